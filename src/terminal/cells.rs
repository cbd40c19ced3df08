//! Text measured in terminal cells.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// What stands for the rest of a text that was cut; one cell wide.
const ELLIPSIS: char = '…';

/// How many cells a printable text fills.
pub(super) fn cells(text: &str) -> usize {
    text.width()
}

/// The text in at most `room` cells: whole, or its beginning and `…`; never half a letter.
pub(super) fn cut(text: &str, room: usize) -> Cow<'_, str> {
    if cells(text) <= room {
        return Cow::Borrowed(text);
    }
    let Some(room) = room.checked_sub(1) else {
        return Cow::Borrowed("");
    };
    let mut used = 0;
    let fits = |letter: &&str| {
        used += cells(letter);
        used <= room
    };
    let mut kept: String = text.graphemes(true).take_while(fits).collect();
    kept.truncate(kept.trim_end().len());
    kept.push(ELLIPSIS);
    Cow::Owned(kept)
}

/// The text parted into lines of at most `room` cells, at blanks where there are any; never empty.
pub(super) fn wrapped(text: &str, room: usize) -> Vec<String> {
    let room = room.max(2); // the widest letter
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        place(&mut lines, word, room);
    }
    lines
}

fn place(lines: &mut Vec<String>, word: &str, room: usize) {
    let Some(line) = lines.last_mut() else { return };
    let gap = usize::from(!line.is_empty());
    if cells(line) + gap + cells(word) <= room {
        if gap == 1 {
            line.push(' ');
        }
        line.push_str(word);
        return;
    }
    if gap == 1 {
        lines.push(String::new());
    }
    for letter in word.graphemes(true) {
        let full = lines
            .last()
            .is_some_and(|line| !line.is_empty() && cells(line) + cells(letter) > room);
        if full {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(letter);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn wide_letters_are_never_halved() {
        assert_eq!(cut("대한민국", 8), "대한민국");
        assert_eq!(cut("대한민국", 7), "대한민…");
        assert_eq!(cut("대한민국", 6), "대한…");
        assert_eq!(cut("one two", 5), "one…");
        assert_eq!((&*cut("ab", 1), &*cut("ab", 0)), ("…", ""));
    }

    #[test]
    fn lines_are_parted_at_blanks() {
        assert_eq!(
            wrapped("한국과 일본의 조약 normalised", 10),
            ["한국과", "일본의", "조약", "normalised"]
        );
        assert_eq!(wrapped("abcdef gh", 4), ["abcd", "ef", "gh"]);
        assert_eq!(wrapped("", 10), [""]);
    }

    proptest! {
        #[test]
        fn what_is_cut_or_parted_fits(text in "[a-z 가-힣é]{0,40}", room in 2usize..20) {
            prop_assert!(cells(&cut(&text, room)) <= room);
            let lines = wrapped(&text, room);
            prop_assert!(lines.iter().all(|line| cells(line) <= room));
            let letters = |text: &str| text.replace(' ', "");
            prop_assert_eq!(letters(&lines.concat()), letters(&text));
        }
    }
}
