//! The name that a law gives itself: `This Act may be cited as the Ferries Act`.

use crate::generate::language::has_word;
use crate::generate::lexicon::is_law;
use crate::generate::{Block, BlockKind};

/// The name by which a law says that it is cited; it stands near its beginning or its end.
pub(super) fn short_title(blocks: &[Block]) -> Option<String> {
    /// So many blocks from either end.
    const NEAR: usize = 60;
    let text = |block: &&Block| matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem);
    let first = blocks.iter().take(NEAR).filter(text);
    let last = blocks.iter().skip(NEAR).rev().take(NEAR).filter(text);
    first
        .chain(last)
        .find_map(|block| told(&block.text).map(str::to_owned))
}

/// The name that a sentence says that its own law has.
fn told(text: &str) -> Option<&str> {
    /// A longer name is a sentence.
    const LONGEST: usize = 10;
    // the longest first: each ends as a shorter one does
    const CITED: [&str; 10] = [
        " shall be known and may be cited as ",
        " shall be known and cited as ",
        " may be cited for all purposes as ",
        " may be referred to as ",
        " may be cited as ",
        " shall be cited as ",
        " shall be known as ",
        " shall be called ",
        " may be called ",
        " is called ",
    ];
    let (before, behind) = CITED.iter().find_map(|cited| text.split_once(cited))?;
    let mut words = before.rsplit(' ');
    let (noun, this) = (words.next()?, words.next()?);
    let own = matches!(&*this.to_lowercase(), "this" | "these")
        && (is_law(&noun.to_lowercase()) || noun.eq_ignore_ascii_case("order"));
    let name = behind
        .trim_start_matches("the ")
        .trim_start_matches(['"', '“', '\'', '‘'])
        .trim_start_matches("the ");
    let ends = [
        ". ",
        ".\"",
        ".”",
        ";",
        "\"",
        "”",
        ", and ",
        " and shall ",
        " and comes ",
        " and applies ",
    ];
    let end = ends.iter().filter_map(|end| name.find(end)).min();
    let name = name[..end.unwrap_or(name.len())].trim_end_matches(['.', ',', '’', '\'']);
    let names = name.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && (2..=LONGEST).contains(&name.split(' ').count())
        && has_word(name, |word| is_law(word) || word == "order");
    (own && names).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::told;

    #[test]
    fn a_law_tells_its_own_name() {
        for (text, name) in [
            (
                "1. This Act may be cited as the Ferries Act.",
                Some("Ferries Act"),
            ),
            (
                "1. This Act shall be called the Weights and Measures Act. It shall begin today.",
                Some("Weights and Measures Act"),
            ),
            (
                "SEC. 1. This act shall be known and may be cited as the Bee Act of 1923.",
                Some("Bee Act of 1923"),
            ),
            (
                "(1) These Regulations may be cited as the Lagoon (Fishing) Regulations 1998. (2) They apply to boats.",
                Some("Lagoon (Fishing) Regulations 1998"),
            ),
            (
                "This Ordinance shall be known as \"the Lund Noise Ordinance\" and shall apply everywhere.",
                Some("Lund Noise Ordinance"),
            ),
            ("The fund shall be known as the Bee Fund.", None),
            ("This Act shall be known as the Reform.", None),
            ("The Ferries Act may be cited as the Ferries Act.", None),
        ] {
            assert_eq!(told(text), name, "{text}");
        }
    }

    #[test]
    fn a_text_that_quotes_a_law_is_not_called_by_its_name() {
        let told = "Ola Lund built the first ferry in 1820. It burnt down in a year.\n\n".repeat(9);
        let quoted = "The council wrote a law: This Act may be cited as the Ferries Act.";
        let source = format!("# The Ferries of Lund\n\n{told}{quoted}\n");
        let read = crate::generate::read("ferries.md", source.as_bytes(), None).unwrap();
        assert_eq!(read.title.as_deref(), Some("The Ferries of Lund"));
    }
}
