use super::*;
use crate::base::Grade;
use crate::session::Started;
use crate::terminal::draw::sample;

fn lines(input: &str) -> Lines<&[u8], Vec<u8>> {
    Lines::new(input.as_bytes(), Vec::new())
}

impl Lines<&[u8], Vec<u8>> {
    fn ask(&mut self, asked: Asked) {
        self.tell(&Event::Question(Box::new(asked))).unwrap();
    }

    fn given(&mut self) -> Given {
        match self.hear().unwrap() {
            Heard::Command(Command::Answer { given, .. }) => given,
            other => panic!("{other:?}"),
        }
    }

    fn judged(&mut self, asked: &Asked, correct: bool) {
        let feedback = sample::judged(asked, correct, "1965", sample::year());
        self.tell(&Event::Feedback(Box::new(feedback))).unwrap();
        let recorded = sample::recorded(asked, Grade::Good, 3);
        self.tell(&Event::Recorded(recorded)).unwrap();
    }

    fn written(&self) -> &str {
        std::str::from_utf8(&self.output).unwrap()
    }
}

#[test]
fn every_kind_of_question_is_answered_by_one_line() {
    let script = "2\nfalse\n1 3\n3,1,2\n2 1\nnineteen sixty-five\nSeoul, Tokyo\n\n3\n";
    let mut talk = lines(script);
    let wanted = [
        (sample::choice(), Given::Choice(1)),
        (sample::truth(), Given::Choice(1)),
        (sample::many(), Given::Choices(vec![0, 2])),
        (sample::order(), Given::Choices(vec![2, 0, 1])),
        (sample::matching(), Given::Choices(vec![1, 0])),
        (sample::typed(), Given::Text("nineteen sixty-five".into())),
        (
            sample::several(),
            Given::Texts(sample::texts(&["Seoul", "Tokyo"])),
        ),
    ];
    for (asked, given) in wanted {
        talk.ask(asked.clone());
        assert_eq!(talk.given(), given, "{}", asked.form);
        talk.judged(&asked, true);
        // the next question follows without a line
        assert_eq!(talk.hear().unwrap(), Heard::Command(Command::Next));
    }
    let flip = sample::flip();
    talk.ask(flip.clone());
    assert_eq!(talk.given(), Given::Reveal);
    talk.judged(&flip, true);
    assert_eq!(
        talk.hear().unwrap(),
        Heard::Command(Command::Grade(Grade::Good))
    );
    assert_eq!(talk.hear().unwrap(), Heard::Closed);
    assert!(!talk.written().contains('\u{1b}'));
}

#[test]
fn a_line_corrects_the_answer_before() {
    let mut talk = lines("1\n/hard\n");
    let asked = sample::choice();
    talk.ask(asked.clone());
    talk.given();
    talk.judged(&asked, true);
    talk.hear().unwrap();
    talk.ask(sample::truth());
    assert_eq!(
        talk.hear().unwrap(),
        Heard::Command(Command::Regrade(Grade::Hard))
    );
    let kept = sample::recorded(&asked, Grade::Hard, 1);
    talk.tell(&Event::Recorded(kept)).unwrap();
    assert!(talk.written().ends_with("kept as hard: back tomorrow\n"));
}

#[test]
fn an_empty_line_means_i_do_not_know() {
    for asked in [sample::choice(), sample::typed(), sample::order()] {
        let mut talk = lines("\n");
        talk.ask(asked);
        assert_eq!(talk.given(), Given::Reveal);
    }
}

#[test]
fn what_fits_nothing_gets_one_line_and_is_passed_over() {
    let mut talk = lines("7\n/hnit\n1951\n");
    talk.ask(sample::choice());
    let before = talk.written().len();
    assert_eq!(talk.given(), Given::Choice(0));
    insta::assert_snapshot!(&talk.written()[before..], @"
    `7` is no choice; give a number from 1 to 4
    `/hnit` is no command; did you mean `/hint`?
    ");
}

#[test]
fn a_session_by_line_reads_like_this() {
    let mut talk = lines("1951\n");
    let started = Started {
        id: "a".into(),
        due: 1,
        new: 0,
    };
    talk.tell(&Event::Started(started)).unwrap();
    let asked = sample::choice();
    talk.ask(asked.clone());
    talk.given();
    talk.judged(&asked, false);
    talk.tell(&Event::Summary(Box::new(sample::summary(true))))
        .unwrap();
    insta::assert_snapshot!(talk.written(), @"
    Answer by line; ? explains, /quit stops.

    South Korea and Japan · Treaties with Japan
    3/12 · 2 min · 6 due · 3 new

    In which year did South Korea and Japan normalise relations by treaty?
    as of 2005

      1) 1951
      2) 1965
      3) 1972
      4) 1992

    (a number from 1 to 4, /hint for a hint)

    ✗ 1965

    [again today] · /hard 1 d · /good 3 d · /easy 8 d

    Done: 12 questions · 15 answers · 6 min
    Right at first try: 9 of 12 · score 81 %

    What went wrong

    In which year did South Korea and Japan normalise relations by treaty?
      ✗ 1951
      ✓ 1965

    2 questions left for later.
    1 question comes back in 3 days.

    Another go at 1 missed question? (y/N)
    ");
}

#[test]
fn the_end_asks_for_another_go_and_no_line_means_no() {
    let ended = |input: &str, missed: bool| {
        let mut talk = Lines::new(input.as_bytes().to_vec().leak() as &[u8], Vec::new());
        talk.tell(&Event::Summary(Box::new(sample::summary(missed))))
            .unwrap();
        talk.hear().unwrap()
    };
    assert_eq!(ended("y\n", true), Heard::Command(Command::Retry));
    assert_eq!(ended("\n", true), Heard::Command(Command::Quit));
    assert_eq!(ended("", true), Heard::Closed);
    assert_eq!(ended("what\n/undo\n", true), Heard::Command(Command::Undo));
    assert_eq!(ended("\n", false), Heard::Command(Command::Quit));
    assert_eq!(ended("/undo\n", false), Heard::Command(Command::Undo));
}

#[test]
fn how_sure_one_is_is_asked_before_the_answer_is_shown() {
    let heard = |asked: Asked, input: &'static str| {
        let mut talk = lines(input).asking_confidence(true);
        talk.ask(asked);
        let before = talk.written().len();
        let Heard::Command(Command::Answer {
            given, confidence, ..
        }) = talk.hear().unwrap()
        else {
            panic!("no answer")
        };
        (given, confidence, talk.written()[before..].to_owned())
    };
    let (given, sure, said) = heard(sample::choice(), "2\n3\n");
    assert_eq!((given, sure), (Given::Choice(1), Some(3)));
    insta::assert_snapshot!(said, @"how sure? · 1 a guess · 2 fairly sure · 3 certain · Enter passes");
    assert_eq!(heard(sample::flip(), "\n1\n").1, Some(1));
    // whatever else comes, the answer stands; and giving up is no certainty
    for (input, given) in [
        ("2\n\n", Given::Choice(1)),
        ("2\nwhat\n", Given::Choice(1)),
        ("2", Given::Choice(1)),
        ("\n3\n", Given::Reveal),
    ] {
        let heard = heard(sample::choice(), input);
        assert_eq!((heard.0, heard.1), (given, None), "{input:?}");
    }
}
