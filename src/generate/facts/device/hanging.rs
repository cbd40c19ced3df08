//! Whether a statement of a manual hangs in the air: it stands for a thing of which only the sentence before tells, or it is
//! a line of a list without its verb.

use super::amount::amount;
use super::clause::HELPERS;
use super::order::is_order;
use crate::base::words::NUMBER_WORDS;
use crate::generate::lexicon::{BASE, DETERMINERS, PREPOSITIONS, is_third, of_form};

/// Whether a statement, without what stands before it, is understood only with the sentence before.
pub(crate) fn hangs_alone(said: &str) -> bool {
    let low = said.to_lowercase();
    let words: Vec<&str> = low
        .split(' ')
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .collect();
    is_counted_before(&words)
        || is_another_one(&words)
        || is_supplied(&words)
        || is_beside_it(&words)
        || is_without_object(&words)
        || is_bare_figure(&words)
        || is_beside_others(&words)
        || is_list(said, &words)
}

/// `Charging stops as well`, `adaptors are not included either`: besides what?
fn is_beside_others(words: &[&str]) -> bool {
    let either = words.iter().position(|word| *word == "either");
    let alone = |place: usize| !words[place..].contains(&"or") && !words[place..].contains(&"of");
    let well = words.windows(2).position(|pair| pair == ["as", "well"]);
    either.is_some_and(|place| place > 1 && alone(place))
        || well.is_some_and(|place| at(words, place + 2) != "as")
}

/// The word at a place; none there is an empty one.
fn at<'w>(words: &[&'w str], place: usize) -> &'w str {
    words.get(place).copied().unwrap_or_default()
}

/// `All four should agree`: four of what?
fn is_counted_before(words: &[&str]) -> bool {
    matches!(at(words, 0), "all" | "both" | "the")
        && NUMBER_WORDS.contains(&at(words, 1))
        && HELPERS.contains(&at(words, 2))
}

/// `When a new one does not help`: nothing was named before of which there could be another.
fn is_another_one(words: &[&str]) -> bool {
    let one = (2..words.len()).find(|place| {
        let new =
            matches!(words[place - 2], "a" | "the") && !PREPOSITIONS.contains(&words[place - 1]);
        words[*place] == "one" && new
    });
    one.is_some_and(|one| {
        !words[..one - 2]
            .iter()
            .any(|word| DETERMINERS.contains(word))
    })
}

/// `The cable supplied is 15 metres long`: which one?
fn is_supplied(words: &[&str]) -> bool {
    at(words, 0) == "the"
        && matches!(
            at(words, 2),
            "supplied" | "provided" | "enclosed" | "included"
        )
        && HELPERS.contains(&at(words, 3))
}

/// `Hold the key under it`, `hold its two buttons`: the only thing that was named is said to be beside what was not.
fn is_beside_it(words: &[&str]) -> bool {
    let Some(it) = words.iter().position(|word| *word == "it") else {
        return false;
    };
    let named = words[..it]
        .iter()
        .filter(|word| matches!(**word, "the" | "a" | "an" | "your"));
    it > 2
        && PREPOSITIONS.contains(&words[it - 1])
        && matches!(words[it - 3], "the" | "a" | "an")
        && named.count() == 1
}

/// `Replace after five years`, `Clean and oil every month`: what?
fn is_without_object(words: &[&str]) -> bool {
    const WORK: [&str; 10] = [
        "replace", "clean", "oil", "re-oil", "descale", "renew", "change", "grease", "empty",
        "wash",
    ];
    let after = |place: usize| matches!(at(words, place), "after" | "every" | "within" | "at");
    let joined = at(words, 1) == "and" && WORK.contains(&at(words, 2)) && after(3);
    WORK.contains(&at(words, 0)) && (after(1) || joined)
}

/// `30 cm is usually enough`, `24 months where the winter is long`: of what?
fn is_bare_figure(words: &[&str]) -> bool {
    let open = |place: usize| matches!(at(words, place), "where" | "when" | "if");
    let enough = at(words, 2) == "is" && words.iter().take(6).any(|word| *word == "enough");
    is_figure(at(words, 0)) && (open(2) || enough)
}

/// Whether a word, in small letters, is a figure.
fn is_figure(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) || NUMBER_WORDS.contains(&word)
}

/// A row of parts with no verb between them: `Pump and motor 2 years, bucket 10 years`; a line that only goes on from the
/// name of a part above it: `Takes 15 cm square filters`.
fn is_list(said: &str, words: &[&str]) -> bool {
    let first = at(words, 0);
    let next = at(words, 1);
    let counted = next.starts_with(|c: char| c.is_ascii_digit()) || DETERMINERS.contains(&next);
    let goes_on = is_third(first) && counted && of_form(first, BASE).is_none();
    goes_on || is_interval(said, words) || is_row(said, words)
}

/// A row of a plan of care: `Every 10 hours Clean the heads`.
fn is_interval(said: &str, words: &[&str]) -> bool {
    let row = at(words, 0) == "every" && is_figure(at(words, 1));
    row && said
        .split(' ')
        .nth(3)
        .is_some_and(|word| word.starts_with(char::is_uppercase))
}

/// Whether the parts of a text between commas tell figures with no verb.
fn is_row(said: &str, words: &[&str]) -> bool {
    let parts: Vec<&str> = said.trim_end_matches('.').split(", ").collect();
    let figures = |part: &&&str| part.split(' ').any(|word| is_figure(&word.to_lowercase()));
    let last = parts.last().and_then(|part| amount(part));
    let bare = last.is_some_and(|last| last.measures.is_some() && last.rest.is_empty());
    let says = |word: &&str| HELPERS.contains(word) || is_third(word);
    let next = at(words, 1);
    let orders = is_order(said) && (DETERMINERS.contains(&next) || is_figure(next));
    parts.len() > 2
        && (bare || parts.iter().filter(figures).count() > 1)
        && !words.iter().any(says)
        && !orders
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_the_sentence_before_names_hangs() {
        for said in [
            "All three should light within 5 seconds.",
            "When a fresh one does not help, wait for two hours before you call us.",
            "The hose supplied is 4 metres long.",
            "Press and hold the knob behind it for six seconds.",
            "40 cm is mostly enough to be rid of the glare.",
            "18 months where the mean of the year is below 3 °C.",
            "Clean and grease after three years or 400 hours.",
            "Holds 20 cm plates of glass or tin.",
            "Arm down, lid closed and latch through the hook, lamp off, 25 km/h.",
            "Every 20 hours Oil the arm and the foot.",
            "The lamp goes out as well, after 36 hours.",
            "Arms for larger lamps are not included either, and will not fit above 7 cm.",
            "Lamp and arm 3 years, foot 12 years, everything of cloth 60 days.",
        ] {
            assert!(hangs_alone(said), "{said}");
        }
    }

    #[test]
    fn what_names_its_thing_does_not() {
        for said in [
            "All four lamps should light within 5 seconds.",
            "If the fuse blows, put in a new one after 5 minutes.",
            "The hose supplied with the pump is 4 metres long.",
            "Turn the lamp round and hold the knob behind it for six seconds.",
            "Clean the filter after 30 hours.",
            "Arms take lamps of up to 60 watts.",
            "Open the lid, lift the lamp, and wait for 5 minutes.",
        ] {
            assert!(!hangs_alone(said), "{said}");
        }
    }
}
