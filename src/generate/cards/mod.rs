//! Facts to cards: distractors of the same kind, the checks of a careful teacher, one card a fact.

mod alone;
mod asked;
mod broken;
mod build;
mod check;
mod claim;
mod clash;
mod distract;
mod halves;
mod headed;
mod lacking;
mod merge;
mod ragged;
mod reach;
mod repeated;
mod root;
mod ruled;
mod shape;
mod statement;
mod tangled;
mod whom;
mod worth;

pub(crate) use broken::broken;
pub(crate) use build::card;
pub(crate) use check::{Paragraph, fault};
pub(crate) use claim::claim;
pub(crate) use distract::{Pool, deed};
pub(crate) use headed::{Headed, under};
pub(crate) use merge::merge;
pub(crate) use reach::lacks_place;
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
    /// What its statement is shown under.
    pub(crate) headed: Option<Box<Headed>>,
    /// Whether readers seldom keep what is said where its sentence stands.
    pub(crate) doubted: bool,
    /// The conflict in which it stands, when it names its source.
    pub(crate) conflict: Option<usize>,
}

/// What is left of drafts, and what became of the others.
#[derive(Debug, Default)]
pub(crate) struct Sifted {
    /// Good ones.
    pub(crate) kept: Vec<Found>,
    /// The others.
    pub(crate) refused: Vec<Refusal>,
}
