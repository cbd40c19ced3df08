//! The machine itself: phases, commands, events.

use std::cell::OnceCell;
use std::collections::VecDeque;

use super::item::{Marks, Track};
use super::pace::Pace;
use super::phase::{Entry, Open, Phase, PutBy};
use super::setup::Setup;
use super::{Command, Event, Item, Keeper, Kind, Started};
use crate::base::Millis;
use crate::plan::Balance;
use crate::question::AnswerIndex;

/// A session of studying; a pure function of its setup, the commands and the times at which they come.
pub struct Session<'a> {
    pub(super) setup: Setup<'a>,
    pub(super) tracks: Vec<Track>,
    /// The first track of the current round; another go at what was missed is a round of its own.
    pub(super) round: usize,
    pub(super) queue: VecDeque<usize>,
    pub(super) phase: Phase,
    pub(super) history: Vec<Entry>,
    /// Quiz with feedback at the end: what there will be to say.
    pub(super) held_back: Vec<(usize, Event)>,
    pub(super) pace: Pace,
    answers: OnceCell<AnswerIndex>,
}

impl<'a> Session<'a> {
    /// A session at its start, and its first words: [`Event::Started`] and the first question, or the summary when
    /// there is none.
    #[must_use]
    pub fn begin(setup: Setup<'a>) -> (Self, Vec<Event>) {
        let mut tracks: Vec<_> = setup
            .items
            .iter()
            .cloned()
            .map(|item| Track::new(item, setup.kind))
            .collect();
        let new = tracks.iter().filter(|track| track.new).count();
        let started = Started {
            id: setup.id.clone(),
            due: tracks.len() - new,
            new,
        };
        tracks.extend(setup.pairs.iter().flat_map(Track::side_by_side));
        let mut session = Self {
            queue: (0..tracks.len()).collect(),
            tracks,
            round: 0,
            phase: Phase::Over,
            history: Vec::new(),
            held_back: Vec::new(),
            answers: OnceCell::new(),
            pace: Pace::begun(setup.now),
            setup,
        };
        let now = session.setup.now;
        let mut events = vec![Event::Started(started)];
        events.extend(session.advance(now));
        (session, events)
    }

    /// Levels the load of the days to come from here on; to be said before the first answer.
    pub fn level(&mut self, balance: Balance) {
        self.setup.rules.balance = Some(balance);
    }

    /// Takes one command and says what follows. What has to be kept is kept before this returns.
    ///
    /// # Errors
    /// What the keeper says when something could not be kept; the session stays as it was.
    pub fn handle<K: Keeper>(
        &mut self,
        command: Command,
        now: Millis,
        keeper: &mut K,
    ) -> Result<Vec<Event>, K::Error> {
        self.pace.step(now);
        match command {
            Command::Answer {
                given,
                elapsed_ms,
                confidence,
            } => self.answer(&given, elapsed_ms, confidence, now, keeper),
            Command::Grade(grade) => self.grade(grade, now, keeper),
            Command::Regrade(grade) => Ok(vec![self.regrade(grade, now, keeper)?]),
            Command::Undo => self.undo(now, keeper),
            Command::Suspend => self.suspend(now, keeper),
            Command::Bury => self.bury(now, keeper),
            Command::Next => Ok(self.go_on(now)),
            Command::Hint => Ok(vec![self.hint()]),
            Command::Skip => Ok(self.skip(now)),
            Command::Retry => Ok(self.retry(now)),
            Command::Quit => Ok(Vec::new()),
        }
    }

