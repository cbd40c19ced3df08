use proptest::prelude::*;

use super::*;
use crate::base::{CardId, DeckId, Face, Seed};
use crate::deck::{
    Answer, Card, Cloze, ClozePart, Deck, DeckSettings, Deletion, Distractor, Kind, Match, Reverse,
};

fn card(id: &str, kind: Kind) -> Card {
    Card {
        id: CardId::new(id).unwrap(),
        id_written: true,
        topic: None,
        tags: Vec::new(),
        needs: Vec::new(),
        kind,
        exact: false,
        hint: Some("a hint".into()),
        explain: Some("The reason.".into()),
        source: None,
        as_of: "2005".parse().ok(),
        time_bound: false,
    }
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(ToString::to_string).collect()
}

fn wrong(texts: &[&str]) -> Vec<Distractor> {
    let distractor = |text: &&str| Distractor {
        text: (*text).to_owned(),
        because: Some(format!("{text} is something else")),
    };
    texts.iter().map(distractor).collect()
}

fn asks(id: &str, answer: Answer, distractors: &[&str]) -> Card {
    let ask = String::from("Which one?");
    card(
        id,
        Kind::Ask {
            ask,
            answer,
            accept: Vec::new(),
            wrong: wrong(distractors),
            reverse: None,
        },
    )
}

fn one(text: &str) -> Answer {
    Answer::One(text.to_owned())
}

fn year() -> Card {
    asks("treaty-year", one("1965"), &["1951", "1972", "1992"])
}

fn neighbours() -> Card {
    let answer = Answer::Several(texts(&["China", "Soviet Union", "trade, above all"]));
    asks("neighbours", answer, &["Mongolia", "Viet Nam"])
}

fn order() -> Card {
    let order = texts(&["Olympics", "UN", "World Cup", "G-20"]);
    let ask = String::from("In which order?");
    card("order", Kind::Order { ask, order })
}

fn pairs(rights: &[&str]) -> Card {
    let lefts = ["Russia", "UN", "China", "Cuba"];
    let pair = |(left, right): (&str, &&str)| Match {
        left: left.to_owned(),
        right: (*right).to_owned(),
    };
    let pairs = lefts.into_iter().zip(rights).map(pair).collect();
    let ask = String::from("What belongs together?");
    card("pairs", Kind::Match { ask, pairs })
}

fn claim(answer: bool, correction: Option<&str>) -> Card {
    let correction = correction.map(str::to_owned);
    let claim = String::from("It was so");
    let kind = Kind::Claim {
        claim,
        answer,
        correction,
    };
    card("claim", kind)
}

fn colony() -> Card {
    let gap = |number, text: &str| {
        ClozePart::Gap(Deletion {
            number,
            text: text.to_owned(),
            hint: None,
            accept: Vec::new(),
        })
    };
    let text = |text: &str| ClozePart::Text(text.to_owned());
    let parts = vec![
        text("From "),
        gap(1, "1910"),
        text(" to "),
        gap(1, "1945"),
        gap(2, "Korea"),
    ];
    card(
        "colony",
        Kind::Cloze {
            text: Cloze { parts },
        },
    )
}

fn deck(cards: Vec<Card>) -> Deck {
    Deck {
        id: DeckId::new("korea").unwrap(),
        title: String::from("Korea"),
        about: None,
        language: None,
        as_of: None,
        sources: Vec::new(),
        topics: Vec::new(),
        settings: DeckSettings::default(),
        cards,
    }
}

fn asked(card: &Card, face: Face, form: Form, seed: u64) -> Question {
    let deck = DeckId::new("korea").unwrap();
    ask(card, &deck, face, form, Seed(seed)).unwrap()
}

fn judged(card: &Card, form: Form, given: &Given) -> Verdict {
    let question = asked(card, card.faces()[0], form, 7);
    question.judge(given, &AnswerIndex::default()).unwrap()
}

fn typed(text: &str) -> Given {
    Given::Text(text.to_owned())
}

fn is(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}

