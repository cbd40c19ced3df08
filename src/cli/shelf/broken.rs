//! Decks that cannot be used as they are.

use crate::base::text;
use crate::cli::failure::Failure;
use crate::cli::load::Found;
use crate::cli::world::World;
use crate::terminal::{Examined, draw_findings};

/// Fails for broken decks that were named, and tells of those that were only found.
///
/// `none_left`: nothing sound was found, so that the broken ones are what was meant.
pub(super) fn leave_out(
    world: &mut World<'_>,
    broken: &[Found],
    none_left: bool,
) -> Result<(), Failure> {
    let named: Vec<_> = broken
        .iter()
        .filter(|found| found.named || none_left)
        .collect();
    if let [first, ..] = named[..] {
        if let Some(failure) = named.iter().find_map(|found| found.unread.as_ref()) {
            return Err((**failure).clone());
        }
        let examined: Vec<_> = named.iter().map(|found| examined(found)).collect();
        draw_findings(world.err.as_mut(), &examined, world.colour, world.width)?;
        let failure = match named.len() {
            1 => Failure::usage(format!("`{}` cannot be studied as it is", first.name())),
            n => Failure::usage(format!("{n} decks cannot be studied as they are")),
        };
        return Err(failure.help("mend the errors above; warnings can stay"));
    }
    for found in broken {
        let why = match &found.unread {
            Some(failure) => failure.message.clone(),
            None => {
                let errors = text::count(found.errors(), "error");
                let name = found.name();
                format!("`{name}` has {errors}, which `quizdeck check {name}` shows")
            }
        };
        world.say(&format!("left out: {why}"))?;
    }
    Ok(())
}

/// The findings of a deck, ready to be drawn.
pub(in crate::cli) fn examined(found: &Found) -> Examined<'_> {
    Examined {
        path: found.name(),
        text: &found.text,
        findings: found.findings(),
    }
}
