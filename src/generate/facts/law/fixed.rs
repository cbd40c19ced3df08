//! Sentences that laws have in set words: what a term means, what a breach costs, when a law comes into force.

use super::Asked;
use super::clause::{is_plural, lowered_article};
use super::define::{definition, initials};
use super::measure::days;
use super::plain::points;
use super::words::SELF;
use crate::generate::facts::Value;
use crate::generate::lexicon::{THIRD, forms};

/// The questions on a sentence in set words; `law` is the law with its article, `last` what the sentence before was about.
pub(super) fn fixed(text: &str, law: &str) -> Vec<Asked> {
    let text = text.trim_end_matches(['.', ';', ':', ' ', ',']);
    let frames: [fn(&str, &str) -> Option<Asked>; 11] = [
        eligible, initials, definition, fine, punishment, force, repeal, purpose, forbidden,
        excepted, penalty,
    ];
    frames
        .iter()
        .find_map(|frame| frame(text, law))
        .into_iter()
        .collect()
}

/// `No person shall be a warden who shall not have attained the age of thirty years`: what age?
fn eligible(text: &str, _: &str) -> Option<Asked> {
    /// A longer one is more than an office.
    const LONGEST: usize = 6;
    let (nobody, rest) = text.split_once(" shall be ")?;
    let (office, rest) = rest.split_once(" who ")?;
    let (given, age) = rest.split_once("attained ")?;
    let age = age.strip_prefix("to ").unwrap_or(age);
    let age = ["the age of ", "the Age of "]
        .iter()
        .find_map(|mark| age.strip_prefix(mark))?;
    let (figure, rest) = age.split_once(' ')?;
    let unit = rest
        .split([',', ' ', ';'])
        .next()
        .unwrap_or_default()
        .to_lowercase();
    let whole = nobody.eq_ignore_ascii_case("no person")
        && matches!(given, "shall not have " | "has not ")
        && unit.starts_with("year")
        && office.split(' ').count() <= LONGEST;
    whole.then(|| Asked {
        prompt: format!("what age must anyone have attained to be {office}"),
        value: Value::Words(format!("{figure} {unit}")),
        quality: 0.76,
        opened: true,
    })
}

/// What anyone does who is punished, as a question needs it: the first of several deeds that can be understood without
/// looking up another article.
fn deed(text: &str) -> Option<String> {
    /// Longer deeds drown the question.
    const LONGEST: usize = 18;
    let text = text.trim_end_matches([',', ' ']);
    let parts: Vec<&str> = text
        .split(", ")
        .map(|part| part.trim_start_matches("or ").trim_start_matches("and "))
        .collect();
    let begins = |part: &str| {
        let first = part.split(' ').next().unwrap_or_default();
        let first = if first.ends_with("ly") {
            part.split(' ').nth(1).unwrap_or_default()
        } else {
            first
        };
        forms(first).iter().any(|(_, sorts)| sorts & THIRD != 0)
            || matches!(first, "is" | "has" | "does")
    };
    let chosen = if parts.len() > 1 && parts.iter().all(|part| begins(part)) {
        let plain = parts.into_iter().find(|part| !points(part))?;
        plain.to_owned()
    } else if points(text) {
        let ors = text
            .match_indices(" or ")
            .filter(|(at, _)| begins(&text[at + 4..]) && !points(&text[..*at]));
        let (at, _) = ors.last()?;
        text[..at].to_owned()
    } else {
        text.to_owned()
    };
    let words = chosen.split(' ').count();
    (begins(&chosen) && (3..=LONGEST).contains(&words)).then_some(chosen)
}

/// `A fine of X shall be imposed on anyone who …`
fn fine(text: &str, _: &str) -> Option<Asked> {
    let rest = text.strip_prefix("A fine of ")?;
    let (sum, rest) = rest.split_once(" shall be imposed on ")?;
    let (_, done) = rest.split_once(" who ")?;
    let deed = deed(done)?;
    Some(Asked {
        prompt: format!("what fine is imposed on anyone who {deed}"),
        value: Value::Words(sum.to_owned()),
        quality: 0.75,
        opened: true,
    })
}

