//! Questions in which two thoughts were tangled: two verbs where one belongs, words that lean on the sentence before, a place
//! asked for where a time was told.

use crate::generate::facts::Value;
use crate::generate::language::{Kind, Token, tokens, value};
use crate::generate::lexicon::{
    AUXILIARIES, BASE, DETERMINERS, PARTICIPLE, PREPOSITIONS, is_month, is_third, of_form,
};

/// `Should you stage 1 may need changing?`, `how many dashes does do not switch off`, `if that does not help`: two verbs where
/// one belongs, or words that lean on the sentence before.
pub(super) fn is_tangled(words: &[Token]) -> bool {
    let two = words
        .iter()
        .position(|word| word.is("should"))
        .is_some_and(|at| {
            let you = words.get(at + 1).is_some_and(|next| next.is("you"));
            let behind = words[at + 1..].iter();
            let joined = words
                .iter()
                .any(|word| word.among(&["if", "when", "that", "which", "so", "until", "before"]));
            you && !joined
                && behind
                    .clone()
                    .any(|word| word.among(&["may", "must", "can", "will"]))
        });
    let helped = words.windows(2).any(|pair| {
        pair[0].among(&["do", "does", "did"])
            && pair[1].among(&["do", "does", "is", "are", "nothing"])
    });
    let leans = words.windows(3).any(|three| {
        three[0].is("if") && three[1].is("that") && three[2].among(&["does", "is", "fails", "did"])
            || three[0].is("in") && three[1].is("the") && three[2].is("meantime")
    });
    // `how many nights later the army crossed the sound`
    let later = words.windows(4).any(|four| {
        four[0].is("how")
            && four[1].is("many")
            && four[3].among(&["later", "earlier", "ago", "afterwards", "before"])
    });
    // `how long is inflated she?`
    let turned = words.windows(3).any(|three| {
        three[0].among(&["is", "was", "are", "were"])
            && of_form(&three[1].low, PARTICIPLE).is_some()
            && three[2].among(&["she", "he", "it", "they"])
    });
    // `In which year did long remember as Black Monday?`, `to what time does the foam last two?`
    let unsaid = words
        .windows(2)
        .any(|pair| pair[0].is("did") && pair[1].is("long"))
        // `In which year did last amend by the club?`
        || words.windows(3).any(|three| {
            three[0].is("did") && three[1].is("last") && of_form(&three[2].low, BASE).is_some()
        })
        // `Did labourers being given jobs build roads?`
        || words.iter().any(|word| word.is("did")) && words.iter().any(|word| word.is("being"));
    let said = spoken(words);
    let whither = said
        .windows(2)
        .any(|pair| pair[0].is("to") && pair[1].is("what"));
    let halved = whither && said.last().is_some_and(|last| value(last).is_some());
    // `Who set up in Guernsey and lasting?`
    let lasting = matches!(said.as_slice(), [.., year, and, last] if year.is_year() && and.is("and") && last.low.ends_with("ing"));
    unsaid
        || has_odd_verb(&said)
        || halved
        || lasting
        || two
        || helped
        || leans
        || later
        || is_owned_twice(words)
        || turned
        || is_two_deeds(words)
}

/// Whether one thing is said to be another's twice: `a movement for reform's pulpit's pulpit`.
fn is_owned_twice(words: &[Token]) -> bool {
    words.windows(3).any(|three| {
        let both = three[0].kind == Kind::Possessive && three[2].kind == Kind::Possessive;
        both && !three[1].is_capital()
    })
}

/// Whether a verb of another clause, or a part of one, was left in a question: `how old is the mill and retains its wheels`, `how
/// many fish to be ship to Lund`, `how long has 6 months kept warm`.
fn has_odd_verb(said: &[&Token]) -> bool {
    let relative = said
        .iter()
        .any(|word| word.among(&["that", "which", "who", "whose"]));
    let is = said.iter().position(|word| word.is("is"));
    let both = is.filter(|_| !relative).is_some_and(|is| {
        let mut joined = said[is..].windows(2);
        joined.any(|pair| pair[0].is("and") && is_third(&pair[1].low))
    });
    let torn = said.windows(3).any(|three| {
        let plain = of_form(&three[2].low, BASE).is_some();
        let done = of_form(&three[2].low, PARTICIPLE).is_some();
        three[0].is("to") && three[1].is("be") && plain && !done
    });
    let counted = said
        .windows(2)
        .any(|pair| pair[0].is("has") && value(pair[1]).is_some());
    both || torn || counted
}

