//! Which kind a card is: its keys say so.

use super::{ANSWER_MISSING, Findings, KEY_MISPLACED, KIND_CLASH, KIND_MISSING};
use crate::base::text::either;
use crate::deck::raw::RawCard;
use crate::diagnostic::Span;

/// The kinds of card as their keys tell them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum KindName {
    Ask,
    Claim,
    Cloze,
    Term,
    Order,
    Match,
}

/// The keys that begin a question.
const HEADS: [&str; 4] = ["ask", "claim", "cloze", "term"];
/// What may follow `ask`.
const BODIES: [&str; 3] = ["answer", "order", "match"];
/// The keys that every card may have.
const COMMON: [&str; 9] = [
    "id", "topic", "tags", "needs", "hint", "explain", "source", "as_of", "allow",
];

/// All kinds, in the order in which they are told.
#[cfg(test)]
pub(crate) const KINDS: [KindName; 6] = [
    KindName::Ask,
    KindName::Claim,
    KindName::Cloze,
    KindName::Term,
    KindName::Order,
    KindName::Match,
];

impl KindName {
    /// Whether a card of this kind may have a key.
    pub(crate) fn takes(self, key: &str) -> bool {
        self.own().contains(&key) || COMMON.contains(&key)
    }

    /// The key that makes a card of this kind.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Ask => "ask",
            Self::Claim => "claim",
            Self::Cloze => "cloze",
            Self::Term => "term",
            Self::Order => "order",
            Self::Match => "match",
        }
    }

    /// The keys of its own, all of them.
    fn own(self) -> &'static [&'static str] {
        match self {
            Self::Ask => &["ask", "answer", "accept", "wrong", "exact", "reverse"],
            Self::Claim => &["claim", "answer", "correction"],
            Self::Cloze => &["cloze", "accept", "exact"],
            Self::Term => &["term", "definition", "accept", "exact"],
            Self::Order => &["ask", "order"],
            Self::Match => &["ask", "match"],
        }
    }

    /// The keys without which it asks nothing, besides the one that names it.
    fn wanted(self) -> &'static [&'static str] {
        match self {
            Self::Ask | Self::Claim => &["answer"],
            Self::Term => &["definition"],
            Self::Cloze | Self::Order | Self::Match => &[],
        }
    }
}

/// The kind of a card; `None`, with a finding, when it has none or two.
pub(crate) fn kind(card: &RawCard, findings: &mut Findings) -> Option<KindName> {
    let kind = match one_of(&HEADS, card, findings)? {
        Some("claim") => KindName::Claim,
        Some("cloze") => KindName::Cloze,
        Some("term") => KindName::Term,
        Some(_) => match one_of(&BODIES, card, findings)? {
            Some("order") => KindName::Order,
            Some("match") => KindName::Match,
            _ => KindName::Ask,
        },
        None => {
            findings.add(
                KIND_MISSING
                    .at(&card.head, "the card asks nothing")
                    .helped(what_is_missing(card)),
            );
            return None;
        }
    };
    complete(kind, card, findings);
    misplaced(kind, card, findings);
    Some(kind)
}

/// The one of some keys that a card has, if it has any; `None`, with a finding, when it has two.
fn one_of(
    keys: &[&'static str],
    card: &RawCard,
    findings: &mut Findings,
) -> Option<Option<&'static str>> {
    let mut there: Vec<(&str, &Span)> = card
        .keys
        .iter()
        .filter(|(key, _)| keys.contains(key))
        .collect();
    there.sort_by_key(|(_, span)| span.start);
    if let [(first, first_place), .., (last, place)] = there[..] {
        let message = format!("a card has either `{first}` or `{last}`, this one has both");
        let finding = KIND_CLASH
            .at(place, message)
            .with_other(first_place.clone(), format!("`{first}` is here"));
        findings.add(finding.helped("make two cards of it, or remove one of the keys"));
        return None;
    }
    Some(there.first().map(|(key, _)| *key))
}

fn what_is_missing(card: &RawCard) -> String {
    let there = |keys: &[&str]| keys.iter().any(|key| card.keys.has(key));
    match () {
        () if there(&["definition"]) => String::from("add `term`"),
        () if there(&["order", "match"]) => String::from("add `ask`"),
        () if there(&["answer"]) => String::from("add `ask` or `claim`"),
        () => format!("add {}", either(&HEADS)),
    }
}

/// Reports what the kind wants and the card does not have.
fn complete(kind: KindName, card: &RawCard, findings: &mut Findings) {
    for key in kind.wanted().iter().filter(|key| !card.keys.has(key)) {
        let message = format!("the card has `{}` but no `{key}`", kind.key());
        let help = match kind {
            KindName::Claim => "add `answer: true` or `answer: false`",
            KindName::Ask => "add `answer`, `order` or `match`",
            _ => "add `definition`",
        };
        findings.add(ANSWER_MISSING.at(&card.head, message).helped(help));
    }
}

/// Reports the keys that another kind has and this one has not.
fn misplaced(kind: KindName, card: &RawCard, findings: &mut Findings) {
    let others = card.keys.iter().filter(|(key, _)| !kind.takes(key));
    for (key, place) in others {
        let article = if matches!(kind, KindName::Ask | KindName::Order) {
            "an"
        } else {
            "a"
        };
        let finding = KEY_MISPLACED.at(
            place,
            format!("`{key}` does not belong to {article} `{}` card", kind.key()),
        );
        let finding = match card.keys.place(kind.key()) {
            Some(own) => finding.with_other(own.clone(), "this says what kind it is"),
            None => finding,
        };
        findings.add(finding.helped(format!(
            "remove it; the card's own keys are {}",
            either(kind.own()).replace(" or ", " and ")
        )));
    }
}
