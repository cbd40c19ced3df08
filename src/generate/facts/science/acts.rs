//! What a living thing, a part of it or a substance does, and to what: `Mast cells release histamine.`

use super::deeds::{Deed, deeds};
use super::draft;
use super::made::members;
use super::objects::{fit, goes_on, is_told, object, splits, stops};
use super::things::thing;
use crate::generate::facts::draft::{Draft, Value};
use crate::generate::facts::view::View;
use crate::generate::lexicon::{BASE, List, THIRD, of_form};

/// Verbs whose object is worth knowing of the thing that does it.
const ACTS: &List = &List::new(&[
    "secrete",
    "produce",
    "release",
    "store",
    "carry",
    "transmit",
    "protect",
    "attack",
    "destroy",
    "engulf",
    "absorb",
    "excrete",
    "digest",
    "surround",
    "line",
    "cover",
    "regulate",
    "control",
    "inhibit",
    "stimulate",
    "activate",
    "form",
    "transport",
    "recognise",
    "recognize",
    "display",
    "eat",
    "kill",
    "neutralise",
    "neutralize",
    "filter",
    "catalyse",
    "catalyze",
    "trap",
    "contain",
    "lack",
    "synthesise",
    "synthesize",
    "convey",
    "supply",
    "infect",
    "invade",
    "pollinate",
    "ferment",
    "emit",
    "separate",
    "connect",
    "join",
    "enclose",
    "bear",
    "hunt",
    "inhabit",
    "inactivate",
    "oppose",
    "convert",
    "bind",
    "block",
    "prevent",
    "stabilise",
    "stabilize",
    "maintain",
    "cross",
    "become",
    "resemble",
    "swallow",
    "pump",
    "hydrolyse",
    "hydrolyze",
    "detect",
    "remove",
    "trigger",
    "initiate",
    "encode",
    "induce",
    "promote",
    "mediate",
    "coordinate",
    "sense",
    "perceive",
    "degrade",
    "oxidise",
    "oxidize",
    "metabolise",
    "metabolize",
    "ingest",
    "colonise",
    "colonize",
    "penetrate",
    "innervate",
    "conduct",
    "reflect",
    "cleave",
    "undergo",
    "strengthen",
    "weaken",
    "dilate",
    "constrict",
    "narrow",
    "reduce",
    "lower",
    "raise",
    "increase",
    "decrease",
    "accelerate",
    "anchor",
    "replace",
    "repair",
    "damage",
    "measure",
    "cause",
    "lubricate",
    "insulate",
    "counteract",
    "enhance",
    "amplify",
    "facilitate",
    "reabsorb",
    "support",
    "incubate",
    "generate",
]);

/// Verbs with the word behind them that is half of their sense.
const PAIRS: &[(&str, &str)] = &[
    ("feed", "on"),
    ("feed", "upon"),
    ("result", "in"),
    ("result", "from"),
    ("lead", "to"),
    ("bring", "on"),
    ("prey", "on"),
    ("live", "on"),
    ("consist", "of"),
    ("belong", "to"),
    ("give", "off"),
    ("break", "down"),
    ("take", "up"),
    ("respond", "to"),
    ("bind", "to"),
    ("attach", "to"),
    ("act", "on"),
    ("act", "upon"),
    ("develop", "into"),
    ("develop", "from"),
    ("grow", "into"),
    ("turn", "into"),
    ("harden", "into"),
    ("open", "into"),
    ("drain", "into"),
    ("differentiate", "into"),
    ("mature", "into"),
    ("derive", "from"),
    ("arise", "from"),
    ("empty", "into"),
    ("articulate", "with"),
    ("insert", "into"),
    ("originate", "from"),
    ("contribute", "to"),
    ("react", "with"),
    ("combine", "with"),
    ("function", "as"),
    ("act", "as"),
    ("serve", "as"),
    ("code", "for"),
    ("connect", "to"),
    ("come", "from"),
    ("descend", "from"),
    ("evolve", "from"),
    ("stem", "from"),
    ("correspond", "to"),
    ("flow", "into"),
    ("dissolve", "in"),
    ("divide", "into"),
    ("begin", "with"),
    ("feed", "into"),
    ("pass", "into"),
];

/// Verbs that other words than `to`, `from` and the like change: what stands behind the object belongs to it.
const WHOLE: &[&str] = &[
    "cause",
    "promote",
    "increase",
    "decrease",
    "reduce",
    "raise",
    "lower",
    "facilitate",
    "trigger",
    "induce",
    "initiate",
    "support",
    "enhance",
    "generate",
    "undergo",
    "measure",
    "encode",
    "mediate",
    "coordinate",
];

/// `Mast cells release histamine.`: what do they release?
pub(super) fn acts(view: &View) -> Vec<Draft> {
    let known = |low: &str| base(low).is_some();
    let all = deeds(view, &known);
    all.iter().filter_map(|deed| act(view, deed)).collect()
}

/// The plain form of a verb of deeds.
fn base(low: &str) -> Option<&'static str> {
    let verb = of_form(low, BASE | THIRD)?;
    (ACTS.contains(&verb) || PAIRS.iter().any(|(of, _)| *of == verb)).then_some(verb)
}

/// Verbs of deeds that are nouns or adjectives as well.
const NOUNS: &str = "\
    attack attacks line lines cover covers control controls form forms store stores display displays block \
    blocks release trap traps filter filters supply lack transport joint bear bears pump pumps feed turn act \
    live hunt open damage measure measures cause causes support supports increase increases decrease decreases \
    sense senses repair raise trigger triggers conduct function functions code codes lower anchor anchors \
    narrow flow flows pass empty stem stems insert inserts come evolve serve";

