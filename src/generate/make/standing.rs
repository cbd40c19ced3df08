//! Whether a sentence is understood by itself: it points back to nothing, and each thing that it speaks of is told.

use super::pronoun::{is_inner, is_loose_pronoun, is_pointing, opens_by_pronoun};
use super::referent::is_thing;
use super::*;
use crate::generate::language::{Kind as Sorted, value};
use crate::generate::lexicon::{
    AUXILIARIES, BASE, DETERMINERS, JOINING, LINKS, ORDINALS, PARTICIPLE, POOR_WORDS, PREPOSITIONS,
    RELATIVE_NOUNS, SUPERLATIVES, TELLING_WORDS, is_leaning_noun, is_unique, of_form,
};

/// Units of time.
const TIMES: [&str; 12] = [
    "day", "days", "week", "weeks", "month", "months", "year", "years", "morning", "night",
    "summer", "winter",
];

/// Words that stand for what was told before.
const BACK: [&str; 24] = [
    "subsequent",
    "resulting",
    "also",
    "then",
    "later",
    "again",
    "too",
    "instead",
    "however",
    "therefore",
    "thus",
    "meanwhile",
    "afterwards",
    "thereafter",
    "former",
    "latter",
    "likewise",
    "similarly",
    "hence",
    "these",
    "those",
    "this",
    "other",
    "such",
];

impl Maker<'_, '_> {
    /// Whether a text is understood by itself, under headings in small letters: its first sentence begins with nothing that was
    /// told before, and each thing that it speaks of is told in it. `first` is that sentence, `text` all of it.
    pub(super) fn stands(&self, first: &str, text: &str, headings: &str) -> bool {
        let low = first.to_lowercase();
        let linked = LINKS.iter().any(|link| {
            low.strip_prefix(link)
                .is_some_and(|rest| rest.starts_with([' ', ',']))
        });
        let opening = tokens(first);
        if linked
            || opens_by_pronoun(&opening)
            || is_vague(&opening)
            || opens_by_span(&opening, matches!(self.scene.frame, Binding::Manual(_)))
            || (0..opening.len()).any(|at| points_back(&opening, at))
        {
            return false;
        }
        let words = tokens(text);
        let person = |at: usize| self.is_person_at(&words, at);
        let loose = |at: usize| is_loose_pronoun(&words, at, &person) || is_of_nothing(&words, at);
        !(0..words.len()).any(loose) && !self.is_bare(&words, headings)
    }

    /// Whether a word is a part of somebody's name.
    fn is_person_at(&self, words: &[Token], at: usize) -> bool {
        let known = &self.scene.known;
        let word = &words[at];
        let next = words
            .get(at + 1)
            .filter(|next| next.is_capital() && next.kind == Sorted::Word);
        let whole = next.is_some_and(|next| {
            known
                .persons
                .contains(&format!("{} {}", word.text, next.text))
        });
        word.is_capital()
            && (whole
                || known.surnames.contains_key(word.text)
                || crate::generate::lexicon::is_given_name(word.text)
                || crate::generate::lexicon::is_given_name(&word.low))
    }

    /// Whether a sentence speaks of `the mill` that nothing has told of.
    fn is_bare(&self, words: &[Token], headings: &str) -> bool {
        let past = tells_of_past(words) && !self.scene.is_binding();
        let law = self.scene.frame.law().is_some();
        let topic = self.scene.topic.as_ref();
        (0..words.len()).any(|at| {
            let Some((from, head)) = phrase(words, at) else {
                return false;
            };
            let low = &*words[head].low;
            let poor = words[from..head].iter().all(|word| word.among(POOR_WORDS));
            let leans = RELATIVE_NOUNS.contains(&low)
                || is_leaning_noun(low)
                || low == "distance"
                || at < 2 && law && is_thing(low)
                || past;
            let told = words[..at].iter().any(|word| same(&word.low, low))
                || headings
                    .split(|c: char| !c.is_alphanumeric())
                    .any(|word| same(word, low))
                || topic.is_some_and(|topic| topic.is_called(low));
            poor && leans && !told
        })
    }
}

