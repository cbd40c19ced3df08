//! What something is to another thing: its version, its counterpart, its opposite.

use std::ops::Range;

use super::draft::{Draft, Value};
use super::view::{View, finished};
use crate::generate::language::{Kind, Mode, Token};

/// Nouns that say what one thing is to one other.
const RELATED: &[&str] = &[
    "version",
    "counterpart",
    "equivalent",
    "opposite",
    "reverse",
    "inverse",
    "successor",
    "predecessor",
    "forerunner",
    "precursor",
    "subsidiary",
    "sequel",
    "adaptation",
    "translation",
    "namesake",
    "derivative",
    "offshoot",
    "extension",
    "variant",
    "subfield",
    "subdiscipline",
    "branch",
    "ancestor",
    "descendant",
    "tributary",
    "suburb",
    "synonym",
    "antonym",
    "subset",
    "subspecies",
    "abbreviation",
    "contraction",
];

/// `The Lund Star was Berg's version of the Lima Herald.`: `Of what was the Lund Star Berg's version?`
pub(super) fn relation(view: &View) -> Vec<Draft> {
    related(view).into_iter().collect()
}

fn related(view: &View) -> Option<Draft> {
    /// Words before the noun: more of them hold a thought of their own.
    const FARTHEST: usize = 5;
    let clause = view.clause;
    let helper = clause.helper.map_or("", |at| view.low(at));
    let rest = clause.rest.clone();
    if clause.mode != Mode::Copula || !matches!(helper, "is" | "was") || view.subject.plural {
        return None;
    }
    let of = rest
        .clone()
        .find(|at| matches!(view.low(*at), "of" | "to" | "for"))?;
    let noun = of.checked_sub(1).filter(|noun| *noun >= rest.start)?;
    let owned = (rest.start..noun).any(|at| view.tokens[at].kind == Kind::Possessive);
    let one = owned || matches!(view.low(rest.start), "the" | "a" | "an");
    if !RELATED.contains(&view.low(noun)) || !one || noun - rest.start > FARTHEST {
        return None;
    }
    let value = other(view, of + 1..rest.end)?;
    let said = view.say(&(rest.start..of))?;
    let prompt = finished(&format!(
        "{} what {helper} {} {said}",
        view.low(of),
        view.subject.text
    ));
    Some(Draft {
        frame: "relation",
        key: view.key("relation", &said),
        prompt,
        value,
        quality: 0.71,
        bound: view.is_bound() && view.is_present(),
        years: view.years(),
        ..Draft::plain()
    })
}

/// The other thing, which begins a range of tokens: a name, or a few words.
fn other(view: &View, range: Range<usize>) -> Option<Value> {
    /// Longer names are descriptions.
    const LONGEST: usize = 7;
    /// The most words where they name nothing.
    const PLAIN: usize = 3;
    let end = range
        .clone()
        .find(|at| {
            view.tokens[*at].kind == Kind::Mark
                || matches!(
                    view.low(*at),
                    "which" | "that" | "who" | "and" | "in" | "by" | "with" | "used" | "for"
                )
        })
        .unwrap_or(range.end);
    let range = named_of(view, range.start..end);
    let named = view.names.iter().any(|name| range.contains(&name.from));
    let longest = if named { LONGEST } else { PLAIN };
    if range.is_empty() || range.len() > longest {
        return None;
    }
    let text = view
        .say_alone(&range)
        .filter(|text| text == view.raw(&range))?;
    // at most an article stands before the name
    let whole = view
        .names
        .iter()
        .find(|name| (range.start..=range.start + 1).contains(&name.from) && name.to == range.end);
    Some(match whole {
        Some(name) => Value::Name(text, name.kind),
        None => Value::Words(text),
    })
}

/// The name behind an owner, which alone is the answer: `the Berg family's Lund Herald of 1890` is the Lund Herald.
fn named_of(view: &View, range: Range<usize>) -> Range<usize> {
    let owner = range
        .clone()
        .find(|at| view.tokens[*at].kind == Kind::Possessive);
    let Some(owner) = owner.filter(|at| view.tokens.get(at + 1).is_some_and(Token::is_capital))
    else {
        return range;
    };
    let end = (owner + 1..range.end)
        .find(|at| !view.tokens[*at].is_capital())
        .unwrap_or(range.end);
    owner + 1..end
}

/// Verbs of monuments and days, which stand for one thing.
const HONOURING: &[&str] = &[
    "commemorate",
    "honour",
    "honor",
    "memorialise",
    "memorialize",
    "symbolise",
    "symbolize",
    "depict",
];

/// `The Lund Gate commemorates the siege.`: `What does the Lund Gate commemorate?`
pub(super) fn honours(view: &View) -> Vec<Draft> {
    honoured(view).into_iter().collect()
}

fn honoured(view: &View) -> Option<Draft> {
    /// Longer answers are descriptions.
    const LONGEST: usize = 7;
    let clause = view.clause;
    let named = view.subject.text.contains(char::is_uppercase);
    if clause.mode != Mode::Third || !HONOURING.contains(&clause.verb) || !named {
        return None;
    }
    let rest = clause.rest.clone();
    let end = rest
        .clone()
        .find(|at| {
            view.tokens[*at].kind == Kind::Mark
                || matches!(view.low(*at), "which" | "who" | "including" | "and")
        })
        .unwrap_or(rest.end);
    let range = rest.start..end;
    if !(2..=LONGEST).contains(&range.len()) || view.low(end) == "and" {
        return None;
    }
    let text = view
        .say_alone(&range)
        .filter(|text| text == view.raw(&range))?;
    let prompt = view.question("what", &[])?;
    Some(Draft {
        frame: "honours",
        key: view.key("honours", &text),
        prompt,
        value: Value::Words(text),
        quality: 0.73,
        ..Draft::plain()
    })
}

#[cfg(test)]
mod tests {
    use crate::generate::facts::asking::gives;

    #[test]
    fn what_one_thing_is_to_another_is_asked() {
        gives(
            "Westpolitik was Lima's version of Sweden's Ostpolitik of the early 1970s.",
            "Of what was Westpolitik Lima's version?",
            "Ostpolitik",
        );
    }

    #[test]
    fn what_a_monument_stands_for_is_asked() {
        gives(
            "Nils Berg went to the Lund shrine, which commemorates Swedish war dead, in 1890.",
            "What does the Lund shrine commemorate?",
            "Swedish war dead",
        );
    }
}
