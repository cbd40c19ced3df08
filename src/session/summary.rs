//! The end of a round.

use super::machine::Session;
use super::phase::Phase;
use super::{Missed, Summary};
use crate::base::Millis;

impl Session<'_> {
    /// What the current round came to.
    #[must_use]
    pub fn summary(&self, now: Millis) -> Summary {
        let round = &self.tracks[self.round..];
        let asked: Vec<_> = round.iter().filter(|track| track.marks.tries > 0).collect();
        let scores: Vec<f64> = asked.iter().filter_map(|track| track.marks.first).collect();
        #[allow(clippy::cast_precision_loss)] // counts of questions
        let mean = |scores: &[f64]| scores.iter().sum::<f64>() / scores.len() as f64;
        Summary {
            answered: asked.iter().map(|track| track.marks.tries).sum(),
            correct: asked.iter().map(|track| track.marks.passes).sum(),
            questions: asked.len(),
            first_try: asked
                .iter()
                .filter(|track| track.marks.missed.is_none())
                .count(),
            score: (!scores.is_empty()).then(|| mean(&scores)),
            elapsed_ms: self.elapsed_ms(now),
            missed: self.missed(),
            after: None,
            open: matches!(self.phase, Phase::Over),
            left: round
                .iter()
                .filter(|track| !track.marks.done && track.against.is_none())
                .count(),
        }
    }

    fn missed(&self) -> Vec<Missed> {
        self.tracks[self.round..]
            .iter()
            .filter_map(|track| {
                let given = track.marks.missed.clone()?;
                let (_, card) = self.setup.library.find(&track.key)?;
                let (prompt, answer) = (card.prompt(track.key.face), card.answer(track.key.face));
                Some(Missed {
                    key: track.key.clone(),
                    prompt,
                    given,
                    answer,
                })
            })
            .collect()
    }
}
