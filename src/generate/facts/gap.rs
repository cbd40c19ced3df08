//! Gaps, the fall-back: a thought said in its own words, with its year, its number, its name or its term left out.

use std::ops::Range;

use super::draft::{Draft, Value};
use super::view::{View, key};
use crate::generate::language::{Kind, Sort, Unit, Unread, parse, spans, tidy, tokens, untitled};
use crate::generate::lexicon::{
    AUXILIARIES, NOW, NameKind, ORDINALS, PAST, SUPERLATIVES, adjective, country, forms,
};

/// Longer statements are read, not recalled.
const LONGEST: usize = 30;
/// Shorter ones tell too little to have one answer.
const SHORTEST: usize = 6;

/// The words in which a statement names its subject.
const OPENING: usize = 6;

/// What is left out of a statement.
struct Hole {
    range: Range<usize>,
    hint: &'static str,
    quality: f64,
}

/// The gap of a clause that no question asks for.
pub(super) fn gap(view: &View) -> Option<Draft> {
    let clause = view.clause;
    let some = matches!(
        view.low(clause.subject.start),
        "a" | "an" | "some" | "another"
    );
    let lead = clause.lead.clone().filter(|_| view.first).unwrap_or(0..0);
    let hole = holes(view, &clause.rest)
        .into_iter()
        .chain(dated(view, &lead))
        .max_by(|one, other| one.quality.total_cmp(&other.quality))?;
    // `of X and Y were`: the subject was cut
    let many = clause
        .helper
        .is_some_and(|at| matches!(view.low(at), "are" | "were" | "have"));
    let cut = clause.rest.is_empty() && clause.end > clause.group.end
        || many && !view.subject.plural && view.subject.kind.is_some();
    if cut || some && view.subject.kind.is_none() && view.years().is_empty() {
        return None;
    }
    let group = view.raw(&clause.group).to_owned();
    let inside =
        |range: &Range<usize>| range.start <= hole.range.start && hole.range.end <= range.end;
    let part = |range: &Range<usize>| -> Option<String> {
        if inside(range) {
            let before = view.say_within(&(range.start..hole.range.start))?;
            let after = view.say_within(&(hole.range.end..range.end))?;
            Some(format!("{before} \u{1} {after}"))
        } else {
            view.say_within(range)
        }
    };
    let led = if lead.is_empty() {
        String::new()
    } else {
        format!("{}, ", part(&lead)?.trim())
    };
    let said = format!("{led}{} {group} {}", view.subject.text, part(&clause.rest)?);
    finish(view, &said, hole)
}

/// The gap of a sentence that gave no question: of the whole of it, or of a part that stands by itself.
pub(super) fn whole_gap(view: &View) -> Option<Draft> {
    let end = view
        .tokens
        .iter()
        .rposition(|token| token.kind != Kind::Mark)?
        + 1;
    let mut holes = holes(view, &(0..end));
    holes.sort_by(|one, other| other.quality.total_cmp(&one.quality));
    holes.into_iter().find_map(|hole| {
        parts(view, &hole.range, end).into_iter().find_map(|part| {
            // pronouns can mean only what stands before them
            let head = (part.start + OPENING).min(hole.range.start);
            let opening = view.say_alone(&(part.start..head))?;
            let before = view.say_within(&(head..hole.range.start))?;
            let before = format!("{opening} {before}")
                .replace(" :", ":")
                .replace(" ;", ";");
            let after = view.say_within(&(hole.range.end..part.end))?;
            let hole = Hole {
                range: hole.range.clone(),
                hint: hole.hint,
                quality: hole.quality - 0.06,
            };
            finish(view, &format!("{before} \u{1} {after}"), hole)
        })
    })
}

