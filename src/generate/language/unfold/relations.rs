//! Relations whose parties only the context names, said with both.

use std::ops::Range;

use super::{Whole, stopped};
use crate::generate::language::clause::parse;
use crate::generate::language::span::spans;
use crate::generate::language::token::{Token, tokens};
use crate::generate::lexicon::{adjective, country};

/// `Diplomatic relations were established with Peru in 1990.` in a text on Chile: relations between Chile and Peru were.
/// `home` is the country that the document is about, `pair` the two that its section names.
pub(super) fn completed(text: &str, whole: &Whole) -> Option<String> {
    // hardly any sentence speaks of them
    if !["elations", "ties", "Ties", "trade", "ontact"]
        .iter()
        .any(|part| text.contains(part))
    {
        return None;
    }
    let words = tokens(text);
    let clauses = parse(&words, &spans(&words)).ok()?;
    let clause = clauses.first()?;
    let slice = |from: usize, to: usize| match (
        words.get(from),
        to.checked_sub(1).and_then(|at| words.get(at)),
    ) {
        (Some(first), Some(last)) if from < to => text.get(first.start..last.end).unwrap_or(""),
        _ => "",
    };
    let subject = clause.subject.clone();
    if !is_of_two(&words, &subject) {
        return None;
    }
    let rest = clause.rest.clone();
    let lead = clause
        .lead
        .clone()
        .map(|lead| format!("{}, ", slice(lead.start, lead.end)))
        .unwrap_or_default();
    // `first occurred`
    let group = slice(subject.end, clause.group.end);
    let what = slice(subject.start, subject.end);
    let what = if lead.is_empty() {
        what.to_owned()
    } else {
        what.to_lowercase()
    };
    let with = words.get(rest.start).is_some_and(|word| word.is("with"));
    let (parties, from) = if with {
        let name = whole_country(text, &words, rest.start + 1, rest.end)?;
        let home = whole
            .home
            .filter(|home| country(&name.0).is_none_or(|other| other.name != *home))?;
        (
            format!("{home} and {}", slice(rest.start + 1, name.1)),
            name.1,
        )
    } else {
        let free = !rest.clone().any(|at| words[at].among(&["with", "between"]));
        (whole.pair.clone().filter(|_| free)?, rest.start)
    };
    let after = slice(from, rest.end);
    Some(stopped(&format!(
        "{lead}{what} between {parties} {group} {after}"
    )))
}

/// Whether a subject is of two sides and names neither: `diplomatic relations`, `bilateral trade`, `official contact`.
fn is_of_two(words: &[Token], subject: &Range<usize>) -> bool {
    let Some(noun) = subject.end.checked_sub(1).and_then(|at| words.get(at)) else {
        return false;
    };
    let named = words[subject.clone()].iter().any(|word| {
        word.among(&["between", "with"])
            || country(word.text).is_some()
            || adjective(word.text).is_some()
    });
    let mutual = words[subject.clone()].iter().any(|word| {
        word.among(&[
            "bilateral",
            "two-way",
            "mutual",
            "official",
            "direct",
            "formal",
        ])
    });
    let both = noun.among(&["relations", "ties"])
        || noun.among(&["trade", "contact", "contacts"]) && mutual;
    both && !named
}

/// The country that stands at a token, with where it ends.
fn whole_country(text: &str, words: &[Token], from: usize, end: usize) -> Option<(String, usize)> {
    let from = from + usize::from(words.get(from)?.is("the"));
    (from + 1..=end.min(from + 4)).rev().find_map(|to| {
        let name = text.get(words.get(from)?.start..words.get(to - 1)?.end)?;
        country(name).map(|_| (name.to_owned(), to))
    })
}
