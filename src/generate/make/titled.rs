//! What the title of a document tells by itself: its words, its short form, the years that it spans, the part that names what
//! the text is on.

use crate::generate::facts::label;
use crate::generate::language::{Vocabulary, is_clause, root, telling};

/// The years that a title spans: `The Voyage of the Lund, 1803–1806`.
pub(super) fn spanned(title: &str) -> Option<(i16, i16)> {
    let mut years = title
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| part.len() == 4)
        .filter_map(|part| part.parse().ok());
    let (from, to) = (years.next()?, years.next()?);
    (from < to && years.next().is_none()).then_some((from, to))
}

/// The words of a title as they are compared.
pub(super) fn words_of(title: &str) -> Vec<String> {
    /// Fewer letters are no short form of a title.
    const LEAST: usize = 4;
    let title = crate::base::text::folded(title);
    let words = title.split(|c: char| !c.is_alphanumeric());
    let mut words: Vec<String> = words.map(str::to_owned).collect();
    // `the NEHS` in the by-laws of the New England Herpetological Society
    let initials: String = words
        .iter()
        .filter_map(|word| word.chars().next())
        .collect();
    let least = initials.char_indices().nth(LEAST).map(|(at, _)| at);
    if let Some(least) = least {
        let ends = initials
            .char_indices()
            .map(|(at, _)| at)
            .chain([initials.len()]);
        let short = ends.filter(|end| *end >= least);
        words.extend(
            short
                .map(|end| initials[..end].to_owned())
                .collect::<Vec<_>>(),
        );
    }
    words
}

/// What goes before a question on a text with a title in two parts: the first, or the second where that names what the text is on
/// and the first only plays with it: `Slaves on the Throne: The Mamluk Sultanate`.
pub(super) fn told_label(title: &str, known: &Vocabulary) -> Option<String> {
    let own = label(title);
    let second = || {
        let (first, second) = parts(title)?;
        names_better(second, first, known).then(|| label(second))?
    };
    second().or(own)
}

/// The two parts of a title, without the number of a chapter before them.
fn parts(title: &str) -> Option<(&str, &str)> {
    let (first, second) = title.rsplit_once(": ")?;
    let first = first.rsplit(": ").next().unwrap_or(first);
    Some((first, second))
}

/// Whether the second part of a title names what the text is on, and the first does not: by a name of its own, or by words of
/// which the text speaks more often.
fn names_better(second: &str, first: &str, known: &Vocabulary) -> bool {
    /// So much more often: of two words that the text has as often the first is as good.
    const MORE: f64 = 1.3;
    /// Rarer words name nothing that it is on.
    const LEAST: f64 = 2.0;
    if is_clause(second) {
        return false;
    }
    match (has_name(second, known), has_name(first, known)) {
        (true, false) => true,
        (false, true) => false,
        _ => {
            let told = often(second, known);
            let beside = if is_clause(first) {
                0.0
            } else {
                often(first, known)
            };
            told >= LEAST && told > MORE * beside
        }
    }
}

/// Whether a part has a word that the text writes as a name, and more than once.
fn has_name(part: &str, known: &Vocabulary) -> bool {
    telling(part).any(|word| {
        let name = crate::base::text::capitalised(&word);
        // `CORVID` is one too
        let named = known.is_capital(&name) || known.is_capital(&word.to_uppercase());
        named && !known.is_small(&word) && known.times(&word) > 1
    })
}

/// How often the text speaks of a word of a part on the whole.
fn often(part: &str, known: &Vocabulary) -> f64 {
    let words: Vec<String> = telling(part).map(|word| root(&word)).collect();
    let times: u32 = words.iter().map(|root| known.times_of_root(root)).sum();
    f64::from(times) / words.len().max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::language::tokens;

    #[test]
    fn the_part_of_a_title_that_names_the_matter_goes_before_questions() {
        let mut known = Vocabulary::default();
        for said in [
            "In the north the Mamluk army fought, and a Mamluk was sultan.",
            "The slaves of Cairo and the slaves of the sultan were free.",
            "Many ferns are polyploid, and a polyploid fern is larger; polyploids live long.",
            "Species are made; a species is old, and other species are new.",
        ] {
            known.read(&tokens(said));
        }
        for (title, wanted) in [
            (
                "Slaves on the Throne: The Mamluk Sultanate, 1250–1517",
                "Mamluk Sultanate",
            ),
            (
                "Chapter 9: Slaves on the Throne: The Mamluk Sultanate",
                "Mamluk Sultanate",
            ),
            (
                "The Mamluk Sultanate: Slaves on the Throne",
                "Mamluk Sultanate",
            ),
            ("Polyploidy: Species Made by Arithmetic", "Polyploidy"),
            ("Polyploidy: How Species Are Made", "Polyploidy"),
            ("The Mill", "Mill"),
        ] {
            assert_eq!(
                told_label(title, &known).as_deref(),
                Some(wanted),
                "{title}"
            );
        }
    }

    #[test]
    fn a_title_tells_its_years_and_its_short_form() {
        assert_eq!(
            spanned("The Voyage of the Lund, 1803–1806"),
            Some((1803, 1806))
        );
        assert_eq!(spanned("The Act of 1803"), None);
        let words = words_of("New Lund Homing Society Bylaws");
        assert!(words.iter().any(|word| word == "nlhs"), "{words:?}");
    }
}
