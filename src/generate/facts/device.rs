//! Manuals of products: what they tell of measures, defaults, signals, intervals and prohibitions.
//!
//! Manuals are written in few patterns, and `the appliance` means one thing from the first page to the last; their sentences
//! are read here by these patterns, before the frames for all texts see them.

mod amount;
mod blank;
mod capitals;
mod clause;
mod code;
mod count;
mod cutting;
mod hanging;
mod heading;
mod holding;
mod known;
mod lamp;
mod learned;
mod measure;
mod naming;
mod order;
mod place;
mod press;
mod reach;
mod reason;
mod setting;
mod signal;
mod standing;
mod task;
mod term;
#[cfg(test)]
mod testing;
mod vague;
// long lists stay packed, to be read at a glance
#[rustfmt::skip]
mod verbs;
mod warranty;

pub(crate) use blank::blank;
pub(super) use capitals::without_models;
pub(crate) use hanging::hangs_alone;
pub(crate) use known::{behind_work, calls, is_manual, names_product, naming_part, product};
pub(crate) use lamp::lamp;
pub(crate) use learned::learned;
pub(crate) use naming::{Around, Before};
pub(crate) use order::{is_order as is_ordered, presses};

use super::draft::{Draft, Value};
use super::view::{finished, key};
use amount::Amount;
use clause::{Mode, Raw};
use cutting::clauses;
use naming::Names;

/// A clause whose subject is named.
#[derive(Debug, Clone)]
struct Part<'t> {
    /// As it stands.
    raw: Raw<'t>,
    /// Its subject, named so that it is understood.
    subject: String,
    /// What a question ends with: the condition or the means that stood before the subject.
    lead: String,
    /// What follows the verb, with its pronouns named.
    rest: String,
}

/// A frame on a clause.
type OfPart = fn(&Part, &Names) -> Vec<Draft>;

/// A frame on a sentence.
type OfSentence = fn(&str, &Names) -> Vec<Draft>;

/// Frames that look at a whole sentence, the surest first.
const SENTENCES: [OfSentence; 23] = [
    code::code,
    lamp::states,
    code::colour,
    setting::described,
    term::term,
    warranty::granted,
    warranty::not_covered,
    warranty::children,
    reason::forbidden,
    reason::must_not,
    signal::cause,
    signal::symbol,
    signal::meaning,
    signal::happens,
    signal::service,
    order::ordered,
    press::which,
    press::acts,
    place::used_for,
    place::menu,
    place::which_is,
    place::option,
    reason::explained,
];

/// Frames that look at a clause, the surest first.
const PARTS: [OfPart; 16] = [
    signal::often,
    signal::colour,
    signal::stops,
    measure::sides,
    measure::between,
    measure::apart,
    measure::valued,
    count::counted,
    count::enough,
    count::rated,
    reach::reached,
    holding::consists,
    holding::means,
    place::placed,
    place::with_what,
    holding::object,
];

/// What a sentence of a manual gives, and what `it` means in the next one. `text` is without its brackets, which are `aside`.
pub(crate) fn device(
    text: &str,
    aside: &[(usize, String)],
    around: &Around,
) -> (Vec<Draft>, Option<String>) {
    let text = bare(text);
    if is_legal(text) {
        return (Vec::new(), None);
    }
    let whole = lamp::completed(text, around.lamp);
    let text = whole.as_deref().unwrap_or(text);
    let mut names = Names::new(around, aside);
    names.light(text);
    let mut drafts: Vec<Draft> = SENTENCES
        .iter()
        .map(|frame| frame(text, &names))
        .find(|drafts| !drafts.is_empty())
        .unwrap_or_default();
    let whole = !drafts.is_empty();
    let mut meant = None;
    for raw in clauses(order::reason(text).unwrap_or(text)) {
        let Some(part) = names.part(raw) else {
            continue;
        };
        if !whole {
            let found = PARTS.iter().map(|frame| frame(&part, &names));
            drafts.extend(
                found
                    .into_iter()
                    .find(|found| !found.is_empty())
                    .unwrap_or_default(),
            );
        }
        names.meant(&part);
        meant = Some(part.subject);
    }
    let named = |draft: &Draft| is_in_name(&draft.value.told(), around.product);
    drafts.retain(|draft| {
        !leans(&draft.prompt)
            && !draft.prompt.contains(" at which ")
            && !named(draft)
            && !standing::is_open(&draft.prompt, around)
    });
    (drafts, order::object(text, &names).or(meant))
}

