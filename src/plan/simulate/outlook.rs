//! What a stretch of days comes to.

use super::DayAhead;

/// The sum of days ahead.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Outlook {
    /// Due questions asked.
    pub reviews: u32,
    /// New questions asked.
    pub new: u32,
    /// Minutes of study on an average day, days without any included.
    pub minutes_a_day: f64,
    /// Minutes of study on the busiest day.
    pub busiest: f64,
    /// Due questions left over in the end.
    pub left: u32,
    /// Questions known in the end: the sum of their chances of recall.
    pub known: f64,
}

impl Outlook {
    /// Sums up days; nothing of none.
    #[must_use]
    pub fn of(days: &[DayAhead]) -> Self {
        /// Seconds in a minute.
        const MINUTE: f64 = 60.0;
        let minutes = |day: &DayAhead| f64::from(day.seconds) / MINUTE;
        #[allow(clippy::cast_precision_loss)] // days of a life
        let count = days.len().max(1) as f64;
        Self {
            reviews: days.iter().map(|day| day.reviews).sum(),
            new: days.iter().map(|day| day.new).sum(),
            minutes_a_day: days.iter().map(minutes).sum::<f64>() / count,
            busiest: days.iter().map(minutes).fold(0.0, f64::max),
            left: days.last().map_or(0, |day| day.left),
            known: days
                .iter()
                .rev()
                .find_map(|day| day.known)
                .map_or(0.0, f64::from),
        }
    }
}
