//! Who is a person in a document.

use super::paragraph::stated;
use super::*;
use crate::generate::language::Named;
use crate::generate::works::done;

/// Takes in who is a person, once the words of the document are known. `said` are the sentences of its blocks.
pub(super) fn read_people(
    document: &Document,
    said: &[Vec<Range<usize>>],
    portions: &[Range<usize>],
    known: &mut Vocabulary,
    works: Works,
) {
    for (block, said) in document.blocks.iter().zip(said) {
        let mut before = "";
        for range in stated(said) {
            let sentence = &block.text[range.clone()];
            if may_hold_a_full_name(sentence) {
                known.read_persons(sentence, &tokens(sentence));
            }
            if sentence.starts_with("He ") || sentence.starts_with("She ") {
                known.read_subject(before, &tokens(before));
                known.read_only(before, &tokens(before));
            }
            before = sentence;
        }
    }
    let named = done(works, portions.len(), |at| {
        let mut named = Named::default();
        for block in portions[at].clone() {
            for range in stated(&said[block]) {
                let sentence = &document.blocks[block].text[range.clone()];
                named.read((block, range.start), sentence, known);
            }
        }
        named
    });
    let headings = document.blocks.iter();
    let headings = headings.filter(|block| matches!(block.kind, BlockKind::Heading { .. }));
    let headings = headings.map(|block| block.text.as_str());
    let headed: Vec<&str> = document
        .title
        .as_deref()
        .into_iter()
        .chain(headings)
        .collect();
    known.read_surnames(named, &headed.join("\n"));
}

/// Whether a sentence may name somebody with more than one word: behind its first letter there is a capital, a figure or a
/// sign beyond ASCII.
fn may_hold_a_full_name(sentence: &str) -> bool {
    let names = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || !byte.is_ascii();
    sentence.bytes().skip(1).any(names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::make::paragraph::said;
    use crate::generate::read;

    #[test]
    fn a_full_name_has_a_second_sign_of_its_own() {
        for text in [
            "The mill of Lund closed.",
            "Apollo 11 was born.",
            "Élan left.",
        ] {
            assert!(may_hold_a_full_name(text), "{text}");
        }
        assert!(!may_hold_a_full_name(
            "The mill closed, and its wheels were sold."
        ));
    }

    #[test]
    fn who_is_named_in_one_portion_acts_in_another() {
        let text =
            "The mill was sold to Tavi Berglund by its owners.\n\nBerglund repaired the mill.\n";
        let document = read("mills.txt", text.as_bytes(), None).unwrap();
        let said: Vec<_> = document.blocks.iter().map(said).collect();
        let mut known = Vocabulary::default();
        for block in &document.blocks {
            known.read(&tokens(&block.text));
        }
        read_people(&document, &said, &[0..1, 1..2], &mut known, ONE_BY_ONE);
        assert!(
            known.persons.contains("Tavi Berglund"),
            "{:?}",
            known.persons
        );
    }
}
