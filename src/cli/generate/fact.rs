//! Whether two cards of one sentence ask for the same fact.

use crate::deck::{AnswerText, Card, Kind};

/// Whether two cards that cite the same sentence ask for the same of it, in whatever words and form.
pub(super) fn same_fact(one: &Card, other: &Card) -> bool {
    match (stated(one), stated(other)) {
        (Some(one), Some(other)) => one.so == other.so,
        (Some(stated), None) => stated.tells(&answer(other)),
        (None, Some(stated)) => stated.tells(&answer(one)),
        (None, None) => answer(one) == answer(other),
    }
}

/// What a card with a statement holds to be so.
struct Stated<'c> {
    so: &'c str,
    /// The statement, where it is wrong.
    wrong: Option<&'c str>,
}

fn stated(card: &Card) -> Option<Stated<'_>> {
    let Kind::Claim {
        claim, correction, ..
    } = &card.kind
    else {
        return None;
    };
    Some(match correction {
        Some(so) => Stated {
            so,
            wrong: Some(claim),
        },
        None => Stated {
            so: claim,
            wrong: None,
        },
    })
}

impl Stated<'_> {
    /// Whether it tells an answer: a wrong statement in those words that are wrong in it, a right one anywhere.
    fn tells(&self, answer: &AnswerText) -> bool {
        let AnswerText::One(answer) = answer else {
            return false;
        };
        let so = words(self.so);
        let answer = words(answer);
        match self.wrong {
            Some(wrong) => apart(&so, &words(wrong)) == answer.as_slice(),
            None => !answer.is_empty() && so.windows(answer.len()).any(|words| words == answer),
        }
    }
}

fn words(text: &str) -> Vec<&str> {
    let marks = |c: char| matches!(c, '.' | ',' | ';' | ':' | '"' | '“' | '”');
    text.split_whitespace()
        .map(|word| word.trim_matches(marks))
        .collect()
}

/// The words of a text by which it differs from another one.
fn apart<'w>(so: &'w [&'w str], wrong: &[&str]) -> &'w [&'w str] {
    let before = so.iter().zip(wrong).take_while(|(a, b)| a == b).count();
    let behind = so[before..]
        .iter()
        .rev()
        .zip(wrong[before.min(wrong.len())..].iter().rev());
    let behind = behind.take_while(|(a, b)| a == b).count();
    &so[before..so.len() - behind]
}

fn answer(card: &Card) -> AnswerText {
    let face = card.faces().into_iter().next();
    face.map_or_else(|| AnswerText::List(Vec::new()), |face| card.answer(face))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(fields: &str) -> Card {
        let text = format!("cards:\n- {{ {fields} }}\n");
        crate::deck::read("a.yaml", &text)
            .deck
            .unwrap()
            .cards
            .remove(0)
    }

    #[test]
    fn a_fact_is_known_again_in_another_form() {
        let question = card("ask: When did Norway join?, answer: 1945");
        let wrong =
            "claim: Norway joined in 1938., answer: false, correction: Norway joined in 1945.";
        let (wrong, right) = (
            card(wrong),
            card("claim: Norway joined in 1945., answer: true"),
        );
        let gap = card("cloze: \"In {{1945::year}} Norway joined.\"");
        for one in [&question, &wrong, &right, &gap] {
            for other in [&question, &wrong, &right, &gap] {
                assert!(same_fact(one, other), "{one:?}\n{other:?}");
            }
        }
        let who = card("ask: Who joined in 1945?, answer: Norway");
        let several = card("ask: Who joined?, answer: [Norway, Sweden]");
        for other in [&question, &wrong, &gap, &several] {
            assert!(!same_fact(&who, other), "{other:?}");
        }
    }
}
