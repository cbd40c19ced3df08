//! Paragraphs to sentences, with their bytes.

use std::ops::Range;

/// Abbreviations after which a name or number follows, so that no sentence ends there.
const BEFORE_NAMES: &[&str] = &[
    "dr", "mr", "mrs", "ms", "prof", "st", "gen", "col", "lt", "sgt", "capt", "rev", "hon", "maj",
    "adm", "gov", "sen", "rep", "mt", "ft", "fr", "pres", "messrs", "vs", "v", "e.g", "i.e", "cf",
    "viz", "ca", "approx", "deg",
];
/// Abbreviations before a number; before a word they are words.
const BEFORE_NUMBERS: &[&str] = &[
    "no", "nos", "rs", "vol", "vols", "p", "pp", "fig", "figs", "eq", "art", "arts", "sec", "secs",
    "ch", "chap", "para", "paras", "ser", "op", "c", "jan", "feb", "mar", "apr", "jun", "jul",
    "aug", "sep", "sept", "oct", "nov", "dec", "res", "ord",
];
/// Abbreviations that may end a sentence: it ends where a word follows that opens one.
const AT_END: &[&str] = &[
    "jr", "sr", "inc", "ltd", "co", "corp", "etc", "al", "ed", "eds", "esq", "dept", "univ",
    "bros", "est", "ph.d", "a.m", "p.m", "b.c", "a.d",
];
/// Nouns whose things are told apart by a letter: `vitamin C` may end a sentence, `Joseph P.` may not.
const LETTERED: &[&str] = &[
    "vitamin",
    "vitamins",
    "hepatitis",
    "plan",
    "type",
    "types",
    "class",
    "grade",
    "group",
    "appendix",
    "annex",
    "schedule",
    "exhibit",
    "point",
    "part",
    "phase",
    "section",
    "category",
    "influenza",
    "factor",
    "plate",
    "table",
    "figure",
    "model",
    "series",
    "level",
    "step",
    "team",
    "league",
    "division",
    "option",
    "band",
    "zone",
    "platform",
    "line",
];
/// Words with a capital that open sentences and are no names.
const OPENERS: &[&str] = &[
    "the",
    "a",
    "an",
    "in",
    "it",
    "its",
    "this",
    "that",
    "these",
    "those",
    "he",
    "she",
    "they",
    "we",
    "his",
    "her",
    "their",
    "on",
    "at",
    "by",
    "for",
    "from",
    "with",
    "after",
    "before",
    "during",
    "since",
    "when",
    "while",
    "although",
    "though",
    "however",
    "but",
    "and",
    "if",
    "as",
    "both",
    "there",
    "some",
    "many",
    "most",
    "all",
    "each",
    "every",
    "another",
    "other",
    "such",
    "to",
    "of",
    "until",
    "under",
    "following",
    "despite",
    "according",
    "among",
    "between",
    "over",
    "also",
    "today",
    "later",
    "then",
    "thus",
    "therefore",
    "moreover",
    "furthermore",
    "because",
    "where",
    "what",
    "who",
    "how",
    "no",
    "not",
    "only",
    "one",
    "two",
    "three",
    "several",
];

/// The sentences of a text, as bytes; without the blanks around them.
pub(crate) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut headed = 0;
    for (at, c) in text.char_indices() {
        if !matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？') || at < start {
            continue;
        }
        let text_from = match c == '.' && start == headed {
            true => behind_heading(text, start..at),
            false => None,
        };
        if let Some(from) = text_from {
            push(text, start..at + 1, &mut sentences);
            (start, headed) = (from, from);
            continue;
        }
        let end = closed(text, at + c.len_utf8());
        if ends(text, start, at, end, c) {
            push(text, start..end, &mut sentences);
            start = end;
        }
    }
    push(text, start..text.len(), &mut sentences);
    sentences
}

/// Where the text begins behind a heading that stands on its first line, as old books have them: `The Mills of Lund.--In 1820`.
fn behind_heading(text: &str, heading: Range<usize>) -> Option<usize> {
    /// A heading has no more words.
    const WORDS: usize = 14;
    /// Longer words of a heading have capitals, unless it is a short one.
    const SMALL: usize = 4;
    const SHORT: usize = 5;
    let after = &text[heading.end + 1..];
    let said = after.trim_start_matches(['-', '–', '—']);
    let dashes = &after[..after.len() - said.len()];
    let said = said.trim_start();
    let dashed = dashes == "--" || dashes.starts_with(['–', '—']);
    if !dashed || !said.starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“')) {
        return None;
    }
    let heading = text[heading].trim_start();
    let words = heading.split_whitespace();
    let long = |word: &&str| word.chars().count() > SMALL;
    let capital = |word: &str| word.starts_with(|c: char| !c.is_lowercase());
    let count = words.clone().count();
    let told = count <= SHORT || words.filter(long).all(capital);
    (capital(heading) && count <= WORDS && told).then(|| text.len() - said.len())
}

