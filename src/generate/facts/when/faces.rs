//! A dated fact from other sides: as a statement, asked for its day, asked the other way.

use super::*;

/// The fact as a statement, around its year; only where the sentence says no more than the question.
pub(super) fn statement(
    view: &View,
    rest: &[Range<usize>],
    span: &Span,
    word: &str,
) -> Option<(String, String)> {
    let clause = view.clause;
    let Sort::Date(_) = span.sort else {
        return None;
    };
    if clause.helper.is_some_and(|at| view.low(at) == "had") {
        return None;
    }
    let group: Vec<&str> = clause
        .group
        .clone()
        .filter(|at| !LIGHT_ADVERBS.contains(&view.low(*at)) || DEGREES.contains(&view.low(*at)))
        .map(|at| view.tokens[at].text)
        .collect();
    let mut said = format!("{} {}", view.subject.text, group.join(" "));
    for range in rest {
        said.push(' ');
        said.push_str(&view.say(range)?);
    }
    // behind a relative clause the date would seem to be of that
    if [" which ", " who ", " that "]
        .iter()
        .any(|word| said.contains(word))
    {
        return None;
    }
    let led = view.led()?;
    let word = if matches!(word, "since" | "until") {
        word
    } else {
        "in"
    };
    let said = crate::generate::facts::view::finished(&format!("{said} {led}"));
    Some((
        format!("{} {word} ", said.trim_end_matches('?')),
        String::from("."),
    ))
}

/// `Norway joined the Postal Union in 1892.` the other way: which organisation did it join then?
pub(super) fn joined(view: &View, rest: &[Range<usize>], span: &Span) -> Option<(String, String)> {
    let Sort::Date(date) = span.sort else {
        return None;
    };
    let object = rest
        .first()
        .filter(|_| view.clause.verb == "join" && view.clause.mode == Mode::Past)?;
    let start = object.start + usize::from(view.low(object.start) == "the");
    let name = view.name_at(start).filter(|name| name.to <= object.end)?;
    let body =
        name.kind == NameKind::Organisation || name.text.chars().all(|c| c.is_ascii_uppercase());
    let ask = format!(
        "Which organisation did {} join in {}?",
        view.subject.text,
        date.year()
    );
    (body && view.subject.kind.is_some()).then(|| (ask, name.text.clone()))
}

/// The question on the day, where the date is known to the day.
pub(super) fn day(view: &View, draft: &Draft) -> Option<Draft> {
    let Value::Year(year, written) = &draft.value else {
        return None;
    };
    let [written] = written.as_slice() else {
        return None;
    };
    let date = view.spans.iter().find_map(|span| match span.sort {
        Sort::Date(date) if date.year() == *year && date.day().is_some() => Some(date),
        _ => None,
    })?;
    let asks = draft.prompt.strip_prefix("In which year ")?;
    let remembered = DAYS.contains(&view.clause.verb)
        || view
            .names
            .iter()
            .any(|name| name.kind == NameKind::Treaty && draft.prompt.contains(&name.text));
    if !remembered {
        return None;
    }
    Some(Draft {
        frame: "day",
        prompt: format!("On what date {asks}"),
        value: Value::Day(date, written.clone()),
        key: draft.key.replacen("year|", "day|", 1),
        quality: draft.quality - 0.02,
        reverse: None,
        claim: None,
        ..draft.clone()
    })
}
