//! The outer shape of a question: its length, its marks, words that stand where none belong.

use crate::base::text::{small, squeezed};
use crate::generate::Reason;
use crate::generate::lexicon::PREPOSITIONS;

/// Words that point to what stands around a sentence.
const VAGUE: [&str; 23] = [
    " nearby ",
    " a similar ",
    " did certain ",
    " were certain ",
    " are certain ",
    " previous ",
    " aforementioned ",
    " following ",
    " latter ",
    " former ",
    " this ",
    " these ",
    " earlier ",
    " the next ",
    " next most ",
    " resulting ",
    " what is today ",
    " what is now ",
    " current ",
    " recent ",
    " present-day ",
    " said to ",
    " mentioned ",
];

/// The first of the vague words that a question has; each is looked for only where a blank stands.
fn vague(stem: &str) -> Option<&'static str> {
    let mut first: Option<usize> = None;
    for (at, _) in stem.match_indices(' ') {
        let rest = &stem.as_bytes()[at..];
        let sooner = &VAGUE[..first.unwrap_or(VAGUE.len())];
        let met = sooner.iter().position(|word| {
            let word = word.as_bytes();
            rest.get(1) == Some(&word[1]) && rest.starts_with(word)
        });
        // `Ola Lund, former manager of the mine,` tells who he is
        let told = |met: &usize| {
            VAGUE[*met] == " former "
                && (stem.contains("former Soviet") || stem.contains(", former "))
        };
        first = met.filter(|met| !told(met)).or(first);
    }
    first.map(|first| VAGUE[first].trim())
}

/// Length, brackets, quotation marks, doubled words.
pub(super) fn shape(stem: &str, gaps: bool) -> Option<Reason> {
    /// Beyond this a learner reads instead of recalling.
    const LONGEST: usize = 26;
    /// Fewer words hardly name a thing and ask for another.
    const SHORTEST: usize = 3;
    /// A statement with a gap is read at one go.
    const STATEMENT: usize = 32;
    let count = stem.split_whitespace().count();
    if count > if gaps { STATEMENT } else { LONGEST } {
        return Some(Reason::TooLong);
    }
    if count < SHORTEST {
        return Some(Reason::NoFact);
    }
    if let Some(vague) = vague(stem) {
        return Some(Reason::Leaning(vague.to_owned()));
    }
    let words: Vec<&str> = bare(stem).collect();
    if is_odd(stem, gaps) || is_doubled(&words) {
        return Some(Reason::Damaged(squeezed(stem)));
    }
    clash(stem, &words).map(Reason::Damaged)
}

/// Whether marks stand in a stem without their partners, or where none belong.
fn is_odd(stem: &str, gaps: bool) -> bool {
    let (mut quotes, mut opened, mut closed, mut comma) = (0_u32, 0_u32, 0_u32, false);
    for byte in stem.bytes() {
        match byte {
            b'"' => quotes += 1,
            b'(' => opened += 1,
            b')' => closed += 1,
            b',' => comma = true,
            b'|' | b'[' | b'<' | b'>' | b'\\' | b'*' => return true,
            b';' if !gaps => return true,
            _ => {}
        }
    }
    // `a filibuster, or a private`: the rest of a name told in other words
    let torn = stem.ends_with(" along?") || stem.contains(", or a ") || stem.ends_with("'s?");
    torn || quotes % 2 == 1 || opened != closed || comma && is_cut(stem)
}

/// Whether something is gone before a comma: `as shown in, the amendment`.
fn is_cut(stem: &str) -> bool {
    stem.match_indices(", ").any(|(at, _)| {
        let before = stem[..at].rsplit_once(' ').map_or("", |(_, last)| last);
        matches!(before, "in" | "of" | "from" | "the" | "and" | "with")
    })
}

/// The words of a stem without the marks around them.
fn bare(stem: &str) -> impl Iterator<Item = &str> {
    let mark = |c: char| !c.is_alphanumeric();
    stem.split_whitespace()
        .map(move |word| word.trim_matches(mark))
}

/// Whether a word stands twice in a row.
fn is_doubled(words: &[&str]) -> bool {
    // `Bufo bufo` is the name of a species
    let species = |word: &str, next: &str| {
        word.starts_with(char::is_uppercase)
            && next.starts_with(char::is_lowercase)
            && word.len() > 3
    };
    words.windows(2).any(|pair| {
        let (word, next) = (pair[0], pair[1]);
        let same = word.eq_ignore_ascii_case(next)
            || !(word.is_ascii() && next.is_ascii()) && small(word) == small(next);
        same && !word.is_empty() && !matches!(&*small(word), "had" | "that") && !species(word, next)
    })
}

/// Two small words that do not follow each other: a preposition lost its noun.
fn clash(stem: &str, words: &[&str]) -> Option<String> {
    const SECOND: [&str; 9] = ["in", "of", "on", "by", "with", "is", "was", "did", "and"];
    const FIRM: [&str; 10] = [
        "up", "over", "outside", "inside", "off", "along", "from", "as", "out", "behind",
    ];
    let mut clashing = words.windows(2).filter_map(|pair| {
        let (word, next) = (pair[0], pair[1]);
        // most words are seen at once to be none of these
        let second = SECOND
            .iter()
            .find(|second| next.eq_ignore_ascii_case(second))?;
        let first = small(word);
        let amount = first == "to" && *second == "in" && stem.contains(" amount to in ");
        let clash = PREPOSITIONS.contains(&&*first) && !FIRM.contains(&&*first) && !amount;
        clash.then(|| format!("{first} {second}"))
    });
    clashing.next()
}

/// Whether a question ends with a given name alone, whose family name the text has cut: `… marry William?`
pub(super) fn loose_name(stem: &str) -> Option<Reason> {
    let mut words = stem.trim_end_matches('?').rsplit(' ');
    let (last, before) = (words.next()?, words.next()?);
    (matches!(before, "marry" | "married") && crate::generate::lexicon::is_given_name(last))
        .then(|| Reason::Leaning(last.to_owned()))
}
