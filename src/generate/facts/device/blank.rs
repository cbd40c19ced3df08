//! Measures left out of the sentence that tells them: `Let the paint dry for {{24}} hours before you use the lamp.`
//!
//! Where no question is sure, the sentence is shown as it stands: an order keeps its purpose and its condition, and what is
//! forbidden stays forbidden.

use super::amount::{Amount, Bound, amount};
use super::draft;
use super::naming::Names;
use super::order::is_order;
use super::standing::stands;
use crate::generate::facts::{Draft, Value};

/// How likely a teacher keeps one.
const QUALITY: f64 = 0.72;

/// The statement of a sentence without its most telling measure; nothing where the sentence does not stand by itself.
pub(crate) fn blank(text: &str, around: &super::Around) -> Option<Draft> {
    let names = Names::new(around, &[]);
    let text = super::bare(text);
    let text = text
        .strip_prefix("Then ")
        .or(text.strip_prefix("Now "))
        .unwrap_or(text);
    let text = text.split_once("; ").map_or(text, |(text, _)| text);
    let hole = holes(text).into_iter().max_by_key(|hole| hole.rank)?;
    if super::is_legal(text) || !stands(text, around) || !is_whole(text) || is_trifle(text) {
        return None;
    }
    let at = hole.at;
    let number = text.get(at..)?.get(..hole.width)?;
    let rest = text.get(at + hole.width..)?;
    let said = format!("{}{{{{{number}::number}}}}{rest}.", text.get(..at)?);
    if is_told(&format!("{} {rest}", text.get(..at)?), number)
        || super::is_in_name(number, around.product)
    {
        return None;
    }
    let opening = names.opening(text, number);
    // an order without its purpose is told by the heading, or not at all
    let headed = opening
        .as_ref()
        .is_some_and(|opening| opening.contains(", "));
    if is_order(text) && !headed && !is_aimed(text) {
        return None;
    }
    let said = crate::base::text::capitalised(&said);
    let said = match opening {
        Some(opening) => format!("{opening}: {said}"),
        None => said,
    };
    let value = Value::Gaps(said.clone(), vec![number.to_owned()]);
    let mut made = draft("device gap", String::new(), value, QUALITY);
    made.key = super::key("device", &said, "gap", "");
    Some(made)
}

/// A measure that can be left out.
struct Hole {
    at: usize,
    /// The bytes of its number.
    width: usize,
    /// How telling it is; 0 is not at all.
    rank: u8,
}

/// The measures of a sentence; one of a condition that stands first is given.
fn holes(text: &str) -> Vec<Hole> {
    const CONDITIONS: [&str; 14] = [
        "If ", "When ", "Above ", "Below ", "Under ", "Once ", "In ", "At ", "With ", "Over ",
        "On ", "From ", "Where ", "For ",
    ];
    let conditional = CONDITIONS.iter().any(|word| text.starts_with(word));
    let given = match conditional {
        true => text.find(", ").unwrap_or(text.len()),
        false => 0,
    };
    let mut found = Vec::new();
    let (mut at, mut before, mut earlier) = (0, "", "");
    for word in text.split(' ') {
        let measure = text.get(at..).and_then(amount);
        let plain =
            |found: &Amount| found.bound == Bound::Exact && is_plain(found, before, earlier);
        if let Some(measure) = measure.filter(|found| at > given && plain(found)) {
            let width = number(measure.text).len();
            let rank = rank(before, earlier);
            // what has no unit is told apart only by a bound
            if measure.measures.is_some() || rank == BOUND && counts(measure.rest) {
                found.push(Hole { at, width, rank });
            }
        }
        at += word.len() + 1;
        (earlier, before) = (before, word);
    }
    found
}

/// Whether things follow that are counted: `tracks can be stored`.
fn counts(rest: &str) -> bool {
    let noun = rest.split(' ').next().unwrap_or_default();
    let noun = noun.trim_end_matches([',', '.', ';']);
    noun.len() > 3
        && noun.ends_with('s')
        && !noun.ends_with("ss")
        && noun.starts_with(char::is_lowercase)
}

/// The number of an amount, without its unit.
fn number(text: &str) -> &str {
    let word = text.split(' ').next().unwrap_or(text);
    let digits = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
    match word.starts_with(|c: char| c.is_ascii_digit()) {
        true => word
            .get(..word.find(|c| !digits(c)).unwrap_or(word.len()))
            .unwrap_or(word)
            .trim_end_matches([',', '.']),
        false => word,
    }
}

