//! Distractors: wrong for sure, of the same kind, and near enough to tempt.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::base::Seed;
use crate::base::text::capitalised;
use crate::base::words::NUMBER_WORDS;
use crate::generate::facts::{Draft, Value};
use crate::generate::language::tokens;
use crate::generate::lexicon::{NameKind, countries, country};

/// How many distractors a choice gets.
const THREE: usize = 3;

/// What one document offers.
#[derive(Debug, Default)]
pub(crate) struct Pool {
    /// Every year in it.
    pub(crate) years: BTreeSet<i16>,
    /// The last year that a distractor may name.
    pub(crate) latest: i16,
    /// Terms that it defines.
    pub(crate) terms: BTreeSet<String>,
    /// Full names of people by what they did.
    pub(crate) persons: BTreeMap<String, BTreeSet<String>>,
    /// Full names of people whom it names.
    pub(crate) people: BTreeSet<String>,
    /// Names by what they stand for, as far as they are answers.
    pub(crate) names: BTreeMap<NameKind, BTreeSet<String>>,
    /// The offices of people, with their country where one stands before them: `Japanese prime minister`.
    pub(crate) offices: BTreeMap<String, BTreeSet<String>>,
    /// Its numbers, as written.
    pub(crate) numbers: BTreeSet<String>,
}

impl Pool {
    /// Who else could have done it: everybody, where one alone did.
    fn doers(&self, draft: &Draft) -> Option<&BTreeSet<String>> {
        let alone = matches!(draft.frame, "subject" | "object" | "maker");
        let all = Some(&self.people).filter(|_| alone);
        all.or_else(|| self.persons.get(deed(draft)))
    }

    /// The people of the same office and country as somebody.
    fn colleagues(&self, name: &str) -> BTreeSet<String> {
        let Some(held) = self.offices.get(name) else {
            return BTreeSet::new();
        };
        let same = self.offices.iter().filter(|(other, offices)| {
            *other != name && offices.intersection(held).next().is_some()
        });
        same.map(|(other, _)| other.clone()).collect()
    }
}

/// Three distractors, or none: then the question is typed. `text` is the evidence, whose names are no distractors.
pub(crate) fn distractors(draft: &Draft, pool: &Pool, text: &str, seed: Seed) -> Vec<String> {
    let mut chance = Chance(seed.derive(&draft.prompt).0);
    let found = match &draft.value {
        // somebody who visited once may have come again: no other year is wrong for sure
        Value::Year(..) if matches!(deed(draft), "visit" | "meet" | "travel" | "attend") => {
            Vec::new()
        }
        Value::Year(year, _) => years(*year, pool, &mut chance),
        Value::Number { text, value } => numbers(text, *value, draft, pool, &mut chance),
        Value::Name(name, NameKind::Country) => neighbours(name, text, &draft.prompt, &mut chance),
        Value::Name(name, _) if draft.prompt.to_lowercase().contains("the capital of") => {
            capitals(name, &mut chance)
        }
        Value::Name(name, NameKind::Person) => {
            let held = pool.colleagues(name);
            let found = others(name, &held, text, &draft.prompt, &mut chance);
            if found.len() < THREE {
                pool.doers(draft)
                    .map(|persons| others(name, persons, text, &draft.prompt, &mut chance))
                    .unwrap_or_default()
            } else {
                found
            }
        }
        Value::Name(name, kind @ (NameKind::Treaty | NameKind::Prize)) => pool
            .names
            .get(kind)
            .map(|names| others(name, names, text, &draft.prompt, &mut chance))
            .unwrap_or_default(),
        Value::Term(term) => others(term, &pool.terms, text, &draft.prompt, &mut chance),
        Value::Age(text) => ages(text),
        _ => Vec::new(),
    };
    if found.len() < THREE {
        Vec::new()
    } else {
        found.into_iter().take(THREE).collect()
    }
}

/// What the answer of a draft did: its verb.
pub(crate) fn deed(draft: &Draft) -> &str {
    draft.key.split('|').nth(2).unwrap_or("")
}

/// A stream of chance of a question's own, so that other questions do not change its distractors.
struct Chance(u64);

impl Chance {
    fn next(&mut self, below: usize) -> usize {
        // xorshift: any fixed mixing serves, as only the choice among equals hangs on it
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % below.max(1)
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            let other = self.next(at + 1);
            items.swap(at, other);
        }
    }
}

