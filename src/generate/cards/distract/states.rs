//! Other countries, and their capitals.

use super::{Chance, Draft, Pool, THREE, deed};
use crate::generate::lexicon::{Country, countries, country};

/// Words of questions that only a country with a coast, or with lands overseas, could be the answer to.
const SEAFARING: [&str; 30] = [
    "ship",
    "ships",
    "navy",
    "naval",
    "sea",
    "seas",
    "ocean",
    "fleet",
    "coast",
    "coastal",
    "port",
    "ports",
    "harbour",
    "harbor",
    "colony",
    "colonies",
    "colonial",
    "sailed",
    "sail",
    "sailors",
    "maritime",
    "island",
    "islands",
    "overseas",
    "slave",
    "slaves",
    "fishing",
    "whaling",
    "submarine",
    "protectorate",
];

/// Countries whose deeds the world felt: only another of them is taken for one of them.
const POWERS: [&str; 13] = [
    "Austria-Hungary",
    "China",
    "England",
    "France",
    "Germany",
    "Italy",
    "Japan",
    "Prussia",
    "Russia",
    "Soviet Union",
    "Spain",
    "United Kingdom",
    "United States",
];

/// Countries that the document names elsewhere; for a great power other powers; where they are too few, comparable ones of the same part of the world.
/// None where neither gives three.
pub(super) fn states(
    name: &str,
    draft: &Draft,
    text: &str,
    pool: &Pool,
    chance: &mut Chance,
) -> Vec<String> {
    let Some(known) = country(name) else {
        return Vec::new();
    };
    let asked = Asked::new(known, draft, text);
    let verb = deed(draft);
    // who did the same, as the document tells it, is no wrong answer
    let did = |other: &Country| {
        pool.states
            .get(other.name)
            .is_some_and(|verbs| verbs.contains(verb))
    };
    let fits = |other: &&Country| asked.tempts(other) && !did(other);
    let named = |other: &&Country| pool.states.contains_key(other.name);
    let mut here: Vec<&Country> = countries().iter().filter(named).filter(fits).collect();
    chance.shuffle(&mut here);
    if is_power(known) {
        // of the other powers those that the document names; of the rest its neighbours alone tempt anybody
        let near = |other: &&Country| family(other) == family(known) || is_past(other);
        let mut others: Vec<&Country> = countries()
            .iter()
            .filter(|other| is_power(other) && fits(other) && !named(other) && near(other))
            .filter(|other| asked.year.is_some_and(|year| year < 1900) || !is_past(other))
            .collect();
        chance.shuffle(&mut others);
        here.retain(|other| is_power(other));
        here.append(&mut others);
    } else {
        here.retain(|other| family(other) == family(known));
        if here.len() < THREE {
            here.extend(
                neighbours(known, chance)
                    .into_iter()
                    .filter(|other| fits(other) && !named(other) && other.size + 1 >= known.size),
            );
        }
    }
    let mut british = false;
    here.retain(|other| !(BRITISH.contains(&other.name) && std::mem::replace(&mut british, true)));
    here.into_iter()
        .take(THREE)
        .map(|other| other.name.trim_start_matches("The ").to_owned())
        .collect()
}

fn is_power(state: &Country) -> bool {
    POWERS.contains(&state.name.trim_start_matches("The "))
}

/// The part of the world in which a country lies, without its quarter: `europe` of `western-europe`.
fn family(state: &Country) -> &str {
    state.region.split('-').next_back().unwrap_or("")
}

/// States of the British Isles, of which many texts mean one where they name another.
const BRITISH: [&str; 6] = [
    "England",
    "Great Britain",
    "Ireland",
    "Scotland",
    "United Kingdom",
    "Wales",
];

/// Whether two names may mean one state.
fn may_be_one(one: &Country, other: &Country) -> bool {
    BRITISH.contains(&one.name) && BRITISH.contains(&other.name)
}

/// Whether a power is one no more, under that name.
fn is_past(power: &Country) -> bool {
    ["England", "Prussia", "Austria-Hungary"].contains(&power.name)
}

/// What a question wants of countries that could tempt somebody.
struct Asked<'a> {
    known: &'a Country,
    prompt: &'a str,
    text: &'a str,
    /// Words of the question that begin with a capital and are none of the answer.
    named: Vec<&'a str>,
    sea: bool,
    /// The year that it is about.
    year: Option<i16>,
}

impl<'a> Asked<'a> {
    fn new(known: &'a Country, draft: &'a Draft, text: &'a str) -> Self {
        let prompt = draft.prompt.as_str();
        let words = prompt.split(|c: char| !c.is_alphabetic());
        let low = prompt.to_lowercase();
        Self {
            known,
            prompt,
            text,
            // `Korea's partner` is no partner of South Korea
            named: words
                .filter(|word| word.starts_with(char::is_uppercase) && !known.name.contains(word))
                .collect(),
            sea: low
                .split(|c: char| !c.is_alphabetic())
                .any(|word| SEAFARING.contains(&word)),
            year: year_in(prompt).or_else(|| year_in(text)),
        }
    }

