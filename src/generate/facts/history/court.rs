//! Which case decided something.

use super::rule::end;
use super::*;

/// A case that a sentence names: where its name begins and ends as bytes of the text, its name, and its year.
struct Case {
    from: usize,
    to: usize,
    name: String,
    year: String,
}

/// The questions on the cases of a sentence: one, where it names one alone.
pub(super) fn cases(view: &View) -> Vec<Draft> {
    one(view).into_iter().collect()
}

fn one(view: &View) -> Option<Draft> {
    let case = case(view)?;
    let before = view.text[..case.from].trim_end();
    let after = &view.text[case.to..];
    let (prompt, sure) = if let Some(claim) = before.strip_suffix(':') {
        (shows(view, &case, claim)?, 0.72)
    } else if let Some(told) = after.strip_prefix(':') {
        // `The old rule is in Lund v Berg (1809): sailors who …`
        (called(view, &case, told)?, 0.7)
    } else if before == "In" {
        (called(view, &case, after)?, 0.7)
    } else if let (Some(_), Some(claim)) = (ruled(before), after.strip_prefix(" that ")) {
        (shows(view, &case, first_of(claim))?, 0.7)
    } else if let Some(claim) = before.strip_suffix(" in") {
        (called(view, &case, claim)?, 0.68)
    } else {
        let told = after.strip_prefix(", the case in which ")?;
        (called(view, &case, told)?, 0.72)
    };
    let value = Value::Words(case.name);
    Some(draft(view, "case", prompt, value, sure))
}

/// What stands before a case that a court decided: `the court ruled in`.
fn ruled(before: &str) -> Option<&str> {
    let verbs = [
        " ruled in",
        " held in",
        " decided in",
        " declared in",
        " confirmed in",
        " established in",
    ];
    verbs.iter().find_map(|verb| before.strip_suffix(verb))
}

/// A claim without what hangs on it behind a comma.
fn first_of(claim: &str) -> &str {
    let cut = [
        ", even ",
        ", although ",
        ", which ",
        ", because ",
        ", and ",
        ", but ",
        "; ",
        ". ",
    ];
    let end = cut.iter().filter_map(|word| claim.find(word)).min();
    &claim[..end.unwrap_or(claim.len())]
}

/// The one case of a sentence, by its ` v ` or `'s Case` and the year in brackets behind.
fn case(view: &View) -> Option<Case> {
    let mut found = view.brackets.iter().filter_map(|(at, inside)| {
        let year = inside.split([',', ':']).next()?.trim();
        let is_year = year.len() == 4 && year.chars().all(|c| c.is_ascii_digit());
        let (from, name) = named_before(view.text, *at)?;
        is_year.then(|| Case {
            from,
            to: *at,
            name,
            year: year.to_owned(),
        })
    });
    let first = found.next()?;
    // what a claim before a colon rests on is the case right behind it
    if view.text[..first.from].trim_end().ends_with(':') {
        return Some(first);
    }
    let others = view.text.matches(" v ").count() + view.text.matches(" v. ").count() > 1;
    (found.next().is_none() && !others).then_some(first)
}

/// The name of a case that ends at a byte, with where it begins.
fn named_before(text: &str, to: usize) -> Option<(usize, String)> {
    let whole = text.get(..to)?;
    let v = whole.rfind(" v ").or_else(|| whole.rfind(" v. "));
    let bare = whole.ends_with("'s Case");
    let middle = v.or_else(|| whole.rfind("'s Case").filter(|_| bare))?;
    let small = ["of", "and", "the", "&", "for", "in", "de", "von"];
    let mut from = middle;
    let mut start = middle;
    for word in whole[..middle].rsplit(' ') {
        start -= word.len();
        let own = word.starts_with(char::is_uppercase) || small.contains(&word);
        let ends = word.ends_with([':', ';', '.']) && word.len() > 3;
        if !own || ends || matches!(word, "In" | "See" | "But" | "Contrast" | "Compare") {
            break;
        }
        if !small.contains(&word) {
            from = start;
        }
        start = start.saturating_sub(1);
    }
    let name = whole[from..].to_owned();
    let after = whole[middle..].split(' ').skip(2).all(|word| {
        word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || small.contains(&word)
    });
    (from < middle && after && name.len() > 5).then_some((from, name))
}

