//! Where things are, and named objects.

use super::*;

#[allow(clippy::too_many_lines)] // one list of cases, read from top to bottom
pub(super) fn stands(view: &View) -> Option<Draft> {
    let clause = view.clause;
    let rest = clause.rest.clone();
    let fits = matches!(
        (clause.verb, clause.mode),
        (
            "bear"
                | "locate"
                | "situate"
                | "headquarter"
                | "base"
                | "bury"
                | "hold"
                | "sign"
                | "host"
                | "found"
                | "establish"
                | "produce"
                | "store"
                | "crown"
                | "execute",
            Mode::Passive
        )
    ) || matches!(
        (clause.verb, clause.mode),
        ("die" | "originate" | "occur" | "begin", Mode::Past)
            | ("lie" | "flow" | "begin" | "rise" | "occur", Mode::Third)
    );
    if !fits {
        return None;
    }
    let at = rest.clone().find(|at| {
        matches!(view.low(*at), "in" | "at" | "into")
            && view
                .name_at(at + 1 + usize::from(view.low(at + 1) == "the"))
                .is_some()
    })?;
    if at != rest.start && !(view.spans.iter().any(|span| span.to == at) && rest.len() < 12) {
        return None;
    }
    let article = usize::from(view.low(at + 1) == "the");
    let name: &Name = view.name_at(at + 1 + article)?;
    let dated = view.spans.iter().any(|span| {
        matches!(span.sort, Sort::Date(_)) && span.from <= name.from && name.to <= span.to
    });
    let month =
        crate::generate::lexicon::MONTHS.contains(&name.text.split(' ').next().unwrap_or(""));
    let follows = name.to >= rest.end
        || view.tokens[name.to].kind == Kind::Mark
        || view.tokens[name.to].among(&["in", "on", "by"]);
    if dated
        || month
        || !follows
        || matches!(
            name.kind,
            NameKind::Person | NameKind::Event | NameKind::Treaty
        )
        || crate::generate::lexicon::adjective(&name.text).is_some()
    {
        return None;
    }
    let (helper, verb) = view.verb();
    let asked = if country(&name.text).is_some() {
        "In which country"
    } else {
        "Where"
    };
    let into = if view.low(at) == "into" {
        ("Into what", "")
    } else {
        (asked, "")
    };
    let ask = finished(&format!("{} {helper} {} {verb}", into.0, view.subject.text));
    let kind = if country(&name.text).is_some() {
        NameKind::Country
    } else {
        NameKind::Place
    };
    let text = if article == 1 && kind != NameKind::Country {
        format!("the {}", name.text)
    } else {
        name.text.clone()
    };
    let town = town_behind(view, name);
    let accept = town.iter().map(|town| town.text.clone()).collect();
    let text = town.map_or(text.clone(), |town| format!("{text}, {}", town.text));
    let drafted = draft(
        view,
        "place",
        ask,
        Value::Name(text, kind),
        view.key("place", ""),
        0.82,
    );
    if matches!(
        clause.verb,
        "hold" | "sign" | "occur" | "begin" | "found" | "establish" | "produce"
    ) && view.subject.kind.is_none()
    {
        return None;
    }
    let life = matches!(clause.verb, "bear" | "die" | "bury")
        && view.subject.kind == Some(NameKind::Person)
        && view.subject.text.contains(' ');
    Some(Draft {
        accept,
        precise: life,
        ..drafted
    })
}

/// The town in which a street or a quarter lies, behind its comma: `in Mill Street, Falun`.
fn town_behind<'v>(view: &'v View, name: &Name) -> Option<&'v Name> {
    let town = view.name_at(name.to + 1)?;
    let next = view.tokens.get(town.to);
    let ends = next.is_none_or(|next| {
        matches!(next.text, "." | "," | ";") && view.name_at(town.to + 1).is_none()
            || next.among(&["in", "on"])
    });
    let place = !matches!(
        town.kind,
        NameKind::Person | NameKind::Event | NameKind::Treaty
    ) && country(&town.text).is_none()
        && country(&name.text).is_none();
    (view.low(name.to) == "," && ends && place).then_some(town)
}

pub(super) fn named(view: &View) -> Option<Draft> {
    let clause = view.clause;
    if !matches!(clause.mode, Mode::Past | Mode::Passive)
        || view.subject.resolved && view.subject.kind == Some(NameKind::Country)
    {
        return None;
    }
    let start = clause.rest.start + usize::from(view.low(clause.rest.start) == "the");
    let name = view
        .name_at(start)
        .filter(|name| name.to <= clause.rest.end)?;
    let verbs = match name.kind {
        NameKind::Treaty if view.subject.plural => {
            ["sign", "ratify", "conclude", "draft"].as_slice()
        }
        NameKind::Prize => &["win", "award", "receive", "give"],
        NameKind::Event => &["win", "lose", "fight", "host", "lead", "organise"],
        _ => return None,
    };
    if !verbs.contains(&clause.verb) || !view.first {
        return None;
    }
    let dated = !view.dates(&clause.rest).is_empty()
        || clause
            .lead
            .clone()
            .is_some_and(|lead| !view.dates(&lead).is_empty());
    let asked = asks(&name.text, name.kind);
    let several = view.dates(&clause.rest).len() > 1;
    if several || !dated || asked == "What" || name.text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let prompt = view.question_on(&asked, name.to..clause.rest.end)?;
    let led = clause
        .lead
        .clone()
        .filter(|lead| !view.dates(lead).is_empty())
        .map(|lead| crate::generate::facts::view::lowered(view.raw(&lead)))
        .unwrap_or_default();
    let prompt = finished(&format!("{} {led}", prompt.trim_end_matches('?')));
    Some(draft(
        view,
        "named",
        prompt,
        Value::Name(name.text.clone(), name.kind),
        view.key("named", &prompt_words(&asked)),
        0.76,
    ))
}

pub(super) fn prompt_words(asked: &str) -> String {
    asked.to_lowercase()
}

/// `X and Y are separated by the Strait of Z`: which strait separates them.
pub(super) fn parted(view: &View, by: usize, helper: &str) -> Option<Draft> {
    let clause = view.clause;
    let name = view
        .name_at(by + 1)
        .or_else(|| view.name_at(by + 2).filter(|_| view.low(by + 1) == "the"))?;
    let verb = matches!(
        clause.verb,
        "separate" | "divide" | "connect" | "link" | "join"
    );
    let placed = matches!(name.kind, NameKind::Place)
        && name.to >= clause.rest.end
        && by == clause.rest.start;
    let asked = asks(&name.text, name.kind);
    if !verb || !placed || !matches!(helper, "is" | "are") || asked == "What" {
        return None;
    }
    let prompt = finished(&format!(
        "{asked} {} {}",
        crate::generate::lexicon::third(clause.verb),
        view.subject.text
    ));
    let key = key("maker", &view.subject.text, clause.verb, "");
    Some(draft(
        view,
        "maker",
        prompt,
        Value::Name(name.text.clone(), name.kind),
        key,
        0.84,
    ))
}
