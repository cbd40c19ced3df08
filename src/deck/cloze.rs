//! Cloze texts: their braces `{{text::hint}}` and `{{c2::text::hint}}`, read as Anki reads them, and their faces.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{AnswerText, Cloze, ClozePart, Deletion};

const OPEN: &str = "{{";
const CLOSE: &str = "}}";
const BETWEEN: &str = "::";

/// The gap that stands for the deletion asked.
const GAP: &str = "_____";

/// What is wrong with a cloze text, with the bytes of the text meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    /// Nothing is deleted.
    NoDeletion,
    /// A deletion without text.
    Empty(Range<usize>),
    /// `{{` without its `}}`.
    Unclosed(Range<usize>),
    /// `}}` without its `{{`.
    Unopened(Range<usize>),
    /// A deletion within another.
    Nested(Range<usize>),
    /// A number that is no face: 0, or beyond 65535.
    Number(Range<usize>),
}

/// A stretch as it is found, before unnumbered deletions get their numbers.
enum Piece<'t> {
    Text(&'t str),
    Gap {
        number: Option<u16>,
        text: &'t str,
        hint: Option<&'t str>,
    },
}

/// Reads a cloze text; deletions without a number get the next one that no other has, in their order.
///
/// # Errors
/// All faults of the text, in its order; never an empty list.
pub(super) fn parse(text: &str) -> Result<Cloze, Vec<Fault>> {
    let mut faults = Vec::new();
    let pieces = pieces(text, &mut faults);
    if faults.is_empty()
        && !pieces
            .iter()
            .any(|piece| matches!(piece, Piece::Gap { .. }))
    {
        faults.push(Fault::NoDeletion);
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let taken: BTreeSet<u16> = pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Gap { number, .. } => *number,
            Piece::Text(_) => None,
        })
        .collect();
    let mut free = (1..=u16::MAX).filter(|number| !taken.contains(number));
    let parts = pieces.into_iter().map(|piece| match piece {
        Piece::Text(text) => ClozePart::Text(text.to_owned()),
        Piece::Gap { number, text, hint } => ClozePart::Gap(Deletion {
            number: number.or_else(|| free.next()).unwrap_or(u16::MAX),
            text: text.to_owned(),
            hint: hint.map(str::to_owned),
            accept: Vec::new(),
        }),
    });
    Ok(Cloze {
        parts: parts.collect(),
    })
}

fn pieces<'t>(text: &'t str, faults: &mut Vec<Fault>) -> Vec<Piece<'t>> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let open = text[at..].find(OPEN).map_or(text.len(), |found| at + found);
        if let Some(stray) = text[at..open].find(CLOSE) {
            faults.push(Fault::Unopened(at + stray..at + stray + CLOSE.len()));
        }
        if open > at {
            pieces.push(Piece::Text(&text[at..open]));
        }
        if open == text.len() {
            break;
        }
        let inside = open + OPEN.len();
        let Some(close) = text[inside..].find(CLOSE).map(|found| inside + found) else {
            faults.push(Fault::Unclosed(open..inside));
            break;
        };
        at = close + CLOSE.len();
        if let Some(inner) = text[inside..close].find(OPEN).map(|found| inside + found) {
            faults.push(Fault::Nested(inner..inner + OPEN.len()));
            at = past_outer(text, close);
            continue;
        }
        match gap(&text[inside..close]) {
            Ok(gap) => pieces.push(gap),
            Err(fault) => faults.push(fault(open..at)),
        }
    }
    pieces
}

/// The byte after the braces that close the outer one of two nested deletions.
fn past_outer(text: &str, inner_close: usize) -> usize {
    let after = inner_close + CLOSE.len();
    let next_open = text[after..]
        .find(OPEN)
        .map_or(text.len(), |found| after + found);
    text[after..next_open]
        .find(CLOSE)
        .map_or(after, |found| after + found + CLOSE.len())
}

/// What stands between the braces.
fn gap(inside: &str) -> Result<Piece<'_>, fn(Range<usize>) -> Fault> {
    let (number, rest) = match numbered(inside) {
        Some((digits, rest)) => match digits.parse().ok().filter(|&number: &u16| number > 0) {
            Some(number) => (Some(number), rest),
            None => return Err(Fault::Number),
        },
        None => (None, inside),
    };
    let (text, hint) = rest
        .split_once(BETWEEN)
        .map_or((rest, None), |(text, hint)| (text, Some(hint)));
    if text.trim().is_empty() {
        return Err(Fault::Empty);
    }
    Ok(Piece::Gap {
        number,
        text,
        hint: hint.filter(|hint| !hint.trim().is_empty()),
    })
}

/// The digits and the rest of `c2::rest`.
fn numbered(inside: &str) -> Option<(&str, &str)> {
    let (name, rest) = inside.split_once(BETWEEN)?;
    let digits = name.strip_prefix('c')?;
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
        .then_some((digits, rest))
}

