//! Numbers as they are typed.

use std::str::FromStr;

use crate::base::{Day, PartialDate};

/// A whole number from 0 on.
pub(super) fn whole<N: FromStr>(typed: &str) -> Result<N, String> {
    typed
        .parse()
        .map_err(|_| String::from("give a whole number from 0 on"))
}

/// A number of questions.
pub(super) fn questions(typed: &str) -> Result<usize, String> {
    match typed.parse() {
        Ok(number) if number > 0 => Ok(number),
        _ => Err(String::from("give a whole number from 1 on")),
    }
}

/// The length of a session in minutes, a day at most.
pub(super) fn minutes(typed: &str) -> Result<u32, String> {
    match typed.parse() {
        Ok(number @ 1..=1440) => Ok(number),
        _ => Err(String::from("give a number of minutes from 1 to 1440")),
    }
}

/// A number of days to look ahead, ten years at most.
pub(super) fn days(typed: &str) -> Result<u16, String> {
    match typed.parse() {
        Ok(number @ 1..=3650) => Ok(number),
        _ => Err(String::from("give a number of days from 1 to 3650")),
    }
}

/// A wanted chance of recall.
pub(super) fn retention(typed: &str) -> Result<f64, String> {
    match typed.parse() {
        Ok(number @ 0.7..=0.97) => Ok(number),
        _ => Err(String::from("give a number from 0.7 to 0.97")),
    }
}

/// A day of the calendar.
pub(super) fn date(typed: &str) -> Result<Day, String> {
    let date = typed.parse::<PartialDate>().ok();
    date.and_then(Day::on)
        .ok_or_else(|| String::from("give a day such as 2026-12-15"))
}
