//! What a heading adds to a rule that leaves out what everybody knows who reads it below the heading.

use super::clause::{head, is_plural};
use super::words::BODIES;

/// Sums that are nobody's without what they are for, and how that is told.
const SUMS: [(&str, &str); 6] = [
    ("the fee", "for"),
    ("the fees", "for"),
    ("the charge", "for"),
    ("the costs", "of"),
    ("the cost", "of"),
    ("the expenses", "of"),
];

/// Words behind a sum that tell what it is for.
const TOLD: [&str; 12] = [
    "of", "for", "in", "to", "that", "which", "due", "incurred", "referred", "payable", "under",
    "charged",
];

/// A question whose sums and decisions are told what for, out of the heading over its rule; `None` where the heading does not
/// tell it.
pub(super) fn completed(said: &str, above: Option<&str>) -> Option<String> {
    if let Some((end, prep)) = sum(said) {
        let deed = above.and_then(deed)?;
        return Some(format!("{} {prep} {deed}{}", &said[..end], &said[end..]));
    }
    // `within how many days must the court decide`
    if said.ends_with(" decide") && !said.starts_with("if ") {
        let asked = [
            "application",
            "appeal",
            "request",
            "complaint",
            "objection",
            "petition",
        ];
        let deed = above.and_then(deed).filter(|deed| {
            let noun = deed
                .trim_start_matches("the ")
                .split(' ')
                .next()
                .unwrap_or_default();
            asked.contains(&noun.trim_end_matches('s'))
        })?;
        return Some(format!("{said} on {deed}"));
    }
    Some(said.to_owned())
}

/// Where a sum ends of which a question does not tell what it is for, and the preposition with which that is told.
fn sum(said: &str) -> Option<(usize, &'static str)> {
    SUMS.iter().find_map(|(noun, prep)| {
        let at = said.find(noun)?;
        let end = at + noun.len();
        let before = at == 0 || said[..at].ends_with(' ');
        let behind = &said[end..];
        let ends = behind.is_empty() || behind.starts_with([' ', ',']);
        let next = behind.trim_start().split(' ').next().unwrap_or_default();
        (before && ends && !TOLD.contains(&next)).then_some((end, *prep))
    })
}

/// A heading that names what is done, as a phrase: `Application for registration` gives `the application for registration`.
fn deed(above: &str) -> Option<String> {
    /// Longer headings drown a question.
    const LONGEST: usize = 5;
    const ENDINGS: [&str; 10] = [
        "tion", "sion", "ing", "ment", "al", "nce", "permit", "appeal", "test", "request",
    ];
    let low = {
        let mut chars = above.chars();
        let first = chars.next()?;
        format!("{}{}", first.to_lowercase(), chars.as_str())
    };
    let noun = head(&low);
    let root = noun.trim_end_matches('s');
    let done = ENDINGS.iter().any(|ending| root.ends_with(ending));
    let plain = !low.contains(',') && !low.contains(" and ") && low.split(' ').count() <= LONGEST;
    let article = if is_plural(&low) { "" } else { "the " };
    (done && plain).then(|| format!("{article}{low}"))
}

/// Whether a heading tells of what a rule speaks; not where it says no more than the one noun that the rule leaves open.
pub(super) fn tells(above: &str, said: &str) -> bool {
    let low = above.to_lowercase();
    let noun = low.trim_end_matches('s');
    let words: Vec<&str> = said.split([' ', ',']).collect();
    let same = words
        .windows(2)
        .any(|pair| pair[0] == "the" && pair[1].trim_end_matches('s') == noun);
    !same || BODIES.contains(&noun)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_told_what_they_are_for() {
        let told = |said, above| completed(said, above);
        assert_eq!(
            told("the fee is 9 crowns", Some("Renewal of moorings")).as_deref(),
            Some("the fee for the renewal of moorings is 9 crowns")
        );
        assert_eq!(
            told("by whom are the costs borne", Some("Dredging")).as_deref(),
            Some("by whom are the costs of the dredging borne")
        );
        assert_eq!(told("the fee is 9 crowns", Some("Rights and duties")), None);
        assert_eq!(told("the fee is 9 crowns", None), None);
        let whole = "the fee for a berth is 9 crowns";
        assert_eq!(told(whole, None).as_deref(), Some(whole));
    }

    #[test]
    fn decisions_are_told_on_what() {
        let said = "within how many weeks must the office decide";
        assert_eq!(
            completed(said, Some("Applications for berths")).as_deref(),
            Some("within how many weeks must the office decide on applications for berths")
        );
        assert_eq!(completed(said, Some("Harbour dues")), None);
    }
}
