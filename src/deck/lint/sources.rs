//! Cards against the documents from which their facts come.

use super::documents::{Document, Documents, Passage};
use super::{Judged, first_of};
use crate::base::text::nearest;
use crate::deck::raw::Text;
use crate::deck::rules::{
    Findings, SOURCE_ABSENT, SOURCE_ANSWER, SOURCE_MISSING, SOURCE_PARAGRAPH, SOURCE_QUOTE,
};
use crate::deck::{Answer, Cloze, Kind, SourceRef};
use crate::diagnostic::Span;

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
        let name = source.document.as_deref().unwrap_or_default();
        let Some(document) = known.named(name) else {
            continue;
        };
        let Some(passage) = cited(card, source, name, document, findings) else {
            continue;
        };
        let from = source.paragraph.map_or_else(
            || format!("`{name}`"),
            |number| format!("paragraph {number} of `{name}`"),
        );
        quote(card, source, passage, &from, findings);
        answer(card, passage, &from, findings);
    }
}

/// Reports a file that is not among the documents.
pub(super) fn absent(file: &Text, name: &str, known: &Documents, findings: &mut Findings) {
    if known.named(name).is_some() {
        return;
    }
    let finding = SOURCE_ABSENT.at(
        &file.span,
        format!("the documents at hand have no `{name}`"),
    );
    let near = nearest(name, known.names());
    let help = match near.first() {
        Some(near) => format!("did you mean `{near}`?"),
        None => String::from("add the file to the folder, or mend its name here"),
    };
    findings.add(finding.helped(help));
}

/// The passage that a card cites; `None`, with a finding, when the document has no such paragraph.
fn cited<'d>(
    card: &Judged,
    source: &SourceRef,
    name: &str,
    document: &'d Document,
    findings: &mut Findings,
) -> Option<&'d Passage> {
    let Some(number) = source.paragraph else {
        return Some(document.whole());
    };
    let passage = document.paragraph(usize::try_from(number).ok()?);
    if passage.is_none() && number > 0 {
        let last = document.last;
        let message = format!("`{name}` has no paragraph {number}, its last is {last}");
        let finding = SOURCE_PARAGRAPH.at(&reference(card), message);
        findings.add(finding.helped("count the blocks between empty lines, from 1"));
    }
    passage
}

/// Where a card says which paragraph it cites: its first line, when the default says it.
fn reference(card: &Judged) -> Span {
    let raw = card.raw.source.as_ref();
    place_of(card, raw.and_then(|raw| raw.paragraph.as_ref()))
}

fn place_of(card: &Judged, text: Option<&Text>) -> Span {
    text.map_or_else(|| card.raw.head.clone(), |text| text.span.clone())
}

fn quote(
    card: &Judged,
    source: &SourceRef,
    passage: &Passage,
    from: &str,
    findings: &mut Findings,
) {
    let Some(quote) = source.quote.as_ref().filter(|quote| !passage.quotes(quote)) else {
        return;
    };
    let raw = card.raw.source.as_ref();
    let at = place_of(card, raw.and_then(|raw| raw.quote.as_ref()));
    let finding = SOURCE_QUOTE.at(&at, format!("{from} does not have the words `{quote}`"));
    findings
        .add(finding.helped("copy the words as they stand there, or mend the paragraph's number"));
}

fn answer(card: &Judged, passage: &Passage, from: &str, findings: &mut Findings) {
    let (key, missing) = match card.kind {
        Kind::Ask { answer, accept, .. } => ("answer", unsaid(answer, accept, passage)),
        Kind::Cloze { text } => ("cloze", unsaid_gap(text, passage)),
        _ => return,
    };
    let Some(missing) = missing else { return };
    let at = card.raw.keys.place(key).unwrap_or(&card.raw.head);
    let finding = SOURCE_ANSWER
        .at(at, format!("{from} does not say `{missing}`"))
        .with_other(reference(card), "said to stand here");
    findings.add(finding.helped("mend the paragraph's number, or cite the one that says it"));
}

/// The answer, or the first of several, that a passage does not say, where it would have to repeat it.
fn unsaid(answer: &Answer, accept: &[String], passage: &Passage) -> Option<String> {
    match answer {
        Answer::One(text) => {
            let forms = || std::iter::once(text).chain(first_of(accept));
            let unsaid = forms().all(|form| is_name_or_number(form) && !passage.says(form));
            unsaid.then(|| text.clone())
        }
        Answer::Several(texts) => {
            let mut unsaid = texts
                .iter()
                .filter(|text| is_name_or_number(text) && !passage.says(text));
            unsaid.next().cloned()
        }
        Answer::Number { written, .. } => (!passage.says(written)).then(|| written.clone()),
        Answer::Date(date) => {
            let year = date.year().to_string();
            (!passage.says(&year)).then(|| date.to_string())
        }
    }
}

fn unsaid_gap(text: &Cloze, passage: &Passage) -> Option<String> {
    let unsaid = |form: &String| is_name_or_number(form) && !passage.says(form);
    let mut gaps = text.gaps();
    let gap = gaps.find(|gap| {
        std::iter::once(&gap.text)
            .chain(first_of(&gap.accept))
            .all(unsaid)
    })?;
    Some(gap.text.clone())
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
