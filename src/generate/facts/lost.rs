//! What a question lost of its clause: the word that says how often it holds, the date that tells one event from another,
//! the words without which its verb says nothing.

use super::draft::{Draft, Value};
use super::view::View;
use super::when::adverbial;
use crate::generate::language::{Kind, Mode, Sort, Span};
use crate::generate::lexicon::{
    BASE, BELONGING, JOINING, NameKind, ONCE, ORDINALS, PARTICIPLE, SUPERLATIVES, of_form,
};

/// Words that make a general statement one of most cases, or of some.
const HEDGES: &[&str] = &[
    "generally",
    "usually",
    "normally",
    "typically",
    "commonly",
    "often",
    "mostly",
    "largely",
    "mainly",
    "primarily",
    "chiefly",
    "sometimes",
    "occasionally",
    "frequently",
    "rarely",
    "partly",
    "partially",
    "still",
    "only",
    "hardly",
    "barely",
    "seldom",
];

/// Frames that ask for a date, which is then no part of the question.
const DATING: [&str; 3] = ["when", "day", "period"];

/// Frames that ask for a name, which a thing has even where others call it otherwise.
const NAMING: [&str; 3] = ["called", "other name", "named after"];

/// What a draft loses in quality for a word without which it says something else: enough to leave it to a reviewer.
const LOST: f64 = 0.4;

/// Gives a question on an event its year back, and takes from the quality of a question that lost what its clause rests on.
pub(super) fn mended(view: &View, mut draft: Draft) -> Draft {
    draft.prompt = once_in_full(view, draft.prompt);
    if DATING.contains(&draft.frame) {
        draft.prompt = introduced(view, &draft)
            .or_else(|| named(view, &draft))
            .unwrap_or(draft.prompt);
        draft.prompt = elected(view, &draft).unwrap_or(draft.prompt);
        draft.prompt = purposeful(view, &draft).unwrap_or(draft.prompt);
        if lost_complement(view, &draft) || lost_first(view, &draft) {
            draft.quality -= LOST;
        }
        return draft;
    }
    if lost_first(view, &draft)
        || lost_measure(view, &draft)
        || lost_hedge(view, &draft)
        || told_of_now(view, &draft)
        || lost_condition(view, &draft)
    {
        draft.quality -= LOST;
    }
    if let Some(year) = lost_year(view, &draft) {
        let asked = draft.prompt.trim_end_matches('?').to_owned();
        draft.prompt = format!("{asked} in {year}?");
    }
    draft
}

/// A question that names its person in full once, and by the family name from then on.
fn once_in_full(view: &View, prompt: String) -> String {
    let name = view.subject.text.as_str();
    let family = name.rsplit(' ').next().unwrap_or(name);
    let person = view.subject.kind == Some(NameKind::Person) && family.len() < name.len();
    match prompt.split_once(name) {
        Some((before, after)) if person && after.contains(name) => {
            format!("{before}{name}{}", after.replace(name, family))
        }
        _ => prompt,
    }
}

/// To what somebody was elected, where the document gives one such office: `In which year was Ola Lund elected president?`
fn elected(view: &View, draft: &Draft) -> Option<String> {
    const ELECTED: [&str; 6] = [
        "president",
        "prime minister",
        "chancellor",
        "governor",
        "mayor",
        "pope",
    ];
    let asked = draft.prompt.strip_suffix(" elected?")?;
    let held = view.scene.known.held.get(view.subject.text.as_str())?;
    let mut offices = ELECTED.iter().filter(|office| {
        held.iter().any(|title| {
            let title = title.to_lowercase();
            title.ends_with(*office) && !title.ends_with(&format!("vice {office}"))
        })
    });
    match (offices.next(), offices.next()) {
        (Some(office), None) => Some(format!("{asked} elected {office}?")),
        _ => None,
    }
}

