//! Whether a sentence can be shown as it stands: it is whole, and points to no place of its document.

use super::reading::Read;
use super::*;
use crate::generate::facts::is_order;
use crate::generate::language::{Kind as Sorted, value};
use crate::generate::lexicon::{
    AUXILIARIES, DETERMINERS, PARTICIPLE, PREPOSITIONS, THIRD, of_form,
};

/// Whether a text has what makes it a sentence: a large letter, a verb of its own, a stop.
pub(super) fn is_whole(read: &Read) -> bool {
    let words = &read.tokens;
    if !is_ended(read.text) {
        return false;
    }
    // `9.2 3 Mill Street is let`: the number of a rule, and that of a house
    let counted =
        words.len() > 1 && words[0].kind == Sorted::Number && words[1].kind == Sorted::Number;
    let capital = !counted
        && words
            .first()
            .is_some_and(|first| first.is_capital() || first.kind == Sorted::Number);
    let shouted = |at: usize| {
        words
            .get(at)
            .is_some_and(|word| word.text.len() > 1 && word.text.chars().all(char::is_uppercase))
    };
    // `AN ACT to provide for …`; a bracket that a wrong stop has cut
    let cut = shouted(0) && shouted(1)
        || read.text.matches('(').count() != read.text.matches(')').count();
    let verbless = read.parsed == Err(Unread::NoVerb) && !is_order(words);
    capital
        && !cut
        && !verbless
        && acts(words)
        && is_ended(read.text)
        && !is_headless(words)
        && !is_entry(words)
        && !is_note(words)
        && !is_parted(words)
        && !is_misspelt(words)
}

/// Whether an adverb stands where an adjective should: `a lengthily proposal that`.
fn is_misspelt(words: &[Token]) -> bool {
    const ADJECTIVES: [&str; 9] = [
        "daily", "family", "bodily", "oily", "wily", "homily", "lily", "hilly", "early",
    ];
    words.windows(4).any(|four| {
        let adverb = four[1].low.ends_with("ily") && !four[1].among(&ADJECTIVES);
        if !adverb || !four[0].among(&["a", "an"]) {
            return false;
        }
        let noun = four[2].kind == Sorted::Word
            && of_form(&four[2].low, PARTICIPLE).is_none()
            && !four[2].is_capital();
        let ends = four[3].kind == Sorted::Mark
            || four[3].among(&["that", "which", "who"])
            || four[3].low.ends_with("ing") && !four[3].is_capital();
        noun && ends
    })
}

/// Whether a comma that has no other parts a subject from its verb, by a slip or for something that was cut: `In 1944, the fleet,
/// seized the port`.
pub(super) fn is_parted(words: &[Token]) -> bool {
    let mut commas = (0..words.len()).filter(|at| words[*at].text == ",");
    let (first, second) = (commas.next(), commas.next());
    // most sentences have no comma, and verbs are dear to find
    if first.is_none() {
        return false;
    }
    let Some(verb) = words.iter().position(Token::is_finite) else {
        return false;
    };
    // `In practice a few families, the Lunds, owned` has no comma behind what leads it
    let led = words
        .first()
        .is_some_and(|first| first.among(PREPOSITIONS) || first.low.ends_with("ly"))
        && first.is_some_and(|first| !words[..first].iter().any(|word| word.among(DETERMINERS)));
    let parting = if led { second } else { first };
    // `the mill, built in 1900, was sold`
    let aside = words[verb + 1..].iter().any(Token::is_finite)
        && words[verb + 1..].iter().any(|word| word.text == ",");
    let subject = words
        .get(if led { first.map_or(0, |at| at + 1) } else { 0 })
        .is_some_and(|word| word.is_capital() || word.among(DETERMINERS));
    parting.is_some_and(|comma| comma + 1 == verb) && words[verb].is_past() && subject && !aside
}

