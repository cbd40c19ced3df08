//! Floor 1: a finding as data. What is wrong, where, why, what to do; wording only, no drawing.

mod place;

pub use place::{Place, Places};

use std::ops::Range;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; nothing is wrong.
    Note,
    /// The deck can be studied, but learners will stumble.
    Warning,
    /// The deck cannot be studied.
    Error,
}

impl Severity {
    /// The name: `error`, `warning` or `note`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// A stretch of a file's text, in bytes.
pub type Span = Range<usize>;

/// A place with a word on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The bytes meant.
    pub span: Span,
    /// A short phrase that stands beside them; may be empty.
    pub text: String,
}

/// One replacement of a stretch of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The bytes to replace; empty to insert.
    pub span: Span,
    /// What stands there afterwards.
    pub text: String,
}

/// The one right mending of a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What the mending does, imperative, such as `quote the answer`.
    pub title: String,
    /// The replacements, apart from each other.
    pub edits: Vec<Edit>,
}

/// One finding in one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule's name in kebab-case, such as `answer-missing`.
    pub rule: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong with which value: a phrase that stands alone, small first letter, no full stop.
    pub message: String,
    /// Where; of two places that clash, the later one.
    pub place: Label,
    /// The other places that belong to it, such as the first of two cards with one id.
    pub others: Vec<Label>,
    /// One thing to do about it.
    pub help: Option<String>,
    /// The mending, where there is exactly one.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// All places in the text of which it tells, to be moved with the text.
    pub(crate) fn spans(&mut self) -> impl Iterator<Item = &mut Span> {
        let others = self.others.iter_mut().map(|other| &mut other.span);
        let edits = self.fix.iter_mut().flat_map(|fix| &mut fix.edits);
        std::iter::once(&mut self.place.span)
            .chain(others)
            .chain(edits.map(|edit| &mut edit.span))
    }

    /// A finding at a place, without help, fix or other places.
    #[must_use]
    pub fn new(
        rule: &'static str,
        severity: Severity,
        span: Span,
        message: impl Into<String>,
    ) -> Self {
        let place = Label {
            span,
            text: String::new(),
        };
        Self {
            rule,
            severity,
            message: message.into(),
            place,
            others: Vec::new(),
            help: None,
            fix: None,
        }
    }

    /// The same finding with a word beside its place.
    #[must_use]
    pub fn labelled(mut self, text: impl Into<String>) -> Self {
        self.place.text = text.into();
        self
    }

    /// The same finding with something to do about it.
    #[must_use]
    pub fn helped(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same finding with a second place.
    #[must_use]
    pub fn with_other(mut self, span: Span, text: impl Into<String>) -> Self {
        self.others.push(Label {
            span,
            text: text.into(),
        });
        self
    }

    /// The same finding with its mending.
    #[must_use]
    pub fn fixed(mut self, title: impl Into<String>, edits: Vec<Edit>) -> Self {
        self.fix = Some(Fix {
            title: title.into(),
            edits,
        });
        self
    }
}

/// The order in which findings are told: by place, the graver first where two share one, then by rule.
pub fn sort(findings: &mut [Diagnostic]) {
    findings.sort_by(|a, b| {
        let place = |d: &Diagnostic| (d.place.span.start, d.place.span.end);
        place(a)
            .cmp(&place(b))
            .then(b.severity.cmp(&a.severity))
            .then(a.rule.cmp(b.rule))
            .then(a.message.cmp(&b.message))
    });
}
