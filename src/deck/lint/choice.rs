//! Questions with distractors, by what the literature on writing items says (Haladyna, Downing and Rodriguez 2002).

use super::tokens::{Word, find, phrase, words};
use super::{Asked, place};
use crate::base::words::{NUMBER_WORDS, TENS};
use crate::deck::raw::{RawAnswer, RawDistractor, Text};
use crate::deck::rules::{
    ALL_OF_ABOVE, ANSWER_LONGEST, DISTRACTOR_KIND, DISTRACTOR_OVERLAP, DISTRACTOR_RANGE,
    DISTRACTORS_FEW, DISTRACTORS_MANY, Findings, GRAMMAR_CLUE, NEGATIVE_STEM,
};

/// More distractors are read and forgotten before the first of them is weighed.
const MOST: usize = 5;

/// Checks the choices of one question.
pub(super) fn check(asked: &Asked, findings: &mut Findings) {
    if asked.wrong.is_empty() || matches!(asked.answer, RawAnswer::Typed(_)) {
        return;
    }
    number(asked, findings);
    above(asked, findings);
    negative(asked, findings);
    if let Some(answer) = asked.one() {
        overlap(asked, answer, findings);
        ranges(asked, answer, findings);
        kinds(asked, answer, findings);
        longest(asked, answer, findings);
        grammar(asked, answer, findings);
    }
}

fn number(asked: &Asked, findings: &mut Findings) {
    let prompt = words(asked.prompt.text);
    // "Which came first, the treaty or the summit?" has no third choice
    let named = |text: &Text| find(&prompt, &words(text.text)).is_some();
    if let ([only], Some(answer)) = (asked.wrong, asked.one()) {
        let two_sided = named(&only.text) && named(answer) || phrase(&prompt, &["or"]).is_some();
        if !two_sided {
            let message = format!("`{}` is the only distractor", only.text.text);
            let finding = DISTRACTORS_FEW.at(&only.text.span, message);
            findings.add(
                finding.helped("add one or two that somebody could believe, or leave `wrong` out"),
            );
        }
    }
    if let Some(extra) = asked.wrong.get(MOST) {
        let message = format!("the question has {} distractors", asked.distractors);
        let finding = DISTRACTORS_MANY
            .at(&extra.text.span, message)
            .labelled("the sixth");
        findings.add(finding.helped("keep the three that people most often believe"));
    }
}

fn above(asked: &Asked, findings: &mut Findings) {
    const PHRASES: [&str; 12] = [
        "all of the above",
        "none of the above",
        "all the above",
        "none of these",
        "all of these",
        "any of the above",
        "both of the above",
        "neither of the above",
        "none of them",
        "all of them",
        "both a and b",
        "a and b",
    ];
    let options = asked
        .wanted()
        .iter()
        .chain(asked.wrong.iter().map(|wrong| &wrong.text));
    for option in options {
        let said = words(option.text);
        let Some((found, _)) = phrase(&said, &PHRASES) else {
            continue;
        };
        if said.len() > found.split(' ').count() + 1 {
            continue;
        }
        let finding = ALL_OF_ABOVE.at(
            &option.span,
            format!("the choice `{}` speaks of other choices", option.text),
        );
        findings.add(
            finding.helped(
                "write a choice that stands alone; several right ones are `answer: [a, b]`",
            ),
        );
    }
}

fn negative(asked: &Asked, findings: &mut Findings) {
    let text = asked.prompt.text;
    let said = words(text);
    let asks = said
        .iter()
        .take(2)
        .any(|word| matches!(&*word.text, "which" | "what" | "who" | "whom"));
    let found = phrase(
        &said,
        &[
            "is not", "are not", "was not", "were not", "does not", "do not", "did not", "has not",
            "have not", "had not", "cannot", "except", "isn t", "aren t", "wasn t", "weren t",
            "doesn t", "didn t",
        ],
    );
    let Some((_, at)) = found.filter(|_| asks) else {
        return;
    };
    let written = &text[at.clone()];
    // a `not` in capitals is what the literature asks for where it cannot be avoided
    if written
        .split(' ')
        .any(|word| word.len() > 2 && word.chars().all(char::is_uppercase))
    {
        return;
    }
    let finding = NEGATIVE_STEM.at(
        &place(asked.prompt, &at, asked.file),
        format!("`{written}` asks for what is not so"),
    );
    findings.add(finding.helped("ask for what is so, or write the word in capitals"));
}

