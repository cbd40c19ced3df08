//! How many, for how long, until when.

use super::Asked;
use super::asks::{asked, cut, led, small, statement, without};
use super::clause::{Clause, Helper, head, is_plural};
use super::gap::whole;
use super::measure::{Measure, SHARE, days, measures};
use crate::generate::facts::Value;
use crate::generate::language::{tokens, value};

/// `by 30 April of each year`: by which date?
pub(super) fn day(clause: &Clause) -> Option<Asked> {
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
    if measure.unit == SHARE {
        return Value::Words(text[measure.figure.clone()].to_lowercase());
    }
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
    let how = if measure.unit == SHARE {
        "what share"
    } else {
        "how many"
    };
    format!(
        "{}{how}{}",
        &text[..measure.figure.start],
        &text[measure.figure.end..]
    )
}

/// A figure: how many, for how long.
pub(super) fn figure(clause: &Clause) -> Option<Asked> {
    if let Some(measure) = measures(&clause.subject).first() {
        let denied = matches!(clause.helper, Helper::Modal(_, true));
        // `are exempt`: from what?
        let bare = ["exempt", "excluded", "excepted"].contains(&cut(&clause.rest));
        let told = !denied && !bare;
        return told.then(|| of_subject(clause, measure)).flatten();
    }
    let mut all = measures(cut(&clause.rest));
    // `all four years`: how many there are is told elsewhere
    all.retain(|measure| !clause.rest[..measure.whole.start].ends_with("all "));
    all.retain(|measure| !ends_row(&clause.rest[..measure.whole.start]));
    if let Some(measure) = all.iter().find(|measure| measure.leads()) {
        return figure_gap(clause, measure).or_else(|| front(clause, measure));
    }
    if let Some(measure) = all.first() {
        // `jointly with up to three others`: others of whom is told by a question only
        let gap = figure_gap(clause, measure).filter(|_| measure.unit != "others");
        return gap.or_else(|| direct(clause, measure));
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

/// Whether a row of figures goes on behind a text: `stands at 52, 55, 58 and | 61 cm`.
fn ends_row(before: &str) -> bool {
    let before = before.trim_end();
    let row = before
        .strip_suffix(" and")
        .or_else(|| before.strip_suffix(" or"));
    let words: Vec<&str> = row.unwrap_or(before).rsplit(' ').take(2).collect();
    let figure = |word: &str| tokens(word).first().and_then(value).is_some();
    let [last, other] = words[..] else {
        return false;
    };
    let joined = row.is_some() || last.ends_with(',');
    joined && figure(last) && figure(other) && other.ends_with(',')
}

/// `use of more than 15 litres requires …`: a gap, as a question asks for that in a roundabout way.
fn of_subject(clause: &Clause, measure: &Measure) -> Option<Asked> {
    let subject = &clause.subject;
    let before = subject[..measure.figure.start].trim_end();
    // `the three violins`: how many there are is told elsewhere
    let known = before == "the" || before == "The";
    let rest = whole(&clause.rest);
    // `may be changed only if`, `is treated` have lost what follows
    let last = rest.rsplit(' ').next().unwrap_or_default();
    let open = matches!(
        last,
        "if" | "as" | "that" | "treated" | "only" | "by" | "to" | "of" | "in"
    );
    if known && measure.unit != SHARE || open {
        return None;
    }
    let figure = subject[measure.figure.clone()].to_owned();
    let text = statement(&Clause {
        subject: marked(subject, measure),
        rest: rest.to_owned(),
        ..clause.clone()
    });
    Some(asked(text, Value::Gaps(String::new(), vec![figure]), 0.64))
}

/// A text with a gap for its figure.
fn marked(text: &str, measure: &Measure) -> String {
    let hint = if measure.unit == SHARE {
        SHARE
    } else {
        "number"
    };
    format!(
        "{}{{{{{}::{hint}}}}}{}",
        &text[..measure.figure.start],
        &text[measure.figure.clone()],
        &text[measure.figure.end..]
    )
}

/// An item of a list behind the sentence that brings it in, with a gap for a figure in the item.
pub(super) fn item_gap(intro: &str, item: &str) -> Option<Asked> {
    // `four shall be chosen by each of the seven towns`: the four is what counts
    if tokens(item).first().and_then(value).is_some() && !item.starts_with("one ") {
        return None;
    }
    let all = measures(item);
    // `at least one hand` is no figure to be recalled
    let measure = all
        .iter()
        .find(|measure| measure.unit == SHARE || (measure.value - 1.0).abs() > f64::EPSILON)?;
    let figure = item[measure.figure.clone()].to_owned();
    let text = format!("{intro} {}", cut(&marked(item, measure)));
    text.contains("}}")
        .then(|| asked(text, Value::Gaps(String::new(), vec![figure]), 0.64))
}

/// `within 30 days`: within how many?
fn front(clause: &Clause, measure: &Measure) -> Option<Asked> {
    // `for 28 days and other things for 7 days`: one half turned round leaves the other behind
    let behind = cut(&clause.rest[measure.whole.end..]);
    let two = behind
        .find(" and ")
        .is_some_and(|at| !measures(&behind[at..]).is_empty());
    // `an officer who is appointed for six years`: that is said of the officer
    // `if within sixty days nobody is chosen`: that is counted in the condition
    let inner = [" who ", " which ", " that ", " if ", " when ", " unless "]
        .iter()
        .any(|mark| clause.rest[..measure.whole.start].contains(mark))
        || clause.rest[..measure.whole.start].ends_with(" if");
    if two || inner || is_halved(&clause.rest) {
        return None;
    }
    let rest = without(&clause.rest, &measure.whole);
    let question = clause.question(
        &measure.asked(),
        cut(&rest),
        measure.before.ends_with("term of"),
    )?;
    let answer = number(&clause.rest, measure);
    Some(asked(led(clause, question), answer, 0.74))
}

/// Whether a rule has one figure for one class and another for another: `12 months (full-time) or 18 months (part-time)`, `two
/// years and the tank for five`.
fn is_halved(rest: &str) -> bool {
    let bracketed = rest.contains(") or ") && rest.matches(" (").count() > 1;
    let last = rest
        .rsplit_once(" and ")
        .and_then(|(_, last)| last.rsplit_once(" for "))
        .is_some_and(|(_, last)| tokens(last).first().and_then(value).is_some());
    bracketed || last
}

/// Whether a figure is one of two for two classes: `12 months for full members and 24 months for others`.
fn is_parted(clause: &Clause, measure: &Measure) -> bool {
    let behind = clause.rest.get(measure.whole.end..).unwrap_or_default();
    let two = behind
        .find(" and ")
        .and_then(|at| behind.get(at..))
        .is_some_and(|more| more.contains(" for ") && !measures(more).is_empty());
    two && behind.starts_with(" for ") || is_halved(&clause.rest)
}

/// `has fifteen members`, `shall be four years`.
fn direct(clause: &Clause, measure: &Measure) -> Option<Asked> {
    if is_parted(clause, measure) {
        return None;
    }
    let unit = match &*measure.unit {
        // `represent no more than two others`: others of whom?
        "others" => others(&clause.subject)?,
        unit => unit.to_owned(),
    };
    let how = [&*measure.bound, "how many", &*unit, &*measure.tail];
    let how: Vec<&str> = how.into_iter().filter(|word| !word.is_empty()).collect();
    let (how, behind) = (how.join(" "), clause.rest[measure.whole.end..].trim());
    let before = clause.rest[..measure.whole.start].trim();
    let plural = is_plural(&clause.subject);
    let question = match &clause.helper {
        // `shall be at least eighteen years old`
        Helper::Modal(modal, false) if before == "be" && behind == "old" => {
            let modal = if modal == "shall" { "must" } else { modal };
            let how = format!("{} how old", measure.bound);
            format!("{} {modal} {} be", how.trim(), clause.subject)
        }
        Helper::Be(be) if before.is_empty() && behind == "old" => {
            format!("{} how old {be} {}", measure.bound, clause.subject)
        }
        // `consists of seven members`
        Helper::Plain(base, _)
            if measure.before == "of" && base == "consist" && before.is_empty() =>
        {
            clause.question(&format!("of {how}"), cut(&format!(" {behind}")), false)?
        }
        _ if !measure.before.is_empty() || measure.unit == SHARE => return None,
        // `may borrow at most twelve books at a time`
        Helper::Modal(_, false)
            if before != "be" && !before.contains(' ') && !before.is_empty() =>
        {
            clause.question(
                &how,
                &format!("{before} {}", cut(&format!(" {behind}"))),
                false,
            )?
        }
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

/// Others of the kind of a subject: `a member` gives `other members`; `None` where its plural is not to be told by an `s`.
fn others(subject: &str) -> Option<String> {
    let noun = head(subject);
    let regular = noun.chars().all(char::is_lowercase)
        && !noun.ends_with(['s', 'y', 'h', 'x', 'f'])
        && !noun.ends_with("man")
        && noun != "child";
    regular.then(|| format!("other {noun}s"))
}

/// The rule as a statement with a gap for a figure: readers keep it oftener than a question, which has to turn the rule round
/// and leaves its conditions behind.
fn figure_gap(clause: &Clause, measure: &Measure) -> Option<Asked> {
    // `is $30, rising to $90 in twelve months`: the sums are the rule
    if clause.rest.contains(['$', '£', '€']) {
        return None;
    }
    let figure = &clause.rest[measure.figure.clone()];
    let marked = marked(&clause.rest, measure);
    let text = statement(&Clause {
        rest: whole(&marked).to_owned(),
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