#[test]
fn a_card_is_asked_only_as_it_can_be() {
    let deck = DeckId::new("korea").unwrap();
    let ask = |card: &Card, face, form| ask(card, &deck, face, form, Seed(1));
    assert!(ask(&year(), Face::Main, Form::Choice).is_some());
    assert!(ask(&year(), Face::Reverse, Form::Typed).is_none());
    assert!(ask(&year(), Face::Main, Form::Truth).is_none());
    assert!(ask(&colony(), Face::Cloze(3), Form::Typed).is_none());
    assert!(ask(&order(), Face::Main, Form::Order).is_some());
}

#[test]
fn a_question_shows_what_the_card_says() {
    let mut card = claim(false, Some("It was otherwise"));
    let question = asked(&card, Face::Main, Form::Truth, 3);
    assert_eq!(
        question.explain.as_deref(),
        Some("It was otherwise. The reason.")
    );
    assert_eq!(question.choices, ["true", "false"]);
    assert_eq!(question.hint.as_deref(), Some("a hint"));
    assert_eq!(question.as_of, None);
    card.time_bound = true;
    assert_eq!(
        asked(&card, Face::Main, Form::Truth, 3).as_of,
        "2005".parse().ok()
    );
    assert_eq!(
        asked(&claim(true, None), Face::Main, Form::Truth, 3)
            .explain
            .as_deref(),
        Some("The reason.")
    );
}

#[test]
fn the_answer_stands_at_each_place_equally_often() {
    let mut places = [0u32; 4];
    for seed in 0..4000 {
        let question = asked(&year(), Face::Main, Form::Choice, seed);
        let at = question
            .choices
            .iter()
            .position(|choice| choice == "1965")
            .unwrap();
        places[at] += 1;
    }
    // 1000 each; beyond 120 off happens in one of ten thousand fair shuffles
    assert!(places.iter().all(|n| n.abs_diff(1000) < 120), "{places:?}");
}

#[test]
fn one_order_does_not_hang_on_another_question() {
    let again = |seed| asked(&year(), Face::Main, Form::Choice, seed).choices;
    assert_eq!(again(5), again(5));
    let mut other = year();
    other.id = CardId::new("another").unwrap();
    let differ =
        (0..50).filter(|&s| again(s) != asked(&other, Face::Main, Form::Choice, s).choices);
    assert!(differ.count() > 30);
}

#[test]
fn an_order_is_never_given_away() {
    let two = Kind::Order {
        ask: String::from("Which first?"),
        order: texts(&["first", "second"]),
    };
    for seed in 0..500 {
        let question = asked(&order(), Face::Main, Form::Order, seed);
        assert_ne!(question.choices, ["Olympics", "UN", "World Cup", "G-20"]);
        let two = asked(&card("two", two.clone()), Face::Main, Form::Order, seed);
        assert_eq!(two.choices, ["second", "first"]);
    }
}

#[test]
fn equal_right_sides_are_shown_once() {
    let question = asked(
        &pairs(&["1990", "1991", "1990"]),
        Face::Main,
        Form::Match,
        1,
    );
    let mut choices = question.choices.clone();
    choices.sort();
    assert_eq!(choices, ["1990", "1991"]);
    assert_eq!(question.left_side, ["Russia", "UN", "China"]);
    let at = |text: &str| question.choices.iter().position(|c| c == text).unwrap();
    let given = Given::Choices(vec![at("1990"), at("1991"), at("1990")]);
    assert!(
        question
            .judge(&given, &AnswerIndex::default())
            .unwrap()
            .correct
    );
}

#[test]
fn typed_answers_propose_their_grade() {
    let japan = asks("japan", one("Vladivostok"), &["Krasnoyarsk"]);
    let right = judged(&japan, Form::Typed, &typed(" vladivostok "));
    assert!(right.correct && is(right.score, 1.0) && right.grade == Grade::Good);
    assert_eq!(right.given, "vladivostok");
    let near = judged(&japan, Form::Typed, &typed("Vladivostock"));
    assert!(near.correct && is(near.score, 0.9) && near.grade == Grade::Hard);
    assert_eq!(near.difference, difference("Vladivostok", "Vladivostock"));
    let wrong = judged(&japan, Form::Typed, &typed("krasnoyarsk"));
    assert!(!wrong.correct && is(wrong.score, 0.0) && wrong.grade == Grade::Again);
    assert_eq!(
        wrong.because.as_deref(),
        Some("Krasnoyarsk is something else")
    );
}

