//! Documents that set rules: laws and manuals.

use super::topic::label;

/// Whether a document sets rules for the thing in its title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Binding {
    /// It tells of the world.
    None,
    /// A law, a licence: `Under the Lending Act, …`.
    Law(String),
    /// A manual: `On the Aqua 300, …`.
    Manual(String),
}

impl Binding {
    /// What a document is, by its title and by how often its sentences order: `share` is 0 to 1.
    pub(crate) fn of(title: Option<&str>, shall: f64, orders: f64) -> Self {
        let Some(title) = title
            .map(str::trim)
            .filter(|title| title.split(' ').count() <= 10 && !title.ends_with('.'))
        else {
            return Self::None;
        };
        let low = title.to_lowercase();
        let words: Vec<&str> = low.split(|c: char| !c.is_alphanumeric()).collect();
        let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
        let law = [
            "act",
            "regulation",
            "regulations",
            "law",
            "code",
            "convention",
            "constitution",
            "licence",
            "license",
            "statute",
            "directive",
            "bylaws",
            "ordinance",
            "rules",
            "charter",
            "agreement",
            "terms",
            "policy",
        ];
        if has(&law) && shall >= 0.15 {
            return Self::Law(title.to_owned());
        }
        if has(&["manual", "guide", "instructions", "handbook", "quickstart"])
            && (orders >= 0.08 || shall >= 0.1)
            || orders >= 0.25
        {
            return Self::Manual(product(&label(title).unwrap_or_else(|| title.to_owned())));
        }
        Self::None
    }
}

/// A title without the words that say that it is a manual.
fn product(title: &str) -> String {
    let cut = title.split([':', '–', '—', '|']).next().unwrap_or(title);
    let cut = cut.split(" - ").next().unwrap_or(cut).trim();
    let small = [
        "user",
        "manual",
        "guide",
        "instructions",
        "handbook",
        "owner's",
        "operating",
        "quick",
        "start",
        "installation",
        "the",
        "for",
        "of",
        "and",
        "use",
        "maintenance",
        "quickstart",
        "to",
    ];
    let kept: Vec<&str> = cut
        .split(' ')
        .filter(|word| !small.contains(&&*word.to_lowercase()))
        .collect();
    if kept.is_empty() {
        cut.to_owned()
    } else {
        kept.join(" ")
    }
}
