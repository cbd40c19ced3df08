//! Files that are no UTF-8, where it is sure what they are.
//!
//! Every file of bytes can be read as Windows-1252, and many as CP949, so a reading counts only when nothing speaks for
//! another one:
//!
//! - UTF-16 says so by its byte-order mark or by plain characters of two bytes at its beginning, and every pair of
//!   surrogates in it is whole.
//! - CP949 (Korean) is sound throughout, three in four of its characters beyond ASCII are the everyday syllables of
//!   Hangul, and one in ten of these is among the very commonest. Western accents never come so, and Chinese or Japanese
//!   files, whose bytes are often sound CP949, give rare syllables.
//! - Windows-1252 (Western; Latin-1 is part of it) uses no byte that means nothing in it, all its letters stand in words
//!   with plain letters, and the file is no sound CP949 and holds no sound UTF-8 beyond ASCII.
//!
//! Everything else is left to the author.

use encoding_rs::{EUC_KR, WINDOWS_1252};

/// The text of a file that is no UTF-8, and the name of the encoding it is in; `None` when that is not sure.
pub(crate) fn decode(bytes: &[u8]) -> Option<(String, &'static str)> {
    if is_utf_16(bytes) {
        let (text, unit): (_, fn([u8; 2]) -> u16) = match bytes {
            [0xff, 0xfe, rest @ ..] => (rest, u16::from_le_bytes),
            [0xfe, 0xff, rest @ ..] => (rest, u16::from_be_bytes),
            [0, ..] => (bytes, u16::from_be_bytes),
            _ => (bytes, u16::from_le_bytes),
        };
        return Some((utf16(text, unit)?, "UTF-16"));
    }
    if bytes.contains(&0) {
        return None;
    }
    match EUC_KR.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) => is_korean(bytes, &text).then(|| (text.into_owned(), "CP949")),
        None if has_utf8(bytes) => None,
        None => western(bytes).map(|text| (text, "Windows-1252")),
    }
}

/// Whether a file begins with the mark of UTF-16, or without it with two plain characters of two bytes each.
pub(crate) fn is_utf_16(bytes: &[u8]) -> bool {
    match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => true,
        [0, first, 0, second, ..] | [first, 0, second, 0, ..] => *first != 0 && *second != 0,
        _ => false,
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return None;
    }
    let units = pairs.iter().map(|&pair| unit(pair));
    let text: Option<String> = char::decode_utf16(units).map(Result::ok).collect();
    text.filter(|text| !text.contains('\0'))
}

/// Whether a file holds a sound character of UTF-8 beyond ASCII: then it is UTF-8 with damage.
fn has_utf8(bytes: &[u8]) -> bool {
    bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii())
}

/// The syllables that stand in nearly every Korean sentence: endings and particles, and the names of country and capital.
const COMMONEST: &str = "이다는의에을를은가하고지한사서도기로어시인자대수리국나";

/// Whether a sound CP949 file holds Korean text.
fn is_korean(bytes: &[u8], text: &str) -> bool {
    // everyday syllables are those of the standard before CP949, which lie apart from all others
    let (mut everyday, mut at) = (0_usize, 0);
    while let Some(&byte) = bytes.get(at) {
        let second = bytes.get(at + 1).copied().unwrap_or(0);
        everyday += usize::from((0xb0..=0xc8).contains(&byte) && second >= 0xa1);
        at += if byte.is_ascii() { 1 } else { 2 };
    }
    let all = text.chars().filter(|c| !c.is_ascii()).count();
    let commonest = text.chars().filter(|&c| COMMONEST.contains(c)).count();
    everyday * 4 >= all * 3 && commonest * 10 >= everyday
}

/// The text of a Western file.
fn western(bytes: &[u8]) -> Option<String> {
    /// More letters beyond ASCII side by side stand in no Western word.
    const IN_A_ROW: usize = 2;
    let text = WINDOWS_1252.decode_without_bom_handling(bytes).0;
    if text.contains(|c: char| ('\u{80}'..='\u{9f}').contains(&c)) {
        return None;
    }
    let words = text.split(|c: char| !c.is_alphabetic());
    for word in words.filter(|word| !word.is_ascii()) {
        let mut rows = word.split(|c: char| c.is_ascii());
        let alone = word.chars().count() > 1 && !word.contains(|c: char| c.is_ascii());
        if alone || rows.any(|row| row.chars().count() > IN_A_ROW) {
            return None;
        }
    }
    Some(text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        let marked = format!("\u{feff}{text}");
        marked.encode_utf16().flat_map(unit).collect()
    }

    #[test]
    fn utf_16_says_what_it_is() {
        let text = "title: 한일 🙂\r\n";
        for bytes in [
            in_utf16(text, u16::to_le_bytes),
            in_utf16(text, u16::to_be_bytes),
        ] {
            assert_eq!(decode(&bytes), Some((text.into(), "UTF-16")));
            assert_eq!(
                decode(&bytes[2..]),
                Some((text.into(), "UTF-16")),
                "without its mark"
            );
            assert_eq!(decode(&bytes[..bytes.len() - 1]), None, "half a character");
        }
        assert_eq!(decode(&[0xff, 0xfe, 0x00, 0xd8]), None, "half a pair");
    }

    #[test]
    fn korean_and_western_files_are_told_apart() {
        let korean = "title: 한일 관계 (韓日)\nask: 조약은 언제 맺어졌습니까?\n";
        let (bytes, _, lost) = EUC_KR.encode(korean);
        assert!(!lost);
        assert_eq!(decode(&bytes), Some((korean.into(), "CP949")));
        let western = "ask: Où est le café de l’Élysée, señor Müller?\nanswer: 5 € – naïve\n";
        let (bytes, _, lost) = WINDOWS_1252.encode(western);
        assert!(!lost);
        assert_eq!(decode(&bytes), Some((western.into(), "Windows-1252")));
        assert_eq!(
            decode(b"answer: caf\xe9\n"),
            Some(("answer: café\n".into(), "Windows-1252"))
        );
    }

    #[test]
    fn what_may_be_something_else_is_left_alone() {
        let (russian, _, _) = encoding_rs::WINDOWS_1251.encode("ask: Когда был договор?\n");
        let (japanese, _, _) = encoding_rs::SHIFT_JIS.encode("ask: 条約はいつですか。\n");
        let (euc, _, _) = encoding_rs::EUC_JP.encode("ask: 条約はいつですか。\n");
        let (chinese, _, _) =
            encoding_rs::GBK.encode("ask: 两国\nanswer: 什么时候建立外交关系？\n");
        let (short, _, _) = encoding_rs::GBK.encode("answer: 两国");
        for bytes in [&russian[..], &japanese, &euc, &chinese, &short] {
            assert_eq!(decode(bytes), None, "{bytes:?}");
        }
        assert_eq!(
            decode(
                "caf\u{e9} and a broken \u{e9}"
                    .as_bytes()
                    .get(..18)
                    .unwrap()
            ),
            None
        );
        assert_eq!(decode(b"a\0b\xe9"), None);
        assert_eq!(decode(b"a \x81 b"), None);
    }
}
