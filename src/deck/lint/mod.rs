//! What makes a sound deck a good one: rules that warn. They look at what was written (for its places) and at what was
//! made of it, and never decide whether a deck can be studied.
//!
//! One theme a file. A rule stays silent where it is not sure: a false alarm teaches people to ignore the true ones.

mod across;
mod allow;
mod answers;
mod choice;
mod clozes;
mod collection;
mod dates;
mod documents;
mod hygiene;
mod memory;
mod prompts;
mod repeats;
mod sources;
mod times;
mod tokens;
mod topics;

pub use collection::{Compared, compare};
pub use documents::Documents;

pub(crate) use across::Across;
pub(crate) use prompts::Prompt;

use super::node::Node;
use super::raw::{RawAccept, RawAllow, RawAnswer, RawCard, RawDeck, RawDistractor, Text};
use super::rules;
use super::rules::Findings;
use super::rules::cards::Body;
use super::{Kind, Source};
use crate::diagnostic::{Diagnostic, Span};

/// How closely a deck is looked at, beyond what it takes to study it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Lint<'d> {
    /// The documents at hand.
    pub(crate) documents: Option<&'d Documents>,
    /// Whether it is a piece of a deck: what only shows between cards is looked at when all pieces are there.
    pub(crate) piece: bool,
}

/// A card that asks something: as written, and what was made of it.
pub(crate) struct Judged<'a, 'n> {
    pub(crate) raw: &'a RawCard<'n>,
    pub(crate) body: &'a Body,
    pub(crate) kind: &'a Kind,
    /// Its place among the cards of the file.
    pub(crate) at: u32,
    /// The whole file.
    pub(crate) file: &'a str,
}

/// A question of an `ask` card as written: its own or that of its `reverse`.
pub(crate) struct Asked<'a, 'n> {
    pub(crate) prompt: &'a Text<'n>,
    pub(crate) answer: &'a RawAnswer<'n>,
    pub(crate) accept: &'a [Text<'n>],
    /// The distractors, the first [`LOOKED_AT`] of them.
    pub(crate) wrong: &'a [RawDistractor<'n>],
    /// How many distractors there are.
    pub(crate) distractors: usize,
    pub(crate) file: &'a str,
}

/// How many answers, distractors and deletions of one card are held against each other: more than anybody learns, and a
/// bound for what a made-up card may cost.
const LOOKED_AT: usize = 50;

/// The first [`LOOKED_AT`] of some values.
fn first_of<T>(values: &[T]) -> &[T] {
    &values[..values.len().min(LOOKED_AT)]
}

/// Looks at all cards, each alone; hands back what they ask, for a look at them side by side.
pub(crate) fn cards<'a, 'n>(
    all: &'a [(&'a RawCard<'n>, Body)],
    deck: &[RawAllow],
    file: &'a str,
    lint: Lint,
    findings: &mut Findings,
) -> Vec<Prompt> {
    let judged: Vec<Judged> = all
        .iter()
        .zip(0..)
        .filter_map(|((raw, body), at)| {
            let kind = body.kind.as_ref()?;
            Some(Judged {
                raw,
                body,
                kind,
                at,
                file,
            })
        })
        .collect();
    for card in &judged {
        for asked in card.asked() {
            answers::check(&asked, findings);
            dates::check(&asked, findings);
            choice::check(&asked, findings);
            memory::questions(asked.prompt, findings);
        }
        answers::given_away(card, findings);
        answers::accepted_twice(card, findings);
        clozes::check(card, findings);
        memory::lengths(card, findings);
        times::check(card, findings);
    }
    sources::missing(&judged, findings);
    if let Some(known) = lint.documents {
        sources::check(&judged, known, findings);
    }
    repeats::prompts(&judged, deck)
}

/// Looks at the texts of a file as they are written, and at the ends of its lines.
pub(crate) fn file(tree: &Node, text: &str, encoded: bool, findings: &mut Findings) {
    hygiene::check(tree, text, encoded, findings);
}

/// Takes out what the author means to leave, and, where rules that warn were looked at, says what is wrong with `allow`.
pub(crate) fn allowed(raw: &RawDeck, lint: Option<Lint>, findings: &mut Vec<Diagnostic>) {
    allow::apply(raw, lint, findings);
}

