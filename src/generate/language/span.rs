//! Typed spans of a sentence: dates with their precision, quantities with their units.

use super::token::{Kind, Token};
use crate::base::PartialDate;
use crate::generate::lexicon::{DETERMINERS, MONTHS, NUMBER_WORDS, PREPOSITIONS, ROUGH, TENS};

/// A stretch of tokens whose kind is known.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Span {
    /// What it is.
    pub(crate) sort: Sort,
    /// Its first token.
    pub(crate) from: usize,
    /// Behind its last token.
    pub(crate) to: usize,
}

/// What a stretch is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Sort {
    /// A day, a month of a year, or a year, as the calendar has it.
    Date(PartialDate),
    /// A year with its era: `44 BC`, `AD 79`.
    Era,
    /// From one year to another.
    Years(i16, i16),
    /// `the 1970s`.
    Decade(i16),
    /// `the 19th century`.
    Century,
    /// A number, with its unit where it has one.
    Quantity(Quantity),
}

/// A number.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Quantity {
    /// Its value, without the unit.
    pub(crate) value: f64,
    /// Tokens of the number itself, with `million` and the like.
    pub(crate) number: std::ops::Range<usize>,
    /// What it is counted in.
    pub(crate) unit: Unit,
    /// The token at which words such as `more than` begin; `None` when it is exact.
    pub(crate) rough: Option<usize>,
}

/// What a number is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    /// Things, named by the words that follow.
    Things,
    /// Money.
    Money,
    /// Hundredths.
    Percent,
    /// A length of time.
    Time,
    /// A length, an area, a weight, a temperature and so on.
    Measure,
}

/// Units of time.
const TIMES: &[&str] = &[
    "second",
    "seconds",
    "minute",
    "minutes",
    "hour",
    "hours",
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "years",
    "decades",
    "centuries",
    "milliseconds",
    "working",
];

/// Units of all else.
const MEASURES: &[&str] = &[
    "km",
    "kilometres",
    "kilometers",
    "kilometre",
    "kilometer",
    "m",
    "metres",
    "meters",
    "metre",
    "meter",
    "cm",
    "centimetres",
    "centimeters",
    "mm",
    "millimetres",
    "millimeters",
    "miles",
    "mile",
    "feet",
    "foot",
    "ft",
    "inches",
    "inch",
    "yards",
    "kg",
    "kilograms",
    "kilogram",
    "g",
    "grams",
    "gram",
    "mg",
    "milligrams",
    "tonnes",
    "tonne",
    "tons",
    "ton",
    "pounds",
    "ounces",
    "litres",
    "liters",
    "litre",
    "liter",
    "ml",
    "millilitres",
    "milliliters",
    "hectares",
    "acres",
    "degrees",
    "°c",
    "°f",
    "kelvin",
    "watts",
    "kw",
    "kilowatts",
    "megawatts",
    "mw",
    "volts",
    "volt",
    "v",
    "amps",
    "hertz",
    "hz",
    "khz",
    "mhz",
    "ghz",
    "bytes",
    "kb",
    "mb",
    "gb",
    "tb",
    "megabytes",
    "gigabytes",
    "bits",
    "bar",
    "knots",
    "calories",
    "kilocalories",
    "joules",
    "km/h",
    "mph",
    "rpm",
    "micrometres",
    "micrometers",
    "nanometres",
    "nanometers",
    "square",
    "cubic",
    "light-years",
    "w",
    "db",
    "decibels",
    "psi",
    "pascals",
    "nautical",
    "pages",
    "characters",
    "lines",
    "pixels",
];

/// Currencies written out behind a number.
const CURRENCIES: &[&str] = &[
    "dollars", "euros", "pounds", "yen", "francs", "marks", "won", "rubles", "roubles", "rupees",
    "crowns", "dollar", "euro", "kroner", "pesos",
];

/// Words that multiply.
const MULTIPLIERS: [(&str, f64); 6] = [
    ("hundred", 1e2),
    ("thousand", 1e3),
    ("million", 1e6),
    ("billion", 1e9),
    ("trillion", 1e12),
    ("dozen", 12.0),
];

