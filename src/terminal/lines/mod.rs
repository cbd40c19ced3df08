//! Talking by line: for pipes, `--plain` and screen readers. No control sequence is ever written.

mod input;
mod parse;

use std::io::{self, BufRead, Write};

use self::input::Read;
use self::parse::Meant;
use super::draw::{self, Ahead, Manner};
use super::layout::{Frame, Sheet};
use super::look::{Line, Style};
use super::sure;
use super::talk::{Heard, Talk};
use crate::base::text::count;
use crate::question::Given;
use crate::session::{Asked, Command, Event, Summary};

/// What is wanted of the next line.
enum Now {
    /// Nothing that could be answered.
    Between,
    /// A question.
    Asking(Box<Asked>),
    /// The grade of a flip.
    Flipped,
    /// Nothing: the next question follows a judged answer by itself.
    Judged,
    /// Whether the missed questions come once more, when there are any.
    Ended { answered: bool, missed: usize },
}

/// The talk by line, over any input and output.
pub struct Lines<R, W> {
    input: R,
    output: W,
    frame: Frame,
    now: Now,
    /// A grade was given by hand and is worth a word when it is kept.
    graded: bool,
    /// How sure one is is asked before an answer is shown.
    asks_confidence: bool,
    ahead: Ahead,
}

impl<R: BufRead, W: Write> Lines<R, W> {
    /// Reads answers from `input`; questions and all that follows go to `output`, in lines of at most 72 cells.
    pub fn new(input: R, output: W) -> Self {
        Self {
            input,
            output,
            frame: Frame::bare(),
            now: Now::Between,
            graded: false,
            asks_confidence: false,
            ahead: Ahead::default(),
        }
    }

    /// The same talk, asking how sure one is before an answer is shown.
    #[must_use]
    pub fn asking_confidence(mut self, asks: bool) -> Self {
        self.asks_confidence = asks;
        self
    }

    /// An answer with how sure the learner is of it, where that is asked; whatever else is typed passes, and so does the
    /// end of the input: the answer was given and is kept.
    fn with_confidence(&mut self, heard: Heard) -> io::Result<Heard> {
        let asked = match &self.now {
            Now::Asking(asked) => self.asks_confidence && sure::is_asked(&heard, asked.form),
            _ => false,
        };
        if !asked {
            return Ok(heard);
        }
        let mut sheet = Sheet::new(self.frame);
        sheet.parts(&sure::keys());
        self.say(&sheet.into_lines())?;
        let level = match input::line(&mut self.input)? {
            Read::Line(line) => sure::level(line.trim()),
            Read::End | Read::Unreadable => None,
        };
        Ok(sure::with(heard, level))
    }

    fn say(&mut self, lines: &[Line]) -> io::Result<()> {
        for line in lines {
            writeln!(self.output, "{}", line.text())?;
        }
        self.output.flush()
    }

    fn remark(&mut self, text: &str) -> io::Result<()> {
        let mut sheet = Sheet::new(self.frame);
        sheet.prose(Style::Plain, text);
        self.say(&sheet.into_lines())
    }

    fn end(&mut self, summary: &Summary) -> io::Result<()> {
        self.now = Now::Ended {
            answered: summary.answered > 0,
            missed: summary.missed.len(),
        };
        self.say(&draw::summary(summary, &self.ahead, self.frame))?;
        if summary.answered == 0 || !summary.open {
            return Ok(());
        }
        self.say(&[Line::default()])?;
        match summary.missed.len() {
            0 => self.remark("Enter to end, /undo to take the last answer back."),
            missed => {
                let missed = count(missed, "missed question");
                self.remark(&format!("Another go at {missed}? (y/N)"))
            }
        }
    }

