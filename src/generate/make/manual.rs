//! Manuals: whether a document is one, and what its sentences give.

use super::body::of_body;
use super::choose::DOUBTED;
use super::paragraph::stated;
use super::*;
use crate::generate::facts::{
    Around, blank, calls, device, is_manual, is_ordered, lamp, learned, names_product, product,
    with_body,
};
use crate::generate::language::is_article;

/// What a document is, with the nouns by which a manual calls its product. `said` are its sentences, `rules` the shares of
/// them that oblige and that order, and whether the text calls itself a law.
pub(super) fn binding(
    document: &Document,
    title: Option<&str>,
    said: &[Vec<Range<usize>>],
    tone: (f64, f64, bool),
) -> (Binding, Vec<String>) {
    let (shall, orders, _) = tone;
    let divided = is_divided(document);
    let frame = of_body(document, title)
        .map(|title| Binding::of(Some(&title), tone, divided))
        .filter(|frame| frame.law().is_some())
        .unwrap_or_else(|| Binding::of(title, tone, divided));
    if let Binding::Law(title) = frame {
        let blocks = document.blocks.iter();
        let body = blocks.map(|block| with_body(&title, &block.text));
        let title = body.flatten().next().unwrap_or(title);
        return (Binding::Law(title), Vec::new());
    }
    if frame == Binding::None && shall + orders < SOME {
        return (frame, Vec::new());
    }
    let sentences = document.blocks.iter().zip(said);
    let text: Vec<&str> = sentences
        .flat_map(|(block, said)| stated(said).map(|range| &block.text[range.clone()]))
        .collect();
    let text = text.join(" ");
    let low = text.to_lowercase();
    let above = above(document);
    let frame = match (frame, title) {
        (Binding::None, Some(title)) if is_manual(&above, &low, shall + orders) => {
            Binding::Manual(product(title, &text))
        }
        // `OPERATING MANUAL FOR THE OWNER` under the line with the model
        (Binding::Manual(named), Some(title))
            if !has_digit(title) && !has_digit(&named) && !title.contains('"') =>
        {
            let model = above.iter().find(|line| is_model(line));
            Binding::Manual(model.map_or(named, |model| product(model, &text)))
        }
        (frame, _) => frame,
    };
    let frame = match frame {
        Binding::Manual(named) if names_product(&named) => Binding::Manual(named),
        // `Operation`, `Setup`: a chapter of a manual does not name the product, but its text does
        Binding::Manual(named) => Binding::Manual(learned(&text).unwrap_or(named)),
        Binding::None if is_manual(&above, &low, shall + orders) => {
            learned(&text).map_or(Binding::None, Binding::Manual)
        }
        frame => frame,
    };
    let calls = match &frame {
        Binding::Manual(product) if names_product(product) => {
            calls(&above, title.unwrap_or_default(), &low)
        }
        _ => Vec::new(),
    };
    (frame, calls)
}

/// Whether the paragraphs of a document are numbered as the articles of a law are, or stand under lines that number them.
fn is_divided(document: &Document) -> bool {
    /// Fewer may be steps, or the sections of a report.
    const FEWEST: usize = 6;
    /// So many paragraphs stand in an article on the average, at most.
    const EVERY: usize = 4;
    let blocks = document.blocks.iter();
    let all = blocks.clone().filter(|block| is_text(block)).count();
    let articles = blocks.filter(|block| is_article(&block.text)).count();
    articles >= FEWEST && articles * EVERY >= all
}

fn has_digit(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit())
}

/// Whether a line of a title page names a model: some words and a number, none that speaks of the manual itself.
fn is_model(line: &str) -> bool {
    /// Longer lines tell more than a name.
    const WORDS: usize = 5;
    const OWN: [&str; 13] = [
        "manual",
        "guide",
        "instructions",
        "document",
        "doc",
        "issue",
        "version",
        "revision",
        "edition",
        "firmware",
        "no",
        "page",
        "part",
    ];
    let low = line.to_lowercase();
    let mut words = low.split(|c: char| !c.is_alphanumeric());
    // `Established 1848` names none
    let year = |word: &str| {
        word.len() == 4
            && (word.starts_with("18") || word.starts_with("19") || word.starts_with("20"))
    };
    // `Basket (0)` of a shop
    line.split(' ')
        .any(|word| has_digit(word) && !year(word) && !word.starts_with('('))
        && (2..=WORDS).contains(&line.split(' ').count())
        && line.starts_with(char::is_uppercase)
        && !words.any(|word| OWN.contains(&word))
}

/// Fewer sentences order and oblige in a text that only describes.
const SOME: f64 = 0.1;

