//! Where statements and clauses can begin and end within a sentence, told once for all frames.

use super::said::can_tell;
use crate::generate::facts::view::View;
use crate::generate::language::Kind;
use crate::generate::lexicon::{
    AUXILIARIES, BASE, BELONGING, DETERMINERS, JOINING, LEANING, PREPOSITIONS, of_form,
};

/// A stretch of a sentence that can hold a statement.
pub(super) struct Part {
    /// Behind its last token.
    pub(super) to: usize,
    /// What leads into it, and the token behind that; `None` where it begins in a way that no frame reads.
    pub(super) led: Option<(String, usize)>,
    /// Its first helper outside commas: no verb of its statement stands behind that one. Its end where it has none.
    pub(super) helper: usize,
}

/// The stretches of a sentence that can hold statements.
pub(crate) struct Parts {
    all: Vec<Part>,
    /// How many of them, from the first, are told by their marks alone.
    plain: usize,
}

impl Parts {
    /// Those of whole statements.
    pub(super) fn stated(&self) -> impl Iterator<Item = &Part> {
        self.all.iter().take(self.plain)
    }

    /// Those of all clauses: behind any colon and any comma with `and` too, as the noun right before the verb tells whether it
    /// is one.
    pub(super) fn clauses(&self) -> impl Iterator<Item = &Part> {
        self.all.iter()
    }
}

/// The stretches of a sentence, which are told when the first frame asks for them.
pub(super) fn parts<'v>(view: &'v View) -> &'v Parts {
    view.parts.get_or_init(|| {
        let mut ranges = plain(view);
        let plain = ranges.len();
        add_clauses(view, &mut ranges);
        let part = |(from, to)| {
            let led = led(view, from, to);
            let begin = led.as_ref().map_or(to, |(_, begin)| *begin);
            let helps =
                |at: &usize| view.tokens[*at].among(AUXILIARIES) && can_tell(view, begin, *at);
            Part {
                to,
                helper: (begin + 1..to).find(helps).unwrap_or(to),
                led,
            }
        };
        Parts {
            all: ranges.into_iter().map(part).collect(),
            plain,
        }
    })
}

/// Where statements can begin and end, by the marks between them.
fn plain(view: &View) -> Vec<(usize, usize)> {
    let count = view.tokens.len();
    let mut cuts = vec![0];
    let mut starts = vec![0];
    for at in 1..count {
        let before = view.tokens[at - 1].text;
        let opens = view.tokens[at].among(&["whereas", "while"]) && before == ",";
        if before == ";" || opens {
            cuts.push(at + usize::from(opens));
            starts.push(at + usize::from(opens));
        } else if before == "," && view.tokens[at].among(&["and", "but"]) && stated(view, at - 1) {
            starts.push(at + 1);
        }
    }
    let end = |at: usize| cuts.iter().copied().find(|cut| *cut > at).unwrap_or(count);
    starts.iter().map(|from| (*from, end(*from))).collect()
}

/// Adds where clauses can begin and end besides.
fn add_clauses(view: &View, all: &mut Vec<(usize, usize)>) {
    for at in (1..view.tokens.len()).filter(|at| view.tokens[at - 1].text == ":") {
        all.push((at, view.tokens.len()));
    }
    let joins = |at: &usize| view.tokens[at - 1].text == "," && view.tokens[*at].is("and");
    for at in (1..view.tokens.len()).filter(joins) {
        let end = all.iter().find(|(from, to)| *from <= at && at < *to);
        let end = end.map_or(view.tokens.len(), |(_, to)| *to);
        if all.iter().all(|(from, _)| *from != at + 1) {
            all.push((at + 1, end));
        }
    }
}

/// Whether a verb stands between the comma at a token and the one before: then no list goes on behind it.
fn stated(view: &View, comma: usize) -> bool {
    /// Shorter pieces are members of a list.
    const SHORTEST: usize = 3;
    let begin = (0..comma)
        .rev()
        .find(|at| view.tokens[*at].text == ",")
        .map_or(0, |at| at + 1);
    let piece = &view.tokens[begin..comma];
    piece.len() >= SHORTEST
        && piece.iter().skip(1).any(|token| {
            token.among(AUXILIARIES)
                || token.is_finite()
                || of_form(&token.low, BASE).is_some() && !token.is_capital()
        })
}

/// A beginning such as `In winter,` and where the statement goes on; `None` where it begins in another way.
fn led(view: &View, from: usize, to: usize) -> Option<(String, usize)> {
    /// A longer one is a thought of its own.
    const LONGEST: usize = 7;
    let first = view.tokens.get(from)?;
    if first.is("all") && !view.tokens.get(from + 1)?.among(DETERMINERS) {
        return Some((String::new(), from + 1));
    }
    if first.among(&[
        "however",
        "moreover",
        "furthermore",
        "thus",
        "therefore",
        "normally",
        "usually",
        "additionally",
        "finally",
        "then",
        "typically",
        "generally",
    ]) && view.tokens.get(from + 1)?.text == ","
    {
        return Some((String::new(), from + 2));
    }
    // `As noted earlier, …`
    let noted = view.tokens.get(from + 1).is_some_and(|next| {
        next.among(&[
            "noted",
            "discussed",
            "mentioned",
            "described",
            "shown",
            "seen",
        ])
    });
    if first.is("as") && noted {
        let comma = (from + 2..to.min(from + 5)).find(|at| view.tokens[*at].text == ",")?;
        return Some((String::new(), comma + 1));
    }
    if !first.among(&["in", "at", "on", "during"]) {
        let opens = first.among(PREPOSITIONS) || first.among(JOINING);
        return (!opens).then_some((String::new(), from));
    }
    let comma = (from + 1..to.min(from + LONGEST)).find(|at| view.tokens[*at].text == ",")?;
    let words = from + 1..comma;
    let plain = words.clone().all(|at| {
        let token = &view.tokens[at];
        token.kind == Kind::Word && !token.among(LEANING) && !token.among(BELONGING)
    });
    let leans = view.tokens[from + 1].among(DETERMINERS) || words.len() > 5;
    (plain && !leans).then(|| (format!(" {} {}", first.low, view.raw(&words)), comma + 1))
}
