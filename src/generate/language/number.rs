//! The number with which a paragraph, a step or a clause begins.

/// What stands before the number of an article.
pub(crate) const NUMBERED: [&str; 9] = [
    "Article", "ARTICLE", "Art.", "Section", "SECTION", "Sec.", "Clause", "Rule", "§",
];

/// Whether a paragraph or a line begins as the articles and clauses of a law do: `Article 5`, `§ 2 The`, `(1) The`,
/// `4.2 The board`.
pub(crate) fn is_article(text: &str) -> bool {
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    let figure = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let sign = first.strip_prefix('§').is_some_and(figure);
    let bracket = first
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'))
        .is_some_and(|inner| !inner.is_empty() && inner.bytes().all(|byte| byte.is_ascii_digit()));
    let parted = first.contains('.')
        || first.ends_with(')')
            && first.starts_with(|c: char| c.is_ascii_digit())
            && first.contains('(');
    let dotted = parted
        && first.trim_end_matches('.').contains(['.', '('])
        && unnumbered(text).len() < text.len();
    NUMBERED.contains(&first) && figure(rest) || sign || bracket || dotted
}

/// A text without the numbers before it: `5.3 Rinse the tank`, `F3.5 The candidate`, `2.4* Members`, `2 1° The President`,
/// `1c1) A judge`.
///
/// Only what opens with a capital behind its number was numbered: `3.5 million people` and `1990 was` stay whole.
pub(crate) fn unnumbered(text: &str) -> &str {
    let mut rest = numberless(text);
    let mut sure = rest.len() < text.len();
    while let Some((first, behind)) = rest.split_once(' ') {
        let next = behind.trim_start().split(' ').next().unwrap_or_default();
        let bare = first.len() <= 2 && first.bytes().all(|byte| byte.is_ascii_digit());
        let numbers = is_number(first) || bare && !first.is_empty() && is_number(next);
        if !numbers {
            break;
        }
        sure |= is_number(first);
        rest = behind.trim_start();
    }
    let opens = rest.starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“'));
    if sure && opens { rest } else { text }
}

/// A text without the word for what its number counts: `Section 8.3 Three judges`.
fn numberless(text: &str) -> &str {
    let rest = NUMBERED
        .iter()
        .find_map(|word| text.strip_prefix(word)?.strip_prefix(' '));
    rest.filter(|rest| rest.split(' ').next().is_some_and(is_number))
        .unwrap_or(text)
}

/// Whether a word is a small Roman numeral of more than one letter: `iv`.
pub(crate) fn is_roman(word: &str) -> bool {
    (2..=5).contains(&word.len()) && word.chars().all(|c| matches!(c, 'i' | 'v' | 'x'))
}

/// Whether a word numbers what follows it: figures parted by dots, behind a letter at most, and with a dot at the end where
/// there is none within; a figure with a ring; figures and letters before a bracket.
pub(crate) fn is_number(word: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    let bracketed = word
        .strip_prefix('(')
        .and_then(|word| word.strip_suffix(')'));
    if let Some(inner) = bracketed {
        return is_roman(inner);
    }
    if let Some(ringed) = word.strip_suffix('°') {
        return !ringed.is_empty() && ringed.chars().all(digit);
    }
    // `7(1)`
    let parted = word.strip_suffix(')').and_then(|word| word.split_once('('));
    if let Some((rule, part)) = parted {
        return [rule, part]
            .iter()
            .all(|one| !one.is_empty() && one.chars().all(digit));
    }
    if let Some(lettered) = word.strip_suffix(')') {
        return lettered.starts_with(digit)
            && lettered.len() <= 6
            && lettered.chars().all(|c| c.is_ascii_alphanumeric());
    }
    let word = word.trim_end_matches('*');
    let behind = word.strip_prefix(|c: char| c.is_ascii_uppercase());
    let figures = behind.unwrap_or(word);
    figures.starts_with(digit)
        && figures.contains('.')
        && figures.chars().all(|c| digit(c) || c == '.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_and_clauses_are_known_by_their_numbers() {
        for text in [
            "Article 5",
            "§ 2 A mill",
            "§2",
            "(1) A mill",
            "4.2 A mill",
            "7(1) A mill",
            "F3.5 A mill",
        ] {
            assert!(is_article(text), "{text}");
        }
        for text in [
            "Article writers",
            "(a) a mill",
            "1. A mill",
            "In 1990 a mill",
            "3.5 million",
        ] {
            assert!(!is_article(text), "{text}");
        }
    }

    #[test]
    fn the_number_of_a_clause_is_no_part_of_it() {
        for (text, said) in [
            ("5.3 Rinse the tank.", "Rinse the tank."),
            ("F3.5 The miller is told.", "The miller is told."),
            ("2.4* Millers pay.", "Millers pay."),
            ("F2. Periods of rest", "Periods of rest"),
            ("2 1° The miller is told.", "The miller is told."),
            ("2° The miller is told.", "The miller is told."),
            ("1e1a) A mill is open.", "A mill is open."),
            ("7. The board meets.", "The board meets."),
            ("4.2.11.1. A mill is open.", "A mill is open."),
            ("Section 8.3 A mill is open.", "A mill is open."),
            ("(iv) A mill is open.", "A mill is open."),
            ("7(1) No mill is open.", "No mill is open."),
        ] {
            assert_eq!(unnumbered(text), said);
        }
        for text in [
            "3.5 million people fled.",
            "1990 Was a dry year.",
            "J. Mill wrote.",
            "B12 Is a vitamin.",
        ] {
            assert_eq!(unnumbered(text), text);
        }
    }
}
