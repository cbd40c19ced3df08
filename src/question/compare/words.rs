//! Cleaned text → the words that count: numbers in digits, articles gone.

use super::clean::clean;
use super::numeral::{self, Token};

/// A text made ready to be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Folded {
    /// Small letters in words parted by blanks or hyphens; numbers as written.
    pub(super) plain: String,
    /// All words in one: two texts of one key say the same. Empty when nothing was said.
    pub(crate) key: String,
}

impl Folded {
    /// Folds a text. One that is all punctuation or symbols keeps these as its key, so that `?` can be an answer.
    pub(crate) fn new(text: &str) -> Self {
        let plain = clean(text);
        let mut key = String::with_capacity(plain.len());
        if plain.contains(char::is_alphanumeric) && text.contains(char::is_alphanumeric) {
            read(&plain, |word| append(&mut key, word));
        } else {
            let simple = super::clean::simplified(text);
            key.extend(
                simple
                    .chars()
                    .filter(|c| !c.is_whitespace() && !c.is_control()),
            );
        }
        Self { plain, key }
    }

    /// Whether there is something to be right or wrong: a letter, a digit or at least a symbol.
    pub(crate) fn says_something(&self) -> bool {
        !self.plain.is_empty()
    }

    /// The words with numbers in digits and without articles.
    pub(super) fn words(&self) -> Vec<String> {
        let mut words = Vec::new();
        read(&self.plain, |word| words.push(word.to_owned()));
        words
    }
}

/// Joins words without blanks, so that `Moo-hyun` is `Moohyun`; but `5-1` stays apart from `51`.
fn append(key: &mut String, word: &str) {
    let digit = |c: char| c.is_ascii_digit();
    if key.ends_with(digit) && word.starts_with(digit) {
        key.push(' ');
    }
    key.push_str(word);
}

/// The words of a cleaned text, each with the mark that follows it.
pub(super) fn tokens(plain: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::with_capacity(8);
    let mut from = 0;
    for (at, mark) in plain
        .bytes()
        .enumerate()
        .filter(|(_, b)| matches!(b, b' ' | b'-'))
    {
        tokens.push(Token {
            text: &plain[from..at],
            hyphen: mark == b'-',
        });
        from = at + 1;
    }
    tokens.push(Token {
        text: &plain[from..],
        hyphen: false,
    });
    tokens.retain(|token| !token.text.is_empty());
    tokens
}

/// Hands on the words that count, one by one.
pub(super) fn read(plain: &str, mut word: impl FnMut(&str)) {
    let tokens = tokens(plain);
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let rest = &tokens[at..];
        if let Some((number, used)) = numeral::read(rest) {
            word(&number);
            at += used;
            continue;
        }
        if token.text == "per" && rest.get(1).is_some_and(|next| next.text == "cent") {
            word("percent");
            at += 2;
            continue;
        }
        if !is_article(&tokens, at) {
            parts(token.text, &mut word);
        }
        at += 1;
    }
}

/// A word as it is; what only looks like a number (`1,2,3`) in its parts.
fn parts(text: &str, word: &mut impl FnMut(&str)) {
    match text.contains(',') {
        true => text.split(',').for_each(word),
        false => word(text),
    }
}

/// Whether a word is an article that may be left out.
///
/// An article ends no text (`Vitamin A`, `The Who` and `The`) and is not part of a compound (`A-team`). `the` and `an` go
/// wherever they stand; `a`, which is also a letter, only at the start and after a small word.
pub(super) fn is_article(tokens: &[Token<'_>], at: usize) -> bool {
    let token = tokens[at];
    let compound = token.hyphen || (at > 0 && tokens[at - 1].hyphen);
    if compound || at + 1 == tokens.len() {
        return false;
    }
    match token.text {
        "the" | "an" => true,
        "a" => at == 0 || is_small(tokens[at - 1].text),
        _ => false,
    }
}

/// Words after which `a` is an article.
fn is_small(word: &str) -> bool {
    const SMALL: [&str; 22] = [
        "and", "as", "at", "become", "becomes", "by", "for", "from", "had", "has", "have", "in",
        "into", "is", "like", "of", "on", "or", "over", "to", "was", "with",
    ];
    SMALL.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> String {
        Folded::new(text).key
    }

    #[test]
    fn texts_that_say_the_same_have_one_key() {
        for (a, b) in [
            ("Roh Moo-hyun", "roh moo hyun"),
            ("Roh Moo-hyun", "ROHMOOHYUN"),
            ("the Blue House", "Blue House"),
            ("with a large force", "with large force"),
            ("Second Infantry Division", "2nd infantry division"),
            ("trade & investment", "trade and investment"),
            ("ASEAN+3", "ASEAN Plus Three"),
            ("non-aligned states", "nonaligned states"),
            ("20 per cent", "20%"),
            ("US$18.5 billion", "us$ 18.5bn"),
            ("a million", "1 million"),
            ("G-20", "G20"),
            ("Ch'ongwadae", "chongwadae"),
            ("결혼 기념일", "결혼기념일"),
        ] {
            assert_eq!(key(a), key(b), "{a} / {b}");
        }
    }

    #[test]
    fn texts_that_differ_keep_their_keys_apart() {
        for (a, b) in [
            ("1953", "1954"),
            ("5-1", "51"),
            ("-5", "5"),
            ("C++", "C"),
            ("C#", "C"),
            ("vitamin A", "vitamin"),
            ("3.141", "3141"),
            ("3.10", "3.1"),
            ("007", "7"),
            ("third", "3"),
            ("!=", "="),
            ("10²", "102"),
            ("+", "-"),
            ("1950-1953", "19501953"),
        ] {
            assert_ne!(key(a), key(b), "{a} / {b}");
        }
    }

    #[test]
    fn punctuation_says_nothing_but_can_be_an_answer() {
        assert!(!Folded::new(" ?! ").says_something());
        assert_eq!(key("?"), "?");
        assert_eq!(key(" The "), "the");
        assert!(Folded::new("+").says_something());
    }
}
