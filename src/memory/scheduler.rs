//! The memory model FSRS-6, and the whole days it leads to.

use fsrs::{FSRS, ItemState, MemoryState, NextStates};

use super::{Answered, Intervals, State};
use crate::base::{Day, Days, Grade, Millis, Offset, Probability};

/// How many weights FSRS-6 has.
pub const WEIGHTS: usize = 21;

/// The longest interval, in days: a hundred years; beyond it a due day says nothing.
const LONGEST: u32 = 36_500;

/// Why weights cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("these are no weights of FSRS: 21 finite numbers wanted")]
pub struct WeightsError;

/// Moves memories on, one answer at a time: a pure function of the weights.
#[derive(Debug, Clone)]
pub struct Scheduler {
    model: FSRS,
    weights: [f32; WEIGHTS],
    decay: f32,
}

impl Default for Scheduler {
    /// The scheduler of the average learner: the published default weights.
    fn default() -> Self {
        Self {
            model: FSRS::default(),
            weights: fsrs::DEFAULT_PARAMETERS,
            decay: fsrs::FSRS6_DEFAULT_DECAY,
        }
    }
}

impl Scheduler {
    /// A scheduler with a learner's own weights, in FSRS-6's order; values outside their range are drawn into it.
    ///
    /// # Errors
    /// [`WeightsError`] when a weight is not finite.
    pub fn new(weights: &[f32; WEIGHTS]) -> Result<Self, WeightsError> {
        /// The range in which the model keeps its last weight, the decay of the forgetting curve.
        const DECAY: (f32, f32) = (0.1, 0.8);
        if weights.iter().any(|weight| !weight.is_finite()) {
            return Err(WeightsError);
        }
        let model = FSRS::new(weights).map_err(|_| WeightsError)?;
        Ok(Self {
            model,
            weights: *weights,
            decay: weights[WEIGHTS - 1].clamp(DECAY.0, DECAY.1),
        })
    }

    /// The weights, in FSRS-6's order, as they were given.
    #[must_use]
    pub fn weights(&self) -> &[f32; WEIGHTS] {
        &self.weights
    }

    /// The state of a question after an answer; `before` is `None` for its first.
    ///
    /// A clock that went backwards counts as no time passed.
    #[must_use]
    pub fn after(&self, before: Option<&State>, answer: &Answered) -> State {
        let day = Day::of(answer.at, answer.offset);
        let next = self.next(before, day, answer.retention);
        let (stability, difficulty, interval) = match &next {
            Some(next) => {
                let item = pick(next, answer.grade);
                (
                    f64::from(item.memory.stability),
                    f64::from(item.memory.difficulty),
                    days(next, answer.grade),
                )
            }
            // the model refuses only what is not finite; the memory then stays as it was
            None => before.map_or((1.0, 5.0, Days(1)), |state| {
                (state.stability, state.difficulty, Days(1))
            }),
        };
        let missed = !answer.grade.passed();
        let lapsed = missed && before.is_some_and(|state| !state.learning);
        State {
            stability,
            difficulty,
            last: answer.at,
            last_day: day,
            due: if missed {
                day
            } else {
                day.plus(answer.spread.applied(interval, answer.grade))
            },
            learning: missed,
            reps: before.map_or(0, |state| state.reps).saturating_add(1),
            lapses: before
                .map_or(0, |state| state.lapses)
                .saturating_add(u32::from(lapsed)),
        }
    }

    /// The days to which the four grades would lead, if the question were answered at `now`, before any is moved to level
    /// the load.
    #[must_use]
    pub fn intervals(
        &self,
        before: Option<&State>,
        now: Millis,
        offset: Offset,
        retention: Probability,
    ) -> Intervals {
        self.next(before, Day::of(now, offset), retention)
            .map_or([Days(0), Days(1), Days(1), Days(1)], |next| {
                Grade::ALL.map(|grade| days(&next, grade))
            })
    }

    /// The chance of recall at `now`, fractions of a day included; 1 at the instant of the last answer.
    #[must_use]
    pub fn retrievability(&self, state: &State, now: Millis) -> Probability {
        #[allow(clippy::cast_possible_truncation)] // the model's own precision
        let elapsed = now.days_since(state.last).max(0.0) as f32;
        Probability::new(f64::from(fsrs::current_retrievability(
            memory(state),
            elapsed,
            self.decay,
        )))
    }

    /// The days after which the chance of recall has fallen to `retention`, unrounded.
    #[must_use]
    pub fn interval(&self, stability: f64, retention: Probability) -> f64 {
        #[allow(clippy::cast_possible_truncation)] // the model's own precision
        let (stability, retention) = (stability as f32, retention.value() as f32);
        // the grade is asked for only where there is no stability
        f64::from(self.model.next_interval(Some(stability), retention, 0))
    }

