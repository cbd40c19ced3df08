//! The machine driven as a learner drives it, over a keeper in memory.

use std::collections::BTreeMap;

use super::*;
use crate::base::{
    Calendar, CardId, Day, DeckId, Face, Grade, Millis, Probability, QuestionKey, Seed,
};
use crate::deck::{self, Answer, Card, Deck, DeckSettings, Distractor, Form, Library};
use crate::memory::{Answered, Scheduler, State};
use crate::question::Given;

/// Keeps reviews in memory and replays them, as the progress file does.
#[derive(Default)]
struct InMemory {
    reviews: Vec<(NewReview, Grade, bool)>,
    suspended: Vec<QuestionKey>,
    buried: Vec<(QuestionKey, Day)>,
    /// What was known before.
    known: Vec<Item>,
    broken: bool,
}

impl InMemory {
    fn state(&self, key: &QuestionKey) -> Option<State> {
        let counted = self
            .reviews
            .iter()
            .filter(|(r, _, undone)| r.key == *key && !undone && r.kind.counts());
        let known = self.known.iter().find(|item| item.key == *key);
        let known = known.and_then(|item| item.state);
        counted.fold(known, |before: Option<State>, (review, grade, _)| {
            let answer = Answered {
                at: review.at,
                offset: review.offset,
                grade: *grade,
                retention: review.retention,
                guess: Probability::new(0.0),
                spread: review.spread,
            };
            Some(Scheduler::default().after(before.as_ref(), &answer))
        })
    }

    fn kept(&self, at: usize) -> Kept {
        Kept {
            review: ReviewId(i64::try_from(at).unwrap()),
            state: self.state(&self.reviews[at].0.key),
        }
    }

    fn place(review: ReviewId) -> usize {
        usize::try_from(review.0).unwrap()
    }

    fn grades(&self) -> Vec<Grade> {
        self.reviews
            .iter()
            .filter(|(.., undone)| !undone)
            .map(|(_, grade, _)| *grade)
            .collect()
    }
}

impl Keeper for InMemory {
    type Error = &'static str;

    fn record(&mut self, review: &NewReview) -> Result<Kept, Self::Error> {
        if self.broken {
            return Err("the disk is full");
        }
        self.reviews.push((review.clone(), review.grade, false));
        Ok(self.kept(self.reviews.len() - 1))
    }

    fn correct(&mut self, review: ReviewId, grade: Grade, _: Millis) -> Result<Kept, Self::Error> {
        self.reviews[Self::place(review)].1 = grade;
        Ok(self.kept(Self::place(review)))
    }

    fn undo(&mut self, review: ReviewId, _: Millis) -> Result<Kept, Self::Error> {
        self.reviews[Self::place(review)].2 = true;
        Ok(self.kept(Self::place(review)))
    }

    fn suspend(
        &mut self,
        key: &QuestionKey,
        suspended: bool,
        _: Millis,
    ) -> Result<(), Self::Error> {
        self.suspended.retain(|known| known != key);
        if suspended {
            self.suspended.push(key.clone());
        }
        Ok(())
    }

    fn bury(
        &mut self,
        key: &QuestionKey,
        day: Day,
        buried: bool,
        _: Millis,
    ) -> Result<(), Self::Error> {
        self.buried.retain(|known| *known != (key.clone(), day));
        if buried {
            self.buried.push((key.clone(), day));
        }
        Ok(())
    }
}

fn card(id: &str, ask: &str, answer: &str, wrong: &[&str]) -> Card {
    let wrong = wrong
        .iter()
        .map(|text| Distractor {
            text: (*text).to_owned(),
            because: None,
        })
        .collect();
    Card {
        id: CardId::new(id).unwrap(),
        id_written: true,
        topic: None,
        tags: Vec::new(),
        needs: Vec::new(),
        kind: deck::Kind::Ask {
            ask: ask.to_owned(),
            answer: Answer::One(answer.to_owned()),
            accept: Vec::new(),
            wrong,
            reverse: None,
        },
        exact: false,
        hint: (id == "a").then(|| String::from("mid-sixties")),
        explain: None,
        source: None,
        as_of: None,
        time_bound: false,
    }
}

