//! What stands several times among all that was found: looked for in one way, whatever it is that is repeated.

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::Found;
use crate::generate::Reason;

/// What was found and is not out, by its key, where several share one; each in the order of the document. What has no key
/// is left aside.
///
/// Keys are compared by a digest first, and only those are kept that stand more than once: most stand once.
pub(super) fn repeated<K: Ord + Hash>(
    found: &[Found],
    out: &BTreeMap<usize, Reason>,
    key: impl Fn(&Found) -> Option<K>,
) -> BTreeMap<K, Vec<usize>> {
    let left = found.iter().enumerate();
    let left = left.filter(|(at, _)| !out.contains_key(at));
    let mut digests: Vec<(u64, usize)> = left
        .filter_map(|(at, one)| Some((digest(&key(one)?), at)))
        .collect();
    digests.sort_unstable();
    let mut groups: BTreeMap<K, Vec<usize>> = BTreeMap::new();
    for several in digests.chunk_by(|one, other| one.0 == other.0) {
        for (_, at) in several.iter().filter(|_| several.len() > 1) {
            if let Some(key) = key(&found[*at]) {
                groups.entry(key).or_default().push(*at);
            }
        }
    }
    // two keys may share a digest
    groups.retain(|_, members| members.len() > 1);
    groups
}

fn digest<K: Hash>(key: &K) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}

/// Numbers for words, so that sets of them are quickly compared.
#[derive(Debug, Default)]
pub(super) struct Numbered(HashMap<String, u32>);

impl Numbered {
    /// The numbers of some words: each once, in rising order.
    pub(super) fn all<'w>(&mut self, words: impl Iterator<Item = &'w str>) -> Vec<u32> {
        let mut numbers: Vec<u32> = words.map(|word| self.number(word)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.0.get(word) {
            return *number;
        }
        // no text has more words than that
        let number = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        self.0.insert(word.to_owned(), number);
        number
    }
}

/// How many numbers two sets have in common.
pub(super) fn shared(one: &[u32], other: &[u32]) -> usize {
    let (mut at, mut both) = (0, 0);
    for number in one {
        while other.get(at).is_some_and(|known| known < number) {
            at += 1;
        }
        both += usize::from(other.get(at) == Some(number));
    }
    both
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::facts::Draft;
    use crate::generate::{Place, Stretch};

    fn found(key: &str) -> Found {
        Found {
            draft: Box::new(Draft {
                key: key.to_owned(),
                ..Draft::plain()
            }),
            place: Place {
                document: 0,
                block: 0,
                span: Stretch::from(0..1),
            },
            headed: None,
            doubted: false,
            conflict: None,
        }
    }

    #[test]
    fn what_stands_once_or_is_out_is_left_aside() {
        let all: Vec<Found> = ["b", "a", "c", "b", "a", "", "b"].map(found).into();
        let key = |one: &Found| (!one.draft.key.is_empty()).then(|| one.draft.key.clone());
        let groups = repeated(&all, &BTreeMap::new(), key);
        let groups: Vec<_> = groups.into_iter().collect();
        let wanted = [
            (String::from("a"), vec![1, 4]),
            (String::from("b"), vec![0, 3, 6]),
        ];
        assert_eq!(groups, wanted);
        let out = BTreeMap::from([(4, Reason::NoFact)]);
        let groups = repeated(&all, &out, key);
        assert_eq!(groups.into_keys().collect::<Vec<_>>(), ["b"]);
    }

    #[test]
    fn words_are_counted_once() {
        let mut words = Numbered::default();
        let one = words.all("the town on the river".split(' '));
        let other = words.all("a river beside the town".split(' '));
        assert_eq!((one.len(), other.len(), shared(&one, &other)), (4, 5, 3));
        assert_eq!(shared(&one, &[]), 0);
    }
}
