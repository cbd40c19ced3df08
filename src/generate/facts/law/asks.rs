//! What a rule gives to ask: until when, how many, by whom, before whom, who.

use super::Asked;
use super::clause::{Clause, Helper, head, is_plural, lowered_article};
use super::measure::{Measure, days, measures};
use crate::generate::facts::Value;
use crate::generate::language::{Kind, tokens};
use crate::generate::lexicon::{AUXILIARIES, JOINING, MONTHS, PARTICIPLE, PREPOSITIONS, of_form};

/// The questions on a rule, the best first; none that asks twice for the same.
pub(super) fn asks(clause: &Clause) -> Vec<Asked> {
    // in `User may Dispute the Request` capitals make no names
    if clause.rest.starts_with(char::is_uppercase) {
        return Vec::new();
    }
    let mut all = Vec::new();
    all.extend(day(clause));
    all.extend(figure(clause));
    all.extend(agent(clause));
    all.extend(named(clause));
    // what asks for a word rather than for a figure or a body: one of them
    let frames: [fn(&Clause) -> Option<Asked>; 6] = [whose, what, equal, seat, who, gap];
    for frame in frames {
        if all.is_empty() {
            all.extend(frame(clause));
        }
    }
    all
}

/// What a question does not need: where the rule goes on to exceptions and to other things.
const CUTS: [&str; 20] = [
    ", unless ",
    ", save ",
    ", except ",
    ", where ",
    ", provided ",
    ", in which case ",
    ", irrespective ",
    ", but ",
    ", which ",
    ", of whom ",
    ", of which ",
    ", with the exception ",
    "; ",
    ", to which ",
    ", however",
    ", and the ",
    ", and no ",
    ", nor ",
    ", and he ",
    ", and in ",
];

/// What follows a verb, up to where the rule goes on to exceptions.
fn cut(rest: &str) -> &str {
    let end = CUTS.iter().filter_map(|mark| rest.find(mark)).min();
    rest[..end.unwrap_or(rest.len())].trim_end_matches([',', ' '])
}

/// A text without some of its bytes, and without the marks and blanks that are left over.
fn without(text: &str, range: &std::ops::Range<usize>) -> String {
    let (before, after) = (
        text[..range.start].trim_end(),
        text[range.end..].trim_start(),
    );
    let before = if after.starts_with(',') {
        before.trim_end_matches(',')
    } else {
        before
    };
    let after = match before.len() < text[..range.start].trim_end().len() {
        true => after.trim_start_matches([',', ' ']),
        false => after,
    };
    format!("{before} {after}").trim().replace(" ,", ",")
}

fn asked(prompt: String, value: Value, quality: f64) -> Asked {
    Asked {
        prompt,
        value,
        quality,
        opened: true,
    }
}

/// A question with what stands before its rule.
fn led(clause: &Clause, question: String) -> String {
    match clause.lead.is_empty() {
        true => question,
        false => format!("{}, {question}", small(&clause.lead)),
    }
}

fn small(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .into_iter()
        .flat_map(char::to_lowercase)
        .collect::<String>()
        + chars.as_str()
}

/// `by 30 April of each year`: by which date?
fn day(clause: &Clause) -> Option<Asked> {
    let days = days(&clause.rest);
    let day = days.first()?;
    let rest = without(&clause.rest, &day.whole);
    let question = clause.question(&day.asked, cut(&rest), false)?;
    Some(asked(
        led(clause, question),
        Value::Words(clause.rest[day.day.clone()].to_owned()),
        0.74,
    ))
}

/// A figure as an answer, with its unit where that is a time.
fn number(text: &str, measure: &Measure) -> Value {
    let range = if measure.is_time() {
        &measure.amount
    } else {
        &measure.figure
    };
    Value::Number {
        text: text[range.clone()].to_owned(),
        value: measure.value,
    }
}

/// A text that asks for a figure in it: `use of more than how many litres`.
fn in_place(text: &str, measure: &Measure) -> String {
    format!(
        "{}how many{}",
        &text[..measure.figure.start],
        &text[measure.figure.end..]
    )
}

