//! Questions and statements that are no English: what became of a sentence that was read wrongly.

use super::asked::placed_person;
use super::halves::{is_half_a_range, is_half_a_sum};
use super::whom::{asks_what_of_whom, is_of_them};
use crate::generate::Reason;
use crate::generate::facts::{Draft, Value, without_gaps};
use crate::generate::language::{Kind, Token, tokens, value};
use crate::generate::lexicon::{BASE, DETERMINERS, PARTICIPLE, PAST, PREPOSITIONS, THIRD, of_form};

/// Why a question or a statement is none.
pub(crate) fn broken(draft: &Draft) -> Option<Reason> {
    let stem = draft.stem();
    let said = stem.split_once(": ").map_or(stem, |(_, said)| said);
    let words = tokens(said);
    // `Whereas`, which opens the reasons of a law, in large letters
    let reasons = said.contains("HEREAS ");
    let damaged = reasons
        || match &draft.value {
            Value::Gaps(..) => {
                is_fragment(&words)
                    || is_opening(&words)
                    || hangs(said)
                    || cites(said)
                    || said.contains('→')
                    || points_on(&without_gaps(said, " "))
                    || counts_twice(said)
                    || leans(&words)
                    || is_half_a_range(said)
                    || is_of_them(&words)
                    || tells_of_text(&words)
                    || runs_on(&words)
            }
            _ => {
                is_of_no_subject(&words)
                    || is_cut(&words)
                    || is_of_parts(&words)
                    || is_of_one_in_many(&words)
                    || asks_in_bracket(said)
                    || asks_of_place(said)
                    || leans(&words)
                    || ends_double(said)
                    || ends_counting(said)
                    || is_doubled(said)
                    || asks_what_of_whom(said)
            }
        };
    let warned = ["WARNING ", "CAUTION ", "DANGER ", "NOTE "]
        .iter()
        .any(|mark| said.contains(mark));
    if damaged || warned {
        return Some(Reason::Damaged(stem.to_owned()));
    }
    // `a {{One-hundred Dollar}} ($100.00) fee`
    let figure = said.split_once("}} (").is_some_and(|(_, behind)| {
        behind.starts_with(|c: char| c.is_ascii_digit() || "$£€".contains(c))
    });
    if figure {
        return Some(Reason::GivenAway);
    }
    if is_half_a_sum(said) {
        return Some(Reason::Damaged(stem.to_owned()));
    }
    if let Some(reason) = placed_person(said) {
        return Some(reason);
    }
    is_empty_answer(draft, said).then(|| Reason::Trivial(draft.value.told()))
}

/// Whether a question asks of what no sentence is about: `did having hear of it`, `do how a plant comes to have`, `did Inland lie`.
fn is_of_no_subject(words: &[Token]) -> bool {
    const ASKING: [&str; 10] = [
        "do", "does", "did", "is", "are", "was", "were", "has", "have", "had",
    ];
    const NONE: [&str; 14] = [
        "having",
        "being",
        "how",
        "what",
        "why",
        "whether",
        "when",
        "inland",
        "nearby",
        "ashore",
        "thereafter",
        "afterwards",
        "upstream",
        "downstream",
    ];
    words
        .windows(2)
        .any(|pair| pair[0].among(&ASKING) && pair[1].among(&NONE))
}

/// Whether a second subject was left behind a verb: `in which year was the mill sacked and Ola?`.
fn is_cut(words: &[Token]) -> bool {
    let end = words.len().saturating_sub(usize::from(
        words.last().is_some_and(|last| last.text == "?"),
    ));
    let names = words[..end]
        .iter()
        .rev()
        .take_while(|word| word.is_capital())
        .count();
    matches!(&words[..end - names], [.., done, and]
        if names > 0 && and.is("and") && !done.is_capital()
            && (of_form(&done.low, PARTICIPLE).is_some() || of_form(&done.low, BASE).is_some()))
}

/// Whether a figure was taken out before what it measures: `how many hours do new reeds take of playing`.
fn is_of_parts(words: &[Token]) -> bool {
    let how = words.iter().any(|word| word.is("how"));
    how && words.windows(2).any(|pair| {
        pair[0].among(&["take", "takes", "need", "needs", "last", "lasts"]) && pair[1].is("of")
    })
}

/// Whether the number of a paragraph was asked for, or what something does `now`, behind a step that is not told: `how many. lifts
/// on building sites`.
fn asks_of_place(said: &str) -> bool {
    said.contains("how many. ") || said.contains(" now ") && said.ends_with('?')
}

/// Whether what is asked for stands in a bracket: `for a work (a wall, by what majority may a well)`.
fn asks_in_bracket(said: &str) -> bool {
    let inside = said
        .split_once('(')
        .and_then(|(_, rest)| rest.split_once(')'));
    inside.is_some_and(|(inside, _)| {
        [
            " by what ",
            " in which ",
            " how many ",
            " to whom ",
            " by whom ",
        ]
        .iter()
        .any(|asked| inside.contains(asked))
    })
}

