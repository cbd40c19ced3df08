//! Words by which a sentence points back to what was told before it.

use super::pronoun::is_pointing;
use super::*;
use crate::generate::language::{Kind as Sorted, value};
use crate::generate::lexicon::{
    AUXILIARIES, BASE, JOINING, ORDINALS, PARTICIPLE, PREPOSITIONS, SUPERLATIVES, is_month, of_form,
};

/// Units of time.
const TIMES: [&str; 19] = [
    "day", "days", "week", "weeks", "month", "months", "year", "years", "morning", "night",
    "summer", "winter", "decade", "decades", "century", "spring", "autumn", "evening", "season",
];

/// Adjectives that hold one thing against another.
const COMPARING: [&str; 12] = [
    "larger", "smaller", "greater", "longer", "shorter", "higher", "lower", "heavier", "lighter",
    "stronger", "weaker", "separate",
];

/// Words that go back to what was told before wherever they stand.
const BACK: [&str; 22] = [
    "subsequent",
    "resulting",
    "also",
    "later",
    "again",
    "too",
    "instead",
    "however",
    "nevertheless",
    "nonetheless",
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
    "this",
];

/// A word of a sentence with those beside it.
struct Spot<'w, 't> {
    words: &'w [Token<'t>],
    at: usize,
}

impl Spot<'_, '_> {
    fn next(&self) -> Option<&Token<'_>> {
        self.words.get(self.at + 1)
    }

    fn before(&self) -> Option<&Token<'_>> {
        self.at.checked_sub(1).and_then(|at| self.words.get(at))
    }

    fn is_before(&self, list: &[&str]) -> bool {
        self.next().is_some_and(|next| next.among(list))
    }

    fn is_behind(&self, list: &[&str]) -> bool {
        self.before().is_some_and(|before| before.among(list))
    }

    /// Whether its phrase ends with it.
    fn ends(&self) -> bool {
        self.next()
            .is_none_or(|next| next.kind == Sorted::Mark || next.among(JOINING))
    }

    fn has(&self, word: &str) -> bool {
        self.words.iter().any(|other| other.is(word))
    }
}

/// Whether a word of a sentence points to what stands before it: `these`, `do so`, `twenty years before`, `by contrast`.
pub(super) fn points_back(words: &[Token], at: usize) -> bool {
    let spot = Spot { words, at };
    let low = &*words[at].low;
    match low {
        "so" | "that" | "there" | "such" | "similar" | "those" | "other" | "others" | "the"
        | "said" => determines(&spot, low),
        "one" => stands_in(&spot),
        "before" | "earlier" | "after" | "preceding" | "following" | "previous" | "next"
        | "further" | "another" | "then" => reckons(&spot, low),
        "same" | "much" | "more" | "contrast" | "turn" | "addition" | "did" | "does" | "do" => {
            holds_against(&spot, low)
        }
        _ if COMPARING.contains(&low) => {
            spot.is_behind(&["a", "an", "the"]) && at < 4 && !spot.has("than")
        }
        _ => BACK.contains(&low),
    }
}

/// `that enzyme`, `such a club`, `logs so delivered`, `The last came home`.
fn determines(spot: &Spot, low: &str) -> bool {
    const POINTS: [&str; 8] = [
        "date", "time", "case", "end", "reason", "purpose", "period", "point",
    ];
    match low {
        // `, and that settled it`
        "that" if spot.is_behind(&["and"]) && spot.next().is_some_and(Token::is_past) => true,
        "so" => {
            let made = spot
                .next()
                .is_some_and(|next| of_form(&next.low, PARTICIPLE).is_some());
            let helped = spot
                .before()
                .is_none_or(|before| before.is_finite() || before.among(AUXILIARIES));
            made && !helped || spot.is_behind(&["do", "does", "did", "done", "doing"])
        }
        "that" => {
            // `at a meeting called for that purpose`
            let meant = spot.at > 1
                && spot.is_before(&["purpose"])
                && spot.words[spot.at - 2].among(&["called", "convened", "held", "appointed"]);
            !meant
                && (is_pointing(spot.words, spot.at)
                    || spot.is_before(&TIMES)
                    || spot.is_before(&POINTS))
        }
        // `There are three kinds` points nowhere
        "there" => {
            !spot.is_before(&[
                "is", "are", "was", "were", "has", "have", "had", "may", "must", "can", "will",
                "shall",
            ]) && !spot.is_behind(&["is", "are", "was", "were", "be", "been"])
        }
        "such" => is_such(spot),
        // `began similar work`
        "similar" => {
            !spot.has("to")
                && !spot.is_behind(&["is", "are", "was", "were", "a", "of", "and", "or"])
        }
        "those" => !spot.is_before(&["who", "of", "that", "which", "with", "in", "from"]),
        "other" => is_other(spot),
        // `the others serve for a year`
        "others" => spot.at < 2 && spot.is_behind(&["the"]),
        // `prior to said meeting`
        "said" => spot.before().is_some_and(|word| word.among(PREPOSITIONS)),
        _ => {
            let singled = spot.next().is_some_and(|next| {
                next.among(&ORDINALS) || next.among(SUPERLATIVES) || next.is("last")
            });
            let behind = spot.words.get(spot.at + 2);
            // `The last option locks the pitch`
            let first = spot.at == 0 && spot.is_before(&["last", "other", "next"]);
            counts_told(spot)
                || first
                    && !spot
                        .words
                        .iter()
                        .take(5)
                        .any(|word| word.among(&["of", "to"]))
                || singled
                    && behind.is_none_or(|word| word.is_finite() || word.kind == Sorted::Mark)
        }
    }
}

