//! Where things are, what they are connected to, and which of several does something.

use super::capitals::decapital;
use super::clause::Mode;
use super::holding::is_answer;
use super::naming::Names;
use super::{Part, posed, tail};
use crate::generate::facts::{Draft, Value};

/// `hold down the release button, which is on the left of the mount as seen from the front`: where is it?
pub(super) fn which_is(text: &str, names: &Names) -> Vec<Draft> {
    let Some((before, place)) = text.split_once(", which is ") else {
        return Vec::new();
    };
    let Some(thing) = before
        .rfind(" the ")
        .map(|at| &before[at + 1..])
        .filter(|thing| thing.split(' ').count() <= 4)
    else {
        return Vec::new();
    };
    let text = format!("{thing} is {}", tail(place));
    let raw = super::clauses(&text).into_iter().next();
    raw.and_then(|raw| names.part(raw))
        .map(|part| placed(&part, names))
        .unwrap_or_default()
}

/// `Under Setup > Card roles you can decide whether …`: under which item?
pub(super) fn menu(text: &str, names: &Names) -> Vec<Draft> {
    let Some((path, rest)) = text
        .strip_prefix("Under ")
        .and_then(|rest| rest.split_once(" you can "))
    else {
        return Vec::new();
    };
    if !path.contains(" > ") || path.split(' ').count() > 7 || path.contains(',') {
        return Vec::new();
    }
    let question = format!("under which menu item can you {rest}");
    let mut made = posed(
        "device place",
        names,
        &question,
        Value::Words(path.to_owned()),
        0.78,
    );
    made.accept
        .extend(path.rsplit(" > ").next().map(str::to_owned));
    vec![made]
}

/// Where things are: `The mode dial is on the left shoulder`, `is displayed under Setup > Info`.
pub(super) fn placed(part: &Part, names: &Names) -> Vec<Draft> {
    const PLACES: [&str; 12] = [
        "on ", "under ", "behind ", "below ", "above ", "beneath ", "inside ", "next to ",
        "beside ", "in the ", "at the ", "between ",
    ];
    let be = part.raw.mode == Mode::Be;
    let placed = matches!(
        part.raw.verb,
        "located"
            | "situated"
            | "displayed"
            | "printed"
            | "found"
            | "fitted"
            | "stored"
            | "mounted"
    );
    let said = tail(&part.rest);
    let place = PLACES
        .iter()
        .find_map(|place| Some((place, said.strip_prefix(place)?)))
        .is_some_and(|(place, thing)| is_thing(place, thing));
    if !(be || part.raw.mode == Mode::Passive && placed)
        || part.raw.helper.is_empty()
        || part.raw.negative
        || !place
    {
        return Vec::new();
    }
    let (answer, behind) = said
        .split_once(" as seen ")
        .map_or((said, String::new()), |(answer, seen)| {
            (answer, format!("as seen {seen}"))
        });
    let definite = part.subject.starts_with("the ");
    if !definite
        || answer.split(' ').count() > 8
        || part.raw.helper != "is"
        || answer.contains(" which ")
    {
        return Vec::new();
    }
    // a voltage is told at a place, where a switch is
    let told = be && is_told(&part.subject);
    let behind = if told {
        format!("given {behind}")
    } else {
        behind
    };
    let question = part.question("where", &behind);
    let mut made = posed(
        "device place",
        names,
        &question,
        Value::Words(answer.to_owned()),
        0.75,
    );
    made.accept.extend(bare(answer));
    vec![made]
}

/// A place without its preposition, where it is the place itself: `below the firebox` is not the firebox.
fn bare(place: &str) -> Option<String> {
    let (word, bare) = place.split_once(' ')?;
    matches!(word, "in" | "on" | "at" | "inside").then(|| bare.to_owned())
}

/// Whether a thing is read rather than found: a voltage, a password.
fn is_told(subject: &str) -> bool {
    const TOLD: [&str; 11] = [
        "voltage", "password", "number", "code", "rating", "date", "model", "address", "weight",
        "capacity", "type",
    ];
    let head = subject.split(" of ").next().unwrap_or(subject);
    TOLD.iter().any(|noun| head.ends_with(noun))
}

/// Whether what follows a preposition of place is a thing and no state: `under pressure` is none.
fn is_thing(preposition: &str, said: &str) -> bool {
    const STATES: [&str; 11] = [
        "pressure",
        "control",
        "supervision",
        "warranty",
        "guarantee",
        "load",
        "course",
        "process",
        "case",
        "influence",
        "market",
    ];
    const BEFORE: [&str; 12] = [
        "the", "a", "an", "its", "each", "both", "either", "one", "left", "right", "top", "this",
    ];
    let mut words = said.split(' ');
    let first = words.next().unwrap_or_default();
    let named = first.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    // `on a spring` tells how it is held
    if preposition == "on " && matches!(first, "a" | "an") {
        return false;
    }
    let noun = if preposition.ends_with("the ") {
        first
    } else if BEFORE.contains(&first) || named {
        words.next().unwrap_or_default()
    } else {
        return false;
    };
    !STATES.contains(&noun)
}

