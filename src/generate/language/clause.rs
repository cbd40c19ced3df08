//! Clauses: who did what, in which form of the verb, and the rest.

use std::ops::Range;

use super::span::{Sort, Span};
use super::token::{Kind, Token};
use crate::generate::lexicon::{
    AUXILIARIES, BASE, DETERMINERS, GERUND, LIGHT_ADVERBS, LINKS, PARTICIPLE, PAST, PREPOSITIONS,
    THIRD, forms, of_form,
};

/// The form of a verb group, which decides how it is turned into a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// `joined`: `did … join`.
    Past,
    /// `joins`: `does … join`.
    Third,
    /// `join`: `do … join`.
    Plural,
    /// `is`, `was` with a noun or adjective behind it.
    Copula,
    /// `is made`, `was founded`.
    Passive,
    /// `must apply`, `has joined`: the first word moves before the subject.
    Helped,
}

/// A clause, as ranges of tokens of its sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Clause {
    /// `In 1991`, before the subject; without its comma.
    pub(crate) lead: Option<Range<usize>>,
    /// The subject with its article, without what stands in commas behind it.
    pub(crate) subject: Range<usize>,
    /// What stands in commas behind the subject.
    pub(crate) aside: Option<Range<usize>>,
    /// The verb group.
    pub(crate) group: Range<usize>,
    /// The first helping verb; `None` in `joined`.
    pub(crate) helper: Option<usize>,
    /// The main verb in its plain form; `be` of a copula.
    pub(crate) verb: &'static str,
    /// The token of the main verb.
    pub(crate) main: usize,
    /// How a question is made of it.
    pub(crate) mode: Mode,
    /// Objects, complements and adverbials up to where another thought begins.
    pub(crate) rest: Range<usize>,
    /// Where the sentence ends.
    pub(crate) end: usize,
}

impl Clause {
    /// The clause of a sentence that has none that can be read.
    pub(crate) fn none() -> Self {
        Self {
            lead: None,
            subject: 0..0,
            aside: None,
            group: 0..0,
            helper: None,
            verb: "",
            main: 0,
            mode: Mode::Copula,
            rest: 0..0,
            end: 0,
        }
    }
}

/// Why a sentence is no clause that can be turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unread {
    /// No finite verb.
    NoVerb,
    /// A relative clause in the subject, a condition, or two verbs that compete.
    Complex,
    /// It says what is not so.
    Negative,
}

struct Reader<'a, 't> {
    tokens: &'a [Token<'t>],
    spans: &'a [Span],
    end: usize,
}

/// The clauses that hang on a name by `which` or `who`: `the Bank, which was founded in 1694`. `names` are the ranges of names.
pub(crate) fn relatives(tokens: &[Token], spans: &[Span], names: &[Range<usize>]) -> Vec<Clause> {
    let end = tokens
        .iter()
        .rposition(|token| !matches!(token.text, "." | "!" | "…" | "\"" | "”"))
        .map_or(0, |last| last + 1);
    let reader = Reader { tokens, spans, end };
    let mut found = Vec::new();
    for name in names {
        let mut at = name.end;
        if reader.is_mark(at, ",") {
            at += 1;
        }
        if !matches!(reader.low(at), "which" | "who") {
            continue;
        }
        let verb = reader.past_adverbs(at + 1);
        if verb >= end
            || forms(reader.low(verb)).is_empty() && !AUXILIARIES.contains(&reader.low(verb))
        {
            continue;
        }
        if let Ok(clause) = reader.group(None, name.clone(), None, verb) {
            found.push(clause);
        }
    }
    found
}

/// The clauses of a sentence: the first, and those that share its subject.
pub(crate) fn parse(tokens: &[Token], spans: &[Span]) -> Result<Vec<Clause>, Unread> {
    let end = tokens
        .iter()
        .rposition(|token| !matches!(token.text, "." | "!" | "…" | "\"" | "”"))
        .map_or(0, |last| last + 1);
    let reader = Reader { tokens, spans, end };
    let start = reader.past_links();
    let (lead, start) = reader.lead(start);
    let first = reader.clause(lead, start)?;
    let mut clauses = vec![first];
    while let Some(next) = clauses.last().and_then(|last| reader.next(last)) {
        clauses.push(next);
        if clauses.len() > 3 {
            break;
        }
    }
    Ok(clauses)
}

