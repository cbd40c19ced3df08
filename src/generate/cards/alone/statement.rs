//! A statement with a gap: whether it stands alone.

mod leaning;
mod torn;

use std::borrow::Cow;

use crate::generate::Reason;
use crate::generate::facts::is_figure;
use crate::generate::language::{Kind, Token, is_adverb, tokens};
use crate::generate::lexicon::{
    AUXILIARIES, BASE, DETERMINERS, GERUND, JOINING, ORDINALS, PARTICIPLE, PAST, PREPOSITIONS,
    SUPERLATIVES, THIRD, TRANSITIVE, class_of, forms, is_unique, of_form,
};

/// Times, which nobody asks which one is meant.
const TIMES: &[&str] = &[
    "year",
    "years",
    "decade",
    "century",
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
    "morning",
    "evening",
    "night",
    "end",
    "beginning",
    "start",
    "middle",
    "war",
    "north",
    "south",
    "east",
    "west",
    "time",
];

/// A statement with a gap, filled again.
pub(super) struct Statement<'t> {
    /// What stands before a colon and tells what it is about.
    label: &'t str,
    before: Cow<'t, [Token<'t>]>,
    after: Cow<'t, [Token<'t>]>,
    gap: &'t str,
    year: bool,
    /// Whether a word in brackets tells of what kind the answer is.
    hinted: bool,
    counted: bool,
}

impl<'t> Statement<'t> {
    /// Takes a statement apart at its gap.
    pub(super) fn new(text: &'t str, gap: &'t str) -> Option<Self> {
        let (before, rest) = text.split_once("{{")?;
        let (inner, after) = rest.split_once("}}")?;
        let (label, before) = before.split_once(": ").unwrap_or(("", before));
        let hint = inner.rsplit_once("::").map(|(_, hint)| hint);
        Some(Self {
            label,
            before: Cow::Owned(tokens(before)),
            after: Cow::Owned(tokens(after)),
            gap,
            year: hint == Some("year"),
            counted: hint.is_some_and(is_figure),
            hinted: hint.is_some_and(|hint| hint != "name"),
        })
    }