fn library() -> Library {
    Library::new(vec![Deck {
        id: DeckId::new("d").unwrap(),
        title: String::from("Deck"),
        about: None,
        language: None,
        as_of: None,
        sources: Vec::new(),
        topics: Vec::new(),
        settings: DeckSettings::default(),
        cards: vec![
            card("a", "Treaty with Japan?", "1965", &["1951", "1972", "1992"]),
            card(
                "b",
                "Relations with the Soviet Union?",
                "1990",
                &["1988", "1989", "1991"],
            ),
            card("c", "Capital of South Korea?", "Seoul", &[]),
        ],
    }])
}

fn key(card: &str) -> QuestionKey {
    QuestionKey {
        deck: DeckId::new("d").unwrap(),
        card: CardId::new(card).unwrap(),
        face: Face::Main,
    }
}

fn setup<'a>(library: &'a Library, cards: &[&str], mode: Mode, form: Option<Form>) -> Setup<'a> {
    Setup {
        id: String::from("s"),
        library,
        collection: library,
        items: cards
            .iter()
            .map(|card| Item {
                key: key(card),
                state: None,
            })
            .collect(),
        pairs: Vec::new(),
        kind: Kind::Study,
        mode,
        form,
        limit_ms: None,
        seed: Seed(1),
        scheduler: Scheduler::default(),
        calendar: Calendar::new(jiff::tz::TimeZone::UTC),
        now: Millis(0),
        rules: Rules::default(),
    }
}

struct Learner<'a> {
    session: Session<'a>,
    keeper: InMemory,
    now: i64,
    last: Vec<Event>,
}

impl<'a> Learner<'a> {
    fn begin(setup: Setup<'a>) -> Self {
        let (session, last) = Session::begin(setup);
        Self {
            session,
            keeper: InMemory::default(),
            now: 0,
            last,
        }
    }

    /// One second later, one command.
    fn says(&mut self, command: Command) -> Vec<String> {
        self.now += 1000;
        self.last = self
            .session
            .handle(command, Millis(self.now), &mut self.keeper)
            .unwrap();
        self.last.iter().map(told).collect()
    }

    fn types(&mut self, text: &str) -> Vec<String> {
        self.says(answer(Given::Text(text.to_owned())))
    }

    fn asked(&self) -> &Asked {
        match self.last.last() {
            Some(Event::Question(asked)) => asked,
            other => panic!("no question but {other:?}"),
        }
    }
}

fn answer(given: Given) -> Command {
    Command::Answer {
        given,
        elapsed_ms: None,
        confidence: None,
    }
}

fn told(event: &Event) -> String {
    match event {
        Event::Started(started) => format!("{} due, {} new", started.due, started.new),
        Event::Question(asked) => format!("{} ({} left)", asked.key.card, asked.left),
        Event::Feedback(f) => format!("{:?} {} -> {}", f.correct, f.given, f.grade),
        Event::Recorded(r) => format!("kept {} {} in {}", r.key.card, r.grade, r.days.0),
        Event::Hint(text) => format!("hint {text}"),
        Event::Undone { key, .. } => format!("undone {}", key.card),
        Event::Suspended(key) => format!("suspended {}", key.card),
        Event::Buried(key) => format!("buried {}", key.card),
        Event::Refused(why) => format!("no: {why}"),
        Event::Summary(s) => format!(
            "{} of {} right, {} missed, {} left",
            s.correct,
            s.answered,
            s.missed.len(),
            s.left
        ),
    }
}

