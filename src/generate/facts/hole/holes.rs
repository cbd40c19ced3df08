//! What can be left out of a statement.

use std::ops::Range;

use super::Hole;
use super::number::numbers;
use crate::generate::facts::article::article;
use crate::generate::facts::view::View;
use crate::generate::language::{Kind, Name, Sort};
use crate::generate::lexicon::governing::{LEARNED_ENDS, PLAIN_ENDS};
use crate::generate::lexicon::{
    AUXILIARIES, BASE, NameKind, ORDINALS, PAST, PREPOSITIONS, THIRD, adjective, country, forms,
    of_form,
};

/// What can be left out of a range of tokens.
pub(super) fn holes(view: &View, range: &Range<usize>) -> Vec<Hole> {
    let mut holes = Vec::new();
    holes.extend(called(view, range));
    holes.extend(numbers(view, range));
    holes.extend(dated(view, range));
    holes.extend(named(view, range));
    if holes.is_empty() && view.subject.kind.is_none() {
        holes.extend(technical(view, range));
    }
    holes
}

/// A noun of the field behind a preposition or at the end: long, told more than once, and no word of everyday.
fn technical(view: &View, range: &Range<usize>) -> Option<Hole> {
    let fits = |at: &usize| {
        let token = &view.tokens[*at];
        let low = &*token.low;
        let ends = view
            .tokens
            .get(at + 1)
            .is_none_or(|next| next.kind == Kind::Mark || is_small(view, at + 1));
        let led = view.tokens[at - 1].among(&[
            "in", "by", "from", "into", "to", "through", "the", "of", "with", "as",
        ]);
        token.kind == Kind::Word
            && !token.is_capital()
            && low.len() >= 5
            && forms(low).is_empty()
            && !crate::generate::language::is_adverb(low)
            && !PLAIN_ENDS.iter().any(|end| low.ends_with(end))
            && !crate::generate::lexicon::is_leaning_noun(low)
            && !crate::generate::lexicon::is_common(low)
            && view.scene.known.times(low) >= 2
            && ends
            && led
    };
    let at = (range.start + 1..range.end).rev().find(fits)?;
    let learned = LEARNED_ENDS.iter().any(|end| view.low(at).ends_with(end));
    learned.then_some(Hole {
        range: at..at + 1,
        hint: "term",
        quality: 0.46,
    })
}

/// The word that brings in a name: `called`, or the comma before `the` and the name.
fn naming(view: &View, range: &Range<usize>) -> Option<usize> {
    // `called up first`
    let aside = |at: usize| {
        view.tokens.get(at).is_some_and(|next| {
            next.among(PREPOSITIONS)
                || next.among(&["up", "out", "down", "forth", "away", "off", "back", "home"])
        })
    };
    let verb = range.clone().find(|at| {
        matches!(view.low(*at), "called" | "termed" | "nicknamed" | "dubbed") && !aside(at + 1)
            || view.low(*at) == "known" && view.low(at + 1) == "as"
    });
    let beside = || {
        range.clone().find(|at| {
            *at > range.start
                && view.tokens[*at].text == ","
                && view.low(at + 1) == "the"
                && !view.tokens[at - 1].is_capital()
                && view.tokens.get(at + 2).is_some_and(|token| {
                    token.kind == Kind::Word
                        && !token.is_capital()
                        && token.low.len() > 4
                        && !token.among(&ORDINALS)
                        && forms(&token.low).is_empty()
                })
                && view
                    .tokens
                    .get(at + 3)
                    .is_none_or(|token| matches!(token.text, "," | "." | ";"))
                && !(*at..range.end.min(at + 6)).any(|next| view.low(next) == "and")
        })
    };
    verb.or_else(beside)
}