/// Words that mean what another sentence told.
const LEANS: &[&str] = &[
    "it",
    "they",
    "them",
    "he",
    "she",
    "this",
    "that",
    "these",
    "those",
    "one",
    "such",
    "here",
    "there",
    "above",
    "same",
    "its",
    "their",
    "old",
    "other",
    "former",
    "latter",
    "exception",
    "example",
];

/// Whether a claim stands by itself: a whole clause that leans on nothing.
fn stands(claim: &str, own: &[&str]) -> bool {
    let words = crate::generate::language::tokens(claim);
    let leans = |at: usize| {
        let token = &words[at];
        // `that it was sold` and `the house that`: a joint, or told in the claim
        let joint = token.is("that") && at > 1 || token.among(own) && at > 2;
        token.kind == Kind::Word && token.among(LEANS) && !joint
    };
    let verb = words
        .iter()
        .any(|token| token.is_finite() || token.is_inflected());
    let count = words
        .iter()
        .filter(|token| token.kind != Kind::Mark)
        .count();
    verb && (4..=22).contains(&count)
        && !(0..words.len()).any(leans)
        && !claim.contains([';', ':', '('])
        && is_quiet(claim)
}

/// Whether a claim quotes a term at most.
fn is_quiet(claim: &str) -> bool {
    let quoted = claim.split('"').skip(1).step_by(2);
    let mut long = quoted.filter(|inside| inside.split(' ').count() > 3);
    claim.matches('"').count().is_multiple_of(2) && long.next().is_none()
}

/// `A counter-offer destroys the original one`: the offer.
fn meant(claim: String) -> String {
    let counter = claim
        .split(' ')
        .find_map(|word| word.strip_prefix("counter-"));
    match counter {
        Some(noun) if claim.ends_with(" original one") => {
            format!("{} {noun}", claim.trim_end_matches(" one"))
        }
        _ => claim,
    }
}

/// A claim with a small first letter, without `however` and without its end.
fn claimed(view: &View, claim: &str) -> String {
    let claim = claim.replace(", however,", ",");
    let claim = claim
        .trim()
        .trim_start_matches("and ")
        .trim_end_matches(['.', ',']);
    let first = claim.split(' ').next().unwrap_or("");
    let low = first.to_lowercase();
    let name = first.chars().skip(1).any(char::is_uppercase)
        || view.scene.known.is_named(first)
        || view.scene.known.is_capital(first);
    match name {
        true => claim.to_owned(),
        false => format!("{low}{}", &claim[first.len()..]),
    }
}

/// `Silence is no acceptance: Lund v Berg (1862).`: `Which case of 1862 shows that silence is no acceptance?`
fn shows(view: &View, case: &Case, claim: &str) -> Option<String> {
    let claim = meant(claimed(view, claim));
    let known = !claim.starts_with("the ") || claim.split(' ').count() > 6;
    (known && stands(&claim, &["its", "their", "it"]) && end(view) > 0)
        .then(|| finished(&format!("Which case of {} shows that {claim}", case.year)))
}

/// `In Lund v Berg (1866) an application could not be accepted.`: `What is the case of 1866 called in which an …?`
fn called(view: &View, case: &Case, told: &str) -> Option<String> {
    let told = told.trim().trim_start_matches(',').trim();
    // what followed from it, and why, is told besides
    let cut = [
        ", although ",
        ", because ",
        ", since ",
        ", where ",
        ", which ",
        ", who ",
        ", and the ",
        ", and that ",
        ", as ",
        ", but ",
        "; ",
    ];
    let end = cut
        .iter()
        .filter_map(|word| told.find(word))
        .min()
        .unwrap_or(told.len());
    let claim = claimed(view, &told[..end]);
    let known = !matches!(
        claim.split(' ').next().unwrap_or(""),
        "it" | "he" | "they" | "the" | "she"
    );
    let somebody = [
        "the plaintiff ",
        "the court ",
        "the house of lords ",
        "the supreme court ",
        "the defendant ",
    ];
    let of = claim.split(' ').nth(2) == Some("of");
    let known = known
        || claim.starts_with("the ") && of
        || somebody
            .iter()
            .any(|who| claim.to_lowercase().starts_with(who));
    (known
        && stands(
            &claim,
            &["his", "its", "their", "it", "they", "he", "she", "her"],
        ))
    .then(|| {
        finished(&format!(
            "What is the case of {} called in which {claim}",
            case.year
        ))
    })
}
