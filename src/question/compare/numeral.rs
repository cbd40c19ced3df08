//! Numbers in words and digits → one spelling in digits.

use super::clean::MINUS;
use super::decimal::Decimal;
use super::fraction;
use super::spoken::{Ending, Run, SHORT_POWERS, Word, ending_of, word_of};

/// Whether a word is one of a number, so that it is never a slip of another.
pub(super) fn is_word(word: &str) -> bool {
    word_of(word).is_some() || ending_of(word).is_some() || word == "dozen"
}

/// Whether a cleaned text may hold a number at all.
pub(super) fn occurs_in(plain: &str) -> bool {
    plain.bytes().any(|b| b.is_ascii_digit())
        || plain
            .split([' ', '-'])
            .any(|word| is_word(word) || fraction::is_word(word))
}

/// A word of a text, and whether a hyphen joins it to the next.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token<'a> {
    pub(super) text: &'a str,
    pub(super) hyphen: bool,
}

/// Reads the number with which the words begin: its spelling in digits, and how many words it took.
///
/// A lone number in digits keeps its noughts (`007`, `3.10`); only marks between thousands go and a decimal comma becomes
/// a point. Ordinals end in `th`, decades in `s`, fractions have a stroke: `2/3`.
pub(super) fn read(tokens: &[Token<'_>]) -> Option<(String, usize)> {
    if let Some(read) = fraction::read(tokens) {
        return Some(read);
    }
    let first = tokens.first()?.text;
    if is_minus(first) {
        let after = tokens.get(1).filter(|next| !is_minus(next.text));
        let (number, used) = after.and_then(|_| read(&tokens[1..]))?;
        return Some((format!("{MINUS}{number}"), used + 1));
    }
    let (negative, bare) = match first.strip_prefix(MINUS) {
        Some(bare) => (true, bare),
        None => (false, first),
    };
    let starts = bare.starts_with(|c: char| c.is_ascii_digit());
    let (mut text, used) = match starts {
        true => digits_first(bare, tokens)?,
        false if negative => return None,
        false => words_first(tokens)?,
    };
    if negative {
        text.insert(0, MINUS);
    }
    Some((text, used))
}

fn is_minus(word: &str) -> bool {
    matches!(word, "minus" | "negative")
}

fn digits_first(first: &str, tokens: &[Token<'_>]) -> Option<(String, usize)> {
    let end = first
        .find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','))
        .unwrap_or(first.len());
    let (marked, suffix) = first.split_at(end);
    let (mut digits, mut used) = (unmarked(marked)?, 1);
    match suffix {
        "st" | "nd" | "rd" | "th" => return Some((format!("{digits}th"), 1)),
        "" => {}
        _ => {
            let (_, power) = SHORT_POWERS.iter().find(|(short, _)| *short == suffix)?;
            return Some((Decimal::parse(&digits)?.times(*power)?.spelled(), 1));
        }
    }
    if (1..=3).contains(&marked.len()) && !marked.starts_with('0') && !marked.contains('.') {
        used += blank_groups(&mut digits, tokens);
    }
    let Some(number) = Decimal::parse(&digits) else {
        return Some((digits, used));
    };
    let mut run = Run::new(Some(number));
    let rest = tokens.get(used..).unwrap_or(&[]);
    match run.powers_only(rest) {
        0 => Some((digits, used)),
        more => Some((run.total()?.spelled(), used + more)),
    }
}