impl Reader<'_, '_> {
    fn low(&self, at: usize) -> &str {
        if at < self.end {
            &self.tokens[at].low
        } else {
            ""
        }
    }

    fn is_mark(&self, at: usize, mark: &str) -> bool {
        at < self.end && self.tokens[at].text == mark
    }

    fn in_date(&self, at: usize) -> bool {
        self.spans
            .iter()
            .any(|span| span.from <= at && at < span.to)
    }

    /// Behind the words that only link the sentence with the one before.
    fn past_links(&self) -> usize {
        let found = LINKS.iter().find_map(|link| {
            if !link.starts_with(self.low(0)) {
                return None;
            }
            let words: Vec<&str> = link.split(' ').collect();
            let fits = words
                .iter()
                .enumerate()
                .all(|(at, word)| self.low(at) == *word);
            (fits && self.is_mark(words.len(), ",")).then_some(words.len() + 1)
        });
        found.unwrap_or(0)
    }

    /// An adverbial before the subject, and where the subject begins.
    fn lead(&self, start: usize) -> (Option<Range<usize>>, usize) {
        let first = self.low(start);
        let opens = PREPOSITIONS.contains(&first)
            || matches!(
                first,
                "when"
                    | "while"
                    | "although"
                    | "though"
                    | "if"
                    | "because"
                    | "once"
                    | "unless"
                    | "where"
                    | "whereas"
                    | "according"
                    | "based"
                    | "unlike"
                    | "today"
                    | "early"
                    | "late"
                    | "to"
            )
            || of_form(first, PARTICIPLE).is_some()
                && PREPOSITIONS.contains(&self.low(start + 1))
                && self.comma(start).is_some()
            || LIGHT_ADVERBS.contains(&first)
                && of_form(self.low(start + 1), PARTICIPLE).is_some()
                && self.comma(start).is_some()
            || of_form(first, GERUND).is_some()
                && self.comma(start).is_some_and(|comma| comma < start + 14);
        if !opens {
            // `On that day` is caught above; a bare date: `1991: …` is none
            return (None, start);
        }
        let dated = self.spans.iter().find(|span| {
            !matches!(span.sort, Sort::Quantity(_))
                && span.from > start
                && span.from <= start + 3
                && (start + 1..span.from)
                    .all(|at| matches!(self.low(at), "the" | "early" | "late" | "year" | "mid"))
        });
        match (dated, self.comma(start)) {
            (Some(span), _) if !self.is_mark(span.to, ",") && self.begins_subject(span.to) => {
                (Some(start..span.to), span.to)
            }
            (_, Some(comma)) if comma > start + 1 => (Some(start..comma), comma + 1),
            _ => (None, start),
        }
    }

    fn begins_subject(&self, at: usize) -> bool {
        at < self.end
            && (self.tokens[at].is_capital()
                || DETERMINERS.contains(&self.low(at))
                || matches!(self.low(at), "he" | "she" | "it" | "they")
                || self.tokens[at].kind == Kind::Number)
    }

    /// The first comma that is not part of a date.
    fn comma(&self, from: usize) -> Option<usize> {
        (from..self.end).find(|at| self.is_mark(*at, ",") && !self.in_date(*at))
    }

