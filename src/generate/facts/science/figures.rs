//! Figures of kinds and parts: how many, and how large.

use super::draft;
use super::said::{Said, figured, is_closed, named, told};
use crate::generate::facts::draft::{Draft, Value};
use crate::generate::facts::view::View;
use crate::generate::language::{Kind, Quantity, Sort, Span, Unit, value};
use crate::generate::lexicon::{NameKind, THIRD};

/// A figure as it stands: `18 to 22 mm`, `about 40 litres`.
pub(super) struct Figure {
    /// Its number or range, with its unit.
    pub(super) text: String,
    /// Its value where it is one number.
    pub(super) exact: Option<f64>,
    /// Whether words such as `about` stand before it.
    pub(super) rough: bool,
    /// Behind its last token.
    pub(super) end: usize,
}

impl Figure {
    /// `about `, with which a question asks for one number that is told roughly; a range is told as it is.
    pub(super) fn about(&self) -> &'static str {
        match self.rough && self.exact.is_some() {
            true => "about ",
            false => "",
        }
    }

    /// As an answer: exact ones are numbers.
    pub(super) fn value(self) -> Value {
        match self.exact.filter(|_| !self.rough) {
            Some(value) => Value::Number {
                text: self.text,
                value,
            },
            None => Value::Words(self.text),
        }
    }
}

fn quantity<'v>(view: &'v View, at: usize) -> Option<(&'v Span, &'v Quantity)> {
    view.spans.iter().find_map(|span| match &span.sort {
        Sort::Quantity(quantity) if span.from == at || quantity.number.start == at => {
            Some((span, quantity))
        }
        _ => None,
    })
}

/// The words such as `about` before a figure: where it begins as an answer, where its number does, and whether any stand.
fn approach(view: &View, from: usize) -> (usize, usize, bool) {
    let next = view.low(from + 1);
    match view.low(from) {
        "about" | "around" | "approximately" | "roughly" => (from + 1, from + 1, true),
        "up" if next == "to" => (from, from + 2, true),
        "between" => (from, from + 1, true),
        "more" | "less" | "over" | "nearly" | "almost" => {
            (from, from + 1 + usize::from(next == "than"), true)
        }
        "an" if next == "average" && view.low(from + 2) == "of" => (from + 3, from + 3, true),
        _ => (from, from, false),
    }
}

fn is_number(view: &View, at: usize) -> bool {
    view.tokens
        .get(at)
        .is_some_and(|token| token.kind == Kind::Number || value(token).is_some())
}

/// The figure that begins at a token, a range included; words such as `about` are left out, a bound as `more than` stays.
fn figure(view: &View, from: usize) -> Option<Figure> {
    /// Units of two words.
    const BEHIND: [&str; 8] = [
        "celsius",
        "fahrenheit",
        "metres",
        "meters",
        "kilometres",
        "kilometers",
        "centimetres",
        "centimeters",
    ];
    let (begin, first, rough) = approach(view, from);
    if !is_number(view, first) {
        return None;
    }
    let large = |at: usize| matches!(view.low(at), "million" | "billion" | "thousand" | "hundred");
    let mut end = first + 1;
    while is_number(view, end) || large(end) {
        end += 1;
    }
    let ranged =
        matches!(view.low(end), "to" | "or" | "and" | "–" | "-") && is_number(view, end + 1);
    let last = if ranged { end + 1 } else { first };
    let (span, known) = quantity(view, last).or_else(|| quantity(view, first))?;
    if known.unit == Unit::Money {
        return None;
    }
    end = (end + 2 * usize::from(ranged)).max(span.to);
    while BEHIND.contains(&view.low(end)) {
        end += 1;
    }
    Some(Figure {
        text: view.raw(&(begin..end)).to_owned(),
        exact: (!ranged).then_some(known.value),
        rough: rough || ranged,
        end,
    })
}

/// The figure of a kind of unit that begins at a token.
pub(super) fn measured(view: &View, from: usize, unit: Unit) -> Option<Figure> {
    let figure = figure(view, from)?;
    let fits = view.spans.iter().any(|span| {
        span.from < figure.end
            && span.to > from
            && matches!(&span.sort, Sort::Quantity(quantity) if quantity.unit == unit)
    });
    fits.then_some(figure)
}

fn is_plural(verb: &str) -> bool {
    matches!(verb, "are" | "have" | "were")
        || crate::generate::lexicon::of_form(verb, THIRD).is_none()
            && verb != "is"
            && verb != "has"
            && verb != "was"
}

/// The helper of a question on a verb.
pub(super) fn does(verb: &str) -> &'static str {
    if is_plural(verb) { "do" } else { "does" }
}

/// `Females have 32 chromosomes, drones 16.`: how many chromosomes do females have, and how many drones?
pub(super) fn counted(view: &View) -> Vec<Draft> {
    let verbs = |verb: &str| {
        matches!(
            verb,
            "has" | "have" | "contains" | "contain" | "possess" | "possesses"
        )
    };
    let mut drafts = Vec::new();
    for said in figured(view, &verbs) {
        drafts.extend(count(view, &said).unwrap_or_default());
    }
    drafts
}

/// Nouns and adjectives of a count that nobody learns.
const VAGUE: &[&str] = &[
    "years",
    "members",
    "times",
    "types",
    "kinds",
    "ways",
    "forms",
    "parts",
    "things",
    "elements",
    "components",
    "options",
    "characteristics",
    "features",
    "functions",
    "roles",
    "main",
    "major",
    "basic",
    "or",
    "possible",
    "different",
    "distinct",
];

