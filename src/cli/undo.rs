//! `undo`.

use serde::Serialize;

use super::failure::Failure;
use super::progress;
use super::world::World;
use crate::base::{Grade, QuestionKey};
use crate::session::{Keeper, ReviewId};
use crate::store::Access;
use crate::terminal::write_json;

/// What was taken back, as `undo --json` says it.
#[derive(Serialize)]
struct Undone {
    version: u8,
    review: ReviewId,
    #[serde(flatten)]
    key: QuestionKey,
    grade: Grade,
}

/// Takes the last answer back; it stays in the log, marked as taken back.
///
/// # Errors
/// When there is none, or progress cannot be used.
pub(super) fn run(world: &mut World<'_>) -> Result<u8, Failure> {
    let mut store = progress::open(world, Access::Write)?;
    let Some(last) = store.last_review()? else {
        return Err(Failure::usage("there is no answer to take back")
            .help("`quizdeck study` asks the first question"));
    };
    store.undo(last.id, world.now())?;
    let undone = Undone {
        version: 1,
        review: last.id,
        key: last.key,
        grade: last.grade,
    };
    if world.common.json {
        write_json(world.out.as_mut(), &undone)?;
    } else {
        writeln!(
            world.out,
            "Took back `{}` for {}.",
            undone.grade, undone.key
        )?;
    }
    Ok(0)
}
