//! The plan as a learner meets it.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;
use crate::base::{Calendar, DeckId, Grade, Offset, Probability};
use crate::memory::{Answered, Spread};

const TODAY: Day = Day(20_000);

fn now() -> Millis {
    let noon = 8 * 3_600_000;
    Millis(Calendar::new(jiff::tz::TimeZone::UTC).start(TODAY).0 + noon)
}

fn key(text: &str) -> QuestionKey {
    text.parse().unwrap()
}

/// A new question.
fn fresh(text: &str) -> Candidate {
    Candidate {
        key: key(text),
        topic: None,
        tags: Vec::new(),
        needs: Vec::new(),
        state: None,
        suspended: false,
        buried: false,
        introduced: None,
    }
}

/// A question answered right `ago` days ago that falls due `overdue` days before today (negative: later).
fn seen(text: &str, ago: i32, overdue: i32) -> Candidate {
    let last_day = Day(TODAY.0 - ago);
    Candidate {
        state: Some(State {
            stability: 5.0,
            difficulty: 5.0,
            last: Millis(now().0 - i64::from(ago) * 86_400_000),
            last_day,
            due: Day(TODAY.0 - overdue),
            learning: false,
            reps: 1,
            lapses: 0,
        }),
        introduced: Some(last_day),
        ..fresh(text)
    }
}

/// A question missed `ago` days ago and not answered right since.
fn missed(text: &str, ago: i32) -> Candidate {
    let mut candidate = seen(text, ago, ago);
    candidate.state = candidate.state.map(|state| State {
        learning: true,
        ..state
    });
    candidate
}

fn about(topic: &str, candidate: Candidate) -> Candidate {
    Candidate {
        topic: Some(Topic::new(topic).unwrap()),
        ..candidate
    }
}

fn needing(card: &str, candidate: Candidate) -> Candidate {
    Candidate {
        needs: vec![CardId::new(card).unwrap()],
        ..candidate
    }
}

struct Desk {
    candidates: Vec<Candidate>,
    limits: DayLimits,
    wishes: Wishes,
    seed: Seed,
}

impl Desk {
    fn with(candidates: impl Into<Vec<Candidate>>) -> Self {
        Self {
            candidates: candidates.into(),
            limits: DayLimits::default(),
            wishes: Wishes::default(),
            seed: Seed(1),
        }
    }

    fn wishing(mut self, wishes: Wishes) -> Self {
        self.wishes = wishes;
        self
    }

    fn plan(&self) -> Plan {
        plan(&Request {
            candidates: &self.candidates,
            today: TODAY,
            now: now(),
            scheduler: &Scheduler::default(),
            limits: &self.limits,
            wishes: &self.wishes,
            seed: self.seed,
        })
    }

    fn asked(&self) -> Vec<String> {
        names(&self.plan())
    }
}

fn names(plan: &Plan) -> Vec<String> {
    let name = |planned: &Planned| {
        let name = planned.key.to_string();
        name.strip_suffix("/main").unwrap_or(&name).to_owned()
    };
    plan.questions.iter().map(name).collect()
}

#[test]
fn a_day_without_anything_says_when_the_next_is() {
    let plan = Desk::with([seen("d/a", 1, -6), seen("d/b", 1, -3)]).plan();
    assert_eq!((plan.questions.len(), plan.waiting.later), (0, 2));
    assert_eq!(plan.next_due, Some(Day(TODAY.0 + 3)));
    assert_eq!(Desk::with([]).plan(), Plan::default());
}

#[test]
fn the_longest_overdue_comes_first() {
    let desk = Desk::with([
        seen("d/a", 9, 0),
        seen("d/b", 9, 4),
        seen("d/c", 9, -1),
        seen("d/d", 9, 2),
    ]);
    assert_eq!(desk.asked(), ["d/b", "d/d", "d/a"]);
}

#[test]
fn topics_alternate_within_a_day() {
    let mut candidates = Vec::new();
    for n in 0..6 {
        candidates.push(about("japan", seen(&format!("d/j{n}"), 9, 0)));
    }
    for n in 0..5 {
        candidates.push(about("china", seen(&format!("d/c{n}"), 9, 0)));
    }
    for seed in 0..20 {
        let mut desk = Desk::with(candidates.clone());
        desk.seed = Seed(seed);
        let asked = desk.asked();
        assert_eq!(asked.len(), 11);
        assert!(
            asked.windows(2).all(|two| two[0][..3] != two[1][..3]),
            "{asked:?}"
        );
    }
}

