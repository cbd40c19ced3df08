//! Whom an account of one life is on, where its title does not say it.

use super::*;
use crate::base::text::capitalised;
use crate::generate::language::{Vocabulary, is_numeral, untitled};
use crate::generate::lexicon::{JOINING, class_of, country, is_given_name};

/// The one whom a document tells of: he or she whom its opening sentence presents as encyclopaedias do, else the one person
/// whom most of its paragraphs name.
pub(super) fn hero(document: &Document, known: &Vocabulary) -> Option<String> {
    /// An account of somebody speaks of `him` or `her` often.
    const SPOKEN: usize = 5;
    let spoken = |word: &&str| {
        let same = |other: &&str| word.eq_ignore_ascii_case(other);
        (2..=3).contains(&word.len()) && ["he", "his", "him", "she", "her"].iter().any(same)
    };
    let paragraphs = || {
        let text = |block: &&Block| block.kind == BlockKind::Paragraph;
        document.blocks.iter().filter(text)
    };
    let all = paragraphs().flat_map(|block| words(&block.text).filter(spoken));
    if all.take(SPOKEN).count() < SPOKEN {
        return None;
    }
    let opening = paragraphs()
        .take(2)
        .find_map(|block| presented(&block.text, document));
    opening.or_else(|| told_of(document, known).filter(|_| !is_titled(document, known)))
}

/// Somebody whom a sentence presents: `OLA LUND (born 1945) is a …`, in usual capitals, without titles and nicknames.
fn presented(text: &str, document: &Document) -> Option<String> {
    /// Brackets and further names go before the verb.
    const FAR: usize = 260;
    let verb = [" is ", " was ", " served "].iter();
    let verb = verb.filter_map(|verb| text.find(verb)).min();
    let head = text.get(..verb.filter(|at| *at < FAR)?)?;
    let end = head.find(['(', ',', '[', ';']).unwrap_or(head.len());
    let (name, beside) = (head.get(..end)?.trim(), head.get(end..)?);
    let plain = nicknames_off(name);
    let plain = plain
        .trim_end_matches(" Jr.")
        .trim_end_matches(" JR.")
        .trim_end_matches(" Sr.");
    let usual: Vec<String> = untitled(plain)
        .split(' ')
        .map(|word| spelt(word, document))
        .collect();
    let named = usual.join(" ");
    let named = untitled(&named);
    (is_somebody(named, beside) && !is_body(named)).then(|| named.to_owned())
}

/// A name without the nickname in quotation marks.
fn nicknames_off(name: &str) -> String {
    let word = |word: &&str| !word.starts_with(['"', '“', '\'']) && !word.ends_with(['"', '”']);
    name.split(' ').filter(word).collect::<Vec<_>>().join(" ")
}

/// A word in large letters as its document writes it elsewhere, else with one capital; numerals of rulers stay.
fn spelt(word: &str, document: &Document) -> String {
    let initial = word.trim_end_matches('.').chars().count() < 2;
    if is_numeral(word) || initial || word.chars().any(char::is_lowercase) {
        return word.to_owned();
    }
    let same = |other: &&str| {
        other.chars().any(char::is_lowercase)
            && other.starts_with(char::is_uppercase)
            && other.to_lowercase() == word.to_lowercase()
    };
    let texts = document.blocks.iter().map(|block| &*block.text);
    let found = texts.flat_map(words).find(same);
    found.map_or_else(|| parts(word), str::to_owned)
}

/// A word with one capital for each of its parts: `Anne-Marie`.
fn parts(word: &str) -> String {
    let parts = word
        .split('-')
        .map(|part| capitalised(&part.to_lowercase()));
    parts.collect::<Vec<_>>().join("-")
}

/// Whether a name is one of a person: by a given name, or by the years of a life `beside` it.
fn is_somebody(name: &str, beside: &str) -> bool {
    let particles = [
        "de", "da", "von", "van", "of", "the", "ibn", "bin", "al", "del",
    ];
    let words: Vec<&str> = name.split(' ').collect();
    let plain = |word: &&str| {
        particles.contains(word)
            || word.starts_with(char::is_uppercase)
                && word
                    .chars()
                    .all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'))
    };
    let figures = beside.chars().filter(char::is_ascii_digit).count();
    let lived = beside.contains("born ") || figures >= 8 && beside.contains(['–', '-']);
    let given = words.first().is_some_and(|first| is_given_name(first));
    let initials = words.first().is_some_and(|first| first.contains('.'));
    (2..=5).contains(&words.len()) && words.iter().all(plain) && (lived || given) && !initials
}

