//! How far a rule reaches, which is told from something: `smoking is forbidden within 30 metres` says not of what.

use crate::generate::language::{Token, tokens};

/// What is measured from a place.
const LENGTHS: [&str; 14] = [
    "metres",
    "meters",
    "metre",
    "m",
    "km",
    "kilometres",
    "kilometers",
    "miles",
    "mile",
    "yards",
    "feet",
    "ft",
    "cm",
    "mm",
];
/// What tells from where behind a length.
const FROM: [&str; 16] = [
    "of", "from", "to", "around", "about", "above", "below", "beyond", "behind", "off", "along",
    "between", "either", "apart", "away", "deep",
];

/// Whether a statement, whose gaps hold a figure, says how far or how much of something, and not of what.
pub(crate) fn lacks_place(said: &str) -> bool {
    // the sentence before may say of what; hardly any other statement has one of the words
    let told = said.contains(". It ");
    let said_so = !told
        && ["within", "first", "decide"]
            .iter()
            .any(|word| said.contains(word));
    let words = if said_so { tokens(said) } else { Vec::new() };
    (0..words.len())
        .any(|at| is_within(&words, at) || is_first(&words, at) || decides_nothing(&words, at))
}

/// `within 30 metres.`, `the houses within 75 metres shall be inspected`
fn is_within(words: &[Token], at: usize) -> bool {
    /// A number, its words and its unit.
    const MOST: usize = 4;
    let behind = at + 1..words.len().min(at + 1 + MOST);
    let unit = behind
        .filter(|_| words[at].is("within"))
        .find(|at| words[*at].among(&LENGTHS));
    let told = |unit: usize| words[unit + 1..].iter().any(|word| word.among(&FROM));
    unit.is_some_and(|unit| !told(unit) && ends(words, unit + 1))
}

/// `no charge for the first two cubic metres.`: of what?
fn is_first(words: &[Token], at: usize) -> bool {
    let first = words[at].is("first") && at > 0 && words[at - 1].is("the");
    let unit = (at + 2..words.len().min(at + 4)).find(|at| words[*at].among(&LENGTHS));
    first && unit.is_some_and(|unit| unit + 1 >= words.len() || words[unit + 1].text == ".")
}

/// `the Inspectorate decides within 10 days`: on what?
fn decides_nothing(words: &[Token], at: usize) -> bool {
    let decides = words[at].among(&["decides", "decide"]);
    decides
        && words
            .get(at + 1)
            .is_some_and(|next| next.among(&["within", "in"]))
        && !words[at..]
            .iter()
            .any(|word| word.among(&["on", "upon", "whether", "about", "if"]))
}

/// Whether a clause ends, or its verb follows.
fn ends(words: &[Token], at: usize) -> bool {
    let Some(next) = words.get(at) else {
        return true;
    };
    matches!(next.text, "." | ";" | ",")
        || next.among(&["shall", "must", "may", "is", "are", "and"])
}

#[cfg(test)]
mod tests {
    use super::lacks_place;

    #[test]
    fn what_reaches_so_far_says_from_where() {
        for text in [
            "Smoking is forbidden within 30 metres.",
            "The houses within 75 metres shall be inspected.",
            "There is no charge for the first two cubic metres.",
            "The Inspectorate decides within 10 working days.",
        ] {
            assert!(lacks_place(text), "{text}");
        }
        for text in [
            "No fire is lit within 200 metres of a forest.",
            "Diplomas are recognised by the Commission. It decides in three months.",
            "The border strip is the land within 200 metres around the forest.",
            "The Board decides on it within 10 days.",
            "Appeals are made within 30 days.",
        ] {
            assert!(!lacks_place(text), "{text}");
        }
    }
}