/// A figure: how many, for how long.
fn figure(clause: &Clause) -> Option<Asked> {
    if let Some(measure) = measures(&clause.subject).first() {
        let prompt = statement(&Clause {
            subject: in_place(&clause.subject, measure),
            rest: cut(&clause.rest).to_owned(),
            ..clause.clone()
        });
        let denied = matches!(clause.helper, Helper::Modal(_, true));
        return (!denied).then(|| asked(prompt, number(&clause.subject, measure), 0.72));
    }
    let all = measures(cut(&clause.rest));
    if let Some(measure) = all.iter().find(|measure| measure.leads()) {
        let rest = without(&clause.rest, &measure.whole);
        let question = clause.question(&measure.asked(), cut(&rest), false)?;
        return Some(asked(
            led(clause, question),
            number(&clause.rest, measure),
            0.74,
        ));
    }
    if let Some(measure) = all.first() {
        return direct(clause, measure).or_else(|| figure_gap(clause, measure));
    }
    if let Some(measure) = measures(&clause.lead).first() {
        let rest = cut(&clause.rest);
        let conditional = ["if", "where", "when", "unless"]
            .iter()
            .any(|word| small(&clause.lead).starts_with(word));
        let question = clause.question(&small(&in_place(&clause.lead, measure)), rest, false)?;
        return (!conditional).then(|| asked(question, number(&clause.lead, measure), 0.66));
    }
    None
}

/// `has fifteen members`, `shall be four years`.
fn direct(clause: &Clause, measure: &Measure) -> Option<Asked> {
    let how = [&*measure.bound, "how many", &*measure.unit];
    let how: Vec<&str> = how.into_iter().filter(|word| !word.is_empty()).collect();
    let (how, behind) = (how.join(" "), clause.rest[measure.whole.end..].trim());
    let before = clause.rest[..measure.whole.start].trim();
    let plural = is_plural(&clause.subject);
    let question = match &clause.helper {
        _ if !measure.before.is_empty() => return None,
        Helper::Plain(..) if before.is_empty() => {
            clause.question(&how, cut(&format!(" {behind}")), false)?
        }
        Helper::Modal(modal, false) if before == "be" && modal == "shall" && measure.is_time() => {
            format!(
                "{how} {} {} {}",
                if plural { "are" } else { "is" },
                clause.subject,
                cut(behind)
            )
        }
        Helper::Be(be) if before.is_empty() && measure.is_time() => {
            format!("{how} {be} {} {}", clause.subject, cut(behind))
        }
        _ => return None,
    };
    Some(asked(
        led(clause, question),
        number(&clause.rest, measure),
        0.74,
    ))
}

/// The rule as a statement with a gap for a figure.
fn figure_gap(clause: &Clause, measure: &Measure) -> Option<Asked> {
    let figure = &clause.rest[measure.figure.clone()];
    let marked = format!(
        "{}{{{{{figure}::number}}}}{}",
        &clause.rest[..measure.figure.start],
        &clause.rest[measure.figure.end..]
    );
    let text = statement(&Clause {
        rest: cut(&marked).to_owned(),
        ..clause.clone()
    });
    text.contains("{{").then(|| {
        asked(
            text,
            Value::Gaps(String::new(), vec![figure.to_owned()]),
            0.64,
        )
    })
}

/// A rule as a statement, as it stands behind `Under the Act, `.
fn statement(clause: &Clause) -> String {
    small_article(&clause.statement())
}

fn small_article(text: &str) -> String {
    const LEADS: [&str; 12] = [
        "If ", "When ", "Where ", "Upon ", "For ", "In ", "Within ", "On ", "At ", "By ",
        "During ", "After ",
    ];
    match LEADS
        .iter()
        .any(|lead| text.starts_with(lead) || text.starts_with(&lead.replace(' ', ",")))
    {
        true => small(text),
        false => lowered_article(text),
    }
}

/// Where a name that a preposition brings in ends.
const STOPS: [&str; 26] = [
    " for ",
    " from ",
    " in ",
    " on ",
    " as ",
    " who ",
    " which ",
    " that ",
    " within ",
    " under ",
    " to ",
    " and shall ",
    " after ",
    " before ",
    " with ",
    " upon ",
    " at ",
    " when ",
    " where ",
    " if ",
    " unless ",
    ",",
    ";",
    " until ",
    " by ",
    " or ",
];

/// The phrase at the beginning of a text.
fn phrase(text: &str) -> &str {
    let end = STOPS.iter().filter_map(|stop| text.find(stop)).min();
    text[..end.unwrap_or(text.len())].trim()
}

