//! Whether the text says near by that the same thing does the same to something else: then a question on it has two answers.

use super::*;
use crate::generate::lexicon::{BASE, of_form};

/// So many blocks before and behind are looked at: the same thing is mostly told of in its own section.
const NEAR: usize = 30;

impl Maker<'_, '_> {
    /// `What does the anterior pituitary produce?`, where another sentence near by tells of another hormone that it produces.
    pub(super) fn is_told_elsewhere(&self, draft: &Draft) -> bool {
        let Some((thing, verb)) = deed(&draft.prompt).filter(|_| is_science(draft)) else {
            return false;
        };
        let at = self.leaned.borrow().block;
        let near = at.saturating_sub(NEAR)..self.ground.said.len().min(at + NEAR + 1);
        let mut times = 0;
        for (block, said) in
            near.filter_map(|at| Some((self.document.blocks.get(at)?, self.ground.said.get(at)?)))
        {
            let texts = said
                .iter()
                .filter_map(|range| block.text.get(range.clone()));
            times += texts.filter(|text| tells(text, &thing, &verb)).count();
            if times > 1 {
                return true;
            }
        }
        false
    }
}

/// The thing and the verb of a question that ends with it: `what does the mill grind?`
fn deed(prompt: &str) -> Option<(String, String)> {
    let low = prompt.to_lowercase();
    let asked = low.rsplit_once(": ").map_or(&*low, |(_, asked)| asked);
    let rest = ["what does ", "what do "]
        .iter()
        .find_map(|opens| asked.strip_prefix(opens))?;
    let (thing, verb) = rest.strip_suffix('?')?.rsplit_once(' ')?;
    let thing = ["the ", "a ", "an "]
        .iter()
        .find_map(|article| thing.strip_prefix(article))
        .unwrap_or(thing);
    of_form(verb, BASE)
        .is_some()
        .then(|| (thing.to_owned(), verb.to_owned()))
}

/// Whether a sentence has the thing and a form of the verb behind it.
fn tells(sentence: &str, thing: &str, verb: &str) -> bool {
    let low = sentence.to_lowercase();
    let root = verb.trim_end_matches(['e', 'y']);
    low.split_once(thing).is_some_and(|(_, behind)| {
        behind
            .split(|c: char| !c.is_alphabetic())
            .any(|word| word.starts_with(root) && word.len() <= verb.len() + 3)
    })
}

#[cfg(test)]
mod tests {
    use crate::generate::facts::asking::prompts;

    fn asked(text: &str) -> Vec<String> {
        prompts(&format!("# Glands\n\n{text}\n"))
    }

    #[test]
    fn what_a_thing_does_to_two_things_is_not_asked() {
        let one = "The thyroid gland produces calcitonin.";
        let question = "Glands: what does the thyroid gland produce?";
        assert!(
            asked(one).iter().any(|prompt| prompt == question),
            "{:#?}",
            asked(one)
        );
        let two = format!("{one} In winter the thyroid gland also produces thyroxine.");
        assert!(
            !asked(&two).iter().any(|prompt| prompt == question),
            "{:#?}",
            asked(&two)
        );
    }
}
