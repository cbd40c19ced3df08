//! The decks at a glance, for home and `decks`.

use std::collections::{HashMap, HashSet};

use crate::base::{Day, Days, DeckId};
use crate::plan::{Candidate, Plan};

/// One deck at a glance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeckOverview {
    /// The deck.
    pub deck: DeckId,
    /// All its questions.
    pub questions: usize,
    /// Questions to be asked today because they are due; siblings that wait are not counted.
    pub due: usize,
    /// Questions never asked, suspended ones left out.
    pub new: usize,
    /// New questions that today's plan brings.
    pub new_today: usize,
    /// The next day after today on which a question falls due, or a due sibling gets its turn; today's plan left out.
    pub next_due: Option<Day>,
}

/// The decks of the candidates, in their order.
///
/// `plan` is the ordinary plan of `today` for the same candidates: no wishes, so that nothing is hidden by a limit.
#[must_use]
pub fn overview(candidates: &[Candidate], plan: &Plan, today: Day) -> Vec<DeckOverview> {
    let planned: HashSet<_> = plan.questions.iter().map(|planned| &planned.key).collect();
    let mut places: HashMap<&DeckId, usize> = HashMap::new();
    let mut decks: Vec<DeckOverview> = Vec::new();
    for candidate in candidates {
        let place = *places.entry(&candidate.key.deck).or_insert(decks.len());
        if place == decks.len() {
            decks.push(DeckOverview {
                deck: candidate.key.deck.clone(),
                questions: 0,
                due: 0,
                new: 0,
                new_today: 0,
                next_due: None,
            });
        }
        add(
            &mut decks[place],
            candidate,
            planned.contains(&candidate.key),
            today,
        );
    }
    decks
}

fn add(deck: &mut DeckOverview, candidate: &Candidate, planned: bool, today: Day) {
    deck.questions += 1;
    match candidate.state {
        _ if candidate.suspended => {}
        None => {
            deck.new += 1;
            deck.new_today += usize::from(planned);
        }
        Some(_) if planned => deck.due += usize::from(candidate.is_due(today)),
        Some(state) => {
            let day = state.due.max(today.plus(Days(1)));
            deck.next_due = Some(deck.next_due.map_or(day, |known| known.min(day)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Grade, Millis, Offset, Probability, Seed};
    use crate::memory::{Answered, Scheduler, Spread};
    use crate::plan::{DayLimits, Request, Wishes, plan};

    #[test]
    fn decks_say_what_today_brings_and_when_the_next_comes() {
        let scheduler = Scheduler::default();
        let candidate = |key: &str, grade: Option<Grade>, suspended| Candidate {
            key: key.parse().unwrap(),
            topic: None,
            tags: Vec::new(),
            needs: Vec::new(),
            state: grade.map(|grade| {
                let answer = Answered {
                    at: Millis(12 * 3_600_000),
                    offset: Offset(0),
                    grade,
                    retention: Probability::new(0.9),
                    spread: Spread::default(),
                };
                scheduler.after(None, &answer)
            }),
            suspended,
            buried: false,
            introduced: grade.map(|_| Day(0)),
        };
        // good leads to day 2, easy to day 8
        let candidates = [
            candidate("a/w/c1", Some(Grade::Good), false),
            candidate("a/w/c2", Some(Grade::Good), false),
            candidate("a/x", Some(Grade::Easy), false),
            candidate("a/y", None, false),
            candidate("a/z", None, true),
            candidate("b/x", Some(Grade::Easy), false),
            candidate("b/y", Some(Grade::Again), true),
        ];
        let today = Day(2);
        let plan = plan(&Request {
            candidates: &candidates,
            today,
            now: Millis(60 * 3_600_000),
            scheduler: &scheduler,
            limits: &DayLimits::default(),
            wishes: &Wishes::default(),
            seed: Seed(0),
        });
        let deck = |name, questions, due, new, next| DeckOverview {
            deck: DeckId::new(name).unwrap(),
            questions,
            due,
            new,
            new_today: new,
            next_due: Some(next),
        };
        assert_eq!(
            overview(&candidates, &plan, today),
            [deck("a", 5, 1, 1, Day(3)), deck("b", 2, 0, 0, Day(8))]
        );
    }
}
