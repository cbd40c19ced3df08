//! Damage to a text: wrong decodings and lost apostrophes.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use super::lexicon::Lexicon;
use super::piece::Piece;
use crate::generate::works::{Works, each};
use crate::generate::{Block, BlockKind, Note, NoteKind};

/// How UTF-8 looks when it was read as Windows-1252: its first bytes as letters, what follows as signs or letters.
const MOJIBAKE: [&str; 12] = [
    "â€", "Ã©", "Ã¨", "Ã¼", "Ã¶", "Ã¤", "Ã±", "Ã³", "Ã¡", "Ã§", "Â ", "ï»¿",
];

/// Words that exist only with an apostrophe.
static CONTRACTIONS: Lexicon = Lexicon::new(
    "doesnt dont didnt isnt wasnt werent arent hasnt havent hadnt couldnt wouldnt shouldnt cannt theyre youre weve \
theyve ive im thats whats heres theres",
);

/// What is damaged in blocks, and which of them were cut; `pieces` are those of which they were made.
pub(super) fn notes(blocks: &[Block], pieces: &[Piece], works: Works) -> Vec<Note> {
    let names = names(blocks);
    let mut notes = cuts(blocks, pieces);
    let found = each(works, blocks.len(), |at| match blocks[at].kind {
        BlockKind::Boilerplate { .. } => Vec::new(),
        _ => damaged(&blocks[at].text, &names),
    });
    for (block, found) in found.into_iter().enumerate() {
        notes.extend(
            found
                .into_iter()
                .map(|(kind, span)| Note { kind, block, span }),
        );
    }
    notes.sort_by_key(|note| (note.block, note.span.start));
    notes
}

/// What is damaged in a text.
fn damaged(text: &str, names: &HashMap<&str, usize>) -> Vec<(NoteKind, Range<usize>)> {
    let mut found = Vec::new();
    let mut signs = |kind, sign: &str| {
        let places = text.match_indices(sign);
        found.extend(places.map(|(start, _)| (kind, start..start + sign.len())));
    };
    if !text.is_ascii() {
        signs(NoteKind::Undecoded, "\u{fffd}");
        for sign in MOJIBAKE {
            signs(NoteKind::Mojibake, sign);
        }
    }
    let words: Vec<Range<usize>> = words(text).collect();
    let kinds = |kind| move |span| (kind, span);
    let lost = lost(text, &words, names);
    found.extend(lost.into_iter().map(kinds(NoteKind::LostApostrophe)));
    let joined = joined(text, &words, names);
    found.extend(joined.into_iter().map(kinds(NoteKind::Joined)));
    found
}

/// Where a text was cut that would have been read.
fn cuts(blocks: &[Block], pieces: &[Piece]) -> Vec<Note> {
    let cut = blocks.iter().zip(pieces).enumerate();
    cut.filter(|(_, (block, piece))| {
        piece.cut && !matches!(block.kind, BlockKind::Boilerplate { .. })
    })
    .map(|(at, (block, _))| Note {
        kind: NoteKind::Cut,
        block: at,
        span: block.text.len()..block.text.len(),
    })
    .collect()
}

/// How often each capitalised word stands in the text.
fn names(blocks: &[Block]) -> HashMap<&str, usize> {
    let mut names = HashMap::new();
    for block in blocks {
        for word in words(&block.text).map(|range| &block.text[range]) {
            if word.starts_with(|c: char| c.is_ascii_uppercase()) {
                *names.entry(word).or_default() += 1;
            }
        }
    }
    names
}

fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(char::is_alphabetic)?;
        let length =
            text[start..].find(|c: char| !(c.is_alphabetic() || matches!(c, '\'' | '’' | '-')));
        at = length.map_or(text.len(), |length| start + length);
        Some(start..at)
    })
}

/// Words that lost their apostrophe: contractions, and names such as `Koreas` before a noun, where the name without its
/// `s` stands more often.
fn lost(text: &str, words: &[Range<usize>], names: &HashMap<&str, usize>) -> Vec<Range<usize>> {
    /// A name is known when it stands so often.
    const KNOWN: usize = 3;
    /// No contraction is longer, in bytes.
    const LONGEST: usize = 9;
    let mut lost = Vec::new();
    let mut before: Option<&str> = None;
    let mut all = words.iter().cloned().peekable();
    while let Some(range) = all.next() {
        let word = &text[range.clone()];
        let contracted = word.len() <= LONGEST && CONTRACTIONS.has(&ascii_small(word));
        if contracted && word != "IM" {
            lost.push(range.clone());
        } else if let Some(name) = word
            .strip_suffix('s')
            .filter(|name| name.len() > 3 && !is_people(name))
        {
            let count = |name: &str| names.get(name).copied().unwrap_or(0);
            let next = all.peek().map(|next| &text[next.clone()]);
            let known = count(name) >= KNOWN && count(name) > count(word);
            if known && !leads_plural(before) && next.is_some_and(is_plain_noun) {
                lost.push(range.clone());
            }
        }
        before = Some(word);
    }
    lost
}

