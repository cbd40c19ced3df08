//! Questions worded by their whole sentence.

use super::reading::Read;
use super::*;

impl Maker<'_, '_> {
    /// A question in which the first word of its sentence has a small letter, unless it is a name: `are missed hours kept?`
    pub(super) fn lowered(&self, asked: &str, read: &Read) -> String {
        let first = read.tokens.first().filter(|first| first.is_capital());
        match first.filter(|first| !self.scene.known.is_capital(first.text) && first.text.len() > 1)
        {
            Some(first) => {
                asked.replacen(&format!(" {} ", first.text), &format!(" {} ", first.low), 1)
            }
            None => asked.to_owned(),
        }
    }
}

/// A question on what a thing does as its whole sentence with a gap, where the question leaves much of that out: what else the
/// sentence tells is what makes the answer the only one.
pub(super) fn said_whole(sentence: &str, draft: Draft) -> Draft {
    /// A question that leaves out fewer words than these says what its sentence does.
    const MORE: usize = 4;
    /// Longer sentences are read, not recalled.
    const LONGEST: usize = 28;
    let (label, asked) = draft.prompt.split_once(": ").unwrap_or(("", &draft.prompt));
    let (Value::Words(answer) | Value::Term(answer) | Value::Name(answer, _)) = &draft.value else {
        return draft;
    };
    let deed = ["what does ", "what do ", "What does ", "What do "]
        .iter()
        .find_map(|opens| asked.strip_prefix(opens));
    let Some(deed) = deed.filter(|_| is_science(&draft) && !draft.prompt.contains("stand for"))
    else {
        return draft;
    };
    // what a relative adds is told of the answer
    let end = [", which ", ", who ", "; "]
        .iter()
        .filter_map(|mark| sentence.find(mark))
        .min();
    let plain = end.map(|end| format!("{}.", &sentence[..end]));
    let sentence = plain.as_deref().unwrap_or(sentence);
    let count = |text: &str| text.split_whitespace().count();
    let (all, told) = (count(sentence), count(deed) + count(answer));
    // the subject as the question has it: in its sentence no pronoun stands for it
    let subject: Vec<&str> = deed.split(' ').take(2).collect();
    let named = sentence
        .to_lowercase()
        .starts_with(&subject.join(" ").to_lowercase());
    let mut found = sentence.match_indices(answer.as_str()).map(|(at, _)| at);
    let (Some(at), None) = (found.next(), found.next()) else {
        return draft;
    };
    let leans = |word: &str| matches!(word, "it" | "they" | "he" | "she" | "them" | "this");
    let leaning = sentence.to_lowercase().split(' ').any(leans);
    if all < told + MORE || all > LONGEST || !named || leaning {
        return draft;
    }
    let (before, behind) = (&sentence[..at], &sentence[at + answer.len()..]);
    let lead = match label.is_empty() {
        true => String::new(),
        false => format!("{label}: "),
    };
    Draft {
        value: Value::Gaps(
            format!("{lead}{before}{{{{{answer}}}}}{behind}"),
            vec![answer.clone()],
        ),
        prompt: String::new(),
        ..draft
    }
}