#[test]
fn a_judged_answer_is_kept_before_it_is_told_and_next_goes_on() {
    let library = library();
    let mut learner = Learner::begin(setup(&library, &["a", "c"], Mode::Study, Some(Form::Typed)));
    assert_eq!(
        learner.types("1965"),
        ["Some(true) 1965 -> good", "kept a good in 2"]
    );
    assert_eq!(
        learner.types("1965"),
        ["no: this question is answered: go on with next, or correct its grade"]
    );
    assert_eq!(learner.says(Command::Next), ["c (1 left)"]);
    assert_eq!(
        learner.says(Command::Next),
        ["no: answer the question first, or skip it"]
    );
    assert_eq!(
        learner.types("seoul"),
        ["Some(true) seoul -> good", "kept c good in 2"]
    );
    assert_eq!(
        learner.says(Command::Next),
        ["2 of 2 right, 0 missed, 0 left"]
    );
}

#[test]
fn what_cannot_be_kept_is_not_told_and_the_question_stands() {
    let library = library();
    let mut learner = Learner::begin(setup(&library, &["a"], Mode::Study, Some(Form::Typed)));
    learner.keeper.broken = true;
    let command = answer(Given::Text(String::from("1965")));
    assert!(
        learner
            .session
            .handle(command, Millis(1), &mut learner.keeper)
            .is_err()
    );
    learner.keeper.broken = false;
    assert_eq!(learner.types("1965")[0], "Some(true) 1965 -> good");
}

#[test]
fn a_flip_is_kept_at_its_grade() {
    let library = library();
    let mut learner = Learner::begin(setup(&library, &["c"], Mode::Study, Some(Form::Flip)));
    assert_eq!(learner.says(answer(Given::Reveal)), ["None  -> good"]);
    assert!(learner.keeper.reviews.is_empty());
    assert_eq!(
        learner.says(Command::Next),
        ["no: the answer is shown: grade it with again, hard, good or easy"]
    );
    let told = learner.says(Command::Grade(Grade::Easy));
    assert_eq!(told, ["kept c easy in 8", "1 of 1 right, 0 missed, 0 left"]);
}

#[test]
fn a_missed_question_comes_back_until_it_is_right() {
    let library = library();
    let mut learner = Learner::begin(setup(
        &library,
        &["a", "b", "c"],
        Mode::Study,
        Some(Form::Typed),
    ));
    assert_eq!(learner.types("1972")[1], "kept a again in 0");
    learner.says(Command::Next);
    learner.types("1990");
    learner.says(Command::Next);
    learner.types("Seoul");
    assert_eq!(learner.says(Command::Next), ["a (1 left)"]);
    assert!(learner.asked().repeat);
    learner.types("1973");
    assert_eq!(learner.says(Command::Next), ["a (1 left)"]);
    learner.types("1965");
    assert_eq!(
        learner.says(Command::Next),
        ["3 of 5 right, 1 missed, 0 left"]
    );
    let Some(Event::Summary(summary)) = learner.last.last() else {
        panic!()
    };
    assert_eq!(
        (summary.missed[0].given.as_str(), summary.first_try),
        ("1972", 2)
    );
}

#[test]
fn a_wrong_answer_is_told_whose_answer_it_is() {
    let library = library();
    let mut learner = Learner::begin(setup(&library, &["a"], Mode::Study, Some(Form::Typed)));
    learner.types("1990");
    let Event::Feedback(feedback) = &learner.last[0] else {
        panic!()
    };
    assert_eq!(
        feedback.belongs_to[0].prompt,
        "Relations with the Soviet Union?"
    );
}

#[test]
fn a_grade_corrects_and_goes_on() {
    let library = library();
    let mut learner = Learner::begin(setup(&library, &["a", "b"], Mode::Study, Some(Form::Typed)));
    learner.types("1965");
    assert_eq!(
        learner.says(Command::Grade(Grade::Again)),
        ["kept a again in 0", "b (2 left)"]
    );
    learner.types("1991");
    assert_eq!(
        learner.says(Command::Grade(Grade::Good)),
        ["kept b good in 2", "a (1 left)"]
    );
    assert_eq!(learner.keeper.grades(), [Grade::Again, Grade::Good]);
}

