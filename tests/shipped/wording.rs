//! What the learner reads: short, positive, dated, asked once, and without its own answer.

use std::collections::{BTreeMap, BTreeSet};

use quizdeck::base::PartialDate;
use quizdeck::base::text::folded;
use quizdeck::deck::{Answer, Kind};

use crate::evidence::month_name;
use crate::library::{Asked, Exceptions, cards, name, none, questions};
use crate::words::{telling, words};

/// A prompt is shorter than this many words.
const LONGEST_PROMPT: usize = 40;
/// An explanation teaches more than the answer; below so many words it cannot.
const SHORTEST_EXPLANATION: usize = 8;

/// Words that hold only for a time.
const TIME_BOUND: [&str; 19] = [
    "currently",
    "current",
    "presently",
    "today",
    "now",
    "nowadays",
    "recently",
    "recent",
    "lately",
    "latest",
    "newest",
    "so far",
    "to date",
    "still",
    "largest",
    "biggest",
    "highest",
    "at present",
    "growing",
];
/// Facts that change with time: ranks, sums of trade, counts of countries, people and troops, memberships.
const CHANGING: [&str; 14] = [
    "trading partner",
    "two-way trade",
    "exports to",
    "surplus",
    "percentage",
    "which rank",
    "what rank",
    "how many countries",
    "how many people",
    "how many us service",
    "armed forces in",
    "had south korea among its members",
    "south korea as a member",
    "ethnic koreans",
];

fn has(text: &str, phrase: &str) -> bool {
    let text = format!(" {} ", words(text).join(" "));
    text.contains(&format!(" {} ", words(phrase).join(" ")))
}

#[test]
fn every_prompt_is_shorter_than_40_words() {
    let long = questions()
        .into_iter()
        .filter(|asked| asked.prompt().split_whitespace().count() >= LONGEST_PROMPT)
        .map(|asked| format!("{}: {}", asked.name(), asked.prompt()));
    none(&long.collect::<Vec<_>>(), "say it shorter");
}

#[test]
fn no_question_or_claim_is_negative() {
    const NEGATIVE: [&str; 11] = [
        "not",
        "never",
        "no",
        "none",
        "neither",
        "nor",
        "except",
        "cannot",
        "incorrect",
        "untrue",
        "false",
    ];
    let negative = |asked: &Asked| {
        let stem = words(&asked.prompt().replace("n't", " not"));
        let stem = stem.join(" ").replace("not only", "");
        let quoted = matches!(asked.card.kind, Kind::Cloze { .. } | Kind::Term { .. });
        !quoted && stem.split(' ').any(|word| NEGATIVE.contains(&word))
    };
    let offenders = questions().into_iter().filter(negative);
    let offenders = offenders.map(|asked| format!("{}: {}", asked.name(), asked.prompt()));
    none(
        &offenders.collect::<Vec<_>>(),
        "ask for what is so: a `not` is overread, and turns a claim's answer round",
    );
}

#[test]
fn every_card_explains_more_than_the_answer() {
    let meagre = cards().into_iter().filter(|(_, card)| {
        let explain = card.explain.as_deref().unwrap_or("");
        explain.split_whitespace().count() < SHORTEST_EXPLANATION
    });
    let meagre = meagre.map(|(deck, card)| name(deck, card));
    none(
        &meagre.collect::<Vec<_>>(),
        "say in `explain` why, what it led to, or how not to mix it up",
    );
}

#[test]
fn every_fact_bound_to_a_time_says_its_date() {
    let mut offenders = Vec::new();
    for asked in questions()
        .into_iter()
        .filter(|asked| !asked.card.time_bound)
    {
        let answer = asked.answers().join(" ");
        let text = format!("{} / {answer}", asked.prompt());
        let bound = TIME_BOUND.iter().find(|word| has(&text, word));
        let changing = CHANGING.iter().find(|phrase| has(&asked.prompt(), phrase));
        if let Some(word) = bound.or(changing) {
            offenders.push(format!("{}: `{word}` in: {text}", asked.name()));
        }
    }
    none(
        &offenders,
        "give the card `as_of`, the date at which the fact held",
    );
}