#[test]
fn the_author_s_order_and_the_risk_are_heeded() {
    let candidates = [
        seen("d/a", 3, 0),
        fresh("d/n"),
        seen("d/b", 30, 1),
        seen("d/c", 9, 2),
    ];
    let by = |order| {
        Desk::with(candidates.clone())
            .wishing(Wishes {
                order,
                ..Wishes::default()
            })
            .asked()
    };
    assert_eq!(by(Order::Deck), ["d/a", "d/n", "d/b", "d/c"]);
    assert_eq!(by(Order::Risk), ["d/b", "d/c", "d/n", "d/a"]);
}

#[test]
fn new_questions_are_spread_among_the_due_ones() {
    let mut candidates: Vec<_> = (0..9).map(|n| seen(&format!("d/s{n}"), 9, 0)).collect();
    candidates.extend((0..3).map(|n| fresh(&format!("d/n{n}"))));
    let plan = Desk::with(candidates).plan();
    let places: Vec<_> = (0..12).filter(|&n| plan.questions[n].new).collect();
    assert_eq!(places, [2, 6, 10]);
    assert_eq!((plan.due, plan.new), (9, 3));
}

#[test]
fn decks_take_turns_with_new_questions_up_to_their_limits() {
    let deck = |name: &str, count: u32| -> Vec<_> {
        (0..count)
            .map(|n| fresh(&format!("{name}/c{n:02}")))
            .collect()
    };
    let mut desk = Desk::with([deck("a", 30), deck("b", 3), deck("c", 30)].concat());
    let asked = desk.asked();
    assert_eq!(asked[..5], ["a/c00", "b/c00", "c/c00", "a/c01", "b/c01"]);
    assert_eq!(asked.len(), 20, "twenty a day overall");
    assert_eq!(desk.plan().waiting.new, 43);

    let limit = |new_per_day, introduced| DeckLimit {
        new_per_day,
        introduced,
        ..DeckLimit::default()
    };
    desk.limits.decks = BTreeMap::from([
        (DeckId::new("a").unwrap(), limit(Some(4), 1)),
        (DeckId::new("c").unwrap(), limit(None, 8)),
    ]);
    let count = |desk: &Desk, deck: &str| {
        desk.asked()
            .iter()
            .filter(|name| name.starts_with(deck))
            .count()
    };
    assert_eq!(
        (count(&desk, "a/"), count(&desk, "b/"), count(&desk, "c/")),
        (3, 3, 2)
    );
    desk.limits.overall = Some(12);
    assert_eq!(desk.plan().new, 3, "nine were there already");
    desk.wishes.new = Some(50);
    assert_eq!(desk.plan().new, 50, "the wish overrides all limits");
    desk.wishes.new = Some(0);
    assert_eq!(desk.plan().new, 0);
}

#[test]
fn an_eager_author_is_not_held_back_by_the_general_limit() {
    let mut desk = Desk::with(
        (0..60)
            .map(|n| fresh(&format!("a/c{n}")))
            .collect::<Vec<_>>(),
    );
    desk.limits.decks = BTreeMap::from([(
        DeckId::new("a").unwrap(),
        DeckLimit {
            new_per_day: Some(35),
            ..DeckLimit::default()
        },
    )]);
    assert_eq!(desk.plan().new, 35);
}

#[test]
fn of_a_card_s_due_faces_the_longest_overdue_is_asked() {
    let plan = Desk::with([seen("d/a/term", 9, 1), seen("d/a/definition", 9, 3)]).plan();
    assert_eq!(names(&plan), ["d/a/definition"]);
    assert_eq!(plan.waiting.siblings, 1);
    assert_eq!(plan.next_due, Some(TODAY.plus(Days(1))));
}

#[test]
fn a_sibling_of_today_s_answer_waits() {
    let answered = seen("d/a/term", 0, -2);
    for sibling in [seen("d/a/definition", 9, 3), fresh("d/a/definition")] {
        let plan = Desk::with([answered.clone(), sibling]).plan();
        assert_eq!((plan.questions.len(), plan.waiting.siblings), (0, 1));
    }
    let two_new = Desk::with([fresh("d/a/c1"), fresh("d/a/c2"), fresh("d/b")]);
    assert_eq!(two_new.asked(), ["d/a/c1", "d/b"]);
}

