//! What follows the verb.

use super::*;

impl Reader<'_, '_> {
    /// Whether the finite verb of a clause stands at a place.
    #[allow(clippy::too_many_lines)] // one list of cases, read from top to bottom
    pub(super) fn is_finite(&self, start: usize, at: usize) -> bool {
        if at >= self.end || !self.is_word(at) || self.tokens[at].is_capital() && at > start {
            return false;
        }
        let low = self.low(at);
        if AUXILIARIES.contains(&low) {
            let month = low == "may" && self.tokens[at].is_capital();
            let tin = low == "can" && DETERMINERS.contains(&self.low(at.wrapping_sub(1)));
            return !month && !tin;
        }
        let Some(before) = at.checked_sub(1).map(|before| &self.tokens[before]) else {
            return false;
        };
        // `five judges` judge nothing
        let counted = before.kind == Kind::Number
            || before.among(&["hundred", "thousand", "million"])
            || super::super::span::value(before).is_some();
        if counted && forms(low).iter().all(|(_, sorts)| sorts & PAST == 0) {
            return false;
        }
        // `four thousand hardened soldiers sailed`
        let behind = (at + 1..self.end.min(at + 5))
            .take_while(|next| self.is_word(*next) && !PREPOSITIONS.contains(&self.low(*next)));
        if counted
            && behind
                .into_iter()
                .any(|next| of_form(self.low(next), PAST).is_some())
        {
            return false;
        }
        // behind an article, a preposition or a possessive stands no verb
        if before.among(DETERMINERS)
            && !before.among(&[
                "this", "that", "all", "both", "each", "many", "most", "some",
            ])
            || before.among(PREPOSITIONS)
            || before.kind == Kind::Possessive
            || before.among(&["and", "or", "to", "its", "very", "more", "most"])
        {
            return false;
        }
        let sorts = forms(low).iter().fold(0, |all, (_, sorts)| all | sorts);
        if sorts & PAST != 0 && sorts & BASE == 0 {
            return self.is_past(start, at, sorts);
        }
        if sorts & BASE != 0 && sorts & PAST != 0 {
            // `cut`, `set`, `read`, `found`: only with something plain behind it
            return self.takes_object(at) && !self.later_verb(at);
        }
        if sorts & THIRD != 0 {
            let capital_adjective = crate::generate::lexicon::adjective(before.text).is_some();
            return !self.later_verb(at)
                && self.takes_object(at)
                && !capital_adjective
                && !before.low.ends_with('s')
                    | before.low.ends_with("ss")
                    | before.low.ends_with("is")
                    | before.low.ends_with("us")
                    | before.is_capital();
        }
        if sorts & BASE != 0 {
            let plural = before.low.ends_with('s') && !before.low.ends_with("ss")
                || before.among(&[
                    "people",
                    "children",
                    "men",
                    "women",
                    "bacteria",
                    "fungi",
                    "mice",
                    "fish",
                    "police",
                    "they",
                    "who",
                    "grana",
                    "stomata",
                    "algae",
                    "data",
                    "larvae",
                    "phenomena",
                    "criteria",
                    "hyphae",
                    "vertebrae",
                    "nuclei",
                    "stimuli",
                    "cacti",
                    "media",
                    "mitochondria",
                    "feet",
                    "teeth",
                    "cattle",
                    "geese",
                    "protozoa",
                    "spermatozoa",
                    "antennae",
                ]);
            return plural && !self.later_verb(at) && self.takes_object(at);
        }
        false
    }

    /// A past form that is no participle of the noun before it: `the treaty signed in Rome ended`.
    pub(super) fn is_past(&self, start: usize, at: usize, sorts: u8) -> bool {
        let noun_follows = self.tokens.get(at + 1).is_some_and(|next| {
            next.kind == Kind::Word
                && !next.is_capital()
                && !next.among(DETERMINERS)
                && !next.among(PREPOSITIONS)
                && !next.among(LIGHT_ADVERBS)
                && next.low.ends_with('s')
                && forms(&next.low).is_empty()
        });
        let adjective_before =
            at > start && self.tokens[at - 1].among(&["highly", "well", "newly", "so-called"]);
        if adjective_before || noun_follows && at == start {
            return false;
        }
        !(sorts & PARTICIPLE != 0 && self.later_verb(at))
    }

