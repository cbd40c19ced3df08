//! Floor 5: documents to decks. Bytes → [`Document`] → [`Made`] (candidates, refusals, conflicts) → a checked deck.
//!
//! Two halves meet in the types of this file. *Reading* (`read`) takes the bytes of a file and tells what is text in it, in
//! order, with headings, numbered paragraphs and what only surrounds the text. *Making* ([`make()`]) takes the documents and
//! makes candidate cards from their sentences; every sentence gives a card or is refused with a reason. Nothing here reads
//! a file or a clock: the same documents and wishes give the same result everywhere.

mod cards;
mod coverage;
mod evidence;
mod facts;
mod language;
mod lexicon;
mod made;
mod make;
mod outline;
mod read;
mod reason;
mod select;
mod settle;
mod table;
mod works;

pub use coverage::{Covered, coverage};
pub use evidence::evidence_in;
pub use made::{Candidate, Claim, Conflict, Made, Place, Refusal, Stretch};
#[cfg(test)]
pub(crate) use make::questions;
pub use make::{Gleaned, Ground, Portion, glean, join, make};
pub use outline::Outline;
pub use read::{Unreadable, legible, read, read_by};
pub use reason::Reason;
pub use settle::{Settled, settle, settle_by};
pub use table::Table;
pub use works::Works;

use std::ops::Range;

use read::decoded;

use crate::base::{PartialDate, Seed};
use crate::deck::Form;

/// A document as read: what is text in it, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// The bare name of its file, without folders; names are unique among the documents of a run.
    pub name: String,
    /// Its title, where it tells one: in its head, as its first heading, or as the line with which a text without markup
    /// begins.
    pub title: Option<String>,
    /// When what it says held: the date that the document itself states, else the one given for all, else what surrounds its
    /// text tells: the month of its newest dated picture, the year of its copyright.
    pub as_of: Option<PartialDate>,
    /// Its text, block by block, in the order of the source.
    pub blocks: Vec<Block>,
    /// Its tables with a row that names their columns, in their order.
    pub tables: Vec<Table>,
    /// What is damaged in it.
    pub notes: Vec<Note>,
}

/// A stretch of a document that is read as one: a heading, a paragraph of running text, an item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its text on one line: no markup, lines of a wrapped paragraph joined, every run of white space one blank, marks of
    /// citations such as `[12]` left out. Never empty, and never much longer than 100 kB.
    pub text: String,
    /// The paragraph of the source file in which it begins: blocks separated by lines that are empty after trimming
    /// Unicode white space, numbered from 1. Several blocks may share one, such as the items of a list.
    pub paragraph: u32,
    /// Its bytes in the source as decoded to UTF-8, markup included.
    pub span: Range<usize>,
    /// The heading under which it stands, as an index into [`Document::blocks`]; of a heading the one above it.
    pub section: Option<usize>,
    /// Marks of citations that were left out of `text`: the byte in `text` before which one stood, and the mark.
    pub marks: Vec<(usize, String)>,
    /// The words of `text` that the source sets in bold, in their order: textbooks set their terms so.
    pub bold: Vec<String>,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading, from level 1 down; recognised by shape where the source has no markup.
    Heading {
        /// 1 to 6.
        level: u8,
    },
    /// Running text: one or more sentences.
    Paragraph,
    /// An item of a list: sentences, or a bare phrase.
    ListItem,
    /// A row of a table, its cells parted by ` | `.
    Row,
    /// What surrounds the text and tells nothing: kept so that it can be explained.
    Boilerplate {
        /// By what it was recognised.
        why: Boilerplate,
    },
}

/// By what a block was recognised as no part of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Boilerplate {
    /// The markup says so: `nav`, `header`, `footer`, `aside`, a form, a script.
    Markup,
    /// A menu: names and words in a row without a sentence.
    Menu,
    /// The legend of a picture.
    Caption,
    /// Page furniture: copyright, buttons, tracking numbers, `label: value` lines.
    Furniture,
    /// The same line again, as in the head and foot of pages.
    Repeated,
    /// Source code or another text that is no language.
    Code,
    /// A fragment without a verb.
    Fragment,
    /// Another language than English.
    Foreign,
}

