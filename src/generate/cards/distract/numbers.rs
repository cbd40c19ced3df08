//! Years, numbers and ages near the right one, and clearly not it.

use super::{Chance, Draft, Pool, THREE};
use crate::base::text::capitalised;
use crate::base::words::NUMBER_WORDS;
use crate::generate::language::{tokens, value as number};
use crate::generate::lexicon::ROUGH;

/// Years near the right one that the document does not name: within its time where the document tells much of that, not
/// before a year that the question itself names, four years apart for what happens every four years.
pub(super) fn years(year: i16, prompt: &str, pool: &Pool, chance: &mut Chance) -> Vec<String> {
    /// What returns every fourth year.
    const FOURTH: [&str; 4] = [
        "Olympic",
        "World Cup",
        "Paralympic",
        "presidential election",
    ];
    let step = if FOURTH.iter().any(|games| prompt.contains(games)) {
        4
    } else {
        1
    };
    let era = era(year, prompt, pool);
    let offsets = |range: std::ops::RangeInclusive<i16>| {
        range
            .flat_map(|off| [year - off * step, year + off * step])
            .filter(|near| era.contains(near) && (step > 1 || !pool.years.contains(near)))
            .collect::<Vec<_>>()
    };
    // nobody holds an office for long
    let held = ["President ", "Prime Minister ", "Chancellor "]
        .iter()
        .any(|office| prompt.contains(office));
    let (close, wide) = match (step > 1, held) {
        (true, _) => (1..=3, 4..=5),
        (false, true) => (1..=4, 5..=6),
        (false, false) => (2..=7, 8..=12),
    };
    let (mut near, mut far) = (offsets(close), offsets(wide));
    chance.shuffle(&mut near);
    chance.shuffle(&mut far);
    let mut picked: Vec<i16> = Vec::new();
    for candidate in near.iter().chain(&far) {
        // two years side by side look alike
        if picked.iter().all(|other| (other - candidate).abs() > 1) && picked.len() < THREE {
            picked.push(*candidate);
        }
    }
    // one wrong year is half a guess
    if picked.len() < THREE && pool.spanned.is_some() {
        return Vec::new();
    }
    picked.sort_unstable();
    picked.iter().map(ToString::to_string).collect()
}

/// The years of which a wrong one can be: those of a war for what happened in it, none after the document's own.
fn era(year: i16, prompt: &str, pool: &Pool) -> std::ops::RangeInclusive<i16> {
    /// So many years to each side are one time.
    const NEAR: i16 = 8;
    /// A text that names so many of them tells of that time.
    const DENSE: usize = 4;
    let told = || pool.years.range(year - NEAR..=year + NEAR);
    let named = tokens(prompt)
        .iter()
        .filter_map(|token| token.text.parse::<i16>().ok())
        .filter(|named| (1000..year).contains(named))
        .max()
        .unwrap_or(1);
    let (first, last) = match (told().next(), told().next_back()) {
        (Some(first), Some(last)) if told().count() >= DENSE => (*first, *last),
        _ => (1, i16::MAX),
    };
    // the title, which stands above the question, rules the others out
    let (from, to) = match pool.spanned {
        Some((from, to)) if (from..=to).contains(&year) => (from, to),
        _ => (1, i16::MAX),
    };
    first.max(named).max(from)..=last.min(to).min(pool.latest.max(year))
}

/// The whole of which a part is asked for: `about how many in five land plants`; without end where none is told.
fn in_how_many(prompt: &str) -> f64 {
    let low = prompt.to_lowercase();
    let whole = low
        .split_once("how many in ")
        .map(|(_, behind)| tokens(behind));
    whole
        .and_then(|words| number(words.first()?))
        .unwrap_or(f64::INFINITY)
}

