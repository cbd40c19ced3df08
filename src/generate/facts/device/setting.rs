//! Settings and parts told in a row, each with what it does: `Silent - No sound is made until the timer ends.`

use super::capitals::decapital;
use super::naming::Names;
use super::{Draft, Value, leans, posed};
use crate::generate::lexicon::is_third;

/// Longer labels are sentences.
const LABEL: usize = 4;

/// Longer descriptions are read rather than recalled.
const LONGEST: usize = 24;

/// What stands between a label and what is told of it.
const MARKS: [&str; 4] = [" - ", " – ", " — ", ": "];

/// Words of a heading, or of the sentence that brings in a list, which tell that settings follow.
const LISTING: [&str; 18] = [
    "setting",
    "option",
    "mode",
    "menu",
    "button",
    "function",
    "program",
    "parameter",
    "key",
    "control",
    "feature",
    "display",
    "choose",
    "select",
    "screen",
    "timer",
    "switch",
    "knob",
];

/// Those of them that tell of what kind each is; one that stands for anything comes last.
const KINDS: [&str; 10] = [
    "button",
    "key",
    "mode",
    "program",
    "parameter",
    "option",
    "setting",
    "function",
    "feature",
    "control",
];

/// Whether what is told of a label begins one of its words, as short forms do: `ACC/REJ - Accepts or rejects a reading`.
fn is_told(label: &str, said: &str) -> bool {
    /// Shorter words begin too many others.
    const SHORTEST: usize = 3;
    let low = said.to_lowercase();
    let within = |part: &str| {
        low.split(|c: char| !c.is_alphanumeric())
            .any(|word| word.starts_with(part))
    };
    label
        .to_lowercase()
        .split([' ', '/', '-'])
        .any(|part| part.len() >= SHORTEST && within(part))
}

/// A label, and what is told of it: its first sentence, as far as it goes.
fn parted(text: &str) -> Option<(&str, &str)> {
    let (label, said) = MARKS
        .iter()
        .filter_map(|mark| text.split_once(mark))
        .min_by_key(|(label, _)| label.len())?;
    let label = label.trim().trim_matches(['[', ']', '"', '\'']);
    let words: Vec<&str> = label.split(' ').collect();
    let begins = label.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let begins = begins && !label.starts_with("About ");
    let plain = !label.contains([',', '.', ';', '!', '?', '='])
        && label.chars().any(char::is_alphabetic)
        && !matches!(
            &*label.to_lowercase(),
            "note"
                | "tip"
                | "warning"
                | "caution"
                | "important"
                | "example"
                | "danger"
                | "notice"
                | "attention"
                | "hint"
        );
    let said = said.trim();
    (begins && plain && words.len() <= LABEL && said.contains(' ')).then_some((label, said))
}

/// `Trim step - Defines how far a trim moves at a press` is asked by what it does, `Silent - No sound is made` by what holds
/// with it.
pub(super) fn described(text: &str, names: &Names) -> Vec<Draft> {
    let Some((label, said)) = parted(text) else {
        return Vec::new();
    };
    let said = said.split("; ").next().unwrap_or(said);
    let first = said.split(' ').next().unwrap_or_default().to_lowercase();
    let count = said.split(' ').count();
    if is_told(label, said)
        || !(4..=LONGEST).contains(&count)
        || said.contains(" - ")
        || said.contains(": ")
    {
        return Vec::new();
    }
    let does = is_third(&first);
    // `Hens: locks on day 18`, `Disposal: the appliance contains gas`: no settings
    let around = format!(
        "{} {}",
        names.heading(),
        names.sentence_before().unwrap_or_default().to_lowercase()
    );
    let listed = LISTING.iter().any(|word| around.contains(word));
    let kind = KINDS.iter().find(|kind| around.contains(**kind));
    let kind = kind.or_else(|| around.contains("menu").then_some(&"setting"));
    if !label.contains(' ') && !listed {
        return Vec::new();
    }
    let Some(told) = names.within(&decapital(said)) else {
        return Vec::new();
    };
    let question = match kind {
        Some(kind) if does => format!("which {kind} {told}"),
        _ if !does && is_statement(said) => format!("which option means that {told}"),
        _ => return Vec::new(),
    };
    if leans(&question) {
        return Vec::new();
    }
    vec![posed(
        "device which",
        names,
        &question,
        Value::Words(label.to_owned()),
        0.74,
    )]
}

/// Whether what is told of an option is a statement on one thing: `The timer runs all the time`.
fn is_statement(said: &str) -> bool {
    let first = said.split(' ').next().unwrap_or_default();
    let begins = matches!(
        first,
        "The" | "the" | "No" | "no" | "All" | "all" | "A" | "An" | "Only"
    );
    let words: Vec<&str> = said.split(' ').take(LONGEST).collect();
    let helper = |word: &&str| matches!(*word, "is" | "are" | "will" | "can" | "has" | "must");
    let at = words.iter().position(helper);
    // `the type of button that will be shown` is a thing
    let relative = |word: &&str| matches!(*word, "that" | "which" | "who" | "used");
    let helped = at.is_some_and(|at| !words[..at].iter().any(relative));
    let plain = words.iter().skip(2).take(2).any(|word| is_third(word));
    // `Rain: the mower bears a shower but the charger does not` is a note
    begins && (helped || plain) && !words.contains(&"but")
}

#[cfg(test)]
mod tests {
    use super::super::testing::{asked, gives};

    #[test]
    fn settings_are_asked_by_what_they_do() {
        gives(
            "Menu",
            "* **Fade** - Defines how long the shade takes to go dark.\n* **Idle** - The shade stays dark until the cord is pulled.",
            "Lumo 300, menu: which setting defines how long the shade takes to go dark?",
            "Fade",
        );
        gives(
            "Menu",
            "* **Fade** - Defines how long the shade takes to go dark.\n* **Idle** - The shade stays dark until the cord is pulled.",
            "Lumo 300, menu: which option means that the shade stays dark until the cord is pulled?",
            "Idle",
        );
    }

    #[test]
    fn what_leans_or_says_its_own_name_is_not_asked() {
        for text in [
            "* **Fade** - Sets the fade of the shade in seconds.",
            "* **Idle** - As above, but without a cord.",
            "* **Note** - The cord stays dry when the lamp is off.",
        ] {
            let all = asked("Menu", text);
            assert!(all.is_empty(), "{text}\n{all:#?}");
        }
    }

    #[test]
    fn what_is_told_of_a_label_is_called_what_its_heading_calls_it() {
        gives(
            "Buttons",
            "* **Dusk** - Lowers the light step by step.",
            "Lumo 300: which button lowers the light step by step?",
            "Dusk",
        );
        let none = asked(
            "Good to know",
            "* **Dusk** - Lowers the light step by step.",
        );
        assert!(none.is_empty(), "{none:#?}");
        let told = asked("Buttons", "* **LOW/MED** - Lowers the light step by step.");
        assert!(told.is_empty(), "{told:#?}");
    }
}
