//! A question without its sentence: whether it still asks for one thing.

mod left;
mod torn;

use torn::torn;

use super::root::{ROOT, root};
use crate::generate::Reason;
use crate::generate::facts::{Draft, Value};
use crate::generate::language::{Kind, Token, tokens};
use crate::generate::lexicon::{
    AUXILIARIES, BASE, DETERMINERS, GERUND, MONTHS, NameKind, ORDINALS, PARTICIPLE, PAST,
    PREPOSITIONS, SUPERLATIVES, adjective, class_of, country, forms, is_given_name, is_title,
    of_form,
};

/// Why a question is no good question, whatever its sentence says.
pub(super) fn badly_asked(draft: &Draft, words: &[Token]) -> Option<Reason> {
    match &draft.value {
        Value::Gaps(text, gaps) => told_by_adjective(text, gaps)
            .or_else(|| told_by_hint(text, gaps))
            .or_else(|| told_by_root(text, gaps))
            .or_else(|| placed_person(text))
            .or_else(|| any_deed(text)),
        _ => office(draft, words)
            .or_else(|| unspecified(words))
            .or_else(|| undated(draft, words))
            .or_else(|| surpassed(draft, words))
            .or_else(|| counted_out(draft))
            .or_else(|| timeless(draft, words))
            .or_else(|| owning(words))
            .or_else(|| bare_choice(words))
            .or_else(|| nameless(words))
            .or_else(|| compared(words))
            .or_else(|| measureless(words))
            .or_else(|| hailed(draft, words))
            .or_else(|| obvious(draft, words))
            .or_else(|| torn(draft, words)),
    }
}

fn is_single(token: &Token) -> bool {
    token.among(SUPERLATIVES) || token.among(&ORDINALS) || token.low.starts_with("found")
}

/// `Who was the president of the United States?`: an office has many holders, one after the other.
fn office(draft: &Draft, words: &[Token]) -> Option<Reason> {
    let opens = words.len() > 3
        && words[0].is("who")
        && words[1].among(&["was", "were"])
        && words[2].is("the");
    let held = opens
        && words[3..]
            .iter()
            .take_while(|word| !word.among(PREPOSITIONS))
            .any(|word| is_title(&word.low));
    let told = || words.iter().any(|word| word.is_year() || is_single(word));
    (held && !told()).then(|| Reason::Ambiguous(draft.value.told()))
}

/// `experience its largest deficit ever?`: a record stands until another.
fn surpassed(draft: &Draft, words: &[Token]) -> Option<Reason> {
    let mut last = words.iter().rev().filter(|word| word.kind == Kind::Word);
    let ever = last.next().is_some_and(|word| word.is("ever"));
    (ever && draft.dated.is_none()).then(|| Reason::Undated(String::from("ever")))
}

/// `Which country reached an agreement with France?`: of the many agreements none is meant.
fn unspecified(words: &[Token]) -> Option<Reason> {
    const ACTS: [&str; 33] = [
        "agreement",
        "treaty",
        "deal",
        "contract",
        "pact",
        "accord",
        "law",
        "bill",
        "act",
        "letter",
        "report",
        "statement",
        "resolution",
        "plan",
        "award",
        "speech",
        "paper",
        "decision",
        "ruling",
        "campaign",
        "mission",
        "project",
        "experiment",
        "study",
        "survey",
        "advertisement",
        "sequel",
        "expedition",
        "pamphlet",
        "essay",
        "article",
        "poem",
        "version",
    ];
    let at = words.iter().position(|word| word.among(&ACTS))?;
    let some = words[..at]
        .iter()
        .rev()
        .take(3)
        .any(|word| word.among(&["a", "an", "several", "new"]));
    let by = words[..at].iter().any(|word| word.is("by"));
    let told = words[at + 1..].iter().any(|word| {
        !word.is_capital()
            && word.among(&[
                "of", "for", "on", "about", "to", "that", "which", "against", "called", "named",
                "under", "titled", "known",
            ])
            || !word.is_capital()
                && (of_form(&word.low, GERUND).is_some()
                    || of_form(&word.low, PARTICIPLE).is_some())
    });
    (some && !by && !told).then(|| Reason::Ambiguous(words[at].low.to_string()))
}

/// `In {{1963::year}}, Ola Lund conducted an experiment at Lima.`: which of hers, and larger than what?
fn any_deed(text: &str) -> Option<Reason> {
    let (before, rest) = text.split_once("{{")?;
    let (_, after) = rest.split_once("::year}}")?;
    [before, after].into_iter().find_map(|side| {
        let words = tokens(side);
        unspecified(&words).or_else(|| measureless(&words))
    })
}