#[test]
fn a_limit_for_due_questions_holds_and_can_be_set_aside_for_once() {
    let mut candidates: Vec<_> = (0..6).map(|n| seen(&format!("a/s{n}"), 9, n)).collect();
    candidates.extend((0..3).map(|n| seen(&format!("b/s{n}"), 9, n)));
    candidates.push(missed("a/missed", 0));
    candidates.push(fresh("a/new"));
    let mut desk = Desk::with(candidates);
    desk.limits.reviews = Some(5);
    let limit = DeckLimit {
        reviews_per_day: Some(3),
        reviewed: 1,
        ..DeckLimit::default()
    };
    desk.limits.decks = BTreeMap::from([(DeckId::new("a").unwrap(), limit)]);
    let plan = desk.plan();
    // one of deck a was answered already: four are left in all, two of deck a, and what was missed takes one of each
    assert_eq!((plan.due, plan.new, plan.waiting.reviews), (4, 1, 6));
    let asked = names(&plan);
    let of_a: Vec<_> = asked
        .iter()
        .filter(|name| name.starts_with("a/s"))
        .collect();
    assert_eq!(of_a, ["a/s5"], "the longest overdue");
    assert!(asked.contains(&"a/missed".to_owned()));
    assert_eq!(plan.next_due, Some(TODAY), "the rest can be asked today");
    desk.wishes.reviews = Some(8);
    assert_eq!(desk.plan().due, 8);
    desk.wishes.reviews = Some(0);
    assert_eq!(desk.plan().due, 1, "half learnt is not left");
}

#[test]
fn what_was_reviewed_is_counted_by_deck() {
    let fresh_today = seen("a/x", 0, -1);
    let known = Candidate {
        introduced: Some(Day(TODAY.0 - 9)),
        ..seen("a/y", 0, -1)
    };
    let counts = reviewed_on(&[fresh_today, known, seen("b/x", 1, -1)], TODAY);
    assert_eq!(counts, BTreeMap::from([(DeckId::new("a").unwrap(), 1)]));
}

#[test]
fn what_is_left_alone_today_comes_tomorrow() {
    let buried = |candidate| Candidate {
        buried: true,
        ..candidate
    };
    let plan = Desk::with([
        buried(seen("d/a", 9, 1)),
        buried(fresh("d/b")),
        fresh("d/c"),
    ])
    .plan();
    assert_eq!((names(&plan), plan.waiting.buried), (vec!["d/c".into()], 2));
    assert_eq!(plan.next_due, Some(TODAY.plus(Days(1))));
    // what needs a card waits for it all the same
    let needs = Desk::with([buried(fresh("d/a")), needing("a", fresh("d/b"))]).plan();
    assert_eq!((needs.questions.len(), needs.waiting.needs), (0, 1));
}

#[test]
fn mixed_topics_alternate_over_days_too() {
    let mut candidates = Vec::new();
    for n in 0..5 {
        candidates.push(about("japan", seen(&format!("d/j{n}"), 9, 3)));
        candidates.push(about("china", seen(&format!("d/c{n}"), 9, 0)));
    }
    let mixed = Wishes {
        order: Order::Mixed,
        ..Wishes::default()
    };
    let desk = Desk::with(candidates.clone()).wishing(mixed.clone());
    let asked = desk.asked();
    assert!(
        asked.windows(2).all(|two| two[0][..3] != two[1][..3]),
        "{asked:?}"
    );
    // what a limit cuts off is what fell due last all the same
    let limit = Some(5);
    let asked = Desk::with(candidates)
        .wishing(Wishes { limit, ..mixed })
        .asked();
    assert!(
        asked.iter().all(|name| name.starts_with("d/j")),
        "{asked:?}"
    );
}

#[test]
fn a_journey_to_the_west_lives_a_day_twice_and_asks_no_sibling_again() {
    // answered on what is tomorrow here
    let ahead = seen("d/a/term", -1, -3);
    let plan = Desk::with([ahead, seen("d/a/definition", 9, 1)]).plan();
    assert_eq!((plan.questions.len(), plan.waiting.siblings), (0, 1));
    let half = Desk::with([missed("d/b", -1), seen("d/c", 9, 0)]);
    assert_eq!(half.plan().due, 2);
}

