//! One card a fact: repeated facts are asked once, those told in two ways are reported.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::clash::clashing;
use super::repeated::{Numbered, repeated, shared};
use super::root::root;
use super::{Found, Sifted};
use crate::base::text::small;
use crate::generate::facts::{Draft, Value};
use crate::generate::lexicon::{NameKind, class_of};
use crate::generate::{BlockKind, Claim, Conflict, Document, Place, Reason, Refusal};

/// Sifts drafts: the best of each fact stays. Returns also the conflicts, with the prompt whose card stays for each.
pub(crate) fn merge(mut found: Vec<Found>, documents: &[Document]) -> (Sifted, Vec<Conflict>) {
    found.sort_by_key(|one| order(&one.place));
    let mut out: BTreeMap<usize, Reason> = BTreeMap::new();
    let mut conflicts = Vec::new();
    let mut named = Vec::new();
    let same = repeated(&found, &out, |one| Some(one.draft.key.clone()));
    for members in same.values() {
        let values: BTreeSet<String> = members
            .iter()
            .map(|at| compared(&found[*at].draft.value))
            .collect();
        if values.len() == 1 {
            let best = best(&found, members);
            let asked: Arc<str> = found[best].draft.shown().into();
            for at in members.iter().filter(|at| **at != best) {
                out.insert(*at, Reason::Repeated(Arc::clone(&asked)));
            }
        } else if comparable(&found, members) {
            named.extend(sourced(&found, members, documents, conflicts.len()));
            conflicts.push(conflict(&found, members));
            let others: Arc<str> = several(&found, members).into();
            for at in members {
                out.insert(*at, Reason::Contradicted(Arc::clone(&others)));
            }
        } else {
            let others = several(&found, members);
            for at in members {
                out.insert(*at, Reason::Ambiguous(others.clone()));
            }
        }
    }
    alike(&found, &mut out);
    reworded(&found, &mut out);
    rows(&found, documents, &mut out);
    named.extend(clashing(&found, documents, &mut out, &mut conflicts));
    let mut sifted = Sifted::default();
    for (at, one) in found.into_iter().enumerate() {
        match out.remove(&at) {
            None => sifted.kept.push(one),
            Some(reason) => sifted.refused.push(Refusal {
                place: one.place,
                reason,
                prompt: Some(one.draft.shown()),
            }),
        }
    }
    sifted.kept.append(&mut named);
    sifted.kept.sort_by_key(|one| order(&one.place));
    (sifted, conflicts)
}

/// The values that are told of one fact, the first of them where they are many: a long document may tell thousands.
pub(super) fn several(found: &[Found], members: &[usize]) -> String {
    /// So many show what is meant.
    const SHOWN: usize = 8;
    let shown = members.iter().take(SHOWN);
    let mut values: Vec<String> = shown.map(|at| found[*at].draft.value.told()).collect();
    if members.len() > SHOWN {
        values.push(String::from("…"));
    }
    values.join(" / ")
}

/// Leaves one card of a list whose items all tell the same of one thing after the other: nobody learns a directory by heart.
fn rows(found: &[Found], documents: &[Document], out: &mut BTreeMap<usize, Reason>) {
    /// So few items are a list that can be learnt.
    const LEARNT: usize = 3;
    let mut lists: BTreeMap<(usize, Option<usize>, &str, &str), Vec<usize>> = BTreeMap::new();
    for (at, one) in found.iter().enumerate() {
        let block = &documents[one.place.document].blocks[one.place.block];
        let verb = one.draft.key.split('|').nth(2).unwrap_or("");
        if block.kind == BlockKind::ListItem && !out.contains_key(&at) && !verb.is_empty() {
            let list = (one.place.document, block.section, one.draft.frame, verb);
            lists.entry(list).or_default().push(at);
        }
    }
    let directory = |members: &&Vec<usize>| {
        let blocks: BTreeSet<usize> = members.iter().map(|at| found[*at].place.block).collect();
        let subjects: BTreeSet<&str> = members
            .iter()
            .filter_map(|at| found[*at].draft.key.split('|').nth(1))
            .collect();
        blocks.len() > LEARNT && subjects.len() > LEARNT
    };
    for members in lists.values().filter(directory) {
        for at in &members[1..] {
            out.insert(*at, Reason::Trivial(String::from("one row of a list")));
        }
    }
}

