//! How a law speaks of itself, and how one speaks of it from without.

use std::borrow::Cow;

use super::words::SELF;
use crate::base::text::squeezed;
use crate::generate::lexicon::PREPOSITIONS;

/// Whether a sentence speaks of its text as laws do: `this Act`, `Article 5`.
pub(crate) fn speaks_of_itself(sentence: &str) -> bool {
    let words = || sentence.split([' ', ',', '.']);
    // most sentences are seen at once to point to nothing
    let points = sentence.contains("his") || sentence.contains("hese");
    let own = points
        && words().zip(words().skip(1)).any(|(this, noun)| {
            matches!(this, "this" | "This" | "these" | "These")
                && noun.starts_with(char::is_uppercase)
                && SELF.contains(&&*noun.to_lowercase())
        });
    let numbered = ["Article ", "§ ", "Section "]
        .iter()
        .any(|start| sentence.starts_with(start));
    // the chapters of a code call themselves so in small letters
    let part = sentence.contains(" shall ")
        && [
            "this chapter",
            "this section",
            "this ordinance",
            "this article",
        ]
        .iter()
        .any(|part| sentence.contains(part));
    own || numbered || part
}

/// A rule with the law that it stands in by its noun alone, as one speaks of it from without: `this Act`, `the present Convention`;
/// and with what it named before: `said meeting`.
pub(crate) fn itself(rule: &str) -> String {
    let mut words: Vec<Cow<'_, str>> = rule.split(' ').map(Cow::from).collect();
    let noun = |word: Option<&Cow<'_, str>>| {
        let word = word.map_or("", |word| {
            word.trim_end_matches(|c: char| !c.is_alphanumeric())
        });
        SELF.contains(&&*word.to_lowercase())
    };
    for at in 0..words.len() {
        let own = noun(words.get(at + 1));
        match &*words[at] {
            "this" | "these" if own => words[at] = Cow::from("the"),
            "This" | "These" if own => words[at] = Cow::from("The"),
            "said" if at > 0 && PREPOSITIONS.contains(&&*words[at - 1]) => {
                words[at] = Cow::from("the");
            }
            "present" if own && at > 0 && words[at - 1].eq_ignore_ascii_case("the") => {
                words[at] = Cow::from("");
            }
            _ => {}
        }
    }
    squeezed(&words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_law_is_spoken_of_from_without() {
        for (rule, told) in [
            ("This Act binds the Mayor.", "The Act binds the Mayor."),
            (
                "As long as these by-laws stand.",
                "As long as the by-laws stand.",
            ),
            (
                "The present Convention ends in May.",
                "The Convention ends in May.",
            ),
            (
                "Ten days prior to said meeting.",
                "Ten days prior to the meeting.",
            ),
            ("The Mayor said no.", "The Mayor said no."),
        ] {
            assert_eq!(itself(rule), told);
        }
    }

    #[test]
    fn a_chapter_speaks_of_itself_where_it_rules() {
        assert!(speaks_of_itself(
            "A ferry under this chapter shall be painted."
        ));
        assert!(!speaks_of_itself(
            "What this chapter tells of ferries is old."
        ));
    }
}
