//! What is done to a thing, by what, with what and where it is found: `The airways are lined with mucus.`

use super::deeds::{Deed, deeds};
use super::draft;
use super::said::is_closed;
use super::uses::{due, happening, harmed, used};
use crate::generate::facts::draft::{Draft, Value};
use crate::generate::facts::view::View;
use crate::generate::language::{Kind, Token, value};
use crate::generate::lexicon::{BELONGING, LEANING, PARTICIPLE, PREPOSITIONS, of_form};

/// What is done by a thing of nature, as against a person.
const BY: &[&str] = &[
    "coloured",
    "colored",
    "broken",
    "surrounded",
    "covered",
    "formed",
    "released",
    "carried",
    "digested",
    "absorbed",
    "killed",
    "guided",
    "supplied",
    "protected",
    "attracted",
    "maintained",
    "secreted",
    "stored",
    "destroyed",
    "activated",
    "initiated",
    "prompted",
    "spread",
    "converted",
    "excreted",
    "filtered",
    "lined",
    "enclosed",
    "bound",
    "detected",
    "fertilised",
    "fertilized",
    "infected",
    "attacked",
    "inactivated",
    "blocked",
    "bordered",
    "fed",
    "drained",
    "innervated",
];

/// What is done with a stuff.
const WITH: &[&str] = &[
    "lined",
    "covered",
    "filled",
    "coated",
    "treated",
    "marked",
    "infected",
    "surrounded",
];

/// Who does things of which a book on nature does not tell.
const SOMEBODY: &[&str] = &[
    "scientists",
    "people",
    "farmers",
    "researchers",
    "authors",
    "humans",
    "man",
    "doctors",
    "using",
    "means",
    "many",
    "some",
    "several",
    "anglers",
    "visitors",
    "observers",
    "experts",
    "default",
];

/// The questions on what is done to the thing of a sentence.
pub(super) fn undergone(view: &View) -> Vec<Draft> {
    let being = |low: &str| matches!(low, "is" | "are");
    let all = deeds(view, &being);
    let one = |deed: &Deed| {
        let first = done(view, deed).or_else(|| found(view, deed));
        first
            .or_else(|| due(view, deed))
            .or_else(|| used(view, deed))
            .or_else(|| harmed(view, deed))
    };
    let places = happening(view);
    all.iter().filter_map(one).chain(places).collect()
}

/// `… is coloured orange by iron compounds`, `… are lined with mucus`.
fn done(view: &View, deed: &Deed) -> Option<Draft> {
    /// The words between what is done and who does it.
    const BETWEEN: usize = 2;
    let adverb = usize::from(view.low(deed.verb + 1).ends_with("ly"));
    let at = deed.verb + 1 + adverb;
    let done = view.low(at);
    of_form(done, PARTICIPLE)?;
    let by = (at + 1..(at + 2 + BETWEEN).min(deed.end))
        .find(|at| matches!(view.low(*at), "by" | "with"))?;
    let with = view.low(by);
    let known = if with == "by" { BY } else { WITH };
    let plain = (at + 1..by).all(|at| {
        let token = &view.tokens[at];
        token.kind == Kind::Word && !token.among(PREPOSITIONS) && !token.among(LEANING)
            || token.among(&["up", "down", "off"])
    });
    if !known.contains(&done) || !plain {
        return None;
    }
    let end = phrase(view, by + 1, deed.end)?;
    let first = view.low(by + 1);
    let text = view.raw(&(by + 1..end)).to_owned();
    let somebody = text.split(' ').any(|word| SOMEBODY.contains(&word)) || first.ends_with("ing");
    let (is, middle) = (view.low(deed.verb), view.raw(&(at..by)));
    let prompt = format!(
        "{with} what {is} {}{} {middle}{}",
        deed.subject, deed.adverb, deed.lead
    );
    (!somebody).then(|| draft(view, "done", &deed.subject, &prompt, Value::Words(text)))
}

