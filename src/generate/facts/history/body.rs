//! What something was called, and what ended it.

use super::deed::{head, said};
use super::*;

/// `In 1410 a wider alliance, the League of Falun, was formed.`: `What was the name of the alliance formed in 1410?`; `They
/// occupied a building called Lund Hall.`: `Which building did they occupy?`
pub(super) fn entitled(view: &View) -> Option<Draft> {
    beside(view).or_else(|| object(view))
}

/// The name between commas behind a subject with `a`.
fn beside(view: &View) -> Option<Draft> {
    let clause = view.clause;
    let aside = clause.aside.clone()?;
    let start = aside.start + usize::from(view.tokens[aside.start].text == ",");
    let from = start + usize::from(view.low(start) == "the");
    let name = view.name_at(from).filter(|name| {
        name.to >= aside.end || view.tokens[name.to].text == "," && name.to + 1 >= aside.end
    })?;
    let subject = clause.subject.clone();
    if !view.tokens[subject.start].among(&["a", "an"])
        || name.kind == NameKind::Person
        || clause.mode != Mode::Passive
    {
        return None;
    }
    let noun = noun(view, subject.start + 1..subject.end)?;
    let (helper, verb) = view.verb();
    let rest = core(view, 12);
    let (after, led) = (said(view, &rest)?, led(view)?);
    let told = view.dates(&rest).len() + dated(view) > 0;
    let prompt = finished(&format!(
        "What was the name of the {noun} {verb} {after} {led}"
    ));
    (helper == "was" && told).then(|| {
        draft(
            view,
            "name",
            prompt,
            Value::Name(name.text.clone(), name.kind),
            0.72,
        )
    })
}

