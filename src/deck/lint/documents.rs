//! Documents from which facts come, as they are searched.

use std::collections::{BTreeMap, HashSet};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::tokens::{stem, words};
use crate::base::text::{folded, paragraphs};
use crate::base::words::NUMBER_WORDS;

/// Documents by their bare names, read once for all decks.
#[derive(Debug, Default)]
pub struct Documents(BTreeMap<String, Document>);

/// A document.
#[derive(Debug)]
pub(super) struct Document {
    /// Its paragraphs that are at hand, by their numbers from 1.
    paragraphs: BTreeMap<usize, Passage>,
    /// The number of the last of these.
    pub(super) last: usize,
    /// Its text, where all of it is at hand.
    text: String,
    whole: OnceLock<Passage>,
}

/// A stretch of a document. It is taken apart when first something is looked for that does not stand there word for word:
/// most of what cards cite does.
#[derive(Debug)]
pub(super) struct Passage {
    text: String,
    words: OnceLock<Words>,
    quotable: OnceLock<String>,
    /// Where a quotation was found last: the next one mostly stands behind it.
    quoted: AtomicUsize,
}

/// The words of a passage as they are looked up.
#[derive(Debug)]
struct Words {
    all: HashSet<String>,
    /// Their beginnings, by which forms of one word are known.
    roots: HashSet<String>,
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

    /// Documents of which those paragraphs are at hand that cards cite: for each its name and these paragraphs by their
    /// numbers from 1.
    #[must_use]
    pub fn cited(documents: impl IntoIterator<Item = (String, BTreeMap<usize, String>)>) -> Self {
        let read = documents
            .into_iter()
            .map(|(name, texts)| (name, Document::cited(texts)));
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
        let blocks = paragraphs(text).map(|block| Passage::new(text[block].to_owned()));
        let paragraphs: BTreeMap<usize, Passage> = (1..).zip(blocks).collect();
        Self {
            last: paragraphs.len(),
            paragraphs,
            text: text.to_owned(),
            whole: OnceLock::new(),
        }
    }

    fn cited(texts: BTreeMap<usize, String>) -> Self {
        Self {
            last: texts.keys().next_back().copied().unwrap_or(0),
            paragraphs: texts
                .into_iter()
                .map(|(number, text)| (number, Passage::new(text)))
                .collect(),
            text: String::new(),
            whole: OnceLock::new(),
        }
    }

    /// A paragraph, by its number from 1.
    pub(super) fn paragraph(&self, number: usize) -> Option<&Passage> {
        self.paragraphs.get(&number)
    }

    /// All of it, for cards that cite no paragraph; taken apart when the first of them asks.
    pub(super) fn whole(&self) -> &Passage {
        self.whole.get_or_init(|| Passage::new(self.text.clone()))
    }
}

impl Passage {
    fn new(text: String) -> Self {
        Self {
            text,
            words: OnceLock::new(),
            quotable: OnceLock::new(),
            quoted: AtomicUsize::new(0),
        }
    }

    /// Whether it has all words that carry the meaning of a text, be it in another form (`Korea`, `Korean`).
    pub(super) fn says(&self, text: &str) -> bool {
        self.repeats(text) || self.words.get_or_init(|| Words::of(&self.text)).say(text)
    }

    /// Whether a text stands in it word for word, parted from what stands around it by blanks or stops.
    fn repeats(&self, text: &str) -> bool {
        /// A longer passage is taken apart at once: it may be asked for thousands of texts.
        const SHORT: usize = 5_000;
        let begins = |at: usize| at == 0 || self.text[..at].ends_with(char::is_whitespace);
        let ends = |at: usize| {
            let rest = self.text[at..].trim_start_matches([',', '.', ';', ':', '!', '?']);
            rest.is_empty() || rest.starts_with(char::is_whitespace)
        };
        let mut found = self.text.match_indices(text);
        self.text.len() <= SHORT && found.any(|(at, _)| begins(at) && ends(at + text.len()))
    }

