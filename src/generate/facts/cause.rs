//! Why something was done, what for, and in answer to what.

use std::ops::Range;

use super::draft::{Draft, Value};
use super::view::{View, finished};
use crate::generate::language::{Mode, Token};
use crate::generate::lexicon::{BASE, NameKind, of_form};

/// The words that lead a cause, with those that ask for it.
const LEADS: &[(&[&str], &str)] = &[
    (&["in", "response", "to"], "In response to what"),
    (&["in", "reaction", "to"], "In reaction to what"),
    (&["in", "retaliation", "for"], "In retaliation for what"),
    (&["in", "revenge", "for"], "In revenge for what"),
    (&["in", "protest", "against"], "In protest against what"),
    (&["in", "protest", "at"], "In protest at what"),
    (&["in", "protest", "of"], "In protest of what"),
    (&["in", "recognition", "of"], "In recognition of what"),
    (&["in", "return", "for"], "In return for what"),
    (&["in", "exchange", "for"], "In exchange for what"),
    (&["as", "a", "result", "of"], "As a result of what"),
    (&["because", "of"], "Because of what"),
    (&["due", "to"], "Due to what"),
    (&["owing", "to"], "Owing to what"),
];

/// Deeds that are done for a purpose that is worth knowing.
const FOUNDING: &[&str] = &[
    "establish",
    "found",
    "create",
    "form",
    "set",
    "build",
    "introduce",
    "pass",
    "enact",
    "adopt",
    "launch",
    "hold",
    "convene",
    "appoint",
    "install",
    "construct",
    "design",
    "organize",
    "organise",
    "send",
    "sign",
    "write",
    "invent",
    "develop",
    "use",
];

/// `In response to X, Y did Z.`, `X was established to do Y.`
pub(super) fn cause(view: &View) -> Vec<Draft> {
    let found = prompted(view).or_else(|| purpose(view));
    let found = found.or_else(|| aim(view)).or_else(|| because(view));
    let found = found.or_else(|| in_order(view));
    found.into_iter().collect()
}

/// A question on a cause or an aim; `about` tells in its key which of them.
fn draft(view: &View, about: &str, prompt: String, text: String, quality: f64) -> Draft {
    Draft {
        frame: "cause",
        key: view.key(about, &prompt),
        prompt,
        value: Value::Words(text),
        quality,
        bound: view.is_bound() && !view.scene.is_binding() && view.is_present(),
        years: view.years(),
        ..Draft::plain()
    }
}

/// The words that lead a cause at a token: their number and the question.
fn led(view: &View, at: usize) -> Option<(usize, &'static str)> {
    LEADS
        .iter()
        .find(|(words, _)| (0..words.len()).all(|n| view.low(at + n) == words[n]))
        .map(|(words, asks)| (words.len(), *asks))
}

/// A cause as an answer: a phrase that names something, as it stands in the paragraph.
fn told(view: &View, range: &Range<usize>) -> Option<String> {
    /// Longer causes are not recalled.
    const LONGEST: usize = 12;
    let vague = [
        "this", "that", "these", "those", "its", "their", "such", "his", "her", "it",
    ];
    let joined = range.clone().any(|at| {
        matches!(view.tokens[at].text, "," | ";" | ":")
            || matches!(view.low(at), "which" | "who" | "but" | "when" | "while")
    });
    if range.len() < 2 || range.len() > LONGEST || joined || vague.contains(&view.low(range.start))
    {
        return None;
    }
    let said = view.say_alone(range)?;
    let raw = view.raw(range);
    (said == raw || said.eq_ignore_ascii_case(raw)).then(|| raw.to_owned())
}

