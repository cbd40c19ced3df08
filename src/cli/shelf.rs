//! The decks of a run, and the questions in them with what is remembered.

mod broken;
mod typed;

use std::collections::BTreeMap;
use std::ffi::OsString;

use super::clash;
use super::config;
use super::failure::Failure;
use super::leeches;
use super::load::{self, Look};
use super::name;
use super::places;
use super::remembered;
use super::shelved::Shelved;
use super::world::World;
use crate::base::{CardId, Day, Days, DeckId, QuestionKey, Topic};
use crate::deck::{Card, Cards, Deck, Library};
use crate::plan::{self, Balance, Candidate, DayLimits, EasyDays, HORIZON, NEW_PER_DECK, Wanted};
use crate::question::{AnswerIndex, Collection, Sought};
use crate::session::Rules;
use crate::store::{Remembered, Roll, Store};
pub(super) use broken::examined;
use broken::leave_out;

/// The decks that were asked for and can be used, each opened as far as it is needed.
#[derive(Debug)]
pub(super) struct Shelf {
    decks: Vec<Shelved>,
    /// The places of the decks in the order of their ids.
    by_id: Vec<u32>,
}

impl Shelf {
    /// Gathers the decks of names as they were typed; all there are when there is none.
    ///
    /// # Errors
    /// When a name means nothing, a named deck has errors, two decks have one id, or none can be used.
    pub(super) fn gather(world: &mut World<'_>, names: &[OsString]) -> Result<Self, Failure> {
        config::heed(world)?;
        world.doubt_zone()?;
        let folders = places::deck_folders(world.common)?;
        let found = if names.is_empty() {
            load::library(&folders, Look::Shelve)?
        } else {
            name::named(names, &folders)?
        };
        let (sound, broken) = clash::usable(found)?;
        leave_out(world, &broken, sound.is_empty())?;
        let decks: Vec<_> = sound.into_iter().filter_map(Shelved::new).collect();
        let mut by_id: Vec<u32> = (0..).take(decks.len()).collect();
        // nearly in order as they come
        by_id.sort_by_key(|&at| &decks[at as usize].brief().id);
        Ok(Self { decks, by_id })
    }

    /// The decks in their order.
    pub(super) fn decks(&self) -> &[Shelved] {
        &self.decks
    }

    /// The deck of an id.
    pub(super) fn deck(&self, id: &DeckId) -> Option<&Shelved> {
        self.position(id.as_str()).map(|at| &self.decks[at])
    }

    /// The place of a deck among the decks.
    pub(super) fn position(&self, id: &str) -> Option<usize> {
        let id_at = |at: u32| self.decks[at as usize].brief().id.as_str();
        let found = self.by_id.binary_search_by(|&at| id_at(at).cmp(id));
        found.ok().map(|place| self.by_id[place] as usize)
    }

    /// The ids of the decks in their order.
    pub(super) fn ids(&self) -> impl Iterator<Item = &DeckId> {
        self.decks.iter().map(|deck| &deck.brief().id)
    }

