//! Counts and values that things have: `holds 14 place settings`, `has a rated load of 2,100 W`.

use super::amount::{Amount, amount};
use super::clause::Mode;
use super::measure::{SURE, cut, value};
use super::naming::Names;
use super::{Part, posed, tail};
use crate::generate::facts::Draft;

/// `holds 14 place settings`, `takes up to 11 pictures per second, and with the electronic shutter up to 20`.
pub(super) fn counted(part: &Part, names: &Names) -> Vec<Draft> {
    if part.raw.mode != Mode::Active || part.raw.negative {
        return Vec::new();
    }
    let Some(found) = amount(&part.rest) else {
        return Vec::new();
    };
    let about = found.bound.before();
    let asked = match found.measures {
        Some("share") => shared(&found),
        Some(_) => measured(part, &found),
        None => things(&found),
    };
    let Some((asks, behind)) = asked else {
        return Vec::new();
    };
    let asks = format!("{about}{asks}");
    let question = part.question(&asks, &format!("{behind}{}", found.bound.behind()));
    let first = posed("device count", names, &question, value(&found), SURE);
    let second = besides(part, names, &asks);
    std::iter::once(first).chain(second).collect()
}

/// `98 per cent of the width of the frame`.
fn shared<'t>(found: &Amount<'t>) -> Option<(String, &'t str)> {
    let of = found.rest.strip_prefix("of ")?;
    Some((format!("what percentage of {}", tail(of)), ""))
}

/// `1.2 kg of coarse salt`, `115 ml`, `40 minutes`.
fn measured<'t>(part: &Part, found: &Amount<'t>) -> Option<(String, &'t str)> {
    let (of, behind) = match found.rest.strip_prefix("of ") {
        Some(of) => cut(tail(of)),
        None => ("", tail(found.rest)),
    };
    match (found.measures, part.raw.verb) {
        // for what?
        (Some("time"), "need" | "have" | "require") if of.is_empty() && behind.is_empty() => None,
        (Some("time"), _) => Some((format!("how long {of}"), behind)),
        (_, "work" | "go" | "extend") => None,
        _ => Some((format!("how much {of}"), behind)),
    }
}

/// `14 place settings`, `20 pictures per second`.
fn things<'t>(found: &Amount<'t>) -> Option<(String, &'t str)> {
    let (things, behind) = cut(tail(found.rest));
    let things = things.strip_prefix("more ").unwrap_or(things);
    let one = !things.contains(|c: char| c.is_ascii_digit()) && !things.contains(" or ");
    let plural = things.ends_with('s') || things.contains("s per");
    (one && plural).then(|| (format!("how many {things}"), behind))
}

/// The second number of `…, and with the electronic shutter up to 20`.
fn besides(part: &Part, names: &Names, asks: &str) -> Option<Draft> {
    let (_, more) = part.rest.split_once(", and ")?;
    let at = ["up to ", "about ", "at least "]
        .iter()
        .find_map(|rough| more.find(rough))?;
    let (lead, said) = more.split_at(at);
    let first = amount(&part.rest)?;
    let found =
        amount(said).filter(|found| found.rest.is_empty() && found.measures == first.measures)?;
    let other = Part {
        lead: lead.trim().to_owned(),
        ..part.clone()
    };
    let question = other.question(asks, found.bound.behind());
    Some(posed("device count", names, &question, value(&found), SURE))
}

/// `has a rated load of 2,100 W`, `carries a load of no more than 12 kg`.
pub(super) fn rated(part: &Part, names: &Names) -> Vec<Draft> {
    let article = part
        .rest
        .strip_prefix("a ")
        .or_else(|| part.rest.strip_prefix("an "));
    let Some((noun, said)) = article.and_then(|rest| rest.split_once(" of ")) else {
        return Vec::new();
    };
    let (Some(found), true) = (amount(said), noun.split(' ').count() <= 3) else {
        return Vec::new();
    };
    // behind a number without a unit that is known stands one that is not
    let whole = found.measures.is_some() || found.rest.is_empty();
    if part.raw.mode != Mode::Active || part.raw.negative || !whole {
        return Vec::new();
    }
    let behind = tail(found.rest);
    // `and a voltage of 30 V` is another value
    let behind = if behind.starts_with("and ") {
        ""
    } else {
        behind
    };
    let lies = found.measures == Some("length")
        && matches!(
            noun,
            "cable" | "cord" | "hose" | "lead" | "line" | "strap" | "chain"
        );
    let question = if part.raw.verb == "have" && lies {
        let (before, subject) = (found.bound.before(), &part.subject);
        format!("{before}how long is the {noun} of {subject} {behind}")
    } else if part.raw.verb == "have" {
        format!(
            "what is the {}{noun} of {} {behind} {}",
            found.bound.named(),
            part.subject,
            part.lead
        )
    } else {
        part.question(&format!("what {}{noun}", found.bound.named()), behind)
    };
    vec![posed("device value", names, &question, value(&found), SURE)]
}

/// `is good for approximately 480 pictures with the monitor and 410 with the viewfinder`.
pub(super) fn enough(part: &Part, names: &Names) -> Vec<Draft> {
    let said = ["good for ", "enough for ", "sufficient for "]
        .iter()
        .find_map(|word| Some((word.split(' ').next()?, part.rest.strip_prefix(word)?)));
    let Some((good, said)) = said.filter(|_| part.raw.mode == Mode::Be && !part.raw.negative)
    else {
        return Vec::new();
    };
    let Some(found) = amount(said).filter(|found| found.measures.is_none()) else {
        return Vec::new();
    };
    let (things, behind) = cut(tail(found.rest));
    let (behind, second) = match behind.split_once(" and ") {
        Some((behind, second)) if amount(second).is_some() => (behind, amount(second)),
        _ => (behind, None),
    };
    let asks = format!("for {}how many {things}", found.bound.before());
    let first = (behind, value(&found));
    let second = second.as_ref().map(|found| (found.rest, value(found)));
    let all = std::iter::once(first).chain(second);
    all.map(|(behind, value)| {
        let question = part.question(&asks, &format!("{good} {behind}"));
        posed("device count", names, &question, value, SURE)
    })
    .collect()
}
