//! What a law calls its things and its offices.

use std::collections::BTreeSet;

use super::clause::{Clause, Helper, head, lowered_article};

/// The short names that a paragraph gives: `"Agency" means the National Water Agency`.
pub(super) fn short(text: &str) -> Option<(String, String)> {
    let text = text.replace(['“', '”'], "\"");
    let quoted = || {
        let (name, rest) = text.split_once('"')?.1.split_once('"')?;
        Some((name, rest.trim_start().strip_prefix("means the ")?))
    };
    let (name, told) = quoted().or_else(|| listed(&text))?;
    let full: Vec<&str> = told
        .split(' ')
        .take_while(|word| word.starts_with(char::is_uppercase))
        .collect();
    let full = full.join(" ");
    let full = full.trim_end_matches(|c: char| !c.is_alphanumeric());
    (full.ends_with(name) && full.len() > name.len() && name.starts_with(char::is_uppercase))
        .then(|| (format!("the {name}"), format!("the {full}")))
}

/// A name with what it means in a list of definitions: `Society - shall mean the Boating Society of Linden`.
fn listed(text: &str) -> Option<(&str, &str)> {
    let marks = [" shall mean the ", " means the "];
    let (name, told) = marks.iter().find_map(|mark| text.split_once(mark))?;
    let name = name.trim_end_matches([' ', '-', '–', '—', ':']);
    (!name.contains(' ')).then_some((name, told))
}

/// The nouns right behind an article in a text, each once and without its `s`.
pub(super) fn brought(text: &str) -> BTreeSet<String> {
    let words: Vec<&str> = text.split(' ').collect();
    let article = |word: &str| {
        matches!(
            &*word.to_lowercase(),
            "the" | "a" | "an" | "each" | "every" | "any" | "no" | "all"
        )
    };
    let pairs = words.windows(2).filter(|pair| article(pair[0]));
    let nouns = pairs.map(|pair| {
        pair[1]
            .trim_matches(|c: char| !c.is_alphanumeric())
            .trim_end_matches('s')
            .to_owned()
    });
    nouns
        .filter(|noun| noun.starts_with(char::is_lowercase))
        .collect()
}

/// A word without the marks around it.
pub(super) fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

/// Whether `that` or `which` follows within a few words.
fn is_cleft(rest: &str) -> bool {
    let mut words = rest.split(' ').take(5);
    words.any(|word| matches!(word, "that" | "which" | "who"))
}

/// Whether a question speaks by the bare noun of what the heading names in full: `each council`, `River basin councils`.
pub(super) fn is_kind_of(said: &str, above: &str) -> bool {
    let Some((_, head)) = above.rsplit_once(' ') else {
        return false;
    };
    let head = head.to_lowercase();
    let words: Vec<&str> = said.split([' ', ',']).collect();
    words.windows(2).any(|pair| {
        matches!(pair[0], "each" | "every" | "the")
            && pair[1].trim_end_matches('s') == head.trim_end_matches('s')
    })
}

/// A thing as it is spoken of once it was brought in: `a plan`, then `the plan`.
pub(super) fn definite(phrase: &str) -> String {
    let (first, rest) = phrase.split_once(' ').unwrap_or(("", phrase));
    match &*first.to_lowercase() {
        "a" | "an" => format!("the {rest}"),
        _ => lowered_article(phrase),
    }
}

/// A long phrase as it is spoken of the second time: `the parcel sent by post` is `the parcel`.
pub(super) fn shortened(phrase: &str) -> String {
    /// Shorter ones are said again.
    const LONGEST: usize = 4;
    let noun = head(phrase);
    match phrase.split(' ').count() > LONGEST {
        true => phrase
            .find(noun)
            .map_or(phrase, |at| &phrase[..at + noun.len()])
            .to_owned(),
        false => phrase.to_owned(),
    }
}

/// What a rule brings in behind its verb: `a report on the year`.
pub(super) fn object(clause: &Clause) -> Option<String> {
    /// Longer ones are more than a thing.
    const LONGEST: usize = 12;
    let at = ["a ", "an ", "the "].iter().filter_map(|article| {
        let found = clause.rest.find(&format!(" {article}"));
        found.map(|at| at + 1)
    });
    let at = at.min()?;
    // right behind the verb, and what goes with it: `draw up a plan`
    let before = clause.rest[..at].trim_end();
    let near = match &clause.helper {
        Helper::Plain(..) => before.is_empty(),
        _ => !before.contains(',') && before.split(' ').count() <= 2,
    };
    let told = clause.rest.get(at..).filter(|_| near)?;
    let active = !matches!(clause.helper, Helper::Be(_)) && !clause.rest.starts_with("be ");
    let end = [
        ",", ";", " within ", " by ", " to ", " until ", " every ", " after ",
    ]
    .iter()
    .filter_map(|stop| told.find(stop))
    .min();
    let told = &told[..end.unwrap_or(told.len())];
    (active && told.split(' ').count() <= LONGEST).then(|| definite(told))
}

/// A text with a word in another's place.
pub(super) fn replaced(text: &str, word: &str, by: &str) -> String {
    // `where it appears that`, `since it is knowledge which is wanted`: `it` stands for nothing
    let spaced = format!(" {text}");
    let idle = [" it appears ", " it seems ", " it is ", " it was "]
        .iter()
        .any(|mark| {
            spaced
                .split_once(mark)
                .is_some_and(|(_, rest)| is_cleft(rest))
        });
    if idle {
        return text.to_owned();
    }
    let words = text.split(' ').map(|said| {
        let bare = said.trim_end_matches([',', '.']);
        if bare == word {
            format!("{by}{}", &said[bare.len()..])
        } else {
            said.to_owned()
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_for_nothing_is_not_replaced() {
        let said = |text: &str| replaced(text, "it", "the boat");
        assert_eq!(said("inspect it in spring"), "inspect the boat in spring");
        for text in [
            "be suspended where it appears that somebody is in danger",
            "be named, since it is knowledge which is wanted",
        ] {
            assert_eq!(said(text), text);
        }
    }
}
