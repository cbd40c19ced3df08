//! What words mean that lean on the title or on a heading: nouns with `the`, parts of the title.

use super::*;

/// Nouns that with `the` mean something told before, whatever the text is about.
const VAGUE: &[&str] = &[
    "result",
    "results",
    "effect",
    "effects",
    "problem",
    "problems",
    "issue",
    "issues",
    "reason",
    "reasons",
    "idea",
    "ideas",
    "theory",
    "case",
    "cases",
    "method",
    "number",
    "numbers",
    "amount",
    "others",
    "rest",
    "decision",
    "change",
    "changes",
    "situation",
    "figure",
    "figures",
    "latter",
    "former",
    "couple",
    "same",
    "matter",
    "word",
    "words",
    "phrase",
    "remark",
    "text",
    "document",
    "letter",
    "letters",
    "paper",
    "papers",
    "study",
    "experiment",
    "experiments",
    "thing",
    "things",
    "way",
    "part",
    "parts",
    "kind",
    "type",
    "time",
    "year",
    "years",
    "day",
    "days",
    "month",
    "months",
    "century",
    "decade",
    "period",
    "man",
    "woman",
    "men",
    "women",
    "boy",
    "girl",
    "child",
    "children",
    "husband",
    "wife",
    "son",
    "daughter",
    "brother",
    "sister",
    "father",
    "mother",
    "parents",
    "author",
    "writer",
    "poet",
    "pair",
    "group",
    "event",
    "events",
    "incident",
    "story",
    "name",
    "term",
    "title",
    "question",
    "questions",
    "answer",
    "answers",
    "explanation",
    "arrangement",
    "plan",
    "project",
    "measure",
    "measures",
    "attempt",
    "attempts",
    "move",
    "step",
    "role",
    "trend",
    "difference",
    "gap",
    "point",
    "fact",
    "claim",
    "view",
    "approach",
    "product",
    "proposal",
    "suggestion",
    "offer",
    "request",
    "deal",
    "dispute",
    "conflict",
    "progress",
    "two",
    "three",
    "four",
    "five",
    "six",
    "other",
    "next",
    "previous",
    "new",
    "present",
    "young",
    "old",
];

/// Offices of which a state has one.
const RULERS: &[&str] = &[
    "king",
    "queen",
    "emperor",
    "empress",
    "president",
    "pope",
    "sultan",
    "tsar",
    "monarch",
];

impl Reading<'_, '_> {
    /// What the document is about, by a noun that means it.
    pub(super) fn of_topic(&self, noun: &str) -> Option<String> {
        let topic = self.scene.topic.as_ref()?;
        (topic.is_called(noun) && !self.memory.brought.contains(noun)).then(|| topic.text.clone())
    }

    /// The heading right above or the title, where it ends in a noun: `the cycle` under `The Calvin cycle`.
    pub(super) fn headed(&self, noun: &str) -> Option<String> {
        /// Longer headings are sentences.
        const LONGEST: usize = 4;
        // `the presidency` is an office, whichever the heading tells of
        const MANY: [&str; 8] = [
            "presidency",
            "government",
            "economy",
            "society",
            "church",
            "state",
            "army",
            "court",
        ];
        // `the tesla` is no Nikola Tesla
        let topic = self.scene.topic.as_ref();
        let somebody = topic.is_some_and(|topic| topic.kind == Some(NameKind::Person));
        if MANY.contains(&noun) || somebody {
            return None;
        }
        let headings = [
            self.memory.heading.as_str(),
            self.scene.label.as_deref().unwrap_or(""),
        ];
        headings.into_iter().find_map(|heading| {
            let bare = heading
                .trim_start_matches("The ")
                .trim_start_matches("the ");
            let words: Vec<&str> = bare.split(' ').collect();
            let (first, last) = (words.first()?, words.last()?);
            let fits = (2..=LONGEST).contains(&words.len())
                && last.to_lowercase() == noun
                && words
                    .iter()
                    .all(|word| word.chars().all(|c| c.is_alphabetic() || c == '-'))
                && !PREPOSITIONS.contains(&&*first.to_lowercase());
            // a heading in capitals is a cry, one that tells of a deed no name
            let shouted = !bare.chars().any(char::is_lowercase);
            let deed = first.to_lowercase().ends_with("ing");
            let fits = fits && !shouted && !deed;
            let named = last.starts_with(char::is_uppercase) || self.scene.known.is_capital(first);
            fits.then(|| {
                if named {
                    of_body(bare)
                } else {
                    format!("the {}{}", first.to_lowercase(), &bare[first.len()..])
                }
            })
        })
    }

