//! Scalars that are dates or topics.

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