    /// The decks with the cards of some questions only; questions that no deck has are left out.
    ///
    /// # Errors
    /// When a deck has changed meanwhile.
    pub(super) fn library_of<'k>(
        &self,
        keys: impl IntoIterator<Item = &'k QuestionKey>,
    ) -> Result<Library, Failure> {
        let mut wanted: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for key in keys {
            let Some(at) = self.position(key.deck.as_str()) else {
                continue;
            };
            let place = self.decks[at].place(key)?;
            wanted.entry(at).or_default().extend(place);
        }
        let deck = |(at, mut places): (usize, Vec<usize>)| {
            places.sort_unstable();
            places.dedup();
            self.decks[at].deck(&places)
        };
        let decks: Result<_, Failure> = wanted.into_iter().map(deck).collect();
        decks.map(Library::new)
    }

    /// The decks with all their cards.
    ///
    /// # Errors
    /// When a deck has changed meanwhile.
    pub(super) fn library(&self) -> Result<Library, Failure> {
        let whole = |deck: &Shelved| {
            let all: Vec<_> = (0..deck.brief().cards as usize).collect();
            deck.deck(&all)
        };
        let decks: Result<_, Failure> = self.decks.iter().map(whole).collect();
        decks.map(Library::new)
    }

    /// The topic of a question's card.
    pub(super) fn topic_of(&self, key: &QuestionKey) -> Option<Topic> {
        let deck = self.deck(&key.deck)?;
        let place = deck.place(key).ok()??;
        let outline = deck.outline().ok()?;
        outline.topic(&outline.cards[place]).cloned()
    }

    /// The questions of all decks in the author's order, with what is remembered of them.
    ///
    /// # Errors
    /// When the progress file cannot be read.
    pub(super) fn candidates(
        &self,
        world: &World<'_>,
        store: &Store,
    ) -> Result<Vec<Candidate>, Failure> {
        /// More decks than this are not looked up one by one: what is known of others is passed over.
        const NAMED: usize = 500;
        /// To read all takes less time than to look a fourth of it up.
        const PASSED: u64 = 4;
        let few = self.decks.len() < NAMED && store.named()? > PASSED * self.number() as u64;
        let candidates = if few {
            let ids: Vec<_> = self.ids().cloned().collect();
            let mut known = store.states(Some(&ids))?;
            self.questions(|key| known.remove(key))?
        } else {
            remembered::questions(self, store)?
        };
        prepared(world.today(), store, candidates)
    }

    /// How many questions all decks ask.
    pub(super) fn number(&self) -> usize {
        let of_decks = self.decks.iter().map(|deck| deck.brief().questions);
        of_decks.map(|questions| questions as usize).sum()
    }

    /// How a topic is called: by the first deck that has a name for it, else as it is written.
    pub(super) fn topic_name(&self, topic: &Topic) -> String {
        let rolls = self.decks.iter().filter_map(|deck| deck.roll().ok());
        let mut names = rolls.flat_map(Roll::names);
        names
            .find(|(known, _)| known == topic)
            .map_or_else(|| topic.to_string(), |(_, name)| name.clone())
    }

    /// The questions of all decks in the author's order, each with what `remembered` says of it; it is asked for one after
    /// the other, in that order.
    ///
    /// # Errors
    /// When a deck has changed meanwhile.
    pub(super) fn questions(
        &self,
        mut remembered: impl FnMut(&QuestionKey) -> Option<Remembered>,
    ) -> Result<Vec<Candidate>, Failure> {
        let mut candidates = Vec::with_capacity(self.number());
        for deck in &self.decks {
            let outline = deck.outline()?;
            for card in &outline.cards {
                for face in card.faces() {
                    let key = QuestionKey {
                        deck: deck.brief().id.clone(),
                        card: card.id.clone(),
                        face,
                    };
                    let said = (outline.topic(card), &card.tags[..], &card.needs[..]);
                    candidates.push(candidate(said, remembered(&key), key));
                }
            }
        }
        Ok(candidates)
    }

    /// The questions of all decks in the author's order, as if none had ever been asked.
    ///
    /// # Errors
    /// When a deck has changed meanwhile.
    pub(super) fn unseen(&self) -> Result<Vec<Candidate>, Failure> {
        self.questions(|_| None)
    }

    /// How many questions today may bring: of the learner's word on a deck, its author's, and the learner's general one
    /// the first that was said; less on an easy day.
    ///
    /// # Errors
    /// When the progress file cannot be read.
    pub(super) fn limits(&self, world: &World<'_>, store: &Store) -> Result<DayLimits, Failure> {
        let (settings, today) = (&world.settings.settings, world.today());
        let share = |number: u32| settings.easy_days.share(number, today);
        let mut limits = DayLimits {
            overall: settings.new_per_day,
            reviews: settings.reviews_per_day.map(share),
            per_deck: Some(share(settings.new_per_deck.unwrap_or(NEW_PER_DECK))),
            ..DayLimits::default()
        };
        for deck in self.decks.iter().map(Shelved::brief) {
            let said = settings.decks.get(&deck.id);
            let new = said.and_then(|said| said.new_per_day);
            let new = new.or(deck.settings.new_per_day);
            let reviews = settings.reviews_of(&deck.id).map(share);
            if new.is_some() || reviews.is_some() {
                let limit = limits.decks.entry(deck.id.clone()).or_default();
                (limit.new_per_day, limit.reviews_per_day) = (new, reviews);
            }
        }
        limits.overall = Some(share(limits.overall()));
        for limit in limits.decks.values_mut() {
            limit.new_per_day = limit.new_per_day.map(share);
        }
        for (deck, introduced) in store.introduced_on(today)? {
            limits.decks.entry(deck).or_default().introduced = introduced;
        }
        if limits.limits_reviews() {
            for (deck, reviewed) in store.reviewed_on(today)? {
                limits.decks.entry(deck).or_default().reviewed = reviewed;
            }
        }
        Ok(limits)
    }

    /// Whether there is a limit for the due questions of a day, of all decks or of one of these.
    pub(super) fn limits_reviews(&self, world: &World<'_>) -> bool {
        let settings = &world.settings.settings;
        let limited = |deck: &DeckId| settings.reviews_of(deck).is_some();
        settings.reviews_per_day.is_some() || self.ids().any(limited)
    }

    /// The chances of recall wanted of the questions of these decks.
    ///
    /// # Errors
    /// When the progress file cannot be read.
    pub(super) fn wanted(&self, world: &World<'_>, store: &Store) -> Result<Wanted, Failure> {
        let aims = world.settings.settings.aims.clone();
        let authors = self.decks.iter().map(Shelved::brief);
        let authors = authors.filter_map(|deck| Some((deck.id.clone(), deck.settings.retention?)));
        Ok(Wanted::new(aims, authors).under(&store.exams()?, world.today()))
    }

    /// What follows an answer in a session over these decks; [`balance`] is still to come.
    ///
    /// # Errors
    /// When the progress file cannot be read.
    pub(super) fn rules(
        &self,
        world: &World<'_>,
        store: &Store,
        candidates: &[Candidate],
    ) -> Result<Rules, Failure> {
        let settings = &world.settings.settings;
        Ok(Rules {
            aims: settings.aims.clone(),
            balance: None,
            leeches: settings.leeches,
            troubled: leeches::troubled(self, store, settings.leeches, candidates)?,
        })
    }

    /// What is the answer to what; as much of it as is sought.
    fn index(&self, sought: Option<&Sought>) -> AnswerIndex {
        // a deck that has just become unreadable has no answers
        let answers = |deck: &'_ Shelved| deck.answers(sought).unwrap_or_default();
        let decks = self.decks.iter();
        AnswerIndex::of_hashes(decks.map(|deck| (&deck.brief().id, answers(deck))))
    }
}

