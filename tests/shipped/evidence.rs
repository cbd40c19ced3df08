//! Each card's source: the paragraph is there, and the answer's names, figures and dates stand in it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;

use quizdeck::base::PartialDate;
use quizdeck::deck::{Answer, Source, SourceRef};

use crate::library::{Asked, Exceptions, cards, decks, home, name, none, questions};
use crate::words::{names_and_figures, words};

/// The five documents of the decks.
const DOCUMENTS: [&str; 5] = [
    "000_4a0b1adca9766f77.txt",
    "001_31c503a5fd87fc3f.txt",
    "002_933c7010fa04acd3.txt",
    "003_002f8cb551626bd7.txt",
    "004_d0d79f97b4d8e615.txt",
];

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Answers with a word that does not stand in the paragraph as they write it.
const OTHERWISE_WRITTEN: Exceptions = Exceptions(&[
    (
        "korea-north/sunshine-leaders/main",
        "the document has lost the apostrophe of `Moo-hyun's`",
    ),
    (
        "korea-organisations/oecd-term/term",
        "the definition says what the body is; the document only names it",
    ),
    (
        "korea-un/asem-term/term",
        "the definition says what the meeting is; the document only names it",
    ),
]);

/// The documents by name, each as its lines in paragraphs; `None`, with a word, when they are not at hand.
fn documents() -> Option<BTreeMap<&'static str, Vec<Vec<String>>>> {
    let folder = home().join("../shared/documents");
    if !folder.is_dir() {
        // straight to the stream: what `eprintln!` says in a test that passes is not shown
        let word = format!("skipped: the documents are not at {}\n", folder.display());
        std::io::stderr().write_all(word.as_bytes()).unwrap();
        return None;
    }
    let read = |file: &'static str| {
        let text = fs::read_to_string(folder.join(file)).unwrap();
        (file, paragraphs(&text))
    };
    Some(DOCUMENTS.into_iter().map(read).collect())
}

/// Blocks of lines parted by lines that are empty after trimming; the first is paragraph 1.
fn paragraphs(text: &str) -> Vec<Vec<String>> {
    let lines: Vec<String> = text.lines().map(|line| line.trim().to_owned()).collect();
    let blocks = lines.split(String::is_empty);
    blocks
        .filter(|block| !block.is_empty())
        .map(<[String]>::to_vec)
        .collect()
}

/// The section and the number of the paragraph, where the card has both.
fn place(source: &SourceRef) -> Option<(&str, &str, usize)> {
    let document = source.document.as_deref()?;
    let number = usize::try_from(source.paragraph?).ok()?;
    Some((document, source.section.as_deref()?, number))
}

#[test]
fn paragraphs_are_blocks_between_empty_lines() {
    let blocks = paragraphs("\n \u{3000}\na\r\n b\n\t\nc\n");
    assert_eq!(
        blocks,
        [vec!["a".to_owned(), "b".to_owned()], vec!["c".to_owned()]]
    );
}

#[test]
fn every_card_names_document_section_and_paragraph() {
    let vague = cards().into_iter().filter(|(_, card)| {
        let place = card.source.as_ref().and_then(place);
        !place.is_some_and(|(document, _, _)| DOCUMENTS.contains(&document))
    });
    let vague = vague.map(|(deck, card)| name(deck, card));
    none(
        &vague.collect::<Vec<_>>(),
        "give the card `source: { in: …, section: …, paragraph: … }`",
    );
}

#[test]
fn all_five_documents_are_taught() {
    let used: BTreeSet<&str> = cards()
        .iter()
        .filter_map(|(_, card)| card.source.as_ref()?.document.as_deref())
        .collect();
    assert_eq!(used, BTreeSet::from(DOCUMENTS));
}

#[test]
fn every_source_that_is_listed_is_used() {
    let mut offenders = Vec::new();
    for deck in decks() {
        let used = |key: &str| {
            let mut sources = deck.cards.iter().filter_map(|card| card.source.as_ref());
            sources.any(|source| source.source == key)
        };
        let idle = deck.sources.iter().filter(|source| !used(&source.key));
        offenders.extend(idle.map(|source| format!("{}: `{}`", deck.id, source.key)));
    }
    none(
        &offenders,
        "no card comes from this source: take it off the deck's list",
    );
}

