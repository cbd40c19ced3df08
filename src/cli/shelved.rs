//! One deck of a run, opened as far as it is needed.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

use super::catalogue;
use super::failure::Failure;
use super::folder::DeckFile;
use super::load::{Found, Origin};
use crate::base::{CardId, QuestionKey};
use crate::deck::{Card, Deck, Outline};
use crate::question::{AnswerHash, Sought};
use crate::store::{Brief, Roll, Stored};

/// A sound deck: where it lies, and what is known of it.
#[derive(Debug)]
pub(super) struct Shelved {
    origin: Origin,
    stored: Stored,
    /// Of ten thousand decks a day opens few.
    opened: OnceLock<Box<Opened>>,
}

/// What was opened of a deck.
#[derive(Debug, Default)]
struct Opened {
    /// Parsed anew, because what the catalogue has turned out to be damaged.
    mended: OnceLock<Stored>,
    outline: OnceLock<Outline>,
    roll: OnceLock<Roll>,
    places: OnceLock<HashMap<CardId, usize>>,
    head: OnceLock<Deck>,
    /// Cards by their places, as far as they were asked for one by one.
    cards: OnceLock<Vec<OnceLock<Box<Card>>>>,
}

impl Shelved {
    /// The deck that was found; `None` when it is not sound.
    pub(super) fn new(found: Found) -> Option<Self> {
        Some(Self {
            stored: found.stored?,
            origin: match found.path {
                Some(path) => Origin::File(DeckFile { path, home: None }),
                None => Origin::shipped_as(found.shipped)?,
            },
            opened: OnceLock::new(),
        })
    }

