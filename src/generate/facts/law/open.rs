//! What a question leaves open: things that only the sentence before, or the heading, tells apart from others.

use super::words::{KNOWN, VAGUE};
use crate::generate::language::{Kind, Token, tokens};
use crate::generate::lexicon::{AUXILIARIES, JOINING, PREPOSITIONS};

/// Whether a question speaks of what only the sentence before tells: `the period`.
pub(super) fn is_vague(prompt: &str) -> bool {
    let words = tokens(prompt);
    (0..words.len()).any(|at| {
        let head = words
            .get(at + 1)
            .is_some_and(|next| VAGUE.contains(&&*next.low) && !next.is_capital());
        words[at].is("the") && head && opens(&words, at).is_some()
    })
}

/// Whether a question speaks of a thing by `the` that nothing in it tells apart from others of its kind.
pub(super) fn is_open(prompt: &str) -> bool {
    let words = tokens(prompt);
    let plural = [
        "members",
        "meetings",
        "sessions",
        "applications",
        "decisions",
    ];
    let bare = (0..words.len()).any(|at| {
        let after = words.get(at + 1).is_some_and(|next| next.is("of"));
        let counted = at > 0 && words[at - 1].is("many");
        // `records shall be kept`, but not `demand to see records`
        let kept = words[at].among(&["records", "premises"])
            && (at == 0 || words[at - 1].among(AUXILIARIES));
        (plural.contains(&&*words[at].low) || kept) && !after && !counted
    });
    bare || (0..words.len()).any(|at| words[at].is("the") && opens(&words, at).is_some())
}

/// Papers and steps of a procedure that a law has many kinds of: a rule on one says by its heading which it is.
const KINDS: [&str; 28] = [
    "claim",
    "claims",
    "certificate",
    "certificates",
    "notice",
    "notices",
    "quorum",
    "request",
    "requests",
    "nomination",
    "nominations",
    "motion",
    "motions",
    "complaint",
    "complaints",
    "objection",
    "objections",
    "appeal",
    "appeals",
    "petition",
    "renewal",
    "renewals",
    "application",
    "applications",
    "refusal",
    "refusals",
    "order",
    "orders",
];

/// Whether a question begins with a paper of which it does not tell of what kind it is, or needs a notice or a quorum: `a
/// claim shall be lodged`, `how many members form a quorum`. `many` is whether the law is one of many bodies, so that `a
/// member` is not told either.
pub(super) fn is_untold(prompt: &str, many: bool) -> bool {
    let words = tokens(prompt);
    let told = |at: usize| {
        words.get(at + 1).is_some_and(|next| {
            next.among(PREPOSITIONS) && !next.among(&["at", "within", "in"])
                || next.among(&["that", "which", "who", "whose", "given", "made", "issued"])
        })
    };
    let article = words
        .first()
        .is_some_and(|first| first.among(&["a", "an", "any", "every", "each", "no"]));
    let first = usize::from(article);
    (0..words.len()).any(|at| {
        let kind = words[at].among(&KINDS) || many && words[at].among(&["member", "members"]);
        let anywhere = words[at].among(&["notice", "quorum"]);
        let compound = at > first && words[at - 1].kind == Kind::Word && !anywhere;
        kind && !compound && (at == first || anywhere) && !told(at)
    })
}

/// The nouns of what a question speaks of so.
pub(super) fn opened(prompt: &str) -> Vec<String> {
    let words = tokens(prompt);
    let found = (0..words.len()).filter(|at| words[*at].is("the"));
    found.filter_map(|at| opens(&words, at)).collect()
}

/// The noun of the phrase behind an article, where it stands alone.
fn opens(words: &[Token], at: usize) -> Option<String> {
    let stop = |word: &Token| {
        word.kind != Kind::Word
            || word.among(PREPOSITIONS)
            || word.among(JOINING)
            || word.among(AUXILIARIES)
            || word.among(&["the", "not", "be"])
            || word.low.ends_with("ed")
    };
    let end = (at + 1..words.len())
        .find(|next| stop(&words[*next]))
        .unwrap_or(words.len());
    let phrase = &words[at + 1..end];
    let head = phrase.last()?;
    // `the zone around the well`, but not `does the zone extend around the well`
    let asked = at
        .checked_sub(1)
        .is_some_and(|at| words[at].among(AUXILIARIES));
    let told = words.get(end).is_some_and(|next| {
        next.among(&[
            "of", "for", "who", "which", "that", "whose", "between", "where",
        ]) || !asked && next.among(&["in", "within", "on", "to", "around"])
    });
    let named = phrase.iter().any(Token::is_capital);
    // `the documents listed in the annex`, but not `is the permit granted`
    let split = !asked
        && words.get(end).is_some_and(|next| next.low.ends_with("ed"))
        && words
            .get(end + 1)
            .is_some_and(|next| next.among(PREPOSITIONS));
    let known = KNOWN.contains(&&*head.low);
    let before = words[..at]
        .iter()
        .any(|word| word.low.trim_end_matches('s') == head.low.trim_end_matches('s'));
    let alone = !(told || named || known || before || split);
    alone.then(|| head.low.to_string())
}
