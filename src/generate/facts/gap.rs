//! Gaps, as the fall-back: a statement that stands alone, without one name, year or number that the rest determines.

mod holes;

use std::ops::Range;

use holes::{Hole, holes};

use super::draft::{Draft, Value};
use super::telling::{anchors, core, is_topic};
use super::view::View;
use crate::base::text::{capitalised, folded};
use crate::generate::language::{Kind, Mode, family_name, tidy, tokens};
use crate::generate::lexicon::{
    AUXILIARIES, DEGREES, DETERMINERS, LEANING, LIGHT_ADVERBS, OPINIONS,
};

/// The frame that gap cards come from.
pub(crate) const FRAME: &str = "gap";

/// `Ola Lund sold the mine to {{Nils Berg::person}} in 1891.`
pub(super) fn gap(view: &View) -> Vec<Draft> {
    left_out(view).into_iter().collect()
}

fn left_out(view: &View) -> Option<Draft> {
    /// Longer statements are read for the gap alone.
    const LONGEST: usize = 28;
    /// Shorter ones tell nothing apart.
    const SHORTEST: usize = 7;
    let clause = view.clause;
    let named = view.subject.kind.is_some() || view.subject.text.contains(char::is_uppercase);
    let some = DETERMINERS.contains(&view.low(clause.subject.start))
        && view.low(clause.subject.start) != "the";
    if !named || some || view.scene.is_binding() || is_saying(clause.verb) {
        return None;
    }
    let rest = core(view, 22);
    let group = group(view)?;
    let lead = lead(view)?;
    let loose = rest.clone().any(|at| {
        matches!(
            view.low(at),
            "that" | "whether" | "how" | "why" | "if" | "not" | "than"
        )
    });
    let views = rest
        .clone()
        .filter(|at| view.tokens[*at].among(OPINIONS))
        .count();
    if loose || views > 0 {
        return None;
    }
    let mut best: Option<(f64, Draft)> = None;
    for hole in holes(view, &rest, lead.clone()) {
        let Some(draft) = filled(view, &hole, &rest, lead.clone(), &group) else {
            continue;
        };
        let Value::Gaps(text, _) = &draft.value else {
            continue;
        };
        let words = text.split_whitespace().count();
        let better = best
            .as_ref()
            .is_none_or(|(known, _)| draft.quality > *known + 1e-9);
        if (SHORTEST..=LONGEST).contains(&words) && better {
            best = Some((draft.quality, draft));
        }
    }
    best.map(|(_, draft)| draft)
}

/// Verbs of saying and thinking: what follows is somebody's view.
fn is_saying(verb: &str) -> bool {
    [
        "say",
        "think",
        "believe",
        "argue",
        "claim",
        "feel",
        "hope",
        "seem",
        "appear",
        "suggest",
        "consider",
        "regard",
        "fear",
        "warn",
        "want",
        "wish",
        "imagine",
        "envision",
        "reflect",
        "state",
        "declare",
        "express",
        "praise",
        "criticise",
        "criticize",
        "worry",
        "recall",
        "remember",
        "recount",
        "note",
        "explain",
        "tell",
        "learn",
        "admit",
        "insist",
    ]
    .contains(&verb)
}

/// The verb group as it stands; `None` where it leaves open whether it happened.
fn group(view: &View) -> Option<String> {
    let clause = view.clause;
    let helper = clause.helper.map_or("", |at| view.low(at));
    let sure = matches!(clause.mode, Mode::Third | Mode::Plural | Mode::Copula)
        || matches!(helper, "is" | "are" | "was" | "were" | "had")
        || clause.mode == Mode::Past;
    // `was preparing` tells of no event
    let going_on = clause.mode == Mode::Helped && matches!(helper, "is" | "are" | "was" | "were");
    if !sure
        || going_on
        || clause.mode == Mode::Copula && !matches!(helper, "is" | "are" | "was" | "were")
    {
        return None;
    }
    let said: Vec<&str> = clause
        .group
        .clone()
        .filter(|at| {
            let low = view.low(*at);
            !LIGHT_ADVERBS.contains(&low)
                || AUXILIARIES.contains(&low)
                || DEGREES.contains(&low)
                || low == "first"
        })
        .map(|at| view.tokens[at].text)
        .collect();
    Some(said.join(" "))
}