#[test]
fn undo_works_at_any_depth_and_after_the_end() {
    let library = library();
    let mut learner = Learner::begin(setup(&library, &["a", "b"], Mode::Study, Some(Form::Typed)));
    assert_eq!(
        learner.says(Command::Undo),
        ["no: there is nothing to undo in this session"]
    );
    learner.types("1951");
    learner.says(Command::Next);
    learner.types("1990");
    learner.says(Command::Next);
    learner.types("1965");
    learner.says(Command::Next);
    assert_eq!(learner.says(Command::Undo), ["undone a", "a (1 left)"]);
    assert_eq!(learner.says(Command::Undo), ["undone b", "b (2 left)"]);
    assert_eq!(learner.says(Command::Undo), ["undone a", "a (2 left)"]);
    assert!(learner.asked().new && learner.keeper.grades().is_empty());
    learner.types("1965");
    learner.says(Command::Next);
    learner.types("1990");
    assert_eq!(
        learner.says(Command::Next),
        ["2 of 2 right, 0 missed, 0 left"]
    );
}

#[test]
fn a_skipped_question_returns_at_the_end_and_a_suspended_one_does_not() {
    let library = library();
    let mut learner = Learner::begin(setup(
        &library,
        &["a", "b", "c"],
        Mode::Study,
        Some(Form::Typed),
    ));
    assert_eq!(learner.says(Command::Skip), ["b (3 left)"]);
    assert_eq!(
        learner.says(Command::Suspend),
        ["suspended b", "c (2 left)"]
    );
    learner.types("Seoul");
    assert_eq!(
        learner.says(Command::Suspend),
        ["suspended c", "a (1 left)"]
    );
    assert_eq!(learner.keeper.suspended.len(), 2);
    assert_eq!(learner.says(Command::Undo), ["undone c", "c (2 left)"]);
    assert_eq!(learner.keeper.suspended, [key("b")]);
}

#[test]
fn a_hint_or_a_long_search_proposes_hard() {
    let library = library();
    let mut learner = Learner::begin(setup(
        &library,
        &["a", "b", "c"],
        Mode::Study,
        Some(Form::Typed),
    ));
    assert_eq!(learner.says(Command::Hint), ["hint mid-sixties"]);
    assert_eq!(learner.types("1965")[0], "Some(true) 1965 -> hard");
    learner.says(Command::Next);
    assert_eq!(
        learner.says(Command::Hint),
        ["no: this question has no hint"]
    );
    let given = Given::Text(String::from("1990"));
    let slow = Command::Answer {
        given,
        elapsed_ms: Some(120_000),
        confidence: Some(2),
    };
    assert_eq!(learner.says(slow)[0], "Some(true) 1990 -> hard");
    assert_eq!(learner.keeper.reviews[1].0.took_ms, Some(120_000));
}

#[test]
fn another_go_leaves_the_schedule_alone() {
    let library = library();
    let mut learner = Learner::begin(setup(&library, &["a", "c"], Mode::Study, Some(Form::Typed)));
    learner.types("1951");
    learner.says(Command::Next);
    learner.types("Seoul");
    learner.says(Command::Next);
    learner.types("1965");
    learner.says(Command::Next);
    let before = learner.keeper.state(&key("a"));
    assert_eq!(learner.says(Command::Retry), ["a (1 left)"]);
    learner.types("1965");
    assert_eq!(
        learner.says(Command::Next),
        ["1 of 1 right, 0 missed, 0 left"]
    );
    assert_eq!(learner.says(Command::Retry), ["no: nothing was missed"]);
    assert_eq!(learner.keeper.state(&key("a")), before);
}

#[test]
fn minutes_end_a_session_between_two_questions() {
    let library = library();
    let limit_ms = Some(1500);
    let setup = Setup {
        limit_ms,
        ..setup(&library, &["a", "b", "c"], Mode::Study, Some(Form::Typed))
    };
    let mut learner = Learner::begin(setup);
    learner.types("1965");
    assert_eq!(
        learner.says(Command::Next),
        ["1 of 1 right, 0 missed, 2 left"]
    );
}

