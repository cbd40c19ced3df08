//! Whether a sentence of a manual is understood without those around it.

use super::Around;
use super::clause::HELPERS;
use super::vague::{DEGREES, VAGUE};
use crate::generate::lexicon::{PREPOSITIONS, forms};

/// Words that lean on what was said before, wherever they stand.
const LEANING: [&str; 34] = [
    "they",
    "them",
    "this",
    "these",
    "those",
    "such",
    "another",
    "other",
    "others",
    "our",
    "we",
    "us",
    "i",
    "here",
    "there",
    "same",
    "ones",
    "their",
    "too",
    "latter",
    "former",
    "mentioned",
    "see",
    "previous",
    "following",
    "instead",
    "afterwards",
    "otherwise",
    "both",
    "each",
    "however",
    "therefore",
    "figure",
    "page",
];

/// Nouns of which a product has several: `the socket`, `the password`.
const SEVERAL: [&str; 34] = [
    "socket",
    "password",
    "level",
    "lamp",
    "light",
    "led",
    "indicator",
    "screw",
    "screws",
    "hole",
    "holes",
    "cable",
    "connection",
    "connector",
    "connection",
    "port",
    "output",
    "input",
    "channel",
    "range",
    "speed",
    "limit",
    "value",
    "file",
    "name",
    "length",
    "distance",
    "temperature",
    "voltage",
    "reading",
    "item",
    "screen",
    "menu",
    "tab",
];

/// Words with which a sentence goes on from the one before.
const JOINING: [&str; 14] = [
    "but",
    "and",
    "or",
    "so",
    "then",
    "however",
    "otherwise",
    "yet",
    "nor",
    "only",
    "thus",
    "hence",
    "again",
    "after that",
];

/// Whether nothing in a sentence leans on another.
pub(super) fn stands(text: &str, around: &Around) -> bool {
    let marks = [
        '|', '<', '>', '*', '[', ']', '?', '{', '}', '_', '@', '\\', '=', '#', '`',
    ];
    let ends = [" in front", " a set ", " or so"];
    let spaced = format!(" {} ", text.to_lowercase());
    if ends.iter().any(|end| spaced.contains(end)) {
        return false;
    }
    if text.contains(marks)
        || text.contains(": ")
        || text.contains("...")
        || text.contains("http")
        || text.contains(" – ")
        || text.contains(" - ")
        || text.contains('…')
    {
        return false;
    }
    let quotes = text.matches('"').count() % 2 == 1
        || text.matches('(').count() != text.matches(')').count();
    let low = text.to_lowercase();
    let words: Vec<&str> = low
        .split(' ')
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .collect();
    let joined = words.first().is_some_and(|first| JOINING.contains(first));
    let leaning = words
        .iter()
        .enumerate()
        .find(|(at, word)| LEANING.contains(word) && !counts(&words, *at));
    let pronoun = words
        .iter()
        .position(|word| matches!(*word, "it" | "its" | "it's" | "it'll" | "itself"));
    let loose = pronoun.is_some_and(|at| !is_meant(&words[..at]));
    let short = [" 'll ", "n't've"].iter().any(|short| low.contains(short));
    let counted = words.windows(3).any(|three| {
        let open = matches!(
            three[2],
            "are" | "is" | "have" | "can" | "must" | "will" | "in" | "of"
        );
        three[0] == "the" && matches!(three[1], "two" | "three" | "one") && open
    });
    let any = words.iter().enumerate().any(|(at, word)| {
        let next = words.get(at + 1).copied().unwrap_or_default();
        *word == "any"
            && (text
                .split(' ')
                .nth(at)
                .is_some_and(|word| word.ends_with(','))
                || next.is_empty()
                || next == "is")
            || *word == "from" && next == "then"
    });
    !quotes
        && !counted
        && !any
        && !joined
        && leaning.is_none()
        && !loose
        && !short
        && !has_open_noun(&words, around)
}

