//! What goes before the rest of a plan.

use super::Plan;
use crate::base::QuestionKey;

impl Plan {
    /// Asks some questions first, in the order in which they stand in the plan already; the rest keeps its order.
    ///
    /// What was missed with certainty is put right best when it comes first and is not met tired: the correction of a
    /// confident error holds well, but returns to the error when it is not tested again (Butterfield and Metcalfe 2001,
    /// Butler, Fazio and Marsh 2011). New questions are not moved, so nothing comes before what it needs.
    pub fn put_first(&mut self, first: &[QuestionKey]) {
        self.questions
            .sort_by_key(|planned| planned.new || !first.contains(&planned.key));
    }
}
