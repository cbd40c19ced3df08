//! Text measured in terminal cells, and cut by them.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// What stands for the rest of a text that was cut; one cell wide.
const ELLIPSIS: char = '…';

/// The width of a text in terminal cells.
///
/// Where a joined sign (an emoji of several parts) is drawn narrower by some terminals than by others, the widest counts:
/// a line may end early, but never runs over.
pub(super) fn cells(text: &str) -> usize {
    text.graphemes(true).map(grapheme_cells).sum()
}

/// The width of one letter as readers see it.
pub(super) fn grapheme_cells(grapheme: &str) -> usize {
    let parts: usize = grapheme.chars().filter_map(UnicodeWidthChar::width).sum();
    parts.max(UnicodeWidthStr::width(grapheme))
}

/// The end of a text that fits into `width` cells, cut between graphemes.
pub(super) fn end_within(text: &str, width: usize) -> &str {
    let mut left = width;
    let mut start = text.len();
    for (at, grapheme) in text.grapheme_indices(true).rev() {
        match left.checked_sub(grapheme_cells(grapheme)) {
            Some(rest) => (left, start) = (rest, at),
            None => break,
        }
    }
    &text[start..]
}

/// The beginning of a text that fits into `width` cells, cut between graphemes.
pub(super) fn start_within(text: &str, width: usize) -> &str {
    let mut left = width;
    for (at, grapheme) in text.grapheme_indices(true) {
        match left.checked_sub(grapheme_cells(grapheme)) {
            Some(rest) => left = rest,
            None => return &text[..at],
        }
    }
    text
}

/// The text in at most `room` cells: whole, or its beginning and `…`; never half a letter.
pub(super) fn cut(text: &str, room: usize) -> Cow<'_, str> {
    if cells(text) <= room {
        return Cow::Borrowed(text);
    }
    let Some(room) = room.checked_sub(1) else {
        return Cow::Borrowed("");
    };
    let mut kept = start_within(text, room).trim_end().to_owned();
    kept.push(ELLIPSIS);
    Cow::Owned(kept)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn korean_takes_two_cells_and_a_combined_letter_one() {
        assert_eq!(cells("대한민국"), 8);
        assert_eq!(cells("e\u{301}"), 1);
    }

    #[test]
    fn wide_letters_are_never_halved() {
        assert_eq!(cut("대한민국", 8), "대한민국");
        assert_eq!(cut("대한민국", 7), "대한민…");
        assert_eq!(cut("대한민국", 6), "대한…");
        assert_eq!(cut("one two", 5), "one…");
        assert_eq!((&*cut("ab", 1), &*cut("ab", 0)), ("…", ""));
    }

    #[test]
    fn ends_of_a_text_are_cut_between_letters() {
        assert_eq!(end_within("대한민국", 5), "민국");
        assert_eq!(start_within("대한민국", 5), "대한");
        assert_eq!(start_within("ab", 5), "ab");
    }

    proptest! {
        #[test]
        fn what_is_cut_fits(text in "\\PC{0,40}", room in 0usize..20) {
            prop_assert!(cells(&cut(&text, room)) <= room);
            prop_assert!(cells(start_within(&text, room)) <= room);
            prop_assert!(cells(end_within(&text, room)) <= room);
        }
    }
}
