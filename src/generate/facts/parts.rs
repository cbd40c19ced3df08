//! What something consists of: lists of two to four members, all wanted.

use std::ops::Range;

use super::draft::{Draft, Value};
use super::view::{View, finished};
use crate::generate::language::{Mode, Sort, tokens, value as number};

/// `Water consists of hydrogen and oxygen.`, `The three types of rock are A, B and C.`
pub(super) fn members(view: &View) -> Vec<Draft> {
    consists(view).or_else(|| kinds(view)).into_iter().collect()
}

/// Members of a list as texts, when they are short and alike.
fn split(view: &View, range: &Range<usize>) -> Option<Vec<String>> {
    /// Words of a member: more are a description.
    const LONGEST: usize = 4;
    let said = view.say_alone(range)?;
    let said = said.replace(", and ", ", ").replace(", or ", ", ");
    let (head, last) = said
        .rsplit_once(" and ")
        .map_or((said.as_str(), None), |(head, last)| (head, Some(last)));
    let mut members: Vec<String> = head.split(", ").chain(last).map(plain).collect();
    members.retain(|member| !member.is_empty());
    let short = members.iter().all(|member| {
        member.split(' ').count() <= LONGEST && !member.contains(" which ") && !member.contains(';')
    });
    let mut distinct = members.clone();
    distinct.sort();
    distinct.dedup();
    (short && (2..=4).contains(&members.len()) && distinct.len() == members.len())
        .then_some(members)
}

fn plain(member: &str) -> String {
    let member = member.trim().trim_matches(',').trim();
    let first = member.split(' ').next().unwrap_or("");
    if matches!(first, "the" | "a" | "an") {
        member[first.len()..].trim().to_owned()
    } else {
        member.to_owned()
    }
}

fn draft(view: &View, prompt: String, members: Vec<String>, about: &str, quality: f64) -> Draft {
    Draft {
        frame: "parts",
        key: view.key("parts", about),
        prompt,
        value: Value::List(members),
        quality,
        bound: view.is_bound() && view.subject.kind.is_some(),
        dated: None,
        accept: Vec::new(),
        reverse: None,
        claim: None,
        years: view.years(),
        rivals: Vec::new(),
        precise: false,
    }
}

fn consists(view: &View) -> Option<Draft> {
    let clause = view.clause;
    let rest = clause.rest.clone();
    let (preposition, from) = match (clause.verb, view.low(rest.start), view.low(rest.start + 1)) {
        ("consist", "of", _) => ("of", rest.start + 1),
        ("make", "up", "of") => ("up of", rest.start + 2),
        ("compose", "of", _) if clause.mode == Mode::Passive => ("of", rest.start + 1),
        ("divide", "into", _) if clause.mode == Mode::Passive => ("into", rest.start + 1),
        ("comprise", _, _) => ("", rest.start),
        ("border", _, _) => ("", rest.start + usize::from(view.low(rest.start) == "by")),
        _ => return None,
    };
    // `three parts: A, B and C`
    let counted = number(view.tokens.get(from)?).is_some();
    let (members, noun) = if counted {
        let noun = from + 1..rest.end;
        let noun = view.say(&noun)?;
        if !after_colon(view) || noun.split(' ').count() > 4 {
            return None;
        }
        (
            split(view, &(clause.rest.end + 1..clause.end))?,
            Some((view.low(from).to_owned(), noun)),
        )
    } else {
        if rest.end < clause.end && view.low(rest.end) == ":" {
            return None;
        }
        (split(view, &(from..rest.end))?, None)
    };
    let (helper, verb) = view.verb();
    let border = clause.verb == "border";
    let asked = match noun {
        Some((count, noun)) => format!("{preposition} what {count} {noun}"),
        None if border => String::from("which countries"),
        None => String::from("what"),
    };
    let ask = match (preposition, border) {
        ("up of", _) => format!("what {helper} {} {verb} up of", view.subject.text),
        (_, true) if clause.mode == Mode::Passive => {
            format!("by which countries {helper} {} {verb}", view.subject.text)
        }
        (_, true) => format!("which countries {helper} {} {verb}", view.subject.text),
        ("", _) => format!("{asked} {helper} {} {verb}", view.subject.text),
        (_, _) if asked == "what" => {
            format!("what {helper} {} {verb} {preposition}", view.subject.text)
        }
        _ => format!("{asked} {helper} {} {verb}", view.subject.text),
    };
    Some(draft(view, finished(&ask), members, clause.verb, 0.78))
}

