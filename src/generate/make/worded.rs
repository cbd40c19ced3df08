//! What a question is worded with besides its sentence: the title, where only the title explains it; and which of several
//! wordings stay.

use super::reading::Read;
use super::*;
use crate::base::text::small;
use crate::generate::facts::{RULE, capitals};

/// Words with a capital that name nothing by themselves.
const UNTELLING: &[&str] = &[
    "I",
    "Section",
    "Sections",
    "Part",
    "Article",
    "Note",
    "Chapter",
    "Parliament",
    "Court",
    "Senate",
];

/// Whether a question names nothing behind its first word.
fn is_nameless(stem: &str) -> bool {
    stem.split(' ').skip(1).all(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        !word.starts_with(char::is_uppercase)
            || UNTELLING.contains(&word)
            || crate::generate::lexicon::adjective(word).is_some()
            || crate::generate::lexicon::MONTHS.contains(&word)
    })
}

/// What goes before a question: the product of a manual, whose life it is, the title.
pub(super) fn leading<'s>(scene: &'s Scene) -> Option<&'s str> {
    match (&scene.frame, &scene.topic) {
        // `Getting Started` before a question tells of nothing
        (Binding::Manual(product), _) => {
            let named = crate::generate::facts::names_product(product);
            Some(product.as_str()).filter(|_| named)
        }
        // a biography is told by whose it is, whatever else its title says
        (_, Some(topic))
            if topic.kind == Some(NameKind::Person) && is_titled_by(scene.title, &topic.text) =>
        {
            Some(topic.text.as_str())
        }
        // `1863` before a question would tell a year of its own
        _ => scene
            .label
            .as_deref()
            .filter(|label| label.contains(char::is_alphabetic)),
    }
}

/// Whether a title names somebody, or there is none: what is told under `War in the South` is not all told of its hero.
fn is_titled_by(title: Option<&str>, person: &str) -> bool {
    let last = person.rsplit(' ').next().unwrap_or(person).to_lowercase();
    title.is_none_or(|title| title.to_lowercase().contains(&last))
}

/// Whether a statement on names begins by one of them, which tells what it is about: not `People had been Christian`.
fn begins_by_name(draft: &Draft, scene: &Scene) -> bool {
    let first = draft.stem().split(' ').next().unwrap_or("");
    let named = scene.known.is_capital(first) || crate::generate::lexicon::country(first).is_some();
    crate::generate::facts::is_stated(draft) && named && !is_science(draft)
}

impl Maker<'_, '_> {
    /// A question in which the first word of its sentence has a small letter, unless it is a name: `are missed hours kept?`
    pub(super) fn lowered(&self, asked: &str, read: &Read) -> String {
        let first = read.tokens.first().filter(|first| first.is_capital());
        let counts = first.is_some_and(|first| crate::generate::language::value(first).is_some());
        match first.filter(|first| {
            counts || !self.scene.known.is_capital(first.text) && first.text.len() > 1
        }) {
            Some(first) => {
                asked.replacen(&format!(" {} ", first.text), &format!(" {} ", first.low), 1)
            }
            None => asked.to_owned(),
        }
    }
}

impl Maker<'_, '_> {
    /// Spells out the initials in a question, unless they are what it asks for.
    pub(super) fn spell_out(&self, draft: &mut Draft) {
        if draft.frame == "initials" {
            return;
        }
        match &draft.value {
            Value::Gaps(text, gaps) => {
                if let Some(text) = self.ground.spelt.out(text) {
                    draft.value = Value::Gaps(text, gaps.clone());
                }
            }
            _ => {
                if let Some(prompt) = self.ground.spelt.out(&draft.prompt) {
                    draft.prompt = prompt;
                }
            }
        }
    }
}

impl Maker<'_, '_> {
    /// Puts the title before a question whose `the king` only the title explains, or the country that only the rest of the
    /// document tells.
    pub(super) fn titled(&self, draft: &mut Draft) {
        /// What a question loses for that.
        const TITLED: f64 = 0.04;
        let Some(label) = leading(self.scene) else {
            return;
        };
        let stem = draft.stem();
        let label = match (self.wants_title(draft, label), self.land(draft, stem)) {
            (false, None) => return,
            (false, Some(land)) => land.to_owned(),
            (true, None) => label.to_owned(),
            (true, Some(land)) => format!("{label} ({land})"),
        };
        if let Value::Gaps(text, gaps) = &draft.value {
            draft.value = Value::Gaps(format!("{label}: {text}"), gaps.clone());
        } else {
            let asked = crate::generate::facts::small(&draft.prompt);
            draft.prompt = format!("{label}: {asked}");
        }
        draft.quality -= TITLED;
    }

