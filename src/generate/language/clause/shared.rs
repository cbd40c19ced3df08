//! Clauses that share a subject.

use super::*;

impl Reader<'_, '_> {
    /// The verb group that begins at a place.
    pub(super) fn verb(
        &self,
        at: usize,
    ) -> Result<(Option<usize>, &'static str, usize, Mode), Unread> {
        let low = self.low(at);
        let next = self.past_adverbs(at + 1);
        let limit = self.low(next) == "not" && self.low(next + 1) == "exceed";
        if limit {
            return Ok((Some(at), "exceed", next + 1, Mode::Helped));
        }
        if matches!(self.low(next), "not" | "never" | "no" | "n't")
            || (at..next).any(|at| self.low(at) == "never")
        {
            return Err(Unread::Negative);
        }
        let follower = self.low(next);
        match low {
            "is" | "are" | "was" | "were" => Ok(self.be(at, at, next)),
            "has" | "have" | "had" => {
                if follower == "been" {
                    let then = self.past_adverbs(next + 1);
                    let (_, verb, main, mode) = self.be(at, next, then);
                    return Ok((
                        Some(at),
                        verb,
                        main,
                        if mode == Mode::Passive {
                            Mode::Helped
                        } else {
                            mode
                        },
                    ));
                }
                if follower == "to" {
                    return Err(Unread::Complex);
                }
                match of_form(follower, PARTICIPLE).filter(|_| !self.tokens[next].is_capital()) {
                    Some(verb) if !self.object_follows(at, next) => {
                        Ok((Some(at), verb, next, Mode::Helped))
                    }
                    _ => Ok((
                        None,
                        "have",
                        at,
                        match low {
                            "had" => Mode::Past,
                            "has" => Mode::Third,
                            _ => Mode::Plural,
                        },
                    )),
                }
            }
            _ if AUXILIARIES.contains(&low) => {
                if follower == "be" {
                    let then = self.past_adverbs(next + 1);
                    let (_, verb, main, _) = self.be(at, next, then);
                    return Ok((Some(at), verb, main, Mode::Helped));
                }
                of_form(follower, BASE)
                    .map(|verb| (Some(at), verb, next, Mode::Helped))
                    .ok_or(Unread::NoVerb)
            }
            _ => self.plain(at),
        }
    }

    /// `had occupied houses`: the participle belongs to a noun.
    pub(super) fn object_follows(&self, have: usize, participle: usize) -> bool {
        participle > have + 1 && DETERMINERS.contains(&self.low(participle - 1))
    }

    pub(super) fn be(
        &self,
        helper: usize,
        be: usize,
        next: usize,
    ) -> (Option<usize>, &'static str, usize, Mode) {
        let word = self.low(next);
        let participle = of_form(word, PARTICIPLE)
            .filter(|_| next < self.end && !self.tokens[next].is_capital());
        match participle {
            Some(verb) => (Some(helper), verb, next, Mode::Passive),
            None => (Some(helper), "be", be, Mode::Copula),
        }
    }

    pub(super) fn plain(
        &self,
        at: usize,
    ) -> Result<(Option<usize>, &'static str, usize, Mode), Unread> {
        let low = self.low(at);
        if let Some(verb) = of_form(low, PAST).filter(|_| {
            forms(low).iter().all(|(_, sorts)| sorts & BASE == 0) || self.known_past(at)
        }) {
            return Ok((None, verb, at, Mode::Past));
        }
        if let Some(verb) = of_form(low, THIRD) {
            return Ok((None, verb, at, Mode::Third));
        }
        of_form(low, BASE)
            .map(|verb| (None, verb, at, Mode::Plural))
            .ok_or(Unread::NoVerb)
    }

    /// Whether a form that is past and present alike is meant as past: behind a singular, or with a year in the sentence.
    pub(super) fn known_past(&self, at: usize) -> bool {
        let before = self.low(at - 1);
        !before.ends_with('s')
            || self
                .spans
                .iter()
                .any(|span| matches!(span.sort, Sort::Date(_)))
    }

    /// What follows the verb, up to where another thought begins.
    pub(super) fn rest(&self, from: usize) -> Range<usize> {
        let mut at = from;
        while at < self.end {
            let low = self.low(at);
            let mark = self.tokens[at].text;
            if matches!(mark, ";" | ":" | "—" | "–" | "(") || mark == "-" {
                break;
            }
            if (mark == "," || low == "and") && self.begins_beside(at) {
                break;
            }
            if mark == "," && !self.in_date(at) {
                if self.is_list(from, at) {
                    at = self.list_end(at);
                    continue;
                }
                if !self.place_follows(at) {
                    break;
                }
            }
            if matches!(
                low,
                "because"
                    | "although"
                    | "though"
                    | "while"
                    | "whereas"
                    | "but"
                    | "whose"
                    | "despite"
            ) && at > from
            {
                break;
            }
            let hangs = matches!(
                self.low(at + 1),
                "almost" | "at" | "as" | "then" | "thus" | "so" | "when" | "eventually" | "later"
            );
            if low == "and" && (hangs || self.begins_verb(at + 1) || self.begins_clause(at + 1)) {
                break;
            }
            at += 1;
        }
        from..at
    }

