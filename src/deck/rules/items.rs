//! The items of an order and the pairs of a match.

use super::answers::repeated;
use super::{Findings, MATCH_ITEMS, ORDER_ITEMS, traps};
use crate::deck::Match;
use crate::deck::raw::{RawList, RawPairs, Text};

/// The fewest items that can be put in order, and pairs that can be told apart.
const FEWEST: usize = 2;

/// Checks the items of an order.
pub(crate) fn order(list: &RawList, findings: &mut Findings) -> Vec<String> {
    if list.length < FEWEST {
        let finding = ORDER_ITEMS.at(&list.span, "an order needs two items or more");
        findings.add(finding.helped("write a list, the first item first"));
    }
    for text in &list.texts {
        traps::check(text, findings);
    }
    for (first, again) in repeated(&list.texts) {
        let finding = ORDER_ITEMS.at(
            &again.span,
            format!("the item `{}` stands here twice", again.text),
        );
        let finding = finding
            .labelled("again")
            .with_other(first.span.clone(), "first here");
        findings.add(finding.helped("make the two different, or remove one"));
    }
    list.texts.iter().map(Text::owned).collect()
}

/// Checks the pairs of a match; several left sides may share a right side.
pub(crate) fn pairs(raw: &RawPairs, findings: &mut Findings) -> Vec<Match> {
    if raw.length < FEWEST {
        let finding = MATCH_ITEMS.at(&raw.span, "a match needs two pairs or more");
        findings.add(finding.helped("write a map of left sides and what belongs to them"));
    }
    for (first, again) in repeated(raw.pairs.iter().map(|(left, _)| left)) {
        let finding = MATCH_ITEMS.at(
            &again.span,
            format!("the left side `{}` stands here twice", again.text),
        );
        let finding = finding
            .labelled("again")
            .with_other(first.span.clone(), "first here");
        findings.add(finding.helped("make the two different, or remove one"));
    }
    raw.pairs
        .iter()
        .map(|(left, right)| Match {
            left: left.owned(),
            right: right.owned(),
        })
        .collect()
}
