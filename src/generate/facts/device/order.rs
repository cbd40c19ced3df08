//! Orders that tell a measure: `Fill the container with one litre of water.`

use super::amount::{Bound, amount};
use super::capitals::decapital;
use super::measure::{cut, value};
use super::naming::Names;
use super::{posed, tail};
use crate::generate::facts::Draft;
use crate::generate::lexicon::{BASE, of_form};

/// Verbs with which manuals order, besides those of the lexicon.
pub(super) const ORDERING: [&str; 18] = [
    "pair", "descale", "mount", "mow", "press", "rinse", "wipe", "plug", "unplug", "screw",
    "tighten", "slide", "soak", "wait", "insert", "connect", "charge", "dissolve",
];

/// The order of a sentence: its condition, its verb, and what follows.
fn parted(text: &str) -> Option<(&str, &str, &str)> {
    let begins = ["Before ", "To ", "If ", "When ", "After ", "Once "]
        .iter()
        .any(|word| text.starts_with(word));
    let (lead, order) = match text.split_once(", ").filter(|_| begins) {
        Some((lead, order)) => (lead, order),
        None => ("", text),
    };
    let order = order.strip_prefix("then ").unwrap_or(order);
    let (verb, rest) = order.split_once(' ')?;
    let low = verb.to_lowercase();
    let known = of_form(&low, BASE).is_some() || ORDERING.contains(&&*low);
    (known && lead.is_empty() == verb.starts_with(char::is_uppercase)).then_some((lead, verb, rest))
}

/// Whether a sentence orders or forbids something, and says what.
pub(crate) fn is_order(text: &str) -> bool {
    let negative = ["Never ", "Do not ", "Don't ", "Always ", "Please "]
        .iter()
        .any(|word| text.starts_with(word));
    // `After delivery, and whenever it was laid down, let it stand`
    let begun = ["Before ", "To ", "If ", "When ", "After ", "Once "]
        .iter()
        .find(|word| text.starts_with(**word));
    let later = begun.is_some_and(|begun| {
        let orders = |(at, _): (usize, &str)| {
            let order = text.get(at + 2..).unwrap_or_default();
            parted(&format!("{begun}it, {order}")).is_some()
        };
        text.match_indices(", ").skip(1).take(2).any(orders)
    });
    negative
        || later
        || parted(text).is_some_and(|(_, _, rest)| {
            // `Replace after 300 hours`: what?
            let first = rest.split(' ').next().unwrap_or_default();
            let open = [
                "it",
                "every",
                "CW",
                "CCW",
                "clockwise",
                "anticlockwise",
                "left",
                "right",
            ];
            !crate::generate::lexicon::PREPOSITIONS.contains(&first) && !open.contains(&first)
        })
}

/// The reason that stands behind an order: `Start a program, because brine leads to corrosion.`
pub(super) fn reason(text: &str) -> Option<&str> {
    let order = parted(text).is_some()
        || ["Never ", "Do not "]
            .iter()
            .any(|word| text.starts_with(word));
    let place = |word: &str| text.find(word).map(|at| at + word.len());
    order
        .then(|| {
            [", because ", ", since ", ", as "]
                .iter()
                .filter_map(|word| place(word))
                .min()
        })?
        .map(|at| &text[at..])
}

/// What an order is about, which `it` means in the next sentence: `the container`.
pub(super) fn object(text: &str, names: &Names) -> Option<String> {
    let (_, _, rest) = parted(text)?;
    let (object, _) = cut(tail(rest));
    let object = object.split(" and ").next().unwrap_or(object);
    let things = object.starts_with("the ") && object.split(' ').count() <= 4;
    names.say(object).filter(|_| things)
}

