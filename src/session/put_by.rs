//! Questions that are put by: until they are taken up again, or until tomorrow.

use super::machine::{Session, refused};
use super::phase::{Phase, PutBy};
use super::{Event, Keeper};
use crate::base::Millis;

impl Session<'_> {
    pub(super) fn suspend<K: Keeper>(
        &mut self,
        now: Millis,
        keeper: &mut K,
    ) -> Result<Vec<Event>, K::Error> {
        let track = match self.to_put_by("suspended") {
            Ok(track) => track,
            Err(why) => return Ok(refused(&why)),
        };
        let key = self.tracks[track].key.clone();
        keeper.suspend(&key, true, now)?;
        Ok(self.put_by(track, PutBy::Suspended, Event::Suspended(key), now))
    }

    pub(super) fn bury<K: Keeper>(
        &mut self,
        now: Millis,
        keeper: &mut K,
    ) -> Result<Vec<Event>, K::Error> {
        let track = match self.to_put_by("buried") {
            Ok(track) => track,
            Err(why) => return Ok(refused(&why)),
        };
        let (key, today) = (self.tracks[track].key.clone(), self.setup.calendar.day(now));
        keeper.bury(&key, today, true, now)?;
        Ok(self.put_by(track, PutBy::Buried(today), Event::Buried(key), now))
    }

    /// The question to put by, or why none can be; `how`: what would be done to it.
    fn to_put_by(&self, how: &str) -> Result<usize, String> {
        if self.setup.mode.keeps_nothing() && self.shown().is_some() {
            return Err(format!(
                "this quiz keeps nothing, so nothing can be {how} in it"
            ));
        }
        self.shown()
            .ok_or_else(|| String::from("no question is open"))
    }

    /// The question that the learner looks at.
    fn shown(&self) -> Option<usize> {
        match &self.phase {
            Phase::Asking(open) | Phase::Revealed { open, .. } => Some(open.track),
            Phase::Answered(closed) => Some(closed.track),
            Phase::Over => None,
        }
    }

    fn put_by(&mut self, track: usize, how: PutBy, said: Event, now: Millis) -> Vec<Event> {
        self.tracks[track].marks.done = true;
        self.queue.retain(|&queued| queued != track);
        if let Some(entry) = self.history.last_mut().filter(|entry| entry.track == track) {
            entry.put_by = Some(how);
        }
        let mut events = vec![said];
        events.extend(self.advance(now));
        events
    }
}