    fn clause(&self, lead: Option<Range<usize>>, start: usize) -> Result<Clause, Unread> {
        let mut at = start;
        let mut aside = None;
        let mut subject_end = None;
        while at < self.end {
            match self.tokens[at].text {
                ";" | ":" => return Err(Unread::NoVerb),
                "," => {
                    if self.in_date(at) {
                        at += 1;
                        continue;
                    }
                    // `X, a physicist, was`: jump behind the second comma; `A, B and C` is a list
                    match self.aside(start, at) {
                        Some(close) => {
                            subject_end = Some(at);
                            aside = Some(at + 1..close);
                            at = close + 1;
                            continue;
                        }
                        None if self.is_list(start, at) => {
                            at += 1;
                            continue;
                        }
                        None => return Err(Unread::Complex),
                    }
                }
                _ => {}
            }
            if matches!(
                self.low(at),
                "which" | "who" | "whose" | "whom" | "where" | "that" | "when" | "because"
            ) && at > start
                && self.is_word(at)
            {
                return Err(Unread::Complex);
            }
            if at > start && self.is_finite(start, at) {
                return self.group(lead, start..subject_end.unwrap_or(at), aside, at);
            }
            at += 1;
        }
        Err(Unread::NoVerb)
    }

    fn is_word(&self, at: usize) -> bool {
        self.tokens[at].kind == Kind::Word
    }

    /// Where the comma stands that closes what the comma at a place opens, if that is no list.
    fn aside(&self, start: usize, open: usize) -> Option<usize> {
        if open == start || self.is_list(start, open) {
            return None;
        }
        let close = self.comma(open + 1)?;
        let follows = self.is_finite(start, close + 1)
            || LIGHT_ADVERBS.contains(&self.low(close + 1)) && self.is_finite(start, close + 2);
        follows.then_some(close)
    }

    /// Whether the commas from here on part the members of a list.
    fn is_list(&self, _start: usize, comma: usize) -> bool {
        /// Members are short.
        const LONGEST: usize = 7;
        let mut from = comma + 1;
        for _ in 0..12 {
            let to = (from..self.end).find(|at| {
                self.is_mark(*at, ",")
                    || matches!(self.low(*at), "and" | "or")
                    || self.is_mark(*at, ";")
            });
            let Some(to) = to else { return false };
            if to - from > LONGEST
                || matches!(self.low(from), "which" | "who" | "where" | "whose" | "when")
                || (from..to).any(|at| {
                    AUXILIARIES.contains(&self.low(at))
                        || self.low(at).ends_with("ing")
                            && of_form(self.low(at), GERUND).is_some()
                            && at == from
                })
            {
                return false;
            }
            let opens = |at: usize| {
                PREPOSITIONS.contains(&self.low(at))
                    || matches!(self.low(at), "when" | "while" | "then" | "it" | "there")
            };
            if matches!(self.low(to), "and" | "or")
                && (opens(to + 1) || self.begins_clause(to + 1) || self.begins_verb(to + 1))
            {
                return false;
            }
            if matches!(self.low(to), "and" | "or") {
                // `, and he left` goes on with another clause
                return !AUXILIARIES.contains(&self.low(to + 1))
                    && !matches!(self.low(to + 1), "he" | "she" | "it" | "they")
                    && of_form(self.low(to + 1), PAST)
                        .is_none_or(|_| self.tokens[to + 1].is_capital());
            }
            if self.is_mark(to, ";") {
                return false;
            }
            from = to + 1;
            if matches!(self.low(from), "and" | "or")
                && (opens(from + 1) || self.begins_clause(from + 1) || self.begins_verb(from + 1))
            {
                return false;
            }
            if matches!(self.low(from), "and" | "or") {
                return !AUXILIARIES.contains(&self.low(from + 1))
                    && !matches!(self.low(from + 1), "he" | "she" | "it" | "they")
                    && of_form(self.low(from + 1), PAST)
                        .is_none_or(|_| self.tokens[from + 1].is_capital());
            }
        }
        false
    }

