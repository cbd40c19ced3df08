//! Sentences to facts: what is refused before it is read, what a sentence leans on, and the frames that turn clauses into
//! questions.

mod actor;
mod amount;
mod article;
mod aside;
#[cfg(test)]
pub(super) mod asking;
mod binding;
mod cause;
mod define;
mod device;
mod doer;
mod draft;
mod gap;
mod given;
mod governed;
mod history;
mod hole;
mod identity;
mod law;
mod legend;
mod listed;
mod lost;
mod object;
mod order;
mod owner;
mod parts;
mod rank;
mod refuse;
mod relation;
mod row;
mod scene;
mod science;
mod subject;
mod table;
mod telling;
mod topic;
mod view;
mod when;

pub(crate) use article::article;
pub(crate) use aside::{is_household, spelt};
pub(crate) use binding::{Binding, with_body};
pub(crate) use device::{
    Around, blank, calls, device, hangs_alone, is_manual, is_ordered, lamp, learned, names_product,
    product,
};
pub(crate) use draft::{Draft, Value, is_figure, with_opening_gap, without_gaps};
pub(crate) use gap::FRAME as GAP;
pub(crate) use given::Around as AroundGap;
pub(crate) use history::FRAME as PAST;
pub(crate) use hole::{Gapped, is_told};
pub(crate) use law::{Law, RULE, itself, speaks_of_itself, tells_of_a_place};
pub(crate) use order::{is_order, order};
pub(crate) use refuse::{refusal, unsure, views};
pub(crate) use row::row;
pub(crate) use scene::{Leaned, Memory, Scene};
pub(crate) use science::{PART, is_science, science};
pub(crate) use table::{
    Asked as TableAsked, FRAME as TABLE, Grid, Row as TableRow, Setting, rows as table_rows,
};
pub(crate) use topic::{Topic, capitals, label, unshouted};
pub(crate) use view::{ANYBODY, INITIALS, Reading, Subject, View, is_general, other_names, small};

use super::Reason;

/// The frame of sentences that are shown as they stand.
pub(crate) const PASSAGE: &str = "passage";
/// With what the keys of those begin that are shown behind the sentences they lean on.
pub(crate) const LED: &str = "passage led|";

/// A frame: what it makes of a clause.
type Frame = fn(&View) -> Vec<Draft>;

/// The frames, the surest first.
const FRAMES: [Frame; 19] = [
    define::means,
    define::asserts,
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
    cause::cause,
    relation::relation,
    relation::honours,
];

/// Frames that look at a sentence, whatever its clauses are.
const ASIDES: [Frame; 14] = [
    parts::there_are,
    define::ends_in_name,
    owner::policies,
    aside::initials,
    aside::lives,
    aside::waves,
    aside::year_before,
    aside::existed,
    aside::counted,
    aside::named_year,
    aside::strong,
    aside::tongues,
    when::events,
    history::rules,
];

/// The drafts of what stands in brackets and before nouns.
pub(crate) fn asides(view: &View) -> Vec<Draft> {
    ASIDES.iter().flat_map(|frame| frame(view)).collect()
}

/// The gap of a sentence whose clauses cannot be told apart.
pub(crate) fn whole(view: &View) -> Option<Draft> {
    hole::whole_gap(view)
}

/// The statement of a sentence that nothing else asks for, with what is worth knowing of it left out.
pub(crate) fn stated(view: &View) -> Option<Draft> {
    hole::stated(view)
}

/// The ways to show a sentence as it stands with one thing left out, the best first.
pub(crate) fn passages(view: &View) -> Vec<Gapped> {
    hole::passages(view)
}

/// Whether a draft is such a statement, which stands in where no question is good enough.
pub(crate) fn is_stated(draft: &Draft) -> bool {
    draft.key.starts_with(hole::STATED) || draft.frame == PASSAGE
}

/// The drafts of one clause, or why there are none.
pub(crate) fn facts(view: &View) -> Result<Vec<Draft>, Reason> {
    if let Some(reason) = unsure(view) {
        return Err(reason);
    }
    // `the first, Lund Abbey, was opened`: the first of what?
    if matches!(view.subject.text.as_str(), "the" | "a" | "an") {
        return Err(Reason::Leaning(view.subject.text.clone()));
    }
    let mut drafts: Vec<Draft> = FRAMES.iter().flat_map(|frame| frame(view)).collect();
    let told = drafts
        .iter()
        .any(|draft| draft.is_sure() && !matches!(draft.value, Value::Year(..) | Value::Day(..)));
    if !told {
        drafts.extend(actor::actor(view));
        drafts.extend(governed::governed(view));
    }
    let weak = |drafts: &[Draft]| drafts.iter().all(|draft| !draft.is_sure());
    if weak(&drafts) {
        drafts.extend(rank::rank(view));
    }
    if weak(&drafts) {
        drafts.extend(gap::gap(view));
    }
    if weak(&drafts) {
        drafts.extend(hole::gap(view));
    }
    history::hold(view, &mut drafts);
    drafts.extend(history::deeds(view));
    if drafts.is_empty() {
        return Err(view.leaning.clone().unwrap_or(Reason::NoFact));
    }
    let mended = drafts.into_iter().map(|draft| lost::mended(view, draft));
    Ok(mended.collect())
}
