//! By whom, before whom, whose, who: what a rule says of those whom it binds.

use super::Asked;
use super::asks::{asked, cut, led, without};
use super::clause::{Clause, Helper, head, is_plural, lowered_article};
use super::measure::measures;
use super::words::{BODIES, EVERYBODY, GIVEN, PAPERS, PERSONS, ROLES, SELF, STOPS, THINGS};
use crate::generate::facts::Value;
use crate::generate::language::{tokens, value};
use crate::generate::lexicon::{BASE, PARTICIPLE, PREPOSITIONS, forms, is_month, of_form};

/// Whether a noun in small letters is that of what has no will, which some laws write with a capital.
pub(in crate::generate::facts) fn is_paper(low: &str) -> bool {
    PAPERS.contains(&low.strip_suffix('s').unwrap_or(low)) || SELF.contains(&low)
}

/// The phrase at the beginning of a text.
fn phrase(text: &str) -> &str {
    let end = STOPS.iter().filter_map(|stop| text.find(stop)).min();
    text[..end.unwrap_or(text.len())].trim()
}

/// Whether a phrase names somebody: it has an article or a capital, and no figure.
fn somebody(phrase: &str) -> bool {
    let words: Vec<&str> = phrase.split(' ').collect();
    let first = words.first().copied().unwrap_or_default();
    let begins =
        matches!(first, "the" | "a" | "an" | "its") || first.starts_with(char::is_uppercase);
    if !is_role(phrase) {
        return false;
    }
    let head = head(phrase).to_lowercase();
    begins
        && words.len() <= 8
        && !is_month(first)
        && !THINGS.contains(&&*head)
        && !phrase.contains(|c: char| c.is_ascii_digit())
}

/// `is appointed by the Government`: by whom?
pub(super) fn agent(clause: &Clause) -> Option<Asked> {
    let done = match &clause.helper {
        Helper::Be(_) => &*clause.rest,
        Helper::Modal(_, false) => clause.rest.strip_prefix("be ")?,
        _ => return None,
    };
    let verb = done.split(' ').find(|word| !word.ends_with("ly"))?;
    of_form(verb, PARTICIPLE)?;
    let at = clause.rest.find(" by ")?;
    // `upon a warrant issued by the court`: another verb has the agent
    let between = clause.rest.get(clause.rest.find(verb)? + verb.len()..at)?;
    if between
        .split(' ')
        .any(|word| of_form(&word.to_lowercase(), PARTICIPLE).is_some())
        || clause.subject.starts_with("no ")
    {
        return None;
    }
    let agent = phrase(&clause.rest[at + 4..]);
    if !somebody(agent) {
        return None;
    }
    let end = at + 4 + agent.len();
    let told = clause.rest[end..].trim_start();
    // `by the company that runs it`: which one is told by nothing else
    let told_of = ["that ", "which ", "who "]
        .iter()
        .any(|word| told.starts_with(word));
    // `by the Government, by ten deputies or by a court`: one of several
    let several = told.starts_with(", by ") || told.starts_with("or ") || told.starts_with(", or ");
    // `by the board on the proposal of its chair`: whose is told by the answer
    let own = [" its ", " their "].iter().any(|word| told.contains(word));
    if several || own {
        return None;
    }
    let end = if told_of { clause.rest.len() } else { end };
    let mut rest = without(&clause.rest, &(at..end));
    if let Some(measure) = measures(&rest).iter().find(|measure| measure.leads()) {
        rest = without(&rest, &measure.whole);
    }
    let question = clause.question("by whom", cut(&rest), true)?;
    Some(asked(
        led(clause, question),
        Value::Words(agent.to_owned()),
        0.74,
    ))
}

/// Prepositions that go to the front of a question with what they bring in.
const FRONTED: [&str; 4] = ["before", "into", "to", "with"];

