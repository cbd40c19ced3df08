//! What a sentence gives.

use super::choose::is_kept;
use super::lean::{begins_with_pronoun, remember, within};
use super::one::{Verdict, one_each};
use super::reading::Read;
use super::whole::said_whole;
use super::*;

impl Maker<'_, '_> {
    /// Reads the sentence `at` a place among those of a block: `text`, without its `brackets`, which as it is shown is `whole`.
    pub(super) fn sentence(
        &mut self,
        (block, at): (usize, usize),
        (text, whole): (&str, &str),
        brackets: &[(usize, String)],
        memory: &mut Memory,
        paragraph: &Paragraph,
    ) {
        let range = self.ground.said[block][at].clone();
        let read = Read::new(text, self.scene);
        if self.of_device(&read, block, &range, brackets, memory, paragraph) {
            let subject = read.subject(self.scene, memory);
            let passage = self.shown((block, at), &read, whole, &memory.headings);
            remember(memory, read, subject, self.scene.topic.as_ref());
            self.add_passage(block, at, passage);
            return;
        }
        let subject = read.subject(self.scene, memory);
        let outcome = self.drafts(&read, subject.as_ref(), brackets, memory);
        let (mut taken, why) = match outcome {
            Ok(drafts) => (self.weighed(&read, subject.as_ref(), drafts), None),
            Err(reason) => (Vec::new(), Some(reason)),
        };
        self.add_simple(&read, subject.as_ref(), brackets, memory, &mut taken);
        self.science(&read, brackets, memory, &mut taken);
        // an item of a list without a stop is no statement
        let ended = text
            .trim_end_matches(['"', ' ', ')'])
            .ends_with(['.', '!', ';']);
        taken.retain(|draft| ended || draft.frame != crate::generate::facts::GAP);
        let mut taken = one_each(taken, |draft| fault(draft, paragraph));
        let passage = match self.is_asked(&mut taken, paragraph) {
            true => None,
            false => self.shown((block, at), &read, whole, &memory.headings),
        };
        // a statement stands in where no question is good enough, as a passage does
        if passage.is_none() {
            let around = (brackets, &*memory);
            self.stated(&read, subject.as_ref(), around, paragraph, &mut taken);
        }
        match why {
            Some(_) if taken.is_empty() && self.left(block, &range, memory) => {}
            Some(reason) if taken.is_empty() => self.refuse(block, range, reason, None),
            _ => {
                let mut sure = false;
                for (draft, verdict) in taken {
                    let why = self
                        .unfit(&draft, verdict, paragraph)
                        .or_else(|| self.hangs(&draft));
                    sure |= why.is_none() && draft.is_sure();
                    self.take(block, &range, draft, why);
                }
                if !sure {
                    self.left(block, &range, memory);
                }
            }
        }
        remember(memory, read, subject, self.scene.topic.as_ref());
        self.add_passage(block, at, passage);
    }

    /// Whether one of the drafts of a sentence is a question that no passage would take the place of; each that was looked at keeps
    /// what was found.
    fn is_asked(&self, taken: &mut [(Draft, Option<Verdict>)], paragraph: &Paragraph) -> bool {
        taken.iter_mut().any(|(draft, verdict)| {
            let kept = draft.is_sure()
                && !matches!(draft.value, Value::Gaps(..))
                && is_kept(draft, self.scene.is_binding());
            if !kept {
                return false;
            }
            let found = verdict.get_or_insert_with(|| Verdict(fault(draft, paragraph)));
            found.0.is_none()
        })
    }

    /// Adds what the simpler sentences give that say parts of a sentence.
    fn add_simple(
        &self,
        read: &Read,
        subject: Option<&Result<Subject, Reason>>,
        brackets: &[(usize, String)],
        memory: &Memory,
        taken: &mut Vec<Draft>,
    ) {
        let simple = read.simpler(brackets, self.scene, memory);
        if simple.is_empty() {
            return;
        }
        let within = within(read, subject, memory);
        for simple in simple {
            let memory = match begins_with_pronoun(&simple) {
                true => memory,
                false => &within,
            };
            for draft in self.simple(&simple, memory) {
                // two gaps for one word: the plainer statement stays
                let same = |known: &Draft| {
                    known.frame == "gap"
                        && draft.frame == "gap"
                        && known.value.texts() == draft.value.texts()
                };
                if let Some(known) = taken.iter_mut().find(|known| same(known)) {
                    if draft.quality > known.quality {
                        *known = draft;
                    }
                } else if taken.iter().all(|known| known.key != draft.key) {
                    taken.push(draft);
                }
            }
        }
    }