/// `organelles called chloroplasts`, `a space known as the lumen`, `a fluid, the stroma`.
pub(super) fn called(view: &View, range: &Range<usize>) -> Option<Hole> {
    let at = naming(view, range)?;
    let from = at + 1 + usize::from(view.low(at) == "known");
    let from = from + usize::from(matches!(view.low(from), "the" | "a" | "an"));
    let end = (from..range.end.min(from + 4))
        .find(|at| {
            // `called the lund grows …`, `called lunds then grow`
            let verb = *at > from
                // `called cnidocytes containing organelles`
                && (view.low(*at).ends_with("ing") && view.low(*at - 1).ends_with('s')
                    || of_form(view.low(*at), PAST).is_some()
                    || of_form(view.low(*at), THIRD).is_some()
                    || crate::generate::lexicon::LIGHT_ADVERBS.contains(&view.low(*at))
                    || HAPPENING.contains(&view.low(*at))
                    // `called lunds perform …`, but not `called a gas exchange.`
                    || view.low(*at - 1).ends_with('s')
                        && of_form(view.low(*at), BASE).is_some()
                        && view.tokens.get(*at + 1).is_some_and(|next| next.kind == Kind::Word))
                // `called tip links connect the ends`
                && of_form(view.low(*at + 1), BASE).is_none();
            view.tokens[*at].kind != Kind::Word || is_small(view, *at) || verb
        })
        .unwrap_or(range.end.min(from + 4));
    // of two names one is as good as the other
    let owner = view
        .tokens
        .get(end)
        .is_some_and(|next| next.kind == Kind::Possessive);
    // `called the law of effect` is cut, `called the process of growing maturation` names at its end
    let cut = from < end && view.low(end) == "of" && !view.tokens[from].is_capital();
    if owner || cut || matches!(view.low(end), "or" | "and") {
        return None;
    }
    (from < end && end - from <= 3 && !matches!(view.low(from), "upon" | "out")).then(|| Hole {
        range: from..end,
        hint: if view.tokens[from].is_capital() {
            "name"
        } else {
            "term"
        },
        quality: 0.76,
    })
}

/// Verbs that end a term of many: `called petechiae appear on the skin`.
const HAPPENING: [&str; 9] = [
    "appear", "occur", "arise", "emerge", "exist", "remain", "develop", "grow", "live",
];

pub(super) fn is_small(view: &View, at: usize) -> bool {
    let token = &view.tokens[at];
    token.among(crate::generate::lexicon::PREPOSITIONS)
        || token.among(crate::generate::lexicon::JOINING)
        || token.among(crate::generate::lexicon::DETERMINERS)
        || AUXILIARIES.contains(&&*token.low)
}

/// Whether a name with an article is that of a river, and of a country without one: `the Paraguay`.
pub(super) fn is_river(view: &View, name: &Name) -> bool {
    let led = name.from > 0 && view.low(name.from - 1) == "the";
    led && country(&name.text).is_some() && !article(&name.text).starts_with("the ")
}

/// The year of a date behind `in`, `on`, `since`, `until`, `by` or `from`.
pub(super) fn dated(view: &View, range: &Range<usize>) -> Vec<Hole> {
    view.dates(range)
        .into_iter()
        .filter_map(|span| {
            let Sort::Date(date) = span.sort else {
                return None;
            };
            let led = (span.from.saturating_sub(3)..span.from).any(|at| {
                matches!(
                    view.low(at),
                    "in" | "on" | "since" | "until" | "from" | "of" | "after"
                )
            });
            let year = date.year().to_string();
            let at = (span.from..span.to).find(|at| view.tokens[*at].text == year)?;
            // one of several dates
            let other = |near: usize| {
                view.spans
                    .iter()
                    .any(|other| other.from == near || other.to == near)
            };
            let listed = matches!(view.low(span.to), "," | "and" | "or" | "to")
                && other(span.to + 1)
                || span.from >= 2
                    && matches!(view.low(span.from - 1), "," | "and" | "or" | "to")
                    && other(span.from - 1);
            // where a count begins and ends is nobody's fact
            let between =
                (span.from.saturating_sub(6)..span.from).any(|at| view.low(at) == "between");
            let told = !crate::generate::facts::when::is_told_behind(view, span);
            (led && told && !listed && !between).then_some(Hole {
                range: at..at + 1,
                hint: "year",
                quality: 0.7,
            })
        })
        .collect()
}