fn overlap(asked: &Asked, answer: &Text, findings: &mut Findings) {
    // words that make something else of what they stand beside: `not legal`, `third largest`
    const OPPOSITES: [&str; 18] = [
        "not", "no", "non", "never", "without", "anti", "un", "neither", "first", "second",
        "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    ];
    let right = words(answer.text);
    if right
        .iter()
        .all(|word| word.text.chars().all(char::is_numeric))
    {
        return;
    }
    for wrong in asked.wrong {
        let other = words(wrong.text.text);
        let (shorter, longer) = if right.len() < other.len() {
            (&right, &other)
        } else {
            (&other, &right)
        };
        let opposite = longer.iter().any(|word| OPPOSITES.contains(&&*word.text));
        if shorter.len() == longer.len()
            || opposite
            || one_of_many(shorter, longer)
            || find(longer, shorter).is_none()
        {
            continue;
        }
        let message = if right.len() < other.len() {
            format!(
                "the answer `{}` is part of the distractor `{}`",
                answer.text, wrong.text.text
            )
        } else {
            format!(
                "the distractor `{}` is part of the answer `{}`",
                wrong.text.text, answer.text
            )
        };
        let finding = DISTRACTOR_OVERLAP
            .at(&wrong.text.span, message)
            .with_other(answer.span.clone(), "the answer");
        findings.add(finding.helped("replace it by something that is wrong for sure"));
    }
}

/// Whether what is contained is only a small part of a long text, in which it proves nothing.
fn one_of_many(shorter: &[Word], longer: &[Word]) -> bool {
    /// Words beyond which a choice is a sentence about things, not the thing.
    const SENTENCE: usize = 4;
    longer.len() > SENTENCE
        || shorter
            .iter()
            .all(|word| word.text.chars().all(char::is_numeric))
}

/// Ranges are bins only where a quantity is asked for; periods may well overlap.
fn ranges(asked: &Asked, answer: &Text, findings: &mut Findings) {
    let quantity = phrase(
        &words(asked.prompt.text),
        &[
            "how many",
            "how much",
            "how long",
            "how old",
            "how far",
            "how large",
            "how often",
            "what share",
            "what percentage",
        ],
    );
    let (Some(_), Some((low, high))) = (quantity, range(answer.text)) else {
        return;
    };
    for wrong in asked.wrong {
        let Some((from, to)) = range(wrong.text.text) else {
            continue;
        };
        if from.max(low) <= to.min(high) {
            let message = format!(
                "the range `{}` overlaps the answer `{}`",
                wrong.text.text, answer.text
            );
            let finding = DISTRACTOR_RANGE
                .at(&wrong.text.span, message)
                .with_other(answer.span.clone(), "the answer");
            findings.add(finding.helped("let each range begin above the end of the one before"));
        }
    }
}

/// The ends of `10–20` or `10 to 20`; a single number is a range of one.
fn range(text: &str) -> Option<(f64, f64)> {
    let number =
        |part: &str| crate::deck::rules::numbers::parse(part.trim().trim_end_matches('%').trim());
    let parts = ["–", "—", " to ", "-"]
        .iter()
        .find_map(|sign| text.split_once(sign));
    match parts {
        Some((low, high)) => {
            let (low, high) = (number(low)?, number(high)?);
            (low <= high).then_some((low, high))
        }
        None => number(text).map(|value| (value, value)),
    }
}

/// What a choice is, where that can be told.
#[derive(PartialEq, Eq, Clone, Copy)]
enum Sort {
    Number,
    Words,
    /// A number word, `none`, or words with figures.
    Open,
}

fn sort(text: &str) -> Sort {
    const OTHERS: [&str; 9] = [
        "hundred", "thousand", "million", "billion", "none", "never", "all", "half", "dozen",
    ];
    let lists: [&[&str]; 3] = [&NUMBER_WORDS, &TENS, &OTHERS];
    let number = |word: &Word| lists.iter().any(|list| list.contains(&&*word.text));
    let said = words(text);
    let digits = said
        .iter()
        .any(|word| word.text.chars().any(char::is_numeric));
    let letters = text.chars().any(char::is_alphabetic);
    if digits && !letters {
        Sort::Number
    } else if digits || said.is_empty() || said.iter().any(number) {
        Sort::Open
    } else {
        Sort::Words
    }
}

fn kinds(asked: &Asked, answer: &Text, findings: &mut Findings) {
    let right = sort(answer.text);
    for wrong in asked.wrong {
        let message = match (right, sort(wrong.text.text)) {
            (Sort::Number, Sort::Words) => format!(
                "the distractor `{}` is no number, the answer is one",
                wrong.text.text
            ),
            (Sort::Words, Sort::Number) => format!(
                "the distractor `{}` is a number, the answer is none",
                wrong.text.text
            ),
            _ => continue,
        };
        let finding = DISTRACTOR_KIND
            .at(&wrong.text.span, message)
            .with_other(answer.span.clone(), "the answer");
        findings.add(finding.helped("replace it by something of the same kind"));
    }
}

fn longest(asked: &Asked, answer: &Text, findings: &mut Findings) {
    /// How many letters more stand out on a screen.
    const LETTERS: usize = 25;
    let length = |text: &str| text.chars().count();
    let longest = asked
        .wrong
        .iter()
        .map(|wrong| length(wrong.text.text))
        .max()
        .unwrap_or(0);
    let own = length(answer.text);
    if asked.wrong.len() < 2 || own < 2 * longest || own < longest + LETTERS {
        return;
    }
    let message = format!("the answer is {own} characters long, the longest distractor {longest}");
    let finding = ANSWER_LONGEST
        .at(&answer.span, message)
        .labelled("stands out");
    findings
        .add(finding.helped(
            "shorten it, put the detail into `explain`, or write the distractors as fully",
        ));
}

fn grammar(asked: &Asked, answer: &Text, findings: &mut Findings) {
    let prompt = asked
        .prompt
        .text
        .trim_end_matches(|c: char| !c.is_alphanumeric());
    let article = match prompt.rsplit(' ').next() {
        Some("an") => "an",
        Some("a") => "a",
        _ => return,
    };
    let fits = |text: &str| vowel(text).map(|vowel| vowel == (article == "an"));
    let misfit = |wrong: &&RawDistractor| fits(wrong.text.text) == Some(false);
    let Some(wrong) = asked
        .wrong
        .iter()
        .find(misfit)
        .filter(|_| fits(answer.text) == Some(true))
    else {
        return;
    };
    let at = prompt.len() - article.len()..prompt.len();
    let message = format!(
        "`{article}` fits the answer, but not the distractor `{}`",
        wrong.text.text
    );
    let finding = GRAMMAR_CLUE
        .at(&place(asked.prompt, &at, asked.file), message)
        .with_other(wrong.text.span.clone(), "can be ruled out");
    findings.add(finding.helped("write `a/an`, or put the article into the choices"));
}

/// Whether a word begins with a vowel as it is spoken, where its letters say so.
fn vowel(text: &str) -> Option<bool> {
    let first = text.chars().next()?.to_ascii_lowercase();
    // `hour` and `honest`, `union` and `European`, `one`, and letters spelt out are spoken otherwise than written
    let unsure = ["h", "u", "eu", "one", "once"]
        .iter()
        .any(|start| text.to_lowercase().starts_with(start))
        || text.chars().take(2).filter(|c| c.is_uppercase()).count() == 2;
    (first.is_ascii_alphabetic() && !unsure).then_some(matches!(first, 'a' | 'e' | 'i' | 'o'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_with_their_signs() {
        assert_eq!(range("10–20"), Some((10.0, 20.0)));
        assert_eq!(range("1,000 to 2,000"), Some((1000.0, 2000.0)));
        assert_eq!(range("15 %"), Some((15.0, 15.0)));
        for none in ["Dae-jung", "20-10", "about 10"] {
            assert_eq!(range(none), None, "{none}");
        }
    }

    #[test]
    fn an_article_fits_where_the_first_sound_is_sure() {
        assert_eq!((vowel("apple"), vowel("treaty")), (Some(true), Some(false)));
        for unsure in ["hour", "union", "European", "UN", "1965", "서울"] {
            assert_eq!(vowel(unsure), None, "{unsure}");
        }
    }
}