fn push(text: &str, range: Range<usize>, sentences: &mut Vec<Range<usize>>) {
    let said = without_next(&text[range.clone()]);
    let start = range.start + said.len() - said.trim_start().len();
    let end = range.start + said.trim_end().len();
    if start < end {
        sentences.push(start..end);
    }
}

/// A sentence without the letter or numeral of the next one in a list that runs on: `He may be heard. b.`
fn without_next(said: &str) -> &str {
    let letter = |word: &str| word.len() == 1 && word.chars().all(|c| c.is_ascii_lowercase());
    let Some((before, last)) = said.trim_end().rsplit_once(' ') else {
        return said;
    };
    let bare = last.strip_suffix('.').unwrap_or_default();
    let joined = ["; or", "; and"]
        .iter()
        .find_map(|joint| before.strip_suffix(joint));
    let before = joined.unwrap_or(before.trim_end());
    let closed = joined.is_some() || before.ends_with(['.', ';', ':', '-', '–']);
    match closed && (letter(bare) || super::is_roman(bare)) {
        true => before,
        false => said,
    }
}

/// Behind the marks that close with a sentence: quotation marks, brackets, further stops.
fn closed(text: &str, from: usize) -> usize {
    let rest = &text[from..];
    let length = rest
        .find(|c: char| !matches!(c, '"' | '”' | '\'' | '’' | ')' | ']' | '.' | '!' | '?'))
        .unwrap_or(rest.len());
    from + length
}

/// Whether a sentence ends with the stop at `at`, whose closing marks end at `end`.
fn ends(text: &str, start: usize, at: usize, end: usize, stop: char) -> bool {
    let rest = &text[end..];
    let Some(next) = rest.chars().next() else {
        return true;
    };
    if !stop.is_ascii() && stop != '…' {
        return true;
    }
    let before = last_word(&text[start..at]);
    if !next.is_whitespace() {
        return stop != '…' && runs_on(before, rest) && end == at + 1;
    }
    let following = rest.trim_start();
    let Some(first) = following.chars().next() else {
        return true;
    };
    let opens = first.is_uppercase()
        || first.is_ascii_digit()
        || matches!(first, '"' | '“' | '\'' | '‘' | '(' | '[')
        || !first.is_ascii() && first.is_alphabetic() && !first.is_lowercase();
    if !opens || stop == '.' && is_clause_number(text[start..at].trim_start()) {
        return false;
    }
    stop != '.' || !abbreviation(&text[start..at], following)
}

/// Whether a text is the number of a clause that begins its sentence: `2.1`, `2.1.4`.
fn is_clause_number(text: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit() || c == '.';
    text.starts_with(|c: char| c.is_ascii_digit()) && text.contains('.') && text.chars().all(digit)
}

/// Whether the dot behind a word closes an abbreviation and no sentence.
fn abbreviation(before: &str, following: &str) -> bool {
    /// No abbreviation of the lists is longer, in bytes.
    const LONGEST: usize = 6;
    let word = last_word(before);
    let before = &before[..before.len() - word.len()];
    let bare = word.trim_start_matches(['(', '"', '“', '[']);
    let low = if bare.len() <= LONGEST {
        bare.to_lowercase()
    } else {
        String::new()
    };
    let is_in = |list: &[&str]| list.contains(&low.as_str());
    if is_in(BEFORE_NAMES) {
        return true;
    }
    let end = following.find(|c: char| !c.is_alphanumeric());
    let next = &following[..end.unwrap_or(following.len())];
    let number = next.starts_with(|c: char| c.is_ascii_digit());
    // `p.` is a page, `P.` an initial
    if is_in(BEFORE_NUMBERS) && (number || !is_initial(bare)) {
        return number;
    }
    if is_initial(bare) && LETTERED.contains(&last_word(before.trim_end()).to_lowercase().as_str())
    {
        return false;
    }
    let dotted = word.contains('.') && word.split(['.', '-']).any(is_initial);
    (is_initial(bare) || dotted || is_in(AT_END)) && !opens(next, following)
}

/// Whether a part of a word is one capital letter.
fn is_initial(part: &str) -> bool {
    let mut letters = part.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
}

/// Whether a word opens a sentence, such as `The`, and is no initial.
fn opens(word: &str, text: &str) -> bool {
    let initial = word.chars().count() == 1 && text[word.len()..].starts_with('.');
    !initial && OPENERS.contains(&word.to_lowercase().as_str())
}

/// Whether a sentence runs on without a blank: `the United States.The war`, or a citation does: `in Nature.J.D. Watson`.
fn runs_on(before: &str, rest: &str) -> bool {
    let lower = before
        .chars()
        .rev()
        .take_while(|c| c.is_lowercase())
        .count();
    let word: String = rest.chars().take_while(|c| c.is_alphabetic()).collect();
    let after = rest[word.len()..].chars().next();
    let next_small = word.chars().skip(1).all(char::is_lowercase);
    let goes_on = word.starts_with(char::is_uppercase)
        && next_small
        && after.is_some_and(|c| c == ' ' || c == ',');
    lower >= 3 && (goes_on || begins_with_initials(rest))
}