#[test]
fn an_answer_under_a_clock_far_ahead_is_not_lost() {
    let mut candidates = vec![
        seen("d/far", -2000, -2009),
        seen("d/a", 9, -3),
        seen("d/b", 9, -3),
        fresh("d/n"),
    ];
    bring_back(&mut candidates, TODAY);
    assert_eq!(Desk::with(candidates).plan().due, 1);
    // when most answers lie ahead, it is today's clock that is wrong
    let mut all = vec![seen("d/far", -2000, -2009), seen("d/a", -2000, -2003)];
    let before = all.clone();
    bring_back(&mut all, TODAY);
    assert_eq!(all, before);
}

#[test]
fn a_question_missed_today_is_always_in() {
    let desk = Desk::with([
        missed("d/a/term", 0),
        missed("d/a/definition", 0),
        seen("d/b", 40, 30),
    ]);
    assert_eq!(desk.plan().due, 3);
    let one = desk.wishing(Wishes {
        limit: Some(2),
        ..Wishes::default()
    });
    assert!(!one.asked().contains(&"d/b".to_owned()));
}

#[test]
fn a_new_card_waits_until_what_it_needs_is_known() {
    let dependent = needing("a", fresh("d/b"));
    let with = |needed: Candidate| Desk::with([dependent.clone(), needed]);
    assert_eq!(with(fresh("d/a")).asked(), ["d/a"]);
    assert_eq!(with(fresh("d/a")).plan().waiting.needs, 1);
    assert_eq!(with(missed("d/a", 0)).asked(), ["d/a"]);
    assert_eq!(with(seen("d/a", 3, -1)).asked(), ["d/b"]);
    assert_eq!(with(seen("d/a", 3, 1)).asked(), ["d/a", "d/b"]);
    let started = Candidate {
        needs: dependent.needs.clone(),
        ..fresh("d/b/c2")
    };
    let begun = Desk::with([seen("d/b/c1", 9, -9), started, fresh("d/a")]);
    assert_eq!(begun.asked(), ["d/a", "d/b/c2"], "no new card any more");
}

#[test]
fn a_needed_card_that_cannot_be_asked_blocks_nobody() {
    let dependent = about("japan", needing("a", fresh("d/b")));
    let suspended = Candidate {
        suspended: true,
        ..fresh("d/a")
    };
    let plan = Desk::with([suspended, dependent.clone()]).plan();
    assert_eq!(
        (names(&plan), plan.waiting.suspended),
        (vec!["d/b".into()], 1)
    );
    let elsewhere = Desk::with([about("china", fresh("d/a")), dependent.clone()]);
    let japan = Wishes {
        topics: vec![Topic::new("japan").unwrap()],
        ..Wishes::default()
    };
    assert_eq!(elsewhere.wishing(japan).asked(), ["d/b"]);
    assert_eq!(Desk::with([dependent]).asked(), ["d/b"], "no such card");
    assert_eq!(Desk::with([needing("b", fresh("d/b"))]).asked(), ["d/b"]);
}

#[test]
fn topics_and_tags_choose() {
    let tagged = Candidate {
        tags: vec!["dates".into()],
        ..about("japan", fresh("d/c"))
    };
    let candidates = [
        about("japan/treaties", fresh("d/a")),
        about("japanese", fresh("d/b")),
        tagged,
    ];
    let japan = Wishes {
        topics: vec![Topic::new("japan").unwrap()],
        ..Wishes::default()
    };
    let desk = Desk::with(candidates).wishing(japan.clone());
    assert_eq!(desk.asked(), ["d/a", "d/c"]);
    let dates = Wishes {
        tags: vec!["dates".into()],
        ..japan
    };
    assert_eq!(desk.wishing(dates).asked(), ["d/c"]);
}

#[test]
fn a_limit_takes_due_questions_first_and_says_what_is_left() {
    let wishes = |limit| Wishes {
        limit: Some(limit),
        ..Wishes::default()
    };
    let desk = Desk::with([fresh("d/n"), seen("d/a", 9, 0), seen("d/b", 9, 4)]);
    let plan = desk.wishing(wishes(1)).plan();
    assert_eq!((names(&plan), plan.waiting.limit), (vec!["d/b".into()], 2));
    assert_eq!(plan.next_due, Some(TODAY));
    let held = Desk::with([fresh("d/n"), seen("d/a/c1", 9, 0), seen("d/a/c2", 9, 0)]);
    let plan = held.wishing(wishes(1)).plan();
    assert_eq!((plan.due, plan.waiting.limit), (1, 1));
    assert_eq!(plan.next_due, Some(TODAY.plus(Days(1))), "the sibling");
}

