//! Terms that a text sets in bold where it brings them in, as textbooks do: asked by what is said of them right behind, else
//! left out of their sentence.

use super::{NAMED, PART};
use crate::base::text::whole_words;
use crate::generate::facts::draft::{Draft, Value};
use crate::generate::facts::view::{View, finished, key};
use crate::generate::language::{Kind, Token, tokens};
use crate::generate::lexicon::{
    AUXILIARIES, BELONGING, DETERMINERS, LEANING, PREPOSITIONS, THIRD, of_form,
};

/// `Blood clots by **coagulation**, the forming of a mesh.`: which term means that?
pub(super) fn keyed(view: &View) -> Vec<Draft> {
    let terms = view.memory.bold.iter();
    let found = terms
        .filter(|term| is_term(term))
        .filter_map(|term| Some((term, once(view.text, term)?)))
        .filter_map(|(term, at)| defined(view, term, at).or_else(|| left_out(view, term, at)));
    found.collect()
}

/// The statements with the term left out that they bring in by `called`, where no other question asks for it.
pub(super) fn introduced(view: &View, asked: &[Draft]) -> Option<Draft> {
    let (term, at) = [" called ", " known as ", " termed "]
        .iter()
        .find_map(|verb| behind(view.text, verb))?;
    let known = |draft: &Draft| draft.value.texts().iter().any(|text| text.contains(term));
    if !is_term(term) || asked.iter().any(known) || opens_loosely(view) {
        return None;
    }
    once(view.text, term).filter(|found| *found == at)?;
    // `a form of shock known as hypovolemic shock`
    let told = |word: &str| word.len() > 3 && view.text.matches(word).count() > 1;
    if term.split(' ').any(told) {
        return None;
    }
    left_out(view, term, at)
}

/// The term behind a verb that brings it in, with its place: it ends its clause.
fn behind<'t>(text: &'t str, verb: &str) -> Option<(&'t str, usize)> {
    /// A term has no more words.
    const LONGEST: usize = 3;
    let mut at = text.find(verb)? + verb.len();
    for article in ["the ", "a ", "an "] {
        if text.get(at..)?.starts_with(article) {
            at += article.len();
            break;
        }
    }
    let rest = text.get(at..)?;
    let end = rest.find([',', '.', ';', '(']).unwrap_or(rest.len());
    let told = rest.get(..end)?;
    let end = [" that ", " which ", " who "]
        .iter()
        .filter_map(|word| told.find(word))
        .min()
        .unwrap_or(told.len());
    let term = told.get(..end)?.trim_end();
    let plain = term.split(' ').all(|word| {
        !PREPOSITIONS.contains(&word) && !matches!(word, "and" | "or" | "because" | "a")
    });
    (plain && term.split(' ').count() <= LONGEST).then_some((term, at))
}

/// Whether a statement begins with a word that hangs on the one before, or with a thing that was told of there.
fn opens_loosely(view: &View) -> bool {
    let first = view.low(0);
    let hangs = matches!(
        first,
        "however"
            | "therefore"
            | "thus"
            | "then"
            | "finally"
            | "also"
            | "here"
            | "so"
            | "but"
            | "and"
            | "for"
            | "when"
            | "if"
            | "once"
            | "next"
            | "as"
            | "hence"
            | "instead"
            | "moreover"
            | "later"
            | "conversely"
            | "recall"
            | "note"
            | "remember"
    );
    let of = (1..view.tokens.len().min(7)).any(|at| view.low(at) == "of");
    hangs || first == "the" && !of
}

/// Whether words in bold are a term: few, of small letters, and a noun by their end.
fn is_term(words: &str) -> bool {
    /// A term has no more words.
    const LONGEST: usize = 4;
    /// Shorter words are set in bold for their weight: `not`, `all`.
    const SHORTEST: usize = 5;
    let all: Vec<&str> = words.split(' ').collect();
    let last = all.last().copied().unwrap_or_default();
    let spelt = words
        .chars()
        .all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’'));
    let small = |word: &&&str| {
        AUXILIARIES.contains(word) || DETERMINERS.contains(word) || LEANING.contains(word)
    };
    all.len() <= LONGEST
        && words.len() >= SHORTEST
        && spelt
        && words.starts_with(char::is_lowercase)
        && all.iter().find(small).is_none()
        && !last.ends_with("ly")
        && !PREPOSITIONS.contains(&last)
}

/// Where a term stands in a sentence, as whole words; `None` where it stands twice.
fn once(text: &str, term: &str) -> Option<usize> {
    let mut places = whole_words(text, term);
    let at = places.next()?;
    // a form of it would tell it
    let stem = term.trim_end_matches(['s', 'e']);
    let again = text.to_lowercase().matches(&stem.to_lowercase()).count() > 1;
    (places.next().is_none() && !again).then_some(at)
}

/// The question on a term that its sentence ends by telling: `hemostasis, the process by which …`.
fn defined(view: &View, term: &str, at: usize) -> Option<Draft> {
    let behind = view.text.get(at + term.len()..)?;
    let told = ["—", " — ", " – ", ", ", ": "]
        .iter()
        .find_map(|mark| behind.strip_prefix(mark))?;
    let told = told.strip_suffix('.').unwrap_or(told);
    // `In trituration, the walls of the mill contract`: its statement comes yet
    let before = tokens(view.text.get(..at)?);
    if behind.starts_with(", ") && !before.is_empty() && !before.iter().any(Token::is_finite) {
        return None;
    }
    if !is_meaning(told) {
        return None;
    }
    let prompt = finished(&format!("what is the term for {told}"));
    Some(Draft {
        frame: NAMED,
        key: key("keyed", term, "term", told),
        prompt,
        value: Value::Term(term.to_owned()),
        quality: 0.74,
        ..Draft::plain()
    })
}

