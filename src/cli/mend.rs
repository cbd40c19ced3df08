//! `check --fix` and `check --diff`: decks mended in their files, or shown as they would be.

use std::collections::BTreeMap;
use std::path::Path;

use super::failure::Failure;
use super::load::{self, Found};
use super::replace::replace;
use super::world::World;
use crate::base::text::{count, either, printable, reason};
use crate::deck::{self, Documents, Mended};
use crate::terminal::patch;

/// What to do with what was mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Write it into the files.
    Write,
    /// Show it.
    Show,
}

/// Mends every deck that has a mending and lies in a file; each found deck is afterwards what it is (or would be) when it
/// is mended. Gives whether all went well: a file that cannot be written is told, and the others go on.
///
/// # Errors
/// When the output is closed or broken.
pub(super) fn mend(
    world: &mut World<'_>,
    found: &mut [Found],
    way: Way,
    documents: Option<&Documents>,
) -> Result<bool, Failure> {
    let mut well = true;
    for found in found {
        let mendable = found.findings().iter().any(|finding| finding.fix.is_some());
        if let Some(path) = found.path.clone().filter(|_| mendable) {
            well &= one(world, found, &path, way, documents)?;
        }
    }
    Ok(well)
}

fn one(
    world: &mut World<'_>,
    found: &mut Found,
    path: &Path,
    way: Way,
    documents: Option<&Documents>,
) -> Result<bool, Failure> {
    let shown = printable(found.name());
    let bytes = match load::bytes(path) {
        Ok(bytes) => bytes,
        Err(failure) => {
            world.say(&failure.message)?;
            return Ok(false);
        }
    };
    let name = load::file_name(path);
    let mended = match deck::mend(&bytes, &|text| deck::examine(&name, text, documents)) {
        Ok(None) => return Ok(true),
        Err(refused) => {
            world.say(&format!("{shown}: left alone; {refused}"))?;
            return Ok(true);
        }
        Ok(Some(mended)) => mended,
    };
    match way {
        Way::Show => {
            let words = mended.encoding.map(|encoding| (encoding, "UTF-8"));
            let screen = world.width != usize::MAX;
            let diff = patch(found.name(), words, &mended.before, &mended.edits, screen);
            world.out.write_all(diff.as_bytes())?;
        }
        Way::Write => {
            if let Err(error) = replace(path, &bytes, mended.text.as_bytes()) {
                let reason = reason(&error.to_string());
                world.say(&format!("{shown}: cannot be written: {reason}"))?;
                return Ok(false);
            }
        }
    }
    world.say(&said(&shown, &mended, way))?;
    found.text = mended.text.into();
    found.reading = Some(Box::new(mended.reading));
    Ok(true)
}

/// What was done to a file, such as `a.yaml: mended 3 findings (id-missing 2, yaml-trap)`.
fn said(shown: &str, mended: &Mended, way: Way) -> String {
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    for mending in &mended.mendings {
        *numbers.entry(mending.rule).or_default() += 1;
    }
    let each = numbers.iter().map(|(rule, number)| match number {
        1 => (*rule).to_owned(),
        number => format!("{rule} {number}"),
    });
    let verb = match way {
        Way::Write => "mended",
        Way::Show => "would mend",
    };
    let findings = count(mended.mendings.len(), "finding");
    let mut said = format!(
        "{shown}: {verb} {findings} ({})",
        each.collect::<Vec<_>>().join(", ")
    );
    if let Some(encoding) = mended.encoding {
        said += &format!("; it was {encoding}");
    }
    if !mended.left.is_empty() {
        let left = either(&mended.left).replace(" or ", " and ");
        said += &format!("; left {left} alone, whose mending would make something else worse");
    }
    said
}
