//! What a rule gives to ask: until when, how many, by whom, before whom, who.

use super::Asked;
use super::bodies::{agent, equal, made_up, majority, named, seat, what, who, whose};
use super::clause::{Clause, lowered_article};
use super::duty::{condition, deemed, duty, entitled, manner, moment, required};
use super::figures::{day, figure};
use super::gap::{gap, said_whole};
use super::plain::points;
use super::words::{CUTS, SELF};
use crate::generate::facts::Value;

/// A frame on a rule.
type Frame = fn(&Clause) -> Option<Asked>;

/// Frames that ask for a word, the surest first, and whether what they ask stands in the rule as it is wanted: a moment, a
/// seat, a manner.
const WORDS: [(Frame, bool); 13] = [
    (deemed, false),
    (entitled, false),
    (moment, true),
    (whose, false),
    (what, false),
    (equal, false),
    (seat, true),
    (manner, true),
    (required, false),
    (condition, false),
    (who, false),
    (duty, false),
    (gap, false),
];

/// The questions on a rule, the best first; none that asks twice for the same.
pub(super) fn asks(clause: &Clause) -> Vec<Asked> {
    // in `User may Dispute the Request` capitals make no names
    if clause.rest.starts_with(char::is_uppercase) || clause.subject.eq_ignore_ascii_case("there") {
        return Vec::new();
    }
    // `Fleet - shall mean the boats`: a label and what it means are no rule
    let label = clause.subject.ends_with(['-', '–', '—']);
    // `If so, the officer may …`: if what?
    let so = matches!(
        &*clause.lead.to_lowercase(),
        "if so" | "if not" | "otherwise"
    );
    if label || so || leans(&clause.subject) || enacts(&clause.rest) {
        return Vec::new();
    }
    let mut all = Vec::new();
    let told = |asked| said_whole(clause, asked);
    all.extend(day(clause).map(told));
    all.extend(
        majority(clause)
            .or_else(|| made_up(clause))
            .or_else(|| figure(clause)),
    );
    all.extend(agent(clause).map(told));
    all.extend(named(clause).map(told));
    // what asks for a word rather than for a figure or a body: one of them
    if all.is_empty() {
        let found = WORDS.iter().find_map(|(frame, whole)| {
            let found = frame(clause)?;
            Some(if *whole { told(found) } else { found })
        });
        all.extend(found);
    }
    all.retain_mut(|asked| excepted(asked, &clause.rest));
    all
}

/// Puts the exception of a rule behind its question, without which another answer may be right; whether the question stands:
/// not with an exception that is too long to be told.
fn excepted(asked: &mut Asked, rest: &str) -> bool {
    /// Longer ones drown the question.
    const LONGEST: usize = 16;
    const MARKS: [&str; 5] = [
        " unless ",
        " except ",
        " save ",
        " without the consent ",
        " without the approval ",
    ];
    // that of another rule in the sentence is none of this one
    let rest = &rest[..another(rest).unwrap_or(rest.len())];
    let found = MARKS.iter().filter_map(|mark| rest.find(mark)).min();
    let Some(except) = found.and_then(|at| rest.get(at..)) else {
        return true;
    };
    let except = except.split("; ").next().unwrap_or(except).trim();
    let mark = except.split(' ').next().unwrap_or_default();
    let told =
        asked.prompt.contains(&format!(" {mark} ")) || matches!(asked.value, Value::Gaps(..));
    // an exception that only names another article is none to learn
    if told || points(except) || except.contains(" this ") {
        return true;
    }
    let short = except.split(' ').count() <= LONGEST;
    if short {
        asked.prompt = format!("{}, {except}", asked.prompt.trim_end());
    }
    short
}

/// Whether a subject only points to what was named before: `both`, `neither of them`.
fn leans(subject: &str) -> bool {
    const POINTING: [&str; 8] = [
        "both", "neither", "either", "some", "others", "all", "each", "none",
    ];
    let low = subject.to_lowercase();
    let (first, rest) = low.split_once(' ').unwrap_or((&low, ""));
    if first == "such" {
        return true;
    }
    POINTING.contains(&first) && matches!(rest, "" | "of them" | "of these" | "of those")
}

