//! What is the answer to what: from a text to the questions it answers.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::compare::{Folded, Said, date_name, number_name};
use crate::base::{CardId, DeckId, Face, QuestionKey};
use crate::deck::{Answer, Card, ClozePart, Deck, Kind};

/// At most this many questions are named for one answer.
const MOST: usize = 3;
/// Numbers below this answer too many questions to say anything; years are above it.
const SMALLEST_NUMBER: f64 = 1000.0;
/// Answers that could be given to anything.
const PLAIN: [&str; 4] = ["true", "false", "yes", "no"];

/// All answers of some decks, found by what they say: kindly compared texts, dates, amounts.
///
/// It holds a hash for each answer and no text: about 100 bytes a question.
#[derive(Debug, Clone, Default)]
pub struct AnswerIndex {
    questions: Vec<QuestionKey>,
    /// Hash of the name of an answer, place of its question; sorted.
    entries: Vec<(u64, u32)>,
}

/// An answer as an [`AnswerIndex`] knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnswerHash {
    /// The hash of its name; another in every version of the program.
    pub hash: u64,
    /// The place of its card in the deck.
    pub card: u32,
    /// The face to which it is right.
    pub face: Face,
}

impl AnswerHash {
    /// The answers of all cards of a deck, those of one face beside each other.
    #[must_use]
    pub fn all(deck: &Deck) -> Vec<Self> {
        let mut all = Vec::new();
        for (card, number) in deck.cards.iter().zip(0..) {
            each_face(card, &mut |face, names| {
                let names = names.filter(|name| is_telling(name));
                all.extend(names.map(|name| Self {
                    hash: hashed(&name),
                    card: number,
                    face,
                }));
            });
        }
        all
    }
}

/// The texts of which it is sought to what they are the answer, by the hashes of their names; each is read once, however often
/// it was given.
#[derive(Debug, Clone, Default)]
pub struct Sought {
    /// The hashes of each text.
    texts: HashMap<String, Vec<u64>>,
    /// All of them, ascending.
    hashes: Vec<u64>,
    /// A bit for the first [`MARKED`] bits of each: nearly all other answers are told by it.
    marks: Vec<u64>,
}

/// 64 thousand marks take 8 KB, and a thousand texts set one in sixty of them.
const MARKED: u32 = 16;

impl Sought {
    /// Some texts.
    #[must_use]
    pub fn new<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        let mut known: HashMap<String, Vec<u64>> = HashMap::new();
        let mut hashes = Vec::new();
        for text in texts {
            if !known.contains_key(text) {
                let own = hashes_of(&Said::new(text));
                hashes.extend(&own);
                known.insert(text.to_owned(), own);
            }
        }
        hashes.sort_unstable();
        let mut marks = vec![0; 1 << (MARKED - 6)];
        for &hash in &hashes {
            let (word, bit) = mark(hash);
            marks[word] |= bit;
        }
        Self {
            texts: known,
            hashes,
            marks,
        }
    }

    /// Whether the hash of an answer is one of theirs.
    #[must_use]
    pub fn has(&self, hash: u64) -> bool {
        let (word, bit) = mark(hash);
        let marked = self.marks.get(word).is_some_and(|marks| marks & bit != 0);
        marked && self.hashes.binary_search(&hash).is_ok()
    }
}

/// The word and the bit that mark a hash.
fn mark(hash: u64) -> (usize, u64) {
    let first = (hash >> (u64::BITS - MARKED)) as usize;
    (first / 64, 1 << (first % 64))
}

