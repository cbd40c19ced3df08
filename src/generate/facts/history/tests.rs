//! Questions on history and law, of other subjects than any text that was looked at.

use crate::generate::facts::asking::{asked, gives};

#[test]
fn by_whom_something_was_done_is_asked_with_its_year() {
    gives(
        "The Falun Mine was reopened in 1712 by Eva Holm after a long quarrel.",
        "By whom was the Falun Mine reopened in 1712?",
        "Eva Holm",
    );
}

#[test]
fn a_treaty_is_asked_for_by_what_it_gave() {
    gives(
        "The Treaty of Falun, signed in 1809, gave the Lund Islands to Sweden.",
        "Which treaty signed in 1809 gave the Lund Islands to Sweden?",
        "Treaty of Falun",
    );
    gives(
        "A war against Norway ended with the Treaty of Falun in 1809.",
        "With which treaty did a war against Norway end in 1809?",
        "Treaty of Falun",
    );
}

#[test]
fn where_a_body_met_is_asked_with_its_year() {
    gives(
        "In 1800 a diet was held in Falun.",
        "Where was a diet held in 1800?",
        "Falun",
    );
    let any = asked("In 1800 coal was found in Falun.");
    assert!(
        any.iter().all(|(prompt, _)| !prompt.starts_with("Where")),
        "{any:?}"
    );
}

#[test]
fn what_something_was_called_is_asked() {
    gives(
        "In 1410 a wider alliance, the League of Falun, was formed.",
        "What was the name of the alliance formed in 1410?",
        "League of Falun",
    );
    gives(
        "The Lund Board, which replaced the Article 12 Office, met in Falun.",
        "What did the Lund Board replace?",
        "Article 12 Office",
    );
}

#[test]
fn the_case_that_shows_a_rule_is_asked_for() {
    gives(
        "A lease of land binds no later buyer: Lund v Berg (1862), about a mill.",
        "Which case of 1862 shows that a lease of land binds no later buyer?",
        "Lund v Berg",
    );
    gives(
        "In Holm v Falun Railway (1903) a passenger without a ticket was refused damages.",
        "What is the case of 1903 called in which a passenger without a ticket was refused damages?",
        "Holm v Falun Railway",
    );
    let leaning = asked("It protects a tenant: Lund v Berg (1862).");
    assert!(
        leaning.iter().all(|(prompt, _)| !prompt.contains("case")),
        "{leaning:?}"
    );
}

#[test]
fn the_article_that_rules_something_is_asked_for() {
    gives(
        "Article 14 protects the tenants of mills against sudden notice.",
        "Which article protects the tenants of mills against sudden notice?",
        "Article 14",
    );
}

#[test]
fn the_time_in_which_something_is_due_is_asked_for() {
    gives(
        "A fire in a mill must be reported to the Falun Office within 12 hours.",
        "Within how long must a fire in a mill be reported to the Falun Office?",
        "12 hours",
    );
}

#[test]
fn parties_that_did_something_together_are_asked_for() {
    gives(
        "In 1241 Norway and Sweden agreed to share the fish of the Lund Sound.",
        "Which two countries agreed to share the fish of the Lund Sound in 1241?",
        "Norway, Sweden",
    );
}

#[test]
fn a_thing_is_asked_for_by_its_kind() {
    gives(
        "In March 1921 the paddle steamer Lund Queen sank in a storm off Peru.",
        "Which paddle steamer sank in a storm off Peru in March 1921?",
        "Lund Queen",
    );
}

#[test]
fn where_somebody_moved_is_asked_with_its_year() {
    gives(
        "Eva Holm moved to Falun in 1800.",
        "Where did Eva Holm move in 1800?",
        "Falun",
    );
}

#[test]
fn what_took_the_place_of_something_is_asked() {
    gives(
        "In the fifteenth century the hand mill of Falun was superseded by the larger water mill.",
        "By what was the hand mill of Falun superseded in the fifteenth century?",
        "larger water mill",
    );
}

#[test]
fn somebody_is_asked_for_by_the_office_behind_the_name() {
    gives(
        "Eva Holm, the mayor of Falun, founded the Lund Hospital in 1803.",
        "Which mayor of Falun founded the Lund Hospital in 1803?",
        "Eva Holm",
    );
}

#[test]
fn half_an_object_is_not_asked_of() {
    let torn = asked("Eva Holm united the Lund and Falun tribes in 1803.");
    let half = |prompt: &str| prompt.ends_with("the Lund?") || prompt.contains("the Lund in");
    assert!(torn.iter().all(|(prompt, _)| !half(prompt)), "{torn:?}");
}
