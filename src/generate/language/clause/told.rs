//! What a sentence tells of its names wherever they stand: clauses amid sentences that as a whole cannot be read.

use super::*;

/// The clauses in which a name is followed by what it did or what befell it: `…, and Ola Lund founded a school in 1806`.
/// `names` are the ranges of names.
pub(crate) fn told(tokens: &[Token], spans: &[Span], names: &[Range<usize>]) -> Vec<Clause> {
    let reader = Reader::new(tokens, spans);
    let mut found = Vec::new();
    for name in names {
        let Some((aside, verb)) = reader.verb_of(name) else {
            continue;
        };
        let Some((lead, start)) = reader.opened(name.start) else {
            continue;
        };
        if let Ok(clause) = reader.group(lead, start..name.end, aside, verb)
            && matches!(clause.mode, Mode::Past | Mode::Passive)
        {
            found.push(clause);
        }
    }
    found
}

impl Reader<'_, '_> {
    /// The finite verb of the past right behind a name, or behind what stands in commas there.
    fn verb_of(&self, name: &Range<usize>) -> Option<(Option<Range<usize>>, usize)> {
        /// Longer asides tell stories.
        const LONGEST: usize = 14;
        let acts = |at: usize| {
            let low = self.low(at);
            let known = of_form(low, PAST).is_some()
                && forms(low).iter().all(|(_, sorts)| sorts & BASE == 0);
            let small = self.tokens.get(at).is_some_and(|token| !token.is_capital());
            small && at < self.end && (known || matches!(low, "was" | "were"))
        };
        let at = self.past_adverbs(name.end);
        if acts(at) {
            // `the ship named Ola Lund sunk in 1806` tells of the ship by a participle
            let participle = of_form(self.low(at), PARTICIPLE).is_some();
            return (!participle || !self.later_verb(at)).then_some((None, at));
        }
        let close = self
            .comma(name.end + 1)
            .filter(|close| self.is_mark(name.end, ",") && *close < name.end + LONGEST)?;
        let plain = (name.end + 1..close).all(|at| {
            !AUXILIARIES.contains(&self.low(at))
                && !matches!(self.low(at), "which" | "who" | "and" | "when" | "while")
        });
        let opens = DETERMINERS.contains(&self.low(name.end + 1))
            || PREPOSITIONS.contains(&self.low(name.end + 1));
        (plain && opens && acts(close + 1)).then_some((Some(name.end + 1..close), close + 1))
    }

    /// Where the subject with a name begins, and the date before it; `None` where the name is no subject by itself.
    fn opened(&self, name: usize) -> Option<(Option<Range<usize>>, usize)> {
        /// `the old Danish navigator`
        const NEAR: usize = 4;
        let the = (name.saturating_sub(NEAR)..name)
            .rev()
            .find(|at| self.low(*at) == "the")
            .filter(|the| {
                (the + 1..name).all(|at| self.is_word(at) && !PREPOSITIONS.contains(&self.low(at)))
            });
        let start = the.unwrap_or(name);
        let Some(before) = start.checked_sub(1) else {
            return Some((None, start));
        };
        let comma = self.is_mark(before, ",");
        let dated = self.spans.iter().find(|span| {
            span.to == start - usize::from(comma)
                && matches!(span.sort, Sort::Date(_))
                && span.from > 0
                && matches!(self.low(span.from - 1), "in" | "on")
        });
        if let Some(span) = dated {
            let from = span.from - 1;
            let clear = from == 0 || self.parts(from - 1);
            return clear.then_some((Some(from..span.to), start));
        }
        self.parts(before).then_some((None, start))
    }

    /// Whether a clause can begin behind a token.
    fn parts(&self, at: usize) -> bool {
        let joins = matches!(self.low(at), "and" | "but")
            && at > 0
            && (self.is_mark(at - 1, ",") || self.low(at) == "but");
        let earlier = || {
            (1..at).any(|at| {
                !self.tokens[at].is_capital()
                    && (of_form(self.low(at), PAST).is_some()
                        || AUXILIARIES.contains(&self.low(at)))
            })
        };
        matches!(self.tokens[at].text, ";" | ":") || joins && earlier()
    }
}