/// Whether a phrase names somebody: it has an article or a capital, and no figure.
fn somebody(phrase: &str) -> bool {
    let words: Vec<&str> = phrase.split(' ').collect();
    let first = words.first().copied().unwrap_or_default();
    let begins =
        matches!(first, "the" | "a" | "an" | "its") || first.starts_with(char::is_uppercase);
    if !is_role(phrase) {
        return false;
    }
    let thing = [
        "means",
        "reason",
        "way",
        "order",
        "law",
        "act",
        "majority",
        "vote",
        "statements",
        "date",
        "resolution",
        "decree",
        "measure",
        "rules",
        "provisions",
        "letter",
        "notice",
    ];
    let head = head(phrase).to_lowercase();
    begins
        && words.len() <= 8
        && !MONTHS.contains(&&*first.to_lowercase())
        && !thing.contains(&&*head)
        && !phrase.contains(|c: char| c.is_ascii_digit())
}

/// `is appointed by the Government`: by whom?
fn agent(clause: &Clause) -> Option<Asked> {
    let done = match &clause.helper {
        Helper::Be(_) => &*clause.rest,
        Helper::Modal(_, false) => clause.rest.strip_prefix("be ")?,
        _ => return None,
    };
    let verb = done.split(' ').find(|word| !word.ends_with("ly"))?;
    of_form(verb, PARTICIPLE)?;
    let at = clause.rest.find(" by ")?;
    // `upon a warrant issued by the court`: another verb has the agent
    let between = clause.rest.get(clause.rest.find(verb)? + verb.len()..at)?;
    if between
        .split(' ')
        .any(|word| of_form(&word.to_lowercase(), PARTICIPLE).is_some())
        || clause.subject.starts_with("no ")
    {
        return None;
    }
    let agent = phrase(&clause.rest[at + 4..]);
    if !somebody(agent) {
        return None;
    }
    let end = at + 4 + agent.len();
    let told = clause.rest[end..].trim_start();
    // `by the company that runs it`: which one is told by nothing else
    let told = ["that ", "which ", "who "]
        .iter()
        .any(|word| told.starts_with(word));
    let end = if told { clause.rest.len() } else { end };
    let mut rest = without(&clause.rest, &(at..end));
    if let Some(measure) = measures(&rest).iter().find(|measure| measure.leads()) {
        rest = without(&rest, &measure.whole);
    }
    let question = clause.question("by whom", cut(&rest), true)?;
    Some(asked(
        led(clause, question),
        Value::Words(agent.to_owned()),
        0.74,
    ))
}

/// Prepositions that go to the front of a question with what they bring in.
const FRONTED: [&str; 4] = ["before", "into", "to", "with"];

/// `shall be paid into the Water Fund`: into which fund?
fn named(clause: &Clause) -> Option<Asked> {
    let rest = cut(&clause.rest);
    let (prep, at, name) = FRONTED.iter().find_map(|prep| {
        let mark = format!(" {prep} the ");
        let at = rest.find(&mark)?;
        let name = phrase(&rest[at + mark.len()..]);
        let name = name.split(" and ").next().unwrap_or(name);
        let capital = name.split(' ').all(|word| {
            word.starts_with(char::is_uppercase) || matches!(word, "of" | "the" | "for")
        });
        (capital && !name.is_empty()).then_some((*prep, at, name))
    })?;
    let end = at + prep.len() + " the ".len() + 1 + name.len();
    let mut left = without(rest, &(at..end));
    left = left.split(" and ").next().unwrap_or(&left).to_owned();
    let body = head(name).to_lowercase();
    let which = match (name.contains(' '), prep) {
        (true, _) => format!("which {body}"),
        (false, "into" | "before") => return None,
        _ => String::from("whom"),
    };
    if let Some(measure) = measures(&left).iter().find(|measure| measure.leads()) {
        left = without(&left, &measure.whole);
    }
    let bodies = [
        "court",
        "fund",
        "assembly",
        "council",
        "agency",
        "ministry",
        "office",
        "authority",
        "commission",
        "board",
        "parliament",
        "register",
        "gazette",
        "house",
        "committee",
        "tribunal",
        "treasury",
        "bank",
    ];
    let question = clause.question(&format!("{prep} {which}"), &left, false)?;
    (which == "whom" || bodies.contains(&&*body)).then(|| {
        asked(
            led(clause, question),
            Value::Words(format!("the {name}")),
            0.7,
        )
    })
}

/// `shall be the highest organ of the State`: what is?
fn equal(clause: &Clause) -> Option<Asked> {
    let told = match &clause.helper {
        Helper::Be(_) => &*clause.rest,
        Helper::Modal(modal, false) if modal == "shall" => clause.rest.strip_prefix("be ")?,
        _ => return None,
    };
    let told = cut(told);
    // `the symbol of the State, deriving its position from …`
    let told = told.split_once(", ").map_or(told, |(told, _)| told);
    let words = told.split(' ').count();
    let one = told.starts_with("the ")
        && (told.contains(" of ")
            || told.contains("est ")
            || told.contains("sole ")
            || told.contains("only "));
    let named = clause.subject.split(' ').count() <= 6
        && clause.lead.is_empty()
        && !is_plural(&clause.subject);
    (one && named && (3..=16).contains(&words)).then(|| {
        asked(
            format!("who or what is {told}"),
            Value::Words(lowered_article(&clause.subject)),
            0.62,
        )
    })
}

