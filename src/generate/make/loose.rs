//! Whether a question or a statement has left the words of its sentence too far behind.

use super::choose::{asked_part, begins};
use super::faithful::{Faith, faith, says_little, unsaid};
use super::passage::as_it_stands;
use super::*;
use crate::generate::facts::{PASSAGE, RULE, without_gaps};
use crate::generate::language::Kind as Sorted;
use crate::generate::lexicon::{PREPOSITIONS, adjective, is_month, is_weekday};

/// Kinds of which they keep what says nearly all of its sentence.
const PLACED: [&str; 6] = [
    "where ",
    "by what ",
    "with what ",
    "how many ",
    "in how ",
    "for how ",
];
/// Kinds that ask for the day of one thing.
const DATED: [&str; 4] = [
    "on which date is ",
    "on which date are ",
    "by which date is ",
    "by which date are ",
];
/// What is defined by the words that the question gives.
const DEFINED: [&str; 3] = ["which term ", "what is the term ", "by what name "];

/// Whether a question or a statement has left the words of its sentence too far behind: a statement that puts it together anew,
/// a question that leaves out what a rule or a step hangs on, or most of what is told of a place or a count.
pub(super) fn is_loose(draft: &Draft, sentence: &str, binding: bool) -> bool {
    /// So many words tell a case, an exception or a purpose.
    const MANY: usize = 6;
    /// So many tell which one has a name.
    const FEW: usize = 4;
    if draft.frame == TABLE || draft.frame == PASSAGE {
        return false;
    }
    if let Value::Gaps(text, _) = &draft.value {
        // `You can choose among three:`, `The Ferries Order of 1961 is repealed.`
        let empty = sentence.trim_end().ends_with(':') || sentence.contains(" repealed");
        return binding && empty || is_loose_statement(text, sentence, binding);
    }
    let asked = asked_part(&draft.prompt);
    // one of a kind is told by more than its kind
    let kind = ["what is the term for a ", "what is the term for an "];
    if is_open(draft, sentence)
        || begins(&asked, &kind)
        || binding && (is_joined(&asked) || is_idle(draft, &asked) || is_misanswered(draft, &asked))
        || !binding && speaks_of_another(&asked, sentence)
        || is_placed_nowhere(draft, &asked, binding)
        || !binding && is_counted_at_a_time(draft, &asked, sentence)
    {
        return true;
    }
    let called = asked.ends_with(" called?");
    let sparing = (binding || called || begins(&asked, &PLACED))
        && !begins(&asked, &DEFINED)
        && !asked.contains(" stand for");
    let most = if called { FEW } else { MANY };
    sparing && unsaid(&asked, &draft.value.texts(), sentence) >= most
}

/// Whether a statement says too little of its sentence, or what the sentence says of something else.
fn is_loose_statement(text: &str, sentence: &str, binding: bool) -> bool {
    match faith(text, sentence) {
        Faith::Changed => binding || says_little(&asked_part(text), sentence),
        Faith::Later => binding || is_headless(text),
        // an item of a list without what stands before the list
        Faith::Whole => binding && as_it_stands(sentence).starts_with(char::is_lowercase),
        Faith::Begun => false,
    }
}

/// Whether a rule breaks off before a list that was not read with it: `The keeper may close a landing if the owner`.
fn is_open(draft: &Draft, sentence: &str) -> bool {
    let ended = sentence
        .trim_end()
        .ends_with(|c: char| !c.is_alphanumeric());
    draft.frame == RULE && !ended
}

/// Whether a question on rules has a second rule behind the one that it asks for, which it has not turned into a question: `who
/// keeps the list and the Mayor shall read it`, `on which date are fees fixed and fall due`.
fn is_joined(asked: &str) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| asked.contains(word));
    let ruled = asked.starts_with("who ") && has(&[" shall ", " must "]);
    (ruled || begins(asked, &DATED)) && has(&[" and ", " or "])
}

