//! A deck that is brought up to date with its documents.

use super::*;

#[test]
fn an_update_keeps_what_the_author_did() {
    let desk = Desk::new();
    desk.write("notes.txt", NOTES);
    generated(&desk, &["notes.txt", "-o", "notes.yaml"]);
    let before = deck(&desk, "notes.yaml");
    let text = fs::read_to_string(desk.path("notes.yaml")).unwrap();
    // the author words one card anew, deletes another, and writes one more
    let (changed, dropped) = (&before.cards[0], &before.cards[1]);
    let cut = text.find(&format!("- id: {}", dropped.id)).unwrap();
    let end = text[cut + 1..]
        .find("\n- id: ")
        .map_or(text.len(), |at| cut + 1 + at + 1);
    let prompt = changed.prompt(changed.faces()[0]);
    let edited = format!("{}{}", &text[..cut], &text[end..]).replacen(
        &prompt,
        "When was it, for Norway?",
        1,
    );
    let edited = edited.replacen(
        "cards:\n",
        "cards:\n# mine\n- { id: mine, ask: Why?, answer: So }\n\n",
        1,
    );
    desk.write("notes.yaml", &edited);
    // the document gains a paragraph above and a fact, and loses one
    let notes = NOTES
        .replace(
            "Home\n",
            "Finland joined the European Union in 1995.\n\nHome\n",
        )
        .replace("Sweden hosted the Summer Olympics in 1912. ", "");
    desk.write("notes.txt", &notes);
    generated(&desk, &["notes.txt", "--update", "notes.yaml"]);
    let text = fs::read_to_string(desk.path("notes.yaml")).unwrap();
    let after = deck(&desk, "notes.yaml");
    assert!(after.card(&dropped.id).is_none(), "{text}");
    let kept = after.card(&changed.id).unwrap();
    assert_eq!(kept.prompt(kept.faces()[0]), "When was it, for Norway?");
    assert_eq!(kept.source.as_ref().unwrap().paragraph, Some(4), "{text}");
    assert!(
        text.contains("# mine\n- { id: mine, ask: Why?, answer: So }"),
        "{text}"
    );
    assert!(
        text.contains("Finland joined the European Union in 1995."),
        "{text}"
    );
    let marks = text.matches("# the documents no longer say this").count();
    let gone = before.cards.iter().filter(|card| {
        let quote = card.source.as_ref().unwrap().quote.as_deref().unwrap();
        quote.starts_with("Sweden") && card.id != dropped.id
    });
    assert_eq!(marks, gone.count(), "{text}");
    // a second time nothing changes
    generated(&desk, &["notes.txt", "-o", "notes.yaml", "--update"]);
    assert_eq!(fs::read_to_string(desk.path("notes.yaml")).unwrap(), text);
}

/// Two documents with three and four facts.
const ONE: &str = "Norway joined the United Nations in 1945.\n\nDenmark joined the European Union in 1973. Sweden hosted the Summer Olympics in 1912.\n";
const TWO: &str = "Italy joined the United Nations in 1955.\n\nSpain joined the European Union in 1986. Finland hosted the Summer Olympics in 1952. Poland joined the Council of Europe in 1991.\n";

#[test]
fn a_document_that_was_renamed_keeps_its_cards_and_their_evidence() {
    let desk = Desk::new();
    desk.write("one.txt", ONE);
    desk.write("two.txt", TWO);
    generated(&desk, &["one.txt", "two.txt", "-o", "d.yaml"]);
    let before = deck(&desk, "d.yaml");
    // a paragraph comes before, a fact goes, another comes
    let moved =
        format!("Ports are told of here.\n\n{TWO}Malta joined the European Union in 2004.\n")
            .replace("Italy joined the United Nations in 1955.\n\n", "");
    fs::remove_file(desk.path("two.txt")).unwrap();
    desk.write("new/second book.md", &moved);
    let run = generated(&desk, &["one.txt", "new", "--update", "d.yaml"]);
    assert!(
        run.err
            .contains("`two.txt` is now cited as `second book.md`"),
        "{run:?}"
    );
    let text = fs::read_to_string(desk.path("d.yaml")).unwrap();
    let after = deck(&desk, "d.yaml");
    assert!(!text.contains("two.txt"), "{text}");
    for card in &before.cards {
        let now = after.card(&card.id).unwrap();
        let (was, is) = (card.source.as_ref().unwrap(), now.source.as_ref().unwrap());
        let quote = is.quote.as_deref().unwrap();
        let file = is.document.as_deref();
        match was.document.as_deref() {
            Some("two.txt") => assert_eq!(file, Some("second book.md")),
            other => assert_eq!(file, other),
        }
        if quote.starts_with("Spain") || quote.starts_with("Finland") {
            assert_eq!(is.paragraph, Some(2), "{text}");
        }
    }
    let gone = before.cards.iter().filter(|card| {
        let quote = card.source.as_ref().unwrap().quote.as_deref();
        quote.is_some_and(|quote| quote.starts_with("Italy"))
    });
    let marks = text.matches("# the documents no longer say this").count();
    assert_eq!(marks, gone.count(), "{text}");
    assert!(text.contains("Malta"), "{text}");
    generated(&desk, &["one.txt", "new", "--update", "d.yaml"]);
    assert_eq!(fs::read_to_string(desk.path("d.yaml")).unwrap(), text);
}

