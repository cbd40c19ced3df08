//! Texts as they stand in the file: signs that nobody sees, blanks that do nothing, and text that YAML cuts off.

use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::base::text::count;
use crate::deck::node::{Node, Scalar};
use crate::deck::rules::{
    BLANKS_DOUBLE, CONTROL_CHARACTER, Findings, QUOTES_MIXED, TEXT_CUT, TEXT_GARBLED, TEXT_NFD,
    TEXT_TAB,
};
use crate::diagnostic::{Edit, Span};

/// Checks every text of a tree; `encoded` says that the bytes were no UTF-8, so that replaced ones are told already.
pub(super) fn check(tree: &Node, file: &str, encoded: bool, findings: &mut Findings) {
    walk(tree, &mut |scalar| {
        let raw = file.get(scalar.span.clone()).unwrap_or("");
        text(scalar, raw, file, encoded, findings);
    });
}

fn walk(node: &Node, look: &mut impl FnMut(&Scalar)) {
    match node {
        Node::Scalar(scalar) => look(scalar),
        Node::List(list) => list.items.iter().for_each(|item| walk(item, look)),
        Node::Map(map) => {
            for pair in &map.pairs {
                look(&pair.key);
                walk(&pair.value, look);
            }
        }
    }
}

fn text(scalar: &Scalar, raw: &str, file: &str, encoded: bool, findings: &mut Findings) {
    if !scalar.text.is_ascii() {
        composed(scalar, raw, findings);
        garbled(scalar, encoded, findings);
        quotes(scalar, findings);
    }
    invisible(scalar, raw, findings);
    blanks(scalar, raw, findings);
    cut(scalar, file, findings);
}

fn composed(scalar: &Scalar, raw: &str, findings: &mut Findings) {
    if is_nfc(&scalar.text) {
        return;
    }
    let message = format!(
        "`{}` has accents or syllables in pieces",
        short(&scalar.text)
    );
    let finding = TEXT_NFD
        .at(&scalar.span, message)
        .helped("write the text in composed form (NFC)");
    let mended: String = raw.nfc().collect();
    findings.add(if mended == raw {
        finding
    } else {
        finding.fixed("compose the letters", vec![edit(&scalar.span, mended)])
    });
}

fn garbled(scalar: &Scalar, encoded: bool, findings: &mut Findings) {
    let lost = scalar.text.contains(char::REPLACEMENT_CHARACTER) && !encoded;
    let mut pairs = scalar.text.chars().zip(scalar.text.chars().skip(1));
    // UTF-8 that was once read as Latin-1 or Windows-1252: `Ã©` for `é`, `â€™` for an apostrophe
    let twice = pairs.any(|(first, second)| match first {
        'Ã' | 'Â' => ('\u{80}'..='\u{bf}').contains(&second),
        'â' => matches!(second, '€' | '\u{80}'),
        _ => false,
    });
    if lost || twice {
        let message = format!("`{}` was damaged by a wrong encoding", short(&scalar.text));
        findings.add(
            TEXT_GARBLED
                .at(&scalar.span, message)
                .helped("write the damaged letters again"),
        );
    }
}

fn quotes(scalar: &Scalar, findings: &mut Findings) {
    let number = |sign: char| scalar.text.matches(sign).count();
    // in „German“ quotation marks the sign that opens elsewhere closes
    if number('„') > 0 || number('“') + number('”') == 0 {
        return;
    }
    let message = if number('"') > 0 {
        "the text has straight and curly quotation marks"
    } else if number('“') != number('”') {
        "a curly quotation mark has no partner"
    } else {
        return;
    };
    findings.add(
        QUOTES_MIXED
            .at(&scalar.span, message)
            .helped("use one sort, in pairs"),
    );
}

