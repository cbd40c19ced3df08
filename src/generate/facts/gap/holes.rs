//! What could be left out of a statement.

use std::ops::Range;

use crate::generate::facts::telling::{self, is_topic, is_vague, kind_word};
use crate::generate::facts::view::View;
use crate::generate::language::{Kind, Name, Sort, Token, Unit, untitled};
use crate::generate::lexicon::{JOINING, MONTHS, NameKind, PREPOSITIONS, adjective};

/// A word or some that could be left out.
pub(super) struct Hole {
    /// Its tokens.
    pub(super) at: Range<usize>,
    /// What is left out.
    pub(super) answer: String,
    /// What stands before it within its tokens and stays: a title.
    pub(super) before: String,
    /// What kind of thing it is.
    pub(super) hint: Option<String>,
    /// How likely the statement is good without it, 0 to 1.
    pub(super) quality: f64,
}

/// What could be left out of the rest and the lead.
pub(super) fn holes(view: &View, rest: &Range<usize>, lead: Range<usize>) -> Vec<Hole> {
    let within = |from: usize, to: usize| {
        from >= rest.start && to <= rest.end || from >= lead.start && to <= lead.end
    };
    let mut holes: Vec<Hole> = view
        .names
        .iter()
        .filter(|name| within(name.from, name.to))
        .filter_map(|name| named(view, name, rest))
        .chain(subject(view, rest))
        .collect();
    for span in view.spans.iter().filter(|span| within(span.from, span.to)) {
        let text = view.raw(&(span.from..span.to)).to_owned();
        let hole = |answer: String, hint: &str, quality: f64, at: Range<usize>| Hole {
            at,
            answer,
            before: String::new(),
            hint: Some(hint.to_owned()),
            quality,
        };
        match &span.sort {
            Sort::Date(date)
                if span.to - span.from == 1
                    && date.month().is_none()
                    && !crate::generate::facts::when::is_told_behind(view, span)
                    && !listed(view, span.from, span.to) =>
            {
                holes.push(hole(text, "year", 0.7, span.from..span.to));
            }
            Sort::Quantity(quantity)
                if quantity.rough.is_none()
                    && !listed(view, span.from, span.to)
                    && quantity.value > 2.0 =>
            {
                let number = view.raw(&quantity.number).to_owned();
                let (hint, at) = match quantity.unit {
                    Unit::Money => ("amount", span.from..span.to),
                    Unit::Percent => ("percentage", span.from..span.to),
                    _ => ("number", quantity.number.clone()),
                };
                let answer = if hint == "number" { number } else { text };
                holes.push(hole(answer, hint, 0.62, at));
            }
            _ => {}
        }
    }
    holes
}

/// Whether something stands beside others of its kind: another member would fit as well.
fn listed(view: &View, from: usize, to: usize) -> bool {
    let comma = |at: usize| view.tokens.get(at).is_some_and(|token| token.text == ",");
    let joins = |at: usize| matches!(view.low(at), "and" | "or" | "&");
    let number = |at: usize| {
        view.spans
            .iter()
            .any(|span| span.from == at || span.to == at)
    };
    let before = from.checked_sub(1);
    let ranged = before.is_some_and(|at| view.low(at) == "to" && number(at))
        || matches!(view.low(to), "to" | "-" | "–") && number(to + 1);
    let capital = view.tokens.get(to + 1).is_some_and(Token::is_capital);
    ranged
        || before.is_some_and(|at| joins(at) || comma(at) && at > 0)
        || joins(to)
        || comma(to) && (capital || joins(to + 1))
}

/// The subject of a clause, where what it did is told so closely that only it is meant.
fn subject(view: &View, rest: &Range<usize>) -> Option<Hole> {
    let range = view.clause.subject.clone();
    let from = range.start + usize::from(view.low(range.start) == "the");
    let name = view
        .name_at(from)
        .filter(|name| name.to == range.end && !view.subject.resolved && view.first)?;
    let text = if name.kind == NameKind::Person {
        untitled(&name.text)
    } else {
        &name.text
    };
    let figures = view
        .spans
        .iter()
        .filter(|span| span.from >= rest.start && span.to <= rest.end)
        .count();
    let told = telling::named(view, rest) + figures;
    let plain = text.len() > 2 && !text.contains(['"', '{', '}']) && adjective(text).is_none();
    if is_topic(view, text)
        || view.subject.plural
        || !plain
        || told < 2
        || is_vague(view.clause.verb)
    {
        return None;
    }
    Some(Hole {
        at: from..name.to,
        answer: text.to_owned(),
        before: name.text.strip_suffix(text).unwrap_or("").to_owned(),
        hint: kind_word(text, name.kind),
        quality: match name.kind {
            // many did what is told of one
            NameKind::Person => 0.54,
            // an adjective or the rest mostly tells which
            NameKind::Country => 0.44,
            NameKind::Thing => 0.6,
            _ => 0.66,
        },
    })
}

/// How likely a gap on a name of a kind is good; `before` is the word before it.
fn worth(kind: NameKind, before: Option<&Token>) -> f64 {
    match kind {
        NameKind::Person
        | NameKind::Treaty
        | NameKind::Event
        | NameKind::Work
        | NameKind::Prize => 0.7,
        NameKind::Organisation => 0.66,
        NameKind::Place => 0.62,
        NameKind::Thing => 0.56,
        // the one that is left out is told apart
        NameKind::Country if before.is_some_and(|before| before.among(&["except", "but"])) => 0.66,
        NameKind::Country => 0.44,
    }
}

fn named(view: &View, name: &Name, rest: &Range<usize>) -> Option<Hole> {
    let next = view.tokens.get(name.to);
    let before = name.from.checked_sub(1).map(|at| &view.tokens[at]);
    let glued = next.is_some_and(|next| {
        next.kind == Kind::Possessive
            || next.is_capital()
            || next.start == view.tokens[name.to - 1].end && next.kind == Kind::Word
            || next.kind == Kind::Word
                && !next.among(PREPOSITIONS)
                && !next.among(JOINING)
                && name.to < rest.end
    }) || before
        .is_some_and(|before| before.is_capital() && !before.is("the") && name.from > rest.start);
    let month = MONTHS.contains(&name.text.split(' ').next().unwrap_or(""));
    let dated = view
        .spans
        .iter()
        .any(|span| span.from <= name.from && name.from < span.to);
    // `the War of 1812` without its year is another
    let numbered = next.is_some_and(|next| next.is("of"))
        && view
            .tokens
            .get(name.to + 1)
            .is_some_and(|after| after.kind == Kind::Number);
    if numbered {
        return None;
    }
    if glued
        || month
        || dated
        || adjective(&name.text).is_some()
        || listed(view, name.from, name.to)
    {
        return None;
    }
    let text = if name.kind == NameKind::Person {
        untitled(&name.text)
    } else {
        &name.text
    };
    if text.len() < 3 || is_topic(view, text) || text.contains(['"', '{', '}']) {
        return None;
    }
    // a family name alone is half an answer
    let half = name.kind == NameKind::Person && !text.contains(' ');
    let direct = name.from <= rest.start + 1 || before.is_some_and(|before| before.is("by"));
    let quality =
        worth(name.kind, before) + if direct { 0.04 } else { 0.0 } - if half { 0.2 } else { 0.0 };
    Some(Hole {
        at: name.from..name.to,
        answer: text.to_owned(),
        before: name.text.strip_suffix(text).unwrap_or("").to_owned(),
        hint: kind_word(text, name.kind),
        quality,
    })
}
