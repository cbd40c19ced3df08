//! The order of what was chosen.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap, HashMap};

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
    match request.wishes.order {
        Order::Due => due = sorter.mixed(&due),
        Order::Mixed => {
            let subjects = due.iter().map(|&index| (index, sorter.subject(index)));
            let subjects = Subjects::new(subjects);
            sorter.shuffle(&mut due);
            due = sorter.alternate(&due, &subjects, None);
        }
        Order::Risk | Order::Random | Order::Deck => sorter.sort(&mut due, Sorter::due),
    }
    let mut all = spread(&due, &chosen.new);
    if request.wishes.order == Order::Deck {
        all.sort_unstable();
    }
    all.extend(cram);
    all.extend(&chosen.ahead);
    // only new questions wait for others, and of most days these are few
    let waits = |&&index: &&usize| {
        let candidate = &request.candidates[index];
        candidate.state.is_none() && !candidate.needs.is_empty()
    };
    let mut new = chosen.new.iter().chain(&chosen.cram);
    match new.any(|index| waits(&index)) {
        true => needed_first(&all, request, cards),
        false => all,
    }
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
        // what is compared lies beside each other: candidates are far apart, and looked at once
        let key = |&index: &usize| (self.day(index), self.chance[index], index);
        let mut keyed: Vec<_> = due.iter().map(key).collect();
        keyed.sort_unstable();
        let subjects = Subjects::new(due.iter().map(|&index| (index, self.subject(index))));
        let mut mixed: Vec<usize> = Vec::with_capacity(due.len());
        for day in keyed.chunk_by(|a, b| a.0 == b.0) {
            let day: Vec<usize> = day.iter().map(|&(.., index)| index).collect();
            let last = mixed.last().map(|&index| subjects.of(index));
            mixed.extend(self.alternate(&day, &subjects, last));
        }
        mixed
    }

    /// Always from the topic with most questions left that was not asked just now: the only way that never gets stuck
    /// with a rest of one topic that could have been spread.
    fn alternate(
        &self,
        shuffled: &[usize],
        subjects: &Subjects,
        last: Option<usize>,
    ) -> Vec<usize> {
        let mut piles = Piles::new(subjects.number);
        for &index in shuffled.iter().rev() {
            piles.put(subjects.of(index), index);
        }
        piles.alternate(last, |index| self.chance[index])
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

/// The subjects of questions by numbers, which are in the order of the subjects.
struct Subjects {
    /// By the indices of the questions.
    of: Vec<usize>,
    number: usize,
}

impl Subjects {
    fn new<'a>(questions: impl Iterator<Item = (usize, Subject<'a>)>) -> Self {
        let mut places: HashMap<Subject<'a>, usize> = HashMap::new();
        let mut named: Vec<Subject<'a>> = Vec::new();
        let mut of = Vec::new();
        for (index, subject) in questions {
            let place = *places.entry(subject).or_insert(named.len());
            if place == named.len() {
                named.push(subject);
            }
            if of.len() <= index {
                of.resize(index + 1, 0);
            }
            of[index] = place;
        }
        let mut order: Vec<usize> = (0..named.len()).collect();
        order.sort_unstable_by_key(|&place| named[place]);
        let mut rank = vec![0; named.len()];
        for (at, place) in order.into_iter().enumerate() {
            rank[place] = at;
        }
        if !rank.is_empty() {
            for place in &mut of {
                *place = rank[*place];
            }
        }
        Self {
            of,
            number: named.len(),
        }
    }

    /// The subject of one of the questions.
    fn of(&self, index: usize) -> usize {
        self.of[index]
    }
}

/// Questions by the numbers of their subjects, each pile in its order from the top.
struct Piles(Vec<Vec<usize>>);

impl Piles {
    fn new(subjects: usize) -> Self {
        Self(vec![Vec::new(); subjects])
    }

    /// Puts a question on top of its pile.
    fn put(&mut self, subject: usize, index: usize) {
        self.0[subject].push(index);
    }

    /// Takes them all, always from the highest pile but the one taken from last; of equal ones by chance, and where even
    /// chance is equal, by subject.
    fn alternate(mut self, mut last: Option<usize>, chance: impl Fn(usize) -> u64) -> Vec<usize> {
        let height = |subject: usize, pile: &[usize]| {
            let top = pile.last().map(|&index| chance(index));
            top.map(|top| (pile.len(), top, subject))
        };
        let piles = self.0.iter().enumerate();
        let mut heights: BinaryHeap<_> = piles
            .filter_map(|(subject, pile)| height(subject, pile))
            .collect();
        let mut order = Vec::with_capacity(self.0.iter().map(Vec::len).sum());
        while let Some(mut highest) = heights.pop() {
            if Some(highest.2) == last
                && let Some(mut second) = heights.peek_mut()
            {
                std::mem::swap(&mut highest, &mut second);
            }
            let subject = highest.2;
            let pile = &mut self.0[subject];
            order.extend(pile.pop());
            heights.extend(height(subject, pile));
            last = Some(subject);
        }
        order
    }
}

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
    let waits = |&index: &usize| {
        let candidate = &request.candidates[index];
        candidate.state.is_none() && !candidate.needs.is_empty()
    };
    let waiting = order.iter().filter(|index| waits(index));
    let mut of_card: BTreeMap<usize, Vec<usize>> = waiting
        .flat_map(|&index| cards.needs(index))
        .map(|needed| (needed, Vec::new()))
        .collect();
    for &index in order {
        if let Some(of_card) = of_card.get_mut(&cards.card(index)) {
            of_card.push(index);
        }
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What [`Piles::alternate`] says, in the words of its definition.
    fn simply(questions: &[(usize, u64)], mut last: Option<usize>) -> Vec<usize> {
        let mut left: Vec<usize> = (0..questions.len()).collect();
        let mut order = Vec::new();
        while !left.is_empty() {
            let height = |subject: usize| {
                left.iter()
                    .filter(|&&at| questions[at].0 == subject)
                    .count()
            };
            let best = left.iter().rev().copied().max_by_key(|&at| {
                let (subject, chance) = questions[at];
                // the top of a pile is what stands first
                let top = left.iter().find(|&&other| questions[other].0 == subject) == Some(&at);
                (top, Some(subject) != last, height(subject), chance, subject)
            });
            let best = best.unwrap();
            left.retain(|&at| at != best);
            order.push(best);
            last = Some(questions[best].0);
        }
        order
    }

    proptest! {
        #[test]
        fn piles_alternate_as_they_are_meant_to(
            questions in prop::collection::vec((0..5_usize, 0..4_u64), 0..30),
            last in prop::option::of(0..6_usize),
        ) {
            let mut piles = Piles::new(6);
            for (at, (subject, _)) in questions.iter().enumerate().rev() {
                piles.put(*subject, at);
            }
            let order = piles.alternate(last, |at| questions[at].1);
            prop_assert_eq!(order, simply(&questions, last));
        }
    }
}
