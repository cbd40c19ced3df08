//! What a session can do besides asking: grades, undo, skip, set aside, hints, help, another go, the last word.

use crate::desk::Desk;
use crate::forms::study;
use crate::pty::{CTRL_N, ENTER, ESCAPE, KEYS, MENU, TAB, Terminal, plain};

/// Today's reviews that still count.
fn today(desk: &Desk) -> i64 {
    desk.json(&["stats", "--json"])["today"]["reviews"]
        .as_i64()
        .unwrap()
}

/// The letter of the right answer to the first question, in any order of its choices.
fn year(terminal: &mut Terminal) -> String {
    let question = terminal.rows_from("In which year did South K");
    let row = question
        .lines()
        .find(|line| line.ends_with("  1965"))
        .unwrap();
    row.trim()
        .chars()
        .next()
        .unwrap()
        .to_lowercase()
        .to_string()
}

#[test]
fn a_grade_is_corrected_by_one_key() {
    let desk = Desk::new();
    let mut terminal = study(&desk, 60, &[]);
    let right = year(&mut terminal);
    terminal.go(&right, "[3 good 1 d]");
    terminal.wait(KEYS);
    terminal.go("4", "kept as easy: back in 8 days");
    // the next question follows by itself
    terminal.wait("국교 정상화에");
    terminal.wait(KEYS);
    terminal.press("q");
    let left = terminal.end();
    assert!(
        left.shows("1 question comes back in 8 days."),
        "{}",
        plain(&left.rows)
    );
    assert_eq!((desk.reviews(), today(&desk)), (1, 1));
}

#[test]
fn undo_goes_back_to_the_first_answer_also_after_the_last_card() {
    let desk = Desk::new();
    let mut terminal = study(&desk, 40, &["--tag", "typed", "--limit", "3"]);
    terminal.press("대한민국\r\rNorthern Policy\r\r1991\r\r");
    terminal.wait_menu("Undo last answer");
    terminal.press("j\r");
    terminal.wait("› Undo last answer");
    terminal.wait("The last answer is taken back.");
    terminal.wait("In which year did both");
    terminal.wait_live("  ›", 4);
    assert_eq!(today(&desk), 2);
    // while an answer is typed, undo is Ctrl-Z; the draft is no answer
    terminal.press("19\u{1a}");
    terminal.wait("Which policy brought");
    terminal.wait_live("  ›", 4);
    terminal.press("\u{1a}");
    terminal.wait("What does South Korea");
    terminal.wait_live("  ›", 4);
    assert_eq!(today(&desk), 0);
    terminal.go("\u{1a}", "there is nothing to undo in this session");
    terminal.go("대한민국\r", KEYS);
    terminal.press("q");
    assert_eq!(terminal.end().code, 0);
    // the log only grows
    assert_eq!((desk.reviews(), today(&desk)), (4, 1));
}

#[test]
fn a_skipped_question_comes_at_the_end() {
    let desk = Desk::new();
    let mut terminal = study(&desk, 40, &["--limit", "2"]);
    terminal.go("s", "국교 정상화에");
    terminal.wait(KEYS);
    terminal.go("0", "Enter next");
    terminal.wait(KEYS);
    terminal.go(ENTER, "In which year did South K");
    terminal.wait(KEYS);
    terminal.press("q");
    assert_eq!(terminal.end().code, 0);
}

#[test]
fn a_question_set_aside_is_not_asked_again() {
    let desk = Desk::new();
    let mut terminal = study(&desk, 40, &["--limit", "2"]);
    terminal.go("x", "Set aside until you take it up again.");
    terminal.wait("국교 정상화에");
    terminal.wait(KEYS);
    terminal.press(ESCAPE);
    assert_eq!(terminal.end().code, 0);
    assert_eq!(desk.reviews(), 0);
    let mut again = study(&desk, 40, &["--limit", "2"]);
    assert!(!plain(&again.rows()).contains("In which year did South K"));
    again.press("q");
    assert_eq!(again.end().code, 0);
}

