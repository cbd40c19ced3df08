//! Where something is made, stored, takes place or is at home, and when it reached which country.

use super::draft;
use super::said::{Said, is_closed, named, statements, told};
use crate::generate::facts::draft::{Draft, Value};
use crate::generate::facts::view::View;
use crate::generate::language::{Kind, Sort};
use crate::generate::lexicon::{AUXILIARIES, MONTHS, PARTICIPLE, PREPOSITIONS, of_form, third};

/// What is done with a substance where it comes from.
const MAKING: &[&str] = &[
    "secreted",
    "produced",
    "synthesised",
    "synthesized",
    "manufactured",
    "released",
    "excreted",
    "generated",
];

/// What is done with it where it stays.
const KEEPING: &[&str] = &[
    "stored", "kept", "housed", "located", "situated", "embedded",
];

fn is_being(verb: &str) -> bool {
    matches!(verb, "is" | "are")
}

/// `Bile is stored in the gall bladder`, `Silk, which is secreted by glands of the abdomen, …`.
pub(super) fn made_in(view: &View) -> Vec<Draft> {
    let own = statements(view, &is_being);
    // what else makes a substance is told elsewhere
    let asides = relatives(view)
        .into_iter()
        .filter(|said| matches!(view.low(said.verb + 1), "secreted" | "excreted"));
    let all = own.into_iter().chain(asides);
    all.filter_map(|said| made(view, &said)).collect()
}

/// What a sentence says of a noun by `which is …`.
fn relatives(view: &View) -> Vec<Said> {
    let opens = |at: &usize| {
        view.tokens[*at].text == "," && view.low(at + 1) == "which" && is_being(view.low(at + 2))
    };
    let found = (2..view.tokens.len().saturating_sub(3)).filter(opens);
    found.filter_map(|comma| relative(view, comma)).collect()
}

fn relative(view: &View, comma: usize) -> Option<Said> {
    let ends = |at: usize| {
        let token = &view.tokens[at];
        token.kind != Kind::Word
            || token.among(PREPOSITIONS)
            || token.among(AUXILIARIES)
            || token.among(&["and", "or", "that", "which"])
            || token.is_inflected() && !token.is_capital() && !token.low.ends_with('s')
    };
    let from = (0..comma).rev().find(|at| ends(*at)).map_or(0, |at| at + 1);
    let the = view.low(from) == "the" && view.scene.label.is_none();
    let subject = named(view, from, comma).filter(|_| !the && comma - from <= 4)?;
    // `a joint, which is …` is any
    let some = subject.starts_with("a ") || subject.starts_with("an ");
    (!some).then_some(Said {
        subject,
        verb: comma + 2,
        end: view.tokens.len(),
        lead: String::new(),
    })
}

fn made(view: &View, said: &Said) -> Option<Draft> {
    let verb = view.low(said.verb);
    let deed = view.low(said.verb + 1);
    let how = view.low(said.verb + 2);
    let making = MAKING.contains(&deed);
    if !making && !KEEPING.contains(&deed) {
        return None;
    }
    // `by the liver in response to …`
    let until = (said.verb + 3..said.end)
        .find(|at| {
            matches!(
                view.low(*at),
                "in" | "for" | "when" | "during" | "to" | "as"
            )
        })
        .unwrap_or(said.end);
    let (text, end) = told(view, said.verb + 3, until)?;
    if !is_closed(view, end, until) || is_loose(&text) {
        return None;
    }
    match how {
        "by" if making => {
            let base = of_form(deed, PARTICIPLE)?;
            let prompt = format!("what {} {}{}", third(base), said.subject, said.lead);
            Some(draft(
                view,
                "maker",
                &said.subject,
                &prompt,
                Value::Words(text),
            ))
        }
        "in" | "within" | "inside" if deed != "kept" || text.starts_with("the ") => {
            let prompt = format!("where {verb} {} {deed}{}", said.subject, said.lead);
            Some(draft(
                view,
                "where",
                &said.subject,
                &prompt,
                Value::Words(text),
            ))
        }
        _ => None,
    }
}

