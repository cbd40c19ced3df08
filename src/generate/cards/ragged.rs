//! Questions and answers that were cut at the wrong word, whatever they were made from: the edges show it.

use crate::base::words::NUMBER_WORDS;
use crate::generate::Reason;
use crate::generate::facts::{Draft, Value};
use crate::generate::language::{Token, tokens};
use crate::generate::lexicon::{
    BASE, DETERMINERS, NameKind, ORDINALS, PAST, PREPOSITIONS, THIRD, class_of, is_month, of_form,
};

/// Words with a capital that open a sentence: in the midst of a question another sentence begins with them.
const OPENERS: [&str; 16] = [
    "The", "A", "An", "If", "When", "Where", "It", "They", "This", "These", "Each", "Every", "Any",
    "No", "One", "On",
];

/// Verbs that say nothing of an answer: it has run on into what follows it.
const RUNNING_ON: [&str; 20] = [
    "is", "are", "was", "were", "has", "have", "had", "can", "can't", "cannot", "could", "will",
    "won't", "must", "should", "may", "does", "doesn't", "do", "don't",
];

/// Why a question or its answer is ragged.
pub(super) fn ragged(draft: &Draft, texts: &[String]) -> Option<Reason> {
    let stem = draft.stem();
    let asks = !matches!(draft.value, Value::Gaps(..));
    let asked = stem.split_once(": ").map_or(stem, |(_, asked)| asked);
    if begins_anew(asked) || asks && (contracts(asked) || breaks_off(asked)) {
        return Some(Reason::Damaged(stem.to_owned()));
    }
    // `until which date is 61) repealed?`
    if stem.matches('(').count() != stem.matches(')').count() {
        return Some(Reason::Damaged(stem.to_owned()));
    }
    if is_without_subject(draft) || has_loose_subject(draft) {
        return Some(Reason::NoSentence);
    }
    if is_part_of_a_name(draft) {
        return Some(Reason::Damaged(stem.to_owned()));
    }
    if is_part_of_a_number(draft) || repeats_the_figure(draft, stem) {
        return Some(Reason::GivenAway);
    }
    let torn = |text: &&String| runs_on(text) || is_empty(text) || is_torn(text);
    let answer = texts.iter().find(torn);
    let member = match &draft.value {
        Value::List(members) => {
            let figures = members.iter().all(|member| is_figure(member));
            members
                .iter()
                .find(|member| !figures && is_figure(member) || is_condition(member))
        }
        _ => None,
    };
    answer
        .or(member)
        .map(|text| Reason::Damaged(text.to_owned()))
}

/// Whether the name in a gap goes on behind it: `the {{United Nations Educational}}, Scientific and Cultural Organization`.
fn is_part_of_a_name(draft: &Draft) -> bool {
    /// So many words name the rest of a body at most.
    const REST: usize = 5;
    let Value::Gaps(text, _) = &draft.value else {
        return false;
    };
    let Some((_, rest)) = text.split_once("}}") else {
        return false;
    };
    let words = tokens(rest);
    let [comma, first, ..] = words.as_slice() else {
        return false;
    };
    let body =
        |word: &Token| word.is_capital() && class_of(&word.low) == Some(NameKind::Organisation);
    let mut near = words.iter().take(REST + 1);
    let joined = near.clone().any(|word| word.is("and"));
    comma.text == "," && first.is_capital() && joined && near.any(body)
}

/// Whether another sentence begins within a question: `how many months is F2.1 The period of registration`.
fn begins_anew(asked: &str) -> bool {
    let words: Vec<&str> = asked.split(' ').collect();
    words.windows(3).any(|three| {
        // `the Hague`, a title in quotation marks, and what stands behind a colon are names
        let inside = three[0].ends_with(|c: char| c.is_alphanumeric());
        let named = three[0].starts_with('"') || three[0].starts_with(char::is_uppercase);
        let numbered = three[0].contains(|c: char| c.is_ascii_digit());
        // `type A blood`
        let letter = three[1] == "A" && !numbered;
        inside
            && !letter
            && (!named || numbered)
            && OPENERS.contains(&three[1])
            && three[2].starts_with(char::is_lowercase)
    })
}

/// Whether a question holds a verb drawn together with its subject, which no question turns: `what do you'll need`.
fn contracts(asked: &str) -> bool {
    let asked = asked.replace('’', "'");
    ["'ll ", "'ve ", "'re ", "'d ", "n't "]
        .iter()
        .any(|end| asked.contains(end))
}

/// Whether a dash between two thoughts is left in a question: `for how long must you lock – hold the key`.
fn breaks_off(asked: &str) -> bool {
    [" – ", " - ", " — "]
        .iter()
        .any(|dash| asked.contains(dash))
}

