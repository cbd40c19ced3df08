//! The sentence before a statement: whether other cards allow it, and the card with it.

use super::build::cloze;
use crate::base::text::{capitalised, whole_words};
use crate::deck::{Card, Kind};
use crate::generate::facts::{Draft, Value, with_opening_gap};

/// A sentence to be shown before a statement.
#[derive(Debug, Clone)]
pub(crate) struct Setting {
    /// The byte of the statement at which it goes: behind the title.
    pub(crate) at: usize,
    /// The sentence.
    pub(crate) said: String,
    /// Where it begins in its block.
    pub(crate) from: usize,
    /// Whether the statement is hardly understood without it.
    pub(crate) needed: bool,
}

impl Setting {
    /// The same with a mark in the place of what other cards ask of its sentence, for no card tells what another one asks; none
    /// where that cannot be left out, or where the statement does without.
    pub(crate) fn without(&self, answers: &[String]) -> Option<Self> {
        let mut said = self.said.clone();
        for answer in answers {
            let bare = ["the ", "a ", "an "]
                .iter()
                .find_map(|article| answer.strip_prefix(article));
            let bare = bare.unwrap_or(answer);
            let at = whole_words(&said, bare).next()?;
            said.replace_range(at..at + bare.len(), "…");
        }
        self.needed.then(|| Self {
            said,
            ..self.clone()
        })
    }
}

/// A card with its statement behind the sentence that it is shown behind; it stays the same card, whatever that is.
pub(crate) fn set(mut card: Card, draft: &Draft, setting: &Setting) -> Card {
    if let (Kind::Cloze { text: whole }, Value::Gaps(text, gaps)) = (&mut card.kind, &draft.value)
        && let Some((label, said)) = text.split_at_checked(setting.at)
    {
        // it begins a sentence again: `{{Twenty}} keepers`
        let (said, gaps) = with_opening_gap(said, gaps, |gap| Some(capitalised(gap)))
            .unwrap_or_else(|| (capitalised(said), gaps.clone()));
        let text = format!("{label}{} {said}", setting.said);
        *whole = cloze(&text, &gaps, &draft.accept);
    }
    card
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_other_cards_ask_is_hidden_where_it_stands_as_a_word() {
        let setting = |needed: bool| Setting {
            at: 0,
            said: String::from("The treasurer serves two-thirds of two years."),
            from: 0,
            needed,
        };
        let hidden = |answer: &str| {
            setting(true)
                .without(&[answer.to_owned()])
                .map(|one| one.said)
        };
        assert_eq!(
            hidden("the treasurer").as_deref(),
            Some("The … serves two-thirds of two years.")
        );
        assert_eq!(hidden("treasure"), None);
        assert!(setting(false).without(&[String::from("years")]).is_none());
    }
}
