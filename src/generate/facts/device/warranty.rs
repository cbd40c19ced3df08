//! Terms that stand in every manual: the warranty, spare parts, who may use the product.

use super::amount::amount;
use super::measure::value;
use super::naming::Names;
use super::{clauses, posed, tail};
use crate::generate::facts::{Draft, Value};

/// `grants a warranty of 36 months from the date of purchase on materials, and of ten years on the container`; `is covered
/// for two years from the date of purchase`; `are available for at least ten years after …`.
pub(super) fn granted(text: &str, names: &Names) -> Vec<Draft> {
    let found = text
        .find("warranty of ")
        .or_else(|| text.find("guarantee of "))
        .map(|at| (at, at + text[at..].find(" of ").unwrap_or(0) + 4));
    let Some((at, from)) = found else {
        return lasting(text, names);
    };
    let noun = if text[at..].starts_with('w') {
        "warranty"
    } else {
        "guarantee"
    };
    let (first, second) = text[from..]
        .split_once(", and of ")
        .map_or((&text[from..], None), |(one, two)| (one, Some(two)));
    let all = std::iter::once(first).chain(second);
    all.filter_map(|said| {
        let found = amount(said).filter(|found| found.measures == Some("time"))?;
        // `and security updates for five years` is another thing
        let said = tail(found.rest.split(" and ").next().unwrap_or_default());
        let on = [" on the date", " on which", " on what"]
            .iter()
            .all(|word| !found.rest.contains(word))
            .then(|| found.rest.find("on "))
            .flatten()
            .filter(|at| *at == 0 || found.rest[..*at].ends_with(' '));
        let on = on.map_or("", |at| until_term(&found.rest[at..]));
        let since = if on.is_empty() { said } else { "" };
        let question = format!(
            "how long is the {noun} {on} {since}{}",
            found.bound.behind()
        );
        Some(posed("device term", names, &question, value(&found), 0.85))
    })
    .collect()
}

/// What a term is on, up to the next term: `on the frame and two years on all else`.
fn until_term(text: &str) -> &str {
    let next = text
        .match_indices(" and ")
        .find(|(at, and)| amount(&text[at + and.len()..]).is_some());
    next.map_or(text, |(at, _)| &text[..at])
}

/// `The camera is covered for two years`, `Spare parts are available for at least ten years after the last unit was sold`.
fn lasting(text: &str, names: &Names) -> Vec<Draft> {
    let Some(raw) = clauses(text).into_iter().next() else {
        return Vec::new();
    };
    let heading = names.heading();
    let bought = raw.rest.contains("from the date of purchase");
    let told = bought || heading.contains("warranty") || heading.contains("guarantee");
    let covered = raw.verb == "covered" && told;
    let said = if covered {
        raw.rest.strip_prefix("for ")
    } else {
        raw.rest.strip_prefix("available for ")
    };
    let Some(found) = said
        .and_then(amount)
        .filter(|found| found.measures == Some("time") && !found.rest.starts_with("or "))
    else {
        return Vec::new();
    };
    let Some(part) = names.part(raw.clone()) else {
        return Vec::new();
    };
    let question = if covered {
        format!(
            "how long is {} covered by the warranty {}",
            part.subject,
            tail(found.rest)
        )
    } else {
        part.question(
            &format!("for how long{}", found.bound.behind()),
            &format!("available {}", tail(found.rest)),
        )
    };
    vec![posed("device term", names, &question, value(&found), 0.85)]
}

/// `The warranty does not extend to glass, to lamps, or to …`, `Damage caused by sand, moisture or impact is excluded`, `A
/// memory card and a wall charger are not included`.
pub(super) fn not_covered(text: &str, names: &Names) -> Vec<Draft> {
    let found = excluded(text, names).or_else(|| missing(text, names));
    let made =
        found.map(|(question, all)| posed("device term", names, &question, Value::List(all), 0.75));
    made.into_iter().collect()
}

/// What the warranty excludes, with the question on it.
fn excluded(text: &str, names: &Names) -> Option<(String, Vec<String>)> {
    let opens = [
        "warranty does not extend to ",
        "warranty does not cover ",
        "guarantee does not cover ",
    ];
    if let Some((_, said)) = opens.iter().find_map(|opens| text.split_once(opens)) {
        let said = said.replace(", or to ", " or ").replace(", to ", ", ");
        let product = names.product();
        let noun = if text.contains("guarantee") {
            "guarantee"
        } else {
            "warranty"
        };
        let question = format!("what does the {noun} of {product} not extend to");
        return members(&said.replace(", or ", " or ")).map(|all| (question, all));
    }
    let heading = names.heading();
    let damage = text.strip_prefix("Damage caused by ");
    let (said, _) = damage.and_then(|said| said.split_once(" is excluded"))?;
    let told = heading.contains("warranty") || heading.contains("guarantee");
    let said = said.replace(", by ", ", ").replace(" or by ", " or ");
    let question = String::from("damage caused by what is excluded from the warranty");
    super::members(&said)
        .filter(|_| told)
        .map(|all| (question, all))
}

