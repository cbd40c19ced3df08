//! Findings that the author means to leave: `allow:` on a card or on the deck, each entry with a rule and a reason.

super::rules! { Levels;
    ALLOW_UNKNOWN = "allow-unknown" Warning {
        summary: "`allow` names rules that exist",
        why: "A mistyped name allows nothing: the finding stays, and its author wonders why.",
        bad: "\
- id: capital
  ask: What is the capital of Korea?
  answer: Seoul
  allow: [{ rule: promt-long, because: It quotes the constitution. }]
",
        better: "\
- id: capital
  ask: What is the capital of Korea?
  answer: Seoul
",
        fix: None,
    }
    ALLOW_REASON = "allow-reason" Warning {
        summary: "what is allowed has a reason",
        why: "The next author cannot tell an exception from an oversight, and keeps both.",
        bad: "\
- id: song
  ask: Which song is called Arirang?
  answer: Arirang
  allow: [{ rule: answer-in-prompt }]
",
        better: "\
- id: song
  ask: Which song is called Arirang?
  answer: Arirang
  allow: [{ rule: answer-in-prompt, because: A first card to learn the keys by. }]
",
        fix: None,
    }
    ALLOW_ERROR = "allow-error" Warning {
        summary: "`allow` names warnings and notes, not errors",
        why: "A deck with an error cannot be studied, whatever its author allows.",
        bad: "\
- id: capital
  ask: What is the capital of Korea?
  answer: Seoul
  allow: [{ rule: answer-missing, because: It comes later. }]
",
        better: "\
- id: capital
  ask: What is the capital of Korea?
  answer: Seoul
",
        fix: None,
    }
    ALLOW_UNUSED = "allow-unused" Note {
        summary: "what is allowed happens",
        why: "The reason outlived its finding. Left standing, the entry hides the next one that nobody looked at.",
        bad: "\
- id: capital
  ask: What is the capital of Korea?
  answer: Seoul
  allow: [{ rule: prompt-long, because: It quotes the constitution. }]
",
        better: "\
- id: capital
  ask: What is the capital of Korea?
  answer: Seoul
",
        fix: None,
    }
}