/// Whether a sentence is a note of a log or of a list, or what a stop within a short form left of one: `Wind—force 4.`, `W., and
/// from the mast could see no land`, `Clock, by Berg, of three trains, mounted on a post`.
fn is_note(words: &[Token]) -> bool {
    /// A dash so near the beginning stands behind a label.
    const LABEL: usize = 4;
    let is = |at: usize, list: &[&str]| words.get(at).is_some_and(|word| list.contains(&word.text));
    let verb = || words.iter().position(Token::is_finite);
    let mut near = words.iter().take(LABEL);
    let dash = near.position(|word| matches!(word.text, "—" | "–"));
    let labelled = dash.is_some_and(|dash| dash > 0 && verb().is_none_or(|verb| verb > dash));
    let short = words
        .first()
        .is_some_and(|first| first.text.trim_end_matches('.').len() == 1)
        && (is(1, &[","]) || is(1, &["."]) && is(2, &[","]));
    let listed = is(1, &[","]) && is(2, &["by", "of"]);
    let made = listed
        && verb().is_some_and(|verb| {
            let noted = verb > 0 && words[verb - 1].text == ",";
            noted && of_form(&words[verb].low, PARTICIPLE).is_some()
        });
    labelled || short || made
}

/// Whether a sentence has a verb of its own: not `Lund Pool, let on a lease that ends in 2030`.
pub(super) fn acts(words: &[Token]) -> bool {
    let relative = |at: usize| {
        words[at.saturating_sub(2)..at]
            .iter()
            .any(|word| word.among(&["that", "which", "who", "whose"]))
    };
    // `to be fixed`, `if registered within a month`
    let helped =
        |at: usize| at > 0 && words[at - 1].among(&["be", "to", "if", "unless", "when", "as"]);
    // `In June a sailor named Ola Lund.`
    let calls = |at: usize| {
        let noun = at > 0 && words[at - 1].kind == Sorted::Word && !words[at - 1].is_capital();
        words[at].is("named")
            && noun
            && !words[at - 1].among(AUXILIARIES)
            && words.get(at + 1).is_some_and(Token::is_capital)
    };
    // `three members, as the Act requires`
    let aside = |at: usize| {
        let near = &words[at.saturating_sub(3)..at];
        near.len() == 3 && near[0].is("as") && near[1].is("the")
    };
    is_order(words)
        || (0..words.len()).any(|at| {
            words[at].is_finite() && !relative(at) && !helped(at) && !calls(at) && !aside(at)
        })
}

/// Whether a label or a title tells what a sentence is about: `Runs at full power`, `Shall be called by the clerk`, `As adopted at
/// Lund on 3 May`; or it turns to the reader: `Remember that`.
fn is_headless(words: &[Token]) -> bool {
    const BEHIND: [&str; 11] = [
        "at", "the", "a", "an", "for", "in", "by", "on", "when", "only", "to",
    ];
    let is = |at: usize, list: &[&str]| words.get(at).is_some_and(|word| word.among(list));
    let form = |at: usize, sort: u8| {
        words
            .get(at)
            .is_some_and(|word| of_form(&word.low, sort).is_some())
    };
    let by = |at: usize| is(at, &["by", "at", "on", "in"]);
    let figure = words.get(1).is_some_and(|next| next.kind == Sorted::Number);
    let labelled = form(0, THIRD) && (figure || is(1, &BEHIND));
    let noted = form(0, PARTICIPLE) && by(1) || is(0, &["as"]) && form(1, PARTICIPLE) && by(2);
    let helped = words.first().is_some_and(|first| first.among(AUXILIARIES));
    labelled
        || noted
        || helped
        || is(
            0,
            &[
                "whether", "whereas", "how", "why", "remember", "note", "see", "recall",
            ],
        )
}

/// Whether a sentence names a month without its year.
pub(super) fn is_undated(words: &[Token]) -> bool {
    let months = crate::generate::lexicon::MONTHS;
    let month = |at: usize| {
        months.contains(&words[at].text)
            && at > 0
            && (words[at - 1].among(&["in", "of", "by", "until", "since", "from", "on"])
                || words[at - 1].kind == Sorted::Number)
    };
    (0..words.len()).any(month) && !words.iter().any(Token::is_year)
}

/// Whether a sentence is an entry of a list: `Open waters: Lund harbour`.
fn is_entry(words: &[Token]) -> bool {
    let verb = words.iter().position(Token::is_finite);
    let colon = words.iter().position(|word| word.text == ":");
    // `a person who takes more: up to 500 marks`
    let whose = words
        .iter()
        .position(|word| word.among(&["who", "which", "that", "whose"]));
    let own = verb.filter(|verb| whose.is_none_or(|whose| *verb < whose));
    colon.is_some_and(|colon| own.is_none_or(|verb| verb > colon))
}

