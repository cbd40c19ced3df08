//! Days ahead: what study will cost, and what will be known.
//!
//! The simulated learner forgets exactly as the memory model says, so what comes out is what the model expects, with
//! honest chance in it. Every question is for itself: siblings and needs, which move a question by a day or two, are
//! left out.

mod course;
mod memories;
mod outlook;
mod pace;
mod rank;
mod run;
#[cfg(test)]
mod tests;

pub use course::{Course, DayAhead, simulate, simulate_to};
pub use memories::Memories;
pub use outlook::Outlook;
pub use pace::Pace;
pub use rank::Rank;

pub(super) use run::Run;
