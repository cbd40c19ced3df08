//! What rank something has: `the second largest city of Chile`.

use std::ops::Range;

use super::draft::{Draft, Value};
use super::identity::lasting;
use super::view::{View, finished};
use crate::base::text::capitalised;
use crate::generate::language::{Kind, Mode};
use crate::generate::lexicon::{LEANING, ORDINALS, SUPERLATIVES};

/// `Valparaíso is the second largest city of Chile.`: `Valparaíso is the {{second}} largest city of Chile.`
pub(super) fn rank(view: &View) -> Vec<Draft> {
    ranked(view).into_iter().collect()
}

fn ranked(view: &View) -> Option<Draft> {
    /// Longer statements are read for the gap alone.
    const LONGEST: usize = 24;
    let clause = view.clause;
    let been = clause.mode == Mode::Copula
        || matches!(
            clause.verb,
            "become" | "form" | "remain" | "constitute" | "represent"
        );
    let named = view.subject.text.contains(char::is_uppercase);
    let rest = clause.rest.clone();
    if !been || !named || view.subject.plural {
        return None;
    }
    let (at, word) = ordinal(view)?;
    let end = end(view, at);
    if end - rest.start > LONGEST {
        return None;
    }
    // of whom: an owner before the rank, or a name behind it
    let owned = (rest.start..at).any(|at| view.tokens[at].kind == Kind::Possessive);
    let among = view
        .names
        .iter()
        .any(|name| name.from > at && name.to <= end && view.low(name.from - 1) != "and");
    let some = matches!(view.low(rest.start), "a" | "an" | "one" | "not");
    if !(owned || among) || some || (rest.start..at).any(|at| view.low(at) == "than") {
        return None;
    }
    let said = statement(view, at, word, end)?;
    let behind = &said.behind;
    Some(Draft {
        frame: "rank",
        key: view.key("rank", behind),
        prompt: String::new(),
        quality: 0.67,
        bound: view.is_present() && !lasting(behind),
        years: view.years(),
        value: Value::Gaps(said.text, vec![word.to_owned()]),
        ..Draft::plain()
    })
}

/// A statement with a rank left out.
struct Statement {
    text: String,
    /// What stands behind the rank: `largest city of Chile`.
    behind: String,
}

/// The statement whose rank stands at a token, up to where its description ends.
fn statement(view: &View, at: usize, word: &str, end: usize) -> Option<Statement> {
    let group = view.clause.group.clone();
    let group: Vec<&str> = group.map(|at| view.tokens[at].text).collect();
    let before = view.say(&(view.clause.rest.start..at))?;
    let behind = view.say(&(at..end))?;
    let behind = behind.strip_prefix(word)?;
    let led = led(view)?;
    let said = format!(
        "{led} {} {} {before} {{{{{word}::rank}}}}{behind}",
        view.subject.text,
        group.join(" ")
    );
    Some(Statement {
        text: finished(&capitalised(said.trim())).replace('?', "."),
        behind: behind.to_owned(),
    })
}

/// Where the description ends that a rank begins: before a comma or `and` with another thought behind it.
fn end(view: &View, from: usize) -> usize {
    let rest = view.clause.rest.clone();
    let stops = |at: &usize| {
        let mark = view.tokens[*at].kind == Kind::Mark;
        let place = view.low(*at) == ","
            && view
                .tokens
                .get(at + 1)
                .is_some_and(crate::generate::language::Token::is_capital);
        let and = view.low(*at) == "and"
            && (*at + 1..(*at + 7).min(view.tokens.len())).any(|at| view.tokens[at].is_finite());
        mark && !place && !matches!(view.tokens[*at].text, "-" | "'" | "\"")
            || and
            || matches!(
                view.low(*at),
                "but" | "while" | "which" | "where" | "after" | "behind" | "with" | "when"
            )
    };
    (from + 1..rest.end).find(stops).unwrap_or(rest.end)
}

/// The token with the rank, and its word: `second` in `second largest`, `second-largest`, `second most populous`.
fn ordinal<'v>(view: &'v View) -> Option<(usize, &'v str)> {
    let superlative = |at: usize| view.low(at) == "most" || SUPERLATIVES.contains(&view.low(at));
    view.clause.rest.clone().find_map(|at| {
        let text = view.tokens[at].text;
        let (word, joined) = match text.split_once('-') {
            Some((word, behind)) => (word, Some(behind)),
            None => (text, None),
        };
        let nth = ORDINALS[1..].contains(&word)
            || word.len() > 2
                && word.starts_with(|c: char| c.is_ascii_digit())
                && ["st", "nd", "rd", "th"]
                    .iter()
                    .any(|end| word.ends_with(end));
        let most = match joined {
            Some(behind) => behind == "most" || SUPERLATIVES.contains(&behind),
            None => superlative(at + 1),
        };
        (nth && most).then_some((at, word))
    })
}

/// What stands before the subject, its date included.
fn led(view: &View) -> Option<String> {
    let Some(lead) = view.clause.lead.clone().filter(|_| view.first) else {
        return Some(String::new());
    };
    // `at one stage` tells no more than the past does
    let said = match view.dates(&lead).is_empty() {
        true if lead.clone().any(|at| view.tokens[at].among(LEANING)) => String::new(),
        true => view.led().unwrap_or_default(),
        false => view.say(&lead)?,
    };
    Some(if said.is_empty() {
        said
    } else {
        format!("{said},")
    })
}

/// Whether states, unions and companies rank side by side there, so that two may have one rank: of whom the rank is asked.
pub(super) fn ranks_beside(view: &View, rest: &Range<usize>) -> bool {
    const SIDES: [&str; 7] = [
        "partner",
        "market",
        "customer",
        "supplier",
        "donor",
        "investor",
        "destination",
    ];
    let ranked = rest.clone().any(|at| {
        let word = view.low(at).split('-').next().unwrap_or_default();
        ORDINALS[1..].contains(&word)
    });
    ranked && rest.clone().any(|at| SIDES.contains(&view.low(at)))
}

#[cfg(test)]
mod tests {
    use crate::generate::facts::asking::gives;

    #[test]
    fn a_rank_is_asked_where_its_holder_is_not() {
        gives(
            "Norway is Peru's third-largest trading partner, and Peru wants more of that.",
            "Norway is Peru's _____ (rank)-largest trading partner.",
            "third",
        );
        gives(
            "Norway has grown since the war. At one stage it was the fourth largest contributor of troops to the coalition in Peru.",
            "Norway was the _____ (rank) largest contributor of troops to the coalition in Peru.",
            "fourth",
        );
        gives(
            "Lima is the second largest city in Peru.",
            "What is the second largest city in Peru?",
            "Lima",
        );
    }
}