/// `has its seat in Lund`, `is subject to the supervision of the Minister`.
fn seat(clause: &Clause) -> Option<Asked> {
    let subject = &clause.subject;
    if let (Helper::Plain(base, _), Some(place)) =
        (&clause.helper, clause.rest.strip_prefix("its seat in "))
    {
        return (base == "have").then(|| {
            asked(
                format!("where does {subject} have its seat"),
                Value::Words(phrase(place).to_owned()),
                0.76,
            )
        });
    }
    let over = clause.rest.strip_prefix("subject to the ")?;
    let (noun, whose) = over.split_once(" of ")?;
    let be = matches!(&clause.helper, Helper::Be(_)) && !noun.contains(' ') && somebody(whose);
    let is = if is_plural(subject) { "are" } else { "is" };
    be.then(|| {
        asked(
            format!("to whose {noun} {is} {subject} subject"),
            Value::Words(whose.to_owned()),
            0.74,
        )
    })
}

/// Nouns of what a body gives before others may act.
const GIVEN: [&str; 16] = [
    "advice",
    "approval",
    "assent",
    "authorisation",
    "authorization",
    "consent",
    "decision",
    "opinion",
    "order",
    "permission",
    "proposal",
    "recommendation",
    "request",
    "resolution",
    "signature",
    "vote",
];

/// `The consent of the House shall be required`: whose?
fn whose(clause: &Clause) -> Option<Asked> {
    let (given, body) = clause.subject.strip_prefix("the ")?.split_once(" of ")?;
    let nouns = given.split(" and ").all(|noun| GIVEN.contains(&noun));
    let rest = cut(&clause.rest);
    let verb = match &clause.helper {
        Helper::Modal(_, true) | Helper::Plain(..) => return None,
        Helper::Modal(modal, _) if modal == "shall" && rest.starts_with("be ") => {
            String::from(if given.contains(" and ") { "are" } else { "is" })
        }
        Helper::Modal(modal, _) => modal.replace("shall", "must"),
        Helper::Be(be) => be.clone(),
    };
    let rest = rest
        .strip_prefix("be ")
        .filter(|_| matches!(&*verb, "is" | "are"))
        .unwrap_or(rest);
    (nouns && somebody(body) && rest.contains(' ')).then(|| {
        asked(
            led(clause, format!("whose {given} {verb} {rest}")),
            Value::Words(body.to_owned()),
            0.72,
        )
    })
}

/// `Secrecy of the ballot is guaranteed in all elections`: what?
fn what(clause: &Clause) -> Option<Asked> {
    const SET: [&str; 6] = [
        "guaranteed",
        "prohibited",
        "forbidden",
        "abolished",
        "renounced",
        "exempt",
    ];
    let told = match &clause.helper {
        Helper::Be(_) => &*clause.rest,
        Helper::Modal(_, false) => clause.rest.strip_prefix("be ")?,
        _ => return None,
    };
    let told = cut(told);
    let (verb, behind) = told.split_once(' ').unwrap_or((told, ""));
    let (subject, except) = clause
        .subject
        .split_once(", ")
        .unwrap_or((&clause.subject, ""));
    let except = except.trim_end_matches(',');
    let least = behind.split(' ').count().max(except.split(' ').count());
    let behind = format!("{behind} {except}");
    (SET.contains(&verb) && least >= 3 && subject.split(' ').count() <= 7).then(|| {
        asked(
            format!("what is {verb} {}", behind.trim()),
            Value::Words(lowered_article(subject)),
            0.66,
        )
    })
}

