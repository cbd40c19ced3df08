//! Simulated learners over 180 days.
//!
//! How can a scheduler with chance in it be tested? By a learner whose true memory is known: here it is FSRS itself with a
//! seed, so what the program predicts is what the learner does. The learner follows the plan day by day, and what must
//! hold on every day for every learner is asserted while it happens; what must come out in the end is asserted after.

#![allow(clippy::unwrap_used, clippy::panic)] // the helpers of tests may, like the tests themselves

use std::collections::{BTreeMap, BTreeSet};

use quizdeck::base::{
    CardId, Day, Days, DeckId, Face, Grade, Millis, Offset, Probability, QuestionKey, Seed, Topic,
};
use quizdeck::deck::Form;
use quizdeck::memory::{Answered, Scheduler, Spread, State};
use quizdeck::plan::{
    Balance, Candidate, DayLimits, DeckLimit, NEW_OVERALL, NEW_PER_DECK, Plan, Request, Wishes,
    introduced_on, plan,
};
use quizdeck::report::{Asked, Digest, Gone, Inquiry, Retention, Row, stats};
use rand::RngExt;
use rand_pcg::Pcg64Mcg;

const DAYS: i32 = 180;
const FIRST: Day = Day(20_000);
const DAY_MS: i64 = 86_400_000;
const HOUR_MS: i64 = 3_600_000;
const RETENTION: f64 = 0.9;
/// Every right answer leads to tomorrow at the earliest.
const SHORTEST_GOOD: Days = Days(1);
/// From this stability on, in days, the wished recall is met: below it the next day that can be named is too late, and a
/// question missed at first sight falls under nine of ten until it has settled.
const RIPE: f64 = 4.0;
/// Answers on the worst day for each new question a day; about six are usual.
const ANSWERS_PER_NEW: usize = 9;

/// A learner, the questions of the chosen decks, and the log of what happened.
struct Learner {
    name: String,
    chance: Pcg64Mcg,
    scheduler: Scheduler,
    questions: Vec<Candidate>,
    places: BTreeMap<QuestionKey, usize>,
    /// The chance that a day goes by without study.
    lazy: f64,
    log: Vec<Row>,
    /// Whether tests of memory were passed where whole days can meet the wished recall.
    ripe: Vec<bool>,
    /// Answers on each day.
    load: Vec<usize>,
    /// Levels the days to come.
    balance: Option<Balance>,
}

/// What a deck of the simulation looks like.
struct Shape {
    deck: &'static str,
    cards: usize,
}

/// A deck with cards of one to four faces, six topics, and every fifth card needing an earlier one.
fn questions(shape: &Shape, chance: &mut Pcg64Mcg) -> Vec<Candidate> {
    let mut questions = Vec::new();
    for card in 0..shape.cards {
        let faces: Vec<Face> = match chance.random_range(0..10) {
            0..6 => vec![Face::Main],
            6..8 => vec![Face::Main, Face::Reverse],
            8 => vec![Face::Term, Face::Definition],
            _ => (1..5).map(Face::Cloze).collect(),
        };
        let needed = (card > 0 && card % 5 == 0).then(|| chance.random_range(0..card));
        let topic = Topic::new(&format!("topic-{}", card % 6)).unwrap();
        questions.extend(faces.into_iter().map(|face| Candidate {
            key: QuestionKey {
                deck: DeckId::new(shape.deck).unwrap(),
                card: card_id(card),
                face,
            },
            topic: Some(topic.clone()),
            tags: Vec::new(),
            needs: needed.map(card_id).into_iter().collect(),
            state: None,
            suspended: false,
            buried: false,
            introduced: None,
        }));
    }
    questions
}

fn card_id(number: usize) -> CardId {
    CardId::new(&format!("card-{number}")).unwrap()
}

fn card(key: &QuestionKey) -> (&DeckId, &CardId) {
    (&key.deck, &key.card)
}

impl Learner {
    fn new(seed: u64, shapes: &[Shape]) -> Self {
        let mut chance = Seed(seed).derive("learner").generator();
        let questions: Vec<_> = shapes
            .iter()
            .flat_map(|shape| questions(shape, &mut chance))
            .collect();
        let places = questions.iter().map(|question| question.key.clone());
        Self {
            name: format!("seed {seed}, {} questions", questions.len()),
            places: places.zip(0..).collect(),
            chance,
            scheduler: Scheduler::default(),
            questions,
            lazy: 0.0,
            log: Vec::new(),
            ripe: Vec::new(),
            load: Vec::new(),
            balance: Some(Balance::default()),
        }
    }