    /// Writes the name of what the document is about as usual where its first sentence has it in large letters.
    pub(super) fn unshout(&self, draft: &mut Draft) {
        self.usual(draft);
        let Some(topic) = self.scene.topic.as_ref() else {
            return;
        };
        let shouted = topic.text.to_uppercase();
        let plain = match shouted == topic.text {
            true => capitals(&topic.text),
            false => topic.text.clone(),
        };
        // short forms have large letters everywhere
        let written = |word: &str| {
            let title = self.document.title.as_deref().unwrap_or_default();
            word.len() < 4 || self.scene.known.is_capital(word) || title.contains(word)
        };
        if !plain.split(' ').all(written) || plain == shouted {
            return;
        }
        let usual = |text: &str| text.replace(&shouted, &plain);
        draft.prompt = usual(&draft.prompt);
        draft.value = match &draft.value {
            Value::Gaps(text, gaps) => {
                let gaps = gaps.iter().map(|gap| usual(gap)).collect();
                Value::Gaps(usual(text), gaps)
            }
            Value::Name(name, kind) => Value::Name(usual(name), *kind),
            Value::Words(text) => Value::Words(usual(text)),
            other => other.clone(),
        };
    }

    /// Gives the article of a name a small letter behind the helper of a question, where the text does so within its sentences:
    /// `did the Great Fire`.
    pub(super) fn small_article(&self, draft: &mut Draft) {
        let helped = ["did", "was", "were", "is", "are", "does"]
            .iter()
            .find_map(|helper| {
                draft
                    .prompt
                    .find(&format!(" {helper} The "))
                    .map(|at| at + helper.len() + 2)
            });
        let Some(at) = helped else {
            return;
        };
        let mut words = draft
            .prompt
            .get(at..)
            .unwrap_or_default()
            .split(' ')
            .skip(1);
        let name = words.next().unwrap_or_default().trim_end_matches('?');
        let small = format!(" the {name}");
        if !name.is_empty()
            && self
                .document
                .blocks
                .iter()
                .any(|block| block.text.contains(&small))
        {
            draft.prompt.replace_range(at..at + 1, "t");
        }
    }

    /// Whether a question needs the title, and does not tell it.
    fn wants_title(&self, draft: &Draft, label: &str) -> bool {
        let (stem, gaps) = (draft.stem(), matches!(draft.value, Value::Gaps(..)));
        let low = format!(
            " {} ",
            stem.to_lowercase().replace([',', '?', '.', ':', '\''], " ")
        );
        let told = label
            .split(' ')
            .filter(|word| word.len() > 3)
            .all(|word| low.contains(&*small(word)));
        let bound = self.scene.is_binding();
        if told || bound && !gaps {
            return false;
        }
        let named = self
            .scene
            .topic
            .as_ref()
            .is_some_and(|topic| topic.kind.is_some());
        let proper = || {
            named
                || label
                    .split(' ')
                    .any(|word| self.scene.known.is_capital(word))
        };
        let leans = self.leans(&low);
        // a gap, a count or a short form says little: what it is about goes before it, unless it names that
        let spare = gaps && !begins_by_name(draft, self.scene)
            || matches!(
                draft.frame,
                "initials" | "amount" | "governed" | "listing" | crate::generate::facts::PART
            );
        let topical = || {
            label.split(' ').any(|word| {
                word.len() > 3
                    && word.starts_with(char::is_uppercase)
                    && low.contains(&format!(" {} ", word.to_lowercase()))
            })
        };
        leans || bound || spare && !topical() || proper() && is_nameless(stem)
    }

    /// Whether a question, in small letters, has a phrase that leans on the title.
    fn leans(&self, low: &str) -> bool {
        /// The most words of such a phrase, its article among them.
        const LONGEST: usize = 6;
        let leaned = &self.leaned.borrow().phrases;
        // phrases are short: each is looked up where a `the` stands, however many a long document has
        let words: Vec<&str> = low.split_whitespace().collect();
        let leans = words.iter().enumerate().any(|(at, word)| {
            let most = (at + LONGEST).min(words.len());
            let met = |to| leaned.contains_key(&words[at..to].join(" "));
            *word == "the" && !leaned.is_empty() && (at + 2..=most).any(met)
        });
        if !leans {
            self.missed.borrow_mut().note(&words);
        }
        leans
    }

