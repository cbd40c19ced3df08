//! Tables of words that are looked up for every word of a document.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// What is told of words, by the word.
pub(crate) type Table<K, V> = HashMap<K, V, BuildHasherDefault<Quick>>;

/// Words without more.
pub(crate) type Set = HashSet<&'static str, BuildHasherDefault<Quick>>;

/// A hash for words in tables of our own, several times as quick as the one that guards against chosen keys. What a document
/// brings goes into no such table: its author could choose words that fall together.
#[derive(Debug, Default)]
pub(crate) struct Quick(u64);

impl Quick {
    /// An odd number without a pattern in its bits (2^64 by the golden ratio), as in Knuth's multiplicative hashing.
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

    fn mix(&mut self, part: u64) {
        self.0 = (self.0.rotate_left(5) ^ part).wrapping_mul(Self::FACTOR);
    }
}

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        let mut parts = bytes.chunks_exact(8);
        for part in &mut parts {
            self.mix(part.iter().fold(0, |all, byte| all << 8 | u64::from(*byte)));
        }
        let rest = parts.remainder();
        if !rest.is_empty() {
            self.mix(rest.iter().fold(0, |all, byte| all << 8 | u64::from(*byte)));
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.mix(u64::from(byte));
    }

    /// The high bits are the mixed ones; a table takes the low ones for the place.
    fn finish(&self) -> u64 {
        self.0.rotate_left(26)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use std::hash::BuildHasher;

    #[test]
    fn words_that_look_alike_fall_apart() {
        let hasher = BuildHasherDefault::<Quick>::default();
        let words: Vec<String> = (0..2_000)
            .flat_map(|n| [format!("word{n}"), format!("{n}words"), format!("a{n}")])
            .collect();
        let places: BTreeSet<u64> = words
            .iter()
            .map(|word| hasher.hash_one(word) % 8_192)
            .collect();
        // of 6,000 words thrown by chance on 8,192 places 4,250 places are met
        assert!(places.len() > 4_000, "{}", places.len());
    }

    #[test]
    fn tables_find_what_they_hold() {
        let set: Set = "join joined joining".split(' ').collect();
        assert!(set.contains("joined") && !set.contains("joins") && !set.contains(""));
    }
}
