//! Sums, shares, times and measures.

use super::*;

/// `has relations with more than 170 nations`: `With more than how many nations …?`
pub(super) fn among(
    view: &View,
    span: &Span,
    quantity: &Quantity,
    rough: &str,
    start: usize,
) -> Option<Draft> {
    let clause = view.clause;
    let end = phrase_end(view, span.to, clause.rest.end);
    let noun = view.say(&(span.to..end))?;
    if quantity.value < 3.0
        || !noun.ends_with('s')
        || noun.contains("way")
        || noun.contains("year")
        || noun.contains("case")
        || noun.contains("time")
        || !view.dates(&(start..span.to)).is_empty()
    {
        return None;
    }
    let asks = format!("{} {rough}how many {noun}", view.low(start - 1));
    // `and an even broader network` is another thought
    let close = (end..clause.rest.end)
        .find(|at| view.low(*at) == "and" && DETERMINERS.contains(&view.low(at + 1)))
        .unwrap_or(clause.rest.end);
    let prompt = view.question(&asks, &[clause.rest.start..start - 1, end..close])?;
    let text = view.raw(&(quantity.number.start..span.to)).to_owned();
    let rest = view.raw(&(clause.rest.start..start - 1)).to_owned();
    Some(draft(
        view,
        prompt,
        text,
        quantity,
        &format!("{rest} {noun}"),
        0.8,
    ))
}

pub(super) fn money(
    view: &View,
    span: &Span,
    quantity: &Quantity,
    rough: &str,
    number: &str,
    start: usize,
    direct: bool,
) -> Option<Draft> {
    let clause = view.clause;
    let behind = start == clause.rest.start + 1
        && matches!(view.low(clause.rest.start), "to" | "for" | "at" | "of");
    if !direct && !behind {
        return None;
    }
    if clause.verb == "exceed" && clause.mode == Mode::Helped {
        return limit(view, number, quantity);
    }
    let particle = if direct {
        String::new()
    } else {
        view.low(clause.rest.start).to_owned()
    };
    let prompt = view.question(&format!("{rough}how much"), &[])?;
    let bare = prompt.trim_end_matches('?').to_owned();
    let after = view.say(&(span.to..clause.rest.end))?;
    let led = lead_date(view);
    let prompt = finished(&format!("{bare} {particle} {after} {led}"));
    // a sum of some year needs the year
    let dated = !view.years().is_empty()
        || matches!(clause.verb, "cost" | "pay" | "sell" | "buy" | "purchase");
    if matches!(clause.verb, "reach" | "exceed" | "total") {
        let asked = view.question(&format!("{rough}what value"), &[])?;
        let asked = finished(&format!("{} {after} {led}", asked.trim_end_matches('?')));
        return dated.then(|| draft(view, asked, number.to_owned(), quantity, &after, 0.82));
    }
    dated.then(|| draft(view, prompt, number.to_owned(), quantity, &after, 0.8))
}

pub(super) fn share(
    view: &View,
    span: &Span,
    quantity: &Quantity,
    rough: &str,
    number: &str,
    start: usize,
    direct: bool,
) -> Option<Draft> {
    let clause = view.clause;
    let after = span.to..clause.rest.end;
    let led = lead_date(view);
    let timed = view.is_present() || !view.years().is_empty();
    if direct && timed && view.low(span.to) == "of" {
        let prompt = view.question(
            &format!("{rough}what percentage {}", view.say(&after)?),
            &[],
        )?;
        let prompt = finished(&format!("{} {led}", prompt.trim_end_matches('?')));
        return Some(draft(
            view,
            prompt,
            number.to_owned(),
            quantity,
            view.raw(&after),
            0.8,
        ));
    }
    // `a growth rate of 7.5%`
    if start >= clause.rest.start + 2 && view.low(start - 1) == "of" {
        let noun = clause.rest.start..start - 1;
        let rate = matches!(
            view.low(start - 2),
            "rate" | "growth" | "turnout" | "margin"
        );
        let some = matches!(view.low(noun.start), "a" | "an") && noun.len() <= 6 && timed;
        if rate && some {
            let said = view.say(&(noun.start + 1..noun.end))?;
            let prompt =
                view.question(&format!("{rough}what {said}"), std::slice::from_ref(&after))?;
            return Some(draft(view, prompt, number.to_owned(), quantity, &said, 0.8));
        }
    }
    if view.low(start.wrapping_sub(1)) == "by" && start == clause.rest.start + 1 {
        let prompt = view.question(&format!("by {rough}what percentage"), &[after])?;
        let prompt = finished(&format!("{} {led}", prompt.trim_end_matches('?')));
        return (!view.years().is_empty())
            .then(|| draft(view, prompt, number.to_owned(), quantity, "", 0.76));
    }
    None
}

