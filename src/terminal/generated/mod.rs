//! What came of documents: every sentence with its cards or the reason why it gave none, the map of the sections, what
//! contradicts itself. As text and as JSON.

mod candidate;
mod json;
mod text;

pub use candidate::{Candidacy, Decided, candidate_keys, candidate_lines, decided_lines};
pub use json::generated_json;
pub use text::{draw_generated, draw_told};

use crate::deck::{AnswerText, Card, Deck};
use crate::generate::{Document, Made, Place};

/// What came of documents.
#[derive(Debug, Clone, Copy)]
pub struct Generated<'a> {
    /// The documents, by name.
    pub documents: &'a [Document],
    /// What was made of them; its cards are those that were offered.
    pub made: &'a Made,
    /// The deck; `None` when there is none.
    pub deck: Option<&'a Deck>,
    /// The file to which it was written.
    pub file: Option<&'a str>,
    /// The text of the deck, where it was written to no file.
    pub text: Option<&'a str>,
}

impl Generated<'_> {
    /// The document, its headings and the paragraph of a place.
    fn place(&self, place: &Place) -> (&str, Vec<&str>, Option<u32>) {
        let Some(document) = self.documents.get(place.document) else {
            return ("", Vec::new(), None);
        };
        let block = document.blocks.get(place.block);
        (
            &document.name,
            document.sections(place.block),
            block.map(|block| block.paragraph),
        )
    }

    /// The words of a place.
    fn sentence(&self, place: &Place) -> String {
        let document = self.documents.get(place.document);
        document.map_or_else(String::new, |document| document.quote(place))
    }
}

/// The first question of a card with its answer, each on one line.
fn question(card: &Card) -> (String, String) {
    let Some(face) = card.faces().into_iter().next() else {
        return Default::default();
    };
    (card.prompt(face), on_a_line(&card.answer(face)))
}

fn on_a_line(answer: &AnswerText) -> String {
    match answer {
        AnswerText::One(text) => text.clone(),
        AnswerText::List(texts) => texts.join(", "),
        AnswerText::Truth(truth) => truth.to_string(),
        AnswerText::Pairs(pairs) => {
            let pairs = pairs
                .iter()
                .map(|pair| format!("{} – {}", pair.left, pair.right));
            pairs.collect::<Vec<_>>().join(", ")
        }
    }
}
