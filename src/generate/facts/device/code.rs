//! Codes and colours told one by one: `E1 – humidity sensor.`, `Error 5, brush jammed.`, `White, pulsing: charging.`

use super::lamp::{COLOURS, MANNERS, is_told};
use super::naming::Names;
use super::posed;
use crate::generate::facts::{Draft, Value};
use crate::generate::lexicon::{BASE, of_form};

/// Words of headings under which a manual tells of faults.
const FAULTS: [&str; 15] = [
    "error",
    "fault",
    "message",
    "code",
    "display",
    "trouble",
    "wrong",
    "problem",
    "warning",
    "alarm",
    "signal",
    "malfunction",
    "help",
    "when things",
    "does not",
];

/// Words of headings under which a manual tells of lights.
const LIGHTS: [&str; 6] = ["light", "lamp", "led", "indicator", "ring", "signal"];

/// `E1 – humidity sensor`, `Error 5, brush jammed`: what does the code mean?
pub(super) fn code(text: &str, names: &Names) -> Vec<Draft> {
    let Some((label, said)) = [" – ", " - ", " — ", ": ", ", "]
        .iter()
        .filter_map(|mark| text.split_once(mark))
        .min_by_key(|(label, _)| label.len())
    else {
        return Vec::new();
    };
    let heading = names.heading();
    let faulty = FAULTS.iter().any(|word| heading.contains(word));
    let Some(question) = asked(label.trim(), faulty) else {
        return Vec::new();
    };
    let answer = said.split("; ").next().unwrap_or(said).trim();
    let first = answer.split(' ').next().unwrap_or_default().to_lowercase();
    // `E3 – call service` tells what to do
    let orders = of_form(&first, BASE).is_some() && answer.contains(' ');
    if orders || !is_told(answer) || answer.contains(',') {
        return Vec::new();
    }
    vec![told(&question, answer, names)]
}

/// A question on a code or a colour. Each is learnt by itself, however many stand in a row.
fn told(question: &str, answer: &str, names: &Names) -> Draft {
    let value = Value::Words(answer.to_owned());
    let mut made = posed("device cause", names, question, value, 0.8);
    made.key = super::key("device", &made.prompt, "", "");
    made
}

/// The question on a code; `faulty` is whether the heading tells of faults.
fn asked(label: &str, faulty: bool) -> Option<String> {
    let number = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    if let Some((word, rest)) = label.split_once(' ') {
        let named = matches!(word, "Error" | "Fault" | "Code" | "Alarm" | "Warning");
        let coded = number(rest) || is_code(rest);
        return (named && coded).then(|| match word {
            "Code" => format!("what does the code {rest} mean"),
            _ => format!("what does {word} {rest} mean"),
        });
    }
    (faulty && is_code(label)).then(|| format!("what does the code {label} mean"))
}

/// Whether a word is a code of letters and digits: `E1`, `Er-04`, `F12`.
fn is_code(word: &str) -> bool {
    /// Longer ones are models.
    const LONGEST: usize = 5;
    let letters = word.chars().take_while(char::is_ascii_alphabetic).count();
    let rest = word.get(letters..).unwrap_or_default();
    let rest = rest.strip_prefix('-').unwrap_or(rest);
    (1..=2).contains(&letters)
        && word.len() <= LONGEST
        && word.starts_with(|c: char| c.is_ascii_uppercase())
        && (1..=3).contains(&rest.len())
        && rest.chars().all(|c| c.is_ascii_digit())
}

/// `White, pulsing: charging`, under a heading that tells of lights or behind a line such as `The ring shows a colour:`.
pub(super) fn colour(text: &str, names: &Names) -> Vec<Draft> {
    let Some((label, said)) = text.split_once(": ") else {
        return Vec::new();
    };
    let Some((noun, state)) = shining(names).zip(shown(label)) else {
        return Vec::new();
    };
    let answer = said.split("; ").next().unwrap_or(said);
    let answer = super::tail(answer).trim();
    if !is_told(answer) {
        return Vec::new();
    }
    let article = match state.starts_with(['a', 'o', 'e', 'i']) {
        true => "an",
        false => "a",
    };
    let question = format!("what does {article} {state} {noun} mean");
    vec![told(&question, answer, names)]
}

/// The noun for what shines: that of the line that brings in the row, or of the heading.
fn shining(names: &Names) -> Option<&'static str> {
    let led = names.list();
    let of = |text: &str| {
        let low = text.to_lowercase();
        let mut words = low.split(|c: char| !c.is_alphanumeric());
        let plain = |word: &str| word.strip_suffix('s').unwrap_or(word).to_owned();
        words.find_map(|word| LIGHTS.iter().find(|noun| **noun == plain(word)).copied())
    };
    let noun = led.and_then(of).or_else(|| of(&names.heading()))?;
    Some(match noun {
        "signal" => "light",
        "led" => "LED",
        noun => noun,
    })
}

/// A state of a light as it stands before its noun: `slowly blinking red` for `red, blinking slowly`.
fn shown(label: &str) -> Option<String> {
    /// The most words of a state.
    const LONGEST: usize = 4;
    let low = label.to_lowercase();
    let mut words: Vec<&str> = low
        .split([' ', ','])
        .filter(|word| !word.is_empty())
        .collect();
    let known = |word: &&str| COLOURS.contains(word) || MANNERS.contains(word);
    let colours = words.iter().filter(|word| COLOURS.contains(word)).count();
    let whole = words.len() <= LONGEST && words.iter().all(known) && colours == 1;
    words.sort_by_key(|word| match *word {
        word if COLOURS.contains(&word) => 2,
        word if word.ends_with("ly") => 0,
        _ => 1,
    });
    whole.then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{asked, gives};

    #[test]
    fn codes_are_asked_for_their_meaning() {
        gives(
            "Faults",
            "**E1** – dimmer too hot. Let the lamp cool.\n\n**E2** – arm not locked. Push it down.",
            "Lumo 300: what does the code E1 mean?",
            "dimmer too hot",
        );
        gives(
            "Faults",
            "Error 5, bulb missing. Put a bulb of the right kind into the holder.",
            "Lumo 300: what does Error 5 mean?",
            "bulb missing",
        );
    }

    #[test]
    fn colours_are_asked_for_their_meaning() {
        gives(
            "Lights",
            "White, pulsing: warming up. Red, blinking slowly: too hot.",
            "Lumo 300: what does a slowly blinking red light mean?",
            "too hot",
        );
    }

    #[test]
    fn models_and_orders_are_no_codes() {
        for text in ["E3 – call the service.", "AB1200 – lamp with a foot."] {
            let all = asked("Faults", text);
            assert!(all.is_empty(), "{text}\n{all:#?}");
        }
        assert!(asked("Parts", "A2 – the arm with its spring.").is_empty());
    }
}
