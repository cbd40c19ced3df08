//! What causes or determines something, why it is so, and by what means it does what it does.

use super::draft;
use super::said::{Said, is_closed, statements, told};
use crate::generate::facts::draft::{Draft, Value};
use crate::generate::facts::view::View;
use crate::generate::language::Kind;
use crate::generate::lexicon::{BASE, BELONGING, LEANING, THIRD, of_form};

/// What is done to something, with the question for who or what does it.
const DOING: [(&str, &str); 10] = [
    ("caused", "what causes"),
    ("determined", "what determines"),
    ("controlled", "what controls"),
    ("regulated", "what regulates"),
    ("stimulated", "what stimulates"),
    ("triggered", "what triggers"),
    ("inhibited", "what inhibits"),
    ("driven", "what drives"),
    ("catalysed", "what catalyses"),
    ("catalyzed", "what catalyzes"),
];

/// Kinds of what causes a disease, which ask for its name.
const CULPRITS: [&str; 10] = [
    "bacterium",
    "virus",
    "fungus",
    "parasite",
    "mite",
    "protozoan",
    "protozoon",
    "worm",
    "alga",
    "insect",
];

/// Whether a verb is a form of `be` in the present.
pub(super) fn is_being(verb: &str) -> bool {
    matches!(verb, "is" | "are")
}

/// Whether a verb of the present has several for its subject.
pub(super) fn is_plural(verb: &str) -> bool {
    verb == "are" || verb != "is" && of_form(verb, THIRD).is_none()
}

/// `Wheat rust is caused by a fungus.`
pub(super) fn caused(view: &View) -> Vec<Draft> {
    let all = statements(view, &is_being);
    all.iter().filter_map(|said| cause(view, said)).collect()
}

fn cause(view: &View, said: &Said) -> Option<Draft> {
    let deed = view.low(said.verb + 1);
    if matches!(deed, "transmitted" | "spread" | "pollinated" | "dispersed") {
        return carried(view, said);
    }
    let (_, asks) = DOING.iter().find(|(word, _)| *word == deed)?;
    let leans = said.subject.starts_with("the ") && !said.subject.contains(" of ");
    if view.low(said.verb + 2) != "by" || leans {
        return None;
    }
    let from = said.verb + 3;
    let (text, end) = told(view, from, said.end)?;
    let loose = [
        "a variety",
        "a number",
        "a combination",
        "two ",
        "three ",
        "several",
        "more",
        "one ",
        "both ",
        "either ",
        "the fact",
        "how ",
        "what ",
        "a lack",
        "using",
        "a ",
        "an ",
    ];
    let whole = asks.ends_with("causes");
    // `is determined by culture` is somebody's view
    if asks.ends_with("determines") && !text.contains(' ') {
        return None;
    }
    let open = loose.iter().any(|word| text.starts_with(word))
        && !(whole && text.split(' ').count() <= 4 && text.starts_with("a"));
    if open || text.contains(" or ") || text.contains(" such ") || !is_closed(view, end, said.end) {
        return None;
    }
    let kind = from + usize::from(matches!(view.low(from), "the" | "a"));
    let name = (kind + 1 < end && view.tokens[kind + 1].is_capital())
        .then(|| view.raw(&(kind + 1..end)).to_owned());
    let (prompt, answer) = match name {
        Some(name) if CULPRITS.contains(&view.low(kind)) => (
            asks.replacen("what", &format!("which {}", view.low(kind)), 1),
            name,
        ),
        _ => ((*asks).to_owned(), text),
    };
    let prompt = format!("{prompt} {}{}", said.subject, said.lead);
    Some(draft(
        view,
        "cause",
        &said.subject,
        &prompt,
        Value::Words(answer),
    ))
}

