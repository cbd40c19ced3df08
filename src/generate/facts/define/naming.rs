//! What things are called.

use super::*;

#[allow(clippy::too_many_lines)] // one list of cases, read from top to bottom
pub(super) fn is_called(view: &View) -> Option<Draft> {
    let clause = view.clause;
    let passive = clause.mode == Mode::Passive || clause.mode == Mode::Helped;
    let from = match (clause.verb, view.low(clause.rest.start)) {
        ("call" | "term" | "name" | "dub" | "nickname", _) => clause.rest.start,
        ("know", "as") => clause.rest.start + 1,
        _ => return None,
    };
    let telling = view.subject.kind.is_some()
        || view.subject.text.contains(" of ")
        || view.subject.text.split(' ').count() >= 5
        || view.clause.verb == "know";
    // `a related molecule` than which?
    let relative = [
        "related",
        "similar",
        "second",
        "third",
        "special",
        "particular",
        "different",
        "new",
    ];
    let another = matches!(view.low(clause.subject.start), "a" | "an")
        && relative.contains(&view.low(clause.subject.start + 1));
    if !telling
        || another
        || !passive
        || matches!(
            view.low(from),
            "for" | "in" | "after" | "as" | "by" | "upon" | "to" | "on" | "into"
        ) && clause.verb != "know"
    {
        return None;
    }
    let end = (from..clause.rest.end)
        .find(|at| {
            matches!(
                view.low(*at),
                "in" | "by"
                    | "because"
                    | "since"
                    | "after"
                    | "for"
                    | "when"
                    | "until"
                    | "and"
                    | "or"
                    | "from"
                    | ","
            ) && !view
                .names
                .iter()
                .any(|name| name.from < *at && *at < name.to)
        })
        .unwrap_or(clause.rest.end);
    if end < clause.rest.end && matches!(view.low(end), "and" | "or") {
        return None;
    }
    // `was named Ada in her honour, and the number …`: what follows is another thought
    let tail = end..clause.rest.end;
    if tail.len() > 7 || view.raw(&tail).contains(',') {
        return None;
    }
    let words = view.raw(&(from..end)).trim_matches('"').to_owned();
    let name = words
        .trim_start_matches("the ")
        .trim_start_matches("a ")
        .trim_start_matches("an ")
        .trim_start_matches("its ")
        .trim_start_matches("their ")
        .trim_matches('"')
        .to_owned();
    if name.is_empty() || name.split(' ').count() > 5 {
        return None;
    }
    let ask = if clause.verb == "know" {
        "as what"
    } else {
        "what"
    };
    let prompt = view.question_on(ask, end..clause.rest.end)?;
    let prompt = if clause.verb == "know" {
        format!(
            "{} as?",
            view.question_on("what", end..clause.rest.end)?
                .trim_end_matches('?')
        )
    } else {
        prompt
    };
    let _ = ask;
    // one of two names: asked as the other one
    let also = (clause.group.start..clause.rest.start).any(|at| view.low(at) == "also");
    let verb = view.tokens[clause.main].text;
    let prompt = match prompt.rsplit_once(verb) {
        Some((before, after)) if also => format!("{before}also {verb}{after}"),
        _ => prompt,
    };
    let generic = view.subject.kind.is_none();
    let value = if generic {
        Value::Term(name.clone())
    } else {
        Value::Name(name.clone(), NameKind::Thing)
    };
    let mut draft = draft(view, "called", prompt, value, &view.subject.text, 0.8);
    draft.key = view.key("called", "");
    Some(draft)
}

pub(super) fn named_after(view: &View) -> Option<Draft> {
    let clause = view.clause;
    let passive = clause.mode == Mode::Passive;
    if !passive || clause.verb != "name" || !matches!(view.low(clause.rest.start), "after" | "for")
    {
        return None;
    }
    let from = clause.rest.start + 1;
    let name = (from..clause.rest.end).find_map(|at| view.name_at(at))?;
    // `named after the castle built by Ola Lund`
    let built = (from..name.from).any(|at| {
        view.low(at) == "by"
            || crate::generate::lexicon::of_form(view.low(at), crate::generate::lexicon::PARTICIPLE)
                .is_some()
    });
    if built {
        return None;
    }
    let text = untitled(&name.text).to_owned();
    let (ask, kind) = if name.kind == NameKind::Person {
        ("after whom", NameKind::Person)
    } else {
        ("after what", name.kind)
    };
    let prompt = view.question(ask, &[])?;
    let mut draft = draft(
        view,
        "named after",
        prompt,
        Value::Name(text, kind),
        "",
        0.84,
    );
    draft.key = view.key("named after", "");
    Some(draft)
}

/// `the Liancourt islands (known as "Dokdo" …)`, `X, also known as Y,`: only as an aside of the subject.
pub(super) fn other_name(view: &View) -> Option<Draft> {
    let aside = view.clause.aside.clone().filter(|_| view.first)?;
    let also = usize::from(matches!(
        view.low(aside.start),
        "also" | "better" | "formerly" | "commonly" | "often"
    ));
    let formerly = view.low(aside.start) == "formerly";
    let from = match (
        view.low(aside.start + also),
        view.low(aside.start + also + 1),
    ) {
        ("known", "as") => aside.start + also + 2,
        ("called", _) => aside.start + also + 1,
        _ => return None,
    };
    let name = view
        .raw(&(from..aside.end))
        .trim_start_matches("the ")
        .trim_matches('"')
        .to_owned();
    if name.split(' ').count() > 4
        || name.is_empty()
        || name.contains(" or ")
        || name.contains(" and ")
    {
        return None;
    }
    let ask = if also == 0 && view.low(aside.start) == "called" {
        format!(
            "What {} {} called",
            if view.subject.plural { "are" } else { "is" },
            view.subject.text
        )
    } else if formerly {
        format!("As what was {} formerly known", view.subject.text)
    } else {
        format!(
            "By what other name {} {} known",
            if view.subject.plural { "are" } else { "is" },
            view.subject.text
        )
    };
    let value = if tokens(&name)
        .iter()
        .all(crate::generate::language::Token::is_capital)
    {
        Value::Name(name, NameKind::Thing)
    } else {
        Value::Term(name)
    };
    let mut draft = draft(view, "other name", finished(&ask), value, "", 0.8);
    draft.key = view.key("other name", "");
    Some(draft)
}
