//! What stands above a sentence: the heading that goes before a question, the line before a list, the task of a step.

use super::capitals::{decapital, unshouted};
use super::naming::Names;
use super::task::task;
use super::vague::EMPTY;

/// Words that head a part of a manual and tell of no thing.
const ASKING: [&str; 7] = ["when", "where", "which", "then", "also", "more", "next"];

impl<'a> Names<'a> {
    /// The task of which a step is one, as its heading or the line before its list tells: `to pair a speaker`.
    pub(super) fn task(&self) -> Option<String> {
        let line = self.list().map(|line| line.trim_end_matches(':'));
        let heading = unshouted(self.around.heading.trim().trim_end_matches(':'));
        line.and_then(task).or_else(|| task(&heading))
    }

    /// The line that brings in a list or a row, with its colon: before the list, or as the first sentence of the paragraph.
    pub(super) fn list(&self) -> Option<&'a str> {
        let first = self.around.before.sentences.first().map(String::as_str);
        Some(self.around.list)
            .into_iter()
            .chain(first)
            .find(|line| line.ends_with(':'))
    }

    /// What goes before a question: nothing where it names the product; else the product, with the heading where that tells
    /// more than the question.
    pub(super) fn opening(&self, question: &str, answer: &str) -> Option<String> {
        /// A longer heading is a sentence.
        const LONGEST: usize = 4;
        let low = question.to_lowercase();
        let answer = answer.to_lowercase();
        let product = self.around.product;
        let model = product
            .split(' ')
            .skip(1)
            .filter(|word| word.chars().any(char::is_alphabetic));
        let mut models = model.filter(|word| word.contains(|c: char| c.is_ascii_digit()));
        if low.contains(&product.to_lowercase()) || models.any(|model| question.contains(model)) {
            return None;
        }
        let heading = &unshouted(self.around.heading.trim().trim_end_matches(':'));
        let words: Vec<String> = heading
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.len() > 3)
            .map(str::to_lowercase)
            .collect();
        let root = |word: &str| word.chars().take(5).collect::<String>();
        let said = |word: &String| {
            let root = root(word);
            let both = format!("{low} {answer}");
            both.split(|c: char| !c.is_alphanumeric())
                .any(|own| own.starts_with(&root))
        };
        // `When` tells nothing before a question, nor does `The Lumo 90` behind `Lumo 60 and Lumo 90`
        let named = product.to_lowercase();
        let again = |word: &String| named.split(' ').any(|own| own == word);
        let asking = matches!(words.as_slice(), [word] if ASKING.contains(&word.as_str()));
        let empty = asking
            || words.iter().any(again)
            || words.iter().any(|word| EMPTY.contains(&word.as_str()));
        let tells = !words.is_empty()
            && !empty
            && !words.iter().any(said)
            && heading.split(' ').count() <= LONGEST;
        Some(if tells {
            format!("{product}, {}", decapital(heading))
        } else {
            product.to_owned()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::gives;

    #[test]
    fn a_heading_that_tells_of_no_thing_stands_before_no_question() {
        let text = "The shade comes down by itself after 250 hours of light.";
        let told = "Lumo 300: The shade comes down by itself after _____ (number) hours of light.";
        gives("When", text, told, "250");
        gives("The Lumo", text, told, "250");
    }
}
