//! The way to an exam: what is known on the day, what each day asks, and what stays undone.
//!
//! [`choose()`] finds a [`Strategy`] by simulation, [`prospect`] says what comes of it, [`plan_with_exams`] follows it: the
//! simulator and the day of the learner take their questions from one function.

mod choose;
mod sitting;
mod strategy;
#[cfg(test)]
mod tests;
mod today;

pub use choose::{MeanDay, Prospect, choose, prospect};
pub use sitting::Budget;
pub use strategy::Strategy;
pub use today::{Standing, plan_with_exams};
