//! What a sentence can lean on, and what it leaves for the next one.

use super::reading::Read;
use super::*;

/// What the later thoughts of a sentence can lean on: its first subject and its names.
pub(super) fn within(
    read: &Read,
    subject: Option<&Result<Subject, Reason>>,
    memory: &Memory,
) -> Memory {
    let mut within = memory.clone();
    if let Some(Ok(subject)) = subject {
        within.last = Some((subject.text.clone(), subject.plural, subject.kind));
    }
    within.add(&read.names);
    within
}

/// Whether a sentence is told of a thing that another one names.
pub(super) fn begins_with_pronoun(text: &str) -> bool {
    matches!(
        text.split(' ').next(),
        Some("it" | "they" | "he" | "she" | "It" | "They" | "He" | "She")
    )
}

/// Takes in what the next sentence can lean on.
/// `topic` is what the document is about.
pub(super) fn remember(
    memory: &mut Memory,
    read: Read,
    subject: Option<Result<Subject, Reason>>,
    topic: Option<&Topic>,
) {
    // `Peru (/pəˈruː/), officially the Republic of Peru, is a country` tells of Peru, however it is read
    let opens = topic.filter(|topic| {
        let behind = read.text.strip_prefix(topic.text.as_str());
        !memory.begun && behind.is_some_and(|behind| behind.starts_with([' ', ',']))
    });
    memory.last = match (read.parsed, subject) {
        (Ok(clauses), Some(Ok(subject))) if !clauses.is_empty() => {
            Some((subject.text, subject.plural, subject.kind))
        }
        // a sentence of `it` that cannot be read tells of the same thing still
        _ if begins_with_pronoun(read.text) => memory.last.take(),
        _ => opens.map(|topic| (topic.text.clone(), topic.plural, topic.kind)),
    };
    memory.add(&read.names);
    memory.bring(&read.tokens);
    memory.say(&read.tokens);
}
