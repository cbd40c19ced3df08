//! The questions about a card, in their order.

use std::collections::BTreeSet;

use super::draft::{Draft, Wanted, suggested};
use super::{Left, Wizard};
use crate::base::text::printable;
use crate::base::{CardId, Topic};
use crate::deck::Deck;

/// What the deck has already.
#[derive(Debug, Clone, Default)]
pub(in crate::cli) struct Known {
    /// Topics of the deck and its cards, with their names.
    topics: Vec<(String, String)>,
    /// Keys of sources, with their titles.
    sources: Vec<(String, String)>,
    ids: BTreeSet<CardId>,
}

impl Known {
    /// What a deck has.
    pub(in crate::cli) fn of(deck: &Deck) -> Self {
        let mut topics: Vec<Topic> = deck.topics.iter().map(|(topic, _)| topic.clone()).collect();
        for topic in deck.cards.iter().filter_map(|card| card.topic.as_ref()) {
            if !topics.contains(topic) {
                topics.push(topic.clone());
            }
        }
        let source = |source: &crate::deck::Source| {
            let title = source.title.clone().or_else(|| source.document.clone());
            (source.key.clone(), title.unwrap_or_default())
        };
        Self {
            topics: topics
                .iter()
                .map(|topic| (topic.to_string(), deck.topic_name(topic).to_owned()))
                .collect(),
            sources: deck.sources.iter().map(source).collect(),
            ids: deck.cards.iter().map(|card| card.id.clone()).collect(),
        }
    }
}

impl Wizard {
    /// Asks for everything a card has; what `draft` holds stands there already.
    ///
    /// # Errors
    /// When the author leaves, or the terminal cannot be used.
    pub(in crate::cli) fn card(&mut self, known: &Known, draft: Draft) -> Result<Draft, Left> {
        let mut draft = draft;
        // the kind of the card before comes first, so that Enter takes it
        let others = Wanted::ALL.into_iter().filter(|kind| *kind != draft.kind);
        let kinds: Vec<_> = std::iter::once(draft.kind).chain(others).collect();
        let names: Vec<_> = kinds.iter().map(|kind| kind.name()).collect();
        draft.kind = kinds[self.choice("What kind of card?", &names)?];
        self.asked(&mut draft)?;
        self.answered(&mut draft)?;
        self.others(&mut draft)?;
        draft.explain = self.text("Explanation (why, or how not to mix it up)", &draft.explain)?;
        draft.topic = self.topic(known, &draft.topic)?;
        self.source(known, &mut draft)?;
        draft.id = self.id(known, &draft)?;
        Ok(draft)
    }

    fn asked(&mut self, draft: &mut Draft) -> Result<(), Left> {
        let label = match draft.kind {
            Wanted::Truth => "Claim",
            Wanted::Cloze => {
                self.hint("Put {{ }} around what is to be recalled, with a hint behind two colons: joined in {{1991::year}}")?;
                "Sentence"
            }
            Wanted::Term => "Term",
            _ => "Question",
        };
        draft.prompt = self.wanted(label, &draft.prompt)?;
        while draft.kind == Wanted::Cloze && !draft.prompt.contains("{{") {
            self.hint("There is no gap in it yet.")?;
            draft.prompt = self.wanted(label, &draft.prompt)?;
        }
        Ok(())
    }

    fn answered(&mut self, draft: &mut Draft) -> Result<(), Left> {
        let first = draft.answers.first().cloned().unwrap_or_default();
        match draft.kind {
            Wanted::Cloze => {}
            Wanted::One => draft.answers = vec![self.wanted("Answer", &first)?],
            Wanted::Term => draft.answers = vec![self.wanted("Definition", &first)?],
            Wanted::Several => draft.answers = self.list("Answer", &draft.answers, 2)?,
            Wanted::Order => {
                self.hint(
                    "The items in their right order; they are shuffled when they are asked.",
                )?;
                draft.answers = self.list("Item", &draft.answers, 2)?;
            }
            Wanted::Date => {
                self.hint("As 1992-08-24, 1992-08 or 1992.")?;
                draft.answers = vec![self.wanted("Date", &first)?];
            }
            Wanted::Number => {
                draft.answers = vec![self.wanted("Number", &first)?];
                draft.unit = self.text("Unit", &draft.unit)?;
                draft.tolerance =
                    self.text("How far off still counts (as 2 or 1%)", &draft.tolerance)?;
            }
            Wanted::Truth => {
                draft.truth = self.choice("Is the claim true?", &["True", "False"])? == 0;
                if !draft.truth {
                    draft.correction = self.text("What is true instead", &draft.correction)?;
                }
            }
            Wanted::Pairs => draft.pairs = self.pairs(&draft.pairs)?,
        }
        Ok(())
    }

