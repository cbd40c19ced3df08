//! Typed spans of a sentence: dates with their precision, quantities with their units.

mod numbers;

pub(crate) use numbers::value;
use numbers::*;

use super::token::{Kind, Token};
use crate::base::PartialDate;
use crate::base::words::{NUMBER_WORDS, TENS};
use crate::generate::lexicon::{DETERMINERS, Listed, MONTHS, ORDINALS, PREPOSITIONS, ROUGH};

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
    "km2",
    "km²",
    "ha",
    "m2",
    "m²",
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
    "kpa",
    "hpa",
    "mpa",
    "nm",
    "µm",
    "μm",
    "ma",
    "mah",
    "wh",
    "kwh",
    "ppm",
    "ohm",
    "ohms",
    "lux",
    "lumens",
    "dpi",
    "fps",
    "kbps",
    "mbps",
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
        if !may_begin(&tokens[at]) {
            at += 1;
            continue;
        }
        if let Some(end) = power(tokens, at) {
            at = end;
            continue;
        }
        match begun(tokens, at) {
            Some(span) => {
                at = span.to.max(at + 1);
                spans.push(span);
            }
            None => at += 1,
        }
    }
    spans
}

/// The span that begins with a token.
fn begun(tokens: &[Token], at: usize) -> Option<Span> {
    let measured = tokens.get(at + 1).is_some_and(is_sign);
    let dated = || date(tokens, at).or_else(|| years(tokens, at));
    era(tokens, at)
        .or_else(|| (!measured).then(dated).flatten())
        .or_else(|| age(tokens, at))
        .or_else(|| quantity(tokens, at))
}

/// Whether a span may begin with a token: a figure, a currency, a month, a word that counts. Most words are told from these
/// at a glance.
fn may_begin(token: &Token) -> bool {
    let low = token.low.as_bytes();
    match token.kind {
        Kind::Number => true,
        Kind::Possessive | Kind::Mark => false,
        Kind::Word if may_count(&token.low) => {
            let first = token.low.split('-').next().unwrap_or_default();
            NUMBER_WORDS.has(first)
                || TENS.has(first)
                || token.among(&ORDINALS)
                || token.low.ends_with("teenth")
                || month(Some(token)).is_some()
                || has_sign(low)
        }
        Kind::Word => token.text == "AD" || month(Some(token)).is_some() || has_sign(low),
    }
}

/// Whether a word begins as one that counts does, from `one` to `zero`.
fn may_count(low: &str) -> bool {
    let first = low.as_bytes().first();
    matches!(first, Some(b'e' | b'f' | b'n' | b'o' | b's' | b't' | b'z'))
}

/// Whether there is more than letters, digits and marks in a word, such as a sign of a currency.
fn has_sign(word: &[u8]) -> bool {
    word.iter().any(|byte| *byte == b'$' || !byte.is_ascii())
}

fn span(sort: Sort, from: usize, to: usize) -> Option<Span> {
    Some(Span { sort, from, to })
}

fn low<'a>(tokens: &'a [Token], at: usize) -> &'a str {
    tokens.get(at).map_or("", |token| &*token.low)
}

fn month(token: Option<&Token>) -> Option<i8> {
    let text = token?.text;
    let first = text.as_bytes().first();
    if !matches!(
        first,
        Some(b'A' | b'D' | b'F' | b'J' | b'M' | b'N' | b'O' | b'S')
    ) {
        return None;
    }
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
    if let Some((first, second)) = text.split_once(['-', '\u{2010}', '\u{2011}', '–']) {
        let first: i16 = (first.len() == 4).then(|| first.parse().ok())??;
        let last = match second.len() {
            4 => second.parse().ok()?,
            2 => first / 100 * 100 + second.parse::<i16>().ok()?,
            1 => first / 10 * 10 + second.parse::<i16>().ok()?,
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
        // `the early 1800s` may be ten years or a hundred
        return ((1000..=2100).contains(&decade) && (decade % 100 != 0 || decade == 2000))
            .then(|| span(Sort::Decade(decade), at, at + 1))?;
    }
    let ordinal = ORDINALS.contains(&low)
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

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    #[test]
    fn a_glance_overlooks_no_span() {
        let texts = [
            include_str!("../../../tests/generate/history.md"),
            include_str!("../../../tests/generate/geography.md"),
            include_str!("../../../tests/generate/manual.md"),
            "On Sept 3 and in AD 79, 44 BC, 12-14 May 1999, the 1970s, the fifteenth and third century, twenty-one men paid US$5, \
             A$6, €7.50, −3 °C, 5°, one dozen and ninety-nine.",
        ];
        for text in texts {
            let tokens = tokens(text);
            for at in 0..tokens.len() {
                let overlooked = begun(&tokens, at).filter(|_| !may_begin(&tokens[at]));
                assert_eq!(overlooked, None, "{}", tokens[at].text);
            }
        }
    }

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
    fn a_power_is_no_number_of_its_own() {
        for text in [
            "a mass of 1.7 × 10−27 kg",
            "a mass of 1.7 × 10-27 kg",
            "a mass of 2.0 x 1030 kg",
            "some 10^6 atoms and 3 * 10^-9 more",
        ] {
            assert_eq!(sorts(text), [], "{text}");
        }
        assert_eq!(first("a hall of 4 x 6 metres"), "4 = Things 4");
        assert_eq!(first("it rose by 27 kg"), "27 kg = Measure 27");
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