/// The parts of a sentence around a gap that can stand by themselves, the longest first.
fn parts(view: &View, hole: &Range<usize>, end: usize) -> Vec<Range<usize>> {
    let mark = |at: usize, marks: &[&str]| {
        view.tokens
            .get(at)
            .is_some_and(|token| marks.contains(&token.text))
    };
    let dated = |at: usize| {
        view.spans
            .iter()
            .any(|span| span.from <= at && at < span.to)
    };
    let mut starts = vec![0];
    let mut ends = vec![end];
    for at in 1..end {
        let low = view.low(at + 1);
        if mark(at, &[";", ":"]) && at < hole.start {
            starts.push(at + 1);
        }
        if mark(at, &[","])
            && !dated(at)
            && matches!(low, "and" | "but" | "while" | "whereas")
            && at + 1 < hole.start
        {
            starts.push(at + 2);
        }
        let closes = mark(at, &[";", ":"])
            || mark(at, &[","])
                && !dated(at)
                && matches!(
                    low,
                    "which"
                        | "who"
                        | "while"
                        | "although"
                        | "though"
                        | "but"
                        | "where"
                        | "whereas"
                        | "since"
                        | "because"
                        | "so"
                        | "and"
                        | "whose"
                        | "until"
                        | "as"
                        | "part"
                );
        if closes && at >= hole.end {
            ends.push(at);
        }
    }
    let mut parts = Vec::new();
    for start in &starts {
        for end in &ends {
            let part = *start..*end;
            if part.len() <= LONGEST + 8
                && (*start == 0 || begins(view, *start))
                && states(view, &part)
            {
                parts.push(part);
            }
        }
    }
    // the shortest that is told in full
    parts.sort_by_key(|part| (part.len() < 8, part.len()));
    parts
}

/// Whether a statement with a subject of its own can begin at a token.
fn begins(view: &View, at: usize) -> bool {
    let token = &view.tokens[at];
    let noun = token.kind == Kind::Word
        && forms(&token.low).is_empty()
        && !AUXILIARIES.contains(&&*token.low)
        && !token.among(&[
            "then",
            "not",
            "also",
            "therefore",
            "thus",
            "only",
            "who",
            "which",
            "that",
        ]);
    let led = token.among(&["in", "on", "by", "at", "after", "from"]);
    token.kind == Kind::Number || token.is_capital() || noun || led
}

/// Whether a range states something: it holds a finite verb of its own, and not one of what may be.
fn states(view: &View, part: &Range<usize>) -> bool {
    let text = view.raw(part);
    let words = tokens(text);
    let read = parse(&words, &spans(&words));
    let modal = |word: &crate::generate::language::Token| {
        crate::generate::lexicon::MODALS.contains(&&*word.low) && !word.is_capital()
    };
    let first = words.iter().skip(1).find(|word| {
        let past = forms(&word.low)
            .iter()
            .any(|(_, sorts)| sorts & PAST != 0 && sorts & crate::generate::lexicon::BASE == 0);
        !word.is_capital() && (AUXILIARIES.contains(&&*word.low) || modal(word) || past)
    });
    if first.is_some_and(modal) && !view.scene.is_binding() {
        return false;
    }
    match read {
        Ok(_) => true,
        Err(Unread::Complex) => {
            let mut relative = false;
            words.iter().skip(1).any(|word| {
                relative |= word.among(&["which", "who", "that", "where", "when", "whose"]);
                let past = forms(&word.low).iter().any(|(_, sorts)| sorts & PAST != 0);
                let verb = AUXILIARIES.contains(&&*word.low) || past;
                !relative && verb && !word.is_capital()
            })
        }
        Err(_) => false,
    }
}

/// The statement as a draft, with its gap in the notation of decks.
fn finish(view: &View, said: &str, hole: Hole) -> Option<Draft> {
    let answer = view.raw(&hole.range).to_owned();
    let answer = if hole.hint == "person" {
        untitled(&answer).to_owned()
    } else {
        answer
    };
    let plain = once(view, &tidy(&said.replace('\u{1}', "@@@@")))?;
    let plain = plain.trim_end_matches([',', ';', ':', ' ', '.']).to_owned();
    let count = plain.split_whitespace().count();
    let rest = plain.replace("@@@@", " ").to_lowercase();
    let denied = rest
        .split([' ', ','])
        .any(|word| matches!(word, "not" | "nor" | "neither" | "cannot" | "no"));
    let told = denied
        || answer
            .split([' ', '-'])
            .filter(|word| word.len() > 3)
            .any(|word| rest.contains(&word.to_lowercase()))
        || rest
            .split([' ', ',', '.'])
            .any(|word| word == answer.to_lowercase());
    if !(SHORTEST..=LONGEST).contains(&count)
        || told
        || is_one_sided(&plain)
        || !is_telling(&plain, &hole)
        || answer.is_empty()
        || answer.contains(['{', '}', ':', '"'])
        || plain.contains(['{', '}', '"', '[', ']', '\u{2014}'])
        || plain.matches("@@@@").count() != 1
        || plain.starts_with("@@@@")
    {
        return None;
    }
    let mut chars = plain.chars();
    let first: String = chars
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    let gap = format!("{{{{{answer}::{}}}}}", hole.hint);
    let text = format!("{first}{}.", chars.as_str()).replace("@@@@", &gap);
    Some(Draft {
        frame: "gap",
        prompt: String::new(),
        key: key("gap", &rest, "", ""),
        value: Value::Gaps(text, vec![answer]),
        quality: hole.quality,
        bound: view.is_bound() && matches!(hole.hint, "number" | "sum")
            || tokens(&rest).iter().any(|token| token.among(NOW)),
        dated: None,
        accept: Vec::new(),
        reverse: None,
        claim: None,
        years: view.years(),
    })
}

