//! Written and read again.
#![allow(clippy::too_many_lines)] // a whole deck is long

use proptest::prelude::*;

use super::*;
use crate::base::text::folded;
use crate::base::{DeckId, PartialDate, Probability, Topic};
use crate::deck::examine;
use crate::deck::node::{self, Node};
use crate::deck::rules::Findings;
use crate::deck::{
    Answer, Card, Cloze, ClozePart, DeckSettings, Deletion, Distractor, Kind, Match, Reverse,
    Source, SourceRef,
};
use crate::diagnostic::Diagnostic;

/// Texts over which writers and readers of YAML have stumbled.
#[rustfmt::skip]
const AWKWARD: &[&str] = &[
    "no", "Yes", "on", "~", "null", "true", "007", "3.10", "1965", "1e3", "0x1F", "0o7", ".inf", "-", "- a", "a: b",
    "a #b", "#a", "'", "\"", "it's", "\"quoted\"", "back\\slash", "&a", "*a", "!a", "%a", "@a", "`a`", "{a", "[a]",
    "a, b", "? a", "| a", "> a", "---", "...", "<<", "=", "2005-11-03", "12:30:45", "한국 외교", "a\nb", "a\n", "\na",
    " a", "a ", "\ta", "a\tb", "a\r\nb", "a\rb", "a\n\n\nb\n\n", "  a\n b", "a \nb", "a\u{85}", "a\u{2028}b",
    "\u{feff}a", "a\u{feff}", "🙂", "a\u{0}", "\u{1b}[31m", "\u{7f}", "a\n# b", "a\n- b", "a\n---\nb", "\u{a0}x",
    "e\u{301}", "a:", ":a", "a::b", "a\ncards:\n- b",
    "a long text that goes on and on and on, far beyond the eighty characters at which many writers fold their lines",
];

/// An awkward text, or any other that is not blank.
fn text() -> impl Strategy<Value = String> {
    let awkward = prop::sample::select(AWKWARD);
    let any = "\\PC{1,12}|[ -~\n]{1,20}|(?s).{1,8}";
    prop_oneof![4 => awkward.prop_map(str::to_owned), 3 => any, 1 => "[a-z]{1,8}"]
        .prop_filter("a text is not blank", |text| !text.trim().is_empty())
}

/// Texts that are all different, also when case and blanks are forgiven.
fn different(number: std::ops::Range<usize>) -> impl Strategy<Value = Vec<String>> {
    let least = number.start;
    let unique = |texts: Vec<String>| {
        let mut seen = std::collections::BTreeSet::new();
        texts
            .into_iter()
            .filter(|text| seen.insert(folded(text)))
            .collect::<Vec<_>>()
    };
    prop::collection::vec(text(), number)
        .prop_map(unique)
        .prop_filter("enough different texts", move |texts| texts.len() >= least)
}

fn maybe<T: std::fmt::Debug>(value: impl Strategy<Value = T>) -> impl Strategy<Value = Option<T>> {
    prop::option::of(value)
}

fn date() -> impl Strategy<Value = PartialDate> {
    (1i16..=9999, maybe((1i8..=12, maybe(1i8..=28)))).prop_map(|(year, rest)| {
        PartialDate::new(
            year,
            rest.map(|(month, _)| month),
            rest.and_then(|(_, day)| day),
        )
        .unwrap()
    })
}

fn number() -> impl Strategy<Value = Answer> {
    let written =
        "-?[1-9][0-9]{0,5}|-?(0|[1-9][0-9]{0,2})\\.[0-9]{1,4}|[1-9],[0-9]{3}|[1-9]e[1-9]|0[0-9]";
    (
        written,
        maybe(text()),
        prop_oneof![Just(0.0), Just(3.0), 1e-7..1e9],
    )
        .prop_map(|(written, unit, tolerance)| {
            let value = written.replace(',', "").parse().unwrap();
            Answer::Number {
                value,
                written,
                unit,
                tolerance,
            }
        })
}

fn distractors(texts: Vec<String>, because: Option<&str>) -> Vec<Distractor> {
    texts
        .into_iter()
        .map(|text| Distractor {
            text,
            because: because.map(str::to_owned),
        })
        .collect()
}

/// An answer, accepted texts and distractors.
fn asked() -> impl Strategy<Value = (Answer, Vec<String>, Vec<Distractor>)> {
    let choice = (different(3..7), maybe(text())).prop_map(|(mut texts, because)| {
        let answer = Answer::One(texts.remove(0));
        (
            answer,
            vec![texts.remove(0)],
            distractors(texts, because.as_deref()),
        )
    });
    let many = (different(4..7), maybe(text())).prop_map(|(mut texts, because)| {
        let wrong = texts.split_off(2);
        (
            Answer::Several(texts),
            Vec::new(),
            distractors(wrong, because.as_deref()),
        )
    });
    let typed = prop_oneof![
        number(),
        date().prop_map(Answer::Date),
        text().prop_map(Answer::One)
    ];
    prop_oneof![
        choice,
        many,
        typed.prop_map(|answer| (answer, Vec::new(), Vec::new()))
    ]
}

