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
    /// What a document is, by its title and by how often its sentences rule or order, each 0 to 1; `own` is whether it
    /// speaks of itself as laws do: `this Act`.
    pub(crate) fn of(title: Option<&str>, shall: f64, orders: f64, own: bool) -> Self {
        /// A text that calls itself a law is one where so many of its sentences rule.
        const RULING: f64 = 0.3;
        if let Some(title) = title.map(statute).filter(|_| own && shall >= RULING) {
            return Self::Law(title);
        }
        let short = |title: &str| title.split(' ').count() <= 10 && !title.ends_with('.');
        let Some(title) = title.map(str::trim) else {
            return Self::None;
        };
        let named = statute(title);
        let title = match short(title) {
            true => title,
            false if short(&named) => &named,
            false => return Self::None,
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
        let bylaws = low.contains("by-laws") || low.contains("bye-laws");
        if (has(&law) || bylaws) && shall >= 0.15 {
            return Self::Law(statute(title));
        }
        if has(&["manual", "guide", "instructions", "handbook", "quickstart"])
            && (orders >= 0.08 || shall >= 0.1)
            || orders >= 0.25
        {
            return Self::Manual(product(&label(title).unwrap_or_else(|| title.to_owned())));
        }
        Self::None
    }

    /// The title of a law.
    pub(crate) fn law(&self) -> Option<&str> {
        match self {
            Self::Law(title) => Some(title),
            _ => None,
        }
    }
}

/// The title of a law without its number, its year and what stands behind it: `Ferries Act, 1931`, `Ferry Code. Part I`.
fn statute(title: &str) -> String {
    let cut = title
        .split([':', '–', '—', '|', ';'])
        .next()
        .unwrap_or(title);
    let cut = cut.split(". ").next().unwrap_or(cut).trim_end_matches('.');
    match cut.rsplit_once(", ") {
        Some((name, year)) if year.chars().all(|c| c.is_ascii_digit()) => name.trim().to_owned(),
        _ => cut.trim().to_owned(),
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
