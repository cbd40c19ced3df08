//! Sentences to candidate cards.

mod above;
mod also;
mod aside;
mod back;
mod body;
mod caption;
mod choose;
mod elsewhere;
mod faithful;
mod ground;
mod hanging;
mod heard;
mod hero;
mod labelled;
mod land;
mod lean;
mod loose;
mod manual;
mod one;
mod paragraph;
mod passage;
mod people;
mod portion;
mod prepared;
mod pronoun;
mod reading;
mod referent;
mod said;
mod sentence;
mod shown;
mod sides;
mod spelt;
mod standing;
mod table;
mod taking;
mod titled;
mod topic;
mod unshout;
mod wanting;
mod whole;
mod worded;

use also::Also;
use portion::Missed;
use prepared::prepared;
use sides::Sides;
use spelt::Spelt;

pub use ground::Ground;
pub use portion::Portion;
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use super::cards::{
    Found, Headed, Paragraph, Pool, Sifted, card, claim, deed, fault, merge, under, worth,
};
use super::facts::{
    Binding, Draft, Law, Leaned, Memory, PAST, Reading, Scene, Subject, TABLE, Topic, Value, View,
    asides, facts, is_science, is_stated, label, order, refusal, row, views,
};
use crate::base::PartialDate;
use crate::deck::{Card, Form, Kind};

use super::language::{
    Clause, Mode, Name, Sort, Span, Token, Unread, Vocabulary, Whole, names, parse, relatives,
    sentences, spans, tokens, told, unfold, unnumbered,
};
use super::lexicon::NameKind;
use super::works::{ONE_BY_ONE, Works};
use super::{
    Block, BlockKind, Candidate, Document, Made, NoteKind, Place, Reason, Refusal, Stretch, Wishes,
};

/// Makes cards of what documents say.
///
/// Each document is read by itself, so that what another says changes no card of it; only then are repeated facts asked
/// once, and facts told in two ways reported.
#[must_use]
pub fn make(documents: &[Document], wishes: &Wishes) -> Made {
    let each = documents.iter().enumerate();
    let gleaned = each.map(|(at, document)| glean(at, document, &|| {}));
    join(documents, gleaned.collect(), wishes)
}

/// Reads the sentences of a document, which is the one `at` a place among those of the run, from 0: [`Ground::new()`] and all
/// that follows it in one go. `watch` is called whenever a block was read.
#[must_use]
pub fn glean(at: usize, document: &Document, watch: &dyn Fn()) -> Gleaned {
    let ground = Ground::new(at, document, ONE_BY_ONE);
    let all = ground.read(0..document.blocks.len(), watch);
    ground.gather(vec![all], ONE_BY_ONE)
}

/// The questions of documents, where no sentence is shown as it stands: what frames make.
#[cfg(test)]
pub(crate) fn questions(documents: &[Document], wishes: &Wishes) -> Made {
    let each = documents.iter().enumerate();
    let gleaned = each.map(|(at, document)| {
        let mut gleaned = glean(at, document, &|| {});
        gleaned.found = choose::part(gleaned.found).0;
        gleaned
    });
    join(documents, gleaned.collect(), wishes)
}

/// What one document says, before it is held against the others: questions not yet sifted, refusals, and what else it names.
#[derive(Debug)]
pub struct Gleaned {
    found: Vec<Found>,
    refused: Vec<Refusal>,
    pool: Pool,
}

/// Makes cards of what was gleaned from documents, in the order of these: [`make()`] in two steps.
#[must_use]
pub fn join(documents: &[Document], gleaned: Vec<Gleaned>, wishes: &Wishes) -> Made {
    let mut made = Made::default();
    let mut found = Vec::new();
    let mut pools = Vec::new();
    for mut one in gleaned {
        found.append(&mut one.found);
        made.refused.append(&mut one.refused);
        pools.push(one.pool);
    }
    let (found, passages) = choose::part(found);
    let (mut sifted, conflicts) = merge(found, documents);
    // a text with a gap is typed or thought of
    let passages = match wishes.wants(Form::Typed) || wishes.wants(Form::Flip) {
        true => passages,
        false => Vec::new(),
    };
    choose::choose(
        &mut sifted,
        &made.refused,
        passages,
        documents,
        |document| pools[document].binding,
    );
    unique_reverses(&mut sifted.kept);
    made.refused.extend(sifted.refused);
    made.conflicts = conflicts;
    for one in &sifted.kept {
        pools[one.place.document].offer(&one.draft);
    }
    cards(&mut made, sifted.kept, documents, &pools, wishes);
    made.refused.sort_by_key(|one| place(&one.place));
    made
}

