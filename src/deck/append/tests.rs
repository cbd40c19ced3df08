//! Decks as people write them, and a card more.

use proptest::prelude::*;

use super::*;
use crate::deck::{Kind, read};

fn card() -> NewCard {
    NewCard::new()
        .with("id", Value::Text("new".into()))
        .with("ask", Value::Text("Which year: and why?".into()))
        .with("answer", Value::Text("1965".into()))
        .with("accept", Value::texts(&["in 1965", "no"]))
        .with(
            "wrong",
            Value::List(vec![
                Value::Text("1951".into()),
                Value::Map(vec![
                    ("text".into(), Value::Text("1972".into())),
                    ("because".into(), Value::Text("Japan, not Korea".into())),
                ]),
            ]),
        )
        .with("as_of", Value::Bare("1965".into()))
}

fn added(text: &str) -> String {
    let done = append(text, &[card()]).unwrap();
    assert_eq!(
        format!(
            "{}{}",
            &done.text[..done.added.start],
            &done.text[done.added.end..]
        ),
        text,
        "what was there stays"
    );
    done.text
}

#[test]
fn a_card_stands_like_the_one_before_it() {
    let text = "deck: a\ncards:\n  - id: x\n    ask: Why?\n    answer: So\n\n  - id: y\n    ask: How?\n    answer: Thus\n    accept: [thus]\n";
    insta::assert_snapshot!(added(text), @r#"
    deck: a
    cards:
      - id: x
        ask: Why?
        answer: So

      - id: y
        ask: How?
        answer: Thus
        accept: [thus]

      - id: new
        ask: "Which year: and why?"
        answer: 1965
        accept: [in 1965, "no"]
        wrong:
          - 1951
          - { text: 1972, because: "Japan, not Korea" }
        as_of: 1965
    "#);
}

#[test]
fn indentation_and_blocks_are_the_authors() {
    let text = "cards:\n-   id: x\n    ask: Why?\n    answer: So\n    accept:\n    - so\n    - thus\n    wrong: [a, {text: b, because: c}]\n-   id: y\n    ask: How?\n    answer: Thus";
    insta::assert_snapshot!(added(text), @r#"
    cards:
    -   id: x
        ask: Why?
        answer: So
        accept:
        - so
        - thus
        wrong: [a, {text: b, because: c}]
    -   id: y
        ask: How?
        answer: Thus
    -   id: new
        ask: "Which year: and why?"
        answer: 1965
        accept:
        - in 1965
        - "no"
        wrong: [1951, { text: 1972, because: "Japan, not Korea" }]
        as_of: 1965
    "#);
}

#[test]
fn a_card_in_braces_is_followed_by_one_in_braces() {
    let text = "cards:\n  - {id: x, ask: Why?, answer: So}\n  - {id: y, ask: How?, answer: Thus}\n# the end\n\nabout: More\n";
    insta::assert_snapshot!(added(text), @r#"
    cards:
      - {id: x, ask: Why?, answer: So}
      - {id: y, ask: How?, answer: Thus}
      - {id: new, ask: "Which year: and why?", answer: 1965, accept: [in 1965, "no"], wrong: [1951, {text: 1972, because: "Japan, not Korea"}], as_of: 1965}
    # the end

    about: More
    "#);
}

#[test]
fn brackets_and_json_stay_what_they_are() {
    let text = "{\"deck\": \"a\", \"cards\": [\n    {\"id\": \"x\", \"ask\": \"Why?\", \"answer\": \"So\"}\n]}\n";
    let text = added(text);
    insta::assert_snapshot!(text, @r#"
    {"deck": "a", "cards": [
        {"id": "x", "ask": "Why?", "answer": "So"},
        {"id": "new", "ask": "Which year: and why?", "answer": "1965", "accept": ["in 1965", "no"], "wrong": ["1951", {"text": "1972", "because": "Japan, not Korea"}], "as_of": 1965}
    ]}
    "#);
    assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok());
    let (one, none) = (
        added("cards: [ { ask: Why?, answer: So } ] # all\n"),
        added("cards: []"),
    );
    assert!(
        one.starts_with("cards: [ { ask: Why?, answer: So }, { id: new,"),
        "{one}"
    );
    assert!(none.starts_with("cards: [{ id: new,"), "{none}");
}

#[test]
fn a_deck_without_cards_gets_its_first() {
    let block = "  - id: new\n    ask: \"Which year: and why?\"";
    for (text, start) in [
        ("", "cards:\n"),
        ("title: A", "title: A\n\ncards:\n"),
        ("# mine\n", "# mine\n\ncards:\n"),
        (
            "title: A\ncards: # none yet\n",
            "title: A\ncards: # none yet\n",
        ),
        ("title: A\ncards:", "title: A\ncards:\n"),
    ] {
        assert!(
            added(text).starts_with(&format!("{start}{block}")),
            "{text}"
        );
    }
    let text = added("cards:\ntitle: A\n");
    assert!(
        text.starts_with(&format!("cards:\n{block}")) && text.ends_with("\ntitle: A\n"),
        "{text}"
    );
}

#[test]
fn lines_that_belong_to_the_last_card_stay_with_it() {
    let kept = "cards:\n  - ask: Why?\n    answer: So # so\n    explain: |+\n      a\n\n\n";
    let text = added(kept);
    assert!(text.starts_with(&format!("{kept}  - id: new\n")), "{text}");
    let commented = "cards:\n  - ask: Why?\n    answer: So\n    # hint: none\nabout: x\n";
    let text = added(commented);
    assert!(text.contains("    # hint: none\n\n  - id: new\n"), "{text}");
    let ended = "cards:\n  - { ask: Why?, answer: So }\n...\n";
    assert!(added(ended).ends_with("as_of: 1965 }\n...\n"));
}

#[test]
fn what_is_no_deck_is_refused() {
    let refused = |text: &str| append(text, &[card()]).unwrap_err();
    assert_eq!(refused("a: [b"), AppendError::Yaml);
    assert_eq!(refused("- a\n- b\n"), AppendError::Root);
    assert_eq!(refused("cards: none\n"), AppendError::Cards);
    assert_eq!(refused("{ title: A }"), AppendError::Unwritable);
}

#[test]
fn cards_are_read_one_or_many() {
    assert_eq!(NewCard::read("ask: a\nanswer: b").unwrap().len(), 1);
    let two = NewCard::read("- {ask: a, answer: true}\n- ask: c\n  answer: \"true\"\n").unwrap();
    assert_eq!(two[0].keys[1].1, Value::Bare("true".into()));
    assert_eq!(two[1].keys[1].1, Value::Text("true".into()));
    for (text, message) in [
        ("", "there is no card"),
        ("[]", "there is no card"),
        ("just text", "a card is a map, not a text"),
        ("- ask: a\n- b\n", "a card is a map, not a text"),
        ("ask: [", "this is no YAML"),
    ] {
        let findings = NewCard::read(text).unwrap_err();
        assert!(
            findings
                .iter()
                .any(|finding| finding.message.contains(message)),
            "{findings:?}"
        );
    }
}

/// Cards as people write them, `I` standing for the indentation of their keys.
const CARDS: &[&str] = &[
    "id: NAME\nIask: Why?\nIanswer: So",
    "id: NAME # a comment: here\nIask: 한국의 수도는?\nIanswer: 서울",
    "id: NAME\nIask: >-\nI  Folded\nI  text\nIanswer: a",
    "ask: Kept NAME\nIid: NAME\nIanswer: a\nIexplain: |\nI  Lines\n\nI  more",
    "id: NAME\nIask: Kept\nIanswer: a\nIexplain: |+\nI  Lines\n\n",
    "id: NAME\nIclaim: True?\nIanswer: true\nI# hint: none",
    "id: NAME\nIask: Many\nIanswer:\nI  - a\nI  - b # c\nIwrong: [c, 'd, e']",
    "id: NAME\nIask: Many\nIanswer:\nI- a\nI- b",
    "{ id: NAME, ask: In braces, answer: { number: 3 } }",
    "{id: NAME,\nI ask: \"On two\nI lines\", answer: x} # behind",
    "id: NAME\nIterm: A\nIdefinition: Plain text\nI  on two lines",
    "id: NAME\nIask: Pairs\nImatch:\nI  a: b\nI  c: d\n",
];

#[derive(Debug, Clone)]
struct Layout {
    mark: bool,
    head: &'static str,
    tail: &'static str,
    dash: usize,
    gap: usize,
    apart: usize,
    cards: Vec<usize>,
    brackets: bool,
    line_end: &'static str,
    ended: usize,
}

fn layouts() -> impl Strategy<Value = Layout> {
    let select = |texts: &[&'static str]| prop::sample::select(texts.to_vec());
    let head = select(&[
        "",
        "deck: d\n",
        "# about\ntitle: \"a: b\"\n\n",
        "title: 한국\nlanguage: ko\n",
        "---\n",
    ]);
    let tail = select(&[
        "",
        "",
        "# the end\n",
        "title2: x\n",
        "    # deep\nas_of: 2005 # x\n",
        "\n\n",
        "...\n",
    ]);
    let size = (0usize..5, 1usize..4, 0usize..3, 0usize..3);
    let cards = prop::collection::vec(0..CARDS.len(), 0..5);
    (
        any::<bool>(),
        head,
        tail,
        size,
        cards,
        prop::bool::weighted(0.2),
        select(&["\n", "\r\n"]),
    )
        .prop_map(
            |(mark, head, tail, (dash, gap, apart, ended), cards, brackets, line_end)| Layout {
                mark,
                head,
                tail: if tail.starts_with("title2") {
                    "about: x\n"
                } else {
                    tail
                },
                dash,
                gap,
                apart,
                cards,
                brackets,
                line_end,
                ended,
            },
        )
}

fn written(layout: &Layout) -> String {
    let mut text = String::from(layout.head) + "cards:";
    if layout.brackets {
        let cards: Vec<_> = (0..layout.cards.len())
            .map(|n| format!("{{ id: c{n}, ask: q{n}, answer: a }}"))
            .collect();
        let parting = [", ", ",\n  ", " , # comment\n    "][layout.dash.min(2)];
        text = format!("{text} [{}]\n", cards.join(parting));
    } else {
        text.push('\n');
        let keys = " ".repeat(layout.dash + 1 + layout.gap);
        for (n, &card) in layout.cards.iter().enumerate() {
            let card = CARDS[card]
                .replace("NAME", &format!("c{n}"))
                .replace("\nI", &format!("\n{keys}"));
            let dash = " ".repeat(layout.dash) + "-" + &" ".repeat(layout.gap);
            text = text + &dash + &card + "\n" + &"\n".repeat(layout.apart);
        }
    }
    text.push_str(layout.tail);
    if layout.ended == 0 {
        text = text.trim_end_matches('\n').to_owned();
    }
    let mark = if layout.mark { "\u{feff}" } else { "" };
    format!("{mark}{}", text.replace('\n', layout.line_end))
}

fn texts() -> impl Strategy<Value = String> {
    let awkward = prop::sample::select(vec![
        "no",
        "~",
        "007",
        "3.10",
        "1965",
        "1e3",
        "-",
        "- a",
        "a: b",
        "a #b",
        "#a",
        "'",
        "\"",
        "&a",
        "*a",
        "!a",
        "%a",
        "@a",
        "`a`",
        "{a",
        "[a]",
        "a, b",
        "? a",
        "| a",
        "---",
        "...",
        "<<",
        "=",
        "2005-11-03",
        "12:30:45",
        "한국 외교",
        "a\nb",
        "a\n",
        " a",
        "a ",
        "a\tb",
        "a\r\nb",
        "a\u{85}",
        "a\u{2028}b",
        "\u{feff}a",
        "🙂",
        "\u{1b}[31m",
        "a:",
        ":a",
        "a::b",
        "a:b",
        "http://x.org/?a=1#b",
        "it's",
        "back\\slash",
        "-5",
        "19 members",
        "$3",
        "e\u{301}",
        "y",
    ]);
    prop_oneof![3 => awkward.prop_map(str::to_owned), 1 => "[ -~\n]{1,20}", 1 => "\\PC{1,12}"]
}

fn values() -> impl Strategy<Value = Value> {
    let scalar = prop_oneof![texts().prop_map(Value::Text), texts().prop_map(Value::Bare)];
    let keys = "[a-z]{1,3}|no|a b|한";
    prop_oneof![
        4 => scalar.clone(),
        1 => prop::collection::vec(scalar.clone(), 0..4).prop_map(Value::List),
        1 => prop::collection::vec(("[a-z]{1,4}", texts()), 1..3).prop_map(|pairs| Value::List(vec![map(pairs)])),
        1 => prop::collection::vec((keys, texts()), 0..3).prop_map(map),
    ]
}

fn map(pairs: Vec<(String, String)>) -> Value {
    let mut seen = std::collections::BTreeSet::new();
    let new = pairs
        .into_iter()
        .filter(|(key, _)| seen.insert(key.clone()));
    Value::Map(new.map(|(key, text)| (key, Value::Text(text))).collect())
}

fn new_cards() -> impl Strategy<Value = Vec<NewCard>> {
    let keys = [
        "ask", "answer", "wrong", "match", "accept", "explain", "reverse",
    ];
    let card = prop::collection::vec(values(), 1..7).prop_map(move |values| NewCard {
        keys: keys.iter().map(|&key| key.to_owned()).zip(values).collect(),
    });
    prop::collection::vec(card, 1..3)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the layout and whatever the card: one insertion, after which all old cards are the same and the new ones
    /// are those that were to be written.
    #[test]
    fn a_card_more_changes_nothing_else(layout in layouts(), cards in new_cards()) {
        let text = written(&layout);
        let done = append(&text, &cards);
        prop_assert!(done.is_ok(), "{done:?} for {text:?}");
        let done = done.unwrap();
        let rest = format!("{}{}", &done.text[..done.added.start], &done.text[done.added.end..]);
        prop_assert_eq!(&rest, &text);
        let new = &done.text[done.added.clone()];
        if layout.line_end == "\r\n" && text.contains('\n') {
            prop_assert_eq!(new.matches("\r\n").count(), new.matches('\n').count(), "{:?}", new);
        } else {
            prop_assert!(!new.contains('\r'));
        }
        let mut findings = Findings::new();
        let Some(Node::Map(map)) = node::read(&done.text, &mut findings) else { panic!("no map") };
        let pair = map.pairs.iter().find(|pair| pair.key.text == "cards").unwrap();
        let Node::List(list) = &pair.value else { panic!("no list") };
        let last = &list.items[list.items.len() - cards.len()..];
        prop_assert!(last.iter().zip(&cards).all(|(node, card)| card.is(node)), "{}", done.text);
    }

    /// Where a deck is sound, its cards are the same afterwards, and the new one is what was meant.
    #[test]
    fn a_sound_deck_stays_sound(layout in layouts(), ask in texts(), answer in texts()) {
        prop_assume!(!ask.trim().is_empty() && !answer.trim().is_empty());
        let text = written(&layout);
        let card = NewCard::new()
            .with("id", Value::Text("new".into()))
            .with("ask", Value::Text(ask.clone()))
            .with("answer", Value::Text(answer.clone()));
        let before = read("a.yaml", &text).deck;
        let done = append(&text, &[card]).unwrap();
        let reading = read("a.yaml", &done.text);
        let cards = before.map_or(Vec::new(), |deck| deck.cards);
        if cards.len() == layout.cards.len() {
            let after = reading.deck;
            prop_assert!(after.is_some(), "{:?}\n{}", reading.findings, done.text);
            let mut after = after.unwrap().cards;
            let new = after.pop().unwrap();
            prop_assert_eq!(after, cards);
            let Kind::Ask { ask: got, answer: said, .. } = new.kind else { panic!("another kind") };
            prop_assert_eq!(got, ask);
            prop_assert_eq!(said, crate::deck::Answer::One(answer));
        }
        let traps = reading.findings.iter().filter(|finding| finding.place.span.start >= done.added.start);
        prop_assert!(traps.clone().all(|finding| finding.rule != "yaml-trap"), "{:?}", reading.findings);
    }
}
