//! Questions on rules and products that came out torn: their frames take sentences apart that are long and full of lists.

use crate::generate::Reason;
use crate::generate::facts::{Draft, RULE};
use crate::generate::language::{Kind, Token, tokens};

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
    let torn = stem.contains('—')
        || asked.contains(": ")
        || is_joined_early(&words)
        || is_said_twice(&words)
        || counts_nothing(&words);
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
    use crate::generate::facts::Value;

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
                "Lund 9: why are the wheels G to J of steel?",
                "which the dial must be set to",
            ),
        ] {
            assert!(torn(prompt, answer), "{prompt}");
        }
        for (prompt, answer) in [
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
