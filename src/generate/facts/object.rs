//! What somebody founded, signed, took: a named object asked for with `did`.

use super::draft::{Draft, Value};
use super::subject::asked;
use super::telling::{anchors, core, is_shared, is_singular, is_topic, is_vague, leading};
use super::view::{View, finished};
use crate::generate::language::{Kind, Mode, untitled};
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
    let (helper, _) = view.verb();
    let past = clause.mode == Mode::Past || clause.mode == Mode::Helped && helper == "did";
    if !past
        || is_vague(clause.verb)
        || view.scene.is_binding()
        || is_shared(clause.verb) && clause.verb != "marry"
    {
        return None;
    }
    let rest = core(view, LONGEST);
    let article = usize::from(view.low(rest.start) == "the");
    let name = view.name_at(rest.start + article)?;
    let ends = name.to >= rest.end
        || view.tokens[name.to].among(PREPOSITIONS) && view.low(name.to) != "and";
    let alone = name.to >= rest.end && name.to < clause.end && view.tokens[name.to].text == ",";
    if !ends
        || alone && view.low(name.to + 1) == "and"
        || view
            .tokens
            .get(name.to)
            .is_some_and(|next| next.kind == Kind::Possessive)
    {
        return None;
    }
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
    let lead = clause.lead.clone().filter(|_| view.first).unwrap_or(0..0);
    let named = view.subject.text.contains(char::is_uppercase);
    let all = anchors(view, &after) + usize::from(!view.dates(&lead).is_empty());
    let topic = is_topic(view, text);
    if !named
        || topic
        || all == 0
        || all == 1 && !is_singular(clause.verb) && after.len() < 3 && lead.is_empty()
    {
        return None;
    }
    let led = leading(view)?;
    let (helper, verb) = view.verb();
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
        bound: false,
        dated: None,
        accept: Vec::new(),
        reverse: None,
        claim: None,
        years: view.years(),
    })
}
