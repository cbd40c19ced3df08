//! What must be known of a document before its sentences are read: its words, its people, what it is about.

use super::hero::hero;
use super::paragraph::{said, stated};
use super::table::{Tables, tables};
use super::titled::{spanned, words_of};
use super::*;
use crate::generate::lexicon::List;

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

/// What is heard of a document in one pass over its sentences.
#[derive(Default)]
struct Heard {
    known: Vocabulary,
    pool: Pool,
    /// Years that only name something.
    named: BTreeSet<i16>,
    spoken: Spoken,
    tone: Tone,
}

/// How a document speaks: how many of its sentences oblige or order, and whether it calls itself a law.
#[derive(Default)]
struct Tone {
    all: u32,
    shall: u32,
    orders: u32,
    own: bool,
}

impl Tone {
    fn hear(&mut self, sentence: &str, words: &[crate::generate::language::Token]) {
        let obliges =
            |word: &crate::generate::language::Token| word.among(&["shall", "must", "may"]);
        self.all += 1;
        self.shall += u32::from(words.iter().any(obliges));
        self.orders += u32::from(crate::generate::facts::is_order(words));
        self.own |= crate::generate::facts::speaks_of_itself(sentence);
    }

    /// The shares of sentences that oblige and that order, 0 to 1, and whether it calls itself a law.
    fn shares(&self) -> (f64, f64, bool) {
        let share = |part: u32| f64::from(part) / f64::from(self.all.max(1));
        (share(self.shall), share(self.orders), self.own)
    }
}

impl Heard {
    fn of(document: &Document, said: &[Vec<Range<usize>>]) -> Self {
        let mut heard = Self::default();
        for (block, said) in document.blocks.iter().zip(said) {
            for range in stated(said) {
                let sentence = &block.text[range.clone()];
                let words = tokens(sentence);
                // the word behind a number begins its sentence: `(2) Recordings are kept for …`
                match unnumbered(sentence) {
                    bare if bare.len() < sentence.len() => heard.known.read(&tokens(bare)),
                    _ => heard.known.read(&words),
                }
                heard.tone.hear(sentence, &words);
                offer(&mut heard.pool, &mut heard.named, sentence, &words);
                offer_states(&mut heard.pool, &mut heard.spoken, &words);
            }
        }
        heard
    }
}

impl<'d> Ground<'d> {
    /// Takes in what must be known of a document before its sentences are read; `at` is its place among those of the run,
    /// from 0. Documents may be taken in at the same time.
    #[must_use]
    pub fn new(at: usize, document: &'d Document) -> Self {
        let said: Vec<Vec<Range<usize>>> = document.blocks.iter().map(said).collect();
        let Heard {
            mut known,
            mut pool,
            mut named,
            spoken,
            tone,
        } = Heard::of(document, &said);
        read_people(document, &said, &mut known);
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
        let mut ground = Self {
            at,
            document,
            said,
            scene: Scene {
                title,
                home: home(document),
                land: None,
                as_of: document.as_of,
                known,
                kinds: BTreeMap::new(),
                nouns: BTreeMap::new(),
                frame,
                calls,
                topic: None,
                label: title.and_then(label),
            },
            leaned: Leaned::default(),
            pool,
            also: Also::new(&document.blocks),
            spelt: Spelt::new(&document.blocks),
            law,
            titled: title.map(words_of).unwrap_or_default(),
            tables: Tables::new(),
        };
        ground.read_kinds();
        let (topic, leaned) = ground.topic(hero);
        ground.scene.topic = topic;
        ground.leaned = leaned;
        ground.read_land(&spoken);
        ground.tables = tables(document, &ground.scene);
        ground
    }

    /// Takes in by which nouns the document calls its names: `Lindemark is a port on the Baltic Sea`.
    fn read_kinds(&mut self) {
        let mut called: Vec<(String, String)> = Vec::new();
        for (block, said) in self.document.blocks.iter().zip(&self.said) {
            for range in stated(said) {
                let sentence = &block.text[range.clone()];
                // most sentences are seen at once to call nothing
                if !(sentence.contains(" is") || sentence.contains(" was")) {
                    continue;
                }
                let (text, _) = prepared(sentence);
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
                called.extend(self.called(&text, &words, &clause));
            }
        }
        for (name, noun) in called {
            let bare = name.trim_start_matches("the ").to_owned();
            let nouns = self.scene.nouns.entry(bare).or_default();
            nouns.insert(noun.clone());
            self.scene.kinds.entry(noun).or_default().insert(name);
        }
    }

