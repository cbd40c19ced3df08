//! Events to a tree.

use std::borrow::Cow;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, StrInput, Tag};

use super::budget::{Budget, DEEPEST, Size};
use super::offsets::Offsets;
use super::stretches::quoted;
use super::{List, Map, Node, Pair, Scalar, syntax};
use crate::deck::rules::{self, Findings};
use crate::diagnostic::Span;

/// A mark that some editors put before the text.
pub(super) const BYTE_ORDER_MARK: char = '\u{feff}';

/// How many keys most cards have at most, so that their list need not grow.
const USUAL_KEYS: usize = 8;

/// Builds the tree of one text.
pub(super) struct Builder<'t, 'f> {
    text: &'t str,
    skipped: usize,
    parser: Parser<'t, StrInput<'t>>,
    offsets: Offsets<'t>,
    open: Vec<Open<'t>>,
    root: Option<Node<'t>>,
    anchors: Vec<Option<Anchor<'t>>>,
    budget: Budget,
    findings: &'f mut Findings,
}

/// A value that may be copied.
struct Anchor<'t> {
    node: Node<'t>,
    size: Size,
}

/// A list or map whose end has not come yet.
struct Open<'t> {
    start: usize,
    anchor: usize,
    holds: Holds<'t>,
}

enum Holds<'t> {
    Items(Vec<Node<'t>>),
    Pairs(Vec<Pair<'t>>, Option<Scalar<'t>>),
}

/// Whether the walk goes on.
enum Step {
    /// It goes on.
    On,
    /// The first document is whole; what follows is not read.
    End,
    /// Nothing that was read can be trusted.
    Broken,
}

impl<'t, 'f> Builder<'t, 'f> {
    /// A builder at the start of a text.
    pub(super) fn new(text: &'t str, findings: &'f mut Findings) -> Self {
        let body = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
        Self {
            text,
            skipped: text.len() - body.len(),
            parser: Parser::new_from_str(body),
            offsets: Offsets::new(body),
            open: Vec::new(),
            root: None,
            anchors: Vec::new(),
            budget: Budget::new(),
            findings,
        }
    }

