//! What hangs on names within a sentence.

use super::one::is_of_another;
use super::reading::Read;
use super::*;

/// What is made of a view.
type Made = fn(&View) -> Vec<Draft>;

impl Maker<'_, '_> {
    /// Facts of the clauses that hang on names by `which` and `who`.
    pub(super) fn hanging(
        &self,
        read: &Read,
        brackets: &[(usize, String)],
        memory: &Memory,
    ) -> Vec<Draft> {
        let reading = Reading {
            text: read.text,
            tokens: &read.tokens,
            names: &read.names,
            scene: self.scene,
            memory,
            general: false,
            inner: false,
        };
        let see = |clause: &Clause, subject: &Subject, first: bool, made: Made| {
            made(&self.view(read, clause, subject.clone(), (brackets, memory), first))
        };
        let clause = read.first().cloned().unwrap_or_else(Clause::none);
        let subject = reading
            .subject(&clause.subject)
            .unwrap_or_else(|_| Subject::none());
        let mut drafts = see(&clause, &subject, true, asides);
        for clause in own_relatives(read) {
            if let Ok(subject) = reading.subject(&clause.subject) {
                drafts.extend(see(&clause, &subject, false, |view| {
                    facts(view).unwrap_or_default()
                }));
            }
        }
        for clause in amid(read) {
            if let Ok(subject) = reading.subject(&clause.subject) {
                let sure = see(&clause, &subject, clause.lead.is_some(), |view| {
                    facts(view).unwrap_or_default()
                });
                drafts.extend(sure.into_iter().filter(Draft::is_sure));
            }
        }
        drafts
    }

    /// What a sentence tells of its names beside the view that it reports: `Ola Lund, who had led the mine, argued that …`.
    pub(super) fn beside_view(
        &self,
        read: &Read,
        reason: &Reason,
        brackets: &[(usize, String)],
        memory: &Memory,
    ) -> Option<Vec<Draft>> {
        let plain = !read.text.contains('"');
        let view = matches!(reason, Reason::Opinion(_) | Reason::Uncertain(_));
        if !plain || !view {
            return None;
        }
        let drafts = self.hanging(read, brackets, memory);
        let sure: Vec<Draft> = drafts.into_iter().filter(Draft::is_sure).collect();
        (!sure.is_empty()).then_some(sure)
    }
}

/// Whether a small noun stands behind a name and tells its kind: `the Lund shrine, which`.
fn names_kind(read: &Read, at: usize) -> bool {
    let noun = read.tokens.get(at).is_some_and(|token| {
        !token.is_capital() && crate::generate::lexicon::class_of(&token.low).is_some()
    });
    noun && read.tokens.get(at + 1).is_some_and(|next| next.text == ",")
        && read.tokens.get(at + 2).is_some_and(|next| next.is("which"))
}

/// What is told of people, bodies and places amid a sentence, besides its clauses that were read.
fn amid(read: &Read) -> Vec<Clause> {
    let names: Vec<_> = read
        .names
        .iter()
        .filter(|name| {
            name.kind != NameKind::Thing && !crate::generate::lexicon::MONTHS.contains(&&*name.text)
        })
        .map(|name| name.from..name.to)
        .collect();
    let known = |main: usize| {
        let mut read = read.parsed.iter().flatten();
        read.any(|clause| clause.main == main)
    };
    let mut clauses = told(&read.tokens, &read.spans, &names);
    clauses.retain(|clause| !known(clause.main));
    clauses
}

/// The clauses that hang on names, their subjects with the article.
fn own_relatives(read: &Read) -> Vec<Clause> {
    let names: Vec<_> = read
        .names
        .iter()
        .filter(|name| {
            name.text.contains(' ') || name.kind != NameKind::Thing || names_kind(read, name.to)
        })
        .map(|name| {
            // `the Lund Act of 1978, which`
            let dated = read.tokens.get(name.to).is_some_and(|of| of.is("of"))
                && read.tokens.get(name.to + 1).is_some_and(Token::is_year);
            name.from..name.to + usize::from(names_kind(read, name.to)) + 2 * usize::from(dated)
        })
        .collect();
    let mut clauses = relatives(&read.tokens, &read.spans, &names);
    for clause in &mut clauses {
        if clause.subject.start > 0 && read.tokens[clause.subject.start - 1].is("the") {
            clause.subject.start -= 1;
        }
    }
    clauses.retain(|clause| !is_of_another(&read.tokens, clause));
    clauses
}
