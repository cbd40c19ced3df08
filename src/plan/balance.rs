//! On which day a question comes back, among the days that are as good.

use std::collections::{BTreeMap, HashMap};

use rand::Rng;

use super::Candidate;
use crate::base::{CardId, Day, Days, DeckId, Face, Grade, QuestionKey, Seed, Weekday};
use crate::memory::{Intervals, Spread, State, as_good_as};

/// Days ahead whose load is levelled: most of what will be due beyond a year is not known yet, so there chance does.
pub const HORIZON: Days = Days(365);

/// Days before and after the range that tell what load is usual around it: a week, so that every weekday counts once.
const AROUND: i32 = 7;

/// How much is wished for each day of the week: 1 for an ordinary day, 0 for one as free as can be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EasyDays([f64; 7]);

impl Default for EasyDays {
    /// All days alike.
    fn default() -> Self {
        Self([1.0; 7])
    }
}

impl EasyDays {
    /// The same week with another weight for one day, 0 to 1.
    #[must_use]
    pub fn with(mut self, weekday: Weekday, weight: f64) -> Self {
        self.0[weekday as usize] = weight.clamp(0.0, 1.0);
        self
    }

    /// The weight of a day of the week, 0 to 1.
    #[must_use]
    pub fn of(self, weekday: Weekday) -> f64 {
        self.0[weekday as usize]
    }

    /// The weight of a day, 0 to 1.
    #[must_use]
    pub fn weight(self, day: Day) -> f64 {
        self.of(day.weekday())
    }

    /// The share of a daily number that a day brings, rounded to whole questions.
    #[must_use]
    pub fn share(self, number: u32, day: Day) -> u32 {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // 0 to `number`
        let share = (f64::from(number) * self.weight(day)).round() as u32;
        share
    }
}

/// The days to come: how many questions fall due on each, where siblings are, which days are easy.
///
/// It chooses when a question is answered; what it chose is kept with the review ([`Spread`]), so that the day told to
/// the learner is the day that comes, and nothing has to be known of other questions to derive it again.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Balance {
    load: BTreeMap<Day, u32>,
    easy: EasyDays,
    siblings: HashMap<(DeckId, CardId), BTreeMap<Face, Day>>,
}

impl Balance {
    /// The load of the days to come, all decks together; `candidates` are those whose siblings are to be kept apart.
    #[must_use]
    pub fn new(load: BTreeMap<Day, u32>, easy: EasyDays, candidates: &[Candidate]) -> Self {
        let mut balance = Self {
            load,
            easy,
            siblings: HashMap::new(),
        };
        let card = |at: usize| {
            candidates
                .get(at)
                .map(|known| (&known.key.deck, &known.key.card))
        };
        for (at, candidate) in candidates.iter().enumerate() {
            // the faces of a card stand beside each other; cards of one face need not be remembered
            let alone = card(at) != card(at + 1) && (at == 0 || card(at) != card(at - 1));
            if !alone {
                balance.settle(&candidate.key, candidate.state.map(|state| state.due));
            }
        }
        balance
    }

    /// By how many days a question is to be moved after each grade.
    ///
    /// Of the days that are as good as the exact one: no day of a sibling where another can be had, then the day with the
    /// least load for its weight, then the one nearest to the exact day. Load is held against what is usual around the
    /// range, so that later days, which are emptier because less is planned yet, do not draw everything. Days equal in all
    /// that are drawn by chance, from the question's name and how often it was answered: the same on every machine.
    #[must_use]
    pub fn spread(&self, key: &QuestionKey, reps: u32, today: Day, exact: &Intervals) -> Spread {
        let draw = Draw {
            key,
            seed: Seed(0).derive(&format!("{key} after {reps} answers")),
            today,
        };
        let mut least = Days(0);
        let mut chosen = [0; 4];
        for grade in [Grade::Hard, Grade::Good, Grade::Easy] {
            let place = usize::from(grade.number()) - 1;
            let range = as_good_as(exact[place]);
            // a better grade never leads to an earlier day
            let start = (*range.start()).max(least).min(*range.end());
            least = self.best(&draw, exact[place], start, *range.end());
            let moved = i64::from(least.0) - i64::from(exact[place].0);
            chosen[place] = i16::try_from(moved).unwrap_or(0);
        }
        let [_, hard, good, easy] = chosen;
        Spread { hard, good, easy }
    }

    /// A question was answered, corrected or taken back: its day is another now.
    pub fn moved(&mut self, key: &QuestionKey, before: Option<&State>, after: Option<&State>) {
        if let Some(load) = before.and_then(|state| self.load.get_mut(&state.due)) {
            *load = load.saturating_sub(1);
        }
        if let Some(state) = after {
            *self.load.entry(state.due).or_default() += 1;
        }
        self.settle(key, after.map(|state| state.due));
    }