impl Cloze {
    /// The numbers of the faces, ascending, each once.
    #[must_use]
    pub fn numbers(&self) -> Vec<u16> {
        let mut numbers: Vec<_> = self.gaps().map(|gap| gap.number).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    /// The deletions that are asked together under a number.
    pub fn deletions(&self, number: u16) -> impl Iterator<Item = &Deletion> {
        self.gaps().filter(move |gap| gap.number == number)
    }

    /// What is accepted for the deletions of a number, each text once: they share what the author wrote for their face.
    pub(super) fn accept(&self, number: u16) -> Vec<String> {
        let mut texts: Vec<String> = Vec::new();
        for text in self.deletions(number).flat_map(|gap| &gap.accept) {
            if !texts.contains(text) {
                texts.push(text.clone());
            }
        }
        texts
    }

    pub(super) fn gaps(&self) -> impl Iterator<Item = &Deletion> {
        self.parts.iter().filter_map(|part| match part {
            ClozePart::Gap(gap) => Some(gap),
            ClozePart::Text(_) => None,
        })
    }

    /// The text with the deletions of one number as gaps and all others in clear.
    #[must_use]
    pub fn with_gap(&self, number: u16) -> String {
        let shown = |part: &ClozePart| match part {
            ClozePart::Gap(gap) if gap.number == number => match &gap.hint {
                Some(hint) => format!("{GAP} ({hint})"),
                None => GAP.to_owned(),
            },
            ClozePart::Gap(gap) => gap.text.clone(),
            ClozePart::Text(text) => text.clone(),
        };
        self.parts.iter().map(shown).collect()
    }

    /// What is asked on the face of a number: one text, or a list where its deletions differ.
    pub(super) fn answer(&self, number: u16) -> AnswerText {
        let mut texts: Vec<_> = self.deletions(number).map(|gap| gap.text.clone()).collect();
        texts.dedup();
        match texts.len() {
            1 => AnswerText::One(texts.remove(0)),
            _ => AnswerText::List(texts),
        }
    }

    /// The text with its braces: numbers are left out where a reader would give the same ones.
    pub(crate) fn written(&self) -> String {
        let short = self.braced(false);
        let same = |read: &Cloze| read.without_accept() == self.without_accept();
        if parse(&short).as_ref().is_ok_and(same) {
            short
        } else {
            self.braced(true)
        }
    }

    /// The text with all deletions in clear.
    pub(in crate::deck) fn in_clear(&self) -> String {
        self.with_gap(0)
    }

    fn braced(&self, numbers: bool) -> String {
        let part = |part: &ClozePart| match part {
            ClozePart::Text(text) => text.clone(),
            ClozePart::Gap(gap) => {
                let number = if numbers {
                    format!("c{}{BETWEEN}", gap.number)
                } else {
                    String::new()
                };
                let hint = gap
                    .hint
                    .as_ref()
                    .map_or_else(String::new, |hint| format!("{BETWEEN}{hint}"));
                format!("{OPEN}{number}{}{hint}{CLOSE}", gap.text)
            }
        };
        self.parts.iter().map(part).collect()
    }

    fn without_accept(&self) -> Self {
        let mut bare = self.clone();
        for part in &mut bare.parts {
            if let ClozePart::Gap(gap) = part {
                gap.accept.clear();
            }
        }
        bare
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> Vec<u16> {
        parse(text)
            .unwrap()
            .parts
            .iter()
            .filter_map(|part| match part {
                ClozePart::Gap(gap) => Some(gap.number),
                ClozePart::Text(_) => None,
            })
            .collect()
    }

    #[test]
    fn deletions_without_a_number_get_the_next_free_one() {
        assert_eq!(numbers("{{a}} and {{b}}"), [1, 2]);
        assert_eq!(
            numbers("{{a}}, {{c1::b}}, {{c}}, {{c3::d}}, {{e}}"),
            [2, 1, 4, 3, 5]
        );
        assert_eq!(numbers("{{c1::a}} {{c1::b}}"), [1, 1]);
    }

    #[test]
    fn a_hint_follows_two_colons() {
        let cloze = parse("In {{1991::year}} {{c2::at 9:30::a:b::c}} {{c1}} {{x::}}").unwrap();
        let gaps: Vec<_> = [1, 2, 3, 4]
            .iter()
            .flat_map(|&n| cloze.deletions(n))
            .map(|gap| (gap.text.as_str(), gap.hint.as_deref()))
            .collect();
        assert_eq!(
            gaps,
            [
                ("1991", Some("year")),
                ("at 9:30", Some("a:b::c")),
                ("c1", None),
                ("x", None)
            ]
        );
    }

    #[test]
    fn broken_braces_are_found_where_they_stand() {
        assert_eq!(parse("plain"), Err(vec![Fault::NoDeletion]));
        assert_eq!(
            parse("a {{}} {{c1:: ::h}}"),
            Err(vec![Fault::Empty(2..6), Fault::Empty(7..19)])
        );
        assert_eq!(parse("한 {{a"), Err(vec![Fault::Unclosed(4..6)]));
        assert_eq!(parse("a }} {{b}}"), Err(vec![Fault::Unopened(2..4)]));
        assert_eq!(
            parse("{{c1::a {{c2::b}} c}} {{d}} }}"),
            Err(vec![Fault::Nested(8..10), Fault::Unopened(28..30)])
        );
        assert_eq!(
            parse("{{c0::a}} {{c99999::b}}"),
            Err(vec![Fault::Number(0..9), Fault::Number(10..23)])
        );
    }

    #[test]
    fn a_text_is_written_with_as_few_numbers_as_need_be() {
        for text in [
            "In {{1991::year}} with {{North Korea}}",
            "{{c1::a}} {{c1::b}}",
            "{{c2::a}} {{c1::b}}",
            "a",
        ] {
            if let Ok(cloze) = parse(text) {
                assert_eq!(cloze.written(), text);
            }
        }
        assert_eq!(
            parse("{{c1::a}} {{c2::b}}").unwrap().written(),
            "{{a}} {{b}}"
        );
        assert_eq!(parse("{{c1::c2::b}}").unwrap().written(), "{{c1::c2::b}}");
    }
}
