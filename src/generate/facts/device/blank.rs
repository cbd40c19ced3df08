//! Measures left out of the sentence that tells them: `Let the paint dry for {{24}} hours before you use the lamp.`
//!
//! Where no question is sure, the sentence is shown as it stands: an order keeps its purpose and its condition, and what is
//! forbidden stays forbidden.

use std::cmp::Reverse;

use super::amount::{Amount, Bound, amount};
use super::clause::HELPERS;
use super::draft;
use super::hanging::hangs_alone;
use super::naming::Names;
use super::order::is_order;
use super::standing::{is_meant, is_pronoun, stands};
use crate::generate::facts::{Draft, Value};
use crate::generate::lexicon::{BASE, PREPOSITIONS, is_third, of_form};

/// How likely a teacher keeps one.
const QUALITY: f64 = 0.71;

/// What a bound adds: nobody needs to know another number as much.
const SURER: f64 = 0.04;

/// The statement of a sentence without its most telling measure: of its first thought that stands by itself.
pub(crate) fn blank(text: &str, around: &super::Around) -> Option<Draft> {
    let names = Names::new(around, &[]);
    let text = super::bare(text);
    let text = ["Then ", "Now "]
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .unwrap_or(text);
    if super::is_legal(text) {
        return None;
    }
    let mut parts = text.split("; ").enumerate();
    parts.find_map(|(at, part)| {
        let plain = at == 0 || goes_alone(part);
        plain.then(|| left_out(part, around, &names)).flatten()
    })
}

/// Whether a thought behind another one tells of a thing of its own: an order may be on what the one before named.
fn goes_alone(part: &str) -> bool {
    let article = ["the ", "a ", "an "]
        .iter()
        .any(|article| part.starts_with(article));
    let low = part.to_lowercase();
    article
        && !low
            .split(' ')
            .any(|word| is_pronoun(word.trim_matches([',', '.'])))
}

/// A thought of a sentence without its most telling measure.
fn left_out(part: &str, around: &super::Around, names: &Names) -> Option<Draft> {
    let text = named(&part.replacen(" also ", " ", 1), names)?;
    let text = crate::base::text::capitalised(&text);
    let hole = holes(&text)
        .into_iter()
        .min_by_key(|hole| Reverse(hole.rank))?;
    if !stands(&text, around) || hangs_alone(&text) || !is_whole(&text) || is_trifle(&text) {
        return None;
    }
    let (before, behind) = text.split_at_checked(hole.at)?;
    let (number, rest) = behind.split_at_checked(hole.width)?;
    if is_told(&format!("{before} {rest}"), number)
        || super::is_in_name(number, around.product)
        || is_bare(before, rest)
    {
        return None;
    }
    let opening = names.opening(&text, number);
    // an order without its purpose is told by the heading, or not at all
    let headed = opening
        .as_ref()
        .is_some_and(|opening| opening.contains(", "));
    // `set the layer to 0.3 mm` is a value to know
    let set = text.starts_with("Set ") && before.ends_with(" to ");
    let open = is_order(&text) && !set && !is_aimed(&text);
    if let Some(task) = names.task().filter(|_| open) {
        let step = super::capitals::decapital(before);
        let task = crate::base::text::capitalised(&task);
        let said = format!("{task}, {step}{{{{{number}::number}}}}{rest}.");
        return Some(shown(&said, names.product_label(), number, &hole));
    }
    if open && !headed {
        return None;
    }
    let said = crate::base::text::capitalised(&format!("{before}{{{{{number}::number}}}}{rest}."));
    Some(shown(&said, opening.as_deref(), number, &hole))
}

/// A statement as a draft, with what goes before it.
fn shown(said: &str, opening: Option<&str>, number: &str, hole: &Hole) -> Draft {
    let said = match opening {
        Some(opening) => format!("{opening}: {said}"),
        None => said.to_owned(),
    };
    let value = Value::Gaps(said.clone(), vec![number.to_owned()]);
    let surer = if hole.rank == BOUND { SURER } else { 0.0 };
    let mut made = draft("device gap", String::new(), value, QUALITY + surer);
    made.key = super::key("device", &said, "gap", "");
    made
}

/// Whether hardly anything but a time is told: `The fan halts for 15 minutes`. When?
fn is_bare(before: &str, rest: &str) -> bool {
    /// So few words name a thing and what it does.
    const FEW: usize = 7;
    let words = |text: &str| text.split(' ').count();
    before.contains(" for ") && words(before) <= FEW && words(rest) <= 2 && !is_order(before)
}

