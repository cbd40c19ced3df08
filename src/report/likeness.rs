//! Which question is probably which: cards that vanished under one name and came back under another.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::base::QuestionKey;
use crate::base::text::folded;

/// Below this likeness, 0 to 1, a pair is chance.
const LIKE: f64 = 0.75;

/// The same for a question that has reviews of its own: two that were studied beside each other are two, unless hardly a
/// letter differs.
const LIKE_STUDIED: f64 = 0.9;

/// Answers less alike than this, 0 to 1, are different answers. Then the prompts must have the same words: in a common
/// pattern a name and its year are exchanged together.
const SAME_ANSWER: f64 = 0.75;

/// How much of the likeness is the prompt's; the rest is the answer's.
const PROMPT_SHARE: f64 = 0.7;

/// How many candidates with common words are compared letter by letter.
const COMPARED: usize = 8;

/// More of a text than this is not compared, in characters: the beginning says enough.
const LONGEST: usize = 300;

/// A question with what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoken {
    /// Its name.
    pub key: QuestionKey,
    /// What it asks; `None` when that is not known any more.
    pub prompt: Option<String>,
    /// The right answer.
    pub answer: Option<String>,
    /// Whether reviews count for it.
    pub studied: bool,
}

/// A question that is gone and the one that it has probably become.
#[derive(Debug, Clone, PartialEq)]
pub struct Like {
    /// The question that is gone.
    pub gone: QuestionKey,
    /// The question that is there.
    pub there: QuestionKey,
    /// How alike they are, 0 to 1; `None` where only the name tells, because the old text is not known.
    pub likeness: Option<f64>,
}

/// The probable successors of questions that are gone, each question once, in the order of `gone`.
#[must_use]
pub fn successors(gone: &[Spoken], there: &[Spoken]) -> Vec<Like> {
    let there: Vec<Folded> = there.iter().map(Folded::of).collect();
    let words = Words::of(&there);
    let mut pairs: Vec<(f64, usize, usize, Option<f64>)> = Vec::new();
    for (at, spoken) in gone.iter().enumerate() {
        let old = Folded::of(spoken);
        for candidate in words.candidates(&old, &there) {
            if let Some((rank, likeness)) = old.likeness(&there[candidate]) {
                pairs.push((rank, at, candidate, likeness));
            }
        }
    }
    // the likeliest pairs first; of equals the first in the order of the decks
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut olds, mut news) = (BTreeSet::new(), BTreeSet::new());
    pairs.retain(|&(_, old, new, _)| {
        let free = !olds.contains(&old) && !news.contains(&new);
        free && olds.insert(old) && news.insert(new)
    });
    pairs.sort_by_key(|pair| pair.1);
    let like = |(_, old, new, likeness): (f64, usize, usize, Option<f64>)| Like {
        gone: gone[old].key.clone(),
        there: there[new].key.clone(),
        likeness,
    };
    pairs.into_iter().map(like).collect()
}

/// A question with its texts as they are compared.
struct Folded<'a> {
    key: &'a QuestionKey,
    prompt: Option<String>,
    answer: String,
    studied: bool,
}

impl<'a> Folded<'a> {
    fn of(spoken: &'a Spoken) -> Self {
        let cut = |text: &String| folded(text).chars().take(LONGEST).collect::<String>();
        Self {
            key: &spoken.key,
            prompt: spoken.prompt.as_ref().map(cut),
            answer: spoken.answer.as_ref().map(cut).unwrap_or_default(),
            studied: spoken.studied,
        }
    }

    fn words(&self) -> BTreeSet<&str> {
        let prompt = self.prompt.as_deref().unwrap_or_default();
        words(prompt).chain(words(&self.answer)).collect()
    }

    fn same_card(&self, other: &Self) -> bool {
        self.key.card == other.key.card && self.key.face == other.key.face
    }

    /// How good a pair they make, and how alike their texts are when both are known; nothing when they make none.
    fn likeness(&self, other: &Self) -> Option<(f64, Option<f64>)> {
        /// A name that stayed decides between texts that are equally alike.
        const SAME_NAME: f64 = 0.05;
        let bonus = if self.same_card(other) {
            SAME_NAME
        } else {
            0.0
        };
        let (Some(old), Some(new)) = (&self.prompt, &other.prompt) else {
            return (!other.studied).then_some((bonus, None));
        };
        let prompt = strsim::normalized_levenshtein(old, new);
        let answer = strsim::normalized_levenshtein(&self.answer, &other.answer);
        let likeness = PROMPT_SHARE * prompt + (1.0 - PROMPT_SHARE) * answer;
        let least = if other.studied { LIKE_STUDIED } else { LIKE };
        let one = answer >= SAME_ANSWER || words(old).eq(words(new));
        (one && likeness >= least).then_some((likeness + bonus, Some(likeness)))
    }
}

/// The words of a text, without the signs between them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// Which questions have which words.
struct Words<'a> {
    places: HashMap<&'a str, Vec<usize>>,
}

