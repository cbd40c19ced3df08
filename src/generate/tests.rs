//! What sentences give, told by the sentences themselves.

use super::{Candidate, Made, Reason, Wishes, make, read};
use crate::base::{Face, PartialDate};
use crate::deck::{AnswerText, Form};

/// What comes of a text; a heading and a plain sentence go before it, so that it is read as English.
fn made_of(text: &str, as_of: Option<PartialDate>) -> Made {
    let whole =
        format!("# Notes\n\nThe following notes are kept for the reader of this page.\n\n{text}\n");
    let document = read("notes.md", whole.as_bytes(), as_of).unwrap();
    // statements stand in for some questions; here the questions are looked at
    let forms = vec![
        Form::Flip,
        Form::Typed,
        Form::Choice,
        Form::Many,
        Form::Order,
        Form::Match,
    ];
    let wishes = Wishes {
        forms,
        ..Wishes::default()
    };
    make(&[document], &wishes)
}

/// Questions with their answers.
fn asked(text: &str) -> Vec<(String, String)> {
    let cards = made_of(text, None).cards;
    let said = |answer: AnswerText| match answer {
        AnswerText::One(text) => text,
        AnswerText::List(texts) => texts.join(" + "),
        other => format!("{other:?}"),
    };
    cards
        .iter()
        .map(|made| {
            (
                made.card.prompt(Face::Main),
                said(made.card.answer(Face::Main)),
            )
        })
        .collect()
}

fn asks(text: &str, prompt: &str, answer: &str) {
    let all = asked(text);
    let found = all
        .iter()
        .any(|(asked, right)| asked == prompt && right == answer);
    assert!(
        found,
        "{text}\nwanted {prompt} {answer}\ngot {all:#?}\n{:#?}",
        made_of(text, None).refused
    );
}

