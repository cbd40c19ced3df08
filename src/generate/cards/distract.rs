//! Distractors: wrong for sure, of the same kind, and near enough to tempt.

mod numbers;
mod states;

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::ops::Bound::{Excluded, Included, Unbounded};

use crate::base::Seed;
use crate::generate::facts::{Draft, TABLE, Value};
use crate::generate::lexicon::{NameKind, class_of};

use numbers::{ages, numbers, years};
use states::{capitals, states};

/// How many distractors a choice gets.
const THREE: usize = 3;

/// What one document offers.
#[derive(Debug, Default)]
pub(crate) struct Pool {
    /// Every year in it.
    pub(crate) years: BTreeSet<i16>,
    /// The last year that a distractor may name.
    pub(crate) latest: i16,
    /// The years that its title spans: `The Voyage of the Lund, 1803–1806`.
    pub(crate) spanned: Option<(i16, i16)>,
    /// Terms that it defines.
    terms: BTreeMap<String, BTreeSet<String>>,
    /// Full names of people by what they did.
    pub(crate) persons: BTreeMap<String, BTreeSet<String>>,
    /// The countries that it names, by their usual names, each with the verbs of the sentences that do.
    pub(crate) states: BTreeMap<&'static str, BTreeSet<String>>,
    /// Names by what they stand for, as far as they are answers.
    pub(crate) names: BTreeMap<NameKind, BTreeSet<String>>,
    /// The offices of people, with their country where one stands before them: `Japanese prime minister`.
    pub(crate) offices: BTreeMap<String, BTreeSet<String>>,
    /// Who held each of these offices.
    pub(crate) holders: BTreeMap<String, BTreeSet<String>>,
    /// Whether it is a law or a manual.
    pub(crate) binding: bool,
    /// Its numbers, as written.
    pub(crate) numbers: BTreeSet<String>,
}

impl Pool {
    /// Who else could be meant: people of the same office and country, and those who did the same.
    fn peers(&self, name: &str, draft: &Draft) -> BTreeSet<String> {
        /// What everybody does, so that doing it too makes nobody comparable.
        const COMMON: [&str; 12] = [
            "", "be", "become", "have", "do", "make", "get", "take", "give", "call", "name",
            "marry",
        ];
        let held = self.offices.get(name).into_iter().flatten();
        let mut pools: Vec<_> = held.filter_map(|held| self.holders.get(held)).collect();
        let deed = deed(draft);
        if !COMMON.contains(&deed) {
            pools.extend(self.persons.get(deed));
        }
        let peers = pools.into_iter().flat_map(|pool| near(pool, name));
        peers
            .filter(|other| *other != name && self.is_person(other))
            .cloned()
            .collect()
    }

    /// Takes in a term.
    pub(crate) fn take_term(&mut self, term: &str) {
        if let Some(kind) = kind(term) {
            let kin = self.terms.entry(kind.to_owned()).or_default();
            kin.insert(term.to_owned());
        }
    }

    /// Takes in who held which offices.
    pub(crate) fn take_offices(&mut self, offices: &BTreeMap<String, BTreeSet<String>>) {
        for (name, held) in offices {
            for office in held {
                let holders = self.holders.entry(office.clone()).or_default();
                holders.insert(name.clone());
            }
        }
        self.offices.clone_from(offices);
    }

    /// Whether a name can be somebody's: no thing is its head, and it is not somebody's full name with more behind it, as
    /// `Ada Lund Award`.
    fn is_person(&self, name: &str) -> bool {
        let last = name.split(' ').next_back().unwrap_or(name).to_lowercase();
        let longer = (name.match_indices(' ').skip(1)).any(|(at, _)| {
            self.offices.contains_key(&name[..at])
                || self.persons.values().any(|did| did.contains(&name[..at]))
        });
        class_of(&last).is_none() && !longer
    }
}

/// Some names of a pool, those that stand near a name in the alphabet: a pool may hold thousands, and each question looks
/// into it.
fn near<'p>(pool: &'p BTreeSet<String>, name: &str) -> impl Iterator<Item = &'p String> {
    /// Names before and behind.
    const EACH: usize = 100;
    let before = pool.range::<str, _>((Unbounded, Excluded(name))).rev();
    let behind = pool.range::<str, _>((Included(name), Unbounded));
    before.take(EACH).chain(behind.take(EACH))
}

/// Three distractors, or none: then the question is typed. `text` is the evidence, whose names are no distractors.
pub(crate) fn distractors(draft: &Draft, pool: &Pool, text: &str, seed: Seed) -> Vec<String> {
    let mut chance = Chance(seed.derive(&draft.prompt).0);
    if draft.rivals.len() >= THREE {
        let mut rivals = draft.rivals.clone();
        chance.shuffle(&mut rivals);
        nearest_first(&mut rivals, &draft.value.told());
        rivals.truncate(THREE);
        return rivals;
    }
    let found = match &draft.value {
        // somebody who visited once may have come again: no other year is wrong for sure
        Value::Year(..) if matches!(deed(draft), "visit" | "meet" | "travel" | "attend") => {
            Vec::new()
        }
        // figures thought up beside those of a column are known at once
        Value::Number { .. } if draft.frame == TABLE => Vec::new(),
        Value::Year(year, _) => years(*year, &draft.prompt, pool, &mut chance),
        Value::Number { text: said, value } => {
            numbers(said, *value, draft, text, pool, &mut chance)
        }
        Value::Name(name, NameKind::Country) => states(name, draft, text, pool, &mut chance),
        Value::Name(name, _) if draft.prompt.to_lowercase().contains("the capital of") => {
            capitals(name, &mut chance)
        }
        Value::Name(name, NameKind::Person) => {
            let peers = pool.peers(name, draft);
            others(name, &peers, text, &draft.prompt, &mut chance)
        }
        Value::Name(name, kind @ (NameKind::Treaty | NameKind::Prize)) => pool
            .names
            .get(kind)
            .map(|names| others(name, names, text, &draft.prompt, &mut chance))
            .unwrap_or_default(),
        Value::Term(term) => {
            let kin = kind(term).and_then(|kind| pool.terms.get(kind));
            kin.map(|kin| others(term, kin, text, &draft.prompt, &mut chance))
                .unwrap_or_default()
        }
        Value::Age(text) => ages(text),
        _ => Vec::new(),
    };
    if found.len() < THREE {
        Vec::new()
    } else {
        found.into_iter().take(THREE).collect()
    }
}