/// Whether a sentence ends a phrase with so many things that nothing in it names: `the walls between the two halls`.
fn counts_told(spot: &Spot) -> bool {
    let word = |ahead: usize| spot.words.get(spot.at + ahead);
    let counted = word(1).is_some_and(|next| next.kind == Sorted::Word && value(next).is_some());
    let noun = word(2).filter(|noun| noun.low.ends_with('s') && !noun.is_capital());
    let ends = word(3).is_none_or(|next| next.kind == Sorted::Mark || next.is("and"));
    // `of Mills and Quays` joins words of a name
    let joins = |at: usize| spot.words[at].is("and") && !spot.words[at + 1].is_capital();
    let named = (0..spot.at).any(|at| {
        let word = &spot.words[at];
        joins(at) || noun.is_some_and(|noun| noun.low.trim_end_matches('s') == &*word.low)
    });
    spot.at > 3 && spot.is_behind(&["between"]) && counted && noun.is_some() && ends && !named
}

/// `built one over the sound`: one of what?
fn stands_in(spot: &Spot) -> bool {
    let done = spot
        .before()
        .is_some_and(|before| before.is_past() || of_form(&before.low, BASE).is_some());
    let alone = spot
        .next()
        .is_none_or(|next| next.kind == Sorted::Mark || next.among(PREPOSITIONS) && !next.is("of"));
    let told = spot.words[..spot.at]
        .iter()
        .any(|word| word.among(&["a", "an", "any", "each", "every"]));
    done && alone && !told
}

/// Whether a sentence begins by how somebody felt, or by how its speaker means it: `Undaunted, the king`, `Rather, the law`,
/// `Technically, their first book`.
pub(super) fn opens_by_mood(words: &[Token]) -> bool {
    let [first, comma, ..] = words else {
        return false;
    };
    let felt = first.low.ends_with("ed")
        && (first.low.starts_with("un") || of_form(&first.low, PARTICIPLE).is_some());
    let meant = first.among(&[
        "rather",
        "technically",
        "strictly",
        "admittedly",
        "conversely",
    ]);
    comma.text == "," && (felt || meant)
}

/// Whether a sentence begins with what follows another, or with some of what that counted: `The following reform took place`,
/// `The two drugs differ`, `On the 16th, the army left`.
pub(super) fn opens_by_others(words: &[Token]) -> bool {
    let is = |at: usize, list: &[&str]| words.get(at).is_some_and(|word| word.among(list));
    let noun = |at: usize| {
        words
            .get(at)
            .is_some_and(|word| word.kind == Sorted::Word && !word.is_capital())
    };
    let listed = words.iter().any(|word| word.text == ":");
    let follows =
        is(0, &["the"]) && is(1, &["following", "ensuing", "resulting"]) && noun(2) && !listed;
    let pair = is(0, &["the"])
        && words
            .get(1)
            .is_some_and(|word| value(word).is_some() && !word.is_year())
        && noun(2)
        && !tells_which(&words[2..]);
    // `Many more modifications are seen`
    let more = is(0, &["many", "several", "some", "few"])
        && is(1, &["more", "other", "further"])
        && !words.iter().any(|word| word.is("than"));
    let day = is(0, &["on"])
        && is(1, &["the"])
        && words.get(2).is_some_and(|day| {
            day.text.starts_with(|c: char| c.is_ascii_digit()) && !day.is_year()
        })
        && words.get(3).is_none_or(|next| {
            next.kind == Sorted::Mark || next.is_capital() && !is_month(&next.low)
        });
    // `There was the town itself, where …`, `The remaining crown was paid`
    let listed = is(0, &["there"]) && is(1, &["was", "were"]) && is(2, &["the"]);
    let rest = is(0, &["the"]) && is(1, &["remaining"]) && !tells_which(&words[1..]);
    follows || pair || more || day || listed || rest
}

