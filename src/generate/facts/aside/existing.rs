//! What there was: until when, and how many of it.

use super::draft;
use crate::generate::facts::draft::{Draft, Value};
use crate::generate::facts::view::{View, finished, key};
use crate::generate::language::{Kind, Sort, Span, Unit};
use crate::generate::lexicon::{GERUND, PARTICIPLE, PREPOSITIONS};

/// `Until 1998, there were formal limits on exports to Peru.`: `Until which year were there …?`
pub(in crate::generate::facts) fn existed(view: &View) -> Vec<Draft> {
    if !view.text.contains("here w") {
        return Vec::new();
    }
    (0..view.tokens.len())
        .filter(|at| view.low(*at) == "there" && matches!(view.low(at + 1), "was" | "were"))
        .filter_map(|at| there_was(view, at))
        .collect()
}

/// `By 1929, there were over 23 million cars in Peru.`: `By 1929, over how many cars were there in Peru?`
pub(in crate::generate::facts) fn counted(view: &View) -> Vec<Draft> {
    if !view.text.contains("here were") {
        return Vec::new();
    }
    (0..view.tokens.len())
        .filter(|at| view.low(*at) == "there" && view.low(at + 1) == "were")
        .filter_map(|at| there_were(view, at))
        .collect()
}

fn there_were(view: &View, there: usize) -> Option<Draft> {
    /// A longer phrase is a thought of its own.
    const LONGEST: usize = 14;
    let (span, quantity) = view.spans.iter().find_map(|span| match &span.sort {
        Sort::Quantity(quantity) if quantity.rough.unwrap_or(span.from) == there + 2 => {
            Some((span, quantity))
        }
        _ => None,
    })?;
    let end = (span.to..view.tokens.len())
        .find(|at| {
            matches!(view.tokens[*at].text, "," | ";" | ":" | "." | "—" | "–")
                || matches!(
                    view.low(*at),
                    "which" | "who" | "that" | "but" | "when" | "where" | "while" | "compared"
                )
        })
        .unwrap_or(view.tokens.len());
    // `stations operating in Peru`
    let acting = |at: usize| {
        at > span.to
            && crate::generate::lexicon::forms(view.low(at))
                .iter()
                .any(|(_, sorts)| sorts & (GERUND | PARTICIPLE) != 0)
    };
    let noun = (span.to..end).find(|at| view.tokens[*at].among(PREPOSITIONS) || acting(*at))?;
    let lead = view
        .clause
        .lead
        .clone()
        .filter(|lead| lead.end <= there)
        .unwrap_or(0..0);
    let when = view.dates(&lead);
    let dated = !when.is_empty() || !view.dates(&(noun..end)).is_empty();
    let named = (noun..end).any(|at| view.tokens[at].is_capital());
    let things = matches!(quantity.unit, Unit::Things) && quantity.value >= 3.0;
    if !dated || !named || !things || noun == span.to || end - span.to > LONGEST {
        return None;
    }
    let rough = crate::generate::facts::amount::roughly(view, quantity)?;
    let said = view.say_alone(&(span.to..noun))?;
    let place = view.say_alone(&(noun..end))?;
    let lead = if when.is_empty() {
        String::new()
    } else {
        super::super::view::lowered(view.raw(&lead))
    };
    let prompt = finished(&format!("{rough}how many {said} were there {place} {lead}"));
    let text = view.raw(&(quantity.number.start..span.to)).to_owned();
    let key = key("amount", &format!("{said} {place}"), "be", &lead);
    let value = Value::Number {
        text,
        value: quantity.value,
    };
    Some(draft("count", prompt, value, key, 0.79, view.years()))
}

fn there_was(view: &View, there: usize) -> Option<Draft> {
    /// A longer phrase is a thought of its own.
    const LONGEST: usize = 14;
    let year = |span: &&Span| match span.sort {
        Sort::Date(date) if span.to - span.from == 1 => Some(date.year()),
        _ => None,
    };
    let bounds = |at: usize| matches!(view.low(at), "until" | "since" | "from");
    let from = there + 2;
    let stop = (from..view.tokens.len())
        .find(|at| {
            view.tokens[*at].kind == Kind::Mark && !matches!(view.tokens[*at].text, "\"" | "'")
                || matches!(
                    view.low(*at),
                    "which" | "who" | "that" | "but" | "when" | "where"
                )
                || bounds(*at)
        })
        .unwrap_or(view.tokens.len());
    let comma = usize::from(there > 0 && view.low(there - 1) == ",");
    let behind = view
        .spans
        .iter()
        .find(|span| span.from == stop + 1 && bounds(stop));
    let before = view
        .spans
        .iter()
        .find(|span| span.to + comma == there && span.from > 0 && bounds(span.from - 1));
    let span = before.or(behind)?;
    let when = year(&span)?;
    let word = view.low(span.from - 1);
    let phrase = from..stop;
    let some = matches!(
        view.low(from),
        "no" | "a" | "an" | "little" | "some" | "only" | "about"
    );
    let named = view.names.iter().any(|name| phrase.contains(&name.from));
    if word == "from"
        || phrase.is_empty()
        || phrase.len() > LONGEST
        || !named
        || some && view.low(from) != "no"
    {
        return None;
    }
    let said = view.say_alone(&phrase)?;
    let be = view.low(there + 1);
    let prompt = finished(&format!("{word} which year {be} there {said}"));
    let key = key("year", &said, "be", "");
    Some(draft(
        "when",
        prompt,
        Value::Year(when, Vec::new()),
        key,
        0.79,
        view.years(),
    ))
}

#[cfg(test)]
mod tests {
    use crate::generate::facts::asking::gives;

    #[test]
    fn what_there_was_is_asked_with_its_end() {
        gives(
            "Links with Peru have remained cold and, until 1998, there were formal limits on Peruvian exports to Norway.",
            "Until which year were there formal limits on Peruvian exports to Norway?",
            "1998",
        );
    }

    #[test]
    fn how_many_there_were_is_asked_with_its_time() {
        gives(
            "By 1929, there were over twenty million cars on Peruvian roads.",
            "More than how many cars were there on Peruvian roads by 1929?",
            "twenty million",
        );
        gives(
            "As of 2003, there were 4,700 radio stations operating in Peru, more than ever.",
            "How many radio stations were there operating in Peru as of 2003?",
            "4,700",
        );
    }
}