/// Whether words tell what a thing is: a noun with its article and what belongs to it, and no statement.
pub(super) fn is_meaning(told: &str) -> bool {
    /// A longer one is read and not recalled.
    const LONGEST: usize = 20;
    let words = tokens(told);
    let thing = words
        .first()
        .is_some_and(|first| first.among(&["a", "an", "the", "any"]));
    let apart = told.contains([',', ';', '—', ':', '(']);
    let leaning = leans(&words);
    // `in coagulation, the platelets burst`: a statement, and no telling what it is
    let verb = words.iter().position(Token::is_finite);
    let opened = words
        .iter()
        .position(|word| word.among(&["that", "which", "who", "where", "whose", "when"]));
    let states = verb.is_some_and(|verb| opened.is_none_or(|opened| verb < opened));
    thing && !apart && !leaning && !states && (3..=LONGEST).contains(&words.len())
}

/// Whether one of some words points to another sentence.
fn leans(words: &[Token]) -> bool {
    let points = |word: &Token| word.among(LEANING) && !word.among(&["that", "which"]);
    words
        .iter()
        .any(|word| word.among(BELONGING) || points(word))
}

/// The statement with a term left out.
fn left_out(view: &View, term: &str, at: usize) -> Option<Draft> {
    /// Longer statements are read for the gap alone.
    const LONGEST: usize = 26;
    /// Shorter ones tell too little.
    const SHORTEST: usize = 9;
    let words = view.tokens;
    let leaning = leans(words);
    let count = words.iter().filter(|word| word.kind == Kind::Word).count();
    let (before, behind) = (view.text.get(..at)?, view.text.get(at + term.len()..)?);
    let whole = stands_alone(before, behind);
    let listed = view.text.contains([';', ':', '—']);
    if leaning || listed || !whole || !(SHORTEST..=LONGEST).contains(&count) {
        return None;
    }
    let text = format!("{before}{{{{{term}::term}}}}{behind}");
    Some(Draft {
        frame: PART,
        key: key("keyed", term, "left out", before),
        value: Value::Gaps(text, vec![term.to_owned()]),
        quality: 0.68,
        ..Draft::plain()
    })
}

/// Whether a term is all of the noun with which its statement begins, or is brought in by `called`: what stands before and
/// behind it would else make another of it, as of `_____ therapy`.
fn stands_alone(before: &str, behind: &str) -> bool {
    let (before, behind) = (tokens(before), tokens(behind));
    // `called the`, `known as a`
    let mut verb = before
        .iter()
        .rev()
        .skip_while(|word| word.among(&["the", "a", "an"]));
    let called = verb.next().is_some_and(|word| {
        word.among(&["called", "termed"])
            || word.is("as") && verb.next().is_some_and(|word| word.is("known"))
    });
    let people = &["patients", "people", "children", "adults", "persons"];
    let first = match &*before {
        [one] => one.among(&["the", "a", "an", "most", "many", "some"]),
        [who, with] => who.among(people) && with.is("with"),
        _ => false,
    };
    let Some(next) = behind.first() else {
        return false;
    };
    let after = behind.get(1);
    let aside = next.text == ","
        && after.is_some_and(|word| word.among(&["the", "a", "an", "which", "who"]));
    // `the trituration mills of birds`: a noun that is a verb as well
    let noun = after.is_some_and(|word| word.is("of")) && !next.is("consists");
    let verb = next.among(AUXILIARIES) || of_form(&next.low, THIRD).is_some() && !noun;
    let told = next.among(&["that", "which", "who", "of", "in", "with"]);
    called || first && (aside || verb || told || before.len() == 2)
}

#[cfg(test)]
mod tests {
    use crate::generate::facts::asking::prompts;

    fn asked(text: &str) -> Vec<String> {
        prompts(&format!("# Mills of the body\n\n{text}\n"))
    }

    #[test]
    fn a_term_in_bold_is_asked_by_what_is_said_of_it() {
        let all =
            asked("Corn is broken by **trituration**, the process by which a mill crushes seeds.");
        assert!(
            all.contains(&String::from(
                "What is the term for the process by which a mill crushes seeds?"
            )),
            "{all:#?}"
        );
        let all =
            asked("The **gizzard** is a muscle of birds that grinds hard seeds with small stones.");
        assert!(
            all.iter()
                .any(|text| text.contains("_____") && text.contains("grinds hard seeds")),
            "{all:#?}"
        );
    }

    #[test]
    fn a_term_that_its_statement_brings_in_is_left_out() {
        let all =
            asked("The seeds of most plants are ground by small round stones called gastroliths.");
        assert!(
            all.iter().any(|text| text.contains("called _____")),
            "{all:#?}"
        );
        for text in [
            "Recall the small round stones of most birds called gastroliths that grind seeds.",
            "These seeds are ground in the belly by small stones called gastroliths.",
            "Seeds in the belly are ground by round mill stones known as belly stones.",
        ] {
            let all = asked(text);
            assert!(
                !all.iter().any(|text| text.contains("_____")),
                "{text}\n{all:#?}"
            );
        }
    }

    #[test]
    fn a_part_of_a_noun_and_words_set_in_bold_for_their_weight_are_not() {
        for text in [
            "Gizzard **trituration** mills of birds work for many hours with many small stones.",
            "The **trituration** mills of most birds are made of muscle and grind for hours.",
            "In **trituration**, the walls of the mill contract over and over in most birds.",
            "Birds do **never** grind hard seeds with soft stones in the dark of the night.",
        ] {
            let all = asked(text);
            assert!(all.is_empty(), "{text}\n{all:#?}");
        }
    }
}
