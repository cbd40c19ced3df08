//! Signals and times: what a lamp or a message means, what happens when, how often something is to be done.

use super::capitals::decapital;
use super::clause::Mode;
use super::naming::Names;
use super::{Part, clauses, posed, tail};
use crate::generate::facts::{Draft, Value};

/// The condition and what follows of it: `If it blinks rapidly, the battery is too hot`.
fn condition(text: &str) -> Option<(&str, &str, &str)> {
    let first = ["When ", "If ", "Whenever "]
        .iter()
        .find(|first| text.starts_with(**first))?;
    let (given, then) = text[first.len()..].split_once(", ")?;
    Some((first.trim_end(), given, then))
}

/// A condition with its subject named, as a question ends with it: `if the charging lamp blinks rapidly`.
fn named(first: &str, given: &str, names: &Names) -> Option<String> {
    // `when it's full the pump stops`: the condition ends before the comma
    if given.starts_with("it's ") || given.starts_with("they're ") {
        return None;
    }
    let all = clauses(given);
    let said = match all.first() {
        Some(raw) if raw.lead.is_empty() => {
            let subject = names.say(raw.subject)?;
            format!("{subject}{}", &given[raw.subject.len()..])
        }
        _ => {
            let (subject, rest) = given.split_once(' ')?;
            match subject {
                "it" => format!("{} {rest}", names.say("it")?),
                "they" | "this" | "you" => return None,
                _ => given.to_owned(),
            }
        }
    };
    Some(format!("{} {said}", first.to_lowercase()))
}

/// `When E18 is displayed, the cause is usually a splinter of glass`.
pub(super) fn cause(text: &str, names: &Names) -> Vec<Draft> {
    let Some((first, given, then)) = condition(text) else {
        return Vec::new();
    };
    let said = [
        "the cause is ",
        "the reason is ",
        "the usual cause is ",
        "the most common cause is ",
    ];
    let Some(answer) = said.iter().find_map(|said| then.strip_prefix(said)) else {
        return Vec::new();
    };
    let (adverb, answer) = match answer.strip_prefix("usually ") {
        Some(answer) => (" usually", answer),
        None => ("", answer),
    };
    let Some(given) = named(first, given, names) else {
        return Vec::new();
    };
    let question = format!("what is{adverb} the cause {given}");
    vec![posed(
        "device cause",
        names,
        &question,
        Value::Words(tail(answer).to_owned()),
        0.85,
    )]
}

/// Verbs by which a device signals.
const SIGNS: [&str; 14] = [
    "blink", "flash", "glow", "light", "beep", "display", "appear", "go", "flicker", "buzz",
    "shine", "turn", "sound", "show",
];

/// Whether a text tells of a signal: `blinks rapidly`, `is displayed`.
fn signals(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    words.iter().enumerate().any(|(at, word)| {
        let word = word.trim_end_matches([',', ';']);
        // `appears to be level`, `when the arm has been turned`
        let looks = word.starts_with("appear") && words.get(at + 1) == Some(&"to");
        if looks || word == "turned" {
            return false;
        }
        let stem = word
            .trim_end_matches("es")
            .trim_end_matches("ed")
            .trim_end_matches('s');
        SIGNS.contains(&stem) || matches!(word, "beeps" | "appears" | "displayed" | "lit" | "goes")
    })
}

/// `If it blinks rapidly, the battery is too hot or too cold`: what does it mean?
pub(super) fn meaning(text: &str, names: &Names) -> Vec<Draft> {
    let Some((first, given, then)) = condition(text).filter(|(_, given, _)| signals(given)) else {
        return Vec::new();
    };
    let states = clauses(then).first().is_some_and(|raw| {
        raw.lead.is_empty()
            && !matches!(raw.helper, "must" | "should" | "may" | "can")
            && raw.subject != "you"
    });
    let then = then.split_once("; ").map_or(then, |(then, _)| then);
    // `and the cord must be replaced` is what to do, not what it means
    let then = then
        .split_once(" and ")
        .filter(|(_, more)| more.contains(" must ") || more.contains(" should "))
        .map_or(then, |(then, _)| then);
    let pronoun = then.starts_with("it ") || then.starts_with("this ");
    let Some(given) =
        named(first, given, names).filter(|_| states && !pronoun && then.split(' ').count() <= 16)
    else {
        return Vec::new();
    };
    signalled("what does it mean", &given, then, names)
}

