//! What a deed is done to, as an answer, and what stands behind it.

use super::acts::is_deed;
use super::made::members;
use super::words::{EMPTY, TALKED_OF};
use crate::generate::facts::draft::Value;
use crate::generate::facts::view::View;
use crate::generate::language::{Kind, Token, value};
use crate::generate::lexicon::{
    AUXILIARIES, BASE, BELONGING, GERUND, LEANING, PARTICIPLE, PREPOSITIONS, forms, of_form,
};

/// The object that begins at a token as an answer, and what belongs to the question behind it.
pub(super) fn object(view: &View, from: usize, to: usize) -> Option<(Value, String)> {
    let told = (from + 1..to).find(|at| {
        view.tokens[*at].text == "," && matches!(view.low(at + 1), "which" | "who" | "where")
    });
    if let Some(members) =
        members(view, from, told.unwrap_or(to)).filter(|members| members.len() > 2)
    {
        return fit(view, &members.join(" ")).then_some((Value::List(members), String::new()));
    }
    let end = (from..to).find(|at| stops(view, *at)).unwrap_or(to);
    let cut = (from + 1..end).find(|at| splits(view, *at)).unwrap_or(end);
    if cut <= from || cut - from > 8 || goes_on(view, end, to) {
        return None;
    }
    let text = view.raw(&(from..cut)).to_owned();
    let leans = (from..cut).any(|at| {
        let token = &view.tokens[at];
        token.among(LEANING)
            || token.among(BELONGING)
            || token.among(AUXILIARIES)
            || token.among(&[
                "various",
                "many",
                "several",
                "certain",
                "different",
                "etc",
                "some",
            ])
    });
    // `supplies blood to the brain`: without `to` it is half a thought
    let moved = cut < end && view.low(cut) == "to";
    let behind = trailing(view, cut, end);
    // `prevents the vessels from collapsing`, `anterior sliding of the femur`
    let doing = cut < end && of_form(view.low(cut), GERUND).is_some();
    if doing || moved && (behind.is_empty() || text.contains(" of ")) {
        return None;
    }
    let number = value(&view.tokens[from]).is_some() || view.tokens[from].kind == Kind::Number;
    let whole = !leans && !number && fit(view, &text);
    whole.then_some((Value::Words(text), behind))
}

/// Whether an object ends at a token.
pub(super) fn stops(view: &View, at: usize) -> bool {
    let token = &view.tokens[at];
    let finite = |at: usize| {
        view.tokens.get(at).is_some_and(|next| {
            next.among(AUXILIARIES)
                || next.among(BELONGING)
                || next.among(LEANING)
                || next.among(&["whose", "which"])
                || is_deed(&next.low)
                || of_form(&next.low, BASE).is_some()
                    && view
                        .tokens
                        .get(at + 1)
                        .is_some_and(|after| after.among(&["to", "the", "a", "them"]))
        })
    };
    matches!(token.text, "," | ";" | ":" | "." | "—" | "–" | "(")
        || token.among(&[
            "which", "that", "who", "whose", "where", "when", "while", "because", "but", "so",
            "whereas", "although", "though", "if", "until", "before", "after", "unless", "then",
            "than",
        ])
        || token.is("and")
            && (finite(at + 1)
                || finite(at + 2)
                || view.tokens.get(at + 1).is_some_and(Token::is_inflected))
}

/// Whether a list goes on behind the comma at a token, or an object behind `that`.
pub(super) fn goes_on(view: &View, end: usize, to: usize) -> bool {
    let Some(token) = view.tokens.get(end).filter(|_| end < to) else {
        return false;
    };
    if token.among(&["that", "whose", "than"]) || token.is("which") {
        return true;
    }
    let next = view.tokens.get(end + 1);
    let thought = next.is_some_and(|next| {
        next.among(&[
            "which", "where", "who", "whose", "and", "but", "so", "while", "whereas", "a", "an",
            "the",
        ])
    });
    let such = next.is_some_and(|next| next.among(&["such", "including"]));
    let joined = (end + 1..to.min(end + 9))
        .take_while(|at| !matches!(view.tokens[*at].text, ";" | "."))
        .any(|at| view.tokens[at].among(&["and", "or"]));
    token.text == "," && (such || joined && !thought)
}

