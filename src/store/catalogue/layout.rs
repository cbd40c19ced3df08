//! How a deck lies in a stretch of bytes: its outline, its head, the hashes of its answers, a table of its cards, its
//! questions by their names, its cards.
//!
//! Every part has a sum that damage changes; whatever is wrong with a part, it reads as none.

use serde::de::DeserializeOwned;

use super::content;
use super::files::Bytes;
use super::roll::Roll;
use crate::base::CardId;
use crate::deck::{Card, Deck, Outline};
use crate::question::AnswerHash;
use crate::store::digest::{face, face_number, sum_of};

/// A part: how long it is, and the sum of its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Part {
    length: u32,
    sum: u64,
}

impl Part {
    fn of(bytes: &[u8]) -> Option<Self> {
        Some(Self {
            length: u32::try_from(bytes.len()).ok()?,
            sum: sum_of(bytes),
        })
    }
}

/// Where the parts of a deck lie, one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Layout {
    outline: Part,
    head: Part,
    answers: Part,
    table: Part,
    roll: Part,
    /// The length of all cards together.
    cards: u32,
}

/// From one card in so many on, to read all of a deck takes less time than to read the wanted ones one by one.
const AT_ONE_GO: usize = 2;

/// How many parts there are before the cards.
const CARDS: usize = 5;

/// A row of the table of cards: the sum of its bytes, the number of its id ([`content`]), where it ends among the cards; all
/// little-endian.
const ROW: usize = 8 + 8 + 4;

/// The hash of an answer, its card, its face.
const ANSWER: usize = 8 + 4 + 4;

/// Takes a deck apart into bytes.
pub(super) fn taken_apart(deck: &Deck) -> Option<(Layout, std::sync::Arc<[u8]>)> {
    let outline = Outline::of(deck);
    let roll = Roll::write(deck, &outline)?;
    let outline = postcard::to_stdvec(&outline).ok()?;
    let head = postcard::to_stdvec(&deck.head()).ok()?;
    let mut answers = Vec::new();
    for answer in AnswerHash::all(deck) {
        answers.extend(answer.hash.to_le_bytes());
        answers.extend(answer.card.to_le_bytes());
        answers.extend(face_number(answer.face).to_le_bytes());
    }
    let (mut table, mut cards) = (Vec::new(), Vec::new());
    for card in &deck.cards {
        let start = cards.len();
        cards = postcard::to_extend(card, cards).ok()?;
        table.extend(sum_of(&cards[start..]).to_le_bytes());
        table.extend(content(card.id.as_str().as_bytes()).to_le_bytes());
        table.extend(u32::try_from(cards.len()).ok()?.to_le_bytes());
    }
    let layout = Layout {
        outline: Part::of(&outline)?,
        head: Part::of(&head)?,
        answers: Part::of(&answers)?,
        table: Part::of(&table)?,
        roll: Part::of(&roll)?,
        cards: u32::try_from(cards.len()).ok()?,
    };
    Some((
        layout,
        [outline, head, answers, table, roll, cards].concat().into(),
    ))
}

impl Layout {
    /// How it is kept: length and sum of outline, head, answers, table and roll, the length of the cards.
    pub(super) fn numbers(&self) -> [u64; 11] {
        let [a, b, c, d, e] = self.parts();
        let length = |part: Part| u64::from(part.length);
        [
            length(a),
            a.sum,
            length(b),
            b.sum,
            length(c),
            c.sum,
            length(d),
            d.sum,
            length(e),
            e.sum,
            u64::from(self.cards),
        ]
    }

    /// The layout of its numbers.
    #[allow(clippy::cast_possible_truncation)] // a wrong length leads to a wrong sum
    pub(super) fn of_numbers(
        [a, of_a, b, of_b, c, of_c, d, of_d, e, of_e, cards]: [u64; 11],
    ) -> Self {
        let part = |length: u64, sum| Part {
            length: length as u32,
            sum,
        };
        Self {
            outline: part(a, of_a),
            head: part(b, of_b),
            answers: part(c, of_c),
            table: part(d, of_d),
            roll: part(e, of_e),
            cards: cards as u32,
        }
    }

    /// The length of all parts together.
    pub(super) fn length(&self) -> usize {
        self.start(CARDS) + self.cards as usize
    }

    fn parts(&self) -> [Part; CARDS] {
        [self.outline, self.head, self.answers, self.table, self.roll]
    }

    /// Where a part begins: outline, head, answers, table, roll, cards.
    fn start(&self, part: usize) -> usize {
        self.parts()[..part]
            .iter()
            .map(|part| part.length as usize)
            .sum()
    }

    pub(super) fn outline(&self, bytes: &Bytes) -> Option<Outline> {
        decoded(&sound(bytes, self.start(0), self.outline)?)
    }

    pub(super) fn head(&self, bytes: &Bytes) -> Option<Deck> {
        decoded(&sound(bytes, self.start(1), self.head)?)
    }

    pub(super) fn roll(&self, bytes: &Bytes) -> Option<Roll> {
        Roll::read(sound(bytes, self.start(4), self.roll)?)
    }