    fn limits(&self, today: Day) -> DayLimits {
        let introduced = introduced_on(&self.questions, today);
        let limit = |introduced| DeckLimit {
            introduced,
            ..DeckLimit::default()
        };
        DayLimits {
            decks: introduced
                .into_iter()
                .map(|(deck, count)| (deck, limit(count)))
                .collect(),
            ..DayLimits::default()
        }
    }

    fn plan(&self, today: Day, now: Millis) -> Plan {
        plan(&Request {
            candidates: &self.questions,
            today,
            now,
            scheduler: &self.scheduler,
            limits: &self.limits(today),
            wishes: &Wishes::default(),
            seed: Seed(3),
        })
    }

    fn live(&mut self) {
        for day in 0..DAYS {
            let today = Day(FIRST.0 + day);
            let before = self.log.len();
            if !self.chance.random_bool(self.lazy) {
                self.study(today);
            }
            self.load.push(self.log.len() - before);
        }
    }

    /// One evening: the plan is gone through, missed questions come back until they are right, and nothing due is left.
    fn study(&mut self, today: Day) {
        let hour = self.chance.random_range(17..22);
        let mut now = Millis(i64::from(today.0) * DAY_MS + hour * HOUR_MS);
        let plan = self.plan(today, now);
        self.check(&plan, today);
        for planned in &plan.questions {
            while !self.answer(&planned.key, &mut now) {}
        }
        assert_eq!(self.plan(today, now).due, 0, "{}", self.name);
    }

    /// Answers by the true memory; returns whether it was right.
    fn answer(&mut self, key: &QuestionKey, now: &mut Millis) -> bool {
        now.0 += self.chance.random_range(4_000..20_000);
        let place = self.places[key];
        let before = self.questions[place].state;
        let knows = before.map_or(0.6, |state| {
            self.scheduler.retrievability(&state, *now).value()
        });
        let grade = if !self.chance.random_bool(knows) {
            Grade::Again
        } else {
            match self.chance.random_range(0..10) {
                0..2 => Grade::Hard,
                2..9 => Grade::Good,
                _ => Grade::Easy,
            }
        };
        let today = Day::of(*now, Offset(0));
        let ripe = |state: State| state.last_day < today && state.stability >= RIPE;
        if before.is_some_and(ripe) {
            self.ripe.push(grade.passed());
        }
        self.keep(place, grade, *now);
        grade.passed()
    }

    /// Moves the memory on and keeps the review, as the progress file does.
    fn keep(&mut self, place: usize, grade: Grade, at: Millis) {
        let offset = Offset(0);
        let retention = Probability::new(RETENTION);
        let before = self.questions[place].state;
        let intervals = self
            .scheduler
            .intervals(before.as_ref(), at, offset, retention);
        assert!(
            intervals.is_sorted(),
            "{}: the order of grades is the order of intervals, {intervals:?}",
            self.name
        );
        let (key, today) = (self.questions[place].key.clone(), Day::of(at, offset));
        let reps = before.map_or(0, |state| state.reps);
        let spread = self
            .balance
            .as_ref()
            .map_or_else(Spread::default, |balance| {
                balance.spread(&key, reps, today, &intervals)
            });
        let answer = Answered {
            at,
            offset,
            grade,
            retention,
            guess: Probability::new(0.0),
            spread,
        };
        let after = self.scheduler.after(before.as_ref(), &answer);
        if let Some(before) = before.filter(|_| grade == Grade::Again) {
            let relearnt = self
                .scheduler
                .intervals(Some(&after), at, offset, retention);
            assert!(
                after.stability < before.stability
                    && (relearnt[2] < intervals[2] || intervals[2] == SHORTEST_GOOD),
                "{}: a lapse shortens, {before:?} to {after:?}",
                self.name
            );
        }
        if let Some(balance) = &mut self.balance {
            balance.moved(&key, before.as_ref(), Some(&after));
        }
        let question = &mut self.questions[place];
        question.introduced = question.introduced.or(Some(after.last_day));
        question.state = Some(after);
        self.log.push(Row {
            key: question.key.clone(),
            at,
            offset,
            took_ms: Some(8_000),
            form: Form::Typed,
            grade,
            counts: true,
        });
    }