/// Takes the groups of three digits that follow after blanks: `1 953 000`.
fn blank_groups(digits: &mut String, tokens: &[Token<'_>]) -> usize {
    let mut taken = 0;
    while let [before, group, ..] = tokens.get(taken..).unwrap_or(&[])
        && !before.hyphen
        && group.text.len() == 3
        && group.text.bytes().all(|b| b.is_ascii_digit())
    {
        digits.push_str(group.text);
        taken += 1;
    }
    taken
}

fn words_first(tokens: &[Token<'_>]) -> Option<(String, usize)> {
    let first = tokens[0].text;
    if first == "half" {
        return half(tokens);
    }
    if first == "dozen" {
        return Some((String::from("12"), 1));
    }
    if word_of(first).is_none() && ending_of(first).is_none() {
        return None;
    }
    let mut run = Run::new(None);
    let used = run.words(tokens);
    let mut text = run.total()?.spelled();
    match run.ending {
        Ending::Plain => {}
        Ending::Ordinal => text.push_str("th"),
        Ending::Decade => text.push('s'),
    }
    (used > 0).then_some((text, used))
}

/// `half a million`.
fn half(tokens: &[Token<'_>]) -> Option<(String, usize)> {
    let article = usize::from(tokens.get(1)?.text == "a");
    let Some(Word::Power(power)) = word_of(tokens.get(1 + article)?.text) else {
        return None;
    };
    let half = Decimal {
        digits: 5,
        scale: 1,
    };
    Some((half.times(power)?.spelled(), 2 + article))
}

/// Digits without marks between thousands and with a decimal point: `1,953` → `1953`, `71,6` → `71.6`, `1.953,5` →
/// `1953.5`. A single point is always a decimal point; a comma is one when what follows cannot be a thousand. `None` for
/// what is no single number, such as `24.8.1992`.
fn unmarked(marked: &str) -> Option<String> {
    let points = marked.matches('.').count();
    let commas = marked.matches(',').count();
    let grouped = |text: &str, mark: char| {
        let mut groups = text.split(mark);
        let first = groups.next().unwrap_or("");
        (1..=3).contains(&first.len())
            && !first.starts_with('0')
            && groups.all(|group| group.len() == 3)
    };
    match (points, commas) {
        (0 | 1, 0) => Some(marked.to_owned()),
        (_, 0) => grouped(marked, '.').then(|| marked.replace('.', "")),
        (0, 1) if !grouped(marked, ',') => Some(marked.replace(',', ".")),
        (0, _) => grouped(marked, ',').then(|| marked.replace(',', "")),
        (1, _) => {
            let (whole, rest) = marked.split_once('.')?;
            if !rest.contains(',') {
                return grouped(whole, ',').then(|| marked.replace(',', ""));
            }
            point_then_comma(marked, &grouped)
        }
        (_, 1) => point_then_comma(marked, &grouped),
        _ => None,
    }
}

/// `1.953,5`: points between thousands, a decimal comma.
fn point_then_comma(marked: &str, grouped: &dyn Fn(&str, char) -> bool) -> Option<String> {
    let (whole, fraction) = marked.split_once(',')?;
    let sound = grouped(whole, '.') && !fraction.contains([',', '.']);
    sound.then(|| format!("{}.{fraction}", whole.replace('.', "")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Option<(String, usize)> {
        let parts = super::super::words::tokens(text);
        read(&parts)
    }

    #[test]
    fn words_and_marks_become_digits() {
        for (text, digits) in [
            ("twenty-one", "21"),
            ("nineteen sixty-five", "1965"),
            ("twenty twenty-three", "2023"),
            ("twenty twenty", "2020"),
            ("nineteen oh five", "1905"),
            ("nineteen hundred", "1900"),
            ("nineteen hundred and five", "1905"),
            ("two thousand and five", "2005"),
            ("two hundred thousand", "200000"),
            (
                "two hundred and five thousand three hundred and one",
                "205301",
            ),
            ("37 thousand", "37000"),
            ("71.6 billion", "71600000000"),
            ("71.6bn", "71600000000"),
            ("71,6 bn", "71600000000"),
            ("100k", "100000"),
            ("million", "1000000"),
            ("half a million", "500000"),
            ("1,953", "1953"),
            ("1 953", "1953"),
            ("1 953 000", "1953000"),
            ("1.234.567", "1234567"),
            ("1.953,5", "1953.5"),
            ("1,953.5", "1953.5"),
            ("3.141", "3.141"),
            ("0,125", "0.125"),
            ("3.10", "3.10"),
            ("007", "007"),
            ("3rd", "3th"),
            ("third", "3th"),
            ("twenty-first", "21th"),
            ("two hundredth", "200th"),
            ("nineteen sixties", "1960s"),
            ("nineties", "90s"),
            ("minus five", "−5"),
        ] {
            let cleaned = super::super::clean::clean(text);
            let words = super::super::words::tokens(&cleaned).len();
            assert_eq!(number(&cleaned), Some((digits.to_owned(), words)), "{text}");
        }
    }

    #[test]
    fn what_is_no_single_number_is_left() {
        for text in ["24.8.1992", "g20", "5km", "1:2", "korea", "1992년"] {
            assert_eq!(number(text), None, "{text}");
        }
        assert_eq!(number("five six"), Some(("5".to_owned(), 1)));
        assert_eq!(number("1953 1954"), Some(("1953".to_owned(), 1)));
        assert_eq!(number("100-200"), Some(("100".to_owned(), 1)));
        let huge = "9".repeat(40);
        assert_eq!(number(&huge), Some((huge.clone(), 1)));
        assert_eq!(number(&format!("{huge} billion")), Some((huge, 1)));
    }
}
