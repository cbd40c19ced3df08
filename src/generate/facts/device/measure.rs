//! Measures, counts, settings: `The niche must be 600 mm wide.`

use super::amount::{Amount, Bound, amount};
use super::clause::Mode;
use super::naming::Names;
use super::{Part, posed, tail};
use crate::generate::facts::{Draft, Value};
use crate::generate::lexicon::PREPOSITIONS;

/// How sure the questions on measures are.
pub(super) const SURE: f64 = 0.82;

/// Adjectives that stand behind a measure.
const SIDES: [&str; 7] = ["wide", "deep", "high", "long", "thick", "tall", "apart"];

/// An amount as an answer: a number with rivals, or as it stands.
pub(super) fn value(amount: &Amount) -> Value {
    let text = amount.text.to_owned();
    match amount.value {
        Some(value) if !amount.text.contains('/') => Value::Number { text, value },
        _ => Value::Words(text),
    }
}

/// `must be 600 mm wide, at least 550 mm deep and between 815 and 875 mm high`: one question each.
pub(super) fn sides(part: &Part, names: &Names) -> Vec<Draft> {
    if part.raw.mode != Mode::Be || part.raw.negative {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut rest = part.rest.as_str();
    while !rest.is_empty() {
        let Some((end, side)) = first_side(rest) else {
            break;
        };
        let said = rest[..end].trim();
        if let Some((answer, bound)) = measured(said) {
            let question = part.question(&format!("{}how {side}", bound.before()), bound.behind());
            found.push(posed("device size", names, &question, answer, SURE));
        }
        rest = rest[end + side.len() + 1..].trim_start_matches([',', ' ']);
        rest = rest.strip_prefix("and ").unwrap_or(rest);
    }
    found
}

/// Where the first adjective of measure stands: the blank before it, and the word.
fn first_side(text: &str) -> Option<(usize, &'static str)> {
    let place = |side: &&'static str| {
        let at = text.find(&format!(" {side}"))?;
        let behind = text[at + 1 + side.len()..].chars().next();
        (!behind.is_some_and(char::is_alphanumeric)).then_some((at, *side))
    };
    SIDES.iter().filter_map(place).min()
}

/// `at least 550 mm`, `between 815 and 875 mm`.
fn measured(text: &str) -> Option<(Value, Bound)> {
    if range(text).is_some_and(|(range, rest)| rest.is_empty() && range == text) {
        return Some((Value::Words(text.to_owned()), Bound::Exact));
    }
    let found = amount(text).filter(|found| found.rest.is_empty() && found.measures.is_some())?;
    Some((value(&found), found.bound))
}

/// A range at the beginning of a text: `between 0.05 and 1.0 MPa`, `from 1 to 6`, `-10 to +40 degrees Celsius`; and what follows.
fn range(text: &str) -> Option<(&str, &str)> {
    let (opens, joint) = match text.split(' ').next()? {
        "between" => ("between ", " and "),
        "from" => ("from ", " to "),
        _ => ("", " to "),
    };
    let inner = text.strip_prefix(opens)?;
    let (low, high) = inner.split_once(joint)?;
    let low = amount(low).filter(|low| low.rest.is_empty() && low.bound == Bound::Exact)?;
    let last = amount(high).filter(|last| last.bound == Bound::Exact)?;
    let _ = low;
    let end = text.len() - high.len() + last.text.len();
    Some((&text[..end], text[end..].trim_start()))
}

/// `must lie between 0.05 and 1.0 MPa`, `may weigh between 2.5 and 8.5 kg`, `can be set from 1 to 6`.
pub(super) fn between(part: &Part, names: &Names) -> Vec<Draft> {
    let Some((said, behind)) = range(&part.rest) else {
        return Vec::new();
    };
    let works = matches!(part.raw.verb, "work" | "operate");
    if part.raw.negative || part.raw.helper.is_empty() && part.raw.mode != Mode::Be && !works {
        return Vec::new();
    }
    let behind = tail(behind);
    let (question, answer) = match (part.raw.mode, part.raw.verb) {
        (Mode::Active, "lie") => (part.question("in what range", behind), said),
        (Mode::Active, "work" | "operate") if said.contains('°') => {
            (part.question("in what range of temperature", behind), said)
        }
        (Mode::Active, "weigh") => (part.question("how much", behind), said),
        (Mode::Passive, "set" | "adjusted" | "varied" | "chosen") => {
            let bare = said.strip_prefix("from ").unwrap_or(said);
            (part.question("in what range", behind), bare)
        }
        (Mode::Be, _) => (part.question("what", behind), said),
        _ => return Vec::new(),
    };
    let mut made = posed(
        "device range",
        names,
        &question,
        Value::Words(answer.to_owned()),
        SURE,
    );
    if let Some(inner) = answer.strip_prefix("between ") {
        made.accept.push(inner.replacen(" and ", " to ", 1));
        made.accept.push(inner.to_owned());
    }
    made.accept.push(answer.replace('+', ""));
    let also = names.aside.iter().map(|(_, text)| text.clone());
    made.accept
        .extend(also.filter(|text| range(text).is_some_and(|(_, rest)| rest.is_empty())));
    vec![made]
}