#[test]
fn ahead_brings_later_days_after_the_due_ones() {
    let desk = Desk::with([
        seen("d/far", 9, -9),
        seen("d/near", 9, -1),
        seen("d/due", 9, 0),
        fresh("d/new"),
        seen("d/two/c1", 9, -3),
        seen("d/two/c2", 9, -2),
    ])
    .wishing(Wishes {
        ahead: true,
        ..Wishes::default()
    });
    let plan = desk.plan();
    assert_eq!(
        names(&plan),
        ["d/due", "d/new", "d/near", "d/two/c2", "d/far"]
    );
    assert_eq!((plan.due, plan.new, plan.ahead), (1, 1, 3));
    assert_eq!(plan.waiting.siblings, 1);
}

#[test]
fn ahead_asks_again_what_was_answered_today() {
    let desk = Desk::with([seen("d/a/c1", 0, -4), seen("d/a/c2", 9, -2)]).wishing(Wishes {
        ahead: true,
        ..Wishes::default()
    });
    assert_eq!(desk.asked(), ["d/a/c1"]);
}

#[test]
fn cramming_brings_everything_the_weakest_first() {
    let mut candidates = vec![
        seen("d/a/c1", 1, -9),
        seen("d/a/c2", 20, -9),
        needing("d", fresh("d/b/c1")),
        fresh("d/b/c2"),
        fresh("d/d"),
    ];
    candidates.extend((0..30).map(|n| fresh(&format!("e/c{n}"))));
    let cram = Wishes {
        cram: true,
        ..Wishes::default()
    };
    let plan = Desk::with(candidates).wishing(cram).plan();
    let asked = names(&plan);
    assert_eq!((asked.len(), plan.new, plan.ahead), (35, 33, 2));
    assert_eq!(asked[33..], ["d/a/c2", "d/a/c1"]);
    assert_eq!(asked[..2], ["d/d", "d/b/c1"], "the needed card first");
    let place = |name: &str| asked.iter().position(|other| other == name).unwrap();
    assert!(place("d/b/c2") > place("e/c29"), "siblings apart");
}

#[test]
fn first_answers_are_counted_by_deck() {
    let candidates = [
        seen("a/x", 0, -1),
        seen("a/y", 0, -1),
        seen("b/x", 1, -1),
        fresh("b/y"),
    ];
    let counts = introduced_on(&candidates, TODAY);
    assert_eq!(counts, BTreeMap::from([(DeckId::new("a").unwrap(), 2)]));
}

/// One question's past, drawn: `None` is new, else days ago, days overdue, missed.
fn a_past() -> impl Strategy<Value = Option<(i32, i32, bool)>> {
    prop::option::weighted(0.6, (0..40_i32, -20..20_i32, prop::bool::weighted(0.2)))
}

fn a_question() -> impl Strategy<Value = Candidate> {
    let name = ("[ab]", 0..8_u8, 1..4_u8).prop_map(|(deck, card, face)| (deck, card, face));
    let needs = prop::option::weighted(0.3, 0..8_u8);
    let topic = prop::option::of("[xyz]");
    (name, a_past(), needs, topic, prop::bool::weighted(0.1)).prop_map(
        |((deck, card, face), past, needs, topic, suspended)| {
            let name = format!("{deck}/c{card}/c{face}");
            let plain = match past {
                None => fresh(&name),
                // a right answer leads to a later day, a miss stays
                Some((ago, _, true)) => missed(&name, ago),
                Some((ago, overdue, false)) => seen(&name, ago, overdue.min(ago - 1)),
            };
            Candidate {
                needs: needs
                    .filter(|&need| need < card)
                    .map(|need| CardId::new(&format!("c{need}")).unwrap())
                    .into_iter()
                    .collect(),
                topic: topic.map(|topic| Topic::new(&topic).unwrap()),
                suspended,
                ..plain
            }
        },
    )
}

fn some_questions() -> impl Strategy<Value = Vec<Candidate>> {
    prop::collection::vec(a_question(), 0..40).prop_map(|mut candidates| {
        candidates.sort_by(|a, b| a.key.cmp(&b.key));
        candidates.dedup_by(|a, b| a.key == b.key);
        candidates
    })
}

