//! What texts on nature and technology tell of kinds, parts and processes: how many, how large, how long, where, by what,
//! into what, and who found it.
//!
//! These frames read plain statements alone, whose noun stands at their beginning, and make nothing of any other: they are
//! held for good without a reviewer's figures.

mod acts;
mod attributes;
mod called;
mod causes;
mod deeds;
mod figures;
mod finders;
mod glossary;
mod keyed;
mod kinds;
mod latin;
mod made;
mod naming;
mod objects;
mod parts;
mod places;
mod rates;
mod said;
mod terms;
mod things;
mod undergone;
mod uses;
mod weights;
mod words;

pub(super) use parts::Parts;

use super::draft::{Draft, Value};
use super::view::{View, finished, key};

/// The frame of questions that name what they are about.
pub(crate) const NAMED: &str = "science";

/// The frame of questions on parts and stages, which begin with the title.
pub(crate) const PART: &str = "science part";

/// Whether a question comes from these frames.
pub(crate) fn is_science(draft: &Draft) -> bool {
    draft.frame == NAMED || draft.frame == PART
}

type Frame = fn(&View) -> Vec<Draft>;

const FRAMES: [Frame; 27] = [
    figures::counted,
    figures::sized,
    rates::lasting,
    rates::kept_at,
    rates::happening_at,
    rates::needed,
    rates::moving_by,
    rates::on_day,
    places::made_in,
    places::taking_place,
    places::native,
    places::reached,
    causes::caused,
    made::turned_into,
    made::made_of,
    causes::because,
    causes::means,
    finders::finder,
    naming::aside,
    naming::happening,
    naming::greatest,
    kinds::listed,
    kinds::so_many,
    kinds::classed,
    kinds::share,
    kinds::lying,
    keyed::keyed,
];

/// Frames that take a clause out of a sentence, and look at that clause alone whether it is open.
const CLAUSES: [Frame; 7] = [
    attributes::attributes,
    terms::terms,
    acts::acts,
    undergone::undergone,
    weights::weights,
    called::called,
    latin::binomial,
];

/// The questions of a sentence; none in laws and manuals, whose own frames read them.
pub(crate) fn science(view: &View) -> Vec<Draft> {
    if view.scene.is_binding() {
        return Vec::new();
    }
    if glossary::is_entry(view) {
        return glossary::entry(view).into_iter().collect();
    }
    // what was found can say what may be
    let mut drafts = finders::found_that(view);
    let open = said::is_open(view);
    if !open {
        drafts.extend(FRAMES.iter().flat_map(|frame| frame(view)));
    }
    drafts.extend(CLAUSES.iter().flat_map(|frame| frame(view)));
    if !open {
        drafts.extend(keyed::introduced(view, &drafts));
    }
    drafts
}

/// A question on a statement's subject.
fn draft(view: &View, asked: &str, about: &str, prompt: &str, value: Value) -> Draft {
    let named = about
        .split(' ')
        .any(|word| word.starts_with(char::is_uppercase));
    let prompt = finished(prompt);
    Draft {
        frame: if named { NAMED } else { PART },
        key: key(asked, about, asked, &prompt),
        prompt,
        value,
        quality: 0.72,
        years: view.years(),
        ..Draft::plain()
    }
}

#[cfg(test)]
mod tests {
    use crate::generate::facts::asking::{asked, gives};

    #[test]
    fn nothing_is_asked_that_leans_or_is_open() {
        for text in [
            "They have 46 chromosomes.",
            "The result is caused by a fungus.",
            "Such spiders may live for three years.",
            "Potato blight is probably caused by a fungus.",
            "Some newts have four gills.",
        ] {
            let all = asked(text);
            let made = all.iter().any(|(prompt, _)| {
                prompt.starts_with("How many")
                    || prompt.starts_with("How long")
                    || prompt.starts_with("What causes")
            });
            assert!(!made, "{text}\n{all:#?}");
        }
    }

    #[test]
    fn a_noun_with_a_capital_names_itself() {
        gives(
            "Dutch elm disease is caused by a fungus.",
            "What causes Dutch elm disease?",
            "a fungus",
        );
    }
}
