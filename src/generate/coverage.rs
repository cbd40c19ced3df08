//! How much of each section is asked.

use std::collections::{BTreeMap, BTreeSet};

use super::{BlockKind, Document, Made};

/// A section with what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Covered {
    /// The document, as an index into the documents given.
    pub document: usize,
    /// The headings above the text, from the outermost; empty before the first heading.
    pub section: Vec<String>,
    /// Paragraphs of running text, items and rows included.
    pub paragraphs: usize,
    /// Paragraphs to which a card refers.
    pub asked: usize,
    /// Sentences that were looked at.
    pub sentences: usize,
    /// Cards.
    pub cards: usize,
}

/// The sections of the documents in their order, those without text left out.
#[must_use]
pub fn coverage(documents: &[Document], made: &Made) -> Vec<Covered> {
    let mut sentences: BTreeMap<(usize, usize), BTreeSet<(usize, usize)>> = BTreeMap::new();
    let refused = made.refused.iter().map(|refusal| &refusal.place);
    let cards = made.cards.iter().map(|candidate| &candidate.evidence);
    for place in refused.chain(cards) {
        let span = (place.span.start, place.span.end);
        sentences
            .entry((place.document, place.block))
            .or_default()
            .insert(span);
    }
    let mut asked: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for candidate in &made.cards {
        let place = &candidate.evidence;
        *asked.entry((place.document, place.block)).or_default() += 1;
    }
    let mut covered = Vec::new();
    for (at, document) in documents.iter().enumerate() {
        sections(at, document, &sentences, &asked, &mut covered);
    }
    covered
}

/// What is known of places: by document and block.
type ByBlock<T> = BTreeMap<(usize, usize), T>;

fn sections(
    at: usize,
    document: &Document,
    sentences: &ByBlock<BTreeSet<(usize, usize)>>,
    asked: &ByBlock<usize>,
    covered: &mut Vec<Covered>,
) {
    let mut open: Option<(Option<usize>, Covered)> = None;
    let mut paragraphs = (0, 0);
    for (number, block) in document.blocks.iter().enumerate() {
        if !matches!(
            block.kind,
            BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Row
        ) {
            continue;
        }
        if open
            .as_ref()
            .is_none_or(|(section, _)| *section != block.section)
        {
            covered.extend(open.take().map(|(_, section)| section));
            paragraphs = (0, 0);
        }
        let (_, section) = open.get_or_insert_with(|| {
            let path = document.sections(number);
            let empty = Covered {
                document: at,
                section: path.into_iter().map(str::to_owned).collect(),
                paragraphs: 0,
                asked: 0,
                sentences: 0,
                cards: 0,
            };
            (block.section, empty)
        });
        let cards = asked.get(&(at, number)).copied().unwrap_or(0);
        section.cards += cards;
        section.sentences += sentences.get(&(at, number)).map_or(0, BTreeSet::len);
        // several blocks may share a paragraph
        if paragraphs.0 != block.paragraph {
            paragraphs.0 = block.paragraph;
            section.paragraphs += 1;
        }
        if cards > 0 && paragraphs.1 != block.paragraph {
            paragraphs.1 = block.paragraph;
            section.asked += 1;
        }
    }
    covered.extend(open.map(|(_, section)| section));
}
