//! What the title of a document tells by itself: its words, its short form, the years that it spans.

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

#[cfg(test)]
mod tests {
    use super::*;

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
