//! Mending: a file's bytes → its text with everything mended that has one right mending.
//!
//! A rule that knows its mending hangs it on its finding as edits ([`crate::diagnostic::Fix`]); what is applied here are
//! those edits and nothing else, so a byte outside of them never changes. The mended text is read again, because one
//! mending may show or allow the next, and is kept only when nothing got worse.

pub(crate) mod encoding;
pub(crate) mod id;
mod lines;
pub(crate) mod notation;
mod patchwork;

use std::collections::BTreeMap;

use super::read::Reading;
use super::rules::{self, ENCODING, ID_MISSING};
use crate::diagnostic::{Diagnostic, Edit, Fix, Places, Severity};
use patchwork::{Apart, Patchwork};

/// How often a text is mended and read again: mendings build on each other twice at most, the rest is room.
const ROUNDS: usize = 8;

/// A file that was mended.
#[derive(Debug, Clone, PartialEq)]
pub struct Mended {
    /// The text as it was.
    pub before: String,
    /// What was changed in it: stretches of `before`, apart, in their order.
    pub edits: Vec<Edit>,
    /// The text as it is now.
    pub text: String,
    /// The encoding in which the file was, when that was not UTF-8.
    pub encoding: Option<&'static str>,
    /// Every mending, in the order of the places.
    pub mendings: Vec<Mending>,
    /// Rules whose mendings were left out, because they would have made something worse.
    pub left: Vec<&'static str>,
    /// What the mended text holds.
    pub reading: Reading,
}

/// One mending that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mending {
    /// The rule that was broken.
    pub rule: &'static str,
    /// What was done, imperative, such as `quote the text`.
    pub title: String,
    /// The line of the finding, from 1, in the text as it was when it was mended.
    pub line: usize,
}

/// Why a file was left alone though it has mendings.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("mending {} would make something else worse", listed(.0))]
pub struct Refused(
    /// The rules whose mendings were tried.
    pub Vec<&'static str>,
);

fn listed(rules: &[&str]) -> String {
    let quoted: Vec<_> = rules.iter().map(|rule| format!("`{rule}`")).collect();
    quoted.join(", ")
}

/// How a text is read: [`read`](super::read()) with the file's name, or a closer look whose findings are to be mended too.
pub type Look<'a> = &'a dyn Fn(&str) -> Reading;

/// Mends the bytes of a file. `None` when nothing has a mending.
///
/// # Errors
/// [`Refused`] when every mending would make the deck worse: bring a new error, or change the id of a card.
pub fn mend(bytes: &[u8], look: Look) -> Result<Option<Mended>, Refused> {
    let plain = std::str::from_utf8(bytes).ok();
    let (before, encoding) = match plain.filter(|_| !encoding::is_utf_16(bytes)) {
        Some(text) => (text.to_owned(), None),
        None => match encoding::decode(bytes) {
            None => return Ok(None),
            Some((text, name)) => (text, Some(name)),
        },
    };
    let first = look(&before);
    let rules = mendable(&first);
    if rules.is_empty() && encoding.is_none() {
        return Ok(None);
    }
    let mut best = attempt(look, &before, &first, &|_| true).map(|work| (work, Vec::new()));
    if best.is_none() {
        best = without_the_worst(look, &before, &first, &rules);
    }
    let Some(((work, mendings, reading), left)) = best else {
        return Err(Refused(rules));
    };
    if mendings.is_empty() && encoding.is_none() {
        return Err(Refused(rules));
    }
    let mut mendings = mendings;
    if let Some(name) = encoding {
        mendings.insert(
            0,
            Mending {
                rule: ENCODING.name,
                title: format!("save it as UTF-8 ({name} now)"),
                line: 1,
            },
        );
    }
    let (edits, text) = (work.edits(), work.text());
    drop(work);
    Ok(Some(Mended {
        edits,
        text,
        before,
        encoding,
        mendings,
        left,
        reading,
    }))
}

/// The one edit that leads from a text to another: from their first difference to the last.
pub(super) fn between(before: &str, after: &str) -> Edit {
    let same = |(a, b): &(char, char)| a == b;
    let start: usize = before
        .chars()
        .zip(after.chars())
        .take_while(same)
        .map(|(c, _)| c.len_utf8())
        .sum();
    let (rest, new) = (&before[start..], &after[start..]);
    let end: usize = rest
        .chars()
        .rev()
        .zip(new.chars().rev())
        .take_while(same)
        .map(|(c, _)| c.len_utf8())
        .sum();
    Edit {
        span: start..before.len() - end,
        text: new[..new.len() - end].to_owned(),
    }
}

