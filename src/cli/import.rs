//! `import`.

use std::fs::File;
use std::io::{BufReader, ErrorKind};
use std::path::Path;

use serde::Serialize;

use super::args::{Import, ImportFormat};
use super::failure::Failure;
use super::load::unreadable;
use super::progress;
use super::shelf::Shelf;
use super::world::World;
use crate::base::text::count;
use crate::base::{DeckId, QuestionKey};
use crate::deck::Library;
use crate::exchange::revlog::{self, Log, RevlogError};
use crate::store::{Access, Imported, Imports};
use crate::terminal::write_json;

/// What came in, as `import --json` says it.
#[derive(Serialize)]
struct Report<'a> {
    version: u8,
    /// Reviews that came in, and cards that got some.
    reviews: usize,
    cards: usize,
    /// Reviews that had come in before.
    known: usize,
    /// What of the file matches no deck.
    unmatched_reviews: usize,
    unmatched_cards: usize,
    /// The deck for which cards without one are kept.
    deck: &'a DeckId,
}

/// Brings in what another program kept.
///
/// # Errors
/// When the file cannot be read as what it is said to be, or progress cannot be used; nothing came in then.
pub(super) fn run(world: &mut World<'_>, args: &Import) -> Result<u8, Failure> {
    match args.format {
        ImportFormat::Revlog => revlog(world, args),
    }
}

fn revlog(world: &mut World<'_>, args: &Import) -> Result<u8, Failure> {
    let deck = DeckId::new(&args.deck).map_err(|error| {
        Failure::usage(error.to_string()).help("--deck takes an id such as `revlog`")
    })?;
    let log = read(world, &args.file)?;
    let library = Shelf::gather(world, &[])?.library()?;
    let mut questions = Vec::with_capacity(log.cards.len());
    for id in &log.cards {
        let key = revlog::question(id, &deck);
        let key = key.map_err(|error| Failure::usage(error.to_string()))?;
        questions.push(met(key, &library));
    }
    let matched: Vec<bool> = questions
        .iter()
        .map(|key| is_asked(&library, key))
        .collect();
    let unmatched = |card: usize| !matched.get(card).is_some_and(|&known| known);
    let answers = answers(world, &log);
    let unmatched_reviews = answers.iter().filter(|one| unmatched(one.question));
    let unmatched_reviews = unmatched_reviews.count();
    let mut store = progress::open(world, Access::Write)?;
    let done = store.import(&questions, answers)?;
    let report = Report {
        version: 1,
        reviews: done.added,
        cards: done.questions,
        known: done.known,
        unmatched_reviews,
        unmatched_cards: (0..questions.len()).filter(|&card| unmatched(card)).count(),
        deck: &deck,
    };
    tell(world, done, &report)?;
    Ok(0)
}

fn read(world: &mut World<'_>, path: &Path) -> Result<Log, Failure> {
    let name = path.display();
    let file = File::open(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => Failure::usage(format!("there is no file `{name}`")),
        _ => unreadable(path, &error),
    })?;
    match revlog::read(BufReader::new(file)) {
        Ok(log) => Ok(log),
        Err(RevlogError::Input(error)) => Err(unreadable(path, &error)),
        Err(error @ RevlogError::Missing(_)) => Err(Failure::usage(format!(
            "`{name}` is no review log: {error}"
        ))
        .help(
            "its first line names the columns: card_id,review_time,review_rating,review_duration",
        )),
        Err(RevlogError::Rows { first, all }) => {
            for fault in &first {
                world.say(&fault.to_string())?;
            }
            if all > first.len() {
                world.say(&format!("and {} more", all - first.len()))?;
            }
            let rows = count(all, "row");
            Err(Failure::usage(format!("{rows} of `{name}` cannot be read"))
                .help("mend or remove them; nothing came in"))
        }
    }
}

/// The question that is meant: `deck/card` of a card without the face `main` means its first face.
fn met(key: QuestionKey, library: &Library) -> QuestionKey {
    let face = library
        .find(&key)
        .map(|(_, card)| card.faces())
        .filter(|faces| !faces.contains(&key.face))
        .and_then(|faces| faces.first().copied());
    match face {
        Some(face) if key.face == crate::base::Face::Main => QuestionKey { face, ..key },
        _ => key,
    }
}

fn is_asked(library: &Library, key: &QuestionKey) -> bool {
    library
        .find(key)
        .is_some_and(|(_, card)| card.faces().contains(&key.face))
}

fn answers(world: &World<'_>, log: &Log) -> Vec<Imported> {
    let answer = |row: &revlog::Row| Imported {
        question: usize::try_from(row.card).unwrap_or(usize::MAX),
        at: row.at,
        offset: world.calendar.offset(row.at),
        took_ms: row.took_ms,
        grade: row.grade,
    };
    log.rows.iter().map(answer).collect()
}

fn tell(world: &mut World<'_>, done: Imports, report: &Report<'_>) -> Result<(), Failure> {
    if world.common.json {
        return Ok(write_json(world.out.as_mut(), report)?);
    }
    let cards = count(done.questions, "card");
    let mut line = match done.added {
        0 => String::from("Nothing new came in."),
        added => format!("{} of {cards} came in.", count(added, "review")),
    };
    if done.known > 0 {
        line += &format!(" {} had come in before.", count(done.known, "review"));
    }
    writeln!(world.out, "{line}")?;
    if report.unmatched_cards > 0 {
        let (reviews, cards) = (
            count(report.unmatched_reviews, "review"),
            count(report.unmatched_cards, "card"),
        );
        writeln!(
            world.out,
            "{reviews} of {cards} match no deck. They are kept, and count when such a card appears;\n\
             ids that name no deck wait for a deck `{}`.",
            report.deck
        )?;
    }
    Ok(())
}
