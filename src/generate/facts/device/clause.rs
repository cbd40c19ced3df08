//! Sentences of manuals, cut into clauses: `The dose can be set from 1 to 6; it is set to 4 on delivery.`

use super::verbs::{OTHER, WORTH};
use crate::generate::lexicon::{DETERMINERS, PARTICIPLE, PREPOSITIONS, of_form};

/// Helping verbs on which a clause can stand.
pub(super) const HELPERS: [&str; 11] = [
    "is", "are", "must", "may", "can", "cannot", "should", "has", "have", "will", "need",
];

/// How the verb of a clause stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// `is 1.9 m long`, `must be 600 mm wide`.
    Be,
    /// `is connected`, `must be fitted`.
    Passive,
    /// `holds`, `may cause`.
    Active,
}

/// A clause of a sentence, as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Raw<'t> {
    /// What stands before its subject, with the word that joins it: `With the mechanical shutter`; mostly empty.
    pub(super) lead: &'t str,
    /// Its subject.
    pub(super) subject: &'t str,
    /// Its helping verb as a question has it: `is`, `must`; empty for `holds`.
    pub(super) helper: &'static str,
    /// Whether it says what is not so.
    pub(super) negative: bool,
    /// The adverbs within its verb: `usually`.
    pub(super) adverb: &'t str,
    /// How its verb stands.
    pub(super) mode: Mode,
    /// The verb: plain for [`Mode::Active`], the participle for [`Mode::Passive`].
    pub(super) verb: &'t str,
    /// Whether its subject is one.
    pub(super) single: bool,
    /// What follows.
    pub(super) rest: &'t str,
    /// Whether its subject is what `which` means, without its article.
    pub(super) relative: bool,
}

/// The plain form of a verb of manuals; the second value is whether the form is that of one.
pub(super) fn verb_of(word: &str) -> Option<(&'static str, bool)> {
    let known = |base: &str| {
        let mut verbs = WORTH.iter().chain(OTHER);
        verbs.find(|verb| **verb == base).copied()
    };
    if let Some(base) = known(word) {
        return Some((base, false));
    }
    let stem = word.strip_suffix('s')?;
    let ies = word.strip_suffix("ies").map(|stem| format!("{stem}y"));
    known(stem)
        .or_else(|| word.strip_suffix("es").and_then(known))
        .or_else(|| ies.as_deref().and_then(known))
        .map(|base| (base, true))
}

/// Whether a word can follow `is` as a participle.
pub(super) fn is_participle(word: &str) -> bool {
    of_form(word, PARTICIPLE).is_some()
        || word.len() > 4 && word.ends_with("ed") && word != "need" && word != "speed"
        || matches!(
            word,
            "set" | "put" | "cut" | "shut" | "built" | "worn" | "fitted"
        )
}

/// The words of a text with their places.
fn places(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(' ').scan(0, |at, word| {
        let start = *at;
        *at += word.len() + 1;
        Some((start, word))
    })
}

/// Words with which a lead begins.
const LEADS: [&str; 19] = [
    "with", "in", "at", "under", "before", "after", "if", "when", "where", "since", "while",
    "during", "for", "once", "on", "from", "every", "without", "to",
];

/// Where the lead of a clause ends, and where its subject begins.
fn led(text: &str) -> Option<(usize, usize)> {
    let first = text.split(' ').next()?.to_lowercase();
    if !LEADS.contains(&&*first) {
        return Some((0, 0));
    }
    let comma = text.find(", ");
    let joins = matches!(
        &*first,
        "if" | "when" | "where" | "since" | "while" | "before" | "after" | "once" | "to"
    );
    let bare = bare_led(text).filter(|(end, _)| !joins && comma.is_none_or(|comma| *end < comma));
    bare.or(comma.map(|comma| (comma, comma + 2)))
}

/// The same where no comma closes the lead.
fn bare_led(text: &str) -> Option<(usize, usize)> {
    // `With the mechanical shutter the camera takes …`: a noun phrase begins behind a noun
    let words: Vec<(usize, &str)> = places(text).collect();
    let opens = |word: &str| matches!(word, "the" | "a" | "an" | "you" | "it");
    let (start, _) = *words.windows(2).skip(1).find_map(|pair| {
        let free = !PREPOSITIONS.contains(&pair[0].1) && !matches!(pair[0].1, "and" | "or");
        (free && opens(pair[1].1)).then_some(&pair[1])
    })?;
    Some((start - 1, start))
}

/// Whether the word at a place is the verb on which a clause stands.
fn stands_on(words: &[(usize, &str)], at: usize) -> bool {
    let word = words[at].1;
    let before = at.checked_sub(1).map_or("", |at| words[at].1);
    let after = words.get(at + 1).map_or("", |next| next.1);
    if HELPERS.contains(&word) {
        return !(word == "need" && before == "the");
    }
    let Some((_, third)) = verb_of(word) else {
        return false;
    };
    let low = before.to_lowercase();
    let noun = matches!(
        if at == 1 { &*low } else { before },
        "the" | "a" | "an" | "of" | "to" | "for" | "and" | "in" | "with" | "this" | "not"
    );
    // `the status light glows`: the verb comes yet
    let helped = HELPERS.contains(&after) || verb_of(after).is_some_and(|(_, third)| third);
    // `streaks on the glass mean`: the head tells the number
    let head = words[..at]
        .iter()
        .skip(1)
        .position(|(_, word)| PREPOSITIONS.contains(word))
        .map_or(before, |behind| words[behind].1);
    let many = |noun: &str| {
        noun.ends_with('s') && !["ss", "us", "is"].iter().any(|end| noun.ends_with(end))
    };
    let plural = many(head) || matches!(&*low, "you" | "they" | "children");
    !noun
        && !helped
        && if third {
            !many(before) || !plural
        } else {
            plural
        }
}