/// Sentences of many kinds with a question that they have to give.
const FRAMES: &[(&str, &str, &str)] = &[
    (
        "Norway joined the Postal Union in July 1892.",
        "In which year did Norway join the Postal Union?",
        "1892",
    ),
    (
        "In 1854, Norwegian diplomats met in Ostend, Belgium, to find a way to Cuba.",
        "In which year did Norwegian diplomats meet in Ostend, Belgium, to find a way to Cuba?",
        "1854",
    ),
    (
        "The path of an object through space is called its orbit.",
        "What is the path of an object through space called?",
        "orbit",
    ),
    (
        "Sociologist Max Lund defined three types of authority in Oslo.",
        "How many types of authority did sociologist Max Lund define in Oslo?",
        "three",
    ),
    (
        "Unrest and the 1894 death of the Peruvian leader Juan Prado delayed the talks.",
        "In which year did Juan Prado die?",
        "1894",
    ),
    (
        "Ties improved after a visit to Lima by President Nils Berg in May 1902.",
        "In which year did President Nils Berg visit Lima?",
        "1902",
    ),
    (
        "Swedish Prime Minister Ola Lund's visit to Lima in May 1983 opened the talks.",
        "Which Swedish prime minister visited Lima in May 1983?",
        "Ola Lund",
    ),
    (
        "Peru became more active abroad, joining the Postal Union in 1879 and the League of Nations in 1920.",
        "In which year did Peru join the League of Nations?",
        "1920",
    ),
    (
        "The surplus of Peru has been rising since 1999, reaching US$4.7 billion in 2001.",
        "What value did the surplus of Peru reach in 2001?",
        "US$4.7 billion",
    ),
    (
        "Trade between Peru and Chile increased from US$900 million in 1990 to US$3.8 billion in 1996.",
        "How much did trade between Peru and Chile amount to in 1990?",
        "US$900 million",
    ),
    (
        "Few ships came before the 1879-84 Salt War; however, a railway was opened in Peru in 1886.",
        "In which year was a railway opened in Peru?",
        "1886",
    ),
    (
        "A 1929 treaty settled the border between Peru and Chile.",
        "In which year was the border between Peru and Chile settled by a treaty?",
        "1929",
    ),
    (
        "Norway and Peru signed the Treaty of Lima on 3 May 1921.",
        "On what date did Norway and Peru sign the Treaty of Lima?",
        "3 May 1921",
    ),
    (
        "In 1903 the Treaty of Lund was signed.",
        "In which year was the Treaty of Lund signed?",
        "1903",
    ),
    (
        "Peru has hosted large events such as the 1974 World Cup and others.",
        "In which year did Peru host the World Cup?",
        "1974",
    ),
    (
        "The Bank of Ulm, which was founded in 1701, lent money to the king.",
        "In which year was the Bank of Ulm founded?",
        "1701",
    ),
    (
        "Founded in 1850, the University of Lund has many halls.",
        "In which year was the University of Lund founded?",
        "1850",
    ),
    (
        "Marie Curie discovered polonium in 1898.",
        "Who discovered polonium?",
        "Marie Curie",
    ),
    (
        "The opera Rusalka was written by Peter Dorn.",
        "By whom was the opera Rusalka written?",
        "Peter Dorn",
    ),
    (
        "Albert Brand (1801–1877) was a painter.",
        "In which year was Albert Brand born?",
        "1801",
    ),
    (
        "An enzyme is a protein that speeds up reactions in living cells.",
        "What is the term for a protein that speeds up reactions in living cells?",
        "enzyme",
    ),
    (
        "The study of old coins is called numismatics.",
        "What is the study of old coins called?",
        "numismatics",
    ),
    (
        "The three types of rock are igneous, sedimentary and metamorphic.",
        "What are the three types of rock?",
        "igneous + sedimentary + metamorphic",
    ),
    (
        "Blood consists of plasma, red cells, white cells and platelets.",
        "What does blood consist of?",
        "plasma + red cells + white cells + platelets",
    ),
    (
        "Sailors of old feared scurvy. Scurvy is caused by a lack of vitamin C.",
        "What causes scurvy?",
        "a lack of vitamin C",
    ),
    (
        "The adult human skeleton has 206 bones.",
        "How many bones does the adult human skeleton have?",
        "206",
    ),
    (
        "Mount Elbrus is 5,642 metres high.",
        "How high is Mount Elbrus?",
        "5,642 metres",
    ),
    (
        "The Danube flows into the Black Sea.",
        "Into what does the Danube flow?",
        "the Black Sea",
    ),
    (
        "The capital of Portugal is Lisbon.",
        "What is the capital of Portugal?",
        "Lisbon",
    ),
    (
        "The Nile is the longest river in Africa.",
        "What is the longest river in Africa?",
        "Nile",
    ),
    (
        "Two-way trade between Norway and Japan reached US$4.5 billion in 2003.",
        "What value did two-way trade between Norway and Japan reach in 2003?",
        "US$4.5 billion",
    ),
    (
        "It was a member of the World Reading Forum (WRF) of Oslo.",
        "What does WRF stand for?",
        "World Reading Forum",
    ),
];

#[test]
fn frames_ask_real_questions() {
    for (text, prompt, answer) in FRAMES {
        asks(text, prompt, answer);
    }
}

/// Questions and gaps of a document with a title of its own; statements to judge as their questions' wording is not told.
fn titled(text: &str) -> Vec<(String, String)> {
    let document = read("article.md", text.as_bytes(), None).unwrap();
    let wishes = Wishes {
        forms: vec![Form::Flip, Form::Typed, Form::Choice, Form::Many],
        ..Wishes::default()
    };
    let made = make(&[document], &wishes).cards;
    let said = |answer: AnswerText| match answer {
        AnswerText::One(text) => text,
        other => format!("{other:?}"),
    };
    made.iter()
        .filter_map(|made| {
            let face = made.card.faces().into_iter().next()?;
            Some((made.card.prompt(face), said(made.card.answer(face))))
        })
        .collect()
}

