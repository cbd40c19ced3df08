//! World: what was typed → one typed request → one `run` for each command. The clock, the environment, the exit codes.

mod ambient;
mod args;
mod cards;
mod check;
mod decks;
mod doctor;
mod drive;
mod failure;
mod home;
mod load;
mod places;
mod progress;
mod quiz;
mod shelf;
mod shell;
mod stats;
mod study;
mod talk;
mod undo;
mod world;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;

use args::{Cli, Command};
use failure::Failure;
use world::World;

/// Runs the program with what was typed.
#[must_use]
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // nobody is left to be told when even this cannot be written
            return error
                .print()
                .map_or(ExitCode::SUCCESS, |()| exit(error.exit_code()));
        }
    };
    let mut err = io::stderr();
    match World::new(&cli.common).and_then(|mut world| finish(cli.command.as_ref(), &mut world)) {
        Ok(code) => ExitCode::from(code),
        Err(failure) => match world::tell_failure(&failure, &mut err) {
            Ok(()) | Err(_) => ExitCode::from(failure.code),
        },
    }
}

fn exit(code: i32) -> ExitCode {
    u8::try_from(code).map_or(ExitCode::FAILURE, ExitCode::from)
}

/// Runs a command and writes out what it said; a reader that went away ends the program quietly.
fn finish(command: Option<&Command>, world: &mut World<'_>) -> Result<u8, Failure> {
    let done = run(command, world);
    match (done, world.out.flush()) {
        (Err(failure), _) if failure.closed => Ok(0),
        (Err(failure), _) => Err(failure),
        (Ok(_), Err(error)) => match Failure::from(error) {
            failure if failure.closed => Ok(0),
            failure => Err(failure),
        },
        (Ok(code), Ok(())) => Ok(code),
    }
}

fn run(command: Option<&Command>, world: &mut World<'_>) -> Result<u8, Failure> {
    let Some(command) = command else {
        return home::run(world);
    };
    match command {
        Command::Study(args) => study::run(world, args),
        Command::Quiz(args) => quiz::run(world, args),
        Command::Stats(args) => stats::run(world, args),
        Command::Undo => undo::run(world),
        Command::Decks(args) => decks::run(world, args),
        Command::Cards(args) => cards::run(world, args),
        Command::Check(args) => check::run(world, args),
        Command::Doctor(args) => doctor::run(world, args),
        Command::Completions { shell } => {
            Ok(shell::completions(*shell, world.out.as_mut()).map(|()| 0)?)
        }
        Command::Man => Ok(shell::man(world.out.as_mut()).map(|()| 0)?),
    }
}
