//! Where facts come from: the deck's documents, and what cards say of them.

use std::collections::HashMap;

use super::{Findings, SOURCE_SHAPE, SOURCE_UNKNOWN, numbers, words};
use crate::base::text::either;
use crate::deck::raw::{RawSource, RawSourceRef, Text};
use crate::deck::{Source, SourceRef};
use crate::diagnostic::Span;

/// Checks the deck's documents.
pub(crate) fn sources(raw: &[RawSource], findings: &mut Findings) -> Vec<Source> {
    raw.iter()
        .map(|source| self::source(source, findings))
        .collect()
}

fn source(raw: &RawSource, findings: &mut Findings) -> Source {
    if let (Some(file), Some(url)) = (&raw.file, &raw.url) {
        let finding = SOURCE_SHAPE.at(
            &url.span,
            format!("the source `{}` has both `file` and `url`", raw.key.text),
        );
        findings.add(
            finding
                .with_other(file.span.clone(), "the file")
                .helped("keep one of the two"),
        );
    }
    let file = raw.file.as_ref().and_then(|file| bare_name(file, findings));
    let url = raw.url.as_ref().and_then(|url| address(url, findings));
    Source {
        key: raw.key.owned(),
        title: raw.title.as_ref().map(Text::owned),
        document: file.or(url),
        as_of: raw
            .as_of
            .as_ref()
            .and_then(|text| words::date(text, findings)),
    }
}

/// The file's name without its folders: decks travel, and folders do not.
fn bare_name(file: &Text, findings: &mut Findings) -> Option<String> {
    let name = file.text.rsplit(['/', '\\']).next().unwrap_or("");
    if name.trim().is_empty() || file.text.contains("://") {
        let message = format!("`{}` is no file", file.text);
        findings.add(
            SOURCE_SHAPE
                .at(&file.span, message)
                .helped("write the name of a file, or `url` for an address"),
        );
        return None;
    }
    Some(name.to_owned())
}

fn address(url: &Text, findings: &mut Findings) -> Option<String> {
    if url.text.contains("://") {
        return Some(url.owned());
    }
    let message = format!("`{}` is no URL", url.text);
    findings.add(
        SOURCE_SHAPE
            .at(&url.span, message)
            .helped("begin it with https://, or write `file` for a file"),
    );
    None
}

/// What the cards of a deck may refer to.
pub(crate) struct Documents<'a> {
    sources: &'a [Source],
    names: Vec<&'a str>,
    places: HashMap<&'a str, usize>,
    default: Option<Default>,
}

/// The source of `defaults`.
struct Default {
    /// What it says; its `source` is empty when it names none.
    reference: SourceRef,
    /// Whether it names a source that does not exist: then nobody is to blame who leaves it out.
    faulty: bool,
}

impl<'a> Documents<'a> {
    /// The sources of a deck, and the default for its cards.
    pub(crate) fn new(
        sources: &'a [Source],
        default: Option<&RawSourceRef>,
        findings: &mut Findings,
    ) -> Self {
        let names: Vec<_> = sources.iter().map(|source| source.key.as_str()).collect();
        let places = names
            .iter()
            .enumerate()
            .map(|(at, name)| (*name, at))
            .collect();
        let mut documents = Self {
            sources,
            names,
            places,
            default: None,
        };
        documents.default = default.map(|raw| {
            let source = raw
                .source
                .as_ref()
                .and_then(|key| documents.known(key, findings));
            let faulty = raw.faulty || (raw.source.is_some() && source.is_none());
            Default {
                reference: documents.reference(source.unwrap_or_default(), raw, findings),
                faulty,
            }
        });
        documents
    }

    /// Where a card's fact stands: what the card says, filled up from `defaults`.
    pub(crate) fn of_card(
        &self,
        raw: Option<&RawSourceRef>,
        head: &Span,
        findings: &mut Findings,
    ) -> Option<SourceRef> {
        let default = self.default.as_ref().map(|default| &default.reference);
        let named = default.filter(|default| !default.source.is_empty());
        let Some(raw) = raw else {
            return named.cloned();
        };
        let key = match (&raw.source, named) {
            (Some(key), _) => self.known(key, findings),
            (None, Some(named)) => Some(named.source.clone()),
            (None, None) => {
                self.nameless(raw, head, findings);
                None
            }
        };
        let mut reference = self.reference(key.clone().unwrap_or_default(), raw, findings);
        // whoever names a source means another place than the default
        let inherits = |default: &&SourceRef| raw.source.is_none() || default.source.is_empty();
        if let Some(default) = default.filter(inherits).filter(|_| raw.section.is_none()) {
            reference.section.clone_from(&default.section);
        }
        key.map(|_| reference)
    }

    /// Reports a card's source without a name, unless something else is to blame.
    fn nameless(&self, raw: &RawSourceRef, head: &Span, findings: &mut Findings) {
        if !raw.faulty && !self.default.as_ref().is_some_and(|default| default.faulty) {
            let finding = SOURCE_UNKNOWN.at(head, "the card's `source` does not say which source");
            findings.add(
                finding.helped("add `in:` with the name of a source, or give `defaults` a source"),
            );
        }
    }

    fn known(&self, key: &Text, findings: &mut Findings) -> Option<String> {
        /// More names than these are no help.
        const NAMED: usize = 8;
        if self.places.contains_key(key.text) {
            return Some(key.owned());
        }
        let near = findings.meant(key.text, &self.names);
        let help = match (near.as_slice(), self.names.as_slice()) {
            ([], []) => format!("add `{}` under `sources`", key.text),
            ([], names) if names.len() <= NAMED => {
                format!("add it under `sources`, or write {}", either(names))
            }
            ([], _) => {
                String::from("add it under `sources`, or write the name of a source that is there")
            }
            (near, _) => format!("did you mean {}?", either(near)),
        };
        let message = format!("the deck has no source `{}`", key.text);
        findings.add(SOURCE_UNKNOWN.at(&key.span, message).helped(help));
        None
    }

    fn reference(&self, source: String, raw: &RawSourceRef, findings: &mut Findings) -> SourceRef {
        let known = self
            .places
            .get(source.as_str())
            .and_then(|&at| self.sources.get(at));
        SourceRef {
            document: known.and_then(|known| known.document.clone()),
            source,
            section: raw.section.as_ref().map(Text::owned),
            paragraph: raw
                .paragraph
                .as_ref()
                .and_then(|text| numbers::ordinal(text, "paragraph", findings)),
            quote: raw.quote.as_ref().map(Text::owned),
        }
    }
}