/// The adverbial before the subject, where the statement needs it.
fn lead(view: &View) -> Option<Range<usize>> {
    let Some(lead) = view.clause.lead.clone().filter(|_| view.first) else {
        return Some(0..0);
    };
    let plain = matches!(
        view.low(lead.start),
        "in" | "on"
            | "by"
            | "during"
            | "at"
            | "from"
            | "after"
            | "before"
            | "under"
            | "between"
            | "since"
            | "until"
    );
    let clausal = lead.clone().any(|at| AUXILIARIES.contains(&view.low(at)));
    let whole = plain && !clausal && lead.len() <= 10 && view.say(&lead).is_some();
    let dated = !view.dates(&lead).is_empty();
    match (whole, dated) {
        (true, _) => Some(lead),
        (false, true) => None,
        (false, false) => view.led().map(|_| 0..0),
    }
}

/// The statement with a hole, as a draft.
fn filled(
    view: &View,
    hole: &Hole,
    rest: &Range<usize>,
    lead: Range<usize>,
    group: &str,
) -> Option<Draft> {
    let written = match &hole.hint {
        Some(hint) => format!("{}{{{{{}::{hint}}}}}", hole.before, hole.answer),
        None => format!("{}{{{{{}}}}}", hole.before, hole.answer),
    };
    let said = |range: &Range<usize>| -> Option<String> {
        if range.is_empty() {
            return Some(String::new());
        }
        if hole.at.start >= range.start && hole.at.end <= range.end {
            let before = piece(view, range.start..hole.at.start)?;
            let after = piece(view, hole.at.end..range.end)?;
            return Some(format!("{before} {written} {after}"));
        }
        piece(view, range.clone())
    };
    let (first, last) = (said(&lead)?, said(rest)?);
    let first = if first.trim().is_empty() {
        String::new()
    } else {
        format!("{}, ", first.trim())
    };
    let subject = if view.clause.subject.contains(&hole.at.start) {
        let article = if view.low(view.clause.subject.start) == "the" {
            "the "
        } else {
            ""
        };
        format!("{article}{written}")
    } else {
        view.subject.text.clone()
    };
    let text = tidy(&format!("{first}{subject} {group} {last}"));
    let text = capitalised(text.trim_end_matches([',', ' ', ';']));
    let text = format!("{text}.");
    let others = anchors(view, rest) + anchors(view, &lead);
    let whose = view.subject.kind.is_some() && !is_topic(view, &view.subject.text);
    let own = usize::from(!view.clause.subject.contains(&hole.at.start));
    let strength = (others + usize::from(whose)).saturating_sub(own);
    if strength == 0 || says_it(&text, &written, &hole.answer) || leans(&text) {
        return None;
    }
    let bonus = if strength > 1 { 0.04 } else { 0.0 };
    Some(Draft {
        frame: FRAME,
        prompt: String::new(),
        key: view.key("gap", &last),
        value: Value::Gaps(text, vec![hole.answer.clone()]),
        quality: hole.quality + bonus,
        bound: view.is_bound(),
        dated: None,
        accept: accepted(view, &hole.answer),
        reverse: None,
        claim: None,
        years: view.years(),
        rivals: Vec::new(),
        precise: false,
    })
}

fn piece(view: &View, range: Range<usize>) -> Option<String> {
    if range.is_empty() {
        Some(String::new())
    } else {
        view.say(&range)
    }
}

/// Whether the words of an answer stand elsewhere in its statement.
fn says_it(text: &str, written: &str, answer: &str) -> bool {
    let around = folded(&text.replacen(written, " ", 1));
    let around: Vec<&str> = around.split(|c: char| !c.is_alphanumeric()).collect();
    folded(answer)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 3 || word.chars().any(|c| c.is_ascii_digit()))
        .any(|word| around.contains(&word))
}

/// Whether a statement has words that stand for things named elsewhere.
fn leans(text: &str) -> bool {
    tokens(text).iter().any(|token| {
        token.kind == Kind::Word
            && token.among(LEANING)
            && !token.among(&["also", "too", "same", "so"])
            && token.text != "US"
    })
}

/// Other texts that fill a gap: the full name of somebody, the family name, other names of a country.
fn accepted(view: &View, answer: &str) -> Vec<String> {
    let mut accept = super::view::other_names(answer);
    if let Some(known) = crate::generate::lexicon::country(answer) {
        accept.extend(known.aliases.iter().map(|alias| (*alias).to_owned()));
        accept.push(known.name.trim_start_matches("The ").to_owned());
    }
    if let Some(full) = view
        .scene
        .known
        .surnames
        .get(answer)
        .filter(|full| full.len() == 1)
    {
        accept.extend(full.iter().cloned());
    }
    if view.scene.known.persons.contains(answer) {
        accept.extend(family_name(answer).map(str::to_owned));
    }
    accept.sort();
    accept.dedup();
    accept.retain(|other| other != answer);
    accept
}
