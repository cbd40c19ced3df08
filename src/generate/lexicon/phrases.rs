//! Lists of words and phrases that are looked for in every sentence.

use std::sync::OnceLock;

use super::table::Table;

/// Words and phrases in small letters, looked up by the first word of each: a list of a hundred costs a sentence one look for
/// each of its words.
#[derive(Debug)]
pub(crate) struct Phrases {
    list: &'static [&'static str],
    by_first: OnceLock<Table<&'static str, Vec<usize>>>,
}

impl Phrases {
    pub(crate) const fn new(list: &'static [&'static str]) -> Self {
        Self {
            list,
            by_first: OnceLock::new(),
        }
    }

    /// The first of the list that a sentence has: a word among its `words`, a phrase in its `text`, which is the same words
    /// with one blank before, between and behind them. All are in small letters.
    pub(crate) fn found_in<'w>(
        &self,
        words: impl Iterator<Item = &'w str>,
        text: &str,
    ) -> Option<&'static str> {
        let by_first = self.by_first.get_or_init(|| self.table());
        let begun = words.filter_map(|word| by_first.get(word)).flatten();
        let found = begun.filter(|at| {
            let phrase = self.list[**at];
            !phrase.contains(' ') || stands(phrase, text)
        });
        found.min().map(|at| self.list[*at])
    }

    fn table(&self) -> Table<&'static str, Vec<usize>> {
        let mut table: Table<&'static str, Vec<usize>> = Table::default();
        for (at, phrase) in self.list.iter().enumerate() {
            let first = phrase.split(' ').next().unwrap_or_default();
            table.entry(first).or_default().push(at);
        }
        table
    }
}

/// Whether a phrase stands in a text as whole words, where it is met first.
fn stands(phrase: &str, text: &str) -> bool {
    text.find(phrase)
        .is_some_and(|at| text[..at].ends_with(' ') && text[at + phrase.len()..].starts_with(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_the_list_is_found_as_whole_words() {
        static SEEN: Phrases = Phrases::new(&["need to", "perhaps", "said to", "said"]);
        let found = |text: &str| {
            let padded = format!(" {text} ");
            SEEN.found_in(text.split(' '), &padded)
        };
        assert_eq!(found("it is said to need to rain"), Some("need to"));
        assert_eq!(found("perhaps he said so"), Some("perhaps"));
        assert_eq!(found("he said tomorrow"), Some("said"));
        assert_eq!(found("they unneed to need topics"), None);
    }
}
