//! Steps of a life: whose father and teacher somebody was, under whom and as what somebody worked.

use super::deed::said;
use super::*;
use crate::generate::facts::refuse::unsure;

/// Who one has one of.
const KIN: [&str; 13] = [
    "father",
    "mother",
    "wife",
    "husband",
    "successor",
    "predecessor",
    "master",
    "tutor",
    "mentor",
    "teacher",
    "patron",
    "widow",
    "stepfather",
];

/// What tells one of several apart: `his second wife`.
const APART: [&str; 8] = [
    "first", "second", "third", "fourth", "eldest", "youngest", "only", "last",
];

/// Who one can have several of, unless a word tells which.
const SEVERAL: [&str; 9] = [
    "son", "daughter", "child", "brother", "sister", "teacher", "ship", "wife", "husband",
];

/// `Her father, Ola Lund, was a lawyer.`: `Who was Eva Holm's father?`
pub(super) fn kin(view: &View) -> Vec<Draft> {
    (0..view.tokens.len())
        .filter_map(|at| kin_at(view, at))
        .collect()
}

fn kin_at(view: &View, at: usize) -> Option<Draft> {
    let owner = owner(view, at)?;
    let apart = APART.contains(&view.low(at + 1));
    let noun = at + 1 + usize::from(apart);
    let role = view.low(noun);
    let one = KIN.contains(&role) || apart && SEVERAL.contains(&role);
    let name = named_behind(view, noun + 1)?;
    let somebody =
        name.kind == NameKind::Person || name.kind == NameKind::Thing && name.text.contains(' ');
    let ship = role == "ship";
    if !one || !(somebody || ship) || owner.contains(&name.text) || name.text.contains(&owner) {
        return None;
    }
    let asks = if ship { "What" } else { "Who" };
    let words = view.raw(&(at + 1..noun + 1));
    let prompt = finished(&format!("{asks} was {owner}'s {words}"));
    let (value, accept) = answer(view, name);
    let draft = draft(view, "kin", prompt, value, 0.7);
    Some(Draft { accept, ..draft })
}

/// Whose it is, with `his` that begins a sentence or with a name in the possessive.
fn owner(view: &View, at: usize) -> Option<String> {
    if at == 0 && view.tokens.first()?.among(&["his", "her"]) {
        let female = view.low(0) == "her";
        let topic = view.scene.topic.as_ref().map(|topic| &topic.text);
        let last = view.memory.last.as_ref().map(|(text, _, _)| text);
        // somebody whom the sentence before only mentions may be another
        return view
            .memory
            .person(female, view.scene)
            .filter(|owner| owner.contains(' ') && [topic, last].contains(&Some(owner)));
    }
    let possessive = view.tokens.get(at)?.kind == Kind::Possessive;
    let mut names = view.names.iter();
    let name = names.find(|name| possessive && name.to == at && name.kind == NameKind::Person)?;
    match answer(view, name).0 {
        Value::Name(text, _) | Value::Words(text) if text.contains(' ') => Some(text),
        _ => None,
    }
}

/// The name that tells who it was: `his father Ola Lund`, `his father, Ola Lund,`, `his father was Ola Lund`.
fn named_behind<'v>(view: &'v View, at: usize) -> Option<&'v Name> {
    let is = matches!(view.low(at), "was" | "is");
    let comma = view.low(at) == ",";
    let from = at + usize::from(is || comma);
    // `his first ship was the collier Good Hope`
    let told = is && view.low(from) == "the";
    let from = (from..from + 4)
        .find(|at| view.name_at(*at).is_some())
        .filter(|found| *found == from || told && *found <= from + 2)?;
    let name = view.name_at(from)?;
    let next = view.low(name.to);
    let closes = matches!(next, "," | "." | "" | ";" | "(") || !comma && !is;
    let joined = matches!(next, "and" | "or") && view.name_at(name.to + 1).is_some()
        || next == "," && view.name_at(name.to + 1).is_some();
    let followed = view
        .tokens
        .get(name.to)
        .is_some_and(|next| next.kind == Kind::Possessive);
    (closes && !joined && !followed).then_some(name)
}

/// `Eva Holm studied under Ola Lund at Falun.`: `Under whom did Eva Holm study at Falun?`
pub(super) fn under(view: &View) -> Option<Draft> {
    let clause = view.clause;
    let rest = clause.rest.clone();
    let learns = matches!(
        clause.verb,
        "study" | "work" | "serve" | "train" | "fight" | "learn"
    ) && clause.mode == Mode::Past;
    let bound = clause.verb == "apprentice" && clause.mode == Mode::Passive;
    let word = if bound { "to" } else { "under" };
    if view.subject.kind != Some(NameKind::Person) || !(learns || bound) {
        return None;
    }
    let at = rest.clone().find(|at| view.low(*at) == word)?;
    let name = (at + 1..at + 5)
        .find_map(|next| view.name_at(next))
        .filter(|name| {
            (at + 1..name.from).all(|at| {
                view.tokens[at].kind == Kind::Word && !view.tokens[at].among(PREPOSITIONS)
            })
        })?;
    let joined = view.low(name.to) == "and" && view.name_at(name.to + 1).is_some();
    if name.kind != NameKind::Person || joined || is_topic(view, &name.text) {
        return None;
    }
    let (before, after) = (said(view, &(rest.start..at))?, tail(view, name, rest.end)?);
    let (helper, verb) = view.verb();
    let asked = if bound {
        format!("To whom {helper} {} {verb}", view.subject.text)
    } else {
        format!("Under whom did {} {}", view.subject.text, clause.verb)
    };
    let prompt = finished(&format!("{asked} {before} {after} {}", led(view)?));
    let (value, accept) = answer(view, name);
    let draft = draft(view, "under", prompt, value, 0.7);
    Some(Draft { accept, ..draft })
}

