//! Laws: what a rule binds whom to. Their sentences are of few shapes, lean on the law itself and on the heading of their
//! article, and name figures, days and offices that can be asked for.

mod above;
mod asks;
mod bodies;
mod clause;
mod define;
mod duty;
mod figures;
mod fixed;
mod gap;
mod item;
mod itself;
mod measure;
mod nouns;
mod open;
mod plain;
// long lists stay packed, to be read at a glance
#[rustfmt::skip]
mod words;
mod worded;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::article::of_law;
use super::draft::{Draft, Value};
use crate::base::text::{capitalised, squeezed};
use asks::small;
pub(super) use bodies::is_paper;
pub(super) use clause::is_plural;
use clause::{Clause, clauses, lowered_article};
pub(super) use define::tells_where;
use fixed::{fixed, is_own};
use item::{Intro, asked_of_item, bare as bare_item, intro, is_act, is_torn};
pub(crate) use itself::{itself, speaks_of_itself};
pub(super) use measure::fraction;
use nouns::{bare, brought, definite, is_kind_of, object, replaced, short};
use open::{is_open, is_untold, is_vague, opened};
pub(crate) use plain::tells_of_a_place;
use plain::{heading, points};

/// The name of the frames of rules.
pub(crate) const RULE: &str = "rule";

/// A question on a rule, before it is a draft.
#[derive(Debug, Clone)]
struct Asked {
    /// The question without its opening and its mark; of a statement with a gap the statement.
    prompt: String,
    value: Value,
    quality: f64,
    /// Whether it begins with the law: `Under the Act, …`.
    opened: bool,
}

/// What the sentence before was about.
#[derive(Debug, Clone, Default)]
struct Before {
    subject: String,
    object: Option<String>,
}

/// A law whose sentences are read.
#[derive(Debug)]
pub(crate) struct Law {
    /// Its title with an article.
    title: String,
    /// Short names with what they stand for: `the Agency`, `the National Water Agency`.
    short: Vec<(String, String)>,
    /// Words that it writes with a capital within its sentences.
    named: BTreeSet<String>,
    /// Words that it writes in small letters.
    small: BTreeSet<String>,
    /// Nouns of things of which it speaks throughout, without their `s`.
    common: BTreeSet<String>,
}

