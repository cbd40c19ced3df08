//! The id of a card whose author gave it none: made from what it asks and what it answers, and from nothing else.
//!
//! Progress hangs on it, so it never changes: not with the card's place, not with the file, not with a new version.

use super::{Answer, Kind};
use crate::base::CardId;
use crate::base::text::{folded, kebab};

/// How many words of the prompt an id repeats: enough to know the card again.
const WORDS: usize = 5;

/// How many characters of the prompt an id repeats at most.
const CHARACTERS: usize = 40;

/// The id of a card of this kind, from its prompt and its answer alone; `None` where the prompt gives no name.
#[must_use]
pub fn content_id(kind: &Kind) -> Option<CardId> {
    let (name, prompt, answer) = content(kind);
    let parts = [
        name,
        &folded(&prompt),
        &answer
            .iter()
            .map(|text| folded(text))
            .collect::<Vec<_>>()
            .join("\u{1f}"),
    ];
    let hash = hash(&parts.join("\u{1e}"));
    CardId::new(&format!("{}-{hash:06x}", beginning(&prompt))).ok()
}

/// The first words of a prompt.
fn beginning(prompt: &str) -> String {
    if !prompt.chars().any(char::is_alphanumeric) {
        return String::from("card");
    }
    let kebab = kebab(prompt);
    let mut beginning = String::new();
    for word in kebab.split('-').take(WORDS) {
        if !beginning.is_empty() && beginning.chars().count() + word.chars().count() >= CHARACTERS {
            break;
        }
        if !beginning.is_empty() {
            beginning.push('-');
        }
        beginning.extend(word.chars().take(CHARACTERS));
    }
    beginning
}

/// FNV-1a in 64 bits, folded to 24: fixed for ever, the same on every machine.
fn hash(text: &str) -> u64 {
    let spread = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325, spread);
    (hash ^ (hash >> 24) ^ (hash >> 48)) & 0x00ff_ffff
}

/// The name of the kind, what it asks, what it answers.
fn content(kind: &Kind) -> (&'static str, String, Vec<String>) {
    match kind {
        Kind::Ask { ask, answer, .. } => ("ask", ask.clone(), answers(answer)),
        Kind::Claim { claim, answer, .. } => ("claim", claim.clone(), vec![answer.to_string()]),
        Kind::Cloze { text } => ("cloze", text.in_clear(), vec![text.written()]),
        Kind::Term {
            term, definition, ..
        } => ("term", term.clone(), vec![definition.clone()]),
        Kind::Order { ask, order } => ("order", ask.clone(), order.clone()),
        Kind::Match { ask, pairs } => {
            let sides = pairs
                .iter()
                .flat_map(|pair| [pair.left.clone(), pair.right.clone()]);
            ("match", ask.clone(), sides.collect())
        }
    }
}

fn answers(answer: &Answer) -> Vec<String> {
    match answer {
        Answer::One(text) => vec![text.clone()],
        Answer::Several(texts) => texts.clone(),
        Answer::Number { written, unit, .. } => {
            std::iter::once(written).chain(unit).cloned().collect()
        }
        Answer::Date(date) => vec![date.to_string()],
    }
}

#[cfg(test)]
mod tests {
    use crate::deck::read;

    /// The ids of the cards of a deck.
    fn ids(cards: &str) -> Vec<String> {
        let deck = read("any.yaml", cards).deck.unwrap();
        deck.cards.iter().map(|card| card.id.to_string()).collect()
    }

    /// Progress hangs on these ids: when this test fails, mend the code, never the ids.
    #[test]
    fn ids_made_from_content_never_change() {
        let cards = "cards:\n\
            - {ask: In which year did South Korea and Japan normalise relations?, answer: 1965}\n\
            - {ask: Which?, answer: [a, b]}\n\
            - {ask: How many?, answer: {number: '71.60', unit: km, tolerance: 1%}}\n\
            - {ask: When?, answer: {date: 1992-8-24}}\n\
            - {claim: It is so., answer: true}\n\
            - {cloze: 'Joined in {{1991::year}} with {{c1::it}}'}\n\
            - {term: 외교, definition: diplomacy}\n\
            - {ask: Order?, order: [a, b]}\n\
            - {ask: Match?, match: {a: b, c: d}}\n\
            - {ask: '?!', answer: x}\n";
        assert_eq!(
            ids(cards),
            [
                "in-which-year-did-south-211344",
                "which-12b4ff",
                "how-many-ebda7e",
                "when-544af8",
                "it-is-so-74e3e3",
                "joined-in-1991-with-it-bd5f0a",
                "외교-27b6cf",
                "order-ec7ea5",
                "match-ab0156",
                "card-9b906f",
            ]
        );
    }

    #[test]
    fn an_id_hangs_on_content_alone() {
        let one = ids("cards: [{ask: Where is it?, answer: Seoul}]");
        let moved = ids(
            "title: t\ncards:\n- {ask: x, answer: y}\n- hint: h\n  answer: 'seoul '\n  tags: [a]\n  ask: >-\n    where  is\n    it?\n",
        );
        assert_eq!(one[0], moved[1]);
        assert_ne!(ids("cards: [{ask: Where is it?, answer: Busan}]"), one);
        assert_ne!(ids("cards: [{term: Where is it?, definition: Seoul}]"), one);
    }

    #[test]
    fn an_id_stays_short() {
        let long = ids(&format!(
            "cards: [{{ask: {} and more, answer: a}}]",
            "supercalifragilistic".repeat(9)
        ));
        assert!(long[0].chars().count() <= 47, "{}", long[0]);
    }
}
