//! What a thing is: `A catalyst is a substance that speeds up a reaction.`

use super::*;
use crate::generate::lexicon::{GERUND, PARTICIPLE, SUPERLATIVES, of_form};

/// What opens the clause that tells a kind from others.
const RELATIVE: [&str; 7] = [
    " that ",
    " which ",
    " who ",
    " whose ",
    " where ",
    " used to ",
    " used for ",
];

/// `A catalyst is a substance that speeds up a reaction.`
pub(in crate::generate::facts) fn is_kind(view: &View) -> Vec<Draft> {
    kind_of(view).into_iter().collect()
}

/// Whether what looks like a definition is none: `viewed as` and `worried about` are no nouns, `the kings are men who` tells
/// of certain ones, `tends to` of habits.
fn defines_nothing(view: &View, said: &str, plural: bool) -> bool {
    let clause = view.clause;
    let first = clause.rest.start + usize::from(!plural);
    let figurative = view.low(clause.rest.start) == "the" && said.contains('"');
    let no_noun = (first..clause.rest.end)
        .find(|at| !crate::generate::language::is_adverb(view.low(*at)) && view.low(*at) != "often")
        .is_some_and(|at| {
            // `the bending of the knee` is a noun
            let noun =
                at == first && view.low(clause.rest.start) == "the" && view.low(at + 1) == "of";
            of_form(view.low(at), GERUND).is_some() && !noun
                || (of_form(view.low(at), PARTICIPLE).is_some()
                    || view.low(at).ends_with("ied")
                    || view.low(at).ends_with("ned"))
                    && (view.tokens.get(at + 1))
                        .is_none_or(|next| next.among(PREPOSITIONS) || next.is("that"))
        });
    // `critical of the state`, `concerned that it fails`: what somebody is like
    let like = plural
        && (first + 1..clause.rest.end)
            .find(|at| {
                view.tokens[*at].among(PREPOSITIONS)
                    || view.tokens[*at].among(&["that", "which", "who"])
            })
            .is_some_and(|at| !view.low(at - 1).ends_with('s') && at == first + 1);
    let certain = plural && view.low(clause.subject.start) == "the";
    let some = matches!(view.low(clause.rest.start), "a" | "an") && said.contains(" that can ");
    let tending = some
        || said.contains(" similar to ")
        || said.contains(" tends to ")
        || said.contains(" tend to ")
        || said.contains(" can be ");
    let spelt = view.tokens[clause.subject.start].text.chars().count() == 1
        && !view.tokens[clause.subject.start].among(&["a"]);
    // `yards are to be cleaned` orders
    let ordered = said.trim_start().starts_with("to be ");
    ordered || like || no_noun || figurative || certain || tending || spelt
}

/// The words before a definition: what is one of its kind is no term for it.
fn asks(said: &str) -> &'static str {
    let one = [
        "the primary ",
        "the main ",
        "the principal ",
        "the most ",
        "the process of ",
    ]
    .iter()
    .any(|start| said.starts_with(start));
    if one {
        "What is"
    } else {
        "What is the term for"
    }
}

/// Whether the first noun of a definition says nothing, or is praised rather than told.
fn is_empty(view: &View, noun: usize) -> bool {
    let rest = &view.clause.rest;
    // `a type of gland that lies in the skin` says as much as `a gland that …`
    let sorted = matches!(view.low(noun), "type" | "kind" | "form") && view.low(noun + 1) == "of";
    let noun = noun + 2 * usize::from(sorted);
    (noun..rest.end.min(noun + 3))
        .take_while(|at| view.low(*at) != "of" && view.tokens[*at].kind == Kind::Word)
        .any(|at| EMPTY.contains(&view.low(at).trim_end_matches('s')))
        || SUPERLATIVES.contains(&view.low(noun))
        || view.low(noun) == "most"
        || view.low(noun).starts_with("best-")
        || (view.tokens.get(noun)).is_some_and(|token| token.among(OPINIONS))
}

/// A description with what follows a comma and belongs to it: `a balance, or optimal level, within a system`.
fn whole(view: &View) -> Range<usize> {
    /// More words are another thought.
    const LONGEST: usize = 7;
    let rest = view.clause.rest.clone();
    let goes_on = view.low(rest.end) == ","
        && matches!(
            view.low(rest.end + 1),
            "within" | "in" | "of" | "from" | "by" | "for"
        );
    let end = (rest.end + 1..view.tokens.len())
        .find(|at| view.tokens[*at].kind == Kind::Mark)
        .filter(|end| goes_on && end - rest.end <= LONGEST + 1);
    rest.start..end.unwrap_or(rest.end)
}

fn kind_of(view: &View) -> Option<Draft> {
    let clause = view.clause;
    let helper = clause.helper.map_or("", |at| view.low(at));
    if clause.mode != Mode::Copula || !matches!(helper, "is" | "are") {
        return None;
    }
    let term = term(view)?;
    let start = clause.rest.start;
    let article = view.low(start);
    let plural = helper == "are";
    let noun = start + usize::from(!plural);
    // `that thrive in oxygen but also grow without` was cut
    let goes_on = (clause.rest.end..view.tokens.len().min(clause.rest.end + 2))
        .any(|at| view.low(at) == "but");
    if goes_on {
        return None;
    }
    let article_fits = match article {
        "a" | "an" | "the" => !plural,
        other => plural && !DETERMINERS.contains(&other),
    };
    if !article_fits || is_empty(view, noun) {
        return None;
    }
    // `its` has its owner in the description, or is of what is asked
    let said = view.say(&whole(view))?;
    let said = said
        .strip_prefix("the term for ")
        .unwrap_or(&said)
        .to_owned();
    if !is_telling(&said) || said.split(' ').count() > 24 {
        return None;
    }
    let clause_of = RELATIVE.iter().any(|mark| said.contains(mark));
    if defines_nothing(view, &said, plural) {
        return None;
    }
    // `the mascot of Leeds` is somebody, not a term
    let somebody = article == "the"
        && clause.rest.clone().any(|at| {
            let text = view.tokens[at].text;
            // `of the CNS` names nobody
            let initials = text.len() > 1 && text.chars().all(|c| c.is_ascii_uppercase());
            view.tokens[at].is_capital() && !initials
        });
    if somebody {
        return None;
    }
    let office = [
        "author", "capital", "founder", "inventor", "home", "site", "place", "method", "main",
    ]
    .contains(&view.low(noun));
    if !clause_of && article != "the" || office {
        return None;
    }
    // `insects are animals …` holds of all, it tells none apart; `the` singles out
    if plural && !said.contains(" that ") && !said.contains(" which ") && !said.contains(" who ") {
        return None;
    }
    let prompt = finished(&format!("{} {said}", asks(&said)));
    Some(draft(view, "term", prompt, Value::Term(term), &said, 0.8))
}
