//! Lines to paragraphs and headings.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::line::Line;
use crate::generate::read::piece::{Piece, Shape};

/// A paragraph of a page; it has a line at least.
struct Paragraph {
    lines: Vec<Line>,
    /// How far it goes to either side; kept, as it is asked for with every line.
    left: f32,
    right: f32,
}

/// The pieces of all pages: paragraphs and headings in their order, also over two pages.
pub(super) fn prose(mut pages: Vec<Vec<Line>>) -> Vec<Piece> {
    pages.iter_mut().for_each(without_turned);
    without_edges(&mut pages);
    let words: HashSet<String> = pages.iter().flatten().flat_map(words).collect();
    let body = body(&pages);
    let levels = levels(&pages, body);
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = 0;
    for page in pages {
        for (number, paragraph) in paragraphs(page).into_iter().enumerate() {
            let mut text = paragraph.text(&words);
            let item = begins_item(&text);
            if item {
                text = text.chars().skip(2).collect();
            }
            let level = levels.get(&rounded(paragraph.lines[0].size)).copied();
            let shape = match level.filter(|_| paragraph.lines.len() <= LINES_OF_HEADING) {
                Some(level) => Shape::Heading(level),
                None if item => Shape::Item,
                None => Shape::Text { marked: false },
            };
            // a paragraph that goes over two pages
            if let Some(last) = pieces.last_mut().filter(|_| number == 0)
                && last.shape == shape
                && goes_on(&last.text, &text)
            {
                at += 1 + text.len();
                last.add(" ");
                last.add(&text);
                last.span.end = at - 2;
                continue;
            }
            pieces.push(piece(shape, &text, at, pieces.len() + 1));
            at += text.len() + 2;
        }
    }
    pieces
}

/// A heading goes over a line or two.
const LINES_OF_HEADING: usize = 3;

/// A piece whose text begins at a byte of all text.
fn piece(shape: Shape, text: &str, at: usize, number: usize) -> Piece {
    let mut piece = Piece {
        shape,
        text: String::new(),
        span: at..at + text.len(),
        paragraph: u32::try_from(number).unwrap_or(u32::MAX),
        linked: 0,
        article: false,
        cut: false,
        row: None,
        bold: Vec::new(),
    };
    piece.add(text);
    piece
}

/// Whether a text ends amid a sentence with which another goes on.
fn goes_on(text: &str, next: &str) -> bool {
    let open = text.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '-' | ')'));
    open && next.starts_with(char::is_lowercase)
}

/// The whole words of a line, in small letters.
fn words(line: &Line) -> Vec<String> {
    let words = line
        .text
        .split(|c: char| !(c.is_alphanumeric() || c == '-'));
    // the word at the end of the line may be half of one
    let whole = words.clone().count() - usize::from(line.text.ends_with('-'));
    words.take(whole).map(str::to_lowercase).collect()
}

/// Takes out what runs another way than the text, such as a mark along the margin.
fn without_turned(page: &mut Vec<Line>) {
    let mut letters: BTreeMap<i16, usize> = BTreeMap::new();
    for line in page.iter() {
        *letters.entry(line.turn).or_default() += line.text.len();
    }
    let most = letters.into_iter().max_by_key(|(_, letters)| *letters);
    page.retain(|line| most.is_some_and(|(turn, _)| line.turn == turn));
}

/// Takes out what stands at the edge of many pages, whatever its figures, and bare numbers there.
fn without_edges(pages: &mut [Vec<Line>]) {
    /// Fewer pages show no habit.
    const PAGES: usize = 3;
    let edges: Vec<BTreeMap<usize, String>> = pages.iter().map(|page| edges(page)).collect();
    let mut times: HashMap<&str, usize> = HashMap::new();
    for page in &edges {
        // what stands twice on a page shows no habit either
        let told: BTreeSet<&str> = page.values().map(String::as_str).collect();
        for text in told {
            *times.entry(text).or_default() += 1;
        }
    }
    let many = pages.len() > 1;
    let is_number = |text: &str| text.chars().all(|c| matches!(c, '#' | ' ' | '-' | '–'));
    let goes = |text: &String| {
        many && is_number(text)
            || times
                .get(text.as_str())
                .is_some_and(|times| *times >= PAGES)
    };
    for (page, edges) in pages.iter_mut().zip(&edges) {
        let mut at = 0..;
        page.retain(|_| at.next().is_none_or(|at| !edges.get(&at).is_some_and(goes)));
    }
}

/// The lines that stand highest and lowest on a page, by their places in it, with their figures masked.
fn edges(page: &[Line]) -> BTreeMap<usize, String> {
    /// Heads and feet of pages have a line or two.
    const LINES: usize = 2;
    let mut order: Vec<usize> = (0..page.len()).collect();
    order.sort_by(|a, b| page[*a].down.total_cmp(&page[*b].down));
    let ends = order
        .iter()
        .take(LINES)
        .chain(order.iter().rev().take(LINES));
    ends.map(|at| (*at, masked(&page[*at].text))).collect()
}

/// A text with one sign in the place of each run of figures, so that the heads of pages are the same on each.
fn masked(text: &str) -> String {
    let mask = |c: char| if c.is_ascii_digit() { '#' } else { c };
    let text: String = text.chars().map(mask).collect();
    let mut parts = text.split('#').filter(|part| !part.is_empty()).peekable();
    if parts.peek().is_none() {
        return String::from("#");
    }
    parts.collect::<Vec<_>>().join("#")
}

/// Sizes to a quarter of a point: programs write the same size in several ways.
#[allow(clippy::cast_possible_truncation)] // no font is larger than a wall
fn rounded(size: f32) -> i32 {
    (size.min(10_000.0) * 4.0).round() as i32
}

