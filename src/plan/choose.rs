//! What is asked today, and what waits.

use std::collections::VecDeque;

use super::cards::{Cards, missed_today};
use super::{Request, Waiting};
use crate::base::{Day, DeckId};

/// The candidates to ask, as indices; `new` and `ahead` are in their order already.
#[derive(Debug, Default)]
pub(super) struct Chosen {
    /// Due, in no order.
    pub(super) due: Vec<usize>,
    /// Never asked: the author's order, deck after deck in turn.
    pub(super) new: Vec<usize>,
    /// Due on a later day, the nearest first.
    pub(super) ahead: Vec<usize>,
    /// To be crammed; the others are empty then.
    pub(super) cram: Vec<usize>,
}

impl Chosen {
    /// All of them, one part after the other.
    pub(super) fn all(&self) -> Vec<usize> {
        [&self.due[..], &self.new, &self.cram, &self.ahead].concat()
    }
}

/// Chooses among the candidates of a request; the learner's limit is not applied yet.
pub(super) fn choose(request: &Request<'_>, cards: &Cards<'_>) -> (Chosen, Waiting) {
    let mut choice = Choice {
        request,
        cards,
        asked: vec![false; cards.len()],
        waiting: Waiting::default(),
    };
    let matching = choice.matching();
    let chosen = if request.wishes.cram {
        Chosen {
            cram: matching,
            ..Chosen::default()
        }
    } else {
        Chosen {
            due: choice.take_due(&matching),
            new: choice.take_new(&matching),
            ahead: choice.take_ahead(&matching),
            cram: Vec::new(),
        }
    };
    (chosen, choice.waiting)
}

struct Choice<'r, 'a> {
    request: &'r Request<'a>,
    cards: &'r Cards<'a>,
    /// For each card whether a face of it is in the plan.
    asked: Vec<bool>,
    waiting: Waiting,
}

impl Choice<'_, '_> {
    fn matching(&mut self) -> Vec<usize> {
        let mut matching = Vec::new();
        for (index, candidate) in self.request.candidates.iter().enumerate() {
            if !self.request.wishes.match_question(candidate) {
                continue;
            }
            if candidate.suspended {
                self.waiting.suspended += 1;
            } else if candidate.buried {
                self.waiting.buried += 1;
            } else {
                matching.push(index);
            }
        }
        matching
    }

    /// Of the due faces of a card the longest overdue one: it moves on by being asked, so the others get their turn.
    fn take_due(&mut self, matching: &[usize]) -> Vec<usize> {
        let (candidates, today) = (self.request.candidates, self.request.today);
        let is_due = |&&index: &&usize| candidates[index].is_due(today);
        let (mut chosen, rest): (Vec<_>, Vec<_>) = matching
            .iter()
            .filter(is_due)
            .copied()
            .partition(|&index| missed_today(&candidates[index], today));
        for &index in &chosen {
            self.ask(index);
        }
        let mut longest: Vec<Option<usize>> = vec![None; self.cards.len()];
        for index in rest {
            let own = &mut longest[self.cards.card(index)];
            match own {
                _ if self.cards.answered(index) || self.is_asked(index) => {}
                Some(other) if self.by_due_day(*other, index).is_lt() => {}
                None => {
                    *own = Some(index);
                    continue;
                }
                Some(_) => *own = Some(index),
            }
            self.waiting.siblings += 1;
        }
        for index in longest.into_iter().flatten() {
            self.ask(index);
            chosen.push(index);
        }
        chosen
    }

    fn take_new(&mut self, matching: &[usize]) -> Vec<usize> {
        let mut queues: Vec<(&DeckId, VecDeque<usize>)> = Vec::new();
        // the first face of a card goes before its siblings, whether or not the limits let it in today
        let mut first = self.asked.clone();
        for &index in matching {
            let candidate = &self.request.candidates[index];
            if candidate.state.is_some() {
                continue;
            }
            if self.cards.needs_more(index) {
                self.waiting.needs += 1;
            } else if self.cards.answered(index) || first[self.cards.card(index)] {
                self.waiting.siblings += 1;
            } else {
                first[self.cards.card(index)] = true;
                let deck = &candidate.key.deck;
                match queues.last_mut() {
                    Some((last, queue)) if *last == deck => queue.push_back(index),
                    _ => queues.push((deck, VecDeque::from([index]))),
                }
            }
        }
        self.in_turn(queues)
    }

    /// Takes from each deck in turn until the limits are reached.
    fn in_turn(&mut self, queues: Vec<(&DeckId, VecDeque<usize>)>) -> Vec<usize> {
        let (limits, wished) = (self.request.limits, self.request.wishes.new);
        let overall = wished.unwrap_or_else(|| limits.left());
        let mut queues: Vec<_> = queues
            .into_iter()
            .map(|(deck, queue)| (wished.unwrap_or_else(|| limits.left_in(deck)), queue))
            .collect();
        let mut chosen = Vec::new();
        loop {
            let before = chosen.len();
            for (left, queue) in &mut queues {
                let room = *left > 0 && chosen.len() < overall as usize;
                if let Some(index) = queue.front().copied().filter(|_| room) {
                    queue.pop_front();
                    *left -= 1;
                    chosen.push(index);
                }
            }
            if chosen.len() == before {
                break;
            }
        }
        for &index in &chosen {
            self.ask(index);
        }
        self.waiting.new += queues.iter().map(|(_, queue)| queue.len()).sum::<usize>();
        chosen
    }

    fn take_ahead(&mut self, matching: &[usize]) -> Vec<usize> {
        let (candidates, today) = (self.request.candidates, self.request.today);
        let is_later =
            |&index: &usize| candidates[index].state.is_some() && !candidates[index].is_due(today);
        let mut later: Vec<_> = matching.iter().copied().filter(is_later).collect();
        if !self.request.wishes.ahead {
            self.waiting.later += later.len();
            return Vec::new();
        }
        later.sort_by(|&a, &b| self.by_due_day(a, b));
        let mut chosen = Vec::new();
        for index in later {
            // a face answered today may be asked again, which is what the learner wished; its siblings wait
            let own = candidates[index].state.map(|state| state.last_day) == Some(today);
            if self.is_asked(index) || (self.cards.answered(index) && !own) {
                self.waiting.siblings += 1;
            } else {
                self.ask(index);
                chosen.push(index);
            }
        }
        chosen
    }

    fn ask(&mut self, index: usize) {
        self.asked[self.cards.card(index)] = true;
    }

    fn is_asked(&self, index: usize) -> bool {
        self.asked[self.cards.card(index)]
    }

    /// The earlier due day first, then missed ones, then the lower chance of recall, then the author's order.
    fn by_due_day(&self, a: usize, b: usize) -> std::cmp::Ordering {
        let key = |index: usize| {
            let state = self.request.candidates[index].state;
            let due = state.map_or(Day(i32::MAX), |state| state.due);
            (due, state.is_none_or(|state| !state.learning))
        };
        let recall = |index: usize| self.cards.recall(index).unwrap_or_default().value();
        key(a)
            .cmp(&key(b))
            .then_with(|| recall(a).total_cmp(&recall(b)))
            .then(a.cmp(&b))
    }
}
