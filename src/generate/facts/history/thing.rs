//! Which thing it was, and which parties did something together.

use super::verbs::TOGETHER;
use super::*;

/// `In 1921 the steamer Lund ran aground off Peru.`: `Which steamer ran aground off Peru in 1921?`
pub(super) fn which_thing(view: &View) -> Option<Draft> {
    let clause = view.clause;
    let range = clause.subject.clone();
    let name = view
        .names
        .iter()
        .find(|name| name.to == range.end && name.from > range.start + 1)?;
    let nouns = range.start + 1..name.from;
    let plain = nouns.clone().all(|at| {
        view.tokens[at].kind == Kind::Word
            && !view.tokens[at].is_capital()
            && !view.tokens[at].among(PREPOSITIONS)
            && !view.tokens[at].among(&["and", "of", "so-called", "called", "same"])
    });
    let thing = !matches!(name.kind, NameKind::Person | NameKind::Country) && nouns.len() < 4;
    let past = matches!(clause.mode, Mode::Past)
        || clause.mode == Mode::Passive && clause.helper.is_some_and(|at| view.low(at) == "was");
    if view.low(range.start) != "the"
        || !plain
        || !thing
        || !past
        || is_topic(view, &name.text)
        || name.text.len() < 4
    {
        return None;
    }
    let rest = core(view, 14);
    let dates = dated(view)
        + view
            .dates(&rest)
            .iter()
            .filter(|span| is_year(&span.sort))
            .count();
    let vague = crate::generate::lexicon::VAGUE.contains(&clause.verb);
    if rest.len() < 2
        || dates == 0
        || vague
        || is_open(view, &rest)
        || owns(view, &rest)
        || is_torn(view, &rest)
    {
        return None;
    }
    let (said, led, verb) = (view.say_alone(&rest)?, led(view)?, told(view)?);
    let prompt = finished(&format!("Which {} {verb} {said} {led}", view.raw(&nouns)));
    Some(draft(
        view,
        "thing",
        prompt,
        Value::Name(name.text.clone(), name.kind),
        0.68,
    ))
}

/// `In 1241 Falun, Lund and Malung agreed to fight pirates.`: `Which three parties agreed to fight pirates in 1241?`
pub(super) fn parties(view: &View) -> Option<Draft> {
    let clause = view.clause;
    let range = clause.subject.clone();
    let names: Vec<&Name> = view
        .names
        .iter()
        .filter(|name| name.from >= range.start && name.to <= range.end)
        .collect();
    let listed = range.clone().all(|at| {
        let inside = names.iter().any(|name| name.from <= at && at < name.to);
        inside
            || view.tokens[at].text == ","
            || view.tokens[at].is("and")
            || view.tokens[at].is("the")
    });
    let count = match names.len() {
        2 => "two",
        3 => "three",
        4 => "four",
        _ => return None,
    };
    let rest = clause.rest.clone();
    let dates = dated(view) + view.dates(&rest).len();
    let together = clause.mode == Mode::Past && TOGETHER.contains(&clause.verb);
    if !listed
        || !together
        || dates == 0
        || rest.len() < 4
        || rest.len() > 16
        || names.iter().any(|name| adjective(&name.text).is_some())
    {
        return None;
    }
    let people = names.iter().all(|name| name.kind == NameKind::Person);
    let countries = names.iter().all(|name| name.kind == NameKind::Country);
    let noun = if people {
        "people"
    } else if countries {
        "countries"
    } else {
        "parties"
    };
    let (said, led, verb) = (view.say_within(&rest)?, led(view)?, told(view)?);
    let bare = ["a treaty", "an agreement", "an alliance"]
        .iter()
        .any(|act| said.split(" in ").next() == Some(act));
    let prompt = finished(&format!("Which {count} {noun} {verb} {said} {led}"));
    // `the Soviet Union` bears no title
    let bare_name = |name: &Name| match name.kind {
        NameKind::Person => untitled(&name.text).to_owned(),
        _ => name.text.clone(),
    };
    let answers = names.iter().map(|name| bare_name(name)).collect();
    // many have relations in a year
    if ["relations", "ties"].iter().any(|noun| said.contains(noun)) {
        return None;
    }
    (!bare || rest.len() > 6).then(|| draft(view, "parties", prompt, Value::List(answers), 0.68))
}