    /// Walks to the end of the first document, or to the first fault after which nothing can be trusted.
    pub(super) fn run(mut self) -> Option<Node<'t>> {
        while let Some(event) = self.parser.next_event() {
            let step = match event {
                Ok((event, span)) => {
                    let span = self.span(span);
                    self.event(event, span)
                }
                Err(error) => self.broken(&error),
            };
            match step {
                Step::On => {}
                Step::End => break,
                Step::Broken => return None,
            }
        }
        self.root
    }

    fn span(&mut self, span: saphyr_parser::Span) -> Span {
        let start = self.offsets.byte(span.start.index()) + self.skipped;
        let end = self.offsets.byte(span.end.index()) + self.skipped;
        start..end.max(start)
    }

    fn broken(&mut self, error: &ScanError) -> Step {
        let at = self.offsets.byte(error.marker().index()) + self.skipped;
        self.findings
            .add(syntax::finding(self.text, at, error.info()));
        Step::Broken
    }

    fn event(&mut self, event: Event<'t>, span: Span) -> Step {
        match event {
            Event::DocumentStart(_) if self.root.is_some() => {
                let message = "the file holds more than one YAML document";
                self.findings.add(
                    rules::YAML_DOCUMENTS
                        .at(&span, message)
                        .helped("make one file of each deck"),
                );
                return Step::End;
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.tagged(tag.as_deref(), &span);
                let node = Node::Scalar(self.scalar(text, style, span));
                self.anchor(anchor, &node);
                self.put(node);
            }
            Event::SequenceStart(anchor, tag) => {
                return self.enter(Holds::Items(Vec::new()), anchor, tag.as_deref(), &span);
            }
            Event::MappingStart(anchor, tag) => {
                let pairs = Vec::with_capacity(USUAL_KEYS);
                return self.enter(Holds::Pairs(pairs, None), anchor, tag.as_deref(), &span);
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            Event::Alias(anchor) => return self.alias(anchor, span),
            _ => {}
        }
        Step::On
    }

    fn scalar(&self, text: Cow<'t, str>, style: ScalarStyle, span: Span) -> Scalar<'t> {
        let bare = style == ScalarStyle::Plain;
        let written = &self.text[span.clone()];
        match style {
            // where nothing is written the parser may point at the next sign
            ScalarStyle::Plain if text.is_empty() => Scalar {
                text,
                span: span.start..span.start,
                bare,
            },
            // the file holds the text already; the parser counts an anchor or tag to the text behind it
            ScalarStyle::Plain if written.ends_with(&*text) => {
                let start = written.len() - text.len();
                Scalar {
                    text: Cow::Borrowed(&written[start..]),
                    span: span.start + start..span.end,
                    bare,
                }
            }
            ScalarStyle::Literal | ScalarStyle::Folded => Scalar {
                text,
                span: span.start..span.start + written.trim_end().len(),
                bare,
            },
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Scalar {
                text,
                span: quoted(self.text, span),
                bare,
            },
            ScalarStyle::Plain => Scalar { text, span, bare },
        }
    }

    fn tagged(&mut self, tag: Option<&Tag>, span: &Span) {
        if tag.is_some() {
            let name = self.text[span.clone()]
                .split_whitespace()
                .find(|word| word.starts_with('!'))
                .unwrap_or("!");
            let finding =
                rules::YAML_TAG.at(span, format!("the tag `{name}` means nothing in a deck"));
            self.findings
                .add(finding.helped("remove the tag; a deck needs none"));
        }
    }

    fn enter(&mut self, holds: Holds<'t>, anchor: usize, tag: Option<&Tag>, span: &Span) -> Step {
        self.tagged(tag, span);
        if self.open.len() >= DEEPEST {
            self.findings.add(syntax::too_deep(span));
            return Step::Broken;
        }
        let start = match self.text[span.clone()].find(['[', '{']) {
            Some(at) => span.start + at,
            None => span.start,
        };
        self.open.push(Open {
            start,
            anchor,
            holds,
        });
        Step::On
    }

    fn close(&mut self, end: Span) {
        let Some(open) = self.open.pop() else { return };
        let bracket = self.text[end.clone()].starts_with([']', '}']);
        let node = match open.holds {
            Holds::Items(items) => {
                let last = items.last().map_or(open.start, |item| item.span().end);
                Node::List(List {
                    span: open.start..if bracket { end.end } else { last },
                    items,
                })
            }
            Holds::Pairs(pairs, _) => {
                let last = pairs.last().map_or(open.start, |pair| {
                    pair.value.span().end.max(pair.key.span.end)
                });
                let mut pairs = pairs;
                pairs.retain(|pair| !pair.key.text.is_empty());
                let pairs = self.unique(pairs);
                Node::Map(Map {
                    span: open.start..if bracket { end.end } else { last },
                    pairs,
                })
            }
        };
        self.anchor(open.anchor, &node);
        self.put(node);
    }

    /// Drops and reports the later ones of equal keys.
    fn unique(&mut self, pairs: Vec<Pair<'t>>) -> Vec<Pair<'t>> {
        /// Up to so many keys comparing each with each is quicker than sorting.
        const FEW: usize = 24;
        let earlier = |at: usize| {
            pairs[..at]
                .iter()
                .any(|pair| pair.key.text == pairs[at].key.text)
        };
        if pairs.len() <= FEW && !(0..pairs.len()).any(earlier) {
            return pairs;
        }
        let mut order: Vec<usize> = (0..pairs.len()).collect();
        order.sort_by(|&a, &b| pairs[a].key.text.cmp(&pairs[b].key.text).then(a.cmp(&b)));
        let equal = order.chunk_by(|&a, &b| pairs[a].key.text == pairs[b].key.text);
        let mut dropped = vec![false; pairs.len()];
        for same in equal.filter(|same| same.len() > 1) {
            for &later in &same[1..] {
                dropped[later] = true;
                let message = format!("the key `{}` stands here twice", pairs[later].key.text);
                let finding = rules::KEY_DUPLICATE
                    .at(&pairs[later].key.span, message)
                    .labelled("again");
                let finding = finding.with_other(pairs[same[0]].key.span.clone(), "first here");
                self.findings.add(finding.helped("remove one of the two"));
            }
        }
        pairs
            .into_iter()
            .zip(dropped)
            .filter(|(_, dropped)| !dropped)
            .map(|(pair, _)| pair)
            .collect()
    }

    /// Gives a finished value its place in what is open.
    fn put(&mut self, node: Node<'t>) {
        match self.open.last_mut().map(|open| &mut open.holds) {
            None => self.root = self.root.take().or(Some(node)),
            Some(Holds::Items(items)) => items.push(node),
            Some(Holds::Pairs(pairs, waiting)) => match waiting.take() {
                Some(key) => pairs.push(Pair { key, value: node }),
                None => *waiting = Some(key(node, self.findings)),
            },
        }
    }

    fn anchor(&mut self, anchor: usize, node: &Node<'t>) {
        if anchor == 0 {
            return;
        }
        let size = Size::of(node);
        if self.anchors.len() <= anchor {
            self.anchors.resize_with(anchor + 1, || None);
        }
        self.anchors[anchor] = self.budget.spend(size).then(|| Anchor {
            node: node.clone(),
            size,
        });
    }

    fn alias(&mut self, anchor: usize, span: Span) -> Step {
        let message = match self.anchors.get(anchor).and_then(Option::as_ref) {
            None if self.open.iter().any(|open| open.anchor == anchor) => {
                "this alias stands inside the value that it names"
            }
            Some(known) if self.open.len() + known.size.depth > DEEPEST => {
                self.findings.add(syntax::too_deep(&span));
                return Step::Broken;
            }
            Some(known) if self.budget.spend(known.size) => {
                let node = known.node.clone().moved(span);
                self.put(node);
                return Step::On;
            }
            _ => "the aliases of this file copy too much",
        };
        self.findings.add(
            rules::YAML_ALIAS
                .at(&span, message)
                .helped("write the value out instead"),
        );
        Step::Broken
    }
}

/// The value as a key; what is no text is reported and becomes the empty key, which is dropped later.
fn key<'t>(node: Node<'t>, findings: &mut Findings) -> Scalar<'t> {
    match node {
        Node::Scalar(scalar) if !scalar.text.is_empty() => return scalar,
        Node::Scalar(ref scalar) => {
            findings.add(
                rules::KEY_TEXT
                    .at(&scalar.span, "a key is empty")
                    .helped("write a name before the colon"),
            );
        }
        ref other => {
            let message = format!("{} stands where a key belongs", other.noun());
            findings.add(
                rules::KEY_TEXT
                    .at(other.span(), message)
                    .helped("keys are plain texts"),
            );
        }
    }
    Scalar {
        text: Cow::Borrowed(""),
        span: node.span().clone(),
        bare: false,
    }
}
