//! Facts that hold for a time.

super::rules! { Time;
    TIME_BOUND = "time-bound" Warning {
        summary: "what holds for a time says for which",
        why: "It was true when it was written. Next year the learner is taught, and judged by, what is no longer so.",
        bad: "\
- id: trading-partner
  ask: Which country is the largest trading partner of South Korea?
  answer: China
",
        better: "\
- id: trading-partner
  ask: Which country is the largest trading partner of South Korea?
  answer: China
  as_of: 2005
",
        fix: None,
    }
}