    /// Whether somebody else's clause begins behind a date: with its verb, `in 1806, and Eva Holm, from Lima, came`, or
    /// without it, `in 1806, Eva Holm in 1807`.
    fn begins_beside(&self, at: usize) -> bool {
        /// What stands in commas behind a name is short.
        const ASIDE: usize = 10;
        let dated = self
            .spans
            .iter()
            .any(|span| matches!(span.sort, Sort::Date(_)) && span.to == at && !self.is_span(at));
        let joined = usize::from(self.low(at + 1) == "and");
        let from = at + 1 + joined;
        let name = (from..self.end)
            .find(|next| !self.tokens[*next].is_capital())
            .unwrap_or(self.end);
        if !dated || name == from || self.spans.iter().any(|span| span.from == from) {
            return false;
        }
        let close = self.comma(name + 1).filter(|close| {
            self.is_mark(name, ",") && *close < name + ASIDE && *close + 1 < self.end
        });
        let next = close.map_or(name, |close| close + 1);
        let led = PREPOSITIONS.contains(&self.low(next))
            || PREPOSITIONS.contains(&self.low(name + 1)) && self.is_mark(name, ",");
        let listed = joined == 0 && self.low(at) == ",";
        let verb = of_form(self.low(next), PAST).is_some() || AUXILIARIES.contains(&self.low(next));
        next < self.end && (led || verb && !listed)
    }

    /// Whether a token stands within a date.
    fn is_span(&self, at: usize) -> bool {
        let mut spans = self.spans.iter();
        spans.any(|span| span.from < at && at < span.to)
    }

    /// Whether another clause with a subject of its own stands behind `and`.
    pub(super) fn begins_clause(&self, at: usize) -> bool {
        // `and the two countries established relations`
        let pair = matches!(
            (self.low(at), self.low(at + 1)),
            ("the", "two") | ("both", _)
        );
        if pair
            && (at + 2..self.end.min(at + 5)).any(|verb| of_form(self.low(verb), PAST).is_some())
        {
            return true;
        }
        for next in at + 1..self.end.min(at + 14) {
            let low = self.low(next);
            if matches!(self.tokens[next].text, "," | ";" | ":")
                || matches!(
                    low,
                    "which" | "who" | "that" | "where" | "when" | "whose" | "what"
                )
            {
                return false;
            }
            if AUXILIARIES.contains(&low) && self.is_word(next) && !self.tokens[next].is_capital() {
                return true;
            }
            let sorts = forms(low).iter().fold(0, |all, (_, sorts)| all | sorts);
            let before = self.low(next - 1);
            let noun = !DETERMINERS.contains(&before)
                && !PREPOSITIONS.contains(&before)
                && next > at
                && !self.tokens[next].is_capital();
            if noun
                && sorts & PAST != 0
                && sorts & BASE == 0
                && (sorts & PARTICIPLE == 0 || DETERMINERS.contains(&self.low(next + 1)))
            {
                return true;
            }
        }
        false
    }

    /// Behind the last member of the list that goes on at a comma, as far as its `and`.
    pub(super) fn list_end(&self, comma: usize) -> usize {
        let and = (comma..self.end).find(|at| matches!(self.low(*at), "and" | "or"));
        and.map_or(self.end, |and| and + 1)
    }

    /// `in Paris, France`.
    pub(super) fn place_follows(&self, comma: usize) -> bool {
        let next = |offset: usize| {
            self.tokens
                .get(comma + offset)
                .filter(|_| comma + offset < self.end)
        };
        let country = |words: &str| crate::generate::lexicon::country(words).is_some();
        next(1).is_some_and(|one| {
            country(one.text)
                || next(2).is_some_and(|two| country(&format!("{} {}", one.text, two.text)))
        }) && !matches!(self.low(comma + 2), "and" | "has" | "is" | "was")
    }

    /// Whether a verb that shares the subject stands behind `and`.
    pub(super) fn begins_verb(&self, at: usize) -> bool {
        let first = at;
        let at = self.past_adverbs(at);
        if at >= self.end || self.tokens[at].is_capital() {
            return false;
        }
        // a verb that no list has: `and subsequently radicalised`
        if at > first && self.low(at).ends_with("ed") {
            return true;
        }
        let low = self.low(at);
        if AUXILIARIES.contains(&low) {
            return true;
        }
        let sorts = forms(low).iter().fold(0, |all, (_, sorts)| all | sorts);
        if sorts & PAST != 0 && sorts & BASE == 0 {
            return true;
        }
        // `and set up a pillar`: past and present are alike
        let particle = matches!(self.low(at + 1), "up" | "out" | "off" | "down" | "aside");
        if sorts & PAST != 0 && particle {
            return true;
        }
        let next = self.tokens.get(at + 1);
        let object = next.is_some_and(|next| {
            next.kind == Kind::Number
                || next.among(DETERMINERS)
                || next.among(PREPOSITIONS)
                || next.is_capital()
                || next.among(LIGHT_ADVERBS)
        });
        sorts & THIRD != 0 && object
    }
}
