//! What came of documents, as JSON.

use std::collections::HashMap;
use std::io::{self, Write};

use serde::Serialize;

use super::Generated;
use crate::base::{CardId, DeckId, Face, PartialDate, Topic};
use crate::deck::{AnswerText, Card, Form};
use crate::generate::{Place, coverage};
use crate::terminal::write_json;

#[derive(Serialize)]
struct GeneratedJson<'a> {
    version: u8,
    deck: Option<&'a DeckId>,
    file: Option<&'a str>,
    /// The deck itself, when it was written to no file.
    yaml: Option<&'a str>,
    documents: Vec<DocumentJson<'a>>,
    cards: Vec<CardJson<'a>>,
    refused: Vec<RefusedJson<'a>>,
    conflicts: Vec<ConflictJson<'a>>,
    coverage: Vec<CoverageJson<'a>>,
}

#[derive(Serialize)]
struct DocumentJson<'a> {
    document: &'a str,
    title: Option<&'a str>,
    as_of: Option<PartialDate>,
    damage: Vec<DamageJson<'a>>,
}

#[derive(Serialize)]
struct DamageJson<'a> {
    kind: &'static str,
    paragraph: u32,
    text: &'a str,
}

#[derive(Serialize)]
struct PlaceJson {
    document: String,
    section: Option<String>,
    paragraph: Option<u32>,
    sentence: String,
}

#[derive(Serialize)]
struct CardJson<'a> {
    card: &'a CardId,
    topic: Option<&'a Topic>,
    /// In hundredths of 1.
    quality: f64,
    faces: Vec<FaceJson>,
    as_of: Option<PartialDate>,
    #[serde(flatten)]
    place: PlaceJson,
}

#[derive(Serialize)]
struct FaceJson {
    face: Face,
    forms: Vec<Form>,
    prompt: String,
    answer: AnswerText,
    distractors: Vec<String>,
}

#[derive(Serialize)]
struct RefusedJson<'a> {
    reason: &'static str,
    message: String,
    prompt: Option<&'a str>,
    #[serde(flatten)]
    place: PlaceJson,
}

#[derive(Serialize)]
struct ConflictJson<'a> {
    about: &'a str,
    card: Option<&'a CardId>,
    claims: Vec<ClaimJson<'a>>,
}

#[derive(Serialize)]
struct ClaimJson<'a> {
    value: &'a str,
    #[serde(flatten)]
    place: PlaceJson,
}

#[derive(Serialize)]
struct CoverageJson<'a> {
    document: &'a str,
    section: Vec<String>,
    paragraphs: usize,
    asked: usize,
    sentences: usize,
    cards: usize,
}

/// Writes what came of documents as one object.
///
/// # Errors
/// When the output is closed or broken.
pub fn generated_json(out: &mut dyn Write, generated: &Generated<'_>) -> io::Result<()> {
    let told = GeneratedJson {
        version: 1,
        deck: generated.deck.map(|deck| &deck.id),
        file: generated.file,
        yaml: generated.text,
        documents: documents(generated),
        cards: cards(generated),
        refused: refused(generated),
        conflicts: conflicts(generated),
        coverage: covered(generated),
    };
    write_json(out, &told)
}

impl Generated<'_> {
    fn place_json(&self, place: &Place) -> PlaceJson {
        let (document, section, paragraph) = self.place(place);
        PlaceJson {
            document: document.to_owned(),
            section: section.last().map(|section| (*section).to_owned()),
            paragraph,
            sentence: self.sentence(place),
        }
    }
}

fn documents<'a>(generated: &Generated<'a>) -> Vec<DocumentJson<'a>> {
    let document = |document: &'a crate::generate::Document| DocumentJson {
        document: &document.name,
        title: document.title.as_deref(),
        as_of: document.as_of,
        damage: document
            .notes
            .iter()
            .filter_map(|note| {
                let block = document.blocks.get(note.block)?;
                Some(DamageJson {
                    kind: note.kind.name(),
                    paragraph: block.paragraph,
                    text: block.text.get(note.span.clone())?,
                })
            })
            .collect(),
    };
    generated.documents.iter().map(document).collect()
}

fn cards<'a>(generated: &Generated<'a>) -> Vec<CardJson<'a>> {
    let in_deck = generated.deck.map_or(&[][..], |deck| &deck.cards);
    let in_deck: HashMap<&CardId, &Card> = in_deck.iter().map(|card| (&card.id, card)).collect();
    let topic = |id: &CardId| in_deck.get(id).and_then(|card| card.topic.as_ref());
    let card = |candidate: &'a crate::generate::Candidate| {
        let card = &candidate.card;
        let face = |face: Face| FaceJson {
            face,
            forms: card.forms(face),
            prompt: card.prompt(face),
            answer: card.answer(face),
            distractors: card
                .distractors(face)
                .iter()
                .map(|wrong| wrong.text.clone())
                .collect(),
        };
        CardJson {
            card: &card.id,
            topic: topic(&card.id),
            quality: (candidate.quality * 100.0).round() / 100.0,
            faces: card.faces().into_iter().map(face).collect(),
            as_of: card.as_of.filter(|_| card.time_bound),
            place: generated.place_json(&candidate.evidence),
        }
    };
    generated.made.cards.iter().map(card).collect()
}

fn refused<'a>(generated: &Generated<'a>) -> Vec<RefusedJson<'a>> {
    let refusal = |refusal: &'a crate::generate::Refusal| RefusedJson {
        reason: refusal.reason.name(),
        message: refusal.reason.to_string(),
        prompt: refusal.prompt.as_deref(),
        place: generated.place_json(&refusal.place),
    };
    generated.made.refused.iter().map(refusal).collect()
}

fn conflicts<'a>(generated: &Generated<'a>) -> Vec<ConflictJson<'a>> {
    let claim = |claim: &'a crate::generate::Claim| ClaimJson {
        value: &claim.value,
        place: generated.place_json(&claim.place),
    };
    let conflict = |conflict: &'a crate::generate::Conflict| ConflictJson {
        about: &conflict.about,
        card: conflict.card.as_ref(),
        claims: conflict.claims.iter().map(claim).collect(),
    };
    generated.made.conflicts.iter().map(conflict).collect()
}

fn covered<'a>(generated: &Generated<'a>) -> Vec<CoverageJson<'a>> {
    let sections = coverage(generated.documents, generated.made);
    let section = |covered: crate::generate::Covered| CoverageJson {
        document: generated
            .documents
            .get(covered.document)
            .map_or("", |document| document.name.as_str()),
        section: covered.section,
        paragraphs: covered.paragraphs,
        asked: covered.asked,
        sentences: covered.sentences,
        cards: covered.cards,
    };
    sections.into_iter().map(section).collect()
}
