//! Gaps where the subject has no name, or the clauses of a sentence cannot be told apart: a thought in its own words, with its
//! year, its number, its name or its term left out.

mod holes;
mod hollow;
mod learned;
mod number;
mod parts;
mod passage;
mod proper;
mod ruled;
mod stated;
mod trifle;
mod worthy;

pub(super) use passage::passages;
pub(crate) use passage::{Gapped, is_told};
pub(super) use stated::{STATED, stated};

use holes::{dated, holes};
use parts::{is_row_cut, parts, states};

use std::ops::Range;

use super::draft::{Draft, Value, is_figure};
use super::view::{View, key};
use crate::base::text::{capitalised, small};
use crate::generate::language::{Kind, tidy, tokens, untitled};
use crate::generate::lexicon::{
    LINKS, NOW, ORDINALS, PAST, SUPERLATIVES, adjective, country, forms,
};

/// Longer statements are read, not recalled.
const LONGEST: usize = 30;
/// Shorter ones tell too little to have one answer.
const SHORTEST: usize = 6;

/// The words in which a statement names its subject.
const OPENING: usize = 6;

/// What is left out of a statement.
struct Hole {
    range: Range<usize>,
    hint: &'static str,
    quality: f64,
}

/// The gap of a clause that no question asks for.
pub(super) fn gap(view: &View) -> Option<Draft> {
    let clause = view.clause;
    let some = matches!(
        view.low(clause.subject.start),
        "a" | "an" | "some" | "another"
    );
    let lead = clause.lead.clone().filter(|_| view.first).unwrap_or(0..0);
    let hole = holes(view, &clause.rest)
        .into_iter()
        .chain(dated(view, &lead))
        .max_by(|one, other| one.quality.total_cmp(&other.quality))?;
    // `sailed in April, changed ships in Lund, and reached the ice`
    if is_row_cut(view, &clause.rest) {
        return None;
    }
    // `of X and Y were`: the subject was cut
    let many = clause
        .helper
        .is_some_and(|at| matches!(view.low(at), "are" | "were" | "have"));
    let cut = clause.rest.is_empty() && clause.end > clause.group.end
        || many && !view.subject.plural && view.subject.kind.is_some();
    if cut || some && view.subject.kind.is_none() && view.years().is_empty() {
        return None;
    }
    let group = view.raw(&clause.group).to_owned();
    let inside =
        |range: &Range<usize>| range.start <= hole.range.start && hole.range.end <= range.end;
    let part = |range: &Range<usize>| -> Option<String> {
        if inside(range) {
            let before = view.say_within(&(range.start..hole.range.start))?;
            let after = view.say_within(&(hole.range.end..range.end))?;
            Some(format!("{before} \u{1} {after}"))
        } else {
            view.say_within(range)
        }
    };
    let led = if lead.is_empty() {
        String::new()
    } else {
        format!("{}, ", part(&lead)?.trim())
    };
    let tail = meant(view, &hole).unwrap_or_default();
    let said = format!(
        "{led}{} {group} {}{tail}",
        view.subject.text,
        part(&clause.rest)?
    );
    finish(view, &said, &hole, is_telling)
}

/// What a term means, where that stands behind it: `…, during which babies repeat syllables`.
fn meant(view: &View, hole: &Hole) -> Option<String> {
    /// Longer clauses are read, not recalled.
    const LONGEST: usize = 14;
    let clause = view.clause;
    let comma = clause.rest.end;
    let opens = (comma + 1..comma + 3).any(|at| matches!(view.low(at), "which" | "where" | "when"));
    let tail = comma + 1..clause.end;
    let named = hole.hint == "term" && hole.range.end == comma && view.low(comma) == ",";
    let plain = tail.clone().all(|at| !matches!(view.low(at), ";" | ":"));
    (named && opens && plain && (3..=LONGEST).contains(&tail.len()))
        .then(|| Some(format!(", {}", view.say_within(&tail)?)))
        .flatten()
}

/// The gap of a sentence that gave no question: of the whole of it, or of a part that stands by itself.
pub(super) fn whole_gap(view: &View) -> Option<Draft> {
    let end = view
        .tokens
        .iter()
        .rposition(|token| token.kind != Kind::Mark)?
        + 1;
    let mut holes = holes(view, &(0..end));
    holes.sort_by(|one, other| other.quality.total_cmp(&one.quality));
    holes.into_iter().find_map(|hole| {
        parts(view, &hole.range, end).into_iter().find_map(|part| {
            if !states(view, &part) || is_row_cut(view, &part) {
                return None;
            }
            // pronouns can mean only what stands before them
            let head = (part.start + OPENING).min(hole.range.start);
            let opening = view.say_alone(&(part.start..head))?;
            let before = view.say_within(&(head..hole.range.start))?;
            let before = format!("{opening} {before}")
                .replace(" :", ":")
                .replace(" ;", ";");
            let after = view.say_within(&(hole.range.end..part.end))?;
            let hole = Hole {
                range: hole.range.clone(),
                hint: hole.hint,
                quality: hole.quality - 0.06,
            };
            finish(view, &format!("{before} \u{1} {after}"), &hole, is_telling)
        })
    })
}

