//! What stands behind a verb: where something happens, into what it is turned, on what it depends, what it contains.

use std::ops::Range;

use super::draft::{Draft, Value};
use super::view::View;
use crate::generate::language::{Kind, Mode, Sort, is_adverb};
use crate::generate::lexicon::governing::{
    ACTING, EMPTY, GOVERNING, HAPPENING, PALE, PLACED, PLACES, SITES,
};
use crate::generate::lexicon::{
    AUXILIARIES, DETERMINERS, JOINING, LIGHT_ADVERBS, NameKind, OPINIONS, PREPOSITIONS,
};

pub(super) fn governed(view: &View) -> Vec<Draft> {
    if vague(view) {
        return Vec::new();
    }
    where_it_is(view)
        .or_else(|| complement(view))
        .or_else(|| object(view))
        .into_iter()
        .collect()
}

/// Whether the subject names nothing of its own: `a company`, `some plants`, `these`.
fn vague(view: &View) -> bool {
    let first = view.low(view.clause.subject.start);
    let past = matches!(view.clause.mode, Mode::Past)
        || view
            .clause
            .helper
            .is_some_and(|at| matches!(view.low(at), "was" | "were" | "had"));
    let some = matches!(first, "a" | "an") && past;
    some || matches!(
        first,
        "each" | "every" | "such" | "any" | "some" | "many" | "several" | "most" | "few" | "other"
    ) || view.subject.text.split(' ').count() > 12
}

/// Where a noun phrase ends that begins at a token; `of` and `and` go on with it.
fn phrase_end(view: &View, from: usize, end: usize) -> usize {
    let mut at = from;
    while at < end {
        let token = &view.tokens[at];
        let joins = token.among(&["of", "and"]) && at > from && at + 1 < end;
        let stop = token.kind == Kind::Mark
            || (token.among(PREPOSITIONS) || token.among(JOINING)) && !joins
            || at > from && (token.is("to") || is_adverb(&token.low))
            || AUXILIARIES.contains(&&*token.low)
            || at > from
                && DETERMINERS.contains(&&*token.low)
                && !matches!(view.low(at - 1), "of" | "and");
        if stop {
            break;
        }
        at += 1;
    }
    while at > from
        && (matches!(view.low(at - 1), "of" | "and") || DETERMINERS.contains(&view.low(at - 1)))
    {
        at -= 1;
    }
    at
}

/// The words of a noun phrase as an answer: with a noun that says something, no number, no view.
fn answer(view: &View, range: &Range<usize>) -> Option<String> {
    /// More words are a description.
    const LONGEST: usize = 7;
    let dated = view.spans.iter().any(|span| {
        span.from < range.end
            && range.start < span.to
            && !matches!(&span.sort, Sort::Quantity(quantity) if quantity.value <= 3.0)
    });
    let first = range.start + usize::from(DETERMINERS.contains(&view.low(range.start)));
    let bad = range.is_empty()
        || range.len() > LONGEST
        || dated
        || first >= range.end
        || range.clone().any(|at| {
            view.tokens[at].among(OPINIONS)
                || view.tokens[at].text == ","
                || view.tokens[at].kind == Kind::Possessive && at == range.start
        })
        || EMPTY.contains(&view.low(first))
        || EMPTY.contains(&view.low(range.end - 1))
        || matches!(
            view.low(range.start),
            "this"
                | "that"
                | "these"
                | "those"
                | "its"
                | "their"
                | "his"
                | "her"
                | "each"
                | "such"
                | "any"
                | "no"
                | "other"
                | "another"
                | "both"
                | "some"
                | "many"
                | "several"
                | "all"
                | "most"
                | "few"
                | "much"
                | "various"
                | "every"
        )
        || view.tokens[range.end - 1].kind != Kind::Word
        || view.low(range.end - 1).len() < 3;
    if bad {
        return None;
    }
    let said = view.say_alone(range)?;
    // the answer has to stand in the paragraph as it is
    (said == view.raw(range) || said.eq_ignore_ascii_case(view.raw(range))).then_some(said)
}

fn draft(view: &View, prompt: String, text: String, about: &str, quality: f64) -> Draft {
    Draft {
        frame: "governed",
        key: view.key(about, &text),
        prompt,
        value: value(view, text),
        quality,
        bound: view.is_bound() || view.subject.kind == Some(NameKind::Person) && view.is_present(),
        dated: None,
        accept: Vec::new(),
        reverse: None,
        claim: None,
        years: view.years(),
        rivals: Vec::new(),
        precise: false,
    }
}

/// A name as what it stands for, so that its distractors are of its kind.
fn value(view: &View, text: String) -> Value {
    let bare = text.trim_start_matches("the ");
    match view.names.iter().find(|name| name.text == bare) {
        Some(name) if name.kind != NameKind::Thing => Value::Name(text, name.kind),
        _ => Value::Words(text),
    }
}

/// What follows the answer and belongs to the question: short, or nothing of it.
fn after(view: &View, from: usize) -> Option<Range<usize>> {
    /// More words are another thought.
    const LONGEST: usize = 7;
    let end = view.clause.rest.end;
    if from >= end {
        return Some(from..from);
    }
    let low = view.low(from);
    if matches!(
        low,
        "which"
            | "who"
            | "that"
            | "where"
            | "when"
            | "whose"
            | "until"
            | "so"
            | "as"
            | "and"
            | "or"
            | "such"
    ) || low == ","
    {
        return matches!(
            low,
            "which" | "who" | "where" | "when" | "so" | "such" | ","
        )
        .then_some(from..from);
    }
    let attached = matches!(
        low,
        "for" | "with" | "against" | "about" | "between" | "of" | "than" | "without" | "like"
    );
    // `in 2003 and in Tunis in 2005` tells of another time too
    let again = (from..end).any(|at| {
        view.low(at) == "and"
            && view
                .tokens
                .get(at + 1)
                .is_some_and(|next| next.among(PREPOSITIONS))
    });
    (!attached && !again && end - from <= LONGEST).then_some(from..end)
}