/// Whether a sentence makes the law known rather than being one of its rules: `has adopted the following Act`.
fn enacts(rest: &str) -> bool {
    let behind = rest.split("the following ").nth(1).unwrap_or_default();
    let noun = behind
        .split([' ', ':', ',', '.'])
        .next()
        .unwrap_or_default();
    SELF.contains(&&*noun.to_lowercase()) || rest.ends_with("as follows")
}

/// What follows a verb, up to where the rule goes on to exceptions.
pub(super) fn cut(rest: &str) -> &str {
    // `60 kilograms or, where it has a brake, 120`: without its other half it would be torn
    let whole = |at: &usize| !rest[..*at].ends_with(" or") && !rest[..*at].ends_with(" and");
    let marks = CUTS.iter().filter_map(|mark| rest.find(mark).filter(whole));
    let end = marks.chain(another(rest)).min();
    let rest = &rest[..end.unwrap_or(rest.len())];
    // `seven members, of whom:` brings in a list
    rest.trim_end_matches(", of whom")
        .trim_end_matches([',', ' '])
}

/// Where a rule on another subject begins: `, and pupils who pass shall receive …`.
fn another(rest: &str) -> Option<usize> {
    /// Longer ones are no subject.
    const LONGEST: usize = 8;
    let helper = |word: &str| matches!(word, "shall" | "must" | "may" | "is" | "are");
    let relative = |word: &str| matches!(word, "who" | "which" | "that" | "whom" | "whose");
    let begins = |behind: &str| {
        let words: Vec<&str> = behind.split(' ').take(LONGEST).collect();
        let told = words.iter().any(|word| relative(word));
        let modal = |word: &&str| matches!(*word, "shall" | "must" | "may");
        let at = match told {
            // `who are heard`: only a second helper is that of the subject
            true => words.iter().position(modal),
            false => words.iter().position(|word| helper(word)),
        };
        at.is_some_and(|at| at > 0 && !words[..at].iter().any(|word| word.ends_with(',')))
    };
    let mut found = rest.match_indices(", and ");
    found.find_map(|(at, mark)| begins(&rest[at + mark.len()..]).then_some(at))
}

/// A text without some of its bytes, and without the marks and blanks that are left over.
pub(super) fn without(text: &str, range: &std::ops::Range<usize>) -> String {
    let (before, after) = (
        text[..range.start].trim_end(),
        text[range.end..].trim_start(),
    );
    let before = if after.starts_with(',') {
        before.trim_end_matches(',')
    } else {
        before
    };
    let after = match before.len() < text[..range.start].trim_end().len() {
        true => after.trim_start_matches([',', ' ']),
        false => after,
    };
    format!("{before} {after}").trim().replace(" ,", ",")
}

pub(super) fn asked(prompt: String, value: Value, quality: f64) -> Asked {
    Asked {
        prompt,
        value,
        quality,
        opened: true,
    }
}

/// A question with what stands before its rule.
pub(super) fn led(clause: &Clause, question: String) -> String {
    match clause.lead.is_empty() {
        true => question,
        false => format!("{}, {question}", small(&clause.lead)),
    }
}

pub(super) fn small(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .into_iter()
        .flat_map(char::to_lowercase)
        .collect::<String>()
        + chars.as_str()
}

/// A rule as a statement, as it stands behind `Under the Act, `.
pub(super) fn statement(clause: &Clause) -> String {
    small_article(&clause.statement())
}

pub(super) fn small_article(text: &str) -> String {
    const LEADS: [&str; 20] = [
        "Before ", "Until ", "Unless ", "While ", "Without ", "Whoever ", "As ", "Once ", "If ",
        "When ", "Where ", "Upon ", "For ", "In ", "Within ", "On ", "At ", "By ", "During ",
        "After ",
    ];
    match LEADS
        .iter()
        .any(|lead| text.starts_with(lead) || text.starts_with(&lead.replace(' ', ",")))
    {
        true => small(text),
        false => lowered_article(text),
    }
}