/// Whether a statement speaks of relations or trade without both sides.
fn is_one_sided(said: &str) -> bool {
    let words = tokens(said);
    let mutual = words.iter().any(|word| {
        word.among(&[
            "bilateral",
            "two-way",
            "relations",
            "ties",
            "links",
            "normalization",
            "normalisation",
        ])
    });
    let sides: std::collections::BTreeSet<&str> = words
        .iter()
        .filter_map(|word| country(word.text).or_else(|| adjective(word.text)))
        .map(|known| known.name)
        .collect();
    mutual && sides.len() < 2 && !words.iter().any(|word| word.is("between"))
}

/// Whether a name is the only one that fits: something tells the statement apart from others of its kind.
fn is_telling(said: &str, hole: &Hole) -> bool {
    if !matches!(hole.hint, "person" | "country" | "place" | "name") {
        return true;
    }
    let words = tokens(said);
    let apart = words.iter().any(|word| {
        word.kind == Kind::Number
            || word.among(SUPERLATIVES)
            || word.among(&ORDINALS)
            || word.among(&[
                "except",
                "only",
                "headquarters",
                "seat",
                "capital",
                "named",
                "founded",
                "founder",
            ])
    });
    let placed = hole.hint == "place"
        && words.iter().any(|word| {
            word.among(&[
                "faces",
                "borders",
                "lies",
                "rises",
                "flows",
                "crosses",
                "links",
                "separates",
                "connects",
                "bordered",
                "near",
            ])
        });
    apart || placed
}

/// A statement that names the person it is about once, and says `her` or `his` from then on.
fn once(view: &View, said: &str) -> Option<String> {
    let Some(topic) = view
        .scene
        .topic
        .as_ref()
        .filter(|topic| topic.female.is_some())
    else {
        return Some(said.to_owned());
    };
    let Some((before, after)) = said.split_once(topic.text.as_str()) else {
        return Some(said.to_owned());
    };
    let her = if topic.female == Some(true) {
        "her"
    } else {
        "his"
    };
    let after = after.replace(&format!("{}'s ", topic.text), &format!("{her} "));
    (!after.contains(topic.text.as_str())).then(|| format!("{before}{}{after}", topic.text))
}

/// What can be left out of a range of tokens.
fn holes(view: &View, range: &Range<usize>) -> Vec<Hole> {
    let mut holes = Vec::new();
    holes.extend(called(view, range));
    holes.extend(numbers(view, range));
    holes.extend(dated(view, range));
    holes.extend(named(view, range));
    if holes.is_empty() && view.subject.kind.is_none() {
        holes.extend(technical(view, range));
    }
    holes
}

/// A noun of the field behind a preposition or at the end: long, told more than once, and no word of everyday.
fn technical(view: &View, range: &Range<usize>) -> Option<Hole> {
    let fits = |at: &usize| {
        let token = &view.tokens[*at];
        let low = &*token.low;
        let ends = view
            .tokens
            .get(at + 1)
            .is_none_or(|next| next.kind == Kind::Mark || is_small(view, at + 1));
        let led = view.tokens[at - 1].among(&[
            "in", "by", "from", "into", "to", "through", "the", "of", "with", "as",
        ]);
        token.kind == Kind::Word
            && !token.is_capital()
            && low.len() >= 5
            && forms(low).is_empty()
            && !crate::generate::language::is_adverb(low)
            && !PLAIN.iter().any(|end| low.ends_with(end))
            && !crate::generate::lexicon::is_leaning_noun(low)
            && !crate::generate::lexicon::is_common(low)
            && view.scene.known.times(low) >= 2
            && ends
            && led
    };
    let at = (range.start + 1..range.end).rev().find(fits)?;
    let learned = LEARNED.iter().any(|end| view.low(at).ends_with(end));
    learned.then_some(Hole {
        range: at..at + 1,
        hint: "term",
        quality: 0.6,
    })
}