/// The question of a conflict with its source named, where documents with names of their own disagree: of the best draft.
pub(super) fn sourced(
    found: &[Found],
    members: &[usize],
    documents: &[Document],
    conflict: usize,
) -> Option<Found> {
    /// Longer titles drown the question.
    const LONGEST: usize = 9;
    let mut told: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
    for at in members {
        let one = &found[*at];
        let values = told.entry(one.place.document).or_default();
        values.insert(compared(&one.draft.value));
    }
    // a document that tells two values itself is no source for one
    let one_value = |at: &usize| told[&found[*at].place.document].len() == 1;
    let sure: Vec<usize> = members.iter().copied().filter(one_value).collect();
    if sure.is_empty() || told.len() < 2 {
        return None;
    }
    let one = &found[best(found, &sure)];
    if one.draft.prompt.is_empty() {
        return None;
    }
    let document = documents.get(one.place.document)?;
    let title = document.title.as_deref().filter(|title| {
        let same = documents
            .iter()
            .filter(|other| other.title.as_deref() == Some(*title))
            .count();
        let told = title.contains(' ') && title.split(' ').count() <= LONGEST;
        same == 1 && told && !title.contains('"')
    });
    let mut one = one.clone();
    let name = title.unwrap_or(&document.name);
    one.draft.prompt = format!(
        "According to \"{name}\", {}",
        about(&one.draft.prompt) + "?"
    );
    one.draft.reverse = None;
    one.draft.claim = None;
    one.draft.quality -= 0.06;
    one.conflict = Some(conflict);
    Some(one)
}

fn order(place: &Place) -> (usize, usize, usize) {
    (place.document, place.block, place.span.start)
}

/// A value as it is held against others: capitals and articles make no difference.
pub(super) fn compared(value: &Value) -> String {
    let told = value.told().to_lowercase();
    told.trim_start_matches("the ").to_owned()
}

/// Whether different values cannot both be true: years and numbers of one fact.
fn comparable(found: &[Found], members: &[usize]) -> bool {
    members.iter().all(|at| {
        matches!(
            found[*at].draft.value,
            Value::Year(..) | Value::Number { .. }
        )
    })
}

pub(super) fn best(found: &[Found], members: &[usize]) -> usize {
    let mut best = members[0];
    for at in members {
        let better = found[*at].draft.quality > found[best].draft.quality + 1e-9;
        if better {
            best = *at;
        }
    }
    best
}

pub(super) fn conflict(found: &[Found], members: &[usize]) -> Conflict {
    let prompt = &found[members[0]].draft.shown();
    let mut claims: Vec<Claim> = Vec::new();
    let mut seen = BTreeSet::new();
    for at in members {
        let claim = Claim {
            value: found[*at].draft.value.told(),
            place: found[*at].place.clone(),
        };
        if seen.insert((claim.value.clone(), claim.place.clone())) {
            claims.push(claim);
        }
    }
    Conflict {
        about: about(prompt),
        claims,
        card: None,
    }
}

/// A question as part of a sentence.
fn about(prompt: &str) -> String {
    let plain = prompt.trim_end_matches('?');
    let mut chars = plain.chars();
    let first: String = chars
        .next()
        .into_iter()
        .flat_map(char::to_lowercase)
        .collect();
    format!("{first}{}", chars.as_str())
}

/// So many earlier ones a draft is held against: a year may be the answer of thousands.
const NEAREST: usize = 200;

/// Repeated facts in other words: the same answer, most words of the question the same.
fn alike(found: &[Found], out: &mut BTreeMap<usize, Reason>) {
    /// Share of words in common (Jaccard) from which two questions with one answer ask the same.
    const ALIKE: f64 = 0.6;
    let told = |one: &Found| {
        // the same answer for other subjects is another fact: two countries may have joined in one year
        let subject = one.draft.key.split('|').nth(1).unwrap_or_default();
        Some((compared(&one.draft.value), subject.to_owned()))
    };
    let mut words = Numbered::default();
    for members in repeated(found, out, told).into_values() {
        let mut seen: Vec<(usize, Vec<u32>)> = Vec::new();
        for at in members {
            let one = &found[at];
            let said = one.draft.key.split(['|', ' ']);
            let said = words.all(said.filter(|word| !word.is_empty()));
            let same = seen.iter().rev().take(NEAREST).find(|(other, known)| {
                let both = shared(&said, known);
                share(both, said.len() + known.len() - both) >= ALIKE
                    && same_object(&found[*other].draft.key, &one.draft.key)
            });
            match same {
                Some((other, _)) => {
                    let asked = found[*other].draft.shown();
                    out.insert(at, Reason::Repeated(asked.into()));
                }
                None => seen.push((at, said)),
            }
        }
    }
}