#[test]
fn hints_help_and_stop_work_while_typing_and_not() {
    let desk = Desk::new();
    let mut terminal = study(&desk, 40, &[]);
    terminal.go("h", "Hint: It was a mid-sixties treaty");
    terminal.go("?", "these keys; alone on the line");
    terminal.press("q");
    assert_eq!(terminal.end().code, 0);

    let mut terminal = study(&desk, 40, &["--tag", "typed"]);
    terminal.wait_live("  ›", 4);
    terminal.press(CTRL_N);
    terminal.wait("Which policy brought");
    terminal.wait_live("  ›", 4);
    terminal.press("Nor");
    terminal.wait_live("  › Nor", 7);
    terminal.go(TAB, "Hint: It was the policy of Roh Tae-woo");
    // the draft is still there
    terminal.wait_live("  › Nor", 7);
    terminal.press("thern Policy?");
    terminal.wait_live("  › Northern Policy?", 20);
    terminal.go(ENTER, "✓ Northern Policy?");
    terminal.wait(KEYS);
    terminal.go(ENTER, "In which year did both");
    terminal.wait_live("  ›", 4);
    terminal.go("?\r", "these keys; alone on the line");
    terminal.wait_live("  ›", 4);
    terminal.press(ESCAPE);
    let left = terminal.end();
    assert_eq!(left.code, 0);
    assert!(left.shows("Done: 1 question"), "{}", plain(&left.rows));
    assert!(
        left.shows("5 questions left for later."),
        "{}",
        plain(&left.rows)
    );
}

#[test]
fn another_go_asks_what_was_missed_and_leaves_the_schedule_alone() {
    let desk = Desk::new();
    let mut terminal = study(&desk, 60, &["--tag", "typed", "--limit", "1"]);
    terminal.press("조선\r\r대한민국\r\r");
    terminal.wait_menu("Missed ones again");
    assert!(
        terminal
            .rows_from("What went wrong")
            .contains("✗ 조선\n    ✓ 대한민국")
    );
    terminal.press(ENTER);
    terminal.wait("› Missed ones again");
    terminal.wait("What does South Korea");
    terminal.wait_live("  ›", 4);
    terminal.go("대한민국\r", KEYS);
    terminal.press(ENTER);
    terminal.wait_menu("End here");
    terminal.press(ENTER);
    let left = terminal.end();
    assert_eq!(left.code, 0);
    assert!(left.shows("› End here"));
    assert_eq!(desk.reviews(), 3);
}

#[test]
fn the_first_run_explains_itself_once() {
    const FIRST: &str = "Every answer is kept at once";
    let desk = Desk::new();
    let mut terminal = study(&desk, 80, &[]);
    assert!(plain(&terminal.rows()).contains(FIRST));
    terminal.go("0", "Enter next");
    terminal.wait(KEYS);
    terminal.press("q");
    assert_eq!(terminal.end().code, 0);
    let mut again = study(&desk, 80, &[]);
    assert!(!plain(&again.rows()).contains(FIRST));
    again.press("q");
    assert_eq!(again.end().code, 0);
}

#[test]
fn home_leads_to_a_session_in_which_nothing_is_said_twice() {
    let desk = Desk::new();
    let mut terminal = Terminal::open(&desk, 40, &[]);
    terminal.wait(MENU);
    terminal.wait_menu("Leave");
    terminal.press(ENTER);
    terminal.wait("› Study");
    terminal.wait(KEYS);
    let rows = plain(&terminal.rows());
    assert_eq!(rows.matches("kept at once").count(), 1, "{rows}");
    terminal.press("q");
    assert_eq!(terminal.end().code, 0);
}

#[test]
fn a_window_of_another_width_takes_the_next_question() {
    let desk = Desk::new();
    let mut terminal = study(&desk, 80, &[]);
    for (columns, wanted) in [
        (40, "국교 정상화에"),
        (60, "대한민국과 일본은"),
        (44, "다음 가운데"),
    ] {
        terminal.go("0", "Enter next");
        terminal.wait(KEYS);
        terminal.resize(columns);
        terminal.go(ENTER, wanted);
        terminal.wait(KEYS);
        let rows = terminal.rows_from(wanted);
        let widest = rows.lines().map(|line| line.chars().count()).max();
        assert!(widest < Some(usize::from(columns)), "{rows}");
    }
    terminal.press("ab");
    terminal.wait("› A B · Enter");
    terminal.press("q");
    assert_eq!(terminal.end().code, 0);
}
