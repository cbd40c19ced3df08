//! Which question a column asks, by its header and by what the rows are.

use super::head::Head;
use super::kinds::{Group, Kind, group, single};
use super::rules::{RULES, Rule};
use super::value::{Shape, is_count};
use crate::generate::lexicon::{NameKind, PARTICIPLE, PAST, adjective, of_form};

/// A question with `{}` for what the row is called, as within a sentence: `how many moons does {} have`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ask {
    pub(super) words: String,
    /// What an answer has to be.
    pub(super) shape: Shape,
    /// Whether the header says clearly what is asked.
    pub(super) clear: bool,
    /// Whether the answer holds only for a time.
    pub(super) bound: bool,
}

/// The last nouns of labels of which it is clear what they mean: `What is the boiling point of …?`
const NOUNS: &str = "temperature duration weight mass diameter radius circumference length height width depth area volume \
    density pressure speed velocity frequency wavelength voltage current power capacity resistance charge point gravity period \
    distance elevation altitude lifespan wingspan span capital currency language anthem motto flower animal bird tree colour \
    color symbol formula abbreviation unit prefix factor equivalent family order genus class phylum kingdom habitat diet half-life \
    hardness level dose dosage rating limit consumption load thickness torque viscosity concentration orbit tilt inclination albedo \
    magnitude luminosity meaning origin opposite plural tense participle function role effect cause purpose nationality \
    predecessor successor father mother target vaccine antidote result outcome tributary source mouth exponent base value \
    conductivity gestation incubation abundance constant atomic isotope shape demonym domain tld religion ph discharge half-lives pH";

/// Of these it is not clear what they mean of a thing of which only its document tells what it is.
const VAGUE: &str = "class target load base level limit value default role function effect source result domain constant order \
    family unit code point range shape number factor prefix mouth opposite plural";

/// Labels with `number`, `name` or `code` as their last word that tell what they are by the word before.
const MORE: [&str; 8] = [
    "atomic number",
    "oxidation number",
    "scientific name",
    "latin name",
    "common name",
    "chemical name",
    "calling code",
    "iso code",
];

/// What lasts for a while: it needs a date.
const BOUND: &str = "population price prices cost costs fee salary gdp income president premier chancellor leader monarch mayor \
    governor ceo chair chairman director minister incumbent holder rank ranking position members membership employees staff \
    students enrolment revenue profit sales turnover share unemployment inflation debt rate circulation followers users record \
    coach manager owner expectancy hdi wage rent tariff inhabitants residents speakers";

/// Of these who holds them.
const OFFICES: &str = "president premier chancellor leader monarch mayor governor ceo chair chairman director minister incumbent \
    coach manager owner";

/// Columns from which nothing is asked.
const NEVER: &str = "notes note remarks remark comment comments details reference references ref refs link links url website image \
    picture photo flag map page pages index id status contact email e-mail phone address example examples other others more \
    description source sources date total points score scores wins losses played goals available required yes no check";

pub(super) fn has(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|known| known == word)
}

/// The question of a column, by its header; `values` are those of its cells that tell something. `None` where nothing words it.
pub(super) fn ask(head: &Head, kind: &Kind, values: &[&str]) -> Option<Ask> {
    let label = head.label.as_str();
    let last = label.rsplit(' ').next().unwrap_or(label);
    if !label.starts_with(char::is_alphabetic)
        || head.odd
        || label.contains(['?', '/', '&', ',', '#', '"'])
    {
        return None;
    }
    if is_measure(last) && head.unit.is_none() && values.iter().all(|value| is_figure(value)) {
        return None;
    }
    let asked = ruled(label, kind)
        .or_else(|| counted(label, head, kind, values))
        .or_else(|| done(label, kind, values))
        .or_else(|| signed(label, kind))
        .or_else(|| translated(label, kind))
        .or_else(|| chemical(label, kind));
    let bound = has(BOUND, last) || has(BOUND, &single(last));
    let found = match asked {
        Some((words, shape)) => Ask {
            words,
            shape,
            clear: true,
            bound,
        },
        None => of(label, last, kind)?,
    };
    Some(dated(found, head))
}

