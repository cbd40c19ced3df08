//! One date of an event.

use super::faces::{joined, statement};
use super::meant::{happens, is_one_sided, is_purpose, own_of_another, owns};
use super::*;

pub(in crate::generate::facts) fn is_event(view: &View) -> bool {
    let clause = view.clause;
    let helper = clause.helper.map_or("", |at| view.low(at));
    let past = match clause.mode {
        Mode::Past => true,
        Mode::Passive => matches!(helper, "was" | "were"),
        // a date with `has chosen` is one of something else
        Mode::Helped => helper == "had",
        _ => false,
    };
    past && (!STATES.contains(&clause.verb) || happens(view))
}

#[allow(clippy::too_many_lines)] // one list of cases, read from top to bottom
pub(super) fn single(view: &View) -> Option<Draft> {
    let clause = view.clause;
    // `there` means a place that another sentence names
    if !is_event(view) || clause.rest.clone().any(|at| view.low(at) == "there") {
        return None;
    }
    let inside = view.dates(&clause.rest);
    // `Since the treaty of 1992, …` dates the treaty, not what followed
    let leading: Vec<&Span> = clause
        .lead
        .clone()
        .filter(|_| view.first)
        .map(|lead| {
            view.dates(&lead)
                .into_iter()
                .filter(|span| adverbial(view, span).is_some_and(|(_, at)| at == lead.start))
                .collect()
        })
        .unwrap_or_default();
    let mut found = inside
        .iter()
        .chain(&leading)
        .filter_map(|span| adverbial(view, span).map(|(word, at)| (*span, word, at)));
    let (span, word, at) = found.next()?;
    if found.next().is_some() || is_told_behind(view, span) {
        return None;
    }
    // a participle before the date takes it for itself: `the treaty signed in 1965`
    let before = at.checked_sub(1).map_or("", |at| view.low(at));
    let took = at > clause.group.end
        && crate::generate::lexicon::of_form(before, crate::generate::lexicon::PARTICIPLE)
            .is_some()
        && before != "states";
    // `from 1928 until his death in 1971`
    let another = matches!(
        before,
        "death" | "birth" | "departure" | "retirement" | "marriage" | "accession" | "resignation"
    ) && at > clause.group.end;
    if took || another {
        return None;
    }
    // `was a painter before turning to telegraphs in the 1830s`
    let later = (clause.rest.start..at.min(clause.rest.end)).any(|at| {
        matches!(view.low(at), "before" | "after" | "while")
            && crate::generate::lexicon::of_form(view.low(at + 1), crate::generate::lexicon::GERUND)
                .is_some()
    });
    if later {
        return None;
    }
    // `served as the capital until the building of Lima in 1927`: what lasted until then did not happen then
    let lasted = (clause.group.end..at).any(|at| matches!(view.low(at), "until" | "till"));
    // `announced a service to be available in 2016`
    let planned = (clause.group.end..at).any(|at| view.low(at) == "to" && view.low(at + 1) == "be");
    if (lasted || planned) && span.from >= clause.rest.start {
        return None;
    }
    let (asks, value) = asked(word, &span.sort, view, span)?;
    let rest = if span.from >= clause.rest.start {
        view.around(&(at..span.to))
    } else {
        vec![clause.rest.clone()]
    };
    let rest: Vec<Range<usize>> = rest
        .into_iter()
        .map(|range| trimmed(view, range))
        .filter(|range| range.start < range.end)
        .collect();
    let mut rest = rest;
    // `became president in 1801 determined to rule`: the tail tells something else
    let tail = view.tokens.get(span.to).is_some_and(|next| {
        crate::generate::lexicon::of_form(&next.low, crate::generate::lexicon::PARTICIPLE).is_some()
            || crate::generate::lexicon::of_form(&next.low, crate::generate::lexicon::GERUND)
                .is_some()
    });
    // `were drawn in 1539 and again under Henry IV`
    if tail || view.low(span.to) == "and" {
        rest.retain(|range| range.start < span.to);
    }
    // `in the late 18th century into the early 19th`
    if matches!(view.low(span.to), "into" | "to" | "through" | "and" | "or")
        && view.spans.iter().any(|other| {
            !matches!(other.sort, Sort::Quantity(_))
                && other.from > span.to
                && other.from <= span.to + 4
        })
    {
        return None;
    }
    if clause.mode == Mode::Passive {
        // `was established in 1994 to provide reactors`: what for is another question
        rest.retain(|range| !is_purpose(view, range) || is_letting(clause.verb));
    }
    if matches!(clause.verb, "bear" | "die" | "bury") {
        // where somebody was born is asked apart
        rest.retain(|range| {
            let placed = matches!(view.low(range.start), "in" | "at" | "near");
            !(placed && view.names.iter().any(|name| range.contains(&name.from)))
        });
    }
    let content = rest.iter().map(ExactSizeIterator::len).sum::<usize>();
    if content == 0 && clause.mode != Mode::Passive && !EVENTS.contains(&clause.verb) {
        return None;
    }
    // `a combined forces command (CFC)` is the one of that name
    let initials = view.brackets.iter().any(|(at, inside)| {
        *at == view.tokens[clause.subject.end - 1].end
            && inside.len() >= 2
            && inside.chars().all(|c| c.is_ascii_uppercase())
    });
    let mut prompt = view.question(&asks, &rest)?;
    if initials {
        prompt = prompt
            .replacen(" a ", " the ", 1)
            .replacen(" an ", " the ", 1);
    }
    if !view.scene.is_binding() && !initials && !view.names_something(&prompt)
        || is_one_sided(&prompt, view)
    {
        return None;
    }
    let said = rest
        .iter()
        .map(|range| view.raw(range))
        .collect::<Vec<_>>()
        .join(" ");
    let bidden = clause.mode == Mode::Passive && is_letting(clause.verb);
    if !bidden && rest.first().is_some_and(|range| is_purpose(view, range))
        || own_of_another(view, &rest)
        || clause.rest.end < clause.end && view.low(clause.rest.end) == ":"
    {
        return None;
    }
    let named = rest.iter().any(|range| {
        view.say(range)
            .is_some_and(|said| said.contains(char::is_uppercase))
    });
    let told = named
        || rest.iter().any(|range| {
            range
                .clone()
                .any(|at| view.tokens[at].among(SUPERLATIVES) || view.tokens[at].among(&ORDINALS))
        });
    // of a figure its size is asked, not its year
    let figure = view.spans.iter().any(|span| {
        let unit = matches!(&span.sort, Sort::Quantity(quantity) if matches!(quantity.unit, Unit::Money | Unit::Percent));
        unit && span.from >= clause.rest.start && span.to <= clause.rest.end
    });
    let making = matches!(
        clause.verb,
        "discover"
            | "invent"
            | "found"
            | "write"
            | "publish"
            | "build"
            | "establish"
            | "abolish"
            | "introduce"
            | "develop"
            | "create"
            | "compose"
            | "paint"
            | "design"
            | "patent"
            | "become"
            | "adopt"
            | "legalise"
            | "legalize"
            | "ban"
            | "gain"
            | "declare"
            | "coin"
            | "isolate"
    );
    let some = matches!(view.low(clause.subject.start), "a" | "an")
        && view.subject.kind.is_none()
        && !initials;
    // cut between two adjectives: `an afternoon of slow moving, intense rain`
    let cut = clause.rest.end < clause.end
        && view.low(clause.rest.end) == ","
        && (view.low(clause.rest.end - 1).ends_with("ing")
            || view.low(clause.rest.end - 1).ends_with("ly"));
    if cut {
        return None;
    }
    // `voters elected`, `matches originated`: whose?
    let anybody = view.subject.plural
        && view.subject.kind.is_none()
        && !view.subject.text.contains(char::is_uppercase)
        && view.subject.text.split(' ').count() <= 2
        && !view.subject.text.starts_with("the ");
    // `Askia Ishaq II began in 1549` has lost what began
    let began = view.subject.kind == Some(NameKind::Person)
        && content == 0
        && matches!(
            clause.verb,
            "begin" | "start" | "open" | "close" | "end" | "launch" | "break"
        );
    if began {
        return None;
    }
    let event = content == 0 && EVENTS.contains(&clause.verb);
    let bilateral = view.subject.plural
        && view.subject.text.split(" and ").all(|side| {
            side.trim_start_matches("the ")
                .starts_with(char::is_uppercase)
        })
        && matches!(
            clause.verb,
            "exchange"
                | "establish"
                | "restore"
                | "resume"
                | "normalise"
                | "normalize"
                | "sever"
                | "begin"
                | "open"
        );
    // `Ola Lund signed a treaty of peace`
    let deed = view.subject.kind.is_some()
        && !view.subject.plural
        && crate::generate::facts::history::is_deed(clause.verb)
        && (content > 3 || owns(view, &rest));
    let clear = told || bilateral || making || event || deed || clause.mode == Mode::Passive;
    let vague = some || anybody || !clear || figure && !making;
    let visits = matches!(
        clause.verb,
        "visit" | "meet" | "win" | "travel" | "sign" | "agree" | "announce"
    );
    let dated = match span.sort {
        Sort::Date(date) => Some(date),
        _ => None,
    };
    Some(Draft {
        frame: "when",
        key: view.key("year", &said),
        prompt,
        value,
        quality: 0.86
            - if visits { 0.06 } else { 0.0 }
            - if content > 12 { 0.08 } else { 0.0 }
            - if vague { 0.4 } else { 0.0 },
        bound: false,
        dated: dated.filter(|_| false),
        accept: Vec::new(),
        reverse: joined(view, &rest, span),
        claim: statement(view, &rest, span, word),
        years: view.years(),
        rivals: Vec::new(),
        precise: false,
    })
}