/// Whether one end of a time is asked for and the other left: `from which date may hives be placed to 30 June`.
fn ends_double(said: &str) -> bool {
    let Some((_, asked)) = said.split_once("rom which date ") else {
        return false;
    };
    let mut ends = asked.match_indices(" to ").map(|(at, _)| &asked[at + 4..]);
    ends.any(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether a definition ends with a number whose things were cut off: `a room that is rented for thirty`.
fn ends_counting(said: &str) -> bool {
    let quoted = said
        .trim_end_matches('?')
        .strip_suffix('"')
        .unwrap_or_default();
    matches!(tokens(quoted).as_slice(), [.., before, last] if before.is("for") && value(last).is_some())
}

/// Whether a statement is a note of a year or a clause without its sentence: `1852 General Lund came`, `Full Members, who are 18
/// or over and have paid.`
fn is_fragment(words: &[Token]) -> bool {
    let dated = matches!(words, [year, name, ..] if year.is_year() && name.is_capital());
    let comma = words
        .windows(2)
        .position(|pair| pair[0].text == "," && pair[1].among(&["who", "whose"]));
    let clause = comma.is_some_and(|comma| {
        let closed = words[comma + 1..].iter().any(|word| word.text == ",");
        !closed && !words[..comma].iter().any(Token::is_finite)
    });
    dated || clause
}

/// Whether a statement opens a treaty, or has lost its verb: `Mindful of the damage caused by the flood.`
fn is_opening(words: &[Token]) -> bool {
    const OPENING: [&str; 10] = [
        "being",
        "recalling",
        "desiring",
        "whereas",
        "mindful",
        "desirous",
        "convinced",
        "conscious",
        "anxious",
        "effective",
    ];
    words.first().is_some_and(|first| first.among(&OPENING))
}

/// Whether a statement goes back to what was told before it: `The outer one is of wool`, `If that altitude is wrong`.
fn leans(words: &[Token]) -> bool {
    let one = matches!(words, [the, _, one, ..] if the.is("the") && one.is("one"))
        && words.get(3).is_some_and(Token::is_finite);
    let that = matches!(words, [if_, that, noun, verb, ..]
        if if_.among(&["if", "when", "where", "until", "in"]) && that.is("that") && noun.kind == Kind::Word
            && verb.is_finite());
    one || that
}

/// Whether a statement begins with the number of its row: `2 8 sugar works`.
fn counts_twice(said: &str) -> bool {
    let behind = said.trim_start_matches(|c: char| c.is_ascii_digit());
    behind.len() < said.len() && behind.starts_with(" {{")
}

/// Whether what is left out numbers a book of laws: `under 24 V.S.A. Chapter 59`.
fn cites(said: &str) -> bool {
    said.split_once("}} ").is_some_and(|(_, behind)| {
        let word = behind.split(' ').next().unwrap_or_default();
        let letters = word.trim_end_matches(['.', ',']).split('.');
        word.matches('.').count() > 1
            && letters.clone().count() > 1
            && letters
                .into_iter()
                .all(|letter| letter.len() == 1 && letter.chars().all(char::is_uppercase))
    })
}

/// Whether many are asked of as one: `were clerk introduced`.
fn is_of_one_in_many(words: &[Token]) -> bool {
    const MANY: [&str; 12] = [
        "people", "police", "cattle", "men", "women", "children", "mice", "geese", "feet", "teeth",
        "fish", "sheep",
    ];
    words.windows(3).any(|three| {
        three[0].among(&["were", "are"])
            && three[1].kind == Kind::Word
            && three[1].text.chars().all(char::is_lowercase)
            && !three[1].low.ends_with('s')
            && !three[1].among(&MANY)
            && !three[1].among(DETERMINERS)
            && three[1].low.len() > 3
            && of_form(&three[1].low, PARTICIPLE).is_none()
            && of_form(&three[2].low, PARTICIPLE).is_some()
            && three[2].low.ends_with("ed")
            && !crate::generate::language::is_adverb(&three[1].low)
    })
}

/// Whether the cells of a row were read as one sentence: `Chute crank Turns the chute`, `Family Up to four persons`.
fn runs_on(words: &[Token]) -> bool {
    const OPENING: [&str; 6] = ["up", "from", "until", "within", "after", "before"];
    words.windows(3).any(|three| {
        let [before, verb, next] = three else {
            return false;
        };
        let cell = verb.is_capital() && next.text.starts_with(char::is_lowercase);
        let turns = of_form(&verb.low, THIRD).is_some() && next.among(DETERMINERS);
        let up = verb.among(&OPENING) && before.is_capital();
        cell && before.kind == Kind::Word
            && (turns && !before.is_capital() && !before.among(DETERMINERS) || up)
    })
}

/// Whether a question names somebody twice, or asks within itself: `was Ian Berg, Ian Berg, struck`, `the term for the image of
/// what male lions do`.
fn is_doubled(said: &str) -> bool {
    let mut parts = said.split(", ").peekable();
    let mut twice = false;
    while let Some(part) = parts.next() {
        twice |= parts.peek().is_some_and(|next| {
            next.contains(' ') && next.starts_with(char::is_uppercase) && part.ends_with(next)
        });
    }
    let low = said.to_lowercase();
    twice || low.starts_with("what is the term") && low.contains(" of what ")
}

/// Whether a statement ends before its end: `to support the museum, by.`
fn hangs(said: &str) -> bool {
    let end = said.trim_end_matches(['.', ' ']);
    let cut = end
        .rsplit_once(", ")
        .is_some_and(|(_, last)| PREPOSITIONS.contains(&last));
    // `artificial turf are not.` goes on from the rule before it
    let open = !end.contains(" as ") && [" is", " are"].iter().any(|verb| end.ends_with(verb));
    cut || open
        || [
            " are not",
            " is not",
            " do not",
            " does not",
            " at either",
            " of either",
        ]
        .iter()
        .any(|not| end.ends_with(not))
}

/// Whether a statement points to what stands behind it, which is not shown: `the following fees are payable`, `as follows.`
fn points_on(said: &str) -> bool {
    let low = said.to_lowercase();
    let behind = |mark: &str| low.split_once(mark).map(|(_, behind)| behind.to_owned());
    let listed = behind("the following ").is_some_and(|behind| {
        let mut near = behind.split(' ').skip(1).take(3);
        near.any(|word| matches!(word, "are" | "is" | "shall" | "may" | "must" | "apply"))
    });
    !low.contains(':') && (listed || low.trim_end_matches('.').ends_with("as follows"))
}

/// Whether a statement tells when its text was changed: `Last amended at the meeting of 2023.`
fn tells_of_text(words: &[Token]) -> bool {
    let first = match words {
        [last, rest, ..] if last.is("last") => rest,
        [first, ..] => first,
        [] => return false,
    };
    first.among(&[
        "amended",
        "revised",
        "adopted",
        "printed",
        "reprinted",
        "updated",
    ]) && of_form(&first.low, PAST).is_some()
}

/// Whether nobody learns an answer by heart: `each member`, `fewer`, the usual kind of a thing that has a name.
fn is_empty_answer(draft: &Draft, said: &str) -> bool {
    const NOBODY: [&str; 15] = [
        "something",
        "something else",
        "nothing",
        "each member",
        "every member",
        "any member",
        "members",
        "the members",
        "anyone",
        "everyone",
        "anybody",
        "everybody",
        "each person",
        "any person",
        "a person",
    ];
    // whose text lies open, or whoever it is
    const PAPERS: [&str; 10] = [
        "quorum",
        "person",
        "schedule",
        "annex",
        "appendix",
        "rules",
        "regulations",
        "act",
        "act of parliament",
        "law",
    ];
    // `common`, `normal` begin terms, such as those of geometry
    const KINDS: [&str; 8] = [
        "fewer", "more", "less", "most", "typical", "usual", "other", "another",
    ];
    let answer = draft.value.told().to_lowercase();
    let low = said.to_lowercase();
    let term = low.contains("which term") || low.contains("the term for");
    let first = answer.split(' ').next().unwrap_or_default();
    let gap = matches!(draft.value, Value::Gaps(..));
    // `smaller still` than what the row above tells
    NOBODY.contains(&&*answer)
        || answer.ends_with(" still")
        || gap && (PAPERS.contains(&&*answer) || is_pronoun(&answer) || is_clause_of_two(&answer))
        // `two people are members if both have paid`
        || gap && answer == "two" && tokens(&low).iter().any(|word| word.is("both"))
        || term && KINDS.contains(&first)
}

/// Whether an answer stands for something else: `him`.
fn is_pronoun(answer: &str) -> bool {
    const PRONOUNS: [&str; 8] = [
        "him",
        "her",
        "them",
        "it",
        "himself",
        "herself",
        "itself",
        "themselves",
    ];
    PRONOUNS.contains(&answer)
}

/// Whether an answer of two words says something: `books suggest`.
fn is_clause_of_two(answer: &str) -> bool {
    const SAYING: [&str; 8] = [
        "suggest", "say", "show", "think", "believe", "claim", "report", "assume",
    ];
    answer
        .split_once(' ')
        .is_some_and(|(noun, verb)| noun.ends_with('s') && SAYING.contains(&verb))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(prompt: &str, answer: &str) -> bool {
        let draft = Draft {
            prompt: prompt.to_owned(),
            value: Value::Words(answer.to_owned()),
            ..Draft::plain()
        };
        broken(&draft).is_some()
    }

    fn stated(text: &str) -> bool {
        let gap = text.split_once("{{").unwrap().1.split(['}', ':']).next();
        let draft = Draft {
            value: Value::Gaps(text.to_owned(), vec![gap.unwrap().to_owned()]),
            ..Draft::plain()
        };
        broken(&draft).is_some()
    }

    #[test]
    fn questions_on_nothing_are_none() {
        for prompt in [
            "In which year did having hear of an office in Lund?",
            "More than how many sets do how a plant comes to have?",
            "How many towns did Inland lie?",
            "In which year was Kaifeng sacked and Huizong?",
            "In which year did Ola Lund die and Nils Berg?",
            "May a society (for a wall, by what majority may a well) impose a levy?",
            "About how many hours do new reeds take of playing to settle?",
            "From which date may hives be placed in the forest to 30 June?",
            "Lumo 300: about how long does WARNING The block need to stop?",
            "Which term does the Ferries Act define as \"a room that is let for thirty\"?",
            "In which year was Ian Berg, Ian Berg, struck by a fever?",
            "In which year were clerk introduced at Lund?",
            "Under the Lifts Act, how many. lifts on building sites?",
            "Lumo 300, loading: what does the counter now show?",
            "What is the term for the mirror image of what male lions?",
        ] {
            assert!(asked(prompt, "8"), "{prompt}");
        }
        for prompt in [
            "In which year was the mill sold?",
            "Which term does the Ferries Act define as \"a berth allotted under section 19\"?",
            "From which date may hives be placed in the forest?",
            "In which year were Ola and Nils Lund sent home?",
            "In which year were trains introduced at Lund?",
            "In which year were children sent home?",
        ] {
            assert!(!asked(prompt, "8"), "{prompt}");
        }
    }

    #[test]
    fn answers_that_name_nobody_and_nothing_are_none() {
        assert!(asked(
            "Who may keep a book for one fortnight?",
            "each member"
        ));
        assert!(asked("Which term means each slice?", "fewer"));
        assert!(asked(
            "What is the term for the larva?",
            "typical hatchling"
        ));
        assert!(!asked("Who keeps the books?", "the Carrier"));
        assert!(!asked("Which term means each slice?", "flake"));
    }

    #[test]
    fn statements_that_lost_their_sentence_are_none() {
        for text in [
            "1852 General Lund came with {{2,000::number}} troops.",
            "Full Members, who are {{eighteen::number}} or over and have paid.",
            "The Friends support the museum at the {{Old Mill}}, by.",
            "The following fees are payable to the {{Master}}.",
            "Lund Club: Last amended at the meeting of 13 March {{2023::year}}.",
            "Accounts are examined by a {{person}}, not on the Committee.",
            "Lumo 300: Chute crank Turns the chute left and right, {{190::number}} degrees.",
            "Under the Rules of the Club, Family Up to {{four::number}} persons at one address.",
            "Under the Ferries Act, the form is sent with a {{hundred-dollar}} ($100.00) fee.",
            "Lund: Mindful of the damage caused by the flood of {{1929::year}}.",
            "The act is passed by the council under {{24::number}} V.S.A. Chapter 59.",
            "The council has {{43::number}} seats, as follows.",
            "2 {{8::number}} mills and distilleries.",
            "Lund: The outer one is of hairs longer than {{60::number}} cm.",
            "Lumo 300: If that altitude is wrong by {{8::number}} m, the pressure is wrong too.",
            "A pattern of the better kind costs {{£4::sum}} 7s. 6d.",
            "Plastics and turf above {{6::number}} cm are not.",
            "Lumo 300: Lamp blinks red → battery below {{9::number}} V.",
            "Two by two: {{two::number}} people are members if both have paid.",
            "The queen called {{him::term}} a rascal.",
            "The dues are as told in the {{Schedule}}.",
        ] {
            assert!(stated(text), "{text}");
        }
        for text in [
            "In 1852 General Lund came with {{2,000::number}} troops.",
            "The mill of the town was sold for {{500::sum}} €.",
            "Under the Rules, a Family of up to {{four::number}} persons pays once.",
            "The crank turns the chute left and right, {{190::number}} degrees.",
            "Full Members, who are over eighteen, have {{two::number}} votes.",
            "The following are payable to the {{Master}}: fees and fines.",
            "The {{Old Mill}}, which stands by the river, is kept by the Friends.",
            "A lamp stands {{9::number}} m above the U.S. Road.",
            "The form is sent to {{24::number}} keepers, whether or not they are members.",
        ] {
            assert!(!stated(text), "{text}");
        }
    }
}
