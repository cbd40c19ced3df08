//! Visits told as nouns.

use super::{Whole, adverbial, is_date, stopped};
use crate::generate::language::token::Kind;
use crate::generate::lexicon::NameKind;

impl Whole<'_, '_> {
    /// `X's visit to Rome in 2003`, `a visit to Rome by X in 2003`, `the 2003 visit of X to Rome`, `X made a visit to Rome`.
    pub(super) fn visits(&self, simple: &mut Vec<String>) {
        for at in 1..self.tokens.len() {
            if self.tokens[at].among(&["visit", "trip"])
                && let Some(said) = self.visit(at)
            {
                simple.push(said);
            }
        }
    }

    fn visit(&self, noun: usize) -> Option<String> {
        /// How far behind the noun its parts stand.
        const NEAR: usize = 12;
        let to =
            (noun + 1..(noun + NEAR).min(self.tokens.len())).find(|at| self.low(*at) == "to")?;
        let place = self.name_from(to + 1)?;
        if place.kind == NameKind::Person {
            return None;
        }
        let by = place.to;
        let visitor = if to > noun + 1 {
            let of = self
                .name_from(noun + 2)
                .filter(|name| self.low(noun + 1) == "of" && name.to == to)?;
            self.words(of.from..of.to)
        } else if self.low(by) == "by" {
            let name = self
                .name_from(by + 1)
                .filter(|name| name.kind == NameKind::Person)?;
            self.words(name.from..name.to)
        } else {
            self.visitor(noun)?
        };
        let end = (place.to..(place.to + NEAR).min(self.tokens.len()))
            .find(|at| matches!(self.tokens[*at].text, "," | ";"))
            .unwrap_or(self.tokens.len());
        let date = self.date_of(noun, noun + 1).or_else(|| {
            self.spans.iter().find(|span| {
                is_date(span)
                    && span.from >= place.to
                    && span.to <= end.max(span.to)
                    && adverbial(self.tokens, span).is_some_and(|at| {
                        (place.to..at).all(|at| {
                            self.tokens[at].kind == Kind::Word
                                && !matches!(self.low(at), "and" | "which" | "that" | "after")
                        })
                    })
            })
        })?;
        Some(stopped(&format!(
            "{visitor} visited {} {}",
            self.words(to + 1..place.to),
            self.dated(date)
        )))
    }

    /// Who visits, before the noun: `X's first visit`, `X made an official visit`, `his visit` where the subject is a person.
    fn visitor(&self, noun: usize) -> Option<&str> {
        /// Words such as `first official state` between.
        const WORDS: usize = 5;
        let from = noun.saturating_sub(WORDS);
        if let Some(mark) = (from..noun)
            .rev()
            .find(|at| self.tokens[*at].kind == Kind::Possessive)
        {
            let name = self.names.iter().find(|name| name.to == mark)?;
            return (name.kind == NameKind::Person).then(|| self.words(name.from..name.to));
        }
        let main = self.main?;
        let subject = self
            .names
            .iter()
            .find(|name| name.from >= main.subject.start && name.to == main.subject.end)?;
        let owned = (from..noun).any(|at| self.tokens[at].among(&["his", "her"]));
        let made = matches!(main.verb, "make" | "pay")
            && main.main < noun
            && noun - main.main <= WORDS + 1;
        (subject.kind == NameKind::Person && (owned || made))
            .then(|| self.words(subject.from..subject.to))
    }
}
