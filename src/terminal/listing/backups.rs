//! `backup --list` and the picture that `restore` shows.

use std::io::{self, Write};

use serde::Serialize;

use super::VERSION;
use crate::base::Millis;
use crate::base::text::{count, printable};
use crate::terminal::table::{Column, Table};
use crate::terminal::wrapped;
use crate::terminal::write_json;

/// So many decks are named before the rest is only counted.
const NAMED: usize = 10;

/// Where two instants fit beside each other, in cells; below, their dates are shown.
const TWO_TIMES: usize = 47;

/// The letters of a date such as `2026-11-21`.
const DATE: usize = 10;

/// One backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupRow {
    /// Its place in the list from 1, the newest first.
    pub number: usize,
    /// Its file name.
    pub name: String,
    /// Where it is.
    pub path: String,
    /// When it was written.
    pub at: Millis,
    /// The same as the learner's clock showed it.
    pub written: String,
    /// Why, in a word.
    pub occasion: &'static str,
    /// Its size.
    pub bytes: u64,
    /// How many reviews it holds, when it is sound.
    pub reviews: Option<u64>,
    /// What is wrong with it, in a word.
    pub fault: Option<String>,
}

#[derive(Serialize)]
struct Listing<'a> {
    version: u8,
    backups: Vec<RowJson<'a>>,
}

#[derive(Serialize)]
struct RowJson<'a> {
    number: usize,
    path: &'a str,
    at: Millis,
    occasion: &'a str,
    bytes: u64,
    reviews: Option<u64>,
    sound: bool,
    fault: Option<&'a str>,
}

impl<'a> RowJson<'a> {
    fn of(row: &'a BackupRow) -> Self {
        Self {
            number: row.number,
            path: &row.path,
            at: row.at,
            occasion: row.occasion,
            bytes: row.bytes,
            reviews: row.reviews,
            sound: row.fault.is_none(),
            fault: row.fault.as_deref(),
        }
    }
}

/// Writes the object of `backup --list --json`.
///
/// # Errors
/// When the output is closed or broken.
pub fn backups_json(out: &mut dyn Write, rows: &[BackupRow]) -> io::Result<()> {
    let backups = rows.iter().map(RowJson::of).collect();
    let version = VERSION;
    write_json(out, &Listing { version, backups })
}

/// Draws the backups as a table with a word below on what to do with them.
///
/// # Errors
/// When the output is closed or broken.
pub fn draw_backups(
    out: &mut dyn Write,
    rows: &[BackupRow],
    colour: bool,
    width: usize,
) -> io::Result<()> {
    let mut table = Table::new(vec![
        Column::number("no."),
        Column::word("written"),
        Column::word("why"),
        Column::number("size").dispensable(1),
        Column::number("reviews"),
        Column::word("sound").dispensable(2),
        Column::text("file").dispensable(3),
    ]);
    for row in rows {
        let reviews = row
            .reviews
            .map_or_else(|| String::from("–"), |number| number.to_string());
        let sound = row
            .fault
            .as_ref()
            .map_or_else(|| String::from("✓"), |fault| format!("✗ {fault}"));
        table.row([
            &row.number.to_string(),
            &row.written,
            row.occasion,
            &bytes(row.bytes),
            &reviews,
            &sound,
            &row.name,
        ]);
    }
    table.write(out, width, colour)?;
    writeln!(out)?;
    for line in wrapped(
        "`quizdeck restore --dry-run NO.` shows what one would change.",
        width,
    ) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// What a file or a backup holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Side {
    /// How many reviews.
    pub reviews: u64,
    /// Of how many questions.
    pub questions: u64,
    /// Of how many decks.
    pub decks: usize,
    /// When the last one was given, as the learner's clock showed it.
    pub last: Option<String>,
}

