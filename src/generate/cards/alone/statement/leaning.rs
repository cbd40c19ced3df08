//! What a statement leans on: the sentence before, a thing that only it names.

use super::*;
use crate::generate::facts::Draft;

impl<'t> Statement<'t> {
    /// `it` and `he` stand for somebody whom a statement of a line has no room to name twice.
    pub(super) fn pronoun(&self) -> Option<Reason> {
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
    pub(super) fn names_first(&self) -> bool {
        let Some(first) = self.before.first() else {
            return false;
        };
        let next = self.before.get(1);
        !DETERMINERS.contains(&&*first.low)
            && !PREPOSITIONS.contains(&&*first.low)
            && next.is_some_and(|next| next.is_capital() || next.is_inflected())
    }

    /// Words that go on from what was said before.
    pub(super) fn talk(&self) -> Option<Reason> {
        const TALK: [&str; 22] = [
            "example",
            "instance",
            "elsewhere",
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
        // `in a different setting`, `the same year`, `a similar compound` than which?
        let other = self.words().find(|token| {
            token.among(&["different", "similar", "same", "equally", "such"])
                && !self.hinted_by(token)
        });
        let found = found.or(other);
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

    /// Whether `different` and `similar` say of what within the statement: `different from`, `similar to`.
    pub(super) fn hinted_by(&self, word: &Token) -> bool {
        let sides = [&self.before, &self.after];
        sides.into_iter().any(|side| {
            side.windows(2).any(|pair| {
                pair[0].start == word.start
                    && pair[0].text == word.text
                    && pair[1].among(&["from", "to", "as"])
            }) || side
                .iter()
                .any(|token| token.among(&["each", "two", "three", "several"]))
        })
    }

    /// `the crossing` of which only the sentence before tells which one.
    pub(in crate::generate::cards::alone) fn definite(&self) -> Option<Reason> {
        // `is inflammation of the colon called` is told of now
        let now = self
            .words()
            .any(|token| token.among(&["is", "are", "do", "does"]))
            && !self
                .words()
                .any(|token| token.among(&["percentage", "percent"]));
        let past = self.words().any(|token| {
            token.among(&["was", "were", "had", "did", "named"]) || !now && token.is_past()
        });
        // what a thing is like is told of all of its kind, how many there are of one alone
        if !past && !self.counted {
            return None;
        }
        let sides = [&self.before, &self.after];
        for (side, words) in sides.into_iter().enumerate() {
            for at in (0..words.len()).filter(|at| words[*at].is("the") && !is_made(words, *at)) {
                let last = side == 0;
                if let Some(spoken) = spoken(words, at + 1) {
                    return Some(Reason::Leaning(format!("the {spoken}")));
                }
                if let Some(noun) = self.bare_noun(words, at, last) {
                    return Some(Reason::Leaning(format!("the {noun}")));
                }
            }
        }
        None
    }

    /// A short question on `the parasite` or `the outcome`, whatever its time: nothing tells which.
    pub(in crate::generate::cards::alone) fn barely(&self, draft: &Draft) -> Option<Reason> {
        /// Longer questions tell by their other words.
        const SHORT: usize = 8;
        let asks = [
            "called",
            "other name",
            "named after",
            "cause",
            "maker",
            "parts",
        ];
        let words = &self.before;
        let named = words
            .iter()
            .skip(1)
            .any(|token| token.is_capital() || token.kind == Kind::Number);
        if !asks.contains(&draft.frame) || named || words.len() > SHORT || !self.label.is_empty() {
            return None;
        }
        let at = words.iter().position(|token| token.is("the"))?;
        let noun = self.bare_noun(words, at, false)?;
        Some(Reason::Leaning(format!("the {noun}")))
    }

    /// The noun behind a `the`, when nothing tells which one is meant.
    pub(super) fn bare_noun(
        &self,
        words: &[Token<'t>],
        at: usize,
        gap_follows: bool,
    ) -> Option<String> {
        /// So near behind its noun a gap tells which one is meant.
        const NEAR: usize = 6;
        let mut end = at + 1;
        // `did the trials result in`
        let asked = words[..at].iter().any(|token| token.is("did"));
        let acts = |at: usize| {
            asked
                && of_form(&words[at].low, BASE).is_some()
                && words[at - 1].low.ends_with('s')
                && words
                    .get(at + 1)
                    .is_some_and(|next| PREPOSITIONS.contains(&&*next.low))
        };
        while words.get(end).is_some_and(|token| {
            let goes_on = !token.is_past() && !acts(end);
            is_within(token) && (end == at + 1 || token.kind == Kind::Number || goes_on)
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
            .any(|token| token.is_capital() || token.is_year());
        // `The finds led to …`, but not `The ministry announced …`
        let near = words.len() - end <= NEAR || !head.low.ends_with('s');
        let specified = match next {
            None => gap_follows,
            Some(next) => {
                next.among(&[
                    "of", "that", "which", "who", "whom", "whose", "between", "for", "where",
                    "against", "to",
                ]) || next.kind == Kind::Possessive
                    || (PREPOSITIONS.contains(&&*next.low)
                        || of_form(&next.low, PARTICIPLE).is_some())
                        && (named || gap_follows && near && !(self.year && next.is("until")))
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
    pub(super) fn somebody(&self) -> Option<Reason> {
        // `In 1979, an exemption was granted`: to whom?
        let led = self.year && self.before.len() == 1 && self.after.first()?.text == ",";
        let words = if led {
            &self.after[1..]
        } else {
            &self.before[..]
        };
        let first = words.first()?;
        let some = first.among(&["a", "an", "several", "some", "many", "various", "certain"]);
        let named = words
            .iter()
            .skip(1)
            .take_while(|token| !token.is_inflected())
            .any(|token| token.is_capital() || token.is_year());
        // `A mill is driven by water`: any mill
        let now = self.words().find(|token| token.is_finite());
        let now =
            now.is_some_and(|verb| verb.among(&["is", "are", "has", "have"]) || !verb.is_past());
        let past = self
            .words()
            .any(|token| token.among(&["was", "were", "had"]) || !now && token.is_past());
        // `voters elected`, `matches originated`: whose?
        let second = words.get(1);
        let more = first.among(&["additional", "other", "further", "more", "another", "both"]);
        let bare = more
            || first.low.ends_with('s')
                && !first.low.ends_with("ss")
                && !DETERMINERS.contains(&&*first.low)
                && !PREPOSITIONS.contains(&&*first.low)
                && second.is_some_and(Token::is_past);
        (bare || some && past && !named).then(|| Reason::Leaning(first.low.to_string()))
    }
}

/// Whether `the` stands before what somebody made first, which is any of its kind: `invented the electric tram`.
fn is_made(words: &[Token], the: usize) -> bool {
    const MADE: [&str; 8] = [
        "invent",
        "invented",
        "discover",
        "discovered",
        "patent",
        "patented",
        "pioneer",
        "pioneered",
    ];
    let behind = words[the..]
        .iter()
        .take(6)
        .rfind(|word| word.kind == Kind::Word);
    the > 0 && words[the - 1].among(&MADE)
        || behind.is_some_and(|last| last.among(&["invented", "patented", "discovered"]))
}

/// The noun of `coined the term in 1968`, where nothing tells which term.
fn spoken<'t>(words: &'t [Token], at: usize) -> Option<&'t str> {
    let noun = words
        .get(at)
        .filter(|noun| noun.among(&["term", "word", "phrase", "expression", "slogan"]))?;
    let told = words.get(at + 1).is_some_and(|next| {
        next.among(&["of", "for", "that", "meaning"])
            || next.is_capital()
            || next.kind == Kind::Mark
    });
    (!told).then_some(&*noun.low)
}
