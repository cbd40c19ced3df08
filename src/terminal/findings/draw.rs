//! Findings drawn as a good compiler draws them.

use std::io::{self, Write};

use annotate_snippets::{Annotation, AnnotationKind, Level, Origin, Renderer, Snippet};

use super::Examined;
use super::excerpt::Excerpt;
use super::fold::folded;
use crate::base::text::{count, printable};
use crate::diagnostic::{Diagnostic, Label, Places, Severity};

/// Below this many cells an excerpt shows nothing; it is drawn as if there were as many.
const NARROWEST: usize = 20;

/// Places more than this many bytes apart, some hundred lines, are drawn in excerpts of their own: one that holds all that
/// lies between two cards would take as long as the file is, for every finding.
const FAR: usize = 4_000;

/// Above this many cells lines are hard to follow; an excerpt is cut around its findings.
const WIDEST: usize = 140;

/// Draws all findings with their excerpts, then a line that counts them.
///
/// `width` is that of the terminal in cells; where there is none, messages are not parted, so that they can be searched.
///
/// # Errors
/// When the output is closed or broken.
pub fn draw_findings(
    out: &mut dyn Write,
    files: &[Examined<'_>],
    colour: bool,
    width: usize,
) -> io::Result<()> {
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let renderer = renderer.term_width(width.clamp(NARROWEST, WIDEST));
    for file in files {
        let places = Places::new(file.text);
        for finding in file.findings {
            let drawn = drawn(file, &places, finding, &renderer);
            writeln!(out, "{}\n", folded(&drawn, width))?;
        }
    }
    writeln!(out, "{}", counted(files))
}

fn drawn(
    file: &Examined<'_>,
    places: &Places<'_>,
    finding: &Diagnostic,
    renderer: &Renderer,
) -> String {
    let (near, far): (Vec<_>, Vec<_>) = finding
        .others
        .iter()
        .partition(|other| other.span.start.abs_diff(finding.place.span.start) <= FAR);
    let labels: Vec<_> = std::iter::once(&finding.place).chain(near).collect();
    let excerpt = Excerpt::new(file.text, labels.iter().map(|label| &label.span));
    let place = places.at(finding.place.span.start);
    let line = places.at(excerpt.start).line;
    let group = level(finding.severity)
        .primary_title(printable(&finding.message))
        .id(finding.rule)
        // the place is told as it is counted everywhere else, in characters of the file as written
        .element(
            Origin::path(printable(file.path))
                .line(place.line)
                .char_column(place.column),
        )
        .element(snippet(&labels, &excerpt, line));
    let group = far.into_iter().fold(group, |group, label| {
        group.element(apart(file, places, label))
    });
    let group = match &finding.help {
        Some(help) => group.element(Level::HELP.message(printable(help))),
        None => group,
    };
    tidied(&renderer.render(&[group]))
}

/// A place that lies far from the finding's own, in an excerpt of its own.
fn apart<'a>(
    file: &Examined<'_>,
    places: &Places<'_>,
    label: &Label,
) -> Snippet<'a, Annotation<'a>> {
    let excerpt = Excerpt::new(file.text, std::iter::once(&label.span));
    let text = (!label.text.is_empty()).then(|| printable(&label.text));
    let marked = excerpt.spans.iter().cloned();
    Snippet::source(excerpt.text.clone())
        .path(printable(file.path))
        .line_start(places.at(excerpt.start).line)
        .annotations(marked.map(|span| AnnotationKind::Context.span(span).label(text.clone())))
}

fn snippet<'a>(labels: &[&Label], excerpt: &Excerpt, line: usize) -> Snippet<'a, Annotation<'a>> {
    let annotation = |(index, (label, span)): (usize, (&&Label, &std::ops::Range<usize>))| {
        let kind = if index == 0 {
            AnnotationKind::Primary
        } else {
            AnnotationKind::Context
        };
        let text = (!label.text.is_empty()).then(|| printable(&label.text));
        kind.span(span.clone()).label(text)
    };
    let marked = labels.iter().zip(&excerpt.spans).enumerate();
    Snippet::source(excerpt.text.clone())
        .line_start(line)
        .annotations(marked.map(annotation))
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
}

/// The drawing without blanks at the ends of its lines, and without the mark of a further file.
///
/// The place is drawn apart from the excerpt, because columns are counted in the file as written and not in what may be
/// printed of it; the excerpt is then taken for that of another file and announced by `:::` on the fourth line.
fn tidied(drawn: &str) -> String {
    let announced = |index: usize, line: &str| index == 3 && line.contains(":::");
    let lines = drawn.lines().enumerate();
    let lines = lines.filter(|&(index, line)| !announced(index, line));
    lines
        .map(|(_, line)| line.trim_end())
        .collect::<Vec<_>>()
        .join("\n")
}