impl AnswerIndex {
    /// The answers of all cards of some decks.
    #[must_use]
    pub fn new<'a>(decks: impl IntoIterator<Item = &'a Deck>) -> Self {
        let decks = decks.into_iter();
        Self::of_cards(decks.flat_map(|deck| deck.cards.iter().map(|card| (&deck.id, card))))
    }

    /// The answers of some cards, each with the deck it stands in.
    #[must_use]
    pub fn of_cards<'a>(cards: impl IntoIterator<Item = (&'a DeckId, &'a Card)>) -> Self {
        let mut index = Self::default();
        for (deck, card) in cards {
            index.add_card(deck, card);
        }
        index.entries.sort_unstable();
        index.entries.dedup();
        index
    }

    /// The answers of some decks of which only the hashes are at hand, each with the id of its card; those of one face beside
    /// each other.
    #[must_use]
    pub fn of_hashes<'a>(
        decks: impl IntoIterator<Item = (&'a DeckId, Vec<(CardId, AnswerHash)>)>,
    ) -> Self {
        let mut index = Self::default();
        for (deck, hashes) in decks {
            let same = |a: &(CardId, AnswerHash), b: &(CardId, AnswerHash)| {
                (a.1.card, a.1.face) == (b.1.card, b.1.face)
            };
            for one in hashes.chunk_by(same) {
                let (card, first) = &one[0];
                let hashes = one.iter().map(|(_, answer)| answer.hash);
                index.add(deck, card, first.face, hashes);
            }
        }
        index.entries.sort_unstable();
        index.entries.dedup();
        index
    }

    /// The questions to which a text is right, `except` left out: at most three, those of its deck first, then by name.
    ///
    /// True and false and numbers below 1000 belong nowhere: they would be right to too much.
    #[must_use]
    pub fn belongs(&self, given: &str, except: &QuestionKey) -> Vec<QuestionKey> {
        self.belongs_to(&hashes_of(&Said::new(given)), except)
    }

    /// The same for a text that was sought, which is not read once more.
    #[must_use]
    pub fn belongs_as_sought(
        &self,
        given: &str,
        sought: &Sought,
        except: &QuestionKey,
    ) -> Vec<QuestionKey> {
        match sought.texts.get(given) {
            Some(hashes) => self.belongs_to(hashes, except),
            None => self.belongs(given, except),
        }
    }

    fn belongs_to(&self, hashes: &[u64], except: &QuestionKey) -> Vec<QuestionKey> {
        let mut places = self.places(hashes);
        places.retain(|&place| self.questions[place] != *except);
        let mut keys: Vec<_> = places.into_iter().map(|at| &self.questions[at]).collect();
        keys.sort_unstable_by_key(|key| (key.deck != except.deck, *key));
        keys.into_iter().take(MOST).cloned().collect()
    }

    /// Whether a text is right to another question, to which none of the texts that are right here would be.
    pub(crate) fn is_elsewhere(&self, said: &Said, here: &QuestionKey, right: &[String]) -> bool {
        let mut places = self.places(&hashes_of(said));
        places.retain(|&place| self.questions[place] != *here);
        if places.is_empty() {
            return false;
        }
        let shared: Vec<_> = right
            .iter()
            .flat_map(|text| self.places(&hashes_of(&Said::new(text))))
            .collect();
        places.iter().any(|place| !shared.contains(place))
    }

    /// The places of the questions to which a text of these hashes is right, ascending.
    fn places(&self, hashes: &[u64]) -> Vec<usize> {
        let mut places = Vec::new();
        for &hash in hashes {
            let from = self.entries.partition_point(|(known, _)| *known < hash);
            let found = self.entries[from..]
                .iter()
                .take_while(|(known, _)| *known == hash);
            places.extend(found.filter_map(|(_, place)| usize::try_from(*place).ok()));
        }
        places.sort_unstable();
        places.dedup();
        places
    }

    fn add_card(&mut self, deck: &DeckId, card: &Card) {
        each_face(card, &mut |face, names| {
            let hashes = names
                .filter(|name| is_telling(name))
                .map(|name| hashed(&name));
            self.add(deck, &card.id, face, hashes);
        });
    }

    fn add(&mut self, deck: &DeckId, card: &CardId, face: Face, hashes: impl Iterator<Item = u64>) {
        let Ok(place) = u32::try_from(self.questions.len()) else {
            return;
        };
        let before = self.entries.len();
        self.entries.extend(hashes.map(|hash| (hash, place)));
        if self.entries.len() > before {
            let (deck, card) = (deck.clone(), card.clone());
            self.questions.push(QuestionKey { deck, card, face });
        }
    }
}

/// Shows the names of the answers of a card, face by face.
fn each_face(card: &Card, add: &mut dyn FnMut(Face, &mut dyn Iterator<Item = String>)) {
    match &card.kind {
        Kind::Ask {
            answer,
            accept,
            reverse,
            ..
        } => {
            add(Face::Main, &mut answer_names(answer, accept));
            if let Some(reverse) = reverse {
                add(
                    Face::Reverse,
                    &mut answer_names(&reverse.answer, &reverse.accept),
                );
            }
        }
        Kind::Term {
            term,
            definition,
            accept,
        } => {
            add(Face::Term, &mut text_names(definition).into_iter());
            add(
                Face::Definition,
                &mut std::iter::once(term).chain(accept).flat_map(text_names),
            );
        }
        Kind::Cloze { text } => {
            for number in text.numbers() {
                let texts = text.parts.iter().filter_map(|part| match part {
                    ClozePart::Gap(gap) if gap.number == number => Some(gap),
                    _ => None,
                });
                let texts = texts.flat_map(|gap| std::iter::once(&gap.text).chain(&gap.accept));
                add(Face::Cloze(number), &mut texts.flat_map(text_names));
            }
        }
        Kind::Claim { .. } | Kind::Order { .. } | Kind::Match { .. } => {}
    }
}

fn answer_names<'a>(
    answer: &'a Answer,
    accept: &'a [String],
) -> impl Iterator<Item = String> + use<'a> {
    let (texts, name): (&[String], _) = match answer {
        Answer::One(text) => (std::slice::from_ref(text), None),
        Answer::Several(texts) => (texts, None),
        Answer::Number { value, unit, .. } => (&[], Some(number_name(*value, unit.as_deref()))),
        Answer::Date(date) => (&[], Some(date_name(date))),
    };
    texts.iter().chain(accept).flat_map(text_names).chain(name)
}

/// The names of a text; texts without a digit, which are most, have only one.
fn text_names(text: impl AsRef<str>) -> Vec<String> {
    let text = text.as_ref();
    match text.bytes().any(|b| b.is_ascii_digit()) {
        true => Said::new(text).names(),
        false => vec![Folded::new(text).key],
    }
}

/// The hashes of the names of a text that tell one question from another.
fn hashes_of(said: &Said) -> Vec<u64> {
    let names = said.names().into_iter();
    let telling = names.filter(|name| is_telling(name));
    telling.map(|name| hashed(&name)).collect()
}

/// Whether an answer of that name tells one question from another.
fn is_telling(name: &str) -> bool {
    let number = name.strip_prefix('=').unwrap_or(name);
    let small = |value: f64| value.abs() < SMALLEST_NUMBER;
    !name.is_empty() && !PLAIN.contains(&name) && !number.parse().is_ok_and(small)
}

fn hashed(name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    name.hash(&mut hasher);
    hasher.finish()
}
