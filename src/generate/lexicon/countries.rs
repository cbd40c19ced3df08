//! Countries with their adjectives, other names, capitals and regions; as of the 2020s, with some that are no more.

use std::sync::LazyLock;

use super::table::{Set, Table};

/// A country, or a nation that is spoken of as one.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Country {
    /// Its usual English name.
    pub(crate) name: &'static str,
    /// The adjective of its people.
    pub(crate) adjective: &'static str,
    /// Other names and initials.
    pub(crate) aliases: Vec<&'static str>,
    /// Its capital; empty where there is none any more.
    pub(crate) capital: &'static str,
    /// The part of the world in which its neighbours lie; `former` for states that are no more.
    pub(crate) region: &'static str,
    /// The year from which one can speak of it as a state; `None` where that is long before newspapers.
    pub(crate) since: Option<i16>,
    /// How many people live there, in steps: 0 below a million, 1 below eight, 2 below forty, 3 from there.
    pub(crate) size: u8,
    /// Whether it has no coast.
    pub(crate) inland: bool,
}

/// One row a country: name, adjective, other names parted by `;`, capital, region, since when, size, `inland`.
const TABLE: &str = include_str!("countries.txt");

static COUNTRIES: LazyLock<Vec<Country>> = LazyLock::new(|| TABLE.lines().map(row).collect());

static BY_NAME: LazyLock<Table<&'static str, usize>> = LazyLock::new(|| {
    let mut names = Table::default();
    for (at, country) in COUNTRIES.iter().enumerate() {
        names.insert(country.name, at);
        for alias in &country.aliases {
            names.entry(*alias).or_insert(at);
        }
    }
    names
});

static BY_ADJECTIVE: LazyLock<Table<&'static str, usize>> = LazyLock::new(|| {
    let mut adjectives = Table::default();
    for (at, country) in COUNTRIES.iter().enumerate() {
        adjectives.entry(country.adjective).or_insert(at);
    }
    adjectives
});

fn row(line: &'static str) -> Country {
    let mut cells = line.split('|');
    let mut cell = || cells.next().unwrap_or_default();
    let (name, adjective, aliases) = (cell(), cell(), cell());
    Country {
        name,
        adjective,
        aliases: aliases
            .split(';')
            .filter(|alias| !alias.is_empty())
            .collect(),
        capital: cell(),
        region: cell(),
        since: cell().parse().ok(),
        size: cell().parse().unwrap_or(1),
        inland: cell() == "inland",
    }
}

static CAPITALS: LazyLock<Set> =
    LazyLock::new(|| COUNTRIES.iter().map(|country| country.capital).collect());

/// Whether a name is that of a capital city.
pub(crate) fn is_capital_city(name: &str) -> bool {
    CAPITALS.contains(name)
}

/// All countries, in the order of the table.
pub(crate) fn countries() -> &'static [Country] {
    &COUNTRIES
}

/// The country of a name or another name of it, with or without its article.
pub(crate) fn country(name: &str) -> Option<&'static Country> {
    let bare = name
        .strip_prefix("the ")
        .or_else(|| name.strip_prefix("The "))
        .unwrap_or(name);
    if begins_small(bare) {
        return None;
    }
    BY_NAME.get(bare).map(|at| &COUNTRIES[*at])
}

/// Whether a word begins with a small letter, as no country and no adjective of one does: most words are seen at once to be
/// none.
fn begins_small(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_lowercase())
}

/// A text in which countries of several words go by their usual names: `Republic of Korea` as `South Korea`.
pub(crate) fn usually_named(mut text: String) -> String {
    // most texts name none: they are looked through once, not once for every name
    let begins = |at: usize| {
        let rest = &text.as_bytes()[at..];
        LONG_NAMES
            .iter()
            .any(|(alias, _)| rest.starts_with(alias.as_bytes()))
    };
    let initial = |at: &usize| LONG_INITIALS[usize::from(text.as_bytes()[*at])];
    if !(0..text.len()).filter(initial).any(begins) {
        return text;
    }
    for (alias, name) in LONG_NAMES.iter() {
        if text.contains(alias) {
            text = text.replace(alias, name);
        }
    }
    text
}

/// The other names of several words, each with the usual one, in the order of the table.
static LONG_NAMES: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let named = COUNTRIES.iter().flat_map(|known| {
        let aliases = known.aliases.iter().map(|alias| (*alias, known.name));
        aliases.filter(|(alias, _)| alias.contains(' '))
    });
    named.collect()
});

/// By byte, whether one of the other names of several words begins with it.
static LONG_INITIALS: LazyLock<[bool; 256]> = LazyLock::new(|| {
    let mut initials = [false; 256];
    for (alias, _) in LONG_NAMES.iter() {
        initials[usize::from(alias.as_bytes()[0])] = true;
    }
    initials
});

/// The country of an adjective such as `Danish`.
pub(crate) fn adjective(word: &str) -> Option<&'static Country> {
    if begins_small(word) {
        return None;
    }
    BY_ADJECTIVE.get(word).map(|at| &COUNTRIES[*at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_known_by_all_their_names() {
        for (name, usual) in [
            ("the United States", "United States"),
            ("U.K.", "United Kingdom"),
            ("ROK", "South Korea"),
            ("Holland", "Netherlands"),
        ] {
            assert_eq!(country(name).map(|known| known.name), Some(usual), "{name}");
        }
        assert_eq!(
            adjective("Danish").map(|known| known.capital),
            Some("Copenhagen")
        );
        assert!(country("Atlantis").is_none());
    }

    #[test]
    fn every_row_is_whole() {
        assert!(countries().len() > 190);
        for known in countries() {
            let names = known.aliases.iter().chain([&known.name, &known.adjective]);
            let mut bare = names.map(|name| name.trim_start_matches("the "));
            assert!(bare.all(|name| !begins_small(name)), "{known:?}");
            assert!(
                !known.adjective.is_empty() && !known.region.is_empty(),
                "{known:?}"
            );
        }
    }
}
