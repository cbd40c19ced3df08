//! The country of which nearly all of a document speaks, for questions that mean it and do not name it.

use super::ground::countries_in;
use super::heard::Spoken;
use super::*;
use crate::generate::lexicon::{BASE, PAST, of_form};

/// Names that every country has its own of: a question with no others needs the country.
const OF_A_LAND: [&str; 28] = [
    "Act",
    "Acts",
    "Administration",
    "Amendment",
    "Army",
    "Bill",
    "Cabinet",
    "Congress",
    "Constitution",
    "Court",
    "Democrats",
    "Department",
    "Election",
    "Government",
    "House",
    "Law",
    "Ministry",
    "Navy",
    "Parliament",
    "Party",
    "President",
    "Representatives",
    "Republicans",
    "Revolution",
    "Secretary",
    "Senate",
    "Treasury",
    "War",
];

/// Whether a question names nothing, or only what every country has its own of: `the Selective Service Act`. `opens` is
/// whether it begins with a name.
fn is_of_a_land(stem: &str, opens: bool) -> bool {
    let words: Vec<&str> = stem.split(' ').skip(usize::from(!opens)).collect();
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let names = words
        .split(|word| !capital(word))
        .filter(|name| !name.is_empty());
    let bare = |word: &str| {
        word.trim_end_matches(|c: char| !c.is_alphanumeric())
            .trim_end_matches("'s")
            .to_owned()
    };
    names.into_iter().all(|name| {
        let last = bare(name[name.len() - 1]);
        OF_A_LAND.contains(&last.as_str())
            || crate::generate::lexicon::MONTHS.contains(&last.as_str())
    })
}

/// Whether a word tells of the past alone.
fn is_past(word: &str) -> bool {
    of_form(word, PAST).is_some() && of_form(word, BASE).is_none()
}

impl Maker<'_, '_> {
    /// The country that a question on a year or a number means and does not name: `In which year did Congress pass the Act?`
    pub(super) fn land(&self, draft: &Draft, stem: &str) -> Option<&'static str> {
        let land = self.scene.land?;
        let past = || {
            let mut words = stem.split(' ');
            words.any(|word| matches!(word, "did" | "was" | "were" | "had") || is_past(word))
        };
        let counted = match &draft.value {
            Value::Day(..) | Value::Age(_) => true,
            value => value.is_year() || value.is_number() && past(),
        };
        if !counted {
            return None;
        }
        let first = stem.split(' ').next().unwrap_or_default();
        let opens =
            !stem.ends_with('?') && self.scene.known.is_capital(first.trim_end_matches("'s"));
        // the countries come last: each word of the question is looked up for them
        (is_of_a_land(stem, opens) && countries_in(stem).is_empty()).then_some(land)
    }
}

impl Ground<'_> {
    /// Takes in the country of which the document speaks, by how many sentences speak of each, where its questions may have
    /// it in front: none of a law or a manual, and none where what goes before them names a country.
    pub(super) fn read_land(&mut self, spoken: &Spoken) {
        let named = |label: &str| !countries_in(label).is_empty();
        if !self.scene.is_binding() && !super::worded::leading(&self.scene).is_some_and(named) {
            self.scene.land = land(spoken);
        }
    }
}

/// The country of which the sentences of a document speak far more than of any other, by how many speak of each.
fn land(spoken: &Spoken) -> Option<&'static str> {
    /// Fewer sentences may speak of it by the way.
    const LEAST: u32 = 4;
    let (name, most) = spoken.iter().max_by_key(|(_, times)| **times)?;
    let all: u32 = spoken.values().sum();
    let others = spoken.iter().filter(|(other, _)| *other != name);
    let second = others.map(|(_, times)| *times).max().unwrap_or(0);
    (*most >= LEAST && most * 5 >= all * 3 && *most >= second * 3)
        .then(|| name.trim_start_matches("The "))
}
