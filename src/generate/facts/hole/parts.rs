//! The parts of a long sentence that can stand by themselves.

use std::ops::Range;

use super::LONGEST;
use crate::generate::facts::view::View;
use crate::generate::language::{Kind, Unread, parse, spans, tokens};
use crate::generate::lexicon::{AUXILIARIES, PAST, forms};

/// Words behind a comma with which a part begins that only adds to a statement.
const ADDING: [&str; 16] = [
    "which", "who", "while", "although", "though", "but", "where", "whereas", "since", "because",
    "so", "and", "whose", "until", "as", "part",
];

/// The parts of a sentence around a gap that may stand by themselves, the shortest that is told in full first; whether they
/// do is for [`states`] to tell.
pub(super) fn parts(view: &View, hole: &Range<usize>, end: usize) -> Vec<Range<usize>> {
    /// Fewer words tell too little.
    const FULL: usize = 8;
    let (starts, ends) = borders(view, hole, end);
    let mut parts = Vec::new();
    for start in &starts {
        for end in &ends {
            let part = *start..*end;
            if part.len() <= LONGEST + FULL && (*start == 0 || begins(view, *start)) {
                parts.push(part);
            }
        }
    }
    let naming = (hole.start.saturating_sub(3)..hole.start)
        .any(|at| matches!(view.low(at), "called" | "known" | "termed" | "named"));
    // what a term means often stands behind it: `called the lumen, in which …`
    let whole = |part: &Range<usize>| naming && part.len() <= LONGEST;
    parts.sort_by_key(|part| {
        let told = usize::from(!whole(part)) * LONGEST * 4;
        let length = if whole(part) {
            LONGEST - part.len()
        } else {
            part.len()
        };
        (part.len() < FULL, told + length)
    });
    parts
}

/// Where parts of a sentence can begin before a gap, and where they can end behind it.
fn borders(view: &View, hole: &Range<usize>, end: usize) -> (Vec<usize>, Vec<usize>) {
    let mark = |at: usize| view.tokens.get(at).map_or("", |token| token.text);
    let dated = |at: usize| {
        view.spans
            .iter()
            .any(|span| span.from <= at && at < span.to)
    };
    let (mut starts, mut ends) = (vec![0], vec![end]);
    for at in 1..end {
        let low = view.low(at + 1);
        let stop = matches!(mark(at), ";" | ":");
        let comma = mark(at) == "," && !dated(at);
        if at >= hole.end && (stop || comma && ADDING.contains(&low)) {
            ends.push(at);
        }
        if stop && at < hole.start {
            starts.push(at + 1);
        }
        let joins = comma && matches!(low, "and" | "but" | "while" | "whereas");
        if joins && at + 1 < hole.start {
            starts.push(at + 2);
        }
    }
    (starts, ends)
}

/// Whether a part is a row of deeds that goes on behind it: `sailed in April, changed ships in Lund, and reached the ice`.
pub(super) fn is_row_cut(view: &View, part: &Range<usize>) -> bool {
    /// Words of a deed in which its verb stands.
    const NEAR: usize = 8;
    let goes_on = view.low(part.end) == "," && matches!(view.low(part.end + 1), "and" | "or");
    let acts = |mut range: Range<usize>| range.any(|at| view.tokens[at].is_finite());
    let deed =
        |comma: usize| acts(part.start..comma) && acts(comma + 1..part.end.min(comma + 1 + NEAR));
    goes_on
        && part
            .clone()
            .skip(1)
            .any(|at| view.low(at) == "," && deed(at))
}

/// Whether a statement with a subject of its own can begin at a token.
fn begins(view: &View, at: usize) -> bool {
    let token = &view.tokens[at];
    let noun = token.kind == Kind::Word
        && forms(&token.low).is_empty()
        && !AUXILIARIES.contains(&&*token.low)
        && !token.among(&[
            "then",
            "not",
            "also",
            "therefore",
            "thus",
            "only",
            "who",
            "which",
            "that",
        ]);
    let led = token.among(&["in", "on", "by", "at", "after", "from"]);
    token.kind == Kind::Number || token.is_capital() || noun || led
}

/// Whether a range states something: it holds a finite verb of its own, and not one of what may be.
pub(super) fn states(view: &View, part: &Range<usize>) -> bool {
    let text = view.raw(part);
    let words = tokens(text);
    let read = parse(&words, &spans(&words));
    let modal = |word: &crate::generate::language::Token| {
        crate::generate::lexicon::MODALS.contains(&&*word.low) && !word.is_capital()
    };
    let first = words.iter().skip(1).find(|word| {
        let past = forms(&word.low)
            .iter()
            .any(|(_, sorts)| sorts & PAST != 0 && sorts & crate::generate::lexicon::BASE == 0);
        !word.is_capital() && (AUXILIARIES.contains(&&*word.low) || modal(word) || past)
    });
    if first.is_some_and(modal) && !view.scene.is_binding() {
        return false;
    }
    match read {
        Ok(_) => true,
        Err(Unread::Complex) => {
            let mut relative = false;
            words.iter().skip(1).any(|word| {
                relative |= word.among(&["which", "who", "that", "where", "when", "whose"]);
                let past = forms(&word.low).iter().any(|(_, sorts)| sorts & PAST != 0);
                let verb = AUXILIARIES.contains(&&*word.low) || past;
                !relative && verb && !word.is_capital()
            })
        }
        Err(_) => false,
    }
}
