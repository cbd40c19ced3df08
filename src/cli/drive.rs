//! The loop of every session: events out, commands in, until there is nothing left to say.

use std::io;

use super::ambient::Clock;
use crate::session::{Command, Event, Keeper, Session, Summary};
use crate::terminal::{Heard, Talk};

/// How a session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// The learner or the input came to an end.
    Done,
    /// Ctrl-C.
    Interrupted,
}

/// Why a session broke off; everything answered before is kept.
#[derive(Debug)]
pub(super) enum Broken<E> {
    /// The progress file could not take an answer.
    Keeper(E),
    /// What was said could not be written.
    Output(io::Error),
    /// What was to be heard could not be read.
    Input(io::Error),
}

/// Adds to the summary of a session what only all questions tell.
pub(super) type Last<'f, K> = dyn FnMut(&K, &Session<'_>, &mut Summary) + 'f;

/// What is done once the first question is shown, while the learner thinks.
pub(super) type Begun<'f, K> = dyn FnMut(&K, &mut Session<'_>) + 'f;

/// Runs a session over a way of talking.
///
/// `last_word`: whether who stops amid a session is told what it came to; a program is not.
pub(super) fn drive<K: Keeper>(
    mut session: Session<'_>,
    mut events: Vec<Event>,
    keeper: &mut K,
    talk: &mut dyn Talk,
    clock: Clock,
    last_word: bool,
    (begun, last): (&mut Begun<'_, K>, &mut Last<'_, K>),
) -> Result<End, Broken<K::Error>> {
    let mut begun = Some(begun);
    loop {
        let mut over = false;
        for event in &mut events {
            if let Event::Summary(summary) = event {
                last(keeper, &session, summary);
            }
            talk.tell(event).map_err(Broken::Output)?;
            over = matches!(event, Event::Summary(_));
        }
        if let Some(begun) = begun.take() {
            begun(keeper, &mut session);
        }
        let end = match talk.hear().map_err(Broken::Input)? {
            Heard::Command(Command::Quit) | Heard::Closed => End::Done,
            Heard::Interrupted => End::Interrupted,
            Heard::Command(command) => {
                events = session
                    .handle(command, clock.now(), keeper)
                    .map_err(Broken::Keeper)?;
                continue;
            }
        };
        let mut summary = session.summary(clock.now());
        if last_word && !over && summary.answered > 0 {
            last(keeper, &session, &mut summary);
            talk.tell(&Event::Summary(Box::new(summary)))
                .map_err(Broken::Output)?;
        }
        return Ok(end);
    }
}