/// Whether a label is that of a measure, whose figures mean nothing without a unit: a length of 2.5.
fn is_measure(last: &str) -> bool {
    const MEASURES: &str = "length width height depth weight mass volume period duration time distance area speed temperature \
        pressure voltage current power";
    has(MEASURES, last)
}

/// Whether a value is a bare figure, or a letter in the place of one.
fn is_figure(value: &str) -> bool {
    value.chars().count() == 1
        || value
            .chars()
            .all(|c| !c.is_alphabetic() && !matches!(c, '°' | '%' | '"' | '\'' | '€' | '$' | '£'))
}

/// What a rule of its own words.
fn ruled(label: &str, kind: &Kind) -> Option<(String, Shape)> {
    let crossed = label == "country" && is_shared(kind);
    let fits = |rule: &&Rule| {
        !crossed
            && (rule.0.is_empty() || rule.0.contains(&kind.group))
            && rule.1.split(';').any(|known| known == label)
    };
    let (_, _, words, shape) = RULES.iter().find(fits)?;
    Some((words.replace("LABEL", label), *shape))
}

/// `How many moons does Mars have?`
fn counted(label: &str, head: &Head, kind: &Kind, values: &[&str]) -> Option<(String, Shape)> {
    let numbered = ["number of ", "no. of ", "no of ", "# of "]
        .iter()
        .find_map(|start| label.strip_prefix(start));
    let whole = values.iter().all(|value| is_count(value));
    // `how many minutes does the speaker "Reply" have`: of rows of no known kind it is not clear that they have any
    let measure = matches!(
        kind.group,
        Group::Measure | Group::Sign | Group::Other | Group::Bare
    );
    let plural = label.ends_with('s')
        && single(label) != *label
        && !label.contains(" of ")
        && !has(NEVER, label)
        && head.unit.is_none();
    let noun = numbered.or((plural && !measure).then_some(label))?;
    (whole && head.unit.is_none())
        .then(|| (format!("how many {noun} does {{}} have"), Shape::Count))
}

/// `In which year was the canal opened?`, `Who built the bridge?`
fn done(label: &str, kind: &Kind, values: &[&str]) -> Option<(String, Shape)> {
    let bare = label
        .trim_start_matches("year of ")
        .trim_start_matches("year ")
        .trim_start_matches("date ")
        .trim_end_matches(" in")
        .trim_end_matches(" on");
    let participle = bare.strip_prefix("first ").unwrap_or(bare);
    of_form(participle, PARTICIPLE)
        .filter(|_| !participle.contains(' ') && !has(NEVER, participle))?;
    let people = matches!(kind.group, Group::Person | Group::Ruler);
    let shape = Shape::of_time(values).filter(|_| !people || participle == "crowned")?;
    let opens = match shape {
        Shape::Year => "in which year",
        Shape::Date => "when",
        _ => return None,
    };
    Some((format!("{opens} was {{}} {bare}"), shape))
}

/// `Which element has the symbol H?`
fn signed(label: &str, kind: &Kind) -> Option<(String, Shape)> {
    let thing = !matches!(
        group(label),
        Group::Other | Group::Sign | Group::Mode | Group::Bare
    ) || matches!(label, "airport" | "currency" | "letter" | "number");
    (kind.group == Group::Sign && thing).then(|| (format!("which {label} has {{}}"), Shape::Word))
}

/// `What is the English for the Spanish word "perro"?`
fn translated(label: &str, kind: &Kind) -> Option<(String, Shape)> {
    let tongue =
        |word: &str| matches!(word, "English" | "Latin" | "Greek") || adjective(word).is_some();
    let from = kind.noun.strip_suffix(" word").is_some_and(tongue);
    (kind.group == Group::Word && from && tongue(label))
        .then(|| (format!("what is the {label} for {{}}"), Shape::Phrase))
}