    /// Whether it has a text word for word.
    pub(super) fn quotes(&self, text: &str) -> bool {
        let last = self.quoted.load(Ordering::Relaxed);
        let behind = self.text.get(last..).and_then(|rest| rest.find(text));
        let at = behind.map_or_else(|| self.text.find(text), |at| Some(last + at));
        if let Some(at) = at {
            self.quoted.store(at, Ordering::Relaxed);
            return true;
        }
        let quotable = self.quotable.get_or_init(|| quotable(&self.text));
        quotable.contains(&self::quotable(text))
    }
}

impl Words {
    fn of(text: &str) -> Self {
        let all: HashSet<String> = words(text).iter().map(|word| plain(&word.text)).collect();
        let roots = all.iter().filter_map(|word| root(word)).map(str::to_owned);
        Self {
            roots: roots.collect(),
            all,
        }
    }

    fn say(&self, text: &str) -> bool {
        words(text).iter().all(|word| {
            let word = plain(&word.text);
            let short = word.chars().count() < 3 && !word.starts_with(|c: char| c.is_ascii_digit());
            short
                || self.all.contains(&word)
                || root(&word).is_some_and(|root| self.roots.contains(root))
        })
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
            .replace('|', " ")
            .replace(['*', '`'], "")
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
        let read = Document::new(text);
        let says = |number, text| read.paragraph(number).unwrap().says(text);
        assert_eq!(read.last, 3);
        assert!(read.paragraph(0).is_none() && read.paragraph(4).is_none());
        assert!(says(1, "One still") && says(3, "100000") && says(3, "three"));
        assert!(!says(2, "Three") && !says(3, "10"));
    }

    #[test]
    fn rows_are_quoted_however_their_cells_are_parted() {
        for text in ["| Eco  | 50 °C |\n|---|---|", "Eco\t50 °C", "Eco     50 °C"] {
            let read = Document::new(text);
            assert!(read.paragraph(1).unwrap().quotes("Eco | 50 °C"), "{text}");
        }
        let emphasised = Document::new("\"**mill**\" means a *house* with a wheel;");
        let quoted = "\"mill\" means a house with a wheel;";
        assert!(emphasised.paragraph(1).unwrap().quotes(quoted));
    }

    #[test]
    fn forms_of_a_word_count_and_other_numbers_do_not() {
        let read = Passage::new(String::from("The Korean treaty of 1965"));
        assert!(read.says("Korea") && read.says("treaties"));
        assert!(!read.says("1966") && !read.says("Japan"));
    }

    #[test]
    fn what_stands_word_for_word_is_no_part_of_a_word_or_number() {
        let read = Passage::new(String::from(
            "It was 1,965 years old, said a Koreanist. It cost 19.65.",
        ));
        assert!(read.repeats("1,965 years") && read.repeats("years old") && read.repeats("19.65"));
        for part in ["965", "1,96", "65", "19", "9.65", "Korean", "aid a"] {
            assert!(!read.repeats(part), "{part}");
        }
        assert!(!read.says("965") && !read.says("19"));
    }

    #[test]
    fn quotations_are_found_in_any_order() {
        let read = Passage::new(String::from(
            "“One” said so. Two did  not. Three came late.",
        ));
        for quote in [
            "Three came",
            "said so",
            "\"One\" SAID",
            "Two did not",
            "One",
            "late.",
        ] {
            assert!(read.quotes(quote), "{quote}");
        }
        assert!(!read.quotes("Four"));
    }

    #[test]
    fn paragraphs_at_hand_keep_their_numbers() {
        let texts = BTreeMap::from([(7, String::from("Seven towns"))]);
        let known = Documents::cited([(String::from("a.txt"), texts)]);
        let read = known.named("a.txt").unwrap();
        assert_eq!(read.last, 7);
        assert!(read.paragraph(7).unwrap().says("towns") && read.paragraph(6).is_none());
    }
}
