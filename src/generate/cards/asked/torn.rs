//! Questions whose words lost each other.

use super::*;
use crate::base::words::NUMBER_WORDS;

/// Verbs that are no nouns as well: behind a preposition something is missing.
const ACTS_ONLY: [&str; 24] = [
    "inspire",
    "become",
    "begin",
    "bring",
    "build",
    "carry",
    "create",
    "destroy",
    "establish",
    "exist",
    "found",
    "give",
    "include",
    "introduce",
    "involve",
    "keep",
    "lead",
    "make",
    "occur",
    "produce",
    "provide",
    "receive",
    "remain",
    "take",
];

/// Why a question is torn, or its answer: `Which term means as …`, `More than how old …`, an answer without its noun.
pub(super) fn torn(draft: &Draft, words: &[Token]) -> Option<Reason> {
    let dashed = draft.prompt.contains('\u{2014}');
    let broken = dashed
        || is_misled(words)
        || is_split(words)
        || is_open(words)
        || is_headless(words)
        || is_bare(&draft.value);
    broken.then(|| Reason::Damaged(draft.value.told()))
}

/// The word at a place, in small letters.
fn low<'w>(words: &'w [Token], at: usize) -> &'w str {
    words.get(at).map_or("", |word| &*word.low)
}

/// Whether the question word does not fit: `Which term means as …`, `More than how old`, `Less than what mass is it with`,
/// `Who was the largest city`.
fn is_misled(words: &[Token]) -> bool {
    let low = |at: usize| low(words, at);
    let means = low(1) == "term" && low(2) == "means" && PREPOSITIONS.contains(&low(3));
    let extent = words
        .windows(2)
        .any(|pair| pair[0].is("how") && pair[1].among(&["old", "long", "high", "far"]));
    let rough = matches!(low(0), "more" | "less" | "fewer" | "over" | "about");
    let place = low(0) == "who"
        && matches!(low(1), "is" | "was")
        && words[2..]
            .iter()
            .take_while(|word| !word.among(PREPOSITIONS))
            .any(|word| class_of(&word.low) == Some(NameKind::Place));
    means || extent && rough || low(1) == "than" && low(2) == "what" || place
}

/// Whether two thoughts were run together: `did she fire and demoted`, `did negotiation, and wrangling, Congress pass`, a
/// heading before `The`.
fn is_split(words: &[Token]) -> bool {
    let did = words.iter().position(|word| word.is("did"));
    let behind = did.map_or(&words[words.len()..], |did| &words[did..]);
    let second = behind.windows(2).any(|pair| {
        let past = of_form(&pair[1].low, PAST).is_some() && of_form(&pair[1].low, BASE).is_none();
        pair[0].is("and") && past && !pair[1].is_capital()
    });
    let interrupted = behind[..behind.len().min(5)]
        .windows(2)
        .any(|pair| pair[0].text == "," && pair[1].is("and"));
    let headed = words
        .windows(2)
        .any(|pair| pair[0].is_capital() && pair[1].text == "The");
    let counted = words.windows(2).any(|pair| {
        let number = pair[1].kind == Kind::Number && low(words, 0) == "how";
        let ends = words
            .last()
            .is_some_and(|last| last.start <= pair[1].end + 12);
        pair[0].is("and") && (number || ends && NUMBER_WORDS.contains(&&*pair[1].low))
    });
    second || interrupted || headed || counted
}

/// `What did NASA launch in 2008?`: much else.
fn is_open(words: &[Token]) -> bool {
    low(words, 0) == "what"
        && low(words, 1) == "did"
        && words.len() <= 8
        && words.iter().any(Token::is_year)
}

/// Whether a phrase lost its noun or a clause its verb: `rebellions in inspire`, `the process by which a decision`.
fn is_headless(words: &[Token]) -> bool {
    let gap = words
        .windows(2)
        .any(|pair| pair[0].among(&["in", "from", "of", "with"]) && pair[1].among(&ACTS_ONLY));
    let relative = words
        .iter()
        .rposition(|word| word.among(&["which", "that", "who"]))
        .filter(|at| *at > 3);
    let verbless = relative.is_some_and(|at| {
        !words[at + 1..]
            .iter()
            .any(|word| AUXILIARIES.contains(&&*word.low) || !forms(&word.low).is_empty())
    });
    gap || verbless
}

/// Whether an answer is a part of one: `in 2002`, `Joseph P`.
fn is_bare(value: &Value) -> bool {
    let (Value::Words(text) | Value::Term(text) | Value::Name(text, _)) = value else {
        return false;
    };
    let answer = tokens(text);
    let (Some(first), Some(last)) = (answer.first(), answer.last()) else {
        return true;
    };
    let initial = answer.len() > 1 && last.text.chars().count() == 1 && last.is_capital();
    first.among(PREPOSITIONS)
        || last.among(PREPOSITIONS)
        || last.among(DETERMINERS)
        || initial && matches!(value, Value::Name(..))
}
