//! How near a statement or a question is to its sentence.
//!
//! Readers of some 800 statements with a gap kept almost eight in ten of those that say the whole of their sentence in its own
//! words, seven in ten of those that say one stretch of it, and fewer than half of those that put it together anew.

use super::passage::as_it_stands;
use crate::generate::lexicon::{AUXILIARIES, PAST, THIRD, of_form};

/// How much of its sentence a statement says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Faith {
    /// All of it, behind whatever names the document.
    Whole,
    /// Its beginning, word by word, which holds without the rest.
    Begun,
    /// A stretch that comes later in it, word by word.
    Later,
    /// Something in other words, more than one stretch, or a beginning that the rest takes back.
    Changed,
}

/// Words with which a sentence takes back some of what it began with.
const LIMITS: [&str; 7] = ["save", "except", "but", "nor", "or", "unless", "to"];

/// How much of its sentence a statement with gaps says; what stands in brackets does not count.
pub(super) fn faith(statement: &str, sentence: &str) -> Faith {
    let statement = in_full(statement);
    let statement = as_it_stands(&statement);
    let sentence = as_it_stands(sentence);
    let own: Vec<(usize, String)> = words(&statement).collect();
    let all: Vec<String> = words(&sentence).map(|(_, word)| word).collect();
    let run = |from: usize| {
        let rest = &own[from..];
        let same = |run: &[String]| run.iter().zip(rest).all(|(one, (_, other))| one == other);
        let at = all.windows(rest.len()).position(same)?;
        Some((from, at, at + rest.len()))
    };
    // from here on it says what stands in the sentence
    let Some((from, at, to)) = (0..own.len()).find_map(run) else {
        return Faith::Changed;
    };
    // what names the document stands before a comma or a colon, what the sentence leans on before a full stop
    let before = statement[..own[from].0].trim_end();
    let limited = || {
        all.get(to).is_some_and(|word| {
            LIMITS.contains(&&**word)
                || word == "and" && !acts(&all[to..])
                // `a tutor named Ola Lund, employed to teach, cut …`
                || word.ends_with("ed") && of_form(word, PAST).is_some()
        })
    };
    match () {
        () if !(before.is_empty() || before.ends_with([':', ',', '.'])) => Faith::Changed,
        () if at > 0 => Faith::Later,
        () if to == all.len() => Faith::Whole,
        () if limited() => Faith::Changed,
        () => Faith::Begun,
    }
}

/// Whether words have a verb of their own: `and may be renewed`, but not `and two unannounced stops`.
fn acts(words: &[String]) -> bool {
    words
        .iter()
        .any(|word| AUXILIARIES.contains(&&**word) || of_form(word, THIRD | PAST).is_some())
}

/// Whether a statement has much fewer words than its sentence.
pub(super) fn says_little(statement: &str, sentence: &str) -> bool {
    let count = |text: &str| words(text).count();
    count(&in_full(statement)) * 3 < count(&as_it_stands(sentence)) * 2
}

/// How many words of its sentence neither a question nor its answer says.
pub(super) fn unsaid(asked: &str, answers: &[String], sentence: &str) -> usize {
    let count = |text: &str| words(text).count();
    let said: usize = answers.iter().map(|answer| count(answer)).sum();
    count(&as_it_stands(sentence)).saturating_sub(count(asked) + said)
}

/// A statement with what is left out of it put back.
fn in_full(statement: &str) -> String {
    let mut full = String::with_capacity(statement.len());
    let mut rest = statement;
    while let Some((before, gap)) = rest.split_once("{{") {
        let (inside, after) = gap.split_once("}}").unwrap_or((gap, ""));
        full.push_str(before);
        full.push_str(
            inside
                .rsplit_once("::")
                .map_or(inside, |(answer, _)| answer),
        );
        rest = after;
    }
    full + rest
}

/// The words of a text in small letters, each with its place; a law's `this Act` is `the Act` where it is asked.
fn words(text: &str) -> impl Iterator<Item = (usize, String)> {
    let mut at = 0;
    let parts = text.split_inclusive(|c: char| !c.is_alphanumeric());
    parts.filter_map(move |part| {
        let place = at;
        at += part.len();
        let word = part.trim_end_matches(|c: char| !c.is_alphanumeric());
        let low = word.to_lowercase();
        let low = if low == "this" {
            String::from("the")
        } else {
            low
        };
        (!word.is_empty()).then_some((place, low))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_are_told_by_what_they_say_of_their_sentence() {
        let sentence = "(2) The keeper shall be heard (in person), and may appeal to the Mayor within ten days.";
        for (statement, told) in [
            (
                "Under the Ferries Act, the keeper shall be heard, and may appeal to the Mayor within {{ten::number}} days.",
                Faith::Whole,
            ),
            (
                "Under the Ferries Act, the keeper shall be {{heard}}.",
                Faith::Begun,
            ),
            (
                "Under the Ferries Act, appeal to the {{Mayor}} within ten days.",
                Faith::Later,
            ),
            (
                "Under the Ferries Act, the keeper may appeal to the Mayor within {{ten::number}} days.",
                Faith::Changed,
            ),
            (
                "A ferry is closed. The keeper shall be heard, and may appeal to the {{Mayor}} within ten days.",
                Faith::Whole,
            ),
            ("The ferries are old.", Faith::Changed),
        ] {
            assert_eq!(faith(statement, sentence), told, "{statement}");
        }
        assert_eq!(
            faith(
                "Under the Ferries Act, the Act binds the {{Mayor}}.",
                "This Act binds the Mayor."
            ),
            Faith::Whole
        );
        assert_eq!(
            faith(
                "The fee is {{ten::number}} crowns.",
                "The fee is ten crowns, save for members, who pay five."
            ),
            Faith::Changed
        );
    }

    #[test]
    fn words_that_a_question_leaves_out_are_counted() {
        let sentence =
            "The keeper may appeal to the Mayor, save where the ferry is closed for want of water.";
        let unsaid = |asked: &str| unsaid(asked, &[String::from("the keeper")], sentence);
        assert_eq!(unsaid("who may appeal to the mayor?"), 9);
        assert_eq!(
            unsaid(
                "who may appeal to the mayor, save where the ferry is closed for want of water?"
            ),
            0
        );
    }
}
