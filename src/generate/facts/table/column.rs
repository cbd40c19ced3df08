//! A column of a table: what it asks, and what its cells tell.

use super::Grid;
use super::answer::Answer;
use super::asks::Ask;
use super::head::Head;
use super::kinds::{Group, Kind};
use super::value::Shape;

/// A column that is asked.
pub(super) struct Column<'g> {
    pub(super) at: usize,
    pub(super) head: Head,
    pub(super) ask: Ask,
    /// What its cells tell that can be answers, as answers, each once.
    pub(super) answers: Vec<Answer<'g>>,
    /// Whether hardly two rows share a value.
    pub(super) telling: bool,
}

impl Column<'_> {
    /// Whether it tells how long, how heavy, how many of what only the text around the table explains: the length of a species is
    /// the greatest, the mean, that of the male.
    pub(super) fn is_measured_of(&self, kind: &Kind) -> bool {
        let loose = matches!(kind.group, Group::Thing | Group::Other | Group::Bare);
        let figure = |answer: &Answer| answer.told.text.contains(|c: char| c.is_ascii_digit());
        let quantity = || self.ask.shape == Shape::Word && self.answers.iter().all(figure);
        loose && (self.head.unit.is_some() || self.ask.shape == Shape::Quantity || quantity())
    }

    /// Whether it tells what to do: readers kept one in ten of such questions.
    pub(super) fn is_remedy(&self) -> bool {
        self.ask.words.starts_with("what is the remedy")
    }
}

/// Whether the cells hold letters that are explained somewhere else: `S`, `T`.
pub(super) fn are_letters(values: &[&str]) -> bool {
    let letter =
        |value: &&str| value.chars().count() == 1 && value.chars().all(char::is_alphabetic);
    values.iter().all(letter)
}

/// Whether the rows are told apart by what they are like, no names: `Dry powder, up to 8 inches`, `Over 5,500 ft`.
pub(super) fn describes(grid: &Grid, first: usize) -> bool {
    let told = |cells: &&Vec<&str>| {
        let name = cells.get(first).copied().unwrap_or_default();
        name.contains(", ") || name.starts_with("Over ") || name.starts_with("Up to ")
    };
    grid.rows.iter().any(|cells| told(&cells))
}
