//! What a rule binds to under a condition, and the condition itself: what must be done, what may not be done, when, only if
//! what, as what somebody is looked upon.

use super::Asked;
use super::asks::{asked, cut, led};
use super::bodies::is_role;
use super::clause::{Clause, Helper, head, is_plural};
use super::measure::measures;
use super::plain::points;
use crate::generate::facts::Value;
use crate::generate::lexicon::{BASE, PARTICIPLE, PREPOSITIONS, forms, is_month, of_form};

/// Longer answers are not recalled.
const LONGEST: usize = 14;

/// What is said behind `is` or `shall be`.
fn told(clause: &Clause) -> Option<&str> {
    match &clause.helper {
        Helper::Be(_) => Some(&clause.rest),
        Helper::Modal(_, false) => clause.rest.strip_prefix("be "),
        _ => None,
    }
}

/// Whether an answer is short, whole, and leans on nothing outside the rule.
fn stands(answer: &str) -> bool {
    const LEANING: [&str; 7] = ["this", "these", "those", "such", "so", "following", "them"];
    let words: Vec<&str> = answer.split(' ').collect();
    let last = words.last().copied().unwrap_or_default();
    let leans = words
        .iter()
        .any(|word| LEANING.contains(&word.trim_end_matches(',')));
    let torn = PREPOSITIONS.contains(&last) || matches!(last, "and" | "or" | "that" | "the");
    let whole = !answer.contains([':', '(', ')', '[', '"']);
    !answer.is_empty() && words.len() <= LONGEST && whole && !torn && !leans && !points(answer)
}

/// Whether a rule tells by itself whom it binds, and in which case: a condition stands before it, or its subject is told by
/// `who`.
fn is_bound(clause: &Clause) -> bool {
    const LEADS: [&str; 12] = [
        "if", "when", "where", "whenever", "upon", "on", "before", "after", "during", "until",
        "once", "in",
    ];
    const LEANING: [&str; 9] = [
        "it", "they", "this", "that", "these", "such", "he", "she", "them",
    ];
    let low = clause.lead.to_lowercase();
    let words: Vec<&str> = low.split([' ', ',']).collect();
    let led = words.first().is_some_and(|first| LEADS.contains(first))
        && words.len() > 2
        && !words.iter().any(|word| LEANING.contains(word))
        && !points(&clause.lead);
    let relative = [" who ", " whose ", " which "]
        .iter()
        .any(|mark| clause.subject.contains(mark));
    led || clause.lead.is_empty() && relative
}

/// Whether a subject is told and not only pointed to, and is not everybody's denial.
fn is_named(subject: &str) -> bool {
    const POINTING: [&str; 12] = [
        "it", "they", "he", "she", "this", "these", "such", "no", "neither", "nothing", "nobody",
        "nor",
    ];
    let low = subject.to_lowercase();
    let first = low.split(' ').next().unwrap_or_default();
    !POINTING.contains(&first) && !points(subject)
}

fn words(text: &str) -> Value {
    Value::Words(text.trim_end_matches([',', ' ']).to_owned())
}

/// `is deemed to have withdrawn`, `are deemed to be working days`, `shall be regarded as an offer`.
pub(super) fn deemed(clause: &Clause) -> Option<Asked> {
    const VIEWS: [(&str, &str, &str); 8] = [
        ("deemed to have ", "what", "deemed to have done"),
        ("taken to have ", "what", "taken to have done"),
        ("presumed to have ", "what", "presumed to have done"),
        ("deemed to be ", "what", "deemed to be"),
        ("taken to be ", "what", "taken to be"),
        ("regarded as ", "as what", "regarded"),
        ("treated as ", "as what", "treated"),
        ("considered to be ", "what", "considered to be"),
    ];
    let told = cut(told(clause)?);
    let (front, view, answer) = VIEWS.iter().find_map(|(mark, front, view)| {
        let answer = told.strip_prefix(mark)?;
        Some((*front, *view, answer))
    })?;
    let specific = clause.subject.split(' ').count() > 3 || !clause.lead.is_empty();
    let ready = stands(answer) && is_named(&clause.subject) && specific;
    let question = format!("{front} {} {} {view}", clause.be(), clause.subject);
    ready.then(|| asked(led(clause, question), words(answer), 0.74))
}

