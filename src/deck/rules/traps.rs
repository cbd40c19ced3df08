//! Bare texts that other YAML readers take for a truth, for nothing or for a number that is written otherwise.

use super::{Findings, YAML_TRAP};
use crate::deck::raw::Text;
use crate::diagnostic::Edit;

/// Warns of a bare text that other readers take for something else; the mending quotes it.
pub(crate) fn check(text: &Text, findings: &mut Findings) {
    let Some(taken) = text.bare.then(|| taken_for(text.text)).flatten() else {
        return;
    };
    let quoted = format!("\"{}\"", text.text);
    let message = format!("other YAML readers take `{}` for {taken}", text.text);
    let edit = Edit {
        span: text.span.clone(),
        text: quoted.clone(),
    };
    let finding = YAML_TRAP
        .at(&text.span, message)
        .helped(format!("quote it: `{quoted}`"));
    findings.add(finding.fixed("quote the text", vec![edit]));
}

/// What other readers take a bare text for, when that is not what it says.
fn taken_for(text: &str) -> Option<&'static str> {
    match text {
        "no" | "No" | "NO" | "off" | "Off" | "OFF" | "false" | "False" | "FALSE" => Some("false"),
        "yes" | "Yes" | "YES" | "on" | "On" | "ON" | "true" | "True" | "TRUE" => Some("true"),
        "null" | "Null" | "NULL" | "~" => Some("nothing"),
        _ => number(text),
    }
}

/// A number that comes back with other digits: `007` as 7, `3.10` as 3.1.
fn number(text: &str) -> Option<&'static str> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, fraction) = unsigned
        .split_once('.')
        .map_or((unsigned, None), |(whole, rest)| (whole, Some(rest)));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !fraction.is_none_or(digits) {
        return None;
    }
    if whole.len() > 1 && whole.starts_with('0') {
        return Some("a number without its leading zero");
    }
    fraction
        .is_some_and(|fraction| fraction.ends_with('0'))
        .then_some("a number without its trailing zero")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_comes_back_otherwise_is_a_trap() {
        for trap in [
            "no", "Yes", "ON", "off", "null", "~", "007", "-08", "3.10", "2.0", "true",
        ] {
            assert!(taken_for(trap).is_some(), "{trap}");
        }
        for sound in [
            "1965", "0", "0.5", "-3", "3.14", "nope", "n", "1951-09", "3.10.1", "1.", "", "-",
            "0x10",
        ] {
            assert!(taken_for(sound).is_none(), "{sound}");
        }
    }
}
