//! What something becomes, into how many parts it is divided, and what it consists of.

use super::causes::{is_being, is_plural};
use super::draft;
use super::said::{Said, is_closed, named, statements, told};
use crate::generate::facts::draft::{Draft, Value};
use crate::generate::facts::view::View;
use crate::generate::language::{Kind, Sort, Unit};
use crate::generate::lexicon::{BELONGING, LEANING};

/// `Starch is broken down into maltose`, `The shell is divided into nine chambers`.
pub(super) fn turned_into(view: &View) -> Vec<Draft> {
    let all = statements(view, &is_being);
    all.iter().filter_map(|said| turned(view, said)).collect()
}

fn turned(view: &View, said: &Said) -> Option<Draft> {
    const PARTED: [&str; 5] = ["divided", "subdivided", "split", "broken up", "partitioned"];
    const TURNED: [&str; 8] = [
        "converted",
        "transformed",
        "turned",
        "broken down",
        "metabolised",
        "metabolized",
        "oxidised",
        "oxidized",
    ];
    let deed = said.verb + 1;
    let into = deed + 1 + usize::from(matches!(view.low(deed + 1), "down" | "up"));
    let words = view.raw(&(deed..into));
    if view.low(into) != "into" {
        return None;
    }
    match () {
        () if PARTED.contains(&words) => parted(view, said, into, words),
        () if TURNED.contains(&words) => became(view, said, into, words),
        () => None,
    }
}

/// `The shell is divided into nine chambers`: into how many?
fn parted(view: &View, said: &Said, into: usize, words: &str) -> Option<Draft> {
    const VAGUE: [&str; 12] = [
        "main",
        "major",
        "parts",
        "groups",
        "categories",
        "types",
        "basic",
        "broad",
        "primary",
        "distinct",
        "sections",
        "different",
    ];
    let (at, value) = view.spans.iter().find_map(|span| match &span.sort {
        Sort::Quantity(quantity)
            if span.from == into + 1
                && quantity.rough.is_none()
                && quantity.unit == Unit::Things =>
        {
            Some((span.to, quantity.value))
        }
        _ => None,
    })?;
    let stops = |at: &usize| {
        let ends = ["which", "that", "by", "with", "and"];
        view.tokens[*at].kind != Kind::Word || ends.contains(&view.low(*at))
    };
    let end = (at..said.end).find(stops).unwrap_or(said.end);
    let noun = named(view, at, end)?;
    let vague = noun.split(' ').any(|word| VAGUE.contains(&word));
    if vague || !noun.ends_with('s') || value < 2.0 || !is_closed(view, end, said.end) {
        return None;
    }
    let verb = view.low(said.verb);
    let prompt = format!(
        "into how many {noun} {verb} {} {words}{}",
        said.subject, said.lead
    );
    let text = view.raw(&(into + 1..at)).to_owned();
    Some(draft(
        view,
        "parts",
        &said.subject,
        &prompt,
        Value::Number { text, value },
    ))
}

/// `Starch is broken down into maltose`: into what?
fn became(view: &View, said: &Said, into: usize, words: &str) -> Option<Draft> {
    let (text, end) = told(view, into + 1, said.end)?;
    let cuts = [
        " by ",
        " in ",
        " during ",
        " through ",
        " with ",
        " for ",
        " to ",
        " at ",
        " via ",
    ];
    let cut = cuts.iter().filter_map(|word| text.find(word)).min();
    let text = text[..cut.unwrap_or(text.len())].to_owned();
    let short = text.starts_with("a ") && text.split(' ').count() < 3;
    let loose = short || text.contains(" or ") || matches!(&*text, "energy" | "two");
    let verb = view.low(said.verb);
    let prompt = format!("into what {verb} {} {words}{}", said.subject, said.lead);
    (!loose && is_closed(view, end, said.end))
        .then(|| draft(view, "into", &said.subject, &prompt, Value::Words(text)))
}

/// `Bronze consists of copper and tin.`
pub(super) fn made_of(view: &View) -> Vec<Draft> {
    let verbs = |verb: &str| matches!(verb, "consists" | "consist" | "is" | "are");
    let all = statements(view, &verbs);
    all.iter().filter_map(|said| parts(view, said)).collect()
}

fn parts(view: &View, said: &Said) -> Option<Draft> {
    let verb = view.low(said.verb);
    let at = said.verb + 1;
    let from = match (verb, view.low(at)) {
        ("consists" | "consist", "of") => at + 1,
        ("is" | "are", "composed") if view.low(at + 1) == "of" => at + 2,
        ("is" | "are", "made") if view.low(at + 1) == "up" && view.low(at + 2) == "of" => at + 3,
        _ => return None,
    };
    let members = members(view, from, said.end)?;
    let leans = said.subject.starts_with("the ") && !said.subject.contains(" of ");
    // `ideas and arguments`
    let vague = members.len() == 2 && members.iter().all(|member| member.ends_with('s'));
    let torn = vague || members.len() == 2 && members.iter().any(|member| member.contains(" of "));
    if leans || torn {
        return None;
    }
    let does = if is_plural(verb) { "do" } else { "does" };
    let prompt = format!("what {does} {} consist of{}", said.subject, said.lead);
    Some(draft(
        view,
        "made of",
        &said.subject,
        &prompt,
        Value::List(members),
    ))
}

/// The members of a list that ends its sentence: `copper, tin and a little lead`.
pub(super) fn members(view: &View, from: usize, to: usize) -> Option<Vec<String>> {
    /// Longer ones hold a thought of their own.
    const LONGEST: usize = 4;
    let mut members = Vec::new();
    let mut begin = from;
    let mut joined = false;
    for at in from..=to {
        let ends =
            at == to || matches!(view.tokens[at].text, "," | "." | ";") || view.low(at) == "and";
        if !ends {
            continue;
        }
        if at > begin {
            let plain = (begin..at).all(|at| {
                let token = &view.tokens[at];
                token.kind == Kind::Word
                    && !token.among(LEANING)
                    && !token.among(BELONGING)
                    && !token.among(&[
                        "which", "that", "who", "with", "or", "only", "mostly", "mainly", "many",
                        "several", "some", "various", "two", "three", "during", "in", "by", "at",
                        "for", "to", "each", "other",
                    ])
            });
            if !plain || at - begin > LONGEST {
                return None;
            }
            members.push(view.raw(&(begin..at)).to_owned());
        }
        begin = at + 1;
        joined |= at < to && view.low(at) == "and";
        if at < to && matches!(view.tokens[at].text, "." | ";") {
            break;
        }
    }
    (joined && (2..=5).contains(&members.len())).then_some(members)
}

#[cfg(test)]
mod tests {
    use crate::generate::facts::asking::gives;

    #[test]
    fn a_substance_becomes_another() {
        gives(
            "Starch is broken down into maltose.",
            "Into what is starch broken down?",
            "maltose",
        );
        gives(
            "Bronze consists of copper and tin.",
            "What does bronze consist of?",
            "copper, tin",
        );
    }
}
