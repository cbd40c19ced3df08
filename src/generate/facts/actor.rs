//! Who or which it was, by all that the clause tells of it.

use super::draft::{Draft, Value};
use super::view::{View, finished};
use crate::generate::language::{Mode, untitled};
use crate::generate::lexicon::NameKind;

/// What people found out or held, with `that`.
const HOLDING: &[&str] = &[
    "argue",
    "show",
    "find",
    "prove",
    "discover",
    "demonstrate",
    "conclude",
    "notice",
    "observe",
    "suggest",
    "propose",
    "recognise",
    "recognize",
    "realise",
    "realize",
    "establish",
    "predict",
    "calculate",
    "confirm",
    "theorise",
    "deduce",
    "announce",
    "rule",
    "decide",
    "hypothesise",
];

pub(super) fn actor(view: &View) -> Vec<Draft> {
    who(view)
        .or_else(|| which(view))
        .into_iter()
        .chain(beside(view))
        .collect()
}

/// `The chief engineer of the realm, Manuel da Maia, …`: `Who was the chief engineer of the realm?`
fn beside(view: &View) -> Option<Draft> {
    let clause = view.clause;
    let aside = clause.aside.clone().filter(|_| view.first)?;
    let head = (clause.subject.start..clause.subject.end).find(|at| view.low(*at) == "of");
    let office = head
        .and_then(|of| of.checked_sub(1))
        .map(|at| view.low(at).to_owned())?;
    let name = view.name_at(aside.start).filter(|name| {
        let ends = name.to == aside.end
            || view
                .tokens
                .get(name.to)
                .is_some_and(|next| next.text == ",");
        ends && name.to - name.from >= 2
    })?;
    let person = crate::generate::lexicon::is_title(&office);
    if view.low(clause.subject.start) != "the" || !person || view.subject.plural {
        return None;
    }
    let was = if view.is_present() { "is" } else { "was" };
    let prompt = finished(&format!("who {was} {}", view.subject.text));
    let text = untitled(&name.text).to_owned();
    let mut draft = draft(
        view,
        prompt,
        text,
        NameKind::Person,
        &view.subject.text,
        0.78,
    );
    draft.bound = view.is_present();
    Some(draft)
}

fn draft(
    view: &View,
    prompt: String,
    name: String,
    kind: NameKind,
    about: &str,
    quality: f64,
) -> Draft {
    Draft {
        frame: "actor",
        key: super::view::key("actor", about, view.clause.verb, ""),
        prompt,
        value: Value::Name(name, kind),
        quality,
        years: view.years(),
        ..Draft::plain()
    }
}

/// `In 1760 John Michell argued that earthquakes are waves.`: `Who argued in 1760 that earthquakes are waves?`
fn who(view: &View) -> Option<Draft> {
    let clause = view.clause;
    let kind = view.subject.kind?;
    if clause.mode != Mode::Past || view.subject.plural || clause.rest.is_empty() {
        return None;
    }
    let name = untitled(view.subject.text.trim_start_matches("the ")).to_owned();
    let asked = match kind {
        NameKind::Person if name.contains(' ') => String::from("Who"),
        NameKind::Organisation if name.contains(' ') => {
            let head = name
                .split(" of ")
                .next()?
                .split(' ')
                .next_back()?
                .to_lowercase();
            let known = crate::generate::lexicon::class_of(&head) == Some(NameKind::Organisation);
            if !known || head.ends_with('s') {
                return None;
            }
            format!("Which {head}")
        }
        _ => return None,
    };
    let lead = clause.lead.clone().filter(|_| view.first).unwrap_or(0..0);
    let dates = view.dates(&clause.rest).len() + view.dates(&lead).len();
    let that = clause.rest.clone().take(8).any(|at| view.low(at) == "that");
    let holds = HOLDING.contains(&clause.verb) && that && dates > 0;
    if !holds || clause.rest.len() > 22 {
        return None;
    }
    let said = view.say_alone(&clause.rest)?;
    let led = if lead.is_empty() {
        String::new()
    } else if view.dates(&lead).is_empty() {
        view.led()?
    } else {
        super::view::lowered(view.raw(&lead))
    };
    let verb = crate::generate::lexicon::past(clause.verb);
    let prompt = if that && !led.is_empty() {
        finished(&format!("{asked} {verb} {led} {said}"))
    } else {
        finished(&format!("{asked} {verb} {said} {led}"))
    };
    Some(draft(view, prompt, name, kind, &said, 0.76))
}

/// `The Panama Canal is a waterway that links …`: `Which waterway links …?`
fn which(view: &View) -> Option<Draft> {
    let clause = view.clause;
    // several countries lie on an ocean
    let kind = view
        .subject
        .kind
        .filter(|kind| *kind != NameKind::Country)?;
    let rest = clause.rest.clone();
    if clause.mode != Mode::Copula
        || view.subject.plural
        || !matches!(view.low(rest.start), "a" | "an")
        || !matches!(view.low(clause.group.start), "is" | "was")
    {
        return None;
    }
    let relative = rest
        .clone()
        .find(|at| matches!(view.low(*at), "that" | "which" | "who"))?;
    let noun = rest.start + 1..relative;
    let deed = relative + 1..rest.end;
    let told = view
        .names
        .iter()
        .any(|name| name.from >= deed.start && name.to <= deed.end)
        || view
            .spans
            .iter()
            .any(|span| span.from >= deed.start && span.to <= deed.end);
    let acts = crate::generate::lexicon::AUXILIARIES.contains(&view.low(deed.start))
        || !crate::generate::lexicon::forms(view.low(deed.start)).is_empty();
    if noun.is_empty()
        || noun.len() > 8
        || deed.len() < 3
        || !told
        || !acts
        || view.raw(&noun).contains(',')
    {
        return None;
    }
    let said = format!("{} {}", view.say_alone(&noun)?, view.say_alone(&deed)?);
    let own = |text: &str| {
        view.scene
            .topic
            .as_ref()
            .is_some_and(|topic| text.contains(&topic.text))
    };
    if own(&said) {
        return None;
    }
    let prompt = finished(&format!("which {said}"));
    let name = view.subject.text.trim_start_matches("the ");
    let name = if kind == NameKind::Person {
        untitled(name)
    } else {
        name
    }
    .to_owned();
    Some(draft(view, prompt, name, kind, &said, 0.8))
}
