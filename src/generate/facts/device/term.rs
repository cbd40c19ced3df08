//! The terms of a guarantee, which manuals tell without a verb: `Two years on the pump, five years on the frame.`

use super::amount::amount;
use super::measure::value;
use super::naming::Names;
use super::posed;
use crate::generate::facts::Draft;

/// `Two years from purchase, five on the motor`, `Warranty: three years in private use, 90 days in hire`, `We guarantee the
/// lamp for two years`.
pub(super) fn term(text: &str, names: &Names) -> Vec<Draft> {
    let heading = names.heading();
    let labelled = ["Warranty: ", "Guarantee: "]
        .iter()
        .find_map(|label| text.strip_prefix(label));
    let told = ["warranty", "guarantee", "promise"]
        .iter()
        .any(|word| heading.contains(word));
    let noun = match heading.contains("warranty") || text.starts_with("Warranty") {
        true => "warranty",
        false => "guarantee",
    };
    let said = match (labelled, promised(text)) {
        (Some(said), _) | (None, Some(said)) => said,
        (None, None) if told => text,
        (None, None) => return Vec::new(),
    };
    let said = said.split_once("; ").map_or(said, |(said, _)| said);
    let registered = said.contains(" registered ") || said.contains(" register ");
    let parts = said.split(", ");
    let mut found = Vec::new();
    for (at, part) in parts.enumerate() {
        let Some((scope, answer)) = of_part(part).filter(|_| at == found.len()) else {
            break;
        };
        let scope = match registered && scope.is_empty() {
            true => String::from("without registration"),
            false => scope,
        };
        // what is not told apart is told once
        if at > 0 && scope.is_empty() {
            break;
        }
        let question = format!("how long is the {noun} {scope}");
        found.push(posed("device term", names, &question, answer, 0.82));
    }
    found
}

/// What a maker promises: `two years from the date of purchase` of `We guarantee the lamp for two years from …`.
fn promised(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("We guarantee ")?;
    let (thing, said) = rest.split_once(" for ")?;
    let named =
        thing.starts_with("the ") || thing.starts_with("your ") || thing.starts_with("this ");
    (named && thing.split(' ').count() <= 3).then_some(said)
}

/// The time that a part of such a sentence begins with, and what it holds for.
fn of_part(part: &str) -> Option<(String, super::Value)> {
    /// Longer ones are conditions.
    const LONGEST: usize = 7;
    const SCOPES: [&str; 7] = ["on ", "in ", "for ", "from ", "after ", "if ", "under "];
    let found = amount(part).filter(|found| found.measures == Some("time"))?;
    // `Three years on the mower and two on the battery`
    let scope = found.rest.split(" and ").next().unwrap_or_default();
    let scope = match found.rest.split_once(" and ") {
        Some((_, second)) if amount(second).is_none() => found.rest,
        _ => scope,
    };
    let scope = scope.trim_end_matches(['.', ',']);
    let fits = scope.is_empty() || SCOPES.iter().any(|word| scope.starts_with(word));
    let plain = scope.split(' ').count() <= LONGEST;
    let mut text = found.text.to_owned();
    let first = text.get(..1)?.to_lowercase();
    text.replace_range(..1, &first);
    let lowered = super::Amount {
        text: &text,
        ..found.clone()
    };
    (fits && plain).then(|| (scope.to_owned(), value(&lowered)))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{asked, gives};

    #[test]
    fn terms_without_a_verb_are_asked() {
        gives(
            "Guarantee",
            "Two years on the arm and foot, one year on the bulb. Shades are consumables and wear out in time.",
            "Lumo 300: how long is the guarantee on the arm and foot?",
            "two years",
        );
        gives(
            "Service",
            "Warranty: three years in private use, 90 days in hire or trade. Keep the receipt with this booklet.",
            "Lumo 300: how long is the warranty in hire or trade?",
            "90 days",
        );
    }

    #[test]
    fn a_time_under_another_heading_is_no_term() {
        let all = asked(
            "Care",
            "Two years of light wear out any bulb, and the arm needs oil.",
        );
        assert!(
            all.iter().all(|(prompt, _)| !prompt.contains("guarantee")),
            "{all:#?}"
        );
    }
}
