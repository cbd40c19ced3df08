//! Cards against the documents from which their facts come.

use std::collections::{BTreeMap, HashSet};

use super::Judged;
use super::tokens::{stem, words};
use crate::base::text::{folded, nearest};
use crate::deck::raw::Text;
use crate::deck::rules::{
    Findings, SOURCE_ABSENT, SOURCE_ANSWER, SOURCE_MISSING, SOURCE_PARAGRAPH, SOURCE_QUOTE,
};
use crate::deck::{Answer, ClozePart, Kind, SourceRef};
use crate::diagnostic::Span;

/// Documents by their bare names, read once for all decks.
#[derive(Debug, Default)]
pub struct Documents(BTreeMap<String, Vec<Paragraph>>);

/// A paragraph as it is searched.
#[derive(Debug)]
struct Paragraph {
    words: HashSet<String>,
    text: String,
}

impl Documents {
    /// Documents from their names and texts; paragraphs are parted by lines that are empty but for white space.
    #[must_use]
    pub fn new(documents: impl IntoIterator<Item = (String, String)>) -> Self {
        let read = documents
            .into_iter()
            .map(|(name, text)| (name, paragraphs(&text)));
        Self(read.collect())
    }

    /// How many documents there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn paragraphs(text: &str) -> Vec<Paragraph> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut blocks: Vec<String> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        if line.trim().is_empty() {
            open = false;
        } else if open {
            if let Some(block) = blocks.last_mut() {
                block.push('\n');
                block.push_str(line);
            }
        } else {
            open = true;
            blocks.push(line.to_owned());
        }
    }
    blocks.iter().map(|block| Paragraph::new(block)).collect()
}

impl Paragraph {
    fn new(text: &str) -> Self {
        Self {
            words: words(text).iter().map(|word| plain(&word.text)).collect(),
            text: quotable(text),
        }
    }

    /// Whether the paragraph has all words that carry the meaning of a text, be it in another form (`Korea`, `Korean`).
    fn says(&self, text: &str) -> bool {
        words(text).iter().all(|word| {
            let word = plain(&word.text);
            let short = word.chars().count() < 3 && !word.starts_with(|c: char| c.is_ascii_digit());
            short
                || self.words.contains(&word)
                || self.words.iter().any(|known| related(known, &word))
        })
    }
}

/// Words of one family: they begin with the same five letters, figures never.
fn related(one: &str, other: &str) -> bool {
    let begins = |word: &str| {
        word.get(..5)
            .filter(|start| start.bytes().all(|byte| byte.is_ascii_lowercase()))
            .map(str::to_owned)
    };
    begins(one).is_some_and(|start| begins(other) == Some(start))
}

/// A word as it is looked up: figures without the marks between thousands, number words as figures, others without ending.
fn plain(word: &str) -> String {
    const NUMBERS: [&str; 21] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    if let Some(number) = NUMBERS.iter().position(|known| *known == word) {
        return number.to_string();
    }
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        let digits = word.replace(',', "");
        return digits
            .trim_end_matches(|c: char| c.is_ascii_alphabetic())
            .to_owned();
    }
    stem(word)
}

/// A text as quotations are compared: typographic marks make no difference.
fn quotable(text: &str) -> String {
    folded(
        &text
            .replace(['“', '”'], "\"")
            .replace(['‘', '’'], "'")
            .replace(['–', '—'], "-"),
    )
}

/// Reports cards without a source in a deck where most cards have one.
pub(super) fn missing(cards: &[Judged], findings: &mut Findings) {
    let with = cards
        .iter()
        .filter(|card| card.body.source.is_some())
        .count();
    if with * 2 < cards.len() || with == 0 {
        return;
    }
    for card in cards
        .iter()
        .filter(|card| card.body.source.is_none() && !card.raw.keys.has("source"))
    {
        let finding = SOURCE_MISSING.at(
            &card.raw.head,
            "the card names no source, most others of the deck do",
        );
        findings.add(finding.helped("add `source: {in: …, paragraph: …}`"));
    }
}

/// Holds the cards against the documents at hand.
pub(super) fn check(cards: &[Judged], known: &Documents, findings: &mut Findings) {
    for card in cards {
        let Some(source) = &card.body.source else {
            continue;
        };
        let document = source.document.as_ref().and_then(|name| known.0.get(name));
        if let Some(paragraphs) = document {
            in_document(card, source, paragraphs, findings);
        }
    }
}

/// Reports a file that is not among the documents.
pub(super) fn absent(file: &Text, name: &str, known: &Documents, findings: &mut Findings) {
    if known.0.contains_key(name) {
        return;
    }
    let finding = SOURCE_ABSENT.at(
        &file.span,
        format!("the documents at hand have no `{name}`"),
    );
    let near = nearest(name, known.0.keys().map(String::as_str));
    let help = match near.first() {
        Some(near) => format!("did you mean `{near}`?"),
        None => String::from("add the file to the folder, or mend its name here"),
    };
    findings.add(finding.helped(help));
}