/// Puts amounts that are near the right one first: among far ones it stands out.
fn nearest_first(rivals: &mut [String], right: &str) {
    let amount = |text: &str| {
        let digits = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
        let end = text.find(|c| !digits(c)).unwrap_or(text.len());
        let value = text.get(..end)?.replace(',', "").parse::<f64>().ok()?;
        (value > 0.0).then_some(value)
    };
    let Some(right) = amount(right) else {
        return;
    };
    let far = |text: &String| amount(text).map_or(f64::MAX, |value| (value / right).ln().abs());
    rivals.sort_by(|one, other| far(one).total_cmp(&far(other)));
}

/// What the answer of a draft did: its verb.
pub(crate) fn deed(draft: &Draft) -> &str {
    draft.key.split('|').nth(2).unwrap_or("")
}

/// The kind of a term by its look: its last letters, as of `mitosis` and `meiosis`. Other terms of a text mean a place, a
/// substance or a person where one means a process, and tempt nobody.
fn kind(term: &str) -> Option<&str> {
    /// So many letters at the end make one kind.
    const ENDING: usize = 4;
    let (at, _) = term.char_indices().rev().nth(ENDING - 1)?;
    term.get(at..)
}

/// A stream of chance of a question's own, so that other questions do not change its distractors.
struct Chance(u64);

impl Chance {
    fn next(&mut self, below: usize) -> usize {
        // xorshift: any fixed mixing serves, as only the choice among equals hangs on it
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % below.max(1)
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            let other = self.next(at + 1);
            items.swap(at, other);
        }
    }
}

/// Others of a pool that neither the sentence nor the question names.
fn others(
    name: &str,
    pool: &BTreeSet<String>,
    text: &str,
    prompt: &str,
    chance: &mut Chance,
) -> Vec<String> {
    let low = text.to_lowercase();
    let words = name.split(' ').count();
    let plural = name.ends_with('s');
    let part = |other: &str| {
        other
            .split(' ')
            .any(|word| name.split(' ').any(|own| own.eq_ignore_ascii_case(word)))
    };
    let asked = prompt.to_lowercase();
    let mut free: Vec<&String> = near(pool, name)
        .filter(|other| {
            *other != name
                && !low.contains(&other.to_lowercase())
                && !asked.contains(&other.to_lowercase())
                && !part(other)
        })
        .filter(|other| {
            other.split(' ').count().abs_diff(words) <= 2 && other.ends_with('s') == plural
        })
        .filter(|other| {
            other.starts_with(char::is_uppercase) == name.starts_with(char::is_uppercase)
        })
        .collect();
    chance.shuffle(&mut free);
    free.into_iter().take(THREE).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(deed: &str) -> Draft {
        Draft {
            prompt: format!("Who {deed} it?"),
            key: format!("who||{deed}|"),
            value: Value::Name("Mehmed II".into(), NameKind::Person),
            ..Draft::plain()
        }
    }

    fn names(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn only_people_of_the_same_office_or_deed_are_offered() {
        let mut pool = Pool::default();
        pool.persons
            .insert("besiege".into(), names(&["Osman Bey", "Mehmed II"]));
        pool.persons.insert(
            "write".into(),
            names(&["Leo Tolstoy", "Thomas Luckmann", "Ada Lund"]),
        );
        let wrong = |pool: &Pool| distractors(&draft("besiege"), pool, "", Seed(1));
        assert_eq!(wrong(&pool), Vec::<String>::new());
        let sultans = ["Mehmed II", "Selim I", "Murad I"];
        let held = sultans.map(|sultan| (sultan.into(), names(&["Ottoman sultan"])));
        pool.take_offices(&held.into());
        let mut found = wrong(&pool);
        found.sort();
        assert_eq!(found, ["Murad I", "Osman Bey", "Selim I"]);
    }

    #[test]
    fn what_everybody_does_makes_nobody_comparable() {
        let mut pool = Pool::default();
        let all = names(&["Leo Tolstoy", "Osman Bey", "Ada Lund", "Mehmed II"]);
        pool.persons.insert("be".into(), all);
        assert!(distractors(&draft("be"), &pool, "", Seed(1)).is_empty());
    }

    #[test]
    fn things_named_after_somebody_are_nobody() {
        let mut pool = Pool::default();
        let all = names(&[
            "Ada Lund",
            "Ada Lund Lego",
            "Osman Bey",
            "Harbour Bridge",
            "Mehmed II",
        ]);
        pool.persons.insert("besiege".into(), all);
        assert!(distractors(&draft("besiege"), &pool, "", Seed(1)).is_empty());
    }
}
