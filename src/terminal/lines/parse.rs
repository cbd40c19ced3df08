//! What a line means as an answer or a command.

use unicode_normalization::UnicodeNormalization;

use crate::base::Grade;
use crate::base::text::{folded, nearest};
use crate::deck::Form;
use crate::question::Given;
use crate::session::{Asked, Command};

/// What a line meant, whatever the question.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Meant {
    /// `?`
    Help,
    /// A word after a slash.
    Command(Command),
    /// Everything else: an answer perhaps.
    Text(String),
    /// A slash with a word that is near to a command, or none.
    Unknown(String),
}

const COMMANDS: [&str; 10] = [
    "hint", "skip", "suspend", "bury", "undo", "quit", "again", "hard", "good", "easy",
];

/// What a line means; `//` before an answer that begins with a slash.
pub(super) fn meant(line: &str) -> Meant {
    let line: String = line.nfc().collect();
    let line = line.trim();
    if line == "?" {
        return Meant::Help;
    }
    let Some(word) = line.strip_prefix('/') else {
        return Meant::Text(line.to_owned());
    };
    if word.starts_with('/') {
        return Meant::Text(word.to_owned());
    }
    let word = word.trim().to_lowercase();
    match command(&word) {
        Some(command) => Meant::Command(command),
        None => Meant::Unknown(unknown(&word)),
    }
}

fn command(word: &str) -> Option<Command> {
    match word {
        "hint" => Some(Command::Hint),
        "skip" => Some(Command::Skip),
        "suspend" => Some(Command::Suspend),
        "bury" => Some(Command::Bury),
        "undo" => Some(Command::Undo),
        "quit" => Some(Command::Quit),
        grade => grade.parse().ok().map(Command::Grade),
    }
}

fn unknown(word: &str) -> String {
    match nearest(word, COMMANDS).first() {
        Some(known) => format!("`/{word}` is no command; did you mean `/{known}`?"),
        None => {
            format!("`/{word}` is no command; `?` shows all, `//{word}` gives the answer `/{word}`")
        }
    }
}

/// The grade of a flip: a number from 1 to 4, a name or its first letter.
pub(super) fn grade(text: &str) -> Option<Grade> {
    let text = text.to_lowercase();
    let named = |grade: &Grade| {
        let name = grade.name();
        text == name || text == grade.number().to_string() || text == name[..1]
    };
    Grade::ALL.into_iter().find(named)
}

/// The answer of a line that is not empty, or why it fits nothing.
pub(super) fn answer(asked: &Asked, text: &str) -> Result<Given, String> {
    match asked.form {
        Form::Flip => Err(String::from("press Enter alone to see the answer")),
        Form::Typed if asked.wanted > 1 => Ok(Given::Texts(parts(text))),
        Form::Typed => Ok(Given::Text(text.to_owned())),
        Form::Truth => truth(text).ok_or_else(|| String::from("answer true or false")),
        Form::Choice => one(asked, text).map(Given::Choice),
        Form::Many | Form::Order | Form::Match => several(asked, text).map(Given::Choices),
    }
}

fn truth(text: &str) -> Option<Given> {
    let index = match text.to_lowercase().as_str() {
        "1" | "t" | "true" | "y" | "yes" => 0,
        "2" | "f" | "false" | "n" | "no" => 1,
        _ => return None,
    };
    Some(Given::Choice(index))
}

