//! Who or what did it: the subject of a clause asked for, where the rest tells it apart.

use super::draft::{Draft, Value};
use super::telling::{
    anchors, core, is_shared, is_singular, is_topic, is_vague, leading, noun_of, told,
};
use super::view::{View, finished, key};
use crate::generate::language::{Mode, untitled};
use crate::generate::lexicon::{NameKind, class_of};

/// `John Adams appointed Ola Lund as envoy to Peru in 1795.`: `Who appointed Ola Lund as envoy to Peru in 1795?`
pub(super) fn subject(view: &View) -> Vec<Draft> {
    who(view).into_iter().collect()
}

fn who(view: &View) -> Option<Draft> {
    /// Longer questions are read, not recalled.
    const LONGEST: usize = 16;
    let clause = view.clause;
    let kind = view.subject.kind?;
    let text = view.subject.text.trim_start_matches("the ");
    let name = if kind == NameKind::Person {
        untitled(text)
    } else {
        text
    };
    let single = !view.subject.plural && !name.ends_with('s')
        || kind != NameKind::Thing && !view.subject.plural;
    if !single || is_vague(clause.verb) || is_shared(clause.verb) || view.scene.is_binding() {
        return None;
    }
    let asked = asked(view, name, kind)?;
    let rest = core(view, LONGEST);
    if rest.is_empty()
        || matches!(
            view.low(rest.start),
            "that" | "to" | "it" | "not" | "how" | "whether" | "why" | "and"
        )
    {
        return None;
    }
    let lead = clause.lead.clone().filter(|_| view.first).unwrap_or(0..0);
    let found = anchors(view, &rest);
    let all = found + usize::from(!view.dates(&lead).is_empty());
    let office = matches!(clause.verb, "become" | "elect" | "crown") && all > 0;
    let needed = if is_singular(clause.verb) || office {
        1
    } else {
        2
    };
    let owned = rest
        .clone()
        .any(|at| matches!(view.low(at), "their" | "them" | "they"));
    if all < needed || found == 0 && !office || owned {
        return None;
    }
    let said = view.say(&rest)?;
    let led = leading(view)?;
    let prompt = finished(&format!("{asked} {} {said} {led}", told(view)?));
    let topic = is_topic(view, name);
    if topic && all < needed + 1 {
        return None;
    }
    Some(Draft {
        frame: "subject",
        key: key("subject", &said, clause.verb, &led),
        prompt,
        value: Value::Name(name.to_owned(), kind),
        quality: 0.8
            - if topic { 0.14 } else { 0.0 }
            - if clause.mode == Mode::Helped {
                0.03
            } else {
                0.0
            }
            - if is_singular(clause.verb) { 0.0 } else { 0.06 },
        bound: false,
        dated: None,
        accept: Vec::new(),
        reverse: None,
        claim: None,
        years: view.years(),
    })
}

/// The question word for a subject: `Who`, `Which country`, `Which treaty`; `None` where its kind is not known.
pub(super) fn asked(view: &View, name: &str, kind: NameKind) -> Option<String> {
    let head = name
        .split(" of ")
        .next()
        .unwrap_or(name)
        .split(' ')
        .next_back()
        .unwrap_or("")
        .to_lowercase();
    match kind {
        NameKind::Person => name.contains(' ').then(|| String::from("Who")),
        NameKind::Country => Some(String::from("Which country")),
        NameKind::Thing => noun_of(view, name).map(|noun| format!("Which {noun}")),
        NameKind::Organisation if matches!(&*head, "inc" | "ltd" | "brothers") => {
            Some(String::from("Which company"))
        }
        NameKind::Work => Some(String::from("Which work")),
        _ if class_of(&head) == Some(kind) && !head.ends_with('s') && name.contains(' ') => {
            Some(format!("Which {head}"))
        }
        NameKind::Organisation => Some(String::from("Which organisation")),
        _ => None,
    }
}
