//! What a bare noun of prose was called before in its paragraph: `the crab` behind `a hermit crab carries an anemone`.

use super::pronoun::is_inner;
use super::referent::{ends, has_word, parted, say};
use super::*;
use crate::generate::language::Kind as Sorted;
use crate::generate::lexicon::{BASE, POOR_WORDS, is_unique, of_form};

impl Maker<'_, '_> {
    /// Says the bare nouns of a draft as its paragraph said them before, where that called each in one way only.
    pub(super) fn say_as_before(&self, block: usize, range: &Range<usize>, draft: &mut Draft) {
        let own = self.document.blocks.get(block);
        let before = own.and_then(|own| own.text.get(..range.start));
        let Some(before) = before.filter(|before| !before.is_empty()) else {
            return;
        };
        let before = tokens(before);
        for bare in self.bare_things(draft.stem()) {
            let Some(told) = only_called(&before, &bare) else {
                continue;
            };
            let low = draft.stem().to_lowercase();
            let answers = draft.value.texts();
            let known = |word: &str| {
                has_word(&low, word)
                    || answers
                        .iter()
                        .any(|text| has_word(&text.to_lowercase(), word))
            };
            if !told.split(' ').any(known) {
                say(draft, &bare, &format!("{told} {bare}"));
            }
        }
    }

    /// The nouns of a question or statement that stand behind `the` alone.
    fn bare_things(&self, stem: &str) -> Vec<String> {
        /// Shorter words are seldom nouns that others narrow.
        const SHORTEST: usize = 4;
        let title = self.scene.title.unwrap_or_default();
        let (label, body) = parted(stem, title);
        let (label, title) = (label.to_lowercase(), title.to_lowercase());
        let words = tokens(body);
        let topic = self.scene.topic.as_ref();
        let bare = |at: &usize| {
            let Some(noun) = words.get(at + 1).filter(|noun| is_inner(noun)) else {
                return false;
            };
            let low = &*noun.low;
            words[*at].is("the")
                && low.len() >= SHORTEST
                && !is_unique(low)
                && ends(&words, *at)
                && !words[..*at].iter().any(|word| word.is(low))
                && !topic.is_some_and(|topic| topic.is_called(low))
                && !has_word(&label, low)
                && !has_word(&title, low)
        };
        let found = (0..words.len()).filter(bare);
        found.map(|at| words[at + 1].low.to_string()).collect()
    }
}

/// The words that narrow a noun wherever it is first named in some sentences; none where those differ, or where it stands without.
fn only_called(words: &[Token], noun: &str) -> Option<String> {
    let root = noun.trim_end_matches('s');
    let named = |at: &usize| words[*at].low.trim_end_matches('s') == root;
    let mut called: Option<String> = None;
    for at in (0..words.len()).filter(named) {
        let told = narrowed(words, at);
        match &called {
            // `the crab` goes back to what was told
            Some(_) if told.is_empty() && at > 0 && words[at - 1].is("the") => {}
            Some(known) if *known == told => {}
            None if !told.is_empty() => called = Some(told),
            _ => return None,
        }
    }
    called
}

/// The words before a noun that tell which one it is: `hermit` of `a hermit crab`.
fn narrowed(words: &[Token], at: usize) -> String {
    /// More words drown the noun.
    const MOST: usize = 2;
    let plain = |word: &Token| {
        is_inner(word)
            && word.kind == Sorted::Word
            && !word.is_finite()
            && !word.among(POOR_WORDS)
            && !word.low.ends_with("ly")
            && !word.low.ends_with("ing")
            && of_form(&word.low, BASE).is_none()
    };
    let before = words[..at].iter().rev().take_while(|word| plain(word));
    let mut told: Vec<&str> = before.take(MOST + 1).map(|word| &*word.low).collect();
    if told.len() > MOST {
        return String::new();
    }
    told.reverse();
    told.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_noun_is_called_as_it_was_before() {
        let called = |text: &str, noun: &str| only_called(&tokens(text), noun);
        let text = "A hermit crab carries an anemone. Where it walks the crab feeds it.";
        assert_eq!(called(text, "crab").as_deref(), Some("hermit"));
        assert_eq!(called("Hermit crabs and spider crabs walk.", "crab"), None);
        assert_eq!(called("A crab walks. The hermit crab hides.", "crab"), None);
        assert_eq!(called("The sea is deep.", "crab"), None);
    }
}
