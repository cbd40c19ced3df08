//! Two decks that claim one id.

use super::Reading;
use super::rules;
use crate::diagnostic::{self, Span};

impl Reading {
    /// Adds the finding that another deck, which came first, has the same id; this one cannot be studied beside it.
    pub fn clash(&mut self, text: &str, other: &str) {
        let Some(id) = self.id.clone() else { return };
        let finding = rules::DECK_ID_TAKEN
            .at(
                &id_line(text),
                format!("the deck id `{id}` is taken by {other}"),
            )
            .helped("progress hangs on the id: give one of the two decks another");
        self.findings.push(finding);
        diagnostic::sort(&mut self.findings);
        self.deck = None;
    }
}

/// The line that says the id, at the margin as a key of the deck stands; the first character when the file's name is
/// the id.
fn id_line(text: &str) -> Span {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.starts_with("deck:") {
            return start..start + line.trim_end().len();
        }
        start += line.len();
    }
    0..text.chars().next().map_or(0, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use crate::deck::read;

    #[test]
    fn a_taken_id_is_found_where_it_is_said() {
        let text = "title: B\ndeck: a\ncards:\n  - { id: x, ask: Why?, answer: So }\n";
        let mut reading = read("b.yaml", text);
        reading.clash(text, "a.yaml");
        let finding = &reading.findings[0];
        assert_eq!(&text[finding.place.span.clone()], "deck: a");
        assert_eq!(finding.message, "the deck id `a` is taken by a.yaml");
        assert!(reading.deck.is_none());
    }
}
