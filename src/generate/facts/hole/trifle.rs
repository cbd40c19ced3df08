//! Figures that nobody learns by heart, though a sentence tells them.

use super::Hole;
use super::number::{fewest, is_one_of_many};
use crate::generate::facts::draft::is_figure;
use crate::generate::facts::view::View;
use crate::generate::language::{Quantity, Sort, Span, Token, Unit};
use crate::generate::lexicon::is_month;

/// Whether nobody learns a figure by heart: the day of a month, one of a row, a count of little things. `past` is whether its
/// sentence tells of what was, in a text that sets no rules.
pub(super) fn is_trifle(view: &View, hole: &Hole, past: bool) -> bool {
    if hole.hint == "year" {
        // the years that a law names are those of other laws
        return view.scene.frame.law().is_some()
            || is_in_name(view, hole.range.start)
            || is_in_view(view, hole, &["fact"])
            || is_scene(view)
            || is_counted_in(view);
    }
    if !is_figure(hole.hint) || is_vote(view, hole) {
        return false;
    }
    let span = view
        .spans
        .iter()
        // of a range the upper end tells the unit
        .find(|span| (span.from..span.to).contains(&(hole.range.end - 1)));
    match span.map(|span| (span, &span.sort)) {
        Some((span, Sort::Quantity(quantity))) => {
            is_worded(view, hole, quantity)
                || is_forbidden(view, hole)
                || is_one_of(view, span, quantity)
                || is_little(view, span, quantity, past)
                || is_in_view(view, hole, &["thought", "believed", "reckoned"])
                || !view.scene.is_binding()
                    && (is_strength(view, hole, quantity) || is_size_aside(view, hole, quantity))
        }
        _ => true,
    }
}

/// Whether a number tells what is not to be done, and bounds nothing: `do not turn the hands forward eleven hours`.
fn is_forbidden(view: &View, hole: &Hole) -> bool {
    const BOUNDS: [&str; 16] = [
        "than",
        "below",
        "above",
        "over",
        "under",
        "within",
        "for",
        "least",
        "most",
        "exceed",
        "exceeding",
        "to",
        "by",
        "until",
        "before",
        "after",
    ];
    let from = hole.range.start;
    let comma = (0..from)
        .rev()
        .find(|at| view.tokens[*at].text == ",")
        .unwrap_or(0);
    let no = (comma..from).any(|at| {
        matches!(view.low(at), "never" | "don't")
            || view.low(at) == "not" && at > 0 && view.low(at - 1) == "do"
    });
    let bound = from
        .checked_sub(1)
        .is_some_and(|at| BOUNDS.contains(&view.low(at)));
    no && !bound && view.scene.is_binding()
}

/// Whether a sentence only sets a scene: `In 1850 there was an emperor, and hardly anyone obeyed him.`
fn is_scene(view: &View) -> bool {
    view.low(0) == "in"
        && view.tokens.get(1).is_some_and(Token::is_year)
        && (2..4).any(|at| view.low(at) == "there" && matches!(view.low(at + 1), "was" | "were"))
}

/// Whether a number tells how many votes somebody has.
pub(super) fn is_vote(view: &View, hole: &Hole) -> bool {
    let voted = matches!(view.low(hole.range.end), "vote" | "votes");
    voted && view.scene.frame.law().is_some()
}

/// Whether the words around a number make something else of it: `the last two days`, `3 May`, `three out of five`.
fn is_worded(view: &View, hole: &Hole, quantity: &Quantity) -> bool {
    const PARTS: [&str; 9] = [
        "pages", "out", "parts", "quarters", "thirds", "fifths", "tenths", "x", "×",
    ];
    const RECURRING: [&str; 7] = [
        "preceding",
        "last",
        "following",
        "next",
        "previous",
        "all",
        "both",
    ];
    let next = view.low(hole.range.end);
    let before = hole
        .range
        .start
        .checked_sub(1)
        .map_or("", |at| view.low(at));
    // `Two years from purchase` is no sentence of its own
    let first = hole.range.start == 0 && quantity.unit != Unit::Things;
    first
        || RECURRING.contains(&before)
        || before == "the" && quantity.unit == Unit::Things
        || PARTS.contains(&next)
        || is_month(next)
}