/// `for 8 hours`, `within 30 days`, `lasted ten years`.
#[allow(clippy::too_many_lines)] // one list of cases, read from top to bottom
pub(super) fn time(
    view: &View,
    span: &Span,
    quantity: &Quantity,
    rough: &str,
    number: &str,
    start: usize,
) -> Option<Draft> {
    let clause = view.clause;
    let before = start.checked_sub(1).map_or("", |at| view.low(at));
    let after_word = view.low(span.to);
    if matches!(
        after_word,
        "ago" | "later" | "earlier" | "before" | "after" | "old" | "-"
    ) && after_word != "after"
        && after_word != "before"
    {
        return None;
    }
    // `an agreement under which they leave within a year` is not made within a year
    let relative = |at: usize| matches!(view.low(at), "which" | "who" | "whom" | "whose" | "that");
    if (clause.rest.start..start).any(relative) {
        return None;
    }
    let unit = view.raw(&(quantity.number.end..span.to)).to_owned();
    let unit = if unit.ends_with('s') {
        unit
    } else {
        format!("{unit}s")
    };
    let after_phrase = matches!(after_word, "of" | "after" | "before" | "from");
    let (asks, from) = match before {
        "for" => (format!("for {rough}how many {unit}"), start - 1),
        "within" => (format!("within {rough}how many {unit}"), start - 1),
        "every" => (format!("every {rough}how many {unit}"), start - 1),
        _ if start == clause.rest.start
            && matches!(
                clause.verb,
                "last" | "take" | "require" | "live" | "spend" | "need" | "span"
            ) =>
        {
            (format!("{rough}how many {unit}"), start)
        }
        _ => return None,
    };
    if matches!(after_word, "after" | "before" | "of" | "from")
        || clause.mode == Mode::Helped
        || before != "for"
        || view.scene.is_binding()
        || clause.rest.len() >= 3
        || matches!(clause.verb, "last" | "rule" | "reign" | "govern" | "take")
    {
        let tail = span.to..clause.rest.end;
        let (asks, pieces) = if after_phrase && before == "within" {
            (
                format!("{asks} {}", view.say(&tail)?),
                std::iter::once(clause.rest.start..from).collect(),
            )
        } else {
            (asks, view.around(&(from..span.to)))
        };
        let prompt = view.question(&asks, &pieces)?;
        let said = pieces
            .iter()
            .map(|range| view.raw(range))
            .collect::<Vec<_>>()
            .join(" ");
        return Some(draft(
            view,
            prompt,
            number.to_owned(),
            quantity,
            &format!("{unit} {said}"),
            0.82,
        ));
    }
    None
}

