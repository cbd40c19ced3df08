//! The body that has set rules, where a title page names it on a line of its own.

use super::manual::above;
use super::*;
use crate::generate::language::has_word;
use crate::generate::lexicon::{is_law, is_ruled_body};

/// The title of rules with the body whose they are, where a title page names the two on lines of their own: `THE LUND HOMING
/// SOCIETY` over `Rules and Race Book`. The title is either line.
pub(super) fn of_body(document: &Document, title: Option<&str>) -> Option<String> {
    /// Longer lines tell more than a name, or than what the text is.
    const WORDS: usize = 9;
    let title = title?.trim();
    let mut lines = above(document)
        .into_iter()
        .flat_map(str::lines)
        .map(str::trim)
        .filter(|line| *line != title && line.split(' ').count() <= WORDS && !line.ends_with('.'))
        // what tells of a body is not its name
        .filter(|line| !line.starts_with("A ") && !line.starts_with("An "));
    // `By-Laws of the Lund Wheelmen`, below it: `A bicycle club, founded in 1894`
    let whose = title
        .split_once(" of the ")
        .is_some_and(|(_, body)| body.contains(' ') && body.starts_with(char::is_uppercase));
    if has_word(title, is_law) && whose {
        return None;
    }
    if has_word(title, is_law) {
        let body = lines.next().filter(|line| {
            (has_word(line, is_ruled_body) || is_named(line))
                && !has_word(line, is_law)
                && !title.to_lowercase().contains(&line.to_lowercase())
        })?;
        // `CHARTER`, `of the "Lund" (Lundin) Chess Club`
        let body = body.strip_prefix("of the ").unwrap_or(body);
        let body = match (body.find(" ("), body.find(") ")) {
            (Some(open), Some(close)) if open < close => {
                format!("{}{}", &body[..open], &body[close + 1..])
            }
            _ => body.to_owned(),
        };
        let (body, title) = without_initials(&body, title);
        return Some(format!("{body}: {title}"));
    }
    let below = lines.find(|line| {
        has_word(line, is_law) && line.starts_with(char::is_uppercase) && !line.ends_with(':')
    })?;
    let below = below.trim_end_matches(|c: char| !c.is_alphanumeric());
    Some(format!("{}: {below}", plain(title)))
}

/// Whether a line is a name with its article: `The Lund Point Independent Lifeboat`.
fn is_named(line: &str) -> bool {
    /// Shorter ones may be of anything.
    const LEAST: usize = 4;
    let capital = |word: &str| {
        word.starts_with(char::is_uppercase) || matches!(word, "of" | "and" | "the" | "for")
    };
    line.starts_with("The ")
        && line.split(' ').count() >= LEAST
        && line.split(' ').all(capital)
        && !line.contains(|c: char| c.is_ascii_digit())
}

/// A body without its initials, and the title without them where it begins with them: `LUND FERRY SOCIETY (LFS)`, `LFS Rules`.
fn without_initials<'t>(body: &'t str, title: &'t str) -> (&'t str, &'t str) {
    let inside = body
        .split_once(" (")
        .and_then(|(name, rest)| Some((name, rest.split_once(')')?.0)));
    match inside {
        Some((name, initials)) => {
            let own = title.strip_prefix(initials).map(str::trim_start);
            (name, own.unwrap_or(title))
        }
        None => (body, title),
    }
}

/// A body without its initials and its legal form: `LUND FERRY SOCIETY (LFS), INCORPORATED`.
fn plain(body: &str) -> &str {
    const FORMS: [&str; 5] = ["incorporated", "inc", "limited", "ltd", "llc"];
    let bare = body.split(" (").next().unwrap_or(body);
    match bare.rsplit_once(", ") {
        Some((name, form))
            if FORMS.contains(&form.trim_end_matches('.').to_lowercase().as_str()) =>
        {
            name
        }
        _ => bare,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, title: &str) -> Option<String> {
        let document = crate::generate::read("rules.md", text.as_bytes(), None).unwrap();
        of_body(&document, Some(title))
    }

    #[test]
    fn a_line_that_tells_of_a_body_is_not_its_name() {
        let rule = "1. The President shall not serve more than two terms in a row.";
        let title = "By-Laws and Riding Rules of the Lund Valley Wheelmen";
        let text = format!("# {title}\n\n*A bicycle club, founded 1894*\n\n{rule}\n");
        assert_eq!(of(&text, title), None);
    }

    #[test]
    fn rules_are_those_of_the_body_on_the_same_page() {
        let rule =
            "1. Each member shall keep a clean loft and shall count the birds in it once a week.";
        assert_eq!(
            of(
                &format!("# The Lund Homing Society\n\n## Rules and Race Book\n\n{rule}\n"),
                "The Lund Homing Society"
            )
            .as_deref(),
            Some("The Lund Homing Society: Rules and Race Book")
        );
        assert_eq!(
            of(
                &format!("# LUND HOMING SOCIETY\n\n## Rules\n\n{rule}\n"),
                "Rules"
            )
            .as_deref(),
            Some("LUND HOMING SOCIETY: Rules")
        );
        assert_eq!(
            of(
                &format!("# LHS Rules\n\n**LUND HOMING SOCIETY (LHS), INCORPORATED**\n\n{rule}\n"),
                "LHS Rules"
            )
            .as_deref(),
            Some("LUND HOMING SOCIETY: Rules")
        );
        // who issues an act is no body whose rules it is
        assert_eq!(
            of(
                &format!("# REPUBLIC OF LUND\n\n## Lofts Act\n\n{rule}\n"),
                "Lofts Act"
            ),
            None
        );
    }
}