/// Endings of nouns that everyday speech uses too.
const PLAIN: &[&str] = &[
    "ing", "ed", "ment", "ness", "ship", "hood", "ible", "able", "ful", "ous", "ive", "less", "al",
    "er", "ers",
];

/// Endings of nouns that belong to a field.
const LEARNED: &[&str] = &[
    "ase", "ases", "ose", "oses", "in", "ins", "ine", "ines", "ide", "ides", "ate", "ates", "oid",
    "oids", "plast", "plasts", "cyte", "cytes", "phyll", "gen", "osis", "ysis", "esis", "ology",
    "ism", "isms", "itis", "ia", "ium", "um", "ma", "oma", "on", "ons", "one", "ones", "ode",
    "odes", "mer", "mers", "some", "somes", "olis", "us", "yl", "ol", "ane", "anes", "ene", "enes",
    "ine", "ogen", "phyte", "phytes", "zoa", "cene", "ite", "ites", "sphere", "spheres", "metry",
    "graphy", "onomy", "ics", "ana", "ata", "ella", "inia", "men", "mina", "yma", "xis", "asis",
    "psis", "phage", "virus", "viruses", "toxin", "toxins",
];

/// `organelles called chloroplasts`, `a space known as the lumen`, `a fluid, the stroma`.
fn called(view: &View, range: &Range<usize>) -> Option<Hole> {
    let naming = range.clone().find(|at| {
        matches!(view.low(*at), "called" | "termed" | "nicknamed" | "dubbed")
            || view.low(*at) == "known" && view.low(at + 1) == "as"
    });
    let beside = || {
        range.clone().find(|at| {
            view.tokens[*at].text == ","
                && view.low(at + 1) == "the"
                && *at > range.start
                && view.tokens.get(at + 2).is_some_and(|token| {
                    token.kind == Kind::Word
                        && !token.is_capital()
                        && token.low.len() > 4
                        && forms(&token.low).is_empty()
                })
                && view
                    .tokens
                    .get(at + 3)
                    .is_none_or(|token| matches!(token.text, "," | "." | ";"))
                && !(*at..range.end.min(at + 6)).any(|next| view.low(next) == "and")
        })
    };
    let at = naming.or_else(beside)?;
    let from = at + 1 + usize::from(view.low(at) == "known");
    let from = from + usize::from(matches!(view.low(from), "the" | "a" | "an"));
    let end = (from..range.end.min(from + 4))
        .find(|at| view.tokens[*at].kind != Kind::Word || is_small(view, *at))
        .unwrap_or(range.end.min(from + 4));
    (from < end && end - from <= 3 && !matches!(view.low(from), "upon" | "out")).then_some(Hole {
        range: from..end,
        hint: "term",
        quality: 0.76,
    })
}

fn is_small(view: &View, at: usize) -> bool {
    let token = &view.tokens[at];
    token.among(crate::generate::lexicon::PREPOSITIONS)
        || token.among(crate::generate::lexicon::JOINING)
        || token.among(crate::generate::lexicon::DETERMINERS)
        || AUXILIARIES.contains(&&*token.low)
}

/// Numbers with what they count.
fn numbers(view: &View, range: &Range<usize>) -> Vec<Hole> {
    let inside = view
        .spans
        .iter()
        .filter(|span| span.from >= range.start && span.to <= range.end);
    inside
        .filter_map(|span| {
            let Sort::Quantity(quantity) = &span.sort else {
                return None;
            };
            let next = view.low(span.to);
            let counted = view.tokens.get(span.to).is_some_and(|token| {
                token.kind == Kind::Word && !token.among(crate::generate::lexicon::LEANING)
            }) && !is_small(view, span.to);
            let year = quantity.unit == Unit::Things
                && (1000.0..2100.0).contains(&quantity.value)
                && !view.raw(&quantity.number).contains(',');
            let vague =
                year || matches!(
                    next,
                    "times" | "ways" | "others" | "things" | "years" | "later" | "ago" | "hundred"
                ) || matches!(
                    view.low(span.to),
                    "later" | "ago" | "earlier" | "afterwards"
                );
            let ranged = matches!(next, "to" | "and" | "or" | "-")
                && view.spans.iter().any(|other| other.from == span.to + 1)
                || view.spans.iter().any(|other| {
                    other.to + 1 == span.from && matches!(view.low(other.to), "to" | "and" | "or")
                });
            let named = span.from > 0
                && (view.tokens[span.from - 1].is_capital()
                    && quantity.rough.is_none()
                    && span.from > 1
                    || matches!(
                        view.low(span.from - 1),
                        "section"
                            | "sections"
                            | "key"
                            | "note"
                            | "chapter"
                            | "no"
                            | "type"
                            | "step"
                    ));
            let quality = match quantity.unit {
                Unit::Money | Unit::Percent | Unit::Measure => 0.72,
                Unit::Time if view.low(span.to) != "later" => 0.66,
                Unit::Things if counted && quantity.value > 2.0 => 0.7,
                _ => return None,
            };
            (!vague && !ranged && !named).then(|| Hole {
                range: quantity.number.clone(),
                hint: if quantity.unit == Unit::Money {
                    "sum"
                } else {
                    "number"
                },
                quality,
            })
        })
        .collect()
}