/// The lines above the first paragraph of a document, whatever they are.
pub(super) fn above(document: &Document) -> Vec<&str> {
    /// A title page has no more lines.
    const LINES: usize = 8;
    /// A longer one is text.
    const LONGEST: usize = 30;
    let blocks = document.blocks.iter().take(LINES);
    let opening = blocks.take_while(|block| {
        block.text.split(' ').nth(LONGEST).is_none()
            && !(is_text(block) && block.text.ends_with('.'))
    });
    opening.map(|block| block.text.as_str()).collect()
}

/// A heading without its number: `2 Care`, `2.1. Care`.
fn numberless(heading: &str) -> &str {
    let numbered = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_digit())
            && word.chars().all(|c| c.is_ascii_digit() || c == '.')
    };
    // `E After the show`
    let lettered = heading
        .split_once(' ')
        .filter(|(letter, rest)| is_letter(letter) && rest.starts_with(char::is_uppercase));
    if let Some((_, rest)) = lettered {
        return rest;
    }
    // `5 GHz` is no number of a heading
    let named = |rest: &str| {
        let word = rest.split(' ').next().unwrap_or_default();
        word.starts_with(char::is_uppercase) && !word.chars().skip(1).any(char::is_uppercase)
            || word.len() > 4
    };
    let rest = heading
        .split_once(' ')
        .filter(|(first, rest)| numbered(first) && (first.ends_with('.') || named(rest)));
    rest.map_or(heading, |(_, rest)| rest)
}

/// Whether a word is a letter that counts, and neither an article nor somebody.
fn is_letter(word: &str) -> bool {
    let mut letters = word.trim_end_matches(['.', ')']).chars();
    let first = letters.next().filter(char::is_ascii_alphabetic);
    let alone = letters.next().is_none();
    alone && first.is_some_and(|letter| !matches!(letter, 'A' | 'a' | 'I' | 'i' | 'X'))
}

/// Whether a question on a manual asks of `the program` without telling of which, or of licences.
fn leans_on_heading(prompt: &str) -> bool {
    const VAGUE: [&str; 14] = [
        "the default value ",
        " at which ",
        "the program ",
        "the programme ",
        "the process ",
        "the procedure ",
        "the cycle ",
        "the button ",
        "the version ",
        "the manual ",
        "the guide ",
        "the source code",
        "license",
        "licence",
    ];
    let low = prompt.to_lowercase().replace('?', " ");
    // `the process of rinsing` tells of which
    let loose = |vague: &str| {
        let behind = low.find(vague).map(|at| &low[at + vague.len()..]);
        behind.is_some_and(|behind| !behind.starts_with("of "))
    };
    // `for how many minutes does the fan halt`: when? And how long a picture is shown is nothing to know
    let bare = low.split_once(" does ").is_some_and(|(asks, rest)| {
        let asked = asks.rsplit(": ").next().unwrap_or(asks);
        asked.starts_with("for ") && rest.split_whitespace().count() <= 3
            || rest.contains(" display show ") && asked.contains("how ")
    });
    // `by what is Idle - The light switched off`: a label is no part of what is told of it
    bare || low.contains(" - ") || VAGUE.iter().any(|vague| loose(vague))
}

/// A sentence without the marks by which a drawing tells its parts: `the Level knob [D]`, `E. Time sets …`.
pub(super) fn unlabelled(text: &str) -> Cow<'_, str> {
    /// A longer mark is a word.
    const LONGEST: usize = 3;
    let text = match text.split_once(". ") {
        Some((mark, rest)) if mark.len() == 1 && rest.starts_with(char::is_uppercase) => rest,
        _ => text,
    };
    if !text.contains(" [") {
        return Cow::Borrowed(text);
    }
    let mut said = String::with_capacity(text.len());
    for (at, part) in text.split(" [").enumerate() {
        match part.split_once(']').filter(|_| at > 0) {
            Some((mark, rest)) if mark.len() <= LONGEST => said.push_str(rest),
            _ if at > 0 => said.extend([" [", part]),
            _ => said.push_str(part),
        }
    }
    Cow::Owned(said)
}

