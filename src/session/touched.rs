//! Which memories a session moved.

use super::machine::Session;
use crate::base::QuestionKey;
use crate::memory::State;

/// A question whose answers counted.
#[derive(Debug, Clone, PartialEq)]
pub struct Touched {
    /// The question.
    pub key: QuestionKey,
    /// Its memory before the session; `None` when it was new.
    pub before: Option<State>,
    /// Its memory now.
    pub after: Option<State>,
}

impl Session<'_> {
    /// The questions whose memory moved, all rounds together, in the order of the session; what was taken back is none.
    #[must_use]
    pub fn touched(&self) -> Vec<Touched> {
        let tracks = self.tracks.iter().enumerate();
        let touched = tracks
            .filter(|(_, track)| track.kind.counts())
            .map(|(at, track)| {
                let first = self.history.iter().find(|entry| entry.track == at)?;
                Some(Touched {
                    key: track.key.clone(),
                    before: first.before.state,
                    after: track.marks.state,
                })
            });
        touched.flatten().collect()
    }
}
