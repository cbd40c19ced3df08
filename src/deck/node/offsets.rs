//! Characters counted by the parser to bytes of the file.

/// Turns character numbers into byte numbers.
///
/// Events come nearly in the order of the text, so a cursor that walks to the next number asked for reads each character
/// about once.
pub(super) struct Offsets<'t> {
    text: &'t str,
    ascii: bool,
    character: usize,
    byte: usize,
}

impl<'t> Offsets<'t> {
    /// Offsets in a text, which starts at byte and character 0.
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            ascii: text.is_ascii(),
            character: 0,
            byte: 0,
        }
    }

    /// The byte at which a character starts; the length of the text when there is no such character.
    pub(super) fn byte(&mut self, character: usize) -> usize {
        if self.ascii {
            return character.min(self.text.len());
        }
        let bytes = self.text.as_bytes();
        while self.character < character && self.byte < bytes.len() {
            self.byte += width(bytes[self.byte]);
            self.character += 1;
        }
        while self.character > character {
            self.byte -= 1;
            while !self.text.is_char_boundary(self.byte) {
                self.byte -= 1;
            }
            self.character -= 1;
        }
        self.byte
    }
}

/// How many bytes a character takes whose first byte is given.
fn width(first: u8) -> usize {
    match first {
        0x00..=0x7f => 1,
        0x80..=0xdf => 2,
        0xe0..=0xef => 3,
        _ => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_after_korean_text_are_found_in_any_order() {
        let text = "a한é🙂z";
        let mut offsets = Offsets::new(text);
        let starts: Vec<_> = text
            .char_indices()
            .map(|(byte, _)| byte)
            .chain([text.len(), text.len()])
            .collect();
        for (character, &byte) in starts
            .iter()
            .enumerate()
            .chain(starts.iter().enumerate().rev())
        {
            assert_eq!(offsets.byte(character), byte, "character {character}");
        }
        assert_eq!(Offsets::new("abc").byte(9), 3);
    }
}
