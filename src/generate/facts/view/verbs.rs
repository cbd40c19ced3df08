//! The verb group of a clause as a question has it.

use super::*;

impl View<'_, '_> {
    /// The verb behind a subject in a question, and what moves before it: `did`, `join`.
    pub(crate) fn verb(&self) -> (String, String) {
        let clause = self.clause;
        let base = clause.verb.to_owned();
        match clause.mode {
            Mode::Past => {
                let before = clause
                    .group
                    .start
                    .checked_sub(1)
                    .map_or("", |at| self.low(at));
                let first = if before == "first" || DEGREES.contains(&before) {
                    format!("{before} ")
                } else {
                    String::new()
                };
                (String::from("did"), format!("{first}{base}"))
            }
            Mode::Third => (String::from("does"), base),
            Mode::Plural => (String::from("do"), base),
            Mode::Copula | Mode::Passive | Mode::Helped => {
                let helper = clause.helper.unwrap_or(clause.group.start);
                let kept: Vec<&str> = (helper + 1..clause.group.end)
                    .filter(|at| {
                        let low = self.low(*at);
                        !LIGHT_ADVERBS.contains(&low) || low == "first" || DEGREES.contains(&low)
                    })
                    .map(|at| self.tokens[at].text)
                    .collect();
                // what had happened in a year happened in it
                match (self.low(helper), kept.as_slice()) {
                    ("had", ["been", passive @ ..]) => {
                        let be = if self.subject.plural { "were" } else { "was" };
                        (be.to_owned(), passive.join(" "))
                    }
                    ("had", [adverbs @ .., _]) => {
                        let said = adverbs.iter().chain([&clause.verb]);
                        (
                            String::from("did"),
                            said.copied().collect::<Vec<_>>().join(" "),
                        )
                    }
                    (helper, _) => (helper.to_owned(), kept.join(" ")),
                }
            }
        }
    }
}
