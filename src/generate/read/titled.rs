//! Which of the lines above a text is its title, where the text is a law or a manual: these carry the name of who issued
//! them, the day and the number of the issue on lines of their own.

use super::manual::manual;
use super::shouted::{is_shouted, spoken};
use super::title::{is_note, whole_body};
use crate::base::text::capitalised;
use crate::generate::language::{has_word, is_article};
use crate::generate::lexicon::{is_law, is_ruled_body};
use crate::generate::{Block, BlockKind};

/// The title of a law or a manual above which or below which other lines stand; `None` where the text is neither, or begins
/// with one line only.
pub(super) fn line(blocks: &[Block]) -> Option<String> {
    if let Some(title) = bylaws(blocks) {
        return Some(title);
    }
    let lines = opening(blocks);
    if lines.len() < 2 {
        // a law with nothing but its name above its text: in the letters in which it is said
        // or with a name that its length and its brackets hid among menus
        let hidden = matches!(
            blocks.first().map(|block| block.kind),
            Some(BlockKind::Boilerplate { .. })
        );
        let alone = law(&lines).filter(|title| (hidden || is_shouted(title)) && sets_rules(blocks));
        return alone.map(spoken);
    }
    match manual(&lines) {
        Some(line) => Some(spoken(line)),
        None if sets_rules(blocks) => {
            let numbered = || lines.iter().copied().find(|line| is_numbered_law(line));
            let law = || {
                of_whom(&lines)
                    .or_else(|| spread(&lines))
                    .or_else(|| broken_law(&lines))
                    .or_else(|| law(&lines).or_else(numbered).map(spoken))
            };
            rules(&lines, blocks).or_else(law)
        }
        None => None,
    }
}

/// The title of rules that are called no more than that, with the body above them whose they are: `THE LUND SOCIETY`, `Rules, as
/// revised in 1926`.
fn rules(lines: &[&str], blocks: &[Block]) -> Option<String> {
    const RULES: [&str; 12] = [
        "rules",
        "rules and regulations",
        "rules and by-laws",
        "constitution",
        "constitution and rules",
        "constitution and by-laws",
        "constitution and bylaws",
        "by-laws",
        "bye-laws",
        "bylaws",
        "statutes",
        "charter",
    ];
    let called = |line: &str| {
        let low = line.to_lowercase();
        let name = low.split([',', ':', '(', '.']).next().unwrap_or(&low);
        let (name, body) = name.split_once(" of the ").unwrap_or((name, "society"));
        let own = is_ruled_body(body.trim());
        let rules = RULES.iter().find(|rules| **rules == name.trim());
        rules.filter(|_| own).map(|rules| capitalised(rules))
    };
    let (at, name) = lines
        .iter()
        .enumerate()
        .find_map(|(at, line)| Some((at, called(line)?)))?;
    let body = lines[..at].iter().rev().find(|line| names_body(line))?;
    let body = whole_body((*body).to_owned(), blocks);
    Some(format!("{}: {name}", spoken(&body)))
}

/// Whether a line above rules is the name of whose they are.
fn names_body(line: &str) -> bool {
    /// So many words name a body.
    const WORDS: std::ops::RangeInclusive<usize> = 2..=10;
    WORDS.contains(&line.split(' ').count())
        && line.starts_with(char::is_uppercase)
        && !line.contains(|c: char| c.is_ascii_digit() || matches!(c, ':' | ',' | '.'))
        && !is_note(line)
}

/// The title of rules that goes on in the next line: `STATUTES`, `of the Lund Chess Federation`.
fn of_whom(lines: &[&str]) -> Option<String> {
    let pair = lines.windows(2).find(|pair| {
        is_law(&pair[0].to_lowercase())
            && pair[1].to_lowercase().starts_with("of the ")
            && !pair[1].ends_with('.')
    })?;
    let noun = capitalised(&pair[0].to_lowercase());
    let body = spoken(&pair[1][3..]);
    Some(format!("{noun} of {}", body.replacen("The ", "the ", 1)))
}