    /// What must hold for the plan of every day.
    fn check(&self, plan: &Plan, today: Day) {
        let name = &self.name;
        let planned: BTreeSet<_> = plan.questions.iter().map(|planned| &planned.key).collect();
        let cards: BTreeSet<_> = planned.iter().map(|key| card(key)).collect();
        assert_eq!(planned.len(), plan.questions.len(), "{name}: repeats");
        assert_eq!(cards.len(), planned.len(), "{name}: siblings on one day");
        for question in &self.questions {
            assert!(
                question.state.is_none_or(|state| state.due > today)
                    || cards.contains(&card(&question.key)),
                "{name}: {} is due and hidden on day {}",
                question.key,
                today.0 - FIRST.0
            );
        }
        self.check_new(plan);
    }

    /// Limits, prerequisites and siblings of the new questions.
    fn check_new(&self, plan: &Plan) {
        let name = &self.name;
        let mut per_deck: BTreeMap<&DeckId, u32> = BTreeMap::new();
        for planned in plan.questions.iter().filter(|planned| planned.new) {
            *per_deck.entry(&planned.key.deck).or_default() += 1;
            let question = &self.questions[self.places[&planned.key]];
            for need in &question.needs {
                let needed = (&planned.key.deck, need);
                let known = |other: &Candidate| {
                    card(&other.key) == needed && other.state.is_some_and(|state| !state.learning)
                };
                assert!(
                    self.questions.iter().any(known),
                    "{name}: {} comes before {need}",
                    planned.key
                );
            }
        }
        assert!(per_deck.values().all(|&new| new <= NEW_PER_DECK), "{name}");
        assert!(per_deck.values().sum::<u32>() <= NEW_OVERALL, "{name}");
    }

    fn retention(&self) -> Retention {
        let today = Day(FIRST.0 + DAYS);
        let digest = Digest::of(&self.log, &self.scheduler);
        let places = digest.places(self.questions.iter().map(|one| &one.key));
        stats(&Inquiry {
            digest: &digest,
            asked: &Asked::of(&self.questions, &places, &Wishes::default()),
            due: &[],
            gone: Gone::All,
            topics: &[],
            since: None,
            today,
            now: Millis(i64::from(today.0) * DAY_MS + 12 * HOUR_MS),
            scheduler: &self.scheduler,
            later: 0,
        })
        .retention
    }

    /// The mean number of answers a day over a stretch of days.
    fn mean_load(&self, days: std::ops::Range<usize>) -> f64 {
        let length = days.len() as f64;
        self.load[days].iter().sum::<usize>() as f64 / length
    }
}

fn one_deck(cards: usize) -> [Shape; 1] {
    [Shape {
        deck: "korea-japan",
        cards,
    }]
}

fn all_shipped() -> Vec<Shape> {
    let decks = ["china", "europe", "japan", "north", "russia", "un", "us"];
    let cards = (60..).step_by(11);
    decks
        .into_iter()
        .zip(cards)
        .map(|(deck, cards)| Shape { deck, cards })
        .collect()
}

/// The share of passed answers among tests of memory.
fn share(tests: &[bool]) -> f64 {
    tests.iter().filter(|&&passed| passed).count() as f64 / tests.len() as f64
}

/// Load that grows only with what is new: a bound for the worst day, and a fall once nothing new comes.
fn assert_load_is_bearable(learner: &Learner, new_a_day: u32) {
    let worst = learner.load.iter().copied().max().unwrap_or(0);

    assert!(
        worst <= ANSWERS_PER_NEW * new_a_day as usize,
        "{}: {worst} answers on one day",
        learner.name
    );
    let (start, end) = (learner.mean_load(0..60), learner.mean_load(150..180));
    assert!(
        end < start / 2.0,
        "{}: {start} answers a day at first, {end} at last",
        learner.name
    );
}

fn assert_all_was_introduced(learner: &Learner) {
    let unseen = learner.questions.iter().filter(|q| q.state.is_none());
    assert_eq!(unseen.count(), 0, "{}", learner.name);
}

