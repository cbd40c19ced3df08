//! A learner who is weak in two of eight topics, over ninety days.
//!
//! What the learner truly remembers is a forgetting curve of its own: in the weak topics it falls three times as fast as the
//! program thinks. Every day what is due is studied first; what then is done with some minutes more differs.

use quizdeck::base::{Day, Grade, Millis, Offset, Probability, QuestionKey, Seed, Topic};
use quizdeck::deck::{Form, Library};
use quizdeck::memory::{Answered, Scheduler, Spread, State};
use quizdeck::plan::{
    Candidate, DayLimits, DeckLimit, LeechRule, Request, Wanted, Wishes, drill, introduced_on, plan,
};
use quizdeck::report::{self, Asked, Digest, Look, Row};
use rand::RngExt;
use rand_pcg::Pcg64Mcg;

const FIRST: i32 = 20_000;
const DAY_MS: i64 = 86_400_000;
/// What an answer takes.
const ANSWER_MS: i64 = 8_000;
const TOPICS: usize = 8;
/// The weak topics are the first two.
const WEAK: usize = 2;
/// How much faster is forgotten there than the program thinks.
const FASTER: f64 = 3.0;
/// The days of a life; the last thirty are measured.
const DAYS: i32 = 90;
const MEASURED: i32 = 30;

/// What is done with the minutes that are left when nothing is due any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rest {
    /// Nothing.
    Nothing,
    /// What falls due next, in the order of the due days.
    Ahead,
    /// What is weak.
    Weak,
}

/// What came of a life.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Outcome {
    /// The share truly remembered in the weak topics, a mean over the last thirty days.
    pub(crate) weak: f64,
    /// The same in the other topics.
    pub(crate) others: f64,
    /// Minutes of study in all.
    pub(crate) minutes: f64,
}

struct Learner {
    chance: Pcg64Mcg,
    scheduler: Scheduler,
    questions: Vec<Candidate>,
    log: Vec<Row>,
    weakest: Vec<Topic>,
}

/// Lives ninety days with so many minutes more a day.
pub(crate) fn live(seed: u64, cards: usize, rest: Rest, minutes: i64) -> Outcome {
    let mut learner = Learner::new(seed, cards);
    let mut outcome = Outcome::default();
    for day in 0..DAYS {
        learner.day(Day(FIRST + day), rest, minutes);
        if day >= DAYS - MEASURED {
            let (weak, others) = learner.remembered(noon(Day(FIRST + day + 1)));
            outcome.weak += weak / f64::from(MEASURED);
            outcome.others += others / f64::from(MEASURED);
        }
    }
    outcome.minutes = learner.log.len() as f64 * ANSWER_MS as f64 / 60_000.0;
    outcome
}

fn noon(day: Day) -> Millis {
    Millis(i64::from(day.0) * DAY_MS + DAY_MS / 2)
}

impl Learner {
    fn new(seed: u64, cards: usize) -> Self {
        let question = |number: usize| Candidate {
            key: format!("d/card-{number}").parse().unwrap(),
            topic: Topic::new(&format!("topic-{}", number % TOPICS)).ok(),
            tags: Vec::new(),
            needs: Vec::new(),
            state: None,
            suspended: false,
            buried: false,
            introduced: None,
        };
        Self {
            chance: Seed(seed).derive("weak learner").generator(),
            scheduler: Scheduler::default(),
            questions: (0..cards * TOPICS).map(question).collect(),
            log: Vec::new(),
            weakest: Vec::new(),
        }
    }

    fn is_weak(&self, place: usize) -> bool {
        place % TOPICS < WEAK
    }

    /// The true chance of recall.
    fn recall(&self, place: usize, now: Millis) -> f64 {
        let Some(state) = self.questions[place].state else {
            return 0.0;
        };
        let faster = if self.is_weak(place) { FASTER } else { 1.0 };
        let state = State {
            stability: state.stability / faster,
            ..state
        };
        self.scheduler.retrievability(&state, now).value()
    }

    fn remembered(&self, now: Millis) -> (f64, f64) {
        let mean = |weak: bool| {
            let places = (0..self.questions.len()).filter(|&place| self.is_weak(place) == weak);
            let recalls: Vec<f64> = places.map(|place| self.recall(place, now)).collect();
            recalls.iter().sum::<f64>() / recalls.len() as f64
        };
        (mean(true), mean(false))
    }

