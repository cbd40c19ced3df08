//! A question or a passage: which of the two a sentence is asked by.
//!
//! Readers of some 1,100 cards kept seven in ten of the statements whose sentence stands as it was written, but one in three of
//! the questions that turn a sentence round to ask how long, how many or why. So these give way to a passage on the same
//! sentence; other questions stay, and a passage stands in only where there is none.

use super::faithful::{Faith, faith};
use super::loose::is_loose;
use super::*;
use crate::generate::facts::{LED, PASSAGE, RULE};

/// What a question of a kind that is seldom kept is held for, where no passage stands in for it: below what is wished for by
/// default.
pub(super) const DOUBTED: f64 = 0.45;

/// Kinds of question that readers seldom keep anywhere.
const TURNED: [&str; 17] = [
    "only in which case",
    "every how ",
    "how long ",
    "for how ",
    "after how ",
    "within how ",
    "for about how ",
    "for up to how",
    "at least how ",
    "at most how ",
    "up to how ",
    "by how ",
    "why ",
    "for what ",
    "in which case",
    "by what majority",
    "which option ",
];
/// Kinds that they keep of neither a law nor a product, which tell the figure in a sentence that stands by itself.
const MEASURED: [&str; 3] = ["how many ", "how much ", "what share "];
/// Kinds that they keep where something stands for something: what a lamp shows is one thing, what an organ does is many.
const TOLD: [&str; 3] = ["what does ", "what do ", "what did "];
/// What stands for something else does.
const SIGNS: [&str; 2] = [" show", " indicate"];
/// What has one answer of anything.
const SETTLED: [&str; 3] = [" mean", " stand for", " consist of"];
/// What asks for a name.
const NAMED: [&str; 3] = [" stand for", " called?", " known as?"];
/// Kinds that they do not keep of a law: of who may or must do what they kept two in five.
const UNRULED: [&str; 5] = [
    "where is ",
    "where are ",
    "about how ",
    "before which ",
    "who ",
];
/// Questions for a thing, of which readers kept fewer than half, unless they are of the kinds that they keep.
const THINGS: [&str; 4] = ["what ", "of what ", "by what ", "with what "];
/// Kinds that they keep as often as a passage: who did something, when, what a thing is called.
const KEPT: [&str; 16] = [
    "who ",
    "whom ",
    "whose ",
    "by whom ",
    "in which year ",
    "in which decade ",
    "in which century ",
    "on what date ",
    "on which date ",
    "which ",
    "what is the term ",
    "what may be the cause ",
    "what happens ",
    "what value ",
    "what is the scientific name ",
    "about how ",
];

/// Parts the passages from what was found.
pub(super) fn part(found: Vec<Found>) -> (Vec<Found>, Vec<Found>) {
    found.into_iter().partition(|one| !is_passage(one))
}

/// Puts the passages among what is kept, each where no better question is asked of its sentence; `binding` tells of a document
/// by its place whether it sets rules, `refused` is what was refused of the sentences. What gives way to a passage is refused.
pub(super) fn choose(
    sifted: &mut Sifted,
    refused: &[Refusal],
    passages: Vec<Found>,
    documents: &[Document],
    binding: impl Fn(usize) -> bool,
) {
    let sentence = |one: &Found| said(&documents[one.place.document], &one.place);
    let mut own: BTreeMap<(usize, usize, usize), Vec<Found>> = BTreeMap::new();
    for one in sifted.kept.drain(..) {
        own.entry(place(&one.place)).or_default().push(one);
    }
    let gone = || refused.iter().chain(&sifted.refused);
    // of a rule another part has one answer, where one of its names has several
    let open =
        |one: &Refusal| matches!(one.reason, Reason::Ambiguous(_)) && binding(one.place.document);
    let settled = gone().filter(|one| is_settled(&one.reason) && !open(one));
    let settled: BTreeSet<_> = settled.map(|one| place(&one.place)).collect();
    let trifles: BTreeSet<_> = gone().filter_map(trifle).collect();
    let mut shown = BTreeSet::new();
    for passage in passages {
        let at = place(&passage.place);
        let mine = own.entry(at).or_default();
        let binds = binding(passage.place.document);
        let led = passage.draft.key.starts_with(LED);
        // what was named in a question reads better than what stands before its sentence
        let better = |draft: &Draft| is_kept(draft, binds) || led && !is_doubtful(draft, binds);
        let asked = mine.iter().any(|one| {
            one.draft.is_sure()
                && !is_gap(one)
                && better(&one.draft)
                && !is_loose(&one.draft, sentence(one), binds)
        });
        let trivial = trifles.contains(&(at, passage.draft.value.told()));
        if asked || trivial || settled.contains(&at) || !shown.insert(passage.draft.key.clone()) {
            continue;
        }
        let asked: Arc<str> = passage.draft.shown().into();
        let (stays, gone): (Vec<_>, Vec<_>) = mine
            .drain(..)
            .partition(|one| is_rule(one, &passage, sentence(one)));
        sifted.refused.extend(gone.into_iter().map(|one| Refusal {
            place: one.place,
            reason: Reason::Repeated(Arc::clone(&asked)),
            prompt: Some(one.draft.shown()),
        }));
        mine.extend(stays);
        mine.push(passage);
    }
    for mut one in own.into_values().flatten() {
        let rules = binding(one.place.document);
        let acts = || {
            let asked = asked_part(&one.draft.prompt);
            is_science(&one.draft) && begins(&asked, &THINGS)
        };
        let doubtful = is_doubtful(&one.draft, rules) && (rules || acts());
        if doubtful || is_loose(&one.draft, sentence(&one), rules) {
            one.draft.quality = one.draft.quality.min(DOUBTED);
        }
        sifted.kept.push(one);
    }
}