/// The question word of a date and what is wanted.
pub(super) fn asked(word: &str, sort: &Sort, view: &View, span: &Span) -> Option<(String, Value)> {
    let asks = |noun: &str| match word {
        "since" => format!("Since which {noun}"),
        "until" => format!("Until which {noun}"),
        _ => format!("In which {noun}"),
    };
    let written = view.raw(&(span.from..span.to)).to_owned();
    match sort {
        Sort::Date(date) => Some((
            asks("year"),
            Value::Year(date.year(), finer(*date, &written)),
        )),
        Sort::Decade(_) => Some((asks("decade"), Value::Age(written))),
        Sort::Century => Some((asks("century"), Value::Age(written))),
        Sort::Era => Some((asks("year"), Value::Age(written))),
        _ => None,
    }
}

/// The date as it stands, where it is more precise than a year.
pub(super) fn finer(date: PartialDate, written: &str) -> Vec<String> {
    if date.month().is_some() {
        vec![written.to_owned()]
    } else {
        Vec::new()
    }
}

/// Without adverbs and commas at its ends.
pub(super) fn trimmed(view: &View, mut range: Range<usize>) -> Range<usize> {
    while range.start < range.end
        && matches!(
            view.low(range.start),
            "," | "again" | "once" | "later" | "only" | "first" | "shortly" | "just" | "also"
        )
    {
        range.start += 1;
    }
    while range.start < range.end
        && matches!(
            view.low(range.end - 1),
            "," | "and"
                | "again"
                | "once"
                | "later"
                | "only"
                | "shortly"
                | "just"
                | "also"
                | "early"
                | "as"
                | "either"
                | "back"
        )
    {
        range.end -= 1;
    }
    range
}

