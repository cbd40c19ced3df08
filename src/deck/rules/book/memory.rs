//! What can be learnt as one card, and cards beside each other.

super::rules! { Memory;
    PROMPT_TWO_QUESTIONS = "prompt-two-questions" Warning {
        summary: "a prompt asks one question",
        why: "Who knows one half is judged wrong for both, and the schedule follows the half that is harder.",
        bad: "\
- id: treaty
  ask: Which treaty put relations with Japan on a normal footing, and when?
  answer: the Treaty on Basic Relations in 1965
",
        better: "\
- id: treaty-name
  ask: Which treaty put relations with Japan on a normal footing?
  answer: the Treaty on Basic Relations
- id: treaty-year
  ask: In which year were relations with Japan put on a normal footing?
  answer: 1965
",
        fix: None,
    }
    ANSWERS_MANY = "answers-many" Warning {
        summary: "a card wants four answers at most",
        why: "Lists are what memory does worst. One missing member fails the card, so the others are learnt again and again.",
        bad: "\
- id: g20-asia
  ask: Which Asian countries belong to the G20?
  answer: [China, India, Indonesia, Japan, Saudi Arabia, South Korea]
",
        better: "\
- id: g20-southeast
  ask: Which country of Southeast Asia belongs to the G20?
  answer: Indonesia
",
        fix: None,
    }
    PROMPT_LONG = "prompt-long" Warning {
        summary: "a prompt has 40 words at most",
        why: "Long prompts are not read again but recognised by their look: the learner knows the card, not the fact. Sentences before \
            the one with the gap are not counted, up to 64 words in all.",
        bad: "\
- id: treaty-year
  ask: >-
    After the long years of colonial rule, which had begun in 1910 and ended with the surrender of 1945, and after talks that
    had dragged on since 1951 under several governments, in which year did the two countries at last sign a treaty?
  answer: 1965
",
        better: "\
- id: treaty-year
  ask: In which year did South Korea and Japan sign the treaty that made relations normal?
  answer: 1965
  explain: The talks had dragged on since 1951.
",
        fix: None,
    }
    PROMPT_DUPLICATE = "prompt-duplicate" Warning {
        summary: "no two cards of a deck ask the same and want the same",
        why: "The second is answered from the memory of the first, minutes before. It costs time and spoils the figures.",
        bad: "\
- id: capital
  ask: What is the capital of Korea?
  answer: Seoul
- id: capital-again
  ask: What is the capital of Korea?
  answer: Seoul
",
        better: "\
- id: capital
  ask: What is the capital of Korea?
  answer: Seoul
",
        fix: None,
    }
    PROMPT_CONTRADICTION = "prompt-contradiction" Warning {
        summary: "one prompt has one answer",
        why: "Whatever the learner says is wrong on one of the two cards, and neither can ever be learnt.",
        bad: "\
- id: china-trade
  ask: How large was the trade with China?
  answer: { number: 71.6, unit: US$ billion }
- id: china-trade-later
  ask: How large was the trade with China?
  answer: { number: 100.6, unit: US$ billion }
",
        better: "\
- id: china-trade
  ask: How large was the trade with China in 2003?
  answer: { number: 71.6, unit: US$ billion }
- id: china-trade-later
  ask: How large was the trade with China in 2005?
  answer: { number: 100.6, unit: US$ billion }
",
        fix: None,
    }
    PROMPT_SIMILAR = "prompt-similar" Note {
        summary: "prompts differ in more than the order and endings of their words",
        why: "Two prompts that look alike are taken for each other: the answer to one is given to the other, again and again.",
        bad: "\
- id: visitor
  ask: Which president did the prime minister visit in 1998?
  answer: Kim Dae-jung
- id: visited
  ask: Which prime minister did the president visit in 1998?
  answer: Keizo Obuchi
",
        better: "\
- id: visitor
  ask: Which president was the prime minister's host in 1998?
  answer: Kim Dae-jung
- id: visited
  ask: Which prime minister did the president visit in 1998?
  answer: Keizo Obuchi
",
        fix: None,
    }
    PROMPT_ELSEWHERE = "prompt-elsewhere" Note {
        summary: "no two decks of a collection ask the same and want the same",
        why: "The learner meets one fact twice, with two schedules that do not know of each other.",
        bad: "\
cards:
  - { id: capital, ask: What is the capital of Korea?, answer: Seoul }
# --- second.yaml
cards:
  - { id: seoul, ask: What is the capital of Korea?, answer: Seoul }
",
        better: "\
cards:
  - { id: capital, ask: What is the capital of Korea?, answer: Seoul }
# --- second.yaml
cards:
  - { id: river, ask: Which river runs through Seoul?, answer: Han }
",
        fix: None,
    }
    CONTRADICTION_ELSEWHERE = "contradiction-elsewhere" Warning {
        summary: "decks of a collection do not contradict each other",
        why: "What one deck teaches the other marks as wrong. One of them is out of date, or the prompts leave something out.",
        bad: "\
cards:
  - { id: embassy, ask: In which city is the embassy?, answer: Seoul }
# --- second.yaml
cards:
  - { id: embassy, ask: In which city is the embassy?, answer: Tokyo }
",
        better: "\
cards:
  - { id: embassy, ask: In which Korean city is the embassy?, answer: Seoul }
# --- second.yaml
cards:
  - { id: embassy, ask: In which Japanese city is the embassy?, answer: Tokyo }
",
        fix: None,
    }
    NEEDS_UNKNOWN = "needs-unknown" Error {
        summary: "a card needs cards of its deck",
        why: "A card waits until what it needs is learnt. One that needs what does not exist would wait for ever.",
        bad: "\
- id: treaty-year
  ask: In which year was the treaty signed?
  answer: 1965
  needs: [occupation]
",
        better: "\
- id: occupation
  cloze: Korea was a colony until {{1945}}.
- id: treaty-year
  ask: In which year was the treaty signed?
  answer: 1965
  needs: [occupation]
",
        fix: None,
    }
    NEEDS_CYCLE = "needs-cycle" Error {
        summary: "no card needs itself, not even through others",
        why: "Each would wait for the other, and none of them would ever be asked.",
        bad: "\
- id: occupation
  cloze: Korea was a colony until {{1945}}.
  needs: [treaty-year]
- id: treaty-year
  ask: In which year was the treaty signed?
  answer: 1965
  needs: [occupation]
",
        better: "\
- id: occupation
  cloze: Korea was a colony until {{1945}}.
- id: treaty-year
  ask: In which year was the treaty signed?
  answer: 1965
  needs: [occupation]
",
        fix: None,
    }
}