/// What is predicted is what happens: within four standard errors, which chance alone leaves once in 16,000 learners.
fn assert_prediction_holds(learner: &Learner) {
    let retention = learner.retention();
    let (Some(predicted), Some(observed)) = (retention.predicted, retention.observed) else {
        panic!("{}: no test of memory in {DAYS} days", learner.name);
    };
    let error = (predicted * (1.0 - predicted) / retention.reviews as f64).sqrt();
    assert!(
        (predicted - observed).abs() < 4.0 * error,
        "{}: {retention:?}",
        learner.name
    );
}

#[test]
fn faithful_learners_keep_nine_of_ten_and_meet_every_question() {
    let mut reviews = 0.0;
    let mut passed = 0.0;
    let mut ripe = Vec::new();
    for (seed, cards) in (1..21).zip([50, 80, 110, 140, 170].into_iter().cycle()) {
        let mut learner = Learner::new(seed, &one_deck(cards));
        assert!((80..=300).contains(&learner.questions.len()));
        learner.live();
        assert_all_was_introduced(&learner);
        assert_load_is_bearable(&learner, NEW_PER_DECK);
        assert_prediction_holds(&learner);
        let retention = learner.retention();
        reviews += retention.reviews as f64;
        passed += retention.reviews as f64 * retention.observed.unwrap_or(0.0);
        ripe.extend(learner.ripe);
    }
    let observed = passed / reviews;
    assert!((0.87..0.93).contains(&observed), "{observed}");
    let observed = share(&ripe);
    assert!((0.89..0.91).contains(&observed), "{observed}");
}

#[test]
fn several_decks_share_the_day() {
    for seed in 6..9 {
        let mut learner = Learner::new(seed, &all_shipped());
        learner.live();
        assert_all_was_introduced(&learner);
        assert_load_is_bearable(&learner, NEW_OVERALL);
        assert_prediction_holds(&learner);
    }
}

#[test]
fn a_learner_who_skips_days_loses_no_question() {
    for seed in 9..14 {
        let mut learner = Learner::new(seed, &one_deck(100));
        learner.lazy = 0.4;
        learner.live();
        assert_all_was_introduced(&learner);
        assert_prediction_holds(&learner);
        let skipped = learner.load.iter().filter(|&&answers| answers == 0).count();
        assert!(skipped > 40, "{skipped}");
    }
}

/// How much the due questions of a day differ from those of the next, for each of a day.
fn unevenness(learner: &Learner) -> f64 {
    // after the last new question, when the load is what was planned
    let days = &learner.load[60..];
    let steps: usize = days.windows(2).map(|two| two[0].abs_diff(two[1])).sum();
    steps as f64 / days.iter().sum::<usize>() as f64
}

#[test]
fn a_levelled_load_is_more_even_and_nothing_is_remembered_less() {
    let (mut even, mut uneven) = (0.0, 0.0);
    let mut passed = [Vec::new(), Vec::new()];
    for seed in 30..42 {
        let mut levelled = Learner::new(seed, &one_deck(150));
        levelled.live();
        let mut exact = Learner::new(seed, &one_deck(150));
        exact.balance = None;
        exact.live();
        even += unevenness(&levelled);
        uneven += unevenness(&exact);
        passed[0].extend(levelled.ripe);
        passed[1].extend(exact.ripe);
    }
    // 0.39 of the steps from day to day are left
    assert!(even < 0.5 * uneven, "{even} against {uneven}");
    assert!(share(&passed[0]) > share(&passed[1]) - 0.01);
}

#[test]
fn siblings_come_back_on_different_days() {
    let mut learner = Learner::new(50, &one_deck(100));
    learner.live();
    let mut days: BTreeMap<(&DeckId, &CardId, Day), usize> = BTreeMap::new();
    let known = |question: &&Candidate| question.state.is_some_and(|state| state.stability > RIPE);
    for question in learner.questions.iter().filter(known) {
        let (deck, card) = card(&question.key);
        let due = question.state.map(|state| state.due).unwrap();
        *days.entry((deck, card, due)).or_default() += 1;
    }
    let together = days.values().filter(|&&faces| faces > 1).count();
    assert_eq!(together, 0);
}

#[test]
fn the_same_seed_lives_the_same_life() {
    let life = |seed| {
        let mut learner = Learner::new(seed, &one_deck(60));
        learner.live();
        learner.log
    };
    assert_eq!(life(20), life(20));
    assert_ne!(life(20), life(21));
}
