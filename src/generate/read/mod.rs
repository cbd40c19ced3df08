//! Bytes to a document: the encoding, the format, the blocks and what each of them is.
//!
//! Each format has a reader that hands on pieces of text with their places (`plain`, `markdown`, `html`); what they are is
//! told from their shape, in one place for all (`shape`). All of it is one pass over the source.

mod apparatus;
mod around;
mod bounded;
mod cited;
mod columns;
mod damage;
mod decode;
mod elements;
#[cfg(feature = "epub")]
mod epub;
mod furniture;
mod head;
mod heading;
mod html;
mod language;
mod legible;
mod lexicon;
mod manual;
mod markdown;
#[cfg(feature = "pdf")]
mod pdf;
mod piece;
mod plain;
mod restructured;
mod shape;
mod shouted;
mod tables;
mod telling;
mod tidy;
mod title;
mod titled;
mod verb;
#[cfg(feature = "epub")]
mod xml;

pub use legible::legible;

use self::head::Head;
use self::piece::Piece;
use self::tidy::Tidy;
use super::works::{ONE_BY_ONE, Works};
use super::{Block, BlockKind, Document};
use crate::base::PartialDate;

/// Why a file is no document that cards can be made of. The wording ends a sentence that names the file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Nothing in it.
    #[error("it is empty")]
    Empty,
    /// No text at all; with what it is.
    #[error("it is {0}, not text")]
    Binary(String),
    /// A format that this program was built without.
    #[error("this program was built without the feature `{0}`, which reads such files")]
    Feature(&'static str),
    /// Text in an encoding that cannot be told.
    #[error("the byte 0x{byte:02X} at {at} belongs to no known encoding")]
    Encoding {
        /// The first byte that fits no encoding.
        byte: u8,
        /// Its place, from 0.
        at: usize,
    },
    /// Text, but none that could hold facts: menus, code, single words.
    #[error("it holds no running text")]
    NoText,
    /// Text in another language; with its name.
    #[error("it is not English: {0}")]
    Language(String),
    /// A file of its format that is broken or locked; with what is wrong.
    #[error("{0}")]
    Broken(String),
}

/// The format of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Plain,
    Markdown,
    Html,
    /// HTML in XML, where any element may be closed by its own tag.
    Xhtml,
}

/// Reads a document. `name` is the bare name of its file, whose ending tells Markdown from plain text; HTML is also known
/// by how it begins. `as_of` is the date at which its facts held, where it states none itself.
///
/// # Errors
/// When there is no English text in it.
pub fn read(name: &str, bytes: &[u8], as_of: Option<PartialDate>) -> Result<Document, Unreadable> {
    read_by(name, bytes, as_of, ONE_BY_ONE)
}

/// Reads a document as [`read()`] does; `works` sees to the portions of its text.
///
/// # Errors
/// As [`read()`].
pub fn read_by(
    name: &str,
    bytes: &[u8],
    as_of: Option<PartialDate>,
    works: Works,
) -> Result<Document, Unreadable> {
    if let Some(start) = pdf_start(bytes) {
        let (pieces, head) = pdf_pieces(&bytes[start..])?;
        return document(name, pieces, head, as_of, works);
    }
    if is_epub(bytes) {
        let (pieces, head) = epub_pieces(bytes)?;
        return document(name, pieces, head, as_of, works);
    }
    let decoded = decode::text(bytes)?;
    let source: &str = &decoded;
    let text = source.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    let (pieces, head) = match format(name, text) {
        Format::Plain => (plain::pieces(source), Head::default()),
        Format::Markdown => markdown::pieces(source),
        Format::Html => html::pieces(source, html::Syntax::Html)?,
        Format::Xhtml => html::pieces(source, html::Syntax::Xml)?,
    };
    document(name, pieces, head, as_of, works)
}

/// Whether a file is a book in EPUB: an archive with the file that leads to its chapters. It should begin with its kind too,
/// but many a program packs its files in another order.
fn is_epub(bytes: &[u8]) -> bool {
    const LEAD: &[u8] = b"META-INF/container.xml";
    bytes.starts_with(b"PK\x03\x04") && bytes.windows(LEAD.len()).any(|window| window == LEAD)
}

/// The text of a file that is text; `None` for books, PDFs and all else.
pub(super) fn decoded(bytes: &[u8]) -> Option<std::borrow::Cow<'_, str>> {
    let book = pdf_start(bytes).is_some() || is_epub(bytes);
    (!book).then(|| decode::text(bytes).ok()).flatten()
}

