//! What stands before a subject: several adverbials, and those that tell a time by the sentence before.

use super::*;

/// Last words of adverbials that tell a time by another: `the next day`, `two centuries later`.
const RELATIVE: &[&str] = &[
    "day",
    "days",
    "year",
    "month",
    "week",
    "later",
    "before",
    "earlier",
    "afterwards",
    "after",
    "time",
    "century",
    "decade",
    "morning",
    "evening",
    "night",
];

impl Reader<'_, '_> {
    /// Whether an adverbial without a preposition stands before a comma: `The next day,`, `Two centuries later,`.
    pub(super) fn relative_time(&self, start: usize) -> bool {
        /// Such adverbials are short.
        const LONGEST: usize = 6;
        if start >= self.end {
            return false;
        }
        let opens = DETERMINERS.contains(&self.low(start))
            || super::super::span::value(&self.tokens[start]).is_some()
            || matches!(
                self.low(start),
                "shortly" | "soon" | "long" | "just" | "years" | "months"
            );
        let comma = self
            .comma(start)
            .filter(|comma| *comma > start + 1 && *comma <= start + LONGEST);
        opens
            && comma.is_some_and(|comma| {
                RELATIVE.contains(&self.low(comma - 1)) && self.begins_subject(comma + 1)
            })
    }

    /// Where a second adverbial ends behind the comma of the first: `On 3 May, by a vote of 30 to 27, the council …`.
    pub(super) fn second_lead(&self, comma: usize) -> usize {
        /// Longer ones hold thoughts of their own.
        const LONGEST: usize = 12;
        let second = PREPOSITIONS.contains(&self.low(comma + 1));
        self.comma(comma + 1)
            .filter(|next| {
                second
                    && *next > comma + 2
                    && *next <= comma + LONGEST
                    && self.begins_subject(next + 1)
            })
            .unwrap_or(comma)
    }
}
