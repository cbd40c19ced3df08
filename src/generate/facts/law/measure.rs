//! The figures and the days of a rule, with the words that bound them.

use std::ops::Range;

use super::words::{BEFORE, BOUNDS, DAYS, TIMES};
use crate::generate::language::{Kind, Sort, Token, spans, tokens, value};
use crate::generate::lexicon::{
    AUXILIARIES, DETERMINERS, JOINING, LEANING, MONTHS, PREPOSITIONS, THIRD, forms,
};

/// A figure in a text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Measure {
    /// The bytes of all that belongs to it: `for no more than 20 years`.
    pub(super) whole: Range<usize>,
    /// The bytes of the figure alone: `20`, `two to ten`.
    pub(super) figure: Range<usize>,
    /// The bytes of the figure with its unit.
    pub(super) amount: Range<usize>,
    /// The preposition before it: `for`, `for a term of`; empty where it has none.
    pub(super) before: String,
    /// Its bound: `no more than`; empty where it is exact.
    pub(super) bound: String,
    /// What it is counted in: `years`, `cubic metres per day`.
    pub(super) unit: String,
    /// What it is counted from: `of service`; empty mostly.
    pub(super) tail: String,
    /// Its value; of a range the first.
    pub(super) value: f64,
}

impl Measure {
    /// Whether it can begin a question.
    pub(super) fn leads(&self) -> bool {
        let time = self.is_time();
        match &*self.before {
            _ if self.unit == SHARE => false,
            "" | "of" | "at" | "in" => false,
            "to" => self.unit.starts_with("per cent"),
            "by" => time || self.unit.starts_with("per cent"),
            _ => time || self.before == "for",
        }
    }

    /// Whether it is a length of time.
    pub(super) fn is_time(&self) -> bool {
        is_time(&self.unit)
    }

    /// As a question asks for it: `for no more than how many years`.
    pub(super) fn asked(&self) -> String {
        let unit = match self.value > 1.0 || self.unit.ends_with('s') {
            true => self.unit.clone(),
            false => format!("{}s", self.unit),
        };
        let words = [&*self.before, &*self.bound, "how many", &*unit, &*self.tail];
        let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
        words.join(" ")
    }
}

/// The unit of a fraction: `two thirds`, `one-half`.
pub(super) const SHARE: &str = "share";

/// The value of a fraction at a token, and how many tokens it has.
pub(in crate::generate::facts) fn fraction(tokens: &[Token], at: usize) -> Option<(f64, usize)> {
    const PARTS: [&str; 8] = [
        "half", "halve", "third", "quarter", "fourth", "fifth", "sixth", "tenth",
    ];
    const COUNTS: [&str; 5] = ["one", "two", "three", "four", "five"];
    let part = |word: &str| PARTS.contains(&word.trim_end_matches('s'));
    let count = |word: &str| COUNTS.iter().position(|known| *known == word);
    let (first, last, length) = match low(tokens, at).split_once('-') {
        Some((first, last)) => (first, last, 1),
        None => (low(tokens, at), low(tokens, at + 1), 2),
    };
    let known = count(first).filter(|_| part(last))?;
    Some((if known == 0 { 0.25 } else { 0.75 }, length))
}

/// Whether a unit is one of time: `working days`, not `litres per day`.
fn is_time(unit: &str) -> bool {
    let last = unit.rsplit(' ').next().unwrap_or_default();
    !unit.contains("per ") && TIMES.contains(&last.trim_end_matches('s'))
}

/// The figures of a text.
pub(super) fn measures(text: &str) -> Vec<Measure> {
    let tokens = tokens(text);
    let dated: Vec<Range<usize>> = spans(&tokens)
        .into_iter()
        .filter(|span| !matches!(span.sort, Sort::Quantity(_)))
        .map(|span| span.from..span.to)
        .collect();
    let mut found: Vec<Measure> = Vec::new();
    for at in 0..tokens.len() {
        let within = dated.iter().any(|dated| dated.contains(&at));
        let done = found
            .last()
            .is_some_and(|last| last.whole.end > tokens[at].start);
        if !within && !done {
            found.extend(measure(text, &tokens, at));
        }
    }
    found
}

fn low<'t>(tokens: &'t [Token], at: usize) -> &'t str {
    tokens.get(at).map_or("", |token| &*token.low)
}

/// The figure at a token.
fn measure(text: &str, tokens: &[Token], at: usize) -> Option<Measure> {
    if points_elsewhere(tokens, at) {
        return None;
    }
    let figure = figure(text, tokens, at)?;
    let (from_bound, bound) = matched(tokens, at, &BOUNDS);
    let (from, before) = matched(tokens, from_bound, &BEFORE);
    let tail_end = tail(tokens, &figure, &before);
    let tail = slice(text, tokens, figure.unit_end..tail_end);
    (!figure.unit.is_empty()).then(|| Measure {
        whole: tokens[from].start..tokens[tail_end - 1].end,
        figure: tokens[at].start..tokens[figure.end - 1].end,
        amount: tokens[at].start..tokens[figure.unit_end - 1].end,
        before,
        bound,
        unit: figure.unit,
        tail: tail
            .replace("of that ", "of the ")
            .replace("of such ", "of the "),
        value: figure.value,
    })
}

