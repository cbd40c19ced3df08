//! Which article says something, and within which time something has to be done.

use super::*;
use crate::generate::language::is_numeral;
use crate::generate::lexicon::{BASE, THIRD};

/// What laws are parted into.
const PARTS: &[&str] = &[
    "article",
    "section",
    "rule",
    "chapter",
    "clause",
    "title",
    "canon",
    "amendment",
    "principle",
    "schedule",
];

/// `Article 17 contains the right to erasure.`: `Which article contains the right to erasure?`
pub(super) fn article(view: &View) -> Option<Draft> {
    /// What stands before: `Beyond fines,`.
    const LEAD: usize = 5;
    let comma = view
        .tokens
        .iter()
        .take(LEAD)
        .position(|token| token.text == ",");
    let at = comma.map_or(0, |comma| comma + 1);
    let part = view
        .tokens
        .get(at)
        .filter(|token| token.is_capital() && token.among(PARTS))?;
    let number = view.tokens.get(at + 1)?;
    let numbered = number.kind == Kind::Number || is_numeral(number.text);
    let verb = view.tokens.get(at + 2)?;
    let states = of_form(&verb.low, THIRD).is_some() && !verb.among(&["is", "has", "does", "says"]);
    let end = end(view);
    let to = (at + 3..end).find(|at| {
        let token = &view.tokens[*at];
        token.text == ";"
            || token.text == ","
                && view.tokens.get(at + 1).is_some_and(|next| {
                    next.among(&["although", "but", "which", "while", "and", "or", "so"])
                })
    });
    let rest = at + 3..to.unwrap_or(end);
    if !numbered
        || !states
        || rest.len() < 3
        || rest
            .clone()
            .any(|at| view.tokens[at].among(&["it", "they", "them", "this", "these"]))
    {
        return None;
    }
    let prompt = finished(&format!(
        "Which {} {} {}",
        part.low,
        verb.text,
        view.say_alone(&rest)?
    ));
    Some(draft(
        view,
        "article",
        prompt,
        Value::Words(format!("{} {}", part.text, number.text)),
        0.72,
    ))
}

/// Behind the last word of a sentence.
pub(super) fn end(view: &View) -> usize {
    view.tokens
        .iter()
        .rposition(|token| !matches!(token.text, "." | "!" | "\""))
        .map_or(0, |last| last + 1)
}

/// `A breach must be reported to the office within 72 hours.`: `Within how long must a breach be reported …?`
pub(super) fn within(view: &View) -> Option<Draft> {
    /// The parts of time in which such terms are set.
    const UNITS: &[&str] = &[
        "hours", "days", "weeks", "months", "years", "hour", "day", "week", "month", "year",
    ];
    let must = view
        .tokens
        .iter()
        .position(|token| token.among(&["must", "has", "have", "shall"]))?;
    let owed = !view.tokens[must].among(&["has", "have"]) || view.low(must + 1) == "to";
    let within = (must..view.tokens.len()).find(|at| view.low(*at) == "within")?;
    let last = (within + 2..within + 5).find(|at| UNITS.contains(&view.low(*at)))?;
    let plain = (0..must).all(|at| {
        view.tokens[at].kind == Kind::Word
            && !view.tokens[at].among(&[
                "it", "they", "he", "she", "who", "which", "this", "that", "these",
            ])
    });
    let counted = crate::generate::language::value(&view.tokens[within + 1]).is_some();
    let whole = !(must..within).any(|at| {
        matches!(view.tokens[at].text, "," | ";")
            || view.tokens[at].among(&["and", "it", "they", "which", "not"])
    });
    if !owed || !plain || !counted || !whole || must == 0 || must > 9 || within < must + 2 {
        return None;
    }
    let subject = view.say_alone(&(0..must))?;
    let from = must + 1;
    let opened = if view.low(must) == "has" {
        "does"
    } else if view.low(must) == "have" {
        "do"
    } else {
        view.low(must)
    };
    let have = if view.low(must) == "has" || view.low(must) == "have" {
        "have"
    } else {
        ""
    };
    let verb = view.low(from + usize::from(!have.is_empty()));
    if verb != "be" {
        of_form(verb, BASE)?;
    }
    let rest = from + usize::from(!have.is_empty())..within;
    let have = if have.is_empty() { "" } else { "have to" };
    let said = view.say(&rest)?;
    let prompt = finished(&format!("Within how long {opened} {subject} {have} {said}"));
    Some(draft(
        view,
        "within",
        prompt,
        Value::Words(view.raw(&(within + 1..last + 1)).to_owned()),
        0.72,
    ))
}
