//! What a sentence can lean on: the document, its headings, and what was named before in its paragraph.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::article::{article, of_law};
use super::binding::Binding;
use super::topic::{Topic, can_be};
use crate::base::PartialDate;
use crate::generate::language::{Kind, Name, Token, Vocabulary, untitled};
use crate::generate::lexicon::{DETERMINERS, JOINING, NameKind, PREPOSITIONS, adjective, country};

/// What a document is about, for the whole of it.
#[derive(Debug)]
pub(crate) struct Scene<'d> {
    /// Its title.
    pub(crate) title: Option<&'d str>,
    /// When what it says held.
    pub(crate) as_of: Option<PartialDate>,
    /// The country that it is about, with its article: its title names it alone, or most of its headings do.
    pub(crate) home: Option<String>,
    /// The country of which nearly all of it speaks, without article, where questions that mean it begin with it.
    pub(crate) land: Option<&'static str>,
    /// Its words.
    pub(crate) known: Vocabulary,
    /// Nouns by which it calls a name: `Lindemark is a port` makes `port` stand for Lindemark.
    pub(crate) kinds: BTreeMap<String, BTreeSet<String>>,
    /// The same by the name, without its article.
    pub(crate) nouns: BTreeMap<String, BTreeSet<String>>,
    /// What its questions begin with, where they mean a thing that only the title names.
    pub(crate) frame: Binding,
    /// Of a manual, the nouns by which it calls its product, in small letters.
    pub(crate) calls: Vec<String>,
    /// What it is about as a whole: the subject of its first sentence, where the title names the same.
    pub(crate) topic: Option<Topic>,
    /// The title, as a question begins with it that is understood by it alone.
    pub(crate) label: Option<String>,
}

/// The phrases such as `the king` that were let stand because the title tells whose, each with the block of its document
/// where that was first.
#[derive(Debug, Default, Clone)]
pub(crate) struct Leaned {
    /// By the phrase, in small letters.
    pub(crate) phrases: BTreeMap<String, usize>,
    /// The block that is read.
    pub(crate) block: usize,
}

impl Leaned {
    /// What leaned on it before a block.
    pub(crate) fn before(&self, block: usize) -> Self {
        let before = self.phrases.iter().filter(|(_, first)| **first < block);
        Self {
            phrases: before.map(|(text, first)| (text.clone(), *first)).collect(),
            block,
        }
    }

    /// Takes in a phrase, in small letters.
    pub(crate) fn add(&mut self, phrase: String) {
        self.phrases.entry(phrase).or_insert(self.block);
    }
}

/// What was named in a paragraph up to a sentence, and in the headings above it.
#[derive(Debug, Default, Clone)]
pub(crate) struct Memory {
    /// Names with what they stand for, in the order of first mention.
    pub(crate) names: Vec<(String, NameKind)>,
    /// The subject of the sentence before: its text, whether it is plural, and what it stands for.
    pub(crate) last: Option<(String, bool, Option<NameKind>)>,
    /// Names in the sentence before, its subject among them.
    pub(crate) before: Vec<(String, NameKind)>,
    /// The words of the headings above, in small letters.
    pub(crate) headings: String,
    /// The words of the paragraph before the sentence, in small letters, with a blank before and behind each.
    pub(crate) words: String,
    /// Names in the title and the headings.
    pub(crate) above: Vec<(String, NameKind)>,
    /// The countries in the heading right above.
    pub(crate) section: Vec<String>,
    /// The heading right above, as it stands.
    pub(crate) heading: String,
    /// Nouns that the paragraph has brought in with `a` or a number: `the` means them from then on.
    pub(crate) brought: BTreeSet<String>,
    /// Of a manual, what the paragraph has said.
    pub(crate) said: super::device::Before,
    /// Whether a sentence of the paragraph was read.
    pub(crate) begun: bool,
    /// The words of the paragraph that are set in bold.
    pub(crate) bold: Rc<[String]>,
    /// What leaned on the title up to here, shared by all paragraphs that are read one after the other.
    pub(crate) leaned: Rc<RefCell<Leaned>>,
}

impl Scene<'_> {
    /// Whether it sets rules, so that `must` and a bare `the` are at home in it.
    pub(crate) fn is_binding(&self) -> bool {
        self.frame != Binding::None
    }

    /// What a question of this document begins with, for what only the title names.
    pub(crate) fn opening(&self) -> Option<String> {
        match &self.frame {
            Binding::None => None,
            Binding::Law(title) => Some(format!("Under {}, ", of_law(title))),
            Binding::Manual(title) => Some(format!("{title}: ")),
        }
    }
}

/// Whether a name is one of people as far as its small word tells: `Afonso de Lima`. A town is met behind `in`, not alone, or
/// begins as towns do: `Rio de Janeiro`.
fn has_particle(name: &str) -> bool {
    const PLACES: [&str; 12] = [
        "Rio", "Porto", "Puerto", "San", "Santa", "Santo", "Campo", "Villa", "Vila", "Castel",
        "Fort", "Mont",
    ];
    let words: Vec<&str> = name.split(' ').collect();
    if PLACES.contains(&words[0]) {
        return false;
    }
    let small = ["de", "da", "von", "van", "ibn", "bin"];
    words.len() > 2 && words.get(1).is_some_and(|word| small.contains(word))
}

