//! A sentence of a law without what numbers it and what points to other articles.

use crate::base::words::{NUMBER_WORDS, TENS};
use crate::generate::language::{self, NUMBERED, is_number};

/// Phrases that name the article which says the same, and without which a rule stays the same rule.
const POINTING: [&str; 7] = [
    "in breach of",
    "in violation of",
    "in contravention of",
    "contrary to",
    "in accordance with",
    "pursuant to",
    "as provided for in",
];

/// The sentences within a text: where a numbered paragraph begins in the midst of it, another begins.
pub(super) fn sentences(text: &str) -> Vec<String> {
    let text = text.replace(['“', '”', '„'], "\"").replace(['‘', '’'], "'");
    let text = modern(&language::shares_once(&text));
    let mut parts = vec![String::new()];
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let open = parts.last().is_some_and(|part| !part.is_empty());
        let sign = word == "§" && parts.last().is_some_and(|part| part.ends_with('.'));
        if sign {
            parts.push(String::new());
        }
        if open && is_paragraph(word) && !pointed(parts.last().map_or("", String::as_str)) {
            parts.push(String::new());
        }
        if let Some(part) = parts.last_mut() {
            if !part.is_empty() {
                part.push(' ');
            }
            part.push_str(word);
        }
    }
    let said = parts.iter().map(|part| unpointed(&unnumbered(part)));
    said.filter(|part| part.contains(' ')).collect()
}

/// Whether a word is a number from one to nine.
fn is_one(word: &str) -> bool {
    NUMBER_WORDS[1..10].contains(&word)
}

/// A text with its numbers in words as they are written today, `twenty-five` for `twenty five`, and with verbs as they are
/// spelt today.
fn modern(text: &str) -> String {
    const OLD: [(&str, &str); 6] = [
        ("chuse", "choose"),
        ("chusing", "choosing"),
        ("encrease", "increase"),
        ("encreased", "increased"),
        ("controul", "control"),
        ("shew", "show"),
    ];
    let mut said = String::with_capacity(text.len());
    let mut tens = false;
    for (at, word) in text.split(' ').enumerate() {
        let bare = word.trim_end_matches([',', ';', '.']);
        let joint = if tens && is_one(bare) { "-" } else { " " };
        if at > 0 {
            said.push_str(joint);
        }
        let new = OLD.iter().find(|(old, _)| *old == bare);
        said.push_str(new.map_or(bare, |(_, new)| new));
        said.push_str(&word[bare.len()..]);
        tens = TENS.contains(&&*word.to_lowercase());
    }
    said
}

/// Whether a word is the number of a paragraph: `(2)`, `(a)`.
fn is_paragraph(word: &str) -> bool {
    let inner = word
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'));
    inner.is_some_and(|inner| {
        let figures = inner.len() <= 2 && inner.bytes().all(|byte| byte.is_ascii_digit());
        let letter = inner.len() == 1 && inner.bytes().all(|byte| byte.is_ascii_lowercase());
        !inner.is_empty() && (figures || letter || language::is_roman(inner))
    })
}

/// Whether what was said last points to a paragraph: `under paragraph (2)`.
fn pointed(before: &str) -> bool {
    let last = before.rsplit(' ').next().unwrap_or("").to_lowercase();
    matches!(
        &*last,
        "paragraph"
            | "paragraphs"
            | "point"
            | "points"
            | "subsection"
            | "section"
            | "and"
            | "or"
            | "to"
    )
}

