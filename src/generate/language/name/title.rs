//! Titles before the names of people.

use super::*;

/// A name without the titles before it: `South Korean President Roh Moo-hyun` is `Roh Moo-hyun`.
pub(crate) fn untitled(name: &str) -> &str {
    office(name).1
}

/// The last title before a name, in small letters and empty where there is none, and the name without all of them.
pub(crate) fn office(name: &str) -> (String, &str) {
    let (mut title, mut rest) = (String::new(), name);
    while let Some((first, after)) = rest.split_once(' ') {
        let low = first.trim_end_matches('.').to_lowercase();
        let second = after.split(' ').next().unwrap_or("");
        let follows = || is_title(&second.to_lowercase()) || is_qualifier(&second.to_lowercase());
        // the people of a country that the table lacks, or calls otherwise
        let people =
            ["an", "ese", "ish"].iter().any(|end| first.ends_with(end)) && !is_given_name(first);
        if is_title(&low) {
            title = low;
        } else if adjective(&format!("{first} {second}")).is_some() && after.contains(' ') {
            rest = after;
        } else if !(is_qualifier(&low)
            || is_origin(&low)
            || adjective(first).is_some()
            || (people || country(first).is_some()) && follows())
        {
            break;
        }
        rest = rest.split_once(' ').map_or(rest, |(_, after)| after);
    }
    (title, rest)
}

/// Whether a word tells where somebody comes from: `Vermont-born`.
fn is_origin(word: &str) -> bool {
    ["-born", "-based", "-educated", "-trained", "-raised"]
        .iter()
        .any(|end| word.ends_with(end))
}

/// Words that belong to a title: `Prime Minister`, `Vice President`.
fn is_qualifier(word: &str) -> bool {
    matches!(
        word,
        "prime"
            | "vice"
            | "foreign"
            | "first"
            | "crown"
            | "chief"
            | "deputy"
            | "defence"
            | "defense"
            | "then"
            | "former"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_somebody_comes_from_is_no_part_of_the_name() {
        assert_eq!(untitled("Vermont-born Ola Lund"), "Ola Lund");
        assert_eq!(untitled("President Ola Lund"), "Ola Lund");
    }
}