/// The title of a treaty that is only called one, with its matter, which stands behind its parties: `AGREEMENT`, `between the Kingdom
/// of Lund and the Republic of Lima concerning ferries, …`.
pub(super) fn between(title: &str, blocks: &[Block]) -> Option<String> {
    /// More words are a sentence.
    const LONGEST: usize = 8;
    const ON: [&str; 6] = [
        " concerning ",
        " respecting ",
        " regarding ",
        " relating to ",
        " on ",
        " for ",
    ];
    let treaty = matches!(
        &*title.to_lowercase(),
        "agreement" | "convention" | "treaty" | "protocol"
    );
    let at = blocks
        .iter()
        .position(|block| block.text.eq_ignore_ascii_case(title))
        .filter(|_| treaty)?;
    let below = &blocks.get(at + 1)?.text;
    let parties = below
        .strip_prefix("between ")
        .or_else(|| below.strip_prefix("Between "))?;
    let (start, on) = ON.iter().find_map(|on| Some((parties.find(on)?, on)))?;
    let matter = parties[start + on.len()..].split([',', ';', '.']).next()?;
    (matter.split(' ').count() <= LONGEST)
        .then(|| format!("{}{on}{matter}", capitalised(&title.to_lowercase())))
}

/// The title of a law that a page spreads over several lines, without the parties to it: `CONVENTION`, `between`, `THE KINGDOM OF
/// LUND`, …, `respecting the`, `PROTECTION OF BIRDS`; `DECISION`, `ON TAXIS`.
fn spread(lines: &[&str]) -> Option<String> {
    const ON: [&str; 7] = [
        "on",
        "respecting",
        "concerning",
        "regarding",
        "for",
        "relating to",
        "governing",
    ];
    let low: Vec<String> = lines.iter().map(|line| line.to_lowercase()).collect();
    let kind = low
        .iter()
        .position(|line| is_law(line) || is_numbered_law(line))?;
    let numbered = !is_law(&low[kind]);
    let opens = |line: &str| {
        let mut openings = ON.iter().copied();
        openings.find(|on| {
            line.strip_prefix(on)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        })
    };
    // `LAW NO. 31 OF 1987` goes on right below, where it does
    let most = if numbered { 1 } else { low.len() };
    let below = low.iter().enumerate().skip(kind + 1).take(most);
    let (at, on) = below
        .filter_map(|(at, line)| Some((at, opens(line)?)))
        .next()?;
    let open = [" the", " of", " to", " for", " on"]
        .iter()
        .any(|end| low[at].ends_with(end));
    // `FOR REGULATING`
    let open = open || low[at].split(' ').count() == 2 && low[at].ends_with("ing");
    let rest = match lines.get(at + 1).filter(|_| open || low[at] == on) {
        Some(next) => format!("{} {}", low[at], spoken(next)),
        None => format!("{on} {}", spoken(lines[at].get(on.len()..)?.trim())),
    };
    let rest = rest.replacen(" The ", " the ", 1);
    let kind = match numbered {
        true => spoken(lines[kind]),
        false => capitalised(&low[kind]),
    };
    // a list of matters would be cut within
    Some(match numbered && rest.contains(',') {
        true => kind,
        false => format!("{kind} {}", brief(&rest)),
    })
}

/// The matter of a law without where it holds, where it is long: `regulating the Fisheries in the Lund Sea`.
fn brief(matter: &str) -> &str {
    /// Longer ones drown a question.
    const LONGEST: usize = 10;
    let ends = [" in the ", " outside ", " within "].iter();
    let end = ends.filter_map(|end| matter.find(end)).min();
    match end.filter(|_| matter.split(' ').count() > LONGEST) {
        Some(end) => &matter[..end],
        None => matter,
    }
}

/// The title of a law whose kind stands on a line of its own: `COMMON GRAZINGS`, `BY-LAW, 1961`.
fn broken_law(lines: &[&str]) -> Option<String> {
    const PLACES: [&str; 12] = [
        "borough", "city", "county", "district", "island", "isle", "kingdom", "parish", "republic",
        "state", "town", "village",
    ];
    let kind = |line: &str| {
        let low = line.to_lowercase();
        let (noun, year) = low.split_once([',', ' ']).unwrap_or((&low, ""));
        is_law(noun) && year.trim().chars().all(|c| c.is_ascii_digit())
    };
    let at = lines
        .iter()
        .position(|line| kind(line))
        .filter(|at| *at > 0)?;
    let above = lines[at - 1];
    let low = above.to_lowercase();
    let place = low.split(' ').any(|word| PLACES.contains(&word));
    let both = is_shouted(above) && is_shouted(lines[at]) && !place && names_body(above);
    both.then(|| spoken(&format!("{above} {}", lines[at])))
}

