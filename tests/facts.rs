//! What `generate` makes of documents of several subjects, measured by what software can measure: that every answer stands
//! in its paragraph, that `check` has nothing against any card, that views and requests give none, that there are enough.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use quizdeck::base::DeckId;
use quizdeck::base::text::folded;
use quizdeck::deck::{AnswerText, Form, Kind};
use quizdeck::generate::{
    BlockKind, Candidate, Document, Made, Outline, Reason, Wishes, make, read, settle,
};

/// Subjects with the fewest cards that a document of it has to give.
const DOCUMENTS: [(&str, usize); 8] = [
    ("arts.md", 32),
    ("biology.md", 28),
    ("ferries.txt", 16),
    ("gardens.md", 10),
    ("geography.md", 32),
    ("history.md", 22),
    ("law.md", 15),
    ("manual.md", 14),
];

fn document(name: &str) -> Document {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/generate");
    let bytes = fs::read(folder.join(name)).unwrap();
    read(name, &bytes, None).unwrap()
}

fn answers(card: &Candidate) -> Vec<String> {
    card.card
        .faces()
        .into_iter()
        .flat_map(|face| match card.card.answer(face) {
            AnswerText::One(text) => vec![text],
            AnswerText::List(texts) => texts,
            AnswerText::Truth(_) => vec![true_value(&card.card.kind)],
            other => panic!("{other:?}"),
        })
        .collect()
}

/// The value of a statement that is true of it: the last word with a figure.
fn true_value(kind: &Kind) -> String {
    let Kind::Claim {
        claim, correction, ..
    } = kind
    else {
        return String::new();
    };
    let said = correction.as_ref().unwrap_or(claim);
    let word = said
        .rsplit(' ')
        .find(|word| word.contains(|c: char| c.is_ascii_digit()));
    word.unwrap_or(said).trim_end_matches('.').to_owned()
}

/// Candidates that were refused by a check of their own, not for want of a fact.
fn failed(made: &Made) -> usize {
    let drafts = made.refused.iter().filter(|one| one.prompt.is_some());
    drafts
        .filter(|one| !matches!(one.reason, Reason::Repeated(_)))
        .count()
}

#[test]
fn every_answer_stands_in_its_paragraph() {
    for (name, _) in DOCUMENTS {
        let document = document(name);
        for card in make(std::slice::from_ref(&document), &Wishes::default()).cards {
            let block = &document.blocks[card.evidence.block];
            assert!(
                matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem),
                "{card:?}"
            );
            for answer in answers(&card) {
                let says = folded(&block.text).contains(&folded(&answer));
                assert!(says, "{name}: `{answer}` in `{}`", block.text);
            }
            assert!(!document.quote(&card.evidence).is_empty());
        }
    }
}

#[test]
fn check_has_nothing_against_the_cards() {
    for (name, _) in DOCUMENTS {
        let documents = [document(name)];
        let mut made = make(&documents, &Wishes::default());
        let before = made.cards.len();
        let outline = Outline {
            id: DeckId::new("any").unwrap(),
            title: String::from("Any"),
            topic: None,
            as_of: None,
        };
        let settled = settle(
            &documents,
            &mut made,
            &Wishes::default(),
            &outline,
            &BTreeSet::new(),
        );
        assert!(settled.unwrap().is_some());
        let ruled: Vec<_> = made
            .refused
            .iter()
            .filter(|one| matches!(one.reason, Reason::Rule(..)))
            .collect();
        // a few may fail, and are refused then; many would show that the checks of the making are blind
        assert!(ruled.len() * 20 <= before, "{name}: {ruled:#?}");
    }
}

#[test]
#[allow(clippy::print_stdout, clippy::cast_precision_loss)] // figures for whoever runs it with --nocapture
fn there_are_enough_cards_of_several_kinds() {
    for (name, fewest) in DOCUMENTS {
        let document = document(name);
        let words: usize = document
            .blocks
            .iter()
            .map(|block| block.text.split(' ').count())
            .sum();
        let made = make(std::slice::from_ref(&document), &Wishes::default());
        let cards = made.cards.len();
        let choices = made.cards.iter().filter(|one| {
            let faces = one.card.faces();
            faces
                .into_iter()
                .any(|face| one.card.forms(face).contains(&Form::Choice))
        });
        let choices = choices.count();
        println!(
            "{name:14} {words:5} words {cards:3} cards ({:.0} a thousand words), {choices} with choices, {} failed a check",
            cards as f64 * 1000.0 / words as f64,
            failed(&made),
        );
        assert!(cards >= fewest, "{name}: {cards}");
        // what a verb governs and what a gap leaves out is typed, as nothing of its kind is wrong for sure
        // a law is asked as it stands, with a gap; terms of science are held against none but their kin
        let fewest = match name {
            "ferries.txt" | "gardens.md" | "law.md" => 0,
            "manual.md" => 1,
            "biology.md" => 2,
            _ => 3,
        };
        assert!(
            choices * 10 >= cards * fewest,
            "{name}: {choices} of {cards}"
        );
        // a sentence gives a card or two; more would be gaps for their own sake
        assert!(cards * 1000 <= words * 120, "{name}: {cards}");
        assert!(failed(&made) <= cards, "{name}: {:#?}", made.refused);
    }
}

#[test]
fn views_requests_and_guesses_give_no_card() {
    const NO_FACTS: [&str; 9] = [
        "hope",
        "perhaps",
        "stunning",
        "legend",
        "desirable",
        "recommend",
        "Visit our",
        "should",
        "Should",
    ];
    for (name, _) in DOCUMENTS {
        let document = document(name);
        for card in make(std::slice::from_ref(&document), &Wishes::default()).cards {
            let quote = document.quote(&card.evidence);
            for word in NO_FACTS {
                assert!(!quote.contains(word), "{quote}");
            }
        }
    }
}

#[test]
fn distractors_are_wrong_alike_and_three() {
    for (name, _) in DOCUMENTS {
        let document = document(name);
        for card in make(std::slice::from_ref(&document), &Wishes::default()).cards {
            for face in card.card.faces() {
                let wrong = card.card.distractors(face);
                let AnswerText::One(right) = card.card.answer(face) else {
                    continue;
                };
                assert!(wrong.is_empty() || wrong.len() == 3, "{card:?}");
                let figures = |text: &str| text.chars().any(|c| c.is_ascii_digit());
                for distractor in wrong {
                    assert_ne!(distractor.text, right);
                    assert_eq!(figures(&distractor.text), figures(&right), "{card:?}");
                    let quote = document.quote(&card.evidence);
                    let words = format!(" {} ", quote.replace([',', '.', '?'], " "));
                    assert!(
                        !words.contains(&format!(" {} ", distractor.text)),
                        "{card:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn other_documents_change_no_card() {
    let alone: Vec<_> = make(&[document("law.md")], &Wishes::default()).cards;
    let documents: Vec<_> = DOCUMENTS.iter().map(|(name, _)| document(name)).collect();
    let all = make(&documents, &Wishes::default()).cards;
    for card in alone {
        assert!(
            all.iter().any(|other| other.card == card.card),
            "{:?}",
            card.card.id
        );
    }
}
