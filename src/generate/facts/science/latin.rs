//! Scientific names in brackets: `The Eurasian otter (Lutra lutra) is …`

use super::draft;
use super::said::named;
use crate::generate::facts::draft::{Draft, Value};
use crate::generate::facts::view::View;

/// How the second word of a scientific name ends.
const ENDINGS: &[&str] = &[
    "us", "a", "is", "um", "i", "ae", "ens", "ans", "ax", "ix", "ex", "or", "os", "ides", "er",
    "es",
];

/// `The Eurasian otter (Lutra lutra) is a mammal.`: what is its scientific name?
pub(super) fn binomial(view: &View) -> Vec<Draft> {
    let names = view.brackets.iter();
    names
        .filter_map(|(at, words)| latin(view, *at, words))
        .collect()
}

fn latin(view: &View, at: usize, words: &str) -> Option<Draft> {
    let to = view
        .tokens
        .iter()
        .position(|token| token.start >= at)
        .unwrap_or(view.tokens.len());
    // only of the subject of its sentence, which it stands right behind
    let noun = named(view, 0, to)?;
    let goes_on = view.tokens.get(to).is_some_and(|next| {
        next.text == "," || next.among(&["is", "are", "was", "were", "has", "lives", "occurs"])
    });
    let some = noun.starts_with("a ") || noun.starts_with("an ") || noun.contains(" of ");
    let shouted = noun
        .split(' ')
        .any(|word| word.len() > 3 && !word.contains(char::is_lowercase));
    if shouted || !is_binomial(view, words) || !goes_on || some || noun.split(' ').count() > 5 {
        return None;
    }
    // an entry begins with the bare name of its kind: `Leatherback turtle (…), the largest …`
    let bare =
        noun.starts_with(char::is_lowercase) && !noun.starts_with("the ") && !noun.ends_with('s');
    let the = if bare { "the " } else { "" };
    let prompt = format!("what is the scientific name of {the}{noun}");
    let mut made = draft(
        view,
        "latin",
        &noun,
        &prompt,
        Value::Words(words.to_owned()),
    );
    made.frame = super::NAMED;
    Some(made)
}

/// Whether words are a genus and a species: `Lutra lutra`.
pub(super) fn is_binomial(view: &View, words: &str) -> bool {
    let Some((genus, species)) = words.split_once(' ') else {
        return false;
    };
    let letters = |word: &str| word.len() > 2 && word.chars().all(char::is_alphabetic);
    let first =
        genus.starts_with(char::is_uppercase) && genus.chars().skip(1).all(char::is_lowercase);
    let low = species.chars().all(char::is_lowercase);
    let latin = ENDINGS.iter().any(|end| species.ends_with(end));
    let english = view.scene.known.is_small(&genus.to_lowercase())
        || view.scene.known.is_small(species) && genus.len() < 4;
    letters(genus) && letters(species) && first && low && latin && !english
}

#[cfg(test)]
mod tests {
    use crate::generate::facts::asking::{asked, gives};

    #[test]
    fn a_kind_has_a_scientific_name() {
        gives(
            "The harvest mouse (Micromys minutus) is a small rodent of the fields.",
            "What is the scientific name of the harvest mouse?",
            "Micromys minutus",
        );
        let all = asked("The harvest mouse (Fields only) is a small rodent of the fields.");
        assert!(
            !all.iter()
                .any(|(prompt, _)| prompt.contains("scientific name")),
            "{all:#?}"
        );
    }
}
