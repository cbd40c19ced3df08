//! Drafts to cards.

use super::distract::{Pool, distractors};
use crate::base::{CardId, PartialDate, Seed};
use crate::deck::{
    Answer, Card, Cloze, ClozePart, Deletion, Distractor, Form, Kind, Reverse, content_id,
};
use crate::generate::Wishes;
use crate::generate::facts::{Draft, PAST, Value};
use crate::generate::language::{family_name, tokens};
use crate::generate::lexicon::country;

/// The card of a draft; `None` where no wished form fits it. `text` is its sentence.
pub(crate) fn card(
    draft: &Draft,
    pool: &Pool,
    text: &str,
    as_of: Option<PartialDate>,
    wishes: &Wishes,
) -> Option<Card> {
    // whoever else did something then is told by no other question
    let open = draft.frame == PAST;
    let wrong = if wishes.wants(Form::Choice) && !open {
        wrong(draft, pool, text, wishes.seed)
    } else {
        Vec::new()
    };
    if wrong.is_empty() && !wishes.wants(Form::Typed) && !wishes.wants(Form::Flip) {
        return None;
    }
    let kind = kind(draft, wrong)?;
    let id: CardId = content_id(&kind)?;
    Some(Card {
        id,
        id_written: true,
        topic: None,
        tags: Vec::new(),
        needs: Vec::new(),
        kind,
        exact: false,
        hint: None,
        explain: None,
        source: None,
        as_of: if draft.bound { as_of } else { None },
        time_bound: draft.bound,
    })
}

fn wrong(draft: &Draft, pool: &Pool, text: &str, seed: Seed) -> Vec<Distractor> {
    let found = distractors(draft, pool, text, seed);
    found
        .into_iter()
        .map(|text| Distractor {
            text,
            because: None,
        })
        .collect()
}

fn kind(draft: &Draft, wrong: Vec<Distractor>) -> Option<Kind> {
    let answer = match &draft.value {
        Value::Gaps(text, gaps) => {
            return Some(Kind::Cloze {
                text: cloze(text, gaps, &draft.accept),
            });
        }
        Value::List(members) => Answer::Several(members.clone()),
        Value::Year(year, _) => Answer::One(year.to_string()),
        Value::Age(text)
        | Value::Day(_, text)
        | Value::Number { text, .. }
        | Value::Name(text, _)
        | Value::Term(text)
        | Value::Words(text) => Answer::One(text.clone()),
    };
    Some(Kind::Ask {
        ask: draft.prompt.clone(),
        answer,
        accept: accept(draft),
        wrong,
        reverse: draft.reverse.as_ref().map(|(ask, answer)| Reverse {
            ask: ask.clone(),
            answer: Answer::One(answer.clone()),
            accept: crate::generate::facts::other_names(answer),
            wrong: Vec::new(),
        }),
    })
}

/// Other spellings that count: the finer date, a country's other names, a surname, a number without its unit in words.
fn accept(draft: &Draft) -> Vec<String> {
    let mut accept = draft.accept.clone();
    match &draft.value {
        Value::Year(_, finer) => accept.extend(finer.iter().cloned()),
        Value::Name(name, crate::generate::lexicon::NameKind::Country) => {
            if let Some(known) = country(name) {
                let names = std::iter::once(known.name).chain(known.aliases.iter().copied());
                accept.extend(
                    names
                        .filter(|other| *other != name)
                        .map(|other| other.trim_start_matches("The ").to_owned()),
                );
            }
        }
        Value::Name(name, crate::generate::lexicon::NameKind::Person) => {
            accept.extend(family_name(name).map(str::to_owned));
        }
        Value::Number { text, value } => {
            let first = tokens(text)
                .first()
                .map(|token| token.text.to_owned())
                .unwrap_or_default();
            // `6` answers no `how often`
            if text.contains(' ')
                && !draft.prompt.contains("how often ")
                && first.chars().all(|c| c.is_ascii_digit())
                && value.fract() == 0.0
                && *value < 1000.0
            {
                accept.push(first);
            }
        }
        _ => {}
    }
    let mut seen: Vec<String> = draft
        .value
        .texts()
        .iter()
        .map(|text| text.to_lowercase())
        .collect();
    accept.retain(|text| {
        let low = text.to_lowercase();
        let new = !seen.contains(&low);
        seen.push(low);
        new
    });
    accept.retain(|text| !draft.prompt.contains(text.as_str()));
    accept
}

/// `from {{1910::year}} to …`: the notation of decks, each gap a face of its own. `accept` is for a gap alone.
pub(super) fn cloze(text: &str, gaps: &[String], accept: &[String]) -> Cloze {
    let mut parts = Vec::new();
    let mut rest = text;
    for (at, gap) in gaps.iter().enumerate() {
        let open = format!("{{{{{gap}");
        let Some((before, (hint, after))) = rest
            .split_once(&open)
            .and_then(|(before, after)| Some((before, after.split_once("}}")?)))
        else {
            continue;
        };
        if !before.is_empty() {
            parts.push(ClozePart::Text(before.to_owned()));
        }
        parts.push(ClozePart::Gap(Deletion {
            number: u16::try_from(at + 1).unwrap_or(u16::MAX),
            text: gap.clone(),
            hint: hint.strip_prefix("::").map(str::to_owned),
            accept: if gaps.len() == 1 {
                accept.to_vec()
            } else {
                Vec::new()
            },
        }));
        rest = after;
    }
    if !rest.is_empty() {
        parts.push(ClozePart::Text(rest.to_owned()));
    }
    Cloze { parts }
}
