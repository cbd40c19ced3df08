//! Questions that ask the same in other words: two answers to one question are a conflict, wherever they were read.

use std::collections::{BTreeMap, BTreeSet};

use super::Found;
use super::merge::{best, compared, conflict, several, sourced};
use super::repeated::repeated;
use crate::generate::facts::{Draft, INITIALS, Value, without_gaps};
use crate::generate::language::{Kind, Token, tokens};
use crate::generate::lexicon::{country, forms};
use crate::generate::{Conflict, Document, Reason};

/// Verbs by which one deed is told; the first stands for the others. Signing a treaty and its coming into force are two deeds.
const ONE_DEED: &[&[&str]] = &[
    &["found", "establish", "create", "institute"],
    &["build", "construct", "erect"],
    &["begin", "start", "commence"],
    &["end", "finish"],
    &["join", "enter"],
    &["adopt", "pass", "approve"],
    &["buy", "purchase", "acquire"],
    &["abolish", "dissolve", "disband"],
    &["defeat", "beat"],
    &["publish", "print", "issue"],
    &["reach", "total", "amount"],
];

/// Words that change nothing of what is asked.
const EMPTY: &[&str] = &[
    "the",
    "a",
    "an",
    "its",
    "their",
    "his",
    "her",
    "of",
    "in",
    "on",
    "at",
    "for",
    "with",
    "as",
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "do",
    "does",
    "did",
    "has",
    "have",
    "had",
    "maintain",
    "maintains",
    "maintained",
    "keep",
    "keeps",
    "kept",
    "about",
    "around",
    "approximately",
    "roughly",
    "nearly",
    "almost",
    "some",
    "formally",
    "officially",
    "originally",
    "formal",
    "official",
    "full",
];

/// What a question is after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Wanted {
    Time,
    Number,
    Name,
    Words,
}

/// Takes out, of what was found and is not out yet, the questions that another contradicts in other words; a conflict of
/// numbers or times is reported, and asked with its source named where that tells the answers apart. Returns these questions.
pub(super) fn clashing(
    found: &[Found],
    documents: &[Document],
    out: &mut BTreeMap<usize, Reason>,
    conflicts: &mut Vec<Conflict>,
) -> Vec<Found> {
    let mut named = Vec::new();
    // one that holds for a time is asked with the date, which is shown beside it
    let asked = |one: &Found| {
        let as_of = || one.draft.dated.or(documents.get(one.place.document)?.as_of);
        let (wanted, words) = asked(&one.draft);
        Some((wanted, words, one.draft.bound.then(as_of)))
    };
    for ((wanted, ..), mut members) in repeated(found, out, asked) {
        let told = matches!(wanted, Wanted::Time | Wanted::Number);
        if !told {
            // what is too weak to be asked makes no other question ambiguous
            members.retain(|at| found[*at].draft.is_sure());
        }
        if members.len() < 2 {
            continue;
        }
        if alike(found, &members) {
            let best = best(found, &members);
            let reason = Reason::Repeated(found[best].draft.shown().into());
            let others = members.iter().filter(|at| **at != best);
            out.extend(others.map(|at| (*at, reason.clone())));
            continue;
        }
        let values = several(found, &members);
        let reason = match told {
            true => Reason::Contradicted(values.into()),
            false => Reason::Ambiguous(values),
        };
        if told {
            named.extend(sourced(found, &members, documents, conflicts.len()));
            conflicts.push(conflict(found, &members));
        }
        out.extend(members.iter().map(|at| (*at, reason.clone())));
    }
    named
}

/// Whether all answers can be right beside each other.
fn alike(found: &[Found], members: &[usize]) -> bool {
    /// A question that is asked more often has its two answers among the first.
    const MOST: usize = 50;
    let value = |at: &usize| &found[*at].draft.value;
    let mut firsts = members.iter().take(MOST).enumerate();
    members.iter().all(|at| same(value(&members[0]), value(at)))
        && firsts.all(|(place, first)| {
            let mut others = members[place + 1..].iter().take(MOST);
            others.all(|other| same(value(first), value(other)))
        })
}

