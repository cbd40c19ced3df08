//! A sentence as it is read: its words, spans, names and clauses, and the simpler sentences that say the same.

use super::*;

/// A sentence, or a simpler one made of it, as it is read.
pub(super) struct Read<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: Vec<Token<'t>>,
    pub(super) spans: Vec<Span>,
    pub(super) names: Vec<Name>,
    pub(super) parsed: Result<Vec<Clause>, Unread>,
    /// Why it states nothing.
    pub(super) refused: Option<Reason>,
}

impl<'t> Read<'t> {
    pub(super) fn new(text: &'t str, scene: &Scene) -> Self {
        let tokens = tokens(text);
        let spans = spans(&tokens);
        Self {
            text,
            names: names(text, &tokens, &scene.known),
            parsed: parse(&tokens, &spans),
            refused: refusal(text, &tokens, scene),
            tokens,
            spans,
        }
    }

    pub(super) fn first(&self) -> Option<&Clause> {
        self.parsed
            .as_ref()
            .ok()
            .and_then(|clauses| clauses.first())
    }

    /// The subject of its first clause, named in full; `None` where it has no clause that can be read.
    pub(super) fn subject(
        &self,
        scene: &Scene,
        memory: &Memory,
    ) -> Option<Result<Subject, Reason>> {
        let clause = self.first()?;
        let reading = Reading {
            text: self.text,
            tokens: &self.tokens,
            names: &self.names,
            scene,
            memory,
            general: crate::generate::facts::is_general(clause, &self.tokens),
            inner: false,
        };
        Some(reading.subject(&clause.subject))
    }

    /// The simpler sentences that say parts of it, unless what it says is somebody's view as a whole.
    pub(super) fn simpler(
        &self,
        brackets: &[(usize, String)],
        scene: &Scene,
        memory: &Memory,
    ) -> Vec<String> {
        let whole = match &self.refused {
            None => true,
            Some(Reason::Uncertain(word)) => MODAL.contains(&word.as_str()),
            Some(_) => false,
        };
        let conditional = self
            .tokens
            .iter()
            .any(|token| token.among(&["if", "unless", "legend"]));
        if !whole || conditional || crate::generate::facts::is_order(&self.tokens) {
            return Vec::new();
        }
        unfold(&Whole {
            text: self.text,
            tokens: &self.tokens,
            spans: &self.spans,
            names: &self.names,
            brackets,
            main: self.first(),
            home: scene.home.as_deref(),
            pair: memory.between().or_else(|| memory.pair()),
            open: self.refused.is_some(),
        })
    }
}

/// Words that leave open only the clause in which they stand.
const MODAL: &[&str] = &[
    "will",
    "would",
    "may",
    "might",
    "could",
    "expected",
    "seems",
    "seem",
    "plans",
    "planned",
    "scheduled",
    "intends",
    "aims",
    "hopes",
];