/// Years 2 to 15 away that the document does not name.
fn years(year: i16, pool: &Pool, chance: &mut Chance) -> Vec<String> {
    let offsets = |range: std::ops::RangeInclusive<i16>| {
        range
            .flat_map(|off| [year - off, year + off])
            .filter(|near| {
                *near <= pool.latest.max(year) && *near > 0 && !pool.years.contains(near)
            })
            .collect::<Vec<_>>()
    };
    let mut near = offsets(2..=6);
    let mut far = offsets(7..=15);
    chance.shuffle(&mut near);
    chance.shuffle(&mut far);
    let mut picked: Vec<i16> = Vec::new();
    for candidate in near.iter().take(2).chain(&far).chain(near.iter().skip(2)) {
        // two years side by side look alike
        if picked.iter().all(|other| (other - candidate).abs() > 1) && picked.len() < THREE {
            picked.push(*candidate);
        }
    }
    picked.sort_unstable();
    picked.iter().map(ToString::to_string).collect()
}

/// Numbers of the same look, some way off.
fn numbers(text: &str, value: f64, draft: &Draft, pool: &Pool, chance: &mut Chance) -> Vec<String> {
    let first = text.split(' ').next().unwrap_or("");
    let rest = &text[first.len()..];
    let small = value <= 20.0
        && value.fract() == 0.0
        && (first.parse::<u32>().is_ok() || NUMBER_WORDS.contains(&&*first.to_lowercase()));
    let mut near: Vec<f64> = if small {
        let steps: &[f64] = if value <= 6.0 {
            &[-2.0, -1.0, 1.0, 2.0, 3.0]
        } else {
            &[-4.0, -3.0, -2.0, 2.0, 3.0, 4.0]
        };
        steps
            .iter()
            .map(|step| value + step)
            .filter(|other| *other >= 2.0)
            .collect()
    } else {
        let times: &[f64] = &[0.5, 0.6, 0.75, 0.8, 1.2, 1.25, 1.5, 1.6, 2.0];
        times.iter().map(|times| shown(first) * times).collect()
    };
    near.retain(|other| !(draft.frame == "share" || text.contains('%')) || *other < 100.0);
    chance.shuffle(&mut near);
    let mut found: Vec<(f64, String)> = Vec::new();
    for other in near {
        let Some(written) = like(first, other) else {
            continue;
        };
        let whole = format!("{written}{rest}");
        let told = draft.prompt.contains(&format!(" {written} ")) || pool.numbers.contains(&whole);
        let apart = found
            .iter()
            .all(|(known, text)| (known - other).abs() > other.abs() * 0.08 && *text != whole);
        if whole != *text && !told && apart && found.len() < THREE {
            found.push((other, whole));
        }
    }
    found.sort_by(|one, other| one.0.total_cmp(&other.0));
    found.into_iter().map(|(_, text)| text).collect()
}

/// The number that a word shows, without what multiplies it.
fn shown(first: &str) -> f64 {
    tokens(first)
        .first()
        .and_then(crate::generate::language::value)
        .unwrap_or(0.0)
}

/// A number written as another is: with its currency, its marks, as many figures that count.
fn like(first: &str, value: f64) -> Option<String> {
    if let Some(at) = NUMBER_WORDS
        .iter()
        .position(|word| *word == first.to_lowercase())
    {
        let _ = at;
        let other = NUMBER_WORDS.iter().enumerate().find(|(at, _)| {
            u32::try_from(*at).is_ok_and(|at| (f64::from(at) - value).abs() < 0.5)
        })?;
        return Some(if first.starts_with(char::is_uppercase) {
            capitalised(other.1)
        } else {
            (*other.1).to_owned()
        });
    }
    let digits = first.find(|c: char| c.is_ascii_digit())?;
    let last = first.rfind(|c: char| c.is_ascii_digit())? + 1;
    let (head, number, tail) = (&first[..digits], &first[digits..last], &first[last..]);
    let places = number.split_once('.').map_or(0, |(_, after)| after.len());
    let counted: String = number.chars().filter(char::is_ascii_digit).collect();
    let zeros = if places == 0 {
        counted.len() - counted.trim_end_matches('0').len()
    } else {
        0
    };
    let step = 10_f64.powi(i32::try_from(zeros).ok()?);
    // 5 of 50,000 may become 75,000: one more figure that counts
    let step = if zeros > 0 && counted.trim_end_matches('0').len() == 1 {
        step / if counted.trim_end_matches('0') == "1" && zeros < 2 {
            1.0
        } else {
            2.0
        }
    } else {
        step
    };
    let rounded = if places == 0 {
        (value / step).round() * step
    } else {
        value
    };
    let plain = format!("{rounded:.places$}");
    let grouped = if number.contains(',') || places == 0 && rounded >= 10_000.0 {
        group(&plain)
    } else {
        plain
    };
    Some(format!("{head}{grouped}{tail}"))
}

fn group(plain: &str) -> String {
    let (whole, part) = plain
        .split_once('.')
        .map_or((plain, String::new()), |(whole, part)| {
            (whole, format!(".{part}"))
        });
    let mut grouped = String::new();
    for (at, c) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(c);
    }
    grouped + &part
}

