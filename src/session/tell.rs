//! What a session says of a question: as it is asked, as it was answered, as it was kept.

use super::item::Track;
use super::machine::Session;
use super::phase::Open;
use super::setup::Mode;
use super::{Asked, AskedValue, Belongs, Event, Feedback, Kept, Position, Recorded};
use crate::base::{Days, Face, Grade, Millis, Probability, QuestionKey};
use crate::deck::{Answer, Card, Deck, Form, Kind};
use crate::memory::{self, Intervals, Spread};
use crate::question::{self, Question, Verdict};

impl Session<'_> {
    pub(super) fn question(&self, track: usize) -> Option<Question> {
        let Track { key, marks, .. } = &self.tracks[track];
        let (_, card) = self.setup.library.find(key)?;
        if let Some(other) = &self.tracks[track].against {
            return self.against(track, card, other);
        }
        let stability = marks.state.map(|state| state.stability);
        let mut form = question::form_for(card, key.face, self.setup.form, stability);
        if form == Form::Flip && self.setup.mode != Mode::Study {
            form = card
                .forms(key.face)
                .into_iter()
                .find(|form| *form != Form::Flip)?;
        }
        let seed = self.setup.seed.derive(&format!("{key} {}", marks.tries));
        question::ask(card, &key.deck, key.face, form, seed)
    }

    /// A question against the answer to another one; `None` when one of the two was set aside meanwhile.
    fn against(&self, track: usize, card: &Card, other: &QuestionKey) -> Option<Question> {
        let Track { key, marks, .. } = &self.tracks[track];
        let put_by = |track: &Track| track.marks.done && track.marks.passes == 0;
        let mut apart = self.tracks.iter().filter(|track| track.against.is_none());
        if apart.any(|track| (track.key == *key || track.key == *other) && put_by(track)) {
            return None;
        }
        let (_, rival) = self.setup.library.find(other)?;
        let seed = self
            .setup
            .seed
            .derive(&format!("{key} {other} {}", marks.tries));
        question::ask_against(card, &key.deck, key.face, &rival.answer(other.face), seed)
    }

    pub(super) fn asked(&self, track: usize, question: &Question, now: Millis) -> Asked {
        let Track {
            key, new, marks, ..
        } = &self.tracks[track];
        let deck = self.setup.library.deck(&key.deck);
        let topic_name = question
            .topic
            .as_ref()
            .zip(deck)
            .map(|(topic, deck)| deck.topic_name(topic).to_owned());
        Asked {
            key: key.clone(),
            form: question.form,
            topic: question.topic.clone(),
            deck_title: deck.map_or_else(String::new, |deck| deck.title.clone()),
            topic_name,
            prompt: question.prompt.clone(),
            choices: question.choices.clone(),
            left_side: question.left_side.clone(),
            value: self
                .setup
                .library
                .find(key)
                .and_then(|(_, card)| value(card, key.face)),
            wanted: question.wanted(),
            hint: question.hint.is_some(),
            as_of: question.as_of,
            left: self.queue.len() + 1,
            position: self.position(now),
            new: *new && marks.tries == 0 && self.setup.mode == Mode::Study,
            repeat: marks.tries > 0,
        }
    }

    pub(super) fn position(&self, now: Millis) -> Position {
        let round = &self.tracks[self.round..];
        let open = |new: bool| {
            round
                .iter()
                .filter(|t| t.new == new && !t.marks.done && t.against.is_none())
                .filter(|_| self.setup.mode == Mode::Study)
                .count()
        };
        Position {
            done: round.iter().filter(|track| track.marks.done).count(),
            all: round.len(),
            due: open(false),
            new: open(true),
            elapsed_ms: self.elapsed_ms(now),
        }
    }

    /// Milliseconds spent in the session so far, what the learner was away left out.
    pub(super) fn elapsed_ms(&self, now: Millis) -> i64 {
        self.pace.spent_ms(now)
    }

    pub(super) fn feedback(
        &self,
        open: &Open,
        verdict: Option<&Verdict>,
        grade: Grade,
        now: Millis,
    ) -> Event {
        let Track { key, .. } = &self.tracks[open.track];
        let found = self.setup.library.find(key);
        let next = self.ahead(open, now).0;
        let question = &open.question;
        let at_end = self.setup.mode.tells_at_end();
        let unkept = self.setup.mode.keeps_nothing();
        let belongs = verdict.map_or(&[][..], |verdict| &verdict.belongs_to);
        Event::Feedback(Box::new(Feedback {
            key: key.clone(),
            form: question.form,
            prompt: at_end.then(|| question.prompt.clone()),
            correct: verdict.map(|verdict| verdict.correct),
            score: verdict.map(|verdict| verdict.score),
            given: verdict.map_or_else(String::new, |verdict| verdict.given.clone()),
            answer: question.answer.clone(),
            difference: verdict.map_or_else(Vec::new, |verdict| verdict.difference.clone()),
            because: verdict.and_then(|verdict| verdict.because.clone()),
            belongs_to: belongs.iter().filter_map(|key| self.belongs(key)).collect(),
            items: verdict.map_or_else(Vec::new, |verdict| verdict.items.clone()),
            explain: question.explain.clone(),
            source: question.source.clone(),
            source_text: found.and_then(|(deck, card)| source_text(deck, card)),
            grade,
            next,
            gradable: !at_end && !unkept,
        }))
    }

    /// The days to which the grades lead, and by how many each was moved to level the load.
    pub(super) fn ahead(&self, open: &Open, now: Millis) -> (Intervals, Spread) {
        let Track { key, marks, .. } = &self.tracks[open.track];
        let (calendar, state) = (&self.setup.calendar, marks.state.as_ref());
        let offset = calendar.offset(now);
        let question = &open.question;
        let choices = u8::try_from(question.choices.len()).unwrap_or(u8::MAX);
        let guess = memory::guess(question.form, choices);
        let scheduler = &self.setup.scheduler;
        let exact = scheduler.intervals_of(state, now, offset, self.retention(key), guess);
        let reps = state.map_or(0, |state| state.reps);
        let spread = self.setup.rules.balance.as_ref();
        let spread = spread.map_or_else(Spread::default, |balance| {
            balance.spread(key, reps, calendar.day(now), &exact)
        });
        let mut moved = exact;
        for (days, grade) in moved.iter_mut().zip(Grade::ALL) {
            *days = spread.applied(*days, grade);
        }
        (moved, spread)
    }

    /// The chance of recall wanted of a question.
    pub(super) fn retention(&self, key: &QuestionKey) -> Probability {
        let found = self.setup.library.find(key);
        let topic = found.and_then(|(_, card)| card.topic.as_ref());
        let author = found.and_then(|(deck, _)| deck.settings.retention);
        self.setup.rules.aims.retention(&key.deck, topic, author)
    }

    pub(super) fn belongs(&self, key: &QuestionKey) -> Option<Belongs> {
        let card = self.setup.collection.card(key)?;
        Some(Belongs {
            key: key.clone(),
            prompt: card.prompt(key.face),
        })
    }

    pub(super) fn recorded(&self, track: usize, kept: &Kept, grade: Grade, now: Millis) -> Event {
        let today = self.setup.calendar.day(now);
        let (due, days) = kept.state.map_or((now, Days(0)), |state| {
            let start = || self.setup.calendar.start(state.due);
            (
                if state.learning { state.last } else { start() },
                state.due.since(today),
            )
        });
        Event::Recorded(Recorded {
            key: self.tracks[track].key.clone(),
            kept: kept.clone(),
            grade,
            due,
            days,
        })
    }
}

