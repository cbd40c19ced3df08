//! What things accept, contain, need, are made of, mean and stand for.

use super::clause::Mode;
use super::measure::cut;
use super::naming::Names;
use super::verbs::WORTH;
use super::{Part, draft, members, posed, tail};
use crate::generate::facts::{Draft, Value};
use crate::generate::lexicon::{GERUND, of_form, third};

/// Answers that say nothing.
const PALE: &[&str] = &[
    "it",
    "them",
    "this",
    "that",
    "these",
    "everything",
    "something",
    "more",
    "less",
    "most",
    "much",
    "a number",
    "the following",
    "one",
    "you",
    "both",
    "neither",
    "either",
    "none",
    "nothing",
    "a lot",
    "a good deal",
    "a great deal",
    "a little",
    "problems",
    "care",
    "manuals",
    "no",
    "software",
    "components",
    "information",
    "data",
    "instructions",
    "settings",
    "things",
    "symbols",
];

/// What an answer is asked by: a list, or words.
fn asked_for(answer: &str) -> Value {
    match members(answer) {
        Some(all) => Value::List(all),
        None => Value::Words(answer.to_owned()),
    }
}

/// Whether words can be an answer.
pub(super) fn is_answer(answer: &str) -> bool {
    /// Longer answers are not typed.
    const LONGEST: usize = 9;
    let pale = PALE.contains(&answer)
        || PALE
            .iter()
            .any(|pale| answer.starts_with(&format!("{pale} ")));
    let pale = pale || answer.starts_with("and ");
    !answer.is_empty() && !pale && answer.split(' ').count() <= LONGEST
}

/// `accepts SD cards up to UHS-II`, `requires a CFexpress card or an SD card`, `recognises people, animals and birds`.
pub(super) fn object(part: &Part, names: &Names) -> Vec<Draft> {
    let may = matches!(part.raw.helper, "can" | "may")
        && matches!(part.raw.verb, "cause" | "burn" | "damage" | "destroy");
    let plain = part.raw.helper.is_empty() || may;
    let told = part.raw.mode == Mode::Active && !part.raw.negative && part.subject != "you";
    if !(plain && told && WORTH.contains(&part.raw.verb)) {
        return Vec::new();
    }
    // `many screens use the number keys`: which?
    let some = ["many ", "some ", "most ", "several ", "a few "];
    if some.iter().any(|word| part.subject.starts_with(word)) {
        return Vec::new();
    }
    if is_doing(&part.subject) {
        return by_doing(part, names).into_iter().collect();
    }
    let counted = part
        .subject
        .split(' ')
        .next()
        .is_some_and(|word| super::amount::amount(word).is_some());
    // `needs about four minutes`: for what?
    let timed =
        super::amount::amount(&part.rest).is_some_and(|found| found.measures == Some("time"));
    let Some((answer, behind)) = held(part).filter(|_| !counted && !timed) else {
        return Vec::new();
    };
    let head = answer.split(" up to ").next().unwrap_or(answer);
    let head = head.rsplit(' ').next().unwrap_or("");
    let which = part.raw.verb == "accept"
        && head.ends_with('s')
        && !has_article(answer)
        && !answer.contains(" or ");
    let (frame, asks) = match which {
        true => ("device open", format!("which {head}")),
        false => ("device object", String::from("what")),
    };
    let question = part.question(&asks, behind);
    let mut made = posed(frame, names, &question, asked_for(answer), 0.7);
    if which && let Some(bare) = answer.strip_suffix(&format!(" {head}")) {
        made.accept.push(bare.to_owned());
    }
    vec![made]
}

/// What a clause says that something holds or needs, with what follows; `None` where that is no answer.
fn held<'p>(part: &'p Part) -> Option<(&'p str, &'p str)> {
    /// What something requires is told in more words than a thing.
    const NEEDED: usize = 11;
    let listed = members(part.rest.trim()).is_some();
    // a list that is too long: its first member is not the answer
    let many = !listed && part.rest.contains(" and ") && part.rest.matches(", ").count() >= 2;
    let said = tail(&part.rest);
    let needs = matches!(part.raw.verb, "require" | "accept" | "need");
    let whole = needs && !said.replace("up to ", "").contains(" to ");
    let (answer, behind) = match (listed, whole) {
        (true, _) => (part.rest.trim(), ""),
        (false, true) => (said, ""),
        (false, false) => cut(said),
    };
    // what it has without more is no fact to ask for
    let thin = part.raw.verb == "have"
        && (behind.is_empty() || behind.starts_with("with ") || !has_article(answer));
    let none = answer.is_empty() || answer.starts_with("no ") || answer.starts_with("any ");
    let short = listed || is_answer(answer) || whole && answer.split(' ').count() <= NEEDED;
    // `a timetable for each day and a list of …`: the second of two things is no condition
    let torn = [" and a ", " and an ", " and the "]
        .iter()
        .any(|and| behind.contains(and));
    // `the balance between the dry and the wet sound` is one thing; what is caused to happen is a clause
    let open =
        behind.starts_with("between ") || part.raw.verb == "cause" && behind.starts_with("to ");
    let torn = torn || open || answer.contains(" which ");
    // `burns explosively`, `needs to be pulled out`: no thing
    let how = answer.ends_with("ly") && !answer.contains(' ') || answer.starts_with("to ");
    let some = answer.starts_with("a ") || answer.starts_with("an ");
    let thin = thin || how || some && answer.split(' ').count() < 4;
    // `leave the chute faster than you would believe` compares
    let compares = behind.starts_with("than ");
    let good =
        !compares && !thin && !none && !many && !torn && short && !behind.starts_with("that ");
    good.then_some((answer, behind))
}

