//! Tails that share the subject of their sentence: `…, reaching 4.7 billion in 2001`, `…: joining the UN in 1991`,
//! `…, built in 1889`.

use std::ops::Range;

use super::{Mode, Whole, is_date, stopped};
use crate::generate::language::span::{Sort, Unit};
use crate::generate::language::token::Kind;
use crate::generate::lexicon::{GERUND, NameKind, PARTICIPLE, PREPOSITIONS, of_form, past, third};

/// Verbs whose tail tells what the subject itself did.
const DEEDS: &[&str] = &[
    "join",
    "host",
    "win",
    "become",
    "reach",
    "kill",
    "form",
    "create",
    "found",
    "establish",
    "occupy",
    "exceed",
    "total",
    "visit",
    "sign",
    "defeat",
    "capture",
    "succeed",
    "replace",
    "open",
    "leave",
    "adopt",
    "launch",
    "publish",
    "chair",
    "average",
];

/// Verbs of figures that move from one to another.
const CHANGING: &[&str] = &[
    "increase", "grow", "rise", "fall", "decline", "decrease", "drop", "climb", "expand", "shrink",
];

/// Participles behind a comma that describe what the sentence is about.
const DESCRIBING: &[&str] = &[
    "separate",
    "found",
    "build",
    "design",
    "write",
    "compose",
    "establish",
    "connect",
    "divide",
    "publish",
    "discover",
    "invent",
    "direct",
    "create",
    "name",
    "launch",
    "complete",
    "open",
];

impl Whole<'_, '_> {
    /// The subject of the main clause as it can open a sentence of its own; a pronoun gives way to the one name before it.
    fn subject(&self) -> Option<&str> {
        let main = self.main?;
        let said = self.words(main.subject.clone());
        if main.subject.len() == 1 && matches!(self.low(main.subject.start), "it" | "they") {
            let lead = main.lead.clone()?;
            let mut named = self.names.iter().filter(|name| {
                name.from >= lead.start
                    && name.to <= lead.end
                    && matches!(name.kind, NameKind::Country | NameKind::Organisation)
            });
            return match (named.next(), named.next()) {
                (Some(one), None) => Some(self.words(one.from..one.to)),
                (None, _) => Some(said),
                _ => None,
            };
        }
        (!said.is_empty()).then_some(said)
    }

    /// Whether the main clause tells of the past, or dates tell that a tail does.
    fn is_past(&self) -> bool {
        self.main.is_some_and(|main| {
            matches!(main.mode, Mode::Past)
                || main
                    .helper
                    .is_some_and(|at| matches!(self.low(at), "was" | "were" | "had"))
        })
    }

    /// What the subject did besides, told with `-ing`.
    pub(super) fn tails(&self, simple: &mut Vec<String>) {
        for at in 1..self.tokens.len() {
            let Some(verb) = of_form(self.low(at), GERUND).filter(|verb| DEEDS.contains(verb))
            else {
                continue;
            };
            let end = self.tail_end(at);
            let dated = self.is_dated(&(at..end));
            let before = self.low(at - 1);
            let rest = self.words(at + 1..end);
            let with = self.absolute(at);
            let (subject, fits) = match with {
                Some(name) => (Some(self.words(name)), dated),
                None => (
                    self.subject(),
                    match before {
                        "," => dated || self.is_past(),
                        ":" | "by" => dated,
                        "and" => dated && self.follows_gerund(at),
                        _ => false,
                    },
                ),
            };
            let Some(subject) = subject.filter(|_| fits && !rest.is_empty()) else {
                continue;
            };
            let verb = if dated || self.is_past() {
                past(verb)
            } else {
                third(verb)
            };
            simple.push(stopped(&format!("{subject} {verb} {rest}")));
        }
    }

    /// `In 2000, trade between X and Y amounted to 5 billion, with X exporting 3 billion and importing 2 billion.`: what each
    /// sold and bought, in that trade and that year.
    pub(super) fn balances(&self, simple: &mut Vec<String>) {
        let Some(main) = self.main.filter(|main| {
            self.low(main.subject.end - 1) == "trade"
                || (main.subject.clone()).any(|at| self.low(at) == "trade")
        }) else {
            return;
        };
        let dates: Vec<_> = self.spans.iter().filter(|span| is_date(span)).collect();
        let [date] = dates.as_slice() else { return };
        let Some(first) =
            (main.rest.start..self.tokens.len()).find(|at| self.low(*at) == "exporting")
        else {
            return;
        };
        let Some(name) = self
            .names
            .iter()
            .find(|name| name.to == first && self.low(name.from.saturating_sub(1)) == "with")
        else {
            return;
        };
        for at in first..self.tokens.len() {
            let verb = match self.low(at) {
                "exporting" => "exported",
                "importing" => "imported",
                _ => continue,
            };
            let sum = self
                .spans
                .iter()
                .find(|span| span.from == at + 1 && matches!(span.sort, Sort::Quantity(_)));
            if let Some(sum) = sum {
                simple.push(stopped(&format!(
                    "In {}, {} {verb} {} {}",
                    self.words(main.subject.clone()),
                    self.words(name.from..name.to),
                    self.words(sum.from..sum.to),
                    self.dated(date)
                )));
            }
        }
    }

