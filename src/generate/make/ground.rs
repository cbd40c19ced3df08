//! What must be known of a document before its sentences are read: its words, its people, what it is about.

use super::heard::Heard;
use super::hero::hero;
use super::labelled::begin_rules;
use super::paragraph::stated;
use super::people::read_people;
use super::portion::portions;
use super::table::{Tables, tables};
use super::titled::{spanned, told_label, words_of};
use super::*;
use crate::generate::works::done;

/// A document whose words, names and subject are known. Its sentences are read in portions, which may be done at the same
/// time and give the same as if one were read after the other.
#[derive(Debug)]
pub struct Ground<'d> {
    pub(super) at: usize,
    pub(super) document: &'d Document,
    /// The sentences of each block, none of what is no text.
    pub(super) said: Vec<Vec<Range<usize>>>,
    pub(super) scene: Scene<'d>,
    /// What leaned on the title where the subject of the document was looked for.
    pub(super) leaned: Leaned,
    pub(super) pool: Pool,
    pub(super) also: Also,
    pub(super) spelt: Spelt,
    /// What it rules, where it is a law.
    pub(super) law: Option<Law>,
    /// The words of its title as they are compared; none without a title.
    pub(super) titled: Vec<String>,
    /// What its tables give, by the block of the row.
    pub(super) tables: Tables,
}

impl<'d> Ground<'d> {
    /// Takes in what must be known of a document before its sentences are read; `at` is its place among those of the run,
    /// from 0. Documents may be taken in at the same time, and `works` sees to the portions of one.
    #[must_use]
    pub fn new(at: usize, document: &'d Document, works: Works) -> Self {
        let portions = portions(document);
        let (heard, mut said) = Heard::of(document, &portions, works);
        let Heard {
            mut known,
            mut pool,
            mut named,
            spoken,
            tone,
        } = heard;
        read_people(document, &said, &portions, &mut known, works);
        let hero = hero(document, &known);
        if let Some(hero) = &hero {
            known.add_person(hero);
        }
        let title = topic::title(document);
        let (frame, calls) = super::manual::binding(document, title, &said, tone.shares());
        let newest = pool.years.iter().next_back().copied().unwrap_or(0);
        pool.years.append(&mut named);
        pool.take_offices(&known.held);
        pool.binding = frame != Binding::None;
        pool.latest = document.as_of.map_or(newest, PartialDate::year);
        pool.spanned = document.title.as_deref().and_then(spanned);
        let law = frame.law().map(|title| Law::new(title, texts(document)));
        if law.is_some() {
            begin_rules(&document.blocks, &mut said);
        }
        let mut ground = Self {
            at,
            document,
            said,
            scene: Scene {
                title,
                home: home(document),
                land: None,
                as_of: document.as_of,
                label: title.and_then(|title| told_label(title, &known)),
                known,
                kinds: BTreeMap::new(),
                nouns: BTreeMap::new(),
                frame,
                calls,
                topic: None,
            },
            leaned: Leaned::default(),
            pool,
            also: Also::new(&document.blocks),
            spelt: Spelt::new(&document.blocks),
            law,
            titled: title.map(words_of).unwrap_or_default(),
            tables: Tables::new(),
        };
        ground.read_kinds(&portions, works);
        let (topic, leaned) = ground.topic(hero);
        ground.scene.topic = topic;
        ground.leaned = leaned;
        ground.read_land(&spoken);
        ground.tables = tables(document, &ground.scene);
        ground
    }

    /// Takes in by which nouns the document calls its names: `Lindemark is a port on the Baltic Sea`.
    fn read_kinds(&mut self, portions: &[Range<usize>], works: Works) {
        let called = done(works, portions.len(), |at| {
            let blocks = portions[at].clone().map(|block| {
                let text = &self.document.blocks[block].text;
                stated(&self.said[block]).filter_map(|range| self.calls(&text[range.clone()]))
            });
            blocks.flatten().collect::<Vec<_>>()
        });
        for (name, noun) in called.into_iter().flatten() {
            let bare = name.trim_start_matches("the ").to_owned();
            let nouns = self.scene.nouns.entry(bare).or_default();
            nouns.insert(noun.clone());
            self.scene.kinds.entry(noun).or_default().insert(name);
        }
    }