/// The closing line, such as `2 errors, 1 warning in 3 files`.
fn counted(files: &[Examined<'_>]) -> String {
    let number = |severity| {
        let findings = files.iter().flat_map(|file| file.findings);
        findings.filter(|f| f.severity == severity).count()
    };
    let told: Vec<_> = [Severity::Error, Severity::Warning, Severity::Note]
        .into_iter()
        .filter(|&severity| number(severity) > 0)
        .map(|severity| count(number(severity), severity.name()))
        .collect();
    let told = if told.is_empty() {
        String::from("no findings")
    } else {
        told.join(", ")
    };
    format!("{told} in {}", count(files.len(), "file"))
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::diagnostic::Span;

    fn span(text: &str, part: &str) -> Span {
        let start = text.find(part).unwrap();
        start..start + part.len()
    }

    fn finding(span: Span) -> Diagnostic {
        Diagnostic::new("answer-missing", Severity::Error, span, "no answer")
    }

    fn draw(text: &str, findings: &[Diagnostic], width: usize) -> String {
        let file = Examined {
            path: "decks/korea.yaml",
            text,
            findings,
        };
        let mut out = Vec::new();
        draw_findings(&mut out, &[file], false, width).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_finding_points_behind_korean_text_and_tabs() {
        let text = "deck: 한일\ncards:\n  - ask: 한일 기본조약은\t몇 년? # anser: 1965\n";
        let found = finding(span(text, "anser"))
            .labelled("no such key")
            .helped("did you mean `answer`?");
        assert_snapshot!(draw(text, &[found], 80), @r#"
        error[answer-missing]: no answer
         --> decks/korea.yaml:3:26
          |
        3 |   - ask: 한일 기본조약은    몇 년? # anser: 1965
          |                                      ^^^^^ no such key
          |
          = help: did you mean `answer`?

        1 error in 1 file
        "#);
    }

    #[test]
    fn two_places_that_clash_are_both_shown() {
        let text =
            "cards:\n  - id: a\n    ask: x\n    answer: y\n  - ask: z\n    id: a\n    answer: q\n";
        let (first, second) = (span(text, "id: a"), text.rfind("id: a").unwrap());
        let found = Diagnostic::new(
            "id-twice",
            Severity::Error,
            second + 4..second + 5,
            "two cards have the id `a`",
        )
        .labelled("the second")
        .with_other(first.end - 1..first.end, "the first");
        assert_snapshot!(draw(text, &[found], 80), @r#"
        error[id-twice]: two cards have the id `a`
         --> decks/korea.yaml:6:9
          |
        2 |   - id: a
          |         - the first
        ...
        6 |     id: a
          |         ^ the second

        1 error in 1 file
        "#);
    }

    #[test]
    fn two_places_far_apart_are_shown_apart() {
        let filler = "    hint: far away\n".repeat(400);
        let text = format!("cards:\n  - id: a\n{filler}  - id: a\n");
        let (first, second) = (span(&text, "id: a"), text.rfind("id: a").unwrap());
        let found = Diagnostic::new(
            "id-twice",
            Severity::Error,
            second + 4..second + 5,
            "two cards have the id `a`",
        )
        .labelled("again")
        .with_other(first.end - 1..first.end, "first here")
        .helped("give this card another id");
        assert_snapshot!(draw(&text, &[found], 80), @r#"
        error[id-twice]: two cards have the id `a`
           --> decks/korea.yaml:403:9
            |
        403 |   - id: a
            |         ^ again
            |
           ::: decks/korea.yaml:2:9
            |
          2 |   - id: a
            |         - first here
            |
            = help: give this card another id

        1 error in 1 file
        "#);
    }

    #[test]
    fn files_with_windows_line_ends_look_the_same() {
        let unix = "cards:\n  - ask: 서울?\n    answer:\n";
        let windows = unix.replace('\n', "\r\n");
        let place = |text: &str| finding(span(text, "answer")).labelled("empty");
        let drawn = draw(&windows, &[place(&windows)], 80);
        assert_eq!(drawn, draw(unix, &[place(unix)], 80));
        assert_snapshot!(drawn, @r#"
        error[answer-missing]: no answer
         --> decks/korea.yaml:3:5
          |
        3 |     answer:
          |     ^^^^^^ empty

        1 error in 1 file
        "#);
        let at_end = span(&windows, "\r\n");
        assert!(draw(&windows, &[finding(at_end)], 80).contains("korea.yaml:1:7"));
    }

    #[test]
    fn an_empty_file_has_a_place_too() {
        let found = Diagnostic::new("deck-empty", Severity::Error, 0..0, "the file is empty")
            .helped("`quizdeck new` writes a deck to begin with");
        assert_snapshot!(draw("", &[found], 80), @r#"
        error[deck-empty]: the file is empty
         --> decks/korea.yaml:1:1
          |
        1 |
          | ^
          |
          = help: `quizdeck new` writes a deck to begin with

        1 error in 1 file
        "#);
    }

    #[test]
    fn escape_sequences_in_a_deck_are_shown_not_obeyed() {
        let text = "ask: \"a\u{1b}[31m\u{9b}2J\u{7}\u{202e} b\"\n";
        let mut found = Diagnostic::new(
            "control-character",
            Severity::Warning,
            span(text, "\u{1b}"),
            "`a\u{1b}[31m` holds a control character",
        )
        .labelled("\u{1b}]0;x\u{7}")
        .helped("take out \u{9b}31m");
        found.others.push(Label {
            span: span(text, "b\""),
            text: String::new(),
        });
        let drawn = draw(text, &[found], 80);
        assert!(!drawn.contains(|c: char| c.is_control() && c != '\n'));
        assert_snapshot!(drawn, @r#"
        warning[control-character]: `a�[31m` holds a control character
         --> decks/korea.yaml:1:8
          |
        1 | ask: "a�[31m�2J� b"
          |        ^         --
          |        |
          |        �]0;x�
          |
          = help: take out �31m

        1 warning in 1 file
        "#);
    }

    #[test]
    fn long_lines_are_cut_around_the_place() {
        let text = format!(
            "ask: {} here {}\n",
            "가나다 ".repeat(30),
            "later ".repeat(40)
        );
        let drawn = draw(&text, &[finding(span(&text, "here"))], 40);
        let widest = drawn.lines().map(unicode_width::UnicodeWidthStr::width);
        assert!(widest.max().unwrap() <= 50, "{drawn}");
        assert_snapshot!(drawn, @r#"
        error[answer-missing]: no answer
         --> decks/korea.yaml:1:127
          |
        1 | ...나다 가나다  here later later ...
          |                 ^^^^

        1 error in 1 file
        "#);
    }

    #[test]
    fn a_place_of_many_lines_is_bracketed() {
        let text = "cards:\n  - ask: a\n    hint: b\n  - ask: c\n";
        let start = text.find("- ask").unwrap();
        let end = text.rfind("  - ask").unwrap();
        assert_snapshot!(draw(text, &[finding(start..end)], 80), @r#"
        error[answer-missing]: no answer
         --> decks/korea.yaml:2:3
          |
        2 | /   - ask: a
        3 | |     hint: b
          | |___________^

        1 error in 1 file
        "#);
    }

    #[test]
    fn the_last_line_counts() {
        let note = |severity| Diagnostic::new("r", severity, 0..1, "m");
        let one = [note(Severity::Error), note(Severity::Error)];
        let two = [note(Severity::Warning)];
        let file = |findings| Examined {
            path: "a.yaml",
            text: "x",
            findings,
        };
        assert_eq!(
            counted(&[file(&one), file(&two), file(&[])]),
            "2 errors, 1 warning in 3 files"
        );
        assert_eq!(counted(&[file(&[])]), "no findings in 1 file");
        assert_eq!(
            counted(&[file(&[note(Severity::Note)])]),
            "1 note in 1 file"
        );
    }

    #[test]
    fn colour_is_used_when_wanted() {
        let file = Examined {
            path: "a.yaml",
            text: "x",
            findings: &[finding(0..1)],
        };
        let mut out = Vec::new();
        draw_findings(&mut out, &[file], true, 80).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.contains("\u{1b}[") && !text.contains(":::"), "{text}");
    }

    proptest::proptest! {
        #[test]
        fn no_place_breaks_the_drawing(
            text in "[a: \t\r\n한\u{1b}\u{301}\u{200d}-]{0,60}",
            (start, end) in (0usize..100, 0usize..100),
            (other, other_end) in (0usize..100, 0usize..100),
            width in 0usize..200,
        ) {
            let found = finding(start..end).with_other(other..other_end, "too");
            let drawn = draw(&text, &[found], width);
            proptest::prop_assert!(!drawn.contains(|c: char| c.is_control() && c != '\n'));
        }
    }
}
