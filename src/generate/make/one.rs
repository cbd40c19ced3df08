//! One fact, one card: which of the drafts of a sentence stay.

use crate::base::Seed;
use crate::generate::Reason;
use crate::generate::facts::{Draft, GAP, PAST, Value};
use crate::generate::language::{Clause, Token};

/// Frames that ask of one clause for who or what, where another frame may ask when.
const SIDES: [&str; 2] = ["subject", "object"];

/// Leaves of the drafts of a sentence one for every fact: a question on who or what gives way to another question on the
/// same deed or takes its place, as the lot of the question itself falls; a gap stays only where no question does. `fault`
/// tells what the checks say against a draft: each that was looked at stays with what was found.
pub(super) fn one_each(
    drafts: Vec<Draft>,
    fault: impl Fn(&Draft) -> Option<Reason>,
) -> Vec<(Draft, Option<Verdict>)> {
    // what has no rival stays
    if drafts.len() < 2 {
        return drafts.into_iter().map(|draft| (draft, None)).collect();
    }
    let verdict = |draft: &Draft| draft.is_sure().then(|| Verdict(fault(draft)));
    let verdicts: Vec<Option<Verdict>> = drafts.iter().map(verdict).collect();
    let good: Vec<bool> = verdicts
        .iter()
        .map(|verdict| matches!(verdict, Some(Verdict(None))))
        .collect();
    let stays: Vec<bool> = (0..drafts.len())
        .map(|at| stays(&drafts, &good, at))
        .collect();
    let checked = drafts.into_iter().zip(verdicts).zip(stays);
    let kept = checked.filter_map(|(checked, stays)| stays.then_some(checked));
    once(kept.collect())
}

/// Takes out questions of history that another frame asks in the same words: that one keeps what they are rated.
fn once(kept: Vec<(Draft, Option<Verdict>)>) -> Vec<(Draft, Option<Verdict>)> {
    let (past, mut others): (Vec<_>, Vec<_>) =
        kept.into_iter().partition(|(draft, _)| draft.frame == PAST);
    for (draft, verdict) in past {
        // the same asked with one circumstance more
        let longer = |other: &Draft| {
            other.frame == PAST
                && other.value == draft.value
                && (begins(&other.prompt, &draft.prompt) || begins(&draft.prompt, &other.prompt))
        };
        if others.iter().any(|(other, _)| longer(other)) {
            continue;
        }
        match others
            .iter_mut()
            .find(|(other, _)| other.prompt == draft.prompt)
        {
            Some((other, _)) => {
                other.precise = true;
                other.quality = other.quality.max(draft.quality);
            }
            None => others.push((draft, verdict)),
        }
    }
    others
}

/// Whether a question begins with all the words of another.
fn begins(longer: &str, shorter: &str) -> bool {
    longer.starts_with(shorter.trim_end_matches('?'))
}

/// What the checks say of a draft: why it is refused, if it is.
pub(super) struct Verdict(pub(super) Option<Reason>);

fn stays(drafts: &[Draft], good: &[bool], at: usize) -> bool {
    let draft = &drafts[at];
    let rivals = || {
        drafts
            .iter()
            .zip(good)
            .enumerate()
            .filter(move |(other, (rival, good))| *other != at && **good && rival.frame != PAST)
            .map(|(other, (rival, _))| (other, rival))
    };
    if draft.frame == GAP {
        // of two gaps the first is the one of the main clause
        // how long a war lasted is another fact than what came after it
        return rivals()
            .all(|(other, rival)| rival.frame == "period" || rival.frame == GAP && other > at);
    }
    let same = |rival: &Draft| deed(rival) == deed(draft);
    let side = |draft: &Draft| SIDES.contains(&draft.frame);
    if side(draft) && good[at] {
        let first = rivals().find(|(_, rival)| side(rival) && same(rival));
        let told = rivals().any(|(_, rival)| {
            !side(rival)
                && rival.frame != GAP
                && rival.frame != "when"
                && rival.frame != "day"
                && same(rival)
        });
        let dated = rivals().any(|(_, rival)| matches!(rival.frame, "when" | "day") && same(rival));
        return !told && first.is_none_or(|(other, _)| other > at) && (!dated || asks_who(draft));
    }
    // a number that another question on the sentence tells
    let told = |rival: &Draft| {
        let number = draft.value.texts().concat().to_lowercase();
        let mut words = rival
            .prompt
            .split(|c: char| c.is_whitespace() || matches!(c, ',' | '?'));
        words.any(|word| word.to_lowercase() == number)
    };
    if matches!(draft.value, Value::Number { .. })
        && rivals().any(|(_, rival)| rival.frame != GAP && told(rival))
    {
        return false;
    }
    // two questions on one date: the shorter says it
    let shorter =
        |other: usize, rival: &Draft| (rival.prompt.len(), other) < (draft.prompt.len(), at);
    if dates(draft)
        && rivals().any(|(other, rival)| {
            let same = dates(rival) && rival.value == draft.value;
            same && shorter(other, rival) && !names_more(&rival.prompt, &draft.prompt)
        })
    {
        return false;
    }
    // the question on the date gives way where the lot of its rival says so
    !matches!(draft.frame, "when" | "day")
        || rivals().all(|(_, rival)| !(side(rival) && same(rival) && asks_who(rival)))
}