#[test]
fn not_knowing_is_wrong_and_looking_at_a_flip_is_not() {
    let unknown = judged(&year(), Form::Typed, &Given::Reveal);
    assert!(!unknown.correct && unknown.given.is_empty() && unknown.grade == Grade::Again);
    assert_eq!(
        judged(&order(), Form::Order, &Given::Reveal).items,
        [false; 4]
    );
    let looked = judged(&year(), Form::Flip, &Given::Reveal);
    assert!(looked.correct && looked.grade == Grade::Good && looked.given.is_empty());
    assert!(!judged(&year(), Form::Flip, &typed("1951")).correct);
}

#[test]
fn a_choice_is_taken_by_place_or_text() {
    let question = asked(&year(), Face::Main, Form::Choice, 9);
    let index = AnswerIndex::default();
    for (at, choice) in question.choices.iter().enumerate() {
        for given in [
            Given::Choice(at),
            Given::Choices(vec![at]),
            typed(choice),
            Given::Texts(vec![choice.clone()]),
        ] {
            let verdict = question.judge(&given, &index).unwrap();
            assert_eq!(verdict.correct, choice == "1965", "{choice}");
            assert_eq!(&verdict.given, choice);
            assert_eq!(verdict.because.is_some(), choice != "1965");
        }
    }
    assert!(
        !question
            .judge(&typed("something else"), &index)
            .unwrap()
            .correct
    );
    assert!(!question.judge(&typed(""), &index).unwrap().correct);
}

#[test]
fn truth_takes_what_people_say() {
    for (card, text, correct) in [
        (claim(true, None), "True", true),
        (claim(true, None), "yes!", true),
        (claim(true, None), "t", true),
        (claim(true, None), "wrong", false),
        (claim(false, None), "FALSE", true),
        (claim(false, None), "no", true),
        (claim(false, None), "right", false),
        (claim(false, None), "", false),
    ] {
        assert_eq!(
            judged(&card, Form::Truth, &typed(text)).correct,
            correct,
            "{text}"
        );
    }
    assert!(judged(&claim(false, None), Form::Truth, &Given::Choice(1)).correct);
    assert_eq!(
        judged(&claim(false, None), Form::Truth, &Given::Choice(0)).given,
        "true"
    );
}

#[test]
fn several_answers_are_counted() {
    let list = |items: &[&str]| Given::Texts(texts(items));
    for (given, correct, score, items) in [
        (
            typed("China, Soviet Union; trade, above all"),
            true,
            1.0,
            [true; 3],
        ),
        (
            typed("trade, above all\nthe soviet union\nchina"),
            true,
            1.0,
            [true; 3],
        ),
        (
            typed("China and Soviet Union and trade, above all"),
            true,
            1.0,
            [true; 3],
        ),
        (
            list(&["trade above all", "China", "Soviet Union"]),
            true,
            1.0,
            [true; 3],
        ),
        (
            typed("China, China, Soviet Union, and trade, above all"),
            true,
            1.0,
            [true; 3],
        ),
        (typed("China"), false, 1.0 / 3.0, [true, false, false]),
        (
            typed("China, Soviet Union, Mongolia"),
            false,
            1.0 / 3.0,
            [true, true, false],
        ),
        (
            typed("Mongolia, Viet Nam, Laos, China"),
            false,
            0.0,
            [true, false, false],
        ),
        (typed(""), false, 0.0, [false; 3]),
        (list(&[]), false, 0.0, [false; 3]),
    ] {
        let verdict = judged(&neighbours(), Form::Typed, &given);
        assert_eq!(
            (verdict.correct, &verdict.items[..]),
            (correct, &items[..]),
            "{given:?}"
        );
        assert!(is(verdict.score, score), "{given:?}: {}", verdict.score);
    }
    assert_eq!(asked(&neighbours(), Face::Main, Form::Typed, 1).wanted(), 3);
}

#[test]
fn a_slip_in_one_of_several_is_shown() {
    let near = judged(
        &neighbours(),
        Form::Typed,
        &typed("China, Soviet Unoin, trade above all"),
    );
    assert!(near.correct && near.score < 1.0 && near.grade == Grade::Hard);
    assert!(
        near.difference
            .contains(&Piece::Same("China; Soviet Un".into()))
    );
}

