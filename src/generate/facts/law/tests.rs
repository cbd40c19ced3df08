//! What rules give, told by the rules themselves.

use super::*;
use crate::generate::language::sentences;

/// The questions on a paragraph of the Ferries Act with their answers, under a heading.
fn asked_under(above: Option<&str>, text: &str) -> Vec<(String, String)> {
    let law = Law::new("Ferries Act", [text].into_iter());
    let rules = law.rules(text, &sentences(text), above, None);
    let told = rules
        .into_iter()
        .flatten()
        .map(|draft| (draft.shown(), draft.value.told()));
    told.collect()
}

/// What is wrong with what a text gives: nothing where it has a question with its answer.
fn missed(text: &str, question: &str, answer: &str) -> Option<String> {
    let all = asked_under(None, text);
    let found = all
        .iter()
        .any(|(asked, told)| asked == question && told == answer);
    (!found).then(|| format!("{text}\nwanted {question} {answer}\ngot {all:#?}"))
}

/// Rules of many kinds with a question that they have to give, without `Under the Ferries Act, `.
const RULES: &[(&str, &str, &str)] = &[
    (
        "No Person shall be a Warden who shall not have attained to the Age of twenty five Years, and been a rower.",
        "what age must anyone have attained to be a Warden?",
        "twenty-five years",
    ),
    (
        "The Mayor shall chuse the Pilots and other Officers; and shall keep the Harbour Book.",
        "who chooses the Pilots and other Officers?",
        "the Mayor",
    ),
    (
        "The Warden shall be the judge of the elections, returns and oaths of the pilots.",
        "who or what is the judge of the elections, returns and oaths of the pilots?",
        "the Warden",
    ),
    (
        "The Warden shall be appointed by the Mayor for a term of six years.",
        "the Warden shall be appointed by the _____ for a term of six years.",
        "Mayor",
    ),
    (
        "The Warden shall be appointed by the Mayor for a term of six years.",
        "the Warden shall be appointed by the Mayor for a term of _____ years.",
        "six",
    ),
    (
        "The Harbour Office shall publish, by 30 April of each year, a list of all boats.",
        "by which date of each year must the Harbour Office publish a list of all boats?",
        "30 April",
    ),
    (
        "Decisions of the Harbour Office may be contested before the District Court within 30 days of service.",
        "decisions of the Harbour Office may be contested before the District Court within _____ days of service.",
        "30",
    ),
    (
        "Decisions of the Harbour Office may be contested before the District Court within 30 days of service.",
        "decisions of the Harbour Office may be contested before the _____ within 30 days of service.",
        "District Court",
    ),
    (
        "Use of more than 15 litres per day requires a licence.",
        "use of more than _____ litres per day requires a licence.",
        "15",
    ),
    (
        "Permits lapse after three years.",
        "permits lapse after _____ years.",
        "three",
    ),
    (
        "A fine of 200 to 900 crowns shall be imposed on anyone who fails to report under Article 3, obstructs a crossing, or contravenes Article 4.",
        "what fine is imposed on anyone who obstructs a crossing?",
        "200 to 900 crowns",
    ),
    (
        "Whoever sinks a boat in breach of Article 9(1) shall be punished with imprisonment of up to five years.",
        "what is the punishment for anyone who sinks a boat?",
        "imprisonment of up to five years",
    ),
    (
        "Any person who hides a boat is liable to a fine not exceeding 5,000 dollars or to imprisonment.",
        "up to what sum may anyone be fined who hides a boat?",
        "5,000 dollars",
    ),
    (
        "In the inner basin it is forbidden to anchor and to fish.",
        "in which basin is it forbidden to anchor and to fish?",
        "the inner basin",
    ),
    (
        "Every ferry requires a licence, except rowing boats.",
        "what are excepted from the rule that every ferry requires a licence?",
        "rowing boats",
    ),
    (
        "The advice of the Council shall be required for all sales of boats.",
        "whose advice is required for all sales of boats?",
        "the Council",
    ),
    (
        "The quorum of the Council is five.",
        "what is the quorum of the Council?",
        "five",
    ),
    (
        "The Council shall consist of a chairman and eight captains.",
        "of whom or what does the Council consist?",
        "a chairman and eight captains",
    ),
    (
        "Decisions of the Council shall be taken by a majority of the members present.",
        "by what majority are decisions of the Council taken?",
        "a majority of the members present",
    ),
    (
        "The Mayor shall appoint the Warden as designated by the Council.",
        "who appoints the Warden as designated by the Council?",
        "the Mayor",
    ),
    (
        "If the Council has refused twice, the Mayor shall decide.",
        "if the Council has refused twice, who decides?",
        "the Mayor",
    ),
    (
        "The Harbour Office has its seat in Lund.",
        "the Harbour Office has its seat in _____.",
        "Lund",
    ),
    (
        "Secrecy of the ballot is guaranteed in all elections of captains.",
        "what is guaranteed in all elections of captains?",
        "secrecy of the ballot",
    ),
];

