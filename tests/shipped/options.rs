//! Options to choose from: plausible by number, and telling nothing by their length or place.

use crate::library::{Asked, cards, name, none, questions};
use crate::words::words;

fn with_options() -> Vec<Asked> {
    questions()
        .into_iter()
        .filter(|asked| asked.has_options())
        .collect()
}

/// Right answers and distractors.
fn options(asked: Asked) -> (Vec<String>, Vec<&'static str>) {
    (asked.answers(), asked.distractors())
}

#[test]
fn every_choice_has_two_to_four_distractors() {
    let offenders = with_options()
        .into_iter()
        .filter(|asked| !(2..=4).contains(&asked.distractors().len()))
        .map(|asked| format!("{}: {}", asked.name(), asked.distractors().len()));
    none(
        &offenders.collect::<Vec<_>>(),
        "give 2 to 4 distractors, best 3",
    );
}

#[test]
fn at_least_a_third_of_the_cards_have_three_distractors() {
    let rich = |card: &quizdeck::deck::Card| {
        card.faces()
            .iter()
            .any(|face| card.distractors(*face).len() >= 3)
    };
    let (all, rich) = (
        cards().len(),
        cards().iter().filter(|(_, card)| rich(card)).count(),
    );
    assert!(
        3 * rich >= all,
        "{rich} of {all} cards have three distractors"
    );
}

#[test]
fn no_option_is_all_or_none_of_the_others() {
    const LAZY: [&str; 8] = [
        "all of the",
        "all of these",
        "all the above",
        "all above",
        "none of the",
        "none of these",
        "both of",
        "neither of",
    ];
    let lazy = |text: &str| {
        let text = text.to_lowercase();
        LAZY.iter().any(|phrase| text.contains(phrase))
            || ["all", "both", "none", "neither"].contains(&text.as_str())
    };
    let mut offenders = Vec::new();
    for asked in with_options() {
        let (right, wrong) = options(asked);
        let all = right.iter().map(String::as_str).chain(wrong);
        offenders.extend(
            all.filter(|text| lazy(text))
                .map(|text| format!("{}: `{text}`", asked.name())),
        );
    }
    none(&offenders, "write an option that says something itself");
}

/// Of the questions whose longest (or shortest) option stands alone: how often it is right, and how often chance would
/// have it so.
fn standing_out(length: impl Fn(&str) -> i64) -> (usize, f64, Vec<String>) {
    let mut right_ones = Vec::new();
    let (mut chance, mut all) = (0.0, 0);
    for asked in with_options() {
        let (right, wrong) = options(asked);
        let longest =
            |texts: &mut dyn Iterator<Item = &str>| texts.map(&length).max().unwrap_or(i64::MIN);
        let own = longest(&mut right.iter().map(String::as_str));
        let others = longest(&mut wrong.iter().copied());
        let tied = right.iter().filter(|text| length(text) == own).count() > 1;
        all += 1;
        #[allow(clippy::cast_precision_loss)] // a handful of options
        let share = right.len() as f64 / (right.len() + wrong.len()) as f64;
        chance += share;
        if own > others && !tied {
            right_ones.push(format!("{}: {right:?} / {wrong:?}", asked.name()));
        }
    }
    (all, chance, right_ones)
}

fn length(text: &str) -> i64 {
    i64::try_from(text.chars().count()).unwrap_or(i64::MAX)
}

#[test]
fn the_longest_option_is_right_no_more_often_than_chance() {
    let (all, chance, right) = standing_out(length);
    #[allow(clippy::cast_precision_loss)] // a few hundred questions
    let often = right.len() as f64;
    assert!(
        often <= chance,
        "in {often} of {all} questions (chance: {chance:.0}):\n  {}",
        right.join("\n  ")
    );
}

#[test]
fn the_shortest_option_is_right_no_more_often_than_chance() {
    let (all, chance, right) = standing_out(|text| -length(text));
    #[allow(clippy::cast_precision_loss)] // a few hundred questions
    let often = right.len() as f64;
    assert!(
        often <= chance,
        "in {often} of {all} questions (chance: {chance:.0}):\n  {}",
        right.join("\n  ")
    );
}

/// The value of a numeric option: the only figure in it.
fn value(text: &str) -> Option<f64> {
    let figures: Vec<f64> = words(text)
        .iter()
        .filter_map(|word| word.parse().ok())
        .collect();
    match figures.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

#[test]
fn the_right_number_is_the_smallest_the_largest_and_between() {
    let mut ranks: Vec<Vec<String>> = vec![Vec::new(); 4];
    for asked in with_options() {
        let (right, wrong) = options(asked);
        let ([right], true) = (right.as_slice(), wrong.len() == 3) else {
            continue;
        };
        let values: Option<Vec<f64>> = wrong.iter().map(|text| value(text)).collect();
        if let (Some(own), Some(others)) = (value(right), values) {
            let below = others.iter().filter(|other| **other < own).count();
            ranks[below].push(asked.name());
        }
    }
    let all: usize = ranks.iter().map(Vec::len).sum();
    let told: Vec<String> = ranks
        .iter()
        .map(|names| format!("{}: {}", names.len(), names.join(", ")))
        .collect();
    let told = told.join("\n  ");
    assert!(all >= 20, "too few numeric choices to judge: {all}");
    // an even spread is a quarter each; half or twice that is where a guesser begins to profit
    let even = ranks
        .iter()
        .all(|names| 8 * names.len() >= all && 5 * names.len() <= 2 * all);
    assert!(
        even,
        "{all} numeric choices by the rank of the answer, the smallest first:\n  {told}"
    );
}

#[test]
fn options_of_a_question_begin_alike() {
    // one option with an article or in capitals among others without is a cue
    fn capital(text: &str) -> bool {
        text.chars().next().is_some_and(char::is_uppercase)
    }
    fn determined(text: &str) -> bool {
        let first = text.split(' ').next().unwrap_or("");
        ["a", "an", "the", "its", "their", "both"].contains(&first)
    }
    fn infinitive(text: &str) -> bool {
        text.starts_with("to ")
    }
    let mut offenders = Vec::new();
    for asked in with_options() {
        let (right, wrong) = options(asked);
        for shape in [capital as fn(&str) -> bool, determined, infinitive] {
            let mine = right.iter().filter(|text| shape(text)).count();
            let theirs = wrong.iter().filter(|text| shape(text)).count();
            let odd = (mine == right.len() && theirs == 0) || (mine == 0 && theirs == wrong.len());
            if odd {
                offenders.push(format!("{}: {right:?} / {wrong:?}", asked.name()));
            }
        }
    }
    none(&offenders, "word the options alike");
}

#[test]
fn no_item_of_an_order_tells_its_place() {
    const TELLING: [&str; 10] = [
        "first", "second", "third", "fourth", "last", "finally", "earliest", "later", "next",
        "then",
    ];
    let mut offenders = Vec::new();
    for (deck, card) in cards() {
        if let quizdeck::deck::Kind::Order { order, .. } = &card.kind {
            let tells = |word: &String| {
                let year = word.len() == 4 && word.parse::<u16>().is_ok();
                year || TELLING.contains(&word.as_str())
            };
            let items = order.iter().filter(|item| words(item).iter().any(tells));
            offenders.extend(items.map(|item| format!("{}: `{item}`", name(deck, card))));
        }
    }
    none(&offenders, "leave years and ordinals out of the items");
}
