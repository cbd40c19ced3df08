//! Questions as a learner meets them, shown to their author.

use std::io::{self, Write};

use super::draw::{self, Manner};
use super::layout::{Frame, Sheet};
use super::look::{Colour, Line, Paint, Style};
use crate::session::Preview;

/// Draws questions in all their forms, each followed by its answer and what belongs to it.
///
/// `width` is that of the terminal in cells; `usize::MAX` where there is none.
///
/// # Errors
/// When the output is closed or broken.
pub fn draw_previews(
    out: &mut dyn Write,
    previews: &[Preview],
    colour: bool,
    width: usize,
) -> io::Result<()> {
    let frame = match width {
        usize::MAX => Frame::bare(),
        columns => Frame::of(columns),
    };
    for preview in previews {
        out.write_all(preview_text(preview, colour, frame).as_bytes())?;
    }
    Ok(())
}

/// One question as [`draw_previews`] draws it.
#[must_use]
pub fn preview_text(preview: &Preview, colour: bool, frame: Frame) -> String {
    let paint = Paint::new(if colour {
        Colour::Always
    } else {
        Colour::Never
    });
    let questions = preview.asked.iter();
    let mut lines: Vec<Line> = questions
        .flat_map(|asked| draw::question(asked, Manner::Page, frame))
        .collect();
    lines.extend(draw::feedback(&preview.feedback, Manner::Page, frame));
    lines.extend(beside(preview, frame));
    lines.iter().map(|line| paint.line(line) + "\n").collect()
}

/// What a learner meets only in some turns: other right answers, reasons of distractors, the hint.
fn beside(preview: &Preview, frame: Frame) -> Vec<Line> {
    let mut sheet = Sheet::new(frame);
    let dim = |text: &str| Line::styled(Style::Dim, text);
    if !preview.accept.is_empty() {
        let texts = preview.accept.join(", ");
        sheet.item(0, &dim("right too: "), &Line::plain(&texts));
    }
    for wrong in &preview.wrong {
        if let Some(because) = &wrong.because {
            let label = format!("why not {}: ", wrong.text);
            sheet.entry(0, &dim(&label), Style::Plain, because);
        }
    }
    if let Some(hint) = &preview.hint {
        sheet.entry(0, &dim("hint: "), Style::Plain, hint);
    }
    sheet.into_lines()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Seed;
    use crate::deck::read;
    use crate::session::preview;

    fn shown(cards: &str, columns: usize) -> String {
        let text = format!(
            "deck: d\ntitle: Deck\nsources: {{ s: {{ title: Book, file: b.txt }} }}\ntopics: {{ t: Topic }}\ncards:\n{cards}"
        );
        let reading = read("d.yaml", &text);
        let deck = reading.deck.unwrap();
        let card = &deck.cards[0];
        let faces = card.faces().into_iter();
        let previews: Vec<_> = faces
            .filter_map(|face| preview(&deck, card, face, Seed(1)))
            .collect();
        let mut out = Vec::new();
        draw_previews(&mut out, &previews, false, columns).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_card_is_shown_in_all_its_forms() {
        let card = "  - id: year\n    topic: t\n    ask: Which year?\n    answer: 1965\n    accept: [in 1965]\n    wrong: [1951, { text: 1972, because: Japan did }]\n    hint: The sixties\n    explain: The treaty.\n    source: { in: s, paragraph: 3 }\n    as_of: 1965\n";
        insta::assert_snapshot!(shown(card, usize::MAX), @r"

        Deck · Topic                                            year/main · flip

        Which year?
        as of 1965

        Deck · Topic                                           year/main · typed

        Which year?
        as of 1965

        Deck · Topic                                          year/main · choice

        Which year?
        as of 1965

          A  1965
          B  1951
          C  1972

        1965

        The treaty.
        source: Book, paragraph 3
        right too: in 1965
        why not 1972: Japan did
        hint: The sixties
        ");
    }

    #[test]
    fn every_face_is_shown() {
        let cloze = shown(
            "  - { id: c, cloze: \"In {{1910::year}} and {{1945}}\" }\n",
            40,
        );
        assert!(
            cloze.contains("In _____ (year) and 1945") && cloze.contains("In 1910 and _____"),
            "{cloze}"
        );
        let truth = shown(
            "  - { id: c, claim: So, answer: false, correction: Not so }\n",
            40,
        );
        assert!(
            truth.contains("T  true") && truth.contains("false\n") && truth.contains("Not so"),
            "{truth}"
        );
    }
}
