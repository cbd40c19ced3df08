//! One sentence after the other.

use super::choose::DOUBTED;
use super::passage::as_it_stands;
use super::reading::Read;
use super::standing::{bare, goes_on, leans};
use super::*;

impl Maker<'_, '_> {
    /// Reads a block.
    pub(super) fn block(&mut self, block: usize) {
        self.leaned.borrow_mut().block = block;
        self.missed.get_mut().block = block;
        let read = &self.document.blocks[block];
        if is_text(read) {
            self.paragraph(block);
        } else if matches!(read.kind, BlockKind::Row) {
            self.row(block);
        }
    }

    pub(super) fn refuse(
        &mut self,
        block: usize,
        span: std::ops::Range<usize>,
        reason: Reason,
        prompt: Option<String>,
    ) {
        let place = Place {
            document: self.ground.at,
            block,
            span: Stretch::from(span),
        };
        self.refused.push(Refusal {
            place,
            reason,
            prompt,
        });
    }

    /// The questions on each sentence of a law.
    fn rules(&self, block: usize, said: &[Range<usize>]) -> Vec<Vec<Draft>> {
        let sections = self.document.sections(block);
        let text = &self.document.blocks[block].text;
        let law = self.ground.law.as_ref();
        law.map_or_else(Vec::new, |law| {
            law.rules(text, said, sections.last().copied(), self.list(block))
        })
    }

    /// The sentence that brings in the list of which a block is an item.
    pub(super) fn list(&self, block: usize) -> Option<&str> {
        /// Longer lists are none of conditions.
        const LONGEST: usize = 40;
        let goes_on = |text: &str| {
            text.ends_with([';', ','])
                || text.ends_with(" and")
                || text.ends_with(" or")
                || text.len() < 3
        };
        let above = (0..block).rev().take(LONGEST);
        let mut above = above.map(|at| (at, self.document.blocks[at].text.trim_end()));
        let marked = self.document.blocks[block].kind == BlockKind::ListItem;
        let item = |at: usize| marked && self.document.blocks[at].kind == BlockKind::ListItem;
        // the items of a marked list may end as they like
        let (at, text) =
            above.find(|(at, text)| !goes_on(text) && (!item(*at) || text.ends_with(':')))?;
        let last = self.ground.said.get(at)?.last()?;
        text.ends_with(':').then(|| text.get(last.clone()))?
    }

    /// Takes the questions on a rule, which is the sentence `at` a place among those of its block, and its passage. `cited` is
    /// where the answers stand.
    fn ruled(
        &mut self,
        (block, at): (usize, usize),
        rules: Vec<Draft>,
        cited: &Paragraph,
        headings: &str,
    ) {
        let range = self.ground.said[block][at].clone();
        let text = &self.document.blocks[block].text;
        let opens = goes_on(&text[range.clone()]);
        let opening = self.scene.opening();
        for mut draft in rules {
            // what `it` is was guessed, or nothing tells which appeal
            if opens || leans(bare(draft.stem(), opening.as_deref())) {
                draft.quality = draft.quality.min(DOUBTED);
            }
            self.begin_small(&mut draft);
            let why = fault(&draft, cited);
            self.take(block, &range, draft, why);
        }
        let whole = as_it_stands(&text[range]);
        let gaps = self.left_out(&Read::new(&whole, self.scene));
        let passage = self.passage(block, at, gaps, headings);
        self.add_passage(block, at, passage);
    }

    fn paragraph(&mut self, block: usize) {
        let document = self.document;
        let text = &document.blocks[block].text;
        let mut memory = self.memory(block);
        memory.bold = document.blocks[block].bold.clone().into();
        let paragraph = Paragraph::new(text);
        let first = document.notes.partition_point(|note| note.block < block);
        let last = document.notes.partition_point(|note| note.block <= block);
        let notes = &document.notes[first..last];
        if notes.iter().any(|note| note.kind == NoteKind::Cut) {
            self.refuse(block, text.len()..text.len(), Reason::Endless, None);
        }
        let said = &self.ground.said[block];
        let mut ruled = self.rules(block, said).into_iter();
        // who is bound to an item stands before its list
        let law = self.ground.law.is_some();
        let list = law.then(|| self.list(block)).flatten();
        let listed = list.map(|list| Paragraph::new(&format!("{list} {text}")));
        for (at, range) in said.iter().cloned().enumerate() {
            let rules = ruled.next().unwrap_or_default();
            let unsaid = unsaid(notes, text, &range);
            if let Some(reason) = unsaid {
                self.refuse(block, range, reason, None);
                memory.last = None;
                continue;
            }
            if !rules.is_empty() {
                self.ruled(
                    (block, at),
                    rules,
                    listed.as_ref().unwrap_or(&paragraph),
                    &memory.headings,
                );
                memory.last = None;
                continue;
            }
            if self.ground.law.is_some()
                && crate::generate::facts::tells_of_a_place(&text[range.clone()])
            {
                let place = text[range.clone()].split(' ').take(2).collect::<Vec<_>>();
                self.refuse(block, range, Reason::Leaning(place.join(" ")), None);
                memory.last = None;
                continue;
            }
            let said = match self.scene.frame {
                Binding::Manual(_) => super::manual::unlabelled(&text[range.clone()]),
                _ => Cow::Borrowed(&text[range.clone()]),
            };
            let (sentence, brackets) = prepared(&said);
            let whole = as_it_stands(&text[range.clone()]);
            self.sentence(
                (block, at),
                (&sentence, &whole),
                &brackets,
                &mut memory,
                &paragraph,
            );
        }
    }
}

/// Why a sentence is not read at all: something in it is damaged, or it is none.
fn unsaid(notes: &[crate::generate::Note], text: &str, range: &Range<usize>) -> Option<Reason> {
    let damaged = notes
        .iter()
        .find(|note| note.span.start < range.end && range.start < note.span.end);
    match damaged {
        Some(note) => Some(Reason::Damaged(
            text.get(note.span.clone()).unwrap_or_default().to_owned(),
        )),
        None => (range.len() > LONGEST_SENTENCE).then_some(Reason::TooLong),
    }
}

/// A sentence of more bytes is none: a list, or a text without stops.
const LONGEST_SENTENCE: usize = 2_000;

/// The sentences of a block; none of what is no text.
pub(super) fn said(block: &Block) -> Vec<Range<usize>> {
    match is_text(block) {
        true => sentences(&block.text),
        false => Vec::new(),
    }
}

/// The sentences that can state something.
pub(super) fn stated(said: &[Range<usize>]) -> impl Iterator<Item = &Range<usize>> {
    said.iter().filter(|range| range.len() <= LONGEST_SENTENCE)
}
