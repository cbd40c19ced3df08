//! The look of the end of a session.

use std::collections::BTreeMap;

use super::words::{come_back, duration, when};
use crate::base::text::count;
use crate::base::{Days, QuestionKey};
use crate::deck::AnswerText;
use crate::plan::Leech;
use crate::session::{After, Feedback, Missed, Recorded, Summary};
use crate::terminal::layout::{Frame, Sheet};
use crate::terminal::look::{Line, Style};

/// What the end need not ask the session for: when its questions come back, and what was said already.
#[derive(Debug, Default)]
pub(crate) struct Ahead {
    due: BTreeMap<QuestionKey, Days>,
    /// What went wrong was told with all the rest, as at the end of a quiz.
    told: bool,
}

impl Ahead {
    /// Takes up what was recorded last.
    pub(crate) fn recorded(&mut self, recorded: &Recorded) {
        self.due.insert(recorded.key.clone(), recorded.days);
    }

    /// Takes up feedback: what comes with its question comes just before the end.
    pub(crate) fn feedback(&mut self, feedback: &Feedback) {
        self.told = feedback.prompt.is_some();
    }

    /// Forgets an answer that was taken back.
    pub(crate) fn undone(&mut self, key: &QuestionKey) {
        self.due.remove(key);
    }

    /// How many come back first after today, and in how many days; what is still due today is left over.
    fn first(&self) -> Option<(usize, Days)> {
        let later = self.due.values().filter(|days| days.0 > 0);
        let first = *later.min()?;
        let number = self.due.values().filter(|&&days| days == first).count();
        Some((number, first))
    }
}

/// The end of a session: what was done, what went wrong, when it goes on.
pub(crate) fn summary(summary: &Summary, ahead: &Ahead, frame: Frame) -> Vec<Line> {
    let mut sheet = Sheet::new(frame);
    sheet.blank();
    if summary.answered == 0 {
        sheet.line(&Line::plain("Nothing to answer now."));
    } else {
        done(&mut sheet, summary);
    }
    if let Some(after) = &summary.after {
        changed(&mut sheet, after);
    }
    if !ahead.told {
        missed(&mut sheet, &summary.missed);
    }
    leeches(&mut sheet, &summary.leeches);
    goes_on(&mut sheet, summary, ahead);
    sheet.into_lines()
}

fn done(sheet: &mut Sheet, summary: &Summary) {
    let mut parts = vec![format!("Done: {}", count(summary.questions, "question"))];
    if summary.answered > summary.questions {
        parts.push(count(summary.answered, "answer"));
    }
    parts.push(duration(summary.elapsed_ms));
    let bold = |part: &String| Line::styled(Style::Bold, part);
    sheet.parts(&parts.iter().map(bold).collect::<Vec<_>>());
    let Some(score) = summary.score else {
        return;
    };
    let (right, all) = (summary.first_try, summary.questions);
    sheet.parts(&[
        Line::plain(&format!("Right at first try: {right} of {all}")),
        Line::plain(&format!("score {:.0} %", score * 100.0)),
    ]);
}

fn missed(sheet: &mut Sheet, missed: &[Missed]) {
    if missed.is_empty() {
        return;
    }
    sheet.blank();
    sheet.line(&Line::styled(Style::Bold, "What went wrong"));
    for question in missed {
        sheet.blank();
        sheet.item(0, &Line::default(), &Line::plain(&question.prompt));
        if !question.given.is_empty() {
            sheet.item(
                2,
                &Line::styled(Style::Bad, "✗ "),
                &Line::plain(&question.given),
            );
        }
        for text in answers(&question.answer) {
            sheet.item(2, &Line::styled(Style::Good, "✓ "), &Line::plain(&text));
        }
    }
}

fn answers(answer: &AnswerText) -> Vec<String> {
    match answer {
        AnswerText::One(text) => vec![text.clone()],
        AnswerText::Truth(truth) => vec![truth.to_string()],
        AnswerText::List(texts) => vec![texts.join(", ")],
        AnswerText::Pairs(pairs) => pairs
            .iter()
            .map(|pair| format!("{} → {}", pair.left, pair.right))
            .collect(),
    }
}

/// What the session changed: how much of it lasts, and where it is weakest.
fn changed(sheet: &mut Sheet, after: &After) {
    let whole = |number: f64| format!("{number:.0}");
    let known = format!(
        "Still known in a month: {} of {}",
        whole(after.month_after),
        after.questions
    );
    sheet.parts(&[
        Line::plain(&known),
        Line::plain(&format!(
            "{} without this session",
            whole(after.month_before)
        )),
        Line::plain(&format!("{} stronger", after.strengthened)),
    ]);
    if let Some(weakest) = &after.weakest {
        let recall = weakest.recall_observed * 100.0;
        sheet.line(&Line::plain(&format!(
            "Weakest topic here: {}, {recall:.0} % recalled",
            weakest.name
        )));
    }
}

/// What is forgotten again and again: why, what to do, and where; whether to do it is the learner's.
fn leeches(sheet: &mut Sheet, leeches: &[Leech]) {
    if leeches.is_empty() {
        return;
    }
    sheet.blank();
    sheet.line(&Line::styled(Style::Bold, "What will not stay"));
    for leech in leeches {
        sheet.blank();
        sheet.item(0, &Line::default(), &Line::plain(&leech.prompt));
        let said = format!("{}; {}", leech.forgotten(), leech.reason.message());
        sheet.item(2, &Line::default(), &Line::plain(&said));
        let try_ = format!("try: {}", leech.reason.help());
        sheet.item(2, &Line::default(), &Line::plain(&try_));
        sheet.item(
            2,
            &Line::default(),
            &Line::styled(Style::Dim, &leech.name()),
        );
    }
    sheet.blank();
    let rest = "`quizdeck suspend DECK/CARD` sets a card aside, if you like.";
    sheet.line(&Line::styled(Style::Dim, rest));
}

fn goes_on(sheet: &mut Sheet, summary: &Summary, ahead: &Ahead) {
    let mut lines = Vec::new();
    if summary.left > 0 {
        lines.push(format!(
            "{} left for later.",
            count(summary.left, "question")
        ));
    }
    let next = summary
        .after
        .as_ref()
        .and_then(|after| Some((after.next_questions, after.next_days?)));
    if let Some((number, days)) = next.filter(|next| Some(*next) != ahead.first()) {
        lines.push(format!(
            "Good time to go on: {}, {} due.",
            when(days),
            count(number, "question")
        ));
    } else if let Some((number, days)) = ahead.first() {
        lines.push(format!("{} {}.", come_back(number), when(days)));
    }
    if !lines.is_empty() {
        sheet.blank();
    }
    for line in lines {
        sheet.line(&Line::styled(Style::Dim, &line));
    }
}
