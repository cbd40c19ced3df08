//! Choosing a way of talking, and running a session over it.

use std::io::{self, BufReader};

use super::drive::{Broken, End, drive};
use super::failure::{Failure, code};
use super::world::World;
use crate::session::{Keeper, Session, Setup};
use crate::terminal::{Colour, Json, Keys, Lines, Paint, Talk};

/// Runs a session to its end and gives the exit code.
///
/// # Errors
/// When the progress file could not take an answer, or input or output broke.
pub(super) fn run<K>(
    world: &mut World<'_>,
    setup: Setup<'_>,
    keeper: &mut K,
    first_run: bool,
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
        Box::new(Keys::new(paint(world), first_run)?)
    } else {
        Box::new(Lines::new(BufReader::new(io::stdin()), io::stdout()))
    };
    match drive(
        session,
        events,
        keeper,
        talk.as_mut(),
        world.clock,
        !program,
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
