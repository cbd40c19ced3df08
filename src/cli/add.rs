//! `add`.

mod prepared;

use std::io::Read;
use std::path::Path;

use serde::Serialize;

use super::args::Add;
use super::failure::{Failure, code};
use super::load::{self, Found, Look};
use super::save::replace;
use super::wizard::{self, Draft, Known, Left, Wizard};
use super::world::World;
use crate::base::text::{count, printable};
use crate::base::{CardId, Seed};
use crate::deck::{self, NewCard};
use crate::session::preview;
use crate::terminal::{Examined, draw_findings, findings_json, preview_text, write_json};
pub(super) use prepared::Prepared;

/// More than this is no card, in bytes.
const LARGEST: u64 = 16 * 1024 * 1024;

/// What `add --json` says.
#[derive(Serialize)]
struct AddedJson<'a> {
    version: u8,
    file: &'a str,
    cards: Vec<&'a CardId>,
}

/// Appends cards to a deck.
///
/// # Errors
/// When the file is no deck, a card is not sound, or nobody is there to be asked.
pub(super) fn run(world: &mut World<'_>, args: &Add) -> Result<u8, Failure> {
    let found = file(&args.file)?;
    if args.from_stdin {
        return from_stdin(world, &args.file, &found);
    }
    if !world.keys {
        return Err(
            Failure::usage("adding a card asks questions, and there is no terminal")
                .help("give the card as YAML on standard input with --from-stdin"),
        );
    }
    let mut wizard = Wizard::new(world)?;
    let title = found.deck().map(|deck| deck.title.clone());
    wizard.hint(&format!(
        "A card for {}. Esc stops, nothing is written then.",
        title.as_deref().unwrap_or(found.name())
    ))?;
    let mut done = 0;
    let ended = cards(&mut wizard, world, &args.file, found, &mut done);
    drop(wizard);
    let word = match done {
        0 => String::from("Nothing was written."),
        done => format!(
            "Added {} to {}.",
            count(done, "card"),
            printable(&args.file.display().to_string())
        ),
    };
    wizard::left(ended, world, &word)
}

/// One card after the other, until the author leaves; `done` counts those that were saved.
fn cards(
    wizard: &mut Wizard,
    world: &World<'_>,
    path: &Path,
    found: Found,
    done: &mut usize,
) -> Left {
    let (mut found, mut draft) = (found, Draft::default());
    loop {
        match card(wizard, world, &found, draft) {
            Ok(Some((asked, new))) => {
                if let Err(failure) = save(path, &found.text, &new) {
                    return failure.into();
                }
                *done += 1;
                draft = asked.following();
            }
            Ok(None) => return Left::Stopped,
            Err(left) => return left,
        }
        match wizard.choice("Saved. And now?", &["Another card", "Done"]) {
            Ok(0) => {}
            Ok(_) => return Left::Stopped,
            Err(left) => return left,
        }
        found = match file(path) {
            Ok(found) => found,
            Err(failure) => return failure.into(),
        };
    }
}

/// Asks for a card until it is to be saved; `None` when it is dropped.
pub(super) fn card(
    wizard: &mut Wizard,
    world: &World<'_>,
    found: &Found,
    draft: Draft,
) -> Result<Option<(Draft, NewCard)>, Left> {
    let known = known(found);
    let mut draft = draft;
    loop {
        draft = wizard.card(&known, draft)?;
        let new = draft.card();
        let prepared = Prepared::new(found, std::slice::from_ref(&new))?;
        show(wizard, world, found, &prepared)?;
        let choices: &[&str] = if prepared.sound() {
            &["Save", "Again", "Drop"]
        } else {
            &["Again", "Drop"]
        };
        let chosen = wizard.choice("What becomes of this card?", choices)?;
        match choices[chosen] {
            "Save" => return Ok(Some((draft, new))),
            "Drop" => return Ok(None),
            _ => {}
        }
    }
}

/// What the deck has already; nothing where it cannot be read.
fn known(found: &Found) -> Known {
    if let Some(deck) = found.deck() {
        return Known::of(deck);
    }
    // a deck without cards is none yet, and becomes one with any card
    let any = ["id", "ask", "answer"]
        .iter()
        .fold(NewCard::new(), |card, key| {
            card.with(key, deck::Value::Text(String::from("a")))
        });
    let filled = deck::append(&found.text, &[any]).ok();
    let filled = filled.and_then(|filled| deck::read(&found.bare_name(), &filled.text).deck);
    filled.map_or_else(Known::default, |mut deck| {
        deck.cards.pop();
        Known::of(&deck)
    })
}

