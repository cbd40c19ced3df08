//! Names that are worth knowing by heart: those that the rest of their statement determines.

use super::Hole;
use super::holes::{is_answer, is_member, is_river, is_small, stands_for_itself};
use crate::generate::facts::telling::is_topic;
use crate::generate::facts::view::View;
use crate::generate::language::{Kind, Name, Token};
use crate::generate::lexicon::{NameKind, ORDINALS, class_of, country, is_given_name, is_title};

/// A name that stands for itself and that the document is not about.
pub(super) fn named(view: &View, name: &Name) -> Option<Hole> {
    let member = is_member(view, name) || ends_list(view, name.from) || opens_list(view, name.to);
    let listed = member && !is_stressed(view, name.from);
    // `the colonist {{Ola Lund}} built …`
    let kinds = [
        NameKind::Person,
        NameKind::Organisation,
        NameKind::Event,
        NameKind::Treaty,
    ];
    let acts = kinds.contains(&name.kind)
        && view.tokens.get(name.to).is_some_and(Token::is_finite)
        && stands_for_itself(view, name);
    if !(is_answer(view, name) || acts)
        || listed
        || is_topic(view, &name.text)
        || is_kin(view, &name.text)
        || is_part(view, name)
    {
        return None;
    }
    let (hint, quality) = kind(view, name)?;
    Some(Hole {
        range: name.from..name.to,
        hint,
        quality,
    })
}

/// Whether a name shares a word with what the document is about.
fn is_kin(view: &View, name: &str) -> bool {
    let topic = view.scene.topic.as_ref().map_or("", |topic| &topic.text);
    let label = view.scene.label.as_deref().unwrap_or("");
    let title = view.scene.title.unwrap_or("");
    let of_topic = |word: &str| {
        word.len() > 3
            && [topic, label, title].iter().any(|about| {
                about
                    .split([' ', ',', '(', ')', '_'])
                    .any(|own| own.eq_ignore_ascii_case(word))
            })
    };
    name.split(' ').any(of_topic)
}

/// Whether a name is a part of a longer one: `Secretary of {{War}}`, `the 5th {{Lund Regiment}}`.
fn is_part(view: &View, name: &Name) -> bool {
    let back = |by: usize| name.from.checked_sub(by).and_then(|at| view.tokens.get(at));
    let counted = back(1).is_some_and(|token| {
        token.kind == Kind::Number
            || token.kind == Kind::Possessive
            || token.is_capital() && !token.is("the")
            || token.among(&ORDINALS)
    });
    let the = usize::from(back(1).is_some_and(|token| token.is("the")));
    let of = back(1 + the).is_some_and(|token| token.among(&["of", "for", "on"]))
        && back(2 + the).is_some_and(Token::is_capital);
    // `the Lund Center for Science`
    // `Count William of Ponthieu` is whole with its county
    let goes_on = matches!(view.low(name.to), "for" | "of")
        && view.tokens.get(name.to + 1).is_some_and(Token::is_capital);
    counted || of || goes_on
}

/// Whether a list goes on behind a name, of which it tells the first member: `the Lund Fund, the Board of Berg, and Lima`.
fn opens_list(view: &View, to: usize) -> bool {
    let next = to + 1 + usize::from(view.low(to + 1) == "the");
    let another = view.low(to) == ","
        && view
            .tokens
            .get(next)
            .is_some_and(|next| next.is_capital() && !is_title(&next.low));
    another
        && view
            .tokens
            .iter()
            .skip(next)
            .take_while(|token| !token.is_finite())
            .any(|token| token.is("and"))
}

/// Whether a list stands before a name, of which it tells the last member: `, and the hall at {{Lima}}`.
fn ends_list(view: &View, from: usize) -> bool {
    let and = (0..from)
        .rev()
        .find(|at| view.tokens[*at].among(&["and", "or"]));
    and.is_some_and(|and| {
        let listed = and > 0 && view.low(and - 1) == "," || (0..and).any(|at| view.low(at) == ",");
        listed && !view.tokens[and..from].iter().any(Token::is_finite)
    })
}

/// `above all the Lunds`: the one of a list that is told apart.
fn is_stressed(view: &View, from: usize) -> bool {
    let from = from - usize::from(from > 0 && view.low(from - 1) == "the");
    from > 1 && view.low(from - 2) == "above" && view.low(from - 1) == "all"
}

