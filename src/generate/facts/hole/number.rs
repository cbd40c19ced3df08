//! Numbers that can be left out of a statement.

use std::ops::Range;

use super::Hole;
use super::holes::is_small;
use crate::generate::facts::view::View;
use crate::generate::language::{Kind, Quantity, Sort, Span, Unit, value};

/// Numbers with what they count.
pub(super) fn numbers(view: &View, range: &Range<usize>) -> Vec<Hole> {
    view.spans
        .iter()
        .filter(|span| span.from >= range.start && span.to <= range.end)
        .filter_map(|span| match &span.sort {
            Sort::Quantity(quantity) => number(view, span, quantity),
            _ => None,
        })
        .collect()
}

/// A number, unless it is one end of a range, a part of a name, or says nothing.
fn number(view: &View, span: &Span, quantity: &Quantity) -> Option<Hole> {
    // `1 200 litres`
    let thousands = view.raw(&quantity.number).len() == 3
        && span.from > 0
        && view.tokens[span.from - 1].kind == Kind::Number;
    let counted = view.tokens.get(span.to).is_some_and(|token| {
        token.kind == Kind::Word && !token.among(crate::generate::lexicon::LEANING)
    }) && !is_small(view, span.to);
    let year = quantity.unit == Unit::Things
        && (1000.0..2100.0).contains(&quantity.value)
        && !view.raw(&quantity.number).contains(',');
    let quality = match quantity.unit {
        Unit::Money | Unit::Percent | Unit::Measure => 0.72,
        Unit::Time => 0.66,
        Unit::Things if counted && quantity.value > fewest(view, span) => 0.7,
        Unit::Things => return None,
    };
    let none = thousands
        || year
        || is_vague(view, span, quantity)
        || is_end(view, span)
        || is_numbered(view, span, quantity);
    (!none).then(|| {
        let range = ranging(view, &quantity.number);
        Hole {
            hint: match quantity.unit {
                // `sixty pounds of dry copra` are no money
                Unit::Money if view.low(span.to) != "of" => "sum",
                Unit::Percent if view.raw(&quantity.number).ends_with('%') => "percentage",
                _ => figures(view, &range),
            },
            range,
            quality,
        }
    })
}

/// Whether a number tells nothing by itself, or counts what is told elsewhere: `nine times`, `the first two centuries`.
fn is_vague(view: &View, span: &Span, quantity: &Quantity) -> bool {
    const VAGUE: [&str; 10] = [
        "times",
        "ways",
        "others",
        "things",
        "years",
        "hundred",
        "later",
        "ago",
        "earlier",
        "afterwards",
    ];
    let next = view.low(span.to);
    let before = span.from.checked_sub(1).map_or("", |at| view.low(at));
    // `the Six Sigma method` counts nothing
    let named = view.tokens[quantity.number.start].is_capital()
        && view
            .tokens
            .get(quantity.number.end)
            .is_some_and(crate::generate::language::Token::is_capital);
    // `turn the three feet`
    let told = before == "the"
        && (quantity.unit == Unit::Things || next == "feet")
        && view.scene.frame.law().is_none();
    VAGUE.contains(&next)
        || named
        || told
        || matches!(before, "first" | "last" | "all" | "these" | "both" | "next")
}

/// Whether a number is one end of a range, or one of several.
fn is_end(view: &View, span: &Span) -> bool {
    let joint = |at: usize| matches!(view.low(at), "to" | "and" | "or");
    let others = || view.spans.iter();
    let opens = (joint(span.to) || view.low(span.to) == "-")
        && others().any(|other| other.from == span.to + 1);
    let closes = others().any(|other| other.to + 1 == span.from && joint(other.to));
    // `about one or two kilograms`
    let paired =
        span.from > 1 && view.low(span.from - 1) == "or" && view.low(span.from - 2) == "one";
    opens || closes || paired || is_one_of_many(view, span)
}

/// What a gap of figures wants: one number, the two ends of a range, or the sides of a thing.
pub(super) fn figures(view: &View, range: &Range<usize>) -> &'static str {
    let joint = range.clone().map(|at| view.low(at)).nth(1);
    match joint.filter(|_| range.len() > 2) {
        Some("x" | "×" | "by") => "size",
        Some("and") if is_clock(view, range) => "times",
        Some(_) => "range",
        None if matches!(
            view.low(range.end),
            "a.m" | "p.m" | "a.m." | "p.m." | "am" | "pm"
        ) =>
        {
            "time"
        }
        None if view.raw(range).contains(['–', '‑']) => "range",
        None => "number",
    }
}

