//! How many, how much, how long.

mod counted;
mod units;

use counted::in_subject;
use units::*;

use std::ops::Range;

use super::draft::{Draft, Value};
use super::view::{View, finished};
use crate::generate::language::{Kind, Mode, Quantity, Sort, Span, Unit};
use crate::generate::lexicon::{DETERMINERS, JOINING, NameKind, PREPOSITIONS};

/// Adjectives of measures, with the nouns that ask for them.
const EXTENTS: &[&str] = &[
    "long", "high", "tall", "wide", "deep", "old", "thick", "broad", "heavy", "away",
];

/// Every number of a clause that can be asked for.
pub(super) fn amounts(view: &View) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for span in view.spans {
        let Sort::Quantity(quantity) = &span.sort else {
            continue;
        };
        let found = if span.from >= view.clause.rest.start && span.to <= view.clause.rest.end {
            in_rest(view, span, quantity)
        } else if span.from >= view.clause.subject.start && span.to <= view.clause.subject.end {
            in_subject(view, span, quantity)
        } else {
            None
        };
        drafts.extend(found);
    }
    // a sentence full of figures is a table; asking for two of them is enough
    drafts.truncate(2);
    drafts
}

/// The words before a rough number, as a question takes them up: `About`, `More than`.
pub(super) fn roughly(view: &View, quantity: &Quantity) -> Option<String> {
    let Some(from) = quantity.rough else {
        return Some(String::new());
    };
    let said = view.raw(&(from..quantity.number.start)).to_lowercase();
    match &*said {
        "some" | "around" | "roughly" | "an estimated" | "approximately" => {
            Some(String::from("about "))
        }
        "as many as" => Some(String::from("up to ")),
        "over" => Some(String::from("more than ")),
        _ => Some(format!("{said} ")),
    }
}

fn draft(
    view: &View,
    prompt: String,
    text: String,
    quantity: &Quantity,
    rest: &str,
    quality: f64,
) -> Draft {
    Draft {
        frame: match quantity.unit {
            Unit::Things => "count",
            Unit::Money => "money",
            Unit::Percent => "share",
            Unit::Time => "duration",
            Unit::Measure => "measure",
        },
        key: view.key("amount", rest),
        prompt,
        value: Value::Number {
            text,
            value: quantity.value,
        },
        quality,
        bound: bound(view, quantity),
        dated: None,
        accept: Vec::new(),
        reverse: None,
        claim: None,
        years: view.years(),
        rivals: Vec::new(),
        precise: false,
    }
}

/// Measures of places and bodies last; what is counted, paid or shared changes, unless it is a rule or general.
fn bound(view: &View, quantity: &Quantity) -> bool {
    if !view.is_present() || view.scene.is_binding() {
        return false;
    }
    // `has grown by 7.5% between 2004 and 2008` tells its time
    let timed = view.dates(&view.clause.rest).iter().any(|span| {
        let before = span.from.checked_sub(1).map_or("", |at| view.low(at));
        matches!(span.sort, Sort::Years(..)) || before == "between"
    });
    if timed {
        return false;
    }
    let lasting = matches!(quantity.unit, Unit::Measure | Unit::Time)
        && view.subject.kind != Some(NameKind::Organisation);
    let named = view.subject.kind.is_some()
        || view.names.iter().any(|name| {
            name.from >= view.clause.subject.start && name.to <= view.clause.subject.end
        });
    !lasting && (view.is_bound() || named)
}

/// Where the noun phrase ends that begins at a token: at a preposition, a verb, a mark.
fn phrase_end(view: &View, from: usize, end: usize) -> usize {
    let mut at = from;
    while at < end {
        let token = &view.tokens[at];
        let stop = token.kind == Kind::Mark
            || token.among(PREPOSITIONS)
            || token.among(JOINING)
            || token.among(DETERMINERS)
            || token.kind == Kind::Number
            || token.low.ends_with("ly")
            || at > from && token.low.ends_with("ed") && view.low(at - 1).ends_with('s');
        if stop {
            break;
        }
        at += 1;
    }
    at
}