/// Whether a gap leaves out only a part of a number, a date, an hour or a range: `{{one}} hundred and fifty`, `from {{29}}
/// September`, `at {{3}} p.m.`, `versions {{7}} through 11`.
fn is_part_of_a_number(draft: &Draft) -> bool {
    const GOES_ON: [&str; 14] = [
        "hundred", "thousand", "million", "billion", "dozen", "p.m.", "a.m.", "o'clock", "through",
        "thirds", "quarters", "fifths", "sixths", "tenths",
    ];
    let Value::Gaps(text, _) = &draft.value else {
        return false;
    };
    text.split("}}")
        .zip(text.split("}}").skip(1))
        .any(|(gap, rest)| {
            let next = rest
                .trim_start()
                .split([' ', ','])
                .next()
                .unwrap_or_default();
            let month = next.trim_end_matches(['.', ';', ')']);
            let dated = gap.ends_with("::number") && is_month(month);
            // `nine in {{ten}}` is a share
            let share = {
                let before = gap.rsplit_once("{{").map_or("", |(before, _)| before);
                let mut words = before.trim_end().rsplit(' ');
                words.next() == Some("in")
                    && words
                        .next()
                        .is_some_and(|word| NUMBER_WORDS.contains(&&*word.to_lowercase()))
            };
            // `{{first}}, second and third` is counted out
            let counted = gap
                .rsplit_once("{{")
                .is_some_and(|(_, gap)| ORDINALS.contains(&gap.trim_end_matches("::term")));
            dated || share || counted || GOES_ON.contains(&next)
        })
}

/// Whether `some` or `others` do something in a statement that does not say of whom: `During the war some began to stay.`
fn has_loose_subject(draft: &Draft) -> bool {
    let Value::Gaps(text, _) = &draft.value else {
        return false;
    };
    let words: Vec<&str> = text.split(' ').collect();
    words.windows(2).any(|pair| {
        matches!(
            pair[0],
            "some" | "others" | "many" | "Some" | "Others" | "Many"
        ) && of_form(pair[1], PAST).is_some()
    })
}

/// Whether a verb stands right behind the year with which a statement begins: `In December {{1838}} was ordered for the logs.`
fn is_without_subject(draft: &Draft) -> bool {
    let Value::Gaps(text, _) = &draft.value else {
        return false;
    };
    let asked = text.split_once(": ").map_or(&**text, |(_, asked)| asked);
    let opens = asked
        .split_once("{{")
        .is_some_and(|(before, _)| before.starts_with("In ") && before.split(' ').count() <= 3);
    let behind = asked.split_once("}} ").map_or("", |(_, behind)| behind);
    let verb = behind.split(' ').next().unwrap_or_default();
    opens && matches!(verb, "was" | "were" | "had" | "is" | "are" | "and")
}

/// Whether the figure that is asked for stands in the question, as in the name of a model: `Mill 42: how wide is the deck?`
fn repeats_the_figure(draft: &Draft, stem: &str) -> bool {
    let Value::Number { text, .. } = &draft.value else {
        return false;
    };
    let figure = text.split(' ').next().unwrap_or_default();
    figure.starts_with(|c: char| c.is_ascii_digit())
        && stem
            .split(|c: char| !c.is_alphanumeric() && c != '.')
            .any(|word| word == figure)
}

/// Answers that say nothing.
const EMPTY: [&str; 13] = [
    "neither",
    "either",
    "both",
    "others",
    "several",
    "many",
    "some",
    "all",
    "furthermore",
    "however",
    "moreover",
    "therefore",
    "also",
];

/// Whether an answer says nothing: `neither`, `a good deal more of the battery`.
fn is_empty(text: &str) -> bool {
    let low = text.to_lowercase();
    let vague = [
        "some of ",
        "a good deal",
        "a great deal",
        "a lot",
        "whichever",
        "whatever",
    ];
    EMPTY.contains(&&*low) || vague.iter().any(|opens| low.starts_with(opens))
}

/// Whether an answer is a piece of what was said: `an alarm if:`, `Brushes,`, `within`, `thereafter the committee`.
fn is_torn(text: &str) -> bool {
    let low = text.to_lowercase();
    let first = low.split(' ').next().unwrap_or_default();
    low.ends_with([':', ','])
        || PREPOSITIONS.contains(&&*low)
        || matches!(
            first,
            "thereafter" | "then" | "also" | "however" | "thereby" | "but" | "and" | "nor"
        )
}

