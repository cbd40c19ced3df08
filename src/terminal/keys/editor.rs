//! The line editor for typed answers: text, a cursor, and one row in which both are shown.
//!
//! It never draws more than one row: a longer text moves under a window, so nothing above can be overwritten.

use console::Key;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use crate::base::text::printable;
use crate::terminal::cells::{cells, end_within, start_within};

/// What a terminal sends before and after pasted text (bracketed paste).
const PASTE_BEGINS: &str = "200~";
const PASTE_ENDS: &str = "201~";
/// Stands where the window cuts the text.
const CUT: &str = "…";

/// What a key meant while an answer is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Typed {
    /// The text goes on.
    Going,
    /// Enter: the line is done.
    Done,
    /// Tab or Ctrl-T.
    Hint,
    /// Ctrl-N.
    Skip,
    /// Ctrl-X.
    Suspend,
    /// Ctrl-B.
    Bury,
    /// Ctrl-Z.
    Undo,
    /// Escape or Ctrl-D.
    Stop,
    /// Ctrl-C.
    Interrupted,
}

/// The text that is being typed, composed (NFC) at all times, parted at the cursor.
#[derive(Debug, Default)]
pub(super) struct Editor {
    before: String,
    after: String,
    pasting: bool,
}

impl Editor {
    /// An editor with a text in it, the cursor at its end.
    pub(super) fn holding(text: &str) -> Self {
        Self {
            before: text.nfc().collect(),
            ..Self::default()
        }
    }

    /// The whole text, composed, without blanks at its ends.
    pub(super) fn text(&self) -> String {
        let whole = format!("{}{}", self.before, self.after);
        whole.nfc().collect::<String>().trim().to_owned()
    }

    /// Takes the text out and starts anew.
    pub(super) fn take(&mut self) -> String {
        let text = self.text();
        *self = Self::default();
        text
    }

    /// What a key does.
    pub(super) fn key(&mut self, key: &Key) -> Typed {
        if self.paste(key) {
            return Typed::Going;
        }
        match key {
            Key::Enter => return Typed::Done,
            Key::Tab | Key::Char('\u{14}') => return Typed::Hint,
            Key::Char('\u{0e}') => return Typed::Skip,
            Key::Char('\u{18}') => return Typed::Suspend,
            Key::Char('\u{02}') => return Typed::Bury,
            Key::Char('\u{1a}') => return Typed::Undo,
            Key::Escape | Key::Char('\u{04}') => return Typed::Stop,
            Key::CtrlC => return Typed::Interrupted,
            Key::Char(c) if !c.is_control() => self.insert(*c),
            other => self.edit(other),
        }
        Typed::Going
    }

    /// Line ends and tabs inside pasted text are blanks, not keys.
    fn paste(&mut self, key: &Key) -> bool {
        if let Key::UnknownEscSeq(sequence) = key {
            let sequence: String = sequence.iter().collect();
            self.pasting = match sequence.as_str() {
                PASTE_BEGINS => true,
                PASTE_ENDS => false,
                _ => self.pasting,
            };
            return true;
        }
        let blank = self.pasting && matches!(key, Key::Enter | Key::Tab);
        if blank {
            self.insert(' ');
        }
        blank
    }

    fn insert(&mut self, c: char) {
        self.before.push(c);
        // Hangul typed as single jamo becomes syllables at once
        self.before = self.before.nfc().collect();
    }

    fn edit(&mut self, key: &Key) {
        match key {
            Key::Backspace => self.before.truncate(last_start(&self.before)),
            Key::Del => self.after = self.after[first_end(&self.after)..].to_owned(),
            Key::ArrowLeft | Key::Char('\u{02}') => self.left(),
            Key::ArrowRight | Key::Char('\u{06}') => self.right(),
            Key::Home => self.after.insert_str(0, &std::mem::take(&mut self.before)),
            Key::End => self.before.push_str(&std::mem::take(&mut self.after)),
            Key::Char('\u{15}') => self.before.clear(),
            Key::Char('\u{0b}') => self.after.clear(),
            Key::Char('\u{17}') => self.word_back(),
            _ => {}
        }
    }

    fn left(&mut self) {
        let moved = self.before.split_off(last_start(&self.before));
        self.after.insert_str(0, &moved);
    }

    fn right(&mut self) {
        let rest = self.after.split_off(first_end(&self.after));
        self.before.push_str(&self.after);
        self.after = rest;
    }

