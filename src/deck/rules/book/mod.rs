//! The rule book: every rule as one documented value, one group a file. Findings, `explain`, the documentation and the
//! tests come from it.

mod answers;
mod choice;
mod cloze;
mod format;
mod identity;
mod levels;
mod memory;
mod sources;
mod text;
mod time;

use crate::diagnostic::{Diagnostic, Severity, Span};

/// A rule: its name, how much it matters, what it holds and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// The name in kebab-case, by which findings, `explain` and `allow:` refer to it; it never changes.
    pub name: &'static str,
    /// What it is about.
    pub group: Group,
    /// How much a breach matters.
    pub severity: Severity,
    /// What holds in a sound deck, in one line.
    pub summary: &'static str,
    /// Why a breach hurts a learner or an author, in a few sentences.
    pub why: &'static str,
    /// YAML that breaks this rule and no other: a card, or a file. A line `# --- NAME` begins another file beside it.
    pub bad: &'static str,
    /// The same, better: it breaks no rule.
    pub better: &'static str,
    /// What the mending does, where there is exactly one.
    pub fix: Option<&'static str>,
}

/// What rules are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// The notation of the file and the keys of the format.
    Format,
    /// The ids on which progress hangs.
    Identity,
    /// Answers, and how they are judged.
    Answers,
    /// Questions with distractors.
    Choice,
    /// Cloze texts.
    Cloze,
    /// What can be learnt as one card, and cards beside each other.
    Memory,
    /// Where facts come from.
    Sources,
    /// Facts that hold for a time.
    Time,
    /// How texts are written.
    Text,
    /// Findings that the author means to leave.
    Levels,
}

impl Group {
    /// All groups, in the order in which they are told.
    pub const ALL: [Self; 10] = [
        Self::Format,
        Self::Identity,
        Self::Answers,
        Self::Choice,
        Self::Cloze,
        Self::Memory,
        Self::Sources,
        Self::Time,
        Self::Text,
        Self::Levels,
    ];

    /// The name in one small word, such as `answers`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Identity => "identity",
            Self::Answers => "answers",
            Self::Choice => "choice",
            Self::Cloze => "cloze",
            Self::Memory => "memory",
            Self::Sources => "sources",
            Self::Time => "time",
            Self::Text => "text",
            Self::Levels => "levels",
        }
    }

    /// What its rules are about, as a heading.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Format => "Notation and keys",
            Self::Identity => "Ids",
            Self::Answers => "Answers",
            Self::Choice => "Choices",
            Self::Cloze => "Cloze texts",
            Self::Memory => "Memory",
            Self::Sources => "Sources",
            Self::Time => "Time",
            Self::Text => "Text",
            Self::Levels => "What is allowed",
        }
    }

    /// Its rules.
    #[must_use]
    pub fn rules(self) -> &'static [Rule] {
        match self {
            Self::Format => format::RULES,
            Self::Identity => identity::RULES,
            Self::Answers => answers::RULES,
            Self::Choice => choice::RULES,
            Self::Cloze => cloze::RULES,
            Self::Memory => memory::RULES,
            Self::Sources => sources::RULES,
            Self::Time => time::RULES,
            Self::Text => text::RULES,
            Self::Levels => levels::RULES,
        }
    }
}

impl Rule {
    /// A breach of the rule at a place.
    pub(crate) fn at(&self, span: &Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(self.name, self.severity, span.clone(), message)
    }
}

/// All rules, by group.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    Group::ALL.iter().flat_map(|group| group.rules())
}

/// The rule of a name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.name == name)
}

/// Makes a constant of every rule of a group, and the list of them.
macro_rules! rules {
    ($group:ident; $($constant:ident = $name:literal $severity:ident {
        summary: $summary:literal,
        why: $why:literal,
        bad: $bad:literal,
        better: $better:literal,
        fix: $fix:expr,
    })+) => {
        $(
            #[doc = $summary]
            pub const $constant: crate::deck::rules::Rule = crate::deck::rules::Rule {
                name: $name,
                group: crate::deck::rules::Group::$group,
                severity: crate::diagnostic::Severity::$severity,
                summary: $summary,
                why: $why,
                bad: $bad,
                better: $better,
                fix: $fix,
            };
        )+
        /// The rules of this group, in the order in which they are told.
        pub(super) const RULES: &[crate::deck::rules::Rule] = &[$($constant),+];
    };
}
use rules;

pub use answers::{
    ACCEPT_DUPLICATE, ANSWER_DUPLICATE, ANSWER_IN_HINT, ANSWER_IN_PROMPT, ANSWER_MISSING,
    ANSWER_SEVERAL, ANSWER_SHAPE, CLAIM_ANSWER, CORRECTION_UNUSED, DATE, DATE_PRECISION,
    MATCH_ITEMS, NUMBER, ORDER_ITEMS, TOLERANCE, TOLERANCE_WIDE,
};
pub use choice::{
    ALL_OF_ABOVE, ANSWER_LONGEST, DISTRACTOR_DUPLICATE, DISTRACTOR_KIND, DISTRACTOR_OVERLAP,
    DISTRACTOR_RANGE, DISTRACTOR_RIGHT, DISTRACTORS_FEW, DISTRACTORS_MANY, GRAMMAR_CLUE,
    NEGATIVE_STEM, TYPED_ONLY,
};
pub use cloze::{
    CLOZE_ACCEPT, CLOZE_ALL, CLOZE_BRACES, CLOZE_CUTS_NAME, CLOZE_CUTS_WORD, CLOZE_EMPTY,
    CLOZE_FACE, CLOZE_NUMBER,
};
pub use format::{
    DECK_EMPTY, ENCODING, KEY_DUPLICATE, KEY_MISPLACED, KEY_TEXT, KEY_UNKNOWN, KIND_CLASH,
    KIND_MISSING, SETTING_RANGE, TEXT_EMPTY, TOPIC, TOPIC_LIKE, VALUE_TYPE, YAML_ALIAS, YAML_DEPTH,
    YAML_DOCUMENTS, YAML_SYNTAX, YAML_TAG,
};
pub use identity::{CARD_DUPLICATE, CARD_ID, DECK_ID, DECK_ID_TAKEN, ID_DUPLICATE, ID_MISSING};
pub use levels::{ALLOW_ERROR, ALLOW_REASON, ALLOW_UNKNOWN, ALLOW_UNUSED};
pub use memory::{
    ANSWERS_MANY, CONTRADICTION_ELSEWHERE, NEEDS_CYCLE, NEEDS_UNKNOWN, PROMPT_CONTRADICTION,
    PROMPT_DUPLICATE, PROMPT_ELSEWHERE, PROMPT_LONG, PROMPT_SIMILAR, PROMPT_TWO_QUESTIONS,
};
pub use sources::{
    SOURCE_ABSENT, SOURCE_ANSWER, SOURCE_MISSING, SOURCE_PARAGRAPH, SOURCE_QUOTE, SOURCE_SHAPE,
    SOURCE_UNKNOWN,
};
pub use text::{
    BLANKS_DOUBLE, BLANKS_TRAILING, CONTROL_CHARACTER, QUOTES_CURLY, QUOTES_MIXED, TEXT_CUT,
    TEXT_GARBLED, TEXT_NFD, TEXT_TAB, YAML_TRAP,
};
pub use time::TIME_BOUND;
