//! Verbs and their forms.

use std::sync::LazyLock;

use super::table::Table;

/// The plain form: `join`.
pub(crate) const BASE: u8 = 1;
/// Of one, now: `joins`.
pub(crate) const THIRD: u8 = 2;
/// The past: `joined`.
pub(crate) const PAST: u8 = 4;
/// After `was` and `has`: `joined`, `written`.
pub(crate) const PARTICIPLE: u8 = 8;
/// `joining`.
pub(crate) const GERUND: u8 = 16;

const REGULAR: &str = include_str!("verbs.txt");
/// One verb a line: plain form, past, participle.
const IRREGULAR: &str = include_str!("irregular.txt");

/// Forms with the verbs they may belong to.
static FORMS: LazyLock<Table<String, Vec<(&'static str, u8)>>> = LazyLock::new(table);
static STRONG: LazyLock<Table<&'static str, (&'static str, &'static str)>> = LazyLock::new(|| {
    let mut strong = Table::default();
    for line in IRREGULAR.lines() {
        let mut parts = line.split(' ');
        if let (Some(base), Some(past), Some(participle)) =
            (parts.next(), parts.next(), parts.next())
        {
            strong.insert(base, (past, participle));
        }
    }
    strong
});

fn table() -> Table<String, Vec<(&'static str, u8)>> {
    let mut table: Table<String, Vec<(&'static str, u8)>> = Table::default();
    let mut add = |form: String, base: &'static str, sort: u8| {
        let known = table.entry(form).or_default();
        match known.iter_mut().find(|(verb, _)| *verb == base) {
            Some((_, sorts)) => *sorts |= sort,
            None => known.push((base, sort)),
        }
    };
    let irregular = IRREGULAR.lines().filter_map(|line| line.split(' ').next());
    for base in REGULAR.split_whitespace().chain(irregular) {
        add(base.to_owned(), base, BASE);
        add(third(base), base, THIRD);
        for stem in stems(base) {
            add(format!("{stem}ing"), base, GERUND);
        }
        match STRONG.get(base) {
            Some((past, participle)) => {
                add((*past).to_owned(), base, PAST);
                add((*participle).to_owned(), base, PARTICIPLE);
            }
            None => {
                for form in regular_pasts(base) {
                    add(form, base, PAST | PARTICIPLE);
                }
            }
        }
    }
    table
}

/// What a form may be: the verbs it belongs to, with its sorts; empty when no verb is known.
pub(crate) fn forms(word: &str) -> &'static [(&'static str, u8)] {
    FORMS.get(word).map_or(&[], Vec::as_slice)
}

/// The verb of which a word is a form of some sort. Where two fit, the one of the past wins over its namesake: `found` is
/// rather of `find` than `found` itself.
pub(crate) fn of_form(word: &str, sort: u8) -> Option<&'static str> {
    let known = forms(word);
    known
        .iter()
        .find(|(_, sorts)| sorts & sort != 0)
        .map(|(base, _)| *base)
}

/// Whether a word is a verb said of one thing, with its `s`: `sets`, and no form that lacks it.
pub(crate) fn is_third(word: &str) -> bool {
    word.ends_with('s') && of_form(word, THIRD).is_some()
}

/// The past of a verb.
pub(crate) fn past(base: &str) -> String {
    STRONG.get(base).map_or_else(
        || regular_pasts(base).swap_remove(0),
        |(past, _)| (*past).to_owned(),
    )
}

/// The form of one, now.
pub(crate) fn third(base: &str) -> String {
    if let Some(root) = base.strip_suffix('y').filter(|root| !ends_in_vowel(root)) {
        return format!("{root}ies");
    }
    let hissing = ["s", "x", "z", "ch", "sh", "o"];
    let ending = if hissing.iter().any(|end| base.ends_with(end)) {
        "es"
    } else {
        "s"
    };
    match base {
        "have" => String::from("has"),
        "be" => String::from("is"),
        _ => format!("{base}{ending}"),
    }
}

/// Regular pasts, the usual one first: British and American spellings both.
fn regular_pasts(base: &str) -> Vec<String> {
    if base.ends_with('e') {
        return vec![format!("{base}d")];
    }
    if let Some(root) = base.strip_suffix('y').filter(|root| !ends_in_vowel(root)) {
        return vec![format!("{root}ied")];
    }
    stems(base)
        .into_iter()
        .map(|stem| format!("{stem}ed"))
        .collect()
}

/// What stands before `-ing`, the usual form first.
fn stems(base: &str) -> Vec<String> {
    /// Verbs of several syllables stressed on the last, which double their last letter.
    const DOUBLING: [&str; 22] = [
        "admit", "commit", "compel", "confer", "control", "equip", "expel", "occur", "permit",
        "prefer", "propel", "rebel", "refer", "repel", "submit", "transfer", "transmit", "program",
        "begin", "forbid", "outfit", "deter",
    ];
    if let Some(root) = base.strip_suffix("ie") {
        return vec![format!("{root}y")];
    }
    if let Some(root) = base.strip_suffix('e').filter(|root| !root.ends_with('e')) {
        return vec![root.to_owned()];
    }
    let last = base.chars().next_back().unwrap_or('e');
    let doubled = format!("{base}{last}");
    if DOUBLING.contains(&base) || short_and_closed(base) {
        vec![doubled]
    } else if base.ends_with("el") || base.ends_with("al") {
        vec![base.to_owned(), doubled]
    } else {
        vec![base.to_owned()]
    }
}

/// One syllable that ends in one vowel and one consonant: `stop`, not `join`, `show` or `fix`.
fn short_and_closed(base: &str) -> bool {
    let letters: Vec<char> = base.chars().collect();
    let vowels = letters.iter().filter(|c| is_vowel(**c)).count();
    match letters.as_slice() {
        [.., before, vowel, last] => {
            vowels == 1
                && is_vowel(*vowel)
                && !is_vowel(*before)
                && !is_vowel(*last)
                && !matches!(last, 'w' | 'x' | 'y')
        }
        _ => false,
    }
}

fn ends_in_vowel(text: &str) -> bool {
    text.chars().next_back().is_some_and(is_vowel)
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_lead_to_their_verbs() {
        for (form, sort, base) in [
            ("joined", PAST, "join"),
            ("established", PAST, "establish"),
            ("created", PARTICIPLE, "create"),
            ("carries", THIRD, "carry"),
            ("occurred", PAST, "occur"),
            ("stopped", PAST, "stop"),
            ("travelled", PAST, "travel"),
            ("founded", PAST, "found"),
            ("found", PAST, "find"),
            ("written", PARTICIPLE, "write"),
            ("making", GERUND, "make"),
            ("fixed", PAST, "fix"),
        ] {
            assert_eq!(of_form(form, sort), Some(base), "{form}");
        }
        assert!(forms("treaty").is_empty());
        assert_eq!(past("sign"), "signed");
    }
}
