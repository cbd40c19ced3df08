//! Near misses: a slip of spelling, measured word by word.

use super::words::{Folded, is_article, tokens};
use super::{date, numeral};

/// Letters from which on a word may hold one slip; in shorter words every letter makes another word.
const ONE_SLIP: usize = 5;
/// Letters from which on a word may hold two, when what was given is as long.
const TWO_SLIPS: usize = 8;
/// Letters that each of two joined words must have; joining shorter ones would forgive a word left out.
const SHORTEST_PART: usize = 3;
/// Answers of more words are sentences; they are not compared letter by letter.
const MOST_WORDS: usize = 40;

const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];
/// Words that turn an answer round; given or left out they are never a slip.
const NEGATIONS: [&str; 9] = [
    "not", "no", "non", "never", "without", "none", "neither", "nor", "un",
];
/// Beginnings that turn a word round.
const NEGATIVE: [&str; 12] = [
    "un", "non", "in", "im", "il", "ir", "dis", "anti", "mis", "de", "counter", "a",
];
/// Beginnings of words that differ by two letters or fewer and mean opposite or other things.
const OPPOSED: [(&str, &str); 13] = [
    ("inter", "intra"),
    ("hyper", "hypo"),
    ("major", "minor"),
    ("maxim", "minim"),
    ("macro", "micro"),
    ("ab", "ad"),
    ("ante", "anti"),
    ("endo", "exo"),
    ("under", "upper"),
    ("inclu", "exclu"),
    ("slovak", "sloven"),
    ("austria", "australia"),
    ("stalact", "stalagm"),
];

/// How many slips lie between two texts; `None` when it is more than a near miss, or nothing differs.
///
/// Words are compared with their counterparts, numbers in digits first (`2nd` and `Second`), then as written. Where one
/// side has a word more, two neighbours are tried as one (`peacekeping` for `peace-keeping`).
pub(super) fn slip(right: &Folded, given: &Folded) -> Option<usize> {
    let [read_right, read_given] = [right, given].map(Folded::words);
    let read = aligned(&read_right, &read_given);
    read.or_else(|| aligned(&written(right), &written(given)))
        .filter(|slips| *slips > 0)
}

fn written(text: &Folded) -> Vec<String> {
    let tokens = tokens(&text.plain);
    let counts = |at: &usize| !is_article(&tokens, *at);
    let words = (0..tokens.len()).filter(counts);
    words.map(|at| tokens[at].text.to_owned()).collect()
}

fn aligned(right: &[String], given: &[String]) -> Option<usize> {
    if right.is_empty() || given.is_empty() || right.len().max(given.len()) > MOST_WORDS {
        return None;
    }
    if right.len() == given.len() {
        let pairs = right.iter().zip(given);
        return pairs.map(|(right, given)| slips(right, given)).sum();
    }
    let (long, short) = match right.len() > given.len() {
        true => (right, given),
        false => (given, right),
    };
    if long.len() != short.len() + 1 {
        return None;
    }
    (0..short.len()).find_map(|at| joined(long, short, at, right.len() > given.len()))
}

/// The slips when the words `at` and `at + 1` of the longer side are one word; `right_long` says which side that is.
fn joined(long: &[String], short: &[String], at: usize, right_long: bool) -> Option<usize> {
    let (first, second) = (&long[at], &long[at + 1]);
    let [one, two] = [first, second].map(|word| word.chars().count());
    let (shortest, longest) = (one.min(two), one.max(two));
    let negated = [first, second]
        .iter()
        .any(|w| NEGATIONS.contains(&w.as_str()));
    if longest < ONE_SLIP || shortest < SHORTEST_PART || negated {
        return None;
    }
    let one = format!("{first}{second}");
    let side = |right: &str, given: &str| match right_long {
        true => slips(right, given),
        false => slips(given, right),
    };
    let before = long[..at].iter().zip(&short[..at]);
    let after = long[at + 2..].iter().zip(&short[at + 1..]);
    let rest: usize = before
        .chain(after)
        .map(|(l, s)| side(l, s))
        .sum::<Option<_>>()?;
    Some(rest + side(&one, &short[at])?)
}

