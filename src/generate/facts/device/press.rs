//! Orders to press something with what that does: `Press the Mode button to change the colour.`

use super::naming::Names;
use super::{posed, tail};
use crate::generate::facts::{Draft, Value};
use crate::generate::lexicon::{BASE, is_third, of_form};

/// What is pressed or turned by hand, as a question asks for it.
const CONTROLS: [&str; 12] = [
    "button", "key", "switch", "icon", "knob", "dial", "lever", "arrow", "pedal", "tab", "wheel",
    "paddle",
];

/// How manuals order to press, the longest first.
const ORDERS: [&str; 12] = [
    "press and hold down",
    "press and hold",
    "long-press",
    "press down",
    "press on",
    "tap on",
    "click on",
    "press",
    "hold down",
    "hold",
    "tap",
    "push",
];

/// `Press the Mode button to change the colour`, `To change the colour, press the Mode button`: which button?
pub(super) fn which(text: &str, names: &Names) -> Vec<Draft> {
    /// Longer names are no answer.
    const LONGEST: usize = 5;
    let (aim, order) = match text
        .strip_prefix("To ")
        .and_then(|rest| rest.split_once(", "))
    {
        Some((aim, order)) => (Some(aim), order),
        None => (None, text),
    };
    let Some((verb, rest)) = ORDERS.iter().find_map(|verb| {
        let begins = order.get(..verb.len())?.eq_ignore_ascii_case(verb);
        let rest = order.get(verb.len()..)?.strip_prefix(' ')?;
        begins.then_some((*verb, rest))
    }) else {
        return Vec::new();
    };
    let (object, aim) = match aim {
        Some(aim) => (tail(rest), aim),
        None => match rest.split_once(" to ") {
            Some((object, aim)) => (object, tail(aim)),
            None => return Vec::new(),
        },
    };
    let object = object.trim();
    let words: Vec<&str> = object.split(' ').collect();
    let control = words
        .last()
        .and_then(|last| CONTROLS.iter().find(|control| *control == last));
    let (Some(control), ["the", _, ..]) = (control, words.as_slice()) else {
        return Vec::new();
    };
    let named = words.len() > 2 && words.len() <= LONGEST + 1 && !is_two(object);
    let first = aim.split(' ').next().unwrap_or_default();
    let does = of_form(first, BASE).is_some() && aim.split(' ').count() > 1;
    let Some(aim) = names.within(aim).filter(|_| named && does) else {
        return Vec::new();
    };
    let verb = verb.strip_suffix(" on").unwrap_or(verb);
    let question = format!("which {control} must you {verb} to {aim}");
    let whole = object.strip_prefix("the ").unwrap_or(object);
    let name = whole.strip_suffix(*control).unwrap_or(whole);
    // its kind is told by the question
    let name = name.trim().trim_matches(['\'', '"', '[', ']']);
    let value = Value::Words(name.to_owned());
    let mut made = posed("device which", names, &question, value, 0.78);
    made.accept.extend([whole.to_owned(), object.to_owned()]);
    vec![made]
}

/// What has a name on it or in a menu, besides the controls.
const NAMED: [&str; 7] = ["setting", "option", "menu", "mode", "tab", "port", "arrow"];

/// `The Sunset setting lowers the light`, `The High setting is recommended for large rooms`: which setting?
pub(super) fn acts(text: &str, names: &Names) -> Vec<Draft> {
    /// Longer names are descriptions.
    const LONGEST: usize = 3;
    /// Longer statements are read, not recalled.
    const TOLD: usize = 16;
    let Some(rest) = text.strip_prefix("The ") else {
        return Vec::new();
    };
    let words: Vec<&str> = rest.split(' ').collect();
    let kind = |word: &&str| CONTROLS.contains(word) || NAMED.contains(word);
    let Some(at) = words.iter().take(LONGEST + 1).position(kind) else {
        return Vec::new();
    };
    let (name, told) = (words[..at].join(" "), words[at + 1..].join(" "));
    let bare = name.trim_matches(['\'', '"', '[', ']']);
    let capital = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let named = !bare.is_empty() && capital(bare) && !bare.contains([',', '/']);
    let verb = told.split(' ').next().unwrap_or_default();
    let acts = is_third(verb) || matches!(verb, "is" | "will" | "can");
    let idle = matches!(verb, "remains" | "needs" | "requires" | "has" | "stays")
        || told.starts_with("is where")
        || told.starts_with("is not");
    let said = tail(&told);
    let count = said.split(' ').count();
    let Some(said) = names.within(said).filter(|_| named && acts && !idle) else {
        return Vec::new();
    };
    if !(3..=TOLD).contains(&count) || said.ends_with(':') || said.contains('_') {
        return Vec::new();
    }
    let question = format!("which {} {said}", words[at]);
    let value = Value::Words(bare.to_owned());
    let mut made = posed("device which", names, &question, value, 0.76);
    made.accept.push(format!("{bare} {}", words[at]));
    vec![made]
}

/// Whether an object is more than one thing, or goes on with another order.
fn is_two(object: &str) -> bool {
    [" and ", " or ", " until ", ", ", " for "]
        .iter()
        .any(|joint| object.contains(joint))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{asked, gives};

    #[test]
    fn the_button_is_asked_by_what_it_does() {
        gives(
            "Light",
            "Press the Mode button to change the colour of the shade.",
            "Lumo 300, light: which button must you press to change the colour of the shade?",
            "Mode",
        );
        gives(
            "Light",
            "To lock the arm, press and hold the upper lever.",
            "Lumo 300, light: which lever must you press and hold to lock the arm?",
            "upper",
        );
    }

    #[test]
    fn a_setting_is_asked_by_what_it_does() {
        gives(
            "Light",
            "The Sunset setting lowers the light step by step.",
            "Lumo 300: which setting lowers the light step by step?",
            "Sunset",
        );
        gives(
            "Rooms",
            "The High setting is recommended for large rooms, with a ceiling of wood.",
            "Lumo 300: which setting is recommended for large rooms?",
            "High",
        );
        for text in [
            "The upper button starts the lamp again after a fall.",
            "The Sunset setting remains on until the cord is pulled.",
            "The Sunset setting offers three kinds of light: red, white and blue.",
        ] {
            let all = asked("Light", text);
            let which = all.iter().any(|(prompt, _)| prompt.contains("which "));
            assert!(!which, "{text}\n{all:#?}");
        }
    }

    #[test]
    fn a_button_without_a_name_or_an_aim_is_not_asked() {
        for text in [
            "Press the button to change the colour of the shade.",
            "Press the Mode button twice.",
            "Press the Mode button and the Time button to change it.",
        ] {
            let all = asked("Light", text);
            assert!(all.is_empty(), "{text}\n{all:#?}");
        }
    }
}