/// `must be at least 40 cm and at most 100 cm above the floor`.
pub(super) fn apart(part: &Part, names: &Names) -> Vec<Draft> {
    if part.raw.mode != Mode::Be || part.raw.negative {
        return Vec::new();
    }
    let Some(first) = amount(&part.rest).filter(|found| found.measures == Some("length")) else {
        return Vec::new();
    };
    let second = first.rest.strip_prefix("and ").and_then(amount);
    let place = second.as_ref().map_or(first.rest, |second| second.rest);
    let place = tail(place);
    let away = [
        "above ",
        "below ",
        "from ",
        "away from ",
        "behind ",
        "under ",
        "off ",
    ];
    if !away.iter().any(|away| place.starts_with(away)) {
        return Vec::new();
    }
    let all = std::iter::once(first).chain(second);
    all.map(|one| {
        let asks = format!("{}how far {place}", one.bound.before());
        let question = part.question(&asks, one.bound.behind());
        posed("device size", names, &question, value(&one), SURE)
    })
    .collect()
}

/// Nouns of which a manual tells the value.
pub(super) const VALUED: [&str; 22] = [
    "setting",
    "range",
    "temperature",
    "exposure",
    "speed",
    "pressure",
    "voltage",
    "capacity",
    "weight",
    "power",
    "level",
    "value",
    "period",
    "interval",
    "password",
    "code",
    "pin",
    "default",
    "length",
    "resolution",
    "distance",
    "frequency",
];

/// `The factory setting is level 3`, `The operating temperature is -10 to +40 degrees Celsius`.
pub(super) fn valued(part: &Part, names: &Names) -> Vec<Draft> {
    /// A longer value is a description.
    const LONGEST: usize = 6;
    let said = tail(&part.rest);
    let head = part.subject.split(" with ").next().unwrap_or(&part.subject);
    let head = head.split(" of ").next().unwrap_or(head);
    let noun = head.rsplit(' ').next().unwrap_or(head);
    let plain = !said.is_empty()
        && said.split(' ').count() <= LONGEST
        && !["a ", "an ", "the ", "not ", "too ", "to ", "in ", "on "]
            .iter()
            .any(|word| said.starts_with(word));
    let exact =
        amount(said).is_some_and(|found| found.bound == Bound::Exact && found.rest.is_empty());
    let named = said.contains(|c: char| c.is_ascii_digit())
        || head.contains("setting")
        || head.contains("default");
    // `Normal life is three months`: of what?
    let usual = ["normal ", "usual ", "typical ", "average "]
        .iter()
        .any(|word| part.subject.to_lowercase().starts_with(word));
    if part.raw.mode != Mode::Be
        || part.raw.helper != "is"
        || part.raw.negative
        || usual
        || !VALUED.contains(&noun)
        || !plain
        || !named
    {
        return Vec::new();
    }
    // of a scale other numbers may be none of it
    let scale =
        |found: &Amount| found.measures.is_none() && found.value.is_some_and(|at| at < 10.0);
    let answer = match amount(said).filter(|found| exact && !scale(found)) {
        Some(found) => value(&found),
        None => Value::Words(said.to_owned()),
    };
    // a setting is that of what the sentence before says can be set
    let of = path(names).filter(|_| head.contains("setting") || head.contains("default"));
    let set = names.sentence_before().is_some_and(|before| {
        before.contains(" can be set ") || before.contains(" can be adjusted ")
    });
    let thing = of.is_none().then(|| names.say("it")).flatten();
    let thing = thing.filter(|thing| {
        set && head.contains("setting")
            && thing.starts_with("the ")
            && thing.split(' ').count() <= 4
    });
    let question = match (of, thing) {
        (Some(path), _) => format!("what is {} of \"{path}\"", part.subject),
        (None, Some(thing)) => format!("what is {} of {thing}", part.subject),
        (None, None) => part.question("what", ""),
    };
    vec![posed("device value", names, &question, answer, SURE)]
}

