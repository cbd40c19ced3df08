//! Sentences that tell nothing by themselves: they only lead over, point back, or lost what they were to tell.

use crate::generate::facts::view::View;
use crate::generate::language::Kind;
use crate::generate::lexicon::AUXILIARIES;

/// Whether a sentence tells nothing that can be known by heart.
pub(super) fn is_hollow(view: &View) -> bool {
    is_wondering(view) || is_undivided(view) || points_back(view) || leads_over(view)
}

/// `How the seeds get there has been a puzzle`, `What is saved is chiefly salt`.
fn is_wondering(view: &View) -> bool {
    let asks = matches!(view.low(0), "how" | "why" | "what" | "whether");
    let open = view.low(0) != "what" || AUXILIARIES.contains(&view.low(1));
    asks && open
}

/// `In most mosses the hyalocyte is further divided`: into what?
fn is_undivided(view: &View) -> bool {
    const PARTED: [&str; 6] = [
        "divided",
        "subdivided",
        "split",
        "classified",
        "composed",
        "distinguished",
    ];
    let last = view
        .tokens
        .iter()
        .rposition(|token| token.kind != Kind::Mark);
    last.is_some_and(|last| PARTED.contains(&view.low(last)))
}

/// `the differences just explained`, `The cells responsible are the neoblasts`.
fn points_back(view: &View) -> bool {
    const TOLD: [&str; 8] = [
        "explained",
        "described",
        "mentioned",
        "discussed",
        "named",
        "stated",
        "outlined",
        "noted",
    ];
    let just = view
        .tokens
        .windows(2)
        .any(|pair| pair[0].is("just") && pair[1].among(&TOLD));
    let bare = (2..view.tokens.len().min(5)).any(|at| {
        matches!(view.low(at), "responsible" | "concerned" | "involved")
            && AUXILIARIES.contains(&view.low(at + 1))
    });
    just || bare
}

/// `A blastema needs more than position`: only what follows tells what.
fn leads_over(view: &View) -> bool {
    /// Longer sentences tell more.
    const SHORT: usize = 9;
    let words = view.tokens.iter();
    let count = words.filter(|token| token.kind != Kind::Mark).count();
    let more = view.tokens.windows(3).any(|three| {
        three[0].is("more")
            && three[1].is("than")
            && three[2].kind == Kind::Word
            && crate::generate::language::value(&three[2]).is_none()
            && !three[2].is("half")
    });
    more && count <= SHORT
}

#[cfg(test)]
mod tests {
    use crate::generate::facts::asking::shown;

    #[test]
    fn what_tells_nothing_by_itself_is_not_left_out() {
        for text in [
            "How the seeds of the moss get from the wind to the archegonium has been a puzzle.",
            "In most mosses of the plain the hyalocyte is further divided.",
            "The cells responsible are the hyalocytes.",
            "A hyalocyte needs more than water.",
        ] {
            let all = shown(&format!("# Mosses\n\nThe bog is old. {text}\n"));
            assert!(
                all.iter().all(|gap| !gap.contains("_____")),
                "{text}\n{all:#?}"
            );
        }
    }
}
