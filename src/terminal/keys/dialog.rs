//! The dialogue by keys: what was told last decides what a key means.

use std::collections::VecDeque;
use std::io;

use console::Key;

use super::device::Device;
use super::editor::{Editor, Typed};
use super::hangul::latin;
use super::meaning::{self, Step, answer};
use super::picks::Picks;
use crate::deck::Form;
use crate::question::Given;
use crate::session::{Asked, Command, Event, Summary};
use crate::terminal::cells::cells;
use crate::terminal::draw::{self, Ahead, Manner};
use crate::terminal::layout::{Frame, Sheet};
use crate::terminal::look::{Line, Paint, Style};
use crate::terminal::sure;
use crate::terminal::talk::Heard;

/// What the learner is looking at.
enum Now {
    /// Nothing that could be answered.
    Between,
    /// A question.
    Asking(Box<Asked>),
    /// The other side of a flip.
    Flipped,
    /// An answer that is done with; its grade can be corrected or not.
    Judged { gradable: bool },
    /// The end.
    Ended {
        /// Something was answered.
        answered: bool,
        /// Something was missed.
        missed: bool,
    },
}

/// A dialogue on a device.
pub(super) struct Dialog<D> {
    device: D,
    paint: Paint,
    first_run: bool,
    /// How sure one is is asked before an answer is shown.
    pub(super) asks_confidence: bool,
    now: Now,
    /// Typed answers that are done, where several are wanted.
    lines: Vec<String>,
    editor: Editor,
    picks: Option<Picks>,
    /// Keys of a composed syllable that are still to be taken.
    queue: VecDeque<char>,
    /// The live row is open: the next text begins below it.
    row_open: bool,
    /// A grade was given by hand and is worth a word when it is kept.
    graded: bool,
    ahead: Ahead,
}

impl<D: Device> Dialog<D> {
    pub(super) fn new(device: D, paint: Paint, first_run: bool) -> Self {
        Self {
            device,
            paint,
            first_run,
            asks_confidence: false,
            now: Now::Between,
            lines: Vec::new(),
            editor: Editor::default(),
            picks: None,
            queue: VecDeque::new(),
            row_open: false,
            graded: false,
            ahead: Ahead::default(),
        }
    }

    fn frame(&self) -> Frame {
        Frame::of(self.device.columns())
    }

    pub(super) fn tell(&mut self, event: &Event) -> io::Result<()> {
        let frame = self.frame();
        match event {
            Event::Started(_) if std::mem::take(&mut self.first_run) => {
                self.say(&draw::first_words(frame))
            }
            Event::Started(_) => Ok(()),
            Event::Question(asked) => {
                self.ask(asked);
                self.say(&draw::question(asked, Manner::Keys, frame))
            }
            Event::Feedback(feedback) => {
                self.ahead.feedback(feedback);
                let gradable = feedback.gradable;
                self.now = match feedback.correct {
                    None if gradable => Now::Flipped,
                    _ => Now::Judged { gradable },
                };
                self.say(&draw::feedback(feedback, Manner::Keys, frame))
            }
            Event::Recorded(recorded) => {
                self.ahead.recorded(recorded);
                match std::mem::take(&mut self.graded) {
                    true => self.say(&draw::grade_kept(recorded, frame)),
                    false => Ok(()),
                }
            }
            Event::Summary(summary) => self.end(summary),
            Event::Undone { key, .. } => {
                self.ahead.undone(key);
                self.remark("The last answer is taken back.")
            }
            Event::Suspended(_) => self.remark("Set aside until you take it up again."),
            Event::Buried(_) => self.remark("Left alone until tomorrow."),
            Event::Hint(text) => {
                let text = format!("Hint: {text}");
                self.remark(&text)
            }
            Event::Refused(why) => {
                self.graded = false;
                self.remark(why)
            }
        }
    }

    fn ask(&mut self, asked: &Asked) {
        self.lines.clear();
        self.editor = Editor::default();
        self.picks = Picks::new(asked);
        self.queue.clear();
        self.now = Now::Asking(Box::new(asked.clone()));
    }