/// The question on what goes with a signal.
fn signalled(asks: &str, given: &str, then: &str, names: &Names) -> Vec<Draft> {
    let question = format!("{asks} {given}");
    let value = Value::Words(then.to_owned());
    vec![posed("device cause", names, &question, value, 0.8)]
}

/// `When the camera cannot focus, the frame turns red and the camera beeps twice`: what happens?
pub(super) fn happens(text: &str, names: &Names) -> Vec<Draft> {
    let Some((first, given, then)) = condition(text).filter(|(_, _, then)| signals(then)) else {
        return Vec::new();
    };
    let states = clauses(then)
        .first()
        .is_some_and(|raw| raw.lead.is_empty() && raw.helper.is_empty() && raw.subject != "you");
    let Some(given) =
        named(first, given, names).filter(|_| states && then.split(' ').count() <= 12)
    else {
        return Vec::new();
    };
    if then.contains("it ") && !then.contains("; ") {
        return Vec::new();
    }
    signalled("what happens", &given, then, names)
}

/// `Every 50 programs the symbol CARE lights up`: which symbol?
pub(super) fn symbol(text: &str, names: &Names) -> Vec<Draft> {
    const SIGNALS: [&str; 7] = [
        "symbol",
        "message",
        "indicator",
        "icon",
        "warning",
        "lamp",
        "code",
    ];
    let stop = text.split(": ").next().unwrap_or(text);
    let Some(raw) = clauses(stop).into_iter().next() else {
        return Vec::new();
    };
    let words: Vec<&str> = raw.subject.split(' ').collect();
    let [article, noun, name @ ..] = words.as_slice() else {
        return Vec::new();
    };
    let named = (1..=2).contains(&name.len())
        && name[0].starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    if !article.eq_ignore_ascii_case("the")
        || !SIGNALS.contains(noun)
        || !named
        || raw.negative
        || raw.mode == Mode::Be
    {
        return Vec::new();
    }
    let shown = stop[stop.find(raw.subject).unwrap_or(0) + raw.subject.len()..].trim();
    let shown = shown.split(" and ").next().unwrap_or(shown);
    let lead = decapital(raw.lead);
    // without a time or an occasion any symbol does so
    let when = !lead.is_empty()
        || [" when ", " every ", " if ", " while ", " as soon "]
            .iter()
            .any(|word| shown.contains(word));
    if !when {
        return Vec::new();
    }
    let question = format!("which {noun} {} {lead}", tail(shown));
    vec![posed(
        "device which",
        names,
        &question,
        Value::Words(name.join(" ")),
        0.85,
    )]
}

/// `We recommend checking it once a week`, `is serviced every two years`.
fn interval(text: &str) -> Option<(usize, usize)> {
    let words: Vec<&str> = text.split(' ').collect();
    let place = |at: usize| words[..at].iter().map(|word| word.len() + 1).sum::<usize>();
    let time = |word: &str| {
        let word = word.trim_end_matches([',', ';', '.']).trim_end_matches('s');
        matches!(
            word,
            "day"
                | "week"
                | "month"
                | "year"
                | "hour"
                | "start"
                | "use"
                | "program"
                | "cycle"
                | "wash"
                | "journey"
        )
    };
    (0..words.len()).find_map(|at| {
        let end = match words[at] {
            "once" | "twice" if words.get(at + 1) == Some(&"a") && time(words.get(at + 2)?) => {
                at + 3
            }
            "every" if time(words.get(at + 1)?) => at + 2,
            "every"
                if super::amount::amount(words.get(at + 1)?).is_some()
                    && time(words.get(at + 2)?) =>
            {
                at + 3
            }
            "after" if words.get(at + 1) == Some(&"every") && time(words.get(at + 2)?) => at + 3,
            _ => return None,
        };
        let length = words[at..end].join(" ").trim_end_matches([',', ';']).len();
        Some((place(at), place(at) + length))
    })
}

