//! A sentence of several thoughts as simpler sentences: each says one thing that the long one says too.
//!
//! Nothing is added but a verb for its noun (`the 1994 death of X`: X died in 1994), the subject that a tail shares, and the
//! preposition of a date. So whatever is asked of the simpler sentence is answered by the long one.

mod beside;
mod events;
mod moments;
mod relations;
mod tails;
mod visits;

use std::ops::Range;

use super::clause::{Clause, Mode, parse};
use super::name::Name;
use super::span::{Sort, Span, spans};
use super::token::{Kind, Token, tokens};
use crate::generate::lexicon::{GERUND, PARTICIPLE, PAST, PREPOSITIONS, THIRD, forms};

/// A sentence without its brackets, as read.
pub(crate) struct Whole<'a, 't> {
    /// Its words.
    pub(crate) text: &'a str,
    /// Its tokens.
    pub(crate) tokens: &'a [Token<'t>],
    /// Its dates and numbers.
    pub(crate) spans: &'a [Span],
    /// Its names.
    pub(crate) names: &'a [Name],
    /// What stood in brackets, behind which byte.
    pub(crate) brackets: &'a [(usize, String)],
    /// Its first clause, where it has one that can be read.
    pub(crate) main: Option<&'a Clause>,
    /// The country that its document is about, by its usual name with its article.
    pub(crate) home: Option<&'a str>,
    /// The two countries that its section is about.
    pub(crate) pair: Option<String>,
    /// Whether a later part of it is uncertain, so that the first alone may hold.
    pub(crate) open: bool,
}

/// The simpler sentences of a sentence, in their order; without the sentence itself.
pub(crate) fn unfold(whole: &Whole) -> Vec<String> {
    /// A sentence is no list: more thoughts than these are a table.
    const MOST: usize = 12;
    let figures = whole.open
        || whole.text.bytes().any(|byte| byte.is_ascii_digit())
        || whole
            .brackets
            .iter()
            .any(|(_, inside)| inside.contains(|c: char| c.is_ascii_digit()));
    let mut simple = Vec::new();
    if figures {
        whole.pieces(&mut simple);
        whole.tails(&mut simple);
        whole.happenings(&mut simple);
        whole.visits(&mut simple);
        whole.meetings(&mut simple);
        whole.dated_acts(&mut simple);
        whole.changes(&mut simple);
        whole.balances(&mut simple);
        whole.periods(&mut simple);
        whole.moments(&mut simple);
        let mut continued = Vec::new();
        for text in std::iter::once(whole.text).chain(simple.iter().map(String::as_str)) {
            continued.extend(parted(text));
        }
        simple.extend(continued);
        let completed: Vec<String> = std::iter::once(whole.text)
            .chain(simple.iter().map(String::as_str))
            .filter_map(|text| relations::completed(text, whole))
            .collect();
        simple.extend(completed);
    }
    whole.described(&mut simple);
    let mut seen = std::collections::BTreeSet::new();
    simple.retain(|text| text != whole.text && seen.insert(text.clone()));
    simple.truncate(MOST);
    simple
}

/// Whether a span is a date on the calendar.
fn is_date(span: &Span) -> bool {
    matches!(span.sort, Sort::Date(_))
}

/// Where the words before a date begin that belong to it, with its preposition: `in early 1990`, `on 3 May 1990`.
fn adverbial(tokens: &[Token], span: &Span) -> Option<usize> {
    let mut at = span.from.checked_sub(1)?;
    while tokens[at].among(&[
        "early",
        "late",
        "mid",
        "the",
        "year",
        "of",
        "end",
        "beginning",
    ]) {
        at = at.checked_sub(1)?;
    }
    tokens[at].among(&["in", "on", "at"]).then_some(at)
}

/// A sentence with its stop.
fn stopped(text: &str) -> String {
    format!("{}.", text.trim().trim_end_matches(['.', ',', ';', ' ']))
}

/// `relations were established with Peru in 1990 and with Chile in 1992`, `joining the UN in 1991 and the OECD in 1996`:
/// one sentence a date.
fn parted(text: &str) -> Vec<String> {
    let words = tokens(text);
    let found = spans(&words);
    let dates: Vec<(&Span, usize)> = found
        .iter()
        .filter(|span| is_date(span))
        .filter_map(|span| adverbial(&words, span).map(|at| (span, at)))
        .collect();
    for pair in dates.windows(2) {
        let [(first, led), (second, next)] = pair else {
            continue;
        };
        let beside = beside::shared(text, &words, (*led, first.to), (*next, second.to));
        if beside.is_some() {
            return beside.into_iter().collect();
        }
        if let Some(both) = part(text, &words, (*led, first.to), (*next, second.to)) {
            return both;
        }
    }
    Vec::new()
}

