//! Distractors.

use super::{DISTRACTOR_DUPLICATE, DISTRACTOR_RIGHT, Findings, TYPED_ONLY};
use crate::base::text::folded;
use crate::deck::Distractor;
use crate::deck::raw::{RawAnswer, RawDistractor, Text};

/// Checks the distractors of a question against each other and against what is right.
pub(crate) fn distractors(
    raw: &[RawDistractor],
    answer: Option<&RawAnswer>,
    accept: &[Text],
    findings: &mut Findings,
) -> Vec<Distractor> {
    if let (Some(RawAnswer::Typed(typed)), Some(first)) = (answer, raw.first()) {
        let noun = if typed.keys.has("date") {
            "a date is"
        } else {
            "a number is"
        };
        let finding = TYPED_ONLY.at(
            &first.text.span,
            format!("{noun} typed and takes no distractors"),
        );
        let finding = finding.with_other(typed.span.clone(), "the answer");
        findings.add(finding.helped("remove `wrong`, or write the answer as a text"));
        return Vec::new();
    }
    let right = right_texts(answer, accept);
    let mut earlier: Vec<(String, &RawDistractor)> = Vec::new();
    for distractor in raw {
        let text = folded(distractor.text.text);
        if let Some((_, right)) = right.iter().find(|(known, _)| *known == text) {
            let message = format!(
                "the distractor `{}` is a right answer",
                distractor.text.text
            );
            let finding = DISTRACTOR_RIGHT
                .at(&distractor.text.span, message)
                .with_other(right.span.clone(), "right by this");
            findings.add(finding.helped("replace it by something wrong"));
        } else if let Some((_, first)) = earlier.iter().find(|(known, _)| *known == text) {
            let message = format!(
                "the distractor `{}` stands here twice",
                distractor.text.text
            );
            let finding = DISTRACTOR_DUPLICATE
                .at(&distractor.text.span, message)
                .labelled("again");
            findings.add(
                finding
                    .with_other(first.text.span.clone(), "first here")
                    .helped("replace one of the two"),
            );
        } else {
            earlier.push((text, distractor));
        }
    }
    raw.iter().map(checked).collect()
}

fn checked(raw: &RawDistractor) -> Distractor {
    Distractor {
        text: raw.text.owned(),
        because: raw.because.as_ref().map(Text::owned),
    }
}

/// Everything that counts as right, as it is compared.
fn right_texts<'a, 'n>(
    answer: Option<&'a RawAnswer<'n>>,
    accept: &'a [Text<'n>],
) -> Vec<(String, &'a Text<'n>)> {
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
