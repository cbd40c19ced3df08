//! HTML: the text of a page, and what in it is an article, a menu, a caption.
//!
//! Only what changes the meaning of text is followed: a stack of open elements, each with what holds inside of it. So a
//! page of any depth and with any fault is read in one pass.

use std::collections::HashMap;
use std::convert::Infallible;
use std::ops::Range;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::Unreadable;
use super::bounded::Bounded;
use super::elements::{Inside, Kind, VOID, inside, kind};
use super::head::Head;
use super::piece::{InTable, Ink, Numbers, Piece, Shape};

/// By which rules tags are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Syntax {
    /// Those of HTML, where only some elements have no end tag and scripts hold no tags.
    Html,
    /// Those of XML, where `<title/>` is a whole element.
    Xml,
}

/// The pieces of a page, and what its head says.
///
/// Pages wrap all of themselves in an element that is named after what it does beside, such as `nav-drawer`. Where nothing
/// is left of a page, such names are therefore no guide.
///
/// # Errors
/// When a tag does not end.
pub(super) fn pieces(source: &str, syntax: Syntax) -> Result<(Vec<Piece>, Head), Unreadable> {
    let (pieces, mut head) = guided(source, syntax)?;
    let main = |piece: &&Piece| piece.shape == Shape::Heading(1);
    let headings: Vec<String> = pieces
        .iter()
        .filter(main)
        .map(|piece| super::tidy::tidy(&piece.text).text)
        .collect();
    head.settle(&headings);
    Ok((pieces, head))
}

fn guided(source: &str, syntax: Syntax) -> Result<(Vec<Piece>, Head), Unreadable> {
    let heeded = walked(source, syntax, true)?;
    if heeded.0.iter().any(is_text) {
        return Ok(heeded);
    }
    let all = walked(source, syntax, false)?;
    if all.0.iter().any(is_text) {
        Ok(all)
    } else {
        Ok(heeded)
    }
}

/// Whether a piece may be a paragraph of the text.
fn is_text(piece: &Piece) -> bool {
    /// Fewer words are lines of menus.
    const WORDS: usize = 8;
    !matches!(piece.shape, Shape::Given(_))
        && piece.text.contains(['.', '!', '?'])
        && piece.text.split_whitespace().nth(WORDS - 1).is_some()
}

fn walked(
    source: &str,
    syntax: Syntax,
    heed_names: bool,
) -> Result<(Vec<Piece>, Head), Unreadable> {
    let numbers = Numbers::of(source);
    let mut walk = Walk::new(source, &numbers, heed_names);
    walk.syntax = syntax;
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, span: Span<usize>| {
        walk.event(&event, span);
        None::<Infallible>
    });
    emitter.naively_switch_states(syntax == Syntax::Html);
    Tokenizer::new_with_emitter(Bounded::new(source), emitter)
        .finish()
        .map_err(|crowded| Unreadable::Broken(crowded.to_string()))?;
    Ok(walk.done())
}

/// An open element.
#[derive(Debug, Clone, Copy)]
struct Open {
    name: usize,
    kind: Kind,
    inside: Inside,
}

struct Walk<'s> {
    source: &'s str,
    ink: Ink<'s>,
    names: HashMap<Vec<u8>, usize>,
    /// How many elements of each name are open.
    counts: Vec<usize>,
    stack: Vec<Open>,
    /// The tag being read, with its attributes.
    tag: Vec<u8>,
    attributes: Vec<(String, String)>,
    heed_names: bool,
    syntax: Syntax,
    head: Head,
    row: Row,
}

/// What is known of the row that is open, or was last.
#[derive(Debug, Default)]
struct Row {
    /// How many tables have begun or ended: a number for each stretch of rows that lie in one.
    table: u32,
    /// Whether it lies in the head of its table.
    top: bool,
    cells: u32,
    /// Of these, cells that name a column or a row.
    heads: u32,
    merged: bool,
}

impl Row {
    /// Takes in a cell.
    fn cell(&mut self, name: &[u8], attributes: &[(String, String)]) {
        self.cells += 1;
        self.heads += u32::from(name == b"th");
        self.merged |= attributes.iter().any(|(key, value)| {
            matches!(key.as_str(), "colspan" | "rowspan") && value.trim() != "1"
        });
    }

    /// Goes on to the next row.
    fn next(&mut self) {
        (self.cells, self.heads, self.merged) = (0, 0, false);
    }
}

/// Whether a row ends where an element of a name begins or ends.
fn parts_rows(name: &[u8]) -> bool {
    matches!(name, b"tr" | b"thead" | b"tbody" | b"tfoot" | b"table")
}