/// The typed spans of a sentence, from left to right, none within another.
pub(crate) fn spans(tokens: &[Token]) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let found = era(tokens, at)
            .or_else(|| date(tokens, at))
            .or_else(|| years(tokens, at))
            .or_else(|| age(tokens, at))
            .or_else(|| quantity(tokens, at));
        match found {
            Some(span) => {
                at = span.to.max(at + 1);
                spans.push(span);
            }
            None => at += 1,
        }
    }
    spans
}

fn span(sort: Sort, from: usize, to: usize) -> Option<Span> {
    Some(Span { sort, from, to })
}

fn low<'a>(tokens: &'a [Token], at: usize) -> &'a str {
    tokens.get(at).map_or("", |token| &*token.low)
}

fn month(token: Option<&Token>) -> Option<i8> {
    let text = token?.text;
    let at = MONTHS.iter().position(|month| {
        *month == text
            || text.len() >= 3 && text.len() <= 4 && month.starts_with(text) && text != "May"
    })?;
    i8::try_from(at + 1).ok()
}

fn day(token: Option<&Token>) -> Option<i8> {
    let low = &token?.low;
    let digits = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|end| low.strip_suffix(end))
        .unwrap_or(low);
    let short = digits.len() <= 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits
        .parse()
        .ok()
        .filter(|day| short && (1..=31).contains(day))
}

/// A year of four figures.
pub(crate) fn year(token: Option<&Token>) -> Option<i16> {
    let text = token?.text;
    let year = (text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse::<i16>().ok())??;
    (1000..=2100).contains(&year).then_some(year)
}

/// `24 August 1992`, `August 24, 1992`, `August 1992`, `1992`.
#[allow(clippy::too_many_lines)] // one list of cases, read from top to bottom
fn date(tokens: &[Token], at: usize) -> Option<Span> {
    let get = |offset: usize| tokens.get(at + offset);
    let comma = |offset: usize| usize::from(low(tokens, at + offset) == ",");
    if let (Some(d), Some(m)) = (day(get(0)), month(get(1))) {
        let skip = comma(2);
        if let Some(y) = year(get(2 + skip)) {
            return span(
                Sort::Date(PartialDate::new(y, Some(m), Some(d))?),
                at,
                at + 3 + skip,
            );
        }
    }
    let days = |token: Option<&Token>| {
        token.is_some_and(|token| {
            token
                .text
                .split_once(['-', '–'])
                .is_some_and(|(one, other)| {
                    [one, other].iter().all(|day| {
                        !day.is_empty()
                            && day.len() <= 2
                            && day.bytes().all(|byte| byte.is_ascii_digit())
                    })
                })
        })
    };
    if days(get(0))
        && let Some(m) = month(get(1))
        && let Some(y) = year(get(2 + comma(2)))
    {
        return span(
            Sort::Date(PartialDate::new(y, Some(m), None)?),
            at,
            at + 3 + comma(2),
        );
    }
    if let Some(m) = month(get(0)) {
        if days(get(1))
            && let Some(y) = year(get(2 + comma(2)))
        {
            return span(
                Sort::Date(PartialDate::new(y, Some(m), None)?),
                at,
                at + 3 + comma(2),
            );
        }
        if let Some(d) = day(get(1)) {
            let skip = comma(2);
            if let Some(y) = year(get(2 + skip)) {
                return span(
                    Sort::Date(PartialDate::new(y, Some(m), Some(d))?),
                    at,
                    at + 3 + skip,
                );
            }
        }
        let skip = comma(1) + usize::from(low(tokens, at + 1) == "of");
        if let Some(y) = year(get(1 + skip)) {
            return span(
                Sort::Date(PartialDate::new(y, Some(m), None)?),
                at,
                at + 2 + skip,
            );
        }
        return None;
    }
    let y = year(get(0))?;
    is_year(tokens, at).then(|| span(Sort::Date(PartialDate::new(y, None, None)?), at, at + 1))?
}

