//! The questions of a log by their names, found quickly: a hundred thousand are asked for at once.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::Known;
use crate::base::{DeckId, QuestionKey};

/// Makes quick hashes of names.
pub(super) type QuickState = BuildHasherDefault<Quick>;

/// The questions of one deck.
#[derive(Default)]
pub(super) struct OfDeck<'d> {
    /// The deck; `None` for no questions at all.
    pub(super) id: Option<&'d DeckId>,
    known: &'d [Known],
    /// The place of the first of them among all.
    from: usize,
    /// The place of the first question of each card, among those of the deck.
    cards: HashMap<&'d str, usize, QuickState>,
}

impl<'d> OfDeck<'d> {
    /// The questions of a deck among all, which are in the order of their names.
    pub(super) fn new(all: &'d [Known], id: &'d DeckId) -> Self {
        let from = all.partition_point(|one| one.key.deck < *id);
        let length = all[from..].partition_point(|one| one.key.deck == *id);
        let known = &all[from..from + length];
        let mut cards = HashMap::with_capacity_and_hasher(length, QuickState::default());
        for (at, one) in known.iter().enumerate() {
            cards.entry(one.key.card.as_str()).or_insert(at);
        }
        Self {
            id: Some(id),
            known,
            from,
            cards,
        }
    }

    /// The place of a question of this deck among all.
    pub(super) fn place(&self, key: &QuestionKey) -> Option<usize> {
        let first = *self.cards.get(key.card.as_str())?;
        let faces = self.known[first..].iter();
        let mut faces = faces.take_while(|one| one.key.card == key.card);
        let face = faces.position(|one| one.key.face == key.face)?;
        Some(self.from + first + face)
    }
}

/// A hash for short names of the learner's own, eight bytes at a step: the usual one, which holds out against an attacker,
/// takes as long as all the rest of the search. The multiplier is that of Knuth's generator MMIX.
#[derive(Default)]
pub(super) struct Quick(u64);

impl Quick {
    fn step(&mut self, word: u64) {
        const FACTOR: u64 = 6_364_136_223_846_793_005;
        self.0 = (self.0 ^ word).wrapping_mul(FACTOR).rotate_left(29);
    }
}

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.step(u64::from_le_bytes(*word));
        }
        let rest = rest.iter().fold(0, |sum, &byte| sum << 8 | u64::from(byte));
        self.step(rest);
    }

    /// What parts one text from the next; a key here is one text alone.
    fn write_u8(&mut self, _: u8) {}

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(name: &str) -> Known {
        Known {
            key: name.parse().unwrap(),
            state: None,
            suspended: false,
            introduced: None,
            answers: 0,
        }
    }

    #[test]
    fn each_face_of_each_card_has_its_place() {
        let names = [
            "a/x",
            "b/longer-than-eight/c1",
            "b/longer-than-eight/c3",
            "b/x",
            "c/x",
        ];
        let all = names.map(known);
        let deck = DeckId::new("b").unwrap();
        let of_deck = OfDeck::new(&all, &deck);
        let place = |name: &str| of_deck.place(&name.parse().unwrap());
        assert_eq!(place("b/x"), Some(3));
        assert_eq!(place("b/longer-than-eight/c3"), Some(2));
        for missing in [
            "b/longer-than-eight/c2",
            "b/longer-than-eighx/c1",
            "b/y",
            "b/x/reverse",
        ] {
            assert_eq!(place(missing), None, "{missing}");
        }
    }

    #[test]
    fn names_that_are_alike_are_told_apart() {
        let hashed = |name: &str| {
            let mut quick = Quick::default();
            quick.write(name.as_bytes());
            quick.finish()
        };
        let names = (0..10_000).map(|number| format!("card-{number}"));
        // what a table of 16,384 goes by first
        let slots: std::collections::HashSet<_> =
            names.map(|name| hashed(&name) % 16_384).collect();
        assert!(slots.len() > 6_500, "{} slots", slots.len());
    }
}
