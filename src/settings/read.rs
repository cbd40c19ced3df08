//! The text of the file → settings, and all that is wrong with it.

use super::table::{Kind, SETTINGS, Setting, setting};
use super::{Settings, Value, Written};
use crate::base::text::either;
use crate::base::{DeckId, Probability, Topic, Weekday};
use crate::deck::Form;
use crate::deck::node::{self, Map, Node, Pair, Scalar};
use crate::deck::rules::{self, Findings};
use crate::diagnostic::{Diagnostic, Places, Severity};
use crate::plan::Order;

/// Of whom something is said.
#[derive(Clone)]
enum Scope {
    Everything,
    Deck(DeckId),
    Topic(Topic),
}

impl Settings {
    /// Reads the text of the file, which may be empty.
    ///
    /// # Errors
    /// Everything that is wrong with it, in the order of the file; spans are bytes of `text`.
    pub fn read(text: &str) -> Result<Self, Vec<Diagnostic>> {
        let mut findings = Findings::new();
        let mut reader = Reader {
            settings: Self::default(),
            places: Places::new(text),
            findings: &mut findings,
        };
        if let Some(node) = node::read(text, reader.findings) {
            reader.file(&node);
        }
        let settings = reader.settings;
        let findings = findings.sorted();
        let errors = findings.iter().any(|one| one.severity == Severity::Error);
        if errors { Err(findings) } else { Ok(settings) }
    }
}

struct Reader<'f, 't> {
    settings: Settings,
    places: Places<'t>,
    findings: &'f mut Findings,
}

impl Reader<'_, '_> {
    fn file(&mut self, node: &Node<'_>) {
        let known: Vec<_> = SETTINGS.iter().map(|setting| setting.key).collect();
        let known = [&known[..], &["decks", "topics"]].concat();
        let Some(map) = self.map(node, "the file", "a map of settings") else {
            return;
        };
        for pair in &map.pairs {
            let key = &*pair.key.text;
            match setting(key) {
                _ if pair.value.is_absent() => self.empty(pair),
                Some(setting) if setting.kind == Kind::Week => self.week(setting, &pair.value),
                Some(setting) => self.value(setting, &Scope::Everything, key, &pair.value),
                None if key == "decks" => self.decks(&pair.value),
                None if key == "topics" => self.topics(&pair.value),
                None => self.unknown(&pair.key, "the settings", &known),
            }
        }
    }

    fn decks(&mut self, node: &Node<'_>) {
        let Some(map) = self.map(node, "decks", "a map of decks") else {
            return;
        };
        for pair in &map.pairs {
            match DeckId::new(&pair.key.text) {
                Ok(deck) => self.part("decks", pair, &Scope::Deck(deck), |one| one.of_deck),
                Err(error) => self.wrong_name(&pair.key, &error.to_string()),
            }
        }
    }

    fn topics(&mut self, node: &Node<'_>) {
        let Some(map) = self.map(node, "topics", "a map of topics") else {
            return;
        };
        for pair in &map.pairs {
            match Topic::new(&pair.key.text) {
                Ok(topic) => self.part("topics", pair, &Scope::Topic(topic), |one| one.of_topic),
                Err(error) => self.wrong_name(&pair.key, &error.to_string()),
            }
        }
    }

    /// What is said of one deck or topic.
    fn part(&mut self, parts: &str, pair: &Pair<'_>, scope: &Scope, has: fn(&Setting) -> bool) {
        let name = &*pair.key.text;
        let keys = SETTINGS.iter().filter(|one| has(one));
        let known: Vec<_> = keys.map(|setting| setting.key).collect();
        let Some(map) = self.map(&pair.value, name, "a map of settings") else {
            return;
        };
        for inner in &map.pairs {
            let key = &*inner.key.text;
            match setting(key).filter(|one| has(one)) {
                _ if inner.value.is_absent() => self.empty(inner),
                Some(setting) => {
                    self.value(
                        setting,
                        scope,
                        &format!("{parts}.{name}.{key}"),
                        &inner.value,
                    );
                }
                None => self.unknown(&inner.key, &format!("`{name}`"), &known),
            }
        }
    }

    fn week(&mut self, setting: &Setting, node: &Node<'_>) {
        let Some(map) = self.map(node, setting.key, &setting.kind.wanted()) else {
            return;
        };
        let known = Weekday::ALL.map(Weekday::name);
        for pair in &map.pairs {
            let key = &*pair.key.text;
            let Some(weekday) = Weekday::ALL.into_iter().find(|day| day.name() == key) else {
                self.unknown(&pair.key, "the week", &known);
                continue;
            };
            let wanted = "a number from 0 to 1";
            let name = format!("{}.{key}", setting.key);
            if let Some(Value::Share(share)) = self.scalar(setting, &name, wanted, &pair.value) {
                self.settings.easy_days = self.settings.easy_days.with(weekday, share);
            }
        }
    }

