//! A question before it is a card.

use crate::base::PartialDate;
use crate::generate::lexicon::NameKind;

/// What is wanted.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    /// A year; other spellings of the date it was read from count too.
    Year(i16, Vec<String>),
    /// A day; with its words as they stand.
    Day(PartialDate, String),
    /// A decade, a century, a year with its era: as written.
    Age(String),
    /// A number as written, with the words behind it that belong to the answer.
    Number {
        /// As written, with its unit.
        text: String,
        /// Its value.
        value: f64,
    },
    /// A name, and what it stands for.
    Name(String, NameKind),
    /// A term that is defined.
    Term(String),
    /// Other words.
    Words(String),
    /// Several members, all wanted.
    List(Vec<String>),
    /// A text with gaps, in the notation of decks.
    Gaps(String, Vec<String>),
}

impl Value {
    /// The texts that have to stand in the paragraph.
    pub(crate) fn texts(&self) -> Vec<String> {
        match self {
            Self::Year(year, _) => vec![year.to_string()],
            Self::Age(text)
            | Self::Day(_, text)
            | Self::Number { text, .. }
            | Self::Name(text, _)
            | Self::Term(text)
            | Self::Words(text) => {
                vec![text.clone()]
            }
            Self::List(members) => members.clone(),
            Self::Gaps(_, gaps) => gaps.clone(),
        }
    }

    /// As it is told in a report.
    pub(crate) fn told(&self) -> String {
        self.texts().join(", ")
    }

    /// Whether a year is wanted, by a question or by the hint of a gap.
    pub(crate) fn is_year(&self) -> bool {
        matches!(self, Self::Year(..)) || self.hints().any(|hint| hint == "year")
    }

    /// Whether a number is wanted, by a question or by the hint of a gap.
    pub(crate) fn is_number(&self) -> bool {
        matches!(self, Self::Number { .. }) || self.hints().any(is_figure)
    }

    /// The hints of its gaps, as far as they have one.
    fn hints(&self) -> impl Iterator<Item = &str> {
        let text = match self {
            Self::Gaps(text, _) => text.as_str(),
            _ => "",
        };
        let gaps = text.split("{{").skip(1);
        let gaps = gaps.filter_map(|rest| rest.split_once("}}"));
        gaps.filter_map(|(gap, _)| gap.rsplit_once("::").map(|(_, hint)| hint))
    }
}

/// Whether a gap with this hint wants a number: `{{760::number}}`.
pub(crate) fn is_figure(hint: &str) -> bool {
    matches!(
        hint,
        "number" | "sum" | "amount" | "percentage" | "range" | "size" | "time" | "times"
    )
}

/// A question with its answer.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Draft {
    /// The frame it comes from.
    pub(crate) frame: &'static str,
    /// The question; empty for gaps.
    pub(crate) prompt: String,
    /// What is wanted.
    pub(crate) value: Value,
    /// What it is about, as compared with other facts: what is asked, of what.
    pub(crate) key: String,
    /// How likely it is good, before it is checked, 0 to 1.
    pub(crate) quality: f64,
    /// Whether it holds only for a time.
    pub(crate) bound: bool,
    /// The date that the sentence itself gives it.
    pub(crate) dated: Option<PartialDate>,
    /// Other texts that count as right.
    pub(crate) accept: Vec<String>,
    /// The second question, asked the other way, with its answer.
    pub(crate) reverse: Option<(String, String)>,
    /// The fact as a statement: what stands before its value, and what behind.
    pub(crate) claim: Option<(String, String)>,
    /// Years that are true of the subject, in the sentence.
    pub(crate) years: Vec<i16>,
    /// What stands beside it as an answer to the like question: other values of a column.
    pub(crate) rivals: Vec<String>,
    /// Whether names and dates tell what is asked so surely that it keeps its own quality, however it looks.
    pub(crate) precise: bool,
}

impl Draft {
    /// From this quality on a question stands for its clause, without a reviewer.
    const SURE: f64 = 0.5;

    /// Whether its frame holds it for good enough to do without a reviewer.
    pub(crate) fn is_sure(&self) -> bool {
        self.quality >= Self::SURE
    }

    /// What the learner reads: the question, or the statement with its gap in the notation of decks.
    pub(crate) fn stem(&self) -> &str {
        match &self.value {
            Value::Gaps(text, _) => text,
            _ => &self.prompt,
        }
    }

    /// What the learner reads, for a report: a statement has a line in the place of its gap.
    pub(crate) fn shown(&self) -> String {
        match &self.value {
            Value::Gaps(text, _) => without_gaps(text, "_____"),
            _ => self.prompt.clone(),
        }
    }

    /// Gives back the room that its texts do not need: of a long document hundreds of thousands are kept.
    pub(crate) fn fit(&mut self) {
        self.prompt.shrink_to_fit();
        self.key.shrink_to_fit();
        for (before, after) in self.reverse.iter_mut().chain(&mut self.claim) {
            before.shrink_to_fit();
            after.shrink_to_fit();
        }
        if let Value::Gaps(text, _) = &mut self.value {
            text.shrink_to_fit();
        }
    }

    /// A draft of nothing yet: true for good, with no other answers and no other side. Frames fill in the rest.
    pub(crate) fn plain() -> Self {
        Self {
            frame: "",
            prompt: String::new(),
            value: Value::Words(String::new()),
            key: String::new(),
            quality: 0.0,
            bound: false,
            dated: None,
            accept: Vec::new(),
            reverse: None,
            claim: None,
            years: Vec::new(),
            rivals: Vec::new(),
            precise: false,
        }
    }
}

/// A text in the notation of decks with the gap with which it begins said otherwise, and its gaps; none where it begins with none,
/// or `change` leaves that.
pub(crate) fn with_opening_gap(
    text: &str,
    gaps: &[String],
    change: impl Fn(&str) -> Option<String>,
) -> Option<(String, Vec<String>)> {
    let (first, others) = gaps.split_first()?;
    let changed = text
        .starts_with(&format!("{{{{{first}"))
        .then(|| change(first))??;
    let text = text.replacen(first, &changed, 1);
    Some((text, [&[changed], others].concat()))
}

/// A text in the notation of decks with a word in the place of each gap.
pub(crate) fn without_gaps(text: &str, word: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, gap)) = rest.split_once("{{") {
        let (_, after) = gap.split_once("}}").unwrap_or((gap, ""));
        plain.push_str(before);
        plain.push_str(word);
        rest = after;
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_wants_what_its_hint_says() {
        let wants = |text: &str| {
            let value = Value::Gaps(text.to_owned(), Vec::new());
            (value.is_year(), value.is_number())
        };
        assert_eq!(
            wants("In {{1820::year}}, Ola Lund ran the mill."),
            (true, false)
        );
        assert_eq!(wants("It cost {{$2,000::amount}} in 1820."), (false, true));
        assert_eq!(
            wants("The number of {{mills::term}} doubled."),
            (false, false)
        );
        assert_eq!(wants("{{Ola Lund}} left."), (false, false));
    }
}
