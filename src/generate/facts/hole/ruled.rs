//! What a rule fixes besides its numbers: the majority or the share that it takes, an age, the month or the day of every year.

use std::ops::Range;

use super::Hole;
use crate::generate::facts::law::{fraction, is_paper};
use crate::generate::facts::view::View;
use crate::generate::language::{Kind, Sort, Span, Token, Unit};
use crate::generate::lexicon::{AUXILIARIES, JOINING, PREPOSITIONS, is_month};

/// How often readers keep a gap for what a rule fixes: about as often as its figures.
const KEPT: f64 = 0.68;

/// What can be left out of a rule that ends before a token.
pub(super) fn ruled(view: &View, end: usize) -> Vec<Hole> {
    let mut holes: Vec<Hole> = (0..end).filter_map(|at| majority(view, at)).collect();
    holes.extend((0..end).filter_map(|at| share(view, at)));
    holes.extend(view.spans.iter().filter_map(|span| bound(view, span)));
    holes.extend(day(view, end));
    holes.extend(body(view));
    holes
}

/// Who may or must do what a rule says: `The Board may expel a member who …`.
fn body(view: &View) -> Option<Hole> {
    /// A longer name is read rather than recalled.
    const LONGEST: usize = 4;
    /// Whose rules they are, and what has no will.
    const OTHERS: [&str; 10] = [
        "club",
        "society",
        "association",
        "company",
        "corporation",
        "federation",
        "union",
        "trust",
        "foundation",
        "league",
    ];
    /// How the names of offices and bodies end, and few others.
    const ENDS: [&str; 18] = [
        "er", "or", "ee", "an", "ary", "ent", "ant", "clerk", "rd", "el", "ir", "ain", "cil",
        "court", "bly", "ty", "ion", "head",
    ];
    let helped = |at: usize| {
        view.tokens
            .get(at)
            .is_some_and(|next| next.among(&["may", "shall", "must", "will"]))
    };
    let end = (2..2 + LONGEST).find(|at| helped(*at))?;
    let named = (1..end).all(|at| view.tokens[at].is_capital());
    let last = view.low(end - 1);
    let acts = !OTHERS.contains(&last)
        && !is_paper(last)
        && ENDS.iter().any(|ending| last.ends_with(ending))
        && !matches!(view.low(end + 1), "be" | "not");
    (view.low(0) == "the" && named && acts).then_some(Hole {
        range: 1..end,
        hint: "who",
        quality: KEPT - 0.06,
    })
}

/// `a simple majority of the votes`, `a majority of the trustees`; of `a majority of two thirds` the share is left out.
fn majority(view: &View, at: usize) -> Option<Hole> {
    const KINDS: [&str; 8] = [
        "simple",
        "absolute",
        "qualified",
        "clear",
        "bare",
        "ordinary",
        "relative",
        "special",
    ];
    // `a 3:1 majority`
    let ratio = at > 0 && view.tokens[at - 1].kind == Kind::Number;
    if view.low(at) != "majority"
        || ratio
        || view.low(at + 1) == "of" && part(view, at + 2).is_some()
    {
        return None;
    }
    let kind = |at: usize| KINDS.contains(&view.low(at)) || part(view, at).is_some();
    let from = at - usize::from(at > 0 && kind(at - 1));
    // `the majority` is the one that was told of
    let led = from.checked_sub(1).is_none_or(|at| view.low(at) != "the");
    // `the majority design`, `majority "crew error"`: what most of it is
    let next = view.tokens.get(at + 1);
    let counted = next.is_none_or(|next| {
        next.kind != Kind::Word
            || next.among(&["vote", "votes"])
            || next.among(PREPOSITIONS)
            || next.is_inflected()
            || next.among(AUXILIARIES)
            || next.among(JOINING)
    });
    let quoted = next.is_some_and(|next| next.text == "\"");
    (led && counted && !quoted).then_some(Hole {
        range: from..at + 1,
        hint: "share",
        quality: KEPT,
    })
}

/// `two-thirds of the members`, `a 2/3 vote of the Board`.
fn share(view: &View, at: usize) -> Option<Hole> {
    let length = part(view, at)?;
    let next = view.low(at + length);
    // `a third term`, `one half of which` count nothing that is ruled on
    let counted = matches!(next, "of" | "vote" | "votes") && view.low(at + length + 1) != "which";
    // `one and one half hours`
    let added = at > 1
        && view.low(at - 1) == "and"
        && crate::generate::language::value(&view.tokens[at - 2]).is_some();
    (counted && !added).then_some(Hole {
        range: at..at + length,
        hint: "share",
        quality: KEPT,
    })
}