/// Whether a number is one of several that tell it: of a row, of `4 or 5 metres`, of settings as `1 light, 2 medium, 3 heavy`,
/// of things that follow by their names.
fn is_one_of(view: &View, span: &Span, quantity: &Quantity) -> bool {
    let beside = |near: usize| {
        view.spans.iter().any(|other| {
            matches!(other.sort, Sort::Quantity(_)) && (other.from == near || other.to == near)
        })
    };
    let joined =
        |mark: &str| span.from > 1 && view.low(span.from - 1) == mark && beside(span.from - 1);
    let listed = view.low(span.to) == "," && beside(span.to + 1) || joined(",");
    listed
        || is_one_of_many(view, span)
        || joined("or")
        || is_numbered(view, span, quantity)
        || is_counted_out(view, span.to, quantity)
}

/// Whether a number stands in a row of numbers that go up by one.
fn is_numbered(view: &View, span: &Span, quantity: &Quantity) -> bool {
    /// So many tokens part two settings at most.
    const NEAR: usize = 4;
    let next_to = |other: &Span| {
        let near = other.from.abs_diff(span.from) <= NEAR && other.from != span.from;
        near && matches!(&other.sort, Sort::Quantity(other) if (other.value - quantity.value).abs() == 1.0)
    };
    quantity.unit == Unit::Things && view.spans.iter().any(next_to)
}

/// Whether the things that a number counts follow by their names: `five classes of member: Full, Joint, Junior, …`.
fn is_counted_out(view: &View, from: usize, quantity: &Quantity) -> bool {
    /// More things are not counted while reading.
    const FEW: f64 = 12.0;
    let behind = view.tokens.iter().skip(from);
    let list = behind.skip_while(|token| token.text != ":").skip(1);
    let marks = list
        .filter(|token| token.text == "," || token.is("and"))
        .count();
    quantity.unit == Unit::Things && marks >= 2 && quantity.value < FEW
}

/// Whether a number is too small to be worth knowing, or a year that was taken for a count.
fn is_little(view: &View, span: &Span, quantity: &Quantity, past: bool) -> bool {
    /// Fewer things that were, or weeks that something took, are told by the way.
    const SMALL: f64 = 20.0;
    let things = quantity.unit == Unit::Things;
    // how many legs, beeps or screws a thing has nobody learns; a law counts members and votes
    let counted = things && !past && view.scene.frame.law().is_none();
    let small = (things || quantity.unit == Unit::Time) && quantity.value < SMALL;
    let fewest = if things { fewest(view, span) } else { 1.0 };
    let single = quantity.value <= fewest && quantity.unit != Unit::Measure;
    // `In 429 Germanus visited`
    let dated = things
        && view.scene.frame.law().is_none()
        && view.tokens.get(span.to).is_some_and(Token::is_capital);
    counted || past && small || single || dated
}

/// Whether a figure stands in what somebody held, or in a fact of which something else is told: `the fact that both hoisted the
/// flag after 1763 did little`.
fn is_in_view(view: &View, hole: &Hole, held: &[&str]) -> bool {
    (1..hole.range.start).any(|at| view.low(at) == "that" && held.contains(&view.low(at - 1)))
}

/// Whether a number counts a small force, of which nobody knows the strength by heart: `came by night with seventy men`.
fn is_strength(view: &View, hole: &Hole, quantity: &Quantity) -> bool {
    /// Larger forces made armies.
    const ARMY: f64 = 500.0;
    const FORCES: [&str; 14] = [
        "men",
        "soldiers",
        "troops",
        "sailors",
        "guards",
        "knights",
        "horsemen",
        "cavalrymen",
        "archers",
        "sergeants",
        "prisoners",
        "wagons",
        "horses",
        "followers",
    ];
    let counted = (hole.range.end..hole.range.end + 2).any(|at| FORCES.contains(&view.low(at)));
    quantity.unit == Unit::Things && quantity.value < ARMY && counted
}

