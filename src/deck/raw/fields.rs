//! The keys of a map against those of the format.

use super::{Keys, Text};
use crate::base::text::{either, plain_name};
use crate::deck::node::{Map, Node, Pair};
use crate::deck::rules::{self, Findings};
use crate::diagnostic::{Diagnostic, Edit, Span};

/// A map whose keys are known.
pub(super) struct Fields<'n, 't> {
    map: &'n Map<'t>,
    /// The keys that are there.
    pub(super) keys: Keys,
}

impl<'n, 't> Fields<'n, 't> {
    /// Takes a map and reports the keys that `owner` (such as `a card`) does not have.
    pub(super) fn new(
        map: &'n Map<'t>,
        owner: &str,
        known: &[&'static str],
        findings: &mut Findings,
    ) -> Self {
        let there = |key: &str| map.pairs.iter().find(|pair| pair.key.text == key);
        let mut keys: Vec<(&'static str, Span)> = known
            .iter()
            .filter_map(|&key| there(key).map(|pair| (key, pair.key.span.clone())))
            .collect();
        for pair in map
            .pairs
            .iter()
            .filter(|pair| !known.contains(&&*pair.key.text))
        {
            let (finding, meant) = unknown(pair, owner, known, findings);
            findings.add(
                match plain(pair, known).filter(|plain| there(plain).is_none()) {
                    None => finding,
                    Some(plain) => respelt(finding, pair, plain),
                },
            );
            if let Some(meant) = meant.filter(|meant| keys.iter().all(|(key, _)| key != meant)) {
                keys.push((meant, pair.key.span.clone()));
            }
        }
        Self {
            map,
            keys: Keys(keys),
        }
    }

    /// The value of a key, when it is there and not empty; an empty one is reported.
    pub(super) fn value(&self, key: &'static str, findings: &mut Findings) -> Option<&'n Node<'t>> {
        let pair = self.map.pairs.iter().find(|pair| pair.key.text == key)?;
        if pair.value.is_absent() {
            let finding = rules::TEXT_EMPTY.at(&pair.key.span, format!("`{key}` has no value"));
            findings.add(finding.helped("give it a value, or remove the key"));
            return None;
        }
        Some(&pair.value)
    }

    /// The text of a key.
    pub(super) fn text(&self, key: &'static str, findings: &mut Findings) -> Option<Text<'n>> {
        super::values::text(self.value(key, findings)?, key, findings)
    }

    /// The scalar of a key that is no text: a number, a date, a truth.
    pub(super) fn word(
        &self,
        key: &'static str,
        wanted: &str,
        findings: &mut Findings,
    ) -> Option<Text<'n>> {
        super::values::word(self.value(key, findings)?, key, wanted, findings)
    }

    /// The list of texts of a key; empty when there is none.
    pub(super) fn texts(&self, key: &'static str, findings: &mut Findings) -> Vec<Text<'n>> {
        self.value(key, findings)
            .map_or_else(Vec::new, |node| super::values::texts(node, key, findings))
    }
}

/// The known key that a name is but for capitals and typographic marks.
fn plain(pair: &Pair, known: &[&'static str]) -> Option<&'static str> {
    let plain = plain_name(&pair.key.text);
    known.iter().copied().find(|key| *key == plain)
}

/// The finding with the mending that writes the key as it is known, in the quotes in which it stands.
fn respelt(finding: Diagnostic, pair: &Pair, key: &str) -> Diagnostic {
    let span = &pair.key.span;
    let quotes = usize::from(!pair.key.bare);
    let edit = Edit {
        span: span.start + quotes..span.end - quotes,
        text: key.to_owned(),
    };
    finding
        .helped(format!("write `{key}`"))
        .fixed(format!("write `{key}`"), vec![edit])
}

/// The finding for an unknown key, and the known key that was probably meant.
fn unknown(
    pair: &Pair,
    owner: &str,
    known: &[&'static str],
    findings: &mut Findings,
) -> (Diagnostic, Option<&'static str>) {
    let name = &*pair.key.text;
    let finding = rules::KEY_UNKNOWN.at(&pair.key.span, format!("{owner} has no key `{name}`"));
    if pair.value.is_absent() && name.contains(' ') {
        return (
            finding
                .helped("a comma in braces begins a new key; quote the text that holds the comma"),
            None,
        );
    }
    if name == "<<" {
        return (
            finding.helped("decks know no merge keys; write the keys out, or use `defaults`"),
            None,
        );
    }
    let near: Vec<&'static str> = findings.meant(name, known);
    let help = if near.is_empty() {
        format!("its keys are {}", either(known).replace(" or ", " and "))
    } else {
        format!("did you mean {}?", either(&near))
    };
    (finding.helped(help), near.first().copied())
}
