//! Terms that are told beside what they mean: `Hypocalcaemia, a low level of calcium in the blood, …`, `a ciliated larva,
//! the miracidium, …`, `Each stamen has a thin stalk, the filament, …`.

use super::deeds::noun_before;
use super::draft;
use super::said::named;
use super::things::thing;
use crate::generate::facts::draft::{Draft, Value};
use crate::generate::facts::view::View;
use crate::generate::language::Kind;
use crate::generate::lexicon::{
    AUXILIARIES, BELONGING, JOINING, LEANING, LIGHT_ADVERBS, NameKind, THIRD, of_form,
};

/// The questions for the terms of a sentence.
pub(super) fn terms(view: &View) -> Vec<Draft> {
    let commas = (1..view.tokens.len()).filter(|at| view.tokens[*at].text == ",");
    let beside = commas.filter_map(|at| beside(view, at));
    defined(view).into_iter().chain(beside).collect()
}

/// Words with a comma behind them that join a sentence to the one before.
const JOINS: &[&str] = &[
    "therefore",
    "however",
    "thus",
    "hence",
    "moreover",
    "instead",
    "otherwise",
    "nevertheless",
    "indeed",
    "today",
    "consequently",
    "meanwhile",
    "there",
    "here",
    "finally",
    "first",
    "second",
];

/// A term at the beginning, with what it means between commas.
fn defined(view: &View) -> Option<Draft> {
    /// Fewer words tell too little to know the term by.
    const SHORTEST: usize = 5;
    /// More are not read at one go.
    const LONGEST: usize = 16;
    let comma = (1..4).find(|at| view.tokens.get(*at).is_some_and(|token| token.text == ","))?;
    let some = view.tokens.get(comma + 1)?.among(&["a", "an", "the"]);
    let close = (comma + 2..view.tokens.len()).find(|at| {
        let token = &view.tokens[*at];
        token.text == "," || token.among(AUXILIARIES) || matches!(token.text, ";" | "." | "(")
    })?;
    let token = &view.tokens[close];
    // a member of a list is no meaning
    let modal = token.among(&["can", "may", "is", "are", "was", "has", "occurs", "results"]);
    let ends = token.text == ","
        && !view
            .tokens
            .get(close + 1)?
            .among(&["and", "or", "a", "an", "the"])
        || modal;
    let words = close - comma - 1;
    let term = named(view, 0, comma)?;
    let leans = term.starts_with("the ") || term.starts_with("a ") || term.starts_with("an ");
    if !some
        || !ends
        || leans
        || !means(view, comma, close)
        || !(SHORTEST..=LONGEST).contains(&words)
    {
        return None;
    }
    let what = view.raw(&(comma + 1..close));
    let joining = view.tokens[0].among(LIGHT_ADVERBS) || JOINS.contains(&&*term);
    let alone = !joining
        && !term.contains(" and ")
        && term.split(' ').count() <= 3
        && !term.starts_with(char::is_uppercase);
    let prompt = match what.split_once(' ') {
        Some(("the" | "The", _)) => format!("what is {what}"),
        _ => format!("what is the term for {what}"),
    };
    let text = view.raw(&(0..comma)).to_owned();
    let text = if view.tokens[0].text.chars().skip(1).all(char::is_lowercase) {
        term.clone()
    } else {
        text
    };
    (alone && !super::said::is_open(view))
        .then(|| draft(view, "term", &term, &prompt, Value::Term(text)))
}

/// Whether the words between two commas are a meaning, of a thing that is no person.
fn means(view: &View, comma: usize, close: usize) -> bool {
    let proper = view
        .names
        .iter()
        .any(|name| name.to <= comma && !matches!(name.kind, NameKind::Thing));
    let plain = (comma + 1..close).all(|at| {
        let token = &view.tokens[at];
        token.kind == Kind::Word
            && !token.among(BELONGING)
            && !token.among(LEANING)
            && !token.is_capital()
    });
    let tells =
        (comma + 1..close).any(|at| view.tokens[at].among(&["of", "that", "which", "in", "for"]));
    !proper && plain && tells
}

