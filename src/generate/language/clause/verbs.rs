//! The verb group.

use super::*;

impl Reader<'_, '_> {
    pub(super) fn low(&self, at: usize) -> &str {
        if at < self.end {
            &self.tokens[at].low
        } else {
            ""
        }
    }

    pub(super) fn is_mark(&self, at: usize, mark: &str) -> bool {
        at < self.end && self.tokens[at].text == mark
    }

    /// Whether a place is within a date, or a comma parts a town from the land it lies in: neither parts thoughts.
    pub(super) fn in_date(&self, at: usize) -> bool {
        let dated = self
            .spans
            .iter()
            .any(|span| span.from <= at && at < span.to);
        dated || self.is_mark(at, ",") && self.is_within_place(at)
    }

    /// Whether the comma of `Danbury, Connecticut` stands at a place; not that of `Oslo, Norway and Lima`.
    fn is_within_place(&self, comma: usize) -> bool {
        let capital = |at: usize| at < self.end && self.tokens[at].is_capital();
        if comma == 0 || !capital(comma - 1) || !capital(comma + 1) {
            return false;
        }
        let two = capital(comma + 2)
            && is_region(&format!("{} {}", self.low(comma + 1), self.low(comma + 2)));
        let end = comma + 2 + usize::from(two);
        let region = two || !capital(end) && is_region(self.tokens[comma + 1].text);
        let listed = matches!(self.low(end), "and" | "or")
            || self.is_mark(end, ",")
                && (capital(end + 1) || matches!(self.low(end + 1), "and" | "or"));
        // `In Oslo, Norway joined the league`: the subject begins behind the comma
        let acts = end < self.end
            && (AUXILIARIES.contains(&self.low(end)) || of_form(self.low(end), PAST).is_some());
        let named = is_region(self.tokens[comma - 1].text);
        region && !listed && !acts && !named
    }

    /// Behind the words that only link the sentence with the one before.
    pub(super) fn past_links(&self) -> usize {
        let first = self.low(0);
        let begins = |link: &str| {
            link.as_bytes().first() == first.as_bytes().first() && link.starts_with(first)
        };
        let found = LINKS.iter().find_map(|link| {
            if !begins(link) {
                return None;
            }
            let words: Vec<&str> = link.split(' ').collect();
            let fits = words
                .iter()
                .enumerate()
                .all(|(at, word)| self.low(at) == *word);
            (fits && self.is_mark(words.len(), ",")).then_some(words.len() + 1)
        });
        // `Reluctantly, he …`
        let ending = [
            "ally", "antly", "ently", "ously", "ively", "edly", "ingly", "ably", "ibly", "arily",
            "ately", "ctly",
        ];
        let word = self.low(0);
        let adverb =
            word.len() > 6 && ending.iter().any(|end| word.ends_with(end)) && self.is_mark(1, ",");
        found.unwrap_or(usize::from(adverb) * 2)
    }

    /// An adverbial before the subject, and where the subject begins.
    pub(super) fn lead(&self, start: usize) -> (Option<Range<usize>>, usize) {
        let first = self.low(start);
        // `About 300 people died`
        let counted = crate::generate::lexicon::ROUGH.contains(&first)
            && self
                .tokens
                .get(start + 1)
                .is_some_and(|next| super::super::span::value(next).is_some());
        let opens = PREPOSITIONS.contains(&first) && !counted
            || matches!(
                first,
                "when"
                    | "while"
                    | "although"
                    | "though"
                    | "if"
                    | "because"
                    | "once"
                    | "unless"
                    | "where"
                    | "whereas"
                    | "according"
                    | "based"
                    | "unlike"
                    | "today"
                    | "early"
                    | "late"
                    | "to"
            )
            || of_form(first, PARTICIPLE).is_some()
                && PREPOSITIONS.contains(&self.low(start + 1))
                && self.comma(start).is_some()
            || LIGHT_ADVERBS.contains(&first)
                && of_form(self.low(start + 1), PARTICIPLE).is_some()
                && self.comma(start).is_some()
            || of_form(first, GERUND).is_some()
                && self.comma(start).is_some_and(|comma| comma < start + 24)
            || self.relative_time(start);
        if !opens {
            // `On that day` is caught above; a bare date: `1991: …` is none
            return (None, start);
        }
        let dated = self.spans.iter().find(|span| {
            !matches!(span.sort, Sort::Quantity(_))
                && span.from > start
                && span.from <= start + 3
                && (start + 1..span.from)
                    .all(|at| matches!(self.low(at), "the" | "early" | "late" | "year" | "mid"))
        });
        if let Some(at) = self.spoken(start) {
            return (Some(start..at), at);
        }
        match (dated, self.comma(start)) {
            (Some(span), _) if !self.is_mark(span.to, ",") && self.begins_subject(span.to) => {
                (Some(start..span.to), span.to)
            }
            (_, Some(comma)) if comma > start + 1 => {
                let comma = self.second_lead(comma);
                (Some(start..comma), comma + 1)
            }
            (_, None) => self.bare_lead(start),
            _ => (None, start),
        }
    }

