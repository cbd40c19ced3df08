//! Spans of time in words.

use crate::base::Days;
use crate::base::text::count;

/// From this many days on an interval is given in months: below, the difference between grades would be lost.
const MONTHS_FROM: u32 = 60;
/// From this many days on an interval is given in years.
const YEARS_FROM: u32 = 365;
/// The mean length of a month in the Gregorian calendar, in days.
const MONTH: f64 = 30.436_875;
/// The mean length of a year in the Gregorian calendar, in days.
const YEAR: f64 = 365.2425;

/// An interval: `today`, `3 d`, `2.5 mo`, `1.3 y`.
pub(super) fn interval(days: Days) -> String {
    match days.0 {
        0 => String::from("today"),
        n if n < MONTHS_FROM => format!("{n} d"),
        n if n < YEARS_FROM => tenths(f64::from(n) / MONTH, "mo"),
        n => tenths(f64::from(n) / YEAR, "y"),
    }
}

fn tenths(value: f64, unit: &str) -> String {
    let text = format!("{value:.1}");
    format!("{} {unit}", text.strip_suffix(".0").unwrap_or(&text))
}

/// When something comes back, in a sentence: `today`, `tomorrow`, `in 3 days`, `in 2.5 mo`.
pub(super) fn when(days: Days) -> String {
    match days.0 {
        0 => String::from("today"),
        1 => String::from("tomorrow"),
        n if n < MONTHS_FROM => format!("in {n} days"),
        _ => format!("in {}", interval(days)),
    }
}

/// Whole minutes, for a position: `0 min`.
pub(super) fn minutes(ms: i64) -> String {
    format!("{} min", ms.max(0) / 60_000)
}

/// How long something took: `45 s`, `6 min`, `1 h 5 min`.
pub(super) fn duration(ms: i64) -> String {
    let seconds = ms.max(0) / 1000;
    match (seconds / 3600, seconds / 60 % 60) {
        (0, 0) => format!("{seconds} s"),
        (0, minutes) => format!("{minutes} min"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

/// `1 question comes back`, `2 questions come back`.
pub(super) fn come_back(number: usize) -> String {
    let verb = if number == 1 { "comes" } else { "come" };
    format!("{} {verb} back", count(number, "question"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_are_short_and_tell_grades_apart() {
        let words = [0, 1, 59, 61, 76, 300, 365, 480, 3650].map(|n| interval(Days(n)));
        assert_eq!(
            words,
            [
                "today", "1 d", "59 d", "2 mo", "2.5 mo", "9.9 mo", "1 y", "1.3 y", "10 y"
            ]
        );
        assert_eq!(when(Days(1)), "tomorrow");
        assert_eq!(when(Days(76)), "in 2.5 mo");
    }

    #[test]
    fn durations_are_given_in_the_unit_that_fits() {
        let words = [-5, 45_999, 360_000, 3_900_000].map(duration);
        assert_eq!(words, ["0 s", "45 s", "6 min", "1 h 5 min"]);
        assert_eq!(minutes(119_000), "1 min");
    }
}