fn cloze() -> impl Strategy<Value = Cloze> {
    let word = || {
        "[a-z한\"'#{}]([a-z: -]{0,4}[a-z한'])?".prop_filter("no marks of a deletion", |word| {
            !["::", "{", "}"].iter().any(|mark| word.contains(mark))
        })
    };
    let gap = (1u16..4, word(), maybe(word())).prop_map(|(number, text, hint)| Deletion {
        number,
        text,
        hint,
        accept: Vec::new(),
    });
    let accept = prop::collection::vec(prop::collection::vec(text(), 0..3), 4);
    (prop::collection::vec((word(), gap), 1..4), accept).prop_map(|(parts, accept)| {
        let parts = parts.into_iter().flat_map(|(text, mut gap)| {
            gap.accept.clone_from(&accept[usize::from(gap.number)]);
            [ClozePart::Text(text), ClozePart::Gap(gap)]
        });
        Cloze {
            parts: parts.collect(),
        }
    })
}

fn kind() -> impl Strategy<Value = Kind> {
    let reverse = (text(), asked()).prop_map(|(ask, (answer, accept, wrong))| Reverse {
        ask,
        answer,
        accept,
        wrong,
    });
    let ask =
        (text(), asked(), maybe(reverse)).prop_map(|(ask, (answer, accept, wrong), reverse)| {
            Kind::Ask {
                ask,
                answer,
                accept,
                wrong,
                reverse,
            }
        });
    let claim = (text(), any::<bool>(), maybe(text())).prop_map(|(claim, answer, correction)| {
        Kind::Claim {
            claim,
            answer,
            correction,
        }
    });
    let term = (text(), text(), prop::collection::vec(text(), 0..3)).prop_map(
        |(term, definition, accept)| Kind::Term {
            term,
            definition,
            accept,
        },
    );
    let pairs = (text(), different(2..5), text()).prop_map(|(ask, left, right)| Kind::Match {
        ask,
        pairs: left
            .into_iter()
            .map(|left| Match {
                left,
                right: right.clone(),
            })
            .collect(),
    });
    let order = (text(), different(2..5)).prop_map(|(ask, order)| Kind::Order { ask, order });
    prop_oneof![3 => ask, 1 => claim, 1 => cloze().prop_map(|text| Kind::Cloze { text }), 1 => term, 1 => order, 1 => pairs]
}

/// A card that refers to the source `s: 1`; its id and its needs come later.
fn card() -> impl Strategy<Value = Card> {
    let source =
        (maybe(text()), maybe(1u32..99), maybe(text())).prop_map(|(section, paragraph, quote)| {
            SourceRef {
                source: String::from("s: 1"),
                document: Some(String::from("https://example.org/#a")),
                section,
                paragraph,
                quote,
            }
        });
    let topic = maybe("[a-z한 ]{0,5}[a-z]/no")
        .prop_map(|topic| topic.and_then(|topic| Topic::new(&topic).ok()));
    let words = (
        maybe(text()),
        maybe(text()),
        prop::collection::btree_set(text(), 0..3),
    );
    (
        kind(),
        topic,
        words,
        maybe(source),
        maybe(date()),
        any::<bool>(),
    )
        .prop_map(
            |(kind, topic, (hint, explain, tags), source, as_of, exact)| Card {
                id: CardId::new("x").unwrap(),
                id_written: true,
                topic,
                tags: tags.into_iter().collect(),
                needs: Vec::new(),
                exact: exact
                    && !matches!(
                        kind,
                        Kind::Claim { .. } | Kind::Order { .. } | Kind::Match { .. }
                    ),
                kind,
                hint,
                explain,
                source,
                time_bound: as_of.is_some(),
                as_of,
            },
        )
}

fn deck() -> impl Strategy<Value = Deck> {
    let settings =
        (maybe(0.7..0.99), maybe(0u32..9999)).prop_map(|(retention, new_per_day)| DeckSettings {
            retention: retention.map(Probability::new),
            new_per_day,
            exam: PartialDate::new(2026, Some(12), Some(15)),
        });
    let head = (
        text(),
        maybe(text()),
        maybe(text()),
        maybe(date()),
        settings,
        text(),
    );
    (head, prop::collection::vec(card(), 1..5)).prop_map(
        |((title, about, language, as_of, settings, name), mut cards)| {
            let ids = ["no", "007", "a-b", "한", "e.f"].map(|id| CardId::new(id).unwrap());
            for (at, card) in cards.iter_mut().enumerate() {
                card.id = ids[at].clone();
                card.needs = ids[..at].to_vec();
                card.as_of = card.as_of.or(as_of);
            }
            let source = |key: &str, document: Option<&str>| Source {
                key: key.to_owned(),
                title: Some(name.clone()),
                document: document.map(str::to_owned),
                as_of,
            };
            let sources = vec![
                source("s: 1", Some("https://example.org/#a")),
                source("off", Some("no.txt")),
                source("7", None),
            ];
            let id = DeckId::new("no").unwrap();
            let topics = vec![(Topic::new("no").unwrap(), name)];
            Deck {
                id,
                title,
                about,
                language,
                as_of,
                sources,
                topics,
                settings,
                cards,
            }
        },
    )
}