    fn day(&mut self, today: Day, rest: Rest, minutes: i64) {
        let mut now = noon(today);
        self.go_through(
            &self.planned(today, now, &Wishes::default()),
            &mut now,
            None,
        );
        let end = Some(Millis(now.0 + minutes * 60_000));
        let keys = match rest {
            Rest::Nothing => return,
            Rest::Ahead => {
                let wishes = Wishes {
                    ahead: true,
                    new: Some(0),
                    ..Wishes::default()
                };
                self.planned(today, now, &wishes)
            }
            Rest::Weak => self.drilled(today, now),
        };
        self.go_through(&keys, &mut now, end);
    }

    fn go_through(&mut self, keys: &[QuestionKey], now: &mut Millis, end: Option<Millis>) {
        for key in keys {
            while end.is_none_or(|end| *now < end) && !self.answer(key, now) {}
        }
    }

    fn request<T>(
        &self,
        today: Day,
        now: Millis,
        wishes: &Wishes,
        use_it: impl FnOnce(&Request<'_>) -> T,
    ) -> T {
        let introduced = introduced_on(&self.questions, today).into_iter();
        let limit = |introduced| DeckLimit {
            introduced,
            ..DeckLimit::default()
        };
        let limits = DayLimits {
            decks: introduced
                .map(|(deck, count)| (deck, limit(count)))
                .collect(),
            ..DayLimits::default()
        };
        use_it(&Request {
            candidates: &self.questions,
            today,
            now,
            scheduler: &self.scheduler,
            limits: &limits,
            wishes,
            seed: Seed(3),
        })
    }

    fn planned(&self, today: Day, now: Millis, wishes: &Wishes) -> Vec<QuestionKey> {
        let plan = self.request(today, now, wishes, plan);
        plan.questions
            .into_iter()
            .map(|planned| planned.key)
            .collect()
    }

    /// The session on what is weak, as `study --weak` plans it; where that is, is looked up once a week.
    fn drilled(&mut self, today: Day, now: Millis) -> Vec<QuestionKey> {
        let wishes = Wishes {
            limit: Some(60),
            ..Wishes::default()
        };
        if self.weakest.is_empty() || today.0 % 7 == 0 {
            let digest = Digest::of(&self.log, &self.scheduler);
            let places = digest.places(self.questions.iter().map(|one| &one.key));
            let topics = report::topics(&Look {
                digest: &digest,
                asked: &Asked::of(&self.questions, &places, &wishes),
                collection: &Library::new(Vec::new()),
                scheduler: &self.scheduler,
                now,
                today,
                leeches: LeechRule::default(),
                wanted: &Wanted::default(),
                since: None,
                topics: &[],
            });
            let weakest = topics.weakest(3).into_iter();
            self.weakest = weakest.filter_map(|row| row.topic.clone()).collect();
        }
        let drill = self.request(today, now, &wishes, |request| {
            drill(request, &self.weakest, &[])
        });
        drill
            .plan
            .questions
            .into_iter()
            .map(|planned| planned.key)
            .collect()
    }

    /// Answers by the true memory; returns whether it was right.
    fn answer(&mut self, key: &QuestionKey, now: &mut Millis) -> bool {
        now.0 += ANSWER_MS;
        let number = key.card.as_str().strip_prefix("card-").unwrap();
        let place: usize = number.parse().unwrap();
        let knows = match self.questions[place].state {
            None => 0.6,
            Some(_) => self.recall(place, *now),
        };
        let grade = if self.chance.random_bool(knows) {
            Grade::Good
        } else {
            Grade::Again
        };
        let answered = Answered {
            at: *now,
            offset: Offset(0),
            grade,
            retention: Probability::new(0.9),
            spread: Spread::default(),
            guess: Probability::new(0.0),
        };
        let question = &mut self.questions[place];
        let after = self.scheduler.after(question.state.as_ref(), &answered);
        question.introduced = question.introduced.or(Some(after.last_day));
        question.state = Some(after);
        self.log.push(Row {
            key: key.clone(),
            at: *now,
            offset: Offset(0),
            took_ms: Some(8_000),
            form: Form::Typed,
            grade,
            counts: true,
        });
        grade.passed()
    }
}
