//! Answers that are told before they are asked, that are written twice, or that are several.

use std::collections::HashMap;

use super::tokens::{Word, find, phrase, words};
use super::{Asked, Judged, LOOKED_AT, first_of, place};
use crate::base::text::folded;
use crate::deck::Kind;
use crate::deck::raw::{RawAccept, RawAnswer, RawTyped, Text};
use crate::deck::rules::{
    ACCEPT_DUPLICATE, ANSWER_IN_HINT, ANSWER_IN_PROMPT, ANSWER_SEVERAL, Findings, TOLERANCE_WIDE,
    numbers,
};
use crate::diagnostic::{Diagnostic, Span};

/// An answer of fewer letters and digits stands in many a prompt by chance.
const FEWEST: usize = 3;

/// An answer of more words is a sentence, in which an `or` parts thoughts and not answers.
const SENTENCE: usize = 6;

/// Checks one question of an `ask` card.
pub(super) fn check(asked: &Asked, findings: &mut Findings) {
    in_prompt(asked, findings);
    several(asked, findings);
    if let RawAnswer::Typed(typed) = asked.answer {
        wide(typed, asked.prompt, findings);
    }
}

fn in_prompt(asked: &Asked, findings: &mut Findings) {
    let prompt = words(asked.prompt.text);
    let offered = asked
        .wrong
        .iter()
        .any(|wrong| find(&prompt, &words(wrong.text.text)).is_some());
    if offered || phrase(&prompt, &["or"]).is_some() {
        // the prompt names what there is to choose from
        return;
    }
    for answer in first_of(asked.wanted()) {
        let Some(at) = telling(answer.text).and_then(|answer| find(&prompt, &answer)) else {
            continue;
        };
        let finding = ANSWER_IN_PROMPT
            .at(
                &answer.span,
                format!("the answer `{}` stands in its prompt", answer.text),
            )
            .with_other(place(asked.prompt, &at, asked.file), "told here");
        findings.add(finding.helped("ask without the words of the answer"));
        return;
    }
}

/// The words of an answer that would tell something where they stood; `None` for those that stand anywhere by chance.
fn telling(answer: &str) -> Option<Vec<Word<'_>>> {
    let words = words(answer);
    let letters: usize = words.iter().map(|word| word.text.chars().count()).sum();
    let plain = matches!(words.as_slice(), [one] if matches!(&*one.text, "yes" | "true" | "false"));
    (letters >= FEWEST && !plain).then_some(words)
}

/// Checks what a card tells before it is answered: its hint, and the words of a definition or cloze text.
pub(super) fn given_away(card: &Judged, findings: &mut Findings) {
    hint(card, findings);
    match card.kind {
        Kind::Term { term, .. } => {
            let (Some(written), Some(definition)) = (&card.raw.term, &card.raw.definition) else {
                return;
            };
            let told = telling(term).and_then(|term| find(&words(definition.text), &term));
            if let Some(at) = told {
                let finding = ANSWER_IN_PROMPT
                    .at(
                        &written.span,
                        format!("the term `{term}` stands in its definition"),
                    )
                    .with_other(place(definition, &at, card.file), "told here");
                findings.add(finding.helped("define it without the term itself"));
            }
        }
        Kind::Cloze { text } => {
            let Some(written) = &card.raw.cloze else {
                return;
            };
            for gap in text.gaps().take(LOOKED_AT) {
                let shown = text.with_gap(gap.number);
                let told =
                    telling(&gap.text).is_some_and(|gap| find(&words(&shown), &gap).is_some());
                if told {
                    let message = format!(
                        "what is deleted, `{}`, stands in the rest of the text",
                        gap.text
                    );
                    let finding = ANSWER_IN_PROMPT.at(&written.span, message);
                    findings.add(finding.helped(
                        "delete both under one number, as in `{{c1::…}}`, or name it once",
                    ));
                    return;
                }
            }
        }
        _ => {}
    }
}

fn hint(card: &Judged, findings: &mut Findings) {
    let Some(hint) = &card.raw.hint else { return };
    let said = words(hint.text);
    for right in rights(card) {
        let told = telling(&right).and_then(|right| find(&said, &right));
        if let Some(at) = told {
            let message = format!("the hint tells the answer `{right}`");
            let finding = ANSWER_IN_HINT.at(&place(hint, &at, card.file), message);
            findings.add(finding.helped("point towards the answer without saying it"));
            return;
        }
    }
}

/// Every text that a learner of this card may be asked for.
fn rights(card: &Judged) -> Vec<String> {
    let mut rights: Vec<String> = Vec::new();
    match card.kind {
        Kind::Ask { .. } => {
            // the hint of a card with a `reverse` may name what the other side asks
            if let (1, [asked]) = (card.asked().len(), card.asked().as_slice()) {
                let right = first_of(asked.wanted())
                    .iter()
                    .chain(first_of(asked.accept));
                rights.extend(right.map(Text::owned));
            }
        }
        Kind::Term { term, .. } => rights.push(term.clone()),
        Kind::Cloze { text } => {
            rights.extend(text.gaps().take(LOOKED_AT).map(|gap| gap.text.clone()));
        }
        Kind::Claim { .. } | Kind::Order { .. } | Kind::Match { .. } => {}
    }
    rights
}

