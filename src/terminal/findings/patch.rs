//! Changes of a file as a unified diff, which `patch` and `git apply` take.

use std::fmt::Write;
use std::ops::Range;

use crate::base::text::printable;
use crate::diagnostic::Edit;

/// Lines shown around a change, as everywhere.
const CONTEXT: usize = 3;

/// A change of whole lines.
struct Change {
    /// The lines of the old text, from 0.
    old: Range<usize>,
    /// What stands there afterwards.
    new: String,
}

/// The unified diff of a file: `edits` are stretches of `before`, apart and in their order. Nothing when there is none.
///
/// The file is named by `path`, before and after with a word behind it where `words` has them. For a `screen` every line
/// is made printable; otherwise lines are as in the file, line ends included.
#[must_use]
pub fn patch(
    path: &str,
    words: Option<(&str, &str)>,
    before: &str,
    edits: &[Edit],
    screen: bool,
) -> String {
    if edits.is_empty() && words.is_none() {
        return String::new();
    }
    let (old, new) = words.map_or((String::new(), String::new()), |(old, new)| {
        (format!("\t{old}"), format!("\t{new}"))
    });
    let path = printable(path);
    let mut diff = format!("--- {path}{old}\n+++ {path}{new}\n");
    let lines: Vec<&str> = before.split_inclusive('\n').collect();
    let changes = changes(before, &lines, edits);
    let mut shift = 0;
    let near = |a: &Change, b: &Change| b.old.start <= a.old.end + 2 * CONTEXT;
    for hunk in changes.chunk_by(near) {
        shift = self::hunk(&mut diff, &lines, hunk, shift, screen);
    }
    diff
}

/// The changes in whole lines; what touches one line is one change.
fn changes(before: &str, lines: &[&str], edits: &[Edit]) -> Vec<Change> {
    let mut starts = Vec::with_capacity(lines.len() + 1);
    let mut at = 0;
    for line in lines {
        starts.push(at);
        at += line.len();
    }
    let line_of = |byte: usize| {
        starts
            .partition_point(|&start| start <= byte)
            .saturating_sub(1)
    };
    let mut groups: Vec<(Range<usize>, Vec<&Edit>)> = Vec::new();
    for edit in edits {
        let (first, last) = (line_of(edit.span.start), line_of(edit.span.end));
        match groups.last_mut() {
            Some((lines, edits)) if first < lines.end => {
                lines.end = lines.end.max(last + 1);
                edits.push(edit);
            }
            _ => groups.push((first..(last + 1).min(lines.len()), vec![edit])),
        }
    }
    starts.push(before.len());
    let change = |(old, edits): (Range<usize>, Vec<&Edit>)| {
        let mut new = String::new();
        let mut at = starts[old.start];
        for edit in edits {
            new.push_str(&before[at..edit.span.start]);
            new.push_str(&edit.text);
            at = edit.span.end;
        }
        new.push_str(&before[at..starts[old.end]]);
        Change { old, new }
    };
    groups.into_iter().map(change).collect()
}

/// Writes changes that lie near each other, and gives how many lines the file has grown through them and before.
fn hunk(
    diff: &mut String,
    lines: &[&str],
    changes: &[Change],
    shift: isize,
    screen: bool,
) -> isize {
    let (Some(first), Some(last)) = (changes.first(), changes.last()) else {
        return shift;
    };
    let start = first.old.start.saturating_sub(CONTEXT);
    let end = (last.old.end + CONTEXT).min(lines.len());
    let mut body = String::new();
    let (mut at, mut grown) = (start, 0_isize);
    for change in changes {
        write_lines(
            &mut body,
            ' ',
            lines[at..change.old.start].iter().copied(),
            screen,
        );
        write_lines(
            &mut body,
            '-',
            lines[change.old.clone()].iter().copied(),
            screen,
        );
        write_lines(&mut body, '+', change.new.split_inclusive('\n'), screen);
        grown +=
            change.new.split_inclusive('\n').count().cast_signed() - change.old.len().cast_signed();
        at = change.old.end;
    }
    write_lines(&mut body, ' ', lines[at..end].iter().copied(), screen);
    let length = end - start;
    let place = |start: usize, length: usize| {
        // an empty stretch is named by the line before it
        format!("{},{length}", if length == 0 { start } else { start + 1 })
    };
    let (old, new) = (
        place(start, length),
        place(
            start.saturating_add_signed(shift),
            length.saturating_add_signed(grown),
        ),
    );
    // writing to a text cannot fail
    if writeln!(diff, "@@ -{old} +{new} @@").is_ok() {
        diff.push_str(&body);
    }
    shift + grown
}

fn write_lines<'a>(
    out: &mut String,
    sign: char,
    lines: impl Iterator<Item = &'a str>,
    screen: bool,
) {
    for line in lines {
        let body = line.strip_suffix('\n').unwrap_or(line);
        out.push(sign);
        if screen {
            out.push_str(&printable(body));
        } else {
            out.push_str(body);
        }
        out.push('\n');
        if body.len() == line.len() {
            out.push_str("\\ No newline at end of file\n");
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;

    fn edit(span: Range<usize>, text: &str) -> Edit {
        Edit {
            span,
            text: text.into(),
        }
    }

    fn at(text: &str, part: &str) -> Range<usize> {
        let start = text.find(part).unwrap();
        start..start + part.len()
    }

    #[test]
    fn changes_come_with_the_lines_around_them() {
        let text = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16";
        let edits = [
            edit(at(text, "5"), "five"),
            edit(9..9, "!"),
            edit(at(text, "7"), "7\n7½"),
            edit(at(text, "16"), ""),
        ];
        assert_snapshot!(patch("a.yaml", None, text, &edits, false), @r"
        --- a.yaml
        +++ a.yaml
        @@ -2,9 +2,10 @@
         2
         3
         4
        -5
        +five!
         6
        -7
        +7
        +7½
         8
         9
         10
        @@ -13,4 +14,3 @@
         13
         14
         15
        -16
        \ No newline at end of file
        ");
    }

    #[test]
    fn control_characters_reach_a_file_but_no_screen() {
        let text = "a: no\u{1b}[2J\r\n";
        let edits = [edit(3..5, "\"no\"")];
        let raw = patch("a\u{1b}.yaml", None, text, &edits, false);
        assert!(raw.contains("\n+a: \"no\"\u{1b}[2J\r\n"), "{raw:?}");
        let shown = patch("a\u{1b}.yaml", None, text, &edits, true);
        assert!(
            !shown.contains(|c: char| c.is_control() && c != '\n'),
            "{shown:?}"
        );
    }

    #[test]
    fn an_encoding_alone_is_told_in_the_heading() {
        let words = Some(("CP949", "UTF-8"));
        assert_eq!(
            patch("a", words, "b\n", &[], false),
            "--- a\tCP949\n+++ a\tUTF-8\n"
        );
        assert_eq!(patch("a", None, "b\n", &[], false), "");
    }
}
