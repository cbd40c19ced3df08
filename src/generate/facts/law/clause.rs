//! Who is bound to what: a rule taken apart into its subject, its helping verb and the rest.

use super::measure::measures;
use super::words::{HELPERS, LEADS, PLAIN};
use crate::generate::language::{Token, tokens};
use crate::generate::lexicon::{BASE, PAST, PREPOSITIONS, THIRD, forms, third};

/// A rule taken apart.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Clause {
    /// What stands before the subject, without its comma: `if the council refuses twice`.
    pub(super) lead: String,
    /// Who or what.
    pub(super) subject: String,
    /// What the rule hangs on.
    pub(super) helper: Helper,
    /// What follows it, of a plain verb without the verb.
    pub(super) rest: String,
}

/// The verb on which a rule hangs.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Helper {
    /// `shall`, `must`, `may`, `can`; whether it is denied.
    Modal(String, bool),
    /// `is`, `are`.
    Be(String),
    /// Another verb: its plain form, and whether its subject is plural.
    Plain(String, bool),
}

/// The rules of a sentence; of none that cannot be taken apart.
pub(super) fn clauses(text: &str) -> Vec<Clause> {
    let text = text.trim_end_matches(['.', ';', ':', ' ', ',']);
    let Some(main) = clause(text) else {
        return Vec::new();
    };
    let mut all = Vec::new();
    let (rest, inner) = relative(&main);
    let main = Clause { rest, ..main };
    all.extend(joined(main));
    all.extend(inner);
    all
}

fn clause(text: &str) -> Option<Clause> {
    let words = tokens(text);
    let first = words.first()?;
    // `At least 60 per cent of the dues must be spent …`
    let least = words
        .get(1)
        .is_some_and(|word| word.among(&["least", "most"]));
    let led = LEADS.contains(&&*first.low) && !least;
    let (from, at) = if led {
        after_lead(&words)?
    } else {
        (0, verb(&words, 0)?)
    };
    if at <= from {
        return None;
    }
    let lead = match from {
        0 => "",
        _ => text[..words[from].start].trim_end_matches([',', ' ']),
    };
    let subject = text[words[from].start..words[at - 1].end].to_owned();
    let (helper, next) = helper(&words, at, &subject)?;
    let rest = words.get(next).map_or("", |next| text[next.start..].trim());
    let (given, rest) = uninterrupted(light(rest));
    let lead = match (lead.is_empty(), given.is_empty()) {
        (_, true) => lead.to_owned(),
        (true, false) => given.to_owned(),
        (false, false) => format!("{lead}, {given}"),
    };
    Some(Clause {
        lead,
        subject,
        helper,
        rest: rest.to_owned(),
    })
}

/// What follows a helping verb without a word that only ties the rule to the one before: `is then held`.
fn light(rest: &str) -> &str {
    const TIES: [&str; 6] = [
        "then ",
        "also ",
        "likewise ",
        "therefore ",
        "thereupon ",
        "accordingly ",
    ];
    let tied = TIES.iter().find_map(|tie| rest.strip_prefix(tie));
    tied.unwrap_or(rest)
}

/// Where the subject and the verb stand behind a lead: right behind the last comma before the verb.
fn after_lead(words: &[Token]) -> Option<(usize, usize)> {
    let commas = words
        .iter()
        .enumerate()
        .filter(|(_, word)| word.text == ",");
    let found = commas.map(|(at, _)| at + 1).find_map(|from| {
        let begins = words.get(from)?;
        let subject = begins.among(&[
            "the", "a", "an", "any", "each", "every", "no", "all", "such",
        ]) || begins.is_capital();
        let at = verb(words, from)?;
        let open = words[from..at].iter().any(|word| word.text == ",");
        (subject && !open).then_some((from, at))
    });
    found.or_else(|| unparted(words))
}

