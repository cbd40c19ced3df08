//! Amounts in manuals: `up to 2,500 m`, `about 1.2 kg`, `14`.

use crate::base::words::NUMBER_WORDS;

/// Units with the quantity that each measures, as a question names it.
const UNITS: &[(&str, &str)] = &[
    ("mm", "length"),
    ("cm", "length"),
    ("m", "length"),
    ("km", "length"),
    ("inch", "length"),
    ("inches", "length"),
    ("metre", "length"),
    ("metres", "length"),
    ("meters", "length"),
    ("feet", "length"),
    ("g", "weight"),
    ("kg", "weight"),
    ("grams", "weight"),
    ("ml", "volume"),
    ("l", "volume"),
    ("litre", "volume"),
    ("litres", "volume"),
    ("liter", "volume"),
    ("liters", "volume"),
    ("w", "power"),
    ("kw", "power"),
    ("watts", "power"),
    ("v", "voltage"),
    ("volts", "voltage"),
    ("a", "current"),
    ("ma", "current"),
    ("amps", "current"),
    ("hz", "frequency"),
    ("khz", "frequency"),
    ("mhz", "frequency"),
    ("°c", "temperature"),
    ("°f", "temperature"),
    ("degrees", "temperature"),
    ("bar", "pressure"),
    ("mpa", "pressure"),
    ("kpa", "pressure"),
    ("psi", "pressure"),
    ("mah", "capacity"),
    ("ah", "capacity"),
    ("wh", "capacity"),
    ("kwh", "capacity"),
    ("lm", "brightness"),
    ("lumens", "brightness"),
    ("lux", "brightness"),
    ("gallon", "volume"),
    ("gallons", "volume"),
    ("oz", "weight"),
    ("ounces", "weight"),
    ("lb", "weight"),
    ("lbs", "weight"),
    ("pounds", "weight"),
    ("knots", "speed"),
    ("km/h", "speed"),
    ("mph", "speed"),
    ("rpm", "speed"),
    ("nm", "torque"),
    ("n", "force"),
    ("db", "sound level"),
    ("ev", "brightness"),
    ("gb", "capacity"),
    ("mb", "capacity"),
    ("ms", "time"),
    ("s", "time"),
    ("min", "time"),
    ("h", "time"),
    ("second", "time"),
    ("seconds", "time"),
    ("minute", "time"),
    ("minutes", "time"),
    ("hour", "time"),
    ("hours", "time"),
    ("day", "time"),
    ("days", "time"),
    ("week", "time"),
    ("weeks", "time"),
    ("month", "time"),
    ("months", "time"),
    ("year", "time"),
    ("years", "time"),
    ("%", "share"),
];

/// How exact an amount is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    /// It is that.
    Exact,
    /// It is near that.
    About,
    /// It is not more.
    Most,
    /// It is not less.
    Least,
}

impl Bound {
    /// What goes before the asking word.
    pub(super) fn before(self) -> &'static str {
        if self == Self::About { "about " } else { "" }
    }

    /// What goes behind the question.
    pub(super) fn behind(self) -> &'static str {
        match self {
            Self::Most => " at most",
            Self::Least => " at least",
            _ => "",
        }
    }

    /// What goes before the name of the quantity: `maximum temperature`.
    pub(super) fn named(self) -> &'static str {
        match self {
            Self::Most => "maximum ",
            Self::Least => "minimum ",
            _ => "",
        }
    }
}

/// An amount at the beginning of a text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Amount<'t> {
    /// As written, with its unit, without words such as `about`.
    pub(super) text: &'t str,
    /// Its value; `None` where it is a range or a fraction.
    pub(super) value: Option<f64>,
    /// What its unit measures; `None` where it counts things or has no unit.
    pub(super) measures: Option<&'static str>,
    /// How exact it is.
    pub(super) bound: Bound,
    /// What follows it, without the blank.
    pub(super) rest: &'t str,
}

/// Words that make an amount rough or a bound.
const ROUGH: &[(&str, Bound)] = &[
    ("about ", Bound::About),
    ("approximately ", Bound::About),
    ("roughly ", Bound::About),
    ("around ", Bound::About),
    ("some ", Bound::About),
    ("up to ", Bound::Most),
    ("no more than ", Bound::Most),
    ("not more than ", Bound::Most),
    ("at most ", Bound::Most),
    ("a maximum of ", Bound::Most),
    ("at least ", Bound::Least),
    ("no less than ", Bound::Least),
    ("a minimum of ", Bound::Least),
    ("exactly ", Bound::Exact),
];