/// Where and when it was, up to a comma.
fn tail(view: &View, name: &Name, end: usize) -> Option<String> {
    let plain = name.to < end && matches!(view.low(name.to), "in" | "at" | "from" | "during");
    said(view, &(if plain { name.to..end } else { end..end }))
}

/// `Eva Holm served as a nurse with the Danish army.`: `As what did Eva Holm serve with the Danish army?`
pub(super) fn as_what(view: &View) -> Option<Draft> {
    /// Longer ones are told, not recalled.
    const LONGEST: usize = 5;
    let clause = view.clause;
    let rest = clause.rest.clone();
    let works = matches!(clause.verb, "serve" | "work" | "train" | "qualify")
        && clause.mode == Mode::Past
        && view.subject.kind == Some(NameKind::Person);
    let article = matches!(view.low(rest.start + 1), "a" | "an");
    if !works || view.low(rest.start) != "as" || !article || unsure(view).is_some() {
        return None;
    }
    let from = rest.start + 2;
    let to = (from..rest.end)
        .find(|at| {
            view.tokens[*at].kind == Kind::Mark
                || view.tokens[*at].among(PREPOSITIONS) && view.low(*at) != "of"
                || view.tokens[*at].among(&["and", "who", "which"])
        })
        .unwrap_or(rest.end);
    let behind = to..rest.end;
    let told = named(view, &behind) + view.dates(&behind).len() + dated(view);
    let whole = !matches!(view.low(to), "and" | "who" | "which");
    if to <= from || to - from > LONGEST || told == 0 && clause.verb != "qualify" || !whole {
        return None;
    }
    let after = said(view, &behind)?;
    let prompt = finished(&format!(
        "As what did {} {} {after} {}",
        view.subject.text,
        clause.verb,
        led(view)?
    ));
    let answer = view.say_alone(&(from..to))?;
    Some(draft(view, "as what", prompt, Value::Words(answer), 0.68))
}

/// `The capital, Lima, lay on the coast.`: `What was the capital of the Kingdom of Lund?`
pub(super) fn capital(view: &View) -> Option<Draft> {
    const STATES: [&str; 16] = [
        "kingdom",
        "empire",
        "state",
        "republic",
        "province",
        "county",
        "duchy",
        "country",
        "colony",
        "emirate",
        "sultanate",
        "khanate",
        "principality",
        "caliphate",
        "confederation",
        "federation",
    ];
    let topic = view.scene.topic.as_ref()?;
    let state = topic.kind != Some(NameKind::Person)
        && (topic.kind == Some(NameKind::Country)
            || STATES.iter().any(|noun| topic.nouns.contains(*noun)));
    let opens = view.low(1) == "capital" && matches!(view.low(0), "the" | "its");
    let is = if matches!(view.low(2), "is") {
        "is"
    } else {
        "was"
    };
    let from = 3;
    let told = matches!(view.low(2), "was" | "is" | ",");
    let name = view.name_at(from)?;
    let closes = matches!(view.low(name.to), "," | "." | "");
    if !state || !opens || !told || !closes {
        return None;
    }
    let prompt = finished(&format!("What {is} the capital of {}", topic.text));
    let value = Value::Name(name.text.clone(), NameKind::Place);
    Some(draft(view, "capital", prompt, value, 0.72))
}

#[cfg(test)]
mod tests {
    use crate::generate::facts::asking::{asks_nowhere, gives};

    #[test]
    fn fathers_and_teachers_are_asked_for() {
        gives(
            "Eva Holm was a Danish physicist. Her tutor, Nils Berg, was a lawyer.",
            "Who was Eva Holm's tutor?",
            "Nils Berg",
        );
        gives(
            "Eva Holm studied physics under Niels Berg at Falun.",
            "Under whom did Eva Holm study physics at Falun?",
            "Niels Berg",
        );
        gives(
            "James Lund was apprenticed to John Berg, a shipowner.",
            "To whom was James Lund apprenticed?",
            "John Berg",
        );
    }

    #[test]
    fn one_of_several_sons_is_not() {
        asks_nowhere(
            "Eva Holm was a Danish physicist. Her son, Nils Holm, was a lawyer.",
            "Holm's son",
        );
        asks_nowhere(
            "Eva Holm was a Danish physicist. Her father was a lawyer from Lima.",
            "Holm's father",
        );
    }

    #[test]
    fn what_somebody_served_as_is_asked_with_its_place() {
        gives(
            "Eva Holm served as a nurse with the Danish army in 1915.",
            "As what did Eva Holm serve with the Danish army in 1915?",
            "nurse",
        );
        asks_nowhere("Eva Holm served as a nurse.", "As what");
    }
}