/// `shall be paid into the Water Fund`: into which fund?
pub(super) fn named(clause: &Clause) -> Option<Asked> {
    let rest = cut(&clause.rest);
    let (prep, at, name) = FRONTED.iter().find_map(|prep| {
        let mark = format!(" {prep} the ");
        let at = rest.find(&mark)?;
        let name = phrase(&rest[at + mark.len()..]);
        let name = name.split(" and ").next().unwrap_or(name);
        let capital = name.split(' ').all(|word| {
            word.starts_with(char::is_uppercase) || matches!(word, "of" | "the" | "for")
        });
        (capital && !name.is_empty()).then_some((*prep, at, name))
    })?;
    // `be reviewed and sent to the Office`: another verb has it; `vote at elections to the House`: a noun
    if rest[..at].contains(" and ") || ends_in_noun(&rest[..at]) {
        return None;
    }
    let end = at + prep.len() + " the ".len() + 1 + name.len();
    let mut left = without(rest, &(at..end));
    left = left.split(" and ").next().unwrap_or(&left).to_owned();
    let body = head(name).to_lowercase();
    let which = match (name.contains(' '), prep) {
        (true, _) => format!("which {body}"),
        (false, "into" | "before") => return None,
        _ => String::from("whom"),
    };
    if let Some(measure) = measures(&left).iter().find(|measure| measure.leads()) {
        left = without(&left, &measure.whole);
    }
    let question = clause.question(&format!("{prep} {which}"), &left, false)?;
    // `with which court may they lodge an appeal`: the Court of Appeal
    let low = question.to_lowercase();
    let said = |word: &str| low.split(' ').any(|said| said == word);
    let words = || name.split(' ').map(str::to_lowercase);
    if name.contains(' ')
        && words().all(|word| matches!(&*word, "of" | "the" | "for") || said(&word))
    {
        return None;
    }
    (which == "whom" || BODIES.contains(&&*body)).then(|| {
        asked(
            led(clause, question),
            Value::Words(format!("the {name}")),
            0.7,
        )
    })
}

/// Whether a text ends in a noun of its own with a preposition before it: `vote at elections`.
fn ends_in_noun(text: &str) -> bool {
    let mut words = text.rsplit(' ');
    let (noun, before) = (
        words.next().unwrap_or_default(),
        words.next().unwrap_or_default(),
    );
    let event = noun.ends_with('s') || noun.ends_with("tion");
    event && PREPOSITIONS.contains(&before)
}

/// `shall be the highest organ of the State`: what is?
pub(super) fn equal(clause: &Clause) -> Option<Asked> {
    let told = match &clause.helper {
        Helper::Be(_) => &*clause.rest,
        Helper::Modal(modal, false) if modal == "shall" => clause.rest.strip_prefix("be ")?,
        _ => return None,
    };
    let told = cut(told);
    // `The quorum is five`
    let number = tokens(told)
        .first()
        .and_then(value)
        .filter(|_| !told.contains(' '));
    if let Some(value) = number {
        let text = told.to_owned();
        let prompt = format!("what is {}", clause.subject);
        return Some(asked(
            led(clause, prompt),
            Value::Number { text, value },
            0.7,
        ));
    }
    // `the symbol of the State, deriving its position from …`, but `the judge of the elections, returns and qualifications`
    let told = match told.split_once(", ") {
        Some((_, rest)) if is_list(rest) => told,
        Some((told, _)) => told,
        None => told,
    };
    let words = told.split(' ').count();
    let one = told.starts_with("the ")
        && (told.contains(" of ")
            || told.contains("est ")
            || told.contains("sole ")
            || told.contains("only "));
    // `the first of October`: a day is when
    let day = clause.subject.split(' ').any(is_month);
    let named = clause.subject.split(' ').count() <= 6
        && !day
        && clause.lead.is_empty()
        && !is_plural(&clause.subject);
    (one && named && (3..=16).contains(&words)).then(|| {
        asked(
            format!("who or what is {told}"),
            Value::Words(lowered_article(&clause.subject)),
            0.62,
        )
    })
}

/// Whether what stands behind a comma goes on with a list: its words up to `and` are few, and the first is no verb.
fn is_list(rest: &str) -> bool {
    /// A longer member is another thought.
    const LONGEST: usize = 4;
    let first = rest.split(' ').next().unwrap_or_default();
    let verb = first.ends_with("ing") || first.ends_with("ed");
    let member = rest.split(" and ").next().unwrap_or(rest);
    rest.contains(" and ") && !verb && member.split(' ').count() <= LONGEST
}

