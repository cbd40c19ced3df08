//! Bytes of a file to lines and columns.

use super::Span;

/// A place as people count it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// The line starts of a text, found once, asked often.
#[derive(Debug, Clone)]
pub struct Places<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Places<'a> {
    /// Finds the lines of `text`.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        Self { text, starts }
    }

    /// The place of a byte; a byte past the end counts as the end, one inside a character as its start.
    #[must_use]
    pub fn at(&self, byte: usize) -> Place {
        let mut byte = byte.min(self.text.len());
        while !self.text.is_char_boundary(byte) {
            byte -= 1;
        }
        let line = self.starts.partition_point(|&start| start <= byte);
        let start = self
            .starts
            .get(line.saturating_sub(1))
            .copied()
            .unwrap_or(0);
        Place {
            line,
            column: self.text[start..byte].chars().count() + 1,
        }
    }

    /// The places of the first byte of a span and of the one after its last.
    #[must_use]
    pub fn span(&self, span: &Span) -> (Place, Place) {
        (self.at(span.start), self.at(span.end.max(span.start)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let text = "a\n한국 b\n";
        let places = Places::new(text);
        assert_eq!(places.at(0), Place { line: 1, column: 1 });
        let b = text.find('b').unwrap();
        assert_eq!(places.at(b), Place { line: 2, column: 4 });
        assert_eq!(
            places.at(3),
            Place { line: 2, column: 1 },
            "inside a character"
        );
        assert_eq!(places.at(999), Place { line: 3, column: 1 });
    }
}