    fn end(&mut self, summary: &Summary) -> io::Result<()> {
        self.now = Now::Ended {
            answered: summary.answered > 0,
            missed: !summary.missed.is_empty(),
        };
        self.say(&draw::summary(summary, &self.ahead, self.frame()))
    }

    /// Writes lines below whatever stands there.
    fn say(&mut self, lines: &[Line]) -> io::Result<()> {
        let mut text = String::new();
        if std::mem::take(&mut self.row_open) {
            text.push('\n');
        }
        for line in lines {
            text.push_str(&self.paint.line(line));
            text.push('\n');
        }
        self.device.write(&text)
    }

    fn remark(&mut self, text: &str) -> io::Result<()> {
        let mut sheet = Sheet::new(self.frame());
        sheet.prose(Style::Plain, text);
        self.say(&sheet.into_lines())
    }

    pub(super) fn hear(&mut self) -> io::Result<Heard> {
        let heard = match self.listen().and_then(|heard| self.with_confidence(heard)) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Heard::Interrupted,
            // a terminal that is gone takes no last word
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(Heard::Closed),
            heard => heard?,
        };
        // whoever writes next begins on a line of its own
        self.say(&[])?;
        Ok(heard)
    }

    fn listen(&mut self) -> io::Result<Heard> {
        loop {
            let step = match &self.now {
                Now::Asking(asked) if asked.form == Form::Typed => {
                    let wanted = asked.wanted;
                    self.typed(wanted)?
                }
                Now::Ended { answered, missed } => {
                    let (answered, missed) = (*answered, *missed);
                    self.offer(answered, missed)?
                }
                _ => {
                    self.draw_picks()?;
                    let key = self.key()?;
                    self.pressed(&key)
                }
            };
            match step {
                Step::Nothing => {}
                Step::Help => self.say(&draw::all_keys(self.frame()))?,
                Step::Heard(heard) => {
                    self.graded = matches!(heard, Heard::Command(Command::Grade(_)));
                    return Ok(heard);
                }
            }
        }
    }

    /// An answer with how sure the learner is of it, where that is asked; Enter passes.
    fn with_confidence(&mut self, heard: Heard) -> io::Result<Heard> {
        let asked = match &self.now {
            Now::Asking(asked) => self.asks_confidence && sure::is_asked(&heard, asked.form),
            _ => false,
        };
        if !asked {
            return Ok(heard);
        }
        let mut sheet = Sheet::new(self.frame());
        sheet.row(&sure::keys());
        self.say(&sheet.into_lines())?;
        loop {
            let level = match self.key()? {
                Key::CtrlC => return Ok(Heard::Interrupted),
                Key::Enter => None,
                Key::Char(c) => match sure::level(&c.to_string()) {
                    None => continue,
                    level => level,
                },
                _ => continue,
            };
            return Ok(sure::with(heard, level));
        }
    }

    /// The next key; letters of the Hangul layout as the Latin ones in their place, capitals as small letters.
    fn key(&mut self) -> io::Result<Key> {
        if self.queue.is_empty() {
            match self.device.key()? {
                Key::Char(c) => self.queue.extend(latin(c).to_lowercase().chars()),
                other => return Ok(other),
            }
        }
        Ok(self.queue.pop_front().map_or(Key::Unknown, Key::Char))
    }

    fn pressed(&mut self, key: &Key) -> Step {
        let step = match (&self.now, key) {
            (_, Key::CtrlC) => return Step::Heard(Heard::Interrupted),
            (Now::Asking(asked), _) => meaning::asking(asked, self.picks.as_mut(), key),
            (Now::Flipped, _) | (Now::Judged { gradable: true }, Key::Char('1'..='4')) => {
                meaning::grade(key).map(Step::from)
            }
            (Now::Judged { .. } | Now::Between, Key::Enter | Key::Char(' ')) => {
                Some(Command::Next.into())
            }
            _ => None,
        };
        step.unwrap_or_else(|| meaning::anywhere(key))
    }

    fn draw_picks(&mut self) -> io::Result<()> {
        let frame = self.frame();
        let Some(picks) = self
            .picks
            .as_ref()
            .filter(|_| matches!(self.now, Now::Asking(_)))
        else {
            return Ok(());
        };
        let row = picks.row(frame.column);
        let text = format!(
            "\r{}{}\u{1b}[K",
            " ".repeat(frame.margin),
            self.paint.line(&row)
        );
        self.row_open = true;
        self.device.write(&text)
    }

    /// Reads typed answers: one, or several one by one.
    fn typed(&mut self, wanted: usize) -> io::Result<Step> {
        self.device.mark_paste(true)?;
        let step = self.typed_lines(wanted);
        self.device.mark_paste(false)?;
        step
    }

    fn typed_lines(&mut self, wanted: usize) -> io::Result<Step> {
        loop {
            let meant = loop {
                self.draw_editor(wanted)?;
                let key = self.device.key()?;
                let meant = self.editor.key(&key);
                if meant != Typed::Going {
                    break meant;
                }
            };
            if meant != Typed::Done {
                return Ok(meaning::typed(meant));
            }
            let text = self.editor.take();
            if text == "?" {
                return Ok(Step::Help);
            }
            self.close_editor(wanted, &text)?;
            if let Some(step) = self.line_done(wanted, text) {
                return Ok(step);
            }
        }
    }

    /// What a finished line leads to; `None` when more answers are wanted.
    fn line_done(&mut self, wanted: usize, text: String) -> Option<Step> {
        if wanted < 2 {
            let given = if text.is_empty() {
                Given::Reveal
            } else {
                Given::Text(text)
            };
            return Some(answer(given));
        }
        let last = text.is_empty();
        if !last {
            self.lines.push(text);
        }
        if !last && self.lines.len() < wanted {
            return None;
        }
        let lines = std::mem::take(&mut self.lines);
        Some(answer(if lines.is_empty() {
            Given::Reveal
        } else {
            Given::Texts(lines)
        }))
    }

    fn prompt(&self, wanted: usize) -> String {
        if wanted < 2 {
            String::from("› ")
        } else {
            format!("{} › ", self.lines.len() + 1)
        }
    }

    fn draw_editor(&mut self, wanted: usize) -> io::Result<()> {
        let frame = self.frame();
        let prompt = format!("{}{}", " ".repeat(frame.margin), self.prompt(wanted));
        let (shown, cursor) = self
            .editor
            .window(frame.column + frame.margin - cells(&prompt));
        let column = cells(&prompt) + cursor;
        self.row_open = true;
        self.device
            .write(&format!("\r{prompt}{shown}\u{1b}[K\r\u{1b}[{column}C"))
    }

    /// The finished line in full, in place of the window onto it.
    fn close_editor(&mut self, wanted: usize, text: &str) -> io::Result<()> {
        let mut sheet = Sheet::new(self.frame());
        sheet.item(0, &Line::plain(&self.prompt(wanted)), &Line::plain(text));
        self.device.write("\r\u{1b}[K")?;
        self.row_open = false;
        self.say(&sheet.into_lines())
    }

    /// The menu after the end. Its labels fit into 20 columns and have one byte for each cell, because dialoguer counts
    /// bytes when it draws a menu again.
    fn offer(&mut self, answered: bool, missed: bool) -> io::Result<Step> {
        if !answered {
            return Ok(Command::Quit.into());
        }
        let again = missed.then_some(("Missed ones again", Command::Retry));
        let items: Vec<_> = again
            .into_iter()
            .chain([
                ("End here", Command::Quit),
                ("Undo last answer", Command::Undo),
            ])
            .collect();
        let keys = Line::styled(Style::Dim, "arrows and Enter, Esc ends");
        let mut sheet = Sheet::new(self.frame());
        sheet.blank();
        sheet.line(&keys);
        self.say(&sheet.into_lines())?;
        let labels: Vec<_> = items.iter().map(|(label, _)| *label).collect();
        let chosen = self.device.menu(&labels)?;
        let Some((label, command)) = chosen.and_then(|index| items.into_iter().nth(index)) else {
            return Ok(Command::Quit.into());
        };
        self.remark(&format!("› {label}"))?;
        Ok(command.into())
    }
}

#[cfg(test)]
mod tests;
