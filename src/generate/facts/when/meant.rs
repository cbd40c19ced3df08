//! What the words of an event mean: what happened, what it was for, whose things it speaks of.

use super::*;

/// Whether a verb that mostly tells of states or figures tells of an event: `reached Lima`, `the fort fell`, `came to power`.
pub(super) fn happens(view: &View) -> bool {
    let rest = view.clause.rest.clone();
    let measured = view.spans.iter().any(|span| {
        matches!(span.sort, Sort::Quantity(_)) && span.from >= rest.start && span.to <= rest.end
    });
    let the = usize::from(view.low(rest.start) == "the");
    let placed =
        (rest.start..rest.end.min(rest.start + 4 + the)).any(|at| view.name_at(at).is_some());
    let proper = view.subject.text.contains(char::is_uppercase);
    let dated = view.spans.iter().any(|span| span.from == rest.start + 1);
    !measured
        && proper
        && match view.clause.verb {
            "reach" => placed && view.subject.kind.is_some(),
            "fall" => dated || view.low(rest.start) == "to",
            "come" => view.low(rest.start) == "to" && view.low(rest.start + 1) == "power",
            _ => false,
        }
}

/// Whether `its` stands with a subject that is more than one, or `their` with one: then it belongs to somebody else.
pub(super) fn own_of_another(view: &View, rest: &[Range<usize>]) -> bool {
    let text = view.subject.text.as_str();
    let people = text.starts_with("the ")
        && ["ese", "ish", "ch", "ans"]
            .iter()
            .any(|end| text.ends_with(end))
        && text.chars().nth(4).is_some_and(char::is_uppercase);
    let many = view.subject.plural || people;
    let says = |words: &[&str]| {
        let mut tokens = rest.iter().flat_map(Clone::clone);
        tokens.any(|at| view.tokens[at].among(words))
    };
    many && says(&["its"])
}

/// Whether what stands behind a verb is the subject's own and tells a step of a life: `took her doctorate`, `his father`.
pub(super) fn owns(view: &View, rest: &[Range<usize>]) -> bool {
    let first = rest.first().map_or(0, |range| range.start);
    let own = matches!(view.low(first), "his" | "her");
    let kin = matches!(
        view.low(first + 1),
        "father" | "mother" | "brother" | "uncle" | "husband"
    );
    let degree = matches!(
        view.low(first + 1),
        "doctorate" | "degree" | "diploma" | "habilitation" | "doctor's" | "vows"
    );
    let took = matches!(
        view.clause.verb,
        "take" | "receive" | "gain" | "obtain" | "earn"
    );
    own && (kin && view.clause.verb == "succeed" || degree && took)
}

/// Whether words tell what for: `to provide reactors`.
pub(super) fn is_purpose(view: &View, range: &Range<usize>) -> bool {
    let base = crate::generate::lexicon::BASE;
    view.low(range.start) == "to"
        && crate::generate::lexicon::of_form(view.low(range.start + 1), base).is_some()
}

/// Whether a question speaks of relations without naming both sides.
pub(super) fn is_one_sided(prompt: &str, view: &View) -> bool {
    let relations = view.subject.text.ends_with("relations") || view.subject.text.ends_with("ties");
    relations && !prompt.contains(" between ") && !view.subject.text.contains(' ')
        || relations
            && !prompt.contains(" between ")
            && !view.subject.text.contains(char::is_uppercase)
}