/// The words of a question without the marks among them.
pub(super) fn spoken<'w, 't>(words: &'w [Token<'t>]) -> Vec<&'w Token<'t>> {
    let marked = words.iter().filter(|word| word.kind != Kind::Mark);
    marked.collect()
}

/// Whether what was joined to a deed stands in the words of a statement: `did Seddon die and the post passed to Enfield`,
/// `does membership last and cannot be renewed`.
fn is_two_deeds(words: &[Token]) -> bool {
    /// So near stands the verb behind its subject.
    const NEAR: usize = 4;
    let Some(asks) = words
        .iter()
        .position(|word| word.among(&["did", "does", "do", "was", "were"]))
    else {
        return false;
    };
    let joined = words
        .iter()
        .enumerate()
        .skip(asks)
        .filter(|(_, word)| word.is("and"));
    joined.into_iter().any(|(at, _)| {
        let next = words.get(at + 1);
        let helped = next.is_some_and(|next| {
            next.among(&["cannot", "may", "must", "is", "are", "was", "were", "will"])
        });
        let subject = next.is_some_and(|next| next.among(DETERMINERS));
        // `was the mill sold and the kiln burnt`
        let passive =
            words[asks].among(&["was", "were"]) && !words[asks..at].iter().any(Token::is_past);
        let verb = words
            .iter()
            .skip(at + 2)
            .take(NEAR)
            .any(|word| !passive && word.is_past() || word.among(&["was", "were"]));
        // `did Chaucer visit and among the pilgrims`
        let objectless = next.is_some_and(|next| next.among(PREPOSITIONS))
            && of_form(&words[at - 1].low, BASE).is_some()
            && !words[at - 1].is_capital();
        helped || subject && verb || objectless || has_other_doers(words, asks, at)
    })
}

/// Whether others do something behind what a question asks for: `was the club formed and members set their minds on a hall`.
fn has_other_doers(words: &[Token], asks: usize, and: usize) -> bool {
    let (Some(doers), Some(verb)) = (words.get(and + 1), words.get(and + 2)) else {
        return false;
    };
    let done = words[asks + 1..and]
        .iter()
        .any(|word| word.is_past() || of_form(&word.low, BASE).is_some() && !word.is_capital());
    let owns = words[and + 3..]
        .iter()
        .any(|word| word.among(&["their", "its"]));
    let many = doers.low.ends_with('s') && !doers.is_past() && !doers.is_capital();
    done && many
        && (verb.is_past() || verb.among(&["was", "were"]))
        && (owns || !words[asks].is("did"))
}

/// Words by which a question of a rule or a product runs on, leans on the sentence before, or asks by a verb that another
/// verb follows: `take or so to recover`, `if it is larger`, `enable to obtain`, `who decides by simple majority`.
pub(super) fn is_cut_wrongly(stem: &str) -> bool {
    const MARKS: [&str; 17] = [
        " or so ",
        " a copy to ",
        "everything else",
        " are all ",
        " and you ",
        "any other ",
        " enable to ",
        " enables to ",
        " allow to ",
        " allows to ",
        " permit to ",
        " if you do,",
        "who decides by ",
        "who decides at ",
        "who decides in ",
        " up to what time ",
        " in question ",
    ];
    let asked = stem.to_lowercase();
    // `for how long must you hold the knob if it is larger?`
    let condition = asked.split_once(" if it is ").is_some_and(|(_, rest)| {
        let rest = rest.trim_end_matches('?');
        !rest.contains(' ') && (rest.ends_with("er") || matches!(rest, "more" | "less" | "not"))
    });
    let tail = asked.trim_end_matches(['?', '.']);
    let torn = [
        " only if",
        " is treated",
        " to look at",
        " only",
        " one of whom shall",
        " one of which shall",
        " along with",
        " by",
    ]
    .iter()
    .any(|end| tail.ends_with(end) && asked.ends_with('?'));
    // `the how many telescopes`, `what do you mean for sieving`
    let double = asked.contains(" the how many ")
        || asked.contains(" what do you ")
        || asked.starts_with("what do you ");
    // `about how thick is defrost when the ice?`: an order made the subject
    let ordered = {
        let words: Vec<&str> = tail.split(' ').collect();
        words.windows(3).any(|three| {
            matches!(three[0], "is" | "are")
                && of_form(three[1], BASE).is_some()
                && (matches!(three[2], "when" | "if" | "only" | "until")
                    || three[2].len() == 1 && three[2] != "a")
        })
    };
    let had = tail.ends_with(" be had")
        || asked.contains(" be beginning ")
        || asked.contains(" and a sixth ");
    condition || torn || double || ordered || had || MARKS.iter().any(|mark| asked.contains(mark))
}