impl Memory {
    /// Takes in the names of a sentence that was read.
    pub(crate) fn add(&mut self, names: &[Name]) {
        self.begun = true;
        self.before = names
            .iter()
            .map(|name| (name.text.clone(), name.kind))
            .collect();
        for name in names {
            let entry = (name.text.clone(), name.kind);
            if !self.names.contains(&entry) {
                self.names.push(entry);
            }
        }
    }

    /// Whether the paragraph has said a word before.
    pub(crate) fn has_said(&self, word: &str) -> bool {
        self.words.contains(&format!(" {word} "))
    }

    /// Takes in the words of a sentence that was read.
    pub(crate) fn say(&mut self, tokens: &[Token]) {
        if self.words.is_empty() {
            self.words.push(' ');
        }
        for token in tokens {
            self.words.push_str(&token.low);
            self.words.push(' ');
        }
    }

    /// Takes in the nouns that a sentence brings in with `a`, `an`, `another` or a number.
    pub(crate) fn bring(&mut self, tokens: &[Token]) {
        /// Adjectives before the noun are few.
        const NEAR: usize = 4;
        for (at, token) in tokens.iter().enumerate() {
            let opens = token.among(&["a", "an", "another"])
                || crate::generate::language::value(token).is_some();
            if !opens {
                continue;
            }
            let phrase = tokens[at + 1..].iter().take(NEAR).take_while(|next| {
                next.kind == Kind::Word
                    && !next.among(PREPOSITIONS)
                    && !next.among(JOINING)
                    && !next.among(DETERMINERS)
            });
            self.brought.extend(phrase.map(|next| next.low.to_string()));
        }
    }

    /// Whom `she` (or `he`) means, in full: the subject of the sentence before, the only one that the paragraph has named,
    /// or the one that the document is about.
    pub(crate) fn person(&self, female: bool, scene: &Scene) -> Option<String> {
        let fits = |name: &str| can_be(name, female);
        let full = |name: &str| whole(name, scene);
        let topic = scene
            .topic
            .as_ref()
            .filter(|topic| topic.kind == Some(NameKind::Person) && topic.female == Some(female))
            .map(|topic| topic.text.clone());
        let named = |names: &[(String, NameKind)]| {
            let person = |(name, kind): &&(String, NameKind)| {
                *kind == NameKind::Person || *kind == NameKind::Thing && has_particle(name)
            };
            let persons = names.iter().filter(person);
            let full = persons.filter_map(|(name, _)| full(name));
            merged(full.filter(|name| fits(name)).collect())
        };
        let before = named(&self.before);
        let last = self
            .last
            .as_ref()
            .filter(|(_, plural, kind)| *kind == Some(NameKind::Person) && !plural)
            .and_then(|(text, _, _)| full(text))
            .filter(|name| fits(name) && name.contains(' '));
        if let Some(last) = last {
            let alone = before.iter().all(|name| *name == last) && topic.is_none();
            return (alone || topic.as_ref() == Some(&last)).then_some(last);
        }
        // `Kublai held it. He …`: the name of the sentence before, whatever it stands for, may be meant
        let another = self.last.as_ref().is_some_and(|(text, plural, kind)| {
            let unknown = matches!(kind, None | Some(NameKind::Thing));
            let name = text.starts_with(char::is_uppercase) && !text.contains(' ');
            unknown && name && !plural && topic.as_ref().is_none_or(|topic| !topic.contains(text))
        });
        if another {
            return None;
        }
        if topic.is_some() && before.iter().all(|name| topic.as_ref() == Some(name)) {
            return topic;
        }
        let here = named(&self.names);
        let all = if here.is_empty() {
            named(&self.above)
        } else {
            here
        };
        match all.as_slice() {
            [one] if one.contains(' ') && (topic.is_none() || topic.as_ref() == Some(one)) => {
                Some(one.clone())
            }
            _ => None,
        }
    }

    /// The two countries that were named, when there are exactly two.
    pub(crate) fn pair(&self) -> Option<String> {
        self.subjects().or_else(|| {
            let named = two(self
                .above
                .iter()
                .chain(&self.names)
                .map(|(name, _)| name.as_str()));
            // names in passing do not change what a section is about, unless the sentence before is about others
            let before = self
                .before
                .iter()
                .filter_map(|(name, _)| country(name))
                .map(|known| known.name);
            let before: BTreeSet<_> = before.collect();
            let section = two(self.section.iter().map(String::as_str));
            named.or(section
                .filter(|pair| before.len() < 2 || before.iter().all(|name| pair.contains(name))))
        })
    }

