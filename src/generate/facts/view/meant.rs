//! What words that lean on another sentence mean: short names, `the country`, pronouns of people.

use super::*;

impl Reading<'_, '_> {
    /// The full name of `the Court`, `the Committee`: the only one with that head that the paragraph or a heading names.
    pub(super) fn shortened(&self, name: &Name) -> Result<Option<String>, Reason> {
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
    pub(super) fn topical(&self, noun: &str, at: usize) -> Option<String> {
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
            (Some(one), None) => Some(of_body(&one.text)),
            _ => None,
        }
    }

    /// `her` or `him` where only the person that the document is about can be meant, named in full.
    pub(super) fn personal(&self, at: usize, range: &Range<usize>, owned: bool) -> Option<String> {
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
}
