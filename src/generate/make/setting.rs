//! What stands before a sentence that is shown by itself: readers of its document have met it.
//!
//! Strict readers of some 2,900 cards missed something ("each", "the process") in one of five that show a later sentence of a
//! paragraph, and in one of twenty that show the first one. Behind the sentence before them half of the rules were understood; in
//! prose that sentence mostly went back to another one itself, and readers wished it away.

use super::shown::{acts, counts_years, refers};
use super::standing::{bare, is_bare_at};
use super::worded::leading;
use super::*;
use crate::generate::facts::{LED, is_order, is_told, without_gaps};
use crate::generate::lexicon::{BASE, PREPOSITIONS, is_common, of_form};

/// More words before a statement and in it, with its title, are a page, no card; `check` warns from a few more on.
const WORDS: usize = 60;
/// A shorter sentence sets no scene.
const FEWEST: usize = 4;
/// So many words of a rule tell what it is on: behind `Any member may volunteer.` stands `A volunteer must …`.
const OPENING: usize = 5;
/// What stands in the place of a gap.
const GAP: &str = "1900";

impl Maker<'_, '_> {
    /// The sentence that a statement of a law or a manual is shown behind: the one before it in its paragraph, where that is
    /// understood by itself and does not tell the answer. A rule has to begin with what that names; in a manual the statement
    /// has to lean on it, or to speak of what it names. A statement that is all about something that it names has none.
    pub(super) fn setting(
        &self,
        block: usize,
        range: &Range<usize>,
        draft: &Draft,
    ) -> Option<Setting> {
        let (own, text) = self
            .stated_at(block, range, draft)
            .filter(|_| self.scene.is_binding())?;
        let at = self.labelled(text);
        let asked = without_gaps(&text[at..], GAP);
        let words = tokens(&asked);
        let whole = self.said_at(block, own)?;
        // `The Ferries Act may be altered by …` names itself
        let itself = self.scene.frame.law().is_some() && at == 0;
        if itself || !begins_alike(&asked, &whole) || names_its_own(&words) {
            return None;
        }
        let law = self.scene.frame.law().is_some();
        // the paragraph above is mostly another rule
        let last = own.checked_sub(1)?;
        let said = self.said_at(block, last)?;
        let room = WORDS.saturating_sub(text.split_whitespace().count());
        let before = tokens(&said);
        let needed = goes_back_to_told(&words);
        let fits = (FEWEST..=room).contains(&said.split_whitespace().count())
            && is_clean(&said)
            && !refers(&before)
            && (acts(&before) || !law && acts_plainly(&before))
            && !is_bare_at(&before, 0)
            && !tells(&said, draft, &asked)
            && match law {
                true => self.brings_in(&before, &words[..words.len().min(OPENING)]),
                false => needed || self.brings_in(&before, &words),
            }
            && is_order(&before) == is_order(&words);
        let headings = || self.document.sections(block).join(" ").to_lowercase();
        let led = (fits && self.stands(&said, &said, &headings())).then(|| Led {
            said: match law {
                true => self.begun_small(&said),
                false => said,
            },
            from: self.ground.said[block][last].start,
        })?;
        let before = Before::Sentence(led);
        Some(Setting { at, before })
    }

    /// The place of the sentence of a statement in its paragraph, and the text of the statement.
    pub(super) fn stated_at<'f>(
        &self,
        block: usize,
        range: &Range<usize>,
        draft: &'f Draft,
    ) -> Option<(usize, &'f str)> {
        let Value::Gaps(text, _) = &draft.value else {
            return None;
        };
        let open = draft.is_sure() && !draft.key.starts_with(LED);
        let said = self.ground.said.get(block).filter(|_| open)?;
        let own = said
            .binary_search_by_key(&range.start, |one| one.start)
            .ok()?;
        Some((own, text))
    }

    /// The byte of a statement behind the title, the law or the product that it begins with.
    pub(super) fn labelled(&self, text: &str) -> usize {
        if self.scene.frame.law().is_some() {
            return text.len() - bare(text, self.scene.opening().as_deref()).len();
        }
        let label = leading(self.scene).filter(|label| text.starts_with(label));
        let end = label.and_then(|label| text[label.len()..].find(": ").map(|at| label.len() + at));
        end.map_or(0, |end| end + 2)
    }

    /// Whether a statement of prose is on a sentence that readers kept half the time: the last of its paragraph, mostly an aside;
    /// a later one that has a year and few words, or a term among many; of a number behind `of` one in three, of a year behind
    /// `until` one in eight.
    pub(super) fn is_aside(&self, block: usize, range: &Range<usize>, draft: &Draft) -> bool {
        /// Shorter paragraphs have no end of their own.
        const SENTENCES: usize = 3;
        /// Fewer words lean on those before them.
        const FEW: usize = 15;
        /// Among more words a term is one of several things told.
        const MANY: usize = 22;
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
        let before = text.split("{{").next().unwrap_or_default();
        // `a party of seventeen`, `open until 1876`, `After 1603 they wanted`: other figures do as well
        let loose = text.contains("::number}}") && before.ends_with(" of ")
            || text.contains("::year}}")
                && [" until ", " after ", "After ", "Until "]
                    .iter()
                    .any(|word| before.ends_with(word));
        let article = ["a ", "an ", "the "]
            .iter()
            .find_map(|article| before.strip_suffix(article));
        let before = article.unwrap_or(before);
        let named = [" called ", " termed ", " known as ", " named "]
            .iter()
            .any(|verb| before.ends_with(verb));
        let drowned = text.contains("::term}}") && words > MANY && !named;
        ends || loose || at > 0 && (dated || drowned)
    }
}