fn some_wishes() -> impl Strategy<Value = Wishes> {
    let order = prop::sample::select(vec![
        Order::Due,
        Order::Mixed,
        Order::Risk,
        Order::Random,
        Order::Deck,
    ]);
    let topics = prop::collection::vec("[xyz]", 0..2);
    let new = prop::option::weighted(0.3, 0..6_u32);
    let limit = prop::option::weighted(0.3, 0..12_usize);
    let (ahead, cram) = (prop::bool::weighted(0.3), prop::bool::weighted(0.2));
    (order, topics, new, limit, ahead, cram).prop_map(|(order, topics, new, limit, ahead, cram)| {
        Wishes {
            topics: topics
                .iter()
                .map(|topic| Topic::new(topic).unwrap())
                .collect(),
            tags: Vec::new(),
            new,
            reviews: None,
            limit,
            ahead,
            cram,
            order,
        }
    })
}

fn keys(plan: &Plan) -> BTreeSet<&QuestionKey> {
    plan.questions.iter().map(|planned| &planned.key).collect()
}

/// Limits of the day and of some decks.
fn some_limits() -> impl Strategy<Value = DayLimits> {
    let number = || prop::option::weighted(0.5, 0..5_u32);
    let deck = (number(), 0..3_u32, number(), 0..3_u32);
    let decks = prop::collection::btree_map("[ab]", deck, 0..3);
    (number(), number(), number(), decks).prop_map(|(overall, reviews, per_deck, decks)| {
        let limit = |(new_per_day, introduced, reviews_per_day, reviewed)| DeckLimit {
            new_per_day,
            introduced,
            reviews_per_day,
            reviewed,
        };
        DayLimits {
            overall,
            reviews,
            per_deck,
            decks: decks
                .into_iter()
                .map(|(deck, one)| (DeckId::new(&deck).unwrap(), limit(one)))
                .collect(),
        }
    })
}

