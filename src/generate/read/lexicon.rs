//! Lists of words, looked up by hash.

use std::collections::HashSet;
use std::sync::OnceLock;

/// A list of words in small letters, parted by blanks.
#[derive(Debug)]
pub(super) struct Lexicon {
    list: &'static str,
    words: OnceLock<HashSet<&'static str>>,
}

impl Lexicon {
    pub(super) const fn new(list: &'static str) -> Self {
        Self {
            list,
            words: OnceLock::new(),
        }
    }

    /// Whether a word in small letters stands in the list.
    pub(super) fn has(&self, word: &str) -> bool {
        self.words
            .get_or_init(|| self.list.split_whitespace().collect())
            .contains(word)
    }
}