/// Answers that tell no place and no maker.
fn is_loose(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or("");
    text.contains(" or ")
        || first.starts_with(|c: char| c.is_ascii_digit())
        || MONTHS.contains(&first)
        || [
            "response",
            "order",
            "turn",
            "addition",
            "particular",
            "general",
            "nature",
            "people",
            "patients",
            "stages",
            "steps",
            "phases",
            "amounts",
            "large",
            "small",
            "two",
            "three",
            "four",
            "five",
            "advance",
            "memory",
            "place",
            "mind",
            "check",
            "touch",
            "as",
        ]
        .contains(&first)
        || text.split(' ').any(|word| {
            matches!(
                word,
                "ways"
                    | "way"
                    | "places"
                    | "place"
                    | "amounts"
                    | "quantities"
                    | "order"
                    | "year"
                    | "years"
                    | "century"
                    | "time"
                    | "case"
                    | "cases"
                    | "process"
                    | "addition"
            )
        })
}

/// `Fertilisation takes place in the oviduct`, `The fossils are found only in Peru`.
pub(super) fn taking_place(view: &View) -> Vec<Draft> {
    let verbs = |verb: &str| matches!(verb, "take" | "takes" | "occur" | "occurs" | "is" | "are");
    let mut drafts: Vec<Draft> = statements(view, &verbs)
        .iter()
        .filter_map(|said| takes_place(view, said))
        .collect();
    drafts.extend(of_title(view));
    drafts
}

fn takes_place(view: &View, said: &Said) -> Option<Draft> {
    let verb = view.low(said.verb);
    let next = view.low(said.verb + 1);
    let (at, asks) = match verb {
        "take" | "takes" if next == "place" => (said.verb + 2, "take place"),
        "occur" | "occurs" => (said.verb + 1, "occur"),
        "is" | "are" if next == "found" && view.low(said.verb + 2) == "only" => {
            (said.verb + 3, "found")
        }
        _ => return None,
    };
    let (text, end) = told(view, at + 1, said.end)?;
    let named = text.starts_with("the ")
        || text.starts_with("all of the ")
        || text.starts_with(char::is_uppercase);
    if !matches!(view.low(at), "in" | "within" | "inside")
        || !is_closed(view, end, said.end)
        || is_loose(&text)
        || asks == "occur" && !named
        || text.split(' ').count() > 7 && asks != "found"
    {
        return None;
    }
    let prompt = match (asks, verb) {
        ("found", _) => format!("where alone {verb} {} found{}", said.subject, said.lead),
        (_, "take" | "occur") => format!("where do {} {asks}{}", said.subject, said.lead),
        _ => format!("where does {} {asks}{}", said.subject, said.lead),
    };
    Some(draft(
        view,
        "where",
        &said.subject,
        &prompt,
        Value::Words(text),
    ))
}

/// `In plants photosynthesis takes place in chloroplasts`, in a text on photosynthesis.
fn of_title(view: &View) -> Option<Draft> {
    let title = view.scene.title?.to_lowercase();
    let verb =
        (2..view.tokens.len().min(9)).find(|at| matches!(view.low(*at), "takes" | "occurs"))?;
    let place = usize::from(view.low(verb) == "takes");
    let whole =
        view.low(0) == "in" && view.low(verb - 1) == title && view.low(verb + 1 + place) == "in";
    if !whole || place == 1 && view.low(verb + 1) != "place" {
        return None;
    }
    let lead = named(view, 1, verb - 1)?;
    let (text, end) = told(view, verb + 2 + place, view.tokens.len())?;
    let prompt = format!("where does {title} take place in {lead}");
    let good = is_closed(view, end, view.tokens.len()) && !is_loose(&text);
    good.then(|| draft(view, "where", &title, &prompt, Value::Words(text)))
}

/// `The species is native to Peru and Chile.`
pub(super) fn native(view: &View) -> Vec<Draft> {
    home(view).into_iter().collect()
}

