//! `config`: every setting with its value, and where that comes from.

use std::io::{self, Write};

use console::Style;

use crate::terminal::layout::wrapped;
use crate::terminal::table::{Column, Table};

/// One setting as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingRow {
    /// Its name, such as `retention` or `decks.korea-japan.retention`.
    pub key: String,
    /// The value that holds.
    pub value: String,
    /// The value that holds when nothing is said.
    pub default: &'static str,
    /// The unit of its values; empty when it has none.
    pub unit: &'static str,
    /// Its values, in words.
    pub range: String,
    /// The line of the file on which it stands; `None` when the default holds.
    pub line: Option<usize>,
    /// What it does.
    pub about: &'static str,
}

/// Draws settings as a table with the file above it; `whole`: one by one, with all that is to be said of each.
///
/// # Errors
/// When the output is closed or broken.
pub fn draw_settings(
    out: &mut dyn Write,
    file: Option<(&str, bool)>,
    rows: &[SettingRow],
    whole: bool,
    colour: bool,
    width: usize,
) -> io::Result<()> {
    if whole {
        return rows.iter().try_for_each(|row| one(out, row, colour, width));
    }
    match file {
        Some((path, true)) => writeln!(out, "Settings in {path}")?,
        Some((path, false)) => {
            writeln!(out, "Settings: all as they come; yours would stand in")?;
            writeln!(out, "{path}")?;
        }
        None => writeln!(out, "Settings: all as they come")?,
    }
    writeln!(out)?;
    let mut table = Table::new(vec![
        Column::text("setting").folding(),
        Column::word("value"),
        Column::word("default").dispensable(2),
        Column::word("unit").dispensable(4),
        Column::text("range").folding().dispensable(3),
        Column::word("from").dispensable(1),
    ]);
    for row in rows {
        table.row([
            &row.key,
            &row.value,
            row.default,
            row.unit,
            &row.range,
            &from(row),
        ]);
    }
    table.write(out, width, colour)?;
    writeln!(out)?;
    let dim = Style::new().dim().force_styling(colour);
    for line in wrapped(
        "`quizdeck config KEY` tells what a setting does, `quizdeck config KEY VALUE` sets it.",
        width.min(72),
    ) {
        writeln!(out, "{}", dim.apply_to(line))?;
    }
    Ok(())
}

fn from(row: &SettingRow) -> String {
    match row.line {
        Some(line) => format!("line {line}"),
        None => String::from("default"),
    }
}

fn one(out: &mut dyn Write, row: &SettingRow, colour: bool, width: usize) -> io::Result<()> {
    let bold = Style::new().bold().force_styling(colour);
    writeln!(out, "{}: {}", bold.apply_to(&row.key), row.value)?;
    let unit = if row.unit.is_empty() {
        String::new()
    } else {
        format!(" {}", row.unit)
    };
    let said = match row.line {
        Some(line) => format!("set on line {line}"),
        None => String::from("not set"),
    };
    let text = format!(
        "{}. Values: {}{unit}. Default: {}; {said}.",
        row.about, row.range, row.default
    );
    for line in wrapped(&text, width.min(72).saturating_sub(2)) {
        writeln!(out, "  {line}")?;
    }
    Ok(())
}