/// Whether a phrase begins with an article.
fn has_article(phrase: &str) -> bool {
    ["a ", "an ", "the "]
        .iter()
        .any(|article| phrase.starts_with(article))
}

/// Whether a subject is what somebody does: `turning the ring`.
fn is_doing(subject: &str) -> bool {
    let first = subject.split(' ').next().unwrap_or_default();
    of_form(&first.to_lowercase(), GERUND).is_some()
}

/// `turning the ring magnifies the image`: what does so?
fn by_doing(part: &Part, names: &Names) -> Option<Draft> {
    let subject = super::capitals::decapital(&part.subject);
    let first = subject.split(' ').next()?;
    // `inserting a plug`: of which kind?
    let doing = of_form(first, GERUND).is_some()
        && subject.contains(" the ")
        && (2..=6).contains(&subject.split(' ').count())
        && !subject.split(' ').any(|word| word == "it");
    if !doing
        || matches!(
            part.raw.verb,
            "cause" | "require" | "need" | "delete" | "erase"
        )
    {
        return None;
    }
    let question = format!(
        "what {} {} {}",
        third(part.raw.verb),
        tail(&part.rest),
        part.lead
    );
    Some(posed(
        "device object",
        names,
        &question,
        Value::Words(subject),
        0.7,
    ))
}

/// `consists of a coarse filter, a fine filter and a micro filter`, `is made of carbon fibre`, `leads to corrosion`.
pub(super) fn consists(part: &Part, names: &Names) -> Vec<Draft> {
    let (by, rest) = match (part.raw.mode, part.raw.verb) {
        (Mode::Active, "consist") | (Mode::Passive, "made" | "composed") => {
            ("of", part.rest.strip_prefix("of "))
        }
        // `emptying late leads to`: emptying what?
        (Mode::Active, "lead") if !is_doing(&part.subject) => ("to", part.rest.strip_prefix("to ")),
        (Mode::Active, "show") => ("up as", part.rest.strip_prefix("up as ")),
        _ => return Vec::new(),
    };
    let Some(rest) = rest.filter(|_| !part.raw.negative) else {
        return Vec::new();
    };
    if let Some(all) = members(rest.trim()) {
        let question = part.question("what", by);
        return vec![posed(
            "device parts",
            names,
            &question,
            Value::List(all),
            0.8,
        )];
    }
    let (answer, behind) = cut(tail(rest));
    let answer = answer
        .split(" and ")
        .next()
        .filter(|_| answer.contains(" and cannot"))
        .unwrap_or(answer);
    if !is_answer(answer) {
        return Vec::new();
    }
    let question = part.question("what", &format!("{by} {behind}"));
    vec![posed(
        "device parts",
        names,
        &question,
        Value::Words(answer.to_owned()),
        0.75,
    )]
}

/// Whether a thing is shown, heard or seen somewhere, so that it means the same each time; `a cracked blade` and `more than two
/// spoons` mean something only where the text has told of them.
fn is_signal(subject: &str) -> bool {
    const SIGNALS: [&str; 33] = [
        "alarm", "arrow", "arrows", "asterisk", "bar", "beep", "beeps", "circle", "code", "color",
        "colour", "cross", "digit", "display", "dot", "dots", "ellipsis", "flash", "flashes",
        "icon", "lamp", "led", "letter", "light", "lights", "mark", "message", "number", "sign",
        "sound", "star", "symbol", "tone",
    ];
    let low = subject.to_lowercase();
    let counted = ["no ", "more than ", "less than "];
    let signal = low
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| SIGNALS.contains(&word));
    let seen = low.contains(" on ") || low.contains(" in ");
    !counted.iter().any(|start| low.starts_with(start)) && (signal || seen)
}

