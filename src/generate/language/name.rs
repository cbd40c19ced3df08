//! Names: which words are one, and what they stand for.

mod begins;
mod kinds;
mod people;
mod title;

pub(crate) use begins::is_calling;
pub(crate) use people::{Named, family_name, is_numeral};
pub(crate) use title::{office, untitled};

use begins::begins;

use kinds::*;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::token::{Kind, Token};
use crate::generate::lexicon::{
    DETERMINERS, JOINING, LEANING, MONTHS, NAMED_ISMS, NameKind, PREPOSITIONS, SEATS_OF_LEARNING,
    adjective, class_of, country, forms, is_given_name, is_leaning_noun, is_title, is_trade,
    is_unique,
};

/// What one document shows of its words: which it writes small, which are names, which of them people.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    /// What it does with each word, by the word as written.
    words: HashMap<String, Written>,
    /// Full names of people.
    pub(crate) persons: HashSet<String>,
    /// Full names of people by their last word.
    pub(crate) surnames: HashMap<String, BTreeSet<String>>,
    /// The titles that stand before full names.
    pub(crate) offices: BTreeMap<String, BTreeSet<String>>,
    /// The same with all that stands before the name, such as the country: `Japanese Prime Minister`.
    pub(crate) held: BTreeMap<String, BTreeSet<String>>,
}

/// How a document writes a word.
#[derive(Debug, Default)]
struct Written {
    /// How often it writes the word, whatever its capitals; counted for the word in small letters.
    times: u32,
    /// How often it writes it small within sentences.
    small: u32,
    /// How often it stands by itself with a capital within sentences, without an article: as names do.
    alone: u32,
    /// Whether it is written with a capital within sentences.
    capital: bool,
}

/// A name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Name {
    /// Its first token; the article before it is not part of it.
    pub(crate) from: usize,
    /// Behind its last token.
    pub(crate) to: usize,
    /// What it stands for.
    pub(crate) kind: NameKind,
    /// Its words as they stand.
    pub(crate) text: String,
}

impl Vocabulary {
    /// Takes in the words of a sentence.
    pub(crate) fn read(&mut self, tokens: &[Token]) {
        let mut opens = true;
        for (at, token) in tokens.iter().enumerate() {
            if token.kind == Kind::Word {
                let capital = token.is_capital();
                let small = u32::from(!opens && !capital);
                // most words are written as they are counted
                let same = token.low == token.text;
                self.note(&token.low, |word| {
                    word.times += 1;
                    word.small += if same { small } else { 0 };
                });
                if !same && !opens {
                    self.note(token.text, |word| {
                        word.small += small;
                        word.capital |= capital;
                        word.alone += u32::from(capital && stands_alone(tokens, at));
                    });
                }
            }
            opens =
                matches!(token.text, "\"" | "“" | ":" | "(") || opens && token.kind == Kind::Mark;
        }
    }

    /// Takes in the words of other sentences.
    pub(crate) fn add(&mut self, other: Self) {
        // each word by itself: their order is no matter
        other.words.into_iter().for_each(|(word, written)| {
            let known = self.words.entry(word).or_default();
            known.times += written.times;
            known.small += written.small;
            known.alone += written.alone;
            known.capital |= written.capital;
        });
    }

    fn note(&mut self, word: &str, note: impl FnOnce(&mut Written)) {
        match self.words.get_mut(word) {
            Some(known) => note(known),
            None => {
                let mut new = Written::default();
                note(&mut new);
                self.words.insert(word.to_owned(), new);
            }
        }
    }

    /// Whether the document writes a word small within sentences.
    pub(crate) fn is_small(&self, word: &str) -> bool {
        self.words.get(word).is_some_and(|known| known.small > 0)
    }

    /// How often the document writes words that begin so, in small letters.
    pub(crate) fn times_of_root(&self, root: &str) -> u32 {
        let words = self.words.iter().filter(|(word, _)| word.starts_with(root));
        words.map(|(_, written)| written.times).sum()
    }

    /// Whether the document writes a word with a capital within sentences.
    fn has_capital(&self, word: &str) -> bool {
        self.words.get(word).is_some_and(|known| known.capital)
    }

