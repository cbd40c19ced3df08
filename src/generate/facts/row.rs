//! Rows of a table beside an article: `Capital | Nairobi`.

use super::draft::{Draft, Value};
use super::scene::Scene;
use super::view::{finished, key};
use crate::generate::lexicon::NameKind;

/// What such rows tell that lasts, with what the answer stands for where that is known.
const LASTING: &[(&str, NameKind)] = &[
    ("capital", NameKind::Place),
    ("currency", NameKind::Thing),
    ("highest point", NameKind::Place),
    ("lowest point", NameKind::Place),
    ("largest lake", NameKind::Place),
    ("longest river", NameKind::Place),
    ("official language", NameKind::Thing),
    ("national language", NameKind::Thing),
    ("national anthem", NameKind::Work),
    ("chemical symbol", NameKind::Thing),
    ("symbol", NameKind::Thing),
    ("architect", NameKind::Person),
    ("composer", NameKind::Person),
    ("founder", NameKind::Person),
    ("designer", NameKind::Person),
    ("birthplace", NameKind::Place),
    ("place of birth", NameKind::Place),
    ("type species", NameKind::Thing),
    ("phylum", NameKind::Thing),
    ("kingdom", NameKind::Thing),
];

/// The question of a row with two cells, the first of which names what the second tells of the topic.
pub(crate) fn row(text: &str, scene: &Scene) -> Option<Draft> {
    /// Longer cells are text.
    const LONGEST: usize = 4;
    let topic = scene.topic.as_ref().filter(|topic| topic.kind.is_some())?;
    let mut cells = text.split(" | ");
    let (Some(label), Some(told), None) = (cells.next(), cells.next(), cells.next()) else {
        return None;
    };
    let label = label.trim().trim_end_matches(':').to_lowercase();
    let (_, kind) = LASTING.iter().find(|(known, _)| *known == label)?;
    let answer = told.split(['(', ',', ';']).next()?.trim();
    let plain =
        !told.contains([';', '/']) && answer.split(' ').count() <= LONGEST && answer.len() > 1;
    let several = told.split(',').skip(1).any(|more| {
        more.trim().starts_with(char::is_alphabetic) && !more.contains(|c: char| c.is_ascii_digit())
    });
    if !plain || several || answer.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    Some(Draft {
        frame: "row",
        prompt: finished(&format!("what is the {label} of {}", topic.text)),
        value: Value::Name(answer.to_owned(), *kind),
        key: key("value", &format!("the {label} of {}", topic.text), "be", ""),
        quality: 0.8,
        ..Draft::plain()
    })
}
