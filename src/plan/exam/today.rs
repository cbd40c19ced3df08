//! The day of a learner who has an exam before them.

use std::collections::BTreeSet;

use super::Budget;
use super::strategy::{Strategy, View};
use crate::base::{Day, DeckId};
use crate::plan::cards::{Cards, missed_today};
use crate::plan::simulate::Pace;
use crate::plan::{Candidate, Order, Plan, Planned, Request, gather, plan};

/// A plan for an exam that stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// The decks that are examined.
    pub decks: BTreeSet<DeckId>,
    /// The day of the exam.
    pub exam: Day,
    /// Minutes a day.
    pub minutes: u32,
    /// How the days are filled.
    pub strategy: Strategy,
}

impl Standing {
    /// Whether it is still to be heeded: a plan ends by itself when the day has come.
    #[must_use]
    pub fn stands(&self, today: Day) -> bool {
        today < self.exam
    }
}

/// Says which questions to ask today as [`plan`] does, where decks with a plan for an exam follow that plan: what it finds
/// worth its time is asked first, due or not, and the rest of these decks waits.
///
/// Who crams, studies ahead or names an order or a number of new questions gets what was asked for instead.
#[must_use]
pub fn plan_with_exams(request: &Request<'_>, standing: &[Standing], pace: &Pace) -> Plan {
    let standing: Vec<_> = standing
        .iter()
        .filter(|plan| plan.stands(request.today))
        .collect();
    let wishes = request.wishes;
    let own = wishes.cram
        || wishes.ahead
        || wishes.new.is_some()
        || !matches!(wishes.order, Order::Due | Order::Mixed);
    if standing.is_empty() || own {
        return plan(request);
    }
    let examined = |candidate: &Candidate| {
        let deck = &candidate.key.deck;
        standing.iter().position(|plan| plan.decks.contains(deck))
    };
    let mut parts: Vec<Vec<Candidate>> = vec![Vec::new(); standing.len() + 1];
    for candidate in request.candidates {
        let part = examined(candidate).unwrap_or(standing.len());
        parts[part].push(candidate.clone());
    }
    let mut whole = Plan::default();
    for (plan, part) in standing.iter().zip(&parts) {
        let request = Request {
            candidates: part,
            ..*request
        };
        join(&mut whole, one(&request, plan, pace));
    }
    cut(&mut whole, wishes.limit);
    let rest = crate::plan::Wishes {
        limit: wishes.limit.map(|limit| limit - whole.questions.len()),
        ..wishes.clone()
    };
    join(
        &mut whole,
        plan(&Request {
            candidates: &parts[standing.len()],
            wishes: &rest,
            ..*request
        }),
    );
    whole
}

/// The day of one plan; all candidates are of its decks.
fn one(request: &Request<'_>, standing: &Standing, pace: &Pace) -> Plan {
    let (candidates, today) = (request.candidates, request.today);
    let wanted = |candidate: &Candidate| request.wishes.match_question(candidate);
    let cards = Cards::of(request);
    let gathered = gather(candidates, today);
    let mind = request.scheduler.mind();
    let mut day = Sheet {
        request,
        cards: &cards,
        asked: vec![false; cards.len()],
        chosen: Vec::new(),
        seconds: standing.seconds_left(request, pace),
    };
    for (at, candidate) in candidates.iter().enumerate() {
        if !candidate.suspended && wanted(candidate) && missed_today(candidate, today) {
            day.take(at, pace.second_look);
        }
    }
    let view = View {
        memories: &gathered.memories,
        mind: &mind,
        pace,
        day: 0,
        left: u16::try_from(standing.exam.since(today).0).unwrap_or(u16::MAX),
    };
    // siblings and needs leave gaps, which others fill
    let most = gathered.memories.len();
    for place in standing.strategy.questions(&view, most) {
        let at = gathered.of[place as usize];
        let recall = cards.recall(at);
        #[allow(clippy::cast_possible_truncation)] // a chance
        let takes = recall.map_or_else(
            || pace.expected_new(),
            |recall| pace.expected(recall.value() as f32),
        );
        if day.has_time() && wanted(&candidates[at]) && day.may(at) {
            day.take(at, takes);
        }
    }
    day.plan()
}

