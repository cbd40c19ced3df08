//! A document read in portions: whichever is done first, all together give what one reading from top to bottom gives.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::*;
use crate::generate::works::done;

/// What the sentences of some blocks gave that follow each other.
#[derive(Debug)]
pub struct Portion {
    /// Its first block.
    from: usize,
    found: Vec<Found>,
    refused: Vec<Refusal>,
    /// What leaned on the title in it.
    leaned: Leaned,
    missed: Missed,
}

/// The phrases that were looked for among those that lean on the title, and not found: had an earlier portion brought one in,
/// its question would begin with the title.
#[derive(Debug, Default)]
pub(super) struct Missed {
    /// Whether blocks before those that are read may bring something in.
    wanted: bool,
    pub(super) block: usize,
    /// Each with its block; a phrase by a digest of its first two words, as thousands are looked for.
    phrases: Vec<(usize, u64)>,
}

impl Missed {
    /// Takes in the phrases that begin in a question with `the`.
    pub(super) fn note(&mut self, words: &[&str]) {
        if !self.wanted {
            return;
        }
        for pair in words.windows(2).filter(|pair| pair[0] == "the") {
            let missed = (self.block, digest(pair));
            let same = self.phrases.iter().rev();
            if !same
                .take_while(|(block, _)| *block == self.block)
                .any(|known| *known == missed)
            {
                self.phrases.push(missed);
            }
        }
    }
}

/// A number for the first two words of a phrase: two phrases with one number cost a second look, no more.
fn digest(pair: &[&str]) -> u64 {
    let mut hasher = DefaultHasher::new();
    pair.hash(&mut hasher);
    hasher.finish()
}

/// Stretches of blocks that are worth being read apart, in their order.
pub(super) fn portions(document: &Document) -> Vec<Range<usize>> {
    /// So many bytes take some milliseconds.
    const BYTES: usize = 50_000;
    let mut portions = Vec::new();
    let (mut from, mut bytes) = (0, 0);
    for (at, block) in document.blocks.iter().enumerate() {
        bytes += block.text.len();
        if bytes >= BYTES {
            portions.push(from..at + 1);
            (from, bytes) = (at + 1, 0);
        }
    }
    if from < document.blocks.len() {
        portions.push(from..document.blocks.len());
    }
    portions
}

impl<'d> Ground<'d> {
    /// Stretches of blocks that are worth being read apart, in their order.
    #[must_use]
    pub fn portions(&self) -> Vec<Range<usize>> {
        portions(self.document)
    }

    /// Reads the sentences of some blocks. `watch` is called whenever a block was read.
    #[must_use]
    pub fn read(&self, blocks: Range<usize>, watch: &dyn Fn()) -> Portion {
        let mut maker = Maker::new(self, self.leaned.clone());
        let from = blocks.start;
        maker.missed.get_mut().wanted = from > 0;
        for block in blocks {
            maker.block(block);
            watch();
        }
        let leaned = maker.leaned.take();
        maker.found.shrink_to_fit();
        maker.refused.shrink_to_fit();
        Portion {
            from,
            found: maker.found,
            refused: maker.refused,
            leaned,
            missed: maker.missed.into_inner(),
        }
    }

    /// What all its portions gave, which are handed over in their order.
    #[must_use]
    pub fn gather(self, mut portions: Vec<Portion>, works: Works) -> Gleaned {
        let mut leaned = self.leaned.clone();
        for portion in &mut portions {
            for (phrase, block) in std::mem::take(&mut portion.leaned.phrases) {
                leaned.phrases.entry(phrase).or_insert(block);
            }
        }
        let mut first = BTreeMap::new();
        for (phrase, block) in &leaned.phrases {
            let words: Vec<_> = phrase.split(' ').take(2).collect();
            let known: &mut usize = first.entry(digest(&words)).or_insert(*block);
            *known = (*known).min(*block);
        }
        let again = done(works, portions.len(), |at| {
            self.again(&portions[at], &leaned, &first)
        });
        // room for all at once: a row that grows is there twice
        let count = |of: fn(&Portion) -> usize| portions.iter().map(of).sum();
        let mut found = Vec::with_capacity(count(|portion| portion.found.len()));
        let mut refused = Vec::with_capacity(count(|portion| portion.refused.len()));
        for (mut portion, again) in portions.into_iter().zip(again) {
            portion.mend(again);
            found.append(&mut portion.found);
            refused.append(&mut portion.refused);
        }
        Gleaned {
            found,
            refused,
            pool: self.pool,
        }
    }