    /// The two parties of which the sentence before told at the end of its subject: `relations between X and Y`.
    pub(crate) fn between(&self) -> Option<String> {
        let (text, _, _) = self.last.as_ref()?;
        let (_, parties) = text.split_once(" between ")?;
        let named = |part: &str| {
            let last = part.split(' ').next_back().unwrap_or("");
            part.split(' ').count() <= 4 && last.starts_with(char::is_uppercase)
        };
        let (one, other) = parties.split_once(" and ")?;
        (named(one) && named(other)).then(|| parties.to_owned())
    }

    /// The two countries that the sentence before has as its subject.
    fn subjects(&self) -> Option<String> {
        let (text, plural, _) = self.last.as_ref().filter(|(_, plural, _)| *plural)?;
        let (one, other) = text.split_once(" and ").filter(|_| *plural)?;
        let plain = |name: &str| name.trim_start_matches("the ").to_owned();
        let known = country(&plain(one)).is_some() && country(&plain(other)).is_some();
        known.then(|| text.clone())
    }

    /// The one name whose head is a noun: `the treaty` after the Treaty of Rome alone.
    pub(crate) fn named(&self, noun: &str, scene: &Scene) -> Option<String> {
        let fits = |(name, kind): &&(String, NameKind)| {
            let head = name.split(" of ").next().unwrap_or(name);
            let head = head.split(" on ").next().unwrap_or(head);
            let last = head.split(' ').next_back().unwrap_or("").to_lowercase();
            let country_meant = matches!(noun, "country" | "nation") && *kind == NameKind::Country;
            last == noun && name.contains(' ') || country_meant
        };
        let mut found: Vec<&str> = self
            .names
            .iter()
            .filter(fits)
            .map(|(name, _)| name.as_str())
            .collect();
        if found.is_empty() {
            found = self
                .above
                .iter()
                .filter(fits)
                .map(|(name, _)| name.as_str())
                .collect();
        }
        found.dedup();
        match found.as_slice() {
            [one] if country(one).is_some() => Some(article(one)),
            [one] => Some(super::article::of_body(one)),
            [] => None,
            several => {
                let last = self.last.as_ref().map(|(text, _, _)| text.as_str());
                let topic = scene.topic.as_ref().map(|topic| topic.text.as_str());
                let meant = |text: &&str| several.contains(&text.trim_start_matches("the "));
                last.filter(meant)
                    .or(topic.filter(meant))
                    .map(str::to_owned)
            }
        }
    }

    /// What `it` or `they` stands for: the subject of the sentence before, when nothing else there could be meant or it is
    /// what the document is about; at the start of a paragraph what the document is about.
    pub(crate) fn subject(
        &self,
        plural: bool,
        scene: &Scene,
    ) -> Option<(String, Option<NameKind>)> {
        let topic = scene
            .topic
            .as_ref()
            .filter(|topic| topic.plural == plural && topic.kind != Some(NameKind::Person));
        let Some((text, many, kind)) = self.last.as_ref() else {
            return topic
                .filter(|_| !self.begun)
                .map(|topic| (topic.text.clone(), topic.kind));
        };
        if *many != plural || *kind == Some(NameKind::Person) {
            return None;
        }
        let rivals = self
            .before
            .iter()
            .filter(|(name, other)| {
                // `ROK` is no other than South Korea
                let itself = country(name).is_some_and(|known| {
                    country(text).is_some_and(|other| other.name == known.name)
                });
                Some(*other) == *kind && !text.contains(name.as_str()) && !itself
            })
            .count();
        let meant = topic.is_some_and(|topic| topic.text == *text);
        (rivals == 0 || meant).then(|| (text.clone(), *kind))
    }
}

/// Two countries, when exactly two are among some names.
fn two<'n>(names: impl Iterator<Item = &'n str>) -> Option<String> {
    let mut order: Vec<&str> = Vec::new();
    for name in names {
        if let Some(known) = country(name).or_else(|| adjective(name))
            && !order.contains(&known.name)
        {
            order.push(known.name);
        }
    }
    match order.as_slice() {
        [one, other] => Some(format!("{} and {}", article(one), article(other))),
        _ => None,
    }
}

/// Somebody's name in full, as far as the document tells it.
fn whole(name: &str, scene: &Scene) -> Option<String> {
    let bare = untitled(name);
    let main = scene.topic.as_ref().filter(|topic| topic.is_named(bare));
    if let Some(main) = main {
        return Some(main.text.clone());
    }
    let full = scene.known.surnames.get(bare);
    match full.filter(|full| full.len() == 1) {
        Some(full) if !bare.contains(' ') => full.first().cloned(),
        _ => Some(bare.to_owned()),
    }
}

/// Names of one person merged: the short one is the long one.
fn merged(names: Vec<String>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for name in names {
        if all
            .iter()
            .any(|known| known.split(' ').any(|part| part == name))
        {
            continue;
        }
        all.retain(|known| !name.split(' ').any(|part| part == known));
        if !all.contains(&name) {
            all.push(name);
        }
    }
    all
}
