//! Facts that are asked from two sides: each of two cards on one sentence has the answer of the other. Of two statements one is
//! enough; of two questions, who and when, the second is for whoever wants more.

use super::*;
use crate::generate::facts::{is_told, without_gaps};

/// What cards ask of the sentences of all documents.
#[derive(Default)]
pub(super) struct Sides {
    asked: BTreeMap<(usize, usize, usize), Vec<Side>>,
}

/// What a card shows, in small letters, and what it asks.
struct Side {
    shown: String,
    answers: Vec<String>,
    card: String,
}

impl Side {
    fn of(draft: &Draft, card: &str) -> Self {
        let answers = draft.value.texts();
        Self {
            shown: without_gaps(draft.stem(), " ").to_lowercase(),
            answers: answers.iter().map(|text| (*text).to_owned()).collect(),
            card: card.to_owned(),
        }
    }

    /// Whether it tells what another one asks.
    fn tells(&self, other: &Self) -> bool {
        other
            .answers
            .iter()
            .any(|answer| is_told(answer, &self.shown))
    }
}

impl Sides {
    /// Takes a card in, unless another one on its sentence tells what it asks, and it what that asks: then that one's id.
    pub(super) fn add(
        &mut self,
        place: (usize, usize, usize),
        draft: &Draft,
        card: &str,
    ) -> Result<(), String> {
        let side = Side::of(draft, card);
        let known = self.asked.entry(place).or_default();
        let other = known
            .iter()
            .find(|other| side.tells(other) && other.tells(&side));
        if let Some(other) = other {
            return Err(other.card.clone());
        }
        known.push(side);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::generate::facts::asking::law;

    #[test]
    fn a_sentence_has_one_gap_of_two_that_tell_each_other() {
        let all = law(
            "Whoever is aggrieved by an order may appeal to the Ferry Master by letter within five days of its receipt.",
        );
        let asked = all.iter().filter(|one| one.contains("aggrieved"));
        assert_eq!(asked.count(), 1, "{all:#?}");
    }
}