fn home(view: &View) -> Option<Draft> {
    /// More words are a list that nobody learns.
    const LONGEST: usize = 9;
    let said = match view.low(0) {
        "it" if view.low(1) == "is" => Said {
            subject: it(view)?,
            verb: 1,
            end: view.tokens.len(),
            lead: String::new(),
        },
        _ => statements(view, &is_being).into_iter().next()?,
    };
    let native = view.low(said.verb + 1);
    if !matches!(native, "native" | "endemic" | "indigenous") || view.low(said.verb + 2) != "to" {
        return None;
    }
    let from = said.verb + 3;
    let ends = |at: &usize| {
        let token = &view.tokens[*at];
        token.text == "."
            || token.text == ";"
            || token.text == "," && matches!(view.low(at + 1), "where" | "which" | "but" | "and")
            || token.is("but")
    };
    let end = (from..said.end).find(ends).unwrap_or(said.end);
    let text = view.raw(&(from..end)).to_owned();
    let named = text.contains(char::is_uppercase) && text.split(' ').count() <= LONGEST;
    let verb = view.low(said.verb);
    let prompt = format!("where {verb} {} {native}", said.subject);
    named.then(|| draft(view, "native", &said.subject, &prompt, Value::Words(text)))
}

/// What `it` means in `It is native to Peru`: what the sentence before tells of, or the kind that the title names.
fn it(view: &View) -> Option<String> {
    let before = view
        .memory
        .subject(false, view.scene)
        .map(|subject| subject.0);
    let label = || {
        let label = view.scene.label.as_deref()?;
        let plain = label.split(' ').count() <= 4
            && !label.ends_with('s')
            && !label.contains(['\'', ':', ',', '?']);
        plain.then(|| format!("the {}", label.trim_start_matches("The ")))
    };
    before.or_else(label)
}

/// `The beetle, at home in Peru, reached Chile in 1998 and Japan in 2014.`: when did it reach each?
pub(super) fn reached(view: &View) -> Vec<Draft> {
    let verbs = |verb: &str| verb == "reached";
    let all = statements(view, &verbs);
    all.iter().flat_map(|said| arrivals(view, said)).collect()
}

fn arrivals(view: &View, said: &Said) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let mut at = said.verb + 1;
    while at < said.end {
        let Some(year) = (at + 1..said.end).find_map(|to| {
            let span = view.spans.iter().find(|span| span.from == to)?;
            match span.sort {
                Sort::Date(date) if date.month().is_none() => Some((to, span.to, date.year())),
                _ => None,
            }
        }) else {
            break;
        };
        let (from, to, year) = year;
        let place = at..from - 1;
        let capital = place.clone().any(|at| view.tokens[at].is_capital());
        if view.low(from - 1) != "in" || !capital || place.len() > 4 {
            break;
        }
        let place = view.raw(&place);
        let prompt = format!("in which year did {} reach {place}", said.subject);
        let about = format!("{} {place}", said.subject);
        drafts.push(draft(
            view,
            "reach",
            &about,
            &prompt,
            Value::Year(year, Vec::new()),
        ));
        at = to;
        while matches!(view.low(at), "," | "and") {
            at += 1;
        }
    }
    drafts
}

#[cfg(test)]
mod tests {
    use crate::generate::facts::asking::gives;

    #[test]
    fn a_substance_has_its_place() {
        gives(
            "Bile is stored in the gall bladder.",
            "Where is bile stored?",
            "the gall bladder",
        );
        gives(
            "Insulin is secreted by the pancreas.",
            "What secretes insulin?",
            "the pancreas",
        );
    }

    #[test]
    fn a_kind_has_its_home() {
        gives(
            "The Andean condor is native to Peru and Chile.",
            "Where is the Andean condor native?",
            "Peru and Chile",
        );
    }

    #[test]
    fn a_kind_reached_one_country_after_the_other() {
        gives(
            "The Japanese beetle reached Portugal in 1970 and Italy in 2014.",
            "In which year did the Japanese beetle reach Italy?",
            "2014",
        );
    }
}
