//! What documents say where cards cite them, as `check` looks it up.

use std::collections::BTreeMap;

use super::{Candidate, Document, Place};
use crate::deck::Documents;

/// The paragraphs that cards cite, as documents to look them up in.
pub(super) fn evidence(documents: &[Document], cards: &[&Candidate]) -> Documents {
    let mut cited: Vec<BTreeMap<usize, String>> = vec![BTreeMap::new(); documents.len()];
    for place in cards.iter().map(|card| &card.evidence) {
        if let Some(document) = documents.get(place.document)
            && let Some(block) = document.blocks.get(place.block)
            && let Ok(number) = usize::try_from(block.paragraph)
        {
            let texts = &mut cited[place.document];
            texts
                .entry(number)
                .or_insert_with(|| paragraph(document, place.block));
        }
    }
    let names = documents.iter().map(|document| document.name.clone());
    Documents::cited(names.zip(cited))
}

/// The text of the paragraph in which a block stands, with all other blocks in it.
fn paragraph(document: &Document, block: usize) -> String {
    let blocks = &document.blocks;
    let same = |at: &usize| blocks[*at].paragraph == blocks[block].paragraph;
    let first = (0..block).rev().take_while(same).last().unwrap_or(block);
    let mut text = String::new();
    for at in (first..blocks.len()).take_while(same) {
        text.push_str(&quoted(document, at));
        text.push('\n');
    }
    text
}

/// The text of a block as the source has it.
fn quoted(document: &Document, block: usize) -> String {
    document.quote(&Place {
        document: 0,
        block,
        span: (0..document.blocks[block].text.len()).into(),
    })
}

/// The text of a file in which the evidence of cards is looked up, whatever its encoding and format; `None` where it has
/// none. `name` is its bare name.
#[must_use]
pub fn evidence_in(name: &str, bytes: &[u8]) -> Option<String> {
    match super::decoded(bytes) {
        Some(source) => Some(super::legible(name, &source).into_owned()),
        // books and the like have no text of their own, but what is read of them has paragraphs too
        None => {
            let document = super::read(name, bytes, None).ok()?;
            Some(told(&document))
        }
    }
}

/// The text of a document, with its paragraphs where they are counted.
fn told(document: &Document) -> String {
    let mut text = String::new();
    let mut number = 0;
    for (at, block) in document.blocks.iter().enumerate() {
        while number < block.paragraph {
            number += 1;
            text.push_str(if number > 1 { "\n\n-" } else { "-" });
        }
        text.push('\n');
        text.push_str(&quoted(document, at));
    }
    text
}