/// Whether a word is a verb of deeds and no noun as well.
pub(super) fn is_deed(low: &str) -> bool {
    base(low).is_some() && NOUNS.split_whitespace().all(|noun| noun != low)
}

fn act(view: &View, deed: &Deed) -> Option<Draft> {
    let verb = base(view.low(deed.verb))?;
    // `feeds primarily on`
    let adverb = usize::from(view.low(deed.verb + 1).ends_with("ly"));
    let next = view.low(deed.verb + 1 + adverb);
    if next == "of" && verb != "consist" {
        return None;
    }
    let pair = PAIRS.iter().find(|(of, with)| *of == verb && *with == next);
    if pair.is_none() && !ACTS.contains(&verb) {
        return None;
    }
    if adverb == 1 && pair.is_none() {
        return None;
    }
    let from = deed.verb + 1 + adverb + usize::from(pair.is_some());
    let how = match adverb {
        1 => format!(" {}", view.low(deed.verb + 1)),
        _ => String::new(),
    };
    let with = pair.map_or(String::new(), |(_, with)| format!(" {with}"));
    if pair.is_none()
        && let Some(made) = turned(view, deed, verb)
    {
        return Some(made);
    }
    // what things consist of is asked for as a list
    if verb == "consist" && members(view, from, deed.end).is_some() {
        return None;
    }
    let (answer, rest) = object(view, from, deed.end)?;
    let loose = WHOLE.contains(&verb) || matches!(with.as_str(), " as");
    // `increased surface area increases the rate`
    let told = deed.subject.to_lowercase().contains(verb);
    // `severe vomiting can cause alkalosis`: a verb is no part of a thing
    let first = deed.subject.split(' ').next().unwrap_or_default();
    let verbal = deed.subject.contains(' ')
        && base(first).is_some()
        && of_form(first, BASE).is_some()
        && view.low(0) != first;
    if told || verbal || !rest.is_empty() && loose {
        return None;
    }
    if answer
        .texts()
        .iter()
        .any(|text| is_told(text, &deed.subject))
    {
        return None;
    }
    let prompt = format!(
        "what {} {verb}{how}{with}{rest}{}",
        deed.doing(view),
        deed.lead
    );
    let mut made = draft(view, "act", &deed.subject, &prompt, answer);
    made.key = format!("{} {verb}", made.key);
    Some(made)
}

/// `Thrombin converts fibrinogen into fibrin.`: into what?
fn turned(view: &View, deed: &Deed, verb: &str) -> Option<Draft> {
    if !matches!(verb, "convert" | "separate") {
        return None;
    }
    let from = deed.verb + 1;
    let into = (from + 1..deed.end.min(from + 9)).find(|at| view.low(*at) == "into")?;
    let comma = (from..into).find(|at| view.tokens[*at].text == ",");
    let what = thing(view, from, comma.unwrap_or(into))?;
    let end = (into + 1..deed.end)
        .find(|at| stops(view, *at) || splits(view, *at))
        .unwrap_or(deed.end);
    let text = view.raw(&(into + 1..end)).to_owned();
    let prompt = format!("into what {} {verb} {what}{}", deed.doing(view), deed.lead);
    (fit(view, &text) && !goes_on(view, end, deed.end))
        .then(|| draft(view, "into", &deed.subject, &prompt, Value::Words(text)))
}

#[cfg(test)]
mod tests {
    use crate::generate::facts::asking::{asked, gives};

    #[test]
    fn a_part_does_something_to_something() {
        for (text, prompt, answer) in [
            (
                "Parietal cells secrete hydrochloric acid.",
                "What do parietal cells secrete?",
                "hydrochloric acid",
            ),
            (
                "Hoverflies feed on nectar, which they find by sight.",
                "What do hoverflies feed on?",
                "nectar",
            ),
            (
                "A fertilised cell becomes a zygote, which contains two sets of chromosomes.",
                "What does a fertilised cell become?",
                "a zygote",
            ),
            (
                "Bile contains salts, and pepsin breaks down proteins in the stomach.",
                "What does pepsin break down in the stomach?",
                "proteins",
            ),
        ] {
            gives(text, prompt, answer);
        }
    }

    #[test]
    fn an_effect_is_asked_for_where_it_is_told_in_full() {
        for (text, prompt, answer) in [
            (
                "Nitric oxide causes vasodilation.",
                "What does nitric oxide cause?",
                "vasodilation",
            ),
            (
                "Bursae reduce friction between the tendons and the bones.",
                "What do bursae reduce?",
                "friction between the tendons and the bones",
            ),
            (
                "Optic nerves originate from the back of the eye.",
                "What do optic nerves originate from?",
                "the back of the eye",
            ),
        ] {
            gives(text, prompt, answer);
        }
        for text in [
            "They release erythropoietin, and some cells cause harm.",
            "Tap roots penetrate deep into the soil.",
            "Describe how tendons facilitate movement.",
        ] {
            let all = asked(text);
            let made = all.iter().any(|(prompt, _)| {
                ["cause", "penetrate", "facilitate"]
                    .iter()
                    .any(|verb| prompt.contains(verb))
            });
            assert!(!made, "{text}\n{all:#?}");
        }
    }

    #[test]
    fn a_deed_that_leans_or_is_open_is_none() {
        for text in [
            "They secrete it into the blood.",
            "Some cells secrete other things.",
            "Such glands may secrete an oil.",
            "These cells do not secrete mucus.",
            "Farmers produce much food.",
        ] {
            let all = asked(text);
            let made = all
                .iter()
                .any(|(prompt, _)| prompt.contains("secrete") || prompt.contains("produce"));
            assert!(!made, "{text}\n{all:#?}");
        }
    }
}