    fn settle(&mut self, key: &QuestionKey, due: Option<Day>) {
        let card = (key.deck.clone(), key.card.clone());
        match due {
            Some(due) => {
                self.siblings.entry(card).or_default().insert(key.face, due);
            }
            None => {
                if let Some(faces) = self.siblings.get_mut(&card) {
                    faces.remove(&key.face);
                }
            }
        }
    }

    fn best(&self, draw: &Draw<'_>, exact: Days, from: Days, to: Days) -> Days {
        if from == to {
            return from;
        }
        let usual = self.usual(draw.today, from, to);
        let rank = |days: Days| {
            let day = draw.today.plus(days);
            let known = days <= HORIZON;
            let away = if known { days.0.abs_diff(exact.0) } else { 0 };
            let mut chance = draw.seed.derive(&days.0.to_string()).generator();
            let busy = if known { self.busy(day, usual) } else { 0 };
            (self.is_taken(draw.key, day), busy, away, chance.next_u64())
        };
        let days = (from.0..=to.0).map(Days);
        days.min_by_key(|&days| rank(days)).unwrap_or(exact)
    }

    /// Whether a sibling falls due on a day.
    fn is_taken(&self, key: &QuestionKey, day: Day) -> bool {
        let card = (key.deck.clone(), key.card.clone());
        let faces = self.siblings.get(&card).into_iter().flatten();
        faces
            .into_iter()
            .any(|(face, due)| *face != key.face && *due == day)
    }

    /// How busy a day would be with one question more, in millionths of a question of an ordinary day.
    fn busy(&self, day: Day, usual: Usual) -> u64 {
        /// Fine enough for every load, and coarse enough for two days to be equal.
        const UNIT: f64 = 1e6;
        let away = f64::from(day.0) - usual.middle;
        // without the trend, and no less than nothing
        let load = (self.at(day) - usual.slope * away).max(0.0) + 1.0;
        let weight = self.easy.weight(day);
        if weight > 0.0 {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            // `as` stops at the end
            let busy = (load / weight * UNIT).round() as u64;
            busy
        } else {
            u64::MAX
        }
    }

    fn at(&self, day: Day) -> f64 {
        f64::from(self.load.get(&day).copied().unwrap_or(0))
    }

    fn usual(&self, today: Day, from: Days, to: Days) -> Usual {
        if from > HORIZON {
            return Usual::default();
        }
        let first = today.plus(from).0.saturating_sub(AROUND).max(today.0 + 1);
        let last = today.plus(to.min(HORIZON)).0.saturating_add(AROUND);
        let middle = f64::midpoint(f64::from(first), f64::from(last));
        let (mut product, mut square) = (0.0, 0.0);
        for day in first..=last {
            let (load, away) = (self.at(Day(day)), f64::from(day) - middle);
            product += load * away;
            square += away * away;
        }
        let slope = product / square;
        Usual { middle, slope }
    }
}

/// The question for which a day is sought.
struct Draw<'a> {
    key: &'a QuestionKey,
    seed: Seed,
    today: Day,
}

/// The load that is usual around a range of days: the line of least squares.
#[derive(Debug, Clone, Copy, Default)]
struct Usual {
    /// The middle of the days looked at, in days since 1970.
    middle: f64,
    /// Questions more from each day to the next.
    slope: f64,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TODAY: Day = Day(20_000);

    fn key(text: &str) -> QuestionKey {
        text.parse().unwrap()
    }

    fn days(all: [u32; 4]) -> Intervals {
        all.map(Days)
    }

    fn due(balance: &Balance, name: &str, days: [u32; 4], grade: Grade) -> u32 {
        let exact = self::days(days);
        let spread = balance.spread(&key(name), 3, TODAY, &exact);
        let place = usize::from(grade.number()) - 1;
        spread.applied(exact[place], grade).0
    }

    #[test]
    fn short_intervals_are_kept_to_the_day() {
        let balance = Balance::default();
        for name in ["d/a", "d/b", "d/c"] {
            let spread = balance.spread(&key(name), 1, TODAY, &days([0, 1, 2, 2]));
            assert_eq!(spread, Spread::default());
        }
    }

    #[test]
    fn questions_learnt_together_come_back_on_different_days() {
        let mut balance = Balance::default();
        let mut counts = BTreeMap::new();
        for number in 0..70 {
            let name = format!("d/c{number}");
            let days = due(&balance, &name, [0, 10, 20, 40], Grade::Good);
            *counts.entry(days).or_insert(0) += 1;
            *balance.load.entry(TODAY.plus(Days(days))).or_default() += 1;
        }
        // 17 to 23 days are as good as 20
        assert_eq!(counts, (17..=23).map(|day| (day, 10)).collect());
    }