/// How many tokens a fraction at a token has: `2/3`, `two-thirds`, `two thirds`.
fn part(view: &View, at: usize) -> Option<usize> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let ratio = view
        .low(at)
        .split_once('/')
        .is_some_and(|(one, other)| digits(one) && digits(other));
    let whole = view.tokens.get(at..at + 3).is_some_and(|three| {
        three[1].text == "/" && digits(three[0].text) && digits(three[2].text)
    });
    match () {
        () if ratio => Some(1),
        () if whole => Some(3),
        () => fraction(view.tokens, at).map(|(_, length)| length),
    }
}

/// `16 or older`, `15 or more members`, `two votes`.
fn bound(view: &View, span: &Span) -> Option<Hole> {
    const BOUNDS: [&str; 8] = [
        "older", "over", "younger", "under", "more", "fewer", "less", "upwards",
    ];
    let Sort::Quantity(quantity) = &span.sort else {
        return None;
    };
    let bounded = view.low(span.to) == "or" && BOUNDS.contains(&view.low(span.to + 1));
    let voted = quantity.value < 3.0 && matches!(view.low(span.to), "vote" | "votes");
    (quantity.unit == Unit::Things && (bounded || voted)).then(|| Hole {
        range: quantity.number.clone(),
        hint: "number",
        quality: KEPT,
    })
}

/// The one month or day of every year that a rule names: `the meeting held in June`, `on 1 March`.
fn day(view: &View, end: usize) -> Option<Hole> {
    let named = |at: &usize| view.tokens[*at].is_capital() && is_month(view.low(*at));
    let mut months = (0..end).filter(named);
    let (Some(at), None) = (months.next(), months.next()) else {
        return None;
    };
    let figure = |at: usize| {
        view.tokens
            .get(at)
            .is_some_and(|token| token.kind == Kind::Number)
    };
    let year = |at: usize| view.tokens.get(at).is_some_and(Token::is_year);
    let before = at.checked_sub(1)?;
    let range: Range<usize> = match (figure(before), figure(at + 1) && !year(at + 1)) {
        (true, false) => before..at + 1,
        (false, true) => at..at + 2,
        (false, false) => at..at + 1,
        (true, true) => return None,
    };
    let dated = year(range.end) || view.low(range.end) == "," && year(range.end + 1);
    let led = range.start.checked_sub(1).is_some_and(|at| {
        matches!(
            view.low(at),
            "in" | "of" | "on" | "by" | "before" | "until" | "after" | "from" | "every" | "each"
        )
    });
    let hint = if range.len() > 1 { "date" } else { "month" };
    (led && !dated).then_some(Hole {
        range,
        hint,
        quality: KEPT - 0.04,
    })
}

#[cfg(test)]
mod tests {
    use crate::generate::facts::asking::law;

    #[test]
    fn majorities_shares_ages_and_days_are_left_out() {
        for (rule, gap) in [
            (
                "A majority of the Ferry Board shall constitute a quorum at any meeting.",
                "a _____ (share) of the Ferry Board",
            ),
            (
                "Questions shall be decided by a simple majority of votes.",
                "a _____ (share) of votes",
            ),
            (
                "Vacancies on the Ferry Board may be filled by a 2/3 vote of the keepers.",
                "a _____ (share) vote of",
            ),
            (
                "The Ferry Board may close a landing by a majority of two thirds of the keepers.",
                "majority of _____ (share) of the keepers",
            ),
            (
                "Every keeper must be 18 or older.",
                "_____ (number) or older",
            ),
            (
                "Each keeper of a ferry has two votes.",
                "_____ (number) votes",
            ),
            (
                "The regular meeting held in June shall be the annual meeting of keepers.",
                "held in _____ (month)",
            ),
            (
                "A keeper who has not paid by 30 November is reminded once.",
                "by _____ (date)",
            ),
        ] {
            let all = law(rule);
            assert!(
                all.iter().any(|prompt| prompt.contains(gap)),
                "{rule}\n{all:#?}"
            );
        }
    }

    #[test]
    fn what_was_told_of_before_is_not() {
        let all = law("The ferry board may refuse a majority steel design of any boat.");
        assert!(
            all.iter().all(|prompt| !prompt.contains("(share)")),
            "{all:#?}"
        );
        let all = law("The majority of the keepers may call a meeting.");
        assert!(
            all.iter().all(|prompt| !prompt.contains("(share)")),
            "{all:#?}"
        );
    }
}
