//! The members of a kind, how many of them there are, what something is classed as, and what share of a kind is so.

use super::causes::is_being;
use super::draft;
use super::made::members;
use super::said::{before, is_closed, named, statements, told};
use crate::generate::facts::draft::{Draft, Value};
use crate::generate::facts::view::View;
use crate::generate::language::{Sort, Unit, value};

/// Nouns of which the members are worth knowing.
const SORTS: [&str; 12] = [
    "types", "kinds", "classes", "layers", "phases", "stages", "subtypes", "families", "species",
    "orders", "forms", "regions",
];

/// The number at a token, of two to nine.
fn few(view: &View, at: usize) -> Option<f64> {
    let number = value(view.tokens.get(at)?)?;
    (2.0..10.0).contains(&number).then_some(number)
}

/// `The three types of rock are igneous, sedimentary and metamorphic.`
pub(super) fn listed(view: &View) -> Vec<Draft> {
    list(view).into_iter().collect()
}

fn list(view: &View) -> Option<Draft> {
    let number = few(view, 1)?;
    if view.low(0) != "the" {
        return None;
    }
    let verb = (3..view.tokens.len().min(11)).find(|at| view.low(*at) == "are")?;
    let what = kind(view, 2, verb)?;
    let members = members(view, verb + 1, view.tokens.len())?;
    let whole = members.len() as f64 - number;
    let prompt = format!("what are the {} {what}", view.low(1));
    (whole.abs() < 0.5).then(|| draft(view, "list", &what, &prompt, Value::List(members)))
}

/// A kind whose members are told: `types of rock`.
fn kind(view: &View, from: usize, to: usize) -> Option<String> {
    let what = named(view, from, to)?;
    let of = (from..to).find(|at| view.low(*at) == "of")?;
    let sorts = SORTS.contains(&view.low(of - 1)) && of - from <= 2;
    let plain = !what.contains(" and ") && !matches!(view.low(of + 1), "these" | "such");
    (sorts && plain).then_some(what)
}

/// `There are three types of rock.`
pub(super) fn so_many(view: &View) -> Vec<Draft> {
    many(view).into_iter().collect()
}

fn many(view: &View) -> Option<Draft> {
    let number = few(view, 2)?;
    let vague = matches!(
        view.low(3),
        "main" | "major" | "basic" | "general" | "broad" | "kinds" | "forms" | "regions"
    );
    if view.low(0) != "there" || view.low(1) != "are" || vague {
        return None;
    }
    let ends = |at: &usize| {
        let token = &view.tokens[*at];
        matches!(token.text, ":" | "." | "," | ";" | "—") || token.among(&["in", "that", "which"])
    };
    let end = (3..view.tokens.len())
        .find(ends)
        .unwrap_or(view.tokens.len());
    let what = kind(view, 3, end)?;
    let text = view.tokens[2].text.to_owned();
    // a list behind a colon is asked for itself
    let open = view.tokens.get(end).is_some_and(|token| {
        token.among(&["in", "that", "which"]) || matches!(token.text, ":" | "—")
    });
    let prompt = format!("how many {what} exist");
    let value = Value::Number {
        text,
        value: number,
    };
    (!open).then(|| draft(view, "kinds", &what, &prompt, value))
}

/// `A mobile joint is classified as a diarthrosis.`
pub(super) fn classed(view: &View) -> Vec<Draft> {
    let all = statements(view, &is_being);
    let class = all.iter().filter_map(|said| {
        let adverb = usize::from(view.low(said.verb + 1).ends_with("ly"));
        let deed = said.verb + 1 + adverb;
        if view.low(deed) != "classified" || view.low(deed + 1) != "as" {
            return None;
        }
        let (text, end) = told(view, deed + 2, said.end)?;
        let prompt = format!(
            "as what {} {} {}{}",
            view.low(said.verb),
            said.subject,
            view.raw(&(said.verb + 1..deed + 1)),
            said.lead
        );
        let either = text.contains(" or ") || view.low(deed + 2) == "either";
        let short = text.split(' ').count() <= 5;
        (short && !either && is_closed(view, end, said.end))
            .then(|| draft(view, "class", &said.subject, &prompt, Value::Words(text)))
    });
    class.collect()
}

