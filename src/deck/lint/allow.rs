//! `allow`: findings that the author means to leave, each with a reason.

use std::collections::HashMap;

use super::Lint;
use crate::base::text::either;
use crate::deck::raw::{RawAllow, RawDeck};
use crate::deck::rules::{self, ALLOW_ERROR, ALLOW_REASON, ALLOW_UNKNOWN, ALLOW_UNUSED, Findings};
use crate::diagnostic::{self, Diagnostic, Severity, Span};

/// An entry that silences a rule somewhere.
struct Entry<'a> {
    rule: &'static str,
    /// Where it holds; everywhere in the file for an entry of the deck.
    within: Option<&'a Span>,
    place: &'a Span,
    used: bool,
}

/// Takes out the findings that are allowed and adds those about `allow` itself.
pub(super) fn apply(raw: &RawDeck, lint: Option<Lint>, findings: &mut Vec<Diagnostic>) {
    let mut own = Findings::new();
    let mut entries: Vec<Entry> = raw
        .allow
        .iter()
        .filter_map(|allow| entry(allow, None, &mut own))
        .collect();
    for card in raw.cards.iter().flatten() {
        entries.extend(
            card.allow
                .iter()
                .filter_map(|allow| entry(allow, Some(&card.span), &mut own)),
        );
    }
    let mut by_rule: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, entry) in entries.iter().enumerate() {
        by_rule.entry(entry.rule).or_default().push(at);
    }
    findings.retain(|finding| {
        let silent = finding.severity != Severity::Error
            && by_rule
                .get(finding.rule)
                .is_some_and(|places| silenced(finding, places, &mut entries));
        !silent
    });
    if let Some(lint) = lint {
        findings.append(&mut own.sorted());
        let unused = entries
            .iter()
            .filter(|entry| !entry.used && lint.looks_at(entry.rule));
        findings.extend(unused.map(|entry| {
            ALLOW_UNUSED
                .at(
                    entry.place,
                    format!("nothing here breaks the rule `{}`", entry.rule),
                )
                .helped("remove the entry")
        }));
        diagnostic::sort(findings);
    }
}

/// Whether one of the entries at `places` silences a finding. Those of the deck come first, then those of the cards in the
/// order of the file, so that the one in question is found by halving.
fn silenced(finding: &Diagnostic, places: &[usize], entries: &mut [Entry]) -> bool {
    if let Some(&of_deck) = places.first().filter(|&&at| entries[at].within.is_none()) {
        entries[of_deck].used = true;
        return true;
    }
    let mut silent = false;
    for label in std::iter::once(&finding.place).chain(&finding.others) {
        let start = label.span.start;
        let begun = |at: &usize| entries[*at].within.is_some_and(|card| card.start <= start);
        let last = places
            .partition_point(begun)
            .checked_sub(1)
            .map(|last| places[last]);
        let around = |at: &usize| entries[*at].within.is_some_and(|card| start <= card.end);
        if let Some(at) = last.filter(around) {
            entries[at].used = true;
            silent = true;
        }
    }
    silent
}

/// An entry as it counts; `None`, with a finding, when it names no rule that can be allowed.
fn entry<'a>(
    allow: &'a RawAllow,
    within: Option<&'a Span>,
    own: &mut Findings,
) -> Option<Entry<'a>> {
    let Some(name) = &allow.rule else {
        if !allow.keys.has("rule") {
            let finding = ALLOW_UNKNOWN.at(&allow.span, "the entry of `allow` names no rule");
            own.add(
                finding.helped("add `rule:` with the name that stands in brackets in the finding"),
            );
        }
        return None;
    };
    let Some(rule) = rules::named(name.text) else {
        let names: Vec<&str> = rules::all().map(|rule| rule.name).collect();
        let near = own.meant(name.text, &names);
        let help = if near.is_empty() {
            String::from("`quizdeck explain` lists all rules")
        } else {
            format!("did you mean {}?", either(&near))
        };
        own.add(
            ALLOW_UNKNOWN
                .at(&name.span, format!("there is no rule `{}`", name.text))
                .helped(help),
        );
        return None;
    };
    if rule.severity == Severity::Error {
        let message = format!("`{}` is an error, and errors cannot be allowed", rule.name);
        own.add(
            ALLOW_ERROR
                .at(&name.span, message)
                .helped("remove the entry and mend the error"),
        );
        return None;
    }
    if allow.because.is_none() && !allow.keys.has("because") {
        let message = format!("`{}` is allowed without a reason", rule.name);
        own.add(
            ALLOW_REASON
                .at(&allow.span, message)
                .helped("add `because:` with a sentence for the next reader"),
        );
    }
    Some(Entry {
        rule: rule.name,
        within,
        place: &allow.span,
        used: false,
    })
}