/// `is entitled in each year to paid leave`: to what?
pub(super) fn entitled(clause: &Clause) -> Option<Asked> {
    /// Longer ones are more than a time or a place.
    const BETWEEN: usize = 5;
    let rest = cut(told(clause)?.strip_prefix("entitled ")?);
    let (between, right) = match rest.strip_prefix("to ") {
        Some(right) => ("", right),
        None => rest.split_once(" to ")?,
    };
    let first = right.split(' ').next().unwrap_or_default();
    let next = right.split(' ').nth(1).unwrap_or_default();
    let verb = forms(first).iter().any(|(_, sorts)| sorts & BASE != 0)
        && (right == first
            || matches!(next, "a" | "an" | "the" | "its" | "their" | "his")
            || PREPOSITIONS.contains(&next));
    let ready = stands(right)
        && is_named(&clause.subject)
        && between.split(' ').count() <= BETWEEN
        && measures(right).is_empty();
    let (be, subject) = (clause.be(), &clause.subject);
    let question = match verb {
        true => format!("what {be} {subject} entitled to do {between}"),
        false => format!("to what {be} {subject} entitled {between}"),
    };
    ready.then(|| {
        asked(
            led(clause, question.trim_end().to_owned()),
            words(right),
            0.74,
        )
    })
}

/// `may be waived only where …`: only in which case? `must be granted if …`: in which case?
pub(super) fn condition(clause: &Clause) -> Option<Asked> {
    const MARKS: [(&str, &str); 7] = [
        (" only if ", "only in which case"),
        (" only where ", "only in which case"),
        (" only when ", "only in which case"),
        (" only after ", "only after what"),
        (" only by ", "in what way alone"),
        (" if ", "in which case"),
        (" when ", "in which case"),
    ];
    if matches!(clause.helper, Helper::Modal(_, true)) || !is_named(&clause.subject) {
        return None;
    }
    let rest = &*clause.rest;
    let (at, mark, front) = MARKS.iter().find_map(|(mark, front)| {
        let at = rest.find(mark)?;
        Some((at, *mark, *front))
    })?;
    let done = rest.get(..at)?;
    let behind = cut(rest.get(at + mark.len()..)?);
    // `even if`, `whether or not, if`: no condition, or none that stands alone
    let bare = !done.ends_with([',', ';'])
        && ![
            "even",
            "as",
            "except",
            "and",
            "or",
            "but",
            "including",
            "not",
        ]
        .iter()
        .any(|word| done.ends_with(word))
        && ![" unless ", " except ", " if ", " who ", " which "]
            .iter()
            .any(|mark| done.contains(mark));
    let joint = mark.trim().trim_start_matches("only ");
    let answer = match joint {
        "after" => behind.to_owned(),
        joint => format!("{joint} {behind}"),
    };
    let ready = bare
        && stands(&answer)
        && behind.split(' ').count() >= 3
        && !done.is_empty()
        && measures(done).is_empty();
    let question = clause.question(front, done, false)?;
    ready.then(|| asked(led(clause, question), words(&answer), 0.7))
}

