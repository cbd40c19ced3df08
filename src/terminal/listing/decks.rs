//! `decks`: what there is to study.

use std::io::{self, Write};

use serde::Serialize;

use super::VERSION;
use crate::base::DeckId;
use crate::base::text::count;
use crate::terminal::table::{Column, Table};
use crate::terminal::write_json;

/// One deck of the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DeckRow {
    /// Its id.
    pub deck: DeckId,
    /// Its title for people.
    pub title: String,
    /// Where its file lies; `None` for a deck shipped inside the program.
    pub path: Option<String>,
    /// How many cards it has.
    pub cards: usize,
    /// How many questions these ask.
    pub questions: usize,
    /// Questions due now.
    pub due: usize,
    /// Questions never answered.
    pub new: usize,
}

#[derive(Serialize)]
struct Listing<'a> {
    version: u8,
    decks: &'a [DeckRow],
}

/// Writes the object of `decks --json`.
///
/// # Errors
/// When the output is closed or broken.
pub fn decks_json(out: &mut dyn Write, decks: &[DeckRow]) -> io::Result<()> {
    let version = VERSION;
    write_json(out, &Listing { version, decks })
}

/// Draws the decks as a table with their sum below it.
///
/// # Errors
/// When the output is closed or broken.
pub fn draw_decks(
    out: &mut dyn Write,
    decks: &[DeckRow],
    colour: bool,
    width: usize,
) -> io::Result<()> {
    let mut table = Table::new(vec![
        Column::text("deck"),
        Column::text("title").dispensable(2),
        Column::number("cards").dispensable(1),
        Column::number("due"),
        Column::number("new"),
    ]);
    for deck in decks {
        table.row([
            deck.deck.as_str(),
            &deck.title,
            &deck.cards.to_string(),
            &deck.due.to_string(),
            &deck.new.to_string(),
        ]);
    }
    table.write(out, width, colour)?;
    if !decks.is_empty() {
        writeln!(out)?;
    }
    let cards: usize = decks.iter().map(|deck| deck.cards).sum();
    let (decks, cards) = (count(decks.len(), "deck"), count(cards, "card"));
    writeln!(out, "{decks}, {cards}")
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;

    fn decks() -> Vec<DeckRow> {
        let deck = |id, title: &str, path: Option<&str>, due| DeckRow {
            deck: DeckId::new(id).unwrap(),
            title: title.into(),
            path: path.map(str::to_owned),
            cards: 64,
            questions: 81,
            due,
            new: 1024,
        };
        vec![
            deck("korea-japan", "South Korea and Japan", None, 12),
            deck(
                "한국-외교",
                "대한민국의 외교 관계와 조약의 역사 전집",
                Some("/a/한.yaml"),
                0,
            ),
            deck("x", "\u{1b}[2Jhidden\ttitle", Some("x.yaml"), 3),
        ]
    }

    fn drawn(width: usize) -> String {
        let mut out = Vec::new();
        draw_decks(&mut out, &decks(), false, width).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn decks_fit_every_window() {
        assert_snapshot!(drawn(40), @r#"
        deck        title       cards  due   new
        korea-jap…  South Kor…     64   12  1024
        한국-외교   대한민국…      64    0  1024
        x           �[2Jhidde…     64    3  1024

        3 decks, 192 cards
        "#);
        assert_snapshot!(drawn(80), @r#"
        deck         title                                    cards  due   new
        korea-japan  South Korea and Japan                       64   12  1024
        한국-외교    대한민국의 외교 관계와 조약의 역사 전집     64    0  1024
        x            �[2Jhidden title                            64    3  1024

        3 decks, 192 cards
        "#);
        assert_eq!(drawn(80), drawn(120));
    }

    #[test]
    fn no_decks_are_counted_too() {
        let mut out = Vec::new();
        draw_decks(&mut out, &[], true, 80).unwrap();
        assert_eq!(out, b"0 decks, 0 cards\n");
    }

    #[test]
    fn the_object_has_the_fields_of_the_contract() {
        let mut out = Vec::new();
        decks_json(&mut out, &decks()[..2]).unwrap();
        assert_snapshot!(String::from_utf8(out).unwrap(), @r#"{"version":1,"decks":[{"deck":"korea-japan","title":"South Korea and Japan","path":null,"cards":64,"questions":81,"due":12,"new":1024},{"deck":"한국-외교","title":"대한민국의 외교 관계와 조약의 역사 전집","path":"/a/한.yaml","cards":64,"questions":81,"due":0,"new":1024}]}"#);
    }
}
