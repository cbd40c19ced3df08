//! Which drafts make cards: what speaks against one, and what is done with it.

use super::back::points_back;
use super::one::Verdict;
use super::shown::is_parted;
use super::wanting::is_wanting;
use super::*;
use crate::generate::cards::lacks_place;
use crate::generate::facts::without_gaps;

impl Maker<'_, '_> {
    /// Why a draft makes no card, if it makes none; `verdict` is what the checks said of it, where they were asked already.
    pub(super) fn unfit(
        &self,
        draft: &Draft,
        verdict: Option<Verdict>,
        paragraph: &Paragraph,
    ) -> Option<Reason> {
        if self.is_undated_draft(draft) {
            Some(Reason::Undated(draft.value.told()))
        } else if self.wants_more(draft) {
            Some(Reason::Leaning(draft.value.told()))
        } else if self.told_by_title(draft) {
            Some(Reason::GivenAway)
        } else if self.is_told_elsewhere(draft) {
            Some(Reason::Ambiguous(draft.value.told()))
        } else {
            verdict.map_or_else(|| fault(draft, paragraph), |verdict| verdict.0)
        }
    }

    /// Whether a draft of prose leaves out what one of its deeds was on.
    fn wants_more(&self, draft: &Draft) -> bool {
        if self.scene.is_binding() || draft.frame == TABLE {
            return false;
        }
        match &draft.value {
            Value::Gaps(text, _) => {
                is_wanting(&tokens(&crate::generate::facts::without_gaps(text, "1900")))
            }
            _ => is_wanting(&tokens(&draft.prompt)),
        }
    }

    /// Why a statement cut from its sentence is not understood by itself, if it is not.
    pub(super) fn hangs(&self, draft: &Draft) -> Option<Reason> {
        let Value::Gaps(text, _) = &draft.value else {
            return None;
        };
        let whole = crate::generate::facts::without_gaps(text, "1900");
        let said = match (super::worded::leading(self.scene), whole.split_once(": ")) {
            (Some(label), Some((before, said))) if before.starts_with(label) => said,
            _ => &whole,
        };
        // hardly any statement has the word
        if said.contains(" said ") {
            let words = tokens(said);
            let mut again = (0..words.len()).filter(|at| words[*at].is("said"));
            if again.any(|at| points_back(&words, at)) {
                return Some(Reason::Leaning(String::from("said")));
            }
        }
        let first = said.split(' ').next().unwrap_or_default();
        (!self.scene.is_binding() && (self.goes_back(said) || is_parted(&tokens(said))))
            .then(|| Reason::Leaning(first.to_owned()))
            .or_else(|| self.hangs_in_manual(draft))
    }

    /// Why a statement of a manual is not understood by itself, or is no statement, if so.
    pub(super) fn hangs_in_manual(&self, draft: &Draft) -> Option<Reason> {
        let Value::Gaps(text, gaps) = &draft.value else {
            return None;
        };
        if !matches!(self.scene.frame, Binding::Manual(_)) {
            return None;
        }
        let whole = crate::generate::facts::without_gaps(text, gaps.first()?);
        // what a manual is called may be longer than its product
        let said = whole.split_once(": ").map_or(&*whole, |(_, said)| said);
        let first = said.split(' ').next().unwrap_or_default();
        crate::generate::facts::hangs_alone(said).then(|| Reason::Leaning(first.to_owned()))
    }

    /// Takes a draft, unless there is a reason against it.
    pub(super) fn take(
        &mut self,
        block: usize,
        range: &std::ops::Range<usize>,
        mut draft: Draft,
        why: Option<Reason>,
    ) {
        let why = why
            .or_else(|| {
                self.told_by_heading(block, &draft)
                    .then_some(Reason::GivenAway)
            })
            .or_else(|| self.refer(block, range, &mut draft));
        match why {
            Some(reason) => {
                let prompt = Some(draft.prompt).filter(|prompt| !prompt.is_empty());
                self.refuse(block, range.clone(), reason, prompt);
            }
            None => self.keep(block, range, draft),
        }
    }

    /// Keeps a draft as it is.
    pub(super) fn keep(&mut self, block: usize, range: &std::ops::Range<usize>, mut draft: Draft) {
        let gap = |text: &str| text.contains("::term}}");
        match &draft.value {
            Value::Term(term) => draft.accept.extend(self.ground.also.names(term)),
            Value::Gaps(text, gaps) if gaps.len() == 1 && gap(text) => {
                draft.accept.extend(self.ground.also.names(&gaps[0]));
            }
            _ => {}
        }
        let headed = self.captioned(block, range, &draft);
        // the caption of a rule says of what
        if let (None, Value::Gaps(text, _)) = (&headed, &draft.value)
            && lacks_place(&without_gaps(text, "5"))
        {
            let prompt = Some(draft.shown());
            self.refuse(
                block,
                range.clone(),
                Reason::Leaning(draft.value.told()),
                prompt,
            );
            return;
        }
        let doubted = self.is_aside(block, range, &draft);
        draft.fit();
        self.found.push(Found {
            draft: Box::new(draft),
            place: Place {
                document: self.ground.at,
                block,
                span: Stretch::from(range.clone()),
            },
            headed: headed.map(Box::new),
            doubted,
            conflict: None,
        });
    }

    /// Whether a draft holds only for a time that nothing tells.
    pub(super) fn is_undated_draft(&self, draft: &Draft) -> bool {
        draft.bound && draft.dated.is_none() && self.scene.as_of.is_none()
    }

    /// Whether a question names the thing that its document is about.
    pub(super) fn names_title(&self, prompt: &str) -> bool {
        match &self.scene.frame {
            Binding::None => true,
            Binding::Law(title) | Binding::Manual(title) => {
                prompt.to_lowercase().contains(&title.to_lowercase())
            }
        }
    }
}