/// Whether a relative clause tells of another thing than the name before it: `a film by the Lund Studio, which was shown`,
/// `the rule of Lund, which lasted`.
pub(super) fn is_of_another(words: &[Token], clause: &Clause) -> bool {
    let before = words[..clause.subject.start]
        .iter()
        .rev()
        .find(|word| !word.is("the"));
    let belongs = before.is_some_and(|word| word.among(&["by", "of", "in", "from", "against"]));
    // `the Wabash and Erie Canal, which opened` is one canal
    let half = clause.subject.start > 0 && words[clause.subject.start - 1].is("and");
    let between = &words[clause.subject.end..clause.group.start];
    if half {
        return true;
    }
    let by = before.is_some_and(|word| word.is("by"));
    let apart = by || between.iter().any(|word| word.text == ",");
    belongs && apart && between.iter().any(|word| word.is("which"))
}

/// Whether a question names what another does not: two things that happened in one year are two facts.
fn names_more(one: &str, other: &str) -> bool {
    one.split([' ', '?', ','])
        .skip(1)
        .any(|word| word.starts_with(char::is_uppercase) && !other.contains(word))
}

fn dates(draft: &Draft) -> bool {
    matches!(draft.frame, "when" | "day")
}

/// The verb of a draft: what is told.
fn deed(draft: &Draft) -> &str {
    draft.key.split('|').nth(2).unwrap_or("")
}

/// Whether the lot of a question on who or what falls for it; it hangs on the question alone.
fn asks_who(draft: &Draft) -> bool {
    (Seed(0).derive("side").derive(&draft.prompt).0 >> 16).is_multiple_of(2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::facts::Value;

    fn draft(frame: &'static str, prompt: &str, verb: &str) -> Draft {
        Draft {
            frame,
            prompt: prompt.to_owned(),
            value: Value::Words(String::from("so")),
            key: format!("{frame}|x|{verb}|y"),
            quality: 0.8,
            ..Draft::plain()
        }
    }

    fn left(drafts: &[Draft]) -> Vec<&'static str> {
        let kept = one_each(drafts.to_vec(), |draft| {
            (draft.prompt == "Bad?").then_some(Reason::GivenAway)
        });
        kept.iter().map(|(draft, _)| draft.frame).collect()
    }

    #[test]
    fn a_gap_is_the_fall_back() {
        let gap = draft(GAP, "", "found");
        assert_eq!(
            left(&[draft("when", "When?", "found"), gap.clone()]),
            ["when"]
        );
        assert_eq!(
            left(&[draft("when", "Bad?", "found"), gap.clone()]),
            ["when", GAP]
        );
        assert_eq!(left(&[gap.clone(), gap]), [GAP]);
    }

    #[test]
    fn one_deed_is_asked_once() {
        let prompts: Vec<String> = (0..20).map(|n| format!("Who did it in {n}?")).collect();
        let mut frames = std::collections::BTreeSet::new();
        for prompt in &prompts {
            let kept = left(&[
                draft("when", "When?", "found"),
                draft("subject", prompt, "found"),
            ]);
            assert_eq!(kept.len(), 1, "{prompt}");
            frames.extend(kept);
        }
        assert_eq!(frames.len(), 2);
        let two = [
            draft("when", "When?", "found"),
            draft("subject", "Who?", "sell"),
        ];
        assert_eq!(left(&two).len(), 2);
    }
}
