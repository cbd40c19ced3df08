//! The shipped decks as the tests see them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use quizdeck::base::{Face, QuestionKey};
use quizdeck::deck::{Answer, AnswerText, Card, Deck, Kind, Reading, read};

/// The decks, in the order of their files' names; each can be studied.
pub(crate) fn decks() -> &'static [Deck] {
    static DECKS: LazyLock<Vec<Deck>> = LazyLock::new(|| {
        let deck = |(name, reading): (String, Reading)| {
            let hint = "see the test `every_deck_is_free_of_findings`";
            reading
                .deck
                .unwrap_or_else(|| panic!("decks/{name} cannot be studied; {hint}"))
        };
        readings().into_iter().map(deck).collect()
    });
    &DECKS
}

/// Each file of `decks/` with what was read from it, in the order of names.
pub(crate) fn readings() -> Vec<(String, Reading)> {
    let folder = home().join("decks");
    let mut names: Vec<String> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".yaml"))
        .collect();
    names.sort();
    let reading = |name: String| {
        let text = fs::read_to_string(folder.join(&name)).unwrap();
        let reading = read(&name, &text);
        (name, reading)
    };
    names.into_iter().map(reading).collect()
}

/// The folder of the crate.
pub(crate) fn home() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// One question of the decks.
#[derive(Clone, Copy)]
pub(crate) struct Asked {
    pub(crate) deck: &'static Deck,
    pub(crate) card: &'static Card,
    pub(crate) face: Face,
}

/// All questions of all decks.
pub(crate) fn questions() -> Vec<Asked> {
    let of_card = |(deck, card): (&'static Deck, &'static Card)| {
        let faces = card.faces().into_iter();
        faces.map(move |face| Asked { deck, card, face })
    };
    cards().into_iter().flat_map(of_card).collect()
}

/// All cards of all decks.
pub(crate) fn cards() -> Vec<(&'static Deck, &'static Card)> {
    let of_deck = |deck: &'static Deck| deck.cards.iter().map(move |card| (deck, card));
    decks().iter().flat_map(of_deck).collect()
}

impl Asked {
    /// `deck/card/face`.
    pub(crate) fn name(self) -> String {
        self.key().to_string()
    }

    pub(crate) fn key(self) -> QuestionKey {
        QuestionKey {
            deck: self.deck.id.clone(),
            card: self.card.id.clone(),
            face: self.face,
        }
    }

    pub(crate) fn prompt(self) -> String {
        self.card.prompt(self.face)
    }

    /// The texts of the right answer: one, or those of a list, or both sides of all pairs; none for a claim.
    pub(crate) fn answers(self) -> Vec<String> {
        match self.card.answer(self.face) {
            AnswerText::One(text) => vec![text],
            AnswerText::List(texts) => texts,
            AnswerText::Pairs(pairs) => pairs
                .into_iter()
                .flat_map(|pair| [pair.left, pair.right])
                .collect(),
            AnswerText::Truth(_) => Vec::new(),
        }
    }

    /// The answer as the author wrote it, when it is an `ask`'s.
    pub(crate) fn written(self) -> Option<&'static Answer> {
        match (&self.card.kind, self.face) {
            (
                Kind::Ask {
                    reverse: Some(reverse),
                    ..
                },
                Face::Reverse,
            ) => Some(&reverse.answer),
            (Kind::Ask { answer, .. }, _) => Some(answer),
            _ => None,
        }
    }

    pub(crate) fn distractors(self) -> Vec<&'static str> {
        let texts = self.card.distractors(self.face).iter();
        texts.map(|wrong| wrong.text.as_str()).collect()
    }

    /// Whether the question can be asked with options to choose from or to tick.
    pub(crate) fn has_options(self) -> bool {
        !self.card.distractors(self.face).is_empty()
    }
}

/// `deck/card`.
pub(crate) fn name(deck: &Deck, card: &Card) -> String {
    format!("{}/{}", deck.id, card.id)
}

/// Fails with all offenders, each once, and what to do about them.
pub(crate) fn none(offenders: &[String], what_to_do: &str) {
    let offenders: BTreeSet<&str> = offenders.iter().map(String::as_str).collect();
    let told: Vec<&str> = offenders.into_iter().collect();
    let told = told.join("\n  ");
    assert!(told.is_empty(), "{what_to_do}:\n  {told}\n");
}

/// Cards that may break a check, each with its reason.
pub(crate) struct Exceptions(pub(crate) &'static [(&'static str, &'static str)]);

impl Exceptions {
    /// Parts the offenders, each told as its name and what is wrong, from the excepted ones; an exception without its
    /// offender is an offender.
    pub(crate) fn part(&self, offenders: Vec<(String, String)>) -> Vec<String> {
        let excepted = |name: &str| self.0.iter().any(|(known, _)| *known == name);
        let idle = self
            .0
            .iter()
            .filter(|(known, _)| !offenders.iter().any(|(name, _)| name == known))
            .map(|(known, _)| format!("{known}: the exception is needed no longer, delete it"));
        let idle: Vec<String> = idle.collect();
        offenders
            .into_iter()
            .filter(|(name, _)| !excepted(name))
            .map(|(name, what)| format!("{name}: {what}"))
            .chain(idle)
            .collect()
    }
}
