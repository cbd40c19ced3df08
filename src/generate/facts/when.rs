//! When something happened.

mod faces;
mod meant;
mod several;
mod single;

use faces::day;
pub(super) use several::events;
pub(super) use single::is_event;
use single::*;

use std::ops::Range;

use super::draft::{Draft, Value};
use super::telling::is_letting;
use super::view::View;
use crate::base::PartialDate;
use crate::generate::language::{Mode, Sort, Span, Unit};
use crate::generate::lexicon::{DEGREES, LIGHT_ADVERBS, NameKind, ORDINALS, SUPERLATIVES};

/// Verbs that tell of states, not of events.
const STATES: &[&str] = &[
    "be", "remain", "continue", "live", "work", "know", "consider", "regard", "appear", "seem",
    "show", "see", "include", "say", "tell", "think", "believe", "have", "play", "feel", "use",
    "mean", "belong", "exist", "contain", "suffer", "try", "help", "want", "reflect", "indicate",
    "reveal", "rank", "range", "vary", "come", "depend", "involve", "report", "describe",
    "suggest", "estimate", "follow", "date", "find", "reach", "total", "amount", "grow", "rise",
    "fall", "increase", "decrease", "make", "account", "exceed", "total", "average",
];

/// Verbs that tell of an event even alone.
const EVENTS: &[&str] = &[
    "die",
    "collapse",
    "end",
    "begin",
    "start",
    "open",
    "close",
    "sink",
    "explode",
    "erupt",
    "retire",
    "resign",
    "surrender",
    "marry",
    "abdicate",
    "disappear",
    "crash",
    "occur",
    "dissolve",
    "land",
    "fall",
    "launch",
    "disband",
    "merge",
    "graduate",
    "emigrate",
    "return",
    "break",
];

/// Verbs of events that are remembered by their day: births, deaths, treaties, declarations, disasters.
const DAYS: &[&str] = &[
    "die",
    "bear",
    "sign",
    "declare",
    "proclaim",
    "assassinate",
    "execute",
    "explode",
    "sink",
    "surrender",
    "crash",
    "collapse",
    "erupt",
    "strike",
    "land",
    "defeat",
    "attack",
    "invade",
    "murder",
    "kill",
    "behead",
    "abdicate",
];

/// The preposition before a date and where it begins: `in early 1990`.
pub(super) fn adverbial<'a>(view: &'a View, span: &Span) -> Option<(&'a str, usize)> {
    let mut at = span.from.checked_sub(1)?;
    // `in the 1910 elections` tells of elections, not when
    let year = matches!(span.sort, Sort::Date(date) if date.month().is_none());
    if year && view.low(at) == "the" {
        return None;
    }
    while matches!(
        view.low(at),
        "early"
            | "late"
            | "mid"
            | "year"
            | "the"
            | "of"
            | "summer"
            | "spring"
            | "autumn"
            | "winter"
            | "beginning"
            | "month"
            | "afternoon"
            | "morning"
            | "evening"
            | "night"
            | "middle"
    ) {
        at = at.checked_sub(1)?;
    }
    let word = view.low(at);
    matches!(word, "in" | "on").then_some((word, at))
}

/// Whether what happened at a date is told behind it only: `earned their goodwill in 1952 when he defended …`.
pub(super) fn is_told_behind(view: &View, span: &Span) -> bool {
    let told = view.clause.group.end..span.from;
    view.low(span.to) == "when" && !told.clone().any(|at| view.tokens[at].is_capital())
}

/// `In which year did … ?`
pub(super) fn when(view: &View) -> Vec<Draft> {
    let dated = ranges(view)
        .or_else(|| several::several(view))
        .or_else(|| single(view));
    // one fact, one card: the day where it is what is remembered of the event, else the year
    let dated = dated.map(|draft| day(view, &draft).unwrap_or(draft));
    dated.into_iter().chain(made(view)).collect()
}

/// `Founded in 1916, the club …`.
fn made(view: &View) -> Option<Draft> {
    let lead = view.clause.lead.clone().filter(|_| view.first)?;
    let made = [
        "founded",
        "established",
        "built",
        "created",
        "completed",
        "opened",
        "formed",
        "launched",
        "published",
        "released",
        "introduced",
        "born",
        "constructed",
        "incorporated",
        "discovered",
        "invented",
        "signed",
        "adopted",
        "designed",
    ];
    let at = lead
        .clone()
        .take(2)
        .find(|at| made.contains(&view.low(*at)))?;
    let dates = view.dates(&lead);
    let [span] = dates.as_slice() else {
        return None;
    };
    let (word, from) = adverbial(view, span)?;
    let (asks, value) = asked(word, &span.sort, view, span).filter(|_| from == at + 1)?;
    let be = if view.subject.plural { "were" } else { "was" };
    let after = view.say(&(span.to..lead.end))?;
    let verb = view.low(at).to_owned();
    let prompt =
        super::view::finished(&format!("{asks} {be} {} {verb} {after}", view.subject.text));
    let base = crate::generate::lexicon::of_form(&verb, crate::generate::lexicon::PARTICIPLE)?;
    view.names_something(&prompt).then(|| Draft {
        frame: "when",
        key: super::view::key("year", &view.subject.text, base, ""),
        prompt,
        value,
        quality: 0.84,
        years: view.years(),
        ..Draft::plain()
    })
}

#[cfg(test)]
mod tests {
    use crate::generate::facts::asking::{asked, asks_nowhere, gives};

    #[test]
    fn the_year_of_an_election_is_none_of_what_followed() {
        asks_nowhere(
            "Ola Lund became speaker of the House of Lima after the takeover in the 1910 elections.",
            "In which year",
        );
    }

    #[test]
    fn what_is_told_behind_a_date_only_is_not_asked_for_by_it() {
        asks_nowhere(
            "Ola Lund earned the goodwill of all in 1952 when he defended the miners of Lima.",
            "goodwill",
        );
    }

    #[test]
    fn a_noun_with_a_capital_leans_as_the_small_one_does() {
        asks_nowhere(
            "The Berg coalfield had many miners. In 1984, the last pit in the Coalfield closed.",
            "the Coalfield",
        );
    }

    #[test]
    fn who_is_presented_before_being_named_is_asked_for_by_name() {
        gives(
            "An Austrian journalist, Ola Lund, published The Hidden Mine in 1957, which was read by many.",
            "Who published The Hidden Mine in 1957?",
            "Ola Lund",
        );
        let all = asked(
            "In 1944, an Austrian miner, Ola Lund, was elected to the House of Lima for refusing the mine.",
        );
        assert!(
            all.iter()
                .all(|(prompt, _)| !prompt.contains("Ola Lund, Ola Lund")),
            "{all:#?}"
        );
    }

    #[test]
    fn titles_and_family_names_are_whole_in_questions() {
        gives(
            "In 1963, Ola Lund of Lima published The Uses of the University.",
            "What did Ola Lund of Lima publish in 1963?",
            "Uses of the University",
        );
        gives(
            "Ola Young led the Lund Church. He saw young people. Young and the Lund Band arrived in Lima in 1847.",
            "In which year did Ola Young and the Lund Band arrive in Lima?",
            "1847",
        );
        gives(
            "Ola Lund built Berg Castle. The castle was besieged by the men of Lima in 1265.",
            "In which year was Berg Castle besieged by the men of Lima?",
            "1265",
        );
    }
}
