//! Plain text: paragraphs, wrapped lines joined, items of lists.

use std::ops::Range;

use super::columns::{Columns, columns};
use super::piece::{InTable, Piece, Shape};
use super::restructured;
use super::shape::{LONGEST_HEADING, ends_sentence};
use super::verb::has_verb;
use crate::base::text::paragraphs;
use crate::generate::Boilerplate;
use crate::generate::language::{is_number, is_roman};

/// A line narrower than this, in characters, was not wrapped by a program: it ends where its author ended it.
const NARROWEST_WRAP: usize = 40;

/// Lines wider than this, in characters, are whole paragraphs, not wrapped ones.
const WIDEST_WRAP: usize = 132;

/// The pieces of a text.
pub(super) fn pieces(source: &str) -> Vec<Piece> {
    let told = restructured::told(source);
    let kind = Kind {
        wrapped: is_wrapped(source),
        marked: told.is_some(),
    };
    let text = told.as_deref().unwrap_or(source);
    let mut pieces = Vec::new();
    for (at, range) in paragraphs(source).enumerate() {
        let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
        paragraph(text, range, number, kind, &mut pieces);
    }
    if kind.marked {
        unmark(&mut pieces);
    }
    pieces
}

/// What is known of the lines of a text.
#[derive(Debug, Clone, Copy)]
struct Kind {
    /// Whether a program wrapped them.
    wrapped: bool,
    /// Whether the text is in reStructuredText.
    marked: bool,
}

/// Takes the marks out of pieces in reStructuredText; lines in bold are headings below the underlined ones.
fn unmark(pieces: &mut [Piece]) {
    /// Below those that are underlined.
    const BOLD: u8 = 5;
    for piece in pieces {
        if piece.shape == (Shape::Text { marked: false }) && restructured::is_bold(&piece.text) {
            piece.shape = Shape::Heading(BOLD);
        }
        piece.text = restructured::plain(&piece.text);
    }
}

/// Whether a program wrapped the lines of a text: then hardly any line is wide.
fn is_wrapped(source: &str) -> bool {
    /// One wide line in so many is an address or a table.
    const LINES_A_WIDE_ONE: usize = 50;
    let (mut all, mut wide) = (0_usize, 0_usize);
    for line in source.lines().filter(|line| !line.trim().is_empty()) {
        all += 1;
        wide += usize::from(width(line) > WIDEST_WRAP);
    }
    wide * LINES_A_WIDE_ONE <= all
}

/// The lines of a paragraph, joined where a program parted them.
fn paragraph(source: &str, range: Range<usize>, number: u32, kind: Kind, pieces: &mut Vec<Piece>) {
    let lines = lines(source, range);
    let Some(table) = columns(source, &lines) else {
        running(source, lines, number, kind, pieces);
        return;
    };
    let behind = lines[table.lines.end..].to_vec();
    let before = lines[..table.lines.start].to_vec();
    running(source, before, number, kind, pieces);
    rows(&lines, &table, number, pieces);
    running(source, behind, number, kind, pieces);
}

/// The rows of a table among the lines of a paragraph, whose number is that of the table too.
fn rows(lines: &[Range<usize>], table: &Columns, number: u32, pieces: &mut Vec<Piece>) {
    for (at, (line, text)) in table.rows.iter().enumerate() {
        let mut piece = Piece {
            shape: Shape::Row,
            text: String::new(),
            span: lines[*line].clone(),
            paragraph: number,
            linked: 0,
            article: false,
            cut: false,
            row: Some(InTable {
                table: number,
                head: at == 0,
                merged: false,
            }),
            bold: Vec::new(),
        };
        piece.add(text);
        pieces.push(piece);
    }
}

