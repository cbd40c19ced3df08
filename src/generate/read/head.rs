//! What a document says of itself: its title and its date.

use crate::base::PartialDate;
use crate::base::words::MONTHS;

/// The head of a document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Head {
    pub(super) title: Option<String>,
    /// When it was written, or when what it says held.
    pub(super) as_of: Option<PartialDate>,
}

/// The names of fields that tell when a document was written, the best first.
const DATES: [&str; 12] = [
    "as_of",
    "as of",
    "asof",
    "date",
    "dated",
    "published",
    "updated",
    "last updated",
    "modified",
    "lastmod",
    "created",
    "date published",
];

impl Head {
    /// Reads `name: value` lines, as they stand at the beginning of Markdown documents.
    pub(super) fn read(&mut self, lines: &str) {
        for line in lines.lines() {
            if let Some((name, value)) = line.split_once(':') {
                self.field(name, value);
            }
        }
    }

    /// Takes a field; the first title counts, and the first date of the best name.
    pub(super) fn field(&mut self, name: &str, value: &str) {
        let name = name.trim().to_lowercase();
        let value = value.trim().trim_matches(['"', '\'']).trim();
        if name == "title" && self.title.is_none() && !value.is_empty() {
            self.title = Some(value.to_owned());
        }
        if self.as_of.is_none() && DATES.contains(&name.as_str()) {
            self.as_of = date(value);
        }
    }
}

/// A date as documents write it: `1993-07-19`, with a time behind it perhaps, `19930719`, `July 19, 1993`, `19 Jul 1993`,
/// `July 1993`, `1993`. What can be read in two ways, such as `7/6/1993`, is none.
pub(super) fn date(text: &str) -> Option<PartialDate> {
    let text = text.trim();
    let day = text.split(['T', ' ']).next().unwrap_or(text);
    if let Ok(date) = day.parse::<PartialDate>()
        && (day == text || date.day().is_some())
    {
        return Some(date);
    }
    let digits = |range| text.get(range).and_then(|part: &str| part.parse().ok());
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let (year, month, day) = (digits(0..4)?, digits(4..6)?, digits(6..8)?);
        return PartialDate::new(year, i8::try_from(month).ok(), i8::try_from(day).ok());
    }
    in_words(text)
}

fn in_words(text: &str) -> Option<PartialDate> {
    let words: Vec<&str> = text
        .split([' ', ',', '.'])
        .filter(|word| !word.is_empty())
        .collect();
    let year = |word: &&str| {
        (word.len() == 4)
            .then(|| word.parse::<i16>().ok())
            .flatten()
    };
    match words.as_slice() {
        [first, second, third] => {
            let (month, day) = match (month(first), month(second)) {
                (Some(month), _) => (month, second),
                (None, Some(month)) => (month, first),
                (None, None) => return None,
            };
            let day = day.trim_end_matches(|c: char| c.is_ascii_alphabetic());
            PartialDate::new(year(third)?, Some(month), Some(day.parse().ok()?))
        }
        [first, second] => PartialDate::new(year(second)?, Some(month(first)?), None),
        _ => None,
    }
}

fn month(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    let known = |name: &str| name == word || (word.len() >= 3 && name.starts_with(&word));
    let at = MONTHS.iter().position(|name| known(name))?;
    i8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_documents_write_them() {
        let read = |text| date(text).map(|date| date.to_string());
        for text in [
            "1993-07-19",
            "19930719",
            "July 19, 1993",
            "19 Jul 1993",
            "19th July 1993",
            "1993-07-19T08:00:00Z",
        ] {
            assert_eq!(read(text).as_deref(), Some("1993-07-19"), "{text}");
        }
        assert_eq!(read("July 1993").as_deref(), Some("1993-07"));
        assert_eq!(read("1993").as_deref(), Some("1993"));
        for text in ["7/6/1993", "yesterday", "", "19931399", "1993 people"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
