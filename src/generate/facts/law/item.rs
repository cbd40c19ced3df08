//! Items of lists: what they say is half a rule, and the other half stands before the list.

use super::figures::item_gap;
use super::plain::unnumbered;
use super::words::HELPERS;
use super::{Asked, small};
use crate::generate::language::is_adverb;
use crate::generate::lexicon::{BASE, THIRD, of_form};

/// The words with which a sentence ends that its list goes on with: it is torn without.
const HANGING: [&str; 17] = [
    "if", "when", "where", "unless", "with", "by", "to", "of", "for", "in", "on", "shall", "must",
    "may", "and", "or", "that",
];

/// A second helper of one subject, on which a list hangs.
const AGAIN: [&str; 3] = [" and shall", " and must", " and may"];

/// A longer subject is more than an office.
const LONGEST: usize = 8;

/// What stands before a list, as far as its items need it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Intro {
    /// It brings in names, forms, or what each stands for: the items are read alone.
    Alone,
    /// The items are its last words: `the court shall dissolve an association if`.
    Clause(String),
    /// The items begin with the verb: `the Authority shall`.
    Verb(String),
}

/// What stands before a list.
pub(super) fn intro(text: &str) -> Intro {
    let said = unnumbered(text);
    let said = said.trim_end_matches([':', ' ', ',']);
    let verb = said.split(' ').any(|word| HELPERS.contains(&word));
    let whole = ["following", "as follows", " mean", " means"];
    let last = said.rsplit(' ').next().unwrap_or_default();
    // `The Treasurer shall be a member of two years' standing, and shall`
    let again = AGAIN.iter().find(|again| said.contains(**again));
    let modal = again.and_then(|again| again.strip_prefix(" and"));
    if let Some(modal) = modal
        && let Some((subject, _)) = said.split_once(&format!("{modal} "))
        && subject.split(' ').count() <= LONGEST
    {
        return Intro::Verb(format!("{subject}{modal}"));
    }
    match () {
        () if !verb || whole.iter().any(|word| said.contains(word)) => Intro::Alone,
        () if matches!(last, "shall" | "must" | "may") => Intro::Verb(said.to_owned()),
        () => Intro::Clause(said.to_owned()),
    }
}

/// Whether the sentence before a list is torn without its list, or an item without what stands before it.
pub(super) fn is_torn(text: &str) -> bool {
    // `moves the stone of another is liable to a fine`: who does?
    let first = text.split(' ').next().unwrap_or_default();
    let acts = first.starts_with(char::is_lowercase) && of_form(first, THIRD).is_some();
    if acts && text.contains(" is liable ") {
        return true;
    }
    let Some(said) = text.trim_end().strip_suffix(':') else {
        return false;
    };
    let last = said.rsplit(' ').next().unwrap_or_default();
    // `shall be a member, and shall, in addition to these duties:`
    HANGING.contains(&last) || AGAIN.iter().any(|again| said.contains(again))
}

/// What an item gives behind the sentence that brings it in: a gap for its figure.
pub(super) fn asked_of_item(intro: &str, item: &str) -> Option<Asked> {
    let item = bare(item);
    item_gap(intro, &small(&item))
}

/// Whether an item goes on behind `shall`: with a plain verb, or what stands before one.
pub(super) fn is_act(item: &str) -> bool {
    let low = item.to_lowercase();
    let mut words = low.split([' ', ',']).filter(|word| !word.is_empty());
    let opens = |word: &str| {
        of_form(word, BASE).is_some()
            || matches!(word, "be" | "not" | "also" | "have")
            || is_adverb(word)
    };
    let first = words.next().unwrap_or_default();
    // `record` opens an act, `Record fees` and `Income` none
    let noun = item.starts_with(char::is_uppercase) && words.any(|word| HELPERS.contains(&word));
    opens(first) && !noun
}

/// An item without its number and without what joins it to the next.
pub(super) fn bare(item: &str) -> String {
    let item = unnumbered(item);
    let item = item.trim_end_matches([';', '.', ',', ' ']);
    let item = [" and", " or"]
        .iter()
        .find_map(|joint| item.strip_suffix(joint))
        .unwrap_or(item);
    item.trim_end_matches([';', ',', ' ']).to_owned()
}