    fn others(&mut self, draft: &mut Draft) -> Result<(), Left> {
        if matches!(draft.kind, Wanted::One | Wanted::Term) {
            self.hint("Other answers that are right, one a line; Enter ends.")?;
            draft.accept = self.list("Right too", &draft.accept, 0)?;
        }
        if matches!(draft.kind, Wanted::One | Wanted::Several) {
            self.hint("Wrong answers to choose from, best three, one a line; Enter ends. Without any it is typed.")?;
            draft.wrong = self.distractors(&draft.wrong)?;
        }
        Ok(())
    }

    /// A text that may not be empty.
    fn wanted(&mut self, label: &str, given: &str) -> Result<String, Left> {
        loop {
            let text = self.text(label, given)?;
            if !text.is_empty() {
                return Ok(text);
            }
            self.hint("A card cannot do without it; Esc stops, nothing is written.")?;
        }
    }

    /// Texts until an empty line; those given stand there one by one.
    fn list(&mut self, label: &str, given: &[String], least: usize) -> Result<Vec<String>, Left> {
        let mut texts = Vec::new();
        loop {
            let before = given.get(texts.len()).map_or("", String::as_str);
            let text = self.text(&format!("{label} {}", texts.len() + 1), before)?;
            if !text.is_empty() {
                texts.push(text);
            } else if texts.len() < least {
                self.hint(&format!(
                    "{least} at least are wanted; Esc stops, nothing is written."
                ))?;
            } else {
                return Ok(texts);
            }
        }
    }

    fn distractors(&mut self, given: &[(String, String)]) -> Result<Vec<(String, String)>, Left> {
        let mut found: Vec<(String, String)> = Vec::new();
        loop {
            let (wrong, because) = given.get(found.len()).cloned().unwrap_or_default();
            let wrong = self.text(&format!("Wrong {}", found.len() + 1), &wrong)?;
            if wrong.is_empty() {
                return Ok(found);
            }
            let because = self.text("  because", &because)?;
            found.push((wrong, because));
        }
    }

    fn pairs(&mut self, given: &[(String, String)]) -> Result<Vec<(String, String)>, Left> {
        let mut found: Vec<(String, String)> = Vec::new();
        loop {
            let (left, right) = given.get(found.len()).cloned().unwrap_or_default();
            let left = self.text(&format!("Left {}", found.len() + 1), &left)?;
            if left.is_empty() && found.len() >= 2 {
                return Ok(found);
            }
            if left.is_empty() {
                self.hint("2 pairs at least are wanted; Esc stops, nothing is written.")?;
                continue;
            }
            let right = self.wanted("  belongs to", &right)?;
            found.push((left, right));
        }
    }

    fn topic(&mut self, known: &Known, given: &str) -> Result<String, Left> {
        self.offer(&known.topics)?;
        loop {
            let typed = self.text("Topic (a path; Enter for none)", given)?;
            let topic = picked(&known.topics, &typed);
            match Topic::new(&topic) {
                _ if topic.is_empty() => return Ok(topic),
                Ok(topic) => return Ok(topic.to_string()),
                Err(error) => self.hint(&error.to_string())?,
            }
        }
    }

    fn source(&mut self, known: &Known, draft: &mut Draft) -> Result<(), Left> {
        if known.sources.is_empty() {
            return Ok(());
        }
        self.offer(&known.sources)?;
        draft.source = loop {
            let typed = self.text("Source (Enter for none)", &draft.source)?;
            let source = picked(&known.sources, &typed);
            if source.is_empty() || known.sources.iter().any(|(key, _)| *key == source) {
                break source;
            }
            self.hint("The deck has no such source; write it into the deck's `sources` first.")?;
        };
        if !draft.source.is_empty() {
            draft.section = self.text("Section", &draft.section)?;
            draft.paragraph = self.text("Paragraph (a number)", &draft.paragraph)?;
        }
        Ok(())
    }

    fn id(&mut self, known: &Known, draft: &Draft) -> Result<String, Left> {
        let given = match draft.id.as_str() {
            "" => suggested(&draft.prompt, &known.ids),
            id => id.to_owned(),
        };
        loop {
            let typed = self.text("Id (never changes later)", &given)?;
            match CardId::new(&typed) {
                Ok(id) if known.ids.contains(&id) => {
                    self.hint(&format!("`{typed}` is another card's id."))?;
                }
                Ok(id) => return Ok(id.as_str().to_owned()),
                Err(error) => self.hint(&printable(&error.to_string()))?,
            }
        }
    }

    /// Numbered names; a number or the name itself can be typed.
    fn offer(&mut self, names: &[(String, String)]) -> Result<(), Left> {
        for (at, (name, title)) in names.iter().enumerate() {
            let title = if title == name || title.is_empty() {
                String::new()
            } else {
                format!(" ({title})")
            };
            self.hint(&format!("{} {name}{title}", at + 1))?;
        }
        Ok(())
    }
}

/// What was typed, or the name of the number that was typed.
fn picked(names: &[(String, String)], typed: &str) -> String {
    let number: Option<usize> = typed.parse().ok();
    let name = number.and_then(|number| names.get(number.checked_sub(1)?));
    name.map_or_else(|| typed.to_owned(), |(name, _)| name.clone())
}
