//! What `stats` takes.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, ValueHint};

use super::Decks;
use crate::base::Day;

#[derive(Debug, Clone, Args)]
pub(crate) struct Stats {
    #[command(flatten)]
    pub(crate) decks: Decks,
    /// The same as DECK; can be repeated
    #[arg(long, value_name = "DECK", value_hint = ValueHint::AnyPath)]
    pub(crate) deck: Vec<OsString>,
    /// Only this topic, with its subtopics; can be repeated
    #[arg(long, value_name = "T")]
    pub(crate) topic: Vec<String>,
    /// Only answers since a date, or 30d for the last 30 days
    ///
    /// A date is written 2026-05-01. Today counts as one of the days.
    #[arg(long, value_name = "WHEN", value_parser = since)]
    pub(crate) since: Option<Since>,
    /// Write a page for a browser, whole in itself
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with = "json")]
    pub(crate) html: Option<PathBuf>,
    /// Write the page over a file that is none of ours
    #[arg(long, requires = "html")]
    pub(crate) force: bool,
}

/// The first day of a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Since {
    /// This one.
    Day(Day),
    /// So many days, today counted in.
    Last(u32),
}

impl Since {
    /// The day, seen from today.
    pub(crate) fn day(self, today: Day) -> Day {
        match self {
            Self::Day(day) => day,
            Self::Last(days) => Day(today.0.saturating_sub_unsigned(days - 1)),
        }
    }
}

/// The first day of a window as it is typed.
pub(super) fn since(typed: &str) -> Result<Since, String> {
    let error = || String::from("give a date such as 2026-05-01, or days such as 30d");
    if let Some(days) = typed.strip_suffix('d') {
        let days = days.parse().ok().filter(|days| (1..=36_500).contains(days));
        return days.map(Since::Last).ok_or_else(error);
    }
    let date: jiff::civil::Date = typed.parse().map_err(|_| error())?;
    let epoch = jiff::civil::Date::constant(1970, 1, 1);
    let days = date.since(epoch).map_err(|_| error())?.get_days();
    Ok(Since::Day(Day(days)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_begins_on_a_date_or_some_days_ago() {
        let today = Day(20_778);
        let day = |typed: &str| since(typed).map(|since| since.day(today).date());
        assert_eq!(day("2026-05-01").unwrap(), "2026-05-01");
        assert_eq!(day("1d").unwrap(), "2026-11-21");
        assert_eq!(day("30d").unwrap(), "2026-10-23");
        for bad in [
            "",
            "d",
            "0d",
            "-3d",
            "99999d",
            "yesterday",
            "2026-02-30",
            "2026-05",
            "30",
        ] {
            assert!(day(bad).is_err(), "{bad}");
        }
    }
}