#[test]
fn a_quiz_asks_once_and_may_tell_all_at_the_end() {
    let library = library();
    let mode = Mode::Quiz {
        at_once: false,
        recorded: false,
    };
    let setup = setup(&library, &["a", "c"], mode, None);
    let (mut session, first) = Session::begin(setup);
    assert!(matches!(&first[1], Event::Question(asked) if asked.form == Form::Choice));
    let mut keeper = Unkept::default();
    let mut say = |command| session.handle(command, Millis(5), &mut keeper).unwrap();
    let second = say(answer(Given::Text(String::from("1951"))));
    assert!(matches!(&second[..], [Event::Question(asked)] if asked.form == Form::Typed));
    let end: Vec<_> = say(answer(Given::Text(String::from("Seoul"))))
        .iter()
        .map(told)
        .collect();
    assert_eq!(
        end,
        [
            "Some(false) 1951 -> again",
            "Some(true) Seoul -> good",
            "1 of 2 right, 1 missed, 0 left"
        ]
    );
}

#[test]
fn the_same_seed_asks_the_same() {
    let library = library();
    let choices = |seed| {
        let setup = Setup {
            seed: Seed(seed),
            ..setup(&library, &["a"], Mode::Study, Some(Form::Choice))
        };
        Learner::begin(setup).asked().choices.clone()
    };
    assert_eq!(choices(3), choices(3));
    assert!((0..20).any(|seed| choices(seed) != choices(3)));
}

#[test]
fn counts_and_marks_are_of_this_session() {
    let library = library();
    let mut learner = Learner::begin(setup(&library, &["a", "b"], Mode::Study, Some(Form::Typed)));
    learner.types("1965");
    learner.says(Command::Next);
    let position = learner.asked().position;
    assert_eq!(
        (position.done, position.all, position.due, position.new),
        (1, 2, 0, 1)
    );
    let known: BTreeMap<_, _> = [("elapsed", position.elapsed_ms)].into();
    assert_eq!(known["elapsed"], 2000);
}

#[test]
fn a_mixed_up_pair_is_asked_side_by_side_after_the_rest() {
    let library = library();
    let setup = Setup {
        pairs: vec![(key("a"), key("c"))],
        ..setup(&library, &["a", "b", "c"], Mode::Study, Some(Form::Typed))
    };
    let mut learner = Learner::begin(setup);
    for right in ["1965", "1990", "Seoul"] {
        assert_eq!(learner.asked().form, Form::Typed);
        learner.types(right);
        learner.says(Command::Next);
    }
    let states = [
        learner.keeper.state(&key("a")),
        learner.keeper.state(&key("c")),
    ];
    for (card, right, rival) in [("a", "1965", "Seoul"), ("c", "Seoul", "1965")] {
        let asked = learner.asked().clone();
        assert_eq!((asked.key.card.as_str(), asked.form), (card, Form::Choice));
        assert!(
            asked.choices.contains(&right.to_owned()) && asked.choices.contains(&rival.to_owned())
        );
        assert!((2..=4).contains(&asked.choices.len()) && !asked.new && !asked.repeat);
        learner.types(right);
        learner.says(Command::Next);
    }
    assert_eq!(
        states,
        [
            learner.keeper.state(&key("a")),
            learner.keeper.state(&key("c"))
        ],
        "the schedule is left alone"
    );
    assert_eq!(learner.session.touched().len(), 3);
}

/// A question known for some time: right intervals are long enough to be moved.
fn known(card: &str) -> Item {
    let scheduler = Scheduler::default();
    let answered = |day: i64| Answered {
        guess: Probability::new(0.0),
        at: Millis(day * 86_400_000),
        offset: crate::base::Offset(0),
        grade: Grade::Good,
        retention: crate::base::Probability::new(0.9),
        spread: crate::memory::Spread::default(),
    };
    let first = scheduler.after(None, &answered(-40));
    let state = scheduler.after(Some(&first), &answered(-30));
    Item {
        key: key(card),
        state: Some(state),
    }
}

