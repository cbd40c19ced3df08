//! Answers and grades: judged, kept, then told.

use super::effort::proposed;
use super::item::Marks;
use super::machine::{Session, refused};
use super::phase::{Closed, Entry, Open, Phase};
use super::setup::Mode;
use super::{Event, Keeper, Kept, NewReview};
use crate::base::{Grade, Millis};
use crate::deck::Form;
use crate::question::Given;

/// A missed question comes back after this many others: late enough not to be read off, early enough to be mended.
const COMES_BACK_AFTER: usize = 6;

impl Session<'_> {
    pub(super) fn answer<K: Keeper>(
        &mut self,
        given: &Given,
        elapsed_ms: Option<u32>,
        confidence: Option<u8>,
        now: Millis,
        keeper: &mut K,
    ) -> Result<Vec<Event>, K::Error> {
        let Phase::Asking(open) = &self.phase else {
            return Ok(refused(match self.phase {
                Phase::Revealed { .. } => {
                    "the answer is shown: grade it with again, hard, good or easy"
                }
                Phase::Answered(_) => {
                    "this question is answered: go on with next, or correct its grade"
                }
                _ => "no question is open",
            }));
        };
        let took_ms = elapsed_ms.or_else(|| u32::try_from((now.0 - open.since.0).max(0)).ok());
        if open.question.form == Form::Flip {
            return Ok(vec![self.reveal(given, took_ms, confidence, now)]);
        }
        let verdict = match open.question.judge(given, self.answers()) {
            Ok(verdict) => verdict,
            Err(misfit) => return Ok(refused(&misfit.to_string())),
        };
        let grade = proposed(&verdict, &open.question, took_ms, open.hinted);
        let review = self.review(
            open,
            &verdict.given,
            Some(verdict.score),
            grade,
            took_ms,
            confidence,
            now,
        );
        // the intervals are those from before the answer, so they are read before it is kept
        let feedback = self.feedback(open, Some(&verdict), grade, now);
        let track = open.track;
        let kept = keeper.record(&review)?;
        self.phase = Phase::Answered(Closed { track });
        let recorded = self.keep(track, &review, &kept);
        Ok(self.told(track, feedback, recorded, now))
    }

    /// Feedback and the note of the commit; in a quiz with feedback at the end the next question instead.
    pub(super) fn told(
        &mut self,
        track: usize,
        feedback: Event,
        recorded: Event,
        now: Millis,
    ) -> Vec<Event> {
        match self.setup.mode {
            Mode::Study
            | Mode::Quiz {
                at_once: true,
                recorded: true,
            } => vec![feedback, recorded],
            Mode::Quiz {
                at_once: true,
                recorded: false,
            } => vec![feedback],
            Mode::Quiz {
                at_once: false,
                recorded: kept,
            } => {
                self.held_back.push((track, feedback));
                let mut events = if kept { vec![recorded] } else { Vec::new() };
                events.extend(self.advance(now));
                events
            }
        }
    }

    pub(super) fn reveal(
        &mut self,
        given: &Given,
        took_ms: Option<u32>,
        confidence: Option<u8>,
        now: Millis,
    ) -> Event {
        let text = match given {
            Given::Text(text) => text.clone(),
            Given::Texts(texts) => texts.join("; "),
            _ => String::new(),
        };
        let Phase::Asking(open) = std::mem::replace(&mut self.phase, Phase::Over) else {
            return Event::Refused(String::from("no question is open"));
        };
        let mut feedback = self.feedback(&open, None, Grade::Good, now);
        if let Event::Feedback(feedback) = &mut feedback {
            feedback.given.clone_from(&text);
        }
        self.phase = Phase::Revealed {
            open,
            given: text,
            took_ms,
            confidence,
        };
        feedback
    }

    pub(super) fn grade<K: Keeper>(
        &mut self,
        grade: Grade,
        now: Millis,
        keeper: &mut K,
    ) -> Result<Vec<Event>, K::Error> {
        let mut events = match &self.phase {
            Phase::Revealed {
                open,
                given,
                took_ms,
                confidence,
            } => {
                let review = self.review(open, given, None, grade, *took_ms, *confidence, now);
                let track = open.track;
                let kept = keeper.record(&review)?;
                vec![self.keep(track, &review, &kept)]
            }
            Phase::Answered(_) => match self.regrade(grade, now, keeper)? {
                refused @ Event::Refused(_) => return Ok(vec![refused]),
                recorded => vec![recorded],
            },
            Phase::Asking(_) => return Ok(refused("answer the question first, then grade it")),
            Phase::Over => return Ok(refused("no question is open")),
        };
        events.extend(self.advance(now));
        Ok(events)
    }

    /// Corrects the grade of the last answer; where the session stands stays as it is.
    pub(super) fn regrade<K: Keeper>(
        &mut self,
        grade: Grade,
        now: Millis,
        keeper: &mut K,
    ) -> Result<Event, K::Error> {
        if self.setup.mode.keeps_nothing() {
            let why = "this quiz keeps no grades, so there is none to correct";
            return Ok(Event::Refused(String::from(why)));
        }
        let Some(entry) = self.history.last() else {
            let why = "there is no answer whose grade could be corrected";
            return Ok(Event::Refused(String::from(why)));
        };
        let kept = keeper.correct(entry.review, grade, now)?;
        let state = kept.state.or(entry.before.state);
        let (track, marks) = (
            entry.track,
            entry.before.after(grade, entry.score, &entry.given, state),
        );
        self.mark(track, marks);
        Ok(self.recorded(track, &kept, grade, now))
    }

    #[allow(clippy::too_many_arguments)] // the parts of one review, gathered in one place only
    pub(super) fn review(
        &self,
        open: &Open,
        given: &str,
        score: Option<f64>,
        grade: Grade,
        took_ms: Option<u32>,
        confidence: Option<u8>,
        now: Millis,
    ) -> NewReview {
        let track = &self.tracks[open.track];
        NewReview {
            key: track.key.clone(),
            at: now,
            offset: self.setup.calendar.offset(now),
            took_ms,
            form: open.question.form,
            choices: u8::try_from(open.question.choices.len()).unwrap_or(u8::MAX),
            given: given.to_owned(),
            score,
            confidence,
            grade,
            kind: track.kind,
            retention: self.retention(&track.key),
            spread: self.ahead(open.track, now).1,
        }
    }

    /// Notes a review that was kept.
    pub(super) fn keep(&mut self, track: usize, review: &NewReview, kept: &Kept) -> Event {
        let before = self.tracks[track].marks.clone();
        let state = kept.state.or(before.state);
        let marks = before.after(review.grade, review.score, &review.given, state);
        self.mark(track, marks);
        self.history.push(Entry {
            track,
            review: kept.review,
            before,
            score: review.score,
            given: review.given.clone(),
            put_by: None,
        });
        self.recorded(track, kept, review.grade, review.at)
    }

    /// Sets the marks of a track, and lets it come back exactly when it has to.
    pub(super) fn mark(&mut self, track: usize, mut marks: Marks) {
        self.queue.retain(|&queued| queued != track);
        let open = matches!(&self.phase, Phase::Asking(open) if open.track == track);
        if self.setup.mode == Mode::Study {
            if !marks.done && !open {
                self.queue
                    .insert(self.queue.len().min(COMES_BACK_AFTER), track);
            }
        } else {
            marks.done = true;
        }
        let balance = self.setup.rules.balance.as_mut();
        if let Some(balance) = balance.filter(|_| self.tracks[track].kind.counts()) {
            let key = &self.tracks[track].key;
            let before = self.tracks[track].marks.state;
            balance.moved(key, before.as_ref(), marks.state.as_ref());
        }
        self.tracks[track].marks = marks;
    }
}
