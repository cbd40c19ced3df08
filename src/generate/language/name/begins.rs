//! Where a name begins: with which word, and not with what only stands before it at the start of a sentence.

use super::*;

/// Words before a name at the start of a sentence that are no part of it: `Today Ola Lund`, `Future mayor Ola Lund`.
const ADVERBIAL: [&str; 8] = [
    "today",
    "yesterday",
    "nowadays",
    "future",
    "former",
    "later",
    "meanwhile",
    "now",
];

/// Whether the first word of a sentence stands at a place: the first, or behind quotation marks that open it.
fn opens(tokens: &[Token], at: usize) -> bool {
    tokens[..at].iter().all(|token| token.kind == Kind::Mark)
}

/// Whether a word tells what somebody does before a name, and is no part of it: `Sociologist Max Lund`.
pub(crate) fn is_calling(tokens: &[Token], at: usize) -> bool {
    let word = &tokens[at];
    let calling = word.low.ends_with("ist") || word.low.ends_with("ian");
    let named = || {
        tokens
            .get(at + 1)
            .is_some_and(|next| is_given_name(next.text))
    };
    calling && named() && adjective(word.text).is_none()
}

pub(super) fn begins(tokens: &[Token], at: usize, known: &Vocabulary) -> bool {
    let token = &tokens[at];
    // `The Man Who Rebuilt Lisbon`: a title has capitals, and no name begins so
    if !token.is_capital() || token.among(&["i", "who", "which", "whose", "how", "why"]) {
        return false;
    }
    if !opens(tokens, at) {
        return !(token.among(DETERMINERS) || token.among(PREPOSITIONS));
    }
    let next = tokens
        .get(at + 1)
        .is_some_and(|next| next.is_capital() && !next.among(DETERMINERS));
    let small = token.among(DETERMINERS)
        || token.among(PREPOSITIONS)
        || token.among(JOINING)
        || token.among(LEANING);
    // an unknown word before a small noun is an adjective: `High blood pressure`
    let alone = tokens.get(at + 1).is_none_or(|next| {
        next.kind != Kind::Word
            || next.is_capital()
            || !forms(&next.low).is_empty()
            || next.among(PREPOSITIONS)
            || next.among(JOINING)
            || crate::generate::lexicon::AUXILIARIES.contains(&&*next.low)
            || crate::generate::lexicon::LIGHT_ADVERBS.contains(&&*next.low)
    });
    // `Magma that reaches the surface` is no name
    if tokens.get(at + 1).is_some_and(|next| next.is("that")) && country(token.text).is_none() {
        return false;
    }
    if ADVERBIAL.contains(&&*token.low) {
        return false;
    }
    if is_calling(tokens, at) {
        return false;
    }
    // `Ludwig van Beethoven`
    let particle = tokens.get(at + 1).is_some_and(|next| {
        matches!(
            next.text,
            "van" | "von" | "de" | "da" | "di" | "del" | "der" | "bin" | "ibn"
        ) && tokens.get(at + 2).is_some_and(Token::is_capital)
    });
    if particle && !small && (is_given_name(token.text) || !known.is_small(&token.low)) {
        return true;
    }
    let sure = known.is_capital(token.text)
        || country(token.text).is_some()
        || adjective(token.text).is_some();
    // `Young and the pioneers arrived`, where a Brigham Young was named
    let behind = |at: usize| tokens.get(at);
    let acts = behind(at + 1).is_some_and(|next| {
        next.is("and") && behind(at + 2).is_some_and(|other| other.is("the") || other.is_capital())
            || crate::generate::lexicon::of_form(&next.low, crate::generate::lexicon::PAST)
                .is_some()
    });
    if known.surnames.contains_key(token.text) && acts {
        return true;
    }
    !small
        && (known.is_proper(token.text) && (alone || sure)
            || next && (!known.is_small(&token.low) || known.has_capital(token.text)))
        || next && is_title(&token.low)
}