/// Whether the name of a product gives the number of an answer away: `42 cm` of the `Linden 42`.
fn is_in_name(answer: &str, product: &str) -> bool {
    let number = answer.split(' ').next().unwrap_or_default();
    number.starts_with(|c: char| c.is_ascii_digit())
        && product
            .split([' ', '-', '/'])
            .any(|word| word.trim_start_matches(|c: char| c.is_ascii_alphabetic()) == number)
}

/// Whether a sentence tells of licences, which nobody learns of a product.
fn is_legal(text: &str) -> bool {
    const LEGAL: [&str; 9] = [
        "source code",
        "licence",
        "license",
        "copyright",
        "trademark",
        "trade mark",
        "liable",
        "liability",
        "patent",
    ];
    let low = text.to_lowercase();
    LEGAL.iter().any(|word| low.contains(word))
}

/// A sentence without its stop and without `Note:`.
fn bare(text: &str) -> &str {
    let text = text.trim().trim_end_matches(['.', ' ']);
    let text = match text.split_once(": ") {
        // `WARNING: the appliance contains …`
        Some((mark, rest)) if mark.len() > 3 && mark.chars().all(char::is_uppercase) => rest,
        _ => text,
    };
    [
        "Note: ",
        "NOTE: ",
        "Tip: ",
        "Caution: ",
        "Warning: ",
        "Important: ",
        "Note that ",
    ]
    .iter()
    .find_map(|mark| text.strip_prefix(mark))
    .unwrap_or(text)
}

/// Whether a question has a word that leans on what stood before it. `it` is clear behind what it means.
fn leans(prompt: &str) -> bool {
    const LEANING: [&str; 17] = [
        "they", "them", "this", "these", "those", "such", "another", "other", "others", "our",
        "we", "us", "here", "there", "same", "ones", "their",
    ];
    let asked = prompt.split_once(": ").map_or(prompt, |(_, asked)| asked);
    let asked = asked.strip_prefix("what does it mean ").unwrap_or(asked);
    let asked = asked.strip_prefix("What does it mean ").unwrap_or(asked);
    let words: Vec<String> = asked
        .split(' ')
        .map(|word| {
            word.trim_matches(|c: char| !c.is_alphanumeric())
                .to_lowercase()
        })
        .collect();
    // `once that is out`
    let that = words.windows(3).any(|three| {
        matches!(&*three[0], "once" | "if" | "when" | "after" | "while")
            && three[1] == "that"
            && matches!(&*three[2], "is" | "are" | "has" | "happens")
    });
    let pronoun = words.iter().position(|word| word == "it" || word == "its");
    // `what is 24 months where the winter is long`
    let figure = words
        .get(2)
        .is_some_and(|word| words[0] == "what" && word.starts_with(|c: char| c.is_ascii_digit()));
    that || figure
        || words.iter().any(|word| LEANING.contains(&&**word))
        || pronoun.is_some_and(|at| at < 5)
}

impl Part<'_> {
    /// A question on the clause: `asks` goes before its verb, `tail` behind.
    fn question(&self, asks: &str, tail: &str) -> String {
        let not = if self.raw.negative { " not" } else { "" };
        let (helper, verb, subject) = (self.raw.helper, self.raw.verb, &self.subject);
        let adverb = match self.raw.adverb {
            "" | "then" | "also" => String::new(),
            adverb => format!(" {adverb}"),
        };
        let modal = !matches!(helper, "is" | "are" | "");
        let be = if modal { " be" } else { "" };
        let body = match self.raw.mode {
            Mode::Be => format!("{helper} {subject}{not}{adverb}{be}"),
            Mode::Passive => format!("{helper} {subject}{not}{adverb}{be} {verb}"),
            Mode::Active if modal => format!("{helper} {subject}{not}{adverb} {verb}"),
            Mode::Active => format!("{} {subject}{not}{adverb} {verb}", self.does()),
        };
        format!("{asks} {body} {} {}", tail.trim(), self.lead)
    }

    fn does(&self) -> &'static str {
        if self.raw.single && self.subject != "you" {
            "does"
        } else {
            "do"
        }
    }
}