/// What is counted, and behind its last token: `32 chromosomes`.
fn things(view: &View, from: usize, to: usize) -> Option<(String, usize)> {
    let stops = |at: &usize| {
        let ends = ["and", "but", "which", "that", "in", "on", "at", "with"];
        view.tokens[*at].kind != Kind::Word || ends.contains(&view.low(*at))
    };
    let end = (from..to).find(stops).unwrap_or(to);
    let noun = named(view, from, end)?;
    let head = noun.split(" of ").next().unwrap_or("");
    let plural =
        head.ends_with(['s', 'a']) || head.ends_with("ae") || matches!(head, "feet" | "teeth");
    let short = noun.split(' ').count() <= 4;
    let vague = head.split(' ').any(|word| VAGUE.contains(&word));
    (plural && short && !vague).then_some((noun, end))
}

/// Whether what a statement is about is a town or a firm, of which the number holds for a time.
pub(super) fn is_changing(view: &View, said: &Said) -> bool {
    let town = view.scene.topic.as_ref();
    let town = town.is_some_and(|topic| topic.kind.is_some());
    let changing = [NameKind::Place, NameKind::Country, NameKind::Organisation];
    let mut names = view.names.iter().filter(|name| name.to <= said.verb);
    town && said.subject.starts_with(char::is_uppercase)
        || names.any(|name| changing.contains(&name.kind))
}

fn count(view: &View, said: &Said) -> Option<Vec<Draft>> {
    let verb = view.low(said.verb);
    let at = said.verb + 1;
    let (span, known) = quantity(view, at)?;
    let plain = known.unit == Unit::Things && known.rough.is_none() && span.to == at + 1;
    if !plain || known.value < 2.0 || is_changing(view, said) {
        return None;
    }
    let (noun, end) = things(view, span.to, said.end)?;
    let place = match view.low(end) {
        "in" | "on" | "at" => {
            let (place, _) = told(view, end + 1, said.end)?;
            let short = place.split(' ').count() <= 5;
            short.then(|| format!(" {} {place}", view.low(end)))?
        }
        _ => is_closed(view, end, said.end).then(|| said.lead.clone())?,
    };
    let base = match verb {
        "has" | "have" => "have",
        "possess" | "possesses" => "possess",
        _ => "contain",
    };
    let ask = |who: &str, at: usize, value: f64| {
        let prompt = format!("how many {noun} {} {who} {base}{place}", does(verb));
        let text = view.tokens[at].text.to_owned();
        draft(view, "count", who, &prompt, Value::Number { text, value })
    };
    let mut drafts = vec![ask(&said.subject, at, known.value)];
    if let Some((who, at, value)) = also(view, end, said.end) {
        drafts.push(ask(&who, at, value));
    }
    Some(drafts)
}

/// Whose number follows behind a comma: `…, drones 16.`
fn also(view: &View, comma: usize, end: usize) -> Option<(String, usize, f64)> {
    let from = comma + 1;
    if view.tokens.get(comma)?.text != "," {
        return None;
    }
    let at = (from + 1..end.min(from + 4)).find(|at| quantity(view, *at).is_some())?;
    let (_, known) = quantity(view, at)?;
    let who = named(view, from, at)?;
    is_closed(view, at + 1, end).then_some((who, at, known.value))
}

/// The words behind a measure, with what they ask.
const SIZES: [(&str, &str); 9] = [
    ("long", "how long"),
    ("wide", "how wide"),
    ("tall", "how tall"),
    ("high", "how high"),
    ("deep", "how deep"),
    ("thick", "how thick"),
    ("across", "what size across"),
    ("in diameter", "what diameter"),
    ("in length", "how long"),
];

/// `The queen is 18 to 22 mm long`: how long is she?
pub(super) fn sized(view: &View) -> Vec<Draft> {
    let verbs = |verb: &str| matches!(verb, "is" | "are");
    let size = |said: &Said| {
        let mut at = said.verb + 1;
        // `Drones are males, 15 to 17 mm long`
        if view
            .tokens
            .get(said.verb + 2)
            .is_some_and(|token| token.text == ",")
        {
            at = said.verb + 3;
        }
        let figure = measured(view, at, Unit::Measure)?;
        let behind = view.low(figure.end);
        let two = format!("{behind} {}", view.low(figure.end + 1));
        let (words, asks) = SIZES
            .iter()
            .find(|(words, _)| *words == behind || *words == two)?;
        let end = figure.end + words.split(' ').count();
        if !is_closed(view, end, said.end) && view.low(end) != "and" {
            return None;
        }
        // two sides of one thing are two figures
        let verb = view.low(said.verb);
        let rough = if figure.rough && figure.exact.is_some() {
            " about"
        } else {
            ""
        };
        let prompt = match *asks {
            "what size across" | "what diameter" => format!(
                "what{rough} is the diameter of {}{}",
                said.subject, said.lead
            )
            .replace("what about", "about what"),
            asks => format!(
                "{}{asks} {verb} {}{}",
                rough.trim_start(),
                said.subject,
                said.lead
            )
            .replacen("abouthow", "about how", 1),
        };
        let about = said.subject.clone();
        Some(draft(view, "size", &about, &prompt, figure.value()))
    };
    figured(view, &verbs).iter().filter_map(size).collect()
}

#[cfg(test)]
mod tests {
    use crate::generate::facts::asking::gives;

    #[test]
    fn a_kind_has_a_number_of_parts() {
        gives(
            "Spiders have eight legs, insects six.",
            "How many legs do spiders have?",
            "eight",
        );
        gives(
            "Spiders have eight legs, insects six.",
            "How many legs do insects have?",
            "six",
        );
    }

    #[test]
    fn a_kind_has_its_size() {
        gives(
            "Adult otters are 60 to 90 cm long.",
            "How long are adult otters?",
            "60 to 90 cm",
        );
    }
}