impl Boilerplate {
    /// What it is, in a word or two.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Markup => "outside of the text",
            Self::Menu => "menu",
            Self::Caption => "caption",
            Self::Furniture => "page furniture",
            Self::Repeated => "repeated line",
            Self::Code => "code or data",
            Self::Fragment => "fragment",
            Self::Foreign => "another language",
        }
    }
}

/// Something damaged in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What is damaged.
    pub kind: NoteKind,
    /// The block with the damage, as an index into [`Document::blocks`].
    pub block: usize,
    /// Its bytes in the block's text.
    pub span: Range<usize>,
}

/// What can be damaged in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoteKind {
    /// UTF-8 that was once read as another encoding, such as `â€™`.
    Mojibake,
    /// An apostrophe that got lost, such as in `Koreas foreign minister` or `doesnt`.
    LostApostrophe,
    /// Characters that could not be decoded.
    Undecoded,
    /// Two words, and mostly two sentences, without what stood between them: `SolutionIf the diameter`.
    Joined,
    /// The rest of a block that is longer than any is read: a whole file on one line. Its place is the end of the text.
    Cut,
}

impl NoteKind {
    /// What it is, in a few words.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Mojibake => "wrongly decoded characters",
            Self::LostApostrophe => "a lost apostrophe",
            Self::Undecoded => "characters that cannot be decoded",
            Self::Joined => "two words run together",
            Self::Cut => "the rest of a paragraph longer than 100 kB",
        }
    }
}

/// What the author wishes of the deck.
#[derive(Debug, Clone, PartialEq)]
pub struct Wishes {
    /// At most so many cards, the best ones; spread over the sections.
    pub limit: Option<usize>,
    /// Candidates below this quality (0 to 1) are refused.
    pub min_quality: f64,
    /// The forms in which questions may be asked; empty = all.
    pub forms: Vec<Form>,
    /// The start of all chance, such as the order of distractors.
    pub seed: Seed,
}

impl Wishes {
    /// Below this quality most cards would be dropped or mended; above it four in five are kept, some of them mended by a word.
    pub const MIN_QUALITY: f64 = 0.55;

    /// Whether questions may be asked in a form.
    #[must_use]
    pub fn wants(&self, form: Form) -> bool {
        self.forms.is_empty() || self.forms.contains(&form)
    }
}

impl Default for Wishes {
    fn default() -> Self {
        Self {
            limit: None,
            min_quality: Self::MIN_QUALITY,
            forms: Vec::new(),
            seed: Seed(0),
        }
    }
}

impl Document {
    /// The headings under which a block stands, from the outermost to the nearest; without the block itself.
    #[must_use]
    pub fn sections(&self, block: usize) -> Vec<&str> {
        let above = |at: &usize| self.blocks.get(*at).and_then(|block| block.section);
        let first = above(&block);
        // a heading stands before what is under it, so the walk ends
        let mut path: Vec<_> = std::iter::successors(first, above)
            .filter_map(|at| self.blocks.get(at))
            .map(|heading| heading.text.as_str())
            .collect();
        path.reverse();
        path
    }

    /// The words of a place as the source has them, with their marks of citations: what a reader finds again there.
    #[must_use]
    pub fn quote(&self, place: &Place) -> String {
        let Some(block) = self.blocks.get(place.block) else {
            return String::new();
        };
        let mut quote = String::new();
        let mut from = place.span.start;
        for (at, mark) in &block.marks {
            if (place.span.start + 1..place.span.end).contains(at) {
                quote.push_str(block.text.get(from..*at).unwrap_or_default());
                quote.push_str(mark);
                from = *at;
            }
        }
        quote.push_str(block.text.get(from..place.span.end).unwrap_or_default());
        quote.trim().to_owned()
    }
}

#[cfg(test)]
mod tests;
