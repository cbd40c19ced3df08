//! Facts in brackets and before nouns: initials, lives, waves of members, years of treaties and games.

mod existing;
mod initials;
mod standing;

pub(super) use existing::{counted, existed};
pub(super) use initials::initials;
pub(crate) use initials::{is_household, spelt};
pub(super) use standing::{named_year, strong, tongues};

use super::draft::{Draft, Value};
use super::view::{View, finished, key};
use crate::generate::language::{Mode, Name, tokens, untitled, year};
use crate::generate::lexicon::{NameKind, PREPOSITIONS, country};

fn draft(
    frame: &'static str,
    prompt: String,
    value: Value,
    key: String,
    quality: f64,
    years: Vec<i16>,
) -> Draft {
    Draft {
        frame,
        prompt,
        value,
        key,
        quality,
        bound: false,
        dated: None,
        accept: Vec::new(),
        reverse: None,
        claim: None,
        years,
        rivals: Vec::new(),
        precise: false,
    }
}

/// `Marie Curie (1867–1934)`, `(born 7 November 1867)`.
pub(super) fn lives(view: &View) -> Vec<Draft> {
    if !view.first {
        return Vec::new();
    }
    let mut drafts = Vec::new();
    for (at, inside) in view.brackets {
        let Some(name) = view
            .names
            .iter()
            .find(|name| view.tokens[name.to - 1].end == view.text[..*at].trim_end().len())
        else {
            continue;
        };
        let person = name.kind == NameKind::Person || view.scene.known.persons.contains(&name.text);
        if !person {
            continue;
        }
        let years = years_in(inside);
        let full = untitled(&name.text);
        // `Albert Brand (1801–1877) was a painter` tells who he was
        let presented = view.clause.mode == Mode::Copula
            && name.from == view.clause.subject.start
            && matches!(view.low(view.clause.rest.start), "a" | "an");
        // `the reign of Erik III (1402–1455)`
        let reign = view.low(name.from.wrapping_sub(1)) == "of";
        if !presented && (reign || is_by_the_way(view, full)) {
            continue;
        }
        let born = |year: i16, verb: &str, years: &[i16]| {
            let helper = if verb == "born" { "was" } else { "did" };
            draft(
                "life",
                finished(&format!("in which year {helper} {full} {verb}")),
                Value::Year(year, Vec::new()),
                key("year", full, if verb == "born" { "bear" } else { verb }, ""),
                0.84,
                years.to_vec(),
            )
        };
        match years.as_slice() {
            [birth, death]
                if birth < death
                    && (25..110).contains(&(death - birth))
                    && view.low(name.from.wrapping_sub(1)) != "the" =>
            {
                drafts.push(born(*birth, "born", &years));
                drafts.push(born(*death, "die", &years));
            }
            [birth] if inside.contains("born") => drafts.push(born(*birth, "born", &years)),
            _ => {}
        }
    }
    drafts
}

/// The years in a bracket, those of a span such as `1801–1877` among them.
fn years_in(inside: &str) -> Vec<i16> {
    let found = tokens(inside);
    let mut years: Vec<i16> = found.iter().filter_map(|token| year(Some(token))).collect();
    for token in &found {
        if let Some((first, last)) = token.text.split_once(['–', '-']) {
            let both = [first, last].into_iter();
            let both = both.filter_map(|text| text.parse::<i16>().ok());
            years.extend(both.filter(|year| (1000..2100).contains(year)));
        }
    }
    years
}

/// Whether a document is about somebody or something else: then a life in brackets is told by the way.
fn is_by_the_way(view: &View, name: &str) -> bool {
    let ends = |name: &str| {
        let mut words = name.split(' ');
        let first = words.next().map(str::to_owned);
        (first, words.next_back().map(str::to_owned))
    };
    match (&view.scene.topic, view.scene.title) {
        (Some(topic), _) => topic.kind != Some(NameKind::Person) || ends(&topic.text) != ends(name),
        (None, Some(title)) => ends(name).1.is_none_or(|last| !title.contains(&last)),
        (None, None) => true,
    }
}

