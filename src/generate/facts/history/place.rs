//! Where something was held, signed, fought, founded.

use super::deed::said;
use super::*;

/// What takes place at one place.
const HELD: &[&str] = &[
    "address",
    "assemble",
    "assassinate",
    "behead",
    "bury",
    "build",
    "convene",
    "crown",
    "create",
    "defeat",
    "drop",
    "establish",
    "execute",
    "fight",
    "find",
    "form",
    "found",
    "hang",
    "hold",
    "imprison",
    "inaugurate",
    "intern",
    "kill",
    "land",
    "launch",
    "locate",
    "marry",
    "meet",
    "murder",
    "negotiate",
    "open",
    "ordain",
    "organise",
    "organize",
    "perform",
    "proclaim",
    "publish",
    "release",
    "sign",
    "sink",
    "stage",
    "station",
    "surrender",
    "try",
    "unveil",
    "set",
    "draft",
    "capture",
    "arrest",
    "deliver",
    "discover",
    "excavate",
    "publish",
    "exhibit",
    "show",
    "baptise",
    "conclude",
    "enact",
    "ratify",
    "adopt",
];

/// What somebody does at a place for years, once in a life mostly.
const LEARNT: [&str; 6] = ["study", "teach", "educate", "train", "lecture", "qualify"];

/// `The treaty was signed at Falun in 1809.`: `Where was the treaty signed in 1809?`
pub(super) fn held(view: &View) -> Option<Draft> {
    let clause = view.clause;
    let passive = clause.mode == Mode::Passive
        && clause
            .helper
            .is_some_and(|at| matches!(view.low(at), "was" | "were"));
    if !passive && clause.mode != Mode::Past
        || !(HELD.contains(&clause.verb) || LEARNT.contains(&clause.verb))
    {
        return None;
    }
    let rest = core(view, 18);
    if is_any(view)
        || rest
            .clone()
            .any(|at| view.tokens[at].among(&["somewhere", "probably", "perhaps", "elsewhere"]))
    {
        return None;
    }
    let (at, name) = only_place(view, &rest)?;
    let label = view.scene.label.as_deref().unwrap_or("");
    if is_topic(view, &name.text)
        || label.contains(&name.text)
        || view.subject.text.contains(&name.text)
    {
        return None;
    }
    let behind = behind(view, name, rest.end);
    let (helper, verb) = view.verb();
    let (before, after, led) = (
        said(view, &(rest.start..at))?,
        said(view, &behind)?,
        led(view)?,
    );
    let prompt = finished(&format!(
        "Where {helper} {} {verb} {before} {after} {led}",
        view.subject.text
    ));
    let pieces = [rest.start..at, behind];
    let dates = years(view, &pieces) + dated(view);
    let told = is_told(
        view,
        dates,
        pieces.iter().map(|piece| named(view, piece)).sum(),
    ) || LEARNT.contains(&clause.verb) && view.subject.kind == Some(NameKind::Person);
    // an object of its own tells what was held, found, met
    let bare = !passive && (rest.start == at && dates == 0 || before.starts_with("that "));
    (told && !bare).then(|| {
        let text = name.text.trim_start_matches("the ").to_owned();
        draft(
            view,
            "where",
            prompt,
            Value::Name(text, NameKind::Place),
            0.68,
        )
    })
}

/// Where somebody or a body went for good.
const MOVED: &[&str] = &[
    "move",
    "flee",
    "emigrate",
    "migrate",
    "immigrate",
    "relocate",
    "retreat",
    "escape",
];

/// `Eva Holm moved to Falun in 1800.`: `Where did Eva Holm move in 1800?`
pub(super) fn moved(view: &View) -> Option<Draft> {
    let clause = view.clause;
    let rest = core(view, 14);
    let past = matches!(clause.mode, Mode::Past) && MOVED.contains(&clause.verb);
    if !past || view.low(rest.start) != "to" || !view.subject.text.contains(char::is_uppercase) {
        return None;
    }
    let name = view.name_at(rest.start + 1)?;
    let place = matches!(
        name.kind,
        NameKind::Place | NameKind::Thing | NameKind::Country
    );
    let next = view.tokens.get(name.to);
    let ends = next.is_none_or(|next| {
        next.kind == Kind::Mark
            || next.among(&["in", "on", "as", "with", "after", "during", "when", "where"])
    });
    let behind = match behind(view, name, rest.end) {
        // `in the north of Peru` tells half of the answer
        other if dated(view) > 0 && view.dates(&other).is_empty() => rest.end..rest.end,
        behind => behind,
    };
    if named(view, &behind) > 0 {
        return None;
    }
    let dates = years(view, std::slice::from_ref(&behind)) + dated(view);
    if !place || !ends || dates == 0 || is_topic(view, &name.text) {
        return None;
    }
    let (after, led) = (said(view, &behind)?, led(view)?);
    let prompt = finished(&format!(
        "Where did {} {} {after} {led}",
        view.subject.text, clause.verb
    ));
    let value = Value::Name(name.text.clone(), NameKind::Place);
    Some(draft(view, "moved", prompt, value, 0.66))
}

