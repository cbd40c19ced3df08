//! Whole screens as they look, and their colours.

use insta::assert_snapshot;

use crate::desk::Desk;
use crate::forms::{DECK, STUDY, study};
use crate::pty::{ENTER, KEYS, MENU, Row, Terminal, plain};

/// A text with an edge at its left, so that the margin can be seen.
fn edged(text: &str) -> String {
    text.lines().map(|line| format!("|{line}\n")).collect()
}

/// Home of a first run; the menu behind it is left again.
fn home(columns: u16) -> String {
    let desk = Desk::new();
    let mut terminal = Terminal::open(&desk, columns, &[]);
    terminal.wait(MENU);
    terminal.wait_menu("Leave");
    let shown = plain(&terminal.rows());
    terminal.press("q");
    assert_eq!(terminal.end().code, 0);
    edged(&shown)
}

/// A question and what a wrong answer to it leads to; a near miss with its difference; the end.
fn session(columns: u16) -> [String; 4] {
    let desk = Desk::new();
    let mut terminal = study(&desk, columns, &[]);
    let choice = terminal.rows_from("Every form ·");
    let row = choice
        .lines()
        .find(|line| line.ends_with("  1991"))
        .unwrap();
    let wrong = row.trim()[..1].to_lowercase();
    terminal.go(&wrong, KEYS);
    let feedback = terminal.rows_from("✗");
    terminal.press("q");
    assert_eq!(terminal.end().code, 0);

    let desk = Desk::new();
    let mut terminal = study(&desk, columns, &["--tag", "typed", "--limit", "2"]);
    terminal.go("조선\r", KEYS);
    terminal.press(ENTER);
    terminal.wait_live("  ›", 4);
    terminal.go("Nothern Policy\r", "~ Nothern");
    terminal.wait(KEYS);
    let near = terminal.rows_from("~ Nothern");
    terminal.press(ENTER);
    terminal.wait_live("  ›", 4);
    terminal.go("대한민국\r", KEYS);
    terminal.press(ENTER);
    terminal.wait_menu("Undo last answer");
    let summary = terminal.rows_from("Done:");
    terminal.press("q");
    assert_eq!(terminal.end().code, 0);
    [choice, feedback, near, summary].map(|shown| edged(&shown))
}