/// `by a majority of two thirds`: by what majority?
pub(super) fn majority(clause: &Clause) -> Option<Asked> {
    /// Longer ones are more than a majority.
    const LONGEST: usize = 9;
    let rest = cut(&clause.rest);
    let at = rest.find(" by a ")?;
    let told = &rest[at + " by ".len()..];
    let end = [", ", " in ", " at ", " within ", " after ", " for "]
        .iter()
        .filter_map(|stop| told.find(stop))
        .min();
    let told = &told[..end.unwrap_or(told.len())];
    let noun = told.split(' ').take(4).any(|word| word == "majority");
    // `a deputy who takes office upon a vote by a majority`: that is said of the deputy
    let inner = [" who ", " which ", " that "]
        .iter()
        .any(|mark| rest[..at].contains(mark));
    if !noun || inner || told.split(' ').count() > LONGEST {
        return None;
    }
    let left = without(rest, &(at..at + " by ".len() + told.len()));
    let question = clause.question("by what majority", &left, true)?;
    Some(asked(
        led(clause, question),
        Value::Words(told.to_owned()),
        0.72,
    ))
}

/// `consists of a chairman and eight members`: of whom or what?
pub(super) fn made_up(clause: &Clause) -> Option<Asked> {
    /// Longer rows are not recalled.
    const LONGEST: usize = 9;
    let told = match &clause.helper {
        Helper::Plain(base, _) if base == "consist" => clause.rest.strip_prefix("of ")?,
        Helper::Modal(_, false) => clause.rest.strip_prefix("consist of ")?,
        _ => return None,
    };
    let members = cut(told);
    let does = if is_plural(&clause.subject) {
        "do"
    } else {
        "does"
    };
    let words = members.split(' ').count();
    (members.contains(" and ")
        && words <= LONGEST
        && !members.starts_with(|c: char| c.is_ascii_digit()))
    .then(|| {
        let prompt = format!("of whom or what {does} {} consist", clause.subject);
        asked(led(clause, prompt), Value::Words(members.to_owned()), 0.7)
    })
}

/// `has its seat in Lund`, `is subject to the supervision of the Minister`.
pub(super) fn seat(clause: &Clause) -> Option<Asked> {
    let subject = &clause.subject;
    if let (Helper::Plain(base, _), Some(place)) =
        (&clause.helper, clause.rest.strip_prefix("its seat in "))
    {
        return (base == "have").then(|| {
            asked(
                format!("where does {subject} have its seat"),
                Value::Words(phrase(place).to_owned()),
                0.76,
            )
        });
    }
    let over = clause.rest.strip_prefix("subject to the ")?;
    let (noun, whose) = over.split_once(" of ")?;
    let be = matches!(&clause.helper, Helper::Be(_)) && !noun.contains(' ') && somebody(whose);
    let is = if is_plural(subject) { "are" } else { "is" };
    be.then(|| {
        asked(
            format!("to whose {noun} {is} {subject} subject"),
            Value::Words(whose.to_owned()),
            0.74,
        )
    })
}

/// `The consent of the House shall be required`: whose?
pub(super) fn whose(clause: &Clause) -> Option<Asked> {
    let (given, body) = clause.subject.strip_prefix("the ")?.split_once(" of ")?;
    let nouns = given.split(" and ").all(|noun| GIVEN.contains(&noun));
    let rest = cut(&clause.rest);
    let verb = match &clause.helper {
        Helper::Modal(_, true) | Helper::Plain(..) => return None,
        Helper::Modal(modal, _) if modal == "shall" && rest.starts_with("be ") => {
            String::from(if given.contains(" and ") { "are" } else { "is" })
        }
        Helper::Modal(modal, _) => modal.replace("shall", "must"),
        Helper::Be(be) => be.clone(),
    };
    let rest = rest
        .strip_prefix("be ")
        .filter(|_| matches!(&*verb, "is" | "are"))
        .unwrap_or(rest);
    (nouns && somebody(body) && rest.contains(' ')).then(|| {
        asked(
            led(clause, format!("whose {given} {verb} {rest}")),
            Value::Words(body.to_owned()),
            0.72,
        )
    })
}

/// `Secrecy of the ballot is guaranteed in all elections`: what?
pub(super) fn what(clause: &Clause) -> Option<Asked> {
    const SET: [&str; 6] = [
        "guaranteed",
        "prohibited",
        "forbidden",
        "abolished",
        "renounced",
        "exempt",
    ];
    let told = match &clause.helper {
        Helper::Be(_) => &*clause.rest,
        Helper::Modal(_, false) => clause.rest.strip_prefix("be ")?,
        _ => return None,
    };
    if clause.subject.eq_ignore_ascii_case("it") {
        return None;
    }
    let told = cut(told);
    let (verb, behind) = told.split_once(' ').unwrap_or((told, ""));
    let (subject, except) = clause
        .subject
        .split_once(", ")
        .unwrap_or((&clause.subject, ""));
    let except = except.trim_end_matches(',');
    let least = behind.split(' ').count().max(except.split(' ').count());
    let behind = format!("{behind} {except}");
    (SET.contains(&verb) && least >= 3 && subject.split(' ').count() <= 7).then(|| {
        asked(
            format!("what is {verb} {}", behind.trim()),
            Value::Words(lowered_article(subject)),
            0.66,
        )
    })
}

