//! How much the rest of a clause tells apart: what a question on one of its parts can rest on.

use std::ops::Range;

use super::view::View;
use crate::generate::language::{Mode, Sort};
use crate::generate::lexicon::{
    BASE, DEGREES, GERUND, MONTHS, MOVING, NameKind, PARTICIPLE, PREPOSITIONS, SHARED, SINGULAR,
    VAGUE, adjective, class_of, of_form, past,
};

/// Whether a verb says too little for a question.
pub(super) fn is_vague(verb: &str) -> bool {
    VAGUE.contains(&verb)
}

/// Whether many do what a verb says.
pub(super) fn is_shared(verb: &str) -> bool {
    SHARED.contains(&verb)
}

/// Whether one alone does what a verb says.
pub(super) fn is_singular(verb: &str) -> bool {
    SINGULAR.contains(&verb)
}

/// The verb group as it is told of the past: `founded`, `was largely rebuilt`; `had founded` is `founded`.
pub(super) fn told(view: &View) -> Option<String> {
    let clause = view.clause;
    let (helper, verb) = view.verb();
    match clause.mode {
        Mode::Past => {
            let adverb = clause
                .group
                .start
                .checked_sub(1)
                .map_or("", |at| view.low(at));
            let adverb = if adverb == "first" || DEGREES.contains(&adverb) {
                format!("{adverb} ")
            } else {
                String::new()
            };
            Some(format!("{adverb}{}", view.tokens[clause.main].text))
        }
        Mode::Passive if matches!(&*helper, "was" | "were") => Some(format!("{helper} {verb}")),
        Mode::Helped if helper == "did" => Some(past(clause.verb)),
        Mode::Helped if matches!(&*helper, "was" | "were") => Some(format!("{helper} {verb}")),
        _ => None,
    }
}

/// Verbs that say nothing without the deed behind their object: `paid for members to travel`.
const LETTING: [&str; 18] = [
    "pay",
    "allow",
    "enable",
    "force",
    "urge",
    "ask",
    "order",
    "persuade",
    "permit",
    "require",
    "cause",
    "lead",
    "encourage",
    "help",
    "invite",
    "arrange",
    "vote",
    "choose",
];

/// Whether a verb says nothing without the deed that it leads to: `was invited to join the team`.
pub(super) fn is_letting(verb: &str) -> bool {
    LETTING.contains(&verb)
}

/// The rest of a clause without an infinitive of purpose and other tails that a question can do without.
pub(super) fn core(view: &View, longest: usize) -> Range<usize> {
    let rest = view.clause.rest.clone();
    let inside = |at: usize| {
        view.names.iter().any(|name| name.from < at && at < name.to)
            || view.spans.iter().any(|span| span.from < at && at < span.to)
    };
    let purpose = |at: usize| {
        view.low(at) == "to"
            && of_form(view.low(at + 1), BASE).is_some()
            && !MOVING.contains(&view.clause.verb)
            && !LETTING.contains(&view.clause.verb)
            && at > rest.start + 1
            && (inside(at - 1) || of_form(view.low(at - 1), PARTICIPLE).is_none())
    };
    let tail = |at: usize| {
        matches!(
            view.low(at),
            "after"
                | "before"
                | "when"
                | "until"
                | "since"
                | "while"
                | "where"
                | "which"
                | "who"
                | "if"
                | "unless"
                | "whose"
        ) && at > rest.start + 1
            || view.tokens[at].text == "," && of_form(view.low(at + 1), GERUND).is_some()
            || view.low(at) == "in"
                && matches!(view.low(at + 1), "order" | "exchange" | "an" | "response")
                && (view.low(at + 1) != "an" || view.low(at + 2) == "effort")
    };
    let cut = (rest.start + 1..rest.end).find(|at| {
        !inside(*at) && (purpose(*at) || tail(*at))
            || *at - rest.start >= longest
                && !inside(*at)
                && view.tokens[*at].among(PREPOSITIONS)
                && view.low(*at) != "of"
    });
    let mut end = cut.unwrap_or(rest.end);
    while end > rest.start && matches!(view.tokens[end - 1].text, "," | "and" | "or") {
        end -= 1;
    }
    rest.start..end
}

