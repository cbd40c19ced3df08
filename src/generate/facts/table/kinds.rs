//! What the rows of a table are, by the header of the column that names them.

use crate::generate::facts::article;
use crate::generate::lexicon::{NameKind, adjective, class_of};

/// What things of a kind have in common, as far as questions on them are worded by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    /// A substance, a quantity: a common noun that stands without article.
    Matter,
    /// An animal, an organ, a unit: a common noun with `the`.
    Thing,
    /// A planet, a star.
    World,
    /// A country.
    State,
    /// A town, a mountain, a river.
    Place,
    /// What somebody built, founded, invented or sent out.
    Made,
    /// Somebody.
    Person,
    /// Somebody who ruled.
    Ruler,
    /// A treaty, an act.
    Treaty,
    /// A battle, a war, an earthquake.
    Event,
    /// A book, a painting.
    Work,
    /// A disease.
    Disease,
    /// A code, a symbol, an abbreviation: it means something.
    Sign,
    /// A button, a command: it does something.
    Control,
    /// A symptom that has a cause and a remedy.
    Trouble,
    /// A word, a prefix: it means something and stands in quotation marks.
    Word,
    /// A program, a level: one of several that only its document has.
    Mode,
    /// A quantity by which the rows are looked up: `5–9 °dH`.
    Measure,
    /// Only called a name or an item.
    Bare,
    /// All else that a noun names.
    Other,
}

/// Kinds by their group.
const KINDS: &[(Group, &str)] = &[
    (
        Group::Matter,
        "element metal gas hormone vitamin mineral enzyme compound substance material quantity acid nutrient alloy chemical neurotransmitter protein",
    ),
    (
        Group::Thing,
        "animal bird mammal insect organ gland bone muscle unit instrument organelle particle",
    ),
    (
        Group::World,
        "planet moon star constellation asteroid comet galaxy",
    ),
    (Group::State, "country nation"),
    (
        Group::Place,
        "city town river lake mountain peak summit volcano island desert ocean sea state province region county strait waterfall continent",
    ),
    (
        Group::Made,
        "building bridge tower canal dam university college museum company organisation organization spacecraft probe mission satellite ship railway cathedral castle party newspaper bank",
    ),
    (
        Group::Person,
        "person scientist physicist chemist mathematician author writer poet composer painter artist inventor explorer philosopher astronaut biologist architect sculptor astronomer",
    ),
    (
        Group::Ruler,
        "king queen monarch emperor ruler sultan tsar pope president chancellor pharaoh",
    ),
    (Group::Treaty, "treaty peace agreement convention act"),
    (
        Group::Event,
        "battle war event siege earthquake eruption revolution revolt uprising conference",
    ),
    (
        Group::Work,
        "book novel poem play opera symphony painting work sculpture",
    ),
    (Group::Disease, "disease disorder illness"),
    (
        Group::Sign,
        "code symbol abbreviation acronym sign indicator display message alarm icon lamp light signal",
    ),
    (
        Group::Word,
        "word term prefix suffix root phrase expression verb noun adjective infinitive",
    ),
    (
        Group::Mode,
        "program programme mode setting level class model cycle position stage grade zone",
    ),
    (
        Group::Control,
        "button command shortcut key knob lever dial switch gesture control",
    ),
    (
        Group::Trouble,
        "problem symptom fault issue malfunction trouble error",
    ),
    (Group::Bare, "name item thing object"),
];

/// Kinds whose rows nobody learns: they order a text, a day or a market.
const UNLEARNT: &[(&str, &str)] = &[
    (
        "a table of contents",
        "chapter section page part figure table appendix lesson heading topic contents",
    ),
    (
        "a schedule",
        "time date day week month hour session slot meeting deadline task milestone appointment weekday",
    ),
    ("figures by year", "year decade season quarter century"),
    ("a list of versions", "version revision release change"),
    (
        "a comparison of offers",
        "product shop store brand supplier vendor plan package offer price retailer",
    ),
    (
        "a list of people",
        "student employee member participant attendee contact team club player staff",
    ),
    (
        "a list of settings",
        "parameter option field property argument variable flag column attribute dependency crate module function method feature platform target file use-case type category case",
    ),
    (
        "steps",
        "step instruction action question answer invention discovery",
    ),
];

/// What the rows of a table are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Kind {
    /// The noun in small letters and the singular: `program`, `error code`.
    pub(super) noun: String,
    pub(super) group: Group,
    /// The unit of a quantity by which rows are looked up; empty elsewhere.
    pub(super) unit: String,
}

/// A plural noun in the singular, roughly.
pub(super) fn single(noun: &str) -> String {
    let same = noun.ends_with("species") || noun.ends_with("series");
    let ending = noun.strip_suffix("ies").filter(|stem| stem.len() > 2);
    if let Some(stem) = ending.filter(|_| !same) {
        return format!("{stem}y");
    }
    let lasting = ["ss", "us", "is", "as", "series", "species"];
    match noun.strip_suffix('s') {
        Some(stem) if !lasting.iter().any(|end| noun.ends_with(end)) => stem.to_owned(),
        _ => noun.to_owned(),
    }
}

