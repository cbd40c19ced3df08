//! Which form a question takes.

use crate::base::Face;
use crate::deck::{AnswerText, Card, Form};

/// Below this stability, in days, a question is asked by recognition where it can be: the memory is too young for recall
/// to succeed more often than it frustrates.
const RECOGNITION_DAYS: f64 = 4.0;
/// An answer of more words is too long to be typed as the author wrote it.
const LONGEST_WORDS: usize = 6;
/// An answer of more letters is too long to be typed as the author wrote it.
const LONGEST_LETTERS: usize = 48;

/// The form in which a face is asked.
///
/// A wanted form is taken when the card can take it (`choice` also as `many`). Otherwise the form follows the memory:
/// choice (or many) while the question is new or its stability is below 4 days, typed afterwards. An answer of more than
/// 6 words or 48 letters is never typed unless wished: it stays a choice where there is one, else it is flipped.
/// A card of one form (truth, order, match) has that.
#[must_use]
pub fn form_for(card: &Card, face: Face, wanted: Option<Form>, stability: Option<f64>) -> Form {
    let forms = card.forms(face);
    let can = |form: Form| forms.contains(&form).then_some(form);
    let choice = can(Form::Choice).or(can(Form::Many));
    let wish = wanted.and_then(|wish| match wish {
        Form::Choice => choice,
        _ => can(wish),
    });
    let young = stability.is_none_or(|days| days < RECOGNITION_DAYS);
    let automatic = if young { choice } else { None };
    let recall = match is_long(&card.answer(face)) {
        true => choice.or(can(Form::Flip)).or(can(Form::Typed)),
        false => can(Form::Typed),
    };
    let any = || forms.first().copied().unwrap_or(Form::Flip);
    wish.or(automatic).or(recall).unwrap_or_else(any)
}

/// Whether an answer is too long to be typed; of several answers each stands for itself.
fn is_long(answer: &AnswerText) -> bool {
    let long = |text: &String| {
        text.split_whitespace().count() > LONGEST_WORDS || text.chars().count() > LONGEST_LETTERS
    };
    match answer {
        AnswerText::One(text) => long(text),
        AnswerText::List(texts) => texts.iter().any(long),
        AnswerText::Pairs(_) | AnswerText::Truth(_) => false,
    }
}
