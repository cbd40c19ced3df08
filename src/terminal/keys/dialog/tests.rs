use super::*;
use crate::base::Grade;
use crate::session::Feedback;
use crate::terminal::draw::sample;
use crate::terminal::look::Colour;

/// A terminal that types by itself and keeps what it shows.
struct Script {
    keys: VecDeque<Key>,
    menu: Option<usize>,
    offered: Vec<String>,
    screen: vt100::Parser,
}

impl Device for Script {
    fn key(&mut self) -> io::Result<Key> {
        let key = self.keys.pop_front();
        key.ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
    }

    fn columns(&self) -> usize {
        usize::from(self.screen.screen().size().1.get())
    }

    fn write(&mut self, text: &str) -> io::Result<()> {
        // what the terminal's output mode does
        self.screen.process(text.replace('\n', "\r\n").as_bytes());
        Ok(())
    }

    fn mark_paste(&mut self, _: bool) -> io::Result<()> {
        Ok(())
    }

    fn menu(&mut self, items: &[&str]) -> io::Result<Option<usize>> {
        self.offered = sample::texts(items);
        Ok(self.menu)
    }
}

fn dialog(columns: u16) -> Dialog<Script> {
    let cells = |number| std::num::NonZero::new(number).unwrap();
    let script = Script {
        keys: VecDeque::new(),
        menu: None,
        offered: Vec::new(),
        screen: vt100::Parser::new(cells(60), cells(columns), 0),
    };
    Dialog::new(script, Paint::new(Colour::Always), false)
}

/// A dialogue in which a question was asked.
fn asked(asked: Asked, columns: u16) -> Dialog<Script> {
    let mut dialog = dialog(columns);
    dialog.tell(&Event::Question(Box::new(asked))).unwrap();
    dialog
}

impl Dialog<Script> {
    fn press(&mut self, keys: impl IntoIterator<Item = Key>) {
        self.device.keys.extend(keys);
    }

    fn type_text(&mut self, text: &str) {
        self.press(text.chars().map(|c| match c {
            '\n' => Key::Enter,
            c => Key::Char(c),
        }));
    }

    /// What is heard when these keys are pressed.
    fn heard(&mut self, text: &str) -> Heard {
        self.type_text(text);
        self.hear().unwrap()
    }

    fn given(&mut self, text: &str) -> Given {
        match self.heard(text) {
            Heard::Command(Command::Answer { given, .. }) => given,
            other => panic!("{other:?}"),
        }
    }

    fn screen(&self) -> String {
        self.device.screen.screen().contents()
    }
}

fn feedback(asked: &Asked) -> Event {
    let feedback: Feedback = sample::judged(asked, true, "1965", sample::year());
    Event::Feedback(Box::new(feedback))
}

#[test]
fn letters_digits_and_hangul_letters_choose() {
    for key in ["c", "C", "3", "ㅊ"] {
        let mut dialog = asked(sample::choice(), 80);
        assert_eq!(dialog.given(key), Given::Choice(2), "{key}");
    }
    let mut dialog = asked(sample::truth(), 80);
    assert_eq!(dialog.given("n"), Given::Choice(1));
    assert_eq!(dialog.given("t"), Given::Choice(0));
    assert_eq!(dialog.given("ㄹ"), Given::Choice(1));
}

#[test]
fn every_question_can_be_left_unknown() {
    for question in [
        sample::choice(),
        sample::truth(),
        sample::many(),
        sample::order(),
    ] {
        assert_eq!(asked(question, 80).given("0"), Given::Reveal);
    }
    assert_eq!(asked(sample::typed(), 80).given("\n"), Given::Reveal);
}

#[test]
fn commands_have_their_keys() {
    let mut dialog = asked(sample::choice(), 80);
    let wanted = [
        ("h", Command::Hint),
        ("ㄴ", Command::Skip),
        ("x", Command::Suspend),
        ("u", Command::Undo),
        ("q", Command::Quit),
    ];
    for (key, command) in wanted {
        assert_eq!(dialog.heard(key), Heard::Command(command), "{key}");
    }
}

