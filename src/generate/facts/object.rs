//! What somebody founded, signed, took: a named object asked for with `did`.

use std::ops::Range;

use super::draft::{Draft, Value};
use super::subject::asked;
use super::telling::{anchors, core, is_shared, is_singular, is_topic, is_vague, leading};
use super::view::{View, finished};
use crate::generate::language::{Kind, Mode, Name, untitled};
use crate::generate::lexicon::{NameKind, PREPOSITIONS};

/// Verbs whose object is a thing, never a person.
const MAKING: &[&str] = &[
    "found",
    "invent",
    "discover",
    "write",
    "compose",
    "paint",
    "patent",
    "publish",
    "build",
    "establish",
    "create",
    "launch",
    "design",
    "release",
    "draft",
    "edit",
    "coin",
];

/// `Ola Lund founded the Lima Herald in 1890.`: `What did Ola Lund found in 1890?`
pub(super) fn object(view: &View) -> Vec<Draft> {
    what(view).into_iter().collect()
}

fn what(view: &View) -> Option<Draft> {
    /// Longer questions are read, not recalled.
    const LONGEST: usize = 16;
    let clause = view.clause;
    let (helper, verb) = view.verb();
    let past = clause.mode == Mode::Past || clause.mode == Mode::Helped && helper == "did";
    let shared = is_shared(clause.verb) && clause.verb != "marry";
    if !past || shared || is_vague(clause.verb) || view.scene.is_binding() {
        return None;
    }
    let rest = core(view, LONGEST);
    let name = alone(view, &rest)?;
    let text = if name.kind == NameKind::Person {
        untitled(&name.text)
    } else {
        &name.text
    };
    let asks = match (name.kind, asked(view, text, name.kind)) {
        (NameKind::Person, _) => String::from("Whom"),
        (_, Some(asks)) => asks,
        (NameKind::Thing | NameKind::Work, None) if MAKING.contains(&clause.verb) => {
            String::from("What")
        }
        _ => return None,
    };
    let after = name.to..rest.end;
    if is_topic(view, text) || !is_told(view, &after) {
        return None;
    }
    let led = leading(view)?;
    let said = if after.is_empty() {
        String::new()
    } else {
        view.say(&after)?
    };
    let prompt = finished(&format!(
        "{asks} {helper} {} {verb} {said} {led}",
        view.subject.text
    ));
    Some(Draft {
        frame: "object",
        key: view.key("object", &format!("{said} {led}")),
        prompt,
        value: Value::Name(text.to_owned(), name.kind),
        quality: 0.76,
        years: view.years(),
        ..Draft::plain()
    })
}

/// The name that is the whole object.
fn alone<'v>(view: &'v View, rest: &Range<usize>) -> Option<&'v Name> {
    let article = usize::from(view.low(rest.start) == "the");
    let name = view.name_at(rest.start + article)?;
    let next = view.tokens.get(name.to);
    let ends = name.to >= rest.end || view.tokens[name.to].among(PREPOSITIONS);
    let owns = next.is_some_and(|next| next.kind == Kind::Possessive);
    let listed = next.is_some_and(|next| next.text == ",") && view.low(name.to + 1) == "and";
    (ends && !owns && !listed).then_some(name)
}

/// Whether the subject is named, and what stands around the object tells it apart.
fn is_told(view: &View, after: &Range<usize>) -> bool {
    let lead = view
        .clause
        .lead
        .clone()
        .filter(|_| view.first)
        .unwrap_or(0..0);
    let named = view.subject.text.contains(char::is_uppercase);
    let led = !view.dates(&lead).is_empty();
    let all = anchors(view, after) + usize::from(led);
    named && (all > 1 || all == 1 && (led || after.len() > 2 || is_singular(view.clause.verb)))
}
