//! Names in large letters, as many texts have them where they begin: a question says them as the text does elsewhere.

use super::*;
use crate::base::text::capitalised;

impl Maker<'_, '_> {
    /// Writes in usual letters what a draft has in large ones and the title or the rest of the text has not. What stands on the
    /// keys of a product, or is defined in a law, is written so for a reason.
    pub(super) fn usual(&self, draft: &mut Draft) {
        if self.scene.is_binding() || !is_shouting(draft) {
            return;
        }
        let usual = |text: &str| self.in_usual_letters(text);
        draft.prompt = usual(&draft.prompt);
        draft.value = match &draft.value {
            Value::Gaps(text, gaps) => {
                Value::Gaps(usual(text), gaps.iter().map(|gap| usual(gap)).collect())
            }
            Value::Name(name, kind) => Value::Name(usual(name), *kind),
            Value::Words(text) => Value::Words(usual(text)),
            other => other.clone(),
        };
    }

    fn in_usual_letters(&self, text: &str) -> String {
        let mut said = String::with_capacity(text.len());
        let mut before = false;
        for part in text.split_inclusive(|c: char| !c.is_alphabetic()) {
            let word = part.trim_end_matches(|c: char| !c.is_alphabetic());
            // `BATTLE OF LUND`
            let joins = before && matches!(word, "OF" | "THE" | "AND" | "IN" | "ON");
            let plain = match joins {
                true => Some(word.to_lowercase()),
                false => self.unshouted(word).or_else(|| {
                    (before && is_shouted(word)).then(|| capitalised(&word.to_lowercase()))
                }),
            };
            before = plain.is_some();
            said.push_str(plain.as_deref().unwrap_or(word));
            said.push_str(&part[word.len()..]);
        }
        said
    }

    /// A word in large letters as the title writes it, or else the text within its sentences.
    fn unshouted(&self, word: &str) -> Option<String> {
        if !is_shouted(word) {
            return None;
        }
        let title = self.document.title.as_deref().unwrap_or_default();
        let mut titled = title.split(|c: char| !c.is_alphabetic());
        let same = |own: &&str| own.to_lowercase() == word.to_lowercase() && !is_shouted(own);
        let plain = capitalised(&word.to_lowercase());
        let known = self.scene.known.is_capital(&plain);
        titled
            .find(same)
            .map(str::to_owned)
            .or_else(|| known.then_some(plain))
    }
}

/// Whether a draft has a word in large letters.
fn is_shouting(draft: &Draft) -> bool {
    let shouts = |text: &str| text.split(|c: char| !c.is_alphabetic()).any(is_shouted);
    shouts(draft.stem()) || draft.value.texts().iter().any(|text| shouts(text))
}

/// Whether a word has large letters throughout and is no short form.
fn is_shouted(word: &str) -> bool {
    /// Shorter words are short forms rather.
    const SHORTEST: usize = 4;
    word.len() >= SHORTEST && word.chars().all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use crate::generate::{Wishes, make, read};

    #[test]
    fn a_name_in_large_letters_is_written_as_elsewhere() {
        let source = "# Lindemark, Skåne\n\nLINDEMARK is a port in Skåne. The port of LINDEMARK was granted a charter by King Nils in 1341. NATO \
                      bought the fort of Lindemark in 1951.\n";
        let document = read("notes.md", source.as_bytes(), None).unwrap();
        let made = make(&[document], &Wishes::default()).cards;
        let shown = |one: &crate::generate::Candidate| one.card.prompt(one.card.faces()[0]);
        let all: Vec<String> = made.iter().map(shown).collect();
        assert!(!all.is_empty());
        assert!(
            all.iter().all(|prompt| !prompt.contains("LINDEMARK")),
            "{all:#?}"
        );
    }

    #[test]
    fn a_question_gives_an_article_a_small_letter_where_the_text_does() {
        let source = "# Lund\n\nThe Great Siege ended in 1712. Lund was rebuilt after the Great Siege by Nils Berg.\n";
        let document = read("notes.md", source.as_bytes(), None).unwrap();
        let made = make(&[document], &Wishes::default()).cards;
        let shown = |one: &crate::generate::Candidate| one.card.prompt(one.card.faces()[0]);
        let mut all = made.iter().map(shown);
        assert!(all.all(|prompt| !prompt.contains(" did The ")));
    }
}