/// Whether a line is the number of a law and nothing else: `ORDINANCE NO. 212`.
fn is_numbered_law(line: &str) -> bool {
    let low = line.to_lowercase();
    let mut words = low.split(' ');
    let (law, no, number) = (words.next(), words.next(), words.next());
    law.is_some_and(is_law)
        && no.is_some_and(|no| matches!(no, "no" | "no." | "number"))
        && number.is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()))
        && words.next().is_none_or(|next| next == "of")
}

/// The title of by-laws that begin with the first of them, as parts of a larger record do: whose they are is told where
/// they say what `Society` means.
fn bylaws(blocks: &[Block]) -> Option<String> {
    /// Fewer headings so named are those of a text on by-laws.
    const OFTEN: usize = 3;
    let numbered = |block: &&Block| {
        let low = block.text.to_lowercase();
        let mut words = low
            .split([' ', '-', ':', '.'])
            .filter(|word| !word.is_empty());
        let first = words.next().unwrap_or_default();
        let bylaw = first == "bylaw" || first == "by" && words.next() == Some("law");
        let number = words.next().unwrap_or_default();
        matches!(block.kind, BlockKind::Heading { .. })
            && bylaw
            && number.starts_with(|c: char| c.is_ascii_digit() || matches!(c, 'i' | 'v' | 'x'))
    };
    let first = blocks.first().filter(numbered)?;
    let same = blocks
        .iter()
        .filter(|block| block.kind == first.kind)
        .filter(numbered);
    if same.count() < OFTEN {
        return None;
    }
    let body = blocks.iter().find_map(|block| body(&block.text));
    Some(body.map_or_else(
        || String::from("By-laws"),
        |body| format!("By-laws of the {body}"),
    ))
}

/// The body that a definition names in full: `Society - shall mean the Linden Boating Society of the town`.
fn body(text: &str) -> Option<&str> {
    let defined = text.trim_start_matches(['"', '“']);
    let end = defined.find(|c: char| !c.is_alphabetic() && c != '-')?;
    let noun = &defined[..end];
    let body = noun.starts_with(char::is_uppercase) && is_ruled_body(&noun.to_lowercase());
    if !body {
        return None;
    }
    let (_, told) = [" shall mean the ", " means the "]
        .iter()
        .find_map(|mark| text.split_once(mark))?;
    let end = told.find(noun)? + noun.len();
    let name = told.get(..end)?;
    let capital = name
        .split(' ')
        .all(|word| word.starts_with(char::is_uppercase) || matches!(word, "of" | "and" | "for"));
    (capital && name.contains(' ')).then_some(name)
}

/// The lines before the text.
fn opening(blocks: &[Block]) -> Vec<&str> {
    /// A title page has no more lines.
    const LINES: usize = 12;
    /// Longer ones are text, or a note on what is printed here.
    const LONGEST: usize = 18;
    /// On what a law rests may stand above its name.
    const BASES: [&str; 6] = [
        "Pursuant to ",
        "On the basis of ",
        "By virtue of ",
        "In exercise of ",
        "Under the powers ",
        "Having regard ",
    ];
    let basis = |block: &&Block| BASES.iter().any(|basis| block.text.starts_with(basis));
    let line = |block: &&Block| {
        let kind = matches!(
            block.kind,
            BlockKind::Heading { .. } | BlockKind::Boilerplate { .. } | BlockKind::Paragraph
        );
        let words = block.text.split(' ').count();
        let sentence = block.kind == BlockKind::Paragraph && words > LONGEST / 2;
        kind && words <= LONGEST && !sentence
    };
    let lines = blocks.iter().filter(|block| !basis(block)).take(LINES);
    lines
        .take_while(line)
        .map(|block| block.text.trim_start_matches('#'))
        .collect()
}