/// Articles with a card that they have to give, which leans on their title.
const ARTICLES: &[(&str, &str, &str)] = &[
    (
        "# The Lund Canal\n\nThe Lund Canal is a waterway that links the Baltic Sea with Lake Holm. It was opened in 1834. \
         The canal has four locks.",
        "How many locks does the Lund Canal have?",
        "four",
    ),
    (
        "# The Lund Canal\n\nThe Lund Canal is a waterway that links the Baltic Sea with Lake Holm. It is 82 kilometres long.",
        "Which waterway links the Baltic Sea with Lake Holm?",
        "Lund Canal",
    ),
    (
        "# Photosynthesis\n\nPhotosynthesis is the process by which plants make sugar of light. The first stage occurs in \
         the thylakoid membrane.",
        "Photosynthesis: where does the first stage occur?",
        "the thylakoid membrane",
    ),
    (
        "# Photosynthesis\n\nPhotosynthesis is the process by which plants make sugar of light. In plants the process takes \
         place in organelles called chloroplasts.",
        "Photosynthesis: In plants the process takes place in organelles called _____ (term).",
        "chloroplasts",
    ),
    (
        "# Norway\n\nNorway is a country in Europe that faces the Atlantic Ocean. Whaling has been regulated since 1929.",
        "Norway: Whaling has been regulated since _____ (year).",
        "1929",
    ),
    (
        "# Labour and Its Laws\n\nMines spread through Norway after 1850. Norwegian towns grew. Most mines of Norway lay in the \
         north. Norway had no law on them. The Mines Act was passed in 1862.",
        "Norway: in which year was the Mines Act passed?",
        "1862",
    ),
    (
        "# Holm University\n\nThe university is named after John Holm. Holm was founded in 1636 by vote of the court of Lund.",
        "In which year was Holm founded by vote of the court of Lund?",
        "1636",
    ),
];

#[test]
fn the_title_tells_what_pronouns_and_bare_nouns_mean() {
    for (text, prompt, answer) in ARTICLES {
        let all = titled(text);
        let wanted = ((*prompt).to_owned(), (*answer).to_owned());
        assert!(all.contains(&wanted), "{text}\nwanted {prompt}\n{all:#?}");
    }
}

/// The reason for which a sentence gives no card.
fn refused(text: &str) -> String {
    let made = made_of(text, None);
    assert!(made.cards.is_empty(), "{text}: {:#?}", made.cards);
    let last = made.refused.last().unwrap();
    last.reason.to_string()
}

#[test]
fn a_question_keeps_what_its_sentence_rests_on() {
    asks(
        "Queen Eva Holm abolished serfdom in Norway in 1861.",
        "Who abolished serfdom in Norway in 1861?",
        "Eva Holm",
    );
    asks(
        "Anna Holm, former manager of a mine near Lima, was arrested in 2017.",
        "In which year was Anna Holm, former manager of a mine near Lima, arrested?",
        "2017",
    );
    // what holds often is not asked as if it held always
    let sure = |text: &str| {
        let cards = made_of(text, None).cards;
        let sure = |made: &Candidate| made.quality >= Wishes::MIN_QUALITY;
        cards.iter().filter(|made| sure(made)).count()
    };
    assert_eq!(
        sure("Scurvy of sailors on long journeys is caused by hunger."),
        1
    );
    assert_eq!(
        sure("Scurvy of sailors on long journeys is usually caused by hunger."),
        0
    );
    // nor is it asked when somebody was chosen, without what for
    let cards = made_of(
        "In 2001, Lima was selected to represent Peru at the games of Oslo.",
        None,
    )
    .cards;
    let kept: Vec<String> = cards
        .iter()
        .filter(|made| made.quality >= Wishes::MIN_QUALITY)
        .map(|made| made.card.prompt(Face::Main))
        .collect();
    assert!(!kept.iter().any(|prompt| prompt.ends_with('?')), "{kept:?}");
}