    /// Whether the finite verb of a clause stands at a place.
    fn is_finite(&self, start: usize, at: usize) -> bool {
        if at >= self.end || !self.is_word(at) || self.tokens[at].is_capital() && at > start {
            return false;
        }
        let low = self.low(at);
        if AUXILIARIES.contains(&low) {
            let month = low == "may" && self.tokens[at].is_capital();
            let tin = low == "can" && DETERMINERS.contains(&self.low(at.wrapping_sub(1)));
            return !month && !tin;
        }
        let Some(before) = at.checked_sub(1).map(|before| &self.tokens[before]) else {
            return false;
        };
        // behind an article, a preposition or a possessive stands no verb
        if before.among(DETERMINERS)
            && !before.among(&[
                "this", "that", "all", "both", "each", "many", "most", "some",
            ])
            || before.among(PREPOSITIONS)
            || before.kind == Kind::Possessive
            || before.among(&["and", "or", "to", "its", "very", "more", "most"])
        {
            return false;
        }
        let sorts = forms(low).iter().fold(0, |all, (_, sorts)| all | sorts);
        if sorts & PAST != 0 && sorts & BASE == 0 {
            return self.is_past(start, at, sorts);
        }
        if sorts & BASE != 0 && sorts & PAST != 0 {
            // `cut`, `set`, `read`, `found`: only with something plain behind it
            return self.takes_object(at) && !self.later_verb(at);
        }
        if sorts & THIRD != 0 {
            let capital_adjective = crate::generate::lexicon::adjective(before.text).is_some();
            return !self.later_verb(at)
                && self.takes_object(at)
                && !capital_adjective
                && !before.low.ends_with('s')
                    | before.low.ends_with("ss")
                    | before.low.ends_with("is")
                    | before.low.ends_with("us")
                    | before.is_capital();
        }
        if sorts & BASE != 0 {
            let plural = before.low.ends_with('s') && !before.low.ends_with("ss")
                || before.among(&[
                    "people", "children", "men", "women", "bacteria", "fungi", "mice", "fish",
                    "police", "they", "who",
                ]);
            return plural && !self.later_verb(at) && self.takes_object(at);
        }
        false
    }

    /// A past form that is no participle of the noun before it: `the treaty signed in Rome ended`.
    fn is_past(&self, start: usize, at: usize, sorts: u8) -> bool {
        let noun_follows = self.tokens.get(at + 1).is_some_and(|next| {
            next.kind == Kind::Word
                && !next.is_capital()
                && !next.among(DETERMINERS)
                && !next.among(PREPOSITIONS)
                && !next.among(LIGHT_ADVERBS)
                && next.low.ends_with('s')
                && forms(&next.low).is_empty()
        });
        let adjective_before =
            at > start && self.tokens[at - 1].among(&["highly", "well", "newly", "so-called"]);
        if adjective_before || noun_follows && at == start {
            return false;
        }
        !(sorts & PARTICIPLE != 0 && self.later_verb(at))
    }

    /// Whether another finite verb follows without anything that opens another clause.
    #[allow(clippy::too_many_lines)] // one list of cases, read from top to bottom
    fn later_verb(&self, at: usize) -> bool {
        let participle = matches!(self.low(at + 1), "between" | "among" | "by" | "with");
        for next in at + 1..self.end {
            let low = self.low(next);
            // `divided between the North and the South were`
            if participle
                && low == "and"
                && !AUXILIARIES.contains(&self.low(next + 1))
                && !self.begins_verb(next + 1)
            {
                continue;
            }
            if matches!(self.tokens[next].text, "," | ";" | ":" | "(") && !self.in_date(next)
                || matches!(
                    low,
                    "and"
                        | "or"
                        | "but"
                        | "which"
                        | "who"
                        | "that"
                        | "when"
                        | "where"
                        | "while"
                        | "because"
                        | "if"
                        | "after"
                        | "before"
                        | "as"
                        | "than"
                        | "until"
                        | "whose"
                        | "whom"
                        | "what"
                        | "how"
                        | "unless"
                        | "although"
                        | "once"
                        | "so"
                        | "since"
                )
            {
                return false;
            }
            if AUXILIARIES.contains(&low) && self.is_word(next) && !self.tokens[next].is_capital() {
                return true;
            }
            let past = forms(low).iter().any(|(_, sorts)| {
                sorts & PAST != 0 && sorts & PARTICIPLE == 0 && sorts & BASE == 0
            });
            let regular = !self.tokens[next].is_capital()
                && forms(low)
                    .iter()
                    .any(|(_, sorts)| sorts & PAST != 0 && sorts & BASE == 0)
                && !DETERMINERS.contains(&self.low(next - 1))
                && !PREPOSITIONS.contains(&self.low(next - 1))
                && self.takes_object(next)
                && self.tokens[next - 1].kind != Kind::Possessive
                && !self.low(next - 1).ends_with("ly")
                && DETERMINERS.contains(&self.low(next + 1));
            if past || regular {
                return true;
            }
        }
        false
    }

