//! Distractors.

use std::collections::HashMap;

use super::{DISTRACTOR_DUPLICATE, DISTRACTOR_RIGHT, Findings, TYPED_ONLY};
use crate::base::text::folded;
use crate::deck::Distractor;
use crate::deck::raw::{RawAnswer, RawDistractor, RawTyped, Text};
use crate::diagnostic::Diagnostic;

/// Checks the distractors of a question against each other and against what is right.
pub(crate) fn distractors(
    raw: &[RawDistractor],
    answer: Option<&RawAnswer>,
    accept: &[Text],
    findings: &mut Findings,
) -> Vec<Distractor> {
    if let (Some(RawAnswer::Typed(typed)), Some(first)) = (answer, raw.first()) {
        findings.add(typed_only(typed, first));
        return Vec::new();
    }
    if raw.is_empty() {
        return Vec::new();
    }
    let right = right_texts(answer, accept);
    let mut earlier: HashMap<String, &Text> = HashMap::new();
    for text in raw.iter().map(|distractor| &distractor.text) {
        let compared = folded(text.text);
        match (right.get(&compared), earlier.get(&compared)) {
            (Some(right), _) => findings.add(not_wrong(text, right)),
            (None, Some(first)) => findings.add(twice(text, first)),
            (None, None) => {
                earlier.insert(compared, text);
            }
        }
    }
    raw.iter().map(checked).collect()
}

fn typed_only(answer: &RawTyped, first: &RawDistractor) -> Diagnostic {
    let noun = if answer.keys.has("date") {
        "a date"
    } else {
        "a number"
    };
    let message = format!("{noun} is typed and takes no distractors");
    let finding = TYPED_ONLY
        .at(&first.text.span, message)
        .with_other(answer.span.clone(), "the answer");
    finding.helped("remove `wrong`, or write the answer as a text")
}

fn not_wrong(text: &Text, right: &Text) -> Diagnostic {
    let finding = DISTRACTOR_RIGHT.at(
        &text.span,
        format!("the distractor `{}` is a right answer", text.text),
    );
    finding
        .with_other(right.span.clone(), "right by this")
        .helped("replace it by something wrong")
}

fn twice(text: &Text, first: &Text) -> Diagnostic {
    let finding = DISTRACTOR_DUPLICATE.at(
        &text.span,
        format!("the distractor `{}` stands here twice", text.text),
    );
    finding
        .labelled("again")
        .with_other(first.span.clone(), "first here")
        .helped("replace one of the two")
}

fn checked(raw: &RawDistractor) -> Distractor {
    Distractor {
        text: raw.text.owned(),
        because: raw.because.as_ref().map(Text::owned),
    }
}

/// Everything that counts as right, by how it is compared.
fn right_texts<'a, 'n>(
    answer: Option<&'a RawAnswer<'n>>,
    accept: &'a [Text<'n>],
) -> HashMap<String, &'a Text<'n>> {
    let answers: &[Text] = match answer {
        Some(RawAnswer::One(text)) => std::slice::from_ref(text),
        Some(RawAnswer::Several(list)) => &list.texts,
        _ => &[],
    };
    answers
        .iter()
        .chain(accept)
        .map(|text| (folded(text.text), text))
        .collect()
}
