//! The statements within a sentence: a plain noun, a verb of science, and what it says.

use super::parts::{Part, parts};
use super::words::{EMPTY, SORTS, TALKED_OF};
use crate::base::text::small;
use crate::generate::facts::scene::Scene;
use crate::generate::facts::view::View;
use crate::generate::language::{Kind, Sort, Token};
use crate::generate::lexicon::{
    AUXILIARIES, BELONGING, DETERMINERS, JOINING, LEANING, List, MODALS, NameKind, PREPOSITIONS,
    Pieces, UNCERTAIN, adjective, country, is_leaning_noun,
};

/// A statement: who or what, and where its verb stands.
#[derive(Debug, Clone)]
pub(super) struct Said {
    /// Who or what, as it stands in a question.
    pub(super) subject: String,
    /// The verb's token.
    pub(super) verb: usize,
    /// Behind its last token.
    pub(super) end: usize,
    /// Where and when it holds, as the sentence begins with it: `in winter`; mostly empty.
    pub(super) lead: String,
}

/// What leaves open whether something is so.
pub(super) static DOUBTING: Pieces = Pieces::new(UNCERTAIN);

/// Whether a sentence leaves open whether what it says is so.
pub(super) fn is_open(view: &View) -> bool {
    const OPEN: &List = &List::new(&[
        "not", "n't", "never", "no", "cannot", "if", "suppose", "imagine", "assume", "you", "we",
        "your", "our", "i", "us", "let",
    ]);
    let open = |token: &Token| token.among(MODALS) || token.among(OPEN);
    view.text.contains(['?', '!'])
        || view.tokens.iter().any(open)
        || DOUBTING.are_in(&small(view.text))
}

/// The statements of a sentence whose verb is one of some: at its beginning, or behind a semicolon or `whereas`.
pub(super) fn statements(view: &View, verbs: &dyn Fn(&str) -> bool) -> Vec<Said> {
    let found = parts(view).stated();
    found
        .filter_map(|part| statement(view, part, verbs))
        .collect()
}

/// The same of a sentence that has a number; none of others.
pub(super) fn figured(view: &View, verbs: &dyn Fn(&str) -> bool) -> Vec<Said> {
    match has_number(view) {
        true => statements(view, verbs),
        false => Vec::new(),
    }
}

/// Whether a sentence has a number that counts or measures something.
pub(super) fn has_number(view: &View) -> bool {
    let mut spans = view.spans.iter();
    spans.any(|span| matches!(span.sort, Sort::Quantity(_)))
}

/// The statement that begins at a token.
fn statement(view: &View, part: &Part, verbs: &dyn Fn(&str) -> bool) -> Option<Said> {
    let (lead, from) = part.led.as_ref().map(|(lead, from)| (lead, *from))?;
    let to = part.to;
    let verb = (from + 1..to.min(part.helper + 1))
        .find(|at| verbs(view.low(*at)) && can_tell(view, from, *at))?;
    // what stands between commas behind the noun says more of it
    let noun = (from..verb)
        .find(|at| view.tokens[*at].text == ",")
        .unwrap_or(verb);
    if noun < verb && view.tokens[verb - 1].text != "," {
        return None;
    }
    let subject = named(view, from, noun)?;
    let leans = subject.starts_with("the ") && !definite(view, from, noun);
    (!leans).then_some(Said {
        subject,
        verb,
        end: to,
        lead: lead.clone(),
    })
}

/// What stands before the verb at a token, from the beginning of the sentence on.
pub(super) fn before(view: &View, verb: usize) -> Option<String> {
    let subject = named(view, 0, verb)?;
    let leans = subject.starts_with("the ") && !definite(view, 0, verb);
    (!leans).then_some(subject)
}

/// Whether a token can be the verb of the noun that begins at another: it is a word in small letters and stands outside what
/// is told between commas behind the noun.
pub(super) fn can_tell(view: &View, from: usize, at: usize) -> bool {
    let token = &view.tokens[at];
    let commas = || (from..at).filter(|at| view.tokens[*at].text == ",").count();
    let outside = || match commas() {
        0 => true,
        2 => view.tokens[at - 1].text == ",",
        _ => false,
    };
    token.kind == Kind::Word && !token.is_capital() && outside()
}

