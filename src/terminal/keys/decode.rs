//! Bytes from a terminal become keys.
//!
//! console's own reader ends a sequence after three characters and waits for nothing: Ctrl-Right reaches the program as
//! `5` and `C` (and would choose an answer), an arrow key over a slow line as Escape (and would end the session). And a
//! line editor that reads ahead keeps what was typed after Enter to itself. So one reader, byte by byte, serves both
//! single keys and typed answers; whatever it has not asked for stays with the terminal.

use std::io;

use console::Key;

/// How long the rest of a sequence may take after its first byte, in milliseconds: longer than a slow line needs, too
/// short for a hand.
const SEQUENCE_WAIT_MS: u16 = 50;
/// The longest sequence that is waited for, in bytes; known ones have less than ten.
const LONGEST: usize = 32;

/// Where bytes come from.
pub(super) trait Bytes {
    /// The next byte; `None` when none came within `wait` milliseconds (`None` waits without end).
    ///
    /// # Errors
    /// `UnexpectedEof` when the terminal is gone, `Interrupted` at an interrupt by signal.
    fn byte(&mut self, wait: Option<u16>) -> io::Result<Option<u8>>;
}

/// The next key.
pub(super) fn key(bytes: &mut impl Bytes) -> io::Result<Key> {
    loop {
        if let Some(first) = bytes.byte(None)? {
            return key_from(first, bytes);
        }
    }
}

fn key_from(first: u8, bytes: &mut impl Bytes) -> io::Result<Key> {
    Ok(match first {
        0x1b => escape(bytes)?,
        0x03 => Key::CtrlC,
        b'\r' | b'\n' => Key::Enter,
        b'\t' => Key::Tab,
        0x7f | 0x08 => Key::Backspace,
        0x01 => Key::Home,
        0x05 => Key::End,
        0..=0x7f => Key::Char(char::from(first)),
        _ => character(first, bytes)?,
    })
}

fn soon(bytes: &mut impl Bytes) -> io::Result<Option<u8>> {
    bytes.byte(Some(SEQUENCE_WAIT_MS))
}

fn character(first: u8, bytes: &mut impl Bytes) -> io::Result<Key> {
    let length = match first {
        0xc0..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf7 => 4,
        _ => return Ok(Key::Unknown),
    };
    let mut read = vec![first];
    while read.len() < length {
        match soon(bytes)? {
            Some(byte) => read.push(byte),
            None => return Ok(Key::Unknown),
        }
    }
    let text = std::str::from_utf8(&read).ok();
    Ok(text
        .and_then(|text| text.chars().next())
        .map_or(Key::Unknown, Key::Char))
}

fn escape(bytes: &mut impl Bytes) -> io::Result<Key> {
    match soon(bytes)? {
        None => Ok(Key::Escape),
        Some(b'[') => control(bytes),
        Some(b'O') => Ok(soon(bytes)?.map_or(Key::Unknown, |end| named(&[end]))),
        Some(0x1b) => match escape(bytes)? {
            Key::Escape => Ok(Key::Escape),
            _ => Ok(Key::Unknown),
        },
        // Alt and a key
        Some(other) => key_from(other, bytes).map(|_| Key::Unknown),
    }
}

/// A control sequence to its end: parameters, then one byte from `@` to `~`.
fn control(bytes: &mut impl Bytes) -> io::Result<Key> {
    let mut read = Vec::new();
    while read.len() < LONGEST {
        let Some(byte) = soon(bytes)? else { break };
        read.push(byte);
        // the Linux console writes its function keys as `[[A`
        let ended = (0x40..=0x7e).contains(&byte) && read != b"[";
        if ended {
            break;
        }
    }
    Ok(named(&read))
}

fn named(sequence: &[u8]) -> Key {
    match sequence {
        b"A" => Key::ArrowUp,
        b"B" => Key::ArrowDown,
        b"C" => Key::ArrowRight,
        b"D" => Key::ArrowLeft,
        b"H" | b"1~" | b"7~" => Key::Home,
        b"F" | b"4~" | b"8~" => Key::End,
        b"M" => Key::Enter,
        b"Z" => Key::BackTab,
        b"2~" => Key::Insert,
        b"3~" => Key::Del,
        b"5~" => Key::PageUp,
        b"6~" => Key::PageDown,
        other => Key::UnknownEscSeq(other.iter().map(|&byte| char::from(byte)).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::VecDeque;

    /// Bytes in bursts: between two bursts there is a pause longer than any wait.
    struct Bursts(VecDeque<Option<u8>>);

    impl Bytes for Bursts {
        fn byte(&mut self, _: Option<u16>) -> io::Result<Option<u8>> {
            self.0
                .pop_front()
                .ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
        }
    }

    fn keys(bursts: &[&str]) -> Vec<Key> {
        let bytes = bursts
            .iter()
            .flat_map(|burst| burst.bytes().map(Some).chain([None]));
        let mut bursts = Bursts(bytes.collect());
        std::iter::from_fn(|| key(&mut bursts).ok()).collect()
    }

    #[test]
    fn characters_of_any_length_are_one_key() {
        assert_eq!(keys(&["aé한😀"]), ['a', 'é', '한', '😀'].map(Key::Char));
    }

    #[test]
    fn a_sequence_never_leaves_keys_behind() {
        // Ctrl-Right, F5, Shift-Tab, Delete, Alt-x, application arrow, the Linux console's F1, then a letter
        let typed = "\u{1b}[1;5C\u{1b}[15~\u{1b}[Z\u{1b}[3~\u{1b}x\u{1b}OA\u{1b}[[Ab";
        assert_eq!(
            keys(&[typed]),
            [
                Key::UnknownEscSeq("1;5C".chars().collect()),
                Key::UnknownEscSeq("15~".chars().collect()),
                Key::BackTab,
                Key::Del,
                Key::Unknown,
                Key::ArrowUp,
                Key::UnknownEscSeq("[A".chars().collect()),
                Key::Char('b'),
            ]
        );
    }

    #[test]
    fn escape_alone_is_a_key() {
        assert_eq!(
            keys(&["\u{1b}", "a", "\u{1b}\u{1b}", "b"]),
            [Key::Escape, Key::Char('a'), Key::Escape, Key::Char('b')]
        );
    }

    #[test]
    fn control_characters_have_names() {
        assert_eq!(
            keys(&["\r\n\t\u{7f}\u{3}\u{14}"]),
            [
                Key::Enter,
                Key::Enter,
                Key::Tab,
                Key::Backspace,
                Key::CtrlC,
                Key::Char('\u{14}')
            ]
        );
    }
}