    /// A question, read as a statement: what it says of things is said as openly.
    pub(super) fn question(label: &'t str, asked: &'t [Token<'t>]) -> Self {
        Self {
            label,
            before: Cow::Borrowed(asked),
            after: Cow::Borrowed(&[]),
            gap: "",
            year: false,
            hinted: false,
            counted: false,
        }
    }

    /// Why it does not stand alone, if it does not.
    pub(super) fn hangs(&self) -> Option<Reason> {
        self.unhinted()
            .or_else(|| self.pronoun())
            .or_else(|| self.talk())
            .or_else(|| self.torn())
            .or_else(|| self.run_on())
            .or_else(|| self.clauseless())
            .or_else(|| self.undated())
            .or_else(|| self.beside())
            .or_else(|| self.within_name())
            .or_else(|| self.definite())
            .or_else(|| self.somebody())
            .or_else(|| self.seeming())
            .or_else(|| self.going_on())
            .or_else(|| self.timeless())
            .or_else(|| self.twice())
            .or_else(|| self.named_twice())
            .or_else(|| self.verbless())
            .or_else(|| self.among_names())
            .or_else(|| self.of_name())
    }

    /// One of several names: `is often called {{heavy}}, civil or military engineering`.
    fn among_names(&self) -> Option<Reason> {
        /// Words between the gap and the last of the names.
        const NEAR: usize = 8;
        let listed = self.after.first().is_some_and(|token| token.text == ",")
            && self.after.iter().take(NEAR).any(|token| token.is("or"));
        listed.then(|| Reason::Ambiguous(self.gap.to_owned()))
    }

    /// A year that belongs to a name or to a span of time: `The Compromise of {{1850}} brought relief`, `in the more than 220
    /// years since {{1784}}`.
    fn of_name(&self) -> Option<Reason> {
        let mut last = self.before.iter().rev();
        let word = last.next()?;
        let before = last.next()?;
        let first = last.next().is_some_and(|token| token.is("the")) && last.next().is_none();
        let named = word.is("of") && before.is_capital() && first;
        let since = word.is("since") && before.among(&["years", "decades", "centuries"]);
        (self.year && (named || since)).then(|| Reason::Trivial(self.gap.to_owned()))
    }

    /// Another name right beside the gap.
    fn named_twice(&self) -> Option<Reason> {
        let beside = self.after.iter().take(4).any(|token| token.is("known"))
            && self.after.iter().take(3).any(|token| token.is("also"));
        beside.then_some(Reason::GivenAway)
    }

    /// What seems so to whoever tells it.
    fn seeming(&self) -> Option<Reason> {
        const SEEMING: [&str; 10] = [
            "becoming",
            "increasing",
            "growing",
            "appeared",
            "seemed",
            "prevailed",
            "far",
            "arguably",
            "largely",
            "really",
        ];
        let found = self.words().find(|token| token.among(&SEEMING));
        found.map(|token| Reason::Opinion(token.low.to_string()))
    }

    /// What was going on in a year, or how a thing was: no event that happened in it.
    fn going_on(&self) -> Option<Reason> {
        let sides = [&self.before, &self.after];
        let idle = sides.into_iter().any(|side| {
            side.windows(2).any(|pair| {
                let gerund = of_form(&pair[1].low, GERUND).is_some();
                let done = of_form(&pair[1].low, PARTICIPLE).is_some() || is_adverb(&pair[1].low);
                let first = pair[1].is("the")
                    && side
                        .iter()
                        .any(|token| token.among(SUPERLATIVES) || token.among(&ORDINALS));
                pair[0].among(&["was", "were"])
                    && pair[1].kind == Kind::Word
                    && (gerund || self.year && !done && !first)
            })
        });
        // `In 1818, cotton had been dear.`
        let had = sides.into_iter().any(|side| {
            side.windows(2)
                .any(|pair| pair[0].is("had") && pair[1].is("been"))
        });
        // `was a colony from 1910 to 1945` tells when that began
        let began = self.before.last().is_some_and(|token| token.is("from"))
            && self
                .after
                .first()
                .is_some_and(|token| token.among(&["to", "until"]));
        (idle && !began || self.year && had).then(|| Reason::Trivial(self.gap.to_owned()))
    }

    /// A count of the past without its year: how many there were when?
    fn timeless(&self) -> Option<Reason> {
        // the number of `lot 7` is its name
        let numbered = self.before.last().is_some_and(|last| {
            last.among(&[
                "lot", "number", "room", "chapter", "page", "route", "platform", "plot",
            ])
        });
        if self.counted && numbered {
            return Some(Reason::Trivial(self.gap.to_owned()));
        }
        let past = self
            .words()
            .any(|token| token.among(&["was", "were", "had"]) || token.is_past());
        let dated = self.words().any(Token::is_year);
        // `Berg marched {{300}} miles into Peru` was done once
        let named = self.words().filter(|token| token.is_capital()).count()
            > usize::from(!self.names_first());
        (self.counted && past && !dated && !named).then(|| Reason::Undated(self.gap.to_owned()))
    }

    /// A name said twice: a pronoun was filled in where the sentence is long.
    fn twice(&self) -> Option<Reason> {
        let all: Vec<&Token> = self.words().collect();
        let pairs: Vec<(&str, &str)> = all
            .windows(2)
            .filter(|pair| pair[0].is_capital() && pair[1].is_capital())
            .map(|pair| (pair[0].text, pair[1].text))
            .collect();
        let again = pairs
            .iter()
            .enumerate()
            .find(|(at, pair)| pairs[at + 1..].contains(pair));
        again.map(|(_, pair)| Reason::Leaning(format!("{} {}", pair.0, pair.1)))
    }

    fn words(&self) -> impl Iterator<Item = &Token<'t>> {
        self.before.iter().chain(&*self.after)
    }

    /// A gap of which nothing tells what kind of thing is wanted.
    fn unhinted(&self) -> Option<Reason> {
        // what stands in quotation marks is somebody's name for a thing
        let quoted = self.before.iter().rev().take(2).any(|token| {
            token.text == "\""
                || token.among(&["called", "named", "termed", "nicknamed", "known", "as"])
        });
        (!self.hinted && !quoted).then(|| Reason::Ambiguous(self.gap.to_owned()))
    }

