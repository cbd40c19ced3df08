//! Scalars that are dates, topics or tags.

use std::collections::HashSet;

use super::{DATE, Findings, Rule, TOPIC};
use crate::base::{PartialDate, Topic};
use crate::deck::raw::Text;

/// A date at its precision.
pub(crate) fn date(text: &Text, findings: &mut Findings) -> Option<PartialDate> {
    let date = text.text.parse();
    checked(date, &DATE, text, findings)
}

/// A topic.
pub(crate) fn topic(text: &Text, findings: &mut Findings) -> Option<Topic> {
    checked(Topic::new(text.text), &TOPIC, text, findings)
}

/// The tags of `defaults` and a card's own, each once.
pub(crate) fn tags(defaults: &[String], own: &[Text]) -> Vec<String> {
    let mut seen = HashSet::new();
    let all = defaults
        .iter()
        .map(String::as_str)
        .chain(own.iter().map(|tag| tag.text));
    all.filter(|tag| seen.insert(*tag))
        .map(str::to_owned)
        .collect()
}

/// The value, or a finding in the words of its error: what is wrong before the first semicolon, what to do after it.
pub(crate) fn checked<T, E: ToString>(
    value: Result<T, E>,
    rule: &Rule,
    text: &Text,
    findings: &mut Findings,
) -> Option<T> {
    let error = match value {
        Ok(value) => return Some(value),
        Err(error) => error.to_string(),
    };
    let finding = match error.rsplit_once("; ") {
        Some((message, help)) => rule.at(&text.span, message).helped(help),
        None => rule.at(&text.span, error),
    };
    findings.add(finding);
    None
}
