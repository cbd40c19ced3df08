//! Which of the lines above a text names what the text is on: the one of whose words it speaks.
//!
//! Title pages also tell who issued a text, in which series and for which course, and a text says little of these.

use super::manual::{is_kind, is_work, names_kind, names_model, tells_models};
use super::piece::{Piece, Shape};
use super::shouted::as_said;
use super::tidy::tidy;
use super::title::is_note;
use crate::generate::language::{is_clause, root, telling};
use crate::generate::lexicon::is_ruled_body;
use crate::generate::{Block, BlockKind};

/// So often a text speaks of each word of what it is on, on the average, at least.
const OFTEN: f64 = 2.0;
/// Fewer times are enough where what looks like the title is the line of a maker or of a course.
const ONCE: f64 = 1.0;
/// So much more often than of the line that looks like its title.
const MORE: f64 = 3.0;
/// More words are a sentence.
const LONGEST: usize = 14;
/// What kind of book it is stands among so many blocks.
const BOOK: usize = 8;

/// The lines above a text, as the source breaks them.
pub(super) fn lines(pieces: &[Piece]) -> Vec<String> {
    /// No title page has more pieces.
    const PIECES: usize = 10;
    /// A longer piece is text.
    const WORDS: usize = 30;
    /// A longer sentence begins the text; a note may stand right below the first line.
    const SENTENCE: usize = 8;
    let above = pieces
        .iter()
        .filter(|piece| piece.shape != Shape::Row)
        .take(PIECES)
        .enumerate()
        .take_while(|(at, piece)| {
            let said = piece.text.trim_end().ends_with('.');
            let words = piece.text.split_whitespace().take(WORDS + 1).count();
            piece.shape != Shape::Item && words <= WORDS && !(*at > 1 && said && words > SENTENCE)
        });
    above
        .flat_map(|(_, piece)| piece.text.split('\n'))
        .flat_map(columns)
        .filter(|line| !line.is_empty())
        .collect()
}

/// The columns of a line; those beside the name of a maker, of a course or of a kind of book are of its kind, and left out.
fn columns(line: &str) -> Vec<String> {
    let columns = line.split(['\t']).flat_map(|part| part.split("   "));
    let columns: Vec<String> = columns.map(|column| tidy(column).text).collect();
    let told = columns.iter().filter(|column| !column.is_empty()).count();
    // `THE STRAITS READER      27` is the head of a page
    let page = |column: &String| !column.is_empty() && column.bytes().all(|b| b.is_ascii_digit());
    let beside = |column: &String| is_of_issue(column) || is_kind(column) || page(column);
    match told > 1 && columns.iter().any(beside) {
        true => Vec::new(),
        false => columns,
    }
}

/// The title of a text that sets no rules: the one that its first lines look like, or where the text hardly speaks of that, the
/// line of which it does. A subtitle joins its title.
pub(super) fn title(found: Option<String>, lines: &[String], blocks: &[Block]) -> Option<String> {
    let named: Vec<(usize, &str)> = lines
        .iter()
        .enumerate()
        .filter_map(|(at, line)| Some((at, candidate(line)?)))
        .collect();
    let said = |line: &str| as_said(line.to_owned(), blocks);
    let book = blocks
        .iter()
        .take(BOOK)
        .any(|block| names_kind(&block.text));
    let product = (book || is_manual(lines)).then(|| product(&named, found.as_deref(), lines));
    if let Some(product) = product.flatten() {
        return Some(said(product));
    }
    let own = found.as_deref().and_then(candidate);
    let spoken = Spoken::of(named.iter().map(|(_, line)| *line).chain(own), blocks);
    let times: Vec<f64> = named.iter().map(|(_, line)| spoken.times(line)).collect();
    let best = times.iter().copied().fold(0.0, f64::max);
    let (least, more) = match own {
        Some(own) if is_institution(own) => (OFTEN, spoken.times(own)),
        Some(own) => (OFTEN, MORE * spoken.times(own)),
        // a maker, a course
        None if found.is_some() => (ONCE, 0.0),
        None => (OFTEN, 0.0),
    };
    if best < least || best < more {
        return found;
    }
    let (at, line) = first_of(&named, &times, best)?;
    let above = at.checked_sub(1).map(|above| lines[above].as_str());
    match own.filter(|own| above.is_some_and(|above| above.eq_ignore_ascii_case(own))) {
        Some(own) if own != line => Some(format!("{}: {}", said(own), said(line))),
        _ => Some(said(line)),
    }
}

