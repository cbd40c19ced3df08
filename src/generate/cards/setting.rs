//! What a statement is shown behind: the sentence before it, where other cards allow it, or the caption of its rule.

use super::build::cloze;
use crate::base::text::capitalised;
use crate::deck::{Card, Kind};
use crate::generate::facts::{Draft, Value, with_opening_gap};

/// What a statement is shown behind.
#[derive(Debug, Clone)]
pub(crate) struct Setting {
    /// The byte of the statement at which it goes: behind the title.
    pub(crate) at: usize,
    /// What it is.
    pub(crate) before: Before,
}

/// What can be shown before a statement.
#[derive(Debug, Clone)]
pub(crate) enum Before {
    /// The sentence before it.
    Sentence(Led),
    /// The words that head its rule: `Quorum`.
    Caption(String),
}

/// A sentence to be shown before a statement.
#[derive(Debug, Clone)]
pub(crate) struct Led {
    /// The sentence.
    pub(crate) said: String,
    /// Where it begins in its block.
    pub(crate) from: usize,
}

/// A card with its statement behind the sentence that it is shown behind; it stays the same card, whatever that is.
pub(crate) fn set(mut card: Card, draft: &Draft, setting: &Setting) -> Card {
    if let (Kind::Cloze { text: whole }, Value::Gaps(text, gaps)) = (&mut card.kind, &draft.value)
        && let Some((label, said)) = text.split_at_checked(setting.at)
    {
        let (text, gaps) = match &setting.before {
            Before::Sentence(led) => {
                // it begins a sentence again: `{{Twenty}} keepers`
                let (said, gaps) = with_opening_gap(said, gaps, |gap| Some(capitalised(gap)))
                    .unwrap_or_else(|| (capitalised(said), gaps.clone()));
                (format!("{label}{} {said}", led.said), gaps)
            }
            Before::Caption(caption) => {
                let text = match label.strip_suffix(": ") {
                    Some(product) => format!("{product}, {caption}: {said}"),
                    // in the place of the heading above it
                    None => {
                        let law = label.split(" (\"").next().unwrap_or(label);
                        format!("{} (\"{caption}\"), {said}", law.trim_end_matches(", "))
                    }
                };
                (text, gaps.clone())
            }
        };
        *whole = cloze(&text, &gaps, &draft.accept);
    }
    card
}
