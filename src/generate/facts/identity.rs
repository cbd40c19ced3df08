//! Who or what it was: makers, the only one of its kind, places, values, named objects.

use std::ops::Range;

use super::draft::{Draft, Value};
use super::view::{View, finished};
use crate::generate::language::{Kind, Mode, Name, Sort, untitled};
use crate::generate::lexicon::{
    JOINING, NameKind, ORDINALS, PREPOSITIONS, SUPERLATIVES, class_of, country, past,
};

/// Verbs whose object has one maker.
const MAKING: &[&str] = &[
    "discover",
    "invent",
    "found",
    "write",
    "compose",
    "paint",
    "design",
    "build",
    "create",
    "develop",
    "coin",
    "establish",
    "formulate",
    "patent",
    "pioneer",
    "sculpt",
    "devise",
    "author",
    "co-found",
    "isolate",
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
        bound: false,
        dated: None,
        accept: Vec::new(),
        reverse: None,
        years: view.years(),
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
    if clause.mode != Mode::Past || !MAKING.contains(&clause.verb) || view.subject.resolved {
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
        super::view::key("maker", &said, clause.verb, ""),
        0.84,
    ))
}

/// `It was founded by X in 1900`, `Malaria is caused by a parasite`.
pub(super) fn agent(view: &View) -> Vec<Draft> {
    by(view).into_iter().collect()
}

#[allow(clippy::too_many_lines)] // one list of cases, read from top to bottom
fn by(view: &View) -> Option<Draft> {
    let clause = view.clause;
    if clause.mode != Mode::Passive {
        return None;
    }
    let rest = clause.rest.clone();
    let by = rest.clone().find(|at| view.low(*at) == "by")?;
    let helper = clause.helper.map_or("", |at| view.low(at));
    if let Some(name) = view
        .name_at(by + 1)
        .or_else(|| view.name_at(by + 2).filter(|_| view.low(by + 1) == "the"))
    {
        let singular = !matches!(view.low(name.to), "and" | ",")
            || view.low(name.to) == "," && view.low(name.to + 1) != "and";
        let whole = name.to >= rest.end
            || view.tokens[name.to].among(PREPOSITIONS)
            || view.tokens[name.to].kind == Kind::Mark;
        let making = MAKING.contains(&clause.verb)
            || matches!(
                clause.verb,
                "lead"
                    | "govern"
                    | "rule"
                    | "own"
                    | "win"
                    | "sign"
                    | "direct"
                    | "name"
                    | "kill"
                    | "murder"
                    | "describe"
                    | "elect"
                    | "annex"
                    | "occupy"
                    | "colonise"
                    | "order"
                    | "organise"
                    | "host"
                    | "construct"
                    | "film"
                    | "illustrate"
                    | "attack"
                    | "invade"
                    | "destroy"
                    | "capture"
                    | "award"
                    | "fund"
                    | "finance"
                    | "produce"
                    | "identify"
                    | "sponsor"
                    | "administer"
                    | "manage"
                    | "operate"
            );
        let body = matches!(
            name.kind,
            NameKind::Person | NameKind::Country | NameKind::Organisation
        );
        if !body || name.text.len() < 3 || !singular || !whole || !making || helper == "are" {
            return None;
        }
        let text = if name.kind == NameKind::Person {
            untitled(&name.text).to_owned()
        } else {
            name.text.clone()
        };
        let between = view.say(&(rest.start..by))?;
        let group: Vec<&str> = clause
            .group
            .clone()
            .skip(1)
            .map(|at| view.tokens[at].text)
            .collect();
        let asked = asks(&text, name.kind);
        let ask = match (asked.as_str(), name.kind) {
            ("Who", _) => finished(&format!(
                "By whom {helper} {} {} {between}",
                view.subject.text,
                group.join(" ")
            )),
            (asked, _) => finished(&format!(
                "By {} {helper} {} {} {between}",
                super::view::finished(asked)
                    .trim_end_matches('?')
                    .to_lowercase(),
                view.subject.text,
                group.join(" ")
            )),
        };
        let key = super::view::key("maker", &view.subject.text, clause.verb, "");
        return Some(draft(
            view,
            "maker",
            ask,
            Value::Name(text, name.kind),
            key,
            0.84,
        ));
    }
    if !matches!(
        clause.verb,
        "cause"
            | "transmit"
            | "spread"
            | "produce"
            | "regulate"
            | "control"
            | "separate"
            | "secrete"
            | "carry"
            | "surround"
            | "power"
            | "trigger"
            | "release"
            | "protect"
    ) || !matches!(helper, "is" | "are")
        || by != rest.start
    {
        return None;
    }
    // a short cause: `a lack of vitamin C`
    let said = view.say_alone(&(by + 1..rest.end))?;
    let small = ["means", "using", "law", "hand", "default"]
        .iter()
        .any(|word| said.starts_with(word));
    if said.split(' ').count() > 7 || small || said.contains(',') {
        return None;
    }
    let what = format!(
        "What {} {}",
        crate::generate::lexicon::third(clause.verb),
        view.subject.text
    );
    let key = super::view::key("cause", &view.subject.text, clause.verb, "");
    Some(draft(
        view,
        "cause",
        finished(&what),
        Value::Words(said),
        key,
        0.74,
    ))
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
    let possessive = view
        .tokens
        .get(from + 1)
        .is_some_and(|token| token.kind == Kind::Possessive)
        || view
            .tokens
            .get(from + 2)
            .is_some_and(|token| token.kind == Kind::Possessive);
    let of = (from..end).any(|at| matches!(view.low(at), "of" | "in" | "to" | "on" | "with"));
    let owner_superlative = possessive
        && (from..(from + 6).min(end)).any(|at| {
            view.tokens[at].among(SUPERLATIVES)
                || view.tokens[at].among(&["capital", "currency"])
                || view.low(at).contains("-largest")
        });
    the && (superlative && of || office) || owner_superlative
}

