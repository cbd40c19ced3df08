//! The deeds within a sentence: which thing does what, be it said first, behind `and` or behind `which`.

use super::parts::parts;
use super::said::{DOUBTING, named};
use super::things::thing;
use crate::base::text::small;
use crate::generate::facts::view::View;
use crate::generate::language::Kind;
use crate::generate::lexicon::{
    AUXILIARIES, BASE, JOINING, LEANING, MODALS, PREPOSITIONS, THIRD, UNSETTLED, of_form,
};

/// A thing and the verb that tells what it does.
#[derive(Debug, Clone)]
pub(super) struct Deed {
    /// The thing, as it stands in a question.
    pub(super) subject: String,
    /// The verb's token.
    pub(super) verb: usize,
    /// Behind the last token of its clause.
    pub(super) end: usize,
    /// Where and when it holds, as the sentence begins with it; mostly empty.
    pub(super) lead: String,
    /// An adverb before the verb: `commonly`; mostly empty.
    pub(super) adverb: String,
}

impl Deed {
    /// The helper and the subject of a question: `do adults commonly`.
    pub(super) fn doing(&self, view: &View) -> String {
        let does = if is_third(view.low(self.verb)) {
            "does"
        } else {
            "do"
        };
        format!("{does} {}{}", self.subject, self.adverb)
    }
}

/// Whether a verb is said of one thing, in the present.
fn is_third(verb: &str) -> bool {
    matches!(verb, "is" | "has") || of_form(verb, THIRD).is_some()
}

/// The deeds of a sentence whose verb is one of some, in the present.
pub(super) fn deeds(view: &View, verbs: &dyn Fn(&str) -> bool) -> Vec<Deed> {
    let mut found = Vec::new();
    for part in parts(view).clauses() {
        let Some((lead, from)) = &part.led else {
            continue;
        };
        for at in from + 1..part.to {
            let wanted = !view.tokens[at].is_capital() && verbs(view.low(at));
            if wanted && let Some((subject, adverb)) = doer(view, *from, at) {
                let lead = lead.clone();
                found.push(Deed {
                    subject,
                    verb: at,
                    end: part.to,
                    lead,
                    adverb,
                });
            }
        }
    }
    found.retain(|deed| !is_open(view, deed));
    found.dedup_by_key(|deed| deed.verb);
    found
}

/// Whether a clause leaves open whether what it says is so, or says what is not.
fn is_open(view: &View, deed: &Deed) -> bool {
    let from = (0..deed.verb)
        .rev()
        .find(|at| matches!(view.tokens[*at].text, ";" | ":"))
        .map_or(0, |at| at + 1);
    let low = small(view.raw(&(from..deed.end)));
    let open = |at: usize| {
        let token = &view.tokens[at];
        token.among(MODALS) && !token.is("can") && !token.is_capital()
            || token.among(UNSETTLED)
            || token.among(&[
                "nor",
                "neither",
                "we",
                "our",
                "i",
                "us",
                "let",
                "said",
                "once",
                "formerly",
                "hypothetical",
            ])
    };
    low.contains(['?', '!', '"', '“']) || (from..deed.end).any(open) || DOUBTING.are_in(&low)
}

/// Who or what does the deed at a token of a clause, with the adverb before the verb.
fn doer(view: &View, from: usize, verb: usize) -> Option<(String, String)> {
    let adverb = usize::from(verb > from + 1 && is_adverb(view.low(verb - 1)));
    let to = verb - adverb;
    let said = match adverb {
        1 if !matches!(view.low(to), "also" | "then" | "always") => format!(" {}", view.low(to)),
        _ => String::new(),
    };
    let before = view.low(to.checked_sub(1)?);
    if matches!(before, "which" | "that") {
        return antecedent(view, from, to - 1, verb).map(|subject| (subject, said));
    }
    let plain = thing(view, from, to).or_else(|| between(view, from, to));
    let plain = plain.filter(|subject| agrees(view, subject, verb));
    let joined = matches!(before, "and" | "or" | ",");
    let subject = match plain {
        None if joined => shared(view, from, to - 1, verb),
        plain => plain,
    };
    subject.map(|subject| (subject, said))
}

fn is_adverb(word: &str) -> bool {
    matches!(
        word,
        "commonly"
            | "usually"
            | "normally"
            | "typically"
            | "generally"
            | "often"
            | "mainly"
            | "also"
            | "mostly"
            | "then"
            | "largely"
            | "chiefly"
            | "primarily"
            | "always"
    )
}

/// Whether the number of a noun is that of its verb.
fn agrees(view: &View, subject: &str, verb: usize) -> bool {
    let low = view.low(verb);
    let one = is_third(low);
    let many = of_form(low, BASE).is_some() || matches!(low, "are" | "have");
    let head = subject.split(" of ").next().unwrap_or(subject);
    let last = head.rsplit(' ').next().unwrap_or(head);
    let joined = subject.contains(" and ");
    let plural = joined
        || last.ends_with('s')
            && !last.ends_with("ss")
            && !last.ends_with("us")
            && !last.ends_with("is")
        || last.ends_with("ae")
        || matches!(
            last,
            "bacteria"
                | "fungi"
                | "feet"
                | "teeth"
                | "young"
                | "larvae"
                | "they"
                | "cattle"
                | "mice"
                | "nuclei"
                | "stimuli"
                | "algae"
                | "mitochondria"
                | "fish"
                | "sheep"
                | "deer"
                | "people"
                | "species"
                | "series"
                | "lice"
                | "geese"
        );
    let singular = !plural
        || matches!(
            last,
            "species"
                | "series"
                | "diabetes"
                | "measles"
                | "rabies"
                | "herpes"
                | "rickets"
                | "mumps"
                | "fish"
                | "sheep"
                | "deer"
        )
        || of_name(last);
    one && singular && !joined || many && !one && plural
}