/// Whether a text speaks as laws do: one paragraph in eight has a `shall`, or begins with the number of an article; such a
/// number may stand on a line of its own.
pub(super) fn sets_rules(blocks: &[Block]) -> bool {
    const EVERY: usize = 8;
    let text = |block: &&Block| matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem);
    let all = blocks.iter().filter(text).count();
    let own = |block: &Block| OWN.iter().any(|own| block.text.contains(own));
    let rules = blocks.iter().filter(|block| {
        is_article(&block.text) || text(block) && (own(block) || block.text.contains(" shall "))
    });
    let rules = rules.count();
    rules * EVERY >= all && rules > 0
}

/// Whether a line names rules, or a body that gives itself some.
pub(super) fn names_rules(line: &str) -> bool {
    has_word(line, |word| is_law(word) || is_ruled_body(word))
}

/// The line that names a law among those above a text.
pub(super) fn law_among(lines: &[String]) -> Option<String> {
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    law(&lines).map(spoken)
}

/// Whether a line has a noun by which laws and rules call themselves.
pub(super) fn names_law(line: &str) -> bool {
    has_word(line, is_law)
}

/// How a law speaks of itself.
const OWN: [&str; 6] = [
    "this Act",
    "this Law",
    "this Code",
    "This Act",
    "These regulations",
    "This policy",
];

/// The line that names a law: of an act and of the regulation under it, which stand on one page, the regulation.
fn law<'t>(lines: &[&'t str]) -> Option<&'t str> {
    const UNDER: [&str; 6] = [
        "regulation",
        "regulations",
        "rules",
        "order",
        "by-law",
        "by-laws",
    ];
    const ABOVE: [&str; 4] = ["act", "acts", "code", "law"];
    let has = |line: &str, nouns: &[&str]| has_word(line, |word| nouns.contains(&word));
    let mut named = lines.iter().copied().filter_map(law_line);
    let first = named.next()?;
    if !has(first, &ABOVE) || has(first, &UNDER) {
        return Some(first);
    }
    let below = named.find(|line| has(line, &UNDER) && !has(line, &ABOVE));
    below.or(Some(first))
}

/// What a line names, where that is a law: its noun is not the first word, as in `Act No. 12`, but where it is told of what.
fn law_line(line: &str) -> Option<&str> {
    let line = after_field(line);
    let low = line.to_lowercase();
    // `Laws of the Assembly, Session 1888`: in what it was brought out
    let collections = [
        "gazette",
        "laws and decrees",
        "laws of the ",
        "session",
        "statutes at large",
    ];
    if collections.iter().any(|name| low.contains(name)) {
        return None;
    }
    let words: Vec<&str> = low
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | '.' | '(' | ')'))
        .filter(|word| !word.is_empty())
        .collect();
    let at = words.iter().position(|word| is_law(word))?;
    let after = words.get(at + 1).copied().unwrap_or_default();
    // `Part II, Laws. No. 17` of a gazette, `Treaty Series, No. 7`
    if words[at] == "laws" && after == "no" || after == "series" {
        return None;
    }
    let numbered = after == "no" || after.starts_with(|c: char| c.is_ascii_digit());
    let cited = words.iter().any(|word| {
        matches!(
            *word,
            "amended" | "promulgated" | "gazette" | "notes" | "text" | "effect"
        )
    });
    let named = at > 0 && !(numbered && at < 2)
        || matches!(
            after,
            "of" | "on"
                | "between"
                | "for"
                | "concerning"
                | "governing"
                | "regarding"
                | "regulating"
                | "relating"
        )
        || after == "as" && words.get(at + 2) == Some(&"to");
    (named && !cited && !is_note(line) && !line.starts_with('('))
        .then(|| line.strip_suffix(", with").unwrap_or(line))
}

/// A line without the name of its field: `SUBJECT: Travel Policy`.
fn after_field(line: &str) -> &str {
    let rest = line.split_once(": ").filter(|(field, _)| {
        matches!(
            &*field.to_lowercase(),
            "subject" | "title" | "short title" | "re"
        )
    });
    rest.map_or(line, |(_, rest)| rest.trim())
}

#[cfg(test)]
mod tests {
    use crate::generate::read;

    fn title(text: &str) -> Option<String> {
        read("text.txt", text.as_bytes(), None).unwrap().title
    }

