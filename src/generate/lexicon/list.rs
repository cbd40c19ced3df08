//! Lists of words that are looked up for every word of a document, put in order when the program is built.

use std::ops::Deref;

/// Words that can be asked whether one is among them.
pub(crate) trait Listed {
    /// Whether a word is one of them.
    fn has(&self, word: &str) -> bool;
}

/// A list of words with a place for each: whether a word is among them is told by one comparison, however many they are.
#[derive(Debug)]
pub(crate) struct List {
    words: &'static [&'static str],
    /// The words by their places, counted from 1; 0 where there is none.
    places: [u8; PLACES],
}

/// A list has so many places at least for each of its words that most words of a document find theirs empty.
const PLACES: usize = 256;

impl List {
    /// Takes words, at most half as many as there are places.
    pub(crate) const fn new(words: &'static [&'static str]) -> Self {
        assert!(words.len() * 2 <= PLACES);
        let mut places = [0; PLACES];
        let mut at = 0;
        while at < words.len() {
            let mut place = place(words[at].as_bytes());
            while places[place] != 0 {
                place = (place + 1) % PLACES;
            }
            at += 1;
            places[place] = at as u8;
        }
        Self { words, places }
    }

    /// Whether a word is one of them, asked as a slice is.
    pub(crate) fn contains(&self, word: &&str) -> bool {
        let mut place = place(word.as_bytes());
        while let Some(at) = usize::from(self.places[place]).checked_sub(1) {
            if self.words[at] == *word {
                return true;
            }
            place = (place + 1) % PLACES;
        }
        false
    }
}

/// Where a word is looked for first: by its length, its first, its middle and its last letter.
const fn place(word: &[u8]) -> usize {
    let [first, .., last] = word else {
        return word.len();
    };
    let middle = word[word.len() / 2];
    (*first as usize * 7 + middle as usize * 29 + *last as usize * 101 + word.len() * 53) % PLACES
}

impl Deref for List {
    type Target = [&'static str];

    fn deref(&self) -> &Self::Target {
        self.words
    }
}

impl Listed for List {
    fn has(&self, word: &str) -> bool {
        self.contains(&word)
    }
}

impl Listed for [&str] {
    /// Most words differ in their length or in their first letter, which is seen at once.
    fn has(&self, word: &str) -> bool {
        let word = word.as_bytes();
        self.iter().any(|other| {
            other.len() == word.len()
                && other.as_bytes().first() == word.first()
                && other.as_bytes() == word
        })
    }
}

impl<const N: usize> Listed for [&str; N] {
    fn has(&self, word: &str) -> bool {
        self.as_slice().has(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::lexicon::{LEANING, LIGHT_ADVERBS, OPINIONS, PREPOSITIONS};

    #[test]
    fn lists_have_their_words_and_no_others() {
        let lists = [LEANING, LIGHT_ADVERBS, OPINIONS, PREPOSITIONS];
        for list in lists {
            for word in lists.iter().flat_map(|list| list.iter()) {
                assert_eq!(list.contains(word), list.words.has(word), "{word}");
            }
            for none in ["", "i i", "inn", "Of", "überaus", "—"] {
                assert!(!list.contains(&none), "{none}");
            }
        }
    }
}