/// How many dates that tell their year some pieces of a clause have.
fn years(view: &View, pieces: &[Range<usize>]) -> usize {
    let dates = pieces.iter().flat_map(|piece| view.dates(piece));
    dates.filter(|span| is_year(&span.sort)).count()
}

/// Whether dates and names tell what was held: the subject by its name, or a year.
fn is_told(view: &View, dates: usize, names: usize) -> bool {
    let subject = view.subject.text.as_str();
    let proper = subject.contains(char::is_uppercase);
    let some = subject.starts_with("a ")
        || subject.starts_with("an ")
        || !proper && !subject.starts_with("the ");
    let passive = view.clause.mode == Mode::Passive;
    dates > 0 || !some && (names > 0 || proper && passive)
}

/// The name behind `in` or `at` at a token, where it can only be a place.
fn place_at<'v>(view: &'v View, at: usize) -> Option<&'v Name> {
    let the = usize::from(view.low(at + 1) == "the");
    let name = view.name_at(at + 1 + the)?;
    let unknown = matches!(name.kind, NameKind::Thing | NameKind::Country) && the == 0;
    let next = view.tokens.get(name.to);
    let ends = next.is_none_or(|next| {
        next.kind == Kind::Mark
            || next.among(PREPOSITIONS)
            || next.among(&["and", "as", "after", "when", "before", "where"])
    });
    let spans = || view.spans.iter();
    let dated = spans().any(|span| span.from <= name.from && name.from < span.to);
    let mut names = view.names.iter();
    let inside = names.any(|other| other.from < at && at < other.to);
    let first = name.text.split(' ').next().unwrap_or("");
    let person =
        untitled(&name.text) != name.text || crate::generate::lexicon::is_given_name(first);
    let other = dated || inside || person || adjective(&name.text).is_some();
    let place = name.kind == NameKind::Place || unknown;
    let within = view.tokens[at].among(&["in", "at"]);
    (within && place && ends && !other && name.text.len() > 2).then_some(name)
}

/// The one place behind `in` or `at`, with the token of these.
fn only_place<'v>(view: &'v View, rest: &Range<usize>) -> Option<(usize, &'v Name)> {
    let mut places = rest
        .clone()
        .filter_map(|at| Some((at, place_at(view, at)?)));
    let first = places.next()?;
    let single = places.next().is_none();
    let joined = view.low(first.1.to) == "and" && view.name_at(first.1.to + 1).is_some()
        || view.low(first.1.to) == ","
            && (first.1.to + 1..rest.end).any(|at| view.low(at) == "and");
    // `at a meeting in Falun` stands within another phrase
    let before = rest.start..first.0;
    let nested = before.clone().any(|at| {
        view.tokens[at].among(&["who", "which", "of", "from", "to", "by", "against", "with"])
            && !view.names.iter().any(|name| name.from < at && at < name.to)
    }) || before
        .clone()
        .any(|at| of_form(view.low(at), GERUND).is_some());
    (single && !joined && !nested && first.1.to <= rest.end).then_some(first)
}

/// What stands behind a place, without the land in which it lies: `in Falun, Sweden, in 1809`.
fn behind(view: &View, name: &Name, end: usize) -> Range<usize> {
    let mut from = name.to;
    if view.low(from) == ","
        && let Some(land) = view.name_at(from + 1)
    {
        from = land.to;
    }
    if view.low(from) == "," {
        from += 1;
    }
    let plain = from < end
        && view.tokens[from].among(&["in", "on", "during", "between", "from", "by", "as"]);
    if !plain {
        return end..end;
    }
    let to = (from + 1..end).find(|at| {
        view.tokens[*at].text == ","
            && view
                .tokens
                .get(at + 1)
                .is_none_or(|next| next.kind != Kind::Number)
            || view.tokens[*at].among(&["after", "when", "which", "who", "where", "before"])
    });
    from..to.unwrap_or(end)
}
