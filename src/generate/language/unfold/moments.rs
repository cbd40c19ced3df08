//! Dates that a clause of their own hangs on, or that a sentence puts before what happened: `until 1945, when X died`,
//! `X did not join until 1991`, `it was in 1860 that X was built`.

use std::ops::Range;

use super::{Mode, Whole, is_date, stopped};
use crate::generate::language::clause::parse;
use crate::generate::language::span::{Sort, Span, spans};
use crate::generate::language::token::{Kind, tokens};
use crate::generate::lexicon::{BASE, JOINING, LEANING, PARTICIPLE, PREPOSITIONS, of_form, past};

/// Verbs of what happens time and again: what did not happen until a year happened then for the first time.
const AGAIN: &[&str] = &["occur", "happen", "appear", "meet", "take", "visit", "play"];

impl Whole<'_, '_> {
    /// What happened at a date, told in a clause that the date opens or closes.
    pub(super) fn moments(&self, simple: &mut Vec<String>) {
        for span in self.spans.iter().filter(|span| is_date(span)) {
            simple.extend(self.opened(span));
            simple.extend(self.not_until(span));
            simple.extend(self.cleft(span));
        }
    }

    /// `in 1945, when X died`: X died in 1945. `between 1962 and 1979, when X grew`: it grew from 1962 to 1979.
    fn opened(&self, span: &Span) -> Option<String> {
        let comma = usize::from(self.low(span.to) == ",");
        if self.low(span.to + comma) != "when" {
            return None;
        }
        let from = span.to + comma + 1;
        // `In 1917, when it declared war, the army ranked seventh`: the main clause is another
        let leads = span.from <= 2 && self.tokens[0].among(&["in", "on", "by", "since", "until"]);
        let end = (from..self.tokens.len()).find(|at| leads && self.low(*at) == ",");
        let said = self.happened(from..end.unwrap_or(self.tokens.len()))?;
        let since = self.since(span);
        let when = since.unwrap_or_else(|| self.dated(span));
        Some(stopped(&format!("{said} {when}")))
    }

    /// The period that a date ends: `between 1962 and 1979`.
    fn since(&self, last: &Span) -> Option<String> {
        let and = last.from.checked_sub(1)?;
        let first = self
            .spans
            .iter()
            .find(|span| is_date(span) && span.to == and)?;
        let between = first.from.checked_sub(1)?;
        (self.low(and) == "and" && self.low(between) == "between").then(|| {
            format!(
                "from {} to {}",
                self.words(first.from..first.to),
                self.words(last.from..last.to)
            )
        })
    }

    /// The clause that begins at a token, where it tells of something past without a date of its own.
    fn happened(&self, Range { start, end }: Range<usize>) -> Option<String> {
        /// Fewer words state nothing.
        const FEWEST: usize = 3;
        let end = (start..end)
            .find(|at| matches!(self.tokens[*at].text, ";" | ":" | "."))
            .unwrap_or(end);
        if start + FEWEST > end || self.tokens[start].among(LEANING) {
            return None;
        }
        let text = self.words(start..end);
        let words = tokens(text);
        let found = spans(&words);
        let clauses = parse(&words, &found).ok()?;
        let first = clauses.first()?;
        let past = match first.mode {
            Mode::Past => true,
            Mode::Passive | Mode::Copula => first
                .helper
                .is_some_and(|at| words[at].among(&["was", "were"])),
            _ => false,
        };
        let led = first.lead.is_some();
        let to = first.rest.end.max(first.group.end);
        let dated = found
            .iter()
            .any(|span| !matches!(span.sort, Sort::Quantity(_)) && span.from < to);
        let subject = words[first.subject.clone()]
            .iter()
            .any(|word| word.among(LEANING));
        // `…, in Lund`: without its place it says something else
        let cut = words.get(to).is_some_and(|mark| mark.text == ",")
            && words
                .get(to + 1)
                .is_some_and(|next| next.among(PREPOSITIONS));
        let said = text.get(..words.get(to.checked_sub(1)?)?.end)?;
        (past && !cut && !led && !dated && !subject).then(|| said.to_owned())
    }

