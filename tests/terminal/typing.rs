//! Typed answers: Hangul, long lines, the cursor, what is pasted or typed ahead.

use crate::desk::Desk;
use crate::forms::study;
use crate::pty::{BACKSPACE, END, ENTER, HOME, KEYS, LEFT, RIGHT, Terminal};

/// A session of typed questions, the first one (`What does South Korea call itself in Korean?`) ready for an answer.
fn typed(desk: &Desk, columns: u16) -> Terminal {
    let mut terminal = study(desk, columns, &["--tag", "typed"]);
    terminal.wait_live("  ›", 4);
    terminal
}

fn leave(mut terminal: Terminal) {
    terminal.go("q", "Done:");
    assert_eq!(terminal.end().code, 0);
}

#[test]
fn backspace_takes_one_syllable_and_two_cells() {
    let desk = Desk::new();
    let mut terminal = typed(&desk, 40);
    terminal.press("대한민국");
    terminal.wait_live("  › 대한민국", 12);
    terminal.press(BACKSPACE);
    terminal.wait_live("  › 대한민", 10);
    terminal.press(BACKSPACE);
    terminal.wait_live("  › 대한", 8);
    terminal.press("국");
    terminal.wait_live("  › 대한국", 10);
    terminal.press(LEFT);
    terminal.wait_live("  › 대한국", 8);
    terminal.press("민");
    terminal.wait_live("  › 대한민국", 10);
    terminal.go(ENTER, KEYS);
    assert!(
        terminal
            .rows_from("› 대한민국")
            .contains("\n  ✓ 대한민국\n")
    );
    leave(terminal);
}

#[test]
fn decomposed_letters_become_syllables_as_they_are_typed() {
    let desk = Desk::new();
    let mut terminal = typed(&desk, 40);
    terminal.press("\u{1103}\u{1162}\u{1112}\u{1161}\u{11ab}");
    terminal.wait_live("  › 대한", 8);
    terminal.press(BACKSPACE);
    terminal.wait_live("  › 대", 6);
    terminal.press("\u{1112}\u{1161}\u{11ab}\u{1106}\u{1175}\u{11ab}\u{1100}\u{116e}\u{11a8}");
    terminal.wait_live("  › 대한민국", 12);
    terminal.go(ENTER, "✓ 대한민국");
    leave(terminal);
}

#[test]
fn the_cursor_goes_to_both_ends_and_between() {
    let desk = Desk::new();
    let mut terminal = typed(&desk, 60);
    terminal.press("한민구");
    terminal.wait_live("  › 한민구", 10);
    terminal.press(HOME);
    terminal.wait_live("  › 한민구", 4);
    terminal.press("대");
    terminal.wait_live("  › 대한민구", 6);
    terminal.press(RIGHT);
    terminal.wait_live("  › 대한민구", 8);
    terminal.press(END);
    terminal.wait_live("  › 대한민구", 12);
    terminal.press(BACKSPACE);
    terminal.wait_live("  › 대한민", 10);
    terminal.press("국");
    terminal.wait_live("  › 대한민국", 12);
    terminal.go(ENTER, "✓ 대한민국");
    leave(terminal);
}

#[test]
fn an_answer_longer_than_the_row_moves_under_it_and_stays_whole() {
    const LONG: &str = "대한민국과 일본은 천구백육십오년에 기본관계조약을 맺고 국교를 정상화하였다고 나는 알고 있다";
    for columns in [40, 60, 80] {
        let desk = Desk::new();
        let mut terminal = typed(&desk, columns);
        terminal.press(LONG);
        terminal.wait_until(|live, _| live.starts_with("  › …") && live.ends_with("알고 있다"));
        terminal.press(HOME);
        let begins = |live: &str| live.starts_with("  › 대한민국과") && live.ends_with('…');
        terminal.wait_until(|live, cursor| begins(live) && cursor == 4);
        terminal.go(ENTER, KEYS);
        let shown = terminal.rows_from("› 대한민국과");
        let whole = LONG.replace(' ', "");
        assert!(
            shown
                .replace([' ', '\n'], "")
                .starts_with(&format!("›{whole}")),
            "{shown}"
        );
        assert!(shown.contains("  ✗ 대한민국과"), "{shown}");
        leave(terminal);
    }
}

#[test]
fn a_line_end_in_pasted_text_answers_nothing() {
    let desk = Desk::new();
    let mut terminal = typed(&desk, 40);
    terminal.press("\u{1b}[200~대한\r민국\n\u{1b}[201~");
    terminal.wait_live("  › 대한 민국", 14);
    terminal.go(ENTER, "✓ 대한 민국");
    leave(terminal);
}

#[test]
fn keys_typed_ahead_in_one_burst_are_all_taken() {
    let desk = Desk::new();
    let mut terminal = typed(&desk, 40);
    // six answers, each followed by the Enter that goes on
    terminal.press(
        "대한민국\r\rNorthern Policy\r\r1991\r\r79.3\r\r1992-08-24\r\rSouth Korea\rNorth Korea\r\r",
    );
    terminal.wait_menu("End here");
    terminal.press("q");
    let left = terminal.end();
    assert!(left.shows("Right at first try: 6 of 6"));
    assert_eq!(desk.reviews(), 6);
}
