//! Numbers as people write them, and tolerances.

use super::{Findings, NUMBER, TOLERANCE};
use crate::deck::raw::Text;

/// A number: digits, perhaps with a sign, a point, an exponent, and commas between groups of three digits.
pub(crate) fn parse(text: &str) -> Option<f64> {
    let text = text.trim().replace('\u{2212}', "-");
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(&text);
    let whole = unsigned.split(['.', 'e', 'E']).next().unwrap_or("");
    let in_threes = || {
        let mut groups = whole.split(',');
        let first = groups
            .next()
            .is_some_and(|first| (1..=3).contains(&first.len()));
        first && groups.all(|group| group.len() == 3)
    };
    let rest = &unsigned[whole.len()..];
    let sound = whole.starts_with(|c: char| c.is_ascii_digit())
        && !rest.contains(',')
        && !rest.ends_with('.');
    if !sound || (whole.contains(',') && !in_threes()) {
        return None;
    }
    text.replace(',', "")
        .parse()
        .ok()
        .filter(|value: &f64| value.is_finite())
}

/// The number of a text, or a finding.
pub(crate) fn number(text: &Text, findings: &mut Findings) -> Option<f64> {
    let value = parse(text.text);
    if value.is_none() {
        let message = format!("`{}` is no number", text.text);
        findings.add(
            NUMBER.at(&text.span, message).helped(
                "write digits with a point, such as 1965, 71.6 or -3; words belong to `unit`",
            ),
        );
    }
    value
}

/// A whole number from 1 to four thousand millions, such as that of a paragraph, or a finding.
pub(crate) fn ordinal(text: &Text, key: &str, findings: &mut Findings) -> Option<u32> {
    let number = text.text.trim().parse().ok().filter(|&number| number > 0);
    if number.is_none() {
        let message = format!("`{key}` wants a whole number from 1, not `{}`", text.text);
        findings.add(NUMBER.at(&text.span, message));
    }
    number
}

/// How far off still counts, in the unit of `value`: written so, or as a percentage of it.
pub(crate) fn tolerance(text: &Text, value: f64, findings: &mut Findings) -> Option<f64> {
    let written = text.text.trim();
    let tolerance = match written.strip_suffix('%') {
        Some(percent) => parse(percent).map(|percent| value.abs() * percent / 100.0),
        None => parse(written),
    };
    let tolerance =
        tolerance.filter(|off| off.is_finite() && *off >= 0.0 && !written.starts_with('-'));
    if tolerance.is_none() {
        let message = format!("`{}` is no tolerance", text.text);
        let help = "write a number in the unit of the answer, or a percentage such as 1%";
        findings.add(TOLERANCE.at(&text.span, message).helped(help));
    }
    tolerance
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, value) in [
            ("1,965", 1965.0),
            ("71.6", 71.6),
            ("-3", -3.0),
            ("\u{2212}3", -3.0),
            ("1e3", 1000.0),
            ("1,234,567.8", 1_234_567.8),
        ] {
            assert_eq!(parse(text), Some(value), "{text}");
        }
        for bad in [
            "", "1,96", "1.2,3", "12,34", "1234,567", "inf", "nan", "5 km", "1.", ".5", "--1",
            "1 000", "1e999",
        ] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }
}
