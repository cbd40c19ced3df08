//! Sentences to candidate cards.

use std::collections::{BTreeMap, BTreeSet};

use super::cards::{Found, Paragraph, Pool, card, deed, fault, merge};
use super::facts::{
    Binding, Draft, Memory, Reading, Scene, Subject, Value, View, asides, facts, order, refusal,
    views,
};
use crate::base::PartialDate;

use super::language::{
    Clause, Mode, Sort, Unread, Vocabulary, names, parse, relatives, sentences, spans, tokens,
};
use super::lexicon::NameKind;
use super::{Block, BlockKind, Candidate, Document, Made, Place, Reason, Refusal, Stretch, Wishes};

/// Makes cards of what documents say.
///
/// Each document is read by itself, so that what another says changes no card of it; only then are repeated facts asked
/// once, and facts told in two ways reported.
#[must_use]
pub fn make(documents: &[Document], wishes: &Wishes) -> Made {
    let mut made = Made::default();
    let mut found = Vec::new();
    let mut pools = Vec::new();
    for (at, document) in documents.iter().enumerate() {
        let mut maker = Maker::new(at, document);
        maker.read();
        found.append(&mut maker.found);
        made.refused.append(&mut maker.refused);
        pools.push(maker.pool);
    }
    let (sifted, conflicts) = merge(found);
    made.refused.extend(sifted.refused);
    made.conflicts = conflicts;
    for one in &sifted.kept {
        pools[one.place.document].offer(&one.draft);
    }
    let mut ids = BTreeSet::new();
    for one in sifted.kept {
        let document = &documents[one.place.document];
        let text = said(document, &one.place);
        let quality = one.draft.quality;
        let refused = |reason| Refusal {
            place: one.place.clone(),
            reason,
            prompt: Some(one.draft.prompt.clone()),
        };
        match card(
            &one.draft,
            &pools[one.place.document],
            text,
            one.draft.dated.or(document.as_of),
            wishes,
        ) {
            Some(card) if ids.insert(card.id.clone()) => made.cards.push(Candidate {
                card,
                quality,
                evidence: one.place,
            }),
            Some(card) => made
                .refused
                .push(refused(Reason::Repeated(card.id.to_string()))),
            None => made.refused.push(refused(Reason::Form)),
        }
    }
    made.refused.sort_by_key(|one| place(&one.place));
    made
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
        match &draft.value {
            Value::Term(term) => {
                self.terms.insert(term.clone());
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

/// Reads one document.
struct Maker<'d> {
    at: usize,
    document: &'d Document,
    scene: Scene<'d>,
    found: Vec<Found>,
    refused: Vec<Refusal>,
    pool: Pool,
}

/// Whether a block has sentences.
fn is_text(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem)
}

/// A sentence as it is read: with plain quotation marks and without its brackets, which stand apart with their places.
fn prepared(sentence: &str) -> (String, Vec<(usize, String)>) {
    let plain = sentence
        .replace(['“', '”', '„'], "\"")
        .replace(['‘', '’'], "'");
    let mut text = String::with_capacity(plain.len());
    let mut brackets = Vec::new();
    let mut rest = plain.as_str();
    while let Some(open) = rest.find('(') {
        let Some(close) = rest[open..].find(')').map(|close| open + close) else {
            break;
        };
        let inside = &rest[open + 1..close];
        if inside.contains('(') {
            break;
        }
        text.push_str(rest[..open].trim_end());
        brackets.push((text.len(), inside.to_owned()));
        rest = &rest[close + 1..];
    }
    text.push_str(rest);
    (without_asides(&text, &mut brackets), brackets)
}

/// Words between commas that interrupt a statement and add nothing that a question needs.
const ASIDES: [&str; 12] = [
    "along with ",
    "together with ",
    "however",
    "therefore",
    "for example",
    "for instance",
    "as well as ",
    "like ",
    "in turn",
    "too",
    "in fact",
    "moreover",
];

/// A text without what interrupts it between commas: `It joined the UN, along with North Korea, in 1991.`
fn without_asides(text: &str, brackets: &mut Vec<(usize, String)>) -> String {
    /// Longer asides hold facts of their own.
    const LONGEST: usize = 40;
    let mut text = text.to_owned();
    // who reports a figure is told by the source, not by the question
    if let Some(at) = text
        .find(", according to ")
        .filter(|at| text.len() - at < 90)
    {
        text.truncate(at);
        text.push('.');
    }
    for aside in ASIDES {
        let start = format!(", {aside}");
        let Some(open) = text.find(&start) else {
            continue;
        };
        let Some(length) = text[open + 2..].find([',', '.', ';']) else {
            continue;
        };
        let close = open + 2 + length;
        let whole = aside.ends_with(' ') || length == aside.len();
        if whole
            && length <= LONGEST
            && text[close..].starts_with(',')
            && !text[close..].starts_with(", and ")
        {
            text.replace_range(open..=close, "");
            brackets.retain(|(at, _)| *at <= open);
        }
    }
    text
}

impl<'d> Maker<'d> {
    fn new(at: usize, document: &'d Document) -> Self {
        let mut known = Vocabulary::default();
        let mut pool = Pool::default();
        let (mut all, mut shall, mut orders) = (0_u32, 0_u32, 0_u32);
        for block in document.blocks.iter().filter(|block| is_text(block)) {
            for range in sentences(&block.text) {
                let sentence = &block.text[range];
                let words = tokens(sentence);
                known.read(&words);
                all += 1;
                shall += u32::from(
                    words
                        .iter()
                        .any(|word| word.among(&["shall", "must", "may"])),
                );
                orders += u32::from(super::facts::is_order(&words));
                for span in spans(&words) {
                    match span.sort {
                        Sort::Date(date) => {
                            pool.years.insert(date.year());
                        }
                        Sort::Years(first, last) => pool.years.extend([first, last]),
                        Sort::Quantity(_) => {
                            pool.numbers.insert(
                                sentence[words[span.from].start..words[span.to - 1].end].to_owned(),
                            );
                        }
                        _ => {}
                    }
                }
            }
        }
        for block in document.blocks.iter().filter(|block| is_text(block)) {
            for range in sentences(&block.text) {
                let sentence = &block.text[range];
                known.read_persons(sentence, &tokens(sentence));
            }
        }
        let share = |part: u32| f64::from(part) / f64::from(all.max(1));
        let frame = Binding::of(document.title.as_deref(), share(shall), share(orders));
        let newest = pool.years.iter().next_back().copied().unwrap_or(0);
        pool.latest = document.as_of.map_or(newest, PartialDate::year);
        Self {
            at,
            document,
            scene: Scene {
                title: document.title.as_deref(),
                as_of: document.as_of,
                known,
                kinds: BTreeMap::new(),
                frame,
            },
            found: Vec::new(),
            refused: Vec::new(),
            pool,
        }
    }

    fn read(&mut self) {
        self.read_kinds();
        for block in 0..self.document.blocks.len() {
            if is_text(&self.document.blocks[block]) {
                self.paragraph(block);
            } else if matches!(self.document.blocks[block].kind, BlockKind::Row) {
                let text = &self.document.blocks[block].text;
                self.refuse(block, 0..text.len(), Reason::NoSentence, None);
            }
        }
    }

    /// Takes in by which nouns the document calls its names: `Lindemark is a port on the Baltic Sea`.
    fn read_kinds(&mut self) {
        let document = self.document;
        for block in document.blocks.iter().filter(|block| is_text(block)) {
            for range in sentences(&block.text) {
                let (text, _) = prepared(&block.text[range]);
                let words = tokens(&text);
                if !words.iter().take(14).any(|word| word.among(&["is", "was"])) {
                    continue;
                }
                let Some(clause) = parse(&words, &spans(&words))
                    .ok()
                    .and_then(|clauses| clauses.into_iter().next())
                else {
                    continue;
                };
                if let Some((name, noun)) = self.called(&text, &words, &clause) {
                    self.scene.kinds.entry(noun).or_default().insert(name);
                }
            }
        }
    }

    /// The name and the noun of `X is a N`.
    fn called(
        &self,
        text: &str,
        words: &[super::language::Token],
        clause: &Clause,
    ) -> Option<(String, String)> {
        let names = names(text, words, &self.scene.known);
        let start = clause.subject.start + usize::from(words.get(clause.subject.start)?.is("the"));
        let name = names.iter().find(|name| {
            name.from == start && name.to == clause.subject.end && name.kind != NameKind::Person
        })?;
        let rest = clause.rest.clone();
        if clause.mode != Mode::Copula || !words.get(rest.start)?.among(&["a", "an", "the"]) {
            return None;
        }
        let end = rest
            .clone()
            .skip(1)
            .find(|at| {
                words[*at].kind != super::language::Kind::Word
                    || words[*at].among(super::lexicon::PREPOSITIONS)
                    || words[*at].among(super::lexicon::JOINING)
            })
            .unwrap_or(rest.end);
        let the = if start > clause.subject.start {
            "the "
        } else {
            ""
        };
        Some((
            format!("{the}{}", name.text),
            words.get(end.checked_sub(1)?)?.low.to_string(),
        ))
    }

    fn refuse(
        &mut self,
        block: usize,
        span: std::ops::Range<usize>,
        reason: Reason,
        prompt: Option<String>,
    ) {
        let place = Place {
            document: self.at,
            block,
            span: Stretch::from(span),
        };
        self.refused.push(Refusal {
            place,
            reason,
            prompt,
        });
    }

    /// What the headings above a block name.
    fn memory(&self, block: usize) -> Memory {
        let mut memory = Memory::default();
        let sections = self.document.sections(block);
        for heading in self.scene.title.iter().copied().chain(sections) {
            for part in heading
                .split([' ', '-', '–', '/'])
                .filter(|_| heading.contains(['-', '–']))
            {
                let part = part.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
                if super::lexicon::country(part).is_some() {
                    memory.above.push((part.to_owned(), NameKind::Country));
                }
            }
            // behind a small word every capital of a heading counts
            let heading = &*format!("of {heading}");
            let heading_tokens = tokens(heading);
            memory.headings.push_str(&heading.to_lowercase());
            memory.headings.push(' ');
            for name in names(heading, &heading_tokens, &self.scene.known) {
                if !memory.above.contains(&(name.text.clone(), name.kind)) {
                    memory.above.push((name.text, name.kind));
                }
            }
        }
        memory
    }

    fn paragraph(&mut self, block: usize) {
        let document = self.document;
        let text = &document.blocks[block].text;
        let mut memory = self.memory(block);
        let paragraph = Paragraph::new(text);
        for range in sentences(text) {
            let damaged = document.notes.iter().find(|note| {
                note.block == block && note.span.start < range.end && range.start < note.span.end
            });
            if let Some(note) = damaged {
                let words = text.get(note.span.clone()).unwrap_or_default().to_owned();
                self.refuse(block, range, Reason::Damaged(words), None);
                memory.last = None;
                continue;
            }
            let (sentence, brackets) = prepared(&text[range.clone()]);
            self.sentence(block, range, &sentence, &brackets, &mut memory, &paragraph);
        }
    }

    #[allow(clippy::too_many_lines)] // one list of cases, read from top to bottom
    fn sentence(
        &mut self,
        block: usize,
        range: std::ops::Range<usize>,
        text: &str,
        brackets: &[(usize, String)],
        memory: &mut Memory,
        paragraph: &Paragraph,
    ) {
        let words = tokens(text);
        let named = names(text, &words, &self.scene.known);
        let spans = spans(&words);
        let refused = refusal(text, &words, &self.scene);
        let ordered = refused
            .is_none()
            .then(|| order(text, &words, &spans, &self.scene))
            .flatten();
        let parsed = parse(&words, &spans);
        let general = parsed
            .as_ref()
            .ok()
            .and_then(|clauses| clauses.first())
            .is_some_and(|clause| super::facts::is_general(clause, &words));
        let reading = Reading {
            text,
            tokens: &words,
            names: &named,
            scene: &self.scene,
            memory,
            general,
        };
        let subject = parsed
            .as_ref()
            .ok()
            .and_then(|clauses| clauses.first())
            .map(|clause| reading.subject(&clause.subject));
        let outcome = match (refused, ordered, &parsed) {
            (Some(reason), _, _) => Err(reason),
            (None, Some(draft), _) => Ok(vec![draft]),
            (None, None, Err(_)) if super::facts::is_order(&words) => Err(Reason::NoStatement),
            (None, None, Err(unread)) => {
                let drafts = self.hanging(text, &words, &spans, &named, brackets, memory);
                if drafts.is_empty() {
                    Err(unreadable(*unread))
                } else {
                    Ok(drafts)
                }
            }
            (None, None, Ok(clauses)) => match &subject {
                Some(Ok(subject)) => {
                    let mut drafts = Vec::new();
                    let mut why = Reason::NoFact;
                    for (at, clause) in clauses.iter().enumerate() {
                        let view = view(
                            text,
                            &words,
                            &spans,
                            &named,
                            clause,
                            subject,
                            brackets,
                            &self.scene,
                            memory,
                            at == 0,
                        );
                        match facts(&view) {
                            Ok(found) => drafts.extend(found),
                            Err(reason) => why = view.why.take().unwrap_or(reason),
                        }
                    }
                    drafts.extend(self.hanging(text, &words, &spans, &named, brackets, memory));
                    if drafts.is_empty() {
                        Err(why)
                    } else {
                        Ok(drafts)
                    }
                }
                Some(Err(reason)) => {
                    let drafts = self.hanging(text, &words, &spans, &named, brackets, memory);
                    if drafts.is_empty() {
                        Err(reason.clone())
                    } else {
                        Ok(drafts)
                    }
                }
                None => Err(Reason::NoFact),
            },
        };
        match outcome {
            Err(reason) => self.refuse(block, range, reason, None),
            Ok(drafts) => {
                let views = views(&words);
                let resolved = matches!(&subject, Some(Ok(subject)) if subject.resolved);
                for draft in drafts {
                    self.take(
                        block,
                        &range,
                        draft,
                        views,
                        resolved,
                        words.len(),
                        paragraph,
                    );
                }
            }
        }
        memory.last = match (
            parsed
                .ok()
                .and_then(|mut clauses| (!clauses.is_empty()).then(|| clauses.remove(0))),
            subject,
        ) {
            (Some(_), Some(Ok(subject))) => Some((subject.text, subject.plural, subject.kind)),
            _ => None,
        };
        memory.add(&named);
        for word in &words {
            if !memory.words.contains(&*word.low) {
                memory.words.insert(word.low.to_string());
            }
        }
    }

    /// Facts of the clauses that hang on names by `which` and `who`.
    fn hanging(
        &self,
        text: &str,
        words: &[super::language::Token],
        spans: &[super::language::Span],
        named: &[super::language::Name],
        brackets: &[(usize, String)],
        memory: &Memory,
    ) -> Vec<Draft> {
        let ranges: Vec<_> = named
            .iter()
            .filter(|name| name.text.contains(' ') || name.kind != NameKind::Thing)
            .map(|name| name.from..name.to)
            .collect();
        let reading = Reading {
            text,
            tokens: words,
            names: named,
            scene: &self.scene,
            memory,
            general: false,
        };
        let whole = parse(words, spans)
            .ok()
            .and_then(|clauses| clauses.into_iter().next());
        let clause = whole.unwrap_or_else(Clause::none);
        let subject = reading
            .subject(&clause.subject)
            .unwrap_or_else(|_| Subject::none());
        let mut drafts = asides(&view(
            text,
            words,
            spans,
            named,
            &clause,
            &subject,
            brackets,
            &self.scene,
            memory,
            true,
        ));
        for mut clause in relatives(words, spans, &ranges) {
            if clause.subject.start > 0 && words[clause.subject.start - 1].is("the") {
                clause.subject.start -= 1;
            }
            let Ok(subject) = reading.subject(&clause.subject) else {
                continue;
            };
            let view = view(
                text,
                words,
                spans,
                named,
                &clause,
                &subject,
                brackets,
                &self.scene,
                memory,
                false,
            );
            drafts.extend(facts(&view).unwrap_or_default());
        }
        drafts
    }

    /// Takes a draft, when it stands the checks.
    #[allow(clippy::too_many_arguments)] // what a sentence is read with, gathered here alone
    fn take(
        &mut self,
        block: usize,
        range: &std::ops::Range<usize>,
        mut draft: Draft,
        views: usize,
        resolved: bool,
        words: usize,
        paragraph: &Paragraph,
    ) {
        if let Some(opening) = self.scene.opening()
            && !matches!(draft.value, Value::Gaps(..))
            && !self.names_title(&draft.prompt)
            && draft.frame != "initials"
        {
            let small = super::facts::small(&draft.prompt);
            draft.prompt = format!("{opening}{small}");
        }
        let penalty = 0.05 * f64::from(u32::try_from(views.min(4)).unwrap_or(4))
            + if resolved { 0.05 } else { 0.0 }
            + if words > 40 { 0.08 } else { 0.0 };
        draft.quality = (draft.quality - penalty).clamp(0.0, 1.0);
        let undated = draft.bound && draft.dated.is_none() && self.scene.as_of.is_none();
        let reason = if undated {
            Some(Reason::Undated(draft.value.told()))
        } else {
            fault(&draft, paragraph)
        };
        match reason {
            Some(reason) => {
                let prompt = Some(draft.prompt).filter(|prompt| !prompt.is_empty());
                self.refuse(block, range.clone(), reason, prompt);
            }
            None => {
                let place = Place {
                    document: self.at,
                    block,
                    span: Stretch::from(range.clone()),
                };
                self.found.push(Found { draft, place });
            }
        }
    }

    /// Whether a question names the thing that its document is about.
    fn names_title(&self, prompt: &str) -> bool {
        match &self.scene.frame {
            Binding::None => true,
            Binding::Law(title) | Binding::Manual(title) => {
                prompt.to_lowercase().contains(&title.to_lowercase())
            }
        }
    }
}

fn unreadable(unread: Unread) -> Reason {
    match unread {
        Unread::NoVerb => Reason::NoSentence,
        Unread::Complex => Reason::Trivial(String::from("several thoughts in one sentence")),
        Unread::Negative => Reason::Trivial(String::from("it says what is not so")),
    }
}

#[allow(clippy::too_many_arguments)] // what a sentence is read with, gathered here alone
fn view<'a, 't>(
    text: &'a str,
    tokens: &'a [super::language::Token<'t>],
    spans: &'a [super::language::Span],
    names: &'a [super::language::Name],
    clause: &'a Clause,
    subject: &Subject,
    brackets: &'a [(usize, String)],
    scene: &'a Scene<'a>,
    memory: &'a Memory,
    first: bool,
) -> View<'a, 't> {
    View {
        text,
        tokens,
        spans,
        names,
        clause,
        subject: subject.clone(),
        brackets,
        scene,
        memory,
        first,
        leaning: None,
        why: None.into(),
    }
}
