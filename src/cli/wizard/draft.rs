//! A card as its author answers for it, question by question.

use std::collections::BTreeSet;

use crate::base::CardId;
use crate::base::text::kebab;
use crate::deck::{NewCard, Value};

/// What kind of card is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Wanted {
    #[default]
    One,
    Several,
    Number,
    Date,
    Truth,
    Cloze,
    Term,
    Order,
    Pairs,
}

impl Wanted {
    /// All kinds in the order in which they are offered.
    pub(super) const ALL: [Self; 9] = [
        Self::One,
        Self::Several,
        Self::Number,
        Self::Date,
        Self::Truth,
        Self::Cloze,
        Self::Term,
        Self::Order,
        Self::Pairs,
    ];

    /// A short name in ASCII.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::One => "One answer",
            Self::Several => "Several answers",
            Self::Number => "A number",
            Self::Date => "A date",
            Self::Truth => "True or false",
            Self::Cloze => "Gaps in a sentence",
            Self::Term => "A term",
            Self::Order => "An order",
            Self::Pairs => "Pairs",
        }
    }
}

/// What was answered so far; texts are empty where nothing was.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::cli) struct Draft {
    pub(super) kind: Wanted,
    pub(super) prompt: String,
    /// The answer or answers; a definition; the items of an order.
    pub(super) answers: Vec<String>,
    pub(super) unit: String,
    pub(super) tolerance: String,
    pub(super) truth: bool,
    pub(super) correction: String,
    pub(super) pairs: Vec<(String, String)>,
    pub(super) accept: Vec<String>,
    /// Distractors with their reasons.
    pub(super) wrong: Vec<(String, String)>,
    pub(super) explain: String,
    pub(super) topic: String,
    pub(super) source: String,
    pub(super) section: String,
    pub(super) paragraph: String,
    pub(super) id: String,
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

impl Draft {
    /// A draft for the next card: what often stays the same is kept.
    pub(in crate::cli) fn following(&self) -> Self {
        Self {
            kind: self.kind,
            topic: self.topic.clone(),
            source: self.source.clone(),
            section: self.section.clone(),
            ..Self::default()
        }
    }

    fn answer(&self) -> String {
        self.answers.first().cloned().unwrap_or_default()
    }

    /// The card, its keys in the order in which decks are written.
    pub(in crate::cli) fn card(&self) -> NewCard {
        let mut card = NewCard::new();
        let mut add = |key: &str, value: Option<Value>| {
            if let Some(value) = value {
                card = std::mem::take(&mut card).with(key, value);
            }
        };
        let filled = |value: &str| (!value.is_empty()).then(|| text(value));
        add("id", filled(&self.id));
        add("topic", filled(&self.topic));
        for (key, value) in self.asking() {
            add(key, Some(value));
        }
        if matches!(self.kind, Wanted::One | Wanted::Term) && !self.accept.is_empty() {
            add("accept", Some(Value::texts(&self.accept)));
        }
        if matches!(self.kind, Wanted::One | Wanted::Several) && !self.wrong.is_empty() {
            add(
                "wrong",
                Some(Value::List(self.wrong.iter().map(distractor).collect())),
            );
        }
        add("explain", filled(&self.explain));
        add("source", self.source());
        card
    }

    /// The keys that ask and answer.
    fn asking(&self) -> Vec<(&'static str, Value)> {
        let prompt = text(&self.prompt);
        let bare = |value: &str| Value::Bare(value.to_owned());
        match self.kind {
            Wanted::One => vec![("ask", prompt), ("answer", text(&self.answer()))],
            Wanted::Several => vec![("ask", prompt), ("answer", Value::texts(&self.answers))],
            Wanted::Number => vec![("ask", prompt), ("answer", Value::Map(self.number()))],
            Wanted::Date => {
                let date = vec![(String::from("date"), bare(&self.answer()))];
                vec![("ask", prompt), ("answer", Value::Map(date))]
            }
            Wanted::Truth => {
                let mut keys = vec![("claim", prompt), ("answer", bare(&self.truth.to_string()))];
                if !self.truth && !self.correction.is_empty() {
                    keys.push(("correction", text(&self.correction)));
                }
                keys
            }
            Wanted::Cloze => vec![("cloze", prompt)],
            Wanted::Term => vec![("term", prompt), ("definition", text(&self.answer()))],
            Wanted::Order => vec![("ask", prompt), ("order", Value::texts(&self.answers))],
            Wanted::Pairs => {
                let pairs = self.pairs.iter();
                let pairs = pairs.map(|(left, right)| (left.clone(), text(right)));
                vec![("ask", prompt), ("match", Value::Map(pairs.collect()))]
            }
        }
    }