/// `fill the container with one litre of water`, `hold Start for three seconds`, `connect it to a source of at least 15 W`.
pub(super) fn ordered(text: &str, names: &Names) -> Vec<Draft> {
    let text = text.split_once("; ").map_or(text, |(text, _)| text);
    if let Some((first, second)) = text
        .split_once(", then ")
        .filter(|(first, _)| parted(first).is_some())
    {
        let second = decapital_order(second);
        let found = ordered(&second, names);
        return if found.is_empty() {
            ordered(first, names)
        } else {
            found
        };
    }
    let Some((lead, verb, rest)) = parted(text) else {
        return Vec::new();
    };
    let verb = verb.to_lowercase();
    let rest = until_order(tail(rest));
    let untold = lead.is_empty() && names.task().is_none();
    if untold && presses(&verb) && !rest.contains(" to ") {
        return Vec::new();
    }
    let rest = rest.split_once(" until ").map_or(rest, |(rest, _)| rest);
    if rest.starts_with("until ") {
        return Vec::new();
    }
    // `to enter it` tells what for only behind the sentence before
    let leaning = [" it", " them", " this", " so"];
    if leaning.iter().any(|word| lead.ends_with(word)) {
        return Vec::new();
    }
    // what is done again and again belongs to no task
    let once = lead.is_empty() && !rest.contains("every ");
    let step = once.then(|| names.task()).flatten();
    let lead = match aim(text) {
        Some(aim) if lead.is_empty() => format!("so that {aim}"),
        None if step.is_some() => step.unwrap_or_default(),
        _ => names.aim(&decapital(lead), rest),
    };
    match measured(&verb, rest, &lead, names) {
        Some(made) => made,
        None => sourced(&verb, rest, &lead, names).into_iter().collect(),
    }
}

/// The question on the first measure of an order; nothing in it where its object leans, `None` without a measure.
fn measured(verb: &str, rest: &str, lead: &str, names: &Names) -> Option<Vec<Draft>> {
    let mut at = 0;
    for word in rest.split(' ') {
        let behind = rest.get(at + word.len() + 1..).unwrap_or("");
        let before = rest[..at].trim();
        let asked = amount(behind).and_then(|found| asked(word, &found).map(|asks| (asks, found)));
        // how long to do a thing is asked with what it is done for
        let asked = asked.filter(|_| !lead.is_empty() || word != "for");
        if let Some((asks, found)) = asked.filter(|_| !before.is_empty()) {
            let Some(object) = object_of(before, names) else {
                return Some(Vec::new());
            };
            let of = found.rest.strip_prefix("of ");
            // `within 30 days of noticing it`
            let since = match of {
                Some(_) if matches!(word, "within" | "after") => found.rest,
                _ => "",
            };
            let more = match of {
                _ if !since.is_empty() => "",
                Some(of) => cut(of).1,
                None => found.rest,
            };
            let question = format!(
                "{asks} {since} must you {verb} {object} {more} {lead}{}",
                found.bound.behind()
            );
            let made = posed("device order", names, &question, value(&found), 0.78);
            return Some(vec![made]);
        }
        at += word.len() + 1;
    }
    None
}

/// What an order is for, where it says so behind itself: `Run the fan for two hours so that the inside dries`.
fn aim(text: &str) -> Option<&str> {
    /// Longer ones drown the question.
    const LONGEST: usize = 10;
    const LEANING: [&str; 5] = ["it", "they", "this", "these", "them"];
    let (_, aim) = text.split_once(" so that ")?;
    let aim = aim.split([',', ';', ':']).next()?.trim();
    let mut words = aim.split(' ');
    let plain = !words.any(|word| LEANING.contains(&word));
    (plain && aim.split(' ').count() <= LONGEST).then_some(aim)
}

/// Whether a verb presses something, which nobody does without an aim.
pub(crate) fn presses(verb: &str) -> bool {
    matches!(
        verb,
        "press" | "hold" | "push" | "keep" | "touch" | "depress" | "tap"
    )
}

/// An order up to the next one: `dissolve 5 g in one litre of water and pour it into the tank`.
fn until_order(text: &str) -> &str {
    let next = text.match_indices(" and ").find(|(at, and)| {
        let rest = &text[at + and.len()..];
        let first = rest.split([' ', ',']).next().unwrap_or_default();
        let object = rest[first.len()..].trim_start();
        let taken = ["it", "them", "the ", "a ", "your ", "this "];
        let known = of_form(first, BASE).is_some() || ORDERING.contains(&first) || first == "pour";
        known && taken.iter().any(|word| object.starts_with(word))
    });
    next.map_or(text, |(at, _)| &text[..at])
}

