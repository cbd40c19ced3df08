//! Text in reStructuredText: what it marks for programs is none of the text.
//!
//! Directives (`.. image:: map.png`), their fields and comments are left out; what a `.. note::` says is text. Headings are
//! underlined, and lines in bold by themselves head what follows, as in any text of this kind.

/// Directives whose body is text for the reader.
const TOLD: [&str; 11] = [
    "note",
    "warning",
    "tip",
    "important",
    "caution",
    "hint",
    "attention",
    "danger",
    "admonition",
    "seealso",
    "topic",
];

/// A source without what is marked for programs, of the same length and with the same line ends, so that places in it stay
/// the same; `None` where no directive stands in it: then it is no text of this kind.
pub(super) fn told(source: &str) -> Option<String> {
    let mut lines = source.lines().map(str::trim_start);
    lines.find(|line| directive(line).is_some())?;
    let mut told = String::with_capacity(source.len());
    // how far the directive is indented whose body is left out
    let mut left_out: Option<usize> = None;
    for line in source.split_inclusive('\n') {
        let text = line.trim();
        let indent = line.len() - line.trim_start().len();
        if left_out.is_some_and(|outer| !text.is_empty() && indent <= outer) {
            left_out = None;
        }
        if left_out.is_none() && (text == ".." || text.starts_with(".. ")) {
            match directive(text) {
                Some((name, said)) if TOLD.contains(&name) => {
                    let kept = line.rfind(said).filter(|_| !said.is_empty());
                    blank(line.get(..kept.unwrap_or(line.len())), &mut told);
                    told.push_str(kept.and_then(|at| line.get(at..)).unwrap_or_default());
                    continue;
                }
                _ => left_out = Some(indent),
            }
        }
        match left_out {
            Some(_) => blank(Some(line), &mut told),
            None => told.push_str(line),
        }
    }
    Some(told)
}

/// The name of the directive on a line, and what stands behind it: `.. note:: Keep dry.`
fn directive(line: &str) -> Option<(&str, &str)> {
    let (name, said) = line.strip_prefix(".. ")?.split_once("::")?;
    let named = name.starts_with(|c: char| c.is_ascii_lowercase())
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | ':'));
    (named && (said.is_empty() || said.starts_with(' '))).then(|| (name, said.trim()))
}

/// Blanks in place of a stretch, byte for byte; its line end stays.
fn blank(stretch: Option<&str>, told: &mut String) {
    let bytes = stretch.unwrap_or_default().bytes();
    told.extend(bytes.map(|byte| match byte {
        b'\n' => '\n',
        b'\r' => '\r',
        _ => ' ',
    }));
}

/// A text without the marks of emphasis, of code and of references: `**Hold**`, ``` ``on`` ```, ``:ref:`Care <care>` ``.
pub(super) fn plain(text: &str) -> String {
    let mut text = text.replace("**", "").replace("``", "");
    for role in [
        ":ref:`",
        ":doc:`",
        ":term:`",
        ":guilabel:`",
        ":kbd:`",
        ":menuselection:`",
    ] {
        text = text.replace(role, "`");
    }
    let mut said = String::with_capacity(text.len());
    for (at, part) in text.split('`').enumerate() {
        // within its marks a reference tells its target behind what it is called
        let name = part
            .split_once(" <")
            .filter(|(_, to)| at % 2 == 1 && to.ends_with('>'));
        said.push_str(name.map_or(part, |(name, _)| name));
    }
    said
}

/// Whether a line is in bold from one end to the other.
pub(super) fn is_bold(line: &str) -> bool {
    let inner = line
        .strip_prefix("**")
        .and_then(|rest| rest.strip_suffix("**"));
    inner.is_some_and(|inner| !inner.is_empty() && !inner.contains("**"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_for_programs_is_left_out_and_places_stay() {
        let source = "Care\n====\n\n.. image:: a.png\n   :alt: The jug\n\nRinse it.\n\n.. note:: Let it dry.\n\n.. a comment\n   of two lines\nThe end.\n";
        let told = told(source).unwrap();
        assert_eq!(told.len(), source.len());
        let lines: Vec<&str> = told.lines().map(str::trim).collect();
        let said: Vec<&str> = lines.into_iter().filter(|line| !line.is_empty()).collect();
        assert_eq!(
            said,
            ["Care", "====", "Rinse it.", "Let it dry.", "The end."]
        );
    }

    #[test]
    fn other_texts_have_no_directives() {
        assert_eq!(told("He paused .. and went on.\n.. so it goes\n"), None);
        assert_eq!(told("The path is a::b.\n"), None);
    }

    #[test]
    fn marks_of_emphasis_and_references_go() {
        assert_eq!(
            plain("Hold **Menu** as in :ref:`Care <care>` for ``5`` seconds."),
            "Hold Menu as in Care for 5 seconds."
        );
        assert!(is_bold("**Loading**") && !is_bold("**A** and **B**"));
    }
}
