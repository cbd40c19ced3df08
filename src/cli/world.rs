//! What every command works with.

use std::io::{self, BufWriter, IsTerminal, Write};

use super::ambient::{self, Clock};
use super::args::{Common, When};
use super::config;
use super::failure::Failure;
use crate::base::text::printable;
use crate::base::{Calendar, Day, Millis, Seed};
use crate::terminal;

/// The streams, the clock and the settings of one run.
pub(super) struct World<'a> {
    pub(super) common: &'a Common,
    pub(super) clock: Clock,
    pub(super) calendar: Calendar,
    /// What the learner said, and where.
    pub(super) settings: config::File,
    /// A word on the time zone that is still to be said.
    zone_doubt: Option<String>,
    /// Where all chance of this run starts.
    pub(super) seed: Seed,
    /// Whether a person sits before a terminal: keys can be read and the screen be written.
    pub(super) keys: bool,
    /// Whether results may be coloured.
    pub(super) colour: bool,
    /// The width of results in cells; `usize::MAX` where nobody looks.
    pub(super) width: usize,
    /// Results.
    pub(super) out: Box<dyn Write>,
    /// Talk.
    pub(super) err: Box<dyn Write>,
}

impl<'a> World<'a> {
    /// Looks around.
    ///
    /// # Errors
    /// When a setting of the environment makes no sense.
    pub(super) fn new(common: &'a Common) -> Result<Self, Failure> {
        let screen = io::stdout().is_terminal();
        let dull = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let no_colour = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let colour = match common.color {
            When::Always => true,
            When::Never => false,
            When::Auto => screen && !dull && !no_colour && !common.plain,
        };
        let (calendar, zone_doubt) = ambient::calendar();
        let settings = config::File::find(common);
        let calendar = match settings.settings.day_start {
            Some(minutes) => calendar.beginning(minutes),
            None => calendar,
        };
        Ok(Self {
            common,
            clock: Clock::new()?,
            calendar,
            settings,
            zone_doubt,
            seed: common.seed.map_or_else(ambient::chance, Seed),
            keys: screen && io::stdin().is_terminal() && !dull && !common.plain && !common.json,
            colour: colour && !common.json,
            width: if screen {
                terminal::columns()
            } else {
                usize::MAX
            },
            out: Box::new(BufWriter::new(io::stdout())),
            err: Box::new(io::stderr()),
        })
    }

    /// The instant now.
    pub(super) fn now(&self) -> Millis {
        self.clock.now()
    }

    /// The study day now.
    pub(super) fn today(&self) -> Day {
        self.calendar.day(self.now())
    }

    /// Says a word beside the result.
    pub(super) fn say(&mut self, word: &str) -> Result<(), Failure> {
        Ok(writeln!(self.err, "{}", printable(word))?)
    }

    /// Says once that the time zone is not the one that was meant; only who counts days needs to.
    pub(super) fn doubt_zone(&mut self) -> Result<(), Failure> {
        match self.zone_doubt.take() {
            Some(word) => self.say(&word),
            None => Ok(()),
        }
    }
}

/// Tells why a command could not be done, and what to do.
pub(super) fn tell_failure(failure: &Failure, err: &mut dyn Write) -> io::Result<()> {
    // messages name paths and texts as they were given
    writeln!(err, "error: {}", printable(&failure.message))?;
    for help in &failure.help {
        writeln!(err, "  help: {}", printable(help))?;
    }
    Ok(())
}

/// Tells that another program holds the progress file, and that this one waits.
pub(super) fn tell_waiting(path: &str) {
    let path = printable(path);
    let word = writeln!(
        io::stderr(),
        "note: another program is writing to `{path}`; waiting for it"
    );
    // it says nothing that the answers depend on: whoever cannot be told waits all the same
    drop(word);
}
