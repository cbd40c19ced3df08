//! A terminal with somebody before it: the real binary, its screen with all that scrolled off, keys.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::os::fd::AsFd;
use std::process::Command;

use expectrl::process::unix::{Signal, WaitStatus};
use expectrl::session::OsSession;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::termios::{LocalModes, tcgetattr};

use crate::desk::Desk;

pub(crate) const ENTER: &str = "\r";
pub(crate) const BACKSPACE: &str = "\u{7f}";
pub(crate) const ESCAPE: &str = "\u{1b}";
pub(crate) const TAB: &str = "\t";
pub(crate) const CTRL_C: &str = "\u{3}";
pub(crate) const CTRL_N: &str = "\u{e}";
pub(crate) const LEFT: &str = "\u{1b}[D";
pub(crate) const RIGHT: &str = "\u{1b}[C";
pub(crate) const HOME: &str = "\u{1b}[H";
pub(crate) const END: &str = "\u{1b}[F";

/// What ends every question and every feedback.
pub(crate) const KEYS: &str = "? keys";
/// What stands above the menu of home and of the end.
pub(crate) const MENU: &str = "arrows and Enter";

/// The rows of every window; a session is longer, so it scrolls.
const ROWS: u16 = 24;
/// The longest silence while something is awaited, in seconds.
const PATIENCE: i64 = 20;

/// A row of the screen, or one that scrolled off.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Row {
    pub(crate) text: String,
    /// The text ran over the edge of the window.
    pub(crate) overrun: bool,
    /// Pieces in colour.
    pub(crate) coloured: Vec<String>,
}

pub(crate) struct Terminal {
    session: OsSession,
    screen: vt100::Parser,
    columns: u16,
    /// All that was written, as it came.
    pub(crate) bytes: Vec<u8>,
    /// Rows above the live one when keys were pressed last: they must stay as they are.
    kept: Vec<Row>,
    /// The row from which a wait looks on: the live one when keys were pressed last.
    from: usize,
}

/// What a program left behind.
pub(crate) struct Left {
    /// The exit code; of a program killed by a signal 1000 and its number.
    pub(crate) code: i32,
    /// The cell of the cursor.
    cursor: u16,
    pub(crate) rows: Vec<Row>,
    pub(crate) bytes: Vec<u8>,
}

impl Left {
    /// Whether the screen or what scrolled off shows a text, wrapped or not.
    pub(crate) fn shows(&self, text: &str) -> bool {
        in_one_line(&self.rows).contains(text)
    }
}

/// Names a pipe that a program holds open as long as it lives.
pub(crate) const ALIVE: &str = "QUIZDECK_TEST_ALIVE";

const SHELL: &str = r#"read -r _; stty sane; [ -z "$QUIZDECK_TEST_ALIVE" ] || exec 9>"$QUIZDECK_TEST_ALIVE"; exec "$0" "$@""#;

/// The command behind a shell that waits for its window to have its size, and makes the terminal an ordinary one.
fn in_shell(desk: &Desk, args: &[&str]) -> Command {
    let program = desk.command(args);
    let mut shell = Command::new("sh");
    shell
        .args(["-c", SHELL])
        .arg(program.get_program())
        .args(program.get_args())
        .env_clear()
        .current_dir(desk.path(""))
        .env("PATH", "/usr/local/bin:/usr/bin:/bin")
        .env("TERM", "xterm-256color");
    if let Some(pipe) = std::env::var_os(ALIVE) {
        shell.env(ALIVE, pipe);
    }
    for (name, value) in program.get_envs() {
        shell.env(name, value.unwrap());
    }
    shell
}

fn cells(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).unwrap()
}

impl Terminal {
    pub(crate) fn open(desk: &Desk, columns: u16, args: &[&str]) -> Self {
        Self::run(in_shell(desk, args), columns)
    }

    /// The same with a variable of the environment set.
    pub(crate) fn open_with(desk: &Desk, columns: u16, args: &[&str], set: (&str, &str)) -> Self {
        let mut shell = in_shell(desk, args);
        shell.env(set.0, set.1);
        Self::run(shell, columns)
    }