    #[test]
    fn later_days_that_are_emptier_by_nature_draw_nothing() {
        // every day has one question fewer than the day before
        let load = (1..60)
            .map(|day| (TODAY.plus(Days(day)), 100 - day))
            .collect();
        let balance = Balance::new(load, EasyDays::default(), &[]);
        let all: Vec<_> = (0..200)
            .map(|n| due(&balance, &format!("d/c{n}"), [0, 10, 20, 40], Grade::Good))
            .collect();
        let mean = f64::from(all.iter().sum::<u32>()) / 200.0;
        assert!((mean - 20.0).abs() < 0.5, "{mean}");
    }

    #[test]
    fn an_easy_day_gets_its_share_and_a_free_day_nothing() {
        let half = Day(TODAY.0 + 20).weekday();
        let free = Day(TODAY.0 + 21).weekday();
        let easy = EasyDays::default().with(half, 0.5).with(free, 0.0);
        let mut balance = Balance::new(BTreeMap::new(), easy, &[]);
        let mut counts = BTreeMap::new();
        for number in 0..110 {
            let days = due(
                &balance,
                &format!("d/c{number}"),
                [0, 10, 20, 40],
                Grade::Good,
            );
            *counts.entry(days).or_insert(0_u32) += 1;
            *balance.load.entry(TODAY.plus(Days(days))).or_default() += 1;
        }
        assert!(!counts.contains_key(&21), "{counts:?}");
        assert!(
            (8..=12).contains(&counts[&20]) && counts[&19] >= 18,
            "{counts:?}"
        );
        assert_eq!(
            (
                easy.share(20, TODAY.plus(Days(20))),
                easy.share(3, TODAY.plus(Days(21)))
            ),
            (10, 0)
        );
        // where all days are free, one of them it has to be
        let never = Weekday::ALL
            .into_iter()
            .fold(easy, |easy, day| easy.with(day, 0.0));
        let balance = Balance::new(BTreeMap::new(), never, &[]);
        assert!((17..=23).contains(&due(&balance, "d/a", [0, 10, 20, 40], Grade::Good)));
    }

    #[test]
    fn siblings_stay_apart_where_they_can() {
        let mut balance = Balance::default();
        for (face, at) in [(1, 17), (2, 18), (3, 19), (4, 20), (5, 21), (6, 22)] {
            balance.settle(&key(&format!("d/a/c{face}")), Some(TODAY.plus(Days(at))));
        }
        assert_eq!(due(&balance, "d/a/c9", [0, 10, 20, 40], Grade::Good), 23);
        balance.settle(&key("d/a/c1"), None);
        let left = due(&balance, "d/a/c9", [0, 10, 20, 40], Grade::Good);
        assert!(left == 17 || left == 23, "{left}");
        assert_eq!(due(&balance, "d/a/c3", [0, 1, 2, 2], Grade::Good), 2);
    }

    proptest! {
        #[test]
        fn what_is_chosen_is_as_good_and_better_grades_never_lead_back(
            load in prop::collection::btree_map(1..120_u32, 0..50_u32, 0..60),
            mut exact in prop::array::uniform3(1..36_500_u32),
            easy in prop::array::uniform7(0.0..1.0_f64),
            name in "[a-f]/[a-f]/c[1-9]",
            reps in 0..50_u32,
        ) {
            exact.sort_unstable();
            let exact = days([0, exact[0], exact[1], exact[2]]);
            let load: BTreeMap<_, _> = load.into_iter().map(|(d, n)| (TODAY.plus(Days(d)), n)).collect();
            let easy = Weekday::ALL.into_iter().zip(easy).fold(EasyDays::default(), |all, (day, one)| all.with(day, one));
            let balance = Balance::new(load, easy, &[]);
            let spread = balance.spread(&key(&name), reps, TODAY, &exact);
            prop_assert_eq!(spread, balance.spread(&key(&name), reps, TODAY, &exact));
            let mut before = Days(0);
            for (interval, grade) in exact.into_iter().zip(Grade::ALL).skip(1) {
                let moved = i64::from(interval.0) + i64::from(spread.of(grade));
                let after = spread.applied(interval, grade);
                prop_assert_eq!(i64::from(after.0), moved, "nothing is cut");
                prop_assert!(as_good_as(interval).contains(&after) && after >= before);
                before = after;
            }
        }
    }
}
