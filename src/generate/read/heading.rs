//! Lines that are headings by their shape alone, in texts whose markup names none.

use super::piece::{Piece, Shape};
use super::shape::{LONGEST_HEADING, ends_sentence, words};
use super::title::tells_deed;
use super::verb::has_verb;
use crate::generate::language::{NUMBERED, is_article, is_roman, unnumbered};
use crate::generate::lexicon::AUXILIARIES;
use crate::generate::{Block, BlockKind, Boilerplate};

/// The level of headings that are recognised by their shape alone.
const SHAPED_LEVEL: u8 = 2;

/// Makes headings of the lines before running text that look like one: those right before it or before another heading,
/// and where there is none, the nearest one before what surrounds the text.
pub(super) fn headings(pieces: &[Piece], texts: &[&str], kinds: &mut [BlockKind]) {
    // what the walk from the end met last
    let (mut text, mut headed, mut right_before) = (false, false, false);
    for at in (0..pieces.len()).rev() {
        let last = pieces
            .get(at + 1)
            .is_none_or(|next| next.paragraph != pieces[at].paragraph);
        match kinds[at] {
            // `13. Things found`, right above the first rule of its section
            BlockKind::Paragraph | BlockKind::ListItem
                if !last && right_before && !headed && opens_section(pieces, texts, at)
                    || last && right_before && is_part(texts[at]) =>
            {
                kinds[at] = BlockKind::Heading {
                    level: SHAPED_LEVEL,
                };
                (headed, right_before) = (true, true);
            }
            BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Row => {
                (text, headed, right_before) = (true, false, true);
            }
            BlockKind::Heading { .. } => (headed, right_before) = (true, true),
            BlockKind::Boilerplate { why }
                if text
                    && (right_before || !headed)
                    && !is_beneath(pieces, at)
                    && !leads_on(texts[at], kinds.get(at + 1))
                    && matches!(pieces[at].shape, Shape::Text { .. })
                    && !is_last_of_list(pieces, texts, at)
                    && (last && why == Boilerplate::Fragment && is_heading(texts[at])
                        || last && right_before && !headed && is_line_alone(pieces, texts, at)
                        || last && is_part(texts[at])
                        || last
                            && right_before
                            && !headed
                            && why == Boilerplate::Menu
                            && is_matter(texts[at])
                        || (last || right_before && !headed) && is_numbered(pieces, texts, at)) =>
            {
                kinds[at] = BlockKind::Heading {
                    level: SHAPED_LEVEL,
                };
                (headed, right_before) = (true, true);
            }
            BlockKind::Boilerplate { .. } => right_before = false,
        }
    }
}

/// Ends the sections of numbered rules of which only some are headed by lines of their own: below `SECTION 23. Penalties` the
/// paragraph `SECTION 24. Fees. Of the income …` is another section.
pub(super) fn end_sections(blocks: &mut [Block]) {
    let mut ended = None;
    for at in 0..blocks.len() {
        let Some(section) = blocks[at].section else {
            continue;
        };
        let (head, text) = (&blocks[section], &blocks[at]);
        if matches!(text.kind, BlockKind::Heading { .. }) {
            continue;
        }
        let next = article_number(&head.text)
            .zip(article_number(&text.text))
            .is_some_and(|((noun, one), (other, number))| noun == other && number > one);
        if next {
            ended = Some(section);
        }
        if ended == Some(section) {
            blocks[at].section = blocks[section].section;
        }
    }
}

/// What a rule is called that is numbered by a word, and its number: `SECTION 23.`; of `6.08.020` the chapter is what it is
/// called.
fn article_number(text: &str) -> Option<(String, u32)> {
    let first = text.split(' ').next().unwrap_or(text);
    let coded = first
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.');
    if coded && first.matches('.').count() == 2 {
        let (chapter, number) = first.rsplit_once('.')?;
        return Some((chapter.to_owned(), number.parse().ok()?));
    }
    let (noun, rest) = text.split_once(' ')?;
    let number = rest.split([' ', '.', ':']).next()?.parse().ok()?;
    NUMBERED
        .contains(&noun)
        .then(|| (noun.to_lowercase(), number))
}

