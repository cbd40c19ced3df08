//! Who or what did it: the subject of a clause asked for, where the rest tells it apart.

use super::draft::{Draft, Value};
use super::telling::{
    anchors, core, is_shared, is_singular, is_topic, is_vague, leading, named, noun_of, told,
};
use super::view::{View, finished, key};
use crate::generate::language::{Kind, Mode, Name, untitled};
use crate::generate::lexicon::{JOINING, NameKind, PREPOSITIONS, adjective, class_of};

/// `John Adams appointed Ola Lund as envoy to Peru in 1795.`: `Who appointed Ola Lund as envoy to Peru in 1795?`
pub(super) fn subject(view: &View) -> Vec<Draft> {
    who(view).into_iter().collect()
}

fn who(view: &View) -> Option<Draft> {
    let clause = view.clause;
    let behind = described(view);
    let kind = view.subject.kind.or(behind.map(|name| name.kind))?;
    let text = behind.map_or(view.subject.text.as_str(), |name| name.text.as_str());
    let text = text.trim_start_matches("the ");
    let name = if kind == NameKind::Person {
        untitled(text)
    } else {
        text
    };
    let many = view.subject.plural || name.ends_with('s') && kind == NameKind::Thing;
    if many || is_vague(clause.verb) || is_shared(clause.verb) || view.scene.is_binding() {
        return None;
    }
    let asked = asked(view, name, kind)?;
    let topic = is_topic(view, name);
    let (said, led) = deed(view, topic)?;
    let prompt = finished(&format!("{asked} {} {said} {led}", told(view)?));
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
        years: view.years(),
        ..Draft::plain()
    })
}

/// The person whose office or trade stands small before the name: `the reformer Ola Lund`.
fn described<'v>(view: &'v View) -> Option<&'v Name> {
    let subject = view.clause.subject.clone();
    let name = view
        .names
        .iter()
        .find(|name| name.to == subject.end && name.from > subject.start)?;
    let small = (subject.start..name.from).all(|at| {
        let token = &view.tokens[at];
        token.kind == Kind::Word
            && !token.among(PREPOSITIONS)
            && !token.among(JOINING)
            && (at == 0 || !token.is_capital() || adjective(token.text).is_some())
    });
    (view.subject.kind.is_none() && name.kind == NameKind::Person && small && !view.subject.plural)
        .then_some(name)
}

/// What was done, and when, in words that tell who did it; of what the document is `about` more is wanted.
fn deed(view: &View, about: bool) -> Option<(String, String)> {
    /// Longer questions are read, not recalled.
    const LONGEST: usize = 16;
    let clause = view.clause;
    let rest = core(view, LONGEST);
    let open = matches!(
        view.low(rest.start),
        "that" | "to" | "it" | "not" | "how" | "whether" | "why" | "and"
    );
    let lead = clause.lead.clone().filter(|_| view.first).unwrap_or(0..0);
    let found = anchors(view, &rest);
    let all = found + usize::from(!view.dates(&lead).is_empty());
    let titled = rest
        .clone()
        .any(|at| crate::generate::lexicon::is_title(view.low(at)));
    let office = matches!(clause.verb, "become" | "elect" | "crown") && all > 0 && titled;
    let single = is_singular(clause.verb) || office;
    let needed = 2 - usize::from(single) + usize::from(about);
    let owned = rest
        .clone()
        .any(|at| matches!(view.low(at), "their" | "them" | "they"));
    // a year alone tells nothing apart: `was founded in 1946`
    if rest.is_empty() || open || all < needed || named(view, &rest) == 0 && !office || owned {
        return None;
    }
    Some((view.say(&rest)?, leading(view)?))
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
    // no town opens: `Lund City` that did is a station
    let town = matches!(&*head, "city" | "town" | "village" | "island");
    if town && matches!(view.clause.verb, "open" | "close" | "build") {
        return None;
    }
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

#[cfg(test)]
mod tests {
    use crate::generate::facts::asking::{asked, gives};

    #[test]
    fn who_did_it_is_asked_without_a_helping_verb() {
        gives(
            "President Nils Berg appointed Ola Lund as envoy to Peru.",
            "Who appointed Ola Lund as envoy to Peru?",
            "Nils Berg",
        );
        gives(
            "The Lund Company had acquired the Falun Mine from the Swedish Crown.",
            "Which company acquired the Falun Mine from the Swedish Crown?",
            "Lund Company",
        );
    }

    #[test]
    fn a_named_object_is_asked_for() {
        gives(
            "Nils Berg founded the Bank of Lund with Eva Holm.",
            "Which bank did Nils Berg found with Eva Holm?",
            "Bank of Lund",
        );
    }

    #[test]
    fn a_statement_with_a_gap_is_the_fall_back() {
        gives(
            "Nils Berg spent his youth at the court of Saxony near Dresden with Eva Holm.",
            "Nils Berg spent his youth at the court of Saxony near Dresden with _____ (person).",
            "Eva Holm",
        );
    }

    #[test]
    fn what_is_vague_or_shared_is_not_asked() {
        for text in [
            "Nils Berg visited Peru and Chile with Eva Holm.",
            "Nils Berg wanted the crown of Denmark for Eva Holm.",
        ] {
            let who = asked(text)
                .into_iter()
                .find(|(prompt, _)| prompt.starts_with("Who"));
            assert_eq!(who, None, "{text}");
        }
    }
}