/// A sentence without the number before it.
pub(super) fn unnumbered(text: &str) -> String {
    let mut rest = unlettered(text.trim());
    while let Some((first, after)) = rest.split_once(' ') {
        let number = after.split(' ').next().unwrap_or_default();
        let named = NUMBERED.contains(&first) && number.starts_with(|c: char| c.is_ascii_digit());
        let behind = language::unnumbered(rest);
        let bare = first.strip_suffix('.').unwrap_or("");
        let plain = !bare.is_empty() && bare.chars().all(|c| c.is_ascii_digit() || c == '.');
        // `4.2.8 - The clerk`
        let deep = first.starts_with(|c: char| c.is_ascii_digit())
            && first.chars().all(|c| c.is_ascii_digit() || c == '.')
            && (first.matches('.').count() > 1 || number == "-" || number == "–");
        // `1 There shall be a President`
        let alone = !first.is_empty()
            && first.len() <= 2
            && first.bytes().all(|byte| byte.is_ascii_digit())
            && after.starts_with(char::is_uppercase);
        let plain =
            plain || alone || deep || behind.len() < rest.len() || matches!(first, "-" | "–");
        let sign = first.starts_with('§') && first.len() > '§'.len_utf8();
        // `E. Any bite`
        let letter = first.len() == 2
            && first.ends_with('.')
            && first.starts_with(|c: char| c.is_ascii_alphabetic())
            && after.starts_with(|c: char| c.is_ascii_uppercase());
        rest = match () {
            () if named => after.split_once(' ').map_or("", |(_, rest)| rest).trim(),
            () if is_paragraph(first) || plain || sign || letter => after.trim(),
            () => break,
        };
    }
    rest.to_owned()
}

/// A text without the letter that its first word is glued to: `(c)the term`.
fn unlettered(text: &str) -> &str {
    let glued = text
        .find(')')
        .map(|close| text.split_at(close + 1))
        .filter(|(letter, rest)| is_paragraph(letter) && rest.starts_with(char::is_alphabetic));
    glued.map_or(text, |(_, rest)| rest)
}

/// A sentence without the phrases that only name another article.
fn unpointed(text: &str) -> String {
    let mut text = text.replace(" hereby ", " ");
    text = text.replace(" without delay, and in any event within ", " within ");
    for phrase in POINTING {
        let Some(at) = text.find(&format!(" {phrase} ")) else {
            continue;
        };
        let after = at + phrase.len() + 2;
        if let Some(length) = reference(&text[after..]) {
            text.replace_range(at..after + length, "");
        }
    }
    text
}

/// How many bytes a reference at the beginning of a text has: `Article 11(4)`, `paragraph (2) of Article 5`.
fn reference(text: &str) -> Option<usize> {
    const OPENING: [&str; 8] = [
        "Article ",
        "Articles ",
        "Section ",
        "section ",
        "paragraph ",
        "paragraphs ",
        "the provisions of Article ",
        "§ ",
    ];
    let open = OPENING.iter().find(|open| text.starts_with(**open))?;
    let mut end = open.len();
    let rest = &text[end..];
    end += rest
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '(' | ')')))
        .unwrap_or(rest.len());
    Some(end)
}

/// Whether a text points to another place of its law, which whoever reads a card does not have.
pub(super) fn points(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    words.windows(2).any(|pair| {
        let low = pair[0].to_lowercase();
        let place = matches!(
            &*low,
            "article"
                | "articles"
                | "section"
                | "sections"
                | "paragraph"
                | "paragraphs"
                | "annex"
                | "§"
                | "subsection"
                | "subsections"
                | "point"
                | "points"
                | "rule"
                | "rules"
                | "clause"
                | "clauses"
                | "schedule"
        );
        place
            && pair[1]
                .starts_with(|c: char| c.is_ascii_digit() || matches!(c, '(' | 'I' | 'V' | 'X'))
    }) || (1..words.len()).any(|at| tells_number(&words, at))
        || words.iter().any(|word| numbers_clause(word))
        || text.contains(" under paragraph ")
        || text.contains("in number ")
        || text.contains("preceding paragraph")
        || text.contains("preceding article")
        || text.contains("preceding two")
        || text.contains("foregoing")
}

