//! What a deck must and should be: one theme a file, and the table of all rules.
//!
//! A rule reads the raw form (`deck::raw`), says what is wrong, and hands on the checked value where there is one; so
//! nothing that was not checked can reach a [`Deck`](super::Deck).

pub(crate) mod answers;
pub(crate) mod blanks;
pub(crate) mod cards;
pub(crate) mod choice;
pub(crate) mod clozes;
pub(crate) mod ids;
pub(crate) mod items;
pub(crate) mod kinds;
pub(crate) mod marks;
pub(crate) mod needs;
pub(crate) mod numbers;
pub(crate) mod settings;
pub(crate) mod sources;
pub(crate) mod traps;
pub(crate) mod words;

use crate::base::text::nearest;
use crate::diagnostic::{Diagnostic, Severity, Span};

/// A rule: its name, how much it matters, what it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// The name in kebab-case, by which findings, `explain` and `allow:` refer to it; it never changes.
    pub name: &'static str,
    /// How much a breach matters.
    pub severity: Severity,
    /// What holds in a sound deck, in one line.
    pub summary: &'static str,
}

impl Rule {
    /// A breach of the rule at a place.
    pub(crate) fn at(&self, span: &Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(self.name, self.severity, span.clone(), message)
    }
}

/// Makes a constant of every rule, and the list of all.
macro_rules! rules {
    ($($constant:ident = $name:literal $severity:ident $summary:literal;)+) => {
        $(
            #[doc = $summary]
            pub const $constant: Rule =
                Rule { name: $name, severity: Severity::$severity, summary: $summary };
        )+
        /// All rules, by theme.
        pub const ALL: &[Rule] = &[$($constant),+];
    };
}

rules! {
    ENCODING = "encoding" Error "the file is text in UTF-8";
    YAML_SYNTAX = "yaml-syntax" Error "the file is sound YAML";
    YAML_DOCUMENTS = "yaml-documents" Error "a file holds one YAML document";
    YAML_TAG = "yaml-tag" Error "values carry no YAML tags";
    YAML_ALIAS = "yaml-alias" Error "aliases name a value before them and copy little";
    YAML_DEPTH = "yaml-depth" Error "values do not lie too deep in each other";
    YAML_TRAP = "yaml-trap" Warning "a text that other YAML readers take for something else is quoted";
    QUOTES_CURLY = "quotes-curly" Warning "a text is quoted with straight quotes";
    BLANKS_TRAILING = "blanks-trailing" Note "lines do not end with blanks";
    KEY_TEXT = "key-text" Error "keys are texts";
    KEY_DUPLICATE = "key-duplicate" Error "a key stands once in its map";
    KEY_UNKNOWN = "key-unknown" Error "keys are those of the format";
    KEY_MISPLACED = "key-misplaced" Error "a card has only the keys of its kind";
    VALUE_TYPE = "value-type" Error "a value is of the type that its key wants";
    TEXT_EMPTY = "text-empty" Error "a key that is written has a value";
    DECK_ID_TAKEN = "deck-id-taken" Error "every deck of a collection has an id of its own";
    DECK_EMPTY = "deck-empty" Error "a deck has cards";
    DECK_ID = "deck-id" Error "a deck's id is in kebab-case";
    CARD_ID = "card-id" Error "a card's id has letters, digits, hyphens, underscores and dots only";
    ID_MISSING = "id-missing" Warning "a card has an id of its own";
    ID_DUPLICATE = "id-duplicate" Error "no two cards of a deck have one id";
    CARD_DUPLICATE = "card-duplicate" Error "no two cards without id ask and answer the same";
    KIND_MISSING = "kind-missing" Error "a card asks something";
    KIND_CLASH = "kind-clash" Error "a card is of one kind";
    ANSWER_MISSING = "answer-missing" Error "a question has an answer";
    ANSWER_SHAPE = "answer-shape" Error "an answer is a text, a list of two or more texts, a number or a date";
    ANSWER_DUPLICATE = "answer-duplicate" Error "the answers of a list are different";
    NUMBER = "number" Error "a number is a number";
    TOLERANCE = "tolerance" Error "a tolerance is a number or a percentage, not below 0";
    DATE = "date" Error "a date is a year, a month or a day that exists";
    TOPIC = "topic" Error "a topic is a path of names";
    SETTING_RANGE = "setting-range" Error "a setting lies in its range";
    SOURCE_SHAPE = "source-shape" Error "a source is one file or one URL";
    SOURCE_UNKNOWN = "source-unknown" Error "a card's source is one of the deck's sources";
    NEEDS_UNKNOWN = "needs-unknown" Error "a card needs cards of its deck";
    NEEDS_CYCLE = "needs-cycle" Error "no card needs itself, not even through others";
    DISTRACTOR_RIGHT = "distractor-right" Error "a distractor is wrong";
    DISTRACTOR_DUPLICATE = "distractor-duplicate" Error "the distractors of a question are different";
    TYPED_ONLY = "typed-only" Error "numbers and dates are typed and take no distractors";
    CLAIM_ANSWER = "claim-answer" Error "a claim is true or false";
    CORRECTION_UNUSED = "correction-unused" Warning "only a false claim has a correction";
    CLOZE_EMPTY = "cloze-empty" Error "a cloze text has deletions, and each holds text";
    CLOZE_BRACES = "cloze-braces" Error "the braces of a cloze text come in pairs, none within another";
    CLOZE_NUMBER = "cloze-number" Error "deletions are numbered from 1";
    CLOZE_FACE = "cloze-face" Error "`accept` names deletions that the cloze text has";
    CLOZE_ACCEPT = "cloze-accept" Note "`accept` says which deletion it is for";
    ORDER_ITEMS = "order-items" Error "an order has two or more different items";
    MATCH_ITEMS = "match-items" Error "a match has two or more pairs with different left sides";
}

/// What was found so far, in the order of finding.
#[derive(Debug)]
pub(crate) struct Findings {
    list: Vec<Diagnostic>,
    comparisons: usize,
}

/// How many names may be compared in one file to suggest what was meant: some milliseconds of work, and enough for all
/// slips of a hand-written deck. A file with more faults gets the rest of them without a suggestion.
const COMPARISONS: usize = 50_000;

impl Findings {
    /// No findings yet.
    pub(crate) fn new() -> Self {
        Self {
            list: Vec::new(),
            comparisons: COMPARISONS,
        }
    }

    /// The known names nearest to a mistyped one, as [`nearest`] finds them.
    pub(crate) fn meant<'a>(&mut self, typed: &str, known: &[&'a str]) -> Vec<&'a str> {
        match self.comparisons.checked_sub(known.len()) {
            Some(left) => {
                self.comparisons = left;
                nearest(typed, known.iter().copied())
            }
            None => Vec::new(),
        }
    }

    /// Keeps a finding.
    pub(crate) fn add(&mut self, finding: Diagnostic) {
        self.list.push(finding);
    }

    /// Whether the deck cannot be studied.
    pub(crate) fn has_errors(&self) -> bool {
        self.list
            .iter()
            .any(|finding| finding.severity == Severity::Error)
    }

    /// All findings in the order in which they are told, each once: what an alias copies is found at every copy.
    pub(crate) fn sorted(mut self) -> Vec<Diagnostic> {
        crate::diagnostic::sort(&mut self.list);
        self.list.dedup();
        self.list
    }
}

#[cfg(test)]
mod tests;
