//! What a stretch of text is by its shape: running text, a heading, or what only surrounds the text.
//!
//! Nothing here knows a subject: shapes are those of pages and documents in general.

use std::collections::HashMap;

use super::furniture::{is_field, is_furniture, is_legend, is_menu_words};
use super::language::{is_prose, is_quotation};
use super::piece::{Piece, Shape};
use super::verb::{has_verb, tells_a_picture};
use crate::generate::language::{NUMBERED, is_article, unnumbered};
use crate::generate::lexicon::AUXILIARIES;
use crate::generate::{BlockKind, Boilerplate};

/// More words than these make no heading.
pub(super) const LONGEST_HEADING: usize = 12;

/// A line of a menu has few words.
const LONGEST_ENTRY: usize = 6;

/// So many short lines in a row are a menu, unless something else speaks for them.
const SHORTEST_MENU: usize = 3;

/// The level of headings that are recognised by their shape alone.
const SHAPED_LEVEL: u8 = 2;

/// What each piece is; `texts` are their tidied texts.
pub(super) fn kinds(pieces: &[Piece], texts: &[&str]) -> Vec<BlockKind> {
    let article = article(pieces, texts);
    let repeated = repeated(texts);
    let ended = ends_its_sentences(pieces, texts);
    let mut kinds: Vec<BlockKind> = pieces
        .iter()
        .zip(texts)
        .map(|(piece, text)| match alone(piece, text, ended) {
            _ if article && !piece.article => boilerplate(Boilerplate::Markup),
            kind @ BlockKind::Boilerplate { .. } => kind,
            _ if text.len() < LONGEST_ROW && repeated.contains_key(&masked(text)) => {
                boilerplate(Boilerplate::Repeated)
            }
            kind => kind,
        })
        .collect();
    menus(pieces, texts, &mut kinds);
    headings(pieces, texts, &mut kinds);
    kinds
}

fn boilerplate(why: Boilerplate) -> BlockKind {
    BlockKind::Boilerplate { why }
}

/// Whether the markup names the text of the page: there is some in it, and not most of it elsewhere, as where only other
/// pages are told of in articles of their own.
fn article(pieces: &[Piece], texts: &[&str]) -> bool {
    /// Less than this many bytes are a stub around which the text stands.
    const SHORTEST: usize = 200;
    /// So many times as much text beside it is the text itself; comments are mostly shorter.
    const BESIDE: usize = 3;
    let length = |inside: bool, ended: bool| -> usize {
        let all = pieces.iter().zip(texts);
        let text = all.filter(|(piece, text)| {
            piece.article == inside
                && !matches!(piece.shape, Shape::Given(_))
                && (!ended || ends_sentence(text))
        });
        text.map(|(_, text)| text.len()).sum()
    };
    length(true, false) >= SHORTEST && length(true, true) * BESIDE >= length(false, true)
}

/// What a piece is when nothing around it is looked at.
fn alone(piece: &Piece, text: &str, ended: bool) -> BlockKind {
    match piece.shape {
        Shape::Given(why) => return boilerplate(why),
        Shape::Heading(level) => return BlockKind::Heading { level },
        _ => {}
    }
    if let Some(why) = surrounding(piece, text) {
        return boilerplate(why);
    }
    match piece.shape {
        Shape::Row if text.len() < LONGEST_ROW => BlockKind::Row,
        Shape::Item => BlockKind::ListItem,
        _ => running(piece, text, ended),
    }
}

/// Rows of tables are short; what is longer stands in a table only for the look of the page. In bytes.
const LONGEST_ROW: usize = 400;

/// What shows at once that a piece is no part of the text.
fn surrounding(piece: &Piece, text: &str) -> Option<Boilerplate> {
    /// No word of a language is as long, in bytes: data.
    const LONGEST_WORD: usize = 200;
    let long = |word: &[u8]| word.len() > LONGEST_WORD;
    if text.as_bytes().split(|byte| *byte == b' ').any(long) {
        return Some(Boilerplate::Code);
    }
    if is_foreign(text) || is_quotation(text) {
        return Some(Boilerplate::Foreign);
    }
    // two thirds of it are links, and it says nothing
    if piece.linked * 3 > text.len() * 2 && !ends_sentence(text) {
        return Some(Boilerplate::Menu);
    }
    if is_menu_words(text) {
        return Some(Boilerplate::Menu);
    }
    if is_furniture(text) || is_field(text) {
        return Some(Boilerplate::Furniture);
    }
    is_legend(text).then_some(Boilerplate::Caption)
}