/// Texts parted by semicolons, or else by commas.
fn parts(text: &str) -> Vec<String> {
    let mark = if text.contains(';') { ';' } else { ',' };
    let parts = text.split(mark).map(str::trim);
    parts
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

/// A choice by its number, or by its text.
fn one(asked: &Asked, text: &str) -> Result<usize, String> {
    let last = asked.choices.len();
    by_number(text, last)
        .or_else(|| by_text(asked, text))
        .ok_or_else(|| format!("`{text}` is no choice; give a number from 1 to {last}"))
}

fn by_number(text: &str, last: usize) -> Option<usize> {
    let number: usize = text.parse().ok()?;
    (1..=last).contains(&number).then(|| number - 1)
}

fn by_text(asked: &Asked, text: &str) -> Option<usize> {
    let wanted = folded(text);
    asked
        .choices
        .iter()
        .position(|choice| folded(choice) == wanted)
}

/// Choices by their numbers, parted by blanks or commas, or by their texts, parted by semicolons or commas.
fn several(asked: &Asked, text: &str) -> Result<Vec<usize>, String> {
    let last = asked.choices.len();
    let numbers: Option<Vec<_>> = text
        .split([' ', ',', ';', '\t'])
        .filter(|part| !part.is_empty())
        .map(|part| by_number(part, last))
        .collect();
    let indices = match numbers {
        Some(numbers) => numbers,
        // a single text may hold commas itself
        None => match by_text(asked, text) {
            Some(index) => vec![index],
            None => parts(text)
                .iter()
                .map(|part| one(asked, part))
                .collect::<Result<_, _>>()?,
        },
    };
    complete(asked, &indices)?;
    Ok(indices)
}

fn complete(asked: &Asked, indices: &[usize]) -> Result<(), String> {
    let wanted = match asked.form {
        Form::Order => asked.choices.len(),
        Form::Match => asked.left_side.len(),
        _ => indices.len(),
    };
    if indices.is_empty() || indices.len() != wanted {
        return Err(format!("{wanted} numbers wanted, {} given", indices.len()));
    }
    let twice = indices
        .iter()
        .enumerate()
        .find(|(place, index)| indices[..*place].contains(index));
    match twice {
        // fewer right sides than left ones: some belong twice
        Some((_, index)) if wanted <= asked.choices.len() => {
            Err(format!("`{}` was given twice", index + 1))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::draw::sample;

    #[test]
    fn commands_begin_with_a_slash() {
        assert_eq!(meant(" /Hint "), Meant::Command(Command::Hint));
        assert_eq!(meant("/hard"), Meant::Command(Command::Grade(Grade::Hard)));
        assert_eq!(meant("?"), Meant::Help);
        assert_eq!(meant("//etc"), Meant::Text("/etc".into()));
        assert_eq!(
            meant("/skp"),
            Meant::Unknown("`/skp` is no command; did you mean `/skip`?".into())
        );
        assert!(matches!(meant("/etc"), Meant::Unknown(_)));
    }

    #[test]
    fn decomposed_text_is_composed() {
        assert_eq!(
            meant("\u{1112}\u{1161}\u{11ab}"),
            Meant::Text("한".to_owned())
        );
    }

    #[test]
    fn a_choice_is_given_by_number_or_text() {
        let asked = sample::choice();
        assert_eq!(answer(&asked, "2"), Ok(Given::Choice(1)));
        assert_eq!(answer(&asked, " 1972 ".trim()), Ok(Given::Choice(2)));
        assert_eq!(
            answer(&asked, "9"),
            Err("`9` is no choice; give a number from 1 to 4".into())
        );
    }

    #[test]
    fn several_choices_are_parted_by_blanks_or_commas() {
        let asked = sample::many();
        let given = Ok(Given::Choices(vec![0, 2]));
        for line in ["1 3", "1,3", " 1 , 3", "Seoul; Busan", "seoul, busan"] {
            assert_eq!(answer(&asked, line), given, "{line}");
        }
        assert_eq!(answer(&asked, "1 1"), Err("`1` was given twice".into()));
        assert!(answer(&asked, "Seoul, Kyoto").is_err());
    }

    #[test]
    fn an_order_wants_all_its_numbers() {
        let asked = sample::order();
        assert_eq!(answer(&asked, "3 1 2"), Ok(Given::Choices(vec![2, 0, 1])));
        assert_eq!(
            answer(&asked, "3 1"),
            Err("3 numbers wanted, 2 given".into())
        );
    }

    #[test]
    fn truth_has_many_words() {
        let asked = sample::truth();
        for (line, index) in [("T", 0), ("yes", 0), ("2", 1), ("False", 1)] {
            assert_eq!(answer(&asked, line), Ok(Given::Choice(index)), "{line}");
        }
        assert!(answer(&asked, "maybe").is_err());
    }

    #[test]
    fn grades_have_numbers_names_and_letters() {
        assert_eq!(grade("2"), Some(Grade::Hard));
        assert_eq!(grade("Easy"), Some(Grade::Easy));
        assert_eq!(grade("g"), Some(Grade::Good));
        assert_eq!(grade("5"), None);
    }
}