/// Lines that are no rows of a table.
fn running(
    source: &str,
    lines: Vec<Range<usize>>,
    number: u32,
    kind: Kind,
    pieces: &mut Vec<Piece>,
) {
    let width = lines
        .iter()
        .map(|line| width(&source[line.clone()]))
        .max()
        .unwrap_or(0);
    let wraps = kind.wrapped && (NARROWEST_WRAP..=WIDEST_WRAP).contains(&width);
    let mut open: Option<Piece> = None;
    let mut rule = "";
    let alone = heads(source, &lines, wraps);
    let first = lines.first().map(|line| line.start);
    let ruled = lines
        .get(1)
        .is_some_and(|second| source[second.clone()].starts_with("(1)"));
    for line in lines {
        let text = &source[line.clone()];
        let opens = alone && first == Some(line.start);
        let (item, body) = match opens && is_numbered_heading(text, ruled) {
            true => (false, text),
            false => marker(text),
        };
        if is_rule(text) {
            if let Some(open) = open.as_mut()
                && let Some(level) = underlined(rule, &open.text, text, kind)
            {
                open.shape = Shape::Heading(level);
            }
            // the rule below a heading is none above the next
            rule = if open.is_none() { text } else { "" };
            pieces.extend(open.take());
            continue;
        }
        match &mut open {
            Some(open)
                if !item && (wraps && full(source, open, text, width) || goes_on(open, text)) =>
            {
                if !open.text.ends_with('-') {
                    open.add("\n");
                }
                open.add(body);
                open.span.end = line.end;
            }
            _ => {
                pieces.extend(open.take());
                let mut piece = Piece {
                    shape: shape(item, text),
                    text: String::new(),
                    span: line,
                    paragraph: number,
                    linked: 0,
                    article: false,
                    cut: false,
                    row: None,
                    bold: Vec::new(),
                };
                piece.add(body);
                open = Some(piece);
            }
        }
    }
    pieces.extend(open);
}

fn shape(item: bool, line: &str) -> Shape {
    match item {
        true => Shape::Item,
        false if is_spread(line) => Shape::Given(Boilerplate::Fragment),
        false => Shape::Text { marked: false },
    }
}

/// The lines with something in them, without blanks at their ends.
fn lines(source: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut at = range.start;
    for line in source[range].split_inclusive('\n') {
        let start = at + line.len() - line.trim_start().len();
        let end = at + line.trim_end().len();
        at += line.len();
        if start < end {
            lines.push(start..end);
        }
    }
    lines
}

fn width(line: &str) -> usize {
    line.chars().take(WIDEST_WRAP + 1).count()
}

/// Whether the last line of a piece was so full that the next word did not fit.
fn full(source: &str, open: &Piece, next: &str, widest: usize) -> bool {
    let last = source[open.span.clone()].rsplit('\n').next().unwrap_or("");
    let word = next.split_whitespace().next().map_or(0, width);
    // programs count in bytes or cells, so a character more or less is no matter
    width(last.trim_end()) + 1 + word + 1 > widest
}

/// Whether a line goes on in the middle of a sentence that the one before began.
fn goes_on(open: &Piece, next: &str) -> bool {
    /// A shorter line was not broken for its length, in bytes.
    const BROKEN: usize = NARROWEST_WRAP;
    let before = open.text.ends_with(|c: char| c.is_alphabetic() || c == ',');
    before && open.text.len() > BROKEN && next.starts_with(char::is_lowercase)
}

/// Whether a line is the marker of an item with its text, and the text.
fn marker(line: &str) -> (bool, &str) {
    let Some((mark, rest)) = line.split_once(char::is_whitespace) else {
        return (false, line);
    };
    let bullet = matches!(mark, "-" | "*" | "+" | "•" | "◦" | "▪" | "‣" | "·" | "o");
    let inner = mark.trim_start_matches('(');
    let ordinal = inner.strip_suffix(['.', ')']).is_some_and(|inner| {
        let digits = inner.len() <= 2 && inner.bytes().all(|byte| byte.is_ascii_digit());
        let letter = inner.len() == 1 && inner.bytes().all(|byte| byte.is_ascii_lowercase());
        !inner.is_empty() && (digits || letter)
    });
    // `1. Introduction` may be a heading, but `- 1992` is none
    if bullet || (ordinal && rest.contains(' ')) {
        (true, rest.trim_start())
    } else {
        (false, line)
    }
}

