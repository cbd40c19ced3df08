//! The ids on which progress hangs.

super::rules! { Identity;
    DECK_ID_TAKEN = "deck-id-taken" Error {
        summary: "every deck of a collection has an id of its own",
        why: "Progress hangs on the ids of deck and card. Two decks with one id would mix their reviews.",
        bad: "\
deck: korea
cards:
  - { id: capital, ask: What is the capital of Korea?, answer: Seoul }
# --- second.yaml
deck: korea
cards:
  - { id: river, ask: Which river runs through Seoul?, answer: Han }
",
        better: "\
deck: korea
cards:
  - { id: capital, ask: What is the capital of Korea?, answer: Seoul }
# --- second.yaml
deck: korea-rivers
cards:
  - { id: river, ask: Which river runs through Seoul?, answer: Han }
",
        fix: None,
    }
    DECK_ID = "deck-id" Error {
        summary: "a deck's id is in kebab-case",
        why: "The id stands in commands and in the progress file; blanks and capitals make it hard to type and easy to mistake.",
        bad: "\
deck: Korea and Japan
cards:
  - { id: capital, ask: What is the capital of Korea?, answer: Seoul }
",
        better: "\
deck: korea-and-japan
cards:
  - { id: capital, ask: What is the capital of Korea?, answer: Seoul }
",
        fix: Some("write the id in kebab-case"),
    }
    CARD_ID = "card-id" Error {
        summary: "a card's id has letters, digits, hyphens, underscores and dots only",
        why: "The id stands in commands, listings and the progress file, where blanks and slashes part names.",
        bad: "\
- id: the capital
  ask: What is the capital of Korea?
  answer: Seoul
",
        better: "\
- id: the-capital
  ask: What is the capital of Korea?
  answer: Seoul
",
        fix: None,
    }
    ID_MISSING = "id-missing" Warning {
        summary: "a card has an id of its own",
        why: "Without one the id is made from the text: mend a comma, and the card is new to the learner, its reviews left behind.",
        bad: "\
- ask: What is the capital of Korea?
  answer: Seoul
",
        better: "\
- id: capital
  ask: What is the capital of Korea?
  answer: Seoul
",
        fix: Some("write the id that the card has from its content"),
    }
    ID_DUPLICATE = "id-duplicate" Error {
        summary: "no two cards of a deck have one id",
        why: "An answer to one would count for the other, and neither would come when it is due.",
        bad: "\
- id: capital
  ask: What is the capital of Korea?
  answer: Seoul
- id: capital
  ask: What is the capital of Japan?
  answer: Tokyo
",
        better: "\
- id: capital-korea
  ask: What is the capital of Korea?
  answer: Seoul
- id: capital-japan
  ask: What is the capital of Japan?
  answer: Tokyo
",
        fix: None,
    }
    CARD_DUPLICATE = "card-duplicate" Error {
        summary: "no two cards without id ask and answer the same",
        why: "Their ids are made from their content, so the two would share one memory. One of them is most likely a leftover.",
        bad: "\
allow:
  - { rule: id-missing, because: The example is about cards without id. }
  - { rule: prompt-duplicate, because: The example is about cards without id. }
cards:
  - { ask: What is the capital of Korea?, answer: Seoul }
  - { ask: What is the capital of Korea?, answer: Seoul }
",
        better: "\
allow:
  - { rule: id-missing, because: The example is about cards without id. }
cards:
  - { ask: What is the capital of Korea?, answer: Seoul }
",
        fix: None,
    }
}
