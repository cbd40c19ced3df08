//! Noun phrases that lean on other sentences, said in full.

use super::*;

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
                        && !crate::base::words::NUMBER_WORDS.contains(&&*token.low)
                        && !is_calling(self.tokens, at)
                        && !crate::generate::language::is_adverb(&token.low)
                        && !token.among(DETERMINERS)
                        && !token.among(PREPOSITIONS)
            });
        // `L. pneumophila`
        // `St. Olaf`, `Mr. Berg`
        let titled =
            ["St", "Mr", "Mrs", "Ms", "Dr", "Mt", "Ft"].contains(&token.text.trim_end_matches('.'));
        let initial = token.text.ends_with('.') || titled;
        if opens
            && !named
            && !initial
            && !self.scene.known.is_named(token.text)
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

    /// Whether a thing is called by a name: `the Huygens probe`.
    fn names_thing(&self, name: &Name) -> bool {
        self.tokens.get(name.to).is_some_and(|next| {
            next.kind == Kind::Word
                && !next.is_capital()
                && crate::generate::lexicon::forms(&next.low).is_empty()
                && !next.among(PREPOSITIONS)
                && !next.among(JOINING)
                && !next.among(LIGHT_ADVERBS)
                && (!next.low.ends_with("ly") || next.is("family"))
                && !AUXILIARIES.contains(&&*next.low)
        })
    }

    /// Whether a family name is one of a pair that goes by family names, or shares the office before it: `Lund and Berg's
    /// mine`, `General and Admiral Lund`.
    fn is_paired(&self, name: &Name) -> bool {
        let beside = |at: Option<usize>| {
            let token = at.and_then(|at| self.tokens.get(at));
            token.is_some_and(|token| {
                token.is_capital() && !self.scene.known.surnames.contains_key(token.text)
            })
        };
        let before = name.from > 1 && self.low(name.from - 1) == "and";
        let behind = self.low(name.to) == "and" && {
            let alone = self.tokens.get(name.to + 2);
            alone.is_none_or(|next| !next.is_capital())
        };
        let alone = !before || name.from < 3 || !self.tokens[name.from - 3].is_capital();
        before && alone && beside(name.from.checked_sub(2)) || behind && beside(Some(name.to + 1))
    }

    /// A name in full: a surname with its given name, a country by its usual name.
    pub(super) fn name(&self, name: &Name, at: usize) -> Result<String, Reason> {
        let article_before = at > 0 && self.tokens[at - 1].is("the");
        if let Some(known) = country(&name.text) {
            if self.is_attribute(name) {
                return Ok(name.text.clone());
            }
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
        // `von Staupitz` goes by that name already
        let particle = ["von", "van", "de", "della", "di", "du"];
        if at > 0 && self.tokens[at - 1].among(&particle) {
            return Ok(name.text.clone());
        }
        let bare = untitled(&name.text);
        if article_before && let Some(full) = self.shortened(name)? {
            return Ok(full);
        }
        if article_before && self.is_common_noun(name) {
            return Err(Reason::Leaning(format!("the {}", name.text)));
        }
        // `the Lund family` goes by that name already
        if article_before && self.names_thing(name) && bare == name.text {
            return Ok(name.text.clone());
        }
        if let Some(title) = self.titled(name) {
            return Ok(title);
        }
        let whole = bare.split(' ').count() > 1
            || matches!(
                name.kind,
                NameKind::Place | NameKind::Organisation | NameKind::Treaty | NameKind::Event
            );
        let whole = whole || article_before && self.names_thing(name) || self.is_paired(name);
        if whole {
            return Ok(name.text.clone());
        }
        self.in_full(name, bare)
    }

    /// Whether a name of one word behind `the` is a noun that its document writes small as well: `the Coalfield`.
    fn is_common_noun(&self, name: &Name) -> bool {
        let low = name.text.to_lowercase();
        let follows = self.tokens.get(name.to).is_some_and(|next| next.is("of"));
        !name.text.contains(' ')
            && !follows
            && !self.scene.is_binding()
            && !low.ends_with('s')
            && !is_unique(&low)
            && adjective(&name.text).is_none()
            && self.scene.known.is_small(&low)
            && !self.names_thing(name)
    }

    /// Whom the document is on, where that is what the family name means: the paragraph has named nobody else of the `full`
    /// names with it.
    fn main(
        &self,
        bare: &str,
        full: &std::collections::BTreeSet<String>,
    ) -> Option<&crate::generate::facts::topic::Topic> {
        let topic = self.scene.topic.as_ref()?;
        let mut names = self.memory.names.iter().map(|(known, _)| untitled(known));
        let kin = names.any(|known| full.contains(known) && !topic.is_named(known));
        (topic.is_named(bare) && !kin).then_some(topic)
    }

    /// A family name with its given name, where one person of that name can be meant.
    fn in_full(&self, name: &Name, bare: &str) -> Result<String, Reason> {
        // `signed in Washington` tells where
        let placed = name.from > 0 && matches!(self.low(name.from - 1), "in" | "at" | "near");
        if placed
            && !self
                .tokens
                .get(name.to)
                .is_some_and(|next| next.kind == Kind::Possessive)
        {
            return Ok(name.text.clone());
        }
        // `Eva` is the one on whom the document is
        let topic = self.scene.topic.as_ref();
        let called = topic.filter(|topic| {
            topic.kind == Some(NameKind::Person)
                && topic
                    .text
                    .split_once(' ')
                    .is_some_and(|(first, _)| first == bare)
        });
        if let Some(topic) = called.filter(|_| crate::generate::lexicon::is_given_name(bare)) {
            return Ok(topic.text.clone());
        }
        let Some(full) = self.scene.known.surnames.get(bare) else {
            return Ok(name.text.clone());
        };
        if let Some(main) = self
            .main(bare, full)
            .filter(|_| office(&name.text).0.is_empty())
        {
            return Ok(main.text.clone());
        }
        // `US-South Korea` is nobody of the name of Korea
        if full
            .iter()
            .any(|full| full.split('-').any(|part| country(part).is_some()))
        {
            return Ok(name.text.clone());
        }
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

    /// Whether initials of a country only tell of which country the next noun is, or have an adjective before them: they
    /// stay as they are in `U.S. troops`, `U.S. and Canadian fishermen`, `the southern U.S.`.
    fn is_attribute(&self, name: &Name) -> bool {
        let initials = name.text.chars().all(|c| c.is_uppercase() || c == '.');
        let follows = |at: usize| {
            self.tokens.get(at).is_some_and(|next| {
                let verb = of_form(&next.low, crate::generate::lexicon::PAST).is_some();
                next.kind == Kind::Word
                    && !verb
                    && !next.among(PREPOSITIONS)
                    && !next.among(JOINING)
                    && !next.among(AUXILIARIES)
                    && !next.among(DETERMINERS)
                    && !next.among(LEANING)
                    && !next.among(LIGHT_ADVERBS)
                    && !next.among(crate::generate::lexicon::MODALS)
                    && !next.among(&["that", "which", "who", "where", "when", "while", "than"])
                    && !crate::generate::language::is_adverb(&next.low)
            })
        };
        let joined = matches!(self.low(name.to), "and" | "or" | ",")
            && self
                .tokens
                .get(name.to + 1)
                .is_some_and(|next| adjective(next.text).is_some());
        let before = name.from.checked_sub(1).map(|at| &self.tokens[at]);
        let described = before.is_some_and(|word| {
            word.kind == Kind::Word
                && !word.is_capital()
                && ["ern", "ral", "day", "war"]
                    .iter()
                    .any(|end| word.low.ends_with(end))
        });
        initials && (follows(name.to) || joined || described)
    }

    /// Whether an article stood only before initials: `the ROK` is South Korea.
    pub(super) fn drops_article(&self, at: usize) -> bool {
        self.names.iter().any(|name| {
            name.from == at + 1
                && !self.is_attribute(name)
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
}

#[cfg(test)]
mod tests {
    use crate::generate::facts::asking::asked;

    fn asks(text: &str, part: &str) {
        let all = asked(text);
        assert!(
            all.iter().any(|(prompt, _)| prompt.contains(part)),
            "{text}\n{all:#?}"
        );
    }

    #[test]
    fn a_name_keeps_its_capital_and_an_adjective_loses_it() {
        asks(
            "The paper told of it when Lumigram grew. The post at lumigram ended. In May 2012, Lumigram opened a bank.",
            "did Lumigram open a bank",
        );
        asks(
            "Violent attacks on Chinese people took place in Peru in the nineteenth century.",
            "did violent attacks on Chinese people take place",
        );
    }

    #[test]
    fn initials_of_a_country_before_a_noun_stay() {
        asks(
            "The Lund Halibut Commission has managed catch limits for U.S. and Canadian fishermen since 1924.",
            "for U.S. and Canadian fishermen",
        );
        asks(
            "In 1803, the U.S. bought land from France.",
            "the United States buy land from France",
        );
        let all = asked("In 1866, the southern U.S. states passed the Black Codes.");
        let whole = |prompt: &str| !prompt.contains("the United States");
        assert!(all.iter().all(|(prompt, _)| whole(prompt)), "{all:#?}");
    }
}
