//! What an `ask` card and its `reverse` want to hear.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::{
    ANSWER_DUPLICATE, ANSWER_MISSING, ANSWER_SHAPE, Findings, KEY_MISPLACED, marks, numbers, traps,
    words,
};
use crate::base::text::folded;
use crate::deck::Answer;
use crate::deck::raw::{RawAnswer, RawList, RawTyped, Text};

/// Checks an answer.
pub(crate) fn answer(raw: &RawAnswer, findings: &mut Findings) -> Option<Answer> {
    match raw {
        RawAnswer::One(text) => {
            traps::check(text, findings);
            marks::check(text, findings);
            Some(Answer::One(text.owned()))
        }
        RawAnswer::Several(list) => Some(several(list, findings)),
        RawAnswer::Typed(typed) => self::typed(typed, findings),
    }
}

fn several(list: &RawList, findings: &mut Findings) -> Answer {
    let (span, texts) = (&list.span, &list.texts);
    match list.length {
        0 => findings.add(
            ANSWER_MISSING
                .at(span, "the list of answers is empty")
                .helped("write the answers, or one answer without brackets"),
        ),
        1 => findings.add(
            ANSWER_SHAPE
                .at(span, "a list of answers has two or more, this has one")
                .helped("write the answer without brackets"),
        ),
        _ => {}
    }
    for text in texts {
        traps::check(text, findings);
    }
    for (first, again) in repeated(texts) {
        let finding = ANSWER_DUPLICATE.at(
            &again.span,
            format!("the answer `{}` stands here twice", again.text),
        );
        findings.add(
            finding
                .labelled("again")
                .with_other(first.span.clone(), "first here")
                .helped("remove one of the two"),
        );
    }
    Answer::Several(texts.iter().map(Text::owned).collect())
}

/// The texts that say the same as an earlier one, each after the first of them.
pub(crate) fn repeated<'a, 'n>(
    texts: impl IntoIterator<Item = &'a Text<'n>>,
) -> Vec<(&'a Text<'n>, &'a Text<'n>)>
where
    'n: 'a,
{
    let mut first: HashMap<String, &Text> = HashMap::new();
    let mut repeated = Vec::new();
    for text in texts {
        match first.entry(folded(text.text)) {
            Entry::Occupied(known) => repeated.push((*known.get(), text)),
            Entry::Vacant(new) => {
                new.insert(text);
            }
        }
    }
    repeated
}

fn typed(raw: &RawTyped, findings: &mut Findings) -> Option<Answer> {
    match (raw.keys.place("number"), raw.keys.place("date")) {
        (Some(number), Some(date)) => {
            let (first, later) = if number.start < date.start {
                (number, date)
            } else {
                (date, number)
            };
            let finding = ANSWER_SHAPE.at(later, "an answer is a number or a date, not both");
            findings.add(
                finding
                    .with_other(first.clone(), "the other")
                    .helped("remove one of the two"),
            );
            None
        }
        (None, None) => {
            let finding = ANSWER_SHAPE.at(&raw.span, "the answer has neither `number` nor `date`");
            findings.add(finding.helped(
                "write `{number: 71.6, unit: km}`, `{date: 1992-08-24}`, a text or a list",
            ));
            None
        }
        (Some(_), None) => number(raw, findings),
        (None, Some(_)) => date(raw, findings),
    }
}

fn date(raw: &RawTyped, findings: &mut Findings) -> Option<Answer> {
    for (key, place) in raw
        .keys
        .iter()
        .filter(|(key, _)| matches!(*key, "unit" | "tolerance"))
    {
        let finding = KEY_MISPLACED.at(place, format!("a date has no `{key}`"));
        findings.add(
            finding.helped("remove it; a date is judged at the precision in which it is written"),
        );
    }
    raw.date
        .as_ref()
        .and_then(|text| words::date(text, findings))
        .map(Answer::Date)
}

fn number(raw: &RawTyped, findings: &mut Findings) -> Option<Answer> {
    let written = raw.number.as_ref()?;
    let value = numbers::number(written, findings)?;
    let tolerance = match &raw.tolerance {
        Some(text) => numbers::tolerance(text, value, findings)?,
        None => 0.0,
    };
    let unit = raw.unit.as_ref().map(Text::owned);
    Some(Answer::Number {
        value,
        written: written.text.trim().to_owned(),
        unit,
        tolerance,
    })
}
