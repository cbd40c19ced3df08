//! A text under change, which knows what of it was there from the beginning.

use std::collections::{BTreeMap, VecDeque};

use crate::diagnostic::{Edit, Fix, Span};

/// A text made of stretches of the one it began as, and of what was written between them.
pub(super) struct Patchwork<'t> {
    before: &'t str,
    pieces: VecDeque<Piece>,
}

enum Piece {
    Kept(Span),
    New(String),
}

impl<'t> Patchwork<'t> {
    /// The text as it is.
    pub(super) fn new(before: &'t str) -> Self {
        let all = Piece::Kept(0..before.len());
        Self {
            before,
            pieces: VecDeque::from([all]),
        }
    }

    /// Replaces stretches of the text as it is now: `edits` lie apart, in their order, at the starts of characters.
    pub(super) fn apply<'e>(&mut self, edits: impl Iterator<Item = &'e Edit>) {
        let mut old = std::mem::take(&mut self.pieces);
        let mut at = 0;
        for edit in edits {
            take(&mut old, edit.span.start - at, &mut |piece| {
                self.pieces.push_back(piece);
            });
            take(&mut old, edit.span.len(), &mut |_| {});
            self.pieces.push_back(Piece::New(edit.text.clone()));
            at = edit.span.end;
        }
        self.pieces.append(&mut old);
    }

    /// The text as it is now.
    pub(super) fn text(&self) -> String {
        let pieces = self.pieces.iter().map(|piece| match piece {
            Piece::Kept(span) => &self.before[span.clone()],
            Piece::New(text) => text,
        });
        pieces.collect()
    }

    /// What was changed altogether: stretches of the first text, apart, in their order.
    pub(super) fn edits(&self) -> Vec<Edit> {
        let mut edits: Vec<Edit> = Vec::new();
        let (mut at, mut text) = (0, String::new());
        let end = Piece::Kept(self.before.len()..self.before.len());
        for piece in self.pieces.iter().chain([&end]) {
            let span = match piece {
                Piece::New(new) => {
                    text.push_str(new);
                    continue;
                }
                Piece::Kept(span) => span,
            };
            if self.before[at..span.start] != text {
                edits.push(Edit {
                    span: at..span.start,
                    text: std::mem::take(&mut text),
                });
            }
            text.clear();
            at = span.end;
        }
        edits
    }
}

/// Takes so many bytes from the front.
fn take(pieces: &mut VecDeque<Piece>, mut bytes: usize, give: &mut dyn FnMut(Piece)) {
    while bytes > 0 {
        let Some(piece) = pieces.pop_front() else {
            return;
        };
        let (first, rest) = match piece {
            Piece::Kept(span) if span.len() > bytes => {
                let cut = span.start + bytes;
                (
                    Piece::Kept(span.start..cut),
                    Some(Piece::Kept(cut..span.end)),
                )
            }
            Piece::New(mut text) if text.len() > bytes => {
                let rest = text.split_off(bytes);
                (Piece::New(text), Some(Piece::New(rest)))
            }
            whole => (whole, None),
        };
        bytes -= match &first {
            Piece::Kept(span) => span.len(),
            Piece::New(text) => text.len(),
        };
        give(first);
        if let Some(rest) = rest {
            pieces.push_front(rest);
        }
    }
}

/// Edits that lie apart, by their place.
#[derive(Default)]
pub(super) struct Apart<'e>(BTreeMap<(usize, bool), &'e Edit>);

impl<'e> Apart<'e> {
    /// Takes all edits of a mending, or none when one of them touches what is taken or is no stretch of `text`.
    pub(super) fn take(&mut self, fix: &'e Fix, text: &str) -> bool {
        for (taken, edit) in fix.edits.iter().enumerate() {
            if !self.is_free(edit) || text.get(edit.span.clone()).is_none() {
                for edit in &fix.edits[..taken] {
                    self.0.remove(&place(edit));
                }
                return false;
            }
            self.0.insert(place(edit), edit);
        }
        !fix.edits.is_empty()
    }

    /// The edits in the order of their places.
    pub(super) fn edits(&self) -> impl Iterator<Item = &'e Edit> + '_ {
        self.0.values().copied()
    }

    fn is_free(&self, edit: &Edit) -> bool {
        let place = place(edit);
        let before = self.0.range(..=place).next_back();
        let after = self.0.range(place..).next();
        !self.0.contains_key(&place)
            && before.is_none_or(|(_, before)| before.span.end <= edit.span.start)
            && after.is_none_or(|(_, after)| edit.span.end <= after.span.start)
    }
}

/// What is written between two characters comes before what replaces the second.
fn place(edit: &Edit) -> (usize, bool) {
    (edit.span.start, !edit.span.is_empty())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn edit(span: Span, text: &str) -> Edit {
        Edit {
            span,
            text: text.into(),
        }
    }

    fn fix(edits: Vec<Edit>) -> Fix {
        Fix {
            title: String::new(),
            edits,
        }
    }

    #[test]
    fn edits_that_touch_are_refused_whole() {
        let fixes = [
            fix(vec![edit(2..4, "x")]),
            fix(vec![edit(0..1, "y"), edit(3..5, "y")]),
            fix(vec![edit(2..2, "z"), edit(4..5, "z")]),
            fix(vec![edit(2..2, "again")]),
            fix(vec![edit(0..9, "past the end")]),
            fix(Vec::new()),
        ];
        let mut apart = Apart::default();
        let taken: Vec<_> = fixes.iter().map(|fix| apart.take(fix, "abcdef")).collect();
        assert_eq!(taken, [true, false, true, false, false, false]);
        let mut work = Patchwork::new("abcdef");
        work.apply(apart.edits());
        assert_eq!(work.text(), "abzxzf");
        assert_eq!(work.edits(), [edit(2..5, "zxz")]);
    }

    #[test]
    fn what_is_changed_back_is_no_change() {
        let mut work = Patchwork::new("abc");
        work.apply([edit(1..2, "xy")].iter());
        work.apply([edit(1..3, "b")].iter());
        assert_eq!((work.text().as_str(), work.edits()), ("abc", vec![]));
    }

    proptest! {
        #[test]
        fn the_sum_of_all_changes_does_what_each_did(
            text in "[ab한]{0,12}",
            rounds in proptest::collection::vec(
                proptest::collection::vec((0usize..14, 0usize..4, "[xé]{0,3}"), 0..4), 0..4),
        ) {
            let mut work = Patchwork::new(&text);
            let mut plain = text.clone();
            for round in rounds {
                let places: Vec<_> = plain.char_indices().map(|(at, _)| at).chain([plain.len()]).collect();
                let fixes: Vec<_> = round
                    .into_iter()
                    .map(|(start, length, new)| {
                        let place = |at: usize| places[at.min(places.len() - 1)];
                        fix(vec![edit(place(start)..place(start + length), &new)])
                    })
                    .collect();
                let mut apart = Apart::default();
                for fix in &fixes {
                    apart.take(fix, &plain);
                }
                let edits: Vec<Edit> = apart.edits().cloned().collect();
                work.apply(edits.iter());
                for edit in edits.iter().rev() {
                    plain.replace_range(edit.span.clone(), &edit.text);
                }
                prop_assert_eq!(&work.text(), &plain);
            }
            let mut summed = text.clone();
            for edit in work.edits().iter().rev() {
                summed.replace_range(edit.span.clone(), &edit.text);
            }
            prop_assert_eq!(summed, plain);
        }
    }
}