/// A question or a statement without the law that it begins with: `Under the Ferries Act ("Fees"), `.
pub(super) fn bare(stem: &str) -> &str {
    let behind = |rest: &'_ str| rest.find(", ").map(|at| at + 2);
    let Some(rest) = stem.strip_prefix("Under ") else {
        return stem;
    };
    let from = rest.find("\"), ").map(|at| at + 4).or_else(|| behind(rest));
    from.and_then(|at| rest.get(at..)).unwrap_or(rest)
}

/// Whether a rule goes on from the one before so that what its pronoun means has to be guessed: `It must be brought within …`, but
/// not `It has its seat in …`, which is said of what the last one was about.
pub(super) fn goes_on(rule: &str) -> bool {
    let words = tokens(unnumbered(rule));
    let next = words.get(1);
    let Some(first) = words.first() else {
        return false;
    };
    match &*first.low {
        "it" => {
            let to_come = words.get(2).is_some_and(|after| after.is("to"));
            to_come
                || !next.is_some_and(|next| {
                    next.among(&[
                        "has",
                        "is",
                        "was",
                        "consists",
                        "meets",
                        "sits",
                        "keeps",
                        "comprises",
                    ])
                })
        }
        "this" | "these" | "that" | "those" => next.is_some_and(|next| !next.is_capital()),
        "such" | "they" | "he" | "she" => true,
        // `Four are elected by …`: four of what?
        "one" => next.is_some_and(|next| next.among(AUXILIARIES) || next.among(&["that", "who"])),
        _ => value(first).is_some() && next.is_some_and(|next| next.among(AUXILIARIES)),
    }
}

/// Whether a rule leans on another one by its own words: `a copy shall be sent`, `a team that does so`.
pub(super) fn leans(rule: &str) -> bool {
    let words = tokens(rule);
    (0..words.len())
        .any(|at| is_of_nothing(&words, at) || points_back(&words, at) && !words[at].is("other"))
}

/// Whether a sentence tells of what was, or of what has happened.
pub(super) fn tells_of_past(words: &[Token]) -> bool {
    let done = |at: usize, word: &Token| {
        word.among(&["has", "have"])
            && words
                .get(at + 1)
                .is_some_and(|next| of_form(&next.low, PARTICIPLE).is_some() || next.is("been"))
    };
    words
        .iter()
        .enumerate()
        .any(|(at, word)| word.is_past() || word.among(&["was", "were", "had"]) || done(at, word))
}

fn same(one: &str, other: &str) -> bool {
    one.trim_end_matches('s') == other.trim_end_matches('s')
}

/// The first word and the head of the phrase behind a `the`, where nothing behind it tells which one is meant.
fn phrase(words: &[Token], at: usize) -> Option<(usize, usize)> {
    /// A phrase has no more words.
    const LONGEST: usize = 3;
    let from = at + 1;
    if !words[at].is("the") || !words.get(from).is_some_and(is_inner) {
        return None;
    }
    let mut head = from;
    while head < from + LONGEST
        && words.get(head + 1).is_some_and(is_inner)
        && !words[head + 1].is_finite()
        && !acts(words, head + 1)
    {
        head += 1;
    }
    // `the writs of 1634`: whose?
    let dated = words.get(head + 1).is_some_and(|next| next.is("of"))
        && words
            .get(head + 2)
            .is_some_and(|after| after.kind == Sorted::Number);
    let told = !dated
        && words.get(head + 1).is_some_and(|next| {
            next.among(TELLING_WORDS)
                || matches!(next.kind, Sorted::Possessive | Sorted::Number)
                || next.is_capital()
                || next.text == "\""
        });
    (!told && !is_unique(&words[head].low)).then_some((from, head))
}

/// Whether a word is a verb for what follows it: `the figures vary a good deal`.
fn acts(words: &[Token], at: usize) -> bool {
    of_form(&words[at].low, BASE).is_some()
        && words
            .get(at + 1)
            .is_some_and(|next| next.among(PREPOSITIONS) || next.among(DETERMINERS))
}

