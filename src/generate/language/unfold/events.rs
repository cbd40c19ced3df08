//! Nouns of events as sentences: deaths, elections, visits, wars.

use std::ops::Range;

use super::{Whole, adverbial, is_date, stopped};
use crate::generate::language::name::Name;
use crate::generate::language::span::{Sort, Span};
use crate::generate::language::token::{Kind, tokens};
use crate::generate::lexicon::{NameKind, PREPOSITIONS};

/// Nouns of what happens to people, with what is said of them.
const LIVES: &[(&str, &str)] = &[
    ("death", "died"),
    ("birth", "was born"),
    ("assassination", "was assassinated"),
    ("murder", "was murdered"),
    ("execution", "was executed"),
    ("election", "was elected"),
    ("re-election", "was re-elected"),
    ("inauguration", "was inaugurated"),
    ("coronation", "was crowned"),
    ("resignation", "resigned"),
    ("abdication", "abdicated"),
    ("impeachment", "was impeached"),
];

/// Nouns of what happens to states, bodies and works.
const BEGINNINGS: &[(&str, &str)] = &[
    ("independence", "became independent"),
    ("foundation", "was founded"),
    ("founding", "was founded"),
    ("establishment", "was established"),
    ("creation", "was created"),
    ("opening", "was opened"),
    ("completion", "was completed"),
    ("dissolution", "was dissolved"),
    ("collapse", "collapsed"),
    ("abolition", "was abolished"),
    ("signing", "was signed"),
    ("ratification", "was ratified"),
    ("adoption", "was adopted"),
    ("publication", "was published"),
    ("annexation", "was annexed"),
    ("liberation", "was liberated"),
    ("reunification", "was reunified"),
    ("unification", "was unified"),
];

/// Heads of events that last for years.
const LASTING: &[&str] = &[
    "war",
    "wars",
    "revolution",
    "crisis",
    "depression",
    "rebellion",
    "uprising",
    "siege",
    "famine",
    "plague",
    "revolt",
    "genocide",
];

impl Whole<'_, '_> {
    /// `the 1994 death of X`, `the inauguration of X in 2008`, `X's death in 1994`.
    pub(super) fn happenings(&self, simple: &mut Vec<String>) {
        for at in 1..self.tokens.len() {
            let noun = self.low(at);
            let of_people = LIVES.iter().find(|(known, _)| *known == noun);
            let of_things = BEGINNINGS.iter().find(|(known, _)| *known == noun);
            let Some((_, verb)) = of_people.or(of_things) else {
                continue;
            };
            let Some((who, range)) = self.whose(at) else {
                continue;
            };
            let person = who.kind == NameKind::Person;
            let fits = if of_people.is_some() {
                person
            } else {
                !person && (who.kind != NameKind::Thing || who.text.contains(' '))
            };
            let Some(date) = self.date_of(at, range.end.max(at + 1)).filter(|_| fits) else {
                continue;
            };
            simple.push(stopped(&format!(
                "{} {verb} {}",
                self.words(range),
                self.dated(date)
            )));
        }
    }

    /// Whose event a noun is: the name behind `of`, or before its `'s`; with the words that stand for it.
    fn whose(&self, noun: usize) -> Option<(&Name, Range<usize>)> {
        /// `of the North Korean leader Kim Il-sung`: so many words may stand before the name.
        const WORDS: usize = 4;
        if self.low(noun + 1) == "of" {
            let from = noun + 2;
            let name = self.names.iter().rev().find(|name| {
                name.from >= from
                    && name.from <= from + WORDS
                    && (from..name.from).all(|at| {
                        self.tokens[at].kind == Kind::Word
                            && !PREPOSITIONS.contains(&self.low(at))
                            && self.low(at) != "and"
                    })
            })?;
            let joined = matches!(self.low(name.to), "and" | "'s" | "'");
            return (!joined).then(|| (name, name_range(self, from, name)));
        }
        // `Kim's sudden death`
        let mark = (noun.saturating_sub(3)..noun)
            .rev()
            .find(|at| self.tokens[*at].kind == Kind::Possessive)?;
        let plain = (mark + 1..noun)
            .all(|at| self.tokens[at].kind != Kind::Mark && !PREPOSITIONS.contains(&self.low(at)));
        let name = self.names.iter().find(|name| name.to == mark)?;
        plain.then(|| (name, name.from..name.to))
    }