type Work<'t> = (Patchwork<'t>, Vec<Mending>, Reading);

/// The rules that have mendings in a reading, each once.
fn mendable(reading: &Reading) -> Vec<&'static str> {
    let mut rules: Vec<_> = reading
        .findings
        .iter()
        .filter(|finding| finding.fix.is_some())
        .map(|finding| finding.rule)
        .collect();
    rules.sort_unstable();
    rules.dedup();
    rules
}

/// Mends rule by rule and leaves out those whose mendings make something worse.
fn without_the_worst<'t>(
    look: Look,
    before: &'t str,
    first: &Reading,
    rules: &[&'static str],
) -> Option<(Work<'t>, Vec<&'static str>)> {
    let mut good: Vec<&str> = Vec::new();
    let mut left = Vec::new();
    let mut best = None;
    for &rule in rules {
        good.push(rule);
        match attempt(look, before, first, &|rule| good.contains(&rule)) {
            Some(work) => best = Some(work),
            None => left.extend(good.pop().map(|_| rule)),
        }
    }
    best.map(|work| (work, left))
}

/// Mends what may be mended until nothing changes; `None` when that has no end or makes something worse.
fn attempt<'t>(
    look: Look,
    before: &'t str,
    first: &Reading,
    allowed: &dyn Fn(&str) -> bool,
) -> Option<Work<'t>> {
    let mut work = Patchwork::new(before);
    let mut mendings = Vec::new();
    let mut text = before.to_owned();
    let mut reading = first.clone();
    for _ in 0..ROUNDS {
        let (apart, done) = chosen(&text, &reading, allowed);
        if done.is_empty() {
            return (!worse(first, &reading)).then_some((work, mendings, reading));
        }
        work.apply(apart.edits());
        mendings.extend(done);
        text = work.text();
        reading = look(&text);
    }
    None
}

/// The mendings that can be done at once. Ids come first: they are made from the text as it is before it is mended.
fn chosen<'r>(
    text: &str,
    reading: &'r Reading,
    allowed: &dyn Fn(&str) -> bool,
) -> (Apart<'r>, Vec<Mending>) {
    let mendable = |finding: &'r Diagnostic| finding.fix.as_ref().map(|fix| (finding, fix));
    let mut fixes: Vec<(&Diagnostic, &Fix)> = reading
        .findings
        .iter()
        .filter_map(mendable)
        .filter(|(finding, _)| allowed(finding.rule))
        .collect();
    fixes.sort_by_key(|(finding, _)| finding.rule != ID_MISSING.name);
    let places = Places::new(text);
    let mut apart = Apart::default();
    let mut done: Vec<(usize, Mending)> = Vec::new();
    for (finding, fix) in fixes {
        if apart.take(fix, text) {
            let start = finding.place.span.start;
            let mending = Mending {
                rule: finding.rule,
                title: fix.title.clone(),
                line: places.at(start).line,
            };
            done.push((start, mending));
        }
    }
    done.sort_by_key(|(start, _)| *start);
    (
        apart,
        done.into_iter().map(|(_, mending)| mending).collect(),
    )
}

/// Whether a deck lost by its mending: an id of a card, or a new error. Errors that a fault of notation hid are not new.
fn worse(before: &Reading, after: &Reading) -> bool {
    if let Some(deck) = &before.deck {
        let ids =
            |deck: &super::Deck| -> Vec<_> { deck.cards.iter().map(|c| c.id.clone()).collect() };
        return after
            .deck
            .as_ref()
            .is_none_or(|after| after.id != deck.id || ids(after) != ids(deck));
    }
    let errors = |reading: &Reading| {
        let mut errors: BTreeMap<&str, usize> = BTreeMap::new();
        let all = reading.findings.iter();
        for finding in all.filter(|finding| finding.severity == Severity::Error) {
            *errors.entry(finding.rule).or_default() += 1;
        }
        errors
    };
    let blind = errors(before).contains_key(rules::YAML_SYNTAX.name);
    let known = errors(before);
    if blind && !errors(after).contains_key(rules::YAML_SYNTAX.name) {
        return after.findings.iter().any(notation::is_shapeless);
    }
    let grown = |(rule, number): (&str, usize)| number > known.get(rule).copied().unwrap_or(0);
    errors(after).into_iter().any(grown)
}

#[cfg(test)]
mod tests;