/// The questions of some more decks, so that decks take turns, with some that are left alone today.
fn many_questions() -> impl Strategy<Value = Vec<Candidate>> {
    let part = (
        some_questions(),
        prop::collection::vec(prop::bool::weighted(0.1), 40),
    );
    prop::collection::vec(part, 1..4).prop_map(|parts| {
        let mut all = Vec::new();
        for (turn, (questions, buried)) in parts.into_iter().enumerate() {
            for (mut candidate, buried) in questions.into_iter().zip(buried) {
                let deck = format!("{}{turn}", candidate.key.deck);
                if turn > 0 {
                    candidate.key.deck = DeckId::new(&deck).unwrap();
                }
                candidate.buried = buried;
                all.push(candidate);
            }
        }
        all.sort_by(|a, b| a.key.deck.cmp(&b.key.deck));
        all
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]
    #[test]
    fn the_plan_over_few_questions_is_the_plan_over_all(
        questions in many_questions(),
        wishes in some_wishes(),
        limits in some_limits(),
        reviews in prop::option::weighted(0.2, 0..6_u32),
        new in prop::option::weighted(0.2, 0..6_u32),
    ) {
        let wishes = Wishes { topics: Vec::new(), ahead: false, cram: false, reviews, new, ..wishes };
        prop_assert!(can_do_with_few(&wishes));
        let mut desk = Desk::with(questions).wishing(wishes);
        desk.limits = limits;
        let all = desk.plan();
        let candidates = std::mem::take(&mut desk.candidates);
        let scheduler = Scheduler::default();
        desk.candidates = few::few(&Request {
            candidates: &candidates,
            today: TODAY,
            now: now(),
            scheduler: &scheduler,
            limits: &desk.limits,
            wishes: &desk.wishes,
            seed: desk.seed,
        });
        let few = desk.plan();
        prop_assert_eq!(few.questions, all.questions);
        prop_assert_eq!((few.due, few.new, few.ahead), (all.due, all.new, all.ahead));
    }
}

#[test]
fn of_a_large_library_few_questions_are_enough() {
    let mut candidates = Vec::new();
    for deck in 0..300 {
        for card in 0..100 {
            candidates.push(fresh(&format!("d{deck:03}/c{card:02}")));
        }
    }
    candidates[29_950] = seen("d299/c50", 9, 1);
    let desk = Desk::with(candidates);
    let few = few::few(&Request {
        candidates: &desk.candidates,
        today: TODAY,
        now: now(),
        scheduler: &Scheduler::default(),
        limits: &desk.limits,
        wishes: &desk.wishes,
        seed: desk.seed,
    });
    // the first ten of twenty decks, and what is due
    assert_eq!(few.len(), 20 * 10 + 1);
}

proptest! {
    #[test]
    fn a_plan_is_a_choice_without_repeats(questions in some_questions(), wishes in some_wishes()) {
        let desk = Desk::with(questions).wishing(wishes);
        let plan = desk.plan();
        let planned = keys(&plan);
        prop_assert_eq!(planned.len(), plan.questions.len());
        let wanted = |candidate: &&Candidate| desk.wishes.match_question(candidate);
        let matching: Vec<_> = desk.candidates.iter().filter(wanted).collect();
        let open: BTreeSet<_> = matching.iter().filter(|c| !c.suspended).map(|c| &c.key).collect();
        prop_assert!(planned.is_subset(&open));
        let waiting = plan.waiting;
        let held = waiting.later + waiting.new + waiting.siblings + waiting.needs
            + waiting.suspended + waiting.limit;
        prop_assert_eq!(planned.len() + held, matching.len(), "all is asked or accounted for");
        prop_assert_eq!(plan.due + plan.new + plan.ahead, planned.len());
        prop_assert!(desk.wishes.limit.is_none_or(|limit| planned.len() <= limit));
    }

    #[test]
    fn the_seed_decides_the_order_alone(questions in some_questions(), wishes in some_wishes(), other: u64) {
        let mut desk = Desk::with(questions).wishing(wishes);
        let plan = desk.plan();
        prop_assert_eq!(&plan, &desk.plan());
        desk.seed = Seed(other);
        let sampled = desk.wishes.order == Order::Random && desk.wishes.limit.is_some();
        if !sampled {
            let other = desk.plan();
            prop_assert_eq!(keys(&plan), keys(&other));
        }
    }

    #[test]
    fn nothing_due_is_hidden_but_by_a_sibling(questions in some_questions(), ahead: bool) {
        let desk = Desk::with(questions).wishing(Wishes { ahead, ..Wishes::default() });
        let plan = desk.plan();
        let planned = keys(&plan);
        for candidate in desk.candidates.iter().filter(|c| c.is_due(TODAY) && !c.suspended) {
            let sibling = |other: &&Candidate| {
                (&other.key.deck, &other.key.card) == (&candidate.key.deck, &candidate.key.card)
                    && other.key != candidate.key
            };
            let hides = |other: &Candidate| {
                planned.contains(&other.key)
                    || other.state.is_some_and(|state| state.last_day == TODAY)
            };
            prop_assert!(
                planned.contains(&candidate.key) || desk.candidates.iter().filter(sibling).any(hides),
                "{} is hidden", candidate.key
            );
        }
    }

    #[test]
    fn siblings_never_meet_unless_both_were_missed_today(questions in some_questions(), ahead: bool) {
        let desk = Desk::with(questions).wishing(Wishes { ahead, ..Wishes::default() });
        let plan = desk.plan();
        let planned = keys(&plan);
        let mut cards = BTreeMap::new();
        for candidate in &desk.candidates {
            let again = cards::missed_today(candidate, TODAY);
            if planned.contains(&candidate.key) && !again {
                let card = (&candidate.key.deck, &candidate.key.card);
                prop_assert_eq!(cards.insert(card, &candidate.key), None);
            }
        }
    }
}

#[test]
fn faces_that_are_due_together_take_turns() {
    let scheduler = Scheduler::default();
    let mut faces = [seen("d/a/c1", 9, 3), seen("d/a/c2", 9, 3)];
    let mut asked = Vec::new();
    for day in 0..6 {
        let today = Day(TODAY.0 + day);
        let at = Millis(now().0 + i64::from(day) * 86_400_000);
        let plan = plan(&Request {
            candidates: &faces,
            today,
            now: at,
            scheduler: &scheduler,
            limits: &DayLimits::default(),
            wishes: &Wishes::default(),
            seed: Seed(1),
        });
        for planned in plan.questions {
            asked.push(planned.key.face.to_string());
            let face = faces
                .iter_mut()
                .find(|face| face.key == planned.key)
                .unwrap();
            // missed and left: the worst case, it is due again at once
            let answer = Answered {
                at,
                offset: Offset(0),
                grade: Grade::Again,
                retention: Probability::new(0.9),
                guess: Probability::new(0.0),
                spread: Spread::default(),
            };
            face.state = Some(scheduler.after(face.state.as_ref(), &answer));
        }
    }
    assert_eq!(asked, ["c1", "c2", "c1", "c2", "c1", "c2"]);
}