/// `four waves of accessions (1973: Denmark, Ireland and the United Kingdom; 1981: Greece)`.
pub(super) fn waves(view: &View) -> Vec<Draft> {
    let Some((at, inside)) = view
        .brackets
        .iter()
        .find(|(_, inside)| inside.contains(':') && inside.contains(';'))
    else {
        return Vec::new();
    };
    let before = view.text[..*at].to_lowercase();
    let joined = ["accession", "enlargement", "expansion", "members", "joined"]
        .iter()
        .any(|word| before.contains(word));
    let club = view
        .names
        .iter()
        .find(|name| name.kind == NameKind::Organisation);
    let (true, Some(club)) = (joined && view.first, club) else {
        return Vec::new();
    };
    let mut drafts = Vec::new();
    for part in inside.split(';') {
        let Some((when, who)) = part.split_once(':') else {
            continue;
        };
        let Ok(when) = when.trim().parse::<i16>() else {
            continue;
        };
        for member in who
            .replace(" and ", ",")
            .split(',')
            .map(str::trim)
            .filter(|member| !member.is_empty())
        {
            let Some(known) = country(member) else {
                continue;
            };
            let name = super::article(known.name);
            let prompt = format!("In which year did {name} join the {}?", club.text);
            drafts.push(draft(
                "when",
                prompt,
                Value::Year(when, Vec::new()),
                key("year", known.name, "join", &club.text),
                0.8,
                vec![when],
            ));
        }
    }
    drafts
}

/// A treaty's name without the parties before it: `U.S.-R.O.K. Mutual Defense Treaty`.
fn treaty(name: &str) -> String {
    let party =
        |word: &&str| word.contains('-') && word.split('-').all(|part| country(part).is_some());
    name.split(' ')
        .filter(|word| !party(word))
        .collect::<Vec<_>>()
        .join(" ")
}

/// `hosted the 1988 Summer Olympics`, `allied by the 1953 Mutual Defense Treaty`.
#[allow(clippy::too_many_lines)] // one list of cases, read from top to bottom
pub(super) fn year_before(view: &View) -> Vec<Draft> {
    let mut drafts = Vec::new();
    if !view.first && view.clause.verb != "host" {
        return drafts;
    }
    for name in view.names {
        let Some(before) = name.from.checked_sub(1) else {
            continue;
        };
        let Some(when) = year(view.tokens.get(before)) else {
            continue;
        };
        let range = name.from.max(view.clause.rest.start)..name.to;
        let inside = before >= view.clause.rest.start;
        let hosted = inside
            && view.clause.verb == "host"
            && name.kind == NameKind::Event
            && view.subject.kind == Some(NameKind::Country)
            && !view.subject.plural;
        if hosted {
            let Some(said) = view.say(&range) else {
                continue;
            };
            let said = said.trim_start_matches("the ");
            let shared = view.brackets.iter().find_map(|(at, inside)| {
                let here = *at == view.tokens[name.to - 1].end;
                inside
                    .strip_prefix("co-hosted with ")
                    .filter(|with| here && country(with).is_some())
            });
            let deed = match shared {
                Some(with) => format!("co-host the {said} with {}", super::article(with)),
                None => format!("host the {said}"),
            };
            let prompt = finished(&format!("in which year did {} {deed}", view.subject.text));
            drafts.push(draft(
                "when",
                prompt,
                Value::Year(when, Vec::new()),
                key("year", &view.subject.text, "host", said),
                0.82,
                vec![when],
            ));
        } else if name.kind == NameKind::Treaty
            && name.text.contains(' ')
            && view.low(before.wrapping_sub(1)) == "the"
        {
            let with = view.low(name.to) == "with" || view.low(name.to) == "between";
            let partner = view
                .names
                .iter()
                .find(|other| other.from >= name.to && other.from <= name.to + 2)
                .filter(|_| with);
            let end = partner.map(|other| parties_end(view, other));
            let states = partner.is_some_and(|other| country(&other.text).is_some());
            let tail = end
                .filter(|_| states)
                .and_then(|end| view.say(&(name.to..end)))
                .unwrap_or_default();
            let places = name
                .text
                .split(' ')
                .any(|word| word.contains('-') && country(word).is_none());
            let distinct = name.text.split(' ').count() >= 3 || places;
            if !distinct {
                continue;
            }
            let parties = if tail.is_empty()
                && view.subject.plural
                && view.subject.kind != Some(NameKind::Person)
                && view.clause.verb == "ally"
            {
                format!("between {}", view.subject.text)
            } else {
                tail
            };
            let own = treaty(&name.text) != name.text || places;
            if parties.is_empty()
                && !own
                && !name.text.contains(" of ")
                && !name.text.contains(" on ")
            {
                continue;
            }
            let prompt = finished(&format!(
                "from which year does the {} {parties} date",
                name.text
            ));
            drafts.push(draft(
                "when",
                prompt,
                Value::Year(when, Vec::new()),
                key("year", &treaty(&name.text), "be", ""),
                0.72,
                vec![when],
            ));
        }
    }
    drafts
}

/// Where the parties of a treaty end that begin with one: `between Chile and Peru`.
fn parties_end(view: &View, first: &Name) -> usize {
    let and = view.low(first.to) == "and";
    let article = usize::from(view.low(first.to + 1) == "the");
    match view.name_at(first.to + 1 + article).filter(|_| and) {
        Some(other) => other.to,
        None => first.to,
    }
}