/// `Yellow fever is transmitted by mosquitoes.`
fn carried(view: &View, said: &Said) -> Option<Draft> {
    let deed = view.low(said.verb + 1);
    let by = view.low(said.verb + 2);
    let (text, end) = told(view, said.verb + 3, said.end)?;
    let leans = said.subject.starts_with("the ") && !said.subject.contains(" of ");
    let open =
        text.contains(" or ") || text.split(' ').count() > 6 || !is_closed(view, end, said.end);
    let prompt = format!(
        "{by} what {} {} {deed}{}",
        view.low(said.verb),
        said.subject,
        said.lead
    );
    let answer = Value::Words(text);
    (matches!(by, "by" | "through") && !leans && !open)
        .then(|| draft(view, "carried", &said.subject, &prompt, answer))
}

/// `Leaves look green because green light is absorbed less strongly.`
pub(super) fn because(view: &View) -> Vec<Draft> {
    why(view).into_iter().collect()
}

fn why(view: &View) -> Option<Draft> {
    /// Longer reasons are read, not recalled.
    const LONGEST: usize = 12;
    let at = view.tokens.iter().position(|token| token.is("because"))?;
    let verbs = |verb: &str| {
        matches!(
            verb,
            "is" | "are"
                | "look"
                | "looks"
                | "appear"
                | "appears"
                | "float"
                | "floats"
                | "sink"
                | "sinks"
                | "shine"
                | "shines"
        )
    };
    let said = statements(view, &verbs)
        .into_iter()
        .find(|said| said.verb < at)?;
    let rest = said.verb + 1..at;
    let plain = |range: std::ops::Range<usize>| {
        range.into_iter().all(|at| {
            let token = &view.tokens[at];
            token.kind == Kind::Word && !token.among(LEANING) && !token.among(BELONGING)
        })
    };
    let end = view
        .tokens
        .iter()
        .position(|token| token.text == ".")
        .unwrap_or(view.tokens.len());
    let cause = at + 1..end;
    let good = !rest.is_empty()
        && rest.len() <= 3
        && plain(rest.clone())
        && (3..=LONGEST).contains(&cause.len())
        && plain(cause.clone())
        && view.low(cause.start) != "of"
        && !matches!(view.low(rest.start), "important" | "useful" | "essential");
    let verb = view.low(said.verb);
    let behind = view.raw(&rest);
    let prompt = match verb {
        "is" | "are" => format!("why {verb} {} {behind}", said.subject),
        _ => {
            let base = of_form(verb, THIRD).unwrap_or(verb);
            let does = if is_plural(verb) { "do" } else { "does" };
            format!("why {does} {} {base} {behind}", said.subject)
        }
    };
    good.then(|| {
        draft(
            view,
            "why",
            &said.subject,
            &prompt,
            Value::Words(view.raw(&cause).to_owned()),
        )
    })
}

/// `Strawberries multiply by runners`, `Owls feed on mice`, `Moles are deaf to high notes`.
pub(super) fn means(view: &View) -> Vec<Draft> {
    let verbs = |verb: &str| {
        matches!(
            verb,
            "multiply"
                | "multiplies"
                | "reproduce"
                | "reproduces"
                | "breathe"
                | "breathes"
                | "propagate"
                | "propagates"
                | "communicate"
                | "communicates"
                | "feed"
                | "feeds"
                | "prey"
                | "preys"
        )
    };
    let mut drafts: Vec<Draft> = statements(view, &verbs)
        .iter()
        .filter_map(|said| mean(view, said))
        .collect();
    drafts.extend(blind(view));
    drafts.extend(purpose(view));
    drafts.extend(descended(view));
    drafts
}

fn mean(view: &View, said: &Said) -> Option<Draft> {
    let verb = view.low(said.verb);
    let base = match verb {
        "multiplies" => "multiply",
        _ => verb.trim_end_matches('s'),
    };
    let does = if base == verb { "do" } else { "does" };
    let feeds = matches!(base, "feed" | "prey");
    let how = view.low(said.verb + 1);
    if feeds != (how == "on") || !feeds && how != "by" {
        return None;
    }
    let (text, end) = told(view, said.verb + 2, said.end)?;
    if !is_closed(view, end, said.end) || text.contains(" or ") || text.split(' ').count() > 6 {
        return None;
    }
    let prompt = if feeds {
        format!("what {does} {} {base} on{}", said.subject, said.lead)
    } else {
        format!("by what means {does} {} {base}{}", said.subject, said.lead)
    };
    Some(draft(
        view,
        "means",
        &said.subject,
        &prompt,
        Value::Words(text),
    ))
}