    fn value(&mut self, setting: &Setting, scope: &Scope, name: &str, node: &Node<'_>) {
        if let Some(value) = self.scalar(setting, name, &setting.kind.wanted(), node) {
            self.put(setting.key, scope, value);
        }
    }

    /// A value that is written as one text; what is in its range is noted with its line.
    fn scalar(
        &mut self,
        setting: &Setting,
        name: &str,
        wanted: &str,
        node: &Node<'_>,
    ) -> Option<Value> {
        let Node::Scalar(scalar) = node else {
            let message = format!("`{name}` wants {wanted}, not {}", node.noun());
            self.findings
                .add(rules::VALUE_TYPE.at(node.span(), message));
            return None;
        };
        let value = Value::of(setting.kind, &scalar.text);
        if value.is_none() {
            let message = format!("`{name}` wants {wanted}, not `{}`", scalar.text);
            let help = format!("the default is {}", setting.default);
            let finding = rules::SETTING_RANGE.at(&scalar.span, message);
            self.findings.add(finding.helped(help));
            return None;
        }
        self.settings.written.push(Written {
            name: name.to_owned(),
            text: scalar.text.trim().to_owned(),
            line: self.places.at(scalar.span.start).line,
        });
        value
    }

    /// Takes up a value that is in its range.
    fn put(&mut self, key: &str, scope: &Scope, value: Value) {
        let settings = &mut self.settings;
        let count = match value {
            Value::Count(number) => Some(number),
            _ => None,
        };
        match (key, scope, value) {
            ("new_per_day", Scope::Deck(deck), _) => {
                settings.decks.entry(deck.clone()).or_default().new_per_day = count;
            }
            ("reviews_per_day", Scope::Deck(deck), _) => {
                let deck = settings.decks.entry(deck.clone()).or_default();
                deck.reviews_per_day = Some(count);
            }
            ("retention", scope, Value::Share(share)) => aim(settings, scope, share),
            ("new_per_day", ..) => settings.new_per_day = count,
            ("new_per_deck", ..) => settings.new_per_deck = count,
            ("reviews_per_day", ..) => settings.reviews_per_day = count,
            ("reviews_per_deck", ..) => settings.reviews_per_deck = count,
            ("minutes", ..) => settings.minutes = count,
            ("leech_lapses", ..) => settings.leeches.lapses = count.unwrap_or(1),
            ("day_start", _, Value::Clock(minutes)) => settings.day_start = Some(minutes),
            ("order", _, Value::Word(word)) => settings.order = order(word),
            ("form", _, Value::Word(word)) => settings.form = form(word),
            ("sync", _, Value::Folder(path)) => settings.sync = Some(path),
            _ => {}
        }
    }

    fn map<'n, 'm>(&mut self, node: &'n Node<'m>, name: &str, wanted: &str) -> Option<&'n Map<'m>> {
        if let Node::Map(map) = node {
            return Some(map);
        }
        let message = format!("`{name}` wants {wanted}, not {}", node.noun());
        let message = message.replace("`the file`", "the file");
        self.findings
            .add(rules::VALUE_TYPE.at(node.span(), message));
        None
    }

    fn empty(&mut self, pair: &Pair<'_>) {
        let message = format!("`{}` has no value", pair.key.text);
        let finding = rules::TEXT_EMPTY.at(&pair.key.span, message);
        self.findings
            .add(finding.helped("give it a value, or remove the line"));
    }

    fn unknown(&mut self, key: &Scalar<'_>, owner: &str, known: &[&str]) {
        let near = self.findings.meant(&key.text, known);
        let help = match near.is_empty() {
            true => format!("its keys are {}", either(known).replace(" or ", " and ")),
            false => format!("did you mean {}?", either(&near)),
        };
        let has = if owner == "the settings" {
            "have"
        } else {
            "has"
        };
        let message = format!("{owner} {has} no key `{}`", key.text);
        let finding = rules::KEY_UNKNOWN.at(&key.span, message);
        self.findings.add(finding.helped(help));
    }

    fn wrong_name(&mut self, key: &Scalar<'_>, why: &str) {
        self.findings.add(rules::KEY_TEXT.at(&key.span, why));
    }
}

fn aim(settings: &mut Settings, scope: &Scope, share: f64) {
    let share = Probability::new(share);
    let aims = &mut settings.aims;
    match scope {
        Scope::Everything => aims.overall = Some(share),
        Scope::Deck(deck) => {
            aims.decks.insert(deck.clone(), share);
        }
        Scope::Topic(topic) => {
            aims.topics.insert(topic.clone(), share);
        }
    }
}

fn order(word: &str) -> Order {
    match word {
        "mixed" => Order::Mixed,
        "risk" => Order::Risk,
        "random" => Order::Random,
        "deck" => Order::Deck,
        _ => Order::Due,
    }
}

fn form(word: &str) -> Option<Form> {
    match word {
        "flip" => Some(Form::Flip),
        "typed" => Some(Form::Typed),
        "choice" => Some(Form::Choice),
        _ => None,
    }
}