/// Time-bound questions that name their time otherwise than by a year.
const DATED_OTHERWISE: Exceptions = Exceptions(&[(
    "korea-organisations/vietnam-rank/main",
    "`when South Korea gained it` is its time",
)]);

#[test]
fn every_question_with_a_word_of_its_time_names_the_time() {
    // the date beside the question is no part of it: a learner must not take a rank of 1993 for one of today
    let mut offenders = Vec::new();
    for asked in questions() {
        let text = format!("{} / {}", asked.prompt(), asked.answers().join(" "));
        let year = |word: &String| word.len() == 4 && word.parse::<u16>().is_ok();
        let bound = TIME_BOUND.iter().find(|word| has(&text, word));
        if let (Some(word), false) = (bound, words(&text).iter().any(year)) {
            offenders.push((asked.name(), format!("`{word}` in: {text}")));
        }
    }
    none(
        &DATED_OTHERWISE.part(offenders),
        "name the year in the question",
    );
}

/// What a question wants, in the ways it may be said.
fn wants(asked: Asked) -> BTreeSet<String> {
    let accepted = asked.card.accept(asked.face);
    asked
        .answers()
        .into_iter()
        .chain(accepted)
        .map(|text| words(&text).join(" "))
        .collect()
}

#[test]
fn no_two_questions_have_the_same_prompt() {
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    let mut offenders = Vec::new();
    for asked in questions() {
        if let Some(other) = known.insert(folded(&asked.prompt()), asked.name()) {
            offenders.push(format!("{other} and {}: {}", asked.name(), asked.prompt()));
        }
    }
    none(
        &offenders,
        "one prompt, one answer: say in each what sets it apart",
    );
}

/// Pairs of questions that look alike and ask different things.
const DIFFERENT: Exceptions = Exceptions(&[(
    "korea-china/partner-rank-2005/main and korea-europe/partner-rank-2005/main",
    "the portal gives China and the European Union one rank, and both cards teach that it cannot be so",
)]);

#[test]
fn no_two_cards_ask_the_same_in_other_words() {
    /// Two prompts that share so much of their telling words and want the same ask the same.
    const ALIKE: f64 = 0.4;
    let all: Vec<_> = questions()
        .into_iter()
        .filter(|asked| !matches!(asked.card.kind, Kind::Claim { .. }))
        .map(|asked| (asked, telling(&asked.prompt()), wants(asked)))
        .collect();
    let mut offenders = Vec::new();
    for (at, (asked, prompt, wanted)) in all.iter().enumerate() {
        for (other, other_prompt, other_wanted) in &all[at + 1..] {
            #[allow(clippy::cast_precision_loss)] // a few dozen words
            let share = prompt.intersection(other_prompt).count() as f64
                / prompt.union(other_prompt).count() as f64;
            if share >= ALIKE && !wanted.is_disjoint(other_wanted) {
                let what = format!("\n    {}\n    {}", asked.prompt(), other.prompt());
                offenders.push((format!("{} and {}", asked.name(), other.name()), what));
            }
        }
    }
    none(
        &DIFFERENT.part(offenders),
        "ask a fact once in each direction: drop one, or say what sets them apart",
    );
}

/// The words by which each text of an answer is known: its telling words without those that half of the distractors share.
fn distinctive(asked: Asked) -> Vec<BTreeSet<String>> {
    let wrong: Vec<_> = asked.distractors().into_iter().map(telling).collect();
    let sharing = |word: &String| wrong.iter().filter(|words| words.contains(word)).count();
    let common = |word: &String| !wrong.is_empty() && 2 * sharing(word) >= wrong.len();
    let answers = match (asked.written(), &asked.card.kind) {
        // the unit belongs to the question
        (Some(Answer::Number { written, .. }), _) => vec![written.clone()],
        // the question may name the year when it asks for the day
        (Some(Answer::Date(date)), _) => vec![finest(*date)],
        // the items stand in the question
        (_, Kind::Order { .. } | Kind::Match { .. }) => Vec::new(),
        _ => asked.answers(),
    };
    let telling = answers.iter().map(|text| telling(text));
    telling
        .map(|words| words.into_iter().filter(|word| !common(word)).collect())
        .collect()
}

