//! Who did it, where a person did what only one did then: asked by office, or by a deed that is done once.

use super::draft::{Draft, Value};
use super::view::{View, finished};
use crate::base::PartialDate;
use crate::generate::language::{Mode, Sort, Span, office};
use crate::generate::lexicon::{NameKind, past};

/// Deeds that one person does at a time: the object tells who.
const SINGLE: &[&str] = &["assume", "succeed", "found", "lead"];

/// Deeds that several may do in a year, but one of an office in a month.
const OFFICIAL: &[&str] = &[
    "visit", "sign", "open", "attend", "announce", "address", "meet",
];

/// `Swedish Prime Minister Ola Berg visited Rome in May 1983.`: `Which Swedish prime minister visited Rome in May 1983?`
pub(super) fn doer(view: &View) -> Vec<Draft> {
    done(view).into_iter().collect()
}

fn done(view: &View) -> Option<Draft> {
    let clause = view.clause;
    if clause.mode != Mode::Past
        || view.subject.kind != Some(NameKind::Person)
        || !view.first
        || view.subject.plural
    {
        return None;
    }
    let name = view
        .names
        .iter()
        .find(|name| name.to == clause.subject.end)?;
    let (_, bare) = office(&name.text);
    let held = name.text.strip_suffix(bare)?.trim();
    let asked = which(held);
    let by_office = asked.is_some() && OFFICIAL.contains(&clause.verb);
    let by_deed = SINGLE.contains(&clause.verb);
    if !by_office && !by_deed || !bare.contains(' ') || view.subject.resolved {
        return None;
    }
    let (span, date) = date_of(view)?;
    if by_office && date.month().is_none() {
        return None;
    }
    let names = view.names.iter().any(|name| {
        name.from >= clause.rest.start && name.to <= clause.rest.end && name.from != span.from
    });
    if !names || view.raw(&clause.rest).contains(',') && span.from < clause.rest.start {
        return None;
    }
    let said = view.say_alone(&clause.rest)?;
    let led = if span.from < clause.rest.start {
        super::view::lowered(view.raw(&clause.lead.clone()?))
    } else {
        String::new()
    };
    let asked = asked
        .filter(|_| by_office)
        .unwrap_or_else(|| String::from("Who"));
    let prompt = finished(&format!("{asked} {} {said} {led}", past(clause.verb)));
    Some(Draft {
        frame: "doer",
        key: super::view::key("doer", &said, clause.verb, &led),
        prompt,
        value: Value::Name(bare.to_owned(), NameKind::Person),
        quality: 0.76,
        years: view.years(),
        ..Draft::plain()
    })
}

/// The first date of a clause, in its rest or before its subject.
fn date_of<'a>(view: &'a View) -> Option<(&'a Span, PartialDate)> {
    let lead = view.clause.lead.clone().unwrap_or(0..0);
    let dates = view
        .dates(&view.clause.rest)
        .into_iter()
        .chain(view.dates(&lead));
    dates.into_iter().find_map(|span| match span.sort {
        Sort::Date(date) => Some((span, date)),
        _ => None,
    })
}

/// `Which Swedish prime minister`, of an office that tells its country.
fn which(held: &str) -> Option<String> {
    let words: Vec<&str> = held.split(' ').filter(|word| !word.is_empty()).collect();
    let first = words.first()?;
    let people = crate::generate::lexicon::adjective(first).is_some()
        || words.len() > 1 && crate::generate::lexicon::adjective(&words[..2].join(" ")).is_some()
        || ["an", "ese", "ish"].iter().any(|end| first.ends_with(end));
    if !people || words.len() < 2 || words.contains(&"then") {
        return None;
    }
    let title = words.iter().map(|word| {
        if crate::generate::lexicon::is_title(&word.to_lowercase())
            || matches!(*word, "Prime" | "Foreign" | "Vice" | "Crown" | "Chief")
        {
            word.to_lowercase()
        } else {
            (*word).to_owned()
        }
    });
    Some(format!("Which {}", title.collect::<Vec<_>>().join(" ")))
}
