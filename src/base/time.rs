//! Instants, study days and chances.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A day begins at this hour of local time, so that an evening's study after midnight belongs to the evening.
const ROLLOVER_HOURS: i64 = 4;
const HOUR_MS: i64 = 3_600_000;
/// A day without a change of clocks, in milliseconds.
pub const DAY_MS: i64 = 24 * HOUR_MS;

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

impl<'de> Deserialize<'de> for Millis {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = String::deserialize(d)?;
        let instant: Timestamp = text.parse().map_err(D::Error::custom)?;
        Ok(Self(instant.as_millisecond()))
    }
}

/// How far the learner's day was ahead of that of UTC when something happened, in minutes (-3000 to 1800): local time
/// ahead of UTC, less what the learner's day begins later than at 04:00.
///
/// Kept with every review, so that its study day is the same wherever the log is read later, and whatever the learner
/// says by then of when a day begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Offset(pub i16);

/// A study day: the civil date on which it began, as days since 1970-01-01. It lasts from 04:00 to 04:00 local time,
/// unless the learner's day begins at another hour ([`Calendar::beginning`]).
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

    /// The day of the week on which the day began.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        // 1970-01-01 was a Thursday
        match (i64::from(self.0) + 3).rem_euclid(7) {
            0 => Weekday::Monday,
            1 => Weekday::Tuesday,
            2 => Weekday::Wednesday,
            3 => Weekday::Thursday,
            4 => Weekday::Friday,
            5 => Weekday::Saturday,
            _ => Weekday::Sunday,
        }
    }

    /// The study day of a civil date; `None` when the date has no day.
    #[must_use]
    pub fn on(date: super::PartialDate) -> Option<Self> {
        let civil = jiff::civil::Date::new(date.year(), date.month()?, date.day()?).ok()?;
        let days = civil.since(jiff::civil::Date::constant(1970, 1, 1)).ok()?;
        Some(Self(days.get_days()))
    }

    /// The civil date on which the day began, in ISO form.
    #[must_use]
    pub fn date(self) -> String {
        jiff::civil::Date::constant(1970, 1, 1)
            .checked_add(jiff::Span::new().days(i64::from(self.0.clamp(-3_000_000, 2_900_000))))
            .map_or_else(|_| String::from("-"), |date| date.to_string())
    }
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weekday {
    /// The first day of the week in ISO 8601.
    Monday,
    /// The second.
    Tuesday,
    /// The third.
    Wednesday,
    /// The fourth.
    Thursday,
    /// The fifth.
    Friday,
    /// The sixth.
    Saturday,
    /// The seventh.
    Sunday,
}

impl Weekday {
    /// The week, from Monday on.
    pub const ALL: [Self; 7] = [
        Self::Monday,
        Self::Tuesday,
        Self::Wednesday,
        Self::Thursday,
        Self::Friday,
        Self::Saturday,
        Self::Sunday,
    ];

    /// The name in three small letters, such as `mon`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Monday => "mon",
            Self::Tuesday => "tue",
            Self::Wednesday => "wed",
            Self::Thursday => "thu",
            Self::Friday => "fri",
            Self::Saturday => "sat",
            Self::Sunday => "sun",
        }
    }
}

/// A number of whole days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(transparent)]
pub struct Days(pub u32);

/// A chance, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default, Serialize, Deserialize)]
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
    /// How much later than at 04:00 a day begins, in minutes.
    later: i16,
}

impl Calendar {
    /// A calendar in a time zone; its days begin at 04:00.
    #[must_use]
    pub fn new(zone: TimeZone) -> Self {
        Self { zone, later: 0 }
    }

    /// The same calendar with days that begin so many minutes after midnight, 0 to 1439.
    #[must_use]
    pub fn beginning(self, minutes: u16) -> Self {
        let minutes = i64::from(minutes.min(1439)) - ROLLOVER_HOURS * 60;
        Self {
            later: i16::try_from(minutes).unwrap_or(0),
            ..self
        }
    }

    /// How much later than at 04:00 a day begins, in minutes, -240 to 1199.
    #[must_use]
    pub fn later(&self) -> i16 {
        self.later
    }

    /// How far the learner's day is ahead of that of UTC at `at`: local time, less what a day begins later than at 04:00.
    #[must_use]
    pub fn offset(&self, at: Millis) -> Offset {
        let stamp = Timestamp::from_millisecond(at.0).unwrap_or(Timestamp::MAX);
        let ahead = i16::try_from(self.zone.to_offset(stamp).seconds() / 60).unwrap_or(0);
        Offset(ahead - self.later)
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

    /// The instant at which `day` begins: 04:00 local time unless said otherwise, or the first instant after it when clocks
    /// skip that hour.
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
    fn a_date_is_the_day_that_it_names() {
        for text in ["1970-01-01", "2026-12-15", "1969-12-31", "2028-02-29"] {
            assert_eq!(Day::on(text.parse().unwrap()).unwrap().date(), text);
        }
        assert_eq!(Day::on("2026-12".parse().unwrap()), None);
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
    fn a_day_may_begin_at_another_hour() {
        let seoul = Calendar::new(TimeZone::fixed(jiff::tz::offset(9))).beginning(6 * 60 + 30);
        assert_eq!(seoul.day(at("2026-01-02T21:29:59Z")).date(), "2026-01-02");
        assert_eq!(seoul.day(at("2026-01-02T21:30:00Z")).date(), "2026-01-03");
        let day = seoul.day(at("2026-01-03T00:00:00Z"));
        assert_eq!(seoul.start(day), at("2026-01-02T21:30:00Z"));
        let midnight = Calendar::new(TimeZone::UTC).beginning(0);
        assert_eq!(
            midnight.day(at("2026-01-02T00:00:00Z")).date(),
            "2026-01-02"
        );
    }

    #[test]
    fn days_have_names() {
        assert_eq!(Day(0).weekday(), Weekday::Thursday);
        assert_eq!(Day(-4).weekday(), Weekday::Sunday);
        assert_eq!(Day(20_778).date(), "2026-11-21");
        assert_eq!(Day(20_778).weekday().name(), "sat");
    }

    #[test]
    fn every_hour_of_a_year_of_changing_clocks_lies_in_a_day_that_has_begun() {
        for name in ["Europe/Berlin", "America/Sao_Paulo", "Australia/Lord_Howe"] {
            let Ok(zone) = TimeZone::get(name) else {
                continue;
            };
            // a day that begins within the hour that comes twice would begin twice, as on a journey to the west
            for begins in [0, 240] {
                let calendar = Calendar::new(zone.clone()).beginning(begins);
                let (mut now, mut before) = (at("2018-01-01T00:30:00Z"), None::<Day>);
                for _ in 0..366 * 24 {
                    let day = calendar.day(now);
                    assert!(
                        calendar.start(day) <= now,
                        "{name} {begins} {}",
                        now.rfc3339()
                    );
                    assert!(before.is_none_or(|last| last == day || day.0 == last.0 + 1));
                    (before, now) = (Some(day), Millis(now.0 + HOUR_MS));
                }
            }
        }
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
