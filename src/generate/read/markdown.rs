//! Markdown: headings, paragraphs, items, tables; a head between `---` lines.

use std::ops::Range;

use pulldown_cmark::{
    CodeBlockKind, Event, HeadingLevel, OffsetIter, Options, Parser, Tag, TagEnd,
};

use super::head::Head;
use super::piece::{InTable, Ink, Numbers, Piece, Shape, Style};
use crate::generate::Boilerplate;

/// The pieces of a text, and what its head says.
pub(super) fn pieces(source: &str) -> (Vec<Piece>, Head) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let numbers = Numbers::of(source);
    let mut walk = Walk {
        source,
        ink: Ink::new(&numbers),
        shapes: Vec::new(),
        links: 0,
        struck: 0,
        bold: 0,
        tables: 0,
        runs_on: false,
        head: Head::default(),
    };
    let events: OffsetIter = Parser::new_ext(source, options).into_offset_iter();
    for (event, range) in events {
        walk.event(event, range);
    }
    (walk.ink.pieces(), walk.head)
}

struct Walk<'s> {
    source: &'s str,
    ink: Ink<'s>,
    /// The shapes that are open, the innermost last.
    shapes: Vec<Shape>,
    links: usize,
    /// How many stretches are open that are crossed out: their author takes them back.
    struck: usize,
    /// How many stretches are open that are set in bold.
    bold: usize,
    /// How many tables have begun.
    tables: u32,
    /// Whether an indented line was text, which the paragraph right below it goes on with.
    runs_on: bool,
    head: Head,
}

/// What is written as a head is no text.
const HEAD: Shape = Shape::Given(Boilerplate::Markup);

impl Walk<'_> {
    fn event(&mut self, event: Event, at: Range<usize>) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented))
                if begins_paragraph(self.source, &at) =>
            {
                self.ink.end();
                self.runs_on = true;
            }
            Event::End(TagEnd::CodeBlock) if self.runs_on => self.ink.put(" "),
            Event::Start(Tag::Paragraph) if self.runs_on => self.runs_on = false,
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(_) | Event::Code(_) if self.struck > 0 => {}
            Event::Text(text) if self.shapes.last() == Some(&HEAD) => self.head.read(&text),
            // Kramdown parts lists by it
            Event::Text(text) if &*text == "^" => {}
            Event::Text(text) | Event::Code(text) => self.text(&text, at),
            Event::SoftBreak => self.ink.put("\n"),
            Event::HardBreak | Event::Rule => self.ink.end(),
            Event::Html(text) => {
                self.ink.end();
                // an open or closed tag on a line of its own; what stands between two of them is read as text
                let bare = without_tags(&text);
                self.text(&bare, at);
                self.ink.end();
            }
            Event::InlineHtml(text) if text.starts_with("<br") => match self.shapes.last() {
                Some(Shape::Row) => self.ink.put(" "),
                _ => self.ink.end(),
            },
            _ => {}
        }
    }

    fn text(&mut self, text: &str, at: Range<usize>) {
        let shape = self.shapes.last().copied();
        let shape = shape.unwrap_or(Shape::Text { marked: true });
        let style = Style {
            shape,
            link: self.links > 0,
            article: false,
            bold: self.bold > 0,
        };
        self.ink.add(style, text, at, self.source);
    }

    fn start(&mut self, tag: &Tag) {
        let shape = match tag {
            Tag::Heading { level, .. } => Shape::Heading(depth(*level)),
            Tag::Item => Shape::Item,
            Tag::DefinitionListTitle => {
                self.bold += 1;
                Shape::Item
            }
            // a term and what it means are read as one: `term : what it means`
            Tag::DefinitionListDefinition => {
                self.ink.put(" : ");
                self.shapes.push(Shape::Item);
                return;
            }
            Tag::CodeBlock(_) => Shape::Given(Boilerplate::Code),
            Tag::Image { .. } => Shape::Given(Boilerplate::Caption),
            Tag::MetadataBlock(_) => HEAD,
            Tag::FootnoteDefinition(_) => Shape::Given(Boilerplate::Furniture),
            Tag::TableRow | Tag::TableHead => Shape::Row,
            Tag::Paragraph | Tag::HtmlBlock => {
                self.ink.end();
                return;
            }
            Tag::Table(_) => {
                self.tables += 1;
                return;
            }
            Tag::TableCell => {
                if !self.ink.is_empty() {
                    self.ink.put(" | ");
                }
                return;
            }
            Tag::Link { .. } => {
                self.links += 1;
                return;
            }
            Tag::Strikethrough => {
                self.struck += 1;
                return;
            }
            Tag::Strong => {
                self.bold += 1;
                return;
            }
            _ => return,
        };
        self.ink.end();
        self.shapes.push(shape);
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strikethrough => self.struck = self.struck.saturating_sub(1),
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Link => self.links = self.links.saturating_sub(1),
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.ink.end(),
            TagEnd::TableRow | TagEnd::TableHead => {
                self.ink.row(InTable {
                    table: self.tables,
                    head: tag == TagEnd::TableHead,
                    merged: false,
                });
                self.ink.end();
                self.shapes.pop();
            }
            TagEnd::DefinitionListTitle => {
                self.bold = self.bold.saturating_sub(1);
                self.shapes.pop();
            }
            TagEnd::Heading(_)
            | TagEnd::Item
            | TagEnd::DefinitionListDefinition
            | TagEnd::CodeBlock
            | TagEnd::Image
            | TagEnd::MetadataBlock(_)
            | TagEnd::FootnoteDefinition => {
                self.ink.end();
                self.shapes.pop();
            }
            _ => {}
        }
    }
}