/// Whether an answer runs on into the next thought: `3.6 km/h and can't be varied`, `on the back too`.
fn runs_on(text: &str) -> bool {
    let words: Vec<String> = text
        .split_whitespace()
        .map(|word| word.replace('’', "'").to_lowercase())
        .collect();
    let on = words.windows(2).any(|pair| {
        matches!(&*pair[0], "and" | "but" | "or" | "nor") && RUNNING_ON.contains(&&*pair[1])
    });
    // `noise and helps the receiver`
    let acts = words.windows(3).any(|three| {
        three[0] == "and"
            && of_form(&three[1], THIRD).is_some()
            && (DETERMINERS.contains(&&*three[2]) || three[2] == "you")
    });
    // `no car · yellow = a car is there`
    let keyed = text.contains(" · ") || text.contains(" = ");
    let last = words.last().map_or("", String::as_str);
    // `a dead one, remove it`
    let orders = text.split_once(", ").is_some_and(|(_, behind)| {
        let mut behind = behind.split(' ');
        let verb = behind.next().unwrap_or_default();
        of_form(verb, BASE).is_some() && matches!(behind.next(), Some("it" | "them" | "the"))
    });
    on || acts
        || keyed
        || orders
        || words.len() > 1 && matches!(last, "too" | "either" | "also" | "and" | "or" | "but")
}

/// Whether a member of a list is a bare number: none among things.
fn is_figure(member: &str) -> bool {
    member.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a member of a list is a place or a condition that was told of the one before it: `on mains only`.
fn is_condition(member: &str) -> bool {
    let first = member.split(' ').next().unwrap_or_default();
    matches!(
        first,
        "on" | "in" | "if" | "when" | "where" | "for" | "with" | "at" | "only"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_sentence_within_a_question_is_seen() {
        assert!(begins_anew("how many months is F2.1 The period of leave?"));
        assert!(begins_anew("to whom may f3.5 The miller object?"));
        assert!(begins_anew("what does it mean One miller is enough?"));
        for good in [
            "Who ruled at The Hague in 1640?",
            "Who wrote \"The mill on the hill\"?",
            "In which year did King Olav A of Norway die?",
            "What does type A blood carry?",
        ] {
            assert!(!begins_anew(good), "{good}");
        }
    }

    #[test]
    fn contractions_and_dashes_are_seen() {
        assert!(contracts("what do you'll need?"));
        assert!(!contracts("what is the miller's mark?"));
        assert!(breaks_off("for how long must you lock – hold Timer?"));
        assert!(!breaks_off("in which year was the two-wheel mill built?"));
    }

    #[test]
    fn answers_that_run_on_are_seen() {
        for torn in [
            "3.6 km/h and can't be varied",
            "on the back too",
            "flour and",
        ] {
            assert!(runs_on(torn), "{torn}");
        }
        for whole in ["bread and butter", "the Minister", "too", "salt and pepper"] {
            assert!(!runs_on(whole), "{whole}");
        }
    }

    #[test]
    fn an_answer_does_not_begin_amid_a_thought() {
        assert!(is_torn("but a holder"));
        assert!(!is_torn("a holder"));
    }

    #[test]
    fn a_name_is_left_out_whole() {
        let gap = |text: &str| Draft {
            value: Value::Gaps(String::from(text), vec![String::from("Lund Mill")]),
            ..Draft::plain()
        };
        assert!(is_part_of_a_name(&gap(
            "It is lodged with the {{Lund Mill}}, Bread and Butter Organization."
        )));
        assert!(!is_part_of_a_name(&gap(
            "It is lodged with the {{Lund Mill}}, and Malmö pays the fee."
        )));
    }

    #[test]
    fn a_figure_is_whole_and_not_told() {
        let gap = |text: &str| Draft {
            value: Value::Gaps(String::from(text), vec![String::from("one")]),
            ..Draft::plain()
        };
        assert!(is_part_of_a_number(&gap(
            "It sits for {{one::number}} hundred days."
        )));
        assert!(!is_part_of_a_number(&gap(
            "It sits for {{one::number}} day."
        )));
        let wide = Draft {
            value: Value::Number {
                text: String::from("42 cm"),
                value: 42.0,
            },
            ..Draft::plain()
        };
        assert!(repeats_the_figure(&wide, "Mill 42: how wide is the deck?"));
        assert!(!repeats_the_figure(
            &wide,
            "Mill 420: how wide is the deck?"
        ));
        assert!(is_torn("within") && is_torn("Brushes,") && !is_torn("a brush"));
        assert!(is_without_subject(&gap(
            "In December {{1838::year}} was ordered for the logs."
        )));
        assert!(!is_without_subject(&gap(
            "In {{1838::year}}, the mill was burnt."
        )));
        assert!(
            is_empty("neither") && is_empty("a good deal more flour") && !is_empty("both stones")
        );
    }

    #[test]
    fn members_of_a_list_are_things() {
        assert!(is_figure("24") && !is_figure("24 mills"));
        assert!(is_condition("on mains only") && !is_condition("the mill"));
    }
}