/// Verbs of figures that went from one to another in a time, which is no fact by itself.
const MOVED: [&str; 10] = [
    "continue", "grow", "increase", "fall", "rise", "decline", "decrease", "drop", "shrink",
    "expand",
];

/// `from 1910 to 1945`: a gap for the beginning, which the end tells apart.
pub(super) fn ranges(view: &View) -> Option<Draft> {
    let clause = view.clause;
    let range = clause.rest.clone();
    let from = range.clone().find(|at| view.low(*at) == "from")?;
    let first = view.spans.iter().find(|span| span.from == from + 1)?;
    let joins = view.low(first.to);
    let second = view
        .spans
        .iter()
        .find(|span| span.from == first.to + 1 && matches!(joins, "to" | "until"))?;
    let year = |span: &Span| match span.sort {
        Sort::Date(date) if date.month().is_none() => Some(date.year()),
        _ => None,
    };
    let (one, two) = (year(first)?, year(second)?);
    let past = matches!(clause.mode, Mode::Past)
        || clause
            .helper
            .is_some_and(|at| matches!(view.low(at), "was" | "were"));
    let loose = view.raw(&(range.start..from)).contains(',');
    if !past || one >= two || loose || MOVED.contains(&clause.verb) {
        return None;
    }
    let before = view.say(&(range.start..from))?;
    let after = view.say(&(second.to..range.end))?;
    let led = view.led()?;
    let verb: Vec<&str> = clause
        .group
        .clone()
        .map(|at| view.tokens[at].text)
        .collect();
    let text = format!(
        "{} {} {before} {} {{{{{one}::year}}}} {joins} {two} {after} {led}",
        view.subject.text,
        verb.join(" "),
        view.low(from)
    );
    let text = crate::generate::facts::view::finished(&text).replace('?', ".");
    Some(Draft {
        frame: "period",
        prompt: String::new(),
        value: Value::Gaps(text, vec![one.to_string()]),
        key: view.key("period", &format!("{before} {after}")),
        quality: 0.78,
        years: vec![one, two],
        ..Draft::plain()
    })
}
