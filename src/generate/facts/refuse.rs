//! Sentences that are refused before they are read: questions, views, advice, plans, quotations.

use crate::generate::Reason;
use crate::generate::language::{Kind, Token};
use crate::generate::lexicon::{
    ADVICE, DETERMINERS, MODALS, OPEN_VERBS, OPINIONS, PARTICIPLE, PREPOSITIONS, Phrases, Pieces,
    UNCERTAIN, of_form,
};

use super::legend::{lacks_main_verb, tells_of_picture};
use super::scene::Scene;
use super::view::View;

/// What advises.
static ADVISING: Phrases = Phrases::new(ADVICE);
/// What leaves open whether something is so.
static DOUBTING: Phrases = Phrases::new(UNCERTAIN);
/// What gives a view.
static JUDGING: Phrases = Phrases::new(STRONG_OPINIONS);

/// Words behind which an `I` before them is whoever speaks: `I have been asked`; `Charles I` may stand before any.
const VOICED: &[&str] = &[
    "am", "have", "had", "was", "do", "did", "think", "will", "shall", "would", "can",
];

/// Whether `we` at a place, behind the subject of its sentence, is everybody with a body: `it opens when we swallow`.
fn is_anybody(tokens: &[Token], at: usize) -> bool {
    const BODILY: [&str; 34] = [
        "swallow", "yawn", "breathe", "inhale", "exhale", "eat", "drink", "chew", "bite", "taste",
        "smell", "hear", "listen", "speak", "talk", "sing", "sleep", "wake", "dream", "walk",
        "run", "jump", "stand", "sit", "move", "bend", "sweat", "shiver", "blink", "cough",
        "sneeze", "smile", "exercise", "age",
    ];
    at > 3 && tokens[at].is("we") && tokens.get(at + 1).is_some_and(|next| next.among(&BODILY))
}

/// What tells of somebody's words, unless it names again what was named.
static SPEAKING: Pieces = Pieces::new(&[" said ", " called for "]);

/// What tells of them anywhere.
static STATING: Pieces = Pieces::new(&[
    " says ",
    " stated ",
    " remarked ",
    " wrote that ",
    " declared that ",
    " claims ",
]);

/// Why a sentence makes no statement of fact, if it does not.
#[allow(clippy::too_many_lines)] // one list of cases, read from top to bottom
pub(crate) fn refusal(text: &str, tokens: &[Token], scene: &Scene) -> Option<Reason> {
    let words = tokens
        .iter()
        .filter(|token| token.kind != Kind::Mark)
        .count();
    if words < 4 || text.contains(" | ") {
        return Some(Reason::NoSentence);
    }
    if text.ends_with(':') || text.starts_with('[') || text.ends_with(']') {
        return Some(Reason::NoSentence);
    }
    if words > 60 {
        return Some(Reason::TooLong);
    }
    if !scene.is_binding() && (tells_of_picture(tokens) || lacks_main_verb(tokens)) {
        return Some(Reason::NoSentence);
    }
    if text.trim_end_matches(['"', '”', ')', ' ']).ends_with('?')
        || text.contains(" et al")
        || text.contains("http")
        || text.contains('@')
    {
        return Some(Reason::NoStatement);
    }
    if text.trim_end_matches(['"', '”', ')', ' ']).ends_with('!') {
        return Some(Reason::Opinion(String::from("!")));
    }
    // `a branch line from .`: what stood there is lost
    let lost = tokens.windows(2).find(|pair| {
        pair[0].among(PREPOSITIONS) && pair[1].text == "." && pair[0].end < pair[1].start
    });
    if let Some([word, _]) = lost {
        return Some(Reason::Damaged(format!("{} .", word.text)));
    }
    if let Some(lost) = lost_measure(tokens) {
        return Some(Reason::Damaged(lost));
    }
    if text.contains('\u{fffd}') {
        return Some(Reason::Damaged(String::from("\u{fffd}")));
    }
    let speaker = |at: &usize| {
        let at = *at;
        let token = &tokens[at];
        token.among(&["we", "our", "us", "i", "my", "let's"])
            && token.text != "US"
            && (token.text != "I"
                || (at == 0 || !tokens[at - 1].is_capital())
                    && tokens.get(at + 1).is_some_and(|next| next.among(VOICED)))
            && !is_anybody(tokens, at)
    };
    if let Some(at) = (0..tokens.len()).find(speaker) {
        return Some(Reason::Opinion(tokens[at].text.to_owned()));
    }
    // a stop got lost: `the ambassador In June 1990, Roh held`
    if let Some(lost) = (1..tokens.len()).find(|at| {
        matches!(
            tokens[*at].text,
            "In" | "On" | "However" | "He" | "She" | "They" | "It"
        ) && tokens[at - 1].kind == Kind::Word
            && crate::generate::language::spans(&tokens[*at..tokens.len().min(at + 5)])
                .first()
                .is_some_and(|span| span.from <= 1)
    }) {
        return Some(Reason::Damaged(tokens[lost].text.to_owned()));
    }
    if let Some(supposed) = supposed(tokens) {
        return Some(Reason::Uncertain(supposed.to_owned()));
    }
    // `it took months of fighting`: `it` is nothing
    let lasted = tokens.windows(2).position(|pair| {
        pair[0].is("it") && pair[1].among(&["took", "takes", "costs", "cost", "rained"])
    });
    let measured = |at: usize| {
        const TIMES: [&str; 7] = [
            "days",
            "weeks",
            "months",
            "years",
            "decades",
            "centuries",
            "hours",
        ];
        tokens[at..].iter().take(9).any(|token| token.among(&TIMES))
    };
    if let Some(at) = lasted.filter(|at| measured(*at)) {
        return Some(Reason::Leaning(tokens[at].text.to_owned()));
    }
    if let Some(at) = weighing(tokens) {
        return Some(Reason::Opinion(format!("it is {}", tokens[at].low)));
    }
    let rules = scene.is_binding();
    let mut low = String::with_capacity(text.len() + 2);
    low.push(' ');
    for token in tokens {
        low.push_str(&token.low);
        low.push(' ');
    }
    let said = |list: &Phrases| {
        let words = tokens.iter().map(|token| &*token.low);
        list.found_in(words, &low).map(str::to_owned)
    };
    if let Some(word) = quoted(text) {
        return Some(word);
    }
    if let Some(word) = said(&ADVISING)
        .filter(|word| !(rules && matches!(word.as_str(), "recommended" | "need to" | "needs to")))
    {
        return Some(Reason::Advice(word));
    }
    if let Some(word) = said(&DOUBTING).filter(|word| !doubtless(word, &low, rules)) {
        return Some(Reason::Uncertain(word));
    }
    said(&JUDGING).map(Reason::Opinion)
}

