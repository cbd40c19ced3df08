//! The memory model FSRS-6, and the whole days it leads to.

use fsrs::{FSRS, FSRSItem, FSRSReview, MemoryState, NextStates};

use super::guess::{self, KNOWN_AT_FIRST};
use super::{Answered, Intervals, Mind, Spread, State};
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

    /// The weights it was made with, in FSRS-6's order.
    #[must_use]
    pub fn weights(&self) -> &[f32; WEIGHTS] {
        &self.weights
    }

    /// The same model in bare numbers, for simulations.
    #[must_use]
    pub fn mind(&self) -> Mind {
        Mind::new(&self.weights)
    }

    /// The state of a question after an answer; `before` is `None` for its first.
    ///
    /// A clock that went backwards counts as no time passed.
    #[must_use]
    pub fn after(&self, before: Option<&State>, answer: &Answered) -> State {
        let moved = self.moved(before, answer);
        State {
            due: self.due(before, &moved, answer),
            ..moved
        }
    }

    /// The state after answers in their order: what one [`Scheduler::after`] after the other leads to. When it is due is
    /// worked out for the last of them alone, which spares a third of the work; `before` without answers.
    #[must_use]
    pub fn after_all(&self, before: Option<&State>, answers: &[Answered]) -> Option<State> {
        let Some((last, earlier)) = answers.split_last() else {
            return before.copied();
        };
        let moved = earlier.iter().fold(before.copied(), |state, answer| {
            Some(self.moved(state.as_ref(), answer))
        });
        Some(self.after(moved.as_ref(), last))
    }

    /// The state after an answer as if it were due at once; a later state hangs on everything else in it.
    fn moved(&self, before: Option<&State>, answer: &Answered) -> State {
        let day = Day::of(answer.at, answer.offset);
        let elapsed = before.map_or(Days(0), |state| day.since(state.last_day));
        // the model refuses only what is not finite; the memory then stays as it was
        let next = self.memory_after(before, elapsed, answer);
        let next = next.unwrap_or_else(|| before.map_or(FALLBACK, memory));
        let (stability, difficulty) = (f64::from(next.stability), f64::from(next.difficulty));
        let missed = !answer.grade.passed();
        let lapsed = missed && before.is_some_and(|state| !state.learning);
        State {
            stability,
            difficulty,
            last: answer.at,
            last_day: day,
            due: day,
            learning: missed,
            reps: before.map_or(0, |state| state.reps).saturating_add(1),
            lapses: before
                .map_or(0, |state| state.lapses)
                .saturating_add(u32::from(lapsed)),
        }
    }

    /// The day on which a question is due after an answer that moved it on.
    fn due(&self, before: Option<&State>, moved: &State, answer: &Answered) -> Day {
        if moved.learning {
            return moved.last_day;
        }
        let interval = self.days(before, memory(moved).stability, answer);
        let days = answer.spread.applied(interval, answer.grade);
        moved.last_day.plus(days)
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

    /// The same for a form in which a right answer is a guess with the chance `guess`; what may be a guess leads less far.
    #[must_use]
    pub fn intervals_of(
        &self,
        before: Option<&State>,
        now: Millis,
        offset: Offset,
        retention: Probability,
        guess: Probability,
    ) -> Intervals {
        if guess.value() <= 0.0 {
            return self.intervals(before, now, offset, retention);
        }
        Grade::ALL.map(|grade| {
            let answer = Answered {
                at: now,
                offset,
                grade,
                retention,
                spread: Spread::default(),
                guess,
            };
            let after = self.after(before, &answer);
            after.due.since(after.last_day)
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

    /// The memory after an answer. A right answer that may be a guess leads to a mixture of both, unless it was easy.
    fn memory_after(
        &self,
        before: Option<&State>,
        elapsed: Days,
        answer: &Answered,
    ) -> Option<MemoryState> {
        let known = self.step(before, elapsed, answer.grade)?;
        let guess = answer.guess.value();
        // easy is the learner's own word: it was known
        let judged = matches!(answer.grade, Grade::Hard | Grade::Good);
        if guess <= 0.0 || !judged {
            return Some(known);
        }
        let guessed = self.step(before, elapsed, Grade::Again)?;
        let recall = |stability: f64, days: f64| {
            #[allow(clippy::cast_possible_truncation)] // the model's own precision
            let (stability, days) = (stability as f32, days as f32);
            let difficulty = known.difficulty;
            let state = MemoryState {
                stability,
                difficulty,
            };
            f64::from(fsrs::current_retrievability(state, days, self.decay))
        };
        let prior = before.map_or(KNOWN_AT_FIRST, |state| {
            recall(state.stability, f64::from(elapsed.0))
        });
        let share = guess::knew(prior, guess);
        let mix = |known: f32, guessed: f32| {
            share * f64::from(known) + (1.0 - share) * f64::from(guessed)
        };
        let (one, other) = (f64::from(known.stability), f64::from(guessed.stability));
        #[allow(clippy::cast_possible_truncation)] // the model's own precision
        Some(MemoryState {
            stability: guess::mixed(share, one, other, recall) as f32,
            difficulty: mix(known.difficulty, guessed.difficulty) as f32,
        })
    }

    /// One step of the model, for one grade: the four at once would cost four times as much.
    fn step(&self, before: Option<&State>, elapsed: Days, grade: Grade) -> Option<MemoryState> {
        let review = FSRSReview {
            rating: u32::from(grade.number()),
            delta_t: elapsed.0,
        };
        let item = FSRSItem {
            reviews: vec![review],
        };
        self.model.memory_state(item, before.map(memory)).ok()
    }

    /// Whole days from an answer to the next: none after a miss, else at least one, and for a first answer never fewer than
    /// for a worse grade. (Later ones are ordered by the model itself.)
    fn days(&self, before: Option<&State>, stability: f32, answer: &Answered) -> Days {
        #[allow(clippy::cast_possible_truncation)] // the model's own precision
        let retention = answer.retention.value() as f32;
        let rounded = |stability| whole(self.model.next_interval(Some(stability), retention, 0));
        let own = rounded(stability);
        let worse = Grade::ALL
            .into_iter()
            .filter(|grade| before.is_none() && grade.passed() && *grade < answer.grade);
        let worse = worse
            .filter_map(|grade| self.memory_after(None, Days(0), &Answered { grade, ..*answer }));
        Days(worse.fold(own, |days, other| days.max(rounded(other.stability))))
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

/// What is remembered when the model refuses a first answer, which no sound weights lead to.
const FALLBACK: MemoryState = MemoryState {
    stability: 1.0,
    difficulty: 5.0,
};

#[allow(clippy::cast_possible_truncation)] // both numbers came from the model's f32
fn memory(state: &State) -> MemoryState {
    MemoryState {
        stability: state.stability as f32,
        difficulty: state.difficulty as f32,
    }
}

/// Whole days of an interval, one at least.
fn whole(interval: f32) -> u32 {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // clamped to 1 and LONGEST
    let days = interval.round().clamp(1.0, 36_500.0) as u32;
    days.min(LONGEST)
}

/// Whole days: at least one after a right answer, and never fewer for a better grade.
///
/// Pushing the grades a day apart, as some do, would ask young questions later than their wanted chance of recall says.
fn days(next: &NextStates, grade: Grade) -> Days {
    let hard = whole(next.hard.interval);
    let good = whole(next.good.interval).max(hard);
    let easy = whole(next.easy.interval).max(good);
    Days(match grade {
        Grade::Again => 0,
        Grade::Hard => hard,
        Grade::Good => good,
        Grade::Easy => easy,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const DAY: i64 = 86_400_000;

    fn answer(at: i64, grade: Grade) -> Answered {
        Answered {
            at: Millis(at),
            offset: Offset(0),
            grade,
            retention: Probability::new(0.9),
            guess: Probability::new(0.0),
            spread: Spread::default(),
        }
    }

    proptest! {
        /// However a question is asked and answered: all answers at once lead where one after the other leads, to the bit.
        #[test]
        fn many_answers_lead_where_each_leads(
            known in 0_usize..4,
            answers in prop::collection::vec((0_i64..900 * DAY, 1_u8..5, 0.7_f64..0.99, 0_u8..4, -3_i16..4), 0..14)
        ) {
            let scheduler = Scheduler::default();
            let mut now = 20_000 * DAY;
            let answers: Vec<Answered> = answers.into_iter().map(|(later, grade, retention, guess, by)| {
                // now and then at once, and with a clock that was set back
                now += if later % 5 == 0 { -DAY } else if later % 3 == 0 { later % DAY } else { later };
                Answered {
                    at: Millis(now),
                    offset: Offset(540),
                    grade: Grade::from_number(grade).unwrap(),
                    retention: Probability::new(retention),
                    guess: Probability::new(f64::from(guess) / 4.0),
                    spread: Spread { hard: by, good: by, easy: -by },
                }
            }).collect();
            let (before, after) = answers.split_at(known.min(answers.len()));
            let walked = |state: Option<State>, answers: &[Answered]| {
                answers.iter().fold(state, |state, answer| Some(scheduler.after(state.as_ref(), answer)))
            };
            let before = walked(None, before);
            prop_assert_eq!(scheduler.after_all(before.as_ref(), after), walked(before, after));
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
    fn one_grade_alone_leads_where_all_four_lead() {
        let scheduler = Scheduler::default();
        let mut state = None;
        for step in 0..40_i64 {
            let grade = Grade::ALL[usize::try_from(step * 7 % 11 % 4).unwrap()];
            let now = step * step % 17 * DAY + step * 17 * DAY;
            let answer = answer(now, grade);
            let shown = scheduler.intervals(state.as_ref(), answer.at, Offset(0), answer.retention);
            let after = scheduler.after(state.as_ref(), &answer);
            let days = after.due.since(after.last_day);
            assert_eq!(
                days,
                shown[usize::from(grade.number()) - 1],
                "{grade} at {step}"
            );
            state = Some(after);
        }
    }

    #[test]
    fn a_right_guess_is_worth_less_than_a_recall() {
        let scheduler = Scheduler::default();
        let by = |n: f64, at: i64, before: Option<&State>, grade| {
            let guess = Probability::new(if n > 0.0 { 1.0 / n } else { 0.0 });
            scheduler.after(
                before,
                &Answered {
                    guess,
                    ..answer(at, grade)
                },
            )
        };
        let known = by(0.0, 0, None, Grade::Good);
        let (of_four, of_two) = (by(4.0, 0, None, Grade::Good), by(2.0, 0, None, Grade::Good));
        assert!(known.stability > of_four.stability && of_four.stability > of_two.stability);
        let later = |n| by(n, 9 * DAY, Some(&known), Grade::Good);
        assert!(later(0.0).stability > later(4.0).stability);
        assert!(later(0.0).difficulty < later(4.0).difficulty);
        assert_eq!(
            by(4.0, 9 * DAY, Some(&known), Grade::Again),
            by(0.0, 9 * DAY, Some(&known), Grade::Again)
        );
    }

    #[test]
    fn weights_that_are_no_numbers_are_refused() {
        assert!(Scheduler::new(&[f32::NAN; WEIGHTS]).is_err());
        assert!(Scheduler::new(&fsrs::DEFAULT_PARAMETERS).is_ok());
    }
}
