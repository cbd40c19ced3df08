//! Questions whose words lost each other.

use super::left::leaves_open;
use super::*;
use crate::base::words::NUMBER_WORDS;
use crate::generate::language::is_adverb;

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
        || is_turned_wrong(words)
        || runs_into_another(words)
        || names_twice(words)
        || is_misled(words)
        || is_split(words)
        || is_open(words)
        || leaves_open(draft, words)
        || is_headless(words)
        // where something lies is told with its `on` or `between`
        || is_bare(&draft.value) && !crate::generate::facts::is_science(draft);
    broken.then(|| Reason::Damaged(draft.value.told()))
}

/// Whether a word is a form of the past and no plain form of a verb.
fn past_only(word: &Token) -> bool {
    !word.is_capital() && of_form(&word.low, PAST).is_some() && of_form(&word.low, BASE).is_none()
}

/// The word at a place, in small letters.
pub(super) fn low<'w>(words: &'w [Token], at: usize) -> &'w str {
    words.get(at).map_or("", |word| &*word.low)
}

/// Whether the question word does not fit: `Which term means as …`, `More than how old`, `Less than what mass is it with`,
/// `Who was the largest city`.
fn is_misled(words: &[Token]) -> bool {
    let low = |at: usize| low(words, at);
    let quality = low(3) == "term"
        && low(4) == "for"
        && (is_state(low(5)) || is_quality_of(low(5), low(6)) || low(5) == "\"");
    let means = quality || low(1) == "term" && low(2) == "means" && PREPOSITIONS.contains(&low(3));
    let extent = words
        .windows(2)
        .any(|pair| pair[0].is("how") && pair[1].among(&["old", "long", "high", "far"]));
    let rough = matches!(low(0), "more" | "less" | "fewer" | "over");
    let place = low(0) == "who"
        && matches!(low(1), "is" | "was")
        && words[2..]
            .iter()
            .take_while(|word| !word.among(PREPOSITIONS))
            .any(|word| class_of(&word.low) == Some(NameKind::Place));
    means || extent && rough || low(1) == "than" && low(2) == "what" || place
}

/// Whether a word begins what somebody is like, not what something is: `similarly critical of it`, `expected to obey`.
fn is_state(word: &str) -> bool {
    const STATES: [&str; 10] = [
        "able", "capable", "expected", "less", "more", "most", "not", "often", "used", "very",
    ];
    STATES.contains(&word) || is_adverb(word)
}

/// Whether a word with the one behind it tells what somebody is like: `accountable to`, `responsible for`.
fn is_quality_of(word: &str, next: &str) -> bool {
    let adjective = ["able", "ible", "ful", "ous", "ive"]
        .iter()
        .any(|end| word.ends_with(end));
    adjective && matches!(next, "to" | "for" | "of" | "with")
}

/// Whether two thoughts were run together: `did she fire and demoted`, `did negotiation, and wrangling, Congress pass`, a
/// heading before `The`.
fn is_split(words: &[Token]) -> bool {
    let did = words.iter().position(|word| word.is("did"));
    let behind = did.map_or(&words[words.len()..], |did| &words[did..]);
    let second = behind
        .windows(2)
        .any(|pair| pair[0].is("and") && past_only(&pair[1]));
    let interrupted = behind[..behind.len().min(5)]
        .windows(2)
        .any(|pair| pair[0].text == "," && pair[1].is("and"));
    // `in 1889, and Wald's house opened?`
    // `appoint as commissioner and advocated?`
    let tail = words.iter().rev().filter(|word| word.kind == Kind::Word);
    let mut tail = tail.take(2);
    let last_acts = tail.next().is_some_and(|last| last.low.ends_with("ed"))
        && tail.next().is_some_and(|before| before.is("and"));
    let another = last_acts
        || words.windows(3).enumerate().any(|(at, three)| {
            let ends = || {
                let last = words[at + 3..].iter().rfind(|word| word.kind == Kind::Word);
                last.is_some_and(|last| of_form(&last.low, PAST).is_some())
            };
            three[0].text == "," && three[1].is("and") && three[2].is_capital() && ends()
        });
    let another = another
        || behind.windows(2).enumerate().any(|(at, pair)| {
            let later = behind.iter().skip(at + 2).take(5);
            let mut later = later.take_while(|word| !word.among(PREPOSITIONS));
            pair[0].is("and") && pair[1].is_capital() && later.any(|word| past_only(word))
        });
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
    // `did Ola Lund and take part`
    let beside = did.is_some()
        && behind
            .iter()
            .position(|word| word.is("and"))
            .is_some_and(|and| {
                let names = and > 1
                    && behind[1..and]
                        .iter()
                        .all(|word| word.is_capital() || word.low.len() <= 3);
                let verb = behind.get(and + 1);
                names
                    && verb.is_some_and(|verb| {
                        !verb.is_capital() && of_form(&verb.low, BASE).is_some()
                    })
            });
    second || another || interrupted || headed || counted || beside || has_left_over(words)
}