/// Whether a sentence speaks of a place in its document by the number of that: `under section 4`.
pub(super) fn refers(words: &[Token]) -> bool {
    const PLACES: [&str; 20] = [
        "point",
        "points",
        "item",
        "items",
        "section",
        "sections",
        "subsection",
        "subsections",
        "paragraph",
        "paragraphs",
        "schedule",
        "rule",
        "rules",
        "article",
        "articles",
        "clause",
        "regulation",
        "part",
        "step",
        "chapter",
    ];
    // their numbers stand in brackets
    const BRACKETED: [&str; 3] = ["subsection", "subsections", "paragraph"];
    let numbered = |at: usize| {
        words
            .get(at)
            .is_some_and(|next| next.kind == Sorted::Number || next.text.len() == 1)
    };
    (0..words.len())
        .any(|at| words[at].among(&BRACKETED) || words[at].among(&PLACES) && numbered(at + 1))
}

/// Whether a text tells a span of years, from which a year could be reckoned.
pub(super) fn counts_years(text: &str) -> bool {
    tokens(text)
        .windows(2)
        .any(|pair| pair[1].among(&["years", "decades"]) && value(&pair[0]).is_some())
}

/// Whether a sentence can stand before another: a whole one without marks of another use.
pub(super) fn is_plain(text: &str) -> bool {
    const MARKS: [char; 12] = ['?', '!', '"', '“', '*', '_', '|', '=', '[', '{', '}', ':'];
    is_ended(text)
        && text.starts_with(char::is_uppercase)
        && !text.starts_with("What ")
        && !text.contains(MARKS)
        && acts(&tokens(text))
}

/// Whether a sentence ends as one.
fn is_ended(text: &str) -> bool {
    text.trim_end().ends_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(text: &str) -> bool {
        let words = tokens(text);
        acts(&words)
            && is_ended(text)
            && !is_headless(&words)
            && !is_entry(&words)
            && !is_note(&words)
    }

    #[test]
    fn sentences_are_told_from_what_stands_beside_labels() {
        for text in [
            "The mill grinds four tons of barley in a day.",
            "Let the engine run for five minutes before you drive off.",
            "If the lid is open for ten seconds, the pump stops.",
        ] {
            assert!(whole(text), "{text}");
        }
        for text in [
            "Runs at full power for six hours.",
            "As adopted at Lund on 3 May 1990 and amended since.",
            "Passed by the Diet on 6 March 2014.",
            "Shall be called by the clerk within ten days.",
            "Lund Pool, on a lease that ends in 2030.",
            "Wind—force 4, easterly and cold till noon, when it turned to the north.",
            "E., and from the mast of the ship could see no land.",
            "Clock, by Berg, of brass, mounted on a post of oak.",
            "Clear of traffic: the harbour of Lund within the mole.",
        ] {
            assert!(!whole(text), "{text}");
        }
    }

    #[test]
    fn an_adverb_before_a_noun_is_a_slip() {
        let slips = |text: &str| is_misspelt(&tokens(text));
        assert!(slips("Berg wrote a wordily letter arguing for the mill."));
        assert!(!slips("Berg wrote a daily letter arguing for the mill."));
        assert!(!slips("Lund was a heavily armed town in 1710."));
    }

    #[test]
    fn a_comma_parts_no_subject_from_its_verb() {
        let parted = |text: &str| is_parted(&tokens(text));
        assert!(parted(
            "In 1944, the fleet of Lund, seized the port of Lima."
        ));
        assert!(parted("The last of the great owners, came Berg in 1931."));
        assert!(!parted(
            "In 1944, the fleet of Lund seized the port of Lima."
        ));
        assert!(!parted("The mill, built in 1900, was sold to Berg."));
        assert!(!parted("The mayor, Ola Berg, sold the mill."));
        assert!(!parted(
            "In practice a few families, the Lunds, owned all mills."
        ));
    }

    #[test]
    fn places_of_a_law_are_seen_by_their_numbers() {
        assert!(refers(&tokens("A fine under section 4 is paid at once.")));
        assert!(refers(&tokens("Save as in subsection, no fee is paid.")));
        assert!(!refers(&tokens(
            "The middle section of the mill has 4 floors."
        )));
    }

    #[test]
    fn spans_of_years_are_seen() {
        assert!(counts_years("For thirty-three years there was silence."));
        assert!(!counts_years("The years of silence were many."));
    }
}
