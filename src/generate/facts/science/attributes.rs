//! What a text says plainly is the cause, the carrier or the remedy: `The main cause of scurvy is a lack of vitamin C.`

use super::draft;
use super::objects::{fit, splits, stops};
use super::said::{is_of_a_kind, is_open};
use super::things::meant_topic;
use crate::generate::facts::draft::{Draft, Value};
use crate::generate::facts::view::View;
use crate::generate::language::Kind;
use crate::generate::lexicon::{BELONGING, DETERMINERS, LEANING};

/// What a thing of nature has one of, once a word such as `main` or its own nature says so.
const OWNED: &[&str] = &[
    "cause",
    "function",
    "vector",
    "host",
    "treatment",
    "remedy",
    "cure",
    "symptom",
    "sign",
    "source",
    "site",
    "food",
    "diet",
    "prey",
    "predator",
    "enemy",
    "unit",
    "component",
    "constituent",
    "habitat",
    "carrier",
    "pollinator",
    "product",
    "complication",
    "reservoir",
    "hormone",
    "pigment",
    "ingredient",
];

/// Words that leave one of several.
const ONE: &[&str] = &[
    "main",
    "primary",
    "principal",
    "chief",
    "usual",
    "commonest",
    "major",
    "only",
    "common",
    "important",
    "standard",
    "favourite",
    "favorite",
    "first",
    "intermediate",
    "definitive",
    "final",
    "basic",
    "functional",
    "structural",
];

/// The questions of a sentence on what is the cause, the remedy and so on.
pub(super) fn attributes(view: &View) -> Vec<Draft> {
    status(view).into_iter().chain(attribute(view)).collect()
}

fn attribute(view: &View) -> Option<Draft> {
    let count = view.tokens.len();
    let own = view.low(0) == "its";
    if !own && view.low(0) != "the" {
        return None;
    }
    let verb = (2..count.min(12)).find(|at| matches!(view.low(*at), "is" | "are"))?;
    let of = (1..verb)
        .find(|at| matches!(view.low(*at), "of" | "in" | "for"))
        .unwrap_or(verb);
    let head = view.low(of.checked_sub(1)?);
    let choice =
        view.raw(&(1..verb)) == "drug of choice" || view.raw(&(1..verb)) == "treatment of choice";
    let single = (1..of).any(|at| ONE.contains(&view.low(at)) || view.low(at).ends_with("est"));
    let owned =
        OWNED.contains(&head) && (single || head == "cause" && of < verb && view.low(of) == "of");
    let whose = if own { Some(meant_topic(view)?) } else { None };
    let plain = (1..verb).all(|at| {
        let token = &view.tokens[at];
        token.kind == Kind::Word
            && !token.among(BELONGING)
            && (!token.among(LEANING) || ONE.contains(&&*token.low))
            && (!token.among(DETERMINERS) || view.low(at - 1) == "of" && token.is("the"))
    });
    if !(owned || choice) || !plain || verb + 1 >= count || is_open(view) {
        return None;
    }
    // without `of` the title tells of what
    if of == verb && !own && !is_of_a_kind(view.scene) {
        return None;
    }
    let end = (verb + 1..count)
        .find(|at| stops(view, *at))
        .unwrap_or(count);
    let listed = view.tokens.get(end).is_some_and(|token| token.text == ",")
        && view.tokens.get(end + 1).is_some_and(|next| {
            !next.is("which") && !next.is_inflected() && !next.among(&["a", "an"])
        });
    let cut = (verb + 2..end)
        .find(|at| splits(view, *at) && end - *at > 4)
        .unwrap_or(end);
    let text = view.raw(&(verb + 1..cut)).to_owned();
    let said = view.low(verb + 1);
    let loose = matches!(
        said,
        "to" | "that" | "not" | "in" | "on" | "often" | "usually" | "probably" | "also" | "by"
    );
    let what = view.raw(&(0..verb)).to_owned();
    let what = match whose {
        Some(whose) => format!("the{} of {whose}", what.get(3..)?),
        None => format!("the{}", what.get(3..)?),
    };
    let about = what.clone();
    let prompt = format!("what {} {what}", view.low(verb));
    let behind = view
        .tokens
        .get(end)
        .is_some_and(|token| token.among(&["that", "when", "where", "whose"]));
    (!loose && !listed && !behind && fit(view, &text))
        .then(|| draft(view, "attribute", &about, &prompt, Value::Words(text)))
}

/// `The IUCN lists the species as of Least Concern.`
fn status(view: &View) -> Option<Draft> {
    const STATUS: [&str; 8] = [
        "Critically Endangered",
        "critically endangered",
        "Least Concern",
        "Near Threatened",
        "Vulnerable",
        "Endangered",
        "vulnerable",
        "endangered",
    ];
    let listed = [
        "listed as ",
        "classified as ",
        "lists ",
        "classifies ",
        "classed as ",
    ];
    let species = [" species ", "It ", " it ", " animal "];
    let topic = view
        .scene
        .topic
        .as_ref()
        .filter(|topic| topic.female.is_none() && is_of_a_kind(view.scene))?;
    let low = format!(" {} ", view.text);
    let found = STATUS.into_iter().find(|status| low.contains(status))?;
    let own = low.contains(topic.text.trim_start_matches("the "));
    let about = species.iter().any(|word| low.contains(word)) || own;
    let said = listed.iter().any(|word| low.contains(word));
    let other = low.contains("subspecies") || low.contains("population") || is_open(view);
    let prompt = format!("what is the conservation status of {}", topic.text);
    (said && about && !other && view.tokens.len() < 25).then(|| {
        draft(
            view,
            "status",
            &topic.text,
            &prompt,
            Value::Words(found.to_owned()),
        )
    })
}

#[cfg(test)]
mod tests {
    use crate::generate::facts::asking::gives;

    #[test]
    fn the_cause_of_a_thing_is_told() {
        gives(
            "The main cause of scurvy is a lack of vitamin C.",
            "What is the main cause of scurvy?",
            "a lack of vitamin C",
        );
    }
}
