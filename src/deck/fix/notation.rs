//! What could mend the notation of a deck that cannot be read: tried out, and offered when it leads to one sound deck.
//!
//! Each trial changes marks that word processors and tab keys leave behind. It counts when the text then reads without a
//! fault of notation or shape that has no mending of its own; other errors were there before and could not be seen.

use super::super::read::{Reading, first_look};
use super::lines::{self, Kind};
use super::patchwork::{Apart, Patchwork};
use crate::deck::rules;
use crate::diagnostic::{Diagnostic, Edit, Fix, Severity};

/// Above this length, in bytes, nothing is tried: each trial reads the whole text, and no typed deck comes near.
const LONGEST: usize = 4 << 20;

/// The widths of a tab that people indent with, the commonest first, in blanks.
const TABS: [usize; 5] = [2, 4, 8, 3, 1];

/// What to change together, and the words for it.
const TRIALS: &[(&[Kind], &str)] = &[
    (
        &[Kind::Blank],
        "indent with plain blanks instead of other ones",
    ),
    (
        &[Kind::Colon],
        "write a plain colon and a blank behind each key",
    ),
    (&[Kind::Quotes], "write plain quotes for curly ones"),
    (
        &[Kind::Blank, Kind::Colon, Kind::Quotes],
        "write plain blanks, colons and quotes for typographic ones",
    ),
];

/// The faults after which nobody can say what a deck holds: those of its notation and of its shape.
fn of_shape(finding: &Diagnostic) -> bool {
    const SHAPE: &[rules::Rule] = &[
        rules::YAML_SYNTAX,
        rules::YAML_DOCUMENTS,
        rules::YAML_TAG,
        rules::YAML_ALIAS,
        rules::YAML_DEPTH,
        rules::KEY_TEXT,
        rules::KEY_DUPLICATE,
        rules::KEY_UNKNOWN,
        rules::KEY_MISPLACED,
        rules::VALUE_TYPE,
        rules::TEXT_EMPTY,
        rules::DECK_EMPTY,
        rules::KIND_MISSING,
        rules::KIND_CLASH,
    ];
    SHAPE.iter().any(|rule| rule.name == finding.rule)
}

/// A fault of shape that has no mending of its own.
pub(super) fn is_shapeless(finding: &Diagnostic) -> bool {
    of_shape(finding) && finding.severity == Severity::Error && finding.fix.is_none()
}

/// Gives the first fault of notation or shape its mending, when there is exactly one.
pub(crate) fn propose(name: &str, text: &str, reading: &mut Reading) {
    if text.len() > LONGEST || !reading.findings.iter().any(is_shapeless) {
        return;
    }
    let Some((edits, title)) = mending(name, text) else {
        return;
    };
    if let Some(finding) = reading.findings.iter_mut().find(|f| is_shapeless(f)) {
        finding.help = Some(title.to_owned());
        finding.fix = Some(Fix {
            title: title.to_owned(),
            edits,
        });
    }
}

/// The first trial that leads to a sound deck; of tabs the one width that does.
fn mending(name: &str, text: &str) -> Option<(Vec<Edit>, &'static str)> {
    let found = lines::odd(text);
    let edits = |kinds: &[Kind]| -> Vec<Edit> {
        let chosen = found.iter().filter(|odd| kinds.contains(&odd.kind));
        chosen.map(|odd| odd.edit.clone()).collect()
    };
    for &(kinds, title) in TRIALS {
        let edits = edits(kinds);
        if !edits.is_empty() && outcome(name, text, &edits).is_some() {
            return Some((edits, title));
        }
    }
    let others = edits(&[Kind::Blank, Kind::Colon, Kind::Quotes]);
    for others in [Vec::new(), others] {
        if let Some(edits) = tabs(name, text, &others) {
            return Some((edits, "indent with blanks instead of tabs"));
        }
    }
    None
}

/// The mending of tabs beside others: all widths that lead to a sound deck have to lead to the same one.
fn tabs(name: &str, text: &str, others: &[Edit]) -> Option<Vec<Edit>> {
    let mut first: Option<(Vec<Edit>, Reading)> = None;
    for width in TABS {
        let mut edits = lines::tabs(text, width);
        if edits.is_empty() {
            return None;
        }
        edits.extend_from_slice(others);
        let Some(reading) = outcome(name, text, &edits) else {
            continue;
        };
        match &first {
            None => first = Some((edits, reading)),
            Some((_, known)) if same(known, &reading) => {}
            Some(_) => return None,
        }
    }
    first.map(|(edits, _)| edits)
}

/// Whether two readings are of one deck, whatever its places.
fn same(a: &Reading, b: &Reading) -> bool {
    let said = |reading: &Reading| -> Vec<_> {
        let findings = reading.findings.iter();
        findings.map(|f| (f.rule, f.message.clone())).collect()
    };
    a.deck == b.deck && said(a) == said(b)
}

/// The reading after edits; `None` when they touch each other or do not lead to a deck.
fn outcome(name: &str, text: &str, edits: &[Edit]) -> Option<Reading> {
    let fix = Fix {
        title: String::new(),
        edits: edits.to_vec(),
    };
    let mut apart = Apart::default();
    if !apart.take(&fix, text) {
        return None;
    }
    let mut work = Patchwork::new(text);
    work.apply(apart.edits());
    let reading = first_look(name, &work.text());
    (!reading.findings.iter().any(is_shapeless)).then_some(reading)
}