/// What a restore would change.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RestoreScreen {
    /// The progress file.
    pub file: String,
    /// The backup.
    pub backup: String,
    /// What the file holds; `None` when it is missing, empty or damaged.
    pub now: Option<Side>,
    /// Whether the file is damaged.
    pub damaged: bool,
    /// What the backup holds.
    pub then: Side,
    /// Reviews in the file that the backup does not have.
    pub lost: u64,
    /// Reviews in the backup that the file does not have.
    pub back: u64,
    /// Decks whose number of reviews would change: their id, the number now and then.
    pub decks: Vec<(String, u64, u64)>,
}

/// One figure of a side, in words.
type Figure<'f> = &'f dyn Fn(&Side) -> String;

/// Draws the picture of a restore.
///
/// # Errors
/// When the output is closed or broken.
pub fn draw_restore(
    out: &mut dyn Write,
    screen: &RestoreScreen,
    colour: bool,
    width: usize,
) -> io::Result<()> {
    let mut lines = |text: &str| -> io::Result<()> {
        wrapped(text, width)
            .iter()
            .try_for_each(|line| writeln!(out, "{line}"))
    };
    lines(&printable(&screen.file))?;
    lines(&format!("from {}", printable(&screen.backup)))?;
    writeln!(out)?;
    let mut table = Table::new(vec![
        Column::word(""),
        Column::number("now"),
        Column::number("backup"),
    ]);
    let none = || String::from("–");
    let figure = |of: Figure<'_>| (screen.now.as_ref().map_or_else(none, of), of(&screen.then));
    let figures: [(&str, Figure<'_>); 4] = [
        ("reviews", &|side| side.reviews.to_string()),
        ("questions", &|side| side.questions.to_string()),
        ("decks", &|side| side.decks.to_string()),
        ("last answer", &|side| {
            side.last.clone().unwrap_or_else(none)
        }),
    ];
    for (name, of) in figures {
        let (now, then) = figure(of);
        let brief = |text: String| {
            if width < TWO_TIMES {
                text.chars().take(DATE).collect()
            } else {
                text
            }
        };
        let (now, then) = (brief(now), brief(then));
        table.row([name, &now, &then]);
    }
    table.write(out, width, colour)?;
    writeln!(out)?;
    for line in sentences(screen) {
        for line in wrapped(&line, width) {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

/// What would change, in words.
fn sentences(screen: &RestoreScreen) -> Vec<String> {
    let whole = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    let reviews = |number: u64| count(whole(number), "review");
    if screen.damaged {
        return vec![String::from(
            "The progress file is damaged: it will be kept under another name. `quizdeck doctor --recover` may save more.",
        )];
    }
    if screen.now.is_none() {
        return vec![String::from(
            "There is no progress file now, so nothing is lost.",
        )];
    }
    let mut said = Vec::new();
    if screen.lost == 0 && screen.back == 0 {
        said.push(String::from("Both hold the same reviews."));
    }
    if screen.lost > 0 {
        said.push(format!("✗ {} would be lost.", reviews(screen.lost)));
    }
    if screen.back > 0 {
        said.push(format!("✓ {} would come back.", reviews(screen.back)));
    }
    for (deck, now, then) in screen.decks.iter().take(NAMED) {
        said.push(format!("  {}: {now} now, {then} then", printable(deck)));
    }
    if let Some(more) = screen
        .decks
        .len()
        .checked_sub(NAMED)
        .filter(|more| *more > 0)
    {
        said.push(format!("  and {}", count(more, "more deck")));
    }
    said.push(String::from(
        "What is in the file now will be backed up first.",
    ));
    said
}

/// A size for people, in units of 1000 bytes such as `48 kB`, `1.2 MB`.
#[must_use]
#[allow(clippy::cast_precision_loss)] // of a size only the first digits are shown
pub fn bytes(number: u64) -> String {
    let units = [(1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB")];
    let Some((unit, name)) = units.into_iter().find(|(unit, _)| number >= *unit) else {
        return format!("{number} B");
    };
    let value = number as f64 / unit as f64;
    if value < 10.0 {
        format!("{value:.1} {name}")
    } else {
        format!("{value:.0} {name}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(draw: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> String {
        let mut out = Vec::new();
        draw(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn row(
        number: usize,
        written: &str,
        occasion: &'static str,
        reviews: Option<u64>,
    ) -> BackupRow {
        BackupRow {
            number,
            name: format!("progress.db.2026112{number}T090000Z.{occasion}.backup"),
            path: String::new(),
            at: Millis(0),
            written: written.to_owned(),
            occasion,
            bytes: 1_234_567,
            reviews,
            fault: reviews.is_none().then(|| String::from("damaged")),
        }
    }

    fn rows() -> Vec<BackupRow> {
        vec![
            row(1, "2026-11-21 09:00", "daily", Some(12_345)),
            row(2, "2026-11-20 22:10", "own copy", None),
        ]
    }

    #[test]
    fn the_list_fits_80_and_40_columns() {
        insta::assert_snapshot!(drawn(|out| draw_backups(out, &rows(), false, 80)), @r#"
        no.  written           why         size  reviews  sound      file
          1  2026-11-21 09:00  daily     1.2 MB    12345  ✓          progress.db.202611…
          2  2026-11-20 22:10  own copy  1.2 MB        –  ✗ damaged  progress.db.202611…

        `quizdeck restore --dry-run NO.` shows what one would change.
        "#);
        insta::assert_snapshot!(drawn(|out| draw_backups(out, &rows(), false, 40)), @r#"
        no.  written           why       reviews
          1  2026-11-21 09:00  daily       12345
          2  2026-11-20 22:10  own copy        –

        `quizdeck restore --dry-run NO.` shows
        what one would change.
        "#);
    }

    #[test]
    #[allow(clippy::too_many_lines)] // a snapshot is as long as what is shown
    fn the_picture_fits_80_and_40_columns() {
        let side = |reviews, last: &str| Side {
            reviews,
            questions: 210,
            decks: 3,
            last: Some(last.to_owned()),
        };
        let screen = RestoreScreen {
            file: String::from("/home/min/.local/share/quizdeck/progress.db"),
            backup: String::from(
                "/home/min/.local/share/quizdeck/progress.db.20261120T090000Z.daily.backup",
            ),
            now: Some(side(1_204, "2026-11-21 09:00")),
            damaged: false,
            then: side(1_180, "2026-11-20 18:22"),
            lost: 24,
            back: 0,
            decks: vec![(String::from("korea-japan"), 600, 576)],
        };
        insta::assert_snapshot!(drawn(|out| draw_restore(out, &screen, false, 80)), @r#"
        /home/min/.local/share/quizdeck/progress.db
        from /home/min/.local/share/quizdeck/progress.db.20261120T090000Z.daily.backup

                                  now            backup
        reviews                  1204              1180
        questions                 210               210
        decks                       3                 3
        last answer  2026-11-21 09:00  2026-11-20 18:22

        ✗ 24 reviews would be lost.
          korea-japan: 600 now, 576 then
        What is in the file now will be backed up first.
        "#);
        insta::assert_snapshot!(drawn(|out| draw_restore(out, &screen, false, 40)), @r#"
        /home/min/.local/share/quizdeck/progress
        .db
        from
        /home/min/.local/share/quizdeck/progress
        .db.20261120T090000Z.daily.backup

                            now      backup
        reviews            1204        1180
        questions           210         210
        decks                 3           3
        last answer  2026-11-21  2026-11-20

        ✗ 24 reviews would be lost.
          korea-japan: 600 now, 576 then
        What is in the file now will be backed
        up first.
        "#);
        let lost = RestoreScreen {
            now: None,
            damaged: true,
            ..screen
        };
        insta::assert_snapshot!(drawn(|out| draw_restore(out, &lost, false, 40)), @r#"
        /home/min/.local/share/quizdeck/progress
        .db
        from
        /home/min/.local/share/quizdeck/progress
        .db.20261120T090000Z.daily.backup

                     now      backup
        reviews        –        1180
        questions      –         210
        decks          –           3
        last answer    –  2026-11-20

        The progress file is damaged: it will be
        kept under another name. `quizdeck
        doctor --recover` may save more.
        "#);
    }
}