impl Standing {
    /// Seconds of today that are left for these decks.
    fn seconds_left(&self, request: &Request<'_>, pace: &Pace) -> f32 {
        /// How well a question was known that was answered already: its chance is gone, and this is a usual one.
        const USUAL: f32 = 0.9;
        let today = request.today;
        let states = request
            .candidates
            .iter()
            .filter_map(|one| one.state.zip(one.introduced));
        let spent: f32 = states
            .filter(|(state, _)| state.last_day == today)
            .map(|(_, introduced)| {
                if introduced == today {
                    pace.expected_new()
                } else {
                    pace.expected(USUAL)
                }
            })
            .sum();
        #[allow(clippy::cast_precision_loss)] // minutes of a day
        let minutes = self.minutes as f32;
        minutes * 60.0 - spent
    }

    /// The budget of a whole day.
    #[must_use]
    pub fn budget(&self) -> Budget {
        #[allow(clippy::cast_precision_loss)] // minutes of a day
        let minutes = self.minutes as f32;
        Budget {
            questions: u32::MAX,
            seconds: minutes * 60.0,
        }
    }
}

/// The questions of a day while they are chosen.
struct Sheet<'r, 'a> {
    request: &'r Request<'a>,
    cards: &'r Cards<'a>,
    asked: Vec<bool>,
    chosen: Vec<usize>,
    seconds: f32,
}

impl Sheet<'_, '_> {
    fn has_time(&self) -> bool {
        self.seconds > 0.0
    }

    /// Whether neither a sibling nor a needed card stands before it.
    fn may(&self, at: usize) -> bool {
        let new = self.request.candidates[at].state.is_none();
        let waits = new && self.cards.needs_more(at);
        let sibling = self.asked[self.cards.card(at)] || self.cards.answered(at);
        let alone = self.request.candidates[at].buried;
        !waits && !sibling && !alone
    }

    fn take(&mut self, at: usize, seconds: f32) {
        self.asked[self.cards.card(at)] = true;
        self.chosen.push(at);
        self.seconds -= seconds;
    }

    fn plan(self) -> Plan {
        let (candidates, today) = (self.request.candidates, self.request.today);
        let planned = |&at: &usize| Planned {
            key: candidates[at].key.clone(),
            new: candidates[at].state.is_none(),
            due: candidates[at].state.map(|state| state.due),
            state: candidates[at].state,
        };
        let mut plan = Plan {
            questions: self.chosen.iter().map(planned).collect(),
            ..Plan::default()
        };
        for &at in &self.chosen {
            match candidates[at].state {
                None => plan.new += 1,
                // the plan wants it today, and so it is due
                Some(_) => plan.due += 1,
            }
        }
        let open = candidates
            .iter()
            .filter(|one| self.request.wishes.match_question(one));
        for candidate in open {
            match candidate.state {
                _ if candidate.suspended => plan.waiting.suspended += 1,
                None => plan.waiting.new += 1,
                Some(_) => plan.waiting.later += 1,
            }
        }
        plan.waiting.new -= plan.new.min(plan.waiting.new);
        plan.waiting.later -= plan.due.min(plan.waiting.later);
        plan.next_due = (plan.waiting.later > 0).then(|| today.plus(crate::base::Days(1)));
        plan
    }
}

/// Adds a plan to another.
fn join(whole: &mut Plan, part: Plan) {
    whole.questions.extend(part.questions);
    whole.due += part.due;
    whole.new += part.new;
    whole.ahead += part.ahead;
    let (sum, more) = (&mut whole.waiting, part.waiting);
    sum.later += more.later;
    sum.new += more.new;
    sum.siblings += more.siblings;
    sum.needs += more.needs;
    sum.suspended += more.suspended;
    sum.limit += more.limit;
    whole.next_due = match (whole.next_due, part.next_due) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    };
}

/// Holds the learner's limit.
fn cut(plan: &mut Plan, limit: Option<usize>) {
    let limit = limit.unwrap_or(usize::MAX).min(plan.questions.len());
    for gone in plan.questions.drain(limit..) {
        if gone.new {
            plan.new -= 1;
        } else {
            plan.due -= 1;
        }
        plan.waiting.limit += 1;
    }
}