/// Whether a count has a thing left over: `how many gills do the larvae have, and a sucker`, `how many strains of fruit did he
/// report fly`.
fn has_left_over(words: &[Token]) -> bool {
    let shared = words
        .windows(3)
        .any(|three| three[0].text == "," && three[1].is("and") && three[2].among(&["a", "an"]));
    let did = words.iter().position(|word| word.is("did"));
    let of = did.is_some_and(|did| words[..did].iter().any(|word| word.is("of")));
    let base = |word: &Token| !word.is_capital() && of_form(&word.low, BASE).is_some();
    let mut last = words.iter().rev().filter(|word| word.kind == Kind::Word);
    let halved = of && last.next().is_some_and(base) && last.next().is_some_and(base);
    low(words, 0) == "how" && (shared || low(words, 1) == "many" && halved)
}

/// Whether what was taken for the verb is none: `did helped arrange`, `does the decision state essentially affirmed`, `of how
/// many layers surrounding do`.
fn is_turned_wrong(words: &[Token]) -> bool {
    let Some(does) = words
        .iter()
        .position(|word| word.among(&["do", "does", "did"]))
    else {
        return false;
    };
    let behind = &words[does + 1..];
    let told = behind
        .iter()
        .position(|word| word.among(&["that", "which", "who", "when", "as"]))
        .unwrap_or(behind.len());
    let headless = behind.windows(2).next().is_some_and(|pair| {
        past_only(&pair[0])
            && (of_form(&pair[1].low, BASE).is_some() || pair[1].among(PREPOSITIONS))
    });
    let second = behind[..told]
        .windows(2)
        .any(|pair| is_adverb(&pair[0].low) && past_only(&pair[1]));
    let by = words
        .windows(2)
        .any(|pair| pair[0].among(&["begin", "start", "end", "continue"]) && pair[1].is("by"));
    // `did an experiment conduct by Lund reveal`: the verb stands behind
    let reduced = behind.windows(2).enumerate().any(|(at, pair)| {
        let acts = of_form(&pair[0].low, BASE).is_some() && at > 0;
        acts && pair[1].is("by") && behind[at + 2..].iter().any(past_only)
    });
    let acting = does > 3
        && of_form(&words[does - 1].low, GERUND).is_some()
        && words[..does - 2]
            .iter()
            .any(|word| word.among(&["many", "much"]))
        && !words[does - 2].among(&["many", "much"]);
    headless || second || acting || by || reduced
}

/// `found by Ola Lund also known as the Miner`: an aside that lost its commas.
fn names_twice(words: &[Token]) -> bool {
    words.windows(3).enumerate().any(|(at, three)| {
        at > 0
            && three[0].is("also")
            && three[1].among(&["known", "called"])
            && words[at - 1].text != ","
            && !low(words, 0).starts_with("what")
            && !words[at - 1].among(&["is", "are", "was", "were"])
    })
}

/// Whether a definition goes on into another: `an inflammation that results in swelling and enteritis refers to`.
fn runs_into_another(words: &[Token]) -> bool {
    let defines = low(words, 1) == "term" || low(words, 3) == "term";
    let and = words.iter().rposition(|word| word.is("and"));
    defines
        && and.is_some_and(|and| {
            let relative = words[and..]
                .iter()
                .any(|word| word.among(&["that", "which", "who", "whose", "where"]));
            let near = &words[and + 1..words.len().min(and + 5)];
            let second = near
                .iter()
                .skip(1)
                .any(|word| word.among(&["refers", "is", "are", "means"]));
            // `the agent of its acts, and each agent gets its due`
            let comma = and > 0 && words[and - 1].text == ",";
            let thought = comma && near.iter().skip(1).any(Token::is_finite);
            second && !relative || thought
        })
}

