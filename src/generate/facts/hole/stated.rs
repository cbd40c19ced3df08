//! Statements that stand by themselves and that no question asks for, with what is worth knowing of them left out.

use std::ops::Range;

use super::hollow::is_hollow;
use super::parts::{parts, states};
use super::worthy::{told_apart, worthy};
use super::{Hole, OPENING, finish};
use crate::base::text::small;
use crate::generate::facts::PART;
use crate::generate::facts::draft::Draft;
use crate::generate::facts::view::View;
use crate::generate::language::{Kind, Token, parse, spans, tokens};
use crate::generate::lexicon::{
    AUXILIARIES, LINKS, List, MODALS, NameKind, OPINIONS, ORDINALS, Pieces, UNCERTAIN, UNSETTLED,
};

/// With what the keys of these statements begin.
pub(in crate::generate::facts) const STATED: &str = "stated|";

/// What leaves open whether something is so.
static DOUBTING: Pieces = Pieces::new(UNCERTAIN);

/// `The salt roads joined Lund and Berg with the coast by way of Lima.`
pub(in crate::generate::facts) fn stated(view: &View) -> Option<Draft> {
    if view.scene.is_binding() || is_open(view) || is_hollow(view) || opens_loosely(view) {
        return None;
    }
    let last = view
        .tokens
        .iter()
        .rposition(|token| token.kind != Kind::Mark)?;
    let end = last + 1;
    let mut holes = worthy(view, end);
    holes.sort_by(|one, other| other.quality.total_cmp(&one.quality));
    holes.into_iter().find_map(|hole| {
        let parts = parts(view, &hole.range, end);
        parts
            .into_iter()
            .find_map(|part| of_part(view, &hole, &part))
    })
}

/// The statement of a part of the sentence, where that stands by itself.
fn of_part(view: &View, hole: &Hole, part: &Range<usize>) -> Option<Draft> {
    // whether it is whole is told by reading it once more
    if !states(view, part) || !told_apart(view, hole, part) || !is_whole(view, part) {
        return None;
    }
    let before = opening(view, part, hole)?;
    let after = view.say_within(&(hole.range.end..part.end))?;
    let said = format!("{before} \u{1} {after}");
    let said = said
        .replace(" :", ":")
        .replace(" ;", ";")
        .replace(", however,", "");
    let said = if said.contains("but also") {
        said
    } else {
        said.replace(" also ", " ")
    };
    let draft = finish(view, &said, hole, |_, _| true)?;
    // what a term of nature is called is told by the other words, without names
    let named = !matches!(hole.hint, "term" | "number" | "group");
    Some(Draft {
        frame: if named { draft.frame } else { PART },
        key: format!("{STATED}{}", draft.key),
        precise: true,
        ..draft
    })
}

/// Whether a part has its own verb, and neither a list nor a row of ordinals was cut in it.
fn is_whole(view: &View, part: &Range<usize>) -> bool {
    let read = view.raw(part);
    let words = tokens(read);
    let clauses = parse(&words, &spans(&words)).unwrap_or_default();
    let main = clauses.first().is_some_and(|clause| {
        let subject = &clause.subject;
        !subject.is_empty() && stands_on(&words, clause.main)
    });
    (main || part.clone().skip(1).any(|at| is_main(view, part, at)))
        && !is_counted(view, part)
        && !is_torn(view, part)
        && !is_list_cut(view, part)
        && !owns_nobody(view, part)
        && !counts_nothing(view, part.start)
}

/// Whether a part begins by so many of things told of before: `A few are parasites`.
fn counts_nothing(view: &View, start: usize) -> bool {
    const SOME: [&str; 8] = [
        "few", "some", "many", "most", "several", "all", "one", "two",
    ];
    (start..start + 2)
        .any(|at| SOME.contains(&view.low(at)) && AUXILIARIES.contains(&view.low(at + 1)))
}

/// Whether `his` or `her` stands before anybody is named: `the ships of his voyages`.
fn owns_nobody(view: &View, part: &Range<usize>) -> bool {
    let owner = part
        .clone()
        .find(|at| view.tokens[*at].among(&["his", "her"]));
    owner.is_some_and(|at| {
        let named = view
            .names
            .iter()
            .any(|name| name.to <= at && name.from >= part.start && name.kind != NameKind::Place);
        let resolved = view.subject.resolved && view.clause.subject.start < at;
        !named && !resolved
    })
}

