//! Waiting for another program that holds the file: with patience, and not without a word.

use std::sync::OnceLock;
use std::thread;
use std::time::Duration;

use rusqlite::Connection;

use super::error::ErrorKind;

/// How long a writer waits for its turn before it asks anew or gives up: far longer than an answer takes, longer than
/// memory made anew for years of answers does.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// After how much waiting a word is said: what takes less is not noticed.
const SILENCE: Duration = Duration::from_secs(1);

/// The naps between two questions, in milliseconds, the last one repeated: short, because an answer takes one or two and
/// whoever sleeps longer than the others is always late; and primes, so that several that wait do not ask in step.
const NAPS: [u64; 8] = [1, 2, 3, 5, 7, 11, 13, 17];

/// Who says the word; nobody as long as it is not set.
static WORD: OnceLock<fn(&str)> = OnceLock::new();

/// Sets how the program says that it waits for another one; it is given the path of the file. The first one set stays.
pub fn on_waiting(say: fn(&str)) {
    WORD.get_or_init(|| say);
}

/// Lets a connection wait, with so much patience each time that it finds the file held.
///
/// # Errors
/// What SQLite says against it.
pub(super) fn wait_on(conn: &mut Connection, patience: Duration) -> Result<(), ErrorKind> {
    let waiting = waiting(conn, patience);
    Ok(conn.busy_handler(Some(waiting))?)
}

/// Naps before asking again, given how often it was asked before; how long that was.
pub(super) fn nap(asked: i32) -> Duration {
    let number = usize::try_from(asked).unwrap_or(0).min(NAPS.len() - 1);
    let nap = Duration::from_millis(NAPS[number]);
    thread::sleep(nap);
    nap
}

/// One wait: given how often it was asked before, naps and says whether to ask again.
pub(super) fn waiting(
    conn: &Connection,
    patience: Duration,
) -> impl FnMut(i32) -> bool + Send + 'static {
    let path = conn.path().unwrap_or_default().to_owned();
    let mut waited = Duration::ZERO;
    move |asked| {
        if asked == 0 {
            waited = Duration::ZERO;
        }
        if waited >= patience {
            return false;
        }
        let silent = waited < SILENCE;
        waited += nap(asked);
        if let Some(say) = WORD.get().filter(|_| silent && waited >= SILENCE) {
            say(&path);
        }
        true
    }
}
