//! Who found, proposed or named something, and who found that something is so.

use super::draft;
use super::said::named;
use crate::generate::facts::draft::{Draft, Value};
use crate::generate::facts::view::{View, key};
use crate::generate::language::{Name, Sort, untitled};
use crate::generate::lexicon::{
    BELONGING, LEANING, NameKind, PARTICIPLE, adjective, is_unique, of_form, past,
};

/// What is done to what is found.
const FINDING: [&str; 13] = [
    "discovered",
    "invented",
    "described",
    "proposed",
    "introduced",
    "isolated",
    "identified",
    "coined",
    "patented",
    "formulated",
    "devised",
    "synthesised",
    "synthesized",
];

fn person<'v>(view: &'v View, at: usize) -> Option<&'v Name> {
    view.name_at(at)
        .filter(|name| name.kind == NameKind::Person)
}

/// `Radium was discovered by Marie Curie in 1898.`
pub(super) fn finder(view: &View) -> Vec<Draft> {
    let mut drafts = Vec::new();
    drafts.extend(passive(view));
    drafts.extend(coined(view));
    drafts
}

fn passive(view: &View) -> Option<Draft> {
    let by = view.tokens.iter().position(|token| token.is("by"))?;
    let forward = by >= 3 && view.low(by - 1) == "forward" && view.low(by - 2) == "put";
    let deed = by.checked_sub(1 + usize::from(forward))?;
    if !forward && !FINDING.contains(&view.low(deed)) {
        return None;
    }
    let first = usize::from(deed > 0 && view.low(deed - 1) == "first");
    let verb = deed.checked_sub(1 + first)?;
    if !matches!(view.low(verb), "was" | "were") {
        return None;
    }
    let name = person(view, by + 1)?;
    let subject = about(view, verb)?;
    // others beside them are no part of the name
    let several = view.low(name.to) == "and"
        || view
            .tokens
            .get(name.to)
            .is_some_and(|token| token.text == ",");
    let other = (view.low(name.to) == "and")
        .then(|| person(view, name.to + 1))
        .flatten();
    if several && other.is_none() || !untitled(&name.text).contains(' ') {
        return None;
    }
    let base = of_form(view.low(deed), PARTICIPLE)?;
    let done = if forward {
        String::from("put forward")
    } else {
        past(base)
    };
    let ever = if first == 1 { "first " } else { "" };
    let prompt = format!("who {ever}{done} {subject}");
    let value = match other {
        Some(other) => Value::List(vec![
            untitled(&name.text).to_owned(),
            untitled(&other.text).to_owned(),
        ]),
        None => Value::Name(untitled(&name.text).to_owned(), NameKind::Person),
    };
    Some(Draft {
        key: key("finder", &subject, base, ""),
        ..draft(view, "finder", "Who", &prompt, value)
    })
}

/// What was found: the noun at the beginning, or the name behind it, as in `This mechanism, chemiosmosis, was …`.
fn about(view: &View, verb: usize) -> Option<String> {
    let aside = view.tokens[..verb]
        .iter()
        .position(|token| token.text == ",");
    let this = matches!(view.low(0), "this" | "these" | "the" | "such");
    match aside {
        Some(comma) if verb >= 2 && view.tokens[verb - 1].text == "," && comma + 1 < verb - 1 => {
            let name = named(view, comma + 1, verb - 1);
            let single = verb - 1 - (comma + 1) <= 3;
            if this && view.low(0) != "the" {
                name.filter(|name| single && !name.starts_with("a ") && !name.starts_with("an "))
            } else {
                plain(view, comma)
            }
        }
        Some(_) => None,
        None => plain(view, verb),
    }
}

/// The noun at the beginning of a sentence, where it names a thing: `the so-called Z-scheme`, `insulin`.
fn plain(view: &View, end: usize) -> Option<String> {
    let subject = named(view, 0, end)?;
    let subject = subject.replace("so-called ", "");
    let bare = subject.split(' ').count() > 1 && !subject.contains(char::is_uppercase);
    let leans = subject.starts_with("the ") && bare
        || subject.starts_with("a ")
        || subject.starts_with("an ")
        || subject.ends_with('s') && !subject.contains(' ');
    (!leans).then_some(subject)
}

/// `Maria Lund coined the term "slow loop" in 1961.`
fn coined(view: &View) -> Option<Draft> {
    let at = view.tokens.iter().position(|token| token.is("coined"))?;
    let word = view.low(at + 2);
    if view.low(at + 1) != "the"
        || !matches!(word, "term" | "word" | "name" | "phrase" | "expression")
    {
        return None;
    }
    let behind = view.text.get(view.tokens[at + 2].end..)?.trim_start();
    let term = behind.strip_prefix('"')?.split('"').next()?;
    let name = person(view, 0)?;
    let own = name.to == at
        || view
            .tokens
            .get(name.to)
            .is_some_and(|token| token.text == ",")
            && view.tokens[at - 1].text == ",";
    if !own || term.is_empty() || term.split(' ').count() > 5 {
        return None;
    }
    let prompt = format!("who coined the {word} \"{term}\"");
    Some(draft(
        view,
        "coined",
        "Who",
        &prompt,
        Value::Name(untitled(&name.text).to_owned(), NameKind::Person),
    ))
}

/// What somebody does who finds that something is so.
const FINDS: [&str; 13] = [
    "suggested",
    "proposed",
    "discovered",
    "found",
    "showed",
    "demonstrated",
    "realised",
    "realized",
    "concluded",
    "proved",
    "established",
    "observed",
    "noticed",
];