    /// The pronoun that opens the clause behind an adverbial without a comma: `At one stage it was …`.
    fn spoken(&self, start: usize) -> Option<usize> {
        /// Such adverbials are short.
        const LONGEST: usize = 6;
        let plain = |at: usize| {
            let token = &self.tokens[at];
            token.kind == Kind::Word && !token.is_finite()
        };
        let near = start + 2..(start + LONGEST).min(self.end.saturating_sub(1));
        near.into_iter().find(|at| {
            // `In recent years Peru has played …`
            let named = self.tokens[*at].is_capital()
                && matches!(
                    self.low(*at - 1),
                    "years" | "decades" | "months" | "times" | "days"
                );
            (named || matches!(self.low(*at), "he" | "she" | "it" | "they"))
                && self.tokens[at + 1].is_finite()
                && PREPOSITIONS.contains(&self.low(start))
                && (start..*at).all(plain)
        })
    }

    pub(super) fn begins_subject(&self, at: usize) -> bool {
        at < self.end
            && (self.tokens[at].is_capital()
                || DETERMINERS.contains(&self.low(at))
                || matches!(self.low(at), "he" | "she" | "it" | "they")
                || self.tokens[at].kind == Kind::Number)
    }

    /// The first comma that is not part of a date.
    pub(super) fn comma(&self, from: usize) -> Option<usize> {
        (from..self.end).find(|at| self.is_mark(*at, ",") && !self.in_date(*at))
    }

    pub(super) fn clause(
        &self,
        lead: Option<Range<usize>>,
        start: usize,
    ) -> Result<Clause, Unread> {
        // `shortly after she had …` is no subject
        if AUXILIARIES.contains(&self.low(start)) && !self.tokens[start].is_capital() {
            return Err(Unread::NoVerb);
        }
        let hangs = super::is_adverb(self.low(start))
            || matches!(self.low(start), "just" | "even" | "only");
        if hangs
            && (PREPOSITIONS.contains(&self.low(start + 1))
                || matches!(self.low(start + 1), "when" | "because" | "if"))
        {
            return Err(Unread::Complex);
        }
        let mut at = start;
        let mut aside = None;
        let mut subject_end = None;
        while at < self.end {
            match self.tokens[at].text {
                ";" | ":" => return Err(Unread::NoVerb),
                "," => {
                    if self.in_date(at) {
                        at += 1;
                        continue;
                    }
                    // `X, a physicist, was`: jump behind the second comma; `A, B and C` is a list
                    match self.aside(start, at) {
                        Some(close) => {
                            subject_end = Some(at);
                            aside = Some(at + 1..close);
                            at = close + 1;
                            continue;
                        }
                        None if self.is_list(start, at) => {
                            at += 1;
                            continue;
                        }
                        None => return Err(Unread::Complex),
                    }
                }
                _ => {}
            }
            if matches!(self.low(at), "which" | "who" | "that") && at > start && self.is_word(at) {
                // `Magma that reaches the surface is called lava`
                let main = self.behind_relative(start, at).ok_or(Unread::Complex)?;
                return self.group(lead, start..main, None, main);
            }
            if matches!(
                self.low(at),
                "whose" | "whom" | "where" | "when" | "because"
            ) && at > start
                && self.is_word(at)
            {
                return Err(Unread::Complex);
            }
            if at > start && self.is_finite(start, at) {
                return self.group(lead, start..subject_end.unwrap_or(at), aside, at);
            }
            at += 1;
        }
        Err(Unread::NoVerb)
    }