/// Whether a verb can be the one that a statement stands on: not `the left lung`, `ten families related to the thistles`.
fn stands_on(words: &[Token], at: usize) -> bool {
    let low = |at: usize| words.get(at).map_or("", |word| &*word.low);
    let noun = at.checked_sub(1).is_none_or(|before| {
        matches!(low(before), "the" | "a" | "an")
            || words
                .get(before)
                .is_some_and(|word| word.kind == Kind::Mark)
    });
    let helped = (at.saturating_sub(3)..at).any(|before| AUXILIARIES.contains(&low(before)));
    let joined = JOINED.contains(&low(at)) && matches!(low(at + 1), "to" | "by" | "in" | "as");
    helped || !noun && !joined
}

/// Whether a token of a part is a finite verb of its main clause.
fn is_main(view: &View, part: &Range<usize>, at: usize) -> bool {
    let relative = (part.start..at).any(|before| {
        view.tokens[before].among(&["which", "who", "that", "where", "whose", "when"])
    });
    view.tokens[at].is_finite() && !relative && stands_on(view.tokens, at)
}

/// `the first two`, `the third`: of what?
fn is_counted(view: &View, part: &Range<usize>) -> bool {
    let open = |next: &Token| {
        next.kind != Kind::Word
            || next.is_finite()
            || crate::generate::language::value(next).is_some()
    };
    part.clone().skip(1).any(|at| {
        view.low(at - 1) == "the"
            && view.tokens[at].among(&ORDINALS)
            && view.tokens.get(at + 1).is_none_or(open)
    })
}

/// Participles that stand behind nouns more often than a verb of their form stands alone.
const JOINED: [&str; 12] = [
    "related",
    "connected",
    "attached",
    "opposed",
    "compared",
    "linked",
    "located",
    "found",
    "known",
    "called",
    "named",
    "based",
];

/// Whether a helper stands behind the only comma: what it belongs to was cut, `a push by a hand, are all felt`.
fn is_torn(view: &View, part: &Range<usize>) -> bool {
    let mut commas = part.clone().filter(|at| view.low(*at) == ",");
    let first = commas.next();
    commas.next().is_none()
        && first.is_some_and(|at| {
            matches!(
                view.low(at + 1),
                "is" | "are" | "was" | "were" | "has" | "have" | "had"
            )
        })
}

/// Whether a part ends within a list: a statement follows no comma with `and` behind it.
fn is_list_cut(view: &View, part: &Range<usize>) -> bool {
    /// Words of a clause in which its verb stands.
    const NEAR: usize = 9;
    let joins = matches!(view.low(part.end), "," | ";")
        && matches!(view.low(part.end + 1), "and" | "or" | "as" | "so" | "part");
    let behind = view.tokens.iter().skip(part.end + 2).take(NEAR);
    let states = behind.clone().skip(1).any(Token::is_finite);
    let row = part.clone().filter(|at| view.low(*at) == ",").count() > 0;
    joins && (!states || row)
}

/// What stands before the gap, with the subject named in full.
fn opening(view: &View, part: &Range<usize>, hole: &Hole) -> Option<String> {
    let subject = &view.clause.subject;
    let within = part.start <= subject.start && subject.end <= hole.range.start;
    if view.subject.resolved && within && !subject.is_empty() {
        let lead = view.say_alone(&(part.start..subject.start))?;
        let rest = view.say_within(&(subject.end..hole.range.start))?;
        return Some(format!("{lead} {} {rest}", view.subject.text));
    }
    // pronouns can mean only what stands before them
    let head = (part.start + OPENING).min(hole.range.start);
    let first = view.say_alone(&(part.start..head))?;
    let rest = view.say_within(&(head..hole.range.start))?;
    Some(format!("{first} {rest}"))
}

/// Whether a sentence leaves open whether what it says is so, gives a view, or speaks to the reader.
fn is_open(view: &View) -> bool {
    const SHOWN: &List = &List::new(&[
        "perhaps",
        "seem",
        "seems",
        "seemed",
        "appear",
        "appears",
        "appeared",
        "whether",
        "rather",
        "shown",
        "figure",
        "illustration",
        "picture",
        "photograph",
        "photo",
        "image",
        "video",
        "movie",
        "below",
    ]);
    let said = view.tokens.iter().any(|token| {
        !token.is_capital()
            && (token.among(MODALS) || token.among(OPINIONS) && !token.among(&PLAIN))
            || token.among(UNSETTLED)
            || token.among(SHOWN)
    });
    // what somebody tells is no fact yet: `a report reached Lima that …`
    let told = view.tokens.windows(2).any(|pair| {
        pair[1].is("that")
            && (pair[0].low.ends_with("ed") || pair[0].is_capital() || pair[0].among(&SAID))
    });
    said || told
        || view.text.contains(['?', '!', '"', '“', '*', '_', '|', '='])
        || DOUBTING.are_in(&small(view.text))
}