/// `What did NASA launch in 2008?`: much else. `the last state to ratify?`: what?
fn is_open(words: &[Token]) -> bool {
    /// What is done to something, which is told.
    const DONE_TO: [&str; 8] = [
        "ratify",
        "approve",
        "adopt",
        "reject",
        "sign",
        "endorse",
        "recognise",
        "recognize",
    ];
    let mut last = words.iter().rev().filter(|word| word.kind == Kind::Word);
    let objectless = last.next().is_some_and(|word| word.among(&DONE_TO))
        && last.next().is_some_and(|word| word.is("to"));
    // `arrested for refusing in 1944`
    let idle = words.windows(2).any(|pair| {
        pair[0].among(&["refusing", "trying", "attempting", "failing"])
            && PREPOSITIONS.contains(&&*pair[1].low)
            && !pair[1].is("to")
    });
    // `Which first was signed`, `Which film released in 2013`
    let which = low(words, 0) == "which";
    let ranked = which && words.get(1).is_some_and(|word| word.among(&ORDINALS));
    let done = words
        .windows(2)
        .any(|pair| pair[0].is("released") && pair[1].is("in"))
        && !words
            .iter()
            .any(|word| word.among(&["was", "were", "is", "are"]));
    // `what do not all need?`
    let some = words
        .windows(2)
        .any(|pair| pair[0].is("not") && pair[1].is("all"));
    objectless
        || ranked
        || which && done
        || some
        || idle
        || low(words, 0) == "what"
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
        .rposition(|word| {
            word.among(&["which", "that", "who", "where", "when", "because", "while"])
        })
        .filter(|at| *at > 3);
    let verbless = relative.is_some_and(|at| {
        // `that the last charter of Lund`
        !(at + 1..words.len()).any(|at| {
            let word = &words[at];
            let noun = words[at - 1].is("the");
            AUXILIARIES.contains(&&*word.low) || !noun && !forms(&word.low).is_empty()
        })
    });
    // `an entity that is owned`: by whom?
    let cut = words.len() > 3
        && low(words, 3) == "term"
        && words[words.len() - 4..].windows(3).any(|three| {
            three[0].among(&["that", "which"])
                && three[1].among(&["is", "are"])
                && of_form(&three[2].low, PARTICIPLE).is_some()
        });
    gap || verbless || cut
}

/// Whether a member of a list is the first of two adjectives: `dense and hard compact bone` are no two things.
fn is_quality(member: &str) -> bool {
    const QUALITIES: [&str; 36] = [
        "dense", "hard", "soft", "long", "short", "large", "small", "thick", "thin", "young",
        "old", "hot", "cold", "wet", "dry", "rich", "poor", "strong", "weak", "light", "dark",
        "high", "low", "deep", "shallow", "wide", "narrow", "rough", "smooth", "simple", "complex",
        "fine", "coarse", "loose", "tight", "pure",
    ];
    QUALITIES.contains(&member.to_lowercase().as_str())
}

/// Whether an answer is a part of one: `in 2002`, `Joseph P`; or a number that nobody reads.
fn is_bare(value: &Value) -> bool {
    /// Longer rows of figures want powers of ten.
    const READ: usize = 12;
    if let Value::Number { text, .. } = value {
        return text.chars().filter(char::is_ascii_digit).count() > READ;
    }
    if let Value::List(members) = value {
        return members
            .iter()
            .any(|member| is_quality(member) || member.starts_with("alternating "));
    }
    let (Value::Words(text) | Value::Term(text) | Value::Name(text, _)) = value else {
        return false;
    };
    let answer = tokens(text);
    let (Some(first), Some(last)) = (answer.first(), answer.last()) else {
        return true;
    };
    // `the occasion was the first anniversary` told the other way round
    let empty = answer.len() == 1
        && first.among(&[
            "occasion", "reason", "result", "aim", "outcome", "cause", "purpose",
        ]);
    let initial = answer.len() > 1 && last.text.chars().count() == 1 && last.is_capital();
    // `to lend to farmers` tells what for
    let aim = first.is("to")
        && answer
            .get(1)
            .is_some_and(|verb| of_form(&verb.low, BASE).is_some());
    first.among(PREPOSITIONS) && !aim
        || empty
        || last.among(PREPOSITIONS)
        || last.among(DETERMINERS)
        || initial && matches!(value, Value::Name(..))
}
