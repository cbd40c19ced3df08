//! Questions worded by their whole sentence.

use super::*;
use crate::generate::lexicon::is_learned;

/// A question on what a thing does as its whole sentence with a gap for a term, where the question leaves much of that out:
/// what else the sentence tells is what makes the answer the only one. `None` where the answer is no term: then neither
/// would be kept.
pub(super) fn said_whole(sentence: &str, draft: Draft) -> Option<Draft> {
    let (label, asked) = draft.prompt.split_once(": ").unwrap_or(("", &draft.prompt));
    let deed = ["what does ", "what do ", "What does ", "What do "]
        .iter()
        .find_map(|opens| asked.strip_prefix(opens));
    let (Value::Words(answer) | Value::Term(answer) | Value::Name(answer, _)) = &draft.value else {
        return Some(draft);
    };
    let Some(deed) = deed.filter(|_| is_science(&draft) && !draft.prompt.contains("stand for"))
    else {
        return Some(draft);
    };
    let Some((before, behind)) = around(sentence, deed, answer) else {
        return Some(draft);
    };
    let last = answer.rsplit(' ').next().unwrap_or_default();
    let term = matches!(draft.value, Value::Term(_)) || is_learned(last);
    let lead = match label.is_empty() {
        true => String::new(),
        false => format!("{label}: "),
    };
    term.then(|| Draft {
        value: Value::Gaps(
            format!("{lead}{before}{{{{{answer}::term}}}}{behind}"),
            vec![answer.clone()],
        ),
        prompt: String::new(),
        ..draft.clone()
    })
}

/// What stands before and behind the answer in a sentence that says much more than the question, and names what that asks of;
/// `deed` is the question without `what does`.
fn around(sentence: &str, deed: &str, answer: &str) -> Option<(String, String)> {
    /// A question that leaves out fewer words than these says what its sentence does.
    const MORE: usize = 4;
    /// Longer sentences are read, not recalled.
    const LONGEST: usize = 28;
    // what a relative adds is told of the answer
    let end = [", which ", ", who ", "; "]
        .iter()
        .filter_map(|mark| sentence.find(mark))
        .min();
    let plain = end.map(|end| format!("{}.", &sentence[..end]));
    let sentence = plain.as_deref().unwrap_or(sentence);
    let count = |text: &str| text.split_whitespace().count();
    let (all, told) = (count(sentence), count(deed) + count(answer));
    let low = sentence.to_lowercase();
    // the subject as the question has it: in its sentence no pronoun stands for it
    let subject: Vec<&str> = deed.split(' ').take(2).collect();
    let named = low.starts_with(&subject.join(" ").to_lowercase());
    let leans = |word: &str| matches!(word, "it" | "they" | "he" | "she" | "them" | "this");
    let mut found = sentence.match_indices(answer).map(|(at, _)| at);
    let (Some(at), None) = (found.next(), found.next()) else {
        return None;
    };
    let much = (told + MORE..=LONGEST).contains(&all);
    (much && named && !low.split(' ').any(leans)).then(|| {
        (
            sentence[..at].to_owned(),
            sentence[at + answer.len()..].to_owned(),
        )
    })
}

#[cfg(test)]
mod tests {
    use crate::generate::facts::asking::prompts;

    #[test]
    fn a_question_that_leaves_much_out_is_its_sentence_or_none() {
        let asked = |text: &str| prompts(&format!("# Mills of the body\n\n{text}\n"));
        let bare = "Mills of the body: what does the gizzard contain?";
        let all = asked("The gizzard contains small stones.");
        assert!(all.iter().any(|prompt| prompt == bare), "{all:#?}");
        let all =
            asked("The gizzard contains stones in folds of muscle throughout the cold winter.");
        assert!(!all.iter().any(|prompt| prompt == bare), "{all:#?}");
        let all =
            asked("The gizzard contains trypsin in folds of muscle throughout the cold winter.");
        let told = "Mills of the body: The gizzard contains _____ (term) in folds of muscle throughout the cold winter.";
        assert!(all.iter().any(|prompt| prompt == told), "{all:#?}");
    }
}
