//! Sentences that are none: what stands beneath a picture that the reader does not see, and half of a sentence.

use crate::generate::language::{Kind, Token};
use crate::generate::lexicon::{BASE, DETERMINERS, ORDINALS, PARTICIPLE, PREPOSITIONS, of_form};

/// What a picture is called.
const PICTURES: [&str; 14] = [
    "image",
    "images",
    "picture",
    "pictures",
    "photo",
    "photos",
    "photograph",
    "photographs",
    "illustration",
    "illustrations",
    "sketch",
    "sketches",
    "drawing",
    "drawings",
];

/// Whether a sentence speaks of a picture beside it: `The specimen pictured here`, `The first image is of the plan`, `K, mass of
/// cells within the wall`.
pub(super) fn tells_of_picture(words: &[Token]) -> bool {
    const SEEN: [&str; 6] = [
        "pictured",
        "shown",
        "depicted",
        "illustrated",
        "photographed",
        "seen",
    ];
    const BESIDE: [&str; 5] = ["here", "above", "below", "opposite", "overleaf"];
    let points = words
        .windows(2)
        .any(|pair| pair[0].among(&SEEN) && pair[1].among(&BESIDE));
    points || is_lettered(words) || names_picture(words)
}

/// Whether the letter of a part of a drawing stands before what that is: `C, E, stages of the bud`.
fn is_lettered(words: &[Token]) -> bool {
    let letter = |word: &Token| word.text.len() == 1 && word.text.starts_with(char::is_alphabetic);
    let comma = |at: usize| words.get(at).is_some_and(|word| word.text == ",");
    let Some(behind) = (0..words.len())
        .step_by(2)
        .find(|at| !letter(&words[*at]) || !comma(at + 1))
    else {
        return false;
    };
    // `A, B and C are points of a line`
    behind > 0 && !letter(&words[behind]) && !words[behind].among(&["and", "or"])
}

/// Whether a sentence begins with one of several pictures, or with what one is of.
fn names_picture(words: &[Token]) -> bool {
    /// A picture is named so near the beginning.
    const NEAR: usize = 4;
    let named = words
        .iter()
        .take(NEAR)
        .position(|word| word.among(&PICTURES));
    named.is_some_and(|at| {
        let low = |at: usize| words.get(at).map_or("", |word| &*word.low);
        let counted = words[..at]
            .iter()
            .any(|word| word.among(&ORDINALS) || word.among(&["top", "bottom", "left", "right"]));
        let shows = matches!(low(at + 1), "is" | "are" | "shows" | "show" | "depicts");
        let of = matches!(low(at + 1), "is" | "are") && low(at + 2) == "of";
        words[0].among(&["the", "this", "these"]) && (counted && shows || of)
    })
}

/// Whether a sentence lacks the verb of its main clause: `A view of the quay, in which both mills can be seen`, `The old hall in
/// 1949, decorated for a feast`, `While the town became free in 1454`.
pub(super) fn lacks_main_verb(words: &[Token]) -> bool {
    let acts = |at: &usize| words[*at].is_finite() && !is_noun(words, *at);
    let Some(first) = (0..words.len()).find(acts) else {
        return false;
    };
    let goes_on = words[first + 1..]
        .iter()
        .any(|word| matches!(word.text, "," | ";" | ":") || word.among(&["and", "but"]));
    let alone = !goes_on && is_last(words, first);
    alone && (is_hanging(words, first) || is_subordinate(words, first)) || is_split(words, first)
}

/// Whether the first verb only tells of the subject, whose own verb stands behind a comma: `The hall members had dreamt of, was
/// in view`.
fn is_split(words: &[Token], first: usize) -> bool {
    let mut commas = (first..words.len()).filter(|at| words[*at].text == ",");
    let (Some(comma), None) = (commas.next(), commas.next()) else {
        return false;
    };
    let verb = words
        .get(comma + 1)
        .is_some_and(|next| next.among(&["was", "were", "is", "are", "has", "have", "had"]));
    let told = words[..comma].iter().any(|word| {
        word.among(&[
            "which", "who", "that", "where", "whose", "and", "if", "when",
        ])
    });
    // `A mill, bought in 1509, was given up`; `Finally, the hall` begins with no subject
    let apart = words[..first].iter().skip(2).any(|word| word.text == ",");
    verb && !told && !apart
}

/// Whether what looks like a verb is a noun behind the word before it: `in two stages`.
fn is_noun(words: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| &words[before]);
    before.is_some_and(|before| {
        before.among(DETERMINERS)
            || before.among(PREPOSITIONS)
            || before.kind == Kind::Number
            || crate::generate::language::value(before).is_some()
    })
}