/// Whether a line of a title page is one of a manual.
fn is_manual(lines: &[String]) -> bool {
    lines.iter().any(|line| {
        let yours = line.to_lowercase().contains(" your ");
        let directions = line.to_lowercase().starts_with("directions for ");
        is_work(line) || tells_models(line) || yours || directions
    })
}

/// The line of a manual's page that names its product by a model or in quotation marks, unless a line before it looks like the
/// title.
fn product<'t>(
    named: &[(usize, &'t str)],
    found: Option<&str>,
    lines: &'t [String],
) -> Option<&'t str> {
    let place = found.and_then(|found| {
        lines
            .iter()
            .position(|line| line.eq_ignore_ascii_case(found))
    });
    // `Directions for the "Lumo" Planimeter` is the title, whatever stands above it
    let directions = |line: &&String| {
        let low = line.to_lowercase();
        let opens = [
            "directions for ",
            "instructions for ",
            "operating instructions for ",
        ];
        let named = line.contains(['"', '“']) || names_model(line);
        opens.iter().any(|opens| low.starts_with(opens)) && named
    };
    if let Some(line) = lines.iter().find(directions) {
        return Some(line);
    }
    let own = found.and_then(candidate).and(place);
    let products = named
        .iter()
        .filter(|(at, _)| own.is_none_or(|own| *at < own));
    products
        .map(|(_, line)| *line)
        .find(|line| names_model(line) || line.contains('"'))
}

/// Whether a line ends as the names of bodies do that bring out texts on other things.
fn is_institution(line: &str) -> bool {
    const OTHERS: [&str; 19] = [
        "co",
        "college",
        "commune",
        "foundry",
        "gardens",
        "hire",
        "laboratory",
        "library",
        "museum",
        "observatory",
        "office",
        "press",
        "reserve",
        "school",
        "series",
        "service",
        "station",
        "university",
        "works",
    ];
    let low = line.to_lowercase();
    let last = low.rsplit(' ').next().unwrap_or_default();
    is_ruled_body(last) || OTHERS.contains(&last)
}

/// The first line of which a text speaks at least half as often as of the one of which it speaks most: a title stands above its
/// subtitle.
fn first_of<'t>(named: &[(usize, &'t str)], times: &[f64], best: f64) -> Option<(usize, &'t str)> {
    let at = times.iter().position(|times| times * 2.0 >= best)?;
    named.get(at).copied()
}

/// What a line names, if it may name what a text is on.
fn candidate(line: &str) -> Option<&str> {
    let line = behind_number(line);
    // `(handout, week 7)`
    let line = match line.rsplit_once(" (") {
        Some((before, inside)) if inside.ends_with(')') => before,
        _ => line,
    };
    let names = line.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '"')
        && !line.ends_with(['.', ';', ',', ':', '!'])
        && !line.contains(". ")
        && line.split(' ').count() <= LONGEST;
    let other =
        is_note(line) || names_kind(line) || is_work(line) || is_of_issue(line) || is_opening(line);
    (names && !other && telling(line).next().is_some()).then_some(line)
}

/// A line behind the number of the lecture or the section that it heads: `Lecture 14: The spleen`, `7. The Mill`.
fn behind_number(line: &str) -> &str {
    let number = |word: &str| word.trim_end_matches(['.', ':']).parse::<u16>().is_ok();
    let plain = line.split_once(' ').filter(|(first, _)| number(first));
    let lecture = line.split_once(": ").filter(|(part, _)| {
        part.split_once(' ')
            .is_some_and(|(noun, rest)| noun.chars().all(char::is_alphabetic) && number(rest))
    });
    lecture
        .or(plain)
        .map_or(line, |(_, rest)| rest.trim_start())
}

/// Words of lines on the issue or the series of a text, on the course for which it is made, or on who brought it out.
const ISSUE: &str = "author authors booklet bulletin chapter circular copyright course courses department dept edition firmware free gazette gmbh \
    handout handouts herald impression inc isbn issue issued journal leaflet lecture lecturer llc ltd magazine nc \
    newsletter notes page papers plc prepared price printing published quarterly reader revision semester series \
    supersedes term translated translation version vol volume written www";

/// Whether a line tells of the issue or the series of a text, of the course for which it is made, or of who brought it out.
fn is_of_issue(line: &str) -> bool {
    let low = line.to_lowercase();
    // `Item no. 0417`, `Year XXXI No. 9`
    let mut numbers = low.match_indices("no. ").map(|(at, _)| &low[at + 4..]);
    low.starts_with("by ")
        || numbers.any(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        // `Summer number`
        || low.ends_with(" number") && low.split(' ').count() <= 3
        || low
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| ISSUE.split(' ').any(|known| known == word))
}