/// The amount at the beginning of a text: `up to 11 pictures per second` gives 11 at most, with `pictures …` behind it.
pub(super) fn amount(text: &str) -> Option<Amount<'_>> {
    let (bound, text) = ROUGH
        .iter()
        .find_map(|(words, bound)| Some((*bound, text.strip_prefix(words)?)))
        .unwrap_or((Bound::Exact, text));
    let (number, rest) = text.split_once(' ').unwrap_or((text, ""));
    if let Some(found) = coded(text, number, rest) {
        return Some(Amount { bound, ..found });
    }
    let bare = number.trim_end_matches([',', ';', '.']);
    let (value, glued) = number_of(bare)?;
    if bare.len() < number.len() {
        return Some(Amount {
            text: bare,
            value,
            measures: glued,
            bound,
            rest: text[bare.len()..].trim_start(),
        });
    }
    let (word, behind) = rest.split_once(' ').unwrap_or((rest, ""));
    let unit = word.trim_end_matches([',', ';', '.', ')']);
    let measures = unit_of(unit).filter(|_| glued.is_none());
    let mut end = measures.map_or(bare.len(), |_| number.len() + 1 + unit.len());
    if let Some(behind) = rest.strip_prefix("per cent").filter(|_| measures.is_none()) {
        return Some(Amount {
            text: &text[..text.len() - behind.len()],
            value,
            measures: Some("share"),
            bound,
            rest: behind.trim_start(),
        });
    }
    // `degrees Celsius`
    let scale = behind.split([' ', ',', '.', ';']).next().unwrap_or("");
    if matches!(scale, "Celsius" | "Fahrenheit") && measures == Some("temperature") {
        end += 1 + scale.len();
    }
    Some(Amount {
        text: &text[..end],
        value,
        measures: measures.or(glued),
        bound,
        rest: text[end..].trim_start(),
    })
}

/// A number of a scale that stands before it: `ISO 80`.
fn coded<'t>(text: &'t str, scale: &str, rest: &'t str) -> Option<Amount<'t>> {
    let capitals = (2..=4).contains(&scale.len()) && scale.chars().all(|c| c.is_ascii_uppercase());
    let number = rest
        .split(' ')
        .next()
        .filter(|_| capitals)?
        .trim_end_matches([',', ';', '.']);
    let digits = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit());
    let end = scale.len() + 1 + number.len();
    digits.then(|| Amount {
        text: &text[..end],
        value: None,
        measures: None,
        bound: Bound::Exact,
        rest: text[end..].trim_start(),
    })
}

/// What a word measures where it is a unit.
pub(super) fn unit_of(word: &str) -> Option<&'static str> {
    let low = word.to_lowercase();
    let known = UNITS.iter().find(|(unit, _)| *unit == low)?;
    // the article is no ampere
    (word != "a").then_some(known.1)
}

/// The value of a number word, with what it measures where its unit is written to it; `None` in the first place of a range.
fn number_of(word: &str) -> Option<(Option<f64>, Option<&'static str>)> {
    let low = word.to_lowercase();
    if let Some(at) = NUMBER_WORDS.iter().position(|known| *known == low) {
        return Some((u32::try_from(at).ok().map(f64::from), None));
    }
    let first = low.trim_start_matches(['-', '+', '−']);
    if !first.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let digits = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
    let end = first.find(|c| !digits(c)).unwrap_or(first.len());
    let (number, tail) = first.split_at(end);
    let signed = first.len() < low.len();
    let plain = number.replace(',', "").parse::<f64>().ok();
    match tail {
        "" => Some((plain.filter(|_| !signed), None)),
        _ if tail.starts_with(['–', '-', '/']) && tail.chars().any(|c| c.is_ascii_digit()) => {
            Some((None, None))
        }
        _ => unit_of(tail).map(|measures| (plain, Some(measures))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_with_units_and_bounds() {
        let lift = amount("up to 2,500 m above sea level").unwrap();
        assert_eq!((lift.text, lift.bound), ("2,500 m", Bound::Most));
        assert_eq!(
            (lift.measures, lift.rest),
            (Some("length"), "above sea level")
        );
        let count = amount("14 place settings").unwrap();
        assert_eq!((count.text, count.measures), ("14", None));
        let warm = amount("25 degrees Celsius, indoors").unwrap();
        assert_eq!((warm.text, warm.rest), ("25 degrees Celsius", ", indoors"));
        assert_eq!(amount("220–240 V").unwrap().value, None);
        assert_eq!(amount("a tap"), None);
    }
}