    fn run(shell: Command, columns: u16) -> Self {
        let mut session = OsSession::spawn(shell).unwrap();
        let process = session.get_process_mut();
        process.set_window_size(columns, ROWS).unwrap();
        session.write_all(b"\n").unwrap();
        Self {
            session,
            screen: vt100::Parser::new(cells(ROWS), cells(columns), 100_000),
            columns,
            bytes: Vec::new(),
            kept: Vec::new(),
            from: 0,
        }
    }

    /// All rows from the first, without the empty ones at the end.
    pub(crate) fn rows(&mut self) -> Vec<Row> {
        let columns = self.columns;
        let screen = self.screen.screen_mut();
        let mut rows = Vec::new();
        let above = screen.scrollback_len();
        for offset in (1..=above).rev() {
            screen.set_scrollback(offset);
            rows.push(row(screen, 0, columns));
        }
        screen.set_scrollback(0);
        rows.extend((0..ROWS).map(|at| row(screen, at, columns)));
        let last = rows.iter().rposition(|row| !row.text.is_empty());
        rows.truncate(last.map_or(0, |last| last + 1));
        rows
    }

    /// The rows from one that contains `text`, the last such one.
    pub(crate) fn rows_from(&mut self, text: &str) -> String {
        let rows = self.rows();
        let start = rows.iter().rposition(|row| row.text.contains(text));
        let start = start.unwrap_or_else(|| panic!("no `{text}` in\n{}", plain(&rows)));
        plain(&rows[start..])
    }

    /// The live row: the one with the cursor.
    fn live(&self) -> usize {
        let screen = self.screen.screen();
        screen.scrollback_len() + usize::from(screen.cursor_position().0)
    }

    /// The text of the live row, and the cell of the cursor.
    pub(crate) fn live_row(&self) -> (String, u16) {
        let screen = self.screen.screen();
        let (at, column) = screen.cursor_position();
        (row(screen, at, self.columns).text, column)
    }

    pub(crate) fn press(&mut self, keys: &str) {
        self.check();
        // of a menu nothing stays
        self.from = if self.cursor_hidden() {
            self.kept.len()
        } else {
            self.live()
        };
        // a terminal that is full both ways takes no key before somebody reads
        while !is_writable(self.session.get_stream()) {
            assert!(self.more(), "ended before {keys:?}");
        }
        self.session.write_all(keys.as_bytes()).unwrap();
        self.session.flush().unwrap();
    }

    /// Waits until something new shows `text`, wrapped or not.
    pub(crate) fn wait(&mut self, text: &str) {
        self.wait_any(&[text]);
    }

