//! Sentences to candidate cards.

use super::{Document, Made, Wishes};

/// Makes cards of what documents say. Nothing is made yet: no frame is known.
#[must_use]
pub fn make(_documents: &[Document], _wishes: &Wishes) -> Made {
    Made::default()
}
