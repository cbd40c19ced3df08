//! A statement with a gap: whether it stands alone.

use crate::generate::Reason;
use crate::generate::language::{Kind, Token, tokens};
use crate::generate::lexicon::{
    AUXILIARIES, BASE, DETERMINERS, JOINING, ORDINALS, PARTICIPLE, PAST, PREPOSITIONS,
    SUPERLATIVES, class_of, forms, is_unique, of_form,
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
    before: Vec<Token<'t>>,
    after: Vec<Token<'t>>,
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
        Some(Self {
            label,
            before: tokens(before),
            after: tokens(after),
            gap,
            year: inner.ends_with("::year"),
            counted: inner.ends_with("::number"),
            hinted: inner.contains("::") && !inner.ends_with("::name"),
        })
    }

    /// Why it does not stand alone, if it does not.
    pub(super) fn hangs(&self) -> Option<Reason> {
        self.unhinted()
            .or_else(|| self.pronoun())
            .or_else(|| self.talk())
            .or_else(|| self.torn())
            .or_else(|| self.undated())
            .or_else(|| self.beside())
            .or_else(|| self.within_name())
            .or_else(|| self.definite())
            .or_else(|| self.somebody())
            .or_else(|| self.seeming())
            .or_else(|| self.timeless())
            .or_else(|| self.twice())
    }

    /// What seems so to whoever tells it.
    fn seeming(&self) -> Option<Reason> {
        const SEEMING: [&str; 7] = [
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

    /// A count of the past without its year: how many there were when?
    fn timeless(&self) -> Option<Reason> {
        let past = self
            .words()
            .any(|token| token.among(&["was", "were", "had"]) || is_past(token));
        let dated = self.words().any(is_year);
        (self.counted && past && !dated).then(|| Reason::Undated(self.gap.to_owned()))
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
        self.before.iter().chain(&self.after)
    }

    /// A gap of which nothing tells what kind of thing is wanted.
    fn unhinted(&self) -> Option<Reason> {
        // what stands in quotation marks is somebody's name for a thing
        let quoted = self.before.last().is_some_and(|token| token.text == "\"");
        (!self.hinted && !quoted).then(|| Reason::Ambiguous(self.gap.to_owned()))
    }

    /// `it` and `he` stand for somebody whom a statement of a line has no room to name twice.
    fn pronoun(&self) -> Option<Reason> {
        let mut named = false;
        for (at, token) in self.words().enumerate() {
            let low = &*token.low;
            let bare = matches!(low, "it" | "they" | "them" | "he" | "she" | "him" | "one")
                && !(low == "one" && named);
            let owner = matches!(low, "his" | "her" | "hers" | "their" | "its") && !named;
            if (bare || owner) && token.text != "IT" {
                return Some(Reason::Leaning(low.to_owned()));
            }
            named |= at > 0 && token.is_capital()
                || at == 0 && token.is_capital() && self.names_first()
                || low == "which"
                || low == "who";
        }
        None
    }

    /// Whether the first word is a name: another capital or a verb follows it.
    fn names_first(&self) -> bool {
        let first = &self.before[0];
        let next = self.before.get(1);
        !DETERMINERS.contains(&&*first.low)
            && !PREPOSITIONS.contains(&&*first.low)
            && next.is_some_and(|next| next.is_capital() || is_verb(next))
    }

    /// Words that go on from what was said before.
    fn talk(&self) -> Option<Reason> {
        const TALK: [&str; 19] = [
            "meanwhile",
            "again",
            "instead",
            "afterwards",
            "eventually",
            "finally",
            "likewise",
            "similarly",
            "thereby",
            "hence",
            "therefore",
            "otherwise",
            "even",
            "followed",
            "still",
            "thereafter",
            "accordingly",
            "nonetheless",
            "nevertheless",
        ];
        // `due to open` is yet to come
        let open = self.words().any(|next| next.is("open"));
        let found = self
            .words()
            .find(|token| token.among(&TALK) || open && token.is("due"));
        let occasion = self
            .before
            .windows(2)
            .chain(self.after.windows(2))
            .find(|pair| {
                pair[0].among(&["that", "those"])
                    && pair[1]
                        .among(&["date", "day", "year", "time", "occasion", "point", "period"])
                    || pair[0].among(&["first", "last", "next"])
                        && pair[1].among(&["years", "months", "weeks", "days"])
            });
        found
            .or(occasion.map(|pair| &pair[1]))
            .map(|token| Reason::Leaning(token.low.to_string()))
    }

    /// A statement that lost a part: the verb after `tried`, the end after `and covers`, what would have been had it not.
    fn torn(&self) -> Option<Reason> {
        const WANTING: [&str; 9] = [
            "tried",
            "sought",
            "attempted",
            "managed",
            "failed",
            "hoped",
            "agreed",
            "decided",
            "refused",
        ];
        let first = self.before.first()?;
        let inverted = first.among(&["had", "were", "should"]);
        let all: Vec<&Token> = self.words().collect();
        let wanting = all.windows(2).any(|pair| {
            pair[0].among(&WANTING)
                && PREPOSITIONS.contains(&&*pair[1].low)
                && !pair[1].is("to")
                && !(pair[1].among(&["on", "upon", "with"]))
        });
        let cut = all.windows(3).any(|three| {
            three[0].is("and") && is_verb(three[1]) && matches!(three[2].text, "," | ".")
        });
        // the gap itself may stand behind the article
        let bare_the = [&self.before, &self.after].into_iter().any(|side| {
            side.windows(2)
                .any(|pair| pair[0].is("the") && AUXILIARIES.contains(&&*pair[1].low))
        });
        // `concerns that immigrants of Lima` has lost its verb
        let clause = all
            .iter()
            .position(|token| token.is("that"))
            .is_some_and(|at| {
                !all[at + 1..]
                    .iter()
                    .any(|token| is_verb(token) || !forms(&token.low).is_empty())
            });
        // the row of a list or of a life without its subject, a link to the sentence before
        let headless = (of_form(&first.low, PAST).is_some() && !self.names_first())
            || first.among(&["but", "yet", "and", "only", "nearly", "so", "or"])
            || all.iter().any(|token| token.is("however"));
        let spelled = all.iter().rev().take(2).any(|token| {
            token.kind == Kind::Word
                && (token.among(&["when", "because", "while", "and", "or", "to", "that"]))
        });
        (inverted || wanting || cut || bare_the || spelled || clause || headless)
            .then(|| Reason::Damaged(first.text.to_owned()))
    }

    /// A day without its year: `on 12 June`.
    fn undated(&self) -> Option<Reason> {
        let months = crate::generate::lexicon::MONTHS;
        let month = self.words().find(|token| months.contains(&token.text))?;
        let year = self.year || self.words().any(is_year);
        (!year && !month.is("may")).then(|| Reason::Undated(month.text.to_owned()))
    }

    /// A year asked of an amount: the amount is what is worth knowing.
    fn beside(&self) -> Option<Reason> {
        let amount = self.words().any(|token| {
            token.kind == Kind::Number && !is_year(token) && token.text.len() > 3
                || token.text.contains(['%', '$', '€', '£'])
                || token.among(&["million", "billion", "census", "percent"])
        });
        (self.year && amount).then(|| Reason::Trivial(self.gap.to_owned()))
    }

    /// A gap that tears a name: `{{Secretary}} of State`, `A Garland of {{Songs}}`, `the 1973 {{Constitution}}`.
    fn within_name(&self) -> Option<Reason> {
        let before = |back: usize| {
            let at = self.before.len().checked_sub(back)?;
            self.before.get(at)
        };
        let of = self.after.first().is_some_and(|token| token.is("of"))
            && self.after.get(1).is_some_and(Token::is_capital);
        let led = before(1).is_some_and(|token| token.is("of"))
            && before(2).is_some_and(Token::is_capital)
            && before(3).is_some_and(|token| token.is_capital() || token.among(&["a", "the"]));
        let dated = before(1).is_some_and(is_year);
        let head = !self.gap.contains(' ') && class_of(&self.gap.to_lowercase()).is_some();
        let number = self.gap.starts_with(|c: char| c.is_ascii_digit());
        let one = before(1).is_some_and(|token| token.is("of"))
            && before(2).is_some_and(|token| token.is("one"));
        (one || !number && (of || led || dated || head))
            .then(|| Reason::Trivial(self.gap.to_owned()))
    }

    /// `the crossing` of which only the sentence before tells which one.
    fn definite(&self) -> Option<Reason> {
        let past = self
            .words()
            .any(|token| token.among(&["was", "were", "had", "did"]) || is_past(token));
        // what a thing is like is told of all of its kind, how many there are of one alone
        if !past && !self.counted {
            return None;
        }
        let sides = [&self.before, &self.after];
        for (side, words) in sides.into_iter().enumerate() {
            for at in (0..words.len()).filter(|at| words[*at].is("the")) {
                let last = side == 0;
                if let Some(noun) = self.bare_noun(words, at, last) {
                    return Some(Reason::Leaning(format!("the {noun}")));
                }
            }
        }
        None
    }

    /// The noun behind a `the`, when nothing tells which one is meant.
    fn bare_noun(&self, words: &[Token<'t>], at: usize, gap_follows: bool) -> Option<String> {
        let mut end = at + 1;
        while words.get(end).is_some_and(|token| {
            is_within(token) && (end == at + 1 || token.kind == Kind::Number || !is_past(token))
        }) {
            end += 1;
        }
        let phrase = &words[at + 1..end];
        let head = phrase.last()?;
        let told = phrase.iter().any(|token| {
            token.is_capital()
                || token.kind == Kind::Number
                || SUPERLATIVES.contains(&&*token.low)
                || ORDINALS.contains(&&*token.low)
                || token.low.ends_with("est")
        });
        let next = words.get(end);
        let named = words[end..]
            .iter()
            .take(6)
            .any(|token| token.is_capital() || is_year(token));
        let specified = match next {
            None => gap_follows,
            Some(next) => {
                next.among(&[
                    "of", "that", "which", "who", "whom", "whose", "between", "for", "where",
                    "against", "to",
                ]) || next.kind == Kind::Possessive
                    || (PREPOSITIONS.contains(&&*next.low)
                        || of_form(&next.low, PARTICIPLE).is_some())
                        && (named || gap_follows)
            }
        };
        let low = &*head.low;
        let before = &words[..at];
        let brought =
            before.iter().any(|token| token.is(low)) || self.label.to_lowercase().contains(low);
        (!told && !specified && !brought && !is_unique(low) && !TIMES.contains(&low))
            .then(|| low.to_owned())
    }

    /// `A lower threshold had been chosen`: what one thing among many did once.
    fn somebody(&self) -> Option<Reason> {
        let first = self.before.first()?;
        let some = first.among(&["a", "an", "several", "some", "many", "various", "certain"]);
        let named = self
            .before
            .iter()
            .skip(1)
            .take_while(|token| !is_verb(token))
            .any(|token| token.is_capital() || is_year(token));
        let past = self
            .words()
            .any(|token| token.among(&["was", "were", "had"]) || is_past(token));
        (some && past && !named).then(|| Reason::Leaning(first.low.to_string()))
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

fn is_verb(token: &Token) -> bool {
    token.kind == Kind::Word
        && !token.is_capital()
        && (AUXILIARIES.contains(&&*token.low)
            || forms(&token.low)
                .iter()
                .any(|(_, sorts)| sorts & !BASE != 0))
}

fn is_past(token: &Token) -> bool {
    token.kind == Kind::Word && !token.is_capital() && of_form(&token.low, PAST).is_some()
}

fn is_year(token: &Token) -> bool {
    // `1950-53` too
    let digits = token.text.chars().take_while(char::is_ascii_digit).count();
    digits == 4 && !token.text.contains(['.', ','])
}

#[cfg(test)]
mod tests {
    use super::Statement;

    fn hangs(text: &str, gap: &str) -> bool {
        Statement::new(text, gap).unwrap().hangs().is_some()
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
                "Had Lund not allowed Berg asylum in the {{Andes}}.",
                "Andes",
            ),
        ] {
            assert!(hangs(text, gap), "{text}");
        }
    }
}
