//! What is told at the end of a session besides what the session knows itself.

use super::ambient::Clock;
use super::failure::Failure;
use super::known::Known;
use super::shelf::Shelf;
use super::weak;
use crate::base::Calendar;
use crate::report;
use crate::session::{After, Session, Summary, Touched, WeakTouched};
use crate::store::Store;

/// How to tell it: over which decks, and where the clock stands.
pub(super) struct Teller<'a> {
    pub(super) shelf: &'a Shelf,
    pub(super) calendar: Calendar,
    pub(super) clock: Clock,
}

impl Teller<'_> {
    /// Adds to a summary what the session changed and how to go on, when anything counted.
    pub(super) fn tell(&self, store: &Store, session: &Session<'_>, summary: &mut Summary) {
        let touched = session.touched();
        if !touched.is_empty() {
            // every answer is kept already; a summary that says less is no failure
            summary.after = self.after(store, &touched).ok();
        }
    }

    fn after(&self, store: &Store, touched: &[Touched]) -> Result<After, Failure> {
        let (now, scheduler) = (self.clock.now(), store.scheduler());
        let today = self.calendar.day(now);
        let memories: Vec<_> = touched.iter().map(|one| (one.before, one.after)).collect();
        let change = report::change(&memories, scheduler, now);
        let known = Known::read(self.shelf, store, today)?;
        let next = report::next(&known.candidates, today);
        let asked = (&known.digest, &known.asked);
        let look = weak::look(self.shelf, asked, scheduler, (now, today));
        Ok(After {
            questions: change.questions,
            strengthened: change.strengthened,
            held_before: change.held_before,
            held_after: change.held_after,
            month_before: change.month_before,
            month_after: change.month_after,
            weakest: self.weakest(&report::topics(&look), touched),
            next_days: next.map(|next| next.days),
            next_questions: next.map_or(0, |next| next.questions),
        })
    }

    /// The weakest of the topics that were touched, of those that were tested at all.
    fn weakest(&self, topics: &report::Topics, touched: &[Touched]) -> Option<WeakTouched> {
        let topic = |one: &Touched| self.shelf.topic_of(&one.key);
        let own: Vec<_> = touched.iter().filter_map(topic).collect();
        let tested = topics
            .rows
            .iter()
            .filter(|row| row.evidence == report::Evidence::Enough);
        let mut told = tested.filter_map(|row| {
            let topic = row.topic.clone().filter(|topic| own.contains(topic))?;
            Some(WeakTouched {
                name: self.shelf.topic_name(&topic),
                topic,
                recall_observed: row.recall_observed?,
            })
        });
        told.next()
    }
}