/// Whether a word of a sentence points to what stands before it: `these`, `do so`, `twenty years before`, `by contrast`.
fn points_back(words: &[Token], at: usize) -> bool {
    let word = &words[at];
    let next = words.get(at + 1);
    let after = |list: &[&str]| next.is_some_and(|next| next.among(list));
    let behind = |list: &[&str]| at > 0 && words[at - 1].among(list);
    let ends = next.is_none_or(|next| next.kind == Sorted::Mark || next.among(JOINING));
    match &*word.low {
        // `The last came home`: the last of what?
        "the" => {
            let singled = next.is_some_and(|next| {
                next.among(&ORDINALS) || next.among(SUPERLATIVES) || next.is("last")
            });
            singled
                && words
                    .get(at + 2)
                    .is_none_or(|after| after.is_finite() || after.kind == Sorted::Mark)
        }
        "then" => !behind(&["and", "only"]),
        "here" => true,
        "so" => behind(&["do", "does", "did", "done", "doing"]),
        "that" => {
            is_pointing(words, at)
                || after(&TIMES)
                || after(&[
                    "date", "time", "case", "end", "reason", "purpose", "period", "point",
                ])
        }
        "before" | "earlier" | "after" => behind(&TIMES) && ends,
        "preceding" | "following" | "previous" | "next" | "further" | "another" => after(&TIMES),
        // `a much larger group`: than which?
        "much" => {
            next.is_some_and(|next| next.low.ends_with("er") || next.is("more"))
                && !words.iter().any(|word| word.is("than"))
        }
        // `There are three kinds` points nowhere
        "there" => {
            !next.is_some_and(|next| next.among(AUXILIARIES))
                && !behind(&["is", "are", "was", "were", "be", "been"])
        }
        "contrast" | "turn" | "addition" => behind(&["by", "in"]) && ends,
        "more" => {
            at > 0
                && value(&words[at - 1]).is_some()
                && (ends || next.is_some_and(|next| next.among(PREPOSITIONS)))
        }
        "such" => !after(&["as", "a", "an"]),
        "those" => !after(&["who", "of", "that", "which", "with", "in", "from"]),
        "other" => !after(&["than"]) && !behind(&["each"]),
        low => BACK.contains(&low),
    }
}

/// Whether a sentence begins with a span of time of which it does not tell when that began: `Within fifty years the town had …`.
/// A product that runs is meant by `After 50 hours have the oil changed`.
fn opens_by_span(words: &[Token], manual: bool) -> bool {
    const SHORT: [&str; 4] = ["second", "seconds", "minute", "minutes"];
    const LONG: [&str; 12] = [
        "hour",
        "hours",
        "day",
        "days",
        "week",
        "weeks",
        "month",
        "months",
        "year",
        "years",
        "decades",
        "centuries",
    ];
    let led = words
        .first()
        .is_some_and(|first| first.among(&["after", "within"]));
    let unit = words
        .iter()
        .take(5)
        .position(|word| word.among(&SHORT) || !manual && word.among(&LONG));
    let told = |at: usize| {
        words
            .get(at + 1)
            .is_some_and(|next| next.among(&["of", "after", "from", "before", "in"]))
    };
    led && unit.is_some_and(|at| !told(at))
}

/// Whether the subject of a sentence tells too little: `Anything narrower`, `A very large amount is`, `Figures vary`.
fn is_vague(words: &[Token]) -> bool {
    /// So many words a subject of that kind has at most.
    const FIRST: usize = 5;
    const VAGUE: [&str; 10] = [
        "anything",
        "something",
        "nothing",
        "everything",
        "figures",
        "amount",
        "amounts",
        "number",
        "numbers",
        "question",
    ];
    let found = words
        .iter()
        .take(FIRST)
        .take_while(|word| !word.is_finite() && word.kind == Sorted::Word)
        .position(|word| word.among(&VAGUE));
    found.is_some_and(|at| {
        !words
            .get(at + 1)
            .is_some_and(|next| next.among(&["of", "for", "that"]))
    })
}