/// `connect the camera to a USB power source of at least 15 W`.
fn sourced(verb: &str, rest: &str, lead: &str, names: &Names) -> Option<Draft> {
    let (before, said) = rest.split_once(" of ")?;
    let found =
        amount(said).filter(|found| found.bound != Bound::Exact && found.rest.is_empty())?;
    let what = found.measures?;
    let (object, by, noun) = [" to a ", " with a ", " in a ", " into a "]
        .iter()
        .find_map(|by| {
            let (object, noun) = before.split_once(by)?;
            Some((object, by.trim(), noun))
        })?;
    let object = object_of(object, names)?;
    let question = format!(
        "{by} {noun} of what {}{what} must you {verb} {object} {lead}",
        found.bound.named()
    );
    Some(posed("device order", names, &question, value(&found), 0.75))
}

/// What an order is about, named; a name keeps its capital.
fn object_of(before: &str, names: &Names) -> Option<String> {
    let first = before.split(' ').next()?;
    let object = if first.starts_with(char::is_uppercase) {
        before.to_owned()
    } else {
        names.say(before)?
    };
    (object != "you" && !object.contains(" it") && object.split(' ').count() <= 7).then_some(object)
}

/// An order that stands second, as one of its own.
fn decapital_order(text: &str) -> String {
    crate::base::text::capitalised(text)
}

/// The asking words for an amount behind a preposition.
fn asked(by: &str, found: &super::amount::Amount) -> Option<String> {
    let about = if found.bound == Bound::About {
        "about "
    } else {
        ""
    };
    let thing = found.rest.strip_prefix("of ").map(|of| cut(of).0);
    match (by, found.measures) {
        ("for", Some("time")) => Some(format!("for {about}how long")),
        ("every", Some("time")) => Some(format!("at {about}what interval")),
        ("within" | "after", Some("time")) => Some(format!("{by} {about}what time")),
        ("with" | "in" | "into", Some(_)) => {
            thing.map(|thing| format!("{by} {about}how much {thing}"))
        }
        // `60 degrees` alone may be an angle
        ("at", Some("temperature")) if !found.text.ends_with("degrees") => {
            Some(format!("at {about}what temperature"))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{asked, gives};

    #[test]
    fn a_term_keeps_what_it_runs_from() {
        gives(
            "Returns",
            "Send the bulb back within 30 days of noticing a crack.",
            "Lumo 300, returns: within what time of noticing a crack must you send the bulb back?",
            "30 days",
        );
    }

    #[test]
    fn intervals_are_asked_of_orders() {
        gives(
            "Springs",
            "Check the tension every six weeks.",
            "Lumo 300, springs: at what interval must you check the tension?",
            "six weeks",
        );
    }

    #[test]
    fn of_joined_orders_the_first_is_asked() {
        gives(
            "Stains",
            "Dissolve 5 g of soap in 200 ml of water and pour it onto the shade.",
            "Lumo 300, stains: in how much water must you dissolve 5 g of soap?",
            "200 ml",
        );
    }

    #[test]
    fn who_holds_a_button_is_asked_with_the_aim() {
        let all = asked(
            "Use",
            "Hold the dimmer wheel and Start together for six seconds.",
        );
        assert!(all.is_empty(), "{all:#?}");
        gives(
            "Restart",
            "To restart the appliance, unplug it for ten seconds.",
            "For how long must you unplug the Lumo 300 to restart it?",
            "ten seconds",
        );
    }

    #[test]
    fn orders_are_asked_for_their_measures() {
        gives(
            "First use",
            "Before you use the steam head for the first time, fill the tank with one litre of water.",
            "Lumo 300: with how much water must you fill the tank before you use the steam head for the first time?",
            "one litre",
        );
        gives(
            "First use",
            "Run the fan for two hours so that the inside dries, and cover the grille.",
            "Lumo 300: for how long must you run the fan so that the inside dries?",
            "two hours",
        );
        gives(
            "First use",
            "To cancel the timer, hold Start for three seconds; the lamp then beeps.",
            "Lumo 300: for how long must you hold Start to cancel the timer?",
            "three seconds",
        );
    }
}
