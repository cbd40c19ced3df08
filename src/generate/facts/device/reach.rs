//! Measures behind a preposition: `can be extended to 4 m`, `is sealed at 57 points`.

use super::amount::{Amount, amount, unit_of};
use super::clause::Mode;
use super::measure::{SURE, VALUED, cut, value};
use super::naming::Names;
use super::{Part, posed, tail};
use crate::generate::facts::Draft;

/// `can be extended to 4 m`, `is set to 4 on delivery`, `must be protected by a 10 A fuse`, `may be connected to hot water of
/// up to 60 °C`, `is sealed at 57 points`: a measure behind a preposition.
pub(super) fn reached(part: &Part, names: &Names) -> Vec<Draft> {
    let found = part.subject == "you" && matches!(part.raw.verb, "find" | "see" | "notice");
    if part.raw.mode == Mode::Be || part.raw.negative || part.raw.verb == "have" || found {
        return Vec::new();
    }
    let said = tail(&part.rest);
    // `to ISO 80 at the lower end and to ISO 51200 at the upper end`
    let halves: Vec<&str> = match said.split_once(" and to ") {
        Some((one, _)) if one.starts_with("to ") => vec![one, &said[one.len() + 5..]],
        _ => vec![said],
    };
    halves
        .into_iter()
        .filter_map(|said| reached_in(part, names, said))
        .collect()
}

/// The first measure behind a preposition in a stretch.
fn reached_in(part: &Part, names: &Names, said: &str) -> Option<Draft> {
    let words: Vec<&str> = said.split(' ').collect();
    let mut at = 0;
    for word in &words {
        if matches!(
            *word,
            "to" | "at" | "for" | "by" | "with" | "of" | "within" | "after"
        ) {
            let (before, behind) = (said[..at].trim(), &said[at + word.len()..]);
            if let Some(made) = behind
                .strip_prefix(' ')
                .and_then(|behind| reach(part, names, (before, word, behind)))
            {
                return Some(made);
            }
        }
        at += word.len() + 1;
    }
    None
}

/// The question on what stands behind a preposition; `before` stands between it and the verb.
fn reach(part: &Part, names: &Names, (before, by, said): (&str, &str, &str)) -> Option<Draft> {
    if by == "of" || by == "to" && before.ends_with(" up") {
        return None;
    }
    let (asks, behind, found) = match amount(said) {
        Some(found) => plain(part, before, by, found)?,
        None => {
            let (asks, more, found) = of_a_thing(by, said)?;
            (asks, format!("{before} {more}"), found)
        }
    };
    let question = part.question(&asks, &behind);
    Some(posed("device reach", names, &question, value(&found), SURE))
}

/// What is asked, what the question ends with, and the amount.
type Asked<'t> = (String, String, Amount<'t>);

/// `for two years from the date of purchase`, `down to -6 EV`, `to 4 m`, `at 57 points`, `to 4 on delivery`.
fn plain<'t>(part: &Part, before: &str, by: &str, found: Amount<'t>) -> Option<Asked<'t>> {
    // `for two years or 500 charges`: half an answer; `and the tank for five`: another thing
    if found.rest.starts_with("or ") {
        return None;
    }
    let second = found.rest.split_once("and ").map(|(_, second)| second);
    if second.is_some_and(|second| {
        let last = second.rsplit(' ').next().unwrap_or_default();
        second.contains(" for ") && amount(last).is_some()
    }) {
        return None;
    }
    // `1 to 3 minutes`: the second half of a range
    if before.ends_with(|c: char| c.is_ascii_digit()) || before.starts_with("from ") {
        return None;
    }
    let (noun, more) = cut(found.rest);
    let (about, most, rest) = (found.bound.before(), found.bound.behind(), found.rest);
    let (asks, behind) = match found.measures {
        Some("time") if by == "for" => (
            format!("for {about}how long"),
            format!("{before} {rest}{most}"),
        ),
        Some(_) if by == "to" && part.raw.verb == "set" => {
            (String::from("to what"), format!("{before} {rest}"))
        }
        Some(_) if matches!(by, "with" | "by") && rest.is_empty() && before.is_empty() => {
            (format!("{by} {about}how much"), most.to_owned())
        }
        Some("share") if by == "to" => (
            format!("to what {}percentage", found.bound.named()),
            format!("{before} {rest}"),
        ),
        Some(what) if by == "to" && matches!(before, "down" | "up") => {
            let high = what == "length" && rest.starts_with("above ");
            let what = if high { "height" } else { what };
            (format!("{before} to what {what}"), rest.to_owned())
        }
        Some(what) if by == "to" && rest.is_empty() => match before.strip_prefix("ready ") {
            Some(before) => (format!("{before} to what {what}"), String::new()),
            None => (
                format!("to what {}{what}", found.bound.named()),
                before.to_owned(),
            ),
        },
        None if noun.ends_with('s') => (
            format!("{by} {about}how many {noun}"),
            format!("{before} {more}{most}"),
        ),
        None if by == "to" && noun.is_empty() && part.raw.verb == "set" => {
            (String::from("to what"), format!("{before} {rest}"))
        }
        _ => return None,
    };
    Some((asks, behind, found))
}

/// `by a 10 A fuse`, `to hot water of up to 60 °C`, `at altitudes of up to 2,500 m`, `by a factor of 1.29`; with what follows.
fn of_a_thing<'t>(by: &str, said: &'t str) -> Option<(String, &'t str, Amount<'t>)> {
    let (article, rest) = said.split_once(' ')?;
    let own = |found: &Amount| matches!(article, "a" | "an") && found.measures.is_some();
    if let Some(found) = amount(rest).filter(own) {
        let (noun, more) = cut(found.rest);
        let one = !noun.is_empty() && !noun.contains(' ');
        return one.then(|| (format!("{by} what {noun}"), more, found));
    }
    let (noun, of) = said.split_once(" of ")?;
    let whole = noun.split(' ').count() <= 3 && !noun.starts_with("the ");
    let found = amount(of).filter(|_| whole)?;
    let bare = noun.strip_prefix("a ").or_else(|| noun.strip_prefix("an "));
    let bare = bare.unwrap_or(noun);
    let (bound, rest) = (found.bound.named(), found.rest);
    if found.measures.is_none() || is_measure(bare) {
        let single = bare.strip_suffix('s').filter(|single| is_measure(single));
        let single = single.unwrap_or(bare);
        return Some((format!("{by} what {bound}{single} {rest}"), "", found));
    }
    let what = found.measures?;
    if what == "time" {
        return None;
    }
    Some((format!("{by} {noun} of what {bound}{what}"), rest, found))
}

/// Whether a noun names what is measured.
fn is_measure(noun: &str) -> bool {
    let noun = noun.strip_suffix('s').unwrap_or(noun);
    matches!(
        noun,
        "altitude"
            | "height"
            | "depth"
            | "distance"
            | "speed"
            | "factor"
            | "angle"
            | "load"
            | "rate"
    ) || VALUED.contains(&noun)
        || unit_of(noun).is_some()
}
