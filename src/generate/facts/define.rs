//! What a term means, and what a thing is called.

mod kinds;
mod naming;
mod told;

pub(super) use kinds::is_kind;
use naming::*;
pub(super) use told::{asserts, ends_in_name};

use std::ops::Range;

use super::draft::{Draft, Value};
use super::view::{View, finished, key};
use crate::generate::language::{Kind, Mode, tokens, untitled};
use crate::generate::lexicon::{
    DETERMINERS, NameKind, OPINIONS, PARTICIPLE, PREPOSITIONS, of_form,
};

fn draft(
    view: &View,
    frame: &'static str,
    prompt: String,
    value: Value,
    about: &str,
    quality: f64,
) -> Draft {
    Draft {
        frame,
        key: super::view::key(frame, &value.told(), "be", about),
        prompt,
        value,
        quality,
        years: view.years(),
        ..Draft::plain()
    }
}

/// The first words of nouns that define nothing: `one of`, `part of`, `example`.
const EMPTY: &[&str] = &[
    "one",
    "term",
    "name",
    "word",
    "part",
    "example",
    "kind",
    "type",
    "form",
    "result",
    "way",
    "matter",
    "number",
    "member",
    "thing",
    "person",
    "reason",
    "major",
    "key",
    "common",
    "basis",
    "important",
    "good",
    "main",
    "source",
    "popular",
    "little",
    "lot",
    "great",
    "problem",
    "symbol",
    "subject",
    "step",
    "sign",
    "cause",
    "means",
    "name",
    "word",
];

/// Words that make a description apply to one thing only.
fn is_telling(words: &str) -> bool {
    // `the tendency to keep a balance`: what somebody can or does
    const DOING: [&str; 9] = [
        "ability",
        "capacity",
        "inability",
        "tendency",
        "willingness",
        "right",
        "power",
        "failure",
        "desire",
    ];
    let doing = DOING
        .iter()
        .any(|noun| words.starts_with(&format!("the {noun} to ")));
    words.split(' ').count() >= 5
        && (doing
            || [
                " that ",
                " which ",
                " who ",
                " by which ",
                " in which ",
                " used to ",
                " used for ",
                " of ",
                " whose ",
                " where ",
                " formed ",
                " made ",
                " caused ",
                " between ",
                " with ",
                " for ",
            ]
            .iter()
            .any(|mark| format!(" {words} ").contains(mark)))
}

/// Whether the words of a subject name no kind of thing: `a more recent example`, `the next`, `the second reason`.
fn is_no_term(view: &View, range: &Range<usize>) -> bool {
    const SOMEBODY: [&str; 15] = [
        "people",
        "humans",
        "men",
        "women",
        "children",
        "students",
        "scientists",
        "researchers",
        "anthropologists",
        "sociologists",
        "psychologists",
        "historians",
        "scholars",
        "citizens",
        "experts",
    ];
    const GENERAL: [&str; 24] = [
        "exception",
        "exceptions",
        "case",
        "cause",
        "consequence",
        "difference",
        "example",
        "examples",
        "goal",
        "idea",
        "instance",
        "issue",
        "part",
        "problem",
        "purpose",
        "reason",
        "result",
        "stage",
        "step",
        "task",
        "thing",
        "topic",
        "type",
        "way",
    ];
    let first = view.low(range.start);
    range.len() == 1 && SOMEBODY.contains(&first)
        || GENERAL.contains(&view.low(range.end - 1))
        || matches!(
            first,
            "more" | "most" | "next" | "another" | "other" | "such"
        )
        || range.len() == 1 && matches!(first, "first" | "one" | "here" | "there")
}

