//! The one place that reads the clock, the time zone and the system's chance.

use std::hash::{BuildHasher, Hash, Hasher};
use std::time::SystemTime;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::failure::Failure;
use crate::base::{Calendar, Millis, Seed};

/// The clock: the system's, or fixed by `QUIZDECK_NOW`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clock {
    fixed: Option<Millis>,
}

impl Clock {
    /// The clock of this run.
    ///
    /// # Errors
    /// When `QUIZDECK_NOW` is set and no RFC 3339 instant.
    pub(super) fn new() -> Result<Self, Failure> {
        let Some(text) = std::env::var_os("QUIZDECK_NOW").filter(|text| !text.is_empty()) else {
            return Ok(Self { fixed: None });
        };
        let text = text.to_string_lossy();
        let instant: Timestamp = text.parse().map_err(|_| {
            Failure::usage(format!("QUIZDECK_NOW is `{text}`, which is no instant"))
                .help("write it as RFC 3339, such as 2026-11-21T09:00:00Z, or unset it")
        })?;
        Ok(Self {
            fixed: Some(Millis(instant.as_millisecond())),
        })
    }

    /// The instant now.
    #[allow(clippy::disallowed_methods)] // the one clock
    pub(super) fn now(self) -> Millis {
        self.fixed
            .unwrap_or_else(|| Millis(Timestamp::now().as_millisecond()))
    }
}

/// The time of the system's files, which `QUIZDECK_NOW` does not change.
#[allow(clippy::disallowed_methods)] // file systems keep their own time
pub(super) fn file_time() -> SystemTime {
    SystemTime::now()
}

/// A number that is another one for every build of the program: what is kept by one build means nothing to the next.
///
/// `None` where the system does not tell which file is running.
pub(super) fn build() -> Option<u64> {
    let data = std::fs::metadata(std::env::current_exe().ok()?).ok()?;
    let mut hasher = std::hash::DefaultHasher::new();
    env!("CARGO_PKG_VERSION").hash(&mut hasher);
    (data.len(), data.modified().ok()?).hash(&mut hasher);
    Some(hasher.finish())
}

/// Where the learner is, by `TZ` or else the system's time zone; with a word when `TZ` names none, and UTC is taken.
pub(super) fn calendar() -> (Calendar, Option<String>) {
    let named = std::env::var_os("TZ").filter(|name| !name.is_empty());
    match (TimeZone::try_system(), named) {
        (Ok(zone), _) => (Calendar::new(zone), None),
        (Err(_), None) => (Calendar::new(TimeZone::UTC), None),
        (Err(_), Some(name)) => {
            let name = name.to_string_lossy();
            let word =
                format!("TZ is `{name}`, which is no known time zone; days are counted in UTC");
            (Calendar::new(TimeZone::UTC), Some(word))
        }
    }
}

/// Chance from the system: the standard library seeds its hash tables with it.
pub(super) fn chance() -> Seed {
    Seed(std::hash::RandomState::new().build_hasher().finish())
}
