//! The title of a document.

use super::manual::names_kind;
use super::{cited, shouted, telling, tidy, titled};
use crate::base::text::capitalised;
use crate::base::words::NUMBER_WORDS;
use crate::generate::lexicon::{is_law, is_ruled_body};
use crate::generate::{Block, BlockKind, Boilerplate};

/// The title of a document: the name that a law gives itself, the one that the head of its file tells, or a line above its text.
/// `above` are these lines as the source breaks them, `marked` is whether its markup tells headings from text.
pub(super) fn title(
    head: Option<&str>,
    above: &[String],
    marked: bool,
    blocks: &[Block],
) -> Option<String> {
    let told = || head.map(plain_title).filter(|title| !title.is_empty());
    let headed = || {
        let found = titled::line(blocks)
            .or_else(|| sole_heading(blocks))
            .or_else(|| leading_heading(blocks))
            .or_else(|| first_line(blocks, marked))
            .or_else(|| proclaimed(blocks))
            .or_else(|| headword(blocks))
            .map(|title| whole_body(title, blocks));
        let mut lines = found.iter().chain(above);
        match lines.any(|line| titled::names_law(line)) && titled::sets_rules(blocks) {
            true => match &found {
                Some(title) if titled::names_rules(title) => found,
                _ => titled::law_among(above).or(found),
            },
            false => telling::title(found, above, blocks),
        }
    };
    // a text on a law may quote how that is cited
    let cited = cited::short_title(blocks).filter(|_| titled::sets_rules(blocks));
    let title = cited.or_else(told).or_else(headed)?;
    let title = titled::between(&title, blocks).unwrap_or(title);
    Some(shouted::as_said(title, blocks))
}

/// The heading that tells most among those before the text: menus and sections of a site are shorter.
fn leading_heading(blocks: &[Block]) -> Option<String> {
    let text = |block: &Block| matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem);
    if let [first, _, ..] = blocks
        && asks(&first.text)
    {
        return Some(first.text.clone());
    }
    let before = blocks.iter().position(text).unwrap_or(blocks.len());
    let level = |block: &Block| match block.kind {
        BlockKind::Heading { level } => Some(level),
        _ => None,
    };
    let headings: Vec<_> = blocks[..before]
        .iter()
        .filter(|block| !is_number(&block.text) && !is_note(&block.text))
        .filter_map(|block| Some((level(block)?, block)))
        .collect();
    let longest = headings
        .iter()
        .rev()
        .max_by_key(|(_, block)| block.text.split(' ').count())?;
    // a title with its first section right below it, and nothing before them
    let titled = headings.len() == 2 && before == 2;
    let (chosen, title) = if titled { &headings[0] } else { longest };
    // a heading alone that has others beside it is that of a section
    let beside = blocks[before..]
        .iter()
        .filter_map(level)
        .any(|other| other <= *chosen);
    (headings.len() > 1 || !beside).then(|| title.text.clone())
}

/// The heading above all others, where it alone is so marked and stands among the first lines: a note may stand before it. The
/// one right below it is a subtitle where no other is marked as that.
fn sole_heading(blocks: &[Block]) -> Option<String> {
    /// Further below it is that of a part.
    const FIRST: usize = 6;
    let sole = |wanted: u8| {
        let is =
            |block: &Block| matches!(block.kind, BlockKind::Heading { level } if level == wanted);
        let mut all = blocks.iter().enumerate().filter(|(_, block)| is(block));
        let one = all.next()?;
        (one.0 < FIRST && all.next().is_none()).then_some(one)
    };
    let (at, title) = sole(1)?;
    let numbered = title.text.starts_with(|c: char| c.is_ascii_digit()) || is_number(&title.text);
    let subtitle = sole(2)
        .filter(|(below, block)| {
            *below == at + 1 && !is_note(&block.text) && !names_kind(&block.text)
        })
        .map(|(_, block)| match block.text.starts_with("of ") {
            // `CHARTER`, `of the Lund Chess Club`
            true => format!("{} {}", shouted::spoken(&title.text), block.text),
            false => format!("{}: {}", title.text, block.text),
        });
    (!numbered).then(|| subtitle.unwrap_or_else(|| title.text.clone()))
}

