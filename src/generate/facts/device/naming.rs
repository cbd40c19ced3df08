//! What the words of a manual stand for: `the appliance` is the product, `it` the subject before, `the hose` the one named
//! in full in the sentence before.

use super::capitals::decapital;
use super::clause::Raw;
use super::task::is_one;
use super::vague::{COMPARING, DEGREES, LEANING, RUNNING, VAGUE};
use super::{Mode, Part};

/// What was said before a sentence in its paragraph.
#[derive(Debug, Clone, Default)]
pub(crate) struct Before {
    /// The sentences, without their brackets.
    pub(crate) sentences: Vec<String>,
    /// What `it` means.
    pub(crate) last: Option<String>,
    /// What is left of a sentence of which no question is made: the sentence with a gap.
    pub(crate) left: Option<crate::generate::facts::Draft>,
}

impl Before {
    /// Whether `it` may mean one of several things.
    pub(crate) fn is_unclear(&self) -> bool {
        self.last.as_deref().is_some_and(|last| !is_one(last))
    }
}

/// What surrounds a sentence.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Around<'a> {
    /// The product, without article: `Aqua 300`.
    pub(crate) product: &'a str,
    /// The nouns by which the manual calls it, in small letters.
    pub(crate) calls: &'a [String],
    /// The heading above, without its number.
    pub(crate) heading: &'a str,
    /// The line that brings in the list of which the paragraph is an item, with its colon; empty without one.
    pub(crate) list: &'a str,
    /// The paragraph up to the sentence.
    pub(crate) before: &'a Before,
    /// The light that the paragraph is on, with its article: `the Charge light`.
    pub(crate) lamp: Option<&'a str>,
}

/// Names things in a sentence.
#[derive(Debug)]
pub(super) struct Names<'a> {
    pub(super) around: &'a Around<'a>,
    /// What stood in brackets.
    pub(super) aside: &'a [(usize, String)],
    /// What `it` means now.
    last: Option<String>,
    /// The paragraph before, in small letters.
    told: String,
}

impl<'a> Names<'a> {
    pub(super) fn new(around: &'a Around<'a>, aside: &'a [(usize, String)]) -> Self {
        let opens = around.before.sentences.is_empty();
        let last = around.before.last.clone();
        Self {
            around,
            aside,
            last: last.or_else(|| opens.then(|| product(around.product))),
            told: around.before.sentences.join(" ").to_lowercase(),
        }
    }