    /// Takes in who is a person, once all words are known.
    pub(crate) fn read_persons(&mut self, text: &str, tokens: &[Token]) {
        for name in names(text, tokens, self) {
            let words = name.text.split(' ').count();
            let person = name.kind == NameKind::Person
                || name.kind == NameKind::Thing && words >= 2 && is_told_of(tokens, &name);
            let (title, bare) = office(&name.text);
            if person && bare.split(' ').count() >= 2 {
                self.add_person(bare);
                let before = name
                    .from
                    .checked_sub(1)
                    .map(|at| tokens[at].low.to_string());
                let title = if title.is_empty() {
                    before.filter(|word| is_title(word))
                } else {
                    Some(title)
                };
                let held = name.text.strip_suffix(bare).unwrap_or("").trim();
                if !held.is_empty() {
                    self.held
                        .entry(bare.to_owned())
                        .or_default()
                        .insert(held.to_owned());
                }
                if let Some(title) = title {
                    self.offices
                        .entry(bare.to_owned())
                        .or_default()
                        .insert(title);
                }
            }
        }
    }

    /// Takes in the subject of a sentence as a person, as the next one speaks of him or her.
    pub(crate) fn read_subject(&mut self, text: &str, tokens: &[Token]) {
        let names = names(text, tokens, self);
        if let Some(name) = names
            .first()
            .filter(|name| name.from == 0 && name.kind == NameKind::Thing)
            && name.to - name.from >= 2
            && name.to - name.from <= 4
        {
            self.add_person(&name.text);
        }
    }

    /// Takes in the only longer name of a sentence as a person, where it names nobody else and the next one speaks of `he`.
    pub(crate) fn read_only(&mut self, text: &str, tokens: &[Token]) {
        let names = names(text, tokens, self);
        if names.iter().any(|name| name.kind == NameKind::Person) {
            return;
        }
        let mut unknown = names.iter().filter(|name| {
            name.kind == NameKind::Thing && (2..=4).contains(&(name.to - name.from))
        });
        if let (Some(one), None) = (unknown.next(), unknown.next()) {
            let one = one.text.clone();
            self.add_person(&one);
        }
    }

    /// Whether a word at the start of a sentence, written with a capital, is a name.
    pub(crate) fn is_proper(&self, word: &str) -> bool {
        /// Endings of words that are rarely names.
        const COMMON: [&str; 31] = [
            "ery", "ship", "hood", "work", "ing", "tion", "sion", "ment", "ness", "ity", "sis",
            "ism", "ics", "ogy", "ance", "ence", "ers", "ors", "als", "ure", "ists", "ants", "ous",
            "ful", "ible", "less", "ical", "tial", "ative", "tive", "olent",
        ];
        let low = word.to_lowercase();
        if DETERMINERS.contains(&&*low)
            || PREPOSITIONS.contains(&&*low)
            || JOINING.contains(&&*low)
            || LEANING.contains(&&*low)
            || crate::base::words::NUMBER_WORDS.contains(&&*low)
            || crate::base::words::TENS.contains(&&*low)
        {
            return false;
        }
        if country(word).is_some()
            || adjective(word).is_some()
            || MONTHS.contains(&word)
            || NAMED_ISMS.contains(&word)
            || is_given_name(word)
        {
            return true;
        }
        let counted = low
            .split_once('-')
            .is_some_and(|(first, _)| crate::base::words::NUMBER_WORDS.contains(&first));
        if self.is_small(&low) && !self.is_named(word)
            || counted
            || is_unique(&low)
            || is_leaning_noun(&low)
            || crate::generate::lexicon::is_common(&low)
        {
            return false;
        }
        if self.has_capital(word) {
            return true;
        }
        let initials = word.chars().filter(|c| c.is_uppercase()).count() >= 2;
        initials
            || forms(&low).is_empty()
                && !COMMON.iter().any(|end| low.ends_with(end))
                && !low.ends_with('s')
                && class_of(&low).is_none()
                && !is_title(&low)
                && word.len() > 3
    }

    /// How often the document has a word, given in small letters.
    pub(crate) fn times(&self, word: &str) -> u32 {
        self.words.get(word).map_or(0, |known| known.times)
    }

    /// Whether a word is written with a capital within sentences.
    pub(crate) fn is_capital(&self, word: &str) -> bool {
        NAMED_ISMS.contains(&word)
            || self.has_capital(word)
                && (!self.is_small(&word.to_lowercase()) || self.is_named(word))
    }

    /// Whether a word is a name for itself, written as one within sentences as often as small at least.
    pub(crate) fn is_named(&self, word: &str) -> bool {
        let alone = self.words.get(word).map_or(0, |known| known.alone);
        let small = |low: &str| self.words.get(low).map_or(0, |known| known.small);
        alone > 0 && alone >= small(&word.to_lowercase())
    }
}