/// The line with which a text without markup begins, where it is one of its own: the title of a letter, of notes, of a
/// handout, even where headings below it look the same. Markup would tell a title from a section.
fn first_line(blocks: &[Block], marked: bool) -> Option<String> {
    /// Longer lines are text.
    const LONGEST: usize = 14;
    /// Shorter rows of capitals are rather the entries of a menu than a title.
    const SHORTEST_ROW: usize = 4;
    /// What many texts begin with and none is about.
    const SECTIONS: [&str; 6] = [
        "abstract",
        "contents",
        "introduction",
        "overview",
        "preface",
        "summary",
    ];
    // `CHAPTER SEVEN` or a line for a machine, `#import "book"`, stands above it
    let first = blocks
        .iter()
        .find(|block| !is_number(&block.text) && !block.text.starts_with(['#', '<', '\\']))
        .filter(|_| !marked)?;
    let words = first.text.split(' ').count();
    let line = match first.kind {
        BlockKind::Heading { .. } => true,
        BlockKind::Boilerplate { why } => match why {
            Boilerplate::Fragment | Boilerplate::Caption => true,
            Boilerplate::Menu => words >= SHORTEST_ROW,
            _ => false,
        },
        _ => false,
    };
    let names = words <= LONGEST && !first.text.ends_with(['.', '?', '!', ',']);
    let section = SECTIONS.contains(&first.text.to_lowercase().trim_end_matches(':'));
    // `= The Mill` is a heading in other markup
    (line && names && !section).then(|| first.text.trim_start_matches(['=', ' ']).to_owned())
}

/// A title in capitals with the other line of the name of which it is one: `LUND FISHERMEN'S ICE`, `CO-OPERATIVE SOCIETY LIMITED`.
pub(super) fn whole_body(title: String, blocks: &[Block]) -> String {
    let shouted = |block: &Block| !block.text.contains(char::is_lowercase);
    let body = |block: &Block| {
        let low = block.text.to_lowercase();
        low.split(' ').any(is_ruled_body)
    };
    let pair = blocks.windows(2).take(2).find(|pair| {
        let broken = pair[0].paragraph == pair[1].paragraph && pair.iter().all(shouted);
        broken && body(&pair[1]) && !body(&pair[0]) && pair.iter().any(|line| line.text == title)
    });
    match pair {
        Some([first, second]) => format!("{} {}", first.text, second.text),
        _ => title,
    }
}

/// The rules that the first words of a text proclaim in large letters, with whose they are: `CONSTITUTION of Lund Rowing Club,
/// adopted on 3 May`.
fn proclaimed(blocks: &[Block]) -> Option<String> {
    /// Longer names are sentences.
    const LONGEST: usize = 12;
    const ENDS: [&str; 6] = [" (", ",", " approved ", " adopted ", " as amended ", "."];
    let first = blocks.first()?;
    let (noun, rest) = first.text.split_once(' ')?;
    let shouted = !noun.contains(char::is_lowercase) && is_law(&noun.to_lowercase());
    let body = rest
        .strip_prefix("of ")
        .or_else(|| rest.strip_prefix("OF "))?;
    let end = ENDS.iter().filter_map(|end| body.find(end)).min();
    let body = body.get(..end?)?;
    let named = body
        .trim_start_matches("the ")
        .starts_with(char::is_uppercase);
    (shouted && named && body.split(' ').count() <= LONGEST)
        .then(|| format!("{} of {body}", capitalised(&noun.to_lowercase())))
}

/// The word in large letters with which the entry of an encyclopedia begins: `POTWORMS (Enchytraeidae), a family of …`.
fn headword(blocks: &[Block]) -> Option<String> {
    /// More words are a sentence.
    const WORDS: usize = 3;
    /// Fewer letters are initials.
    const LETTERS: usize = 4;
    let first = &blocks.first()?.text;
    let end = [" (", ", ", ": "]
        .iter()
        .filter_map(|end| first.find(end))
        .min()?;
    let word = &first[..end];
    let large = word.len() >= LETTERS
        && word.split(' ').count() <= WORDS
        && word
            .chars()
            .all(|c| c.is_uppercase() || matches!(c, ' ' | '-'));
    large.then(|| capitalised(&word.to_lowercase()))
}