/// Whether a measure is told by the way, of a thing that is there for something else: `an island of 900 square kilometres`, `300
/// miles west of Lund`.
fn is_size_aside(view: &View, hole: &Hole, quantity: &Quantity) -> bool {
    const ROUGH: [&str; 8] = [
        "about",
        "some",
        "over",
        "nearly",
        "approximately",
        "around",
        "roughly",
        "almost",
    ];
    const SIZES: [&str; 15] = [
        "length", "height", "depth", "width", "breadth", "diameter", "radius", "span", "wingspan",
        "weight", "mass", "area", "speed", "distance", "altitude",
    ];
    let mut from = hole.range.start;
    while from > 0 && ROUGH.contains(&view.low(from - 1)) {
        from -= 1;
    }
    let of = from > 1 && view.low(from - 1) == "of" && !SIZES.contains(&view.low(from - 2));
    // `has a radius of 190 metres`
    let told = (from.saturating_sub(6)..from).any(|at| {
        matches!(
            view.low(at),
            "has" | "have" | "had" | "reached" | "was" | "were"
        )
    });
    let far = (hole.range.end..hole.range.end + 3)
        .any(|at| matches!(view.low(at), "west" | "east" | "north" | "south"));
    quantity.unit == Unit::Measure && (of && !told || far)
}

/// Whether a sentence tells how many lived somewhere in a year, which only says when they were counted.
fn is_counted_in(view: &View) -> bool {
    let lived = view.tokens.iter().any(|token| token.is("population"));
    let counted =
        |span: &Span| matches!(&span.sort, Sort::Quantity(quantity) if quantity.value > 100.0);
    lived && view.spans.iter().any(counted)
}

/// Whether a year belongs to a name: `the Act of 1978`.
fn is_in_name(view: &View, at: usize) -> bool {
    let named = at > 1 && view.low(at - 1) == "of" && view.tokens[at - 2].is_capital();
    named && !is_month(view.low(at - 2))
}

/// Whether a sentence tells of what was.
pub(super) fn is_past(view: &View) -> bool {
    let helped = ["was", "were", "had"];
    view.tokens
        .iter()
        .any(|token| token.is_past() || token.among(&helped))
}

#[cfg(test)]
mod tests {
    use crate::generate::facts::asking::law;

    #[test]
    fn what_a_rule_fixes_is_left_out() {
        let all =
            law("The Mayor keeps each list of ferries for twelve years after the last crossing.");
        assert!(
            all.iter()
                .any(|prompt| prompt.contains("for _____ (number) years")),
            "{all:#?}"
        );
    }

    #[test]
    fn figures_that_others_tell_are_not() {
        for text in [
            "The keeper sets the lamp to 1 red, 2 green, 3 white in the dark.",
            "There are five kinds of ferry: open, decked, chained, sailed and steamed.",
        ] {
            let all = law(text);
            assert!(
                all.iter().all(|prompt| !prompt.contains("_____ (number)")),
                "{text}\n{all:#?}"
            );
        }
    }

    #[test]
    fn small_forces_and_sizes_told_by_the_way_are_not() {
        let all = |text: &str| {
            crate::generate::facts::asking::shown(&format!(
                "# Hven\n\nHven was an island of the Danish crown. {text}\n"
            ))
        };
        let asked = |text: &str| {
            all(text)
                .iter()
                .any(|prompt| prompt.contains("_____ (number)"))
        };
        assert!(asked(
            "The Swedish king Nils Lund besieged the castle of Hven for a winter with 9,000 men."
        ));
        for text in [
            "The Swedish captain Nils Lund came to the castle of Hven in 1658 with seventy men.",
            "In 1658 the ship Berg, a corvette of some 300 tons, was built at Lund by Nils Holm.",
            "The castle of Nils Lund was built in 1658 about 30 miles west of the port of Malmö.",
        ] {
            assert!(!asked(text), "{text}");
        }
    }
}
