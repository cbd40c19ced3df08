//! What holds of all bytes that may come as a document.

use std::collections::BTreeSet;

use quizdeck::base::DeckId;
use quizdeck::base::text::paragraphs;
use quizdeck::deck;
use quizdeck::generate::{Document, Outline, Wishes, legible, make, read, settle};

/// They are read under a name or refused; what is read has its places in the text, and what is made of it is a deck.
pub(crate) fn holds(name: &str, bytes: &[u8]) {
    if let Ok(document) = read(name, bytes, None) {
        if let Ok(source) = std::str::from_utf8(bytes) {
            is_of(&document, source);
        }
        generates(document);
    }
}

/// What must hold of every document that could be read.
fn is_of(document: &Document, source: &str) {
    let legible = legible(&document.name, source);
    let last = u32::try_from(paragraphs(source).count()).unwrap();
    assert_eq!(
        paragraphs(&legible).count(),
        paragraphs(source).count(),
        "paragraphs of the legible text"
    );
    let mut before = 0;
    for (at, block) in document.blocks.iter().enumerate() {
        assert!(
            !block.text.is_empty() && block.text.trim() == block.text,
            "{block:?}"
        );
        assert!(!block.text.contains(char::is_control), "{block:?}");
        assert!(
            (before.max(1)..=last).contains(&block.paragraph),
            "{block:?} of {last}"
        );
        before = block.paragraph;
        assert!(
            block.span.start <= block.span.end && block.span.start < source.len(),
            "{block:?}"
        );
        assert!(
            block.section.is_none_or(|section| section < at),
            "{block:?}"
        );
        assert!(
            block
                .marks
                .iter()
                .all(|(at, _)| block.text.is_char_boundary(*at)),
            "{block:?}"
        );
    }
    for note in &document.notes {
        assert!(
            document.blocks[note.block]
                .text
                .get(note.span.clone())
                .is_some(),
            "{note:?}"
        );
    }
}

/// Makes a deck of a document; what comes of it is a deck that `check --strict` says nothing against.
fn generates(document: Document) {
    let documents = [document];
    let wishes = Wishes {
        min_quality: 0.0,
        ..Wishes::default()
    };
    let mut made = make(&documents, &wishes);
    let outline = Outline {
        id: DeckId::new("fuzz").unwrap(),
        title: String::from("Fuzz"),
        topic: None,
        as_of: None,
    };
    if let Some(settled) =
        settle(&documents, &mut made, &wishes, &outline, &BTreeSet::new()).unwrap()
    {
        let read = deck::read("fuzz.yaml", &settled.text);
        assert_eq!(read.deck.as_ref(), Some(&settled.deck));
    }
}