    /// Whether what follows could stand behind a verb and hardly behind a noun.
    fn takes_object(&self, at: usize) -> bool {
        let Some(next) = self.tokens.get(at + 1).filter(|_| at + 1 < self.end) else {
            return true;
        };
        match next.kind {
            Kind::Number => true,
            Kind::Possessive => false,
            Kind::Mark => matches!(next.text, "\"" | "“"),
            Kind::Word => {
                let helps = AUXILIARIES.contains(&&*next.low) && !next.is_capital();
                let consists = matches!(
                    self.low(at),
                    "consists" | "consist" | "consisted" | "disposes"
                );
                !helps && (consists || !next.is("of"))
            }
        }
    }

    fn group(
        &self,
        lead: Option<Range<usize>>,
        subject: Range<usize>,
        aside: Option<Range<usize>>,
        at: usize,
    ) -> Result<Clause, Unread> {
        let mut subject = subject;
        while subject.len() > 1
            && (LIGHT_ADVERBS.contains(&self.low(subject.end - 1))
                || is_adverb(self.low(subject.end - 1)))
        {
            subject.end -= 1;
        }
        if subject
            .clone()
            .all(|at| LIGHT_ADVERBS.contains(&self.low(at)))
        {
            return Err(Unread::NoVerb);
        }
        let (helper, verb, main, mode) = self.verb(at)?;
        let group = at..main + 1;
        let mut rest = self.rest(main + 1);
        if mode == Mode::Copula {
            while rest.len() > 1 && LIGHT_ADVERBS.contains(&self.low(rest.start)) {
                rest.start += 1;
            }
        }
        Ok(Clause {
            lead,
            subject,
            aside,
            group,
            helper,
            verb,
            main,
            mode,
            rest,
            end: self.end,
        })
    }

    /// Behind adverbs such as `also`.
    fn past_adverbs(&self, mut at: usize) -> usize {
        while LIGHT_ADVERBS.contains(&self.low(at))
            || self.low(at).ends_with("ly")
                && forms(self.low(at)).is_empty()
                && self.low(at) != "only"
        {
            at += 1;
        }
        at
    }

    /// The verb group that begins at a place.
    fn verb(&self, at: usize) -> Result<(Option<usize>, &'static str, usize, Mode), Unread> {
        let low = self.low(at);
        let next = self.past_adverbs(at + 1);
        let limit = self.low(next) == "not" && self.low(next + 1) == "exceed";
        if limit {
            return Ok((Some(at), "exceed", next + 1, Mode::Helped));
        }
        if matches!(self.low(next), "not" | "never" | "no" | "n't")
            || (at..next).any(|at| self.low(at) == "never")
        {
            return Err(Unread::Negative);
        }
        let follower = self.low(next);
        match low {
            "is" | "are" | "was" | "were" => Ok(self.be(at, at, next)),
            "has" | "have" | "had" => {
                if follower == "been" {
                    let then = self.past_adverbs(next + 1);
                    let (_, verb, main, mode) = self.be(at, next, then);
                    return Ok((
                        Some(at),
                        verb,
                        main,
                        if mode == Mode::Passive {
                            Mode::Helped
                        } else {
                            mode
                        },
                    ));
                }
                if follower == "to" {
                    return Err(Unread::Complex);
                }
                match of_form(follower, PARTICIPLE).filter(|_| !self.tokens[next].is_capital()) {
                    Some(verb) if !self.object_follows(at, next) => {
                        Ok((Some(at), verb, next, Mode::Helped))
                    }
                    _ => Ok((
                        None,
                        "have",
                        at,
                        match low {
                            "had" => Mode::Past,
                            "has" => Mode::Third,
                            _ => Mode::Plural,
                        },
                    )),
                }
            }
            _ if AUXILIARIES.contains(&low) => {
                if follower == "be" {
                    let then = self.past_adverbs(next + 1);
                    let (_, verb, main, _) = self.be(at, next, then);
                    return Ok((Some(at), verb, main, Mode::Helped));
                }
                of_form(follower, BASE)
                    .map(|verb| (Some(at), verb, next, Mode::Helped))
                    .ok_or(Unread::NoVerb)
            }
            _ => self.plain(at),
        }
    }