/// What follows a participle where a thing or a person is told.
const TAKING: [(&str, &str); 10] = [
    ("connected", "to "),
    ("combined", "with "),
    ("attached", "to "),
    ("disposed", "of with "),
    ("intended", "for "),
    ("replaced", "by "),
    ("repaired", "by "),
    ("covered", "with "),
    ("cleaned", "with "),
    ("filled", "with "),
];

/// `is adjusted by means of the screw`, `is connected to the socket under the cover`, `cannot be combined with Quick 45`,
/// `must be replaced by our customer service`, `is intended for domestic use only`.
pub(super) fn with_what(part: &Part, names: &Names) -> Vec<Draft> {
    if part.raw.mode != Mode::Passive {
        return Vec::new();
    }
    if let Some((_, tool)) = part.rest.split_once("by means of ") {
        let question = part.question("by means of what", "");
        let answer = tail(tool);
        let fits = is_answer(answer) && !part.raw.negative;
        let value = Value::Words(answer.to_owned());
        let made = fits.then(|| posed("device tool", names, &question, value, 0.8));
        return made.into_iter().collect();
    }
    taking(part, names).into_iter().collect()
}

fn taking(part: &Part, names: &Names) -> Option<Draft> {
    let (said, verb) = (tail(&part.rest), part.raw.verb);
    let (_, by) = TAKING
        .iter()
        .find(|(known, by)| verb == *known && said.starts_with(by))?;
    let rest = &said[by.len()..];
    // `by our customer service`
    let rest = rest
        .strip_prefix("the ")
        .filter(|_| part.raw.rest.contains("our "))
        .unwrap_or(rest);
    let only = rest.ends_with(" only");
    let rest = rest.strip_suffix(" only").unwrap_or(rest);
    // one of several uses is no answer
    let meant = verb != "intended" || only && !rest.contains(" and ");
    let meant = meant && !rest.starts_with("any ");
    let who = matches!(verb, "replaced" | "repaired");
    let (asks, behind) = if who {
        ("by whom", "")
    } else {
        ("what", by.trim())
    };
    let adverb = if only { " exclusively" } else { "" };
    let question = part.question(asks, behind);
    let question = question.replacen(&format!(" {verb}"), &format!("{adverb} {verb}"), 1);
    let value = Value::Words(rest.to_owned());
    (meant && is_answer(rest)).then(|| posed("device with", names, &question, value, 0.75))
}

/// `The Eco program is the one used to assess …`: which program?
pub(super) fn used_for(text: &str, names: &Names) -> Vec<Draft> {
    let Some((subject, use_of)) = text.split_once(" is the one ") else {
        return Vec::new();
    };
    let words: Vec<&str> = subject.split(' ').collect();
    let [article, name @ .., noun] = words.as_slice() else {
        return Vec::new();
    };
    let named = name.len() == 1 && name[0].starts_with(char::is_uppercase) && *article == "The";
    let used = use_of.strip_prefix("that is ").unwrap_or(use_of);
    if !named || !used.starts_with("used ") {
        return Vec::new();
    }
    let question = format!("which {noun} is {}", tail(used));
    let mut made = posed(
        "device which",
        names,
        &question,
        Value::Words(name[0].to_owned()),
        0.8,
    );
    made.accept.push(format!("{} {noun}", name[0]));
    vec![made]
}

/// `HalfLoad shortens most programs …`, where the paragraph counts what it is one of: `Three options can be added.`
pub(super) fn option(text: &str, names: &Names) -> Vec<Draft> {
    let Some(noun) = names.counted() else {
        return Vec::new();
    };
    let clauses = super::clauses(text);
    let Some(raw) = clauses.first() else {
        return Vec::new();
    };
    let name = raw.subject;
    let named = name.split(' ').count() <= 2
        && name.starts_with(char::is_uppercase)
        && name.split(' ').all(|word| !is_small(word));
    if !named
        || raw.mode != Mode::Active
        || raw.negative
        || !raw.helper.is_empty()
        || raw.rest.is_empty()
    {
        return Vec::new();
    }
    let verb = crate::generate::lexicon::third(raw.verb);
    let question = format!("which {noun} {verb} {}", tail(raw.rest));
    vec![posed(
        "device which",
        names,
        &question,
        Value::Words(name.to_owned()),
        0.75,
    )]
}

/// Whether a word is one with which sentences begin.
fn is_small(word: &str) -> bool {
    let low = decapital(word);
    crate::generate::lexicon::DETERMINERS.contains(&&*low)
        || matches!(&*low, "it" | "to" | "you" | "when" | "if")
}