#[test]
fn a_flip_is_shown_and_graded() {
    let question = sample::flip();
    let mut dialog = asked(question.clone(), 80);
    assert_eq!(dialog.given(" "), Given::Reveal);
    dialog.tell(&feedback(&question)).unwrap();
    // Enter grades nothing: it may have been meant for the other side
    assert_eq!(
        dialog.heard("\nh"),
        Heard::Command(Command::Grade(Grade::Hard))
    );
    let kept = sample::recorded(&question, Grade::Hard, 1);
    dialog.tell(&Event::Recorded(kept)).unwrap();
    assert!(dialog.screen().contains("kept as hard: back tomorrow"));
}

#[test]
fn a_judged_answer_is_passed_or_corrected() {
    let question = sample::choice();
    let mut dialog = asked(question.clone(), 80);
    dialog.tell(&feedback(&question)).unwrap();
    assert_eq!(dialog.heard("\n"), Heard::Command(Command::Next));
    assert_eq!(
        dialog.heard("h2"),
        Heard::Command(Command::Grade(Grade::Hard))
    );
}

#[test]
fn what_keeps_nothing_takes_no_grade() {
    for question in [sample::choice(), sample::flip()] {
        let mut dialog = asked(question.clone(), 80);
        let mut feedback = sample::judged(&question, true, "1965", sample::year());
        feedback.gradable = false;
        dialog.tell(&Event::Feedback(Box::new(feedback))).unwrap();
        assert_eq!(dialog.heard("2\n"), Heard::Command(Command::Next));
    }
}

#[test]
fn ctrl_c_interrupts_every_kind_of_question() {
    for question in [
        sample::flip(),
        sample::typed(),
        sample::choice(),
        sample::truth(),
        sample::many(),
        sample::order(),
        sample::matching(),
    ] {
        let mut dialog = asked(question.clone(), 80);
        dialog.press([Key::CtrlC]);
        assert_eq!(dialog.hear().unwrap(), Heard::Interrupted);
        dialog.tell(&feedback(&question)).unwrap();
        dialog.press([Key::CtrlC]);
        assert_eq!(dialog.hear().unwrap(), Heard::Interrupted);
        assert_eq!(dialog.hear().unwrap(), Heard::Closed);
    }
}

#[test]
fn hangul_is_typed_erased_and_corrected_on_the_screen() {
    let mut dialog = asked(sample::typed(), 40);
    dialog.type_text("대한민국");
    dialog.press([Key::Backspace, Key::Backspace, Key::Char('국'), Key::Enter]);
    assert_eq!(
        dialog.hear().unwrap(),
        Heard::Command(Command::Answer {
            given: Given::Text("대한국".into()),
            elapsed_ms: None,
            confidence: None,
        })
    );
    let screen = dialog.screen();
    assert!(screen.ends_with("  › 대한국"), "{screen}");
    assert!(screen.contains("In which year"), "{screen}");
}

#[test]
fn a_long_typed_answer_erases_nothing_above() {
    let mut dialog = asked(sample::typed(), 40);
    let before = dialog.screen();
    let long = "대한민국과 일본은 기본관계조약을 맺고 국교를 정상화하였다";
    assert_eq!(dialog.given(&format!("{long}\n")), Given::Text(long.into()));
    let screen = dialog.screen();
    assert!(screen.starts_with(&before), "{screen}");
    let typed = screen[before.len()..].replace(['\n', ' '], "");
    assert_eq!(typed, format!("›{}", long.replace(' ', "")));
}

#[test]
fn a_hint_leaves_the_draft_alone() {
    let mut dialog = asked(sample::typed(), 80);
    dialog.type_text("19");
    dialog.press([Key::Tab]);
    assert_eq!(dialog.hear().unwrap(), Heard::Command(Command::Hint));
    dialog.tell(&Event::Hint("mid-sixties".into())).unwrap();
    assert_eq!(dialog.given("65\n"), Given::Text("1965".into()));
}

#[test]
fn several_answers_are_typed_one_by_one() {
    let wanted = Given::Texts(sample::texts(&["Seoul", "Tokyo"]));
    assert_eq!(asked(sample::several(), 80).given("Seoul\nTokyo\n"), wanted);
    // an empty line ends the list early
    let one = Given::Texts(sample::texts(&["Seoul"]));
    assert_eq!(asked(sample::several(), 80).given("Seoul\n\n"), one);
    assert_eq!(asked(sample::several(), 80).given("\n"), Given::Reveal);
}

