//! The head of the deck, and what is wished of its cards.

use super::update::Old;
use crate::base::text::{kebab, squeezed};
use crate::base::{DeckId, Seed};
use crate::cli::args::Generate;
use crate::cli::failure::Failure;
use crate::cli::world::World;
use crate::deck::Form;
use crate::generate::{Document, Outline, Wishes};

/// What the author wishes of the cards.
pub(super) fn wishes(world: &World<'_>, args: &Generate) -> Wishes {
    let mut forms: Vec<Form> = args.forms.clone();
    forms.sort_unstable();
    forms.dedup();
    Wishes {
        limit: args.limit,
        min_quality: args.min_quality.unwrap_or(Wishes::MIN_QUALITY),
        forms,
        // the same documents give the same deck, so chance starts at the same place where nobody says another
        seed: Seed(world.common.seed.unwrap_or(0)),
    }
}

/// The head of the deck: that of the old one, else from the title or the first document.
///
/// # Errors
/// When no id can be made.
pub(super) fn outline(
    args: &Generate,
    documents: &[Document],
    old: Option<&Old>,
) -> Result<Outline, Failure> {
    let title = args.title.as_deref().map(squeezed);
    if title.as_ref().is_some_and(String::is_empty) {
        return Err(
            Failure::usage("the title is empty").help("give one with --title, or leave it out")
        );
    }
    let first = documents.first();
    let stem = first.map_or("", |document| {
        document
            .name
            .rsplit_once('.')
            .map_or(document.name.as_str(), |(stem, _)| stem)
    });
    let id = match old {
        Some(old) => old.id(),
        None => {
            let name = kebab(title.as_deref().unwrap_or(stem));
            DeckId::new(&name).map_err(|error| {
                Failure::usage(format!("the deck has no id: {error}"))
                    .help("give a title with --title")
            })?
        }
    };
    let titled = || match documents {
        [one] => one.title.clone(),
        _ => None,
    };
    Ok(Outline {
        title: title.or_else(titled).unwrap_or_else(|| id.to_string()),
        id,
        topic: args.topic.clone(),
        as_of: args.as_of,
    })
}