/// `In 1628 William Harvey showed that blood circulates.`
pub(super) fn found_that(view: &View) -> Vec<Draft> {
    that(view).into_iter().collect()
}

/// Whether a name begins with where somebody is from: `Frenchman Ola Lund`, `Canadian Nils Berg`.
fn is_countryman(name: &str) -> bool {
    let people = |word: &str| word.ends_with("man") && word.len() > 6 || adjective(word).is_some();
    name.split_once(' ')
        .is_some_and(|(first, rest)| people(first) && rest.contains(' '))
}

fn that(view: &View) -> Option<Draft> {
    let at = (0..view.tokens.len()).find(|at| view.low(*at) == "that")?;
    let verb = (1..at).rev().find(|at| FINDS.contains(&view.low(*at)))?;
    let name = view.names.iter().find(|name| {
        let person = name.kind == NameKind::Person || is_countryman(&name.text);
        person && name.from < verb
    })?;
    let when = dated(view, name, verb, at)?;
    let open = ["may", "might", "not", "never", "probably", "perhaps"];
    let open = view.tokens[..at].iter().any(|token| token.among(&open));
    if open || !does_itself(view, name, verb) || !untitled(&name.text).contains(' ') {
        return None;
    }
    let finding = finding(view, at + 1)?;
    // `the Frenchman Ola Lund`
    let text = untitled(&name.text);
    let text = match text.split_once(' ') {
        Some((_, rest)) if is_countryman(text) => rest,
        _ => text,
    };
    let prompt = format!("who {} {when} that {finding}", view.low(verb));
    let value = Value::Name(text.to_owned(), NameKind::Person);
    Some(draft(view, "finding", "Who", &prompt, value))
}

/// When it was found, as a question says it: at the beginning, or right before `that`.
fn dated(view: &View, name: &Name, verb: usize, that: usize) -> Option<String> {
    let within = |from: usize, to: usize| {
        let mut spans = view.spans.iter();
        spans.find(|span| {
            let dates = matches!(span.sort, Sort::Date(_) | Sort::Decade(_) | Sort::Century);
            dates && span.from >= from && span.to <= to
        })
    };
    let behind = within(verb + 1, that).filter(|span| span.to == that && span.from <= verb + 3);
    let before = within(0, name.from).filter(|span| span.from <= 3);
    let begins = match view.low(0) {
        _ if name.from == 0 || before.is_some() => true,
        "the" => matches!(name.from, 1..=3),
        _ => false,
    };
    let near = that == verb + 1 || behind.is_some();
    let span = behind.or(before).filter(|_| begins && near)?;
    let date = view.raw(&(span.from..span.to));
    let lead = view.low(span.from.checked_sub(1)?);
    let opens = date.starts_with("the ");
    match lead {
        "in" | "around" => Some(format!("{lead} {date}")),
        "late" | "early" | "mid" => Some(format!("in the {lead} {date}")),
        "the" if !opens => Some(format!("in the {date}")),
        _ => None,
    }
}

/// Whether the person before a verb is who did it, with an aside between commas at most.
fn does_itself(view: &View, name: &Name, verb: usize) -> bool {
    let verb = verb - usize::from(view.low(verb - 1) == "had");
    let comma = |at: usize| view.tokens[at].text == ",";
    let aside = || {
        let plain = |at: usize| !comma(at) && view.low(at) != "and";
        comma(name.to) && comma(verb - 1) && (name.to + 1..verb - 1).all(plain)
    };
    name.to == verb || name.to < verb && aside()
}

/// What was found, from a token on, where it leans on nothing.
fn finding(view: &View, from: usize) -> Option<String> {
    /// Longer findings are read, not recalled.
    const LONGEST: usize = 17;
    let stops = |at: &usize| {
        let next = ["and", "but", "which", "because", "while", "although"];
        let text = view.tokens[*at].text;
        matches!(text, ";" | ":" | ".") || text == "," && next.contains(&view.low(at + 1))
    };
    let end = (from..view.tokens.len())
        .find(stops)
        .unwrap_or(view.tokens.len());
    let leans = |token: &crate::generate::language::Token| {
        token.among(LEANING) || token.among(BELONGING) || token.text == ","
    };
    let plain = !view.tokens[from..end].iter().any(leans);
    let definite = view.low(from) == "the" && !is_unique(view.low(from + 1));
    let said = view.raw(&(from..end));
    let quoted = said.matches('"').count() % 2 == 1;
    (plain && !definite && !quoted && (4..=LONGEST).contains(&(end - from)))
        .then(|| said.to_owned())
}

#[cfg(test)]
mod tests {
    use crate::generate::facts::asking::gives;

    #[test]
    fn what_was_found_has_its_finder() {
        gives(
            "This device, the Lund cell, was invented by Maria Berg in 1898.",
            "Who invented the Lund cell?",
            "Maria Berg",
        );
    }

    #[test]
    fn a_finding_has_its_finder() {
        gives(
            "In 1628 William Harvey showed that blood circulates through arteries and veins.",
            "Who showed in 1628 that blood circulates through arteries and veins?",
            "William Harvey",
        );
        gives(
            "Maria Lund, who lived in Lima, coined the term \"slow loop\" in 1961.",
            "Who coined the term \"slow loop\"?",
            "Maria Lund",
        );
    }
}
