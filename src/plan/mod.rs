//! Floor 4: which questions, in which order, today.
//!
//! [`plan`] is a pure function of the candidates, the day, the limits, the wishes and a seed. What is due is hidden for
//! three reasons only: the learner's own limits, the learner's wish to leave it alone today, and a sibling that is asked
//! today instead. Everything held back is counted with its reason in [`Waiting`], so that a screen can say why a question
//! does not come.
//!
//! The load is not levelled here but when a question is answered ([`Balance`]): the day that the learner is told is the
//! day that comes.

mod aims;
pub mod backlog;
mod balance;
mod cards;
mod choose;
mod clock;
pub mod exam;
mod few;
mod first;
mod gain;
mod gather;
mod leech;
mod limits;
mod order;
pub mod simulate;
#[cfg(test)]
mod tests;
mod weak;

pub use aims::{Aims, Wanted};
pub use balance::{Balance, EasyDays, HORIZON};
pub use clock::bring_back;
pub use few::{Few, can_do_with_few, few};
pub use gather::{Gathered, gather, new_per_day};
pub use leech::{Leech, LeechRule, Miss, Reason};
pub use limits::{DayLimits, DeckLimit, NEW_OVERALL, NEW_PER_DECK, introduced_on, reviewed_on};
pub use weak::{Drill, Pair, drill};

use cards::Cards;
use choose::Chosen;

use crate::base::{CardId, Day, Days, Millis, QuestionKey, Seed, Topic};
use crate::memory::{Scheduler, State};

/// By how many days the date can fall back on a journey: 26 hours lie between the earliest and the latest time zone.
pub const JOURNEY: Days = Days(2);

/// A question that might be asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Its name.
    pub key: QuestionKey,
    /// What it is about.
    pub topic: Option<Topic>,
    /// Free words for choosing cards.
    pub tags: Vec<String>,
    /// Cards of the same deck to be learnt first; the deck has no circles of them.
    pub needs: Vec<CardId>,
    /// What is remembered of it; `None` while it is new.
    pub state: Option<State>,
    /// Whether the learner set it aside.
    pub suspended: bool,
    /// Whether the learner wants to be left alone with it today.
    pub buried: bool,
    /// The study day of its first answer that counted; `None` while it is new.
    pub introduced: Option<Day>,
}

impl Candidate {
    /// Whether it is due on `today`: its day has come, or it was missed and not answered right since.
    ///
    /// A missed question stays due even when a clock set back puts the miss into the future; for what was answered right
    /// there see [`bring_back`].
    #[must_use]
    pub fn is_due(&self, today: Day) -> bool {
        self.state
            .is_some_and(|state| state.learning || state.due <= today)
    }

    /// Whether it was answered today, or on a day that has not come yet here: a journey to the west lives a day twice.
    #[must_use]
    pub fn is_answered(&self, today: Day) -> bool {
        let near = today.0..=today.plus(JOURNEY).0;
        self.state
            .is_some_and(|state| near.contains(&state.last_day.0))
    }
}

/// In which order due questions are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Order {
    /// The longest overdue first; among those of one day topics alternate.
    #[default]
    Due,
    /// Topics alternate over the whole session, whatever day the questions fell due.
    Mixed,
    /// The lowest chance of recall first.
    Risk,
    /// By chance.
    Random,
    /// As the author wrote them, new ones in their places.
    Deck,
}

/// What the learner wants of today's plan; the default is the ordinary day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wishes {
    /// Only questions of these topics and their subtopics; empty for all.
    pub topics: Vec<Topic>,
    /// Only questions with at least one of these tags; empty for all.
    pub tags: Vec<String>,
    /// So many new questions, whatever the limits of deck and day say.
    pub new: Option<u32>,
    /// So many due questions at most, whatever the limits of deck and day say.
    pub reviews: Option<u32>,
    /// At most so many questions: due ones first, then new ones, then those ahead.
    pub limit: Option<usize>,
    /// Also what falls due tomorrow and later, after the rest, the nearest day first.
    pub ahead: bool,
    /// Everything that matches, siblings and all, the lowest chance of recall first (never seen counts as 0).
    ///
    /// [`Order::Random`] and [`Order::Deck`] are heeded.
    pub cram: bool,
    /// The order of the due questions.
    pub order: Order,
}

impl Wishes {
    /// Whether a question is of a wanted topic and has a wanted tag.
    #[must_use]
    pub fn match_question(&self, candidate: &Candidate) -> bool {
        let topic = self.topics.is_empty()
            || candidate
                .topic
                .as_ref()
                .is_some_and(|topic| self.topics.iter().any(|wanted| topic.is_within(wanted)));
        let tag = self.tags.is_empty() || candidate.tags.iter().any(|tag| self.tags.contains(tag));
        topic && tag
    }
}

