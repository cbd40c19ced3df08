//! Where text goes: wrapping on words, the column with its margin.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

use super::cells::{cells, cut, grapheme_cells};
use super::look::{Line, Style};

/// The widest column, in cells: longer lines are hard to read.
const COLUMN: usize = 72;
/// The quiet margin on either side, in cells.
const MARGIN: usize = 2;
/// The narrowest column, in cells: a window of 20 columns without its margins.
const NARROW: usize = 16;

/// One grapheme with its style and width.
#[derive(Clone, Copy)]
struct Cell<'a> {
    style: Style,
    text: &'a str,
    width: usize,
}

fn cells_of(line: &Line, width: usize) -> Vec<Cell<'_>> {
    line.spans()
        .iter()
        .flat_map(|span| {
            let cell = |text| Cell {
                style: span.style,
                text,
                width: grapheme_cells(text),
            };
            let graphemes = span.text.graphemes(true);
            graphemes.flat_map(move |text| pieces(text, width).into_iter().map(cell))
        })
        .collect()
}

/// A grapheme in one piece, or in its characters where even alone it would be too wide (a long chain of joined signs).
fn pieces(grapheme: &str, width: usize) -> Vec<&str> {
    if grapheme_cells(grapheme) <= width {
        return vec![grapheme];
    }
    let ends = grapheme.char_indices().map(|(at, c)| at..at + c.len_utf8());
    ends.map(|place| &grapheme[place]).collect()
}

/// The line broken at blanks into lines of at most `width` cells; a word wider than that is cut between graphemes.
///
/// An empty line stays one empty line.
pub(crate) fn wrap(line: &Line, width: usize) -> Vec<Line> {
    let width = width.max(2);
    let all = cells_of(line, width);
    let mut wrapper = Wrapper {
        width,
        used: 0,
        line: Line::default(),
        done: Vec::new(),
    };
    let mut rest = all.as_slice();
    while !rest.is_empty() {
        let blanks = rest.iter().take_while(|cell| cell.text == " ").count();
        let (gap, after) = rest.split_at(blanks);
        let letters = after.iter().take_while(|cell| cell.text != " ").count();
        let (word, after) = after.split_at(letters);
        wrapper.word(gap, word);
        rest = after;
    }
    wrapper.end()
}

/// The same for words without style.
pub(crate) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let lines = wrap(&Line::plain(text), width);
    lines.iter().map(Line::text).collect()
}

/// A name in lines of at most `width` cells, those after the first by `hang` less: broken at blanks and after strokes, and
/// after hyphens, points and low lines where that is not enough. A word that is wider still ends in `…`.
pub(crate) fn parted(name: &str, width: usize, hang: usize) -> Vec<String> {
    let narrow = width.saturating_sub(hang).max(2);
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for part in parts(name, width, narrow) {
        let room = if lines.is_empty() { width } else { narrow };
        if !line.is_empty() && cells(&line) + cells(part.trim_end()) > room {
            lines.push(line.trim_end().to_owned());
            line.clear();
        }
        line.push_str(&part);
    }
    lines.push(line.trim_end().to_owned());
    lines
}

/// The parts of a name, the first of at most `first` cells, each other of at most `others`, without the blank at its end. Wide
/// letters, which stand without blanks, are parted between any two.
fn parts(name: &str, first: usize, others: usize) -> Vec<Cow<'_, str>> {
    let mut parts: Vec<Cow<'_, str>> = Vec::new();
    let room = |parts: &[_]| if parts.is_empty() { first } else { others };
    for word in name.split_inclusive([' ', '/']) {
        if cells(word.trim_end()) <= room(&parts) {
            parts.push(Cow::Borrowed(word));
            continue;
        }
        for part in word.split_inclusive(['-', '.', '_']) {
            let (bare, room) = (part.trim_end(), room(&parts));
            if cells(bare) <= room {
                parts.push(Cow::Borrowed(part));
            } else if part.graphemes(true).any(|sign| grapheme_cells(sign) > 1) {
                parts.extend(part.graphemes(true).map(Cow::Borrowed));
            } else {
                let blank = if bare == part { "" } else { " " };
                parts.push(Cow::Owned(cut(bare, room).into_owned() + blank));
            }
        }
    }
    parts
}