/// A sentence with what `it` means, where the sentence itself does not say so before.
fn named(text: &str, names: &Names) -> Option<String> {
    let low = text.to_lowercase();
    let words: Vec<&str> = low.split(' ').collect();
    let bare = |word: &str| word.trim_matches([',', '.']).to_owned();
    let at = words.iter().position(|word| is_pronoun(&bare(word)));
    let Some(at) = at.filter(|at| !is_meant(&words[..*at])) else {
        return Some(text.to_owned());
    };
    let meant = names.say("it").filter(|meant| {
        *meant == names.product()
            || names
                .sentence_before()
                .is_some_and(|before| is_alone(before, meant))
    })?;
    let mut said: Vec<String> = text.split(' ').map(str::to_owned).collect();
    let word = said.get_mut(at)?;
    let mark = if word.ends_with(',') { "," } else { "" };
    *word = match bare(words[at]).as_str() {
        "it" => format!("{meant}{mark}"),
        "its" => format!("{meant}'s"),
        "it's" => format!("{meant} is"),
        "it'll" => format!("{meant} will"),
        _ => return None,
    };
    Some(crate::base::text::capitalised(&said.join(" ")))
}

/// Whether a sentence names one thing and no other that `it` could mean behind it.
fn is_alone(sentence: &str, thing: &str) -> bool {
    let low = sentence.to_lowercase();
    let things = |article: &str| format!(" {low}").matches(article).count();
    low.starts_with(&format!("{} is ", thing.to_lowercase()))
        && things(" the ") + things(" a ") + things(" an ") == 1
        && thing.split(' ').count() <= 4
        && !low.contains(" its ")
}

/// A measure that can be left out.
struct Hole {
    at: usize,
    /// The bytes of its number.
    width: usize,
    /// How telling it is; 0 is not at all.
    rank: u8,
}

/// The measures of a sentence; one of a condition that stands first is given.
fn holes(text: &str) -> Vec<Hole> {
    const GIVEN: [&str; 11] = [
        "Above ", "Below ", "Under ", "In ", "At ", "With ", "Over ", "On ", "From ", "Where ",
        "For ",
    ];
    const CONDITIONS: [&str; 3] = ["If ", "When ", "Once "];
    let begins = |all: &[&str]| all.iter().any(|word| text.starts_with(word));
    // a condition may be what is to be known, where nothing else is
    let condition = begins(&CONDITIONS);
    let given = match begins(&GIVEN) || condition {
        true => text.find(", ").unwrap_or(text.len()),
        false => 0,
    };
    let mut found = Vec::new();
    let (mut at, mut before, mut earlier) = (0, "", "");
    for word in text.split(' ') {
        let measure = text.get(at..).and_then(amount);
        let plain =
            |found: &Amount| found.bound == Bound::Exact && is_plain(found, before, earlier);
        if let Some(measure) = measure.filter(|found| (condition || at >= given) && plain(found)) {
            let width = number(measure.text).len();
            let rank = if at < given { 1 } else { rank(before, earlier) };
            // what has no unit is told apart only by a bound
            let bounded = rank >= ROUGH && !matches!(before, "above" | "below" | "over" | "under");
            if measure.measures.is_some() || bounded && counts(measure.rest) {
                found.push(Hole { at, width, rank });
            }
        }
        at += word.len() + 1;
        (earlier, before) = (before, word);
    }
    found
}

/// Whether things follow that are counted: `tracks can be stored`.
fn counts(rest: &str) -> bool {
    let noun = rest.split(' ').next().unwrap_or_default();
    let noun = noun.trim_end_matches([',', '.', ';']);
    noun.len() > 3
        && noun.ends_with('s')
        && !noun.ends_with("ss")
        && noun.starts_with(char::is_lowercase)
}

/// The number of an amount, without its unit.
fn number(text: &str) -> &str {
    let word = text.split(' ').next().unwrap_or(text);
    let digits = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
    match word.starts_with(|c: char| c.is_ascii_digit()) {
        true => word
            .get(..word.find(|c| !digits(c)).unwrap_or(word.len()))
            .unwrap_or(word)
            .trim_end_matches([',', '.']),
        false => word,
    }
}