fn in_document(
    card: &Judged,
    source: &SourceRef,
    paragraphs: &[Paragraph],
    findings: &mut Findings,
) {
    let raw = card.raw.source.as_ref();
    let part =
        |text: Option<&Text>| text.map_or_else(|| card.raw.head.clone(), |text| text.span.clone());
    let place = part(raw.and_then(|raw| raw.paragraph.as_ref()));
    let name = source.document.as_deref().unwrap_or_default();
    let cited = match source.paragraph {
        None => paragraphs,
        Some(number) => {
            let at = usize::try_from(number).unwrap_or(usize::MAX) - 1;
            let Some(paragraph) = paragraphs.get(at) else {
                let message = format!(
                    "`{name}` has no paragraph {number}, its last is {}",
                    paragraphs.len()
                );
                let help = "count the blocks between empty lines, from 1";
                findings.add(SOURCE_PARAGRAPH.at(&place, message).helped(help));
                return;
            };
            std::slice::from_ref(paragraph)
        }
    };
    let where_ = source.paragraph.map_or_else(
        || format!("`{name}`"),
        |number| format!("paragraph {number} of `{name}`"),
    );
    if let Some(quote) = &source.quote {
        let wanted = quotable(quote);
        if !cited
            .iter()
            .any(|paragraph| paragraph.text.contains(&wanted))
        {
            let at = part(raw.and_then(|raw| raw.quote.as_ref()));
            let finding =
                SOURCE_QUOTE.at(&at, format!("{where_} does not have the words `{quote}`"));
            findings.add(
                finding
                    .helped("copy the words as they stand there, or mend the paragraph's number"),
            );
        }
    }
    if let Some((span, text)) = unsupported(card, cited) {
        let finding = SOURCE_ANSWER.at(&span, format!("{where_} does not say `{text}`"));
        let finding = if span == place {
            finding
        } else {
            finding.with_other(place, "said to stand here")
        };
        findings.add(finding.helped("mend the paragraph's number, or cite the one that says it"));
    }
}

/// The first answer of a card that none of the paragraphs says.
fn unsupported(card: &Judged, cited: &[Paragraph]) -> Option<(Span, String)> {
    let said = |text: &str| cited.iter().any(|paragraph| paragraph.says(text));
    let whole = |key: &str| {
        card.raw
            .keys
            .place(key)
            .cloned()
            .unwrap_or_else(|| card.raw.head.clone())
    };
    match card.kind {
        Kind::Ask { answer, accept, .. } => {
            let missing = match answer {
                Answer::One(text) => {
                    let forms: Vec<&String> = std::iter::once(text).chain(accept).collect();
                    let checkable = forms.iter().all(|form| is_name_or_number(form));
                    (checkable && !forms.iter().any(|form| said(form))).then(|| text.clone())
                }
                Answer::Several(texts) => texts
                    .iter()
                    .find(|text| is_name_or_number(text) && !said(text))
                    .cloned(),
                Answer::Number { written, .. } => (!said(written)).then(|| written.clone()),
                Answer::Date(date) => (!said(&date.year().to_string())).then(|| date.to_string()),
            }?;
            Some((whole("answer"), missing))
        }
        Kind::Cloze { text } => {
            let gaps = text.parts.iter().filter_map(|part| match part {
                ClozePart::Gap(gap) => Some(gap),
                ClozePart::Text(_) => None,
            });
            let missing = gaps
                .filter(|gap| {
                    std::iter::once(&gap.text)
                        .chain(&gap.accept)
                        .all(|form| is_name_or_number(form) && !said(form))
                })
                .map(|gap| gap.text.clone())
                .next()?;
            Some((whole("cloze"), missing))
        }
        _ => None,
    }
}

/// Whether a text is a name or has figures, so that a document that supports it must repeat it; all else may be said in
/// other words, and initials may stand for words.
fn is_name_or_number(text: &str) -> bool {
    const SMALL: [&str; 10] = ["of", "the", "and", "for", "on", "in", "to", "de", "a", "an"];
    let initials =
        |part: &str| part.len() > 1 && part.chars().all(|c| c.is_uppercase() || c == '.');
    text.split_whitespace().all(|part| {
        let first = part.chars().find(|c| c.is_alphanumeric());
        let capital = first.is_none_or(|c| c.is_uppercase() || c.is_ascii_digit());
        (capital && !initials(part)) || SMALL.contains(&part)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_counted_as_the_format_says() {
        let text = "\u{feff}One\nstill one\n \u{3000}\n\nTwo\r\n\r\nThree: 100,000 men";
        let read = paragraphs(text);
        assert_eq!(read.len(), 3);
        assert!(read[0].says("One still") && read[2].says("100000") && read[2].says("three"));
        assert!(!read[1].says("Three") && !read[2].says("10"));
    }

    #[test]
    fn forms_of_a_word_count_and_other_numbers_do_not() {
        let read = paragraphs("The Korean treaty of 1965");
        assert!(read[0].says("Korea") && read[0].says("treaties"));
        assert!(!read[0].says("1966") && !read[0].says("Japan"));
    }
}
