//! Deeds of which a sentence of the past does not tell what they were on: `a patent was issued to the mill`, `he waited until
//! 1862`. Only the sentences before it do.

use super::pronoun::is_inner;
use super::*;
use crate::generate::language::{Kind as Sorted, value};
use crate::generate::lexicon::{BASE, adjective, is_month, of_form};

/// Whether a sentence or a question leaves out what one of its deeds was on, or whom it befell.
pub(super) fn is_wanting(words: &[Token]) -> bool {
    (0..words.len()).any(|at| {
        is_act_alone(words, at)
            || is_deed_alone(words, at)
            || is_sway_alone(words, at)
            || is_beside_himself(words, at)
            || is_for_its_deed(words, at)
            || is_effect_alone(words, at)
            || is_count_alone(words, at)
            || is_knight_alone(words, at)
            || is_otherwise(words, at)
    }) || is_thing_alone(words)
}

/// `A tendency Berg pointed out in 1922`: nothing is told of it.
fn is_thing_alone(words: &[Token]) -> bool {
    let [article, noun, name, ..] = words else {
        return false;
    };
    let opens = article.among(&["a", "an"]) && !noun.is_capital() && name.is_capital();
    let verbs = words.iter().filter(|word| word.is_finite()).count();
    opens && is_inner(noun) && verbs == 1 && !words[2..].iter().any(|word| word.text == ",")
}

/// `Lund showed otherwise`: than what? `Lund met the following`: what?
fn is_otherwise(words: &[Token], at: usize) -> bool {
    let ends = words
        .get(at + 1)
        .is_none_or(|next| next.kind == Sorted::Mark || next.among(&["as", "when", "in", "on"]));
    let before = at.checked_sub(1).map(|before| &words[before]);
    ends && (words[at].is("otherwise") && before.is_some_and(Token::is_past)
        || words[at].is("following") && before.is_some_and(|before| before.is("the")))
}

/// `a patent was issued`, `the first loan was floated`: for what?
fn is_act_alone(words: &[Token], at: usize) -> bool {
    const ACTS: [&str; 15] = [
        "patent",
        "patents",
        "grant",
        "grants",
        "ceremony",
        "amendment",
        "amendments",
        "loan",
        "loans",
        "contract",
        "petition",
        "subsidy",
        "proposal",
        "licence",
        "questions",
    ];
    words[at].among(&ACTS) && is_one_of_some(words, at) && !is_told_behind(words, at)
}

/// Whether a noun stands behind `a`, a number or `the first`, with no name between.
fn is_one_of_some(words: &[Token], at: usize) -> bool {
    /// So many words stand between an article and its noun.
    const MOST: usize = 4;
    let near = &words[at.saturating_sub(MOST)..at];
    let opens = near.iter().rposition(|word| {
        word.among(&["a", "an"]) || value(word).is_some() || word.text.starts_with(['$', '£', '€'])
    });
    let plain = |word: &Token| {
        !word.is_capital() && is_inner(word)
            || adjective(word.text).is_some()
            || word.kind == Sorted::Number
    };
    let opens = opens.or_else(|| near.iter().rposition(|word| word.is("first")));
    opens.is_some_and(|opens| near[opens + 1..].iter().all(plain))
}

/// Whether the words behind a noun tell what it is of or for: `for a bridge`, `to build it`, `of the crown`, but not `of 1822`.
fn is_told_behind(words: &[Token], at: usize) -> bool {
    let behind = &words[at + 1..];
    let dated = |at: usize| {
        behind
            .get(at + 1)
            .is_none_or(|next| next.kind == Sorted::Number || is_month(&next.low))
    };
    let telling = |(at, word): (usize, &Token)| {
        let verb = || {
            behind
                .get(at + 1)
                .is_some_and(|next| !next.is_capital() && of_form(&next.low, BASE).is_some())
        };
        // `was so worded that it never took effect`
        let so = word.is("that") && behind[..at].iter().any(|word| word.is("so"));
        let names = [
            "for", "against", "about", "that", "which", "called", "named", "between",
        ];
        word.among(&names) && !so
            || word.text == ":"
            || at == 0 && word.low.ends_with("ing")
            || word.is("to") && verb()
            || word.is("on") && !dated(at)
            || at == 0 && word.is("of") && !dated(at)
    };
    behind.iter().enumerate().any(telling)
}

/// `was let out early`, `waited until 1862`, `did Ola Lund return?`: out of what, for what, from where?
fn is_deed_alone(words: &[Token], at: usize) -> bool {
    const DEEDS: [&str; 7] = [
        "wait", "waited", "return", "returned", "land", "landed", "followed",
    ];
    let is = |at: usize, list: &[&str]| words.get(at).is_some_and(|word| word.among(list));
    let out = is(at, &["let", "sent", "hold", "held"]) && is(at + 1, &["out"])
        || is(at, &["fight", "fought"]) && is(at + 1, &["on"]);
    let left = is(at, &["not"]) && is(at + 1, &["included"]);
    let acts = words[at].among(&DEEDS)
        && at > 0
        && (words[at].is_past() || words.iter().any(|word| word.is("did")))
        && !is(at - 1, &["the", "a", "an", "of", "his", "her", "to", "on"]);
    let two = out || left;
    // `was Ola Berg released?`, `were the two men kept?`
    let freed = is(at, &["released", "kept"])
        && words.iter().any(|word| word.among(&["which", "how"]))
        && words.get(at + 1).is_none_or(|next| next.text == "?");
    if freed {
        return true;
    }
    // `was not included, to the annoyance of Berg`
    let paused = two && words.get(at + 2).is_some_and(|next| next.text == ",");
    paused || (acts || two) && stops(words, at + 1 + usize::from(two))
}

