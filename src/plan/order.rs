//! The order of what was chosen.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use rand::Rng;

use super::cards::{Cards, missed_today};
use super::choose::Chosen;
use super::{Order, Request};
use crate::base::{Day, DeckId, Topic};

/// Holds the limits of the day for due questions, first those of a deck. Returns what was held back.
///
/// What was missed today is half learnt and always in. As in [`cut`], the order says what goes first.
pub(super) fn hold(chosen: &mut Chosen, request: &Request<'_>, cards: &Cards<'_>) -> Vec<usize> {
    let (limits, wished) = (request.limits, request.wishes.reviews);
    let overall = wished.or_else(|| limits.reviews_left());
    if wished.is_none() && !limits.limits_reviews() {
        return Vec::new();
    }
    let sorter = Sorter::new(chosen, request, cards);
    sorter.sort(&mut chosen.due, Sorter::due);
    chosen
        .due
        .sort_by_key(|&index| !missed_today(&request.candidates[index], request.today));
    let mut left = overall.unwrap_or(u32::MAX);
    let mut left_in: BTreeMap<&DeckId, u32> = BTreeMap::new();
    let mut held = Vec::new();
    chosen.due.retain(|&index| {
        let candidate = &request.candidates[index];
        let deck = &candidate.key.deck;
        let of_deck = left_in.entry(deck).or_insert_with(|| {
            let limit = limits.reviews_left_in(deck).filter(|_| wished.is_none());
            limit.unwrap_or(u32::MAX)
        });
        let half_learnt = missed_today(candidate, request.today);
        if !half_learnt && (left == 0 || *of_deck == 0) {
            held.push(index);
            return false;
        }
        left = left.saturating_sub(1);
        *of_deck = of_deck.saturating_sub(1);
        true
    });
    held
}

/// Holds the learner's limit: due questions go before new ones, new ones before those ahead. Returns what was cut off.
///
/// Except in [`Order::Random`] the seed has no say in what is cut.
pub(super) fn cut(chosen: &mut Chosen, request: &Request<'_>, cards: &Cards<'_>) -> Vec<usize> {
    let Some(limit) = request.wishes.limit else {
        return Vec::new();
    };
    let sorter = Sorter::new(chosen, request, cards);
    sorter.sort(&mut chosen.cram, Sorter::cram);
    sorter.sort(&mut chosen.due, Sorter::due);
    // a question missed today is half learnt: it is the last to go
    chosen
        .due
        .sort_by_key(|&index| !missed_today(&request.candidates[index], request.today));
    let mut room = limit;
    let mut over = Vec::new();
    for part in [
        &mut chosen.cram,
        &mut chosen.due,
        &mut chosen.new,
        &mut chosen.ahead,
    ] {
        over.extend(part.drain(room.min(part.len())..));
        room -= part.len();
    }
    over
}

/// Puts the chosen questions into the order in which they are asked.
pub(super) fn arrange(chosen: &Chosen, request: &Request<'_>, cards: &Cards<'_>) -> Vec<usize> {
    let sorter = Sorter::new(chosen, request, cards);
    let mut cram = chosen.cram.clone();
    sorter.sort(&mut cram, Sorter::cram);
    let mut due = chosen.due.clone();
    sorter.sort(&mut due, Sorter::due);
    match request.wishes.order {
        Order::Due => due = sorter.mixed(&due),
        Order::Mixed => {
            sorter.shuffle(&mut due);
            due = sorter.alternate(&due, None);
        }
        Order::Risk | Order::Random | Order::Deck => {}
    }
    let mut all = spread(&due, &chosen.new);
    if request.wishes.order == Order::Deck {
        all.sort_unstable();
    }
    all.extend(cram);
    all.extend(&chosen.ahead);
    needed_first(&all, request, cards)
}

struct Sorter<'r, 'a> {
    request: &'r Request<'a>,
    cards: &'r Cards<'a>,
    /// A number by chance for each question to be sorted: it hangs on seed, day and key alone, so that one question more
    /// or less does not shuffle the others.
    chance: Vec<u64>,
    /// For each new question to be crammed, how many new faces of its card stand before it.
    rank: Vec<usize>,
}

impl<'r, 'a> Sorter<'r, 'a> {
    fn new(chosen: &Chosen, request: &'r Request<'a>, cards: &'r Cards<'a>) -> Self {
        let day = format!("plan of day {}", request.today.0);
        let seed = request.seed.derive(&day);
        let mut chance = vec![0; request.candidates.len()];
        for &index in chosen.due.iter().chain(&chosen.cram) {
            let key = request.candidates[index].key.to_string();
            chance[index] = seed.derive(&key).generator().next_u64();
        }
        let mut faces = vec![0; cards.len()];
        let mut rank = vec![0; request.candidates.len()];
        for &index in &chosen.cram {
            if request.candidates[index].state.is_none() {
                let card = cards.card(index);
                rank[index] = faces[card];
                faces[card] += 1;
            }
        }
        Self {
            request,
            cards,
            chance,
            rank,
        }
    }

    fn sort(&self, indices: &mut [usize], compare: fn(&Self, usize, usize) -> Ordering) {
        indices.sort_by(|&a, &b| compare(self, a, b).then(a.cmp(&b)));
    }