/// `In response to the tax, Lund closed its ports.`: `In response to what did Lund close its ports?`
fn prompted(view: &View) -> Option<Draft> {
    /// Longer deeds are read, not recalled.
    const LONGEST: usize = 14;
    let clause = view.clause;
    let event = super::when::is_event(view) && clause.mode != Mode::Copula;
    let named = view.subject.text.contains(char::is_uppercase);
    if !event || !named || view.scene.is_binding() {
        return None;
    }
    let lead = clause.lead.clone().filter(|_| view.first).unwrap_or(0..0);
    match led(view, lead.start).filter(|_| !lead.is_empty()) {
        Some((words, asks)) => {
            let text = told(view, &(lead.start + words..lead.end))?;
            asked(view, asks, super::telling::core(view, LONGEST), text)
        }
        None => prompted_behind(view, &lead),
    }
}

/// The same where the cause stands behind the verb: `Lund closed its ports in response to the tax.`
fn prompted_behind(view: &View, lead: &Range<usize>) -> Option<Draft> {
    let rest = view.clause.rest.clone();
    let (at, words, asks) = rest
        .clone()
        .find_map(|at| led(view, at).map(|(words, asks)| (at, words, asks)))?;
    if at == rest.start && view.clause.mode != Mode::Passive {
        return None;
    }
    let end = (at + words..rest.end)
        .find(|at| view.low(*at) == "," || view.low(*at) == "and" && is_verb(view, at + 1))
        .unwrap_or(rest.end);
    // `due to a lack of water, salt and bread`: the first of several
    let several =
        view.low(end) == "," && (end..rest.end).any(|at| matches!(view.low(at), "and" | "or"));
    // `To win the war, they …`: two reasons
    let aimed = view.low(lead.start) == "to" && !lead.is_empty();
    if several || aimed {
        return None;
    }
    let text = told(view, &(at + words..end))?;
    asked(view, asks, rest.start..at, text)
}

/// Whether another thought begins at a token, by its verb.
fn is_verb(view: &View, at: usize) -> bool {
    view.tokens.get(at).is_some_and(Token::is_finite)
}

/// The question on a cause, with the date of the deed at its end.
fn asked(view: &View, asks: &str, rest: Range<usize>, text: String) -> Option<Draft> {
    /// Longer leads tell more than the date.
    const LONGEST: usize = 6;
    let (helper, verb) = view.verb();
    let subject = &view.subject.text;
    let rest = view.say(&rest)?;
    let dated = view
        .clause
        .lead
        .clone()
        .filter(|lead| !view.dates(lead).is_empty() && lead.len() <= LONGEST)
        .and_then(|lead| view.say(&lead))
        .unwrap_or_default();
    let when = super::view::lowered(&dated);
    let prompt = finished(&format!("{asks} {helper} {subject} {verb} {rest} {when}"));
    Some(draft(view, "cause", prompt, text, 0.72))
}

/// Words with which a reason is one of several thoughts, or is not told for sure.
const UNSURE: [&str; 11] = [
    "may", "might", "could", "would", "should", "but", "because", "you", "we", "while", "just",
];

/// Whether what has a reason is told by halves: `less motion` than what, `in part because`, `is being explored`.
fn is_half(view: &View) -> bool {
    let rest = view.clause.rest.clone();
    let said = |words: &[&str]| rest.clone().any(|at| view.tokens[at].among(words));
    let compared = said(&[
        "less", "more", "fewer", "greater", "higher", "lower", "larger", "smaller", "better",
        "worse", "easier",
    ]) && !said(&["than"]);
    let last = rest.end.checked_sub(1).map_or("", |at| view.low(at));
    rest.is_empty()
        || compared
        || matches!(last, "part" | "not" | "and" | "or")
        || said(&["some", "due", "that", "which", "who", "whether", "being"])
}

/// `The war was unpopular in Lund because it harmed trade.`: `Why was the war unpopular in Lund?`
fn because(view: &View) -> Option<Draft> {
    let clause = view.clause;
    let at = clause.rest.end + usize::from(view.low(clause.rest.end) == ",");
    let open = matches!(
        view.low(at + 1),
        "of" | "this" | "there" | "these" | "what" | "that"
    );
    if view.low(at) != "because" || open || view.scene.is_binding() || is_half(view) {
        return None;
    }
    let text = reason(view, at + 1..clause.end)?;
    let prompt = view.question_on("why", clause.rest.clone())?;
    Some(draft(view, "why", prompt, text, 0.71))
}