#[test]
fn home_of_a_first_run() {
    assert_snapshot!(home(40), @"
    |quizdeck asks, you answer; it asks
    |again just before you would forget.
    |A few minutes a day are enough.
    |
    |Today
    |  deck                          due  new
    |  South Korea and the United      0    3
    |    Nations
    |  South Korea and                 0    3
    |    international
    |    organisations
    |  South Korea and North Korea     0    3
    |  South Korea and the United      0    3
    |    States
    |  South Korea and Japan           0    2
    |  South Korea and China           0    2
    |  South Korea and Russia          0    2
    |  South Korea and Europe          0    2
    |
    |Next · arrows and Enter, Esc leaves
    |  › Study   20 new questions to learn
    |    Quiz
    |    Decks
    |    Stats
    |    Leave
    ");
    assert_snapshot!(home(80), @"
    |quizdeck asks, you answer; it asks again just before you would forget.
    |A few minutes a day are enough.
    |
    |Today
    |  deck                                         due  new
    |  South Korea and the United Nations             0    3
    |  South Korea and international organisations    0    3
    |  South Korea and North Korea                    0    3
    |  South Korea and the United States              0    3
    |  South Korea and Japan                          0    2
    |  South Korea and China                          0    2
    |  South Korea and Russia                         0    2
    |  South Korea and Europe                         0    2
    |
    |Next · arrows and Enter, Esc leaves
    |  › Study   20 new questions to learn
    |    Quiz
    |    Decks
    |    Stats
    |    Leave
    ");
}

#[test]
#[allow(clippy::too_many_lines)] // one long screen
fn a_session_at_40_columns() {
    let [choice, feedback, near, summary] = session(40);
    assert_snapshot!(choice, @"
    |  Every form · 조약과 외교 · new
    |  0/15 · 0 min · 0 due · 15 new
    |
    |  In which year did South Korea and
    |  Japan normalise relations by treaty?
    |  as of 1965
    |
    |    A  1988
    |    B  1951
    |    C  1991
    |    D  1965
    |
    |  a-d choose · h hint · ? keys
    ");
    assert_snapshot!(feedback, @r"
    |  ✗ 1991
    |    right: 1965
    |    why not: That was the year of the
    |             United Nations
    |    your answer would be right for:
    |      · South Korea joined the UN in
    |        _____ together with North
    |        Korea
    |      · In which year did both Koreas
    |        join the United Nations?
    |
    |  The Treaty on Basic Relations; Seoul
    |  normalised with Beijing only in
    |  1992.
    |  source: Relations with neighbouring
    |  countries, government portal,
    |  ROK-Japan Relations, paragraph 17
    |
    |  [1 again today] · 2 hard 1 d
    |  3 good 1 d · 4 easy 8 d
    |  Enter next · 1-4 regrade · ? keys
    ");
    assert_snapshot!(near, @"
    |  ~ Nothern Policy
    |    difference: No[+r]thern Policy
    |    right: Northern Policy
    |
    |  1 again today · [2 hard 1 d]
    |  3 good 2 d · 4 easy 8 d
    |  Enter next · 1-4 regrade · ? keys
    ");
    assert_snapshot!(summary, @r#"
    |  Done: 2 questions · 3 answers · 0 s
    |  Right at first try: 1 of 2
    |  score 45 %
    |  Still known in a month: 1 of 2
    |  0 without this session · 2 stronger
    |
    |  What went wrong
    |
    |  What does South Korea call itself in
    |  Korean?
    |    ✗ 조선
    |    ✓ 대한민국
    |
    |  2 questions come back tomorrow.
    |
    |  arrows and Enter, Esc ends
    |  › Missed ones again
    |    End here
    |    Undo last answer
    "#);
}

#[test]
fn a_session_at_80_columns() {
    let [choice, feedback, near, summary] = session(80);
    assert_snapshot!(choice, @"
    |  Every form · 조약과 외교 · new             0/15 · 0 min · 0 due · 15 new
    |
    |  In which year did South Korea and Japan normalise relations by treaty?
    |  as of 1965
    |
    |    A  1988
    |    B  1951
    |    C  1991
    |    D  1965
    |
    |  a-d choose · h hint · 0 don't know · q stop · s skip · ? keys
    ");
    assert_snapshot!(feedback, @r"
    |  ✗ 1991
    |    right: 1965
    |    why not: That was the year of the United Nations
    |    your answer would be right for:
    |      · South Korea joined the UN in _____ together with North Korea
    |      · In which year did both Koreas join the United Nations?
    |
    |  The Treaty on Basic Relations; Seoul normalised with Beijing only in
    |  1992.
    |  source: Relations with neighbouring countries, government portal,
    |  ROK-Japan Relations, paragraph 17
    |
    |  [1 again today] · 2 hard 1 d · 3 good 1 d · 4 easy 8 d
    |  Enter next · 1-4 regrade · u undo · q stop · ? keys
    ");
    assert_snapshot!(near, @"
    |  ~ Nothern Policy
    |    difference: No[+r]thern Policy
    |    right: Northern Policy
    |
    |  1 again today · [2 hard 1 d] · 3 good 2 d · 4 easy 8 d
    |  Enter next · 1-4 regrade · u undo · q stop · ? keys
    ");
    assert_snapshot!(summary, @r#"
    |  Done: 2 questions · 3 answers · 0 s
    |  Right at first try: 1 of 2 · score 45 %
    |  Still known in a month: 1 of 2 · 0 without this session · 2 stronger
    |
    |  What went wrong
    |
    |  What does South Korea call itself in Korean?
    |    ✗ 조선
    |    ✓ 대한민국
    |
    |  2 questions come back tomorrow.
    |
    |  arrows and Enter, Esc ends
    |  › Missed ones again
    |    End here
    |    Undo last answer
    "#);
}

/// A session with something right, something wrong and a near miss.
fn mixed(terminal: &mut Terminal) {
    terminal.press("조선\r\rNothern Policy\r\r1991\r\r12\r");
    terminal.wait("right: 79.3 US$ billion");
    terminal.wait(KEYS);
    terminal.go("q", "What went wrong");
}

/// A piece in colour says by a sign what the colour says: an answer's own, or that of a difference.
fn has_its_sign(piece: &str) -> bool {
    let piece = piece.trim();
    ["✓", "✗", "~"].contains(&piece) || piece.starts_with("[+") || piece.starts_with("[-")
}

#[test]
fn colours_only_stand_beside_signs() {
    let desk = Desk::new();
    let mut terminal = study(&desk, 60, &["--tag", "typed"]);
    mixed(&mut terminal);
    let left = terminal.end();
    let pieces: Vec<_> = left
        .rows
        .iter()
        .flat_map(|row: &Row| &row.coloured)
        .collect();
    assert!(pieces.len() >= 6, "{pieces:?}");
    assert!(pieces.iter().all(|piece| has_its_sign(piece)), "{pieces:?}");
}

/// Control sequences for colour or weight: those that end in `m`.
fn styles(written: &[u8]) -> Vec<String> {
    let written = String::from_utf8(written.to_vec()).unwrap();
    let is_style = |sequence: &&str| {
        let parameter = |c: char| c.is_ascii_digit() || c == ';';
        sequence.trim_start_matches(parameter).starts_with('m')
    };
    let sequences = written.split("\u{1b}[").skip(1);
    sequences.filter(is_style).map(str::to_owned).collect()
}

/// A session and home, and what was written.
fn written(set: (&str, &str)) -> [Vec<u8>; 2] {
    let desk = Desk::new();
    desk.write("forms.yaml", DECK);
    let args: Vec<_> = STUDY.iter().chain(&["--tag", "typed"]).copied().collect();
    let mut session = Terminal::open_with(&desk, 60, &args, set);
    session.wait(KEYS);
    mixed(&mut session);
    let mut home = Terminal::open_with(&desk, 60, &[], set);
    home.wait(MENU);
    home.wait_menu("Leave");
    home.press("q");
    [session.end().bytes, home.end().bytes]
}

#[test]
fn without_colour_no_colour_is_written() {
    for bytes in written(("NO_COLOR", "1")) {
        assert_eq!(styles(&bytes), [""; 0]);
    }
    // and otherwise there is some, or this would prove nothing
    for bytes in written(("NO_COLOR", "")) {
        assert!(!styles(&bytes).is_empty());
    }
}
