//! By whom or by what something was done.

use super::*;

/// Verbs of passive clauses whose agent is asked for, besides those of making.
const DOING: &[&str] = &[
    "lead",
    "govern",
    "rule",
    "own",
    "win",
    "sign",
    "direct",
    "name",
    "kill",
    "murder",
    "describe",
    "elect",
    "annex",
    "occupy",
    "colonise",
    "order",
    "organise",
    "host",
    "construct",
    "film",
    "illustrate",
    "attack",
    "invade",
    "destroy",
    "capture",
    "award",
    "fund",
    "finance",
    "produce",
    "identify",
    "sponsor",
    "administer",
    "manage",
    "operate",
];

/// Verbs of which the cause is asked for.
const CAUSING: &[&str] = &[
    "cause", "transmit", "spread", "produce", "regulate", "control", "separate", "secrete",
    "carry", "surround", "power", "trigger", "release", "protect",
];

/// What stands behind `by` in a passive clause: a part, a name, or a cause.
pub(super) fn by(view: &View) -> Option<Draft> {
    let clause = view.clause;
    if clause.mode != Mode::Passive {
        return None;
    }
    let rest = &clause.rest;
    let by = rest.clone().find(|at| view.low(*at) == "by")?;
    let helper = clause.helper.map_or("", |at| view.low(at));
    if let Some(draft) = parted(view, by, helper) {
        return Some(draft);
    }
    // `described by Ola Lund in 1551 and by Eva Holm in 1629`
    let mut others = (clause.main + 1..view.tokens.len()).filter(|at| {
        let behind = view.tokens.get(at + 1);
        *at != by && view.low(*at) == "by" && behind.is_some_and(Token::is_capital)
    });
    // `named after the castle built in 1080 by Ola Lund`
    let of_another = (rest.start..by).any(|at| of_form(view.low(at), PARTICIPLE).is_some());
    if others.next().is_some() || of_another {
        return None;
    }
    let name = view
        .name_at(by + 1)
        .or_else(|| view.name_at(by + 2).filter(|_| view.low(by + 1) == "the"));
    match name {
        Some(name) => by_name(view, by, name, helper),
        None => by_cause(view, by, helper),
    }
}

/// `It was founded by Ola Lund in 1900.`: `By whom was it founded?`
fn by_name(view: &View, by: usize, name: &Name, helper: &str) -> Option<Draft> {
    let clause = view.clause;
    let rest = &clause.rest;
    let singular = !matches!(view.low(name.to), "and" | ",")
        || view.low(name.to) == "," && view.low(name.to + 1) != "and";
    let whole = name.to >= rest.end
        || view.tokens[name.to].among(PREPOSITIONS)
        || view.tokens[name.to].kind == Kind::Mark;
    let making = is_making(clause.verb) || DOING.contains(&clause.verb);
    let body = matches!(
        name.kind,
        NameKind::Person | NameKind::Country | NameKind::Organisation
    );
    if !body || name.text.len() < 3 || !singular || !whole || !making || helper == "are" {
        return None;
    }
    let text = match name.kind {
        NameKind::Person => untitled(&name.text),
        _ => &name.text,
    };
    let between = view.say(&(rest.start..by))?;
    let group = clause.group.clone().skip(1);
    let group: Vec<&str> = group.map(|at| view.tokens[at].text).collect();
    let who = match asks(text, name.kind).as_str() {
        "Who" => String::from("whom"),
        which => which.to_lowercase(),
    };
    let ask = finished(&format!(
        "By {who} {helper} {} {} {between}",
        view.subject.text,
        group.join(" ")
    ));
    Some(draft(
        view,
        "maker",
        ask,
        Value::Name(text.to_owned(), name.kind),
        key("maker", &view.subject.text, clause.verb, ""),
        0.84,
    ))
}

/// `Scurvy is caused by a lack of vitamin C.`: `What causes scurvy?`
fn by_cause(view: &View, by: usize, helper: &str) -> Option<Draft> {
    /// Longer causes are thoughts of their own.
    const LONGEST: usize = 7;
    let (verb, rest) = (view.clause.verb, &view.clause.rest);
    if !CAUSING.contains(&verb) || !matches!(helper, "is" | "are") || by != rest.start {
        return None;
    }
    let said = view.say_alone(&(by + 1..rest.end))?;
    let small = ["means", "using", "law", "hand", "default"]
        .iter()
        .any(|word| said.starts_with(word));
    // `HHV-7 while fifth disease is caused by …`: two thoughts
    let torn = view.subject.text.contains(" while ");
    if said.split(' ').count() > LONGEST || small || torn || said.contains(',') {
        return None;
    }
    let third = crate::generate::lexicon::third(verb);
    let ask = finished(&format!("What {third} {}", view.subject.text));
    // what else regulates or carries a thing is rarely told
    let quality = if verb == "cause" { 0.74 } else { 0.46 };
    let key = key("cause", &view.subject.text, verb, "");
    Some(draft(view, "cause", ask, Value::Words(said), key, quality))
}