/// `a much larger group`: than which?
fn measureless(words: &[Token]) -> Option<Reason> {
    let than = words.iter().any(|word| word.is("than"));
    let mut pairs = words.windows(2);
    let larger = pairs.find(|pair| pair[0].is("much") && pair[1].low.ends_with("er"))?;
    (!than).then(|| Reason::Leaning(format!("much {}", larger[1].low)))
}

/// `What is the term for the final judge, for a topic that causes anger?`: a view that something is that, no term for it.
fn hailed(draft: &Draft, words: &[Token]) -> Option<Reason> {
    const HAILING: [&str; 15] = [
        "challenge",
        "foundation",
        "goal",
        "habit",
        "issue",
        "key",
        "matter",
        "reason",
        "topic",
        "value",
        "final",
        "ultimate",
        "best",
        "worst",
        "greatest",
    ];
    let term = matches!(draft.value, Value::Term(_));
    let at = words
        .windows(2)
        .position(|pair| pair[0].is("term") && pair[1].is("for"))?;
    let hailed = words[at + 2..]
        .iter()
        .take(2)
        .find(|word| word.among(&HAILING))?;
    // `the value that occurs most often` is one
    if hailed.is("value") && words[at + 2].is("the") {
        return None;
    }
    term.then(|| Reason::Opinion(hailed.low.to_string()))
}

/// A month without its year, where not the date is asked.
fn undated(draft: &Draft, words: &[Token]) -> Option<Reason> {
    let month = words
        .iter()
        .skip(1)
        .find(|word| word.is_capital() && MONTHS.contains(&word.text) && word.text != "May")?;
    let dating = matches!(draft.value, Value::Year(..) | Value::Day(..));
    (!dating && !words.iter().any(Token::is_year)).then(|| Reason::Undated(month.text.to_owned()))
}

/// `How many legions were stationed on the frontier?`: when, and whose? What things are made of holds at any time.
fn timeless(draft: &Draft, words: &[Token]) -> Option<Reason> {
    if !matches!(draft.value, Value::Number { .. }) {
        return None;
    }
    let label = draft
        .prompt
        .split_once(": ")
        .map_or(0, |(label, _)| label.len() + 2);
    // `are found in bone` is told of now
    let asked = draft.prompt.get(label..).unwrap_or_default().to_lowercase();
    let many = [
        "how many ",
        "of how many ",
        "into how many ",
        "in how many ",
        "by how many ",
    ]
    .iter()
    .any(|opens| asked.starts_with(opens));
    let now = many
        && words
            .iter()
            .any(|word| word.among(&["is", "are", "do", "does", "can"]));
    let past = words.iter().any(|word| {
        word.among(&["was", "were", "did"])
            || !now && !word.is_capital() && of_form(&word.low, PAST).is_some()
    });
    // `how many sailors did the British take?` tells neither when nor where
    let told = words
        .iter()
        .any(|word| word.start > label + 3 && word.is_capital() && adjective(word.text).is_none());
    // `on American roads by 1929`
    let told = told
        || draft.prompt.contains(" were there ")
            && words.iter().any(Token::is_year)
            && words
                .iter()
                .skip(1)
                .any(|word| adjective(word.text).is_some());
    (past && !told).then(|| Reason::Undated(draft.value.told()))
}

/// `How many pathogens does it contain, A and B?`: what is counted stands there.
fn counted_out(draft: &Draft) -> Option<Reason> {
    let Value::Number { value, .. } = draft.value else {
        return None;
    };
    // `How many of them include A, B and C?`
    if draft.prompt.starts_with("How many ") && draft.prompt.contains(" include ") {
        return Some(Reason::GivenAway);
    }
    let (_, listed) = draft.prompt.split_once(", ")?;
    let members = listed.split(", ").flat_map(|part| part.split(" and "));
    let count = members.filter(|member| !member.trim().is_empty()).count();
    let short = listed
        .split(", ")
        .flat_map(|part| part.split(" and "))
        .all(|member| {
            let words = member.split(' ').count();
            words <= 3 || words <= 5 && member.starts_with("the ")
        });
    let named = listed.contains(" and ") && short;

    let told = u32::try_from(count).is_ok_and(|count| (f64::from(count) - value).abs() < 0.5);
    (named && told).then_some(Reason::GivenAway)
}

