//! Entries of a glossary: a term, and behind a colon what it means.

use super::NAMED;
use crate::generate::facts::draft::{Draft, Value};
use crate::generate::facts::view::{View, key};
use crate::generate::lexicon::{BASE, PARTICIPLE, PREPOSITIONS, THIRD, of_form};

/// What parts a term from what it means, as lists of definitions are read.
const PARTED: &str = " : ";

/// Whether a sentence is an entry of a list of definitions: its term comes first, as the source marks it.
pub(super) fn is_entry(view: &View) -> bool {
    view.memory.bold.first().is_some_and(|marked| {
        let term = view.text.split_once(PARTED);
        term.is_some_and(|(term, _)| term.starts_with(&**marked))
    })
}

/// `gizzard : muscular part of the stomach of birds`: which term is that?
pub(super) fn entry(view: &View) -> Option<Draft> {
    /// A shorter meaning is that of many things.
    const SHORTEST: usize = 4;
    /// A longer one is read and not recalled.
    const LONGEST: usize = 26;
    let (term, told) = view.text.split_once(PARTED)?;
    let term = short(term)?;
    let told = told.split(';').next()?.trim();
    let told = told.trim_end_matches(['.', ',']).trim();
    let count = told.split(' ').count();
    let whole = told.matches('(').count() == told.matches(')').count() && !told.contains('"');
    if !(SHORTEST..=LONGEST).contains(&count) || !whole || points_on(told) || tells(told, term) {
        return None;
    }
    let prompt = format!("Which term is defined as \"{told}\"?");
    Some(Draft {
        frame: NAMED,
        // each entry tells something of its own, unlike the rows of a directory: they share no verb
        key: key("keyed", term, "", told),
        prompt,
        value: Value::Term(term.to_owned()),
        quality: 0.74,
        ..Draft::plain()
    })
}

/// A term without its abbreviation in brackets; `None` where it is none.
fn short(term: &str) -> Option<&str> {
    /// A term has no more words.
    const LONGEST: usize = 5;
    let term = term.split(" (").next()?.trim();
    let spelt = term
        .chars()
        .all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '\'' | '’' | '–'));
    let fits = term.split(' ').count() <= LONGEST && term.starts_with(char::is_alphabetic);
    (spelt && fits && term.len() > 1).then_some(term)
}

/// Whether a meaning only points to another entry, or says of what the term is short.
fn points_on(told: &str) -> bool {
    let mut words = told.split([' ', ',', ':']);
    let first = words.next().unwrap_or_default();
    let next = words.next().unwrap_or_default();
    let first = first.trim_start_matches('(').to_lowercase();
    matches!(
        &*first,
        "see"
            | "also"
            | "plural"
            | "singular"
            | "abbreviation"
            | "acronym"
            | "same"
            | "another"
            | "synonym"
            | "like"
            | "as"
            | "when"
            | "where"
            | "if"
            | "this"
            | "these"
            | "it"
            | "they"
            | "compare"
            | "term"
            | "word"
            | "name"
    ) || told.contains("[link]")
        || is_statement(&first, &next.to_lowercase())
        || is_vague(told)
}

/// Whether a meaning begins with what its term does or is like, and no noun: `drains the scalp`, `found in ducts`.
fn is_statement(first: &str, next: &str) -> bool {
    let behind_noun = matches!(
        next,
        "of" | "that" | "which" | "who" | "where" | "in" | "between" | "by" | "with"
    ) || of_form(next, PARTICIPLE).is_some();
    let says = matches!(
        first,
        "consists" | "states" | "describes" | "says" | "refers" | "occurs" | "arises" | "means"
    );
    let third = of_form(first, THIRD).is_some() && !behind_noun;
    let done = of_form(first, PARTICIPLE).is_some() && PREPOSITIONS.contains(&next);
    let base = of_form(first, BASE).is_some()
        && matches!(next, "the" | "a" | "an" | "away" | "into" | "to" | "from");
    says || third || done || base || PREPOSITIONS.contains(&first)
}

/// Whether a meaning is short, and one of many things of its sort: `branch of the aorta`.
fn is_vague(told: &str) -> bool {
    /// In so many words it says which.
    const WHICH: usize = 8;
    let first = told.split(' ').next().unwrap_or_default();
    let sort = matches!(
        first,
        "branch"
            | "part"
            | "portion"
            | "type"
            | "kind"
            | "form"
            | "group"
            | "one"
            | "region"
            | "area"
            | "member"
    );
    sort && told.split(' ').count() < WHICH
}

/// Whether a meaning gives its term away: it says the noun of it, or most of its words.
fn tells(told: &str, term: &str) -> bool {
    /// So many letters tell a root.
    const ROOT: usize = 5;
    let told = told.to_lowercase();
    let term = term.to_lowercase();
    let words: Vec<&str> = term.split([' ', '-']).collect();
    let said = |word: &str| {
        let root = word
            .char_indices()
            .nth(ROOT)
            .map_or(word, |(end, _)| word.get(..end).unwrap_or(word));
        told.split(|c: char| !c.is_alphanumeric())
            .any(|other| other.starts_with(root))
    };
    match words.split_last() {
        // `transverse plane : plane that …`: the genus may be said, what tells it apart may not
        Some((last, apart)) if !apart.is_empty() => {
            let told = apart.iter().filter(|word| said(word)).count();
            told == apart.len() || told > 0 && (said(last) || told * 2 > words.len())
        }
        _ => said(&term),
    }
}

#[cfg(test)]
mod tests {
    use crate::generate::facts::asking::prompts;

    fn asked(text: &str) -> Vec<String> {
        prompts(&format!(
            "# Mills of the body\n\nSome birds have mills.\n\n## Glossary\n\n{text}\n"
        ))
    }

    #[test]
    fn a_term_of_a_glossary_is_asked_by_what_it_means() {
        for (text, prompt) in [
            (
                "gizzard\n: muscular part of the stomach of birds that grinds seeds; also called the mill\n^",
                "Which term is defined as \"muscular part of the stomach of birds that grinds seeds\"?",
            ),
            (
                "gastric pit\n: narrow hole in the lining of the belly from which acid flows",
                "Which term is defined as \"narrow hole in the lining of the belly from which acid flows\"?",
            ),
            // the bare kind tells too little, and `it` means what stands before it
            (
                "hinge joint\n: joint that swings about one axis, as doors of a mill do",
                "Which term is defined as \"joint that swings about one axis, as doors of a mill do\"?",
            ),
            (
                "cornea\n: clear front of the eye that bends light on its way through it",
                "Which term is defined as \"clear front of the eye that bends light on its way through it\"?",
            ),
        ] {
            let all = asked(text);
            assert_eq!(all, [prompt]);
        }
    }

    #[test]
    fn an_entry_that_points_on_or_tells_its_term_is_not() {
        for text in [
            "gizzard\n: see the second stomach of all birds\n^",
            "gizzard stone\n: small stone that birds swallow to grind seeds\n^",
            "crop\n: pouch of birds\n^",
            "crop\n: stores the seeds that a bird has eaten in haste\n^",
            "crop\n: found between the mouth and the belly of most birds\n^",
        ] {
            let all = asked(text);
            assert!(all.is_empty(), "{text}\n{all:#?}");
        }
    }
}