/// Whether a line begins what goes on below it, or names several parts of a law, and so heads nothing: `Pagers:` above a list, `15.
/// Any person who--`, `Article 2. The Federation:`, `FIRST SCHEDULE. SECOND SCHEDULE.`
fn leads_on(text: &str, next: Option<&BlockKind>) -> bool {
    let behind = behind_number(text);
    let lists = text.ends_with(':') && next == Some(&BlockKind::ListItem);
    let open = lists || text.ends_with(['-', '–', '—']) || behind.is_some() && text.ends_with(':');
    let several = behind.is_none() && text.contains(". ") && text.ends_with('.');
    open || several && text.to_uppercase() == text
}

/// Whether a line stands right below a heading that the markup names, other than the title: what stands there beside the text is
/// a caption, or tells who wrote it.
fn is_beneath(pieces: &[Piece], at: usize) -> bool {
    let above = at.checked_sub(1).map(|above| pieces[above].shape);
    matches!(above, Some(Shape::Heading(level)) if level > 1)
}

/// Whether a line that looks like the entry of a menu is one word in capitals, as rules are headed: `MEMBERS`.
fn is_matter(text: &str) -> bool {
    const OF_SITES: [&str; 8] = [
        "ABOUT", "CONTACT", "HOME", "LOGIN", "MENU", "PRINT", "SEARCH", "SHARE",
    ];
    text.len() > 3 && text.chars().all(char::is_uppercase) && !OF_SITES.contains(&text)
}

/// Whether a line stands alone above its text as the heading of a handbook does: `Bobbins and how to wind them`, `C. Plots, the
/// waiting list and rents`. Nothing else of so few words without a stop stands there.
fn is_line_alone(pieces: &[Piece], texts: &[&str], at: usize) -> bool {
    /// Longer lines are fragments of text.
    const LONGEST: usize = 8;
    let text = texts[at];
    let beside = at
        .checked_sub(1)
        .is_some_and(|above| pieces[above].paragraph == pieces[at].paragraph);
    let behind = match text.split_once(". ") {
        Some((letter, rest)) if letter.len() == 1 => rest,
        _ => text,
    };
    let plain = behind
        .chars()
        .all(|c| c.is_alphabetic() || matches!(c, ' ' | ',' | ':' | '-' | '\'' | '’'));
    !beside
        && plain
        && behind.starts_with(char::is_uppercase)
        && behind.ends_with(char::is_alphabetic)
        && (2..=LONGEST).contains(&words(behind))
}

/// Whether a line is the heading of an article for its number: `F3. Notice and appointment of examiners`, `Article 7. Oath`,
/// or the line below `Section 7`. It needs no capitals, and below its number may have what looks like a verb.
fn is_numbered(pieces: &[Piece], texts: &[&str], at: usize) -> bool {
    // `4. LIGHT (to be set every day)`
    let text = match texts[at].rsplit_once(" (") {
        Some((before, inside)) if inside.ends_with(')') => before,
        _ => texts[at],
    };
    let above = at
        .checked_sub(1)
        .filter(|above| pieces[*above].paragraph == pieces[at].paragraph);
    let below = above.is_some_and(|above| words(texts[above]) == 2 && is_article(texts[above]));
    // `3. Classes of membership`, `8. Annual Meeting`: nouns that could be verbs, in few words without a helper
    let helped = |behind: &str| {
        let low = behind.to_lowercase();
        low.split(' ').any(|word| AUXILIARIES.contains(&word))
    };
    let own = above.is_none()
        && behind_number(text).is_some_and(|behind| {
            !has_verb(behind) || words(behind) <= SHORT_HEADING && !helped(behind)
        });
    let behind = behind_number(text).unwrap_or(text);
    behind.starts_with(char::is_uppercase)
        && !ends_sentence(text)
        && words(text) <= LONGEST_HEADING
        && (own || below)
}