impl<'s> Walk<'s> {
    fn new(source: &'s str, numbers: &'s Numbers, heed_names: bool) -> Self {
        Self {
            source,
            ink: Ink::new(numbers),
            names: HashMap::new(),
            counts: Vec::new(),
            stack: Vec::new(),
            tag: Vec::new(),
            attributes: Vec::new(),
            heed_names,
            syntax: Syntax::Html,
            head: Head::default(),
            row: Row::default(),
        }
    }

    /// Ends a row where an element of a name begins or ends.
    fn part_rows(&mut self, name: &[u8], begins: bool) {
        if !parts_rows(name) {
            return;
        }
        let row = &mut self.row;
        if row.cells > 0 {
            self.ink.row(InTable {
                table: row.table,
                head: row.top || row.heads == row.cells,
                merged: row.merged,
            });
        }
        row.next();
        match name {
            b"table" => row.table += 1,
            b"thead" => row.top = begins,
            b"tbody" | b"tfoot" => row.top = false,
            _ => {}
        }
    }

    fn event(&mut self, event: &CallbackEvent<'_>, span: Span<usize>) {
        /// A page has few attributes that matter; more of them on one tag are an attack or a mistake.
        const ATTRIBUTES: usize = 100;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag = name.to_vec();
                self.attributes.clear();
            }
            CallbackEvent::AttributeName { name } if self.attributes.len() < ATTRIBUTES => {
                self.attributes.push((text(name), String::new()));
            }
            CallbackEvent::AttributeValue { value } => {
                if let Some((_, last)) = self.attributes.last_mut() {
                    *last = text(value);
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                self.start(*self_closing && self.syntax == Syntax::Xml);
            }
            CallbackEvent::EndTag { name } => {
                let name = name.to_vec();
                self.end(&name);
            }
            CallbackEvent::String { value } => {
                self.text(&String::from_utf8_lossy(value), span.start..span.end);
            }
            _ => {}
        }
    }

    fn now(&self) -> Inside {
        self.stack
            .last()
            .map_or(Inside::default(), |open| open.inside)
    }

    /// Opens an element; `whole` is whether its tag ends it too.
    fn start(&mut self, whole: bool) {
        let name = std::mem::take(&mut self.tag);
        let kind = kind(&name);
        // a line may be parted within a cell
        if name == b"br" && self.now().row {
            self.ink.put(" ");
            return;
        }
        self.close_implied(kind, &name);
        self.part_rows(&name, true);
        if kind.ends_text() {
            self.ink.end();
        }
        if name == b"meta" {
            self.meta();
        }
        if matches!(kind, Kind::Cell) {
            self.row.cell(&name, &self.attributes);
            if !self.ink.is_empty() {
                self.ink.put(" | ");
            }
        }
        if whole || VOID.contains(&name.as_slice()) {
            return;
        }
        let around = self.now();
        let inside = inside(kind, &name, &self.attributes, around, self.heed_names);
        let next = self.names.len();
        let name = *self.names.entry(name).or_insert(next);
        if name == self.counts.len() {
            self.counts.push(0);
        }
        self.counts[name] += 1;
        self.stack.push(Open { name, kind, inside });
    }

    /// Closes what an element ends whose end tag may be left out.
    fn close_implied(&mut self, kind: Kind, name: &[u8]) {
        let Some(top) = self.stack.last() else { return };
        let same = self.names.get(name) == Some(&top.name);
        let implied = match top.kind {
            Kind::Paragraph => kind.ends_text(),
            Kind::Item | Kind::Cell | Kind::Row => {
                same || (top.kind == Kind::Cell && kind == Kind::Row)
            }
            _ => false,
        };
        if implied {
            self.pop();
        }
    }

    fn pop(&mut self) -> Option<Open> {
        let open = self.stack.pop()?;
        self.counts[open.name] -= 1;
        Some(open)
    }

    fn end(&mut self, tag: &[u8]) {
        let kind = kind(tag);
        let Some(name) = self.names.get(tag).copied() else {
            return;
        };
        // an end tag without its beginning closes nothing; so every element is popped once at most
        if self.counts[name] == 0 {
            return;
        }
        self.part_rows(tag, false);
        if kind.ends_text() {
            self.ink.end();
        }
        while let Some(open) = self.pop() {
            if open.kind.ends_text() {
                self.ink.end();
            }
            if open.name == name {
                break;
            }
        }
    }

    fn text(&mut self, text: &str, at: Range<usize>) {
        let now = self.now();
        if now.title {
            self.head.field("title", text);
        }
        if now.hidden {
            return;
        }
        let text = match now.raised {
            true => raised(text),
            false => text.to_owned(),
        };
        self.ink.add(now.style(), &text, at, self.source);
    }

    fn meta(&mut self) {
        let value = |key: &str| {
            self.attributes
                .iter()
                .find(|(name, _)| name == key)
                .map(|(_, value)| value.as_str())
        };
        let name = value("name")
            .or_else(|| value("property"))
            .or_else(|| value("itemprop"));
        if let (Some(name), Some(content)) = (name, value("content")) {
            match name.to_lowercase().as_str() {
                "og:title" if self.head.shared.is_none() => {
                    self.head.shared = Some(content.to_owned());
                }
                "og:site_name" if self.head.site.is_none() => {
                    self.head.site = Some(content.to_owned());
                }
                _ => {}
            }
            let last = name.rsplit([':', '.']).next().unwrap_or(name);
            let field = match last.to_lowercase().as_str() {
                "published_time" | "datepublished" | "issued" => "published",
                "modified_time" | "datemodified" => "modified",
                "date" => "date",
                _ => return,
            };
            let content = content.to_owned();
            self.head.field(field, &content);
        }
    }

    fn done(self) -> (Vec<Piece>, Head) {
        (self.ink.pieces(), self.head)
    }
}