/// A term behind what it means: `a ciliated larva, the miracidium, swims out`, told of the owner where there is one.
fn beside(view: &View, comma: usize) -> Option<Draft> {
    if view.low(comma + 1) != "the" {
        return None;
    }
    let close = (comma + 2..view.tokens.len().min(comma + 5))
        .find(|at| view.tokens[*at].kind != Kind::Word)?;
    let stops = matches!(view.tokens[close].text, "," | ";" | ".");
    let last = matches!(view.tokens[close].text, ".");
    let next = view.low(close + 1);
    let verb = view
        .tokens
        .get(close + 2)
        .is_some_and(crate::generate::language::Token::is_inflected);
    let listed = matches!(next, "and" | "or" | "the") && !last && !verb;
    let from = noun_before(view, 0, comma)?;
    let first = view.low(from);
    // `a key, a lamp, the book` is a list, `the wolf, the lynx` too
    let some = from > 0 && matches!(first, "a" | "an");
    let before = from.checked_sub(1).map_or("", |at| view.tokens[at].text);
    let name = view.raw(&(comma + 2..close)).to_owned();
    // `at a low heat, the fire goes on` has its verb behind the comma
    let acts = (comma + 3..close).any(|at| of_form(view.low(at), THIRD).is_some());
    let plain = (comma + 2..close).all(|at| {
        let token = &view.tokens[at];
        !token.is_capital()
            && !token.among(AUXILIARIES)
            && !token.among(JOINING)
            && !token.among(&["of", "in"])
    });
    let what = named(view, from + 1, comma)?;
    if !stops
        || acts
        || listed
        || !some
        || before == ","
        || !plain
        || what.split(' ').count() < 2
        || name.is_empty()
    {
        return None;
    }
    // a short title tells of what
    let label = view.scene.label.as_deref().unwrap_or("");
    let titled = !label.is_empty() && label.split(' ').count() <= 3;
    let being = matches!(view.low(from - 1), "is" | "are");
    let of = match owner(view, from) {
        Some(owner) => format!(" of {owner}"),
        None if titled && !being => String::new(),
        None => return None,
    };
    let prompt = format!("what is the {what}{of} called");
    Some(draft(
        view,
        "term",
        &name,
        &prompt,
        Value::Term(name.clone()),
    ))
}

/// Whose part it is that begins at a token: `Each stamen has …`, `A carpel has …`.
fn owner(view: &View, from: usize) -> Option<String> {
    let verb = from.checked_sub(1)?;
    if !matches!(view.low(verb), "has" | "have" | "bears" | "contains") {
        return None;
    }
    if view.low(0) == "each" && verb <= 4 {
        let noun = named(view, 1, verb)?;
        let an = noun.starts_with(['a', 'e', 'i', 'o']);
        return Some(format!("{} {noun}", if an { "an" } else { "a" }));
    }
    thing(view, 0, verb)
}

#[cfg(test)]
mod tests {
    use crate::generate::facts::asking::{asked, asks_nowhere, gives};

    #[test]
    fn a_sentence_behind_where_it_holds_is_no_term() {
        asks_nowhere(
            "In unbroken darkness, at a steady temperature, the cycle continues.",
            "temperature called",
        );
    }

    #[test]
    fn a_term_stands_beside_its_meaning() {
        gives(
            "Anuria, a complete lack of urine in a patient, is a sign of failing kidneys.",
            "What is the term for a complete lack of urine in a patient?",
            "anuria",
        );
        gives(
            "Each molar has a hard coat, the enamel, and lasts for life.",
            "What is the hard coat of a molar called?",
            "enamel",
        );
        let all = asked("In the dark of a molar, at a steady warmth, the decay goes on.");
        assert!(
            all.iter()
                .all(|prompt| !format!("{prompt:?}").contains("called")),
            "{all:#?}"
        );
        let all = asked("He found a brass key, the old book and a lamp.");
        assert!(
            !all.iter().any(|(prompt, _)| prompt.contains("called")),
            "{all:#?}"
        );
    }
}