/// Whether a name is one of a body, a place or a land.
pub(super) fn is_body(name: &str) -> bool {
    /// Parts of armies and of houses of business.
    const PARTS: [&str; 4] = ["corps", "headquarters", "staff", "command"];
    /// How places of several words begin.
    const PLACES: [&str; 8] = [
        "St ", "St. ", "Saint ", "San ", "Fort ", "Port ", "Mount ", "New ",
    ];
    let placed = PLACES.iter().any(|start| name.starts_with(start));
    let part = name.split(' ').any(|word| {
        let low = word.to_lowercase();
        class_of(&low).is_some() || PARTS.contains(&&*low) || JOINING.contains(&word)
    });
    placed || part || country(name).is_some()
}

/// Whether the title of a document names something itself, such as a canal whose builder most of its paragraphs name.
fn is_titled(document: &Document, known: &Vocabulary) -> bool {
    let title = document.title.as_deref().unwrap_or_default();
    let mut names = words(title).filter(|word| word.starts_with(char::is_uppercase));
    names.any(|word| {
        let low = word.to_lowercase();
        !known.is_small(&low) && known.is_capital(word)
    })
}

/// The one person whose name many paragraphs bear, none other coming near.
fn told_of(document: &Document, known: &Vocabulary) -> Option<String> {
    /// Shorter texts name somebody by chance.
    const PARAGRAPHS: usize = 5;
    let texts = document.blocks.iter().filter(|block| is_text(block));
    // hardly any word in small letters begins as a surname does
    let first = |word: &str| word.bytes().next();
    let begun: BTreeSet<_> = known.surnames.keys().map(|word| first(word)).collect();
    let texts: Vec<BTreeSet<&str>> = texts
        .filter(|block| block.text.len() > 80)
        .map(|block| {
            let words = words(&block.text).filter(|word| begun.contains(&first(word)));
            words
                .filter(|word| known.surnames.contains_key(*word))
                .collect()
        })
        .collect();
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for word in texts.iter().flatten() {
        let full = known.surnames.get(*word).filter(|full| full.len() == 1);
        if let Some(full) = full.and_then(BTreeSet::first) {
            *times.entry(full).or_default() += 1;
        }
    }
    let named = times.into_iter().map(|(full, times)| (times, full));
    let mut named: Vec<(usize, &str)> = named.collect();
    named.sort_unstable_by(|one, other| other.cmp(one));
    let (most, name) = *named.first()?;
    let next = named.get(1).map_or(0, |(times, _)| *times);
    let alone = most >= PARAGRAPHS && most * 2 >= texts.len() && next * 2 <= most;
    (alone && !is_body(name)).then(|| name.to_owned())
}

/// The words of a text, without the marks around them and what is theirs.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', '\n', '(', '"', '“'])
        .map(|word| match is_bare(word.as_bytes()) {
            true => word,
            false => word.trim_matches(|c: char| !c.is_alphanumeric()),
        })
        .map(|word| match word.ends_with('s') {
            true => word.trim_end_matches("'s").trim_end_matches("’s"),
            false => word,
        })
}

/// Whether no marks stand around a word for sure.
fn is_bare(word: &[u8]) -> bool {
    let letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    letter(word.first()) && letter(word.last())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(text: &str) -> Document {
        let text = format!("# Notes\n\n{text}\n");
        crate::generate::read("notes.md", text.as_bytes(), None).unwrap()
    }

    #[test]
    fn an_opening_presents_whom_the_account_is_on() {
        let rest = "Lund was born in Malmö. He studied there. He left for Peru with his wife in 1920, where he died. She left him.";
        for (opening, name) in [
            (
                "OLA BERTIL LUND (born 1895) was a Swedish painter.",
                "Ola Bertil Lund",
            ),
            ("Sir Ola Lund, OBE (1895–1961) was a painter.", "Ola Lund"),
            ("ERIK III (; 1402 – 1455) was King of Peru.", "Erik III"),
        ] {
            let document = document(&format!("{opening} {rest}\n"));
            assert_eq!(
                hero(&document, &Vocabulary::default()).as_deref(),
                Some(name)
            );
        }
    }

    #[test]
    fn a_body_or_a_text_without_him_is_on_nobody() {
        let he = "He left it. His son came, and he went with him and his wife.";
        for text in [
            format!("LUND COLLEGE (1895–1961) was a school. {he}"),
            format!("The treaty was signed by Ola Lund. {he}"),
            String::from("Ola Lund (born 1895) was a painter. Nils Berg came."),
        ] {
            assert_eq!(
                hero(&document(&text), &Vocabulary::default()),
                None,
                "{text}"
            );
        }
    }
}
