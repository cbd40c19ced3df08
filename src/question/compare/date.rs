//! Dates as people write them.

use crate::base::PartialDate;
use crate::base::words::MONTHS;

use super::words::Folded;
use super::{near, numeral};

/// Words around a date that say nothing.
const FILLERS: [&str; 6] = ["in", "on", "of", "the", "year", "day"];
/// A date has at most this many words; longer texts are not looked at.
const LONGEST: usize = 9;
/// And at most this many bytes before numbers are read.
const LONGEST_BYTES: usize = 100;
/// Years that two digits can mean: these centuries, and the reading that is right counts.
const CENTURIES: [i16; 2] = [1900, 2000];

/// What a word says in a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// A number of so many digits, perhaps marked (`1992년`).
    Number {
        value: i16,
        digits: usize,
        mark: Mark,
    },
    /// A month by name.
    Month(i8),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    None,
    Ordinal,
    Year,
    Month,
    Day,
}

/// How the numbers of a date in digits are parted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// `24.8.1992`: the day stands first wherever that can be.
    Points,
    /// Anything else: `3/4/1992` may be read both ways.
    Open,
}

/// All dates that a text may mean and nothing else: mostly one, none when it is no date, two for `3/4/1992`.
pub(super) fn read(text: &Folded) -> Vec<PartialDate> {
    if text.plain.len() > LONGEST_BYTES || !numeral::occurs_in(&text.plain) {
        return Vec::new();
    }
    read_words(&text.words())
}

/// The date that a text means when the one word that is no part of a date is a month with a slip: also that month.
pub(super) fn read_with_slip(text: &Folded) -> Option<(Vec<PartialDate>, String, &'static str)> {
    let mut words = text.words();
    let unknown = |word: &String| parts(std::slice::from_ref(word)).is_none();
    let at = words.iter().position(unknown)?;
    let month = MONTHS
        .into_iter()
        .find(|month| near::slips(month, &words[at]).is_some())?;
    let wrong = std::mem::replace(&mut words[at], month.to_owned());
    let dates = read_words(&words);
    (!dates.is_empty()).then_some((dates, wrong, month))
}

/// Whether a word is a month, so that it is never a slip of another.
pub(super) fn is_month(word: &str) -> bool {
    MONTHS.contains(&word)
}

fn read_words(words: &[String]) -> Vec<PartialDate> {
    if words.len() > LONGEST {
        return Vec::new();
    }
    let points = words.iter().any(|word| word.contains('.'));
    let style = if points { Style::Points } else { Style::Open };
    let mut dates = parts(words).map_or_else(Vec::new, |parts| assemble(&parts, style));
    dates.dedup();
    dates
}

/// Every word as a part of a date; `None` when one is not.
fn parts(words: &[String]) -> Option<Vec<Part>> {
    let mut parts = Vec::with_capacity(4);
    for word in words
        .iter()
        .filter(|word| !FILLERS.contains(&word.as_str()))
    {
        match month(word) {
            Some(month) => parts.push(Part::Month(month)),
            None => {
                for number in word.split(['.', '/']).flat_map(unglued) {
                    parts.push(numbered(number)?);
                }
            }
        }
    }
    Some(parts)
}

/// `1992年8月24日` in its three parts.
fn unglued(word: &str) -> impl Iterator<Item = &str> {
    word.split_inclusive(['年', '月', '日', '년', '월', '일'])
}

/// The month of a name; the first three letters stand for each, and `sept`.
fn month(word: &str) -> Option<i8> {
    let named = |name: &str| name == word || (word.len() == 3 && name.starts_with(word));
    let at = match word {
        "sept" => 8,
        _ => MONTHS.iter().position(|name| named(name))?,
    };
    i8::try_from(at + 1).ok()
}

fn numbered(word: &str) -> Option<Part> {
    let end = word
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(word.len());
    let (digits, mark) = word.split_at(end);
    let mark = match mark {
        "" => Mark::None,
        "th" => Mark::Ordinal,
        "년" | "年" => Mark::Year,
        "월" | "月" => Mark::Month,
        "일" | "日" => Mark::Day,
        _ => return None,
    };
    let value = (1..=4).contains(&digits.len()).then(|| digits.parse().ok());
    Some(Part::Number {
        value: value.flatten()?,
        digits: digits.len(),
        mark,
    })
}