/// Whether a line names a part of a law or a book by its number and its matter: `Title V. Damage by wild animals`.
fn is_part(text: &str) -> bool {
    const PARTS: [&str; 7] = [
        "part", "title", "chapter", "division", "section", "sec.", "book",
    ];
    let low = text.to_lowercase();
    let mut words = low.split(' ');
    let part = words.next().is_some_and(|first| PARTS.contains(&first));
    let number = words.next().is_some_and(|number| {
        let bare = number.trim_end_matches(['.', ':']);
        bare.len() < number.len()
            && !bare.is_empty()
            && bare
                .chars()
                .all(|c| c.is_ascii_digit() || matches!(c, 'i' | 'v' | 'x' | 'l'))
    });
    let rest: Vec<&str> = words.collect();
    let shouted = !text.contains(char::is_lowercase);
    part && number
        && (1..=SHORT_PART).contains(&rest.len())
        && (shouted || !text.ends_with('.'))
        && !text.ends_with([':', ',', ';'])
        && !rest.iter().any(|word| AUXILIARIES.contains(word))
}

/// More words behind the number of a part are a sentence.
const SHORT_PART: usize = 8;

/// Whether a line with a number begins its paragraph, and the one below with a number of its own: `13. Things found` above
/// `(1) Any person who …`.
fn opens_section(pieces: &[Piece], texts: &[&str], at: usize) -> bool {
    let ruled = pieces
        .get(at + 1)
        .is_some_and(|below| below.shape == Shape::Item && below.paragraph == pieces[at].paragraph);
    let ruled = ruled && matches!(pieces[at].shape, Shape::Text { .. });
    let few = behind_number(texts[at]).is_some_and(|behind| words(behind) <= SHORT_HEADING);
    ruled && few && is_numbered(pieces, texts, at)
}

/// Whether a line goes on with the numbers of the line right above it: `10 A label` below `9 Cider vinegar`, `1888 Lund` below
/// `1868 Lima`.
fn is_last_of_list(pieces: &[Piece], texts: &[&str], at: usize) -> bool {
    let numbered = |text: &str| {
        let first = text.trim_start().split(' ').next().unwrap_or_default();
        !first.is_empty() && first.bytes().all(|byte| byte.is_ascii_digit())
    };
    at.checked_sub(1).is_some_and(|above| {
        pieces[above].paragraph == pieces[at].paragraph && numbered(texts[above])
    }) && numbered(texts[at])
}

/// So few words behind a number head what follows, whatever forms they have.
const SHORT_HEADING: usize = 4;

/// What stands behind the number of an article: of `5.2 The fee` none, which is a paragraph of its own.
fn behind_number(text: &str) -> Option<&str> {
    let (first, rest) = text.split_once(' ')?;
    if NUMBERED.contains(&first) {
        let (number, behind) = rest.split_once(' ')?;
        let figure = number.starts_with(|c: char| c.is_ascii_digit());
        return figure.then(|| behind.trim_start_matches(['-', '–', ':', ' ']));
    }
    let behind = unnumbered(text);
    (behind.len() < text.len() && first.ends_with('.')).then_some(behind)
}

/// Whether a line tells a measure and heads nothing: `Width: 1.5 m`.
fn is_data(text: &str) -> bool {
    /// Longer words behind a number count things: `The first 30 days`.
    const SHORT: usize = 3;
    let number = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_digit())
            && word.ends_with(|c: char| c.is_ascii_digit())
    };
    let unit = |word: &str| {
        (1..=4).contains(&word.len())
            && word
                .chars()
                .all(|c| c.is_alphabetic() || matches!(c, '/' | '%' | '°'))
    };
    // `Supply 230 V, 50 Hz`
    let mut last = text.rsplit(' ');
    let ends = last
        .next()
        .is_some_and(|word| word.len() <= SHORT && unit(word))
        && last.next().is_some_and(number)
        && text.split(' ').count() > 2;
    let Some((name, said)) = text.split_once(": ") else {
        return ends;
    };
    let measure = said
        .split_once(' ')
        .is_some_and(|(first, rest)| number(first) && unit(rest));
    measure && !name.contains(|c: char| c.is_ascii_digit())
}

