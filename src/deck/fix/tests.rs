use proptest::prelude::*;

use super::*;
use crate::deck::{read, write};

fn mend(name: &str, bytes: &[u8]) -> Result<Option<Mended>, Refused> {
    super::mend(bytes, &|text| read(name, text))
}

fn mended(text: &str) -> Mended {
    let mended = mend("deck.yaml", text.as_bytes()).unwrap().unwrap();
    let again = mend("deck.yaml", mended.text.as_bytes());
    assert_eq!(again, Ok(None), "mended once and for all:\n{}", mended.text);
    mended
}

fn rules(mended: &Mended) -> Vec<&str> {
    mended.mendings.iter().map(|mending| mending.rule).collect()
}

fn ids(text: &str) -> Vec<String> {
    let deck = read("deck.yaml", text).deck.unwrap();
    deck.cards.iter().map(|card| card.id.to_string()).collect()
}

#[test]
fn cards_get_the_ids_they_are_studied_by() {
    let text = "cards:\n  - ask: Why?\n    answer: So\n  - {id: b, ask: \"Who?\", answer: I}\n\n  # third\n  - {ask: Where?, answer: There} # here\n";
    let mended = mended(text);
    insta::assert_snapshot!(mended.text, @r#"
    cards:
      - id: why-10fc75
        ask: Why?
        answer: So
      - {id: b, ask: "Who?", answer: I}

      # third
      - {id: where-6f16f4, ask: Where?, answer: There} # here
    "#);
    assert_eq!(ids(&mended.text), ids(text));
    assert_eq!(rules(&mended), ["id-missing", "id-missing"]);
    assert_eq!(mended.mendings[1].line, 7);
    assert_eq!(mended.reading.findings, []);
}

#[test]
fn line_ends_and_the_byte_order_mark_stay() {
    let text = "\u{feff}cards:\r\n  - ask: Why?\r\n    answer: no\r\n  - ask: Who?\n    answer: I";
    let ids = ids(text);
    assert_eq!(
        mended(text).text,
        format!(
            "\u{feff}cards:\r\n  - id: {}\r\n    ask: Why?\r\n    answer: \"no\"\r\n  - id: {}\n    ask: Who?\n    answer: I",
            ids[0], ids[1]
        )
    );
}

#[test]
fn ids_are_written_before_what_they_come_from_is_mended() {
    let text = "cards:\n  - ask: “Why?”\n    answer: “no”  \n";
    let mended = mended(text);
    assert_eq!(
        mended.text,
        format!(
            "cards:\n  - id: {}\n    ask: \"Why?\"\n    answer: \"no\"\n",
            ids(text)[0]
        )
    );
    assert_eq!(ids(&mended.text), ids(text));
    assert_eq!(
        rules(&mended),
        [
            "id-missing",
            "quotes-curly",
            "quotes-curly",
            "blanks-trailing"
        ]
    );
}

#[test]
fn cards_that_cannot_be_told_apart_get_no_id() {
    let text = "cards:\n  - ask: Why?\n    answer: So \n  - ask: Why?\n    answer: So\n";
    assert_eq!(rules(&mended(text)), ["blanks-trailing"]);
    let text = "cards:\n  - &a\n    ask: Why?\n    answer: So\n  - *a\n";
    assert_eq!(mend("a.yaml", text.as_bytes()), Ok(None));
}

#[test]
fn keys_lose_what_a_word_processor_added() {
    let text = "Title: A deck\ncards:\n  - “id”: a\n    \"Ask\": Why?\n    answer\u{200b}: So\n";
    assert_eq!(
        mended(text).text,
        "title: A deck\ncards:\n  - id: a\n    \"ask\": Why?\n    answer: So\n"
    );
    let twice = "cards:\n  - id: a\n    ask: Why?\n    Ask: Who?\n    answer: So\n";
    assert_eq!(
        mend("a.yaml", twice.as_bytes()),
        Ok(None),
        "which of the two?"
    );
}

/// A deck whose notation is broken, and what it is after its mending; the text of a block stays as it is.
fn notation(broken: &str, whole: &str) {
    let text = |card: &str| {
        format!(
            "cards:\n  - id: z\n    ask: |\n      answer：“a” \n      \u{a0}\u{a0}b\n    answer: c\n{card}"
        )
    };
    assert_eq!(mended(&text(broken)).text, text(whole));
}

#[test]
fn a_wide_colon_becomes_a_plain_one() {
    let whole = "  - id: a\n    ask: Why?\n    answer: So\n";
    notation("  - id: a\n    ask：Why?\n    answer: So\n", whole);
    notation("  - id：a\n    ask：　Why?\n    answer：So\n", whole);
    notation("  - id: a\n    ask:\tWhy?\n    answer: So\n", whole);
}

#[test]
fn odd_blanks_in_the_indent_become_plain_ones() {
    let whole = "  - id: a\n    ask: Why?\n    answer: So\n";
    notation(
        "  - id: a\n\u{a0}\u{a0}\u{a0}\u{a0}ask: Why?\n    answer: So\n",
        whole,
    );
    notation("　-\u{a0}id: a\n  　ask: Why?\n    answer: So\n", whole);
}

#[test]
fn curly_quotes_that_hold_a_colon_become_plain_ones() {
    let whole = "  - id: a\n    ask: \"Why: so\"\n    answer: \"a # b\"\n";
    notation(
        "  - id: a\n    ask: “Why: so”\n    answer: “a # b”\n",
        whole,
    );
}

#[test]
fn tabs_become_blanks_where_one_width_makes_a_deck() {
    let whole = "  - id: a\n    ask: Why?\n    answer: So\n";
    notation("  - id: a\n\t\task: Why?\n    answer: So\n", whole);
    let tabbed = "cards:\n\t- id: a\n\t  ask: Why?\n\t  wrong:\n\t\t- x\n\t  answer: So\n";
    let mended = mended(tabbed);
    assert_eq!(mended.text, tabbed.replace('\t', "  "));
    assert_eq!(rules(&mended), ["yaml-syntax"]);
}

#[test]
fn what_has_two_mendings_is_left_alone() {
    for text in [
        "cards:\n  - id: a\n    ask: Why?\n    anser: So\n",
        "cards:\n  - id: a\n    ask: Why? so: yes\n    answer: So\n",
        "cards: [",
        "",
    ] {
        assert_eq!(mend("a.yaml", text.as_bytes()), Ok(None), "{text}");
    }
}

#[test]
fn a_mending_that_brings_an_error_is_left_out() {
    let text = "cards:\n  - ask: Why?\n    answer: So\n    wrong: [“So”]\n";
    let mended = mend("a.yaml", text.as_bytes()).unwrap().unwrap();
    assert_eq!(mended.left, ["quotes-curly"]);
    assert_eq!(rules(&mended), ["id-missing"]);
    assert!(mended.text.ends_with("wrong: [“So”]\n"));
    let named = text.replace("ask: Why", "id: a\n    ask: Why");
    let refused = mend("a.yaml", named.as_bytes()).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "mending `quotes-curly` would make something else worse"
    );
}

