//! Other names that a document gives a thing: `the hypodermis (also called the subcutaneous layer or superficial fascia)`.

use super::is_text;
use crate::base::text::small;
use crate::generate::Block;
use crate::generate::lexicon::Pieces;

/// How a second name is brought in.
const MARKERS: [&str; 6] = [
    "(also called ",
    "(also known as ",
    "(also referred to as ",
    "(also termed ",
    ", also called ",
    ", also known as ",
];

/// What stands in all of them; most texts have none.
static CALLING: Pieces = Pieces::new(&[
    "also called ",
    "also known as ",
    "also referred ",
    "also termed ",
]);

/// The other names of a document, each with the words that stand before it.
#[derive(Debug, Default)]
pub(super) struct Also(Vec<(String, Vec<String>)>);

impl Also {
    pub(super) fn new(blocks: &[Block]) -> Self {
        let text = blocks
            .iter()
            .filter(|block| is_text(block) && CALLING.are_in(&block.text));
        let mut all: Vec<_> = text.flat_map(|block| told(&block.text)).collect();
        let text = blocks.iter().filter(|block| is_text(block));
        for (one, other) in text.flat_map(|block| paired(&block.text)) {
            all.push((one.to_lowercase(), vec![other.clone()]));
            all.push((other.to_lowercase(), vec![one]));
        }
        Self(all)
    }

    /// The other names of a term.
    pub(super) fn names(&self, term: &str) -> Vec<String> {
        let term = term.to_lowercase();
        let term = term.trim_start_matches("the ").trim_end_matches('s');
        let ends = |before: &str| {
            let before = before.trim_end_matches('s');
            before == term || before.ends_with(&format!(" {term}"))
        };
        let named = self.0.iter().filter(|(before, _)| ends(before));
        let mut names: Vec<String> = named.flat_map(|(_, names)| names.clone()).collect();
        names.retain(|name| name.to_lowercase().trim_end_matches('s') != term);
        names.sort();
        names.dedup();
        names
    }
}

/// The other names in a text, with what stands before them in small letters.
fn told(text: &str) -> Vec<(String, Vec<String>)> {
    /// So many words before it can be the name of a thing.
    const WORDS: usize = 6;
    let mut found = Vec::new();
    for marker in MARKERS {
        for (at, _) in text.match_indices(marker) {
            let rest = &text[at + marker.len()..];
            let close = if marker.starts_with('(') { ')' } else { ',' };
            let inside = rest.split([close, '.', ';']).next().unwrap_or_default();
            let before = text[..at].trim_end().to_lowercase();
            let words: Vec<&str> = before.rsplit(' ').take(WORDS).collect();
            let names: Vec<String> = inside.split(" or ").filter_map(name).collect();
            if !names.is_empty() {
                let before: Vec<&str> = words.into_iter().rev().collect();
                found.push((before.join(" "), names));
            }
        }
    }
    found
}

/// Names that a text gives side by side, each of which may stand for the other: `Glanders, or farcy, is a disease`, `The flukes
/// (trematodes) live in snails`.
fn paired(text: &str) -> Vec<(String, String)> {
    let sentences = text.split(". ").filter_map(|sentence| {
        let (one, rest) = sentence.split_once(", or ")?;
        let (other, rest) = rest.split_once(", ")?;
        let copula = ["is ", "are ", "was ", "were "];
        let defined = copula.iter().any(|copula| rest.starts_with(copula));
        let pair = (name(&small(one)).filter(|_| defined)?, name(other)?);
        Some(pair)
    });
    sentences.chain(bracketed(text)).collect()
}

/// Nouns of many with another one in brackets right behind: `the flukes (trematodes)`.
fn bracketed(text: &str) -> impl Iterator<Item = (String, String)> {
    /// Shorter words are no names of kinds.
    const SHORTEST: usize = 5;
    let many = |word: &str| {
        let plain = word.chars().all(|c| c.is_lowercase() || c == '-');
        let plural = word.ends_with('s') || word.ends_with("ae");
        plain && plural && word.len() >= SHORTEST && !word.ends_with("ss")
    };
    text.match_indices(" (").filter_map(move |(at, mark)| {
        let one = text[..at].rsplit(' ').next()?;
        let (other, _) = text[at + mark.len()..].split_once(')')?;
        (many(one) && many(other)).then(|| (one.to_owned(), other.to_owned()))
    })
}

/// A name by itself, if it is one.
fn name(said: &str) -> Option<String> {
    /// Longer names are descriptions.
    const LONGEST: usize = 4;
    let said = said.trim().trim_matches([',', '"', '“', '”']).trim();
    let bare = ["the ", "a ", "an "]
        .iter()
        .find_map(|article| said.strip_prefix(article))
        .unwrap_or(said);
    let plain = bare
        .chars()
        .all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’'));
    (plain && bare.len() > 2 && bare.split(' ').count() <= LONGEST).then(|| bare.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_names_are_known_by_what_stands_before_them() {
        let text = "The lund (also called the northern wood or birch holt) is old. Pines, also known as holm trees, are not.";
        let also = Also(told(text));
        assert_eq!(also.names("lund"), ["birch holt", "northern wood"]);
        assert_eq!(also.names("the pine"), ["holm trees"]);
        assert!(also.names("wood").is_empty());
    }

    #[test]
    fn names_side_by_side_stand_for_each_other() {
        let text = "Lundrot, or birch canker, is a disease of holms. The wood mites (birch leeches) and gnats (midges) carry it, or so they say, is told.";
        let pairs = paired(text);
        assert_eq!(
            pairs,
            [
                (String::from("lundrot"), String::from("birch canker")),
                (String::from("gnats"), String::from("midges")),
            ]
        );
    }

    #[test]
    fn what_is_no_name_is_left_out() {
        let text =
            "It (also called what nobody can say in less than nine words) is 5 (also called 6).";
        assert!(told(text).is_empty());
    }
}