    /// The sentence before, as it stands.
    pub(super) fn sentence_before(&self) -> Option<&'a str> {
        self.around.before.sentences.last().map(String::as_str)
    }

    /// The heading above, in small letters.
    pub(super) fn heading(&self) -> String {
        self.around.heading.to_lowercase()
    }

    /// A clause with its subject, its lead and its rest named.
    pub(super) fn part<'t>(&self, raw: Raw<'t>) -> Option<Part<'t>> {
        let (subject, lead) = match self.conditional(&raw) {
            Some(named) => named,
            None if raw.relative => (self.say(&format!("the {}", raw.subject))?, String::new()),
            None => (self.say(raw.subject)?, self.lead(raw.lead)?),
        };
        let rest = self.within(raw.rest)?;
        Some(Part {
            raw,
            subject,
            lead,
            rest,
        })
    }

    /// What stands before a subject, as a question ends with it: nothing where it only joins sentences or gives a reason.
    fn lead(&self, lead: &str) -> Option<String> {
        const JOINING: [&str; 8] = [
            "apart from ",
            "besides ",
            "for that reason",
            "for this reason",
            "since ",
            "as a result",
            "in addition",
            "because ",
        ];
        const LEANING: [&str; 7] = [
            " higher ", " lower ", " same ", " other ", " this ", " these ", " latter ",
        ];
        let lead = self.within(&decapital(lead))?;
        let leans = LEANING.iter().any(|word| lead.contains(word)) || lead.ends_with(" it");
        match JOINING.iter().any(|joining| lead.starts_with(joining)) {
            true => Some(String::new()),
            false => (!leans).then_some(lead),
        }
    }

    /// `If the cord is damaged, it must …`: the subject of the condition, and the condition with `it`.
    fn conditional(&self, raw: &Raw) -> Option<(String, String)> {
        let (first, given) = raw.lead.split_once(' ').filter(|_| raw.subject == "it")?;
        let first = first.to_lowercase();
        if !matches!(&*first, "if" | "when" | "where") {
            return None;
        }
        let all = super::clauses(given);
        let subject = all
            .first()
            .filter(|inner| inner.lead.is_empty() && inner.subject != "it")?
            .subject;
        let said = &given[subject.len()..];
        Some((self.say(subject)?, format!("{first} it{said}")))
    }

    /// Takes in what `it` means after a clause.
    pub(super) fn meant(&mut self, part: &Part) {
        if part.subject != "you"
            && !part.subject.starts_with("you ")
            && !matches!(part.raw.mode, Mode::Active if part.subject.starts_with("there"))
        {
            self.last = Some(part.subject.clone());
        }
    }

    /// A noun phrase, named so that it is understood alone; `None` where it leans on what is not known.
    pub(super) fn say(&self, phrase: &str) -> Option<String> {
        let phrase = decapital(phrase.trim());
        if phrase.contains(", ") && !phrase.contains(" and ") && !phrase.contains(" or ")
            || is_order(&phrase)
            || [" - ", " – "].iter().any(|mark| phrase.contains(mark))
            || !phrase.contains(char::is_alphabetic)
            || [" do not", " does not"]
                .iter()
                .any(|not| phrase.ends_with(not))
        {
            return None;
        }
        let (first, rest) = phrase.split_once(' ').unwrap_or((&phrase, ""));
        // `Lumo monitors the level of the light`: a subject that has the verb in it
        if first.eq_ignore_ascii_case(self.around.product) && begins_with_deed(rest) {
            return None;
        }
        match first {
            "it" if rest.is_empty() => return self.last.clone().filter(|last| is_one(last)),
            "its" => return Some(format!("the {rest} of {}", self.last.as_ref()?)),
            "you" => return Some(phrase),
            "this" | "your" if self.calls(rest) => return Some(self.product()),
            "your" => return Some(format!("the {rest}")),
            "this" if matches!(rest, "light" | "lamp" | "LED" | "indicator") => {
                return self.lit(rest);
            }
            "a" | "an" if self.around.calls.iter().any(|noun| noun == rest) => return None,
            "this" | "these" | "those" | "they" | "such" | "other" | "another" | "there" | "we"
            | "that" | "here" | "both" | "each" | "some" | "one" | "everything" | "all" | "any"
            | "what" | "he" | "she" | "i" => return None,
            _ => {}
        }
        let second = rest.split(' ').next().unwrap_or_default();
        // `the lower drawer` has its place, `a longer press` is longer than another
        let compares =
            matches!(first, "a" | "an") && COMPARING.contains(&second) && !rest.contains(" than ")
                || LEANING.contains(&second);
        let loose = crate::generate::lexicon::PREPOSITIONS.contains(&first)
            || matches!(
                first,
                "besides" | "apart" | "instead" | "unlike" | "because" | "sometimes" | "usually"
            );
        if compares && matches!(first, "a" | "an" | "the") || loose {
            return None;
        }
        if super::lamp::is_state(&phrase) {
            return None;
        }
        if first == "the" && VAGUE.contains(&rest) && !self.calls(rest) {
            return self.running(rest).or_else(|| self.whole(rest));
        }
        if let Some(lamp) = (first == "the").then(|| self.lit(rest)).flatten() {
            return Some(lamp);
        }
        if first == "the" && self.calls(rest) || rest.is_empty() && self.calls(first) {
            return Some(self.product());
        }
        if let Some(whole) = (first == "the").then(|| self.whole(rest)).flatten() {
            return Some(whole);
        }
        self.within(&phrase)
    }

    /// `the rinsing programme` for `the programme` under the heading `Rinsing`.
    fn running(&self, noun: &str) -> Option<String> {
        let heading = self.heading();
        let doing = heading.ends_with("ing") && heading.chars().all(char::is_alphabetic);
        (doing && RUNNING.contains(&noun)).then(|| format!("the {heading} {noun}"))
    }

    /// `the Charge light` for `the light`, where the paragraph is on that.
    fn lit(&self, noun: &str) -> Option<String> {
        let lamp = self.around.lamp?;
        lamp.ends_with(noun).then(|| lamp.to_owned())
    }

    /// Takes in that `it` is the light that the paragraph is on, in a sentence that tells how it shines.
    pub(super) fn light(&mut self, text: &str) {
        if text.split(' ').any(super::lamp::shines)
            && let Some(lamp) = self.around.lamp
        {
            self.last = Some(lamp.to_owned());
        }
    }

    /// The light that the paragraph is on.
    pub(super) fn lamp(&self) -> Option<&'a str> {
        self.around.lamp
    }

    /// A stretch of a sentence with its pronouns named; `None` where one means what is not known.
    pub(super) fn within(&self, text: &str) -> Option<String> {
        let mut said: Vec<String> = Vec::new();
        let words: Vec<&str> = text.split(' ').collect();
        for (at, word) in words.iter().copied().enumerate() {
            let bare = word.trim_end_matches([',', ';']);
            match bare {
                "your" | "our" if words.get(at + 1) != Some(&"own") => {
                    said.push(String::from("the"));
                }
                _ => said.push(word.to_owned()),
            }
        }
        let said = said.join(" ");
        let this: Option<&String> = self
            .around
            .calls
            .iter()
            .find(|noun| said.contains(&format!("this {noun}")));
        Some(match this {
            Some(noun) => said.replace(&format!("this {noun}"), &self.product()),
            None => said,
        })
    }

    /// The aim of an order, where the object is the product already: `to restart it`.
    pub(super) fn aim(&self, lead: &str, rest: &str) -> String {
        let object = rest.split(' ').next().unwrap_or_default();
        let product = object == "it"
            || ["the ", "your "]
                .iter()
                .find_map(|article| rest.strip_prefix(article))
                .is_some_and(|noun| self.around.calls.iter().any(|call| noun.starts_with(call)));
        let called = self.around.calls.iter().find_map(|noun| {
            let said = lead.strip_suffix(&format!(" the {noun}"))?;
            Some(format!("{said} it"))
        });
        called
            .filter(|_| product)
            .unwrap_or_else(|| lead.to_owned())
    }

    /// The product as it stands before a statement.
    pub(super) fn product_label(&self) -> Option<&'a str> {
        Some(self.around.product)
    }

    /// The product with its article.
    pub(super) fn product(&self) -> String {
        product(self.around.product)
    }

    /// Whether a noun means the product.
    fn calls(&self, noun: &str) -> bool {
        self.around.calls.iter().any(|known| known == noun)
            || noun.eq_ignore_ascii_case(self.around.product)
    }

    /// `the shutter curtain` for `curtain`, where the paragraph has said only that before.
    fn whole(&self, noun: &str) -> Option<String> {
        if noun.contains(' ') {
            return None;
        }
        let words: Vec<&str> = self.told.split(' ').collect();
        let bare = |word: &str| {
            word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-')
                .to_owned()
        };
        let mut found: Vec<String> = words
            .windows(3)
            .filter(|three| bare(three[2]) == noun && matches!(three[0], "the" | "a" | "an"))
            .filter(|three| !DEGREES.contains(&three[1]))
            .map(|three| bare(three[1]))
            .collect();
        found.sort();
        found.dedup();
        match found.as_slice() {
            [one] if !one.is_empty() => Some(format!("the {one} {noun}")),
            _ => None,
        }
    }
}