/// The two sentences of two dates that share a beginning; each date with the place of its preposition and its end.
fn part(
    text: &str,
    words: &[Token],
    (led, first_end): (usize, usize),
    (next, second_end): (usize, usize),
) -> Option<Vec<String>> {
    /// A second member longer than this is a clause of its own.
    const LONGEST: usize = 9;
    let mut from = first_end;
    while words.get(from)?.text == "," {
        from += 1;
    }
    if !words.get(from)?.is("and") || next <= from + 1 || next - from > LONGEST {
        return None;
    }
    from += 1;
    let clause = (from..next).any(|at| {
        words[at].kind == Kind::Mark
            || !words[at].is_capital()
                && forms(&words[at].low)
                    .iter()
                    .any(|(_, sorts)| sorts & (PAST | GERUND) != 0)
            || crate::generate::lexicon::AUXILIARIES.contains(&&*words[at].low)
                && !words[at].is_capital()
    });
    if clause {
        return None;
    }
    let start = if words[from].among(&["with", "to", "from", "by", "of", "at", "for", "in"]) {
        (0..led)
            .rev()
            .find(|at| words[*at].low == words[from].low)?
    } else if words[from].is_capital() || words[from].is("the") {
        let verb = (0..led).rev().find(|at| {
            !words[*at].is_capital()
                && forms(&words[*at].low)
                    .iter()
                    .any(|(_, sorts)| sorts & (PAST | PARTICIPLE | GERUND) != 0)
        })?;
        // `settled on the river in 1806, and Eva Holm in 1807`: she settled, and was not settled
        if words[verb + 1].among(PREPOSITIONS) {
            return None;
        }
        verb + 1
    } else {
        return None;
    };
    if led <= start || led - start > LONGEST {
        return None;
    }
    let head = text.get(..words[start].start)?;
    let one = text.get(..words[first_end - 1].end)?;
    let other = text.get(words[from].start..words[second_end - 1].end)?;
    Some(vec![stopped(one), stopped(&format!("{head}{other}"))])
}

impl Whole<'_, '_> {
    fn low(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &*token.low)
    }

    /// The words of a range of tokens.
    fn words(&self, range: Range<usize>) -> &str {
        match (
            self.tokens.get(range.start),
            range
                .end
                .checked_sub(1)
                .and_then(|last| self.tokens.get(last)),
        ) {
            (Some(first), Some(last)) if range.start < range.end => {
                self.text.get(first.start..last.end).unwrap_or("")
            }
            _ => "",
        }
    }

    /// Whether a date stands within a range.
    fn is_dated(&self, range: &Range<usize>) -> bool {
        self.spans
            .iter()
            .any(|span| is_date(span) && span.from >= range.start && span.to <= range.end)
    }

    /// A date as it stands behind its subject: `in June 1990`, `on 3 May 1990`.
    fn dated(&self, span: &Span) -> String {
        let day = matches!(span.sort, Sort::Date(date) if date.day().is_some());
        let ranged = span.to - span.from >= 3;
        let word = if day || ranged { "on" } else { "in" };
        format!("{word} {}", self.words(span.from..span.to))
    }

    /// The clauses with subjects of their own: behind `;`, `but`, `and`, and those that `when` or `although` opens.
    fn pieces(&self, simple: &mut Vec<String>) {
        let mut starts = vec![];
        let subject = self.main.map_or(0..0, |main| main.subject.clone());
        for at in 1..self.tokens.len() {
            let low = self.low(at);
            let mark = self.tokens[at].text;
            let opens = matches!(
                low,
                "but"
                    | "while"
                    | "whereas"
                    | "although"
                    | "though"
                    | "when"
                    | "after"
                    | "as"
                    | "because"
            );
            // `the ROK and Japan signed`: this `and` joins names
            let parts = low == "and" && !subject.contains(&at) && self.is_said(at);
            if mark == ";" || opens || parts {
                starts.push(at + 1);
            }
        }
        // a lead may hide the main clause: `While …, economics became …`
        if let Some(clause) = self.main
            && clause.subject.start > 0
        {
            starts.push(clause.subject.start);
        }
        if self.open {
            starts.push(0);
        }
        for start in starts {
            let end = (start..self.tokens.len())
                .find(|at| self.tokens[*at].text == ";")
                .unwrap_or(self.tokens.len());
            simple.extend(self.piece(start, end));
        }
    }

    /// Whether something is stated before a token: a verb stands there, so that what follows may be another statement.
    fn is_said(&self, end: usize) -> bool {
        let from = self.main.map_or(0, |main| main.subject.start);
        (from + 1..end).any(|at| {
            let token = &self.tokens[at];
            !token.is_capital()
                && (crate::generate::lexicon::AUXILIARIES.contains(&&*token.low)
                    || forms(&token.low).iter().any(|(_, sorts)| sorts & PAST != 0)
                    || forms(&token.low)
                        .iter()
                        .any(|(_, sorts)| sorts & THIRD != 0)
                        && self.tokens[at - 1].is_capital())
        })
    }

    /// The clause that begins at a token, up to where its thought ends.
    fn piece(&self, start: usize, end: usize) -> Option<String> {
        /// Fewer words state nothing.
        const FEWEST: usize = 4;
        let mut start = start;
        while matches!(
            self.low(start),
            "," | "and" | "however" | "also" | "then" | "when" | "but"
        ) {
            start += 1;
        }
        if start + FEWEST > end
            || matches!(
                self.low(start),
                "it" | "they" | "he" | "she" | "this" | "these" | "which" | "who" | "there"
            )
        {
            return None;
        }
        let text = self.words(start..end);
        let figures =
            |text: &str| self.open && start == 0 || text.bytes().any(|byte| byte.is_ascii_digit());
        if !figures(text) {
            return None;
        }
        let words = tokens(text);
        let clauses = parse(&words, &spans(&words)).ok()?;
        let first = clauses.first()?;
        let said = clauses.last()?.rest.end;
        let subject = first.subject.clone();
        let headed = words[subject].iter().any(|token| token.kind == Kind::Word);
        let past = matches!(
            first.mode,
            Mode::Past | Mode::Passive | Mode::Helped | Mode::Copula
        );
        let told = text.get(..words.get(said.checked_sub(1)?)?.end)?;
        (headed && past && figures(told)).then(|| stopped(told))
    }
}
