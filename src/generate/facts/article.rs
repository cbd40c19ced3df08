//! Names with the article that they take within a sentence.

use crate::generate::lexicon::{SEATS_OF_LEARNING, is_law, is_ruled_body};

/// A country with the article that its name takes in a sentence.
pub(crate) fn article(name: &str) -> String {
    let takes = [
        "United ",
        "Netherlands",
        "Philippines",
        "Soviet Union",
        "Czech Republic",
        "Dominican Republic",
        "Central African Republic",
        "Ottoman Empire",
        "Maldives",
        "Marshall Islands",
        "Solomon Islands",
        "Seychelles",
        "Democratic Republic",
        "Republic of",
        "Comoros",
    ];
    if let Some(rest) = name.strip_prefix("The ") {
        format!("the {rest}")
    } else if takes.iter().any(|start| name.starts_with(start)) {
        format!("the {name}")
    } else {
        name.to_owned()
    }
}

/// What stands without an article behind its own name, besides seats of learning.
const BARE: [&str; 11] = [
    "Castle",
    "Abbey",
    "Cathedral",
    "Priory",
    "Palace",
    "Hall",
    "Park",
    "Street",
    "Square",
    "Airport",
    "Island",
];

/// A body, or another thing with a name of its own; a seat of learning or a castle may go without: `the Lund Bank`, but
/// `Lund University`.
pub(super) fn of_body(name: &str) -> String {
    let last = name.rsplit_once(' ').map(|(_, last)| last);
    let bare =
        last.is_some_and(|last| SEATS_OF_LEARNING.contains(&(last, true)) || BARE.contains(&last));
    match bare {
        true => name.to_owned(),
        false => format!("the {name}"),
    }
}

/// The title of a law, without the year in front of it: `the Lending Act` of `1998 Lending Act`.
pub(super) fn of_law(title: &str) -> String {
    // `A by-law for the control of noise` is the one at hand
    let article = ["the ", "a ", "an "];
    let low = title.to_lowercase();
    let opens = article.iter().any(|article| low.starts_with(article))
        || title.starts_with(|c: char| c.is_ascii_digit());
    // `Ordinance No. 14` is a name of its own
    if title.contains(" No. ") && !opens {
        return title.to_owned();
    }
    let rest = title.split_once(' ').filter(|_| opens);
    let rest = rest.map_or(title, |(_, rest)| rest);
    match is_body_alone(rest) {
        true => format!("the rules of the {rest}"),
        false => format!("the {rest}"),
    }
}

/// Whether a title names a body and not what that has laid down: `Wold and District Chess League`.
fn is_body_alone(title: &str) -> bool {
    /// Which only their authors call laws.
    const LAID_DOWN: [&str; 10] = [
        "constitution",
        "rules",
        "bylaws",
        "laws",
        "handbook",
        "policy",
        "articles",
        "terms",
        "conditions",
        "agreement",
    ];
    let low = title.to_lowercase();
    let laid_down = low
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| is_law(word) || LAID_DOWN.contains(&word));
    !laid_down
        && low
            .rsplit(' ')
            .next()
            .is_some_and(|last| is_ruled_body(last) || matches!(last, "chapter" | "council"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_take_the_article_of_their_kind() {
        assert_eq!(article("United States"), "the United States");
        assert_eq!(article("The Gambia"), "the Gambia");
        assert_eq!(article("Peru"), "Peru");
        assert_eq!(of_body("Lund Bank"), "the Lund Bank");
        assert_eq!(of_body("Lund University"), "Lund University");
        assert_eq!(of_body("Lund Institute"), "the Lund Institute");
        assert_eq!(of_body("Lund Castle"), "Lund Castle");
        assert_eq!(of_law("The Lending Act"), "the Lending Act");
        assert_eq!(of_law("1998 Lending Act"), "the Lending Act");
        assert_eq!(of_law("Lending Act"), "the Lending Act");
        assert_eq!(of_law("A by-law on noise"), "the by-law on noise");
        assert_eq!(of_law("Ordinance No. 14"), "Ordinance No. 14");
        assert_eq!(
            of_law("Wold Chess League"),
            "the rules of the Wold Chess League"
        );
    }
}
