//! Floor 0: the small words that everything else is written in.
//!
//! Names of things ([`DeckId`], [`CardId`], [`Face`], [`QuestionKey`], [`Topic`]), quantities with a unit and a range
//! ([`Millis`], [`Day`], [`Days`], [`Probability`], [`Seed`], [`Grade`]), dates at a precision ([`PartialDate`]) and the
//! treatment of text ([`text`], [`words`]). Nothing here knows what a deck is.

mod date;
mod grade;
mod ids;
mod kept;
mod seed;
pub mod text;
mod time;
mod topic;
pub mod words;

pub use date::{DateError, PartialDate};
pub use grade::Grade;
pub use ids::{CardId, DeckId, Face, IdError, QuestionKey};
pub use seed::Seed;
pub use time::{Calendar, DAY_MS, Day, Days, Millis, Offset, Probability, Weekday};
pub use topic::{Topic, TopicError};