    /// What the blocks of a portion give, read again, whose questions hold what leaned on the title before that portion.
    /// `first` tells of the digest of a phrase in which block it leaned first.
    fn again(
        &self,
        portion: &Portion,
        leaned: &Leaned,
        first: &BTreeMap<u64, usize>,
    ) -> Vec<(usize, Vec<Found>, Vec<Refusal>)> {
        let before = |phrase| first.get(phrase).is_some_and(|at| *at < portion.from);
        let missed = portion.missed.phrases.iter();
        let met = missed.filter(|(_, phrase)| before(phrase));
        let again: BTreeSet<usize> = met.map(|(block, _)| *block).collect();
        let read = again.into_iter().map(|block| {
            let mut maker = Maker::new(self, leaned.before(block));
            maker.block(block);
            (block, maker.found, maker.refused)
        });
        read.collect()
    }
}

impl Portion {
    /// Takes what blocks gave that were read again in the place of what they gave before.
    fn mend(&mut self, again: Vec<(usize, Vec<Found>, Vec<Refusal>)>) {
        if again.is_empty() {
            return;
        }
        let blocks: BTreeSet<usize> = again.iter().map(|(block, ..)| *block).collect();
        self.found.retain(|one| !blocks.contains(&one.place.block));
        self.refused
            .retain(|one| !blocks.contains(&one.place.block));
        for (_, mut found, mut refused) in again {
            self.found.append(&mut found);
            self.refused.append(&mut refused);
        }
        // within a block all stays in its order
        self.found.sort_by_key(|one| one.place.block);
        self.refused.sort_by_key(|one| one.place.block);
    }
}

impl<'g, 'd> Maker<'g, 'd> {
    fn new(ground: &'g Ground<'d>, leaned: Leaned) -> Self {
        Self {
            ground,
            document: ground.document,
            scene: &ground.scene,
            under: None,
            leaned: Rc::new(RefCell::new(leaned)),
            missed: RefCell::default(),
            found: Vec::new(),
            refused: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::read;

    /// What a document gives when it is read block by block, with what leant on the title before each, or without.
    fn in_pieces(document: &Document, mended: bool) -> Vec<String> {
        let ground = Ground::new(0, document, ONE_BY_ONE);
        let blocks = 0..document.blocks.len();
        let portions = blocks.map(|at| ground.read(at..at + 1, &|| {}));
        let portions = portions.map(|mut portion| {
            if !mended {
                portion.missed.phrases.clear();
            }
            portion
        });
        let portions = portions.collect();
        told(document, ground.gather(portions, ONE_BY_ONE))
    }

    fn told(document: &Document, gleaned: Gleaned) -> Vec<String> {
        let documents = std::slice::from_ref(document);
        let made = join(documents, vec![gleaned], &Wishes::default());
        let cards = made.cards.iter().map(|one| format!("{one:?}"));
        let refused = made.refused.iter().map(|one| format!("{one:?}"));
        cards.chain(refused).collect()
    }

    #[test]
    fn portions_give_what_the_whole_gives() {
        let text = "# Photosynthesis\n\nPhotosynthesis is the process by which plants make sugar of light.\n\n\
                    The first stage occurs in the thylakoid membrane.\n\n\
                    Ola Lund founded the First Stage Theatre in 1935.\n";
        let document = read("light.md", text.as_bytes(), None).unwrap();
        let whole = told(&document, glean(0, &document, &|| {}));
        assert_eq!(in_pieces(&document, true), whole);
        assert_ne!(in_pieces(&document, false), whole, "{whole:#?}");
    }

    #[test]
    fn portions_hold_every_block_once() {
        let lines =
            (0..4_000).map(|n| format!("In {n} the town of Lund had {n} mills on its river.\n\n"));
        let text: String = lines.collect();
        let document = read("lund.txt", text.as_bytes(), None).unwrap();
        let portions = portions(&document);
        assert!(portions.len() > 2);
        let all: Vec<usize> = portions.into_iter().flatten().collect();
        assert_eq!(all, (0..document.blocks.len()).collect::<Vec<_>>());
    }
}