/// Whether a question on rules asks for nothing that can be told: who is a quorum, what follows in a list, the terms of a manual.
fn is_idle(draft: &Draft, asked: &str) -> bool {
    const QUORUM: [&str; 3] = [
        "who constitutes a quorum",
        "who makes a quorum",
        "who is a quorum",
    ];
    let ends = |end: &&str| asked.trim_end_matches('?').ends_with(*end);
    let term = asked.starts_with("what is the term ") && draft.frame != RULE;
    // `below how many centimetres no ferry must sail?`
    let none = asked.starts_with("no ") || asked.contains(" no ");
    let turned = asked.contains("how many ") && none;
    let listed = [" as follows", " the following"].iter().any(ends);
    term || turned || listed || begins(asked, &QUORUM)
}

/// Whether the answer on whom a rule binds is named in the question, is everybody whom it could bind, or took more with it than
/// whom it binds: `each member`, `not later than 30 April, keepers`, `a person who goes upon it`.
fn is_misanswered(draft: &Draft, asked: &str) -> bool {
    let pronoun = |word: &Token| word.among(&["it", "them", "they"]);
    let torn =
        |text: &String| text.split([' ', ',']).any(is_month) || tokens(text).iter().any(pronoun);
    let texts = draft.value.texts();
    let everybody = |text: &String| {
        let low = text.to_lowercase();
        ["every ", "each ", "all ", "any "]
            .iter()
            .any(|all| low.starts_with(all))
    };
    asked.starts_with("who ")
        && (texts.iter().any(torn) || texts.iter().any(everybody) || names_itself(asked, &texts))
}

/// Whether a question on whom a rule binds names them: `who pays the dues of the General Members?`, all new General Members.
fn names_itself(asked: &str, texts: &[String]) -> bool {
    let telling = |word: &&str| word.len() > 3 && !matches!(*word, "every" | "each" | "such");
    let named = |text: &String| {
        let low = text.to_lowercase();
        let words: Vec<&str> = low.split(' ').filter(telling).collect();
        words.len() > 1 && words.iter().all(|word| asked.contains(*word))
    };
    texts.iter().any(named)
}

/// Whether nothing but a date stands before the verb of a statement: `In March 1790 concluded an alliance`.
fn is_headless(text: &str) -> bool {
    let said = asked_part(&without_gaps(text, " "));
    let words = tokens(&said);
    let told = |word: &Token| {
        word.kind == Sorted::Word && !word.among(PREPOSITIONS) && !is_month(&word.low)
    };
    let verb = words.iter().position(Token::is_finite);
    verb.is_some_and(|verb| !words[..verb].iter().any(told))
}

/// Whether a question speaks of one of two people whom its sentence calls by pronouns alone, so that it is not told who: `he went
/// ahead to arrange for her passage`.
fn speaks_of_another(asked: &str, sentence: &str) -> bool {
    let has = |text: &str, pronouns: &[&str]| tokens(text).iter().any(|word| word.among(pronouns));
    let (his, hers) = (["he", "his", "him"], ["she", "her"]);
    let both = has(sentence, &his) && has(sentence, &hers);
    both && (has(asked, &his) || has(asked, &hers))
}

/// Whether a question asks for a count without the span in which it was counted, by which its sentence begins: `Between 1933 and
/// 1943, the mill sold 56 querns.`
fn is_counted_at_a_time(draft: &Draft, asked: &str, sentence: &str) -> bool {
    let words = tokens(sentence);
    let led = words
        .first()
        .is_some_and(|first| first.among(&["between", "from"]));
    let spans = led && words.get(1).is_some_and(Token::is_year);
    spans && draft.value.is_number() && !tokens(asked).iter().any(Token::is_year)
}