fn is_passage(one: &Found) -> bool {
    one.draft.frame == PASSAGE
}

fn is_gap(one: &Found) -> bool {
    matches!(one.draft.value, Value::Gaps(..))
}

/// Whether a reason speaks against what a sentence says, however it is asked: another card asks it, another place contradicts
/// it, it is no fact, or it has no date.
fn is_settled(reason: &Reason) -> bool {
    matches!(
        reason,
        Reason::Repeated(_)
            | Reason::Contradicted(_)
            | Reason::Ambiguous(_)
            | Reason::Undated(_)
            | Reason::Opinion(_)
            | Reason::Uncertain(_)
            | Reason::Advice(_)
    )
}

/// The answer that a check held for nothing to know, with the place of its sentence.
fn trifle(refusal: &Refusal) -> Option<((usize, usize, usize), String)> {
    match &refusal.reason {
        Reason::Trivial(told) => Some((place(&refusal.place), told.clone())),
        _ => None,
    }
}

/// Whether a statement is the whole of a rule, which leans on nothing: a passage would say the same.
fn is_rule(one: &Found, passage: &Found, sentence: &str) -> bool {
    one.draft.frame == RULE
        && is_gap(one)
        && !passage.draft.key.starts_with(LED)
        && faith(one.draft.stem(), sentence) == Faith::Whole
}

/// Whether readers keep a question as often as a passage on its sentence.
pub(super) fn is_kept(draft: &Draft, binding: bool) -> bool {
    let asked = asked_part(&draft.prompt);
    let low = draft.prompt.to_lowercase();
    let kind = is_of_kind(draft, &asked, &low) || draft.frame == RULE || draft.frame == TABLE;
    let sign = begins(&asked, &TOLD);
    let counted = !binding && begins(&asked, &MEASURED);
    (kind || sign || counted) && !is_doubtful(draft, binding)
}

/// Whether a question is of the kinds that readers keep: it asks for a name, a list, who did something, when. `low` is all of it
/// in small letters.
fn is_of_kind(draft: &Draft, asked: &str, low: &str) -> bool {
    let named = NAMED.iter().any(|end| low.contains(end));
    named || matches!(draft.value, Value::List(_)) || begins(asked, &KEPT)
}

/// Whether a question is of a kind that readers seldom keep: it says with other words what its sentence says better.
fn is_doubtful(draft: &Draft, binding: bool) -> bool {
    let prompt = &draft.prompt;
    let product = binding && draft.frame != RULE && !prompt.starts_with("Under ");
    let low = prompt.to_lowercase();
    let has = |verbs: &[&str]| verbs.iter().any(|verb| low.contains(verb));
    // a lamp shows one thing, a panel many
    let many = has(&[
        "panel",
        "display",
        "screen",
        "receiver",
        "controller",
        "report",
    ]);
    let sign = has(&SETTLED) || product && has(&SIGNS) && !many;
    let law = binding && !product;
    let asked = asked_part(prompt);
    let thing = begins(&asked, &THINGS) && !sign && !is_of_kind(draft, &asked, &low);
    let within = || MEASURED.iter().any(|measured| asked.contains(measured));
    let loose = begins(&asked, &TOLD) && !sign
        || thing && (binding || is_science(draft))
        || binding && begins(&asked, &MEASURED)
        || law && (begins(&asked, &UNRULED) || within() || asked.contains(", in which case "));
    draft.frame != TABLE && (begins(&asked, &TURNED) || loose)
}

/// What stands in a question behind the law or the product, in small letters.
pub(super) fn asked_part(prompt: &str) -> String {
    let ruled = prompt.strip_prefix("Under ");
    let asked = match prompt.split_once(": ") {
        Some((_, asked)) => asked,
        // `Under the Bylaws of the Mill, Inc, who …`
        None => ruled
            .and_then(|rest| {
                let mut parts = rest.match_indices(", ").map(|(at, _)| &rest[at + 2..]);
                let small = parts
                    .clone()
                    .find(|part| part.starts_with(char::is_lowercase));
                small.or_else(|| parts.next())
            })
            .unwrap_or(prompt),
    };
    asked.to_lowercase()
}

/// Whether a question begins as one of some kinds does.
pub(super) fn begins(asked: &str, kinds: &[&str]) -> bool {
    kinds.iter().any(|kind| asked.starts_with(kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn doubtful(prompt: &str, binding: bool) -> bool {
        let draft = Draft {
            prompt: prompt.to_owned(),
            ..Draft::plain()
        };
        is_doubtful(&draft, binding)
    }

    #[test]
    fn questions_that_turn_their_sentence_round_are_doubted() {
        for (prompt, binding) in [
            ("Lumo 300: for how long does the fan run after use?", true),
            (
                "Under the Ferries Act, how many members form the board?",
                true,
            ),
            ("What does the pancreas release?", false),
            ("Under the Ferries Act, who may close a landing?", true),
        ] {
            assert!(doubtful(prompt, binding), "{prompt}");
        }
        for (prompt, binding) in [
            ("Lumo 300: what does a red lamp mean?", true),
            ("Lumo 300: about how long does the lamp burn?", true),
            ("Under the Ferries Act, on which date are fees due?", true),
            ("In which year did Ola Lund sell the mine?", false),
        ] {
            assert!(!doubtful(prompt, binding), "{prompt}");
        }
    }
}