/// The slips between two words, 0 when they are the same; `None` when they are different words.
///
/// The first letter must be right, or have changed places with the second: people seldom miss it, and `Zambia` is not
/// `Gambia`. Numbers, months and weekdays are never slips of one another, nor are words that mean the opposite.
pub(super) fn slips(right: &str, given: &str) -> Option<usize> {
    if right == given {
        return Some(0);
    }
    let [right_letters, given_letters] = [right, given].map(|word| word.chars().count());
    let most = match right_letters {
        ..ONE_SLIP => return None,
        TWO_SLIPS.. if given_letters >= TWO_SLIPS => 2,
        _ => 1,
    };
    let digits = |word: &str| word.contains(|c: char| c.is_ascii_digit());
    let far = right_letters.abs_diff(given_letters) > most || !same_start(right, given);
    if far || digits(right) || digits(given) || is_other_word(right, given) {
        return None;
    }
    let slips = strsim::osa_distance(right, given);
    (slips <= most).then_some(slips)
}

fn same_start(right: &str, given: &str) -> bool {
    let [mut right, mut given] = [right, given].map(str::chars);
    let (r, g) = ((right.next(), right.next()), (given.next(), given.next()));
    r.0 == g.0 || (r.0 == g.1 && r.1 == g.0)
}

/// Whether what was given is a word of its own.
fn is_other_word(right: &str, given: &str) -> bool {
    let listed = numeral::is_word(given) || date::is_month(given) || WEEKDAYS.contains(&given);
    let opposed = |one: &str, other: &str| {
        OPPOSED.iter().any(|(a, b)| {
            one.strip_prefix(a)
                .zip(other.strip_prefix(b))
                .is_some_and(|(a, b)| strsim::osa_distance(a, b) <= 1)
        })
    };
    let negated = |long: &str, short: &str| {
        NEGATIVE
            .iter()
            .any(|no| long.strip_prefix(no).is_some_and(|rest| rest == short))
    };
    listed
        || opposed(right, given)
        || opposed(given, right)
        || negated(right, given)
        || negated(given, right)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(right: &str, given: &str) -> Option<usize> {
        slip(&Folded::new(right), &Folded::new(given))
    }

    #[test]
    fn slips_are_counted_by_the_length_of_the_word() {
        for (right, given, slips) in [
            ("Japan", "Japn", 1),
            ("Vladivostok", "Vladivostock", 1),
            ("Krasnoyarsk", "Krasnojark", 2),
            ("Gorbachev", "Gorbachov", 1),
            ("Mutual Defense Treaty", "mutal defence treaty", 2),
            ("Second Infantry Division", "2nd Infanty Division", 1),
            ("Second Infantry Division", "Secnd Infantry Division", 1),
            ("peace-keeping forces", "peacekeping forces", 1),
            ("October 1998", "Ocotber 1998", 1),
            ("대한민국정부", "대한민극정부", 1),
            ("Hiroshima", "Ihroshima", 1),
        ] {
            assert_eq!(near(right, given), Some(slips), "{right} / {given}");
        }
    }

    #[test]
    fn other_words_are_no_slips() {
        for (right, given) in [
            ("1953", "1954"),
            ("North", "South"),
            ("Northern Policy", "Southern Policy"),
            ("Iran", "Iraq"),
            ("Seoul", "Soul food"),
            ("Zambia", "Gambia"),
            ("Australia", "Austria"),
            ("Slovenia", "Slovakia"),
            ("signed", "unsigned"),
            ("aligned", "not aligned"),
            ("aligned", "nonaligned"),
            ("million", "billion"),
            ("3 million", "3 billion"),
            ("thirteen", "thirty"),
            ("thirteenth", "thirtieth"),
            ("Thursday", "Tuesday"),
            ("exports", "imports"),
            ("majority", "minority"),
            ("hypertension", "hypotension"),
            ("bilateral", "unilateral"),
            ("Roh Tae-woo", "Roh Tae-joo"),
            ("Kim Jong-il", "Kim Jong-un"),
            ("12 October 1998", "13 Octobr 1998"),
            ("한국", "한극"),
            ("treaty on peace", "treaty of peace"),
            ("vitamin A", "vitmin"),
            ("Japan", ""),
            ("Japan", "Japan"),
        ] {
            assert_eq!(near(right, given), None, "{right} / {given}");
        }
    }
}
