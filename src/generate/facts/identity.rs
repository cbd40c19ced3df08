//! Who or what it was: makers, the only one of its kind, places, values, named objects.

mod passive;
mod places;
mod single;

pub(super) use single::lasting;

use passive::by;
use places::*;
use single::*;

use std::ops::Range;

use super::draft::{Draft, Value};
use super::view::{View, finished, key};
use crate::generate::language::{Kind, Mode, Name, Sort, Token, untitled};
use crate::generate::lexicon::{
    JOINING, NameKind, ONCE, ORDINALS, PARTICIPLE, PREPOSITIONS, SUPERLATIVES, class_of, country,
    of_form, past,
};

/// Verbs whose object has one maker, besides those of [`ONCE`].
const MAKING: &[&str] = &[
    "build",
    "create",
    "develop",
    "establish",
    "pioneer",
    "author",
    "co-found",
    "assassinate",
    "defeat",
    "conquer",
    "unify",
    "overthrow",
    "succeed",
    "replace",
    "commission",
    "abolish",
    "domesticate",
    "launch",
    "draft",
    "translate",
    "publish",
    "introduce",
    "propose",
];

/// Whether what a verb does to a thing is done by one alone.
fn is_making(verb: &str) -> bool {
    ONCE.contains(&verb) || MAKING.contains(&verb)
}

fn draft(
    view: &View,
    frame: &'static str,
    prompt: String,
    value: Value,
    key: String,
    quality: f64,
) -> Draft {
    Draft {
        frame,
        key,
        prompt,
        value,
        quality,
        years: view.years(),
        ..Draft::plain()
    }
}

/// The question word for a name: `Who`, `Which country`, `Which company`.
fn asks(name: &str, kind: NameKind) -> String {
    let head = name
        .split(" of ")
        .next()
        .unwrap_or(name)
        .split(' ')
        .next_back()
        .unwrap_or("")
        .to_lowercase();
    match kind {
        NameKind::Person => String::from("Who"),
        NameKind::Country => String::from("Which country"),
        NameKind::Organisation
            if class_of(&head) == Some(NameKind::Organisation)
                && !head.ends_with('s')
                && head != "inc"
                && head != "ltd" =>
        {
            format!("Which {head}")
        }
        NameKind::Organisation => String::from("Which organisation"),
        NameKind::Treaty | NameKind::Event | NameKind::Prize | NameKind::Place
            if class_of(&head) == Some(kind) && !head.ends_with('s') =>
        {
            format!("Which {head}")
        }
        _ => String::from("What"),
    }
}

/// Whether an object is one thing: a name, or a noun phrase with `the` and something that tells it apart.
fn is_single(view: &View, range: &Range<usize>) -> bool {
    let named = view
        .names
        .iter()
        .any(|name| name.from >= range.start && name.to <= range.end);
    let the = view.low(range.start) == "the";
    let first = range
        .clone()
        .any(|at| view.tokens[at].among(SUPERLATIVES) || view.tokens[at].among(&ORDINALS));
    let bare = !the
        && !matches!(
            view.low(range.start),
            "a" | "an"
                | "some"
                | "several"
                | "many"
                | "two"
                | "three"
                | "four"
                | "his"
                | "her"
                | "its"
                | "their"
        );
    named && (the || bare) && view.low(range.start) != "a"
        || the && (first || range.len() >= 3)
        || bare && range.len() <= 2
}

/// The range of the object: up to a date, a by-phrase or the end.
fn object(view: &View) -> Range<usize> {
    let rest = view.clause.rest.clone();
    let end = view
        .dates(&rest)
        .iter()
        .filter_map(|span| super::when::adverbial(view, span).map(|(_, at)| at))
        .min()
        .unwrap_or(rest.end);
    rest.start..end
}

/// The subject as an answer, when it is one name.
fn subject_name(view: &View) -> Option<(String, NameKind)> {
    let kind = view.subject.kind?;
    if view.subject.plural || !view.first {
        return None;
    }
    let text = view.subject.text.trim_start_matches("the ");
    Some((
        if kind == NameKind::Person {
            untitled(text)
        } else {
            text
        }
        .to_owned(),
        kind,
    ))
}

/// `Marie Curie discovered polonium in 1898.`: `Who discovered polonium?`
pub(super) fn maker(view: &View) -> Vec<Draft> {
    made(view).into_iter().collect()
}

