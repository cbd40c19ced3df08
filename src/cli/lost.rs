//! Reviews whose card is gone, and the card that it has probably become.

use std::collections::BTreeSet;
use std::path::Path;

use serde::Serialize;

use super::failure::Failure;
use super::load::{self, Found, Look};
use super::world::World;
use super::{args::Check, places, progress};
use crate::base::text::count;
use crate::base::{DeckId, QuestionKey};
use crate::deck::{AnswerText, Card, Deck};
use crate::report::{self, Name, Spoken, Succession};
use crate::store::{Access, History, Said, Store};

/// More cards than this are not held against the progress file by `check`: `doctor` does it, and nobody waits for it.
const CHECKED: usize = 5_000;

/// More notes than this would bury the findings of `check`; `doctor` tells all.
const NOTED: usize = 5;

/// Reviews that have no card among some decks.
#[derive(Debug, Default)]
pub(super) struct Lost {
    /// What has probably another name now.
    pub(super) moved: Vec<Moved>,
    /// How many questions there are for which nothing is like them.
    pub(super) questions: usize,
    /// How many reviews count for these.
    pub(super) reviews: usize,
}

/// A deck, a card or a question that has probably another name now.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Moved {
    /// The name under which there are reviews.
    pub(super) gone: String,
    /// The name that it probably has now.
    pub(super) like: String,
    /// How many reviews `relink` moves.
    pub(super) reviews: usize,
    /// How alike the texts are, 0 to 1; none where the old text is not known.
    pub(super) likeness: Option<f64>,
    /// The file of the new card, when it is not in the library.
    pub(super) file: Option<String>,
}

impl Moved {
    /// The finding in words, with what to do.
    pub(super) fn told(&self) -> String {
        let Self { gone, like, .. } = self;
        let one = self.reviews == 1;
        let alike = self
            .percent()
            .map_or_else(String::new, |percent| format!(" ({percent} % alike)"));
        let (has, its) = if one {
            ("has", "its review")
        } else {
            ("have", "its")
        };
        let moves = match self.reviews {
            1 => String::from(its),
            reviews => format!("{its} {}", count(reviews, "review")),
        };
        let what = if gone.contains('/') { "card" } else { "deck" };
        let file = self
            .file
            .as_deref()
            .map_or_else(String::new, |file| format!(" --in {}", quoted(file)));
        let reviews = count(self.reviews, "review");
        format!(
            "{reviews} of `{gone}` {has} no {what} any more; this looks like `{like}`{alike}: \
             `quizdeck relink {gone} {like}{file}` moves {moves}"
        )
    }

    /// How alike the texts are in per cent; what is not the same is never 100.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // 0 to 100
    fn percent(&self) -> Option<u8> {
        self.likeness
            .map(|likeness| (likeness * 100.0).floor() as u8)
    }
}

/// A word as shells take it.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_');
    if word.chars().all(plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}