/// `Whoever … shall be punished with …`
fn punishment(text: &str, _: &str) -> Option<Asked> {
    const WHO: [&str; 7] = [
        "Whoever ",
        "Anyone who ",
        "Any person who ",
        "A person who ",
        "Every person who ",
        "Persons who ",
        "He who ",
    ];
    const BY: [&str; 10] = [
        " commits an offence and is liable on conviction to ",
        " commits an offence and is liable to ",
        " shall be liable on conviction to ",
        " is liable on conviction to ",
        " shall be punished with ",
        " shall be punished by ",
        " shall be liable to ",
        " is liable to ",
        " shall be sentenced to ",
        " is punishable with ",
    ];
    let rest = WHO.iter().find_map(|who| text.strip_prefix(who))?;
    let (done, punished) = BY.iter().find_map(|by| rest.split_once(by))?;
    let deed = deed(done)?;
    let punished = punished.split(", ").next().unwrap_or(punished);
    let punished = punished.split("; ").next().unwrap_or(punished);
    // of a fine and more the fine is asked
    let sum = [
        "a fine not exceeding ",
        "a fine of up to ",
        "a fine of not more than ",
    ]
    .iter()
    .find_map(|start| punished.strip_prefix(start))
    .and_then(|sum| sum.split_once(" or "));
    if let Some((sum, _)) = sum {
        return Some(Asked {
            prompt: format!("up to what sum may anyone be fined who {deed}"),
            value: Value::Words(sum.to_owned()),
            quality: 0.74,
            opened: true,
        });
    }
    Some(Asked {
        prompt: format!("what is the punishment for anyone who {deed}"),
        value: Value::Words(punished.to_owned()),
        quality: 0.75,
        opened: true,
    })
}

/// `Smuggling is punishable by …`
fn penalty(text: &str, _: &str) -> Option<Asked> {
    const BY: [&str; 3] = [
        " is punishable by ",
        " shall be punishable by ",
        " shall be punished by ",
    ];
    let (deed, punished) = BY.iter().find_map(|by| text.split_once(by))?;
    (deed.split(' ').count() <= 14 && !points(deed)).then(|| Asked {
        prompt: format!("what is the punishment for {}", lowered_article(deed)),
        value: Value::Words(
            punished
                .split([',', ';'])
                .next()
                .unwrap_or(punished)
                .to_owned(),
        ),
        quality: 0.7,
        opened: true,
    })
}

/// `This Act enters into force on …`
fn force(text: &str, law: &str) -> Option<Asked> {
    const VERBS: [&str; 8] = [
        " enters into force",
        " shall enter into force",
        " comes into force",
        " shall come into force",
        " comes into operation",
        " shall come into operation",
        " takes effect",
        " shall take effect",
    ];
    let (subject, rest) = VERBS.iter().find_map(|verb| text.split_once(verb))?;
    let verb = if text.contains(" effect") {
        "take effect"
    } else if text.contains(" come") {
        "come into force"
    } else {
        "enter into force"
    };
    if !is_own(subject) {
        return None;
    }
    let days = days(rest);
    let day = days.first().filter(|day| day.asked == "on which date")?;
    let without = rest[day.whole.end..].strip_prefix(", with the exception of ");
    let except = without.map(|without| without.split(", ").next().unwrap_or(without));
    let except = except.map_or(String::new(), |except| {
        format!(", with the exception of {except}")
    });
    Some(Asked {
        prompt: format!(
            "on which date did {law}{except}{} {verb}",
            if except.is_empty() { "" } else { "," }
        ),
        value: Value::Words(rest[day.day.clone()].to_owned()),
        quality: 0.76,
        opened: false,
    })
}

/// Whether a subject is the law that speaks: `This Act`.
pub(super) fn is_own(subject: &str) -> bool {
    let mut words = subject.split(' ');
    let this = words
        .next()
        .is_some_and(|word| matches!(word, "This" | "this" | "These" | "these"));
    let noun = words.next().unwrap_or_default().to_lowercase();
    this && words.next().is_none() && SELF.contains(&&*noun)
}

