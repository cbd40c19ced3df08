//! Signals told in a row: `Power. Steady green means that …`, where a line before says of which light they are.

use super::capitals::decapital;
use super::naming::Names;
use super::posed;
use crate::generate::facts::{Draft, Value};

/// Colours in which lights shine.
pub(super) const COLOURS: [&str; 12] = [
    "amber", "red", "green", "blue", "yellow", "white", "orange", "purple", "violet", "pink",
    "grey", "cyan",
];

/// How lights shine.
pub(super) const MANNERS: [&str; 10] = [
    "steady",
    "solid",
    "constant",
    "continuous",
    "flashing",
    "blinking",
    "steadily",
    "rapidly",
    "slowly",
    "pulsing",
];

/// Nouns for lights.
const LIGHTS: [&str; 4] = ["light", "lamp", "led", "indicator"];

/// The light that a paragraph is on, with its article: the label with which it begins where the heading tells of lights, or
/// the heading that names one. `first` is its first sentence.
pub(crate) fn lamp(first: &str, heading: &str) -> Option<String> {
    /// A longer label is a sentence.
    const LONGEST: usize = 3;
    let low = heading.to_lowercase();
    let noun = low.split(' ').rev().find_map(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        LIGHTS
            .iter()
            .find(|noun| word.strip_suffix('s').unwrap_or(word) == **noun)
    });
    let label = first.split_once(": ").map_or(first, |(label, _)| label);
    let label = label.trim().trim_end_matches(['.', ':']);
    let short = label.split(' ').count() <= LONGEST && first.ends_with('.') | first.contains(": ");
    let begins = label.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let words = label.to_lowercase();
    let last = words.rsplit(' ').next().unwrap_or_default();
    let plain = short && begins && state(&words).is_none() && !label.contains(',');
    if plain && LIGHTS.contains(&last) && label.contains(' ') {
        return Some(format!("the {}", decapital(label)));
    }
    let speaks = label.split(' ').any(|word| shines(&word.to_lowercase()));
    if let Some(noun) = noun.filter(|_| plain && !speaks) {
        let noun = if *noun == "led" { "LED" } else { noun };
        return Some(format!("the {label} {noun}"));
    }
    let last = low.rsplit(' ').next().unwrap_or_default();
    let one = LIGHTS.contains(&last) && (2..=LONGEST).contains(&low.split(' ').count());
    let low = low.strip_prefix("the ").unwrap_or(&low);
    one.then(|| format!("the {}", low.replace(" led", " LED")))
}

/// Whether a word is a verb of signals, of one light.
pub(super) fn shines(word: &str) -> bool {
    matches!(
        word,
        "flashes" | "blinks" | "glows" | "lights" | "turns" | "shines" | "pulses" | "flickers"
    )
}

/// The state of a light at the beginning of a text, and what follows: `steady green | means …`.
pub(super) fn state(text: &str) -> Option<(&str, &str)> {
    let mut end = 0;
    for (at, word) in text.split(' ').enumerate() {
        let bare = word.trim_end_matches([',', ';', ':']);
        let low = bare.to_lowercase();
        let known = COLOURS.contains(&&*low) || MANNERS.contains(&&*low);
        let alone = at == 0 && matches!(&*low, "off" | "on");
        if !(known || alone) {
            break;
        }
        end += bare.len() + usize::from(at > 0);
        if alone || bare.len() < word.len() {
            break;
        }
    }
    let (state, rest) = text.split_at(end);
    (end > 0).then(|| (state.trim(), rest.trim_start()))
}

/// Whether a phrase is only the state of a light: `steady green`.
pub(super) fn is_state(phrase: &str) -> bool {
    let phrase = phrase.strip_prefix("a ").unwrap_or(phrase);
    state(phrase).is_some_and(|(_, rest)| rest.is_empty())
}

/// A sentence on a light without its subject, with it: `Flashes blue for two minutes`; `None` where that is no such sentence.
pub(super) fn completed(text: &str, lamp: Option<&str>) -> Option<String> {
    let (first, rest) = text.split_once(' ')?;
    let low = first.to_lowercase();
    let subject = crate::base::text::capitalised(lamp?);
    (shines(&low) && first.starts_with(char::is_uppercase))
        .then(|| format!("{subject} {low} {rest}"))
}

