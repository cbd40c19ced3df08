//! A rule as a statement with a gap, where nothing else can be asked of it.

use super::Asked;
use super::asks::{asked, cut, statement};
use super::clause::Clause;
use super::plain::points;
use super::words::{GIVEN, PERSONS};
use crate::generate::facts::Value;
use crate::generate::language::{Kind, tokens, value};
use crate::generate::lexicon::{AUXILIARIES, JOINING, PREPOSITIONS, is_month};

/// The rule as a statement with a gap for what the law names in it with a capital: rather who consents than another. It is
/// said as a whole: without its exceptions it would be another.
pub(super) fn gap(clause: &Clause) -> Option<Asked> {
    let rest = &*clause.rest;
    // `This Act may be cited as the Ferries Act`
    if rest.starts_with("be cited") || rest.starts_with("be called") || rest.starts_with("called") {
        return None;
    }
    let mut found: Vec<(bool, std::ops::Range<usize>)> = capitals(rest);
    found.retain(|(_, name)| {
        let name = &rest[name.clone()];
        let formal = [
            "Article", "Annex", "Part", "Chapter", "Section", "Act", "Law", "Code",
        ];
        let once = !clause.subject.contains(name)
            && !clause.lead.contains(name)
            && rest.matches(name).count() == 1;
        // `lodge a complaint with the Court of Complaint`
        let low = format!("{} {rest}", clause.subject).to_lowercase();
        let told = name
            .split(' ')
            .any(|word| word.len() > 4 && low.matches(&word.to_lowercase()).count() > 1);
        once && !told && !is_any(name) && !formal.iter().any(|word| name.starts_with(word))
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
    // `is held in October` may be a place
    let hint = if is_month(&rest[name.clone()].to_lowercase()) {
        "::month"
    } else {
        ""
    };
    let marked = format!(
        "{}{{{{{}{hint}}}}}{}",
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

/// Whether a name is that of anyone whom the rules bind, who is named in every other rule: `mailed to the Director`.
fn is_any(name: &str) -> bool {
    const MANY: [&str; 10] = [
        "director",
        "user",
        "customer",
        "keeper",
        "player",
        "volunteer",
        "resident",
        "licensee",
        "lessee",
        "student",
    ];
    let low = name.to_lowercase();
    let one = low.trim_end_matches('s');
    PERSONS.contains(&&*low) || MANY.contains(&one)
}

/// A question on a rule as the rule itself with a gap for the answer, where it stands there once: readers keep that oftener
/// than a question, which has to turn the rule round.
pub(super) fn said_whole(clause: &Clause, question: Asked) -> Asked {
    let (Value::Words(answer), rest) = (&question.value, whole(&clause.rest)) else {
        return question;
    };
    // `in November`: the month is asked for
    let bare = ["the ", "a ", "an ", "in "]
        .iter()
        .find_map(|article| answer.strip_prefix(article))
        .unwrap_or(answer);
    let mut found = rest.match_indices(bare).map(|(at, _)| at);
    let (Some(at), None) = (found.next(), found.next()) else {
        return question;
    };
    let marked = format!("{}{{{{{bare}}}}}{}", &rest[..at], &rest[at + bare.len()..]);
    let text = statement(&Clause {
        rest: marked,
        ..clause.clone()
    });
    // `a Council of seven members`: the figure is asked for too
    let counted = tokens(bare).iter().any(|word| value(word).is_some());
    // `Council` within `Councillors`
    let within = rest[at + bare.len()..].starts_with(char::is_alphanumeric)
        || rest[..at].ends_with(char::is_alphanumeric);
    let told = within || counted || clause.subject.contains(bare) || clause.lead.contains(bare);
    match told || text.split(' ').count() > LONGEST {
        true => question,
        false => asked(
            text,
            Value::Gaps(String::new(), vec![bare.to_owned()]),
            question.quality,
        ),
    }
}

/// More words than a learner reads through for one gap.
const LONGEST: usize = 40;

/// What follows a verb, with a short exception behind it: a rule said as a whole would be another without it.
pub(super) fn whole(rest: &str) -> &str {
    /// A longer exception is a rule of its own.
    const EXCEPTION: usize = 16;
    const MARKS: [&str; 6] = [
        ", unless ",
        ", save ",
        ", except ",
        ", provided ",
        ", with the exception ",
        ", where ",
    ];
    let told = cut(rest);
    let behind = &rest[told.len()..];
    if !MARKS.iter().any(|mark| behind.starts_with(mark)) {
        return told;
    }
    let except = &behind[..behind.find("; ").unwrap_or(behind.len())];
    match except.split(' ').count() > EXCEPTION || points(except) {
        true => told,
        false => &rest[..told.len() + except.len()],
    }
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
