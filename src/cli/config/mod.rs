//! `config`, and the settings of every run.

mod change;
mod list;

use std::fs;
use std::io;
use std::path::PathBuf;

use super::args::{Common, Config};
use super::failure::Failure;
use super::load;
use super::places;
use super::world::World;
use crate::base::text::{count, either, nearest};
use crate::diagnostic::Diagnostic;
use crate::settings::{Kind, SETTINGS, Settings, setting};
use crate::terminal::{Examined, draw_findings};

/// The learner's file of settings as it was found.
pub(super) struct File {
    /// Where it lies or would lie; `None` when the system names no home folder.
    pub(super) path: Option<PathBuf>,
    /// Whether it is there.
    pub(super) there: bool,
    /// Its text; empty when it is not there.
    pub(super) text: String,
    /// What it says; the defaults when it cannot be used.
    pub(super) settings: Settings,
    /// What is wrong with it.
    faults: Vec<Diagnostic>,
    /// Why it could not be read.
    unread: Option<Failure>,
}

impl File {
    /// Reads the file of this run. What is wrong with it is kept until somebody needs the settings ([`heed`]), so that
    /// `config` itself, `check` and the like work beside a broken file.
    pub(super) fn find(common: &Common) -> Self {
        let path = places::settings(common);
        let mut file = Self {
            path,
            there: false,
            text: String::new(),
            settings: Settings::default(),
            faults: Vec::new(),
            unread: None,
        };
        let Some(path) = &file.path else {
            return file;
        };
        match fs::metadata(path).and_then(|_| fs::canonicalize(path)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound && common.config.is_none() => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let missing = format!("there is no file of settings `{}`", path.display());
                let help = "`quizdeck config KEY VALUE` with the same --config makes it";
                file.unread = Some(Failure::usage(missing).help(help));
            }
            _ => file.read(),
        }
        file
    }

    fn read(&mut self) {
        let Some(path) = &self.path else { return };
        let read = load::bytes(path).and_then(|bytes| {
            String::from_utf8(bytes).map_err(|_| {
                Failure::usage(format!("`{}` is no UTF-8", path.display()))
                    .help("save it as UTF-8, or move it away")
            })
        });
        self.there = true;
        match read {
            Err(failure) => self.unread = Some(failure),
            Ok(text) => {
                match Settings::read(&text) {
                    Ok(settings) => self.settings = settings,
                    Err(faults) => self.faults = faults,
                }
                self.text = text;
            }
        }
    }
}

/// Fails when the settings of this run cannot be used, with what is wrong in them.
///
/// # Errors
/// When the file cannot be read, or something in it is wrong.
pub(super) fn heed(world: &mut World<'_>) -> Result<(), Failure> {
    let file = &world.settings;
    if let Some(failure) = &file.unread {
        return Err(failure.clone());
    }
    if file.faults.is_empty() {
        return Ok(());
    }
    let name = file.path.as_ref().map(|path| path.display().to_string());
    let name = name.unwrap_or_default();
    let examined = Examined {
        path: &name,
        text: &file.text,
        findings: &file.faults,
    };
    draw_findings(world.err.as_mut(), &[examined], world.colour, world.width)?;
    let failure = Failure::usage(format!("`{name}` cannot be used as it is"));
    Err(failure
        .help("mend the errors above; `quizdeck config` lists all settings with their ranges"))
}

/// Shows the settings, or changes one.
///
/// # Errors
/// When there is no such setting or value, or the file cannot be read or written.
pub(super) fn run(world: &mut World<'_>, args: &Config) -> Result<u8, Failure> {
    let asked = args.key.as_deref().map(Name::of).transpose()?;
    match (asked, &args.value) {
        (Some(name), Some(value)) => change::set(world, &name, value),
        (Some(name), None) if args.unset => change::unset(world, &name),
        (asked, _) => {
            if world.settings.there {
                heed(world)?;
            }
            list::run(world, asked.as_ref())
        }
    }
}

/// The name of a setting as it was typed, parted: `decks.korea-japan.retention` is three keys.
pub(super) struct Name {
    keys: Vec<String>,
}

impl Name {
    /// Reads a name.
    fn of(typed: &str) -> Result<Self, Failure> {
        let keys: Vec<&str> = match typed.split_once('.') {
            // the name of a deck or topic may hold points itself
            Some((part @ ("decks" | "topics"), rest)) => match rest.rsplit_once('.') {
                Some((name, key)) => vec![part, name, key],
                None => vec![part, rest],
            },
            Some((key, day)) => vec![key, day],
            None => vec![typed],
        };
        let name = Self {
            keys: keys.into_iter().map(str::to_owned).collect(),
        };
        match name.kind() {
            Some(_) => Ok(name),
            None => Err(unknown(typed)),
        }
    }

    fn keys(&self) -> Vec<&str> {
        self.keys.iter().map(String::as_str).collect()
    }

    fn text(&self) -> String {
        self.keys.join(".")
    }

    /// The setting it names, and the kind of its values.
    fn kind(&self) -> Option<(&'static crate::settings::Setting, Kind)> {
        let found = match self.keys()[..] {
            ["decks", _, key] => setting(key).filter(|setting| setting.of_deck),
            ["topics", _, key] => setting(key).filter(|setting| setting.of_topic),
            [key] => setting(key),
            [key, _] => setting(key).filter(|setting| setting.kind == Kind::Week),
            _ => None,
        };
        found.map(|setting| (setting, setting.kind))
    }

    /// Whether it names a map of values rather than one value.
    fn is_week(&self) -> bool {
        self.keys.len() == 1 && self.kind().is_some_and(|(_, kind)| kind == Kind::Week)
    }
}

fn unknown(typed: &str) -> Failure {
    let last = typed.rsplit('.').next().unwrap_or(typed);
    let near = nearest(last, SETTINGS.iter().map(|setting| setting.key));
    let failure = Failure::usage(format!("there is no setting `{typed}`"));
    match (typed.contains('.'), near.is_empty()) {
        (false, false) => failure.help(format!("did you mean {}?", either(&near))),
        (true, _) => failure.help(
            "settings of one deck are decks.DECK.retention, .new_per_day and .reviews_per_day; of a topic topics.TOPIC.retention",
        ),
        (false, true) => {
            let all = count(SETTINGS.len(), "setting");
            failure.help(format!("`quizdeck config` lists all {all}"))
        }
    }
}
