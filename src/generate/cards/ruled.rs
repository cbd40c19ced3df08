//! What is wrong with questions on rules and products: what they may say that others may not, and where they came out torn, as
//! their frames take sentences apart that are long and full of lists.

use super::check::given_away;
use super::shape::shape;
use crate::base::text::folded;
use crate::base::words::NUMBER_WORDS;
use crate::generate::Reason;
use crate::generate::facts::{Draft, RULE, Value};
use crate::generate::language::{Kind, Token, tokens};
use crate::generate::lexicon::LEANING;

/// What is wrong with a question on a manual, whose things are named where it is made.
pub(super) fn of_device(draft: &Draft, texts: &[String]) -> Option<Reason> {
    let told = match &draft.value {
        Value::List(_) | Value::Number { .. } => None,
        // `which cards`: the answer ends with the noun of the question
        _ if draft.frame == "device open" => None,
        _ => given_away(draft, texts),
    };
    // the product before a statement with a gap is read at a glance
    let stem = draft.stem();
    let (asked, gaps) = match &draft.value {
        Value::Gaps(..) => (stem.split_once(": ").map_or(stem, |(_, said)| said), true),
        _ => (stem, false),
    };
    shape(asked, gaps).or(told)
}

/// What is wrong with a question on a rule: it names its law, speaks as laws do, and may be as long as they are.
pub(super) fn of_rule(draft: &Draft, texts: &[String]) -> Option<Reason> {
    /// A rule with its condition is longer than a fact.
    const LONGEST: usize = 44;
    /// Longer answers are not recalled word for word.
    const ANSWER: usize = 10;
    let stem = draft.stem();
    let long = |text: &String| text.split_whitespace().count() > ANSWER;
    if stem.split_whitespace().count() > LONGEST || texts.iter().any(long) {
        return Some(Reason::TooLong);
    }
    let words = tokens(stem);
    let leans = |at: usize| {
        let own = words[at].is("it") && at > 0 && words[at - 1].among(&["is", "are"]);
        let such = words[at].is("such") && words.get(at + 1).is_some_and(|next| next.is("as"));
        let that = such
            || words[at].is("there")
                && at > 0
                && words[at - 1].among(&["is", "are", "be", "shall", "may", "must"])
            || words[at].among(&[
                "that", "so", "other", "others", "another", "one", "same", "also",
            ]);
        // `it is prohibited to ride`
        let ban = words[at].is("it")
            && words[at + 1..].iter().take(3).any(|word| {
                word.among(&[
                    "prohibited",
                    "forbidden",
                    "unlawful",
                    "permitted",
                    "allowed",
                ])
            });
        words[at].among(LEANING) && !own && !that && !ban
    };
    if is_bare(stem, &words) {
        return Some(Reason::Leaning(texts.concat()));
    }
    if let Some(at) = (0..words.len()).find(|at| leans(*at)) {
        return Some(Reason::Leaning(words[at].text.to_owned()));
    }
    if let Some(vague) = [
        " former ",
        " latter ",
        " aforementioned ",
        " said ",
        " as a result,",
        " as a result ",
    ]
    .iter()
    .find(|word| stem.contains(**word))
    {
        return Some(Reason::Leaning(vague.trim().to_owned()));
    }
    let asked = folded(&draft.prompt).replace(['?', ',', '.', '"', '(', ')'], " ");
    let asked = format!(" {asked} ");
    let told =
        |text: &String| asked.contains(&format!(" {} ", folded(text).trim_start_matches("the ")));
    texts.iter().any(told).then_some(Reason::GivenAway)
}

/// Whether a rule begins with a subject that only the sentence before names: `Under the Act, its area is …`, `seven may co-opt
/// two others`.
fn is_bare(stem: &str, words: &[Token]) -> bool {
    let comma = words.iter().position(|word| word.text == ",");
    let subject = comma
        .filter(|_| stem.starts_with("Under "))
        .and_then(|comma| words.get(comma + 1..comma + 3));
    subject.is_some_and(|pair| {
        let number = NUMBER_WORDS.contains(&&*pair[0].low);
        pair[0].among(&["its", "their", "his", "her"])
            || number && pair[1].among(&["may", "shall", "must", "are", "is"])
    })
}

/// Why a question of a law or a manual is torn, or its answer leans: `of whom—?`, `by whom is four nominated?`, `closing them`.
pub(super) fn garbled(draft: &Draft, texts: &[String]) -> Option<Reason> {
    if draft.frame != RULE && !draft.frame.starts_with("device") {
        return None;
    }
    let stem = draft.stem();
    let asked = stem.split_once(": ").map_or(stem, |(_, asked)| asked);
    let words: Vec<Token> = tokens(asked)
        .into_iter()
        .filter(|token| token.kind != Kind::Mark)
        .collect();
    // a sentence as it stands has as many verbs as it likes
    let whole = draft.frame == "device gap";
    let turned = is_cut(&words) || is_said_twice(&words) || counts_nothing(&words);
    let torn =
        stem.contains('—') || asked.contains(": ") || is_joined_early(&words) || turned && !whole;
    if torn {
        return Some(Reason::Damaged(draft.value.told()));
    }
    let leans = texts.iter().find_map(|text| {
        let own = tokens(text);
        let first = own.first()?.low.to_string();
        let open = matches!(&*first, "which" | "who" | "that" | "whose");
        let pronoun = own
            .iter()
            .find(|word| word.among(&["them", "this", "these", "its"]))?;
        (open || own.len() <= 3 || pronoun.start == 0).then(|| pronoun.text.to_owned())
    });
    let opens = texts.iter().find(|text| text.starts_with("which "));
    leans.or_else(|| opens.cloned()).map(Reason::Leaning)
}