/// The year of a date behind `in`, `on`, `since`, `until`, `by` or `from`.
fn dated(view: &View, range: &Range<usize>) -> Vec<Hole> {
    view.dates(range)
        .into_iter()
        .filter_map(|span| {
            let Sort::Date(date) = span.sort else {
                return None;
            };
            let led = (span.from.saturating_sub(3)..span.from).any(|at| {
                matches!(
                    view.low(at),
                    "in" | "on" | "since" | "until" | "by" | "from" | "of" | "after"
                )
            });
            let year = date.year().to_string();
            let at = (span.from..span.to).find(|at| view.tokens[*at].text == year)?;
            // one of several dates
            let other = |near: usize| {
                view.spans
                    .iter()
                    .any(|other| other.from == near || other.to == near)
            };
            let listed = matches!(view.low(span.to), "," | "and" | "or" | "to")
                && other(span.to + 1)
                || span.from >= 2
                    && matches!(view.low(span.from - 1), "," | "and" | "or" | "to")
                    && other(span.from - 1);
            (led && !listed).then_some(Hole {
                range: at..at + 1,
                hint: "year",
                quality: 0.7,
            })
        })
        .collect()
}

/// The last name of a range that is no part of another word's meaning: `a Dutch physician` keeps its `Dutch`.
fn named(view: &View, range: &Range<usize>) -> Option<Hole> {
    let name = view
        .names
        .iter()
        .filter(|name| name.from > range.start && name.to <= range.end)
        .filter(|name| {
            let follows = view.tokens.get(name.to);
            let whole =
                follows.is_none_or(|next| next.kind == Kind::Mark || is_small(view, name.to));
            let belongs = follows.is_some_and(|next| next.kind == Kind::Possessive);
            let dated = view
                .spans
                .iter()
                .any(|span| span.from < name.to && name.from < span.to);
            // one of a list tells no more than the others
            let listed = |at: usize| {
                view.tokens
                    .get(at)
                    .is_some_and(|token| token.text == "," && !dated || token.among(&["and", "or"]))
            };
            let first = name.from - usize::from(view.low(name.from - 1) == "the");
            let series = view
                .tokens
                .get(name.to)
                .is_some_and(|token| token.text == ",")
                && (name.to + 1..(name.to + 7).min(view.tokens.len())).any(|at| {
                    matches!(view.low(at), "and" | "or")
                        && view
                            .tokens
                            .get(at + 1)
                            .is_some_and(|token| token.is_capital() || token.is("the"))
                });
            let member = series
                || first > 0 && listed(first - 1)
                || listed(name.to)
                    && view
                        .tokens
                        .get(name.to)
                        .is_some_and(|token| token.kind == Kind::Word);
            let people = [
                "African", "European", "Asian", "American", "Eurasian", "Latin", "Arab", "Western",
                "Eastern",
            ]
            .contains(&name.text.as_str());
            let bare = name.to - name.from == 1
                && crate::generate::lexicon::class_of(view.low(name.from)).is_some();
            whole
                && !bare
                && !member
                && !people
                && !belongs
                && !dated
                && adjective(&name.text).is_none()
                && name.text.len() > 3
                && !crate::generate::lexicon::MONTHS.contains(&name.text.as_str())
        })
        .next_back()?;
    let (hint, quality) = match name.kind {
        NameKind::Person => ("person", 0.64),
        NameKind::Country => ("country", 0.64),
        _ if country(&name.text).is_some() => ("country", 0.64),
        NameKind::Place => ("place", 0.62),
        NameKind::Organisation | NameKind::Treaty | NameKind::Event | NameKind::Prize => {
            ("name", 0.62)
        }
        _ if name.text.contains(' ') => ("name", 0.56),
        _ => ("name", 0.46),
    };
    Some(Hole {
        range: name.from..name.to,
        hint,
        quality,
    })
}
