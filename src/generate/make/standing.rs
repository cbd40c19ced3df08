//! Whether a sentence is understood by itself: it points back to nothing, and each thing that it speaks of is told.

use super::back::{opens_by_mood, opens_by_others, opens_by_span, points_back};
use super::pronoun::{is_inner, is_loose_pronoun, opens_by_pronoun};
use super::referent::is_thing;
use super::*;
use crate::generate::language::{Kind as Sorted, value};
use crate::generate::lexicon::{
    AUXILIARIES, BASE, DETERMINERS, LINKS, PARTICIPLE, POOR_WORDS, PREPOSITIONS, RELATIVE_NOUNS,
    TELLING_WORDS, is_leaning_noun, is_unique, of_form,
};

impl Maker<'_, '_> {
    /// Whether a text is understood by itself, under headings in small letters: its first sentence begins with nothing that was
    /// told before, and each thing that it speaks of is told in it. `first` is that sentence, `text` all of it.
    pub(super) fn stands(&self, first: &str, text: &str, headings: &str) -> bool {
        if self.goes_back(first) {
            return false;
        }
        let words = tokens(text);
        let person = |at: usize| self.is_person_at(&words, at);
        let loose = |at: usize| {
            is_loose_pronoun(&words, at, &person)
                || is_of_nothing(&words, at)
                || is_count_alone(&words, at)
        };
        !(0..words.len()).any(loose) && !self.is_bare(&words, headings)
    }

    /// Whether a sentence begins with what was told before it, or points back to that by one of its words.
    pub(super) fn goes_back(&self, sentence: &str) -> bool {
        let low = sentence.to_lowercase();
        let linked = LINKS.iter().any(|link| {
            low.strip_prefix(link)
                .is_some_and(|rest| rest.starts_with([' ', ',']))
        });
        let words = tokens(sentence);
        let manual = matches!(self.scene.frame, Binding::Manual(_));
        linked
            || opens_by_pronoun(&words)
            || tells_nowhere(&words)
            || is_vague(&words)
            || opens_by_span(&words, manual)
            || !self.scene.is_binding() && (opens_by_mood(&words) || opens_by_others(&words))
            || (0..words.len()).any(|at| points_back(&words, at))
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
                    // headings on wars tell of no war with which a sentence begins
                    .any(|word| word == low || !(past && at == 0) && same(word, low))
                || topic.is_some_and(|topic| topic.is_called(low));
            poor && leans && !told
        })
    }
}

/// A question or a statement without the law that it begins with, which `opening` names as it stands there: `Under the Ferries Act
/// ("Fees"), `.
pub(super) fn bare<'s>(stem: &'s str, opening: Option<&str>) -> &'s str {
    // a title can have commas of its own
    let lead = opening.unwrap_or_default().trim_end_matches(", ");
    let Some(rest) = stem.strip_prefix(lead).filter(|_| !lead.is_empty()) else {
        return stem;
    };
    rest.split_once(", ").map_or(rest, |(_, said)| said)
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
    // `a dog or other animal`, but not `all other finds`
    let beside = |at: usize| {
        words[at].is("other")
            && at > 0
            && words[at - 1].among(&["and", "or", "any", "no", "each", "every", "some", "of"])
    };
    (0..words.len()).any(|at| is_of_nothing(&words, at) || points_back(&words, at) && !beside(at))
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

/// Whether a sentence counts what was there, and says neither where nor when: `There were six oxen and 40 sheep.`
fn tells_nowhere(words: &[Token]) -> bool {
    let [first, second, rest @ ..] = words else {
        return false;
    };
    let told = |word: &Token| word.is_capital() || word.is_year();
    first.is("there") && second.among(&["was", "were"]) && !rest.iter().any(told)
}

