//! Several years of one kind of event: `hosted the Games in 1908, 1948 and 2012`.

use super::*;
use crate::generate::facts::view::finished;
use crate::generate::language::{Kind, Token};
use crate::generate::lexicon::PREPOSITIONS;

/// `Lund hosted the Games in 1908, 1948 and 2012.`: `In which three years did Lund host the Games?`
pub(super) fn several(view: &View) -> Option<Draft> {
    let clause = view.clause;
    if !is_event(view) {
        return None;
    }
    let (from, years, to) = listed(view, &clause.rest)?;
    let around = view.around(&(from..to));
    let rest: Vec<_> = around
        .into_iter()
        .map(|range| trimmed(view, range))
        .filter(|range| !range.is_empty())
        .collect();
    // what follows the years may be of the last alone
    if rest.iter().any(|range| range.start >= to) || rest.is_empty() {
        return None;
    }
    let prompt = view.question(&format!("in which {} years", count(years.len())?), &rest)?;
    let named = view.names_something(&prompt);
    named.then(|| draft(view, prompt, years))
}

/// `the missile tests of Peru in 1993, 1998 and 2006` whatever the clause is: `In which three years were there …?`
pub(in crate::generate::facts) fn events(view: &View) -> Vec<Draft> {
    nouns(view).into_iter().collect()
}

fn nouns(view: &View) -> Option<Draft> {
    const EVENTS: [&str; 14] = [
        "tests",
        "elections",
        "earthquakes",
        "eruptions",
        "wars",
        "referendums",
        "referenda",
        "coups",
        "famines",
        "epidemics",
        "outbreaks",
        "strikes",
        "invasions",
        "summits",
    ];
    let (from, years, _) = listed(view, &(0..view.tokens.len()))?;
    let head = from.checked_sub(1)?;
    if !EVENTS.contains(&view.low(head)) {
        return None;
    }
    let adjective = |token: &Token| {
        token.kind == Kind::Word
            && !token.among(PREPOSITIONS)
            && !token.is_finite()
            && !token.among(&["the", "and", "or", "these", "those", "such"])
    };
    let before = view.tokens[..head].iter().rev();
    let start = head - before.take_while(|token| adjective(token)).count();
    let named = view
        .names
        .iter()
        .any(|name| name.from >= start && name.to <= head)
        || (start..head).any(|at| view.tokens[at].is_capital());
    // of some of them a list of years is no list of all
    let some =
        (start..head).any(|at| matches!(view.low(at), "some" | "several" | "other" | "many"));
    if !named || some || head - start > 4 {
        return None;
    }
    let said = view.say(&(start..head + 1))?;
    let prompt = finished(&format!(
        "in which {} years were there {said}",
        count(years.len())?
    ));
    Some(draft(view, prompt, years))
}

fn draft(view: &View, prompt: String, years: Vec<String>) -> Draft {
    Draft {
        frame: "years",
        key: view.key("years", &prompt),
        prompt,
        value: Value::List(years),
        quality: 0.74,
        years: view.years(),
        ..Draft::plain()
    }
}

/// How many years are wanted, in a word.
fn count(years: usize) -> Option<&'static str> {
    ["two", "three", "four"].get(years.checked_sub(2)?).copied()
}

/// The years of `in 1993, 1998 and 2006` within a range: where its preposition stands, the years, and where it ends.
fn listed(view: &View, range: &Range<usize>) -> Option<(usize, Vec<String>, usize)> {
    /// Longer lists are not recalled.
    const MOST: usize = 4;
    // most sentences have no date at all
    if !view
        .spans
        .iter()
        .any(|span| matches!(span.sort, Sort::Date(_)))
    {
        return None;
    }
    let year = |at: usize| {
        let token = view.tokens.get(at)?;
        (token.is_year() && token.text.len() == 4).then(|| token.text.to_owned())
    };
    let from = range
        .clone()
        .find(|at| view.low(*at) == "in" && year(at + 1).is_some())?;
    let mut years = vec![year(from + 1)?];
    let mut at = from + 2;
    let mut closed = false;
    while !closed {
        let comma = usize::from(view.low(at) == ",");
        closed = view.low(at + comma) == "and";
        let next = at + comma + usize::from(closed);
        if next == at {
            return None;
        }
        years.push(year(next)?);
        at = next + 1;
    }
    // `in 1993 and 1998, respectively`: each of another thing
    let own = !matches!(view.low(at), "and" | "respectively");
    (own && years.len() <= MOST).then_some((from, years, at))
}

#[cfg(test)]
mod tests {
    use crate::generate::facts::asking::{asked, gives};

    #[test]
    fn several_years_are_all_asked() {
        gives(
            "Lindemark hosted the Lund Games in 1908, 1948 and 2002.",
            "In which three years did Lindemark host the Lund Games?",
            "1908, 1948, 2002",
        );
        gives(
            "However, the progress was slowed by Peruvian missile tests in 1993 and 1998.",
            "In which two years were there Peruvian missile tests?",
            "1993, 1998",
        );
    }

    #[test]
    fn a_year_of_another_clause_is_no_member() {
        let all =
            asked("A kingdom replaced the Republic of Lund in 1791, and in 1792, Peru joined it.");
        assert!(
            all.iter().all(|(prompt, _)| !prompt.contains("two years")),
            "{all:#?}"
        );
    }
}