/// `is to be paid before the beginning of the leave`, `is held in May`: when?
pub(super) fn moment(clause: &Clause) -> Option<Asked> {
    const MARKS: [&str; 10] = [
        " before the ",
        " after the ",
        " at the beginning of ",
        " at the end of ",
        " at the close of ",
        " at the start of ",
        " after every ",
        " before every ",
        " after each ",
        " before each ",
    ];
    let rest = cut(&clause.rest);
    let month = || {
        let (at, _) = rest.rmatch_indices(" in ").next()?;
        let named = rest.get(at + " in ".len()..)?.to_lowercase();
        let named = named.trim_end_matches(" each year");
        let named = named.trim_end_matches(" every year");
        is_month(named).then_some(at)
    };
    let found = MARKS.iter().filter_map(|mark| rest.find(mark)).min();
    let at = month().or(found)?;
    let (done, when) = (rest.get(..at)?, rest.get(at..)?.trim_start());
    let timed = MARKS
        .iter()
        .skip(2)
        .any(|mark| when.starts_with(mark.trim_start()));
    let ready = (month().is_some() || timed || is_event(when))
        && stands(when)
        && measures(rest).is_empty()
        && is_named(&clause.subject)
        && !when.contains(',')
        && !done.contains(" by ")
        && !done.contains(" who ")
        && !done.contains(" which ");
    let question = clause.question("when", done, false)?;
    // a month is when, whatever else asks for it as a place
    let quality = if month().is_some() { 0.78 } else { 0.7 };
    ready.then(|| asked(led(clause, question), words(when), quality))
}

/// Whether what stands behind `before` or `after` is something that happens, and no body before which a thing is laid.
fn is_event(when: &str) -> bool {
    const EVENTS: [&str; 20] = [
        "beginning",
        "start",
        "end",
        "close",
        "closing",
        "opening",
        "expiry",
        "election",
        "elections",
        "examination",
        "vote",
        "hearing",
        "departure",
        "termination",
        "completion",
        "adjournment",
        "publication",
        "birth",
        "death",
        "commencement",
    ];
    let mut words = when.split(' ').skip(2);
    words.next().is_some_and(|word| EVENTS.contains(&word))
        || words.next().is_some_and(|word| EVENTS.contains(&word))
}

/// `shall be examined orally`, `elects its President by secret ballot`: how?
pub(super) fn manner(clause: &Clause) -> Option<Asked> {
    // that something is done in writing nobody doubts
    const WAYS: [&str; 17] = [
        " by secret ballot",
        " by lot",
        " by a show of hands",
        " by show of hands",
        " by ordinary resolution",
        " by special resolution",
        " by acclamation",
        " by rotation",
        " by universal suffrage",
        " by direct vote",
        " by roll call",
        " in person",
        " in public",
        " in private",
        " orally",
        " by a ",
        " by an ",
    ];
    const ACTS: [&str; 8] = [
        "act",
        "ballot",
        "vote",
        "resolution",
        "declaration",
        "statement",
        "notice",
        "letter",
    ];
    let rest = cut(&clause.rest);
    let (done, way) = WAYS.iter().find_map(|way| {
        let at = rest.find(way)?;
        // a way at the end of the rule, and not one of several
        let behind = rest.get(at + way.len()..)?;
        let act = behind.rsplit(' ').next().unwrap_or_default();
        let whole = match way.ends_with(' ') {
            true => behind.split(' ').count() < 4 && ACTS.contains(&act),
            false => behind.is_empty(),
        };
        whole.then_some((rest.get(..at)?, rest.get(at..)?.trim_start()))
    })?;
    let plain = is_named(&clause.subject)
        && !done.is_empty()
        && !done.ends_with([',', ';'])
        && ![" or", " and", " only", " who ", " which "]
            .iter()
            .any(|mark| done.contains(mark) && (mark.ends_with(' ') || done.ends_with(mark)))
        && measures(done).is_empty()
        && !matches!(&clause.helper, Helper::Modal(modal, _) if modal == "may" || modal == "can");
    let question = clause.question("how", done, false)?;
    plain.then(|| asked(led(clause, question), words(way), 0.7))
}

