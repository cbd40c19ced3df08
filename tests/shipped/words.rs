//! Words of a text, as evidence and as give-aways.

use std::collections::BTreeSet;

/// The words and figures of a text in small letters: initials joined (`U.S.` is `us`), letters and digits apart (`G-20` is
/// `g` and `20`), thousands marks dropped, decimals kept, the `s` of a possessive left out.
pub(crate) fn words(text: &str) -> Vec<String> {
    let text = joined_initials(text);
    let chars: Vec<char> = text.chars().collect();
    let mut words: Vec<String> = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let from = at;
        if chars[at].is_ascii_digit() {
            while at < chars.len() && (chars[at].is_ascii_digit() || mark_inside(&chars, at)) {
                at += 1;
            }
            let figure = chars[from..at].iter().filter(|c| **c != ',');
            words.push(figure.collect());
        } else if chars[at].is_alphabetic() {
            while at < chars.len() && chars[at].is_alphabetic() {
                at += 1;
            }
            let word = chars[from..at].iter().flat_map(|c| c.to_lowercase());
            let possessive =
                at - from == 1 && chars[from] == 's' && from > 0 && chars[from - 1] == '\'';
            if !possessive {
                words.push(word.collect());
            }
        } else {
            at += 1;
        }
    }
    words
}

/// A point or comma between two digits.
fn mark_inside(chars: &[char], at: usize) -> bool {
    matches!(chars[at], '.' | ',') && chars.get(at + 1).is_some_and(char::is_ascii_digit)
}

/// `R.O.K.-Japan` → `ROK-Japan`; a single initial stays.
fn joined_initials(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let initial = |at: usize| {
        let alone = at == 0 || !chars[at - 1].is_alphanumeric();
        let upper = chars.get(at).is_some_and(|c| c.is_uppercase());
        let before = at >= 2 && chars[at - 1] == '.' && chars[at - 2].is_uppercase();
        upper && (alone || before) && chars.get(at + 1) == Some(&'.')
    };
    let mut joined = String::new();
    for (at, c) in chars.iter().enumerate() {
        let within = *c == '.' && at > 0 && initial(at - 1);
        let run =
            within && (initial(at + 1) || (at >= 3 && initial(at - 3) && chars[at - 2] == '.'));
        if !run {
            joined.push(*c);
        }
    }
    joined
}

/// The words of a text that must stand in its source: those of each stretch between blanks that has a capital letter or a
/// digit, such as both parts of `Moo-hyun`.
pub(crate) fn names_and_figures(text: &str) -> Vec<String> {
    let telling = |part: &&str| part.contains(|c: char| c.is_uppercase() || c.is_ascii_digit());
    text.split_whitespace()
        .filter(telling)
        .flat_map(words)
        .collect()
}

/// Words that tell nothing by themselves.
const EMPTY: &[&str] = &[
    "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been",
    "before", "between", "both", "but", "by", "did", "do", "does", "for", "from", "had", "has",
    "have", "he", "her", "him", "his", "how", "in", "into", "is", "it", "its", "many", "more",
    "most", "much", "no", "not", "of", "on", "one", "or", "other", "over", "s", "she", "so",
    "some", "such", "than", "that", "the", "their", "them", "then", "there", "these", "they",
    "this", "those", "to", "too", "under", "up", "was", "were", "what", "when", "where", "which",
    "who", "whom", "whose", "why", "will", "with", "year", "month", "day", "years",
];

/// The telling words of a text, without endings such as a plural's.
pub(crate) fn telling(text: &str) -> BTreeSet<String> {
    words(text)
        .into_iter()
        .filter(|word| !EMPTY.contains(&word.as_str()))
        .map(|word| stem(&word))
        .collect()
}

/// A word without a plural's or a verb's ending, roughly: enough to see that `summits` is `summit`.
fn stem(word: &str) -> String {
    let longer = |ending: &str| {
        word.strip_suffix(ending)
            .filter(|rest| rest.chars().count() >= 3)
    };
    let cut = ["ing", "ies", "es", "ed", "s", "y", "e"]
        .into_iter()
        .find_map(longer);
    cut.unwrap_or(word).to_owned()
}

#[test]
fn words_are_seen_through_their_spelling() {
    assert_eq!(
        words("the U.S.-Japanese alliance"),
        ["the", "us", "japanese", "alliance"]
    );
    assert_eq!(
        words("George W. Bush, R.O.K. President's"),
        ["george", "w", "bush", "rok", "president"]
    );
    assert_eq!(
        words("US$71.6 billion, 37,000 in 1953."),
        ["us", "71.6", "billion", "37000", "in", "1953"]
    );
    assert_eq!(
        words("G-20 of the 1980s"),
        ["g", "20", "of", "the", "1980", "s"]
    );
    assert_eq!(
        names_and_figures("carried on by Roh Moo-hyun in 2003"),
        ["roh", "moo", "hyun", "2003"]
    );
    assert_eq!(
        telling("regular summits of the parties"),
        telling("Summit regular party")
    );
}
