//! A sentence of a manual, cut into its clauses.

use super::clause::{HELPERS, Mode, Raw, raw, shared};

/// What joins two clauses.
const JOINTS: [&str; 13] = [
    "; ",
    ": ",
    ", and ",
    ", but ",
    ", whereas ",
    ", while ",
    ", so ",
    ", although ",
    ", which ",
    " and ",
    " but ",
    ", then ",
    ", or ",
];

/// The clauses of a sentence, from left to right; what cannot be read as a clause stays with the one before.
pub(super) fn clauses(text: &str) -> Vec<Raw<'_>> {
    let mut found: Vec<Raw> = Vec::new();
    // the last clause that is no relative one: `…, which …, and works` goes on with its subject
    let mut main: Option<Raw> = None;
    let mut relative = false;
    let mut from = 0;
    loop {
        let rest = &text[from..];
        let before = match relative {
            true => found.last().and_then(|last| meant_by_which(last)),
            false => main.clone(),
        };
        let read = |text: &'_ str| -> bool {
            readable(text, before.as_ref())
                .is_some_and(|raw| !raw.rest.is_empty() || raw.mode == Mode::Passive)
        };
        let cut = joints(rest).into_iter().find(|(at, width, joint)| {
            let (left, right) = (&rest[..*at], &rest[at + width..]);
            let own = if relative {
                main.as_ref()
            } else {
                before.as_ref()
            };
            let own = readable(left, before.as_ref())
                .filter(|_| !relative)
                .or(own.cloned());
            read(left) && opens(right, joint, own.as_ref())
        });
        let end = cut.map_or(rest.len(), |(at, _, _)| at);
        let raw = match relative {
            true => before
                .as_ref()
                .and_then(|before| shared(&rest[..end], before)),
            false => readable(&rest[..end], before.as_ref()),
        };
        if let Some(raw) = raw {
            if !relative {
                main = Some(raw.clone());
            }
            found.push(raw);
        }
        let Some((at, width, joint)) = cut else {
            return found;
        };
        relative = joint == ", which ";
        from += at + width;
    }
}

/// The clause before `, which`, with what that word means as its subject: the last thing it names.
fn meant_by_which<'t>(before: &Raw<'t>) -> Option<Raw<'t>> {
    let rest = before.rest;
    let article = [" the ", " a ", " an "]
        .iter()
        .filter_map(|article| rest.rfind(article).map(|at| at + 1))
        .max();
    let first = ["the ", "a ", "an "]
        .iter()
        .any(|article| rest.starts_with(article))
        .then_some(0);
    let counted = super::amount::amount(rest)
        .filter(|found| found.measures.is_none())
        .map(|found| found.rest);
    let thing = article
        .or(first)
        .map(|at| &rest[at..])
        .or(counted)
        .filter(|thing| !thing.is_empty())?;
    let verb = thing.split(' ').any(|word| HELPERS.contains(&word));
    let mut raw = before.clone();
    raw.lead = "";
    raw.subject = ["the ", "a ", "an "]
        .iter()
        .find_map(|article| thing.strip_prefix(article))
        .unwrap_or(thing);
    raw.relative = true;
    raw.single = !thing.ends_with('s');
    (!verb && thing.split(' ').count() <= 5).then_some(raw)
}

fn readable<'t>(text: &'t str, before: Option<&Raw<'t>>) -> Option<Raw<'t>> {
    before
        .and_then(|before| shared(text, before))
        .or_else(|| raw(text))
}

/// The places at which a text may be cut, from left to right, with the width of what joins there.
fn joints(text: &str) -> Vec<(usize, usize, &'static str)> {
    let mut all: Vec<(usize, usize, &'static str)> = JOINTS
        .iter()
        .flat_map(|joint| {
            text.match_indices(joint)
                .map(|(at, _)| (at, joint.len(), *joint))
        })
        .collect();
    all.sort_unstable_by_key(|(at, width, _)| (*at, usize::MAX - width));
    all
}

/// Whether a clause begins here.
fn opens(text: &str, joint: &str, before: Option<&Raw>) -> bool {
    let own = matches!(joint, "; " | ": " | ", which ");
    let next = joints(text).first().map_or(text.len(), |(at, _, _)| *at);
    let verb = before.is_some_and(|before| shared(text, before).is_some());
    // within the next stretch, so that a list is not cut
    let begins = text.starts_with(|c: char| c.is_alphanumeric());
    own || verb
        || begins && joint != " and " && raw(&text[..next]).is_some()
        || begins && joint == " and " && led_by_article(text, next)
}

/// `the frame turns red and the camera beeps twice`: two clauses.
fn led_by_article(text: &str, next: usize) -> bool {
    text.starts_with("the ")
        && raw(&text[..next]).is_some_and(|raw| raw.subject.split(' ').count() <= 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(&str, &str, &str)> {
        let all = clauses(text);
        all.iter()
            .map(|raw| (raw.subject, raw.verb, raw.rest))
            .collect()
    }

    #[test]
    fn clauses_are_cut_where_a_verb_follows() {
        assert_eq!(
            read("The dose can be set from 1 to 6; it is set to 4 on delivery"),
            [
                ("The dose", "set", "from 1 to 6"),
                ("it", "set", "to 4 on delivery")
            ]
        );
        assert_eq!(
            read("The hose is 1.9 m long and can be extended to a maximum of 4 m"),
            [
                ("The hose", "", "1.9 m long"),
                ("The hose", "extended", "to a maximum of 4 m")
            ]
        );
        assert_eq!(
            read(
                "The lid must be 600 mm wide, at least 550 mm deep and between 815 and 875 mm high"
            )
            .len(),
            1
        );
    }

    #[test]
    fn leads_stand_before_the_subject() {
        let all =
            clauses("With the mechanical shutter the camera takes up to 11 pictures per second");
        assert_eq!(all[0].lead, "With the mechanical shutter");
        assert_eq!((all[0].subject, all[0].verb), ("the camera", "take"));
    }

    #[test]
    fn a_relative_clause_is_no_main_clause() {
        assert_eq!(
            read("Dust that settles on the sensor shows up as grey spots"),
            [(
                "Dust that settles on the sensor",
                "show",
                "up as grey spots"
            )]
        );
    }
}
