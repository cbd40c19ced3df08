//! A clause as the frames see it: its subject named in full, its parts said without leaning on other sentences.

mod clauses;
mod definite;
mod meant;
mod phrases;
mod placed;
mod subjects;
mod titled;
mod verbs;

pub(crate) use subjects::ANYBODY;

use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};
use std::ops::Range;

use super::article::{article, of_body};
use super::scene::{Memory, Scene};
use super::science::Parts;
use crate::base::text::capitalised;
use crate::generate::Reason;
use crate::generate::language::{
    Clause, Kind, Mode, Name, Sort, Span, Token, is_calling, office, tidy, untitled,
};
use crate::generate::lexicon::{
    AUXILIARIES, BELONGING, DEGREES, DETERMINERS, JOINING, LEANING, LIGHT_ADVERBS, List, NOW,
    NameKind, PARTICIPLE, PREPOSITIONS, adjective, country, is_leaning_noun, is_unique, of_form,
};

/// The subject of a clause as it stands within a question.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Subject {
    /// Its words, small at the start unless it is a name.
    pub(crate) text: String,
    /// What it stands for, when it is a name.
    pub(crate) kind: Option<NameKind>,
    /// Whether it is more than one.
    pub(crate) plural: bool,
    /// Whether it was found in another sentence.
    pub(crate) resolved: bool,
}

impl Subject {
    /// No subject that could be named.
    pub(crate) fn none() -> Self {
        Self {
            text: String::new(),
            kind: None,
            plural: false,
            resolved: false,
        }
    }
}

/// A clause with all that is known of it.
pub(crate) struct View<'a, 't> {
    /// The sentence without its brackets.
    pub(crate) text: &'a str,
    /// Its tokens.
    pub(crate) tokens: &'a [Token<'t>],
    /// Its dates and numbers.
    pub(crate) spans: &'a [Span],
    /// Its names.
    pub(crate) names: &'a [Name],
    /// Who did what.
    pub(crate) clause: &'a Clause,
    /// Its subject.
    pub(crate) subject: Subject,
    /// What stood in brackets: the byte in `text` behind which it stood, and the words.
    pub(crate) brackets: &'a [(usize, String)],
    /// The document.
    pub(crate) scene: &'a Scene<'a>,
    /// The paragraph so far.
    pub(crate) memory: &'a Memory,
    /// Whether it is the first clause of its sentence.
    pub(crate) first: bool,
    /// Why a frame that fitted said nothing: the last reason.
    pub(crate) leaning: Option<Reason>,
    /// The same, while frames look.
    pub(crate) why: RefCell<Option<Reason>>,
    /// Where its statements can begin and end, once it was asked.
    pub(crate) parts: OnceCell<Parts>,
}

/// Whether a clause tells of things in general, in the present, or of an invention.
pub(crate) fn is_general(clause: &Clause, tokens: &[Token]) -> bool {
    let helper = clause
        .helper
        .and_then(|at| tokens.get(at))
        .map_or("", |token| &*token.low);
    let present =
        matches!(clause.mode, Mode::Third | Mode::Plural) || matches!(helper, "is" | "are" | "can");
    present
        || matches!(clause.mode, Mode::Passive | Mode::Past)
            && matches!(
                clause.verb,
                "invent" | "introduce" | "discover" | "patent" | "develop"
            )
}

/// The words of a range of tokens.
pub(crate) fn words<'a>(text: &'a str, tokens: &[Token], range: &Range<usize>) -> &'a str {
    match (
        tokens.get(range.start),
        range.end.checked_sub(1).and_then(|last| tokens.get(last)),
    ) {
        (Some(first), Some(last)) if range.start < range.end => &text[first.start..last.end],
        _ => "",
    }
}