/// Where the subject and the verb stand behind a lead without a comma: `On receiving notice the clerk shall …`. The subject
/// is an article and a noun or two; a preposition before it would bind it to the lead.
fn unparted(words: &[Token]) -> Option<(usize, usize)> {
    /// A longer one may hold a part of the lead.
    const LONGEST: usize = 4;
    let event = words
        .get(2)
        .is_some_and(|word| word.among(&["event", "case", "absence"]));
    let first = words.first()?;
    let short =
        first.among(&["on", "upon", "during", "before", "after"]) || event && first.is("in");
    let at =
        (1..words.len()).find(|at| words[*at].among(&["shall", "must", "may", "is", "are"]))?;
    let parted = words[..at].iter().any(|word| {
        word.text == "," || word.among(&["who", "which", "that", "and", "or", "if", "when"])
    });
    let least = at.saturating_sub(LONGEST).max(2);
    let from = (least..at).rev().find(|from| {
        words[*from].among(&["the", "a", "an", "any", "each", "every", "no", "all"])
    })?;
    let bound = words[from - 1].among(PREPOSITIONS);
    let plain = words[from..at].iter().all(|word| !word.among(PREPOSITIONS));
    (short && !parted && !bound && plain && at > from + 1).then_some((from, at))
}

/// The verb on which the words from a place hang; what is told of the subject by `who` and `which` is passed over.
fn verb(words: &[Token], from: usize) -> Option<usize> {
    let mut at = from;
    while at < words.len() {
        let word = &words[at];
        if word.among(&["who", "which", "that", "whose", "whom"]) {
            // `whose land is reduced`: what they have stands before the verb
            let skip = at + 1 + usize::from(word.is("whose"));
            let told = |at: &usize| {
                let word = &words[*at];
                word.among(&HELPERS)
                    || forms(&word.low)
                        .iter()
                        .any(|(_, of)| of & (BASE | THIRD | PAST) != 0)
            };
            match (skip..words.len()).find(told) {
                Some(inner) => at = inner,
                None => return None,
            }
            while at + 1 < words.len() && goes_on(words, at + 1) {
                at += 1;
            }
        } else if at > from && is_verb(words, at) {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// Whether a word goes on with the verb before it: `have been recognised`.
fn goes_on(words: &[Token], at: usize) -> bool {
    words[at].among(&["be", "been", "not", "have", "is", "are"]) || words[at].low.ends_with("ed")
}

fn is_verb(words: &[Token], at: usize) -> bool {
    let word = &words[at];
    // `the Law of 5 May`
    // `loses the right to have it cut back`, `should have a word`
    let before = &*words[at - 1].low;
    if word.is_capital() || matches!(before, "to" | "should" | "would" | "could" | "might") {
        return false;
    }
    if word.among(&HELPERS) {
        return true;
    }
    plain(&word.low).is_some_and(|(_, of)| match of {
        THIRD => !before.ends_with('s'),
        _ => before.ends_with('s') && !before.ends_with("ss"),
    })
}

/// The verb of [`PLAIN`] of which a word is a form, and which.
fn plain(word: &str) -> Option<(&'static str, u8)> {
    let near = PLAIN.iter().filter(|base| word.starts_with(&base[..2]));
    let mut forms = near.filter_map(|base| match () {
        () if *base == word => Some((*base, BASE)),
        () if third(base) == word => Some((*base, THIRD)),
        () => None,
    });
    forms.next()
}

fn helper(words: &[Token], at: usize, subject: &str) -> Option<(Helper, usize)> {
    let word = &words[at];
    let denied = words.get(at + 1).is_some_and(|next| next.is("not"));
    let behind = at + 1 + usize::from(denied);
    match &*word.low {
        "cannot" => Some((Helper::Modal(String::from("can"), true), at + 1)),
        modal @ ("shall" | "must" | "may" | "can" | "will") => {
            Some((Helper::Modal(modal.to_owned(), denied), behind))
        }
        be @ ("is" | "are") if !denied => Some((Helper::Be(be.to_owned()), at + 1)),
        "has" | "have" if words.get(at + 1).is_some_and(|next| next.is("been")) => None,
        "was" | "were" => None,
        _ if denied => None,
        low => {
            let (base, _) = plain(low)?;
            Some((Helper::Plain(base.to_owned(), is_plural(subject)), at + 1))
        }
    }
}

/// Whether a subject is plural, by its head.
pub(in crate::generate::facts) fn is_plural(subject: &str) -> bool {
    if subject.contains(" and ") && !subject.contains(" of ") {
        return true;
    }
    let head = head(subject).to_lowercase();
    head == "people" || head.ends_with('s') && !head.ends_with("ss") && !head.ends_with("us")
}

/// The noun of a phrase on which the others hang.
pub(super) fn head(phrase: &str) -> &str {
    let end = [
        " of ",
        " who ",
        " which ",
        " that ",
        " whose ",
        " in ",
        " for ",
        " to ",
        " on ",
        " by ",
        " from ",
        " with ",
        " within ",
        " exceeding ",
        ", ",
    ]
    .iter()
    .filter_map(|mark| phrase.find(mark))
    .min()
    .unwrap_or(phrase.len());
    phrase[..end].rsplit(' ').next().unwrap_or_default()
}

/// What follows a verb, without what stands between commas right behind it: `may, upon request, enter`. What that is goes
/// before the rule where the rule holds only with it: `shall, without the consent of the owner, enter`.
fn uninterrupted(rest: &str) -> (&str, &str) {
    const GIVEN: [&str; 7] = [
        "without ",
        "unless ",
        "except ",
        "if ",
        "with the ",
        "subject to ",
        "save ",
    ];
    let parts = rest
        .strip_prefix(", ")
        .and_then(|inner| inner.split_once(", "));
    match parts {
        Some((given, rest)) if GIVEN.iter().any(|word| given.starts_with(word)) => (given, rest),
        Some((_, rest)) => ("", rest),
        None => ("", rest),
    }
}

/// What is told of the last noun of a rule by `, who is …`, as a rule of its own, and the rest without it.
fn relative(main: &Clause) -> (String, Option<Clause>) {
    const MARKS: [&str; 2] = [", who ", ", which "];
    let found = MARKS.iter().find_map(|mark| main.rest.split_once(mark));
    let Some((before, told)) = found else {
        return (main.rest.clone(), None);
    };
    let words = tokens(told);
    let inner = || {
        let at = before
            .rfind(" a ")
            .or_else(|| before.rfind(" an "))
            .or_else(|| before.rfind(" the "))?;
        let noun = before[at + 1..].split_once(' ')?.1;
        // `a council of seven members, which meets`
        let counted = measures(noun).is_empty() || is_are(&words);
        let noun = match counted {
            true => noun,
            false => noun.split_once(" of ")?.0,
        };
        let (helper, next) = helper(&words, 0, noun)?;
        let rest = told.get(words.get(next)?.start..)?;
        let rest = rest.split(", which ").next().unwrap_or(rest);
        let heads = [
            "headed",
            "led",
            "chaired",
            "represented",
            "directed",
            "managed",
            "run",
        ];
        let whose = heads.iter().any(|verb| {
            before.starts_with(&format!("{verb} by"))
                || before.starts_with(&format!("be {verb} by"))
        });
        let subject = match whose {
            // `a board of nine members, who are appointed`
            _ if is_are(&words) && !is_plural(noun) => {
                let (body, members) = noun.split_once(" of ")?;
                let members = members.rsplit(' ').next()?;
                is_plural(members).then(|| format!("the {members} of the {body}"))?
            }
            true => format!("the {noun} of {}", lowered_article(&main.subject)),
            false => format!("the {noun}"),
        };
        (noun.split(' ').count() <= 4).then(|| Clause {
            lead: String::new(),
            subject,
            helper,
            rest: rest.to_owned(),
        })
    };
    (before.to_owned(), inner())
}

/// Whether what is told of a noun hangs on `are`.
fn is_are(words: &[Token]) -> bool {
    words.first().is_some_and(|word| word.is("are"))
}

/// A phrase with its article in small letters.
pub(super) fn lowered_article(phrase: &str) -> String {
    let first = phrase.split(' ').next().unwrap_or_default();
    let small = [
        "The",
        "A",
        "An",
        "Any",
        "Each",
        "Every",
        "No",
        "All",
        "Whoever",
        "Anyone",
        "Anybody",
        "Everyone",
        "Everybody",
        "Nobody",
        "Both",
        "Other",
        "New",
        "Such",
        "Only",
        "Where",
        "As",
    ];
    match small.contains(&first) {
        true => format!("{}{}", first.to_lowercase(), &phrase[first.len()..]),
        false => phrase.to_owned(),
    }
}

/// The rules of a clause whose subject has several verbs: `shall confirm …, and shall decide …`.
fn joined(clause: Clause) -> Vec<Clause> {
    let modal = matches!(clause.helper, Helper::Modal(..));
    let mut all = vec![clause];
    loop {
        let last = &all[all.len() - 1];
        let Some((at, length)) = joint(&last.rest, modal) else {
            return all;
        };
        let mut next = last.clone();
        next.rest = last.rest[at + length..].to_owned();
        // `and, together with its load, may not weigh`
        if let Some((_, inner)) = last.rest[at..at + length].split_once("and, ") {
            next.subject = format!("{}, {inner}", last.subject).trim_end().to_owned();
        }
        let first = next.rest.split(' ').next().unwrap_or_default().to_owned();
        if matches!(&*first, "shall" | "must" | "may" | "is" | "are") {
            // of `is not` the denial stays with what is said
            let modal = !matches!(&*first, "is" | "are");
            let denied = modal && next.rest[first.len()..].starts_with(" not ");
            let skip = first.len() + if denied { 5 } else { 1 };
            next.helper = match modal {
                false => Helper::Be(first),
                true => Helper::Modal(first, denied),
            };
            next.rest = next.rest.get(skip..).unwrap_or_default().to_owned();
        }
        if let Some(last) = all.last_mut() {
            last.rest.truncate(at);
            let end = last.rest.trim_end_matches([';', ',', ' ']).len();
            last.rest.truncate(end);
        }
        all.push(next);
    }
}

/// Where a second verb of the same subject begins: its joint, and how many bytes that has.
fn joint(rest: &str, modal: bool) -> Option<(usize, usize)> {
    const JOINTS: [&str; 3] = [", and ", " and ", " and, "];
    let found = JOINTS.iter().flat_map(|joint| rest.match_indices(joint));
    let mut found: Vec<(usize, &str)> = found.collect();
    found.sort_unstable();
    let begins = |behind: &str| {
        let mut words = behind.split(' ');
        let (first, second) = (
            words.next().unwrap_or_default(),
            words.next().unwrap_or_default(),
        );
        let helper = matches!(first, "shall" | "must" | "may" | "is" | "are");
        let verb = forms(first).iter().any(|(_, sorts)| sorts & BASE != 0);
        let object =
            matches!(second, "it" | "them") || verb && matches!(second, "the" | "a" | "an" | "its");
        helper || modal && object && first.chars().all(char::is_lowercase)
    };
    found.into_iter().find_map(|(at, joint)| {
        let behind = &rest[at + joint.len()..];
        let inner = match joint {
            " and, " => behind.find(", ")? + ", ".len(),
            _ => 0,
        };
        (at > 0 && begins(&behind[inner..])).then_some((at, joint.len() + inner))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(String, String, String)> {
        let all = clauses(text).into_iter();
        all.map(|one| (one.lead, one.subject, one.rest)).collect()
    }

    fn told_as(lead: &str, subject: &str, rest: &str) -> (String, String, String) {
        (lead.into(), subject.into(), rest.into())
    }

    #[test]
    fn leads_and_what_is_told_of_the_subject_are_passed_over() {
        assert_eq!(
            told("If the council has refused twice, the Minister shall decide."),
            [told_as(
                "If the council has refused twice",
                "the Minister",
                "decide"
            )]
        );
        assert_eq!(
            told("Owners whose land is reduced in value shall be compensated by the town."),
            [told_as(
                "",
                "Owners whose land is reduced in value",
                "be compensated by the town"
            )]
        );
    }

    #[test]
    fn several_verbs_are_several_rules() {
        assert_eq!(
            told(
                "The Agency is headed by a Warden, who is appointed by the Diet, and is heard once."
            ),
            [
                told_as("", "The Agency", "headed by a Warden"),
                told_as(
                    "",
                    "the Warden of the Agency",
                    "appointed by the Diet, and is heard once"
                ),
            ]
        );
        assert_eq!(
            told("The Agency shall draw up a plan and review it every six years."),
            [
                told_as("", "The Agency", "draw up a plan"),
                told_as("", "The Agency", "review it every six years"),
            ]
        );
    }

    #[test]
    fn rules_are_asked_in_the_order_of_questions() {
        let all = clauses("The clerk shall appoint a keeper.");
        assert_eq!(
            all[0].who("appoint a keeper").as_deref(),
            Some("who appoints a keeper")
        );
        let all = clauses("Members serve for four years.");
        assert_eq!(
            all[0].question("for how many years", "", false).as_deref(),
            Some("for how many years do Members serve ")
        );
    }
}
