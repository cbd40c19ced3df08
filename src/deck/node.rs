//! The YAML text as a tree: every scalar as it is written, everything with its place in bytes.
//!
//! One walk over the events of `saphyr-parser` gives spelling, places and all faults of the notation at once. Nothing is
//! taken for a number, a truth or nothing here: `1965`, `3.10` and `no` stay the texts they are.

mod budget;
mod builder;
mod offsets;
mod stretches;
mod syntax;

use std::borrow::Cow;

pub(crate) use stretches::stretches;

use super::rules::Findings;
use crate::diagnostic::Span;

/// A value in the file.
#[derive(Debug, Clone)]
pub(crate) enum Node<'t> {
    /// A single text.
    Scalar(Scalar<'t>),
    /// A list.
    List(List<'t>),
    /// Keys with their values.
    Map(Map<'t>),
}

/// A single text.
#[derive(Debug, Clone)]
pub(crate) struct Scalar<'t> {
    /// The text after quotes, escapes and folded lines are undone.
    pub(crate) text: Cow<'t, str>,
    /// Its bytes in the file, with its quotes.
    pub(crate) span: Span,
    /// Whether it stands there bare, so that other readers may take it for something else than a text.
    pub(crate) bare: bool,
}

/// A list.
#[derive(Debug, Clone)]
pub(crate) struct List<'t> {
    /// From its first to its last byte.
    pub(crate) span: Span,
    /// Its values in their order.
    pub(crate) items: Vec<Node<'t>>,
}

/// Keys with their values.
#[derive(Debug, Clone)]
pub(crate) struct Map<'t> {
    /// From its first to its last byte.
    pub(crate) span: Span,
    /// The pairs in their order; keys are unique.
    pub(crate) pairs: Vec<Pair<'t>>,
}

/// A key with its value.
#[derive(Debug, Clone)]
pub(crate) struct Pair<'t> {
    /// The key.
    pub(crate) key: Scalar<'t>,
    /// The value; an empty bare scalar when there is none.
    pub(crate) value: Node<'t>,
}

impl<'t> Node<'t> {
    /// The bytes of the value.
    pub(crate) fn span(&self) -> &Span {
        match self {
            Self::Scalar(scalar) => &scalar.span,
            Self::List(list) => &list.span,
            Self::Map(map) => &map.span,
        }
    }

    /// What it is, as a message names it.
    pub(crate) fn noun(&self) -> &'static str {
        match self {
            Self::Scalar(_) if self.is_absent() => "nothing",
            Self::Scalar(_) => "a text",
            Self::List(_) => "a list",
            Self::Map(_) => "a map",
        }
    }

    /// Whether nothing is written where a value could stand.
    pub(crate) fn is_absent(&self) -> bool {
        matches!(self, Self::Scalar(scalar) if scalar.bare && scalar.text.is_empty())
    }

    fn moved(mut self, to: Span) -> Self {
        match &mut self {
            Self::Scalar(scalar) => (scalar.span, scalar.bare) = (to, false),
            Self::List(list) => list.span = to,
            Self::Map(map) => map.span = to,
        }
        self
    }
}

/// Reads the first document of a text; what is wrong with the notation goes to `findings`.
///
/// `None` when the text holds no value, or cannot be trusted after a fault of the notation.
pub(crate) fn read<'t>(text: &'t str, findings: &mut Findings) -> Option<Node<'t>> {
    builder::Builder::new(text, findings).run()
}

#[cfg(test)]
mod tests;