/// Whether nothing but a time follows.
fn stops(words: &[Token], at: usize) -> bool {
    let Some(next) = words.get(at) else {
        return true;
    };
    let dated = words
        .get(at + 1)
        .is_some_and(|after| after.is_year() || is_month(&after.low));
    matches!(next.text, "?" | "." | ";")
        || next.among(&["until", "after", "early", "late", "somewhat"])
        || next.among(&["in", "on", "by"]) && dated
}

/// `recognised the French protectorate`: over what?
fn is_sway_alone(words: &[Token], at: usize) -> bool {
    let sway = words[at].among(&["protectorate", "suzerainty", "sovereignty", "annexation"]);
    let whose = at > 1 && words[at - 2].is("the") && adjective(words[at - 1].text).is_some();
    let told = words[at + 1..]
        .iter()
        .any(|word| word.among(&["over", "of", "in"]) && !word.is_year());
    sway && whose && !told
}

/// `A banker travelled with him`: whoever acts is somebody else.
fn is_beside_himself(words: &[Token], at: usize) -> bool {
    if !words[at].is("him") {
        return false;
    }
    let verbs: Vec<usize> = (0..at).filter(|at| words[*at].is_finite()).collect();
    let [verb] = verbs.as_slice() else {
        return false;
    };
    !words[*verb..at]
        .iter()
        .any(|word| word.is_capital() || word.is("to"))
}

/// `Sir Charles rebuilt the hall`: which one?
fn is_knight_alone(words: &[Token], at: usize) -> bool {
    let next = words.get(at + 1).filter(|next| next.is_capital());
    let whole = words
        .get(at + 2)
        .is_some_and(|after| after.is_capital() || after.among(&["de", "von", "van", "of"]));
    let named = |next: &Token| words[..at].iter().any(|word| word.text == next.text);
    words[at].is("sir") && words[at].is_capital() && next.is_some_and(|next| !whole && !named(next))
}

/// `The Lund took 91 in 1939`: of what?
fn is_count_alone(words: &[Token], at: usize) -> bool {
    let counted = words[at].kind == Sorted::Number && !words[at].is_year();
    let took = at > 0 && words[at - 1].among(&["took", "had", "made", "sold", "lost"]);
    let dated = words.get(at + 1).is_some_and(|next| next.is("in"))
        && words.get(at + 2).is_some_and(Token::is_year);
    counted && took && dated
}

/// `was a direct consequence`: of what?
fn is_effect_alone(words: &[Token], at: usize) -> bool {
    let led = words[at.saturating_sub(3)..at]
        .iter()
        .any(|word| word.among(&["a", "an", "the"]));
    let ends = words
        .get(at + 1)
        .is_none_or(|next| matches!(next.text, "?" | "."));
    words[at].among(&["consequence", "result", "response", "reply"]) && led && ends
}

/// `The army collected money for its removal`: what was removed is none that acts.
fn is_for_its_deed(words: &[Token], at: usize) -> bool {
    const DEEDS: [&str; 8] = [
        "removal",
        "construction",
        "purchase",
        "destruction",
        "repair",
        "transport",
        "completion",
        "demolition",
    ];
    let its = at > 1 && words[at - 1].is("its") && words[at - 2].is("for");
    let acts = words[..at]
        .iter()
        .any(|word| word.is_past() || word.is("had"));
    let suffers = words[..at].iter().any(|word| word.among(&["was", "were"]));
    words[at].among(&DEEDS) && its && acts && !suffers
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanting(text: &str) -> bool {
        is_wanting(&tokens(text))
    }

    #[test]
    fn deeds_without_what_they_were_on_are_seen() {
        for text in [
            "A patent was issued to Lund & Sons in 1881.",
            "A $900 grant was received from the Mill Fund.",
            "In 1927 Berg, working at Lund, showed otherwise.",
            "A tendency Berg pointed out in 1922.",
            "Berg, who published in 1899, met the following as he walked.",
            "A closing ceremony was held on 3 May 1957.",
            "An amendment of 1822 was so worded that it never took effect.",
            "A grant was received as well as other funding in 1881.",
            "The United Mills waited until 1862.",
            "In which year did Ola Lund return?",
            "In which year was Ola Lund released?",
            "In which year was the first large Danish loan floated?",
            "The Lund took 91 in 1939 with Ola Berg on board.",
            "The barque Lund followed in 1923.",
            "In which year did Sir Nils rebuild the hall of Lund?",
            "The march of Nils Berg, who fell in 1901, was a direct consequence.",
            "Nils Berg was let out somewhat early in 1841.",
            "In which year did Sweden recognise the Danish protectorate?",
            "A banker, Ola Berg, travelled with him to Lima.",
            "The army had collected money for its removal in 1801.",
        ] {
            assert!(wanting(text), "{text}");
        }
        for text in [
            "A patent for a new quern was issued to Lund & Sons in 1881.",
            "A Lund Fund grant was received in 1881.",
            "In 1585 Ola Lund returned to Lima.",
            "In which year did Sweden recognise the Danish protectorate over Hven?",
            "Nils Berg resigned when the Diet accused him of theft.",
            "The mill was closed for its repair in 1801.",
            "In 1881 the return of the king was awaited.",
        ] {
            assert!(!wanting(text), "{text}");
        }
    }
}