/// Whether figures are times of the day: `23.00 and 06.00`.
fn is_clock(view: &View, range: &Range<usize>) -> bool {
    let clock = |at: usize| {
        let parts = view.low(at).split_once(['.', ':']);
        parts.is_some_and(|(hours, minutes)| {
            minutes.len() == 2 && hours.parse::<u8>().is_ok_and(|hours| hours < 25)
        })
    };
    clock(range.start) && clock(range.end - 1)
}

/// A number with the one before it, where the two are the ends of one range, or the sides of one thing: of `between 30 and 70 kg`
/// half is no answer.
pub(super) fn ranging(view: &View, number: &Range<usize>) -> Range<usize> {
    let from = number.start.saturating_sub(2);
    let opens = || from.checked_sub(1).map_or("", |at| view.low(at));
    let joined = match view.low(number.start.saturating_sub(1)) {
        // `5 x 4 inches`
        "to" | "or" | "x" | "×" | "by" => true,
        "and" => opens() == "between",
        _ => false,
    };
    let both = joined && number.start > 1 && value(&view.tokens[from]).is_some();
    if both {
        from..number.end
    } else {
        number.clone()
    }
}

/// Whether a number is one of a row of three or more, which the others tell: `52, 55, 58 and 61 cm`.
pub(super) fn is_one_of_many(view: &View, span: &Span) -> bool {
    let joint = |at: usize| matches!(view.low(at), "," | "and" | "or");
    let numbers = || {
        view.spans
            .iter()
            .filter(|span| matches!(span.sort, Sort::Quantity(_)))
    };
    let next_to = |one: &Span, other: &Span| {
        other.to + 1 == one.from && joint(other.to) || one.to + 1 == other.from && joint(one.to)
    };
    let beside: Vec<&Span> = numbers().filter(|other| next_to(span, other)).collect();
    let further =
        |near: &&Span| numbers().any(|other| other.from != span.from && next_to(near, other));
    beside.len() > 1 || beside.iter().any(further)
}

/// Up to so many things are mostly told by the rest of their sentence; of what a rule bounds two are as good as three: `at least
/// two members`, `for two consecutive years`.
pub(super) fn fewest(view: &View, span: &Span) -> f64 {
    const BOUNDS: [&str; 14] = [
        "any",
        "than",
        "least",
        "most",
        "exceeding",
        "to",
        "by",
        "of",
        "for",
        "into",
        "scores",
        "needs",
        "be",
        "have",
    ];
    let before = span.from.checked_sub(1).map_or("", |at| view.low(at));
    // `two or more`
    let open = view.low(span.to) == "or";
    match view.scene.frame.law() {
        Some(_) if BOUNDS.contains(&before) && !open => 1.0,
        _ => 2.0,
    }
}

/// Whether a number is a part of a name: `Apollo 11`, `section 35`.
fn is_numbered(view: &View, span: &Span, quantity: &Quantity) -> bool {
    /// What numbers behind them tell apart.
    const PLACES: [&str; 12] = [
        "section", "sections", "key", "note", "chapter", "no", "type", "step", "parts", "rules",
        "steps", "items",
    ];
    let Some(before) = span.from.checked_sub(1).map(|at| &view.tokens[at]) else {
        return false;
    };
    // `what parts 3 and 5 require`
    let joined = before.is("and") && span.from > 2 && view.tokens[span.from - 3].among(&PLACES);
    before.is_capital() && quantity.rough.is_none() && span.from > 1
        || before.among(&PLACES)
        || joined
}

#[cfg(test)]
mod tests {
    use crate::generate::facts::asking::law;

    #[test]
    fn a_range_is_left_out_as_a_whole() {
        let all = law("The rail of a landing is between 52 and 61 cm high in any season.");
        assert!(
            all.iter()
                .any(|prompt| prompt.contains("between _____ (number) cm")),
            "{all:#?}"
        );
    }

    #[test]
    fn no_number_is_left_out_of_a_row() {
        let all = law("The rail of a landing may stand at 52, 55, 58 and 61 cm.");
        assert!(
            all.iter().all(|prompt| !prompt.contains("(number)")),
            "{all:#?}"
        );
        let all = law("The rail of a landing is no lower than 90 cm in any season.");
        assert!(
            all.iter().any(|prompt| prompt.contains("(number)")),
            "{all:#?}"
        );
    }
}