/// Whether a phrase is the first of a list: `contains the machine, a jug and a brush`.
fn is_list(view: &View, end: usize) -> bool {
    view.low(end) == ","
        && !matches!(
            view.low(end + 1),
            "which" | "where" | "and" | "but" | "so" | "while" | "whose"
        )
}

/// Whether a phrase with its preposition tells a place: a name, or a noun of places; not `in 30 % of women`.
fn is_site(view: &View, range: &Range<usize>) -> bool {
    let head = (range.start + 1..range.end)
        .find(|at| view.low(*at) == "of")
        .unwrap_or(range.end);
    let named = view
        .names
        .iter()
        .any(|name| name.from > range.start && name.to <= range.end);
    view.low(range.start) != "between" && (named || SITES.contains(&view.low(head - 1)))
}

fn where_it_is(view: &View) -> Option<Draft> {
    let clause = view.clause;
    let rest = clause.rest.clone();
    let active = matches!(clause.mode, Mode::Third | Mode::Plural)
        && HAPPENING.contains(&clause.verb)
        || clause.mode == Mode::Past
            && matches!(
                clause.verb,
                "occur" | "originate" | "take" | "hang" | "lie" | "stand"
            );
    let passive = clause.mode == Mode::Passive && PLACED.contains(&clause.verb);
    let place = usize::from(clause.verb == "take");
    if !active && !passive || place == 1 && view.low(rest.start) != "place" {
        return None;
    }
    let mut at = rest.start + place;
    while LIGHT_ADVERBS.contains(&view.low(at)) && view.low(at) != "at"
        || is_adverb(view.low(at))
        || matches!(view.low(at), "almost" | "nearly" | "chiefly")
    {
        at += 1;
    }
    if at >= rest.end || !PLACES.contains(&view.low(at)) {
        return None;
    }
    let end = phrase_end(view, at + 1, rest.end);
    let text = answer(view, &(at + 1..end)).filter(|_| is_site(view, &(at..end)))?;
    let after = after(view, end)?;
    let month = text.contains("morning")
        || text.contains("evening")
        || text.contains("summer")
        || text.contains("winter");
    if month || text.contains("century") {
        return None;
    }
    let before = rest.start..rest.start + place;
    let prompt = view.question("where", &[before, after])?;
    Some(draft(view, prompt, text, "place", 0.76))
}

fn complement(view: &View) -> Option<Draft> {
    let clause = view.clause;
    let rest = clause.rest.clone();
    let mut at = rest.start;
    while LIGHT_ADVERBS.contains(&view.low(at)) && view.low(at) != "at"
        || is_adverb(view.low(at))
        || matches!(view.low(at), "almost" | "nearly" | "chiefly")
    {
        at += 1;
    }
    let by = clause.mode == Mode::Passive && view.low(at) == "by";
    let asks = if by {
        "by what"
    } else {
        GOVERNING
            .iter()
            .find(|(verbs, words, _)| verbs.contains(&clause.verb) && words.contains(&view.low(at)))
            .map(|(_, _, asks)| *asks)?
    };
    if at >= rest.end || clause.mode == Mode::Copula {
        return None;
    }
    let end = phrase_end(view, at + 1, rest.end);
    let person = view.names.iter().any(|name| {
        name.from <= at + 2
            && name.from > at
            && matches!(
                name.kind,
                NameKind::Person | NameKind::Country | NameKind::Organisation
            )
    });
    let text = answer(view, &(at + 1..end)).filter(|_| !person && clause.mode != Mode::Past)?;
    let past = clause
        .helper
        .is_some_and(|at| matches!(view.low(at), "was" | "were"));
    // `chlorophyll a and chlorophyll b`
    let lettered = view
        .tokens
        .get(end)
        .is_some_and(|next| next.text.chars().count() == 1 && next.kind == Kind::Word);
    if lettered || is_list(view, end) || by && (past || text.ends_with("ing")) {
        return None;
    }
    let after = after(view, end)?;
    let prompt = view.question_on(asks, after)?;
    Some(draft(view, prompt, text, asks, 0.48))
}

/// `The stroma contains enzymes.`: `What does the stroma contain?`
fn object(view: &View) -> Option<Draft> {
    let clause = view.clause;
    if !matches!(clause.mode, Mode::Third | Mode::Plural) || PALE.contains(&clause.verb) {
        return None;
    }
    let known = ACTING.contains(&clause.verb);
    let rest = clause.rest.clone();
    let end = phrase_end(view, rest.start, rest.end);
    if is_list(view, end) || !known && end - rest.start < 2 {
        return None;
    }
    let text = answer(view, &(rest.start..end))?;
    let after = after(view, end)?;
    let prompt = view.question_on("what", after)?;
    let words = prompt.split(' ').count();
    (words >= 4).then(|| {
        draft(
            view,
            prompt,
            text,
            "object",
            if known { 0.48 } else { 0.42 },
        )
    })
}
