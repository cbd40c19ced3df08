//! What something befell: what took its place, whom it overthrew.

use super::deed::{head, said};
use super::verbs::BEFALL;
use super::*;

/// `The cart was superseded by the wagon.`: `By what was the cart superseded?`
pub(super) fn by_what(view: &View) -> Option<Draft> {
    /// Longer ones tell more than what it was.
    const LONGEST: usize = 5;
    let clause = view.clause;
    let rest = clause.rest.clone();
    let replaced = matches!(
        clause.verb,
        "replace" | "supersede" | "supplant" | "displace"
    );
    if clause.mode != Mode::Passive || !replaced || view.low(rest.start) != "by" {
        return None;
    }
    let from = rest.start + 1;
    let article = view.tokens.get(from)?.among(&["the", "a", "an"]);
    let to = (from..rest.end)
        .find(|at| {
            view.tokens[*at].kind == Kind::Mark
                || view.tokens[*at].among(PREPOSITIONS) && view.low(*at) != "of"
        })
        .unwrap_or(rest.end);
    let plain = (from..to).all(|at| {
        !view.tokens[at].among(&["and", "or", "which", "that"]) && !view.tokens[at].among(BELONGING)
    });
    // `by a single court elected by all`: what it was is told by its noun
    let done = view.low(to) == "by" && of_form(view.low(to - 1), PARTICIPLE).is_some();
    let noun = from + usize::from(article)..to - usize::from(done);
    if !article
        || !plain
        || noun.is_empty()
        || noun.len() > LONGEST
        || view.low(noun.start) == "one"
    {
        return None;
    }
    let (helper, verb) = view.verb();
    let prompt = finished(&format!(
        "By what {helper} {} {verb} {}",
        view.subject.text,
        led(view)?
    ));
    Some(draft(
        view,
        "by what",
        prompt,
        Value::Words(view.raw(&noun).to_owned()),
        0.66,
    ))
}

/// `the Lund Board, which replaced the Falun Office`: `What did the Lund Board replace?`
pub(super) fn whom(view: &View) -> Option<Draft> {
    let clause = view.clause;
    if clause.mode != Mode::Past
        || !BEFALL.contains(&clause.verb)
        || !view.subject.text.contains(char::is_uppercase)
    {
        return None;
    }
    let rest = core(view, 12);
    if let Some(replaced) = replaced(view, &rest) {
        return Some(replaced);
    }
    let from = rest.start + usize::from(view.low(rest.start) == "the");
    let name = view.name_at(from)?;
    let whole = name.text.contains(' ') || name.kind == NameKind::Country;
    let ends = name.to >= rest.end || view.tokens[name.to].among(&["in", "at", "on", "as"]);
    if !whole || !ends || is_topic(view, &name.text) || name.kind == NameKind::Place {
        return None;
    }
    let head = head(&name.text);
    let asks = match name.kind {
        NameKind::Person => String::from("Whom"),
        NameKind::Country => String::from("Which country"),
        kind if class_of(&head) == Some(kind) && !head.ends_with('s') => format!("Which {head}"),
        _ => String::from("What"),
    };
    let after = said(view, &(name.to..rest.end))?;
    let prompt = finished(&format!(
        "{asks} did {} {} {after} {}",
        view.subject.text,
        clause.verb,
        led(view)?
    ));
    let (value, accept) = answer(view, name);
    let draft = draft(view, "whom", prompt, value, 0.68);
    Some(Draft { accept, ..draft })
}

/// `which replaced the Article 12 Board`: what was replaced, by its own name.
fn replaced(view: &View, rest: &Range<usize>) -> Option<Draft> {
    let the = matches!(view.clause.verb, "replace" | "supersede") && view.low(rest.start) == "the";
    let named = (rest.start + 1..rest.end)
        .all(|at| view.tokens[at].is_capital() || view.tokens[at].kind == Kind::Number);
    if !the || !named || !(2..=6).contains(&(rest.len() - 1)) {
        return None;
    }
    let answer = view.raw(&(rest.start + 1..rest.end)).to_owned();
    let prompt = finished(&format!(
        "What did {} {} {}",
        view.subject.text,
        view.clause.verb,
        led(view)?
    ));
    Some(draft(view, "replaced", prompt, Value::Words(answer), 0.7))
}