/// Whether a line without a verb looks like a heading: short, no end of a sentence, begun with a capital or a figure, its
/// long words mostly capitalised, or all of it in few words.
fn is_heading(text: &str) -> bool {
    /// So few words need no capitals.
    const FEW: usize = 5;
    /// So many figures make a row.
    const ROW: usize = 3;
    let words: Vec<_> = text.split(' ').collect();
    let begins = text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let long: Vec<_> = words
        .iter()
        .filter(|word| word.chars().count() > 3)
        .collect();
    let capital = long
        .iter()
        .filter(|word| word.contains(|c: char| c.is_uppercase() || c.is_ascii_digit()));
    let capitalised = capital.count() * 5 >= long.len() * 3;
    // `15 m 4.1 m 2.9 m`: a row of a table
    let figures = words
        .iter()
        .filter(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    begins
        && figures.count() < ROW
        && words.len() <= LONGEST_HEADING
        && (capitalised || words.len() <= FEW)
        && !text.ends_with(',')
        // `13. (Revoked 2017.)`
        && !text.ends_with(".)")
        // `Founded 1894` below a name
        && !(tells_deed(text) && text.contains(|c: char| c.is_ascii_digit()))
        && !is_data(text)
        // `IV` between `III` and `V`
        && (text.chars().filter(|c| c.is_alphabetic()).count() > 2 || is_roman(&text.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use crate::generate::{BlockKind, read};

    fn headings(text: &str) -> Vec<String> {
        let document = read("text.txt", text.as_bytes(), None).unwrap();
        let heads = document
            .blocks
            .into_iter()
            .filter(|block| matches!(block.kind, BlockKind::Heading { .. }));
        heads.map(|block| block.text).collect()
    }

    #[test]
    fn articles_are_headed_by_what_stands_beside_or_below_their_numbers() {
        let rule = "The keeper of the mill shall count the sacks once a week and shall write the number down.";
        let text = format!(
            "Mill Rules\n\nSection 7\nTime at which the sacks are counted\n\n{rule}\n\n{rule}\n\n{rule}\n\nF3. Notice of the count and choice of keepers\n\n{rule}\n\nArticle 9. Oath of keepers\n(1) {rule}\n(2) {rule}\n\n6. Wages\n(1) {rule}\n\n7. Ropes and tools\n\n{rule}\n\nSieves and how to mend them\n\n{rule}\n\nC. Sacks, the scales and fees\n\n{rule}\n"
        );
        let found = headings(&text);
        for head in [
            "Time at which the sacks are counted",
            "F3. Notice of the count and choice of keepers",
            "Article 9. Oath of keepers",
            "6. Wages",
            "7. Ropes and tools",
            "Sieves and how to mend them",
            "C. Sacks, the scales and fees",
        ] {
            assert!(found.iter().any(|one| one == head), "{head}: {found:#?}");
        }
        assert!(!found.iter().any(|one| one.contains("shall")), "{found:#?}");
    }

    #[test]
    fn parts_are_headed_by_their_numbers() {
        let rule = "The keeper of the mill shall count the sacks once a week and shall write the number down.";
        let text = format!(
            "Mill Rules\n\nTitle IV. Arms and means\n\n{rule}\n\nTitle V. Damage by wild animals\n\n{rule}\n\nTitle VI. Hunting grounds and \
             guides\n\n{rule}\n"
        );
        let found = headings(&text);
        for head in [
            "Title V. Damage by wild animals",
            "Title VI. Hunting grounds and guides",
        ] {
            assert!(found.iter().any(|one| one == head), "{head}: {found:#?}");
        }
    }

    #[test]
    fn the_numbers_of_chapters_are_headings() {
        let told = "The keeper of the mill counted the sacks once a week and wrote the number down in a book.";
        let text = format!(
            "The Mill\n\nII\n\n{told}\n\nIII\n\n{told} It was kept.\n\nIV\n\n{told} It was lost.\n"
        );
        let found = headings(&text);
        for number in ["II", "III", "IV"] {
            assert!(found.iter().any(|one| one == number), "{found:#?}");
        }
    }

    #[test]
    fn what_goes_on_below_it_is_no_heading() {
        let rule = "The keeper of the mill shall count the sacks once a week and shall write the number down.";
        let text = format!(
            "Mill Rules\n\nFIRST LIST. SECOND LIST.\n\n7. Sacks\n\n{rule}\n\n8. Any person who--\n\n(a) takes a sack, or\n\n(b) opens \
             one, shall pay for it.\n\n{rule}\n"
        );
        let found = headings(&text);
        assert!(found.iter().any(|one| one == "7. Sacks"), "{found:#?}");
        let open = |one: &String| one.contains("who") || one.contains("LIST");
        assert!(!found.iter().any(open), "{found:#?}");
    }

    #[test]
    fn what_brings_in_a_list_heads_nothing_behind_it() {
        let source = "# Lund Station Rules\n\n### 4. Launching\n\n4.2 The boat shall be launched within ten minutes of a call.\n\n4.3 \
                      Pagers:\n\n- carried at all times by the crew;\n- tested on Fridays.\n\n4.4 Drivers shall have no \
                      exemption from the law of the road.\n";
        let read = crate::generate::read("rules.md", source.as_bytes(), None).unwrap();
        let last = read.blocks.len() - 1;
        assert_eq!(read.sections(last).last(), Some(&"4. Launching"));
    }

    #[test]
    fn captions_foundings_and_what_was_revoked_head_nothing() {
        let rule = "The keeper of the mill shall count the sacks once a week and shall write the number down.";
        let text = format!(
            "Mill Society\n\nFounded 1894\n\n{rule}\n\n13. (Revoked 2017.)\n\n{rule}\n\n{rule}\n"
        );
        let found = headings(&text);
        assert!(
            !found
                .iter()
                .any(|one| one.contains("Founded") || one.contains("Revoked")),
            "{found:#?}"
        );
        let text = format!(
            "# Mills\n\n## Wheels\n\n*Drawing of Old Lund from 1861*\n\n{rule}\n\n{rule}\n"
        );
        let document = read("text.md", text.as_bytes(), None).unwrap();
        let drawn = document
            .blocks
            .iter()
            .find(|block| block.text.contains("Drawing"))
            .unwrap();
        assert!(!matches!(drawn.kind, BlockKind::Heading { .. }));
    }

    #[test]
    fn the_last_line_of_a_list_heads_nothing() {
        let rule = "The keeper of the mill shall count the sacks once a week and shall write the number down.";
        let text = format!(
            "Mill Rules\n\n{rule}\n\n 8   Sacks of rye\n 9   Sacks of oats\n 10  A barrel\n\n{rule}\n\n{rule}\n"
        );
        let found = headings(&text);
        assert!(
            !found.iter().any(|one| one.contains("barrel")),
            "{found:#?}"
        );
    }

    #[test]
    fn a_line_with_a_number_above_the_first_rule_is_a_heading() {
        let rule = "The keeper of the mill shall count the sacks once a week and shall write the number down.";
        let text = format!("Mill Rules\n\n1. Sacks found\n(1) {rule}\n(2) {rule}\n\n{rule}\n");
        let found = headings(&text);
        assert!(
            found.iter().any(|one| one == "1. Sacks found"),
            "{found:#?}"
        );
    }
}