    /// Where the tail that begins at a gerund ends.
    fn tail_end(&self, from: usize) -> usize {
        let stops = |at: &usize| {
            let token = &self.tokens[*at];
            let date = self
                .spans
                .iter()
                .any(|span| span.from <= *at && *at < span.to);
            matches!(token.text, ";" | ":" | ".") && *at + 1 >= self.tokens.len()
                || token.text == ";"
                || token.text == "," && !date
                || token.is("while")
                || token.is("with") && self.absolute_at(*at)
        };
        (from + 1..self.tokens.len())
            .find(stops)
            .unwrap_or(self.tokens.len())
    }

    /// Whether a gerund stands before `and` in the same list: `joining …, and hosting …`.
    fn follows_gerund(&self, at: usize) -> bool {
        (1..at).any(|before| {
            matches!(self.tokens[before - 1].text, ":" | ",")
                && of_form(self.low(before), GERUND).is_some()
        })
    }

    /// The name of `with X visiting …`, whose verb stands at a token.
    fn absolute(&self, verb: usize) -> Option<Range<usize>> {
        let name = self.names.iter().find(|name| name.to == verb)?;
        let with = (name.from.saturating_sub(3)..name.from).any(|at| self.low(at) == "with");
        (with && name.kind == NameKind::Person).then_some(name.from..name.to)
    }

    /// Whether `with X visiting …` begins at a token.
    fn absolute_at(&self, with: usize) -> bool {
        self.names.iter().any(|name| {
            name.from > with
                && name.from <= with + 3
                && of_form(self.low(name.to), GERUND).is_some()
        })
    }

    /// `X is a tower, built in 1889 by Y`: X was built in 1889 by Y.
    pub(super) fn described(&self, simple: &mut Vec<String>) {
        let Some(main) = self.main.filter(|main| main.mode == Mode::Copula) else {
            return;
        };
        let at = main.rest.end;
        let participle =
            of_form(self.low(at + 1), PARTICIPLE).filter(|verb| DESCRIBING.contains(verb));
        // `is in the castle, built in 1100`: the castle was
        let placed = main
            .rest
            .clone()
            .any(|at| PREPOSITIONS.contains(&self.low(at)) && self.low(at) != "of");
        let single = !matches!(self.low(main.subject.start), "it" | "they" | "this");
        if participle.is_none()
            || placed
            || !single
            || self.tokens.get(at).is_none_or(|mark| mark.text != ",")
        {
            return;
        }
        let end = (at + 2..self.tokens.len())
            .find(|at| {
                self.tokens[*at].kind == Kind::Mark
                    && !self
                        .spans
                        .iter()
                        .any(|span| span.from <= *at && *at < span.to)
            })
            .unwrap_or(self.tokens.len());
        let helper = main.helper.map_or("is", |at| self.low(at));
        let lasting =
            participle.is_some_and(|verb| matches!(verb, "separate" | "connect" | "divide"));
        let be = match (helper, lasting) {
            ("is" | "are" | "was" | "were", true) => helper,
            ("are" | "were", false) => "were",
            _ => "was",
        };
        simple.push(stopped(&format!(
            "{} {be} {}",
            self.words(main.subject.clone()),
            self.words(at + 1..end)
        )));
    }

    /// `trade increased from 900 million in 1990 to 3.8 billion in 1996`: it was the one in 1990 and the other in 1996.
    pub(super) fn changes(&self, simple: &mut Vec<String>) {
        let Some(main) = self.main.filter(|main| CHANGING.contains(&main.verb)) else {
            return;
        };
        let rest = main.rest.clone();
        let quantities: Vec<_> = self
            .spans
            .iter()
            .filter(|span| span.from >= rest.start && span.to <= rest.end)
            .filter_map(|span| match &span.sort {
                Sort::Quantity(quantity) => Some((span, quantity)),
                _ => None,
            })
            .collect();
        let [(one, first), (other, second)] = quantities.as_slice() else {
            return;
        };
        let led = |start: usize, word: &str| start > 0 && self.low(start - 1) == word;
        if !led(first.rough.unwrap_or(one.from), "from")
            || !led(second.rough.unwrap_or(other.from), "to")
            || first.unit != second.unit
        {
            return;
        }
        for (span, quantity) in [(one, first), (other, second)] {
            let date = self.spans.iter().find(|date| {
                is_date(date) && date.from == span.to + 1 && self.low(span.to) == "in"
            });
            let Some(date) = date else { continue };
            let verb = if quantity.unit == Unit::Money {
                "amounted to"
            } else {
                "was"
            };
            simple.push(stopped(&format!(
                "{} {verb} {} in {}",
                self.words(main.subject.clone()),
                self.words(quantity.rough.unwrap_or(span.from)..span.to),
                self.words(date.from..date.to)
            )));
        }
    }
}