/// Whether the subject of a sentence tells too little: `Anything narrower`, `A very large amount is`, `Figures vary`.
fn is_vague(words: &[Token]) -> bool {
    /// So many words a subject of that kind has at most.
    const FIRST: usize = 5;
    const VAGUE: [&str; 11] = [
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
        "reading",
    ];
    let found = words
        .iter()
        .take(FIRST)
        .take_while(|word| !word.is_finite() && word.kind == Sorted::Word)
        .position(|word| word.among(&VAGUE));
    // `Less than 0.01 mm is too tight`
    let measured = words
        .first()
        .is_some_and(|first| first.among(&["less", "more"]))
        && words.get(1).is_some_and(|next| next.is("than"));
    // `Getting that wrong`, `To change, switch off`
    let gerund = words
        .first()
        .is_some_and(|first| first.low.ends_with("ing"))
        && words
            .get(1)
            .is_some_and(|next| next.among(&["that", "this", "it", "them"]));
    let aimless = words.first().is_some_and(|first| first.is("to"))
        && words.get(2).is_some_and(|mark| mark.text == ",");
    // `Construction started in 1780`: of what?
    let bare = words.first().is_some_and(|first| {
        first.among(&["construction", "work", "production", "fighting", "building"])
    }) && words.get(1).is_some_and(Token::is_finite);
    // `You should find 7,000 V`: where, and when?
    let found_out = matches!(words, [you, should, finds, ..] if you.is("you")
        && should.is("should")
        && finds.among(&["find", "see", "hear", "feel", "get", "have"]));
    // `A lodger of seventy is exempt`: from what?
    let mut ends = words.iter().rev().filter(|word| word.kind == Sorted::Word);
    let exempt = ends.next().is_some_and(|last| last.is("exempt"));
    // `If not kept apart, it is counted`: what?
    let elided = words.len() > 2
        && words[0].is("if")
        && words[1].is("not")
        && of_form(&words[2].low, PARTICIPLE).is_some();
    measured
        || exempt
        || elided
        || found_out
        || bare
        || gerund
        || aimless
        || found.is_some_and(|at| {
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
    // `Clean and re-oil after five years`: what?
    let both = words.get(1).is_some_and(|word| word.is("and")) && stops(3);
    crate::generate::facts::is_order(words) && (stops(1) || wet || both)
}

/// Whether a number counts what no word beside it tells: `there shall be two`, or things are called `ones`: `Glazed ones stand
/// apart`, `One that is found unsteady`.
fn is_count_alone(words: &[Token], at: usize) -> bool {
    /// Further in, a noun before it tells what they are.
    const FIRST: usize = 3;
    let word = &words[at];
    let next = words.get(at + 1);
    let ended = next.is_none_or(|next| matches!(next.text, "." | ";"));
    let being = at > 0 && words[at - 1].among(&["be", "are", "is", "least", "most"]);
    let counted = word.kind == Sorted::Word && value(word).is_some() && ended && being;
    // `Two more were added`, `All four should agree`
    let number = |word: &Token| value(word).is_some();
    let helped = |at: usize| words.get(at).is_some_and(|word| word.among(AUXILIARIES));
    let rest = number(word) && next.is_some_and(|next| next.is("more")) && helped(at + 2)
        || word.is("all") && next.is_some_and(number) && helped(at + 2);
    // `The two drugs differ`, `Both molecules hold`
    let follows = |at: usize| words.get(at).is_some_and(|word| word.kind == Sorted::Word);
    let both = at == 0
        && word.is("both")
        && follows(1)
        && !words.iter().take(5).any(|word| word.is("and"));
    let pair = at == 1
        && words[0].is("the")
        && number(word)
        && follows(2)
        && !helped(2)
        && !words.iter().take(5).any(|word| {
            word.among(&["of", "that", "which", "who"]) || word.is_capital() && word.start > 0
        });
    // `If you have one, close the door`
    let had = word.is("one")
        && at > 0
        && words[at - 1].among(&["have", "has", "had"])
        && next.is_some_and(|next| next.kind == Sorted::Mark);
    let one =
        had || at == 0 && word.is("one") && next.is_some_and(|next| next.among(&["that", "which"]));
    counted || rest || both || pair || one || word.is("ones") && at < FIRST
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
    // `a majority of the Board is a quorum`, `a quorum at any meeting`
    let body = |of: &[Token]| of[0].is("of") && of[1].is("the") && of[2].is_capital();
    let whose = words[at].is("quorum")
        && (words[..at].windows(3).any(body)
            || words[at..]
                .iter()
                .any(|word| word.among(&["meeting", "meetings"])));
    words[at].among(&NOUNS) && bare && !told && !before && !whose
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert!(!lone("Five members of the Board make a quorum."));
        assert!(!lone("Five members make a quorum at any meeting."));
        assert!(!lone("The board meets in May. Five members make a quorum."));
    }

    #[test]
    fn counts_and_ones_of_nothing_named_are_seen() {
        let lone = |text: &str| {
            let words = tokens(text);
            (0..words.len()).any(|at| is_count_alone(&words, at))
                || tells_nowhere(&words)
                || is_vague(&words)
        };
        for text in [
            "In a mill of ten stones there shall be two.",
            "Two more were added in 1874.",
            "All four should agree within a pound.",
            "Glazed ones stand apart.",
            "One that is found unsteady is staked.",
            "There were six oxen and 40 sheep.",
            "You should find 7,000 V or more.",
            "The reading is 41 degrees.",
            "Construction started in 1780.",
            "The two drugs differ by a ring.",
        ] {
            assert!(lone(text), "{text}");
        }
        for text in [
            "The mill has two stones of granite.",
            "Large sacks are dearer than small ones.",
            "There were six oxen in Lund.",
            "There are four kinds of sack.",
        ] {
            assert!(!lone(text), "{text}");
        }
        assert!(leans("All other finds are sold in spring."));
        assert!(!leans("A dog or other animal is kept on a lead."));
    }

    #[test]
    fn a_rule_that_goes_on_is_told_from_one_that_begins() {
        assert!(goes_on("It must be brought within 42 days."));
        assert!(goes_on("Four are elected by the tenants."));
        assert!(!goes_on("It has its seat in Lund."));
        assert!(!goes_on("This Act applies to ferries."));
    }
}