/// Whether a figure is that of an article, a day, or no figure: `Article 3`, `30 April`, `the one`.
fn points_elsewhere(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |at| low(tokens, at));
    let pointing = [
        "article",
        "articles",
        "annex",
        "part",
        "paragraph",
        "paragraphs",
        "section",
        "no",
        "chapter",
        "class",
        "grade",
        "§",
        "(",
        ".",
        ":",
        "one",
    ];
    let bare = low(tokens, at) == "one"
        && before != "least"
        && fraction(tokens, at).is_none()
        && !matches!(low(tokens, at + 1), "hundred" | "thousand");
    pointing.contains(&before) || is_month(low(tokens, at + 1)) || is_month(before) || bare
}

/// A figure with its unit, as it stands.
struct Figure {
    value: f64,
    /// Behind its last token.
    end: usize,
    /// Behind the last token of its unit.
    unit_end: usize,
    unit: String,
}

fn figure(text: &str, tokens: &[Token], at: usize) -> Option<Figure> {
    if let Some((value, length)) = fraction(tokens, at) {
        let end = at + length;
        return Some(Figure {
            value,
            end,
            unit_end: end,
            unit: String::from(SHARE),
        });
    }
    let known = value(&tokens[at])?;
    // `from 50 to 500`, `between 50 and 500`
    let between = at
        .checked_sub(1)
        .is_some_and(|at| low(tokens, at) == "between");
    let joint = low(tokens, at + 1);
    let ranged = (matches!(joint, "to" | "or") || between && joint == "and")
        && tokens.get(at + 2).and_then(value).is_some();
    let (known, end) = match ranged {
        true => (known, at + 3),
        false => hundreds(tokens, at, known),
    };
    let unit_end = unit_end(tokens, end);
    Some(Figure {
        value: known,
        end,
        unit_end,
        unit: slice(text, tokens, end..unit_end),
    })
}

/// The value of a number of several words, and where it ends: `one hundred and fifty`.
fn hundreds(tokens: &[Token], at: usize, known: f64) -> (f64, usize) {
    let times = match low(tokens, at + 1) {
        "hundred" => 100.0,
        "thousand" => 1000.0,
        _ => return (known, at + 1),
    };
    let joint = usize::from(low(tokens, at + 2) == "and");
    match tokens.get(at + 2 + joint).and_then(value) {
        Some(more) if more < times => (known * times + more, at + 3 + joint),
        _ => (known * times, at + 2),
    }
}

/// Where the words end that belong to a figure behind its unit.
fn tail(tokens: &[Token], figure: &Figure, before: &str) -> usize {
    let end = figure.unit_end;
    // `four times a year`
    let often = figure.unit.ends_with("times")
        && matches!(low(tokens, end), "a" | "each" | "every" | "per")
        && tokens
            .get(end + 1)
            .is_some_and(|next| next.kind == Kind::Word);
    let bounds = [
        "within",
        "after",
        "by",
        "for",
        "not later than",
        "no later than",
    ];
    let counted = is_time(&figure.unit) && bounds.contains(&before);
    // `25 hours a week`
    let per = is_time(&figure.unit)
        && matches!(low(tokens, end), "a" | "each" | "every" | "per")
        && TIMES.contains(&low(tokens, end + 1));
    match () {
        () if often || per => end + 2,
        () if counted || figure.unit.starts_with("per cent") => tail_end(tokens, end),
        () => end,
    }
}

/// The words of some tokens as they stand.
fn slice(text: &str, tokens: &[Token], range: Range<usize>) -> String {
    match range.is_empty() {
        true => String::new(),
        false => text[tokens[range.start].start..tokens[range.end - 1].end].to_owned(),
    }
}

/// Where the unit ends that begins at a token.
fn unit_end(tokens: &[Token], from: usize) -> usize {
    /// `cubic metres per working day` is as long as units are.
    const LONGEST: usize = 5;
    let mut at = from;
    while at < tokens.len().min(from + LONGEST) {
        let token = &tokens[at];
        let per = token.is("per")
            && tokens
                .get(at + 1)
                .is_some_and(|next| next.kind == Kind::Word);
        if per {
            at += 2;
            continue;
        }
        let plural = at > from && low(tokens, at - 1).ends_with('s');
        let verb = at > from
            && (forms(&token.low)
                .iter()
                .any(|(_, sorts)| sorts & THIRD != 0)
                && !token.is("days")
                || plural
                || token.low.ends_with("ed")
                || token.low.ends_with("ing"));
        let stop = token.kind != Kind::Word
            || token.is_capital()
            || token.among(PREPOSITIONS)
            || token.among(JOINING)
            || token.among(DETERMINERS)
            || token.among(AUXILIARIES)
            || token.among(&["or", "once", "other", "more"])
            || verb;
        if stop {
            break;
        }
        at += 1;
    }
    at
}

