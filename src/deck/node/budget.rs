//! How much a file may make of little: aliases copy what they name, so a few lines could fill the memory.

use super::{Node, Scalar};

/// How deep values may lie in each other. A deck needs 7; the rest is room for hand-made notation.
pub(super) const DEEPEST: usize = 64;

/// What aliases may copy in one file, in bytes as [`Size::bytes`] counts them: about forty times the largest deck we know.
const COPIES: usize = 8 << 20;

/// What a value takes besides its text, in bytes; near the truth, and more than nothing for empty values.
const EACH: usize = 64;

/// The size of a value with everything in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Size {
    /// Memory it takes, in bytes.
    pub(super) bytes: usize,
    /// How deep it goes: 1 for a scalar.
    pub(super) depth: usize,
}

impl Size {
    /// Measures a value.
    pub(super) fn of(node: &Node) -> Self {
        let scalar = |scalar: &Scalar| EACH + scalar.text.len();
        let holding = |sizes: &mut dyn Iterator<Item = Self>| {
            let all = sizes.fold(
                Self {
                    bytes: EACH,
                    depth: 0,
                },
                |sum, size| Self {
                    bytes: sum.bytes + size.bytes,
                    depth: sum.depth.max(size.depth),
                },
            );
            Self {
                depth: all.depth + 1,
                ..all
            }
        };
        match node {
            Node::Scalar(text) => Self {
                bytes: scalar(text),
                depth: 1,
            },
            Node::List(list) => holding(&mut list.items.iter().map(Self::of)),
            Node::Map(map) => holding(&mut map.pairs.iter().map(|pair| {
                let value = Self::of(&pair.value);
                Self {
                    bytes: value.bytes + scalar(&pair.key),
                    ..value
                }
            })),
        }
    }
}

/// What is left for aliases.
pub(super) struct Budget(usize);

impl Budget {
    /// The budget of one file.
    pub(super) fn new() -> Self {
        Self(COPIES)
    }

    /// Takes a copy's size out of the budget; false, and nothing taken, when too little is left.
    pub(super) fn spend(&mut self, size: Size) -> bool {
        match self.0.checked_sub(size.bytes) {
            Some(left) => {
                self.0 = left;
                true
            }
            None => false,
        }
    }
}