#[test]
fn the_day_that_is_told_is_the_day_that_comes_also_after_a_correction() {
    let library = library();
    let mut balance = crate::plan::Balance::default();
    // a mountain where the exact interval after good leads, 105 days from the day before the epoch
    let busy = State {
        due: Day(104),
        ..known("b").state.unwrap()
    };
    for _ in 0..50 {
        balance.moved(&key("b"), None, Some(&busy));
    }
    let setup = Setup {
        items: vec![known("a"), known("c")],
        rules: Rules {
            balance: Some(balance),
            ..Rules::default()
        },
        ..setup(&library, &[], Mode::Study, Some(Form::Typed))
    };
    let mut learner = Learner::begin(setup);
    learner.keeper.known = vec![known("a"), known("c")];
    learner.types("1965");
    let next = match &learner.last[0] {
        Event::Feedback(feedback) => feedback.next,
        other => panic!("{other:?}"),
    };
    let days = |learner: &Learner| match &learner.last[..] {
        [.., Event::Recorded(recorded)] | [Event::Recorded(recorded), ..] => recorded.days,
        other => panic!("{other:?}"),
    };
    assert_eq!(days(&learner), next[2]);
    for (grade, told) in Grade::ALL.into_iter().zip(next).rev() {
        learner.says(Command::Regrade(grade));
        assert_eq!(days(&learner), told, "{grade}");
    }
    let spread = learner.keeper.reviews[0].0.spread;
    assert_ne!(spread, crate::memory::Spread::default(), "{next:?}");
}

#[test]
fn a_question_left_alone_until_tomorrow_is_gone_from_the_session() {
    let library = library();
    let mut learner = Learner::begin(setup(&library, &["a", "b"], Mode::Study, Some(Form::Typed)));
    assert_eq!(learner.says(Command::Bury), ["buried a", "b (1 left)"]);
    assert_eq!(learner.keeper.buried, [(key("a"), Day(-1))]);
    learner.types("1990");
    assert_eq!(
        learner.says(Command::Bury),
        ["buried b", "1 of 1 right, 0 missed, 0 left"]
    );
    assert_eq!(learner.says(Command::Bury), ["no: no question is open"]);
    // an undo takes the answer back, and what was done with its question
    assert_eq!(learner.says(Command::Undo), ["undone b", "b (1 left)"]);
    assert_eq!(learner.keeper.buried, [(key("a"), Day(-1))]);
}

#[test]
fn sleep_and_absence_are_no_effort_and_no_minutes() {
    let library = library();
    let setup = Setup {
        limit_ms: Some(5 * 60_000),
        ..setup(&library, &["a", "b", "c"], Mode::Study, Some(Form::Typed))
    };
    let mut learner = Learner::begin(setup);
    // the lid was closed over night with a question open
    learner.now = 9 * 3_600_000;
    assert_eq!(learner.types("1965")[0], "Some(true) 1965 -> good");
    assert_eq!(learner.says(Command::Next).len(), 1);
    let kept = learner.keeper.reviews[0].0.clone();
    assert_eq!(
        kept.took_ms,
        Some(9 * 3_600_000 + 1000),
        "what was measured is kept"
    );
    assert!(
        matches!(learner.last[..], [Event::Summary(_)]),
        "ten minutes count"
    );
    // a search of some minutes is effort
    let setup = self::setup(&library, &["a", "b"], Mode::Study, Some(Form::Typed));
    let mut learner = Learner::begin(setup);
    learner.now = 3 * 60_000;
    assert_eq!(learner.types("1965")[0], "Some(true) 1965 -> hard");
}

