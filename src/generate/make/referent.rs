//! What a bare `the notice` of a question refers to: it is told in full, in the words of the text before it, or not asked.

use super::pronoun::is_telling;
use super::*;
use crate::base::text::whole_words;
use crate::generate::language::Kind as Sorted;
use crate::generate::lexicon::{
    AUXILIARIES, BASE, DETERMINERS, JOINING, PARTICIPLE, POOR_WORDS, PREPOSITIONS, RELATIVE_NOUNS,
    TELLING_WORDS, is_leaning_noun, is_unique, of_form,
};

/// So many blocks before the sentence are looked at for a fuller mention: further up another thing may be meant.
const NEAR: usize = 12;

/// The prepositions with which a fuller mention tells of what a thing is.
const FULLER: &[&str] = &["of", "for", "against"];

impl Maker<'_, '_> {
    /// Says in full what a bare noun of a draft refers to; why the draft makes no card, where nothing tells it.
    pub(super) fn refer(
        &self,
        block: usize,
        range: &Range<usize>,
        draft: &mut Draft,
    ) -> Option<Reason> {
        if draft.frame == TABLE || draft.frame == PAST {
            return None;
        }
        let before = self.before(block, range);
        for bare in self.bare(draft.stem()) {
            match fuller(&before, &bare) {
                Some(full) => {
                    let told = |text: &String| full.to_lowercase().contains(&text.to_lowercase());
                    if draft.value.texts().iter().any(told) {
                        return Some(Reason::GivenAway);
                    }
                    say(draft, &bare, &full);
                }
                // of other nouns that lean the frames of prose see to it themselves
                None if RELATIVE_NOUNS.contains(&bare.as_str())
                    && (self.scene.is_binding() || !is_leaning_noun(&bare)) =>
                {
                    return Some(Reason::Leaning(format!("the {bare}")));
                }
                None => {}
            }
        }
        if !self.scene.is_binding() {
            self.say_as_before(block, range, draft);
        }
        None
    }

    /// The texts before a sentence in its section, the nearest first.
    fn before(&self, block: usize, range: &Range<usize>) -> Vec<&str> {
        let blocks = &self.document.blocks;
        let Some(own) = blocks.get(block) else {
            return Vec::new();
        };
        let mut texts = vec![end_of(own.text.get(..range.start).unwrap_or_default())];
        let above = (block.saturating_sub(NEAR)..block).rev();
        texts.extend(
            above
                .filter_map(|at| blocks.get(at))
                .take_while(|above| above.section == own.section)
                .map(|above| above.text.as_str()),
        );
        texts
    }

    /// The nouns of a question or statement of which its own words do not tell which one is meant.
    fn bare(&self, stem: &str) -> Vec<String> {
        let (label, body) = parted(stem, self.scene.title.unwrap_or_default());
        let label = label.to_lowercase();
        let title = self.scene.title.unwrap_or_default().to_lowercase();
        let words = tokens(body);
        let topic = self.scene.topic.as_ref();
        let law = self.scene.frame.law().is_some();
        let found = (0..words.len()).filter(|at| {
            words[*at].is("the")
                && words.get(at + 1).is_some_and(|noun| {
                    let low = &*noun.low;
                    noun.kind == Sorted::Word
                        && !noun.is_capital()
                        && !is_unique(low)
                        && (RELATIVE_NOUNS.contains(&low)
                            || is_leaning_noun(low)
                            || law && is_thing(low))
                        && ends(&words, *at)
                        && !words[..*at].iter().any(|word| word.is(low))
                        && !topic.is_some_and(|topic| topic.is_called(low))
                        && !has_word(&label, low)
                        && !has_word(&title, low)
                })
        });
        let nouns = found.filter_map(|at| words.get(at + 1));
        nouns.map(|noun| noun.low.to_string()).collect()
    }
}

