//! Whether a sentence of a manual is understood without those around it.

use super::Around;
use super::vague::{DEGREES, VAGUE};

/// Words that lean on what was said before, wherever they stand.
const LEANING: [&str; 42] = [
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
    "also",
    "too",
    "latter",
    "former",
    "above-mentioned",
    "mentioned",
    "see",
    "previous",
    "following",
    "below:",
    "again",
    "instead",
    "afterwards",
    "otherwise",
    "both",
    "each",
    "however",
    "therefore",
    "both,",
    "step",
    "steps",
    "figure",
    "fig",
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

/// `each side`, `both hands`, `each time`: a word that counts a thing named behind it.
fn counts(words: &[&str], at: usize) -> bool {
    let next = words.get(at + 1).copied().unwrap_or_default();
    matches!(words[at], "each" | "both")
        && !next.is_empty()
        && !crate::generate::lexicon::PREPOSITIONS.contains(&next)
        && !matches!(
            next,
            "has" | "have" | "is" | "are" | "can" | "must" | "may" | "will"
        )
}

/// Whether a thing is named before `it`, in the same sentence.
fn is_meant(before: &[&str]) -> bool {
    before
        .windows(2)
        .any(|two| matches!(two[0], "the" | "a" | "an" | "your") && !two[1].is_empty())
        && before.len() > 2
}

/// Whether a sentence speaks of `the socket` or `the programme` without telling of which.
fn has_open_noun(words: &[&str], around: &Around) -> bool {
    let heading = around.heading.to_lowercase();
    words.iter().enumerate().any(|(at, word)| {
        if *word != "the" {
            return false;
        }
        let Some(noun) = words.get(at + 1) else {
            return true;
        };
        let degree = DEGREES.contains(noun);
        let noun = if degree {
            words.get(at + 2).unwrap_or(noun)
        } else {
            noun
        };
        let open = VAGUE.contains(noun) && *noun != "display" || SEVERAL.contains(noun);
        let next = words
            .get(at + 2 + usize::from(degree))
            .copied()
            .unwrap_or_default();
        let told = matches!(
            next,
            "of" | "for"
                | "that"
                | "which"
                | "on"
                | "in"
                | "beside"
                | "next"
                | "at"
                | "button"
                | "key"
        ) || around.calls.iter().any(|call| call == noun)
            || heading
                .split(' ')
                .any(|own| own.trim_end_matches('s') == noun.trim_end_matches('s'));
        let whole = next.chars().all(char::is_alphabetic) && is_compound(noun, next);
        open && !told && !whole
    })
}

/// Whether a noun goes on with another one: `the level knob`, `the screen saver`.
fn is_compound(_noun: &str, next: &str) -> bool {
    const HEADS: [&str; 16] = [
        "knob", "button", "key", "switch", "lever", "wheel", "dial", "ring", "cover", "door",
        "cap", "lid", "saver", "lock", "bar", "cable",
    ];
    HEADS.contains(&next)
}