#[allow(clippy::too_many_lines)] // one list of cases, read from top to bottom
fn single(view: &View) -> Option<Draft> {
    let clause = view.clause;
    let first = (clause.rest.start..clause.rest.end.min(clause.rest.start + 3))
        .any(|at| view.low(at) == "first");
    let became = clause.verb == "become" && clause.mode == Mode::Past && first;
    if clause.mode != Mode::Copula && !became
        || view.subject.resolved
        || !matches!(
            view.low(clause.group.start),
            "is" | "was" | "became" | "remains"
        )
    {
        return None;
    }
    let rest = clause.rest.clone();
    if !singles(view, rest.start, rest.end) {
        return None;
    }
    let said = view.say_alone(&rest)?;
    let generic = || {
        (view.subject.kind.is_none() && lasting(&said))
            .then(|| super::define::term(view))
            .flatten()
            .map(|term| (term, NameKind::Thing))
    };
    let (name, kind) = subject_name(view).or_else(generic)?;
    let human = [
        " woman",
        " man ",
        " person",
        " president",
        " prime minister",
        " king",
        " queen",
        " astronaut",
        " human ",
        " author",
        " inventor",
        " founder",
        " discoverer",
        " designer",
        " composer",
        " architect",
        " director",
        " leader",
        " chairman",
        " scientist",
        " head of",
    ]
    .iter()
    .any(|noun| said.contains(noun));
    let kind = if human && kind == NameKind::Thing {
        NameKind::Person
    } else {
        kind
    };
    let joined = rest.clone().any(|at| {
        view.low(at) == "and" && !view.names.iter().any(|name| name.from < at && at < name.to)
    });
    if joined {
        return None;
    }
    // `which river is the longest river` says it twice
    let noun = head_noun(view, &rest).is_some();
    let asked = match kind {
        NameKind::Person | NameKind::Country => asks(&name, kind),
        NameKind::Thing => String::from("What"),
        _ if noun => String::from("What"),
        _ => asks(&name, kind),
    };
    let ask = finished(&format!("{asked} {} {said}", view.low(clause.group.start)));
    let bound = view.is_present() && !lasting(&said);
    let mut draft = draft(
        view,
        "only one",
        ask,
        Value::Name(name, kind),
        super::view::key("only one", &said, "be", ""),
        0.83,
    );
    draft.bound = bound;
    Some(draft)
}

/// Superlatives of nature and of history stay.
fn lasting(said: &str) -> bool {
    [
        "planet",
        "river",
        "mountain",
        "lake",
        "island",
        "ocean",
        "sea",
        "desert",
        "organ",
        "bone",
        "muscle",
        "gland",
        "artery",
        "vein",
        "capital",
        "currency",
        "continent",
        "first",
        "element",
        "moon",
        "waterfall",
        "volcano",
        "founder",
        "author",
        "inventor",
        "mammal",
        "animal",
        "peak",
        "star",
        "gas",
        "metal",
        "state of matter",
        "layer",
    ]
    .iter()
    .any(|noun| said.contains(noun))
}

