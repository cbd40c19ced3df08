//! A clause as the frames see it: its subject named in full, its parts said without leaning on other sentences.

use std::cell::RefCell;
use std::ops::Range;

use super::scene::{Memory, Scene, article};
use crate::generate::Reason;
use crate::generate::language::{Clause, Kind, Mode, Name, Sort, Span, Token, tidy, untitled};
use crate::generate::lexicon::{
    AUXILIARIES, BELONGING, DETERMINERS, JOINING, LEANING, LIGHT_ADVERBS, NOW, NameKind,
    PREPOSITIONS, adjective, country, is_leaning_noun, is_unique,
};

/// The subject of a clause as it stands within a question.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Subject {
    /// Its words, small at the start unless it is a name.
    pub(crate) text: String,
    /// What it stands for, when it is a name.
    pub(crate) kind: Option<NameKind>,
    /// Whether it is more than one.
    pub(crate) plural: bool,
    /// Whether it was found in another sentence.
    pub(crate) resolved: bool,
}

impl Subject {
    /// No subject that could be named.
    pub(crate) fn none() -> Self {
        Self {
            text: String::new(),
            kind: None,
            plural: false,
            resolved: false,
        }
    }
}

/// A clause with all that is known of it.
pub(crate) struct View<'a, 't> {
    /// The sentence without its brackets.
    pub(crate) text: &'a str,
    /// Its tokens.
    pub(crate) tokens: &'a [Token<'t>],
    /// Its dates and numbers.
    pub(crate) spans: &'a [Span],
    /// Its names.
    pub(crate) names: &'a [Name],
    /// Who did what.
    pub(crate) clause: &'a Clause,
    /// Its subject.
    pub(crate) subject: Subject,
    /// What stood in brackets: the byte in `text` behind which it stood, and the words.
    pub(crate) brackets: &'a [(usize, String)],
    /// The document.
    pub(crate) scene: &'a Scene<'a>,
    /// The paragraph so far.
    pub(crate) memory: &'a Memory,
    /// Whether it is the first clause of its sentence.
    pub(crate) first: bool,
    /// Why a frame that fitted said nothing: the last reason.
    pub(crate) leaning: Option<Reason>,
    /// The same, while frames look.
    pub(crate) why: RefCell<Option<Reason>>,
}

/// Whether a clause tells of things in general, in the present, or of an invention.
pub(crate) fn is_general(clause: &Clause, tokens: &[Token]) -> bool {
    let helper = clause
        .helper
        .and_then(|at| tokens.get(at))
        .map_or("", |token| &*token.low);
    let present =
        matches!(clause.mode, Mode::Third | Mode::Plural) || matches!(helper, "is" | "are" | "can");
    present
        || matches!(clause.mode, Mode::Passive | Mode::Past)
            && matches!(
                clause.verb,
                "invent" | "introduce" | "discover" | "patent" | "develop"
            )
}

/// The words of a range of tokens.
pub(crate) fn words<'a>(text: &'a str, tokens: &[Token], range: &Range<usize>) -> &'a str {
    match (
        tokens.get(range.start),
        range.end.checked_sub(1).and_then(|last| tokens.get(last)),
    ) {
        (Some(first), Some(last)) if range.start < range.end => &text[first.start..last.end],
        _ => "",
    }
}