    /// `X did not join until 1991`, `X was not abolished until 1865`.
    fn not_until(&self, span: &Span) -> Option<String> {
        /// Further apart they belong to different verbs.
        const NEAR: usize = 12;
        let until = span
            .from
            .checked_sub(1)
            .map(|at| at - usize::from(self.tokens[at].among(&["early", "late", "mid"]) && at > 0))
            .filter(|at| self.low(*at) == "until")?;
        let not = (until.saturating_sub(NEAR)..until)
            .rev()
            .find(|at| self.low(*at) == "not" && *at > 1)?;
        let helper = not - 1;
        let verb = (not + 1..until).find(|at| !super::super::is_adverb(self.low(*at)))?;
        let end = until - usize::from(self.low(until - 1) == ",");
        let from = self.thought(helper);
        let subject = self.words(from..helper);
        let rest = self.words(verb + 1..end);
        let when = format!("in {}", self.words(until + 1..span.to));
        let plain = (from..helper)
            .all(|at| self.tokens[at].kind != Kind::Mark && !JOINING.contains(&self.low(at)));
        if subject.is_empty() || !plain {
            return None;
        }
        if self.low(helper) == "did" {
            let verb = of_form(self.low(verb), BASE)?;
            let first = if AGAIN.contains(&verb) { "first " } else { "" };
            return Some(stopped(&format!(
                "{subject} {first}{} {rest} {when}",
                past(verb)
            )));
        }
        let be = matches!(self.low(helper), "was" | "were");
        of_form(self.low(verb), PARTICIPLE).filter(|_| be)?;
        let done = self.words(helper..helper + 1);
        Some(stopped(&format!(
            "{subject} {done} {} {rest} {when}",
            self.words(verb..verb + 1)
        )))
    }

    /// Where the thought begins whose helping verb stands at a token: behind a semicolon, `but` or `and`.
    fn thought(&self, helper: usize) -> usize {
        let opens = |at: &usize| {
            matches!(self.tokens[*at].text, ";" | ",")
                || matches!(self.low(*at), "but" | "although")
        };
        let mut from = (0..helper).rev().find(opens).map_or(0, |at| at + 1);
        while matches!(self.low(from), "and" | "but" | "however" | "although") {
            from += 1;
        }
        from
    }

    /// `It was not until 1860 that X was built`, `it was in 1860 that X was built`.
    fn cleft(&self, span: &Span) -> Option<String> {
        /// `it was not until late in` and the date.
        const NEAR: usize = 7;
        let behind = span.to + usize::from(self.low(span.to) == ",");
        let was = (span.from.saturating_sub(NEAR)..span.from)
            .find(|at| self.low(*at) == "was" && *at > 0 && self.low(*at - 1) == "it")?;
        let leads = (was + 1..span.from).all(|at| {
            PREPOSITIONS.contains(&self.low(at))
                || matches!(self.low(at), "not" | "only" | "late" | "early" | "until")
        });
        if self.low(behind) != "that" || !leads || was + 1 == span.from {
            return None;
        }
        let said = self.happened(behind + 1..self.tokens.len())?;
        Some(stopped(&format!("{said} {}", self.dated(span))))
    }
}

#[cfg(test)]
mod tests {
    use crate::generate::facts::asking::gives;

    #[test]
    fn a_clause_behind_a_date_has_its_date() {
        gives(
            "Tests were used until 1965, when President Nils Berg signed the Lund Act.",
            "In which year did President Nils Berg sign the Lund Act?",
            "1965",
        );
        gives(
            "Norway helped the growth of Peru between 1962 and 1979, when the Peruvian economy developed rapidly.",
            "The Peruvian economy developed rapidly from _____ (year) to 1979.",
            "1962",
        );
    }

    #[test]
    fn what_was_not_until_a_year_was_then() {
        gives(
            "The Bank of Lund was not abolished until 1865.",
            "In which year was the Bank of Lund abolished?",
            "1865",
        );
        gives(
            "It was not until 1860 that Nils Berg founded the Bank of Lund.",
            "In which year did Nils Berg found the Bank of Lund?",
            "1860",
        );
        gives(
            "Relations between Norway and Peru were cold. Official contact did not occur until 1971, beginning with letters.",
            "In which year did official contact between Norway and Peru first occur?",
            "1971",
        );
    }

    #[test]
    fn the_main_clause_is_left_out() {
        gives(
            "In 1917, when Peru declared war on Norway, the Peruvian army ranked seventh in the world.",
            "Which country declared war on Norway in 1917?",
            "Peru",
        );
    }
}
