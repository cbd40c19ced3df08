//! Names that braces cut in two.
//!
//! Which words make one name nobody can tell by their letters: `President {{Park}}` is as good as `North {{Korea}}` is bad.
//! So only what is sure is told: words that begin a longer name wherever a name follows, and Korean names.

use std::ops::Range;

use super::inner;

/// Words behind which the name goes on.
const BEGINNINGS: [&str; 12] = [
    "North", "South", "East", "West", "New", "United", "Saint", "San", "Santa", "Los", "Sri",
    "Hong",
];

/// Those of them that nobody asks for alone: which Korea it was is a question, which Zealand is none.
const NEVER_ALONE: [&str; 7] = ["New", "United", "Saint", "San", "Santa", "Los", "Hong"];

/// The commonest Korean family names as they are written in English.
const FAMILIES: [&str; 16] = [
    "Kim", "Lee", "Yi", "Rhee", "Park", "Pak", "Choi", "Chung", "Jeong", "Roh", "Noh", "Chun",
    "Moon", "Yoon", "Han", "Ban",
];

/// The whole name with the braces, when a deletion holds only a part of it.
pub(super) fn cut(text: &str, gap: Range<usize>) -> Option<Range<usize>> {
    let inside = inner(&text[gap.start + 2..gap.end - 2]);
    let before = last_word(&text[..gap.start]);
    let after = first_word(&text[gap.end..]);
    if let Some(word) = before
        && (is_name(inside) && BEGINNINGS.contains(&word)
            || FAMILIES.contains(&word) && is_given(inside))
        && !begins_sentence(&text[..gap.start - 1 - word.len()])
    {
        return Some(gap.start - 1 - word.len()..gap.end);
    }
    let word = after?;
    let cuts = NEVER_ALONE.contains(&inside) && is_name(word)
        || FAMILIES.contains(&inside) && is_given(word);
    cuts.then(|| gap.start..gap.end + 1 + word.len())
}

/// The word before a single blank.
fn last_word(text: &str) -> Option<&str> {
    let text = text.strip_suffix(' ')?;
    let start = text.rfind(|c: char| !is_letter(c));
    let word = start.map_or(text, |at| text[at..].trim_start_matches(|c| !is_letter(c)));
    (!word.is_empty() && text.ends_with(word)).then_some(word)
}

/// The word behind a single blank.
fn first_word(text: &str) -> Option<&str> {
    let text = text.strip_prefix(' ')?;
    let word = text.split(|c: char| !is_letter(c)).next()?;
    (!word.is_empty()).then_some(word)
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || c == '-'
}

fn is_name(text: &str) -> bool {
    text.starts_with(char::is_uppercase)
}

/// A given name of two syllables: `Dae-jung`.
fn is_given(text: &str) -> bool {
    let small = |part: &str| !part.is_empty() && part.chars().all(char::is_lowercase);
    text.split_once('-').is_some_and(|(first, second)| {
        let mut letters = first.chars();
        letters.next().is_some_and(char::is_uppercase) && small(letters.as_str()) && small(second)
    })
}

/// Whether a word after this text has its capital only from the beginning of a sentence, as `New` may have.
fn begins_sentence(before: &str) -> bool {
    let before = before.trim_end();
    before.ends_with(['.', '!', '?', ':'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<&str> {
        let open = text.find("{{").unwrap();
        let close = text.find("}}").unwrap() + 2;
        cut(text, open..close).map(|at| &text[at])
    }

    #[test]
    fn parts_of_sure_names_are_told_with_their_whole() {
        for (text, whole) in [
            ("It met North {{Korea::who}} there.", "North {{Korea::who}}"),
            ("South {{Korea}} joined.", "South {{Korea}}"),
            ("In {{c1::New}} York it began.", "{{c1::New}} York"),
            ("Kim {{Dae-jung}} won.", "Kim {{Dae-jung}}"),
            ("It was {{Roh}} Moo-hyun.", "{{Roh}} Moo-hyun"),
        ] {
            assert_eq!(told(text), Some(whole), "{text}");
        }
    }

    #[test]
    fn whole_names_beside_titles_and_directions_are_left() {
        for text in [
            "President {{Park Chung-hee}} ruled.",
            "{{North Korea}} joined.",
            "{{South}} Korea hosted them.",
            "It lies north, in the North {{of}} it.",
            "It ended. New {{Presidents}} came.",
            "Kim {{won}} it.",
            "Prime Minister {{Sato}}",
            "Lake {{Chad}}",
            "In {{1991}} South Korea joined.",
            "The {{navy}} of North Korea",
            "가장 큰 {{서울}} 시",
        ] {
            assert_eq!(told(text), None, "{text}");
        }
    }
}
