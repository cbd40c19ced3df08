//! Nouns of events as sentences: deaths, elections, meetings, wars.

use std::ops::Range;

use super::{Mode, Whole, adverbial, is_date, stopped};
use crate::base::text::capitalised;
use crate::generate::language::name::Name;
use crate::generate::language::span::{Sort, Span};
use crate::generate::language::token::{Kind, tokens};
use crate::generate::lexicon::{NameKind, PARTICIPLE, PREPOSITIONS, of_form};

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

/// Nouns of what is held on a day.
const HELD: &[&str] = &[
    "summit",
    "conference",
    "election",
    "elections",
    "referendum",
    "talks",
    "congress",
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

/// Whether a name is one of several papers: the Camp David Accords were signed.
fn is_several(name: &Name) -> bool {
    const SEVERAL: [&str; 8] = [
        "Accords",
        "Agreements",
        "Articles",
        "Conventions",
        "Laws",
        "Papers",
        "Protocols",
        "Treaties",
    ];
    let head = name.text.split(" of ").next().unwrap_or_default();
    SEVERAL.contains(&head.rsplit(' ').next().unwrap_or_default())
}

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
            let verb = if is_several(who) {
                verb.replacen("was ", "were ", 1)
            } else {
                (*verb).to_owned()
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
        plain.then_some((name, name.from..name.to))
    }

    /// The date of a noun: right before it, or behind the words that belong to it.
    pub(super) fn date_of(&self, noun: usize, end: usize) -> Option<&Span> {
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

    /// `the June 2000 summit between X and Y`: it was held in June 2000.
    pub(super) fn meetings(&self, simple: &mut Vec<String>) {
        /// Adjectives between the date and the noun.
        const WORDS: usize = 3;
        for noun in (1..self.tokens.len())
            .filter(|at| HELD.contains(&self.low(*at)) && !self.tokens[*at].is_capital())
        {
            let Some(date) = self.spans.iter().find(|span| {
                is_date(span)
                    && span.to < noun
                    && noun - span.to <= WORDS
                    && (span.to..noun).all(|at| {
                        self.tokens[at].kind == Kind::Word && !PREPOSITIONS.contains(&self.low(at))
                    })
                    && span.from > 0
                    && (self.low(span.from - 1) == "the"
                        || self.low(span.from.saturating_sub(2)) == "the")
            }) else {
                continue;
            };
            if !matches!(self.low(noun + 1), "between" | "of" | "in" | "on") {
                continue;
            }
            let between = self.low(noun + 1) == "between";
            let end = if between {
                let Some(end) = self.both(noun + 2) else {
                    continue;
                };
                end
            } else {
                let Some(name) = self.name_from(noun + 2) else {
                    continue;
                };
                name.to
            };
            simple.push(stopped(&format!(
                "The {} {} held {}",
                self.words(date.to..end),
                if self.low(noun).ends_with('s') {
                    "were"
                } else {
                    "was"
                },
                self.dated(date)
            )));
        }
    }

    /// Where `X and Y` ends that begins at a token, offices before the names included.
    fn both(&self, from: usize) -> Option<usize> {
        /// So many words stand before `and` at most.
        const NEAR: usize = 8;
        let and = (from..(from + NEAR).min(self.tokens.len())).find(|at| self.low(*at) == "and")?;
        let mut end = and + 1;
        while self.tokens.get(end).is_some_and(|token| {
            token.is_capital() || token.is("the") || crate::generate::lexicon::is_title(&token.low)
        }) {
            end += 1;
        }
        (end > and + 1).then_some(end)
    }

    /// `A 1965 treaty normalized relations between X and Y`: relations between them were normalized by a treaty in 1965.
    pub(super) fn dated_acts(&self, simple: &mut Vec<String>) {
        let Some(main) = self
            .main
            .filter(|main| main.mode == Mode::Past && main.lead.is_none())
        else {
            return;
        };
        let year = main.subject.start + 1;
        let dated = crate::generate::language::year(self.tokens.get(year)).is_some();
        let object = main.rest.clone();
        if !dated
            || !matches!(self.low(main.subject.start), "a" | "an")
            || main.subject.len() > 4
            || main.subject.len() < 3
            || object.is_empty()
        {
            return;
        }
        let said = self.words(object.clone());
        let head = said.split([' ', ',']).next().unwrap_or("");
        let many = head.ends_with('s') && !head.starts_with(char::is_uppercase);
        let verb = self.low(main.main);
        if of_form(verb, PARTICIPLE).is_none() {
            return;
        }
        let noun = self.words(year + 1..main.subject.end);
        let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) {
            "an"
        } else {
            "a"
        };
        simple.push(stopped(&format!(
            "{} {} {verb} by {article} {noun} in {}",
            capitalised(said),
            if many { "were" } else { "was" },
            self.words(year..year + 1)
        )));
    }

    /// The name at a token, or behind its article.
    pub(super) fn name_from(&self, at: usize) -> Option<&Name> {
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