/// A noun with its adjectives, without those that compare it: `a wider alliance`.
fn noun(view: &View, range: Range<usize>) -> Option<String> {
    // `a third arrangement` is one of several
    if range
        .clone()
        .any(|at| view.tokens[at].among(&["second", "third", "further", "similar", "fourth"]))
    {
        return None;
    }
    let words = range.filter(|at| {
        !view.tokens[*at].among(&[
            "new", "wider", "broader", "larger", "smaller", "greater", "stronger", "closer",
            "later",
        ])
    });
    let words: Vec<&str> = words.map(|at| view.tokens[at].text).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// The name of an object with `a`: `a building called Lund Hall`.
fn object(view: &View) -> Option<Draft> {
    let clause = view.clause;
    let rest = core(view, 18);
    if clause.mode != Mode::Past || !view.tokens.get(rest.start)?.among(&["a", "an"]) {
        return None;
    }
    let at = rest
        .clone()
        .find(|at| view.tokens[*at].among(&["called", "named"]))?;
    let the = usize::from(view.low(at + 1) == "the");
    let name = view.name_at(at + 1 + the)?;
    let plain = (rest.start + 1..at).all(|at| {
        view.tokens[at].kind == Kind::Word
            && !view.tokens[at].among(&["and", "who", "which", "that"])
    });
    let ends = name.to >= rest.end || view.tokens[name.to].among(PREPOSITIONS);
    if at > rest.start + 6 || !plain || !ends || !view.subject.text.contains(char::is_uppercase) {
        return None;
    }
    let noun = noun(view, rest.start + 1..at)?;
    let (helper, verb) = view.verb();
    let (after, led) = (said(view, &(name.to..rest.end))?, led(view)?);
    let prompt = finished(&format!(
        "Which {noun} {helper} {} {verb} {after} {led}",
        view.subject.text
    ));
    Some(draft(
        view,
        "name",
        prompt,
        Value::Name(name.text.clone(), name.kind),
        0.68,
    ))
}

/// `The war ended with the Treaty of Falun in 1474.`: `With which treaty did the war end in 1474?`
pub(super) fn ended(view: &View) -> Option<Draft> {
    let clause = view.clause;
    let rest = core(view, 14);
    if clause.mode != Mode::Past
        || !matches!(clause.verb, "end" | "begin" | "conclude" | "culminate")
    {
        return None;
    }
    let with = view.low(rest.start);
    let the = usize::from(view.low(rest.start + 1) == "the");
    let name = view.name_at(rest.start + 1 + the)?;
    let head = head(&name.text);
    let kind = matches!(name.kind, NameKind::Treaty | NameKind::Event)
        && class_of(&head) == Some(name.kind);
    if !matches!(with, "with" | "in" | "by") || !kind {
        return None;
    }
    let (after, led) = (said(view, &(name.to..rest.end))?, led(view)?);
    let prompt = finished(&format!(
        "{} which {head} did {} {} {after} {led}",
        crate::base::text::capitalised(with),
        view.subject.text,
        clause.verb
    ));
    let known = view.subject.text.contains(char::is_uppercase);
    known.then(|| {
        draft(
            view,
            "end",
            prompt,
            Value::Name(name.text.clone(), name.kind),
            0.7,
        )
    })
}

/// What laws and treaties do.
const RULING: &[&str] = &[
    "abolish",
    "allow",
    "annex",
    "ban",
    "cede",
    "create",
    "declare",
    "divide",
    "end",
    "establish",
    "extend",
    "forbid",
    "give",
    "grant",
    "guarantee",
    "impose",
    "lay",
    "legalise",
    "legalize",
    "limit",
    "make",
    "order",
    "outlaw",
    "permit",
    "prohibit",
    "promise",
    "protect",
    "provide",
    "recognise",
    "recognize",
    "regulate",
    "repeal",
    "replace",
    "require",
    "restore",
    "restrict",
    "return",
    "set",
    "settle",
    "stipulate",
    "transfer",
    "confirm",
    "restrain",
    "authorise",
    "authorize",
    "fix",
    "deny",
    "deprive",
    "entitle",
    "merge",
    "organise",
    "organize",
    "prescribe",
    "renounce",
];

/// Names of laws and treaties by their last word.
const RULES: &[&str] = &[
    "treaty",
    "convention",
    "act",
    "agreement",
    "peace",
    "edict",
    "accord",
    "accords",
    "pact",
    "statute",
    "charter",
    "declaration",
    "protocol",
    "bull",
    "decree",
    "constitution",
    "compromise",
    "amendment",
    "proclamation",
    "concordat",
    "resolution",
    "ordinance",
    "directive",
    "code",
    "law",
    "plan",
    "bill",
];

/// `The Treaty of Falun, signed in 1809, gave Lund to Sweden.`: `Which treaty signed in 1809 gave Lund to Sweden?`
pub(super) fn decreed(view: &View) -> Option<Draft> {
    let clause = view.clause;
    let range = clause.subject.clone();
    let the = usize::from(view.low(range.start) == "the");
    let name = view.name_at(range.start + the)?;
    let head = head(&name.text);
    let ruled = RULING.contains(&clause.verb) && matches!(clause.mode, Mode::Past | Mode::Helped);
    let whole = name.to == range.end || name.to + 2 == range.end && view.low(name.to) == "of";
    if !ruled
        || !whole
        || !RULES.contains(&&*head)
        || !name.text.contains(' ')
        || is_topic(view, &name.text)
    {
        return None;
    }
    let rest = core(view, 18);
    let open = matches!(view.low(rest.start), "it" | "they" | "this" | "not") || owns(view, &rest);
    let signed = signed(view);
    let plain = named(view, &rest) > 0 || signed.is_some() && rest.len() > 3 || rest.len() > 6;
    if open || !plain || rest.len() < 2 {
        return None;
    }
    let (verb, led) = (super::told(view)?, led(view)?);
    let said = view.say_alone(&rest)?;
    let prompt = finished(&format!(
        "Which {head} {} {verb} {said} {led}",
        signed.unwrap_or_default()
    ));
    Some(draft(
        view,
        "rule",
        prompt,
        Value::Words(name.text.clone()),
        0.7,
    ))
}

/// When a treaty or a law was made, between commas behind it: `signed on 29 October 1888`.
fn signed(view: &View) -> Option<String> {
    let aside = view.clause.aside.clone()?;
    let start = aside.start + usize::from(view.tokens[aside.start].text == ",");
    let end = aside.end - usize::from(view.tokens.get(aside.end - 1)?.text == ",");
    let made = matches!(
        view.low(start),
        "signed"
            | "passed"
            | "concluded"
            | "adopted"
            | "enacted"
            | "agreed"
            | "issued"
            | "ratified"
    );
    let short = end.checked_sub(start)? < 9;
    (made && short)
        .then(|| view.say_alone(&(start..end)))
        .flatten()
}