    /// Waits until something new shows one of the texts; says which.
    pub(crate) fn wait_any<'t>(&mut self, texts: &[&'t str]) -> &'t str {
        loop {
            let rows = self.rows();
            let new = in_one_line(rows.get(self.from..).unwrap_or(&[]));
            if let Some(text) = texts.iter().find(|text| new.contains(**text)) {
                self.check();
                return text;
            }
            assert!(self.more(), "ended before {texts:?}:\n{}", plain(&rows));
        }
    }

    /// Waits until the live row is exactly so, the cursor in that cell.
    pub(crate) fn wait_live(&mut self, text: &str, cursor: u16) {
        self.wait_until(|live, at| live == text && at == cursor);
    }

    /// Waits until the live row and the cell of the cursor are as wanted.
    pub(crate) fn wait_until(&mut self, wanted: impl Fn(&str, u16) -> bool) {
        loop {
            let (live, cursor) = self.live_row();
            if wanted(&live, cursor) {
                return self.check();
            }
            assert!(self.more(), "ended at `{live}`");
        }
    }

    /// Presses keys and waits until something new shows `text`.
    pub(crate) fn go(&mut self, keys: &str, text: &str) {
        self.press(keys);
        self.wait(text);
    }

    /// Takes up what the program writes; false when it has ended.
    fn more(&mut self) -> bool {
        let mut buffer = [0; 4096];
        if !answered_within_patience(self.session.get_stream()) {
            let rows = self.rows();
            panic!("silent for {PATIENCE} s:\n{}", plain(&rows));
        }
        let stream = self.session.get_stream_mut();
        let read = stream.read(&mut buffer).unwrap();
        self.bytes.extend(&buffer[..read]);
        self.screen.process(&buffer[..read]);
        read > 0
    }

    /// Nothing that stood above the live row has changed, and nothing ran over the edge.
    fn check(&mut self) {
        let rows = self.rows();
        let here = rows.get(..self.kept.len());
        assert_eq!(here, Some(self.kept.as_slice()), "erased above");
        let overrun = rows.iter().find(|row| row.overrun);
        assert_eq!(overrun, None, "wider than {} columns", self.columns);
        if !self.screen.screen().hide_cursor() {
            self.kept = rows;
            self.kept.truncate(self.live());
        }
    }

    /// Gives the window another width, as a learner does with the mouse.
    pub(crate) fn resize(&mut self, columns: u16) {
        let process = self.session.get_process_mut();
        process.set_window_size(columns, ROWS).unwrap();
        self.screen.set_size(cells(ROWS), cells(columns));
        self.columns = columns;
        self.kept.clear();
    }

    pub(crate) fn signal(&mut self, signal: Signal) {
        self.session.get_process_mut().signal(signal).unwrap();
    }

    pub(crate) fn cursor_hidden(&self) -> bool {
        self.screen.screen().hide_cursor()
    }

    /// Waits until the cursor is hidden: a menu is up.
    pub(crate) fn wait_menu(&mut self, entry: &str) {
        self.wait(entry);
        while !self.cursor_hidden() {
            assert!(self.more(), "ended before the menu");
        }
    }

    /// Waits for the end of the program; the terminal must be as it was, the cursor at the beginning of a line.
    pub(crate) fn end(self) -> Left {
        let left = self.end_anywhere();
        assert_eq!(left.cursor, 0, "amid a line");
        left
    }

    /// Waits for the end of a program that is told to end by force: the terminal must be as it was.
    pub(crate) fn end_anywhere(mut self) -> Left {
        while self.more() {}
        let status = self.session.get_process().wait().unwrap();
        let code = match status {
            WaitStatus::Exited(_, code) => code,
            WaitStatus::Signaled(_, signal, _) => 1000 + signal as i32,
            other => panic!("{other:?}"),
        };
        let screen = self.screen.screen();
        assert!(!screen.hide_cursor(), "the cursor is hidden");
        assert!(!screen.bracketed_paste(), "pasted text is still marked");
        let modes = tcgetattr(self.session.get_stream().as_fd()).unwrap();
        let usual = LocalModes::ECHO | LocalModes::ICANON | LocalModes::ISIG | LocalModes::IEXTEN;
        assert_eq!(modes.local_modes & usual, usual, "modes");
        let cursor = screen.cursor_position().1;
        self.check();
        Left {
            code,
            cursor,
            rows: self.rows(),
            bytes: std::mem::take(&mut self.bytes),
        }
    }
}

/// Whether there is something to read, or the end, before patience ends.
pub(crate) fn answered_within_patience(source: &impl AsFd) -> bool {
    let patience = Timespec {
        tv_sec: PATIENCE,
        tv_nsec: 0,
    };
    poll(&mut [PollFd::new(source, PollFlags::IN)], Some(&patience)).unwrap() > 0
}

/// Whether a key can be written at once.
fn is_writable(source: &impl AsFd) -> bool {
    let mut asked = [PollFd::new(source, PollFlags::OUT)];
    poll(&mut asked, Some(&Timespec::default())).unwrap() > 0
}

fn row(screen: &vt100::Screen, at: u16, columns: u16) -> Row {
    let mut row = Row {
        text: screen.rows(0, columns).nth(usize::from(at)).unwrap(),
        overrun: screen.row_wrapped(at),
        coloured: Vec::new(),
    };
    row.text.truncate(row.text.trim_end().len());
    let mut before = vt100::Color::Default;
    for cell in (0..columns).filter_map(|column| screen.cell(at, column)) {
        let colour = cell.fgcolor();
        if colour != vt100::Color::Default {
            if colour != before {
                row.coloured.push(String::new());
            }
            row.coloured.last_mut().unwrap().push_str(cell.contents());
        }
        before = colour;
    }
    row
}

/// Rows as text without line ends, so that it does not matter where a text was wrapped.
fn in_one_line(rows: &[Row]) -> String {
    let texts: Vec<_> = rows.iter().map(|row| row.text.trim()).collect();
    texts.join(" ")
}

/// Rows as text.
pub(crate) fn plain(rows: &[Row]) -> String {
    let texts: Vec<_> = rows.iter().map(|row| row.text.as_str()).collect();
    texts.join("\n")
}
