//! How many there are, told by what follows: `three classes: day, coast and ocean`, `four meetings, one in every quarter`.

use crate::generate::language::{tokens, value};

/// How many there are of what comes once in a part of a longer time.
const PARTS: [(&str, usize); 6] = [
    ("quarter", 4),
    ("season", 4),
    ("month", 12),
    ("weekday", 5),
    ("half-year", 2),
    ("day of the week", 7),
];

/// Whether what stands behind a number names as many things as it counts.
pub(super) fn counts_itself(gap: &str, after: &str) -> bool {
    let Some(count) = tokens(gap).first().and_then(value) else {
        return false;
    };
    let is_count = |number: usize| u32::try_from(number).is_ok_and(|n| f64::from(n) == count);
    let once = PARTS.iter().any(|(part, number)| {
        let each = ["in every", "in each", "each", "every", "a", "per"];
        is_count(*number)
            && each
                .iter()
                .any(|each| after.contains(&format!(", one {each} {part}")))
    });
    let row = [": ", "; ", ", "]
        .iter()
        .filter_map(|mark| after.find(mark).map(|at| (at, mark.len())))
        .min()
        .map_or("", |(at, length)| &after[at + length..]);
    once || named(row).is_some_and(is_count) || adds_up(row, count)
}

/// Whether the numbers of a row add up to a number: `nine members: the five officers, and four others`.
fn adds_up(row: &str, count: f64) -> bool {
    let numbers: Vec<f64> = tokens(row).iter().filter_map(value).collect();
    numbers.len() > 1 && (numbers.iter().sum::<f64>() - count).abs() < f64::EPSILON
}

/// How many things a row names, two at least with a joint before the last.
fn named(row: &str) -> Option<usize> {
    /// Longer ones are clauses.
    const WORDS: usize = 6;
    let row = row.trim_end_matches(['.', ' ']);
    let plain = row
        .replace("; ", ", ")
        .replace(", and ", ", ")
        .replace(", or ", ", ");
    let (before, last) = match plain
        .rsplit_once(" and ")
        .or_else(|| plain.rsplit_once(" or "))
    {
        Some((before, last)) if !last.contains(", ") => (before, Some(last)),
        _ => (plain.as_str(), None),
    };
    let things = || before.split(", ").chain(last);
    let short = things().all(|thing| (1..=WORDS).contains(&thing.split(' ').count()));
    let joined =
        last.is_some() || row.contains(", and ") || row.contains("; and ") || row.contains(", or ");
    let count = things().count();
    // `drain the tank and fill it anew` is no row, `the upper and the lower` is
    let pair =
        count == 2 && !things().all(|thing| thing.starts_with("the ") || thing.starts_with("one "));
    (short && joined && !pair).then_some(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_of_as_many_things_tells_their_number() {
        for (gap, after) in [
            ("three", " kinds of race: day, coast and ocean."),
            (
                "three",
                " kinds of race by the board; day race, coast race, and ocean race.",
            ),
            ("four", " meetings a year, one in every quarter."),
            ("two", " wardens, the upper and the lower."),
            (
                "nine",
                " members: the five officers, and four who are elected by the others.",
            ),
        ] {
            assert!(counts_itself(gap, after), "{after}");
        }
        for (gap, after) in [
            ("four", " kinds of race: day, coast and ocean."),
            ("three", " boats, which the warden counts and lists."),
            ("two", " weeks, drain the tank and fill it anew."),
            ("12", " boats."),
        ] {
            assert!(!counts_itself(gap, after), "{after}");
        }
    }
}
