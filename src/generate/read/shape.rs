//! What a stretch of text is by its shape: running text, or what only surrounds the text.
//!
//! Nothing here knows a subject: shapes are those of pages and documents in general.

use std::collections::HashMap;

use super::furniture::{is_field, is_furniture, is_legend, is_menu_words};
use super::heading::headings;
use super::language::{is_prose, is_quotation};
use super::piece::{Piece, Shape};
use super::verb::{has_verb, tells_a_picture};
use crate::generate::works::{Works, each};
use crate::generate::{BlockKind, Boilerplate};

/// More words than these make no heading.
pub(super) const LONGEST_HEADING: usize = 12;

/// A line of a menu has few words.
const LONGEST_ENTRY: usize = 6;

/// So many short lines in a row are a menu, unless something else speaks for them.
const SHORTEST_MENU: usize = 3;

/// What each piece is; `texts` are their tidied texts.
pub(super) fn kinds(pieces: &[Piece], texts: &[&str], works: Works) -> Vec<BlockKind> {
    let article = article(pieces, texts);
    let repeated = repeated(texts);
    let ended = ends_its_sentences(pieces, texts);
    let again = |text: &str| text.len() < LONGEST_ROW && repeated.contains_key(&masked(text));
    let mut kinds = each(works, texts.len(), |at| {
        match alone(&pieces[at], texts[at], ended) {
            _ if article && !pieces[at].article => boilerplate(Boilerplate::Markup),
            kind @ BlockKind::Boilerplate { .. } => kind,
            _ if again(texts[at]) => boilerplate(Boilerplate::Repeated),
            kind => kind,
        }
    });
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
