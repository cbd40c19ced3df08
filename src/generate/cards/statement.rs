//! The checks of a statement with a gap: whether it is one, and whether it tells enough for one answer.

use crate::generate::Reason;
use crate::generate::facts::is_figure;
use crate::generate::language::{Kind, Token, tokens};
use crate::generate::lexicon::{
    DETERMINERS, JOINING, LEANING, PREPOSITIONS, adjective, country, forms,
};

/// What is wrong with a statement that has one gap, if anything is; `told_enough` where its words tell what is left out even
/// without names.
pub(super) fn thin(text: &str, gap: &str, told_enough: bool) -> Option<Reason> {
    let open = format!("{{{{{gap}");
    let (before, rest) = text.split_once(&open)?;
    let (hint, after) = rest.split_once("}}")?;
    let label = told_enough || before.split_once(": ").is_some();
    let (first, last) = (tokens(before), tokens(after));
    let verb = first.iter().chain(&last).any(Token::is_finite);
    let year = hint == "::year";
    let loose = first.first().is_some_and(|token| token.among(&["of"]));
    if !verb || loose || opens_talk(&first) || is_spliced(&first, &last) {
        return Some(Reason::NoSentence);
    }
    // `the War of 1812` is one name
    let of = first
        .len()
        .checked_sub(2)
        .filter(|at| first[at + 1].is("of") && first[*at].is_capital());
    if year && of.is_some_and(|at| at == 0 || !first[at - 1].is_capital()) {
        return Some(Reason::Trivial(gap.to_owned()));
    }
    // a list goes on before it: another member would fit as well
    let near = first.len().saturating_sub(4);
    let listed = first[near..]
        .iter()
        .any(|token| token.among(&["and", "or"]))
        && first.iter().any(|token| token.text == ",")
        && first[near..]
            .iter()
            .any(|token| token.among(&["parts", "and"]))
        && !first[near..].iter().any(Token::is_finite);

    let told = names(&first, true) + names(&last, false) + figures(&first) + figures(&last);
    let figure = hint.strip_prefix("::").is_some_and(is_figure);
    let wanted = if year || figure { 1 } else { 2 };
    if listed && !year {
        return Some(Reason::Ambiguous(String::from("a list")));
    }
    (told < wanted && !label).then(|| Reason::Ambiguous(gap.to_owned()))
}

/// Whether a statement opens by what the speaker thinks of it: `To make matters worse`, `Most importantly`.
fn opens_talk(first: &[Token]) -> bool {
    let word = |at: usize| first.get(at).map_or("", |token| &*token.low);
    let adverb = word(1).ends_with("ly") && matches!(word(0), "most" | "more" | "even");
    adverb || word(0) == "to" && !forms(word(1)).is_empty()
}

/// Whether two sentences are joined by a comma alone, as when a list of them was cut: `it rained, the roads were closed`.
fn is_spliced(first: &[Token], last: &[Token]) -> bool {
    let all: Vec<&Token> = first.iter().chain(last).collect();
    let Some(verb) = all.iter().position(|token| token.is_finite()) else {
        return false;
    };
    let commas = (verb..all.len()).filter(|at| all[*at].text == ",");
    commas.into_iter().any(|comma| {
        let behind = &all[comma + 1..];
        let until = behind
            .iter()
            .position(|token| token.text == "," || token.among(JOINING) || token.is("to"))
            .unwrap_or(behind.len());
        behind[..until]
            .iter()
            .any(|token| token.among(&["was", "were", "is", "are", "had", "has", "have"]))
    })
}

/// Runs of words with capitals that are no adjectives of peoples; `opens` is whether a sentence begins here, whose first
/// word has a capital anyway.
fn names(words: &[Token], opens: bool) -> usize {
    let plain = |at: usize| {
        let word = &words[at];
        word.is_capital()
            && adjective(word.text).is_none()
            && !(word.among(DETERMINERS)
                || word.among(PREPOSITIONS)
                || word.among(JOINING)
                || word.among(LEANING))
            && (at > 0
                || !opens
                || country(word.text).is_some()
                || words
                    .get(1)
                    .is_none_or(|next| next.is_capital() || !next.low.ends_with('s')))
    };
    (0..words.len())
        .filter(|at| plain(*at) && (*at == 0 || !plain(*at - 1)))
        .count()
}

fn figures(words: &[Token]) -> usize {
    words
        .iter()
        .filter(|word| word.kind == Kind::Number)
        .count()
        .min(2)
}

#[cfg(test)]
mod tests {
    use super::thin;

    #[test]
    fn a_statement_tells_enough() {
        assert_eq!(
            thin("In {{1820::year}}, Ola Lund ran unopposed.", "1820", false),
            None
        );
        assert_eq!(
            thin("Ola Lund moved to {{Lima}} with Eva Holm.", "Lima", false),
            None
        );
        assert_eq!(
            thin(
                "Bank of Lund: a loan lasts {{ten::number}} years and is repaid.",
                "ten",
                false
            ),
            None
        );
    }

    #[test]
    fn what_tells_too_little_is_refused() {
        for (text, gap) in [
            (
                "Several members supported the {{petition::term}}.",
                "petition",
            ),
            ("French radicalism had subsided by {{1801::year}}.", "1801"),
            (
                "Of the region in Peru known as the {{Costa::term}}.",
                "Costa",
            ),
            (
                "Head of a woman, chalk on paper, by {{Ola Lund::person}}.",
                "Ola Lund",
            ),
            (
                "Lund joined Skåne, Blekinge, and parts of {{Halland}} in 1720.",
                "Halland",
            ),
        ] {
            assert!(thin(text, gap, false).is_some(), "{text}");
        }
    }
}