    fn word_back(&mut self) {
        let kept = self.before.trim_end();
        let start = kept.rfind(' ').map_or(0, |blank| blank + 1);
        self.before.truncate(start);
    }

    /// What fits into `width` cells around the cursor, and the cells before the cursor.
    pub(super) fn window(&self, width: usize) -> (String, usize) {
        let (before, after) = (printable(&self.before), printable(&self.after));
        // the cursor itself needs a cell behind the text
        let width = width.saturating_sub(1);
        if cells(&before) + cells(&after) <= width {
            return (format!("{before}{after}"), cells(&before));
        }
        let behind = cells(&after).min(width / 3);
        let mut shown = String::new();
        if cells(&before) + behind <= width {
            shown.push_str(&before);
        } else {
            shown.push_str(CUT);
            shown.push_str(end_within(
                &before,
                width.saturating_sub(behind + cells(CUT)),
            ));
        }
        let cursor = cells(&shown);
        let room = width.saturating_sub(cursor);
        if cells(&after) <= room {
            shown.push_str(&after);
        } else {
            shown.push_str(start_within(&after, room.saturating_sub(cells(CUT))));
            shown.push_str(if room > 0 { CUT } else { "" });
        }
        (shown, cursor)
    }
}

fn last_start(text: &str) -> usize {
    text.grapheme_indices(true)
        .next_back()
        .map_or(0, |(at, _)| at)
}

fn first_end(text: &str) -> usize {
    text.graphemes(true).next().map_or(0, str::len)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn typed(text: &str) -> Editor {
        let mut editor = Editor::default();
        for c in text.chars() {
            editor.key(&Key::Char(c));
        }
        editor
    }

    #[test]
    fn backspace_takes_one_syllable_and_two_cells() {
        let mut editor = typed("대한민국");
        assert_eq!(editor.window(40), ("대한민국".into(), 8));
        editor.key(&Key::Backspace);
        editor.key(&Key::Backspace);
        assert_eq!(editor.window(40), ("대한".into(), 4));
        assert_eq!(editor.text(), "대한");
    }

    #[test]
    fn decomposed_input_is_composed_as_it_is_typed() {
        let mut editor = typed("\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}");
        assert_eq!(editor.text(), "한국");
        editor.key(&Key::Backspace);
        assert_eq!(editor.text(), "한");
    }

    #[test]
    fn text_is_corrected_in_the_middle() {
        let mut editor = typed("Roh Tae-wo");
        for _ in 0..3 {
            editor.key(&Key::ArrowLeft);
        }
        editor.key(&Key::Del);
        editor.key(&Key::Char('+'));
        assert_eq!(editor.text(), "Roh Tae+wo");
        editor.key(&Key::Home);
        editor.key(&Key::ArrowRight);
        editor.key(&Key::Backspace);
        editor.key(&Key::End);
        editor.key(&Key::Char('\u{17}'));
        assert_eq!(editor.text(), "oh");
    }

    #[test]
    fn a_pasted_line_end_does_not_answer() {
        let mut editor = Editor::default();
        let sequence = |text: &str| Key::UnknownEscSeq(text.chars().collect());
        editor.key(&sequence(PASTE_BEGINS));
        assert_eq!(editor.key(&Key::Char('a')), Typed::Going);
        assert_eq!(editor.key(&Key::Enter), Typed::Going);
        editor.key(&Key::Char('b'));
        editor.key(&sequence(PASTE_ENDS));
        assert_eq!(editor.text(), "a b");
        assert_eq!(editor.key(&Key::Enter), Typed::Done);
    }

    #[test]
    fn a_long_text_moves_under_its_window() {
        let mut editor = typed("abcdefghij");
        assert_eq!(editor.window(6), ("…ghij".into(), 5));
        for _ in 0..5 {
            editor.key(&Key::ArrowLeft);
        }
        assert_eq!(editor.window(7), ("…cdef…".into(), 4));
    }

    proptest! {
        #[test]
        fn the_window_never_grows_over_its_width(
            before in "\\PC{0,30}", after in "\\PC{0,30}", width in 4usize..40
        ) {
            let editor = Editor { before, after, pasting: false };
            let (shown, cursor) = editor.window(width);
            prop_assert!(cells(&shown) < width, "{shown:?}");
            prop_assert!(cursor < width);
        }
    }
}
