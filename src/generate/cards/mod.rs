//! Facts to cards: distractors of the same kind, the checks of a careful teacher, one card a fact.

mod alone;
mod asked;
mod build;
mod check;
mod claim;
mod clash;
mod distract;
mod lacking;
mod merge;
mod ragged;
mod repeated;
mod root;
mod ruled;
mod shape;
mod statement;
mod tangled;
mod worth;

pub(crate) use build::{card, set};
pub(crate) use check::{Paragraph, fault};
pub(crate) use claim::claim;
pub(crate) use distract::{Pool, deed};
pub(crate) use merge::merge;
pub(crate) use worth::worth;

use super::facts::Draft;
use super::{Place, Refusal};

/// A draft with the place of its sentence.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    /// The question; apart, so that long rows of them are quickly moved.
    pub(crate) draft: Box<Draft>,
    /// Its sentence.
    pub(crate) place: Place,
    /// The sentence that its statement is shown behind.
    pub(crate) setting: Option<Box<Setting>>,
    /// Whether readers seldom keep what is said where its sentence stands.
    pub(crate) doubted: bool,
    /// The conflict in which it stands, when it names its source.
    pub(crate) conflict: Option<usize>,
}

/// A sentence to be shown before a statement.
#[derive(Debug, Clone)]
pub(crate) struct Setting {
    /// The byte of the statement at which it goes: behind the title.
    pub(crate) at: usize,
    /// The sentence.
    pub(crate) said: String,
    /// Where it begins in its block.
    pub(crate) from: usize,
    /// Whether the statement is hardly understood without it.
    pub(crate) needed: bool,
}

impl Setting {
    /// The same with a mark in the place of what other cards ask of its sentence, for no card tells what another one asks; none
    /// where that cannot be left out, or where the statement does without.
    pub(crate) fn without(&self, answers: &[String]) -> Option<Self> {
        let mut said = self.said.clone();
        for answer in answers {
            let bare = ["the ", "a ", "an "]
                .iter()
                .find_map(|article| answer.strip_prefix(article));
            let bare = bare.unwrap_or(answer);
            let at = whole(&said, bare)?;
            said.replace_range(at..at + bare.len(), "…");
        }
        self.needed.then(|| Self {
            said,
            ..self.clone()
        })
    }
}

/// The byte at which a text stands in another as whole words.
fn whole(text: &str, part: &str) -> Option<usize> {
    let edge = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    let mut found = text.match_indices(part);
    let fits = |at: usize| {
        edge(text[..at].chars().next_back()) && edge(text[at + part.len()..].chars().next())
    };
    found
        .find_map(|(at, _)| fits(at).then_some(at))
        .filter(|_| !part.is_empty())
}

/// What is left of drafts, and what became of the others.
#[derive(Debug, Default)]
pub(crate) struct Sifted {
    /// Good ones.
    pub(crate) kept: Vec<Found>,
    /// The others.
    pub(crate) refused: Vec<Refusal>,
}
