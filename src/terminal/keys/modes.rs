//! The terminal's modes for a session, and every way back out of them.
//!
//! Echo and canonical input are off from the first key to the last, so that nothing typed ahead is echoed or lost, and
//! Ctrl-C arrives as a key. The old modes come back on drop, in a panic (which aborts in a release), and when the process
//! is told to end.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError, TryLockError};
use std::time::Duration;

use rustix::termios::{
    LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcsetattr,
};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

/// The modes to go back to, while a session has changed them.
static SAVED: Mutex<Option<Termios>> = Mutex::new(None);
/// No session is under way: an interrupt does what it always does.
static IDLE: AtomicBool = AtomicBool::new(true);
/// An interrupt came by signal.
static INTERRUPTED: AtomicBool = AtomicBool::new(false);
/// The process was told to end; the watching thread is about it.
static ENDING: AtomicBool = AtomicBool::new(false);
/// A menu that the same signal interrupted has put its own modes back, and waits.
static GAVE_WAY: AtomicBool = AtomicBool::new(false);
/// The handlers stand; they stay for the life of the process.
static WATCHED: AtomicBool = AtomicBool::new(false);
/// A menu has hidden the cursor.
static CURSOR_HIDDEN: AtomicBool = AtomicBool::new(false);
/// Pasted text is marked by the terminal.
static PASTE_MARKED: AtomicBool = AtomicBool::new(false);

const SHOW_CURSOR: &str = "\u{1b}[?25h";
const MARK_PASTE: &str = "\u{1b}[?2004h";
const LEAVE_PASTE: &str = "\u{1b}[?2004l";

/// The modes of a session; the old ones come back when it is dropped.
pub(super) struct Modes(());

impl Modes {
    /// Changes the modes of the terminal at standard input.
    ///
    /// # Errors
    /// When standard input is no terminal, or the handlers cannot be set.
    pub(super) fn enter() -> io::Result<Self> {
        watch()?;
        let old = tcgetattr(io::stdin())?;
        let mut new = old.clone();
        new.local_modes &=
            !(LocalModes::ECHO | LocalModes::ICANON | LocalModes::ISIG | LocalModes::IEXTEN);
        new.special_codes[SpecialCodeIndex::VMIN] = 1;
        new.special_codes[SpecialCodeIndex::VTIME] = 0;
        SAVED
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get_or_insert(old);
        INTERRUPTED.store(false, Ordering::SeqCst);
        IDLE.store(false, Ordering::SeqCst);
        let modes = Self(());
        tcsetattr(io::stdin(), OptionalActions::Now, &new)?;
        Ok(modes)
    }
}

impl Drop for Modes {
    fn drop(&mut self) {
        restore();
        IDLE.store(true, Ordering::SeqCst);
    }
}

/// Brings the old modes and the cursor back, and tells the modes, if they were changed. Safe to call at any time, from any
/// thread, more than once.
fn restore() -> Option<Termios> {
    let hidden = CURSOR_HIDDEN.swap(false, Ordering::SeqCst);
    let marked = PASTE_MARKED.swap(false, Ordering::SeqCst);
    for (needed, sequence) in [(hidden, SHOW_CURSOR), (marked, LEAVE_PASTE)] {
        if needed {
            // past the lock of the standard stream, which a thread that ends us must not wait for; a terminal that is
            // gone needs nothing back
            rustix::io::write(io::stdout(), sequence.as_bytes()).ok();
        }
    }
    let saved = match SAVED.try_lock() {
        Ok(mut saved) => saved.take(),
        Err(TryLockError::Poisoned(broken)) => broken.into_inner().take(),
        Err(TryLockError::WouldBlock) => None,
    };
    saved.inspect(|old| {
        tcsetattr(io::stdin(), OptionalActions::Now, old).ok();
    })
}

/// Brings everything back before the process ends. A menu that the same signal interrupts puts the modes of the session back
/// on its way out, so the old ones are set once more behind that.
fn restore_for_good() {
    /// A menu comes out at once; one that does not is not waited for.
    const TURNS: u32 = 100;
    const TURN: Duration = Duration::from_millis(1);
    let in_menu = CURSOR_HIDDEN.load(Ordering::SeqCst);
    let Some(old) = restore().filter(|_| in_menu) else {
        return;
    };
    for _ in 0..TURNS {
        if GAVE_WAY.load(Ordering::SeqCst) {
            break;
        }
        std::thread::sleep(TURN);
    }
    tcsetattr(io::stdin(), OptionalActions::Now, &old).ok();
}

/// Sets the handlers of panics and signals, once for the process.
fn watch() -> io::Result<()> {
    if WATCHED.swap(true, Ordering::SeqCst) {
        return Ok(());
    }
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        restore();
        before(info);
    }));
    signal_hook::flag::register_conditional_default(SIGINT, &IDLE)?;
    signal_hook::flag::register(SIGINT, &INTERRUPTED)?;
    for signal in [SIGTERM, SIGHUP] {
        signal_hook::flag::register(signal, &ENDING)?;
    }
    let mut signals = Signals::new([SIGTERM, SIGHUP])?;
    std::thread::Builder::new()
        .name(String::from("signals"))
        .spawn(move || {
            if let Some(signal) = signals.forever().next() {
                restore_for_good();
                // what a shell reports of a program ended by a signal
                signal_hook::low_level::exit(128 + signal);
            }
        })?;
    Ok(())
}

/// Whether an interrupt came by signal since the last call.
pub(super) fn interrupted() -> bool {
    INTERRUPTED.swap(false, Ordering::SeqCst)
}

/// Lets the watching thread end the process when it was told to: a menu takes that signal for an interrupt, and the exit
/// code must not depend on who is faster.
pub(super) fn give_way() {
    /// Far longer than the thread needs.
    const ENOUGH: Duration = Duration::from_secs(2);
    if ENDING.load(Ordering::SeqCst) {
        GAVE_WAY.store(true, Ordering::SeqCst);
        std::thread::sleep(ENOUGH);
    }
}

/// The cursor is about to be hidden by a menu; [`cursor_shown`] gives the sequence that brings it back.
pub(super) fn cursor_hides() {
    CURSOR_HIDDEN.store(true, Ordering::SeqCst);
}

/// The sequence that shows the cursor.
pub(super) fn cursor_shown() -> &'static str {
    CURSOR_HIDDEN.store(false, Ordering::SeqCst);
    SHOW_CURSOR
}

/// The sequence by which the terminal marks pasted text, or leaves that again.
pub(super) fn mark_paste(on: bool) -> &'static str {
    PASTE_MARKED.store(on, Ordering::SeqCst);
    if on { MARK_PASTE } else { LEAVE_PASTE }
}