/// Makes cards of what was found; ids that two of them share are refused to the later one.
fn cards(
    made: &mut Made,
    kept: Vec<Found>,
    documents: &[Document],
    pools: &[Pool],
    wishes: &Wishes,
) {
    let mut ids = BTreeSet::new();
    let mut asked = BTreeSet::new();
    let mut sides = Sides::default();
    made.cards.reserve_exact(kept.len());
    // a statement that stands in for a question comes last: it has no place beside one
    let (last, first): (Vec<_>, Vec<_>) = kept.into_iter().partition(|one| is_stated(&one.draft));
    for one in first.into_iter().chain(last) {
        let document = &documents[one.place.document];
        let text = said(document, &one.place);
        let refused = |reason| Refusal {
            place: one.place.clone(),
            reason,
            prompt: Some(one.draft.shown()),
        };
        let as_of = one.draft.dated.or(document.as_of);
        let pool = &pools[one.place.document];
        let Some((card, mut quality)) = formed(&one, pool, text, as_of, wishes) else {
            made.refused.push(refused(Reason::Form));
            continue;
        };
        if is_stated(&one.draft) && asked.contains(&place(&one.place)) {
            continue;
        }
        if quality >= Wishes::MIN_QUALITY {
            asked.insert(place(&one.place));
        }
        if quality >= Wishes::MIN_QUALITY
            && let Err(other) = sides.add(place(&one.place), &one.draft, card.id.as_str())
        {
            if matches!(one.draft.value, Value::Gaps(..)) {
                made.refused.push(refused(Reason::Repeated(other.into())));
                continue;
            }
            quality = choose::DOUBTED;
        }
        if !ids.insert(card.id.clone()) {
            made.refused
                .push(refused(Reason::Repeated(card.id.to_string().into())));
            continue;
        }
        if let Some(conflict) = one.conflict {
            made.conflicts[conflict].card = Some(card.id.clone());
        }
        let headed = one.headed.as_deref().filter(|_| one.conflict.is_none());
        let card = match headed {
            Some(headed) => under(card, &one.draft, headed),
            None => card,
        };
        made.cards.push(Candidate {
            quality,
            card,
            evidence: one.place.clone(),
        });
    }
}

/// The card of a fact in a wished form, with its quality; one fact, one card.
fn formed(
    one: &Found,
    pool: &Pool,
    text: &str,
    as_of: Option<PartialDate>,
    wishes: &Wishes,
) -> Option<(Card, f64)> {
    // readers judged no law and no manual, whose every figure is a rule to know
    // frames of science make nothing of what they do not hold for good
    let rated = |card: &Card| match pool.binding || is_science(&one.draft) {
        true => one.draft.quality,
        // nor rows of tables
        false if one.draft.frame == TABLE => one.draft.quality,
        false if one.draft.precise => one.draft.quality.max(worth(card, one.draft.is_sure())),
        false => worth(card, one.draft.is_sure()),
    };
    if wishes.forms == [Form::Truth] {
        let all = Wishes {
            forms: Vec::new(),
            ..wishes.clone()
        };
        let question = card(&one.draft, pool, text, as_of, &all)?;
        let statement = claim(
            &one.draft,
            &distractors(&question),
            as_of,
            wishes.seed,
            true,
        )?;
        return Some((statement, rated(&question)));
    }
    let card = card(&one.draft, pool, text, as_of, wishes)?;
    // a statement stands in for some questions, where it is likely kept too
    let statement = wishes
        .wants(Form::Truth)
        .then(|| claim(&one.draft, &distractors(&card), as_of, wishes.seed, false))
        .flatten()
        .filter(|statement| rated(statement) >= Wishes::MIN_QUALITY);
    let card = statement.unwrap_or(card);
    let quality = match one.doubted {
        true => rated(&card).min(choose::DOUBTED),
        false => rated(&card),
    };
    Some((card, quality))
}

/// The wrong answers of a card's first question.
fn distractors(card: &Card) -> Vec<String> {
    match &card.kind {
        Kind::Ask { wrong, .. } => wrong.iter().map(|wrong| wrong.text.clone()).collect(),
        _ => Vec::new(),
    }
}

/// Takes back the second faces that two cards share: then neither has one answer.
fn unique_reverses(kept: &mut [Found]) {
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for one in kept.iter() {
        if let Some((ask, _)) = &one.draft.reverse {
            *times.entry(ask.clone()).or_default() += 1;
        }
    }
    for one in kept {
        let shared = one
            .draft
            .reverse
            .as_ref()
            .is_some_and(|(ask, _)| times.get(ask).is_some_and(|times| *times > 1));
        if shared {
            one.draft.reverse = None;
        }
    }
}

fn place(place: &Place) -> (usize, usize, usize) {
    (place.document, place.block, place.span.start)
}

fn said<'d>(document: &'d Document, place: &Place) -> &'d str {
    let block = document
        .blocks
        .get(place.block)
        .map_or("", |block| block.text.as_str());
    block
        .get(place.span.start..place.span.end)
        .unwrap_or_default()
}

impl Pool {
    /// Takes in an answer, as a distractor for others of its kind.
    fn offer(&mut self, draft: &Draft) {
        // the wrong answers of other questions stay those of their own frames
        if draft.frame == PAST {
            return;
        }
        match &draft.value {
            Value::Term(term) => {
                self.take_term(term);
            }
            Value::Name(name, NameKind::Person) => {
                self.persons
                    .entry(deed(draft).to_owned())
                    .or_default()
                    .insert(name.clone());
            }
            Value::Name(name, kind) => {
                self.names.entry(*kind).or_default().insert(name.clone());
            }
            _ => {}
        }
    }
}

/// The heading under which a block stands, and the nearest line above it that stands there as a heading does.
type Under<'d> = (Option<usize>, Option<&'d str>);

/// Reads a portion of a document.
struct Maker<'g, 'd> {
    ground: &'g Ground<'d>,
    document: &'d Document,
    scene: &'g Scene<'d>,
    /// The section and the line above of the last paragraph, with what these name.
    under: Option<(Under<'d>, Memory)>,
    /// What leans on the title, up to the block that is read.
    leaned: Rc<RefCell<Leaned>>,
    missed: RefCell<Missed>,
    found: Vec<Found>,
    refused: Vec<Refusal>,
}

/// Whether a block has sentences.
fn is_text(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem)
}

fn unreadable(unread: Unread) -> Reason {
    match unread {
        Unread::NoVerb => Reason::NoSentence,
        Unread::Complex => Reason::Trivial(String::from("several thoughts in one sentence")),
        Unread::Negative => Reason::Trivial(String::from("it says what is not so")),
    }
}
