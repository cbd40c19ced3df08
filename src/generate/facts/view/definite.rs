//! What `the` means: a thing named before, the only one of its kind, or what the title tells of.

use super::*;
use crate::generate::lexicon::{class_of, is_learned, is_learned_adjective};

impl Reading<'_, '_> {
    /// A noun phrase that begins with `the`: said in another way, or refused, where it means a thing named before. `None`
    /// where it can stay as it is.
    #[allow(clippy::too_many_lines)] // one list of cases, read from top to bottom
    pub(super) fn definite(
        &self,
        at: usize,
        end: usize,
    ) -> Result<Option<(String, usize)>, Reason> {
        let mut to = at + 1;
        while to < end
            && !crate::generate::language::is_adverb(self.low(to))
            && self.tokens[to].kind == Kind::Word
            && !self.tokens[to].is_capital()
            && !self.tokens[to].among(PREPOSITIONS)
            && !self.tokens[to].among(JOINING)
            && !self.tokens[to].among(AUXILIARIES)
            && !self.tokens[to].among(DETERMINERS)
        {
            to += 1;
        }
        let capital =
            to < end && (self.tokens[to].is_capital() || self.tokens[to].kind == Kind::Number);
        if capital || to == at + 1 {
            return Ok(None);
        }
        let head = self.low(to - 1);
        let length = to - at - 1;
        let by_which = PREPOSITIONS.contains(&self.low(to)) && self.low(to + 1) == "which";
        let specified = by_which
            || matches!(
                self.low(to),
                "of" | "for" | "between" | "that" | "which" | "who" | "where"
            ) && to < end;
        let placed = to < end && self.stands_at(head, to);
        // `in the long term` leans on nothing
        let idiom = matches!(head, "term" | "run")
            && matches!(self.low(at + 1), "long" | "short" | "medium")
            && length == 2;
        // `the cochlea`, `the lymphatic system`: told of any, whatever was said before
        let learned = self.general
            && (length == 1 && is_learned(head)
                || length > 1
                    && is_learned_adjective(self.low(at + 1))
                    && class_of(head).is_none());
        let specified = specified || placed || idiom || learned;
        let superlative = matches!(self.low(to), "in" | "to" | "on" | "at")
            && (crate::generate::lexicon::SUPERLATIVES.contains(&self.low(at + 1))
                || crate::generate::lexicon::ORDINALS.contains(&self.low(at + 1)));
        if specified || superlative || length == 1 && is_unique(head) || self.scene.is_binding() {
            return Ok(None);
        }
        if is_leaning_noun(head) && length == 1 {
            let meant = self
                .memory
                .named(head, self.scene)
                .or_else(|| self.called(head))
                .or_else(|| self.topical(head, at))
                .or_else(|| self.of_topic(head))
                .or_else(|| self.headed(head));
            return match meant {
                Some(name) => Ok(Some((name, to))),
                None if self.by_title(at, to) => Ok(None),
                None => Err(Reason::Leaning(format!("the {head}"))),
            };
        }
        if length == 1
            && let Some(name) = self.headed(head)
        {
            return Ok(Some((name, to)));
        }
        let heading = self
            .memory
            .headings
            .split(' ')
            .any(|word| word == head || word.strip_suffix('s') == Some(head));
        let new = self.general && !self.memory.has_said(head) && !is_leaning_noun(head);
        let ordinal = crate::generate::lexicon::ORDINALS.contains(&self.low(at + 1));
        let plain = (self.general && length >= 2 && !ordinal || heading) && !is_leaning_noun(head);
        if plain || new || self.by_title(at, to) {
            return Ok(None);
        }
        Err(Reason::Leaning(
            words(self.text, self.tokens, &(at..to)).to_owned(),
        ))
    }
}
