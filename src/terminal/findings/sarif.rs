//! Findings as a SARIF 2.1.0 log, which editors show beside the text and code hosting beside a change.

use std::io::{self, Write};

use serde::{Serialize, Serializer};

use super::Examined;
use crate::deck::rules::{self, Rule};
use crate::diagnostic::{Diagnostic, Edit, Fix, Label, Places, Severity, Span};
use crate::terminal::write_json;

/// The schema that the log follows; named by it, and held by a test.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The version of the format.
const VERSION: &str = "2.1.0";

/// Writes the log: one run with all rules of the book, and every finding with its places and its mending.
///
/// Lines and columns count from 1, columns in characters; an end is the place after the last character.
///
/// # Errors
/// When the output is closed or broken.
pub fn findings_sarif(out: &mut dyn Write, files: &[Examined<'_>]) -> io::Result<()> {
    let driver = Driver {
        name: env!("CARGO_PKG_NAME"),
        semantic_version: env!("CARGO_PKG_VERSION"),
        rules: rules::all().map(Descriptor::new).collect(),
    };
    let run = Run {
        tool: Tool { driver },
        column_kind: "unicodeCodePoints",
        results: Results(files),
    };
    write_json(
        out,
        &Log {
            schema: SCHEMA,
            version: VERSION,
            runs: [run],
        },
    )
}

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    column_kind: &'static str,
    results: Results<'a>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    semantic_version: &'static str,
    rules: Vec<Descriptor>,
}

/// A rule as a log describes it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    id: &'static str,
    short_description: Message,
    help: Message,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

impl Descriptor {
    fn new(rule: &Rule) -> Self {
        Self {
            id: rule.name,
            short_description: Message::new(rule.summary),
            help: Message::new(format!(
                "In a sound deck {}. `quizdeck explain {}` tells more.",
                rule.summary, rule.name
            )),
            default_configuration: Configuration {
                level: level(rule.severity),
            },
        }
    }
}

#[derive(Serialize)]
struct Message {
    text: String,
}

impl Message {
    fn new(text: impl Into<String>) -> Self {
        Self { text: text.into() }
    }
}

/// The level of a finding; the words are those of the format and happen to be ours.
fn level(severity: Severity) -> &'static str {
    severity.name()
}

/// The findings of all files; each is made only when it is written.
struct Results<'a>(&'a [Examined<'a>]);

impl Serialize for Results<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_seq(self.0.iter().flat_map(|file| {
            let uri = uri(file.path);
            let places = Places::new(file.text);
            let result = move |finding| Entry::new(&uri, &places, finding);
            file.findings.iter().map(result)
        }))
    }
}

