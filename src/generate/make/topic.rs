//! What a document is about.

use super::hero::is_body;
use super::paragraph::stated;
use super::*;

impl Ground<'_> {
    /// What the document is about: the subject of one of its first sentences, where the title says it too; else the person
    /// whose name the title is.
    /// `hero` is whom its text is on, where that is an account of one life. With it comes what leaned on the title meanwhile.
    pub(super) fn topic(&self, hero: Option<String>) -> (Option<Topic>, Leaned) {
        let leaned = Rc::default();
        let titled = self.topic_of(&leaned);
        let lives = |hero: String| {
            let own = titled.as_ref().is_none_or(|topic| {
                let mut words = topic.text.split(' ');
                // `Afonso` who became Afonso I
                words.any(|word| hero.to_lowercase().contains(&word.to_lowercase()))
            });
            own.then(|| {
                self.described(Subject {
                    text: hero,
                    kind: Some(NameKind::Person),
                    plural: false,
                    resolved: false,
                })
            })
        };
        (hero.and_then(lives).or(titled.clone()), leaned.take())
    }

    fn topic_of(&self, leaned: &Rc<RefCell<Leaned>>) -> Option<Topic> {
        /// Articles name what they are on within their first sentences.
        const FIRST: usize = 3;
        let title = self.scene.title?;
        self.scene.label.as_ref()?;
        let (low, bare) = (title.to_lowercase(), |text: &str| {
            text.trim_start_matches("the ")
                .trim_start_matches("The ")
                .to_owned()
        });
        let document = self.document;
        let first = self
            .said
            .iter()
            .enumerate()
            .flat_map(|(at, said)| stated(said).map(move |range| (at, range.clone())))
            .take(FIRST);
        let subject = first.into_iter().find_map(|(at, range)| {
            let (text, _) = prepared(&document.blocks[at].text[range]);
            let subject = self.first_subject(at, &text, leaned)?;
            let own = bare(&subject.text).to_lowercase();
            let same = low.contains(&own) || own.contains(bare(&low).as_str());
            (same && own.len() > 3 && subject.text.split(' ').count() <= 6).then_some(subject)
        });
        let subject = subject.or_else(|| {
            let words: Vec<&str> = title.split(' ').collect();
            let capital = words
                .iter()
                .all(|word| word.starts_with(char::is_uppercase));
            let named = (2..=4).contains(&words.len())
                && capital
                && words
                    .first()
                    .is_some_and(|first| crate::generate::lexicon::is_given_name(first));
            let somebody = |name: &&str| self.scene.known.persons.contains(*name) && !is_body(name);
            let person = named || somebody(&title);
            let first = opening(document).filter(somebody);
            let name = if person { Some(title) } else { first };
            name.map(|name| Subject {
                text: name.to_owned(),
                kind: Some(NameKind::Person),
                plural: false,
                resolved: false,
            })
        })?;
        Some(self.described(subject))
    }

    /// The subject of a sentence that leans on nothing.
    fn first_subject(
        &self,
        block: usize,
        text: &str,
        leaned: &Rc<RefCell<Leaned>>,
    ) -> Option<Subject> {
        let words = tokens(text);
        let clauses = parse(&words, &spans(&words)).ok()?;
        let named = names(text, &words, &self.scene.known);
        let mut memory = self.headed(block);
        memory.leaned = Rc::clone(leaned);
        let clause = clauses.first()?;
        let reading = Reading {
            text,
            tokens: &words,
            names: &named,
            scene: &self.scene,
            memory: &memory,
            general: crate::generate::facts::is_general(clause, &words),
            inner: false,
        };
        reading
            .subject(&clause.subject)
            .ok()
            .filter(|subject| !subject.resolved)
    }

    /// A subject as the topic of its document, with the nouns and the sex that the document tells.
    fn described(&self, subject: Subject) -> Topic {
        let mut nouns: BTreeSet<String> = self
            .scene
            .kinds
            .iter()
            .filter(|(_, names)| names.contains(&subject.text))
            .map(|(noun, _)| noun.clone())
            .collect();
        if subject.kind != Some(NameKind::Person) {
            let head = subject.text.split(" of ").next().unwrap_or_default();
            nouns.extend(head.split(' ').next_back().map(str::to_lowercase));
        }
        let (mut she, mut he) = (0_u32, 0_u32);
        for block in self.document.blocks.iter().filter(|block| is_text(block)) {
            for word in block.text.split(|c: char| !c.is_alphabetic()) {
                she += u32::from(matches!(word, "she" | "She" | "her" | "Her"));
                he += u32::from(matches!(word, "he" | "He" | "his" | "His"));
            }
        }
        let female = (she != he && subject.kind == Some(NameKind::Person)).then_some(she > he);
        Topic {
            text: crate::generate::facts::unshouted(subject.text),
            kind: subject.kind,
            plural: subject.plural,
            female,
            nouns,
        }
    }
}

/// What a document is called, or what it is on where it has no title.
pub(super) fn title(document: &Document) -> Option<&str> {
    let title = document.title.as_deref();
    title.or_else(|| opening(document))
}

/// What an article is on, as encyclopaedias begin: `Lima is the capital of …`, `The Lima Post (founded as …) is a …`.
fn opening(document: &Document) -> Option<&str> {
    /// Longer subjects are descriptions.
    const LONGEST: usize = 5;
    /// How such a sentence goes on behind its subject.
    const DEFINING: [&str; 6] = [
        " is a",
        " was a",
        " is the ",
        " was the ",
        " are ",
        " were ",
    ];
    let first = document
        .blocks
        .iter()
        .find(|block| block.kind == BlockKind::Paragraph)?;
    let text = first.text.as_str();
    let end = DEFINING
        .iter()
        .chain(&[" ("])
        .filter_map(|mark| text.find(mark))
        .min()?;
    let rest = &text[end..];
    let rest = match rest.strip_prefix(" (") {
        Some(inner) => &inner[inner.find(')')? + 1..],
        None => rest,
    };
    let bracket = &text[end..text.len() - rest.len()];
    // two years in brackets are those of a life, whatever is told of it
    let digits = bracket.chars().filter(char::is_ascii_digit).count();
    let lived = bracket.contains(['–', '-']) && digits >= 8;
    let rest = rest.trim_start_matches(',');
    let defines = lived || DEFINING.iter().any(|mark| rest.starts_with(mark));
    let name = text[..end].strip_prefix("The ").unwrap_or(&text[..end]);
    let name = name.trim_end().trim_end_matches(", Jr.");
    let words: Vec<&str> = name.split(' ').collect();
    let low = words.first()?.to_lowercase();
    let plain = words.len() <= LONGEST
        && name.starts_with(char::is_uppercase)
        && !name.contains([',', '"', ';', ':'])
        && !crate::generate::lexicon::DETERMINERS.contains(&low.as_str())
        && !crate::generate::lexicon::PREPOSITIONS.contains(&low.as_str())
        && !crate::generate::lexicon::LEANING.contains(&low.as_str())
        && !matches!(low.as_str(), "there" | "here" | "what" | "how");
    (defines && plain).then_some(name)
}