/// What stands around a figure that got lost, or a wrong word for two years: `less than in length`, `during 719 and 1805`.
fn lost_measure(tokens: &[Token]) -> Option<String> {
    const SIZES: [&str; 8] = [
        "length", "width", "height", "depth", "diameter", "weight", "size", "area",
    ];
    let said = |words: &[Token]| {
        let words: Vec<&str> = words.iter().map(|word| word.text).collect();
        words.join(" ")
    };
    let lost = tokens.windows(4).find(|four| {
        let measure = four[0].among(&["less", "more"])
            && four[1].is("than")
            && four[2].is("in")
            && four[3].among(&SIZES);
        let span = four[0].is("during")
            && four[1].kind == Kind::Number
            && four[2].is("and")
            && four[3].is_year();
        measure || span
    });
    lost.map(said)
}

/// The word that makes a sentence one of a case thought up: `Assume light travels …`, `Earth, then, has …`.
fn supposed<'t>(tokens: &[Token<'t>]) -> Option<&'t str> {
    let first = tokens.first()?;
    if first.among(&["assume", "suppose", "imagine", "picture", "pretend"]) {
        return Some(first.text);
    }
    // `For example, say the team was sold`
    let said = tokens
        .windows(2)
        .find(|pair| pair[0].text == "," && pair[1].is("say"));
    if let Some(pair) = said.filter(|_| first.is("for")) {
        return Some(pair[1].text);
    }
    let set_off = tokens
        .windows(3)
        .find(|three| three[0].text == "," && three[1].is("then") && three[2].text == ",");
    set_off.map(|three| three[1].text)
}

/// The adjective of `it is difficult to adopt`, `it was clear that`: a judgement, in which `it` stands for nothing.
fn weighing(tokens: &[Token]) -> Option<usize> {
    // what something can do or is like is no judgement
    const LIKE: [&str; 10] = [
        "able",
        "unable",
        "similar",
        "equal",
        "identical",
        "opposite",
        "adjacent",
        "subject",
        "close",
        "parallel",
    ];
    let adjective = |at: usize| {
        let token = &tokens[at];
        let open = token.kind == Kind::Word
            && !token.among(&LIKE)
            && !token.among(PREPOSITIONS)
            && !token.among(DETERMINERS)
            && of_form(&token.low, PARTICIPLE).is_none();
        let next = tokens.get(at + 1);
        open && next.is_some_and(|next| next.among(&["to", "that"]))
    };
    (0..tokens.len().saturating_sub(3))
        .filter(|at| tokens[*at].is("it") && tokens[at + 1].among(&["is", "was"]))
        .find_map(|at| (at + 2..(at + 4).min(tokens.len())).find(|at| adjective(*at)))
}

