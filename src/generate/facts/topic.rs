//! What a document is about as a whole: whom its pronouns mean, and by which title its questions are understood.

use std::collections::BTreeSet;

use crate::base::text::capitalised;
use crate::generate::lexicon::{NameKind, is_female_name, is_given_name, is_male_name};

/// The thing or person that a document is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Topic {
    /// As it stands within a sentence, with its article: `the Panama Canal`, `Lise Meitner`.
    pub(crate) text: String,
    /// What it stands for, when it is a name.
    pub(crate) kind: Option<NameKind>,
    /// Whether it is more than one.
    pub(crate) plural: bool,
    /// Whether a person is a woman, when that is known.
    pub(crate) female: Option<bool>,
    /// The nouns by which the document calls it, in small letters: `canal`, `waterway`.
    pub(crate) nouns: BTreeSet<String>,
}

impl Topic {
    /// Whether a noun with `the` means it: its own head, what it was called, or a noun of the same sort.
    pub(crate) fn is_called(&self, noun: &str) -> bool {
        self.nouns.contains(noun)
            || ALIKE.iter().any(|group| {
                group.contains(&noun) && self.nouns.iter().any(|own| group.contains(&own.as_str()))
            })
    }

    /// Whether a name of one or more words, without titles, is a shorter one of the person: `Berg`, `Ola Berg` of Ola Nils
    /// Berg.
    pub(crate) fn is_named(&self, name: &str) -> bool {
        if self.kind != Some(NameKind::Person) {
            return false;
        }
        // the opening may have it in large letters
        let (own, low) = (self.text.to_lowercase(), name.to_lowercase());
        let low = low.trim_end_matches('.').trim_end_matches(" jr");
        let own: Vec<&str> = own.split(' ').collect();
        let (first, last) = (own.first().copied(), own.last().copied());
        let ends = [low.split(' ').next(), low.split(' ').next_back()];
        low.split(' ').all(|word| own.contains(&word))
            && match low.contains(' ') {
                true => ends == [first, last],
                false => last == Some(low) || first == Some(low) && is_given_name(name),
            }
    }
}

/// Nouns that writers change for one another.
const ALIKE: &[&[&str]] = &[
    &[
        "town",
        "city",
        "port",
        "capital",
        "village",
        "settlement",
        "municipality",
        "metropolis",
        "seaport",
    ],
    &["country", "nation", "state", "republic", "kingdom"],
    &[
        "company",
        "firm",
        "corporation",
        "manufacturer",
        "enterprise",
        "retailer",
    ],
    &[
        "organisation",
        "organization",
        "agency",
        "body",
        "union",
        "association",
        "institution",
    ],
    &["waterway", "canal"],
    &["strait", "channel"],
    &["device", "machine", "appliance", "unit"],
];

/// Whether somebody of a full name can be meant by `she` (or by `he`): not where the given name tells otherwise.
pub(crate) fn can_be(name: &str, female: bool) -> bool {
    let last = name.split(' ').next_back().unwrap_or(name).to_lowercase();
    // `the Nils Berg Centre` is nobody, and a name cut behind an initial is not whole
    let ruler = matches!(last.as_str(), "i" | "v" | "x") && name.contains(' ');
    let cut = last.len() < 2 && !ruler;
    if crate::generate::lexicon::class_of(&last).is_some() || last == "center" || cut {
        return false;
    }
    let Some(first) = name.split(' ').find(|word| is_given_name(word)) else {
        // `Baldwin I of Jerusalem` was a king, as nearly all were who have a number
        let numbered = |word: &str| word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
        return !female || !name.split(' ').skip(1).any(numbered);
    };
    if female {
        is_female_name(first)
    } else {
        is_male_name(first)
    }
}

/// Titles that name nothing: questions that begin with them say nothing more.
const EMPTY: &[&str] = &[
    "notes",
    "introduction",
    "overview",
    "history",
    "summary",
    "contents",
    "home",
    "news",
    "article",
    "document",
    "page",
    "chapter",
    "about",
    "readme",
    "index",
    "text",
    "lecture",
    "reader",
    "untitled",
    "background",
    "general",
    "military",
    "foreign",
    "relations",
    "information",
    "main",
    "handout",
    "draft",
    "report",
];

/// What books of several accounts are called: their title tells of none of them.
const GENRES: &[&str] = &[
    "histories",
    "stories",
    "tales",
    "essays",
    "sketches",
    "biographies",
    "memoirs",
    "letters",
    "readings",
    "records",
    "annals",
    "lives",
    "chronicles",
    "papers",
    "reminiscences",
];

