//! Whether a card can be understood by itself: what it says of things that only the sentences around it name.

mod statement;

use crate::generate::Reason;
use crate::generate::facts::{Draft, Value};
use crate::generate::language::{Kind, Token, tokens};
use crate::generate::lexicon::{BASE, of_form};
use statement::Statement;

/// Why a draft needs what stands around its sentence, if it does.
pub(super) fn hanging(draft: &Draft, words: &[Token]) -> Option<Reason> {
    match &draft.value {
        Value::Gaps(text, gaps) if gaps.len() == 1 => Statement::new(text, &gaps[0])?.hangs(),
        Value::Gaps(..) => None,
        _ => {
            // mostly no title stands before the question: then its words are known
            let (label, asked) = draft.prompt.split_once(": ").unwrap_or(("", &draft.prompt));
            let unlabelled;
            let words = if asked.len() == draft.prompt.len() {
                words
            } else {
                unlabelled = tokens(asked);
                &unlabelled
            };
            open(draft, label, asked, words).or_else(|| meant(draft, label, asked, words))
        }
    }
}

/// A thing of which only the sentence before tells which one is meant: `After whom is the constant named?`
fn meant(draft: &Draft, label: &str, asked: &str, words: &[Token]) -> Option<Reason> {
    let bound = asked.starts_with("Under ") || asked.starts_with("under ");
    // frames of science look themselves whether a noun leans
    if bound || crate::generate::facts::is_science(draft) {
        return None;
    }
    let question = Statement::question(label, words);
    question.definite().or_else(|| question.barely(draft))
}

/// What a question leaves open: which of several things it asks for, or of what.
fn open(draft: &Draft, label: &str, asked: &str, words: &[Token]) -> Option<Reason> {
    let named = words.iter().skip(1).any(|token| {
        token.is_capital() && !label.contains(token.text) || token.kind == Kind::Number
    });
    let word = |at: usize| words.get(at).map_or("", |token| &*token.low);
    let placed = word(0) == "where" && !label.is_empty();
    let loose = draft.frame == "governed" && !named && !placed
        || matches!(word(0), "what" | "with")
            && words
                .iter()
                .any(|token| token.among(&["include", "exclude", "deal", "surrounds", "concern"]));
    // the result of an exercise: `What is the number of cells after 90 minutes?`
    let reckoned = word(0) == "what"
        && !asked.ends_with("called?")
        && word(1) == "is"
        && words.iter().take(5).any(|token| {
            token.among(&[
                "number",
                "percent",
                "percentage",
                "amount",
                "value",
                "sum",
                "total",
            ])
        })
        && !words.iter().skip(1).any(Token::is_capital);
    let general = match &draft.value {
        Value::Words(text) | Value::Term(text) => is_general_noun(text),
        _ => false,
    };
    let torn = word(0) == "how"
        && words.windows(3).any(|three| {
            let verb = || of_form(&three[0].low, BASE).is_some();
            three[1].is("and") && three[2].is_capital() && verb()
        });
    let shared =
        asked.contains("percentage") && (asked.contains(" per cent") || asked.contains('%'));
    let one = words
        .windows(3)
        .any(|three| three[0].is("one") && three[1].is("of") && three[2].kind == Kind::Number);
    let yearly = matches!(draft.frame, "when")
        && words
            .iter()
            .any(|token| token.among(&["handle", "emit", "report", "earn", "generate", "record"]))
        && words.iter().any(|token| token.kind == Kind::Number);
    let moved = draft.frame == "object"
        && words.windows(2).any(|pair| {
            pair[0].among(&[
                "urge", "ask", "persuade", "force", "allow", "want", "order", "help",
            ]) && pair[1].is("to")
        });
    (loose || reckoned || general || torn || shared || one || yearly || moved)
        .then(|| Reason::Ambiguous(draft.value.told()))
}

/// Nouns that answer nothing without what tells them apart.
fn is_general_noun(text: &str) -> bool {
    const GENERAL: [&str; 18] = [
        "themes", "well", "books", "essays", "works", "things", "ways", "parts", "sources", "maps",
        "items", "issues", "matters", "topics", "aspects", "elements", "features", "methods",
    ];
    let low = text.to_lowercase();
    low.split(" and ").all(|noun| GENERAL.contains(&noun))
}