#[test]
fn a_question_mark_alone_explains_the_keys_while_typing() {
    let mut dialog = asked(sample::typed(), 80);
    assert_eq!(dialog.given("?\n1965\n"), Given::Text("1965".into()));
    assert!(dialog.screen().contains("again, hard, good, easy"));
}

#[test]
fn an_order_is_answered_only_when_complete() {
    let mut dialog = asked(sample::order(), 80);
    dialog.type_text("cb\n");
    dialog.press([Key::Backspace]);
    assert_eq!(dialog.given("ab\n"), Given::Choices(vec![2, 0, 1]));
    assert!(dialog.screen().ends_with("  › C A B · Enter"));
}

#[test]
fn one_composed_syllable_is_two_picks() {
    let mut dialog = asked(sample::matching(), 80);
    assert_eq!(dialog.given("뮤\n"), Given::Choices(vec![0, 1]));
}

#[test]
fn the_live_line_leaves_korean_choices_above_alone() {
    for columns in [20, 40, 60, 80] {
        let mut question = sample::korean();
        question.form = Form::Many;
        let mut dialog = asked(question, columns);
        let before = dialog.screen();
        assert_eq!(dialog.given("abcdbc\n"), Given::Choices(vec![0, 3]));
        let screen = dialog.screen();
        assert_eq!(screen, format!("{before}\n  › A D · Enter"));
    }
}

#[test]
fn the_end_offers_another_go() {
    let mut dialog = dialog(80);
    dialog.device.menu = Some(0);
    dialog
        .tell(&Event::Summary(Box::new(sample::summary(true))))
        .unwrap();
    assert_eq!(dialog.hear().unwrap(), Heard::Command(Command::Retry));
    assert_eq!(
        dialog.device.offered,
        ["Missed ones again", "End here", "Undo last answer"]
    );
    assert!(dialog.screen().ends_with("› Missed ones again"));
}

#[test]
fn the_end_is_the_first_offer_when_nothing_went_wrong() {
    let mut dialog = dialog(80);
    dialog
        .tell(&Event::Summary(Box::new(sample::summary(false))))
        .unwrap();
    // Escape takes none
    assert_eq!(dialog.hear().unwrap(), Heard::Command(Command::Quit));
    assert_eq!(dialog.device.offered, ["End here", "Undo last answer"]);
}

#[test]
fn a_session_without_answers_ends_at_once() {
    let mut dialog = dialog(80);
    let mut summary = sample::summary(false);
    summary.answered = 0;
    dialog.tell(&Event::Summary(Box::new(summary))).unwrap();
    assert_eq!(dialog.hear().unwrap(), Heard::Command(Command::Quit));
    assert!(dialog.device.offered.is_empty());
}

#[test]
fn one_key_says_how_sure_one_is() {
    let sure = |asked: Asked, keys: &str| {
        let mut dialog = dialog(40);
        dialog.asks_confidence = true;
        dialog.tell(&Event::Question(Box::new(asked))).unwrap();
        match dialog.heard(keys) {
            Heard::Command(Command::Answer { confidence, .. }) => (confidence, dialog.screen()),
            other => panic!("{other:?}"),
        }
    };
    let (confidence, screen) = sure(sample::choice(), "bx3");
    assert_eq!(confidence, Some(3));
    assert!(screen.contains("how sure? · 1 a guess"), "{screen}");
    assert_eq!(sure(sample::typed(), "1965\n1").0, Some(1));
    assert_eq!(sure(sample::flip(), "\n2").0, Some(2));
    assert_eq!(sure(sample::choice(), "b\n").0, None, "Enter passes");
    assert_eq!(
        sure(sample::choice(), "0").0,
        None,
        "who gives up is not asked"
    );
    let mut dialog = dialog(80);
    dialog.asks_confidence = true;
    dialog
        .tell(&Event::Question(Box::new(sample::choice())))
        .unwrap();
    dialog.type_text("b");
    dialog.press([Key::CtrlC]);
    assert_eq!(dialog.hear().unwrap(), Heard::Interrupted);
}