/// The place in the menu of which the sentence before tells: `Setup > Card roles`.
fn path(names: &Names) -> Option<String> {
    let before = names.sentence_before()?;
    let words: Vec<&str> = before.split(' ').collect();
    let at = words.iter().position(|word| *word == ">")?;
    let from = at.checked_sub(1)?;
    let capital = |word: &&&str| word.starts_with(char::is_uppercase);
    let mut to = at + 2;
    // `Card roles you can decide`: the path ends before the pronoun
    while to < words.len()
        && !matches!(words[to], "you" | "the" | "a" | "to" | "and" | "is" | "are")
    {
        to += 1;
    }
    let whole = words[at + 1..to].join(" ");
    (words.get(from).filter(capital).is_some() && to - from <= 5)
        .then(|| whole.trim_end_matches([',', '.']).to_owned())
}

/// A noun phrase at the beginning of a text, and what follows: `pictures per second`, `card slots | behind the door`.
pub(super) fn cut(text: &str) -> (&str, &str) {
    let mut at = 0;
    for word in text.split(' ') {
        let ends = (PREPOSITIONS.contains(&word) && !matches!(word, "of" | "per"))
            || matches!(
                word,
                "which" | "that" | "when" | "if" | "while" | "where" | "who" | "is" | "are" | "can"
            );
        if ends {
            return (text[..at].trim(), text[at..].trim());
        }
        at += word.len() + 1;
    }
    (text.trim(), "")
}

#[cfg(test)]
mod tests {
    use super::super::testing::{asked, gives};

    #[test]
    fn sides_are_asked_one_by_one() {
        let niche =
            "The shelf must be 350 mm wide, at least 150 mm deep and between 400 and 450 mm high.";
        gives(
            "Mounting",
            niche,
            "Lumo 300, mounting: how wide must the shelf be?",
            "350 mm",
        );
        gives(
            "Mounting",
            niche,
            "Lumo 300, mounting: how deep must the shelf be at least?",
            "150 mm",
        );
        gives(
            "Mounting",
            niche,
            "Lumo 300, mounting: how high must the shelf be?",
            "between 400 and 450 mm",
        );
    }

    #[test]
    fn settings_are_asked_with_the_heading_that_tells_of_what() {
        gives(
            "Night light",
            "The factory setting is level 3.",
            "Lumo 300, night light: what is the factory setting?",
            "level 3",
        );
        let dose = "The glow can be set from 1 to 6; it is set to 4 on delivery.";
        gives(
            "Night light",
            dose,
            "Lumo 300, night light: in what range can the glow be set?",
            "1 to 6",
        );
        gives(
            "Night light",
            dose,
            "Lumo 300, night light: to what is the glow set on delivery?",
            "4",
        );
    }

    #[test]
    fn counts_and_measures_are_asked_of_the_product() {
        let memory = "With the long arm the lamp stores up to five scenes, and with the short arm up to eight.";
        gives(
            "Scenes",
            memory,
            "How many scenes does the Lumo 300 store at most with the long arm?",
            "five",
        );
        gives(
            "Scenes",
            memory,
            "How many scenes does the Lumo 300 store at most with the short arm?",
            "eight",
        );
        let load = "It has a rated load of 40 W and must be protected by a 10 A fuse.";
        gives(
            "Power",
            load,
            "What is the rated load of the Lumo 300?",
            "40 W",
        );
        gives(
            "Power",
            load,
            "By what fuse must the Lumo 300 be protected?",
            "10 A",
        );
    }

    #[test]
    fn nothing_is_made_of_what_leans() {
        assert!(asked("Power", "They must be 30 mm wide.").is_empty());
        assert!(asked("Power", "Such parts are 30 mm wide.").is_empty());
        // its name tells it
        assert!(asked("Power", "The hood must be 300 mm wide.").is_empty());
    }
}
