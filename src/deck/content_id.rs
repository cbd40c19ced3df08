//! The id of a card whose author gave it none: made from what it asks and what it answers, and from nothing else.
//!
//! Progress hangs on it, so it never changes: not with the card's place, not with the file, not with a new version.

use super::{Answer, Kind};
use crate::base::CardId;
use crate::base::text::{folded, kebab};

/// How many words of the prompt an id repeats: enough to know the card again.
const WORDS: usize = 5;

/// How many characters of the prompt an id repeats at most.
const CHARACTERS: usize = 40;

/// The id of a card of this kind.
pub(super) fn content_id(kind: &Kind) -> Option<CardId> {
    let (name, prompt, answer) = content(kind);
    let parts = [
        name,
        &folded(&prompt),
        &answer
            .iter()
            .map(|text| folded(text))
            .collect::<Vec<_>>()
            .join("\u{1f}"),
    ];
    let hash = hash(&parts.join("\u{1e}"));
    CardId::new(&format!("{}-{hash:06x}", beginning(&prompt))).ok()
}

/// The first words of a prompt.
fn beginning(prompt: &str) -> String {
    if !prompt.chars().any(char::is_alphanumeric) {
        return String::from("card");
    }
    let kebab = kebab(prompt);
    let mut beginning = String::new();
    for word in kebab.split('-').take(WORDS) {
        if !beginning.is_empty() && beginning.chars().count() + word.chars().count() >= CHARACTERS {
            break;
        }
        if !beginning.is_empty() {
            beginning.push('-');
        }
        beginning.extend(word.chars().take(CHARACTERS));
    }
    beginning
}

/// FNV-1a in 64 bits, folded to 24: fixed for ever, the same on every machine.
fn hash(text: &str) -> u64 {
    let spread = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325, spread);
    (hash ^ (hash >> 24) ^ (hash >> 48)) & 0x00ff_ffff
}

/// The name of the kind, what it asks, what it answers.
fn content(kind: &Kind) -> (&'static str, String, Vec<String>) {
    match kind {
        Kind::Ask { ask, answer, .. } => ("ask", ask.clone(), answers(answer)),
        Kind::Claim { claim, answer, .. } => ("claim", claim.clone(), vec![answer.to_string()]),
        Kind::Cloze { text } => ("cloze", text.in_clear(), vec![text.written()]),
        Kind::Term {
            term, definition, ..
        } => ("term", term.clone(), vec![definition.clone()]),
        Kind::Order { ask, order } => ("order", ask.clone(), order.clone()),
        Kind::Match { ask, pairs } => {
            let sides = pairs
                .iter()
                .flat_map(|pair| [pair.left.clone(), pair.right.clone()]);
            ("match", ask.clone(), sides.collect())
        }
    }
}

fn answers(answer: &Answer) -> Vec<String> {
    match answer {
        Answer::One(text) => vec![text.clone()],
        Answer::Several(texts) => texts.clone(),
        Answer::Number { written, unit, .. } => {
            std::iter::once(written).chain(unit).cloned().collect()
        }
        Answer::Date(date) => vec![date.to_string()],
    }
}