#[test]
fn gaps_of_one_number_have_their_places() {
    assert!(judged(&colony(), Form::Typed, &typed("1910, 1945")).correct);
    assert!(!judged(&colony(), Form::Typed, &typed("1945, 1910")).correct);
    assert!(judged(&colony(), Form::Typed, &typed("1910 and 1945")).correct);
}

#[test]
fn ticks_are_counted() {
    let question = asked(&neighbours(), Face::Main, Form::Many, 2);
    let index = AnswerIndex::default();
    let at = |text: &str| question.choices.iter().position(|c| c == text).unwrap();
    let judge = |items: &[&str]| {
        let indices = items.iter().map(|item| at(item)).collect();
        question.judge(&Given::Choices(indices), &index).unwrap()
    };
    let all = judge(&["Soviet Union", "trade, above all", "China"]);
    assert!(all.correct && is(all.score, 1.0) && all.items == [true; 3]);
    let most = judge(&["Soviet Union", "China", "Mongolia"]);
    assert!(!most.correct && is(most.score, 1.0 / 3.0));
    assert_eq!(most.because.as_deref(), Some("Mongolia is something else"));
    assert!(is(judge(&[]).score, 0.0));
    let said = question
        .judge(&typed("china, trade, above all, soviet union"), &index)
        .unwrap();
    assert!(said.correct);
    assert_eq!(said.given, "China; trade, above all; Soviet Union");
}

#[test]
fn orders_keep_what_is_kept() {
    let question = asked(&order(), Face::Main, Form::Order, 2);
    let index = AnswerIndex::default();
    for (given, correct, score) in [
        (["Olympics", "UN", "World Cup", "G-20"], true, 1.0),
        (["UN", "Olympics", "World Cup", "G-20"], false, 2.0 / 3.0),
        (["UN", "World Cup", "G-20", "Olympics"], false, 2.0 / 3.0),
        (["G-20", "World Cup", "UN", "Olympics"], false, 0.0),
    ] {
        let place = |text: &&str| question.choices.iter().position(|c| c == text).unwrap();
        let indices = Given::Choices(given.iter().map(place).collect());
        for given in [
            indices,
            typed(&given.join(", ")),
            Given::Texts(texts(&given)),
        ] {
            let verdict = question.judge(&given, &index).unwrap();
            assert_eq!(verdict.correct, correct, "{given:?}");
            assert!(is(verdict.score, score), "{given:?}: {}", verdict.score);
        }
    }
    let more = question
        .judge(&typed("Olympics, UN, World Cup, G-20, Nobel"), &index)
        .unwrap();
    assert!(!more.correct && more.score < 1.0);
}

#[test]
fn pairs_are_counted() {
    let question = asked(
        &pairs(&["1990", "1991", "1992", "1993"]),
        Face::Main,
        Form::Match,
        2,
    );
    let verdict = question
        .judge(&typed("1990, 1991, 1993, 1992"), &AnswerIndex::default())
        .unwrap();
    assert_eq!(verdict.items, [true, true, false, false]);
    assert!(!verdict.correct && is(verdict.score, 0.5));
    assert_eq!(
        verdict.given,
        "Russia → 1990; UN → 1991; China → 1993; Cuba → 1992"
    );
}