/// What a draft is after, and the words that tell of what: in their order, without the small ones, countries by their usual
/// names, verbs in their plain form.
fn asked(draft: &Draft) -> (Wanted, Vec<String>) {
    let wanted = match &draft.value {
        Value::Year(..) | Value::Day(..) | Value::Age(_) => Wanted::Time,
        Value::Number { .. } => Wanted::Number,
        Value::Name(..) => Wanted::Name,
        Value::Gaps(_, gaps) => match gaps.as_slice() {
            [gap] if gap.starts_with(|c: char| c.is_ascii_digit()) => Wanted::Number,
            _ => Wanted::Words,
        },
        Value::Term(_) | Value::Words(_) | Value::List(_) => Wanted::Words,
    };
    let text = match &draft.value {
        Value::Gaps(text, _) => without_gaps(text, "GAP"),
        _ => draft.prompt.clone(),
    };
    (wanted, plain(&text))
}

/// The words of a text as they are compared.
fn plain(text: &str) -> Vec<String> {
    /// The longest names of countries, in tokens.
    const LONGEST: usize = 5;
    let tokens = tokens(text);
    let mut words = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let most = (at + LONGEST).min(tokens.len());
        let named = (at + 1..=most).rev().find_map(|to| {
            let name = text.get(tokens[at].start..tokens[to - 1].end)?;
            country(name)
                .filter(|_| tokens[at].is_capital())
                .map(|known| (known.name, to))
        });
        if let Some((name, to)) = named {
            words.push(name.to_lowercase());
            at = to;
            continue;
        }
        match INITIALS.iter().find(|(short, _)| *short == tokens[at].text) {
            Some((_, long)) => words.extend(long.to_lowercase().split(' ').map(str::to_owned)),
            None => words.extend(word(&tokens, at)),
        }
        at += 1;
    }
    words
}

/// A word as it is compared; `None` where it changes nothing.
fn word(tokens: &[Token], at: usize) -> Option<String> {
    /// What is asked by a name of its own: `which year`, whose answer shows it.
    const TIMES: [&str; 6] = ["year", "day", "month", "date", "decade", "century"];
    let token = &tokens[at];
    let which = at
        .checked_sub(1)
        .is_some_and(|before| tokens[before].among(&["which", "what"]));
    let empty = matches!(token.kind, Kind::Mark | Kind::Possessive)
        || token.among(EMPTY)
        || token.among(&["which", "what"])
            && tokens.get(at + 1).is_some_and(|next| next.among(&TIMES))
        || which && token.among(&TIMES);
    if empty {
        return None;
    }
    let base = match token.is_capital() && at > 0 {
        true => None,
        false => forms(&token.low).first().map(|(base, _)| *base),
    };
    let base = base.unwrap_or(&token.low);
    let deed = ONE_DEED.iter().find(|verbs| verbs.contains(&base));
    Some(deed.map_or(base, |verbs| verbs[0]).to_owned())
}

/// Whether two answers can both be right: times as far as both tell them, numbers as far as the rounder one is told.
fn same(one: &Value, other: &Value) -> bool {
    match (time(one), time(other)) {
        (Some(one), Some(other)) => {
            let month = one.1.is_none() || other.1.is_none() || one.1 == other.1;
            let day = one.2.is_none() || other.2.is_none() || one.2 == other.2;
            return one.0 == other.0 && month && day;
        }
        (None, None) => {}
        // a year and a century are told in two ways, but not against each other
        _ => return true,
    }
    if let (
        Value::Number {
            value: first,
            text: a,
        },
        Value::Number {
            value: second,
            text: b,
        },
    ) = (one, other)
    {
        return unit(a) != unit(b) || rounded(*first, *second) || rounded(*second, *first);
    }
    let (one, other) = (compared(one), compared(other));
    one == other || !one.starts_with(|c: char| c.is_ascii_digit()) && within(&one, &other)
}

/// Whether one text has all words of the other, one of them or many: a name in short.
fn within(one: &str, other: &str) -> bool {
    let words = |text: &str| -> BTreeSet<String> {
        let singular = |word: &str| word.trim_end_matches('s').to_owned();
        text.split(' ').map(singular).collect()
    };
    let (one, other) = (words(one), words(other));
    one.is_subset(&other) || other.is_subset(&one)
}