#[test]
fn errors_that_were_hidden_do_not_keep_a_file_from_being_mended() {
    let text =
        "cards:\n  - id: a\n    ask：Why?\n  - id: b\n    ask: Who?\n    answer: {date: 1992-13}\n";
    let mended = mended(text);
    assert_eq!(mended.text, text.replace('：', ": "));
    assert!(mended.reading.deck.is_none());
}

#[test]
fn old_encodings_become_utf_8() {
    let text = "cards:\n  - id: a\n    ask: Où?\n    answer: no\n";
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(text);
    let mended = mend("a.yaml", &bytes).unwrap().unwrap();
    assert_eq!(mended.encoding, Some("Windows-1252"));
    assert_eq!(mended.text, text.replace("no", "\"no\""));
    assert_eq!(rules(&mended), ["encoding", "yaml-trap"]);
    assert_eq!(mend("a.yaml", b"title: \xe9\xe9\xe9\xe9"), Ok(None));
}

#[test]
fn two_texts_differ_in_one_stretch() {
    let differ = |before: &str, after: &str| {
        let edit = between(before, after);
        (before[edit.span].to_owned(), edit.text)
    };
    assert_eq!(
        differ("caf\u{fffd} é", "café é"),
        ("\u{fffd}".into(), "é".into())
    );
    assert_eq!(differ("aa", "aaa"), (String::new(), "a".into()));
    assert_eq!(differ("한", "한"), (String::new(), String::new()));
}

/// What may stand behind a value.
fn space() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        Just(""),
        Just(" "),
        Just("\t"),
        Just("   # a comment "),
        Just(" #")
    ]
}

/// What may stand between two lines.
fn between_lines() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        Just(""),
        Just("\n"),
        Just("  \n"),
        Just("      # é 한 \n"),
        Just("# no: 007\n")
    ]
}

/// A value with what stands behind it.
fn value() -> impl Strategy<Value = String> {
    let text = prop_oneof![
        Just("no"),
        Just("007"),
        Just("“Seoul”"),
        Just("'it''s'"),
        Just("\"a # b\""),
        Just("서울 한국"),
        Just("plain text"),
        Just("|\n        block \n          deeper\n"),
        Just(">-\n        folded\t\n\n        text"),
        Just("one\n        two "),
        Just("\"one \n        two\"")
    ];
    (text, space(), between_lines()).prop_map(|(text, space, between)| {
        let space = if text.contains('\n') { "" } else { space };
        format!("{text}{space}\n{between}")
    })
}

