//! The header of a column: what it tells of the rows, in which unit, as of when.

use crate::generate::lexicon::{adjective, country};

/// A header as it is read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Head {
    /// In small letters as within a sentence, without its unit and its year: `boiling point`.
    pub(super) label: String,
    /// The unit of its values, as written: `mmol/l`.
    pub(super) unit: Option<String>,
    /// The year of its values.
    pub(super) year: Option<i16>,
    /// Whether something in brackets is neither.
    pub(super) odd: bool,
}

/// Units that stand in headers by themselves; all with a `/` or a degree sign are units too.
const UNITS: &str = "kg g mg µg t m km cm mm nm m² km² cm² m³ cm³ ha l L ml mL dl h s ms min d kWh Wh W kW MW GW V kV A mA Hz kHz MHz GHz Pa \
    hPa kPa MPa bar mol AU ly pc % ‰ K N J kJ kcal eV dB Ω u Da bpm rpm Nm ft in lb mi mph days hours minutes seconds years months weeks \
    metres meters kilometres kilometers grams kilograms litres liters degrees million millions billion thousand percent";

/// Words that are names within a header too.
const NAMES: [&str; 8] = [
    "Latin",
    "Greek",
    "English",
    "French",
    "German",
    "Celsius",
    "Fahrenheit",
    "Kelvin",
];

impl Head {
    pub(super) fn read(cell: &str) -> Self {
        let mut head = Self::default();
        let mut text = cell.trim().trim_end_matches(':').to_owned();
        while let Some((before, inner)) = bracketed(&text) {
            head.bracket(inner);
            text = before.to_owned();
        }
        // `Height, m`, `Height in km`
        for mark in [", ", " in "] {
            if let Some((before, unit)) = text.rsplit_once(mark).filter(|(_, unit)| is_unit(unit)) {
                head.unit = Some(unit.to_owned());
                text = before.to_owned();
            }
        }
        if let Some((before, last)) = text.rsplit_once(' ')
            && let Some(year) = year(last)
        {
            head.year = Some(year);
            text = before.to_owned();
        }
        head.label = label(&text);
        head
    }

    fn bracket(&mut self, inner: &str) {
        let last = inner.rsplit(' ').next().unwrap_or(inner);
        match (year(last), is_unit(inner)) {
            (Some(year), _) => self.year = Some(year),
            (None, true) => self.unit = Some(inner.trim_start_matches("in ").to_owned()),
            (None, false) => self.odd = true,
        }
    }
}

/// A text before what stands in brackets at its end, and that.
pub(super) fn bracketed(text: &str) -> Option<(&str, &str)> {
    let inner = text.trim_end().strip_suffix([')', ']'])?;
    let open = inner.rfind(['(', '['])?;
    let before = inner[..open].trim_end();
    (!before.is_empty()).then_some((before, inner[open + 1..].trim()))
}

/// A year in figures.
pub(super) fn year(text: &str) -> Option<i16> {
    let figures = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let year: i16 = figures.then(|| text.parse().ok())??;
    (1000..2100).contains(&year).then_some(year)
}

fn is_unit(text: &str) -> bool {
    /// Longer brackets are words.
    const LONGEST: usize = 16;
    let bare = text.trim_start_matches("in ");
    let sign = bare.contains(['/', '°', '%', '²', '³', '·', ':']) && !bare.contains("  ");
    let power = |word: &str| {
        let bare = word.trim_start_matches(['×', 'x', '1', '0', '^', '²', '³', '⁶', '⁹', '¹', '⁰']);
        UNITS.split_whitespace().any(|unit| unit == bare)
    };
    !bare.is_empty()
        && bare.chars().count() <= LONGEST
        && (sign && !bare.contains(' ') || bare.split(' ').all(power))
}

/// A header as it stands within a sentence.
fn label(text: &str) -> String {
    let words = text.split_whitespace().map(|word| {
        let inner = word
            .chars()
            .skip(1)
            .any(|c| c.is_uppercase() || c.is_ascii_digit());
        let name = NAMES.contains(&word) || adjective(word).is_some() || country(word).is_some();
        match (inner || name, word) {
            (true, _) => word.to_owned(),
            (false, "Sun" | "Earth") => format!("the {word}"),
            (false, _) => word.to_lowercase(),
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_and_years_are_no_part_of_a_label() {
        let told = |cell: &str| {
            let head = Head::read(cell);
            (
                head.label,
                head.unit.unwrap_or_default(),
                head.year,
                head.odd,
            )
        };
        for (cell, label, unit, year, odd) in [
            ("Hardness (mmol/l)", "hardness", "mmol/l", None, false),
            ("Duration (h:min)", "duration", "h:min", None, false),
            ("Height in metres", "height", "metres", None, false),
            ("Population (2020)", "population", "", Some(2020), false),
            ("Area (km²)", "area", "km²", None, false),
            (
                "Distance from Sun (AU)",
                "distance from the Sun",
                "AU",
                None,
                false,
            ),
            ("pH", "pH", "", None, false),
            ("Name (short)", "name", "", None, true),
        ] {
            assert_eq!(told(cell), (label.into(), unit.into(), year, odd), "{cell}");
        }
    }
}