impl<'a> Words<'a> {
    fn of(there: &'a [Folded<'a>]) -> Self {
        let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, spoken) in there.iter().enumerate() {
            for word in spoken.words() {
                places.entry(word).or_default().push(at);
            }
        }
        Self { places }
    }

    /// The questions that have most in common with one, rare words counting more; of one without a text those of the
    /// same name.
    #[allow(clippy::cast_precision_loss)] // numbers of questions, far below where it matters
    fn candidates(&self, old: &Folded, there: &[Folded]) -> Vec<usize> {
        if old.prompt.is_none() {
            let named = there.iter().enumerate();
            let named = named.filter(|(_, spoken)| old.same_card(spoken));
            let named: Vec<_> = named.map(|(at, _)| at).collect();
            // a name that several decks use tells nothing
            return if named.len() == 1 { named } else { Vec::new() };
        }
        let mut common: BTreeMap<usize, f64> = BTreeMap::new();
        for word in old.words() {
            let places = self.places.get(word).map_or(&[][..], Vec::as_slice);
            for &at in places {
                *common.entry(at).or_default() += 1.0 / places.len() as f64;
            }
        }
        let mut common: Vec<_> = common.into_iter().collect();
        common.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        common
            .into_iter()
            .take(COMPARED)
            .map(|(at, _)| at)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spoken(key: &str, prompt: &str, answer: &str) -> Spoken {
        Spoken {
            key: key.parse().unwrap(),
            prompt: Some(prompt.into()),
            answer: Some(answer.into()),
            studied: false,
        }
    }

    fn named(key: &str) -> Spoken {
        Spoken {
            key: key.parse().unwrap(),
            prompt: None,
            answer: None,
            studied: false,
        }
    }

    fn told(gone: &[Spoken], there: &[Spoken]) -> Vec<String> {
        let told = |like: &Like| match like.likeness {
            Some(likeness) => format!("{} {} {:.0}", like.gone, like.there, likeness * 100.0),
            None => format!("{} {}", like.gone, like.there),
        };
        successors(gone, there).iter().map(told).collect()
    }

    const YEAR: &str = "In which year did South Korea and Japan normalise relations by treaty?";

    #[test]
    fn a_mended_text_is_known_again_and_a_neighbour_is_not_taken_for_it() {
        let gone = [spoken("d/in-which-year-1a2b", YEAR, "1965")];
        let there = [
            spoken(
                "d/un-year",
                "In which year did South Korea become a member of the United Nations?",
                "1991",
            ),
            spoken(
                "d/year",
                "In which year did South Korea and Japan normalize their relations by treaty?",
                "1965",
            ),
        ];
        assert_eq!(
            told(&gone, &there),
            ["d/in-which-year-1a2b/main d/year/main 94"]
        );
        assert!(told(&gone, &there[..1]).is_empty());
    }

    #[test]
    fn another_name_with_another_answer_is_another_question() {
        let gone = [spoken("d/japan", YEAR, "1965")];
        let china = YEAR.replace("Japan", "China");
        assert!(told(&gone, &[spoken("d/china", &china, "1992")]).is_empty());
        // a mended answer to the same question is none
        assert_eq!(
            told(&gone, &[spoken("d/treaty", YEAR, "22 June 1965")]),
            ["d/japan/main d/treaty/main 80"]
        );
        assert_eq!(
            told(&gone, &[spoken("d/china", &china, "1965")]),
            ["d/japan/main d/china/main 95"]
        );
    }

    #[test]
    fn what_was_studied_itself_must_be_all_but_the_same() {
        let gone = [spoken("d/a", YEAR, "1965")];
        let studied = |prompt: &str| {
            let there = spoken("d/b", prompt, "1965");
            told(
                &gone,
                &[Spoken {
                    studied: true,
                    ..there
                }],
            )
        };
        assert_eq!(
            studied(&YEAR.replace("normalise", "normalize")),
            ["d/a/main d/b/main 99"]
        );
        let reworded = "In which year did South Korea and Japan come to terms by treaty?";
        assert!(studied(reworded).is_empty());
        assert_eq!(
            told(&gone, &[spoken("d/b", reworded, "1965")]),
            ["d/a/main d/b/main 87"]
        );
        let nameless = Spoken {
            studied: true,
            ..spoken("e/a", YEAR, "1965")
        };
        assert!(told(&[named("d/a")], &[nameless]).is_empty());
    }

    #[test]
    fn every_question_is_used_once_and_the_best_pairs_win() {
        let gone = [
            spoken("d/a", "What is one?", "1"),
            spoken("d/b", "What is one.", "1"),
        ];
        let there = [
            spoken("d/c", "What is one.", "1"),
            spoken("d/e", "What is one!", "1"),
        ];
        assert_eq!(
            told(&gone, &there),
            ["d/a/main d/e/main 94", "d/b/main d/c/main 100"]
        );
        assert_eq!(told(&gone, &there[..1]), ["d/b/main d/c/main 100"]);
    }

    #[test]
    fn without_a_text_only_a_name_of_its_own_tells() {
        let there = [
            spoken("new/year", YEAR, "1965"),
            spoken("new/other", "Other?", "x"),
        ];
        assert_eq!(
            told(&[named("old/year")], &there),
            ["old/year/main new/year/main"]
        );
        let twice = [
            spoken("new/year", YEAR, "1965"),
            spoken("more/year", "When?", "1"),
        ];
        assert!(told(&[named("old/year")], &twice).is_empty());
    }
}