fn block_card() -> impl Strategy<Value = String> {
    let id = proptest::option::of("[a-z]{1,6}");
    (id, value(), value(), 1usize..4).prop_map(|(id, ask, answer, blanks)| {
        let dash = format!("  -{}", " ".repeat(blanks));
        let indent = " ".repeat(dash.len());
        let id = id.map_or(String::new(), |id| format!("id: {id}\n{indent}"));
        format!("{dash}{id}ask: {ask}{indent}answer: {answer}")
    })
}

fn flow_card() -> impl Strategy<Value = String> {
    ("[a-z ]{1,8}", "[a-z0-9]{1,6}", space(), any::<bool>()).prop_map(
        |(ask, answer, space, quoted)| {
            let open = if space.contains('#') {
                " #c \n     "
            } else {
                space
            };
            let key = if quoted { "\"ask\"" } else { "ask" };
            format!("  - {{{open}{key}: \"{ask}\",\n    answer: {answer} }}{space}\n")
        },
    )
}

/// Decks of odd layout, with everything in them that can be mended and much that cannot.
fn layouts() -> impl Strategy<Value = String> {
    let cards = proptest::collection::vec(prop_oneof![block_card(), flow_card()], 1..6);
    (cards, between_lines(), any::<bool>(), 0u8..3).prop_map(|(cards, between, mark, ends)| {
        let cards = cards.concat();
        let mut text = format!("# deck \n{between}title: t \ncards: \n{between}{cards}");
        match ends {
            0 => {}
            1 => text = text.replace('\n', "\r\n"),
            _ => text = text.trim_end_matches('\n').to_owned(),
        }
        if mark {
            text.insert(0, '\u{feff}');
        }
        text
    })
}

fn comments(text: &str) -> Vec<&str> {
    text.split(['\n', '\r'])
        .filter(|line| line.trim_start().starts_with('#'))
        .collect()
}

proptest! {
    #[test]
    fn whatever_lies_outside_the_mended_spans_stays(text in layouts()) {
        let before = read("deck.yaml", &text);
        let Ok(Some(mended)) = mend("deck.yaml", text.as_bytes()) else { return Ok(()) };
        prop_assert_eq!(&mended.before, &text);
        // the edits, and nothing else, lead from the one text to the other
        let mut rebuilt = text.clone();
        let mut last = text.len();
        for edit in mended.edits.iter().rev() {
            prop_assert!(edit.span.end <= last, "edits lie apart and in order");
            last = edit.span.start;
            rebuilt.replace_range(edit.span.clone(), &edit.text);
        }
        prop_assert_eq!(&rebuilt, &mended.text);
        // an edit takes away blanks at most, marks at the ends of a value, or the bare text that it quotes
        for edit in &mended.edits {
            let old = &text[edit.span.clone()];
            let quoted = edit.text == format!("\"{}\"", old.trim());
            let mended = quoted || matches!(old.trim(), "" | "“" | "”");
            prop_assert!(mended, "{:?} → {:?}", old, edit.text);
        }
        prop_assert_eq!(comments(&mended.text), comments(&text));
        prop_assert_eq!(mended.text.starts_with('\u{feff}'), text.starts_with('\u{feff}'));
        prop_assert_eq!(mended.text.ends_with('\n'), text.ends_with('\n'));
        // mended is mended, and the same deck
        prop_assert_eq!(mend("deck.yaml", mended.text.as_bytes()), Ok(None));
        prop_assert_eq!(&read("deck.yaml", &mended.text), &mended.reading);
        if let Some(deck) = before.deck {
            let after = mended.reading.deck.unwrap();
            let ids = |deck: &crate::deck::Deck| deck.cards.iter().map(|c| (c.id.clone(), c.faces())).collect::<Vec<_>>();
            prop_assert_eq!(ids(&after), ids(&deck));
        }
    }

    #[test]
    fn no_bytes_upset_the_mending(bytes in proptest::collection::vec(prop_oneof![Just(b'\t'), Just(b':'), Just(b'\n'), Just(b' '), Just(b'-'), Just(b'{'), any::<u8>()], 0..60)) {
        if let Ok(Some(mended)) = mend("deck.yaml", &bytes) {
            prop_assert!(mended.text != mended.before || mended.encoding.is_some());
        }
    }
}

#[test]
fn every_shipped_deck_is_whole() {
    for (name, text) in crate::deck::shipped() {
        assert_eq!(mend(name, text.as_bytes()), Ok(None), "{name}");
    }
}

#[test]
fn what_the_writer_writes_needs_ids_at_most() {
    let text = "cards:\n  - ask: '“Who?”'\n    answer: \"no\"\n    hint: \"“a: b”\"\n";
    let deck = read("deck.yaml", text).deck.unwrap();
    assert_eq!(rules(&mended(&write(&deck).unwrap())), ["id-missing"]);
}