/// The statement as a draft, with its gap in the notation of decks; `tells` is whether it tells which one is left out.
fn finish(
    view: &View,
    said: &str,
    hole: &Hole,
    tells: impl Fn(&str, &Hole) -> bool,
) -> Option<Draft> {
    let answer = view.raw(&hole.range).to_owned();
    let answer = if hole.hint == "person" {
        untitled(&answer).to_owned()
    } else {
        answer
    };
    let plain = once(view, &tidy(&said.replace('\u{1}', "@@@@")))?;
    let plain = unlinked(&plain).replace(", also in ", ", in ");
    let plain = plain.trim_end_matches([',', ';', ':', ' ', '.']).to_owned();
    let count = plain.split_whitespace().count();
    let rest = plain.replace("@@@@", " ").to_lowercase();
    let low = answer.to_lowercase();
    let denied = rest
        .split([' ', ','])
        .any(|word| matches!(word, "not" | "nor" | "neither" | "cannot" | "no"));
    let told = denied
        || answer
            .split([' ', '-'])
            .filter(|word| word.len() > 3)
            .any(|word| rest.contains(&*small(word)))
        || rest.split([' ', ',', '.']).any(|word| word == low);
    if !(SHORTEST..=LONGEST).contains(&count)
        || told
        || is_one_sided(&plain)
        || is_unowned(&plain)
        || !tells(&plain, hole)
        || answer.is_empty()
        || answer.contains(['{', '}', ':', '"'])
        || plain.contains(['{', '}', '"', '[', ']', '\u{2014}'])
        || plain.matches("@@@@").count() != 1
        || plain.starts_with("@@@@") && hole.hint != "person"
    {
        return None;
    }
    let gap = format!("{{{{{answer}::{}}}}}", hole.hint);
    let text = format!("{}.", capitalised(&plain)).replace("@@@@", &gap);
    Some(Draft {
        frame: super::gap::FRAME,
        prompt: String::new(),
        key: key("gap", &rest, "", ""),
        value: Value::Gaps(text, vec![answer]),
        quality: hole.quality,
        bound: view.is_bound() && is_figure(hole.hint)
            || tokens(&rest).iter().any(|token| token.among(NOW)),
        dated: None,
        accept: Vec::new(),
        reverse: None,
        claim: None,
        years: view.years(),
        rivals: Vec::new(),
        precise: false,
    })
}

/// A statement without the words that only link it with the one before: `In contrast, …`.
fn unlinked(said: &str) -> &str {
    let low = said.to_lowercase();
    let link = LINKS.iter().find(|link| {
        low.strip_prefix(**link)
            .is_some_and(|rest| rest.starts_with(", "))
    });
    link.map_or(said, |link| &said[link.len() + 2..])
}

/// Whether a statement speaks of relations or trade without both sides.
fn is_one_sided(said: &str) -> bool {
    let words = tokens(said);
    let mutual = words.iter().any(|word| {
        word.among(&[
            "bilateral",
            "two-way",
            "relations",
            "ties",
            "links",
            "normalization",
            "normalisation",
        ])
    });
    let sides: std::collections::BTreeSet<&str> = words
        .iter()
        .filter_map(|word| country(word.text).or_else(|| adjective(word.text)))
        .map(|known| known.name)
        .collect();
    mutual && sides.len() < 2 && !words.iter().any(|word| word.is("between"))
}

/// Whether a statement leans on one before it: `two years later`, `was the first director of its bureau`.
fn is_unowned(said: &str) -> bool {
    /// A word that only follows on stands among the first of a statement.
    const FIRST: usize = 5;
    let words = tokens(said);
    let follows = words
        .iter()
        .take(FIRST)
        .any(|word| word.among(&["later", "afterwards", "thereafter", "soon", "then"]));
    let owner = words.iter().position(|word| word.among(&["its", "their"]));
    let copula = owner.is_some_and(|at| {
        let acts = words[..at].iter().any(|word| {
            !word.is_capital() && forms(&word.low).iter().any(|(_, sorts)| sorts & PAST != 0)
        });
        let is = words[..at]
            .iter()
            .any(|word| word.among(&["is", "was", "are", "were"]));
        is && !acts
    });
    follows || copula
}

/// Whether a name is the only one that fits: something tells the statement apart from others of its kind.
fn is_telling(said: &str, hole: &Hole) -> bool {
    if !matches!(hole.hint, "person" | "country" | "place" | "name") {
        return true;
    }
    let words = tokens(said);
    let apart = words.iter().any(|word| {
        word.kind == Kind::Number
            || word.among(SUPERLATIVES)
            || word.among(&ORDINALS)
            || word.among(&[
                "except",
                "only",
                "headquarters",
                "seat",
                "capital",
                "named",
                "founded",
                "founder",
            ])
    });
    let placed = hole.hint == "place"
        && words.iter().any(|word| {
            word.among(&[
                "faces",
                "borders",
                "lies",
                "rises",
                "flows",
                "crosses",
                "links",
                "separates",
                "connects",
                "bordered",
                "near",
            ])
        });
    apart || placed
}

/// A statement that names the person it is about once, and says `her` or `his` from then on.
fn once(view: &View, said: &str) -> Option<String> {
    let Some(topic) = view
        .scene
        .topic
        .as_ref()
        .filter(|topic| topic.female.is_some())
    else {
        return Some(said.to_owned());
    };
    let Some((before, after)) = said.split_once(topic.text.as_str()) else {
        return Some(said.to_owned());
    };
    let her = if topic.female == Some(true) {
        "her"
    } else {
        "his"
    };
    let after = after.replace(&format!("{}'s ", topic.text), &format!("{her} "));
    (!after.contains(topic.text.as_str())).then(|| format!("{before}{}{after}", topic.text))
}