/// The title as questions begin with it: without `a guide to`, in usual capitals; `None` where it names nothing.
pub(crate) fn label(title: &str) -> Option<String> {
    /// Longer titles drown the question.
    const LONGEST: usize = 9;
    let title = telling_part(without_years(title));
    let title = match title.split_once(". ") {
        Some((name, rest)) if says_kind(rest) => name,
        _ => title,
    };
    let title = title.trim_end_matches(['.', '!']);
    let title = title.split(" - ").next()?.trim();
    // `18.3 The Ear`
    let number = |c: char| c.is_ascii_digit() || c == '.';
    let title = match title.split_once(' ') {
        Some((first, rest)) if first.contains('.') && first.chars().all(number) => rest,
        _ => title,
    };
    let title = without_bracket(without_chapter(asked_for(title)));
    let turned = turned(title);
    let title = turned.as_deref().unwrap_or(title);
    let shouted = title.chars().any(char::is_uppercase) && !title.chars().any(char::is_lowercase);
    let plain = if shouted {
        capitals(title)
    } else {
        title.to_owned()
    };
    let low = plain.to_lowercase();
    let cut = [
        "a guide to the ",
        "guide to the ",
        "a guide to ",
        "guide to ",
        "introduction to ",
        "an introduction to ",
    ]
    .iter()
    .find(|start| low.starts_with(*start))
    .map_or(0, |start| start.len());
    let plain = plain.get(cut..)?.trim().to_owned();
    // `The Miller, the Thief, and the Mule` is cut nowhere
    let plain = plain
        .strip_prefix("The ")
        .filter(|_| !plain.contains(", the "))
        .map_or(plain.clone(), str::to_owned);
    let plain = capitalised(&plain);
    let words: Vec<&str> = plain.split(' ').collect();
    let named = words.iter().any(|word| {
        let low = word.to_lowercase();
        low.len() > 3 && !EMPTY.contains(&&*low)
    });
    let collects = words
        .last()
        .is_some_and(|last| GENRES.contains(&&*last.to_lowercase()));
    (named && !collects && words.len() <= LONGEST && !plain.contains(['?', '"', '[', '{']))
        .then_some(plain)
}

/// What texts on products are called.
const KINDS: [&str; 6] = [
    "manual",
    "handbook",
    "instructions",
    "guide",
    "booklet",
    "leaflet",
];

/// Whether a part of a title only says what kind of text it is: `Instructions for use`.
pub(super) fn says_kind(part: &str) -> bool {
    let low = part.to_lowercase();
    low.split(' ')
        .any(|word| KINDS.contains(&word.trim_end_matches('.')))
}

/// The part of a title that names what it is on: the first, or behind one that only says what kind of text it is the next, as
/// in `Owner's Handbook: Lumo 300`.
fn telling_part(title: &str) -> &str {
    /// `Section 3: The Mill War`, `Room 6 – The Canal`.
    const PARTS: [&str; 12] = [
        "chapter",
        "section",
        "part",
        "unit",
        "lesson",
        "room",
        "gallery",
        "module",
        "topic",
        "assignment",
        "sheet",
        "lecture",
    ];
    let mut parts = title.split([':', '|', '–', '—']).map(str::trim);
    let first = parts.next().unwrap_or(title);
    let last = first.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let own = first.contains(|c: char| c.is_ascii_digit());
    let number = |text: &str| {
        let mut letters = text.chars();
        letters.all(|c| c.is_ascii_digit() || "IVXLC.".contains(c))
    };
    let numbered = first.split(", ").all(|part| {
        let named = part.split_once(' ');
        named.is_some_and(|(part, rest)| PARTS.contains(&&*part.to_lowercase()) && number(rest))
    });
    // `Statutes – Lund Rescue Society`
    let rules = [
        "statutes",
        "constitution",
        "rules",
        "by-laws",
        "bylaws",
        "bye-laws",
        "house rules",
    ];
    match numbered || rules.contains(&&*first.to_lowercase()) || KINDS.contains(&&*last) && !own {
        true => parts.find(|part| !part.is_empty()).unwrap_or(first),
        false => first,
    }
}

/// A title without what stands in brackets at its end: `European eel (Anguilla anguilla)`.
fn without_bracket(title: &str) -> &str {
    match title
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once(" ("))
    {
        Some((name, _)) if !name.contains('(') => name.trim_end(),
        _ => title,
    }
}

/// The title of an entry in a book of lives as the name is said: `BERG, Sir Ola`.
fn turned(title: &str) -> Option<String> {
    let (last, first) = title.split_once(", ")?;
    let large = last.chars().count() > 2
        && last
            .chars()
            .all(|c| c.is_uppercase() || matches!(c, ' ' | '-' | '\'' | '’'));
    let capital = first
        .split(' ')
        .all(|word| word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase));
    let given = first.split(' ').any(is_given_name);
    (large && capital && given).then(|| format!("{first} {}", capitals(last)))
}

