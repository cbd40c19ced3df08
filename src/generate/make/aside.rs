//! Statements of prose that readers kept half the time, by where they stand and by what is left out of them.

use super::*;

/// Among more words a term is one of several things told.
const MANY: usize = 22;
/// Fewer words lean on those before them.
const FEW: usize = 15;

impl Maker<'_, '_> {
    /// Whether a statement of prose is on a sentence that readers kept half the time: the last of its paragraph, mostly an aside;
    /// a later one that has a year and few words, or a term among many; of a number behind `of` one in three, of a year behind
    /// `until` one in eight.
    pub(super) fn is_aside(&self, block: usize, range: &Range<usize>, draft: &Draft) -> bool {
        /// Shorter paragraphs have no end of their own.
        const SENTENCES: usize = 3;
        let prose = !self.scene.is_binding();
        let said = self.ground.said.get(block).filter(|_| prose);
        let Some((said, (at, text))) = said.zip(self.stated_at(block, range, draft)) else {
            return false;
        };
        let ends = said.len() >= SENTENCES && said.last() == Some(range);
        let words = self
            .said_at(block, at)
            .map_or(0, |own| own.split_whitespace().count());
        let dated = text.contains("::year}}") && words < FEW;
        ends || is_loose(text) || at > 0 && (dated || is_drowned(text, words))
    }
}

/// Whether other figures do as well as the one that is left out: `a party of seventeen`, `open until 1876`, `After 1603 they wanted`.
fn is_loose(text: &str) -> bool {
    const ENDS: [&str; 4] = [" until ", " after ", "After ", "Until "];
    let before = text.split("{{").next().unwrap_or_default();
    let ended = || ENDS.iter().any(|word| before.ends_with(word));
    text.contains("::number}}") && before.ends_with(" of ") || text.contains("::year}}") && ended()
}

/// Whether a term is one of several things told in so many words, and none that the statement brings in by name.
fn is_drowned(text: &str, words: usize) -> bool {
    const NAMING: [&str; 4] = [" called ", " termed ", " known as ", " named "];
    let before = text.split("{{").next().unwrap_or_default();
    let article = ["a ", "an ", "the "]
        .iter()
        .find_map(|article| before.strip_suffix(article));
    let before = article.unwrap_or(before);
    let named = NAMING.iter().any(|verb| before.ends_with(verb));
    text.contains("::term}}") && words > MANY && !named
}

#[cfg(test)]
mod tests {
    use crate::generate::{Wishes, make, read};

    #[test]
    fn a_sentence_of_prose_stands_alone_and_the_last_of_many_is_doubted() {
        const TEXT: &str = "# The Mills of Lund\n\nLund had seven mills in 1810, all of them on the river. Grain came to Lund in flat \
                            boats from the north. A carver earned about 40 crowns in a month, in a good summer.";
        let quality = |text: &str| {
            let document = read("notes.md", text.as_bytes(), None).unwrap();
            let made = make(&[document], &Wishes::default()).cards;
            let carver = made
                .iter()
                .find(|made| format!("{:?}", made.card).contains("Lund: A carver"));
            carver.unwrap().quality
        };
        assert!(quality(&format!("{TEXT} Lund was proud of that.\n")) >= Wishes::MIN_QUALITY);
        assert!(quality(&format!("{TEXT}\n")) < Wishes::MIN_QUALITY);
    }
}