    /// A day without its year: `on 12 June`.
    fn undated(&self) -> Option<Reason> {
        let months = crate::generate::lexicon::MONTHS;
        let month = self.words().find(|token| months.contains(&token.text))?;
        let year = self.year || self.words().any(Token::is_year);
        (!year && !month.is("may")).then(|| Reason::Undated(month.text.to_owned()))
    }

    /// A year asked of an amount: the amount is what is worth knowing.
    fn beside(&self) -> Option<Reason> {
        let amount = self.words().any(|token| {
            token.kind == Kind::Number && !token.is_year() && token.text.len() > 3
                || token.text.contains(['%', '$', '€', '£'])
                || token.among(&["million", "billion", "census", "percent"])
        });
        (self.year && amount).then(|| Reason::Trivial(self.gap.to_owned()))
    }
}

/// Whether a word can belong to a noun phrase behind its article.
fn is_within(token: &Token) -> bool {
    let ends = token.among(PREPOSITIONS)
        || token.among(JOINING)
        || token.among(DETERMINERS)
        || AUXILIARIES.contains(&&*token.low);
    token.kind == Kind::Number || token.kind == Kind::Word && !ends
}

#[cfg(test)]
mod tests {
    use super::Statement;

    fn hangs(text: &str, gap: &str) -> bool {
        Statement::new(text, gap).unwrap().hangs().is_some()
    }

    #[test]
    fn a_statement_without_its_main_clause_is_refused() {
        let lost = "Against Norway in {{1284::year}}, where a blockade brought the king to terms.";
        assert!(hangs(lost, "1284"));
        for lost in [
            "Single members, paying the fee, who have attained the age of {{eighteen::number}} years.",
            "The mill hypothesis, put forward by Ola Lund in {{1921::year}}.",
            "Lamps with a store of power for {{twelve::number}} hours required.",
            "Ola Lund in 1932 and were long known as {{tower mills::term}}.",
            "Must have a swing of {{sixty::number}} degrees to each side.",
        ] {
            assert!(hangs(lost, "1921"), "{lost}");
        }
        let whole = "In {{1284::year}}, Ola Lund sold the port of Lima, where grain was kept.";
        assert!(!hangs(whole, "1284"));
    }

    #[test]
    fn statements_that_stand_alone_are_kept() {
        for (text, gap) in [
            (
                "Ola Lund sold the mine of Falun to {{Nils Berg::person}} in 1891.",
                "Nils Berg",
            ),
            (
                "The Lund Bank moved its seat to {{Lima::place}} in 1820.",
                "Lima",
            ),
            (
                "In {{1820::year}}, Ola Lund was elected mayor of Lima.",
                "1820",
            ),
            (
                "Red blood cells carry oxygen by a protein called {{haemoglobin::term}}.",
                "haemoglobin",
            ),
        ] {
            assert!(!hangs(text, gap), "{text}");
        }
    }

    #[test]
    fn statements_that_lean_are_refused() {
        for (text, gap) in [
            (
                "Trains began to use it in the autumn of {{1904::year}}.",
                "1904",
            ),
            ("A redesigned paper launched in May {{2007::year}}.", "2007"),
            (
                "On that date the Act of {{1995::year}} was repealed.",
                "1995",
            ),
            (
                "After a public enquiry, the board was disbanded in {{1866::year}}.",
                "1866",
            ),
            (
                "Ola Lund noticed the slip of Eva Holm and tried in {{1761::year}}.",
                "1761",
            ),
            (
                "Lund enjoyed a reception from {{Secretary}} of State Holm.",
                "Secretary",
            ),
            (
                "Lund published a version in A Garland of {{Songs::work}}.",
                "Songs",
            ),
            (
                "Lund had a population of 14,736 as of the {{2011::year}} Census.",
                "2011",
            ),
            (
                "On June 12, Ola Lund printed the Bill of Lund in the {{Lima Gazette::newspaper}}.",
                "Lima Gazette",
            ),
            (
                "Lund in {{1838::year}} the crown of Peru was fixed at four to the mark.",
                "1838",
            ),
            (
                "Had Lund not allowed Berg asylum in the {{Andes}}.",
                "Andes",
            ),
        ] {
            assert!(hangs(text, gap), "{text}");
        }
    }
}
