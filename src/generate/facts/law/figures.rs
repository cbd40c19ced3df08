//! How many, for how long, until when.

use super::Asked;
use super::asks::{asked, cut, led, small, statement, without};
use super::clause::{Clause, Helper, is_plural};
use super::measure::{Measure, SHARE, days, measures};
use crate::generate::facts::Value;

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
        return front(clause, measure).or_else(|| figure_gap(clause, measure));
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

/// `within 30 days`: within how many?
fn front(clause: &Clause, measure: &Measure) -> Option<Asked> {
    let rest = without(&clause.rest, &measure.whole);
    let question = clause.question(
        &measure.asked(),
        cut(&rest),
        measure.before.ends_with("term of"),
    )?;
    let answer = number(&clause.rest, measure);
    Some(asked(led(clause, question), answer, 0.74))
}

/// `has fifteen members`, `shall be four years`.
fn direct(clause: &Clause, measure: &Measure) -> Option<Asked> {
    let how = [&*measure.bound, "how many", &*measure.unit, &*measure.tail];
    let how: Vec<&str> = how.into_iter().filter(|word| !word.is_empty()).collect();
    let (how, behind) = (how.join(" "), clause.rest[measure.whole.end..].trim());
    let before = clause.rest[..measure.whole.start].trim();
    let plural = is_plural(&clause.subject);
    let question = match &clause.helper {
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

/// The rule as a statement with a gap for a figure.
fn figure_gap(clause: &Clause, measure: &Measure) -> Option<Asked> {
    let figure = &clause.rest[measure.figure.clone()];
    let hint = if measure.unit == SHARE {
        SHARE
    } else {
        "number"
    };
    let marked = format!(
        "{}{{{{{figure}::{hint}}}}}{}",
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