    fn number(&self) -> Vec<(String, Value)> {
        let mut keys = vec![(String::from("number"), Value::Bare(self.answer()))];
        if !self.unit.is_empty() {
            keys.push((String::from("unit"), text(&self.unit)));
        }
        if !self.tolerance.is_empty() {
            keys.push((
                String::from("tolerance"),
                Value::Bare(self.tolerance.clone()),
            ));
        }
        keys
    }

    /// The source: its key alone where nothing else was said.
    fn source(&self) -> Option<Value> {
        if self.source.is_empty() {
            return None;
        }
        if self.section.is_empty() && self.paragraph.is_empty() {
            return Some(text(&self.source));
        }
        let mut keys = vec![(String::from("in"), text(&self.source))];
        if !self.section.is_empty() {
            keys.push((String::from("section"), text(&self.section)));
        }
        if !self.paragraph.is_empty() {
            keys.push((
                String::from("paragraph"),
                Value::Bare(self.paragraph.clone()),
            ));
        }
        Some(Value::Map(keys))
    }
}

fn distractor((wrong, because): &(String, String)) -> Value {
    if because.is_empty() {
        return text(wrong);
    }
    Value::Map(vec![
        (String::from("text"), text(wrong)),
        (String::from("because"), text(because)),
    ])
}

/// An id that says what a card is about and that no other has.
pub(super) fn suggested(prompt: &str, taken: &BTreeSet<CardId>) -> String {
    /// Words that say nothing of what a question is about.
    const EMPTY: [&str; 38] = [
        "a", "an", "and", "are", "as", "at", "between", "by", "day", "did", "do", "does", "first",
        "for", "from", "had", "has", "have", "how", "in", "is", "many", "much", "of", "on", "the",
        "their", "these", "to", "was", "were", "what", "when", "where", "which", "who", "with",
        "year",
    ];
    /// Enough words to know a card again.
    const WORDS: usize = 4;
    let plain = prompt.replace("{{", " ").replace("}}", " ");
    let words = kebab(&plain);
    let told: Vec<_> = words
        .split('-')
        .filter(|word| !EMPTY.contains(word))
        .take(WORDS)
        .collect();
    let name = if told.is_empty() {
        words
    } else {
        told.join("-")
    };
    let free = |name: &str| CardId::new(name).is_ok_and(|id| !taken.contains(&id));
    if free(&name) {
        return name;
    }
    let numbered = (2..).map(|number| format!("{name}-{number}"));
    numbered
        .take(1 + taken.len())
        .find(|name| free(name))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::{append, read};

    fn draft(kind: Wanted) -> Draft {
        let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        Draft {
            kind,
            prompt: String::from("When {{was}} it?"),
            answers: texts(&["1992", "1995"]),
            tolerance: String::from("1%"),
            unit: String::from("years"),
            correction: String::from("It was: later"),
            pairs: vec![("a".into(), "b".into()), ("no".into(), "c".into())],
            accept: texts(&["in 1992"]),
            wrong: vec![
                ("1990".into(), String::new()),
                ("1991".into(), "too, early".into()),
            ],
            explain: String::from("Because."),
            topic: String::from("a/b"),
            source: String::from("s"),
            paragraph: String::from("3"),
            id: String::from("when"),
            ..Draft::default()
        }
    }

    #[test]
    fn every_kind_makes_a_sound_card() {
        for kind in Wanted::ALL {
            let head = "deck: d\nsources: { s: { file: a.txt } }\n";
            let text = append(head, &[draft(kind).card()]).unwrap().text;
            let reading = read("d.yaml", &text);
            assert_eq!(reading.findings, [], "{kind:?}\n{text}");
            assert_eq!(reading.deck.unwrap().cards[0].id.as_str(), "when");
        }
    }

    #[test]
    fn a_card_is_written_in_the_usual_order() {
        let text = append("cards:\n", &[draft(Wanted::One).card()])
            .unwrap()
            .text;
        insta::assert_snapshot!(text, @r#"
        cards:
          - id: when
            topic: a/b
            ask: When {{was}} it?
            answer: 1992
            accept: [in 1992]
            wrong:
              - 1990
              - { text: 1991, because: "too, early" }
            explain: Because.
            source: { in: s, paragraph: 3 }
        "#);
    }

    #[test]
    fn ids_speak_and_are_free() {
        let taken: BTreeSet<_> = ["south-korea", "south-korea-2"]
            .iter()
            .map(|id| CardId::new(id).unwrap())
            .collect();
        let none = BTreeSet::new();
        assert_eq!(
            suggested(
                "In which year did South Korea join the United Nations?",
                &none
            ),
            "south-korea-join-united"
        );
        assert_eq!(
            suggested("What is {{South Korea}}?", &taken),
            "south-korea-3"
        );
        assert_eq!(suggested("한국의 수도는?", &none), "한국의-수도는");
        assert_eq!(suggested("Which is it?", &none), "it");
        assert_eq!(suggested("Which?", &none), "which");
    }
}