/// `covers 9,600 square kilometres`, `to a depth of 30 m`, `exceed 25 °C`.
#[allow(clippy::too_many_lines)] // one list of cases, read from top to bottom
pub(super) fn measure(
    view: &View,
    span: &Span,
    quantity: &Quantity,
    rough: &str,
    number: &str,
    start: usize,
    direct: bool,
) -> Option<Draft> {
    let clause = view.clause;
    let before = start.checked_sub(1).map_or("", |at| view.low(at));
    let noun = |at: usize| {
        matches!(
            view.low(at),
            "height"
                | "length"
                | "depth"
                | "width"
                | "area"
                | "weight"
                | "temperature"
                | "speed"
                | "diameter"
                | "altitude"
                | "elevation"
                | "pressure"
                | "distance"
                | "voltage"
                | "volume"
                | "mass"
                | "thickness"
                | "radius"
                | "capacity"
                | "wavelength"
                | "frequency"
                | "wingspan"
        )
    };
    if before == "of" && start >= 3 && noun(start - 2) {
        let article = start - 3 >= clause.rest.start && matches!(view.low(start - 3), "a" | "an");
        let from = if article { start - 3 } else { return None };
        let asked = view.low(start - 2).to_owned();
        let prepositional =
            from > clause.rest.start && matches!(view.low(from - 1), "to" | "at" | "from");
        let asks = if prepositional {
            format!("{} {rough}what {asked}", view.low(from - 1))
        } else {
            format!("{rough}what {asked}")
        };
        let pieces = view.around(&(from - usize::from(prepositional)..span.to));
        let prompt = view.question(&asks, &pieces)?;
        return Some(draft(
            view,
            prompt,
            number.to_owned(),
            quantity,
            &asked,
            0.84,
        ));
    }
    let unit = view.raw(&(quantity.number.end..span.to)).to_owned();
    if direct && !unit.is_empty() {
        let asks = match clause.verb {
            "weigh" => format!("{rough}how much"),
            "exceed" if clause.mode == Mode::Helped => return limit(view, number, quantity),
            "cover" | "stretch" | "extend" | "measure" | "span" | "travel" | "contain" | "hold"
            | "require" | "exceed" | "reach" | "flow" | "run" | "produce" | "carry" => {
                format!("{rough}how many {unit}")
            }
            _ => return None,
        };
        let of = if view.low(span.to) == "of" {
            phrase_end(view, span.to + 1, clause.rest.end)
        } else {
            span.to
        };
        let asks = if of > span.to {
            format!("{asks} {}", view.say(&(span.to..of))?)
        } else {
            asks
        };
        let prompt = view.question_on(&asks, of..clause.rest.end)?;
        return Some(draft(
            view,
            prompt,
            number.to_owned(),
            quantity,
            clause.verb,
            0.82,
        ));
    }
    let degrees = unit.starts_with("degrees") || number.contains('°');
    if before == "at" && degrees {
        let pieces = view.around(&(start - 1..span.to));
        let prompt = view.question(&format!("at {rough}what temperature"), &pieces)?;
        return Some(draft(
            view,
            prompt,
            number.to_owned(),
            quantity,
            "temperature",
            0.84,
        ));
    }
    None
}

/// `is 8,849 metres high`, `is 100 °C`.
pub(super) fn copula(
    view: &View,
    span: &Span,
    quantity: &Quantity,
    rough: &str,
    number: &str,
    start: usize,
) -> Option<Draft> {
    let clause = view.clause;
    if start != clause.rest.start {
        return None;
    }
    let (helper, _) = view.verb();
    let extent = view.low(span.to);
    let subject = &view.subject.text;
    if EXTENTS.contains(&extent) && quantity.unit != Unit::Things {
        let after = view.say(&(span.to + 1..clause.rest.end))?;
        let word = if extent == "away" { "far away" } else { extent };
        let ask = format!("{rough}how {word} {helper} {subject} {after}");
        return Some(draft(
            view,
            finished(&ask),
            number.to_owned(),
            quantity,
            word,
            0.85,
        ));
    }
    let of = crate::generate::language::tokens(subject)
        .iter()
        .any(|token| token.is("of"));
    let whole = span.to == clause.rest.end;
    let set = view.scene.is_binding()
        && ["the default ", "the maximum ", "the minimum "]
            .iter()
            .any(|start| subject.starts_with(start));
    let of = of || set;
    let told = quantity.unit != Unit::Things || subject.contains("number");
    (of && whole && told && rough.is_empty()).then(|| {
        let ask = finished(&format!("what {helper} {subject}"));
        draft(view, ask, number.to_owned(), quantity, "value", 0.82)
    })
}