/// Running text, or what stands on a line of its own among it.
fn running(piece: &Piece, text: &str, ended: bool) -> BlockKind {
    /// A line without a verb and with more words than these is no row of names by chance.
    const LONG_ROW: usize = 12;
    let marked = piece.shape == Shape::Text { marked: true };
    let verb = has_verb(text);
    if ends_sentence(text) {
        return match () {
            () if is_dated_picture(text) => boilerplate(Boilerplate::Caption),
            () if !verb && names_mostly(text) => boilerplate(Boilerplate::Fragment),
            () => BlockKind::Paragraph,
        };
    }
    let words = words(text);
    match () {
        () if !verb && words > LONG_ROW && !text.contains([',', ';']) => {
            boilerplate(Boilerplate::Menu)
        }
        () if words > LONG_ROW && !is_prose(text) => boilerplate(Boilerplate::Menu),
        () if !verb => boilerplate(Boilerplate::Fragment),
        // elsewhere the document ends its sentences
        () if ended && !marked && words <= 30 && !holds_sentence(text) => {
            boilerplate(Boilerplate::Caption)
        }
        () => BlockKind::Paragraph,
    }
}

/// How many words a text of single blanks has.
pub(super) fn words(text: &str) -> usize {
    1 + text.bytes().filter(|byte| *byte == b' ').count()
}

/// Whether a text ends as sentences do.
pub(super) fn ends_sentence(text: &str) -> bool {
    let end = text.trim_end_matches(['"', '\'', ')', ']', '”', '’', '»', ' ']);
    end.ends_with(['.', '!', '?', ':', ';', '…'])
}

fn holds_sentence(text: &str) -> bool {
    text.contains(". ") || text.contains(".\" ") || text.contains(".” ")
}

/// Whether a document ends its sentences: then a line without an end is none.
fn ends_its_sentences(pieces: &[Piece], texts: &[&str]) -> bool {
    /// Fewer sentences are no habit.
    const HABIT: usize = 3;
    let long = |(piece, text): &(&Piece, &&str)| {
        matches!(piece.shape, Shape::Text { .. }) && words(text) > LONGEST_HEADING
    };
    let (ended, open): (Vec<_>, Vec<_>) = pieces
        .iter()
        .zip(texts)
        .filter(long)
        .partition(|(_, text)| ends_sentence(text));
    ended.len() >= HABIT && ended.len() > open.len()
}

/// One sentence in the present with a date: a picture, not a fact of the text.
fn is_dated_picture(text: &str) -> bool {
    /// Legends are short.
    const WORDS: usize = 35;
    let dated = text
        .split(|c: char| !c.is_ascii_digit())
        .any(|figures| figures.len() == 4 && figures.starts_with(['1', '2']));
    dated && words(text) <= WORDS && !holds_whole(text) && tells_a_picture(text)
}

/// Whether a text holds a second sentence: a stop after a word of small letters, and a capital.
fn holds_whole(text: &str) -> bool {
    text.match_indices(". ").any(|(at, _)| {
        let before = text[..at].rsplit(' ').next().unwrap_or("");
        let after = text[at + 2..].chars().next();
        before.len() > 2
            && before.chars().all(char::is_lowercase)
            && after.is_some_and(char::is_uppercase)
    })
}

/// Whether most of the words are names or figures.
fn names_mostly(text: &str) -> bool {
    let words: Vec<_> = text.split(' ').collect();
    let names = words
        .iter()
        .filter(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()));
    words.len() <= 25 && names.count() * 5 > words.len() * 2
}