/// What sentences are read with.
pub(crate) struct Reading<'a, 't> {
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a [Token<'t>],
    pub(crate) names: &'a [Name],
    pub(crate) scene: &'a Scene<'a>,
    pub(crate) memory: &'a Memory,
    /// Whether the clause tells of things in general: then `the femur` is any.
    pub(crate) general: bool,
    /// Whether what is read stands behind the subject of a statement, which its pronouns can mean.
    pub(crate) inner: bool,
}

/// The key of a fact.
pub(crate) fn key(asked: &str, subject: &str, verb: &str, rest: &str) -> String {
    let mut words: Vec<String> = canonical(rest);
    words.sort();
    words.dedup();
    let mut of = canonical(subject);
    of.sort();
    of.dedup();
    format!("{asked}|{}|{verb}|{}", of.join(" "), words.join(" "))
}

/// Bodies that are written in initials as often as in full.
pub(crate) const INITIALS: &[(&str, &str)] = &[
    ("UN", "United Nations"),
    ("EU", "European Union"),
    ("NATO", "North Atlantic Treaty Organization"),
    ("WTO", "World Trade Organization"),
    ("WHO", "World Health Organization"),
    ("IMF", "International Monetary Fund"),
    (
        "OECD",
        "Organisation for Economic Co-operation and Development",
    ),
    ("OPEC", "Organization of the Petroleum Exporting Countries"),
    ("ASEAN", "Association of Southeast Asian Nations"),
    ("U.N.", "United Nations"),
    ("E.U.", "European Union"),
    ("APEC", "Asia-Pacific Economic Cooperation"),
    ("WWI", "World War I"),
    ("WWII", "World War II"),
];

/// The other names of a body that is written in initials as often as in full.
pub(crate) fn other_names(name: &str) -> Vec<String> {
    let mut others: Vec<String> = INITIALS
        .iter()
        .filter(|(short, long)| *short == name || *long == name)
        .map(|(short, long)| if *short == name { *long } else { *short })
        .map(str::to_owned)
        .collect();
    others.dedup();
    others
}

/// The words of a text that carry meaning, countries by their usual names.
fn canonical(text: &str) -> Vec<String> {
    /// Words that tell no fact from another.
    const SMALL: &List = &List::new(&[
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "by",
        "with",
        "and",
        "its",
        "their",
        "his",
        "her",
        "full",
        "formal",
        "official",
        "formally",
        "officially",
        "along",
        "full-scale",
    ]);
    let mut text = Cow::Borrowed(text);
    // the second letter of initials is large too, or a stop: most words are seen at once to be none
    let large =
        |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_uppercase() || *byte == b'.');
    let initials = |word: &str| {
        large(word.as_bytes().get(1)) && INITIALS.iter().any(|(short, _)| *short == word)
    };
    if text.split([' ', '?', ',']).any(initials) {
        for (short, long) in INITIALS {
            if text.split([' ', '?', ',']).any(|word| word == *short) {
                text = Cow::Owned(text.replace(short, long));
            }
        }
    }
    if text.contains(" of ") || text.contains("Republic") || text.contains("Kingdom") {
        text = Cow::Owned(crate::generate::lexicon::usually_named(text.into_owned()));
    }
    crate::generate::language::tokens(&text)
        .iter()
        .filter(|token| {
            token.kind != Kind::Mark && token.kind != Kind::Possessive && !token.among(SMALL)
        })
        .map(
            |token| match country(token.text).or_else(|| adjective(token.text)) {
                Some(known) => known.name.to_lowercase(),
                None => token.low.trim_end_matches('s').to_owned(),
            },
        )
        .collect()
}

/// A text that begins small, unless its first word is a name: for what follows in a sentence.
pub(crate) fn lowered(text: &str) -> String {
    let first = text.split(' ').next().unwrap_or("");
    let low = first.to_lowercase();
    if PREPOSITIONS.contains(&&*low) || DETERMINERS.contains(&&*low) || JOINING.contains(&&*low) {
        format!("{low}{}", &text[first.len()..])
    } else {
        text.to_owned()
    }
}

/// A question with its capital and its mark, without what hangs loose at its end.
pub(crate) fn finished(text: &str) -> String {
    let mut text = tidy(text);
    loop {
        let cut = text
            .trim_end_matches([',', ';', ':', '-', '–', ' ', '.'])
            .len();
        text.truncate(cut);
        let loose = [
            " and",
            " or",
            " but",
            " with",
            " in",
            " on",
            " of",
            " at",
            " by",
            " to",
            " from",
            " for",
            " as",
            " the",
            " also",
            " as well",
            " too",
            " largely",
            " mainly",
            " mostly",
            " partly",
            " primarily",
            " especially",
            " particularly",
        ]
        .iter()
        .find(|word| {
            text.ends_with(*word)
                && !(matches!(
                    **word,
                    " to"
                        | " from"
                        | " for"
                        | " as"
                        | " with"
                        | " of"
                        | " in"
                        | " by"
                        | " on"
                        | " at"
                ))
        });
        match loose {
            Some(word) => text.truncate(text.len() - word.len()),
            None => break,
        }
    }
    format!("{}?", capitalised(&text))
}

/// A question that follows an opening: `within how many days …`.
pub(crate) fn small(prompt: &str) -> String {
    let mut chars = prompt.chars();
    let first = prompt.split(' ').next().unwrap_or("");
    let asks = matches!(
        first,
        "What"
            | "Which"
            | "Who"
            | "In"
            | "For"
            | "Within"
            | "How"
            | "Why"
            | "At"
            | "By"
            | "Where"
            | "About"
            | "More"
            | "After"
            | "Every"
            | "Up"
            | "Since"
            | "Until"
            | "Into"
            | "Of"
            | "To"
            | "Over"
            | "Less"
            | "As"
            | "From"
            | "On"
            | "With"
    );
    if asks {
        chars
            .next()
            .into_iter()
            .flat_map(char::to_lowercase)
            .collect::<String>()
            + chars.as_str()
    } else {
        prompt.to_owned()
    }
}
