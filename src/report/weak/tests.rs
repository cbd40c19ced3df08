use super::*;
use crate::base::{Grade, Offset, Probability};
use crate::deck::{self, Form, Library};
use crate::plan::{Aims, Candidate, Wishes};
use crate::report::{Texts, foretell, mark_first};

const DAY_MS: i64 = 86_400_000;
const HOUR_MS: i64 = 3_600_000;
const TODAY: Day = Day(100);

const DECK: &str = "deck: d
cards:
  - {id: china, topic: asia/china, ask: When did Seoul and Beijing agree?, answer: 1992, wrong: [1990, 1965]}
  - {id: soviet, topic: europe, ask: When did Seoul and Moscow agree?, answer: 1990, wrong: [1992]}
  - {id: japan, topic: asia, ask: When did Seoul and Tokyo agree?, answer: 1965, accept: ['65']}
  - {id: three, ask: Which three cities?, answer: [Seoul, Busan, Daegu]}
";

/// A log: what was answered on which day, with what, how surely.
#[derive(Default)]
struct Log {
    rows: Vec<(String, Answer)>,
    texts: Texts,
}

fn at(day: i32, minute: i64) -> Millis {
    Millis(i64::from(day) * DAY_MS + 12 * HOUR_MS + minute * 60_000)
}

impl Log {
    fn answer(&mut self, key: &str, day: i32, grade: Grade, given: &str) -> &mut Answer {
        let given = if given.is_empty() {
            0
        } else {
            self.texts.push(given)
        };
        let minute = i64::try_from(self.rows.len()).unwrap() % 600;
        let answer = Answer {
            at: at(day, minute),
            offset: Offset(0),
            took_ms: Some(6_000),
            recall: None,
            form: Form::Typed,
            grade,
            choices: 0,
            score: None,
            confidence: None,
            counts: true,
            first: false,
            given,
        };
        self.rows.push((key.to_owned(), answer));
        &mut self.rows.last_mut().unwrap().1
    }

    /// The digest, and the questions of some topics with what is remembered of them.
    fn digest(&self, topics: &[(&str, Option<&str>)]) -> (Digest, Vec<Candidate>) {
        let scheduler = Scheduler::default();
        let mut keys: Vec<QuestionKey> =
            self.rows.iter().map(|row| row.0.parse().unwrap()).collect();
        keys.sort();
        keys.dedup();
        let (mut known, mut bytes) = (Vec::new(), Vec::new());
        for key in keys {
            let mine = self
                .rows
                .iter()
                .filter(|row| row.0.parse() == Ok(key.clone()));
            let mut answers: Vec<Answer> = mine.map(|row| row.1).collect();
            answers.sort_by_key(|answer| answer.at);
            mark_first(&mut answers);
            let state = foretell(&mut answers, &scheduler);
            bytes.extend(answers.iter().flat_map(Answer::encode));
            known.push(Known {
                key,
                state,
                suspended: false,
                introduced: None,
                answers: u32::try_from(answers.len()).unwrap(),
            });
        }
        let state = |key: &QuestionKey| known.iter().find(|one| one.key == *key)?.state;
        let candidate = |(key, topic): &(&str, Option<&str>)| {
            let key: QuestionKey = key.parse().unwrap();
            Candidate {
                topic: topic.map(|topic| Topic::new(topic).unwrap()),
                tags: Vec::new(),
                needs: Vec::new(),
                state: state(&key),
                suspended: false,
                buried: false,
                introduced: None,
                key,
            }
        };
        let candidates = topics.iter().map(candidate).collect();
        (
            Digest::new(known, bytes, self.texts.clone()).unwrap(),
            candidates,
        )
    }

    fn weak(&self, topics: &[(&str, Option<&str>)]) -> Weak {
        let (digest, candidates) = self.digest(topics);
        seen(&digest, &candidates, None, &Wishes::default())
    }
}

fn seen(digest: &Digest, candidates: &[Candidate], since: Option<Day>, wishes: &Wishes) -> Weak {
    wanting(digest, candidates, (since, wishes), &Wanted::default())
}

fn wanting(
    digest: &Digest,
    candidates: &[Candidate],
    (since, wishes): (Option<Day>, &Wishes),
    wanted: &Wanted,
) -> Weak {
    let reading = deck::read("d", DECK);
    let library = Library::new(vec![
        reading
            .deck
            .unwrap_or_else(|| panic!("{:?}", reading.findings)),
    ]);
    weak(&Look {
        digest,
        asked: &Asked::of(
            candidates,
            &digest.places(candidates.iter().map(|one| &one.key)),
            wishes,
        ),
        collection: &library,
        scheduler: &Scheduler::default(),
        now: at(TODAY.0, 0),
        today: TODAY,
        leeches: LeechRule::default(),
        wanted,
        since,
        topics: &wishes.topics,
    })
}