    /// What a line leads to; `None` when it fitted nothing, which was said.
    fn take(&mut self, line: &str) -> io::Result<Option<Command>> {
        let text = match parse::meant(line) {
            Meant::Command(Command::Grade(grade)) if !matches!(self.now, Now::Flipped) => {
                return Ok(Some(Command::Regrade(grade)));
            }
            Meant::Command(command) => return Ok(Some(command)),
            Meant::Help => {
                self.say(&draw::all_lines(self.frame))?;
                return Ok(None);
            }
            Meant::Unknown(why) => {
                self.remark(&why)?;
                return Ok(None);
            }
            Meant::Text(text) => text,
        };
        match self.answer(&text) {
            Ok(command) => Ok(Some(command)),
            Err(why) => {
                self.remark(&why)?;
                Ok(None)
            }
        }
    }

    fn answer(&self, text: &str) -> Result<Command, String> {
        let given = |given| Command::Answer {
            given,
            elapsed_ms: None,
            confidence: None,
        };
        match &self.now {
            Now::Asking(_) if text.is_empty() => Ok(given(Given::Reveal)),
            Now::Asking(asked) => parse::answer(asked, text).map(given),
            Now::Flipped => parse::grade(text).map(Command::Grade).ok_or_else(|| {
                String::from("how well did you know it? 1 again, 2 hard, 3 good, 4 easy")
            }),
            Now::Judged | Now::Between => Ok(Command::Next),
            Now::Ended { missed, .. } => match text.to_lowercase().as_str() {
                "y" | "yes" if *missed > 0 => Ok(Command::Retry),
                "" | "n" | "no" => Ok(Command::Quit),
                _ if *missed > 0 => Err(String::from("answer y or n")),
                _ => Err(String::from(
                    "Enter to end, /undo to take the last answer back",
                )),
            },
        }
    }
}

impl<R: BufRead, W: Write> Talk for Lines<R, W> {
    fn tell(&mut self, event: &Event) -> io::Result<()> {
        match event {
            Event::Started(_) => self.remark("Answer by line; ? explains, /quit stops."),
            Event::Question(asked) => {
                self.now = Now::Asking(asked.clone());
                self.say(&draw::question(asked, Manner::Lines, self.frame))
            }
            Event::Feedback(feedback) => {
                self.ahead.feedback(feedback);
                self.now = match feedback.correct {
                    None if feedback.gradable => Now::Flipped,
                    _ => Now::Judged,
                };
                self.say(&draw::feedback(feedback, Manner::Lines, self.frame))
            }
            Event::Recorded(recorded) => {
                self.ahead.recorded(recorded);
                match std::mem::take(&mut self.graded) {
                    true => self.say(&draw::grade_kept(recorded, self.frame)),
                    false => Ok(()),
                }
            }
            Event::Hint(text) => self.remark(&format!("Hint: {text}")),
            Event::Undone { key, .. } => {
                self.ahead.undone(key);
                self.remark("The last answer is taken back.")
            }
            Event::Suspended(_) => self.remark("Set aside until you take it up again."),
            Event::Buried(_) => self.remark("Left alone until tomorrow."),
            Event::Refused(why) => {
                self.graded = false;
                self.remark(why)
            }
            Event::Summary(summary) => self.end(summary),
        }
    }

    fn hear(&mut self) -> io::Result<Heard> {
        match self.now {
            Now::Judged => {
                self.now = Now::Between;
                return Ok(Heard::Command(Command::Next));
            }
            Now::Ended {
                answered: false, ..
            } => return Ok(Heard::Command(Command::Quit)),
            _ => {}
        }
        loop {
            let command = match input::line(&mut self.input)? {
                Read::End => return Ok(Heard::Closed),
                Read::Unreadable => {
                    self.remark("that line cannot be read: no UTF-8, or too long")?;
                    None
                }
                Read::Line(line) => self.take(&line)?,
            };
            if let Some(command) = command {
                self.graded = matches!(command, Command::Grade(_) | Command::Regrade(_));
                return self.with_confidence(Heard::Command(command));
            }
        }
    }
}

#[cfg(test)]
mod tests;