/// Whether four figures are a year and no number of things.
#[allow(clippy::too_many_lines)] // one list of cases, read from top to bottom
fn is_year(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |at| low(tokens, at));
    let led = matches!(
        before,
        "in" | "since"
            | "by"
            | "until"
            | "till"
            | "from"
            | "to"
            | "between"
            | "and"
            | "early"
            | "late"
            | "mid"
            | "during"
            | "after"
            | "before"
            | "around"
            | "circa"
            | "year"
            | "the"
            | "of"
            | "summer"
            | "spring"
            | "autumn"
            | "winter"
            | "fall"
            | "for"
            | ","
            | "("
            | "through"
            | "act"
    );
    let follows = tokens.get(at + 1).is_none_or(|next| {
        next.kind == Kind::Mark
            || next.is_capital()
            || next.kind == Kind::Possessive
            || matches!(
                &*next.low,
                "and"
                    | "to"
                    | "until"
                    | "at"
                    | "by"
                    | "as"
                    | "with"
                    | "when"
                    | "after"
                    | "in"
                    | "for"
                    | "from"
                    | "was"
                    | "were"
                    | "is"
                    | "the"
                    | "under"
                    | "on"
            )
    });
    let counted = tokens.get(at + 1).is_some_and(|next| {
        MEASURES.contains(&&*next.low)
            || TIMES.contains(&&*next.low)
            || CURRENCIES.contains(&&*next.low)
    });
    (led || follows) && !counted
}