    /// The date of a noun: right before it, or behind the words that belong to it.
    fn date_of(&self, noun: usize, end: usize) -> Option<&Span> {
        let dates = || self.spans.iter().filter(|span| is_date(span));
        let before = dates().find(|span| {
            span.to <= noun
                && noun - span.to <= 2
                && (span.to..noun).all(|at| {
                    self.tokens[at].kind == Kind::Word && !PREPOSITIONS.contains(&self.low(at))
                })
                && !span
                    .from
                    .checked_sub(1)
                    .is_some_and(|at| self.tokens[at].among(&["in", "on", "since", "by"]))
        });
        before.or_else(|| {
            dates().find(|span| {
                adverbial(self.tokens, span) == Some(end) && matches!(self.low(end), "in" | "on")
            })
        })
    }

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

    /// The name at a token, or behind its article.
    fn name_from(&self, at: usize) -> Option<&Name> {
        let article = usize::from(self.low(at) == "the");
        self.names.iter().find(|name| name.from == at + article)
    }

    /// `the 1950-53 Korean War`, `the Korean War of 1950-1953`; `became a colony of Japan (1910-1945)`.
    pub(super) fn periods(&self, simple: &mut Vec<String>) {
        for name in self
            .names
            .iter()
            .filter(|name| name.kind == NameKind::Event)
        {
            let head = self.low(name.to - 1);
            if !LASTING.contains(&head) {
                continue;
            }
            let of = usize::from(self.low(name.to) == "of");
            let years = self.spans.iter().find_map(|span| match span.sort {
                Sort::Years(first, last)
                    if span.to == name.from || of == 1 && span.from == name.to + 1 =>
                {
                    Some((first, last))
                }
                _ => None,
            });
            let years = years.or_else(|| self.bracketed(self.tokens[name.to - 1].end));
            if let Some((first, last)) = years {
                simple.push(format!("The {} lasted from {first} to {last}.", name.text));
            }
        }
        let became = self.main.filter(|main| main.verb == "become");
        for clause in became.into_iter().chain(self.main_pieces().iter()) {
            self.state(clause, simple);
        }
    }

    /// The clause that tells what something became, behind `as` or `when`.
    fn main_pieces(&self) -> Vec<crate::generate::language::Clause> {
        let Some(became) = (1..self.tokens.len()).find(|at| self.low(*at) == "became") else {
            return Vec::new();
        };
        let Some(name) = self.names.iter().find(|name| name.to == became) else {
            return Vec::new();
        };
        let end = (became..self.tokens.len())
            .find(|at| matches!(self.tokens[*at].text, "," | "." | ";"))
            .unwrap_or(self.tokens.len());
        vec![crate::generate::language::Clause {
            subject: name.from..name.to,
            rest: became + 1..end,
            end,
            verb: "become",
            ..crate::generate::language::Clause::none()
        }]
    }

    /// `X became a colony of Y (1910-1945)`: X was a colony of Y from 1910 to 1945.
    fn state(&self, clause: &crate::generate::language::Clause, simple: &mut Vec<String>) {
        let Some(last) = clause
            .rest
            .end
            .checked_sub(1)
            .and_then(|at| self.tokens.get(at))
        else {
            return;
        };
        if let Some((first, second)) = self.bracketed(last.end)
            && matches!(self.low(clause.rest.start), "a" | "an" | "the" | "part")
        {
            simple.push(format!(
                "{} was {} from {first} to {second}.",
                self.words(clause.subject.clone()),
                self.words(clause.rest.clone())
            ));
        }
    }

    /// The years in the brackets that stood behind a byte.
    fn bracketed(&self, byte: usize) -> Option<(i16, i16)> {
        let (_, inside) = self.brackets.iter().find(|(at, _)| *at == byte)?;
        let inside = inside.trim();
        let words = tokens(inside);
        match super::spans(&words).as_slice() {
            [one] if one.from == 0 && one.to == words.len() => match one.sort {
                Sort::Years(first, last) => Some((first, last)),
                _ => None,
            },
            _ => None,
        }
    }
}

fn name_range(whole: &Whole, from: usize, name: &Name) -> Range<usize> {
    // the office of a person is left to the name; `the North Korean leader Kim Il-sung` is Kim Il-sung
    if name.kind == NameKind::Person || whole.low(from) != "the" {
        name.from..name.to
    } else {
        from..name.to
    }
}
