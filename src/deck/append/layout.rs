//! Where a card can be put into a file, and what has to stand around it.

use super::AppendError;
use super::shape::{STEP, Shape, column, hyphens};
use super::value::NewCard;
use crate::deck::node::{List, Map, Node, Pair};

/// More empty lines than this between cards are not taken over.
const FARTHEST: usize = 3;

/// One insertion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Way {
    /// The byte before which it is put.
    pub(super) at: usize,
    /// What is put there.
    pub(super) text: String,
}

/// The ways in which cards can be put into a text, the likeliest first.
pub(super) fn ways(
    text: &str,
    tree: Option<&Node>,
    cards: &[NewCard],
) -> Result<Vec<Way>, AppendError> {
    let mut shape = Shape::usual(line_end(text));
    let map = match tree {
        None => return Ok(below_key(text, text.len(), 0, true, &shape, cards)),
        Some(Node::Map(map)) => map,
        Some(_) => return Err(AppendError::Root),
    };
    let root = column(text, map.span.start);
    let Some(at) = map.pairs.iter().position(|pair| pair.key.text == "cards") else {
        if text[map.span.clone()].starts_with('{') {
            return Err(AppendError::Unwritable);
        }
        return Ok(below_key(text, text.len(), root, true, &shape, cards));
    };
    let pair = &map.pairs[at];
    let last = at + 1 == map.pairs.len();
    match &pair.value {
        value if value.is_absent() => {
            shape.dash = root + STEP;
            Ok(after_key(text, pair, last, &shape, cards))
        }
        Node::List(list) => {
            shape.learn(text, &list.items);
            if text[list.span.clone()].starts_with('[') {
                return Ok(vec![in_brackets(text, list, &shape, cards)]);
            }
            shape.dash = hyphens(text, pair, list);
            Ok(in_list(text, map, list, shape, last, cards))
        }
        _ => Err(AppendError::Cards),
    }
}

/// The line end of the last line that has one; `\n` in a text of one line.
fn line_end(text: &str) -> &'static str {
    match text.rfind(['\n', '\r']) {
        Some(at) if text[at..].starts_with('\r') => "\r",
        Some(at) if text[..at].ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

/// The cards one under the other, each with its line end, with empty lines between them.
fn stacked(shape: &Shape, cards: &[NewCard]) -> String {
    let apart = shape.line_end.repeat(1 + shape.apart);
    let cards: Vec<_> = cards.iter().map(|card| shape.block(card)).collect();
    cards.join(&apart) + shape.line_end
}

/// What parts the cards from the text before them: its line end when it has none, and empty lines that are missing.
fn parted(text: &str, shape: &Shape, empty_lines: usize) -> String {
    let before = text.trim_end_matches([' ', '\t']);
    let ended = before.is_empty() || before == "\u{feff}" || before.ends_with(['\n', '\r']);
    let missing = if ended {
        empty_lines.saturating_sub(empty_at_end(before))
    } else {
        1 + empty_lines
    };
    shape.line_end.repeat(missing)
}

/// How many empty lines a text ends with.
fn empty_at_end(text: &str) -> usize {
    let ends = lines(text);
    ends.iter()
        .rev()
        .take_while(|line| text[(*line).clone()].trim().is_empty())
        .count()
}

/// The lines of a text with their ends; a last line without an end counts.
fn lines(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let end = line_after(text, start);
        lines.push(start..end);
        start = end;
    }
    lines
}

/// Where the next line begins.
fn line_after(text: &str, at: usize) -> usize {
    match text[at..].find(['\n', '\r']) {
        None => text.len(),
        Some(end) if text[at + end..].starts_with("\r\n") => at + end + 2,
        Some(end) => at + end + 1,
    }
}

/// Cards under a key `cards` of their own.
fn below_key(
    text: &str,
    at: usize,
    root: usize,
    apart: bool,
    shape: &Shape,
    cards: &[NewCard],
) -> Vec<Way> {
    let mut shape = shape.clone();
    shape.dash = root + STEP;
    let nothing = text.trim_start_matches('\u{feff}').trim().is_empty();
    let before = parted(&text[..at], &shape, usize::from(apart && !nothing));
    let key = " ".repeat(root) + "cards:" + shape.line_end;
    let text = before + &key + &stacked(&shape, cards);
    vec![Way { at, text }]
}

