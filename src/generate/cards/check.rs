//! The checks of a careful teacher, in code.

use std::borrow::Cow;

use super::alone::hanging;
use super::asked::badly_asked;
use super::broken::broken;
use super::lacking::lacking;
use super::ragged::ragged;
use super::root::root;
use super::ruled::{garbled, of_device, of_rule};
use super::shape::{loose_name, shape};
use super::statement::thin;
use crate::base::text::folded;
use crate::generate::Reason;
use crate::generate::facts::{AroundGap, Draft, PAST, RULE, TABLE, Value, is_science};
use crate::generate::language::{Kind, Token, tokens};
use crate::generate::lexicon::{DETERMINERS, LEANING, PREPOSITIONS};

/// The paragraph that a card cites, as it is searched.
#[derive(Debug)]
pub(crate) struct Paragraph {
    /// In small letters, with plain quotation marks.
    text: String,
    /// Whether it reckons with figures thought up.
    reckons: bool,
}

/// What tells that the figures of a paragraph are thought up: those of an exercise, or of a model.
const RECKONING: [&str; 7] = [
    "calculate ",
    "suppose ",
    "hypothetical",
    "let's say",
    "check your learning",
    "for simplicity",
    "imagine that",
];

impl Paragraph {
    /// Takes the text of a block.
    pub(crate) fn new(text: &str) -> Self {
        let text = folded(&plain(text));
        let reckons = RECKONING.iter().any(|cue| text.contains(cue));
        Self { text, reckons }
    }

    /// Whether it has the words of an answer.
    fn says(&self, answer: &str) -> bool {
        self.text.contains(&folded(&plain(answer)))
    }
}

fn plain(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace(['“', '”'], "\"").replace(['‘', '’'], "'"))
}

/// What is wrong with a draft, if anything is.
pub(crate) fn fault(draft: &Draft, paragraph: &Paragraph) -> Option<Reason> {
    let texts = draft.value.texts();
    // the unit of a cell stands in its header
    let absent = |text: &&String| draft.frame != TABLE && !paragraph.says(text);
    if let Some(missing) = texts.iter().find(absent) {
        return Some(Reason::Damaged(missing.clone()));
    }
    if let Some(reason) = ragged(draft, &texts)
        .or_else(|| lacking(draft))
        .or_else(|| garbled(draft, &texts))
        .or_else(|| broken(draft))
    {
        return Some(reason);
    }
    if let Some(reason) = of_gap(draft) {
        return Some(reason);
    }
    if draft.frame == RULE {
        if shares_root(draft, &texts) || is_either(draft) {
            return Some(Reason::GivenAway);
        }
        return of_rule(draft, &texts);
    }
    if paragraph.reckons && draft.value.is_number() {
        return Some(Reason::Trivial(draft.value.told()));
    }
    let stem = draft.stem();
    if draft.frame.starts_with("device") {
        return of_device(draft, &texts);
    }
    let statement = match &draft.value {
        Value::Gaps(text, gaps) if gaps.len() == 1 => thin(text, &gaps[0], is_science(draft)),
        _ => loose_name(stem),
    };
    // the title before a question of history is read at a glance
    let read = match stem.split_once(": ") {
        Some((_, asked)) if draft.frame == PAST => asked,
        _ => stem,
    };
    if let Some(reason) = shape(read, matches!(draft.value, Value::Gaps(..))).or(statement) {
        return Some(reason);
    }
    // its words are those of a header, not of a sentence that something was cut from
    if draft.frame == TABLE {
        if let Some(text) = texts.iter().find(|text| is_torn_cell(text)) {
            return Some(Reason::Leaning(text.clone()));
        }
        return given_away(draft, &texts).or_else(|| answer(draft.frame, &texts));
    }
    let words = tokens(stem);
    // the words of the title before it lean on nothing
    let own = words
        .iter()
        .position(|word| word.text == ":")
        .filter(|colon| *colon <= LONGEST_TITLE && !stem[..words[*colon].start].contains("{{"))
        .map_or(&words[..], |colon| &words[colon + 1..]);
    leaning(draft, own)
        .or_else(|| hanging(draft, &words))
        .or_else(|| badly_asked(draft, &words))
        .or_else(|| given_away(draft, &texts))
        .or_else(|| answer(draft.frame, &texts))
}

/// What is wrong with the gap of a statement by the words around it, if anything is.
fn of_gap(draft: &Draft) -> Option<Reason> {
    let Value::Gaps(text, gaps) = &draft.value else {
        return None;
    };
    let around = AroundGap::new(text).filter(|_| gaps.len() == 1)?;
    match () {
        () if around.is_torn() => Some(Reason::Trivial(draft.value.told())),
        () if around.is_given() => Some(Reason::GivenAway),
        () if around.is_bare() => Some(Reason::Ambiguous(draft.value.told())),
        () => None,
    }
}