const CARDS: [(&str, Option<&str>); 4] = [
    ("d/china", Some("asia/china")),
    ("d/soviet", Some("europe")),
    ("d/japan", Some("asia")),
    ("d/three", None),
];

fn row<'a>(weak: &'a Weak, topic: &str) -> &'a TopicWeakness {
    let named = |row: &&TopicWeakness| row.topic.as_ref().map_or("", Topic::as_str) == topic;
    weak.topics.iter().find(named).unwrap()
}

#[test]
fn an_empty_log_invents_nothing() {
    let weak = Log::default().weak(&CARDS);
    assert_eq!(weak.topics.len(), 4);
    for row in weak.topics.iter().chain([&weak.all]) {
        assert_eq!((row.seen, row.reviews, row.forgotten_now), (0, 0, 0.0));
        assert!(row.recall_now.is_none() && row.recall_observed.is_none() && row.minutes.is_none());
    }
    assert!(weak.hardest.is_empty() && weak.mixups.is_empty() && weak.confidence.is_empty());
    let none = Log::default().weak(&[]);
    assert!(none.topics.is_empty() && none.all.cards == 0);
}

#[test]
fn one_answer_is_no_test_of_memory() {
    let mut log = Log::default();
    log.answer("d/china", 90, Grade::Good, "");
    let weak = log.weak(&CARDS);
    let china = row(&weak, "asia/china");
    assert_eq!((china.seen, china.reviews, china.tests), (1, 1, 0));
    assert_eq!(
        (china.recall_observed, china.evidence),
        (None, Evidence::None)
    );
    let forgotten = 1.0 - china.recall_now.unwrap();
    assert!((china.forgotten_now - forgotten).abs() < 1e-12);
    // one question below nine of ten, six seconds for each answer, one more when it is missed
    assert!((china.minutes.unwrap() - 0.1 * (1.0 + forgotten)).abs() < 1e-9);
}

#[test]
fn what_is_to_be_mended_hangs_on_the_recall_that_is_wanted() {
    let mut log = Log::default();
    log.answer("d/china", 90, Grade::Good, "");
    log.answer("d/japan", 90, Grade::Good, "");
    let (digest, candidates) = log.digest(&CARDS);
    let minutes = |aims: Aims| {
        let wanted = Wanted::new(aims, []);
        let weak = wanting(&digest, &candidates, (None, &Wishes::default()), &wanted);
        ["asia", "asia/china"].map(|topic| row(&weak, topic).minutes.unwrap())
    };
    let recall = row(&log.weak(&CARDS), "asia/china").recall_now.unwrap();
    let [below, above] = [-0.01, 0.01].map(|apart| Probability::new(recall + apart));
    let each = 0.1 * (2.0 - recall);
    let is = |found: [f64; 2], expected: [f64; 2]| {
        // one was answered a minute after the other
        let near = |(found, expected): (&f64, &f64)| (found - expected).abs() < 1e-5;
        assert!(found.iter().zip(&expected).all(near), "{found:?}");
    };
    let overall = |wanted| Aims {
        overall: Some(wanted),
        ..Aims::default()
    };
    is(minutes(overall(above)), [2.0 * each, each]);
    is(minutes(overall(below)), [0.0, 0.0]);
    // a topic of which more is wanted
    let china = Topic::new("asia/china").unwrap();
    is(
        minutes(Aims {
            topics: [(china, above)].into(),
            ..overall(below)
        }),
        [each, each],
    );
}

#[test]
fn a_topic_holds_its_subtopics() {
    let mut log = Log::default();
    for day in [80, 85] {
        log.answer("d/china", day, Grade::Again, "1990");
        log.answer("d/china", day, Grade::Good, "");
        log.answer("d/japan", day, Grade::Good, "");
    }
    let weak = log.weak(&CARDS);
    let (asia, china) = (row(&weak, "asia"), row(&weak, "asia/china"));
    assert_eq!((asia.cards, asia.seen, asia.reviews), (2, 2, 6));
    assert_eq!((asia.tests, asia.passed, asia.lapses), (2, 1, 1));
    assert_eq!((china.tests, china.passed, china.lapses), (1, 0, 1));
    assert_eq!((weak.all.cards, weak.all.tests), (4, 2));
    assert_eq!(row(&weak, "").seen, 0, "without a topic");
    assert_eq!(
        weak.topics.last().unwrap().seen,
        0,
        "what was never seen is last"
    );
}

