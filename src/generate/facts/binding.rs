//! Documents that set rules: laws and manuals.

use super::device::{behind_work, naming_part, without_models};
use super::topic::{capitals, label, says_kind};
use crate::generate::language::has_word;
use crate::generate::lexicon::{is_law, is_ruled_body};

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
    /// speaks of itself as laws do, `this Act`, and `divided` whether its paragraphs are numbered as articles are.
    pub(crate) fn of(
        title: Option<&str>,
        (shall, orders, own): (f64, f64, bool),
        divided: bool,
    ) -> Self {
        /// Rules of which many are told as facts oblige in so many sentences at least.
        const SOME: f64 = 0.05;
        /// A text that calls itself a law is one where so many of its sentences rule.
        const RULING: f64 = 0.3;
        if let Some(title) = title.map(statute).filter(|_| own && shall >= RULING) {
            return Self::Law(title);
        }
        let short = |title: &str| {
            // `Agreement between the Kingdom of Lund and Norland for ferries`
            let first = title.split(' ').next().unwrap_or_default().to_lowercase();
            let longest = if is_law(&first) { 14 } else { 10 };
            let mut parts = title.split(':');
            parts.all(|part| part.trim().split(' ').count() <= longest) && !title.ends_with('.')
        };
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
        let law = has_word(title, is_law)
            // `Ferrets Order`; elsewhere in a title the word means another thing
            || words.last() == Some(&"order");
        if law && (shall >= 0.15 || divided && shall >= SOME) {
            return Self::Law(statute(title));
        }
        if has(&["manual", "guide", "instructions", "handbook", "quickstart"])
            && (orders >= 0.08 || shall >= 0.1)
            || orders >= 0.25
        {
            let title = behind_work(naming_part(title));
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

/// The part of a title that names the law: the first, or where that is who issued it, the next: `Town of Lund: Ferry Code`.
fn naming(title: &str) -> &str {
    let named = |part: &&str| has_word(part, is_law);
    let mut parts = title.split([':', '–', '—', '|', ';']);
    let first = parts.next().unwrap_or(title);
    match named(&first) {
        true => first,
        false => parts.find(named).map_or(first, str::trim),
    }
}

/// The title of a law whose number stands in it, without that: `ACT No. 41 OF 2016 ON FERRIES`.
fn unnumbered(title: &str) -> Option<String> {
    let (noun, rest) = title.split_once(" No. ")?;
    let (_, behind) = rest.split_once(' ')?;
    let low = behind.to_lowercase();
    let subject = low.find("on ").filter(|at| {
        let year = low[..*at].trim_start_matches("of ").trim();
        year.chars().all(|c| c.is_ascii_digit())
    })?;
    is_law(&noun.to_lowercase()).then(|| {
        let told = behind.get(subject..).unwrap_or_default();
        let shouted = !told.contains(char::is_lowercase);
        let noun = match noun.contains(char::is_lowercase) {
            true => noun.to_owned(),
            false => capitals(noun),
        };
        match shouted {
            true => format!(
                "{noun} {}",
                capitals(&format!("X {told}")).trim_start_matches("X ")
            ),
            false => format!("{noun} {told}"),
        }
    })
}

/// A chapter of a code by what it is on: `CHAPTER 12 FERRIES AND FORDS`, `Article IX. Ferries`.
fn chapter(title: &str) -> Option<String> {
    let (noun, rest) = title.split_once(' ')?;
    let (number, subject) = rest.split_once(' ')?;
    let number = number.trim_end_matches(['.', ':']);
    let numbered = number.starts_with(|c: char| c.is_ascii_digit() || "IVXL".contains(c))
        && number
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '-');
    let subject = subject.trim_start_matches(['-', '–', '—', ' ']);
    let subject = subject.trim_end_matches(|c: char| !c.is_alphanumeric());
    let noun = noun.to_lowercase();
    let chapter = ["chapter", "title", "article"].contains(&&*noun);
    let named = subject.starts_with(char::is_uppercase);
    let noun = if noun == "article" {
        "article"
    } else {
        "chapter"
    };
    (chapter && numbered && named).then(|| {
        let subject = match subject.contains(char::is_lowercase) {
            true => subject.to_owned(),
            false => capitals(subject),
        };
        format!("{noun} \"{subject}\"")
    })
}

/// What the rules of a body are called, which say little without it.
const OWN: [&str; 7] = [
    "rules",
    "constitution",
    "by-laws",
    "bye-laws",
    "bylaws",
    "statutes",
    "charter",
];

/// The title of a law without its number, its year and what stands behind it: `Ferries Act, 1931`, `Ferry Code. Part I`.
fn statute(title: &str) -> String {
    if let Some(title) = unnumbered(title).or_else(|| chapter(title)) {
        return title;
    }
    // `By-law No. 3 being the General By-law of Lund Millers (hereinafter the Mill)`
    let title = title
        .split_once(" being the ")
        .map_or(title, |(_, named)| named);
    let title = title.split(" (here").next().unwrap_or(title);
    // `The Lund Bathing Society: Rules, with Notes for Members`; a line may end behind `with`
    let title = title.split(", with ").next().unwrap_or(title);
    let title = title.strip_suffix(", with").unwrap_or(title);
    let cut = naming(title);
    // `Ordinance No. 14, Keeping of Dogs`
    let cut = match cut.split_once(" No. ") {
        Some(_) => cut.split(", ").next().unwrap_or(cut),
        None => cut.split(". ").next().unwrap_or(cut),
    };
    // a bracket that a cut has torn: `Ferries Act (Cap. 88)`
    let cut = match cut.contains('(') && !cut.contains(')') {
        true => cut.split(" (").next().unwrap_or(cut),
        false => cut,
    };
    let cut = cut.trim_end_matches('.');
    let name = match cut.rsplit_once(", ") {
        Some((name, year)) if year.chars().all(|c| c.is_ascii_digit()) => name.trim(),
        _ => cut.trim(),
    };
    // `MILL STREET LIBRARY: RULES`
    let called = |name: &str| {
        let low = name.to_lowercase();
        low.split(' ').any(|word| OWN.contains(&word))
    };
    let whose = title
        .split_once(':')
        .filter(|(_, rest)| rest.trim() == name && called(name))
        .map(|(body, _)| (usual(name), usual(body.trim())))
        .map(|(name, body)| {
            let body = body.trim_start_matches("The ");
            // `RULES OF THE SOCIETY` below the name of the society
            let (own, kind) = name.split_once(" of the ").unwrap_or((&name, ""));
            match kind.is_empty() || body.to_lowercase().contains(&kind.to_lowercase()) {
                true => format!("{own} of the {body}"),
                false => format!("{name} of the {body}"),
            }
        });
    let name = whose.as_deref().unwrap_or(name);
    // `RULES OF THE MILL STREET LIBRARY`
    usual(name)
}

/// A name in large letters as it is usually written.
fn usual(name: &str) -> String {
    let word = !name.contains(' ') && !is_law(&name.to_lowercase());
    match word || name.contains(char::is_lowercase) {
        true => name.to_owned(),
        false => capitals(name),
    }
}

/// The title of a law that is only called `Constitution` or `By-laws`, with the body whose it is, where the text names that:
/// `The name of the society shall be "Lund Mill"`.
pub(crate) fn with_body(title: &str, text: &str) -> Option<String> {
    /// A longer name is a sentence.
    const LONGEST: usize = 8;
    const NAMING: [&str; 5] = [
        "shall be known as ",
        "shall be called ",
        "is known as ",
        "is called ",
        "bears the name ",
    ];
    if !is_law(&title.to_lowercase()) {
        return None;
    }
    let named = text.split_once("he name of the ").and_then(|(_, behind)| {
        let mut verbs = ["shall be ", "is "].iter();
        verbs.find_map(|verb| behind.split_once(&format!(" {verb}")))
    });
    // `The Society shall be known as the Lund Star Society`
    let called = || {
        let (_, behind) = text.split_once("The ")?;
        let mut verbs = NAMING.iter();
        verbs.find_map(|verb| behind.split_once(&format!(" {verb}")))
    };
    let body = |noun: &str| is_ruled_body(&noun.to_lowercase());
    let (noun, told) = named.or_else(|| called().filter(|(noun, _)| body(noun)))?;
    if noun.contains(' ') {
        return None;
    }
    let told = told.trim_start_matches("the ").replace(['“', '”'], "\"");
    let name = match told.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next()?,
        None => told.split(['.', ',', ';', '(']).next()?,
    };
    let name = name.trim().trim_end_matches('.');
    let named = name.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    (named && name.split(' ').count() <= LONGEST).then(|| format!("{title} of {name}"))
}

