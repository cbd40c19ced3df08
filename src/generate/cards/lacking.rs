//! Questions that lack a word they need: a verb behind its helper, what is compared, whoever could do what is asked.

use super::tangled::{
    is_broken_off, is_cut_wrongly, is_doubly_inflected, is_tangled, is_time, spoken,
};
use crate::base::words::NUMBER_WORDS;
use crate::generate::Reason;
use crate::generate::facts::{Draft, RULE, Value};
use crate::generate::language::{Kind, Token, tokens};
use crate::generate::lexicon::{
    BASE, PARTICIPLE, PREPOSITIONS, SUPERLATIVES, class_of, forms, is_given_name, is_title, of_form,
};

/// What only things do: nobody consists of something or enters into force.
const OF_THINGS: [&str; 16] = [
    "consist",
    "consists",
    "comprise",
    "comprises",
    "originate",
    "originates",
    "lapse",
    "lapses",
    "expire",
    "expires",
    "mean",
    "means",
    "apply",
    "applies",
    "extends",
    "sits",
];

/// Words that say how much or how, before `than` says what it is held against.
const COMPARING: [&str; 12] = [
    "more", "less", "fewer", "rather", "other", "later", "earlier", "better", "worse", "farther",
    "further", "sooner",
];

/// Whether an answer is a place of the document, or points back to one: `section 3.2`, `the same principle`.
fn names_place(value: &Value) -> bool {
    let place = |text: &String| {
        let low = text.to_lowercase();
        let (noun, number) = low.split_once(' ').unwrap_or_default();
        matches!(
            noun,
            "section" | "chapter" | "page" | "figure" | "table" | "step"
        ) && number.starts_with(|c: char| c.is_ascii_digit())
    };
    // `an extension of the same principle`: of which?
    let same = |text: &String| text.starts_with("the same ");
    let texts = value.texts();
    texts.iter().any(place) || texts.iter().any(same)
}

/// Why a question is not whole.
pub(super) fn lacking(draft: &Draft) -> Option<Reason> {
    if is_broken_off(draft.stem()) || names_place(&draft.value) {
        return Some(Reason::Damaged(draft.value.told()));
    }
    if matches!(draft.value, Value::Gaps(..)) {
        return None;
    }
    if is_everyday(draft) || counts_a_year(draft) {
        return Some(Reason::Trivial(draft.value.told()));
    }
    let stem = draft.stem();
    let words: Vec<Token> = tokens(stem)
        .into_iter()
        .filter(|token| token.kind != Kind::Mark)
        .collect();
    let lacks = is_of_nobody(&words)
        || compares_nothing(&words)
        || lacks_verb(&words)
        || hangs(stem)
        || founds_somebody(&words)
        || is_tangled(&words)
        || (draft.frame == RULE || draft.frame.starts_with("device"))
            && (is_cut_wrongly(stem) || is_doubly_inflected(&words))
        || words.iter().any(|word| word.is("where")) && is_time(&draft.value)
        || is_interrupted(&words)
        || is_loose(&words)
        || is_pointing(&words)
        || is_bare_order(&words)
        || draft.frame == RULE && is_loose_rule(stem, &words);
    lacks.then(|| Reason::Damaged(draft.value.told()))
}

/// Whether the term that is asked for is a word of everyday: `a slightly inclined orb` is no definition of a web.
fn is_everyday(draft: &Draft) -> bool {
    let Value::Term(term) = &draft.value else {
        return false;
    };
    draft.prompt.contains("the term for ")
        && !term.contains(' ')
        && (!forms(term).is_empty() || term.len() < 4)
}

/// Whether a year was read as a count: `About 1860 crayfish began to die`.
fn counts_a_year(draft: &Draft) -> bool {
    let Value::Number { text, value } = &draft.value else {
        return false;
    };
    let year = (1000.0..2100.0).contains(value) && text.len() == 4;
    year && draft.prompt.to_lowercase().contains("about how many ")
}

