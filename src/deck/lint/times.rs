//! Facts that were true when they were written.

use super::tokens::{Word, phrase, words};
use super::{Judged, place};
use crate::deck::rules::{Findings, TIME_BOUND};
use crate::diagnostic::Span;

/// Words that mean the day on which they were written.
const NOW: [&str; 13] = [
    "currently",
    "nowadays",
    "at present",
    "presently",
    "at the moment",
    "as of now",
    "these days",
    "until now",
    "up to now",
    "this year",
    "last year",
    "this decade",
    "today",
];

/// What is the largest, the latest or the first of its kind only for some years.
const CHANGING: [&str; 34] = [
    "trading",
    "trade",
    "partner",
    "economy",
    "exporter",
    "exporters",
    "importer",
    "importers",
    "export",
    "import",
    "market",
    "donor",
    "investor",
    "lender",
    "producer",
    "manufacturer",
    "company",
    "employer",
    "airline",
    "bank",
    "army",
    "military",
    "navy",
    "population",
    "city",
    "party",
    "debt",
    "budget",
    "gdp",
    "shareholder",
    "supplier",
    "customer",
    "recipient",
    "contributor",
];

const SUPERLATIVES: [&str; 12] = [
    "largest",
    "biggest",
    "greatest",
    "richest",
    "fastest",
    "strongest",
    "highest",
    "lowest",
    "newest",
    "latest",
    "youngest",
    "smallest",
];

/// Reports words that bind a card to a time that it does not name.
pub(super) fn check(card: &Judged, findings: &mut Findings) {
    if card.body.as_of.is_some() {
        return;
    }
    let Some((stem, written)) = card.stem() else {
        return;
    };
    let said = words(&stem);
    if said.iter().any(is_year) {
        return;
    }
    let Some((phrase, at)) = bound(&said) else {
        return;
    };
    let message = format!("`{phrase}` holds for a time, and the card does not say for which");
    // the places of a cloze text are those of its text without braces
    let at: Span = if stem == written.text {
        place(written, &at, card.file)
    } else {
        written.span.clone()
    };
    findings.add(
        TIME_BOUND
            .at(&at, message)
            .helped("add `as_of:` with the date at which it held, or name the year"),
    );
}

fn is_year(word: &Word) -> bool {
    let digits = word.text.strip_suffix('s').unwrap_or(&word.text);
    digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// The words that bind a text to a time, as they are named in a message.
fn bound(said: &[Word]) -> Option<(String, Span)> {
    if let Some((found, at)) = phrase(said, &NOW) {
        return Some((found.to_owned(), at));
    }
    let present = said.iter().any(|word| {
        matches!(
            &*word.text,
            "is" | "are" | "has" | "have" | "ranks" | "remains"
        )
    });
    let past = said.iter().any(|word| {
        matches!(
            &*word.text,
            "was" | "were" | "had" | "did" | "became" | "would" | "could"
        )
    });
    if !present || past {
        return None;
    }
    if let Some((found, at)) = phrase(said, &["recently", "so far", "to date"]) {
        return Some((found.to_owned(), at));
    }
    (0..said.len()).find_map(|at| superlative(&said[at..said.len().min(at + REACH)]))
}

/// How many words a superlative and its noun take: `largest single trading partner`.
const REACH: usize = 4;

/// A superlative with what it is said of within the next words.
fn superlative(words: &[Word]) -> Option<(String, Span)> {
    let (first, rest) = words.split_first()?;
    if !SUPERLATIVES.contains(&&*first.text) {
        return None;
    }
    let noun = rest
        .iter()
        .position(|word| CHANGING.contains(&&*word.text))?;
    let more = rest[noun + 1..]
        .iter()
        .take_while(|word| CHANGING.contains(&&*word.text));
    let noun = noun + more.count();
    let said: Vec<&str> = words[..=noun + 1].iter().map(|word| &*word.text).collect();
    Some((said.join(" "), first.at.start..rest[noun].at.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str) -> Option<String> {
        bound(&words(text)).map(|(word, _)| word)
    }

    #[test]
    fn what_changes_is_told_from_what_stays() {
        assert_eq!(
            word("Who is currently president?").as_deref(),
            Some("currently")
        );
        assert_eq!(
            word("Which country is the largest trading partner of Korea?").as_deref(),
            Some("largest trading partner")
        );
        assert_eq!(
            word("Which is the largest city?").as_deref(),
            Some("largest city")
        );
        for lasting in [
            "Which planet is the largest?",
            "Which is the largest island of Japan?",
            "Which country was the largest trading partner?",
            "Whom had they recently met?",
        ] {
            assert_eq!(word(lasting), None, "{lasting}");
        }
    }
}