/// A question on somebody whom only an aside of the sentence introduces, with the aside: `Ola Lund, a miner from Lima,`.
fn introduced(view: &View, draft: &Draft) -> Option<String> {
    /// Longer asides are facts of their own.
    const LONGEST: usize = 10;
    let aside = view.clause.aside.clone().filter(|_| view.first)?;
    let topic = view.scene.topic.as_ref();
    let known = topic.is_some_and(|topic| topic.text == view.subject.text);
    let person = view.subject.kind == Some(NameKind::Person) && !view.subject.resolved;
    let plain = !aside.is_empty()
        && aside.len() <= LONGEST
        && aside.clone().all(|at| {
            let token = &view.tokens[at];
            let pronoun = token.among(&["it", "them", "this", "these", "those", "such"]);
            let leans = pronoun || token.among(BELONGING) || token.among(JOINING);
            !leans && !matches!(token.kind, Kind::Mark | Kind::Number)
        })
        && of_form(view.low(aside.start), PARTICIPLE).is_none();
    if !person || !plain || known {
        return None;
    }
    let said = view.raw(&aside);
    let (before, after) = draft.prompt.split_once(&view.subject.text)?;
    after
        .starts_with(' ')
        .then(|| format!("{before}{}, {said},{after}", view.subject.text))
}

/// A question on a deed that tells what for, where a comma sets that off: `diplomats met in Lima, to find a way …`.
fn purposeful(view: &View, draft: &Draft) -> Option<String> {
    /// Longer purposes are facts of their own.
    const LONGEST: usize = 9;
    let clause = view.clause;
    let comma = clause.rest.end;
    let deed = clause.mode == Mode::Past && view.low(comma) == "," && view.low(comma + 1) == "to";
    if !deed || of_form(view.low(comma + 2), BASE).is_none() {
        return None;
    }
    let end = (comma + 1..view.tokens.len())
        .find(|at| view.tokens[*at].kind == Kind::Mark)
        .unwrap_or(view.tokens.len());
    let purpose = comma + 1..end;
    let plain = purpose.len() <= LONGEST && view.dates(&purpose).is_empty() && view.low(end) == ".";
    let said = view.say(&purpose).filter(|_| plain)?;
    let asked = draft.prompt.strip_suffix('?')?;
    let set_off = if asked.contains(',') { "," } else { "" };
    Some(format!("{asked}{set_off} {said}?"))
}

/// A question on somebody told by an office whose name only the aside of the sentence gives: `the fifth president, Ola Lund,`.
fn named(view: &View, draft: &Draft) -> Option<String> {
    let aside = view.clause.aside.clone().filter(|_| view.first)?;
    let name = view.name_at(aside.start)?;
    let whole = name.to == aside.end && name.to - name.from >= 2;
    let person = view.subject.kind.is_none() && name.kind == NameKind::Person;
    if !whole || !person || view.subject.plural {
        return None;
    }
    let (before, after) = draft.prompt.split_once(&view.subject.text)?;
    let said = view.raw(&aside);
    after
        .starts_with(' ')
        .then(|| format!("{before}{}, {said},{after}", view.subject.text))
}

/// Whether the clause holds only mostly, and the question says that it always does.
fn lost_hedge(view: &View, draft: &Draft) -> bool {
    let clause = view.clause;
    let said = draft.stem().to_lowercase();
    let near = clause.subject.end..(clause.rest.start + 1).min(clause.rest.end);
    let before = clause.lead.clone().unwrap_or(0..0);
    !NAMING.contains(&draft.frame)
        && near.chain(before).any(|at| {
            let low = view.low(at);
            HEDGES.contains(&low) && !said.split(' ').any(|word| word == low)
        })
}

/// Whether something happened for the first time, and the question asks as if it happened once: `first met in 1660`.
fn lost_first(view: &View, draft: &Draft) -> bool {
    let clause = view.clause;
    let said = draft.stem().to_lowercase();
    (clause.subject.end..clause.rest.start).any(|at| view.low(at) == "first")
        && !said.split(' ').any(|word| word == "first")
}

/// Whether a comparison lost what it compares with: `more concerned with comfort than with work`.
fn lost_measure(view: &View, draft: &Draft) -> bool {
    let said = draft.stem();
    let compared = view.clause.rest.clone().any(|at| view.low(at) == "than")
        || (view.clause.rest.end..view.clause.end).any(|at| view.low(at) == "than");
    let words = || said.split(' ');
    compared
        && words().any(|word| matches!(word, "more" | "less" | "rather"))
        && !words().any(|word| word == "than")
        && !draft.prompt.starts_with("More ")
        && !draft.prompt.starts_with("Less ")
}

