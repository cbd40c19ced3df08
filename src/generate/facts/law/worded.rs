//! How a rule is worded: as a statement, as a question, as a question for its subject.

use super::clause::{Clause, Helper, is_plural};
use crate::generate::lexicon::{BASE, forms, third};

impl Clause {
    /// The rule as a statement.
    pub(super) fn statement(&self) -> String {
        let verb = match &self.helper {
            Helper::Modal(modal, true) if modal == "can" => String::from("cannot"),
            Helper::Modal(modal, denied) => format!("{modal}{}", if *denied { " not" } else { "" }),
            Helper::Be(be) => be.clone(),
            Helper::Plain(base, true) => base.clone(),
            Helper::Plain(base, false) => third(base),
        };
        let told = format!("{} {verb} {}", self.subject, self.rest);
        match self.lead.is_empty() {
            true => told,
            false => format!("{}, {told}", self.lead),
        }
    }

    /// `is` or `are`, as the subject needs it.
    pub(super) fn be(&self) -> &'static str {
        match is_plural(&self.subject) {
            true => "are",
            false => "is",
        }
    }

    /// The rule as a question that begins with some words: `within how many days must …`. `rest` stands for what follows
    /// the verb; a duty without a time is told as it is done: `by whom is …`.
    pub(super) fn question(&self, front: &str, rest: &str, done: bool) -> Option<String> {
        let be = self.be();
        let subject = &self.subject;
        // `be made only by the clerk`: by whom, without the rest of the phrase
        let rest = rest.trim_end();
        let rest = rest.strip_suffix(" only").unwrap_or(rest);
        // `no tenant may hold more than …` turned round says nothing
        if ["no ", "neither "]
            .iter()
            .any(|none| subject.to_lowercase().starts_with(none))
        {
            return None;
        }
        let told = match &self.helper {
            Helper::Modal(_, true) => return None,
            Helper::Modal(modal, _) if done && modal != "may" && rest.starts_with("be ") => {
                format!("{front} {be} {subject} {}", &rest[3..])
            }
            Helper::Modal(modal, _) => {
                let modal = if modal == "shall" { "must" } else { modal };
                format!("{front} {modal} {subject} {rest}")
            }
            Helper::Be(be) => format!("{front} {be} {subject} {rest}"),
            Helper::Plain(base, plural) => {
                let does = if *plural { "do" } else { "does" };
                format!("{front} {does} {subject} {base} {rest}")
            }
        };
        Some(told)
    }

    /// The rule as a question for its subject: `who appoints …`.
    pub(super) fn who(&self, rest: &str) -> Option<String> {
        match &self.helper {
            Helper::Modal(_, true) | Helper::Be(_) => None,
            Helper::Modal(modal, _) => {
                let (first, behind) = rest.split_once(' ').unwrap_or((rest, ""));
                let base = forms(first).iter().any(|(_, sorts)| sorts & BASE != 0);
                match &**modal {
                    "shall" if first != "be" && base => {
                        Some(format!("who {} {}", third(first), also_third(behind)))
                    }
                    "shall" => Some(format!("who must {rest}")),
                    modal => Some(format!("who {modal} {rest}")),
                }
            }
            Helper::Plain(base, _) => Some(format!("who {} {rest}", third(base))),
        }
    }
}
/// What follows the verb of a rule whose second verb shares its subject: `establish and keep the rules`.
fn also_third(behind: &str) -> String {
    let second = behind.strip_prefix("and ").and_then(|rest| {
        let (verb, rest) = rest.split_once(' ')?;
        let base = forms(verb).iter().any(|(_, sorts)| sorts & BASE != 0);
        base.then(|| format!("and {} {rest}", third(verb)))
    });
    second.unwrap_or_else(|| behind.to_owned())
}
