//! The words that head the rule of a statement, under which it is shown: `Quorum`.

use super::build::cloze;
use crate::deck::{Card, Kind};
use crate::generate::facts::{Draft, Value};

/// What a statement is shown under.
#[derive(Debug, Clone)]
pub(crate) struct Headed {
    /// The byte of the statement at which it goes: behind the title.
    pub(crate) at: usize,
    /// The words that head its rule.
    pub(crate) caption: String,
}

/// A card with its statement under what heads that; it stays the same card, whatever that is.
pub(crate) fn under(mut card: Card, draft: &Draft, headed: &Headed) -> Card {
    if let (Kind::Cloze { text: whole }, Value::Gaps(text, gaps)) = (&mut card.kind, &draft.value)
        && let Some((label, said)) = text.split_at_checked(headed.at)
    {
        let caption = &headed.caption;
        let text = match label.strip_suffix(": ") {
            Some(product) => format!("{product}, {caption}: {said}"),
            // in the place of the heading above it
            None => {
                let law = label.split(" (\"").next().unwrap_or(label);
                format!("{} (\"{caption}\"), {said}", law.trim_end_matches(", "))
            }
        };
        *whole = cloze(&text, gaps, &draft.accept);
    }
    card
}