/// Views that spoil a sentence, whatever else it says; the others only lower its quality.
const STRONG_OPINIONS: &[&str] = &[
    "unfortunately",
    "fortunately",
    "sadly",
    "surprisingly",
    "obviously",
    "undoubtedly",
    "arguably",
    "beautiful",
    "wonderful",
    "amazing",
    "delicious",
    "breathtaking",
    "stunning",
    "heartening",
    "crucial",
    "desirable",
    "imperative",
    "it seems",
    "perhaps",
    "impressive",
    "remarkable",
    "spectacular",
    "must-see",
    "we believe",
    "lovely",
    "charming",
    "ideal",
    "perfect",
    "tragic",
    "it is clear",
    "best of all",
];

/// A word that looks uncertain where it is not.
fn doubtless(word: &str, low: &str, rules: bool) -> bool {
    match word {
        "estimated" => low.contains(" an estimated "),
        "likely" => rules,
        _ => false,
    }
}

/// Why a clause states nothing certain: its own verb says that something may be, will be or ought to be. What other clauses
/// of its sentence leave open is no matter.
pub(crate) fn unsure(view: &View) -> Option<Reason> {
    if view.scene.is_binding() {
        return None;
    }
    // `ideas on how Mars acquired its moons` are no fact
    let asking = view.clause.subject.clone();
    if let Some(at) = asking.clone().find(|at| {
        *at > asking.start && matches!(view.low(*at), "how" | "why" | "whether" | "what")
    }) {
        return Some(Reason::Uncertain(view.low(at).to_owned()));
    }
    // `By 700 BCE contributed`: a date does nothing
    let dated = view
        .dates(&asking)
        .iter()
        .any(|span| span.from == asking.start && span.to >= asking.end);
    if dated {
        return Some(Reason::Damaged(view.raw(&asking).to_owned()));
    }
    let group = view.clause.group.clone();
    let modal = group
        .clone()
        .find(|at| MODALS.contains(&view.low(*at)) && !view.tokens[*at].is_capital());
    if let Some(at) = modal {
        let word = view.low(at).to_owned();
        return Some(if matches!(&*word, "should" | "ought") {
            Reason::Advice(word)
        } else {
            Reason::Uncertain(word)
        });
    }
    let to = view.low(view.clause.rest.start) == "to";
    (OPEN_VERBS.contains(&view.clause.verb) && to || view.clause.verb == "seem")
        .then(|| Reason::Uncertain(view.low(view.clause.main).to_owned()))
}

/// A quotation of more than a term.
fn quoted(text: &str) -> Option<Reason> {
    /// Longer quotations are somebody's words.
    const TERM: usize = 6;
    let marks = text.matches(['"', '“', '”']).count();
    if marks % 2 == 1 {
        return Some(Reason::Opinion(String::from("a quotation")));
    }
    let mut parts = text.split(['"', '“', '”']);
    parts.next();
    let long = parts
        .step_by(2)
        .any(|inside| inside.split_whitespace().count() > TERM);
    // `Port Said` is a name
    if long || STATING.are_in(text) || SPEAKING.are_in(text) && !names_again(text) {
        return Some(Reason::Opinion(String::from("somebody's words")));
    }
    None
}

/// Whether `said` only names again what was named before, as rules do: `prior to said meeting`, `called for that purpose`.
fn names_again(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let mut said = words
        .iter()
        .enumerate()
        .filter(|(_, word)| **word == "said");
    let again = |at: usize| {
        at > 0 && (PREPOSITIONS.contains(&words[at - 1]) || matches!(words[at - 1], "and" | "the"))
    };
    let purpose =
        text.contains(" called for that purpose") || text.contains(" called for the purpose");
    said.all(|(at, _)| again(at)) && (purpose || !text.contains(" called for "))
}

/// How many words of view a sentence has: each makes it less likely that a question on it is wanted.
pub(crate) fn views(tokens: &[Token]) -> usize {
    tokens.iter().filter(|token| token.among(OPINIONS)).count()
}

#[cfg(test)]
mod tests {
    use super::lost_measure;
    use crate::generate::language::tokens;

    #[test]
    fn a_lost_figure_leaves_its_words_behind() {
        let lost = |text: &str| lost_measure(&tokens(text)).is_some();
        assert!(lost("Rams have short horns, less than in length."));
        assert!(lost("Lund had 73 abbots during 719 and 1805."));
        assert!(!lost("Rams have horns of less than 3 cm in length."));
        assert!(!lost("More than in 1805 was lost in 1806."));
    }
}
