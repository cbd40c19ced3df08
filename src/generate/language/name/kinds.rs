//! What names stand for.

use super::*;
use crate::generate::lexicon::is_capital_city;

/// Where the name that begins at a place ends.
pub(super) fn end(tokens: &[Token], from: usize) -> usize {
    let capital = |at: usize| tokens.get(at).is_some_and(Token::is_capital);
    let mut to = from + 1;
    loop {
        let Some(next) = tokens.get(to) else {
            return to;
        };
        // `The Minister Who Rebuilt Lisbon`: a title of a text, where every word has a capital
        let tells = next.among(&["who", "whose", "which"]) && capital(to + 1);
        if next.is_capital() && !next.among(DETERMINERS) && !tells {
            to += 1;
        } else if next.text == "." && tokens[to - 1].text.chars().count() == 1 && capital(to + 1) {
            // an initial: `John F. Kennedy`
            to += 2;
        } else if next.kind == Kind::Possessive && capital(to + 1) && belonging(tokens, from, to) {
            to += 2;
        } else if let Some(length) = connector(tokens, from, to) {
            to += length + 1;
        } else if next.kind == Kind::Number && numbered(tokens, to) {
            return to + 1;
        } else {
            return to;
        }
    }
}

/// `People's Republic`, `St Paul's Cathedral`.
pub(super) fn belonging(tokens: &[Token], from: usize, to: usize) -> bool {
    let owner = &tokens[to - 1];
    owner.among(&[
        "people", "women", "workers", "children", "king", "queen", "veterans", "world",
    ]) || to - from >= 2 && tokens[from].among(&["st", "st.", "saint"])
}

/// Whether a name stands behind `The` amid a sentence, as titles do: `published The Uses of the University`.
fn titles(tokens: &[Token], from: usize) -> bool {
    from > 1 && tokens[from - 1].text == "The" && tokens[from - 2].kind == Kind::Word
}

/// How many small words join the name so far with the capital behind them.
pub(super) fn connector(tokens: &[Token], from: usize, to: usize) -> Option<usize> {
    let low = |at: usize| tokens.get(at).map_or("", |token| &*token.low);
    let capital = |at: usize| tokens.get(at).is_some_and(Token::is_capital);
    let head = &tokens[to - 1];
    let heads = |at: usize| tokens.get(at).is_some_and(is_head);
    let article = usize::from(low(to + 1) == "the");
    match low(to) {
        "in" if head.among(&["prize", "award"])
            && capital(to + 1)
            && !month_or_state(tokens, to + 1) =>
        {
            Some(1)
        }
        "of" if (heads(to - 1) || titles(tokens, from)) && capital(to + 1 + article) => {
            Some(1 + article)
        }
        // `Declaration of the Denuclearization of the Peninsula`
        "of" if treaty(tokens, from, to)
            && capital(to + 1 + article)
            && noun_of_doing(&head.low) =>
        {
            Some(1 + article)
        }
        "," if listed(tokens, from, to) => Some(1),
        "on" | "for" | "against"
            if (from..to).any(heads)
                && capital(to + 1 + article)
                && class_of(&head.low).is_some() =>
        {
            Some(1 + article)
        }
        "de" | "von" | "van" | "der" | "da" | "di" | "del" | "la" | "le" | "bin" | "ibn" | "al"
        | "dos" | "du"
            if capital(to + 1) =>
        {
            Some(1)
        }
        "von" | "van" | "de"
            if matches!(low(to + 1), "der" | "den" | "la" | "las" | "los") && capital(to + 2) =>
        {
            Some(2)
        }
        "and" if capital(to + 1) && joint(tokens, from, to) => Some(1),
        _ => None,
    }
}

/// Whether a word is what a name with `of` begins with: `Treaty of`, `House of`.
fn is_head(token: &Token) -> bool {
    class_of(&token.low).is_some()
        || token.among(&[
            "house",
            "ministry",
            "statue",
            "isle",
            "mount",
            "republic",
            "kingdom",
            "bureau",
            "lord",
            "lords",
            "joint",
            "rights",
            "proclamation",
            "origin",
            "wealth",
        ])
}

