//! The text of a source as evidence is looked up in it.

use std::borrow::Cow;
use std::convert::Infallible;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::{Format, format};

/// The source without markup, but with all of its lines, so that its paragraphs keep their numbers. Plain text and
/// Markdown stay as they are.
#[must_use]
pub fn legible<'s>(name: &str, source: &'s str) -> Cow<'s, str> {
    let text = source.trim_start_matches('\u{feff}');
    match format(name, text) {
        Format::Plain | Format::Markdown => Cow::Borrowed(source),
        Format::Html => Cow::Owned(page(source, true)),
        Format::Xhtml => Cow::Owned(page(source, false)),
    }
}

/// Elements before which a word ends.
const CELLS: [&[u8]; 3] = [b"td", b"th", b"br"];

/// The text of a page, line by line; `raw` is whether scripts and titles hold no tags, as in HTML. A line of tags alone is told by a sign, as it parts no paragraphs.
fn page(source: &str, raw: bool) -> String {
    let mut lines: Vec<(usize, String)> = Vec::new();
    let starts: Vec<usize> = std::iter::once(0)
        .chain(source.match_indices('\n').map(|(at, _)| at + 1))
        .collect();
    let line_at = |at: usize| starts.partition_point(|start| *start <= at) - 1;
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, span: Span<usize>| {
        match event {
            CallbackEvent::String { value } => {
                let first = line_at(span.start);
                for (more, text) in String::from_utf8_lossy(value).split('\n').enumerate() {
                    lines.push((first + more, text.to_owned()));
                }
            }
            // what stands in two cells is not one word
            CallbackEvent::OpenStartTag { name } if CELLS.contains(&name) => {
                lines.push((line_at(span.start), String::from(" ")));
            }
            _ => {}
        }
        None::<Infallible>
    });
    emitter.naively_switch_states(raw);
    let Ok(()) = Tokenizer::new_with_emitter(source, emitter).finish();
    let mut texts: Vec<String> = vec![String::new(); starts.len()];
    for (line, text) in lines {
        if let Some(line) = texts.get_mut(line) {
            line.push_str(&text);
        }
    }
    let told = source.split('\n').zip(texts).map(|(line, text)| {
        match (line.trim().is_empty(), text.trim().is_empty()) {
            (false, true) => String::from("<>"),
            (true, _) => String::new(),
            _ => text,
        }
    });
    told.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::text::paragraphs;

    #[test]
    fn the_text_of_a_page_keeps_its_paragraphs() {
        let source = "<html>\n<p>The <b>port</b> &amp; the\ntown.</p>\n\n<div>\n</div>\n\n<p>It.";
        let text = legible("a.html", source);
        assert_eq!(text, "<>\nThe port & the\ntown.\n\n<>\n<>\n\nIt.");
        assert_eq!(paragraphs(&text).count(), paragraphs(source).count());
        assert_eq!(legible("a.txt", "1 < 2"), "1 < 2");
        let row = legible("a.html", "<tr><th>Eco<td>50 °C</tr>");
        assert_eq!(row.trim(), "Eco 50 °C");
    }
}
