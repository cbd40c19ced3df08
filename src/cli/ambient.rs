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
    let zone = own_zone().map_or_else(TimeZone::try_system, Ok);
    match (zone, named) {
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

/// Where most systems keep their time zones, a file each.
const ZONES: &str = "/usr/share/zoneinfo/";

/// The system's time zone where it is plainly named, by `TZ` or by the link that says where this machine stands, and has a file
/// of its own: to look the name up among all there are, every folder of zones would be read first. `None` in every other case.
fn own_zone() -> Option<TimeZone> {
    let link = || std::fs::read_link("/etc/localtime").ok();
    let place = || Some(link()?.to_str()?.rsplit_once("zoneinfo/")?.1.to_owned());
    let name = match std::env::var_os("TZ") {
        Some(name) => name.into_string().ok()?,
        None => place()?,
    };
    if name == "UTC" {
        return Some(TimeZone::UTC);
    }
    // without a stroke it may be a rule, with a point it may lead elsewhere
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '_' | '-' | '+');
    let is_name = name.contains('/') && !name.starts_with('/') && name.chars().all(plain);
    if !is_name || std::env::var_os("TZDIR").is_some() {
        return None;
    }
    let bytes = std::fs::read(format!("{ZONES}{name}")).ok()?;
    TimeZone::tzif(&name, &bytes).ok()
}

/// Chance from the system: the standard library seeds its hash tables with it.
pub(super) fn chance() -> Seed {
    Seed(std::hash::RandomState::new().build_hasher().finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_from_its_own_file_is_the_one_of_that_name() {
        let Some(zone) = own_zone() else {
            return; // this machine names its zone in another way
        };
        let same = TimeZone::try_system().unwrap();
        assert_eq!(zone.iana_name(), same.iana_name());
        for month in 0..600 {
            let at = Timestamp::from_second(month * 2_629_746).unwrap();
            assert_eq!(zone.to_offset(at), same.to_offset(at));
        }
    }
}
