//! What a sentence gives.

use super::*;

impl<'d> Maker<'d> {
    #[allow(clippy::too_many_lines)] // one list of cases, read from top to bottom
    pub(super) fn sentence(
        &mut self,
        block: usize,
        range: std::ops::Range<usize>,
        text: &str,
        brackets: &[(usize, String)],
        memory: &mut Memory,
        paragraph: &Paragraph,
    ) {
        let words = tokens(text);
        let named = names(text, &words, &self.scene.known);
        let spans = spans(&words);
        let refused = refusal(text, &words, &self.scene);
        let ordered = refused
            .is_none()
            .then(|| order(text, &words, &spans, &self.scene))
            .flatten();
        let parsed = parse(&words, &spans);
        let general = parsed
            .as_ref()
            .ok()
            .and_then(|clauses| clauses.first())
            .is_some_and(|clause| crate::generate::facts::is_general(clause, &words));
        let reading = Reading {
            text,
            tokens: &words,
            names: &named,
            scene: &self.scene,
            memory,
            general,
        };
        let subject = parsed
            .as_ref()
            .ok()
            .and_then(|clauses| clauses.first())
            .map(|clause| reading.subject(&clause.subject));
        let outcome = match (refused, ordered, &parsed) {
            (Some(reason), _, _) => Err(reason),
            (None, Some(draft), _) => Ok(vec![draft]),
            (None, None, Err(_)) if crate::generate::facts::is_order(&words) => {
                Err(Reason::NoStatement)
            }
            (None, None, Err(unread)) => {
                let drafts = self.hanging(text, &words, &spans, &named, brackets, memory);
                if drafts.is_empty() {
                    Err(unreadable(*unread))
                } else {
                    Ok(drafts)
                }
            }
            (None, None, Ok(clauses)) => match &subject {
                Some(Ok(subject)) => {
                    let mut drafts = Vec::new();
                    let mut why = Reason::NoFact;
                    for (at, clause) in clauses.iter().enumerate() {
                        let view = view(
                            text,
                            &words,
                            &spans,
                            &named,
                            clause,
                            subject,
                            brackets,
                            &self.scene,
                            memory,
                            at == 0,
                        );
                        match facts(&view) {
                            Ok(found) => drafts.extend(found),
                            Err(reason) => why = view.why.take().unwrap_or(reason),
                        }
                    }
                    drafts.extend(self.hanging(text, &words, &spans, &named, brackets, memory));
                    if drafts.is_empty() {
                        Err(why)
                    } else {
                        Ok(drafts)
                    }
                }
                Some(Err(reason)) => {
                    let drafts = self.hanging(text, &words, &spans, &named, brackets, memory);
                    if drafts.is_empty() {
                        Err(reason.clone())
                    } else {
                        Ok(drafts)
                    }
                }
                None => Err(Reason::NoFact),
            },
        };
        match outcome {
            Err(reason) => self.refuse(block, range, reason, None),
            Ok(drafts) => {
                let views = views(&words);
                let resolved = matches!(&subject, Some(Ok(subject)) if subject.resolved);
                for draft in drafts {
                    self.take(
                        block,
                        &range,
                        draft,
                        views,
                        resolved,
                        words.len(),
                        paragraph,
                    );
                }
            }
        }
        memory.last = match (
            parsed
                .ok()
                .and_then(|mut clauses| (!clauses.is_empty()).then(|| clauses.remove(0))),
            subject,
        ) {
            (Some(_), Some(Ok(subject))) => Some((subject.text, subject.plural, subject.kind)),
            _ => None,
        };
        memory.add(&named);
        for word in &words {
            if !memory.words.contains(&*word.low) {
                memory.words.insert(word.low.to_string());
            }
        }
    }

    /// Facts of the clauses that hang on names by `which` and `who`.
    pub(super) fn hanging(
        &self,
        text: &str,
        words: &[crate::generate::language::Token],
        spans: &[crate::generate::language::Span],
        named: &[crate::generate::language::Name],
        brackets: &[(usize, String)],
        memory: &Memory,
    ) -> Vec<Draft> {
        let ranges: Vec<_> = named
            .iter()
            .filter(|name| name.text.contains(' ') || name.kind != NameKind::Thing)
            .map(|name| name.from..name.to)
            .collect();
        let reading = Reading {
            text,
            tokens: words,
            names: named,
            scene: &self.scene,
            memory,
            general: false,
        };
        let whole = parse(words, spans)
            .ok()
            .and_then(|clauses| clauses.into_iter().next());
        let clause = whole.unwrap_or_else(Clause::none);
        let subject = reading
            .subject(&clause.subject)
            .unwrap_or_else(|_| Subject::none());
        let mut drafts = asides(&view(
            text,
            words,
            spans,
            named,
            &clause,
            &subject,
            brackets,
            &self.scene,
            memory,
            true,
        ));
        for mut clause in relatives(words, spans, &ranges) {
            if clause.subject.start > 0 && words[clause.subject.start - 1].is("the") {
                clause.subject.start -= 1;
            }
            let Ok(subject) = reading.subject(&clause.subject) else {
                continue;
            };
            let view = view(
                text,
                words,
                spans,
                named,
                &clause,
                &subject,
                brackets,
                &self.scene,
                memory,
                false,
            );
            drafts.extend(facts(&view).unwrap_or_default());
        }
        drafts
    }
}

impl<'d> Maker<'d> {
    /// Takes a draft, when it stands the checks.
    #[allow(clippy::too_many_arguments)] // what a sentence is read with, gathered here alone
    pub(super) fn take(
        &mut self,
        block: usize,
        range: &std::ops::Range<usize>,
        mut draft: Draft,
        views: usize,
        resolved: bool,
        words: usize,
        paragraph: &Paragraph,
    ) {
        if let Some(opening) = self.scene.opening()
            && !matches!(draft.value, Value::Gaps(..))
            && !self.names_title(&draft.prompt)
            && draft.frame != "initials"
        {
            let small = crate::generate::facts::small(&draft.prompt);
            draft.prompt = format!("{opening}{small}");
        }
        let penalty = 0.05 * f64::from(u32::try_from(views.min(4)).unwrap_or(4))
            + if resolved { 0.05 } else { 0.0 }
            + if words > 40 { 0.08 } else { 0.0 };
        draft.quality = (draft.quality - penalty).clamp(0.0, 1.0);
        let undated = draft.bound && draft.dated.is_none() && self.scene.as_of.is_none();
        let reason = if undated {
            Some(Reason::Undated(draft.value.told()))
        } else {
            fault(&draft, paragraph)
        };
        match reason {
            Some(reason) => {
                let prompt = Some(draft.prompt).filter(|prompt| !prompt.is_empty());
                self.refuse(block, range.clone(), reason, prompt);
            }
            None => {
                let place = Place {
                    document: self.at,
                    block,
                    span: Stretch::from(range.clone()),
                };
                self.found.push(Found { draft, place });
            }
        }
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