/// A label with the article that its second noun needs within a question: `colour of cap`, but `time at full load`.
fn with_article(label: &str) -> String {
    match label.split_once(" of ") {
        Some((noun, of)) if !of.contains(' ') && !of.ends_with('s') && !MASSES.contains(&of) => {
            format!("{noun} of the {of}")
        }
        _ => label.to_owned(),
    }
}

/// Nouns behind `of` that take no article.
pub(super) const MASSES: [&str; 15] = [
    "water",
    "birth",
    "death",
    "origin",
    "use",
    "construction",
    "service",
    "operation",
    "decay",
    "fusion",
    "heat",
    "air",
    "oil",
    "fuel",
    "cut",
];

/// Elements have chemical symbols, all else has symbols.
fn chemical(label: &str, kind: &Kind) -> Option<(String, Shape)> {
    let symbol = matches!(label, "symbol" | "chemical symbol");
    let words = match kind.noun.as_str() {
        "element" | "chemical element" => "what is the chemical symbol for {}",
        _ => "what is the symbol for {}",
    };
    symbol.then(|| (words.to_owned(), Shape::Word))
}

/// `What is the boiling point of oxygen?`
fn of(label: &str, last: &str, kind: &Kind) -> Option<Ask> {
    /// Longer labels are sentences.
    const WORDS: usize = 5;
    if has(NEVER, label) || label.split(' ').count() > WORDS || label.contains(" by") {
        return None;
    }
    // `the mark of the height above sea level "900 ft"`
    if kind.noun.split(' ').count() > LONGEST_KIND {
        return None;
    }
    let (label, tail) = match label.split_once(" from ") {
        Some((label, tail)) => (label, format!(" from {tail}")),
        None => (label, String::new()),
    };
    let head = match tail.is_empty() {
        true => label.split(" of ").next().unwrap_or(label),
        false => label,
    };
    let last = if tail.is_empty() { last } else { label };
    let noun = head.rsplit(' ').next().unwrap_or(last);
    // a sheet of data: its values are of all kinds, and `the value of the tank` is no question
    if matches!(label, "value" | "values" | "details" | "data") {
        return None;
    }
    let bound = has(BOUND, noun) || has(BOUND, &single(noun));
    let known = has(NOUNS, noun) || MORE.contains(&&*label.to_lowercase()) || bound;
    let verbal = noun.ends_with("ed") || noun.ends_with("ing") || noun.ends_with("ly");
    let article = noun.chars().all(|c| c.is_alphanumeric() || c == '-');
    if !known && (verbal || !article || of_form(noun, PAST).is_some()) {
        return None;
    }
    if matches!(label, "type" | "kind")
        && !matches!(kind.group, Group::Sign | Group::Bare | Group::Measure)
    {
        return Some(Ask {
            words: format!("what {label} of {} is {{}}", kind.noun),
            shape: Shape::Phrase,
            clear: true,
            bound: false,
        });
    }
    if noun == "country" && is_shared(kind) {
        return None;
    }
    if has(OFFICES, noun) {
        return Some(Ask {
            words: format!("who is the {label} of {{}}"),
            shape: Shape::Person,
            clear: known,
            bound,
        });
    }
    let joined = match (kind.group, noun) {
        (Group::Measure, _) | (_, "symbol" | "abbreviation" | "formula" | "unit" | "code") => "for",
        _ => "of",
    };
    let plural = noun.ends_with('s') && single(noun) != noun && !has(NOUNS, noun);
    let be = if plural { "are" } else { "is" };
    Some(Ask {
        words: format!("what {be} the {} {joined} {{}}{tail}", with_article(label)),
        shape: Shape::Word,
        clear: known && !plural && !(has(VAGUE, noun) && kind.group == Group::Other),
        bound,
    })
}

/// Longer kinds of rows are descriptions, which no question can take with it.
const LONGEST_KIND: usize = 3;