/// Whether what stands behind a number tells which things it counts: `mills of Lund`, `salts that melt`.
fn tells_which(words: &[Token]) -> bool {
    /// So near behind the number it is told.
    const NEAR: usize = 4;
    let telling = |at: usize| {
        let word = &words[at];
        // `differ in that`
        let that = word.is("that") && !words[at - 1].among(PREPOSITIONS);
        that || word.among(&["of", "which", "who", "between", "and"])
            || word.is_capital()
            || matches!(word.text, "," | ":")
    };
    (1..words.len().min(NEAR)).any(telling)
}

/// `such a club`, but not `at such time as the Board may fix`.
fn is_such(spot: &Spot) -> bool {
    /// So near stands what it is as.
    const NEAR: usize = 6;
    let mut behind = spot.words.iter().skip(spot.at + 1).take(NEAR);
    !behind.any(|word| word.is("as")) && !spot.is_before(&["a", "an"])
}

/// `other birds`, but not `those of other officers`, which the ones before them tell.
fn is_other(spot: &Spot) -> bool {
    let told = spot.is_behind(&["of"]) && spot.has("those");
    !told && !spot.is_before(&["than"]) && !spot.is_behind(&["each"])
}

/// `twenty years before`, `the following week`, `another eight weeks`: from when?
fn reckons(spot: &Spot, low: &str) -> bool {
    match low {
        // `the trustees then in office`
        "then" => !spot.is_behind(&["and", "only"]) && !spot.is_before(&["in"]),
        "before" | "earlier" | "after" => {
            let reckoned =
                spot.is_behind(&TIMES) || spot.is_behind(&["shortly", "soon", "long", "just"]);
            spot.ends() && reckoned
        }
        "another" => {
            spot.is_before(&TIMES) || spot.next().is_some_and(|next| value(next).is_some())
        }
        _ => spot.is_before(&TIMES),
    }
}

/// What is the same as that of something told before.
const OF_ANOTHER: [&str; 11] = [
    "period",
    "amount",
    "rate",
    "manner",
    "conditions",
    "terms",
    "purpose",
    "rules",
    "reason",
    "procedure",
    "effect",
];

/// `the same period`, `a much larger group`, `two more`, `by contrast`, `Foreign firms did, but seldom`: held against what?
fn holds_against(spot: &Spot, low: &str) -> bool {
    match low {
        // `in the same household` is told by those who live there
        "same" => spot.is_before(&OF_ANOTHER),
        "much" => {
            let compared = spot
                .next()
                .is_some_and(|next| next.low.ends_with("er") || next.is("more"));
            compared && !spot.has("than")
        }
        "more" => {
            let counted = spot.before().is_some_and(|before| value(before).is_some());
            let alone = spot.next().is_some_and(|next| next.among(PREPOSITIONS));
            counted && (spot.ends() || alone)
        }
        "did" | "does" | "do" => {
            spot.at > 0 && spot.next().is_some_and(|next| next.kind == Sorted::Mark)
        }
        _ => spot.is_behind(&["by", "in"]) && spot.ends(),
    }
}

/// Whether a sentence begins with a span of time of which it does not tell when that began: `Within fifty years the town had …`.
/// A product that runs is meant by `After 50 hours have the oil changed`.
pub(super) fn opens_by_span(words: &[Token], manual: bool) -> bool {
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
    fn openings_that_lean_are_seen() {
        let opens = |text: &str| {
            let words = tokens(text);
            opens_by_mood(&words) || opens_by_others(&words)
        };
        for text in [
            "Undaunted, Lund besieged the port in 1712.",
            "Rather, the law was a plain toll on salt.",
            "The following reform took place in 1950.",
            "The two salts differ in that brine is wet.",
            "Many more mills stand in the valley.",
            "On the 16th, the army left for Berg.",
        ] {
            assert!(opens(text), "{text}");
        }
        for text in [
            "Rather than pay, Lund burnt the mill.",
            "The following are salts: brine, soda and lye.",
            "The two mills of Lund were sold in 1712.",
            "On the 16th of May the army left for Berg.",
            "The 1712 siege ended in spring.",
        ] {
            assert!(!opens(text), "{text}");
        }
        assert!(back(
            "The guild tore down the walls between the two halls and built a roof."
        ));
        assert!(!back(
            "The canal joins Lund and Berg, and runs between the two towns."
        ));
        assert!(back("In 1890 the firm built one over the sound of Lund."));
        assert!(!back("The mill was one of three."));
        assert!(!back("When Berg bought a mill, Lund built one in 1890."));
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
}
