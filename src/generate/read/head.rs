//! What a document says of itself: its title and its date.

use crate::base::PartialDate;
use crate::base::words::MONTHS;

/// The head of a document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Head {
    pub(super) title: Option<String>,
    /// When it was written, or when what it says held.
    pub(super) as_of: Option<PartialDate>,
    /// The title that a page gives itself for being shared.
    pub(super) shared: Option<String>,
    /// The name of the site on which a page stands.
    pub(super) site: Option<String>,
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
        // `Policy Number "12"` is the label of a file, and what it is on stands below
        if name == "subtitle" && !value.is_empty() && self.title.as_deref().is_some_and(is_label) {
            self.title = Some(value.to_owned());
        }
        if self.as_of.is_none() && DATES.contains(&name.as_str()) {
            self.as_of = date(value);
        }
    }
}

/// Whether a title only numbers a document: `Policy Number 12`, `Doc. No. 4`.
fn is_label(title: &str) -> bool {
    let low = title.to_lowercase();
    let mut words = low.split(|c: char| !c.is_alphanumeric());
    let numbers = words.any(|word| matches!(word, "number" | "no" | "nr" | "ref" | "id"));
    numbers && low.contains(|c: char| c.is_ascii_digit()) && low.split(' ').count() <= 4
}

/// Marks between the title of a page and the name of its site.
const PARTS: [&str; 8] = [
    " | ",
    " - ",
    " \u{2013} ",
    " \u{2014} ",
    " \u{b7} ",
    " :: ",
    " \u{2022} ",
    " \u{ab} ",
];

impl Head {
    /// Settles the title of a page: its own, never that of its site. `headings` are its main headings, in order.
    pub(super) fn settle(&mut self, headings: &[String]) {
        let site = self.site.as_deref().map(plain).unwrap_or_default();
        let own = |title: &String| {
            let title = plain(title);
            !title.is_empty() && title != site
        };
        let written = [self.title.take(), self.shared.take()];
        let titles: Vec<String> = written
            .into_iter()
            .flatten()
            .map(|title| without_site(title.trim(), &site))
            .filter(own)
            .collect();
        // a heading that the titles begin with is the title, without what the site puts behind it
        let headed = headings
            .iter()
            .filter(|heading| own(heading))
            .find(|heading| {
                let heading = plain(heading);
                titles.iter().any(|title| {
                    plain(title)
                        .strip_prefix(&heading)
                        .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
                })
            });
        // a title that goes on behind its heading, `Three Winters: The Lock-out of 1900`, tells more
        let longer = headed.and_then(|heading| {
            let titles = titles.iter().map(|title| without_parts(title));
            let longer = titles.filter(|title| {
                let own = title.get(..heading.len()).unwrap_or_default();
                let rest = title.get(heading.len()..).unwrap_or_default();
                own.eq_ignore_ascii_case(heading) && rest.starts_with(": ")
            });
            longer.map(str::to_owned).next()
        });
        let alone = || match headings {
            [one] if own(one) => Some(one.clone()),
            _ => None,
        };
        // `Urease – Twelve Enzymes – Lindqvist College` stands on a site
        let several = |title: &str| {
            title.contains(" | ") || PARTS.iter().any(|mark| title.matches(mark).count() > 1)
        };
        let first = titles.first().map(|title| match several(title) {
            true => without_parts(title).to_owned(),
            false => title.clone(),
        });
        self.title = longer.or_else(|| headed.cloned()).or(first).or_else(alone);
    }
}

/// The words of a title in small letters, without marks and without `the` before them: for comparing.
fn plain(title: &str) -> String {
    let low = title.to_lowercase();
    let words: Vec<&str> = low
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’')))
        .filter(|word| !word.is_empty())
        .collect();
    let the = usize::from(words.len() > 1 && words.first() == Some(&"the"));
    words[the..].join(" ")
}

/// A title without the name of the site before or behind it.
fn without_site(title: &str, site: &str) -> String {
    if site.is_empty() {
        return title.to_owned();
    }
    for mark in PARTS {
        if let Some((before, behind)) = title.rsplit_once(mark)
            && plain(behind) == *site
        {
            return before.trim().to_owned();
        }
        if let Some((before, behind)) = title.split_once(mark)
            && plain(before) == *site
        {
            return behind.trim().to_owned();
        }
    }
    title.to_owned()
}

/// A title without what a site whose name is not known has put behind it.
fn without_parts(title: &str) -> &str {
    let end = PARTS.iter().filter_map(|mark| title.find(mark)).min();
    title[..end.unwrap_or(title.len())].trim()
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
    fn a_page_is_called_by_its_own_title_and_not_by_its_site() {
        let settled = |title: &str, shared: &str, site: &str, headings: &[&str]| {
            let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
            let mut head = Head {
                title: some(title),
                shared: some(shared),
                site: some(site),
                as_of: None,
            };
            let headings: Vec<_> = headings.iter().map(|text| (*text).to_owned()).collect();
            head.settle(&headings);
            head.title.unwrap_or_default()
        };
        let whales = "Whales of the North";
        for (title, shared, site) in [
            ("Sea Magazine", "", "Sea Magazine"),
            ("Sea Magazine", whales, "Sea Magazine"),
            ("Whales of the North | The Sea Magazine", "", "Sea Magazine"),
            ("Whales of the North - Sea Magazine", "", ""),
            ("", whales, ""),
        ] {
            assert_eq!(settled(title, shared, site, &[whales]), whales, "{title}");
        }
        let headless = "Whales of the North - Sea Magazine";
        assert_eq!(settled(headless, "", "Sea Magazine", &[]), whales);
        assert_eq!(settled("Norway", "", "", &["About us"]), "Norway");
        assert_eq!(settled("Sea Magazine", "", "Sea Magazine", &[]), "");
    }

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
