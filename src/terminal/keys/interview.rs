//! Asking for texts and short choices, one after another.

use std::io;

use console::Key;

use super::device::{Device, Tty};
use super::editor::{Editor, Typed};
use super::hangul::latin;
use crate::terminal::cells::cells;
use crate::terminal::layout::{Frame, Sheet};
use crate::terminal::look::{Line, Paint, Style};
use crate::terminal::menu::Chosen;

/// What was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entered {
    /// A text, composed (NFC), without blanks at its ends; may be empty.
    Text(String),
    /// Escape or Ctrl-D, or the terminal is gone.
    Stopped,
    /// Ctrl-C.
    Interrupted,
}

/// A single key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pressed {
    /// A letter or a sign, small; one of the Hangul layout as the Latin one in its place. Enter is `\n`.
    Sign(char),
    /// Any other key.
    Other,
    /// Escape or Ctrl-D, or the terminal is gone.
    Stopped,
    /// Ctrl-C.
    Interrupted,
}

/// Asks a person at a terminal. It holds the terminal's modes until it is dropped; then they are as before, and the
/// cursor is shown.
pub struct Interview {
    asking: Asking<Tty>,
}

impl Interview {
    /// Takes the terminal over.
    ///
    /// # Errors
    /// `NotConnected` when standard input or output is no terminal.
    pub fn new(paint: Paint) -> io::Result<Self> {
        let device = Tty::open()?;
        Ok(Self {
            asking: Asking { device, paint },
        })
    }

    /// The column in which everything is set.
    #[must_use]
    pub fn frame(&self) -> Frame {
        self.asking.frame()
    }

    /// Writes lines.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn say(&mut self, style: Style, text: &str) -> io::Result<()> {
        self.asking.say(style, text)
    }

    /// Writes text that is laid out and safe to print already.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn show(&mut self, drawn: &str) -> io::Result<()> {
        self.asking.device.write(drawn)
    }

    /// Asks for a text; `given` stands there already and can be changed.
    ///
    /// # Errors
    /// When the terminal cannot be read or written.
    pub fn text(&mut self, label: &str, given: &str) -> io::Result<Entered> {
        self.asking.text(label, given)
    }

    /// Writes lines that are set already.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn lines(&mut self, lines: &[Line]) -> io::Result<()> {
        self.asking.write(lines)
    }

    /// Waits for a key.
    ///
    /// # Errors
    /// When the terminal cannot be read.
    pub fn key(&mut self) -> io::Result<Pressed> {
        self.asking.key()
    }

    /// Offers choices: short texts of ASCII, because dialoguer counts bytes when it draws them again.
    ///
    /// # Errors
    /// When the terminal cannot be read or written.
    pub fn choice(&mut self, question: &str, choices: &[&str]) -> io::Result<Chosen> {
        self.asking.choice(question, choices)
    }
}

struct Asking<D> {
    device: D,
    paint: Paint,
}

impl<D: Device> Asking<D> {
    fn frame(&self) -> Frame {
        Frame::of(self.device.columns())
    }

    fn say(&mut self, style: Style, text: &str) -> io::Result<()> {
        let mut sheet = Sheet::new(self.frame());
        sheet.prose(style, text);
        self.write(&sheet.into_lines())
    }

    fn write(&mut self, lines: &[Line]) -> io::Result<()> {
        let lines: String = lines
            .iter()
            .map(|line| self.paint.line(line) + "\n")
            .collect();
        self.device.write(&lines)
    }

    fn text(&mut self, label: &str, given: &str) -> io::Result<Entered> {
        let mut editor = Editor::holding(given);
        // a label that leaves too little room gets a line of its own
        let beside = if cells(label) * 2 > self.frame().column {
            self.say(Style::Dim, label)?;
            String::from("› ")
        } else {
            format!("{label} › ")
        };
        self.device.mark_paste(true)?;
        let meant = self.typed(&beside, &mut editor);
        self.device.mark_paste(false)?;
        self.close(&beside, &editor.text())?;
        match meant {
            Ok(Typed::Done) => Ok(Entered::Text(editor.text())),
            Ok(Typed::Interrupted) => Ok(Entered::Interrupted),
            Ok(_) => Ok(Entered::Stopped),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Ok(Entered::Interrupted),
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(Entered::Stopped),
            Err(error) => Err(error),
        }
    }

    /// Reads keys until the line is done, stopped or interrupted; the other commands of a session mean nothing here.
    fn typed(&mut self, label: &str, editor: &mut Editor) -> io::Result<Typed> {
        loop {
            self.draw(label, editor)?;
            let key = self.device.key()?;
            let meant = editor.key(&key);
            if matches!(meant, Typed::Done | Typed::Stop | Typed::Interrupted) {
                return Ok(meant);
            }
        }
    }

    fn draw(&mut self, label: &str, editor: &Editor) -> io::Result<()> {
        let frame = self.frame();
        let label = format!("{}{label}", " ".repeat(frame.margin));
        let room = (frame.column + frame.margin).saturating_sub(cells(&label));
        let (shown, cursor) = editor.window(room);
        let column = cells(&label) + cursor;
        self.device
            .write(&format!("\r{label}{shown}\u{1b}[K\r\u{1b}[{column}C"))
    }

