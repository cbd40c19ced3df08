//! What is heard of a document in one pass over its sentences: its words, its years and numbers, its countries, its tone.

use std::sync::{Mutex, PoisonError};

use super::paragraph::{said, stated};
use super::*;
use crate::generate::lexicon::{List, adjective, country, forms};
use crate::generate::works::done;

/// What is heard of a document in one pass over its sentences.
#[derive(Default)]
pub(super) struct Heard {
    pub(super) known: Vocabulary,
    pub(super) pool: Pool,
    /// Years that only name something.
    pub(super) named: BTreeSet<i16>,
    pub(super) spoken: Spoken,
    pub(super) tone: Tone,
}

/// How a document speaks: how many of its sentences oblige or order, and whether it calls itself a law.
#[derive(Default)]
pub(super) struct Tone {
    all: u32,
    shall: u32,
    orders: u32,
    own: bool,
}

impl Tone {
    fn hear(&mut self, sentence: &str, words: &[Token]) {
        let obliges = |word: &Token| word.among(&["shall", "must", "may"]);
        self.all += 1;
        self.shall += u32::from(words.iter().any(obliges));
        self.orders += u32::from(crate::generate::facts::is_order(words));
        self.own |= crate::generate::facts::speaks_of_itself(sentence);
    }

    /// The shares of sentences that oblige and that order, 0 to 1, and whether it calls itself a law.
    pub(super) fn shares(&self) -> (f64, f64, bool) {
        let share = |part: u32| f64::from(part) / f64::from(self.all.max(1));
        (share(self.shall), share(self.orders), self.own)
    }
}

impl Heard {
    /// Hears what the portions of a document say, and tells the sentences of each of its blocks.
    pub(super) fn of(
        document: &Document,
        portions: &[Range<usize>],
        works: Works,
    ) -> (Self, Vec<Vec<Range<usize>>>) {
        let heard: Mutex<Self> = Mutex::default();
        let said = done(works, portions.len(), |at| {
            let blocks = &document.blocks[portions[at].clone()];
            let mut part = Self::default();
            let said = blocks.iter().map(|block| part.block(block));
            let said: Vec<_> = said.collect();
            heard
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .add(part);
            said
        });
        let heard = heard.into_inner();
        (
            heard.unwrap_or_else(PoisonError::into_inner),
            said.into_iter().flatten().collect(),
        )
    }

    /// Hears a block, and tells its sentences.
    fn block(&mut self, block: &Block) -> Vec<Range<usize>> {
        let said = said(block);
        for range in stated(&said) {
            let sentence = &block.text[range.clone()];
            let words = tokens(sentence);
            // the word behind a number begins its sentence: `(2) Recordings are kept for …`
            match unnumbered(sentence) {
                bare if bare.len() < sentence.len() => self.known.read(&tokens(bare)),
                _ => self.known.read(&words),
            }
            self.tone.hear(sentence, &words);
            offer(&mut self.pool, &mut self.named, sentence, &words);
            offer_states(&mut self.pool, &mut self.spoken, &words);
        }
        said
    }

    /// Takes in what was heard elsewhere in the document.
    fn add(&mut self, mut other: Self) {
        self.known.add(other.known);
        self.pool.years.append(&mut other.pool.years);
        self.pool.numbers.append(&mut other.pool.numbers);
        for (name, mut verbs) in other.pool.states {
            let known = self.pool.states.entry(name).or_default();
            known.append(&mut verbs);
        }
        self.named.append(&mut other.named);
        for (name, times) in other.spoken {
            *self.spoken.entry(name).or_default() += times;
        }
        self.tone.all += other.tone.all;
        self.tone.shall += other.tone.shall;
        self.tone.orders += other.tone.orders;
        self.tone.own |= other.tone.own;
    }
}

/// Takes the years and numbers of a sentence as what the document names; years to come apart, in `open`.
fn offer(pool: &mut Pool, open: &mut BTreeSet<i16>, sentence: &str, words: &[Token]) {
    // a year to come is no bound for what was
    const TO_COME: &List = &List::new(&[
        "will",
        "would",
        "shall",
        "expected",
        "planned",
        "by",
        "until",
        "may",
        "could",
        "might",
        "plan",
        "plans",
        "scheduled",
        "projected",
        "launch",
        "future",
        "upcoming",
        "forthcoming",
        "predicted",
        "proposed",
        "aims",
        "hopes",
    ]);
    let to_come = words.iter().any(|word| word.among(TO_COME));
    for span in spans(words) {
        match span.sort {
            Sort::Date(date) if to_come => {
                open.insert(date.year());
            }
            Sort::Date(date) => {
                pool.years.insert(date.year());
            }
            Sort::Years(first, last) => pool.years.extend([first, last]),
            Sort::Quantity(_) => {
                let number = &sentence[words[span.from].start..words[span.to - 1].end];
                pool.numbers.insert(number.to_owned());
            }
            _ => {}
        }
    }
}

/// How many sentences speak of a country, or of its people, by its usual name.
pub(super) type Spoken = BTreeMap<&'static str, u32>;

/// Takes in the countries that a sentence names, with its verbs, and those of which it speaks.
fn offer_states(pool: &mut Pool, spoken: &mut Spoken, words: &[Token]) {
    let mut named = Vec::new();
    for (at, word) in words
        .iter()
        .enumerate()
        .filter(|(_, word)| word.is_capital())
    {
        let long = words.get(at + 1).filter(|next| next.is_capital());
        let long = long.and_then(|next| country(&format!("{} {}", word.text, next.text)));
        named.extend(long.or_else(|| country(word.text)).map(|known| known.name));
    }
    let peoples = words.iter().filter(|word| word.is_capital());
    let peoples = peoples.filter_map(|word| adjective(word.text));
    let told: BTreeSet<&str> = peoples
        .map(|known| known.name)
        .chain(named.iter().copied())
        .collect();
    for name in told {
        *spoken.entry(name).or_default() += 1;
    }
    for name in named {
        let verbs = words.iter().flat_map(|word| forms(&word.low));
        let known = pool.states.entry(name).or_default();
        for (verb, _) in verbs {
            if !known.contains(*verb) {
                known.insert((*verb).to_owned());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn portions_are_heard_as_one_text() {
        let text = "In 1910 the mill of Lund had 40 wheels. The mill stood in Sweden.\n\n\
                    A mill in Peru shall have 30 wheels. Lund left Sweden in 1912.\n";
        let document = crate::generate::read("mills.txt", text.as_bytes(), None).unwrap();
        let heard = |portions: &[Range<usize>]| {
            let (heard, said) = Heard::of(&document, portions, ONE_BY_ONE);
            let words = ["mill", "lund", "wheels"].map(|word| heard.known.times(word));
            let pool = (heard.pool.years, heard.pool.numbers, heard.pool.states);
            (words, pool, heard.spoken, heard.tone.shares(), said)
        };
        let whole = heard(std::slice::from_ref(&(0..2)));
        assert_eq!(heard(&[0..1, 1..2]), whole);
        assert_eq!((whole.0, whole.2["Sweden"]), ([3, 2, 2], 2));
    }
}
