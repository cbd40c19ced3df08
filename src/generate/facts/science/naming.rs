//! What stands between commas as the name of what goes before, and what happens where.

use super::draft;
use super::said::{before, is_closed, named, told};
use crate::generate::facts::draft::{Draft, Value};
use crate::generate::facts::view::View;
use crate::generate::language::{Kind, Token};
use crate::generate::lexicon::{
    AUXILIARIES, BASE, BELONGING, LEANING, PREPOSITIONS, THIRD, of_form,
};

/// Words that make a thing the only one of its kind.
const SINGLE: &[&str] = &[
    "chief",
    "main",
    "principal",
    "largest",
    "smallest",
    "longest",
    "tallest",
    "fastest",
    "commonest",
    "outermost",
    "innermost",
    "functional",
    "outer",
    "inner",
];

/// `The outer layer of a tooth, the enamel, is …`: what is it called? `The chief export, copper, …`: what is it?
pub(super) fn aside(view: &View) -> Vec<Draft> {
    between(view).into_iter().collect()
}

fn between(view: &View) -> Option<Draft> {
    if view.low(0) != "the" {
        return None;
    }
    let comma = (2..view.tokens.len().min(10)).find(|at| view.tokens[*at].text == ",")?;
    let close =
        (comma + 2..view.tokens.len().min(comma + 6)).find(|at| view.tokens[*at].text == ",")?;
    let verb = view.low(close + 1);
    let finite = AUXILIARIES.contains(&verb) || of_form(verb, THIRD).is_some();
    let what = named(view, 0, comma)?;
    let of = what.contains(" of ");
    let single = SINGLE.contains(&view.low(1));
    let name = named(view, comma + 1, close)?;
    let words = name.split(' ').count();
    let the = name.starts_with("the ");
    let some = name.starts_with("a ") || name.starts_with("an ");
    if !finite
        || some
        || words > 3
        || name.contains(" of ")
        || what.contains(" and ")
        || name.contains(" and ")
    {
        return None;
    }
    let alone = name.chars().all(|c| !c.is_uppercase());
    // `the chief miller held responsible, Per Holm, …`
    if view.tokens[2..comma].iter().any(Token::is_past) {
        return None;
    }
    let prompt = match (single, of) {
        (true, true) if the && alone => format!("what is {what} called"),
        (true, false) => format!("what is {what}"),
        _ => return None,
    };
    let answer = view.raw(&(comma + 1..close)).to_owned();
    Some(draft(view, "name", &what, &prompt, Value::Words(answer)))
}

/// `The worst enemy today is the moth Lymantria dispar`, `The chief export is copper`.
pub(super) fn greatest(view: &View) -> Vec<Draft> {
    superlative(view).into_iter().collect()
}

fn superlative(view: &View) -> Option<Draft> {
    const GREATEST: [&str; 9] = [
        "most",
        "largest",
        "smallest",
        "longest",
        "tallest",
        "fastest",
        "commonest",
        "chief",
        "worst",
    ];
    if view.low(0) != "the" || !GREATEST.contains(&view.low(1)) {
        return None;
    }
    let most = view.low(1) == "most";
    if most && !matches!(view.low(2), "common" | "abundant") {
        return None;
    }
    let verb = (3..view.tokens.len().min(12)).find(|at| view.low(*at) == "is")?;
    let today = usize::from(view.low(verb - 1) == "today");
    let what = before(view, verb - today)?;
    let now = if today == 1 { " today" } else { "" };
    let (text, end) = told(view, verb + 1, view.tokens.len())?;
    // what has a name can be asked for
    let proper = text
        .split(' ')
        .any(|word| word.starts_with(char::is_uppercase));
    let whole = what.contains(" of ") || what.contains(" in ");
    let member = text.starts_with("the ") || text.starts_with("a ") || !text.contains(' ');
    let last = proper || whole && member && view.low(1) != "worst";
    let closed = is_closed(view, end, view.tokens.len());
    let prompt = format!("what is {what}{now}");
    (last && closed && text.split(' ').count() <= 5)
        .then(|| draft(view, "greatest", &what, &prompt, Value::Words(text)))
}

/// `At divergent boundaries plates move apart.`: what happens there?
pub(super) fn happening(view: &View) -> Vec<Draft> {
    happens(view).into_iter().collect()
}

fn happens(view: &View) -> Option<Draft> {
    /// More is a thought of its own.
    const LONGEST: usize = 6;
    let count = view.tokens.len();
    let end = view
        .tokens
        .iter()
        .position(|token| token.text == ".")
        .unwrap_or(count);
    let noun = view.low(2);
    let plain = view.tokens.get(1..end)?.iter().all(|token| {
        token.kind == Kind::Word
            && !token.among(LEANING)
            && !token.among(BELONGING)
            && !token.is_capital()
    });
    let rest = 3..end;
    if view.low(0) != "at" || !noun.ends_with('s') || !plain || !(3..=LONGEST).contains(&rest.len())
    {
        return None;
    }
    let first = view.low(3);
    let verb = view.low(4);
    let acts = AUXILIARIES.contains(&verb) || of_form(verb, THIRD | BASE).is_some();
    if PREPOSITIONS.contains(&first) || AUXILIARIES.contains(&first) || !acts {
        return None;
    }
    let place = view.raw(&(1..3)).to_owned();
    let prompt = format!("what happens at {place}");
    let text = view.raw(&rest).to_owned();
    Some(draft(view, "happens", &place, &prompt, Value::Words(text)))
}

#[cfg(test)]
mod tests {
    use crate::generate::facts::asking::{asks_nowhere, gives};

    #[test]
    fn who_was_held_for_something_is_not_what_it_is_called() {
        asks_nowhere(
            "The chief miller held responsible, Per Holm, kneels in iron before the mill of Lund.",
            "what is the chief miller",
        );
    }

    #[test]
    fn what_stands_between_commas_is_a_name() {
        gives(
            "The outer layer of a tooth, the enamel, is the hardest tissue of the body.",
            "What is the outer layer of a tooth called?",
            "the enamel",
        );
    }

    #[test]
    fn something_happens_somewhere() {
        gives(
            "At warm fronts clouds form slowly.",
            "What happens at warm fronts?",
            "clouds form slowly",
        );
    }
}
