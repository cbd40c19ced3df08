//! A verb that two subjects share: `Ola Lund settled on the river in 1806, and Eva Holm in 1807`.

use super::*;
use crate::generate::lexicon::AUXILIARIES;

/// The sentence of the second subject, which has its date and leaves its verb out. Each date is given with the place of its
/// preposition and its end.
pub(super) fn shared(
    text: &str,
    words: &[Token],
    (led, first_end): (usize, usize),
    (next, second_end): (usize, usize),
) -> Option<String> {
    /// A subject is a name of a few words.
    const LONGEST: usize = 6;
    let mark = first_end + usize::from(words.get(first_end)?.text == ",");
    let from = mark + usize::from(words.get(mark)?.is("and"));
    let name = (from..next)
        .find(|at| !words[*at].is_capital())
        .unwrap_or(next);
    if from == first_end || name == from || name - from > LONGEST {
        return None;
    }
    let group = verb(words, led)?;
    // what stands behind the verb is its object, and the second one would be another: `joined the Union in 1806`
    let bare = words.get(group.end)?.among(PREPOSITIONS);
    let place = place(words, name, next)?;
    let like = (group.end..led + 1).find(|at| words[*at].low == words[place].low);
    if !bare || verb(words, from).is_none() || has_verb(words, from, next) {
        return None;
    }
    let subject = text.get(words.get(from)?.start..words.get(name - 1)?.end)?;
    let said = text.get(words.get(group.start)?.start..words.get(like?.checked_sub(1)?)?.end)?;
    let told = text.get(words.get(place)?.start..words.get(second_end - 1)?.end)?;
    Some(stopped(&format!("{subject} {said} {told}")))
}

/// Where the second half goes on behind its subject: at a preposition, with what stands in commas left out.
fn place(words: &[Token], name: usize, next: usize) -> Option<usize> {
    if words.get(name)?.text != "," {
        return words.get(name)?.among(PREPOSITIONS).then_some(name);
    }
    let close = (name + 1..next).rev().find(|at| words[*at].text == ",")?;
    (close + 1 == next).then_some(next)
}

/// The verb group of the first half, which stands before a date.
fn verb(words: &[Token], before: usize) -> Option<Range<usize>> {
    let is_past = |at: usize| {
        let mut sorts = forms(&words[at].low).iter();
        !words[at].is_capital() && sorts.any(|(_, sorts)| sorts & PAST != 0)
    };
    let is_done = |at: usize| {
        let mut sorts = forms(&words[at].low).iter();
        sorts.any(|(_, sorts)| sorts & PARTICIPLE != 0)
    };
    let first = (1..before).find(|at| is_past(*at) || AUXILIARIES.contains(&&*words[*at].low))?;
    let helped = words[first].is("was") && is_done(first + 1);
    let plain = is_past(first) && !AUXILIARIES.contains(&&*words[first].low);
    (helped || plain).then_some(first..first + 1 + usize::from(helped))
}

/// Whether a range has a verb of its own.
fn has_verb(words: &[Token], from: usize, to: usize) -> bool {
    (from..to).any(|at| {
        let mut sorts = forms(&words[at].low).iter();
        let past = sorts.any(|(_, sorts)| sorts & (PAST | GERUND) != 0);
        !words[at].is_capital() && (past || AUXILIARIES.contains(&&*words[at].low))
    })
}

#[cfg(test)]
mod tests {
    use super::super::parted;
    use crate::generate::facts::asking::asked;

    #[test]
    fn a_second_subject_shares_the_verb() {
        assert_eq!(
            parted("Ola Lund settled on lot 7 in 1806, and Eva Holm in 1807."),
            ["Eva Holm settled on lot 7 in 1807."]
        );
        assert_eq!(
            parted("Falun was taken by the Danes in 1641, and Lima, after a siege, in 1656."),
            ["Lima was taken by the Danes in 1656."]
        );
    }

    #[test]
    fn a_second_object_is_no_subject() {
        let both = parted("Peru joined the Lund Union in 1990 and the Berg Pact in 1992.");
        assert!(
            both.iter()
                .any(|one| one == "Peru joined the Berg Pact in 1992.")
        );
    }

    #[test]
    fn nobody_is_settled_by_another() {
        let all = asked("Ola Lund settled on lot 7 in 1806, and Eva Holm in 1807.");
        let torn = |prompt: &str| prompt.contains("settle Eva") || prompt.contains("and Eva");
        assert!(all.iter().all(|(prompt, _)| !torn(prompt)), "{all:#?}");
    }
}
