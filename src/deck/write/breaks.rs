//! Two characters on which YAML readers differ: for those of YAML 1.1 they end a line, for those of 1.2 they are text.
//!
//! The writer puts them out raw and folds the line at them, so that a reader of 1.2 finds blanks which nobody wrote. Only
//! escapes are read alike by all; the writer makes escapes for characters that may not stand in a file, so such ones stand
//! in for the two on their way through it.

use serde_yaml::Value;

/// A character that is told from text, what stands in for it, how the writer escapes that, and the escape to write.
const STAND_INS: [(char, char, &str, &str); 2] = [
    ('\u{2028}', '\u{fffe}', "\\uFFFE", "\\L"),
    ('\u{2029}', '\u{ffff}', "\\uFFFF", "\\P"),
];

/// Whether a text holds such a character.
pub(super) fn are_in(text: &str) -> bool {
    STAND_INS
        .iter()
        .any(|(character, ..)| text.contains(*character))
}

/// A value with stand-ins in all its texts.
pub(super) fn hidden(value: Value) -> Value {
    match value {
        Value::String(text) => {
            let hide = |text: String, (from, to, ..): &(char, char, &str, &str)| {
                text.replace(*from, &to.to_string())
            };
            Value::String(STAND_INS.iter().fold(text, hide))
        }
        Value::Sequence(values) => Value::Sequence(values.into_iter().map(hidden).collect()),
        Value::Mapping(map) => Value::Mapping(
            map.into_iter()
                .map(|(key, value)| (hidden(key), hidden(value)))
                .collect(),
        ),
        other => other,
    }
}

/// The written text with escapes of the true characters.
pub(super) fn escaped(written: String) -> String {
    STAND_INS
        .iter()
        .fold(written, |text, (_, _, from, to)| text.replace(from, to))
}
