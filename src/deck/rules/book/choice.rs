//! Questions with distractors.

super::rules! { Choice;
    DISTRACTOR_RIGHT = "distractor-right" Error {
        summary: "a distractor is wrong",
        why: "The learner who knows the answer picks it and is told that it is wrong.",
        bad: "\
- id: capital
  ask: What is the capital of Korea?
  answer: Seoul
  wrong: [Busan, seoul, Incheon]
",
        better: "\
- id: capital
  ask: What is the capital of Korea?
  answer: Seoul
  wrong: [Busan, Daegu, Incheon]
",
        fix: None,
    }
    DISTRACTOR_DUPLICATE = "distractor-duplicate" Error {
        summary: "the distractors of a question are different",
        why: "Two equal choices give each other away: of two that say the same neither can be the right one.",
        bad: "\
- id: capital
  ask: What is the capital of Korea?
  answer: Seoul
  wrong: [Busan, Incheon, busan]
",
        better: "\
- id: capital
  ask: What is the capital of Korea?
  answer: Seoul
  wrong: [Busan, Incheon, Daegu]
",
        fix: None,
    }
    TYPED_ONLY = "typed-only" Error {
        summary: "numbers and dates are typed and take no distractors",
        why: "They are judged by value and precision, which a choice cannot show. A text may have distractors.",
        bad: "\
- id: treaty-year
  ask: In which year was the treaty signed?
  answer: { number: 1965 }
  wrong: [1951, 1972, 1992]
",
        better: "\
- id: treaty-year
  ask: In which year was the treaty signed?
  answer: 1965
  wrong: [1951, 1972, 1992]
",
        fix: None,
    }
    DISTRACTORS_FEW = "distractors-few" Warning {
        summary: "a question has two distractors or more",
        why: "With one distractor every second guess is right, and the answer says little about what is known.",
        bad: "\
- id: capital
  ask: What is the capital of Korea?
  answer: Seoul
  wrong: [Busan]
",
        better: "\
- id: capital
  ask: What is the capital of Korea?
  answer: Seoul
  wrong: [Busan, Incheon]
",
        fix: None,
    }
    DISTRACTORS_MANY = "distractors-many" Note {
        summary: "a question has five distractors at most",
        why: "Long lists test reading, not memory. Studies find that few questions have more than three that anybody believes.",
        bad: "\
- id: capital
  ask: What is the capital of Korea?
  answer: Seoul
  wrong: [Busan, Incheon, Daegu, Daejeon, Gwangju, Ulsan]
",
        better: "\
- id: capital
  ask: What is the capital of Korea?
  answer: Seoul
  wrong: [Busan, Incheon, Daegu]
",
        fix: None,
    }
    DISTRACTOR_OVERLAP = "distractor-overlap" Warning {
        summary: "no distractor holds the answer, or is held by it",
        why: "If one is right the other is not quite wrong. The learner has to guess which wording the author preferred.",
        bad: "\
- id: ally
  ask: Which country sent the most soldiers to help the South in 1950?
  answer: United States
  wrong: [United States of America, Turkey, Britain]
",
        better: "\
- id: ally
  ask: Which country sent the most soldiers to help the South in 1950?
  answer: United States
  wrong: [Canada, Turkey, Britain]
",
        fix: None,
    }
    DISTRACTOR_RANGE = "distractor-range" Warning {
        summary: "ranges to choose from do not overlap",
        why: "A number that lies in two ranges makes two choices right, and only one of them counts.",
        bad: "\
- id: members
  ask: How many members had the club in 1990?
  answer: 20–30
  wrong: [10–20, 31–40, 41–50]
",
        better: "\
- id: members
  ask: How many members had the club in 1990?
  answer: 21–30
  wrong: [11–20, 31–40, 41–50]
",
        fix: None,
    }
    DISTRACTOR_KIND = "distractor-kind" Warning {
        summary: "distractors are of the same kind as the answer",
        why: "A number among names can be ruled out without knowing anything, so one distractor less is left.",
        bad: "\
- id: capital
  ask: What is the capital of Korea?
  answer: Seoul
  wrong: [Busan, Incheon, 1394]
",
        better: "\
- id: capital
  ask: What is the capital of Korea?
  answer: Seoul
  wrong: [Busan, Incheon, Daegu]
",
        fix: None,
    }
    ALL_OF_ABOVE = "all-of-above" Warning {
        summary: "no choice speaks of other choices",
        why: "Choices are shuffled, so nothing is above. And two right ones are enough to know that all are.",
        bad: "\
- id: members
  ask: Which of these countries belong to ASEAN?
  answer: All of the above
  wrong: [Thailand, Singapore, Indonesia]
",
        better: "\
- id: members
  ask: Which of these countries belong to ASEAN?
  answer: [Thailand, Singapore, Indonesia]
  wrong: [Japan, Korea, China]
",
        fix: None,
    }
    NEGATIVE_STEM = "negative-stem" Warning {
        summary: "a choice asks for what is so",
        why: "The `not` is overlooked, and what is remembered in the end is the one thing that is wrong.",
        bad: "\
- id: g20
  ask: Which country is not a member of the G20?
  answer: Norway
  wrong: [Korea, Japan, Mexico]
",
        better: "\
- id: g20
  ask: Which country is a member of the G20?
  answer: Korea
  wrong: [Norway, Singapore, Thailand]
",
        fix: None,
    }
    ANSWER_LONGEST = "answer-longest" Warning {
        summary: "the answer is not far longer than every distractor",
        why: "Authors word the right answer with care. Learners know, and pick the longest.",
        bad: "\
- id: strain
  ask: Why did the links remain strained?
  answer: because of the memories of colonial rule and what it had done to families
  wrong: [because of trade, because of sport, because of fishing]
",
        better: "\
- id: strain
  ask: Why did the links remain strained?
  answer: because of colonial rule
  wrong: [because of lost trade, because of a lost match, because of fishing rights]
",
        fix: None,
    }
    GRAMMAR_CLUE = "grammar-clue" Warning {
        summary: "the words before the choices fit all of them",
        why: "After `an` only the choices with a vowel are left. The language is tested, and not the fact.",
        bad: "\
- id: body
  ask: The body that settles disputes between members is an
  answer: arbitration panel
  wrong: [court, ministry, embassy]
",
        better: "\
- id: body
  ask: The body that settles disputes between members is
  answer: an arbitration panel
  wrong: [a court, a ministry, an embassy]
",
        fix: None,
    }
}