/// Whether a word with a capital has no other beside it, and no article before it.
fn stands_alone(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).map(|at| &tokens[at]);
    let capital = |token: &Token| token.is_capital();
    !before.is_some_and(|word| capital(word) || word.among(DETERMINERS))
        && !tokens.get(at + 1).is_some_and(capital)
}

/// Whether a sentence tells of a name what is told of people: it was born, it wrote, something was written by it, it lived.
fn is_told_of(tokens: &[Token], name: &Name) -> bool {
    let acts = tokens.get(name.to).is_some_and(|next| {
        next.is("was")
            && tokens.get(name.to + 1).is_some_and(|after| {
                after.among(&[
                    "born",
                    "baptised",
                    "knighted",
                    "educated",
                    "apprenticed",
                    "ordained",
                ])
            })
            || next.among(&[
                "wrote",
                "painted",
                "composed",
                "discovered",
                "invented",
                "died",
                "studied",
                "married",
                "taught",
                "reigned",
                "preached",
                "emigrated",
                "abdicated",
                "retired",
                "resigned",
            ])
            || next.text == "," && tokens.get(name.to + 1).is_some_and(|after| after.is("who"))
    });
    let by = name.from >= 2
        && tokens[name.from - 1].is("by")
        && tokens[name.from - 2].among(&[
            "written",
            "painted",
            "composed",
            "discovered",
            "invented",
            "directed",
            "designed",
            "sculpted",
        ]);
    let acts = acts || by;
    let lived = tokens.get(name.to).is_some_and(|next| next.text == "(")
        && tokens.get(name.to + 1).is_some_and(|next| {
            next.is("born") || next.text.contains(['–', '-']) && next.kind == Kind::Number
        });
    let is = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|token| token.among(words));
    // `Lise Meitner was an Austrian physicist`
    let works = is(name.to, &["was", "is"])
        && is(name.to + 1, &["a", "an", "the"])
        && (name.to + 2..name.to + 5)
            .any(|at| tokens.get(at).is_some_and(|token| is_title(&token.low)));
    acts || lived || works
}

/// The names in a sentence, from left to right.
pub(crate) fn names(text: &str, tokens: &[Token], known: &Vocabulary) -> Vec<Name> {
    let mut names = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if !begins(tokens, at, known) {
            at += 1;
            continue;
        }
        let to = end(tokens, at);
        names.push(Name {
            from: at,
            to,
            kind: kind(text, tokens, at, to, known),
            text: text[tokens[at].start..tokens[to - 1].end].to_owned(),
        });
        at = to;
    }
    names
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    #[test]
    fn a_time_before_a_name_is_no_part_of_it() {
        let names = found("Today Ola Lund coaches in Lima.");
        assert!(
            names.iter().any(|(name, _)| name == "Ola Lund"),
            "{names:?}"
        );
    }

    fn found(text: &str) -> Vec<(String, NameKind)> {
        let tokens = tokens(text);
        let mut known = Vocabulary::default();
        known.read(&tokens);
        known.read_persons(text, &tokens);
        names(text, &tokens, &known)
            .into_iter()
            .map(|name| (name.text, name.kind))
            .collect()
    }

    fn one(text: &str) -> String {
        found(text)
            .iter()
            .map(|(name, kind)| format!("{name} {kind:?}"))
            .collect::<Vec<_>>()
            .join("; ")
    }

    #[test]
    fn names_are_whole() {
        assert_eq!(
            one("They signed the Treaty of Rome in Italy."),
            "Treaty of Rome Treaty; Italy Country"
        );
        assert_eq!(
            one("It joined the Food and Agriculture Organization."),
            "Food and Agriculture Organization Organisation"
        );
        assert_eq!(one("Korea and Japan met."), "Korea Thing; Japan Country");
        assert_eq!(
            one("In 1903 the chemist Marie Curie won the Nobel Prize."),
            "Marie Curie Person; Nobel Prize Prize"
        );
        assert_eq!(one("Cells divide in the Black Sea."), "Black Sea Place");
        assert_eq!(
            one("The Data Protection Act 2018 applies."),
            "Data Protection Act 2018 Treaty"
        );
        assert_eq!(
            one("President Roh Moo-hyun spoke."),
            "President Roh Moo-hyun Person"
        );
    }
}
