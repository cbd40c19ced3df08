//! Definitions: which term means what, and what letters stand for.

use super::Asked;
use super::clause::is_plural;
use super::plain::points;
use crate::generate::facts::Value;
use crate::generate::facts::define::tells_doer;
use crate::generate::lexicon::{DETERMINERS, LEANING};

/// `LBA - shall mean the Linden Boating Association`: what do the letters stand for?
pub(super) fn initials(text: &str, law: &str) -> Option<Asked> {
    /// A longer name is read rather than recalled.
    const LONGEST: usize = 9;
    let text = text.replace('"', "");
    let (letters, told) = [" shall mean ", " shall be ", " means "]
        .iter()
        .find_map(|mark| text.split_once(mark))?;
    let letters = letters.trim_end_matches([' ', '-', '–', '—', ':']);
    let short = (2..=7).contains(&letters.len()) && letters.chars().all(|c| c.is_ascii_uppercase());
    let name = told
        .strip_prefix("the ")
        .or_else(|| told.strip_prefix("The "))?;
    let name = name.split([',', ';']).next().unwrap_or(name);
    let named = name.contains(' ') && name.starts_with(char::is_uppercase);
    // its first letters are those of the name
    let first = letters.chars().next();
    let named = named && !name.contains("http");
    let stands = name.starts_with(|c: char| Some(c) == first);
    (short && named && stands && name.split(' ').count() <= LONGEST && !points(name)).then(|| {
        Asked {
            prompt: format!("what does {letters} stand for in {law}"),
            value: Value::Words(name.to_owned()),
            quality: 0.78,
            opened: false,
        }
    })
}

/// `"discharge" means …`: which term?
pub(super) fn definition(text: &str, law: &str) -> Option<Asked> {
    /// A longer definition is read rather than recalled.
    const LONGEST: usize = 36;
    const VERBS: [&str; 5] = [
        "means ",
        "refers to ",
        "shall mean ",
        "is defined as ",
        "denotes ",
    ];
    let text = without_translation(text);
    let listed = listed(text).or_else(|| unquoted(text));
    let text = listed.as_deref().unwrap_or(text);
    let text = text
        .split_once(", ")
        .filter(|(lead, _)| lead.starts_with("In this ") || lead.starts_with("For the purpose"))
        .map_or(text, |(_, rest)| rest);
    let rest = text
        .strip_prefix("the term ")
        .or_else(|| text.strip_prefix("The term "))
        .unwrap_or(text);
    let (term, rest) = rest.strip_prefix('"')?.split_once('"')?;
    let told = VERBS
        .iter()
        .find_map(|verb| rest.trim_start().strip_prefix(verb))?;
    // what the term means follows in a list
    if told.ends_with(" are") || told.ends_with(" is") {
        return None;
    }
    let told = own_meaning(told)?
        .trim_end_matches("; and")
        .trim_end_matches([';', ',', ' ']);
    let count = told.split(' ').count();
    let low = told.to_lowercase();
    let said: Vec<&str> = low.split(|c: char| !c.is_alphanumeric()).collect();
    let alone = !term.contains(' ');
    let own = |word: &str| {
        let root = word.to_lowercase();
        let root = root.trim_end_matches('s');
        // `bee` is told by `honeybee`
        let told =
            |said: &&str| said.trim_end_matches('s') == root || alone && said.ends_with(root);
        !said.iter().any(|said| told(&said.trim_end_matches('s')))
    };
    // `any other taking of fish`: than what?
    let other = ["any other ", "other ", "another "]
        .iter()
        .any(|other| told.starts_with(other));
    let apart = !tells_where(told)
        && !is_broken_off(told)
        && term.split(' ').filter(|word| own(word)).count() * 2 >= term.split(' ').count()
        && !points(told)
        && !other
        && !tells_doer(told, term)
        && !is_titled(term, law);
    ((4..=LONGEST).contains(&count) && apart && !told.contains('"') && term.split(' ').count() <= 5)
        .then(|| Asked {
            prompt: format!(
                "which term {} {law} define as \"{told}\"",
                if is_plural(last(law)) { "do" } else { "does" }
            ),
            value: Value::Term(term.to_owned()),
            quality: 0.78,
            opened: false,
        })
}