/// The last name of a range that is no part of another word's meaning: `a Dutch physician` keeps its `Dutch`.
fn named(view: &View, range: &Range<usize>) -> Option<Hole> {
    let name = view
        .names
        .iter()
        .filter(|name| name.from > range.start && name.to <= range.end)
        .rfind(|name| is_answer(view, name) && !is_member(view, name) && !is_river(view, name))?;
    let (hint, quality) = match name.kind {
        NameKind::Person => ("person", 0.48),
        NameKind::Country => ("country", 0.48),
        _ if country(&name.text).is_some() => ("country", 0.48),
        NameKind::Place => ("place", 0.48),
        NameKind::Organisation | NameKind::Treaty | NameKind::Event | NameKind::Prize => {
            ("name", 0.62)
        }
        _ if name.text.contains(' ') => ("name", 0.56),
        _ => ("name", 0.46),
    };
    Some(Hole {
        range: name.from..name.to,
        hint,
        quality,
    })
}

/// Whether a name stands for itself: no adjective, no owner, no date, no bare `Court`.
pub(super) fn is_answer(view: &View, name: &Name) -> bool {
    let follows = view.tokens.get(name.to);
    let whole = follows.is_none_or(|next| next.kind == Kind::Mark || is_small(view, name.to));
    whole && stands_for_itself(view, name)
}

/// Whether a name is no owner, no adjective, no part of a date and no bare `Court`.
pub(super) fn stands_for_itself(view: &View, name: &Name) -> bool {
    /// Adjectives of parts of the world, which the table of countries lacks.
    const PEOPLE: [&str; 9] = [
        "African", "European", "Asian", "American", "Eurasian", "Latin", "Arab", "Western",
        "Eastern",
    ];
    let follows = view.tokens.get(name.to);
    let belongs = follows.is_some_and(|next| next.kind == Kind::Possessive);
    let dated = view
        .spans
        .iter()
        .any(|span| span.from < name.to && name.from < span.to);
    let bare = name.to - name.from == 1
        && crate::generate::lexicon::class_of(view.low(name.from)).is_some();
    !bare
        && !belongs
        && !dated
        && !PEOPLE.contains(&name.text.as_str())
        && adjective(&name.text).is_none()
        && name.text.len() > 3
        && !crate::generate::lexicon::MONTHS.contains(&name.text.as_str())
}

/// Whether a name is one of a list, which tells no more than the others.
pub(super) fn is_member(view: &View, name: &Name) -> bool {
    /// So many words part a name from the `and` of its list at most.
    const NEAR: usize = 7;
    let joins = |at: usize| {
        view.tokens
            .get(at)
            .is_some_and(|token| token.text == "," || token.among(&["and", "or"]))
    };
    let before = name.from.checked_sub(1).map_or("", |at| view.low(at));
    let first = name.from - usize::from(before == "the");
    let goes_on = |at: usize| {
        matches!(view.low(at), "and" | "or")
            && view
                .tokens
                .get(at + 1)
                .is_some_and(|token| token.is_capital() || token.is("the"))
    };
    let series = view.low(name.to) == ","
        && (name.to + 1..(name.to + NEAR).min(view.tokens.len())).any(goes_on);
    series || first > 0 && joins(first - 1) || matches!(view.low(name.to), "and" | "or")
}

#[cfg(test)]
mod tests {
    use crate::generate::facts::asking::asked;

    #[test]
    fn torn_sentences_are_read_to_their_end() {
        for text in [
            ", the mill of Ola Lund was called.",
            "Ola Lund built, the mill of Lima, was called.",
            "The mill of Ola Lund in Lima was called the.",
        ] {
            drop(asked(text));
        }
    }
}
