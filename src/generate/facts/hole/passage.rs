//! What is left out of a sentence that is shown as it stands, with nothing cut and nothing said anew.

use super::Hole;
use super::holes::dated;
use super::hollow::is_hollow;
use super::number::numbers;
use super::ruled::ruled;
use super::trifle::{is_past, is_trifle, is_vote};
use super::worthy::{told_apart, worthy};
use crate::base::text::small;
use crate::generate::facts::draft::is_figure;
use crate::generate::facts::given::Around;
use crate::generate::facts::view::View;
use crate::generate::language::{Kind, untitled};
use crate::generate::lexicon::{LEANING, NOW};

/// A sentence as it stands, in the notation of decks, with its one gap.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Gapped {
    pub(crate) text: String,
    pub(crate) answer: String,
    pub(crate) hint: &'static str,
    pub(crate) quality: f64,
    /// Whether it holds only for a time.
    pub(crate) bound: bool,
}

/// The fewest and the most words of a sentence that is shown as it stands.
const WORDS: std::ops::RangeInclusive<usize> = 5..=34;

/// Sentences with fewer words tell too little of what was in a century.
const AGED: usize = 10;

/// What a term is held for that is known by its looks alone, and by no `called`.
const LEARNED: f64 = 0.7;

/// The ways to leave something out of a sentence, the best first.
pub(in crate::generate::facts) fn passages(view: &View) -> Vec<Gapped> {
    let count = view
        .tokens
        .iter()
        .filter(|token| token.kind != Kind::Mark)
        .count();
    if !WORDS.contains(&count) || is_open(view) || is_hollow(view) {
        return Vec::new();
    }
    let Some(last) = view
        .tokens
        .iter()
        .rposition(|token| token.kind != Kind::Mark)
    else {
        return Vec::new();
    };
    let whole = 0..last + 1;
    let mut holes = worthy(view, whole.end);
    holes.extend(numbers(view, &whole));
    holes.extend(dated(view, &whole));
    if view.scene.frame.law().is_some() {
        holes.extend(ruled(view, whole.end));
    }
    let past = !view.scene.is_binding() && is_past(view);
    holes.retain(|hole| !is_trifle(view, hole, past) && !is_everywhere(view, hole));
    // what a law or a manual calls things is told where it defines them
    let named = |hole: &Hole| hole.quality > LEARNED;
    let bound = view.scene.is_binding();
    // where something was is told of many things
    let placed = |hole: &Hole| matches!(hole.hint, "place" | "country");
    holes.retain(|hole| {
        let defined = bound && hole.hint == "term" && !named(hole);
        // what a few words tell of a century holds of others
        let aged = past && hole.hint == "century" && count < AGED;
        // the year of another paper, of an office's letter
        let filed = hole.hint == "year" && view.scene.frame.law().is_some();
        !(placed(hole) || defined || aged || filed) && told_apart(view, hole, &whole)
    });
    holes.sort_by(|one, other| other.quality.total_cmp(&one.quality));
    holes.iter().filter_map(|hole| gapped(view, hole)).collect()
}

fn gapped(view: &View, hole: &Hole) -> Option<Gapped> {
    let (first, last) = (
        view.tokens.get(hole.range.start)?,
        view.tokens.get(hole.range.end.checked_sub(1)?)?,
    );
    let answer = view.text.get(first.start..last.end)?;
    let answer = match hole.hint {
        "person" => untitled(answer),
        _ => answer,
    };
    let from = last.end - answer.len();
    // `at -18 °C`: the sign belongs to the number
    let signed = view.text.get(..from).is_some_and(|before| {
        [" -", " +", " –", " −"]
            .iter()
            .any(|sign| before.ends_with(sign))
    });
    let from = from - usize::from(signed);
    let answer = view.text.get(from..last.end)?;
    let (before, after) = (view.text.get(..from)?, view.text.get(last.end..)?);
    let rest = format!("{before} {after}").to_lowercase();
    if is_example(view, hole)
        || first.among(LEANING) && !is_vote(view, hole)
        || is_told(answer, &rest)
        || answer.contains(['{', '}', ':', '"'])
    {
        return None;
    }
    let around = Around {
        before,
        gap: answer,
        hint: hole.hint,
        after,
    };
    if around.is_torn() || around.is_given() || around.is_bare() {
        return None;
    }
    // `pH etc..`
    let after = match after
        .strip_suffix("..")
        .or_else(|| after.strip_suffix(";."))
    {
        Some(rest) if !rest.ends_with('.') => format!("{rest}."),
        _ => after.to_owned(),
    };
    Some(Gapped {
        text: format!("{before}{{{{{answer}::{}}}}}{after}", hole.hint),
        answer: answer.to_owned(),
        hint: hole.hint,
        quality: hole.quality,
        bound: view.tokens.iter().any(|token| token.among(NOW)) || is_changing(view, hole),
    })
}