    #[test]
    fn rules_are_called_after_the_body_above_them() {
        for (above, wanted) in [
            (
                "THE LUND BOOK SOCIETY\n\nFounded 1794\n\nRULES, AS REVISED AT THE SUPPER OF 2016",
                "The Lund Book Society: Rules",
            ),
            (
                "THE LUND AND LIMA\nAMATEUR RADIO SOCIETY\n\nRULES",
                "The Lund and Lima Amateur Radio Society: Rules",
            ),
            (
                "FRIENDS OF THE LUND MUSEUM\n\nRULES OF THE SOCIETY",
                "Friends of the Lund Museum: Rules",
            ),
            ("TOWN OF LUND\n\nORDINANCE NO. 212", "Ordinance No. 212"),
            (
                "TREATY SERIES    No. 17\n\nCONVENTION\n\nbetween\n\nTHE KINGDOM OF LUND\n\nand\n\nTHE REPUBLIC OF LIMA\n\nrespecting the\n\nPROTECTION \
                 OF BIRDS",
                "Convention respecting the Protection of Birds",
            ),
            (
                "ROYAL GAZETTE\n\nPart II, Laws. No. 17\n\nTHE MILLS AND LOCKS ACT, 1994",
                "The Mills and Locks Act, 1994",
            ),
            (
                "HERALD OF THE TOWN OF LUND\n\n88.\n\nDECISION\nON TAXIS AND THEIR DRIVERS",
                "Decision on Taxis and Their Drivers",
            ),
            (
                "PARISH OF LUND\n\nCOMMON GRAZINGS (HERDING)\nBY-LAW, 1961",
                "Common Grazings (Herding) By-Law, 1961",
            ),
        ] {
            let text = format!("{above}{RULES}");
            let read = read("rules.txt", text.as_bytes(), None).unwrap();
            assert_eq!(read.title.as_deref(), Some(wanted), "{above}");
        }
    }

    #[test]
    fn a_treaty_is_called_by_its_matter() {
        let above = "# AGREEMENT\n\n**between the Government of the Kingdom of Lund and the Republic of Lima concerning ferries, boats and fees**";
        let read = read("ferries.md", format!("{above}{RULES}").as_bytes(), None).unwrap();
        assert_eq!(read.title.as_deref(), Some("Agreement concerning ferries"));
    }

    #[test]
    fn the_models_of_a_product_are_not_its_name() {
        let text = "LUND LTD.\n\nHOMESTEAD 90 RANGE COOKER\nMODELS 90 AND 90B\n\nINSTRUCTIONS FOR THE HOUSEHOLDER\n\n1. LIGHTING\n\nOpen the \
                    damper before you light the fire. Close it after ten minutes.\n";
        let read = read("cooker.txt", text.as_bytes(), None).unwrap();
        assert_eq!(read.title.as_deref(), Some("Homestead 90 Range Cooker"));
    }

    #[test]
    fn the_line_above_the_kind_of_book_names_a_manual() {
        let text = "Turn the lamp on with the ring. Do not cover the lamp while it burns, and never hang it up wet.";
        let pairs = [
            (
                "LUMO \"NIGHT TWO\" READING LAMP\nFor beds and shelves\nOWNER'S MANUAL - Form 77-C\n\n",
                "Lumo \"Night Two\" Reading Lamp",
            ),
            (
                "THE LINDEN READING LAMP\n(two and four arms)\n\nA HANDBOOK FOR ITS OWNER\n\n",
                "The Linden Reading Lamp",
            ),
        ];
        for (head, name) in pairs {
            let said = title(&format!("{head}\n{text}\n\n{text}\n"));
            assert_eq!(said.as_deref(), Some(name));
        }
        let read = read(
            "lamp.md",
            format!("# Lumo 3 Reading Lamp\n\n## User Manual — models 3S and 3HD\n\n{text}\n")
                .as_bytes(),
            None,
        );
        assert_eq!(read.unwrap().title.as_deref(), Some("Lumo 3 Reading Lamp"));
    }