/// Whether the cell of a table leans on another one or was cut: `Deal with in that order`, `As for 3`, `Lid open? If`.
fn is_torn_cell(text: &str) -> bool {
    let leans = tokens(text)
        .iter()
        .any(|word| word.among(&["that", "this", "these", "those", "it", "them"]));
    // `5 A` is a current
    let last = text.rsplit(' ').next().unwrap_or_default();
    leans
        || text.starts_with("As ")
        || text.contains("? ")
        || matches!(last, "If" | "if" | "when" | "the" | "a" | "and" | "or")
}

/// Whether a rule tells who is left out of it by a word of the same root: `registered with the {{Registrar}}`.
fn shares_root(draft: &Draft, texts: &[String]) -> bool {
    /// So many first letters make a root.
    const ROOT: usize = 6;
    let Value::Gaps(text, _) = &draft.value else {
        return false;
    };
    let body = text
        .split_once(", ")
        .map_or(text.as_str(), |(_, body)| body);
    let rest = crate::generate::facts::without_gaps(body, " ").to_lowercase();
    let told = |word: &str| {
        let root: String = word.to_lowercase().chars().take(ROOT).collect();
        root.chars().count() == ROOT
            && rest
                .split(|c: char| !c.is_alphabetic())
                .any(|other| other.starts_with(&root))
    };
    texts.iter().flat_map(|text| text.split(' ')).any(told)
}

/// Whether one of two figures is left out of a rule, which the other tells: `4 or {{5}} metres`.
fn is_either(draft: &Draft) -> bool {
    let Value::Gaps(text, _) = &draft.value else {
        return false;
    };
    let before = text.split_once("{{").map_or("", |(before, _)| before);
    let before = tokens(before);
    match before.as_slice() {
        [.., first, or] => or.is("or") && crate::generate::language::value(first).is_some(),
        _ => false,
    }
}

/// The most words that a title before a question has.
const LONGEST_TITLE: usize = 12;

fn leaning(draft: &Draft, stem: &[Token]) -> Option<Reason> {
    // a statement with a gap names its subject before it speaks of `it`
    let within = |at: usize| {
        let told = matches!(draft.frame, "called" | PAST);
        let gaps = matches!(draft.value, Value::Gaps(..)) || told;
        let pronoun = stem[at].among(&["it", "they", "he", "she", "him", "them"]);
        let before = &stem[..at];
        let told = before.iter().skip(1).any(Token::is_finite);
        let somebody =
            !stem[at].among(&["he", "she", "him"]) || before.iter().skip(1).any(Token::is_capital);
        gaps && pronoun && at > 3 && told && somebody
    };
    // `by the end of his life`: whose?
    let asks_who = stem
        .iter()
        .take(2)
        .any(|token| token.among(&["who", "whom", "whose"]));
    let question = !matches!(draft.value, Value::Gaps(..)) && !asks_who;
    let owner = stem
        .iter()
        .position(|token| token.among(&["his", "her"]))
        .filter(|_| question);
    let named = |at: usize| {
        stem[..at]
            .iter()
            .skip(1)
            .any(crate::generate::language::Token::is_capital)
    };
    if let Some(at) = owner.filter(|at| !named(*at)) {
        return Some(Reason::Leaning(stem[at].low.to_string()));
    }
    // a definition names its own things: `cell that another one has taken in`
    let defines = draft.prompt.contains(" as \"");
    let quoted = |at: usize| {
        let words = [
            "it", "one", "another", "other", "others", "those", "such", "they", "them", "itself",
        ];
        let opened = stem[..at]
            .iter()
            .rposition(|token| matches!(token.text, "\"" | "“"));
        defines && stem[at].among(&words) && opened.is_some_and(|quote| at > quote + 2)
    };
    let found = stem.iter().enumerate().find(|(at, token)| {
        let leans = token.among(LEANING) || token.among(&["first", "second", "third", "last"]);
        token.kind == Kind::Word && leans && !allowed(stem, *at) && !within(*at) && !quoted(*at)
    });
    found.map(|(_, token)| Reason::Leaning(token.text.to_owned()))
}

/// Leaning words that lean on nothing where they stand.
fn allowed(stem: &[Token], at: usize) -> bool {
    let low = &*stem[at].low;
    let before = at.checked_sub(1).map_or("", |at| &*stem[at].low);
    let after = stem.get(at + 1).map_or("", |token| &*token.low);
    let ends = after.is_empty() || after == "?" || PREPOSITIONS.contains(&after);
    match low {
        "that" => at > 1,
        "one" => after == "of" || matches!(before, "only" | "least" | "than"),
        "other" | "another" if crate::generate::facts::ANYBODY.contains(&after) => at > 2,
        "other" => matches!(before, "what" | "each" | "any" | "no") || after == "than",
        "such" => after == "as",
        // `were there limits on exports?` points to no place
        "there" => matches!(before, "was" | "were"),
        "former" => before == ",",
        "so" => after == "that",
        "us" => stem[at].text == "US",
        "i" => at > 0 && stem[at - 1].is_capital(),
        // `the first of five` is one of something told
        "first" | "second" | "third" | "last" => {
            before != "the" || !ends || matches!(after, "of" | "to")
        }
        "you" => before == "should" || before == "must",
        "your" | "others" | "same" | "itself" | "themselves" | "also" | "too" => true,
        _ => stem[at].text.chars().all(char::is_uppercase) && stem[at].text.len() > 1,
    }
}

