//! Blanks at the ends of lines, where they say nothing.

use super::{BLANKS_TRAILING, Findings};
use crate::base::text::count;
use crate::deck::node;
use crate::diagnostic::{Edit, Span};

/// Tells of blanks at the ends of lines, once for the whole file; the mending takes them away. Those within a text or a
/// comment are the author's.
pub(crate) fn check(text: &str, findings: &mut Findings) {
    let mut ends: Vec<Span> = trailing(text).collect();
    if !ends.is_empty() {
        ends = meaningless(text, ends);
    }
    let Some(first) = ends.first() else { return };
    let message = match ends.len() {
        1 => String::from("a line ends with blanks"),
        n => format!("{} end with blanks", count(n, "line")),
    };
    let finding = BLANKS_TRAILING
        .at(first, message)
        .helped("remove the blanks; `check --fix` does it");
    let edits = ends.iter().map(|span| Edit {
        span: span.clone(),
        text: String::new(),
    });
    findings.add(finding.fixed("remove the blanks at the ends of lines", edits.collect()));
}

/// The blanks before each line end.
fn trailing(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut next = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let start = next;
        next += line.len();
        let body = line.strip_suffix('\n').unwrap_or(line);
        let body = body.strip_suffix('\r').unwrap_or(body);
        let kept = body.trim_end_matches([' ', '\t']).len();
        // blanks alone behind the last line end would leave an end of file that the author did not write
        let last = kept == 0 && !line.ends_with('\n');
        (kept < body.len() && !last).then(|| start + kept..start + body.len())
    })
}

/// Those that stand neither in a text nor in a comment.
fn meaningless(text: &str, ends: Vec<Span>) -> Vec<Span> {
    let stretches = node::stretches(text);
    let is_free = |end: &Span| {
        // the last text that begins before the line's end
        let before = stretches.partition_point(|stretch| stretch.start < end.end);
        let before = before.checked_sub(1).map(|at| &stretches[at]);
        if before.is_some_and(|text| text.end > end.start) {
            return false;
        }
        let line = text[..end.start].rfind('\n').map_or(0, |at| at + 1);
        let from = before.map_or(line, |text| text.end.max(line));
        !text[from..end.start].contains('#')
    };
    ends.into_iter().filter(is_free).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines whose trailing blanks are meaningless, from 1.
    fn lines(text: &str) -> Vec<usize> {
        let mut findings = Findings::new();
        check(text, &mut findings);
        let fixes = findings.sorted().into_iter().filter_map(|f| f.fix);
        fixes
            .flat_map(|fix| fix.edits)
            .map(|edit| text[..edit.span.start].matches('\n').count() + 1)
            .collect()
    }

    #[test]
    fn blanks_in_texts_and_comments_stay() {
        assert_eq!(
            lines("a: b \n \nc:\t\r\n  - \"d\"  \n  - e\n"),
            [1, 2, 3, 4]
        );
        assert_eq!(lines("a: b # why \n# also \nc: \"#\" \n"), [3]);
        assert_eq!(lines("a: | \n  one  \n  two \n \nb: c \n"), [1, 5]);
        assert_eq!(lines("a: >+\n  one\n   \n\n"), [0; 0]);
        assert_eq!(lines("a: \"one \n  two\" \nb: one \n  two \n"), [2, 4]);
        assert_eq!(lines("한: 국 \nb: c"), [1]);
        assert_eq!(lines("\u{feff}a: b \n"), [1]);
        assert_eq!(lines("a: b\n"), [0; 0]);
        assert_eq!(lines("a: b\n  "), [0; 0]);
        assert_eq!(lines("a: b  "), [1]);
    }
}