fn made(view: &View) -> Option<Draft> {
    let clause = view.clause;
    if clause.mode != Mode::Past || !is_making(clause.verb) || view.subject.resolved {
        return None;
    }
    let (name, kind) = subject_name(view)?;
    let deeds = [
        "invent",
        "defeat",
        "conquer",
        "unify",
        "abolish",
        "overthrow",
        "domesticate",
        "discover",
        "build",
    ];
    let somebody = match kind {
        NameKind::Person | NameKind::Organisation => true,
        NameKind::Country => deeds.contains(&clause.verb),
        _ => false,
    };
    if !somebody {
        return None;
    }
    let object = object(view);
    if object.is_empty()
        || object.len() > 14
        || !is_single(view, &object)
        || view.low(object.start) == "that"
    {
        return None;
    }
    let said = view.say_alone(&object)?;
    // `created humane characters`: so did many
    let many = view.low(object.end - 1).ends_with('s') && view.low(object.start) != "the";
    if many && !view.names.iter().any(|name| object.contains(&name.from)) {
        return None;
    }
    if ["relations", "ties", "links", "offices", "contacts"]
        .iter()
        .any(|noun| said.contains(noun))
    {
        return None;
    }
    let ask = finished(&format!(
        "{} {} {said}",
        asks(&name, kind),
        past(clause.verb)
    ));
    Some(draft(
        view,
        "maker",
        ask,
        Value::Name(name, kind),
        key("maker", &said, clause.verb, ""),
        0.84,
    ))
}

/// `It was founded by X in 1900`, `Malaria is caused by a parasite`.
pub(super) fn agent(view: &View) -> Vec<Draft> {
    by(view).into_iter().collect()
}

/// `X is the largest Y in Z`, `X was the first woman to …`, `X, the capital of Y, …`.
pub(super) fn only_one(view: &View) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = single(view).into_iter().collect();
    drafts.extend(beside(view));
    drafts
}

/// Nouns of which a country, a body or a field has one.
const OFFICES: &[&str] = &[
    "capital",
    "currency",
    "founder",
    "inventor",
    "author",
    "designer",
    "architect",
    "composer",
    "discoverer",
    "headquarters",
    "seat",
    "birthplace",
    "patron",
    "predecessor",
    "successor",
    "creator",
];

/// Whether a description singles one thing out, from its first words.
fn singles(view: &View, from: usize, end: usize) -> bool {
    let the = view.low(from) == "the";
    let nth = usize::from(
        crate::generate::lexicon::ORDINALS.contains(&view.low(from + 1))
            || view.low(from + 1).contains("-largest")
            || view.low(from + 1).contains("-most"),
    );
    let superlative = view
        .tokens
        .get(from + 1 + nth.min(1))
        .is_some_and(|token| token.among(SUPERLATIVES))
        || SUPERLATIVES.contains(&view.low(from + 1))
        || nth == 1;
    let office = OFFICES.contains(&view.low(from + 1)) && view.low(from + 2) == "of";
    let possessive =
        (from + 1..(from + 5).min(end)).any(|at| view.tokens[at].kind == Kind::Possessive);
    let of = (from..end).any(|at| matches!(view.low(at), "of" | "in" | "to" | "on" | "with"));
    let owner_superlative = possessive
        && (from..(from + 6).min(end)).any(|at| {
            view.tokens[at].among(SUPERLATIVES)
                || view.tokens[at].among(&["capital", "currency"])
                || view.low(at).contains("-largest")
        });
    the && (superlative && of || office) || owner_superlative
}

fn head_noun(view: &View, range: &Range<usize>) -> Option<String> {
    let end = range
        .clone()
        .find(|at| view.tokens[*at].among(PREPOSITIONS) || view.tokens[*at].among(JOINING))?;
    Some(view.low(end - 1).to_owned())
}

/// `The capital of France is Paris.`, `The chemical symbol of gold is Au.`
pub(super) fn value(view: &View) -> Vec<Draft> {
    worth(view).into_iter().collect()
}

/// `was born in Ulm, Germany`, `is located in Peru`, `has its headquarters in Geneva`.
pub(super) fn place(view: &View) -> Vec<Draft> {
    stands(view).into_iter().collect()
}

/// `signed the Treaty of Rome in 1957`: `Which treaty did … sign in 1957?`
pub(super) fn named_object(view: &View) -> Vec<Draft> {
    named(view).into_iter().collect()
}
