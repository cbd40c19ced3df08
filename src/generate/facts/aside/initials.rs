//! Initials in brackets behind what they stand for.

use super::*;

/// `the Asia-Pacific Economic Cooperation (APEC)`: `What does APEC stand for?`
pub(in crate::generate::facts) fn initials(view: &View) -> Vec<Draft> {
    if !view.first {
        return Vec::new();
    }
    view.brackets
        .iter()
        .filter_map(|(at, inside)| {
            let short = inside.trim();
            let letters = short.len() >= 2
                && short.len() <= 8
                && short.chars().all(|c| c.is_ascii_uppercase());
            let before = view.text.get(..*at)?;
            let long = letters.then(|| spelt(before, short)).flatten()?;
            // everybody knows what the UN is, and `the JOBS Act` is another thing than jobs
            let known = !is_household(short);
            let goes_on = view.tokens.iter().find(|token| token.start >= *at);
            if !known || goes_on.is_some_and(|next| next.is_capital() && next.among(&NAMED)) {
                return None;
            }
            // `of United Artists` has lost what it is
            if PREPOSITIONS.contains(&long.split(' ').next().unwrap_or_default()) {
                return None;
            }
            let prompt = format!("What does {short} stand for?");
            Some(draft(
                "initials",
                prompt,
                Value::Words(unopened(view, *at, of_one(long))),
                key("initials", short, "", ""),
                0.84,
                Vec::new(),
            ))
        })
        .collect()
}

/// Initials that stand in everyday speech: nobody learns them from a text on something else.
const HOUSEHOLD: [&str; 39] = [
    "UN", "EU", "US", "USA", "UK", "ISS", "MRI", "DNA", "AIDS", "HIV", "GDP", "CEO", "CIA", "FBI",
    "ATM", "CD", "DIY", "DVD", "FAQ", "HR", "OTC", "PR", "NASA", "BBC", "TV", "USSR", "NATO",
    "GPS", "PC", "IQ", "NFL", "NBA", "IT", "DOD", "PDF", "URL", "USB", "WHO", "IRS",
];

/// Whether initials stand in everyday speech.
pub(crate) fn is_household(short: &str) -> bool {
    HOUSEHOLD.contains(&short)
}

/// What initials can be the name of, together with it.
const NAMED: [&str; 10] = [
    "act",
    "bill",
    "treaty",
    "protocol",
    "test",
    "program",
    "programme",
    "convention",
    "index",
    "award",
];

/// The last words of a text whose first letters are the initials.
pub(crate) fn spelt(before: &str, short: &str) -> Option<String> {
    let before = before.trim_end();
    let mut starts: Vec<usize> = vec![];
    let mut last = ' ';
    for (at, c) in before.char_indices() {
        if c.is_alphanumeric() && !last.is_alphanumeric() && last != '\'' {
            starts.push(at);
        }
        last = c;
    }
    let small = [
        "of", "the", "and", "for", "on", "in", "to", "a", "de", "with",
    ];
    let mut wanted: Vec<char> = short.chars().rev().collect();
    wanted.reverse();
    let mut left = wanted.len();
    let mut begin = None;
    for start in starts.iter().rev() {
        let word: String = before[*start..]
            .chars()
            .take_while(|c| c.is_alphanumeric())
            .collect();
        let first = word.chars().next()?.to_ascii_uppercase();
        if left > 0 && first == wanted[left - 1] {
            left -= 1;
            begin = Some(*start);
            if left == 0 {
                break;
            }
        } else if !small.contains(&&*word) {
            return None;
        }
    }
    // `Convention on Contracts … (CISG)`: two words could be the first
    let earlier = starts
        .iter()
        .rev()
        .find(|start| Some(**start) < begin && !small.contains(&word_at(before, **start)));
    let twice = earlier.is_some_and(|start| {
        let word = word_at(before, *start);
        word.starts_with(wanted[0])
            && before
                .get(*start + word.len()..begin.unwrap_or(0))
                .is_some_and(|between| !between.contains([',', ';', '.']))
    });
    if twice {
        return None;
    }
    let text = before.get(begin?..)?.trim_end_matches("'s");
    let words = text.split([' ', '-']).count();
    (left == 0 && (2..=9).contains(&words) && !text.contains([',', ';', '"']))
        .then(|| text.to_owned())
}

/// What initials stand for, as one: `10 astronomical units (AU)`.
fn of_one(long: String) -> String {
    let last = long.rsplit(' ').next().unwrap_or_default();
    let several = last.ends_with('s')
        && last.starts_with(char::is_lowercase)
        && !["ss", "us", "is", "ics", "ies", "xes", "ches", "shes"]
            .iter()
            .any(|end| last.ends_with(end));
    if several && last.len() > 4 {
        long.trim_end_matches('s').to_owned()
    } else {
        long
    }
}

/// What initials stand for, without the capital that it has only as the beginning of a sentence: `Direct fluorescent
/// antibody`, not `World Trade Organization`.
fn unopened(view: &View, at: usize, long: String) -> String {
    let opens = view.text.starts_with(&long) && at >= long.len();
    let mut words = long.split([' ', '-']);
    let first = words.next().unwrap_or_default();
    let plain = words.all(|word| !word.starts_with(char::is_uppercase))
        && !first.chars().skip(1).any(char::is_uppercase)
        && !view.scene.known.is_proper(first);
    if opens && plain {
        format!("{}{}", first.to_lowercase(), &long[first.len()..])
    } else {
        long
    }
}

/// The word that begins at a byte.
fn word_at(text: &str, start: usize) -> &str {
    let rest = text.get(start..).unwrap_or_default();
    let end = rest.find(|c: char| !c.is_alphanumeric());
    &rest[..end.unwrap_or(rest.len())]
}
