//! Any bytes as a progress file, with a sound backup beside it.

#![no_main]

#[path = "../progress.rs"]
mod progress;

use std::fs;
use std::sync::OnceLock;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    static BACKUP: OnceLock<Vec<u8>> = OnceLock::new();
    let folder = tempfile::tempdir().unwrap();
    let backup = BACKUP.get_or_init(|| progress::whole(folder.path(), 20).0);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("progress.db");
    fs::write(&path, bytes).unwrap();
    fs::write(folder.path().join("progress.db.v1.backup"), backup).unwrap();
    progress::holds(&path, bytes, None);
});
