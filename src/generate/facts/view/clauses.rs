//! A clause said as a question.

use super::*;

impl View<'_, '_> {
    /// A token in small letters; empty beyond the end.
    pub(crate) fn low(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &*token.low)
    }

    pub(super) fn reading(&self) -> Reading<'_, '_> {
        Reading {
            text: self.text,
            tokens: self.tokens,
            names: self.names,
            scene: self.scene,
            memory: self.memory,
            general: self.general(),
            inner: false,
        }
    }

    /// The words of a range behind the subject of a statement, where pronouns mean what the statement names.
    pub(crate) fn say_within(&self, range: &Range<usize>) -> Option<String> {
        let reading = Reading {
            inner: true,
            ..self.reading()
        };
        self.noted(reading.say(range, true))
    }

    /// Whether it tells of things in general, or of what somebody made first.
    pub(super) fn general(&self) -> bool {
        is_general(self.clause, self.tokens)
    }

    /// The words of a range as they stand.
    pub(crate) fn raw(&self, range: &Range<usize>) -> &str {
        words(self.text, self.tokens, range)
    }

    /// The words of a range, none leaning on other sentences; `None`, with the reason kept, where that cannot be.
    pub(crate) fn say(&self, range: &Range<usize>) -> Option<String> {
        self.noted(self.reading().say(range, true))
    }

    /// The words of a range where the subject is not named beside it.
    pub(crate) fn say_alone(&self, range: &Range<usize>) -> Option<String> {
        self.noted(self.reading().say(range, false))
    }

    pub(super) fn noted(&self, said: Result<String, Reason>) -> Option<String> {
        match said {
            Ok(said) => Some(said),
            Err(reason) => {
                *self.why.borrow_mut() = Some(reason);
                None
            }
        }
    }

    /// What precedes the subject and belongs to the statement: `During the Korean War`. Dates are left out.
    pub(crate) fn led(&self) -> Option<String> {
        let Some(lead) = self.clause.lead.clone() else {
            return Some(String::new());
        };
        let dated = self.spans.iter().any(|span| {
            span.from >= lead.start
                && span.to <= lead.end
                && !matches!(span.sort, Sort::Quantity(_))
        });
        if dated && lead.len() <= 7 {
            return Some(String::new());
        }
        // `the next day`: what was before is not said here
        let relative = DETERMINERS.contains(&self.low(lead.start))
            || !PREPOSITIONS.contains(&self.low(lead.start))
                && matches!(
                    self.low(lead.end - 1),
                    "later" | "after" | "before" | "earlier" | "afterwards"
                );
        if relative || of_form(self.low(lead.start), PARTICIPLE).is_some() {
            return Some(String::new());
        }
        match self.low(lead.start) {
            "although" | "though" | "while" | "whereas" | "despite" | "unlike" | "like"
            | "with" | "according" | "based" | "because" | "as" | "besides" | "alongside"
            | "today" | "to" => Some(String::new()),
            "after" | "before" | "following" | "when" | "if" | "once" | "unless" | "where"
                if !self.scene.is_binding()
                    && self.low(lead.start) != "if"
                    && self.low(lead.start) != "when" =>
            {
                Some(String::new())
            }
            "in" | "at" | "on"
                if lead
                    .clone()
                    .any(|at| matches!(self.low(at), "this" | "that" | "these" | "such"))
                    && !lead.clone().any(|at| {
                        matches!(
                            self.low(at),
                            "year"
                                | "time"
                                | "period"
                                | "day"
                                | "month"
                                | "decade"
                                | "century"
                                | "case"
                        )
                    }) =>
            {
                Some(String::new())
            }
            _ => self.say(&lead).map(|said| lowered(&said)),
        }
    }

    /// The question of a clause that begins with some words, with the rest of it in pieces.
    pub(crate) fn question(&self, asks: &str, rest: &[Range<usize>]) -> Option<String> {
        let (helper, verb) = self.verb();
        let mut said = format!("{asks} {helper} {} {verb}", self.subject.text);
        for piece in rest {
            said.push(' ');
            said.push_str(&self.say(piece)?);
        }
        let led = self.led()?;
        let whole = format!("{said} {led}");
        // who is presented by a trade before the name has taken that for the subject
        let twice = format!("{0} , {0} ,", self.subject.text);
        let tidied = crate::generate::language::tidy(&whole);
        let twice = crate::generate::language::tidy(&twice);
        Some(finished(&tidied.replace(&twice, &self.subject.text)))
    }

    /// The question of a clause with one piece of its rest.
    pub(crate) fn question_on(&self, asks: &str, rest: Range<usize>) -> Option<String> {
        self.question(asks, std::slice::from_ref(&rest))
    }

    /// The rest of the clause around a range that is taken out.
    pub(crate) fn around(&self, out: &Range<usize>) -> Vec<Range<usize>> {
        let rest = &self.clause.rest;
        [
            rest.start..out.start.max(rest.start),
            out.end.min(rest.end)..rest.end,
        ]
        .into_iter()
        .filter(|range| range.start < range.end)
        .collect()
    }

    /// Dates, years, decades and centuries within a range, that are not part of a name.
    pub(crate) fn dates(&self, range: &Range<usize>) -> Vec<&Span> {
        self.spans
            .iter()
            .filter(|span| {
                !matches!(span.sort, Sort::Quantity(_))
                    && span.from >= range.start
                    && span.to <= range.end
            })
            .collect()
    }

    /// Every year in the sentence.
    pub(crate) fn years(&self) -> Vec<i16> {
        self.spans
            .iter()
            .flat_map(|span| match span.sort {
                Sort::Date(date) => vec![date.year()],
                Sort::Years(first, last) => vec![first, last],
                _ => Vec::new(),
            })
            .collect()
    }

    /// Whether the clause tells of now.
    pub(crate) fn is_present(&self) -> bool {
        let helper = self.clause.helper.map_or("", |at| self.low(at));
        matches!(self.clause.mode, Mode::Third | Mode::Plural)
            || matches!(helper, "is" | "are" | "has" | "have")
    }

    /// Whether it holds only for the time of writing: it says so, or it tells of states, companies and people as they are.
    pub(crate) fn is_bound(&self) -> bool {
        let said = self.tokens.iter().any(|token| token.among(NOW))
            || self.text.contains("so far")
            || self.text.contains("to date");
        let changing = matches!(
            self.subject.kind,
            Some(NameKind::Country | NameKind::Organisation | NameKind::Person)
        );
        said && self.is_present() || changing && self.is_present() && !self.scene.is_binding()
    }

    /// The last word of the names and words of a range, in small letters: what the phrase is about.
    pub(crate) fn name_at(&self, at: usize) -> Option<&Name> {
        self.names.iter().find(|name| name.from == at)
    }

    /// Whether a question names something that is not merely `the treaty` or `relations`.
    pub(crate) fn names_something(&self, prompt: &str) -> bool {
        let words = crate::generate::language::tokens(prompt);
        words
            .iter()
            .skip(1)
            .any(|token| token.is_capital() && !token.among(&["i"]))
            || self.subject.kind.is_some()
    }

    /// The key of a fact: what is asked, of whom, with the words that carry meaning in any order.
    pub(crate) fn key(&self, asked: &str, rest: &str) -> String {
        let all = format!("{} {rest}", self.subject.text);
        if all.contains(" relations") {
            // relations are of both sides alike, whoever is named first
            return key(asked, "", self.clause.verb, &all.replace(" between ", " "));
        }
        key(asked, &self.subject.text, self.clause.verb, rest)
    }
}
