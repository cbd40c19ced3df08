//! Titles in capitals throughout, as they are said.

use crate::generate::Block;

/// A title in capitals as the text itself writes its words: `PALMYRA` above a text on Palmyra.
pub(super) fn as_said(title: String, blocks: &[Block]) -> String {
    /// Shorter words have capitals by themselves, or none.
    const SHORT: usize = 3;
    if !is_shouted(&title) {
        return title;
    }
    let said = spoken(&title);
    let mut words = said.split(' ').filter(|word| word.len() > SHORT).peekable();
    let written = |word: &str| blocks.iter().any(|block| block.text.contains(word));
    match words.peek().is_some() && words.all(written) {
        true => said,
        false => title,
    }
}

/// A title as it is said: capitals throughout are those of the page.
pub(super) fn spoken(title: &str) -> String {
    if !is_shouted(title) {
        return title.to_owned();
    }
    let words = title.split(' ').enumerate();
    let said = words.map(|(at, word)| cased(word, at == 0));
    said.collect::<Vec<_>>().join(" ")
}

/// Whether a title has capitals throughout.
pub(super) fn is_shouted(title: &str) -> bool {
    // `ORDINANCE No. 14`
    let words = title.split(' ').filter(|word| *word != "No.");
    let mut letters = words.flat_map(str::chars).filter(|c| c.is_alphabetic());
    letters.all(char::is_uppercase)
}

/// A word in capitals as a title has it.
fn cased(word: &str, first: bool) -> String {
    const SMALL: [&str; 12] = [
        "a", "an", "and", "by", "for", "in", "of", "on", "or", "the", "to", "with",
    ];
    let low = word.to_lowercase();
    let bare = low.trim_matches(|c: char| !c.is_alphanumeric());
    let roman = !bare.is_empty() && bare.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    let initials = bare.len() < 5 && !bare.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    // `DP-280` is a model
    let model = bare.contains(|c: char| c.is_ascii_digit());
    if roman || initials || model || word == "No." {
        return word.to_owned();
    }
    if SMALL.contains(&bare) && !first {
        return low;
    }
    let mut said = String::with_capacity(low.len());
    let mut begins = true;
    for c in low.chars() {
        match begins && c.is_alphabetic() {
            true => said.extend(c.to_uppercase()),
            false => said.push(c),
        }
        begins = !c.is_alphanumeric() && c != '\'' && c != '’';
    }
    said
}

#[cfg(test)]
mod tests {
    use crate::generate::read;

    fn title(text: &str) -> Option<String> {
        read("text.txt", text.as_bytes(), None).unwrap().title
    }

    #[test]
    fn a_title_in_capitals_is_written_as_the_text_writes_it() {
        let body = "\n\nThe town of Lindemark was founded in 1250. It grew rich by trade with Lima, and UNESCO lists its old mills.\n";
        let said = |title_line: &str| title(&format!("{title_line}{body}"));
        assert_eq!(said("LINDEMARK").as_deref(), Some("Lindemark"));
        assert_eq!(said("UNESCO").as_deref(), Some("UNESCO"));
    }
}
