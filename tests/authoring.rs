//! A teacher's afternoon: decks begun, cards added, looked at and watched, by the real binary.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails

mod desk;

use desk::Desk;
use insta::assert_snapshot;

const DECK: &str = "deck: d\ntitle: Deck\ncards:\n  - id: year\n    ask: Which year?\n    answer: 1965\n\n  - id: capital\n    ask: Which capital?\n    answer: Seoul\n";

#[test]
fn a_new_deck_reads_without_findings_and_can_be_studied() {
    let desk = Desk::new();
    assert_snapshot!(desk.run(&["new", "my-deck.yaml"]).whole(), @"Wrote my-deck.yaml. `quizdeck add my-deck.yaml` adds a card, `quizdeck check my-deck.yaml` looks it over.");
    assert_snapshot!(desk.run(&["check", "my-deck.yaml"]).whole(), @"no findings in 1 file");
    let cards = desk.json(&["cards", "my-deck.yaml", "--json"]);
    assert_eq!(cards["cards"][0]["deck"], "my-deck");
    let decks = desk.json(&["decks", "my-deck.yaml", "--json"]);
    assert_eq!(decks["decks"][0]["title"], "My deck");
}

#[test]
fn a_file_that_is_there_is_written_over_only_when_asked() {
    let desk = Desk::new();
    let path = desk.write("a.yaml", DECK);
    assert_snapshot!(desk.run(&["new", "a.yaml"]).whole(), @"
    --- stderr
    error: `a.yaml` is there already
      help: name another file, add a card to it with `quizdeck add a.yaml`, or write over it with --force
    --- exit 2
    ");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), DECK);
    assert_eq!(
        desk.run(&["new", "a.yaml", "--force", "--title", "no: \"really\""])
            .code,
        0
    );
    let decks = desk.json(&["decks", "a.yaml", "--json"]);
    assert_eq!(decks["decks"][0]["title"], "no: \"really\"");
    assert_snapshot!(desk.run(&["new", "none/a.yaml"]).whole(), @"
    --- stderr
    error: there is no folder for `none/a.yaml`
      help: make the folder first
    --- exit 2
    ");
}

#[test]
fn a_script_adds_cards_in_the_layout_of_the_author() {
    let desk = Desk::new();
    let path = desk.write("d.yaml", DECK);
    let one = desk.run_with(
        &["add", "d.yaml", "--from-stdin"],
        "{ id: no-card, ask: \"Is it so?\", answer: \"no\" }",
    );
    assert_snapshot!(one.whole(), @"Added 1 card to d.yaml: `no-card`.");
    let two = desk.run_with(
        &["add", "d.yaml", "--from-stdin", "--json"],
        "- {id: a, ask: A?, answer: x}\n- {ask: B?, answer: y}\n",
    );
    let said: serde_json::Value = serde_json::from_str(&two.out).unwrap();
    assert_eq!(said["cards"][0], "a");
    let id = said["cards"][1].as_str().unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    assert_eq!(
        text,
        format!(
            "{DECK}\n  - id: no-card\n    ask: Is it so?\n    answer: \"no\"\n\n  - id: a\n    ask: A?\n    answer: x\n\n  - id: {id}\n    ask: B?\n    answer: y\n"
        )
    );
    assert_eq!(desk.run(&["check", "d.yaml"]).code, 0);
}

#[test]
fn cards_that_are_not_sound_change_nothing() {
    let desk = Desk::new();
    let path = desk.write("d.yaml", DECK);
    let add = |input: &str| desk.run_with(&["add", "d.yaml", "--from-stdin"], input);
    assert_snapshot!(add("id: year\nask: Twice?\nanswer: so\n").whole(), @r"
    --- stderr
    error[id-duplicate]: two cards have the id `year`
      --> d.yaml:12:9
       |
     4 |   - id: year
       |         ---- first here
    ...
    12 |   - id: year
       |         ^^^^ again
       |
       = help: give this card another id

    1 error in 1 file
    Nothing was written.
    --- exit 2
    ");
    assert_snapshot!(add("ask: [").whole(), @r"
    --- stderr
    error[yaml-syntax]: this is no YAML: while parsing a node, did not find expected node content
     --> standard input:1:6
      |
    1 | ask: [
      |      ^

    1 error in 1 file
    Nothing was written.
    --- exit 2
    ");
    assert_snapshot!(add("").whole(), @r"
    --- stderr
    error[deck-empty]: there is no card
     --> standard input:1:1
      |
    1 |
      | ^
      |
      = help: write a card, such as `{ ask: …, answer: … }`

    1 error in 1 file
    Nothing was written.
    --- exit 2
    ");
    for input in ["- just text", "{ ask: No answer? }", "\u{0}"] {
        assert_eq!(add(input).code, 2, "{input}");
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap(), DECK);
    let json = desk.run_with(
        &["add", "d.yaml", "--from-stdin", "--json"],
        "{ ask: No answer? }",
    );
    let said: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(
        (json.code, said["diagnostics"][0]["rule"].as_str()),
        (2, Some("answer-missing"))
    );
}

#[test]
fn without_a_terminal_the_flag_is_named_that_helps() {
    let desk = Desk::new();
    desk.write("d.yaml", DECK);
    desk.write("broken.yaml", "cards: [");
    assert_snapshot!(desk.run(&["add", "d.yaml"]).whole(), @r"
    --- stderr
    error: adding a card asks questions, and there is no terminal
      help: give the card as YAML on standard input with --from-stdin
    --- exit 2
    ");
    assert_snapshot!(desk.run(&["add", "none.yaml", "--from-stdin"]).whole(), @r"
    --- stderr
    error: there is no file `none.yaml`
      help: `quizdeck decks` lists the decks that can be named without a path
      help: `quizdeck new none.yaml` makes one
    --- exit 2
    ");
    let broken = desk.run_with(
        &["add", "broken.yaml", "--from-stdin"],
        "{ask: a, answer: b}",
    );
    assert_snapshot!(broken.whole(), @r"
    --- stderr
    error: `broken.yaml` takes no card: the file is no sound YAML
      help: `quizdeck check broken.yaml` says where and what to do
    --- exit 2
    ");
    assert_snapshot!(desk.run(&["check", "--watch", "d.yaml"]).whole(), @r"
    --- stderr
    error: --watch is for a terminal, and there is none
      help: add --plain to watch all the same
    --- exit 2
    ");
}

#[test]
fn cards_are_shown_as_a_learner_meets_them_and_nothing_is_kept() {
    let desk = Desk::new();
    let card = "\n  - id: two\n    ask: Of which country is it the capital?\n    answer: South Korea\n    wrong: [North Korea, Japan, { text: China, because: Its capital is Beijing }]\n    explain: Since 1948.\n";
    desk.write("d.yaml", format!("{DECK}{card}"));
    let shown = desk.run(&["preview", "d.yaml"]);
    assert_snapshot!(shown.whole(), @r"

    Deck                                                    year/main · flip

    Which year?

    Deck                                                   year/main · typed

    Which year?

    1965

    Deck                                                 capital/main · flip

    Which capital?

    Deck                                                capital/main · typed

    Which capital?

    Seoul

    Deck                                                     two/main · flip

    Of which country is it the capital?

    Deck                                                    two/main · typed

    Of which country is it the capital?

    Deck                                                   two/main · choice

    Of which country is it the capital?

      A  China
      B  North Korea
      C  South Korea
      D  Japan

    South Korea

    Since 1948.
    why not China: Its capital is Beijing
    ");
    assert_eq!(desk.run(&["cards", "--show", "d.yaml"]).out, shown.out);
    assert!(!desk.db().exists(), "progress is not touched");
}

#[test]
fn all_shipped_cards_can_be_shown() {
    let desk = Desk::new();
    let run = desk.run(&["preview"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    for form in ["flip", "typed", "choice", "truth", "order", "match"] {
        assert!(run.out.contains(&format!(" · {form}\n")), "{form}");
    }
}

#[cfg(unix)]
mod terminal {
    use std::io::{Read, Write};
    use std::num::NonZeroU16;
    use std::process::Command;
    use std::time::Duration;

    use expectrl::process::unix::WaitStatus;
    use expectrl::session::OsSession;
    use rustix::event::{PollFd, PollFlags, Timespec, poll};

    use super::{DECK, Desk};

    /// Somebody before a window of 72 columns.
    struct Window {
        session: OsSession,
        screen: vt100::Parser,
    }

    impl Window {
        fn open(desk: &Desk, args: &[&str]) -> Self {
            let program = desk.command(args);
            let mut shell = Command::new("sh");
            // the program starts when its window has a size
            shell
                .args(["-c", "read -r _; stty sane; exec \"$0\" \"$@\""])
                .arg(program.get_program())
                .args(program.get_args());
            shell
                .env_clear()
                .current_dir(desk.path(""))
                .env("PATH", "/usr/local/bin:/usr/bin:/bin")
                .env("TERM", "xterm-256color");
            for (name, value) in program.get_envs() {
                shell.env(name, value.unwrap());
            }
            let mut session = OsSession::spawn(shell).unwrap();
            session.get_process_mut().set_window_size(72, 60).unwrap();
            session.write_all(b"\n").unwrap();
            let cells = |number| NonZeroU16::new(number).unwrap();
            Self {
                session,
                screen: vt100::Parser::new(cells(60), cells(72), 1000),
            }
        }

        fn shown(&self) -> String {
            self.screen.screen().contents()
        }

        /// Waits until the row of the cursor shows a text, then types.
        fn at(&mut self, text: &str, keys: &str) -> &mut Self {
            self.until(text, |window| window.asks(text));
            self.type_keys(keys)
        }

        /// Whether a text is asked for: beside the cursor, or above it where there is too little room.
        fn asks(&self, label: &str) -> bool {
            let row = self.row(0);
            row.contains(label) || (row.trim().starts_with('›') && self.row(1).contains(label))
        }

        /// Waits until a menu ends with an item, then types.
        fn pick(&mut self, item: &str, keys: &str) -> &mut Self {
            self.until(item, |window| window.row(1).contains(item));
            self.type_keys(keys)
        }

        fn type_keys(&mut self, keys: &str) -> &mut Self {
            self.session.write_all(keys.as_bytes()).unwrap();
            self.session.flush().unwrap();
            self
        }

        /// The row of the cursor, or one above it.
        fn row(&self, above: u16) -> String {
            let screen = self.screen.screen();
            let row = usize::from(screen.cursor_position().0.saturating_sub(above));
            screen.rows(0, 72).nth(row).unwrap()
        }

        fn wait(&mut self, text: &str) {
            self.until(text, |window| window.shown().contains(text));
        }

        fn until(&mut self, wanted: &str, shown: impl Fn(&Self) -> bool) {
            let mut buffer = [0; 4096];
            while !shown(self) {
                let stream = self.session.get_stream_mut();
                let mut fds = [PollFd::new(&*stream, PollFlags::IN)];
                let patience = Timespec {
                    tv_sec: 30,
                    tv_nsec: 0,
                };
                assert!(
                    poll(&mut fds, Some(&patience)).unwrap() > 0,
                    "no `{wanted}`:\n{}",
                    self.shown()
                );
                let read = self.session.get_stream_mut().read(&mut buffer).unwrap_or(0);
                assert!(read > 0, "ended before `{wanted}`:\n{}", self.shown());
                self.screen.process(&buffer[..read]);
            }
        }

        /// Reads to the end; the exit code.
        fn end(mut self) -> (i32, String) {
            let mut buffer = [0; 4096];
            while let Ok(read @ 1..) = self.session.get_stream_mut().read(&mut buffer) {
                self.screen.process(&buffer[..read]);
            }
            assert!(!self.screen.screen().hide_cursor(), "the cursor is hidden");
            let code = match self.session.get_process().wait().unwrap() {
                WaitStatus::Exited(_, code) => code,
                other => panic!("{other:?}"),
            };
            (code, self.shown())
        }
    }

    const DOWN: &str = "\u{1b}[B";

    #[test]
    fn a_card_is_asked_for_shown_and_saved() {
        let desk = Desk::new();
        let path = desk.write(
            "d.yaml",
            format!(
                "{}sources: {{ book: {{ title: The book, file: b.txt }} }}\n",
                "deck: d\ntitle: Deck\n"
            ) + &DECK["deck: d\ntitle: Deck\n".len()..],
        );
        let mut window = Window::open(&desk, &["add", "d.yaml"]);
        window
            .pick("Pairs", "\r")
            .at("Question ›", "대한민국의 수도는?\r")
            .at("Answer ›", "서울울\u{7f}\r")
            .at("Right too 1 ›", "Seoul\r")
            .at("Right too 2 ›", "\r")
            .at("Wrong 1 ›", "부산\r")
            .at("because ›", "The second city\r")
            .at("Wrong 2 ›", "no\r")
            .at("because ›", "\r")
            .at("Wrong 3 ›", "\r")
            .at("Explanation", "Since 1394.\r")
            .at("Topic", "korea/cities\r")
            .at("Source", "1\r")
            .at("Section", "Cities\r")
            .at("Paragraph", "3\r")
            .at("Id", "\r")
            .pick("Drop", "\r")
            .pick("Done", &format!("{DOWN}\r"));
        let (code, shown) = window.end();
        assert_eq!(code, 0, "{shown}");
        assert!(
            shown.contains("no findings in 1 file") && shown.contains("Added 1 card to d.yaml."),
            "{shown}"
        );
        assert!(shown.contains("why not 부산: The second city"), "{shown}");
        let text = std::fs::read_to_string(path).unwrap();
        assert!(
            text.ends_with("\n\n  - id: 대한민국의-수도는\n    topic: korea/cities\n    ask: 대한민국의 수도는?\n    answer: 서울\n    accept: [Seoul]\n    wrong:\n      - { text: 부산, because: The second city }\n      - \"no\"\n    explain: Since 1394.\n    source: { in: book, section: Cities, paragraph: 3 }\n"),
            "{text}"
        );
    }

    #[test]
    fn a_card_with_errors_cannot_be_saved_and_can_be_mended() {
        let desk = Desk::new();
        let path = desk.write("d.yaml", DECK);
        let mut window = Window::open(&desk, &["add", "d.yaml"]);
        window
            .pick("Pairs", &format!("{DOWN}{DOWN}{DOWN}\r"))
            .at("Question ›", "When?\r")
            .at("Date ›", "yesterday\r")
            .at("Explanation", "\r")
            .at("Topic", "\r")
            .at("Id", "\r")
            .pick("Drop", "\r")
            .pick("Pairs", "\r")
            .at("When?", "\r")
            .at("yesterday", "\u{15}1992-08-24\r")
            .at("Explanation", "\r")
            .at("Topic", "\r")
            .at("Id", "\r")
            .pick("Drop", "\r")
            .pick("Done", "\u{1b}");
        let (code, shown) = window.end();
        assert_eq!(code, 0, "{shown}");
        assert!(shown.contains("error[date]"), "{shown}");
        let text = std::fs::read_to_string(path).unwrap();
        assert!(
            text.ends_with("    ask: When?\n    answer: { date: 1992-08-24 }\n"),
            "{text}"
        );
    }

    #[test]
    fn ctrl_c_at_any_step_writes_nothing() {
        let steps = ["\r", "Why?\r", "So\r", "\r", "\r", "\r", "\r", "\r"];
        let prompts = [
            "Pairs",
            "Question ›",
            "Answer ›",
            "Right too 1 ›",
            "Wrong 1 ›",
            "Explanation",
            "Topic",
            "Id",
            "Drop",
        ];
        let shows = |window: &Window, prompt: &str| {
            window.asks(prompt) || window.row(1).trim().ends_with(prompt)
        };
        for stop in 0..prompts.len() {
            let desk = Desk::new();
            let path = desk.write("d.yaml", DECK);
            let mut window = Window::open(&desk, &["add", "d.yaml"]);
            for (prompt, keys) in prompts.iter().zip(steps).take(stop) {
                window.until(prompt, |window| shows(window, prompt));
                window.type_keys(keys);
            }
            window.until(prompts[stop], |window| shows(window, prompts[stop]));
            window.type_keys("\u{3}");
            let (code, shown) = window.end();
            assert_eq!(code, 130, "{stop}: {shown}");
            assert!(shown.contains("Nothing was written."), "{shown}");
            assert_eq!(std::fs::read_to_string(&path).unwrap(), DECK);
        }
    }

    #[test]
    fn a_deck_is_begun_with_its_first_card() {
        let desk = Desk::new();
        let mut window = Window::open(&desk, &["new", "first-deck.yaml"]);
        window
            .at("Title ›", "\r")
            .at("What it teaches", "Firsts: all of them\r")
            .at("Language", "\r")
            .at("File or address", "book.txt\r")
            .at("Its title", "The book\r")
            .pick("example cards", "\r")
            .pick("Pairs", &format!("{DOWN}{DOWN}{DOWN}{DOWN}\r"))
            .at("Claim ›", "Seoul is a capital.\r")
            .pick("False", "\r")
            .at("Explanation", "\r")
            .at("Topic", "\r")
            .at("Source", "1\r")
            .at("Section", "\r")
            .at("Paragraph", "\r")
            .at("Id", "\r")
            .pick("Drop", "\r");
        let (code, shown) = window.end();
        assert_eq!(code, 0, "{shown}");
        let text = std::fs::read_to_string(desk.path("first-deck.yaml")).unwrap();
        insta::assert_snapshot!(text, @r#"
        # The id below never changes: progress hangs on it. All other words may.
        deck: first-deck
        title: First deck
        about: "Firsts: all of them"
        language: en
        sources:
          book:
            title: The book
            file: book.txt

        cards:
          - id: seoul-capital
            claim: Seoul is a capital.
            answer: true
            source: book
        "#);
        let mut window = Window::open(&desk, &["new", "other.yaml"]);
        window.at("Title ›", "\r").at("What it teaches", "\u{3}");
        assert_eq!(window.end().0, 130);
        assert!(!desk.path("other.yaml").exists());
    }

    #[test]
    fn a_watched_deck_is_checked_after_every_save() {
        let desk = Desk::new();
        let path = desk.write("d.yaml", DECK);
        let mut window = Window::open(&desk, &["check", "--watch", "d.yaml"]);
        window.wait("no findings in 1 file");
        std::thread::sleep(Duration::from_millis(20));
        std::fs::write(&path, DECK.replace("answer: Seoul", "anser: Seoul")).unwrap();
        window.wait("1 error in 1 file");
        assert!(
            window.shown().contains("── 09:00:00 ──"),
            "{}",
            window.shown()
        );
        window.type_keys("\u{3}");
        assert_eq!(window.end().0, 130);
    }
}