/// Whether most letters are of another script than English is written in.
fn is_foreign(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    let (mut latin, mut other) = (0_usize, 0_usize);
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        if c < '\u{250}' || ('\u{1e00}'..'\u{1f00}').contains(&c) {
            latin += 1;
        } else {
            other += 1;
        }
    }
    other > latin
}

/// The lines that stand three times and more, figures left out of account: heads and feet of pages.
fn repeated(texts: &[&str]) -> HashMap<String, usize> {
    const OFTEN: usize = 3;
    /// More words than these are text that is said again.
    const WORDS: usize = 12;
    let mut times: HashMap<String, usize> = HashMap::new();
    let short = |text: &&&str| text.len() < LONGEST_ROW && words(text) <= WORDS;
    for text in texts.iter().filter(short) {
        *times.entry(masked(text)).or_default() += 1;
    }
    times.retain(|_, times| *times >= OFTEN);
    times
}

/// A line without its figures, where it is no sentence: `Page 3` and `Page 4` are the same line.
fn masked(text: &str) -> String {
    if ends_sentence(text) || has_verb(text) {
        return text.to_owned();
    }
    let mask = |c: char| if c.is_ascii_digit() { '0' } else { c };
    text.chars().map(mask).collect()
}

/// Rows of short lines in one paragraph are a menu.
fn menus(pieces: &[Piece], texts: &[&str], kinds: &mut [BlockKind]) {
    let entry = |at: usize| {
        let fragment = matches!(
            kinds[at],
            BlockKind::Boilerplate {
                why: Boilerplate::Fragment | Boilerplate::Menu
            }
        );
        fragment && words(texts[at]) <= LONGEST_ENTRY
    };
    let mut rows = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let same =
            |other: &usize| entry(*other) && pieces[*other].paragraph == pieces[at].paragraph;
        let end = at + (at..pieces.len()).take_while(same).count();
        if end - at >= SHORTEST_MENU {
            // the last line may be the heading of what follows
            rows.push(at..end - usize::from(!is_menu_words(texts[end - 1])));
        }
        at = end.max(at + 1);
    }
    for at in rows.into_iter().flatten() {
        kinds[at] = boilerplate(Boilerplate::Menu);
    }
}

/// Makes headings of the lines before running text that look like one: those right before it or before another heading,
/// and where there is none, the nearest one before what surrounds the text.
fn headings(pieces: &[Piece], texts: &[&str], kinds: &mut [BlockKind]) {
    // what the walk from the end met last
    let (mut text, mut headed, mut right_before) = (false, false, false);
    for at in (0..pieces.len()).rev() {
        let last = pieces
            .get(at + 1)
            .is_none_or(|next| next.paragraph != pieces[at].paragraph);
        match kinds[at] {
            BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Row => {
                (text, headed, right_before) = (true, false, true);
            }
            BlockKind::Heading { .. } => (headed, right_before) = (true, true),
            BlockKind::Boilerplate { why }
                if text
                    && (right_before || !headed)
                    && matches!(pieces[at].shape, Shape::Text { .. })
                    && (last && why == Boilerplate::Fragment && is_heading(texts[at])
                        || last && right_before && !headed && is_line_alone(pieces, texts, at)
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
        .all(|c| c.is_alphabetic() || matches!(c, ' ' | ',' | '-' | '\'' | '’'));
    !beside
        && plain
        && behind.starts_with(char::is_uppercase)
        && behind.ends_with(char::is_alphabetic)
        && (2..=LONGEST).contains(&words(behind))
}

/// Whether a line is the heading of an article for its number: `F3. Notice and appointment of examiners`, `Article 7. Oath`,
/// or the line below `Section 7`. It needs no capitals, and below its number may have what looks like a verb.
fn is_numbered(pieces: &[Piece], texts: &[&str], at: usize) -> bool {
    let text = texts[at];
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
    let Some((name, said)) = text.split_once(": ") else {
        return false;
    };
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
    begins
        && words.len() <= LONGEST_HEADING
        && (capitalised || words.len() <= FEW)
        && !text.ends_with(',')
        && !is_data(text)
        && text.chars().filter(|c| c.is_alphabetic()).count() > 2
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
}