/// A word with its plain letters small; most are so already.
fn ascii_small(word: &str) -> Cow<'_, str> {
    match word.bytes().any(|byte| byte.is_ascii_uppercase()) {
        true => Cow::Owned(word.to_ascii_lowercase()),
        false => Cow::Borrowed(word),
    }
}

/// Words run together: small letters, then a word of grammar with a capital, as in `SolutionIf the`. Names are written so
/// too, but again and again, and before no article.
fn joined(text: &str, words: &[Range<usize>], names: &HashMap<&str, usize>) -> Vec<Range<usize>> {
    /// The first of the two words has at least so many letters.
    const SHORTEST: usize = 4;
    let mut joined = Vec::new();
    let mut all = words.iter().cloned().peekable();
    while let Some(range) = all.next() {
        let word = &text[range.clone()];
        let Some(at) = word
            .char_indices()
            .skip(1)
            .find(|(_, c)| c.is_uppercase())
            .map(|(at, _)| at)
        else {
            continue;
        };
        let (first, second) = word.split_at(at);
        let plain = first.len() >= SHORTEST && first.chars().skip(1).all(char::is_lowercase);
        let next = all
            .peek()
            .filter(|next| &text[range.end..next.start] == " ")
            .map_or("", |next| &text[next.start..next.end]);
        let opens = OPENERS.has(second) && next.starts_with(char::is_alphabetic)
            || SHORT_OPENERS.has(second) && LEADING.has(next);
        if plain && opens && names.get(word).copied().unwrap_or(0) <= 1 {
            joined.push(range);
        }
    }
    joined
}

/// Words of grammar with a capital that begin sentences and end no name.
static OPENERS: Lexicon = Lexicon::new(
    "The If When What This That These Those There They Where Why How Which While Although Because However Suppose Since",
);

/// Short ones, which end names too: `LinkedIn`. They count before a word that a sentence leads in with.
static SHORT_OPENERS: Lexicon = Lexicon::new("A An As At By For From In It On To With");

/// Words that follow such a short one.
static LEADING: Lexicon = Lexicon::new(
    "the a an this that these those its his her their our some many most is was has all each",
);

/// Whether a name is that of one of a people, of whom there are many: `Korean`, `German`.
fn is_people(name: &str) -> bool {
    ["ian", "ean", "can", "man", "er"]
        .iter()
        .any(|end| name.ends_with(end))
}

/// Whether the word before makes a plural of a name likely: `the two Koreas`, `United States`.
fn leads_plural(before: Option<&str>) -> bool {
    static LEADERS: Lexicon =
        Lexicon::new("the two both three four all these those many several some most other few");
    before.is_some_and(|word| {
        LEADERS.has(&word.to_ascii_lowercase())
            || word.starts_with(|c: char| c.is_ascii_uppercase())
    })
}

/// Whether a word is likely a noun or an adjective: in small letters, no verb and no word of grammar.
fn is_plain_noun(word: &str) -> bool {
    static GRAMMAR: Lexicon = Lexicon::new(
        "a about after all also although an and are as at be been before between but by can could did do does during each \
for from had has have how if in into is it its like may might more most must nor not of on or our over should since so some such than \
that the their them then there these they this those through to too toward towards under until was were what when where which while \
who whom whose will with within without would",
    );
    word.len() > 3
        && word.chars().all(|c| c.is_ascii_lowercase())
        && !GRAMMAR.has(word)
        && !super::verb::has_verb(&format!("it {word}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::read;

    fn damaged(text: &str) -> Vec<(NoteKind, String)> {
        let document = read("a.txt", text.as_bytes(), None).unwrap();
        document
            .notes
            .iter()
            .map(|note| {
                let text = &document.blocks[note.block].text;
                (note.kind, text[note.span.clone()].to_owned())
            })
            .collect()
    }

    #[test]
    fn lost_apostrophes_are_flagged_and_plurals_are_not() {
        let text = "Norway is in the north of Europe. Norway has a king. The people of Norway like the sea. Norways foreign minister doesnt sail. \
                    The two Norways were united with the help of the United States and of Sweden.";
        assert_eq!(
            damaged(text),
            [
                (NoteKind::LostApostrophe, "Norways".into()),
                (NoteKind::LostApostrophe, "doesnt".into()),
            ]
        );
    }

    #[test]
    fn words_run_together_are_flagged_and_names_are_not() {
        let text = "The mass of the gas is asked for in the text. SolutionIf the diameter of the disk is known, it can be told. \
                    The shop was closed.In the end it was sold to the people who run LinkedIn and YouTube. He saw the McIntosh farm. \
                    It is sold as PowerOn a lot, and they call it PowerOn the machine.";
        assert_eq!(damaged(text), [(NoteKind::Joined, "SolutionIf".into())]);
    }

    #[test]
    fn wrong_decodings_are_flagged() {
        let text = "The king of the country was called the â€œseaâ€\u{9d} king by all of the people who were in the city.";
        assert_eq!(damaged(text).len(), 2);
        assert_eq!(damaged(text)[0], (NoteKind::Mojibake, "â€".into()));
    }
}
