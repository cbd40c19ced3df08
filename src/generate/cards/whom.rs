//! Whom a statement or a question speaks of.

use crate::generate::language::Token;

/// Whether a statement speaks of `them` before it names several: `A short paper announced them in 2003`.
pub(super) fn is_of_them(words: &[Token]) -> bool {
    const SEVERAL: [&str; 10] = [
        "and", "people", "men", "women", "children", "cattle", "sheep", "fish", "they", "or",
    ];
    let Some(at) = words.iter().position(|word| word.is("them")) else {
        return false;
    };
    let several = |word: &Token| {
        let plural = word.low.ends_with('s')
            && !["ss", "us", "is"].iter().any(|end| word.low.ends_with(end));
        word.among(&SEVERAL) || plural && !word.is_capital() && word.low.len() > 3
    };
    // `The Lapps`, `Workers`
    let opens = |at: usize| words[at].low.ends_with('s') && words[at].is_capital() && at < 2;
    !words[..at].iter().any(several) && !(0..at.min(2)).any(opens)
}

/// Whether a question asks of somebody what he is: `What was the first person to dig there?`
pub(super) fn asks_what_of_whom(said: &str) -> bool {
    const WHOM: [&str; 8] = [
        "person", "man", "woman", "boy", "girl", "king", "queen", "people",
    ];
    let low = said.to_lowercase();
    let mut words = low.split(' ');
    let opens = words.next() == Some("what")
        && matches!(words.next(), Some("is" | "was"))
        && words.next() == Some("the");
    opens
        && words
            .take(2)
            .any(|word| WHOM.contains(&word.trim_end_matches('?')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::language::tokens;

    #[test]
    fn them_are_several_that_were_named() {
        assert!(is_of_them(&tokens(
            "A short paper in Lund announced them in 1900."
        )));
        assert!(!is_of_them(&tokens(
            "The keepers grease the bearings and wipe them dry."
        )));
    }

    #[test]
    fn nobody_is_asked_for_as_a_thing() {
        assert!(asks_what_of_whom(
            "What was the first person to dig at Lund?"
        ));
        assert!(!asks_what_of_whom(
            "What was the first mill of the king called?"
        ));
    }
}
