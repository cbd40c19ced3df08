//! What has been ticked, ordered or paired so far, and the one live line that shows it.

use crate::deck::Form;
use crate::question::Given;
use crate::session::Asked;
use crate::terminal::cells::end_within;
use crate::terminal::draw::letter;
use crate::terminal::look::{Line, Style};

/// The picks of one question.
#[derive(Debug)]
pub(super) struct Picks {
    form: Form,
    choices: usize,
    /// How many picks make the answer complete; 0 where any number from one on does.
    wanted: usize,
    /// A choice may be picked again: fewer right sides than left ones.
    again: bool,
    picked: Vec<usize>,
}

impl Picks {
    /// No picks yet; `None` for a question that is answered at once.
    pub(super) fn new(asked: &Asked) -> Option<Self> {
        let choices = asked.choices.len();
        let wanted = match asked.form {
            Form::Many => 0,
            Form::Order => choices,
            Form::Match => asked.left_side.len(),
            Form::Flip | Form::Typed | Form::Choice | Form::Truth => return None,
        };
        Some(Self {
            form: asked.form,
            choices,
            wanted,
            again: wanted > choices,
            picked: Vec::new(),
        })
    }

    /// Ticks or unticks a choice, or puts it in the next place.
    pub(super) fn pick(&mut self, index: usize) {
        let place = self.picked.iter().position(|&picked| picked == index);
        match (self.form, place) {
            _ if index >= self.choices => {}
            (Form::Many, Some(place)) => {
                self.picked.remove(place);
            }
            (Form::Many, None) => {
                self.picked.push(index);
                self.picked.sort_unstable();
            }
            (_, Some(_)) if !self.again => {}
            _ if self.picked.len() < self.wanted => self.picked.push(index),
            _ => {}
        }
    }

    /// Takes the last pick back; of ticks the last letter.
    pub(super) fn back(&mut self) {
        self.picked.pop();
    }

    fn complete(&self) -> bool {
        !self.picked.is_empty() && (self.wanted == 0 || self.picked.len() == self.wanted)
    }

    /// The answer, once it is complete.
    pub(super) fn given(&self) -> Option<Given> {
        self.complete().then(|| Given::Choices(self.picked.clone()))
    }

    /// The picks in at most `width` cells; of many the last ones.
    pub(super) fn row(&self, width: usize) -> Line {
        let state = match self.wanted {
            0 if self.picked.is_empty() => String::new(),
            _ if self.complete() => String::from(" · Enter"),
            wanted if self.picked.is_empty() => format!("0 of {wanted}"),
            wanted => format!(" · {} of {wanted}", self.picked.len()),
        };
        let room = width.saturating_sub(state.chars().count() + 2);
        let line = Line::plain("› ").then(Style::Bold, end_within(&self.letters(), room));
        line.then(Style::Dim, &state)
    }

    fn letters(&self) -> String {
        let name = |(place, &index): (usize, &usize)| {
            let letter = letter(index).map_or('·', |letter| letter.to_ascii_uppercase());
            match self.form {
                Form::Match => format!("{}{letter}", place + 1),
                _ => letter.to_string(),
            }
        };
        let names: Vec<_> = self.picked.iter().enumerate().map(name).collect();
        names.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::draw::sample;

    fn row(picks: &Picks) -> String {
        picks.row(36).text()
    }

    #[test]
    fn ticks_are_set_and_taken_back() {
        let mut picks = Picks::new(&sample::many()).unwrap();
        assert_eq!((row(&picks).as_str(), picks.given()), ("› ", None));
        for index in [2, 0, 1, 2, 9] {
            picks.pick(index);
        }
        assert_eq!(row(&picks), "› A B · Enter");
        assert_eq!(picks.given(), Some(Given::Choices(vec![0, 1])));
    }

    #[test]
    fn an_order_is_complete_when_every_item_has_its_place() {
        let mut picks = Picks::new(&sample::order()).unwrap();
        for index in [1, 1, 0] {
            picks.pick(index);
        }
        assert_eq!(
            (row(&picks).as_str(), picks.given()),
            ("› B A · 2 of 3", None)
        );
        picks.back();
        picks.pick(2);
        picks.pick(0);
        assert_eq!(picks.given(), Some(Given::Choices(vec![1, 2, 0])));
    }

    #[test]
    fn pairs_show_the_number_of_their_left_side() {
        let mut picks = Picks::new(&sample::matching()).unwrap();
        picks.pick(1);
        picks.pick(0);
        assert_eq!(row(&picks), "› 1B 2A · Enter");
    }

    #[test]
    fn the_live_line_never_outgrows_its_width() {
        let mut asked = sample::order();
        asked.choices = (0..30).map(|n| n.to_string()).collect();
        let mut picks = Picks::new(&asked).unwrap();
        for index in 0..30 {
            picks.pick(index);
            assert!(picks.row(16).width() <= 16, "{}", picks.row(16).text());
        }
    }
}