/// Whether a line that stands alone is a heading with its number, and no item: `4. Officers and committee`. Above the first rule
/// of its section (`ruled`) a short one may have what looks like a verb: `5. Things found`.
fn is_numbered_heading(line: &str, ruled: bool) -> bool {
    /// So few words are no sentence of their own.
    const SHORT: usize = 4;
    let Some((number, rest)) = line.split_once(". ") else {
        return false;
    };
    // `3.  CHOOSING A BLADE`
    let rest = rest.trim_start();
    number.len() <= 2
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && rest.starts_with(char::is_uppercase)
        && rest.split(' ').count() <= LONGEST_HEADING
        && !ends_sentence(rest)
        && (!has_verb(rest) || ruled && rest.split(' ').count() <= SHORT)
}

/// Whether the first of some lines can be the heading of the others: `7. Withdrawal` above `(1) A holder may …`, or above a
/// paragraph that needed no wrapping.
fn heads(source: &str, lines: &[Range<usize>], wraps: bool) -> bool {
    match lines {
        [_] => true,
        [_, second, ..] => {
            let second = &source[second.clone()];
            second.starts_with("(1)") || !wraps && is_running(second)
        }
        [] => false,
    }
}

/// Whether a line is a sentence or more of running text, and no item of a list.
fn is_running(line: &str) -> bool {
    /// Shorter lines may be items.
    const SHORTEST: usize = 6;
    // `4.1 The board consists of …`
    let numbered = line.split_once(' ').is_some_and(|(number, rest)| {
        let figures = number.chars().all(|c| c.is_ascii_digit() || c == '.');
        figures
            && number.trim_end_matches('.').contains('.')
            && rest.starts_with(char::is_uppercase)
    });
    (line.starts_with(char::is_uppercase) || numbered)
        && line.ends_with(['.', ':', ';'])
        && line.split(' ').nth(SHORTEST).is_some()
}

/// Whether a line is a rule of signs, such as `-----`.
fn is_rule(line: &str) -> bool {
    let mut signs = line.chars().filter(|c| !c.is_whitespace());
    let first = signs.next();
    first.is_some_and(|c| "=-_*~#".contains(c)) && line.len() > 2 && signs.all(|c| Some(c) == first)
}

/// Whether a line stands in columns: a row of a table that could not be read, and no heading. `1.   Scope` is none.
fn is_spread(line: &str) -> bool {
    /// Longer lines may be spread to be even.
    const WORDS: usize = 10;
    const BLANKS: &str = "   ";
    let Some((first, rest)) = line.split_once(BLANKS) else {
        return false;
    };
    let numbered = numbers_heading(first);
    !line.ends_with('.')
        && line.split_whitespace().count() <= WORDS
        && (!numbered || rest.contains(BLANKS))
}

/// Whether a text is the number of a heading: `1.1`, `3.`, `A`, `Chapter 3`, `Section IV`; not a year, nor the name of a row.
fn numbers_heading(text: &str) -> bool {
    /// `Chapter` and `Appendix`; longer words begin a row.
    const LONGEST: usize = 9;
    let number = |word: &str| {
        let bare = word.trim_end_matches(['.', ')', ':']);
        let figure = bare.len() <= 2 && bare.bytes().all(|byte| byte.is_ascii_digit());
        let letter = bare.len() == 1 && bare.starts_with(char::is_uppercase);
        is_number(word) || figure || letter || is_roman(&bare.to_lowercase())
    };
    match text.split_once(' ') {
        Some((word, behind)) => {
            word.len() <= LONGEST && word.starts_with(char::is_uppercase) && number(behind)
        }
        None => number(text),
    }
}