impl Cards for Shelf {
    fn deck(&self, id: &DeckId) -> Option<&Deck> {
        // a deck that has just become unreadable is not there
        self.deck(id)?.head().ok()
    }

    fn find(&self, key: &QuestionKey) -> Option<(&Deck, &Card)> {
        let deck = self.deck(&key.deck)?;
        let card = deck.card(key).ok()??;
        Some((deck.head().ok()?, card))
    }
}

impl Collection for Shelf {
    fn card(&self, key: &QuestionKey) -> Option<Card> {
        let deck = self.deck(&key.deck)?;
        let place = deck.place(key).ok()??;
        deck.cards(&[place]).ok()?.pop()
    }

    fn cards(&self, keys: &[&QuestionKey]) -> Vec<Option<Card>> {
        let mut asked: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, key) in keys.iter().enumerate() {
            if let Some(deck) = self.position(key.deck.as_str()) {
                asked.entry(deck).or_default().push(at);
            }
        }
        let mut cards: Vec<Option<Card>> = keys.iter().map(|_| None).collect();
        for (deck, asked) in asked {
            let ids: Vec<_> = asked.iter().map(|&at| &keys[at].card).collect();
            // a deck that has just become unreadable has no cards
            for (found, card) in self.decks[deck].find_all(&ids).unwrap_or_default() {
                let at = asked[found];
                cards[at] = Some(card).filter(|card| card.faces().contains(&keys[at].face));
            }
        }
        cards
    }

    fn answers(&self) -> AnswerIndex {
        self.index(None)
    }

    fn answers_to(&self, sought: &Sought) -> AnswerIndex {
        self.index(Some(sought))
    }
}

/// What levels the load of the days to come. It looks at all that is remembered, and nobody waits for it before the first
/// answer.
///
/// # Errors
/// When the progress file cannot be read.
pub(super) fn balance(
    store: &Store,
    today: Day,
    easy: EasyDays,
    candidates: &[Candidate],
) -> Result<Balance, Failure> {
    let load = store.load(today, today.plus(Days(2 * HORIZON.0)))?;
    Ok(Balance::new(load, easy, candidates))
}

/// What today makes of questions: a clock set back, and the wish to be left alone.
pub(super) fn prepared(
    today: Day,
    store: &Store,
    mut candidates: Vec<Candidate>,
) -> Result<Vec<Candidate>, Failure> {
    plan::bring_back(&mut candidates, today);
    let buried = store.buried_on(today)?;
    if !buried.is_empty() {
        for candidate in &mut candidates {
            candidate.buried = buried.contains(&candidate.key);
        }
    }
    Ok(candidates)
}

pub(super) fn candidate(
    (topic, tags, needs): (Option<&Topic>, &[String], &[CardId]),
    remembered: Option<Remembered>,
    key: QuestionKey,
) -> Candidate {
    Candidate {
        key,
        topic: topic.cloned(),
        tags: tags.to_vec(),
        needs: needs.to_vec(),
        state: remembered.and_then(|known| known.state),
        suspended: remembered.is_some_and(|known| known.suspended),
        buried: false,
        introduced: remembered.and_then(|known| known.introduced),
    }
}
