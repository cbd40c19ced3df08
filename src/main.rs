//! The program `quizdeck`; all of it is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    quizdeck::cli::main()
}
