//! Where facts come from: the deck's documents, and what cards say of them.

use super::{Findings, SOURCE_SHAPE, SOURCE_UNKNOWN, numbers, words};
use crate::base::text::{either, nearest};
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
    /// The source of `defaults`, checked; its `source` is empty when it names none.
    default: Option<SourceRef>,
}

impl<'a> Documents<'a> {
    /// The sources of a deck, and the default for its cards.
    pub(crate) fn new(
        sources: &'a [Source],
        default: Option<&RawSourceRef>,
        findings: &mut Findings,
    ) -> Self {
        let mut documents = Self {
            sources,
            default: None,
        };
        documents.default = default.map(|raw| {
            let source = raw
                .source
                .as_ref()
                .and_then(|key| documents.known(key, findings));
            documents.reference(source.unwrap_or_default(), raw, findings)
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
        let default = self
            .default
            .as_ref()
            .filter(|default| !default.source.is_empty());
        let Some(raw) = raw else {
            return default.cloned();
        };
        let key = match (&raw.source, default) {
            (Some(key), _) => self.known(key, findings)?,
            (None, Some(default)) => default.source.clone(),
            (None, None) => {
                if !raw.faulty {
                    let finding =
                        SOURCE_UNKNOWN.at(head, "the card's `source` does not say which source");
                    findings.add(finding.helped(
                        "add `in:` with the name of a source, or give `defaults` a source",
                    ));
                }
                return None;
            }
        };
        let inherits = raw.source.is_none();
        let mut reference = self.reference(key, raw, findings);
        if let Some(default) = default.filter(|_| inherits && raw.section.is_none()) {
            reference.section.clone_from(&default.section);
        }
        Some(reference)
    }

    fn known(&self, key: &Text, findings: &mut Findings) -> Option<String> {
        if self.sources.iter().any(|source| source.key == key.text) {
            return Some(key.owned());
        }
        let names = || self.sources.iter().map(|source| source.key.as_str());
        let near = nearest(key.text, names());
        let help = match (near.as_slice(), self.sources) {
            ([], []) => format!("add `{}` under `sources`", key.text),
            ([], _) => format!(
                "add it under `sources`, or write {}",
                either(&names().collect::<Vec<_>>())
            ),
            (near, _) => format!("did you mean {}?", either(near)),
        };
        let message = format!("the deck has no source `{}`", key.text);
        findings.add(SOURCE_UNKNOWN.at(&key.span, message).helped(help));
        None
    }

    fn reference(&self, source: String, raw: &RawSourceRef, findings: &mut Findings) -> SourceRef {
        let document = self
            .sources
            .iter()
            .find(|known| known.key == source)
            .and_then(|known| known.document.clone());
        SourceRef {
            source,
            document,
            section: raw.section.as_ref().map(Text::owned),
            paragraph: raw
                .paragraph
                .as_ref()
                .and_then(|text| numbers::ordinal(text, "paragraph", findings)),
            quote: raw.quote.as_ref().map(Text::owned),
        }
    }
}