    #[test]
    fn of_the_lines_above_a_manual_the_one_with_the_model_is_the_title() {
        let body = "\n\nUSER GUIDE\n\nUSING THE SAW\n\nKeep this guide with the saw. The saw must be kept dry, and its blade must be oiled once a week.\n";
        let text = format!("BORGEN TIMBRA T40\n\nCORDLESS CHAIN-SAW{body}");
        assert_eq!(title(&text).as_deref(), Some("Borgen Timbra T40"));
        let both = body.replace("USER GUIDE", "Installation and User Instructions");
        let text = format!("BORGEN\n\nBorgen Timbra T40 Chain-saw{both}");
        assert_eq!(title(&text).as_deref(), Some("Borgen Timbra T40 Chain-saw"));
        let owned = body.replace("USER GUIDE", "A HANDBOOK FOR ITS OWNER");
        let text = format!("THE TIMBRA SAW\n(with one blade and with two){owned}");
        assert_eq!(title(&text).as_deref(), Some("The Timbra Saw"));
        let text = format!("CORDLESS CHAIN-SAW{body}");
        assert_eq!(title(&text).as_deref(), Some("Cordless Chain-Saw"));
    }

    const RULES: &str = "\n\nArticle 1\nBridges\n\n(1) Every bridge shall be inspected once a year by the keeper of the road.\n\n(2) The keeper shall write down what was found and keep it for ten years.\n";

    #[test]
    fn of_the_lines_above_a_law_the_one_that_names_it_is_the_title() {
        let text = format!(
            "KINGDOM OF LINDEN\n\nBRIDGES AND FERRIES ACT\n\nAct No. 12 of 3 May 1931{RULES}"
        );
        assert_eq!(title(&text).as_deref(), Some("Bridges and Ferries Act"));
        let text = format!(
            "Agreement between Linden and Norland on ferries\n\nFor the purpose of this Agreement:{RULES}"
        );
        assert_eq!(
            title(&text).as_deref(),
            Some("Agreement between Linden and Norland on ferries")
        );
        let text = format!("Linden Council\n\nOrdinance on Ferries\n\nOrdinance No. 7{RULES}");
        assert_eq!(title(&text).as_deref(), Some("Ordinance on Ferries"));
    }

    #[test]
    fn capitals_of_a_law_whose_name_stands_alone_are_those_of_the_page() {
        let note = "Act No. 12 of 3 May 1931 on the bridges of the kingdom, as amended by Act No. 4 of 1940 and by Act No. 9 of 1952";
        let text = format!("BRIDGES ACT\n\n{note}{RULES}");
        assert_eq!(title(&text).as_deref(), Some("Bridges Act"));
        let text = "BRIDGES ACT\n\nThe act was passed in 1931 after a ferry with many people had gone down in the river.\n";
        assert_eq!(title(text).as_deref(), Some("BRIDGES ACT"));
    }

    #[test]
    fn a_manual_is_called_after_its_product() {
        let text = "LINDEN WORKS\nLINDEN K3 Table Saw\nUser Manual (English)\nVersion 1.2 and later\n\n\nIntroduction\n\nThank you for buying the Linden K3. It is a saw with a blade of 250 mm.\n";
        assert_eq!(title(text).as_deref(), Some("LINDEN K3 Table Saw"));
    }

    #[test]
    fn what_sets_no_rules_keeps_its_title() {
        let text = "Linden\n\nThe Bridges Act\n\nThe act was passed in 1931 after a ferry had gone down in the river.\n\nIt was the first of its kind in the land and many others came of it.\n";
        assert_eq!(title(text).as_deref(), Some("Linden"));
    }

    #[test]
    fn by_laws_that_begin_with_the_first_are_called_after_their_body() {
        let text = "## BYLAW 1 - WORDS\n\n- Society - shall mean the Linden Boating Society of the town.\n\n## BYLAW 2 - DUES\n\nEvery member shall pay ten crowns.\n\n## BYLAW 3 - BOATS\n\nNo boat shall be lent.\n";
        let title = |text: &str| read("text.md", text.as_bytes(), None).unwrap().title;
        assert_eq!(
            title(text).as_deref(),
            Some("By-laws of the Linden Boating Society")
        );
        let text = text.replace("Society - shall mean", "Society - means perhaps");
        assert_eq!(title(&text).as_deref(), Some("By-laws"));
        let text = "---\ntitle: Policy Number \"12\"\nsubtitle: Policy on Boats\n---\n\nEvery boat shall have a name.\n";
        assert_eq!(title(text).as_deref(), Some("Policy on Boats"));
    }
}
