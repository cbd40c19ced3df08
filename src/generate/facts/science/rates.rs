//! Spans of life, temperatures, paces and needs.

use super::draft;
use super::figures::{does, measured};
use super::said::{Said, before, figured, is_closed, named, statements, told};
use crate::generate::facts::draft::{Draft, Value};
use crate::generate::facts::view::View;
use crate::generate::language::{Unit, value};
use crate::generate::lexicon::{BASE, GERUND, ORDINALS, THIRD, of_form};

/// `Mayflies live for one to two days`: how long do they live?
pub(super) fn lasting(view: &View) -> Vec<Draft> {
    let verbs = |verb: &str| {
        matches!(
            verb,
            "live" | "lives" | "last" | "lasts" | "take" | "takes" | "hibernate" | "hibernates"
        )
    };
    let last = |said: &Said| {
        let at = said.verb + 1 + usize::from(view.low(said.verb + 1) == "for");
        let figure = measured(view, at, Unit::Time)?;
        if !is_closed(view, figure.end, said.end) {
            return None;
        }
        let verb = view.low(said.verb);
        let base = verb.trim_end_matches('s');
        let prompt = format!(
            "how long {} {} {base}{}",
            does(verb),
            said.subject,
            said.lead
        );
        Some(draft(
            view,
            "last",
            &said.subject,
            &prompt,
            Value::Words(figure.text),
        ))
    };
    figured(view, &verbs).iter().filter_map(last).collect()
}

/// `The brood nest is kept at 34 to 36 degrees`, `Tin melts at 232 °C`.
pub(super) fn kept_at(view: &View) -> Vec<Draft> {
    let verbs = |verb: &str| {
        matches!(
            verb,
            "is" | "are" | "melt" | "melts" | "boil" | "boils" | "freeze" | "freezes"
        )
    };
    let kept = |said: &Said| {
        let verb = view.low(said.verb);
        let passive = matches!(verb, "is" | "are");
        let deed = said.verb + usize::from(passive);
        let known = [
            "kept",
            "stored",
            "maintained",
            "fired",
            "served",
            "incubated",
        ]
        .contains(&view.low(deed));
        if passive && !known || view.low(deed + 1) != "at" {
            return None;
        }
        let figure = measured(view, deed + 2, Unit::Measure)?;
        let heat = figure.text.to_lowercase();
        let degrees = ["degrees", "°", "kelvin"]
            .iter()
            .any(|unit| heat.contains(unit));
        if !degrees || !is_closed(view, figure.end, said.end) {
            return None;
        }
        let prompt = if passive {
            format!(
                "at what temperature {verb} {} {}{}",
                said.subject,
                view.low(deed),
                said.lead
            )
        } else {
            format!(
                "at what temperature {} {} {}{}",
                does(verb),
                said.subject,
                verb.trim_end_matches('s'),
                said.lead
            )
        };
        Some(draft(
            view,
            "heat",
            &said.subject,
            &prompt,
            Value::Words(figure.text),
        ))
    };
    figured(view, &verbs).iter().filter_map(kept).collect()
}

/// `Swifts sleep at a height of 2,000 metres`, `The glacier moves at a rate of 30 metres a day`.
pub(super) fn happening_at(view: &View) -> Vec<Draft> {
    happening(view).into_iter().collect()
}

fn happening(view: &View) -> Option<Draft> {
    const OF: [&str; 11] = [
        "height",
        "depth",
        "altitude",
        "temperature",
        "speed",
        "rate",
        "rates",
        "speeds",
        "distance",
        "depths",
        "heights",
    ];
    let at = (2..view.tokens.len()).find(|at| {
        let noun = at + 1 + usize::from(matches!(view.low(at + 1), "a" | "the"));
        view.low(*at) == "at" && OF.contains(&view.low(noun)) && view.low(noun + 1) == "of"
    })?;
    let noun = at + 1 + usize::from(matches!(view.low(at + 1), "a" | "the"));
    let verb = view.low(at - 1);
    let base = of_form(verb, THIRD | BASE)?;
    let end = view.tokens.len();
    let digits = (noun + 2..(noun + 5).min(end)).any(|at| value(&view.tokens[at]).is_some());
    let (text, close) = told(view, noun + 2, end)?;
    let subject = before(view, at - 1)?;
    let prompt = format!("at what {} {} {subject} {base}", view.low(noun), does(verb));
    (digits && is_closed(view, close, end))
        .then(|| draft(view, "pace", &subject, &prompt, Value::Words(text)))
}

/// `The sea is rising by 3 mm a year`: by how much is it?
pub(super) fn moving_by(view: &View) -> Vec<Draft> {
    moving(view).into_iter().collect()
}

