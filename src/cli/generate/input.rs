//! Documents from files, folders and standard input.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::cli::failure::Failure;
use crate::cli::folder::is_deck;
use crate::cli::load::unreadable;

/// A document beyond this size is refused: the longest books have a tenth of it.
const LARGEST: u64 = 64 * 1024 * 1024;

/// How the names of documents end; in a folder only these are read.
const ENDINGS: [&str; 9] = [
    "txt", "text", "md", "markdown", "html", "htm", "xhtml", "pdf", "epub",
];

/// A document before it is read as such.
#[derive(Debug)]
pub(super) struct Input {
    /// Its bare name, without folders.
    pub(super) name: String,
    /// How it is called in messages.
    pub(super) shown: String,
    pub(super) bytes: Vec<u8>,
}

/// Where a document comes from.
#[derive(Debug, Clone)]
enum Origin {
    StandardInput,
    File(PathBuf),
}

impl Origin {
    /// By what the same file is known again; `None` for standard input.
    fn real(&self) -> Option<PathBuf> {
        match self {
            Self::StandardInput => None,
            Self::File(path) => Some(fs::canonicalize(path).unwrap_or_else(|_| path.clone())),
        }
    }
}

/// The documents that were named, by their bare names; and the failures of all that cannot be read, or have one name.
pub(super) fn inputs(named: &[PathBuf]) -> (Vec<Input>, Vec<Failure>) {
    let mut origins: Vec<Origin> = Vec::new();
    let mut known = HashSet::new();
    let mut failures = Vec::new();
    for path in named {
        match self::origins(path) {
            Ok(found) => {
                for origin in found {
                    // a file that is named in two ways is read once
                    if known.insert(origin.real()) {
                        origins.push(origin);
                    }
                }
            }
            Err(failure) => failures.push(failure),
        }
    }
    let mut inputs = Vec::new();
    for origin in &origins {
        match input(origin) {
            Ok(input) => inputs.push(input),
            Err(failure) => failures.push(failure),
        }
    }
    inputs.sort_by(|a, b| a.name.cmp(&b.name));
    let twins = inputs
        .windows(2)
        .filter(|pair| pair[0].name == pair[1].name);
    failures.extend(twins.map(|pair| {
        Failure::usage(format!(
            "`{}` and `{}` have the same name, by which cards cite them",
            pair[0].shown, pair[1].shown
        ))
        .help("give one of them another name")
    }));
    (inputs, failures)
}

/// What a path stands for: standard input, a file, or the documents below a folder.
fn origins(path: &Path) -> Result<Vec<Origin>, Failure> {
    if path.as_os_str() == "-" {
        return Ok(vec![Origin::StandardInput]);
    }
    if !path.is_dir() {
        let file = Origin::File(path.to_owned());
        if is_deck(path) || file.real().is_some_and(|real| is_deck(&real)) {
            let failure = Failure::usage(format!("`{}` is a deck, no document", path.display()));
            return Err(failure.help(
                "name the documents; a deck that is to be brought up to date stands behind --update",
            ));
        }
        return Ok(vec![file]);
    }
    let mut files = Vec::new();
    below(path, &mut Vec::new(), &mut files)?;
    if files.is_empty() {
        let failure = Failure::usage(format!("the folder `{}` holds no document", path.display()));
        return Err(failure.help("documents are files that end in .txt, .md or .html"));
    }
    Ok(files.into_iter().map(Origin::File).collect())
}

/// The documents below a folder, hidden ones left out; a folder that is reached twice through a link counts once.
fn below(folder: &Path, seen: &mut Vec<PathBuf>, files: &mut Vec<PathBuf>) -> Result<(), Failure> {
    let failed = |error: io::Error| unreadable(folder, &error);
    let real = fs::canonicalize(folder).map_err(failed)?;
    if seen.contains(&real) {
        return Ok(());
    }
    seen.push(real);
    let entries = fs::read_dir(folder).map_err(failed)?;
    let mut paths: Vec<_> = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()
        .map_err(failed)?;
    paths.sort();
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with('.') {
            continue;
        }
        if path.is_dir() {
            below(&path, seen, files)?;
        } else if is_document(&path) && !is_device(&path) {
            files.push(path);
        }
    }
    Ok(())
}

fn is_document(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    ENDINGS.contains(&ending.to_ascii_lowercase().as_str())
}

/// Whether something is there that is neither a file nor a folder, such as a pipe at which a reader would wait for ever.
fn is_device(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir())
}

fn input(origin: &Origin) -> Result<Input, Failure> {
    let path = match origin {
        Origin::StandardInput => {
            let bytes = all_of(io::stdin().lock()).map_err(|error| {
                let reason = crate::base::text::reason(&error.to_string());
                Failure::usage(format!("standard input cannot be read: {reason}"))
            })?;
            return sized(Input {
                name: String::from("standard-input"),
                shown: String::from("standard input"),
                bytes,
            });
        }
        Origin::File(path) => path,
    };
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => Failure::usage(format!("there is no file `{}`", path.display()))
            .help(
                "name a file of text, Markdown or HTML, a folder of them, or - for standard input",
            ),
        _ => unreadable(path, &error),
    };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if name.contains(|c: char| c.is_control() || c == '\u{fffd}') {
        let message = format!(
            "the name of `{}` has signs that no deck can cite",
            path.display()
        );
        return Err(Failure::usage(message).help("give it another name"));
    }
    let bytes = File::open(path).and_then(all_of).map_err(failed)?;
    sized(Input {
        name: name.into_owned(),
        shown: path.display().to_string(),
        bytes,
    })
}

/// All bytes, or one more than is allowed.
fn all_of(from: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(LARGEST + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn sized(input: Input) -> Result<Input, Failure> {
    if input.bytes.len() as u64 <= LARGEST {
        return Ok(input);
    }
    let message = format!(
        "`{}` is larger than 64 MiB, too large for a document",
        input.shown
    );
    Err(Failure::usage(message).help("split it into several files; all of them make one deck"))
}