    /// The finished line in full, in place of the window onto it.
    fn close(&mut self, label: &str, text: &str) -> io::Result<()> {
        let mut sheet = Sheet::new(self.frame());
        let label = Line::styled(Style::Dim, label);
        sheet.item(0, &label, &Line::plain(text));
        self.device.write("\r\u{1b}[K")?;
        self.write(&sheet.into_lines())
    }

    fn key(&mut self) -> io::Result<Pressed> {
        match self.device.key() {
            Ok(Key::Char('\u{4}') | Key::Escape) => Ok(Pressed::Stopped),
            Ok(Key::Char('\n' | '\r') | Key::Enter) => Ok(Pressed::Sign('\n')),
            Ok(Key::Char(c)) => {
                let sign = latin(c).to_lowercase().chars().next();
                Ok(sign.map_or(Pressed::Other, Pressed::Sign))
            }
            Ok(Key::CtrlC) => Ok(Pressed::Interrupted),
            Ok(_) => Ok(Pressed::Other),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Ok(Pressed::Interrupted),
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(Pressed::Stopped),
            Err(error) => Err(error),
        }
    }

    fn choice(&mut self, question: &str, choices: &[&str]) -> io::Result<Chosen> {
        let mut sheet = Sheet::new(self.frame());
        sheet.parts(&[
            Line::plain(question),
            Line::styled(Style::Dim, "arrows and Enter, Esc leaves"),
        ]);
        self.write(&sheet.into_lines())?;
        let chosen = match self.device.menu(choices) {
            Ok(Some(entry)) => Chosen::Entry(entry),
            Ok(None) => Chosen::Nothing,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Chosen::Interrupted,
            Err(error) => return Err(error),
        };
        if let Chosen::Entry(entry) = chosen {
            self.say(Style::Dim, &format!("› {}", choices[entry]))?;
        }
        Ok(chosen)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;

    use super::*;
    use crate::terminal::look::Colour;

    /// A terminal that types by itself and keeps what it shows.
    struct Script {
        keys: VecDeque<Key>,
        menu: io::Result<Option<usize>>,
        screen: vt100::Parser,
    }

    impl Device for Script {
        fn key(&mut self) -> io::Result<Key> {
            let key = self.keys.pop_front();
            key.ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
        }

        fn columns(&self) -> usize {
            usize::from(self.screen.screen().size().1.get())
        }

        fn write(&mut self, text: &str) -> io::Result<()> {
            self.screen.process(text.replace('\n', "\r\n").as_bytes());
            Ok(())
        }

        fn mark_paste(&mut self, _: bool) -> io::Result<()> {
            Ok(())
        }

        fn menu(&mut self, _: &[&str]) -> io::Result<Option<usize>> {
            std::mem::replace(&mut self.menu, Ok(None))
        }
    }

    fn asking(columns: u16, keys: &str) -> Asking<Script> {
        let cells = |number| std::num::NonZero::new(number).unwrap();
        let key = |c| match c {
            '\n' => Key::Enter,
            '<' => Key::Backspace,
            '\u{3}' => Key::CtrlC,
            c => Key::Char(c),
        };
        let device = Script {
            keys: keys.chars().map(key).collect(),
            menu: Ok(Some(1)),
            screen: vt100::Parser::new(cells(20), cells(columns), 0),
        };
        let paint = Paint::new(Colour::Never);
        Asking { device, paint }
    }

    fn screen(asking: &Asking<Script>) -> String {
        let text = asking.device.screen.screen().contents();
        text.trim_end().to_owned()
    }

    #[test]
    fn what_was_given_can_be_changed() {
        let mut asking = asking(40, "<<국어\n");
        let text = asking.text("Answer", "대한민국").unwrap();
        assert_eq!(text, Entered::Text("대한국어".into()));
        assert_eq!(screen(&asking), "  Answer › 대한국어");
    }

    #[test]
    fn a_long_text_never_runs_over_the_row_and_is_shown_whole_at_the_end() {
        let mut asking = asking(24, "일본과 대한민국은 언제 국교를\n");
        asking.text("A label that is far too long", "").unwrap();
        let screen = screen(&asking);
        assert!(
            screen.contains("  › 일본과 대한민국은\n    언제 국교를") && !screen.contains('…'),
            "{screen}"
        );
        assert_eq!(screen.matches("일본과").count(), 1, "{screen}");
    }

    #[test]
    fn every_way_out_is_told_apart() {
        assert_eq!(
            asking(40, "ab\u{3}").text("A", "").unwrap(),
            Entered::Interrupted
        );
        assert_eq!(
            asking(40, "ab\u{4}").text("A", "").unwrap(),
            Entered::Stopped
        );
        assert_eq!(asking(40, "ab").text("A", "").unwrap(), Entered::Stopped);
        let mut asking = asking(40, "");
        assert_eq!(
            asking.choice("What now?", &["Save", "Drop"]).unwrap(),
            Chosen::Entry(1)
        );
        let shown = screen(&asking);
        assert!(
            shown.starts_with("  What now?") && shown.ends_with("  › Drop"),
            "{shown}"
        );
        asking.device.menu = Err(io::ErrorKind::Interrupted.into());
        assert_eq!(
            asking.choice("What now?", &["Save"]).unwrap(),
            Chosen::Interrupted
        );
    }
}