/// Whether a heading tells only which part of a book follows: `CHAPTER VI.`
fn is_number(heading: &str) -> bool {
    const PARTS: [&str; 7] = [
        "chapter", "book", "part", "lesson", "lecture", "unit", "volume",
    ];
    let low = heading.to_lowercase();
    let mut words = low.trim_end_matches(['.', ':']).split(' ');
    let part = words.next().is_some_and(|word| PARTS.contains(&word));
    let number = words.next().is_some_and(|word| {
        let digit = |c: char| c.is_ascii_digit() || matches!(c, 'i' | 'v' | 'x' | 'l' | 'c');
        word.chars().all(digit) || NUMBER_WORDS.contains(&word)
    });
    part && number && words.next().is_none()
}

/// Whether a heading tells of the text rather than what it is on: `Adopted by the members on 3 May`, `In this Act:`.
pub(super) fn is_note(heading: &str) -> bool {
    tells_deed(heading) || heading.ends_with(':')
}

/// Whether a line tells when or by whom what stands above it was founded, adopted or changed: `Founded 1894`.
pub(super) fn tells_deed(heading: &str) -> bool {
    const DONE: [&str; 16] = [
        "constituted",
        "est.",
        "incorporated",
        "established",
        "formed",
        "founded",
        "instituted",
        "adopted",
        "amended",
        "approved",
        "compiled",
        "issued",
        "prepared",
        "ratified",
        "revised",
        "updated",
    ];
    let low = heading.to_lowercase();
    let mut words = low.split(' ');
    let done = words.next().is_some_and(|word| DONE.contains(&word));
    let told = words.next().is_some_and(|word| {
        matches!(word, "and" | "as" | "at" | "by" | "for" | "in" | "on")
            || word.starts_with(|c: char| c.is_ascii_digit())
    });
    done && told
}

/// Whether a first line is a title that asks: `What is sociology?`
fn asks(text: &str) -> bool {
    /// Longer questions are text.
    const LONGEST: usize = 10;
    text.ends_with('?') && !text.contains(". ") && text.split(' ').count() <= LONGEST
}

/// A title without the quotes and the stop that a record puts around it.
fn plain_title(title: &str) -> String {
    let title = tidy::tidy(title).text;
    title
        .trim_matches(['"', '“', '”', ' '])
        .trim_end_matches('.')
        .to_owned()
}

#[cfg(test)]
mod tests {
    use crate::generate::read;

    #[test]
    fn rules_proclaim_whose_they_are() {
        let source = "**CONSTITUTION of Lund Rowing Club (the Club) approved on 3/5/2020.**\n\n# 1. Name\n\nThe Club shall be called Lund Rowing Club.\n";
        let read = read("club.md", source.as_bytes(), None).unwrap();
        assert_eq!(
            read.title.as_deref(),
            Some("Constitution of Lund Rowing Club")
        );
    }

    #[test]
    fn who_approved_a_text_is_no_title() {
        let source = "# LUND ROWING CLUB\n\n## BY-LAWS\n\n### Approved by the board of the club on 3 May 2020\n\n#### 1. Name\n\nThe Club shall be called Lund Rowing Club.\n";
        let read = read("club.md", source.as_bytes(), None).unwrap();
        assert_eq!(read.title.as_deref(), Some("Lund Rowing Club: By-laws"));
    }

    #[test]
    fn the_number_of_a_chapter_is_no_title() {
        let source = "# CHAPTER VI.\n\n# The Mills of Lund\n\nOla Lund built the first mill in 1820. It burnt down.\n";
        let read = read("mills.md", source.as_bytes(), None).unwrap();
        assert_eq!(read.title.as_deref(), Some("The Mills of Lund"));
    }

    #[test]
    fn a_name_in_two_lines_is_one() {
        let source = "LUND FISHERMEN'S ICE AND BAIT\nCO-OPERATIVE SOCIETY LIMITED\n\nR U L E S\n\nThe ice of the society is for its members alone. They pay 50 pence a box.\n";
        let read = read("ice.txt", source.as_bytes(), None).unwrap();
        let title = read.title.unwrap_or_default().to_lowercase();
        assert_eq!(
            title,
            "lund fishermen's ice and bait co-operative society limited"
        );
    }
}
