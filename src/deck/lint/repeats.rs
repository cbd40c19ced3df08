//! Prompts that come twice, within a deck.
//!
//! Every prompt is looked up once by what it says and once by its words in any order, so the work grows with the cards.

use std::collections::HashMap;

use super::Judged;
use super::prompts::{self, Prompt};
use crate::deck::raw::RawAllow;
use crate::deck::rules::{Findings, PROMPT_CONTRADICTION, PROMPT_DUPLICATE, PROMPT_SIMILAR};

/// What all cards ask, with the rules that the deck and they allow.
pub(super) fn prompts(cards: &[Judged], deck: &[RawAllow]) -> Vec<Prompt> {
    let everywhere = prompts::allowed(deck);
    let mut all = Vec::with_capacity(cards.len());
    for card in cards {
        let own = prompts::allowed(&card.raw.allow);
        let allowed = [everywhere[0] || own[0], everywhere[1] || own[1]];
        all.extend(prompts::of_card(card, card.at, allowed));
    }
    all
}

/// Reports prompts that come twice; `id` tells the id of a card by its place, where it has one.
pub(super) fn check<'d>(
    all: &[Prompt],
    id: impl Fn(usize) -> Option<&'d str>,
    findings: &mut Findings,
) {
    let mut keys: HashMap<u64, usize> = HashMap::with_capacity(all.len());
    let mut gists: HashMap<u64, usize> = HashMap::with_capacity(all.len());
    for (at, prompt) in all.iter().enumerate() {
        let key = *keys.entry(prompt.key).or_insert(at);
        let first = &all[key];
        if first.card != prompt.card && !prompt.parted(first) {
            same(prompt, first, &two(prompt, first, &id), findings);
        }
        let Some(gist) = prompt.gist else { continue };
        let first = &all[*gists.entry(gist).or_insert(at)];
        if first.card != prompt.card && first.key != prompt.key && !prompt.parted(first) {
            alike(prompt, first, &two(prompt, first, &id), findings);
        }
    }
}

fn same(prompt: &Prompt, first: &Prompt, two: &str, findings: &mut Findings) {
    let finding = if prompt.agrees(first) {
        PROMPT_DUPLICATE
            .at(&prompt.span, format!("{two} ask the same"))
            .helped("remove one of the two")
    } else if prompt.open {
        return;
    } else {
        PROMPT_CONTRADICTION
            .at(
                &prompt.span,
                format!("{two} ask the same and want different answers"),
            )
            .helped(
                "say in each prompt what makes the difference, or accept both answers in one card",
            )
    };
    findings.add(
        finding
            .labelled("again")
            .with_other(first.span.clone(), "first here"),
    );
}

fn alike(prompt: &Prompt, first: &Prompt, two: &str, findings: &mut Findings) {
    let finding = if prompt.agrees(first) {
        PROMPT_SIMILAR
            .at(
                &prompt.span,
                format!("{two} ask the same in nearly the same words"),
            )
            .helped("remove one of the two, or ask from another side")
    } else {
        PROMPT_SIMILAR
            .at(
                &prompt.span,
                format!("{two} ask different things in nearly the same words"),
            )
            .helped("reword one of the two, so that they cannot be taken for each other")
    };
    findings.add(
        finding
            .labelled("this")
            .with_other(first.span.clone(), "and this"),
    );
}

/// Two cards as a message names them: by their ids where they have any.
fn two<'d>(prompt: &Prompt, first: &Prompt, id: impl Fn(usize) -> Option<&'d str>) -> String {
    let id = |prompt: &Prompt| id(usize::try_from(prompt.card).ok()?);
    match (id(first), id(prompt)) {
        (Some(first), Some(second)) => format!("`{first}` and `{second}`"),
        _ => String::from("two cards"),
    }
}
