//! A clause said as a question.

use super::*;

impl Reading<'_, '_> {
    /// The one name that the document calls by a noun.
    pub(super) fn called(&self, noun: &str) -> Option<String> {
        let names = self.scene.kinds.get(noun)?;
        let mut names = names.iter();
        match (names.next(), names.next()) {
            (Some(one), None) => Some(one.clone()),
            _ => None,
        }
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
        if !share
            && matches!(
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
            )
            || !share && LEANING.contains(&first)
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

    pub(super) fn reading(&self) -> Reading<'_, '_> {
        Reading {
            text: self.text,
            tokens: self.tokens,
            names: self.names,
            scene: self.scene,
            memory: self.memory,
            general: self.general(),
            inner: false,
        }
    }

    /// The words of a range behind the subject of a statement, where pronouns mean what the statement names.
    pub(crate) fn say_within(&self, range: &Range<usize>) -> Option<String> {
        let reading = Reading {
            inner: true,
            ..self.reading()
        };
        self.noted(reading.say(range, true))
    }

    /// Whether it tells of things in general, or of what somebody made first.
    pub(super) fn general(&self) -> bool {
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

    pub(super) fn noted(&self, said: Result<String, Reason>) -> Option<String> {
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
        let all = format!("{} {rest}", self.subject.text);
        if all.contains(" relations") {
            // relations are of both sides alike, whoever is named first
            return key(asked, "", self.clause.verb, &all.replace(" between ", " "));
        }
        key(asked, &self.subject.text, self.clause.verb, rest)
    }
}