impl Law {
    /// Takes in the names of a law; `texts` are its paragraphs.
    pub(crate) fn new<'t>(title: &str, texts: impl Iterator<Item = &'t str>) -> Self {
        /// A law speaks throughout of what so many of its paragraphs name.
        const OFTEN: usize = 4;
        let mut law = Self {
            title: of_law(title),
            short: Vec::new(),
            named: BTreeSet::new(),
            small: BTreeSet::new(),
            common: BTreeSet::new(),
        };
        let mut times: BTreeMap<String, usize> = BTreeMap::new();
        for text in texts {
            law.short.extend(short(text));
            let low = text
                .split(' ')
                .filter(|word| word.starts_with(char::is_lowercase));
            law.small.extend(low.map(bare));
            for noun in brought(text) {
                *times.entry(noun).or_default() += 1;
            }
            let words = text.split(' ').zip(text.split(' ').skip(1));
            // what follows the number of a clause begins a sentence: `4.2 Appeals lie to …`
            let opens = |before: &str| {
                before.ends_with(['.', ':', ';', ')', '"', '”'])
                    || before.ends_with(|c: char| c.is_ascii_digit())
            };
            let within = words.filter(|(before, _)| !opens(before));
            let capital = within.filter(|(_, word)| word.starts_with(char::is_uppercase));
            law.named.extend(
                capital
                    .map(|(_, word)| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()),
            );
        }
        let often = times.into_iter().filter(|(_, times)| *times >= OFTEN);
        law.common = often.map(|(noun, _)| noun).collect();
        law
    }

    /// The questions on each of some sentences of a paragraph; `above` is the heading over it, `list` the sentence that
    /// brings it in where it is an item of a list.
    pub(crate) fn rules(
        &self,
        text: &str,
        said: &[Range<usize>],
        above: Option<&str>,
        list: Option<&str>,
    ) -> Vec<Vec<Draft>> {
        let mut before = Before::default();
        let above = above.and_then(heading);
        if let Some(list) = list.filter(|_| said.len() == 1)
            && let Some(found) = self.item(text, list)
        {
            let drafts = found.into_iter();
            return vec![
                drafts
                    .filter_map(|asked| self.draft(asked, above.as_deref()))
                    .collect(),
            ];
        }
        let rules = said.iter().map(|range| {
            let mut drafts: Vec<Draft> = Vec::new();
            for sentence in plain::sentences(&text[range.clone()]) {
                let found = self.sentence(&sentence, &mut before);
                drafts.extend(
                    found
                        .into_iter()
                        .filter_map(|asked| self.draft(asked, above.as_deref())),
                );
            }
            drafts
        });
        rules.collect()
    }

    /// The questions on an item; `None` where it can be read without what stands before its list.
    fn item(&self, text: &str, list: &str) -> Option<Vec<Asked>> {
        let told = fixed(&plain::sentences(text).concat(), &self.title);
        if !told.is_empty() {
            return Some(told);
        }
        let mut before = Before::default();
        match intro(list) {
            Intro::Alone => None,
            // a sentence of its own is no item, wherever it stands
            Intro::Verb(_) if !is_act(&bare_item(text)) => None,
            Intro::Verb(list) => {
                let whole = format!("{list} {}", small(&bare_item(text)));
                Some(self.sentence(&whole, &mut before))
            }
            Intro::Clause(list) => {
                let list = self.within(&list);
                Some(asked_of_item(&list, text).into_iter().collect())
            }
        }
    }

    fn sentence(&self, text: &str, before: &mut Before) -> Vec<Asked> {
        let first = text.split(' ').next().unwrap_or_default();
        if is_torn(text) || matches!(first, "was" | "were" | "has" | "have") {
            return Vec::new();
        }
        let mut found = fixed(text, &self.title);
        let rules = clauses(text);
        let mut last = before.clone();
        for (at, clause) in rules.iter().enumerate() {
            let clause = self.resolved(clause, &last);
            if at == 0 {
                *before = Before {
                    subject: definite(&clause.subject),
                    object: object(&clause),
                };
            }
            last = Before {
                subject: last.subject,
                object: object(&clause).or(last.object),
            };
            let first = found.is_empty();
            if at > 0 || first {
                found.extend(asks::asks(&clause));
            }
        }
        found
    }

    /// A rule with what its pronouns mean, and with its subject as it stands within a question.
    fn resolved(&self, clause: &Clause, before: &Before) -> Clause {
        let mut clause = clause.clone();
        let it = match is_plural(&before.subject) || before.subject.is_empty() {
            true => before.object.clone(),
            false => Some(before.subject.clone()),
        };
        // `after it receives the form`: whoever is bound
        for joint in [
            "after", "before", "when", "if", "until", "once", "where", "unless",
        ] {
            let subject = definite(clause.subject.split(", ").next().unwrap_or_default());
            let subject = match joint {
                "where" | "unless" => nouns::shortened(&subject),
                _ => subject,
            };
            // `challenge the decision and, if it is upheld, …`: what is done to it, not who does it
            if let Some(thing) = object(&clause).filter(|_| modal(&clause)) {
                let end = [" before ", " and ", " against ", " at ", " in "];
                let end = end.iter().filter_map(|mark| thing.find(mark)).min();
                let thing = &thing[..end.unwrap_or(thing.len())];
                clause.rest = clause.rest.replace(
                    &format!(" {joint} it is "),
                    &format!(" {joint} {thing} is "),
                );
            }
            clause.rest = clause
                .rest
                .replace(&format!(" {joint} it "), &format!(" {joint} {subject} "));
        }
        if clause.subject == "It" || clause.subject == "it" {
            clause.subject = it.unwrap_or(clause.subject);
            // `It has its seat`: the other pronouns of the rule mean the same
        } else if clause
            .rest
            .split(' ')
            .any(|word| word.trim_matches(',') == "it")
        {
            let thing = before
                .object
                .clone()
                .or(it)
                .filter(|thing| *thing != definite(&clause.subject));
            if let Some(thing) = thing {
                clause.rest = replaced(&clause.rest, "it", &thing);
            }
        }
        clause.subject = self.within(&clause.subject);
        if is_own(&clause.subject) {
            clause.subject.clone_from(&self.title);
        }
        clause
    }

    /// A subject as it stands within a sentence.
    fn within(&self, subject: &str) -> String {
        let mut words = subject.split(' ');
        let first = words.next().unwrap_or_default();
        let proper = words
            .next()
            .is_some_and(|word| word.starts_with(char::is_uppercase));
        match self.named.contains(first) {
            true if proper || !self.small.contains(&first.to_lowercase()) => {
                lowered_article(subject)
            }
            _ => small(subject),
        }
    }

    /// A draft that can be understood by itself, with the heading of its article where that is needed.
    fn draft(&self, asked: Asked, above: Option<&str>) -> Option<Draft> {
        let gap = matches!(asked.value, Value::Gaps(..));
        let own = asked.prompt.starts_with(&self.title) || !asked.opened;
        let said = self.full(&asked.prompt);
        let whole = above::completed(&said, above);
        let vague = whole.is_none();
        let told_for = whole.as_ref().is_some_and(|whole| *whole != said);
        let said = whole.unwrap_or(said);
        // `before it takes effect`: which of the things named?
        let lost = [" takes effect", " comes into force"]
            .iter()
            .any(|verb| said.contains(verb) && asked.prompt.contains(" before "));
        if lost && gap || points(&said) && asked.quality < 0.76 {
            return None;
        }
        let open = self.leaves_open(&said, above);
        let told = |above: &&str| !said.to_lowercase().contains(&above.to_lowercase());
        let gives_away = |above: &&str| {
            let answer = asked.value.told().to_lowercase();
            answer.contains(above.to_lowercase().trim_end_matches('.'))
        };
        let context = above
            .filter(|above| !gives_away(above))
            .filter(|above| self.title.trim_start_matches("the ") != *above)
            .filter(|above| open && !own && told(above) && above::tells(above, &said))
            .map_or(String::new(), |above| format!(" (\"{above}\")"));
        let named = above.is_some_and(|above| !told(&above) && above::tells(above, &said));
        let lost = match open && !own {
            _ if vague => 0.2,
            // the heading has told it
            _ if told_for => 0.0,
            true if is_vague(&said) || context.is_empty() && !named && !self.knows(&said) => 0.2,
            _ => 0.0,
        };
        let opening = if own {
            String::new()
        } else {
            format!("under {}{context}, ", self.title)
        };
        let text = squeezed(&format!("{opening}{said}")).replace(" ,", ",");
        let mut draft = Draft {
            frame: RULE,
            quality: asked.quality - lost,
            key: format!("{RULE}|{}||", text.to_lowercase().replace('|', " ")),
            ..Draft::plain()
        };
        match asked.value {
            Value::Gaps(_, gaps) if gap => {
                let text = in_short(&text, &gaps);
                let stop = if text.ends_with('.') { "" } else { "." };
                draft.value = Value::Gaps(format!("{}{stop}", capitalised(&text)), gaps);
            }
            value => {
                let text = text.trim_end_matches([',', ' ']);
                draft.prompt = format!("{}?", capitalised(text));
                draft.value = value;
            }
        }
        if let Value::Words(answer) = &draft.value {
            draft.accept = self.names(answer);
        }
        Some(draft)
    }

    /// The full names of an office that a law calls by a short one.
    fn names(&self, answer: &str) -> Vec<String> {
        let short = self.short.iter().filter(|(name, _)| name == answer);
        short.map(|(_, full)| full.clone()).collect()
    }

    /// Whether a question leaves open of what kind a thing is, which only the heading tells.
    fn leaves_open(&self, said: &str, above: Option<&str>) -> bool {
        // one of the members of a body that the act has set up
        let act = ["Act", "Code", "Law", "Ordinance"]
            .iter()
            .any(|noun| self.title.split(' ').any(|word| word == *noun));
        is_untold(said, act) || is_open(said) || above.is_some_and(|above| is_kind_of(said, above))
    }

    /// Whether a question leaves open nothing but things of which the law speaks throughout: there is one kind of them.
    fn knows(&self, said: &str) -> bool {
        let open = opened(said);
        let known = |noun: &String| self.common.contains(noun.trim_end_matches('s'));
        !open.is_empty() && open.iter().all(known)
    }

    /// A question with the law and its offices in full.
    fn full(&self, prompt: &str) -> String {
        let mut said = itself(prompt);
        for (name, full) in &self.short {
            if !said.contains(full.as_str()) {
                said = said.replacen(name.as_str(), full, 1);
            }
        }
        // a definition is quoted as it stands
        if prompt.starts_with("which term ") {
            return said;
        }
        // `below that threshold` has its threshold in the sentence before, and in the heading
        for before in [
            "below", "above", "of", "for", "to", "in", "within", "from", "at",
        ] {
            said = said.replace(&format!(" {before} that "), &format!(" {before} the "));
        }
        said
    }
}

/// Whether a rule hangs on `shall` or its like.
fn modal(clause: &Clause) -> bool {
    matches!(clause.helper, clause::Helper::Modal(..)) && !clause.rest.starts_with("be ")
}

/// A text with its gap as it was left out: what the law calls the Office in short is answered in short, though the rest says it in
/// full.
fn in_short(text: &str, gaps: &[String]) -> String {
    let full = text
        .split_once("{{")
        .and_then(|(_, rest)| rest.split_once("}}"))
        .map(|(inner, _)| inner.split("::").next().unwrap_or(inner));
    match gaps.first().zip(full) {
        Some((short, full)) => text.replacen(&format!("{{{{{full}"), &format!("{{{{{short}"), 1),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests;