/// A question as what leads it and what it asks.
pub(super) fn parted<'s>(stem: &'s str, title: &str) -> (&'s str, &'s str) {
    let behind = match stem.starts_with("Under ") {
        true => stem
            .find(title)
            .map_or(0, |at| at + title.len())
            .min(stem.len()),
        false => 0,
    };
    let end = match stem.starts_with("Under ") {
        true => stem
            .get(behind..)
            .and_then(|rest| rest.find(", "))
            .map(|at| behind + at + 2),
        false => stem.find(": ").map(|at| at + 2),
    };
    stem.split_at_checked(end.unwrap_or(0))
        .unwrap_or(("", stem))
}

/// Whether a text in small letters has a word, in the singular or the plural.
pub(super) fn has_word(text: &str, word: &str) -> bool {
    let root = word.trim_end_matches('s');
    text.split(|c: char| !c.is_alphanumeric())
        .any(|other| other.trim_end_matches('s') == root)
}

/// Whether the noun behind `the` at a place ends its phrase, and nothing behind it tells which one is meant.
pub(super) fn ends(words: &[Token], the: usize) -> bool {
    let Some(next) = words.get(the + 2) else {
        return true;
    };
    if next.among(TELLING_WORDS)
        || next.text == "\""
        || next.kind == Sorted::Possessive
        || next.kind == Sorted::Number
    {
        return false;
    }
    let behind = words.get(the + 3);
    // `the process by which`
    if behind.is_some_and(|word| word.among(&["which", "whom"])) {
        return false;
    }
    // `may the notice lapse`, but `may the notice period end`
    let asked = the > 0 && words[the - 1].among(AUXILIARIES);
    let base = |word: &Token| of_form(&word.low, BASE).is_some();
    let verb = next.is_finite() || asked && base(next) && !behind.is_some_and(base);
    let stops = next.kind == Sorted::Mark
        || next.among(PREPOSITIONS)
        || next.among(JOINING)
        || next.among(AUXILIARIES)
        || next.among(DETERMINERS)
        || next.low.ends_with("ly");
    let made = of_form(&next.low, PARTICIPLE).is_some() && !asked;
    // `the fee paid`, `the notice given`
    let told = made && !next.is_finite();
    !told && (stops || verb)
}

/// Whether a noun of a law is a thing, of which it may tell several apart, and nobody: `card`, but not `owner`.
pub(super) fn is_thing(noun: &str) -> bool {
    const BODIES: [&str; 10] = [
        "court",
        "council",
        "board",
        "committee",
        "ministry",
        "agency",
        "association",
        "society",
        "club",
        "person",
    ];
    let role = [
        "er", "or", "ant", "ent", "ee", "man", "men", "ers", "ors", "ants", "ees", "ist", "ian",
    ]
    .iter()
    .any(|ending| noun.ends_with(ending));
    (!role || noun.ends_with("ment")) && !BODIES.contains(&noun)
}

/// A fuller mention of a noun in the nearest of some texts: `notice of termination`.
fn fuller(texts: &[&str], noun: &str) -> Option<String> {
    texts.iter().find_map(|text| {
        let low = text.to_lowercase();
        if !low.contains(noun) {
            return None;
        }
        let words = tokens(text);
        (0..words.len())
            .rev()
            .filter(|at| words[*at].is(noun))
            .find_map(|at| mention(text, &words, at))
    })
}

/// A noun at a place with what tells which one is meant: the words before it, or what it is of.
fn mention(text: &str, words: &[Token], at: usize) -> Option<String> {
    let plain = |word: &Token| {
        is_telling(word)
            && !word.is_finite()
            && !word.low.ends_with("ly")
            && of_form(&word.low, BASE).is_none()
    };
    let mut from = at;
    while from > 0 && at - from < 3 && plain(&words[from - 1]) {
        from -= 1;
    }
    let led = from > 0 && words[from - 1].among(DETERMINERS);
    while from < at && words[from].among(POOR_WORDS) {
        from += 1;
    }
    let end = of_what(words, at);
    let told = from < at && led || end > at + 1;
    let from = if led { from } else { at };
    told.then(|| {
        text.get(words[from].start..words[end - 1].end)
            .map(str::to_owned)
    })?
}

