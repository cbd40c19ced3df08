//! The notation of the file and the keys of the format.

super::rules! { Format;
    ENCODING = "encoding" Error {
        summary: "the file is text in UTF-8",
        why: "Letters in another encoding come out as others: learners would be shown, and asked to type, what nobody wrote.",
        bad: "\
- id: cafe
  ask: Where did the delegates meet?
  answer: in a café
",
        better: "\
- id: cafe
  ask: Where did the delegates meet?
  answer: in a cafe
",
        fix: Some("write the file as UTF-8, where its encoding is certain"),
    }
    YAML_SYNTAX = "yaml-syntax" Error {
        summary: "the file is sound YAML",
        why: "What cannot be read cannot be studied. The commonest slip is a colon and a blank in a text without quotes.",
        bad: "\
- id: treaty
  ask: Complete: the treaty of 1965 is the Treaty on Basic …
  answer: Relations
",
        better: "\
- id: treaty
  ask: \"Complete: the treaty of 1965 is the Treaty on Basic …\"
  answer: Relations
",
        fix: None,
    }
    YAML_DOCUMENTS = "yaml-documents" Error {
        summary: "a file holds one YAML document",
        why: "One file is one deck. What stands behind a second `---` would be lost without a word.",
        bad: "\
cards:
  - { id: capital, ask: What is the capital of Korea?, answer: Seoul }
---
cards:
  - { id: river, ask: Which river runs through Seoul?, answer: Han }
",
        better: "\
cards:
  - { id: capital, ask: What is the capital of Korea?, answer: Seoul }
  - { id: river, ask: Which river runs through Seoul?, answer: Han }
",
        fix: None,
    }
    YAML_TAG = "yaml-tag" Error {
        summary: "values carry no YAML tags",
        why: "A deck is read the same by everybody. Tags such as `!!str` ask programs to read a value in their own way.",
        bad: "\
- id: treaty-year
  ask: In which year was the treaty signed?
  answer: !!str 1965
",
        better: "\
- id: treaty-year
  ask: In which year was the treaty signed?
  answer: 1965
",
        fix: None,
    }
    YAML_ALIAS = "yaml-alias" Error {
        summary: "aliases name a value before them and copy little",
        why: "An alias that holds itself, or copies a large value many times, would fill the memory of the learner's machine.",
        bad: "\
- id: capital
  ask: What is the capital of Korea?
  answer: Seoul
  tags: &tags [cities, *tags]
",
        better: "\
- id: capital
  ask: What is the capital of Korea?
  answer: Seoul
  tags: [cities]
",
        fix: None,
    }
    YAML_DEPTH = "yaml-depth" Error {
        summary: "values do not lie too deep in each other",
        why: "A deck needs seven levels at most; more than sixty are an accident or an attack.",
        bad: "\
- id: capital
  ask: What is the capital of Korea?
  answer: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[Seoul]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
",        better: "\
- id: capital
  ask: What is the capital of Korea?
  answer: Seoul
",
        fix: None,
    }
    KEY_TEXT = "key-text" Error {
        summary: "keys are texts",
        why: "A list or nothing where a key belongs is a slip of the notation; what it holds would be lost.",
        bad: "\
- id: capital
  ask: What is the capital of Korea?
  answer: Seoul
  : the old name is Hanyang
",
        better: "\
- id: capital
  ask: What is the capital of Korea?
  answer: Seoul
  explain: The old name is Hanyang.
",
        fix: None,
    }
    KEY_DUPLICATE = "key-duplicate" Error {
        summary: "a key stands once in its map",
        why: "Of two values for one key only one can count, and programs do not agree on which.",
        bad: "\
- id: capital
  ask: What is the capital of Korea?
  answer: Seoul
  answer: 서울
",
        better: "\
- id: capital
  ask: What is the capital of Korea?
  answer: Seoul
  accept: [서울]
",
        fix: None,
    }
    KEY_UNKNOWN = "key-unknown" Error {
        summary: "keys are those of the format",
        why: "A mistyped key would drop what stands behind it: the hint is never shown, the answer never accepted.",
        bad: "\
- id: capital
  ask: What is the capital of Korea?
  answer: Seoul
  explanation: It has been the capital since 1394.
",
        better: "\
- id: capital
  ask: What is the capital of Korea?
  answer: Seoul
  explain: It has been the capital since 1394.
",
        fix: None,
    }
    KEY_MISPLACED = "key-misplaced" Error {
        summary: "a card has only the keys of its kind",
        why: "The keys say what kind a card is. One of another kind would do nothing, and its author would wait for it.",
        bad: "\
- id: un-entry
  claim: South Korea joined the United Nations in 1991.
  answer: true
  wrong: [1948, 1953]
",
        better: "\
- id: un-entry
  claim: South Korea joined the United Nations in 1991.
  answer: true
",
        fix: None,
    }
    VALUE_TYPE = "value-type" Error {
        summary: "a value is of the type that its key wants",
        why: "A list where a text belongs, or a text where a list belongs, leaves open what the learner is to be asked.",
        bad: "\
- id: capital
  ask: What is the capital of Korea?
  answer: Seoul
  tags: cities
",
        better: "\
- id: capital
  ask: What is the capital of Korea?
  answer: Seoul
  tags: [cities]
",
        fix: None,
    }
    TEXT_EMPTY = "text-empty" Error {
        summary: "a key that is written has a value",
        why: "An empty text is a question without words or an answer that nobody can give.",
        bad: "\
- id: capital
  ask: What is the capital of Korea?
  answer: Seoul
  hint:
",
        better: "\
- id: capital
  ask: What is the capital of Korea?
  answer: Seoul
",
        fix: None,
    }
    DECK_EMPTY = "deck-empty" Error {
        summary: "a deck has cards",
        why: "There is nothing to learn in it; most often the list stands under another key or at the wrong indent.",
        bad: "\
title: Korea
cards: []
",
        better: "\
title: Korea
cards:
  - { id: capital, ask: What is the capital of Korea?, answer: Seoul }
",
        fix: None,
    }
    KIND_MISSING = "kind-missing" Error {
        summary: "a card asks something",
        why: "Without `ask`, `claim`, `cloze` or `term` there is nothing to show to the learner.",
        bad: "\
- id: capital
  answer: Seoul
",
        better: "\
- id: capital
  ask: What is the capital of Korea?
  answer: Seoul
",
        fix: None,
    }
    KIND_CLASH = "kind-clash" Error {
        summary: "a card is of one kind",
        why: "Progress is kept for each question. Two kinds in one card would be two memories under one name.",
        bad: "\
- id: un-entry
  ask: In which year did South Korea join the UN?
  claim: South Korea joined the UN in 1991.
  answer: true
",
        better: "\
- id: un-entry
  claim: South Korea joined the UN in 1991.
  answer: true
",
        fix: None,
    }
    TOPIC = "topic" Error {
        summary: "a topic is a path of names",
        why: "Weak topics are found and drilled by these paths; one with an empty name belongs nowhere.",
        bad: "\
- id: treaty-year
  topic: japan//treaties
  ask: In which year was the treaty signed?
  answer: 1965
",
        better: "\
- id: treaty-year
  topic: japan/treaties
  ask: In which year was the treaty signed?
  answer: 1965
",
        fix: None,
    }
    TOPIC_LIKE = "topic-like" Warning {
        summary: "no topic is another one mistyped",
        why: "A card under a mistyped topic is missing where its topic is studied, and its mistakes are counted apart.",
        bad: "\
topics: { japan/treaties: Treaties with Japan }
cards:
  - id: treaty-year
    topic: japan/treatis
    ask: In which year was the treaty signed?
    answer: 1965
",
        better: "\
topics: { japan/treaties: Treaties with Japan }
cards:
  - id: treaty-year
    topic: japan/treaties
    ask: In which year was the treaty signed?
    answer: 1965
",
        fix: None,
    }
    SETTING_RANGE = "setting-range" Error {
        summary: "a setting lies in its range",
        why: "A retention of 1 would ask every question every day; one below 0.7 asks when most is forgotten.",
        bad: "\
settings: { retention: 90 }
cards:
  - { id: capital, ask: What is the capital of Korea?, answer: Seoul }
",
        better: "\
settings: { retention: 0.9 }
cards:
  - { id: capital, ask: What is the capital of Korea?, answer: Seoul }
",
        fix: None,
    }
}
