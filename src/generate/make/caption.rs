//! The words that head a rule and tell what it is on: `Art. 13. Quorum. One-third of all votes must be present.`
//!
//! They are no sentence and no heading of their own; without them readers asked of one rule in ten what it is about.

use super::standing::bare;
use super::worded::leading;
use super::*;
use crate::base::text::capitalised;
use crate::generate::facts::{LED, is_told, without_gaps};
use crate::generate::language::value;
use crate::generate::lexicon::{
    AUXILIARIES, BASE, DETERMINERS, JOINING, PREPOSITIONS, is_common, of_form,
};

/// A longer line is no caption.
const WORDS: usize = 6;
/// More words with a caption are read, not recalled: `check` warns of them.
const LONGEST: usize = 40;
/// Parts of a rule further above have another caption.
const PARTS: usize = 8;
/// What captions say that tell of nothing.
const EMPTY: [&str; 28] = [
    "example",
    "wait",
    "stop",
    "note",
    "notes",
    "section",
    "short title",
    "title",
    "citation",
    "name",
    "interpretation",
    "definitions",
    "meaning",
    "general",
    "miscellaneous",
    "other",
    "further",
    "final",
    "saving",
    "savings",
    "repeal",
    "commencement",
    "warning",
    "caution",
    "danger",
    "important",
    "guarantee",
    "warranty",
];

impl Maker<'_, '_> {
    /// The caption that a statement of a law or a manual is shown under, where its rule has one that tells more than the statement and does
    /// not tell the answer.
    pub(super) fn captioned(
        &self,
        block: usize,
        range: &Range<usize>,
        draft: &Draft,
    ) -> Option<Headed> {
        let binding = self.scene.is_binding();
        let (_, text) = self.stated_at(block, range, draft).filter(|_| binding)?;
        let at = self.labelled(text);
        let label = text.get(..at)?;
        let whole = ["is not.", "are not.", "does not.", "do not.", "may not."];
        let plain = label.ends_with(' ') && !whole.iter().any(|end| text.ends_with(end));
        let caption = self.caption(block).filter(|_| plain)?;
        let said = without_gaps(&text[at..], " ").to_lowercase();
        let low = caption.to_lowercase();
        let words = text.split_whitespace().count() + caption.split_whitespace().count();
        let fits = words <= LONGEST
            && !tells_all(&said, &low)
            && !label.to_lowercase().contains(&low)
            && !draft.value.texts().iter().any(|gap| is_told(gap, &low));
        let caption = match self.scene.frame.law() {
            Some(_) => caption,
            None => in_midst(&caption),
        };
        fits.then_some(Headed { at, caption })
    }

    /// The place of the sentence of a statement in its paragraph, and the text of the statement.
    pub(super) fn stated_at<'f>(
        &self,
        block: usize,
        range: &Range<usize>,
        draft: &'f Draft,
    ) -> Option<(usize, &'f str)> {
        let Value::Gaps(text, _) = &draft.value else {
            return None;
        };
        let open = draft.is_sure() && !draft.key.starts_with(LED);
        let said = self.ground.said.get(block).filter(|_| open)?;
        let own = said
            .binary_search_by_key(&range.start, |one| one.start)
            .ok()?;
        Some((own, text))
    }

    /// The byte of a statement behind the title, the law or the product that it begins with.
    pub(super) fn labelled(&self, text: &str) -> usize {
        if self.scene.frame.law().is_some() {
            return text.len() - bare(text, self.scene.opening().as_deref()).len();
        }
        let label = leading(self.scene).filter(|label| text.starts_with(label));
        let end = label.and_then(|label| text[label.len()..].find(": ").map(|at| label.len() + at));
        end.map_or(0, |end| end + 2)
    }

    /// The caption of a block: its own, or that of the rule of which it is a part: `6. Complaints. (1) …` goes on with `(2) …`.
    fn caption(&self, block: usize) -> Option<String> {
        if let Some(caption) = self.own_caption(block) {
            return Some(caption);
        }
        let text = |at: usize| self.document.blocks[at].text.trim_start();
        let part = |at: usize| {
            let item = self.document.blocks[at].kind == BlockKind::ListItem;
            text(at).starts_with('(') || item && !text(at).starts_with(|c: char| c.is_ascii_digit())
        };
        let opens = |at: &usize| text(*at).contains(". (1) ");
        let mut above = (0..=block).rev().take(PARTS);
        let first = above.find(|at| opens(at) || !part(*at)).filter(opens)?;
        self.own_caption(first)
    }

    /// The words before the first sentence of a block that head it.
    fn own_caption(&self, block: usize) -> Option<String> {
        let said = self.ground.said.get(block)?;
        let text = &self.document.blocks[block].text;
        let line = |range: &Range<usize>| {
            let line = text.get(range.clone()).unwrap_or_default();
            behind_number(line.trim_matches(['*', '_', ' ']))
        };
        // `Art. 13.` may stand apart
        let (at, first) = said
            .iter()
            .map(line)
            .enumerate()
            .find(|one| !one.1.is_empty())?;
        (at <= 1 && at + 1 < said.len()).then(|| heading(first))?
    }
}