/// Whether a phrase of its own begins at a token, which is no part of the object: `into the blood`.
pub(super) fn splits(view: &View, at: usize) -> bool {
    let token = &view.tokens[at];
    let participle = crate::generate::lexicon::PARTICIPLE | crate::generate::lexicon::GERUND;
    let before = at > 0 && view.tokens[at - 1].kind == Kind::Word;
    token.among(PREPOSITIONS) && !token.is("of") && !token.is("between")
        || token.among(&["to", "within", "when", "as"])
        || before
            && of_form(&token.low, participle).is_some()
            && view
                .tokens
                .get(at + 1)
                .is_some_and(|next| next.among(PREPOSITIONS))
}

/// What stands behind the object as the question says it: short, without a thought of its own.
fn trailing(view: &View, from: usize, to: usize) -> String {
    /// More is a thought of its own.
    const LONGEST: usize = 6;
    let loose = (from + 1..to).any(|at| view.tokens[at].is("to"))
        || (from..to).any(|at| {
            view.tokens[at].among(&["which", "whom", "and", "or", "as", "when", "it", "them"])
                || view.tokens[at].kind != Kind::Word
                || view.tokens[at].among(LEANING)
                || view.tokens[at].among(BELONGING)
        });
    let short = !loose && to - from <= LONGEST && to > from + 1;
    match short && !view.tokens[from].among(&["by", "at", "with"]) {
        true => format!(" {}", view.raw(&(from..to))),
        false => String::new(),
    }
}

/// Words that need what another sentence told, or say nothing, at the beginning of an answer.
const LOOSE: &str = "\
    same such other another one similar more less most much new important special specific different own any all \
    each both part rise about around between only so up out off down away together further additional following \
    particular great large well very as to in on by at with from into when what how too enough little few best \
    main half or either there their is are that this these larger smaller bigger older younger longer shorter \
    higher lower later";

/// Words with which no noun ends: it goes on, or they tell how.
const HANGING: &str = "\
    or and of in by both either only due such other together apart away directly closely equally freely easily \
    closer farther further nearer longer larger smaller higher lower than which that as prematurely deep long";

/// Whether an answer stands within the words that ask for it: the eye in `eyelid`, coagulation in `anticoagulant`.
pub(super) fn is_told(answer: &str, subject: &str) -> bool {
    /// So many letters tell a root.
    const ROOT: usize = 6;
    let subject = subject.to_lowercase();
    let mut words = answer
        .split(' ')
        .filter(|word| word.len() >= 3 && *word != "the");
    words.any(|word| {
        let root = word.get(..ROOT).unwrap_or(word);
        subject
            .split(' ')
            .any(|asked| asked != word && asked.contains(root))
    })
}

/// Whether words are an answer: they name something, and no part of a thought.
pub(super) fn fit(view: &View, text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    if words.len() > 1
        && words
            .last()
            .is_some_and(|last| HANGING.split(' ').any(|hanging| hanging == *last))
    {
        return false;
    }
    let first = words
        .iter()
        .find(|word| !matches!(**word, "the" | "a" | "an"));
    let head = text.split(" of ").next().unwrap_or(text);
    let last = head.rsplit(' ').next().unwrap_or(head);
    // `the clot` was told of before
    let hangs_on = forms(words.last().unwrap_or(&""))
        .iter()
        .any(|(_, of)| of & PARTICIPLE != 0)
        && last.ends_with("ed");
    let the = text.starts_with("the ")
        && words.len() == 2
        && (TALKED_OF.contains(&last) || view.memory.brought.contains(last));
    // `an enlarged region`: which one?
    let vague = words.len() <= 2 + usize::from(text.starts_with("a"))
        && !text.starts_with("the ")
        && matches!(
            last,
            "region"
                | "regions"
                | "area"
                | "areas"
                | "structure"
                | "structures"
                | "material"
                | "materials"
                | "channels"
                | "substance"
                | "substances"
        );
    let loose = vague
        || first.is_none_or(|first| {
            LOOSE.split(' ').any(|loose| loose == *first) || first.ends_with("ly")
        });
    let empty = EMPTY.contains(&last) || TALKED_OF.contains(&last) && words.len() < 3;
    let verb = forms(last).is_empty() || !last.ends_with("ing");
    let adjective = ["ous", "ful", "able", "ible", "ic"];
    let hangs = words.len() == 1 && adjective.iter().any(|end| last.ends_with(end));
    !loose
        && !empty
        && !hangs_on
        && !the
        && verb
        && !hangs
        && words.len() <= 8
        && !text.contains(" or ")
}
