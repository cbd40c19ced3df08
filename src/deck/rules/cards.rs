//! One card: its kind and what it says, from the raw form to the checked one.

use super::kinds::{self, KindName};
use super::sources::Documents;
use super::{
    ANSWER_MISSING, CLAIM_ANSWER, CORRECTION_UNUSED, Findings, VALUE_TYPE, answers, choice, clozes,
    items, words,
};
use crate::base::{PartialDate, Topic};
use crate::deck::raw::{RawAccept, RawAnswer, RawCard, RawDistractor, RawReverse, Text, truth};
use crate::deck::{Answer, Card, Distractor, Kind, Reverse};

/// What the deck gives to each card.
pub(crate) struct Given<'a> {
    /// The whole file.
    pub(crate) file: &'a str,
    /// The documents.
    pub(crate) documents: Documents<'a>,
    /// The topic of `defaults`.
    pub(crate) topic: Option<Topic>,
    /// The tags of `defaults`.
    pub(crate) tags: Vec<String>,
    /// The date of `defaults`.
    pub(crate) as_of: Option<PartialDate>,
    /// The date of the deck, which fills up but does not bind to a time.
    pub(crate) deck_as_of: Option<PartialDate>,
}

/// Everything of a card but its id and its `needs`.
pub(crate) fn kind(card: &RawCard, given: &Given, findings: &mut Findings) -> Option<Kind> {
    match kinds::kind(card, findings)? {
        KindName::Ask => ask(card, findings),
        KindName::Claim => claim(card, findings),
        KindName::Cloze => {
            let text = clozes::cloze(
                card.cloze.as_ref()?,
                card.accept.as_ref(),
                given.file,
                findings,
            )?;
            Some(Kind::Cloze { text })
        }
        KindName::Term => {
            let accept = texts(list(card.accept.as_ref(), findings));
            Some(Kind::Term {
                term: card.term.as_ref()?.owned(),
                definition: card.definition.as_ref()?.owned(),
                accept,
            })
        }
        KindName::Order => {
            let order = items::order(card.order.as_ref()?, findings);
            Some(Kind::Order {
                ask: card.ask.as_ref()?.owned(),
                order,
            })
        }
        KindName::Match => {
            let pairs = items::pairs(card.pairs.as_ref()?, findings);
            Some(Kind::Match {
                ask: card.ask.as_ref()?.owned(),
                pairs,
            })
        }
    }
}

fn ask(card: &RawCard, findings: &mut Findings) -> Option<Kind> {
    let asked = asked(
        card.answer.as_ref(),
        card.accept.as_ref(),
        &card.wrong,
        findings,
    );
    let reverse = card.reverse.as_ref().map(|raw| reverse(raw, findings));
    let (answer, accept, wrong) = asked?;
    // a `reverse` with a fault takes the card with it
    let reverse = match reverse {
        Some(None) => return None,
        Some(reverse) => reverse,
        None => None,
    };
    Some(Kind::Ask {
        ask: card.ask.as_ref()?.owned(),
        answer,
        accept,
        wrong,
        reverse,
    })
}

fn reverse(raw: &RawReverse, findings: &mut Findings) -> Option<Reverse> {
    for key in ["ask", "answer"]
        .into_iter()
        .filter(|key| !raw.keys.has(key))
    {
        let finding = ANSWER_MISSING.at(&raw.head, format!("the `reverse` has no `{key}`"));
        findings.add(finding.helped("write both `ask` and `answer` of the second question"));
    }
    let (answer, accept, wrong) = asked(
        raw.answer.as_ref(),
        raw.accept.as_ref(),
        &raw.wrong,
        findings,
    )?;
    Some(Reverse {
        ask: raw.ask.as_ref()?.owned(),
        answer,
        accept,
        wrong,
    })
}

/// The answer, what is accepted besides, and the distractors of one question.
fn asked(
    answer: Option<&RawAnswer>,
    accept: Option<&RawAccept>,
    wrong: &[RawDistractor],
    findings: &mut Findings,
) -> Option<(Answer, Vec<String>, Vec<Distractor>)> {
    let accept = list(accept, findings);
    let wrong = choice::distractors(wrong, answer, accept, findings);
    let answer = answers::answer(answer?, findings)?;
    Some((answer, texts(accept), wrong))
}

