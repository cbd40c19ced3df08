//! Styled lines, and whether styles are drawn.

use super::cells::cells;
use crate::base::text::{printable, printable_lines};

/// How a piece of text looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Style {
    /// As the terminal writes.
    #[default]
    Plain,
    /// Stepping back: positions, keys, sources.
    Dim,
    /// The question, the answer, a heading.
    Bold,
    /// Right; a sign stands beside it.
    Good,
    /// Wrong; a sign stands beside it.
    Bad,
}

impl Style {
    /// The code that begins the style (ECMA-48, select graphic rendition).
    fn code(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Dim => "\u{1b}[2m",
            Self::Bold => "\u{1b}[1m",
            Self::Good => "\u{1b}[32m",
            Self::Bad => "\u{1b}[31m",
        }
    }
}

/// Text of one style; printable by construction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) style: Style,
    pub(crate) text: String,
}

/// One line of styled text. Whatever is put in is made safe to print, so deck text cannot reach the terminal raw.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    spans: Vec<Span>,
}

impl Line {
    /// A line of one style; line ends in the text become blanks.
    #[must_use]
    pub fn styled(style: Style, text: &str) -> Self {
        Self::default().then(style, text)
    }

    /// A line without style; line ends in the text become blanks.
    #[must_use]
    pub fn plain(text: &str) -> Self {
        Self::styled(Style::Plain, text)
    }

    /// The lines of a text of several lines, all of one style.
    #[must_use]
    pub fn several(style: Style, text: &str) -> Vec<Self> {
        let text = printable_lines(text);
        text.trim_end()
            .lines()
            .map(|line| Self::styled(style, line))
            .collect()
    }

    /// The line with more text behind it.
    #[must_use]
    pub fn then(mut self, style: Style, text: &str) -> Self {
        self.push(style, &printable(text));
        self
    }

    /// The line with another line behind it.
    #[must_use]
    pub fn join(mut self, other: &Self) -> Self {
        for span in &other.spans {
            self.push(span.style, &span.text);
        }
        self
    }

    /// Appends text that is printable already.
    pub(crate) fn push(&mut self, style: Style, text: &str) {
        match self.spans.last_mut() {
            Some(last) if last.style == style => last.text.push_str(text),
            _ if text.is_empty() => {}
            _ => self.spans.push(Span {
                style,
                text: text.to_owned(),
            }),
        }
    }

    pub(crate) fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// The text without its styles.
    #[must_use]
    pub fn text(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }

    /// Its width in terminal cells.
    #[must_use]
    pub fn width(&self) -> usize {
        self.spans.iter().map(|span| cells(&span.text)).sum()
    }
}

/// Whether styles are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// Styles are drawn.
    Always,
    /// No control sequence for colour or weight is written.
    Never,
}

impl Colour {
    /// What to do when nobody said: styles on a terminal, unless `NO_COLOR` is set to something or `TERM` is `dumb`.
    #[must_use]
    pub fn automatic(terminal: bool, no_color: Option<&str>, term: Option<&str>) -> Self {
        let refused = no_color.is_some_and(|value| !value.is_empty()) || term == Some("dumb");
        if terminal && !refused {
            Self::Always
        } else {
            Self::Never
        }
    }
}

/// Turns styled lines into what is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paint {
    colour: Colour,
}

impl Paint {
    /// A paint that draws styles or leaves them out.
    #[must_use]
    pub fn new(colour: Colour) -> Self {
        Self { colour }
    }

    /// The line as it is written, without a line end.
    #[must_use]
    pub fn line(self, line: &Line) -> String {
        if self.colour == Colour::Never {
            return line.text();
        }
        let painted = |span: &Span| match span.style {
            Style::Plain => span.text.clone(),
            style => format!("{}{}\u{1b}[0m", style.code(), span.text),
        };
        line.spans.iter().map(painted).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_are_written_only_where_wanted() {
        let line = Line::plain("a ").then(Style::Good, "✓ b");
        assert_eq!(Paint::new(Colour::Never).line(&line), "a ✓ b");
        assert_eq!(
            Paint::new(Colour::Always).line(&line),
            "a \u{1b}[32m✓ b\u{1b}[0m"
        );
    }

    #[test]
    fn deck_text_is_never_raw() {
        let line = Line::styled(Style::Bold, "a\u{1b}[2Jb\nc");
        assert_eq!(line.text(), "a\u{fffd}[2Jb c");
        let lines = Line::several(Style::Plain, "one\n\n two\u{7}\n");
        let texts: Vec<_> = lines.iter().map(Line::text).collect();
        assert_eq!(texts, ["one", "", " two\u{fffd}"]);
    }

    #[test]
    fn colour_follows_the_surroundings() {
        assert_eq!(Colour::automatic(true, None, None), Colour::Always);
        assert_eq!(Colour::automatic(true, Some(""), None), Colour::Always);
        assert_eq!(Colour::automatic(true, Some("1"), None), Colour::Never);
        assert_eq!(Colour::automatic(true, None, Some("dumb")), Colour::Never);
        assert_eq!(Colour::automatic(false, None, None), Colour::Never);
    }
}