/// Where the phrase ends that tells of what a noun at a place is.
fn of_what(words: &[Token], at: usize) -> usize {
    /// More words drown a question.
    const LONGEST: usize = 6;
    let none = at + 1;
    if !words.get(none).is_some_and(|word| word.among(FULLER)) {
        return none;
    }
    let mut end = none + 1;
    while words.get(end).is_some_and(|word| {
        let nested = word.is("of") && end > none + 1;
        let article =
            word.among(&["a", "an", "the"]) && (end == none + 1 || words[end - 1].is("of"));
        let stops = word.among(PREPOSITIONS)
            || word.among(JOINING)
            || word.among(AUXILIARIES)
            || word.among(DETERMINERS)
            || word.is_finite();
        word.kind == Sorted::Word && (nested || article || !stops)
    }) {
        end += 1;
    }
    let last = &words[end - 1];
    let whole = end > none + 1
        && end - none <= LONGEST + 1
        && !last.among(PREPOSITIONS)
        && !last.among(&["a", "an", "the"]);
    let leans = words[none + 1..end].iter().any(|word| {
        word.among(&[
            "section",
            "article",
            "paragraph",
            "subsection",
            "clause",
            "least",
            "more",
        ])
    });
    if whole && !leans { end } else { none }
}

/// The last part of a text: what stands far above is not meant.
fn end_of(text: &str) -> &str {
    /// Bytes.
    const FAR: usize = 4096;
    let from = text.len().saturating_sub(FAR);
    let whole = (from..text.len()).find(|at| text.is_char_boundary(*at));
    text.get(whole.unwrap_or(0)..).unwrap_or(text)
}

/// Puts the fuller words in the place of a bare noun.
pub(super) fn say(draft: &mut Draft, bare: &str, full: &str) {
    let put = |text: &mut String| {
        let found = ["the ", "The "].iter().find_map(|article| {
            let wanted = format!("{article}{bare}");
            let gap = text
                .find("{{")
                .zip(text.find("}}"))
                .map_or(0..0, |(from, to)| from..to);
            let mut found = whole_words(text, &wanted);
            found
                .find(|at| !gap.contains(at))
                .map(|at| at + article.len())
        });
        if let Some(at) = found {
            text.replace_range(at..at + bare.len(), full);
        }
    };
    put(&mut draft.prompt);
    if let Value::Gaps(text, _) = &mut draft.value {
        put(text);
    }
    if let Some((before, after)) = &mut draft.claim {
        put(before);
        put(after);
    }
}

#[cfg(test)]
mod tests {
    use crate::generate::{Wishes, make, read};

    fn asked(text: &str) -> Vec<String> {
        let text = format!("# Ferries Act\n\n{text}\n");
        let document = read("act.md", text.as_bytes(), None).unwrap();
        let made = make(&[document], &Wishes::default());
        let shown = |one: &crate::generate::Candidate| one.card.prompt(one.card.faces()[0]);
        made.cards.iter().map(shown).collect()
    }

    #[test]
    fn a_bare_noun_is_said_as_it_was_before() {
        let all = asked(
            "A person who keeps a ferry shall pay the fee for the inspection of boats. The owner shall pay the fee within \
             30 days. The Mayor shall inspect every ferry. The Mayor may close a landing that is not safe.",
        );
        let full = "Under the Ferries Act, the owner shall pay the fee for the inspection of boats within _____ (number) days.";
        assert!(all.iter().any(|prompt| prompt == full), "{all:#?}");
    }

    #[test]
    fn a_bare_noun_that_nothing_tells_is_not_asked() {
        let all = asked(
            "The Mayor shall inspect every ferry in spring. The motion must be signed by nine captains. The Mayor may close a \
             landing that is not safe. The Mayor shall publish a list of landings.",
        );
        assert!(
            !all.iter().any(|prompt| prompt.contains("motion")),
            "{all:#?}"
        );
    }
}