/// Whether `and` stands within a name: `Food and Agriculture Organization`, `Organisation for Economic Co-operation and
/// Development`, `Bosnia and Herzegovina`.
pub(super) fn joint(tokens: &[Token], from: usize, and: usize) -> bool {
    let pair = format!("{} and {}", tokens[and - 1].text, tokens[and + 1].text);
    if country(&pair).is_some() {
        return true;
    }
    // `the French and Indian War`
    let people = |at: usize| adjective(tokens[at].text).is_some();
    let war = tokens
        .get(and + 2)
        .is_some_and(|last| last.among(&["war", "wars"]) && last.is_capital());
    if war && and == from + 1 && people(from) && people(and + 1) {
        return true;
    }
    let inside = tokens[from..and]
        .iter()
        .any(|token| token.among(&["of", "for", "on"]))
        && class_of(&tokens[from].low)
            .is_some_and(|kind| matches!(kind, NameKind::Organisation | NameKind::Treaty));
    let mut last = and + 1;
    while tokens.get(last + 1).is_some_and(Token::is_capital) {
        last += 1;
    }
    let ends = last > and + 1
        && matches!(
            class_of(&tokens[last].low),
            Some(NameKind::Organisation | NameKind::Treaty | NameKind::Event)
        );
    let simple = and - from == 1
        && country(tokens[from].text).is_none()
        && adjective(tokens[from].text).is_none();
    inside
        || ends
            && simple
            && country(tokens[and + 1].text).is_none()
            && (!is_given_name(tokens[from].text)
                || class_of(&tokens[last].low) == Some(NameKind::Event)
                    && !is_given_name(tokens[and + 1].text))
}

/// `Apollo 11`, `Data Protection Act 2018`.
pub(super) fn numbered(tokens: &[Token], to: usize) -> bool {
    let number = tokens[to].text;
    let plain = number.bytes().all(|byte| byte.is_ascii_digit());
    let act = matches!(
        &*tokens[to - 1].low,
        "act" | "regulation" | "code" | "regulations" | "rules" | "order" | "bill" | "agenda"
    );
    let small = number.len() <= 3
        && tokens.get(to + 1).is_none_or(|next| {
            next.kind == Kind::Mark || next.kind == Kind::Word && !next.is_capital()
        })
        && matches!(
            &*tokens[to - 1].low,
            "apollo"
                | "voyager"
                | "sputnik"
                | "boeing"
                | "airbus"
                | "gemini"
                | "soyuz"
                | "vostok"
                | "model"
                | "group"
        );
    plain && (act && number.len() == 4 || small)
}

pub(super) fn kind(
    text: &str,
    tokens: &[Token],
    from: usize,
    to: usize,
    known: &Vocabulary,
) -> NameKind {
    let name = &text[tokens[from].start..tokens[to - 1].end];
    if country(name).is_some() {
        return NameKind::Country;
    }
    let first = &tokens[from];
    let firm = first.is("general")
        && tokens.get(from + 1).is_some_and(|next| {
            next.among(&["electric", "motors", "mills", "dynamics", "assembly"])
        });
    if firm {
        return NameKind::Organisation;
    }
    // `Buenos Aires`: capitals are no people, whatever they begin with
    if to - from >= 2 && is_capital_city(name) {
        return NameKind::Place;
    }
    if known.persons.contains(untitled(name)) {
        return NameKind::Person;
    }
    // the head of `Treaty of Rome` stands before `of`, that of `Black Sea` at the end
    let of = (from + 1..to).find(|at| tokens[*at].among(&["of", "on", "for", "against"]));
    let last = of.unwrap_or(to) - 1;
    let last = if tokens[last].kind == Kind::Number || tokens[last].among(&["i", "ii", "iii", "iv"])
    {
        last.saturating_sub(1).max(from)
    } else {
        last
    };
    if let Some(kind) = class_of(&tokens[last].low) {
        let king = kind == NameKind::Organisation && tokens[last].low.ends_with('s');
        if !king || of.is_none() {
            return kind;
        }
    }
    if of.is_none()
        && matches!(
            &*first.low,
            "lake" | "mount" | "cape" | "river" | "fort" | "port" | "isle"
        )
    {
        return NameKind::Place;
    }
    let title = !office(name).0.is_empty() && of.is_none() && to - from >= 2;
    let before = from.checked_sub(1).map(|at| &tokens[at]);
    let works = |word: &Token| !word.is_capital() && (is_title(&word.low) || is_trade(&word.low));
    let called = to - from >= 2
        && (before.is_some_and(works) || of.is_none() && is_described(tokens, to, works))
        || is_regnal(tokens, from, to);
    let given = is_given_name(first.text) && to - from >= 2 && to - from <= 4 && of.is_none();
    // `Meitner`, once Lise Meitner was named; not where a place of that name is meant
    let placed = before.is_some_and(|word| word.among(&["in", "at", "to", "from", "near", "of"]));
    let surname = to - from == 1 && !placed && known.surnames.contains_key(name);
    if title || called || given || surname {
        return NameKind::Person;
    }
    NameKind::Thing
}

