//! A deck as it was found.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use super::failure::Failure;
use crate::base::DeckId;
use crate::deck::{Compared, Deck, Reading};
use crate::diagnostic::{Diagnostic, Severity};
use crate::store::Stored;

/// One deck as it was found.
#[derive(Debug)]
pub(super) struct Found {
    /// Where it lies; `None` for a deck shipped inside the program.
    pub(super) path: Option<PathBuf>,
    /// The name of the shipped file; empty for any other.
    pub(super) shipped: &'static str,
    /// Its path as it is told, once it is.
    pub(super) told: OnceLock<String>,
    /// Its text; broken bytes are replaced.
    pub(super) text: Cow<'static, str>,
    /// What it says; nothing when the file could not be read, or need not be because it is as it was: ten thousand of them
    /// are kept side by side.
    pub(super) reading: Option<Box<Reading>>,
    /// The sound deck as the catalogue has it, instead of the deck of the reading.
    pub(super) stored: Option<Stored>,
    /// The true name of its folder, where that is known.
    pub(super) home: Option<Arc<Path>>,
    /// Why its file could not be read.
    pub(super) unread: Option<Box<Failure>>,
    /// Whether it was asked for by file or name, rather than found in a folder.
    pub(super) named: bool,
}

impl Found {
    /// A file or folder that could not be read.
    pub(super) fn closed(path: &Path, failure: Failure) -> Self {
        Self {
            path: Some(path.to_owned()),
            shipped: "",
            told: OnceLock::new(),
            text: Cow::Borrowed(""),
            reading: None,
            stored: None,
            home: None,
            unread: Some(Box::new(failure)),
            named: false,
        }
    }

    /// How it is called in messages: the path, or the name of the shipped file.
    pub(super) fn name(&self) -> &str {
        name(self.path.as_deref(), &self.told, self.shipped)
    }

    /// The file as it is compared with others; `None` when it was not read.
    pub(super) fn compared(&mut self) -> Option<Compared<'_>> {
        Some(Compared {
            name: name(self.path.as_deref(), &self.told, self.shipped),
            text: &self.text,
            reading: self.reading.as_deref_mut()?,
        })
    }

    /// The deck that was read, unless the catalogue has it.
    pub(super) fn deck(&self) -> Option<&Deck> {
        self.reading.as_ref()?.deck.as_ref()
    }

    /// The deck's id, where it is sound; also when the deck is not.
    pub(super) fn id(&self) -> Option<&DeckId> {
        let stored = self.stored.as_ref().map(|stored| &stored.brief().id);
        stored.or_else(|| self.reading.as_ref()?.id.as_ref())
    }

    /// How many cards the file holds, sound or not.
    pub(super) fn cards(&self) -> usize {
        match (&self.stored, &self.reading) {
            (Some(stored), _) => stored.brief().cards as usize,
            (None, Some(reading)) => reading.cards,
            (None, None) => 0,
        }
    }

    /// Everything that was found in it.
    pub(super) fn findings(&self) -> &[Diagnostic] {
        let reading = self.reading.as_ref();
        reading.map_or(&[], |reading| &reading.findings)
    }

    /// The name of its file without folders, from which its id comes when it says none.
    pub(super) fn bare_name(&self) -> String {
        let file = self.path.as_deref().and_then(Path::file_name);
        file.map_or_else(
            || self.shipped.to_owned(),
            |file| file.to_string_lossy().into_owned(),
        )
    }

    /// Whether it can be studied.
    pub(super) fn sound(&self) -> bool {
        self.stored.is_some() || self.deck().is_some()
    }

    /// How many errors it has.
    pub(super) fn errors(&self) -> usize {
        self.findings()
            .iter()
            .filter(|finding| finding.severity == Severity::Error)
            .count()
    }
}

fn name<'f>(path: Option<&Path>, told: &'f OnceLock<String>, shipped: &'f str) -> &'f str {
    path.map_or(shipped, |path| {
        told.get_or_init(|| path.display().to_string())
    })
}
