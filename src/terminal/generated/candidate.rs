//! A candidate as its author looks at it: the question, the answer, the sentence within its paragraph.

use super::on_a_line;
use crate::base::text::count;
use crate::deck::Card;
use crate::generate::{Candidate, Document};
use crate::terminal::layout::{Frame, Sheet};
use crate::terminal::look::{Line, Style};

/// A candidate that is to be judged.
#[derive(Debug, Clone, Copy)]
pub struct Candidacy<'a> {
    /// The candidate.
    pub candidate: &'a Candidate,
    /// The document of its evidence.
    pub document: &'a Document,
    /// Its place among all, from 1.
    pub number: usize,
    /// How many there are.
    pub all: usize,
    /// Whether it can have wrong answers to choose from.
    pub wrong: bool,
}

/// What an author decided of the candidates, in numbers of cards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decided {
    /// Kept as they were.
    pub kept: usize,
    /// Kept in other words.
    pub changed: usize,
    /// Dropped.
    pub dropped: usize,
}

/// The keys of a candidate, by what they do in a word and in a sentence; `w` only where there can be wrong answers.
const KEYS: [(&str, &str, &str); 6] = [
    ("k", "keep", "keep the card as it is; so does Enter"),
    ("e", "change", "change its texts one after another"),
    ("w", "wrong answers", "change its wrong answers alone"),
    ("d", "drop", "drop it; it is not offered again"),
    ("u", "back", "go back to the card before and decide anew"),
    (
        "q",
        "stop",
        "stop, as does Esc; what is decided is kept, the rest waits",
    ),
];

/// The keys that mean something.
fn keys(wrong: bool) -> impl Iterator<Item = &'static (&'static str, &'static str, &'static str)> {
    KEYS.iter().filter(move |(key, ..)| wrong || *key != "w")
}

/// All keys, each with what it does.
#[must_use]
pub fn candidate_keys(wrong: bool, frame: Frame) -> Vec<Line> {
    let mut sheet = Sheet::new(frame);
    sheet.blank();
    for (key, _, does) in keys(wrong) {
        let label = Line::plain(&format!("{key}  "));
        sheet.item(0, &label, &Line::styled(Style::Dim, does));
    }
    sheet.into_lines()
}

/// What was decided once all candidates were looked at, with the keys that work.
#[must_use]
pub fn decided_lines(decided: &Decided, frame: Frame) -> Vec<Line> {
    let mut sheet = Sheet::new(frame);
    sheet.blank();
    let kept = count(decided.kept + decided.changed, "card");
    let mut parts = vec![Line::plain(&format!("{kept} kept"))];
    if decided.changed > 0 {
        parts.push(Line::plain(&format!("{} of them changed", decided.changed)));
    }
    if decided.dropped > 0 {
        parts.push(Line::plain(&format!("{} dropped", decided.dropped)));
    }
    sheet.parts(&parts);
    sheet.blank();
    let dim = |text: &str| Line::styled(Style::Dim, text);
    sheet.parts(&["Enter write the deck", "u back"].map(dim));
    sheet.into_lines()
}

/// So much of the paragraph is shown before and behind the sentence, in characters.
const AROUND: usize = 160;

/// The lines of a candidate, with the keys that work.
#[must_use]
pub fn candidate_lines(candidacy: &Candidacy<'_>, frame: Frame) -> Vec<Line> {
    let mut sheet = Sheet::new(frame);
    let place = &candidacy.candidate.evidence;
    let dim = |text: &str| Line::styled(Style::Dim, text);
    sheet.blank();
    let sections = candidacy.document.sections(place.block);
    let section = sections.last().copied().unwrap_or(&candidacy.document.name);
    sheet.ends(
        &dim(section),
        &[
            dim(&format!("{} of {}", candidacy.number, candidacy.all)),
            dim(&format!("{:.0} %", candidacy.candidate.quality * 100.0)),
        ],
    );
    sheet.blank();
    faces(&mut sheet, &candidacy.candidate.card);
    sheet.blank();
    sentence(&mut sheet, candidacy);
    sheet.blank();
    let keys = keys(candidacy.wrong).map(|(key, does, _)| dim(&format!("{key} {does}")));
    sheet.parts(&keys.chain([dim("? help")]).collect::<Vec<_>>());
    sheet.into_lines()
}

fn faces(sheet: &mut Sheet, card: &Card) {
    let dim = |text: &str| Line::styled(Style::Dim, text);
    for face in card.faces() {
        sheet.prose(Style::Bold, &card.prompt(face));
        let answer = on_a_line(&card.answer(face));
        sheet.item(2, &dim("→ "), &Line::plain(&answer));
        let wrong = card
            .distractors(face)
            .iter()
            .map(|wrong| wrong.text.as_str());
        let wrong = wrong.collect::<Vec<_>>().join(" · ");
        if !wrong.is_empty() {
            sheet.item(2, &dim("✗ "), &dim(&wrong));
        }
    }
    if let Some(date) = card.as_of.filter(|_| card.time_bound) {
        sheet.line(&dim(&format!("as of {date}")));
    }
}

/// The paragraph with the sentence set off, by weight and by signs.
fn sentence(sheet: &mut Sheet, candidacy: &Candidacy<'_>) {
    let place = &candidacy.candidate.evidence;
    let Some(block) = candidacy.document.blocks.get(place.block) else {
        return;
    };
    let text = block.text.as_str();
    let before = text.get(..place.span.start).unwrap_or_default();
    let said = text
        .get(place.span.start..place.span.end)
        .unwrap_or_default();
    let after = text.get(place.span.end..).unwrap_or_default();
    let skipped = before.chars().count().saturating_sub(AROUND);
    let mut lead: String = before.chars().skip(skipped).collect();
    if skipped > 0 {
        lead.insert(0, '…');
    }
    let mut tail: String = after.chars().take(AROUND).collect();
    if tail.len() < after.len() {
        tail.push('…');
    }
    let line = Line::styled(Style::Dim, &lead)
        .then(Style::Bold, &format!("▸ {} ◂", said.trim()))
        .then(Style::Dim, &tail);
    let label = Line::styled(Style::Dim, &format!("¶{} ", block.paragraph));
    sheet.item(0, &label, &line);
}
