//! Cloze texts and what is accepted on their faces.

use std::ops::Range;

use super::{CLOZE_ACCEPT, CLOZE_BRACES, CLOZE_EMPTY, CLOZE_FACE, CLOZE_NUMBER, Findings};
use crate::base::text::either;
use crate::deck::cloze::{self, Fault};
use crate::deck::raw::{RawAccept, Text};
use crate::deck::{Cloze, ClozePart};
use crate::diagnostic::Diagnostic;

/// Checks a cloze text and gives its deletions what is accepted for them; `file` is the whole text.
pub(crate) fn cloze(
    text: &Text,
    accept: Option<&RawAccept>,
    file: &str,
    findings: &mut Findings,
) -> Option<Cloze> {
    match cloze::parse(text.text) {
        Ok(mut cloze) => {
            self::accept(&mut cloze, accept, findings);
            Some(cloze)
        }
        Err(faults) => {
            let inset = inset(text, file);
            for fault in faults {
                findings.add(finding(&fault, text, inset));
            }
            None
        }
    }
}

fn finding(fault: &Fault, text: &Text, inset: Option<usize>) -> Diagnostic {
    // where escapes or folded lines make the file differ from the text, the whole text is the place
    let place = |part: &Range<usize>| match inset {
        Some(inset) => inset + part.start..inset + part.end,
        None => text.span.clone(),
    };
    match fault {
        Fault::NoDeletion => CLOZE_EMPTY
            .at(&text.span, "the cloze text has no deletion")
            .helped("put what is to be recalled in double braces: `{{1991}}`"),
        Fault::Empty(part) => CLOZE_EMPTY
            .at(&place(part), "the deletion holds no text")
            .helped("write what is to be recalled between the braces"),
        Fault::Unclosed(part) => CLOZE_BRACES
            .at(&place(part), "the deletion that begins with `{{` is never closed")
            .helped("close it with `}}`"),
        Fault::Unopened(part) => {
            CLOZE_BRACES.at(&place(part), "`}}` closes nothing").helped("open the deletion with `{{`, or remove the braces")
        }
        Fault::Nested(part) => CLOZE_BRACES
            .at(&place(part), "a deletion begins within another")
            .helped("close the outer one first; two that are asked together share a number: `{{c1::a}} {{c1::b}}`"),
        Fault::Number(part) => CLOZE_NUMBER
            .at(&place(part), "a deletion's number is from 1 to 65535")
            .helped("write `{{c1::…}}`, or leave the number out"),
    }
}

/// The byte of the file at which a text begins that is written as it is read.
fn inset(text: &Text, file: &str) -> Option<usize> {
    let written = file.get(text.span.clone())?;
    written.find(text.text).map(|quote| text.span.start + quote)
}

fn accept(cloze: &mut Cloze, accept: Option<&RawAccept>, findings: &mut Findings) {
    let numbers = cloze.numbers();
    match accept {
        None => {}
        Some(RawAccept::List(span, texts)) => {
            if numbers.len() > 1 {
                let message = "`accept` counts for every deletion of the text";
                let help = "name the deletion: `accept: {c1: […]}`";
                findings.add(CLOZE_ACCEPT.at(span, message).helped(help));
            }
            for number in numbers {
                give(cloze, number, texts);
            }
        }
        Some(RawAccept::Faces(_, faces)) => {
            for (face, texts) in faces {
                let number = face
                    .text
                    .strip_prefix('c')
                    .and_then(|digits| digits.parse().ok());
                match number.filter(|number| numbers.contains(number)) {
                    Some(number) => give(cloze, number, texts),
                    None => findings.add(unknown_face(face, &numbers)),
                }
            }
        }
    }
}

fn unknown_face(face: &Text, numbers: &[u16]) -> Diagnostic {
    let names: Vec<_> = numbers.iter().map(|number| format!("c{number}")).collect();
    let names: Vec<_> = names.iter().map(String::as_str).collect();
    let message = format!("the cloze text has no deletion `{}`", face.text);
    CLOZE_FACE
        .at(&face.span, message)
        .helped(format!("write {}", either(&names)))
}

fn give(cloze: &mut Cloze, number: u16, texts: &[Text]) {
    for part in &mut cloze.parts {
        if let ClozePart::Gap(gap) = part
            && gap.number == number
        {
            gap.accept = texts.iter().map(Text::owned).collect();
        }
    }
}
