//! What of a plain statement is worth knowing by heart: the name that the others determine, the term of a field, the end of a
//! range, the century of a deed.

use std::ops::Range;

use super::Hole;
use super::holes::called;
use super::learned::learned;
use super::number::{figures, ranging};
use super::proper::named;
use crate::generate::facts::view::View;
use crate::generate::language::{Name, Quantity, Sort, Span, Token, Unit};
use crate::generate::lexicon::{MONTHS, ORDINALS, SUPERLATIVES, adjective, is_title, is_trade};

/// What can be left out of a sentence that ends before a token.
pub(super) fn worthy(view: &View, end: usize) -> Vec<Hole> {
    if praises(view) {
        return Vec::new();
    }
    let range = 0..end;
    let mut holes: Vec<Hole> = called(view, &range).into_iter().collect();
    let names = view.names.iter().filter(|name| name.to <= end);
    holes.extend(names.filter_map(|name| named(view, name)));
    holes.extend(learned(view, &range));
    holes.extend(bounds(view, end));
    holes.extend(centuries(view, end));
    holes.retain(|hole| !is_included(view, hole));
    holes
}

/// Whether a sentence tells what somebody or something was like in the eyes of whoever tells it: `Berg was very devoted to`.
fn praises(view: &View) -> bool {
    let was = |word: &Token| word.among(&["was", "were"]);
    let very = |word: &Token| word.among(&["very", "extremely", "truly"]);
    let mut pairs = view.tokens.windows(2);
    !view.scene.is_binding() && pairs.any(|pair| was(&pair[0]) && very(&pair[1]))
}

/// Whether a gap is on one of those whom a sentence counts among others: `the crew included Ola Lund`.
fn is_included(view: &View, hole: &Hole) -> bool {
    /// A title stands between at most.
    const NEAR: usize = 4;
    let near = hole.range.start.saturating_sub(NEAR)..hole.range.start;
    near.into_iter()
        .any(|at| matches!(view.low(at), "included" | "includes" | "include"))
}

/// Whether what a part of a sentence names beside a gap tells which one is meant.
pub(super) fn told_apart(view: &View, hole: &Hole, part: &Range<usize>) -> bool {
    let wanted = match hole.hint {
        // `held a fair in Lima`: where else it was held nobody told
        "place"
            if hole
                .range
                .start
                .checked_sub(1)
                .is_some_and(|at| view.low(at) == "in") =>
        {
            3
        }
        // many did what is told of one
        "person" if is_first(view, hole, part) => 3,
        "person" | "country" | "place" | "people" | "organisation" | "event" | "work" | "name" => 2,
        _ => 0,
    };
    anchors(view, hole, part) + described(view, hole) >= wanted
}

/// What tells of a name besides other names: what somebody is by trade, and who he is.
fn described(view: &View, hole: &Hole) -> usize {
    let before = hole
        .range
        .start
        .checked_sub(1)
        .map_or("", |at| view.low(at));
    let behind = (view.low(hole.range.end), view.low(hole.range.end + 1));
    let told = matches!(behind, (",", "a" | "an" | "the" | "who"));
    match hole.hint {
        "person" => usize::from(is_trade(before) || is_title(before)) + usize::from(told),
        _ => 0,
    }
}

/// Whether a gap is on the subject of a part, by which it mostly begins.
fn is_first(view: &View, hole: &Hole, part: &Range<usize>) -> bool {
    !(part.start..hole.range.start).any(|at| view.tokens[at].is_finite())
}

/// How many names, figures and superlatives of a part stand beside a gap.
fn anchors(view: &View, hole: &Hole, part: &Range<usize>) -> usize {
    let beside = |from: usize, to: usize| {
        part.start <= from && to <= part.end && (to <= hole.range.start || from >= hole.range.end)
    };
    let named = |name: &&Name| {
        beside(name.from, name.to)
            && adjective(&name.text).is_none()
            && !MONTHS.contains(&name.text.as_str())
    };
    let names = view.names.iter().filter(named).count();
    let figures = view.spans.iter().filter(|span| beside(span.from, span.to));
    let singled = part.clone().filter(|at| {
        let token = &view.tokens[*at];
        beside(*at, *at + 1) && (token.among(SUPERLATIVES) || token.among(&ORDINALS))
    });
    names + figures.count() + singled.count().min(1)
}

/// Ranges and other measures: `40 to 80 cm`.
fn bounds(view: &View, end: usize) -> Vec<Hole> {
    let past = ["was", "were", "had", "did"];
    let past = view.tokens.iter().any(|token| token.among(&past));
    let present = view.is_present() || view.clause.subject.is_empty() && !past;
    let dated = view
        .spans
        .iter()
        .any(|span| matches!(span.sort, Sort::Date(_)));
    let holds = present && !view.is_bound() || dated;
    let found = view
        .spans
        .iter()
        .filter(|span| span.to <= end && span.from > 1);
    let found = found.filter_map(|span| match &span.sort {
        Sort::Quantity(quantity) if holds => bound(view, span, quantity),
        _ => None,
    });
    found.collect()
}

fn bound(view: &View, span: &Span, quantity: &Quantity) -> Option<Hole> {
    let from = quantity.number.start;
    let others = || view.spans.iter();
    let first = matches!(view.low(span.to), "to" | "and" | "or" | "–" | "-")
        && others().any(|other| other.from == span.to + 1);
    // `from 5 litres to a maximum of 20`
    let begins = (from.saturating_sub(2)..from).any(|at| view.low(at) == "from");
    let measured = quantity.unit == Unit::Measure && from > 1;
    let range = ranging(view, &quantity.number);
    (measured && !first && !begins).then(|| Hole {
        hint: figures(view, &range),
        range,
        quality: 0.6,
    })
}

/// The century of what was done.
fn centuries(view: &View, end: usize) -> Vec<Hole> {
    let found = view
        .spans
        .iter()
        .filter(|span| span.to <= end && span.from > 0);
    found
        .filter(|span| matches!(span.sort, Sort::Century))
        .map(|span| {
            let from = span.from + usize::from(view.low(span.from) == "the");
            Hole {
                range: from..span.to,
                hint: "century",
                quality: 0.6,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::generate::facts::asking::shown;

    fn gaps(text: &str) -> bool {
        let all = shown(&format!(
            "# Hven\n\nHven was an island of the Danish crown. {text}\n"
        ));
        all.iter().any(|prompt| prompt.contains("_____"))
    }

    #[test]
    fn nobody_is_asked_for_who_is_one_of_many_or_praised() {
        for text in [
            "The staff of the castle of Hven included Dr. Ola Berg, Dr. Nils Holm and the painter Eva Lund.",
            "Dr. Ola Berg was very devoted to the Castle of Hven and showed its stars at the Malmö Observatory.",
        ] {
            assert!(!gaps(text), "{text}");
        }
    }
}
