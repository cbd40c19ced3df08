//! Clauses: who did what, in which form of the verb, and the rest.

mod leads;
mod shared;
mod tails;
mod told;
mod verbs;

pub(crate) use told::told;

use std::ops::Range;

use super::span::{Sort, Span};
use super::token::{Kind, Token};
use crate::generate::lexicon::{
    AUXILIARIES, BASE, DETERMINERS, GERUND, LIGHT_ADVERBS, LINKS, PARTICIPLE, PAST, PREPOSITIONS,
    THIRD, TRANSITIVE, forms, is_region, of_form,
};

/// The form of a verb group, which decides how it is turned into a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// `joined`: `did … join`.
    Past,
    /// `joins`: `does … join`.
    Third,
    /// `join`: `do … join`.
    Plural,
    /// `is`, `was` with a noun or adjective behind it.
    Copula,
    /// `is made`, `was founded`.
    Passive,
    /// `must apply`, `has joined`: the first word moves before the subject.
    Helped,
}

/// A clause, as ranges of tokens of its sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Clause {
    /// `In 1991`, before the subject; without its comma.
    pub(crate) lead: Option<Range<usize>>,
    /// The subject with its article, without what stands in commas behind it.
    pub(crate) subject: Range<usize>,
    /// What stands in commas behind the subject.
    pub(crate) aside: Option<Range<usize>>,
    /// The verb group.
    pub(crate) group: Range<usize>,
    /// The first helping verb; `None` in `joined`.
    pub(crate) helper: Option<usize>,
    /// The main verb in its plain form; `be` of a copula.
    pub(crate) verb: &'static str,
    /// The token of the main verb.
    pub(crate) main: usize,
    /// How a question is made of it.
    pub(crate) mode: Mode,
    /// Objects, complements and adverbials up to where another thought begins.
    pub(crate) rest: Range<usize>,
    /// Where the sentence ends.
    pub(crate) end: usize,
}

impl Clause {
    /// The clause of a sentence that has none that can be read.
    pub(crate) fn none() -> Self {
        Self {
            lead: None,
            subject: 0..0,
            aside: None,
            group: 0..0,
            helper: None,
            verb: "",
            main: 0,
            mode: Mode::Copula,
            rest: 0..0,
            end: 0,
        }
    }
}

/// Why a sentence is no clause that can be turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unread {
    /// No finite verb.
    NoVerb,
    /// A relative clause in the subject, a condition, or two verbs that compete.
    Complex,
    /// It says what is not so.
    Negative,
}

struct Reader<'a, 't> {
    tokens: &'a [Token<'t>],
    spans: &'a [Span],
    end: usize,
}

impl<'a, 't> Reader<'a, 't> {
    /// Reads the words of a sentence, without the marks that end it.
    fn new(tokens: &'a [Token<'t>], spans: &'a [Span]) -> Self {
        let end = tokens
            .iter()
            .rposition(|token| !matches!(token.text, "." | "!" | "…" | "\"" | "”"))
            .map_or(0, |last| last + 1);
        Self { tokens, spans, end }
    }
}

/// The clauses that hang on a name by `which` or `who`: `the Bank, which was founded in 1694`. `names` are the ranges of names.
pub(crate) fn relatives(tokens: &[Token], spans: &[Span], names: &[Range<usize>]) -> Vec<Clause> {
    let reader = Reader::new(tokens, spans);
    let mut found = Vec::new();
    for name in names {
        let mut at = name.end;
        if reader.is_mark(at, ",") {
            at += 1;
        }
        if !matches!(reader.low(at), "which" | "who") {
            continue;
        }
        // `Boyer and Walker, who shared …` tells of both
        if name.start > 0 && reader.low(name.start - 1) == "and" && reader.low(at) == "who" {
            continue;
        }
        // `a boat owned by Walker who was then freed`: who?
        if name.start > 0 && reader.low(name.start - 1) == "by" && at == name.end {
            continue;
        }
        // `surrendered to Olav of Norway, who annexed it`
        let whose = name.start > 1 && reader.low(name.start - 1) == "of";
        if whose && reader.low(at) == "who" && tokens[name.start - 2].is_capital() {
            continue;
        }
        // `who, at the council of 1880, wrote`
        let inner = reader
            .comma(at + 2)
            .filter(|close| reader.is_mark(at + 1, ",") && *close < at + 12)
            .unwrap_or(at);
        let verb = reader.past_adverbs(inner + 1);
        if verb >= reader.end
            || forms(reader.low(verb)).is_empty() && !AUXILIARIES.contains(&reader.low(verb))
        {
            continue;
        }
        if let Ok(clause) = reader.group(None, name.clone(), None, verb) {
            found.push(clause);
        }
    }
    found
}

/// The clauses of a sentence: the first, and those that share its subject.
pub(crate) fn parse(tokens: &[Token], spans: &[Span]) -> Result<Vec<Clause>, Unread> {
    let reader = Reader::new(tokens, spans);
    let start = reader.past_links();
    let (lead, start) = reader.lead(start);
    let first = reader.clause(lead, start)?;
    let mut clauses = vec![first];
    while let Some(next) = clauses.last().and_then(|last| reader.next(last)) {
        clauses.push(next);
        if clauses.len() > 3 {
            break;
        }
    }
    Ok(clauses)
}

impl Reader<'_, '_> {
    /// The clause that goes on with the same subject: `…, and hosted the Games in 1988`.
    fn next(&self, last: &Clause) -> Option<Clause> {
        let mut at = last.rest.end;
        if self.is_mark(at, ",") {
            at += 1;
        }
        if self.low(at) != "and" || !self.begins_verb(at + 1) {
            return None;
        }
        let from = self.past_adverbs(at + 1);
        let low = self.low(from);
        let (helper, verb, main, mode) =
            match of_form(low, PAST).filter(|_| !AUXILIARIES.contains(&low)) {
                // `was founded in 1900 and closed in 1950` goes on in the passive; `was born in Rome and studied law` does not
                Some(verb) if last.mode == Mode::Past || self.acts(last, from) => {
                    (None, verb, from, Mode::Past)
                }
                Some(_) => return None,
                None => self.verb(from).ok()?,
            };
        if mode == Mode::Plural {
            return None;
        }
        let rest = self.rest(main + 1);
        Some(Clause {
            lead: None,
            subject: last.subject.clone(),
            aside: None,
            group: from..main + 1,
            helper,
            verb,
            main,
            mode,
            rest,
            end: self.end,
        })
    }
}

impl Reader<'_, '_> {
    /// Whether a past form behind `is a member and` is a deed of its own: `chaired the body`, not `is loved and feared`.
    fn acts(&self, last: &Clause, verb: usize) -> bool {
        let noun = matches!(self.low(last.rest.start), "a" | "an" | "the");
        let object = self.tokens.get(verb + 1).is_some_and(|next| {
            next.is_capital() || matches!(&*next.low, "the" | "a" | "an" | "its")
        });
        last.mode == Mode::Copula && noun && object
    }
}

/// Whether a word is an adverb by its ending.
pub(crate) fn is_adverb(word: &str) -> bool {
    // `Sicily` and `Italy` end so too
    const NOUNS: [&str; 11] = [
        "sicily",
        "italy",
        "thessaly",
        "family",
        "assembly",
        "supply",
        "monopoly",
        "anomaly",
        "reply",
        "butterfly",
        "jelly",
    ];
    word.len() > 4
        && word.ends_with("ly")
        && !NOUNS.contains(&word)
        && word.starts_with(char::is_lowercase)
}