/// The size of most letters.
fn body(pages: &[Vec<Line>]) -> i32 {
    let mut letters: BTreeMap<i32, usize> = BTreeMap::new();
    for line in pages.iter().flatten() {
        *letters.entry(rounded(line.size)).or_default() += line.text.len();
    }
    let most = letters.into_iter().max_by_key(|(_, letters)| *letters);
    most.map_or(0, |(size, _)| size)
}

/// The sizes of headings with their levels: clearly larger than the text, the largest first.
fn levels(pages: &[Vec<Line>], body: i32) -> HashMap<i32, u8> {
    let large: BTreeSet<i32> = pages
        .iter()
        .flatten()
        .map(|line| rounded(line.size))
        .filter(|size| size * 100 >= body * 112)
        .collect();
    (1_u8..=6)
        .zip(large.into_iter().rev())
        .map(|(level, size)| (size, level))
        .collect()
}

/// The lines of a page, those together that make a paragraph.
fn paragraphs(page: Vec<Line>) -> Vec<Paragraph> {
    let usual = usual_step(&page);
    let mut all: Vec<Paragraph> = Vec::new();
    for line in page {
        match all.last_mut() {
            Some(open) if open.takes(&line, usual) => open.add(line),
            _ => all.push(Paragraph::of(line)),
        }
    }
    all
}

/// How far down the next line usually stands, in sizes.
fn usual_step(page: &[Line]) -> f32 {
    /// Where a page has no two lines of a paragraph: as most programs set them.
    const USUAL: f32 = 1.2;
    let mut steps: BTreeMap<i32, usize> = BTreeMap::new();
    for pair in page.windows(2) {
        let step = (pair[1].down - pair[0].down) / pair[0].size;
        if (0.8..3.0).contains(&step) {
            #[allow(clippy::cast_possible_truncation)] // a small number
            let tenths = (step * 10.0).round() as i32;
            *steps.entry(tenths).or_default() += 1;
        }
    }
    // of two that are as frequent the closer one
    let most = steps.into_iter().rev().max_by_key(|(_, times)| *times);
    #[allow(clippy::cast_precision_loss)] // a small number
    most.map_or(USUAL, |(tenths, _)| tenths as f32 / 10.0)
}

impl Paragraph {
    fn of(line: Line) -> Self {
        Self {
            left: line.start,
            right: line.end,
            lines: vec![line],
        }
    }

    fn add(&mut self, line: Line) {
        self.left = self.left.min(line.start);
        self.right = self.right.max(line.end);
        self.lines.push(line);
    }

    /// Whether a line is the next one of the paragraph.
    fn takes(&self, line: &Line, usual: f32) -> bool {
        let Some(last) = self.lines.last() else {
            return false;
        };
        let size = last.size;
        let step = (line.down - last.down) / size;
        let alike = (line.size / size - 1.0).abs() < 0.08 && line.turn == last.turn;
        // a heading may be set wider or closer than the text
        let close = step > 0.5 && step < usual * 1.25 + 0.05;
        let overlap = line.start < last.end && line.end > last.start;
        alike && close && overlap && !self.begins_anew(last, line)
    }

    /// Whether a line begins a new paragraph right below the last one: set in, or behind a short line that ends a sentence.
    fn begins_anew(&self, last: &Line, line: &Line) -> bool {
        let ended = last.text.ends_with(['.', '!', '?', ':', '”', '"', ')']);
        let (left, right) = (self.left, self.right.max(line.end));
        let set_in = line.start > left + last.size * 0.7;
        let hanging = self.lines.len() > 1 && last.start > left + last.size * 0.7;
        let short = last.end < right - (right - left) * 0.15;
        let set_out = hanging && line.start < last.start - last.size * 0.7;
        set_in && !hanging && (self.lines.len() > 1 || ended)
            || (set_out || short) && ended
            || begins_item(&line.text)
    }

    /// The text of the lines, words that were parted at their ends made whole.
    fn text(&self, words: &HashSet<String>) -> String {
        let mut text = String::new();
        for line in &self.lines {
            if text.ends_with('-') && line.text.starts_with(char::is_alphabetic) {
                if !is_compound(&text, &line.text, words) {
                    text.pop();
                }
            } else if !(text.is_empty() || ends_in_dash(&text)) {
                text.push(' ');
            }
            text.push_str(&line.text);
        }
        text
    }
}

/// Whether a text ends in a dash that stands right behind a word: what follows it belongs there too.
fn ends_in_dash(text: &str) -> bool {
    let before = text.strip_suffix(['–', '—']);
    before.is_some_and(|before| before.ends_with(|c: char| !c.is_whitespace()))
}

/// Whether a line begins with the sign of an item.
fn begins_item(text: &str) -> bool {
    text.starts_with(['•', '◦', '▪', '‣', '●', '–'])
        && text.chars().nth(1).is_some_and(char::is_whitespace)
}

/// Whether the hyphen at the end of a line belongs to the word: it stands elsewhere with it, or goes on with a capital.
fn is_compound(before: &str, behind: &str, words: &HashSet<String>) -> bool {
    let apart = |c: char| !(c.is_alphanumeric() || c == '-');
    let first = before.rsplit(apart).next().unwrap_or_default();
    let second = behind.split(apart).next().unwrap_or_default();
    let first = first.trim_end_matches('-').to_lowercase();
    let capital = second.starts_with(char::is_uppercase);
    let second = second.to_lowercase();
    let whole = words.contains(&format!("{first}{second}"));
    !whole && (capital || words.contains(&format!("{first}-{second}")))
}
