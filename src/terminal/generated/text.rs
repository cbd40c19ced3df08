//! What came of documents, as text.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::{Generated, question};
use crate::base::text::{count, printable};
use crate::generate::{
    Block, BlockKind, Candidate, Conflict, Document, NoteKind, Refusal, coverage,
};
use crate::terminal::layout::{Frame, Sheet};
use crate::terminal::look::{Colour, Line, Paint, Style};

/// What stands at one sentence: what it gave, and what was refused.
#[derive(Default)]
struct Sentence<'a> {
    cards: Vec<&'a Candidate>,
    refused: Vec<&'a Refusal>,
}

/// The sentences by document, block and stretch.
type Sentences<'a> = BTreeMap<(usize, usize), BTreeMap<(usize, usize), Sentence<'a>>>;

/// Draws for every sentence what it gave or why it was refused, then a map of the sections and what contradicts itself.
///
/// `width` is that of the terminal in cells; `usize::MAX` where there is none.
///
/// # Errors
/// When the output is closed or broken.
pub fn draw_generated(
    out: &mut dyn Write,
    generated: &Generated<'_>,
    colour: bool,
    width: usize,
) -> io::Result<()> {
    let page = Page::new(colour, width);
    let sentences = sentences(generated);
    for (at, document) in generated.documents.iter().enumerate() {
        page.write(out, |sheet| {
            sheet.line(&Line::styled(Style::Bold, &document.name));
        })?;
        for (number, block) in document.blocks.iter().enumerate() {
            let told = sentences.get(&(at, number));
            page.write(out, |sheet| self::block(sheet, block, told))?;
        }
        page.write(out, |sheet| damage(sheet, document))?;
    }
    draw_map(out, generated, &page)?;
    for conflict in &generated.made.conflicts {
        page.write(out, |sheet| self::conflict(sheet, generated, conflict))?;
    }
    Ok(())
}

/// Draws what an author has to know besides the deck: contradictions and damage.
///
/// # Errors
/// When the output is closed or broken.
pub fn draw_told(
    out: &mut dyn Write,
    generated: &Generated<'_>,
    colour: bool,
    width: usize,
) -> io::Result<()> {
    /// More contradictions than these are told by their number.
    const TOLD: usize = 20;
    let page = Page::new(colour, width);
    let conflicts = &generated.made.conflicts;
    for conflict in conflicts.iter().take(TOLD) {
        page.write(out, |sheet| self::conflict(sheet, generated, conflict))?;
    }
    if let Some(more) = conflicts.len().checked_sub(TOLD).filter(|more| *more > 0) {
        let more = format!("! and {more} more told in two ways; --explain lists all of them");
        page.write(out, |sheet| {
            sheet.blank();
            sheet.line(&Line::plain(&more));
        })?;
    }
    for document in generated.documents {
        page.write(out, |sheet| damage(sheet, document))?;
    }
    Ok(())
}

/// How lines are set and painted.
struct Page {
    frame: Frame,
    paint: Paint,
}

impl Page {
    fn new(colour: bool, width: usize) -> Self {
        let frame = match width {
            usize::MAX => Frame::bare(),
            columns => Frame::of(columns),
        };
        let colour = if colour {
            Colour::Always
        } else {
            Colour::Never
        };
        Self {
            frame,
            paint: Paint::new(colour),
        }
    }

    fn write(&self, out: &mut dyn Write, set: impl FnOnce(&mut Sheet)) -> io::Result<()> {
        let mut sheet = Sheet::new(self.frame);
        set(&mut sheet);
        for line in sheet.into_lines() {
            writeln!(out, "{}", self.paint.line(&line))?;
        }
        Ok(())
    }
}

fn sentences<'a>(generated: &Generated<'a>) -> Sentences<'a> {
    let mut sentences = Sentences::new();
    let mut at = |place: &crate::generate::Place, put: &mut dyn FnMut(&mut Sentence<'a>)| {
        let block = sentences.entry((place.document, place.block)).or_default();
        put(block.entry((place.span.start, place.span.end)).or_default());
    };
    for candidate in &generated.made.cards {
        at(&candidate.evidence, &mut |sentence| {
            sentence.cards.push(candidate);
        });
    }
    for refusal in &generated.made.refused {
        at(&refusal.place, &mut |sentence| {
            sentence.refused.push(refusal);
        });
    }
    sentences
}

fn block(sheet: &mut Sheet, block: &Block, told: Option<&BTreeMap<(usize, usize), Sentence<'_>>>) {
    /// So much of what is no text is enough to know it again, in characters.
    const GLIMPSE: usize = 60;
    match block.kind {
        BlockKind::Heading { .. } => {
            sheet.blank();
            sheet.line(&Line::styled(Style::Bold, &block.text));
        }
        BlockKind::Boilerplate { why } => {
            let mut text: String = block.text.chars().take(GLIMPSE).collect();
            if text.len() < block.text.len() {
                text.push('…');
            }
            let label = Line::styled(Style::Dim, &format!("{}: ", why.name()));
            sheet.item(2, &label, &Line::styled(Style::Dim, &text));
        }
        BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Row => {
            for ((start, end), sentence) in told.into_iter().flatten() {
                let text = block.text.get(*start..*end).unwrap_or_default();
                let label = Line::styled(Style::Dim, &format!("¶{} ", block.paragraph));
                sheet.blank();
                sheet.item(0, &label, &Line::plain(text.trim()));
                self::sentence(sheet, sentence);
            }
        }
    }
}

