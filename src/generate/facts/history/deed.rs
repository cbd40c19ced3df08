//! Who did what, by whom it was done, and whom or what it befell.

use super::verbs::{DEEDS, MANY, OPENED};
use super::*;

/// `Ola Lund obtained the concession for the Falun Railway in 1854.`: `Who obtained …?`
pub(super) fn who(view: &View) -> Option<Draft> {
    /// Longer questions are read, not recalled.
    const LONGEST: usize = 15;
    let clause = view.clause;
    let name = subject(view)?;
    let held = office(view);
    let befell =
        clause.mode == Mode::Passive && held.is_some() && !view.raw(&clause.rest).contains("by ");
    if !befell && !matches!(clause.mode, Mode::Past | Mode::Helped) {
        return None;
    }
    if !DEEDS.contains(&clause.verb) || is_topic(view, &name.text) {
        return None;
    }
    let rest = core(view, LONGEST);
    let dates = dated(view);
    let found = anchors(view, &rest) + dates;
    let own = rest
        .clone()
        .any(|at| view.tokens[at].among(&["his", "her"]));
    let enough = named(view, &rest) > 0
        || own && dates > 0 && rest.len() > 2
        || (dates > 0 || rest.len() > 3) && held.is_some();
    // `who offered his shares in 1875` owns them
    let led_by_date = dates > 0
        && !rest.clone().any(|at| {
            view.tokens[at].among(&[
                "its", "their", "it", "they", "them", "he", "she", "himself", "herself",
            ])
        });
    let many = MANY.contains(&clause.verb) && found < 2 && held.is_none();
    if rest.len() < 2
        || is_open(view, &rest)
        || !befell && !led_by_date && owns(view, &rest)
        || !enough
        || many
    {
        return None;
    }
    let asks = held.map_or_else(|| asked(name), Some)?;
    let (said, led, verb) = (view.say_alone(&rest)?, led(view)?, told(view)?);
    // `an invasion of Mexico`: there were several
    let several = (said.starts_with("a ") || said.starts_with("an "))
        && found == named(view, &rest)
        && !said.contains(" called ")
        && asks == "Who";
    let ties = ["relations", "ties", "links", "offices"]
        .iter()
        .any(|noun| said.contains(noun));
    if several || ties || is_torn(view, &rest) {
        return None;
    }
    let prompt = finished(&format!("{asks} {verb} {said} {led}"));
    let (value, accept) = answer(view, name);
    let draft = draft(view, "who", prompt, value, 0.7);
    Some(Draft { accept, ..draft })
}

/// The name that is the subject of a clause, with small words before it at most: `the reformer Ola Lund`.
fn subject<'v>(view: &'v View) -> Option<&'v Name> {
    let range = view.clause.subject.clone();
    let name = view
        .names
        .iter()
        .find(|name| name.to == range.end && name.from >= range.start)?;
    let before = range.start..name.from;
    let plain = before.clone().all(|at| {
        let token = &view.tokens[at];
        token.kind == Kind::Word
            && !token.among(PREPOSITIONS)
            && !token.among(&["and", "or", "his", "her", "its", "their"])
    });
    let body = name.text.split(' ').count() > 1
        && class_of(&head(&name.text)) == Some(NameKind::Organisation);
    let fits = match name.kind {
        NameKind::Person => true,
        NameKind::Organisation => body,
        NameKind::Country => before.is_empty(),
        NameKind::Thing => is_band(view, name),
        _ => false,
    };
    let some = view.subject.plural && !is_band(view, name);
    (!some && plain && fits && name.text.len() > 3).then_some(name)
}

/// Whether a name is that of a band of people who did what only people do: `the Red Shirts overthrew`.
fn is_band(view: &View, name: &Name) -> bool {
    const FIGHTING: &[&str] = &[
        "overthrow",
        "capture",
        "defeat",
        "besiege",
        "sack",
        "storm",
        "conquer",
        "kill",
        "murder",
        "seize",
        "found",
        "invade",
        "assassinate",
        "depose",
        "occupy",
    ];
    let several =
        name.text.contains(' ') && name.text.ends_with('s') && name.kind == NameKind::Thing;
    let the = name.from > 0 && view.low(name.from - 1) == "the";
    several && the && FIGHTING.contains(&view.clause.verb)
}

/// The last word of a name before `of`, in small letters.
pub(super) fn head(name: &str) -> String {
    let head = name.split(" of ").next().unwrap_or(name);
    head.split(' ').next_back().unwrap_or("").to_lowercase()
}

/// The question word for a name.
fn asked(name: &Name) -> Option<String> {
    let head = head(&name.text);
    match name.kind {
        NameKind::Person | NameKind::Thing => Some(String::from("Who")),
        NameKind::Country => Some(String::from("Which country")),
        NameKind::Organisation if !head.ends_with('s') && !matches!(&*head, "inc" | "ltd") => {
            Some(format!("Which {head}"))
        }
        _ => None,
    }
}

