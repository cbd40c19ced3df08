//! Labels and numbers before the rules of a law: `5.2 Warden: The warden keeps the boats.`, `21 The Board appoints a clerk.`

use super::*;
use crate::generate::lexicon::DETERMINERS;

/// Begins the rules of a law behind their numbers and their labels.
pub(super) fn begin_rules(blocks: &[Block], said: &mut [Vec<Range<usize>>]) {
    without_numbers(blocks, said);
    for (block, said) in blocks.iter().zip(said) {
        without_label(&block.text, said);
    }
}

/// Begins the first sentence of a paragraph behind the label that stands before it.
fn without_label(text: &str, said: &mut [Range<usize>]) {
    let Some(first) = said.first_mut() else {
        return;
    };
    if let Some(length) = label(&text[first.clone()]) {
        first.start += length;
    }
}

/// Begins the rules of a law behind their numbers, where these are bare figures that count up: `9 (1) Members are appointed`,
/// `11 Members are paid`.
fn without_numbers(blocks: &[Block], said: &mut [Vec<Range<usize>>]) {
    /// Fewer of them are counts.
    const OFTEN: usize = 4;
    let number = |text: &str, first: &Range<usize>| {
        let sentence = &text[first.clone()];
        let digits = sentence.bytes().take_while(u8::is_ascii_digit).count();
        let rest = sentence[digits..].strip_prefix(' ')?;
        let part = rest.strip_prefix("(1) ").unwrap_or(rest);
        let opens = part.starts_with(char::is_uppercase);
        let figure: usize = sentence[..digits].parse().ok()?;
        opens.then_some((figure, sentence.len() - part.len()))
    };
    let found: Vec<_> = said
        .iter()
        .enumerate()
        .filter_map(|(at, said)| Some((at, number(&blocks[at].text, said.first()?)?)))
        .collect();
    // they begin anew in each article, where the first may stand beside its number
    let rising = found
        .windows(2)
        .all(|pair| pair[0].1.0 < pair[1].1.0 || pair[1].1.0 <= 2);
    if found.len() < OFTEN || !rising {
        return;
    }
    for (at, (_, length)) in found {
        said[at][0].start += length;
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
    // `Notice of meetings: Notice shall be …`
    let tokens = tokens(label);
    let says = tokens.iter().any(Token::is_finite)
        || tokens.first().is_some_and(|first| first.among(DETERMINERS));
    let plain = words.iter().all(|word| {
        let letters = word
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, '-' | '/' | '&'));
        letters && (words.len() < 3 || capital(word) || SMALL.contains(word) || !says)
    });
    let label = words.len() <= LONGEST && words.first().is_some_and(capital) && plain;
    let rest = rest.trim_start();
    let rule = rest.starts_with(char::is_uppercase) && rest.split(' ').count() >= RULE;
    (label && rule).then(|| sentence.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::facts::asking::shown;

    #[test]
    fn bare_numbers_of_rules_are_not_theirs() {
        let rules = [
            "9 (1) Members of the Board are appointed by the Minister for terms of up to five years.",
            "11 Members of the Board are entitled to be paid their travel within thirty days.",
            "14 The President of the Board shall be appointed for a term of up to five years.",
            "21 Clerks of the Board shall be appointed by the President within sixty days.",
        ];
        let all = shown(&format!("# Lund Station Act\n\n{}\n", rules.join("\n\n")));
        assert!(!all.is_empty());
        let numbered = |prompt: &&String| {
            let figures = ["9 ", "11 ", "14 ", "21 "];
            prompt.contains("_____ (number) Members")
                || figures.iter().any(|figure| prompt.contains(figure))
        };
        assert_eq!(all.iter().find(numbered), None);
    }

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