/// The level of the heading that a text is between two rules, or above one: a rule below is about as long as its heading,
/// but in reStructuredText, where many a writer takes what he took before.
fn underlined(above: &str, text: &str, below: &str, kind: Kind) -> Option<u8> {
    /// Shorter rules are signs.
    const SHORTEST: usize = 4;
    /// Longer lines are text.
    const LONGEST: usize = 90;
    let sign = below.chars().next()?;
    let long = width(below).abs_diff(width(text)) <= 3;
    let between = above.starts_with(sign) && above.len() >= SHORTEST;
    // the last row of a table above its rule
    let row = text.trim().contains("   ");
    let line = !row && width(text) <= LONGEST && !text.ends_with('.') && below.len() >= SHORTEST;
    let heads = match kind.marked || between {
        true => line,
        false => long && !is_spread(text) && matches!(sign, '=' | '-'),
    };
    let level = match sign {
        '=' => 1,
        '-' => 2,
        _ => 3,
    };
    // a heading with a rule above it too stands over those without
    let below_it = u8::from(kind.marked && !between);
    heads.then_some(level + below_it)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(source: &str) -> Vec<(u32, String)> {
        let told = |piece: Piece| (piece.paragraph, piece.text);
        pieces(source).into_iter().map(told).collect()
    }

    #[test]
    fn a_line_in_columns_is_no_heading() {
        assert!(is_spread("Dough          hook      1.6 kg"));
        assert!(is_spread("1888    Lund and Lima"));
        assert!(!is_spread("1.   Scope"));
        for heading in [
            "Article 5    Oath",
            "1.1   Scope of the rules",
            "Chapter 3    The mills",
            "A    Setting up",
            "Section IV     Later years",
        ] {
            assert!(!is_spread(heading), "{heading}");
        }
        assert!(!is_spread("The mill stands at the river."));
        let source = "Dough          Tool      Speed\n------------------------------\nRye bread, all of it   hook, 1 to 2\n\nThe mixer is ready.\n";
        let all = pieces(source);
        assert!(
            all.iter()
                .all(|piece| !matches!(piece.shape, Shape::Heading(_))),
            "{all:#?}"
        );
    }

    #[test]
    fn wrapped_lines_are_one_text_and_others_are_not() {
        let source = "Home\nHistory\nMilitary\n\nThe treaty was signed in the old capital after nine\nmonths of talks and came into force in the spring\nof 1883.\nA caption\n";
        let wrapped = "The treaty was signed in the old capital after nine\nmonths of talks and came into force in the spring\nof 1883.";
        assert_eq!(
            texts(source),
            [
                (1, "Home".into()),
                (1, "History".into()),
                (1, "Military".into()),
                (2, wrapped.into()),
                (2, "A caption".into()),
            ]
        );
    }

    #[test]
    fn a_numbered_line_alone_is_no_item() {
        let read = pieces(
            "4.  Officers and committee\n\nThe board meets.\n\n1. Rye flour\n2. Salt of the sea\n\n5. Grind the corn.",
        );
        let items: Vec<_> = read
            .iter()
            .map(|piece| piece.shape == Shape::Item)
            .collect();
        assert_eq!(items, [false, false, true, true, true]);
        assert_eq!(read[0].text, "4.  Officers and committee");
    }

    #[test]
    fn items_and_underlined_headings_are_seen() {
        let read = pieces("The talks\n=========\n\n- first of all\n- then\n1) and this one");
        let shapes: Vec<_> = read.iter().map(|piece| piece.shape).collect();
        assert_eq!(
            shapes,
            [Shape::Heading(1), Shape::Item, Shape::Item, Shape::Item]
        );
        assert_eq!(read[3].text, "and this one");
    }

    #[test]
    fn headings_between_rules_are_seen_and_directives_are_not() {
        let source = "=====\nCare\n=====\n\n.. image:: jug.png\n   :alt: The jug\n\n-----\nDaily rinsing and drying\n-----\n\nFilter\n--------\n\n**The coarse one**\n\nRinse the **coarse** filter.\n";
        let read = pieces(source);
        let told: Vec<_> = read
            .iter()
            .map(|piece| (piece.shape, piece.text.as_str()))
            .collect();
        assert_eq!(
            told,
            [
                (Shape::Heading(1), "Care"),
                (Shape::Heading(2), "Daily rinsing and drying"),
                (Shape::Heading(3), "Filter"),
                (Shape::Heading(5), "The coarse one"),
                (Shape::Text { marked: false }, "Rinse the coarse filter."),
            ]
        );
    }
}