#[allow(clippy::too_many_lines)] // one list of cases, read from top to bottom
fn in_rest(view: &View, span: &Span, quantity: &Quantity) -> Option<Draft> {
    let clause = view.clause;
    let start = quantity.rough.unwrap_or(span.from);
    let before = start
        .checked_sub(1)
        .map_or("", |at| view.low(at))
        .to_owned();
    let rough = roughly(view, quantity)?;
    let number = view.raw(&(quantity.number.start..span.to)).to_owned();
    if matches!(view.low(span.to), "to" | "-" | "–" | "or")
        && view.spans.iter().any(|next| next.from == span.to + 1)
        || before == "to" && span.from > 1 && view.spans.iter().any(|last| last.to + 1 == start)
    {
        return None;
    }
    // a number between others of a list
    if before == "and" || before == "," || before == "or" {
        return None;
    }
    let valid = before == "for" && quantity.unit == Unit::Time;
    if before == "of" && start >= 2 && view.low(start - 2) == "population" {
        return population(view, span, quantity, &rough, &number);
    }
    let another = view.spans.iter().any(|other| {
        other != span
            && other.from >= clause.rest.start
            && other.to <= clause.rest.end.max(span.to).min(span.to + 12)
            && matches!(&other.sort, Sort::Quantity(known) if known.unit == quantity.unit)
    });
    let had = clause.helper.is_some_and(|at| view.low(at) == "had");
    let some = matches!(view.low(clause.subject.start), "a" | "an") && clause.mode == Mode::Past;
    if another || had || some {
        return None;
    }
    if clause.mode == Mode::Copula && !valid {
        return copula(view, span, quantity, &rough, &number, start);
    }
    if matches!(
        &*before,
        "the" | "these" | "its" | "all" | "those" | "first" | "last" | "their"
    ) {
        return None;
    }
    let direct = start == clause.rest.start;
    match quantity.unit {
        Unit::Things if !direct && matches!(&*before, "with" | "in" | "to" | "from" | "across") => {
            among(view, span, quantity, &rough, start)
        }
        Unit::Things if direct || before == "into" || before == "of" => {
            things(view, span, quantity, &rough, start)
        }
        Unit::Money => money(view, span, quantity, &rough, &number, start, direct),
        Unit::Percent => share(view, span, quantity, &rough, &number, start, direct),
        Unit::Time => time(view, span, quantity, &rough, &number, start),
        Unit::Measure => measure(view, span, quantity, &rough, &number, start, direct),
        Unit::Things => None,
    }
}

/// `has a population of 5,000`, `had a population of about 5,000 people in 2014`.
fn population(
    view: &View,
    span: &Span,
    quantity: &Quantity,
    rough: &str,
    number: &str,
) -> Option<Draft> {
    let about = if rough.is_empty() { "" } else { "approximate " };
    let subject = &view.subject.text;
    let people = usize::from(matches!(
        view.low(span.to),
        "people" | "inhabitants" | "residents"
    ));
    let behind = span.to + people..view.clause.rest.end;
    let lead = view
        .clause
        .lead
        .clone()
        .filter(|_| view.first)
        .unwrap_or(0..0);
    let dated = !view.dates(&behind).is_empty() || !view.dates(&lead).is_empty();
    if behind.start >= behind.end && !dated {
        let prompt = finished(&format!("what is the {about}population of {subject}"));
        let mut draft = draft(view, prompt, number.to_owned(), quantity, "population", 0.8);
        draft.bound = true;
        return Some(draft);
    }
    let when = view.say(&behind).filter(|_| dated && behind.len() <= 5)?;
    let prompt = finished(&format!(
        "what was the {about}population of {subject} {when} {}",
        lead_date(view)
    ));
    let mut draft = draft(view, prompt, number.to_owned(), quantity, &when, 0.8);
    draft.bound = false;
    Some(draft)
}

