//! Which candidates come into the deck.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap};

use super::{Candidate, Document, Made, Reason, Refusal, Wishes};
use crate::base::CardId;

/// What a card of a section loses for every card of the section that is taken before it: as much as a careful reader
/// would give to hear of another section.
const SPREAD: f64 = 0.03;

/// Puts candidates in the order of their evidence; of two with one id the better one stays.
pub(super) fn distinct(made: &mut Made) {
    made.cards.sort_by(|a, b| {
        let by_place = a.evidence.cmp(&b.evidence);
        by_place.then_with(|| a.card.id.cmp(&b.card.id))
    });
    let mut best: HashMap<CardId, usize> = HashMap::new();
    for (at, candidate) in made.cards.iter().enumerate() {
        let kept = best.entry(candidate.card.id.clone()).or_insert(at);
        if made.cards[*kept].quality < candidate.quality {
            *kept = at;
        }
    }
    let mut at = 0;
    refuse(made, |candidate| {
        let stays = best.get(&candidate.card.id) == Some(&at);
        at += 1;
        (!stays).then(|| Reason::Repeated(candidate.card.id.to_string().into()))
    });
}

/// Refuses what is below the wished quality.
pub(super) fn strong(made: &mut Made, wishes: &Wishes) {
    refuse(made, |candidate| {
        (candidate.quality < wishes.min_quality).then(|| Reason::Weak(percent(candidate.quality)))
    });
}

/// A quality in hundredths, cut.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // 0 to 100
fn percent(quality: f64) -> u8 {
    (quality.clamp(0.0, 1.0) * 100.0) as u8
}

/// Refuses what finds no room under the limit: the best stay, spread over the sections. Tells whether something was
/// refused. Candidates whose ids are `known` need no room.
pub(super) fn limit(
    made: &mut Made,
    wishes: &Wishes,
    documents: &[Document],
    known: &BTreeSet<CardId>,
) -> bool {
    let Some(limit) = wishes.limit else {
        return false;
    };
    let fresh = |candidate: &Candidate| !known.contains(&candidate.card.id);
    if made.cards.iter().filter(|card| fresh(card)).count() <= limit {
        return false;
    }
    let stays = best(made, documents, limit, fresh);
    let mut at = 0;
    refuse(made, |candidate| {
        let stays = stays.contains(&at) || !fresh(candidate);
        at += 1;
        (!stays).then_some(Reason::Limit)
    });
    true
}

/// A card that is the best one left of its section.
struct Head {
    worth: f64,
    at: usize,
    section: usize,
}

impl Ord for Head {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_worth = self.worth.total_cmp(&other.worth);
        by_worth.then_with(|| other.at.cmp(&self.at))
    }
}

impl PartialOrd for Head {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Head {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Head {}

/// The places in `made.cards` of the best cards, where each card taken of a section makes its next one worth less.
fn best(
    made: &Made,
    documents: &[Document],
    limit: usize,
    fresh: impl Fn(&Candidate) -> bool,
) -> BTreeSet<usize> {
    let mut sections: BTreeMap<(usize, Option<usize>), Vec<usize>> = BTreeMap::new();
    for (at, candidate) in made
        .cards
        .iter()
        .enumerate()
        .filter(|(_, card)| fresh(card))
    {
        let place = &candidate.evidence;
        let document = documents.get(place.document);
        let block = document.and_then(|document| document.blocks.get(place.block));
        let section = block.and_then(|block| block.section);
        sections
            .entry((place.document, section))
            .or_default()
            .push(at);
    }
    let worth = |at: usize| made.cards[at].quality;
    let mut queues: Vec<Vec<usize>> = sections.into_values().collect();
    for queue in &mut queues {
        // the best one is popped first
        queue.sort_by(|a, b| worth(*a).total_cmp(&worth(*b)).then_with(|| b.cmp(a)));
    }
    let mut taken = vec![0_u32; queues.len()];
    let head = |queue: &mut Vec<usize>, section: usize, taken: u32| {
        queue.pop().map(|at| Head {
            worth: worth(at) - SPREAD * f64::from(taken),
            at,
            section,
        })
    };
    let mut heads: BinaryHeap<Head> = queues
        .iter_mut()
        .enumerate()
        .filter_map(|(section, queue)| head(queue, section, 0))
        .collect();
    let mut best = BTreeSet::new();
    while best.len() < limit
        && let Some(next) = heads.pop()
    {
        best.insert(next.at);
        taken[next.section] += 1;
        let taken = taken[next.section];
        heads.extend(head(&mut queues[next.section], next.section, taken));
    }
    best
}

/// Moves cards for which there is a reason to the refused.
pub(super) fn refuse(made: &mut Made, mut reason: impl FnMut(&Candidate) -> Option<Reason>) {
    let mut refused = Vec::new();
    made.cards.retain(|candidate| {
        let Some(reason) = reason(candidate) else {
            return true;
        };
        let face = candidate.card.faces().into_iter().next();
        refused.push(Refusal {
            place: candidate.evidence.clone(),
            reason,
            prompt: face.map(|face| candidate.card.prompt(face)),
        });
        false
    });
    if !refused.is_empty() {
        made.refused.extend(refused);
        made.sort();
    }
}