    /// `had occupied houses`: the participle belongs to a noun.
    fn object_follows(&self, have: usize, participle: usize) -> bool {
        participle > have + 1 && DETERMINERS.contains(&self.low(participle - 1))
    }

    fn be(
        &self,
        helper: usize,
        be: usize,
        next: usize,
    ) -> (Option<usize>, &'static str, usize, Mode) {
        let word = self.low(next);
        let participle = of_form(word, PARTICIPLE)
            .filter(|_| next < self.end && !self.tokens[next].is_capital());
        match participle {
            Some(verb) => (Some(helper), verb, next, Mode::Passive),
            None => (Some(helper), "be", be, Mode::Copula),
        }
    }

    fn plain(&self, at: usize) -> Result<(Option<usize>, &'static str, usize, Mode), Unread> {
        let low = self.low(at);
        if let Some(verb) = of_form(low, PAST).filter(|_| {
            forms(low).iter().all(|(_, sorts)| sorts & BASE == 0) || self.known_past(at)
        }) {
            return Ok((None, verb, at, Mode::Past));
        }
        if let Some(verb) = of_form(low, THIRD) {
            return Ok((None, verb, at, Mode::Third));
        }
        of_form(low, BASE)
            .map(|verb| (None, verb, at, Mode::Plural))
            .ok_or(Unread::NoVerb)
    }

    /// Whether a form that is past and present alike is meant as past: behind a singular, or with a year in the sentence.
    fn known_past(&self, at: usize) -> bool {
        let before = self.low(at - 1);
        !before.ends_with('s')
            || self
                .spans
                .iter()
                .any(|span| matches!(span.sort, Sort::Date(_)))
    }

    /// What follows the verb, up to where another thought begins.
    fn rest(&self, from: usize) -> Range<usize> {
        let mut at = from;
        while at < self.end {
            let low = self.low(at);
            let mark = self.tokens[at].text;
            if matches!(mark, ";" | ":" | "—" | "–" | "(") || mark == "-" {
                break;
            }
            if mark == "," && !self.in_date(at) {
                if self.is_list(from, at) {
                    at = self.list_end(at);
                    continue;
                }
                if !self.place_follows(at) {
                    break;
                }
            }
            if matches!(
                low,
                "because"
                    | "although"
                    | "though"
                    | "while"
                    | "whereas"
                    | "but"
                    | "whose"
                    | "despite"
            ) && at > from
            {
                break;
            }
            let hangs = matches!(
                self.low(at + 1),
                "almost" | "at" | "as" | "then" | "thus" | "so" | "when" | "eventually" | "later"
            );
            if low == "and" && (hangs || self.begins_verb(at + 1) || self.begins_clause(at + 1)) {
                break;
            }
            at += 1;
        }
        from..at
    }