fn assemble(parts: &[Part], style: Style) -> Vec<PartialDate> {
    use Part::{Month, Number};
    let mut dates = Vec::new();
    let mut add = |year, month, day| dates.extend(PartialDate::new(year, month, day));
    match *parts {
        [y] => year(y).into_iter().for_each(|y| add(y, None, None)),
        [Month(m), y] | [y, Month(m)] => {
            year(y).into_iter().for_each(|y| add(y, Some(m), None));
        }
        [y @ Number { digits: 3.., .. }, m, d] => full(y, month_part(m), day(d), &mut add),
        [d, Month(m), y] | [Month(m), d, y] => full(y, Some(m), day(d), &mut add),
        [y @ Number { .. }, m @ Number { .. }] => {
            let mut either = |y, m| {
                let years = year(y).into_iter();
                years.for_each(|y| add(y, small(m, Mark::Month), None));
            };
            either(m, y);
            // `1992.5` is a number
            if style == Style::Open {
                either(y, m);
            }
        }
        [a @ Number { .. }, b @ Number { .. }, y] => {
            full(y, small(b, Mark::Month), day(a), &mut add);
            let (month, day) = (small(a, Mark::Month), small(b, Mark::Day));
            if is_month_first(style, a, b) {
                full(y, month, day, &mut add);
            }
        }
        _ => {}
    }
    // a month or a day that is asked for but not readable must not make a coarser date
    dates.retain(|date| precise(*date, parts.len()));
    dates
}

/// Whether `a.b` may also be read as month and day: with points only when it cannot be day and month.
fn is_month_first(style: Style, a: Part, b: Part) -> bool {
    style == Style::Open || small(b, Mark::Month).is_none_or(|m| m > 12) || day(a).is_none()
}

fn precise(date: PartialDate, parts: usize) -> bool {
    let precision = 1 + usize::from(date.month().is_some()) + usize::from(date.day().is_some());
    precision == parts
}

fn full(
    y: Part,
    month: Option<i8>,
    day: Option<i8>,
    add: &mut impl FnMut(i16, Option<i8>, Option<i8>),
) {
    let years = year(y).into_iter().chain(short_years(y));
    if month.is_some() && day.is_some() {
        years.for_each(|y| add(y, month, day));
    }
}

/// A year of three or four digits.
fn year(part: Part) -> Option<i16> {
    match part {
        Part::Number {
            value,
            digits: 3..,
            mark: Mark::None | Mark::Year,
        } => Some(value),
        _ => None,
    }
}

/// The years that two digits can mean.
fn short_years(part: Part) -> Vec<i16> {
    match part {
        Part::Number {
            value,
            digits: 2,
            mark: Mark::None | Mark::Year,
        } => CENTURIES.map(|century| century + value).to_vec(),
        _ => Vec::new(),
    }
}

fn month_part(part: Part) -> Option<i8> {
    match part {
        Part::Month(month) => Some(month),
        Part::Number { .. } => small(part, Mark::Month),
    }
}

fn day(part: Part) -> Option<i8> {
    match part {
        Part::Number {
            mark: Mark::Ordinal,
            value,
            ..
        } => i8::try_from(value).ok(),
        _ => small(part, Mark::Day),
    }
}

/// A number of one or two digits, without a mark or with the mark wanted.
fn small(part: Part, wanted: Mark) -> Option<i8> {
    match part {
        Part::Number {
            value,
            digits: 1 | 2,
            mark,
        } if mark == Mark::None || mark == wanted => i8::try_from(value).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(text: &str) -> Vec<String> {
        let dates = read(&Folded::new(text));
        dates.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_day_is_read_in_every_usual_order() {
        for text in [
            "24 August 1992",
            "August 24, 1992",
            "August 24,1992",
            "24th of August, 1992",
            "the 24th of Aug. 1992",
            "on 24 August 1992",
            "24.8.1992",
            "24. August 1992",
            "24/8/1992",
            "8/24/1992",
            "1992-08-24",
            "1992/8/24",
            "1992. 8. 24.",
            "1992년 8월 24일",
            "1992年8月24日",
            "1992 August 24",
            "24-8-1992",
            "twenty-fourth of August nineteen ninety-two",
            "１９９２-08-24",
        ] {
            assert_eq!(dates(text), ["1992-08-24"], "{text}");
        }
    }

    #[test]
    fn months_and_years_are_dates_too() {
        for text in [
            "Aug 1992",
            "August, 1992",
            "1992-08",
            "8/1992",
            "1992년 8월",
            "1992 aug",
        ] {
            assert_eq!(dates(text), ["1992-08"], "{text}");
        }
        for text in [
            "1992",
            "in 1992",
            "the year 1992",
            "nineteen ninety-two",
            "1992년",
        ] {
            assert_eq!(dates(text), ["1992"], "{text}");
        }
    }

    #[test]
    fn day_and_month_in_digits_may_be_read_both_ways() {
        assert_eq!(dates("3/4/1992"), ["1992-04-03", "1992-03-04"]);
        assert_eq!(dates("3.4.1992"), ["1992-04-03"]);
        assert_eq!(dates("8.24.1992"), ["1992-08-24"]);
        assert_eq!(dates("24/8/92"), ["1992-08-24", "2092-08-24"]);
        assert_eq!(
            dates("1/2/03"),
            ["1903-02-01", "2003-02-01", "1903-01-02", "2003-01-02"]
        );
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "Korea",
            "92",
            "August",
            "24 August",
            "1992-13",
            "31 June 1992",
            "about 1992",
            "before 1992",
            "1992 1993",
            "24 24 1992",
            "August 1992 treaty",
            "1990s",
            "-1992",
        ] {
            assert_eq!(dates(text), Vec::<String>::new(), "{text}");
        }
    }
}
