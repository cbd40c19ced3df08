//! Where things of nature are, what they are due to, what they are used for and which disease harms them.

use super::deeds::{Deed, deeds};
use super::draft;
use super::undergone::phrase;
use crate::generate::facts::draft::{Draft, Value};
use crate::generate::facts::view::View;
use crate::generate::language::Kind;
use crate::generate::lexicon::{BASE, THIRD, of_form};

/// What things of nature do somewhere.
const HAPPENING: &[&str] = &[
    "live",
    "occur",
    "grow",
    "mature",
    "nest",
    "breed",
    "develop",
    "germinate",
    "hibernate",
    "spawn",
    "lodge",
    "multiply",
    "originate",
];

/// `T cells mature in the thymus.`: where do they?
pub(super) fn happening(view: &View) -> Vec<Draft> {
    let known =
        |low: &str| of_form(low, BASE | THIRD).is_some_and(|base| HAPPENING.contains(&base));
    let all = deeds(view, &known);
    all.iter().filter_map(|deed| happens(view, deed)).collect()
}

fn happens(view: &View, deed: &Deed) -> Option<Draft> {
    let base = of_form(view.low(deed.verb), BASE | THIRD)?;
    let mut at = deed.verb + 1;
    at += usize::from(matches!(
        view.low(at),
        "only" | "mainly" | "chiefly" | "mostly"
    ));
    if !matches!(
        view.low(at),
        "in" | "on" | "beneath" | "under" | "inside" | "within" | "among" | "along"
    ) {
        return None;
    }
    let end = phrase(view, at, deed.end)?;
    let text = view.raw(&(at..end)).to_owned();
    let noun = view.low(end - 1);
    let dated = view
        .spans
        .iter()
        .any(|span| span.from < end && span.to > at);
    let words = text.split(' ').count();
    let prompt = format!("where {} {base}{}", deed.doing(view), deed.lead);
    (!dated && words > 1 && !is_no_place(view.low(at + 1)) && !is_no_place(noun))
        .then(|| draft(view, "where", &deed.subject, &prompt, Value::Words(text)))
}

/// Nouns and adjectives with which `in` tells no place.
fn is_no_place(word: &str) -> bool {
    [
        "groups",
        "pairs",
        "spring",
        "summer",
        "autumn",
        "winter",
        "fall",
        "size",
        "length",
        "height",
        "number",
        "numbers",
        "ways",
        "stages",
        "steps",
        "most",
        "many",
        "some",
        "all",
        "response",
        "order",
        "turn",
        "part",
        "general",
        "particular",
        "addition",
        "people",
        "patients",
        "isolation",
        "colonies",
        "herds",
        "flocks",
        "life",
        "time",
        "years",
        "places",
        "cases",
        "conditions",
        "average",
        "season",
        "night",
        "day",
        "use",
        "popularity",
        "about",
        "around",
        "value",
    ]
    .contains(&word)
}

/// `The acute form is due to the passage of flukes through the liver.`
pub(super) fn due(view: &View, deed: &Deed) -> Option<Draft> {
    let at = deed.verb + 1;
    if view.low(at) != "due" || view.low(at + 1) != "to" {
        return None;
    }
    let end = phrase(view, at + 2, deed.end)?;
    let text = view.raw(&(at + 2..end)).to_owned();
    let prompt = format!(
        "what {} {} due to{}",
        view.low(deed.verb),
        deed.subject,
        deed.lead
    );
    (text.split(' ').count() > 1)
        .then(|| draft(view, "due", &deed.subject, &prompt, Value::Words(text)))
}

/// `Musk is used in marking the den`, `… is used to treat gout`: what for?
pub(super) fn used(view: &View, deed: &Deed) -> Option<Draft> {
    let at = deed.verb + 1;
    let at = at
        + usize::from(matches!(
            view.low(at),
            "often" | "mainly" | "commonly" | "widely" | "chiefly"
        ));
    if view.low(at) != "used" || !matches!(view.low(at + 1), "to" | "for") {
        return None;
    }
    let from = at + 1 + usize::from(view.low(at + 1) == "for");
    let end = phrase(view, from, deed.end)?;
    let text = view.raw(&(from..end)).to_owned();
    let prompt = format!(
        "what {} {} used for{}",
        view.low(deed.verb),
        deed.subject,
        deed.lead
    );
    (text.split(' ').count() > 1)
        .then(|| draft(view, "use", &deed.subject, &prompt, Value::Words(text)))
}

/// `Myelin is attacked in multiple sclerosis.`: what is?
pub(super) fn harmed(view: &View, deed: &Deed) -> Option<Draft> {
    let at = deed.verb + 1;
    let harm = [
        "destroyed",
        "attacked",
        "damaged",
        "affected",
        "lost",
        "inflamed",
        "absent",
        "enlarged",
    ];
    if !harm.contains(&view.low(at)) || view.low(at + 1) != "in" {
        return None;
    }
    let end = phrase(view, at + 2, deed.end)?;
    let disease = view.raw(&(at + 2..end)).to_owned();
    let named = disease.split(' ').count() <= 4
        && !disease.starts_with("the ")
        && !is_no_place(view.low(at + 2));
    let begins = |at: &usize| {
        let token = &view.tokens[*at];
        token.kind != Kind::Word || token.among(&["the", "and", "but", "while", "whereas"])
    };
    let begin = (0..deed.verb).rev().find(begins);
    let begin = begin.map_or(0, |at| at + usize::from(view.low(at) != "the"));
    let who = view.raw(&(begin..deed.verb)).to_owned();
    let prompt = format!("what {} {} in {disease}", view.low(deed.verb), view.low(at));
    (named
        && who
            .to_lowercase()
            .ends_with(&deed.subject.trim_start_matches("the ").to_lowercase()))
    .then(|| draft(view, "harm", &disease, &prompt, Value::Words(who)))
}

#[cfg(test)]
mod tests {
    use crate::generate::facts::asking::gives;

    #[test]
    fn things_are_somewhere_for_something() {
        for (text, prompt, answer) in [
            (
                "Sperm cells mature in the epididymis.",
                "Where do sperm cells mature?",
                "in the epididymis",
            ),
            (
                "Myelin is attacked in multiple sclerosis.",
                "What is attacked in multiple sclerosis?",
                "Myelin",
            ),
            (
                "Silver birch bark is used to tan leather.",
                "What is silver birch bark used for?",
                "to tan leather",
            ),
        ] {
            gives(text, prompt, answer);
        }
    }
}
