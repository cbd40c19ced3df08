//! Findings as `check --json` tells them.

use std::io::{self, Write};

use serde::{Serialize, Serializer};

use super::Examined;
use crate::diagnostic::{Diagnostic, Fix, Places};
use crate::terminal::write_json;

/// The version of the object.
const VERSION: u8 = 1;

#[derive(Serialize)]
struct Report<'a> {
    version: u8,
    files: usize,
    cards: usize,
    diagnostics: All<'a>,
}

/// The findings of all files; each is made only when it is written.
struct All<'a>(&'a [Examined<'a>]);

impl Serialize for All<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_seq(self.0.iter().flat_map(|file| {
            let places = Places::new(file.text);
            let entry = move |finding| Entry::new(file.path, &places, finding);
            file.findings.iter().map(entry)
        }))
    }
}

#[derive(Serialize)]
struct Entry<'a> {
    rule: &'static str,
    severity: &'static str,
    file: &'a str,
    #[serde(flatten)]
    stretch: Stretch,
    message: &'a str,
    help: Option<&'a str>,
    fix: Option<Mending<'a>>,
}

/// Lines and columns from 1, in characters; the end is the place after the last character.
#[derive(Serialize)]
struct Stretch {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
struct Mending<'a> {
    title: &'a str,
    edits: Vec<Replacement<'a>>,
}

#[derive(Serialize)]
struct Replacement<'a> {
    #[serde(flatten)]
    stretch: Stretch,
    text: &'a str,
}

impl Stretch {
    fn new(places: &Places<'_>, span: &crate::diagnostic::Span) -> Self {
        let (start, end) = places.span(span);
        Self {
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
        }
    }
}

impl<'a> Entry<'a> {
    fn new(file: &'a str, places: &Places<'_>, finding: &'a Diagnostic) -> Self {
        Self {
            rule: finding.rule,
            severity: finding.severity.name(),
            file,
            stretch: Stretch::new(places, &finding.place.span),
            message: &finding.message,
            help: finding.help.as_deref(),
            fix: finding.fix.as_ref().map(|fix| mending(places, fix)),
        }
    }
}

fn mending<'a>(places: &Places<'_>, fix: &'a Fix) -> Mending<'a> {
    let edits = fix.edits.iter().map(|edit| Replacement {
        stretch: Stretch::new(places, &edit.span),
        text: &edit.text,
    });
    Mending {
        title: &fix.title,
        edits: edits.collect(),
    }
}

/// Writes the object of `check --json`: how many files and cards were read, and every finding with its place.
///
/// # Errors
/// When the output is closed or broken.
pub fn findings_json(out: &mut dyn Write, files: &[Examined<'_>], cards: usize) -> io::Result<()> {
    let report = Report {
        version: VERSION,
        files: files.len(),
        cards,
        diagnostics: All(files),
    };
    write_json(out, &report)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Edit, Severity};

    fn told(files: &[Examined<'_>], cards: usize) -> String {
        let mut out = Vec::new();
        findings_json(&mut out, files, cards).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn findings_carry_their_place_and_their_mending() {
        let text = "ask: 서울?\r\nanswer: no\r\n";
        let start = text.find("no").unwrap();
        let edit = |span, text: &str| Edit {
            span,
            text: text.into(),
        };
        let findings = [
            Diagnostic::new(
                "bare-word",
                Severity::Warning,
                start..start + 2,
                "`no` is bare",
            )
            .helped("quote it")
            .fixed(
                "quote the answer",
                vec![edit(start..start, "'"), edit(start + 2..start + 2, "'")],
            ),
            Diagnostic::new("topic-missing", Severity::Note, 0..3, "no topic"),
        ];
        let file = |path, findings| Examined {
            path,
            text,
            findings,
        };
        let files = [
            file("a.yaml", &findings[..]),
            file("한\u{9b}.yaml", &findings[1..]),
        ];
        insta::assert_snapshot!(told(&files, 2), @r#"{"version":1,"files":2,"cards":2,"diagnostics":[{"rule":"bare-word","severity":"warning","file":"a.yaml","line":2,"column":9,"end_line":2,"end_column":11,"message":"`no` is bare","help":"quote it","fix":{"title":"quote the answer","edits":[{"line":2,"column":9,"end_line":2,"end_column":9,"text":"'"},{"line":2,"column":11,"end_line":2,"end_column":11,"text":"'"}]}},{"rule":"topic-missing","severity":"note","file":"a.yaml","line":1,"column":1,"end_line":1,"end_column":4,"message":"no topic","help":null,"fix":null},{"rule":"topic-missing","severity":"note","file":"한\u009b.yaml","line":1,"column":1,"end_line":1,"end_column":4,"message":"no topic","help":null,"fix":null}]}"#);
    }

    #[test]
    fn sound_files_make_an_empty_list() {
        insta::assert_snapshot!(told(&[], 0), @r#"{"version":1,"files":0,"cards":0,"diagnostics":[]}"#);
    }
}