fn invisible(scalar: &Scalar, raw: &str, findings: &mut Findings) {
    let Some((at, sign)) = scalar.text.char_indices().find(|(_, c)| is_invisible(*c)) else {
        return;
    };
    let written = raw
        .find(sign)
        .map(|at| scalar.span.start + at..scalar.span.start + at + sign.len_utf8());
    let code = u32::from(sign);
    let before = short(scalar.text[..at].trim_start()).to_string();
    let message = if before.is_empty() {
        format!("the text begins with the invisible character U+{code:04X}")
    } else {
        format!("behind `{before}` stands the invisible character U+{code:04X}")
    };
    let span = written.clone().unwrap_or_else(|| scalar.span.clone());
    let finding = CONTROL_CHARACTER.at(&span, message).helped("remove it");
    let all: Vec<Edit> = raw
        .char_indices()
        .filter(|(_, c)| is_invisible(*c))
        .map(|(at, c)| {
            edit(
                &(scalar.span.start + at..scalar.span.start + at + c.len_utf8()),
                String::new(),
            )
        })
        .collect();
    findings.add(if all.is_empty() {
        finding
    } else {
        finding.fixed("remove the invisible characters", all)
    });
}

/// Characters that show nothing and change what is compared or in which direction it reads. Joiners of letters and emoji
/// are no such.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\u{202a}'..='\u{202e}'
    ) || (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
}

/// Tabs and double blanks within a text that stands on one line.
fn blanks(scalar: &Scalar, raw: &str, findings: &mut Findings) {
    if raw.contains('\n') || !(raw.contains('\t') || raw.contains("  ")) {
        return;
    }
    let tabs: Vec<Edit> = runs(raw, |c| c == '\t')
        .map(|at| edit(&moved(&at, scalar), String::from(" ")))
        .collect();
    if let Some(first) = tabs.first() {
        let finding = TEXT_TAB
            .at(&first.span, "a tab stands in the text")
            .helped("write a blank");
        findings.add(finding.fixed("write blanks for tabs", tabs));
        return;
    }
    let doubles: Vec<Edit> = runs(raw, |c| c == ' ')
        .filter(|at| at.len() > 1 && at.start > 0 && at.end < raw.len())
        .map(|at| edit(&moved(&at, scalar), String::from(" ")))
        .collect();
    if let Some(first) = doubles.first() {
        let message = format!(
            "{} stand side by side in the text",
            count(first.span.len(), "blank")
        );
        let finding = BLANKS_DOUBLE.at(&first.span, message).helped("write one");
        findings.add(finding.fixed("write one blank", doubles));
    }
}

fn moved(at: &Span, scalar: &Scalar) -> Span {
    scalar.span.start + at.start..scalar.span.start + at.end
}

/// The stretches of a text in which every character is of a sort.
fn runs(text: &str, sort: impl Fn(char) -> bool + Copy) -> impl Iterator<Item = Span> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(sort)?;
        let end = text[start..]
            .find(|c| !sort(c))
            .map_or(text.len(), |length| start + length);
        at = end;
        Some(start..end)
    })
}

/// A text that a `#` cut off: what follows is a comment to YAML, and reads like the rest of the text.
fn cut(scalar: &Scalar, file: &str, findings: &mut Findings) {
    if !scalar.bare || scalar.text.is_empty() {
        return;
    }
    let rest = file.get(scalar.span.end..).unwrap_or("");
    let line = rest.split(['\n', '\r']).next().unwrap_or("");
    let comment = line.trim_start_matches([' ', '\t']);
    let tight = comment
        .strip_prefix('#')
        .is_some_and(|said| said.starts_with(char::is_alphanumeric));
    if !tight || comment.len() == line.len() {
        return;
    }
    let start = scalar.span.end + line.len() - comment.len();
    let message = format!(
        "the text ends at `{}`: what follows is a comment",
        short(&scalar.text)
    );
    let finding = TEXT_CUT
        .at(&(start..start + comment.trim_end().len()), message)
        .labelled("not part of the text");
    findings
        .add(finding.helped("quote the whole text, or put a blank behind `#` if it is a comment"));
}

fn edit(span: &Span, text: String) -> Edit {
    Edit {
        span: span.clone(),
        text,
    }
}

/// The first words of a text, for a message.
fn short(text: &str) -> String {
    /// Characters after which a value is known.
    const ENOUGH: usize = 40;
    if text.chars().count() <= ENOUGH {
        return text.to_owned();
    }
    let mut cut: String = text.chars().take(ENOUGH).collect();
    cut.push('…');
    cut
}