    /// The answers of which the hashes are wanted.
    pub(super) fn answers(
        &self,
        bytes: &Bytes,
        wanted: impl Fn(u64) -> bool,
    ) -> Option<Vec<AnswerHash>> {
        let bytes = sound(bytes, self.start(2), self.answers)?;
        let (answers, rest) = bytes.as_chunks::<ANSWER>();
        let hash = |answer: &[u8; ANSWER]| answer.first_chunk().copied().map(u64::from_le_bytes);
        let answer = |answer: &[u8; ANSWER]| {
            let (card, rest) = answer.get(8..)?.split_first_chunk::<4>()?;
            Some(AnswerHash {
                hash: hash(answer)?,
                card: u32::from_le_bytes(*card),
                face: face(u32::from_le_bytes(*rest.first_chunk()?))?,
            })
        };
        let answers = answers
            .iter()
            .filter(|answer| hash(answer).is_some_and(&wanted));
        let answers = answers.map(answer).collect();
        rest.is_empty().then_some(answers).flatten()
    }

    /// The place of a card and the card; `Some(None)` when the deck has none of that id.
    pub(super) fn find(&self, bytes: &Bytes, id: &CardId) -> Option<Option<(usize, Card)>> {
        let table = sound(bytes, self.start(3), self.table)?;
        let number = content(id.as_str().as_bytes()).to_le_bytes();
        let (rows, _) = table.as_chunks::<ROW>();
        let is = |row: &&[u8; ROW]| row[8..16] == number;
        for (place, _) in rows.iter().enumerate().filter(|(_, row)| is(row)) {
            let card = self.cards(bytes, &[place])?.pop()?;
            if card.id == *id {
                return Some(Some((place, card)));
            }
        }
        Some(None)
    }

    /// The cards of some ids, in any order, each with its place among the ids; those that the deck does not have are left
    /// out.
    pub(super) fn find_all(&self, bytes: &Bytes, ids: &[&CardId]) -> Option<Vec<(usize, Card)>> {
        let table = sound(bytes, self.start(3), self.table)?;
        let (rows, _) = table.as_chunks::<ROW>();
        let numbered = ids.iter().enumerate();
        let numbered = numbered.map(|(at, id)| (content(id.as_str().as_bytes()), at));
        let mut wanted: Vec<(u64, usize)> = numbered.collect();
        wanted.sort_unstable();
        let mut marks = [0_u64; MARKS];
        for (word, bit) in wanted.iter().map(|(number, _)| mark(*number)) {
            marks[word] |= bit;
        }
        let mut places = Vec::new();
        for (place, row) in rows.iter().enumerate() {
            let number = u64::from_le_bytes(*row.get(8..)?.first_chunk()?);
            let (word, bit) = mark(number);
            if marks[word] & bit == 0 {
                continue;
            }
            let from = wanted.partition_point(|(known, _)| *known < number);
            let asked = wanted[from..]
                .iter()
                .take_while(|(known, _)| *known == number);
            places.extend(asked.map(|(_, at)| (*at, place)));
        }
        let read: Vec<usize> = places.iter().map(|(_, place)| *place).collect();
        let cards = self.cards(bytes, &read)?;
        let found = places.iter().zip(cards).map(|((at, _), card)| (*at, card));
        Some(found.filter(|(at, card)| card.id == *ids[*at]).collect())
    }

    pub(super) fn cards(&self, bytes: &Bytes, places: &[usize]) -> Option<Vec<Card>> {
        let table = sound(bytes, self.start(3), self.table)?;
        let (rows, _) = table.as_chunks::<ROW>();
        let end = |row: &[u8; ROW]| Some(u32::from_le_bytes(*row.last_chunk()?) as usize);
        // many cards are read at one go, with what lies between them
        let all = match places.len() * AT_ONE_GO > rows.len() {
            true => Some(bytes.read(self.start(CARDS), self.cards as usize)?),
            false => None,
        };
        let card = |&place: &usize| {
            let row = rows.get(place)?;
            let from = match place.checked_sub(1) {
                Some(before) => end(rows.get(before)?)?,
                None => 0,
            };
            let length = end(row)?.checked_sub(from)?;
            let part = Part {
                length: u32::try_from(length).ok()?,
                sum: u64::from_le_bytes(*row.first_chunk()?),
            };
            match &all {
                Some(all) => {
                    let bytes = all.get(from..from + length)?;
                    (sum_of(bytes) == part.sum)
                        .then(|| decoded(bytes))
                        .flatten()
                }
                None => decoded(&sound(bytes, self.start(CARDS) + from, part)?),
            }
        };
        places.iter().map(card).collect()
    }
}

/// Words of marks for the cards that are looked up: nearly all others are told by them at once.
const MARKS: usize = 64;

/// The word and the bit that mark the number of an id.
fn mark(number: u64) -> (usize, u64) {
    let first = (number >> 52) as usize;
    (first / MARKS, 1 << (first % MARKS))
}

/// The bytes of a part when they are what was written.
fn sound(bytes: &Bytes, at: usize, part: Part) -> Option<Vec<u8>> {
    let bytes = bytes.read(at, part.length as usize)?;
    (sum_of(&bytes) == part.sum).then_some(bytes)
}

fn decoded<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}