struct Wrapper {
    width: usize,
    used: usize,
    line: Line,
    done: Vec<Line>,
}

impl Wrapper {
    fn word(&mut self, gap: &[Cell<'_>], word: &[Cell<'_>]) {
        if word.is_empty() {
            return; // blanks at the end
        }
        let wide = |cells: &[Cell<'_>]| cells.iter().map(|cell| cell.width).sum::<usize>();
        let fits = self.used + wide(gap) + wide(word) <= self.width;
        let starts_text = self.used == 0 && self.done.is_empty();
        if fits && (self.used > 0 || starts_text) {
            self.put(gap);
        } else if self.used > 0 {
            self.break_line();
        }
        self.put(word);
    }

    fn put(&mut self, cells: &[Cell<'_>]) {
        for cell in cells {
            if self.used + cell.width > self.width {
                self.break_line();
            }
            self.line.push(cell.style, cell.text);
            self.used += cell.width;
        }
    }

    fn break_line(&mut self) {
        self.done.push(std::mem::take(&mut self.line));
        self.used = 0;
    }

    fn end(mut self) -> Vec<Line> {
        if self.used > 0 || self.done.is_empty() {
            self.break_line();
        }
        self.done
    }
}

/// The column into which everything is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    /// The widest line, in cells, without the margin.
    pub(crate) column: usize,
    /// Blanks before every line.
    pub(crate) margin: usize,
}

impl Frame {
    /// The frame for a terminal of `columns` cells: at most 72 cells with a margin of 2 on either side. Below 20 columns
    /// lines run over the edge.
    #[must_use]
    pub fn of(columns: usize) -> Self {
        Self {
            column: columns.saturating_sub(2 * MARGIN).clamp(NARROW, COLUMN),
            margin: MARGIN,
        }
    }

    /// The frame for text that goes elsewhere than a terminal: no margin.
    #[must_use]
    pub fn bare() -> Self {
        Self {
            column: COLUMN,
            margin: 0,
        }
    }
}

/// Lines set one under the other in a frame.
#[derive(Debug)]
pub(crate) struct Sheet {
    frame: Frame,
    lines: Vec<Line>,
}

impl Sheet {
    pub(crate) fn new(frame: Frame) -> Self {
        Self {
            frame,
            lines: Vec::new(),
        }
    }

    /// An empty line.
    pub(crate) fn blank(&mut self) {
        self.lines.push(Line::default());
    }

    /// A line, wrapped.
    pub(crate) fn line(&mut self, line: &Line) {
        self.hang(0, &Line::default(), std::slice::from_ref(line));
    }

    /// Text of several lines in one style, each wrapped.
    pub(crate) fn prose(&mut self, style: Style, text: &str) {
        for line in Line::several(style, text) {
            self.line(&line);
        }
    }

    /// A label with text beside it; what is wrapped stands under the beginning of the text.
    pub(crate) fn item(&mut self, indent: usize, label: &Line, text: &Line) {
        self.hang(indent, label, std::slice::from_ref(text));
    }

    /// The same as [`Sheet::item`] with text of several lines.
    pub(crate) fn entry(&mut self, indent: usize, label: &Line, style: Style, text: &str) {
        self.hang(indent, label, &Line::several(style, text));
    }

    fn hang(&mut self, indent: usize, label: &Line, text: &[Line]) {
        let beside = indent + label.width();
        // a label that would leave too little room gets a line of its own
        let (inner, first) = if beside * 2 > self.frame.column {
            let label = indented(indent, label.clone());
            for line in wrap(&label, self.frame.column) {
                self.lines.push(self.set(line));
            }
            (indent + MARGIN, None)
        } else {
            (beside, Some(label))
        };
        let rows = text
            .iter()
            .flat_map(|line| wrap(line, self.frame.column - inner));
        for (row, line) in rows.enumerate() {
            let line = match first {
                Some(label) if row == 0 => indented(indent, label.clone().join(&line)),
                _ => indented(inner, line),
            };
            let line = self.set(line);
            self.lines.push(line);
        }
    }