/// Reports accepted texts that are the answer, or each other, once more.
pub(super) fn accepted_twice(card: &Judged, findings: &mut Findings) {
    match card.kind {
        Kind::Ask { .. } => {
            for asked in card.asked() {
                repeated(asked.wanted(), asked.accept, findings);
            }
        }
        Kind::Term { .. } => {
            let term = card.raw.term.as_slice();
            if let Some(RawAccept::List(_, texts)) = &card.raw.accept {
                repeated(term, texts, findings);
            }
        }
        Kind::Cloze { .. } => match &card.raw.accept {
            Some(RawAccept::List(_, texts)) => repeated(&[], texts, findings),
            Some(RawAccept::Faces(_, faces)) => {
                for (_, texts) in faces {
                    repeated(&[], texts, findings);
                }
            }
            None => {}
        },
        _ => {}
    }
}

fn repeated(answers: &[Text], accept: &[Text], findings: &mut Findings) {
    let mut known: HashMap<String, (&Text, bool)> = HashMap::new();
    for answer in answers {
        known.entry(folded(answer.text)).or_insert((answer, true));
    }
    for text in accept {
        let text_folded = folded(text.text);
        let Some((first, is_answer)) = known.get(&text_folded) else {
            known.insert(text_folded, (text, false));
            continue;
        };
        let (message, label) = if *is_answer {
            (
                format!("`{}` is the answer already", text.text),
                "the answer",
            )
        } else {
            (format!("`{}` is accepted twice", text.text), "first here")
        };
        let finding = ACCEPT_DUPLICATE
            .at(&text.span, message)
            .with_other(first.span.clone(), label);
        findings.add(finding.helped("remove it; case and blanks are forgiven anyway"));
    }
}

/// Reports one text that holds several answers.
fn several(asked: &Asked, findings: &mut Findings) {
    let Some(answer) = asked.one() else { return };
    let parted = |text: &str| parts(text).is_some();
    if asked.wrong.iter().any(|wrong| parted(wrong.text.text)) {
        return;
    }
    let Some((first, second)) = parts(answer.text) else {
        return;
    };
    findings.add(several_in(&answer.span, answer.text, first, second));
}

fn several_in(span: &Span, text: &str, first: &str, second: &str) -> Diagnostic {
    let text = if text.chars().count() > 60 {
        "…"
    } else {
        text
    };
    ANSWER_SEVERAL
        .at(span, format!("`{text}` is several answers in one text"))
        .helped(format!(
            "if either is right, write `answer: {first}` and `accept: [{second}]`; if both are wanted, write a list"
        ))
}

/// The two answers that `or` or a slash between blanks parts.
fn parts(text: &str) -> Option<(&str, &str)> {
    /// Words that make `or` part of a measure: `50 or more`, `whether or not`.
    const MEASURES: [&str; 16] = [
        "more", "less", "fewer", "so", "later", "earlier", "above", "below", "over", "under",
        "older", "younger", "higher", "lower", "not", "longer",
    ];
    if text.split_whitespace().count() > SENTENCE || text.starts_with("to ") {
        return None;
    }
    let (first, second) = text.split_once(" or ").or_else(|| text.split_once(" / "))?;
    let (first, second) = (first.trim(), second.trim());
    let next = second
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or("");
    let measure = MEASURES.contains(&next.to_lowercase().as_str());
    (!first.is_empty() && !second.is_empty() && !measure && !second.contains(" or "))
        .then_some((first, second))
}

/// Reports a tolerance that accepts nearly everything, or many years for one.
fn wide(typed: &RawTyped, prompt: &Text, findings: &mut Findings) {
    /// Years off that are another event.
    const YEARS: f64 = 10.0;
    let (Some(number), Some(tolerance)) = (&typed.number, &typed.tolerance) else {
        return;
    };
    let (Some(value), Some(off)) = (
        numbers::parse(number.text),
        off(tolerance.text, number.text),
    ) else {
        return;
    };
    let year = phrase(&words(prompt.text), &["which year", "what year"]).is_some();
    let (message, help) = if value != 0.0 && off >= value.abs() {
        let message = format!(
            "the tolerance `{}` is as large as the answer `{}` itself",
            tolerance.text, number.text
        );
        (
            message,
            "write how far off still shows that the learner knows it, such as 5%",
        )
    } else if year && off > YEARS {
        let message = format!(
            "the tolerance `{}` accepts {off:.0} years before and after",
            tolerance.text
        );
        (
            message,
            "write how many years off still show that the learner knows it, such as 2",
        )
    } else {
        return;
    };
    let finding = TOLERANCE_WIDE
        .at(&tolerance.span, message)
        .with_other(number.span.clone(), "the answer");
    findings.add(finding.helped(help));
}

/// How far off a tolerance is, in the unit of the number.
fn off(tolerance: &str, number: &str) -> Option<f64> {
    let tolerance = tolerance.trim();
    match tolerance.strip_suffix('%') {
        Some(percent) => Some(numbers::parse(percent)? * numbers::parse(number)?.abs() / 100.0),
        None => numbers::parse(tolerance),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_answers_are_told_from_measures_and_names() {
        assert_eq!(parts("Japan or China"), Some(("Japan", "China")));
        assert_eq!(parts("Dokdo / Takeshima"), Some(("Dokdo", "Takeshima")));
        for one in [
            "50 or more",
            "whether or not",
            "and/or",
            "9/11",
            "Oregon",
            "to be or not to be",
            "it was signed in one year or another, as most of these treaties were",
        ] {
            assert_eq!(parts(one), None, "{one}");
        }
    }
}
