//! What a term means, and what a thing is called.

use super::draft::{Draft, Value};
use super::view::{View, finished};
use crate::generate::language::{Kind, Mode, tokens, untitled};
use crate::generate::lexicon::{DETERMINERS, NameKind, OPINIONS, PREPOSITIONS};

fn draft(
    view: &View,
    frame: &'static str,
    prompt: String,
    value: Value,
    about: &str,
    quality: f64,
) -> Draft {
    Draft {
        frame,
        key: super::view::key(frame, &value.told(), "be", about),
        prompt,
        value,
        quality,
        bound: false,
        dated: None,
        accept: Vec::new(),
        reverse: None,
        years: view.years(),
    }
}

/// The first words of nouns that define nothing: `one of`, `part of`, `example`.
const EMPTY: &[&str] = &[
    "one",
    "part",
    "example",
    "kind",
    "type",
    "form",
    "result",
    "way",
    "matter",
    "number",
    "member",
    "thing",
    "person",
    "reason",
    "major",
    "key",
    "common",
    "basis",
    "important",
    "good",
    "main",
    "source",
    "popular",
    "little",
    "lot",
    "great",
    "problem",
    "symbol",
    "subject",
    "step",
    "sign",
    "cause",
    "means",
    "name",
    "word",
];

/// Words that make a description apply to one thing only.
fn is_telling(words: &str) -> bool {
    words.split(' ').count() >= 5
        && [
            " that ",
            " which ",
            " who ",
            " by which ",
            " in which ",
            " used to ",
            " used for ",
            " of ",
            " whose ",
            " where ",
            " formed ",
            " made ",
            " caused ",
            " between ",
            " with ",
            " for ",
        ]
        .iter()
        .any(|mark| format!(" {words} ").contains(mark))
}

/// A subject that is a term: a bare noun, perhaps with `a` or `the`, no name.
pub(super) fn term(view: &View) -> Option<String> {
    let subject = &view.clause.subject;
    if view.subject.resolved || view.clause.lead.is_some() || !view.first {
        return None;
    }
    let start = subject.start + usize::from(matches!(view.low(subject.start), "a" | "an" | "the"));
    let range = start..subject.end;
    if range.is_empty() || range.len() > 4 {
        return None;
    }
    let plain = range.clone().all(|at| {
        let token = &view.tokens[at];
        token.kind == Kind::Word
            && !DETERMINERS.contains(&&*token.low)
            && !PREPOSITIONS.contains(&&*token.low)
            && !token.among(&["and", "or"])
    });
    let capital = range.clone().any(|at| {
        let token = &view.tokens[at];
        let opens = at == 0 || at == 1 && view.tokens[0].kind == Kind::Mark;
        token.is_capital()
            && (!opens
                || view.scene.known.is_capital(token.text)
                || token.text.chars().skip(1).any(char::is_uppercase))
    });
    let named = capital
        || view
            .subject
            .kind
            .is_some_and(|kind| kind != NameKind::Thing)
        || range.clone().any(|at| {
            view.name_at(at)
                .is_some_and(|name| name.kind == NameKind::Person)
        });
    if !plain
        || named
        || crate::generate::lexicon::is_leaning_noun(view.low(subject.end - 1))
            && view.low(subject.start) == "the"
    {
        return None;
    }
    let text = view.say_alone(&range)?;
    let word = view.tokens[start].low.clone();
    // a first word that is no name is a term in small letters
    let proper = view
        .names
        .iter()
        .any(|name| name.from == start && view.scene.known.is_capital(&name.text));
    Some(
        if start == subject.start
            && !proper
            && view.tokens[start]
                .text
                .chars()
                .skip(1)
                .all(|c| !c.is_uppercase())
        {
            text.replacen(view.tokens[start].text, &word, 1)
        } else {
            text
        },
    )
}

/// `A catalyst is a substance that speeds up a reaction.`
pub(super) fn is_kind(view: &View) -> Vec<Draft> {
    kind_of(view).into_iter().collect()
}