/// `The spray arms should be taken out about every three months`: how often?
pub(super) fn often(part: &Part, names: &Names) -> Vec<Draft> {
    let said = part.rest.as_str();
    let Some((from, to)) = interval(said) else {
        return Vec::new();
    };
    let (before, behind) = (said[..from].trim(), tail(&said[to..]));
    let (about, before) = ["about", "roughly", "approximately"]
        .iter()
        .find_map(|word| Some(("about ", before.strip_suffix(word)?)))
        .unwrap_or(("", before));
    if part.raw.mode != Mode::Passive || part.raw.negative || before.contains(',') {
        return Vec::new();
    }
    let question = part.question(&format!("{about}how often"), &format!("{before} {behind}"));
    vec![posed(
        "device often",
        names,
        &question,
        Value::Words(said[from..to].to_owned()),
        0.82,
    )]
}

/// `We recommend checking it once a week`.
pub(super) fn service(text: &str, names: &Names) -> Vec<Draft> {
    let opens = ["We recommend ", "It is recommended to ", "We advise "];
    let Some((from, to, said)) = opens
        .iter()
        .find_map(|opens| text.strip_prefix(opens))
        .and_then(|said| interval(said).map(|(from, to)| (from, to, said)))
    else {
        return Vec::new();
    };
    let before = said[..from].trim();
    let Some((verb, object)) = before.split_once(' ') else {
        return Vec::new();
    };
    let Some(object) = names
        .say(object)
        .filter(|object| object.split(' ').count() <= 5)
    else {
        return Vec::new();
    };
    let base = crate::generate::lexicon::of_form(verb, crate::generate::lexicon::GERUND);
    let Some(participle) = base.and_then(participle) else {
        return Vec::new();
    };
    let question = format!("how often should {object} be {participle}");
    vec![posed(
        "device often",
        names,
        &question,
        Value::Words(said[from..to].to_owned()),
        0.8,
    )]
}

/// The participle of a verb: `checked`.
pub(super) fn participle(base: &str) -> Option<String> {
    use crate::generate::lexicon::{PARTICIPLE, forms};
    let past = crate::generate::lexicon::past(base);
    let fits = |form: &str| {
        forms(form)
            .iter()
            .any(|(verb, sort)| *verb == base && sort & PARTICIPLE != 0)
    };
    let strong = [
        ("put", "put"),
        ("take", "taken"),
        ("wear", "worn"),
        ("write", "written"),
        ("break", "broken"),
        ("choose", "chosen"),
    ];
    let strong = strong
        .iter()
        .find(|(verb, _)| *verb == base)
        .map(|(_, form)| (*form).to_owned());
    // a verb that no list has is regular
    let unknown = forms(base).is_empty() && base.chars().all(|c| c.is_ascii_lowercase());
    strong.or_else(|| (unknown || fits(&past)).then_some(past))
}

/// `The charging lamp glows amber while the battery charges`: in what colour?
pub(super) fn colour(part: &Part, names: &Names) -> Vec<Draft> {
    const COLOURS: [&str; 12] = [
        "amber", "red", "green", "blue", "yellow", "white", "orange", "purple", "violet", "pink",
        "grey", "cyan",
    ];
    let said = part.rest.strip_prefix("up ").unwrap_or(&part.rest);
    let said = said.strip_prefix("in ").unwrap_or(said);
    let (colour, behind) = said.split_once(' ').unwrap_or((said, ""));
    let shines = matches!(
        part.raw.verb,
        "glow" | "light" | "flash" | "blink" | "turn" | "shine"
    );
    let when = ["while ", "when ", "as soon ", "during ", "until ", "if "]
        .iter()
        .any(|word| behind.starts_with(word));
    if !shines || !COLOURS.contains(&colour) || part.raw.negative || !when && part.lead.is_empty() {
        return Vec::new();
    }
    let question = if part.raw.verb == "turn" {
        part.question("what colour", behind)
    } else {
        part.question("in what colour", behind)
    };
    vec![posed(
        "device colour",
        names,
        &question,
        Value::Words(colour.to_owned()),
        0.85,
    )]
}