/// A draft of a manual. `quality` is how likely a teacher keeps it.
fn draft(frame: &'static str, prompt: String, value: Value, quality: f64) -> Draft {
    Draft {
        frame,
        key: key("device", &prompt, frame, ""),
        prompt,
        value,
        quality,
        ..Draft::plain()
    }
}

/// A draft of a question, worded so that it is understood alone.
fn posed(frame: &'static str, names: &Names, question: &str, value: Value, quality: f64) -> Draft {
    let prompt = told(question, names, &value.told());
    draft(frame, prompt, value, quality)
}

/// A question whose bound would stand far from its figure, behind `after` and the like, with the bound before that: `for at
/// least how long are parts kept after …`.
fn bound_first(question: &str) -> String {
    const FAR: [&str; 5] = [" after ", " before ", " when ", " once ", " if "];
    let bound = ["at least", "at most"].into_iter().find_map(|bound| {
        let rest = question.strip_suffix(bound)?.strip_suffix(' ')?;
        Some((bound, rest))
    });
    match bound {
        Some((bound, rest)) if FAR.iter().any(|word| rest.contains(word)) => {
            rest.replacen("how ", &format!("{bound} how "), 1)
        }
        _ => question.to_owned(),
    }
}

/// A question as it is shown: with the product before it, and the heading where only that tells of what it is
/// and the answer does not.
fn told(question: &str, names: &Names, answer: &str) -> String {
    let asked = finished(&bound_first(question));
    match names.opening(&asked, answer) {
        Some(opening) => {
            let mut chars = asked.chars();
            let first = chars.next().map(|first| first.to_lowercase().to_string());
            format!("{opening}: {}{}", first.unwrap_or_default(), chars.as_str())
        }
        None => asked,
    }
}

/// A text up to its first comma, or to a word that begins another thought.
fn tail(text: &str) -> &str {
    let ends = [
        ". ",
        ", ",
        "; ",
        " which ",
        " because ",
        " so that ",
        " although ",
        " and when ",
        " and if ",
    ];
    let end = ends.iter().filter_map(|end| text.find(end)).min();
    until_clause(&text[..end.unwrap_or(text.len())])
        .trim()
        .trim_end_matches([',', ';'])
}

/// A text up to another clause: `under the lid and hot steam may be let out` has one.
fn until_clause(text: &str) -> &str {
    /// A longer subject is none.
    const LONGEST: usize = 4;
    let ends = text.match_indices(" and ").find(|(at, and)| {
        let mut words = text[at + and.len()..].split(' ').take(LONGEST + 1).skip(1);
        words.any(|word| {
            matches!(
                word,
                "is" | "are" | "must" | "may" | "can" | "cannot" | "should" | "will"
            )
        }) && !text[..*at].contains(" that ")
    });
    ends.map_or(text, |(at, _)| &text[..at])
}

/// The members of `a, b and c`: three and more, none longer than some words.
fn members(text: &str) -> Option<Vec<String>> {
    /// A longer member is no thing to type.
    const LONGEST: usize = 6;
    /// More are not asked for at once.
    const MOST: usize = 4;
    let (head, last) = text
        .rsplit_once(" and ")
        .or_else(|| text.rsplit_once(" or "))?;
    let mut all: Vec<&str> = head.trim_end_matches(',').split(", ").collect();
    all.push(last);
    let fits = |member: &&str| {
        let words = member.split(' ').count();
        (1..=LONGEST).contains(&words) && !member.is_empty()
    };
    let plain = (3..=MOST).contains(&all.len()) && all.iter().all(fits);
    let without = |member: &str| {
        let articles = ["a ", "an ", "the "];
        let found = articles
            .iter()
            .find_map(|article| member.strip_prefix(article));
        found.unwrap_or(member).to_owned()
    };
    plain.then(|| {
        all.into_iter()
            .map(|member| without(member.trim()))
            .collect()
    })
}