/// Whether an order does not say what is to be dealt with: `Unplug for ten minutes`, `Grind wet, to an angle`.
pub(super) fn orders_nothing(words: &[Token]) -> bool {
    let stops = |at: usize| {
        words
            .get(at)
            .is_none_or(|word| word.kind == Sorted::Mark || word.among(PREPOSITIONS))
    };
    let wet = words.get(2).is_some_and(|word| word.text == ",")
        && words
            .get(1)
            .is_some_and(|word| !word.low.ends_with('s') && !word.is_capital());
    crate::generate::facts::is_order(words) && (stops(1) || wet)
}

/// Whether a noun says nothing without what it is of or for, and is not told: `a deposit is taken`, `a quorum`, `21 days' notice`.
fn is_of_nothing(words: &[Token], at: usize) -> bool {
    const NOUNS: [&str; 14] = [
        "deposit",
        "fee",
        "surcharge",
        "levy",
        "quorum",
        "notice",
        "refusal",
        "vacancy",
        "agenda",
        "claim",
        "copy",
        "certificate",
        "permit",
        "approval",
    ];
    let bare = at > 0
        && (words[at - 1].among(&["a", "an", "the"])
            || words[at - 1].text == "'"
            || words[at - 1].text.ends_with("s'"));
    let told = words.get(at + 1).is_some_and(|next| {
        let counted = words.get(at + 2).is_some_and(|after| {
            value(after).is_some() || after.kind == Sorted::Number || after.kind == Sorted::Mark
        });
        next.among(TELLING_WORDS) && !(next.is("of") && counted)
            || next.is("on")
            || is_inner(next) && !next.is_finite()
    });
    // a quorum is of the meeting that was told of
    let before = words[..at].iter().any(|word| {
        same(&word.low, &words[at].low)
            || word.low.starts_with("meet") && words[at].among(&["quorum", "notice"])
    });
    words[at].among(&NOUNS) && bare && !told && !before
}

#[cfg(test)]
mod tests {
    use super::*;

    fn back(text: &str) -> bool {
        let words = tokens(text);
        (0..words.len()).any(|at| points_back(&words, at))
    }

    #[test]
    fn words_that_point_back_are_seen() {
        for text in [
            "In Norway, by contrast, the mill closed.",
            "Aspirin blocks that enzyme for good.",
            "Two years before, the bank had failed.",
            "A club that does so is struck out.",
            "Instruments moored there picked up songs.",
            "A much larger group left the port.",
        ] {
            assert!(back(text), "{text}");
        }
        for text in [
            "There are three kinds of mill.",
            "The study shows that blood flows in the vein.",
            "Birds such as the owl hunt at night.",
            "They may be used in matches, and then for four hours.",
        ] {
            assert!(!back(text), "{text}");
        }
    }

    #[test]
    fn nouns_that_are_nothing_by_themselves_are_seen() {
        let lone = |text: &str| {
            let words = tokens(text);
            (0..words.len()).any(|at| is_of_nothing(&words, at))
        };
        assert!(lone("A deposit of 25 crowns is taken."));
        assert!(lone("The clerk gives 21 days' notice by letter."));
        assert!(lone(
            "Five members make a quorum, among whom are two officers."
        ));
        assert!(!lone("A deposit on each key of 25 crowns is taken."));
        assert!(!lone("The board meets in May. Five members make a quorum."));
    }

    #[test]
    fn a_span_of_time_needs_a_beginning() {
        let opens = |text: &str, manual: bool| opens_by_span(&tokens(text), manual);
        assert!(opens("Within fifty years the town had spread.", false));
        assert!(opens("After eight seconds a buzzer sounds.", true));
        assert!(!opens("After 50 hours have the oil changed.", true));
        assert!(!opens(
            "Within two years of the fire the town was built anew.",
            false
        ));
    }

    #[test]
    fn a_rule_that_goes_on_is_told_from_one_that_begins() {
        assert!(goes_on("It must be brought within 42 days."));
        assert!(goes_on("Four are elected by the tenants."));
        assert!(!goes_on("It has its seat in Lund."));
        assert!(!goes_on("This Act applies to ferries."));
    }
}
