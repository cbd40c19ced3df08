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

/// Nouns of which a product has several, and each is asked for by its own name: `the socket`, `the password`.
const NAMED: [&str; 7] = [
    "socket",
    "password",
    "level",
    "lamp",
    "light",
    "led",
    "indicator",
];

/// More nouns of which a product has several.
const SEVERAL: [&str; 26] = [
    "screw",
    "screws",
    "hole",
    "holes",
    "cable",
    "connection",
    "connector",
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
const JOINING: [&str; 13] = [
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
];

/// Whether nothing in a sentence leans on another.
pub(super) fn stands(text: &str, around: &Around) -> bool {
    let low = text.to_lowercase();
    let words: Vec<&str> = low
        .split(' ')
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .collect();
    let joined = words.first().is_some_and(|first| JOINING.contains(first));
    let leans = |at: usize| LEANING.contains(&words[at]) && !counts(&words, at);
    let pronoun = words.iter().position(|word| is_pronoun(word));
    let loose = pronoun.is_some_and(|at| !is_meant(&words[..at]));
    is_clean(text)
        && !joined
        && !loose
        && !is_partial(&low, &words)
        && !(0..words.len()).any(leans)
        && !has_open_noun(&words, around)
}

/// Whether a word, in small letters, stands for one thing.
pub(super) fn is_pronoun(word: &str) -> bool {
    matches!(word, "it" | "its" | "it's" | "it'll" | "itself")
}

/// Whether a sentence has no marks of a form, a list or a link, and no half of a pair.
fn is_clean(text: &str) -> bool {
    const MARKS: [char; 16] = [
        '|', '<', '>', '*', '[', ']', '?', '{', '}', '_', '@', '\\', '=', '#', '`', '…',
    ];
    const BREAKS: [&str; 5] = [": ", "...", "http", " – ", " - "];
    let count = |mark: char| text.matches(mark).count();
    !text.contains(MARKS)
        && !BREAKS.iter().any(|mark| text.contains(mark))
        && count('"') % 2 == 0
        && count('(') == count(')')
}

/// `If you spill any, …`, `the two are within 10 m`, `from then on`: a part or a time of which another sentence tells.
fn is_partial(low: &str, words: &[&str]) -> bool {
    const OPEN: [&str; 4] = [" in front ", " a set ", " or so ", " from then "];
    let spaced = format!(" {low} ");
    let counted = words.windows(3).any(|three| {
        let open = HELPERS.contains(&three[2]) || matches!(three[2], "in" | "of");
        three[0] == "the" && matches!(three[1], "two" | "three" | "one") && open
    });
    let any = [" any, ", " any is ", " any "]
        .iter()
        .zip([true, true, spaced.ends_with(" any ")])
        .any(|(any, holds)| holds && spaced.contains(any));
    counted || any || OPEN.iter().any(|open| spaced.contains(open))
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
    let asked = prompt.split_once(": ").map_or(prompt, |(_, asked)| asked);
    let low = format!(" {} ", asked.trim_end_matches('?').to_lowercase());
    let words: Vec<&str> = low.trim().split(' ').collect();
    let subject = words.iter().position(|word| *word == "the");
    let open = subject.is_some_and(|at| {
        let noun = words.get(at + 1).copied().unwrap_or_default();
        let asked = NAMED.contains(&noun)
            || matches!(noun, "default" | "value")
            || VAGUE.contains(&noun) && noun != "display";
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
        let open = VAGUE.contains(&noun) && noun != "display"
            || NAMED.contains(&noun)
            || SEVERAL.contains(&noun);
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
    // `the default value`: of what?
    if noun == "default" {
        return !words
            .get(at + 2..)
            .is_some_and(|rest| rest.contains(&"of") || rest.contains(&"for"));
    }
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