/// Whether the place that a question asks for is none that has a name or stands alone: `flowers are produced in dense clusters`.
fn is_placed_nowhere(draft: &Draft, asked: &str, binding: bool) -> bool {
    let own = |text: &String| {
        let words = tokens(text);
        let named = words.iter().any(Token::is_capital);
        // `European, Central Asian`: of which forests?
        let last = words.last().map_or("", |last| last.text);
        let part = ["European", "Asian", "African", "American", "Arctic"].contains(&last);
        named && !part && adjective(last).is_none()
    };
    let day = |text: &String| {
        text.split(' ')
            .any(|word| is_month(word) || is_weekday(&word.to_lowercase()))
    };
    let texts = draft.value.texts();
    let product = binding && draft.frame != RULE;
    asked.starts_with("where ")
        && (product || !binding && !texts.iter().all(own) || texts.iter().any(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(prompt: &str, answer: &str) -> Draft {
        Draft {
            prompt: String::from(prompt),
            value: Value::Words(String::from(answer)),
            ..Draft::plain()
        }
    }

    #[test]
    fn a_statement_says_most_of_its_sentence() {
        let sentence =
            "It was refused; he declared war, and in April 1865 occupied the town of Corrientes.";
        assert!(is_loose_statement(
            "In April {{1865::year}} occupied the town of Corrientes.",
            sentence,
            false
        ));
        let sentence = "It stands in Lund and in 1865 the mill burnt down.";
        let told = "In {{1865::year}} the mill burnt down.";
        assert!(!is_loose_statement(told, sentence, false));
        assert!(is_loose_statement(told, sentence, true));
        let item = "(a) are at least 20 metres long, or join another hedge;";
        let told = "Under the Ferries Act, are at least {{20::number}} metres long, or join another hedge.";
        assert!(is_loose_statement(told, item, true));
    }

    #[test]
    fn a_rule_keeps_its_case() {
        let sentence = "The Mayor may close a landing where the water stands higher than the steps of the quay.";
        let asked = question("who may close a landing", "the Mayor");
        assert!(is_loose(&asked, sentence, true));
        assert!(!is_loose(&asked, "The Mayor may close a landing.", true));
        assert!(!is_loose(&asked, sentence, false));
    }

    #[test]
    fn a_count_keeps_its_time() {
        let sentence = "Between 1933 and 1943, the mill sold 56 querns.";
        let asked = |prompt| Draft {
            value: Value::Number {
                text: String::from("56"),
                value: 56.0,
            },
            ..question(prompt, "")
        };
        let alone = asked("how many querns did the mill sell");
        assert!(is_loose(&alone, sentence, false));
        let whole = asked("how many querns did the mill sell between 1933 and 1943");
        assert!(!is_loose(&whole, sentence, false));
    }

    #[test]
    fn one_rule_is_asked_at_a_time() {
        let asked = question(
            "who keeps the list and the Mayor shall read it",
            "the clerk",
        );
        let sentence = "The clerk keeps the list and the Mayor shall read it.";
        assert!(is_loose(&asked, sentence, true));
        let asked = question("on which date are fees fixed and fall due", "1 May");
        assert!(is_loose(
            &asked,
            "Fees are fixed and fall due on 1 May.",
            true
        ));
    }

    #[test]
    fn a_place_has_a_name() {
        let sentence = "Flowers are produced in dense clusters.";
        let asked = |answer| question("where are flowers produced", answer);
        assert!(is_loose(&asked("dense clusters"), sentence, false));
        assert!(is_loose(&asked("European, Central Asian"), sentence, false));
        assert!(!is_loose(&asked("Lake Geneva"), sentence, false));
        assert!(is_loose(&asked("the second Sunday of May"), sentence, true));
    }

    #[test]
    fn of_two_people_none_is_called_by_a_pronoun() {
        let sentence = "In 1749 he went ahead to Lund to arrange for her passage.";
        let asked = question(
            "in which year did Ola Lund go ahead to arrange for her passage",
            "1749",
        );
        assert!(is_loose(&asked, sentence, false));
        assert!(!is_loose(
            &asked,
            "In 1749 she went ahead to arrange for her passage.",
            false
        ));
    }
}
