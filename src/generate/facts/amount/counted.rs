//! Numbers at the head of a subject.

use super::*;

/// `About 300 people died in the fire.`
pub(super) fn in_subject(view: &View, span: &Span, quantity: &Quantity) -> Option<Draft> {
    let clause = view.clause;
    let start = quantity.rough.unwrap_or(span.from);
    if start != clause.subject.start || !view.first {
        return None;
    }
    // `7,000 to 10,000 people`
    if matches!(view.low(span.to), "to" | "or" | "-" | "–") {
        return None;
    }
    let rough = roughly(view, quantity)?;
    let group: Vec<&str> = clause
        .group
        .clone()
        .map(|at| view.tokens[at].text)
        .collect();
    let group = group.join(" ");
    let rest = view.say_alone(&clause.rest)?;
    let dated = lead_date(view);
    let led = if dated.is_empty() { view.led()? } else { dated };
    let number = view.raw(&(quantity.number.start..span.to)).to_owned();
    let named = view.names.iter().any(|name| name.from >= span.to);
    let ask = match quantity.unit {
        Unit::Percent => {
            let of = view.say_alone(&(span.to..clause.subject.end))?;
            format!("{rough}what percentage {of} {group} {rest} {led}")
        }
        Unit::Things
            if (named || rest.split(' ').count() >= 2)
                && span.to < clause.subject.end
                && quantity.value > 2.0 =>
        {
            let noun = view.say_alone(&(span.to..clause.subject.end))?;
            if matches!(clause.verb, "be" | "have") {
                return None;
            }
            format!("{rough}how many {noun} {group} {rest} {led}")
        }
        _ => return None,
    };
    Some(draft(view, finished(&ask), number, quantity, &rest, 0.78))
}