/// Nouns of those who have duties and rights.
const ROLES: [&str; 63] = [
    "agency",
    "agencies",
    "minister",
    "ministers",
    "council",
    "government",
    "court",
    "courts",
    "authority",
    "authorities",
    "assembly",
    "board",
    "commission",
    "committee",
    "president",
    "director",
    "operator",
    "operators",
    "owner",
    "owners",
    "holder",
    "holders",
    "member",
    "members",
    "person",
    "persons",
    "party",
    "parties",
    "state",
    "states",
    "cabinet",
    "house",
    "judge",
    "judges",
    "employer",
    "employers",
    "employee",
    "employees",
    "tenant",
    "landlord",
    "applicant",
    "municipality",
    "municipalities",
    "police",
    "officer",
    "officers",
    "soldier",
    "soldiers",
    "commander",
    "company",
    "anyone",
    "citizen",
    "citizens",
    "people",
    "inspector",
    "inspectors",
    "captain",
    "undertaking",
    "king",
    "queen",
    "secretary",
    "associations",
    "chairman",
];

/// Whether a subject has duties: by its noun, or since the law gives it a capital.
fn is_role(subject: &str) -> bool {
    let noun = head(subject);
    let low = noun.to_lowercase();
    let capital = subject.contains(' ') && noun.starts_with(char::is_uppercase);
    ROLES.contains(&&*low) || capital
}

/// `The Minister shall decide`: who decides?
fn who(clause: &Clause) -> Option<Asked> {
    /// Longer subjects are no answer.
    const LONGEST: usize = 7;
    let rest = cut(&clause.rest);
    let short = clause.subject.split(' ').count() <= LONGEST;
    let told = rest.split(' ').count() >= 3 || !clause.lead.is_empty();
    let passive = rest.starts_with("be ")
        && !rest.starts_with("be responsible")
        && !rest.starts_with("be liable");
    let everybody = [
        "all people",
        "all persons",
        "every person",
        "any person",
        "everyone",
        "anyone",
        "no person",
        "persons",
    ];
    let all = everybody.contains(&&*clause.subject.to_lowercase())
        || clause.subject.to_lowercase().starts_with("no ");
    let question = clause
        .who(rest)?
        .replace("who must be liable", "who is liable")
        .replace("who must be responsible", "who is responsible");
    (!all && is_role(&clause.subject) && short && told && !passive).then(|| {
        asked(
            led(clause, question),
            Value::Words(lowered_article(&clause.subject)),
            0.64,
        )
    })
}

/// The rule as a statement with a gap for what the law names in it with a capital: rather who consents than another. It is
/// said as a whole: without its exceptions it would be another.
fn gap(clause: &Clause) -> Option<Asked> {
    let rest = &*clause.rest;
    let mut found: Vec<(bool, std::ops::Range<usize>)> = capitals(rest);
    found.retain(|(_, name)| {
        let name = &rest[name.clone()];
        let formal = [
            "Article", "Annex", "Part", "Chapter", "Section", "Act", "Law", "Code",
        ];
        let once = !clause.subject.contains(name)
            && !clause.lead.contains(name)
            && rest.matches(name).count() == 1;
        once && !formal.iter().any(|word| name.starts_with(word))
    });
    let chosen = found.iter().find(|(given, _)| *given).or_else(|| {
        found
            .iter()
            .find(|(_, name)| rest[name.clone()].contains(' '))
    });
    let ((_, name), quality) = match chosen {
        Some(chosen) => (chosen, 0.6),
        None => (found.first()?, 0.5),
    };
    let marked = format!(
        "{}{{{{{}}}}}{}",
        &rest[..name.start],
        &rest[name.clone()],
        &rest[name.end..]
    );
    let text = statement(&Clause {
        rest: marked,
        ..clause.clone()
    });
    Some(asked(
        text,
        Value::Gaps(String::new(), vec![rest[name.clone()].to_owned()]),
        quality,
    ))
}

/// The bytes of what a text names with capitals behind an article, and whether it is who consents: `the consent of the Diet`.
fn capitals(text: &str) -> Vec<(bool, std::ops::Range<usize>)> {
    let words = tokens(text);
    let capital = |at: usize| {
        words
            .get(at)
            .is_some_and(|word| word.kind == Kind::Word && word.is_capital())
    };
    let mut found = Vec::new();
    let mut at = 1;
    while at < words.len() {
        if !capital(at) || !words[at - 1].among(&["the", "a", "an"]) {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while capital(end) || words.get(end).is_some_and(|word| word.is("of")) && capital(end + 1) {
            end += 1;
        }
        // `the Imperial House law` is named as a whole
        let whole = words.get(end).is_none_or(|next| {
            next.kind != Kind::Word
                || next.among(PREPOSITIONS)
                || next.among(JOINING)
                || next.among(AUXILIARIES)
        });
        let given = at >= 3 && words[at - 2].is("of") && GIVEN.contains(&&*words[at - 3].low);
        if whole {
            found.push((given, words[at].start..words[end - 1].end));
        }
        at = end;
    }
    found
}