/// The two things that do not come with a product, with the question on them.
fn missing(text: &str, names: &Names) -> Option<(String, Vec<String>)> {
    /// A longer name is a description.
    const LONGEST: usize = 4;
    let things = text
        .strip_suffix(" are not included")
        .or_else(|| text.strip_suffix(" are not supplied"))?;
    let (one, two) = things.split_once(" and ")?;
    let short = |thing: &str| thing.split(' ').count() <= LONGEST && !thing.contains(',');
    let bare = |thing: &str| {
        let thing = super::capitals::decapital(thing);
        let bare = thing
            .strip_prefix("a ")
            .or_else(|| thing.strip_prefix("an "));
        bare.unwrap_or(&thing).to_owned()
    };
    let question = format!("which two things are not supplied with {}", names.product());
    (short(one) && short(two)).then(|| (question, vec![bare(one), bare(two)]))
}

/// The members of a list of damages, which may be phrases.
fn members(text: &str) -> Option<Vec<String>> {
    /// A longer one is not recalled.
    const LONGEST: usize = 7;
    let (head, last) = text
        .rsplit_once(" or ")
        .or_else(|| text.rsplit_once(" and "))?;
    let all: Vec<String> = head
        .split(", ")
        .chain(std::iter::once(last))
        .map(|one| one.trim().to_owned())
        .collect();
    let fits = all
        .iter()
        .all(|one| (1..=LONGEST).contains(&one.split(' ').count()));
    ((2..=5).contains(&all.len()) && fits).then_some(all)
}

/// `Children aged 8 and over … may use it if they are supervised`.
pub(super) fn children(text: &str, names: &Names) -> Vec<Draft> {
    let said = [
        "Children aged ",
        "Children of ",
        "Children from the age of ",
        "Children aged from ",
    ]
    .iter()
    .find_map(|opens| text.strip_prefix(opens));
    let Some(found) = said.and_then(amount) else {
        return Vec::new();
    };
    let over = [
        "and over",
        "and above",
        "years and",
        "or older",
        "and older",
    ]
    .iter()
    .any(|word| found.rest.starts_with(word))
        || text.starts_with("Children from");
    let used = [" may use ", " can use "]
        .iter()
        .find_map(|word| text.split_once(word));
    // `may use it to load food` is no leave to use it
    if !over || used.is_none_or(|(_, how)| how.contains(" to ")) {
        return Vec::new();
    }
    let watched = if text.contains("supervised") {
        " under supervision"
    } else {
        ""
    };
    let question = format!(
        "from what age may children use {}{watched}",
        names.product()
    );
    let mut made = posed("device term", names, &question, value(&found), 0.82);
    if found.measures.is_none() {
        made.accept.push(format!("{} years", found.text));
    }
    vec![made]
}

#[cfg(test)]
mod tests {
    use super::super::testing::gives;

    #[test]
    fn a_warranty_is_asked_without_what_is_joined_to_it() {
        gives(
            "Terms",
            "Lumo Light AS provides a warranty of three years from delivery and spare bulbs for at least six years from the day on which the lamp was last made.",
            "Lumo 300: how long is the warranty from delivery?",
            "three years",
        );
    }

    #[test]
    fn of_two_terms_each_is_asked_alone() {
        gives(
            "Warranty",
            "Lumo Light AS grants a warranty of nine years on the stand and two years on all other parts.",
            "Lumo 300: how long is the warranty on the stand?",
            "nine years",
        );
        gives(
            "Warranty",
            "Damage caused by overloading, by falls or by frost is excluded.",
            "Lumo 300: damage caused by what is excluded from the warranty?",
            "overloading, falls, frost",
        );
    }

    #[test]
    fn terms_are_asked() {
        let term = "Lumo Light AS grants a warranty of 36 months from the date of purchase on materials, and of ten years on the spring.";
        gives(
            "Terms",
            term,
            "Lumo 300: how long is the warranty on materials?",
            "36 months",
        );
        gives(
            "Terms",
            term,
            "Lumo 300: how long is the warranty on the spring?",
            "ten years",
        );
        gives(
            "Terms",
            "Spare parts are available for at least ten years after the last unit has been sold.",
            "Lumo 300: for how long at least are spare parts available after the last unit has been sold?",
            "ten years",
        );
        gives(
            "Terms",
            "The warranty does not extend to glass, to bulbs, or to lamps used commercially.",
            "What does the warranty of the Lumo 300 not extend to?",
            "glass, bulbs, lamps used commercially",
        );
        gives(
            "Use",
            "Children aged 8 and over may use it if they are supervised.",
            "From what age may children use the Lumo 300 under supervision?",
            "8",
        );
    }
}
