//! What `generate` makes of manuals: two that stand for the many that it has not seen.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails

use std::fs;
use std::path::Path;

use quizdeck::base::text::folded;
use quizdeck::deck::AnswerText;
use quizdeck::generate::{Wishes, make, read};

/// The questions of a manual with their answers and the sentences that they cite.
fn asked(name: &str) -> Vec<(String, String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/generate");
    let bytes = fs::read(folder.join(name)).unwrap();
    let document = read(name, &bytes, None).unwrap();
    let made = make(std::slice::from_ref(&document), &Wishes::default()).cards;
    let one = made.iter().map(|made| {
        let face = made.card.faces().into_iter().next().unwrap();
        let answer = match made.card.answer(face) {
            AnswerText::One(text) => text,
            AnswerText::List(texts) => texts.join("; "),
            other => panic!("{other:?}"),
        };
        let quote = document.quote(&made.evidence);
        (made.card.prompt(face), answer, quote)
    });
    one.collect()
}

const MANUALS: [&str; 2] = ["manual-fridge.md", "manual-outboard.txt"];

fn holds(name: &str, wanted: &[(&str, &str)]) {
    let all = asked(name);
    for (prompt, answer) in wanted {
        let found = all
            .iter()
            .any(|(asked, told, _)| asked == prompt && told == answer);
        assert!(found, "{prompt} {answer}\n{all:#?}");
    }
}

#[test]
fn measures_signals_and_terms_are_asked_for() {
    holds(
        "manual-fridge.md",
        &[
            (
                "What is the power consumption of the Norrvik Glacier 210?",
                "95 W",
            ),
            (
                "Norrvik Glacier 210: what happens when the door is left open for two minutes?",
                "the light flashes and an alarm sounds",
            ),
            (
                "Norrvik Glacier 210: Norrvik Hem AB grants a guarantee of _____ (number) months from the date of purchase on all parts, and of ten years on the compressor.",
                "24",
            ),
            (
                "What does the guarantee of the Norrvik Glacier 210 not extend to?",
                "bulbs; shelves; drawers",
            ),
        ],
    );
    holds(
        "manual-outboard.txt",
        &[
            (
                "Tarn E4: The motor is approved for boats of up to _____ (number) kg.",
                "1,500",
            ),
            (
                "Tarn E4: what does it mean if the ring flashes red?",
                "the battery is too cold",
            ),
            (
                "Tarn E4: The oil in the gearbox must be changed every _____ (number) hours.",
                "200",
            ),
        ],
    );
}

#[test]
fn each_question_is_understood_alone() {
    const LEANING: [&str; 8] = [
        " they ",
        " them ",
        " this ",
        " these ",
        " such ",
        " our ",
        " the appliance?",
        " your ",
    ];
    for name in MANUALS {
        let all = asked(name);
        assert!((18..=40).contains(&all.len()), "{name}: {}", all.len());
        for (prompt, answer, quote) in &all {
            let low = prompt.to_lowercase();
            let named = low.contains("norrvik glacier 210") || low.contains("tarn e4");
            // a sentence of the manual may stand as it is, with its measure left out
            let stated = prompt.contains("_____") && prompt.ends_with('.');
            assert!(named && (prompt.ends_with('?') || stated), "{prompt}");
            let leans = LEANING.iter().any(|word| low.contains(word));
            assert!(!leans || low.ends_with("in the appliance?"), "{prompt}");
            for part in answer.split("; ") {
                assert!(folded(quote).contains(&folded(part)), "{part}: {quote}");
            }
        }
    }
}

#[test]
fn wishes_and_drawings_give_no_card() {
    for name in MANUALS {
        for (prompt, _, quote) in asked(name) {
            for none in ["We wish", "drawings", "Customers outside", "Some alarms"] {
                assert!(!quote.contains(none), "{prompt}");
            }
        }
    }
}