/// Where a PDF begins; a line of the program that made it may stand before. Text that names the mark goes on in its line.
fn pdf_start(bytes: &[u8]) -> Option<usize> {
    /// Readers look for it in the first kilobyte, as the standard says.
    const WITHIN: usize = 1024;
    const MARK: &[u8] = b"%PDF-";
    let head = &bytes[..bytes.len().min(WITHIN)];
    let at = head.windows(MARK.len()).position(|window| window == MARK)?;
    let version = bytes.get(at + MARK.len()).is_some_and(u8::is_ascii_digit);
    let begins = at == 0 || matches!(bytes[at - 1], b'\n' | b'\r');
    (version && begins).then_some(at)
}

#[cfg(feature = "pdf")]
use pdf::pieces as pdf_pieces;

#[cfg(not(feature = "pdf"))]
fn pdf_pieces(_: &[u8]) -> Result<(Vec<Piece>, Head), Unreadable> {
    Err(Unreadable::Feature("pdf"))
}

#[cfg(feature = "epub")]
fn epub_pieces(bytes: &[u8]) -> Result<(Vec<Piece>, Head), Unreadable> {
    let book = epub::book(bytes)?;
    // its pages are called after their chapters
    let (pieces, _) = html::pieces(&book.pages, html::Syntax::Xml)?;
    Ok((pieces, book.head))
}

#[cfg(not(feature = "epub"))]
fn epub_pieces(_: &[u8]) -> Result<(Vec<Piece>, Head), Unreadable> {
    Err(Unreadable::Feature("epub"))
}

/// The format of a source, by the ending of its name or by how it begins.
fn format(name: &str, text: &str) -> Format {
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase());
    match ending.as_deref() {
        Some("md" | "markdown" | "mdown" | "mkd") if !is_endless(text) => Format::Markdown,
        Some("xhtml") => Format::Xhtml,
        Some("html" | "htm") => page(text),
        _ if is_html(text) => page(text),
        _ => Format::Plain,
    }
}

/// Whether a text has a line that nobody wrote: the signs of Markdown in it would take many times its memory, and only its
/// beginning is read.
fn is_endless(text: &str) -> bool {
    const LONGEST: usize = 1024 * 1024;
    text.len() > LONGEST && text.lines().any(|line| line.len() > LONGEST)
}

/// Which kind of page a text is.
fn page(text: &str) -> Format {
    match text.trim_start().starts_with("<?xml") {
        true => Format::Xhtml,
        false => Format::Html,
    }
}

/// Whether a text begins as pages do, what stands before the page itself left out.
fn is_html(text: &str) -> bool {
    let mut text = text.trim_start();
    for (start, end) in [("<?xml", "?>"), ("<!--", "-->")] {
        if text.starts_with(start)
            && let Some((_, rest)) = text.split_once(end)
        {
            text = rest.trim_start();
        }
    }
    let start: String = text.chars().take(14).collect();
    let start = start.to_ascii_lowercase();
    [
        "<!doctype html",
        "<html",
        "<head>",
        "<body",
        "<article",
        "<main",
    ]
    .iter()
    .any(|beginning| start.starts_with(beginning))
}

/// A document from its pieces.
fn document(
    name: &str,
    pieces: Vec<Piece>,
    head: Head,
    as_of: Option<PartialDate>,
    works: Works,
) -> Result<Document, Unreadable> {
    let above = telling::lines(&pieces);
    let (pieces, tidied) = tidied(pieces);
    let texts: Vec<_> = tidied.iter().map(|tidied| tidied.text.as_str()).collect();
    let kinds = shape::kinds(&pieces, &texts, works);
    let head = fields(head, &texts, &kinds);
    let mut blocks = blocks(&pieces, tidied, kinds);
    sections(&mut blocks);
    let marked = pieces.first().map(|piece| piece.shape);
    // Markdown without a single heading is read as plain text is
    let heads = |piece: &Piece| matches!(piece.shape, piece::Shape::Heading(_));
    let marked = marked != Some(piece::Shape::Text { marked: false }) && pieces.iter().any(heads);
    let title = title::title(head.title.as_deref(), &above, marked, &blocks);
    apparatus::take_out(&mut blocks);
    if let Some(language) = language::other_than_english(&blocks) {
        return Err(Unreadable::Language(language));
    }
    let tables = tables::tables(&pieces, &mut blocks);
    let text = |block: &Block| {
        matches!(
            block.kind,
            BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Row
        )
    };
    if !blocks.iter().any(text) {
        return Err(Unreadable::NoText);
    }
    let notes = damage::notes(&blocks, &pieces, works);
    Ok(Document {
        name: name.to_owned(),
        title,
        as_of: head.as_of.or(as_of).or_else(|| around::date(&blocks)),
        blocks,
        tables,
        notes,
    })
}