    /// Adds what the frames of science make of a sentence; what was asked already in the same words stands as they rate it.
    fn science(
        &self,
        read: &Read,
        brackets: &[(usize, String)],
        memory: &Memory,
        taken: &mut Vec<Draft>,
    ) {
        let clause = read.first().cloned().unwrap_or_else(Clause::none);
        let view = self.view(read, &clause, Subject::none(), (brackets, memory), true);
        let found = crate::generate::facts::science(&view)
            .into_iter()
            .filter_map(|draft| said_whole(read.text, draft))
            .collect();
        for draft in self.weighed(read, None, found) {
            let same = |known: &Draft| {
                let asked = known.prompt.to_lowercase();
                !asked.is_empty() && draft.prompt.to_lowercase().ends_with(&asked)
            };
            taken.retain(|known| !same(known));
            taken.push(draft);
        }
    }

    /// Adds the statement with a gap of a sentence, for where no question on it is good enough.
    fn stated(
        &self,
        read: &Read,
        subject: Option<&Result<Subject, Reason>>,
        around: (&[(usize, String)], &Memory),
        paragraph: &Paragraph,
        taken: &mut Vec<(Draft, Option<Verdict>)>,
    ) {
        if read.refused.is_some() {
            return;
        }
        let clause = read.first().cloned().unwrap_or_else(Clause::none);
        let named = match subject {
            Some(Ok(subject)) => subject.clone(),
            _ => Subject::none(),
        };
        let view = self.view(read, &clause, named, around, true);
        let Some(draft) = crate::generate::facts::stated(&view) else {
            return;
        };
        let texts = draft.value.texts();
        // a frame of science asks for the same
        let known = |known: &(Draft, Option<Verdict>)| {
            crate::generate::facts::is_science(&known.0) && known.0.value.texts() == texts
        };
        if taken.iter().any(known) {
            return;
        }
        for draft in self.weighed(read, subject, vec![draft]) {
            if self.unfit(&draft, None, paragraph).is_none() {
                // the same in another frame, which rates it by its looks
                taken.retain(|known| known.0.value != draft.value);
                taken.push((draft, Some(Verdict(None))));
            }
        }
    }

    /// What a simpler sentence gives.
    fn simple(&self, text: &str, memory: &Memory) -> Vec<Draft> {
        /// What a question loses for being asked of a sentence that we made.
        const MADE: f64 = 0.02;
        let read = Read::new(text, self.scene);
        let subject = read.subject(self.scene, memory);
        let drafts = self
            .drafts(&read, subject.as_ref(), &[], memory)
            .unwrap_or_default();
        let mut drafts = self.weighed(&read, subject.as_ref(), drafts);
        for draft in &mut drafts {
            draft.quality -= MADE;
        }
        drafts
    }

    /// The drafts of a sentence, or why there are none.
    fn drafts(
        &self,
        read: &Read,
        subject: Option<&Result<Subject, Reason>>,
        brackets: &[(usize, String)],
        memory: &Memory,
    ) -> Result<Vec<Draft>, Reason> {
        if let Some(reason) = &read.refused {
            return self
                .beside_view(read, reason, brackets, memory)
                .ok_or_else(|| reason.clone());
        }
        if let Some(draft) = order(read.text, &read.tokens, &read.spans, self.scene) {
            return Ok(vec![draft]);
        }
        let ordered = crate::generate::facts::is_order(&read.tokens);
        let plainly = read.tokens.get(1).is_some_and(|next| {
            next.among(crate::generate::lexicon::PREPOSITIONS)
                || next.among(crate::generate::lexicon::DETERMINERS)
                || next.among(&["off", "out", "up", "down", "until"])
        }) || read.tokens.first().is_some_and(|first| {
            first.among(&["then", "now", "next", "afterwards", "finally", "please"])
        });
        let manual = matches!(self.scene.frame, Binding::Manual(_));
        if ordered && (read.parsed.is_err() || manual && plainly) {
            return self
                .gap(read, brackets, memory)
                .filter(|_| manual)
                .map(|draft| vec![draft])
                .ok_or(Reason::NoStatement);
        }
        let (mut drafts, why) = match (&read.parsed, subject) {
            (Ok(clauses), Some(Ok(subject))) => {
                self.clauses(read, clauses, subject, brackets, memory)
            }
            (Ok(_), Some(Err(reason))) => (Vec::new(), reason.clone()),
            (Ok(_), None) => return Err(Reason::NoFact),
            (Err(unread), _) => (Vec::new(), unreadable(*unread)),
        };
        let open = matches!(
            why,
            Reason::Uncertain(_) | Reason::Advice(_) | Reason::Opinion(_)
        );
        let weak = drafts.iter().all(|draft| !draft.is_sure());
        if weak && !open && read.parsed != Err(Unread::Negative) {
            drafts.extend(self.gap(read, brackets, memory));
        }
        drafts.extend(self.hanging(read, brackets, memory));
        if drafts.is_empty() {
            Err(why)
        } else {
            Ok(drafts)
        }
    }