/// What a term means, without what it includes besides, without a rule for other words behind it, and without the note of a change:
/// `a device for locating metal, and includes a magnetometer; [ins. 2019]`. `None` where a clause tells what is the case.
fn own_meaning(told: &str) -> Option<&str> {
    const BEHIND: [&str; 7] = [
        "; [",
        " [",
        "; and words ",
        "; and includes ",
        ", and includes ",
        " and includes ",
        ", but does not include ",
    ];
    let end = BEHIND.iter().filter_map(|mark| told.find(mark)).min();
    let told = &told[..end.unwrap_or(told.len())];
    (!told.starts_with("that ")).then_some(told)
}

/// Whether a definition tells nothing but where it is told: `the service described in Part III`.
pub(in crate::generate::facts) fn tells_where(told: &str) -> bool {
    const MARKS: [&str; 6] = [
        " described in ",
        " specified in ",
        " referred to in ",
        " set out in ",
        " mentioned in ",
        " listed in ",
    ];
    MARKS.iter().any(|mark| told.contains(mark))
}

/// Whether a definition ends in the middle of a reference: `a number issued under sub-section`.
fn is_broken_off(told: &str) -> bool {
    let last = told.rsplit(' ').next().unwrap_or(told);
    [
        "section",
        "sub-section",
        "subsection",
        "clause",
        "sub-clause",
        "paragraph",
        "rule",
        "under",
        "of",
    ]
    .contains(&last)
}

/// Whether the name of a law holds every word of a term: `weighbridge` in a Weighbridges Act.
fn is_titled(term: &str, law: &str) -> bool {
    let root = |word: &str| {
        let low = word.to_lowercase();
        low.trim_end_matches("ies")
            .trim_end_matches(['s', 'y', 'e'])
            .to_owned()
    };
    term.split(' ')
        .all(|word| law.split(' ').any(|own| root(own) == root(word)))
}

/// The last word of the name of a law: one act on bees and apiaries is no two laws.
fn last(law: &str) -> &str {
    let name = [" of ", " on ", " for "]
        .iter()
        .fold(law, |name, joint| name.split(joint).next().unwrap_or(name));
    name.rsplit(' ').next().unwrap_or(name)
}

/// A definition in a list, with its term in quotation marks: `Fleet - shall mean the boats of the society`.
fn listed(text: &str) -> Option<String> {
    /// Longer terms are sentences.
    const LONGEST: usize = 4;
    let marks = [" - ", " – ", " — "];
    let (term, told) = marks.iter().find_map(|mark| text.split_once(mark))?;
    let means = ["shall mean ", "means ", "refers to "]
        .iter()
        .any(|verb| told.starts_with(verb));
    let plain = !term.contains('"') && term.split(' ').count() <= LONGEST;
    (means && plain).then(|| format!("\"{term}\" {told}"))
}

/// A definition without the word of another language behind it: `means anyone who sells boats; (marchand)`.
fn without_translation(text: &str) -> &str {
    /// Longer brackets are part of the definition.
    const LONGEST: usize = 5;
    text.strip_suffix(')')
        .and_then(|text| text.rsplit_once("; ("))
        .filter(|(_, inside)| inside.split(' ').count() <= LONGEST && !inside.contains(')'))
        .map_or(text, |(text, _)| text)
}

/// A definition without quotation marks, with its term in them: `dealer means anyone who sells boats`.
fn unquoted(text: &str) -> Option<String> {
    /// Longer terms are sentences.
    const LONGEST: usize = 3;
    let (term, told) = text.split_once(" means ")?;
    let words: Vec<&str> = term.split(' ').collect();
    let small =
        |word: &&str| !word.is_empty() && word.chars().all(|c| c.is_lowercase() || c == '-');
    let noun = words.len() <= LONGEST
        && words.iter().all(small)
        && !DETERMINERS.contains(&words[0])
        && !LEANING.contains(&words[0]);
    noun.then(|| format!("\"{term}\" means {told}"))
}