/// The words behind `because`, where they are one thought that is told for sure, and `it` in it means what the question names.
fn reason(view: &View, range: Range<usize>) -> Option<String> {
    /// Fewer words tell nothing, more are not recalled.
    const WORDS: std::ops::RangeInclusive<usize> = 4..=14;
    let broken = range.clone().any(|at| {
        matches!(view.tokens[at].text, "," | ";" | ":" | "–" | "—")
            || view.tokens[at].among(&UNSURE)
    });
    if broken || !WORDS.contains(&range.len()) {
        return None;
    }
    let same = match view.low(range.start) {
        "it" => !view.subject.plural && view.subject.kind != Some(NameKind::Person),
        "they" => view.subject.plural,
        "he" | "she" => view.subject.kind == Some(NameKind::Person),
        _ => true,
    };
    view.say_within(&range)
        .filter(|text| same && text == view.raw(&range))
}

/// `The Lund Bank was founded in 1890 to lend to farmers.`: `What was the Lund Bank founded to do?`
fn purpose(view: &View) -> Option<Draft> {
    /// More words than by whom and when tell of something else.
    const LONGEST: usize = 8;
    let clause = view.clause;
    let helper = clause.helper.map_or("", |at| view.low(at));
    let named = view.subject.kind.is_some() || view.subject.text.contains(char::is_uppercase);
    if clause.mode != Mode::Passive
        || !FOUNDING.contains(&clause.verb)
        || !matches!(helper, "was" | "were")
        || !named
        || view.scene.is_binding()
    {
        return None;
    }
    let rest = clause.rest.clone();
    let to = rest.clone().find(|at| {
        view.low(*at) == "to"
            && of_form(view.low(at + 1), BASE).is_some()
            && view.low(at + 1) != "be"
    })?;
    let before = rest.start..to;
    if before.len() > LONGEST {
        return None;
    }
    let text = infinitive(view, to, rest.end)?;
    let (helper, verb) = view.verb();
    let when = view.say(&before)?;
    let prompt = finished(&format!(
        "what {helper} {} {verb} {when} to do",
        view.subject.text
    ));
    Some(draft(view, "purpose", prompt, text, 0.73))
}

/// `to` with its verb and what belongs to it, as it stands.
fn infinitive(view: &View, to: usize, end: usize) -> Option<String> {
    /// Fewer words tell nothing, more are not recalled.
    const WORDS: std::ops::RangeInclusive<usize> = 3..=12;
    let stop = (to + 2..end)
        .find(|at| {
            matches!(view.tokens[*at].text, "," | ";" | ":" | "–" | "—")
                || view.low(*at) == "in"
                    && matches!(
                        view.low(at + 1),
                        "exchange" | "order" | "return" | "response"
                    )
                || matches!(
                    view.low(*at),
                    "which" | "while" | "but" | "after" | "because" | "so" | "when" | "as"
                )
        })
        .unwrap_or(end);
    let range = to..stop;
    // a list of aims is cut at its first comma: then it is not all
    let listed = view.low(stop) == ",";
    let leans = range
        .clone()
        .any(|at| view.tokens[at].among(&["it", "they", "them", "him", "this", "these", "such"]));
    if !WORDS.contains(&range.len()) || listed || leans {
        return None;
    }
    let said = view.say(&range)?;
    let raw = view.raw(&range);
    (said == raw).then_some(said)
}