/// Whether a question breaks off, or has a number where a place of the law was cut out: `which term means the board in?`,
/// `who buries or removes remains or 16?`.
pub(super) fn is_broken_off(stem: &str) -> bool {
    let asked = stem.to_lowercase();
    let tail = asked.trim_end_matches(['?', '.']);
    // `how many Rotor not recognised?`, `by how many p.m.`, `need '' cranking`
    let counted = asked.split_once("how many ").is_some_and(|(_, rest)| {
        let words = tokens(rest);
        let verb = |word: &Token| {
            word.is_finite() || word.among(AUXILIARIES) || of_form(&word.low, BASE).is_some()
        };
        rest.starts_with("p.m") || rest.starts_with("a.m") || !words.iter().any(verb)
    });
    let marked = asked.contains("''")
        || asked.contains(" ' ")
        || tail.ends_with(['-', '–', '—'])
        || tail.ends_with(" that")
        || tail.ends_with(" who");
    let unread = ["who or what is the ", "which setting is the ", "??"];
    let cut_off = asked.contains("which term means ")
        && [" in", " of", " or"].iter().any(|end| tail.ends_with(end));
    // `what is the outermost?`: the outermost what?
    let singled = tail.rsplit_once(" the ").is_some_and(|(before, last)| {
        before.ends_with("what is") && last.ends_with("most") && !last.contains(' ')
    });
    // `what is prohibited hooks, or any device?`
    let listed = asked
        .split_once(" is prohibited ")
        .is_some_and(|(before, rest)| {
            let next = rest.split(' ').next().unwrap_or_default();
            before.ends_with("what")
                && !PREPOSITIONS.contains(&next)
                && !matches!(next, "unless" | "except" | "without" | "if" | "when")
        });
    // `in which century did he reign before Christ?`
    let both = asked.contains("after what time ") && asked.contains(" or after ");
    let era = both || asked.contains("which century ") && tail.ends_with(" before christ");
    marked
        || era
        || counted
        || asked.contains(" nevertheless ")
        || listed
        || cut_off
        || singled
        || unread.iter().any(|words| asked.contains(words))
        || has_lone_number(&asked)
}

/// Whether a number stands where a noun belongs: `a person who removes remains or 16 is liable`.
fn has_lone_number(asked: &str) -> bool {
    let joins = [" or ", " and "];
    let lone = |(at, join): (usize, &str)| {
        let rest = &asked[at + join.len()..];
        let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let before = asked[..at].rsplit(' ').next().unwrap_or_default();
        let verb = behind.starts_with(" is ") || behind.starts_with(" shall ") || behind == "?";
        // `have the seals checked or 300 hours`
        let verb = verb || of_form(before, PARTICIPLE).is_some() && join == " or ";
        behind.len() < rest.len() && verb && before.chars().all(char::is_alphabetic)
    };
    joins.iter().any(|join| asked.match_indices(join).any(lone))
}

/// `Does "LOAD" appears`, `does the machine counts for you`: a helper and a verb of the third person behind its subject.
pub(super) fn is_doubly_inflected(words: &[Token]) -> bool {
    let helper = words
        .iter()
        .position(|word| word.among(&["does", "do", "did", "must", "may", "should"]));
    // `who may make regulations prescribing fees, forms and charges`
    let Some(at) = helper.filter(|at| *at == 0 || !words[at - 1].is("who")) else {
        return false;
    };
    let rest = &words[at + 1..];
    let helped = words[at].among(&["does", "do", "did"]);
    helped && has_second(rest)
        || rest.windows(3).take(5).any(|three| {
            let subject = three[0].kind == Kind::Word
                && !three[0].among(DETERMINERS)
                && !three[0].among(PREPOSITIONS)
                && of_form(&three[0].low, PARTICIPLE).is_none();
            let verb = is_third(&three[1].low) && !three[1].is_capital();
            let behind = three[2].among(&["for", "and", "to", "on", "the", "a", "it"]);
            subject
                && verb
                && behind
                && !three[0].low.ends_with("al")
                && !three[0].low.ends_with("ic")
        })
}

