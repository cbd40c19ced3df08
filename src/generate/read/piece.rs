//! What the readers of the formats hand on: stretches of text with their places, not yet judged.

use std::ops::Range;

use crate::base::text::paragraphs;
use crate::generate::Boilerplate;

/// A stretch of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) shape: Shape,
    /// The text without markup; white space is not yet tidied.
    pub(super) text: String,
    /// Its bytes in the source.
    pub(super) span: Range<usize>,
    /// The paragraph of the source in which it begins.
    pub(super) paragraph: u32,
    /// How many bytes of the text stand in links.
    pub(super) linked: usize,
    /// Whether the markup says that it belongs to the text of the page.
    pub(super) article: bool,
    /// Whether it is longer in the source than any piece is read.
    pub(super) cut: bool,
    /// Which row it is, where it is a whole row of a table.
    pub(super) row: Option<InTable>,
    /// The words that the markup sets in bold, in their order.
    pub(super) bold: Vec<String>,
}

/// The place of a row in its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct InTable {
    /// The table, by a number of its own in the document.
    pub(super) table: u32,
    /// Whether the source says that it names the columns.
    pub(super) head: bool,
    /// Whether one of its cells spans several rows or columns.
    pub(super) merged: bool,
}

/// A piece is read up to so many bytes: longer ones are a whole file on one line, and a reader who looks an answer up in
/// its paragraph would not find it.
pub(super) const LONGEST: usize = 100_000;

impl Piece {
    /// Adds text, as far as a piece is read.
    pub(super) fn add(&mut self, text: &str) {
        let room = LONGEST.saturating_sub(self.text.len()).min(text.len());
        let end = (0..=room).rev().find(|end| text.is_char_boundary(*end));
        let part = &text[..end.unwrap_or(0)];
        self.text.push_str(part);
        self.cut |= part.len() < text.len();
    }
}

/// How text is taken where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Style {
    pub(super) shape: Shape,
    /// Whether it is a link.
    pub(super) link: bool,
    /// Whether it stands in an article.
    pub(super) article: bool,
    /// Whether it is set in bold.
    pub(super) bold: bool,
}

/// What the source says of a stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Marked as a heading of this level.
    Heading(u8),
    /// Text; `marked` when markup says that it is a paragraph.
    Text {
        /// Whether the source has markup, so that a heading would be marked.
        marked: bool,
    },
    /// An item of a list.
    Item,
    /// A row of a table.
    Row,
    /// Marked as no part of the text.
    Given(Boilerplate),
}

/// Which paragraph stands where in a source.
#[derive(Debug)]
pub(super) struct Numbers {
    starts: Vec<usize>,
}

impl Numbers {
    pub(super) fn of(source: &str) -> Self {
        Self {
            starts: paragraphs(source).map(|range| range.start).collect(),
        }
    }

    /// The paragraph at a byte, from 1; the one before it for a byte between two.
    pub(super) fn at(&self, byte: usize) -> u32 {
        let number = self.starts.partition_point(|start| *start <= byte);
        u32::try_from(number.max(1)).unwrap_or(u32::MAX)
    }
}

/// A piece that grows while a source is walked through; it ends by itself where the source begins a new paragraph.
#[derive(Debug)]
pub(super) struct Ink<'n> {
    numbers: &'n Numbers,
    done: Vec<Piece>,
    open: Option<Piece>,
}

impl<'n> Ink<'n> {
    pub(super) fn new(numbers: &'n Numbers) -> Self {
        Self {
            numbers,
            done: Vec::new(),
            open: None,
        }
    }

    /// Adds text that stands in some bytes of the source, line by line; each line of the text is one of the source, except
    /// those that end in an entity.
    pub(super) fn add(&mut self, style: Style, text: &str, bytes: Range<usize>, source: &str) {
        let mut at = bytes.start;
        for line in text.split_inclusive('\n') {
            self.line(style, line, at, bytes.end);
            if line.ends_with('\n') {
                let rest = source.get(at..bytes.end);
                let end = rest.and_then(|rest| rest.find('\n'));
                at = end.map_or(at, |end| at + end + 1);
            }
        }
    }

    /// Adds a line that begins at a byte; what was decoded may be longer than its source, but ends before `bound`.
    fn line(&mut self, style: Style, line: &str, at: usize, bound: usize) {
        let blank = line.trim().is_empty();
        let lead = line.len() - line.trim_start().len();
        let start = (at + lead).min(bound.saturating_sub(1)).max(at);
        let end = (at + line.trim_end().len()).clamp(start, bound.max(start));
        let number = self.numbers.at(start);
        let linked = if style.link { line.trim().len() } else { 0 };
        let bold = style.bold.then(|| line.trim().to_owned());
        if let Some(open) = &mut self.open {
            if blank || open.paragraph == number {
                open.add(line);
                if !blank {
                    open.span.end = end;
                    open.linked += linked;
                    open.bold.extend(bold);
                }
                return;
            }
            self.end();
        }
        if !blank {
            let mut piece = Piece {
                shape: style.shape,
                text: String::new(),
                span: start..end,
                paragraph: number,
                linked,
                article: style.article,
                cut: false,
                row: None,
                bold: bold.into_iter().collect(),
            };
            piece.add(line);
            self.open = Some(piece);
        }
    }

    /// Adds text that stands for something in the source without being there, such as the bar between cells.
    pub(super) fn put(&mut self, text: &str) {
        if let Some(open) = &mut self.open {
            open.add(text);
        }
    }

    /// Says that what was added since the last end is a whole row.
    pub(super) fn row(&mut self, row: InTable) {
        if let Some(open) = &mut self.open
            && open.shape == Shape::Row
        {
            open.row = Some(row);
        }
    }

    /// Whether nothing was added since the last end.
    pub(super) fn is_empty(&self) -> bool {
        self.open.is_none()
    }

    /// Ends the piece.
    pub(super) fn end(&mut self) {
        self.done.extend(self.open.take());
    }

    pub(super) fn pieces(mut self) -> Vec<Piece> {
        self.end();
        self.done
    }
}