/// Whether an amount is one measure, and no part of a range, of a size, of a name or of a rating.
fn is_plain(found: &Amount, before: &str, earlier: &str) -> bool {
    const JOINED: [&str; 17] = [
        "between", "from", "and", "or", "x", "×", "–", "-", "+", "±", "class", "step", "no.",
        "page", "the", "a", "an",
    ];
    let number = |word: &str| amount(word).is_some_and(|found| found.bound == Bound::Exact);
    let rest = found.rest.trim_start_matches([',', ';']).trim_start();
    let mut behind = rest.split(' ');
    let next = behind.next().unwrap_or_default();
    let after = behind.next().unwrap_or_default();
    let goes_on = matches!(next, "to" | "or" | "and" | "x" | "×" | "–" | "/" | "by")
        && (number(after) || after == "so");
    let ranged =
        before == "to" && number(earlier) || before.ends_with([',', '>']) || number(before);
    // `two feet` may be those of a stand
    let feet = found.text.ends_with(" feet");
    let digits = found.text.starts_with(|c: char| c.is_ascii_digit());
    let value = found
        .value
        .is_some_and(|value| value > 1.0 || digits && value > 0.0);
    let rated = matches!(
        found.measures,
        Some("voltage" | "frequency" | "current" | "power")
    );
    let last = earlier == "the" && matches!(before, "last" | "first" | "next");
    let joined = last || JOINED.contains(&&*before.to_lowercase());
    let written = found.text.starts_with(|c: char| c.is_alphanumeric());
    let rated = rated && rank(before, earlier) < BOUND;
    value && written && !feet && !rated && !joined && !goes_on && !ranged
}

/// The rank of a measure behind a bound.
const BOUND: u8 = 4;

/// The rank of one that is near, or above or below something.
const ROUGH: u8 = 3;

/// How telling a measure is by the words before it: a bound and a time to wait more than a size.
fn rank(before: &str, earlier: &str) -> u8 {
    const BOUNDS: [&str; 11] = [
        "at least",
        "at most",
        "up to",
        "more than",
        "less than",
        "maximum of",
        "minimum of",
        "longer than",
        "fewer than",
        "every",
        "than about",
    ];
    let two = format!("{earlier} {before}").to_lowercase();
    let bound = BOUNDS.iter().any(|words| two.trim() == *words);
    match before.to_lowercase().as_str() {
        _ if bound => BOUND,
        "within" | "every" | "exceed" | "exceeding" => BOUND,
        "for" | "after" | "above" | "below" | "about" | "around" | "approximately" | "roughly"
        | "over" | "under" | "than" => ROUGH,
        _ => 2,
    }
}

/// Whether the rest of a sentence tells the number.
fn is_told(rest: &str, number: &str) -> bool {
    rest.split(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | ',')))
        .any(|word| word.trim_matches(['.', ',']).eq_ignore_ascii_case(number))
}

/// Whether a text is a whole sentence: an order, or a clause with its verb.
fn is_whole(text: &str) -> bool {
    /// Fewer words tell too little.
    const SHORTEST: usize = 7;
    /// More are read, not recalled.
    const LONGEST: usize = 28;
    /// A longer subject has a verb of its own.
    const SUBJECT: usize = 9;
    let count = text.split(' ').count();
    let states = super::clauses(text).first().is_some_and(|raw| {
        let subject = raw.subject;
        let clausal = [" when ", " if ", " that ", " until ", ", "]
            .iter()
            .any(|word| subject.contains(word));
        let begins = text.starts_with(subject) || !raw.lead.is_empty();
        begins && !clausal && subject.split(' ').count() <= SUBJECT
    });
    let states = states || says(text);
    (SHORTEST..=LONGEST).contains(&count) && (is_order(text) || states)
}

/// Whether a sentence begins with a thing and soon says what it does, with whichever verb: `The filter light comes on`.
fn says(text: &str) -> bool {
    /// The verb stands behind a thing of few words.
    const SOON: usize = 6;
    /// Behind a thing without article it comes at once.
    const BARE: usize = 3;
    /// Behind a condition comes another thought.
    const LATER: usize = 16;
    let first = text.split(' ').next().unwrap_or_default();
    let low = first.to_lowercase();
    let within = match first {
        "The" | "A" | "An" | "Your" | "You" | "This" | "Each" | "Every" => SOON,
        "If" | "When" | "Once" | "After" | "Before" | "While" => LATER,
        _ if PREPOSITIONS.contains(&&*low) || of_form(&low, BASE).is_some() => return false,
        _ => BARE,
    };
    let mut words = text.split(' ').skip(1).take(within);
    words.any(|word| is_third(word) || HELPERS.contains(&word))
}

