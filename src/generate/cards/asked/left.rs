//! Questions that leave open who or when is meant, or what was done to.

use super::torn::low;
use super::*;

/// Whether a question leaves open what only the sentences around it tell.
pub(super) fn leaves_open(draft: &Draft, words: &[Token]) -> bool {
    is_without_object(words)
        || is_often(draft, words)
        || is_first_name(words)
        || is_hour_left(draft, words)
        || is_deed_in_name(words)
}

/// Whether what is asked for was so in a season of many, or more than once: `Who fell ill in the spring?`, `by whom was the town
/// besieged on several occasions?`
fn is_often(draft: &Draft, words: &[Token]) -> bool {
    let dated = draft.value.is_year() || words.iter().any(Token::is_year);
    let season = words.windows(3).enumerate().any(|(at, three)| {
        let seasons = ["spring", "summer", "autumn", "winter"];
        let told = words.get(at + 3).is_some_and(|next| next.is("of"));
        three[0].is("in") && three[1].is("the") && three[2].among(&seasons) && !told
    });
    let often = words
        .windows(2)
        .any(|pair| pair[0].among(&["several", "many", "two", "three"]) && pair[1].is("occasions"));
    season && !dated || often
}

/// Whether somebody is called by a first name that many have: `In which year was William deposed?`
fn is_first_name(words: &[Token]) -> bool {
    words.windows(3).any(|three| {
        let alone = !three[2].is_capital()
            && (of_form(&three[2].low, BASE).is_some()
                || of_form(&three[2].low, PARTICIPLE).is_some());
        three[0].among(&["did", "was"]) && is_given_name(three[1].text) && alone
    })
}

/// Whether `early` was left of `early in 1529`, of which the year is asked.
fn is_hour_left(draft: &Draft, words: &[Token]) -> bool {
    let last = words.iter().rfind(|word| word.kind == Kind::Word);
    draft.value.is_year() && last.is_some_and(|last| last.among(&["early", "late"]))
}

/// Whether a heading that begins with a deed was taken into a name: `did Ola Lund Bought build`.
fn is_deed_in_name(words: &[Token]) -> bool {
    words.windows(3).any(|three| {
        let deed = of_form(&three[1].low, PAST).is_some() && of_form(&three[1].low, BASE).is_none();
        let acts = !three[2].is_capital() && of_form(&three[2].low, BASE).is_some();
        three[0].is_capital() && three[1].is_capital() && deed && acts
    })
}

/// Whether what was formed or taken is gone: `did Hven form with Lund?`, `did the bridge take and far more money?`
fn is_without_object(words: &[Token]) -> bool {
    const DONE_TO: [&str; 8] = [
        "form",
        "conclude",
        "make",
        "take",
        "build",
        "found",
        "create",
        "establish",
    ];
    // `What did Nils Berg found with Eva Holm?`
    let object = matches!(low(words, 0), "what" | "which" | "whom")
        || words.iter().any(|word| word.is("what"));
    let did = words.iter().position(|word| word.is("did"));
    let behind = did.filter(|_| !object);
    let behind = behind.map_or(&words[words.len()..], |did| &words[did + 1..]);
    behind.windows(3).skip(1).any(|three| {
        let joins = three[1].is("and") && of_form(&three[2].low, BASE).is_none();
        three[0].among(&DONE_TO) && (joins || three[1].is("with"))
    })
}