/// `A decision requires a majority of the votes cast`: what does it require?
pub(super) fn required(clause: &Clause) -> Option<Asked> {
    let Helper::Plain(base, plural) = &clause.helper else {
        return None;
    };
    let told = cut(&clause.rest);
    let plain = base == "require"
        && stands(told)
        && is_named(&clause.subject)
        && clause.subject.split(' ').count() > 1
        && told.split(' ').count() > 1;
    let does = if *plural { "do" } else { "does" };
    let question = format!("what {does} {} require", clause.subject);
    plain.then(|| asked(led(clause, question), words(told), 0.7))
}

/// `If the examiners cannot agree, they shall report separately`: what must they do?
pub(super) fn duty(clause: &Clause) -> Option<Asked> {
    let Helper::Modal(modal, denied) = &clause.helper else {
        return obliged(clause).or_else(|| happens(clause, &clause.rest));
    };
    let deed = cut(&clause.rest);
    let verb = deed.split(' ').next().unwrap_or_default();
    let known = forms(verb).iter().any(|(_, sorts)| sorts & BASE != 0);
    let ready = is_bound(clause) && is_named(&clause.subject) && stands(deed) && known;
    if !ready || verb == "be" && *denied {
        return None;
    }
    let subject = &clause.subject;
    let question = match (&**modal, denied) {
        (_, true) if deed.contains(' ') && is_somebody(subject) => {
            let modal = if modal == "shall" { "must" } else { modal };
            format!("what {modal} {subject} not do")
        }
        ("shall" | "must" | "will", false) if verb != "be" && is_somebody(subject) => {
            format!("what must {subject} do")
        }
        ("shall" | "must" | "will", false) if verb == "be" && !is_somebody(subject) => {
            return happens(clause, deed);
        }
        _ => return None,
    };
    Some(asked(led(clause, question), words(deed), 0.7))
}

/// Whether a subject acts: it has duties, or its noun is that of somebody who does something.
fn is_somebody(subject: &str) -> bool {
    let head = head(subject).to_lowercase();
    let noun = head.trim_end_matches('s');
    let acts = ["er", "or", "ee", "ant"]
        .iter()
        .any(|ending| noun.len() > 4 && noun.ends_with(ending));
    let thing = [
        "letter", "chapter", "paper", "number", "order", "register", "water", "matter", "fee",
    ];
    is_role(subject) || acts && !thing.contains(&noun)
}

/// `Where the link fails, the hearing shall be adjourned`: what happens to it?
fn happens(clause: &Clause, deed: &str) -> Option<Asked> {
    let done = match &clause.helper {
        Helper::Be(_) => cut(deed),
        _ => deed.strip_prefix("be ")?,
    };
    let conditional = ["if ", "where ", "when ", "in the event ", "in case "]
        .iter()
        .any(|mark| clause.lead.to_lowercase().starts_with(mark));
    let plural = is_plural(&clause.subject);
    let answer = match plural {
        true => format!("they are {done}"),
        false => format!("it is {done}"),
    };
    let question = match &clause.helper {
        Helper::Be(_) => format!("what happens to {}", clause.subject),
        _ => format!("what must happen to {}", clause.subject),
    };
    let short = done.split(' ').count() < LONGEST / 2;
    let verb = done.split(' ').next().unwrap_or_default();
    let ready =
        conditional && short && stands(done) && is_bound(clause) && is_named(&clause.subject);
    (ready && of_form(verb, PARTICIPLE).is_some())
        .then(|| asked(led(clause, question), words(&answer), 0.68))
}

/// `Upon leaving the employer is obliged to issue a certificate`: what is he obliged to do?
fn obliged(clause: &Clause) -> Option<Asked> {
    const BOUND: [&str; 3] = ["obliged", "required", "bound"];
    let told = cut(told(clause)?);
    let (how, deed) = BOUND.iter().find_map(|how| {
        let deed = told.strip_prefix(how)?.strip_prefix(" to ")?;
        Some((*how, deed))
    })?;
    let ready = is_bound(clause) && is_named(&clause.subject) && stands(deed);
    let question = format!("what {} {} {how} to do", clause.be(), clause.subject);
    ready.then(|| asked(led(clause, question), words(deed), 0.7))
}