    fn due(&self, a: usize, b: usize) -> Ordering {
        match self.request.wishes.order {
            Order::Due | Order::Mixed => self.day(a).cmp(&self.day(b)).then(self.risk(a, b)),
            Order::Risk => self.risk(a, b),
            Order::Random => self.chance[a].cmp(&self.chance[b]),
            Order::Deck => Ordering::Equal,
        }
    }

    /// New faces of one card are parted: all first faces, then all second ones.
    fn cram(&self, a: usize, b: usize) -> Ordering {
        match self.request.wishes.order {
            Order::Due | Order::Mixed | Order::Risk => self
                .risk(a, b)
                .then_with(|| self.rank[a].cmp(&self.rank[b])),
            Order::Random | Order::Deck => self.due(a, b),
        }
    }

    fn day(&self, index: usize) -> Day {
        let today = self.request.today;
        self.request.candidates[index]
            .state
            .map_or(today, |state| state.due.min(today))
    }

    fn risk(&self, a: usize, b: usize) -> Ordering {
        let recall = |index: usize| self.cards.recall(index).unwrap_or_default().value();
        recall(a).total_cmp(&recall(b))
    }

    fn shuffle(&self, indices: &mut [usize]) {
        indices.sort_by_key(|&index| (self.chance[index], index));
    }

    /// Day by day, shuffled within the day, and no two neighbours of one topic where that can be.
    fn mixed(&self, due: &[usize]) -> Vec<usize> {
        let mut mixed = Vec::with_capacity(due.len());
        for day in due.chunk_by(|&a, &b| self.day(a) == self.day(b)) {
            let mut shuffled = day.to_vec();
            self.shuffle(&mut shuffled);
            let last = mixed.last().map(|&index| self.subject(index));
            mixed.extend(self.alternate(&shuffled, last));
        }
        mixed
    }

    /// Always from the topic with most questions left that was not asked just now: the only way that never gets stuck
    /// with a rest of one topic that could have been spread.
    fn alternate(&self, shuffled: &[usize], mut last: Option<Subject<'a>>) -> Vec<usize> {
        let mut piles: BTreeMap<Subject<'a>, Vec<usize>> = BTreeMap::new();
        for &index in shuffled.iter().rev() {
            piles.entry(self.subject(index)).or_default().push(index);
        }
        let mut order = Vec::with_capacity(shuffled.len());
        while order.len() < shuffled.len() {
            let next = piles
                .iter()
                .max_by_key(|(subject, pile)| {
                    let other = !pile.is_empty() && Some(**subject) != last;
                    (
                        other,
                        pile.len(),
                        pile.last().map(|&index| self.chance[index]),
                    )
                })
                .map(|(subject, _)| *subject);
            let Some(subject) = next else { break };
            order.extend(piles.get_mut(&subject).and_then(Vec::pop));
            last = Some(subject);
        }
        order
    }

    fn subject(&self, index: usize) -> Subject<'a> {
        let candidate = &self.request.candidates[index];
        match &candidate.topic {
            Some(topic) => (Some(topic), None),
            None => (None, Some(&candidate.key.deck)),
        }
    }
}

/// What a question is about: its topic, or its deck when it has none.
type Subject<'a> = (Option<&'a Topic>, Option<&'a DeckId>);

/// Lays the new questions evenly among the due ones; both keep their order.
fn spread(due: &[usize], new: &[usize]) -> Vec<usize> {
    let (mut due_at, mut new_at) = (0, 0);
    let mut all = Vec::with_capacity(due.len() + new.len());
    while due_at < due.len() || new_at < new.len() {
        // the middle of each question's share of the session, brought to one denominator
        let due_place = (2 * due_at + 1) * new.len();
        let new_place = (2 * new_at + 1) * due.len();
        let take_due = new_at == new.len() || (due_at < due.len() && due_place <= new_place);
        if take_due {
            all.push(due[due_at]);
            due_at += 1;
        } else {
            all.push(new[new_at]);
            new_at += 1;
        }
    }
    all
}

/// Draws the questions of a needed card before the new question that needs it; all else stays in its order.
fn needed_first(order: &[usize], request: &Request<'_>, cards: &Cards<'_>) -> Vec<usize> {
    let mut of_card: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &index in order {
        of_card.entry(cards.card(index)).or_default().push(index);
    }
    let needed = |index: usize| {
        let new = request.candidates[index].state.is_none();
        let cards = cards.needs(index).filter(move |_| new);
        cards.filter_map(|card| of_card.get(&card)).flatten()
    };
    let mut seen = vec![false; request.candidates.len()];
    let mut placed = vec![false; request.candidates.len()];
    let mut result = Vec::with_capacity(order.len());
    let mut open: Vec<usize> = order.iter().rev().copied().collect();
    while let Some(&index) = open.last() {
        if !seen[index] {
            seen[index] = true;
            let before = open.len();
            open.extend(needed(index).filter(|&&need| !seen[need]));
            open[before..].reverse();
            continue;
        }
        open.pop();
        if !placed[index] {
            placed[index] = true;
            result.push(index);
        }
    }
    result
}
