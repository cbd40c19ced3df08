//! Instants, study days and chances.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::{Serialize, Serializer};

/// A day begins at this hour of local time, so that an evening's study after midnight belongs to the evening.
const ROLLOVER_HOURS: i64 = 4;
const HOUR_MS: i64 = 3_600_000;
const DAY_MS: i64 = 24 * HOUR_MS;

/// An instant: milliseconds since 1970-01-01T00:00:00Z, as the clock said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Millis(pub i64);

impl Millis {
    /// The instant in RFC 3339, in UTC, without a fraction when it has none.
    #[must_use]
    pub fn rfc3339(self) -> String {
        Timestamp::from_millisecond(self.0)
            .unwrap_or(Timestamp::MAX)
            .to_string()
    }

    /// Days from `earlier` to this instant, with their fraction; negative when `earlier` is later.
    #[must_use]
    #[allow(clippy::cast_precision_loss)] // 2^53 ms are 285,000 years
    pub fn days_since(self, earlier: Self) -> f64 {
        (self.0 - earlier.0) as f64 / DAY_MS as f64
    }
}

impl Serialize for Millis {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&self.rfc3339())
    }
}

/// How far local time was ahead of UTC when something happened, in minutes (-1560 to 1560).
///
/// Kept with every review, so that its study day is the same wherever the log is read later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Offset(pub i16);

/// A study day: the civil date on which it began, as days since 1970-01-01. It lasts from 04:00 to 04:00 local time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Day(pub i32);

impl Day {
    /// The study day in which `at` falls where local time is `offset` ahead of UTC.
    #[must_use]
    pub fn of(at: Millis, offset: Offset) -> Self {
        let local = at.0 + i64::from(offset.0) * 60_000 - ROLLOVER_HOURS * HOUR_MS;
        Self(
            i32::try_from(local.div_euclid(DAY_MS)).unwrap_or(if local < 0 {
                i32::MIN
            } else {
                i32::MAX
            }),
        )
    }

    /// The day `days` later; stops at the end of the range.
    #[must_use]
    pub fn plus(self, days: Days) -> Self {
        Self(self.0.saturating_add_unsigned(days.0))
    }

    /// Whole days from `earlier` to this day, 0 when `earlier` is later.
    #[must_use]
    pub fn since(self, earlier: Self) -> Days {
        Days(u32::try_from(i64::from(self.0) - i64::from(earlier.0)).unwrap_or(0))
    }

    /// The civil date on which the day began, in ISO form.
    #[must_use]
    pub fn date(self) -> String {
        jiff::civil::Date::constant(1970, 1, 1)
            .checked_add(jiff::Span::new().days(i64::from(self.0.clamp(-3_000_000, 2_900_000))))
            .map_or_else(|_| String::from("-"), |date| date.to_string())
    }
}

/// A number of whole days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(transparent)]
pub struct Days(pub u32);

/// A chance, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default, Serialize)]
#[serde(transparent)]
pub struct Probability(f64);

impl Probability {
    /// Takes a number; what lies outside 0 to 1 goes to the nearer end, what is no number to 0.
    #[must_use]
    pub fn new(value: f64) -> Self {
        Self(if value.is_nan() {
            0.0
        } else {
            value.clamp(0.0, 1.0)
        })
    }

    /// The number, 0 to 1.
    #[must_use]
    pub fn value(self) -> f64 {
        self.0
    }
}

/// Where the learner is: turns instants into study days and back.
#[derive(Debug, Clone)]
pub struct Calendar {
    zone: TimeZone,
}

impl Calendar {
    /// A calendar in a time zone.
    #[must_use]
    pub fn new(zone: TimeZone) -> Self {
        Self { zone }
    }

    /// How far local time is ahead of UTC at `at`.
    #[must_use]
    pub fn offset(&self, at: Millis) -> Offset {
        let stamp = Timestamp::from_millisecond(at.0).unwrap_or(Timestamp::MAX);
        Offset(i16::try_from(self.zone.to_offset(stamp).seconds() / 60).unwrap_or(0))
    }

    /// The local time of day at `at`, such as `14:03:22`.
    #[must_use]
    pub fn time(&self, at: Millis) -> String {
        let stamp = Timestamp::from_millisecond(at.0).unwrap_or(Timestamp::MAX);
        let zoned = stamp.to_zoned(self.zone.clone());
        format!(
            "{:02}:{:02}:{:02}",
            zoned.hour(),
            zoned.minute(),
            zoned.second()
        )
    }

    /// The local date and time at `at`, such as `2026-11-21 14:03`.
    #[must_use]
    pub fn stamp(&self, at: Millis) -> String {
        let stamp = Timestamp::from_millisecond(at.0).unwrap_or(Timestamp::MAX);
        let zoned = stamp.to_zoned(self.zone.clone());
        let (date, time) = (zoned.date(), self.time(at));
        format!("{date} {}", time.get(..5).unwrap_or(&time))
    }

    /// The study day in which `at` falls.
    #[must_use]
    pub fn day(&self, at: Millis) -> Day {
        Day::of(at, self.offset(at))
    }

    /// The instant at which `day` begins: 04:00 local time, or the first instant after it when clocks skip that hour.
    #[must_use]
    pub fn start(&self, day: Day) -> Millis {
        let naive = i64::from(day.0) * DAY_MS + ROLLOVER_HOURS * HOUR_MS;
        let guess = naive - i64::from(self.offset(Millis(naive)).0) * 60_000;
        // the offset may have changed between the guess and the true instant
        Millis(naive - i64::from(self.offset(Millis(guess)).0) * 60_000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Millis {
        Millis(text.parse::<Timestamp>().unwrap().as_millisecond())
    }

    #[test]
    fn the_day_rolls_over_at_four_local_time() {
        let seoul = Calendar::new(TimeZone::fixed(jiff::tz::offset(9)));
        assert_eq!(seoul.day(at("2026-01-02T18:59:59Z")).date(), "2026-01-02");
        assert_eq!(seoul.day(at("2026-01-02T19:00:00Z")).date(), "2026-01-03");
        assert_eq!(
            seoul.start(seoul.day(at("2026-01-02T19:00:00Z"))),
            at("2026-01-02T19:00:00Z")
        );
    }

    #[test]
    fn the_time_of_day_is_local() {
        let seoul = Calendar::new(TimeZone::fixed(jiff::tz::offset(9)));
        assert_eq!(seoul.time(at("2026-01-02T18:05:09Z")), "03:05:09");
    }

    #[test]
    fn a_day_may_begin_amid_a_change_of_clocks() {
        let Ok(zone) = TimeZone::get("Europe/Berlin") else {
            return;
        };
        let berlin = Calendar::new(zone);
        let spring = berlin.day(at("2026-03-29T10:00:00Z"));
        assert_eq!(berlin.start(spring), at("2026-03-29T02:00:00Z"));
        assert_eq!(berlin.day(berlin.start(spring)), spring);
    }

    #[test]
    fn instants_before_1970_have_days_too() {
        assert_eq!(Day::of(Millis(-1), Offset(0)), Day(-1));
        assert_eq!(Day(0).date(), "1970-01-01");
        assert_eq!(Millis(0).rfc3339(), "1970-01-01T00:00:00Z");
    }

    #[test]
    fn chances_stay_between_nought_and_one() {
        assert!(Probability::new(f64::NAN).value().abs() < f64::EPSILON);
        assert!((Probability::new(7.0).value() - 1.0).abs() < f64::EPSILON);
    }
}
