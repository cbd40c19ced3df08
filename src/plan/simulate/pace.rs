//! How a learner answers: what grades, and how long it takes.

use crate::base::Grade;

/// How often each grade is given, and how long an answer takes.
///
/// The default is the average of Anki's users as the crate `fsrs` ships it for its own simulations; what a log says of
/// one learner replaces it little by little.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pace {
    /// Seconds for a question with this grade, again to easy, its feedback included.
    pub seconds: [f32; 4],
    /// Seconds until a missed question is answered right on the same day.
    pub second_look: f32,
    /// The chances of the four grades for a new question; they add up to 1.
    pub first: [f32; 4],
    /// The chances of hard, good and easy for a question that is recalled; they add up to 1.
    pub passed: [f32; 3],
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            seconds: [19.4, 17.6, 12.4, 8.9],
            second_look: 12.3,
            first: [0.240, 0.094, 0.495, 0.171],
            passed: [0.224, 0.631, 0.145],
        }
    }
}

impl Pace {
    /// Seconds for an answer with its second look, when it was missed.
    pub(crate) fn takes(&self, grade: Grade) -> f32 {
        let look = if grade.passed() {
            0.0
        } else {
            self.second_look
        };
        self.seconds[place(grade)] + look
    }

    /// The seconds to be expected of a question that is recalled with this chance.
    pub(crate) fn expected(&self, recall: f32) -> f32 {
        recall * self.right() + (1.0 - recall) * self.takes(Grade::Again)
    }

    /// The seconds to be expected of a right answer.
    fn right(&self) -> f32 {
        let parts = self.passed.iter().zip(&self.seconds[1..]);
        parts.map(|(chance, seconds)| chance * seconds).sum()
    }

    /// The seconds to be expected of a new question.
    pub(crate) fn expected_new(&self) -> f32 {
        let one = |grade| self.first[place(grade)] * self.takes(grade);
        Grade::ALL.map(one).iter().sum()
    }

    /// The chance that a new question gets this grade.
    pub(crate) fn chance_first(&self, grade: Grade) -> f32 {
        self.first[place(grade)]
    }

    /// The grade of a new question, by a draw from 0 to 1.
    pub(super) fn first_grade(&self, draw: f32) -> Grade {
        pick(&self.first, draw, Grade::Again)
    }

    /// The grade of a question that is recalled, by a draw from 0 to 1.
    pub(super) fn right_grade(&self, draw: f32) -> Grade {
        pick(&self.passed, draw, Grade::Hard)
    }
}

/// The grade in whose share a draw lies, the shares beginning with that of `lowest`.
fn pick(shares: &[f32], mut draw: f32, lowest: Grade) -> Grade {
    let mut grades = Grade::ALL[place(lowest)..].iter().copied();
    let mut last = lowest;
    for (share, grade) in shares.iter().zip(&mut grades) {
        last = grade;
        draw -= share;
        if draw < 0.0 {
            break;
        }
    }
    last
}

fn place(grade: Grade) -> usize {
    usize::from(grade.number()) - 1
}
