//! Decks to begin with.

use super::append::spell;
use crate::base::DeckId;

/// The head of a new deck.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The id on which all progress hangs.
    pub id: DeckId,
    /// The title for people.
    pub title: String,
    /// One sentence on what it teaches; empty for none.
    pub about: String,
    /// The language of its texts as a BCP 47 tag; empty for none.
    pub language: String,
    /// The document its facts come from: key, title, and file or address; no key for none.
    pub source: (String, String, String),
}

impl Head {
    /// The head as YAML, without cards; a first card can be appended to it.
    #[must_use]
    pub fn write(&self) -> String {
        let mut text = String::from(
            "# The id below never changes: progress hangs on it. All other words may.\n",
        );
        let mut line = |indent: &str, key: &str, value: &str| {
            if !value.is_empty() {
                let value = spell::text(value, spell::Within::Block);
                text.push_str(&format!("{indent}{key}: {value}\n"));
            }
        };
        line("", "deck", self.id.as_str());
        line("", "title", &self.title);
        line("", "about", &self.about);
        line("", "language", &self.language);
        let (key, title, document) = &self.source;
        if !key.is_empty() {
            let kind = if document.contains("://") {
                "url"
            } else {
                "file"
            };
            text.push_str(&format!(
                "sources:\n  {}:\n",
                spell::text(key, spell::Within::Block)
            ));
            let mut line = |key: &str, value: &str| {
                if !value.is_empty() {
                    let value = spell::text(value, spell::Within::Block);
                    text.push_str(&format!("    {key}: {value}\n"));
                }
            };
            line("title", title);
            line(kind, document);
        }
        text
    }
}

/// A small deck with comments, to be written over by its author: it reads without findings.
#[must_use]
pub fn starter(id: &DeckId, title: &str) -> String {
    let quoted = |text: &str| spell::text(text, spell::Within::Block);
    STARTER
        .replace("{id}", &quoted(id.as_str()))
        .replace("{title}", &quoted(title))
}

const STARTER: &str = r#"# A deck of cards. Write over what stands here, then look at it with
#   quizdeck check FILE      finds mistakes and says what to do about them
#   quizdeck preview FILE    shows every card as a learner meets it
#   quizdeck study FILE      asks you your own cards
deck: {id}    # progress hangs on this id and on the ids of the cards: they never change
title: {title}
language: en

# Where the facts come from, a `file` or a `url`. Paragraphs are blocks between empty lines, counted from 1.
sources:
  almanac:
    title: An almanac of the planets
    file: almanac.txt

# Display names of topics; a topic is a path.
topics:
  planets: Planets

# What every card gets that does not say otherwise.
defaults:
  topic: planets
  source: { in: almanac, section: The planets }

cards:
  # One fact a card. With `wrong` it can be asked as a choice; `because` answers whoever takes that one.
  - id: nearest-planet
    ask: Which planet is nearest to the Sun?
    answer: Mercury
    wrong:
      - { text: Venus, because: Venus is the second planet from the Sun. }
      - { text: Mars, because: "Mars is the fourth, outside the orbit of the Earth." }
      - Neptune
    explain: It goes round the Sun in 88 days, the shortest year of all planets.

  # Gaps in a sentence: each is a question of its own, the hint stands behind `::`.
  - id: seventh-planet
    cloze: "{{William Herschel::astronomer}} found the seventh planet in {{1781::year}}."
    explain: He first took it for a comet; it was named Uranus later.

  # Dates and numbers are typed; every usual way of writing them counts.
  - id: moon-landing
    ask: On which day did people first land on the Moon?
    answer: { date: 1969-07-20 }
    hint: It was in the summer of Apollo 11
    explain: Neil Armstrong and Buzz Aldrin landed while Michael Collins stayed in orbit.
"#;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::deck::{examine, read};

    #[test]
    fn the_starter_is_small_and_says_nothing_wrong() {
        let id = DeckId::new("my-deck").unwrap();
        let text = starter(&id, "My deck");
        let reading = examine("x.yaml", &text, None);
        assert_eq!(reading.findings, []);
        let deck = reading.deck.unwrap();
        assert_eq!(
            (deck.id, deck.title.as_str(), deck.cards.len()),
            (id, "My deck", 3)
        );
        assert!(text.lines().count() < 60);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_title_comes_back(title in "\\PC{1,30}|[ -~]{1,20}|no|~|3\\.10", about in "\\PC{0,20}") {
            prop_assume!(!title.trim().is_empty() && (about.is_empty() || !about.trim().is_empty()));
            let id = DeckId::new("한-1").unwrap();
            let deck = read("x.yaml", &starter(&id, &title)).deck.unwrap();
            prop_assert_eq!(&deck.title, &title);
            let source = (String::from("book"), title.clone(), String::from("a: b.txt"));
            let head = Head { id, title: title.clone(), about: about.clone(), language: String::from("ko"), source };
            let text = head.write() + "cards: [{ id: a, ask: b, answer: c, source: book }]\n";
            let deck = read("x.yaml", &text).deck.unwrap();
            prop_assert_eq!(&deck.title, &title);
            prop_assert_eq!(deck.about.unwrap_or_default(), about);
            prop_assert_eq!(deck.sources[0].title.as_deref(), Some(&*title));
        }
    }
}
