//! A session on what is weak: the questions of the weakest topics that gain most, and mixed-up pairs side by side.

use std::collections::BTreeSet;

use super::cards::missed_today;
use super::gain::gain;
use super::{Candidate, Plan, Planned, Request, Waiting};
use crate::base::{QuestionKey, Topic};

/// Questions of a session when the learner names no number: what one sitting can mend.
const SITTING: usize = 20;

/// From this chance of recall on a question is not asked: it was met just now, and asking again gains nothing.
const FRESH: f64 = 0.97;

/// A pair is asked apart and then side by side.
const OF_A_PAIR: usize = 4;

/// At most one question in so many is there for a pair: topics are the matter, pairs come on top.
const PAIRS_SHARE: usize = 2;

/// Two questions that are taken for each other.
pub type Pair = (QuestionKey, QuestionKey);

/// A session on what is weak.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Drill {
    /// What to ask, in this order; the questions of a pair as far apart as there is room.
    pub plan: Plan,
    /// The pairs to be asked side by side after that, each question as a choice against the other's answer.
    pub pairs: Vec<Pair>,
}

/// Plans a session on what is weak.
///
/// `topics`: the weakest first; without any all seen questions are meant. `pairs`: what is mixed up most often first. Of
/// the wishes, topics, tags, limit and cramming are heeded; crammed also what was met just now is asked. A question that was
/// never asked is not weak, so none is new.
#[must_use]
pub fn drill(request: &Request<'_>, topics: &[Topic], pairs: &[Pair]) -> Drill {
    let field = Field::of(request);
    let most = request.wishes.limit.unwrap_or(SITTING);
    let pairs = field.pairs(pairs, most);
    let paired: Vec<usize> = pairs
        .iter()
        .flat_map(|&(one, other)| [one, other])
        .collect();
    let weak = field.weak(topics, &paired);
    let taken = most.saturating_sub(pairs.len() * OF_A_PAIR).min(weak.len());
    let mut order: Vec<usize> = pairs.iter().map(|pair| pair.0).collect();
    order.extend(&weak[..taken]);
    order.extend(pairs.iter().map(|pair| pair.1));
    let key = |index: usize| request.candidates[index].key.clone();
    Drill {
        plan: field.plan(&order, weak.len() - taken),
        pairs: pairs
            .iter()
            .map(|&(one, other)| (key(one), key(other)))
            .collect(),
    }
}

/// The questions that may be asked.
struct Field<'r, 'a> {
    request: &'r Request<'a>,
    open: Vec<usize>,
    waiting: Waiting,
}

impl<'r, 'a> Field<'r, 'a> {
    fn of(request: &'r Request<'a>) -> Self {
        let mut field = Self {
            request,
            open: Vec::new(),
            waiting: Waiting::default(),
        };
        for (index, candidate) in request.candidates.iter().enumerate() {
            if candidate.state.is_none() || !request.wishes.match_question(candidate) {
                continue;
            }
            if candidate.suspended {
                field.waiting.suspended += 1;
            } else if candidate.buried && !request.wishes.cram {
                field.waiting.buried += 1;
            } else {
                field.open.push(index);
            }
        }
        field
    }

    /// The pairs of which both questions can be asked, each question in one pair only.
    fn pairs(&self, pairs: &[Pair], most: usize) -> Vec<(usize, usize)> {
        let place = |key: &QuestionKey| {
            let mut open = self.open.iter().copied();
            open.find(|&index| self.request.candidates[index].key == *key)
        };
        let room = match most / PAIRS_SHARE / OF_A_PAIR {
            0 => most / OF_A_PAIR,
            pairs => pairs,
        };
        let mut used = BTreeSet::new();
        let mut found = Vec::new();
        for (one, other) in pairs {
            let (Some(one), Some(other)) = (place(one), place(other)) else {
                continue;
            };
            if found.len() < room && one != other && !used.contains(&one) && !used.contains(&other)
            {
                used.extend([one, other]);
                found.push((one, other));
            }
        }
        found
    }

    /// The questions of the weakest topics by what they gain, the most first, one of a card; `but` are asked already.
    fn weak(&self, topics: &[Topic], but: &[usize]) -> Vec<usize> {
        let candidates = self.request.candidates;
        let card = |index: usize| (&candidates[index].key.deck, &candidates[index].key.card);
        let within = |candidate: &Candidate| {
            let of = |topic: &Topic| topics.iter().any(|weak| topic.is_within(weak));
            topics.is_empty() || candidate.topic.as_ref().is_some_and(of)
        };
        let mut weak: Vec<(f64, usize)> = Vec::new();
        for &index in &self.open {
            if within(&candidates[index]) && !but.contains(&index) {
                weak.extend(self.gain(index).map(|gain| (gain, index)));
            }
        }
        weak.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut cards: BTreeSet<_> = but.iter().map(|&index| card(index)).collect();
        let first =
            |&(_, index): &(f64, usize)| self.request.wishes.cram || cards.insert(card(index));
        weak.into_iter()
            .filter(first)
            .map(|(_, index)| index)
            .collect()
    }

    /// What a question gains; `None` when it was met just now.
    fn gain(&self, index: usize) -> Option<f64> {
        let Request {
            candidates,
            scheduler,
            now,
            today,
            wishes,
            ..
        } = *self.request;
        let candidate = &candidates[index];
        let state = candidate.state.as_ref()?;
        let fresh =
            scheduler.retrievability(state, now).value() >= FRESH || state.last_day == today;
        let asked = wishes.cram || !fresh || missed_today(candidate, today);
        asked.then(|| gain(scheduler, state, now))
    }