/// Whether a second clause with a subject and a verb of its own stands behind the first: `does the lamp flash and a bell sounds`.
fn has_second(words: &[Token]) -> bool {
    /// So many words a subject has at most.
    const NEAR: usize = 4;
    let own = |at: usize| {
        words[at + 2..]
            .iter()
            .take(NEAR)
            .take_while(|word| word.kind == Kind::Word && !word.among(PREPOSITIONS))
            .skip(1)
            .any(|word| is_third(&word.low) && !word.is_capital() && !word.low.ends_with("ss"))
    };
    (0..words.len().saturating_sub(2))
        .any(|at| words[at].is("and") && words[at + 1].among(&["a", "an", "the", "its"]) && own(at))
}

/// Whether an answer is a time, which nobody asks for by `where`: `in March`, `spring and early summer`.
pub(super) fn is_time(value: &Value) -> bool {
    const SEASONS: [&str; 6] = ["spring", "summer", "autumn", "winter", "night", "daytime"];
    let told = value.told().to_lowercase();
    let told = ["in ", "at ", "the ", "late ", "early "]
        .iter()
        .fold(told.as_str(), |told, word| told.trim_start_matches(word));
    let first = told.split([' ', ',']).next().unwrap_or_default();
    is_month(first) || SEASONS.contains(&first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::language::tokens;

    fn words(prompt: &str) -> Vec<Token<'_>> {
        let mut words = tokens(prompt);
        words.retain(|word| word.kind != Kind::Mark);
        words
    }

    #[test]
    fn two_verbs_where_one_belongs_are_seen() {
        for prompt in [
            "Lund 9: after how many months should you stone 1 may need changing?",
            "Lund 9: to what time do the rollers last four?",
            "In which year did long remember as Black Monday?",
            "In which year did last amend by the council?",
            "In which year was a movement for reform's pulpit's roof mended?",
            "Lund 9: how many bars does do not stop while the lamp show?",
            "Lund 9: what does the sieve need if that does not help?",
            "How many nights later the army crossed the sound?",
            "In which year did Lund visit and among the millers of his Tales?",
            "In which year was the hall replaced by a new one and the hall continued in use?",
            "In which year was the guild formed and members set their minds on a hall?",
            "About how old is the Lund mill and retains traces of its wheels?",
            "In which year did a cart of fish to be ship to Lima turn over?",
        ] {
            assert!(is_tangled(&words(prompt)), "{prompt}");
        }
        for prompt in [
            "Lund 9: for how long should you run the mill before the sieve may be changed?",
            "Which term does the Mill Act define as \"a wheel that does not turn\"?",
            "How many nights did the army wait?",
            "In which year were the mill and the kiln sold?",
            "In which year did Lund buy mills and ships for their crews?",
            "Where was the guild formed and registered?",
        ] {
            assert!(!is_tangled(&words(prompt)), "{prompt}");
        }
    }

    #[test]
    fn a_helper_takes_a_plain_verb() {
        for prompt in [
            "What does the mill counts for you, show?",
            "Lund 9: in what colour does the lamp flash and a bell sounds in the dark?",
        ] {
            assert!(is_doubly_inflected(&words(prompt)), "{prompt}");
        }
        for prompt in [
            "Under the Mill Act, who may make rules on fees, forms and weights?",
            "What does the miller keep for the guild?",
        ] {
            assert!(!is_doubly_inflected(&words(prompt)), "{prompt}");
        }
    }

    #[test]
    fn what_breaks_off_is_seen() {
        for prompt in [
            "Under the Mill Act, who may grant a licence to a person who –?",
            "Lund 9: at what interval must you have the seals checked or 300 hours?",
            "In which century did the king of Lund reign before Christ?",
        ] {
            assert!(is_broken_off(prompt), "{prompt}");
        }
        assert!(!is_broken_off("Lund 9: who checks the seals or the lid?"));
    }

    #[test]
    fn what_runs_on_or_leans_is_seen() {
        for prompt in [
            "How long can the mill take or so to stop?",
            "For how long must you hold the bar if it is larger?",
            "Under the Mill Act, who decides by simple majority?",
        ] {
            assert!(is_cut_wrongly(prompt), "{prompt}");
        }
        assert!(!is_cut_wrongly(
            "By whom must the cord be replaced if it is damaged?"
        ));
    }

    #[test]
    fn times_are_no_places() {
        let time = |text: &str| is_time(&Value::Words(text.to_owned()));
        assert!(time("in March") && time("November") && time("spring and early summer"));
        assert!(!time("Lima") && !time("in the mill"));
    }
}
