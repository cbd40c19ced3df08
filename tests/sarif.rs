//! `check --format sarif`, judged by an independent validator.

#![allow(clippy::unwrap_used, clippy::panic)] // helpers of tests

mod desk;

use std::fs;

use desk::Desk;
use serde_json::Value;

fn is_valid(log: &Value) -> Result<(), String> {
    let schema = include_str!("sarif-2.1.0.schema.json");
    let schema = serde_json::from_str(schema).unwrap();
    let validator = jsonschema::options()
        .should_validate_formats(true)
        .build(&schema)
        .unwrap();
    let errors: Vec<_> = validator
        .iter_errors(log)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    if errors.is_empty() {
        Ok(())
    } else {
        Err(errors.join("\n"))
    }
}

#[test]
fn the_log_is_valid_whatever_was_found() {
    let desk = Desk::new();
    desk.write(
        "a b#.yaml",
        "cards:\n  - ask: 한국 \n    answer: no\n  - id: x\n    id: y\n    anser: 1\n",
    );
    desk.write("broken.yaml", "cards: [\n");
    desk.write(
        "latin.yaml",
        b"title: caf\xe9\ncards: [{id: a, ask: b, answer: c}]\n",
    );
    desk.write("utf16.yaml", b"\xff\xfec\0a\0r\0d\0s\0:\0\n\0");
    desk.write("empty.yaml", "");
    for args in [
        vec!["check", "--format", "sarif", "."],
        vec!["check", "--format=sarif"],
    ] {
        let log = desk.json(&args);
        is_valid(&log).unwrap();
    }
    let log = desk.json(&["check", "--format", "sarif", "."]);
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    assert!(results.len() > 8, "{results:?}");
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
    let json = desk.json(&["check", "--json", "."]);
    let told = json["diagnostics"].as_array().unwrap();
    assert_eq!(told.len(), results.len(), "the same findings in both forms");
    for (one, other) in told.iter().zip(results) {
        let region = &other["locations"][0]["physicalLocation"]["region"];
        assert_eq!(one["column"], region["startColumn"]);
        assert_eq!(one["end_line"], region["endLine"]);
        assert_eq!(one["fix"].is_null(), other.get("fixes").is_none());
    }
    let mut wrong = log.clone();
    wrong["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] =
        0.into();
    assert!(is_valid(&wrong).is_err(), "the validator looks");
}

#[test]
fn one_form_is_chosen() {
    let desk = Desk::new();
    desk.write("a.yaml", "cards: [{id: a, ask: b, answer: c}]\n");
    let json = desk.run(&["check", "--json", "a.yaml"]);
    assert_eq!(
        desk.run(&["check", "--format", "json", "a.yaml"]).out,
        json.out
    );
    assert_eq!(
        desk.run(&["check", "--json", "--format", "json", "a.yaml"])
            .code,
        0
    );
    assert_eq!(
        desk.run(&["check", "--format", "text", "a.yaml"]).out,
        desk.run(&["check", "a.yaml"]).out
    );
    let two = desk.run(&["check", "--json", "--format", "sarif", "a.yaml"]);
    insta::assert_snapshot!(two.whole(), @r"
    --- stderr
    error: `--json` and `--format` ask for two different forms
      help: give one of them
    --- exit 2
    ");
    assert_eq!(desk.run(&["check", "--diff", "--json", "a.yaml"]).code, 2);
    assert_eq!(fs::read_dir(desk.path(".")).unwrap().count(), 1);
}