/// Whether a line heads the first section of many a text.
fn is_opening(line: &str) -> bool {
    const OPENING: [&str; 10] = [
        "a word",
        "a note",
        "before ",
        "contents",
        "first ",
        "foreword",
        "introduction",
        "overview",
        "preface",
        "thank you",
    ];
    let low = line.to_lowercase();
    OPENING.iter().any(|opening| low.starts_with(opening))
}

/// How often a text has the words of some lines.
struct Spoken {
    roots: Vec<(String, u32)>,
}

impl Spoken {
    fn of<'t>(lines: impl Iterator<Item = &'t str>, blocks: &[Block]) -> Self {
        /// A text that speaks of something does so in its first paragraphs.
        const BLOCKS: usize = 200;
        let mut roots: Vec<(String, u32)> = lines
            .flat_map(telling)
            .map(|word| (root(&word), 0))
            .collect();
        roots.sort();
        roots.dedup();
        let text =
            |block: &&Block| matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem);
        for block in blocks.iter().filter(text).take(BLOCKS) {
            for word in telling(&block.text) {
                if let Ok(at) = roots.binary_search_by(|one| one.0.cmp(&root(&word))) {
                    roots[at].1 += 1;
                }
            }
        }
        Self { roots }
    }

    /// How often the text has a word of a line, on the average.
    fn times(&self, line: &str) -> f64 {
        /// What a line that asks is worth as a title beside one that names.
        const ASKING: f64 = 0.3;
        let words: Vec<String> = telling(line).map(|word| root(&word)).collect();
        let had = |word: &String| self.roots.binary_search_by(|one| one.0.cmp(word));
        let times = words
            .iter()
            .filter_map(|word| had(word).ok())
            .map(|at| self.roots[at].1);
        let worth = if is_clause(line) { ASKING } else { 1.0 };
        worth * f64::from(times.sum::<u32>()) / words.len().max(1) as f64
    }
}

#[cfg(test)]
mod tests {
    use crate::generate::read;

    fn title(name: &str, text: &str) -> Option<String> {
        read(name, text.as_bytes(), None).unwrap().title
    }

    const MOSS: &str = "Mosses are small plants. A moss has no roots, and most mosses have no veins; the leaf of such mosses is one cell thick. \
                        Mosses of dung live in the north. Where an elk has gone its dung stays, and mosses come up on the dung in a year; other mosses come behind them.\n";

    #[test]
    fn the_line_of_which_a_text_speaks_is_its_title() {
        let above =
            "LINDEN LAKE FIELD STATION\nSummer course: Plants of the north\n\nDUNG MOSSES\n\n";
        assert_eq!(
            title("moss.txt", &format!("{above}{MOSS}")).as_deref(),
            Some("DUNG MOSSES")
        );
        let above = "# BIO 214 – Plants of the North II\n\n**Lecture 7: The dung mosses** (handout, week 3)\n\n";
        assert_eq!(
            title("moss.md", &format!("{above}{MOSS}")).as_deref(),
            Some("BIO 214 – Plants of the North II: The dung mosses")
        );
        let above = "**BIO 214 Plants of the North, handout 7**\n**The dung mosses**\n(replaces the sheet of last year)\n\n";
        assert_eq!(
            title("moss.md", &format!("{above}{MOSS}")).as_deref(),
            Some("The dung mosses")
        );
    }

    #[test]
    fn a_title_that_plays_has_its_subtitle() {
        let above = "# THE ELK'S LITTLE GARDEN\n\n**Mosses and their dung**\n\n";
        assert_eq!(
            title("moss.md", &format!("{above}{MOSS}")).as_deref(),
            Some("THE ELK'S LITTLE GARDEN: Mosses and their dung")
        );
        let above = "THE ELK'S MOSSES\nA talk of winter\n\n";
        assert_eq!(
            title("moss.txt", &format!("{above}{MOSS}")).as_deref(),
            Some("THE ELK'S MOSSES")
        );
    }

    #[test]
    fn a_manual_is_not_called_after_its_maker_or_the_work_on_it() {
        let text = "The stove has one door and one oven. Keep the stove clean, and never fill a stove above its bricks. The oven of the \
                    stove is warm in an hour. The Herdsman burns wood. Sweep the flue of the Herdsman every year; the Herdsman stands on \
                    a plate.\n";
        let above = "LINDEN FOUNDRY CO. LTD\n\nHERDSMAN 90\n\nInstalling, Lighting and Looking After It\n\n";
        let title = title("stove.txt", &format!("{above}{text}"));
        assert_eq!(
            title.map(|title| title.to_lowercase()).as_deref(),
            Some("herdsman 90")
        );
    }
}