/// `Who founded her own company?`: the pronoun tells of the answer, and many did.
fn owning(words: &[Token]) -> Option<Reason> {
    let own = words
        .windows(2)
        .any(|pair| pair[0].among(&["his", "her", "their"]) && pair[1].is("own"));
    // whom somebody married is known of few
    let own = own || words.len() > 1 && words[1].is("married") && !words.iter().any(Token::is_year);
    (own && words[0].is("who")).then(|| Reason::Leaning(String::from("own")))
}

/// `In which year was Ola Lund elected?`: to what? `What was he named?`: for which deed?
fn bare_choice(words: &[Token]) -> Option<Reason> {
    const CHOSEN: [&str; 10] = [
        "elected",
        "reelected",
        "re-elected",
        "appointed",
        "nominated",
        "chosen",
        "selected",
        "promoted",
        "inaugurated",
        "sworn",
    ];
    let last = words.iter().rfind(|word| word.kind != Kind::Mark)?;
    let titled = words.iter().any(|word| is_title(&word.low));
    // `What was Ola Lund named?`
    let named = last.is("named") && words.len() <= 6;
    // `won eight times in the 1920s`
    let often = words.iter().any(|word| word.is("times")) && words[0].is("in");
    (named || often || last.among(&CHOSEN) && !titled)
        .then(|| Reason::Ambiguous(last.low.to_string()))
}

/// `What was the first to be found?`: the first what? `how many states and Lima had it passed`: what of both?
fn nameless(words: &[Token]) -> Option<Reason> {
    let low = |at: usize| words.get(at).map_or("", |word| &*word.low);
    let first = low(2) == "the"
        && words
            .get(3)
            .is_some_and(|word| word.among(SUPERLATIVES) || word.among(&ORDINALS))
        && low(4) == "to";
    let both = words.windows(5).next().is_some_and(|five| {
        five[0].is("how") && five[3].among(&["and", "or", "plus"]) && five[4].is_capital()
    });
    (first || both).then(|| Reason::Ambiguous(low(3).to_owned()))
}

/// `the larger effort`, `a broader range`: than what?
fn compared(words: &[Token]) -> Option<Reason> {
    const COMPARED: [&str; 11] = [
        "larger", "smaller", "broader", "wider", "bigger", "greater", "higher", "longer",
        "shorter", "stronger", "weaker",
    ];
    let than = words.iter().any(|word| word.is("than"));
    let found = words
        .windows(2)
        .find(|pair| pair[0].among(&["the", "a"]) && pair[1].among(&COMPARED));
    found
        .filter(|_| !than)
        .map(|pair| Reason::Leaning(pair[1].low.to_string()))
}

/// Laws are passed by the body that passes all laws, and one share is another: nobody has to learn that.
fn obvious(draft: &Draft, words: &[Token]) -> Option<Reason> {
    let lawmaker = matches!(&draft.value, Value::Name(name, _)
        if matches!(name.trim_start_matches("the "), "Congress" | "Parliament" | "U.S. Congress" | "US Congress" | "United States Congress"));
    let passes = words
        .iter()
        .take(4)
        .any(|word| word.among(&["passed", "enacted", "passes", "enacts"]));
    let reckoned = draft.prompt.starts_with("What percentage is")
        && words.iter().skip(3).any(|word| word.kind == Kind::Number);
    (lawmaker && passes || reckoned).then(|| Reason::Trivial(draft.value.told()))
}

/// `a Swedish duo from {{Sweden}}`: the adjective tells the country.
fn told_by_adjective(text: &str, gaps: &[String]) -> Option<Reason> {
    let told = |gap: &String| {
        let gap = gap.trim_start_matches("the ");
        let wanted = country(gap)?.name;
        text.split(|c: char| !c.is_alphabetic())
            .filter_map(adjective)
            .any(|known| known.name == wanted)
            .then_some(Reason::GivenAway)
    };
    gaps.iter().find_map(told)
}

/// `Yeasts of the genus Candida cause {{candidiasis}}`: the word tells its own.
fn told_by_root(text: &str, gaps: &[String]) -> Option<Reason> {
    let [gap] = gaps else { return None };
    if !text.contains("::term}}") {
        return None;
    }
    // shorter words are no one's own
    let own_root = |word: &str| -> Option<String> {
        let low = word.to_lowercase();
        let root = root(&low);
        (root.chars().count() == ROOT).then(|| root.to_owned())
    };
    let stem = text.replacen(gap.as_str(), "", 1);
    let known: Vec<String> = stem
        .split(|c: char| !c.is_alphabetic())
        .filter_map(own_root)
        .collect();
    let mut own = gap.split(' ').filter_map(own_root).peekable();
    let told = own.peek().is_some() && own.all(|root| known.contains(&root));
    told.then_some(Reason::GivenAway)
}

