//! Where things are: the data folder, the progress file, the folders of decks.

use std::path::{Path, PathBuf};

use etcetera::{AppStrategy, AppStrategyArgs, choose_app_strategy};

use super::args::Common;
use super::failure::Failure;
use crate::base::text::{printable, reason};

/// The progress file: `--db`, else `QUIZDECK_DB`, else `progress.db` in the data folder.
///
/// # Errors
/// When none is given and the system names no home folder.
pub(super) fn progress(common: &Common) -> Result<PathBuf, Failure> {
    let variable = || {
        std::env::var_os("QUIZDECK_DB")
            .filter(|path| !path.is_empty())
            .map(PathBuf::from)
    };
    common
        .db
        .clone()
        .or_else(variable)
        .map_or_else(|| Ok(data()?.join("progress.db")), Ok)
}

/// The file of settings: `--config`, else `QUIZDECK_CONFIG`, else `config.yaml` in the folder of configurations; `None`
/// when none is given and the system names no home folder.
pub(super) fn settings(common: &Common) -> Option<PathBuf> {
    let variable = || {
        std::env::var_os("QUIZDECK_CONFIG")
            .filter(|path| !path.is_empty())
            .map(PathBuf::from)
    };
    let folder = || choose_app_strategy(names()).map(|strategy| strategy.config_dir());
    let named = common.config.clone().or_else(variable);
    named.or_else(|| folder().ok().map(|folder| folder.join("config.yaml")))
}

/// The folders in which decks are looked for.
#[derive(Debug)]
pub(super) struct Folders {
    /// The user's own in the data folder, when it exists; it may be empty.
    pub(super) own: Option<PathBuf>,
    /// Every `--decks`, or else those of `QUIZDECK_DECKS`.
    pub(super) named: Vec<PathBuf>,
}

/// The folders of this run.
///
/// # Errors
/// When a folder that was named is none.
pub(super) fn deck_folders(common: &Common) -> Result<Folders, Failure> {
    let named: Vec<PathBuf> = if common.folders.is_empty() {
        let variable = std::env::var_os("QUIZDECK_DECKS").unwrap_or_default();
        std::env::split_paths(&variable)
            .filter(|path| !path.as_os_str().is_empty())
            .collect()
    } else {
        common.folders.clone()
    };
    if let Some(path) = named.iter().find(|path| !path.is_dir()) {
        return Err(
            Failure::usage(format!("`{}` is no folder of decks", path.display()))
                .help("--decks and QUIZDECK_DECKS name folders that hold .yaml files"),
        );
    }
    let own = match data().ok().map(|data| data.join("decks")) {
        Some(path) if is_there(&path)? && path.is_dir() => Some(path),
        _ => None,
    };
    Ok(Folders { own, named })
}

/// Whether something lies at `path`.
///
/// # Errors
/// When it cannot be looked at: that does not say that nothing is there.
pub(super) fn is_there(path: &Path) -> Result<bool, Failure> {
    match path.try_exists() {
        Ok(there) => Ok(there),
        // what should be a folder on the way to it is a file
        Err(error) if error.kind() == std::io::ErrorKind::NotADirectory => Ok(false),
        Err(error) => {
            let (path, why) = (path.display().to_string(), reason(&error.to_string()));
            let failure =
                Failure::usage(format!("`{}` cannot be looked at: {why}", printable(&path)));
            Err(failure
                .help("nothing was changed; look after the disk, or ask for the right to see it"))
        }
    }
}

/// The file in the cache folder in which something derived from `file` may be kept: named after where `file` lies, and by
/// `ending`. What it holds has to prove that it belongs to `file`. `None` where there is no home folder.
pub(super) fn cached(file: &Path, ending: &str) -> Option<PathBuf> {
    cached_for(&std::fs::canonicalize(file).ok()?, ending)
}

/// The same for a name that is no file.
pub(super) fn cached_for(whole: &Path, ending: &str) -> Option<PathBuf> {
    // FNV-1a: one name for one path, the same in every version of the program
    let name = whole.as_os_str().as_encoded_bytes().iter();
    let name = name.fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| {
        (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let folder = choose_app_strategy(names()).ok()?.cache_dir();
    Some(folder.join(format!("{name:016x}.{ending}")))
}

fn data() -> Result<PathBuf, Failure> {
    choose_app_strategy(names())
        .map(|strategy| strategy.data_dir())
        .map_err(|_| {
            Failure::progress("there is no home folder to keep progress in")
                .help("name a progress file with --db FILE or QUIZDECK_DB")
        })
}

/// The names under which systems keep what is ours.
fn names() -> AppStrategyArgs {
    AppStrategyArgs {
        top_level_domain: String::from("org"),
        author: String::from("quizdeck"),
        app_name: String::from("quizdeck"),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_looked_at_is_not_taken_for_missing() {
        let folder = tempfile::tempdir().unwrap();
        let circle = folder.path().join("circle");
        std::os::unix::fs::symlink(&circle, &circle).unwrap();
        assert!(is_there(&circle).is_err());
        assert!(is_there(folder.path()).unwrap());
        let file = folder.path().join("file");
        std::fs::write(&file, "").unwrap();
        let missing = [folder.path().join("none"), file.join("below")];
        assert!(missing.iter().all(|path| !is_there(path).unwrap()));
    }
}
