//! The deck on its way to the disk.

use std::path::PathBuf;

use super::shown;
use crate::cli::args::Generate;
use crate::cli::failure::Failure;
use crate::cli::folder::is_deck;
use crate::cli::places;
use crate::cli::save::{create, replace};
use crate::cli::world::World;

/// Where the deck goes.
#[derive(Debug, Clone)]
pub(super) struct Target {
    /// The file; `None` for standard output.
    pub(super) file: Option<PathBuf>,
    /// The deck that is brought up to date.
    pub(super) update: Option<PathBuf>,
}

impl Target {
    /// Writes a deck that is new, or takes the place of another; tells the file's name.
    ///
    /// # Errors
    /// When it may not be written.
    pub(super) fn write(&self, text: &str) -> Result<Option<String>, Failure> {
        let Some(file) = &self.file else {
            return Ok(None);
        };
        if places::is_there(file)? {
            replace(file, text.as_bytes())?;
        } else {
            create(file, text.as_bytes())?;
        }
        Ok(Some(shown(file)))
    }
}

/// Sorts out which paths are documents, and where the deck goes.
///
/// # Errors
/// When that cannot be told, or there is no document.
pub(super) fn target(args: &Generate) -> Result<(Vec<PathBuf>, Target), Failure> {
    let mut documents = args.documents.clone();
    let mut update = None;
    match (&args.update, &args.output) {
        (Some(Some(named)), None) => update = Some(named.clone()),
        (Some(Some(named)), Some(output)) if named == output => update = Some(output.clone()),
        // `-o deck.yaml --update notes.txt`: the option took what was meant as a document
        (Some(Some(named)), Some(output)) if !is_deck(named) => {
            documents.insert(0, named.clone());
            update = Some(output.clone());
        }
        (Some(Some(named)), Some(output)) => {
            return Err(Failure::usage(format!(
                "`--update {}` and `-o {}` name two decks",
                named.display(),
                output.display()
            ))
            .help("give one of them"));
        }
        (Some(None), Some(output)) => update = Some(output.clone()),
        (Some(None), None) => {
            return Err(Failure::usage("`--update` does not say which deck")
                .help("name it: `--update DECK.yaml`, or `-o DECK.yaml --update`"));
        }
        (None, _) => {}
    }
    if documents.is_empty() {
        return Err(
            Failure::usage("there is no document to make a deck of").help(
                "name a file of text, Markdown or HTML, a folder of them, or - for standard input",
            ),
        );
    }
    let file = args.output.clone();
    // a deck that is not there yet is made
    let update = match update {
        Some(path) if args.output.is_some() && !places::is_there(&path)? => None,
        update => update,
    };
    Ok((documents, Target { file, update }))
}

/// Whether the deck may go where it is to go; found before anything is read.
///
/// # Errors
/// When it may not.
pub(super) fn possible(world: &World<'_>, args: &Generate, target: &Target) -> Result<(), Failure> {
    if args.review && target.file.is_none() && target.update.is_none() && world.keys {
        return Err(
            Failure::usage("`--review` needs a file for the deck").help("name it with -o FILE")
        );
    }
    let Some(file) = target.file.as_deref().filter(|_| target.update.is_none()) else {
        return Ok(());
    };
    if file.is_dir() {
        return Err(Failure::usage(format!("`{}` is a folder", file.display()))
            .help("name a file, such as my-deck.yaml"));
    }
    if !is_deck(file) {
        return Err(
            Failure::usage(format!("`{}` is no name for a deck", file.display()))
                .help("decks are files that end in .yaml or .yml"),
        );
    }
    if places::is_there(file)? && !args.force {
        return Err(
            Failure::usage(format!("`{}` is there already", file.display()))
                .help("bring it up to date with --update, or write over it with --force"),
        );
    }
    Ok(())
}