/// Whether a subject has duties: by its noun, or since the law gives it a capital.
pub(super) fn is_role(subject: &str) -> bool {
    let noun = head(subject);
    let low = noun.to_lowercase();
    let capital = subject.contains(' ') && noun.starts_with(char::is_uppercase);
    ROLES.contains(&&*low) || capital && !is_paper(&low)
}

/// What follows the first of several verbs in a row, which a question cannot all turn round: `keep the list, approve
/// boats`.
fn one_verb<'t>(rest: &'t str, helper: &Helper) -> &'t str {
    let verb = |behind: &str| {
        let first = behind.split([' ', ',']).next().unwrap_or_default();
        let low = first.chars().all(char::is_lowercase);
        low && forms(first).iter().any(|(_, sorts)| sorts & BASE != 0)
    };
    let modal = matches!(helper, Helper::Modal(modal, _) if modal != "can")
        && !rest.starts_with("be ")
        && verb(rest);
    let mut marks = rest.match_indices(", ");
    let end = marks.find(|(at, mark)| modal && verb(&rest[at + mark.len()..]));
    end.map_or(rest, |(at, _)| &rest[..at])
}

/// Whether anybody is meant who may do a thing that is not told: `a member may leave at any time`.
fn is_anybody(clause: &Clause, rest: &str) -> bool {
    let words: Vec<&str> = clause.subject.split(' ').collect();
    let any = ["a", "an", "any", "each", "every", "the"];
    let bare = words.len() == 1 || words.len() == 2 && any.contains(&&*words[0].to_lowercase());
    let person = PERSONS.contains(&&*head(&clause.subject).to_lowercase());
    let thing = rest
        .split(' ')
        .skip(1)
        .take(2)
        .any(|word| matches!(word, "the" | "a" | "an" | "its" | "their"));
    bare && person && !thing && clause.lead.is_empty()
}

/// `The Minister shall decide`: who decides?
pub(super) fn who(clause: &Clause) -> Option<Asked> {
    /// Longer subjects are no answer.
    const LONGEST: usize = 7;
    let rest = one_verb(cut(&clause.rest), &clause.helper);
    let torn = ["if", "when", "where", "unless", "to", "or", "and"]
        .iter()
        .any(|word| rest.ends_with(&format!(" {word}")));
    // `jointly with up to three others`: others of whom?
    let others = rest.ends_with(" others") || rest.contains(" others ");
    // `may at any time, and must if …, appoint`: the verb is far off; `consists of two chambers`: asked the other way round
    let verb = rest.split(' ').next().unwrap_or_default();
    let far = matches!(clause.helper, Helper::Modal(..)) && PREPOSITIONS.contains(&verb);
    let parts =
        matches!(&clause.helper, Helper::Plain(base, _) if base == "consist" || base == "comprise");
    if torn || others || far || parts || is_anybody(clause, rest) {
        return None;
    }
    let short = clause.subject.split(' ').count() <= LONGEST;
    let told = rest.split(' ').count() >= 3 || !clause.lead.is_empty();
    let passive = rest.starts_with("be ")
        && !rest.starts_with("be responsible")
        && !rest.starts_with("be liable");
    let all = EVERYBODY.contains(&&*clause.subject.to_lowercase())
        || clause.subject.to_lowercase().starts_with("no ");
    let question = clause
        .who(rest)?
        .replace("who must be liable", "who is liable")
        .replace("who must be responsible", "who is responsible");
    // `the member` is no answer: the rule is on what he or she must do
    let bare = clause.subject.split(' ').filter(|word| {
        !matches!(
            *word,
            "the" | "a" | "an" | "any" | "The" | "A" | "An" | "Any"
        )
    });
    let generic = bare.count() == 1 && PERSONS.contains(&&*head(&clause.subject).to_lowercase());
    (!all && !generic && is_role(&clause.subject) && short && told && !passive).then(|| {
        asked(
            led(clause, question),
            Value::Words(lowered_article(&clause.subject)),
            0.64,
        )
    })
}
