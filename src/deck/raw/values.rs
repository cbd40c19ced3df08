//! Nodes to texts, lists and truths.

use super::fields::Fields;
use super::{Keys, Text};
use crate::deck::node::{Map, Node, Scalar};
use crate::deck::rules::{self, Findings, marks, traps};
use crate::diagnostic::{Diagnostic, Span};

/// The finding for a value of the wrong type.
pub(super) fn wrong_type(node: &Node, key: &str, wanted: &str) -> Diagnostic {
    let message = format!("`{key}` wants {wanted}, not {}", node.noun());
    rules::VALUE_TYPE
        .at(node.span(), message)
        .labelled(format!("{wanted} belongs here"))
}

/// A scalar with something in it, of whatever type.
pub(super) fn word<'n>(
    node: &'n Node,
    key: &str,
    wanted: &str,
    findings: &mut Findings,
) -> Option<Text<'n>> {
    let Node::Scalar(scalar) = node else {
        findings.add(wrong_type(node, key, wanted));
        return None;
    };
    filled(scalar, key, findings)
}

/// A text: a scalar that other readers take for a text, too.
pub(super) fn text<'n>(node: &'n Node, key: &str, findings: &mut Findings) -> Option<Text<'n>> {
    let text = word(node, key, "a text", findings)?;
    traps::check(&text, findings);
    marks::check(&text, findings);
    Some(text)
}

/// A scalar that is not blank.
pub(super) fn filled<'n>(
    scalar: &'n Scalar,
    key: &str,
    findings: &mut Findings,
) -> Option<Text<'n>> {
    if scalar.text.chars().all(char::is_whitespace) {
        let finding = rules::TEXT_EMPTY.at(&scalar.span, format!("a text of `{key}` is empty"));
        findings.add(finding.helped("write the text, or remove it"));
        return None;
    }
    Some(Text {
        text: &scalar.text,
        span: scalar.span.clone(),
        bare: scalar.bare,
    })
}

/// A key that is a text chosen by the author.
pub(super) fn key_text<'n>(
    scalar: &'n Scalar,
    key: &str,
    findings: &mut Findings,
) -> Option<Text<'n>> {
    let text = filled(scalar, key, findings)?;
    traps::check(&text, findings);
    marks::check(&text, findings);
    Some(text)
}

/// A list of texts; those that are none are reported and left out.
pub(super) fn texts<'n>(node: &'n Node, key: &str, findings: &mut Findings) -> Vec<Text<'n>> {
    let Some(items) = items(node, key, "a list of texts", findings) else {
        return Vec::new();
    };
    items
        .iter()
        .filter_map(|item| text(item, key, findings))
        .collect()
}

/// The items of a list.
pub(super) fn items<'n, 't>(
    node: &'n Node<'t>,
    key: &str,
    wanted: &str,
    findings: &mut Findings,
) -> Option<&'n [Node<'t>]> {
    match node {
        Node::List(list) => Some(&list.items),
        Node::Scalar(scalar) => {
            let help = format!("write `{key}: [{}]`", scalar.text.trim());
            findings.add(wrong_type(node, key, wanted).helped(help));
            None
        }
        Node::Map(_) => {
            findings.add(wrong_type(node, key, wanted));
            None
        }
    }
}

/// The pairs of a map.
pub(super) fn map<'n, 't>(
    node: &'n Node<'t>,
    key: &str,
    wanted: &str,
    findings: &mut Findings,
) -> Option<&'n Map<'t>> {
    if let Node::Map(map) = node {
        return Some(map);
    }
    findings.add(wrong_type(node, key, wanted));
    None
}

/// True or false, in one of the spellings of YAML 1.2.
pub(crate) fn truth(text: &str) -> Option<bool> {
    match text {
        "true" | "True" | "TRUE" => Some(true),
        "false" | "False" | "FALSE" => Some(false),
        _ => None,
    }
}

/// Where a fact stands, as written.
#[derive(Debug, Clone, Default)]
pub(crate) struct RawSourceRef<'n> {
    /// The key of the source.
    pub(crate) source: Option<Text<'n>>,
    /// The heading.
    pub(crate) section: Option<Text<'n>>,
    /// The number of the paragraph.
    pub(crate) paragraph: Option<Text<'n>>,
    /// Words of the document.
    pub(crate) quote: Option<Text<'n>>,
    /// Whether a key was mistyped that probably means `in`.
    pub(crate) faulty: bool,
}

/// The keys of a card's `source`.
pub(super) const SOURCE_KEYS: &[&str] = &["in", "section", "paragraph", "quote"];

/// A card's source: a map, or the key of a source alone.
pub(super) fn source_ref<'n>(node: &'n Node, findings: &mut Findings) -> Option<RawSourceRef<'n>> {
    match node {
        Node::Scalar(_) => {
            let source = text(node, "source", findings)?;
            Some(RawSourceRef {
                source: Some(source),
                ..RawSourceRef::default()
            })
        }
        Node::Map(map) => {
            let fields = Fields::new(map, "a card's `source`", SOURCE_KEYS, findings);
            let source = fields.text("in", findings);
            Some(RawSourceRef {
                faulty: source.is_none() && fields.keys.has("in"),
                source,
                section: fields.text("section", findings),
                paragraph: fields.word("paragraph", "a number", findings),
                quote: fields.text("quote", findings),
            })
        }
        Node::List(_) => {
            findings.add(wrong_type(node, "source", "a map or the name of a source"));
            None
        }
    }
}

/// The keys of an entry of `allow`.
pub(super) const ALLOW_KEYS: &[&str] = &["rule", "because"];

/// A finding that the author means to leave, as written.
#[derive(Debug, Clone)]
pub(crate) struct RawAllow<'n> {
    /// All of it.
    pub(crate) span: Span,
    /// The keys that are there.
    pub(crate) keys: Keys,
    /// The name of the rule.
    pub(crate) rule: Option<Text<'n>>,
    /// Why it is left.
    pub(crate) because: Option<Text<'n>>,
}

/// The entries of `allow`.
pub(super) fn allow<'n>(node: &'n Node, findings: &mut Findings) -> Vec<RawAllow<'n>> {
    let items = items(node, "allow", "a list of maps", findings).unwrap_or_default();
    let entries = items.iter().filter_map(|item| {
        let map = map(item, "allow", "a map with `rule` and `because`", findings)?;
        let fields = Fields::new(map, "an entry of `allow`", ALLOW_KEYS, findings);
        Some(RawAllow {
            span: map.span.clone(),
            rule: fields.text("rule", findings),
            because: fields.text("because", findings),
            keys: fields.keys,
        })
    });
    entries.collect()
}