    fn next(&self, before: Option<&State>, day: Day, retention: Probability) -> Option<NextStates> {
        #[allow(clippy::cast_possible_truncation)] // the model's own precision
        let retention = retention.value() as f32;
        let elapsed = before.map_or(Days(0), |state| day.since(state.last_day));
        self.model
            .next_states(before.map(memory), retention, elapsed.0)
            .ok()
    }
}

#[allow(clippy::cast_possible_truncation)] // both numbers came from the model's f32
fn memory(state: &State) -> MemoryState {
    MemoryState {
        stability: state.stability as f32,
        difficulty: state.difficulty as f32,
    }
}

fn pick(next: &NextStates, grade: Grade) -> &ItemState {
    match grade {
        Grade::Again => &next.again,
        Grade::Hard => &next.hard,
        Grade::Good => &next.good,
        Grade::Easy => &next.easy,
    }
}

/// Whole days: at least one after a right answer, and never fewer for a better grade.
///
/// Pushing the grades a day apart, as some do, would ask young questions later than their wanted chance of recall says.
fn days(next: &NextStates, grade: Grade) -> Days {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // clamped to 1 and LONGEST
    let whole = |item: &ItemState| item.interval.round().clamp(1.0, 36_500.0) as u32;
    let hard = whole(&next.hard);
    let good = whole(&next.good).max(hard);
    let easy = whole(&next.easy).max(good);
    Days(match grade {
        Grade::Again => 0,
        Grade::Hard => hard.min(LONGEST),
        Grade::Good => good.min(LONGEST),
        Grade::Easy => easy.min(LONGEST),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::Spread;

    const DAY: i64 = 86_400_000;

    fn answer(at: i64, grade: Grade) -> Answered {
        Answered {
            at: Millis(at),
            offset: Offset(0),
            grade,
            retention: Probability::new(0.9),
            spread: Spread::default(),
        }
    }

    #[test]
    fn a_spread_moves_the_day_and_nothing_else() {
        let scheduler = Scheduler::default();
        let exact = scheduler.after(None, &answer(0, Grade::Easy));
        let spread = Spread {
            easy: 1,
            ..Spread::default()
        };
        let moved = Answered {
            spread,
            ..answer(0, Grade::Easy)
        };
        let moved = scheduler.after(None, &moved);
        assert_eq!(moved.due.since(exact.due), Days(1));
        assert_eq!(
            (moved.stability, moved.last_day),
            (exact.stability, exact.last_day)
        );
    }

    #[test]
    fn a_first_good_answer_has_the_published_stability() {
        let state = Scheduler::default().after(None, &answer(0, Grade::Good));
        assert!(
            (state.stability - 2.3065).abs() < 1e-4 && (state.difficulty - 2.1181).abs() < 1e-4,
            "{state:?}"
        );
        assert_eq!((state.due, state.learning), (Day(-1).plus(Days(2)), false));
    }

    #[test]
    fn better_grades_lead_further() {
        let scheduler = Scheduler::default();
        let mut state = None;
        for step in 0..30 {
            let now = Millis(step * 3 * DAY);
            let days = scheduler.intervals(state.as_ref(), now, Offset(0), Probability::new(0.9));
            assert!(
                days[0] == Days(0) && days.windows(2).all(|pair| pair[0] <= pair[1]),
                "{days:?}"
            );
            state = Some(scheduler.after(state.as_ref(), &answer(now.0, Grade::Good)));
        }
    }

    #[test]
    fn a_miss_stays_due_today_and_counts_one_lapse() {
        let scheduler = Scheduler::default();
        let known = scheduler.after(None, &answer(0, Grade::Easy));
        let missed = scheduler.after(Some(&known), &answer(9 * DAY, Grade::Again));
        let again = scheduler.after(Some(&missed), &answer(9 * DAY + 60_000, Grade::Again));
        assert_eq!(
            (missed.due, missed.learning, missed.lapses, again.lapses),
            (missed.last_day, true, 1, 1)
        );
        assert!(missed.stability < known.stability, "a lapse shortens");
        let right = scheduler.after(Some(&again), &answer(9 * DAY + 120_000, Grade::Good));
        assert!(right.due > right.last_day && !right.learning);
    }

    #[test]
    fn recall_falls_by_fractions_of_a_day() {
        let scheduler = Scheduler::default();
        let state = scheduler.after(None, &answer(0, Grade::Good));
        let recall = |at: i64| scheduler.retrievability(&state, Millis(at)).value();
        assert!((recall(0) - 1.0).abs() < 1e-9 && recall(DAY / 2) > recall(DAY));
        #[allow(clippy::cast_possible_truncation)]
        let at_stability = (state.stability * DAY as f64) as i64;
        assert!((recall(at_stability) - 0.9).abs() < 1e-4);
        assert!((recall(-DAY) - 1.0).abs() < 1e-9, "a clock set back");
    }

    #[test]
    fn weights_that_are_no_numbers_are_refused() {
        assert!(Scheduler::new(&[f32::NAN; WEIGHTS]).is_err());
        assert!(Scheduler::new(&fsrs::DEFAULT_PARAMETERS).is_ok());
    }
}