/// Raised figures as they are written in plain text; other raised text as it is.
fn raised(text: &str) -> String {
    const FIGURES: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    if !text.trim().bytes().all(|byte| byte.is_ascii_digit()) {
        return text.to_owned();
    }
    let digit = |c: char| c.to_digit(10).and_then(|digit| FIGURES.get(digit as usize));
    text.chars()
        .map(|c| digit(c).copied().unwrap_or(c))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::Boilerplate;

    fn told(source: &str) -> Vec<(u32, Shape, String)> {
        let tidy = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        pieces(source, Syntax::Html)
            .unwrap()
            .0
            .into_iter()
            .map(|piece| (piece.paragraph, piece.shape, tidy(&piece.text)))
            .collect()
    }

    #[test]
    fn an_article_is_told_from_its_page() {
        let source = "<title>Ports &amp; towns</title><nav><a href=/>Home</a></nav>\n\n<article><h1>The port</h1>\n\n<p>Opened in <b>1876</b>&nbsp;by treaty<p>It has 2&thinsp;km<sup>2</sup>.\n<figure><img><figcaption>A view</figcaption></figure><ul><li>One<li>Two</ul>\n<table><tr><td>Area<td>5<tr><td><p>Long</td></table></article><footer>© 2012</footer>";
        let text = Shape::Text { marked: true };
        let around = Shape::Given(Boilerplate::Markup);
        assert_eq!(
            told(source),
            [
                (1, around, "Home".into()),
                (2, Shape::Heading(1), "The port".into()),
                (3, text, "Opened in 1876 by treaty".into()),
                (3, text, "It has 2 km².".into()),
                (3, Shape::Given(Boilerplate::Caption), "A view".into()),
                (3, Shape::Item, "One".into()),
                (3, Shape::Item, "Two".into()),
                (3, Shape::Row, "Area | 5".into()),
                (3, text, "Long".into()),
                (3, around, "© 2012".into()),
            ]
        );
        assert_eq!(
            pieces(source, Syntax::Html).unwrap().1.title.as_deref(),
            Some("Ports & towns")
        );
    }

    #[test]
    fn scripts_and_hidden_parts_are_no_text() {
        let source = "<p>Yes<script>if (a < b) { no() }</script></p><div style='display: none'>No</div><span class=editsection>[edit]</span><p hidden>No";
        assert_eq!(
            told(source),
            [(1, Shape::Text { marked: true }, "Yes".into())]
        );
    }

    #[test]
    fn any_depth_is_read_in_one_pass() {
        let source = "<div>".repeat(50_000) + "deep" + &"</span></i>".repeat(50_000) + "</div>";
        assert_eq!(told(&source).len(), 1);
    }

    #[test]
    fn a_tag_without_end_is_refused_and_one_with_many_attributes_read() {
        let attributes = |count: usize| {
            (0..count)
                .map(|at| format!(" a{at}=\"x\""))
                .collect::<String>()
        };
        let work = move || {
            for tag in ["p", "/p"] {
                let source = format!("<p>One<{tag}{}>Two", attributes(50_000));
                let refused = pieces(&source, Syntax::Html).unwrap_err().to_string();
                assert_eq!(refused, "one of its tags has more than 300 attributes");
            }
            let tag = format!("<p{}>One</p>", attributes(250));
            assert_eq!(told(&tag.repeat(30)).len(), 30);
        };
        // without optimisation each attribute takes several kB of the stack
        let thread = std::thread::Builder::new().stack_size(64 << 20).spawn(work);
        thread.unwrap().join().unwrap();
    }
}