/// A product with the article that its name takes: `Lumo records`, but `the Lumo 300 records`.
fn product(name: &str) -> String {
    match name.chars().all(char::is_alphabetic) {
        true => name.to_owned(),
        false => format!("the {name}"),
    }
}

/// Whether a text begins with what one thing does.
fn begins_with_deed(text: &str) -> bool {
    let word = text.split(' ').next().unwrap_or_default();
    crate::generate::lexicon::is_third(word)
}

/// Whether a phrase is an order and no thing: `start a program`.
fn is_order(phrase: &str) -> bool {
    use crate::generate::lexicon::{BASE, DETERMINERS, of_form};
    let mut words = phrase.split(' ');
    let first = words.next().unwrap_or_default();
    if first == "please" {
        return true;
    }
    of_form(first, BASE).is_some()
        && words
            .next()
            .is_some_and(|next| DETERMINERS.contains(&next) || next == "them" || next == "it")
}

impl Names<'_> {
    /// What the paragraph has counted before, as one of it: `option` of `Three options can be added`.
    pub(super) fn counted(&self) -> Option<String> {
        let first = self.around.before.sentences.first()?;
        let mut words = first.split(' ');
        let (count, noun) = (words.next()?, words.next()?);
        let counts = super::amount::amount(count).is_some();
        let single = noun
            .strip_suffix('s')
            .filter(|_| counts && noun.chars().all(char::is_lowercase))?;
        Some(single.to_owned())
    }
}
