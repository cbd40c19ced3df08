//! A bad deck for every rule: it breaks this rule, and no other.

use crate::deck::rules::*;

/// The rule and the bytes of a file that breaks it.
pub(super) const BAD: &[(Rule, &[u8])] = &[
    (ENCODING, b"cards:\n  - id: a\n    ask: Where is the caf\xe9?\n    answer: there\n"),
    (YAML_SYNTAX, "cards:\n  - id: a\n    ask: Which two: this or that?\n    answer: this\n".as_bytes()),
    (YAML_DOCUMENTS, "cards: [{id: a, ask: b, answer: c}]\n---\ncards: [{id: d, ask: e, answer: f}]\n".as_bytes()),
    (YAML_TAG, "cards: [{id: a, ask: !!str b, answer: c, tags: !mine [d]}]\n".as_bytes()),
    (YAML_ALIAS, "cards:\n  - id: a\n    ask: b\n    answer: &all [c, *all]\n".as_bytes()),
    (YAML_DEPTH, "cards: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[".as_bytes()),
    (YAML_TRAP, "cards:\n  - id: 007\n    ask: Is it?\n    answer: no\n    accept: [~, 3.10]\n".as_bytes()),
    (QUOTES_CURLY, "cards:\n  - id: a\n    ask: “Why?”\n    answer: ‘Because’\n    hint: the “why”\n".as_bytes()),
    (BLANKS_TRAILING, "cards: \n  - id: a  # blanks here stay \n    ask: Why?\t\n    answer: |\n      So \n".as_bytes()),
    (KEY_TEXT, "cards:\n  - id: a\n    ask: b\n    answer: c\n    [d]: e\n    : f\n".as_bytes()),
    (KEY_DUPLICATE, "cards:\n  - id: a\n    ask: 무엇?\n    answer: c\n    ask: 왜?\n".as_bytes()),
    (
        KEY_UNKNOWN,
        "titel: t\ncards:\n  - id: a\n    ask: b\n    anser: c\n    zzz: d\n    <<: {e: f}\n    \
         wrong: [{text: g, because: this, not that}]\n"
            .as_bytes(),
    ),
    (KEY_MISPLACED, "cards:\n  - id: a\n    claim: b\n    answer: true\n    wrong: [c]\n  - {id: d, ask: e, answer: {date: 1992, unit: years}}\n".as_bytes()),
    (
        VALUE_TYPE,
        "sources: none\ncards:\n  - id: a\n    ask: [b]\n    answer: c\n    tags: d\n    exact: maybe\n    \
         accept: {c1: [e]}\n    wrong: [[f], {because: g}]\n    source: [h]\n  - just text\n"
            .as_bytes(),
    ),
    (TEXT_EMPTY, "title:\ncards:\n  - id: a\n    ask: ' '\n    answer: c\n    tags: [d, ]\n    accept:\n      -\n".as_bytes()),
    (DECK_EMPTY, "title: Nothing yet\ncards:\n".as_bytes()),
    (DECK_ID, "deck: Korea & Japan\ncards: [{id: a, ask: b, answer: c}]\n".as_bytes()),
    (CARD_ID, "cards:\n  - {id: treaty year, ask: b, answer: c}\n  - {id: a/b, ask: d, answer: e}\n".as_bytes()),
    (ID_MISSING, "cards:\n  - ask: Which river flows through Seoul?\n    answer: the Han\n".as_bytes()),
    (ID_DUPLICATE, "cards:\n  - id: a\n    ask: b\n    answer: c\n  - id: a\n    ask: d\n    answer: e\n".as_bytes()),
    (CARD_DUPLICATE, "cards:\n  - ask: b\n    answer: c\n  - ask: ' B'\n    answer: C\n".as_bytes()),
    (KIND_MISSING, "cards:\n  - id: a\n    hint: b\n  - id: c\n    answer: d\n  - id: e\n    definition: f\n  - id: g\n    order: [h, i]\n".as_bytes()),
    (KIND_CLASH, "cards:\n  - id: a\n    ask: b\n    answer: c\n    cloze: 'a {{b}}'\n  - id: d\n    ask: e\n    order: [f, g]\n    match: {h: i, j: k}\n".as_bytes()),
    (
        ANSWER_MISSING,
        "cards:\n  - id: a\n    ask: b\n  - id: c\n    claim: d\n  - id: e\n    term: f\n  - id: g\n    ask: h\n    answer: []\n  \
         - id: i\n    ask: j\n    answer: k\n    reverse: {wrong: [l]}\n"
            .as_bytes(),
    ),
    (ANSWER_SHAPE, "cards:\n  - {id: a, ask: b, answer: [c]}\n  - {id: d, ask: e, answer: {unit: km}}\n  - {id: f, ask: g, answer: {number: 1, date: 1992}}\n".as_bytes()),
    (ANSWER_DUPLICATE, "cards:\n  - {id: a, ask: b, answer: [China, Japan, ' china']}\n".as_bytes()),
    (NUMBER, "sources: {s: {file: f}}\ncards:\n  - {id: a, ask: b, answer: {number: about 5}, source: {in: s, paragraph: 0}}\n".as_bytes()),
    (TOLERANCE, "cards:\n  - {id: a, ask: b, answer: {number: 5, tolerance: a bit}}\n  - {id: c, ask: d, answer: {number: 5, tolerance: -1%}}\n".as_bytes()),
    (DATE, "as_of: 1992-13\nsettings: {exam: 2026-12}\ncards:\n  - {id: a, ask: b, answer: {date: 24 August 1992}, as_of: 2023-02-29}\n".as_bytes()),
    (TOPIC, "topics: {a//b: c}\ncards:\n  - {id: a, topic: japan/, ask: b, answer: c}\n".as_bytes()),
    (SETTING_RANGE, "settings: { retention: 90, new_per_day: -1 }\ncards: [{id: a, ask: b, answer: c}]\n".as_bytes()),
    (SOURCE_SHAPE, "sources:\n  a: {file: a.txt, url: 'https://example.org'}\n  b: {url: example.org}\n  c: {file: folder/}\ncards: [{id: a, ask: b, answer: c}]\n".as_bytes()),
    (
        SOURCE_UNKNOWN,
        "sources: {portal: {file: a.txt}}\ncards:\n  - {id: a, ask: b, answer: c, source: portl}\n  \
         - {id: d, ask: e, answer: f, source: {in: web}}\n  - {id: g, ask: h, answer: i, source: {paragraph: 3}}\n"
            .as_bytes(),
    ),
    (NEEDS_UNKNOWN, "cards:\n  - {id: treaty-year, ask: b, answer: c}\n  - {id: d, ask: e, answer: f, needs: [treaty-yaer, zzz]}\n".as_bytes()),
    (
        NEEDS_CYCLE,
        "cards:\n  - {id: a, ask: b, answer: c, needs: [b]}\n  - {id: b, ask: d, answer: e, needs: [c]}\n  \
         - {id: c, ask: f, answer: g, needs: [a]}\n  - {id: d, ask: h, answer: i, needs: [a, d]}\n"
            .as_bytes(),
    ),
    (
        DISTRACTOR_RIGHT,
        "cards:\n  - id: a\n    ask: b\n    answer: Roh Moo-hyun\n    accept: [No Mu-hyon]\n    \
         wrong: [Kim Dae-jung, roh  moo-hyun, {text: no mu-hyon, because: c}]\n"
            .as_bytes(),
    ),
    (DISTRACTOR_DUPLICATE, "cards:\n  - {id: a, ask: b, answer: c, wrong: [1951, 1972, 1951]}\n".as_bytes()),
    (TYPED_ONLY, "cards:\n  - {id: a, ask: b, answer: {number: 5}, wrong: [6, 7]}\n  - {id: c, ask: d, answer: {date: 1992}, wrong: [1993]}\n".as_bytes()),
    (CLAIM_ANSWER, "cards:\n  - {id: a, claim: b, answer: no}\n  - {id: c, claim: d, answer: [true]}\n  - {id: e, claim: f, answer: {number: 1}}\n".as_bytes()),
    (CORRECTION_UNUSED, "cards:\n  - {id: a, claim: b, answer: true, correction: c}\n".as_bytes()),
    (CLOZE_EMPTY, "cards:\n  - {id: a, cloze: 'no braces'}\n  - {id: b, cloze: '수도는 {{}} 또는 {{c2::::hint}}'}\n".as_bytes()),
    (
        CLOZE_BRACES,
        "cards:\n  - {id: a, cloze: '{{b}} and {{c'}\n  - {id: d, cloze: '{{e}} f}}'}\n  \
         - {id: g, cloze: '{{c1::h {{c2::i}} j}}'}\n  - {id: k, cloze: \"\\u0061 {{\"}\n"
            .as_bytes(),
    ),
    (CLOZE_NUMBER, "cards:\n  - {id: a, cloze: '{{c0::b}} {{c70000::c}}'}\n".as_bytes()),
    (CLOZE_FACE, "cards:\n  - {id: a, cloze: '{{b}} {{c}}', accept: {c1: [d], c3: [e], main: [f]}}\n".as_bytes()),
    (CLOZE_ACCEPT, "cards:\n  - {id: a, cloze: '{{b}} {{c}}', accept: [d]}\n".as_bytes()),
    (ORDER_ITEMS, "cards:\n  - {id: a, ask: b, order: [c]}\n  - {id: d, ask: e, order: [f, g, F]}\n".as_bytes()),
    (MATCH_ITEMS, "cards:\n  - {id: a, ask: b, match: {c: d}}\n  - {id: e, ask: f, match: {Japan: Tokyo, japan : Kyoto}}\n".as_bytes()),
];
