//! `new`.

use std::path::Path;
use std::sync::OnceLock;

use super::add;
use super::args::New;
use super::failure::Failure;
use super::load::Found;
use super::places;
use super::save::{create, replace};
use super::wizard::{self, Draft, Left, Wizard};
use super::world::World;
use crate::base::DeckId;
use crate::base::text::{kebab, printable, squeezed};
use crate::deck::{self, Head};

/// Begins a deck: by questions on a terminal, elsewhere with a small one to write over.
///
/// # Errors
/// When there is a file already, or it cannot be written.
pub(super) fn run(world: &mut World<'_>, args: &New) -> Result<u8, Failure> {
    let path = &args.file;
    let id = id(path)?;
    if path.is_dir() {
        return Err(Failure::usage(format!("`{}` is a folder", path.display()))
            .help("name a file, such as my-deck.yaml"));
    }
    if places::is_there(path)? && !args.force {
        return Err(Failure::usage(format!("`{}` is there already", path.display())).help(format!(
            "name another file, add a card to it with `quizdeck add {}`, or write over it with --force",
            path.display()
        )));
    }
    let title = args.title.clone().unwrap_or_else(|| titled(&id));
    if title.trim().is_empty() {
        return Err(
            Failure::usage("the title is empty").help("give one with --title, or leave it out")
        );
    }
    if !world.keys {
        write(path, &deck::starter(&id, &title))?;
        return told(world, path);
    }
    let mut wizard = Wizard::new(world)?;
    let text = asked(&mut wizard, world, path, &id, &title);
    drop(wizard);
    match text {
        Ok(text) => {
            write(path, &text)?;
            told(world, path)
        }
        Err(left) => wizard::left(left, world, "Nothing was written."),
    }
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    if places::is_there(path)? {
        replace(path, text.as_bytes())
    } else {
        create(path, text.as_bytes())
    }
}

fn told(world: &mut World<'_>, path: &Path) -> Result<u8, Failure> {
    let file = printable(&path.display().to_string());
    writeln!(
        world.out,
        "Wrote {file}. `quizdeck add {file}` adds a card, `quizdeck check {file}` looks it over."
    )?;
    let listed = path
        .extension()
        .is_some_and(|end| end == "yaml" || end == "yml");
    if !listed {
        world.say("In a folder of decks only files that end in .yaml or .yml are found.")?;
    }
    Ok(0)
}

/// The id of a deck in this file: its name in kebab-case.
fn id(path: &Path) -> Result<DeckId, Failure> {
    let stem = path
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned());
    stem.and_then(|stem| DeckId::new(&kebab(&stem)).ok())
        .ok_or_else(|| {
            Failure::usage(format!("`{}` names no file", path.display()))
                .help("name a file, such as my-deck.yaml")
        })
}

/// A title from an id: `my-deck` becomes `My deck`.
fn titled(id: &DeckId) -> String {
    let words = squeezed(&id.as_str().replace('-', " "));
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// Asks for the head and the first card.
fn asked(
    wizard: &mut Wizard,
    world: &World<'_>,
    path: &Path,
    id: &DeckId,
    title: &str,
) -> Result<String, Left> {
    wizard
        .hint("A new deck. Enter takes what stands there; Esc stops, nothing is written then.")?;
    let mut head = Head {
        id: id.clone(),
        title: wizard.text("Title", title)?,
        about: wizard.text("What it teaches, in a sentence (Enter for nothing)", "")?,
        language: wizard.text("Language", "en")?,
        source: Default::default(),
    };
    if head.title.is_empty() {
        title.clone_into(&mut head.title);
    }
    let document = wizard.text("File or address its facts come from (Enter for none)", "")?;
    if !document.is_empty() {
        let title = wizard.text("Its title", "")?;
        let name = if title.is_empty() { &document } else { &title };
        // the longest word says most
        let words = kebab(name);
        let key = words
            .split('-')
            .rev()
            .max_by_key(|word| word.chars().count());
        let key = key.unwrap_or("source").to_owned();
        head.source = (key, title, document);
    }
    let ways = ["Write the first card", "Begin with example cards"];
    if wizard.choice("How does it begin?", &ways)? == 1 {
        return Ok(deck::starter(id, &head.title));
    }
    let text = head.write();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let found = Found {
        path: Some(path.to_owned()),
        shipped: "",
        told: OnceLock::new(),
        reading: Some(Box::new(deck::examine(&name, &text, None))),
        text: text.into(),
        stored: None,
        home: None,
        unread: None,
        named: true,
    };
    let Some((_, card)) = add::card(wizard, world, &found, Draft::default())? else {
        return Err(Left::Stopped);
    };
    let done = deck::append(&found.text, &[card]);
    done.map(|done| done.text)
        .map_err(|error| Failure::usage(error.to_string()).into())
}
