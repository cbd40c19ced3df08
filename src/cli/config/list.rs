//! Showing the settings.

use serde::Serialize;

use super::Name;
use crate::cli::failure::Failure;
use crate::cli::world::World;
use crate::settings::{Kind, SETTINGS, Setting, Settings};
use crate::terminal::listing::{SettingRow, draw_settings};
use crate::terminal::write_json;

/// The object of `config --json`.
#[derive(Serialize)]
struct Listing<'a> {
    version: u8,
    /// The file; null when the system names no home folder.
    path: Option<String>,
    /// Whether it is there.
    exists: bool,
    settings: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    key: &'a str,
    value: &'a str,
    default: &'a str,
    unit: Option<&'a str>,
    range: &'a str,
    /// `default` or `file`.
    from: &'static str,
    line: Option<usize>,
    about: &'a str,
}

/// Lists all settings, or shows one.
pub(super) fn run(world: &mut World<'_>, asked: Option<&Name>) -> Result<u8, Failure> {
    let mut rows = rows(&world.settings.settings);
    if let Some(name) = asked {
        let text = name.text();
        let within = |row: &SettingRow| row.key == text || row.key.starts_with(&format!("{text}."));
        let known = rows.iter().any(within);
        rows.retain(within);
        if !known {
            rows.extend(name.kind().map(|(setting, _)| unsaid(setting, text)));
        }
    }
    let path = world.settings.path.as_ref();
    let path = path.map(|path| path.display().to_string());
    if world.common.json {
        let listing = Listing {
            version: 1,
            path,
            exists: world.settings.there,
            settings: rows.iter().map(row).collect(),
        };
        write_json(world.out.as_mut(), &listing)?;
        return Ok(0);
    }
    let (colour, width) = (world.colour, world.width);
    let file = path.map(|path| (path, world.settings.there));
    draw_settings(
        world.out.as_mut(),
        file.as_ref().map(|(path, there)| (path.as_str(), *there)),
        &rows,
        asked.is_some(),
        colour,
        width,
    )?;
    Ok(0)
}

fn row(row: &SettingRow) -> Row<'_> {
    Row {
        key: &row.key,
        value: &row.value,
        default: row.default,
        unit: Some(row.unit).filter(|unit| !unit.is_empty()),
        range: &row.range,
        from: if row.line.is_some() {
            "file"
        } else {
            "default"
        },
        line: row.line,
        about: row.about,
    }
}

/// All settings in their order, each followed by what was said of single days, decks and topics.
fn rows(settings: &Settings) -> Vec<SettingRow> {
    let mut rows = Vec::new();
    for setting in SETTINGS {
        let mut row = unsaid(setting, setting.key.to_owned());
        if let Some(written) = settings.written(setting.key) {
            (row.value, row.line) = (written.text.clone(), Some(written.line));
        }
        rows.push(row);
        let more = settings.written.iter().filter(|written| {
            let prefix = written.name.split('.').next().unwrap_or_default();
            let last = written.name.rsplit('.').next().unwrap_or_default();
            let of_part = matches!(prefix, "decks" | "topics") && last == setting.key;
            let of_day = prefix == setting.key && written.name != setting.key;
            of_part || of_day
        });
        rows.extend(more.map(|written| SettingRow {
            value: written.text.clone(),
            line: Some(written.line),
            ..unsaid(setting, written.name.clone())
        }));
    }
    rows
}

/// A setting of which nothing is said.
fn unsaid(setting: &'static Setting, key: String) -> SettingRow {
    let single = setting.kind == Kind::Week && key != setting.key;
    let range = match single {
        true => String::from("0 to 1"),
        false => setting.kind.range(),
    };
    SettingRow {
        key,
        value: setting.default.to_owned(),
        default: setting.default,
        unit: setting.unit,
        range,
        line: None,
        about: setting.about,
    }
}
