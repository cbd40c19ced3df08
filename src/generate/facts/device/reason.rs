//! Prohibitions with their reason: `Never put detergent into the salt container, as it destroys the softener.`

use super::naming::Names;
use super::signal::participle;
use super::{clauses, posed};
use crate::generate::facts::{Draft, Value};
use crate::generate::lexicon::{BASE, of_form};

/// Words before a reason.
const BECAUSE: [&str; 5] = [", because ", ", since ", ", as ", " because ", ", for "];

/// What a sentence says and why, where it says both.
fn parted(text: &str) -> Option<(&str, &str)> {
    let (at, width) = BECAUSE
        .iter()
        .filter_map(|word| Some((text.find(word)?, word.len())))
        .min()?;
    Some((&text[..at], &text[at + width..]))
}

/// A reason as an answer: a clause of few words.
fn reason<'t>(why: &'t str, asked: &str) -> Option<&'t str> {
    /// A longer reason is not recalled.
    const LONGEST: usize = 14;
    let why = why.split_once("; ").map_or(why, |(why, _)| why);
    let why = why.split_once(", only ").map_or(why, |(why, _)| why);
    let words = why.split(' ').count();
    let first = why.split(' ').next().unwrap_or_default();
    let thing = matches!(first, "it" | "they" | "the" | "They" | "It");
    let clause = thing || clauses(why).first().is_some_and(|raw| raw.lead.is_empty());
    let vague = first == "this" || first == "that";
    let same = !why.is_empty() && asked.contains(why);
    (clause && !vague && !same && (3..=LONGEST).contains(&words)).then_some(why)
}

/// What is forbidden, as a question has it: verb and object of `Never put detergent into the salt container`.
fn order(text: &str) -> Option<(&str, &str)> {
    let said = ["Never ", "Do not ", "Don't ", "Please do not "]
        .iter()
        .find_map(|word| text.strip_prefix(word))?;
    said.split_once(' ')
}

/// A prohibition in the passive: `should detergent never be put into the salt container`.
fn passive(verb: &str, rest: &str, names: &Names) -> Option<String> {
    let known = super::clause::verb_of(verb).map(|(base, _)| base);
    let participle = participle(of_form(verb, BASE).or(known).unwrap_or(verb))?;
    let (object, behind) = super::measure::cut(super::tail(rest));
    let (object, open) = match object.strip_suffix(" open") {
        Some(object) => (object, " open"),
        None => (object, ""),
    };
    let object = names
        .say(object)
        .filter(|object| object.split(' ').count() <= 5)?;
    let lies = matches!(verb, "let" | "try" | "allow" | "attempt" | "forget");
    (!lies).then(|| format!("why should {object} never be {participle}{open} {behind}"))
}

/// `Never use solvents in the wash cabinet. They can cause an explosion.`, `Do not touch the curtain; it is made of …`.
pub(super) fn forbidden(text: &str, names: &Names) -> Vec<Draft> {
    // the reason in a sentence of its own
    if let Some(before) = names.sentence_before().map(super::bare) {
        let opens = ["They ", "It ", "This ", "Doing so ", "Otherwise "];
        let follows = opens.iter().any(|word| text.starts_with(word));
        let tells = [
            " can ",
            " could ",
            " may ",
            " will ",
            " would ",
            " might ",
            " destroys ",
            " damages ",
        ];
        let plain = parted(before).is_none() && !before.contains("; ");
        if let Some((verb, rest)) = order(before)
            .filter(|_| follows && plain && tells.iter().any(|word| text.contains(word)))
        {
            let made = passive(verb, rest, names).and_then(|question| why(&question, text, names));
            return made
                .into_iter()
                .map(|mut made| {
                    made.frame = "device cause before";
                    made
                })
                .collect();
        }
    }
    let Some((verb, rest)) = order(text) else {
        return Vec::new();
    };
    let Some((said, reason)) = parted(rest).or_else(|| rest.split_once("; ")) else {
        return Vec::new();
    };
    passive(verb, said, names)
        .and_then(|question| why(&question, reason, names))
        .into_iter()
        .collect()
}

fn why(question: &str, answer: &str, names: &Names) -> Option<Draft> {
    let answer = reason(answer, question)?;
    let lowered = super::capitals::decapital(answer);
    Some(posed(
        "device cause",
        names,
        question,
        Value::Words(lowered),
        0.82,
    ))
}

/// `The hose must not be cut, since it carries live conductors`.
pub(super) fn must_not(text: &str, names: &Names) -> Vec<Draft> {
    let Some((said, reason)) = parted(text) else {
        return Vec::new();
    };
    let Some(raw) = clauses(said)
        .pop()
        .filter(|raw| raw.negative && matches!(raw.helper, "must" | "should"))
    else {
        return Vec::new();
    };
    let Some(part) = names.part(raw) else {
        return Vec::new();
    };
    let question = part.question("why", &part.rest);
    why(&question, reason, names).into_iter().collect()
}

/// `A few drops of water are normal, because every machine is tested`: only what needs explaining.
pub(super) fn explained(text: &str, names: &Names) -> Vec<Draft> {
    normal(text, names).into_iter().collect()
}

fn normal(text: &str, names: &Names) -> Option<Draft> {
    let (said, reason) = parted(text)?;
    let all = clauses(said);
    let [raw] = all.as_slice() else {
        return None;
    };
    let part = names.part(raw.clone())?;
    let told = raw.mode == super::Mode::Be
        && raw.helper.starts_with(['i', 'a'])
        && part.rest.split(' ').count() <= 3;
    let question = part.question("why", &part.rest);
    told.then(|| why(&question, reason, names)).flatten()
}

#[cfg(test)]
mod tests {
    use super::super::testing::gives;

    #[test]
    fn prohibitions_are_asked_for_their_reason() {
        gives(
            "Safety",
            "Never put oil onto the glass shade, as it destroys the coating.",
            "Lumo 300: why should oil never be put onto the glass shade?",
            "it destroys the coating",
        );
        gives(
            "Safety",
            "Never use solvents on the shade. They can cause an explosion.",
            "Lumo 300: why should solvents never be used on the shade?",
            "they can cause an explosion",
        );
        gives(
            "Safety",
            "The cord must not be cut, since it carries live conductors.",
            "Lumo 300: why must the cord not be cut?",
            "it carries live conductors",
        );
    }
}
