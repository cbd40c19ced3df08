//! What holds of all bytes that may come as a deck.

use quizdeck::deck::{Documents, examine_bytes, read, read_bytes, write};
use quizdeck::diagnostic::Severity;
use quizdeck::terminal::{Examined, draw_findings, findings_json};

/// They are read and told: what is checked is what is studied, findings point into the text, nothing raw reaches the
/// terminal, and a deck is written so that it reads the same again.
pub(crate) fn holds(bytes: &[u8]) {
    let document = String::from("The capital is Seoul.\n\nThe treaty was signed in 1965.\n");
    let documents = Documents::new([(String::from("001_31c503a5fd87fc3f.txt"), document)]);
    let accepted = read_bytes("fuzz.yaml", bytes).1;
    let (text, reading) = examine_bytes("fuzz.yaml", bytes, Some(&documents));
    assert_eq!(
        reading.deck, accepted.deck,
        "what is checked is what is studied"
    );
    let errors = reading
        .findings
        .iter()
        .any(|finding| finding.severity == Severity::Error);
    assert_eq!(
        reading.deck.is_none(),
        errors,
        "a deck exactly when there is no error"
    );
    for finding in &reading.findings {
        let spans = std::iter::once(&finding.place)
            .chain(&finding.others)
            .map(|label| &label.span);
        for span in spans {
            let rule = &finding.rule;
            assert!(text.get(span.clone()).is_some(), "{rule} at {span:?}");
        }
        assert!(!finding.message.is_empty(), "{}", finding.rule);
    }
    let examined = [Examined {
        path: "fuzz.yaml",
        text: &text,
        findings: &reading.findings,
    }];
    let mut out = Vec::new();
    draw_findings(&mut out, &examined, false, 80).unwrap();
    let drawn = String::from_utf8(out).unwrap();
    assert!(
        !drawn.contains(['\u{1b}', '\u{0}', '\u{202e}']),
        "control characters reach the terminal"
    );
    findings_json(&mut Vec::new(), &examined, reading.cards).unwrap();
    if let Some(deck) = &reading.deck {
        let written = write(deck).unwrap();
        let again = read("fuzz.yaml", &written).deck;
        assert_eq!(again.as_ref(), Some(deck), "read again:\n{written}");
    }
}