    /// A clause of a sentence as the frames see it; `around` are the brackets of the sentence and the paragraph before it,
    /// `first` is whether it is the sentence's first clause.
    pub(super) fn view<'a, 't>(
        &'a self,
        read: &'a Read<'t>,
        clause: &'a Clause,
        subject: Subject,
        (brackets, memory): (&'a [(usize, String)], &'a Memory),
        first: bool,
    ) -> View<'a, 't> {
        View {
            text: read.text,
            tokens: &read.tokens,
            spans: &read.spans,
            names: &read.names,
            clause,
            subject,
            brackets,
            scene: self.scene,
            memory,
            first,
            leaning: None,
            why: None.into(),
            parts: std::cell::OnceCell::new(),
        }
    }

    /// The gap of a sentence that gave no question, said as a whole.
    fn gap(&self, read: &Read, brackets: &[(usize, String)], memory: &Memory) -> Option<Draft> {
        let clause = Clause::none();
        let around = (brackets, memory);
        crate::generate::facts::whole(&self.view(read, &clause, Subject::none(), around, true))
    }

    /// What the clauses of a sentence give, and why the last one that gave nothing did not.
    fn clauses(
        &self,
        read: &Read,
        clauses: &[Clause],
        subject: &Subject,
        brackets: &[(usize, String)],
        memory: &Memory,
    ) -> (Vec<Draft>, Reason) {
        let mut drafts = Vec::new();
        let mut why = Reason::NoFact;
        for (at, clause) in clauses.iter().enumerate() {
            let view = self.view(read, clause, subject.clone(), (brackets, memory), at == 0);
            match facts(&view) {
                Ok(found) => drafts.extend(found),
                Err(reason) => why = view.why.take().unwrap_or(reason),
            }
        }
        (drafts, why)
    }

    /// Drafts with what the look of their sentence takes off their quality, and with what their document begins a question.
    fn weighed(
        &self,
        read: &Read,
        subject: Option<&Result<Subject, Reason>>,
        mut drafts: Vec<Draft>,
    ) -> Vec<Draft> {
        let views = views(&read.tokens);
        let resolved = matches!(subject, Some(Ok(subject)) if subject.resolved);
        let penalty = 0.05 * f64::from(u32::try_from(views.min(4)).unwrap_or(4))
            + if resolved { 0.05 } else { 0.0 }
            + if read.tokens.len() > 40 { 0.08 } else { 0.0 };
        for draft in &mut drafts {
            self.doubt_gap(draft);
            // of a long sentence a gap shows only the part that stands by itself
            let short = if draft.frame == "gap" && read.tokens.len() > 40 {
                0.08
            } else {
                0.0
            };
            draft.quality = (draft.quality - penalty + short).clamp(0.0, 1.0);
            if let Some(opening) = self.scene.opening()
                && !matches!(draft.value, Value::Gaps(..))
                && !self.names_title(&draft.prompt)
                && draft.frame != "initials"
            {
                let small = crate::generate::facts::small(&draft.prompt);
                draft.prompt = format!("{opening}{}", self.lowered(&small, read));
            }
            if let Value::Gaps(text, gaps) = &draft.value {
                draft.value = Value::Gaps(quoted(text), gaps.clone());
            }
            self.spell_out(draft);
            self.titled(draft);
            self.unshout(draft);
            self.small_article(draft);
        }
        drafts
    }
}

/// A statement whose gap is a name in quotation marks, with the marks close to it.
fn quoted(text: &str) -> String {
    if text.contains("\" {{") && text.contains("}} \"") {
        text.replace("\" {{", "\"{{").replace("}} \"", "}}\"")
    } else {
        text.to_owned()
    }
}
