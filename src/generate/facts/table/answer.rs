//! The answers of a column, and what stands beside each as a wrong one.

use std::collections::BTreeSet;

use super::Column;
use super::asks::kind_of;
use super::head::{Head, year};
use super::kinds::Group;
use super::value::{Shape, Told, is_several, number};
use crate::generate::facts::draft::{Draft, Value};
use crate::generate::lexicon::NameKind;

/// An answer as it stands on a card.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Answer<'g> {
    pub(super) told: Told<'g>,
    /// With the unit of the header.
    pub(super) text: String,
}

/// Whether a unit tells how figures are written, and stands in the question: `h:min`.
pub(super) fn is_pattern(unit: &str) -> bool {
    unit.contains([':', '=']) || unit.contains("10")
}

/// A value with the unit that its header gives it.
pub(super) fn with_unit(text: &str, head: &Head) -> String {
    const NEARLY: [&str; 9] = [
        "about ", "around ", "c. ", "ca. ", "nearly ", "over ", "up to ", "below ", "under ",
    ];
    let exact = NEARLY
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .unwrap_or(text);
    let figures = exact.starts_with(|c: char| {
        c.is_ascii_digit() || matches!(c, '−' | '-' | '+' | '<' | '>' | '~' | '≈' | '±')
    });
    match &head.unit {
        Some(unit) if figures && !is_pattern(unit) && !text.ends_with(unit.as_str()) => {
            let blank = if unit == "%" || unit.starts_with('°') && unit.len() == 2 {
                ""
            } else {
                " "
            };
            format!("{text}{blank}{unit}")
        }
        _ => text.to_owned(),
    }
}

/// Puts the answer of a cell into its question.
pub(super) fn fill(draft: &mut Draft, told: &Told, column: &Column, of: Group) {
    let text = with_unit(told.text, &column.head);
    if text != told.text {
        draft.accept.push(told.text.to_owned());
    }
    draft.accept.extend(told.whole.map(str::to_owned));
    let place = of == Group::State && column.head.label == "capital";
    draft.value = match (column.ask.shape, number(&text)) {
        (Shape::Year, _) => year(&text).map_or_else(
            || Value::Words(text.clone()),
            |year| Value::Year(year, Vec::new()),
        ),
        (_, Some((value, _))) => Value::Number { text, value },
        _ if place => Value::Name(text, NameKind::Place),
        _ => match kind_of(&column.ask) {
            Some(kind) => Value::Name(text, kind),
            None => Value::Words(text),
        },
    };
}

/// Of which sort a text is, for texts that are offered beside each other.
fn sort(text: &str) -> u8 {
    match (number(text), text.contains(|c: char| c.is_ascii_digit())) {
        (Some(_), _) => 0,
        (None, true) => 1,
        (None, false) => 2,
    }
}

/// Other values of the column that could tempt somebody: of one sort and about one length, and none a part of the other.
pub(super) fn rivals(told: &Told, column: &Column) -> Vec<String> {
    /// So many are enough to choose from.
    const MOST: usize = 40;
    let own = with_unit(told.text, &column.head);
    let (low, length) = (own.to_lowercase(), own.chars().count());
    let asked = column.ask.words.starts_with("how ") && sort(&own) == 1;
    let tempts = |other: &&Answer| {
        let (text, long) = (other.text.to_lowercase(), other.text.chars().count());
        sort(&other.text) == sort(&own)
            && other.told.text != told.text
            && (sort(&own) == 0
                || !low.contains(&text) && !text.contains(&low) && !alike(&low, &text))
            && long <= length * 5 / 2 + 3
            && length <= long * 5 / 2 + 3
            && other.text.starts_with(char::is_uppercase) == own.starts_with(char::is_uppercase)
    };
    let mut found: BTreeSet<&str> = BTreeSet::new();
    if !asked && !is_several(told.text) {
        for other in column.answers.iter().filter(tempts).take(MOST) {
            let noted = column.head.unit.is_some() && other.told.text.contains(", ");
            if !is_several(other.told.text) && !noted {
                found.insert(&other.text);
            }
        }
    }
    found.into_iter().map(str::to_owned).collect()
}

/// Whether two texts share most of their words, so that both may be held for right.
fn alike(one: &str, other: &str) -> bool {
    let words = |text: &str| -> BTreeSet<String> { text.split(' ').map(str::to_owned).collect() };
    let (one, other) = (words(one), words(other));
    let both = one.intersection(&other).count();
    both * 2 > one.len().min(other.len()) && one.len().min(other.len()) > 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_unit_of_a_header_stands_behind_its_figures() {
        let head = Head::read("Period (hours)");
        for (cell, told) in [
            ("22", "22 hours"),
            ("about 22", "about 22 hours"),
            ("none", "none"),
            ("about a day", "about a day"),
        ] {
            assert_eq!(with_unit(cell, &head), told);
        }
    }
}
