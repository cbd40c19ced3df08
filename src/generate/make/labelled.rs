//! Labels before the rules of a law: `5.2 Warden: The warden keeps the boats.`

use super::*;

/// Begins the first sentence of a paragraph behind the label that stands before it.
pub(super) fn without_label(text: &str, said: &mut [Range<usize>]) {
    let Some(first) = said.first_mut() else {
        return;
    };
    if let Some(length) = label(&text[first.clone()]) {
        first.start += length;
    }
}

/// How many bytes a label takes with what numbers it and with its colon.
fn label(sentence: &str) -> Option<usize> {
    /// Longer ones are clauses.
    const LONGEST: usize = 4;
    /// A rule behind it has so many words.
    const RULE: usize = 5;
    const SMALL: [&str; 6] = ["of", "and", "the", "for", "to", "in"];
    let (label, rest) = unnumbered(sentence).split_once(": ")?;
    let words: Vec<&str> = label.split(' ').collect();
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let plain = words.iter().all(|word| {
        let letters = word
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, '-' | '/' | '&'));
        letters && (words.len() < 3 || capital(word) || SMALL.contains(word))
    });
    let label = words.len() <= LONGEST && words.first().is_some_and(capital) && plain;
    let rest = rest.trim_start();
    let rule = rest.starts_with(char::is_uppercase) && rest.split(' ').count() >= RULE;
    (label && rule).then(|| sentence.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_begins_behind_its_label() {
        let ruled = |text: &str| {
            let mut said = crate::generate::language::sentences(text);
            without_label(text, &mut said);
            text[said[0].clone()].to_owned()
        };
        for (text, rule) in [
            (
                "5.2.1 Warden: The Warden shall keep the boats.",
                "The Warden shall keep the boats.",
            ),
            (
                "Mooring lines: Each boat carries two of them.",
                "Each boat carries two of them.",
            ),
            (
                "The fee is due: The clerk shall collect it.",
                "The fee is due: The clerk shall collect it.",
            ),
            ("Lamps: two at least.", "Lamps: two at least."),
        ] {
            assert_eq!(ruled(text), rule);
        }
    }
}
