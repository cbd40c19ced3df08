//! Terms that a long sentence ends in or begins with: what is called so, and the theory that asserts something.

use super::*;

/// `Hearing loss that results from a blocked canal is called conductive hearing loss.`: a subject with a clause of its own,
/// whatever else can be read of the sentence.
pub(in crate::generate::facts) fn ends_in_name(view: &View) -> Vec<Draft> {
    let names = [" called", " termed", " known as", " referred to as"];
    if !names.iter().any(|words| view.text.contains(words)) {
        return Vec::new();
    }
    last_name(view).into_iter().collect()
}

fn last_name(view: &View) -> Option<Draft> {
    /// Longer descriptions are read, not recalled.
    const LONGEST: usize = 22;
    let is = (1..view.tokens.len())
        .find(|at| matches!(view.low(*at), "is" | "are") && naming(view, *at).is_some())?;
    let from = naming(view, is)?;
    let subject = 0..is;
    let relative = subject
        .clone()
        .skip(1)
        .any(|at| matches!(view.low(at), "that" | "which" | "who" | "whose"));
    let joined = subject
        .clone()
        .any(|at| matches!(view.tokens[at].text, "," | ";" | ":" | "—" | "–"));
    let opens = view.tokens[0].kind == Kind::Word
        && !PREPOSITIONS.contains(&view.low(0))
        && !crate::generate::lexicon::JOINING.contains(&view.low(0))
        && !crate::generate::lexicon::LEANING.contains(&view.low(0))
        && !matches!(
            view.low(0),
            "some" | "many" | "most" | "another" | "what" | "there" | "its" | "their"
        );
    if !relative || joined || !opens || is > LONGEST {
        return None;
    }
    let end = (from..view.tokens.len())
        .find(|at| {
            view.tokens[*at].kind == Kind::Mark && !matches!(view.tokens[*at].text, "\"" | "-")
        })
        .unwrap_or(view.tokens.len());
    let name = view.raw(&(from..end)).trim_matches('"');
    let name = name
        .trim_start_matches("the ")
        .trim_start_matches("a ")
        .trim_start_matches("an ")
        .to_owned();
    let whole = (from..end).all(|at| {
        !matches!(
            view.low(at),
            "and" | "or" | "because" | "in" | "by" | "for" | "when" | "which" | "that" | "after"
        )
    });
    if !whole || name.is_empty() || name.split(' ').count() > 4 {
        return None;
    }
    let said = view.say_within(&subject)?;
    let said = super::super::view::lowered(&said);
    let prompt = finished(&format!("what {} {said} called", view.low(is)));
    let mut draft = draft(view, "called", prompt, Value::Term(name), &said, 0.77);
    draft.key = key("called", &said, "call", "");
    Some(draft)
}

/// Where the name begins behind `is called`, `are also known as`.
fn naming(view: &View, is: usize) -> Option<usize> {
    let adverb = usize::from(matches!(
        view.low(is + 1),
        "also" | "often" | "commonly" | "usually"
    ));
    let at = is + 1 + adverb;
    match (view.low(at), view.low(at + 1), view.low(at + 2)) {
        ("called" | "termed", _, _) => Some(at + 1),
        ("known", "as", _) => Some(at + 2),
        ("referred", "to", "as") => Some(at + 3),
        _ => None,
    }
    .filter(|at| *at < view.tokens.len())
}

/// Heads of what can assert something.
const THEORIES: &[&str] = &[
    "theory",
    "law",
    "principle",
    "hypothesis",
    "theorem",
    "model",
    "doctrine",
    "rule",
    "perspective",
    "paradox",
    "conjecture",
];

/// `The temporal theory of pitch asserts that …`: `Which theory asserts that …?`
pub(in crate::generate::facts) fn asserts(view: &View) -> Vec<Draft> {
    asserted(view).into_iter().collect()
}

fn asserted(view: &View) -> Option<Draft> {
    /// Longer claims are read, not recalled.
    const WORDS: std::ops::RangeInclusive<usize> = 5..=22;
    let clause = view.clause;
    let subject = clause.subject.clone();
    let head = subject
        .clone()
        .find(|at| view.tokens[*at].among(PREPOSITIONS))
        .unwrap_or(subject.end)
        .checked_sub(1)?;
    let noun = view.low(head);
    let claims = matches!(
        clause.verb,
        "state"
            | "hold"
            | "assert"
            | "propose"
            | "posit"
            | "say"
            | "maintain"
            | "predict"
            | "suggest"
            | "claim"
    );
    let start = subject.start + usize::from(matches!(view.low(subject.start), "the" | "a" | "an"));
    let own = subject.end.saturating_sub(start) >= 2;
    if clause.mode != Mode::Third
        || !claims
        || !own
        || !THEORIES.contains(&noun)
        || view.subject.resolved
    {
        return None;
    }
    let rest = clause.rest.clone();
    let ordinal = crate::generate::lexicon::ORDINALS.contains(&view.low(start));
    if view.low(rest.start) != "that" || !WORDS.contains(&rest.len()) || ordinal {
        return None;
    }
    let said = view.say_within(&(rest.start + 1..rest.end))?;
    let term = view.say_alone(&(start..subject.end))?;
    let term = small_at(view, start, term);
    let verb = view.tokens[clause.main].text;
    let prompt = finished(&format!("which {noun} {verb} that {said}"));
    Some(draft(view, "term", prompt, Value::Term(term), &said, 0.79))
}

#[cfg(test)]
mod tests {
    use crate::generate::facts::asking::{asked, gives};

    #[test]
    fn what_a_long_subject_is_called_is_asked() {
        gives(
            "The period of contraction that the heart undergoes while it pumps blood is called systole.",
            "What is the period of contraction that the heart undergoes while it pumps blood called?",
            "systole",
        );
    }

    #[test]
    fn a_theory_is_asked_by_what_it_asserts() {
        gives(
            "The temporal theory of pitch asserts that frequency is coded by the activity of a neuron.",
            "Which theory asserts that frequency is coded by the activity of a neuron?",
            "temporal theory of pitch",
        );
    }

    #[test]
    fn definitions_may_speak_of_their_own_parts() {
        for (text, prompt, answer) in [
            (
                "Responsiveness is the ability of an organism to adjust to changes in its environment.",
                "What is the term for the ability of an organism to adjust to changes in its environment?",
                "responsiveness",
            ),
            (
                "A DNA polymerase is an enzyme that adds nucleotides to the end of a chain.",
                "What is the term for an enzyme that adds nucleotides to the end of a chain?",
                "DNA polymerase",
            ),
            (
                "Inversion is the turning of the foot to angle the bottom of the foot toward the midline.",
                "What is the term for the turning of the foot to angle the bottom of the foot toward the midline?",
                "inversion",
            ),
            (
                "A liability is a debt that a company has incurred with another party.",
                "What is the term for a debt that a company has incurred with another party?",
                "liability",
            ),
        ] {
            gives(text, prompt, answer);
        }
    }

    #[test]
    fn what_somebody_is_like_defines_nothing() {
        for text in [
            "Critics are concerned that wealthy countries can force poor nations to open their markets.",
            "Conflict theorists are critical of the way that many religions promote an idea.",
        ] {
            let terms = asked(text)
                .into_iter()
                .find(|(prompt, _)| prompt.contains("the term for"));
            assert_eq!(terms, None, "{text}");
        }
    }
}