    /// Where it lies; `None` for one in the program.
    pub(super) fn path(&self) -> Option<Cow<'_, str>> {
        match &self.origin {
            Origin::Shipped(..) => None,
            Origin::File(file) => Some(file.path.to_string_lossy()),
        }
    }

    fn opened(&self) -> &Opened {
        self.opened.get_or_init(Box::default)
    }

    /// What is known of it without opening it.
    pub(super) fn brief(&self) -> &Brief {
        self.stored.brief()
    }

    /// A part of the deck; when it is damaged in the catalogue, the deck is parsed once more.
    fn part<T>(&self, read: impl Fn(&Stored) -> Option<T>) -> Result<T, Failure> {
        let mended = self.opened.get().and_then(|opened| opened.mended.get());
        let known = mended.unwrap_or(&self.stored);
        if let Some(part) = read(known) {
            return Ok(part);
        }
        let lost = || {
            let path = self.path();
            let name = path.as_deref().unwrap_or(self.brief().id.as_str());
            Failure::usage(format!("`{name}` has changed while it was read"))
                .help("try again; `quizdeck check` shows whether it is sound")
        };
        self.stored.disown();
        let mended = catalogue::again(&self.origin).ok_or_else(lost)?;
        read(self.opened().mended.get_or_init(|| mended)).ok_or_else(lost)
    }

    /// Its cards without what they say.
    ///
    /// # Errors
    /// When it has to be parsed anew and cannot.
    pub(super) fn outline(&self) -> Result<&Outline, Failure> {
        if let Some(outline) = self.opened().outline.get() {
            return Ok(outline);
        }
        let outline = self.part(Stored::outline)?;
        Ok(self.opened().outline.get_or_init(|| outline))
    }

    /// The card of a question with its place, when it still has that face.
    ///
    /// # Errors
    /// When it has to be parsed anew and cannot.
    pub(super) fn find(&self, key: &QuestionKey) -> Result<Option<(usize, Card)>, Failure> {
        let found = self.part(|stored| stored.find(&key.card))?;
        Ok(found.filter(|(_, card)| card.faces().contains(&key.face)))
    }

    /// All but its cards.
    ///
    /// # Errors
    /// When it has to be parsed anew and cannot.
    pub(super) fn head(&self) -> Result<&Deck, Failure> {
        if let Some(head) = self.opened().head.get() {
            return Ok(head);
        }
        let head = self.part(Stored::head)?;
        Ok(self.opened().head.get_or_init(|| head))
    }

    /// The card of a question, when it still has that face; it stays open.
    ///
    /// # Errors
    /// When it has to be parsed anew and cannot.
    pub(super) fn card(&self, key: &QuestionKey) -> Result<Option<&Card>, Failure> {
        let Some((place, card)) = self.find(key)? else {
            return Ok(None);
        };
        let all = || (0..self.brief().cards).map(|_| OnceLock::new()).collect();
        let known = self.opened().cards.get_or_init(all).get(place);
        Ok(known.map(|known| &**known.get_or_init(|| Box::new(card))))
    }

    /// The cards of some ids, in any order, each with its place among the ids; those that the deck does not have are left
    /// out.
    ///
    /// # Errors
    /// When it has to be parsed anew and cannot.
    pub(super) fn find_all(&self, ids: &[&CardId]) -> Result<Vec<(usize, Card)>, Failure> {
        self.part(|stored| stored.find_all(ids))
    }

    /// The place of a question's card, when it still has that face.
    ///
    /// # Errors
    /// When it has to be parsed anew and cannot.
    pub(super) fn place(&self, key: &QuestionKey) -> Result<Option<usize>, Failure> {
        let Some(outline) = self.opened().outline.get() else {
            return Ok(self.find(key)?.map(|(place, _)| place));
        };
        let place = self.places(outline).get(&key.card).copied();
        let asks = |&at: &usize| outline.cards[at].faces().any(|face| face == key.face);
        Ok(place.filter(asks))
    }

    /// The place of the card of an id; `next`: where it probably stands.
    ///
    /// # Errors
    /// When it has to be parsed anew and cannot.
    pub(super) fn place_of(&self, card: &str, next: usize) -> Result<Option<usize>, Failure> {
        let outline = self.outline()?;
        if outline
            .cards
            .get(next)
            .is_some_and(|at| at.id.as_str() == card)
        {
            return Ok(Some(next));
        }
        Ok(self.places(outline).get(card).copied())
    }

    /// The places of its cards.
    fn places(&self, outline: &Outline) -> &HashMap<CardId, usize> {
        self.opened().places.get_or_init(|| {
            let cards = outline.cards.iter().enumerate();
            cards.map(|(at, card)| (card.id.clone(), at)).collect()
        })
    }

    /// Some of its cards.
    ///
    /// # Errors
    /// When it has to be parsed anew and cannot.
    pub(super) fn cards(&self, places: &[usize]) -> Result<Vec<Card>, Failure> {
        self.part(|stored| stored.cards(places))
    }

    /// The deck with some of its cards only.
    ///
    /// # Errors
    /// When it has to be parsed anew and cannot.
    pub(super) fn deck(&self, places: &[usize]) -> Result<Deck, Failure> {
        let cards = self.cards(places)?;
        let head = self.part(Stored::head)?;
        Ok(Deck { cards, ..head })
    }

    /// Its questions by their names.
    ///
    /// # Errors
    /// When it has to be parsed anew and cannot.
    pub(super) fn roll(&self) -> Result<&Roll, Failure> {
        if let Some(roll) = self.opened().roll.get() {
            return Ok(roll);
        }
        let roll = self.part(Stored::roll)?;
        Ok(self.opened().roll.get_or_init(|| roll))
    }

    /// The answers of its cards that are sought, all when nothing is said, each with the id of its card.
    ///
    /// # Errors
    /// When it has to be parsed anew and cannot.
    pub(super) fn answers(
        &self,
        sought: Option<&Sought>,
    ) -> Result<Vec<(CardId, AnswerHash)>, Failure> {
        let answers = self.part(|stored| match sought {
            Some(sought) => stored.answers_to(sought),
            None => stored.answers(),
        })?;
        if answers.is_empty() {
            return Ok(Vec::new());
        }
        let places: Vec<u32> = answers.iter().map(|answer| answer.card).collect();
        let ids = self.roll()?.ids(&places).into_iter();
        let named = ids.zip(answers);
        Ok(named
            .filter_map(|(id, answer)| Some((id?, answer)))
            .collect())
    }
}