    /// Whether a country could be taken for the answer, and neither the question nor its sentence names it.
    fn tempts(&self, other: &Country) -> bool {
        let said = |name: &str| self.text.contains(name) || self.prompt.contains(name);
        let part = other.name.split(' ').any(|word| {
            word.len() > 4
                && !matches!(word, "South" | "North" | "East" | "West" | "United")
                && self.named.contains(&word)
        });
        let there = self.year.is_none_or(|year| {
            other.since.is_none_or(|since| since <= year)
                && (other.region != "former" || year < 1993)
        });
        other.name != self.known.name
            && !may_be_one(other, self.known)
            && !self.british_named(other)
            && !said(other.name)
            && !said(other.adjective)
            && !other.aliases.iter().any(|alias| said(alias))
            && !part
            && there
            && !(self.sea && other.inland)
            && other.size + 2 > self.known.size
    }
}

impl Asked<'_> {
    /// Whether a state may be one that the question or its sentence names by another name of the British.
    fn british_named(&self, other: &Country) -> bool {
        let named = |name: &str| self.prompt.contains(name) || self.text.contains(name);
        BRITISH.contains(&other.name) && (named("Brit") || BRITISH.iter().any(|name| named(name)))
    }
}

/// The earliest year from 1000 on that stands in a text.
fn year_in(text: &str) -> Option<i16> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() == 4)
        .filter_map(|word| word.parse::<i16>().ok())
        .filter(|year| (1000..2100).contains(year))
        .min()
}

/// Countries of the same part of the world, then of the parts beside it.
fn neighbours(known: &Country, chance: &mut Chance) -> Vec<&'static Country> {
    let own = family(known);
    let near = |other: &&Country| other.region == known.region;
    let far = |other: &&Country| {
        other.region != known.region
            && other.region != "former"
            && !own.is_empty()
            && family(other) == own
    };
    let mut near: Vec<&Country> = countries().iter().filter(near).collect();
    let mut far: Vec<&Country> = countries().iter().filter(far).collect();
    chance.shuffle(&mut near);
    chance.shuffle(&mut far);
    near.into_iter().chain(far).collect()
}

/// The capitals of countries near that of a capital.
pub(super) fn capitals(name: &str, chance: &mut Chance) -> Vec<String> {
    let Some(own) = countries().iter().find(|known| known.capital == name) else {
        return Vec::new();
    };
    let mut near: Vec<&str> = countries()
        .iter()
        .filter(|other| {
            other.region == own.region && other.capital != name && !other.capital.is_empty()
        })
        .map(|other| other.capital)
        .collect();
    chance.shuffle(&mut near);
    near.into_iter().take(THREE).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn wrong(prompt: &str, name: &str, pool: &Pool, seed: u64) -> Vec<String> {
        let draft = Draft {
            prompt: prompt.into(),
            key: "which||abolish|".into(),
            ..Draft::plain()
        };
        states(name, &draft, prompt, pool, &mut Chance(seed))
    }

    #[test]
    fn a_country_without_a_coast_sends_no_ships() {
        for seed in 1..60 {
            let found = wrong(
                "Which country sent its ships to Cuba?",
                "Britain",
                &Pool::default(),
                seed,
            );
            assert_eq!(found.len(), 3);
            for other in found {
                let other = country(&other).unwrap();
                assert!(!other.inland && other.size > 1, "{other:?}");
            }
        }
    }

    #[test]
    fn states_of_later_times_are_no_answer() {
        for seed in 1..60 {
            let found = wrong(
                "Which country reached an agreement in 1907?",
                "Japan",
                &Pool::default(),
                seed,
            );
            for other in found {
                assert!(!other.contains("Korea") && other != "Taiwan", "{other}");
            }
        }
    }

    #[test]
    fn countries_of_the_document_come_first_and_never_those_that_did_the_same() {
        let verbs = |verbs: &[&str]| verbs.iter().map(|verb| (*verb).to_owned()).collect();
        let pool = Pool {
            states: [
                ("Spain", verbs(&["sign"])),
                ("Denmark", verbs(&[])),
                ("Netherlands", verbs(&["abolish"])),
                ("France", verbs(&["sign"])),
            ]
            .into(),
            ..Pool::default()
        };
        for seed in 1..20 {
            let mut found = wrong("Which country abolished slavery?", "Portugal", &pool, seed);
            found.sort();
            assert_eq!(found, ["Denmark", "France", "Spain"]);
        }
    }

    #[test]
    fn great_powers_are_asked_among_great_powers() {
        let pool = Pool {
            states: [("Egypt", BTreeSet::new()), ("Vietnam", BTreeSet::new())].into(),
            ..Pool::default()
        };
        for seed in 1..20 {
            let found = wrong(
                "Which country blocked the canal in 1953?",
                "France",
                &pool,
                seed,
            );
            assert_eq!(found.len(), 3);
            assert!(
                found.iter().all(|power| POWERS.contains(&power.as_str())),
                "{found:?}"
            );
            // powers of other parts of the world tempt nobody unless the document names them
            assert!(!found.iter().any(|power| power == "Japan"), "{found:?}");
        }
    }

    #[test]
    fn no_other_name_of_the_same_isles_is_offered() {
        for seed in 1..20 {
            for (prompt, name) in [
                (
                    "Which country ceded the colony to Spain in 1783?",
                    "Britain",
                ),
                (
                    "Which country declared war on Great Britain in 1793?",
                    "France",
                ),
            ] {
                let found = wrong(prompt, name, &Pool::default(), seed);
                assert!(!found.iter().any(|other| other == "England"), "{found:?}");
            }
        }
    }
}
