//! Subjects, named in full.

use super::*;

/// Words that open a subject without naming anything.
const OPEN: [&str; 17] = [
    "some", "many", "several", "various", "few", "much", "both", "either", "neither", "no", "none",
    "nothing", "there", "anyone", "everyone", "what", "who",
];

/// Nouns that with `another` or `other` lean on nothing.
pub(crate) const ANYBODY: &[&str] = &[
    "person",
    "people",
    "individual",
    "individuals",
    "party",
    "parties",
    "organism",
    "organisms",
    "species",
    "animals",
    "country",
    "countries",
    "group",
    "groups",
    "company",
    "companies",
    "object",
    "objects",
    "substance",
    "substances",
    "humans",
    "persons",
    "cells",
    "members",
];

impl Reading<'_, '_> {
    /// The one name that the document calls by a noun.
    pub(super) fn called(&self, noun: &str) -> Option<String> {
        let names = self.scene.kinds.get(noun)?;
        let mut names = names.iter();
        match (names.next(), names.next()) {
            (Some(one), None) if !self.is_elsewhere(noun, one) => Some(one.clone()),
            _ => None,
        }
    }

    /// Whether a place is not the one that the title names: in a history of Rouen, `the city` is Rouen, whatever else is one.
    fn is_elsewhere(&self, noun: &str, name: &str) -> bool {
        const PLACES: [&str; 6] = [
            "city",
            "town",
            "village",
            "borough",
            "capital",
            "settlement",
        ];
        let title = self.scene.title.unwrap_or_default();
        let known = &self.scene.known;
        let mut named = title
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| known.is_capital(word) && !known.is_small(&word.to_lowercase()))
            .peekable();
        PLACES.contains(&noun) && named.peek().is_some() && !named.any(|word| name.contains(word))
    }

    pub(super) fn leans(&self, at: usize, range: &Range<usize>, owned: bool) -> Result<(), Reason> {
        let token = &self.tokens[at];
        if token.kind != Kind::Word || !token.among(LEANING) && !token.among(BELONGING) {
            return Ok(());
        }
        // `Part I`, `World War I`
        let numeral = token.text == "I" && at > 0 && self.tokens[at - 1].is_capital();
        let relative = token.is("that") && at > range.start || numeral;
        let counted = token.is("one")
            && (self.low(at + 1) == "of"
                || at > 0 && matches!(self.low(at - 1), "only" | "at" | "least"));
        let other = token.among(&["other", "others", "another"])
            && at > 0
            && matches!(
                self.low(at - 1),
                "each" | "any" | "than" | "all" | "no" | "every"
            );
        // what holds in general holds of `another person` and `other people`
        let general = self.general
            && at > range.start
            && token.among(&["another", "other"])
            && self
                .tokens
                .get(at + 1)
                .is_some_and(|next| next.among(ANYBODY));
        if general {
            return Ok(());
        }
        let such = token.is("such") && self.low(at + 1) == "as"
            || token.is("same")
            || token.is("so") && self.low(at + 1) == "that";
        // `named after her` owns nothing
        let owns = self.tokens.get(at + 1).is_some_and(|next| {
            next.kind == Kind::Word && !next.among(PREPOSITIONS) && !next.among(JOINING)
        });
        let own = token.among(BELONGING) && owned && owns;
        let adverb = token.among(&["also", "too"]);
        // in a statement that names its subject first, `it` means what stands in it
        let within = self.inner
            && token.among(&[
                "it",
                "they",
                "he",
                "she",
                "him",
                "them",
                "its",
                "their",
                "his",
                "her",
                "itself",
                "themselves",
            ]);
        if within {
            return Ok(());
        }
        if relative || counted || other || such || own || adverb {
            return Ok(());
        }
        Err(Reason::Leaning(token.text.to_owned()))
    }

    /// The subject of a clause, named in full.
    #[allow(clippy::too_many_lines)] // one list of cases, read from top to bottom
    pub(crate) fn subject(&self, range: &Range<usize>) -> Result<Subject, Reason> {
        if range.is_empty() {
            return Err(Reason::NoSentence);
        }
        let first = self.low(range.start);
        if range.len() == 1 && matches!(first, "it" | "he" | "she" | "they") {
            return self.pronoun(first);
        }
        // `While the colon has two layers, its outer one …`: whose it is stands there
        let beside = range.start > 2
            && matches!(
                self.low(0),
                "while" | "although" | "though" | "whereas" | "unlike" | "like" | "when" | "if"
            );
        if BELONGING.contains(&first) && beside {
            return Err(Reason::Leaning(first.to_owned()));
        }
        if BELONGING.contains(&first) {
            let (owner, _) = match first {
                "his" | "her" => self
                    .memory
                    .person(first == "her", self.scene)
                    .map(|name| (name, None)),
                plural => self.memory.subject(plural == "their", self.scene),
            }
            .ok_or_else(|| Reason::Leaning(first.to_owned()))?;
            let rest = self.say(&(range.start + 1..range.end), false)?;
            let mark = if owner.ends_with('s') { "'" } else { "'s" };
            return Ok(Subject {
                text: format!("{owner}{mark} {rest}"),
                kind: None,
                plural: self.is_plural(range),
                resolved: true,
            });
        }
        let itself = first == "this" && self.scene.is_binding() && self.names_own(range.start + 1);
        let share = itself
            || matches!(first, "much" | "most" | "many" | "several" | "some")
                && self.low(range.start + 1) == "of"
                && range.len() > 2;
        if !share && (OPEN.contains(&first) || LEANING.contains(&first)) {
            let pair = self
                .pair(range.start, range.end)
                .filter(|(_, to)| *to == range.end);
            return match pair {
                Some((text, _)) => Ok(Subject {
                    text,
                    kind: Some(NameKind::Country),
                    plural: true,
                    resolved: true,
                }),
                None => Err(Reason::Leaning(first.to_owned())),
            };
        }
        let counted = matches!(first, "about" | "around" | "over" | "nearly")
            && self
                .tokens
                .get(range.start + 1)
                .is_some_and(|next| crate::generate::language::value(next).is_some());
        if !counted && PREPOSITIONS.contains(&first) || JOINING.contains(&first) {
            return Err(Reason::NoFact);
        }
        if let Some(subject) = self.presented(range) {
            return Ok(subject);
        }
        let text = self.say(range, false)?;
        let kind = self.kind(range);
        Ok(Subject {
            text,
            kind,
            plural: self.is_plural(range),
            resolved: false,
        })
    }

    /// Somebody who is presented before being named: `A U.S. journalist, Ola Lund, published …`.
    fn presented(&self, range: &Range<usize>) -> Option<Subject> {
        let head = self.low(range.end - 1);
        let somebody = ["ist", "ian", "er", "or"]
            .iter()
            .any(|end| head.ends_with(end));
        let name = self.names.iter().find(|name| {
            let person = name.kind == NameKind::Person || somebody && name.kind == NameKind::Thing;
            name.from == range.end + 1 && person && self.low(name.to) == ","
        })?;
        let some = matches!(self.low(range.start), "a" | "an" | "one");
        (some && self.low(range.end) == "," && name.text.contains(' ')).then(|| Subject {
            text: name.text.clone(),
            kind: Some(NameKind::Person),
            plural: false,
            resolved: false,
        })
    }

    pub(super) fn pronoun(&self, word: &str) -> Result<Subject, Reason> {
        let found = match word {
            "he" | "she" => self
                .memory
                .person(word == "she", self.scene)
                .map(|name| (name, Some(NameKind::Person))),
            "it" if self
                .memory
                .last
                .as_ref()
                .is_some_and(|(text, _, _)| self.scene.home.as_ref() == Some(text)) =>
            {
                self.scene
                    .home
                    .clone()
                    .map(|home| (home, Some(NameKind::Country)))
            }
            _ => self.memory.subject(word == "they", self.scene),
        };
        let (text, kind) = found.ok_or_else(|| Reason::Leaning(word.to_owned()))?;
        Ok(Subject {
            text,
            kind,
            plural: word == "they",
            resolved: true,
        })
    }

    /// What a subject stands for, when it is a name and nothing more.
    pub(super) fn kind(&self, range: &Range<usize>) -> Option<NameKind> {
        let start = range.start + usize::from(self.low(range.start) == "the");
        self.names
            .iter()
            .find(|name| name.from == start && name.to == range.end)
            .map(|name| name.kind)
    }

    pub(super) fn is_plural(&self, range: &Range<usize>) -> bool {
        let joined = range.clone().any(|at| {
            self.low(at) == "and" && !self.names.iter().any(|name| name.from < at && at < name.to)
        });
        let of = range.clone().find(|at| {
            self.tokens[*at].among(PREPOSITIONS)
                && !self
                    .names
                    .iter()
                    .any(|name| name.from < *at && *at < name.to)
        });
        let head = self.low(of.unwrap_or(range.end).saturating_sub(1));
        let plural = head.ends_with('s')
            && !head.ends_with("ss")
            && !head.ends_with("'s")
            && !head.ends_with("us")
            && !head.ends_with("is")
            && self.kind(range).is_none()
            || matches!(
                head,
                "people"
                    | "bacteria"
                    | "fungi"
                    | "mice"
                    | "children"
                    | "men"
                    | "women"
                    | "larvae"
                    | "nuclei"
            );
        joined || plural
    }
}
