//! Text as it is handed on: on one line, without marks of citations and without what nobody sees.

use crate::base::text::directs;

/// A tidied text and the marks that were left out of it, each with the byte before which it stood.
pub(super) struct Tidy {
    pub(super) text: String,
    pub(super) marks: Vec<(usize, String)>,
}

impl Tidy {
    /// Takes off what may be half a sentence at the end of a text that was cut; a text without sentences loses half a word.
    pub(super) fn end_whole(&mut self) {
        /// A sentence of more bytes is none.
        const SENTENCE: usize = 2_000;
        let text = &self.text;
        let tail = (text.len().saturating_sub(SENTENCE)..text.len())
            .find(|at| text.is_char_boundary(*at))
            .unwrap_or(0);
        let stops = [". ", "! ", "? "].map(|stop| text[tail..].rfind(stop));
        let stop = stops.into_iter().flatten().max();
        let end = stop.map_or_else(|| text.rfind(' '), |stop| Some(tail + stop + 1));
        self.text.truncate(end.unwrap_or(0));
        let end = self.text.len();
        self.marks.retain(|(at, _)| *at <= end);
    }
}

/// Tidies a text: every run of white space one blank, no control characters, no marks such as `[12]`.
pub(super) fn tidy(raw: &str) -> Tidy {
    let closed = closed_up(raw);
    let raw = closed.as_deref().unwrap_or(raw);
    let mut tidy = Tidy {
        text: String::with_capacity(raw.len()),
        marks: Vec::new(),
    };
    let mut at = pictographs(raw);
    let mut blank = false;
    while let Some(c) = raw[at..].chars().next() {
        let plain = raw[at..].bytes().take_while(is_plain).count();
        if plain > 0 {
            if blank && !tidy.text.is_empty() {
                tidy.text.push(' ');
            }
            blank = false;
            tidy.text.push_str(&raw[at..at + plain]);
            at += plain;
            continue;
        }
        if let Some(length) = left_out(&raw[at..]) {
            tidy.marks
                .push((tidy.text.len(), raw[at..at + length].to_owned()));
            at += length;
            continue;
        }
        at += c.len_utf8();
        if c.is_whitespace() || c == '\u{200b}' {
            blank = true;
        } else if !(c.is_control() || directs(c) || is_unseen(c)) {
            if blank && !tidy.text.is_empty() {
                tidy.text.push(' ');
            }
            blank = false;
            tidy.text.push(c);
        }
    }
    tidy
}

/// A heading whose letters stand apart: `R U L E S`, with words by two blanks or more.
fn closed_up(raw: &str) -> Option<String> {
    /// Longer lines are no headings, in bytes.
    const LONGEST: usize = 120;
    /// Fewer letters are initials.
    const LETTERS: usize = 4;
    let line = raw.trim();
    if raw.len() > LONGEST || line.as_bytes().get(1) != Some(&b' ') {
        return None;
    }
    let letters = || line.split(' ').filter(|part| !part.is_empty());
    let apart =
        letters().all(|part| part.len() == 1 && part.starts_with(|c: char| c.is_ascii_uppercase()));
    let words = line.split("  ").map(|word| word.replace(' ', ""));
    let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
    (apart && letters().count() >= LETTERS).then(|| words.join(" "))
}

/// Whether a byte is a sign that stays as it is, as most are.
fn is_plain(byte: &u8) -> bool {
    byte.is_ascii_graphic() && !matches!(byte, b'[' | b'{')
}

/// How many bytes at the beginning of a text are no words of it: the mark of a citation, the attributes that Kramdown hangs on
/// a word, as in `hemostasis{: data-type="term"}`.
fn left_out(text: &str) -> Option<usize> {
    /// Longer ones are something else.
    const LONGEST: usize = 120;
    match text.as_bytes() {
        [b'[', ..] => mark(text),
        [b'{', b':', ..] => {
            let end = text.bytes().take(LONGEST).position(|byte| byte == b'}')?;
            Some(end + 1)
        }
        _ => None,
    }
}

/// How many bytes the pictures before the first word have, as some headings begin with one.
fn pictographs(raw: &str) -> usize {
    let picture =
        |c: char| matches!(c, '\u{2190}'..='\u{2bff}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}');
    let rest = raw.trim_start_matches(|c: char| picture(c) || c.is_whitespace());
    let begins = raw.trim_start().starts_with(picture);
    if begins && rest.starts_with(char::is_alphanumeric) {
        raw.len() - rest.len()
    } else {
        0
    }
}

/// A hint for breaking lines, or a mark without width.
fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}'
    )
}

/// How many bytes the mark of a citation at the beginning of a text has: `[12]`, `[a]`, `[note 3]`, `[citation needed]`.
fn mark(text: &str) -> Option<usize> {
    /// The longest mark is a request such as `[clarification needed]`.
    const LONGEST: usize = 26;
    let bytes = text.as_bytes();
    let end = bytes.iter().take(LONGEST).position(|byte| *byte == b']')?;
    let inner = text.get(1..end)?.trim();
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let letter = inner.len() == 1 && inner.bytes().all(|byte| byte.is_ascii_lowercase());
    let numbered = inner
        .strip_prefix("note ")
        .or_else(|| inner.strip_prefix("nb "))
        .is_some_and(digits);
    let asked = inner.ends_with(" needed") || matches!(inner, "edit" | "who?" | "when?" | "which?");
    let cited = digits(inner) && inner.len() <= 3;
    (cited || letter || numbered || asked).then_some(end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_stand_apart_are_words() {
        assert_eq!(tidy("   R U L E S").text, "RULES");
        assert_eq!(tidy("C L U B   R U L E S").text, "CLUB RULES");
        assert_eq!(tidy("A B C").text, "A B C");
        assert_eq!(tidy("A mill of four").text, "A mill of four");
    }

    #[test]
    fn marks_and_odd_blanks_go() {
        let read =
            tidy("  In 1992,[5][note 2]\u{a0}\n Seoul\u{ad} opened\u{202e} it.[citation needed] ");
        assert_eq!(read.text, "In 1992, Seoul opened it.");
        let marks: Vec<_> = read
            .marks
            .iter()
            .map(|(at, mark)| (*at, mark.as_str()))
            .collect();
        assert_eq!(
            marks,
            [(8, "[5]"), (8, "[note 2]"), (25, "[citation needed]")]
        );
        let read = tidy("Haemostasis{: .term} stops{: data-type=\"term\"} bleeding.");
        assert_eq!(read.text, "Haemostasis stops bleeding.");
        assert_eq!(tidy("A set {a, b}: two").text, "A set {a, b}: two");
        assert_eq!(
            tidy("He [the king] left [1992].").text,
            "He [the king] left [1992]."
        );
    }
}