    fn plan(&self, order: &[usize], cut: usize) -> Plan {
        let candidates = self.request.candidates;
        let planned = |&index: &usize| {
            let state = candidates[index].state?;
            Some(Planned {
                key: candidates[index].key.clone(),
                new: false,
                due: Some(state.due),
                state: Some(state),
            })
        };
        let due = order
            .iter()
            .filter(|&&index| candidates[index].is_due(self.request.today));
        let due = due.count();
        let left = |index: &&usize| !order.contains(index);
        let next = self
            .open
            .iter()
            .filter(left)
            .filter_map(|&index| candidates[index].state);
        Plan {
            due,
            new: 0,
            ahead: order.len() - due,
            waiting: Waiting {
                limit: cut,
                ..self.waiting
            },
            next_due: next.map(|state| state.due.max(self.request.today)).min(),
            questions: order.iter().filter_map(planned).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Day, Grade, Millis, Offset, Probability, Seed};
    use crate::memory::{Answered, Scheduler, Spread};
    use crate::plan::{DayLimits, Wishes};

    const DAY_MS: i64 = 86_400_000;
    const TODAY: i64 = 20;

    /// A question of a topic that was answered right on these days.
    fn seen(key: &str, topic: &str, days: &[i64]) -> Candidate {
        let answer = |day: &i64| Answered {
            at: Millis(day * DAY_MS + DAY_MS / 2),
            offset: Offset(0),
            grade: Grade::Good,
            retention: Probability::new(0.9),
            spread: Spread::default(),
            guess: Probability::new(0.0),
        };
        let scheduler = Scheduler::default();
        let state = days.iter().map(answer).fold(None, |before, answer| {
            Some(scheduler.after(before.as_ref(), &answer))
        });
        Candidate {
            key: key.parse().unwrap(),
            topic: Topic::new(topic).ok(),
            tags: Vec::new(),
            needs: Vec::new(),
            state,
            suspended: false,
            buried: false,
            introduced: state.map(|state| state.last_day),
        }
    }

    fn questions() -> Vec<Candidate> {
        vec![
            seen("d/old", "weak/a", &[0]),
            seen("d/older/c1", "weak/b", &[0, 3]),
            seen("d/older/c2", "weak/b", &[0, 3]),
            seen("d/fresh", "weak", &[0, 3, 19]),
            seen("d/today", "weak", &[0, TODAY]),
            seen("d/new", "weak", &[]),
            seen("d/china", "other", &[10]),
            seen("d/soviet", "other", &[10]),
            seen("d/else", "other", &[0]),
        ]
    }

    fn drilled(candidates: &[Candidate], wishes: &Wishes, pairs: &[(&str, &str)]) -> Drill {
        let key = |text: &str| -> QuestionKey { text.parse().unwrap() };
        let pairs: Vec<Pair> = pairs
            .iter()
            .map(|(one, other)| (key(one), key(other)))
            .collect();
        let request = Request {
            candidates,
            today: Day(20),
            now: Millis(TODAY * DAY_MS + DAY_MS / 2),
            scheduler: &Scheduler::default(),
            limits: &DayLimits::default(),
            wishes,
            seed: Seed(1),
        };
        drill(&request, &[Topic::new("weak").unwrap()], &pairs)
    }

    fn names(drill: &Drill) -> Vec<String> {
        let names = drill.plan.questions.iter();
        names
            .map(|planned| planned.key.card.as_str().to_owned())
            .collect()
    }

    #[test]
    fn only_weak_questions_come_and_what_gains_most_is_first() {
        let drill = drilled(&questions(), &Wishes::default(), &[]);
        // neither what is new, was met just now, belongs elsewhere, nor a second face of one card
        assert_eq!(names(&drill), ["old", "older"]);
        assert_eq!(
            (drill.plan.due, drill.plan.ahead, drill.plan.new),
            (2, 0, 0)
        );
        assert!(drill.pairs.is_empty());
    }

    #[test]
    fn cramming_asks_all_that_was_seen() {
        let wishes = Wishes {
            cram: true,
            ..Wishes::default()
        };
        let mut questions = questions();
        questions[0].suspended = true;
        let mut names = names(&drilled(&questions, &wishes, &[]));
        names.sort();
        assert_eq!(names, ["fresh", "older", "older", "today"]);
    }

    #[test]
    fn a_pair_is_asked_apart_and_then_side_by_side() {
        let pairs = [
            ("d/china", "d/soviet"),
            ("d/soviet", "d/china"),
            ("d/china", "d/new"),
            ("d/else", "d/else"),
            ("gone/x", "d/else"),
        ];
        let drill = drilled(&questions(), &Wishes::default(), &pairs);
        assert_eq!(names(&drill), ["china", "old", "older", "soviet"]);
        assert_eq!(
            drill.pairs,
            [("d/china".parse().unwrap(), "d/soviet".parse().unwrap())]
        );
    }

    #[test]
    fn the_limit_holds_for_pairs_too() {
        let pairs = [("d/china", "d/soviet")];
        for limit in 1..12 {
            let wishes = Wishes {
                limit: Some(limit),
                ..Wishes::default()
            };
            let drill = drilled(&questions(), &wishes, &pairs);
            let asked = drill.plan.questions.len() + 2 * drill.pairs.len();
            assert!(asked <= limit, "{asked} of {limit}");
            assert_eq!(drill.pairs.len(), usize::from(limit >= OF_A_PAIR));
            assert_eq!(asked == limit, limit <= 6 && limit != 3, "{limit}");
        }
    }
}