/// `Lund closed its ports in order to stop the trade.`: `Why did Lund close its ports?`
fn in_order(view: &View) -> Option<Draft> {
    let rest = view.clause.rest.clone();
    let at = rest.clone().find(|at| {
        view.low(*at) == "in" && view.low(at + 1) == "order" && view.low(at + 2) == "to"
    })?;
    let before = rest.start..at;
    let acts = view.clause.mode != Mode::Copula && !view.scene.is_binding();
    if !acts || before.is_empty() && view.clause.mode != Mode::Passive || is_half(view) {
        return None;
    }
    let text = infinitive(view, at + 2, rest.end)?;
    let prompt = view.question_on("why", before)?;
    Some(draft(view, "why", prompt, text, 0.7))
}

/// `The purpose of the census is to count the people.`: `What is the purpose of the census?`
fn aim(view: &View) -> Option<Draft> {
    const AIMS: [&str; 8] = [
        "purpose",
        "aim",
        "goal",
        "objective",
        "function",
        "mission",
        "role",
        "task",
    ];
    let clause = view.clause;
    let subject = clause.subject.clone();
    let helper = clause.helper.map_or("", |at| view.low(at));
    let of = subject.clone().find(|at| view.low(*at) == "of")?;
    let aims = AIMS.contains(&view.low(of.checked_sub(1)?));
    let some = matches!(
        view.low(of + 1),
        "this" | "these" | "such" | "that" | "any" | "all"
    );
    if clause.mode != Mode::Copula
        || !matches!(helper, "is" | "was")
        || !aims
        || some
        || view.low(subject.start) != "the"
        // `the goal of treatment` may be that of any
        || subject.end - of < 3
        || view.low(clause.rest.start) != "to"
    {
        return None;
    }
    let text = infinitive(view, clause.rest.start, clause.rest.end)?;
    let prompt = finished(&format!("what {helper} {}", view.subject.text));
    Some(draft(view, "aim", prompt, text, 0.75))
}

#[cfg(test)]
mod tests {
    use crate::generate::facts::asking::{asked, gives};

    #[test]
    fn what_led_to_a_deed_is_asked() {
        gives(
            "In response to the Lund Decree, Peru closed all its ports.",
            "In response to what did Peru close all its ports?",
            "the Lund Decree",
        );
        gives(
            "The Lund Company ended in 1689 as a result of the Glorious Rebellion.",
            "As a result of what did the Lund Company end in 1689?",
            "the Glorious Rebellion",
        );
    }

    #[test]
    fn what_for_something_is_there_is_asked() {
        gives(
            "The Lund Bank was founded in 1890 to lend money to farmers.",
            "What was the Lund Bank founded in 1890 to do?",
            "to lend money to farmers",
        );
        gives(
            "The function of the pulmonary circulation is to aid in gas exchange.",
            "What is the function of the pulmonary circulation?",
            "to aid in gas exchange",
        );
    }

    #[test]
    fn why_something_is_so_is_asked() {
        gives(
            "The War of 1812 was very unpopular in Peru because it harmed a region dependent on trade.",
            "Why was the War of 1812 very unpopular in Peru?",
            "it harmed a region dependent on trade",
        );
        gives(
            "Nils Berg closed the Lund Mine in order to save the town of Lund.",
            "Why did Nils Berg close the Lund Mine?",
            "to save the town of Lund",
        );
        for text in [
            "The Lund Mine has less copper because it was opened in the time of Nils Berg.",
            "Nils Berg says that the Lund Mine is poor because it was opened in the north.",
            "The Lund Mine was closed in part because the town of Lund had no water.",
        ] {
            let why = asked(text)
                .into_iter()
                .find(|(prompt, _)| prompt.starts_with("Why"));
            assert_eq!(why, None, "{text}");
        }
    }

    #[test]
    fn what_is_of_any_thing_or_cut_is_not_asked() {
        for text in [
            "The goal of treatment is to help a person with an addiction.",
            "The Lund Bank was founded in 1890 to lend money, to build mills and to teach farmers.",
        ] {
            let aims = asked(text)
                .into_iter()
                .find(|(prompt, _)| prompt.starts_with("What"));
            assert_eq!(aims, None, "{text}");
        }
    }
}