/// The accepted texts of a card that is no cloze.
fn list<'a, 'n>(accept: Option<&'a RawAccept<'n>>, findings: &mut Findings) -> &'a [Text<'n>] {
    match accept {
        None => &[],
        Some(RawAccept::List(_, texts)) => texts,
        Some(RawAccept::Faces(span, _)) => {
            let finding = VALUE_TYPE.at(span, "`accept` wants a list of texts, not a map");
            findings.add(finding.helped(
                "write `accept: [one text, another]`; only a cloze text has deletions to name",
            ));
            &[]
        }
    }
}

fn texts(texts: &[Text]) -> Vec<String> {
    texts.iter().map(Text::owned).collect()
}

fn claim(card: &RawCard, findings: &mut Findings) -> Option<Kind> {
    let answer = match card.answer.as_ref()? {
        RawAnswer::One(text) => truth(text.text).ok_or((
            &text.span,
            format!("`{}` is neither `true` nor `false`", text.text),
        )),
        RawAnswer::Several(list) => Err((
            &list.span,
            String::from("a list is neither `true` nor `false`"),
        )),
        RawAnswer::Typed(typed) => Err((
            &typed.span,
            String::from("a map is neither `true` nor `false`"),
        )),
    };
    let answer = match answer {
        Ok(answer) => answer,
        Err((span, message)) => {
            findings.add(
                CLAIM_ANSWER
                    .at(span, message)
                    .helped("write `answer: true` or `answer: false`"),
            );
            return None;
        }
    };
    if let Some(place) = card.keys.place("correction").filter(|_| answer) {
        let finding = CORRECTION_UNUSED.at(
            place,
            "the claim is true, so its `correction` is never shown",
        );
        findings.add(finding.helped("remove it, or move it to `explain`"));
    }
    let correction = card.correction.as_ref().map(Text::owned);
    Some(Kind::Claim {
        claim: card.claim.as_ref()?.owned(),
        answer,
        correction,
    })
}

/// The card without its id and its `needs`, which hang on the other cards.
pub(crate) struct Body {
    pub(crate) topic: Option<Topic>,
    pub(crate) tags: Vec<String>,
    pub(crate) kind: Option<Kind>,
    pub(crate) source: Option<crate::deck::SourceRef>,
    pub(crate) as_of: Option<PartialDate>,
    pub(crate) time_bound: bool,
}

/// Checks everything of a card that does not hang on the other cards.
pub(crate) fn body(card: &RawCard, given: &Given, findings: &mut Findings) -> Body {
    let own = card
        .as_of
        .as_ref()
        .and_then(|text| words::date(text, findings))
        .or(given.as_of);
    Body {
        topic: card
            .topic
            .as_ref()
            .and_then(|text| words::topic(text, findings))
            .or_else(|| given.topic.clone()),
        tags: words::tags(&given.tags, &card.tags),
        kind: kind(card, given, findings),
        source: given
            .documents
            .of_card(card.source.as_ref(), &card.head, findings),
        as_of: own.or(given.deck_as_of),
        time_bound: own.is_some(),
    }
}

impl Body {
    /// The card, once its id and its `needs` are known; `None` when it asks nothing.
    pub(crate) fn card(
        self,
        raw: &RawCard,
        id: crate::base::CardId,
        needs: Vec<crate::base::CardId>,
    ) -> Option<Card> {
        Some(Card {
            id,
            id_written: raw.id.is_some(),
            topic: self.topic,
            tags: self.tags,
            needs,
            kind: self.kind?,
            exact: raw.exact.unwrap_or(false),
            hint: raw.hint.as_ref().map(Text::owned),
            explain: raw.explain.as_ref().map(Text::owned),
            source: self.source,
            as_of: self.as_of,
            time_bound: self.time_bound,
        })
    }
}
