//! What `plan` takes.

use clap::Args;

use super::Decks;
use super::number::{date, days, minutes, retention, whole};
use crate::base::Day;

#[derive(Debug, Clone, Args)]
pub(crate) struct Plan {
    #[command(flatten)]
    pub(crate) decks: Decks,
    /// Plan for an exam on that day, such as 2026-12-15
    ///
    /// What is likely to be known on the day, what each day asks, and what does not fit. The plan is kept: `study` follows
    /// it until the day, and then it ends by itself. Wanted recall is never asked for; it is found by simulation.
    #[arg(long, value_name = "DATE", value_parser = date, conflicts_with = "simulate")]
    pub(crate) exam: Option<Day>,
    /// End the plan of these decks
    #[arg(long, conflicts_with_all = ["simulate", "exam"])]
    pub(crate) end: bool,
    /// Simulate so many days: load and knowledge ahead
    ///
    /// 1 to 3650. Tables show what other wanted chances of recall and other numbers of new questions come to; nothing is
    /// kept or changed.
    #[arg(long, value_name = "DAYS", allow_negative_numbers = true, value_parser = days)]
    pub(crate) simulate: Option<u16>,
    /// Minutes a day, 1 to 1440
    ///
    /// Without it --exam takes the fewest with which nine of ten are known, and --simulate as many as it takes.
    #[arg(long, value_name = "M", allow_negative_numbers = true, value_parser = minutes)]
    pub(crate) minutes: Option<u32>,
    /// With --simulate: new questions a day
    #[arg(long, value_name = "N", requires = "simulate", allow_negative_numbers = true, value_parser = whole::<u32>)]
    pub(crate) new: Option<u32>,
    /// With --simulate: due questions a day at most
    #[arg(long, value_name = "N", requires = "simulate", allow_negative_numbers = true, value_parser = whole::<u32>)]
    pub(crate) limit: Option<u32>,
    /// With --simulate: the recall wanted, 0.7 to 0.97
    #[arg(long, value_name = "R", requires = "simulate", allow_negative_numbers = true, value_parser = retention)]
    pub(crate) retention: Option<f64>,
}
