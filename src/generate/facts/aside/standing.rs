//! What stands in a sentence whatever its clauses are: what a year was named, how strong a body is, what a thing is called
//! in another language.

use super::draft;
use crate::generate::facts::draft::{Draft, Value};
use crate::generate::facts::view::{View, finished, key};
use crate::generate::language::{Kind, Sort, Span, tokens};
use crate::generate::lexicon::{AUXILIARIES, DETERMINERS, LEANING, PREPOSITIONS, adjective};

/// `celebrated 2005 as the Year of Friendship`: `Which year was the Year of Friendship?`
pub(in crate::generate::facts) fn named_year(view: &View) -> Vec<Draft> {
    if !view.text.contains(" Year") {
        return Vec::new();
    }
    view.spans
        .iter()
        .filter_map(|span| year_of(view, span))
        .collect()
}

fn year_of(view: &View, span: &Span) -> Option<Draft> {
    let Sort::Date(date) = span.sort else {
        return None;
    };
    let as_the = view.low(span.to) == "as" && view.low(span.to + 1) == "the";
    let declared = matches!(
        view.low(span.from.checked_sub(1)?),
        "declared"
            | "proclaimed"
            | "designated"
            | "named"
            | "declare"
            | "designate"
            | "celebrate"
            | "declaring"
    );
    let from = span.to + usize::from(as_the) + usize::from(declared || as_the);
    if span.to - span.from > 1 || !(as_the || declared && view.low(span.to) == "the") {
        return None;
    }
    let mut to = from;
    while view.tokens.get(to).is_some_and(|token| {
        token.is_capital() || matches!(&*token.low, "of" | "for" | "the" | "and") && to > from
    }) {
        to += 1;
    }
    while to > from && !view.tokens[to - 1].is_capital() {
        to -= 1;
    }
    let name = from..to;
    if name.len() < 2 || !name.clone().any(|at| view.tokens[at].text == "Year") {
        return None;
    }
    let name = view.raw(&name);
    let prompt = format!("Which year was the {name}?");
    let key = key("year", name, "be", "");
    Some(draft(
        "when",
        prompt,
        Value::Year(date.year(), Vec::new()),
        key,
        0.76,
        view.years(),
    ))
}

/// `the 650,000-strong Korean army`: `How many members strong is the Korean army?`
pub(in crate::generate::facts) fn strong(view: &View) -> Vec<Draft> {
    // hardly any sentence has it
    if !view.text.contains("-strong") {
        return Vec::new();
    }
    (1..view.tokens.len())
        .filter_map(|at| strength(view, at))
        .collect()
}

fn strength(view: &View, at: usize) -> Option<Draft> {
    /// Longer phrases are no names of bodies.
    const LONGEST: usize = 5;
    let (number, _) = view.tokens[at].text.split_once("-strong")?;
    let value: f64 = number.replace(',', "").parse().ok()?;
    let mut to = at + 1;
    while view.tokens.get(to).is_some_and(|token| {
        let ends = token.among(PREPOSITIONS)
            || AUXILIARIES.contains(&&*token.low)
            || token.among(&["and", "or", "that", "which", "who"]);
        // `the army marched on`, but `the armed forces`
        let acts = token.is_past()
            && view.tokens.get(to + 1).is_none_or(|next| {
                next.among(PREPOSITIONS) || next.among(DETERMINERS) || next.kind != Kind::Word
            });
        token.kind == Kind::Word && !ends && !acts
    }) {
        to += 1;
    }
    let phrase = at + 1..to;
    let named = phrase.clone().any(|at| view.tokens[at].is_capital());
    if view.low(at - 1) != "the"
        || !named
        || phrase.len() > LONGEST
        || phrase.is_empty()
        || value < 3.0
    {
        return None;
    }
    let said = view.say(&phrase)?;
    let many = said.ends_with('s');
    let be = if many { "are" } else { "is" };
    let prompt = format!("How many members strong {be} the {said}?");
    let key = key("amount", &said, "be", "strong");
    let text = number.to_owned();
    let mut draft = draft(
        "count",
        prompt,
        Value::Number { text, value },
        key,
        0.77,
        view.years(),
    );
    draft.bound = true;
    Some(draft)
}

/// Languages that are no adjectives of countries of today.
const TONGUES: [&str; 26] = [
    "Arabic",
    "Basque",
    "Bengali",
    "Cantonese",
    "Catalan",
    "Farsi",
    "Gaelic",
    "Greek",
    "Hawaiian",
    "Hebrew",
    "Hindi",
    "Korean",
    "Latin",
    "Malay",
    "Mandarin",
    "Māori",
    "Maori",
    "Navajo",
    "Persian",
    "Quechua",
    "Sanskrit",
    "Swahili",
    "Tamil",
    "Urdu",
    "Welsh",
    "Yiddish",
];

