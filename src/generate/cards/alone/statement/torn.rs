//! What a statement lost: its verb, a part behind its verb, a sentence run into it.

use super::*;

impl<'t> Statement<'t> {
    /// `The mass protests in Lima in 1921`: what looks like its verb is a noun behind its article.
    pub(super) fn verbless(&self) -> Option<Reason> {
        let sides = [&self.before, &self.after];
        let verb = sides.into_iter().any(|side| {
            (0..side.len()).any(|at| {
                let noun = of_form(&side[at].low, THIRD).is_some()
                    && side[..at]
                        .iter()
                        .rev()
                        .take(3)
                        .any(|token| DETERMINERS.contains(&&*token.low) && !token.is("that"))
                    && !side[..at].iter().any(Token::is_inflected);
                side[at].is_inflected() && !noun && !is_aside(side, at)
            })
        });
        (!verb).then_some(Reason::NoSentence)
    }

    /// A statement that lost a part: the verb after `tried`, the end after `and covers`, what would have been had it not.
    pub(super) fn torn(&self) -> Option<Reason> {
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
            three[0].is("and") && three[1].is_inflected() && matches!(three[2].text, "," | ".")
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
                    .any(|token| token.is_inflected() || !forms(&token.low).is_empty())
            });
        // the row of a list or of a life without its subject, a link to the sentence before
        let headless = (of_form(&first.low, PAST).is_some() && !self.names_first())
            || first.among(&[
                "but", "yet", "and", "only", "nearly", "so", "or", "must", "shall",
            ])
            || all.iter().any(|token| token.is("however"));
        let spelled = all.iter().rev().take(2).any(|token| {
            token.kind == Kind::Word
                && (token.among(&["when", "because", "while", "and", "or", "to", "that"]))
        });
        // `three armies were to move`: a plan
        let planned = all.windows(3).any(|three| {
            three[0].among(&["was", "were", "is", "are"])
                && three[1].is("to")
                && of_form(&three[2].low, BASE).is_some()
        });
        (inverted
            || self.is_beheaded()
            || planned
            || wanting
            || cut
            || bare_the
            || spelled
            || clause
            || headless)
            .then_some(Reason::NoSentence)
    }

    /// `Lund in 1838 the crown was fixed`: what stood before is gone.
    fn is_beheaded(&self) -> bool {
        let led = matches!(&*self.before, [first, led]
            if led.is("in") && first.is_capital() && !first.among(PREPOSITIONS));
        let begins = (self.after.first()).is_some_and(|next| next.among(&["the", "a", "an"]));
        self.year && led && begins
    }

    /// What began before the statement does, or goes on in another: `where h is a constant`, `the clusters. shows a diagram`.
    pub(super) fn run_on(&self) -> Option<Reason> {
        const OPENING: [&str; 7] = [
            "where", "while", "if", "because", "like", "unlike", "although",
        ];
        let all: Vec<&Token> = self.words().collect();
        let (first, next) = (*all.first()?, *all.get(1)?);
        let named = all
            .iter()
            .position(|token| token.among(&["called", "named", "termed", "known"]));
        // `through field work is called a …`: the subject was cut
        let cut = first.among(PREPOSITIONS)
            && named.is_some_and(|named| {
                let helped = all[named - 1].among(&["is", "are"]);
                let plain = all[1..named].iter().all(|token| {
                    token.text != "," && !token.among(DETERMINERS) && !token.is_capital()
                });
                helped && plain
            });
        // `by Democrats to pass the act`: who did what is gone
        let agent = first.is("by") && all.iter().take(5).any(|token| token.is("to"));
        // `against them in 1817, and his reputation …`: the first half lost its verb
        let half = all
            .windows(3)
            .position(|three| {
                three[0].text == ","
                    && three[1].is("and")
                    && three[2].among(&["his", "her", "their", "its"])
            })
            .is_some_and(|at| {
                first.among(PREPOSITIONS) && !all[..at].iter().any(|token| token.is_finite())
            });
        // `against Norway in 1284, where a blockade …`: what was done is gone
        let main = all
            .iter()
            .position(|token| token.among(&["where", "which", "who", "whose"]));
        let lost = first.among(PREPOSITIONS)
            && main.is_some_and(|end| !all[..end].iter().any(|token| token.is_finite()));
        let opens = cut
            || lost
            || agent
            || half
            || first.among(&OPENING)
            || first.is("as") && next.is("with")
            || first.is_year() && !next.is_capital()
            || first.kind == Kind::Number && first.text.contains('.');
        let two = all
            .windows(2)
            .any(|pair| pair[0].text == "." && pair[1].kind == Kind::Word && !pair[1].is_capital());
        (opens || two || self.objectless(&all) || self.counted && loses_last(&self.after))
            .then_some(Reason::NoSentence)
    }

    /// What was done to nobody, or is ordered without its verb: `royalist forces captured.`, `lamps for one night required.`
    fn objectless(&self, all: &[&Token]) -> bool {
        const ORDERED: [&str; 6] = [
            "required",
            "permitted",
            "prohibited",
            "mandatory",
            "optional",
            "recommended",
        ];
        const HELPED: [&str; 11] = [
            "was", "were", "been", "is", "are", "being", "be", "as", "where", "if", "when",
        ];
        let end: Vec<&Token> = self.after.iter().rev().take(2).collect();
        let [stop, verb] = end.as_slice() else {
            return false;
        };
        let taken = of_form(&verb.low, PAST)
            .is_some_and(|base| TRANSITIVE.contains(&base) || base == "catch");
        stop.text == "."
            && (verb.among(&ORDERED) || taken)
            && !all.iter().any(|token| token.among(&HELPED))
    }

    /// A statement of which only the beginning or the end of its clause is left: `Lund Night since 5 May 1705, when …`,
    /// `Agent of the company, was formed`, `In a much reduced form, until 1914`.
    pub(super) fn clauseless(&self) -> Option<Reason> {
        let all: Vec<&Token> = self.words().collect();
        let first = all.first().filter(|_| !self.gap.is_empty())?;
        let acts = |at: usize| {
            let before = at.checked_sub(1).and_then(|before| all.get(before));
            let adjective = before.is_some_and(|before| {
                before.among(DETERMINERS)
                    || before.among(PREPOSITIONS)
                    || before.among(&["much", "more", "most", "very"])
            });
            !adjective && all.get(at).is_some_and(|token| token.is_inflected())
        };
        let told = |to: usize| (0..to).any(acts);
        // the comma of `April 12, 1823` parts nothing
        let parts =
            |at: usize| all[at].text == "," && !(at > 0 && all[at - 1].kind == Kind::Number);
        let commas: Vec<usize> = (0..all.len()).filter(|at| parts(*at)).collect();
        let behind = |words: &[&str]| match commas.as_slice() {
            [comma] => all.get(comma + 1).is_some_and(|next| next.among(words)) && !told(*comma),
            _ => false,
        };
        let opened = first.among(&["when", "where", "who", "while", "although", "as"]);
        let half = !opened && behind(&["when", "where", "which", "who", "was", "were", "had"]);
        // `Single members, paying the fee, who have attained the age`: what they do is gone
        let relative = commas.last().is_some_and(|comma| {
            let who = all.get(comma + 1);
            commas.len() > 1 && who.is_some_and(|next| next.is("who")) && !told(*comma)
        });
        // `Ola Lund in 1932 and were long known as mills`: who did what is gone
        let lost = all
            .windows(2)
            .position(|pair| pair[0].is("and") && pair[1].among(&["was", "were", "is", "are"]));
        let lost = lost.is_some_and(|and| {
            let verb = |token: &&Token| of_form(&token.low, BASE).is_some() && !token.is_capital();
            !told(and) && !all[..and].iter().any(verb)
        });
        let adrift = first.among(PREPOSITIONS) && !told(all.len());
        // `Falun, founded in 1798; Lima, formed soon after`
        let listed = all
            .iter()
            .position(|token| token.text == ";")
            .is_some_and(|end| {
                let done = |at: usize| of_form(&all[at].low, PARTICIPLE).is_some();
                let comma = commas.first().filter(|comma| **comma + 1 < end);
                comma.is_some_and(|comma| !told(*comma) && done(comma + 1))
            });
        (half || lost || relative || adrift || listed).then_some(Reason::NoSentence)
    }

    /// A gap that tears a name: `{{Secretary}} of State`, `A Garland of {{Songs}}`, `the 1973 {{Constitution}}`.
    pub(super) fn within_name(&self) -> Option<Reason> {
        let before = |back: usize| {
            let at = self.before.len().checked_sub(back)?;
            self.before.get(at)
        };
        let of = self.after.first().is_some_and(|token| token.is("of"))
            && (self.after.get(1)).is_some_and(|token| token.is_capital() || token.is_year());
        let led = before(1).is_some_and(|token| token.is("of"))
            && before(2).is_some_and(Token::is_capital)
            && before(3).is_some_and(|token| token.is_capital() || token.among(&["a", "the"]));
        // `the Eels in {{Tanks Order}}`
        let noun = self.gap.rsplit(' ').next().unwrap_or_default();
        let act = crate::generate::lexicon::is_law(&noun.to_lowercase())
            && before(1).is_some_and(|token| token.among(PREPOSITIONS))
            && before(2).is_some_and(Token::is_capital)
            && self.before.len() > 2;
        let dated = before(1).is_some_and(Token::is_year);
        let head = !self.gap.contains(' ') && class_of(&self.gap.to_lowercase()).is_some();
        // `the Summer {{2020}} Olympic Games`
        let amid = self.year
            && before(1).is_some_and(Token::is_capital)
            && self.after.first().is_some_and(Token::is_capital);
        // `the {{2011}} earthquake`
        let told = self.after.first().is_some_and(|token| {
            token.kind == Kind::Word && !token.among(PREPOSITIONS) && !token.among(JOINING)
        });
        let amid = amid || self.year && before(1).is_some_and(|token| token.is("the")) && told;
        let number = self.gap.starts_with(|c: char| c.is_ascii_digit());
        let one = before(1).is_some_and(|token| token.is("of"))
            && before(2).is_some_and(|token| token.is("one"));
        (one || amid || act || !number && (of || led || dated || head))
            .then(|| Reason::Trivial(self.gap.to_owned()))
    }
}

/// Whether what looks like a verb tells by whom, behind the thing and its comma: `The plan, put forward by Ola Lund in 1981`.
fn is_aside(side: &[Token], at: usize) -> bool {
    let behind = side[at + 1..].iter().take(2).any(|token| token.is("by"));
    let comma = at > 0 && side[at - 1].text == ",";
    comma && behind && of_form(&side[at].low, PARTICIPLE).is_some()
}

/// Whether the last member of a list went with its `and`: `protection, competition.`
fn loses_last(side: &[Token]) -> bool {
    let Some(comma) = side.iter().rposition(|token| token.text == ",") else {
        return false;
    };
    let last = &side[comma + 1..];
    let words: Vec<&Token> = last
        .iter()
        .filter(|token| token.kind == Kind::Word)
        .collect();
    let plain = words.iter().all(|token| {
        !token.is_capital()
            && !token.is_inflected()
            && !token.among(PREPOSITIONS)
            && !token.among(DETERMINERS)
            && !token.among(JOINING)
            && !is_adverb(&token.low)
    });
    (1..=3).contains(&words.len()) && plain && words.len() + 1 >= last.len()
}
