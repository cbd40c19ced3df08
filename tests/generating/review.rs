//! Looking at each card before it is written, at a terminal.

use super::*;

/// Cards with wrong answers to choose from, and no statements.
const QUESTIONS: [&str; 2] = ["--forms", "typed,choice"];

/// Opens a review of the questions of the notes at a terminal of some columns.
fn reviewed(desk: &Desk, columns: u16, args: &[&str]) -> pty::Terminal {
    let all = [&["generate", "notes.txt", "--review"], &QUESTIONS[..], args].concat();
    pty::Terminal::open(desk, columns, &all)
}

#[test]
fn a_review_takes_one_key_a_card_and_can_be_taken_up_again() {
    let desk = Desk::new();
    desk.write("notes.txt", NOTES);
    let all = deck_of(&desk, &["notes.txt", QUESTIONS[0], QUESTIONS[1]]);
    let mut terminal = reviewed(&desk, 40, &["-o", "n.yaml"]);
    terminal.wait("1 of");
    let screen = terminal.rows_from("1 of");
    assert!(screen.contains("▸ Norway joined the United"), "{screen}");
    assert!(
        screen.contains("k keep · e change · w wrong answers"),
        "{screen}"
    );
    terminal.go("d", "2 of");
    terminal.go("u", "1 of");
    terminal.go("k", "2 of");
    terminal.go("d", "3 of");
    terminal.press("q");
    let left = terminal.end();
    assert!(left.shows("`--update` behind it"));
    let made = deck(&desk, "n.yaml");
    assert_eq!(ids(&made), [all[0].clone()]);
    // what was kept and what was dropped are asked no more
    let mut terminal = reviewed(&desk, 40, &["-o", "n.yaml", "--update"]);
    terminal.wait(&format!("1 of {}", all.len() - 2));
    let last = all.len() - 2;
    terminal.go(&"k".repeat(last), "Enter write");
    terminal.press(pty::ENTER);
    terminal.end();
    let mut wanted = all.clone();
    wanted.remove(1);
    let mut kept = ids(&deck(&desk, "n.yaml"));
    kept.sort();
    wanted.sort();
    assert_eq!(kept, wanted);
}

#[test]
fn a_changed_card_is_looked_at_again_before_it_is_kept() {
    let desk = Desk::new();
    desk.write("notes.txt", NOTES);
    let mut terminal = reviewed(&desk, 80, &["-o", "n.yaml"]);
    terminal.wait("1 of");
    terminal.go("e", "Question ›");
    terminal.go(" Say it\r", "Answer ›");
    terminal.go("\r", "Wrong 1 ›");
    terminal.go("\r", "Wrong 2 ›");
    terminal.go("\r", "Wrong 3 ›");
    terminal.go("\r", "Wrong 4 ›");
    terminal.go("\r", "2 of");
    terminal.press("q");
    terminal.end();
    let made = deck(&desk, "n.yaml");
    let prompt = made.cards[0].prompt(made.cards[0].faces()[0]);
    assert!(prompt.ends_with("? Say it"), "{prompt}");
}

#[test]
fn wrong_answers_are_changed_one_by_one() {
    let desk = Desk::new();
    desk.write("notes.txt", NOTES);
    let mut terminal = reviewed(&desk, 80, &["-o", "n.yaml"]);
    terminal.wait("1 of");
    let before = deck(&desk_of(&desk), "all.yaml");
    let wrong = distractors(&before);
    terminal.go("w", &format!("Wrong 1 › {}", wrong[0]));
    // the first goes, the second is written anew, the third stays, a fourth comes
    let fresh = if wrong.contains(&String::from("1949")) {
        "1951"
    } else {
        "1949"
    };
    terminal.go(&pty::BACKSPACE.repeat(4), "Wrong 1 ›");
    terminal.go(pty::ENTER, &format!("Wrong 1 › {}", wrong[1]));
    terminal.go(
        &(pty::BACKSPACE.repeat(4) + "1950" + pty::ENTER),
        "Wrong 2 ›",
    );
    terminal.go(pty::ENTER, "Wrong 3 ›");
    terminal.go(&format!("{fresh}{}", pty::ENTER), "Wrong 4 ›");
    terminal.go(pty::ENTER, "kept, changed");
    terminal.press("q");
    terminal.end();
    let mut left = distractors(&deck(&desk, "n.yaml"));
    left.sort();
    let mut wanted = vec![fresh.to_owned(), String::from("1950"), wrong[2].clone()];
    wanted.sort();
    assert_eq!(left, wanted);
}

