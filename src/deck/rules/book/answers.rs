//! Answers, and how they are judged.

super::rules! { Answers;
    ANSWER_MISSING = "answer-missing" Error {
        summary: "a question has an answer",
        why: "What has no answer cannot be judged, and the learner would never see what is right.",
        bad: "\
- id: capital
  ask: What is the capital of Korea?
",
        better: "\
- id: capital
  ask: What is the capital of Korea?
  answer: Seoul
",
        fix: None,
    }
    ANSWER_SHAPE = "answer-shape" Error {
        summary: "an answer is a text, a list of two or more texts, a number or a date",
        why: "The shape says how an answer is judged: letter by letter, each of several, within a tolerance, at a precision.",
        bad: "\
- id: trade
  ask: How large was the trade in 2005?
  answer: { unit: US$ billion }
",
        better: "\
- id: trade
  ask: How large was the trade in 2005?
  answer: { number: 71.6, unit: US$ billion }
",
        fix: None,
    }
    ANSWER_DUPLICATE = "answer-duplicate" Error {
        summary: "the answers of a list are different",
        why: "A list wants all its answers. The learner would have to say the same thing twice.",
        bad: "\
- id: neighbours
  ask: Which two countries are neighbours of South Korea across the sea?
  answer: [Japan, China, japan]
",
        better: "\
- id: neighbours
  ask: Which two countries are neighbours of South Korea across the sea?
  answer: [Japan, China]
",
        fix: None,
    }
    ANSWER_IN_PROMPT = "answer-in-prompt" Warning {
        summary: "the answer does not stand in its prompt",
        why: "Who can read knows the answer. It is copied, not recalled, and nothing is learnt however often it is right.",
        bad: "\
- id: sunshine-policy
  ask: What was the Sunshine Policy towards North Korea called?
  answer: Sunshine Policy
",
        better: "\
- id: sunshine-policy
  ask: What was Kim Dae-jung's policy of engagement with North Korea called?
  answer: Sunshine Policy
",
        fix: None,
    }
    ANSWER_IN_HINT = "answer-in-hint" Warning {
        summary: "a hint does not tell the answer",
        why: "A hint that tells ends the search, which is where the learning happens. It counts as an answer without help.",
        bad: "\
- id: capital
  ask: What is the capital of Korea?
  answer: Seoul
  hint: It is Seoul, of course
",
        better: "\
- id: capital
  ask: What is the capital of Korea?
  answer: Seoul
  hint: The Han runs through it
",
        fix: None,
    }
    ANSWER_SEVERAL = "answer-several" Warning {
        summary: "one text holds one answer",
        why: "The learner who types one of the two is judged wrong, for the text wants both and the word between them.",
        bad: "\
- id: islets
  ask: What are the Liancourt Rocks called in the region?
  answer: Dokdo or Takeshima
",
        better: "\
- id: islets
  ask: What are the Liancourt Rocks called in the region?
  answer: Dokdo
  accept: [Takeshima]
",
        fix: None,
    }
    ACCEPT_DUPLICATE = "accept-duplicate" Warning {
        summary: "accepted texts differ from the answer and from each other",
        why: "It does nothing, and hides that another form was meant: case and blanks are forgiven without it.",
        bad: "\
- id: un
  ask: Which organisation did South Korea join in 1991?
  answer: United Nations
  accept: [UN, united nations]
",
        better: "\
- id: un
  ask: Which organisation did South Korea join in 1991?
  answer: United Nations
  accept: [UN]
",
        fix: None,
    }
    NUMBER = "number" Error {
        summary: "a number is a number",
        why: "A number is compared by its value. Words beside it belong to the unit, which may be left out when typing.",
        bad: "\
- id: trade
  ask: How large was the trade in 2005?
  answer: { number: 71.6 billion }
",
        better: "\
- id: trade
  ask: How large was the trade in 2005?
  answer: { number: 71.6, unit: billion }
",
        fix: None,
    }
    TOLERANCE = "tolerance" Error {
        summary: "a tolerance is a number or a percentage, not below 0",
        why: "It says how far off still counts, in the unit of the answer or as a share of it; anything else judges nothing.",
        bad: "\
- id: trade
  ask: How large was the trade in 2005?
  answer: { number: 71.6, unit: US$ billion, tolerance: a bit }
",
        better: "\
- id: trade
  ask: How large was the trade in 2005?
  answer: { number: 71.6, unit: US$ billion, tolerance: 1% }
",
        fix: None,
    }
    TOLERANCE_WIDE = "tolerance-wide" Warning {
        summary: "a tolerance is smaller than its number, and a few years at most for a year",
        why: "Guesses pass for knowledge: 0 is right, or every year of a century, and the card is never shown again.",
        bad: "\
- id: treaty-year
  ask: In which year was the treaty signed?
  answer: { number: 1965, tolerance: 5% }
",
        better: "\
- id: treaty-year
  ask: In which year was the treaty signed?
  answer: { number: 1965, tolerance: 2 }
",
        fix: None,
    }
    DATE = "date" Error {
        summary: "a date is a year, a month or a day that exists",
        why: "A date is judged at the precision in which it is written; a day that never was cannot be right.",
        bad: "\
- id: china-day
  ask: When did South Korea and China establish relations?
  answer: { date: 24.8.1992 }
",
        better: "\
- id: china-day
  ask: When did South Korea and China establish relations?
  answer: { date: 1992-08-24 }
",
        fix: None,
    }
    DATE_PRECISION = "date-precision" Warning {
        summary: "a date is as precise as the prompt asks for",
        why: "Asked for the year, the learner types the year, and is judged wrong because the answer is a day.",
        bad: "\
- id: china-day
  ask: In which year did South Korea and China establish relations?
  answer: { date: 1992-08-24 }
",
        better: "\
- id: china-day
  ask: On which day did South Korea and China establish relations?
  answer: { date: 1992-08-24 }
",
        fix: None,
    }
    CLAIM_ANSWER = "claim-answer" Error {
        summary: "a claim is true or false",
        why: "The learner is offered these two; any other answer could not be given.",
        bad: "\
- id: un-entry
  claim: South Korea joined the United Nations in 1991.
  answer: \"yes\"
",
        better: "\
- id: un-entry
  claim: South Korea joined the United Nations in 1991.
  answer: true
",
        fix: None,
    }
    CORRECTION_UNUSED = "correction-unused" Warning {
        summary: "only a false claim has a correction",
        why: "The correction of a true claim is never shown. Perhaps the answer was meant to be `false`.",
        bad: "\
- id: un-entry
  claim: South Korea joined the United Nations in 1991.
  answer: true
  correction: It joined together with North Korea.
",
        better: "\
- id: un-entry
  claim: South Korea joined the United Nations in 1991.
  answer: true
  explain: It joined together with North Korea.
",
        fix: None,
    }
    ORDER_ITEMS = "order-items" Error {
        summary: "an order has two or more different items",
        why: "One item is in order by itself, and two equal ones cannot be told apart.",
        bad: "\
- id: events
  ask: Put these events in order, the earliest first.
  order: [Treaty with Japan]
",
        better: "\
- id: events
  ask: Put these events in order, the earliest first.
  order: [Treaty with Japan, Relations with China]
",
        fix: None,
    }
    MATCH_ITEMS = "match-items" Error {
        summary: "a match has two or more pairs with different left sides",
        why: "With one pair there is nothing to choose, and of two equal left sides nobody can know which is meant.",
        bad: "\
- id: capitals
  ask: Which capital belongs to which country?
  match: { South Korea: Seoul }
",
        better: "\
- id: capitals
  ask: Which capital belongs to which country?
  match: { South Korea: Seoul, Japan: Tokyo }
",
        fix: None,
    }
}