/// A title without the years at its end: of `The Mill War, 1846–1848` a cut at the dash would leave the first of them.
fn without_years(title: &str) -> &str {
    let Some((name, years)) = title.rsplit_once(", ") else {
        return title;
    };
    let years = years.trim_start_matches("c. ").trim_start_matches("ca. ");
    let year = |part: &str| {
        (2..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    // `282–129 BC`
    let bare = ["BC", "AD", "BCE", "CE"]
        .iter()
        .find_map(|era| years.strip_suffix(era))
        .unwrap_or(years);
    let all = bare.split(['–', '-', '—']).all(|part| year(part.trim()));
    match all && years.starts_with(|c: char| c.is_ascii_digit()) {
        true => name,
        false => title,
    }
}

/// A name of several words in large letters as it is usually written: `OLA LUND` is Ola Lund.
pub(crate) fn unshouted(name: String) -> String {
    let large = |word: &str| {
        word.len() > 2
            && word
                .chars()
                .all(|c| c.is_uppercase() || matches!(c, '-' | '\''))
    };
    if name.contains(' ') && name.split(' ').all(large) {
        capitals(&name)
    } else {
        name
    }
}

/// What a title asks for: `What Is Sociology?` is on sociology.
fn asked_for(title: &str) -> &str {
    let Some(question) = title.strip_suffix('?') else {
        return title;
    };
    let asking = [
        "What Is ",
        "What Are ",
        "What is ",
        "What are ",
        "Who Was ",
        "Who was ",
    ];
    asking
        .iter()
        .find_map(|start| question.strip_prefix(start))
        .filter(|rest| !rest.contains(' ') || rest.starts_with(char::is_uppercase))
        .filter(|rest| !matches!(*rest, "this" | "that" | "it"))
        .unwrap_or(title)
}

/// A title without the number of its chapter: `CHAPTER VI. THE WORK OF THE WIND`.
fn without_chapter(title: &str) -> &str {
    let Some((chapter, rest)) = title.split_once(['.', ' ']) else {
        return title;
    };
    let numbered = ["chapter", "part", "section", "lesson", "unit", "lecture"];
    let numeral = |word: &str| {
        let word = word.trim_end_matches(['.', ',', '-']);
        !word.is_empty()
            && word
                .chars()
                .all(|c| c.is_ascii_digit() || "IVXLC".contains(c))
    };
    match rest.trim_start().split_once(' ') {
        Some((number, rest)) if numbered.contains(&&*chapter.to_lowercase()) && numeral(number) => {
            rest.trim_start_matches(['-', ' '])
        }
        _ => title,
    }
}

/// Words written in capitals, as names are.
pub(crate) fn capitals(title: &str) -> String {
    let small = [
        "of", "the", "and", "in", "to", "for", "on", "a", "an", "at", "by",
    ];
    let words = title.split(' ').enumerate().map(|(at, word)| {
        let low = word.to_lowercase();
        if at > 0 && small.contains(&&*low) || word.contains(|c: char| c.is_ascii_digit()) {
            return if word.contains(|c: char| c.is_ascii_digit()) {
                word.to_owned()
            } else {
                low
            };
        }
        capitalised(&low)
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_that_name_something_are_labels() {
        assert_eq!(label("The Panama Canal").as_deref(), Some("Panama Canal"));
        assert_eq!(
            label("A GUIDE TO THE COURTS OF NORWAY").as_deref(),
            Some("Courts of Norway")
        );
        let war = label("The Mill War, 1846–1848");
        assert_eq!(war.as_deref(), Some("Mill War"));
        assert_eq!(
            label("The Lords of the Mill, 282–129 BC").as_deref(),
            Some("Lords of the Mill")
        );
        assert_eq!(
            label("Common toad (Bufo bufo)").as_deref(),
            Some("Common toad")
        );
        assert_eq!(label("BERG, Sir John").as_deref(), Some("Sir John Berg"));
        assert_eq!(
            label("Owner's Handbook: Lumo 300").as_deref(),
            Some("Lumo 300")
        );
        assert_eq!(
            label("Chapter 9, Section 3: The Mill War").as_deref(),
            Some("Mill War")
        );
        assert_eq!(label("Notes"), None);
        assert_eq!(label("Early Village Histories"), None);
        assert_eq!(label("What is this?"), None);
        assert_eq!(
            label("What Are Psychological Disorders?").as_deref(),
            Some("Psychological Disorders")
        );
        assert_eq!(
            label("CHAPTER VI. THE WORK OF THE WIND").as_deref(),
            Some("Work of the Wind")
        );
    }

    #[test]
    fn given_names_tell_whom_she_can_mean() {
        assert!(can_be("Lise Meitner", true) && can_be("Marie Curie", true));
        assert!(!can_be("Otto Hahn", true) && can_be("Otto Hahn", false));
        assert!(can_be("Jean Lund", true) && can_be("Jean Lund", false));
    }
}