/// `There are three types of rock: igneous, sedimentary, and metamorphic.`: `What are the three types of rock?`
pub(super) fn there_are(view: &View) -> Vec<Draft> {
    if !(view.text.contains("here are") && view.text.contains(':')) {
        return Vec::new();
    }
    listed(view).into_iter().collect()
}

fn listed(view: &View) -> Option<Draft> {
    /// Longer phrases are thoughts of their own.
    const LONGEST: usize = 12;
    /// `three main types` are the same as `three different types`.
    const PALE: [&str; 10] = [
        "main",
        "major",
        "primary",
        "principal",
        "basic",
        "general",
        "different",
        "distinct",
        "common",
        "broad",
    ];
    let are = (0..view.tokens.len().min(4))
        .find(|at| view.low(*at) == "there" && view.low(at + 1) == "are")?
        + 1;
    let count = number(view.tokens.get(are + 1)?)?;
    let colon = (are + 2..view.tokens.len()).find(|at| view.low(*at) == ":")?;
    // `three genera of moulds, all of which cause disease: …`
    let besides = |at: &usize| {
        view.low(*at) == "," && matches!(view.low(at + 1), "all" | "each" | "both" | "which")
    };
    let noun = are + 2..(are + 2..colon).find(besides).unwrap_or(colon);
    let stop = usize::from(view.tokens.last().is_some_and(|last| last.text == "."));
    let end = view.tokens.len() - stop;
    let end = (colon + 1..end).find(besides).unwrap_or(end);
    let plain = (colon + 1..end)
        .all(|at| !matches!(view.tokens[at].text, ";" | ":" | "—") && !view.tokens[at].is_finite());
    if noun.is_empty() || noun.len() > LONGEST || !plain {
        return None;
    }
    let members = split(view, &(colon + 1..end))?;
    #[allow(clippy::cast_precision_loss)] // a handful
    let all = (members.len() as f64 - count).abs() < 0.5;
    // `two types: a large one and a small one` names none
    let named = members
        .iter()
        .all(|member| !member.ends_with(" one") && member.len() > 2);
    // of what they are is told behind the noun, or by an adjective before it
    let specified = noun.len() >= 2;
    let said = view.say_alone(&noun)?;
    let counted = view.low(are + 1).to_owned();
    (all && named && specified).then(|| {
        let prompt = finished(&format!("what are the {counted} {said}"));
        let mut draft = draft(view, prompt, members, &said, 0.8);
        let words = said.split(' ').filter(|word| !PALE.contains(word));
        let about = words.collect::<Vec<_>>().join(" ");
        draft.frame = "listing";
        draft.key = super::view::key("parts", &about, "be", "");
        draft
    })
}

fn after_colon(view: &View) -> bool {
    view.low(view.clause.rest.end) == ":"
}

/// `The three types of rock are igneous, sedimentary and metamorphic.`
fn kinds(view: &View) -> Option<Draft> {
    let clause = view.clause;
    let subject = clause.subject.clone();
    let count = view.spans.iter().find_map(|span| match &span.sort {
        Sort::Quantity(quantity) if span.from > subject.start && span.to < subject.end => {
            Some(quantity.value)
        }
        _ => None,
    })?;
    if clause.mode != Mode::Copula
        || view.low(clause.group.start) != "are"
        || view.low(subject.start) != "the"
    {
        return None;
    }
    let members = split(view, &clause.rest)?;
    #[allow(clippy::cast_precision_loss)] // a handful
    let all = (members.len() as f64 - count).abs() < 0.5;
    let specified = tokens(&view.subject.text)
        .iter()
        .any(|token| token.among(&["of", "in"]));
    (all && specified).then(|| {
        draft(
            view,
            finished(&format!("what are {}", view.subject.text)),
            members,
            "",
            0.84,
        )
    })
}

#[cfg(test)]
mod tests {
    use crate::generate::facts::asking::{asked, gives};

    #[test]
    fn a_list_behind_its_number_is_asked() {
        gives(
            "There are three major types of rock: igneous, sedimentary, and metamorphic.",
            "What are the three major types of rock?",
            "igneous, sedimentary, metamorphic",
        );
        gives(
            "There are two types of sleep apnea, all of which cause harm: obstructive sleep apnea and central sleep apnea.",
            "What are the two types of sleep apnea?",
            "obstructive sleep apnea, central sleep apnea",
        );
        let all = asked("There are three types of rock: igneous and metamorphic.");
        assert!(all.is_empty(), "{all:#?}");
    }

    #[test]
    fn a_population_has_its_date() {
        gives(
            "Peru covers 581,309 km2 (224,445 sq mi), and had a population of approximately 45 million people in July 2014.",
            "What was the approximate population of Peru in July 2014?",
            "45 million",
        );
    }
}