fn kind_of(view: &View) -> Option<Draft> {
    let clause = view.clause;
    let helper = clause.helper.map_or("", |at| view.low(at));
    if clause.mode != Mode::Copula || !matches!(helper, "is" | "are") {
        return None;
    }
    let term = term(view)?;
    let start = clause.rest.start;
    let article = view.low(start);
    let plural = helper == "are";
    let noun = start + usize::from(!plural);
    if !plural && !matches!(article, "a" | "an" | "the")
        || EMPTY.contains(&view.low(noun))
        || crate::generate::lexicon::SUPERLATIVES.contains(&view.low(noun))
    {
        return None;
    }
    if plural && DETERMINERS.contains(&article)
        || view
            .tokens
            .get(noun)
            .is_some_and(|token| token.among(OPINIONS))
        || view.low(noun) == "most"
    {
        return None;
    }
    let said = view.say_alone(&clause.rest)?;
    let said = said
        .strip_prefix("the term for ")
        .unwrap_or(&said)
        .to_owned();
    if !is_telling(&said) || said.split(' ').count() > 24 {
        return None;
    }
    let clause_of = [
        " that ",
        " which ",
        " who ",
        " whose ",
        " where ",
        " used to ",
        " used for ",
    ]
    .iter()
    .any(|mark| said.contains(mark));
    // `the mascot of Leeds` is somebody, not a term
    let somebody = article == "the" && clause.rest.clone().any(|at| view.tokens[at].is_capital());
    if somebody {
        return None;
    }
    let office = [
        "author", "capital", "founder", "inventor", "home", "site", "place", "method", "main",
    ]
    .contains(&view.low(noun));
    if !clause_of && article != "the" || office {
        return None;
    }
    // `insects are animals …` holds of all, it tells none apart; `the` singles out
    if plural && !said.contains(" that ") && !said.contains(" which ") && !said.contains(" who ") {
        return None;
    }
    let prompt = finished(&format!("What is the term for {said}"));
    Some(draft(view, "term", prompt, Value::Term(term), &said, 0.8))
}

/// `"Lender" means a person who …`, `X refers to …`, `X is defined as …`.
pub(super) fn means(view: &View) -> Vec<Draft> {
    meaning(view).into_iter().collect()
}

fn meaning(view: &View) -> Option<Draft> {
    let clause = view.clause;
    let verb = clause.verb;
    let from = match (verb, view.low(clause.rest.start)) {
        ("mean" | "denote" | "signify", _) => clause.rest.start,
        ("refer", "to") | ("define", "as") | ("describe", "as") => clause.rest.start + 1,
        _ => return None,
    };
    let subject = clause.subject.start..clause.subject.end;
    let quoted = view.raw(&subject).starts_with('"');
    let term = if quoted {
        view.raw(&subject).trim_matches(['"', ' ']).to_owned()
    } else {
        term(view)?
    };
    let term = term
        .trim_start_matches("The term ")
        .trim_start_matches("the term ")
        .trim_matches('"')
        .to_owned();
    if term.split(' ').count() > 4 || from >= clause.rest.end {
        return None;
    }
    let said = view.say_alone(&(from..clause.rest.end))?;
    if said.split(' ').count() < 4 || said.split(' ').count() > 26 {
        return None;
    }
    let prompt = finished(&format!("which term means {said}"));
    Some(draft(view, "term", prompt, Value::Term(term), &said, 0.82))
}

/// `The study of fossils is called palaeontology.`, `X, also known as Y,`.
pub(super) fn called(view: &View) -> Vec<Draft> {
    let named = is_called(view);
    named
        .or_else(|| named_after(view))
        .into_iter()
        .chain(other_name(view))
        .collect()
}

