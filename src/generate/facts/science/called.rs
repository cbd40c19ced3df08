//! What a part is called, as told beside it: `The coats of the ovule, called integuments, …`

use super::deeds::noun_before;
use super::draft;
use super::said::{definite, named};
use crate::generate::facts::draft::{Draft, Value};
use crate::generate::facts::view::View;
use crate::generate::language::Kind;
use crate::generate::lexicon::{AUXILIARIES, THIRD, of_form};

/// The questions for names that stand behind `called` and `known as`.
pub(super) fn called(view: &View) -> Vec<Draft> {
    let all = 2..view.tokens.len();
    all.filter_map(|at| name(view, at)).collect()
}

fn name(view: &View, at: usize) -> Option<Draft> {
    let verb = view.low(at);
    let begin = match (verb, view.low(at + 1)) {
        ("known", "as") => at + 2,
        ("called" | "termed", _) => at + 1,
        _ => return None,
    };
    let helper = matches!(view.low(at - 1), "is" | "are");
    let relative =
        helper && at > 3 && view.low(at - 2) == "which" && view.tokens[at - 3].text == ",";
    let comma = view.tokens[at - 1].text == ",";
    let to = match (relative, comma) {
        (true, _) => at - 3,
        (_, true) => at - 1,
        _ => return None,
    };
    let from = noun_before(view, 0, to)?;
    let what = named(view, from, to)?;
    let told = what.split(' ').count() >= 4 && what.contains(" of ");
    let leans = what.starts_with("the ") && !definite(view, from, to);
    let end = ends(view, begin)?;
    let text = view.raw(&(begin..end)).to_owned();
    let bare = text.trim_start_matches("the ").to_owned();
    if !told || leans || bare.is_empty() || bare.split(' ').count() > 3 || proper(&bare) {
        return None;
    }
    let head = what.split(" of ").next().unwrap_or(&what);
    let is = if relative {
        view.low(at - 1)
    } else if head.ends_with('s') {
        "are"
    } else {
        "is"
    };
    let prompt = match verb {
        "known" => format!("what {is} {what} known as"),
        _ => format!("what {is} {what} called"),
    };
    let mut made = draft(view, "called", &what, &prompt, Value::Term(bare));
    made.quality = 0.75;
    Some(made)
}

fn proper(text: &str) -> bool {
    text.split(' ')
        .any(|word| word.chars().next().is_some_and(char::is_uppercase))
}

/// Behind the name that begins at a token.
fn ends(view: &View, begin: usize) -> Option<usize> {
    let count = view.tokens.len();
    let end = (begin..count)
        .find(|at| view.tokens[*at].kind != Kind::Word)
        .unwrap_or(count);
    let plain = (begin + usize::from(view.low(begin) == "the")..end).all(|at| {
        let token = &view.tokens[at];
        !token.among(AUXILIARIES)
            && !token.among(&[
                "or", "and", "in", "by", "because", "a", "an", "after", "for", "of", "the",
            ])
            && of_form(&token.low, THIRD).is_none_or(|_| token.low.ends_with('s'))
    });
    (plain && end > begin).then_some(end)
}

#[cfg(test)]
mod tests {
    use crate::generate::facts::asking::gives;

    #[test]
    fn a_part_is_called_by_its_name() {
        gives(
            "The leaves sit on the swollen tip of a flower stalk, which is known as the receptacle.",
            "What is the swollen tip of a flower stalk known as?",
            "receptacle",
        );
    }
}