    /// Whether the heading above the question on the screen is its answer: `who fills a vacancy?` under `The Committee`.
    pub(super) fn told_by_heading(&self, block: usize, draft: &Draft) -> bool {
        let Some(heading) = self.document.sections(block).last().copied() else {
            return false;
        };
        let heading = crate::base::text::folded(heading);
        let of_heading = |word: &str| {
            heading
                .split(|c: char| !c.is_alphanumeric())
                .any(|own| own.trim_end_matches('s') == word.trim_end_matches('s'))
        };
        let told = |answer: &String| {
            let answer = crate::base::text::folded(answer);
            let mut words = answer
                .split(|c: char| !c.is_alphanumeric())
                .filter(|word| word.len() > 3)
                .peekable();
            words.peek().is_some() && words.all(of_heading)
        };
        // the surname of who is asked for: `Madam Lund`
        let named = |answer: &String| {
            let answer = crate::base::text::folded(answer);
            let last = answer.rsplit(' ').next().unwrap_or_default().to_owned();
            last.len() > 3 && of_heading(&last)
        };
        let person = match &draft.value {
            Value::Name(_, kind) => *kind == NameKind::Person,
            Value::Gaps(text, _) => text.contains("::person}}"),
            _ => false,
        };
        if person && draft.value.texts().iter().any(named) {
            return true;
        }
        if draft.value.is_year()
            && draft
                .value
                .texts()
                .iter()
                .any(|year| heading.contains(year))
        {
            return true;
        }
        let names = match &draft.value {
            Value::Words(_) | Value::Name(..) => draft.frame == RULE,
            Value::Gaps(text, _) => {
                let told = [
                    "::term}}",
                    "::place}}",
                    "::name}}",
                    "::event}}",
                    "::treaty}}",
                ];
                draft.frame == RULE || told.iter().any(|hint| text.contains(hint))
            }
            Value::Term(_) => true,
            _ => false,
        };
        names && !draft.value.is_number() && draft.value.texts().iter().all(told)
    }

    /// Whether the answer is the title, under which the question is shown: `What is the study of society called?` in a deck
    /// called `What is sociology?`.
    pub(super) fn told_by_title(&self, draft: &Draft) -> bool {
        let titled = &self.ground.titled;
        if titled.is_empty() {
            return false;
        }
        let told = |answer: &str| {
            let answer = crate::base::text::folded(answer);
            let mut words = answer
                .split(|c: char| !c.is_alphanumeric())
                .filter(|word| word.len() > 3)
                .peekable();
            words.peek().is_some()
                && words.all(|word| {
                    let bare = word.trim_end_matches('s');
                    titled.iter().any(|own| own.trim_end_matches('s') == bare)
                })
        };
        let dated = |year: &str| titled.iter().any(|word| word == year);
        // the title tells most words that initials stand for
        let mostly = |answer: &str| {
            let answer = crate::base::text::folded(answer);
            let words: Vec<&str> = answer
                .split(|c: char| !c.is_alphanumeric())
                .filter(|word| word.len() > 3)
                .collect();
            let own = |word: &&&str| titled.iter().any(|own| own == **word);
            let told = words.iter().filter(own).count();
            told * 3 >= words.len() * 2 && told > 0
        };
        match &draft.value {
            Value::Year(year, _) => dated(&year.to_string()),
            Value::Words(text) if draft.frame == "initials" => mostly(text),
            Value::Name(
                name,
                NameKind::Treaty | NameKind::Event | NameKind::Organisation | NameKind::Work,
            ) => told(name),
            Value::Term(text) if text.contains(' ') => mostly(text),
            Value::Term(text) | Value::Words(text) => told(text),
            Value::Gaps(_, gaps) if draft.value.is_year() => gaps.iter().all(|gap| dated(gap)),
            Value::Gaps(text, gaps) => {
                text.contains("::term}}") && gaps.iter().all(|gap| told(gap))
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hero_stands_before_questions_where_the_title_names_him() {
        assert!(is_titled_by(Some("The Life of Berg"), "Ola Berg"));
        assert!(is_titled_by(None, "Ola Berg"));
        assert!(!is_titled_by(Some("War in the South"), "Ola Berg"));
    }
}
