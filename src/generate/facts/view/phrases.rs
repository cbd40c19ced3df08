//! Noun phrases that lean on other sentences, said in full.

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
    pub(super) fn low(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &*token.low)
    }

    /// The words of a range, with what leans on other sentences named in full. `owned` allows `its` and `their`, where
    /// their owner stands in the same question.
    pub(crate) fn say(&self, range: &Range<usize>, owned: bool) -> Result<String, Reason> {
        let mut said = String::new();
        let mut at = range.start;
        while at < range.end {
            let token = &self.tokens[at];
            let glued = at > range.start && token.start == self.tokens[at - 1].end;
            if !glued && !said.is_empty() {
                said.push(' ');
            }
            if let Some((words, to)) = self.pair(at, range.end) {
                said.push_str(&words);
                at = to;
                continue;
            }
            if let Some(name) = self
                .names
                .iter()
                .find(|name| name.from == at && name.to <= range.end)
            {
                said.push_str(&self.name(name, at)?);
                at = name.to;
                continue;
            }
            if token.is("the") && self.drops_article(at) {
                at += 1;
                continue;
            }
            // `this Act` within the Act, `this appliance` in its manual
            if token.is("this") && self.scene.is_binding() && self.names_own(at + 1) {
                said.push_str("the");
                at += 1;
                continue;
            }
            if let Some(words) = self.personal(at, range, owned) {
                said.push_str(&words);
                at += 1;
                continue;
            }
            if token.is("the")
                && let Some((words, to)) = self.definite(at, range.end)?
            {
                said.push_str(&words);
                at = to;
                continue;
            }
            self.leans(at, range, owned)?;
            said.push_str(&self.word(at));
            at += 1;
        }
        Ok(tidy(&said))
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

    /// `her` or `him` where only the person that the document is about can be meant, named in full.
    fn personal(&self, at: usize, range: &Range<usize>, owned: bool) -> Option<String> {
        let token = &self.tokens[at];
        let female = match &*token.low {
            "her" | "she" => true,
            "his" | "him" | "he" => false,
            _ => return None,
        };
        let topic = self.scene.topic.as_ref()?;
        let person = self.memory.person(female, self.scene)?;
        let rival = self.names.iter().any(|name| {
            name.to <= at
                && name.kind == NameKind::Person
                && !person.split(' ').any(|part| name.text == part)
                && untitled(&name.text) != person
                && super::super::topic::can_be(untitled(&name.text), female)
        });
        let named = self.names.iter().any(|name| {
            name.to <= at && name.from >= range.start && untitled(&name.text) == person
        });
        if person != topic.text || rival || owned || named {
            return None;
        }
        let owns = !token.among(&["him", "he", "she"])
            && self.tokens.get(at + 1).is_some_and(|next| {
                next.kind == Kind::Word
                    && !next.among(PREPOSITIONS)
                    && !next.among(JOINING)
                    && !next.among(DETERMINERS)
                    && !next.among(&["to", "unable", "able", "ill", "out", "up", "back", "down"])
                    && !crate::generate::language::is_adverb(&next.low)
            });
        Some(match (owns, person.ends_with('s')) {
            (false, _) => person,
            (true, true) => format!("{person}'"),
            (true, false) => format!("{person}'s"),
        })
    }

    /// A word, small where only the start of the sentence made it large.
    pub(super) fn word(&self, at: usize) -> String {
        let token = &self.tokens[at];
        let opens = self.tokens[..at]
            .iter()
            .all(|before| before.kind == Kind::Mark);
        let named = self
            .names
            .iter()
            .any(|name| name.from <= at && at < name.to)
            || self.tokens.get(at + 1).is_some_and(|next| {
                next.is("et")
                    || (next.is_capital() || next.kind == Kind::Number)
                        && !token.among(DETERMINERS)
                        && !token.among(PREPOSITIONS)
            });
        if opens
            && !named
            && token.is_capital()
            && token.text.chars().filter(|c| c.is_uppercase()).count() == 1
            && token.text.len() > 1
            || opens && token.is("a")
        {
            token.low.to_string()
        } else {
            token.text.to_owned()
        }
    }

    /// A name in full: a surname with its given name, a country by its usual name.
    pub(super) fn name(&self, name: &Name, at: usize) -> Result<String, Reason> {
        let article_before = at > 0 && self.tokens[at - 1].is("the");
        if let Some(known) = country(&name.text) {
            let plain = if name.text.chars().all(|c| c.is_uppercase() || c == '.') {
                known.name
            } else {
                name.text.as_str()
            };
            return Ok(
                if article_before && !self.drops_article(at - 1)
                    || self.tokens.get(name.to).is_some_and(Token::is_capital)
                {
                    plain.trim_start_matches("The ").to_owned()
                } else {
                    article(plain)
                },
            );
        }
        let bare = untitled(&name.text);
        if article_before && let Some(full) = self.shortened(name)? {
            return Ok(full);
        }
        if let Some(title) = self.titled(name) {
            return Ok(title);
        }
        let whole = bare.split(' ').count() > 1
            || matches!(
                name.kind,
                NameKind::Place | NameKind::Organisation | NameKind::Treaty | NameKind::Event
            );
        let Some(full) = self.scene.known.surnames.get(bare).filter(|_| !whole) else {
            return Ok(name.text.clone());
        };
        if full.len() == 1 {
            return Ok(full.iter().next().cloned().unwrap_or_default());
        }
        // several people share the name: the one with the title that stands here, or that the paragraph has named
        let title = office(&name.text).0;
        let titled: Vec<&String> = full
            .iter()
            .filter(|person| {
                let known = self.scene.known.offices.get(*person);
                !title.is_empty() && known.is_some_and(|known| known.contains(&title))
            })
            .collect();
        if let [one] = titled.as_slice() {
            return Ok((*one).clone());
        }
        let mut named = full.iter().filter(|person| {
            self.memory
                .names
                .iter()
                .any(|(known, _)| known.ends_with(person.as_str()))
        });
        match (named.next(), named.next()) {
            (Some(one), None) => Ok(one.clone()),
            _ => Err(Reason::Leaning(name.text.clone())),
        }
    }

    /// The full name of `the Court`, `the Committee`: the only one with that head that the paragraph or a heading names.
    fn shortened(&self, name: &Name) -> Result<Option<String>, Reason> {
        let low = name.text.to_lowercase();
        let follows = self.tokens.get(name.to).is_some_and(|next| next.is("of"));
        if name.text.contains(' ')
            || follows
            || crate::generate::lexicon::class_of(&low).is_none()
            || self.scene.is_binding()
        {
            return Ok(None);
        }
        let ends = |text: &str| {
            let head = text.split(" of ").next().unwrap_or(text);
            text.contains(' ') && head.ends_with(&format!(" {}", name.text))
                || text.starts_with(&format!("{} of ", name.text))
        };
        let mut named: Vec<&str> = self
            .memory
            .names
            .iter()
            .chain(&self.memory.above)
            .map(|(text, _)| text.as_str())
            .filter(|text| ends(text))
            .collect();
        named.sort_unstable();
        named.dedup();
        if named.len() > 1 {
            // the one of the heading right above
            named.retain(|text| self.memory.heading.contains(text));
        }
        match named.as_slice() {
            [one] => Ok(Some((*one).to_owned())),
            [] if self.titled(name).is_some() => Ok(None),
            _ => Err(Reason::Leaning(format!("the {}", name.text))),
        }
    }

    /// `the country` after a sentence about one, `the organization` after the only one that the sentence itself has named.
    fn topical(&self, noun: &str, at: usize) -> Option<String> {
        if matches!(noun, "country" | "nation") {
            let last = self.memory.last.as_ref().map(|(text, _, _)| text);
            if last.is_some() && last == self.scene.home.as_ref() {
                return self.scene.home.clone();
            }
            let (text, kind) = self.memory.subject(false, self.scene)?;
            return (kind == Some(NameKind::Country)).then_some(text);
        }
        if crate::generate::lexicon::class_of(noun) != Some(NameKind::Organisation) {
            return None;
        }
        let mut named = self
            .names
            .iter()
            .filter(|name| name.to <= at && name.kind == NameKind::Organisation);
        match (named.next(), named.next()) {
            (Some(one), None) => Some(format!("the {}", one.text)),
            _ => None,
        }
    }

    /// What the document is about, by a noun that means it.
    fn of_topic(&self, noun: &str) -> Option<String> {
        let topic = self.scene.topic.as_ref()?;
        (topic.is_called(noun) && !self.memory.brought.contains(noun)).then(|| topic.text.clone())
    }

    /// The heading right above or the title, where it ends in a noun: `the cycle` under `The Calvin cycle`.
    fn headed(&self, noun: &str) -> Option<String> {
        /// Longer headings are sentences.
        const LONGEST: usize = 4;
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
            let named = last.starts_with(char::is_uppercase) || self.scene.known.is_capital(first);
            fits.then(|| {
                if named {
                    format!("the {bare}")
                } else {
                    format!("the {}{}", first.to_lowercase(), &bare[first.len()..])
                }
            })
        })
    }

    /// Whether the title tells what a phrase with `the` means, as it was not brought in before: `the king` in a text on a city.
    fn by_title(&self, at: usize, to: usize) -> bool {
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
        let free = titled || !vague && !counted && !self.memory.brought.contains(head);
        if free {
            self.scene.leaned.borrow_mut().insert(phrase.to_lowercase());
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

    /// Whether an article stood only before initials: `the ROK` is South Korea.
    pub(super) fn drops_article(&self, at: usize) -> bool {
        self.names.iter().any(|name| {
            name.from == at + 1
                && name.text.chars().all(|c| c.is_uppercase() || c == '.')
                && !self.tokens.get(name.to).is_some_and(Token::is_capital)
                && country(&name.text).is_some_and(|known| article(known.name) == known.name)
        })
    }

    /// `the two countries` and its like.
    pub(super) fn pair(&self, at: usize, end: usize) -> Option<(String, usize)> {
        let noun = |at: usize| {
            at < end
                && matches!(
                    self.low(at),
                    "countries"
                        | "nations"
                        | "sides"
                        | "states"
                        | "governments"
                        | "neighbours"
                        | "neighbors"
                )
        };
        let length = match (self.low(at), self.low(at + 1)) {
            ("the", "two") if noun(at + 2) => 3,
            ("both" | "two", _) if noun(at + 1) => 2,
            _ => return None,
        };
        self.memory.pair().map(|pair| (pair, at + length))
    }

    /// A noun phrase that begins with `the`: said in another way, or refused, where it means a thing named before. `None`
    /// where it can stay as it is.
    pub(super) fn definite(
        &self,
        at: usize,
        end: usize,
    ) -> Result<Option<(String, usize)>, Reason> {
        let mut to = at + 1;
        while to < end
            && !crate::generate::language::is_adverb(self.low(to))
            && self.tokens[to].kind == Kind::Word
            && !self.tokens[to].is_capital()
            && !self.tokens[to].among(PREPOSITIONS)
            && !self.tokens[to].among(JOINING)
            && !self.tokens[to].among(AUXILIARIES)
            && !self.tokens[to].among(DETERMINERS)
        {
            to += 1;
        }
        let capital =
            to < end && (self.tokens[to].is_capital() || self.tokens[to].kind == Kind::Number);
        if capital || to == at + 1 {
            return Ok(None);
        }
        let head = self.low(to - 1);
        let length = to - at - 1;
        let by_which = PREPOSITIONS.contains(&self.low(to)) && self.low(to + 1) == "which";
        let specified = by_which
            || matches!(
                self.low(to),
                "of" | "for" | "between" | "that" | "which" | "who" | "where"
            ) && to < end;
        let superlative = matches!(self.low(to), "in" | "to" | "on" | "at")
            && (crate::generate::lexicon::SUPERLATIVES.contains(&self.low(at + 1))
                || crate::generate::lexicon::ORDINALS.contains(&self.low(at + 1)));
        if specified || superlative || length == 1 && is_unique(head) || self.scene.is_binding() {
            return Ok(None);
        }
        if is_leaning_noun(head) && length == 1 {
            let meant = self
                .memory
                .named(head, self.scene)
                .or_else(|| self.called(head))
                .or_else(|| self.topical(head, at))
                .or_else(|| self.of_topic(head))
                .or_else(|| self.headed(head));
            return match meant {
                Some(name) => Ok(Some((name, to))),
                None if self.by_title(at, to) => Ok(None),
                None => Err(Reason::Leaning(format!("the {head}"))),
            };
        }
        if length == 1
            && let Some(name) = self.headed(head)
        {
            return Ok(Some((name, to)));
        }
        let heading = self
            .memory
            .headings
            .split(' ')
            .any(|word| word == head || word.strip_suffix('s') == Some(head));
        let new = self.general && !self.memory.words.contains(head) && !is_leaning_noun(head);
        let ordinal = crate::generate::lexicon::ORDINALS.contains(&self.low(at + 1));
        let plain = (self.general && length >= 2 && !ordinal || heading) && !is_leaning_noun(head);
        if plain || new || self.by_title(at, to) {
            return Ok(None);
        }
        Err(Reason::Leaning(
            words(self.text, self.tokens, &(at..to)).to_owned(),
        ))
    }
}