/// Whether no other verb follows one but those of its own group: `can be seen`.
fn is_last(words: &[Token], at: usize) -> bool {
    let own = |at: usize| {
        words[at - 1].is_finite() || words[at - 1].among(&["be", "been", "being", "not"])
    };
    (at + 1..words.len()).all(|at| !words[at].is_finite() || is_noun(words, at) || own(at))
}

/// Whether the only verb hangs on a noun before it.
fn is_hanging(words: &[Token], verb: usize) -> bool {
    const TIMES: [&str; 5] = ["year", "day", "month", "time", "place"];
    let comma = |at: usize| words.get(at).is_some_and(|word| word.text == ",");
    let relative = (1..verb).any(|at| {
        let led = comma(at - 1) || at > 1 && comma(at - 2) && words[at - 1].among(PREPOSITIONS);
        words[at].among(&["which", "who", "whom", "whose", "where", "when"])
            && led
            && !words[at + 1..verb].iter().any(|word| word.text == ",")
    });
    let year = (2..verb).any(|at| {
        comma(at - 2)
            && words[at - 1].is("the")
            && words[at].among(&TIMES)
            && words.get(at + 1).is_some_and(Token::is_capital)
    });
    // `Eva Holm, the mayor of Falun, founded the hospital` goes on behind what tells of her
    let commas = (0..verb).filter(|at| comma(*at)).count();
    let led = words
        .get(verb + 1)
        .is_some_and(|next| next.among(PREPOSITIONS) || next.is("as"));
    let last = (0..verb.saturating_sub(1)).rfind(|at| comma(*at));
    let example = last.is_some_and(|at| words[at + 1].is("including"));
    let done = (commas == 1 || example)
        && comma(verb.wrapping_sub(1))
        && led
        && of_form(&words[verb].low, PARTICIPLE).is_some();
    // `On 3 May, reached the town` has lost its subject, which is seen elsewhere
    let named = !words[0].among(PREPOSITIONS);
    named && !acts_now(words, verb) && (relative || year || done)
}

/// Whether things do something before a verb, in the form that is the bare one too: `The eelgrasses flower beneath the sea`.
fn acts_now(words: &[Token], verb: usize) -> bool {
    (1..verb).any(|at| {
        let before = &words[at - 1];
        let many = before.low.ends_with('s') || before.low.ends_with("ly") || before.is("and");
        many && words[at].kind == Kind::Word
            && !words[at].is_capital()
            && of_form(&words[at].low, BASE).is_some()
    })
}

/// Whether the first word makes the whole of a sentence a clause of another one.
fn is_subordinate(words: &[Token], verb: usize) -> bool {
    let opens = words[0].among(&["while", "whereas", "although", "though", "because"]);
    opens && verb > 1 && !words.iter().any(|word| word.text == ",")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::language::tokens;

    #[test]
    fn what_stands_beneath_a_picture_is_told() {
        for text in [
            "The beetle pictured here is about 4 mm long.",
            "The second image is of the plan of the mill.",
            "C, E, ripe stages of the bud of the moss, × 90.",
            "K, mass of cells within the wall of the capsule.",
        ] {
            assert!(tells_of_picture(&tokens(text)), "{text}");
        }
        for text in [
            "The image is formed on the retina.",
            "A, B and C are points of a line.",
            "The first mill is shown to have ground barley.",
            "A drawing of the mill hangs in the hall of Lund.",
        ] {
            assert!(!tells_of_picture(&tokens(text)), "{text}");
        }
    }

    #[test]
    fn a_sentence_has_a_main_verb() {
        for text in [
            "A broad view of the quay of Lund from 1943, in which both mills can be seen.",
            "14 Salt Lane in 1949, decorated for the feast of the guild.",
            "The House of Salt in two stages of work in 1913, the year Lund Press, its owner, began to print.",
            "Poor men being given work such as the building of roads, including Salt Lane, opened in 1935 by the mayor.",
            "The fine hall members had dreamt of in 1904, was in view.",
            "While Lund and Berg became full members of the league in 1454.",
        ] {
            assert!(lacks_main_verb(&tokens(text)), "{text}");
        }
        for text in [
            "The mill, which was built in 1913, burnt down.",
            "While Lund slept the army marched to Berg.",
            "In 1949 the hall was decorated for a feast.",
            "A mill of the guild, bought in 1509, was given up.",
            "Eva Holm, the mayor of Falun, founded the hospital in 1803.",
            "Sea mosses flower beneath the ice of the bay, where the light is weak.",
            "Lund became free in 1454, when the king died.",
        ] {
            assert!(!lacks_main_verb(&tokens(text)), "{text}");
        }
    }
}
