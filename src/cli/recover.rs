//! `doctor --recover`.

use std::path::Path;

use serde::Serialize;

use super::ambient;
use super::args::Doctor;
use super::failure::{Failure, code};
use super::world::World;
use crate::base::text::{count, printable};
use crate::memory::Scheduler;
use crate::store::{self, Before, Rescue, Salvaged};
use crate::terminal::{Chosen, choose, wrapped, write_json};

/// What `doctor --recover --json` says.
#[derive(Serialize)]
struct RecoverJson {
    version: u8,
    /// Whether there was damage at all.
    damaged: bool,
    reviews: u64,
    from_file: u64,
    from_backup: u64,
    backup: Option<String>,
    /// Rows of the log that are lost, when that is known.
    missing: Option<u64>,
    nameless: u64,
    done: bool,
    /// Where the damaged file is kept.
    kept: Option<String>,
}

/// Saves what can be read of a damaged file; says what that is before anything is changed.
///
/// # Errors
/// When nothing can be saved, nobody agreed, or a program has the file open.
pub(super) fn run(world: &mut World<'_>, path: &Path, args: &Doctor) -> Result<u8, Failure> {
    let Some(salvaged) = store::salvage(path, Scheduler::default(), ambient::chance())? else {
        return nothing(world, path);
    };
    let rescue = salvaged.rescue.clone();
    if !world.common.json {
        show(world, path, &rescue)?;
    }
    let agreed = match agreed(world, args) {
        Ok(agreed) => agreed,
        Err(failure) => {
            salvaged.discard()?;
            return Err(failure);
        }
    };
    let (before, code) = match agreed {
        Chosen::Entry(0) => (Some(kept(world, salvaged)?), 0),
        Chosen::Interrupted => (discarded(salvaged)?, code::INTERRUPTED),
        _ => (discarded(salvaged)?, 0),
    };
    tell(world, &rescue, before.as_ref())?;
    Ok(code)
}

fn kept(world: &World<'_>, salvaged: Salvaged) -> Result<Before, Failure> {
    Ok(salvaged.keep(world.now())?)
}

fn discarded(salvaged: Salvaged) -> Result<Option<Before>, Failure> {
    salvaged.discard()?;
    Ok(None)
}

/// Whether it is to be done: the first entry says yes.
fn agreed(world: &mut World<'_>, args: &Doctor) -> Result<Chosen, Failure> {
    if args.dry_run {
        return Ok(Chosen::Nothing);
    }
    if args.yes {
        return Ok(Chosen::Entry(0));
    }
    if !world.keys {
        return Err(Failure::usage(
            "recovering replaces the progress file, and nobody is there to agree",
        )
        .help("say --yes to recover, or --dry-run to see what can be saved"));
    }
    world.out.flush()?;
    Ok(choose(&["Put it in place", "Leave everything as it is"])?)
}

fn nothing(world: &mut World<'_>, path: &Path) -> Result<u8, Failure> {
    if world.common.json {
        write_json(world.out.as_mut(), &report(&Rescue::default(), false, None))?;
        return Ok(0);
    }
    writeln!(world.out, "{}", printable(&path.display().to_string()))?;
    writeln!(
        world.out,
        "Nothing to recover: the file is sound. `quizdeck doctor` says more."
    )?;
    Ok(0)
}

fn show(world: &mut World<'_>, path: &Path, rescue: &Rescue) -> Result<(), Failure> {
    let reviews = |number: u64| count(usize::try_from(number).unwrap_or(usize::MAX), "review");
    let mut said = vec![
        path.display().to_string(),
        format!("✓ {} can be saved.", reviews(rescue.reviews)),
        format!("  {} from the file itself", rescue.from_file),
    ];
    if let Some(backup) = &rescue.backup {
        let name = backup.file_name().unwrap_or_default().to_string_lossy();
        said.push(format!("  {} from {name} alone", rescue.from_backup));
    }
    match rescue.missing {
        Some(0) => said.push(String::from("Nothing of the log is lost.")),
        Some(missing) => said.push(format!(
            "✗ {} of the log cannot be saved.",
            count(usize::try_from(missing).unwrap_or(usize::MAX), "row")
        )),
        None => said.push(String::from(
            "Whether that is all cannot be told: the file has lost its own count.",
        )),
    }
    if rescue.nameless > 0 {
        let questions = usize::try_from(rescue.nameless).unwrap_or(usize::MAX);
        said.push(format!(
            "{} lost their names; their reviews are kept under the deck `lost-and-found`, and `quizdeck relink` gives them back.",
            count(questions, "question")
        ));
    }
    for text in said {
        for line in wrapped(&printable(&text), world.width) {
            writeln!(world.out, "{line}")?;
        }
    }
    Ok(())
}

fn report(rescue: &Rescue, damaged: bool, before: Option<&Before>) -> RecoverJson {
    RecoverJson {
        version: 1,
        damaged,
        reviews: rescue.reviews,
        from_file: rescue.from_file,
        from_backup: rescue.from_backup,
        backup: rescue
            .backup
            .as_ref()
            .map(|path| path.display().to_string()),
        missing: rescue.missing,
        nameless: rescue.nameless,
        done: before.is_some(),
        kept: match before {
            Some(Before::Aside(path)) => Some(path.display().to_string()),
            _ => None,
        },
    }
}

fn tell(world: &mut World<'_>, rescue: &Rescue, before: Option<&Before>) -> Result<(), Failure> {
    if world.common.json {
        return Ok(write_json(
            world.out.as_mut(),
            &report(rescue, true, before),
        )?);
    }
    let Some(before) = before else {
        writeln!(world.out, "Nothing was changed.")?;
        return Ok(());
    };
    writeln!(
        world.out,
        "✓ Saved and verified: every memory follows from the answers."
    )?;
    if let Before::Aside(path) = before {
        let name = printable(&path.display().to_string());
        writeln!(world.out, "The damaged file is kept as {name}.")?;
    }
    Ok(())
}