/// Words of degree that tell no view.
const PLAIN: [&str; 7] = [
    "major",
    "close",
    "closely",
    "highly",
    "relatively",
    "very",
    "extremely",
];

/// Links that can go without a loss, where a comma follows them.
const LOOSE: [&str; 18] = [
    "however",
    "moreover",
    "furthermore",
    "in addition",
    "additionally",
    "besides",
    "in particular",
    "in fact",
    "indeed",
    "nevertheless",
    "nonetheless",
    "overall",
    "in general",
    "generally",
    "typically",
    "usually",
    "normally",
    "ultimately",
];

/// Verbs and nouns of saying that end in no `ed`.
const SAID: [&str; 14] = [
    "says", "said", "say", "thought", "held", "wrote", "report", "news", "fact", "claim", "idea",
    "belief", "show", "showed",
];

/// Whether a sentence goes on from the one before by its first words: `Further east, …`, `But …`.
fn opens_loosely(view: &View) -> bool {
    let low = view.text.to_lowercase();
    let linked = LINKS.iter().any(|link| {
        low.strip_prefix(*link).is_some_and(|rest| {
            rest.starts_with(' ') || rest.starts_with(',') && !LOOSE.contains(link)
        })
    });
    let first = view.tokens.first();
    let other = view
        .tokens
        .iter()
        .take(3)
        .any(|token| token.among(&["other", "next", "resulting"]));
    let told = view.low(0) == "according" || view.low(0) == "from" && view.low(2) == "to";
    linked
        || other
        || told
        || first.is_none_or(|first| {
            first.among(&[
                "further",
                "farther",
                "here",
                "there",
                "elsewhere",
                "when",
                "as",
                "while",
                "although",
                "though",
                "because",
                "nor",
                "both",
                "neither",
                "each",
                "either",
                "such",
                "other",
                "others",
                "another",
                "even",
                "only",
                "once",
                "again",
                "instead",
                "beyond",
                "thenceforward",
                "thenceforth",
                "thereupon",
                "afterwards",
                "thereafter",
            ]) || !first.is_capital()
        })
}

#[cfg(test)]
mod tests {
    use crate::generate::facts::asking::{asks_nowhere, gives, prompts, shown};

    fn gaps(text: &str) -> Vec<String> {
        let all = prompts(&format!("# Mills of the body\n\n{text}\n"));
        all.into_iter()
            .filter(|prompt| prompt.contains("_____"))
            .collect()
    }

    #[test]
    fn a_term_that_its_statement_tells_is_left_out() {
        for (text, part) in [
            (
                "Dead cells of a moss are held open by hoops of the hyalocytes.",
                "hoops of the _____",
            ),
            (
                "The ventriculus grinds the hard seeds of the birds of the plain with many small stones.",
                "The _____ (term) grinds",
            ),
            (
                "Dyes of a moss are joined for many hours to the salts of alkaline phosphatase.",
                "the salts of _____ (term)",
            ),
        ] {
            let all = shown(&format!("# Mills of the body\n\n{text}\n"));
            assert!(all.iter().any(|gap| gap.contains(part)), "{text}\n{all:#?}");
        }
    }

    #[test]
    fn what_is_open_or_torn_or_one_of_a_list_is_not() {
        for text in [
            "The enzymes of the mouth may begin the breakdown of starch into maltose, a sugar.",
            "The next step of the breakdown of starch takes place in the duodenum of the ox.",
            "The grinding of seeds by birds releases maltose, glycogen, and the sugar of the milk.",
            "Ten families of the same old moss related to the hyalocytes.",
            "Seeds are ground for many hours with small stones and certain gastroliths.",
        ] {
            let all = gaps(text);
            assert!(all.is_empty(), "{text}\n{all:#?}");
        }
    }

    #[test]
    fn a_name_that_the_others_tell_is_left_out() {
        gives(
            "The salt roads joined Lund and Berga with the markets of Karlstad by way of Falsterbo.",
            "The salt roads joined Lund and Berga with the markets of Karlstad by way of _____ (place).",
            "Falsterbo",
        );
        asks_nowhere(
            "The salt of the old town was sent to the coast by way of Falsterbo.",
            "_____",
        );
    }
}
