//! What the cards ask, as it is compared: two prompts of one key ask the same, two of one gist nearly the same.

use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::tokens::{Word, phrase, stem, words};
use super::{Judged, LOOKED_AT};
use crate::base::PartialDate;
use crate::base::text::{folded, squeezed};
use crate::deck::raw::{RawAllow, Text};
use crate::deck::rules::{CONTRADICTION_ELSEWHERE, PROMPT_ELSEWHERE};
use crate::deck::{Answer, Cloze, Kind, Match};
use crate::diagnostic::Span;

/// A prompt as it is compared.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Prompt {
    /// What it asks.
    pub(super) key: u64,
    /// Its words in any order, where that means something.
    pub(super) gist: Option<u64>,
    /// The answers that count as right.
    pub(super) forms: Box<[u64]>,
    /// Where it stands.
    pub(super) span: Span,
    /// Which card of the deck it belongs to.
    pub(super) card: u32,
    /// The date that is shown with it.
    pub(super) dated: Option<PartialDate>,
    /// Whether it asks about the choices beside it, so that another answer is no contradiction.
    pub(super) open: bool,
    /// Rules of the collection that the author allows here: the same prompt, another answer.
    pub(super) allowed: [bool; 2],
}

impl Prompt {
    /// Whether both have an answer in common.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        self.forms.iter().any(|form| other.forms.contains(form))
    }

    /// Whether the two are asked of different times, and say so.
    pub(super) fn parted(&self, other: &Self) -> bool {
        self.dated != other.dated
    }
}

/// Which rules of the collection some entries allow.
pub(super) fn allowed(entries: &[RawAllow]) -> [bool; 2] {
    [PROMPT_ELSEWHERE, CONTRADICTION_ELSEWHERE].map(|rule| {
        let names = |entry: &RawAllow| {
            entry
                .rule
                .as_ref()
                .is_some_and(|name| name.text == rule.name)
        };
        entries.iter().any(names)
    })
}

/// One face of a card: what it asks and what counts as right.
struct Face<'a, 'n> {
    /// What sort of question it is; only questions of one sort are compared.
    sort: &'static str,
    text: String,
    written: Option<&'a Text<'n>>,
    forms: Vec<String>,
}

/// The prompts of a card, one for each face; `at` is its place among the cards.
pub(super) fn of_card(card: &Judged, at: u32, allowed: [bool; 2]) -> Vec<Prompt> {
    let prompt = |face: Face| {
        let said = words(&face.text);
        Some(Prompt {
            key: hash(&(face.sort, exact(&face.text))),
            gist: gist(face.sort, &face.text, &said),
            forms: face
                .forms
                .iter()
                .take(LOOKED_AT)
                .map(|form| hash(&folded(form)))
                .collect(),
            span: face.written?.span.clone(),
            card: at,
            dated: card.body.as_of.filter(|_| card.body.time_bound),
            // a term may be defined in many words
            open: face.sort == "term" || phrase(&said, &["of these", "of the following"]).is_some(),
            allowed,
        })
    };
    faces(card).into_iter().filter_map(prompt).collect()
}

fn faces<'a, 'n>(card: &Judged<'a, 'n>) -> Vec<Face<'a, 'n>> {
    let raw = card.raw;
    let face = |sort, text: &str, written, forms| Face {
        sort,
        text: text.to_owned(),
        written,
        forms,
    };
    match card.kind {
        Kind::Ask {
            ask,
            answer,
            accept,
            reverse,
            ..
        } => {
            let own = face("ask", ask, raw.ask.as_ref(), forms(answer, accept));
            let second = reverse.as_ref().map(|second| {
                let written = raw.reverse.as_ref().and_then(|raw| raw.ask.as_ref());
                face(
                    "ask",
                    &second.ask,
                    written,
                    forms(&second.answer, &second.accept),
                )
            });
            std::iter::once(own).chain(second).collect()
        }
        Kind::Claim { claim, answer, .. } => {
            vec![face(
                "claim",
                claim,
                raw.claim.as_ref(),
                vec![answer.to_string()],
            )]
        }
        Kind::Term {
            term,
            definition,
            accept,
        } => {
            let terms = std::iter::once(term).chain(accept).cloned().collect();
            vec![
                face("term", term, raw.term.as_ref(), vec![definition.clone()]),
                face("definition", definition, raw.definition.as_ref(), terms),
            ]
        }
        Kind::Cloze { text } => {
            let numbers = text.numbers().into_iter().take(LOOKED_AT);
            numbers
                .map(|number| deletion(text, number, raw.cloze.as_ref()))
                .collect()
        }
        Kind::Order { ask, order } => vec![ordered(ask, order, raw.ask.as_ref())],
        Kind::Match { ask, pairs } => vec![matched(ask, pairs, raw.ask.as_ref())],
    }
}

fn deletion<'a, 'n>(text: &Cloze, number: u16, written: Option<&'a Text<'n>>) -> Face<'a, 'n> {
    let gaps: Vec<_> = text.deletions(number).collect();
    let together: Vec<&str> = gaps.iter().map(|gap| gap.text.as_str()).collect();
    let mut forms = vec![together.join(PART)];
    forms.extend(text.accept(number));
    Face {
        sort: "cloze",
        text: text.with_gap(number),
        written,
        forms,
    }
}