/// Numbers of the same look, some way off.
pub(super) fn numbers(
    text: &str,
    value: f64,
    draft: &Draft,
    evidence: &str,
    pool: &Pool,
    chance: &mut Chance,
) -> Vec<String> {
    // of a bound any number on its side is true as well, and of the smallest number there is every other one is larger
    if is_bound(&draft.prompt) || (value <= 2.0 && value.fract() == 0.0) {
        return Vec::new();
    }
    let first = text.split(' ').next().unwrap_or("");
    let rest = &text[first.len()..];
    let small = value <= 20.0
        && value.fract() == 0.0
        && (first.parse::<u32>().is_ok() || NUMBER_WORDS.contains(&&*first.to_lowercase()));
    let rough = is_rough(first, draft, evidence);
    let mut near = beside(first, value, small, rough);
    let share =
        draft.frame == "share" || text.contains('%') || rest.trim_start().starts_with("per");
    if rough && share {
        let steps: &[f64] = &[-30.0, -20.0, -10.0, 10.0, 15.0, 20.0, 30.0];
        near.extend(steps.iter().map(|step| value + step));
    }
    let months = rest.trim_start().starts_with("month") && !rough;
    if months && value >= 12.0 && value % 6.0 == 0.0 {
        // of terms beyond the usual ones too few would be left
        let usual = terms(value);
        if usual.len() >= 3 {
            near = usual;
        }
    }
    let all = in_how_many(&draft.prompt);
    near.retain(|other| *other > 0.0 && (!share || *other < 100.0) && *other < all);
    // nobody says ten hundred
    if rest.trim_start().starts_with("hundred") {
        near.retain(|other| *other < 10.0);
    }
    // of few the one below is the one that tempts
    if !small || value > 6.0 {
        chance.shuffle(&mut near);
    }
    let mut found: Vec<(f64, String)> = Vec::new();
    for other in near {
        let Some(written) = like(first, other) else {
            continue;
        };
        let whole = format!("{written}{rest}");
        let told = draft.prompt.contains(&format!(" {written} ")) || pool.numbers.contains(&whole);
        // what rounding has brought near again is no clear step either
        let clear = !rough || is_clear(value, shown(&written) * value / shown(first), &whole);
        let beside = if rough { 0.15 } else { 0.08 };
        let apart = found
            .iter()
            .all(|(known, text)| (known - other).abs() > other.abs() * beside && *text != whole);
        // `one weeks` is no option
        let single = shown(&written) == 1.0 && !rest.is_empty();
        let some = shown(&written) > 0.0 && !single;
        if some && whole != *text && !told && clear && apart && found.len() < THREE {
            found.push((other, whole));
        }
    }
    found.sort_by(|one, other| one.0.total_cmp(&other.0));
    found.into_iter().map(|(_, text)| text).collect()
}

/// Numbers near another one, before any is written as that is.
fn beside(first: &str, value: f64, small: bool, rough: bool) -> Vec<f64> {
    let times = |times: &[f64]| times.iter().map(|times| shown(first) * times).collect();
    if rough {
        return times(&[0.4, 0.5, 0.6, 0.65, 1.5, 1.6, 1.75, 2.0, 2.5]);
    }
    if !small {
        return times(&[0.5, 0.6, 0.75, 0.8, 1.2, 1.25, 1.5, 1.6, 2.0]);
    }
    let steps: &[f64] = if value <= 6.0 {
        &[-1.0, 1.0, 2.0, 3.0]
    } else {
        &[-4.0, -3.0, -2.0, 2.0, 3.0, 4.0]
    };
    let others = steps.iter().map(|step| value + step);
    others.filter(|other| *other >= 2.0).collect()
}

/// Terms near one of so many months: half years and years.
fn terms(months: f64) -> Vec<f64> {
    let mut terms = vec![6.0, 12.0, 18.0, 24.0, 36.0, 48.0];
    terms.retain(|other: &f64| (other - months).abs() > 1.0 && (other / months).ln().abs() < 1.2);
    terms
}

/// Whether a question asks for what a number is above or below: `More than how many`.
fn is_bound(prompt: &str) -> bool {
    const BOUNDS: [&str; 8] = [
        "more", "fewer", "less", "at least", "at most", "over", "up to", "under",
    ];
    let prompt = format!(" {} ", prompt.to_lowercase());
    let bound = |asks: &str| {
        prompt.match_indices(asks).any(|(at, _)| {
            let before = &prompt[..at];
            let before = before.strip_suffix(" than").unwrap_or(before);
            let mut bounds = BOUNDS.iter();
            bounds.any(|bound| {
                let rest = before.strip_suffix(bound);
                rest.is_some_and(|rest| rest.ends_with(' '))
            })
        })
    };
    bound(" how ") || bound(" what ")
}

/// Whether a number is told roughly: then what is near counts as right.
fn is_rough(first: &str, draft: &Draft, evidence: &str) -> bool {
    /// The words that make a number rough are few.
    const WORDS: usize = 3;
    let (prompt, evidence) = (draft.prompt.to_lowercase(), evidence.to_lowercase());
    let asked = [
        " about ",
        " more than ",
        " less than ",
        " over ",
        " nearly ",
        " almost ",
        " at least ",
        " roughly ",
    ];
    let prompt = format!(" {prompt}");
    let said = evidence
        .match_indices(&first.to_lowercase())
        .any(|(at, _)| {
            let words: Vec<&str> = evidence[..at]
                .split_whitespace()
                .rev()
                .take(WORDS)
                .collect();
            (1..=words.len()).any(|length| {
                let words: Vec<&str> = words[..length].iter().rev().copied().collect();
                ROUGH.contains(&words.join(" ").as_str())
            })
        });
    let roughly = |asks: &str| {
        let mut places = prompt.match_indices(asks);
        places.any(|(at, _)| asked.iter().any(|words| prompt[..at].ends_with(words)))
    };
    said || roughly("how") || roughly("what")
}