/// What a gap on a name is called by, and how likely it is good.
fn kind(view: &View, name: &Name) -> Option<(&'static str, f64)> {
    let before = name.from.checked_sub(1).map_or("", |at| view.low(at));
    let alone = !name.text.contains(' ');
    let known = view.scene.known.surnames.contains_key(&name.text);
    Some(match name.kind {
        NameKind::Person if alone || !is_person(view, &name.text) => return None,
        NameKind::Person => ("person", 0.66),
        _ if country(&name.text).is_some() || name.kind == NameKind::Country => {
            // where all of it happened is no secret; `the Paraguay` is a river
            if is_river(view, name)
                || matches!(before, "in" | "throughout" | "within" | "across")
                || name
                    .from
                    .checked_sub(1)
                    .is_none_or(|at| !is_small(view, at))
            {
                return None;
            }
            ("country", 0.6)
        }
        NameKind::Place => ("place", 0.64),
        NameKind::Organisation => ("organisation", 0.66),
        NameKind::Event => ("event", 0.64),
        NameKind::Treaty if is_treaty(&name.text) => ("treaty", 0.64),
        // an act, a constitution
        NameKind::Treaty => ("name", 0.64),
        NameKind::Work => ("work", 0.64),
        NameKind::Thing if known => return None,
        NameKind::Thing if alone && before == "the" && name.text.ends_with('s') => {
            (several(view, name.from)?, 0.62)
        }
        NameKind::Thing if is_place_before(view, name.from) => ("place", 0.62),
        NameKind::Thing if alone && is_group(&name.text) => ("group", 0.64),
        NameKind::Thing
            if matches!(before, "in" | "into" | "across" | "through") && is_place(&name.text) =>
        {
            ("place", 0.6)
        }
        NameKind::Thing | NameKind::Country | NameKind::Prize => return None,
    })
}

/// Whether the name of what was laid down is one of a treaty.
fn is_treaty(name: &str) -> bool {
    const TREATIES: [&str; 8] = [
        "Treaty",
        "Pact",
        "Agreement",
        "Convention",
        "Accord",
        "Accords",
        "Protocol",
        "Peace",
    ];
    name.split(' ').any(|word| TREATIES.contains(&word))
}

/// Whether a name ends as those of groups of living things do: `Asteraceae`, `Crinoidea`.
fn is_group(name: &str) -> bool {
    const ENDS: [&str; 12] = [
        "aceae", "idae", "oidea", "mycota", "phyta", "poda", "ptera", "zoa", "formes", "morpha",
        "ales", "mycetes",
    ];
    name.len() > 6 && ENDS.iter().any(|end| name.ends_with(end))
}

/// Whether a name of unknown kind can be one of a place: no body, no language, no doctrine.
fn is_place(name: &str) -> bool {
    const NONE: [&str; 22] = [
        "Europe",
        "Asia",
        "Africa",
        "America",
        "Parliament",
        "Congress",
        "Senate",
        "Latin",
        "Arabic",
        "Hebrew",
        "Greek",
        "Persian",
        "Sanskrit",
        "Islam",
        "Christ",
        "Gaelic",
        "Gothic",
        "Baroque",
        "Renaissance",
        "Heaven",
        "Cabinet",
        "Council",
    ];
    // `class IIId`, `NCAA`
    let spelt = name
        .split(' ')
        .any(|word| word.chars().skip(1).any(char::is_uppercase));
    let ends = [
        "ism", "ish", "ese", "ity", "tion", "ment", "ing", "ics", "ogy", "ce",
    ];
    name.len() > 3
        && !spelt
        && !NONE.iter().any(|word| name.contains(word))
        && !ends.iter().any(|end| name.ends_with(end))
        && !name.contains(char::is_numeric)
}

/// Whether a name is known as somebody's, or has a given name before it.
fn is_person(view: &View, name: &str) -> bool {
    let bare = crate::generate::language::untitled(name);
    let first = bare.split(' ').next().unwrap_or("");
    let thing = bare
        .split(' ')
        .any(|word| class_of(&word.to_lowercase()).is_some());
    !thing
        && !name.contains('/')
        && !name.ends_with("ism")
        && (view.scene.known.persons.contains(bare)
            || is_given_name(&first.to_lowercase())
            || is_given_name(first))
}

/// What `the Lunds` are: a people, or mountains and islands.
fn several(view: &View, from: usize) -> Option<&'static str> {
    let before = from.checked_sub(2).map_or("", |at| view.low(at));
    match before {
        "by" | "against" | "with" | "all" | "from" => Some("people"),
        "in" | "across" | "to" | "into" | "over" => Some("place"),
        _ => None,
    }
}

/// Whether what stands before a name makes it one of a place: `at`, `near`, `by way of`.
fn is_place_before(view: &View, from: usize) -> bool {
    let low = |back: usize| from.checked_sub(back).map_or("", |at| view.low(at));
    matches!(low(1), "at" | "near" | "via")
        || low(1) == "of"
            && matches!(
                low(2),
                "way" | "north" | "south" | "east" | "west" | "coast"
            )
}
