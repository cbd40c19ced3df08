//! Prompts that come twice, across the decks of a collection.

use std::collections::HashMap;

use super::prompts::Prompt;
use crate::base::DeckId;
use crate::base::text::printable;
use crate::deck::Reading;
use crate::deck::rules::{CONTRADICTION_ELSEWHERE, PROMPT_ELSEWHERE};
use crate::diagnostic::{self, Diagnostic, Places};

/// A deck among others.
#[derive(Debug)]
pub struct Compared<'a> {
    /// How the file is called in messages.
    pub name: &'a str,
    /// Its text.
    pub text: &'a str,
    /// What was read; it gets what is found.
    pub reading: &'a mut Reading,
}

/// Compares the prompts of several decks that were examined, and adds what is found to the later deck of each pair.
///
/// Decks whose id an earlier deck has are left out: they are copies, and that is said already.
pub fn compare(decks: &mut [Compared<'_>]) {
    let mut ids: HashMap<DeckId, usize> = HashMap::new();
    let mut first: HashMap<u64, (usize, usize)> = HashMap::new();
    for at in 0..decks.len() {
        let id = decks[at].reading.id.clone();
        if id.is_some_and(|id| *ids.entry(id).or_insert(at) != at) {
            continue;
        }
        let mut found = Vec::new();
        for (place, prompt) in decks[at].reading.across.prompts.iter().enumerate() {
            let (deck, other) = *first.entry(prompt.key).or_insert((at, place));
            if deck != at {
                found.extend(finding(prompt, &decks[deck], other));
            }
        }
        let findings = &mut decks[at].reading.findings;
        if !found.is_empty() {
            findings.append(&mut found);
            diagnostic::sort(findings);
            findings.dedup();
        }
    }
}

fn finding(prompt: &Prompt, other: &Compared<'_>, place: usize) -> Option<Diagnostic> {
    let first = other.reading.across.prompts.get(place)?;
    if prompt.parted(first) {
        return None;
    }
    let agrees = prompt.agrees(first);
    if prompt.allowed[usize::from(!agrees)] || (!agrees && prompt.open) {
        return None;
    }
    let line = Places::new(other.text).at(first.span.start).line;
    let name = printable(other.name);
    Some(if agrees {
        PROMPT_ELSEWHERE
            .at(&prompt.span, format!("{name} asks the same in line {line}"))
            .helped("remove one of the two, so that it is learnt once")
    } else {
        CONTRADICTION_ELSEWHERE
            .at(
                &prompt.span,
                format!("{name} asks the same in line {line} and wants another answer"),
            )
            .helped("say in each prompt what makes the difference, or correct one of the two")
    })
}
