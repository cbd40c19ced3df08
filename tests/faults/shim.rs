//! The library that makes calls of the C library fail, compiled once and loaded below the binary.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use tempfile::TempDir;

/// The compiled library; `None` where it cannot be made, which is said once.
pub(crate) fn library() -> Option<&'static Path> {
    static LIBRARY: OnceLock<Option<(TempDir, PathBuf)>> = OnceLock::new();
    let made = LIBRARY.get_or_init(|| {
        let made = compile();
        if made.is_none() {
            eprintln!("passed over: faults below the program need Linux and a C compiler `cc`");
        }
        made
    });
    made.as_ref().map(|(_, path)| path.as_path())
}

fn compile() -> Option<(TempDir, PathBuf)> {
    if !cfg!(target_os = "linux") {
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    let library = folder.path().join("shim.so");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults/shim.c");
    let mut compiler = Command::new("cc");
    compiler.args(["-O1", "-shared", "-fPIC", "-o"]);
    let done = compiler.arg(&library).arg(source).arg("-ldl").status();
    done.ok()?.success().then_some((folder, library))
}

/// Loads the library below a command; only files in `folder` are touched by `fault`, such as `eio@write:3`.
pub(crate) fn below(command: &mut Command, folder: &Path, fault: &str) {
    let Some(library) = library() else { return };
    command
        .env("LD_PRELOAD", library)
        .env("FAULT_WITHIN", folder);
    command.env("FAULT", fault);
}

/// How many calls of each class a command makes when nothing fails; `run` starts it.
pub(crate) fn counted(
    mut command: Command,
    folder: &Path,
    run: impl FnOnce(Command),
) -> BTreeMap<String, usize> {
    let counts = tempfile::NamedTempFile::new().unwrap();
    command.env("LD_PRELOAD", library().unwrap());
    command
        .env("FAULT_WITHIN", folder)
        .env("FAULT_COUNTS", counts.path());
    run(command);
    let text = fs::read_to_string(counts.path()).unwrap();
    let line = |line: &str| {
        let (name, count) = line.split_once(' ').unwrap();
        (name.to_owned(), count.parse().unwrap())
    };
    text.lines().map(line).collect()
}