/// `Who consists of two chambers?`, `who enters into force`
fn is_of_nobody(words: &[Token]) -> bool {
    words.windows(3).any(|three| {
        let verb = match three[1].among(&["shall", "must", "may", "does"]) {
            true => &three[2],
            false => &three[1],
        };
        let force = three[1].among(&["enters", "comes"]) && three[2].is("into");
        let seat = three[1].is("has") && three[2].is("its");
        three[0].is("who") && (verb.among(&OF_THINGS) || force || seat)
    })
}

/// `In which year was Ola Lund founded?`: what was founded stood behind the name.
fn founds_somebody(words: &[Token]) -> bool {
    const OF_BODIES: [&str; 7] = [
        "founded",
        "established",
        "built",
        "erected",
        "opened",
        "launched",
        "constructed",
    ];
    /// A title and two names stand between at most.
    const MOST: usize = 5;
    let last = words.iter().rev().find(|word| word.kind == Kind::Word);
    // `was the mayor Ola Lund finished`, `was Count Nils of Lund begun`
    let was = words.iter().position(|word| word.is("was"));
    let behind = was.map_or(&words[words.len()..], |was| &words[was + 1..]);
    let done = behind
        .iter()
        .position(|word| word.among(&OF_BODIES) || word.among(&["begun", "finished", "completed"]));
    let somebody = done.filter(|done| *done <= MOST + 1).is_some_and(|done| {
        let titled = |at: usize| at == 0 || is_title(&behind[at - 1].low);
        let named = |at: usize| at + 1 < done && behind[at + 1].is_capital();
        let given = |at: usize| (titled(at) || named(at)) && is_given_name(behind[at].text);
        (0..done).any(given)
            && !behind[..done]
                .iter()
                .any(|word| class_of(&word.low).is_some())
    });
    somebody
        || last.is_some_and(|last| last.among(&OF_BODIES))
        && words.windows(3).any(|three| {
            three[0].is("was") && is_given_name(three[1].text) && three[2].is_capital()
        })
        // `Paul Lund School`
        && !words.iter().any(|word| class_of(&word.low).is_some())
}

/// `What do stones leave than you would believe?`
fn compares_nothing(words: &[Token]) -> bool {
    words.iter().enumerate().any(|(at, word)| {
        word.is("than")
            && !words[..at]
                .iter()
                .any(|word| word.among(&COMPARING) || word.low.ends_with("er"))
    })
}

/// `Who may at any time?`: the verb behind the helper is gone.
fn lacks_verb(words: &[Token]) -> bool {
    let behind = words.windows(3).find(|three| {
        three[0].is("who") && three[1].among(&["may", "must", "shall", "should", "can"])
    });
    let Some([_, _, next]) = behind else {
        return false;
    };
    let verb = |word: &Token| word.is("be") || of_form(&word.low, BASE).is_some();
    next.among(PREPOSITIONS) && !words.iter().skip(3).any(verb)
}

/// `How many pages does each have?`, `similar treaties`, `what do excluded damage`, `how many things does it carry`: each of
/// what, similar to what?
fn is_loose(words: &[Token]) -> bool {
    const ANY: [&str; 15] = [
        "things",
        "signs",
        "ways",
        "points",
        "reasons",
        "features",
        "aspects",
        "items",
        "elements",
        "factors",
        "effects",
        "faces",
        "results",
        "purposes",
        "consequences",
    ];
    let last = words.len().saturating_sub(1);
    // `What is the longest?`: the longest what?
    let said = spoken(words);
    let most =
        matches!(said.as_slice(), [.., the, most] if the.is("the") && most.among(SUPERLATIVES));
    // `What disables the feature?`
    let bare = matches!(said.as_slice(), [.., the, noun] if the.is("the") && noun.among(&["feature", "function", "option"]));
    most || bare
        || words.windows(2).enumerate().any(|(at, pair)| {
            let acts = of_form(&pair[1].low, BASE).is_some();
            let each = pair[0].is("each") && acts && at + 1 == last;
            let done = pair[0].among(&["do", "does", "did"])
                && !acts
                && !pair[1].is_capital()
                && of_form(&pair[1].low, PARTICIPLE).is_some();
            let counted = pair[0].is("many") && pair[1].among(&ANY);
            // `where does the same view live?`: the same as what?
            let alike = pair[0].is("the")
                && pair[1].is("same")
                && !words[at..].iter().any(|word| word.among(&["as", "that"]));
            let similar =
                alike || pair[0].is("similar") && !words[at..].iter().any(|word| word.is("to"));
            each || done || counted || similar
        })
}

