//! Statements to judge: a fact as it is, or with another value of its kind.

use crate::base::{PartialDate, Seed};
use crate::deck::{Card, Kind, content_id};
use crate::generate::facts::{Draft, Value};

/// One fact in so many is asked as a statement instead: more would let learners guess.
const ONE_IN: u64 = 8;

/// The statement of a draft, for those on which the lot falls. The lot is the question's own, so that no other card and no
/// other document changes it; with `always` it falls on all. `wrong` are the distractors of its question.
pub(crate) fn claim(
    draft: &Draft,
    wrong: &[String],
    as_of: Option<PartialDate>,
    seed: Seed,
    always: bool,
) -> Option<Card> {
    let (before, after) = draft.claim.as_ref()?;
    let lot = seed.derive("claim").derive(&draft.prompt).0;
    let right = match &draft.value {
        Value::Year(year, _) => year.to_string(),
        Value::Number { text, .. } => text.clone(),
        _ => return None,
    };
    if !always && !(lot >> 16).is_multiple_of(ONE_IN) || wrong.is_empty() {
        return None;
    }
    // two in three are false: a true one tells less
    let answer = (lot >> 40).is_multiple_of(3);
    let place = usize::try_from(lot >> 48).unwrap_or(0) % wrong.len();
    let said = if answer { &right } else { wrong.get(place)? };
    let kind = Kind::Claim {
        claim: format!("{before}{said}{after}"),
        answer,
        correction: (!answer).then(|| format!("{before}{right}{after}")),
    };
    Some(Card {
        id: content_id(&kind)?,
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