/// All that a plan depends on.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The questions of the chosen decks, deck after deck in the author's order, the faces of a card beside each other; each
    /// key once.
    pub candidates: &'a [Candidate],
    /// The study day.
    pub today: Day,
    /// The instant for chances of recall.
    pub now: Millis,
    /// The learner's memory model.
    pub scheduler: &'a Scheduler,
    /// How many new questions a day may bring.
    pub limits: &'a DayLimits,
    /// What the learner wants.
    pub wishes: &'a Wishes,
    /// Breaks ties; the day is mixed in, so that one seed does not give the same order every day.
    pub seed: Seed,
}

/// The questions of a session.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Plan {
    /// What to ask, in this order; each question once.
    pub questions: Vec<Planned>,
    /// How many of them are due.
    pub due: usize,
    /// How many of them were never asked.
    pub new: usize,
    /// How many of them are neither: asked ahead of their day, or crammed.
    pub ahead: usize,
    /// What was held back.
    pub waiting: Waiting,
    /// The next day on which a seen question that is not in this plan can be asked: today for those cut off by the
    /// learner's limit, tomorrow for due siblings, else the nearest due day; `None` when there is none.
    pub next_due: Option<Day>,
}

/// A question to ask.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    /// Its name.
    pub key: QuestionKey,
    /// Whether it was never asked before.
    pub new: bool,
    /// The day on which it fell or falls due; `None` for a new one.
    pub due: Option<Day>,
    /// What is remembered of it; `None` for a new one.
    pub state: Option<State>,
}

/// Matching questions that are not in the plan, each counted once under its reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Waiting {
    /// Falls due on a later day.
    pub later: usize,
    /// New, and the day has brought enough of them.
    pub new: usize,
    /// Another face of its card is asked or was answered today.
    pub siblings: usize,
    /// New, and a card it needs is not known yet.
    pub needs: usize,
    /// Set aside by the learner.
    pub suspended: usize,
    /// Left alone by the learner until tomorrow.
    pub buried: usize,
    /// Due, and the day has brought enough of them.
    pub reviews: usize,
    /// Over the number of questions the learner wished for.
    pub limit: usize,
}

/// Says which questions to ask today, and in which order.
#[must_use]
pub fn plan(request: &Request<'_>) -> Plan {
    planned(request, order::arrange)
}

/// The same plan with its questions in no order to speak of, for screens that only count them: to arrange them takes longer
/// than all the rest.
#[must_use]
pub fn unordered(request: &Request<'_>) -> Plan {
    planned(request, |chosen, _, _| chosen.all())
}

/// The due questions of the same plan, as places among the candidates, in no order to speak of: as much of it as a screen
/// needs that counts a hundred thousand.
#[must_use]
pub fn due(request: &Request<'_>) -> Vec<usize> {
    let cards = Cards::of(request);
    let (mut chosen, _) = choose::choose(request, &cards);
    order::hold(&mut chosen, request, &cards);
    order::cut(&mut chosen, request, &cards);
    let mut due = chosen.all();
    due.retain(|&index| request.candidates[index].is_due(request.today));
    due
}

fn planned(
    request: &Request<'_>,
    arranged: impl FnOnce(&Chosen, &Request<'_>, &Cards<'_>) -> Vec<usize>,
) -> Plan {
    let cards = Cards::of(request);
    let (mut chosen, mut waiting) = choose::choose(request, &cards);
    let mut cut = order::hold(&mut chosen, request, &cards);
    waiting.reviews = cut.len();
    let over = order::cut(&mut chosen, request, &cards);
    waiting.limit = over.len();
    cut.extend(over);
    // before they are arranged the candidates lie side by side
    let all = chosen.all();
    let count = |wanted: fn(&Candidate, Day) -> bool| {
        let is = |index: &&usize| wanted(&request.candidates[**index], request.today);
        all.iter().filter(is).count()
    };
    let due = count(Candidate::is_due);
    let new = count(|candidate, _| candidate.state.is_none());
    let questions = arranged(&chosen, request, &cards);
    let planned = |&index: &usize| {
        let candidate = &request.candidates[index];
        Planned {
            key: candidate.key.clone(),
            new: candidate.state.is_none(),
            due: candidate.state.map(|state| state.due),
            state: candidate.state,
        }
    };
    Plan {
        due,
        new,
        ahead: questions.len() - due - new,
        waiting,
        next_due: next_due(request, &questions, &cut),
        questions: questions.iter().map(planned).collect(),
    }
}

/// The next day with something to ask beyond the `planned` ones: what was `cut` off can be asked today, a due sibling
/// tomorrow at the earliest.
fn next_due(request: &Request<'_>, planned: &[usize], cut: &[usize]) -> Option<Day> {
    let mut earliest = vec![Some(request.today.plus(Days(1))); request.candidates.len()];
    for &index in cut {
        earliest[index] = Some(request.today);
    }
    for &index in planned {
        earliest[index] = None;
    }
    let left = request.candidates.iter().zip(earliest);
    left.filter(|(candidate, _)| !candidate.suspended && request.wishes.match_question(candidate))
        .filter_map(|(candidate, earliest)| Some(candidate.state?.due.max(earliest?)))
        .min()
}
