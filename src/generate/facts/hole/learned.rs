//! Terms of a field that a statement does not bring in by `called`: nouns that everyday speech lacks, by their endings.

use std::ops::Range;

use super::Hole;
use super::holes::is_small;
use crate::generate::facts::view::View;
use crate::generate::language::{Kind, Token};
use crate::generate::lexicon::{AUXILIARIES, forms, is_common, is_learned};

/// The nouns that only their field uses, each at the end of its phrase, the last first.
pub(super) fn learned<'v>(view: &'v View, range: &Range<usize>) -> impl Iterator<Item = Hole> + 'v {
    let words = (range.start + 1..range.end).rev();
    words
        .filter(|at| is_term(view, *at) && !is_joined(view, *at))
        .filter_map(|at| term(view, at))
}

/// Whether a noun of a field ends its phrase at a token.
fn is_term(view: &View, at: usize) -> bool {
    let token = &view.tokens[at];
    let next = view.tokens.get(at + 1);
    let ends = next.is_none_or(|next| next.kind == Kind::Mark || is_small(view, at + 1));
    let subject = at < 3;
    // `The stroma holds …`: any stroma
    let opens = view.low(at - 1) == "the" || matches!(view.low(at - 1), "a" | "an");
    let acts = next.is_some_and(|next| next.is_finite() && next.kind == Kind::Word);
    token.kind == Kind::Word
        && token.low.len() >= 6
        && token.text == token.low
        && view.low(at + 1) != "of"
        && if subject { opens && acts } else { ends }
        // asked last, as it looks at many endings
        && is_learned(&token.low)
}

/// The term that ends at a token, with the word before it where that belongs to it.
fn term(view: &View, at: usize) -> Option<Hole> {
    let before = &view.tokens[at - 1];
    let open = before.is_capital() && at > 1
        || before.kind != Kind::Word
        || crate::generate::language::value(before).is_some() && !before.among(&["a", "an"])
        || before.among(&[
            "certain",
            "various",
            "several",
            "many",
            "most",
            "some",
            "different",
            "other",
            "such",
            "more",
            "few",
        ]);
    // `a haploid` tells what kind of thing it is
    let quality = view.low(at).ends_with("oid") && before.among(AUXILIARIES);
    let letter = view.tokens.get(at + 1).is_some_and(Token::is_capital);
    if open || quality || letter {
        return None;
    }
    let made = before.low.ends_with("ated") && before.low.len() > 9;
    // `alkaline phosphatase`
    let enzyme = view.low(at).ends_with("ase") && before.low.ends_with("ine");
    // `each hair follicle` in a section on hair
    let noun = !before.among(AUXILIARIES)
        && !is_small(view, at - 1)
        && before.low.len() > 3
        && forms(&before.low).is_empty()
        && view
            .memory
            .headings
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| word == before.low);
    let compound = noun
        || made
        || enzyme
        || tells_kind(&before.low)
        || is_learned(&before.low)
        || before.is("carbon");
    // `pernicious anemia`, `crassulacean acid metabolism`: of such terms readers kept half, for what stands before tells them or
    // belongs to them
    let attributed = at > 0
        && !compound
        && before.kind == Kind::Word
        && !before.is_capital()
        && !is_small(view, at - 1)
        && !before.among(AUXILIARIES)
        && forms(&before.low).is_empty();
    // `transitional cellular epithelium`
    let more = compound && at > 3 && tells_kind(view.low(at - 2));
    Some(Hole {
        range: at - usize::from(compound && at > 2) - usize::from(more)..at + 1,
        hint: "term",
        quality: match () {
            () if attributed => DOUBTED,
            () if at < 3 => 0.64,
            () => 0.65,
        },
    })
}

/// What a term is held for of which a part may stand before it: below what is wished for by default.
const DOUBTED: f64 = 0.45;

/// Whether an adjective of a field belongs to the term behind it: `renal corpuscle`.
fn tells_kind(low: &str) -> bool {
    const LOOSE: [&str; 23] = [
        "clear",
        "individual",
        "similar",
        "particular",
        "regular",
        "singular",
        "familiar",
        "near",
        "external",
        "internal",
        "normal",
        "general",
        "special",
        "typical",
        "chemical",
        "final",
        "initial",
        "total",
        "specific",
        "toxic",
        "principal",
        "natural",
        "original",
    ];
    ["al", "ar", "ic", "ary", "oid", "ine"]
        .iter()
        .any(|end| low.ends_with(end))
        && low.len() > 4
        && !LOOSE.contains(&low)
        && !is_common(low)
}

/// Whether a word stands in a row with others, each of which would fit.
fn is_joined(view: &View, at: usize) -> bool {
    /// So far the `and` of a list stands from its member.
    const NEAR: usize = 8;
    let joins = |at: usize| matches!(view.low(at), "and" | "or" | "and/or" | "etc");
    let goes_on = (at + 2..at + 2 + NEAR).any(joins);
    let row = view.low(at + 1) == "," && goes_on;
    let member = (at.saturating_sub(3)..at).any(|before| view.low(before) == ",") && goes_on;
    row || member || joins(at + 1) || (at.saturating_sub(3)..at).any(joins)
}
