//! What goes before the rest of a plan.

use std::collections::HashSet;

use super::Plan;
use crate::base::QuestionKey;

impl Plan {
    /// Asks some questions first, in the order in which they stand in the plan already; the rest keeps its order.
    ///
    /// What was missed with certainty is put right best when it comes first and is not met tired: the correction of a
    /// confident error holds well, but returns to the error when it is not tested again (Butterfield and Metcalfe 2001,
    /// Butler, Fazio and Marsh 2011). New questions are not moved, so nothing comes before what it needs.
    pub fn put_first(&mut self, first: &[QuestionKey]) {
        if first.is_empty() {
            return;
        }
        let first: HashSet<&QuestionKey> = first.iter().collect();
        self.questions
            .sort_by_cached_key(|planned| planned.new || !first.contains(&planned.key));
    }
}