/// Where the words end that tell from when a time counts: `of service`, `after the end of the year`.
fn tail_end(tokens: &[Token], from: usize) -> usize {
    /// Longer ones tell more than that.
    const LONGEST: usize = 9;
    let counts = matches!(
        low(tokens, from),
        "of" | "from" | "after" | "following" | "before" | "preceding"
    );
    // `after it receives the form` is a clause
    if !counts
        || tokens
            .get(from + 1)
            .is_some_and(|next| next.among(LEANING) && !next.is("that"))
    {
        return from;
    }
    let mut at = from + 1;
    while at < tokens.len().min(from + LONGEST) {
        let token = &tokens[at];
        let stop = token.kind == Kind::Mark
            || token.among(JOINING) && !token.is("and") && !(token.is("that") && at == from + 1)
            || token.among(PREPOSITIONS) && !token.among(&["of"]);
        // `after the book has been returned` is a clause
        if token.among(AUXILIARIES) {
            return from;
        }
        if stop {
            break;
        }
        at += 1;
    }
    if at == from + 1 { from } else { at }
}

/// The first of some rows of words that ends right before a token: where it begins, and the words.
fn matched(tokens: &[Token], end: usize, rows: &[&[&str]]) -> (usize, String) {
    let found = rows.iter().find_map(|row| {
        let from = end.checked_sub(row.len())?;
        let same = row
            .iter()
            .enumerate()
            .all(|(n, word)| tokens[from + n].is(word));
        same.then(|| (from, row.join(" ")))
    });
    found.unwrap_or((end, String::new()))
}

fn is_month(word: &str) -> bool {
    MONTHS.iter().any(|month| month.eq_ignore_ascii_case(word))
}

/// A day in a text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Day {
    /// The bytes of all that belongs to it: `by 30 April of each year`.
    pub(super) whole: Range<usize>,
    /// The bytes of the day alone.
    pub(super) day: Range<usize>,
    /// As a question asks for it: `by which date of each year`.
    pub(super) asked: String,
}

/// The days of a text that a preposition binds to its verb.
pub(super) fn days(text: &str) -> Vec<Day> {
    let tokens = tokens(text);
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        let first = is_month(low(&tokens, at)) && tokens[at].is_capital();
        let day = |at: usize| {
            tokens
                .get(at)
                .is_some_and(|token| token.kind == Kind::Number)
        };
        if !first {
            continue;
        }
        let from = if at > 0 && day(at - 1) { at - 1 } else { at };
        let mut to = at + 1 + usize::from(from == at && day(at + 1));
        if low(&tokens, to) == "," && day(to + 1) && from == at {
            to += 2;
        } else if from < at && day(to) {
            to += 1;
        }
        let yearly = matches!(low(&tokens, to), "of" | "in")
            && matches!(low(&tokens, to + 1), "each" | "every");
        let end = if yearly { to + 3 } else { to };
        let Some((row, asked)) = DAYS.iter().find(|(row, _)| {
            from >= row.len()
                && row
                    .iter()
                    .enumerate()
                    .all(|(n, word)| tokens[from - row.len() + n].is(word))
        }) else {
            continue;
        };
        let end = end.min(tokens.len());
        let asked = match yearly {
            true => format!("{asked} of each year"),
            false => (*asked).to_owned(),
        };
        found.push(Day {
            whole: tokens[from - row.len()].start..tokens[end - 1].end,
            day: tokens[from].start..tokens[to - 1].end,
            asked,
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(text: &str) -> Vec<(String, &str)> {
        let told = measures(text).into_iter();
        told.map(|one| (one.asked(), &text[one.amount.clone()]))
            .collect()
    }

    #[test]
    fn figures_are_asked_with_their_bounds() {
        assert_eq!(
            asked("It is granted for no more than 20 years."),
            [(String::from("for no more than how many years"), "20 years")]
        );
        assert_eq!(
            asked("It may be contested within 30 days of service."),
            [(String::from("within how many days of service"), "30 days")]
        );
        assert_eq!(
            asked("Use of more than 15 cubic metres per day requires a permit."),
            [(
                String::from("of more than how many cubic metres per day"),
                "15 cubic metres per day"
            )]
        );
        assert!(asked("Piers are closed from 9:00 p.m. on.").is_empty());
        assert!(asked("It is told in Article 3 and on 4 May 1931.").is_empty());
    }

    #[test]
    fn days_are_asked_as_they_bind() {
        let text = "The list shall be published by 30 April of each year, but not on 1 May 1990.";
        let told: Vec<(String, &str)> = days(text)
            .into_iter()
            .map(|day| (day.asked, &text[day.day]))
            .collect();
        assert_eq!(
            told,
            [
                (String::from("by which date of each year"), "30 April"),
                (String::from("on which date"), "1 May 1990"),
            ]
        );
    }
}