/// Whether what is so only under a condition is asked without it: `If the outer layer breaks, the brain is protected by …`.
fn lost_condition(view: &View, draft: &Draft) -> bool {
    let lead = view.clause.lead.clone().filter(|_| view.first);
    let lead = lead.unwrap_or(0..0);
    let first = view.low(lead.start);
    // `To settle the land, they passed two laws`: there were more for other ends
    let narrowed = matches!(first, "to" | "for" | "with" | "without" | "among" | "under")
        || lead.clone().any(|at| view.low(at) == "to");
    let counted =
        matches!(draft.value, Value::Number { .. }) && narrowed && view.dates(&lead).is_empty();
    // `in support of that` goes on from the sentence before
    let links = lead.clone().any(|at| {
        matches!(
            view.low(at),
            "that" | "this" | "these" | "those" | "such" | "addition"
        )
    });
    let general = view.is_present()
        && !links
        && view.dates(&lead).is_empty()
        && matches!(
            first,
            "in" | "during" | "after" | "before" | "at" | "among" | "under"
        );
    let opens = counted
        || general
        || matches!(
            first,
            "if" | "unless" | "when" | "where" | "once" | "as" | "despite"
        );
    let said = draft.stem().to_lowercase();
    !lead.is_empty()
        && opens
        && !NAMING.contains(&draft.frame)
        && !said.contains(view.low(lead.end - 1))
}

/// Whether the clause begins with `this year` or `last month`, and the draft does not.
fn told_of_now(view: &View, draft: &Draft) -> bool {
    let lead = view.clause.lead.clone().unwrap_or(0..0);
    let said = draft.stem().to_lowercase();
    lead.clone().any(|at| {
        matches!(view.low(at), "this" | "last" | "next")
            && lead.contains(&(at + 1))
            && !said.contains(&format!("{} {}", view.low(at), view.low(at + 1)))
    })
}

/// The year of an event that a question on who, which or how much does not name.
fn lost_year(view: &View, draft: &Draft) -> Option<i16> {
    let asks = ["Who ", "Which ", "What ", "How "]
        .iter()
        .any(|word| draft.prompt.starts_with(word));
    let single = draft.prompt.split(' ').any(|word| {
        let low = word.to_lowercase();
        SUPERLATIVES.contains(&&*low) || ORDINALS.contains(&&*low)
    });
    let dated = draft
        .prompt
        .split(|c: char| !c.is_ascii_digit())
        .any(|word| word.len() == 4);
    // who discovered or wrote something is known without the year
    let unique = ONCE.contains(&view.clause.verb);
    if !asks || unique || single || dated || !super::when::is_event(view) {
        return None;
    }
    let clause = view.clause;
    // `In 1929, the market crashed and lost …`: the date before the first clause holds for the second
    let opening = view
        .spans
        .iter()
        .filter(|span| adverbial(view, span).is_some_and(|(_, at)| at == 0));
    let spans: Vec<&Span> = view
        .dates(&clause.rest)
        .into_iter()
        .chain(opening)
        .collect();
    let [span] = spans.as_slice() else {
        return None;
    };
    let (_, at) = adverbial(view, span)?;
    // a date behind a noun is the date of that
    let own = at == 0 || span.to >= clause.rest.end || at <= clause.rest.start;
    match span.sort {
        Sort::Date(date) if own => Some(date.year()),
        _ => None,
    }
}

/// Whether a question ends with its verb where the clause goes on with what the verb needs: `was selected to represent`.
fn lost_complement(view: &View, draft: &Draft) -> bool {
    let clause = view.clause;
    let verb = view.tokens[clause.main].text;
    let ends = draft
        .prompt
        .trim_end_matches('?')
        .ends_with(&format!(" {verb}"));
    let goes_on = (clause.group.end..view.tokens.len().min(clause.rest.end + 2)).any(|at| {
        view.low(at) == "to" && of_form(view.low(at + 1), BASE).is_some()
            || matches!(view.low(at), "as" | "for") && at == clause.rest.start
    });
    ends && goes_on
}