#[allow(clippy::too_many_lines)] // one list of cases, read from top to bottom
fn is_called(view: &View) -> Option<Draft> {
    let clause = view.clause;
    let passive = clause.mode == Mode::Passive || clause.mode == Mode::Helped;
    let from = match (clause.verb, view.low(clause.rest.start)) {
        ("call" | "term" | "name" | "dub" | "nickname", _) => clause.rest.start,
        ("know", "as") => clause.rest.start + 1,
        _ => return None,
    };
    let telling = view.subject.kind.is_some()
        || view.subject.text.contains(" of ")
        || view.subject.text.split(' ').count() >= 5
        || view.clause.verb == "know";
    if !telling
        || !passive
        || matches!(
            view.low(from),
            "for" | "in" | "after" | "as" | "by" | "upon" | "to" | "on" | "into"
        ) && clause.verb != "know"
    {
        return None;
    }
    let end = (from..clause.rest.end)
        .find(|at| {
            matches!(
                view.low(*at),
                "in" | "by"
                    | "because"
                    | "since"
                    | "after"
                    | "for"
                    | "when"
                    | "until"
                    | "and"
                    | "or"
                    | "from"
                    | ","
            ) && !view
                .names
                .iter()
                .any(|name| name.from < *at && *at < name.to)
        })
        .unwrap_or(clause.rest.end);
    if end < clause.rest.end && matches!(view.low(end), "and" | "or") {
        return None;
    }
    let words = view.raw(&(from..end)).trim_matches('"').to_owned();
    let name = words
        .trim_start_matches("the ")
        .trim_start_matches("a ")
        .trim_start_matches("an ")
        .trim_matches('"')
        .to_owned();
    if name.is_empty() || name.split(' ').count() > 5 {
        return None;
    }
    let ask = if clause.verb == "know" {
        "as what"
    } else {
        "what"
    };
    let prompt = view.question_on(ask, end..clause.rest.end)?;
    let prompt = if clause.verb == "know" {
        format!(
            "{} as?",
            view.question_on("what", end..clause.rest.end)?
                .trim_end_matches('?')
        )
    } else {
        prompt
    };
    let _ = ask;
    let generic = view.subject.kind.is_none();
    let value = if generic {
        Value::Term(name.clone())
    } else {
        Value::Name(name.clone(), NameKind::Thing)
    };
    let mut draft = draft(view, "called", prompt, value, &view.subject.text, 0.8);
    draft.key = view.key("called", "");
    Some(draft)
}

fn named_after(view: &View) -> Option<Draft> {
    let clause = view.clause;
    let passive = clause.mode == Mode::Passive;
    if !passive || clause.verb != "name" || !matches!(view.low(clause.rest.start), "after" | "for")
    {
        return None;
    }
    let from = clause.rest.start + 1;
    let name = (from..clause.rest.end).find_map(|at| view.name_at(at))?;
    let text = untitled(&name.text).to_owned();
    let (ask, kind) = if name.kind == NameKind::Person {
        ("after whom", NameKind::Person)
    } else {
        ("after what", name.kind)
    };
    let prompt = view.question(ask, &[])?;
    let mut draft = draft(
        view,
        "named after",
        prompt,
        Value::Name(text, kind),
        "",
        0.84,
    );
    draft.key = view.key("named after", "");
    Some(draft)
}

/// `the Liancourt islands (known as "Dokdo" …)`, `X, also known as Y,`: only as an aside of the subject.
fn other_name(view: &View) -> Option<Draft> {
    let aside = view.clause.aside.clone().filter(|_| view.first)?;
    let also = usize::from(matches!(
        view.low(aside.start),
        "also" | "better" | "formerly" | "commonly" | "often"
    ));
    let formerly = view.low(aside.start) == "formerly";
    let from = match (
        view.low(aside.start + also),
        view.low(aside.start + also + 1),
    ) {
        ("known", "as") => aside.start + also + 2,
        ("called", _) => aside.start + also + 1,
        _ => return None,
    };
    let name = view
        .raw(&(from..aside.end))
        .trim_start_matches("the ")
        .trim_matches('"')
        .to_owned();
    if name.split(' ').count() > 4
        || name.is_empty()
        || name.contains(" or ")
        || name.contains(" and ")
    {
        return None;
    }
    let ask = if formerly {
        format!("As what was {} formerly known", view.subject.text)
    } else {
        format!(
            "By what other name {} {} known",
            if view.subject.plural { "are" } else { "is" },
            view.subject.text
        )
    };
    let value = if tokens(&name)
        .iter()
        .all(crate::generate::language::Token::is_capital)
    {
        Value::Name(name, NameKind::Thing)
    } else {
        Value::Term(name)
    };
    let mut draft = draft(view, "other name", finished(&ask), value, "", 0.8);
    draft.key = view.key("other name", "");
    Some(draft)
}