/// What the states of a light mean: `Steady green means that it is ready; flashing green means …`, `Steady green: ready;
/// flashing green: starting`, `Green when the network is on, off when it has been disabled`.
pub(super) fn states(text: &str, names: &Names) -> Vec<Draft> {
    let Some(lamp) = names.lamp() else {
        return Vec::new();
    };
    // a label of its own before the row
    let row = text
        .split_once(": ")
        .filter(|(label, rest)| state(label).is_none() && state(rest).is_some())
        .map_or(text, |(_, rest)| rest);
    let told = row
        .split("; ")
        .flat_map(|part| match meaning(part) {
            Some(one) => vec![Some(one)],
            None => part.split(", ").map(when).collect(),
        })
        .collect::<Option<Vec<_>>>();
    let Some(told) = told else {
        return Vec::new();
    };
    let made = told.into_iter().filter_map(|(state, answer)| {
        let question = format!("what does it mean if {lamp} is {}", state.to_lowercase());
        let value = Value::Words(answer.to_owned());
        is_told(answer).then(|| posed("device cause", names, &question, value, 0.78))
    });
    made.collect()
}

/// Whether a meaning is understood alone and can be typed.
pub(super) fn is_told(answer: &str) -> bool {
    /// A longer one is not recalled.
    const LONGEST: usize = 11;
    let words: Vec<&str> = answer.split(' ').collect();
    let leaning = |word: &&str| matches!(*word, "it" | "this" | "they" | "above" | "same");
    (1..=LONGEST).contains(&words.len())
        && answer.chars().filter(|c| c.is_alphabetic()).count() > 2
        && !words.iter().any(leaning)
}

/// `steady green means that it is ready`, `steady green: ready`.
fn meaning(text: &str) -> Option<(&str, &str)> {
    let text = text.strip_prefix("and ").unwrap_or(text);
    let (state, rest) = state(text)?;
    let verbs = ["means ", "indicates ", "signals ", "shows ", ": ", "= "];
    let said = verbs.iter().find_map(|verb| rest.strip_prefix(verb))?;
    let said = said.strip_prefix("that ").unwrap_or(said);
    let said = said
        .strip_prefix("there is ")
        .or_else(|| said.strip_prefix("there are "))
        .unwrap_or(said);
    Some((state, super::tail(said)))
}

/// `off when the band has been disabled`.
fn when(text: &str) -> Option<(&str, &str)> {
    let text = text.strip_prefix("and ").unwrap_or(text);
    let (state, rest) = state(text)?;
    let said = ["when ", "while ", "if "]
        .iter()
        .find_map(|word| rest.strip_prefix(word))?;
    Some((state, said))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{asked, gives};

    #[test]
    fn signals_in_a_row_are_asked_with_their_light() {
        let row = "Charge. Steady green means that the battery is full; flashing green means that the battery is being charged. \
                   It flashes red for about 20 seconds after a fall.";
        gives(
            "Lights",
            row,
            "Lumo 300: what does it mean if the Charge light is flashing green?",
            "the battery is being charged",
        );
        gives(
            "Lights",
            row,
            "Lumo 300: for about how long does the Charge light flash red after a fall?",
            "20 seconds",
        );
        gives(
            "Lights",
            "Motion. White when somebody is in the room, off when the sensor is asleep.",
            "Lumo 300: what does it mean if the Motion light is off?",
            "the sensor is asleep",
        );
        gives(
            "Status light",
            "Steady amber: bulb nearly worn out; flashing amber: bulb missing.",
            "Lumo 300: what does it mean if the status light is flashing amber?",
            "bulb missing",
        );
    }

    #[test]
    fn a_signal_of_no_known_light_is_not_asked_for() {
        let all = asked("Use", "Steady green means that the battery is full.");
        assert!(all.is_empty(), "{all:#?}");
    }
}