/// The reviews that have no card among `decks`. `gone` says of a deck that is not among them whether it is nowhere else
/// either, `file` where the deck of a new name lies when nobody would find it.
///
/// # Errors
/// When the progress file cannot be read, and what `gone` says.
fn lost(
    store: &Store,
    decks: &[&Deck],
    mut gone: impl FnMut(&DeckId) -> Result<bool, Failure>,
    mut file: impl FnMut(&DeckId) -> Result<Option<String>, Failure>,
) -> Result<Lost, Failure> {
    let there: BTreeSet<QuestionKey> = decks.iter().copied().flat_map(keys).collect();
    let (known, missing): (Vec<_>, Vec<_>) = store
        .histories()?
        .into_iter()
        .partition(|one| there.contains(&one.key));
    let mut vanished = Vec::new();
    for one in missing.into_iter().filter(|one| one.met) {
        if decks.iter().any(|deck| deck.id == one.key.deck) || gone(&one.key.deck)? {
            vanished.push(one);
        }
    }
    if vanished.is_empty() {
        return Ok(Lost::default());
    }
    let studied: BTreeSet<&QuestionKey> = known.iter().map(|one| &one.key).collect();
    let likes = report::successors(&old_texts(&vanished), &texts(decks, &studied));
    let is_there = |name: &Name| there.iter().any(|key| name.holds(key));
    let mut lost = Lost::default();
    let mut found: BTreeSet<&QuestionKey> = BTreeSet::new();
    // a card's name alone tells nothing, those of most of a deck do
    let tells = |one: &Succession| one.likeness.is_some() || matches!(one.gone, Name::Deck(_));
    let successions = report::succession(&likes, is_there);
    for one in successions.into_iter().filter(tells) {
        let moves = |old: &&History| {
            one.gone.holds(&old.key) && there.contains(&one.there.in_place_of(&old.key))
        };
        let moving: Vec<&History> = vanished.iter().filter(moves).collect();
        found.extend(moving.iter().map(|old| &old.key));
        let reviews = moving.iter().map(|old| old.reviews).sum();
        lost.moved.push(moved(&one, reviews, &mut file)?);
    }
    for one in vanished.iter().filter(|one| !found.contains(&one.key)) {
        lost.questions += 1;
        lost.reviews += one.reviews;
    }
    Ok(lost)
}

fn moved(
    one: &Succession,
    reviews: usize,
    file: &mut impl FnMut(&DeckId) -> Result<Option<String>, Failure>,
) -> Result<Moved, Failure> {
    let deck = match &one.there {
        Name::Deck(deck) | Name::Card(deck, _) => deck,
        Name::Question(key) => &key.deck,
    };
    Ok(Moved {
        file: file(deck)?,
        gone: one.gone.to_string(),
        like: one.there.to_string(),
        reviews,
        likeness: one.likeness,
    })
}

/// The reviews that have no card in the library.
///
/// # Errors
/// When decks or progress cannot be read.
pub(super) fn in_library(world: &World<'_>, store: &Store) -> Result<Lost, Failure> {
    let found = library(world)?;
    let decks: Vec<&Deck> = sound(&found).collect();
    // a deck with errors is not gone, only broken
    lost(store, &decks, |id| Ok(!has(&found, id)), |_| Ok(None))
}

fn library(world: &World<'_>) -> Result<Vec<Found>, Failure> {
    load::library(&places::deck_folders(world.common)?, Look::Study)
}

fn sound(found: &[Found]) -> impl Iterator<Item = &Deck> {
    found.iter().filter_map(|found| found.deck())
}

fn has(found: &[Found], id: &DeckId) -> bool {
    found.iter().any(|found| found.id() == Some(id))
}

/// Notes beside the findings of `check`: reviews that have probably become those of a card in the checked files.
///
/// # Errors
/// When the notes cannot be written.
pub(super) fn note(world: &mut World<'_>, args: &Check, checked: &[Found]) -> Result<(), Failure> {
    let cards: usize = checked.iter().map(Found::cards).sum();
    let progress = places::progress(world.common)?;
    if cards > CHECKED || !progress.try_exists().unwrap_or(true) {
        return Ok(());
    }
    let lost = progress::open(world, Access::Read).and_then(|store| {
        if args.files.is_empty() {
            return in_library(world, &store);
        }
        in_files(world, &store, checked)
    });
    // a progress file or decks that cannot be read are the business of other commands
    let moved = lost.map(|lost| lost.moved).unwrap_or_default();
    for moved in moved.iter().take(NOTED) {
        world.say(&format!("note: {}", moved.told()))?;
    }
    if moved.len() > NOTED {
        let more = moved.len() - NOTED;
        world.say(&format!(
            "note: and {more} more; `quizdeck doctor` tells them all"
        ))?;
    }
    Ok(())
}