impl Maker<'_, '_> {
    /// Takes what the patterns of manuals find in a sentence; whether they found something.
    pub(super) fn of_device(
        &mut self,
        read: &super::reading::Read,
        block: usize,
        range: &Range<usize>,
        brackets: &[(usize, String)],
        memory: &mut Memory,
        paragraph: &Paragraph,
    ) -> bool {
        let Binding::Manual(product) = &self.scene.frame else {
            return false;
        };
        if self.scene.calls.is_empty() {
            return false;
        }
        let heading = numberless(self.headed_by(block)).to_owned();
        let opening = self.ground.said[block].first();
        let first = opening.map_or(read.text, |first| {
            &self.document.blocks[block].text[first.clone()]
        });
        let lamp = lamp(first.trim(), &heading);
        let around = Around {
            product,
            calls: &self.scene.calls,
            heading: &heading,
            list: self.list(block).unwrap_or_default(),
            before: &memory.said,
            lamp: lamp.as_deref(),
        };
        let (drafts, meant) = device(read.text, brackets, &around);
        let left = blank(read.text, &around);
        let unclear = read.text.starts_with("It ") && memory.said.is_unclear();
        memory.said.sentences.push(read.text.to_owned());
        memory.said.last = meant;
        let mut found = false;
        for draft in drafts {
            let why = fault(&draft, paragraph);
            found |= why.is_none();
            let range = match draft.frame {
                "device cause before" => self.with_before(block, range),
                _ => range.clone(),
            };
            self.take(block, &range, draft, why);
        }
        let left = left.filter(|left| !found && fault(left, paragraph).is_none());
        memory.said.left = left;
        // an order is asked less surely than it stands
        if found || unclear || !is_ordered(read.text) {
            return found || unclear;
        }
        self.left(block, range, memory)
    }

    /// Takes the statement with a gap that is left of a sentence of which nothing else was made; whether there is one.
    pub(super) fn left(&mut self, block: usize, range: &Range<usize>, memory: &mut Memory) -> bool {
        let left = memory.said.left.take();
        let found = left.is_some();
        if let Some(left) = left {
            self.take(block, range, left, None);
        }
        found
    }

    /// A manual is asked: what only leaves a gap is no card of it by itself, nor what its heading would have to be told for.
    pub(super) fn doubt_gap(&self, draft: &mut Draft) {
        if !matches!(self.scene.frame, Binding::Manual(_)) {
            return;
        }
        let gap = draft.frame == crate::generate::facts::GAP;
        let counted = ["first ", "second ", "third ", "default "];
        let place = |term: &String| counted.iter().any(|word| term.starts_with(word));
        // `The second field is …` names no term
        let place = matches!(&draft.value, Value::Term(term) if place(term));
        if gap || place || leans_on_heading(&draft.prompt) {
            draft.quality = draft.quality.min(DOUBTED);
        }
    }

    /// The heading of a block: of its section, or a short line of its own between that and the block, which may be a heading
    /// that nothing marks.
    fn headed_by(&self, block: usize) -> &str {
        /// A longer line is no heading.
        const LONGEST: usize = 4;
        let blocks = &self.document.blocks;
        let loose = |at: &usize| {
            let text = &blocks[*at].text;
            let line = !matches!(blocks[*at].kind, BlockKind::Row | BlockKind::ListItem)
                && text.split(' ').nth(LONGEST).is_none()
                && text.starts_with(char::is_uppercase)
                && text.ends_with(char::is_alphanumeric);
            let shouted = !text.contains(char::is_lowercase);
            let alone = at
                .checked_sub(1)
                .is_none_or(|before| shouted || blocks[before].text.ends_with('.'));
            line && alone && blocks.get(at + 1).is_some_and(is_text)
        };
        let found = (0..block)
            .rev()
            .take_while(|at| !matches!(blocks[*at].kind, BlockKind::Heading { .. }))
            .find(loose);
        let own = found.map(|at| blocks[at].text.as_str());
        let section = self.document.sections(block).last().copied();
        // `Width: 1.5 m` heads nothing
        let heads = |section: &&str| !section.ends_with('.') && !section.contains(": ");
        own.or(section.filter(heads)).unwrap_or_default()
    }

    /// A sentence with the one before it.
    fn with_before(&self, block: usize, range: &Range<usize>) -> Range<usize> {
        let said = &self.ground.said[block];
        let before = said.iter().rev().find(|before| before.end <= range.start);
        before.map_or(range.start, |before| before.start)..range.end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_headings_go_and_bands_stay() {
        assert_eq!(numberless("2 Cleaning"), "Cleaning");
        assert_eq!(numberless("4.1. Oil"), "Oil");
        assert_eq!(numberless("5 GHz band"), "5 GHz band");
        assert_eq!(numberless("E. After the oil"), "After the oil");
        assert_eq!(numberless("A Lamp"), "A Lamp");
    }

    #[test]
    fn questions_that_lean_on_their_heading_are_doubted() {
        assert!(leans_on_heading("About how long does the programme take?"));
        assert!(leans_on_heading(
            "What does it hold under the Free Sound License?"
        ));
        assert!(!leans_on_heading(
            "How long does the process of curing take?"
        ));
        assert!(!leans_on_heading(
            "How long does the rinsing programme take?"
        ));
    }
}