/// `Recording stops when the internal temperature becomes too high`, `The lamp goes out when the tank is empty`: when?
pub(super) fn stops(part: &Part, names: &Names) -> Vec<Draft> {
    const WHEN: [&str; 4] = ["when ", "as soon as ", "while ", "once "];
    let ends = matches!(
        part.raw.verb,
        "stop" | "start" | "blink" | "flash" | "beep" | "light" | "glow" | "pulse" | "flicker"
    );
    let goes = matches!(
        part.raw.verb,
        "go" | "stay" | "switch" | "turn" | "shut" | "light"
    );
    let particle = ["out ", "on ", "off ", "up ", "down "]
        .iter()
        .find(|particle| goes && part.rest.starts_with(**particle));
    let particle = particle.copied().unwrap_or_default();
    let said = part.rest.get(particle.len()..).unwrap_or_default();
    let when = (ends || !particle.is_empty()) && WHEN.iter().any(|word| said.starts_with(word));
    let answer = tail(said);
    let short = (4..=10).contains(&answer.split(' ').count()) && !answer.contains(" it ");
    let leans = [" it", "it's", "they", "this "]
        .iter()
        .any(|word| answer.contains(word));
    if !when || !short || leans || part.raw.negative || part.raw.mode != Mode::Active {
        return Vec::new();
    }
    let question = part.question("when", particle.trim());
    vec![posed(
        "device cause",
        names,
        &question,
        Value::Words(answer.to_owned()),
        0.78,
    )]
}

#[cfg(test)]
mod tests {
    use super::super::testing::gives;

    #[test]
    fn a_signal_is_asked_for_its_meaning() {
        gives(
            "Charging",
            "The status light glows amber while the battery charges and goes out when it is full, which takes two hours. \
             If it blinks rapidly, the battery is too hot or too cold.",
            "Lumo 300, charging: what does it mean if the status light blinks rapidly?",
            "the battery is too hot or too cold",
        );
        gives(
            "Charging",
            "The status light glows amber while the battery charges.",
            "Lumo 300: in what colour does the status light glow while the battery charges?",
            "amber",
        );
        gives(
            "Faults",
            "If F5 appears, the dimmer is broken and the lamp must be sent to the maker.",
            "Lumo 300: what does it mean if F5 appears?",
            "the dimmer is broken",
        );
        gives(
            "Faults",
            "When F2 is displayed, the cause is usually a loose bulb.",
            "Lumo 300: what is usually the cause when F2 is displayed?",
            "a loose bulb",
        );
        gives(
            "Faults",
            "When the lamp cannot dim, the ring turns red and the lamp beeps twice.",
            "What happens when the Lumo 300 cannot dim?",
            "the ring turns red and the lamp beeps twice",
        );
    }

    #[test]
    fn intervals_and_symbols_are_asked_for() {
        gives(
            "Care",
            "The hinges should be oiled about every three months.",
            "Lumo 300: about how often should the hinges be oiled?",
            "every three months",
        );
        gives(
            "Care",
            "Every 50 hours the symbol DUST lights up: wipe the shade.",
            "Lumo 300: which symbol lights up every 50 hours?",
            "DUST",
        );
        gives(
            "Care",
            "The shade is a sieve of metal. We recommend checking the shade once a week.",
            "Lumo 300: how often should the shade be checked?",
            "once a week",
        );
    }
}