/// A line as a caption, if it is one: a few words without a verb and a number that tell of something.
fn heading(line: &str) -> Option<String> {
    let said = line.strip_suffix('.')?;
    let words = tokens(said);
    let heads = (1..=WORDS).contains(&words.len())
        && said.starts_with(char::is_uppercase)
        && !said.contains(['*', '_', '"', '(', ';', ':'])
        && !words.iter().any(|word| value(word).is_some())
        && !says(&words);
    let low = said.to_lowercase();
    let empty = EMPTY.iter().any(|empty| {
        low.strip_prefix(empty)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ',']))
    });
    let shouted = !said.contains(char::is_lowercase);
    // `III.` is the number of a rule
    let numbered = low.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'l'));
    (heads && !empty && !numbered).then(|| match shouted {
        true => capitalised(&low),
        false => said.to_owned(),
    })
}

/// Whether a line says something or orders it: it has a verb. `Visitors' permits` and `Marks and signs` have none that stands behind
/// what acts.
fn says(words: &[Token]) -> bool {
    let noun = |at: usize| {
        let ends = words
            .get(at + 1)
            .is_none_or(|next| next.among(PREPOSITIONS) || next.among(JOINING));
        words[at].low.ends_with('s') && (ends || at == 0) && !words[at].among(AUXILIARIES)
    };
    let told = words.first().is_some_and(|first| first.among(DETERMINERS));
    // `Wipe with a damp cloth.` is the first step, no heading of the others, but `Transfer of a berth` is one
    let ordered = match words {
        [first, next, ..] if of_form(&first.low, BASE).is_some() && !next.is("of") => {
            words
                .iter()
                .any(|word| word.among(DETERMINERS) || word.is("what"))
                || next.among(&["off", "out", "up", "on", "down", "it", "them"])
                || next.text.chars().all(char::is_uppercase)
        }
        _ => false,
    };
    ordered || (0..words.len()).any(|at| words[at].is_finite() && (told || !noun(at)))
}

/// A caption within a sentence: `Hot bath` gives `hot bath`, but `USB socket` stays.
fn in_midst(caption: &str) -> String {
    let plain = |word: &str| word.chars().skip(1).all(|c| !c.is_uppercase());
    let words = caption.split(' ').map(|word| match plain(word) {
        true => word.to_lowercase(),
        false => word.to_owned(),
    });
    words.collect::<Vec<_>>().join(" ")
}

/// A line without the number of its rule: `Art. 13. Quorum.`
fn behind_number(line: &str) -> &str {
    /// `Section 12.10` is the longest of them, in bytes.
    const NUMBER: usize = 14;
    let end = line
        .rfind(|c: char| c.is_ascii_digit())
        .map_or(0, |at| at + 1);
    match end <= NUMBER {
        true => line[end..].trim_start_matches(['.', ')', ']', ' ', '*']),
        false => line,
    }
}

/// Whether a statement has every word of a caption that tells anything.
fn tells_all(said: &str, caption: &str) -> bool {
    /// So many letters tell a root.
    const ROOT: usize = 5;
    let root = |word: &str| word.chars().take(ROOT).collect::<String>();
    let words = caption.split([' ', ',', '-']);
    let mut telling = words.filter(|word| word.len() > 2 && !is_common(word));
    telling.all(|word| said.contains(root(word).trim_end_matches('s')))
}

#[cfg(test)]
mod tests {
    use super::heading;
    use crate::generate::facts::asking::{law, shown};

    fn holds(all: &[String], wanted: &str) {
        assert!(all.iter().any(|one| one.contains(wanted)), "{all:#?}");
    }

    #[test]
    fn a_rule_is_shown_with_the_words_that_head_it() {
        let all =
            law("\n\nArt. 13. Quorum. One-third of all votes must be present or represented.");
        holds(&all, " (\"Quorum\"), _____");
        let all = law("\n\nArt. 4. Landing fees. The landing fee of a boat is 9 crowns in summer.");
        assert!(!all.iter().any(|one| one.contains("(\"")), "{all:#?}");
    }

    #[test]
    fn the_parts_of_a_rule_have_its_caption() {
        let all = law(
            "\n\n6. Complaints against landings. (1) A boatman may complain of a landing in writing.\n\n(2) The harbour master shall \
             answer within 28 days.\n\n## Councils\n\nThe council meets at least six times a year.",
        );
        holds(
            &all,
            " (\"Complaints against landings\"), the harbour master",
        );
        let council: Vec<_> = all
            .iter()
            .filter(|one| one.contains("council meets"))
            .collect();
        assert!(
            !council.is_empty() && !council.iter().any(|one| one.contains("Complaints")),
            "{all:#?}"
        );
    }

    #[test]
    fn a_step_of_a_manual_is_shown_with_what_it_is_on() {
        let all = shown(
            "# Lumo 300 Stage Lamp User Manual\n\n## Use\n\nRead the whole manual before you use the lamp. Keep the lamp away from \
             water.\n\n**Tilting the arm.** A small movement of up to 5 mm is normal.\n",
        );
        holds(
            &all,
            "Lumo 300 Stage Lamp, tilting the arm: A small movement of up to _____",
        );
    }

    #[test]
    fn captions_have_no_verb_and_tell_something() {
        for (line, told) in [
            ("Visitors' permits.", Some("Visitors' permits")),
            ("STAGING.", Some("Staging")),
            ("Marks and signs.", Some("Marks and signs")),
            ("The quorum is twenty.", None),
            ("The Court sits weekly.", None),
            ("Wipe with a damp cloth.", None),
            ("Press START.", None),
            ("Wipe off what runs over.", None),
            ("Transfer of a berth.", Some("Transfer of a berth")),
            ("Short title and commencement.", None),
            ("Quorum", None),
        ] {
            assert_eq!(heading(line).as_deref(), told, "{line}");
        }
    }
}
