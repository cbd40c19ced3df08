//! What the line before a step says is to be done, and what `it` may mean.

use super::order::ORDERING;
use crate::generate::lexicon::{BASE, GERUND, PREPOSITIONS, of_form};

/// What a line says is to be done: `To pair a speaker`, `How to pair a speaker`, `Pairing a speaker`.
pub(super) fn task(line: &str) -> Option<String> {
    /// Longer ones drown the question.
    const LONGEST: usize = 8;
    const OPEN: [&str; 7] = [
        "get",
        "use",
        "know",
        "understand",
        "operate",
        "troubleshoot",
        "learn",
    ];
    let aim = line.strip_prefix("How to ").or(line.strip_prefix("To "));
    let line = aim.unwrap_or(line);
    let (first, rest) = line.split_once(' ')?;
    let low = first.to_lowercase();
    // `Cleaning and care` is no task
    let said = !rest.contains([',', '.', ':', '/']) && !format!(" {rest} ").contains(" and ");
    let base = match of_form(&low, GERUND) {
        Some(base) => base.to_owned(),
        None if aim.is_some() || is_verb(&low) => low,
        None => doing(&low)?,
    };
    let mut words = rest.split(' ');
    let leans = words
        .clone()
        .any(|word| matches!(word, "it" | "them" | "this" | "these"));
    let thing = words.next().is_some_and(|word| {
        !PREPOSITIONS.contains(&word) && !matches!(word, "up" | "out" | "off" | "on" | "started")
    });
    let short = line.split(' ').count() <= LONGEST;
    (said && thing && short && !leans && !OPEN.contains(&&*base))
        .then(|| format!("to {base} {rest}"))
}

fn is_verb(word: &str) -> bool {
    of_form(word, BASE).is_some() || ORDERING.contains(&word)
}

/// The verb of manuals of which a word is the form in `-ing`: `descale` for `descaling`.
fn doing(word: &str) -> Option<String> {
    let stem = word.strip_suffix("ing")?;
    let bases = [stem.to_owned(), format!("{stem}e")];
    bases.into_iter().find(|base| is_verb(base))
}

/// Whether a phrase can be meant by `it`: one thing, and none that stands on another.
pub(super) fn is_one(phrase: &str) -> bool {
    let head = phrase.split(" of ").next().unwrap_or(phrase);
    let head = head.split(" with ").next().unwrap_or(head);
    let many = head.ends_with('s') && !["ss", "us", "is"].iter().any(|end| head.ends_with(end));
    let joined = [" and ", " or ", " on top of ", ", "]
        .iter()
        .any(|joint| phrase.contains(joint));
    let named = phrase.starts_with("the ") && phrase.chars().skip(4).any(char::is_uppercase);
    !phrase.starts_with("you") && (named || !many && !joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_tells_of_a_task_where_it_has_a_thing() {
        assert_eq!(
            task("Pairing a speaker").as_deref(),
            Some("to pair a speaker")
        );
        assert_eq!(
            task("How to oil the arm").as_deref(),
            Some("to oil the arm")
        );
        assert_eq!(task("Cleaning and care"), None);
        assert_eq!(task("Getting started"), None);
        assert_eq!(task("Setting up"), None);
    }
}
