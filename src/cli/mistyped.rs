//! What clap has against a command line, in our words and with a way out.

use std::error::Error;
use std::ffi::OsString;
use std::path::Path;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, CommandFactory};

use super::args::Cli;
use super::failure::Failure;
use super::folder;
use crate::base::text::{either, nearest};
use crate::deck;

/// The failure of a command line, `words` with the program's name first.
pub(super) fn failure(error: &clap::Error, words: &[OsString]) -> Failure {
    let program = Cli::command();
    let command = words
        .iter()
        .skip(1)
        .find_map(|word| program.find_subcommand(word));
    let mistake = Mistake {
        error,
        program: &program,
        command,
    };
    match error.kind() {
        ErrorKind::InvalidSubcommand => mistake.no_command(),
        ErrorKind::UnknownArgument => mistake.unknown(),
        ErrorKind::InvalidValue => mistake.no_value(),
        ErrorKind::ValueValidation => mistake.bad_value(),
        ErrorKind::ArgumentConflict => mistake.conflict(),
        ErrorKind::MissingRequiredArgument => mistake.missing(),
        ErrorKind::TooManyValues => {
            let option = mistake.named(ContextKind::InvalidArg);
            mistake.see(Failure::usage(format!("`{option}` takes no value")))
        }
        ErrorKind::InvalidUtf8 => mistake.see(Failure::usage("an argument is no UTF-8")),
        _ => mistake.see(Failure::usage(first_line(error))),
    }
}

struct Mistake<'a> {
    error: &'a clap::Error,
    program: &'a Command,
    /// The command that was typed, when there is such a one.
    command: Option<&'a Command>,
}

impl Mistake<'_> {
    fn no_command(&self) -> Failure {
        let typed = self.text(ContextKind::InvalidSubcommand);
        let failure = Failure::usage(format!("there is no command `{typed}`"));
        let names = self.program.get_subcommands().map(Command::get_name);
        let near = nearest(&typed, names);
        let is_shipped = || deck::shipped().iter().any(|(name, _)| *name == typed);
        if typed == "help" {
            failure.help(
                "`quizdeck --help` tells of everything, `quizdeck study --help` of one command",
            )
        } else if folder::is_deck(Path::new(&typed)) || is_shipped() {
            failure.help(format!("a deck is studied with `quizdeck study {typed}`"))
        } else if near.is_empty() {
            failure.help("`quizdeck -h` lists all commands")
        } else {
            failure.help(format!("did you mean {}?", either(&near)))
        }
    }

    fn unknown(&self) -> Failure {
        let typed = self.named(ContextKind::InvalidArg);
        if !typed.starts_with('-') {
            return self.see(Failure::usage(format!("`{typed}` is one word too many")));
        }
        let failure = Failure::usage(format!("there is no option `{typed}`"));
        let here = self.command.unwrap_or(self.program);
        let arguments = here.get_arguments().chain(self.program.get_arguments());
        let names: Vec<_> = arguments
            .filter_map(|argument| argument.get_long())
            .collect();
        // the dashes would make all of them alike
        let near = nearest(typed.trim_start_matches('-'), names);
        if near.is_empty() {
            self.see(failure)
        } else {
            let near: Vec<_> = near.iter().map(|name| format!("--{name}")).collect();
            let near: Vec<_> = near.iter().map(String::as_str).collect();
            failure.help(format!("did you mean {}?", either(&near)))
        }
    }

    /// A value that is none of those there are, or none at all.
    fn no_value(&self) -> Failure {
        let option = self.named(ContextKind::InvalidArg);
        let typed = self.text(ContextKind::InvalidValue);
        let failure = Failure::usage(if typed.is_empty() {
            format!("`{option}` needs a value")
        } else {
            format!("`{typed}` is no value of `{option}`")
        });
        match self.error.get(ContextKind::ValidValue) {
            Some(ContextValue::Strings(known)) if !known.is_empty() => {
                let known: Vec<_> = known.iter().map(String::as_str).collect();
                failure.help(format!("give {}", either(&known)))
            }
            _ => self.see(failure),
        }
    }

    fn bad_value(&self) -> Failure {
        let option = self.named(ContextKind::InvalidArg);
        let typed = self.text(ContextKind::InvalidValue);
        let failure = Failure::usage(format!("`{typed}` is no value of `{option}`"));
        match self.error.source() {
            Some(way_out) => failure.help(way_out.to_string()),
            None => self.see(failure),
        }
    }

    fn conflict(&self) -> Failure {
        let (one, other) = (
            self.named(ContextKind::InvalidArg),
            self.named(ContextKind::PriorArg),
        );
        if one == other {
            return Failure::usage(format!("`{one}` was given twice")).help("give it once");
        }
        let failure = Failure::usage(format!("`{one}` and `{other}` exclude each other"));
        failure.help("leave one of them out")
    }

    fn missing(&self) -> Failure {
        let wanted = self.named(ContextKind::InvalidArg);
        let command = self.command.map_or("quizdeck", Command::get_name);
        self.see(Failure::usage(format!("`{command}` needs {wanted}")))
    }

    /// With the way to the options of the command.
    fn see(&self, failure: Failure) -> Failure {
        let command = self
            .command
            .map_or_else(String::new, |command| format!(" {}", command.get_name()));
        failure.help(format!("`quizdeck{command} -h` shows what there is"))
    }

    fn text(&self, kind: ContextKind) -> String {
        match self.error.get(kind) {
            Some(ContextValue::String(text)) => text.clone(),
            Some(ContextValue::Strings(texts)) => texts.join(" "),
            _ => String::new(),
        }
    }

    /// The name of an option or argument without its value: `--form` of `--form <FORM>`, `SHELL` of `<SHELL>`.
    fn named(&self, kind: ContextKind) -> String {
        let text = self.text(kind);
        let name = text.split(' ').next().unwrap_or_default();
        match name
            .strip_prefix('<')
            .and_then(|name| name.strip_suffix('>'))
        {
            Some(argument) => argument.to_owned(),
            None => name.to_owned(),
        }
    }
}

/// What clap says where we have no better words.
fn first_line(error: &clap::Error) -> String {
    let said = error.to_string();
    let line = said.lines().next().unwrap_or_default();
    line.trim_start_matches("error: ").to_owned()
}
