//! Choosing a way of talking, and running a session over it.

use std::io::{self, BufReader};

use super::drive::{Begun, Broken, End, Last, drive};
use super::failure::{Failure, code};
use super::world::World;
use crate::session::{Keeper, Session, Setup};
use crate::terminal::{Colour, Json, Keys, Lines, Paint, Talk};

/// How a talk begins.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Opening {
    /// Nothing was ever answered: a word explains.
    pub(super) first_run: bool,
    /// How sure the learner is is asked before an answer is shown.
    pub(super) confidence: bool,
}

/// Runs a session to its end and gives the exit code. `begun` is done once the first question is shown; `last` adds to the
/// summary what only all questions tell.
///
/// # Errors
/// When the progress file could not take an answer, or input or output broke.
pub(super) fn run<K>(
    world: &mut World<'_>,
    setup: Setup<'_>,
    keeper: &mut K,
    opening: Opening,
    (begun, last): (&mut Begun<'_, K>, &mut Last<'_, K>),
) -> Result<u8, Failure>
where
    K: Keeper,
    Failure: From<K::Error>,
{
    let (session, events) = Session::begin(setup);
    let program = world.common.json;
    let mut talk: Box<dyn Talk> = if program {
        Box::new(Json::new(BufReader::new(io::stdin()), io::stdout()))
    } else if world.keys {
        Box::new(Keys::new(paint(world), opening.first_run)?.asking_confidence(opening.confidence))
    } else {
        let lines = Lines::new(BufReader::new(io::stdin()), io::stdout());
        Box::new(lines.asking_confidence(opening.confidence))
    };
    match drive(
        session,
        events,
        keeper,
        talk.as_mut(),
        world.clock,
        !program,
        (begun, last),
    ) {
        Ok(End::Done) => Ok(0),
        Ok(End::Interrupted) => Ok(code::INTERRUPTED),
        Err(Broken::Keeper(error)) => Err(Failure::from(error)),
        // while listening, too, something may be said
        Err(Broken::Input(error)) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::input(&error))
        }
        Err(Broken::Input(error) | Broken::Output(error)) => {
            Err(<Failure as From<io::Error>>::from(error))
        }
    }
}

fn paint(world: &World<'_>) -> Paint {
    Paint::new(if world.colour {
        Colour::Always
    } else {
        Colour::Never
    })
}
