//! The house stands: every module uses only floors below its own, and names only what its floor may name.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails

use std::fs;
use std::path::{Path, PathBuf};

/// Modules with their floors (DESIGN 8, and the crate's documentation); 6 is the world.
const FLOORS: [(&str, usize); 14] = [
    ("base", 0),
    ("diagnostic", 1),
    ("deck", 2),
    ("question", 3),
    ("memory", 3),
    ("plan", 4),
    ("session", 5),
    ("report", 5),
    ("generate", 5),
    ("exchange", 5),
    ("settings", 5),
    ("store", 6),
    ("terminal", 6),
    ("cli", 7),
];

/// Words that belong to some modules only.
const NAMED_ONLY_IN: [(&str, &[&str]); 16] = [
    ("rusqlite", &["store"]),
    ("fsrs::", &["memory"]),
    ("csv::", &["exchange"]),
    ("clap", &["cli"]),
    ("dialoguer", &["terminal"]),
    ("rustyline", &["terminal"]),
    ("console::", &["terminal"]),
    ("annotate_snippets", &["terminal"]),
    ("saphyr_parser", &["deck"]),
    ("serde_yaml", &["deck"]),
    ("std::fs", &["store", "cli"]),
    ("std::env", &["cli", "terminal"]),
    ("SystemTime::now", &["cli"]),
    ("Timestamp::now", &["cli"]),
    // the store names unfinished files by the program that writes them
    ("std::process", &["terminal", "cli", "store"]),
    ("std::thread", &["store", "terminal", "cli"]),
];

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
}

/// Every source file with its module and its text without comments and tests.
fn sources() -> Vec<(String, PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    files(&root, &mut found);
    let mut sources = Vec::new();
    for path in found {
        let inside = path.strip_prefix(&root).unwrap();
        let test = inside.file_stem().is_some_and(|name| name == "tests")
            || inside.components().any(|part| part.as_os_str() == "tests");
        let module = inside
            .components()
            .next()
            .unwrap()
            .as_os_str()
            .to_string_lossy()
            .trim_end_matches(".rs")
            .to_owned();
        if test || module == "main" || module == "lib" {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let text = text.split("#[cfg(test)]\nmod ").next().unwrap();
        let code: Vec<_> = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect();
        sources.push((module, path.clone(), code.join("\n")));
    }
    sources.sort();
    sources
}

fn floor(module: &str) -> usize {
    let found = FLOORS.iter().find(|(name, _)| *name == module);
    found
        .unwrap_or_else(|| panic!("the module `{module}` stands on no floor: add it to the table"))
        .1
}

/// The modules of this crate that a text names by `crate::name`, also in `crate::{a, b::c}`.
fn named(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    for (at, _) in text.match_indices("crate::") {
        let rest = &text[at + "crate::".len()..];
        if let Some(list) = rest.strip_prefix('{') {
            let list = list.split("};").next().unwrap();
            names.extend(
                list.split(',')
                    .map(|part| part.trim().split("::").next().unwrap().to_owned()),
            );
        } else {
            names.push(
                rest.chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect(),
            );
        }
    }
    names.retain(|name| FLOORS.iter().any(|(known, _)| known == name));
    names
}

#[test]
fn modules_use_only_floors_below_their_own() {
    let mut breaches = Vec::new();
    for (module, path, text) in sources() {
        for other in named(&text) {
            if other != module && floor(&other) >= floor(&module) {
                breaches.push(format!("{}: {module} uses {other}", path.display()));
            }
        }
    }
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}

#[test]
fn the_world_is_named_only_where_it_belongs() {
    let mut breaches = Vec::new();
    for (module, path, text) in sources() {
        for (word, allowed) in NAMED_ONLY_IN {
            let starts_word =
                |at: usize| !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
            let said = text.match_indices(word).any(|(at, _)| starts_word(at));
            if said && !allowed.contains(&module.as_str()) {
                breaches.push(format!("{}: names {word}", path.display()));
            }
        }
    }
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}

#[test]
fn every_module_stands_on_a_floor() {
    let modules: Vec<_> = sources().into_iter().map(|(module, ..)| module).collect();
    for (name, _) in FLOORS {
        assert!(
            modules.iter().any(|module| module == name),
            "the module `{name}` of the table is gone"
        );
    }
    for module in modules {
        floor(&module);
    }
}

#[test]
fn files_stay_small() {
    let long: Vec<_> = sources()
        .into_iter()
        .map(|(_, path, text)| (text.lines().count(), path))
        .filter(|(lines, _)| *lines > 400)
        .map(|(lines, path)| format!("{}: {lines} lines", path.display()))
        .collect();
    assert!(
        long.is_empty(),
        "over 400 lines without tests:\n{}",
        long.join("\n")
    );
}