/// Whether indented lines are the beginning of a paragraph that goes on right below them without a blank line, as books set
/// paragraphs: prose, and prose below it.
fn begins_paragraph(source: &str, lines: &Range<usize>) -> bool {
    /// So many words are prose where nothing else speaks against it.
    const WORDS: usize = 3;
    let within = source.get(lines.clone()).unwrap_or_default();
    let rest = source.get(lines.end..).unwrap_or_default();
    // the stretch may end before or behind the end of its last line
    let below = match within.ends_with('\n') {
        true => rest,
        false => rest.split_once('\n').map_or("", |(_, below)| below),
    };
    let prose = |line: &str| {
        let line = line.trim();
        line.starts_with(|c: char| c.is_alphabetic() || matches!(c, '(' | '"' | '“' | '§'))
            && !line.ends_with(['{', '}', ';'])
            && !line.contains(['=', '{', '}', '|', '<', '>', '\\'])
    };
    let last = within.trim_end().lines().next_back().unwrap_or_default();
    let next = below.lines().next().unwrap_or_default();
    let spoken = last
        .split_whitespace()
        .filter(|word| word.chars().all(|c| c.is_alphabetic() || c == ','));
    let mut lines = within.lines().filter(|line| !line.trim().is_empty());
    lines.all(prose) && prose(next) && spoken.count() >= WORDS
}

fn depth(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// A line of HTML within Markdown without what stands between `<` and `>`.
fn without_tags(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut tag = false;
    for c in text.chars() {
        match c {
            '<' => tag = true,
            '>' if tag => tag = false,
            c if !tag || c == '\n' => bare.push(c),
            _ => {}
        }
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn structure_and_places_come_through() {
        let source = "---\ntitle: \"Two ports\"\ndate: 1912-05-03\n---\n# The ports\n\nPusan **opened** in\n1876 [by treaty](x).\n\n- Inchon\n- Wonsan opened in 1880.\n\n| Port | Year |\n|---|---|\n| Pusan | 1876 |\n\n```\nlet x = 1;\n```\n";
        let (pieces, head) = super::pieces(source);
        let told: Vec<_> = pieces
            .iter()
            .map(|piece| (piece.paragraph, piece.shape, piece.text.trim()))
            .collect();
        assert_eq!(
            told,
            [
                (1, Shape::Heading(1), "The ports"),
                (
                    2,
                    Shape::Text { marked: true },
                    "Pusan opened in\n1876 by treaty."
                ),
                (3, Shape::Item, "Inchon"),
                (3, Shape::Item, "Wonsan opened in 1880."),
                (4, Shape::Row, "Port | Year"),
                (4, Shape::Row, "Pusan | 1876"),
                (5, Shape::Given(Boilerplate::Code), "let x = 1;"),
            ]
        );
        assert_eq!(head.title.as_deref(), Some("Two ports"));
        assert_eq!(
            head.as_of.map(|date| date.to_string()).as_deref(),
            Some("1912-05-03")
        );
    }

    #[test]
    fn an_indented_first_line_belongs_to_its_paragraph() {
        let source = "# Rules\n\n     Article 1. The keeper shall count\nthe boats of the harbour.\n     (2) He tells nobody.\n\n    let x = count(boats);\n\nNo more.\n";
        let (pieces, _) = super::pieces(source);
        let told: Vec<_> = pieces
            .iter()
            .map(|piece| (piece.paragraph, piece.shape, piece.text.trim()))
            .collect();
        let text = Shape::Text { marked: true };
        assert_eq!(
            told[1..],
            [
                (
                    2,
                    text,
                    "Article 1. The keeper shall count\n the boats of the harbour.\n(2) He tells nobody."
                ),
                (3, Shape::Given(Boilerplate::Code), "let x = count(boats);"),
                (4, text, "No more."),
            ]
        );
    }
}
