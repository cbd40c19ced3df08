//! The questions that an ordinary day can bring, out of a library that is too large to look at as a whole.

use std::collections::{BTreeMap, BTreeSet};

use super::failure::Failure;
use super::plan::fits;
use super::shelf::{Shelf, candidate};
use super::shelved::Shelved;
use super::world::World;
use crate::base::{CardId, Day, Face, Offset, QuestionKey};
use crate::deck::Card;
use crate::plan::{self, Candidate, DayLimits, Few, Wishes};
use crate::store::{Remembered, Store};

/// Fewer questions than this are looked at one and all in a few milliseconds.
const MANY: usize = 2_000;

/// Where more than one question in so many is due, to look at all takes less time than to look these up.
const SHARE: usize = 8;

/// The easternmost time zone, in minutes ahead of UTC: nowhere is a day begun earlier.
const EASTERNMOST: Offset = Offset(14 * 60);

/// What is remembered, by question.
type Known = BTreeMap<QuestionKey, Remembered>;

/// The questions over which the plan of today is the same as over all, in the author's order; `None` when all are needed,
/// or all are few.
///
/// # Errors
/// When decks or progress cannot be read.
pub(super) fn questions(
    world: &World<'_>,
    (shelf, store): (&Shelf, &Store),
    (limits, wishes): (&DayLimits, &Wishes),
    minutes: Option<u32>,
) -> Result<Option<Vec<Candidate>>, Failure> {
    let today = world.today();
    let questions = shelf.number();
    if questions < MANY || !plan::can_do_with_few(wishes) {
        return Ok(None);
    }
    // answers from a clock far ahead, and exams, want a look at all
    let far = |last| Day::of(last, EASTERNMOST) > today.plus(plan::JOURNEY);
    if store.latest()?.is_some_and(far) || store.exams()?.iter().any(|exam| exam.stands(today)) {
        return Ok(None);
    }
    let most = u32::try_from(questions / SHARE).unwrap_or(u32::MAX);
    if store.more_due_than(most, today)? {
        return Ok(None);
    }
    let due = store.due_on(today)?;
    if minutes.is_some_and(|minutes| !fits(due.len(), minutes)) {
        return Ok(None);
    }
    let desk = Desk {
        store,
        buried: store.buried_on(today)?,
    };
    let few = Few::new(today, limits, wishes);
    desk.chosen(shelf, due, few).map(Some)
}

/// What is looked at question by question.
struct Desk<'a> {
    store: &'a Store,
    buried: BTreeSet<QuestionKey>,
}

impl Desk<'_> {
    fn chosen(
        &self,
        shelf: &Shelf,
        due: Known,
        mut few: Few<'_>,
    ) -> Result<Vec<Candidate>, Failure> {
        let mut of_deck: BTreeMap<usize, Known> = BTreeMap::new();
        for (key, known) in due {
            if let Some(at) = shelf.position(key.deck.as_str()) {
                of_deck.entry(at).or_default().insert(key, known);
            }
        }
        let mut chosen = Vec::new();
        for (at, deck) in shelf.decks().iter().enumerate() {
            if few.is_over() {
                break;
            }
            let due = of_deck.remove(&at);
            let id = &deck.brief().id;
            if few.room(id) > 0 {
                let all = self.all(deck)?;
                chosen.extend(few.of_deck(&all));
            } else if let Some(due) = due {
                chosen.extend(self.with_siblings(deck, due)?);
            }
        }
        // all turns are taken: from here on only what is due counts
        for (at, due) in of_deck {
            chosen.extend(self.with_siblings(&shelf.decks()[at], due)?);
        }
        Ok(chosen)
    }

    /// The due questions of a deck with the other faces of their cards, in the author's order.
    fn with_siblings(&self, deck: &Shelved, mut due: Known) -> Result<Vec<Candidate>, Failure> {
        /// All of a deck is read in the time in which one card in so many is looked up.
        const LOOKED_UP: usize = 4;
        if due.len() * LOOKED_UP > deck.brief().cards as usize {
            let all = self.all(deck)?;
            let is_due = |one: &Candidate| due.contains_key(&one.key);
            let cards = all.chunk_by(|a, b| a.key.card == b.key.card);
            let wanted = cards.filter(|faces| faces.iter().any(is_due));
            return Ok(wanted.flatten().cloned().collect());
        }
        let mut cards: BTreeMap<usize, Card> = BTreeMap::new();
        for key in due.keys() {
            cards.extend(deck.find(key)?);
        }
        let mut found = Vec::new();
        for card in cards.into_values() {
            let faces = card.faces();
            let id = &deck.brief().id;
            if faces.len() > 1 {
                due.extend(self.store.states_of_card(id, &card.id)?);
            }
            for face in faces {
                let key = key(deck, &card.id, face);
                let known = due.remove(&key);
                let known = candidate((card.topic.as_ref(), &card.tags, &card.needs), known, key);
                found.push(self.today(known));
            }
        }
        Ok(found)
    }

    /// All questions of a deck.
    fn all(&self, deck: &Shelved) -> Result<Vec<Candidate>, Failure> {
        let id = &deck.brief().id;
        let mut known = self.store.states(Some(std::slice::from_ref(id)))?;
        let outline = deck.outline()?;
        let mut found = Vec::with_capacity(deck.brief().questions as usize);
        for card in &outline.cards {
            for face in card.faces() {
                let key = key(deck, &card.id, face);
                let known = known.remove(&key);
                let said = (outline.topic(card), &card.tags[..], &card.needs[..]);
                found.push(self.today(candidate(said, known, key)));
            }
        }
        Ok(found)
    }

    /// A question with the wish to be left alone with it today.
    fn today(&self, candidate: Candidate) -> Candidate {
        Candidate {
            buried: self.buried.contains(&candidate.key),
            ..candidate
        }
    }
}

fn key(deck: &Shelved, card: &CardId, face: Face) -> QuestionKey {
    QuestionKey {
        deck: deck.brief().id.clone(),
        card: card.clone(),
        face,
    }
}
