//! Bytes in memory or in a pack, and the packs.

use std::fs::File;
use std::io;
use std::sync::Arc;

/// A stretch of bytes that holds one deck.
#[derive(Debug, Clone)]
pub(super) enum Bytes {
    Memory(Arc<[u8]>),
    Pack(Arc<File>, u64),
}

impl Bytes {
    /// A stretch of them; `None` when they end before it, or cannot be read.
    pub(super) fn read(&self, at: usize, length: usize) -> Option<Vec<u8>> {
        match self {
            Self::Memory(bytes) => Some(bytes.get(at..at.checked_add(length)?)?.to_vec()),
            Self::Pack(file, start) => {
                let mut bytes = vec![0; length];
                read_at(file, &mut bytes, start.checked_add(at as u64)?).ok()?;
                Some(bytes)
            }
        }
    }
}

#[cfg(unix)]
pub(in crate::store) fn read_at(file: &File, bytes: &mut [u8], at: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, at)
}

#[cfg(windows)]
pub(in crate::store) fn read_at(file: &File, bytes: &mut [u8], at: u64) -> io::Result<()> {
    let mut done = 0;
    while done < bytes.len() {
        match std::os::windows::fs::FileExt::seek_read(file, &mut bytes[done..], at + done as u64)?
        {
            0 => return Err(io::ErrorKind::UnexpectedEof.into()),
            more => done += more,
        }
    }
    Ok(())
}
