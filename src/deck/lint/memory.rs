//! Cards that ask too much at once.

use super::Judged;
use super::tokens::{Word, words};
use crate::deck::raw::{RawAnswer, Text};
use crate::deck::rules::{ANSWERS_MANY, Findings, PROMPT_LONG, PROMPT_TWO_QUESTIONS};
use crate::deck::{Cloze, ClozePart, Kind};
use crate::diagnostic::Span;

/// Words that can be read and held at one glance; beyond it learners recognise the card by its look.
const WORDS: usize = 40;

/// Words of a text with a gap together with the sentences that set its scene, which are read once and not asked.
const SET: usize = 64;

/// Answers of a list that can be learnt as one card.
const ANSWERS: usize = 4;

/// Words that begin a question.
const ASKING: [&str; 8] = [
    "who", "whom", "when", "where", "why", "how", "what", "which",
];

/// Reports a prompt that asks two questions.
pub(super) fn questions(prompt: &Text, findings: &mut Findings) {
    if marks(prompt.text) < 2 && !joined(&words(prompt.text), prompt.text) {
        return;
    }
    let finding = PROMPT_TWO_QUESTIONS.at(&prompt.span, "the prompt asks two questions");
    findings
        .add(finding.helped("make two cards of it; the second may name the first under `needs`"));
}

/// The question marks that end a question; those in quotation marks or brackets belong to what is talked about.
fn marks(prompt: &str) -> usize {
    let (mut quoted, mut depth, mut marks) = (false, 0_usize, 0);
    let mut last = ' ';
    for c in prompt.chars() {
        match c {
            '"' => quoted = !quoted,
            '“' | '(' | '[' | '‘' => depth += 1,
            '”' | ')' | ']' => depth = depth.saturating_sub(1),
            '?' | '？' if !quoted && depth == 0 && !matches!(last, '?' | '!' | ' ') => marks += 1,
            _ => {}
        }
        last = c;
    }
    marks
}

/// Whether a second question hangs on the first by `and`: `Who signed it, and when?`
fn joined(words: &[Word], prompt: &str) -> bool {
    let asking = |word: &Word| ASKING.contains(&&*word.text);
    let begins = words.iter().take(2).any(asking);
    let ends = prompt.trim_end().ends_with('?');
    let last = words.windows(3).rposition(|three| {
        // "how and when" is one question about a manner; "and which" alone may begin a clause
        &*three[1].text == "and"
            && !asking(&three[0])
            && matches!(&*three[2].text, "when" | "where" | "why")
    });
    // the second question is short, or it is a clause of the first
    begins && ends && last.is_some_and(|at| words.len() - at <= 4)
}

/// Reports prompts that are too long and lists of too many answers.
pub(super) fn lengths(card: &Judged, findings: &mut Findings) {
    if let Some((text, written)) = card.stem() {
        let text = match card.kind {
            Kind::Cloze { text: cloze } => asked(cloze, &text),
            _ => &text,
        };
        long(text, &written.span, findings);
    }
    if let Some(ask) = card
        .raw
        .reverse
        .as_ref()
        .and_then(|reverse| reverse.ask.as_ref())
    {
        long(ask.text, &ask.span, findings);
    }
    if !matches!(card.kind, Kind::Ask { .. }) {
        return;
    }
    for asked in card.asked() {
        let RawAnswer::Several(list) = asked.answer else {
            continue;
        };
        if list.length > ANSWERS {
            let finding = ANSWERS_MANY.at(
                &list.span,
                format!("the card wants {} answers at once", list.length),
            );
            findings.add(finding.helped(
                "ask for one at a time, or make an `order`, a `match` or a cloze text of it",
            ));
        }
    }
}

/// A text with gaps from the sentence on in which the first one stands; all of it where what stands before is long too.
fn asked<'t>(cloze: &Cloze, text: &'t str) -> &'t str {
    let before = match cloze.parts.first() {
        Some(ClozePart::Text(before)) => before.as_str(),
        _ => return text,
    };
    let from = before
        .rmatch_indices(". ")
        .find(|(at, _)| ends(&before[..*at]))
        .map_or(0, |(at, stop)| at + stop.len());
    match text.split_whitespace().count() <= SET {
        true => text.get(from..).unwrap_or(text),
        false => text,
    }
}

/// Whether a stop behind a text ends its sentence: not one behind `Dr`, `U.S` or `No`.
fn ends(text: &str) -> bool {
    /// Shorter words are mostly short forms.
    const SHORTEST: usize = 3;
    let last = text.rsplit([' ', '.', '(']).next().unwrap_or_default();
    last.chars().count() >= SHORTEST || last.ends_with(|c: char| !c.is_alphabetic())
}

fn long(text: &str, span: &Span, findings: &mut Findings) {
    let words = text.split_whitespace().count();
    if words > WORDS {
        let finding = PROMPT_LONG.at(
            span,
            format!("the prompt has {words} words, more than {WORDS}"),
        );
        findings.add(finding.helped("move what is not asked into `explain`"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_text_with_a_gap_the_sentence_asked_is_measured() {
        let asked_of = |before: &str| {
            let parts = vec![ClozePart::Text(before.to_owned())];
            asked(&Cloze { parts }, before).to_owned()
        };
        assert_eq!(asked_of("Lund has a mill. It has "), "It has ");
        assert_eq!(asked_of("The mill of Lund has "), "The mill of Lund has ");
        assert_eq!(
            asked_of("The U.S. mill of Dr. Lund has "),
            "The U.S. mill of Dr. Lund has "
        );
        let long = format!("{}. It has ", "mill ".repeat(SET));
        assert_eq!(asked_of(&long), long);
    }

    fn two(prompt: &str) -> bool {
        marks(prompt) > 1 || joined(&words(prompt), prompt)
    }

    #[test]
    fn two_questions_are_told_from_one_with_two_parts() {
        for prompt in [
            "Who signed it? And when?",
            "Who signed the treaty, and when?",
            "Who signed the treaty and why?",
        ] {
            assert!(two(prompt), "{prompt}");
        }
        for prompt in [
            "Who asked \"Why?\" and left?",
            "Which treaty set out how and when troops would leave?",
            "What happened in 1965 and when relations were broken off in 1975 led to protest?",
            "Which country lies between China and Japan?",
            "Really?!?",
        ] {
            assert!(!two(prompt), "{prompt}");
        }
    }
}