/// Whether `and` or `or` stands where something must come first: `how many and`, `why should or push`.
fn is_joined_early(words: &[Token]) -> bool {
    words.windows(2).any(|pair| {
        pair[0].among(&["many", "should", "must", "any", "does", "is", "are"])
            && pair[1].among(&["and", "or", "how"])
    })
}

/// Whether a range lost its other end or a thought its first: `at what height to 100 cm`, `hot at 60 degrees and above`,
/// `who may do so`, `for how long is it headed by the Minister`.
fn is_cut(words: &[Token]) -> bool {
    const BANNED: [&str; 6] = [
        "prohibited",
        "forbidden",
        "unlawful",
        "permitted",
        "allowed",
        "the",
    ];
    let range = words.windows(3).any(|three| {
        let measured = three[0].is("what") && three[1].low.ends_with('t');
        measured && three[2].is("to")
    });
    let open = words
        .last()
        .is_some_and(|last| last.among(&["above", "below", "consultation"]));
    let leans = words.windows(3).any(|three| {
        three[0].is("do") && three[1].is("so")
            || three[0].among(&["is", "must", "may"])
                && three[1].is("it")
                && !three[2].among(&BANNED)
    });
    let other = words
        .windows(2)
        .any(|pair| pair[0].is("or") && pair[1].is("when"));
    range || open || leans || other
}

/// Whether two verbs were left where one belongs: `how long is the guarantee is conditional`, `where is the heater comes on`.
fn is_said_twice(words: &[Token]) -> bool {
    /// A subject has no more words.
    const SUBJECT: usize = 6;
    let Some(first) = words
        .iter()
        .take(5)
        .position(|word| word.among(&["is", "are"]))
    else {
        return false;
    };
    let behind = words[first + 1..].iter().take(SUBJECT);
    let mut subject = behind
        .take_while(|word| !word.among(&["that", "which", "who", "if", "when", "where", "while"]));
    subject.any(|word| word.among(&["is", "are", "comes", "goes", "has", "must", "shall", "will"]))
}

/// Whether a number stands without what it counts: `by whom is four nominated`, `one shall be the _____`.
fn counts_nothing(words: &[Token]) -> bool {
    const NUMBERS: [&str; 9] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "both",
    ];
    words.windows(2).enumerate().any(|(at, pair)| {
        let opens = at == 0 || words[at - 1].among(&["is", "are", "act"]);
        let verb = pair[1].among(&[
            "shall",
            "must",
            "is",
            "are",
            "nominated",
            "appointed",
            "elected",
        ]);
        opens && pair[0].among(&NUMBERS) && verb
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn torn(prompt: &str, answer: &str) -> bool {
        let draft = Draft {
            frame: RULE,
            prompt: String::from(prompt),
            value: Value::Words(String::from(answer)),
            ..Draft::plain()
        };
        garbled(&draft, &[String::from(answer)]).is_some()
    }

    #[test]
    fn torn_rules_are_refused() {
        for (prompt, answer) in [
            (
                "Under the Mill Act, by whom is four nominated?",
                "the Minister",
            ),
            (
                "Under the Mill Act, of how many members does the board consist, of whom—?",
                "nine",
            ),
            ("How many and 12 amended by the Act of 2018?", "7"),
            (
                "How long is the guarantee is conditional upon a service?",
                "seven years",
            ),
            ("Lund 9: how much does WARNING: The unit hold?", "1.2 kg"),
            ("Lund 9: what reduces the flow of water?", "closing them"),
            (
                "Lund 9: at what height to 100 cm must the hose be fixed?",
                "60",
            ),
            (
                "Under the Mill Act, who may do so only once?",
                "the Minister",
            ),
            (
                "Under the Mill Act, for how many years is it headed by a miller?",
                "six",
            ),
            (
                "Lund 9: why are the wheels G to J of steel?",
                "which the dial must be set to",
            ),
        ] {
            assert!(torn(prompt, answer), "{prompt}");
        }
        for (prompt, answer) in [
            (
                "Under the Mill Act, where is it prohibited to mill by night?",
                "in towns",
            ),
            (
                "Under the Mill Act, by whom are four members of the board nominated?",
                "the Minister",
            ),
            (
                "Lund 9: how long is the guarantee that is given by the maker?",
                "seven years",
            ),
            (
                "Lund 9, first start: what is the factory setting of the mill?",
                "level 3",
            ),
            (
                "Under the Mill Act, what must a miller who is absent tell the Minister?",
                "his address",
            ),
        ] {
            assert!(!torn(prompt, answer), "{prompt}");
        }
    }
}