/// A noun with what stands before it, as a question says it; `None` where it leans or is none.
pub(super) fn named(view: &View, from: usize, to: usize) -> Option<String> {
    /// Longer ones are read, not recalled.
    const LONGEST: usize = 8;
    if from >= to || to - from > LONGEST {
        return None;
    }
    let words = from..to;
    let plain = words.clone().all(|at| {
        let token = &view.tokens[at];
        let of = token.is("of") && at > from && at + 1 < to;
        let and = token.is("and") && at > from && at + 1 < to;
        // `chlorophyll a`
        let letter = token.is("a") && at > from && at + 1 == to;
        let the = token.among(&["the", "a", "an"])
            && at + 1 < to + usize::from(letter)
            && (at == from || letter || view.low(at - 1) == "of");
        let each = token.is("each") && at > from && view.low(at - 1) == "of";
        let owner = token.kind == Kind::Possessive && at > from && at + 1 < to;
        (token.kind == Kind::Word || owner)
            && (of
                || and
                || the
                || each
                || owner
                || token.is("most") && at == from + 1
                || !(token.among(LEANING)
                    || token.among(&["how", "why", "what", "when", "where"])
                    || token.among(BELONGING)
                    || token.among(DETERMINERS)
                    || token.among(PREPOSITIONS)
                    || token.among(JOINING)
                    || token.among(AUXILIARIES)
                    || crate::generate::language::value(token).is_some()
                    || token.low.ends_with("ly") && token.low != "fly"))
    });
    let determined = view.tokens[from].among(&["the", "a", "an"]);
    let of = words.clone().find(|at| view.low(*at) == "of").unwrap_or(to);
    let head = view.low(of.checked_sub(1)?);
    // `types of rock` says of what
    let sorts = of < to && (SORTS.contains(&head) || head == "part" && of > from + 2);
    let empty = !sorts && (EMPTY.contains(&head) || EMPTY.contains(&view.low(from)));
    if !plain || empty || determined && to - from < 2 {
        return None;
    }
    let text = view.raw(&words);
    let first = view.tokens[from].text;
    let shape = first.chars().skip(1).any(|c| !c.is_lowercase());
    let plural = first.ends_with('s') && !first.ends_with("us") && !first.ends_with("is");
    let proper = shape
        || view.scene.known.is_capital(first)
        || adjective(first).is_some()
        || country(first).is_some()
        || view.name_at(from).is_some_and(|name| {
            let mut rest = view.tokens[from + 1..name.to].iter();
            let alone = name.kind == NameKind::Thing && !rest.any(Token::is_capital);
            !alone && !plural && !view.scene.known.is_small(&first.to_lowercase())
        });
    // at the beginning of a sentence any word has its capital
    if !determined && (from > 0 || proper) {
        return Some(text.to_owned());
    }
    let low = first.to_lowercase();
    Some(format!("{low}{}", &text[first.len()..]))
}

/// Whether `the queen` means any queen of the kind that the document is about, and no thing of the sentence before.
pub(super) fn definite(view: &View, from: usize, to: usize) -> bool {
    let capital = (from + 1..to).any(|at| view.tokens[at].is_capital());
    let of = (from..to).any(|at| view.low(at) == "of");
    let head = view.low(to - 1);
    let brought = view.memory.brought.contains(head);
    let several = view.scene.known.times(&format!("{head}s")) > 0;
    let talked = TALKED_OF.contains(&head) || is_leaning_noun(head) && !several;
    // `the small garden beetle` is told apart by its words
    let told = from == 0 || to - from > 3;
    capital || of && !talked || told && is_of_a_kind(view.scene) && !talked && !brought
}

/// Whether a document is about a thing, so that its title tells whose parts it speaks of.
pub(super) fn is_of_a_kind(scene: &Scene) -> bool {
    scene.label.is_some()
        && scene.home.is_none()
        && scene
            .topic
            .as_ref()
            .is_none_or(|topic| topic.female.is_none())
}

/// What stands from a token on as an answer: a phrase without a clause, as it stands in the paragraph, and behind its end.
pub(super) fn told(view: &View, from: usize, to: usize) -> Option<(String, usize)> {
    /// Longer ones are not recalled word for word.
    const LONGEST: usize = 9;
    let stops = |at: usize| {
        let token = &view.tokens[at];
        let finite = |at: usize| {
            view.tokens.get(at).is_some_and(|next| {
                next.among(AUXILIARIES)
                    || next.among(BELONGING)
                    || next.among(LEANING)
                    || next.among(&["whose", "which"])
            })
        };
        matches!(token.text, "," | ";" | ":" | "." | "—" | "–")
            || token.among(&[
                "which", "that", "who", "whose", "where", "when", "while", "because", "but", "so",
                "whereas", "although", "though", "if", "until", "before", "after", "unless",
            ])
            || token.is("and") && (finite(at + 1) || finite(at + 2))
    };
    let end = (from..to).find(|at| stops(*at)).unwrap_or(to);
    let words = from..end;
    let leans = words.clone().any(|at| {
        view.tokens[at].among(LEANING)
            || view.tokens[at].among(BELONGING)
            || view.tokens[at].among(AUXILIARIES)
            || view.tokens[at].among(&["various", "many", "several", "certain", "different", "etc"])
    });
    // a list goes on behind its comma
    let listed = view.tokens.get(end).is_some_and(|token| token.text == ",")
        && (end..to.min(end + 9)).any(|at| view.tokens[at].among(&["and", "or"]))
        && !view.tokens.get(end + 1).is_some_and(|next| {
            next.among(&[
                "which", "where", "who", "whose", "and", "but", "so", "while", "whereas",
            ])
        });
    let such =
        view.low(end) == "such" || view.low(end + 1) == "such" || view.low(end + 1) == "including";
    let hangs = end > from && view.tokens[end - 1].among(PREPOSITIONS);
    if words.is_empty() || hangs || words.len() > LONGEST || leans || listed || such {
        return None;
    }
    Some((view.raw(&words).to_owned(), end))
}

/// Whether a statement ends at a token, or goes on in a way that changes nothing of what was said before.
pub(super) fn is_closed(view: &View, at: usize, end: usize) -> bool {
    at >= end
        || matches!(view.tokens[at].text, "," | ";" | "." | ":")
        || view.tokens[at].is("and")
            && view
                .tokens
                .get(at + 1)
                .is_some_and(|next| next.is_inflected() || next.among(LEANING) || next.is("whose"))
}