    /// The name and the noun of `X is a N`.
    fn called(
        &self,
        text: &str,
        words: &[crate::generate::language::Token],
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

/// Takes the years and numbers of a sentence as what the document names; years to come apart, in `open`.
fn offer(pool: &mut Pool, open: &mut BTreeSet<i16>, sentence: &str, words: &[Token]) {
    // a year to come is no bound for what was
    const TO_COME: &List = &List::new(&[
        "will",
        "would",
        "shall",
        "expected",
        "planned",
        "by",
        "until",
        "may",
        "could",
        "might",
        "plan",
        "plans",
        "scheduled",
        "projected",
        "launch",
        "future",
        "upcoming",
        "forthcoming",
        "predicted",
        "proposed",
        "aims",
        "hopes",
    ]);
    let to_come = words.iter().any(|word| word.among(TO_COME));
    for span in spans(words) {
        match span.sort {
            Sort::Date(date) if to_come => {
                open.insert(date.year());
            }
            Sort::Date(date) => {
                pool.years.insert(date.year());
            }
            Sort::Years(first, last) => pool.years.extend([first, last]),
            Sort::Quantity(_) => {
                let number = &sentence[words[span.from].start..words[span.to - 1].end];
                pool.numbers.insert(number.to_owned());
            }
            _ => {}
        }
    }
}

/// How many sentences speak of a country, or of its people, by its usual name.
pub(super) type Spoken = BTreeMap<&'static str, u32>;

/// Takes in the countries that a sentence names, with its verbs, and those of which it speaks.
fn offer_states(pool: &mut Pool, spoken: &mut Spoken, words: &[Token]) {
    use crate::generate::lexicon::{adjective, country, forms};
    let mut named = Vec::new();
    for (at, word) in words
        .iter()
        .enumerate()
        .filter(|(_, word)| word.is_capital())
    {
        let long = words.get(at + 1).filter(|next| next.is_capital());
        let long = long.and_then(|next| country(&format!("{} {}", word.text, next.text)));
        named.extend(long.or_else(|| country(word.text)).map(|known| known.name));
    }
    let peoples = words.iter().filter(|word| word.is_capital());
    let peoples = peoples.filter_map(|word| adjective(word.text));
    let told: BTreeSet<&str> = peoples
        .map(|known| known.name)
        .chain(named.iter().copied())
        .collect();
    for name in told {
        *spoken.entry(name).or_default() += 1;
    }
    for name in named {
        let verbs = words.iter().flat_map(|word| forms(&word.low));
        let known = pool.states.entry(name).or_default();
        for (verb, _) in verbs {
            if !known.contains(*verb) {
                known.insert((*verb).to_owned());
            }
        }
    }
}

/// Takes in who is a person, once the words of the document are known.
fn read_people(document: &Document, said: &[Vec<Range<usize>>], known: &mut Vocabulary) {
    for (block, said) in document.blocks.iter().zip(said) {
        let mut before = "";
        for range in stated(said) {
            let sentence = &block.text[range.clone()];
            known.read_persons(sentence, &tokens(sentence));
            if sentence.starts_with("He ") || sentence.starts_with("She ") {
                known.read_subject(before, &tokens(before));
                known.read_only(before, &tokens(before));
            }
            before = sentence;
        }
    }
    let texts = document.blocks.iter().zip(said);
    let sentences =
        texts.flat_map(|(block, said)| stated(said).map(|range| &block.text[range.clone()]));
    let headed: Vec<&str> = document
        .title
        .as_deref()
        .into_iter()
        .chain(
            document
                .blocks
                .iter()
                .filter(|block| matches!(block.kind, BlockKind::Heading { .. }))
                .map(|block| block.text.as_str()),
        )
        .collect();
    let sentences = sentences.map(|sentence| (sentence, tokens(sentence)));
    known.read_surnames(sentences, &headed.join("\n"));
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
