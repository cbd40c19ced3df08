//! Ctrl-C where no key is read.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Catches interrupts from its making on, for the rest of the process.
#[derive(Debug)]
pub struct Interrupts {
    came: Arc<AtomicBool>,
}

impl Interrupts {
    /// Begins to catch them. Where the system has no signals, an interrupt ends the process as ever.
    ///
    /// # Errors
    /// When the system refuses the handler.
    pub fn catch() -> io::Result<Self> {
        let came = Arc::new(AtomicBool::new(false));
        #[cfg(unix)]
        signal_hook::flag::register(signal_hook::consts::SIGINT, Arc::clone(&came))?;
        Ok(Self { came })
    }

    /// Whether one came.
    #[must_use]
    pub fn came(&self) -> bool {
        self.came.load(Ordering::SeqCst)
    }
}
