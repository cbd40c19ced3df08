//! Every form answered right and wrong by keys, at every width.

use crate::desk::Desk;
use crate::pty::{ENTER, KEYS, MENU, Row, Terminal, plain};

/// The deck with every form; its options are Korean sentences of thirty syllables.
pub(crate) const DECK: &str = include_str!("deck.yaml");

/// What all sessions are started with.
pub(crate) const STUDY: [&str; 8] = [
    "study",
    "forms.yaml",
    "--order",
    "deck",
    "--new",
    "50",
    "--seed",
    "1",
];

/// A session on the deck of all forms.
pub(crate) fn study(desk: &Desk, columns: u16, more: &[&str]) -> Terminal {
    desk.write("forms.yaml", DECK);
    let args: Vec<_> = STUDY.iter().chain(more).copied().collect();
    let mut terminal = Terminal::open(desk, columns, &args);
    terminal.wait(KEYS);
    terminal
}

/// How a question is answered.
enum Way {
    /// The letters of the options that begin so, in this order, then Enter where several are wanted.
    Options(&'static [&'static str]),
    /// These keys.
    Keys(&'static str),
}

use Way::{Keys, Options};

/// For each question the beginning of its text, a right and a wrong answer.
const ANSWERS: [(&str, Way, Way); 15] = [
    (
        "In which year did South K",
        Options(&["1965"]),
        Options(&["1951"]),
    ),
    (
        "국교 정상화에",
        Options(&["대한민국과"]),
        Options(&["양국은"]),
    ),
    ("대한민국과 일본은", Keys("f"), Keys("t")),
    (
        "다음 가운데",
        Options(&["대한민국은", "조선"]),
        Options(&["독일", "조선"]),
    ),
    (
        "이른 것부터",
        Options(&["천구백오십", "천구백육십", "천구백구십"]),
        Options(&["천구백육십", "천구백오십", "천구백구십"]),
    ),
    (
        "대통령과 그가",
        Options(&["햇볕", "북방"]),
        Options(&["북방", "햇볕"]),
    ),
    (
        "What does South Korea call",
        Keys("대한민국\r"),
        Keys("조선\r"),
    ),
    (
        "Which policy brought",
        Keys("Northern Policy\r"),
        Keys("Sunshine Policy\r"),
    ),
    ("In which year did both", Keys("1991\r"), Keys("1988\r")),
    ("What was the trade", Keys("79.0\r"), Keys("12\r")),
    ("On which day", Keys("24 August 1992\r"), Keys("1992\r")),
    (
        "Which two states",
        Keys("North Korea\rSouth Korea\r"),
        Keys("Japan\r\r"),
    ),
    ("South Korea joined the UN", Keys("1991\r"), Keys("?!\r")),
    ("독도", Keys(" 3"), Keys(" 1")),
    ("국교 정상화란", Keys(" 3"), Keys(" 1")),
];

/// The rows of the question that is open.
fn open_question(terminal: &mut Terminal) -> Vec<Row> {
    let rows = terminal.rows();
    let header = rows
        .iter()
        .rposition(|row| row.text.contains(" min ·"))
        .unwrap();
    rows[header..].to_vec()
}

/// The letter of the option that begins so.
fn letter(question: &[Row], option: &str) -> char {
    let found = question.iter().find_map(|row| {
        let (letter, text) = row.text.trim_start().split_once("  ")?;
        text.starts_with(option).then(|| letter.chars().next())?
    });
    let found = found.unwrap_or_else(|| panic!("no `{option}` in\n{}", plain(question)));
    found.to_ascii_lowercase()
}

/// Answers the open question; whether the answer was judged (a flip is graded instead).
fn answer(terminal: &mut Terminal, way: &Way) -> bool {
    match way {
        Keys(keys) if keys.starts_with(' ') => {
            terminal.go(&keys[..1], "how well");
            terminal.press(&keys[1..]);
            return false;
        }
        Keys(keys) => terminal.go(keys, KEYS),
        Options(options) => {
            let question = open_question(terminal);
            let mut keys: String = options
                .iter()
                .map(|option| letter(&question, option))
                .collect();
            if options.len() > 1 {
                keys.push_str(ENTER);
            }
            terminal.go(&keys, KEYS);
        }
    }
    true
}