/// `Streaks mean that there is too much rinse aid`, `the symbol indicates a full tank`.
pub(super) fn means(part: &Part, names: &Names) -> Vec<Draft> {
    let plain =
        matches!(part.raw.verb, "mean" | "indicate" | "signal") && part.raw.helper.is_empty();
    if !plain || part.raw.negative || part.raw.mode != Mode::Active {
        return Vec::new();
    }
    if !is_signal(&part.subject) {
        return Vec::new();
    }
    let said = part.rest.strip_prefix("that ").unwrap_or(&part.rest).trim();
    let pronoun = ["it ", "they ", "this ", "you "];
    if pronoun.iter().any(|word| said.starts_with(word)) {
        return Vec::new();
    }
    let bare = said
        .strip_prefix("there is ")
        .or_else(|| said.strip_prefix("there are "))
        .unwrap_or(said);
    // `indicates that the appliance must not be disposed of …`
    let product = names.product();
    let about = said
        .strip_prefix(&format!("{product} "))
        .filter(|rest| rest.starts_with("must "));
    let (answer, question) = match about {
        Some(about) => (about, part.question("what", &format!("about {product}"))),
        None => (bare, part.question("what", "")),
    };
    // `means charging, steady green full`: the next state
    let answer = match answer.split_once(", ") {
        Some((first, next)) if super::lamp::state(next).is_some() => first,
        _ => answer,
    };
    let words = answer.split(' ').count();
    if words == 0 || words > 11 || PALE.contains(&answer) {
        return Vec::new();
    }
    let prompt = super::told(&question, names, answer);
    vec![draft(
        "device cause",
        prompt,
        Value::Words(answer.to_owned()),
        0.75,
    )]
}

#[cfg(test)]
mod tests {
    use super::super::testing::{asked, gives};

    #[test]
    fn what_things_accept_and_consist_of_is_asked() {
        gives(
            "Sockets",
            "Socket 1 accepts LED bulbs, and socket 2 accepts halogen bulbs up to 40 W.",
            "Lumo 300: which bulbs does socket 2 accept?",
            "halogen bulbs up to 40 W",
        );
        gives(
            "Parts",
            "The stand consists of a base, a spring arm and a shade.",
            "Lumo 300, parts: what does the stand consist of?",
            "base, spring arm, shade",
        );
        gives(
            "Parts",
            "Streaks on the glass mean that there is too much grease.",
            "Lumo 300, parts: what do streaks on the glass mean?",
            "too much grease",
        );
    }

    #[test]
    fn places_and_means_are_asked() {
        gives(
            "Parts",
            "The main switch is on the left side.",
            "Lumo 300, parts: where is the main switch?",
            "on the left side",
        );
        gives(
            "Parts",
            "The spring arm is adjusted by means of the knurled screw.",
            "Lumo 300, parts: by means of what is the spring arm adjusted?",
            "the knurled screw",
        );
        gives(
            "Safety",
            "If the cord is damaged, it must be replaced by our service team.",
            "Lumo 300: by whom must the cord be replaced if it is damaged?",
            "service team",
        );
    }

    #[test]
    fn what_is_no_place_or_torn_or_compares_is_not_asked() {
        for text in [
            "Stones leave the chute faster than you would believe.",
            "The small box contains neither.",
            "When it's full the pump stops, the red lamp lights up.",
            "The parts are guaranteed for two years and the tank for five.",
        ] {
            assert!(asked("Emptying", text).is_empty(), "{text}");
        }
        for text in [
            "The gas spring is under pressure and hot parts may jump out.",
            "Each scene has a colour for each day of the week and a list of rooms.",
            "A longer press restores only the alarm.",
            "Besides the lamp itself you will find a stand with two feet.",
        ] {
            let all = asked("Parts", text);
            assert!(all.is_empty(), "{text}\n{all:#?}");
        }
    }

    #[test]
    fn headings_in_capitals_are_put_in_as_words() {
        gives(
            "PARTS OF THE LED STAND",
            "The main switch is on the left side.",
            "Lumo 300: where is the main switch?",
            "on the left side",
        );
        gives(
            "USB STAND",
            "The main switch is on the left side.",
            "Lumo 300, USB stand: where is the main switch?",
            "on the left side",
        );
        gives(
            "ABOUT THIS GUIDE",
            "The main switch is on the left side.",
            "Lumo 300: where is the main switch?",
            "on the left side",
        );
        gives(
            "Rinsing",
            "The programme takes about 25 minutes.",
            "Lumo 300: about how long does the rinsing programme take?",
            "25 minutes",
        );
    }

    #[test]
    fn an_option_is_asked_by_what_it_does() {
        gives(
            "Scenes",
            "Two modes can be added. Sunset lowers the light when it is late.",
            "Lumo 300, scenes: which mode lowers the light when it is late?",
            "Sunset",
        );
        assert!(asked("Scenes", "The maker accepts no liability for lost bulbs.").is_empty());
    }
}