#[test]
fn a_source_is_the_same_in_all_decks() {
    let mut known: BTreeMap<&str, &Source> = BTreeMap::new();
    let mut offenders = Vec::new();
    for deck in decks() {
        for source in &deck.sources {
            let dated = source.title.is_some() && source.as_of.is_some();
            if !dated || *known.entry(&source.key).or_insert(source) != source {
                offenders.push(format!("{}: `{}`", deck.id, source.key));
            }
        }
    }
    none(
        &offenders,
        "give the source the same title, file and `as_of` in every deck",
    );
}

#[test]
fn every_source_points_to_a_paragraph_below_its_heading() {
    let Some(documents) = documents() else { return };
    let headings: BTreeSet<(&str, &str)> = cards()
        .iter()
        .filter_map(|(_, card)| card.source.as_ref().and_then(place))
        .map(|(document, section, _)| (document, section))
        .collect();
    let mut offenders = Vec::new();
    for (deck, card) in cards() {
        let Some((document, section, number)) = card.source.as_ref().and_then(place) else {
            continue;
        };
        let blocks = &documents[document];
        if number == 0 || number > blocks.len() {
            let last = blocks.len();
            offenders.push(format!(
                "{}: {document} has no paragraph {number}, only 1 to {last}",
                name(deck, card)
            ));
            continue;
        }
        // the nearest line above that is the heading of some card's section
        let above = blocks[..number].iter().flatten().rev();
        let nearest = above
            .into_iter()
            .find(|line| headings.contains(&(document, line.as_str())));
        if nearest.is_none_or(|line| line != section) {
            let found = nearest.map_or("no heading", String::as_str);
            offenders.push(format!(
                "{}: `{section}`, but {document} has `{found}` above {number}",
                name(deck, card)
            ));
        }
    }
    none(
        &offenders,
        "name the heading under which the paragraph stands, and a paragraph that there is",
    );
}

#[test]
fn names_figures_and_dates_of_every_answer_stand_in_its_paragraph() {
    let Some(documents) = documents() else { return };
    let mut offenders = Vec::new();
    for asked in questions() {
        let Some((document, _, number)) = asked.card.source.as_ref().and_then(place) else {
            continue;
        };
        let Some(block) = documents[document].get(number - 1) else {
            continue;
        };
        let there: BTreeSet<String> = words(&block.join(" ")).into_iter().collect();
        let missing: Vec<String> = wanted(asked)
            .into_iter()
            .filter(|word| !there.contains(word))
            .collect();
        if !missing.is_empty() {
            let what = format!(
                "{document}, paragraph {number} has no `{}`",
                missing.join("`, `")
            );
            offenders.push((asked.name(), what));
        }
    }
    let offenders = OTHERWISE_WRITTEN.part(offenders);
    none(
        &offenders,
        "cite the paragraph that supports the answer, or answer in its names and figures",
    );
}

/// What the paragraph must hold for the answer of a question.
fn wanted(asked: Asked) -> Vec<String> {
    match asked.written() {
        // the unit is worded freely: `US$ million` for a dollar sign
        Some(Answer::Number { written, .. }) => words(written),
        Some(Answer::Date(date)) => date_words(*date),
        _ => asked
            .answers()
            .iter()
            .flat_map(|text| names_and_figures(text))
            .collect(),
    }
}

/// The year, the month by its name, the day.
fn date_words(date: PartialDate) -> Vec<String> {
    let year = Some(date.year().to_string());
    let month = month_name(date).map(str::to_owned);
    let day = date.day().map(|day| day.to_string());
    [year, month, day].into_iter().flatten().collect()
}

/// The English name of a date's month, in small letters.
pub(crate) fn month_name(date: PartialDate) -> Option<&'static str> {
    let months = usize::try_from(date.month()?).ok()?;
    MONTHS.get(months.checked_sub(1)?).copied()
}