#[test]
fn rules_are_asked_by_what_they_bind_to() {
    let missed = RULES.iter().filter_map(|(text, question, answer)| {
        missed(text, &format!("Under the Ferries Act, {question}"), answer)
    });
    let missed: Vec<String> = missed.collect();
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn what_a_law_says_of_itself_is_asked_of_it() {
    let landing = "a place on the shore at which people board";
    let missed = [
        missed(
            &format!("\"landing\" means {landing};"),
            &format!("Which term does the Ferries Act define as \"{landing}\"?"),
            "landing",
        ),
        missed(
            "This Act enters into force on 1 March 2010.",
            "On which date did the Ferries Act enter into force?",
            "1 March 2010",
        ),
        missed(
            "The Boats Act of 1922 is repealed.",
            "Which earlier act does the Ferries Act repeal?",
            "the Boats Act of 1922",
        ),
    ];
    assert_eq!(missed, [None, None, None]);
}

#[test]
fn the_heading_tells_of_what_an_article_speaks() {
    let rule = "(3) The permit is granted for no more than 20 years.";
    let all = asked_under(Some("Permit for moorings"), rule);
    assert_eq!(
        all,
        [(
            String::from(
                "Under the Ferries Act (\"Permit for moorings\"), the permit is granted for no more than _____ years."
            ),
            String::from("20")
        )]
    );
    let law = Law::new("Ferries Act", [rule].into_iter());
    let bare = law.rules(rule, &sentences(rule), Some("Final provisions"), None);
    assert!(
        bare.concat().iter().all(|draft| draft.quality < 0.55),
        "{bare:#?}"
    );
}

#[test]
fn a_claim_is_told_by_its_heading() {
    let all = asked_under(
        Some("Claims for lost luggage"),
        "A claim shall be lodged within 90 days.",
    );
    let told = "Under the Ferries Act (\"Claims for lost luggage\"), a claim shall be lodged within _____ days.";
    assert!(all.iter().any(|(asked, _)| asked == told), "{all:#?}");
}

#[test]
fn an_act_on_two_things_is_one() {
    let law = Law::new("Ferries and Landings Act", std::iter::empty());
    let text = "\"raft\" means a float of logs that is rowed by two people;";
    let drafts = law.rules(text, &sentences(text), None, None).concat();
    let asked = drafts.first().map(|draft| draft.prompt.as_str());
    assert_eq!(
        asked,
        Some(
            "Which term does the Ferries and Landings Act define as \"a float of logs that is rowed by two people\"?"
        )
    );
}

#[test]
fn what_points_elsewhere_is_not_asked() {
    for text in [
        "The Office may extend the period laid down in Article 1(2) by no more than six years.",
        "There shall be a Warden.",
        "No boat shall carry passengers.",
    ] {
        assert!(
            asked_under(None, text).is_empty(),
            "{:?}",
            asked_under(None, text)
        );
    }
}

/// Rules that were asked wrongly once, with the question that they give.
const TURNED: &[(&str, &str, &str)] = &[
    (
        "The Harbour Office is advised by a Council of seven captains, which meets at least four times a year.",
        "the Council meets at least _____ times a year.",
        "four",
    ),
    (
        "Each coast shall be divided into bays, each with a pilot who is appointed for a term of four years.",
        "each coast shall be divided into bays, each with a pilot who is appointed for a term of _____ years.",
        "four",
    ),
    (
        "The Harbour Office is governed by a board of nine captains, who are appointed by the Mayor.",
        "the captains of the board are appointed by the _____.",
        "Mayor",
    ),
    (
        "Ferries shall run for 14 hours a day in summer and for 10 hours a day in winter.",
        "ferries shall run for _____ hours a day in summer and for 10 hours a day in winter.",
        "14",
    ),
    (
        "Data on passengers shall be erased no later than 30 days after the voyage has been ended.",
        "data on passengers shall be erased no later than _____ days after the voyage has been ended.",
        "30",
    ),
    (
        "An application under the harbour plan may be made only by the Mayor.",
        "an application under the harbour plan may be made only by the _____.",
        "Mayor",
    ),
    (
        "Sales exceeding 10,000 crowns always require two witnesses, one of whom must be a captain.",
        "sales exceeding _____ crowns always require two witnesses.",
        "10,000",
    ),
    (
        "Pilots who serve without pay, or who receive no more than 1,200 crowns a year, are liable only for intent.",
        "pilots who serve without pay, or who receive no more than _____ crowns a year, are liable only for intent.",
        "1,200",
    ),
    (
        "A pilot guiding a tanker shall be at least thirty years old.",
        "a pilot guiding a tanker shall be at least _____ years old.",
        "thirty",
    ),
    (
        "A captain may represent no more than two others.",
        "no more than how many other captains may a captain represent?",
        "two",
    ),
    (
        "The Harbour Office shall keep the register of boats, approve ladders and buoys, and publish a list of wrecks by 30 April.",
        "who keeps the register of boats?",
        "the Harbour Office",
    ),
    (
        "The course comprises no fewer than nine dives, and pupils who pass shall receive a badge.",
        "the course comprises no fewer than _____ dives.",
        "nine",
    ),
    (
        "A raft may not be wider than 4 metres and, together with its load, may not weigh more than 900 kilograms or, where it has a keel, 1,200 kilograms.",
        "a raft may not be wider than _____ metres.",
        "4",
    ),
    (
        "A raft may not be wider than 4 metres and, together with its load, may not weigh more than 900 kilograms or, where it has a keel, 1,200 kilograms.",
        "a raft, together with its load, may not weigh more than _____ kilograms or, where the raft has a keel, 1,200 kilograms.",
        "900",
    ),
    (
        "More than two passengers may be carried only on a ferry.",
        "more than _____ passengers may be carried only on a ferry.",
        "two",
    ),
    (
        "Whoever hides a boat may be fined between 50 and 500 crowns.",
        "whoever hides a boat may be fined between _____ crowns.",
        "50 and 500",
    ),
];

#[test]
fn questions_are_turned_round_or_become_gaps() {
    let missed = TURNED.iter().filter_map(|(text, question, answer)| {
        missed(text, &format!("Under the Ferries Act, {question}"), answer)
    });
    let missed: Vec<String> = missed.collect();
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn what_is_torn_leaning_or_trivial_is_not_asked() {
    for text in [
        "The Diet of the Isles has adopted the following Act:",
        "It is prohibited to board a ferry:",
        "The Mayor shall close a landing if:",
        "Both shall be heard at a distance of 200 metres.",
        "A member may resign at any time.",
        "The fee is 45 crowns.",
        "Article 4(3) was inserted by the Law of 5 May 1931 and has applied since 1 July 1932.",
        "A captain may share a berth with up to three others.",
        "A claim shall be lodged within 90 days.",
        "A ferry under paragraph (c) lapses after three years.",
        "The charges in rule 3 and the fares in 6.5 may be altered by the Council.",
        "The member shall be heard for two hours before it takes effect.",
    ] {
        let law = Law::new("Ferries Act", [text].into_iter());
        let rules = law.rules(text, &sentences(text), None, None);
        let good: Vec<_> = rules.concat();
        let good: Vec<_> = good.iter().filter(|draft| draft.quality >= 0.55).collect();
        assert!(good.is_empty(), "{good:#?}");
    }
    let told = "An owner may lodge a complaint with the Court of Complaint.";
    let all = asked_under(None, told);
    assert!(all.iter().all(|(_, answer)| !answer.contains("Court")));
    assert!(tells_of_a_place(
        "§ 4(2) was inserted by the Act of 3 May 1931."
    ));
    assert!(!tells_of_a_place("§ 4 Ferries are inspected by the Mayor."));
}

#[test]
fn items_are_told_with_what_stands_before_their_list() {
    let item = |list: &str, text: &str| -> Vec<(String, String)> {
        let law = Law::new("Ferries Act", [text].into_iter());
        let rules = law.rules(text, &sentences(text), None, Some(list));
        let told = rules.into_iter().flatten();
        told.map(|draft| (draft.shown(), draft.value.told()))
            .collect()
    };
    assert_eq!(
        item(
            "(1) The Mayor shall close a landing if:",
            "no ferry has called there for longer than six months;"
        ),
        [(
            String::from(
                "Under the Ferries Act, the Mayor shall close a landing if no ferry has called there for longer than _____ months."
            ),
            String::from("six")
        )]
    );
    assert_eq!(
        item(
            "The Mayor shall:",
            "(b) publish a list of landings by 30 April each year;"
        )[0]
        .0,
        "Under the Ferries Act, by which date must the Mayor publish a list of landings each year?"
    );
    let bare = item(
        "It is forbidden to board a ferry:",
        "without a hand on the rail.",
    );
    assert!(bare.is_empty(), "{bare:#?}");
}

#[test]
fn conditions_duties_and_ways_are_asked() {
    let told = [
        (
            "Every rower is entitled in each year to free passage.",
            "to what is every rower entitled in each year?",
            "free passage",
        ),
        (
            "A rower who misses a crossing is deemed to have resigned from the guild.",
            "what is a rower who misses a crossing deemed to have done?",
            "resigned from the guild",
        ),
        (
            "The toll may be waived only where the ferry is late through the fault of the crew.",
            "only in which case may the toll be waived?",
            "where the ferry is late through the fault of the crew",
        ),
        (
            "Wages are to be paid before the beginning of the voyage.",
            "wages are to be paid _____.",
            "before the beginning of the voyage",
        ),
        (
            "The rowers elect their speaker by secret ballot.",
            "the rowers elect their speaker _____.",
            "by secret ballot",
        ),
        (
            "During the crossing the rower may not leave the oar.",
            "during the crossing, what may the rower not do?",
            "leave the oar",
        ),
        (
            "In the event of fog the crossing is postponed.",
            "in the event of fog, what happens to the crossing?",
            "it is postponed",
        ),
        (
            "A harbour shall have one hundred and fifty berths.",
            "a harbour shall have _____ berths.",
            "one hundred and fifty",
        ),
    ];
    let missed: Vec<String> = told
        .iter()
        .filter_map(|(text, question, answer)| {
            missed(text, &format!("Under the Ferries Act, {question}"), answer)
        })
        .collect();
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn what_is_torn_or_one_of_several_is_not_asked() {
    let refused = [
        (
            "A bill may be introduced by the Government, by ten rowers or by a guild.",
            "by whom",
        ),
        (
            "The Diet may at any time, and must on demand, count the boats.",
            "who may",
        ),
        ("Rowers may vote at elections to the Diet.", "to whom"),
        (
            "The Mayor shall close the pier if within sixty days no keeper is found.",
            "within",
        ),
        (
            "The licence lasts for two years and the badge for five.",
            "for how many years",
        ),
        ("They shall so inform the Mayor.", "what"),
    ];
    for (text, front) in refused {
        let all = asked_under(None, text);
        let torn = |(asked, _): &&(String, String)| {
            asked.starts_with(&format!("Under the Ferries Act, {front}"))
        };
        assert!(!all.iter().any(|one| torn(&one)), "{text}: {all:#?}");
    }
}

#[test]
fn terms_are_known_with_and_without_their_quotation_marks() {
    for (text, told, term) in [
        (
            "(c)the term „harbour dues” means any sum that is paid by a boat for the use of a quay;",
            "any sum that is paid by a boat for the use of a quay",
            "harbour dues",
        ),
        (
            "dealer means any person who sells boats at auction for others; (marchand)",
            "any person who sells boats at auction for others",
            "dealer",
        ),
    ] {
        let question = format!("Which term does the Ferries Act define as \"{told}\"?");
        assert_eq!(missed(text, &question, term), None);
    }
}
