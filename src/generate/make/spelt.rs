//! Initials that a document spells out once: `traditional ecological knowledge (TEK)`. A question that stands alone says both.

use std::collections::BTreeMap;

use super::*;
use crate::generate::facts::{INITIALS, is_household, spelt};

/// What the initials of a document stand for, with `the` where it says so.
#[derive(Debug, Default)]
pub(super) struct Spelt(BTreeMap<String, String>);

impl Spelt {
    pub(super) fn new(blocks: &[Block]) -> Self {
        let text = blocks.iter().filter(|block| is_text(block));
        let mut found = BTreeMap::new();
        for (short, long) in text.flat_map(|block| told(&block.text)) {
            found.entry(short).or_insert(long);
        }
        Self(found)
    }

    /// A question or a statement with its first initials spelt out: `a study of traditional ecological knowledge (TEK)`.
    pub(super) fn out(&self, text: &str) -> Option<String> {
        self.0.iter().find_map(|(short, long)| {
            let at = alone(text, short)?;
            let bare = long.strip_prefix("the ").unwrap_or(long);
            if text.contains(bare) {
                return None;
            }
            let before = text[..at].trim_end();
            let last = before.rsplit(' ').next().unwrap_or_default();
            let article = before.is_empty() || OPEN.contains(&&*last.to_lowercase());
            let long = if article { long.as_str() } else { bare };
            let (head, rest) = (&text[..at], &text[at + short.len()..]);
            let whole = format!("{head}{long} ({short}){rest}");
            Some(crate::base::text::capitalised(&whole))
        })
    }
}

/// Words behind which a name takes its own article.
const OPEN: [&str; 22] = [
    "did", "does", "do", "is", "was", "were", "has", "had", "of", "in", "by", "for", "to", "from",
    "with", "and", "at", "on", "against", "between", "within", "into",
];

/// Where initials stand alone in a text: not in brackets, in a gap or within another word.
fn alone(text: &str, short: &str) -> Option<usize> {
    text.match_indices(short).map(|(at, _)| at).find(|at| {
        let before = text[..*at].chars().next_back();
        let behind = text[at + short.len()..].chars().next();
        let within =
            |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || "-/'’(){}:.".contains(c));
        // `NBC Blue` is a name of its own
        let next = text[at + short.len()..].trim_start().chars().next();
        let named = behind == Some(' ') && next.is_some_and(char::is_uppercase);
        let ends = matches!(behind, Some('.' | ':')) && {
            let next = text[at + short.len() + 1..].chars().next();
            next.is_none_or(|c| c == ' ')
        };
        !named && !within(before) && (ends || !within(behind))
    })
}

/// The initials that a text brings in, with what they stand for.
fn told(text: &str) -> Vec<(String, String)> {
    /// More words make a question of a name.
    const LONGEST: usize = 6;
    let opens = text.match_indices(" (").map(|(at, _)| at);
    let one = |at: usize| {
        let short = text[at + 2..].split(')').next()?;
        let initials =
            (3..=7).contains(&short.len()) && short.chars().all(|c| c.is_ascii_uppercase());
        let known = is_household(short) || INITIALS.iter().any(|(known, _)| *known == short);
        if !initials || known {
            return None;
        }
        let long = spelt(&text[..at], short)?;
        let many = long.split(' ').count() > LONGEST;
        let start = text[..at].trim_end().len().checked_sub(long.len())?;
        let the = long.starts_with(char::is_uppercase) && text.get(..start)?.ends_with("the ");
        (!many).then(|| {
            let long = if the { format!("the {long}") } else { long };
            (short.to_owned(), long)
        })
    };
    opens.filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn out(document: &str, question: &str) -> String {
        let spelt = Spelt(told(document).into_iter().collect());
        spelt.out(question).unwrap_or_else(|| question.to_owned())
    }

    #[test]
    fn initials_are_spelt_out_where_they_stand_alone() {
        let document = "It studies traditional ecological knowledge (TEK). In 1966, the National Organization for Women (NOW) formed.";
        for (question, whole) in [
            (
                "Who conducted a study of Amazonian TEK in 2006?",
                "Who conducted a study of Amazonian traditional ecological knowledge (TEK) in 2006?",
            ),
            (
                "In which year did NOW form?",
                "In which year did the National Organization for Women (NOW) form?",
            ),
            (
                "NOW met in {{1967::year}}.",
                "The National Organization for Women (NOW) met in {{1967::year}}.",
            ),
            ("What is NOW-like?", "What is NOW-like?"),
            ("Who sold NOW Blue?", "Who sold NOW Blue?"),
            (
                "Who led the National Organization for Women in the year of NOW?",
                "Who led the National Organization for Women in the year of NOW?",
            ),
        ] {
            assert_eq!(out(document, question), whole);
        }
    }

    #[test]
    fn what_everybody_knows_stays_short() {
        assert_eq!(
            out(
                "The World Health Organization (WHO) met.",
                "When did WHO meet?"
            ),
            "When did WHO meet?"
        );
    }
}