/// `each side`, `both hands`, `other people`, `the same arm`: a word with the thing that it tells of behind it.
fn counts(words: &[&str], at: usize) -> bool {
    let next = words.get(at + 1).copied().unwrap_or_default();
    let before = at.checked_sub(1).map_or("", |at| words[at]);
    let thing = !next.is_empty() && !PREPOSITIONS.contains(&next) && !HELPERS.contains(&next);
    match words[at] {
        "each" | "both" => thing,
        "other" => before != "the" && (thing || next == "than"),
        "same" => {
            thing
                && !matches!(
                    next,
                    "way" | "time" | "procedure" | "as" | "applies" | "goes"
                )
        }
        _ => false,
    }
}

/// Whether a thing is named before `it`, in the same sentence.
pub(super) fn is_meant(before: &[&str]) -> bool {
    before
        .windows(2)
        .any(|two| matches!(two[0], "the" | "a" | "an" | "your") && !two[1].is_empty())
        && before.len() > 2
}

/// Whether a question asks of a thing of which neither it nor its heading tells which one it is.
pub(super) fn is_open(prompt: &str, around: &Around) -> bool {
    /// Of these a product has several, and each is asked for by its own name.
    const ASKED: [&str; 8] = [
        "socket",
        "password",
        "level",
        "lamp",
        "light",
        "led",
        "indicator",
        "value",
    ];
    let asked = prompt.split_once(": ").map_or(prompt, |(_, asked)| asked);
    let low = format!(" {} ", asked.trim_end_matches('?').to_lowercase());
    let words: Vec<&str> = low.trim().split(' ').collect();
    let subject = words.iter().position(|word| *word == "the");
    let open = subject.is_some_and(|at| {
        let noun = words.get(at + 1).copied().unwrap_or_default();
        let asked = ASKED.contains(&noun) || VAGUE.contains(&noun) && noun != "display";
        asked && is_untold(&words, at, around)
    });
    open || [" a set ", " in front "]
        .iter()
        .any(|open| low.contains(open))
}

/// Whether a sentence speaks of `the socket` or `the programme` without telling of which.
fn has_open_noun(words: &[&str], around: &Around) -> bool {
    let the = |at: &usize| words[*at] == "the";
    (0..words.len()).filter(the).any(|at| {
        let Some(noun) = noun_behind(words, at) else {
            return true;
        };
        let open = VAGUE.contains(&noun) && noun != "display" || SEVERAL.contains(&noun);
        open && is_untold(words, at, around)
    })
}

/// The noun behind an article, or behind an adjective of degree.
fn noun_behind<'t>(words: &[&'t str], at: usize) -> Option<&'t str> {
    let noun = words.get(at + 1).copied()?;
    match DEGREES.contains(&noun) {
        true => Some(words.get(at + 2).copied().unwrap_or(noun)),
        false => Some(noun),
    }
}

/// Whether neither what follows the noun behind an article nor the heading tells which one it is.
fn is_untold(words: &[&str], at: usize, around: &Around) -> bool {
    const TELLING: [&str; 10] = [
        "of", "for", "that", "which", "on", "in", "beside", "next", "at", "under",
    ];
    const HEADS: [&str; 18] = [
        "knob", "button", "key", "switch", "lever", "wheel", "dial", "ring", "cover", "door",
        "cap", "lid", "saver", "lock", "bar", "cable", "channel", "signal",
    ];
    let Some(noun) = noun_behind(words, at) else {
        return true;
    };
    let degree = words.get(at + 1).is_some_and(|word| DEGREES.contains(word));
    let next = words
        .get(at + 2 + usize::from(degree))
        .copied()
        .unwrap_or_default();
    // `the level knob` is named, `the level is set` is not
    let bare = next.is_empty()
        || matches!(next, "and" | "or")
        || PREPOSITIONS.contains(&next)
        || HELPERS.contains(&next)
        || !forms(next).is_empty();
    let heading = around.heading.to_lowercase();
    let mut headed = heading.split(' ');
    let told = TELLING.contains(&next)
        || around.calls.iter().any(|call| call == noun)
        || headed.any(|own| own.trim_end_matches('s') == noun.trim_end_matches('s'));
    bare && !HEADS.contains(&next) && !told
}
