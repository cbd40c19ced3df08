//! Setting one value, or taking it out.

use std::fs;
use std::io;
use std::path::Path;

use super::{Name, heed};
use crate::base::text::reason;
use crate::cli::failure::Failure;
use crate::cli::replace::replace;
use crate::cli::save;
use crate::cli::world::World;
use crate::settings::{self, Settings};

/// Writes a value into the file.
pub(super) fn set(world: &mut World<'_>, name: &Name, value: &str) -> Result<u8, Failure> {
    if world.settings.there {
        heed(world)?;
    }
    let value = match name.kind() {
        Some((_, settings::Kind::Folder)) if value != "none" => whole(value)?,
        _ => value.to_owned(),
    };
    let value = written(name, &value)?;
    let Some(text) = settings::set(&world.settings.text, &name.keys(), &value) else {
        return Err(by_hand(world));
    };
    keep(world, &text)?;
    told(world, &format!("{} is {value} now.", name.text()))
}

/// Takes a value out of the file, so that the default holds again.
pub(super) fn unset(world: &mut World<'_>, name: &Name) -> Result<u8, Failure> {
    heed(world)?;
    let Some(text) = settings::unset(&world.settings.text, &name.keys()) else {
        return told(world, &format!("{} was not set.", name.text()));
    };
    keep(world, &text)?;
    told(world, &format!("{} is no longer set.", name.text()))
}

/// A folder that is there, by a path that means the same wherever the program is started.
fn whole(typed: &str) -> Result<String, Failure> {
    let folder = crate::cli::sync::folder(Path::new(typed))?;
    let whole = std::path::absolute(&folder).unwrap_or(folder);
    whole.to_str().map(str::to_owned).ok_or_else(|| {
        Failure::usage(format!("`{typed}` is no UTF-8")).help("name a folder with a plain name")
    })
}

/// The value as it is written into the file.
fn written(name: &Name, typed: &str) -> Result<String, Failure> {
    let text = name.text();
    let Some((setting, kind)) = name.kind() else {
        return Err(Failure::usage(format!("there is no setting `{text}`")));
    };
    if name.is_week() {
        let failure = Failure::usage(format!("`{text}` is set day by day"));
        return Err(failure.help(format!("`quizdeck config {text}.sat 0.5`")));
    }
    // checked by the one function that reads the file, so that a day that does not exist is found as well
    let sound = settings::Value::of(kind, typed);
    let line = match &sound {
        Some(value @ settings::Value::Folder(_)) => value.text(),
        _ => typed.to_owned(),
    };
    let line = settings::set("", &name.keys(), &line).unwrap_or_default();
    match (sound, Settings::read(&line)) {
        (Some(value), Ok(_)) => Ok(value.text()),
        (None, _) => {
            let wanted = match kind {
                settings::Kind::Week => String::from("a number from 0 to 1"),
                kind => kind.wanted(),
            };
            let failure = Failure::usage(format!("`{text}` wants {wanted}, not `{typed}`"));
            Err(failure.help(format!("the default is {}", setting.default)))
        }
        (Some(_), Err(faults)) => {
            let first = faults.into_iter().next();
            let message = first.as_ref().map(|fault| fault.message.clone());
            let failure = Failure::usage(message.unwrap_or_default());
            Err(match first.and_then(|fault| fault.help) {
                Some(help) => failure.help(help),
                None => failure,
            })
        }
    }
}

fn by_hand(world: &World<'_>) -> Failure {
    let path = world.settings.path.as_deref().map(Path::display);
    let path = path.map_or_else(String::new, |path| path.to_string());
    Failure::usage(format!(
        "`{path}` is laid out in a way that cannot be changed from here"
    ))
    .help("change it in an editor")
}

/// Writes the file whole or not at all; it is never left in a state that cannot be read.
fn keep(world: &World<'_>, text: &str) -> Result<(), Failure> {
    if Settings::read(text).is_err() {
        return Err(by_hand(world));
    }
    let Some(path) = world.settings.path.as_deref() else {
        let failure = Failure::usage("there is no home folder to keep settings in");
        return Err(failure.help("name a file with --config FILE or QUIZDECK_CONFIG"));
    };
    let done = if world.settings.there {
        replace(path, world.settings.text.as_bytes(), text.as_bytes())
    } else {
        make(path, text)
    };
    done.map_err(|error| {
        let reason = reason(&error.to_string());
        Failure::usage(format!("`{}` cannot be written: {reason}", path.display()))
            .help("look whether its folder may be written to")
    })
}

fn make(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    save::put(path, text.as_bytes())
}

fn told(world: &mut World<'_>, word: &str) -> Result<u8, Failure> {
    if world.common.json {
        world.settings = super::File::find(world.common);
        return super::list::run(world, None);
    }
    writeln!(world.out, "{word}")?;
    Ok(0)
}
