//! Floor 5: the state machine of studying: what to ask, what an answer leads to, the review to keep.
//!
//! Keys, lines and JSON are three ways of talking to this one machine. It takes a [`Command`], keeps what has to be kept
//! through the [`Keeper`] it was given, and only then answers with [`Event`]s: feedback never comes before the commit.

mod answer;
mod effort;
mod item;
mod keep;
mod machine;
mod pace;
mod phase;
mod preview;
mod put_by;
mod setup;
mod summary;
mod talk;
mod tell;
#[cfg(test)]
mod tests;
mod touched;
mod unkept;

pub use item::Item;
pub use keep::{Keeper, Kept, Kind, NewReview, ReviewId};
pub use machine::Session;
pub use preview::{Preview, preview};
pub use setup::{Mode, Past, Rules, Setup};
pub use talk::{
    After, Asked, AskedValue, Belongs, Command, Event, Feedback, Missed, Position, Recorded,
    Started, Summary, WeakTouched,
};
pub use touched::Touched;
pub use unkept::Unkept;
