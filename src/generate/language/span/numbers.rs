//! Numbers and their units.

use super::*;

/// Whether a token is the sign of a unit, behind which no year stands: `1060 nm`.
pub(super) fn is_sign(token: &Token) -> bool {
    const SIGNS: [&str; 24] = [
        "cm", "dpi", "fps", "ghz", "hpa", "hz", "khz", "km", "km/h", "kpa", "kw", "kwh", "mah",
        "mg", "mhz", "ml", "mm", "nm", "ppm", "psi", "rpm", "wh", "µm", "μm",
    ];
    token.kind == Kind::Word && token.among(&SIGNS)
}

/// `24 August 1992`, `August 24, 1992`, `August 1992`, `1992`.
#[allow(clippy::too_many_lines)] // one list of cases, read from top to bottom
pub(super) fn date(tokens: &[Token], at: usize) -> Option<Span> {
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
pub(super) fn is_year(tokens: &[Token], at: usize) -> bool {
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

#[allow(clippy::too_many_lines)] // one list of cases, read from top to bottom
pub(super) fn quantity(tokens: &[Token], at: usize) -> Option<Span> {
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
pub(super) fn unit(tokens: &[Token], text: &str, at: usize) -> (Unit, usize) {
    /// So far from a number stands a word that tells of a weight.
    const NEAR: usize = 12;
    let next = low(tokens, at);
    if text.contains(['$', '€', '£', '¥']) {
        return (Unit::Money, at + usize::from(CURRENCIES.contains(&next)));
    }
    let weighs = || {
        let near = at.saturating_sub(NEAR)..at + NEAR;
        near.into_iter().any(|at| {
            let word = low(tokens, at);
            word.starts_with("weigh")
                || matches!(
                    word,
                    "lift" | "lifted" | "heavy" | "heavier" | "ounces" | "load"
                )
        })
    };
    if CURRENCIES.contains(&next) && !(next == "pounds" && weighs()) {
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
pub(super) fn measure_end(tokens: &[Token], at: usize) -> usize {
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
pub(super) fn rough(tokens: &[Token], at: usize) -> Option<usize> {
    (1..=3).rev().find_map(|length| {
        let from = at.checked_sub(length)?;
        let said: Vec<&str> = tokens[from..at].iter().map(|token| &*token.low).collect();
        ROUGH.contains(&said.join(" ").as_str()).then_some(from)
    })
}

/// Where a number with a power ends that begins with a token: `1.7 × 10−27`, `10^6`. Its parts are no numbers of their own, and
/// plain text has lost where its exponent begins.
pub(super) fn power(tokens: &[Token], at: usize) -> Option<usize> {
    let number = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|token| token.kind == Kind::Number)
    };
    let glued = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|token| token.start == tokens[at - 1].end)
    };
    let exponent = |at: usize| {
        let raised = low(tokens, at) == "^" && glued(at);
        let signed = usize::from(raised && matches!(low(tokens, at + 1), "-" | "\u{2212}"));
        match () {
            () if raised && number(at + 1 + signed) => Some(at + 2 + signed),
            () if number(at) && glued(at) => Some(at + 1),
            () => None,
        }
    };
    let times = matches!(low(tokens, at + 1), "\u{d7}" | "x" | "*" | "\u{b7}") && number(at + 2);
    if times && low(tokens, at + 2).starts_with("10") {
        return Some(exponent(at + 3).unwrap_or(at + 3));
    }
    if number(at) { exponent(at + 1) } else { None }
}

/// What may stand at a number without making it another: signs of money, degrees, parts of a hundred.
const MARKS: &[&str] = &[
    "", "%", "$", "us$", "€", "£", "¥", "−", "a$", "c$", "nz$", "hk$", "s$", "°", "°c", "°f", "k",
];

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
        let known = MARKS.contains(&&*rest);
        return known.then(|| plain.parse().ok())?;
    }
    if has_sign(low.as_bytes()) && low.contains(['€', '£', '$']) {
        let plain: String = low
            .chars()
            .filter(|c| c.is_ascii_digit() || *c == '.')
            .collect();
        return plain.parse().ok();
    }
    if !may_count(low) {
        return None;
    }
    if let Some(at) = NUMBER_WORDS.iter().position(|word| *word == low) {
        return u32::try_from(at).ok().map(f64::from);
    }
    let (tens, ones) = low.split_once('-').unwrap_or((low, "zero"));
    let tens = TENS.iter().position(|word| *word == tens)?;
    let ones = NUMBER_WORDS[..10].iter().position(|word| *word == ones)?;
    u32::try_from((tens + 2) * 10 + ones).ok().map(f64::from)
}
