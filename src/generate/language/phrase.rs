//! What phrases without a verb, such as titles, are made of.

use crate::generate::lexicon::is_common;

/// Whether one of the words of a phrase, in small letters, is such a one; a hyphen joins a word.
pub(crate) fn has_word(phrase: &str, is: impl Fn(&str) -> bool) -> bool {
    let low = phrase.to_lowercase();
    low.split(|c: char| !c.is_alphanumeric() && c != '-')
        .any(is)
}

/// The words of a phrase that tell anything, in small letters.
pub(crate) fn telling(phrase: &str) -> impl Iterator<Item = String> {
    /// Shorter words join others.
    const SHORT: usize = 3;
    let words = phrase.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| word.chars().all(char::is_alphabetic));
    words
        .map(str::to_lowercase)
        .filter(|word| word.chars().count() > SHORT && !is_common(word))
}

/// The letters of a word that it shares with others of its root: `polyploidy`, `polyploid`.
pub(crate) fn root(word: &str) -> String {
    const ROOT: usize = 6;
    word.chars().take(ROOT).collect()
}

/// Whether a phrase says how something was, or what somebody does: `How Plants Tell the Season`, `Installing and Lighting It`.
pub(crate) fn is_clause(phrase: &str) -> bool {
    const ASKING: [&str; 8] = ["how", "what", "why", "when", "where", "who", "being", "on"];
    let low = phrase.to_lowercase();
    let first = low.split([' ', ',']).next().unwrap_or_default();
    ASKING.contains(&first) || first.ends_with("ing") && !first.contains('-') && low.contains(' ')
}