#[test]
fn what_does_not_fit_leaves_the_question_standing() {
    let index = AnswerIndex::default();
    let misfit = |card: &Card, form, given: Given| {
        let question = asked(card, card.faces()[0], form, 1);
        question.judge(&given, &index).unwrap_err().to_string()
    };
    let choices = |indices: &[usize]| Given::Choices(indices.to_vec());
    insta::assert_snapshot!(misfit(&year(), Form::Choice, Given::Choice(4)), @"there is no choice 4; choices are numbered 0 to 3");
    insta::assert_snapshot!(misfit(&year(), Form::Choice, choices(&[0, 1])), @"1 wanted, 2 given");
    insta::assert_snapshot!(misfit(&year(), Form::Typed, Given::Choice(0)), @"this typed question wants a text");
    insta::assert_snapshot!(misfit(&year(), Form::Typed, Given::Texts(texts(&["a", "b"]))), @"1 wanted, 2 given");
    insta::assert_snapshot!(misfit(&year(), Form::Flip, Given::Choice(0)), @"this flip question wants no choice");
    insta::assert_snapshot!(misfit(&neighbours(), Form::Many, choices(&[1, 2, 1])), @"choice 1 was given twice");
    insta::assert_snapshot!(misfit(&neighbours(), Form::Many, choices(&[5])), @"there is no choice 5; choices are numbered 0 to 4");
    insta::assert_snapshot!(misfit(&order(), Form::Order, choices(&[0, 1, 2])), @"4 wanted, 3 given");
    insta::assert_snapshot!(misfit(&order(), Form::Order, choices(&[0, 1, 2, 0])), @"choice 0 was given twice");
    insta::assert_snapshot!(misfit(&order(), Form::Order, Given::Choice(0)), @"this order question wants all items in order");
    insta::assert_snapshot!(misfit(&pairs(&["1", "2"]), Form::Match, choices(&[0])), @"2 wanted, 1 given");
    insta::assert_snapshot!(misfit(&claim(true, None), Form::Truth, typed("perhaps")), @"this truth question wants `true` or `false`");
    insta::assert_snapshot!(misfit(&claim(true, None), Form::Truth, Given::Choice(2)), @"there is no choice 2; choices are numbered 0 to 1");
}

fn index() -> AnswerIndex {
    AnswerIndex::new(&decks())
}

fn decks() -> [Deck; 2] {
    let mut reversed = year();
    if let Kind::Ask { reverse, .. } = &mut reversed.kind {
        *reverse = Some(Reverse {
            ask: String::from("Which treaty?"),
            answer: one("Treaty on Basic Relations"),
            accept: texts(&["Basic Treaty"]),
            wrong: Vec::new(),
        });
    }
    let number = |value, written: &str, unit: Option<&str>| Answer::Number {
        value,
        written: written.to_owned(),
        unit: unit.map(str::to_owned),
        tolerance: 0.0,
    };
    let mut other = deck(vec![asks("z", one("1965"), &[])]);
    other.id = DeckId::new("alpha").unwrap();
    let here = deck(vec![
        reversed,
        neighbours(),
        colony(),
        claim(true, None),
        asks("day", Answer::Date("1992-08-24".parse().unwrap()), &[]),
        asks("trade", number(71.6, "71.6", Some("US$ billion")), &[]),
        asks("count", number(15.0, "15", None), &[]),
        asks("yes", one("yes"), &[]),
    ]);
    [other, here]
}