/// What somebody is said to be between commas behind the name: `Ola Lund, the mayor of Falun,` is `Which mayor of Falun`.
fn office(view: &View) -> Option<String> {
    /// Longer ones tell a story.
    const LONGEST: usize = 8;
    let aside = view.clause.aside.clone()?;
    let start = aside.start + usize::from(view.tokens[aside.start].text == ",");
    let article = view.tokens.get(start)?.among(&["the", "a", "an"]);
    let from = start + usize::from(article);
    let to = (from..aside.end)
        .find(|at| {
            view.tokens[*at].text == ","
                || view.tokens[*at].among(&["who", "which", "whose", "that", "and", "then"])
        })
        .unwrap_or(aside.end);
    let noun = (from..to)
        .find(|at| view.tokens[*at].among(PREPOSITIONS))
        .unwrap_or(to);
    let last = view.tokens.get(noun.checked_sub(1)?)?;
    let somebody = is_title(&last.low) || !last.is_capital() && article;
    let small = (from..noun).all(|at| {
        let token = &view.tokens[at];
        token.kind == Kind::Word
            && (!token.is_capital()
                || is_title(&token.low)
                || adjective(token.text).is_some()
                || token.is("prime"))
    });
    if to <= from || to - from > LONGEST || !somebody || !small {
        return None;
    }
    Some(format!("Which {}", view.say_alone(&(from..to))?))
}

/// `It was refounded in 1159 by Ola Lund.`: `By whom was Falun refounded in 1159?`
pub(super) fn by_whom(view: &View) -> Option<Draft> {
    let clause = view.clause;
    let helper = clause.helper.map_or("", |at| view.low(at));
    let done = DEEDS.contains(&clause.verb) || OPENED.contains(&clause.verb);
    if clause.mode != Mode::Passive || !matches!(helper, "was" | "were" | "had") || !done {
        return None;
    }
    let rest = clause.rest.clone();
    let twice = and_done(view);
    let rest = twice.clone().unwrap_or(rest);
    let by = rest.clone().find(|at| view.low(*at) == "by")?;
    let name = agent(view, by)?;
    let of_another =
        twice.is_none() && (rest.start..by).any(|at| of_form(view.low(at), PARTICIPLE).is_some());
    let again = (name.to..view.tokens.len())
        .any(|at| view.low(at) == "by" && matches!(view.low(at - 1), "and" | "," | "or"));
    if of_another || again || is_topic(view, &name.text) {
        return None;
    }
    let tail = tail(view, name.to, rest.end);
    let (helper, verb) = view.verb();
    let before = said(view, &(rest.start..by))?;
    let (after, led) = (said(view, &tail)?, led(view)?);
    let who = match name.kind {
        NameKind::Person => String::from("whom"),
        _ => asked(name)?.to_lowercase(),
    };
    let prompt = finished(&format!(
        "By {who} {helper} {} {verb} {before} {after} {led}",
        view.subject.text
    ));
    let known = view.names_something(&prompt)
        || view.scene.label.is_some() && view.subject.text.starts_with("the ");
    let some = view.subject.text.starts_with("a ") || view.subject.text.starts_with("an ");
    let when = view.dates(&(rest.start..tail.end)).len() + dated(view);
    if !known || some && when == 0 {
        return None;
    }
    let (value, accept) = answer(view, name);
    let draft = draft(view, "by", prompt, value, 0.72);
    Some(Draft { accept, ..draft })
}

/// The rest of `was finished and enlarged by`, from `and`.
fn and_done(view: &View) -> Option<Range<usize>> {
    let main = view.clause.main;
    let second = view.tokens.get(main + 2)?;
    let both = view.low(main + 1) == "and"
        && of_form(&second.low, PARTICIPLE).is_some()
        && view.low(main + 3) == "by";
    let end = (main + 4..view.tokens.len()).find(|at| view.tokens[*at].kind == Kind::Mark)?;
    both.then_some(main + 1..end)
}

/// Who stands behind `by`, with small words before the name at most.
fn agent<'v>(view: &'v View, by: usize) -> Option<&'v Name> {
    /// `the`, an adjective and a trade.
    const BEFORE: usize = 4;
    let name = view.names.iter().find(|name| {
        name.from > by && name.from <= by + BEFORE && adjective(&name.text).is_none()
    })?;
    let plain = (by + 1..name.from).all(|at| {
        let token = &view.tokens[at];
        token.kind == Kind::Word
            && !token.among(PREPOSITIONS)
            && !token.among(BELONGING)
            && !token.among(&["a", "an"])
    });
    let body = name.kind == NameKind::Organisation
        && class_of(&head(&name.text)) == Some(name.kind)
        && name.text.contains(' ');
    let fits = name.kind == NameKind::Person
        || name.kind == NameKind::Country && name.from == by + 1
        || body;
    let next = view.tokens.get(name.to);
    let listed = matches!(view.low(name.to), "and" | "or")
        || view.low(name.to) == ","
            && view.low(name.to + 1) == "and"
            && joins_name(view, name.to + 2);
    let ends = next.is_none_or(|next| {
        next.kind == Kind::Mark
            || next.among(PREPOSITIONS)
            || next.among(&["and", "after", "before", "who"])
    });
    (plain && fits && !listed && ends && name.text.len() > 2).then_some(name)
}

/// Whether another who did it follows: `by Ola Lund, and Eva Holm`.
fn joins_name(view: &View, at: usize) -> bool {
    view.name_at(at).is_some()
}

/// Where and when it was, behind who did it: up to a comma.
fn tail(view: &View, from: usize, end: usize) -> Range<usize> {
    let plain = from < end && view.tokens[from].among(&["in", "at", "on", "near", "during"]);
    if !plain {
        return from..from;
    }
    let to = (from..end).find(|at| {
        view.tokens[*at].text == ","
            || view.tokens[*at].among(&["after", "when", "which", "who", "and", "as"])
    });
    from..to.unwrap_or(end)
}

/// A range as it is said; nothing of none.
pub(super) fn said(view: &View, range: &Range<usize>) -> Option<String> {
    match range.is_empty() {
        true => Some(String::new()),
        false => view.say(range),
    }
}
