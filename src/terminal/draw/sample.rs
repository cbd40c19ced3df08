//! Questions and answers for tests of the screens.

use crate::base::{Days, Grade, Topic};
use crate::deck::{AnswerText, Form, Match};
use crate::session::{Asked, Feedback, Kept, Missed, Position, Recorded, ReviewId, Summary};

/// Thirty syllables and their blanks: 66 cells and more, wider than the terminals it is drawn on.
pub(crate) const KOREAN: [&str; 4] = [
    "대한민국과 일본은 천구백육십오년에 기본관계조약을 맺고 국교를 정상화하였다",
    "양국은천구백오십일년샌프란시스코에서처음으로국교정상화회담을시작하였다고한다",
    "천구백칠십이년의 공동성명은 남과 북이 처음으로 합의한 통일의 세 가지 원칙이다",
    "짧은 답",
];

pub(crate) fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|&text| text.to_owned()).collect()
}

fn asked(form: Form, prompt: &str, choices: &[&str]) -> Asked {
    Asked {
        key: "korea-japan/treaty-year".parse().unwrap(),
        form,
        topic: Topic::new("japan/treaties").ok(),
        deck_title: String::from("South Korea and Japan"),
        topic_name: Some(String::from("Treaties with Japan")),
        prompt: prompt.to_owned(),
        choices: texts(choices),
        left_side: Vec::new(),
        value: None,
        wanted: 1,
        hint: true,
        as_of: None,
        left: 9,
        position: Position {
            done: 3,
            all: 12,
            due: 6,
            new: 3,
            elapsed_ms: 125_000,
        },
        new: false,
        repeat: false,
    }
}

const TREATY: &str = "In which year did South Korea and Japan normalise relations by treaty?";

pub(crate) fn choice() -> Asked {
    let mut asked = asked(Form::Choice, TREATY, &["1951", "1965", "1972", "1992"]);
    asked.as_of = "2005".parse().ok();
    asked
}

pub(crate) fn korean() -> Asked {
    asked(
        Form::Choice,
        "국교 정상화에 대해 옳은 것은 무엇인가?",
        &KOREAN,
    )
}

pub(crate) fn flip() -> Asked {
    asked(Form::Flip, TREATY, &[])
}

pub(crate) fn typed() -> Asked {
    let mut asked = asked(Form::Typed, TREATY, &[]);
    asked.new = true;
    asked
}

pub(crate) fn several() -> Asked {
    let mut asked = asked(Form::Typed, "Which two capitals?", &[]);
    asked.wanted = 2;
    asked.hint = false;
    asked
}

pub(crate) fn truth() -> Asked {
    asked(Form::Truth, "Japan recognises Seoul.", &["true", "false"])
}

pub(crate) fn many() -> Asked {
    asked(
        Form::Many,
        "Which are Korean?",
        &["Seoul", "Incheon", "Busan", "Osaka"],
    )
}

pub(crate) fn order() -> Asked {
    let mut asked = asked(
        Form::Order,
        "From the earliest",
        &["war", "treaty", "summit"],
    );
    asked.repeat = true;
    asked
}

pub(crate) fn matching() -> Asked {
    let mut asked = asked(Form::Match, "Pair them", &["1992", "1965"]);
    asked.left_side = texts(&["Treaty on Basic Relations", "Ties with Beijing"]);
    asked
}

pub(crate) fn judged(asked: &Asked, correct: bool, given: &str, answer: AnswerText) -> Feedback {
    Feedback {
        key: asked.key.clone(),
        form: asked.form,
        prompt: None,
        correct: (asked.form != Form::Flip).then_some(correct),
        score: (asked.form != Form::Flip).then_some(f64::from(u8::from(correct))),
        given: given.to_owned(),
        answer,
        difference: Vec::new(),
        because: None,
        belongs_to: Vec::new(),
        items: Vec::new(),
        explain: None,
        source: None,
        source_text: None,
        grade: if correct { Grade::Good } else { Grade::Again },
        next: [Days(0), Days(1), Days(3), Days(8)],
        gradable: true,
    }
}

pub(crate) fn year() -> AnswerText {
    AnswerText::One(String::from("1965"))
}

pub(crate) fn pairs() -> AnswerText {
    let pair = |left: &str, right: &str| Match {
        left: left.to_owned(),
        right: right.to_owned(),
    };
    AnswerText::Pairs(vec![
        pair("Treaty on Basic Relations", "1965"),
        pair("Ties with Beijing", "1992"),
    ])
}

pub(crate) fn recorded(asked: &Asked, grade: Grade, days: u32) -> Recorded {
    Recorded {
        key: asked.key.clone(),
        kept: Kept {
            review: ReviewId(1),
            state: None,
        },
        grade,
        due: crate::base::Millis(0),
        days: Days(days),
    }
}

pub(crate) fn summary(missed: bool) -> Summary {
    let question = choice();
    let missed = missed.then(|| Missed {
        key: question.key.clone(),
        prompt: question.prompt.clone(),
        given: String::from("1951"),
        answer: year(),
    });
    Summary {
        answered: 15,
        correct: 12,
        questions: 12,
        first_try: 9,
        score: Some(0.81),
        elapsed_ms: 384_000,
        missed: missed.into_iter().collect(),
        after: None,
        leeches: Vec::new(),
        left: 2,
        open: true,
    }
}
