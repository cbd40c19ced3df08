//! What stands around the text of a book or a paper: prefaces, lists of sources, words on the authors, where films and songs
//! name the thing.

use crate::generate::language::unnumbered;
use crate::generate::{Block, BlockKind, Boilerplate};

/// Headings, in small letters, under which stands nothing that the document is about.
const APPARATUS: [&str; 43] = [
    "about the author",
    "about the authors",
    "acknowledgements",
    "acknowledgments",
    "authors",
    "bibliography",
    "check your understanding",
    "citations",
    "contributors",
    "copyright",
    "cultural references",
    "depictions in media",
    "discussion questions",
    "endnotes",
    "exercises",
    "external links",
    "footnotes",
    "foreword",
    "further reading",
    "image credits",
    "imprint",
    "in fiction",
    "in film",
    "in media",
    "in popular culture",
    "in popular media",
    "in the media",
    "licence",
    "license",
    "media portrayals",
    "popular culture",
    "preface",
    "questions",
    "recommended reading",
    "references",
    "review questions",
    "see also",
    "self-test",
    "study questions",
    "suggested reading",
    "test yourself",
    "trivia",
    "works cited",
];

/// Takes out what stands under such a heading; not where it heads all the text there is.
pub(super) fn take_out(blocks: &mut [Block]) {
    let text = |block: &Block| {
        matches!(
            block.kind,
            BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Row
        )
    };
    let under: Vec<usize> = (0..blocks.len())
        .filter(|at| text(&blocks[*at]) && stands_apart(blocks, *at))
        .collect();
    let rest = blocks.iter().filter(|block| text(block)).count() - under.len();
    if rest > 0 {
        for at in under {
            blocks[at].kind = BlockKind::Boilerplate {
                why: Boilerplate::Markup,
            };
        }
    }
}

/// Whether one of the headings above a block is one of these.
fn stands_apart(blocks: &[Block], at: usize) -> bool {
    let mut above = blocks[at].section;
    while let Some(heading) = above {
        let bare = |c: char| c.is_ascii_digit() || matches!(c, ' ' | ':' | '.');
        let said = unnumbered(&blocks[heading].text).trim_matches(bare);
        let low = said.to_lowercase();
        if APPARATUS.contains(&low.as_str()) || is_exercise(&low) {
            return true;
        }
        above = blocks[heading].section;
    }
    false
}

/// Whether a heading is that of what learners are to work out, where cases are thought up: `Questions for the practical`.
fn is_exercise(heading: &str) -> bool {
    const EXERCISES: [&str; 8] = [
        "questions for ",
        "questions to ",
        "problems for ",
        "exercises for ",
        "for the tutorial",
        "for discussion",
        "worked example",
        "case stud",
    ];
    EXERCISES.iter().any(|start| heading.starts_with(start))
}

#[cfg(test)]
mod tests {
    use crate::generate::{BlockKind, read};

    #[test]
    fn lists_of_sources_are_no_text() {
        let source = "# Mills of Lund\n\nOla Lund built the first mill in 1820. It burnt down.\n\n## References\n\nEva Holm wrote The Mill Book in 1931.\n";
        let read = read("mills.md", source.as_bytes(), None).unwrap();
        let told: Vec<bool> = read
            .blocks
            .iter()
            .map(|block| block.kind == BlockKind::Paragraph)
            .collect();
        assert_eq!(told, [false, true, false, false]);
    }

    #[test]
    fn what_learners_are_to_work_out_is_no_text() {
        let source = "# Mills of Lund\n\nOla Lund built the first mill in 1820. It burnt down.\n\n## 8. For the tutorial\n\nA miller has nine sacks.\n";
        let read = read("mills.md", source.as_bytes(), None).unwrap();
        let text = read
            .blocks
            .iter()
            .filter(|block| block.kind == BlockKind::Paragraph);
        assert_eq!(text.count(), 1);
    }

    #[test]
    fn a_preface_by_itself_is_read() {
        let source = "# Preface\n\nOla Lund built the first mill in 1820. It burnt down.\n";
        let read = read("preface.md", source.as_bytes(), None).unwrap();
        assert!(
            read.blocks
                .iter()
                .any(|block| block.kind == BlockKind::Paragraph)
        );
    }
}
