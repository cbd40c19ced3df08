//! One value of one setting.

use super::table::{Kind, LATEST_START};

/// A value in its range.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A whole number.
    Count(u32),
    /// No limit.
    Unlimited,
    /// A number.
    Share(f64),
    /// One of the words.
    Word(&'static str),
    /// Minutes after midnight.
    Clock(u16),
    /// A path.
    Folder(String),
}

impl Value {
    /// Reads the value of a setting, or of a day of the week where the setting is one for each; `None` when it is none of
    /// its values.
    #[must_use]
    pub fn of(kind: Kind, text: &str) -> Option<Self> {
        let text = text.trim();
        match kind {
            Kind::Count { or_none: true, .. } | Kind::Folder if text == "none" => {
                Some(Self::Unlimited)
            }
            Kind::Count { least, most, .. } => {
                let number = text.parse().ok();
                let number = number.filter(|number| (least..=most).contains(number));
                number.map(Self::Count)
            }
            Kind::Share { least, most } => share(text, least, most),
            Kind::Week => share(text, 0.0, 1.0),
            Kind::Word(words) => {
                let word = words.iter().find(|word| **word == text);
                word.map(|word| Self::Word(word))
            }
            Kind::Clock => clock(text).map(Self::Clock),
            Kind::Folder => {
                let sound = !text.is_empty() && !text.chars().any(char::is_control);
                sound.then(|| Self::Folder(text.to_owned()))
            }
        }
    }

    /// The value as it is written.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Count(number) => number.to_string(),
            Self::Unlimited => String::from("none"),
            Self::Share(share) => share.to_string(),
            Self::Word(word) => (*word).to_owned(),
            // in quotes, whatever is in it
            Self::Folder(path) => {
                format!("\"{}\"", path.replace('\\', "\\\\").replace('"', "\\\""))
            }
            Self::Clock(minutes) => format!("{:02}:{:02}", minutes / 60, minutes % 60),
        }
    }
}

fn share(text: &str, least: f64, most: f64) -> Option<Value> {
    let digits = |c: char| c.is_ascii_digit() || c == '.';
    let number: Option<f64> = text.parse().ok().filter(|_| text.chars().all(digits));
    let number = number.filter(|number| (least..=most).contains(number));
    number.map(Value::Share)
}

/// `4:00` or `04:00`, in minutes after midnight.
fn clock(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once(':')?;
    let short = |part: &str| (1..=2).contains(&part.len());
    let digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
    if !short(hours) || minutes.len() != 2 || !digits(hours) || !digits(minutes) {
        return None;
    }
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
    let all = hours * 60 + minutes;
    (minutes < 60 && all <= LATEST_START).then_some(all)
}