/// The year of a year, the month's name of a month, the number of a day.
fn finest(date: PartialDate) -> String {
    match (date.month(), date.day()) {
        (_, Some(day)) => day.to_string(),
        (Some(_), None) => month_name(date).unwrap_or("").to_owned(),
        (None, None) => date.year().to_string(),
    }
}

/// The words of a deck's title: they stand beside all its questions and single out no answer, unless they are all of it.
fn subject(asked: Asked) -> BTreeSet<String> {
    let mut subject = telling(&asked.deck.title);
    subject.extend(telling("Korean Japanese"));
    subject
}

/// Questions of which a text beside them holds a word of the answer that is more than the deck's subject, or all its words.
fn given_away(beside: impl Fn(Asked) -> Option<String>) -> Vec<(String, String)> {
    let mut offenders = Vec::new();
    for asked in questions() {
        let Some(text) = beside(asked) else { continue };
        let (shown, subject) = (telling(&text), subject(asked));
        for known_by in distinctive(asked) {
            let shared: Vec<String> = known_by.intersection(&shown).cloned().collect();
            let whole = shared.len() == known_by.len();
            let more = shared.iter().any(|word| !subject.contains(word));
            if !shared.is_empty() && (whole || more) {
                let what = format!(
                    "`{}` of {:?} in: {text}",
                    shared.join("`, `"),
                    asked.answers()
                );
                offenders.push((asked.name(), what));
            }
        }
    }
    offenders
}

/// Prompts that share a word with their answer for a good reason.
const IN_PROMPT: Exceptions = Exceptions(&[(
    "korea-organisations/world-bank/c1",
    "both names of the one bank end so; its other name is asked",
)]);

#[test]
fn no_prompt_gives_its_own_answer_away() {
    let offenders = given_away(|asked| Some(asked.prompt()));
    none(
        &IN_PROMPT.part(offenders),
        "reword the prompt, or give the distractors the same word",
    );
}

#[test]
fn no_hint_tells_the_answer() {
    let offenders = given_away(|asked| asked.card.hint.clone());
    let offenders: Vec<String> = offenders
        .into_iter()
        .map(|(name, what)| format!("{name}: {what}"))
        .collect();
    none(&offenders, "hint at the answer without its words");
}

/// Topics that share a word with an answer below them for a good reason.
const IN_HEADER: Exceptions = Exceptions(&[(
    "korea-japan/liancourt-rocks/term",
    "the topic says that there is a dispute; which place, and between whom, is asked",
)]);

#[test]
fn neither_topic_nor_title_tells_the_answer() {
    let offenders = given_away(|asked| {
        let topic = asked.card.topic.as_ref();
        let topic = topic.map_or("", |topic| asked.deck.topic_name(topic));
        Some(format!("{} · {topic}", asked.deck.title))
    });
    none(
        &IN_HEADER.part(offenders),
        "the header is read with the question: reword the answer, the options or the topic",
    );
}

#[test]
fn no_pair_of_a_match_shares_a_word() {
    let mut offenders = Vec::new();
    for (deck, card) in cards() {
        if let Kind::Match { pairs, .. } = &card.kind {
            let shared = |pair: &&quizdeck::deck::Match| {
                !telling(&pair.left).is_disjoint(&telling(&pair.right))
            };
            let shared = pairs.iter().filter(shared);
            offenders.extend(
                shared.map(|pair| format!("{}: {} → {}", name(deck, card), pair.left, pair.right)),
            );
        }
    }
    none(
        &offenders,
        "a shared word pairs them for those who know nothing",
    );
}