/// Whether a text begins with somebody's initials and name: `J.D. Watson`, `M. Curie`.
fn begins_with_initials(text: &str) -> bool {
    let mut rest = text;
    let mut initials = 0;
    while let Some(after) = rest
        .strip_prefix(|c: char| c.is_uppercase())
        .and_then(|after| after.strip_prefix('.'))
    {
        rest = after.trim_start();
        initials += 1;
    }
    let mut name = rest.chars();
    initials > 0
        && name.next().is_some_and(char::is_uppercase)
        && name.next().is_some_and(char::is_lowercase)
}

/// The letters, digits and inner dots before a stop.
fn last_word(text: &str) -> &str {
    let start = text
        .char_indices()
        .rev()
        .find(|(_, c)| c.is_whitespace())
        .map_or(0, |(at, c)| at + c.len_utf8());
    &text[start..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_clause_begins_its_sentence() {
        assert_eq!(
            split(
                "2.1. The club meets in May. 2.1.1. It elects a chair. Pi is 3.14. Rye is cheap."
            ),
            [
                "2.1. The club meets in May.",
                "2.1.1. It elects a chair.",
                "Pi is 3.14.",
                "Rye is cheap."
            ]
        );
    }

    #[test]
    fn the_letter_of_the_next_in_a_list_ends_no_sentence() {
        assert_eq!(
            split("The member may be heard. b. The board may ask; or c. The chair may rule on it."),
            [
                "The member may be heard.",
                "The board may ask",
                "The chair may rule on it."
            ]
        );
        assert_eq!(split("It holds vitamin C. Rye is cheap.").len(), 2);
    }

    fn split(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|at| &text[at]).collect()
    }

    #[test]
    fn a_heading_on_the_first_line_is_a_sentence_of_its_own() {
        let parts = |text: &'static str| -> Vec<&str> {
            let ranges = sentences(text).into_iter();
            ranges.map(|range| &text[range]).collect()
        };
        assert_eq!(
            parts("The Mills Sold.--Their Fate.—In 1820 the mills were sold.--They burnt down."),
            [
                "The Mills Sold.",
                "Their Fate.",
                "In 1820 the mills were sold.--They burnt down."
            ]
        );
        assert_eq!(
            parts("In the years when the mills were burnt.--So they said.").len(),
            1
        );
    }

    #[test]
    fn abbreviations_end_no_sentence() {
        for one in [
            "President George W. Bush met Dr. Roh in the U.S. Senate.",
            "The R.O.K.-Japan-China summit took No. 5 on p. 12.",
            "It cost 3.5 million, e.g. in Jan. 2004, to Acme Inc. of Ohio.",
            "In the U.S. Congress it failed.",
        ] {
            assert_eq!(split(one), [one]);
        }
    }

    #[test]
    fn sentences_end_at_stops() {
        assert_eq!(
            split("He left the U.S. In 1990 he died."),
            ["He left the U.S.", "In 1990 he died."]
        );
        assert_eq!(
            split("The main ally.The US won. \"Yes.\" Then no."),
            ["The main ally.", "The US won.", "\"Yes.\"", "Then no."]
        );
        assert_eq!(
            split("Really? Yes! 5 men came."),
            ["Really?", "Yes!", "5 men came."]
        );
        assert_eq!(
            split("Martin Luther King Jr. The end."),
            ["Martin Luther King Jr.", "The end."]
        );
        assert_eq!(
            split("Use node.js here. See Korea.net."),
            ["Use node.js here.", "See Korea.net."]
        );
    }

    #[test]
    fn initials_of_names_end_no_sentence() {
        for one in [
            "The first chairperson of the SEC was Joseph P. Kennedy, the father of John F. Kennedy.",
            "In 1953 J.D. Watson and F. H. C. Crick met J. D. Bernal in St. Louis.",
            "The poem (by T. S. Eliot) was No. 5 of the U.S. Congress.",
        ] {
            assert_eq!(split(one), [one]);
        }
    }

    #[test]
    fn letters_that_tell_things_apart_may_end_a_sentence() {
        assert_eq!(
            split(
                "They took Plan B. The ship left. Limes have vitamin C. It heals. He had hepatitis B. Doctors cured him."
            ),
            [
                "They took Plan B.",
                "The ship left.",
                "Limes have vitamin C.",
                "It heals.",
                "He had hepatitis B.",
                "Doctors cured him."
            ]
        );
    }

    #[test]
    fn a_citation_that_runs_on_is_no_part_of_its_sentence() {
        assert_eq!(
            split(
                "They published their model in Nature.J.D. Watson, F.H.C. Crick. \u{201c}A Structure.\u{201d} Others followed."
            ),
            [
                "They published their model in Nature.",
                "J.D. Watson, F.H.C. Crick.",
                "\u{201c}A Structure.\u{201d}",
                "Others followed."
            ]
        );
    }
}