/// `About 15 per cent of nephrons are juxtamedullary.`
pub(super) fn share(view: &View) -> Vec<Draft> {
    portion(view).into_iter().collect()
}

fn portion(view: &View) -> Option<Draft> {
    /// A longer statement is a thought of its own.
    const LONGEST: usize = 7;
    let rough = matches!(
        view.low(0),
        "about" | "approximately" | "roughly" | "around"
    );
    let (span, known) = view.spans.iter().find_map(|span| match &span.sort {
        Sort::Quantity(quantity)
            if quantity.unit == Unit::Percent && span.from <= usize::from(rough) =>
        {
            Some((span, quantity))
        }
        _ => None,
    })?;
    if view.low(span.to) != "of" {
        return None;
    }
    let from = span.to + 1;
    let verb = (from + 1..view.tokens.len().min(from + 7)).find(|at| is_being(view.low(*at)))?;
    let who = named(view, from, verb)?;
    let (rest, end) = told(view, verb + 1, view.tokens.len())?;
    let first = usize::from(rough);
    let text = view.raw(&(first..span.to)).to_owned();
    let value = known.value;
    let about = if rough { "about " } else { "" };
    let prompt = format!("{about}what percentage of {who} {} {rest}", view.low(verb));
    // people change faster than nature does
    let people = who.contains(char::is_uppercase)
        || [
            "people", "adults", "women", "men", "children", "students", "patients", "workers",
            "cases",
        ]
        .iter()
        .any(|word| who.contains(word));
    let whole = is_closed(view, end, view.tokens.len()) && rest.split(' ').count() <= LONGEST;
    (whole && !people).then(|| draft(view, "share", &who, &prompt, Value::Number { text, value }))
}

/// `The scapula lies between the second and the seventh rib`: where something is in a body or a plant.
pub(super) fn lying(view: &View) -> Vec<Draft> {
    lies(view).into_iter().collect()
}

fn lies(view: &View) -> Option<Draft> {
    const SIDES: [&str; 7] = ["on", "at", "between", "behind", "beneath", "below", "above"];
    let at = (2..view.tokens.len())
        .find(|at| matches!(view.low(*at), "located" | "situated" | "lies" | "lie"))?;
    let being = usize::from(view.low(at).ends_with("ed"));
    let verb = at - being;
    let side = view.low(at + 1);
    if being == 1 && !is_being(view.low(verb)) || !SIDES.contains(&side) {
        return None;
    }
    let subject = before(view, verb)?;
    let (text, end) = told(view, at + 1, view.tokens.len())?;
    let whole = text.contains(" of ") || !matches!(side, "on" | "at");
    let the = whole && text.contains(" the ") && text.split(' ').count() >= 3;
    let capital = subject.contains(char::is_uppercase) || text.contains(char::is_uppercase);
    let verb = match view.low(at) {
        "lies" => format!("does {subject} lie"),
        "lie" => format!("do {subject} lie"),
        deed => format!("{} {subject} {deed}", view.low(verb)),
    };
    (the && !capital && is_closed(view, end, view.tokens.len())).then(|| {
        draft(
            view,
            "where",
            &subject,
            &format!("where {verb}"),
            Value::Words(text),
        )
    })
}

#[cfg(test)]
mod tests {
    use crate::generate::facts::asking::gives;

    #[test]
    fn a_kind_has_its_members() {
        gives(
            "The three types of rock are basalt, limestone and marble.",
            "What are the three types of rock?",
            "basalt, limestone, marble",
        );
        gives(
            "There are four types of tissue.",
            "How many types of tissue exist?",
            "four",
        );
    }

    #[test]
    fn a_thing_has_its_class_and_its_share() {
        gives(
            "A mobile joint is classified as a diarthrosis.",
            "As what is a mobile joint classified?",
            "a diarthrosis",
        );
        gives(
            "About 15 percent of ferns are evergreen.",
            "About what percentage of ferns are evergreen?",
            "15 percent",
        );
    }
}
