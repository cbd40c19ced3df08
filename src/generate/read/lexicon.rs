//! Lists of words, looked up by hash.

use std::sync::OnceLock;

use crate::generate::lexicon::Set;

/// A list of words in small letters, parted by blanks.
#[derive(Debug)]
pub(super) struct Lexicon {
    list: &'static str,
    words: OnceLock<(Set, usize)>,
}

impl Lexicon {
    pub(super) const fn new(list: &'static str) -> Self {
        Self {
            list,
            words: OnceLock::new(),
        }
    }

    /// Its words.
    pub(super) fn words(&self) -> impl Iterator<Item = &'static str> {
        self.list.split_whitespace()
    }

    /// Whether a word in small letters stands in the list. A word longer than all of them is seen at once to be none.
    pub(super) fn has(&self, word: &str) -> bool {
        let (words, longest) = self.words.get_or_init(|| {
            let words: Set = self.list.split_whitespace().collect();
            let longest = words.iter().map(|word| word.len()).max();
            (words, longest.unwrap_or(0))
        });
        word.len() <= *longest && words.contains(word)
    }
}