fn sentence(sheet: &mut Sheet, sentence: &Sentence<'_>) {
    for candidate in &sentence.cards {
        let (prompt, answer) = question(&candidate.card);
        let text = Line::plain(&prompt)
            .then(Style::Dim, " → ")
            .then(Style::Plain, &answer)
            .then(Style::Dim, &format!("  {:.0} %", candidate.quality * 100.0));
        sheet.item(2, &Line::styled(Style::Bold, "+ "), &text);
    }
    for refusal in &sentence.refused {
        let prompt = refusal.prompt.as_ref().map(|prompt| format!("{prompt} "));
        let text =
            Line::plain(&prompt.unwrap_or_default()).then(Style::Dim, &refusal.reason.to_string());
        sheet.item(2, &Line::styled(Style::Dim, "- "), &text);
    }
}

fn damage(sheet: &mut Sheet, document: &Document) {
    /// More places than these are told by their number.
    const TOLD: usize = 5;
    if document.notes.is_empty() {
        return;
    }
    sheet.blank();
    for note in document.notes.iter().take(TOLD) {
        if let Some(block) = document.blocks.get(note.block) {
            let label = format!("! {}, paragraph {}: ", document.name, block.paragraph);
            let text = match note.kind {
                NoteKind::Cut => String::from(
                    "longer than 100 kB, so only its beginning was read; empty lines part paragraphs",
                ),
                kind => format!("{} in `{}`", kind.name(), around(&block.text, &note.span)),
            };
            sheet.item(0, &Line::styled(Style::Bold, &label), &Line::plain(&text));
        }
    }
    if let Some(more) = document
        .notes
        .len()
        .checked_sub(TOLD)
        .filter(|more| *more > 0)
    {
        let text = format!("! {}: and {more} more like these", document.name);
        sheet.line(&Line::plain(&text));
    }
}

/// The word at a place with the words beside it.
fn around(text: &str, span: &std::ops::Range<usize>) -> String {
    let before = text.get(..span.start).unwrap_or_default();
    let after = text.get(span.end..).unwrap_or_default();
    let start = before.trim_end().rfind(' ').map_or(0, |at| at + 1);
    let end = span.end
        + after.trim_start().find(' ').map_or(after.len(), |at| {
            at + after.len() - after.trim_start().len()
        });
    printable(text.get(start..end).unwrap_or_default())
}

/// The map of the sections: how many of their paragraphs are asked.
fn draw_map(out: &mut dyn Write, generated: &Generated<'_>, page: &Page) -> io::Result<()> {
    let sections = coverage(generated.documents, generated.made);
    page.write(out, |sheet| {
        sheet.blank();
        sheet.line(&Line::styled(Style::Bold, "What the cards cover"));
    })?;
    let mut document = usize::MAX;
    for covered in sections {
        if covered.document != document {
            document = covered.document;
            let name = generated
                .documents
                .get(document)
                .map_or("", |found| found.name.as_str());
            page.write(out, |sheet| sheet.line(&Line::styled(Style::Dim, name)))?;
        }
        let section = match covered.section.is_empty() {
            true => String::from("(before the first heading)"),
            false => covered.section.join(" › "),
        };
        let number = |part: usize, whole: usize| format!("{part} of {}", count(whole, "paragraph"));
        let label = bar(covered.asked, covered.paragraphs);
        let style = if covered.cards == 0 {
            Style::Dim
        } else {
            Style::Plain
        };
        let text = Line::styled(style, &section).then(
            Style::Dim,
            &format!(
                " · {} · {}",
                number(covered.asked, covered.paragraphs),
                count(covered.cards, "card")
            ),
        );
        page.write(out, |sheet| {
            sheet.item(2, &Line::styled(style, &label), &text);
        })?;
    }
    Ok(())
}

/// A bar of eight cells.
fn bar(part: usize, whole: usize) -> String {
    const CELLS: usize = 8;
    let full = (part * CELLS).div_ceil(whole.max(1)).min(CELLS);
    format!("{}{} ", "━".repeat(full), "─".repeat(CELLS - full))
}

fn conflict(sheet: &mut Sheet, generated: &Generated<'_>, conflict: &Conflict) {
    sheet.blank();
    let label = Line::styled(Style::Bold, "! ");
    let text = format!("told in two ways: {}", conflict.about);
    sheet.item(0, &label, &Line::plain(&text));
    for claim in &conflict.claims {
        let (document, _, paragraph) = generated.place(&claim.place);
        let place = paragraph.map_or_else(
            || document.to_owned(),
            |number| format!("{document}, paragraph {number}"),
        );
        let label =
            Line::plain(&format!("{} ", claim.value)).then(Style::Dim, &format!("({place}): "));
        sheet.item(
            4,
            &label,
            &Line::styled(Style::Dim, &generated.sentence(&claim.place)),
        );
    }
    let card = match &conflict.card {
        Some(id) => format!("asked with its date or source: {id}"),
        None => String::from("no card was made of it"),
    };
    sheet.item(4, &Line::plain(""), &Line::styled(Style::Dim, &card));
}
