//! One value changed in the text of the file; every other byte stays.

use crate::deck::node::{self, Map, Node, Pair};
use crate::deck::rules::Findings;

/// What a new file begins with.
const HEAD: &str =
    "# Settings of quizdeck; `quizdeck config` lists them all, with defaults, units and ranges.\n";

/// The text with a value under the keys of `path`, from the outermost to the innermost: replaced where it stands, else
/// added where it belongs. `None` when the text cannot be read, or something else stands in the way.
#[must_use]
pub fn set(text: &str, path: &[&str], value: &str) -> Option<String> {
    let mut findings = Findings::new();
    let tree = node::read(text, &mut findings);
    if findings.has_errors() {
        return None;
    }
    match tree {
        None => Some(appended(text, path, value)),
        Some(Node::Map(map)) => set_in(text, &map, path, value),
        Some(_) => None,
    }
}

/// The text without the value of a path, and without the maps that hold nothing more; `None` when it is not there.
#[must_use]
pub fn unset(text: &str, path: &[&str]) -> Option<String> {
    let Some(Node::Map(map)) = node::read(text, &mut Findings::new()) else {
        return None;
    };
    let mut chain: Vec<(&Map<'_>, &Pair<'_>)> = Vec::new();
    let mut here = &map;
    for (depth, key) in path.iter().enumerate() {
        let pair = find(here, key)?;
        chain.push((here, pair));
        match &pair.value {
            Node::Map(inner) => here = inner,
            _ if depth + 1 == path.len() => {}
            _ => return None,
        }
    }
    // a map with nothing else in it goes as a whole
    while let [.., (_, _), (inner, _)] = chain[..] {
        if inner.pairs.len() > 1 {
            break;
        }
        chain.pop();
    }
    let (map, pair) = chain.last()?;
    Some(without(text, map, pair))
}

fn find<'n, 't>(map: &'n Map<'t>, key: &str) -> Option<&'n Pair<'t>> {
    map.pairs.iter().find(|pair| pair.key.text == key)
}

fn set_in(text: &str, map: &Map<'_>, path: &[&str], value: &str) -> Option<String> {
    let (key, rest) = path.split_first()?;
    match (find(map, key).map(|pair| &pair.value), rest) {
        (None, _) => Some(added(text, map, path, value)),
        (Some(Node::Scalar(scalar)), []) => {
            let span = scalar.span.clone();
            let gap = if span.is_empty() && !text[..span.start].ends_with(' ') {
                " "
            } else {
                ""
            };
            Some(format!(
                "{}{gap}{value}{}",
                &text[..span.start],
                &text[span.end..]
            ))
        }
        (Some(Node::Map(inner)), [_, ..]) => set_in(text, inner, rest, value),
        _ => None,
    }
}

/// A new file, or one of comments alone.
fn appended(text: &str, path: &[&str], value: &str) -> String {
    let head = if text.trim().is_empty() { HEAD } else { text };
    let eol = end_of_line(text);
    let end = if head.ends_with('\n') { "" } else { eol };
    format!("{head}{end}{}{eol}", lines(path, value, 0, eol))
}

/// The value at the end of the innermost map that is there already.
fn added(text: &str, map: &Map<'_>, path: &[&str], value: &str) -> String {
    let flow = text[map.span.clone()].starts_with('{');
    let last = map.pairs.last();
    let insert = |at: usize, new: &str| format!("{}{new}{}", &text[..at], &text[at..]);
    if flow {
        let at = last.map_or(map.span.start + 1, |pair| end(&pair.value, pair));
        let comma = if last.is_some() { ", " } else { "" };
        return insert(at, &format!("{comma}{}", in_flow(path, value)));
    }
    let indent = map.pairs.first().map_or(0, |pair| {
        let start = pair.key.span.start;
        start - text[..start].rfind('\n').map_or(0, |end| end + 1)
    });
    let last = last.map_or(map.span.end, |pair| end(&pair.value, pair));
    let at = text[last..].find('\n').map(|end| last + end + 1);
    let eol = end_of_line(text);
    let new = lines(path, value, indent, eol);
    match at {
        Some(at) => insert(at, &format!("{new}{eol}")),
        None => format!("{text}{eol}{new}{eol}"),
    }
}

/// How lines end in a text.
fn end_of_line(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// The last byte of a pair.
fn end(value: &Node<'_>, pair: &Pair<'_>) -> usize {
    let last = match value {
        Node::Map(map) if !map.pairs.is_empty() => map.pairs.last(),
        _ => None,
    };
    let inner = last.map_or(value.span().end, |pair| end(&pair.value, pair));
    inner
        .max(value.span().end.min(inner))
        .max(pair.key.span.end)
}

fn lines(path: &[&str], value: &str, indent: usize, eol: &str) -> String {
    let mut lines = Vec::new();
    for (depth, key) in path.iter().enumerate() {
        let blanks = " ".repeat(indent + 2 * depth);
        let tail = match depth + 1 == path.len() {
            true => format!(" {value}"),
            false => String::new(),
        };
        lines.push(format!("{blanks}{}:{tail}", spelt(key)));
    }
    lines.join(eol)
}

fn in_flow(path: &[&str], value: &str) -> String {
    let Some((key, rest)) = path.split_first() else {
        return value.to_owned();
    };
    let inner = match rest {
        [] => value.to_owned(),
        _ => format!("{{{}}}", in_flow(rest, value)),
    };
    format!("{}: {inner}", spelt(key))
}

/// A key, in quotes where it might be read as something else.
fn spelt(key: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '.');
    let starts = key.starts_with(|c: char| c.is_alphanumeric());
    match starts && key.chars().all(plain) {
        true => key.to_owned(),
        false => format!("\"{}\"", key.replace('\\', "\\\\").replace('"', "\\\"")),
    }
}

fn without(text: &str, map: &Map<'_>, pair: &Pair<'_>) -> String {
    let (start, end) = (pair.key.span.start, end(&pair.value, pair));
    let flow = text[map.span.clone()].starts_with('{');
    let cut = if flow {
        in_flow_without(text, map, start, end)
    } else {
        // whole lines, with the word beside the value
        let from = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let to = text[end..].find('\n').map_or(text.len(), |at| end + at + 1);
        from..to
    };
    format!("{}{}", &text[..cut.start], &text[cut.end..])
}

/// A pair in braces goes with the comma after it, or else with the one before it.
fn in_flow_without(text: &str, map: &Map<'_>, start: usize, end: usize) -> std::ops::Range<usize> {
    let next = map.pairs.iter().map(|pair| pair.key.span.start);
    if let Some(next) = next.filter(|&at| at > start).min() {
        return start..next;
    }
    let before = text[map.span.start..start].rfind(',');
    before.map_or(start, |at| map.span.start + at)..end
}