/// Shows the card as a learner meets it, and what is to be said of it.
fn show(
    wizard: &mut Wizard,
    world: &World<'_>,
    found: &Found,
    prepared: &Prepared,
) -> Result<(), Left> {
    let frame = wizard.frame();
    if let Some(deck) = &prepared.reading.deck
        && let Some(card) = deck.cards.last()
    {
        for face in card.faces() {
            if let Some(preview) = preview(deck, card, face, Seed(0)) {
                wizard.show(&preview_text(&preview, world.colour, frame))?;
            }
        }
    }
    let mut drawn = b"\n".to_vec();
    draw_findings(
        &mut drawn,
        &[prepared.examined(found)],
        world.colour,
        world.width,
    )?;
    wizard.show(&String::from_utf8_lossy(&drawn))?;
    Ok(())
}

/// Appends what stands in standard input.
fn from_stdin(world: &mut World<'_>, path: &Path, found: &Found) -> Result<u8, Failure> {
    let text = standard_input()?;
    let new = match NewCard::read(&text) {
        Ok(new) => new,
        Err(findings) => {
            let examined = Examined {
                path: "standard input",
                text: &text,
                findings: &findings,
            };
            return unsound(world, &examined, 0);
        }
    };
    let mut prepared = Prepared::new(found, &new)?;
    if let Some(named) = prepared.named(&new) {
        prepared = Prepared::new(found, &named)?;
    }
    if !prepared.sound() {
        return unsound(world, &prepared.examined(found), new.len());
    }
    replace(path, prepared.appended.text.as_bytes())?;
    if !prepared.findings.is_empty() && !world.common.json {
        draw_findings(
            world.err.as_mut(),
            &[prepared.examined(found)],
            world.colour,
            world.width,
        )?;
    }
    let cards = prepared.cards(new.len());
    if world.common.json {
        let added = AddedJson {
            version: 1,
            file: found.name(),
            cards,
        };
        write_json(world.out.as_mut(), &added)?;
        return Ok(0);
    }
    let names: Vec<_> = cards
        .iter()
        .map(|id| format!("`{}`", id.as_str()))
        .collect();
    let names = if names.is_empty() {
        String::new()
    } else {
        format!(": {}", names.join(", "))
    };
    writeln!(
        world.out,
        "Added {} to {}{names}.",
        count(new.len(), "card"),
        printable(found.name())
    )?;
    Ok(0)
}

fn standard_input() -> Result<String, Failure> {
    let mut bytes = Vec::new();
    std::io::stdin()
        .take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| Failure::input(&error))?;
    if bytes.len() as u64 > LARGEST {
        return Err(Failure::usage(
            "standard input is larger than 16 MiB, too large for cards",
        ));
    }
    String::from_utf8(bytes)
        .map_err(|_| Failure::usage("standard input is no UTF-8").help("save the text as UTF-8"))
}

/// Tells the findings for which nothing was written.
fn unsound(world: &mut World<'_>, examined: &Examined<'_>, cards: usize) -> Result<u8, Failure> {
    if world.common.json {
        findings_json(world.out.as_mut(), std::slice::from_ref(examined), cards)?;
    } else {
        draw_findings(
            world.err.as_mut(),
            std::slice::from_ref(examined),
            world.colour,
            world.width,
        )?;
        world.say("Nothing was written.")?;
    }
    Ok(code::USAGE)
}

/// The deck of a file that is to get cards.
fn file(path: &Path) -> Result<Found, Failure> {
    if path.is_dir() {
        return Err(
            Failure::usage(format!("`{}` is a folder, not a deck", path.display()))
                .help("name the file to which the card belongs"),
        );
    }
    let mut found = load::at_path(path, Look::Study).map_err(|failure| {
        if path.exists() {
            failure
        } else {
            failure.help(format!("`quizdeck new {}` makes one", path.display()))
        }
    })?;
    let Some(mut found) = found.pop() else {
        return Err(Failure::usage(format!(
            "`{}` cannot be read",
            path.display()
        )));
    };
    if found
        .findings()
        .iter()
        .any(|finding| finding.rule == deck::rules::ENCODING.name)
    {
        return Err(
            Failure::usage(format!("`{}` is no UTF-8", printable(found.name())))
                .help("save the file as UTF-8; until then no card can be added"),
        );
    }
    let reading = deck::examine(&found.bare_name(), &found.text, None);
    found.reading = Some(Box::new(reading));
    Ok(found)
}

/// Writes a card to the file as it is now: while the author was asked, somebody may have changed it.
fn save(path: &Path, before: &str, card: &NewCard) -> Result<(), Failure> {
    let found = file(path)?;
    let prepared = Prepared::new(&found, std::slice::from_ref(card))?;
    if found.text != before && !prepared.sound() {
        return Err(Failure::usage(format!(
            "`{}` was changed meanwhile, and the card no longer fits",
            found.name()
        ))
        .help("look at the file, then add the card again"));
    }
    replace(path, prepared.appended.text.as_bytes())
}