/// Whether the word at a place is the number of a clause and no measure: `the prices in 6.5`, behind which no unit stands.
fn tells_number(words: &[&str], at: usize) -> bool {
    const HELPERS: [&str; 8] = ["may", "shall", "must", "is", "are", "and", "or", "applies"];
    const BEFORE: [&str; 5] = ["in", "under", "of", "by", "and"];
    let marks = [',', '.', ';', '?', ')'];
    let (before, word) = (words[at - 1].to_lowercase(), words[at]);
    let bare = word.trim_end_matches(marks);
    let decimal = bare.starts_with(|c: char| c.is_ascii_digit()) && is_number(bare);
    let next = words.get(at + 1);
    let last = word.ends_with(marks) || next.is_none_or(|next| HELPERS.contains(next));
    BEFORE.contains(&&*before) && decimal && last
}

/// Whether a word is the number of a clause: `(1)(a)`, `9.6`, `F2.4`. A figure of a measure has its unit behind it, and no
/// letter before it.
fn numbers_clause(word: &str) -> bool {
    let word = word.trim_end_matches([',', '.', ';', '?']);
    let nested = word.contains(")(") && word.starts_with(|c: char| c == '(' || c.is_ascii_digit());
    let lettered = word.starts_with(|c: char| c.is_ascii_uppercase()) && is_number(word);
    nested || lettered
}

/// What a heading says an article is on: without its number, in the letters of running text; `None` where it says no more
/// than what part of a law it is.
pub(super) fn heading(text: &str) -> Option<String> {
    /// Longer headings drown a question.
    const LONGEST: usize = 8;
    let text = unnumbered(text);
    let text = text.trim().trim_end_matches(['.', ':']);
    let low = text.to_lowercase();
    let formal = [
        "revision",
        "version",
        "general",
        "final",
        "transitional",
        "provision",
        "penalt",
        "definition",
        "scope",
        "purpose",
        "chapter",
        "part ",
        "preamble",
        "introduction",
        "annex",
        "title ",
        "force",
        "appendix",
        " act",
        "constitution",
        "section",
    ];
    let words = text.split(' ').count();
    let plain = text.chars().any(char::is_lowercase) && !text.contains(['"', '?', '(']);
    (plain && words <= LONGEST && !formal.iter().any(|word| low.contains(word)))
        .then(|| text.to_owned())
}

/// Whether a sentence tells of a place of its law: `Section 5 was inserted in 1993`.
pub(crate) fn tells_of_a_place(sentence: &str) -> bool {
    let sentence = sentence
        .rsplit_once(". § ")
        .map_or(sentence, |(_, last)| last);
    let sign = sentence.split(' ').next().unwrap_or_default();
    let bare = sign.starts_with(|c: char| c.is_ascii_digit());
    let rest = match bare {
        true => sentence[sign.len()..].trim().to_owned(),
        false => unnumbered(sentence),
    };
    let verb = rest.split(' ').next().unwrap_or_default();
    rest.len() < sentence.trim().len()
        && matches!(
            verb,
            "was" | "were" | "is" | "are" | "has" | "have" | "applies" | "apply"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_no_part_of_a_rule() {
        assert_eq!(
            sentences("Article 4. The keeper shall count the boats (2) He may keep one."),
            ["The keeper shall count the boats", "He may keep one."]
        );
        assert_eq!(
            sentences("E. Any leak must be reported."),
            ["Any leak must be reported."]
        );
        assert_eq!(
            sentences("§ 3 (1) Boats under paragraph (2) are free."),
            ["Boats under paragraph (2) are free."]
        );
    }

    #[test]
    fn what_names_the_article_that_says_the_same_is_left_out() {
        assert_eq!(
            sentences("Whoever fishes in breach of Article 3(1) pays."),
            ["Whoever fishes pays."]
        );
        assert!(points("the period laid down in Article 1(2)"));
        assert!(!points("an article of iron"));
    }

    #[test]
    fn headings_that_tell_of_what_are_kept() {
        assert_eq!(
            heading("Article 7 Keepers of the harbour").as_deref(),
            Some("Keepers of the harbour")
        );
        assert_eq!(heading("Final provisions"), None);
        assert_eq!(heading("CHAPTER II"), None);
    }
}