/// Countries of the same part of the world that the sentence does not name.
fn neighbours(name: &str, text: &str, prompt: &str, chance: &mut Chance) -> Vec<String> {
    let Some(known) = country(name) else {
        return Vec::new();
    };
    // `Korea's partner` is no partner of South Korea
    let named: Vec<&str> = prompt
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| word.starts_with(char::is_uppercase) && !known.name.contains(word))
        .collect();
    let free = |other: &&crate::generate::lexicon::Country| {
        other.name != known.name
            && !text.contains(other.name)
            && !text.contains(other.adjective)
            && !prompt.contains(other.name)
            && !other.name.split(' ').any(|word| {
                word.len() > 4 && word != "South" && word != "North" && named.contains(&word)
            })
            && other.aliases.iter().all(|alias| !text.contains(alias))
    };
    let mut near: Vec<&str> = countries()
        .iter()
        .filter(|other| other.region == known.region)
        .filter(free)
        .map(|other| other.name)
        .collect();
    let family = known.region.split('-').next_back().unwrap_or("");
    let mut far: Vec<&str> = countries()
        .iter()
        .filter(|other| {
            other.region != known.region
                && other.region != "former"
                && other.region.ends_with(family)
                && !family.is_empty()
        })
        .filter(free)
        .map(|other| other.name)
        .collect();
    chance.shuffle(&mut near);
    chance.shuffle(&mut far);
    near.into_iter()
        .chain(far)
        .take(THREE)
        .map(|name| name.trim_start_matches("The ").to_owned())
        .collect()
}

fn capitals(name: &str, chance: &mut Chance) -> Vec<String> {
    let Some(own) = countries().iter().find(|known| known.capital == name) else {
        return Vec::new();
    };
    let mut near: Vec<&str> = countries()
        .iter()
        .filter(|other| {
            other.region == own.region && other.capital != name && !other.capital.is_empty()
        })
        .map(|other| other.capital)
        .collect();
    chance.shuffle(&mut near);
    near.into_iter().take(THREE).map(str::to_owned).collect()
}

/// Others of a pool that neither the sentence nor the question names.
fn others(
    name: &str,
    pool: &BTreeSet<String>,
    text: &str,
    prompt: &str,
    chance: &mut Chance,
) -> Vec<String> {
    let low = text.to_lowercase();
    let words = name.split(' ').count();
    let plural = name.ends_with('s');
    let part = |other: &str| {
        other
            .split(' ')
            .any(|word| name.split(' ').any(|own| own.eq_ignore_ascii_case(word)))
    };
    let mut free: Vec<&String> = pool
        .iter()
        .filter(|other| {
            *other != name
                && !low.contains(&other.to_lowercase())
                && !prompt.to_lowercase().contains(&other.to_lowercase())
                && !part(other)
        })
        .filter(|other| {
            other.split(' ').count().abs_diff(words) <= 2 && other.ends_with('s') == plural
        })
        .filter(|other| {
            other.starts_with(char::is_uppercase) == name.starts_with(char::is_uppercase)
        })
        .collect();
    chance.shuffle(&mut free);
    free.into_iter().take(THREE).cloned().collect()
}

/// Decades and centuries before and after.
fn ages(text: &str) -> Vec<String> {
    if let Some(decade) = text
        .strip_suffix('s')
        .and_then(|decade| decade.parse::<i16>().ok())
    {
        return [-20, -10, 10]
            .iter()
            .map(|off| format!("{}s", decade + off))
            .collect();
    }
    let Some((ordinal, "century")) = text.split_once(' ') else {
        return Vec::new();
    };
    let digits = ordinal.trim_end_matches(|c: char| c.is_alphabetic());
    let Ok(number) = digits.parse::<i16>() else {
        return Vec::new();
    };
    let near = [-2, -1, 1]
        .iter()
        .map(|off| number + off)
        .filter(|near| (1..=21).contains(near));
    near.map(|near| format!("{near}{} century", suffix(near)))
        .collect()
}

fn suffix(number: i16) -> &'static str {
    match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_look() {
        assert_eq!(like("US$71.6", 53.7).as_deref(), Some("US$53.7"));
        assert_eq!(like("8,849", 6637.0).as_deref(), Some("6,637"));
        assert_eq!(like("four", 6.0).as_deref(), Some("six"));
        assert_eq!(like("50,000", 75_000.0).as_deref(), Some("75,000"));
        assert_eq!(like("20%", 30.0).as_deref(), Some("30%"));
    }

    #[test]
    fn years_are_near_and_never_named() {
        let pool = Pool {
            years: [1990, 1991, 1992].into(),
            latest: 2005,
            ..Pool::default()
        };
        let found = years(1991, &pool, &mut Chance(7));
        assert_eq!(found.len(), 3);
        for year in found {
            let year: i16 = year.parse().unwrap();
            assert!((1976..=2005).contains(&year) && !(1990..=1992).contains(&year));
        }
    }
}
