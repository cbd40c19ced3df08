//! Completions and the manual page, made from the definitions of the commands.

use std::io::{self, Write};

use clap::CommandFactory;
use clap_mangen::Man;

use super::args::{Cli, ENVIRONMENT};

/// Writes completions for a shell.
pub(super) fn completions(shell: clap_complete::Shell, out: &mut dyn Write) -> io::Result<()> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "quizdeck", &mut script);
    out.write_all(&script)
}

/// Writes the manual page: the program, then each command with its options.
pub(super) fn man(out: &mut dyn Write) -> io::Result<()> {
    let mut program = Cli::command();
    program.build();
    let page = Man::new(program.clone());
    page.render_title(out)?;
    page.render_name_section(out)?;
    page.render_synopsis_section(out)?;
    page.render_description_section(out)?;
    page.render_options_section(out)?;
    for command in program.get_subcommands() {
        let about = command
            .get_about()
            .map(ToString::to_string)
            .unwrap_or_default();
        writeln!(out, ".SH {}\n{about}.", command.get_name().to_uppercase())?;
        let page = Man::new(command.clone());
        sub_section(&page, out)?;
    }
    page.render_version_section(&mut *out)?;
    out.write_all(surroundings().as_bytes())
}

/// Environment, exit codes and examples, which the help has in a form of its own.
fn surroundings() -> String {
    let mut text = String::new();
    for line in ENVIRONMENT.lines().filter(|line| !line.is_empty()) {
        let quoted = line.trim().replace('\\', "\\e").replace('-', "\\-");
        match line {
            "Environment:" => text += ".SH ENVIRONMENT\n",
            "Exit codes:" => text += ".SH \"EXIT STATUS\"\n",
            "Examples:" => text += ".SH EXAMPLES\n",
            _ => match quoted.split_once("  ") {
                Some((term, told)) => text += &format!(".TP\n{term}\n{}\n", told.trim()),
                None => text += &format!(".PP\n{quoted}\n"),
            },
        }
    }
    text
}

/// The synopsis and options of a command, one level below its heading.
fn sub_section(page: &Man, out: &mut dyn Write) -> io::Result<()> {
    let mut text = Vec::new();
    page.render_synopsis_section(&mut text)?;
    page.render_options_section(&mut text)?;
    let text = String::from_utf8_lossy(&text).replace(".SH ", ".SS ");
    out.write_all(text.as_bytes())
}