/// `44 BC`, `AD 79`, `300 BCE`.
fn era(tokens: &[Token], at: usize) -> Option<Span> {
    let number = |at: usize| {
        tokens.get(at).is_some_and(|token| {
            token.kind == Kind::Number && token.text.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    let era = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|token| matches!(token.text, "BC" | "BCE" | "AD" | "CE"))
    };
    (number(at) && era(at + 1) || matches!(tokens[at].text, "AD") && number(at + 1))
        .then(|| span(Sort::Era, at, at + 2))?
}

/// `1910-1945`, `1950-53`, `from 1910 to 1945`, `between 1962 and 1979`.
fn years(tokens: &[Token], at: usize) -> Option<Span> {
    let text = tokens[at].text;
    if let Some((first, second)) = text.split_once(['-', '–']) {
        let first: i16 = (first.len() == 4).then(|| first.parse().ok())??;
        let last = match second.len() {
            4 => second.parse().ok()?,
            2 => first / 100 * 100 + second.parse::<i16>().ok()?,
            _ => return None,
        };
        return (first < last && (1000..=2100).contains(&first))
            .then(|| span(Sort::Years(first, last), at, at + 1))?;
    }
    None
}

/// `the 1970s`, `the 19th century`.
fn age(tokens: &[Token], at: usize) -> Option<Span> {
    let low = &*tokens[at].low;
    if let Some(decade) = low.strip_suffix('s') {
        let decade: i16 = decade.trim_end_matches('\'').parse().ok()?;
        return (1000..=2100)
            .contains(&decade)
            .then(|| span(Sort::Decade(decade), at, at + 1))?;
    }
    let ordinal = crate::generate::lexicon::ORDINALS.contains(&low)
        || ["st", "nd", "rd", "th"].iter().any(|end| {
            low.strip_suffix(end).is_some_and(|digits| {
                !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
            })
        })
        || low.ends_with("teenth");
    let century = |at: usize| matches!(self::low(tokens, at), "century");
    if !(ordinal && century(at + 1)) {
        return None;
    }
    let era = tokens
        .get(at + 2)
        .is_some_and(|token| matches!(token.text, "BC" | "BCE" | "AD" | "CE"));
    span(Sort::Century, at, at + 2 + usize::from(era))
}

/// The value of a number token or a number word.
pub(crate) fn value(token: &Token) -> Option<f64> {
    let low = &*token.low;
    if token.kind == Kind::Number {
        let plain: String = low
            .chars()
            .filter(|c| c.is_ascii_digit() || *c == '.')
            .collect();
        let rest: String = low
            .chars()
            .filter(|c| !c.is_ascii_digit() && !matches!(c, '.' | ','))
            .collect();
        let known = matches!(
            &*rest,
            "" | "%"
                | "$"
                | "us$"
                | "€"
                | "£"
                | "¥"
                | "−"
                | "a$"
                | "c$"
                | "nz$"
                | "hk$"
                | "s$"
                | "°"
                | "°c"
                | "°f"
                | "k"
        );
        return known.then(|| plain.parse().ok())?;
    }
    if low.starts_with("us$") || low.contains(['€', '£', '$']) {
        let plain: String = low
            .chars()
            .filter(|c| c.is_ascii_digit() || *c == '.')
            .collect();
        return plain.parse().ok();
    }
    if let Some(at) = NUMBER_WORDS.iter().position(|word| *word == low) {
        return u32::try_from(at).ok().map(f64::from);
    }
    let (tens, ones) = low.split_once('-').unwrap_or((low, "zero"));
    let tens = TENS.iter().position(|word| *word == tens)?;
    let ones = NUMBER_WORDS[..10].iter().position(|word| *word == ones)?;
    u32::try_from((tens + 2) * 10 + ones).ok().map(f64::from)
}

#[allow(clippy::too_many_lines)] // one list of cases, read from top to bottom
fn quantity(tokens: &[Token], at: usize) -> Option<Span> {
    let first = value(tokens.get(at)?)?;
    let mut to = at + 1;
    let mut amount = first;
    while let Some((_, times)) = MULTIPLIERS
        .iter()
        .find(|(word, _)| *word == low(tokens, to))
    {
        amount *= times;
        to += 1;
    }
    let number = at..to;
    let text = tokens[at].text;
    let (unit, to) = unit(tokens, text, to);
    // `one of`, `one day`, `a hundred` count nothing
    if tokens[at].is("one") && to == at + 1 || tokens[at].is("zero") {
        return None;
    }
    // part of a name or a version: `Apollo 11`, `section 5`
    let named = at > 0
        && unit == Unit::Things
        && tokens[at - 1].is_capital()
        && !tokens[at - 1].among(DETERMINERS)
        && !tokens[at - 1].among(PREPOSITIONS)
        && !tokens[at - 1].among(ROUGH)
        && to == at + 1
        && tokens[at].kind == Kind::Number;
    let part = at > 0
        && matches!(
            low(tokens, at - 1),
            "section"
                | "article"
                | "chapter"
                | "no"
                | "number"
                | "version"
                | "figure"
                | "table"
                | "page"
                | "clause"
                | "type"
                | "level"
                | "grade"
                | "step"
                | "part"
                | "class"
                | "paragraph"
                | "vitamin"
                | "item"
                | "port"
                | "error"
                | "code"
                | "rule"
        );
    if named || part {
        return None;
    }
    let rough = rough(tokens, at);
    span(
        Sort::Quantity(Quantity {
            value: amount,
            number,
            unit,
            rough,
        }),
        at,
        to,
    )
}

/// The unit behind a number, and where it ends.
fn unit(tokens: &[Token], text: &str, at: usize) -> (Unit, usize) {
    let next = low(tokens, at);
    if text.contains(['$', '€', '£', '¥']) {
        return (Unit::Money, at + usize::from(CURRENCIES.contains(&next)));
    }
    if CURRENCIES.contains(&next) {
        return (Unit::Money, at + 1);
    }
    if matches!(next, "us" | "u.s." | "australian" | "canadian")
        && CURRENCIES.contains(&low(tokens, at + 1))
    {
        return (Unit::Money, at + 2);
    }
    if text.ends_with('%') {
        return (Unit::Percent, at);
    }
    if matches!(next, "percent" | "%") {
        return (Unit::Percent, at + 1);
    }
    if next == "per" && low(tokens, at + 1) == "cent" {
        return (Unit::Percent, at + 2);
    }
    if TIMES.contains(&next) {
        let working = usize::from(next == "working");
        return (Unit::Time, at + 1 + working);
    }
    if text.contains('°') {
        return (
            Unit::Measure,
            at + usize::from(matches!(next, "c" | "f" | "celsius")),
        );
    }
    if next == "°" && matches!(low(tokens, at + 1), "c" | "f") {
        return (Unit::Measure, at + 2);
    }
    if MEASURES.contains(&next) {
        return (Unit::Measure, measure_end(tokens, at));
    }
    (Unit::Things, at)
}

/// `square kilometres`, `degrees Celsius`, `metres per second`.
fn measure_end(tokens: &[Token], at: usize) -> usize {
    let mut end = at + 1;
    if matches!(low(tokens, at), "square" | "cubic" | "nautical")
        && MEASURES.contains(&low(tokens, end))
    {
        end += 1;
    }
    if low(tokens, at) == "degrees"
        && matches!(
            low(tokens, end),
            "celsius" | "fahrenheit" | "c" | "f" | "north" | "south" | "centigrade"
        )
    {
        end += 1;
    }
    if low(tokens, end) == "per"
        && (TIMES.contains(&low(tokens, end + 1))
            || matches!(
                low(tokens, end + 1),
                "square" | "litre" | "liter" | "kilogram" | "gram" | "cubic" | "metre"
            ))
    {
        end += 2 + usize::from(matches!(low(tokens, end + 1), "square" | "cubic"));
    }
    end
}

/// Where the words begin that make a number rough.
fn rough(tokens: &[Token], at: usize) -> Option<usize> {
    (1..=3).rev().find_map(|length| {
        let from = at.checked_sub(length)?;
        let said: Vec<&str> = tokens[from..at].iter().map(|token| &*token.low).collect();
        ROUGH.contains(&said.join(" ").as_str()).then_some(from)
    })
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    fn sorts(text: &str) -> Vec<(String, String)> {
        let tokens = tokens(text);
        spans(&tokens)
            .into_iter()
            .map(|span| {
                let sort = match &span.sort {
                    Sort::Date(date) => date.to_string(),
                    Sort::Quantity(quantity) => format!("{:?} {}", quantity.unit, quantity.value),
                    sort => format!("{sort:?}"),
                };
                (
                    text[tokens[span.from].start..tokens[span.to - 1].end].to_owned(),
                    sort,
                )
            })
            .collect()
    }

    fn first(text: &str) -> String {
        sorts(text)
            .first()
            .map_or_else(String::new, |(text, sort)| format!("{text} = {sort}"))
    }

    #[test]
    fn dates_keep_their_precision() {
        assert_eq!(
            first("on August 24, 1992, they"),
            "August 24, 1992 = 1992-08-24"
        );
        assert_eq!(first("on 24 August 1992"), "24 August 1992 = 1992-08-24");
        assert_eq!(first("in September 1990"), "September 1990 = 1990-09");
        assert_eq!(first("in 1991 it"), "1991 = 1991");
        assert_eq!(first("the 1950-53 war"), "1950-53 = Years(1950, 1953)");
        assert_eq!(first("in the 1970s"), "1970s = Decade(1970)");
        assert_eq!(first("in the 19th century"), "19th century = Century");
        assert_eq!(first("in 44 BC"), "44 BC = Era");
    }

    #[test]
    fn numbers_know_what_they_count() {
        assert_eq!(first("1500 soldiers came"), "1500 = Things 1500");
        assert_eq!(
            first("reached US$71.6 billion in"),
            "US$71.6 billion = Money 71600000000"
        );
        assert_eq!(first("for 8 hours"), "8 hours = Time 8");
        assert_eq!(
            first("covers 9,600 square kilometres of"),
            "9,600 square kilometres = Measure 9600"
        );
        assert_eq!(first("about 70 percent of"), "70 percent = Percent 70");
        assert_eq!(first("twenty-four ribs"), "twenty-four = Things 24");
        assert_eq!(first("Apollo 11 landed"), "");
        assert_eq!(first("see section 5"), "");
    }
}