#[test]
fn what_is_no_fact_is_refused_with_its_reason() {
    for (text, reason) in [
        ("Saving first is a habit that pays off!", "an opinion: `!`"),
        (
            "The individual is the final judge of right and wrong.",
            "an opinion: `final`",
        ),
        (
            "In 1963, Stanley Holm conducted an experiment in Oslo.",
            "more than one answer is right: experiment",
        ),
        (
            "In 1630, a much larger group of Danes left Lima.",
            "`much larger` leans on another sentence",
        ),
        (
            "Should Norway join the Postal Union in 1990?",
            "a question or a request, not a statement",
        ),
        (
            "Norway should join the Postal Union in 1990.",
            "advice: `should`",
        ),
        (
            "Norway may have joined the Postal Union in 1990.",
            "not certain: `may`",
        ),
        (
            "Unfortunately Norway joined the Postal Union in 1990.",
            "an opinion: `unfortunately`",
        ),
        (
            "It joined the Postal Union in 1990.",
            "`It` leans on another sentence",
        ),
        (
            "Norway exports fish and oil to its neighbours.",
            "true only at a time, and no date is known: `fish and oil`",
        ),
        (
            "Norway and Denmark are glad of this.",
            "no fact that can be asked for",
        ),
    ] {
        assert_eq!(
            refused(text).to_lowercase(),
            reason.to_lowercase(),
            "{text}"
        );
    }
}

#[test]
fn pronouns_stand_for_the_one_thing_they_can_mean() {
    asks(
        "Peru is a country in South America. It joined the Postal Union in 1879.",
        "In which year did Peru join the Postal Union?",
        "1879",
    );
    let two = "Peru and Chile met there again. Peru is older than Chile. He died in 1879 in Lima.";
    assert!(asked(two).is_empty(), "{:?}", asked(two));
}

#[test]
fn what_changes_wants_a_date() {
    let text = "Norway has diplomatic relations with 148 countries.";
    let made = made_of(text, None);
    assert!(made.cards.is_empty());
    assert!(
        made.refused
            .iter()
            .any(|one| matches!(one.reason, Reason::Undated(_)))
    );
    let dated = made_of(text, "1993".parse().ok());
    assert_eq!(dated.cards.len(), 1);
    assert!(dated.cards[0].card.time_bound);
    assert_eq!(dated.cards[0].card.as_of, "1993".parse().ok());
}

#[test]
fn a_fact_told_in_two_ways_is_reported_and_asked_with_its_source_alone() {
    let one = "# A\n\nNorway joined the Postal Union in 1879. This is a page of the reader.\n";
    let two = "# B\n\nNorway joined the Postal Union in 1881. This is a page of the reader.\n";
    let read = |name: &str, text: &str| read(name, text.as_bytes(), None).unwrap();
    let made = make(&[read("a.md", one), read("b.md", two)], &Wishes::default());
    let [conflict] = made.conflicts.as_slice() else {
        panic!("{:?}", made.conflicts)
    };
    let values: Vec<_> = conflict.claims.iter().map(|claim| &*claim.value).collect();
    assert_eq!(values, ["1879", "1881"]);
    assert_eq!(
        conflict.about,
        "in which year did Norway join the Postal Union"
    );
    let [card] = made.cards.as_slice() else {
        panic!("{:?}", made.cards)
    };
    assert_eq!(
        card.card.prompt(Face::Main),
        "According to \"a.md\", in which year did Norway join the Postal Union?"
    );
    assert_eq!(conflict.card.as_ref(), Some(&card.card.id));
}

#[test]
fn what_stands_in_brackets_behind_an_aside_goes_with_it() {
    // the words behind `according to` are left out, and brackets among them have no place left in the sentence
    let text = "The town council of Bramford passed the Wages Act in 1834, according to its clerk, for the boys of the \
         mill (from 1835).";
    asks(
        text,
        "In which year did the town council of Bramford pass the Wages Act?",
        "1834",
    );
}

#[test]
fn the_figures_of_a_manual_are_asked_by_the_frames_own_judgement() {
    let text = "# Holm K40 Kettle\n\nPress the button for two seconds. Fill the kettle with water. The tank holds 1.7 litres. \
                Do not open the lid. Remove limescale every four weeks.";
    let document = read("kettle.md", text.as_bytes(), None).unwrap();
    let made = make(&[document], &Wishes::default()).cards;
    let sure = made
        .iter()
        .filter(|made| made.quality >= Wishes::MIN_QUALITY);
    assert!(sure.count() >= 2, "{made:#?}");
}
