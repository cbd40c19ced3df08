//! Bytes to text: the encoding found, binary files told by what they are.

use std::borrow::Cow;

use encoding_rs::Encoding;

use super::Unreadable;
use crate::deck::decode_sure;

/// How files of other kinds begin, and what they are.
const BEGINNINGS: [(&[u8], &str); 17] = [
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "an image (PNG)"),
    (b"\xff\xd8\xff", "an image (JPEG)"),
    (b"GIF8", "an image (GIF)"),
    (b"RIFF", "a sound or a film (RIFF)"),
    (b"ID3", "a sound (MP3)"),
    (b"OggS", "a sound (Ogg)"),
    (
        b"PK\x03\x04",
        "a ZIP archive, as office documents and EPUB books are",
    ),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"BZh", "a compressed file (bzip2)"),
    (b"\xfd7zXZ", "a compressed file (xz)"),
    (b"\x28\xb5\x2f\xfd", "a compressed file (zstd)"),
    (b"7z\xbc\xaf", "an archive (7z)"),
    (b"SQLite format 3\0", "a database (SQLite)"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an office document of the old kind"),
    (b"{\\rtf", "a document in RTF"),
];

/// The text of a file. Characters that cannot be decoded come out as `\u{fffd}`, where the rest is surely UTF-8.
///
/// # Errors
/// When it is binary, or in an encoding that cannot be told.
pub(super) fn text(bytes: &[u8]) -> Result<Cow<'_, str>, Unreadable> {
    if let Some((_, what)) = BEGINNINGS
        .iter()
        .find(|(start, _)| bytes.starts_with(start))
    {
        return Err(Unreadable::Binary((*what).to_owned()));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if is_binary(text) => Err(binary()),
        Ok(text) => Ok(Cow::Borrowed(text)),
        Err(error) => other(bytes, error.valid_up_to()),
    }
}

/// A file that is no UTF-8.
fn other(bytes: &[u8], at: usize) -> Result<Cow<'_, str>, Unreadable> {
    let said = declared(bytes).filter(|encoding| *encoding != encoding_rs::UTF_8);
    let declared = said
        .and_then(|encoding| encoding.decode_without_bom_handling_and_without_replacement(bytes));
    let text = match declared {
        Some(text) => text,
        None => match decode_sure(bytes) {
            Some((text, _)) => Cow::Owned(text),
            None if bytes.contains(&0) => return Err(binary()),
            None => mostly_utf8(bytes).ok_or(Unreadable::Encoding {
                byte: bytes.get(at).copied().unwrap_or(0),
                at,
            })?,
        },
    };
    if is_binary(&text) {
        Err(binary())
    } else {
        Ok(text)
    }
}

fn binary() -> Unreadable {
    Unreadable::Binary(String::from("a binary file"))
}

/// UTF-8 with a few broken bytes.
fn mostly_utf8(bytes: &[u8]) -> Option<Cow<'_, str>> {
    /// One broken stretch in so many bytes is damage; more of them are another encoding.
    const BYTES_A_FAULT: usize = 200;
    let faults = bytes
        .utf8_chunks()
        .filter(|chunk| !chunk.invalid().is_empty())
        .count();
    (faults * BYTES_A_FAULT <= bytes.len()).then(|| String::from_utf8_lossy(bytes))
}

/// Whether a text is none: a NUL in it, or control characters all over.
fn is_binary(text: &str) -> bool {
    /// One control character in so many bytes is still a slip, such as a form feed between pages.
    const BYTES_A_CONTROL: usize = 50;
    let odd = |byte: &u8| byte.is_ascii_control() && !matches!(byte, b'\n' | b'\r' | b'\t' | 12);
    text.contains('\0')
        || text.bytes().filter(|byte| odd(byte)).count() * BYTES_A_CONTROL > text.len()
}

/// The encoding that a page says it is in, or a file of XML in its first line.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    /// Pages say it within their first kilobyte, as the HTML standard wants it.
    const WITHIN: usize = 1024;
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(WITHIN)]).to_ascii_lowercase();
    let xml = head
        .starts_with("<?xml")
        .then(|| head.split_once("encoding="));
    let (_, rest) = xml.flatten().or_else(|| head.split_once("charset="))?;
    let label: String = rest
        .trim_start_matches(['"', '\'', ' '])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':'))
        .collect();
    Encoding::for_label(label.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_found() {
        assert_eq!(text("Müller".as_bytes()).unwrap(), "Müller");
        assert_eq!(text(b"The caf\xe9 opened.").unwrap(), "The café opened.");
        let russian = "<meta charset=\"windows-1251\"><p>Договор";
        let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(russian);
        assert_eq!(text(&bytes).unwrap(), russian);
        let utf16: Vec<u8> = "\u{feff}Seoul"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(
            text(&utf16).unwrap().trim_start_matches('\u{feff}'),
            "Seoul"
        );
    }

    #[test]
    fn a_broken_byte_in_a_long_text_is_damage() {
        let mut bytes = "Zoë met Chloë. ".repeat(40).into_bytes();
        bytes.push(0xff);
        assert!(text(&bytes).unwrap().ends_with('\u{fffd}'));
    }

    #[test]
    fn binary_files_say_what_they_are() {
        let said = |bytes: &[u8]| text(bytes).unwrap_err().to_string();
        assert_eq!(said(b"%PDF-1.7"), "it is a PDF, not text");
        assert_eq!(said(b"\x89PNG\r\n"), "it is an image (PNG), not text");
        assert_eq!(said(b"a\0b\0\0\0"), "it is a binary file, not text");
        assert_eq!(said(b"\x01\x02\x03\x04"), "it is a binary file, not text");
        assert_eq!(
            said(b"ab\x81\x8d\x8f"),
            "the byte 0x81 at 2 belongs to no known encoding"
        );
    }
}
