//! The product of a manual whose title names none: its text speaks of it by name again and again.

use std::collections::{BTreeMap, BTreeSet};

use crate::generate::lexicon::is_third;

/// What is told of a word that may be the name of a product.
#[derive(Debug, Default)]
struct Weight {
    /// How often something speaks for it.
    told: usize,
    /// The word at which it is said first.
    first: usize,
    /// How often its owner is spoken to, or its name stands where no part of it would: `your Lumo 300`.
    owned: usize,
}

/// The product that the sentences of a manual name most: `your Lumo 300`, `Lumo records`. A part of it mostly has an article,
/// what stands on its buttons is in capitals, and a common noun stands in small letters elsewhere.
pub(crate) fn learned(text: &str) -> Option<String> {
    /// A name that is said less often may be that of anything.
    const OFTEN: usize = 3;
    /// What only the last half speaks of is one value or menu of many.
    const EARLY: usize = 2;
    let words: Vec<&str> = text.split_whitespace().collect();
    let small: BTreeSet<&str> = words
        .iter()
        .map(|word| bare(word))
        .filter(|word| word.starts_with(char::is_lowercase))
        .collect();
    let mut weights: BTreeMap<String, Weight> = BTreeMap::new();
    let mut at = 0;
    while at < words.len() {
        let Some((name, length)) = name(&words, at, &small) else {
            at += 1;
            continue;
        };
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        let owned = before.is_some_and(|before| before.eq_ignore_ascii_case("your"));
        let article = before.is_some_and(|before| matches!(*before, "the" | "The" | "a" | "an"));
        let acts = words.get(at + length).is_some_and(|next| is_told(next));
        let coined = name.contains(|c: char| c.is_ascii_digit()) || has_inner_capital(&name);
        if owned || (acts && !article) || coined && !article {
            let weight = weights.entry(name).or_insert_with(|| Weight {
                first: at,
                ..Weight::default()
            });
            weight.told += 1;
            weight.owned += usize::from(owned);
        }
        at += length;
    }
    let best = weights
        .into_iter()
        .filter(|(_, weight)| weight.told >= OFTEN && weight.first * EARLY <= words.len())
        .max_by(|(one, first), (other, second)| {
            // of two as often named the one that comes first in the alphabet
            let key = |weight: &Weight| weight.told + weight.owned;
            (key(first), other).cmp(&(key(second), one))
        });
    best.map(|(name, _)| name)
}

/// The name that begins at a word, and how many words it has: a word with a capital that never stands in small letters, and
/// the number of the model behind it.
fn name(words: &[&str], at: usize, small: &BTreeSet<&str>) -> Option<(String, usize)> {
    /// A longer one has more than a name.
    const LONGEST: usize = 3;
    let mut said: Vec<&str> = Vec::new();
    for word in words.get(at..)?.iter().take(LONGEST) {
        let inner = bare(word);
        let named = inner.starts_with(char::is_uppercase)
            || !said.is_empty() && inner.starts_with(|c: char| c.is_ascii_digit());
        let low = inner.to_lowercase();
        // in capitals throughout it is what stands on a button, unless a number is in it
        let shouted =
            !inner.contains(char::is_lowercase) && !inner.contains(|c: char| c.is_ascii_digit());
        let whole = inner.len() > 1 && word.starts_with(inner);
        if !named || shouted || !whole || small.contains(&*low) || is_common(&low) {
            break;
        }
        said.push(inner);
        // a name ends with its clause
        if word.len() > inner.len() {
            break;
        }
    }
    let letters = said.iter().any(|word| word.contains(char::is_lowercase));
    (letters && !said.is_empty()).then(|| (said.join(" "), said.len()))
}

/// A word without the marks around it and without its genitive.
fn bare(word: &str) -> &str {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.strip_suffix("'s")
        .or_else(|| word.strip_suffix("’s"))
        .unwrap_or(word)
}

fn has_inner_capital(name: &str) -> bool {
    name.split(' ').any(|word| {
        let inner = word.chars().skip(1).any(char::is_uppercase);
        inner && word.contains(char::is_lowercase) && word.chars().all(char::is_alphanumeric)
    })
}

/// Whether a word tells what a thing before it does.
fn is_told(word: &str) -> bool {
    matches!(word, "is" | "has" | "will" | "can" | "does" | "cannot") || is_third(word)
}

/// Whether a word begins sentences, or names what nearly every device has.
fn is_common(word: &str) -> bool {
    const COMMON: [&str; 26] = [
        "it",
        "this",
        "that",
        "these",
        "he",
        "she",
        "there",
        "what",
        "which",
        "note",
        "usb",
        "wifi",
        "bluetooth",
        "windows",
        "android",
        "google",
        "apple",
        "linux",
        "internet",
        "english",
        "figure",
        "table",
        "step",
        "chapter",
        "section",
        "led",
    ];
    COMMON.contains(&word) || crate::generate::lexicon::DETERMINERS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::learned;

    #[test]
    fn a_product_is_known_by_how_the_text_speaks_of_it() {
        let text = "Your Lumo 300 has two lamps. Put your Lumo 300 on a table. The Menu button opens the Menu. \
                    Press the Menu button. The Lumo 300 turns itself off. Charge your Lumo 300 at night.";
        assert_eq!(learned(text).as_deref(), Some("Lumo 300"));
        let text = "Pebbles needs a plug. When the lid is shut, Pebbles mixes the sound. Pebbles records all day.";
        assert_eq!(learned(text).as_deref(), Some("Pebbles"));
    }

    #[test]
    fn what_is_named_late_is_no_product() {
        let menu =
            "The menu has many pages and each of them shows what the lamp does at the time. "
                .repeat(3);
        let text = format!("{menu} A high LUx is bad. When LUx falls, wait. Read LUx again.");
        assert_eq!(learned(&text), None);
    }

    #[test]
    fn parts_and_common_nouns_are_no_product() {
        let text = "Timer is on. Timer has a bell. Timer can ring. Set the timer. The POWER button is red.";
        assert_eq!(learned(text), None);
        assert_eq!(
            learned("HOLD is on. HOLD has a lamp. HOLD can blink."),
            None
        );
    }
}