/// Whether a gap is on one example of several, or on a figure of an example, which is often thought up.
fn is_example(view: &View, hole: &Hole) -> bool {
    let before = &view.tokens[hole.range.start.saturating_sub(4)..hole.range.start];
    let such = before
        .windows(2)
        .any(|pair| pair[0].is("such") && pair[1].is("as"));
    let listed = before
        .iter()
        .any(|word| word.among(&["like", "e.g.", "including"]));
    let mut pairs = view.tokens.windows(2);
    let supposed = pairs.any(|pair| pair[0].is("for") && pair[1].among(&["instance", "example"]));
    such || listed || is_figure(hole.hint) && supposed
}

/// Whether a term is one of which its document speaks throughout, so that nobody need know it: `microbes` in a text on them.
fn is_everywhere(view: &View, hole: &Hole) -> bool {
    /// So often a document names what it is on.
    const OFTEN: u32 = 14;
    let last = view.low(hole.range.end - 1);
    let one = last.trim_end_matches('s');
    let known = &view.scene.known;
    let times = known.times(one) + known.times(&format!("{one}s"));
    hole.hint == "term" && hole.range.len() == 1 && hole.quality <= LEARNED && times >= OFTEN
}

/// Whether a number counts people of today: `About eight hundred people live on the island`.
fn is_changing(view: &View, hole: &Hole) -> bool {
    const PEOPLE: [&str; 12] = [
        "people",
        "inhabitants",
        "residents",
        "members",
        "visitors",
        "students",
        "employees",
        "households",
        "speakers",
        "subscribers",
        "users",
        "families",
    ];
    let counted = view
        .tokens
        .iter()
        .skip(hole.range.end)
        .take(3)
        .any(|token| token.among(&PEOPLE));
    is_figure(hole.hint) && counted && !view.scene.is_binding() && !is_past(view)
}

/// Words of more letters are told by longer ones that hold them: `lobules` by `interlobular`.
const ROOT: usize = 5;

/// Whether the rest of a text, in small letters, tells what is left out.
pub(crate) fn is_told(answer: &str, rest: &str) -> bool {
    let low = answer.to_lowercase();
    answer
        .split([' ', '-'])
        .filter(|word| word.len() > 3)
        .any(|word| rest.contains(&*small(word)))
        || low.len() > ROOT && rest.contains(low.trim_end_matches('s'))
        || rest
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| word == low)
}

/// Whether a sentence points to a picture, quotes, or asks.
fn is_open(view: &View) -> bool {
    const POINTING: [&str; 13] = [
        "box",
        "table",
        "diagram",
        "figure",
        "illustration",
        "picture",
        "photograph",
        "photo",
        "image",
        "video",
        "overleaf",
        "chapter",
        "perhaps",
    ];
    view.text
        .contains(['?', '!', '"', '“', '*', '_', '|', '=', '['])
        || view.tokens.iter().any(|token| token.among(&POINTING))
        || points_on(view)
        || view.tokens.windows(2).any(|pair| {
            pair[0].is("be") && pair[1].among(&["remembered", "noted", "recalled", "said", "added"])
        })
}

/// Whether `above` or `below` means another place of the text: not `below the melting point`, `above 40 °C`.
fn points_on(view: &View) -> bool {
    let words = view.tokens.iter().enumerate();
    let mut found = words.filter(|(_, token)| token.among(&["above", "below"]));
    found.any(|(at, _)| {
        let next = view.tokens.get(at + 1);
        !next.is_some_and(|next| {
            next.kind == Kind::Number || next.among(&["a", "an", "its", "sea", "the", "zero"])
        })
    })
}

#[cfg(test)]
mod tests {
    use crate::generate::facts::asking::shown;

    #[test]
    fn what_is_above_or_below_a_thing_points_to_no_other_place() {
        let gaps = |text: &str| {
            let all = shown(&format!("# Wax\n\nThe wax is old. {text}\n"));
            all.iter().any(|gap| gap.contains("_____"))
        };
        assert!(gaps(
            "The bath of the wax never warms beyond 62 °C, which is just below the boiling point of the oil."
        ));
        assert!(!gaps(
            "The bath of the wax never warms beyond 62 °C, as is told in the list below."
        ));
    }

    fn asks_for_photosynthesis(often: usize) -> bool {
        let often = "Nothing in the pond stops photosynthesis for long. ".repeat(often);
        let all = shown(&format!(
            "# Ponds\n\nThe pond lies still. {often}\n\nThe leaf of a water lily makes all of its sugar in the daytime by \
             photosynthesis.\n"
        ));
        all.iter().any(|prompt| prompt.contains("daytime by _____"))
    }

    #[test]
    fn a_term_of_the_whole_text_is_not_left_out() {
        assert!(asks_for_photosynthesis(0));
        assert!(!asks_for_photosynthesis(20));
    }
}
