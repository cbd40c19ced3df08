//! A keeper that keeps nothing.

use std::convert::Infallible;

use super::{Keeper, Kept, NewReview, ReviewId};
use crate::base::{Day, Grade, Millis, QuestionKey};

/// For a quiz that leaves no trace: answers get numbers, so that they can be taken back, and are forgotten.
#[derive(Debug, Default)]
pub struct Unkept {
    last: i64,
}

impl Keeper for Unkept {
    type Error = Infallible;

    fn record(&mut self, _: &NewReview) -> Result<Kept, Infallible> {
        self.last += 1;
        Ok(Kept {
            review: ReviewId(self.last),
            state: None,
        })
    }

    fn correct(&mut self, review: ReviewId, _: Grade, _: Millis) -> Result<Kept, Infallible> {
        Ok(Kept {
            review,
            state: None,
        })
    }

    fn undo(&mut self, review: ReviewId, _: Millis) -> Result<Kept, Infallible> {
        Ok(Kept {
            review,
            state: None,
        })
    }

    fn suspend(&mut self, _: &QuestionKey, _: bool, _: Millis) -> Result<(), Infallible> {
        Ok(())
    }

    fn bury(&mut self, _: &QuestionKey, _: Day, _: bool, _: Millis) -> Result<(), Infallible> {
        Ok(())
    }
}