/// A name between commas right before the verb: `its outer layer, the exine, contains …`.
fn between(view: &View, from: usize, to: usize) -> Option<String> {
    let close = to.checked_sub(1)?;
    let open = (from..close)
        .rev()
        .find(|at| view.tokens[*at].text == ",")?;
    let noun = named(view, open + 1, close)?;
    let first = view.low(open + 1) == "the" && close - open <= 4;
    let alone = view
        .tokens
        .get(open.checked_sub(1)?)
        .is_some_and(|before| before.kind == Kind::Word && !before.is_capital());
    let once = !(from..open).any(|at| view.tokens[at].text == ",");
    (view.tokens[close].text == "," && first && alone && once && !noun.contains(" of "))
        .then_some(noun)
}

/// Names of diseases and kinds in `-s` that are one: `Staphylococcus`, `Herpes`.
fn of_name(last: &str) -> bool {
    last.ends_with("tes") || last.ends_with("ges") && last.starts_with(char::is_uppercase)
}

/// The noun before a relative pronoun: `a plasma cell, which secretes …`, `lysozyme, an enzyme that breaks down …`.
fn antecedent(view: &View, from: usize, pronoun: usize, verb: usize) -> Option<String> {
    let comma = view.tokens[pronoun.checked_sub(1)?].text == ",";
    let to = pronoun - usize::from(comma);
    let begin = noun_before(view, from, to)?;
    // `salts and acids, which …`, `the wall of the gut, which …`: which of them?
    let of = (begin..to).any(|at| view.tokens[at].is("of"));
    if of || begin > from && view.tokens[begin - 1].among(&["and", "or"]) {
        return None;
    }
    if view.low(pronoun) == "which" && comma {
        let noun = thing(view, begin, to)?;
        return agrees(view, &noun, verb).then_some(noun);
    }
    // `Rickets is a disease that …`
    let being = begin
        .checked_sub(1)
        .filter(|at| matches!(view.low(*at), "is" | "are"));
    if let Some(being) = being.filter(|_| !comma) {
        return thing(view, from, being).filter(|noun| agrees(view, noun, verb));
    }
    // `lysozyme, an enzyme that …`: what is told of the kind is told of it
    let kind = matches!(view.low(begin), "a" | "an") && !comma;
    let before = begin.checked_sub(1)?;
    if !kind || view.tokens[before].text != "," {
        return None;
    }
    let begin = noun_before(view, from, before)?;
    let noun = thing(view, begin, before)?;
    let alone = begin == from || !matches!(view.low(begin - 1), "and" | "or" | ",");
    (alone && agrees(view, &noun, verb)).then_some(noun)
}

/// Where the noun begins that ends before a token: `the swollen tip of the stalk`.
pub(super) fn noun_before(view: &View, from: usize, to: usize) -> Option<usize> {
    let mut at = to;
    while at > from {
        let token = &view.tokens[at - 1];
        let of = token.is("of") && at < to;
        let article = token.among(&["the", "a", "an"]);
        let stops = token.kind != Kind::Word
            || token.among(PREPOSITIONS) && !of
            || token.among(JOINING)
            || token.among(AUXILIARIES)
            || token.among(LEANING)
            || (of_form(&token.low, THIRD).is_some() && at < to && !token.low.ends_with("ss"))
                && !view.low(at).eq("of")
            || super::acts::is_deed(&token.low) && at < to
            || of_form(&token.low, BASE).is_some()
                && at < to
                && view.tokens[at].among(&["the", "a", "an"])
            // `they release erythropoietin, which …`
            || of_form(&token.low, BASE).is_some()
                && at < to
                && at > from + 1
                && view.tokens[at - 2].among(&["they", "we", "you", "who", "that", "which", "to"]);
        if stops {
            break;
        }
        at -= 1;
        if article && !(at > from && view.low(at - 1) == "of") {
            break;
        }
    }
    (at < to).then_some(at)
}

/// Who does a deed behind `and`: the doer of the first deed of the clause, where both verbs have one form.
fn shared(view: &View, from: usize, joining: usize, verb: usize) -> Option<String> {
    let third = is_third(view.low(verb));
    let finite = |at: usize| {
        let low = view.low(at);
        let plain = !view.tokens[at].is_capital() && view.tokens[at].kind == Kind::Word;
        let here = if third {
            of_form(low, THIRD).is_some() || matches!(low, "is" | "has")
        } else {
            of_form(low, BASE).is_some() || matches!(low, "are" | "have")
        };
        plain && here
    };
    let first = (from + 1..joining).find(|at| {
        finite(*at) && {
            let adverb = usize::from(is_adverb(view.low(at - 1)));
            thing(view, from, at - adverb).is_some_and(|noun| agrees(view, &noun, *at))
        }
    })?;
    let other = (first + 1..joining).any(|at| {
        view.tokens[at].among(&[
            "which", "that", "who", "whose", "when", "while", "where", "because", "whereas",
            "although", "though", "so", "as", "but", "until", "to",
        ])
    });
    let adverb = usize::from(is_adverb(view.low(first - 1)));
    (!other).then(|| thing(view, from, first - adverb))?
}