/// A subject that is a term: a bare noun, perhaps with `a` or `the`, no name.
pub(super) fn term(view: &View) -> Option<String> {
    let subject = &view.clause.subject;
    if view.subject.resolved || view.clause.lead.is_some() || !view.first {
        return None;
    }
    let start = subject.start + usize::from(matches!(view.low(subject.start), "a" | "an" | "the"));
    let range = start..subject.end;
    if range.is_empty() || range.len() > 4 {
        return None;
    }
    // `diffusion of responsibility` is one term
    let joined = |at: usize| view.low(at) == "of" && at > range.start && at + 1 < range.end;
    let plain = range.clone().all(|at| {
        let token = &view.tokens[at];
        token.kind == Kind::Word
            && !DETERMINERS.contains(&&*token.low)
            && (joined(at) && range.start == subject.start || !PREPOSITIONS.contains(&&*token.low))
            && !token.among(&["and", "or"])
    });
    let capital = range.clone().any(|at| {
        let token = &view.tokens[at];
        // `DNA polymerase`
        let initials = token.text.len() > 1 && token.text.chars().all(|c| c.is_ascii_uppercase());
        if initials && at + 1 < range.end {
            return false;
        }
        let opens = at == 0 || at == 1 && view.tokens[0].kind == Kind::Mark;
        token.is_capital()
            && (!opens
                || view.scene.known.is_capital(token.text)
                // as in `DNA`, and in the name `L. pneumophila`
                || token.text.chars().skip(1).any(|c| c.is_uppercase() || c == '.'))
    });
    let named = capital
        || view
            .subject
            .kind
            .is_some_and(|kind| kind != NameKind::Thing)
        || range.clone().any(|at| {
            view.name_at(at)
                .is_some_and(|name| name.kind == NameKind::Person)
        });
    if !plain
        || named
        || is_no_term(view, &range)
        || crate::generate::lexicon::is_leaning_noun(view.low(subject.end - 1))
            && view.low(subject.start) == "the"
    {
        return None;
    }
    let text = view.say_alone(&range)?;
    Some(small_at(view, start, text))
}

/// A term with a small first letter, unless its first word is a name; `start` is the place of that word.
fn small_at(view: &View, start: usize, text: String) -> String {
    let subject = &view.clause.subject;
    let word = view.tokens[start].low.clone();
    // a first word that is no name is a term in small letters
    let proper = view
        .names
        .iter()
        .any(|name| name.from == start && view.scene.known.is_capital(&name.text));
    if start == subject.start
        && !proper
        && view.tokens[start]
            .text
            .chars()
            .skip(1)
            .all(|c| !c.is_uppercase())
    {
        text.replacen(view.tokens[start].text, &word, 1)
    } else {
        text
    }
}

/// `"Lender" means a person who …`, `X refers to …`, `X is defined as …`.
pub(super) fn means(view: &View) -> Vec<Draft> {
    meaning(view).into_iter().collect()
}

/// Whether a clause tells what the marks of a text point to: `Numbers refer to the drawing`.
fn is_mark(view: &View) -> bool {
    let last = view.clause.subject.end.checked_sub(1);
    last.is_some_and(|at| {
        matches!(
            view.low(at),
            "number" | "numbers" | "letters" | "figures" | "references" | "marks" | "pages"
        )
    })
}

/// Whether a clause tells what others call something: `people refer to it as X`.
fn names_as(view: &View) -> bool {
    view.clause.rest.clone().any(|at| view.low(at) == "as")
}