fn head_noun(view: &View, range: &Range<usize>) -> Option<String> {
    let end = range
        .clone()
        .find(|at| view.tokens[*at].among(PREPOSITIONS) || view.tokens[*at].among(JOINING))?;
    Some(view.low(end - 1).to_owned())
}

/// `Berlin, the capital of Germany, …`.
fn beside(view: &View) -> Option<Draft> {
    let aside = view.clause.aside.clone().filter(|_| view.first)?;
    if !singles(view, aside.start, aside.end) || aside.clone().any(|at| view.low(at) == ",") {
        return None;
    }
    let (name, kind) = subject_name(view)?;
    let said = view.say_alone(&aside)?;
    let was = if view.is_present() || said.contains("capital") {
        "is"
    } else {
        "was"
    };
    let asked = if kind == NameKind::Person {
        "Who"
    } else if kind == NameKind::Country {
        "Which country"
    } else {
        "What"
    };
    let mut draft = draft(
        view,
        "only one",
        finished(&format!("{asked} {was} {said}")),
        Value::Name(name, kind),
        super::view::key("only one", &said, "be", ""),
        0.8,
    );
    draft.bound = was == "is" && !lasting(&said);
    Some(draft)
}

/// `The capital of France is Paris.`, `The chemical symbol of gold is Au.`
pub(super) fn value(view: &View) -> Vec<Draft> {
    worth(view).into_iter().collect()
}

#[allow(clippy::too_many_lines)] // one list of cases, read from top to bottom
fn worth(view: &View) -> Option<Draft> {
    let clause = view.clause;
    let helper = clause.helper.map_or("", |at| view.low(at));
    if clause.mode != Mode::Copula || !matches!(helper, "is" | "was") || !view.first {
        return None;
    }
    let the = view.low(clause.subject.start) == "the";
    let of = clause
        .subject
        .clone()
        .any(|at| matches!(view.low(at), "of" | "for" | "in" | "to"));
    let singled = view
        .tokens
        .get(clause.subject.start + 1)
        .is_some_and(|token| token.among(SUPERLATIVES) || token.among(&ORDINALS));
    let told = helper == "is"
        || singled
        || view
            .names
            .iter()
            .any(|name| clause.subject.contains(&name.from));
    if !told
        || !the
        || !of
        || !singled && !view.subject.text.contains(" of ") && !view.subject.text.contains(" for ")
    {
        return None;
    }
    let rest = clause.rest.clone();
    let name = view.name_at(rest.start).or_else(|| {
        view.name_at(rest.start + 1)
            .filter(|_| view.low(rest.start) == "the")
    });
    let (text, value, quality) = match name {
        Some(name)
            if name.to >= rest.end
                || view.tokens[name.to].kind == Kind::Mark
                || view.dates(&(name.to..rest.end)).len() == 1 =>
        {
            let text = if name.kind == NameKind::Person {
                untitled(&name.text).to_owned()
            } else {
                name.text.clone()
            };
            (text.clone(), Value::Name(text, name.kind), 0.82)
        }
        None if singled && !rest.is_empty() && rest.len() <= 4 => {
            let text = view.say_alone(&rest)?;
            let text = text
                .trim_start_matches("the ")
                .trim_start_matches("a ")
                .trim_start_matches("an ")
                .to_owned();
            (text.clone(), Value::Term(text), 0.78)
        }
        _ => return None,
    };
    let _ = text;
    let who = matches!(&value, Value::Name(_, NameKind::Person));
    let ask = finished(&format!(
        "{} {helper} {}",
        if who { "Who" } else { "What" },
        view.subject.text
    ));
    let mut draft = draft(view, "value", ask, value, view.key("value", ""), quality);
    draft.bound = view.is_present() && !lasting(&view.subject.text);
    Some(draft)
}

/// `was born in Ulm, Germany`, `is located in Peru`, `has its headquarters in Geneva`.
pub(super) fn place(view: &View) -> Vec<Draft> {
    stands(view).into_iter().collect()
}