#[test]
fn answers_of_a_window_are_counted_and_memory_is_not() {
    let mut log = Log::default();
    for day in [70, 75, 80, 90] {
        log.answer(
            "d/china",
            day,
            if day < 80 { Grade::Again } else { Grade::Good },
            "1990",
        );
    }
    log.answer("d/china", 130, Grade::Good, "");
    let (digest, candidates) = log.digest(&CARDS);
    let since = |since| seen(&digest, &candidates, since, &Wishes::default());
    let (whole, part) = (since(None), since(Some(Day(80))));
    let (whole, part) = (
        row(&whole, "asia/china").clone(),
        row(&part, "asia/china").clone(),
    );
    assert_eq!((whole.reviews, whole.tests, whole.passed), (4, 3, 2));
    assert_eq!((part.reviews, part.tests, part.passed), (2, 2, 2));
    assert_eq!(whole.recall_now, part.recall_now);
    assert_eq!(
        whole.recall_now,
        Some(1.0),
        "a review in the future is not forgotten yet"
    );
    assert_eq!(since(None).misdated, 1, "and it is no evidence yet");
    assert!(since(Some(Day(80))).mixups.is_empty());
}

#[test]
fn answers_of_tomorrow_are_told_of_and_count_nowhere() {
    let mut log = Log::default();
    for day in [80, 90, TODAY.0 + 1] {
        let grade = if day == 90 { Grade::Good } else { Grade::Again };
        let answer = log.answer("d/china", day, grade, "1990");
        (answer.took_ms, answer.confidence) = (Some(6_000 + day.unsigned_abs()), Some(3));
    }
    log.answer("gone/x", TODAY.0 + 1, Grade::Good, "");
    let weak = log.weak(&CARDS);
    let china = row(&weak, "asia/china");
    assert_eq!((china.reviews, china.tests, china.lapses), (2, 1, 0));
    assert_eq!((weak.misdated, weak.elsewhere), (1, 0));
    assert_eq!((weak.mixups[0].times, weak.confidence[0].reviews), (1, 2));
    // what is answered today on a device whose clock is ahead counts
    log.answer("d/japan", TODAY.0, Grade::Good, "");
    assert_eq!(row(&log.weak(&CARDS), "asia").reviews, 3);
}

