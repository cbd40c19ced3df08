//! Questions that are forgotten again and again: their past, and where their cards stand.

use std::collections::BTreeMap;
use std::fs;

use super::failure::Failure;
use super::shelf::Shelf;
use crate::base::QuestionKey;
use crate::deck;
use crate::plan::{Candidate, Leech, LeechRule, Miss, Reason};
use crate::question::{AnswerIndex, Collection};
use crate::session::Past;
use crate::store::Store;

/// The past of the questions that one more lapse would have named.
///
/// # Errors
/// When the progress file cannot be read.
pub(super) fn troubled(
    shelf: &Shelf,
    store: &Store,
    rule: LeechRule,
    candidates: &[Candidate],
) -> Result<BTreeMap<QuestionKey, Past>, Failure> {
    let near = |known: &&Candidate| {
        let lapses = known.state.map(|state| state.lapses.saturating_add(1));
        lapses.is_some_and(|lapses| rule.names(lapses))
    };
    let near = candidates.iter().filter(near);
    let keys: Vec<_> = near.map(|known| known.key.clone()).collect();
    pasts(shelf, store, &keys)
}

fn pasts(
    shelf: &Shelf,
    store: &Store,
    keys: &[QuestionKey],
) -> Result<BTreeMap<QuestionKey, Past>, Failure> {
    if keys.is_empty() {
        return Ok(BTreeMap::new());
    }
    let scheduler = store.scheduler();
    let past = |(key, answers): (QuestionKey, Vec<_>)| {
        let past = Past {
            misses: Miss::among(&answers, scheduler),
            place: place(shelf, &key),
        };
        (key, past)
    };
    let histories = store.histories_of(keys)?;
    Ok(histories.into_iter().map(past).collect())
}

/// The leeches among some questions, those forgotten most often first.
///
/// # Errors
/// When the progress file cannot be read.
pub(super) fn all(
    shelf: &Shelf,
    store: &Store,
    rule: LeechRule,
    candidates: &[Candidate],
) -> Result<Vec<Leech>, Failure> {
    let leeches: Vec<_> = candidates
        .iter()
        .filter(|known| is_one(known, rule))
        .collect();
    let keys: Vec<_> = leeches.iter().map(|known| known.key.clone()).collect();
    let mut pasts = pasts(shelf, store, &keys)?;
    let index = match leeches.is_empty() {
        true => AnswerIndex::default(),
        false => shelf.answers(),
    };
    let leech = |known: &&Candidate| {
        let card = shelf.card(&known.key)?;
        let past = pasts.remove(&known.key).unwrap_or_default();
        Some(Leech {
            key: known.key.clone(),
            prompt: card.prompt(known.key.face),
            lapses: known.state.map_or(0, |state| state.lapses),
            reason: Reason::of(&known.key, &card, &past.misses, &index),
            place: past.place,
        })
    };
    let mut found: Vec<_> = leeches.iter().filter_map(leech).collect();
    found.sort_by_key(|leech| std::cmp::Reverse(leech.lapses));
    Ok(found)
}

/// Whether a question is a leech that is still asked.
pub(super) fn is_one(known: &Candidate, rule: LeechRule) -> bool {
    let lapses = known.state.map_or(0, |state| state.lapses);
    rule.holds(lapses) && !known.suspended
}

/// The file and the line of a card; `None` for a deck inside the program.
fn place(shelf: &Shelf, key: &QuestionKey) -> Option<String> {
    let path = shelf.deck(&key.deck)?.path()?;
    let text = fs::read_to_string(&*path).unwrap_or_default();
    Some(match deck::line_of(&text, &key.card) {
        Some(line) => format!("{path}:{line}"),
        None => path.into_owned(),
    })
}