    /// The name and the noun of a sentence that calls a thing something.
    fn calls(&self, sentence: &str) -> Option<(String, String)> {
        // most sentences are seen at once to call nothing
        if !(sentence.contains(" is") || sentence.contains(" was")) {
            return None;
        }
        let (text, _) = prepared(sentence);
        let words = tokens(&text);
        let mut first = words.iter().take(14);
        if !first.any(|word| word.among(&["is", "was"])) {
            return None;
        }
        let clauses = parse(&words, &spans(&words)).ok()?;
        self.called(&text, &words, clauses.first()?)
    }

    /// The name and the noun of `X is a N`.
    fn called(
        &self,
        text: &str,
        words: &[crate::generate::language::Token],
        clause: &Clause,
    ) -> Option<(String, String)> {
        let rest = clause.rest.clone();
        if clause.mode != Mode::Copula || !words.get(rest.start)?.among(&["a", "an", "the"]) {
            return None;
        }
        let names = names(text, words, &self.scene.known);
        let start = clause.subject.start + usize::from(words.get(clause.subject.start)?.is("the"));
        let name = names.iter().find(|name| {
            name.from == start && name.to == clause.subject.end && name.kind != NameKind::Person
        })?;
        let end = rest
            .clone()
            .skip(1)
            .find(|at| {
                words[*at].kind != crate::generate::language::Kind::Word
                    || words[*at].among(crate::generate::lexicon::PREPOSITIONS)
                    || words[*at].among(crate::generate::lexicon::JOINING)
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
}

/// The texts of a document.
fn texts(document: &Document) -> impl Iterator<Item = &str> {
    let text = document.blocks.iter().filter(|block| is_text(block));
    text.map(|block| block.text.as_str())
}

/// The country that a document is about, with its article: the one of its title, or the one that half of the headings with
/// countries share.
fn home(document: &Document) -> Option<String> {
    let title = document
        .title
        .as_deref()
        .map(countries_in)
        .unwrap_or_default();
    let mut times: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut headings = 0;
    for block in &document.blocks {
        if matches!(block.kind, BlockKind::Heading { .. }) {
            let named = countries_in(&block.text);
            headings += usize::from(!named.is_empty());
            for name in named {
                *times.entry(name).or_default() += 1;
            }
        }
    }
    let most = times.iter().max_by_key(|(_, times)| **times);
    let shared = most
        .filter(|(_, most)| {
            **most >= 2
                && **most * 2 > headings
                && times.values().filter(|times| times == most).count() == 1
        })
        .map(|(name, _)| *name);
    let alone = title.first().filter(|_| title.len() == 1).copied();
    shared.or(alone).map(crate::generate::facts::article)
}

/// The countries that a heading names, each once, by their usual names.
pub(super) fn countries_in(heading: &str) -> BTreeSet<&'static str> {
    let words: Vec<&str> = heading
        .split([' ', '-', '–', '/', ',', ':', '\''])
        .filter(|word| !word.is_empty())
        .collect();
    let mut found = BTreeSet::new();
    let mut at = 0;
    while at < words.len() {
        let known = (1..=3.min(words.len() - at)).rev().find_map(|length| {
            let name = words[at..at + length].join(" ");
            let name = name.trim_end_matches('.');
            let known = crate::generate::lexicon::country(name)
                .or_else(|| crate::generate::lexicon::country(&format!("{name}.")))
                .or_else(|| crate::generate::lexicon::adjective(name))?;
            Some((known.name, length))
        });
        match known {
            Some((name, length)) => {
                found.insert(name);
                at += length;
            }
            None => at += 1,
        }
    }
    found
}
