//! The things of which a text on nature tells: named by themselves, or by a word that means what the text is about.

use super::said::{definite, is_of_a_kind, named};
use crate::generate::facts::view::View;
use crate::generate::lexicon::{LEANING, NameKind};

/// Nouns by which a text calls the one living thing, disease or substance that it is about.
const CALLING: &[&str] = &[
    "species",
    "animal",
    "plant",
    "bird",
    "fish",
    "insect",
    "tree",
    "disease",
    "condition",
    "disorder",
    "illness",
    "virus",
    "bacterium",
    "organism",
    "parasite",
    "worm",
    "fungus",
    "snake",
    "lizard",
    "frog",
    "mammal",
    "shrub",
    "herb",
    "organ",
    "gland",
    "hormone",
    "enzyme",
    "protein",
    "vitamin",
    "drug",
    "metal",
    "element",
    "mineral",
    "gas",
    "compound",
];

/// Who does things of which a book on nature does not tell.
const PEOPLE: &[&str] = &[
    "people",
    "scientists",
    "researchers",
    "authors",
    "farmers",
    "doctors",
    "physicians",
    "students",
    "patients",
    "experts",
    "biologists",
    "botanists",
    "chemists",
    "gardeners",
    "anglers",
    "hunters",
    "humans",
    "man",
    "men",
    "women",
    "children",
    "somebody",
    "governments",
    "countries",
    "companies",
    "critics",
    "historians",
    "observers",
    "readers",
    "visitors",
    "others",
    "results",
    "evidence",
    "research",
    "studies",
    "data",
    "scientist",
    "farmer",
    "author",
    "government",
    "company",
];

/// Nouns of sexes and ages, which are those of the kind that a text is about.
const SEXED: &[&str] = &[
    "males",
    "females",
    "male",
    "female",
    "adults",
    "adult",
    "young",
    "juveniles",
    "chicks",
    "pups",
    "cubs",
    "calves",
    "individuals",
    "parents",
    "offspring",
    "eggs",
    "larvae",
    "nymphs",
    "workers",
    "animals",
    "birds",
    "plants",
    "flowers",
    "seeds",
    "trees",
];

/// The noun between two tokens, in full: named by itself, or one that means what the document is about.
pub(super) fn thing(view: &View, from: usize, to: usize) -> Option<String> {
    let own = (view.low(to.checked_sub(1)?) == "itself").then(|| to - 1);
    let to = own.unwrap_or(to);
    // what stands between commas behind the noun says more of it
    let comma = (from..to).find(|at| view.tokens[*at].text == ",");
    if comma.is_some()
        && let Some(several) = listed(view, from, to)
    {
        return Some(several);
    }
    let to = match comma {
        Some(comma) if view.tokens[to - 1].text == "," && to - comma > 2 => comma,
        Some(_) => return None,
        None => to,
    };
    if let Some(meant) = meant(view, from, to) {
        return Some(meant);
    }
    // `Males` under the heading of a kind
    if to - from == 1
        && SEXED.contains(&view.low(from))
        && let Some(kind) = kind_of_heading(view)
    {
        return Some(format!("{} of {kind}", view.low(from)));
    }
    if view.low(from) == "and" {
        return None;
    }
    let noun = named(view, from, to)?;
    let leans = noun.starts_with("the ") && !definite(view, from, to);
    let head = noun.split(" of ").next().unwrap_or(&noun);
    let last = head.rsplit(' ').next().unwrap_or(head).to_lowercase();
    let people = PEOPLE.contains(&&*last);
    let verbal = (from..to).any(|at| view.tokens[at].is_inflected() && at + 1 == to);
    let changing = view.names.iter().any(|name| {
        name.from >= from
            && name.to <= to
            && matches!(
                name.kind,
                NameKind::Person | NameKind::Country | NameKind::Organisation | NameKind::Place
            )
    });
    let sexed = SEXED.contains(&&*last) && topic(view).is_none();
    let proper = head.rsplit(' ').next().is_some_and(is_proper);
    let alone = verbal && from + 1 == to;
    let unfit = leans || sexed || proper || people || changing || alone;
    (!unfit).then_some(noun)
}

/// Whether a word is written as proper names are: not `IgG`, not `DNA`.
fn is_proper(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase)
        && word.len() > 2
        && chars.all(|c| c.is_lowercase() || c == '-')
}

/// The living thing, disease or substance that a section or the document is about.
pub(super) fn topic(view: &View) -> Option<String> {
    let topic = view.scene.topic.as_ref().filter(|topic| {
        let thing = matches!(topic.kind, None | Some(NameKind::Thing));
        thing && topic.female.is_none() && !topic.plural && is_of_a_kind(view.scene)
    });
    kind_of_heading(view).or_else(|| topic.map(|topic| topic.text.clone()))
}

/// Several things of a word or two each: `Tears, saliva and milk`.
fn listed(view: &View, from: usize, to: usize) -> Option<String> {
    let and = (from..to).rev().find(|at| view.low(*at) == "and")?;
    let mut begin = from;
    let mut members = Vec::new();
    for at in (from..to)
        .filter(|at| view.tokens[*at].text == "," || *at == and)
        .chain([to])
    {
        // a comma before `and`
        if at > begin {
            let words = at - begin;
            let name = named(view, begin, at).filter(|_| words <= 2)?;
            members.push(name);
        }
        begin = at + 1;
    }
    let last = members.pop()?;
    (members.len() > 1).then(|| format!("{} and {last}", members.join(", ")))
}

/// The thing that the text is on, where `it` and `its` at the beginning of a sentence mean it.
pub(super) fn meant_topic(view: &View) -> Option<String> {
    let topic = topic(view)?;
    let last = view.memory.last.as_ref();
    let same = last.is_some_and(|(text, ..)| *text == topic);
    let headed = last.is_none() && kind_of_heading(view).is_some();
    (!view.memory.begun || same || headed).then_some(topic)
}

/// What `it`, `they` and `the species` mean.
fn meant(view: &View, from: usize, to: usize) -> Option<String> {
    let last = view.memory.last.as_ref();
    let topic = topic(view);
    let first = view.low(from);
    match to - from {
        1 if first == "it" && from == 0 => meant_topic(view),
        1 if first == "they" && from == 0 => {
            let (text, plural, kind) = last?;
            let plain = *plural
                && kind.is_none()
                && !text.starts_with("the ")
                && text.split(' ').count() <= 4;
            let leans = text
                .split(' ')
                .any(|word| LEANING.contains(&&*word.to_lowercase()));
            (plain && !leans).then(|| text.clone())
        }
        2 if first == "the" && CALLING.contains(&view.low(from + 1)) => {
            let topic = topic?;
            let brought = view.memory.brought.contains(view.low(from + 1));
            (!brought).then_some(topic)
        }
        _ => None,
    }
}

/// The kind that a section is about whose heading gives its scientific name: `Common lizard (Zootoca vivipara)`.
pub(super) fn kind_of_heading(view: &View) -> Option<String> {
    let heading = view.memory.heading.as_str();
    let (name, rest) = heading.split_once(" (")?;
    let binomial = super::latin::is_binomial(view, rest.strip_suffix(')')?);
    let low = name.to_lowercase();
    let proper = name
        .split(' ')
        .skip(1)
        .any(|word| word.starts_with(char::is_uppercase));
    (binomial && !proper && name.split(' ').count() <= 4).then(|| format!("the {low}"))
}