fn last(noun: &str) -> &str {
    noun.rsplit(' ').next().unwrap_or(noun)
}

/// Whether a header says how often something is to be done.
pub(super) fn is_care(label: &str) -> bool {
    matches!(
        label,
        "how often"
            | "interval"
            | "frequency"
            | "cleaning interval"
            | "service interval"
            | "maintenance interval"
    )
}

/// Whether rows are the parts of a product, as a table of their care has them.
pub(super) fn is_part(noun: &str) -> bool {
    matches!(
        last(noun),
        "part" | "what" | "component" | "item" | "thing" | "what to clean"
    )
}

/// Why rows of a kind are not learnt, where they are not.
pub(super) fn unlearnt(noun: &str) -> Option<&'static str> {
    let noun = last(noun);
    let found = UNLEARNT
        .iter()
        .find(|(_, nouns)| nouns.split(' ').any(|known| known == noun));
    found.map(|(why, _)| *why)
}

/// A noun that stands over the symptoms in the words of who has them, by its usual one.
pub(super) fn usual(noun: String) -> String {
    const SEEN: [&str; 7] = [
        "what you see",
        "what you hear",
        "what you notice",
        "what happen",
        "what happens",
        "what is wrong",
        "what goes wrong",
    ];
    match SEEN.contains(&noun.as_str()) {
        true => String::from("symptom"),
        false => noun,
    }
}

/// The group of a noun in the singular.
pub(super) fn group(noun: &str) -> Group {
    let noun = last(noun);
    let of = |group: &&(Group, &str)| group.1.split(' ').any(|known| known == noun);
    KINDS
        .iter()
        .find(of)
        .map_or(Group::Other, |(group, _)| *group)
}

impl Kind {
    /// Whether what a row tells holds in this document alone, so that a question needs its title.
    pub(super) fn needs_title(&self) -> bool {
        self.is_local() || self.is_cared_for() || matches!(self.group, Group::Other | Group::Ruler)
    }

    /// Whether its rows are the parts of a product, of which the table tells how they are cared for.
    pub(super) fn is_cared_for(&self) -> bool {
        self.noun == "part"
    }

    /// Whether nothing is left of a row without the title; everybody has the symbols of the elements.
    pub(super) fn is_local(&self) -> bool {
        matches!(
            self.group,
            Group::Sign
                | Group::Mode
                | Group::Control
                | Group::Trouble
                | Group::Bare
                | Group::Measure
        ) && !matches!(
            self.noun.as_str(),
            "chemical symbol" | "element symbol" | "unit symbol"
        )
    }

    /// Whether its rows are of a class that can be learnt as a whole, however long the table is.
    pub(super) fn is_class(&self) -> bool {
        !matches!(
            self.group,
            Group::Work
                | Group::Person
                | Group::Made
                | Group::Place
                | Group::Event
                | Group::Other
                | Group::Bare
        )
    }

    /// A row's name as it stands within a question: `the code E01`, `oxygen`, `the Treaty of Nystad`.
    pub(super) fn subject(&self, key: &str) -> String {
        match self.group {
            Group::Matter => uncapital(key, &self.noun),
            Group::Thing => format!("the {}", uncapital(key, &self.noun)),
            Group::State => article(key),
            Group::Sign | Group::Mode | Group::Control | Group::Trouble | Group::Other => {
                self.called(key)
            }
            Group::Word => format!("the {} \"{key}\"", self.noun),
            Group::Work => format!("\"{key}\""),
            Group::Measure => match self.unit.is_empty() {
                true => format!("a {} of {key}", self.noun),
                false => format!("a {} of {key} {}", self.noun, self.unit),
            },
            Group::Treaty | Group::Event => with_article(key),
            Group::Place | Group::Made => self.placed(key),
            Group::World | Group::Person | Group::Ruler | Group::Disease | Group::Bare => {
                match key.strip_prefix("The ") {
                    Some(rest) => format!("the {rest}"),
                    None if self.group == Group::Disease => disease(key, &self.noun),
                    None => key.to_owned(),
                }
            }
        }
    }

    /// A kind of living thing by its everyday name: `the brown bear`, `the Arctic fox`; a scientific one stands as it is.
    pub(super) fn living(&self, key: &str) -> String {
        let (first, rest) = key.split_once(' ').unwrap_or((key, ""));
        let small = match adjective(first).is_some() || is_ending_capital(rest) {
            true => key.to_owned(),
            false => key.replacen(first, &first.to_lowercase(), 1),
        };
        match small.starts_with("the ") || key.contains('.') {
            true => small,
            false => format!("the {small}"),
        }
    }