/// `In which case must it do so?`, `between how many m and 1.80 m`, `for three and may be re-elected`, `may against expulsion
/// an appeal be made`: what is meant stands elsewhere, or in the wrong place.
fn is_pointing(words: &[Token]) -> bool {
    let who = words.iter().any(|word| word.is("who"));
    words.windows(2).any(|pair| {
        let so = pair[0].is("do") && pair[1].is("so");
        let between = pair[0].is("between") && pair[1].is("how");
        let turned = !who
            && pair[0].among(&["may", "must", "shall", "should"])
            && pair[1].among(PREPOSITIONS);
        so || between || turned
    }) || words.windows(3).any(|three| {
        three[0].is("for") && NUMBER_WORDS.contains(&&*three[1].low) && three[2].is("and")
    })
}

/// `After how many hours should you replace?`: replace what?
fn is_bare_order(words: &[Token]) -> bool {
    const NEEDS_THING: [&str; 14] = [
        "replace", "clean", "press", "hold", "remove", "rinse", "empty", "descale", "wash", "open",
        "close", "insert", "change", "turn",
    ];
    let [.., you, verb] = words else {
        return false;
    };
    let what = words
        .first()
        .is_some_and(|first| first.among(&["what", "which"]));
    let asked = words.iter().any(|word| word.among(&["what", "which"]));
    you.is("you") && verb.among(&NEEDS_THING) && !what && !asked
}

/// Rules tell of now: `did accommodation let` was cut. `other defects` leans, `directed, appointed and eligible` was joined,
/// and nobody gives a statement of.
fn is_loose_rule(stem: &str, words: &[Token]) -> bool {
    let force = ["come into force", "enter into force", "take effect"]
        .iter()
        .any(|force| stem.contains(force));
    let past = words.iter().any(|word| word.is("did")) && !force;
    let asked = stem.split_once(", ").map_or(stem, |(_, asked)| asked);
    let joined = [
        ", appointed and ",
        ", elected and ",
        ", appointed for ",
        ", elected for ",
    ]
    .iter()
    .any(|joint| asked.contains(joint));
    let who = words.iter().any(|word| word.is("who"));
    let open = words
        .last()
        .is_some_and(|word| word.among(&["of", "to", "for", "from", "with", "by", "than"]));
    past || joined || asked.starts_with("other ") || who && open
}

/// `Where was then in February 1924 Ola Lund arrested?`: what opened its sentence stands between verb and subject.
fn is_interrupted(words: &[Token]) -> bool {
    words.windows(2).take(4).any(|pair| {
        pair[0].among(&["was", "were", "did", "is", "are", "does", "do"])
            && pair[1].among(&[
                "then",
                "additionally",
                "also",
                "later",
                "subsequently",
                "however",
                "afterwards",
                "furthermore",
                "therefore",
                "moreover",
                "meanwhile",
                "eventually",
                "finally",
            ])
    })
}

