//! World: what was typed → one typed request → one `run` for each command. The clock, the environment, the exit codes.

mod abreast;
mod add;
mod after;
mod ambient;
mod args;
mod backed;
mod backup;
mod cards;
mod catalogue;
mod check;
mod clash;
mod config;
mod daily;
mod decks;
mod doctor;
mod documents;
mod drive;
mod explain;
mod failure;
mod few;
mod fit;
mod folder;
mod found;
mod generate;
mod home;
mod import;
mod known;
mod leeches;
mod load;
mod lost;
mod mend;
mod merge;
mod mistyped;
mod name;
mod new;
mod noted;
mod ordinary;
mod page;
mod places;
mod plan;
mod preview;
mod progress;
mod quiz;
mod recover;
mod relink;
mod remembered;
mod replace;
mod restore;
mod save;
mod shelf;
mod shell;
mod shelved;
mod stats;
mod study;
mod suspend;
mod sync;
mod talk;
mod undo;
mod watch;
mod weak;
mod wizard;
mod world;

use std::io::{self, Write};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use clap::Parser;

use args::{Cli, Command};
use failure::{Failure, code};
use world::World;

use crate::{deck, store};

/// Runs the program with what was typed.
#[must_use]
pub fn main() -> ExitCode {
    let words: Vec<_> = std::env::args_os().collect();
    store::on_waiting(world::tell_waiting);
    let done = match Cli::try_parse_from(&words) {
        Ok(cli) => World::new(&cli.common).and_then(|mut world| {
            if !world.keys {
                end_on_interrupt()?;
            }
            finish(cli.command.as_ref(), &mut world)
        }),
        // help and version
        Err(error) if !error.use_stderr() => written(error.print().map(|()| 0)),
        Err(error) => Err(mistyped::failure(&error, &words)),
    };
    match done {
        Ok(code) => ExitCode::from(code),
        // nobody is left to be told when even this cannot be written
        Err(failure) => match world::tell_failure(&failure, &mut io::stderr()) {
            Ok(()) | Err(_) => ExitCode::from(failure.code),
        },
    }
}

/// Without keys Ctrl-C ends the program at once: every answer is on the disk already.
fn end_on_interrupt() -> io::Result<()> {
    let always = Arc::new(AtomicBool::new(true));
    let code = i32::from(code::INTERRUPTED);
    signal_hook::flag::register_conditional_shutdown(signal_hook::consts::SIGINT, code, always)
        .map(|_| ())
}

/// What came of writing; a reader that went away is no failure.
fn written(done: io::Result<u8>) -> Result<u8, Failure> {
    match done.map_err(Failure::from) {
        Err(failure) if failure.closed => Ok(0),
        done => done,
    }
}

/// Runs a command and writes out what it said; a reader that went away ends the program quietly.
fn finish(command: Option<&Command>, world: &mut World<'_>) -> Result<u8, Failure> {
    let done = run(command, world);
    match (done, world.out.flush()) {
        (Err(failure), _) if failure.closed => Ok(0),
        (Err(failure), _) => Err(failure),
        (Ok(_), Err(error)) => written(Err(error)),
        (Ok(code), Ok(())) => Ok(code),
    }
}

fn run(command: Option<&Command>, world: &mut World<'_>) -> Result<u8, Failure> {
    let Some(command) = command else {
        return home::run(world);
    };
    daily::before(world, command)?;
    let code = carry_out(command, world)?;
    daily::after(world, command)?;
    Ok(code)
}

fn carry_out(command: &Command, world: &mut World<'_>) -> Result<u8, Failure> {
    match command {
        Command::Study(args) => study::run(world, args),
        Command::Quiz(args) => quiz::run(world, args),
        Command::Weak(args) => weak::run(world, args),
        Command::Stats(args) => stats::run(world, args),
        Command::Undo => undo::run(world),
        Command::Suspend(args) => suspend::run(world, args),
        Command::Config(args) => config::run(world, args),
        Command::Plan(args) => plan::run(world, args),
        Command::Decks(args) => decks::run(world, args),
        Command::Cards(args) => cards::run(world, args),
        Command::Preview(args) => preview::run(world, &args.decks, &args.which),
        Command::Generate(args) => generate::run(world, args),
        Command::New(args) => new::run(world, args),
        Command::Add(args) => add::run(world, args),
        Command::Check(args) if args.watch => watch::run(world, args, check::run),
        Command::Check(args) => check::run(world, args),
        Command::Explain(args) => explain::run(world, args),
        Command::Fit(args) => fit::run(world, args),
        Command::Import(args) => import::run(world, args),
        Command::Merge(args) => merge::run(world, args),
        Command::Backup(args) => backup::run(world, args),
        Command::Restore(args) => restore::run(world, args),
        Command::Sync(args) => sync::run(world, args),
        Command::Doctor(args) => doctor::run(world, args),
        Command::Relink(args) => relink::run(world, args),
        Command::Completions { shell } => {
            Ok(shell::completions(*shell, world.out.as_mut()).map(|()| 0)?)
        }
        Command::Man => Ok(shell::man(world.out.as_mut()).map(|()| 0)?),
        Command::Schema => Ok(world.out.write_all(deck::SCHEMA.as_bytes()).map(|()| 0)?),
    }
}
