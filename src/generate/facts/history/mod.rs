//! What history, law and institutions are asked: who did what, by whom it was done, where it was, what it was called, which
//! case decided it, which article says it. Each question tells its deed apart by names and dates, so that it keeps the
//! quality of its frame and is not rated by its looks.

mod befell;
mod body;
mod court;
mod deed;
mod life;
mod place;
mod rule;
#[cfg(test)]
mod tests;
mod thing;
mod verbs;

use std::ops::Range;

use super::draft::{Draft, Value};
use super::telling::{anchors, core, is_topic, leading, named, told};
use super::view::{View, finished, key};
use crate::generate::language::{Kind, Mode, Name, Sort, untitled};
use crate::generate::lexicon::{
    BELONGING, GERUND, MONTHS, NameKind, PARTICIPLE, PREPOSITIONS, adjective, class_of, is_title,
    of_form,
};

/// What the frames of this room are called in a draft.
pub(crate) const FRAME: &str = "past";

/// Frames that look at a clause.
const CLAUSES: [fn(&View) -> Option<Draft>; 13] = [
    deed::who,
    deed::by_whom,
    befell::by_what,
    thing::which_thing,
    thing::parties,
    body::decreed,
    befell::whom,
    place::held,
    place::moved,
    body::entitled,
    body::ended,
    life::under,
    life::as_what,
];

/// Whether a verb tells of a deed of history, which one person or body does.
pub(super) fn is_deed(verb: &str) -> bool {
    verbs::DEEDS.contains(&verb)
}

/// The drafts of a clause of the past.
pub(super) fn deeds(view: &View) -> Vec<Draft> {
    if view.scene.is_binding() || view.is_present() {
        return Vec::new();
    }
    CLAUSES.iter().filter_map(|frame| frame(view)).collect()
}

/// Holds questions for sure that ask which prize or treaty it was and tell who had to do with it, and when.
pub(super) fn hold(view: &View, drafts: &mut [Draft]) {
    for draft in drafts {
        let kind = matches!(
            draft.value,
            Value::Name(_, NameKind::Prize | NameKind::Treaty)
        );
        let dated = view
            .years()
            .iter()
            .any(|year| draft.prompt.contains(&year.to_string()));
        let named = view.subject.kind == Some(NameKind::Person)
            && draft.prompt.contains(&view.subject.text);
        let asks = draft.prompt.starts_with("Which ");
        draft.precise |= kind && dated && named && asks && draft.is_sure();
    }
}

/// The drafts of a sentence, whatever its clauses are.
pub(super) fn rules(view: &View) -> Vec<Draft> {
    if view.scene.is_binding() {
        return Vec::new();
    }
    let mut drafts = court::cases(view);
    drafts.extend(rule::article(view));
    drafts.extend(rule::within(view));
    drafts.extend(life::kin(view));
    drafts.extend(life::capital(view));
    drafts
}

/// A draft of this room. `asked` is what is wanted, `of` what it is about.
fn draft(view: &View, asked: &str, prompt: String, value: Value, quality: f64) -> Draft {
    Draft {
        frame: FRAME,
        key: key(&format!("past {asked}"), &prompt, view.clause.verb, ""),
        prompt,
        value,
        quality,
        years: view.years(),
        precise: true,
        ..Draft::plain()
    }
}

/// What goes before the subject, where it tells a date; `None` where it cannot be said.
fn led(view: &View) -> Option<String> {
    let undated = view
        .clause
        .lead
        .clone()
        .filter(|_| view.first && dated(view) == 0);
    // `in July` of which year, a sentence before told
    if undated.is_some_and(|lead| {
        lead.clone()
            .any(|at| MONTHS.contains(&view.tokens[at].text))
            && lead.len() < 5
    }) {
        return Some(String::new());
    }
    let lead = view
        .clause
        .lead
        .clone()
        .filter(|_| view.first)
        .unwrap_or(0..0);
    // `in the fifteenth century` leans on nothing
    let age = view
        .dates(&lead)
        .iter()
        .any(|span| matches!(span.sort, Sort::Century | Sort::Decade(_)));
    if age && lead.len() < 6 && view.low(lead.start) == "in" {
        return Some(super::view::lowered(view.raw(&lead)));
    }
    let said = leading(view)?;
    // `at the same time`, `a week later` mean what was told before
    let leans = ["same time", "this time", "that time", "later", "then"];
    (!leans.iter().any(|words| said.contains(words))).then_some(said)
}