/// How many names, dates and numbers of a range tell it apart; those of the subject do not count.
pub(super) fn anchors(view: &View, range: &Range<usize>) -> usize {
    let dates = view
        .dates(range)
        .into_iter()
        .filter(|span| matches!(span.sort, Sort::Date(_) | Sort::Years(..)));
    named(view, range) + dates.count()
}

/// How many names of a range tell it apart; those of the subject do not count, nor do adjectives such as `French`.
pub(super) fn named(view: &View, range: &Range<usize>) -> usize {
    let own = |text: &str| view.subject.text.contains(text);
    view.names
        .iter()
        .filter(|name| name.from >= range.start && name.to <= range.end && !own(&name.text))
        .filter(|name| adjective(&name.text).is_none() && !MONTHS.contains(&name.text.as_str()))
        .count()
}

/// The adverbial before the subject as it stands behind a question: `in 1834`; empty where it is left out.
pub(super) fn leading(view: &View) -> Option<String> {
    let Some(lead) = view.clause.lead.clone().filter(|_| view.first) else {
        return Some(String::new());
    };
    if view.dates(&lead).is_empty() {
        return view.led();
    }
    let said = super::view::lowered(&view.say(&lead)?);
    let plain = matches!(
        view.low(lead.start),
        "in" | "on" | "by" | "during" | "from" | "at"
    );
    (plain && lead.len() <= 9).then_some(said)
}

/// The noun by which a name of unknown kind is asked for: that of `X is a port`.
pub(super) fn noun_of(view: &View, name: &str) -> Option<String> {
    let nouns = view.scene.nouns.get(name)?;
    let one = nouns.first().filter(|noun| noun.len() > 2)?;
    (nouns.len() == 1).then(|| one.clone())
}

/// Whether the document is about a name: its title says it.
pub(super) fn is_topic(view: &View, name: &str) -> bool {
    let plain = name.trim_start_matches("the ");
    let last = plain.split(' ').next_back().unwrap_or(plain);
    view.scene
        .title
        .is_some_and(|title| title.contains(plain) || last.len() > 3 && title.ends_with(last))
}

/// Heads of names that tell no more than what kind of thing is wanted: the answer to `(river)` is not half told.
const NATURAL: [&str; 24] = [
    "agreement",
    "battle",
    "bay",
    "bridge",
    "canal",
    "channel",
    "convention",
    "island",
    "lake",
    "massacre",
    "mountain",
    "ocean",
    "pact",
    "protocol",
    "rebellion",
    "revolution",
    "river",
    "sea",
    "siege",
    "strait",
    "summit",
    "treaty",
    "valley",
    "war",
];

/// What a gap or a question word is called by: `person`, `country`, `treaty`.
pub(super) fn kind_word(name: &str, kind: NameKind) -> Option<String> {
    let head = name
        .split(" of ")
        .next()
        .unwrap_or(name)
        .split(' ')
        .next_back()
        .unwrap_or("")
        .to_lowercase();
    let word = match kind {
        NameKind::Person => "person",
        NameKind::Country => "country",
        NameKind::Organisation
        | NameKind::Treaty
        | NameKind::Event
        | NameKind::Prize
        | NameKind::Place
            if class_of(&head) == Some(kind) && !head.ends_with('s') && name.contains(' ') =>
        {
            return Some(match &*head {
                "edict" | "decree" | "act" | "code" | "statute" => String::from("law"),
                _ if kind != NameKind::Treaty || NATURAL.contains(&&*head) => {
                    told_by_head(head, kind)
                }
                _ => String::from("document"),
            });
        }
        NameKind::Organisation => "organisation",
        NameKind::Treaty => "treaty",
        NameKind::Event => "event",
        NameKind::Prize => "prize",
        NameKind::Place => "place",
        NameKind::Work => "work",
        NameKind::Thing => return None,
    };
    Some(word.to_owned())
}

/// The head of a name as its kind, where that is not half of the answer.
fn told_by_head(head: String, kind: NameKind) -> String {
    let general = match kind {
        NameKind::Organisation => "organisation",
        NameKind::Event => "event",
        NameKind::Prize => "prize",
        NameKind::Place => "place",
        _ => return head,
    };
    if NATURAL.contains(&&*head) {
        head
    } else {
        general.to_owned()
    }
}