/// Whether things of a kind often lie in several countries at once, whatever a table says of them: rivers, mountains.
fn is_shared(kind: &Kind) -> bool {
    const SHARED: &str = "river lake mountain peak summit desert sea ocean strait waterfall";
    has(SHARED, kind.noun.rsplit(' ').next().unwrap_or_default())
}

/// A question with the year that its header tells.
fn dated(mut ask: Ask, head: &Head) -> Ask {
    if let Some(year) = head.year {
        ask.bound = true;
        let words = ask.words.replacen("what is ", "what was ", 1);
        let words = words.replacen("what are ", "what were ", 1);
        let words = words.replacen("who is ", "who was ", 1);
        ask.words = format!(
            "{} in {year}",
            words.replacen(" does {} have", " did {} have", 1)
        );
    }
    ask
}

/// What an answer stands for, by its question.
pub(super) fn kind_of(ask: &Ask) -> Option<NameKind> {
    (ask.shape == Shape::Person).then_some(NameKind::Person)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(key: &str, cell: &str, values: &[&str]) -> Option<String> {
        let kind = Kind {
            noun: key.to_owned(),
            group: group(key),
            unit: String::new(),
        };
        ask(&Head::read(cell), &kind, values).map(|ask| ask.words)
    }

    #[test]
    #[allow(clippy::too_many_lines)] // one list of headers
    fn headers_word_their_questions() {
        for (key, header, value, asked) in [
            (
                "program",
                "Temperature",
                "50 °C",
                "what is the temperature of {}",
            ),
            ("program", "Water", "9.5 l", "how much water does {} use"),
            ("code", "Meaning", "Door open", "what does {} mean"),
            (
                "code",
                "What to do",
                "Close it",
                "what should you do when {} appears",
            ),
            ("country", "Capital", "Lima", "what is the capital of {}"),
            (
                "country",
                "Population (2020)",
                "33",
                "what was the population of {} in 2020",
            ),
            ("planet", "Moons", "2", "how many moons does {} have"),
            (
                "planet",
                "Number of moons",
                "2",
                "how many moons does {} have",
            ),
            (
                "planet",
                "Distance from Sun (AU)",
                "0.4",
                "what is the distance of {} from the Sun",
            ),
            ("planet", "Type", "gas giant", "what type of planet is {}"),
            (
                "element",
                "Symbol",
                "O",
                "what is the chemical symbol for {}",
            ),
            (
                "element",
                "Atomic number",
                "8",
                "what is the atomic number of {}",
            ),
            ("treaty", "Signed", "1721", "in which year was {} signed"),
            ("treaty", "Year", "1721", "from which year does {} date"),
            ("battle", "Year", "1709", "in which year did {} take place"),
            (
                "country",
                "Prime minister (2019)",
                "Ola Holm",
                "who was the prime minister of {} in 2019",
            ),
            ("king", "Reign", "1046–1066", "in which years did {} reign"),
            ("hormone", "Gland", "pancreas", "which gland secretes {}"),
            ("symbol", "Element", "Oxygen", "which element has {}"),
            (
                "unit",
                "Quantity",
                "force",
                "which quantity does {} measure",
            ),
        ] {
            assert_eq!(
                words(key, header, &[value]).as_deref(),
                Some(asked),
                "{header}"
            );
        }
    }

    #[test]
    fn kinds_have_nothing_that_could_be_counted() {
        let asked = words("kind", "Creels", &["250"]);
        assert_ne!(asked.as_deref(), Some("how many creels does {} have"));
        let asked = words("planet", "Moons", &["2"]);
        assert_eq!(asked.as_deref(), Some("how many moons does {} have"));
    }

    #[test]
    fn what_words_nothing_is_left() {
        for (key, header, value) in [
            ("stitch", "Length", "2.5"),
            ("code", "Notes", "See page 3"),
            ("product", "Aldi / Lidl", "3"),
            ("river", "Country", "Egypt"),
            ("mountain", "Country", "Nepal"),
            ("element", "Discovered?", "yes"),
        ] {
            assert_eq!(words(key, header, &[value]), None, "{header}");
        }
    }
}