/// Whether a sentence tells what nobody needs to know: how long a picture is shown, or how long something is pressed of which
/// it does not tell what it is.
fn is_trifle(text: &str) -> bool {
    let low = text.to_lowercase();
    let shown = [" shows ", " appears ", " is shown ", " is displayed "]
        .iter()
        .any(|word| low.contains(word));
    let pressed = ["press for ", "hold for ", " press of ", "press again"]
        .iter()
        .any(|word| low.contains(word));
    let timed = low.contains(" for ") || low.contains(" second") || low.contains(" minute");
    shown && timed || pressed
}

/// Whether an order tells what it is for or when it holds, or sets a bound.
fn is_aimed(text: &str) -> bool {
    const AIMS: [&str; 17] = [
        " so that ",
        " until ",
        " before ",
        " if ",
        " when ",
        " after ",
        " while ",
        " once ",
        " during ",
        " otherwise ",
        " unless ",
        " at least ",
        " at most ",
        " within ",
        " every ",
        " more than ",
        " less than ",
    ];
    let low = text.to_lowercase();
    let begins = [
        "never ", "do not ", "don't ", "leave ", "keep ", "allow ", "always ",
    ];
    let led = AIMS
        .iter()
        .any(|aim| low.contains(aim) || low.starts_with(aim.trim_start()));
    // `to dry the tank`, not `set the valve to Seal`
    let purpose = low.split(" to ").skip(1).any(|rest| {
        let first = rest.split(' ').next().unwrap_or_default();
        of_form(first, BASE).is_some()
    });
    let purpose = purpose || low.starts_with("to ");
    led || purpose || begins.iter().any(|word| low.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{asked, gives};

    /// Holds that a text gives nothing with a gap.
    fn leaves_nothing(heading: &str, text: &str) {
        let all = asked(heading, text);
        let gap = all.iter().find(|(prompt, _)| prompt.contains("_____"));
        assert!(gap.is_none(), "{text}\n{all:#?}");
    }

    #[test]
    fn an_order_stands_with_its_measure_left_out() {
        gives(
            "Safety",
            "Never put the lamp up with less than 40 cm of free room above the shade.",
            "Lumo 300: Never put the lamp up with less than _____ (number) cm of free room above the shade.",
            "40",
        );
        gives(
            "Arm",
            "After delivery, and whenever the arm was folded, let the springs rest for two hours before you turn the knob.",
            "Lumo 300: After delivery, and whenever the arm was folded, let the springs rest for _____ (number) hours before you turn the knob.",
            "two",
        );
    }

    #[test]
    fn what_a_thing_does_after_a_time_is_left_out_too() {
        gives(
            "Shade",
            "The shade comes down by itself after 250 hours of light.",
            "Lumo 300: The shade comes down by itself after _____ (number) hours of light.",
            "250",
        );
    }

    #[test]
    fn the_product_is_named_for_it() {
        gives(
            "Safety",
            "Do not hang it within 60 cm of a bath or a shower, nor put it on a bed.",
            "Do not hang the Lumo 300 within _____ (number) cm of a bath or a shower, nor put it on a bed.",
            "60",
        );
    }

    #[test]
    fn a_step_is_told_with_its_task() {
        gives(
            "Pairing a speaker",
            "Hold the Bluetooth button for five seconds. Then put the speaker beside the lamp.",
            "Lumo 300: for how long must you hold the Bluetooth button to pair a speaker?",
            "five seconds",
        );
        gives(
            "Cleaning the arm",
            "Put 20 ml of oil into the foot of the lamp and turn the knob.",
            "Lumo 300: To clean the arm, put _____ (number) ml of oil into the foot of the lamp and turn the knob.",
            "20",
        );
    }

    #[test]
    fn what_leans_or_tells_of_a_trifle_is_not_left_out() {
        for text in [
            "Replace after 300 hours of light, which the clock counts for you.",
            "Press and hold for five seconds for the light of the evening before.",
            "The ring shows the name of the maker for about 40 seconds each morning.",
            "Pour 20 ml of oil into the foot and turn the screw.",
            "From then on the shade glows for up to 20 minutes every evening.",
            "Turn the knob from 10 to 30 minutes until the shade is dry.",
        ] {
            leaves_nothing("Safety", text);
        }
    }
}