#[test]
fn a_wrong_answer_is_told_where_it_belongs() {
    let index = index();
    let belongs = |text: &str, except: &str| {
        let keys = index.belongs(text, &except.parse().unwrap());
        keys.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(
        belongs("nineteen sixty-five", "korea/x"),
        ["korea/treaty-year/main", "alpha/z/main"]
    );
    assert_eq!(belongs("1965", "korea/treaty-year"), ["alpha/z/main"]);
    assert_eq!(
        belongs("1965", "alpha/y"),
        ["alpha/z/main", "korea/treaty-year/main"]
    );
    assert_eq!(
        belongs("the basic treaty", "korea/treaty-year"),
        ["korea/treaty-year/reverse"]
    );
    assert_eq!(
        belongs("soviet union", "korea/x"),
        ["korea/neighbours/main"]
    );
    assert_eq!(belongs("1945", "korea/x"), ["korea/colony/c1"]);
    assert_eq!(belongs("August 24, 1992", "korea/x"), ["korea/day/main"]);
    assert_eq!(belongs("$71.6bn", "korea/x"), ["korea/trade/main"]);
    for nowhere in ["15", "yes", "true", "", "?", "Mongolia", "1966"] {
        assert!(belongs(nowhere, "korea/x").is_empty(), "{nowhere}");
    }
}

#[test]
fn what_is_sought_among_kept_answers_is_found_as_among_all() {
    let decks = decks();
    let kept = |sought: Option<&Sought>| {
        let of = |deck: &Deck| {
            let mut hashes = AnswerHash::all(deck);
            hashes.retain(|answer| sought.is_none_or(|sought| sought.has(answer.hash)));
            let id = |answer: &AnswerHash| deck.cards[answer.card as usize].id.clone();
            hashes
                .into_iter()
                .map(|answer| (id(&answer), answer))
                .collect()
        };
        AnswerIndex::of_hashes(decks.iter().map(|deck| (&deck.id, of(deck))))
    };
    let texts = [
        "1965",
        "the basic treaty",
        "soviet union",
        "$71.6bn",
        "15",
        "Mongolia",
    ];
    let except = "korea/treaty-year".parse().unwrap();
    // a text may be sought more than once
    let sought = Sought::new(texts.into_iter().chain(["1965"]));
    let few = kept(Some(&sought));
    for text in texts {
        let all = index().belongs(text, &except);
        assert_eq!(kept(None).belongs(text, &except), all, "{text}");
        assert_eq!(few.belongs(text, &except), all, "{text}");
        let again = few.belongs_as_sought(text, &sought, &except);
        assert_eq!(again, all, "{text}");
    }
    let unsought = index().belongs_as_sought("1945", &sought, &except);
    assert_eq!(unsought, index().belongs("1945", &except));
    // nothing else is kept
    assert!(few.belongs("1945", &except).is_empty());
    assert!(!index().belongs("1945", &except).is_empty());
    assert!(
        kept(Some(&Sought::new([])))
            .belongs("1965", &except)
            .is_empty()
    );
}

#[test]
fn the_answer_of_another_card_is_no_near_miss() {
    let right = asks("a", one("Gorbachev"), &[]);
    let other = asks("b", one("Gorbachov"), &[]);
    let question = asked(&right, Face::Main, Form::Typed, 1);
    let judge = |cards: Vec<Card>| {
        let index = AnswerIndex::new(&[deck(cards)]);
        question.judge(&typed("gorbachov"), &index).unwrap()
    };
    let wrong = judge(vec![right.clone(), other.clone()]);
    assert!(!wrong.correct);
    assert_eq!(wrong.belongs_to, ["korea/b/main".parse().unwrap()]);
    // a card that takes both spellings does not make them two answers
    let mut both = other;
    if let Kind::Ask { accept, .. } = &mut both.kind {
        accept.push(String::from("Gorbachev"));
    }
    assert!(judge(vec![right.clone(), both]).correct);
}

#[test]
fn the_form_follows_the_memory() {
    let main = |card: &Card, wanted, stability| form_for(card, card.faces()[0], wanted, stability);
    assert_eq!(main(&year(), None, None), Form::Choice);
    assert_eq!(main(&year(), None, Some(3.9)), Form::Choice);
    assert_eq!(main(&year(), None, Some(4.0)), Form::Typed);
    assert_eq!(main(&year(), Some(Form::Flip), None), Form::Flip);
    assert_eq!(main(&neighbours(), None, None), Form::Many);
    assert_eq!(
        main(&neighbours(), Some(Form::Choice), Some(50.0)),
        Form::Many
    );
    assert_eq!(
        main(&neighbours(), Some(Form::Flip), Some(50.0)),
        Form::Typed
    );
    assert_eq!(main(&order(), Some(Form::Typed), Some(50.0)), Form::Order);
    assert_eq!(main(&claim(true, None), None, Some(50.0)), Form::Truth);
    let long = one("to bridge the gap between their views of history");
    assert_eq!(
        main(&asks("l", long.clone(), &["no"]), None, Some(50.0)),
        Form::Choice
    );
    assert_eq!(main(&asks("l", long.clone(), &[]), None, None), Form::Flip);
    assert_eq!(
        main(&asks("l", long, &[]), Some(Form::Typed), None),
        Form::Typed
    );
    assert_eq!(main(&asks("s", one("short"), &[]), None, None), Form::Typed);
}

/// Answers as authors write them; each is a kind of its own.
const ANSWERS: [&str; 16] = [
    "Roh Moo-hyun",
    "1965",
    "the entire peninsula",
    "US$18.5 billion",
    "October 1998",
    "G-20",
    "C++",
    "São Tomé & Príncipe",
    "대한민국 정부",
    "third",
    "3.141",
    "+",
    "Ch'ongwadae",
    "17 November 2005",
    "public and private contacts",
    "-15 °C",
];

/// The same answer as another hand or keyboard writes it.
fn varied(text: &str, how: u8) -> String {
    use unicode_normalization::UnicodeNormalization;
    match how % 6 {
        0 => text.to_owned(),
        1 => text.to_uppercase(),
        2 => format!("  {text}\t"),
        3 => text.nfd().collect(),
        4 => text.replace(' ', "   "),
        _ => text.to_lowercase(),
    }
}

proptest! {
    #[test]
    fn judging_never_fails_on_text(text in "\\PC{0,60}", words in prop::collection::vec("(one|hundred|million|minus|and|a|the|1|000|,|\\.|-|/|half|oh|August|\\$|%|é|한|[0-9]{1,25}| ){1,3}", 0..12)) {
        let mixed = words.join(" ");
        for given in [typed(&text), typed(&mixed), typed(&words.concat()), Given::Texts(words.clone())] {
            let number = Answer::Number { value: 71.6, written: "71.6".into(), unit: Some("US$ billion".into()), tolerance: 0.7 };
            let date = Answer::Date("1992-08-24".parse().unwrap());
            let cards = [year(), neighbours(), order(), claim(true, None), colony(), asks("n", number, &[]), asks("d", date, &[]), pairs(&["1", "2"])];
            for card in &cards {
                for form in card.forms(card.faces()[0]) {
                    let question = asked(card, card.faces()[0], form, 1);
                    if let Ok(verdict) = question.judge(&given, &index()) {
                        prop_assert!((0.0..=1.0).contains(&verdict.score));
                        prop_assert!(!verdict.correct || verdict.score > 0.0);
                        prop_assert!(verdict.correct || verdict.score < 1.0);
                        prop_assert_eq!(verdict.correct, verdict.grade.passed());
                    }
                }
            }
        }
    }

    #[test]
    fn the_right_answer_is_right_and_a_distractor_never(right in 0..ANSWERS.len(), step in 1..ANSWERS.len(), how: u8, seed: u64) {
        let other = ANSWERS[(right + step) % ANSWERS.len()];
        let mut card = asks("x", one(ANSWERS[right]), &[other, "something else"]);
        let accepted = "another way to say it";
        if let Kind::Ask { accept, .. } = &mut card.kind {
            accept.push(accepted.to_owned());
        }
        for form in [Form::Flip, Form::Typed, Form::Choice] {
            let question = asked(&card, Face::Main, form, seed);
            let correct = |text: &str| question.judge(&typed(&varied(text, how)), &index()).unwrap().correct;
            prop_assert!(correct(ANSWERS[right]), "{form}");
            prop_assert!(correct(accepted), "{form}");
            prop_assert!(!correct(other), "{form}");
            prop_assert!(!correct("something else"), "{form}");
        }
    }

    #[test]
    fn any_answer_is_right_to_itself(answer in "\\PC{1,30}", how: u8) {
        prop_assume!(!answer.trim().is_empty());
        let card = asks("x", one(&answer), &[]);
        for exact in [false, true] {
            let card = Card { exact, ..card.clone() };
            let how = if exact && how % 6 == 4 { 0 } else { how };
            // a few letters change more than their case: ŉ, ǰ, İ
            let given = if exact { answer.clone() } else { varied(&answer, how) };
            let same = given.to_lowercase() == answer.to_lowercase() || how % 6 != 1;
            prop_assert!(!same || judged(&card, Form::Typed, &typed(&given)).correct, "{given}");
        }
    }

    #[test]
    fn every_order_but_one_is_wrong(seed: u64, swap in 0usize..3) {
        let question = asked(&order(), Face::Main, Form::Order, seed);
        let Rule::Order(right) = &question.rule else { return Ok(()) };
        let mut given = right.clone();
        let judge = |given: &[usize]| question.judge(&Given::Choices(given.to_vec()), &AnswerIndex::default()).unwrap().correct;
        prop_assert!(judge(&given));
        given.swap(swap, swap + 1);
        prop_assert!(!judge(&given));
    }
}

#[test]
fn an_endless_answer_is_wrong_at_once() {
    let endless = "one two hundred, and 1 000 thousand minus ".repeat(20_000);
    for card in [year(), neighbours(), order()] {
        let form = card.forms(Face::Main)[0];
        let question = asked(&card, Face::Main, form, 1);
        let verdict = question.judge(&typed(&endless), &index()).unwrap();
        assert!(!verdict.correct);
    }
}
