//! Pronouns, and whether what they mean is told before them in the same text.

use super::*;
use crate::generate::language::Kind as Sorted;
use crate::generate::lexicon::{
    AUXILIARIES, BELONGING, DETERMINERS, JOINING, ORDINALS, PREPOSITIONS, SUPERLATIVES,
};

/// Whether a sentence begins with what only the one before tells.
pub(super) fn opens_by_pronoun(words: &[Token]) -> bool {
    const MEANT: [&str; 18] = [
        "ours", "theirs", "mine", "it", "they", "he", "she", "this", "these", "those", "that",
        "such", "next", "another", "other", "others", "here", "there",
    ];
    /// Which are so where no noun follows: `Some are parasites`, `Most lived here`.
    const SOME: [&str; 10] = [
        "none", "both", "each", "one", "some", "many", "most", "few", "all", "neither",
    ];
    const OWNERS: [&str; 11] = [
        "it", "they", "he", "she", "its", "his", "her", "their", "this", "these", "them",
    ];
    let Some(first) = words.first() else {
        return true;
    };
    let next = words.get(1);
    // `There are three kinds` begins anew
    if first.is("there") && next.is_some_and(|next| next.among(AUXILIARIES)) {
        return false;
    }
    let open = next.is_some_and(|next| {
        next.is_finite() || next.among(AUXILIARIES) || next.kind == Sorted::Mark
    });
    // `Technically, their first book`
    let adverb = |word: &Token| word.start == 0 && word.low.ends_with("ly");
    // `Ola Lund spent his youth`, `the lamprey and its kin`
    let named = |at: usize| {
        words[..at].iter().any(|word| {
            word.among(&["the", "a", "an"]) || word.is_capital() && !is_small(word) && !adverb(word)
        })
    };
    let owner = |at: usize| words[at].among(&OWNERS) && !(words[at].among(BELONGING) && named(at));
    first.among(&MEANT) || first.among(&SOME) && open || (0..words.len().min(4)).any(owner)
}

/// Whether a `that` belongs to the noun behind it, which was told before: `blocks that enzyme for good`.
pub(super) fn is_pointing(words: &[Token], at: usize) -> bool {
    /// So near stands the verb of what a joining `that` brings in.
    const NEAR: usize = 7;
    let led = at > 0 && (words[at - 1].is_finite() || words[at - 1].among(PREPOSITIONS));
    let noun = words
        .get(at + 1)
        .is_some_and(|next| is_inner(next) && !next.is_finite() && !next.low.ends_with('s'));
    let behind = words
        .iter()
        .skip(at + 2)
        .take(NEAR)
        .take_while(|word| word.kind != Sorted::Mark);
    led && noun
        && !behind
            .clone()
            .any(|word| word.is_finite() || word.among(AUXILIARIES))
}

/// Whether a pronoun stands where nothing before it in its sentence can be what it means.
pub(super) fn is_loose_pronoun(words: &[Token], at: usize, person: &dyn Fn(usize) -> bool) -> bool {
    let before = &words[..at];
    // what a clause says of `it` was told in another one; a relative clause is none
    let other = before.iter().rposition(|word| {
        word.kind == Sorted::Mark
            || word.among(JOINING) && !word.among(&["which", "who", "that", "whose", "than", "as"])
    });
    // `when the cells are full they divide`: the first clause ends where the pronoun begins the next
    let told = match other {
        Some(0) => before,
        _ => &before[..other.unwrap_or(0)],
    };
    let named = |word: &Token| {
        word.kind == Sorted::Word && word.is_capital() && (word.start > 0 || !is_small(word))
    };
    match &*words[at].low {
        "it" => {
            let one = |word: &Token| word.among(&["a", "an", "the", "each", "every", "no"]);
            // `in 1717, upon a report by Newton, it was fixed`: no clause tells of anything yet
            let clause =
                told.iter().any(Token::is_finite) || crate::generate::facts::is_order(words);
            !clause || !told.iter().any(|word| one(word) || named(word))
        }
        "they" | "them" => {
            let many = |word: &Token| {
                word.kind == Sorted::Word
                    && word.low.len() > 3
                    && word.low.ends_with('s')
                    && !word.is_finite()
            };
            // `Coming upon the camps of the king, they waited`: no clause tells of anything yet
            let opens = at > 0 && words[at - 1].text == ",";
            let clause = before.iter().any(Token::is_finite);
            opens && !clause && words[0].low.ends_with("ing")
                || !told.iter().any(|word| many(word) || word.is("people"))
        }
        // `two weeks before Davy's paper, he left`: who, Davy does not tell
        "he" | "she" | "him" | "his" | "her" => !(0..at).any(|before| {
            let mut next = words[before + 1..].iter().take(2);
            let owner = next.any(|next| next.kind == Sorted::Possessive);
            person(before) && !(owner && words[at].among(&["he", "she"]))
                || before > 0 && words[before - 1].among(DETERMINERS) && is_somebody(&words[before])
        }),
        "theirs" | "hers" | "ours" => true,
        _ => false,
    }
}

/// Whether a noun tells of somebody whom `his` can mean: `a keeper`, `the owner`.
fn is_somebody(word: &Token) -> bool {
    let role = ["er", "or", "ant", "ist", "ian", "man", "ee"];
    let kin = [
        "person", "member", "anyone", "nobody", "somebody", "everyone", "king", "queen", "boy",
        "girl", "child",
    ];
    word.among(&kin)
        || word.low.len() > 4
            && role.iter().any(|end| word.low.ends_with(end))
            && !word.among(PREPOSITIONS)
            && !word.among(&[
                "after", "under", "other", "another", "however", "never", "number", "later",
                "winter", "summer", "water", "paper",
            ])
}

/// Whether a word begins a sentence with a capital and names nothing.
fn is_small(word: &Token) -> bool {
    word.among(DETERMINERS) || word.among(PREPOSITIONS) || word.among(JOINING)
}

/// Whether a word is a small one that tells something: neither a name nor one of those that hold a sentence together.
pub(super) fn is_telling(word: &Token) -> bool {
    word.kind == Sorted::Word
        && !word.is_capital()
        && !word.among(PREPOSITIONS)
        && !word.among(JOINING)
        && !word.among(AUXILIARIES)
        && !word.among(DETERMINERS)
}

/// Whether a word can stand within a noun phrase behind its article.
pub(super) fn is_inner(word: &Token) -> bool {
    is_telling(word) && !word.among(SUPERLATIVES) && !word.among(&ORDINALS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn loose(text: &str) -> bool {
        let words = tokens(text);
        (0..words.len()).any(|at| is_loose_pronoun(&words, at, &|_| false))
    }

    #[test]
    fn pronouns_need_something_to_mean() {
        for text in [
            "After that, weighed down by ice, it drifted for two days.",
            "In 1717, upon a report by Newton, it was fixed at 21.",
            "When blood calcium is high they secrete calcitonin.",
            "Coming upon the camps of the king, they waited for the night.",
            "Edinburgh gave him the degree in 1764.",
        ] {
            assert!(loose(text), "{text}");
        }
        for text in [
            "Keep the lid shut; if it is open for a minute, the fan stops.",
            "When the cells are full they divide.",
            "A keeper who dies is followed by his heirs.",
        ] {
            assert!(!loose(text), "{text}");
        }
    }
}