#[test]
fn both_directions_of_a_mixup_stand_beside_each_other() {
    let mut log = Log::default();
    for day in [10, 20, 30] {
        log.answer("d/china", day, Grade::Again, "1990");
        log.answer("d/three", day, Grade::Again, "Seoul; Kyoto");
    }
    log.answer("d/china", 40, Grade::Again, "in 1990");
    log.answer("d/soviet", 40, Grade::Again, "1992");
    log.answer("d/japan", 40, Grade::Again, "long ago");
    // came to be accepted, right all the same, no answer at all, and one that is no single answer
    log.answer("d/japan", 41, Grade::Again, "65");
    log.answer("d/soviet", 41, Grade::Good, "1990");
    log.answer("d/soviet", 42, Grade::Again, "");
    log.answer("d/soviet", 43, Grade::Again, "true").form = Form::Truth;
    let weak = log.weak(&CARDS);
    let told: Vec<_> = weak
        .mixups
        .iter()
        .map(|one| {
            let other = one
                .belongs_to
                .as_ref()
                .map_or_else(String::new, ToString::to_string);
            format!(
                "{} {} {other} {} {}",
                one.key, one.given, one.times, one.back
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "d/china/main 1990 d/soviet/main 4 1",
            "d/soviet/main 1992 d/china/main 1 4",
            "d/three/main Kyoto  3 0",
            "d/japan/main long ago  1 0",
        ]
    );
}

#[test]
fn the_hardest_are_those_that_were_forgotten() {
    let mut log = Log::default();
    for day in (0..40).step_by(2) {
        let grade = if day % 4 == 0 {
            Grade::Good
        } else {
            Grade::Again
        };
        log.answer("d/china", day, grade, "");
        log.answer("d/soviet", day, Grade::Good, "");
        log.answer(
            "d/three",
            day,
            if day == 38 { Grade::Again } else { Grade::Good },
            "",
        );
    }
    let weak = log.weak(&CARDS);
    let hard: Vec<_> = weak
        .hardest
        .iter()
        .map(|one| (one.key.card.as_str(), one.lapses))
        .collect();
    assert_eq!(hard, [("china", 10), ("three", 1)]);
    assert_eq!((row(&weak, "asia/china").leeches, weak.all.leeches), (1, 1));
    assert_eq!(row(&weak, "asia/china").lapses, 10);
}

#[test]
fn sureness_is_told_by_level() {
    let mut log = Log::default();
    for (sure, grade) in [
        (3, Grade::Good),
        (3, Grade::Good),
        (3, Grade::Again),
        (1, Grade::Hard),
    ] {
        log.answer("d/china", 50, grade, "").confidence = Some(sure);
    }
    let told = log.weak(&CARDS).confidence;
    let levels: Vec<_> = told
        .iter()
        .map(|one| (one.confidence, one.reviews, one.correct))
        .collect();
    assert_eq!(levels, [(1, 1, 1), (3, 3, 2)]);
    assert!(
        told.iter()
            .all(|one| one.low < one.observed && one.observed <= one.high)
    );
}

#[test]
fn what_is_set_aside_or_gone_stays_out() {
    let mut log = Log::default();
    log.answer("gone/x", 50, Grade::Again, "1990");
    log.answer("d/china", 50, Grade::Again, "1990");
    let (digest, mut candidates) = log.digest(&CARDS);
    candidates[0].suspended = true;
    let weak = seen(&digest, &candidates, None, &Wishes::default());
    assert_eq!(
        (weak.all.cards, weak.all.reviews, weak.elsewhere),
        (3, 0, 1)
    );
    assert!(weak.mixups.is_empty());
}

#[test]
fn a_topic_alone_is_judged_as_among_the_others() {
    let mut log = Log::default();
    for day in 0..20 {
        log.answer("d/soviet", day, Grade::Good, "");
        log.answer(
            "d/china",
            day,
            if day % 2 == 0 {
                Grade::Good
            } else {
                Grade::Again
            },
            "1965",
        );
    }
    let (digest, candidates) = log.digest(&CARDS);
    let wishes = Wishes {
        topics: vec![Topic::new("asia").unwrap()],
        ..Wishes::default()
    };
    let (all, part) = (
        seen(&digest, &candidates, None, &Wishes::default()),
        seen(&digest, &candidates, None, &wishes),
    );
    assert_eq!(part.topics.len(), 2);
    assert_eq!(row(&all, "asia/china"), row(&part, "asia/china"));
    assert_eq!(part.mixups.len(), 1);
    assert_eq!(
        all.topics[0].topic.as_ref().map(Topic::as_str),
        Some("asia/china"),
        "the more special first"
    );
    let china = row(&all, "asia/china");
    assert_eq!(
        (china.evidence, china.trend),
        (Evidence::Enough, None),
        "nothing in the last month"
    );
}

#[test]
fn a_trend_is_told_when_it_is_more_than_chance() {
    let turn = |early: usize, late: usize| {
        let mut log = Log::default();
        for test in 0..20 {
            let grade = |right| {
                if test < right {
                    Grade::Good
                } else {
                    Grade::Again
                }
            };
            let day = i32::try_from(test).unwrap();
            log.answer("d/china", 20 + day, grade(early), "");
            log.answer("d/china", 72 + day, grade(late), "");
        }
        log.weak(&CARDS).all.trend.map(|trend| trend.turn)
    };
    assert_eq!(turn(20, 8), Some(Turn::Worse));
    assert_eq!(turn(8, 20), Some(Turn::Better));
    assert_eq!(turn(16, 15), Some(Turn::Steady));
}

#[test]
fn the_weakest_do_not_lie_within_each_other() {
    let mut log = Log::default();
    let mut cards: Vec<(String, &str)> = Vec::new();
    for (topic, wrong) in [("a/x", 5), ("a/y", 4), ("b", 1), ("c", 0), ("c/few", 9)] {
        for n in 0..if topic == "c/few" { 2 } else { 6 } {
            let key = format!("d/{}-{n}", topic.replace('/', "-"));
            for day in 0..10 {
                let grade = if day > 0 && day <= wrong {
                    Grade::Again
                } else {
                    Grade::Good
                };
                log.answer(&key, day * 3, grade, "");
            }
            cards.push((key, topic));
        }
    }
    let cards: Vec<_> = cards
        .iter()
        .map(|(key, topic)| (key.as_str(), Some(*topic)))
        .collect();
    let weak = log.weak(&cards);
    let topics = Topics {
        all: weak.all.clone(),
        rows: weak.topics.clone(),
    };
    let named = |most| {
        let rows = topics.weakest(most).into_iter();
        rows.map(|row| row.topic.clone().unwrap().to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(weak.topics[0].topic.as_ref().unwrap().as_str(), "c/few");
    assert_eq!(
        named(3),
        ["a/x", "a/y"],
        "two cards are too few, and the rest is better than the whole"
    );
    assert_eq!(named(1), ["a/x"]);
}
