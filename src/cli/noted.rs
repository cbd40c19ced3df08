//! Answers kept with what their questions say.

use super::lost;
use super::shelf::Shelf;
use crate::base::{Day, Grade, Millis, QuestionKey};
use crate::deck::Cards;
use crate::session::{Keeper, Kept, NewReview, ReviewId};
use crate::store::{Store, StoreError};

/// A progress file that keeps with each answer what its question says, so that the card is known again under another name.
///
/// The text is looked up when the answer comes: of all that may be asked little ever is.
pub(super) struct Noted<'a> {
    pub(super) store: &'a mut Store,
    shelf: &'a Shelf,
}

impl<'a> Noted<'a> {
    /// A progress file for questions of a shelf.
    pub(super) fn new(store: &'a mut Store, shelf: &'a Shelf) -> Self {
        Self { store, shelf }
    }
}

impl Keeper for Noted<'_> {
    type Error = StoreError;

    fn record(&mut self, review: &NewReview) -> Result<Kept, StoreError> {
        let key = &review.key;
        let card = self.shelf.find(key).map(|(_, card)| card);
        let said = card.map(|card| (key.clone(), lost::said(card, key)));
        self.store.expect(said);
        self.store.record(review)
    }

    fn correct(&mut self, review: ReviewId, grade: Grade, at: Millis) -> Result<Kept, StoreError> {
        self.store.correct(review, grade, at)
    }

    fn undo(&mut self, review: ReviewId, at: Millis) -> Result<Kept, StoreError> {
        self.store.undo(review, at)
    }

    fn suspend(
        &mut self,
        key: &QuestionKey,
        suspended: bool,
        at: Millis,
    ) -> Result<(), StoreError> {
        self.store.suspend(key, suspended, at)
    }

    fn bury(
        &mut self,
        key: &QuestionKey,
        day: Day,
        buried: bool,
        at: Millis,
    ) -> Result<(), StoreError> {
        self.store.bury(key, day, buried, at)
    }
}
