//! Tables of documents, from the file to the deck that `check` accepts.

use std::fs;

use super::desk::Desk;
use super::{deck, generated, refused};

const MARKDOWN: &str = "\
# AquaLine dishwasher

The AquaLine dishwasher holds fourteen place settings and was built in Trondheim.

## Error codes

| Code | Meaning | Notes |
|------|---------|-------|
| **E01** | Door not closed | See page 4 |
| E09 | Heating fault | See page 5 |
| E18 | Drain pump blocked | See page 6 |
| E22 | Sensor soiled | See page 7 |
";

const HTML: &str = "\
<html><head><title>The planets</title></head><body><h1>The planets</h1>
<p>Eight planets move around the Sun, and most of them have moons of their own.</p>
<table><tr><th>Planet</th><th>Moons</th><th>Diameter (km)</th></tr>
<tr><td><a href='x'>Mars</a></td><td>2</td><td>6,792</td></tr>
<tr><td>Earth</td><td>1</td><td>12,756</td></tr><tr><td>Neptune</td><td>16</td><td>49,528</td></tr></table>
</body></html>
";

const TABS: &str = "Capitals of South America\n\nMost states of South America speak Spanish, and one speaks Portuguese.\n\nCountry\tCapital\nPeru\tLima\nChile\tSantiago\nUruguay\tMontevideo\n";

fn prompts(desk: &Desk, name: &str) -> Vec<String> {
    let cards = deck(desk, name).cards;
    let asked = cards
        .iter()
        .map(|card| card.prompt(quizdeck::base::Face::Main));
    asked.collect()
}

#[test]
fn rows_become_cards_that_their_documents_support() {
    let desk = Desk::new();
    for (name, text) in [
        ("dish.md", MARKDOWN),
        ("planets.html", HTML),
        ("capitals.txt", TABS),
    ] {
        desk.write(name, text);
        let out = format!("{name}.yaml");
        generated(&desk, &[name, "-o", &out]);
        let run = desk.run(&["check", "--strict", "--sources", ".", &out]);
        assert_eq!(run.code, 0, "{run:?}");
    }
    let codes = prompts(&desk, "dish.md.yaml");
    assert!(
        codes.contains(&"AquaLine dishwasher: what does the code E01 mean?".to_owned()),
        "{codes:?}"
    );
    let cards = &deck(&desk, "dish.md.yaml").cards;
    let mut sources = cards.iter().filter_map(|card| card.source.clone());
    let of_row = |quote: &str| quote.contains("E01");
    let source = sources
        .find(|source| source.quote.as_deref().is_some_and(of_row))
        .unwrap();
    assert_eq!(
        (source.paragraph, source.section.as_deref()),
        (Some(4), Some("Error codes"))
    );
    assert_eq!(
        source.quote.as_deref(),
        Some("E01 | Door not closed | See page 4")
    );
    let planets = prompts(&desk, "planets.html.yaml");
    assert!(
        planets.contains(&"How many moons does Mars have?".to_owned()),
        "{planets:?}"
    );
    let capitals = prompts(&desk, "capitals.txt.yaml");
    assert_eq!(capitals.len(), 3, "{capitals:?}");
}

#[test]
fn a_table_that_grew_keeps_its_cards() {
    let desk = Desk::new();
    desk.write("capitals.txt", TABS);
    generated(&desk, &["capitals.txt", "-o", "deck.yaml"]);
    let before = fs::read_to_string(desk.path("deck.yaml")).unwrap();
    generated(&desk, &["capitals.txt", "-o", "again.yaml"]);
    assert_eq!(before, fs::read_to_string(desk.path("again.yaml")).unwrap());
    desk.write("capitals.txt", format!("{TABS}Paraguay\tAsunción\n"));
    generated(&desk, &["capitals.txt", "-o", "deck.yaml", "--update"]);
    let after = prompts(&desk, "deck.yaml");
    assert_eq!(after.len(), 4, "{after:?}");
    assert!(after.contains(&"What is the capital of Paraguay?".to_owned()));
}

#[test]
fn tables_that_ask_the_same_are_told_apart_by_their_headings() {
    let desk = Desk::new();
    let table = |model: &str, wool: u8| {
        format!(
            "## Halden {model}\n\n| Program | Temperature |\n|---|---|\n| Cotton | 60 °C |\n| Wool | {wool} °C |\n\n"
        )
    };
    let text = "# Washing machines of Halden\n\nThe washing machines were built in Norway and differ in their programs.\n\n";
    desk.write(
        "two.md",
        format!("{text}{}{}", table("A", 30), table("B", 40)),
    );
    generated(&desk, &["two.md", "-o", "deck.yaml"]);
    let asked = prompts(&desk, "deck.yaml");
    assert_eq!(asked.len(), 4, "{asked:?}");
    let wool = "Halden B: what is the temperature of the program Wool?";
    assert!(asked.contains(&wool.to_owned()), "{asked:?}");
}

#[test]
fn a_row_without_a_card_has_its_reason() {
    let desk = Desk::new();
    let text = "# The office of Lund\n\nThe office of Lund is open on all working days.\n\n\
        | Time | Monday | Tuesday |\n|---|---|---|\n| 9:00 | Budget | Review |\n| 10:00 | Sales | Lunch |\n";
    desk.write("office.md", text);
    refused(&desk, &["office.md", "-o", "deck.yaml"]);
    let run = desk.run(&["generate", "office.md", "--explain"]);
    assert!(
        run.out.contains("not worth knowing by heart: a schedule"),
        "{run:?}"
    );
}
