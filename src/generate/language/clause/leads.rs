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

    /// Where the subject begins behind an adverbial without a comma: `after the war the Danes were expelled`.
    pub(super) fn bare_lead(&self, start: usize) -> (Option<Range<usize>>, usize) {
        match self.behind_bare(start) {
            Some(at) => (Some(start..at), at),
            None => (None, start),
        }
    }

    fn behind_bare(&self, start: usize) -> Option<usize> {
        /// Such adverbials are short.
        const LONGEST: usize = 7;
        /// `on the day the king came`: what follows tells which day.
        const TOLD: [&str; 8] = [
            "day", "year", "time", "night", "moment", "way", "morning", "place",
        ];
        let opens = matches!(self.low(start), "after" | "before" | "during");
        let at = (start + 2..self.end.min(start + LONGEST))
            .find(|at| matches!(self.low(*at), "the" | "a" | "he" | "she" | "they" | "it"))?;
        let before = self.low(at - 1);
        let whole = (start..at).all(|at| self.is_word(at) || self.tokens[at].kind == Kind::Number)
            && !PREPOSITIONS.contains(&before)
            && !DETERMINERS.contains(&before)
            && !matches!(before, "and" | "or" | "all" | "both" | "that")
            && !TOLD.contains(&before)
            && !(start + 1..at).any(|at| {
                of_form(self.low(at), GERUND).is_some() || of_form(self.low(at), PAST).is_some()
            });
        (opens && whole).then_some(at)
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
