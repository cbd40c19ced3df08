//! What hangs on names within a sentence.

use super::*;

impl Maker<'_> {
    /// Facts of the clauses that hang on names by `which` and `who`.
    #[allow(clippy::too_many_lines)] // one pass over what hangs on names
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
            inner: false,
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
            if super::one::is_of_another(words, &clause) {
                continue;
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