/// What sentences are read with.
pub(crate) struct Reading<'a, 't> {
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a [Token<'t>],
    pub(crate) names: &'a [Name],
    pub(crate) scene: &'a Scene<'a>,
    pub(crate) memory: &'a Memory,
    /// Whether the clause tells of things in general: then `the femur` is any.
    pub(crate) general: bool,
}

impl Reading<'_, '_> {
    fn low(&self, at: usize) -> &str {
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
    fn word(&self, at: usize) -> String {
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
    fn name(&self, name: &Name, at: usize) -> Result<String, Reason> {
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
        // several people share the name: the one that the paragraph has named
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

    /// The title of the document, where a name is its first or last word: the Star is the Toronto Star.
    fn titled(&self, name: &Name) -> Option<String> {
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
        (short && (first && !other || last)).then(|| title.to_owned())
    }

    /// Whether an article stood only before initials: `the ROK` is South Korea.
    fn drops_article(&self, at: usize) -> bool {
        self.names.iter().any(|name| {
            name.from == at + 1
                && name.text.chars().all(|c| c.is_uppercase() || c == '.')
                && !self.tokens.get(name.to).is_some_and(Token::is_capital)
                && country(&name.text).is_some_and(|known| article(known.name) == known.name)
        })
    }

    /// `the two countries` and its like.
    fn pair(&self, at: usize, end: usize) -> Option<(String, usize)> {
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
    fn definite(&self, at: usize, end: usize) -> Result<Option<(String, usize)>, Reason> {
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
            return match self.memory.named(head) {
                Some(name) => Ok(Some((name, to))),
                None if self.called(head).is_some() => Ok(self.called(head).map(|name| (name, to))),
                None => Err(Reason::Leaning(format!("the {head}"))),
            };
        }
        let heading = self
            .memory
            .headings
            .split(' ')
            .any(|word| word == head || word.strip_suffix('s') == Some(head));
        let new = self.general && !self.memory.words.contains(head) && !is_leaning_noun(head);
        let ordinal = crate::generate::lexicon::ORDINALS.contains(&self.low(at + 1));
        let plain = (self.general && length >= 2 && !ordinal || heading) && !is_leaning_noun(head);
        if plain || new {
            return Ok(None);
        }
        Err(Reason::Leaning(
            words(self.text, self.tokens, &(at..to)).to_owned(),
        ))
    }

    /// The one name that the document calls by a noun.
    fn called(&self, noun: &str) -> Option<String> {
        let names = self.scene.kinds.get(noun)?;
        let mut names = names.iter();
        match (names.next(), names.next()) {
            (Some(one), None) => Some(one.clone()),
            _ => None,
        }
    }

    fn leans(&self, at: usize, range: &Range<usize>, owned: bool) -> Result<(), Reason> {
        let token = &self.tokens[at];
        if token.kind != Kind::Word || !token.among(LEANING) && !token.among(BELONGING) {
            return Ok(());
        }
        let relative = token.is("that") && at > range.start;
        let counted = token.is("one")
            && (self.low(at + 1) == "of"
                || at > 0 && matches!(self.low(at - 1), "only" | "at" | "least"));
        let other = token.among(&["other", "others", "another"])
            && at > 0
            && matches!(
                self.low(at - 1),
                "each" | "any" | "than" | "all" | "no" | "every"
            );
        let such = token.is("such") && self.low(at + 1) == "as"
            || token.is("same")
            || token.is("so") && self.low(at + 1) == "that";
        let own = token.among(BELONGING) && owned;
        let adverb = token.among(&["also", "too"]);
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
        if BELONGING.contains(&first) {
            let (owner, _) = match first {
                "his" | "her" => self.memory.person().map(|name| (name, None)),
                plural => self.memory.subject(plural == "their"),
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
        if matches!(
            first,
            "some"
                | "many"
                | "several"
                | "various"
                | "few"
                | "much"
                | "both"
                | "either"
                | "neither"
                | "no"
                | "none"
                | "nothing"
                | "there"
                | "anyone"
                | "everyone"
                | "what"
                | "who"
        ) || LEANING.contains(&first)
        {
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
        let text = self.say(range, false)?;
        let kind = self.kind(range);
        Ok(Subject {
            text,
            kind,
            plural: self.is_plural(range),
            resolved: false,
        })
    }

    fn pronoun(&self, word: &str) -> Result<Subject, Reason> {
        let found = match word {
            "he" | "she" => self
                .memory
                .person()
                .map(|name| (name, Some(NameKind::Person))),
            _ => self.memory.subject(word == "they"),
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
    fn kind(&self, range: &Range<usize>) -> Option<NameKind> {
        let start = range.start + usize::from(self.low(range.start) == "the");
        self.names
            .iter()
            .find(|name| name.from == start && name.to == range.end)
            .map(|name| name.kind)
    }

    fn is_plural(&self, range: &Range<usize>) -> bool {
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

impl View<'_, '_> {
    /// A token in small letters; empty beyond the end.
    pub(crate) fn low(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &*token.low)
    }

    fn reading(&self) -> Reading<'_, '_> {
        Reading {
            text: self.text,
            tokens: self.tokens,
            names: self.names,
            scene: self.scene,
            memory: self.memory,
            general: self.general(),
        }
    }

    /// Whether it tells of things in general, or of what somebody made first.
    fn general(&self) -> bool {
        is_general(self.clause, self.tokens)
    }

    /// The words of a range as they stand.
    pub(crate) fn raw(&self, range: &Range<usize>) -> &str {
        words(self.text, self.tokens, range)
    }

    /// The words of a range, none leaning on other sentences; `None`, with the reason kept, where that cannot be.
    pub(crate) fn say(&self, range: &Range<usize>) -> Option<String> {
        self.noted(self.reading().say(range, true))
    }

    /// The words of a range where the subject is not named beside it.
    pub(crate) fn say_alone(&self, range: &Range<usize>) -> Option<String> {
        self.noted(self.reading().say(range, false))
    }

    fn noted(&self, said: Result<String, Reason>) -> Option<String> {
        match said {
            Ok(said) => Some(said),
            Err(reason) => {
                *self.why.borrow_mut() = Some(reason);
                None
            }
        }
    }

    /// The verb behind a subject in a question, and what moves before it: `did`, `join`.
    pub(crate) fn verb(&self) -> (String, String) {
        let clause = self.clause;
        let base = clause.verb.to_owned();
        match clause.mode {
            Mode::Past => {
                let before = clause
                    .group
                    .start
                    .checked_sub(1)
                    .map_or("", |at| self.low(at));
                let first = if before == "first" { "first " } else { "" };
                (String::from("did"), format!("{first}{base}"))
            }
            Mode::Third => (String::from("does"), base),
            Mode::Plural => (String::from("do"), base),
            Mode::Copula | Mode::Passive | Mode::Helped => {
                let helper = clause.helper.unwrap_or(clause.group.start);
                let kept: Vec<&str> = (helper + 1..clause.group.end)
                    .filter(|at| {
                        !LIGHT_ADVERBS.contains(&self.low(*at)) || self.low(*at) == "first"
                    })
                    .map(|at| self.tokens[at].text)
                    .collect();
                (self.low(helper).to_owned(), kept.join(" "))
            }
        }
    }

    /// What precedes the subject and belongs to the statement: `During the Korean War`. Dates are left out.
    pub(crate) fn led(&self) -> Option<String> {
        let Some(lead) = self.clause.lead.clone() else {
            return Some(String::new());
        };
        let dated = self.spans.iter().any(|span| {
            span.from >= lead.start
                && span.to <= lead.end
                && !matches!(span.sort, Sort::Quantity(_))
        });
        if dated && lead.len() <= 7 {
            return Some(String::new());
        }
        match self.low(lead.start) {
            "although" | "though" | "while" | "whereas" | "despite" | "unlike" | "like"
            | "with" | "according" | "based" | "because" | "as" | "besides" | "alongside"
            | "today" | "to" => Some(String::new()),
            "after" | "before" | "following" | "when" | "if" | "once" | "unless" | "where"
                if !self.scene.is_binding()
                    && self.low(lead.start) != "if"
                    && self.low(lead.start) != "when" =>
            {
                Some(String::new())
            }
            "in" | "at" | "on"
                if lead
                    .clone()
                    .any(|at| matches!(self.low(at), "this" | "that" | "these" | "such"))
                    && !lead.clone().any(|at| {
                        matches!(
                            self.low(at),
                            "year"
                                | "time"
                                | "period"
                                | "day"
                                | "month"
                                | "decade"
                                | "century"
                                | "case"
                        )
                    }) =>
            {
                Some(String::new())
            }
            _ => self.say(&lead).map(|said| lowered(&said)),
        }
    }

    /// The question of a clause that begins with some words, with the rest of it in pieces.
    pub(crate) fn question(&self, asks: &str, rest: &[Range<usize>]) -> Option<String> {
        let (helper, verb) = self.verb();
        let mut said = format!("{asks} {helper} {} {verb}", self.subject.text);
        for piece in rest {
            said.push(' ');
            said.push_str(&self.say(piece)?);
        }
        let led = self.led()?;
        Some(finished(&format!("{said} {led}")))
    }

    /// The question of a clause with one piece of its rest.
    pub(crate) fn question_on(&self, asks: &str, rest: Range<usize>) -> Option<String> {
        self.question(asks, std::slice::from_ref(&rest))
    }

    /// The rest of the clause around a range that is taken out.
    pub(crate) fn around(&self, out: &Range<usize>) -> Vec<Range<usize>> {
        let rest = &self.clause.rest;
        [
            rest.start..out.start.max(rest.start),
            out.end.min(rest.end)..rest.end,
        ]
        .into_iter()
        .filter(|range| range.start < range.end)
        .collect()
    }

    /// Dates, years, decades and centuries within a range, that are not part of a name.
    pub(crate) fn dates(&self, range: &Range<usize>) -> Vec<&Span> {
        self.spans
            .iter()
            .filter(|span| {
                !matches!(span.sort, Sort::Quantity(_))
                    && span.from >= range.start
                    && span.to <= range.end
            })
            .collect()
    }

    /// Every year in the sentence.
    pub(crate) fn years(&self) -> Vec<i16> {
        self.spans
            .iter()
            .flat_map(|span| match span.sort {
                Sort::Date(date) => vec![date.year()],
                Sort::Years(first, last) => vec![first, last],
                _ => Vec::new(),
            })
            .collect()
    }

    /// Whether the clause tells of now.
    pub(crate) fn is_present(&self) -> bool {
        let helper = self.clause.helper.map_or("", |at| self.low(at));
        matches!(self.clause.mode, Mode::Third | Mode::Plural)
            || matches!(helper, "is" | "are" | "has" | "have")
    }

    /// Whether it holds only for the time of writing: it says so, or it tells of states, companies and people as they are.
    pub(crate) fn is_bound(&self) -> bool {
        let said = self.tokens.iter().any(|token| token.among(NOW))
            || self.text.contains("so far")
            || self.text.contains("to date");
        let changing = matches!(
            self.subject.kind,
            Some(NameKind::Country | NameKind::Organisation | NameKind::Person)
        );
        said && self.is_present() || changing && self.is_present() && !self.scene.is_binding()
    }

    /// The last word of the names and words of a range, in small letters: what the phrase is about.
    pub(crate) fn name_at(&self, at: usize) -> Option<&Name> {
        self.names.iter().find(|name| name.from == at)
    }

    /// Whether a question names something that is not merely `the treaty` or `relations`.
    pub(crate) fn names_something(&self, prompt: &str) -> bool {
        let words = crate::generate::language::tokens(prompt);
        words
            .iter()
            .skip(1)
            .any(|token| token.is_capital() && !token.among(&["i"]))
            || self.subject.kind.is_some()
    }

    /// The key of a fact: what is asked, of whom, with the words that carry meaning in any order.
    pub(crate) fn key(&self, asked: &str, rest: &str) -> String {
        key(asked, &self.subject.text, self.clause.verb, rest)
    }
}

/// The key of a fact.
pub(crate) fn key(asked: &str, subject: &str, verb: &str, rest: &str) -> String {
    let mut words: Vec<String> = canonical(rest);
    words.sort();
    words.dedup();
    let mut of = canonical(subject);
    of.sort();
    of.dedup();
    format!("{asked}|{}|{verb}|{}", of.join(" "), words.join(" "))
}

/// Bodies that are written in initials as often as in full.
const INITIALS: &[(&str, &str)] = &[
    ("UN", "United Nations"),
    ("EU", "European Union"),
    ("NATO", "North Atlantic Treaty Organization"),
    ("WTO", "World Trade Organization"),
    ("WHO", "World Health Organization"),
    ("IMF", "International Monetary Fund"),
    (
        "OECD",
        "Organisation for Economic Co-operation and Development",
    ),
    ("OPEC", "Organization of the Petroleum Exporting Countries"),
    ("ASEAN", "Association of Southeast Asian Nations"),
    ("U.N.", "United Nations"),
    ("E.U.", "European Union"),
    ("APEC", "Asia-Pacific Economic Cooperation"),
    ("WWI", "World War I"),
    ("WWII", "World War II"),
];

/// The words of a text that carry meaning, countries by their usual names.
fn canonical(text: &str) -> Vec<String> {
    let mut text = text.to_owned();
    for (short, long) in INITIALS {
        if text.split([' ', '?', ',']).any(|word| word == *short) {
            text = text.replace(short, long);
        }
    }
    if text.contains(" of ") || text.contains("Republic") || text.contains("Kingdom") {
        for known in crate::generate::lexicon::countries() {
            for alias in known.aliases.iter().filter(|alias| alias.contains(' ')) {
                if text.contains(alias) {
                    text = text.replace(alias, known.name);
                }
            }
        }
    }
    let small = [
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "by",
        "with",
        "and",
        "its",
        "their",
        "his",
        "her",
        "full",
        "formal",
        "official",
        "formally",
        "officially",
        "along",
        "full-scale",
    ];
    crate::generate::language::tokens(&text)
        .iter()
        .filter(|token| {
            token.kind != Kind::Mark
                && token.kind != Kind::Possessive
                && !small.contains(&&*token.low)
        })
        .map(
            |token| match country(token.text).or_else(|| adjective(token.text)) {
                Some(known) => known.name.to_lowercase(),
                None => token.low.trim_end_matches('s').to_owned(),
            },
        )
        .collect()
}

/// A text that begins small, unless its first word is a name: for what follows in a sentence.
pub(crate) fn lowered(text: &str) -> String {
    let first = text.split(' ').next().unwrap_or("");
    let low = first.to_lowercase();
    if PREPOSITIONS.contains(&&*low) || DETERMINERS.contains(&&*low) || JOINING.contains(&&*low) {
        format!("{low}{}", &text[first.len()..])
    } else {
        text.to_owned()
    }
}

/// A question with its capital and its mark, without what hangs loose at its end.
pub(crate) fn finished(text: &str) -> String {
    let mut text = tidy(text);
    loop {
        let cut = text
            .trim_end_matches([',', ';', ':', '-', '–', ' ', '.'])
            .len();
        text.truncate(cut);
        let loose = [
            " and", " or", " but", " with", " in", " on", " of", " at", " by", " to", " from",
            " for", " as", " the", " also",
        ]
        .iter()
        .find(|word| {
            text.ends_with(*word)
                && !(matches!(
                    **word,
                    " to"
                        | " from"
                        | " for"
                        | " as"
                        | " with"
                        | " of"
                        | " in"
                        | " by"
                        | " on"
                        | " at"
                ))
        });
        match loose {
            Some(word) => text.truncate(text.len() - word.len()),
            None => break,
        }
    }
    let mut chars = text.chars();
    let first: String = chars
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    format!("{first}{}?", chars.as_str())
}

/// A question that follows an opening: `within how many days …`.
pub(crate) fn small(prompt: &str) -> String {
    let mut chars = prompt.chars();
    let first = prompt.split(' ').next().unwrap_or("");
    let asks = matches!(
        first,
        "What"
            | "Which"
            | "Who"
            | "In"
            | "For"
            | "Within"
            | "How"
            | "At"
            | "By"
            | "Where"
            | "About"
            | "More"
            | "After"
            | "Every"
            | "Up"
            | "Since"
            | "Until"
            | "Into"
            | "Of"
            | "To"
            | "Over"
            | "Less"
            | "As"
            | "From"
            | "On"
    );
    if asks {
        chars
            .next()
            .into_iter()
            .flat_map(char::to_lowercase)
            .collect::<String>()
            + chars.as_str()
    } else {
        prompt.to_owned()
    }
}