/// The pieces that have text, with it; as it was written it is needed no more.
fn tidied(mut pieces: Vec<Piece>) -> (Vec<Piece>, Vec<Tidy>) {
    let mut tidied = Vec::with_capacity(pieces.len());
    pieces.retain_mut(|piece| {
        let mut tidy = tidy::tidy(&std::mem::take(&mut piece.text));
        if piece.cut {
            tidy.end_whole();
        }
        let told = !tidy.text.is_empty();
        tidied.extend(told.then_some(tidy));
        told
    });
    (pieces, tidied)
}

/// The blocks of the pieces, not yet under their headings.
fn blocks(pieces: &[Piece], tidied: Vec<Tidy>, kinds: Vec<BlockKind>) -> Vec<Block> {
    let whole = pieces.iter().zip(tidied).zip(kinds);
    whole
        .map(|((piece, tidied), kind)| Block {
            kind,
            bold: bold(piece, &tidied.text),
            text: tidied.text,
            paragraph: piece.paragraph,
            span: piece.span.clone(),
            section: None,
            marks: tidied.marks,
        })
        .collect()
}

/// The words of a piece that are set in bold, tidied; none where all of its text is.
fn bold(piece: &Piece, text: &str) -> Vec<String> {
    let words = piece.bold.iter().map(|words| tidy::tidy(words).text);
    let apart = words.filter(|words| words.len() < text.len() && !words.is_empty());
    apart.collect()
}

/// What the fields of a record in the text say, where the head does not.
fn fields(mut head: Head, texts: &[&str], kinds: &[BlockKind]) -> Head {
    /// The record of a document stands at its beginning, in blocks.
    const WITHIN: usize = 30;
    let boilerplate = |kind: &BlockKind| matches!(kind, BlockKind::Boilerplate { .. });
    for (text, _) in texts
        .iter()
        .zip(kinds)
        .take(WITHIN)
        .filter(|(_, kind)| boilerplate(kind))
    {
        if let Some((name, value)) = furniture::field(text) {
            head.field(&name, value);
        }
    }
    head
}

/// Tells every block under which heading it stands.
fn sections(blocks: &mut [Block]) {
    // the open headings, from the outermost
    let mut open: Vec<(u8, usize)> = Vec::new();
    for (at, block) in blocks.iter_mut().enumerate() {
        if let BlockKind::Heading { level } = block.kind {
            open.retain(|(above, _)| *above < level);
            block.section = open.last().map(|(_, at)| *at);
            open.push((level, at));
        } else {
            block.section = open.last().map(|(_, at)| *at);
        }
    }
    heading::end_sections(blocks);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_known_by_name_or_beginning() {
        let page = "<!-- a --> <!DOCTYPE html><p>";
        let xml = "<?xml version='1.0'?>\n<html><title/>";
        for (name, text, known) in [
            ("a.MD", "text", Format::Markdown),
            ("a.txt", "text", Format::Plain),
            ("standard-input", page, Format::Html),
            ("standard-input", xml, Format::Xhtml),
            ("a.html", xml, Format::Xhtml),
            ("a.xhtml", page, Format::Xhtml),
        ] {
            assert_eq!(format(name, text), known, "{name}");
        }
        let line = "*a* ".repeat(300_000);
        assert_eq!(format("a.md", &line), Format::Plain);
        assert_eq!(format("a.md", &line.replace(' ', "\n")), Format::Markdown);
    }

    #[test]
    fn text_that_tells_of_pdfs_is_none() {
        assert_eq!(pdf_start(b"%PDF-1.7\n"), Some(0));
        assert_eq!(pdf_start(b"Made by a program\n%PDF-1.7\n"), Some(18));
        assert_eq!(pdf_start(b"A PDF begins with %PDF-1.7."), None);
        assert_eq!(pdf_start(b"Signs:\n%PDF-\n"), None);
    }
}