    /// Whether the title tells what a phrase with `the` means, as it was not brought in before: `the king` in a text on a city.
    pub(super) fn by_title(&self, at: usize, to: usize) -> bool {
        let (head, phrase) = (self.low(to - 1), words(self.text, self.tokens, &(at..to)));
        let Some(label) = self.scene.label.as_deref() else {
            return false;
        };
        let proper = label
            .split(' ')
            .any(|word| self.scene.known.is_capital(word));
        if !proper && self.scene.topic.is_none() {
            return false;
        }
        let titled = label.to_lowercase().split(' ').any(|word| word == head);
        let class = crate::generate::lexicon::class_of(head);
        let vague = VAGUE.contains(&head)
            || crate::generate::lexicon::is_title(head) && !RULERS.contains(&head)
            || matches!(
                class,
                Some(NameKind::Treaty | NameKind::Event | NameKind::Prize | NameKind::Work)
            );
        let counted = (at + 1..to).any(|at| {
            crate::generate::language::value(&self.tokens[at]).is_some()
                || VAGUE.contains(&self.low(at))
        });
        // `the company` in a text on a canal is one of several
        let topic = self.scene.topic.as_ref();
        let body = matches!(class, Some(NameKind::Organisation | NameKind::Place))
            && !head.ends_with('s')
            && !topic.is_some_and(|topic| topic.is_called(head));
        let told = vague || counted || body || self.memory.brought.contains(head);
        let free = titled || !told;
        if free {
            self.memory.leaned.borrow_mut().add(phrase.to_lowercase());
        }
        free
    }

    /// The title of the document, where a name is its first or last word: the Star is the Toronto Star.
    pub(super) fn titled(&self, name: &Name) -> Option<String> {
        let title = self.scene.title?;
        let words: Vec<&str> = title.split(' ').collect();
        let short =
            words.len() > 1 && words.len() <= 5 && !title.contains([':', ',', '–', '-', '(']);
        let first = words.first() == Some(&name.text.as_str())
            && matches!(words.get(1), Some(&"of" | &"for"));
        let last = words.last() == Some(&name.text.as_str())
            && words
                .iter()
                .all(|word| word.starts_with(char::is_uppercase));
        let other = self.tokens.get(name.to).is_some_and(|next| next.is("of"));
        // `Earl of Lovelace` is no Ada Lovelace
        let held = name.from > 0 && matches!(self.low(name.from - 1), "of" | "de" | "and");
        let person = self
            .scene
            .topic
            .as_ref()
            .is_some_and(|topic| topic.kind == Some(NameKind::Person) && topic.text == title);
        let given = person && words.first() == Some(&name.text.as_str());
        (short && (first && !other || last && !held || given)).then(|| title.to_owned())
    }

    /// Whether a noun means the thing itself that a manual or a law speaks of.
    pub(super) fn names_own(&self, at: usize) -> bool {
        matches!(
            self.low(at),
            "act"
                | "law"
                | "regulation"
                | "licence"
                | "license"
                | "agreement"
                | "convention"
                | "charter"
                | "constitution"
                | "appliance"
                | "machine"
                | "device"
                | "product"
                | "unit"
                | "equipment"
                | "system"
                | "instrument"
        )
    }
}