/// `IgA is found in tears, saliva and milk`, `The diet is derived …`: where it is found.
fn found(view: &View, deed: &Deed) -> Option<Draft> {
    let at = deed.verb + 1;
    let only = usize::from(matches!(
        view.low(at),
        "only" | "also" | "mainly" | "commonly"
    ));
    let at = at + only;
    let said = view.low(at);
    let place = at + 1 + usize::from(view.low(at + 1) == "only");
    let side = matches!(
        view.low(place),
        "in" | "on" | "within" | "beneath" | "inside"
    );
    if !matches!(said, "found" | "located" | "embedded" | "anchored") || !side {
        return None;
    }
    let end = phrase(view, place, deed.end)?;
    let text = view.raw(&(place..end)).to_owned();
    let dated = (place..end).any(|at| view.tokens[at].kind == Kind::Number);
    let case = matches!(
        view.low(place + 1),
        "most" | "many" | "some" | "all" | "various" | "response" | "large" | "small"
    );
    let prompt = format!(
        "where {} {} {said}{}",
        view.low(deed.verb),
        deed.subject,
        deed.lead
    );
    (!dated && !case && text.split(' ').count() > 1)
        .then(|| draft(view, "where", &deed.subject, &prompt, Value::Words(text)))
}

/// Behind the end of a phrase that begins at a token and ends its clause: a list too.
pub(super) fn phrase(view: &View, from: usize, to: usize) -> Option<usize> {
    /// Longer answers are not recalled word for word.
    const LONGEST: usize = 9;
    if from >= to {
        return None;
    }
    let goes = |at: usize| {
        view.tokens[at].among(&[
            "which", "who", "whose", "where", "when", "while", "so", "because", "but", "though",
            "although", "as", "than", "until", "before", "after", "if", "that",
        ]) || view.tokens[at].is("and")
            && view.tokens.get(at + 1).is_some_and(|next| {
                next.is_inflected()
                    || next.among(LEANING)
                    || next.among(BELONGING)
                    || next.among(PREPOSITIONS)
            })
    };
    let end = (from..to)
        .find(|at| matches!(view.tokens[*at].text, ";" | ":" | "." | "—" | "–") || goes(*at))
        .unwrap_or(to);
    // `with musk left on stones`, `by bristles in nearly all kinds`
    let left = (from + 1..end).find(|at| {
        let most = |next: &Token| next.among(&["nearly", "almost", "all", "most", "many", "some"]);
        view.low(*at) == "in" && view.tokens.get(at + 1).is_some_and(most)
            || of_form(view.low(*at), PARTICIPLE).is_some()
                && view
                    .tokens
                    .get(at + 1)
                    .is_some_and(|next| next.among(PREPOSITIONS) && !next.is("of"))
    });
    let end = left.unwrap_or(end);
    // a comma before `which` goes with it
    let end = end - usize::from(end > from && view.tokens[end - 1].text == ",");
    let comma = (from..end).find(|at| view.tokens[*at].text == ",");
    let listed = comma.is_some_and(|comma| {
        (comma..end).any(|at| view.tokens[at].among(&["and"])) && comma - from <= 4
    });
    let end = match comma {
        Some(comma) if !listed => comma,
        _ => end,
    };
    let words = from..end;
    let leans = words.clone().any(|at| {
        let token = &view.tokens[at];
        token.among(LEANING)
            || token.among(BELONGING)
            || token.among(&["or", "etc", "this", "these", "such", "certain", "them"])
    });
    let verb = words
        .clone()
        .skip(1)
        .any(|at| view.tokens[at].among(&["is", "are", "was", "were", "has", "have"]));
    let whole = left.is_some()
        || end >= to
        || view.tokens[end].kind != Kind::Word
        || is_closed(view, end, to)
        || view.tokens[end].among(&["which", "where", "while", "but", "so", "because", "and"]);
    let counted = value(&view.tokens[from]).is_some();
    (!words.is_empty() && words.len() <= LONGEST && !leans && !verb && whole && !counted)
        .then_some(end)
}

#[cfg(test)]
mod tests {
    use crate::generate::facts::asking::{asked, gives};

    #[test]
    fn something_is_done_to_a_part() {
        gives(
            "The gut of a bee is lined with chitin, which is shed at each moult.",
            "With what is the gut of a bee lined?",
            "chitin",
        );
        gives(
            "Cellulose is broken down by microbes in the rumen.",
            "By what is cellulose broken down?",
            "microbes in the rumen",
        );
    }

    #[test]
    fn something_is_found_somewhere() {
        gives(
            "Keratin is found in hair, nails and horns.",
            "Where is keratin found?",
            "in hair, nails and horns",
        );
        let all = asked("Keratin is found in many places. Wolves are killed by farmers.");
        assert!(all.is_empty(), "{all:#?}");
    }
}