/// The year of an answer, with its month and its day as far as it tells them.
fn time(value: &Value) -> Option<(i16, Option<i8>, Option<i8>)> {
    match value {
        Value::Year(year, _) => Some((*year, None, None)),
        Value::Day(date, _) => Some((date.year(), date.month(), date.day())),
        _ => None,
    }
}

/// The words behind a number.
fn unit(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphabetic() || matches!(c, '%' | '$' | '€' | '£'))
        .collect()
}

/// Whether a number is another one rounded: 170 is 168, and 3,000,000 is 2,960,000.
fn rounded(round: f64, exact: f64) -> bool {
    /// Decimal places that a text may tell.
    const FINEST: i32 = 3;
    /// No number in a text has more figures.
    const COARSEST: i32 = 15;
    let step = (-FINEST..COARSEST)
        .map(|power| 10_f64.powi(power))
        .take_while(|step| ((round / step).round() * step - round).abs() <= round.abs() * 1e-9)
        .last();
    step.is_some_and(|step| (exact - round).abs() <= step / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::{Wishes, make, read};

    fn made(texts: &[&str]) -> (Vec<String>, Vec<Vec<String>>) {
        let documents: Vec<_> = texts
            .iter()
            .enumerate()
            .map(|(at, text)| {
                let whole = format!("# The {at} chronicle of towns\n\nThis page was written by the people of the town.\n\n{text}\n");
                read(&format!("{at}.md"), whole.as_bytes(), None).unwrap()
            })
            .collect();
        let made = make(&documents, &Wishes::default());
        let asked = made
            .cards
            .iter()
            .map(|one| one.card.prompt(crate::base::Face::Main));
        let told = made.conflicts.iter();
        let told = told.map(|one| one.claims.iter().map(|claim| claim.value.clone()).collect());
        (asked.collect(), told.collect())
    }

    #[test]
    fn one_question_in_two_wordings_has_one_answer() {
        for (one, other) in [
            (
                "The town of Bramford was founded in 1412.",
                "The town of Bramford was established in 1417.",
            ),
            (
                "Lindemark joined the United Nations in 1951.",
                "Lindemark entered the UN in 1955.",
            ),
        ] {
            let (asked, told) = made(&[&format!("{one}\n\n{other}")]);
            assert!(asked.is_empty(), "{asked:#?}");
            assert_eq!(told.len(), 1, "{one} {other}");
            let (asked, told) = made(&[one, other]);
            assert_eq!((asked.len(), told.len()), (1, 1), "{asked:#?}");
            assert!(asked[0].starts_with("According to"), "{asked:#?}");
        }
    }

    #[test]
    fn other_deeds_and_other_things_are_no_conflict() {
        let (asked, told) = made(&[
            "The town of Bramford was founded in 1412.\n\nThe town of Bramford was destroyed in 1417.\n\n\
             The town of Elmstead was founded in 1420.",
        ]);
        assert_eq!((asked.len(), told.len()), (3, 0), "{asked:#?}");
    }

    #[test]
    fn one_answer_in_two_forms_is_one_card() {
        let text = "An election is a formal process in which groups choose who will hold a public office.\n\n\
                    Elections are formal processes in which groups choose who will hold a public office.";
        let (asked, told) = made(&[text]);
        assert_eq!((asked.len(), told.len()), (1, 0), "{asked:#?}");
    }

    #[test]
    fn numbers_are_told_as_far_as_they_are_round() {
        assert!(rounded(170.0, 168.0) && rounded(3e6, 2.96e6) && rounded(71.6, 71.62));
        assert!(!rounded(170.0, 148.0) && !rounded(168.0, 170.0) && !rounded(71.6, 72.0));
    }

    #[test]
    fn words_are_compared_without_their_wording() {
        let said = |text: &str| plain(text).join(" ");
        assert_eq!(
            said("In which year did the U.S. build a canal in Peru?"),
            said("On which day did the United States construct the canal in Peru?")
        );
        assert_ne!(
            said("In which year did Japan invade Korea?"),
            said("In which year did Korea invade Japan?")
        );
        assert_ne!(
            said("How many days did it last?"),
            said("How many years did it last?")
        );
    }
}
