//! The end of a round.

use super::item::Track;
use super::machine::Session;
use super::phase::Phase;
use super::{Missed, Summary};
use crate::base::Millis;
use crate::plan::{Leech, Miss, Reason};

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
            leeches: self.leeches(),
            open: matches!(self.phase, Phase::Over),
            left: round
                .iter()
                .filter(|track| !track.marks.done && track.against.is_none())
                .count(),
        }
    }

    /// The questions that were forgotten once more than their rule lets pass.
    fn leeches(&self) -> Vec<Leech> {
        let rules = &self.setup.rules;
        let leech = |track: &Track| {
            let lapses = track.marks.state.map_or(0, |state| state.lapses);
            let more = lapses > track.lapses;
            if !more || !rules.leeches.names(lapses) || !track.kind.counts() {
                return None;
            }
            let (_, card) = self.setup.library.find(&track.key)?;
            let past = rules.troubled.get(&track.key).cloned().unwrap_or_default();
            let mut misses = past.misses;
            let given = track.marks.missed.clone();
            misses.extend(given.map(|given| Miss { given, late: false }));
            Some(Leech {
                key: track.key.clone(),
                prompt: card.prompt(track.key.face),
                lapses,
                reason: Reason::of(&track.key, card, &misses, self.answers()),
                place: past.place,
            })
        };
        self.tracks[self.round..].iter().filter_map(leech).collect()
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
