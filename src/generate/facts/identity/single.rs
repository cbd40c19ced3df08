//! The only one of its kind, and what a description is worth.

use super::*;

#[allow(clippy::too_many_lines)] // one list of cases, read from top to bottom
pub(super) fn single(view: &View) -> Option<Draft> {
    let clause = view.clause;
    let first = (clause.rest.start..clause.rest.end.min(clause.rest.start + 3))
        .any(|at| view.low(at) == "first");
    let became = clause.verb == "become" && clause.mode == Mode::Past && first;
    let forms =
        matches!(clause.verb, "form" | "constitute" | "represent") && clause.mode == Mode::Third;
    if clause.mode != Mode::Copula && !became && !forms
        || view.subject.resolved
        || !matches!(
            view.low(clause.group.start),
            "is" | "was" | "became" | "remains" | "forms" | "constitutes" | "represents"
        )
    {
        return None;
    }
    let rest = clause.rest.clone();
    if !singles(view, rest.start, rest.end)
        || crate::generate::facts::rank::ranks_beside(view, &rest)
    {
        return None;
    }
    let said = view.say_alone(&rest)?;
    let generic = || {
        (view.subject.kind.is_none() && lasting(&said))
            .then(|| crate::generate::facts::define::term(view))
            .flatten()
            .map(|term| (term, NameKind::Thing))
    };
    let (name, kind) = subject_name(view).or_else(generic)?;
    let human = [
        " woman",
        " man ",
        " person",
        " president",
        " prime minister",
        " king",
        " queen",
        " astronaut",
        " human being to",
        " human to",
        " author",
        " inventor",
        " founder",
        " discoverer",
        " designer",
        " composer",
        " architect",
        " director",
        " leader",
        " chairman",
        " scientist",
        " head of",
    ]
    .iter()
    .any(|noun| said.contains(noun));
    let kind = if human && kind == NameKind::Thing {
        NameKind::Person
    } else {
        kind
    };
    let joined = rest.clone().any(|at| {
        view.low(at) == "and" && !view.names.iter().any(|name| name.from < at && at < name.to)
    });
    if joined {
        return None;
    }
    // `which river is the longest river` says it twice
    let noun = head_noun(view, &rest).is_some();
    let asked = match kind {
        NameKind::Person | NameKind::Country => asks(&name, kind),
        NameKind::Thing => String::from("What"),
        _ if noun => String::from("What"),
        _ => asks(&name, kind),
    };
    let ask = finished(&format!("{asked} {} {said}", view.low(clause.group.start)));
    let bound = view.is_present() && !lasting(&said);
    let mut draft = draft(
        view,
        "only one",
        ask,
        Value::Name(name, kind),
        key("only one", &said, "be", ""),
        0.83,
    );
    draft.bound = bound;
    Some(draft)
}

/// Superlatives of nature and of history stay.
pub(in crate::generate::facts) fn lasting(said: &str) -> bool {
    [
        "planet",
        "river",
        "mountain",
        "lake",
        "island",
        "ocean",
        "sea",
        "desert",
        "organ",
        "bone",
        "muscle",
        "gland",
        "artery",
        "vein",
        "capital",
        "currency",
        "continent",
        "first",
        "element",
        "moon",
        "waterfall",
        "volcano",
        "founder",
        "author",
        "inventor",
        "mammal",
        "animal",
        "peak",
        "star",
        "gas",
        "metal",
        "state of matter",
        "layer",
    ]
    .iter()
    .any(|noun| said.contains(noun))
}

/// `Berlin, the capital of Germany, …`.
pub(super) fn beside(view: &View) -> Option<Draft> {
    let aside = view.clause.aside.clone().filter(|_| view.first)?;
    if !singles(view, aside.start, aside.end) || aside.clone().any(|at| view.low(at) == ",") {
        return None;
    }
    let (name, kind) = subject_name(view)?;
    let said = view.say_alone(&aside)?;
    let was = if view.is_present() || said.contains("capital") {
        "is"
    } else {
        "was"
    };
    let asked = if kind == NameKind::Person {
        "Who"
    } else if kind == NameKind::Country {
        "Which country"
    } else {
        "What"
    };
    let mut draft = draft(
        view,
        "only one",
        finished(&format!("{asked} {was} {said}")),
        Value::Name(name, kind),
        key("only one", &said, "be", ""),
        0.8,
    );
    draft.bound = was == "is" && !lasting(&said);
    Some(draft)
}

#[allow(clippy::too_many_lines)] // one list of cases, read from top to bottom
pub(super) fn worth(view: &View) -> Option<Draft> {
    let clause = view.clause;
    let helper = clause.helper.map_or("", |at| view.low(at));
    if clause.mode != Mode::Copula || !matches!(helper, "is" | "was") || !view.first {
        return None;
    }
    let the = view.low(clause.subject.start) == "the";
    let of = clause
        .subject
        .clone()
        .any(|at| matches!(view.low(at), "of" | "for" | "in" | "to"));
    let singled = view
        .tokens
        .get(clause.subject.start + 1)
        .is_some_and(|token| token.among(SUPERLATIVES) || token.among(&ORDINALS));
    // `the first class is the …` counts as the text does
    let counted = helper == "is"
        && view
            .tokens
            .get(clause.subject.start + 1)
            .is_some_and(|token| token.among(&ORDINALS));
    if counted {
        return None;
    }
    let told = helper == "is"
        || singled
        || view
            .names
            .iter()
            .any(|name| clause.subject.contains(&name.from));
    if !told
        || !the
        || !of
        || !singled && !view.subject.text.contains(" of ") && !view.subject.text.contains(" for ")
    {
        return None;
    }
    let rest = clause.rest.clone();
    let name = view.name_at(rest.start).or_else(|| {
        view.name_at(rest.start + 1)
            .filter(|_| view.low(rest.start) == "the")
    });
    let (value, quality) = match name {
        Some(name)
            if name.to >= rest.end
                || view.tokens[name.to].kind == Kind::Mark
                || view.dates(&(name.to..rest.end)).len() == 1 =>
        {
            let text = if name.kind == NameKind::Person {
                untitled(&name.text).to_owned()
            } else {
                name.text.clone()
            };
            (Value::Name(text, name.kind), 0.82)
        }
        None if singled && !rest.is_empty() && rest.len() <= 4 => {
            let text = view.say_alone(&rest)?;
            let text = text
                .trim_start_matches("the ")
                .trim_start_matches("a ")
                .trim_start_matches("an ")
                .to_owned();
            (Value::Term(text), 0.78)
        }
        _ => return None,
    };
    let who = matches!(&value, Value::Name(_, NameKind::Person));
    let ask = finished(&format!(
        "{} {helper} {}",
        if who { "Who" } else { "What" },
        view.subject.text
    ));
    let mut draft = draft(view, "value", ask, value, view.key("value", ""), quality);
    draft.bound = view.is_present() && !lasting(&view.subject.text);
    Some(draft)
}