/// `has 206 bones`: `How many bones does … have?`
#[allow(clippy::too_many_lines)] // one list of cases, read from top to bottom
fn things(
    view: &View,
    span: &Span,
    quantity: &Quantity,
    rough: &str,
    start: usize,
) -> Option<Draft> {
    let clause = view.clause;
    let mut end = phrase_end(view, span.to, clause.rest.end);
    if view.low(end) == "of" && end > span.to && end < clause.rest.end {
        // `16 pieces of legislation`
        end = phrase_end(view, end + 1, clause.rest.end).max(end + 1);
    }
    if end == span.to || quantity.value < 2.0 {
        return None;
    }
    let noun = view.say(&(span.to..end))?;
    // `eight strips, called comb rows, that run along it` is torn
    let named = (end..clause.rest.end.min(end + 3))
        .any(|at| view.low(at) == "," && matches!(view.low(at + 1), "called" | "named" | "known"));
    if named {
        return None;
    }
    let counted = noun.split(" of ").next().unwrap_or(&noun);
    let plural = counted.ends_with('s')
        || [
            "people",
            "personnel",
            "staff",
            "men",
            "women",
            "children",
            "teeth",
            "feet",
            "species",
            "bacteria",
            "fish",
            "troops",
            "cattle",
            "nuclei",
        ]
        .iter()
        .any(|known| counted.ends_with(known));
    let compared = ["more ", "other ", "new ", "additional ", "further "]
        .iter()
        .any(|word| noun.starts_with(word));
    if !plural
        || compared
        || [
            "times", "others", "years", "things", "ways", "aspects", "reasons", "waves",
        ]
        .contains(&&*noun)
    {
        return None;
    }
    let direct = start == clause.rest.start;
    let named = view.subject.kind.is_some();
    let asks = if direct {
        format!("{rough}how many {noun}")
    } else {
        String::new()
    };
    if matches!(view.low(end), "or" | "and") {
        return None;
    }
    // `three fatty acids bonded to glycerol`: what they are like is not asked
    let like = |at: usize| {
        crate::generate::lexicon::of_form(view.low(at), crate::generate::lexicon::PARTICIPLE)
            .is_some()
            || view.low(at) == "oriented"
    };
    let present = view.is_present();
    let after = if present && end < clause.rest.end && like(end) {
        clause.rest.end..clause.rest.end
    } else {
        end..clause.rest.end
    };
    let rest: Vec<Range<usize>> = if direct {
        vec![after.clone()]
    } else {
        Vec::new()
    };
    let prompt = if direct {
        view.question(&asks, &rest)?
    } else {
        let before = clause.rest.start..start;
        let (helper, verb) = view.verb();
        // a preposition stays with its verb: `How many chambers does the heart consist of?`
        let lead = view.say(&before)?;
        let after = view.say(&after)?;
        let led = view.led()?;
        // `of two violins, a viola and a cello` is a list; `approved the accession of 13 states` has its noun before
        let of = before.len() == 3
            && view.low(before.start) == "the"
            && view.low(before.start + 2) == "of"
            && named;
        if before.len() != 1 && !of || after.contains(',') {
            return None;
        }
        finished(&format!(
            "{} {rough}how many {noun} {helper} {} {verb} {after} {led}",
            lead, view.subject.text
        ))
        .to_string()
    };
    let text = view.raw(&(quantity.number.start..span.to)).to_owned();
    Some(draft(
        view,
        prompt,
        text,
        quantity,
        &noun,
        0.84 - if rough.is_empty() { 0.0 } else { 0.04 }
            // that there are two of them is not what is worth knowing
            - if quantity.value < 3.0 && view.is_present() && bare_count(&noun) {
                0.4
            } else {
                0.0
            },
    ))
}

/// Whether what is counted are ways of sorting something, which are asked themselves or not at all.
fn bare_count(noun: &str) -> bool {
    [
        "roles",
        "duties",
        "goals",
        "types",
        "kinds",
        "groups",
        "sides",
        "aspects",
        "categories",
        "functions",
        "purposes",
    ]
    .iter()
    .any(|sorted| noun.ends_with(sorted))
}

/// `must not exceed 10 euros`: `What must … not exceed?`
fn limit(view: &View, number: &str, quantity: &Quantity) -> Option<Draft> {
    let prompt = view.question("what", &[])?;
    Some(draft(
        view,
        prompt,
        number.to_owned(),
        quantity,
        "limit",
        0.82,
    ))
}

/// The date before the subject, which a sum needs: `in 2000`.
fn lead_date(view: &View) -> String {
    let Some(lead) = view.clause.lead.clone() else {
        return String::new();
    };
    if view.dates(&lead).is_empty() || !view.first {
        return String::new();
    }
    super::view::lowered(view.raw(&lead))
}