/// `built palaces on {{Crete::person}}`: what stands behind such a word is no person.
pub(super) fn placed_person(text: &str) -> Option<Reason> {
    let (before, rest) = text.split_once("{{")?;
    let (gap, _) = rest.split_once("::person}}")?;
    let last = before.trim_end().rsplit(' ').next().unwrap_or_default();
    let initials = gap
        .split(' ')
        .any(|word| word.len() > 2 && word.chars().all(char::is_uppercase));
    let people = adjective(gap.trim_end_matches('s')).is_some() || gap == "Americans";
    let placed = people || matches!(last, "in" | "on" | "at" | "near" | "across" | "through");
    (placed || initials || last.contains(|c: char| c.is_ascii_digit()))
        .then(|| Reason::Damaged(gap.to_owned()))
}

/// `the {{Roman Senate::senate}}` in a statement on Rome: hint and title tell the answer.
fn told_by_hint(text: &str, gaps: &[String]) -> Option<Reason> {
    let [gap] = gaps else { return None };
    let (_, hint) = text.split_once(&format!("{gap}::"))?;
    let (hint, after) = hint.split_once("}}")?;
    let before = text.split("{{").next().unwrap_or_default();
    let stem = format!("{before} {after}");
    let stem = tokens(&stem);
    let told = |word: &str| {
        let low = word.to_lowercase();
        low == hint || adjective(word).is_some() || stem.iter().any(|token| token.is(&low))
    };
    let hinted = gap.to_lowercase().split(' ').any(|word| word == hint);
    (hinted && gap.split(' ').all(told)).then_some(Reason::GivenAway)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::lexicon::NameKind;

    fn bad(prompt: &str, value: Value) -> bool {
        let draft = Draft {
            frame: "subject",
            prompt: prompt.to_owned(),
            value,
            ..Draft::plain()
        };
        badly_asked(&draft, &tokens(&draft.prompt)).is_some()
    }

    fn person() -> Value {
        Value::Name(String::from("Ola Lund"), NameKind::Person)
    }

    fn number(value: f64) -> Value {
        Value::Number {
            text: value.to_string(),
            value,
        }
    }

    #[test]
    fn an_office_is_asked_with_its_time() {
        assert!(bad("Who was the president of Peru?", person()));
        assert!(!bad("Who was the president of Peru in 1921?", person()));
        assert!(!bad("Who was the first president of Peru?", person()));
    }

    #[test]
    fn one_agreement_of_many_is_told_by_what_it_is_about() {
        assert!(bad(
            "Which country reached an agreement with Peru in 1907?",
            person()
        ));
        assert!(!bad(
            "Which country signed an agreement on fishing with Peru in 1907?",
            person()
        ));
        assert!(!bad("Who wrote the Declaration of Lima?", person()));
    }

    #[test]
    fn a_month_has_its_year() {
        assert!(bad("How many ships sank in January?", number(21.0)));
        assert!(!bad("How many ships sank in January 1921?", number(21.0)));
        assert!(!bad(
            "In which year did the ships sink in January?",
            Value::Year(1921, vec![])
        ));
    }

    #[test]
    fn what_is_counted_is_not_told() {
        assert!(bad(
            "How many rivers does Lund have, the Ola and the Berg?",
            number(2.0)
        ));
        assert!(!bad(
            "How many chambers does it have, often with other rules and powers?",
            number(2.0)
        ));
    }

    #[test]
    fn a_question_may_begin_with_and() {
        bad("And term: who built it?", person());
        bad(
            "And term for what grows?",
            Value::Term(String::from("mill")),
        );
    }

    #[test]
    fn what_things_are_made_of_wants_no_time() {
        assert!(!bad("Of how many layers is the skin made?", number(2.0)));
        assert!(bad("How many layers were found in the wall?", number(2.0)));
        assert!(bad(
            "With how many beds is the section placed?",
            number(70.0)
        ));
    }

    #[test]
    fn torn_questions_and_answers_are_refused() {
        assert!(bad(
            "Which term means as the defendant in court?",
            Value::Term(String::from("accused"))
        ));
        assert!(bad(
            "Who was the first chair of the board of Lund?",
            Value::Name(String::from("Joseph P"), NameKind::Person)
        ));
        assert!(bad(
            "What was the last attack on Lima?",
            Value::Words(String::from("in 2002"))
        ));
        assert!(bad("More than how old are the stars?", number(10.0)));
    }

    #[test]
    fn a_count_with_a_thing_left_over_is_refused() {
        assert!(bad(
            "How many gills do the larvae have, and a sucker beneath the throat?",
            number(4.0)
        ));
        assert!(bad(
            "How many strains of fruit did Ola Lund report fly?",
            number(3.0)
        ));
        assert!(!bad(
            "How many strains of fly did Ola Lund report?",
            number(3.0)
        ));
    }

    #[test]
    fn what_was_turned_into_a_question_at_the_wrong_word_is_refused() {
        for prompt in [
            "In which year did helped arrange for the canal to be return?",
            "In how many states does the 1914 decision from four different state essentially affirmed it?",
            "Of how many layers of compact bone surrounding do flat bones consist a layer?",
            "In which year did an experiment conduct by Ola Lund focused on the bones of Lima?",
            "In which year did Peru form with Lund?",
            "By whom was the port of Lima besieged on several occasions?",
            "Which mayor of Lima fell ill in the spring?",
            "In which year was William deposed?",
            "Where did Ola Lund Bought build a mill?",
            "How many years did Lima take and far more money than was hoped?",
            "In which year did the Court of Lima rule that the last mayor of Lund?",
        ] {
            assert!(bad(prompt, number(1914.0)), "{prompt}");
        }
        assert!(bad(
            "What is the term for a swelling of the stomach and enteritis refers to another?",
            Value::Term(String::from("gastritis"))
        ));
        assert!(!bad(
            "In which year did armed men from Lima cross the border?",
            Value::Year(1914, vec![])
        ));
    }

    #[test]
    fn what_somebody_was_elected_to_is_told() {
        let year = || Value::Year(1832, vec![]);
        assert!(bad("In which year was Ola Lund elected?", year()));
        assert!(!bad(
            "In which year was Ola Lund elected mayor of Lima?",
            year()
        ));
    }

    #[test]
    fn a_record_needs_its_date() {
        let year = Value::Year(2020, vec![]);
        assert!(bad(
            "In which year did Peru have its largest deficit ever?",
            year
        ));
        let mode = || Value::Term(String::from("mode"));
        assert!(!bad(
            "What is the term for the value that occurs most often in a sample?",
            mode()
        ));
        assert!(bad(
            "What is the term for a value that is known in all of Lima?",
            mode()
        ));
    }

    #[test]
    fn a_question_that_lost_its_noun_or_its_helper_is_refused() {
        let said = |text: &str| Value::Words(String::from(text));
        assert!(bad(
            "Which first was signed in 1864 by the men of Lima?",
            said("Lund Treaty")
        ));
        assert!(bad(
            "Which long film of Lima released in 2013?",
            said("The Mine")
        ));
        assert!(bad("Mines of Lima: what do not all need?", said("a shaft")));
        let took = "In which year did Ola Lund and take part in the siege of Lima?";
        assert!(bad(took, Value::Year(1511, vec![])));
        assert!(!bad(
            "Which long film of Lima was released in 2013?",
            said("The Mine")
        ));
    }

    #[test]
    fn nothing_is_left_of_the_year_that_is_asked() {
        let year = Value::Year(1529, vec![]);
        assert!(bad("In which year did the mayor reach Lima early?", year));
    }

    #[test]
    fn an_occasion_is_no_answer() {
        let said = |text: &str| Value::Words(String::from(text));
        assert!(bad(
            "What was the first anniversary of the crowning of Ola Lund?",
            said("occasion")
        ));
        assert!(!bad("What was the seat of Ola Lund in Peru?", said("Lima")));
        let year = Value::Year(1756, vec![]);
        assert!(bad("In which year did Ola Lund publish a pamphlet?", year));
    }

    #[test]
    fn what_was_ratified_is_told() {
        let year = || Value::Year(1791, vec![]);
        assert!(bad(
            "In which year did Lima become the last state to ratify?",
            year()
        ));
        assert!(!bad(
            "In which year did Lima become the last state to ratify the Lund Treaty?",
            year()
        ));
    }

    #[test]
    fn an_adjective_tells_its_country() {
        let gap = |text: &str| {
            bad(
                "",
                Value::Gaps(text.to_owned(), vec![String::from("Sweden")]),
            )
        };
        assert!(gap("It was a Swedish duo from {{Sweden::country}}."));
        assert!(!gap("It was a Danish duo from {{Sweden::country}}."));
    }
}
