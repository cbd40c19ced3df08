//! Numbers as they are typed.

use std::str::FromStr;

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
