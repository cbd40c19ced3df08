//! From questions that have probably another name to the fewest words for it: whole decks and cards where these moved.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::likeness::Like;
use crate::base::{CardId, DeckId, QuestionKey};

/// The name of a deck, of a card with all its questions, or of one question.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Name {
    /// `deck`.
    Deck(DeckId),
    /// `deck/card`.
    Card(DeckId, CardId),
    /// `deck/card/face`.
    Question(QuestionKey),
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Deck(deck) => write!(f, "{deck}"),
            Self::Card(deck, card) => write!(f, "{deck}/{}", card.as_str()),
            Self::Question(key) => write!(f, "{key}"),
        }
    }
}

impl Name {
    /// Whether a question goes by this name.
    #[must_use]
    pub fn holds(&self, key: &QuestionKey) -> bool {
        match self {
            Self::Deck(deck) => key.deck == *deck,
            Self::Card(deck, card) => key.deck == *deck && key.card == *card,
            Self::Question(question) => key == question,
        }
    }

    /// The question that takes the place of another when this name takes the place of the other's.
    #[must_use]
    pub fn in_place_of(&self, old: &QuestionKey) -> QuestionKey {
        let (deck, card) = match self {
            Self::Deck(deck) => (deck, &old.card),
            Self::Card(deck, card) => (deck, card),
            Self::Question(question) => return question.clone(),
        };
        QuestionKey {
            deck: deck.clone(),
            card: card.clone(),
            face: old.face,
        }
    }
}

/// A name that is gone and the one that it has probably now.
#[derive(Debug, Clone, PartialEq)]
pub struct Succession {
    /// The name that is gone.
    pub gone: Name,
    /// The name that is there.
    pub there: Name,
    /// How alike the texts are on average, 0 to 1; `None` where none of the old ones is known.
    pub likeness: Option<f64>,
}

/// Tells pairs of questions by the widest names that say the same. A name is only that of a deck or a card when nothing
/// goes by the old one any more, as `is_there` says: what is still there must not move.
#[must_use]
pub fn succession(likes: &[Like], is_there: impl Fn(&Name) -> bool) -> Vec<Succession> {
    let mut left: Vec<&Like> = likes.iter().collect();
    let mut told = Vec::new();
    for wide in [deck_names, card_names] {
        let mut groups: BTreeMap<(Name, Name), Vec<&Like>> = BTreeMap::new();
        for like in &left {
            groups.entry(wide(like)).or_default().push(like);
        }
        let mut used: BTreeSet<&QuestionKey> = BTreeSet::new();
        for ((gone, there), pairs) in groups {
            let same = |like: &&Like| there.in_place_of(&like.gone) == like.there;
            let pairs: Vec<&Like> = pairs.into_iter().filter(same).collect();
            let all = left.iter().filter(|like| gone.holds(&like.gone)).count();
            if !is_there(&gone) && stands_for(&gone, &pairs, all) {
                used.extend(pairs.iter().map(|like| &like.gone));
                told.push(Succession {
                    likeness: mean(pairs.iter().filter_map(|like| like.likeness)),
                    gone,
                    there,
                });
            }
        }
        left.retain(|like| !used.contains(&like.gone));
    }
    told.extend(left.into_iter().map(|like| Succession {
        gone: Name::Question(like.gone.clone()),
        there: Name::Question(like.there.clone()),
        likeness: like.likeness,
    }));
    told
}

/// Whether so many pairs speak for the whole name, out of all pairs of it: of a deck more than half, and two at least;
/// of a card all.
fn stands_for(name: &Name, pairs: &[&Like], all: usize) -> bool {
    match name {
        Name::Deck(_) => pairs.len() > 1 && pairs.len() * 2 > all,
        _ => pairs.len() == all,
    }
}

fn deck_names(like: &Like) -> (Name, Name) {
    let name = |key: &QuestionKey| Name::Deck(key.deck.clone());
    (name(&like.gone), name(&like.there))
}

fn card_names(like: &Like) -> (Name, Name) {
    let name = |key: &QuestionKey| Name::Card(key.deck.clone(), key.card.clone());
    (name(&like.gone), name(&like.there))
}

#[allow(clippy::cast_precision_loss)] // numbers of questions, far below where it matters
fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let values: Vec<f64> = values.collect();
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn like(gone: &str, there: &str) -> Like {
        Like {
            gone: gone.parse().unwrap(),
            there: there.parse().unwrap(),
            likeness: Some(0.9),
        }
    }

    fn told(likes: &[(&str, &str)], there: &[&str]) -> Vec<String> {
        let likes: Vec<_> = likes.iter().map(|(old, new)| like(old, new)).collect();
        let there: Vec<QuestionKey> = there.iter().map(|key| key.parse().unwrap()).collect();
        let found = succession(&likes, |name| there.iter().any(|key| name.holds(key)));
        let words = |one: &Succession| format!("{} {}", one.gone, one.there);
        found.iter().map(words).collect()
    }

    #[test]
    fn a_deck_most_of_whose_cards_went_to_another_was_renamed() {
        let moved = [("old/a", "new/a"), ("old/b", "new/b")];
        assert_eq!(told(&moved, &[]), ["old new"]);
        let most = [moved[0], moved[1], ("old/c", "new/z")];
        assert_eq!(told(&most, &[]), ["old new", "old/c new/z"]);
        let few = [moved[0], ("old/c", "new/z")];
        assert_eq!(told(&few, &[]), ["old/a new/a", "old/c new/z"]);
    }

    #[test]
    fn a_deck_that_is_still_there_was_not_renamed() {
        let moved = [("old/a", "new/a"), ("old/b", "new/b")];
        assert_eq!(told(&moved, &["old/c"]), ["old/a new/a", "old/b new/b"]);
    }

    #[test]
    fn a_card_goes_with_all_its_questions_or_one_by_one() {
        let faces = [("d/a/c1", "d/b/c1"), ("d/a/c2", "d/b/c2")];
        assert_eq!(told(&faces, &["d/b/c1"]), ["d/a d/b"]);
        assert_eq!(
            told(&faces, &["d/a/c3"]),
            ["d/a/c1 d/b/c1", "d/a/c2 d/b/c2"]
        );
        assert_eq!(
            told(&[faces[0], ("d/a/c2", "d/b/c3")], &[]),
            ["d/a/c1 d/b/c1", "d/a/c2 d/b/c3"]
        );
    }

    #[test]
    fn the_likeness_of_a_whole_is_the_mean_of_what_is_known() {
        let mut likes = [
            like("old/a", "new/a"),
            like("old/b", "new/b"),
            like("old/c", "new/c"),
        ];
        likes[1].likeness = Some(0.8);
        likes[2].likeness = None;
        let found = succession(&likes, |_| false);
        assert!((found[0].likeness.unwrap() - 0.85).abs() < 1e-9);
    }
}