/// Whether what stands in commas behind a name tells what somebody does: `Ola Lund, a Danish shipowner,`.
fn is_described(tokens: &[Token], to: usize, works: impl Fn(&Token) -> bool) -> bool {
    /// Adjectives before the noun are few.
    const NEAR: usize = 5;
    let opens = tokens.get(to).is_some_and(|comma| comma.text == ",")
        && tokens
            .get(to + 1)
            .is_some_and(|next| next.among(&["a", "an"]));
    let mut words = tokens.iter().enumerate().skip(to + 2).take(NEAR);
    let noun = words.find(|(at, word)| {
        works(word)
            && !tokens
                .get(at + 1)
                .is_some_and(|next| next.kind == Kind::Possessive)
    });
    let plain = noun.is_some_and(|(at, _)| {
        (to + 2..at).all(|at| {
            tokens[at].kind == Kind::Word
                && !tokens[at].among(crate::generate::lexicon::PREPOSITIONS)
        })
    });
    opens && plain
}

/// What is numbered as rulers are.
const SERIES: [&str; 30] = [
    "apollo", "saturn", "vatican", "titan", "atlas", "mark", "type", "phase", "stage", "part",
    "volume", "book", "act", "title", "class", "level", "grade", "group", "article", "section",
    "chapter", "case", "war", "table", "figure", "region", "room", "model", "element", "factor",
];

/// Whether a name is that of a ruler with the number: `Pedro V`, where the given name is known.
fn is_regnal(tokens: &[Token], from: usize, to: usize) -> bool {
    let given = is_given_name(tokens[from].text)
        || !tokens[from].among(&SERIES)
            && class_of(&tokens[from].low).is_none()
            && !(from > 0 && tokens[from - 1].among(DETERMINERS));
    to == from + 2 && given && is_numeral(tokens[to - 1].text)
}

/// Whether the words of a name so far are those of a treaty on something.
fn treaty(tokens: &[Token], from: usize, to: usize) -> bool {
    let head = |at: usize| class_of(&tokens[at].low) == Some(NameKind::Treaty);
    (from..to).any(head) && (from..to).any(|at| tokens[at].among(&["on", "of"]))
}

fn noun_of_doing(word: &str) -> bool {
    ["tion", "sion", "ment", "ship", "ance", "ence"]
        .iter()
        .any(|end| word.ends_with(end))
}

/// Whether a comma parts what a treaty is on: `Agreement on Reconciliation, Exchanges and Cooperation`.
fn listed(tokens: &[Token], from: usize, comma: usize) -> bool {
    /// Members of a name are few.
    const NEAR: usize = 6;
    let on = (from..comma).any(|at| tokens[at].is("on"));
    let mut at = comma + 1;
    let mut joined = false;
    while at < tokens.len() && at <= comma + NEAR {
        let token = &tokens[at];
        if token.is("and") {
            joined = true;
        } else if !(token.is_capital() || token.text == ",") {
            break;
        }
        at += 1;
    }
    on && treaty(tokens, from, comma)
        && joined
        && tokens[comma + 1..at]
            .iter()
            .all(|token| country(token.text).is_none())
        && tokens.get(comma + 1).is_some_and(Token::is_capital)
}

/// Whether a place or a month begins at a token: `the Nobel Prize in Sweden`.
fn month_or_state(tokens: &[Token], at: usize) -> bool {
    tokens
        .get(at)
        .is_some_and(|token| MONTHS.contains(&token.text) || country(token.text).is_some())
}