    /// Short parts one after another, parted by ` · `; a new line begins only between parts.
    pub(crate) fn parts(&mut self, parts: &[Line]) {
        let mut row = Line::default();
        for part in parts {
            let longer = follow(row.clone(), part);
            if row.width() > 0 && longer.width() > self.frame.column {
                self.line(&row);
                row = part.clone();
            } else {
                row = longer;
            }
        }
        if row.width() > 0 {
            self.line(&row);
        }
    }

    /// The same in one row: where there is too little room, parts before the last one are left out, the later first.
    pub(crate) fn row(&mut self, parts: &[Line]) {
        let mut kept = parts.to_vec();
        while kept.len() > 2 && joined(&kept).width() > self.frame.column {
            kept.remove(kept.len() - 2);
        }
        self.parts(&kept);
    }

    /// A text at the left end of the column and parts at the right; one above the other where they do not fit.
    pub(crate) fn ends(&mut self, left: &Line, right: &[Line]) {
        let joined = joined(right);
        let room = self
            .frame
            .column
            .saturating_sub(left.width() + joined.width());
        if room < 2 {
            self.line(left);
            self.parts(right);
            return;
        }
        let gap = " ".repeat(room);
        let line = self.set(left.clone().then(Style::Plain, &gap).join(&joined));
        self.lines.push(line);
    }

    fn set(&self, line: Line) -> Line {
        if line.width() == 0 {
            return line;
        }
        indented(self.frame.margin, line)
    }