#[test]
fn a_document_that_is_left_out_or_lies_elsewhere_changes_nothing() {
    let desk = Desk::new();
    desk.write("one.txt", ONE);
    desk.write("two.txt", TWO);
    generated(&desk, &["one.txt", "two.txt", "-o", "d.yaml"]);
    let text = fs::read_to_string(desk.path("d.yaml")).unwrap();
    desk.write("deep/er/two.txt", TWO);
    for args in [
        &["one.txt"][..],
        &["deep"],
        &["deep/er/two.txt", "one.txt"],
        &["two.txt", "one.txt"],
    ] {
        generated(&desk, &[args, &["--update", "d.yaml"]].concat());
        assert_eq!(
            fs::read_to_string(desk.path("d.yaml")).unwrap(),
            text,
            "{args:?}"
        );
    }
}

#[test]
fn an_id_that_the_author_gave_to_another_card_stays_the_authors() {
    let desk = Desk::new();
    desk.write("one.txt", ONE);
    let made = deck_of(&desk, &["one.txt"]);
    let mine = format!("cards:\n- {{ id: {}, ask: Mine?, answer: Yes }}\n", made[0]);
    desk.write("d.yaml", &mine);
    generated(&desk, &["one.txt", "--update", "d.yaml"]);
    let after = deck(&desk, "d.yaml");
    let card = after.cards.iter().find(|card| card.id.as_str() == made[0]);
    assert_eq!(card.unwrap().prompt(after.cards[0].faces()[0]), "Mine?");
    let mut wanted = made.clone();
    let mut got = ids(&after);
    wanted.sort();
    got.sort();
    assert_eq!(got, wanted, "each id once");
}

#[test]
fn progress_goes_on_after_an_update() {
    let desk = Desk::new();
    desk.write("one.txt", ONE);
    generated(&desk, &["one.txt", "-o", "d.yaml"]);
    desk.run_with(&["study", "d.yaml", "--plain", "--limit", "1"], "x\n\n");
    let seen = |json: &Value| -> Vec<Value> {
        let cards = json["cards"].as_array().unwrap().iter();
        let seen = cards.filter(|card| card["state"]["reps"] != 0);
        seen.map(|card| card["state"].clone()).collect()
    };
    let before = seen(&desk.json(&["cards", "d.yaml", "--json"]));
    assert_eq!(before.len(), 1);
    desk.write("one.txt", format!("A word before all.\n\n{ONE}"));
    generated(&desk, &["one.txt", "--update", "d.yaml"]);
    assert_eq!(seen(&desk.json(&["cards", "d.yaml", "--json"])), before);
}

#[test]
fn other_wishes_mark_nothing_and_ask_no_fact_again() {
    let desk = Desk::new();
    desk.write("notes.txt", NOTES);
    generated(&desk, &["notes.txt", "-o", "d.yaml"]);
    let text = fs::read_to_string(desk.path("d.yaml")).unwrap();
    // other wrong years make other statements of the same facts
    generated(&desk, &["notes.txt", "--update", "d.yaml", "--seed", "7"]);
    assert_eq!(fs::read_to_string(desk.path("d.yaml")).unwrap(), text);
    // no statement is made now, but the document says what they say
    let forms = ["--forms", "typed,choice", "--update", "d.yaml"];
    let run = generated(&desk, &[&["notes.txt"], &forms[..]].concat());
    assert!(
        run.err.contains(", 0 no longer in the documents."),
        "{run:?}"
    );
    // a sentence that goes is marked, and one that only moves is cited where it stands now
    desk.write(
        "notes.txt",
        NOTES
            .replace("1973", "1974")
            .replace("Home\n", "The news of today\n\nHome\n"),
    );
    generated(&desk, &[&["notes.txt"], &forms[..]].concat());
    let after = fs::read_to_string(desk.path("d.yaml")).unwrap();
    let marked: Vec<&str> = after
        .split("# the documents no longer say this\n")
        .skip(1)
        .collect();
    assert!(!marked.is_empty(), "{after}");
    for card in marked {
        let card = card.split("\n- id: ").next().unwrap();
        assert!(card.contains("in 1973."), "{card}");
    }
    for card in deck(&desk, "d.yaml").cards {
        let source = card.source.unwrap();
        if source.quote.as_deref() == Some("Norway joined the United Nations in 1945.") {
            assert_eq!(source.paragraph, Some(4), "{after}");
        }
    }
}
