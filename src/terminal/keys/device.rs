//! The terminal a dialogue is held on: keys in, text out, a menu.

use std::fmt;
use std::io::{self, IsTerminal, Write};

use console::{Key, Term};
use dialoguer::theme::Theme;

/// The width of the terminal in cells; 80 where it is not known.
#[must_use]
pub fn columns() -> usize {
    /// What terminals have had since the punched card.
    const USUAL: usize = 80;
    let size = Term::stdout().size_checked();
    size.map_or(USUAL, |(_, columns)| usize::from(columns))
}

/// Menus look like the rest: within the margin, no colours.
struct Margin;

impl Theme for Margin {
    fn format_select_prompt_item(
        &self,
        f: &mut dyn fmt::Write,
        text: &str,
        active: bool,
    ) -> fmt::Result {
        write!(f, "  {} {text}", if active { '›' } else { ' ' })
    }
}

/// What a dialogue needs of a terminal.
pub(in crate::terminal) trait Device {
    /// The next key.
    ///
    /// # Errors
    /// `UnexpectedEof` when the terminal is gone, `Interrupted` at an interrupt by signal.
    fn key(&mut self) -> io::Result<Key>;

    /// The width in cells.
    fn columns(&self) -> usize;

    /// Writes at once.
    ///
    /// # Errors
    /// When the terminal is gone.
    fn write(&mut self, text: &str) -> io::Result<()>;

    /// Begins or ends the marking of pasted text.
    ///
    /// # Errors
    /// When the terminal is gone.
    fn mark_paste(&mut self, on: bool) -> io::Result<()>;

    /// Offers short ASCII items; `None` when none was taken (Escape). Nothing stays on the screen.
    ///
    /// # Errors
    /// `Interrupted` at Ctrl-C, the cursor being back; others when the terminal is gone.
    fn menu(&mut self, items: &[&str]) -> io::Result<Option<usize>>;
}

/// The terminal at standard input and output.
pub(in crate::terminal) struct Tty {
    #[cfg(unix)]
    _modes: super::modes::Modes,
}

impl Tty {
    /// Takes the terminal over.
    ///
    /// # Errors
    /// `NotConnected` when standard input or output is no terminal.
    pub(in crate::terminal) fn open() -> io::Result<Self> {
        if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
            return Err(io::Error::new(
                io::ErrorKind::NotConnected,
                "standard input and output are no terminal",
            ));
        }
        Ok(Self {
            #[cfg(unix)]
            _modes: super::modes::Modes::enter()?,
        })
    }
}

impl Device for Tty {
    fn key(&mut self) -> io::Result<Key> {
        #[cfg(unix)]
        return super::decode::key(&mut unix::Stdin);
        #[cfg(not(unix))]
        return Term::stdout().read_key_raw();
    }

    fn columns(&self) -> usize {
        columns()
    }

    fn write(&mut self, text: &str) -> io::Result<()> {
        let mut out = io::stdout().lock();
        out.write_all(text.as_bytes())?;
        out.flush()
    }

    fn mark_paste(&mut self, on: bool) -> io::Result<()> {
        #[cfg(unix)]
        return self.write(super::modes::mark_paste(on));
        #[cfg(not(unix))]
        return Ok(());
    }

    fn menu(&mut self, items: &[&str]) -> io::Result<Option<usize>> {
        #[cfg(unix)]
        super::modes::cursor_hides();
        let term = Term::stdout();
        let select = dialoguer::Select::with_theme(&Margin)
            .items(items)
            .default(0)
            .report(false);
        let chosen = select.interact_on_opt(&term);
        #[cfg(unix)]
        {
            super::modes::give_way();
            // dialoguer leaves the cursor hidden at Ctrl-C
            self.write(super::modes::cursor_shown())?;
        }
        chosen.map_err(|dialoguer::Error::IO(error)| error)
    }
}

#[cfg(unix)]
mod unix {
    use std::io;

    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::io::Errno;

    use crate::terminal::keys::{decode, modes};

    /// Standard input, read byte by byte: what is not asked for stays with the terminal, for a menu for instance.
    pub(super) struct Stdin;

    impl decode::Bytes for Stdin {
        fn byte(&mut self, wait: Option<u16>) -> io::Result<Option<u8>> {
            let wait = wait.map(|ms| Timespec {
                tv_sec: 0,
                tv_nsec: i64::from(ms) * 1_000_000,
            });
            loop {
                if modes::interrupted() {
                    return Err(io::ErrorKind::Interrupted.into());
                }
                match ready(wait.as_ref()) {
                    Ok(true) => {}
                    Ok(false) => return Ok(None),
                    Err(Errno::INTR) => continue,
                    Err(error) => return Err(error.into()),
                }
                let mut byte = [0];
                match rustix::io::read(io::stdin(), &mut byte) {
                    Ok(0) | Err(Errno::IO) => return Err(io::ErrorKind::UnexpectedEof.into()),
                    Ok(_) => return Ok(Some(byte[0])),
                    Err(Errno::INTR | Errno::AGAIN) => {}
                    Err(error) => return Err(error.into()),
                }
            }
        }
    }

    fn ready(wait: Option<&Timespec>) -> Result<bool, Errno> {
        let stdin = io::stdin();
        let mut fds = [PollFd::new(&stdin, PollFlags::IN)];
        poll(&mut fds, wait).map(|number| number > 0)
    }
}