/// Reports the files of a deck that are not among the documents at hand.
pub(crate) fn files(raw: &RawDeck, known: &[Source], lint: Lint, findings: &mut Findings) {
    let Some(documents) = lint.documents else {
        return;
    };
    for (written, source) in raw.sources.iter().zip(known) {
        if let (Some(file), Some(name)) = (&written.file, &source.document) {
            sources::absent(file, name, documents, findings);
        }
    }
}

impl Lint<'_> {
    /// Whether a rule is looked at in one file alone, with the documents there are.
    fn looks_at(self, rule: &str) -> bool {
        let beside_others = [
            rules::PROMPT_ELSEWHERE,
            rules::CONTRADICTION_ELSEWHERE,
            rules::DECK_ID_TAKEN,
        ];
        let with_documents = [
            rules::SOURCE_ABSENT,
            rules::SOURCE_PARAGRAPH,
            rules::SOURCE_ANSWER,
            rules::SOURCE_QUOTE,
        ];
        let among = |rules: &[rules::Rule]| rules.iter().any(|known| known.name == rule);
        !among(&beside_others) && (self.documents.is_some() || !among(&with_documents))
    }
}

impl<'a, 'n> Judged<'a, 'n> {
    /// The questions of an `ask` card; none for other kinds.
    fn asked(&self) -> Vec<Asked<'a, 'n>> {
        let card = self.raw;
        if !matches!(self.kind, Kind::Ask { .. }) {
            return Vec::new();
        }
        let own = asked(
            card.ask.as_ref(),
            card.answer.as_ref(),
            card.accept.as_ref(),
            &card.wrong,
            self.file,
        );
        let reverse = card.reverse.as_ref().and_then(|raw| {
            asked(
                raw.ask.as_ref(),
                raw.answer.as_ref(),
                raw.accept.as_ref(),
                &raw.wrong,
                self.file,
            )
        });
        own.into_iter().chain(reverse).collect()
    }

    /// What the card says before it is answered, without the braces of a cloze text, with the place of it.
    fn stem(&self) -> Option<(String, &'a Text<'n>)> {
        let text = match self.kind {
            Kind::Ask { .. } | Kind::Order { .. } | Kind::Match { .. } => self.raw.ask.as_ref(),
            Kind::Claim { .. } => self.raw.claim.as_ref(),
            Kind::Term { .. } => self.raw.definition.as_ref(),
            Kind::Cloze { text } => {
                return self
                    .raw
                    .cloze
                    .as_ref()
                    .map(|written| (text.in_clear(), written));
            }
        }?;
        Some((text.owned(), text))
    }
}

fn asked<'a, 'n>(
    prompt: Option<&'a Text<'n>>,
    answer: Option<&'a RawAnswer<'n>>,
    accept: Option<&'a RawAccept<'n>>,
    wrong: &'a [RawDistractor<'n>],
    file: &'a str,
) -> Option<Asked<'a, 'n>> {
    let accept: &[Text] = match accept {
        Some(RawAccept::List(_, texts)) => texts,
        _ => &[],
    };
    Some(Asked {
        prompt: prompt?,
        answer: answer?,
        accept,
        wrong: first_of(wrong),
        distractors: wrong.len(),
        file,
    })
}

impl<'a, 'n> Asked<'a, 'n> {
    /// The one text that is wanted, where it is one text.
    fn one(&self) -> Option<&'a Text<'n>> {
        match self.answer {
            RawAnswer::One(text) => Some(text),
            _ => None,
        }
    }

    /// The texts that are wanted, one or several.
    fn wanted(&self) -> &'a [Text<'n>] {
        match self.answer {
            RawAnswer::One(text) => std::slice::from_ref(text),
            RawAnswer::Several(list) => &list.texts,
            RawAnswer::Typed(_) => &[],
        }
    }
}

/// The bytes of the file for a part of a text: the whole text where escapes or folded lines make them differ.
fn place(text: &Text, part: &Span, file: &str) -> Span {
    match file
        .get(text.span.clone())
        .and_then(|written| written.find(text.text))
    {
        Some(inset) => text.span.start + inset + part.start..text.span.start + inset + part.end,
        None => text.span.clone(),
    }
}