/// Goes through all questions: each answered wrong first when `wrong`, then right.
fn go_through(columns: u16, wrong: bool) {
    let desk = Desk::new();
    let mut terminal = study(&desk, columns, &[]);
    let mut answered: Vec<&str> = Vec::new();
    loop {
        let question = plain(&open_question(&mut terminal));
        let known = ANSWERS.iter().find(|(start, ..)| question.contains(start));
        let (start, right, miss) = known.unwrap_or_else(|| panic!("unknown:\n{question}"));
        let again = answered.contains(start);
        answered.push(start);
        let miss = (wrong && !again).then_some(miss);
        if answer(&mut terminal, miss.unwrap_or(right)) {
            let judged = terminal.rows_from(if miss.is_some() { "✗" } else { "✓" });
            assert!(judged.contains("Enter next"), "{judged}");
            let before = question
                .lines()
                .filter(|line| !line.trim_start().starts_with('›'));
            let all = plain(&terminal.rows());
            assert!(
                before.clone().all(|line| all.contains(line)),
                "{question}\nin\n{all}"
            );
            // a key is due once all of the feedback has come: its last row names the keys too, and would be taken for the
            // next question's
            terminal.wait_until(|live, _| live.is_empty());
            terminal.press(ENTER);
        }
        if terminal.wait_any(&[KEYS, MENU]) == MENU {
            break;
        }
    }
    let times = if wrong { 30 } else { 15 };
    assert_eq!(answered.len(), times, "{answered:?}");
    terminal.wait_menu("End here");
    terminal.press(ESCAPE_FROM_MENU);
    let left = terminal.end();
    assert_eq!(left.code, 0);
    assert!(left.shows("Done: 15 questions"));
    assert_eq!(left.shows("What went wrong"), wrong);
    assert_eq!(desk.reviews(), i64::try_from(times).unwrap());
}

/// How sure one is is asked by one key, after the answer and before anything is told of it.
#[test]
fn how_sure_one_is_is_asked_before_the_answer_is_shown() {
    for columns in [40, 60, 80] {
        let desk = Desk::new();
        let mut terminal = study(&desk, columns, &["--confidence"]);
        let choice = terminal.rows_from("Every form ·");
        let row = choice
            .lines()
            .find(|line| line.ends_with("  1991"))
            .unwrap();
        let wrong = row.trim()[..1].to_lowercase();
        terminal.go(&wrong, "how sure?");
        let asked = terminal.rows_from("how sure?");
        assert!(
            !asked.contains('\u{2717}') && !asked.contains("1965"),
            "{asked}"
        );
        // another key than the three is no answer
        terminal.press("x");
        terminal.go("3", KEYS);
        assert!(terminal.rows_from("✗").contains("1965"));
        terminal.press("q");
        assert_eq!(terminal.end().code, 0);
        let file = rusqlite::Connection::open(desk.db()).unwrap();
        let kept: i64 = file
            .query_row("SELECT confidence FROM reviews", [], |row| row.get(0))
            .unwrap();
        assert_eq!(kept, 3);
    }
}

/// `q` leaves a menu as Escape does.
const ESCAPE_FROM_MENU: &str = "q";

#[test]
fn every_form_is_answered_right_at_40_columns() {
    go_through(40, false);
}

#[test]
fn every_form_is_answered_right_at_60_columns() {
    go_through(60, false);
}

#[test]
fn every_form_is_answered_right_at_80_columns() {
    go_through(80, false);
}

#[test]
fn every_form_is_missed_and_mended_at_40_columns() {
    go_through(40, true);
}

#[test]
fn every_form_is_missed_and_mended_at_60_columns() {
    go_through(60, true);
}

#[test]
fn every_form_is_missed_and_mended_at_80_columns() {
    go_through(80, true);
}