#[test]
fn a_clock_set_back_amid_a_session_costs_nothing() {
    let library = library();
    let setup = Setup {
        limit_ms: Some(5 * 60_000),
        now: Millis(100 * 86_400_000),
        ..setup(&library, &["a", "b", "c"], Mode::Study, Some(Form::Typed))
    };
    let mut learner = Learner::begin(setup);
    learner.now = 100 * 86_400_000;
    assert_eq!(learner.types("1965")[1], "kept a good in 2");
    // a day back: minutes go on from where they were, and the question comes back in two days from then
    learner.now = 99 * 86_400_000;
    assert_eq!(learner.says(Command::Next), ["b (2 left)"]);
    assert_eq!(learner.types("wrong")[1], "kept b again in 0");
    learner.now += 4 * 60_000;
    assert_eq!(learner.says(Command::Next), ["c (2 left)"]);
    assert_eq!(learner.asked().position.elapsed_ms, 4 * 60_000 + 3000);
    learner.types("Seoul");
    learner.says(Command::Next);
    assert_eq!(learner.types("1990")[1], "kept b good in 1");
    for (_, state) in learner
        .keeper
        .reviews
        .iter()
        .map(|(r, ..)| (r, learner.keeper.state(&r.key)))
    {
        let state = state.unwrap();
        assert!(state.due > state.last_day && !state.learning);
    }
}

#[test]
fn a_day_that_ends_amid_a_session_loses_nothing_and_asks_nothing_twice() {
    let library = library();
    // 03:59, a minute before the day rolls over
    let before = 86_400_000 * 10 + 4 * 3_600_000 - 60_000;
    let setup = Setup {
        now: Millis(before),
        ..setup(&library, &["a", "b", "c"], Mode::Study, Some(Form::Typed))
    };
    let mut learner = Learner::begin(setup);
    learner.now = before;
    assert_eq!(learner.types("wrong")[1], "kept a again in 0");
    learner.now = before + 2 * 60_000;
    assert_eq!(learner.says(Command::Next), ["b (3 left)"]);
    learner.types("1990");
    learner.says(Command::Next);
    learner.types("Seoul");
    // missed yesterday and answered right today: a day has passed, and it comes back tomorrow at the earliest
    assert_eq!(learner.says(Command::Next), ["a (1 left)"]);
    assert_eq!(learner.types("1965")[1], "kept a good in 2");
    assert_eq!(
        learner.says(Command::Next),
        ["3 of 4 right, 1 missed, 0 left"]
    );
    let due: Vec<_> = ["a", "b", "c"]
        .map(|card| learner.keeper.state(&key(card)).unwrap())
        .map(|state| (state.last_day, state.due))
        .into();
    assert_eq!(
        due,
        [(Day(10), Day(12)), (Day(10), Day(12)), (Day(10), Day(12))]
    );
}

#[test]
fn what_is_forgotten_too_often_is_named_with_its_reason() {
    let library = library();
    let item = |card, lapses| {
        let item = known(card);
        let state = item.state.map(|state| State { lapses, ..state });
        Item { state, ..item }
    };
    let misses = [("1990", false), ("", false), ("1990", false)];
    let misses = misses.map(|(given, late)| crate::plan::Miss {
        given: String::from(given),
        late,
    });
    let past = Past {
        misses: misses.into(),
        place: Some(String::from("d.yaml:4")),
    };
    let setup = Setup {
        items: vec![item("a", 7), item("b", 3), item("c", 8)],
        rules: Rules {
            troubled: [(key("a"), past)].into(),
            ..Rules::default()
        },
        ..setup(&library, &[], Mode::Study, Some(Form::Typed))
    };
    let mut learner = Learner::begin(setup);
    learner.keeper.known = vec![item("a", 7), item("b", 3), item("c", 8)];
    for (wrong, next) in [("1990", "b"), ("1965", "c"), ("Busan", "a")] {
        learner.types(wrong);
        assert!(learner.says(Command::Next)[0].starts_with(next));
    }
    let leeches = learner.session.summary(Millis(learner.now)).leeches;
    let [leech] = &leeches[..] else {
        panic!("{leeches:?}");
    };
    assert_eq!((leech.key.clone(), leech.lapses), (key("a"), 8));
    assert_eq!(leech.reason.message(), "mixed up with d/b, 3 times");
    assert_eq!(leech.name(), "card d/a, d.yaml:4");
}