    /// Whether another finite verb follows without anything that opens another clause.
    #[allow(clippy::too_many_lines)] // one list of cases, read from top to bottom
    pub(super) fn later_verb(&self, at: usize) -> bool {
        let participle = matches!(self.low(at + 1), "between" | "among" | "by" | "with");
        for next in at + 1..self.end {
            let low = self.low(next);
            // `divided between the North and the South were`
            if participle
                && low == "and"
                && !AUXILIARIES.contains(&self.low(next + 1))
                && !self.begins_verb(next + 1)
            {
                continue;
            }
            if matches!(self.tokens[next].text, "," | ";" | ":" | "(") && !self.in_date(next)
                || matches!(
                    low,
                    "and"
                        | "or"
                        | "but"
                        | "which"
                        | "who"
                        | "that"
                        | "when"
                        | "where"
                        | "while"
                        | "because"
                        | "if"
                        | "after"
                        | "before"
                        | "as"
                        | "than"
                        | "until"
                        | "whose"
                        | "whom"
                        | "what"
                        | "how"
                        | "unless"
                        | "although"
                        | "once"
                        | "so"
                        | "since"
                )
            {
                return false;
            }
            if AUXILIARIES.contains(&low) && self.is_word(next) && !self.tokens[next].is_capital() {
                return true;
            }
            let past = forms(low).iter().any(|(_, sorts)| {
                sorts & PAST != 0 && sorts & PARTICIPLE == 0 && sorts & BASE == 0
            });
            let regular = !self.tokens[next].is_capital()
                && forms(low)
                    .iter()
                    .any(|(_, sorts)| sorts & PAST != 0 && sorts & BASE == 0)
                && !DETERMINERS.contains(&self.low(next - 1))
                && !PREPOSITIONS.contains(&self.low(next - 1))
                && self.takes_object(next)
                && self.tokens[next - 1].kind != Kind::Possessive
                && !self.low(next - 1).ends_with("ly")
                && DETERMINERS.contains(&self.low(next + 1));
            if past || regular {
                return true;
            }
        }
        false
    }

    /// Whether what follows could stand behind a verb and hardly behind a noun.
    pub(super) fn takes_object(&self, at: usize) -> bool {
        let Some(next) = self.tokens.get(at + 1).filter(|_| at + 1 < self.end) else {
            return true;
        };
        match next.kind {
            Kind::Number => true,
            Kind::Possessive => false,
            Kind::Mark => matches!(next.text, "\"" | "“"),
            Kind::Word => {
                let helps = AUXILIARIES.contains(&&*next.low) && !next.is_capital();
                let consists = matches!(
                    self.low(at),
                    "consists" | "consist" | "consisted" | "disposes"
                );
                !helps && (consists || !next.is("of"))
            }
        }
    }

    pub(super) fn group(
        &self,
        lead: Option<Range<usize>>,
        subject: Range<usize>,
        aside: Option<Range<usize>>,
        at: usize,
    ) -> Result<Clause, Unread> {
        let mut subject = subject;
        while subject.len() > 1
            && (LIGHT_ADVERBS.contains(&self.low(subject.end - 1))
                || is_adverb(self.low(subject.end - 1))
                    && !self.tokens[subject.end - 1].is_capital())
        {
            // `Lund never saw it`
            if self.low(subject.end - 1) == "never" {
                return Err(Unread::Negative);
            }
            subject.end -= 1;
        }
        if subject.clone().all(|at| self.is_adverbial(at)) {
            return Err(Unread::NoVerb);
        }
        let (helper, verb, main, mode) = self.verb(at)?;
        let group = at..main + 1;
        let mut rest = self.rest(main + 1);
        // `the settlement recorded in the book`: a participle, whose verb is missing
        if mode == Mode::Past && self.lacks_object(main, &rest) {
            return Err(Unread::NoVerb);
        }
        if mode == Mode::Copula {
            while rest.len() > 1 && LIGHT_ADVERBS.contains(&self.low(rest.start)) {
                rest.start += 1;
            }
        }
        Ok(Clause {
            lead,
            subject,
            aside,
            group,
            helper,
            verb,
            main,
            mode,
            rest,
            end: self.end,
        })
    }

    /// Whether a word is an adverb, which is the subject of nothing.
    fn is_adverbial(&self, at: usize) -> bool {
        let low = self.low(at);
        LIGHT_ADVERBS.contains(&low)
            || is_adverb(low)
            || matches!(
                low,
                "thereafter"
                    | "thereupon"
                    | "nevertheless"
                    | "afterwards"
                    | "afterward"
                    | "meanwhile"
            )
    }

    /// Whether a form that is past and participle alike has nothing behind it that its verb, which needs an object, acts on.
    fn lacks_object(&self, main: usize, rest: &Range<usize>) -> bool {
        let low = self.low(main);
        let participle = forms(low)
            .iter()
            .any(|(_, sorts)| sorts & PAST != 0 && sorts & PARTICIPLE != 0);
        let next = if rest.is_empty() {
            ""
        } else {
            self.low(rest.start)
        };
        let bare = matches!(
            next,
            "" | "in"
                | "on"
                | "at"
                | "by"
                | "from"
                | "as"
                | "of"
                | "for"
                | "between"
                | "under"
                | "during"
        );
        participle && bare && of_form(low, PAST).is_some_and(|verb| TRANSITIVE.contains(&verb))
    }

    /// Behind adverbs such as `also`.
    pub(super) fn past_adverbs(&self, mut at: usize) -> usize {
        while LIGHT_ADVERBS.contains(&self.low(at))
            || self.low(at).ends_with("ly")
                && forms(self.low(at)).is_empty()
                && self.low(at) != "only"
        {
            at += 1;
        }
        at
    }
}