/// The same words may well ask for the order of other things, so these belong to the question.
fn ordered<'a, 'n>(ask: &str, order: &[String], written: Option<&'a Text<'n>>) -> Face<'a, 'n> {
    let mut sorted = order.to_vec();
    sorted.sort();
    Face {
        sort: "order",
        text: format!("{ask}{PART}{}", sorted.join(PART)),
        written,
        forms: vec![order.join(PART)],
    }
}

fn matched<'a, 'n>(ask: &str, pairs: &[Match], written: Option<&'a Text<'n>>) -> Face<'a, 'n> {
    let mut pairs: Vec<_> = pairs
        .iter()
        .map(|pair| (&*pair.left, &*pair.right))
        .collect();
    pairs.sort_unstable();
    let (left, right): (Vec<&str>, Vec<&str>) = pairs.into_iter().unzip();
    Face {
        sort: "match",
        text: format!("{ask}{PART}{}", left.join(PART)),
        written,
        forms: vec![right.join(PART)],
    }
}

/// Parts texts that belong together; no text holds it, for it is a control character.
const PART: &str = "\u{1f}";

fn forms(answer: &Answer, accept: &[String]) -> Vec<String> {
    let own = match answer {
        Answer::One(text) => vec![text.clone()],
        Answer::Several(texts) => {
            let mut texts: Vec<String> = texts.iter().map(|text| folded(text)).collect();
            texts.sort();
            vec![texts.join(PART)]
        }
        Answer::Number { written, unit, .. } => {
            let with_unit = unit.as_ref().map(|unit| format!("{written} {unit}"));
            std::iter::once(written.clone()).chain(with_unit).collect()
        }
        Answer::Date(date) => vec![date.to_string()],
    };
    own.into_iter().chain(accept.iter().cloned()).collect()
}

/// The text as it is asked: case counts but at the start, because `Co` is not `CO`.
fn exact(text: &str) -> String {
    let text = squeezed(text);
    let text = text.trim_end_matches(['.', '?', '!', ':', '…', ' ']);
    let mut letters = text.chars();
    let first = letters.next().map(char::to_lowercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// The words that carry meaning, without their endings and in any order; `None` for short texts and for those in which
/// signs or the order of figures carry it.
fn gist(sort: &str, text: &str, said: &[Word]) -> Option<u64> {
    /// Fewer words than these are alike by chance.
    const FEWEST: usize = 4;
    const EMPTY: [&str; 26] = [
        "the", "a", "an", "of", "in", "on", "at", "to", "for", "by", "with", "and", "is", "are",
        "was", "were", "be", "been", "did", "do", "does", "s", "that", "this", "it", "its",
    ];
    let plain = |c: char| {
        c.is_alphanumeric()
            || c.is_whitespace()
            || matches!(
                c,
                '.' | ','
                    | ';'
                    | ':'
                    | '!'
                    | '?'
                    | '\''
                    | '’'
                    | '"'
                    | '“'
                    | '”'
                    | '('
                    | ')'
                    | '–'
                    | '—'
                    | '_'
            )
    };
    let hyphen = |at: usize| !text[at + 1..].starts_with(|c: char| c.is_ascii_digit());
    if !text
        .char_indices()
        .all(|(at, c)| plain(c) || (c == '-' && hyphen(at)))
    {
        return None;
    }
    let mut meaning: Vec<Cow<str>> = said
        .iter()
        .filter(|word| !EMPTY.contains(&&*word.text))
        .map(|word| match &*word.text {
            "what" => Cow::Borrowed("which"),
            text => stem(text),
        })
        .collect();
    // a gap is no word, but where there is one the text is not whole
    meaning.extend(text.contains("_____").then_some(Cow::Borrowed("_")));
    meaning.sort_unstable();
    (meaning.len() >= FEWEST).then(|| hash(&(sort, meaning)))
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_in_another_order_have_one_gist() {
        let gist = |text| gist("ask", text, &words(text));
        let same = |one, other| gist(one).is_some() && gist(one) == gist(other);
        assert!(same(
            "Which country did Japan invade first?",
            "Which country invaded Japan first?"
        ));
        assert!(same(
            "In which year was the treaty signed?",
            "In what year were the treaties signed?"
        ));
        assert!(!same(
            "When did Kim visit Japan first?",
            "Why did Kim visit Japan first?"
        ));
        assert!(!same(
            "In which year did Korea join the UN?",
            "In which year did Korea join the OECD?"
        ));
        assert_eq!(gist("How much is the sum 5 + 3 here?"), None);
        assert_eq!(gist("Who is Kim?"), None);
    }

    #[test]
    fn case_counts_within_a_prompt() {
        assert_eq!(exact("What is Co?"), exact("what  is Co"));
        assert_ne!(exact("What is Co?"), exact("What is CO?"));
    }
}