impl Maker<'_, '_> {
    /// Whether a statement speaks of something that the sentence before it names, and few others: of a harbour's vessels every
    /// rule speaks.
    fn brings_in(&self, before: &[Token], asked: &[Token]) -> bool {
        /// Shorter words are seldom nouns that tell much.
        const SHORTEST: usize = 4;
        /// So often at most a document has what only a few of its rules are on.
        const RARE: u32 = 8;
        let root = |word: &Token| word.low.trim_end_matches('s').to_owned();
        let known = |word: &Token| before.iter().any(|told| root(told) == root(word));
        let rare = |word: &Token| {
            let one = root(word);
            let known = &self.scene.known;
            known.times(&one) + known.times(&format!("{one}s")) <= RARE
        };
        asked.iter().any(|word| {
            let noun = word.low.len() >= SHORTEST
                && !is_common(&word.low)
                && of_form(&word.low, BASE).is_none();
            noun && known(word) && rare(word)
        })
    }
}

/// Whether a sentence tells what a statement behind it asks: `asked` is that statement.
fn tells(said: &str, draft: &Draft, asked: &str) -> bool {
    let low = said.to_lowercase();
    draft.value.texts().iter().any(|gap| is_told(gap, &low))
        || draft.value.is_year() && counts_years(&format!("{low} {asked}"))
}

/// Whether a sentence has a verb of which its form alone does not tell: `The filters last`, `With frost, close the valve`.
fn acts_plainly(words: &[Token]) -> bool {
    words.windows(2).any(|pair| {
        let led = pair[0].low.ends_with('s') || pair[0].text == ",";
        led && of_form(&pair[1].low, BASE).is_some()
    })
}

/// Whether a statement leans on what was told before: on a `the mill` that nothing narrows, or by a small word.
fn goes_back_to_told(words: &[Token]) -> bool {
    const LEANING: [&str; 14] = [
        "his", "her", "its", "their", "him", "them", "it", "he", "she", "they", "this", "these",
        "others", "each",
    ];
    (0..words.len()).any(|at| words[at].among(&LEANING) || is_bare_at(words, at))
}

/// Whether a statement begins as its sentence does: what was put in for a word of that names what the sentence before tells.
fn begins_alike(statement: &str, sentence: &str) -> bool {
    let first = |text: &str| text.split(' ').next().unwrap_or_default().to_lowercase();
    let begins = first(statement);
    begins.starts_with(GAP) || begins == first(sentence)
}

/// Whether a sentence is one, without marks of another use, no heading in large letters, and goes on from no other by its words.
fn is_clean(text: &str) -> bool {
    const MARKS: [char; 8] = ['*', '_', '|', '=', '[', '{', '}', '?'];
    const LINKED: [&str; 7] = [
        " as well",
        " also ",
        " too.",
        " either",
        " such ",
        " of that ",
        " in that ",
    ];
    text.ends_with('.')
        && text.starts_with(char::is_uppercase)
        && !text.contains(MARKS)
        && text.contains(|c: char| c.is_lowercase())
        && !LINKED.iter().any(|linked| text.contains(linked))
}

/// Whether a statement begins with a name of its own and leans on nothing.
fn names_its_own(words: &[Token]) -> bool {
    let named = words
        .first()
        .is_some_and(|first| first.is_capital() && !first.among(PREPOSITIONS) && !first.is("the"))
        && words
            .get(1)
            .is_some_and(|second| second.is_capital() || second.is_finite());
    named && !goes_back_to_told(words)
}

#[cfg(test)]
mod tests {
    use crate::generate::facts::asking::{law, shown};
    use crate::generate::{Wishes, make, read};

    fn holds(all: &[String], wanted: &str) {
        assert!(all.iter().any(|one| one.contains(wanted)), "{all:#?}");
    }

    fn manual(text: &str) -> Vec<String> {
        shown(&format!(
            "# Lumo 300 Stage Lamp User Manual\n\n## Use\n\nRead the whole manual before you use the lamp. Keep the lamp away from \
             water. Do not cover the lamp.\n\n{text}\n"
        ))
    }

    #[test]
    fn a_sentence_of_a_manual_is_shown_behind_the_one_before_it() {
        let all = manual(
            "The tank under the lamp holds water for the fog. The water in the tank freezes below about 4 °C and can burst the pump.",
        );
        holds(
            &all,
            "for the fog. The water in the tank freezes below about _____",
        );
    }

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

    #[test]
    fn a_rule_is_shown_behind_the_one_before() {
        let all = law(
            "Every landing shall have a windlass, by which boats are drawn up in a storm. The windlass shall lift at least 400 kg \
             without slipping.",
        );
        holds(&all, "in a storm. The windlass shall lift at least _____");
    }
}