/// `How many members must it have, of whom?`, `What is the term for to be cleaned?`
fn hangs(stem: &str) -> bool {
    /// Words that go before a noun: at the end of a question theirs is gone.
    const BEFORE_NOUNS: [&str; 20] = [
        "single",
        "main",
        "major",
        "certain",
        "various",
        "several",
        "few",
        "own",
        "entire",
        "chief",
        "poor",
        "rich",
        "wealthy",
        "noble",
        "prominent",
        "new",
        "large",
        "small",
        "great",
        "young",
    ];
    let low = stem.to_lowercase();
    let last = low
        .trim_end_matches('?')
        .rsplit(' ')
        .next()
        .unwrap_or_default();
    // `how long should you boil it, leave?`
    let cut = low
        .trim_end_matches('?')
        .rsplit_once(", ")
        .is_some_and(|(_, end)| !end.contains(' ') && of_form(end, BASE).is_some());
    // `spend £500 without reference` to whom?
    let bound = matches!(
        last,
        "comply" | "reference" | "regard" | "prejudice" | "accordance" | "relation" | "addition"
    );
    // `who may appoint a leader for each?`, `who may co-opt up to two more?`
    let counted = matches!(last, "each" | "more" | "fewer" | "another" | "others");
    // `what do grants not exceed?` is true of every larger sum
    let denied = low.ends_with(" not exceed?");
    // `if you do not?`, `unless it does?`: do what?
    let elliptic = [" do not?", " does not?", " did not?", " do so?", " is not?"]
        .iter()
        .any(|end| low.ends_with(end));
    if cut || bound || counted || denied || elliptic || BEFORE_NOUNS.contains(&last) {
        return true;
    }
    [
        ", of whom?",
        ", which?",
        ", whose?",
        " and?",
        " or?",
        " of,?",
    ]
    .iter()
    .any(|end| low.ends_with(end))
        || low.contains("the term for to ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lacks(prompt: &str) -> bool {
        let draft = Draft {
            prompt: String::from(prompt),
            value: Value::Words(String::from("the miller")),
            ..Draft::plain()
        };
        lacking(&draft).is_some()
    }

    #[test]
    fn places_of_the_document_are_no_answers() {
        let place = |text: &str| names_place(&Value::Words(String::from(text)));
        assert!(place("section 3.2") && place("the same principle"));
        assert!(!place("section leaders") && !place("the miller"));
    }

    #[test]
    fn questions_without_a_word_they_need_are_refused() {
        for prompt in [
            "Under the Mill Act, who consists of the miller and his men?",
            "Under the Mill Act, who enters into force on the third day?",
            "Under the Mill Act, who must originate in the Mill?",
            "Lund 9: what do stones leave than you would believe?",
            "Under the Mill Act, who may at any time?",
            "Under the Mill Act, how many millers must the council have, of whom?",
            "What is the term for to be cleaned often?",
            "In which year was Ola Lund born to a poor?",
            "Lund 9: how many pages does each have?",
            "What are similar treaties known as?",
            "Lund 9: what do excluded damage?",
            "Lund 9: how many things does the lid carry?",
            "Lund 9: for how long should you boil it, leave?",
            "Under the Mill Act, in which case must the miller do so?",
            "Under the Mill Act, within how many days may against a fine an appeal be made?",
            "Under the Mill Act, who serves for three and may be elected again?",
            "Lund 9: after how many hours should you replace?",
            "Under the Mill Act, to whom may the miller pay a fine without reference?",
            "Under the Mill Act, who has its seat at Lima?",
            "In which year was Paul Lund founded?",
            "In which year was the mayor Paul Lund finished?",
            "Under the Mill Act, who may co-opt up to two more?",
            "Under the Mill Act, what do grants not exceed?",
            "Where was then in May 1924 Ola Lund arrested?",
            "What is the term for the joining of two stones to a single?",
        ] {
            assert!(lacks(prompt), "{prompt}");
        }
        for prompt in [
            "Under the Mill Act, who may grind at any time?",
            "Under the Mill Act, who must be present?",
            "Who built more mills than Ola Lund?",
            "Which mill is larger than the one at Lima?",
            "Of whom does the council consist?",
            "In which year did Ola Lund die?",
        ] {
            assert!(!lacks(prompt), "{prompt}");
        }
    }
}
