//! Sentences beside an excerpt, parted where the terminal ends.

use console::measure_text_width;

/// What stands before a help.
const HELP: &str = "= help: ";

/// How far the further lines of a message stand in, in cells.
const INDENT: usize = 2;

/// The drawing with its message and its helps parted at blanks, so that a terminal parts no word; excerpts stay as they are.
pub(super) fn folded(drawn: &str, width: usize) -> String {
    let mut lines = Vec::new();
    for (index, line) in drawn.lines().enumerate() {
        match indent(index, line) {
            Some(indent) if measure_text_width(line) > width => {
                lines.push(fold(line, indent, width));
            }
            _ => lines.push(line.to_owned()),
        }
    }
    lines.join("\n")
}

/// How far in a sentence goes on below itself; `None` when the line is none.
fn indent(index: usize, line: &str) -> Option<usize> {
    if index == 0 {
        return Some(INDENT);
    }
    let plain = console::strip_ansi_codes(line);
    let before = plain.find(HELP)?;
    plain[..before]
        .trim()
        .is_empty()
        .then(|| before + HELP.len())
}

/// One line as several; a word wider than the terminal stays whole.
fn fold(line: &str, indent: usize, width: usize) -> String {
    let mut folded = String::new();
    let mut column = 0;
    for (number, word) in line.split(' ').enumerate() {
        let cells = measure_text_width(word);
        if number > 0 && column + 1 + cells > width && column > indent {
            folded.push('\n');
            folded.push_str(&" ".repeat(indent));
            column = indent;
        } else if number > 0 {
            folded.push(' ');
            column += 1;
        }
        folded.push_str(word);
        column += cells;
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    const DRAWN: &str = "warning[time-bound]: `currently` holds for a time\n --> d.yaml:8:17\n  |\n8 |     ask: Who is \
                         currently president of the republic?\n  = help: add `as_of:` with the date at which it held";

    #[test]
    fn messages_and_helps_are_parted_at_blanks_and_excerpts_are_not() {
        insta::assert_snapshot!(folded(DRAWN, 30), @r"
        warning[time-bound]:
          `currently` holds for a time
         --> d.yaml:8:17
          |
        8 |     ask: Who is currently president of the republic?
          = help: add `as_of:` with
                  the date at which it
                  held
        ");
        assert_eq!(folded(DRAWN, usize::MAX), DRAWN);
    }

    #[test]
    fn colours_take_no_cells_and_wide_letters_two() {
        let bold = "\u{1b}[1merror\u{1b}[0m: 대한민국 서울";
        assert_eq!(folded(bold, 20), bold);
        assert_eq!(
            folded(bold, 19),
            "\u{1b}[1merror\u{1b}[0m: 대한민국\n  서울"
        );
    }
}