/// A finding.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Entry {
    rule_id: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Message,
    locations: [Location; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Mending>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: Physical,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize, Clone)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Mending {
    description: Message,
    artifact_changes: [Change; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Change {
    artifact_location: Artifact,
    replacements: Vec<Replacement>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement {
    deleted_region: Region,
    inserted_content: Message,
}

impl Entry {
    fn new(uri: &str, places: &Places<'_>, finding: &Diagnostic) -> Self {
        let text = match &finding.help {
            Some(help) => format!("{}\nhelp: {help}", finding.message),
            None => finding.message.clone(),
        };
        let others = finding.others.iter().enumerate();
        Self {
            rule_id: finding.rule,
            rule_index: rules::all().position(|rule| rule.name == finding.rule),
            level: level(finding.severity),
            message: Message::new(text),
            locations: [Location::new(uri, places, &finding.place)],
            related_locations: others
                .map(|(id, label)| Location {
                    id: Some(id),
                    ..Location::new(uri, places, label)
                })
                .collect(),
            fixes: finding
                .fix
                .iter()
                .filter(|fix| !fix.edits.is_empty())
                .map(|fix| Mending::new(uri, places, fix))
                .collect(),
        }
    }
}

impl Location {
    fn new(uri: &str, places: &Places<'_>, label: &Label) -> Self {
        Self {
            id: None,
            physical_location: Physical {
                artifact_location: Artifact {
                    uri: uri.to_owned(),
                },
                region: Region::new(places, &label.span),
            },
            message: (!label.text.is_empty()).then(|| Message::new(&*label.text)),
        }
    }
}

impl Region {
    fn new(places: &Places<'_>, span: &Span) -> Self {
        let (start, end) = places.span(span);
        Self {
            start_line: start.line,
            start_column: start.column,
            end_line: end.line,
            end_column: end.column,
        }
    }
}

impl Mending {
    fn new(uri: &str, places: &Places<'_>, fix: &Fix) -> Self {
        let replacement = |edit: &Edit| Replacement {
            deleted_region: Region::new(places, &edit.span),
            inserted_content: Message::new(&*edit.text),
        };
        Self {
            description: Message::new(&*fix.title),
            artifact_changes: [Change {
                artifact_location: Artifact {
                    uri: uri.to_owned(),
                },
                replacements: fix.edits.iter().map(replacement).collect(),
            }],
        }
    }
}

/// A path as a URI: relative ones stay relative, so that the log fits wherever the decks lie.
fn uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let drive = matches!(path.as_bytes(), [letter, b':', b'/', ..] if letter.is_ascii_alphabetic());
    let mut uri = match () {
        () if drive => String::from("file:///"),
        () if path.starts_with('/') => String::from("file://"),
        () => String::new(),
    };
    for (at, byte) in path.bytes().enumerate() {
        let plain =
            byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/');
        if plain || (drive && at == 1) {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn log(files: &[Examined<'_>]) -> Value {
        let mut out = Vec::new();
        findings_sarif(&mut out, files).unwrap();
        serde_json::from_slice(&out).unwrap()
    }

    #[test]
    fn a_finding_carries_its_places_and_its_mending() {
        let text = "ask: 서울?\r\nanswer: no\r\n";
        let start = text.find("no").unwrap();
        let findings = [Diagnostic::new(
            "yaml-trap",
            Severity::Warning,
            start..start + 2,
            "`no` is bare",
        )
        .helped("quote it")
        .with_other(0..3, "first here")
        .fixed(
            "quote the text",
            vec![Edit {
                span: start..start,
                text: "\"".into(),
            }],
        )];
        let file = Examined {
            path: "my decks/한.yaml",
            text,
            findings: &findings,
        };
        let log = log(&[file]);
        let result = &log["runs"][0]["results"][0];
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(
            log["runs"][0]["tool"]["driver"]["rules"][index]["id"],
            "yaml-trap"
        );
        assert_eq!(result["level"], "warning");
        assert_eq!(result["message"]["text"], "`no` is bare\nhelp: quote it");
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(
            place["artifactLocation"]["uri"],
            "my%20decks/%ED%95%9C.yaml"
        );
        let region = json!({"startLine": 2, "startColumn": 9, "endLine": 2, "endColumn": 11});
        assert_eq!(place["region"], region);
        let other = &result["relatedLocations"][0];
        assert_eq!(other["message"]["text"], "first here");
        let change = &result["fixes"][0]["artifactChanges"][0]["replacements"][0];
        assert_eq!(change["insertedContent"]["text"], "\"");
        let region = json!({"startLine": 2, "startColumn": 9, "endLine": 2, "endColumn": 9});
        assert_eq!(change["deletedRegion"], region);
    }

    #[test]
    fn a_sound_collection_has_an_empty_list() {
        let log = log(&[]);
        assert_eq!(log["runs"][0]["results"], json!([]));
        assert_eq!(log["runs"][0]["columnKind"], "unicodeCodePoints");
    }

    #[test]
    fn paths_become_references() {
        assert_eq!(uri("a/b c.yaml"), "a/b%20c.yaml");
        assert_eq!(uri("/home/a#b.yaml"), "file:///home/a%23b.yaml");
        assert_eq!(uri("C:\\decks\\a.yaml"), "file:///C:/decks/a.yaml");
        assert_eq!(uri("a:b.yaml"), "a%3Ab.yaml");
    }
}