/// The same desk with a deck of all cards, `all.yaml`, as it is made without a review.
fn desk_of(desk: &Desk) -> Desk {
    let other = Desk::new();
    other.write("notes.txt", fs::read(desk.path("notes.txt")).unwrap());
    generated(
        &other,
        &["notes.txt", "-o", "all.yaml", QUESTIONS[0], QUESTIONS[1]],
    );
    other
}

fn distractors(deck: &quizdeck::deck::Deck) -> Vec<String> {
    let card = &deck.cards[0];
    let wrong = card.distractors(card.faces()[0]);
    wrong.iter().map(|wrong| wrong.text.clone()).collect()
}

#[test]
fn a_change_that_does_not_hold_is_asked_again_as_it_was_typed() {
    let desk = Desk::new();
    desk.write("notes.txt", NOTES);
    let mut terminal = reviewed(&desk, 80, &["-o", "n.yaml"]);
    terminal.wait("1 of");
    terminal.go("w", "Wrong 1 ›");
    // a wrong answer that is the right one
    terminal.go(
        &(pty::BACKSPACE.repeat(4) + "1945" + pty::ENTER),
        "Wrong 2 ›",
    );
    terminal.go(pty::ENTER, "Wrong 3 ›");
    terminal.go(pty::ENTER, "Wrong 4 ›");
    terminal.go(pty::ENTER, "Wrong 1 › 1945");
    assert!(terminal.rows_from("it does not hold").contains("Esc"));
    terminal.go(pty::ESCAPE, "not changed");
    terminal.go("k", "2 of");
    terminal.press("q");
    terminal.end();
    assert!(!distractors(&deck(&desk, "n.yaml")).contains(&String::from("1945")));
}

#[test]
fn a_statement_is_changed_with_its_truth_and_what_is_so_instead() {
    let desk = Desk::new();
    desk.write("notes.txt", NOTES);
    let args = [
        "generate",
        "notes.txt",
        "--forms",
        "truth",
        "--review",
        "-o",
        "n.yaml",
    ];
    let mut terminal = pty::Terminal::open(&desk, 80, &args);
    terminal.wait("1 of");
    let screen = terminal.rows_from("1 of");
    assert!(!screen.contains("wrong answers"), "{screen}");
    terminal.press("w");
    terminal.go("e", "Statement › Norway joined");
    terminal.go(pty::ENTER, "True or false ›");
    terminal.go(pty::ENTER, "Instead ›");
    terminal.go(&format!(" Indeed.{}", pty::ENTER), "kept, changed");
    terminal.press("q");
    terminal.end();
    let text = fs::read_to_string(desk.path("n.yaml")).unwrap();
    assert!(text.contains("Indeed."), "{text}");
}

#[test]
fn every_decision_can_be_taken_back_the_last_one_too() {
    let desk = Desk::new();
    desk.write("notes.txt", NOTES);
    let all = deck_of(&desk, &["notes.txt", QUESTIONS[0], QUESTIONS[1]]);
    let mut terminal = reviewed(&desk, 60, &["-o", "n.yaml"]);
    terminal.wait("1 of");
    terminal.go("u", "this is the first card");
    terminal.go("?", "go back to the card before");
    let last = format!("{} of {}", all.len(), all.len());
    terminal.go(&"d".repeat(all.len() - 1), &last);
    terminal.go("d", "0 cards kept");
    terminal.go("u", "back; it was dropped");
    terminal.go("k", "1 card kept");
    let screen = terminal.rows_from("1 card kept");
    assert!(screen.contains("Enter write the deck · u back"), "{screen}");
    assert!(!desk.path("n.yaml").exists());
    terminal.press(pty::ENTER);
    terminal.end();
    assert_eq!(ids(&deck(&desk, "n.yaml")), [all[all.len() - 1].clone()]);
}

#[test]
fn narrow_and_wide_screens_keep_their_column_with_korean_in_it() {
    let desk = Desk::new();
    desk.write(
        "notes.txt",
        "대한민국 Korea\n\nSouth Korea (대한민국, 大韓民國) joined the United Nations in 1991. 대한민국은 1991년에 유엔에 가입하였다.\n",
    );
    for columns in [40, 80, 120] {
        let mut terminal = reviewed(&desk, columns, &["-o", "n.yaml", "--force"]);
        terminal.wait("? help");
        terminal.go("?", "the rest waits");
        terminal.go("e", "Question ›");
        terminal.go(&format!(" 서울{}", pty::ENTER), "Answer ›");
        terminal.go(pty::ESCAPE, "not changed");
        terminal.press("q");
        let left = terminal.end();
        assert!(left.shows("(대한민국,"));
        for row in &left.rows {
            assert!(!row.overrun, "{columns}: {row:?}");
        }
    }
}