fn meaning(view: &View) -> Option<Draft> {
    let clause = view.clause;
    let verb = clause.verb;
    let from = match (verb, view.low(clause.rest.start)) {
        // `is meant for` means nothing
        ("mean" | "denote" | "signify", next)
            if clause.mode != Mode::Passive && !matches!(next, "different" | "many" | "more") =>
        {
            clause.rest.start
        }
        // `people refer to X as Y` and `X is referred to as Y` name something else
        ("refer", "to") if clause.mode != Mode::Passive && !names_as(view) && !is_mark(view) => {
            clause.rest.start + 1
        }
        ("define", "as") | ("describe", "as") => clause.rest.start + 1,
        _ => return None,
    };
    let subject = clause.subject.start..clause.subject.end;
    let quoted = view.raw(&subject).starts_with('"');
    // `can also refer to` tells another meaning
    let another = clause
        .group
        .clone()
        .any(|at| matches!(view.low(at), "also" | "can" | "may"));
    if another || is_cut(view, clause.rest.end) || is_narrowed(view, clause.rest.end) {
        return None;
    }
    let term = if quoted {
        view.raw(&subject).trim_matches(['"', ' ']).to_owned()
    } else {
        term(view)?
    };
    let term = term
        .trim_start_matches("The term ")
        .trim_start_matches("the term ")
        .trim_start_matches("term ")
        .trim_matches('"')
        .to_owned();
    if term.split(' ').count() > 4 || from >= clause.rest.end {
        return None;
    }
    let said = view.say_alone(&(from..clause.rest.end))?;
    // `a yes vote means a voter wanted it` tells what follows from it
    let said_words = tokens(&said);
    let told = said_words
        .iter()
        .position(|word| word.among(&["that", "which", "who", "whose", "where", "when"]))
        .unwrap_or(said_words.len());
    let follows = said_words[..told]
        .windows(2)
        .any(|pair| pair[0].is_past() && pair[1].is("to"));
    // `a person appointed under section 12`
    let law = view.scene.frame.law().is_some();
    let numbered = law && super::law::tells_where(&said)
        || said.contains(" under section ")
        || said.contains(" under Article ")
        || said.contains(" under article ");
    let long = !(4..=26).contains(&said.split(' ').count());
    if follows || numbered || long || holds_word(&said, &term) || tells_doer(&said, &term) {
        return None;
    }
    let prompt = finished(&format!("which term means {said}"));
    Some(draft(view, "term", prompt, Value::Term(term), &said, 0.82))
}

/// Whether a meaning has the deed after which its term is called: `a person who owns a dog` is the owner, `trade` tells of a trader.
pub(super) fn tells_doer(said: &str, term: &str) -> bool {
    /// Shorter ones begin other words.
    const SHORTEST: usize = 3;
    let low = term.to_lowercase();
    let deed = low
        .strip_suffix("er")
        .filter(|deed| !deed.contains(' ') && deed.len() >= SHORTEST);
    let said = said.to_lowercase();
    let mut words = said.split(|c: char| !c.is_alphanumeric());
    deed.is_some_and(|deed| {
        words.any(|word| {
            let word = word.trim_end_matches('s');
            word == deed || word.strip_suffix('e') == Some(deed)
        })
    })
}

/// Whether a meaning has the one word of its term: `hut means Lund Hut or Lima Hut`.
fn holds_word(said: &str, term: &str) -> bool {
    let (low, term) = (said.to_lowercase(), term.to_lowercase());
    low.split(|c: char| !c.is_alphanumeric())
        .any(|word| word == term)
}

/// Whether a meaning that ends at a place is only a part of what is told: a law means neither more nor less than all of it.
fn is_cut(view: &View, end: usize) -> bool {
    // `select the level and branch of the state`
    let behind = view.tokens.get(end + 1);
    let joined = view.low(end) == "and" && behind.is_some_and(|next| !next.is_finite());
    let more = view.tokens.get(end);
    let law = view.scene.frame.law().is_some();
    joined || law && more.is_some_and(|next| !matches!(next.text, "." | ";"))
}

/// Whether what is told goes on behind a place with what narrows it: `a club | whose members race`, `somebody |, having a permit`.
fn is_narrowed(view: &View, end: usize) -> bool {
    let comma = view.low(end) == ",";
    let next = end + usize::from(comma);
    let joined = view.low(next) == "and" || view.low(next) == "or";
    let word = view
        .tokens
        .get(next)
        .is_some_and(|next| next.kind == Kind::Word);
    let having = view.low(next).ends_with("ing") || of_form(view.low(next), PARTICIPLE).is_some();
    word && !joined && (!comma || having)
}

/// `The study of fossils is called palaeontology.`, `X, also known as Y,`.
pub(super) fn called(view: &View) -> Vec<Draft> {
    let named = is_called(view);
    named
        .or_else(|| named_after(view))
        .into_iter()
        .chain(other_name(view))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::tells_doer;

    #[test]
    fn deeds_tell_their_doers() {
        assert!(tells_doer("a person who owns or keeps a dog", "Owner"));
        assert!(tells_doer(
            "any person who sells goods as his trade",
            "trader"
        ));
        assert!(!tells_doer("a vessel that carries people", "ferry"));
    }
}