    /// The lines as they are drawn, margin included.
    pub(crate) fn into_lines(self) -> Vec<Line> {
        self.lines
    }
}

/// Parts one after another.
fn joined(parts: &[Line]) -> Line {
    parts.iter().fold(Line::default(), follow)
}

fn follow(row: Line, part: &Line) -> Line {
    if row.width() == 0 {
        return part.clone();
    }
    row.then(Style::Dim, " · ").join(part)
}

fn indented(by: usize, line: Line) -> Line {
    if by == 0 {
        return line;
    }
    Line::plain(&" ".repeat(by)).join(&line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn texts(lines: &[Line]) -> Vec<String> {
        lines.iter().map(Line::text).collect()
    }

    #[test]
    fn korean_takes_two_cells_and_is_wrapped_between_words() {
        let lines = wrap(&Line::plain("대한민국 정부 수립"), 10);
        assert_eq!(texts(&lines), ["대한민국", "정부 수립"]);
    }

    #[test]
    fn a_word_wider_than_the_column_is_cut_between_letters() {
        let lines = wrap(&Line::plain("가 나다라마바사"), 5);
        assert_eq!(texts(&lines), ["가", "나다", "라마", "바사"]);
    }

    #[test]
    fn a_chain_of_joined_signs_cannot_outgrow_the_column() {
        let chain = "👩\u{200d}".repeat(20);
        for line in wrap(&Line::plain(&chain), 16) {
            assert!(line.width() <= 16, "{}", line.width());
        }
    }

    #[test]
    fn the_first_indent_of_a_text_stays_and_later_gaps_go() {
        let lines = wrap(&Line::plain("  if a  then b"), 9);
        assert_eq!(texts(&lines), ["  if a", "then b"]);
    }

    #[test]
    fn styles_survive_wrapping() {
        let line = Line::styled(Style::Bad, "one two").then(Style::Good, " three");
        let lines = wrap(&line, 9);
        assert_eq!(lines[1], Line::styled(Style::Good, "three"));
        assert_eq!(lines[0], Line::styled(Style::Bad, "one two"));
    }

    #[test]
    fn the_column_keeps_its_margins_down_to_twenty_columns() {
        assert_eq!(Frame::of(200).column, 72);
        assert_eq!(Frame::of(40).column, 36);
        assert_eq!(Frame::of(20).column, 16);
        assert_eq!(Frame::of(0).column, 16);
    }

    #[test]
    fn names_are_parted_where_their_parts_meet() {
        let name = "international/united-nations/membership of both";
        assert_eq!(parted(name, 80, 2), [name]);
        assert_eq!(
            parted(name, 20, 2),
            ["international/", "united-nations/", "membership of both"]
        );
        assert_eq!(
            parted(name, 14, 2),
            [
                "international/",
                "united-",
                "nations/",
                "membership",
                "of both"
            ]
        );
        assert_eq!(
            parted("decks.korea.new_per_day", 16, 2),
            ["decks.korea.new_", "per_day"]
        );
        assert_eq!(
            parted("a Vertragskommission b", 12, 2),
            ["a Vertragsk…", "b"]
        );
        assert_eq!(
            parted("国际组织与联合国", 8, 2),
            ["国际组织", "与联合", "国"]
        );
        assert_eq!(parted("", 8, 2), [""]);
    }

    #[test]
    fn items_hang_and_wide_labels_get_their_own_line() {
        let mut sheet = Sheet::new(Frame::of(20));
        sheet.item(2, &Line::plain("A  "), &Line::plain("one two three"));
        sheet.item(0, &Line::plain("your answer: "), &Line::plain("one"));
        assert_eq!(
            texts(&sheet.into_lines()),
            [
                "    A  one two",
                "       three",
                "  your answer:",
                "    one"
            ]
        );
    }

    #[test]
    fn a_row_leaves_out_what_does_not_fit() {
        let parts = ["Enter", "hint", "skip", "?"].map(Line::plain);
        let mut sheet = Sheet::new(Frame::of(24));
        sheet.row(&parts);
        sheet.parts(&parts);
        assert_eq!(
            texts(&sheet.into_lines()),
            ["  Enter · hint · ?", "  Enter · hint · skip", "  ?"]
        );
    }

    #[test]
    fn both_ends_share_a_line_when_they_fit() {
        let mut sheet = Sheet::new(Frame::of(24));
        let right = [Line::plain("on"), Line::plain("the right")];
        sheet.ends(&Line::plain("left"), &right[1..]);
        sheet.ends(&Line::plain("a longer left"), &right);
        assert_eq!(
            texts(&sheet.into_lines()),
            [
                "  left       the right",
                "  a longer left",
                "  on · the right"
            ]
        );
    }

    proptest! {
        #[test]
        fn no_wrapped_line_is_wider_than_asked(text in "\\PC{0,80}", width in 2usize..40) {
            for line in wrap(&Line::plain(&text), width) {
                prop_assert!(line.width() <= width, "{:?}", line.text());
            }
        }

        #[test]
        fn no_part_of_a_name_is_wider_than_asked(name in "[a-z가-힣👩\u{301}/ ._-]{0,60}", width in 4usize..30, hang in 0usize..3) {
            for (number, line) in parted(&name, width, hang).iter().enumerate() {
                let room = if number == 0 { width } else { width - hang };
                prop_assert!(cells(line) <= room, "{line:?}");
            }
        }

        #[test]
        fn wrapping_loses_nothing_but_blanks(text in "[a-z가-힣 ]{0,80}", width in 2usize..40) {
            let dense = |text: &str| text.replace(' ', "");
            let joined: String = texts(&wrap(&Line::plain(&text), width)).concat();
            prop_assert_eq!(dense(&joined), dense(&text));
        }

        #[test]
        fn no_sheet_line_is_wider_than_the_terminal(
            label in "\\PC{0,30}", text in "\\PC{0,90}", columns in 20usize..100, indent in 0usize..4
        ) {
            let mut sheet = Sheet::new(Frame::of(columns));
            let (label, text) = (Line::plain(&label), Line::plain(&text));
            sheet.item(indent, &label, &text);
            let parts = [label.clone(), text.clone(), label.clone()];
            sheet.ends(&label, &parts);
            sheet.parts(&parts);
            sheet.row(&parts);
            sheet.line(&text);
            for line in sheet.into_lines() {
                prop_assert!(line.width() < columns, "{:?}", line.text());
            }
        }
    }
}
