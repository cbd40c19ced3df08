//! Chance as an argument.

use rand::SeedableRng;
use rand_pcg::Pcg64Mcg;

/// The start of a stream of chance: the same seed gives the same order on every machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Seed(pub u64);

impl Seed {
    /// A seed of its own for a named purpose, so that one draw does not shift another.
    #[must_use]
    pub fn derive(self, name: &str) -> Self {
        // FNV-1a, 64 bit: enough to spread names, and fixed for ever
        let spread =
            |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        let start = self
            .0
            .to_le_bytes()
            .into_iter()
            .fold(0xcbf2_9ce4_8422_2325, spread);
        Self(name.bytes().fold(start, spread))
    }

    /// The generator of this seed.
    #[must_use]
    pub fn generator(self) -> Pcg64Mcg {
        Pcg64Mcg::seed_from_u64(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn derived_seeds_differ_and_stay() {
        assert_eq!(Seed(7).derive("a"), Seed(7).derive("a"));
        assert_ne!(Seed(7).derive("a"), Seed(7).derive("b"));
        assert_ne!(Seed(7).derive("a"), Seed(8).derive("a"));
    }
}