/// Whether serde_yaml reads the same scalars as we do.
fn agree(node: &Node, value: &serde_yaml::Value) -> Result<(), String> {
    use serde_yaml::Value;
    match (node, value) {
        (Node::Scalar(ours), Value::String(theirs)) if ours.text == theirs.as_str() => Ok(()),
        (Node::Scalar(ours), Value::Bool(theirs))
            if ours.bare && ours.text == theirs.to_string() =>
        {
            Ok(())
        }
        (Node::Scalar(ours), Value::Number(theirs))
            if ours.bare && ours.text.parse().ok() == theirs.as_f64() =>
        {
            Ok(())
        }
        (Node::List(ours), Value::Sequence(theirs)) if ours.items.len() == theirs.len() => ours
            .items
            .iter()
            .zip(theirs)
            .try_for_each(|(ours, theirs)| agree(ours, theirs)),
        (Node::Map(ours), Value::Mapping(theirs)) if ours.pairs.len() == theirs.len() => ours
            .pairs
            .iter()
            .zip(theirs)
            .try_for_each(|(ours, (key, theirs))| {
                agree(&Node::Scalar(ours.key.clone()), key)
                    .and_then(|()| agree(&ours.value, theirs))
            }),
        _ => Err(format!("{node:?} against {value:?}")),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_written_deck_reads_as_the_same_deck(deck in deck()) {
        let text = write(&deck).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let reading = read("other.yaml", &text);
        let findings: Vec<_> = reading.findings.iter().filter(|finding| finding.rule != "correction-unused").collect();
        prop_assert!(findings.is_empty(), "{findings:?}");
        prop_assert_eq!(reading.deck.unwrap(), deck);
        let theirs: serde_yaml::Value =
            serde_yaml::from_str(&text).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let ours = node::read(&text, &mut Findings::new()).unwrap();
        prop_assert_eq!(agree(&ours, &theirs), Ok(()), "{}", text);
    }

    #[test]
    fn pieces_say_what_the_whole_says(deck in deck(), length in 1usize..3) {
        let mut deck = deck;
        for card in &mut deck.cards {
            card.needs.clear();
            card.source.get_or_insert_with(|| SourceRef {
                source: String::from("off"),
                document: Some(String::from("no.txt")),
                section: None,
                paragraph: None,
                quote: None,
            });
        }
        // the first and the last card ask the same
        let first = deck.cards[0].kind.clone();
        deck.cards.last_mut().unwrap().kind = first;
        let last = deck.cards.last_mut().unwrap();
        last.exact = last.exact && matches!(last.kind, Kind::Ask { .. } | Kind::Cloze { .. } | Kind::Term { .. });
        let (text, findings) = in_pieces(&deck, length)?;
        let whole = examine("", &text, None);
        prop_assert_eq!(findings, whole.findings, "{}", text);
        prop_assert_eq!(read("", &text).deck.unwrap(), deck);
    }
}

/// A deck written and examined in pieces of so many cards.
fn in_pieces(deck: &Deck, length: usize) -> Result<(String, Vec<Diagnostic>), TestCaseError> {
    let pieces = Pieces::cut(deck, length);
    let all: Result<Vec<_>, _> = pieces
        .cards()
        .iter()
        .map(|cards| pieces.examine(cards, None))
        .collect();
    let all = all.map_err(|error| TestCaseError::fail(error.to_string()))?;
    Ok(pieces.join(all))
}

#[test]
fn what_shows_between_cards_shows_between_pieces() {
    let card = |id: &str, topic: &str, ask: &str, answer: &str| {
        let source = "source: { in: a, paragraph: 1 }";
        format!("- id: {id}\n  topic: {topic}\n  ask: {ask}\n  answer: {answer}\n  {source}\n")
    };
    let cards = [
        card(
            "one",
            "lund/treaties",
            "When was the mill of Lund built?",
            "1901",
        ),
        card(
            "two",
            "lund/treaties",
            "Who built the mill of Lund?",
            "Ola Berg",
        ),
        card(
            "three",
            "lund/treatis",
            "When was the mill of Lund built?",
            "1907",
        ),
    ];
    let head = "deck: lund\nsources: { a: { file: a.txt } }\n";
    let deck = sound(&format!("{head}cards:\n{}", cards.concat()));
    let (text, findings) = in_pieces(&deck, 1).unwrap();
    let rules: Vec<_> = findings
        .iter()
        .map(|finding| (finding.rule, &text[finding.place.span.clone()]))
        .collect();
    assert!(rules.contains(&("topic-like", "lund/treatis")), "{rules:?}");
    let asked = "When was the mill of Lund built?";
    assert!(
        rules.contains(&("prompt-contradiction", asked)),
        "{rules:?}"
    );
    assert_eq!(text, write(&deck).unwrap());
    assert_eq!(findings, examine("", &text, None).findings);
}

#[test]
fn cards_that_need_each_other_are_one_piece() {
    let card = |at: usize| format!("- id: c{at}\n  ask: What is {at}?\n  answer: a\n");
    let cards: String = (0..1_200).map(card).collect();
    let head = "deck: lund\nsources: { a: { file: a.txt } }\ndefaults: { source: { in: a } }\n";
    let deck = sound(&format!("{head}cards:\n{cards}"));
    let wanted = [0..500, 500..1_000, 1_000..1_200];
    assert_eq!(Pieces::of(&deck).cards(), wanted);
    let mut needing = deck.clone();
    needing.cards[1_199].needs = vec![deck.cards[0].id.clone()];
    let mut unsourced = deck.clone();
    unsourced.cards[7].source = None;
    for whole in [needing, unsourced] {
        assert_eq!(Pieces::of(&whole).cards().len(), 1);
    }
}

fn sound(text: &str) -> Deck {
    read("x.yaml", text).deck.unwrap()
}

#[test]
fn keys_come_in_the_order_of_people_and_traps_in_quotes() {
    let deck = sound(
        "title: A deck\nsettings: {new_per_day: 5}\ntopics: {a/b: 'no'}\n\
         sources: {s: {file: a.txt, as_of: 2005-11}}\ndefaults: {tags: [t], source: {in: s, paragraph: 3}}\n\
         cards:\n\
         - {as_of: 1965, wrong: [1951, {because: c, text: '007'}], answer: 'no', ask: 'What: this?', id: a, exact: true}\n\
         - {cloze: 'In {{1991::year}} or {{c1::x}}', accept: {c2: [y]}, id: b, needs: [a]}\n\
         - {ask: q, answer: {number: '3.10', unit: km, tolerance: 10%}}\n\
         - {ask: q, answer: \"two\\nlines\", id: d}\n",
    );
    insta::assert_snapshot!(write(&deck).unwrap(), @r#"
    deck: x
    title: A deck
    sources:
      s:
        file: a.txt
        as_of: 2005-11
    topics:
      a/b: "no"
    settings:
      new_per_day: 5
    cards:
    - id: a
      tags:
      - t
      ask: 'What: this?'
      answer: "no"
      wrong:
      - '1951'
      - text: '007'
        because: c
      exact: true
      source:
        in: s
        paragraph: 3
      as_of: 1965

    - id: b
      tags:
      - t
      needs:
      - a
      cloze: In {{c2::1991::year}} or {{c1::x}}
      accept:
        c2:
        - y
      source:
        in: s
        paragraph: 3

    - tags:
      - t
      ask: q
      answer:
        number: '3.10'
        unit: km
        tolerance: 0.31
      source:
        in: s
        paragraph: 3

    - id: d
      tags:
      - t
      ask: q
      answer: |-
        two
        lines
      source:
        in: s
        paragraph: 3
    "#);
}

#[test]
fn what_the_format_cannot_say_is_refused() {
    let deck = |change: &dyn Fn(&mut Deck)| {
        let mut deck = sound(
            "sources: {s: {file: a}}\ncards: [{id: a, cloze: 'a {{b}}'}, {id: b, ask: b, answer: c}]",
        );
        change(&mut deck);
        write(&deck).unwrap_err().to_string()
    };
    let brace = deck(&|deck| {
        let Kind::Cloze { text } = &mut deck.cards[0].kind else {
            panic!()
        };
        text.parts.push(ClozePart::Text(String::from("}}")));
    });
    insta::assert_snapshot!(brace, @"the deck breaks a rule of the format: `}}` closes nothing");
    insta::assert_snapshot!(deck(&|deck| deck.cards[1].as_of = PartialDate::new(1965, None, None)), @"the card `b` holds something that the format cannot say");
    insta::assert_snapshot!(deck(&|deck| deck.sources[0].document = Some(String::from("folder/a"))), @"the head of the deck `x` holds something that the format cannot say");
    insta::assert_snapshot!(deck(&|deck| deck.cards.clear()), @"the deck breaks a rule of the format: the deck has no cards");
}