/// Whether another number is clearly not the right one, even where that is rough: half as much again, or ten points.
fn is_clear(value: f64, other: f64, whole: &str) -> bool {
    const TIMES: f64 = 1.5;
    const POINTS: f64 = 10.0;
    // what was written is rounded, so that half as much again may be a little less
    let times = (other / value).max(value / other) >= TIMES - 0.01;
    let share = whole.contains('%') || whole.contains("percent") || whole.contains("per cent");
    times || share && (other - value).abs() >= POINTS
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
    if NUMBER_WORDS.contains(&&*first.to_lowercase()) {
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
    // beside 75 minutes nobody offers 113
    let fives = step == 1.0 && value > 10.0 && counted.ends_with('5') && counted.len() > 1;
    let step = if fives { 5.0 } else { step };
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

/// Decades and centuries before and after.
pub(super) fn ages(text: &str) -> Vec<String> {
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

    fn wrong(prompt: &str, text: &str, value: f64, seed: u64) -> Vec<f64> {
        let draft = Draft {
            prompt: prompt.into(),
            ..Draft::plain()
        };
        let evidence = format!("It is {text}.");
        let found = numbers(
            text,
            value,
            &draft,
            &evidence,
            &Pool::default(),
            &mut Chance(seed),
        );
        let first = |text: &String| shown(text.split(' ').next().unwrap_or_default());
        found.iter().map(first).collect()
    }

    #[test]
    fn a_rough_number_has_nothing_near_it() {
        for seed in 1..60 {
            for other in wrong("About what percentage of it is gas?", "15%", 15.0, seed) {
                assert!(
                    (other - 15.0).abs() >= 10.0 || !(10.1..22.4).contains(&other),
                    "{other}"
                );
            }
            for other in wrong("About how many people live there?", "2,600", 2600.0, seed) {
                assert!(!(1740.0..3890.0).contains(&other), "{other}");
            }
            for other in wrong("More than how many ships came?", "five ships", 5.0, seed) {
                assert!(!(3.5..7.4).contains(&other), "{other}");
            }
        }
        assert_eq!(
            wrong("About how many people live there?", "2,600", 2600.0, 7).len(),
            3
        );
        assert_eq!(
            wrong("About what percentage of it is gas?", "15%", 15.0, 7).len(),
            3
        );
    }

    #[test]
    fn years_are_near_and_never_named() {
        let pool = Pool {
            years: [1990, 1991, 1992].into(),
            latest: 2005,
            ..Pool::default()
        };
        let found = years(1991, "", &pool, &mut Chance(7));
        assert_eq!(found.len(), 3);
        for year in found {
            let year: i16 = year.parse().unwrap();
            assert!((1981..=2001).contains(&year) && !(1990..=1992).contains(&year));
        }
    }

    #[test]
    fn years_of_a_war_are_asked_among_the_years_of_it() {
        let pool = Pool {
            years: [1775, 1776, 1778, 1781, 1783].into(),
            latest: 1990,
            ..Pool::default()
        };
        for seed in 1..60 {
            for year in years(1778, "", &pool, &mut Chance(seed)) {
                assert!((1775..=1783).contains(&year.parse().unwrap()), "{year}");
            }
        }
    }

    #[test]
    fn years_follow_what_the_question_says() {
        let pool = Pool {
            latest: 2015,
            ..Pool::default()
        };
        let games = "In which year did Oslo host the Winter Olympic Games?";
        for year in years(1952, games, &pool, &mut Chance(7)) {
            assert_eq!((year.parse::<i16>().unwrap() - 1952) % 4, 0, "{year}");
        }
        let changed = "In which year was the Act of 1971 amended?";
        for year in years(1974, changed, &pool, &mut Chance(7)) {
            assert!(year.parse::<i16>().unwrap() >= 1971, "{year}");
        }
    }

    #[test]
    fn years_that_the_title_rules_out_are_no_answer() {
        let spanned = |from, to| Pool {
            latest: 2015,
            spanned: Some((from, to)),
            ..Pool::default()
        };
        for seed in 0..20 {
            for year in years(1805, "", &spanned(1797, 1812), &mut Chance(seed)) {
                let year: i16 = year.parse().unwrap();
                assert!((1797..=1812).contains(&year), "{year}");
            }
        }
        assert!(years(1805, "", &spanned(1803, 1806), &mut Chance(7)).is_empty());
        assert_eq!(
            years(1790, "", &spanned(1803, 1806), &mut Chance(7)).len(),
            3
        );
    }

    #[test]
    fn years_stay_before_the_date_of_the_document() {
        let pool = Pool {
            latest: 2015,
            ..Pool::default()
        };
        for seed in 1..60 {
            for year in years(2014, "", &pool, &mut Chance(seed)) {
                assert!((1999..=2015).contains(&year.parse().unwrap()), "{year}");
            }
        }
    }
}