    /// `the code E01`, `level 3`, `the program "Quick wash"`.
    fn called(&self, key: &str) -> String {
        let noun = &self.noun;
        let told = key.to_lowercase();
        // `diffuse-porous wood` in a column of types of wood
        let kinds = ["type of ", "kind of ", "sort of "];
        let whole = kinds.iter().find_map(|kind| noun.strip_prefix(kind));
        let plain = key
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, '-' | ' '));
        if let Some(whole) = whole.filter(|_| plain) {
            let small = uncapital(key, noun);
            let told = told.split(' ').any(|word| word == last(whole));
            return if told {
                small
            } else {
                format!("{small} {whole}")
            };
        }
        if told.split(' ').any(|word| word == last(noun)) {
            return with_article(key);
        }
        let figure = key.chars().all(|c| c.is_ascii_digit());
        let capital =
            |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        match () {
            () if figure => format!("{noun} {key}"),
            () if key.split(' ').all(capital) => format!("the {noun} {key}"),
            () => format!("the {noun} \"{key}\""),
        }
    }

    /// A place or a building with the article that such names take.
    fn placed(&self, key: &str) -> String {
        const TAKING: [&str; 9] = [
            "river", "ocean", "sea", "desert", "canal", "strait", "dam", "tower", "museum",
        ];
        let named =
            key.starts_with("The ") || key.starts_with("Lake ") || key.starts_with("Mount ");
        let takes = TAKING.contains(&last(&self.noun))
            || TAKING.contains(&&*last(key).to_lowercase())
            || key.starts_with("University of");
        match takes && !named {
            true => format!("the {key}"),
            false => match key.strip_prefix("The ") {
                Some(rest) => format!("the {rest}"),
                None => key.to_owned(),
            },
        }
    }
}

/// A treaty or an event with its article, where its name holds a noun that takes one: `the Peace of Lund`, `the Great War`.
fn with_article(key: &str) -> String {
    if let Some(rest) = key.strip_prefix("The ") {
        return format!("the {rest}");
    }
    let takes = |word: &str| {
        matches!(
            class_of(&word.to_lowercase()),
            Some(NameKind::Treaty | NameKind::Event | NameKind::Organisation)
        )
    };
    let (first, end) = (key.split(' ').next().unwrap_or(key), last(key));
    let of = key.contains(" of ") && takes(first);
    let lower = key.starts_with("the ");
    match !lower && (of || takes(end) && key.contains(' ')) {
        true => format!("the {key}"),
        false => key.to_owned(),
    }
}

/// A disease as a common noun, unless it is named after somebody or some place: `Lyme disease`.
fn disease(key: &str, noun: &str) -> String {
    match matches!(last(key), "disease" | "syndrome" | "palsy") {
        true => key.to_owned(),
        false => uncapital(key, noun),
    }
}

/// Whether a word of the rest of a name has a capital of its own: `Grevy Zebra`.
fn is_ending_capital(rest: &str) -> bool {
    rest.split(' ')
        .any(|word| word.starts_with(char::is_uppercase))
}

/// A common noun without the capital that it has in a cell: `carbon dioxide`, `vitamin C`, but `DNA`.
fn uncapital(key: &str, noun: &str) -> String {
    let (first, rest) = key.split_once(' ').unwrap_or((key, ""));
    let plain = first.chars().skip(1).all(|c| c.is_lowercase() || c == '-') && first.len() > 1;
    let small = rest.is_empty() || rest.starts_with(|c: char| c.is_lowercase() || c == '(');
    match plain && adjective(first).is_none() && (small || first.to_lowercase() == last(noun)) {
        true => key.replacen(first, &first.to_lowercase(), 1),
        false => key.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn subject(noun: &str, key: &str) -> String {
        let kind = Kind {
            noun: noun.to_owned(),
            group: group(noun),
            unit: String::new(),
        };
        kind.subject(key)
    }

    #[test]
    fn rows_are_called_by_their_kind_where_they_have_no_name() {
        for (noun, key, called) in [
            ("error code", "E01", "the error code E01"),
            ("program", "Quick 45", "the program Quick 45"),
            ("program", "Quick wash", "the program \"Quick wash\""),
            ("level", "3", "level 3"),
            ("type of wood", "Diffuse-porous", "diffuse-porous wood"),
            ("type of wood", "Tropical vine", "tropical vine wood"),
            ("element", "Oxygen", "oxygen"),
            ("vitamin", "Vitamin C", "vitamin C"),
            ("unit", "Newton", "the newton"),
            ("country", "Netherlands", "the Netherlands"),
            ("treaty", "Treaty of Nystad", "the Treaty of Nystad"),
            ("war", "Great Northern War", "the Great Northern War"),
            ("river", "Nile", "the Nile"),
            ("lake", "Lake Victoria", "Lake Victoria"),
            ("planet", "Mars", "Mars"),
            ("disease", "Lyme disease", "Lyme disease"),
            ("disease", "Malaria", "malaria"),
            ("prefix", "hypo-", "the prefix \"hypo-\""),
        ] {
            assert_eq!(subject(noun, key), called);
        }
    }

    #[test]
    fn nouns_come_in_the_singular() {
        for (many, one) in [
            ("programs", "program"),
            ("countries", "country"),
            ("class", "class"),
        ] {
            assert_eq!(single(many), one);
        }
    }
}