    /// Whether another clause with a subject of its own stands behind `and`.
    fn begins_clause(&self, at: usize) -> bool {
        for next in at + 1..self.end.min(at + 14) {
            let low = self.low(next);
            if matches!(self.tokens[next].text, "," | ";" | ":")
                || matches!(
                    low,
                    "which" | "who" | "that" | "where" | "when" | "whose" | "what"
                )
            {
                return false;
            }
            if AUXILIARIES.contains(&low) && self.is_word(next) && !self.tokens[next].is_capital() {
                return true;
            }
            let sorts = forms(low).iter().fold(0, |all, (_, sorts)| all | sorts);
            let before = self.low(next - 1);
            let noun = !DETERMINERS.contains(&before)
                && !PREPOSITIONS.contains(&before)
                && next > at
                && !self.tokens[next].is_capital();
            if noun
                && sorts & PAST != 0
                && sorts & BASE == 0
                && (sorts & PARTICIPLE == 0 || DETERMINERS.contains(&self.low(next + 1)))
            {
                return true;
            }
        }
        false
    }

    /// Behind the last member of the list that goes on at a comma, as far as its `and`.
    fn list_end(&self, comma: usize) -> usize {
        let and = (comma..self.end).find(|at| matches!(self.low(*at), "and" | "or"));
        and.map_or(self.end, |and| and + 1)
    }

    /// `in Paris, France`.
    fn place_follows(&self, comma: usize) -> bool {
        let next = |offset: usize| {
            self.tokens
                .get(comma + offset)
                .filter(|_| comma + offset < self.end)
        };
        let country = |words: &str| crate::generate::lexicon::country(words).is_some();
        next(1).is_some_and(|one| {
            country(one.text)
                || next(2).is_some_and(|two| country(&format!("{} {}", one.text, two.text)))
        }) && !matches!(self.low(comma + 2), "and" | "has" | "is" | "was")
    }

    /// Whether a verb that shares the subject stands behind `and`.
    fn begins_verb(&self, at: usize) -> bool {
        let at = self.past_adverbs(at);
        if at >= self.end || self.tokens[at].is_capital() {
            return false;
        }
        let low = self.low(at);
        if AUXILIARIES.contains(&low) {
            return true;
        }
        let sorts = forms(low).iter().fold(0, |all, (_, sorts)| all | sorts);
        if sorts & PAST != 0 && sorts & BASE == 0 {
            return true;
        }
        let next = self.tokens.get(at + 1);
        let object = next.is_some_and(|next| {
            next.kind == Kind::Number
                || next.among(DETERMINERS)
                || next.among(PREPOSITIONS)
                || next.is_capital()
                || next.among(LIGHT_ADVERBS)
        });
        sorts & THIRD != 0 && object
    }

    /// The clause that goes on with the same subject: `…, and hosted the Games in 1988`.
    fn next(&self, last: &Clause) -> Option<Clause> {
        let mut at = last.rest.end;
        if self.is_mark(at, ",") {
            at += 1;
        }
        if self.low(at) != "and" || !self.begins_verb(at + 1) {
            return None;
        }
        let from = self.past_adverbs(at + 1);
        let low = self.low(from);
        let (helper, verb, main, mode) =
            match of_form(low, PAST).filter(|_| !AUXILIARIES.contains(&low)) {
                // `was founded in 1900 and closed in 1950` goes on in the passive; `was born in Rome and studied law` does not
                Some(verb) if last.mode == Mode::Past => (None, verb, from, Mode::Past),
                Some(_) => return None,
                None => self.verb(from).ok()?,
            };
        if mode == Mode::Plural {
            return None;
        }
        let rest = self.rest(main + 1);
        Some(Clause {
            lead: None,
            subject: last.subject.clone(),
            aside: None,
            group: from..main + 1,
            helper,
            verb,
            main,
            mode,
            rest,
            end: self.end,
        })
    }
}

/// Whether a word is an adverb by its ending.
pub(crate) fn is_adverb(word: &str) -> bool {
    const NOUNS: [&str; 8] = [
        "family",
        "assembly",
        "supply",
        "monopoly",
        "anomaly",
        "reply",
        "butterfly",
        "jelly",
    ];
    word.len() > 4
        && word.ends_with("ly")
        && !NOUNS.contains(&word)
        && word.starts_with(char::is_lowercase)
}