/// A title without the words that say that it is a manual.
fn product(title: &str) -> String {
    let cut = title.split([':', '–', '—', '|']).next().unwrap_or(title);
    let cut = cut.split(" - ").next().unwrap_or(cut).trim();
    // `Lumo 300 Desk Lamp. Instructions for use`
    let cut = match cut.split_once(". ") {
        Some((name, rest)) if says_kind(rest) => name,
        _ => cut,
    };
    let cut = cut.trim_end_matches('.');
    let cut = &*without_models(cut);
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
    let joint = |word: &str| matches!(word, "and" | "or" | "for" | "of" | "to" | "the");
    let own = |word: &&str| {
        let low = word.to_lowercase();
        joint(&low) || !small.contains(&&*low)
    };
    let kept: Vec<&str> = cut.split(' ').filter(own).collect();
    // `JetLine 140 and 140 Plus`, but not `for the Lumo 300`
    let ends = |word: &&&str| joint(&word.to_lowercase());
    let before = kept.iter().take_while(ends).count();
    let behind = kept.iter().rev().take_while(ends).count();
    let kept = kept
        .get(before..kept.len().saturating_sub(behind))
        .unwrap_or_default();
    if kept.is_empty() {
        cut.to_owned()
    } else {
        kept.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_law_is_called_by_the_part_of_its_title_that_names_it() {
        for (title, name) in [
            ("Ferry Code. Part I", "Ferry Code"),
            ("Ferries Act, 1931", "Ferries Act"),
            (
                "Town of Lund: Ordinance No. 14, Keeping of Geese",
                "Ordinance No. 14",
            ),
            ("Ferry Code: a commentary", "Ferry Code"),
            ("Lund", "Lund"),
            (
                "CHAPTER 12 FERRIES AND FORDS*",
                "chapter \"Ferries and Fords\"",
            ),
            ("Chapter 3. Ferries.", "chapter \"Ferries\""),
            ("ARTICLE IX. FERRIES", "article \"Ferries\""),
            (
                "By-law No. 3 being the General By-law of Lund Millers (hereinafter the Mill)",
                "General By-law of Lund Millers",
            ),
            (
                "MILL STREET LIBRARY: RULES",
                "Rules of the Mill Street Library",
            ),
            (
                "THE LUND HOMING SOCIETY: Rules and Race Book",
                "Rules and Race Book of the Lund Homing Society",
            ),
            (
                "LUND SOCIETY OF MILLERS: Rules of the Society",
                "Rules of the Lund Society of Millers",
            ),
            (
                "The Lund Bathing Society: Rules, with Notes for Members",
                "Rules of the Lund Bathing Society",
            ),
        ] {
            assert_eq!(statute(title), name, "{title}");
        }
    }

    #[test]
    fn a_bare_constitution_is_told_with_its_body() {
        let told = |text: &str| with_body("Constitution", text);
        let quoted = "The name of the society shall be \"Lund Mill\".";
        assert_eq!(told(quoted).as_deref(), Some("Constitution of Lund Mill"));
        let plain = "1. The name of the club is Lima Millers, in what follows the Club.";
        assert_eq!(told(plain).as_deref(), Some("Constitution of Lima Millers"));
        assert_eq!(told("The name of the society may be changed."), None);
        let known = "(1) The Society shall be known as Lund Stars, in English the Star Society.";
        assert_eq!(told(known).as_deref(), Some("Constitution of Lund Stars"));
        assert_eq!(told("The Board shall be known as the Keepers."), None);
        assert_eq!(with_body("Mill Act", quoted), None);
    }
}