#[allow(clippy::too_many_lines)] // one list of cases, read from top to bottom
fn stands(view: &View) -> Option<Draft> {
    let clause = view.clause;
    let rest = clause.rest.clone();
    let fits = matches!(
        (clause.verb, clause.mode),
        (
            "bear"
                | "locate"
                | "situate"
                | "headquarter"
                | "base"
                | "bury"
                | "hold"
                | "sign"
                | "host"
                | "found"
                | "establish"
                | "produce"
                | "store"
                | "crown"
                | "execute",
            Mode::Passive
        )
    ) || matches!(
        (clause.verb, clause.mode),
        ("die" | "originate" | "occur" | "begin", Mode::Past)
            | ("lie" | "flow" | "begin" | "rise" | "occur", Mode::Third)
    );
    if !fits {
        return None;
    }
    let at = rest.clone().find(|at| {
        matches!(view.low(*at), "in" | "at" | "into")
            && view
                .name_at(at + 1 + usize::from(view.low(at + 1) == "the"))
                .is_some()
    })?;
    if at != rest.start && !(view.spans.iter().any(|span| span.to == at) && rest.len() < 12) {
        return None;
    }
    let article = usize::from(view.low(at + 1) == "the");
    let name: &Name = view.name_at(at + 1 + article)?;
    let dated = view.spans.iter().any(|span| {
        matches!(span.sort, Sort::Date(_)) && span.from <= name.from && name.to <= span.to
    });
    let month =
        crate::generate::lexicon::MONTHS.contains(&name.text.split(' ').next().unwrap_or(""));
    let follows = name.to >= rest.end
        || view.tokens[name.to].kind == Kind::Mark
        || view.tokens[name.to].among(&["in", "on", "by"]);
    if dated
        || month
        || !follows
        || matches!(
            name.kind,
            NameKind::Person | NameKind::Event | NameKind::Treaty
        )
        || crate::generate::lexicon::adjective(&name.text).is_some()
    {
        return None;
    }
    let (helper, verb) = view.verb();
    let asked = if country(&name.text).is_some() {
        "In which country"
    } else {
        "Where"
    };
    let into = if view.low(at) == "into" {
        ("Into what", "")
    } else {
        (asked, "")
    };
    let ask = finished(&format!("{} {helper} {} {verb}", into.0, view.subject.text));
    let kind = if country(&name.text).is_some() {
        NameKind::Country
    } else {
        NameKind::Place
    };
    let text = if article == 1 && kind != NameKind::Country {
        format!("the {}", name.text)
    } else {
        name.text.clone()
    };
    let draft = draft(
        view,
        "place",
        ask,
        Value::Name(text, kind),
        view.key("place", ""),
        0.82,
    );
    if matches!(
        clause.verb,
        "hold" | "sign" | "occur" | "begin" | "found" | "establish" | "produce"
    ) && view.subject.kind.is_none()
    {
        return None;
    }
    Some(draft)
}

/// `signed the Treaty of Rome in 1957`: `Which treaty did … sign in 1957?`
pub(super) fn named_object(view: &View) -> Vec<Draft> {
    named(view).into_iter().collect()
}

fn named(view: &View) -> Option<Draft> {
    let clause = view.clause;
    if !matches!(clause.mode, Mode::Past | Mode::Passive)
        || view.subject.resolved && view.subject.kind == Some(NameKind::Country)
    {
        return None;
    }
    let start = clause.rest.start + usize::from(view.low(clause.rest.start) == "the");
    let name = view
        .name_at(start)
        .filter(|name| name.to <= clause.rest.end)?;
    let verbs = match name.kind {
        NameKind::Treaty if view.subject.plural => {
            ["sign", "ratify", "conclude", "draft"].as_slice()
        }
        NameKind::Prize => &["win", "award", "receive", "give"],
        NameKind::Event => &["win", "lose", "fight", "host", "lead", "organise"],
        _ => return None,
    };
    if !verbs.contains(&clause.verb) || !view.first {
        return None;
    }
    let dated = !view.dates(&clause.rest).is_empty()
        || clause
            .lead
            .clone()
            .is_some_and(|lead| !view.dates(&lead).is_empty());
    let asked = asks(&name.text, name.kind);
    if !dated || asked == "What" || name.text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let prompt = view.question_on(&asked, name.to..clause.rest.end)?;
    let led = clause
        .lead
        .clone()
        .filter(|lead| !view.dates(lead).is_empty())
        .map(|lead| super::view::lowered(view.raw(&lead)))
        .unwrap_or_default();
    let prompt = finished(&format!("{} {led}", prompt.trim_end_matches('?')));
    Some(draft(
        view,
        "named",
        prompt,
        Value::Name(name.text.clone(), name.kind),
        view.key("named", &prompt_words(&asked)),
        0.76,
    ))
}

fn prompt_words(asked: &str) -> String {
    asked.to_lowercase()
}
