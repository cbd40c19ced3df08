//! Cloze texts that cannot be answered, or that tell by what touches the braces.

mod names;

use super::tokens::words;
use super::{Judged, LOOKED_AT, place};
use crate::deck::rules::{CLOZE_ALL, CLOZE_CUTS_NAME, CLOZE_CUTS_WORD, Findings};
use crate::deck::{Cloze, ClozePart, Kind};

/// Checks the text of a cloze card.
pub(super) fn check(card: &Judged, findings: &mut Findings) {
    let (Kind::Cloze { text }, Some(written)) = (card.kind, &card.raw.cloze) else {
        return;
    };
    for number in text.numbers().into_iter().take(LOOKED_AT) {
        if !leaves_words(text, number) {
            let message = format!("deleting c{number} leaves nothing of the text");
            let finding = CLOZE_ALL.at(&written.span, message);
            findings.add(finding.helped("leave enough of the sentence to know what is asked"));
            return;
        }
    }
    for cut in cuts(written.text) {
        let message = format!(
            "the deletion cuts the word `{}`",
            &written.text[cut.clone()]
        );
        let finding = CLOZE_CUTS_WORD.at(&place(written, &cut, card.file), message);
        findings.add(finding.helped("delete the whole word, or part it by a blank"));
    }
    for cut in gaps(written.text).filter_map(|gap| names::cut(written.text, gap)) {
        let message = format!(
            "the deletion cuts the name `{}`",
            &written.text[cut.clone()]
        );
        let finding = CLOZE_CUTS_NAME.at(&place(written, &cut, card.file), message);
        findings.add(finding.helped("delete the whole name"));
    }
}

/// The places of the deletions with their braces.
fn gaps(text: &str) -> impl Iterator<Item = std::ops::Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let open = at + text[at..].find("{{")?;
        at = open + text[open..].find("}}")? + 2;
        Some(open..at)
    })
}

fn leaves_words(text: &Cloze, number: u16) -> bool {
    text.parts.iter().any(|part| match part {
        ClozePart::Text(text) => !words(text).is_empty(),
        ClozePart::Gap(gap) => gap.number != number,
    })
}

/// The words that braces cut, with their braces.
fn cuts(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut cuts = Vec::new();
    for gap in gaps(text) {
        let (open, close) = (gap.start, gap.end);
        let inside = inner(&text[open + 2..close - 2]);
        let before = text[..open].chars().next_back();
        let after = text[close..].chars().next();
        let start = inside.chars().next();
        let end = inside.chars().next_back();
        if touches(before, start) || touches(end, after) {
            let from = text[..open]
                .rfind(|c: char| !c.is_alphanumeric())
                .map_or(0, |at| at + width(text, at));
            let to = text[close..]
                .find(|c: char| !c.is_alphanumeric())
                .map_or(text.len(), |at| close + at);
            cuts.push(from..to);
        }
    }
    cuts
}

fn width(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(1, char::len_utf8)
}

/// What is deleted, without the number before it and the hint behind it.
fn inner(gap: &str) -> &str {
    let numbered = gap
        .strip_prefix('c')
        .and_then(|rest| rest.split_once("::"))
        .filter(|(digits, _)| {
            !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
        });
    let text = numbered.map_or(gap, |(_, text)| text);
    text.split_once("::").map_or(text, |(text, _)| text)
}

/// Whether two characters side by side belong to one word: two letters, or two digits, of a script that parts words.
fn touches(left: Option<char>, right: Option<char>) -> bool {
    let (Some(left), Some(right)) = (left, right) else {
        return false;
    };
    let parted = |c: char| c.is_alphabetic() && c < '\u{0e00}';
    (parted(left) && parted(right)) || (left.is_ascii_digit() && right.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_numbers_are_cut_only_within() {
        let cut = |text: &str| {
            cuts(text)
                .into_iter()
                .map(|at| text[at].to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            cut("In 19{{65}} they made {{treat::what}}ies."),
            ["19{{65}}", "{{treat::what}}ies"]
        );
        for whole in [
            "{{c1::Korea}}'s treaty",
            "{{서울}}은 수도",
            "{{20}}km",
            "US${{5}}",
            "a {{b}}-c",
            "{{Dae-jung}}",
        ] {
            assert_eq!(cut(whole), Vec::<String>::new(), "{whole}");
        }
    }
}
