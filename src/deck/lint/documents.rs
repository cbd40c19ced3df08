//! Documents from which facts come, as they are searched.

use std::collections::{BTreeMap, HashSet};
use std::sync::OnceLock;

use super::tokens::{stem, words};
use crate::base::text::{folded, paragraphs};
use crate::base::words::NUMBER_WORDS;

/// Documents by their bare names, read once for all decks.
#[derive(Debug, Default)]
pub struct Documents(BTreeMap<String, Document>);

/// A document.
#[derive(Debug)]
pub(super) struct Document {
    /// Its paragraphs, from the first.
    pub(super) paragraphs: Vec<Passage>,
    text: String,
    whole: OnceLock<Passage>,
}

/// A stretch of a document.
#[derive(Debug)]
pub(super) struct Passage {
    words: HashSet<String>,
    /// The beginnings of its words, by which forms of one word are known.
    roots: HashSet<String>,
    text: String,
}

impl Documents {
    /// Documents from their names and texts; paragraphs are parted by lines that are empty but for white space.
    #[must_use]
    pub fn new(documents: impl IntoIterator<Item = (String, String)>) -> Self {
        let read = documents
            .into_iter()
            .map(|(name, text)| (name, Document::new(&text)));
        Self(read.collect())
    }

    /// The names, sorted.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The document of a name.
    pub(super) fn named(&self, name: &str) -> Option<&Document> {
        self.0.get(name)
    }
}

impl Document {
    fn new(text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        Self {
            paragraphs: paragraphs(text)
                .map(|block| Passage::new(&text[block]))
                .collect(),
            text: text.to_owned(),
            whole: OnceLock::new(),
        }
    }

    /// All of it, for cards that cite no paragraph; taken apart when the first of them asks.
    pub(super) fn whole(&self) -> &Passage {
        self.whole.get_or_init(|| Passage::new(&self.text))
    }
}

impl Passage {
    fn new(text: &str) -> Self {
        let words: HashSet<String> = words(text).iter().map(|word| plain(&word.text)).collect();
        let mut roots = HashSet::new();
        roots.extend(
            words
                .iter()
                .filter_map(|word| root(word))
                .map(str::to_owned),
        );
        Self {
            words,
            roots,
            text: quotable(text),
        }
    }

    /// Whether it has all words that carry the meaning of a text, be it in another form (`Korea`, `Korean`).
    pub(super) fn says(&self, text: &str) -> bool {
        words(text).iter().all(|word| {
            let word = plain(&word.text);
            let short = word.chars().count() < 3 && !word.starts_with(|c: char| c.is_ascii_digit());
            short
                || self.words.contains(&word)
                || root(&word).is_some_and(|root| self.roots.contains(root))
        })
    }

    /// Whether it has a text word for word.
    pub(super) fn quotes(&self, text: &str) -> bool {
        self.text.contains(&quotable(text))
    }
}

/// The first letters of a word, which words of one family share; figures have none.
fn root(word: &str) -> Option<&str> {
    /// Fewer letters are shared by words that have nothing to do with each other.
    const LETTERS: usize = 5;
    word.get(..LETTERS)
        .filter(|start| start.bytes().all(|byte| byte.is_ascii_lowercase()))
}

/// A word as it is looked up: figures without the marks between thousands, number words as figures, others without ending.
fn plain(word: &str) -> String {
    if let Some(number) = NUMBER_WORDS.iter().position(|known| *known == word) {
        return number.to_string();
    }
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        let digits = word.replace(',', "");
        return digits
            .trim_end_matches(|c: char| c.is_ascii_alphabetic())
            .to_owned();
    }
    stem(word).into_owned()
}

/// A text as quotations are compared: typographic marks make no difference, nor by what the cells of a table are parted.
fn quotable(text: &str) -> String {
    folded(
        &text
            .replace(['|', '*', '`'], " ")
            .replace(['“', '”'], "\"")
            .replace(['‘', '’'], "'")
            .replace(['–', '—'], "-"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_counted_as_the_format_says() {
        let text = "\u{feff}One\nstill one\n \u{3000}\n\nTwo\r\n\r\nThree: 100,000 men";
        let read = Document::new(text).paragraphs;
        assert_eq!(read.len(), 3);
        assert!(read[0].says("One still") && read[2].says("100000") && read[2].says("three"));
        assert!(!read[1].says("Three") && !read[2].says("10"));
    }

    #[test]
    fn rows_are_quoted_however_their_cells_are_parted() {
        for text in ["| Eco  | 50 °C |\n|---|---|", "Eco\t50 °C", "Eco     50 °C"] {
            assert!(
                Document::new(text).paragraphs[0].quotes("Eco | 50 °C"),
                "{text}"
            );
        }
    }

    #[test]
    fn forms_of_a_word_count_and_other_numbers_do_not() {
        let read = Document::new("The Korean treaty of 1965").paragraphs;
        assert!(read[0].says("Korea") && read[0].says("treaties"));
        assert!(!read[0].says("1966") && !read[0].says("Japan"));
    }
}