/// Whether an amount is one measure, and no part of a range, of a size, of a name or of a rating.
fn is_plain(found: &Amount, before: &str, earlier: &str) -> bool {
    const JOINED: [&str; 20] = [
        "between", "from", "and", "or", "x", "×", "–", "-", "+", "±", "class", "step", "no.",
        "page", "the", "a", "an", "last", "first", "next",
    ];
    let number = |word: &str| amount(word).is_some_and(|found| found.bound == Bound::Exact);
    let rest = found.rest.trim_start_matches([',', ';']).trim_start();
    let mut behind = rest.split(' ');
    let next = behind.next().unwrap_or_default();
    let after = behind.next().unwrap_or_default();
    let goes_on = matches!(next, "to" | "or" | "and" | "x" | "×" | "–" | "/" | "by")
        && (number(after) || after == "so");
    let ranged =
        before == "to" && number(earlier) || before.ends_with([',', '>']) || number(before);
    let value = found.value.is_some_and(|value| value > 1.0);
    let rated = matches!(
        found.measures,
        Some("voltage" | "frequency" | "current" | "power")
    );
    let joined = JOINED.contains(&&*before.to_lowercase());
    let written = found.text.starts_with(|c: char| c.is_alphanumeric());
    value && written && !rated && !joined && !goes_on && !ranged
}

/// The rank of a measure behind a bound.
const BOUND: u8 = 4;

/// How telling a measure is by the words before it: a bound and a time to wait more than a size.
fn rank(before: &str, earlier: &str) -> u8 {
    const BOUNDS: [&str; 11] = [
        "at least",
        "at most",
        "up to",
        "more than",
        "less than",
        "maximum of",
        "minimum of",
        "longer than",
        "fewer than",
        "every",
        "than about",
    ];
    let two = format!("{earlier} {before}").to_lowercase();
    let bound = BOUNDS.iter().any(|words| two.trim() == *words);
    match before.to_lowercase().as_str() {
        _ if bound => BOUND,
        "within" | "every" | "exceed" | "exceeding" => BOUND,
        "for" | "after" | "above" | "below" | "about" | "around" | "over" | "under" | "than" => 3,
        _ => 2,
    }
}

/// Whether the rest of a sentence tells the number.
fn is_told(rest: &str, number: &str) -> bool {
    rest.split(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | ',')))
        .any(|word| word.trim_matches(['.', ',']).eq_ignore_ascii_case(number))
}

/// Whether a text is a whole sentence: an order, or a clause with its verb.
fn is_whole(text: &str) -> bool {
    /// Fewer words tell too little.
    const SHORTEST: usize = 7;
    /// More are read, not recalled.
    const LONGEST: usize = 28;
    /// A longer subject has a verb of its own.
    const SUBJECT: usize = 9;
    let count = text.split(' ').count();
    let states = super::clauses(text).first().is_some_and(|raw| {
        let subject = raw.subject;
        let clausal = [" when ", " if ", " that ", " until ", ", "]
            .iter()
            .any(|word| subject.contains(word));
        let begins = text.starts_with(subject) || !raw.lead.is_empty();
        begins && !clausal && subject.split(' ').count() <= SUBJECT
    });
    (SHORTEST..=LONGEST).contains(&count) && (is_order(text) || states)
}

/// Whether a sentence tells what nobody needs to know: how long a picture is shown, or how long something is pressed of which
/// it does not tell what it is.
fn is_trifle(text: &str) -> bool {
    let low = text.to_lowercase();
    let shown = [" shows ", " appears ", " is shown ", " is displayed "]
        .iter()
        .any(|word| low.contains(word));
    let pressed = ["press for ", "hold for ", " press of ", "press again"]
        .iter()
        .any(|word| low.contains(word));
    shown && low.contains(" for ") || pressed
}

/// Whether an order tells what it is for or when it holds, or sets a bound.
fn is_aimed(text: &str) -> bool {
    const AIMS: [&str; 18] = [
        " to ",
        " so that ",
        " until ",
        " before ",
        " if ",
        " when ",
        " after ",
        " while ",
        " once ",
        " during ",
        " otherwise ",
        " unless ",
        " at least ",
        " at most ",
        " within ",
        " every ",
        " more than ",
        " less than ",
    ];
    let low = text.to_lowercase();
    let begins = [
        "never ", "do not ", "don't ", "leave ", "keep ", "allow ", "always ",
    ];
    let led = AIMS
        .iter()
        .any(|aim| low.contains(aim) || low.starts_with(aim.trim_start()));
    led || begins.iter().any(|word| low.starts_with(word))
}