    fn undo<K: Keeper>(&mut self, now: Millis, keeper: &mut K) -> Result<Vec<Event>, K::Error> {
        let Some(entry) = self.history.last() else {
            return Ok(refused("there is nothing to undo in this session"));
        };
        let kept = keeper.undo(entry.review, now)?;
        let key = &self.tracks[entry.track].key;
        match entry.put_by {
            Some(PutBy::Suspended) => keeper.suspend(key, false, now)?,
            Some(PutBy::Buried(day)) => keeper.bury(key, day, false, now)?,
            None => {}
        }
        let Some(entry) = self.history.pop() else {
            return Ok(Vec::new());
        };
        if let Phase::Asking(open) | Phase::Revealed { open, .. } = &self.phase {
            self.queue.push_front(open.track);
        }
        self.queue.retain(|&track| track != entry.track);
        self.held_back.retain(|(track, _)| *track != entry.track);
        self.round = if entry.track < self.round {
            0
        } else {
            self.round
        };
        let state = kept.state.or(entry.before.state);
        let marks = Marks {
            state,
            ..entry.before
        };
        if let Some(balance) = &mut self.setup.rules.balance {
            let track = &self.tracks[entry.track];
            balance.moved(&track.key, track.marks.state.as_ref(), marks.state.as_ref());
        }
        self.tracks[entry.track].marks = marks;
        let undone = Event::Undone {
            review: kept.review,
            key: self.tracks[entry.track].key.clone(),
        };
        let mut events = vec![undone];
        self.queue.push_front(entry.track);
        events.extend(self.ask_next(now));
        Ok(events)
    }

    fn go_on(&mut self, now: Millis) -> Vec<Event> {
        match self.phase {
            Phase::Answered(_) => self.advance(now),
            Phase::Asking(_) => refused("answer the question first, or skip it"),
            Phase::Revealed { .. } => {
                refused("the answer is shown: grade it with again, hard, good or easy")
            }
            Phase::Over => refused("nothing is left"),
        }
    }

    fn hint(&mut self) -> Event {
        match &mut self.phase {
            Phase::Asking(open) => match &open.question.hint {
                Some(hint) => {
                    open.hinted = true;
                    Event::Hint(hint.clone())
                }
                None => Event::Refused(String::from("this question has no hint")),
            },
            _ => Event::Refused(String::from("a hint comes before the answer")),
        }
    }

    fn skip(&mut self, now: Millis) -> Vec<Event> {
        match &self.phase {
            Phase::Asking(open) | Phase::Revealed { open, .. } => {
                self.queue.push_back(open.track);
                self.advance(now)
            }
            Phase::Answered(_) => refused("this question is answered: go on with next"),
            Phase::Over => refused("nothing is left"),
        }
    }

    /// A new round with what was missed in the last; the schedule has already been told, so it is left alone.
    fn retry(&mut self, now: Millis) -> Vec<Event> {
        if !matches!(self.phase, Phase::Over) {
            return refused("finish this round first");
        }
        let again: Vec<_> = self.tracks[self.round..]
            .iter()
            .filter(|track| track.marks.missed.is_some())
            .map(|track| Item {
                key: track.key.clone(),
                state: track.marks.state,
            })
            .collect();
        if again.is_empty() {
            return refused("nothing was missed");
        }
        self.round = self.tracks.len();
        self.tracks
            .extend(again.into_iter().map(|item| Track::new(item, Kind::Cram)));
        self.queue = (self.round..self.tracks.len()).collect();
        self.setup.limit_ms = None;
        self.advance(now)
    }

    /// The next question, or the end.
    pub(super) fn advance(&mut self, now: Millis) -> Vec<Event> {
        let late = self
            .setup
            .limit_ms
            .is_some_and(|limit| self.elapsed_ms(now) >= limit);
        if late && !self.history.is_empty() {
            self.queue.clear();
        }
        self.ask_next(now)
    }

    fn ask_next(&mut self, now: Millis) -> Vec<Event> {
        while let Some(track) = self.queue.pop_front() {
            if let Some(question) = self.question(track) {
                let asked = self.asked(track, &question, now);
                self.phase = Phase::Asking(Open {
                    track,
                    question,
                    since: now,
                    hinted: false,
                });
                return vec![Event::Question(Box::new(asked))];
            }
        }
        self.phase = Phase::Over;
        let mut events: Vec<_> = std::mem::take(&mut self.held_back)
            .into_iter()
            .map(|(_, event)| event)
            .collect();
        events.push(Event::Summary(Box::new(self.summary(now))));
        events
    }

    pub(super) fn answers(&self) -> &AnswerIndex {
        self.answers.get_or_init(|| self.setup.collection.answers())
    }
}

pub(super) fn refused(why: &str) -> Vec<Event> {
    vec![Event::Refused(why.to_owned())]
}