/// The clause that a text is, if it is one.
pub(super) fn raw(text: &str) -> Option<Raw<'_>> {
    let (lead, start) = led(text)?;
    let body = &text[start..];
    let words: Vec<(usize, &str)> = places(body).collect();
    let mut inner = 0_usize;
    let mut found = None;
    let mut relative = false;
    for at in 0..words.len() {
        if at > 0 && matches!(words[at].1, "that" | "which" | "who") {
            // `dust that settles`: mostly the verb follows at once
            let next = words.get(at + 1).map_or("", |next| next.1);
            relative = !DETERMINERS.contains(&next) && next != "you";
            inner += usize::from(!relative);
        } else if relative {
            relative = false;
        } else if at > 0 && stands_on(&words, at) {
            if inner == 0 {
                found = Some(at);
                break;
            }
            inner -= 1;
        }
    }
    let at = found?;
    let subject = body[..words[at].0].trim();
    let subject = subject
        .strip_suffix(" then")
        .or_else(|| subject.strip_suffix(" also"))
        .unwrap_or(subject);
    group(&words, at, body).map(|mut raw| {
        raw.lead = &text[..lead];
        raw.subject = subject;
        raw
    })
}

/// The clause behind a subject that it shares with the clause before it: `can be extended to 4 m`.
pub(super) fn shared<'t>(text: &'t str, before: &Raw<'t>) -> Option<Raw<'t>> {
    let words: Vec<(usize, &str)> = places(text).collect();
    let (_, first) = *words.first()?;
    let verb =
        HELPERS.contains(&first) || verb_of(first).is_some_and(|(_, third)| third == before.single);
    // `is sealed and covered`: the helper is shared too
    let mut raw = group(&words, 0, text).filter(|_| verb)?;
    raw.lead = before.lead;
    raw.subject = before.subject;
    raw.relative = before.relative;
    Some(raw)
}

/// The verb that begins at a word, with what follows.
fn group<'t>(words: &[(usize, &'t str)], at: usize, text: &'t str) -> Option<Raw<'t>> {
    let first = words[at].1;
    let from = |at: usize| words.get(at).map_or("", |(start, _)| &text[*start..]);
    let mut raw = Raw {
        lead: "",
        subject: "",
        helper: "",
        negative: first == "cannot",
        adverb: "",
        mode: Mode::Active,
        verb: "",
        single: false,
        rest: "",
        relative: false,
    };
    let helper = HELPERS.iter().find(|helper| **helper == first).copied();
    let Some(helper) = helper.filter(|helper| !matches!(*helper, "has" | "have" | "need")) else {
        return possessing(raw, words, at, text);
    };
    raw.helper = if helper == "cannot" { "can" } else { helper };
    raw.single = helper != "are";
    let mut next = at + 1;
    while let Some((_, word)) = words.get(next) {
        if *word == "not" {
            raw.negative = true;
        } else if is_adverb(word) {
            raw.adverb = word;
        } else {
            break;
        }
        next += 1;
    }
    if !matches!(helper, "is" | "are") {
        if words.get(next)?.1 != "be" {
            // `must lie`, `can burn`
            let verb = words[next].1;
            let plain = !verb.is_empty() && verb.chars().all(char::is_lowercase);
            raw.verb = verb;
            raw.rest = from(next + 1);
            return plain.then_some(raw);
        }
        next += 1;
        if let Some((_, word)) = words.get(next).filter(|(_, word)| is_adverb(word)) {
            raw.adverb = word;
            next += 1;
        }
    }
    let verb = words.get(next).map_or("", |(_, word)| word);
    if is_participle(verb.trim_end_matches([',', '.'])) {
        raw.mode = Mode::Passive;
        raw.verb = verb.trim_end_matches([',', '.']);
        raw.rest = if verb.len() > raw.verb.len() {
            ""
        } else {
            from(next + 1)
        };
    } else {
        raw.mode = Mode::Be;
        raw.rest = from(next);
    }
    Some(raw)
}

/// A clause on `has`, on `has to be fitted`, or on a plain verb.
fn possessing<'t>(
    mut raw: Raw<'t>,
    words: &[(usize, &'t str)],
    at: usize,
    text: &'t str,
) -> Option<Raw<'t>> {
    let from = |at: usize| words.get(at).map_or("", |(start, _)| &text[*start..]);
    let first = words[at].1;
    let word = |at: usize| words.get(at).map_or("", |(_, word)| *word);
    if matches!(first, "has" | "have") {
        raw.single = first == "has";
        if (word(at + 1), word(at + 2)) == ("to", "be") {
            raw.helper = "must";
            raw.mode = Mode::Passive;
            raw.verb = word(at + 3);
            raw.rest = from(at + 4);
            return is_participle(raw.verb).then_some(raw);
        }
        let perfect =
            word(at + 1) == "been" || is_participle(word(at + 1)) && word(at + 1) != "built";
        raw.verb = "have";
        raw.rest = from(at + 1);
        return (!perfect).then_some(raw);
    }
    let (verb, third) = verb_of(first)?;
    raw.verb = verb;
    raw.single = third;
    raw.rest = from(at + 1);
    Some(raw)
}

/// Adverbs within a verb.
pub(super) fn is_adverb(word: &str) -> bool {
    matches!(
        word,
        "usually"
            | "normally"
            | "also"
            | "then"
            | "always"
            | "never"
            | "only"
            | "automatically"
            | "generally"
            | "still"
    )
}