/// `Bats hear well but are blind to red`: what they lack the sense for.
fn blind(view: &View) -> Option<Draft> {
    let at = view
        .tokens
        .iter()
        .position(|token| token.among(&["blind", "deaf", "immune", "resistant", "insensitive"]))?;
    if at < 2 || view.low(at + 1) != "to" || !is_being(view.low(at - 1)) {
        return None;
    }
    let said = statements(view, &|verb| {
        is_being(verb) || of_form(verb, THIRD | BASE).is_some()
    })
    .into_iter()
    .next()?;
    let own = said.verb == at - 1 || view.low(at - 2) == "but";
    let same = is_plural(view.low(said.verb)) == (view.low(at - 1) == "are");
    let (text, end) = told(view, at + 2, said.end)?;
    let prompt = format!(
        "what {} {} {} to",
        view.low(at - 1),
        said.subject,
        view.low(at)
    );
    (own && same && is_closed(view, end, said.end))
        .then(|| draft(view, "blind", &said.subject, &prompt, Value::Words(text)))
}

/// `Birds have feathers, and they are descended from dinosaurs.`
fn descended(view: &View) -> Option<Draft> {
    let at = view
        .tokens
        .iter()
        .position(|token| token.among(&["descended", "derived"]))?;
    if at < 2 || view.low(at + 1) != "from" || !is_being(view.low(at - 1)) {
        return None;
    }
    let said = statements(view, &|verb| {
        is_being(verb) || matches!(verb, "have" | "has") || of_form(verb, THIRD | BASE).is_some()
    })
    .into_iter()
    .next()?;
    let verb = view.low(at - 1);
    let they = if verb == "are" { "they" } else { "it" };
    let again = view.low(at - 2) == they && view.low(at - 3) == "and";
    let same = is_plural(view.low(said.verb)) == (verb == "are");
    let (text, end) = told(view, at + 2, said.end)?;
    let long = text.split(' ').count() > 4;
    let open =
        long || text.contains(" or ") || !is_closed(view, end, said.end) && view.low(end) != "that";
    let prompt = format!("what {verb} {} {} from", said.subject, view.low(at));
    ((said.verb == at - 1 || again) && same && !open)
        .then(|| draft(view, "origin", &said.subject, &prompt, Value::Words(text)))
}

/// `The function of the gills is to take up oxygen.`
fn purpose(view: &View) -> Option<Draft> {
    let said = statements(view, &is_being).into_iter().next()?;
    let asked = [
        "the function of ",
        "the main function of ",
        "the primary function of ",
        "the role of ",
        "the job of ",
    ];
    let about = asked.iter().any(|lead| said.subject.starts_with(lead));
    if !about || view.low(said.verb + 1) != "to" {
        return None;
    }
    let (text, end) = told(view, said.verb + 1, said.end)?;
    let prompt = format!("what is {}", said.subject);
    // one of several purposes is not the function
    let listed = view.tokens.get(end).is_some_and(|token| token.text == ",");
    (!listed && is_closed(view, end, said.end))
        .then(|| draft(view, "purpose", &said.subject, &prompt, Value::Words(text)))
}

#[cfg(test)]
mod tests {
    use crate::generate::facts::asking::gives;

    #[test]
    fn a_disease_has_its_cause() {
        gives(
            "Panama disease is caused by the fungus Fusarium oxysporum.",
            "Which fungus causes Panama disease?",
            "Fusarium oxysporum",
        );
    }

    #[test]
    fn a_kind_has_its_means() {
        gives(
            "Strawberries multiply by runners.",
            "By what means do strawberries multiply?",
            "runners",
        );
        gives(
            "Yellow fever is transmitted by mosquitoes.",
            "By what is yellow fever transmitted?",
            "mosquitoes",
        );
    }
}