    /// The verb of the main clause behind a relative clause that belongs to the subject.
    fn behind_relative(&self, start: usize, relative: usize) -> Option<usize> {
        /// Longer relative clauses hide where they end.
        const LONGEST: usize = 14;
        let end = self.end.min(relative + LONGEST);
        let plain = |at: &usize| {
            !matches!(
                self.low(*at),
                "which"
                    | "who"
                    | "that"
                    | "whose"
                    | "when"
                    | "where"
                    | "because"
                    | "and"
                    | "or"
                    | "but"
            ) && (self.in_date(*at) || !matches!(self.tokens[*at].text, "," | ";" | ":"))
        };
        let clear = |from: usize, to: usize| (from..to).all(|at| plain(&at));
        let verb = (relative + 1..end).find(|at| {
            AUXILIARIES.contains(&self.low(*at))
                || forms(self.low(*at))
                    .iter()
                    .any(|(_, sorts)| sorts & (PAST | THIRD | BASE) != 0)
        })?;
        let main = (verb + 1..end).find(|at| {
            let helps =
                AUXILIARIES.contains(&self.low(*at)) && !AUXILIARIES.contains(&self.low(*at - 1));
            let third = forms(self.low(*at))
                .iter()
                .any(|(_, sorts)| sorts & THIRD != 0)
                && self.takes_object(*at)
                && !PREPOSITIONS.contains(&self.low(*at - 1))
                && !DETERMINERS.contains(&self.low(*at - 1));
            self.is_word(*at) && (helps || third) && self.is_finite(start, *at)
        })?;
        (verb > relative && clear(relative + 1, main)).then_some(main)
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.tokens[at].kind == Kind::Word
    }

    /// Where the comma stands that closes what the comma at a place opens, if that is no list.
    pub(super) fn aside(&self, start: usize, open: usize) -> Option<usize> {
        if open == start || self.is_list(start, open) {
            return None;
        }
        let close = self.comma(open + 1)?;
        let follows = self.is_finite(start, close + 1)
            || LIGHT_ADVERBS.contains(&self.low(close + 1)) && self.is_finite(start, close + 2);
        follows.then_some(close)
    }

    /// Whether the commas from here on part the members of a list.
    pub(super) fn is_list(&self, _start: usize, comma: usize) -> bool {
        /// Members are short.
        const LONGEST: usize = 7;
        let mut from = comma + 1;
        for _ in 0..12 {
            let to = (from..self.end).find(|at| {
                self.is_mark(*at, ",")
                    || matches!(self.low(*at), "and" | "or")
                    || self.is_mark(*at, ";")
            });
            let Some(to) = to else { return false };
            let tells = from == comma + 1
                && of_form(self.low(from), PARTICIPLE).is_some()
                && PREPOSITIONS.contains(&self.low(from + 1));
            if to - from > LONGEST
                || tells
                || matches!(
                    self.low(from),
                    "which" | "who" | "where" | "whose" | "when" | "with"
                )
                || (from..to).any(|at| {
                    AUXILIARIES.contains(&self.low(at))
                        || self.low(at).ends_with("ing")
                            && of_form(self.low(at), GERUND).is_some()
                            && at == from
                })
            {
                return false;
            }
            let opens = |at: usize| {
                PREPOSITIONS.contains(&self.low(at))
                    || matches!(self.low(at), "when" | "while" | "then" | "it" | "there")
            };
            if matches!(self.low(to), "and" | "or")
                && (opens(to + 1) || self.begins_clause(to + 1) || self.begins_verb(to + 1))
            {
                return false;
            }
            if matches!(self.low(to), "and" | "or") {
                // `, and he left` goes on with another clause
                return !AUXILIARIES.contains(&self.low(to + 1))
                    && !matches!(self.low(to + 1), "he" | "she" | "it" | "they")
                    && of_form(self.low(to + 1), PAST)
                        .is_none_or(|_| self.tokens[to + 1].is_capital());
            }
            if self.is_mark(to, ";") {
                return false;
            }
            from = to + 1;
            if matches!(self.low(from), "and" | "or")
                && (opens(from + 1) || self.begins_clause(from + 1) || self.begins_verb(from + 1))
            {
                return false;
            }
            if matches!(self.low(from), "and" | "or") {
                return !AUXILIARIES.contains(&self.low(from + 1))
                    && !matches!(self.low(from + 1), "he" | "she" | "it" | "they")
                    && of_form(self.low(from + 1), PAST)
                        .is_none_or(|_| self.tokens[from + 1].is_capital());
            }
        }
        false
    }
}