fn in_files(world: &World<'_>, store: &Store, checked: &[Found]) -> Result<Lost, Failure> {
    let mut read = Vec::new();
    for path in checked.iter().filter_map(|found| found.path.as_deref()) {
        read.extend(load::at_path(path, Look::Study)?);
    }
    let decks: Vec<&Deck> = sound(&read).collect();
    let shelves: std::cell::OnceCell<Vec<Found>> = std::cell::OnceCell::new();
    // only who has lost something looks through all decks
    let shelves = || -> Result<&Vec<Found>, Failure> {
        if let Some(known) = shelves.get() {
            return Ok(known);
        }
        let known = library(world)?;
        Ok(shelves.get_or_init(|| known))
    };
    let gone = |id: &DeckId| Ok(!has(shelves()?, id) && !has(checked, id));
    let file = |id: &DeckId| {
        if has(shelves()?, id) {
            return Ok(None);
        }
        let mut files = read.iter();
        let found = files.find(|found| found.id() == Some(id));
        let path = found.and_then(|found| found.path.as_deref());
        Ok(path.map(Path::display).map(|path| path.to_string()))
    };
    lost(store, &decks, gone, file)
}

fn keys(deck: &Deck) -> impl Iterator<Item = QuestionKey> {
    let faces = deck
        .cards
        .iter()
        .flat_map(|card| card.faces().into_iter().map(move |face| (card, face)));
    faces.map(|(card, face)| QuestionKey {
        deck: deck.id.clone(),
        card: card.id.clone(),
        face,
    })
}

/// What the questions of decks say.
fn texts(decks: &[&Deck], studied: &BTreeSet<&QuestionKey>) -> Vec<Spoken> {
    let spoken = |deck: &Deck, key: QuestionKey| {
        let Said { prompt, answer } = said(deck.card(&key.card)?, &key);
        Some(Spoken {
            prompt: Some(prompt),
            answer: Some(answer),
            studied: studied.contains(&key),
            key,
        })
    };
    decks
        .iter()
        .flat_map(|deck| keys(deck).filter_map(move |key| spoken(deck, key)))
        .collect()
}

fn old_texts(vanished: &[History]) -> Vec<Spoken> {
    let spoken = |one: &History| Spoken {
        key: one.key.clone(),
        prompt: one.prompt.clone(),
        answer: one.answer.clone(),
        studied: true,
    };
    vanished.iter().map(spoken).collect()
}

/// What a question says, in two texts.
pub(super) fn said(card: &Card, key: &QuestionKey) -> Said {
    let answer = match card.answer(key.face) {
        AnswerText::One(text) => text,
        AnswerText::List(texts) => texts.join("; "),
        AnswerText::Truth(truth) => truth.to_string(),
        AnswerText::Pairs(pairs) => {
            let pair = |left: &str, right: &str| format!("{left}: {right}");
            let pairs: Vec<_> = pairs.iter().map(|p| pair(&p.left, &p.right)).collect();
            pairs.join("; ")
        }
    };
    Said {
        prompt: card.prompt(key.face),
        answer,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_where_a_shell_would_part_them() {
        assert_eq!(quoted("decks/한국.yaml"), "decks/한국.yaml");
        assert_eq!(quoted("my deck.yaml"), "'my deck.yaml'");
        assert_eq!(quoted("it's"), r"'it'\''s'");
    }

    #[test]
    fn what_is_lost_is_told_with_the_way_out() {
        let moved = Moved {
            gone: "d/old".into(),
            like: "d/new".into(),
            reviews: 12,
            likeness: Some(0.949),
            file: None,
        };
        assert_eq!(
            moved.told(),
            "12 reviews of `d/old` have no card any more; this looks like `d/new` (94 % alike): \
             `quizdeck relink d/old d/new` moves its 12 reviews"
        );
        let one = Moved {
            gone: "d".into(),
            like: "e".into(),
            reviews: 1,
            likeness: None,
            file: Some("a b.yaml".into()),
        };
        assert_eq!(
            one.told(),
            "1 review of `d` has no deck any more; this looks like `e`: \
             `quizdeck relink d e --in 'a b.yaml'` moves its review"
        );
    }
}