/// `The Waters Act of 1961 is repealed.`
fn repeal(text: &str, law: &str) -> Option<Asked> {
    let named = [
        " is repealed",
        " are repealed",
        " shall be repealed",
        " is hereby repealed",
    ];
    let repealed = named.iter().find_map(|end| text.strip_suffix(end))?;
    let repealed = repealed
        .strip_prefix("On the same day ")
        .unwrap_or(repealed);
    let noun = repealed
        .split(' ')
        .map(str::to_lowercase)
        .find(|word| SELF.contains(&&**word))?;
    (repealed.split(' ').count() <= 9 && !points(repealed)).then(|| Asked {
        prompt: format!(
            "which earlier {noun} {} {law} repeal",
            if is_plural(law.rsplit(' ').next().unwrap_or(law)) {
                "do"
            } else {
                "does"
            }
        ),
        value: Value::Words(lowered_article(repealed)),
        quality: 0.72,
        opened: false,
    })
}

/// `The purpose of this Act is to protect A, B and C against D.`
fn purpose(text: &str, law: &str) -> Option<Asked> {
    let rest = [
        "The purpose of this ",
        "The aim of this ",
        "The object of this ",
    ]
    .iter()
    .find_map(|start| text.strip_prefix(start))?;
    let (_, rest) = rest.split_once(" is to ")?;
    let (verb, rest) = rest.split_once(' ')?;
    let (told, end) = [" against ", " from "].iter().find_map(|mark| {
        let (told, behind) = rest.split_once(mark)?;
        Some((
            told,
            format!("{mark}{}", behind.split(", to ").next().unwrap_or(behind)),
        ))
    })?;
    let members: Vec<String> = told
        .replace(", and ", ", ")
        .replace(" and ", ", ")
        .split(", ")
        .map(str::to_owned)
        .collect();
    let short = members.iter().all(|member| member.split(' ').count() <= 4);
    ((2..=4).contains(&members.len()) && short && end.split(' ').count() <= 12).then(|| Asked {
        prompt: format!("what is it the purpose of {law} to {verb}{end}"),
        value: Value::List(members),
        quality: 0.66,
        opened: false,
    })
}

/// `Within a strip it is prohibited to …`: within what?
fn forbidden(text: &str, _: &str) -> Option<Asked> {
    const MARKS: [&str; 6] = [
        " it is forbidden to ",
        " it is prohibited to ",
        ", it is forbidden to ",
        ", it is prohibited to ",
        " it shall be prohibited to ",
        " it is unlawful to ",
    ];
    let (place, deed, word) = MARKS.iter().find_map(|mark| {
        let (place, deed) = text.split_once(mark)?;
        let word = ["forbidden", "prohibited", "unlawful"]
            .into_iter()
            .find(|word| mark.contains(word))?;
        Some((place, deed, word))
    })?;
    let (prep, place) = place.split_once(' ')?;
    if !matches!(prep, "In" | "Within" | "On" | "At" | "Inside") || place.split(' ').count() > 6 {
        return None;
    }
    let head = place.rsplit(' ').next().unwrap_or_default();
    let which = match place.starts_with("the ") && place.split(' ').count() == 3 {
        true => format!("which {head}"),
        false => String::from("what"),
    };
    Some(Asked {
        prompt: format!("{} {which} is it {word} to {deed}", prep.to_lowercase()),
        value: Value::Words(place.to_owned()),
        quality: 0.68,
        opened: true,
    })
}

/// `Every discharge requires a permit, except …`
fn excepted(text: &str, _: &str) -> Option<Asked> {
    /// Longer exceptions are no answer.
    const LONGEST: usize = 9;
    let (rule, except) = [", except for ", ", except ", ", with the exception of "]
        .iter()
        .find_map(|mark| text.split_once(mark))?;
    let whole = ["Every ", "All ", "Any ", "Each "]
        .iter()
        .any(|start| rule.starts_with(start));
    let plain = except.split(' ').count() <= LONGEST && !except.contains(',') && !points(except);
    let clause = !["where", "when", "if", "that", "as", "in"]
        .contains(&except.split(' ').next().unwrap_or_default());
    let be = if is_plural(except) { "are" } else { "is" };
    (whole && plain && clause).then(|| Asked {
        prompt: format!(
            "what {be} excepted from the rule that {}",
            lowered_article(rule)
        ),
        value: Value::Words(except.to_owned()),
        quality: 0.68,
        opened: true,
    })
}