fn tongue(word: &str) -> bool {
    TONGUES.contains(&word)
        || adjective(word).is_some_and(|known| known.name != word && word.len() > 3)
}

/// `the Lund islands (known as "Alba" in Italian, "Weissen" in German)`, `Lund (German: Lunden)`.
pub(in crate::generate::facts) fn tongues(view: &View) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (at, inside) in view.brackets {
        let Some(thing) = thing(view, *at) else {
            continue;
        };
        let known = known_in(inside);
        let told = if known.is_empty() {
            labelled(inside)
        } else {
            known
        };
        let Some((name, language)) = told.last() else {
            continue;
        };
        let other = match told.as_slice() {
            [(first, its), _] => format!(", known as \"{first}\" in {its},"),
            _ => String::new(),
        };
        let prompt = finished(&format!(
            "by what name {} {thing}{other} known in {language}",
            be(&thing)
        ));
        let key = key("tongue", &thing, "know", language);
        drafts.push(draft(
            "tongue",
            prompt,
            Value::Term(name.clone()),
            key,
            0.75,
            Vec::new(),
        ));
    }
    drafts
}

fn be(thing: &str) -> &'static str {
    if thing.ends_with('s') && thing.starts_with("the ") {
        "are"
    } else {
        "is"
    }
}

/// `known as "Dokdo" in Korean, "Takeshima" in Japanese`: names with their languages, at most two.
fn known_in(inside: &str) -> Vec<(String, String)> {
    let Some(named) = inside
        .trim()
        .strip_prefix("known as ")
        .or_else(|| inside.trim().strip_prefix("called "))
    else {
        return Vec::new();
    };
    let pairs = named.split([',', ';']).map(|part| {
        let part = part
            .trim()
            .trim_start_matches("and ")
            .trim_start_matches("as ");
        let (name, language) = part.split_once(" in ")?;
        let name = name.trim_matches(['"', '“', '”', '\'']);
        let one = !language.contains(' ') && tongue(language) && name.split(' ').count() <= 4;
        one.then(|| (name.to_owned(), language.to_owned()))
    });
    let pairs: Option<Vec<_>> = pairs.collect();
    pairs.filter(|pairs| pairs.len() <= 2).unwrap_or_default()
}

/// `German: Lunden`: one name with its language.
fn labelled(inside: &str) -> Vec<(String, String)> {
    let first = inside.split([';', ',']).next().unwrap_or("");
    let Some((language, name)) = first.split_once(": ") else {
        return Vec::new();
    };
    let name = name.trim().trim_matches(['"', '“', '”', '\'']);
    let plain = !name.is_empty()
        && name.split(' ').count() <= 4
        && name
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '’' | '\''))
        && name.starts_with(char::is_uppercase);
    if plain && tongue(language.trim()) {
        vec![(name.to_owned(), language.trim().to_owned())]
    } else {
        Vec::new()
    }
}

/// The thing behind which a bracket stands: a name, with the small noun behind it where there is one.
fn thing(view: &View, byte: usize) -> Option<String> {
    /// `the Liancourt islands`: so many words stand between.
    const WORDS: usize = 2;
    let last = view.tokens.iter().rposition(|token| token.end <= byte)?;
    let name = view
        .names
        .iter()
        .find(|name| name.to <= last + 1 && last + 1 - name.to < WORDS)?;
    let small = (name.to..=last).all(|at| {
        let token = &view.tokens[at];
        token.kind == Kind::Word
            && !token.is_finite()
            && !token.among(PREPOSITIONS)
            && !token.among(LEANING)
    });
    if !small {
        return None;
    }
    let the = name.from > 0 && view.low(name.from - 1) == "the";
    let from = name.from - usize::from(the);
    let said = view.say(&(from..last + 1))?;
    (tokens(&said).len() <= 6).then_some(said)
}

#[cfg(test)]
mod tests {
    use crate::generate::facts::asking::gives;

    #[test]
    fn a_year_with_a_name_is_asked() {
        gives(
            "Norway and Peru agreed to celebrate 2005 as the Norway-Peru Friendship Year.",
            "Which year was the Norway-Peru Friendship Year?",
            "2005",
        );
    }

    #[test]
    fn the_strength_of_a_body_is_asked() {
        gives(
            "Nils Berg spoke to the 6,500-strong Peruvian armed forces in Lima.",
            "How many members strong are the Peruvian armed forces?",
            "6,500",
        );
    }

    #[test]
    fn a_name_in_another_language_is_asked() {
        gives(
            "The islands of Norway and the Lund islands (known as \"Alba\" in Italian, \"Weissen\" in German) trouble both.",
            "By what name are the Lund islands, known as \"Alba\" in Italian, known in German?",
            "Weissen",
        );
        gives(
            "The town of Lund (Polish: Lundowo) was taken by Nils Berg in 1890.",
            "By what name is Lund known in Polish?",
            "Lundowo",
        );
    }
}