/// A draft as it is held against others with its answer.
struct Worded {
    at: usize,
    term: bool,
    dated: bool,
    /// The roots of its words, and the acts that it names, as numbers.
    words: Vec<u32>,
    acts: Vec<u32>,
}

impl Worded {
    /// Whether it asks what an earlier one asks.
    fn repeats(&self, other: &Self) -> bool {
        /// Share of the words of the shorter card from which it says nothing of its own.
        const HELD: f64 = 0.75;
        /// Fewer words are shared by chance.
        const FEWEST: usize = 3;
        let least = self.words.len().min(other.words.len());
        let held = || least >= FEWEST && share(shared(&self.words, &other.words), least) >= HELD;
        self.term && other.term || self.dated && (held() || shared(&self.acts, &other.acts) > 0)
    }
}

/// Terms that are asked twice, and dates that are asked again in words that another card has nearly all.
fn reworded(found: &[Found], out: &mut BTreeMap<usize, Reason>) {
    let sort = |value: &Value| (matches!(value, Value::Term(_)), value.is_year());
    let answer = |one: &Found| {
        let (term, dated) = sort(&one.draft.value);
        let texts = one.draft.value.texts();
        let [answer] = texts.as_slice() else {
            return None;
        };
        let answer = answer.to_lowercase();
        (term || dated).then(|| answer.trim_end_matches('s').to_owned())
    };
    let (mut words, mut acts) = (Numbered::default(), Numbered::default());
    for members in repeated(found, out, answer).into_values() {
        let mut seen: Vec<Worded> = Vec::new();
        for at in members {
            let draft = &found[at].draft;
            let (term, dated) = sort(&draft.value);
            let text = telling(draft);
            let one = Worded {
                at,
                term,
                dated,
                words: words.all(telling_roots(&text)),
                acts: acts.all(named_acts(draft).iter().map(String::as_str)),
            };
            let mut nearest = seen.iter().rev().take(NEAREST);
            let Some(other) = nearest
                .find(|other| one.repeats(other))
                .map(|other| other.at)
            else {
                seen.push(one);
                continue;
            };
            let (worse, better) = if found[other].draft.quality < draft.quality {
                (other, at)
            } else {
                (at, other)
            };
            let asked = found[better].draft.shown();
            out.insert(worse, Reason::Repeated(asked.into()));
        }
    }
}

/// The acts, treaties and wars that a question or a statement names.
fn named_acts(draft: &Draft) -> Vec<String> {
    let words: Vec<&str> = draft
        .stem()
        .split(|c: char| !c.is_alphanumeric() && c != '-')
        .collect();
    let named = |pair: &[&str]| {
        pair.iter().all(|word| word.starts_with(char::is_uppercase))
            && matches!(
                class_of(&small(pair[1])),
                Some(NameKind::Treaty | NameKind::Event)
            )
    };
    let pairs = words.windows(2).filter(|pair| named(pair));
    pairs.map(|pair| pair.join(" ")).collect()
}

/// The text that tells what a question or a statement is about, in small letters.
fn telling(draft: &Draft) -> String {
    match &draft.value {
        Value::Gaps(text, gaps) => gaps
            .iter()
            .fold(text.clone(), |text, gap| text.replacen(gap.as_str(), "", 1))
            .to_lowercase(),
        _ => draft.prompt.to_lowercase(),
    }
}

/// The words of a text that tell what it is about, each cut to its root.
fn telling_roots(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let telling = words.filter(|word| {
        word.len() > 3
            && !matches!(
                *word,
                "which" | "year" | "what" | "when" | "that" | "with" | "from"
            )
    });
    telling.map(root)
}

#[allow(clippy::cast_precision_loss)] // a few words
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// Whether two facts are not of different things: somebody may visit two cities in one year.
fn same_object(one: &str, other: &str) -> bool {
    let object = |key: &str| -> BTreeSet<String> {
        let words = key.split('|').nth(3).unwrap_or_default().split(' ');
        words
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let (one, other) = (object(one), object(other));
    one.is_empty() || other.is_empty() || one.intersection(&other).next().is_some()
}