fn moving(view: &View) -> Option<Draft> {
    let by = (3..view.tokens.len()).find(|at| view.low(*at) == "by")?;
    let going = (by - 2..by).find(|at| of_form(view.low(*at), GERUND).is_some())?;
    let verb = view.low(going.checked_sub(1)?);
    let per = (by + 2..view.tokens.len().min(by + 9)).find(|at| {
        matches!(view.low(*at), "a" | "per" | "each" | "every") && is_spell(view.low(at + 1))
    })?;
    let digits = (by + 1..per).any(|at| value(&view.tokens[at]).is_some());
    let subject = before(view, going - 1)?;
    let end = view.tokens.len();
    if !matches!(verb, "is" | "are") || !digits || !is_closed(view, per + 2, end) {
        return None;
    }
    let doing = view.raw(&(going..by));
    let prompt = format!(
        "by how much {verb} {subject} {doing} {}",
        view.raw(&(per..per + 2))
    );
    let text = view.raw(&(by + 1..per)).to_owned();
    Some(draft(view, "pace", &subject, &prompt, Value::Words(text)))
}

fn is_spell(word: &str) -> bool {
    [
        "day", "week", "month", "year", "hour", "minute", "night", "season", "century", "decade",
        "second",
    ]
    .contains(&word)
}

/// `Robins hatch on the fourteenth day`: on which day?
pub(super) fn on_day(view: &View) -> Vec<Draft> {
    let verbs = |verb: &str| {
        matches!(
            verb,
            "hatch"
                | "hatches"
                | "emerge"
                | "emerges"
                | "open"
                | "opens"
                | "appear"
                | "appears"
                | "begin"
                | "begins"
        )
    };
    let day = |said: &Said| {
        let at = said.verb + 1;
        let ordinal = view.low(at + 2);
        let known = ORDINALS.contains(&ordinal) || ordinal.ends_with("th");
        let whole = view.low(at) == "on" && view.low(at + 1) == "the" && view.low(at + 3) == "day";
        if !whole || !known || !is_closed(view, at + 4, said.end) {
            return None;
        }
        let verb = view.low(said.verb);
        let base = of_form(verb, THIRD).unwrap_or(verb);
        let prompt = format!("on which day {} {} {base}", does(verb), said.subject);
        let text = view.raw(&(at + 1..at + 4)).to_owned();
        Some(draft(
            view,
            "day of",
            &said.subject,
            &prompt,
            Value::Words(text),
        ))
    };
    statements(view, &verbs).iter().filter_map(day).collect()
}

/// `A colony needs 20 to 30 kg of pollen a year`: how much of it?
pub(super) fn needed(view: &View) -> Vec<Draft> {
    let verbs = |verb: &str| {
        matches!(
            verb,
            "need"
                | "needs"
                | "require"
                | "requires"
                | "consume"
                | "consumes"
                | "eat"
                | "eats"
                | "drink"
                | "drinks"
                | "absorb"
                | "absorbs"
                | "produce"
                | "produces"
                | "secrete"
                | "secretes"
        )
    };
    let need = |said: &Said| {
        let verb = view.low(said.verb);
        let figure = measured(view, said.verb + 1, Unit::Measure)?;
        if view.low(figure.end) != "of" {
            return None;
        }
        let per = (figure.end + 1..said.end)
            .find(|at| matches!(view.low(*at), "a" | "per" | "each" | "every"))?;
        let what = named(view, figure.end + 1, per)?;
        let time = view.low(per + 1);
        let spell = [
            "day", "week", "month", "year", "hour", "minute", "night", "season",
        ]
        .contains(&time);
        if !spell || !is_closed(view, per + 2, said.end) {
            return None;
        }
        let base = of_form(verb, THIRD).unwrap_or(verb);
        let rough = figure.rough && figure.exact.is_some() && !figure.text.starts_with("up");
        let about = if rough { "about " } else { "" };
        let prompt = format!(
            "{about}how much {what} {} {} {base} {} {time}",
            does(verb),
            said.subject,
            view.low(per)
        );
        Some(draft(
            view,
            "need",
            &said.subject,
            &prompt,
            Value::Words(figure.text),
        ))
    };
    statements(view, &verbs).iter().filter_map(need).collect()
}

#[cfg(test)]
mod tests {
    use crate::generate::facts::asking::gives;

    #[test]
    fn a_kind_has_its_span_and_its_heat() {
        gives(
            "Wild otters live for eight to ten years.",
            "How long do wild otters live?",
            "eight to ten years",
        );
        gives(
            "Pure tin melts at 232 degrees Celsius.",
            "At what temperature does pure tin melt?",
            "232 degrees Celsius",
        );
        gives(
            "All robins hatch on the fourteenth day.",
            "On which day do robins hatch?",
            "the fourteenth day",
        );
    }

    #[test]
    fn a_kind_has_its_pace_and_its_needs() {
        gives(
            "Swifts sleep at a height of 2,000 metres.",
            "At what height do swifts sleep?",
            "2,000 metres",
        );
        gives(
            "Norway and Greenland are moving apart by two centimetres a year.",
            "By how much are Norway and Greenland moving apart a year?",
            "two centimetres",
        );
        gives(
            "A hedgehog eats 70 to 100 g of food a day.",
            "How much food does a hedgehog eat a day?",
            "70 to 100 g",
        );
    }
}