/// What kind of value a face wants, where it is a number or a date.
pub(super) fn value(card: &Card, face: Face) -> Option<AskedValue> {
    let Kind::Ask {
        answer, reverse, ..
    } = &card.kind
    else {
        return None;
    };
    let answer = match (face, reverse) {
        (Face::Reverse, Some(reverse)) => &reverse.answer,
        _ => answer,
    };
    match answer {
        Answer::Number { unit, .. } => Some(AskedValue::Number { unit: unit.clone() }),
        Answer::Date(date) => Some(match (date.month(), date.day()) {
            (None, _) => AskedValue::Year,
            (Some(_), None) => AskedValue::Month,
            (Some(_), Some(_)) => AskedValue::Day,
        }),
        Answer::One(_) | Answer::Several(_) => None,
    }
}

/// Where a fact stands, in words: `Relations with neighbouring countries, ROK-Japan Relations, paragraph 17`.
pub(super) fn source_text(deck: &Deck, card: &Card) -> Option<String> {
    let place = card.source.as_ref()?;
    let source = deck.source(&place.source);
    let title = source.and_then(|source| source.title.clone().or_else(|| source.document.clone()));
    let mut parts = vec![title.unwrap_or_else(|| place.source.clone())];
    parts.extend(place.section.clone());
    parts.extend(place.paragraph.map(|number| format!("paragraph {number}")));
    Some(parts.join(", "))
}
