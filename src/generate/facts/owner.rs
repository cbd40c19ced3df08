//! Whose it was: policies, plans and doctrines that bear a name in quotation marks.

use super::draft::{Draft, Value};
use super::view::{View, key};
use crate::generate::language::{Kind, untitled};
use crate::generate::lexicon::NameKind;

/// Heads of what people think up and pursue.
const PURSUED: &[&str] = &[
    "policy",
    "plan",
    "doctrine",
    "programme",
    "program",
    "campaign",
    "strategy",
    "initiative",
];

/// `President Berg's "Open Door Policy"`: `Whose policy was the "Open Door Policy"?`
pub(super) fn policies(view: &View) -> Vec<Draft> {
    view.names
        .iter()
        .filter_map(|name| owned(view, name.from, name.to))
        .collect()
}

fn owned(view: &View, from: usize, to: usize) -> Option<Draft> {
    let head = view.low(to - 1);
    let mark = from
        .checked_sub(1)
        .filter(|at| matches!(view.tokens[*at].text, "\"" | "'"))?;
    let closed = view
        .tokens
        .get(to)
        .is_some_and(|token| matches!(token.text, "\"" | "'"));
    if !PURSUED.contains(&head) || !closed || to - from < 2 {
        return None;
    }
    let before = mark.checked_sub(1)?;
    let person = if view.tokens[before].kind == Kind::Possessive {
        let name = view
            .names
            .iter()
            .find(|name| name.to == before && name.kind == NameKind::Person)?;
        let bare = untitled(&name.text);
        let full = view
            .scene
            .known
            .surnames
            .get(bare)
            .filter(|full| full.len() == 1);
        full.and_then(|full| full.first())
            .map_or_else(|| bare.to_owned(), Clone::clone)
    } else if view.tokens[before].among(&["his", "her"]) {
        view.memory
            .person(view.tokens[before].is("her"), view.scene)?
    } else {
        return None;
    };
    let title = view.raw(&(from..to));
    let prompt = format!("Whose {head} was the \"{title}\"?");
    person.contains(' ').then(|| Draft {
        frame: "owner",
        key: key("owner", title, "be", ""),
        prompt,
        value: Value::Name(person, NameKind::Person),
        quality: 0.76,
        ..Draft::plain()
    })
}