/// Whether the question tells its answer: its words, its initials, or what they stand for.
pub(super) fn given_away(draft: &Draft, texts: &[String]) -> Option<Reason> {
    if draft.frame == "initials" || matches!(draft.value, Value::Gaps(..)) {
        return None;
    }
    let asked = folded(&draft.prompt);
    let words: Vec<&str> = asked
        .split(|c: char| !c.is_alphanumeric())
        .map(ended)
        .collect();
    // `Which theory asserts …?` tells no word of the temporal theory but its kind
    let kind = words.windows(2).find(|pair| pair[0] == "which");
    let kind = kind.map_or("", |pair| pair[1]);
    let genus = genus(&asked);
    let told = |text: &str| match &draft.value {
        Value::Year(..) | Value::Number { .. } | Value::Age(_) => {
            format!(" {} ", asked.replace(['?', ',', '.'], " "))
                .contains(&format!(" {} ", folded(text)))
        }
        _ => {
            // `the Pacific Ocean` is not told by `the largest ocean`
            let classed = |word: &str| {
                matches!(draft.value, Value::Name(..))
                    && crate::generate::lexicon::class_of(word).is_some()
            };
            let small = |word: &&str| {
                !classed(word)
                    && word.chars().count() > 3
                    && !DETERMINERS.contains(word)
                    && !PREPOSITIONS.contains(word)
            };
            let answer = folded(text);
            let own: Vec<&str> = answer
                .split(|c: char| !c.is_alphanumeric())
                .filter(small)
                .filter(|word| !matches!(draft.frame, "term" | PAST) || ended(word) != kind)
                // `the plane that …` tells of a sagittal plane only what it is one of
                .filter(|word| !answer.ends_with(&format!(" {word}")) || ended(word) != genus)
                .collect();
            let hits = own
                .iter()
                .filter(|word| words.contains(&ended(word)))
                .count();
            hits > 0 && (hits * 2 >= own.len() || matches!(draft.value, Value::Term(_)))
                || asked.contains(&format!(" {answer} "))
        }
    };
    // `obstructive sleep apnea` is a type of sleep apnea: each member needs a word of its own
    if let (Value::List(members), "listing") = (&draft.value, draft.frame) {
        let own = |member: &String| {
            let member = folded(member);
            let mut parts = member.split(|c: char| !c.is_alphanumeric());
            parts.any(|word| !word.is_empty() && !words.contains(&ended(word)))
        };
        return (!members.iter().all(own)).then_some(Reason::GivenAway);
    }
    texts
        .iter()
        .any(|text| told(text))
        .then_some(Reason::GivenAway)
}

/// The bare noun of which a definition says that its term is one, without its ending: `plane` of `the plane that divides the
/// body`; empty where more than that noun is told, as of `small stone that …`.
fn genus(asked: &str) -> &str {
    let told = ["term for ", "defined as \""]
        .iter()
        .find_map(|opens| asked.split_once(opens));
    let Some((_, told)) = told else { return "" };
    let ends = |word: &&str| {
        PREPOSITIONS.contains(word)
            || crate::generate::lexicon::JOINING.contains(word)
            || word.ends_with("ed")
            || word.ends_with("ing")
    };
    let words = told.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !matches!(*word, "" | "a" | "an" | "the"));
    let mut kind = words.take_while(|word| !ends(word));
    match (kind.next(), kind.next()) {
        (Some(one), None) => ended(one),
        _ => "",
    }
}

/// A word without its ending, roughly.
fn ended(word: &str) -> &str {
    root(word).trim_end_matches(['s', 'e'])
}

fn answer(frame: &str, texts: &[String]) -> Option<Reason> {
    /// Longer answers are not recalled word for word.
    const LONGEST: usize = 9;
    /// A cause or a purpose is told in more words.
    const CAUSE: usize = 14;
    let longest = if frame == "cause" { CAUSE } else { LONGEST };
    if texts
        .iter()
        .any(|text| text.split_whitespace().count() > longest)
    {
        return Some(Reason::TooLong);
    }
    let loose = texts.iter().find(|text| {
        let first = tokens(text)
            .first()
            .map(|token| token.low.to_string())
            .unwrap_or_default();
        matches!(
            &*first,
            "it" | "they" | "this" | "that" | "these" | "which" | "them" | "what" | "how"
        ) && !(frame == "cause" && matches!(&*first, "it" | "they"))
    });
    let empty = [
        "Top", "Home", "None", "Nothing", "Yes", "No", "due", "able", "likely",
    ];
    let some = texts.iter().any(|text| text.starts_with("one of "));
    if some || texts.iter().any(|text| empty.contains(&text.as_str())) {
        return Some(Reason::Trivial(texts.join(", ")));
    }
    loose.map(|text| Reason::Leaning(text.clone()))
}
