//! Sentences to facts: what is refused before it is read, what a sentence leans on, and the frames that turn clauses into
//! questions.

mod amount;
mod aside;
mod define;
mod doer;
mod draft;
mod gap;
mod identity;
mod object;
mod order;
mod owner;
mod parts;
mod refuse;
mod scene;
mod subject;
mod telling;
mod view;
mod when;

pub(crate) use draft::{Draft, Value};
pub(crate) use gap::FRAME as GAP;
pub(crate) use order::{is_order, order};
pub(crate) use refuse::{refusal, views};
pub(crate) use scene::{Binding, Memory, Scene, article};
pub(crate) use view::{Reading, Subject, View, is_general, other_names, small};

use super::Reason;

/// A frame: what it makes of a clause.
type Frame = fn(&View) -> Vec<Draft>;

/// The frames, the surest first.
const FRAMES: [Frame; 16] = [
    define::means,
    define::is_kind,
    define::called,
    identity::maker,
    identity::agent,
    identity::only_one,
    identity::value,
    identity::place,
    identity::named_object,
    parts::members,
    when::when,
    doer::doer,
    amount::amounts,
    subject::subject,
    object::object,
    gap::gap,
];

/// Frames that look at a sentence, whatever its clauses are.
const ASIDES: [Frame; 5] = [
    owner::policies,
    aside::initials,
    aside::lives,
    aside::waves,
    aside::year_before,
];

/// The drafts of what stands in brackets and before nouns.
pub(crate) fn asides(view: &View) -> Vec<Draft> {
    ASIDES.iter().flat_map(|frame| frame(view)).collect()
}

/// The drafts of one clause, or why there are none.
pub(crate) fn facts(view: &View) -> Result<Vec<Draft>, Reason> {
    let drafts: Vec<Draft> = FRAMES.iter().flat_map(|frame| frame(view)).collect();
    if drafts.is_empty() {
        return Err(view.leaning.clone().unwrap_or(Reason::NoFact));
    }
    Ok(drafts)
}
