//! What the program is made of besides its own code: nothing that reaches a network, nothing whose licence forbids to
//! pass the program on, nothing from elsewhere than the registry.
//!
//! `cargo` itself tells what is built; without it, or without the sources of the dependencies, the tests say so and
//! pass over.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(clippy::print_stderr)] // a test that cannot be made on this machine says so

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// Licences under which the program may be passed on with its own, which is MIT.
const LICENCES: [&str; 11] = [
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MPL-2.0",
    "Unicode-3.0",
    "Zlib",
];

/// What only code that talks to other machines needs.
const SOCKETS: [&str; 6] = [
    "TcpStream",
    "TcpListener",
    "UdpSocket",
    "getaddrinfo",
    "fn socket(",
    "gethostbyname",
];

/// The dependencies whose sources name such a thing all the same, each with the reason why it may stay.
const NAMED_ALL_THE_SAME: [(&str, &str); 3] = [
    ("libc", "declares every call of the system and makes none"),
    ("rustix", "its part for networks is a feature that is off"),
    (
        "serde_json",
        "an example in its documentation reads from one",
    ),
];

/// A dependency that is compiled into the program or runs while it is built.
#[derive(Debug)]
struct Package {
    name: String,
    licence: String,
    /// Where it comes from; nothing for the program itself.
    source: Option<String>,
    folder: PathBuf,
    features: Vec<String>,
}

/// All that is built for this machine, tests and benchmarks left out, with every feature; `None`, with a word, when
/// nobody can tell.
fn packages() -> Option<Vec<Package>> {
    let host = host()?;
    // on a machine without a network the packages of features that were never built may be missing
    let Some(told) = told(&["--all-features"], &host).or_else(|| told(&[], &host)) else {
        eprintln!("skipped: cargo does not tell the dependencies");
        return None;
    };
    let by_id: BTreeMap<&str, &Value> = list(&told["packages"])
        .map(|package| (text(&package["id"]), package))
        .collect();
    let nodes: BTreeMap<&str, &Value> = list(&told["resolve"]["nodes"])
        .map(|node| (text(&node["id"]), node))
        .collect();
    let mut reached = BTreeSet::new();
    let mut open = vec![text(&told["resolve"]["root"])];
    while let Some(id) = open.pop() {
        if reached.insert(id) {
            open.extend(
                list(&nodes[id]["deps"])
                    .filter(|dep| is_built(dep))
                    .map(|dep| text(&dep["pkg"])),
            );
        }
    }
    let package = |id: &&str| {
        let package = by_id[id];
        Package {
            name: text(&package["name"]).to_owned(),
            licence: package["license"].as_str().unwrap_or("").to_owned(),
            source: package["source"].as_str().map(str::to_owned),
            folder: Path::new(text(&package["manifest_path"]))
                .parent()
                .unwrap()
                .to_owned(),
            features: list(&nodes[id]["features"])
                .map(|name| text(name).to_owned())
                .collect(),
        }
    };
    Some(reached.iter().map(package).collect())
}

/// What cargo says of the dependencies, with what it has on this machine.
fn told(features: &[&str], host: &str) -> Option<Value> {
    let cargo = option_env!("CARGO").unwrap_or("cargo");
    let mut ask = Command::new(cargo);
    ask.args(["metadata", "--format-version", "1", "--locked", "--offline"]);
    ask.args(["--filter-platform", host]).args(features);
    let told = ask.current_dir(env!("CARGO_MANIFEST_DIR")).output().ok()?;
    told.status
        .success()
        .then(|| serde_json::from_slice(&told.stdout).unwrap())
}

/// Whether a dependency is for the program or its build, not only for tests.
fn is_built(dep: &Value) -> bool {
    list(&dep["dep_kinds"]).any(|kind| kind["kind"] != "dev")
}

/// This machine as the compiler names it.
fn host() -> Option<String> {
    let told = Command::new("rustc").arg("-vV").output().ok()?;
    let told = String::from_utf8(told.stdout).ok()?;
    let host = told.lines().find_map(|line| line.strip_prefix("host: "))?;
    Some(host.to_owned())
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

/// Whether a licence expression can be kept by keeping licences of [`LICENCES`] alone.
fn is_free(expression: &str) -> bool {
    let plain = expression.replace('/', " OR ").replace(['(', ')'], "");
    let one = |name: &str| {
        let name = name.trim();
        let name = name.strip_suffix(" WITH LLVM-exception").unwrap_or(name);
        LICENCES.contains(&name)
    };
    plain.split(" AND ").all(|part| part.split(" OR ").any(one))
}

#[test]
fn licences_are_read_as_they_are_meant() {
    for free in [
        "MIT",
        "MIT/Apache-2.0",
        "Unlicense OR MIT",
        "(MIT OR GPL-3.0) AND Unicode-3.0",
    ] {
        assert!(is_free(free), "{free}");
    }
    for bound in ["", "GPL-3.0", "MIT AND GPL-3.0", "LGPL-3.0-or-later"] {
        assert!(!is_free(bound), "{bound}");
    }
}

#[test]
fn every_part_may_be_passed_on() {
    for package in packages().into_iter().flatten() {
        let Package { name, licence, .. } = &package;
        assert!(is_free(licence), "`{name}` has the licence `{licence}`");
    }
}

#[test]
fn every_part_comes_from_the_registry() {
    for package in packages().into_iter().flatten() {
        let Package { name, source, .. } = &package;
        let known = source
            .as_deref()
            .is_none_or(|source| source.starts_with("registry+"));
        assert!(known, "`{name}` comes from {source:?}");
    }
}

#[test]
fn nothing_reaches_a_network() {
    let mut found = BTreeSet::new();
    for package in packages().into_iter().flatten() {
        let own = package.source.is_none();
        assert!(package.name != "rustix" || !package.features.iter().any(|name| name == "net"));
        let folder = if own {
            package.folder.join("src")
        } else {
            package.folder.clone()
        };
        if let Some(place) = socket_below(&folder) {
            assert!(!own, "{} opens a network", place.display());
            found.insert(package.name);
        }
    }
    if found.is_empty() {
        return; // skipped with a word above
    }
    let allowed: BTreeSet<_> = NAMED_ALL_THE_SAME
        .iter()
        .map(|(name, _)| (*name).to_owned())
        .collect();
    assert_eq!(
        found, allowed,
        "a dependency that could reach a network needs a reason here, or has to go"
    );
}

/// A source file below `folder` that names a thing of [`SOCKETS`]; tests, examples and benchmarks are not built.
fn socket_below(folder: &Path) -> Option<PathBuf> {
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).ok()?.flatten() {
            let (path, name) = (
                entry.path(),
                entry.file_name().into_string().unwrap_or_default(),
            );
            if path.is_dir() {
                if !["tests", "examples", "benches", ".git"].contains(&name.as_str()) {
                    open.push(path);
                }
            } else if [".rs", ".c", ".h"]
                .iter()
                .any(|ending| name.ends_with(ending))
            {
                let source = fs::read(&path).ok()?;
                let source = String::from_utf8_lossy(&source);
                if SOCKETS.iter().any(|word| source.contains(word)) {
                    return Some(path);
                }
            }
        }
    }
    None
}
