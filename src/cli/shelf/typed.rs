//! Topics and tags as they were typed, told from those that no card has.

use super::Shelf;
use crate::base::{Topic, text};
use crate::cli::failure::Failure;
use crate::cli::shelved::Shelved;
use crate::deck::Outline;
use crate::store::Roll;

impl Shelf {
    /// Topics as they were typed.
    ///
    /// # Errors
    /// When no card of these decks has such a topic.
    pub(in crate::cli) fn topics(&self, typed: &[String]) -> Result<Vec<Topic>, Failure> {
        let known: Vec<&Topic> = match typed {
            [] => Vec::new(),
            _ => {
                let rolls: Result<Vec<&Roll>, Failure> =
                    self.decks.iter().map(Shelved::roll).collect();
                rolls?.into_iter().flat_map(Roll::topics).collect()
            }
        };
        let topic = |typed: &String| {
            let topic = Topic::new(typed)
                .ok()
                .filter(|topic| known.iter().any(|known| known.is_within(topic)));
            topic.ok_or_else(|| unknown("topic", typed, known.iter().map(|topic| topic.as_str())))
        };
        typed.iter().map(topic).collect()
    }

    /// Tags as they were typed.
    ///
    /// # Errors
    /// When no card of these decks has such a tag.
    pub(in crate::cli) fn tags(&self, typed: &[String]) -> Result<Vec<String>, Failure> {
        if typed.is_empty() {
            return Ok(Vec::new());
        }
        let cards = self.outlines()?.into_iter();
        let cards = cards.flat_map(|outline| &outline.cards);
        let known: Vec<&str> = cards
            .flat_map(|card| card.tags.iter().map(String::as_str))
            .collect();
        for typed in typed {
            if !known.contains(&typed.as_str()) {
                return Err(unknown("tag", typed, known.iter().copied()));
            }
        }
        Ok(typed.to_vec())
    }

    fn outlines(&self) -> Result<Vec<&Outline>, Failure> {
        self.decks.iter().map(Shelved::outline).collect()
    }
}

fn unknown<'a>(what: &str, typed: &str, known: impl Iterator<Item = &'a str>) -> Failure {
    let near = text::nearest(typed, known);
    let failure = Failure::usage(format!("no card has the {what} `{typed}`"));
    if near.is_empty() {
        failure.help(format!(
            "`quizdeck cards --json` lists the {what}s of every card"
        ))
    } else {
        failure.help(format!("did you mean {}?", text::either(&near)))
    }
}