/// Cards under a key `cards` that has nothing under it.
fn after_key(text: &str, key: &Pair, last: bool, shape: &Shape, cards: &[NewCard]) -> Vec<Way> {
    let after = line_after(text, key.key.span.end);
    let places = if last {
        vec![text.len(), after]
    } else {
        vec![after]
    };
    let way = |at: usize| Way {
        at,
        text: parted(&text[..at], shape, 0) + &stacked(shape, cards),
    };
    places.into_iter().map(way).collect()
}

/// Cards in brackets: behind the last one, on a line of its own where that one has one.
fn in_brackets(text: &str, list: &List, shape: &Shape, cards: &[NewCard]) -> Way {
    let written: Vec<_> = cards.iter().map(|card| shape.braces(card)).collect();
    let Some(last) = list.items.last().map(|item| item.span().clone()) else {
        return Way {
            at: list.span.start + 1,
            text: written.join(", "),
        };
    };
    // the parser counts blanks behind a brace to what it closes
    let last = last.start..last.start + text[last].trim_end().len();
    let line = text[..last.start]
        .rfind(['\n', '\r'])
        .map_or(0, |end| end + 1);
    let margin = &text[line..last.start];
    let parting = if line > list.span.start && margin.trim().is_empty() {
        format!(",{}{margin}", shape.line_end)
    } else {
        String::from(", ")
    };
    let text = written.iter().map(|card| parting.clone() + card).collect();
    Way { at: last.end, text }
}

/// Cards at the end of a block: at the end of the file where `cards` is the last key, else behind the last card.
fn in_list(
    text: &str,
    map: &Map,
    list: &List,
    mut shape: Shape,
    last: bool,
    cards: &[NewCard],
) -> Vec<Way> {
    learn_gaps(text, list, &mut shape);
    let way = |at: usize, empty_lines: usize| Way {
        at,
        text: parted(&text[..at], &shape, empty_lines) + &stacked(&shape, cards),
    };
    let behind = behind(text, list.span.end, shape.dash);
    let mut ways = Vec::new();
    if last {
        // with no empty line where those at the end belong to the text of the last card
        ways.extend([way(text.len(), shape.apart), way(text.len(), 0)]);
    }
    let next = map
        .pairs
        .iter()
        .map(|pair| pair.key.span.start)
        .find(|&start| start > list.span.end);
    let next = next.map_or(text.len(), |start| {
        text[..start]
            .rfind(['\n', '\r'])
            .map_or(start, |end| end + 1)
    });
    let empty = empty_after(text, behind);
    ways.extend([
        way(behind, shape.apart),
        way(empty, 0),
        way(next, shape.apart),
        way(next, 0),
    ]);
    ways
}

/// The beginning of the first line that no longer belongs to the card that ends at a place: comments indented deeper than
/// its hyphen do.
fn behind(text: &str, end: usize, dash: usize) -> usize {
    let mut at = line_after(text, end);
    loop {
        let line = &text[at..line_after(text, at)];
        let inner = line.trim_start_matches(' ');
        if !inner.starts_with('#') || line.len() - inner.len() <= dash {
            return at;
        }
        at = line_after(text, at);
    }
}

/// The beginning of the first line with something in it.
fn empty_after(text: &str, start: usize) -> usize {
    let all = lines(&text[start..]).into_iter();
    let empty = all.take_while(|line| text[start..][line.clone()].trim().is_empty());
    empty.last().map_or(start, |line| start + line.end)
}

/// Blanks behind the hyphen and empty lines between cards, as the last cards have them.
fn learn_gaps(text: &str, list: &List, shape: &mut Shape) {
    let [.., last] = list.items.as_slice() else {
        return;
    };
    let line_start = |at: usize| text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let start = line_start(last.span().start);
    let before = &text[start..last.span().start];
    if let Some(gap) = before.trim_start_matches(' ').strip_prefix('-')
        && !gap.is_empty()
        && gap.bytes().all(|byte| byte == b' ')
    {
        shape.gap = gap.len();
    }
    shape.apart = match list.items.as_slice() {
        [.., other, _] => {
            let between = line_after(text, other.span().end).min(start)..start;
            let empty = lines(&text[between.clone()]);
            let empty = empty
                .into_iter()
                .filter(|line| text[between.clone()][line.clone()].trim().is_empty());
            empty.count().min(FARTHEST)
        }
        _ => usize::from(!shape.flow),
    };
}
