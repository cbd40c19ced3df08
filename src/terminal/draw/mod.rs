//! The drawing of a session: events become styled lines. Nothing is written here.

mod feedback;
mod help;
mod question;
#[cfg(test)]
pub(crate) mod sample;
mod summary;
#[cfg(test)]
mod tests;
mod words;

pub(crate) use feedback::{feedback, grade_kept};
pub(crate) use help::{all_keys, all_lines, first_words};
pub(crate) use question::question;
pub(crate) use summary::{Ahead, summary};

/// For whom something is drawn: the words for what can be done differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manner {
    /// Single keys: choices are lettered.
    Keys,
    /// Answers by line: choices are numbered.
    Lines,
    /// Nobody answers: the question is shown to its author.
    Page,
}

/// The letter of a choice, from `a`; beyond 26 there is none.
pub(crate) fn letter(index: usize) -> Option<char> {
    u8::try_from(index)
        .ok()
        .filter(|&index| index < 26)
        .map(|index| char::from(b'a' + index))
}