/// How many dates stand before the subject.
fn dated(view: &View) -> usize {
    let lead = view.clause.lead.clone().filter(|_| view.first);
    let dates = lead.map(|lead| {
        view.dates(&lead)
            .into_iter()
            .filter(|span| is_year(&span.sort))
            .count()
    });
    dates.unwrap_or(0)
}

/// Whether a date tells its year.
fn is_year(sort: &Sort) -> bool {
    matches!(sort, Sort::Date(_) | Sort::Years(..))
}

/// Whether a range has `its` or `their`, whose owner a question without its subject does not name.
fn owns(view: &View, range: &Range<usize>) -> bool {
    range.clone().any(|at| {
        let token = &view.tokens[at];
        token.among(BELONGING)
            || token.among(&["himself", "herself", "itself", "themselves", "they", "them"])
    })
}

/// Whether an object goes on behind a range, so that this is half of it: `the Mongol and Turkic tribes`, `the king's son, Ola`.
fn is_torn(view: &View, rest: &Range<usize>) -> bool {
    let next = view.low(rest.end);
    let after = view.low(rest.end + 1);
    let joined = matches!(next, "and" | "or")
        && !view
            .tokens
            .get(rest.end + 1)
            .is_some_and(|next| next.is_past() || next.is_inflected());
    let beside = next == ","
        && view
            .names
            .iter()
            .any(|name| name.from == rest.end + 1 || name.from == rest.end + 2 && after == "the");
    joined || beside
}

/// Whether a clause speaks of any of a kind: `American diplomats met`, `coal was found`.
fn is_any(view: &View) -> bool {
    let text = view.subject.text.as_str();
    let first = text.split(' ').next().unwrap_or("");
    let named = view.subject.kind.is_some()
        || view
            .names
            .iter()
            .any(|name| name.to == view.clause.subject.end);
    let told = matches!(first, "the" | "a" | "an") || text.contains("'s ") || text.contains("' ");
    !named && !told
}

/// Whether what a clause says of its object is a clause of its own: `ordered that`, `began to`.
fn is_open(view: &View, rest: &Range<usize>) -> bool {
    let first = view.low(rest.start);
    matches!(
        first,
        "that"
            | "to"
            | "it"
            | "not"
            | "how"
            | "whether"
            | "why"
            | "and"
            | "what"
            | "no"
            | "so"
            | "such"
    )
}

/// A name as an answer: somebody without the office, a family name in full where the paragraph has it.
fn answer(view: &View, name: &Name) -> (Value, Vec<String>) {
    let text = name.text.trim_start_matches("the ");
    // `Adolf II of Holstein` is more than Adolf II
    let seat = view
        .name_at(name.to + 1)
        .filter(|_| view.low(name.to) == "of" && name.kind == NameKind::Person);
    if let Some(seat) = seat {
        let bare = untitled(text).to_owned();
        return (Value::Words(format!("{bare} of {}", seat.text)), vec![bare]);
    }
    if name.kind != NameKind::Person {
        return (Value::Name(text.to_owned(), name.kind), Vec::new());
    }
    let bare = untitled(text);
    // `Henry the Lion`, `Adolf II of Holstein` go by no family name
    let titled = bare.contains(" of ") || bare.contains(" the ") || bare.ends_with(['I', 'V', 'X']);
    if titled {
        return (Value::Words(bare.to_owned()), Vec::new());
    }
    let full = view
        .scene
        .known
        .surnames
        .get(bare)
        .filter(|full| full.len() == 1);
    match full.and_then(|full| full.first()) {
        Some(full) if !bare.contains(' ') => {
            let said = format!("{}{}", view.memory.words, view.text.to_lowercase());
            if said.contains(&full.to_lowercase()) {
                (Value::Name(full.clone(), NameKind::Person), Vec::new())
            } else {
                (
                    Value::Name(bare.to_owned(), NameKind::Person),
                    vec![full.clone()],
                )
            }
        }
        _ => (Value::Name(bare.to_owned(), NameKind::Person), Vec::new()),
    }
}
